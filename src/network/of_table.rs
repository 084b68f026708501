//! Coded claims of a table in columns: the numbers are there already.

use super::calendar::Instant;
use super::coded::{Coded, Field, Level};
use super::settings::StanceKind;
use crate::model::{ClaimTable, Day, Named};

/// The claims of a table. Nothing is copied that need not be.
pub fn of_table(table: ClaimTable) -> Coded {
    let values = |numbers: Vec<i8>| {
        numbers
            .into_iter()
            .map(|n| (i32::from(n) + 2) as u32)
            .collect()
    };
    let time = |day: &i32| Instant::start_of(Day::from_number(*day).unwrap_or(Day::MIN));
    Coded {
        place: table.row,
        time: table.day.iter().map(time).collect(),
        stance: values(table.stance),
        levels: (-2..=2).map(level).collect(),
        fields: vec![
            field(&["actor", "speaker"], table.actors, table.actor, false),
            field(&["issue"], table.issues, table.issue, false),
            field(&["source"], table.sources, table.source.clone(), true),
        ],
        source: table.source,
        natural: Some(StanceKind::Binary),
        ..Coded::default()
    }
}

fn field(names: &[&str], named: Vec<Named>, values: Vec<u32>, of_source: bool) -> Field {
    let (ids, labels) = named
        .into_iter()
        .map(|n| (n.id.as_str().into(), n.name))
        .unzip();
    Field {
        names: names.iter().map(|name| (*name).into()).collect(),
        labels,
        ids,
        values,
        of_source,
    }
}

/// A side of an issue and how strongly it is taken.
fn level(number: i8) -> Level {
    let name = match number {
        -2 => "strong oppose",
        -1 => "oppose",
        0 => "neutral",
        1 => "support",
        _ => "strong support",
    };
    Level {
        name: name.into(),
        number: Some(f64::from(number)),
        side: (number != 0).then_some(number > 0),
    }
}
