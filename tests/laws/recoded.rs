//! Two ledgers of one world: what the coder changed is never a move.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use stancegraph::compare::{Change, DiffOptions, Kind, Older, diff};
use stancegraph::model::Clock;
use stancegraph::position::snapshot;

use super::differences::clocks;
use super::generate::{days, more, with, worlds};
use super::naive::counts;
use super::world::{Content, Date, Stance, World, day};

/// One thing that the coder changes.
#[derive(Debug, Clone)]
enum Edit {
    Rank(&'static str),
    Act(Option<&'static str>),
    Quotes(&'static str),
    Speaker(Index),
    Date(i32),
    Undated,
    NoConditions,
    Condition(&'static str),
    NoRelations,
    Opposite,
    Response(&'static str),
    Authority(&'static str),
    StaleAfter(i32),
    Window(i32),
}

fn edits() -> impl Strategy<Value = Edit> {
    prop_oneof![
        select(vec!["Deprecated", "Normal", "Preferred"]).prop_map(Edit::Rank),
        select(vec![None, Some("Vote")]).prop_map(Edit::Act),
        select(vec!["Direct", "Narrated", "Rumour", "Record"]).prop_map(Edit::Quotes),
        any::<Index>().prop_map(Edit::Speaker),
        days().prop_map(Edit::Date),
        Just(Edit::Undated),
        Just(Edit::NoConditions),
        select(vec!["only_if", "unless"]).prop_map(Edit::Condition),
        Just(Edit::NoRelations),
        Just(Edit::Opposite),
        select(vec!["Declined", "Assessed"]).prop_map(Edit::Response),
        select(vec!["Principal", "Official", "Anonymous"]).prop_map(Edit::Authority),
        (0..60).prop_map(Edit::StaleAfter),
        (0..60).prop_map(Edit::Window),
    ]
}

fn opposite(stance: Stance) -> Stance {
    match stance {
        Stance::Word("Support" | "StrongSupport") => Stance::Word("StrongOppose"),
        Stance::Word("Yes") => Stance::Word("No"),
        Stance::Word("No" | "Abstain") => Stance::Word("Yes"),
        Stance::Word(_) => Stance::Word("Support"),
        Stance::At(number) => Stance::At(10.0 - number),
        Stance::Choose(option) => Stance::Reject(option),
        Stance::Reject(option) => Stance::Choose(option),
    }
}

/// Makes the change to the claim or entry that the index picks.
fn edit(world: &mut World, which: Index, edit: &Edit) {
    let actors = world.actors.len();
    match *edit {
        Edit::StaleAfter(days) => {
            let issues = world.issues.len();
            world.issues[which.index(issues)].stale_after = Some(days);
            return;
        }
        Edit::Window(days) => {
            world.window = days;
            return;
        }
        Edit::Authority(authority) => {
            let roles = &mut world.actors[which.index(actors)].roles;
            roles
                .iter_mut()
                .for_each(|role| role.authority = Some(authority));
            return;
        }
        _ => {}
    }
    let claims = world.claims.len();
    let Some(claim) = (claims > 0).then(|| &mut world.claims[which.index(claims)]) else {
        return;
    };
    match (edit.clone(), claim.content) {
        (Edit::Rank(rank), _) => claim.rank = rank,
        (Edit::Act(act), _) => claim.act = act,
        (Edit::Quotes(kind), _) => claim.quotes.iter_mut().for_each(|quote| quote.1 = kind),
        (Edit::Speaker(by), _) => claim.by = Some(by.index(actors)),
        (Edit::Date(on), _) => claim.said = Date::On(on),
        (Edit::Undated, _) => claim.said = Date::None,
        (Edit::NoConditions, _) => claim.conditions.clear(),
        (Edit::Condition(kind), Content::Stance(_)) => {
            claim.conditions = vec![(kind, "the coder read it better")];
        }
        (Edit::NoRelations, Content::Stance(_) | Content::Response(_)) => claim.relations.clear(),
        (Edit::Opposite, Content::Stance(stance)) => {
            claim.content = Content::Stance(opposite(stance))
        }
        (Edit::Response(response), _) => {
            claim.content = Content::Response(response);
            claim.conditions.clear();
        }
        _ => {}
    }
}

/// What differs between an older ledger on one day and a newer one on another.
fn changes(worlds: (&World, &World), days: (i32, i32), clock: Clock) -> Vec<Change> {
    let (old, new) = (worlds.0.ledger(), worlds.1.ledger());
    let (from, to) = (day(days.0), day(days.1));
    let older = Older::new(&old, &new, from, to, clock);
    let options = DiffOptions {
        older: Some(&older),
    };
    let before = snapshot(&old, from, clock);
    diff(&before, &snapshot(&new, to, clock), options).changes
}

/// Whether every claim that counts in the newer counted in the older.
fn nothing_fresh(older: &World, newer: &World, at: i32, clock: Clock) -> bool {
    let mut claims = newer.claims.iter();
    claims.all(|claim| {
        let known = older.claims.iter().find(|known| known.id == claim.id);
        let counted = known.is_some_and(|known| counts(older, known, at, clock));
        counted || !counts(newer, claim, at, clock)
    })
}

fn only(change: &Change, kinds: &[Kind]) -> bool {
    let mut all = change.kind.iter().chain(&change.also);
    (change.kind.is_some() || change.only_remarks())
        && all.all(|kind| kinds.contains(kind))
        && change
            .marks
            .iter()
            .all(|mark| !mark.began || mark.newly_evidenced)
}

proptest! {
    #![proptest_config(super::cases(256, "proptest-regressions/laws/recoded.txt"))]

    #[test]
    fn what_the_coder_changed_is_recoded(
        world in worlds(), at in days(), clock in clocks(),
        edits in proptest::collection::vec((any::<Index>(), edits()), 1..4),
    ) {
        let mut newer = world.clone();
        for (which, what) in &edits {
            edit(&mut newer, *which, what);
        }
        let kinds = match nothing_fresh(&world, &newer, at, clock) {
            true => vec![Kind::Recoded],
            // On one day, what was not known of is learned.
            false => vec![Kind::Recoded, Kind::NewlyEvidenced],
        };
        for change in changes((&world, &newer), (at, at), clock) {
            prop_assert!(only(&change, &kinds), "{world:?}{newer:?}{change:#?}");
        }
    }

    #[test]
    fn what_the_coder_added_is_newly_evidenced(
        world in worlds(), claim in more(), at in days(), clock in clocks(),
    ) {
        let newer = with(&world, &claim, |_| {});
        for change in changes((&world, &newer), (at, at), clock) {
            let learned = only(&change, &[Kind::Recoded, Kind::NewlyEvidenced]);
            prop_assert!(learned, "{newer:?}{change:#?}");
        }
    }

    #[test]
    fn two_ledgers_that_say_the_same_differ_like_one(
        world in worlds(), from in days(), days in 0..60, clock in clocks(),
    ) {
        let ledger = world.ledger();
        let of = |number| snapshot(&ledger, day(number), clock);
        let one = diff(&of(from), &of(from + days), DiffOptions::default()).changes;
        let two = changes((&world, &world), (from, from + days), clock);
        prop_assert_eq!(one, two);
    }

    #[test]
    fn time_and_the_coder_alone_move_nobody(
        world in worlds(), from in days(), days in 0..60, clock in clocks(),
        edits in proptest::collection::vec((any::<Index>(), edits()), 0..4),
    ) {
        let mut newer = world.clone();
        for (which, what) in &edits {
            edit(&mut newer, *which, what);
        }
        for claim in &mut newer.claims {
            let known = world.claims.iter().find(|known| known.id == claim.id);
            if !known.is_some_and(|known| counts(&world, known, from, clock)) {
                claim.rank = "Deprecated";
            }
        }
        for change in changes((&world, &newer), (from, from + days), clock) {
            let still = only(&change, &[Kind::Recoded, Kind::Lapsed]);
            prop_assert!(still, "{world:?}{newer:?}{change:#?}");
        }
    }

    #[test]
    fn that_there_are_two_ledgers_changes_kinds_and_no_cells(
        world in worlds(), from in days(), days in 0..60, clock in clocks(), added in more(),
        edits in proptest::collection::vec((any::<Index>(), edits()), 0..4),
    ) {
        let mut newer = with(&world, &added, |_| {});
        for (which, what) in &edits {
            edit(&mut newer, *which, what);
        }
        let two = changes((&world, &newer), (from, from + days), clock);
        let a = snapshot(&world.ledger(), day(from), clock);
        let b = snapshot(&newer.ledger(), day(from + days), clock);
        let one = diff(&a, &b, DiffOptions::default()).changes;
        let cells = |of: &[Change]| -> Vec<_> {
            let cells = of.iter().map(|c| (c.actor.clone(), c.issue.clone(), c.before.clone(), c.after.clone()));
            cells.collect()
        };
        prop_assert_eq!(cells(&one), cells(&two));
        // Put into the first snapshot, they make the second.
        let mut patched = a;
        patched.cells.retain(|cell| {
            let mut changed = two.iter();
            !changed.any(|c| (&c.actor, &c.issue) == (&cell.actor, &cell.issue))
        });
        patched.cells.extend(two.into_iter().filter_map(|change| change.after));
        patched.cells.sort_by(|a, b| (&a.actor, &a.issue).cmp(&(&b.actor, &b.issue)));
        prop_assert_eq!(patched.cells, b.cells);
    }
}
