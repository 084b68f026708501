//! An answer comes in, the text of a Typst document comes out: one file that
//! needs no other, from which `typst compile` makes a tagged PDF.
//!
//! All data is escaped, so a name can neither start a heading nor run code.
//! Hidden characters are visible escapes like `\u{202e}`. Figures stand in the
//! file as SVG. Colour is not written; it never carries a meaning alone.

mod escape;

use std::collections::BTreeSet;

pub use escape::{escape, string};

use super::{Format, Options, columns};
use crate::error::Error;
use crate::text::visible;
use crate::view;
use crate::view::answer::{Answer, Block, Item, Link, Part, Table};
use crate::view::figure::Figure;

/// `--format typst`.
pub static FORMAT: Format = Format {
    name: "typst",
    extension: "typ",
    answer: Some(answer),
    pages: None,
    figure: None,
    snapshot: None,
    network: Some(|networks, options| Ok(answer(&view::ties(networks), options)?.into_bytes())),
};

/// What a page looks like; whoever wants another look changes these lines.
const HEAD: &str = "#set page(paper: \"a4\", margin: 2cm, numbering: \"1\")\n\
    #set text(lang: \"en\", size: 10pt)\n\
    #set table(stroke: 0.4pt + luma(180), inset: 3pt)\n\
    #show table: set text(size: 7pt, hyphenate: true)\n\
    #show link: underline\n\
    #let drawing(svg, alt) = layout(room => {\n  \
    let sized(..size) = image(bytes(svg), format: \"svg\", alt: alt, ..size)\n  \
    let wide = sized(width: room.width)\n  \
    if measure(wide).height > 20cm { sized(height: 20cm) } else { wide }\n\
    })\n";

/// Writes an answer.
///
/// # Errors
/// [`ErrorKind::Data`](crate::error::ErrorKind::Data) if a figure in it hangs
/// together badly.
pub fn answer(answer: &Answer, options: &Options) -> Result<String, Error> {
    let title = answer.blocks.iter().find_map(|block| match block {
        Block::Heading(1, title) => Some(string(title)),
        _ => None,
    });
    let mut notes: &[String] = &[];
    let mut sections = BTreeSet::new();
    for block in &answer.blocks {
        match block {
            Block::Notes(list) => notes = list,
            Block::Section { id, .. } => {
                sections.insert(id.as_str());
            }
            _ => {}
        }
    }
    let mut page = Page {
        options,
        notes,
        sections,
        noted: BTreeSet::new(),
        text: String::new(),
    };
    page.blocks(&answer.blocks)?;
    let title = title.unwrap_or_else(|| string("stancegraph"));
    Ok(format!(
        "#set document(title: {title})\n{HEAD}\n{}",
        page.text
    ))
}

