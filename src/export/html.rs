//! An answer comes in, a page comes out: one file that needs no other, for
//! screens from 360 pixels on and for paper, light and dark.
//!
//! The markup is well-formed XML, too. Every text is escaped, hidden characters
//! are visible escapes, and the page allows itself no script and no request.

#[cfg(feature = "svg")]
mod size;

use std::fmt::Write as _;

use super::{Format, Options, columns};
use crate::error::Error;
use crate::text::{sha256_base64, visible};
use crate::view;
use crate::view::answer::{Answer, Block, Item, Link, Part, Table, Tone};
use crate::view::figure::Figure;

/// `--format html`.
pub static FORMAT: Format = Format {
    name: "html",
    extension: "html",
    answer: Some(answer),
    pages: None,
    figure: None,
    snapshot: None,
    network: Some(|networks, options| Ok(answer(&view::ties(networks), options)?.into_bytes())),
};

/// What the page looks like.
const STYLE: &str = include_str!("html/page.css");

/// With more columns a table is set smaller on paper.
const MANY: usize = 8;

/// Writes an answer.
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if a figure in it hangs
/// together badly.
///
/// ```
/// use stancegraph::export::{self, Options};
/// use stancegraph::view::answer::{Answer, Block};
///
/// let blocks = vec![Block::Paragraph("Nothing moved.".to_owned())];
/// let answer = Answer { blocks, ..Answer::default() };
/// let text = export::html::answer(&answer, &Options::default())?;
/// assert!(text.contains("<p>Nothing moved.</p>"), "{text}");
/// # Ok::<(), stancegraph::error::Error>(())
/// ```
pub fn answer(answer: &Answer, options: &Options) -> Result<String, Error> {
    let title = answer.blocks.iter().find_map(|block| match block {
        Block::Heading(1, title) => Some(visible::on_one_line(title)),
        _ => None,
    });
    let mut page = Page {
        options,
        tables: 0,
        sizes: Vec::new(),
        text: String::new(),
    };
    page.blocks(&answer.blocks)?;
    let title = escape(&title.unwrap_or_else(|| "stancegraph".to_owned()));
    // What stands between the tags, to the byte.
    let style = format!("\n{STYLE}{}", page.sizes.concat());
    let allowed = sha256_base64(style.as_bytes());
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'sha256-{allowed}'; img-src data:; \
         base-uri 'none'; form-action 'none'\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n{}</main>\n\
         </body>\n</html>\n",
        page.text
    ))
}

/// Text where markup may stand: what means something is an entity.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

/// One line of text.
fn line(text: &str) -> String {
    linked(visible::on_one_line(text).trim())
}

/// Lines of text, with the breaks between them; addresses become links.
fn lines(text: &str) -> String {
    let text = visible::on_lines(text);
    let lines: Vec<String> = text
        .trim()
        .split('\n')
        .map(|line| linked(line.trim()))
        .collect();
    lines.join("<br/>\n")
}

/// Escaped text in which web addresses are links.
fn linked(text: &str) -> String {
    let mut html = String::new();
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            html.push(' ');
        }
        let address = word.trim_end_matches(['.', ',', ';', ')']);
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        if is_web && address.len() > "https://".len() {
            let rest = &word[address.len()..];
            let address = escape(address);
            let _ = write!(html, "<a href=\"{address}\">{address}</a>{}", escape(rest));
        } else {
            html.push_str(&escape(word));
        }
    }
    html
}

struct Page<'o> {
    options: &'o Options,
    /// How many tables there are so far.
    tables: usize,
    /// How large each figure may be and has to be, as rules of the style.
    sizes: Vec<String>,
    text: String,
}

impl Page<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), Error> {
        for block in blocks {
            self.block(block)?;
        }
        Ok(())
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn block(&mut self, block: &Block) -> Result<(), Error> {
        match block {
            Block::Heading(level, text) => {
                let level = (*level).clamp(1, 6);
                self.put(&format!("<h{level}>{}</h{level}>", line(text)));
            }
            Block::Paragraph(text) => self.put(&format!("<p>{}</p>", lines(text))),
            Block::Note(parts) => {
                let parts: String = parts.iter().map(note).collect();
                self.put(&format!("<p class=\"note\">{parts}</p>"));
            }
            Block::Quote { text, attribution } => self.quote(text, attribution, &[]),
            Block::Table(table) => self.table(table),
            Block::List(items) => self.list(items)?,
            Block::Figure(figure) => self.figure(figure)?,
            Block::Section { level, id, title } => {
                let (level, id) = ((*level).clamp(1, 6), escape(id));
                self.put(&format!("<h{level} id=\"{id}\">{}</h{level}>", line(title)));
            }
            Block::Links(links) => self.links(links),
            Block::SeeAlso(links) => self.see_also(links),
            Block::Cited {
                text,
                attribution,
                notes,
            } => self.quote(text, attribution, notes),
            Block::Notes(notes) => self.notes(notes),
        }
        Ok(())
    }

