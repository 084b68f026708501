//! A log comes in, its drawing comes out: days at the left, a lane for each
//! actor, a mark in the lane for each event, its words at the right.

mod heading;

use super::Drawn;
use super::grid;
use super::pen::{self, Lines, Pen};
use super::scene::{Anchor, Item, Paint, Piece, Stroke};
use crate::view::figure::{LegendEntry, Line, Log, LogRow, Sign};
use heading::Headings;

/// Width and height of a mark.
const MARK: (f64, f64) = (28.0, 15.0);
/// Words are wrapped at this width, or at what a page leaves, but never below
/// the second.
const WORDS: (f64, f64) = (430.0, 200.0);
/// Between the days and the first lane.
const SPACE: f64 = 14.0;

/// Draws a log; `room` is the width that it should fill, if there is one.
pub(super) fn draw(log: &Log, pen: &Pen<'_>, room: Option<f64>) -> Drawn {
    let one;
    let log = match log.is_one_lane() {
        true => {
            one = in_one_lane(log);
            &one
        }
        false => log,
    };
    let headings = Headings::of(&log.lanes, pen);
    let mut sheet = Sheet::of(log, pen, room, headings.lane);
    let below = sheet.camps(log);
    let top = sheet.names(&headings, below);
    let lanes = sheet.items.len();
    sheet.y = top;
    for (at, row) in log.rows.iter().enumerate() {
        let is_new = at == 0 || log.rows[at - 1].day != row.day;
        let is_last = log.rows.get(at + 1).is_none_or(|next| next.day != row.day);
        sheet.row(row, (is_new, is_last), at == 0);
    }
    // The lanes lie below the marks.
    let lines = (0..log.lanes.len()).map(|lane| {
        let x = sheet.middle(lane);
        line(
            (x, top - 4.0),
            (x, sheet.y),
            Stroke::solid(Paint::Faint, 1.0),
        )
    });
    let lines: Vec<Item> = lines.collect();
    sheet.items.splice(lanes..lanes, lines);
    sheet.list(&headings.cut);
    Drawn {
        width: sheet.words
            + if room.is_some() {
                sheet.width
            } else {
                sheet.widest
            },
        height: sheet.y,
        items: sheet.items,
    }
}

/// The same events without a lane for each actor; their words tell who acts.
fn in_one_lane(log: &Log) -> Log {
    let mut one = log.clone();
    one.camps.clear();
    one.lanes = vec![String::new()];
    one.rows.iter_mut().for_each(|row| row.lanes = vec![0]);
    one
}

/// A log that is being drawn.
struct Sheet<'p> {
    pen: &'p Pen<'p>,
    items: Vec<Item>,
    y: f64,
    /// Where the first lane begins, and how wide each is.
    dates: f64,
    lane: f64,
    /// Where the words begin, how wide they may be, and how wide they are.
    words: f64,
    width: f64,
    widest: f64,
}

