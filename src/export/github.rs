//! An answer's blocks come in, a comment for GitHub comes out.
//!
//! The Markdown is that of [`markdown`], with three differences. Items with
//! something below them fold away. No name calls a person or leads to an
//! issue: where GitHub would make a link of `@name`, `#12`, `GH-12`, a commit,
//! an address or an `:emoji:`, an empty comment stands between the characters.
//! And it has at most [`LONGEST`] characters, for GitHub takes no more; whole
//! rows and items are left out, and a note at the end counts them.

use super::{Format, Options, html, markdown};
use crate::error::Error;
use crate::text::visible;
use crate::view;
use crate::view::answer::{Answer, Block, Cell, Item, Part, Table};

/// `--format github`.
pub static FORMAT: Format = Format {
    name: "github",
    extension: "gfm",
    answer: Some(answer),
    pages: None,
    figure: None,
    snapshot: None,
    network: Some(|networks, options| Ok(answer(&view::ties(networks), options)?.into_bytes())),
};

/// The most characters that are written; GitHub takes 65,536. One beyond the
/// basic plane counts as two, as GitHub counts it.
pub const LONGEST: usize = 65_000;

/// How many are kept free of rows and items, and how many for the last note.
const FOR_NOTES: usize = 2_000;
const FOR_LAST: usize = 500;

/// Writes the blocks of an answer for a comment.
///
/// ```
/// use stancegraph::export::{Options, github};
/// use stancegraph::view::answer::{Answer, Block, Table};
///
/// let answer = Answer {
///     blocks: vec![Block::Paragraph("As @north said in #12".into())],
///     table: Table::default(),
///     data: serde_json::json!([]),
/// };
/// let text = github::answer(&answer, &Options::default())?;
/// assert_eq!(text, "As @<!-- -->north said in \\#<!-- -->12\n");
/// # Ok::<(), stancegraph::error::Error>(())
/// ```
///
/// # Errors
/// None; the result is there for the sake of the registry.
pub fn answer(answer: &Answer, _: &Options) -> Result<String, Error> {
    let mut page = Page::default();
    for block in &answer.blocks {
        match block {
            Block::Table(table) => page.table(table),
            Block::List(items) if items.iter().any(|item| !item.below.is_empty()) => {
                page.items(items);
            }
            other => {
                let lines = lines(std::slice::from_ref(other));
                page.add(&lines, LONGEST - FOR_LAST);
            }
        }
    }
    Ok(page.finish())
}

/// What is written so far, and how much was left out.
#[derive(Default)]
struct Page {
    text: String,
    length: usize,
    rows: usize,
    items: usize,
    blocks: usize,
}

impl Page {
    /// A block with a blank line before it, if it fits.
    fn add(&mut self, block: &str, most: usize) -> bool {
        if block.is_empty() {
            return true;
        }
        let space = if self.text.is_empty() { "" } else { "\n" };
        let fits = self.put(&format!("{space}{block}"), most);
        self.blocks += usize::from(!fits);
        fits
    }

    fn put(&mut self, text: &str, most: usize) -> bool {
        let length = text.chars().map(char::len_utf16).sum::<usize>();
        let fits = self.length + length <= most;
        if fits {
            self.text.push_str(text);
            self.length += length;
        }
        fits
    }

    /// As many rows as fit.
    fn table(&mut self, table: &Table) {
        let most = LONGEST - FOR_NOTES;
        let written = lines(&[Block::Table(table.clone())]);
        let mut written = written.split_inclusive('\n');
        let head: String = written.by_ref().take(2).collect();
        let mut fits = self.add(&head, most);
        for row in written {
            fits = fits && self.put(row, most);
            self.rows += usize::from(!fits);
        }
    }

    /// As many items as fit, each folded.
    fn items(&mut self, items: &[Item]) {
        let most = LONGEST - FOR_NOTES;
        let mut fits = true;
        for item in items {
            let folded = folded(item);
            let space = if self.text.is_empty() { "" } else { "\n" };
            fits = fits && self.put(&format!("{space}{folded}"), most);
            self.items += usize::from(!fits);
        }
    }

    fn finish(mut self) -> String {
        let mut parts = Vec::new();
        for (number, one, several) in [
            (self.rows, "row", "rows"),
            (self.items, "item", "items"),
            (self.blocks, "paragraph", "paragraphs"),
        ] {
            if number > 0 {
                parts.push(format!(
                    "{number} {}",
                    if number == 1 { one } else { several }
                ));
            }
        }
        if !parts.is_empty() {
            let note = format!(
                "**Left out: {}.** A comment has no room for more; every other format has all of it.\n",
                parts.join(", ")
            );
            self.add(&note, LONGEST);
        }
        self.text
    }
}

