//! Rules 1 to 4 and 10 once more, as `docs/rules.md` tells them and with no
//! thought of time or memory: which claims bear on a holder, and how.

use std::collections::BTreeMap;

use stancegraph::model::Clock;

use super::world::{Actor, Claim, World};

/// From low to high.
pub const AUTHORITIES: [&str; 6] = [
    "Anonymous",
    "Affiliate",
    "Official",
    "Spokesperson",
    "Minister",
    "Principal",
];

fn rank(authority: &str) -> usize {
    let found = AUTHORITIES.iter().position(|a| *a == authority);
    found.expect("an authority")
}

/// The latest day on which it can have been said: nothing was said later than
/// it was published, and what has no day was said when it was published.
fn said_by(world: &World, claim: &Claim) -> Option<i32> {
    let published = claim.quotes.iter().map(|q| world.sources[q.0].published);
    let days = published.filter_map(|p| p.latest());
    days.chain(claim.said.latest()).min()
}

/// The first day on which a source had it; one without a day had it when it
/// was said.
fn known_by(world: &World, claim: &Claim) -> Option<i32> {
    let published = claim.quotes.iter().map(|q| world.sources[q.0].published);
    let days = published.filter_map(|p| p.latest().or(said_by(world, claim)));
    days.min()
}

/// Rule 1.
pub fn counts(world: &World, claim: &Claim, as_of: i32, clock: Clock) -> bool {
    let said = said_by(world, claim).is_some_and(|day| day <= as_of);
    let known = known_by(world, claim).is_some_and(|day| day <= as_of);
    match clock {
        Clock::Both => said && known,
        Clock::Said => said,
        Clock::Known => known,
    }
}

/// The day that places a claim in time.
pub fn placed(world: &World, claim: &Claim) -> i32 {
    let day = claim.said.earliest().or(said_by(world, claim));
    day.unwrap_or(i32::MIN)
}

/// Those for whom an actor spoke on one of the days of a claim, each with the
/// highest authority that it had.
fn principals(world: &World, speaker: usize, claim: &Claim) -> BTreeMap<usize, usize> {
    let first = placed(world, claim);
    let last = said_by(world, claim).unwrap_or(first).max(first);
    let spoke_for = |actor: &Actor| -> Vec<(usize, usize)> {
        let roles = actor.roles.iter().filter(|role| {
            let from = role.from.unwrap_or(i32::MIN);
            role.speaks && from <= last && first <= role.to.unwrap_or(i32::MAX)
        });
        let usual = match actor.kind {
            "Person" => "Official",
            "Anonymous" => "Anonymous",
            _ => "Spokesperson",
        };
        roles
            .map(|r| (r.actor, rank(r.authority.unwrap_or(usual))))
            .collect()
    };
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for (next, voice) in spoke_for(&world.actors[speaker]) {
        let mut open = vec![next];
        while let Some(actor) = open.pop() {
            let known = found.entry(actor).or_insert(voice);
            *known = voice.max(*known);
            open.extend(
                spoke_for(&world.actors[actor])
                    .iter()
                    .map(|(next, _)| *next),
            );
        }
    }
    found
}

fn own_voice(actor: &Actor) -> usize {
    rank(match actor.kind {
        "Person" => "Principal",
        "Anonymous" => "Anonymous",
        _ => "Spokesperson",
    })
}

fn voice(world: &World, speaker: usize, holder: usize, claim: &Claim) -> Option<usize> {
    if speaker == holder {
        return Some(own_voice(&world.actors[speaker]));
    }
    principals(world, speaker, claim).get(&holder).copied()
}

pub fn is_rumour(claim: &Claim) -> bool {
    claim.quotes.iter().all(|quote| quote.1 == "Rumour")
}

/// Rule 2: whether `claim` may take `target` back.
fn may_take_back(world: &World, claim: &Claim, target: &Claim) -> bool {
    let speakers: Vec<usize> = match claim.by {
        Some(by) => vec![by],
        None => claim.of.clone(),
    };
    let principal = rank("Principal");
    speakers.iter().any(|&by| match target.by {
        Some(speaker) => {
            let above = principals(world, speaker, target);
            let speaks = |p: &usize| voice(world, by, *p, claim) == Some(principal);
            by == speaker || above.keys().any(|p| by == *p || speaks(p))
        }
        None => {
            let heard = |of: &usize| voice(world, by, *of, claim);
            target
                .of
                .iter()
                .any(|of| heard(of) >= Some(rank("Spokesperson")))
        }
    })
}

/// Rules 1 and 2: whether a claim counts and is neither deprecated nor taken
/// back by one that counts itself.
pub fn stands(world: &World, number: usize, as_of: i32, clock: Clock) -> bool {
    let claim = &world.claims[number];
    let taken_back = (0..world.claims.len()).any(|other| {
        let by = &world.claims[other];
        let takes =
            |r: &(&str, Option<usize>)| matches!(r.0, "Retracts" | "Denies") && r.1 == Some(number);
        by.relations.iter().any(takes)
            && !is_rumour(by)
            && may_take_back(world, by, claim)
            && stands(world, other, as_of, clock)
    });
    counts(world, claim, as_of, clock) && claim.rank != "Deprecated" && !taken_back
}

/// How a claim bears on a holder.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Effect {
    Own,
    Told,
    Nameless,
}

/// Rule 3: whether and how a claim bears on a holder, and with what authority.
pub fn bears(world: &World, claim: &Claim, holder: usize) -> Option<(Effect, usize)> {
    let from: Vec<usize> = match (claim.by, claim.of.is_empty()) {
        (Some(by), true) => vec![by],
        _ => claim.of.clone(),
    };
    let ways = from
        .iter()
        .filter_map(|&start| voice(world, start, holder, claim));
    let way = ways.max()?;
    let (mut effect, mut authority) = match claim.by {
        None => (Effect::Own, way),
        Some(by) => match voice(world, by, holder, claim) {
            Some(voice) => (Effect::Own, voice),
            None => (Effect::Told, rank("Anonymous")),
        },
    };
    if let (Effect::Own, Some(by)) = (effect, claim.by) {
        let unnamed = world.actors[by].kind == "Anonymous" || authority == rank("Anonymous");
        if by != holder && unnamed {
            effect = Effect::Nameless;
        }
    }
    if claim.act == Some("Vote") || claim.quotes.iter().any(|quote| quote.1 == "Record") {
        authority = rank("Principal");
    }
    Some((effect, authority))
}