impl<'p> Sheet<'p> {
    fn of(log: &Log, pen: &'p Pen<'p>, room: Option<f64>, lane: f64) -> Sheet<'p> {
        let days = log.rows.iter().map(|row| day_of(row, pen).width);
        let dates = days.fold(60.0, f64::max) + SPACE;
        let words = dates + log.lanes.len() as f64 * lane + 8.0;
        Sheet {
            pen,
            items: Vec::new(),
            y: 0.0,
            dates,
            lane,
            words,
            width: room.map_or(WORDS.0, |room| (room - words).max(WORDS.1)),
            widest: 0.0,
        }
    }

    fn middle(&self, lane: usize) -> f64 {
        self.dates + (lane as f64 + 0.5) * self.lane
    }

    /// A bracket with the name of each camp above its lanes; gives where the
    /// names of the lanes begin.
    fn camps(&mut self, log: &Log) -> f64 {
        const TICK: f64 = 4.0;
        let last = log.lanes.len();
        let camps = log.camps.iter().filter(|camp| camp.last < last);
        let camps = camps.map(|camp| {
            let from = self.dates + camp.first as f64 * self.lane + 3.0;
            let to = self.dates + (camp.last + 1) as f64 * self.lane - 3.0;
            let name = self.pen.lines(&camp.label, to - from, pen::SMALL, false);
            (from, to, name)
        });
        let camps: Vec<(f64, f64, Lines)> = camps.collect();
        let Some(high) = camps.iter().map(|(.., name)| name.height).reduce(f64::max) else {
            return 0.0;
        };
        let y = high + 3.0;
        for (from, to, name) in camps {
            let middle = (from + to) / 2.0;
            self.items
                .extend(name.at(middle, high - name.height, Anchor::Middle, Paint::Quiet));
            self.items.push(Item::Path {
                pieces: vec![
                    Piece::Move(from, y + TICK),
                    Piece::Line(from, y),
                    Piece::Line(to, y),
                    Piece::Line(to, y + TICK),
                ],
                fill: None,
                stroke: Some(Stroke::solid(Paint::Outline, 1.0)),
            });
        }
        y + TICK + 3.0
    }

    /// The names of the lanes, from a height on; gives where the rows begin.
    fn names(&mut self, headings: &Headings, top: f64) -> f64 {
        let bottom = top + headings.height;
        for (lane, lines) in headings.lines.iter().enumerate() {
            let x = self.middle(lane);
            self.items.extend(match headings.upright {
                true => lines.upwards(x, bottom, Paint::Ink),
                false => lines.at(x, bottom - lines.height, Anchor::Middle, Paint::Ink),
            });
        }
        bottom + 10.0
    }

    /// The whole names of lanes, below all events.
    fn list(&mut self, names: &[String]) {
        for name in names {
            let width = self.words + self.width;
            let lines = self.pen.lines(name, width, pen::SMALL, false);
            self.widest = self.widest.max(lines.width - self.words);
            self.y += 4.0;
            self.items
                .extend(lines.at(0.0, self.y, Anchor::Start, Paint::Ink));
            self.y += lines.height;
        }
    }

    /// One event; its day if it is the first of it.
    fn row(&mut self, row: &LogRow, (is_new, is_last): (bool, bool), is_first: bool) {
        if is_new && !is_first {
            self.y += 4.0;
            let right = self.words + self.width;
            let rule = line(
                (0.0, self.y),
                (right, self.y),
                Stroke::solid(Paint::Faint, 0.6),
            );
            self.items.push(rule);
            self.widest = self.widest.max(self.width);
            self.y += 4.0;
        }
        let right = self.dates - SPACE;
        if let Some(gap) = &row.gap {
            let lines = self
                .pen
                .lines(&format!("\u{22ee} {gap}"), 120.0, pen::SMALL, false);
            self.items
                .extend(lines.at(right, self.y, Anchor::End, Paint::Quiet));
            self.y += lines.height + 3.0;
        }
        let text = match row.note {
            Some(note) => format!("{}\u{a0}[{note}]", row.text),
            None => row.text.clone(),
        };
        let text = self.pen.lines(&text, self.width, pen::BODY - 1.0, false);
        self.widest = self.widest.max(text.width);
        let day = is_new.then(|| day_of(row, self.pen));
        let own = text.height.max(MARK.1 + 2.0);
        let middle = self.y + own / 2.0;
        // A day in two lines reaches beside the next row of the same day.
        let high = day.as_ref().filter(|_| is_last);
        let inner = own.max(high.map_or(0.0, |day| day.height));
        if let Some(day) = day {
            self.items
                .extend(day.at(right, self.y, Anchor::End, Paint::Ink));
        }
        let places: Vec<f64> = row.lanes.iter().map(|lane| self.middle(*lane)).collect();
        if let [first, .., last] = places[..] {
            let stroke = Stroke::solid(Paint::Outline, 1.2);
            self.items
                .push(line((first, middle), (last, middle), stroke));
        }
        for x in places {
            self.items
                .extend(mark(row.sign, row.line, row.weight, &row.glyph, x, middle));
        }
        let top = middle - text.height / 2.0;
        self.items
            .extend(text.at(self.words, top, Anchor::Start, Paint::Ink));
        self.y += inner + 5.0;
    }
}

fn day_of(row: &LogRow, pen: &Pen<'_>) -> Lines {
    pen.lines(&row.day, 152.0, pen::SMALL, true)
}

fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Item {
    Item::Path {
        pieces: vec![Piece::Move(from.0, from.1), Piece::Line(to.0, to.1)],
        fill: None,
        stroke: Some(stroke),
    }
}

/// The mark of an event with its middle at `x`, `y`: a field with its glyph, or
/// a ring where there is no stance.
fn mark(sign: Sign, form: Line, weight: u8, glyph: &str, x: f64, y: f64) -> Vec<Item> {
    if sign == Sign::None {
        return vec![Item::Rect {
            x: x - 4.5,
            y: y - 4.5,
            width: 9.0,
            height: 9.0,
            radius: 4.5,
            fill: Some(Paint::Paper),
            stroke: Some(Stroke::solid(
                Paint::Line(Sign::None, Default::default()),
                1.3,
            )),
        }];
    }
    let strong = weight > 1 && form != Line::Dotted;
    let field = (x - MARK.0 / 2.0, y - MARK.1 / 2.0, MARK.0, MARK.1);
    let mut items = grid::swatch(sign, form, strong, field);
    items.push(grid::sign(
        glyph,
        x,
        y + 3.5,
        10.0,
        Paint::OnCell(sign, strong),
    ));
    items
}

/// What an entry of the legend looks like, from `x` to `x + width` around `y`.
pub(super) fn sample(entry: &LegendEntry, x: f64, y: f64, width: f64) -> Vec<Item> {
    let middle = x + width / 2.0;
    let sign = if entry.line == Line::Thin {
        Sign::None
    } else {
        entry.sign
    };
    mark(sign, entry.line, entry.weight, &entry.glyph, middle, y)
}

#[cfg(test)]
mod tests;
