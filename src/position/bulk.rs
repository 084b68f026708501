//! Positions of plain claims in columns, without a ledger.
//!
//! In: a [`ClaimTable`] and a day. Out: for each actor and issue the claim
//! that controls, and whether voices contradict each other. Of plain claims
//! the rules leave little: nobody speaks for another, every record has the
//! authority of a principal, and a claim is known when it is said. So the
//! latest day decides, and on one day the greater id (rule 5); the position
//! is contested if the actor is on both sides on that day (rule 6). The rules
//! themselves say the same of the table as a ledger; `tests/bulk.rs` holds it.

use crate::model::{ClaimTable, Day};

/// The position of one actor on one issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BulkCell {
    /// The claim that controls; it tells the actor, the issue and the stance.
    pub claim: u32,
    /// Where the claims of its day begin in the order of the table.
    first: u32,
    /// Where it stands in the order of the table.
    last: u32,
    /// Whether the actor is on both sides on that day.
    pub contested: bool,
}

impl BulkCell {
    /// The claims without which the cell would be another: the one that
    /// controls, and those that contradict each other.
    pub fn claims<'t>(&self, table: &'t ClaimTable) -> impl Iterator<Item = u32> + use<'t> {
        let (first, last) = (self.first as usize, self.last as usize);
        let from = if self.contested { first } else { last };
        table.order[from..=last].iter().copied()
    }
}

/// The positions as of a day, by actor and issue. O(n) in the number of claims.
///
/// ```
/// use stancegraph::{load::claims_csv, position};
/// let text = "claim_id,actor,issue,stance,date,source\n\
///     a1,north,talks,support,2026-01-05,gazette\n\
///     a2,north,talks,oppose,2026-02-05,gazette\n";
/// let table = claims_csv::table(text).unwrap();
/// let cells = position::bulk(&table, "2026-01-31".parse().unwrap());
/// assert_eq!(table.stance[cells[0].claim as usize], 1);
/// ```
pub fn bulk(table: &ClaimTable, as_of: Day) -> Vec<BulkCell> {
    let as_of = as_of.number();
    let day = |at: usize| table.day[table.order[at] as usize];
    let mut cells = Vec::new();
    let mut start = 0;
    while start < table.order.len() {
        let key = table.key(table.order[start]);
        let mut last = None;
        let mut end = start;
        while end < table.order.len() && table.key(table.order[end]) == key {
            if day(end) <= as_of {
                last = Some(end);
            }
            end += 1;
        }
        cells.extend(last.map(|last| {
            let mut first = last;
            let (mut pro, mut contra) = (false, false);
            loop {
                let stance = table.stance[table.order[first] as usize];
                pro |= stance > 0;
                contra |= stance < 0;
                if first == start || day(first - 1) != day(last) {
                    break;
                }
                first -= 1;
            }
            BulkCell {
                claim: table.order[last],
                first: first as u32,
                last: last as u32,
                contested: pro && contra,
            }
        }));
        start = end;
    }
    cells
}
