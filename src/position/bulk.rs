//! Positions of plain claims in columns, without a ledger.
//!
//! In: a [`ClaimTable`] and a day, or many days. Out: for each actor and issue
//! the claim that controls, and whether voices contradict each other. Of plain claims
//! the rules leave little: nobody speaks for another, every record has the
//! authority of a principal, and a claim is known when it is said. So the
//! latest day decides, and on one day the greater id (rule 5); the position
//! is contested if the actor is on both sides on that day (rule 6). The rules
//! themselves say the same of the table as a ledger; `tests/bulk.rs` holds it.

use crate::model::{
    Authority, Cell, ClaimTable, Day, Evidence, Held, Mark, MarkKind, Pole, Stance, Value, Vote,
    When,
};

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
    /// The same as a cell of a snapshot.
    pub fn whole(&self, table: &ClaimTable) -> Cell {
        let (actor, issue) = table.key(self.claim);
        let mark = self.contested.then(|| self.mark(table));
        Cell {
            actor: table.actors[actor as usize].id.clone(),
            issue: table.issues[issue as usize].id.clone(),
            held: vec![Held {
                value: value(table, self.claim),
                evidence: evidence(table, self.claim),
                restated: None,
                conditions: Vec::new(),
                narrated: false,
                stale: false,
            }],
            response: None,
            marks: mark.into_iter().collect(),
        }
    }

    /// The claims of its day that are on a side.
    fn mark(&self, table: &ClaimTable) -> Mark {
        let on_a_side = |claim: &u32| table.stance[*claim as usize] != 0;
        let claims = table.order[self.first as usize..=self.last as usize].iter();
        let claims = claims.copied().filter(on_a_side);
        Mark {
            kind: MarkKind::Contested,
            about: None,
            claims: claims.map(|claim| evidence(table, claim)).collect(),
        }
    }
}

fn value(table: &ClaimTable, claim: u32) -> Value {
    match table.stance(claim) {
        Stance::Pole(pole) => Value::Pole(pole),
        Stance::Vote(vote) => Value::Vote(vote),
        // A table of plain claims holds no other.
        _ if table.votes[table.key(claim).1 as usize] => Value::Vote(Vote::Abstain),
        _ => Value::Pole(Pole::Neutral),
    }
}

/// A record in the speaker's own voice, known when it was made.
fn evidence(table: &ClaimTable, claim: u32) -> Evidence {
    let day = table.day(claim);
    Evidence {
        claim: Some(table.id(claim)),
        by: Some(table.actors[table.key(claim).0 as usize].id.clone()),
        authority: Some(Authority::Principal),
        said: Some(When::day(day)),
        published: Some(day),
        repeats: false,
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
    let mut cells = Vec::new();
    each_group(table, |group| {
        cells.extend(group.cell(group.counted(as_of)))
    });
    cells
}

/// The positions of each actor on each issue before and after every step in
/// which a claim was made, in one pass: by actor and issue, then by time. `step`
/// numbers the step in which a day lies, and never falls; days up to `from`
/// lie before the first, and what is after `to` does not count. O(n) in the
/// number of claims, whatever the number of steps.
pub fn bulk_steps(
    table: &ClaimTable,
    (from, to): (Day, Day),
    step: impl Fn(Day) -> i32,
    mut each: impl FnMut(i32, Option<BulkCell>, BulkCell),
) {
    let number = |at: usize| step(table.day(table.order[at]));
    each_group(table, |group| {
        let mut at = group.counted(from);
        let end = group.counted(to);
        let mut before = group.cell(at);
        while at < end {
            let this = number(at);
            while at < end && number(at) == this {
                at += 1;
            }
            if let Some(after) = group.cell(at) {
                each(this, before, after);
                before = Some(after);
            }
        }
    });
}

/// The claims of one actor on one issue, in the order of the table.
struct Group<'t> {
    table: &'t ClaimTable,
    start: usize,
    end: usize,
}

fn each_group(table: &ClaimTable, mut each: impl FnMut(&Group<'_>)) {
    let mut start = 0;
    while start < table.order.len() {
        let key = table.key(table.order[start]);
        let mut end = start + 1;
        while end < table.order.len() && table.key(table.order[end]) == key {
            end += 1;
        }
        each(&Group { table, start, end });
        start = end;
    }
}

impl Group<'_> {
    fn day(&self, at: usize) -> i32 {
        self.table.day[self.table.order[at] as usize]
    }

    /// Where the claims end that count as of a day.
    fn counted(&self, as_of: Day) -> usize {
        let claims = &self.table.order[self.start..self.end];
        let by = |claim: &u32| self.table.day[*claim as usize] <= as_of.number();
        self.start + claims.partition_point(by)
    }

    /// The position that follows from the claims up to a place; none if these
    /// are none.
    fn cell(&self, end: usize) -> Option<BulkCell> {
        let last = end.checked_sub(1).filter(|last| *last >= self.start)?;
        let mut first = last;
        let (mut pro, mut contra) = (false, false);
        loop {
            let stance = self.table.stance[self.table.order[first] as usize];
            pro |= stance > 0;
            contra |= stance < 0;
            if first == self.start || self.day(first - 1) != self.day(last) {
                break;
            }
            first -= 1;
        }
        Some(BulkCell {
            claim: self.table.order[last],
            first: first as u32,
            last: last as u32,
            contested: pro && contra,
        })
    }
}
