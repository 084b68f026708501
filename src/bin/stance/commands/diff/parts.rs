//! What a stored snapshot does not tell: two snapshots come in, of which one
//! may hold only a part. They are brought to what both hold, and it is said.

use stancegraph::error::Error;
use stancegraph::model::{Cell, Only, Slug, Snapshot};

use crate::output;

/// Leaves in both only what both can hold.
pub fn on_one(before: &mut Snapshot, after: &mut Snapshot) -> Result<(), Error> {
    let kept: Vec<Only> = [&before.only, &after.only]
        .into_iter()
        .filter(|only| only.is_part())
        .cloned()
        .collect();
    for only in &kept {
        if !only.tags.is_empty() {
            return Err(Error::usage(format!(
                "a snapshot holds only {}; what carries a tag may differ from day to day, so \
                 positions would seem to come and go: take it without `--tag`",
                super::super::part(only)
            )));
        }
    }
    if before.only == after.only {
        return Ok(());
    }
    for only in &kept {
        output::message(&format!(
            "note: a snapshot holds only {}; nothing else is compared",
            super::super::part(only)
        ));
        for side in [&mut *before, &mut *after] {
            side.cells
                .retain(|cell| only.holds(&cell.actor, &cell.issue));
        }
    }
    Ok(())
}

/// Who is known to speak for others in two stored snapshots.
pub fn speakers(before: &Snapshot, after: &Snapshot) -> Vec<Slug> {
    let has_cell = |id: &&Slug| {
        let at = after.cells.partition_point(|cell| cell.actor < **id);
        after.cells.get(at).is_some_and(|cell| cell.actor == **id)
    };
    // Whoever is still there may have lost the office.
    let gone = before.speakers.iter().filter(|id| !has_cell(id));
    gone.chain(&after.speakers).cloned().collect()
}

/// Says so where a table does not tell who speaks for whom, though somebody does.
pub fn tell_speakers(snapshots: [&Snapshot; 2]) {
    let speaks = |cell: &Cell| {
        let mut held = cell.held.iter();
        held.any(|held| {
            held.evidence
                .by
                .as_ref()
                .is_some_and(|by| *by != cell.actor)
        })
    };
    let untold = |snapshot: &&Snapshot| !snapshot.columns.details;
    let mut tables = snapshots.into_iter().filter(untold);
    if tables.any(|table| table.cells.iter().any(speaks)) {
        output::message(
            "note: a table does not tell who speaks for whom, so speakers are listed like \
             everybody else",
        );
    }
}
