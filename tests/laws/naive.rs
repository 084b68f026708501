//! Rules 1 to 4 and 10 once more, as `docs/rules.md` tells them and with no
//! thought of time or memory: which claims bear on a holder, and how.

use std::collections::BTreeMap;

use stancegraph::model::Clock;

use super::world::{Actor, Claim, Role, World};

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
/// highest authority that it had. All links of a way hold on one day.
fn principals(world: &World, speaker: usize, claim: &Claim) -> BTreeMap<usize, usize> {
    let first = placed(world, claim);
    let last = said_by(world, claim).unwrap_or(first).max(first);
    let usual = match world.actors[speaker].kind {
        "Person" => "Official",
        "Anonymous" => "Anonymous",
        _ => "Spokesperson",
    };
    let roles = |actor: usize| world.actors[actor].roles.iter().filter(|role| role.speaks);
    let within = |role: &Role, (first, last): (i32, i32)| {
        let from = role.from.unwrap_or(i32::MIN).max(first);
        let to = role.to.unwrap_or(i32::MAX).min(last);
        (from <= to).then_some((from, to))
    };
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for role in roles(speaker) {
        let voice = rank(role.authority.unwrap_or(usual));
        let mut open: Vec<_> = within(role, (first, last))
            .map(|days| (role.actor, days))
            .into_iter()
            .collect();
        while let Some((actor, days)) = open.pop() {
            let known = found.entry(actor).or_insert(voice);
            *known = voice.max(*known);
            open.extend(roles(actor).filter_map(|next| Some((next.actor, within(next, days)?))));
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

/// Whether the source names no one behind a voice.
fn is_nameless(world: &World, speaker: usize, authority: usize) -> bool {
    world.actors[speaker].kind == "Anonymous" || authority == rank("Anonymous")
}

/// Of whom a claim tells.
fn starts(claim: &Claim) -> Vec<usize> {
    match claim.by {
        Some(by) if claim.of.is_empty() => vec![by],
        _ => claim.of.clone(),
    }
}

/// Rule 2: whether `by` may in `claim` take back what `target` tells of `start`.
fn may_take_back(world: &World, by: usize, claim: &Claim, target: &Claim, start: usize) -> bool {
    let named = |holder: usize| {
        let heard = voice(world, by, holder, claim);
        heard.filter(|&authority| !is_nameless(world, by, authority))
    };
    // What a source tells in its own voice counts as said by him of whom it
    // tells, and his named spokespersons may deny it, too.
    if target.by.is_none() && named(start) >= Some(rank("Spokesperson")) {
        return true;
    }
    let speaker = target.by.unwrap_or(start);
    let above = principals(world, speaker, target);
    let principal = Some(rank("Principal"));
    by == speaker || above.keys().any(|&p| by == p || named(p) == principal)
}

/// Rules 1 and 2: whether what a claim tells of `start` counts and is neither
/// deprecated nor taken back by what counts itself. Of several of whom a
/// source tells, each takes back for himself alone.
pub fn stands(world: &World, number: usize, start: usize, as_of: i32, clock: Clock) -> bool {
    let claim = &world.claims[number];
    let taken_back = (0..world.claims.len()).any(|other| {
        let by = &world.claims[other];
        let takes =
            |r: &(&str, Option<usize>)| matches!(r.0, "Retracts" | "Denies") && r.1 == Some(number);
        let speakers = by.by.map_or(by.of.clone(), |by| vec![by]);
        let acts = |&speaker: &usize| {
            may_take_back(world, speaker, by, claim, start)
                && stands(world, other, speaker, as_of, clock)
        };
        // Nothing is taken back before it was said.
        let early = match (said_by(world, by), claim.said.earliest()) {
            (Some(said), Some(first)) => said < first,
            _ => false,
        };
        by.relations.iter().any(takes) && !is_rumour(by) && !early && speakers.iter().any(acts)
    });
    counts(world, claim, as_of, clock) && claim.rank != "Deprecated" && !taken_back
}

/// How a claim bears on a holder; what is first decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    Own,
    Told,
    Nameless,
}

/// Rules 1 to 3: whether and how a claim bears on a holder, and with what authority.
pub fn bears(
    world: &World,
    number: usize,
    holder: usize,
    as_of: i32,
    clock: Clock,
) -> Option<(Effect, usize)> {
    let claim = &world.claims[number];
    let mut ways: Vec<(Effect, usize)> = Vec::new();
    for start in starts(claim) {
        let Some(way) = voice(world, start, holder, claim) else {
            continue;
        };
        if is_rumour(claim) || !stands(world, number, start, as_of, clock) {
            continue;
        }
        let (speaker, heard) = match claim.by {
            None => (start, Some(way)),
            Some(by) => (by, voice(world, by, holder, claim)),
        };
        ways.push(match heard {
            None => (Effect::Told, rank("Anonymous")),
            Some(heard) if speaker != holder && is_nameless(world, speaker, heard) => {
                (Effect::Nameless, heard)
            }
            Some(heard) => (Effect::Own, heard),
        });
    }
    // Of several ways the strongest.
    let effect = ways.iter().map(|(effect, _)| *effect).min()?;
    let heard = ways
        .iter()
        .filter(|way| way.0 == effect)
        .map(|way| way.1)
        .max()?;
    let record = claim.act == Some("Vote") || claim.quotes.iter().any(|quote| quote.1 == "Record");
    Some((effect, if record { rank("Principal") } else { heard }))
}
