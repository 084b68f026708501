//! A table comes in, the lines of a table for reading come out.
//!
//! Columns are two spaces apart and the header is underlined, nothing else is
//! drawn. As soon as one row wraps, a blank line stands between all rows. A
//! table too wide to be legible becomes several below each other, each with
//! the first column again.

use super::{BOLD, Page, breaks, code};
use crate::text::visible;
use crate::view::answer::{Cell, Table, Tone};
use comfy_table::presets::NOTHING;
use comfy_table::{ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Width};
use unicode_width::UnicodeWidthStr;

/// Between columns.
const GAP: &str = "  ";
/// A column is never narrower, so that any character fits into it.
const LEAST: usize = 3;
/// Longer words may be broken to make room for other columns.
const LEAST_FOR_LONG_WORDS: usize = 16;

// The layout is drawn with marks that data cannot contain, since control
// characters have become escapes; so cells and rows are found again in it.
const COLUMN_MARK: char = '\u{1}';
const ROW_MARK: char = '\u{2}';
const HEADER_MARK: char = '\u{3}';

/// The lines of `table` on `page`; none if it has no columns.
pub(super) fn lines(table: &Table, page: Page) -> Vec<String> {
    let texts = Texts::of(table);
    let mut lines = Vec::new();
    for columns in texts.parts(page.width) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(texts.part(&columns, page));
    }
    lines
}

/// A table with nothing hidden in it, each row as long as the header.
struct Texts {
    header: Vec<String>,
    rows: Vec<Vec<(String, Tone)>>,
}

impl Texts {
    fn of(table: &Table) -> Texts {
        let columns = crate::export::columns(table);
        let shown = |text: &str| visible::on_one_line(text).trim().to_owned();
        let mut header: Vec<String> = table.header.iter().map(|text| shown(text)).collect();
        header.resize(columns, String::new());
        let row = |cells: &Vec<Cell>| {
            let mut row: Vec<_> = cells
                .iter()
                .map(|cell| (shown(&cell.text), cell.tone))
                .collect();
            row.resize(columns, (String::new(), Tone::Plain));
            row
        };
        Texts {
            header,
            rows: table.rows.iter().map(row).collect(),
        }
    }

    /// The columns of each table that is drawn: as many as fit beside the first.
    fn parts(&self, width: usize) -> Vec<Vec<usize>> {
        if self.header.is_empty() {
            return Vec::new();
        }
        let first = self.least(0, width);
        let mut parts = vec![vec![0]];
        let mut used = first;
        for column in 1..self.header.len() {
            let needed = GAP.len() + self.least(column, width);
            let last = parts.len() - 1;
            if used + needed <= width || parts[last].len() == 1 {
                parts[last].push(column);
                used += needed;
            } else {
                parts.push(vec![0, column]);
                used = first + needed;
            }
        }
        parts
    }

    /// The width below which a column is not legible: that of its longest piece
    /// without a place to break, but not so much that two columns would not fit.
    fn least(&self, column: usize, width: usize) -> usize {
        let most = LEAST_FOR_LONG_WORDS.min((width - GAP.len()) / 2);
        let widest = self
            .texts(column)
            .flat_map(pieces)
            .map(UnicodeWidthStr::width)
            .max();
        widest.unwrap_or(0).clamp(LEAST, most)
    }

    /// The width at which nothing of a column wraps.
    fn whole(&self, column: usize) -> usize {
        self.texts(column)
            .map(UnicodeWidthStr::width)
            .max()
            .unwrap_or(0)
            .max(LEAST)
    }

    fn texts(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().map(move |row| row[column].0.as_str());
        cells.chain([self.header[column].as_str()])
    }

    /// The width of each column: narrow ones whole, the others a share of the
    /// rest by what they hold, none below what is legible.
    fn widths(&self, columns: &[usize], width: usize) -> Vec<usize> {
        let mut room = width.saturating_sub(GAP.len() * (columns.len() - 1));
        let mut widths: Vec<Option<usize>> = vec![None; columns.len()];
        loop {
            let open: Vec<usize> = (0..columns.len())
                .filter(|&i| widths[i].is_none())
                .collect();
            let Some(share) = room.checked_div(open.len()) else {
                break;
            };
            // First those that must have more than a share, then those content with less.
            let greedy = open
                .iter()
                .find(|&&i| self.least(columns[i], width) > share);
            let content = open.iter().find(|&&i| self.whole(columns[i]) <= share);
            let (index, taken) = match (greedy, content) {
                (Some(&i), _) => (i, self.least(columns[i], width)),
                (None, Some(&i)) => (i, self.whole(columns[i])),
                (None, None) => {
                    // In proportion to what each would like to have.
                    let wish = |i: usize| self.whole(columns[i]).min(width);
                    let all: usize = open.iter().map(|&i| wish(i)).sum();
                    let least = |i: usize| self.least(columns[i], width);
                    let others: usize = open[1..].iter().map(|&i| least(i)).sum();
                    let taken = room * wish(open[0]) / all.max(1);
                    (open[0], taken.min(room - others).max(least(open[0])))
                }
            };
            widths[index] = Some(taken.max(1));
            room = room.saturating_sub(taken);
        }
        widths.into_iter().flatten().collect()
    }

