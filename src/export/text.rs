//! An answer's blocks come in, text for a terminal comes out.
//!
//! No line is wider than [`Options::width`] columns, wide and combining
//! characters counted as terminals draw them; below 20 columns the width
//! counts as 20. No line ends in white space. Whatever a terminal would obey
//! instead of showing is written as a visible escape like `\u{1b}`.

mod table;

use super::{Format, Options};
use crate::error::Error;
use crate::text::visible;
use crate::view;
use crate::view::answer::{Answer, Block, Item, Part, Tone};
use unicode_width::UnicodeWidthStr;

/// `--format text`.
pub static FORMAT: Format = Format {
    name: "text",
    extension: "txt",
    answer: Some(answer),
    pages: None,
    figure: None,
    snapshot: None,
    network: Some(|networks, options| Ok(answer(&view::ties(networks), options)?.into_bytes())),
};

/// The width below which nothing is legible and columns cannot hold a wide
/// character.
const NARROWEST: usize = 20;

/// Writes the blocks of an answer for reading; the flat table and the data are
/// left out.
///
/// # Errors
/// None; the result is there for the sake of the registry.
///
/// ```
/// use stancegraph::export::{self, Options};
/// use stancegraph::view::answer::{Answer, Block};
///
/// let blocks = vec![Block::Paragraph("Nothing moved.".to_owned())];
/// let answer = Answer { blocks, ..Answer::default() };
/// let text = export::text::answer(&answer, &Options::default())?;
/// assert_eq!(text.trim_end(), "Nothing moved.");
/// # Ok::<(), stancegraph::error::Error>(())
/// ```
pub fn answer(answer: &Answer, options: &Options) -> Result<String, Error> {
    let page = Page {
        width: options.width.max(NARROWEST),
        colour: options.colour,
    };
    let mut text = String::new();
    for line in page.blocks(&answer.blocks) {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    Ok(text)
}

/// The space there is for a run of blocks.
#[derive(Clone, Copy)]
struct Page {
    width: usize,
    colour: bool,
}

impl Page {
    /// Blocks with one blank line between them, none below a heading.
    fn blocks(self, blocks: &[Block]) -> Vec<String> {
        let mut lines = Vec::new();
        let mut open = false;
        for block in blocks {
            let block_lines = self.block(block);
            if block_lines.is_empty() {
                continue;
            }
            if open {
                lines.push(String::new());
            }
            lines.extend(block_lines);
            open = !matches!(block, Block::Heading(..) | Block::Section { .. });
        }
        lines
    }

    fn block(self, block: &Block) -> Vec<String> {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(text) => wrap(text, self.width),
            Block::Note(parts) => wrap(&note(parts), self.width),
            Block::Quote { text, attribution } => self.quote(text, attribution),
            Block::Table(table) => table::lines(table, self),
            Block::List(items) => self.list(items),
            // What a person is told who cannot see it.
            Block::Figure(figure) => wrap(
                &format!("[{}: {}]", figure.title, figure.description),
                self.width,
            ),
            Block::Section { level, title, .. } => self.heading(*level, title),
            // On a terminal there is nothing to follow a link with.
            Block::Links(_) | Block::SeeAlso(_) => Vec::new(),
            Block::Cited {
                text,
                attribution,
                notes,
            } => {
                let numbers: String = notes.iter().map(|note| format!(" [{note}]")).collect();
                self.quote(text, &format!("{attribution}{numbers}"))
            }
            Block::Notes(notes) => {
                let notes = notes.iter().enumerate().flat_map(|(at, text)| {
                    let number = format!("[{}] ", at + 1);
                    let lines = wrap(&visible::on_one_line(text), self.width - number.len());
                    hang(lines, &number, "    ")
                });
                notes.collect()
            }
        }
    }

    /// Level 1 underlined twice, level 2 once, deeper ones with a mark.
    fn heading(self, level: u8, text: &str) -> Vec<String> {
        let text = visible::on_one_line(text);
        let mut lines = match level {
            0..=2 => wrap(&text, self.width),
            _ => hang(wrap(&text, self.width - 2), "▪ ", "  "),
        };
        let underline = match level {
            0 | 1 => Some("═"),
            2 => Some("─"),
            _ => None,
        };
        if let Some(underline) = underline {
            let longest = lines.iter().map(|line| line.width()).max().unwrap_or(0);
            lines.push(underline.repeat(longest));
        }
        lines.iter().map(|line| self.paint(line, BOLD)).collect()
    }

    /// The words behind a bar, then who said them.
    fn quote(self, text: &str, attribution: &str) -> Vec<String> {
        let mut lines = wrap(text, self.width - 4);
        if !attribution.is_empty() {
            let attribution = wrap(&visible::on_one_line(attribution), self.width - 6);
            let attribution = hang(attribution, "— ", "  ");
            lines.extend(attribution.iter().map(|line| self.paint(line, FAINT)));
        }
        hang(lines, "  │ ", "  │ ")
    }

    /// Items behind a dash; a blank line between them as soon as one has
    /// something below it.
    fn list(self, items: &[Item]) -> Vec<String> {
        let airy = items.iter().any(|item| !item.below.is_empty());
        let inner = self.indented();
        let indent = " ".repeat(self.width - inner.width);
        let mut lines = Vec::new();
        for item in items {
            if airy && !lines.is_empty() {
                lines.push(String::new());
            }
            let text = wrap(&visible::on_one_line(&item.text), self.width - 2);
            let text = text
                .iter()
                .map(|line| self.paint(line, code(item.tone)))
                .collect();
            lines.extend(hang(text, "- ", "  "));
            lines.extend(hang(inner.blocks(&item.below), &indent, &indent));
        }
        lines
    }

    /// The page one level deeper; where there is no room left, the same.
    fn indented(self) -> Page {
        let width = if self.width >= NARROWEST + 2 {
            self.width - 2
        } else {
            self.width
        };
        Page { width, ..self }
    }

    /// `text` between an ANSI code and its end, where colour is on.
    fn paint(self, text: &str, code: &str) -> String {
        if self.colour && !code.is_empty() && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

const BOLD: &str = "1";
const FAINT: &str = "2";

/// The ANSI code of a tone: blue and yellow stay apart for colour-blind eyes.
fn code(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Positive => "94",
        Tone::Negative => "33",
        Tone::Faint => FAINT,
        Tone::Alert => "1;35",
    }
}

/// What can be typed stands in backquotes.
fn note(parts: &[Part]) -> String {
    let part = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Code(code) => format!("`{code}`"),
    };
    parts.iter().map(part).collect()
}

