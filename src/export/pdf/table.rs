//! A table comes in, rows on pages come out: words wrap in their cells, names
//! of columns stand on every page, and nothing is cut off. What is too wide is
//! set smaller, and then parted into tables that begin with the same column.

use super::columns::{self, PAD, Plan};
use super::flow::Flow;
use super::look::{Ink, LINE, Look};
use super::tags::{Id, Kind};
use super::words::{Lines, Span, lines};
use crate::view::answer::{Cell, Table};

/// Blank above and below the words of a cell.
const GAP: f64 = 2.5;

/// Puts a table.
pub(super) fn put(flow: &mut Flow<'_>, table: &Table) {
    let plan = columns::plan(flow.fonts, table, flow.width());
    let (parts, last) = (plan.parts.len(), plan.columns.saturating_sub(1));
    for part in &plan.parts {
        if parts > 1 {
            let others = part.columns.get(1).zip(part.columns.last());
            let (from, to) = others.map_or((0, 0), |(from, to)| (*from, *to));
            let text = match from == to {
                true => format!("Column {from} of {last}:"),
                false => format!("Columns {from} to {to} of {last}:"),
            };
            flow.skip(6.0);
            flow.need(Look::SMALL.size * LINE + 60.0);
            flow.within(Kind::Paragraph, |flow| {
                flow.paragraph(vec![Span::new(text, Look::SMALL)]);
            });
        }
        flow.within(Kind::Table, |flow| {
            Grid::new(flow, table, &plan, part).put()
        });
    }
}

/// A table, or a part of its columns.
struct Grid<'g, 'f> {
    flow: &'g mut Flow<'f>,
    table: &'g Table,
    look: Look,
    part: &'g columns::Part,
    head: Vec<Lines>,
}

impl<'g, 'f> Grid<'g, 'f> {
    fn new(
        flow: &'g mut Flow<'f>,
        table: &'g Table,
        plan: &Plan,
        part: &'g columns::Part,
    ) -> Grid<'g, 'f> {
        let look = Look::of(plan.size, Ink::Black);
        let head = part.columns.iter().zip(&part.widths).map(|(at, width)| {
            let text = table.header.get(*at).map_or("", String::as_str);
            Lines::new(flow.fonts, lines(text, look.bold()), width - 2.0 * PAD)
        });
        let head = head.collect();
        Grid {
            flow,
            table,
            look,
            part,
            head,
        }
    }

    fn put(mut self) {
        let line = self.look.size * LINE;
        let head = high(&self.head);
        self.flow.need(head + 2.0 * line + 4.0 * GAP);
        let row = self.flow.node;
        let node = self.flow.sheets.tree.add(row, Kind::Head);
        let row = self.flow.sheets.tree.add(node, Kind::Row);
        let cells: Vec<Id> = self
            .head
            .iter()
            .map(|_| self.flow.sheets.tree.add(row, Kind::NameOfColumn))
            .collect();
        let names = std::mem::take(&mut self.head);
        self.lines_of(&names, &cells, &vec![0; names.len()], usize::MAX);
        self.head = names;
        self.under_head();
        let body = self.flow.node;
        let body = self.flow.sheets.tree.add(body, Kind::Rows);
        for cells in &self.table.rows {
            self.row(body, cells);
        }
        self.flow.y += GAP;
    }

    fn under_head(&mut self) {
        let (x, y) = (self.flow.left, self.flow.y);
        let width = self.part.widths.iter().sum();
        self.flow.rule(x, y - 0.6, width, 1.2, Ink::Rule);
    }

    /// Goes on on the next page, under the same names.
    fn next_page(&mut self) {
        self.flow.page();
        let (left, top) = (self.flow.left, self.flow.y + GAP);
        let mut x = left + PAD;
        for (names, width) in self.head.iter().zip(&self.part.widths) {
            for at in 0..names.len() {
                let y = top + names.height * at as f64;
                self.flow.repeat(names, at, (x, y));
            }
            x += width;
        }
        self.flow.y += high(&self.head) + 2.0 * GAP;
        self.under_head();
    }

    fn row(&mut self, body: Id, cells: &[Cell]) {
        let none = Cell::default();
        let columns = self.part.columns.iter().zip(&self.part.widths);
        let words: Vec<Lines> = columns
            .map(|(at, width)| {
                let cell = cells.get(*at).unwrap_or(&none);
                let look = self.look.in_ink(Ink::of(cell.tone));
                Lines::new(self.flow.fonts, lines(&cell.text, look), width - 2.0 * PAD)
            })
            .collect();
        let tree = &mut self.flow.sheets.tree;
        let row = tree.add(body, Kind::Row);
        let nodes: Vec<Id> = (self.part.columns.iter())
            .map(|at| match at {
                0 => tree.add(row, Kind::NameOfRow),
                _ => tree.add(row, Kind::Cell),
            })
            .collect();
        let line = self.look.size * LINE;
        let whole = self.flow.whole() - high(&self.head) - 4.0 * GAP;
        let mut done = vec![0; words.len()];
        let mut turned = false;
        loop {
            let left = words.iter().zip(&done);
            let left = left.map(|(words, done)| words.len() - done).max();
            let left = left.unwrap_or(0);
            let room = ((self.flow.room() - 2.0 * GAP) / line + 0.01).max(0.0) as usize;
            if left <= room {
                self.lines_of(&words, &nodes, &done, usize::MAX);
                break;
            }
            // A row is parted only if it is long, and not for a line or two;
            // on a page of its own something of it is put in any case.
            let long = left as f64 * line > whole / 2.0;
            let most = match (turned, long && room >= 3) {
                (true, _) => room.max(1),
                (false, true) => room,
                (false, false) => 0,
            };
            if most > 0 {
                self.lines_of(&words, &nodes, &done, most);
                for (done, words) in done.iter_mut().zip(&words) {
                    *done = (*done + most).min(words.len());
                }
            }
            if left > most {
                self.next_page();
                turned = true;
            } else {
                break;
            }
        }
    }

    /// Puts at most `most` lines of each cell, behind those that are done.
    fn lines_of(&mut self, words: &[Lines], nodes: &[Id], done: &[usize], most: usize) {
        let (left, top) = (self.flow.left, self.flow.y + GAP);
        let mut x = left + PAD;
        let mut deepest: f64 = 0.0;
        for (((words, node), done), width) in
            words.iter().zip(nodes).zip(done).zip(&self.part.widths)
        {
            let mut links = vec![None; words.spans()];
            for (line, at) in (*done..words.len()).take(most).enumerate() {
                let y = top + words.height * line as f64;
                self.flow.line(*node, words, at, (x, y), &mut links);
                deepest = deepest.max(words.height * (line + 1) as f64);
            }
            x += width;
        }
        self.flow.y = top + deepest + GAP;
        let width = self.part.widths.iter().sum();
        let y = self.flow.y;
        self.flow.rule(left, y - 0.25, width, 0.5, Ink::Rule);
    }
}

fn high(cells: &[Lines]) -> f64 {
    cells.iter().map(Lines::high).fold(0.0, f64::max)
}
