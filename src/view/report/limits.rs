//! How much of a large ledger a report shows: counts come in, what is left out
//! goes out as a sentence. Data for templates and JSON is never cut.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::super::answer::{Block, Part};
use super::ReportView;
use crate::model::Cell;

/// More positions than this make a drawing in which no line can be followed.
pub(super) const DRAWN: usize = 1_000;
/// More pairs make one with more ties than paper.
pub(super) const TIES: usize = 2_000;
/// More claims make a timeline longer than a wall.
pub(super) const TIMED: usize = 1_500;
/// More fields are no table that is read.
pub(super) const FIELDS: usize = 4_000;
/// Sections are written until they hold so many positions.
pub(super) const POSITIONS: usize = 4_000;
/// More changes, open questions or rows of one list are counted, not listed.
pub(super) const LISTED: usize = 1_000;

/// Whether so many are shown.
pub(super) fn shows(view: &ReportView<'_>, number: usize, limit: usize) -> bool {
    view.whole || number <= limit
}

/// How many of them are listed.
pub(super) fn listed(view: &ReportView<'_>, number: usize) -> usize {
    match view.whole {
        true => number,
        false => number.min(LISTED),
    }
}

/// What is left out, and the way to it.
pub(super) fn left_out(what: &str, why: &str) -> Block {
    let words = |text: &str| Part::Words(text.to_owned());
    Block::Note(vec![
        words(&format!("Left out: {what}, for {why}. Choose some with ")),
        Part::Code("--actor"),
        words(", "),
        Part::Code("--issue"),
        words(" or "),
        Part::Code("--tag"),
        words(", or take all with "),
        Part::Code("--whole"),
        words("."),
    ])
}

/// Takes out the links to sections that are not written.
pub(super) fn without_dead_links(blocks: &mut [Block]) {
    let written: BTreeSet<String> = blocks.iter().filter_map(id).collect();
    for block in blocks {
        if let Block::Links(links) | Block::SeeAlso(links) = block {
            links.retain(|link| written.contains(&link.to));
        }
    }
}

fn id(block: &Block) -> Option<String> {
    match block {
        Block::Section { id, .. } => Some(id.clone()),
        _ => None,
    }
}

/// A sentence about those that are not listed, if there are; `what` is their
/// name in the plural.
pub(super) fn rest(number: usize, listed: usize, what: &str) -> Option<Block> {
    let more = number.checked_sub(listed).filter(|more| *more > 0)?;
    let why = format!("{listed} are listed");
    Some(left_out(&format!("{more} more {what}"), &why))
}

/// Of these sections, each with its positions, which are written: those that
/// changed first, then the fullest, until there is enough to read.
pub(super) fn written(view: &ReportView<'_>, sections: &[Vec<&Cell>]) -> Vec<bool> {
    let changes = view.since.map_or(&[][..], |(_, diff)| &diff.changes);
    let changed: BTreeSet<_> = changes.iter().map(|c| (&c.actor, &c.issue)).collect();
    let has_changed = |cell: &&Cell| changed.contains(&(&cell.actor, &cell.issue));
    let mut order: Vec<usize> = (0..sections.len()).collect();
    order.sort_by_cached_key(|at| {
        let cells = &sections[*at];
        let same = !cells.iter().any(has_changed);
        (same, Reverse(cells.len()))
    });
    let mut written = vec![false; sections.len()];
    let mut room = POSITIONS;
    for at in order {
        // One of whom nothing is known takes a line, too.
        let takes = sections[at].len().max(1);
        // However long the first is, it is written.
        if !view.whole && takes > room && room < POSITIONS {
            break;
        }
        written[at] = true;
        room = room.saturating_sub(takes);
    }
    written
}
