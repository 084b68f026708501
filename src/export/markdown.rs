//! An answer's blocks come in, GitHub-flavoured Markdown comes out.
//!
//! All data is escaped, so a name can neither break a table nor start a
//! heading nor inject HTML. Hidden characters are written as visible escapes
//! like `\u{202e}`. The one thing that data may become is a link: a plain
//! `http` or `https` address, whose target is what is shown. Colour is not
//! written; it never carries a meaning alone.

use super::{Format, Options, columns};
use crate::error::Error;
use crate::text::visible;
use crate::view;
use crate::view::answer::{Answer, Block, Item, Link, Part, Table};
use crate::view::figure::Figure;

/// `--format markdown`.
pub static FORMAT: Format = Format {
    name: "markdown",
    extension: "md",
    answer: Some(answer),
    pages: None,
    figure: None,
    snapshot: None,
    network: Some(|networks, options| Ok(answer(&view::ties(networks), options)?.into_bytes())),
};

/// Writes the blocks of an answer for reading; the flat table and the data are
/// left out.
///
/// # Errors
/// None; the result is there for the sake of the registry.
pub fn answer(answer: &Answer, _: &Options) -> Result<String, Error> {
    let mut text = String::new();
    for line in blocks(&answer.blocks) {
        text.push_str(&line);
        text.push('\n');
    }
    Ok(text)
}

/// `text` on one line, shown literally wherever Markdown expects running text.
///
/// ```
/// use stancegraph::export::markdown::escape;
///
/// assert_eq!(escape("a|b <i>*"), r"a\|b &lt;i&gt;\*");
/// assert_eq!(escape("1. # no list"), r"1\. \# no list");
/// ```
pub fn escape(text: &str) -> String {
    line(visible::on_one_line(text).trim())
}

/// Blocks with one blank line between them.
pub(super) fn blocks(blocks: &[Block]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut after_list = false;
    for block in blocks {
        let block_lines = match block {
            Block::Heading(level, text)
            | Block::Section {
                level, title: text, ..
            } => heading(*level, text),
            Block::Paragraph(text) => paragraphs(text),
            Block::Note(parts) => vec![note(parts)],
            Block::Quote { text, attribution } => quote(text, attribution),
            Block::Table(table) => table_lines(table),
            Block::List(items) => list(items),
            Block::Figure(figure) => drawing(figure),
            Block::Links(links) => places(links),
            // No two readers of Markdown name these places alike.
            Block::SeeAlso(_) => Vec::new(),
            Block::Cited {
                text,
                attribution,
                notes,
            } => cited(text, attribution, notes),
            Block::Notes(notes) => footnotes(notes),
        };
        if block_lines.is_empty() {
            continue;
        }
        let is_list = matches!(block, Block::List(_));
        if after_list && is_list {
            // Two lists in a row would be read as one.
            lines.extend([String::new(), "<!-- -->".to_owned()]);
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(block_lines);
        after_list = is_list;
    }
    lines
}

fn heading(level: u8, text: &str) -> Vec<String> {
    let signs = "#".repeat(usize::from(level.clamp(1, 6)));
    vec![format!("{signs} {}", escape(text)).trim_end().to_owned()]
}

/// Those places to which every reader of Markdown gives the same name; the
/// others are headings without a way to them.
fn places(links: &[Link]) -> Vec<String> {
    let named = |link: &&Link| link.to == link.text.to_lowercase().replace(' ', "-");
    let links = links.iter().filter(named);
    let links = links.map(|link| format!("- [{}](#{})", escape(&link.text), link.to));
    links.collect()
}

/// A quote whose last line has the marks of its footnotes.
fn cited(text: &str, attribution: &str, notes: &[usize]) -> Vec<String> {
    let mut lines = quote(text, attribution);
    if let Some(last) = lines.last_mut().filter(|_| !attribution.is_empty()) {
        last.extend(notes.iter().map(|note| format!("[^{note}]")));
    }
    lines
}

/// A list for reading, and the same as the footnotes of the file.
fn footnotes(notes: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = notes.iter().map(|n| format!("- {}", escape(n))).collect();
    for (at, note) in notes.iter().enumerate() {
        lines.push(String::new());
        lines.push(format!("[^{}]: {}", at + 1, escape(note)));
    }
    lines
}

/// The picture beside the file, by the figure's name, with what it shows.
fn drawing(figure: &Figure) -> Vec<String> {
    let (title, told) = (escape(&figure.title), escape(&figure.description));
    vec![
        format!("![{title}. {told}]({}.svg)", figure.name),
        String::new(),
        format!("*{title}*"),
    ]
}

/// Running text: a line break in it stays one, an empty line ends a paragraph.
fn paragraphs(text: &str) -> Vec<String> {
    let text = visible::on_lines(text);
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    for part in text.split('\n').map(str::trim) {
        if part.is_empty() {
            open = false;
            continue;
        }
        if let Some(last) = lines.last_mut() {
            if open {
                last.push('\\');
            } else {
                lines.push(String::new());
            }
        }
        lines.push(line(part));
        open = true;
    }
    lines
}

/// What can be typed is code; options and commands have no backquotes in them.
fn note(parts: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Words(words) => line(&visible::on_one_line(words)),
        Part::Code(code) => format!("`{code}`"),
    };
    parts.iter().map(part).collect()
}

