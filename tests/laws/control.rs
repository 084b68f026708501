//! The library finds the positions that the rules give when they are read
//! plainly: a differential test.

use proptest::prelude::*;
use stancegraph::model::MarkKind;
use stancegraph::position::snapshot;

use super::differences::clocks;
use super::generate::{days, worlds};
use super::voices::{Found, Position, position};
use super::world::{World, day};

/// The same of a cell of the library.
fn of_cell(world: &World, cell: Option<&stancegraph::model::Cell>) -> Position {
    let mut found = Position::default();
    let Some(cell) = cell else { return found };
    let id = |e: &stancegraph::model::Evidence| {
        e.claim.as_ref().map_or(String::new(), ToString::to_string)
    };
    for held in &cell.held {
        let option = held
            .value
            .option()
            .map(|o| o.as_str()[1..].parse().expect("a number"));
        let authority = held.evidence.authority.expect("an authority").name();
        let claim = id(&held.evidence);
        assert!(world.claims.iter().any(|c| c.id == claim));
        let (stance, narrated, stale) = (held.value.to_string(), held.narrated, held.stale);
        found.held.insert(
            option,
            Found {
                claim,
                stance,
                authority,
                narrated,
                stale,
            },
        );
    }
    for mark in &cell.marks {
        let claims = mark.claims.iter().map(id);
        match mark.kind {
            MarkKind::Contested => found.contested.extend(claims),
            MarkKind::Anonymous => found.nameless.extend(claims),
            MarkKind::SpokespersonConflict => found.overruled.extend(claims),
            MarkKind::Dissent => {}
        }
    }
    let given = cell.response.as_ref();
    found.response = given.map(|g| (g.response.name().to_owned(), id(&g.evidence), g.told));
    found
}

proptest! {
    #![proptest_config(super::cases(320, "proptest-regressions/laws/control.txt"))]

    #[test]
    fn positions_are_those_of_the_rules_read_plainly(
        world in worlds(), at in days(), clock in clocks(),
    ) {
        let found = snapshot(&world.ledger(), day(at), clock);
        for (holder, actor) in world.actors.iter().enumerate() {
            for (number, issue) in world.issues.iter().enumerate() {
                let expected = position(&world, holder, number, at, clock);
                let cell = found.cell(&actor.id, &issue.id);
                prop_assert_eq!(
                    of_cell(&world, cell), expected, "{} on {} as of {}", actor.id, issue.id, day(at)
                );
            }
        }
    }
}