struct Page<'p> {
    options: &'p Options,
    /// What the numbers behind quotes stand for.
    notes: &'p [String],
    /// The sections that there are.
    sections: BTreeSet<&'p str>,
    /// The notes that have been written; they are referred to from then on.
    noted: BTreeSet<usize>,
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
            Block::Heading(level, text) => self.heading(*level, text, ""),
            Block::Section { level, id, title } => self.heading(*level, title, &label(id)),
            Block::Paragraph(text) => self.put(&format!("#par[{}]", lines(text))),
            Block::Note(parts) => {
                let parts: String = parts.iter().map(note).collect();
                self.put(&format!("#par[{parts}]"));
            }
            Block::Quote { text, attribution } => self.quote(text, attribution, &[]),
            Block::Cited {
                text,
                attribution,
                notes,
            } => self.quote(text, attribution, notes),
            Block::Table(table) => self.table(table),
            Block::List(items) => self.list(items)?,
            Block::Links(links) => self.links(links),
            Block::SeeAlso(_) => {}
            Block::Notes(notes) => {
                let notes: Vec<String> = notes.iter().map(|n| format!("[{}]", line(n))).collect();
                self.put(&format!("#enum({},)", notes.join(",\n  ")));
            }
            Block::Figure(figure) => self.figure(figure)?,
        }
        Ok(())
    }

    fn heading(&mut self, level: u8, text: &str, label: &str) {
        let level = level.clamp(1, 6);
        self.put(&format!("#heading(level: {level})[{}]{label}", line(text)));
    }

    fn quote(&mut self, text: &str, attribution: &str, notes: &[usize]) {
        let mut by = String::new();
        if !attribution.is_empty() {
            by = line(attribution);
            for number in notes {
                by.push_str(&self.footnote(*number));
            }
            by = format!(", attribution: [{by}]");
        }
        self.put(&format!("#quote(block: true{by})[{}]", lines(text)));
    }

    /// The first time the note itself, later its mark alone.
    fn footnote(&mut self, number: usize) -> String {
        let label = format!("<note-{number}>");
        let note = number.checked_sub(1).and_then(|at| self.notes.get(at));
        match note {
            Some(note) if self.noted.insert(number) => {
                format!("#footnote[{}]{label}", line(note))
            }
            Some(_) => format!("#footnote({label})"),
            None => format!(" \\[{number}\\]"),
        }
    }

    fn table(&mut self, table: &Table) {
        let count = columns(table);
        if count == 0 {
            return;
        }
        let row = |cells: &mut dyn Iterator<Item = &str>| {
            let mut cells: Vec<String> = cells.map(|cell| format!("[{}]", lines(cell))).collect();
            cells.resize(count, "[]".to_owned());
            cells.join(", ")
        };
        let header = row(&mut table.header.iter().map(String::as_str));
        let mut text = format!("#table(columns: {count},\n  table.header({header}),\n");
        for cells in &table.rows {
            let cells = row(&mut cells.iter().map(|cell| cell.text.as_str()));
            text.push_str(&format!("  {cells},\n"));
        }
        self.put(&format!("{text})"));
    }

    fn list(&mut self, items: &[Item]) -> Result<(), Error> {
        if items.is_empty() {
            return Ok(());
        }
        self.put("#list(");
        for item in items {
            if item.below.is_empty() {
                self.put(&format!("  [{}],", line(&item.text)));
                continue;
            }
            self.put(&format!("  [{}", line(&item.text)));
            self.blocks(&item.below)?;
            self.put("  ],");
        }
        self.put(")");
        Ok(())
    }

    /// Places of this document, in one row that wraps.
    fn links(&mut self, links: &[Link]) {
        let links = links.iter().map(|link| {
            let text = line(&link.text);
            match self.sections.contains(link.to.as_str()) {
                true => format!("#link(label({}))[{text}]", string(&link.to)),
                false => text,
            }
        });
        let links: Vec<String> = links.collect();
        if !links.is_empty() {
            self.put(&format!("#par[{}]", links.join(" \u{b7}\n")));
        }
    }

    #[cfg(feature = "svg")]
    fn figure(&mut self, figure: &Figure) -> Result<(), Error> {
        let svg = super::svg::text(figure, &self.options.figures, super::svg::Unshown::Kept)?;
        let (told, title) = (string(&figure.description), line(&figure.title));
        self.put(&format!(
            "#figure(drawing({}, {told}),\n  caption: [{title}])",
            escape::raw_string(&svg)
        ));
        Ok(())
    }

    /// Without the means to draw, what a person is told who cannot see it.
    #[cfg(not(feature = "svg"))]
    fn figure(&mut self, figure: &Figure) -> Result<(), Error> {
        let _ = self.options;
        let (title, told) = (line(&figure.title), lines(&figure.description));
        self.put(&format!("#par[{title}: {told}]"));
        Ok(())
    }
}

/// Ids are letters, digits and hyphens, whatever the script; written as a
/// call, they need not be what Typst takes for a label between `<` and `>`.
fn label(id: &str) -> String {
    format!(" #label({})", string(id))
}

/// One line of text; web addresses become links.
fn line(text: &str) -> String {
    escape::linked(visible::on_one_line(text).trim())
}

/// Lines of text, with the breaks between them.
fn lines(text: &str) -> String {
    let text = visible::on_lines(text);
    let lines = text.trim().split('\n').map(line);
    lines.collect::<Vec<_>>().join(" \\\n")
}

fn note(part: &Part) -> String {
    match part {
        // Blanks beside what can be typed belong to the words.
        Part::Words(words) => escape::linked(&visible::on_one_line(words)),
        Part::Code(code) => format!("#raw({})", string(code)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(blocks: Vec<Block>) -> String {
        let view = Answer {
            blocks,
            table: Table::default(),
            data: serde_json::Value::Null,
        };
        let text = answer(&view, &Options::default()).expect("a sound answer");
        let (_, body) = text.split_once(HEAD).expect("the head");
        body.trim().to_owned()
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(
            text(vec![Block::Heading(
                2,
                "#panic() = *x* \"@y\" [<z>]".into()
            )]),
            "#heading(level: 2)[\\#panic() = \\*x\\* \\\"\\@y\\\" \\[\\<z\\>\\]]"
        );
    }

    #[test]
    fn a_note_is_written_once_and_referred_to_later() {
        let quote = || Block::Cited {
            text: "Yes.".into(),
            attribution: "North".into(),
            notes: vec![1],
        };
        assert_eq!(
            text(vec![
                quote(),
                quote(),
                Block::Notes(vec!["A letter".into()])
            ]),
            "#quote(block: true, attribution: [North#footnote[A letter]<note-1>])[Yes.]\n\
             #quote(block: true, attribution: [North#footnote(<note-1>)])[Yes.]\n\
             #enum([A letter],)"
        );
    }
}