fn quote(text: &str, attribution: &str) -> Vec<String> {
    let mut lines = paragraphs(text);
    if !attribution.is_empty() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("— {}", escape(attribution)));
    }
    indent(lines, "> ", "> ")
}

fn table_lines(table: &Table) -> Vec<String> {
    let columns = columns(table);
    if columns == 0 {
        return Vec::new();
    }
    let row = |cells: &mut dyn Iterator<Item = &str>| {
        let mut cells: Vec<String> = cells.map(escape).collect();
        cells.resize(columns, String::new());
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![
        row(&mut table.header.iter().map(String::as_str)),
        format!("|{}", " --- |".repeat(columns)),
    ];
    for cells in &table.rows {
        lines.push(row(&mut cells.iter().map(|cell| cell.text.as_str())));
    }
    lines
}

fn list(items: &[Item]) -> Vec<String> {
    let mut lines = Vec::new();
    for item in items {
        lines.push(format!("- {}", escape(&item.text)).trim_end().to_owned());
        let below = blocks(&item.below);
        if !below.is_empty() {
            lines.push(String::new());
            lines.extend(indent(below, "  ", "  "));
        }
    }
    lines
}

fn indent(lines: Vec<String>, first: &str, rest: &str) -> Vec<String> {
    let indented = |(index, line): (usize, String)| {
        let prefix = if index == 0 { first } else { rest };
        format!("{prefix}{line}").trim_end().to_owned()
    };
    lines.into_iter().enumerate().map(indented).collect()
}

/// One line of visible text, escaped; addresses become links.
fn line(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            escaped.push(' ');
        }
        match address(word) {
            Some((address, rest)) => {
                escaped.push('<');
                escaped.push_str(address);
                escaped.push('>');
                characters(rest, &mut escaped);
            }
            None => characters(word, &mut escaped),
        }
    }
    block_start(escaped)
}

/// A word that is an address, and the punctuation after it. Only characters
/// that mean nothing to Markdown between `<` and `>` make an address.
fn address(word: &str) -> Option<(&str, &str)> {
    let after = word
        .strip_prefix("https://")
        .or_else(|| word.strip_prefix("http://"))?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c);
    let address = word.trim_end_matches(|c: char| ".,;:!?)'*_~".contains(c));
    (after.starts_with(|c: char| c.is_ascii_alphanumeric())
        && address.chars().all(plain)
        && address.len() > word.len() - after.len())
    .then(|| (address, &word[address.len()..]))
}

/// What means something within a line. `://` and `www.` are kept from becoming
/// links, whose targets GitHub would take from the escaped text.
fn characters(word: &str, escaped: &mut String) {
    for (index, character) in word.char_indices() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '|' | '~' | '#' | '$' | '^' => {
                escaped.extend(['\\', character]);
            }
            ':' if word[index..].starts_with("://") => escaped.push_str("\\:"),
            '.' if word[..index].to_ascii_lowercase().ends_with("www") => escaped.push_str("\\."),
            _ => escaped.push(character),
        }
    }
}

/// What means something at the start of a line: `-`, `+`, `=`, `1.`, `1)`.
fn block_start(escaped: String) -> String {
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let at = match escaped.as_bytes().get(digits) {
        Some(b'-' | b'+' | b'=') if digits == 0 => 0,
        Some(b'.' | b')') if digits > 0 => digits,
        _ => return escaped,
    };
    format!("{}\\{}", &escaped[..at], &escaped[at..])
}

#[cfg(test)]
mod tests;
