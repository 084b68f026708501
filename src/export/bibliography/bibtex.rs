//! Sources as BibTeX. `@misc` is what every style knows; what a style does not
//! know of its fields it passes over.

use super::certain;
use crate::model::Source;
use crate::text::visible;

/// An entry for each source; its key is the id of the source.
pub fn bibtex(sources: &[&Source]) -> String {
    let entries: Vec<String> = sources.iter().map(|source| entry(source)).collect();
    entries.join("\n")
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

fn entry(source: &Source) -> String {
    // Inner braces keep capitals as they are, and names in one piece.
    let mut fields = vec![("title", format!("{{{{{}}}}}", text(&source.title)))];
    let authors = source.authors.iter();
    let authors: Vec<String> = authors.map(|name| format!("{{{}}}", text(name))).collect();
    if !authors.is_empty() {
        fields.push(("author", format!("{{{}}}", authors.join(" and "))));
    }
    let mut put = |name, value: Option<String>| {
        fields.extend(value.map(|value| (name, format!("{{{value}}}"))));
    };
    put("howpublished", source.publisher.as_deref().map(text));
    let published = source.published.as_ref();
    let date = published.map(|when| (when, certain(when)));
    if let Some((when, date)) = &date {
        put("year", Some(when.earliest.civil().0.to_string()));
        let month = date.as_ref().and_then(|parts| parts.get(1));
        let month = month.and_then(|month| MONTHS.get(usize::try_from(month - 1).ok()?));
        // The words for months stand without braces, so that styles may spell them.
        fields.extend(month.map(|month| ("month", (*month).to_owned())));
        let day = date.as_ref().and_then(|parts| parts.get(2));
        fields.extend(day.map(|day| ("day", format!("{{{day}}}"))));
        if date.is_none() {
            fields.push(("note", format!("{{{}}}", text(&when.to_string()))));
        }
    }
    let mut put = |name, value: Option<String>| {
        fields.extend(value.map(|value| (name, format!("{{{value}}}"))));
    };
    put("url", source.url.as_deref().map(address));
    let retrieved = source.retrieved.as_ref().and_then(|when| when.exactly());
    put("urldate", retrieved.map(|day| day.to_string()));
    let mut written = format!("@misc{{{},\n", source.id);
    for (name, value) in fields {
        written.push_str(&format!("  {name} = {value},\n"));
    }
    written.push_str("}\n");
    written
}

/// What means something to LaTeX or BibTeX as a command. BibTeX counts braces
/// even behind a backslash, so they are commands, too.
fn text(text: &str) -> String {
    let text = visible::on_one_line(text);
    let mut safe = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            '\\' => safe.push_str("\\textbackslash{}"),
            '{' => safe.push_str("\\textbraceleft{}"),
            '}' => safe.push_str("\\textbraceright{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => safe.extend(['\\', character]),
            _ => safe.push(character),
        }
    }
    safe
}

/// An address as it is, but for what would end the field.
fn address(url: &str) -> String {
    let mut safe = String::with_capacity(url.len());
    for character in visible::on_one_line(url).trim().chars() {
        match character {
            '\\' => safe.push_str("%5C"),
            '{' => safe.push_str("%7B"),
            '}' => safe.push_str("%7D"),
            ' ' => safe.push_str("%20"),
            _ => safe.push(character),
        }
    }
    safe
}
