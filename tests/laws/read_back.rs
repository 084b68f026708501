//! What is written is read again as it was: entries, dates, snapshots.

use proptest::prelude::*;
use stancegraph::diagnostics::Origin;
use stancegraph::load::format::Entry;
use stancegraph::load::{File, options, snapshot, snapshot_csv};
use stancegraph::model::{Columns, Ledger, Snapshot, When};
use stancegraph::position;

use super::differences::clocks;
use super::generate::{days, worlds};
use super::world::day;
use super::write::{loaded, text};

/// What of a snapshot a table holds, as `docs/format.md` says: neither the
/// title, nor what was taken back, nor the claims behind conditions and marks.
fn as_a_table(snapshot: &Snapshot) -> Snapshot {
    let columns = Columns {
        details: false,
        ..Columns::ALL
    };
    Snapshot {
        title: None,
        speakers: vec![],
        columns,
        cells: snapshot
            .cells
            .iter()
            .filter_map(|cell| columns.of(cell))
            .collect(),
        withdrawn: vec![],
        ..snapshot.clone()
    }
}

/// A ledger without the places where its entries stand.
pub fn without_places(mut ledger: Ledger) -> Ledger {
    const NOWHERE: Origin = Origin { file: 0, entry: 0 };
    ledger.actors.iter_mut().for_each(|x| x.origin = NOWHERE);
    ledger.issues.iter_mut().for_each(|x| x.origin = NOWHERE);
    ledger.sources.iter_mut().for_each(|x| x.origin = NOWHERE);
    ledger.claims.iter_mut().for_each(|x| x.origin = NOWHERE);
    ledger
}

/// Dates of every form.
fn dates() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        "(19|20)[0-9]{2}",
        "20[0-9]X|[12][0-9]XX",
        "20[0-9]{2}-(0[1-9]|1[0-2]|2[1-4]|XX)",
        "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8]|XX)",
        "-0[0-9]{3}-0[1-9]-0[1-9]",
    ];
    prop_oneof![
        (one.clone(), "[?~%]?").prop_map(|(date, doubt)| date + &doubt),
        "20[0-9]{2}-0[1-9]-[12][0-9]T[01][0-9]:[0-5][0-9](Z|[+-]0[0-9]:30)?",
        (one.clone(), one).prop_map(|(from, to)| format!("{from}/{to}")),
        "20[0-9]{2}-0[1-9]/\\.\\.|\\.\\./20[0-9]{2}",
    ]
}

proptest! {
    #![proptest_config(super::cases(128, "proptest-regressions/laws/read_back.txt"))]

    #[test]
    fn a_snapshot_in_ron_is_read_as_it_was(world in worlds(), at in days(), clock in clocks()) {
        let was = position::snapshot(&world.ledger(), day(at), clock);
        let written = snapshot::to_text(&was).expect("it can be written");
        let read = snapshot::read("s.ron", &written).expect("it can be read");
        prop_assert_eq!(&read, &was, "{}", written);
        prop_assert_eq!(snapshot::to_text(&read).expect("it can be written"), written);
    }

    #[test]
    fn a_snapshot_in_csv_is_read_as_far_as_a_table_goes(
        world in worlds(), at in days(), clock in clocks(),
    ) {
        let was = position::snapshot(&world.ledger(), day(at), clock);
        let written = snapshot_csv::to_text(&was).expect("it can be written");
        let read = snapshot_csv::read("s.csv", &written, Some(day(at)), clock);
        let read = read.expect("it can be read");
        prop_assert_eq!(&read, &as_a_table(&was), "{}", written);
        prop_assert_eq!(snapshot_csv::to_text(&read).expect("it can be written"), written);
    }

    #[test]
    fn entries_written_by_serde_make_the_same_ledger(world in worlds()) {
        let first = text(&world.entries());
        let entries: Vec<Entry<'_>> = options().from_str(&first).expect("entries");
        let written = options()
            .to_string_pretty(&entries, ron::ser::PrettyConfig::new())
            .expect("entries can be written");
        let again: Vec<Entry<'_>> = options().from_str(&written).expect("entries");
        prop_assert_eq!(&again, &entries, "{}", written);
        let ledger = loaded(vec![File::new("again.ron", written)]);
        prop_assert_eq!(without_places(ledger), without_places(world.ledger()));
    }

    #[test]
    fn a_date_is_shown_as_it_was_written(text in dates()) {
        let Ok(when) = When::parse(&text) else {
            // The calendar lacks some, and some intervals end before they begin.
            prop_assume!(text.contains('/') || text.starts_with('-'));
            return Ok(());
        };
        prop_assert!(when.earliest <= when.latest, "{}", text);
        prop_assert_eq!(when.to_string(), text);
        prop_assert_eq!(When::parse(&when.to_string()), Ok(when));
    }
}