/// `text` by words on lines of at most `width` columns, hidden characters
/// shown; at least one line. An id that fits on a line is whole, to be copied.
fn wrap(text: &str, width: usize) -> Vec<String> {
    use textwrap::WordSplitter::{Custom, NoHyphenation};
    let text = visible::on_lines(text);
    let mut limit = width.max(1);
    let too_long = text.split_whitespace().any(|word| word.width() > limit);
    let splitter = if too_long {
        Custom(breaks)
    } else {
        NoHyphenation
    };
    loop {
        let options = textwrap::Options::new(limit).word_splitter(splitter.clone());
        let lines: Vec<String> = textwrap::wrap(&text, options)
            .into_iter()
            .map(|line| line.trim_end().to_owned())
            .collect();
        let widest = lines.iter().map(|line| line.width()).max().unwrap_or(0);
        if widest <= width || limit <= 2 {
            return lines;
        }
        // textwrap adds up characters; an emoji sequence can be wider than its
        // parts. The new limit is smaller than the old one, so this ends.
        limit = (limit * width / widest).max(2);
    }
}

/// Where a word may be broken: behind a hyphen between a letter or digit and a
/// letter, so that ids break between their parts, and dates and options stay whole.
fn breaks(word: &str) -> Vec<usize> {
    let between = |at: usize| {
        let (before, after) = (word[..at].chars().last(), word[at + 1..].chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphabetic)
    };
    let hyphens = word.match_indices('-').map(|(at, _)| at);
    hyphens.filter(|&at| between(at)).map(|at| at + 1).collect()
}

/// `lines` with `first` before the first of them and `rest` before the others;
/// an empty line stays without trailing white space.
fn hang(lines: Vec<String>, first: &str, rest: &str) -> Vec<String> {
    let indented = |(index, line): (usize, String)| {
        let prefix = if index == 0 { first } else { rest };
        if line.is_empty() {
            prefix.trim_end().to_owned()
        } else {
            format!("{prefix}{line}")
        }
    };
    lines.into_iter().enumerate().map(indented).collect()
}

#[cfg(test)]
mod tests;
