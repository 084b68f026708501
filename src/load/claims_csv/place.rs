//! From the place of a finding in a row to the bytes of its field.

use super::header::{Column, Header};
use crate::diagnostics::{Span, Step};
use crate::load::rows::{Row, Rows};

/// Where the rows of a table begin; found once for all findings.
pub(in crate::load) struct Places<'t> {
    text: &'t str,
    header: Header,
    starts: Vec<usize>,
}

impl<'t> Places<'t> {
    pub(in crate::load) fn new(text: &'t str) -> Places<'t> {
        let mut rows = Rows::new(text);
        let mut row = Row::default();
        let mut is_read = |row: &mut Row| rows.read(row).unwrap_or_default();
        is_read(&mut row);
        let (header, _) = Header::read(0, text, &row);
        let mut starts = Vec::new();
        while is_read(&mut row) {
            starts.push(row.span.start);
        }
        Places {
            text,
            header,
            starts,
        }
    }

    /// The field of a row, counted from 0 behind the header, that a path into
    /// the entry made of it means; the whole row where no column says it.
    pub(in crate::load) fn span(&self, number: usize, path: &[Step]) -> Span {
        let start = self.starts.get(number).copied();
        let start = start.unwrap_or(self.text.len());
        let moved = |span: Span| Span::new(start + span.start, start + span.end);
        let mut row = Row::default();
        if !Rows::new(&self.text[start..])
            .read(&mut row)
            .unwrap_or_default()
        {
            return moved(Span::default());
        }
        // Who speaks has a column of its own where that is not the holder.
        let place = columns(path).iter().find_map(|column| {
            let at = self.header.place(*column)?;
            let written = *column == Column::Actor || !row.get(&self.text[start..], at).is_empty();
            written.then(|| row.place(at))
        });
        let else_there = || columns(path).first().and_then(|c| self.header.place(*c));
        moved(
            place
                .or_else(|| else_there().map(|at| row.place(at)))
                .unwrap_or(row.span),
        )
    }
}

/// The columns that may say what a path means, the likeliest first.
fn columns(path: &[Step]) -> &'static [Column] {
    let name = path.iter().rev().find_map(|step| match step {
        Step::Field(name) | Step::Name(name) => Some(*name),
        Step::Index(_) => None,
    });
    let Some(name) = name else { return &[] };
    match name {
        "id" => &[Column::ClaimId],
        "by" => &[Column::Speaker, Column::Actor],
        "of" => &[Column::Actor],
        "on" => &[Column::Issue],
        "stance" => &[Column::Stance],
        "response" => &[Column::Response],
        "said" => &[Column::Date],
        "source" | "quotes" => &[Column::Source],
        "exact" => &[Column::Exact],
        "kind" => &[Column::Kind],
        "only_if" => &[Column::OnlyIf],
        "if" => &[Column::If],
        "unless" => &[Column::Unless],
        "said_as" => &[Column::SaidAs],
        "published" => &[Column::Published],
        "act" => &[Column::Act],
        "credibility" => &[Column::Credibility],
        "coder" => &[Column::Coder],
        "reviewed" => &[Column::Reviewed],
        "note" => &[Column::Note],
        "because" => &[Column::Because],
        "rank" => &[Column::Rank],
        "prefix" => &[Column::Prefix],
        "suffix" => &[Column::Suffix],
        "translation" => &[Column::Translation],
        "tags" => &[Column::Tags],
        "via" => &[Column::Via],
        "relations" => &[Column::Relation],
        "inferred_speaker" => &[Column::InferredSpeaker],
        _ => &[],
    }
}
