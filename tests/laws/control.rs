//! Rules 4 to 7 and 10 once more, as `docs/rules.md` tells them: which claim
//! decides, what contests it, and which response shows. A differential test:
//! the library must find the same.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use stancegraph::model::{Clock, MarkKind};
use stancegraph::position::snapshot;

use super::differences::clocks;
use super::generate::{days, worlds};
use super::naive::{AUTHORITIES, Effect, bears, is_rumour, placed, stands};
use super::world::{Content, Stance, World, day};

/// A claim among those of one holder on one issue (and one option).
#[derive(Debug, Clone)]
struct Voice {
    id: String,
    by: Option<usize>,
    content: Content,
    authority: usize,
    preferred: bool,
    narrated: bool,
    stale: bool,
    undated: bool,
    day: i32,
}

impl Voice {
    /// Rule 4: what is stale comes first, then what has no day, then the rest by day.
    fn time(&self) -> (bool, bool, i32) {
        (!self.stale, !self.stale && !self.undated, self.day)
    }

    fn sign(&self) -> i8 {
        match self.content {
            Content::Stance(Stance::Choose(_)) => 1,
            Content::Stance(Stance::Reject(_)) => -1,
            Content::Stance(Stance::Word("Support" | "StrongSupport" | "Yes")) => 1,
            Content::Stance(Stance::Word("Oppose" | "StrongOppose" | "No")) => -1,
            _ => 0,
        }
    }

    fn option(&self) -> Option<usize> {
        match self.content {
            Content::Stance(Stance::Choose(option) | Stance::Reject(option)) => Some(option),
            _ => None,
        }
    }
}

/// What is found of one option of one cell, or of its response.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    claim: String,
    stance: String,
    authority: &'static str,
    narrated: bool,
    stale: bool,
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Position {
    held: BTreeMap<Option<usize>, Found>,
    contested: BTreeSet<String>,
    /// The response that shows, its claim, and whether another tells it.
    response: Option<(String, String, bool)>,
    nameless: BTreeSet<String>,
}

/// Rule 5, step by step.
fn decides(voices: &[Voice], window: i32) -> (Voice, Vec<Voice>) {
    // (a) What is stated beats what is narrated, unless all of it is stale.
    let live = |narrated: bool| voices.iter().any(|v| v.narrated == narrated && !v.stale);
    let stated = voices.iter().any(|v| !v.narrated) && (live(false) || !live(true));
    let mut left: Vec<Voice> = voices.to_vec();
    left.retain(|v| !stated || !v.narrated);
    // (b) Within the window before the newest, the highest authority. What has
    // no day lies in no window with what has one.
    let newest = left
        .iter()
        .max_by_key(|v| v.time())
        .expect("a claim")
        .clone();
    let floating = |v: &Voice| v.undated && !v.stale;
    left.retain(|v| floating(v) == floating(&newest));
    left.retain(|v| v.day >= newest.day.saturating_sub(window));
    let highest = left.iter().map(|v| v.authority).max();
    left.retain(|v| Some(v.authority) == highest);
    // (c) The latest; of one day what the coder preferred; (d) the greater id.
    let key = |v: &&Voice| (v.time(), v.preferred, v.id.clone());
    let winner = left.iter().max_by_key(key).expect("a claim").clone();
    (winner, left)
}

/// Rule 6, among those of the authority that decides.
fn contested(winner: &Voice, leading: &[Voice]) -> BTreeSet<String> {
    let last_word = |v: &Voice| {
        let same = leading.iter().filter(|other| other.by == v.by);
        same.map(Voice::time).max() == Some(v.time())
    };
    let counts = |v: &Voice| {
        last_word(v)
            && (!v.stale || winner.stale)
            && (v.time() != winner.time() || v.preferred || !winner.preferred)
    };
    let standing: Vec<&Voice> = leading.iter().filter(|v| counts(v)).collect();
    let against = |v: &Voice| standing.iter().any(|other| other.sign() * v.sign() < 0);
    let found = standing.iter().filter(|v| against(v));
    found.map(|v| v.id.clone()).collect()
}

fn position(world: &World, holder: usize, issue: usize, as_of: i32, clock: Clock) -> Position {
    let mut stances: Vec<Voice> = Vec::new();
    let mut responses: Vec<(Voice, bool)> = Vec::new();
    let mut found = Position::default();
    for (number, claim) in world.claims.iter().enumerate() {
        let stale = world.issues[issue].stale_after;
        let day = placed(world, claim);
        let voice = |authority| Voice {
            id: claim.id.clone(),
            by: claim.by,
            content: claim.content,
            authority,
            preferred: claim.rank == "Preferred",
            narrated: claim
                .quotes
                .iter()
                .all(|q| matches!(q.1, "Narrated" | "Rumour")),
            stale: stale.is_some_and(|days| day < as_of - days),
            undated: claim.said.earliest().is_none(),
            day,
        };
        if claim.on != issue || is_rumour(claim) || !stands(world, number, as_of, clock) {
            continue;
        }
        match (bears(world, claim, holder), claim.content) {
            (None, _) | (_, Content::Relation) => {}
            (Some((Effect::Nameless, _)), _) => {
                found.nameless.insert(claim.id.clone());
            }
            (Some((Effect::Own, authority)), Content::Stance(_)) => stances.push(voice(authority)),
            (Some((Effect::Told, _)), Content::Stance(_)) => {}
            (Some((effect, authority)), Content::Response(_)) => {
                responses.push((voice(authority), effect == Effect::Told));
            }
        }
    }
    for option in [None, Some(0), Some(1), Some(2)] {
        let voices: Vec<Voice> = stances
            .iter()
            .filter(|v| v.option() == option)
            .cloned()
            .collect();
        if voices.is_empty() {
            continue;
        }
        let (winner, leading) = decides(&voices, world.window);
        found.contested.extend(contested(&winner, &leading));
        let Content::Stance(stance) = winner.content else {
            continue;
        };
        let held = Found {
            claim: winner.id,
            stance: stance.to_string(),
            authority: AUTHORITIES[winner.authority],
            narrated: winner.narrated,
            stale: winner.stale,
        };
        found.held.insert(option, held);
    }
    // Rule 7.
    let newest = responses
        .iter()
        .max_by_key(|(v, _)| (v.time(), v.authority, v.id.clone()));
    if let Some((newest, told)) = newest
        && !stances.iter().any(|v| v.time() > newest.time())
        && let Content::Response(response) = newest.content
    {
        found.response = Some((response.to_owned(), newest.id.clone(), *told));
    }
    found
}

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
            MarkKind::Dissent | MarkKind::SpokespersonConflict => {}
        }
    }
    let given = cell.response.as_ref();
    found.response = given.map(|g| (g.response.name().to_owned(), id(&g.evidence), g.told));
    found
}

proptest! {
    #![proptest_config(super::cases(512, "proptest-regressions/laws/control.txt"))]

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