/// An item whose first line is seen and whose rest is folded away. What stands
/// in the summary is HTML, in which Markdown means nothing.
fn folded(item: &Item) -> String {
    if item.below.is_empty() {
        return lines(&[Block::List(vec![item.clone()])]);
    }
    let first = apart(visible::on_one_line(&item.text).trim());
    format!(
        "<details><summary>{}</summary>\n\n{}\n</details>\n",
        joined(&html::escape(&first)),
        lines(&item.below)
    )
}

/// Blocks as Markdown, in which nothing becomes a link.
fn lines(blocks: &[Block]) -> String {
    let blocks: Vec<Block> = blocks.iter().map(block).collect();
    let mut text = String::new();
    for line in markdown::blocks(&blocks) {
        text.push_str(&joined(&line));
        text.push('\n');
    }
    text
}

/// A block with marks where its words have to come apart.
fn block(block: &Block) -> Block {
    match block {
        // The page around it has headings of its own.
        Block::Heading(level, text) => Block::Heading(level.saturating_add(2), apart(text)),
        Block::Paragraph(text) => Block::Paragraph(apart(text)),
        Block::Note(parts) => Block::Note(
            parts
                .iter()
                .map(|part| match part {
                    Part::Words(words) => Part::Words(apart(words)),
                    Part::Code(code) => Part::Code(code),
                })
                .collect(),
        ),
        Block::Quote { text, attribution } => Block::Quote {
            text: apart(text),
            attribution: apart(attribution),
        },
        Block::Table(table) => Block::Table(Table {
            header: table.header.iter().map(|name| apart(name)).collect(),
            rows: table
                .rows
                .iter()
                .map(|row| {
                    let cell = |cell: &Cell| Cell {
                        text: apart(&cell.text),
                        tone: cell.tone,
                    };
                    row.iter().map(cell).collect()
                })
                .collect(),
        }),
        Block::List(items) => Block::List(
            items
                .iter()
                .map(|item| Item {
                    text: apart(&item.text),
                    tone: item.tone,
                    below: item.below.iter().map(self::block).collect(),
                })
                .collect(),
        ),
        // A comment has no files beside it.
        Block::Figure(figure) => {
            Block::Paragraph(apart(&format!("{}. {}", figure.title, figure.description)))
        }
        Block::Section { level, title, .. } => Block::Heading(*level, apart(title)),
        // What a comment links to are places of the page that it stands on.
        Block::Links(_) | Block::SeeAlso(_) => Block::Links(Vec::new()),
        Block::Cited {
            text,
            attribution,
            notes,
        } => Block::Quote {
            text: apart(text),
            attribution: notes
                .iter()
                .fold(apart(attribution), |text, note| format!("{text} [{note}]")),
        },
        Block::Notes(notes) => Block::List(
            notes
                .iter()
                .enumerate()
                .map(|(at, text)| Item {
                    text: format!("[{}] {}", at + 1, apart(text)),
                    ..Item::default()
                })
                .collect(),
        ),
    }
}

/// Stands for the empty comment until everything else is escaped. It is no
/// character of any text; where data has it, it is shown as a replacement.
const MARK: char = '\u{fdd0}';

fn joined(line: &str) -> String {
    line.replace(MARK, "<!-- -->")
}

/// A text with a mark wherever GitHub would see a link otherwise.
fn apart(text: &str) -> String {
    let text = text.replace(MARK, "\u{fffd}");
    let mut marked = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let rest = &text[at + character.len_utf8()..];
        let before = &text[..at];
        marked.push(character);
        let next = rest.chars().next();
        let next_is = |test: fn(char) -> bool| next.is_some_and(test);
        let called = match character {
            '@' => next_is(char::is_alphanumeric),
            '#' => next_is(|c| c.is_ascii_digit()),
            '-' => ends_with(before, "gh") && next_is(|c| c.is_ascii_digit()),
            'w' | 'W' => ends_with(before, "ww") && next == Some('.'),
            ':' => rest.starts_with("//") || emoji(rest),
            _ => character.is_ascii_hexdigit() && commit(before, &text[at..]),
        };
        if called {
            marked.push(MARK);
        }
    }
    marked
}

/// Whether a text ends so, whatever the case.
fn ends_with(text: &str, end: &str) -> bool {
    let from = text.len().checked_sub(end.len());
    let tail = from.and_then(|from| text.get(from..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// Whether a name and a `:` follow, which make a picture of the two.
fn emoji(rest: &str) -> bool {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "_+-".contains(c)));
    end.is_some_and(|end| end > 0 && rest[end..].starts_with(':'))
}

/// Whether a word begins here that may be the id of a commit.
fn commit(before: &str, from_here: &str) -> bool {
    if before.ends_with(|c: char| c.is_alphanumeric()) {
        return false;
    }
    let end = from_here.find(|c: char| !c.is_ascii_hexdigit());
    let word = &from_here[..end.unwrap_or(from_here.len())];
    let ends = !from_here[word.len()..].starts_with(char::is_alphanumeric);
    ends && (7..=64).contains(&word.len())
}

#[cfg(test)]
mod tests;
