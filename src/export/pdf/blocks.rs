//! The blocks of an answer come in, one after the other, and flow onto pages.

use std::collections::BTreeSet;

use super::drawing::Drawing;
use super::flow::{Flow, NOTE};
use super::look::{self, INDENT, Ink, LINE, Look};
use super::sheet::{Draw, To};
use super::table;
use super::tags::{Frame, Kind};
use super::words::{Lines, Span, line, lines};
use crate::text::visible;
use crate::view::answer::{Block, Item, Link, Part};

/// Puts blocks onto pages; the drawings are those of their figures, in order.
pub(super) struct Writer<'w, 'f> {
    pub flow: &'w mut Flow<'f>,
    pub drawings: &'w [Drawing],
    /// The sections that there are.
    pub sections: BTreeSet<&'w str>,
    /// How many figures have been put.
    pub put: usize,
    /// The level of the heading above.
    pub level: u16,
}

/// Between two blocks.
const BETWEEN: f64 = 6.0;

impl Writer<'_, '_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            self.block(block, &blocks[at + 1..]);
        }
    }

    fn block(&mut self, block: &Block, next: &[Block]) {
        match block {
            Block::Heading(level, text) => self.heading(*level, text, None, next),
            Block::Section { level, id, title } => self.heading(*level, title, Some(id), next),
            Block::Paragraph(text) => self.paragraph(lines(text, Look::BODY)),
            Block::Note(parts) => self.paragraph(parts.iter().map(note).collect()),
            Block::Quote { text, attribution } => self.quote(text, attribution, &[]),
            Block::Cited {
                text,
                attribution,
                notes,
            } => self.quote(text, attribution, notes),
            Block::Table(table) if super::super::columns(table) == 0 => {}
            Block::Table(table) => {
                self.flow.skip(BETWEEN);
                table::put(self.flow, table);
            }
            Block::List(items) => self.list(items),
            Block::Links(links) => self.links(links),
            Block::SeeAlso(_) => {}
            Block::Notes(notes) => self.notes(notes),
            Block::Figure(_) => self.figure(),
        }
    }

    fn paragraph(&mut self, spans: Vec<Span>) {
        self.flow.skip(BETWEEN);
        self.flow
            .within(Kind::Paragraph, |flow| flow.paragraph(spans));
    }

    fn heading(&mut self, level: u8, text: &str, id: Option<&String>, next: &[Block]) {
        // A level that is left out would puzzle who jumps from one to the next.
        let level = u16::from(level.clamp(1, 6)).min(self.level + 1);
        self.level = level;
        let (look, above, below) = Look::heading(level);
        let shown = visible::on_one_line(text);
        let shown = if shown.trim().is_empty() {
            "\u{2013}"
        } else {
            shown.trim()
        };
        // A figure on a lying page has its heading there.
        if let Some(Block::Figure(_)) = next.first()
            && self.drawings.get(self.put).is_some_and(|next| next.lies)
        {
            self.flow.lie();
        }
        self.flow.skip(above);
        let spans = vec![Span::new(shown, look)];
        let high = Lines::new(self.flow.fonts, spans.clone(), self.flow.width()).high();
        let keep = self.follows(next);
        self.flow.need(high + below + keep);
        let spot = self.flow.spot();
        if let Some(id) = id {
            self.flow.anchor(id.clone(), spot);
        }
        let heading = (level, shown.to_owned(), spot);
        self.flow.sheets.headings.push(heading);
        let kind = Kind::Heading(level, shown.to_owned());
        self.flow.within(kind, |flow| flow.paragraph(spans));
        if level == 2 {
            let (x, y, width) = (self.flow.left, self.flow.y + 2.0, self.flow.width());
            self.flow.rule(x, y, width, 0.75, Ink::Rule);
        }
        self.flow.y += below;
    }

    /// How much of what follows a heading belongs on its page.
    fn follows(&self, next: &[Block]) -> f64 {
        let line = Look::BODY.size * LINE;
        match next.first() {
            None => 0.0,
            Some(Block::Heading(level, _) | Block::Section { level, .. }) => {
                let (look, above, below) = Look::heading(u16::from(*level));
                above + look.size * LINE + below + self.follows(&next[1..])
            }
            Some(Block::Figure(_)) => {
                let drawing = self.drawings.get(self.put);
                drawing.map_or(0.0, |drawing| match &drawing.slices[..] {
                    [whole] => whole.height * SMALLER + CAPTION + ABOVE_FIGURE,
                    [first, ..] => first.height + CAPTION + ABOVE_FIGURE,
                    [] => 0.0,
                })
            }
            Some(Block::Table(_)) => BETWEEN + 5.0 * line,
            Some(_) => BETWEEN + 3.0 * line,
        }
    }

    fn quote(&mut self, text: &str, attribution: &str, notes: &[usize]) {
        self.flow.skip(BETWEEN);
        self.flow.within(Kind::Quote, |flow| {
            flow.set_in(INDENT, true, |flow| {
                if !text.trim().is_empty() {
                    let spans = lines(text, Look::BODY);
                    flow.within(Kind::Paragraph, |flow| flow.paragraph(spans));
                }
                if !attribution.is_empty() {
                    let mut spans = vec![Span::new("\u{2014} ", Look::SMALL)];
                    spans.extend(line(attribution, Look::SMALL));
                    for number in notes {
                        let to = To::Anchor(format!("{NOTE}{number}"));
                        let look = Look::SMALL.raised();
                        spans.push(Span::link(format!("[{number}]"), look, to));
                    }
                    flow.within(Kind::Paragraph, |flow| flow.paragraph(spans));
                }
            });
        });
    }

    fn list(&mut self, items: &[Item]) {
        if items.is_empty() {
            return;
        }
        self.flow.skip(BETWEEN);
        let outer = self.flow.node;
        let list = self
            .flow
            .sheets
            .tree
            .add(outer, Kind::List { numbered: false });
        for item in items {
            let look = Look::BODY.in_ink(Ink::of(item.tone));
            let indent = INDENT * 0.8;
            self.flow.skip(2.0);
            let sign = ("\u{2022}", 0.0, indent);
            let words = (Kind::Paragraph, line(&item.text, look));
            self.item(list, sign, words, &item.below);
        }
        self.flow.node = outer;
    }

    /// Puts an item with its sign; how far the sign, and the words, are set in.
    fn item(
        &mut self,
        list: usize,
        (sign, at, indent): (&str, f64, f64),
        (kind, spans): (Kind, Vec<Span>),
        below: &[Block],
    ) {
        let size = spans.first().map_or(Look::BODY, |span| span.look);
        let sign = Span::new(sign, size.in_ink(Ink::Quiet));
        let sign = Lines::new(self.flow.fonts, vec![sign], f64::MAX);
        // The sign stands beside the first line, on whatever page that is.
        let words = Lines::new(self.flow.fonts, spans.clone(), self.flow.width() - indent);
        let below_it = self.follows(below);
        self.flow
            .need(words.height * words.len().min(3) as f64 + below_it);
        let item = self.flow.sheets.tree.add(list, Kind::Item);
        let label = self.flow.sheets.tree.add(item, Kind::Label);
        let place = (self.flow.left + at, self.flow.y);
        self.flow.line(label, &sign, 0, place, &mut [None]);
        self.flow.node = self.flow.sheets.tree.add(item, Kind::Body);
        let (left, level) = (self.flow.left, self.level);
        self.flow.left += indent;
        self.flow.within(kind, |flow| flow.paragraph(spans));
        self.blocks(below);
        (self.flow.left, self.level) = (left, level);
    }

    /// Places of this document, in one row that wraps.
    fn links(&mut self, links: &[Link]) {
        let mut spans = Vec::new();
        for link in links {
            if !spans.is_empty() {
                spans.push(Span::new(" \u{b7} ", Look::SMALL));
            }
            let text = visible::on_one_line(&link.text);
            spans.push(match self.sections.contains(link.to.as_str()) {
                true => Span::link(text.trim(), Look::SMALL, To::Anchor(link.to.clone())),
                false => Span::new(text.trim(), Look::SMALL),
            });
        }
        if !spans.is_empty() {
            self.paragraph(spans);
        }
    }

    fn notes(&mut self, notes: &[String]) {
        if notes.is_empty() {
            return;
        }
        self.flow.skip(BETWEEN);
        let outer = self.flow.node;
        let list = self
            .flow
            .sheets
            .tree
            .add(outer, Kind::List { numbered: true });
        let look = Look::of(8.0, Ink::Black);
        let label = |number: usize| format!("{number}.");
        let wide = |text: &str| self.flow.fonts.width(text, look.size, false);
        let room = wide(&label(notes.len()));
        let widths: Vec<f64> = (1..=notes.len())
            .map(|number| wide(&label(number)))
            .collect();
        for (at, note) in notes.iter().enumerate() {
            self.flow.skip(2.0);
            let first = self.flow.spot();
            let sign = (&*label(at + 1), room - widths[at], room + 6.0);
            self.item(list, sign, (Kind::Note, line(note, look)), &[]);
            // What was begun at the foot of a page may stand on the next one.
            let spot = match self.flow.number() == first.page {
                true => first,
                false => super::sheet::Spot {
                    page: self.flow.number(),
                    y: look::ABOVE,
                },
            };
            self.flow.anchor(format!("{NOTE}{}", at + 1), spot);
        }
        self.flow.node = outer;
    }

    fn figure(&mut self) {
        let Some(drawing) = self.drawings.get(self.put) else {
            return;
        };
        self.put += 1;
        let number = self.put;
        let told = match drawing.told.trim() {
            "" => &drawing.title,
            told => told,
        };
        let told = match told.trim() {
            "" => format!("Figure {number}"),
            told => visible::on_lines(told),
        };
        let count = drawing.slices.len();
        let flow = &mut *self.flow;
        let outer = flow.node;
        let node = flow
            .sheets
            .tree
            .add(outer, Kind::Figure { told, frame: None });
        let left = flow.left;
        for (at, slice) in drawing.slices.iter().enumerate() {
            let part = match count {
                1 => String::new(),
                _ => format!(" ({} of {count})", at + 1),
            };
            let title = visible::on_one_line(&drawing.title);
            let caption = format!("Figure {number}{part}. {}", title.trim());
            let caption = vec![Span::new(caption, Look::SMALL)];
            if drawing.lies && (at > 0 || !flow.lies()) {
                flow.lie();
            }
            flow.skip(ABOVE_FIGURE);
            // Rather a little smaller than on the next page.
            let high = CAPTION + slice.height;
            let fits = ((flow.room() - CAPTION) / slice.height).min(1.0);
            let scale = match fits >= SMALLER && count == 1 {
                true => fits,
                false => 1.0,
            };
            if !drawing.lies {
                flow.need(high * scale);
            }
            let (x, y) = (flow.left, flow.y);
            let (width, height) = (slice.width * scale, slice.height * scale);
            let draw = Draw::Drawing {
                svg: slice.svg.clone(),
                x,
                y,
                width,
                height,
            };
            flow.put(node, draw);
            if count == 1 {
                let page = flow.number();
                let frame = Frame {
                    page,
                    x,
                    y,
                    width,
                    height,
                };
                flow.sheets.tree.framed(node, frame);
            }
            flow.y += height + 3.0;
            flow.node = node;
            if at == 0 {
                flow.within(Kind::Caption, |flow| flow.paragraph(caption));
            } else {
                let lines = Lines::new(flow.fonts, caption, flow.width());
                for line in 0..lines.len() {
                    let place = (flow.left, flow.y);
                    flow.repeat(&lines, line, place);
                    flow.y += lines.height;
                }
            }
            flow.node = outer;
            flow.y += 6.0;
        }
        if drawing.lies {
            flow.fill();
            flow.left = left;
        }
    }
}

/// Blank above a figure.
const ABOVE_FIGURE: f64 = 8.0;
/// What is kept for a caption below a figure.
pub(super) const CAPTION: f64 = 30.0;
/// A figure is set smaller by at most this part so that no page stays half empty.
const SMALLER: f64 = 0.8;

fn note(part: &Part) -> Span {
    match part {
        Part::Words(words) => Span::new(visible::on_one_line(words), Look::BODY),
        Part::Code(code) => Span::new(*code, Look::BODY.bold()),
    }
}
