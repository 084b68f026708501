//! Which parts of a cell a snapshot knows.

use super::{Cell, Evidence};

/// Which parts of a cell a snapshot knows. One derived from a ledger knows
/// all; a table somebody made may have fewer columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)]
pub struct Columns {
    /// Stances.
    pub stance: bool,
    /// Responses.
    pub response: bool,
    /// Conditions.
    pub conditions: bool,
    /// Days of saying.
    pub said: bool,
    /// Days of publication.
    pub published: bool,
    /// Speakers.
    pub by: bool,
    /// Their authority.
    pub authority: bool,
    /// Claims.
    pub claim: bool,
    /// Remarks, staleness, narration, repetition, telling by others.
    pub marks: bool,
    /// The claims behind conditions and remarks, later claims of the same
    /// stance, and what was taken back.
    pub details: bool,
}

impl Columns {
    /// All of them.
    pub const ALL: Columns = Columns {
        stance: true,
        response: true,
        conditions: true,
        said: true,
        published: true,
        by: true,
        authority: true,
        claim: true,
        marks: true,
        details: true,
    };

    /// Those that both have.
    pub fn both(self, other: Columns) -> Columns {
        Columns {
            stance: self.stance && other.stance,
            response: self.response && other.response,
            conditions: self.conditions && other.conditions,
            said: self.said && other.said,
            published: self.published && other.published,
            by: self.by && other.by,
            authority: self.authority && other.authority,
            claim: self.claim && other.claim,
            marks: self.marks && other.marks,
            details: self.details && other.details,
        }
    }

    /// A cell without what the columns do not hold; `None` if nothing is left.
    pub fn of(self, cell: &Cell) -> Option<Cell> {
        let mut cell = cell.clone();
        let evidence = |e: &mut Evidence| {
            let Evidence {
                claim,
                by,
                authority,
                said,
                published,
                repeats,
            } = std::mem::take(e);
            *e = Evidence {
                claim: claim.filter(|_| self.claim),
                by: by.filter(|_| self.by),
                authority: authority.filter(|_| self.authority),
                said: said.filter(|_| self.said),
                published: published.filter(|_| self.published),
                repeats: repeats && self.marks,
            };
        };
        cell.held.retain(|_| self.stance);
        for held in &mut cell.held {
            evidence(&mut held.evidence);
            if !self.conditions {
                held.conditions.clear();
            }
            held.conditions
                .iter_mut()
                .for_each(|c| evidence(&mut c.evidence));
            held.restated.iter_mut().for_each(evidence);
            if !self.details {
                held.conditions
                    .iter_mut()
                    .for_each(|c| c.evidence = Evidence::default());
                held.restated = None;
            }
            held.narrated &= self.marks;
            held.stale &= self.marks;
        }
        cell.response = cell.response.filter(|_| self.response);
        if let Some(response) = &mut cell.response {
            evidence(&mut response.evidence);
            response.told &= self.marks;
        }
        if !self.marks {
            cell.marks.clear();
        }
        for mark in &mut cell.marks {
            mark.claims.iter_mut().for_each(evidence);
            if !self.details {
                mark.claims.clear();
            }
        }
        (!(cell.held.is_empty() && cell.response.is_none() && cell.marks.is_empty()))
            .then_some(cell)
    }
}