    /// One table of these columns.
    fn part(&self, columns: &[usize], page: Page) -> Vec<String> {
        let mut header = Vec::new();
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut in_header = true;
        for line in self.layout(columns, page.width).lines() {
            if line.starts_with(HEADER_MARK) {
                header.push(line.replace(HEADER_MARK, "─").replace(COLUMN_MARK, GAP));
                in_header = false;
                rows.push(Vec::new());
            } else if in_header {
                header.push(painted(&line, page, |_| BOLD));
            } else if line.starts_with(ROW_MARK) {
                rows.push(Vec::new());
            } else if let Some(cells) = rows.len().checked_sub(1).and_then(|row| self.rows.get(row))
            {
                let line = painted(&line, page, |index| code(cells[columns[index]].1));
                rows.last_mut()
                    .into_iter()
                    .for_each(|row| row.push(line.clone()));
            }
        }
        let airy = rows.iter().any(|row| row.len() > 1);
        for (index, row) in rows.into_iter().enumerate() {
            if airy && index > 0 {
                header.push(String::new());
            }
            header.extend(row);
        }
        header
    }

    fn layout(&self, columns: &[usize], width: usize) -> comfy_table::Table {
        let mut layout = comfy_table::Table::new();
        layout.load_style(
            NOTHING
                .header_lines(ContentLineStyle::none().junction(COLUMN_MARK))
                .header_separator(LineStyle::none().fill(HEADER_MARK).junction(COLUMN_MARK))
                .content_lines(ContentLineStyle::none().junction(COLUMN_MARK))
                .row_separator(LineStyle::none().fill(ROW_MARK).junction(COLUMN_MARK)),
        );
        let widths = self.widths(columns, width);
        layout.set_content_arrangement(ContentArrangement::Dynamic);
        // A gap is one column wider than the mark that stands for it.
        let drawn = width - (GAP.len() - 1) * (columns.len() - 1);
        layout.set_width(u16::try_from(drawn).unwrap_or(u16::MAX));
        let broken = |text: &str, index: usize| broken(text, widths[index]);
        let cells = columns.iter().enumerate();
        layout.set_header(
            cells
                .clone()
                .map(|(index, &column)| broken(&self.header[column], index)),
        );
        for row in &self.rows {
            layout.add_row(
                cells
                    .clone()
                    .map(|(index, &column)| broken(&row[column].0, index)),
            );
        }
        for (index, &width) in widths.iter().enumerate() {
            let width = Width::Fixed(u16::try_from(width).unwrap_or(u16::MAX));
            if let Some(drawn) = layout.column_mut(index) {
                drawn
                    .set_padding((0, 0))
                    .set_constraint(ColumnConstraint::Absolute(width));
            }
        }
        layout
    }
}

/// The pieces of a text between places where it may be broken.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').flat_map(|word| {
        let ends = breaks(word).into_iter().chain([word.len()]);
        let mut start = 0;
        ends.map(move |end| &word[std::mem::replace(&mut start, end)..end])
    })
}

/// `text` by words and parts of ids on lines of at most `width` columns.
fn broken(text: &str, width: usize) -> String {
    let options = textwrap::Options::new(width)
        .word_splitter(textwrap::WordSplitter::Custom(breaks))
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    textwrap::fill(text, options)
}

/// A line of the layout with its marks as gaps and its cells coloured; the
/// padding stays plain.
fn painted<'a>(line: &str, page: Page, code: impl Fn(usize) -> &'a str) -> String {
    let mut shown = String::new();
    for (index, cell) in line.split(COLUMN_MARK).enumerate() {
        let text = cell.trim_end_matches(' ');
        if index > 0 {
            shown.push_str(GAP);
        }
        shown.push_str(&page.paint(text, code(index)));
        shown.push_str(&cell[text.len()..]);
    }
    shown.trim_end().to_owned()
}