    /// Places of this page, in one row that wraps.
    fn links(&mut self, links: &[Link]) {
        let links = links.iter().map(|link| {
            let (to, text) = (escape(&link.to), visible::on_one_line(&link.text));
            format!("<li><a href=\"#{to}\">{}</a></li>", escape(text.trim()))
        });
        let links: Vec<String> = links.collect();
        if !links.is_empty() {
            self.put(&format!("<ul class=\"links\">{}</ul>", links.join("\n")));
        }
    }

    /// Places of this page in a sentence, which paper does without.
    fn see_also(&mut self, links: &[Link]) {
        let links = links.iter().map(|link| {
            let (to, text) = (escape(&link.to), visible::on_one_line(&link.text));
            format!("<a href=\"#{to}\">{}</a>", escape(text.trim()))
        });
        let links: Vec<String> = links.collect();
        if !links.is_empty() {
            let links = links.join(" \u{b7} ");
            self.put(&format!("<p class=\"see\">See also: {links}</p>"));
        }
    }

    /// What the numbers behind quotes lead to.
    fn notes(&mut self, notes: &[String]) {
        self.put("<ol class=\"notes\">");
        for (at, note) in notes.iter().enumerate() {
            let note = line(note);
            self.put(&format!("<li id=\"note-{}\">{note}</li>", at + 1));
        }
        self.put("</ol>");
    }

    fn quote(&mut self, text: &str, attribution: &str, notes: &[usize]) {
        self.put("<blockquote>");
        if !text.trim().is_empty() {
            self.put(&format!("<p>{}</p>", lines(text)));
        }
        if !attribution.is_empty() {
            let notes: String = notes.iter().map(|note| mark(*note)).collect();
            self.put(&format!(
                "<p class=\"by\">\u{2014} {}{notes}</p>",
                line(attribution)
            ));
        }
        self.put("</blockquote>");
    }

    fn list(&mut self, items: &[Item]) -> Result<(), Error> {
        self.put("<ul>");
        for item in items {
            let open = classed("li", item.tone);
            if item.below.is_empty() {
                self.put(&format!("{open}{}</li>", line(&item.text)));
                continue;
            }
            self.put(&format!("{open}<span>{}</span>", line(&item.text)));
            self.blocks(&item.below)?;
            self.put("</li>");
        }
        self.put("</ul>");
        Ok(())
    }

    /// A table in a box that scrolls by itself and can be reached by keyboard.
    fn table(&mut self, table: &Table) {
        let count = columns(table);
        if count == 0 {
            return;
        }
        let label = table
            .header
            .first()
            .map_or(String::new(), |first| line(first));
        // Places to which one can jump are told apart by their names.
        self.tables += 1;
        let label = format!("Table {}, by {label}", self.tables);
        let class = if count > MANY { "wide many" } else { "wide" };
        self.put(&format!(
            "<div class=\"{class}\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n<table>\n<thead><tr>"
        ));
        for at in 0..count {
            let text = table
                .header
                .get(at)
                .map_or(String::new(), |text| line(text));
            self.put(&format!("<th scope=\"col\">{text}</th>"));
        }
        self.put("</tr></thead>\n<tbody>");
        for row in &table.rows {
            self.put("<tr>");
            for at in 0..count {
                let cell = row.get(at).cloned().unwrap_or_default();
                let text = lines(&cell.text);
                if at == 0 {
                    self.put(&format!("<th scope=\"row\">{text}</th>"));
                } else {
                    self.put(&format!("{}{text}</td>", classed("td", cell.tone)));
                }
            }
            self.put("</tr>");
        }
        self.put("</tbody>\n</table>\n</div>");
    }

    #[cfg(feature = "svg")]
    fn figure(&mut self, figure: &Figure) -> Result<(), Error> {
        let (scene, svg) = super::svg::of_page(figure, &self.options.figures)?;
        let number = self.sizes.len() + 1;
        let size = size::rules(number, scene.width, scene.height);
        self.sizes.push(size);
        let title = line(&figure.title);
        self.put(&format!(
            "<figure class=\"f{number}\">\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{title}\">\n{svg}</div>\n\
             </figure>"
        ));
        Ok(())
    }

    /// Without the means to draw, what a person is told who cannot see it.
    #[cfg(not(feature = "svg"))]
    fn figure(&mut self, figure: &Figure) -> Result<(), Error> {
        let _ = self.options;
        self.put(&format!(
            "<p>{}: {}</p>",
            line(&figure.title),
            lines(&figure.description)
        ));
        Ok(())
    }
}

/// A number that leads to its note.
fn mark(note: usize) -> String {
    format!("<sup><a href=\"#note-{note}\" aria-label=\"Source {note}\">[{note}]</a></sup>")
}

fn note(part: &Part) -> String {
    match part {
        Part::Words(words) => escape(&visible::on_one_line(words)),
        Part::Code(code) => format!("<code>{}</code>", escape(code)),
    }
}

/// An opening tag; the class only colours what the words say.
fn classed(tag: &str, tone: Tone) -> String {
    let class = match tone {
        Tone::Plain => return format!("<{tag}>"),
        Tone::Positive => "for",
        Tone::Negative => "against",
        Tone::Faint => "faint",
        Tone::Alert => "alert",
    };
    format!("<{tag} class=\"{class}\">")
}

#[cfg(test)]
mod tests;
