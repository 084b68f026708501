//! Lines come in from top to bottom, pages come out: what does not fit goes on
//! the next one.

use std::collections::BTreeMap;

use super::look::{self, Ink};
use super::sheet::{Area, Draw, Page, Part, Rule, Sheets, Spot, To, Words};
use super::tags::{Child, Id, Kind, Tree};
use super::words::{Lines, Span};
use crate::font::Fonts;

/// Pages that are being filled.
pub(super) struct Flow<'f> {
    pub fonts: &'f Fonts,
    pub sheets: Sheets,
    /// How far down the page is filled.
    pub y: f64,
    /// Where lines start.
    pub left: f64,
    /// What the next words belong to.
    pub node: Id,
    /// Where lines beside quotes stand.
    bars: Vec<f64>,
    upright: (f64, f64),
    /// Whether nothing more goes on the page.
    full: bool,
}

impl<'f> Flow<'f> {
    pub(super) fn new(fonts: &'f Fonts, upright: (f64, f64)) -> Flow<'f> {
        let mut flow = Flow {
            fonts,
            sheets: Sheets {
                pages: Vec::new(),
                parts: Vec::new(),
                areas: Vec::new(),
                tree: Tree::new(),
                anchors: BTreeMap::new(),
                headings: Vec::new(),
            },
            y: 0.0,
            left: look::SIDE,
            node: 0,
            bars: Vec::new(),
            upright,
            full: false,
        };
        flow.page();
        flow
    }

    /// Starts a page.
    pub(super) fn page(&mut self) {
        self.page_of(self.upright);
    }

    fn page_of(&mut self, (width, height): (f64, f64)) {
        self.sheets.pages.push(Page {
            width,
            height,
            rules: Vec::new(),
            parts: Vec::new(),
            areas: Vec::new(),
            repeated: Vec::new(),
        });
        self.y = look::ABOVE;
        self.full = false;
    }

    /// The number of the page, from 0.
    pub(super) fn number(&self) -> usize {
        self.sheets.pages.len() - 1
    }

    fn last(&mut self) -> &mut Page {
        let at = self.number();
        &mut self.sheets.pages[at]
    }

    /// Whether nothing is on the page.
    pub(super) fn is_fresh(&self) -> bool {
        self.y <= look::ABOVE && !self.full
    }

    /// What is left of the page.
    pub(super) fn room(&self) -> f64 {
        if self.full {
            return 0.0;
        }
        let height = self.sheets.pages[self.number()].height;
        height - look::ABOVE - self.y
    }

    /// Starts a page that lies on its long side; only what stands at its left
    /// edge goes on it, until it is full.
    pub(super) fn lie(&mut self) {
        let (width, height) = self.upright;
        self.page_of((width.max(height), width.min(height)));
        self.left = look::SIDE;
    }

    /// Whether the page lies, and has room.
    pub(super) fn lies(&self) -> bool {
        !self.full && self.sheets.pages[self.number()].width > self.upright.0
    }

    /// Nothing more goes on this page.
    pub(super) fn fill(&mut self) {
        self.full = true;
    }

    /// How high an upright page is between its margins.
    pub(super) fn whole(&self) -> f64 {
        self.upright.1 - 2.0 * look::ABOVE
    }

    /// Starts a page if less is left.
    pub(super) fn need(&mut self, height: f64) {
        if self.room() < height.min(self.whole()) && !self.is_fresh() {
            self.page();
        }
    }

    /// Leaves a blank, but none at the top of a page.
    pub(super) fn skip(&mut self, height: f64) {
        if !self.is_fresh() {
            self.y += height;
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.sheets.pages[self.number()].width - look::SIDE - self.left
    }

    pub(super) fn spot(&self) -> Spot {
        Spot {
            page: self.number(),
            y: self.y,
        }
    }

    /// Makes a place that links lead to; the first of a name counts.
    pub(super) fn anchor(&mut self, name: String, spot: Spot) {
        self.sheets.anchors.entry(name).or_insert(spot);
    }

    /// What is put by `put` is a part of its own.
    pub(super) fn within<T>(&mut self, kind: Kind, put: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.node;
        self.node = self.sheets.tree.add(outer, kind);
        let done = put(self);
        self.node = outer;
        done
    }

    /// What is put by `put` is set in, beside a line if it is a quote.
    pub(super) fn set_in<T>(
        &mut self,
        by: f64,
        barred: bool,
        put: impl FnOnce(&mut Self) -> T,
    ) -> T {
        if barred {
            self.bars.push(self.left + 1.0);
        }
        self.left += by;
        let done = put(self);
        self.left -= by;
        if barred {
            self.bars.pop();
        }
        done
    }

    /// Puts a paragraph, of which no line stands alone on a page.
    pub(super) fn paragraph(&mut self, spans: Vec<Span>) {
        let lines = Lines::new(self.fonts, spans, self.width().max(24.0));
        let node = self.node;
        let mut links = vec![None; lines.spans()];
        let count = lines.len();
        for at in 0..count {
            let together = match at {
                0 if count <= 3 => count,
                0 => 2,
                at if at + 2 == count => 2,
                _ => 1,
            };
            self.need(lines.height * together as f64);
            let (x, y) = (self.left, self.y);
            self.line(node, &lines, at, (x, y), &mut links);
            for x in self.bars.clone() {
                self.rule(x, y, 1.5, lines.height, Ink::Rule);
            }
            self.y += lines.height;
        }
    }

    /// Puts a line with its upper left corner at a place. `links` has the nodes
    /// of the links of these lines so far.
    pub(super) fn line(
        &mut self,
        node: Id,
        lines: &Lines,
        line: usize,
        (x, y): (f64, f64),
        links: &mut [Option<Id>],
    ) {
        let baseline = y + lines.height * 0.74;
        for piece in lines.pieces(line, self.fonts) {
            let mut part_of = node;
            if let Some(to) = &piece.of.to {
                part_of = match links[piece.span] {
                    Some(known) => known,
                    None => self.link(node, to),
                };
                links[piece.span] = Some(part_of);
            }
            let look = piece.of.look;
            let words = Words {
                x: x + piece.x,
                y: baseline - look.rise,
                text: piece.text,
                look,
            };
            self.put(part_of, Draw::Words(words));
            if let Some(to) = &piece.of.to {
                let area = Area {
                    x: x + piece.x,
                    y,
                    width: piece.width,
                    height: lines.height,
                    to: to.clone(),
                    told: told(to, &piece.of.text),
                };
                let area = self.area(area);
                self.sheets.tree.push(part_of, Child::Area(area));
            }
        }
    }

    fn link(&mut self, node: Id, to: &To) -> Id {
        let tree = &mut self.sheets.tree;
        let outer = match to {
            To::Anchor(name) if name.starts_with(NOTE) => tree.add(node, Kind::Reference),
            _ => node,
        };
        tree.add(outer, Kind::Link)
    }

    fn area(&mut self, area: Area) -> usize {
        self.sheets.areas.push(area);
        let number = self.sheets.areas.len() - 1;
        self.last().areas.push(number);
        number
    }

    /// Draws something as a part of a node.
    pub(super) fn put(&mut self, node: Id, draw: Draw) {
        let page = self.number();
        let part = match self.sheets.tree.last(node) {
            Some(Child::Part(part)) if self.sheets.parts[part].page == page => part,
            _ => {
                let draws = Vec::new();
                self.sheets.parts.push(Part { page, draws });
                let part = self.sheets.parts.len() - 1;
                self.sheets.tree.push(node, Child::Part(part));
                self.last().parts.push(part);
                part
            }
        };
        self.sheets.parts[part].draws.push(draw);
    }

    /// Puts a line again that means nothing new.
    pub(super) fn repeat(&mut self, lines: &Lines, line: usize, (x, y): (f64, f64)) {
        for piece in lines.pieces(line, self.fonts) {
            let words = Words {
                x: x + piece.x,
                y: y + lines.height * 0.74,
                text: piece.text,
                look: piece.of.look,
            };
            self.last().repeated.push(words);
        }
    }

    /// Draws a rule.
    pub(super) fn rule(&mut self, x: f64, y: f64, width: f64, height: f64, ink: Ink) {
        let rule = Rule {
            x,
            y,
            width,
            height,
            ink,
        };
        self.last().rules.push(rule);
    }
}

/// What the names of places of notes begin with; ids of sections have no colon.
pub(super) const NOTE: &str = "note:";

/// Where a link leads, for who hears it.
fn told(to: &To, text: &str) -> String {
    match to {
        To::Web(address) => address.clone(),
        To::Anchor(name) => match name.strip_prefix(NOTE) {
            Some(number) => format!("Source {number}"),
            None => text.to_owned(),
        },
    }
}
