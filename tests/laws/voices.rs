//! Rules 4 to 7 and 10 once more, as `docs/rules.md` tells them: which claim
//! decides, what contests it, and which response shows.

use std::collections::{BTreeMap, BTreeSet};

use stancegraph::model::Clock;

use super::naive::{AUTHORITIES, Effect, bears, placed};
use super::world::{Content, Stance, World};

/// A claim among those of one holder on one issue (and one option).
#[derive(Debug, Clone)]
struct Voice {
    id: String,
    /// Who spoke, or the source that tells.
    by: Result<usize, String>,
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
pub struct Found {
    pub claim: String,
    pub stance: String,
    pub authority: &'static str,
    pub narrated: bool,
    pub stale: bool,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Position {
    pub held: BTreeMap<Option<usize>, Found>,
    pub contested: BTreeSet<String>,
    pub overruled: BTreeSet<String>,
    /// The response that shows, its claim, and whether another tells it.
    pub response: Option<(String, String, bool)>,
    pub nameless: BTreeSet<String>,
}

/// Rule 5, step by step: the claim that decides, and those within the window.
fn decides(voices: &[Voice], window: i32) -> (Voice, Vec<Voice>) {
    // (a) What is stated beats what is narrated, unless all of it is stale.
    let live = |narrated: bool| voices.iter().any(|v| v.narrated == narrated && !v.stale);
    let stated = voices.iter().any(|v| !v.narrated) && (live(false) || !live(true));
    let mut near: Vec<Voice> = voices.to_vec();
    near.retain(|v| !stated || !v.narrated);
    // (b) Within the window before the newest, the highest authority. What has
    // no day lies in no window with what has one, nor what is stale with what
    // is live.
    let newest = near
        .iter()
        .max_by_key(|v| v.time())
        .expect("a claim")
        .clone();
    near.retain(|v| v.stale == newest.stale && (v.stale || v.undated == newest.undated));
    near.retain(|v| v.day >= newest.day.saturating_sub(window));
    let highest = near.iter().map(|v| v.authority).max();
    // (c) The latest; of one day what the coder preferred; (d) the greater id.
    let leading = near.iter().filter(|v| Some(v.authority) == highest);
    let winner = leading.max_by_key(|v| (v.time(), v.preferred, v.id.clone()));
    (winner.expect("a claim").clone(), near)
}

/// What each voice said last, without what the coder did not prefer among the
/// claims of one day and authority: rules 2 and 6.
fn last_words<'v>(voices: &[&'v Voice]) -> Vec<&'v Voice> {
    let kept = voices.iter().filter(|v| {
        let beaten = |o: &&Voice| o.preferred && o.time() == v.time() && o.authority == v.authority;
        v.preferred || !voices.iter().any(beaten)
    });
    let kept: Vec<&Voice> = kept.copied().collect();
    let later = |v: &Voice| kept.iter().any(|o| o.by == v.by && o.time() > v.time());
    kept.iter().copied().filter(|v| !later(v)).collect()
}

/// Rule 6, and the conflict of rule 5b.
fn remarks(found: &mut Position, winner: &Voice, near: &[Voice]) {
    let near: Vec<&Voice> = near.iter().collect();
    let below = last_words(&near)
        .into_iter()
        .filter(|v| v.authority < winner.authority);
    let opposite = below.filter(|v| v.sign() * winner.sign() < 0);
    found.overruled.extend(opposite.map(|v| v.id.clone()));
    let leading: Vec<&Voice> = near
        .into_iter()
        .filter(|v| v.authority == winner.authority)
        .collect();
    let standing = last_words(&leading);
    let against = |v: &&&Voice| standing.iter().any(|other| other.sign() * v.sign() < 0);
    found
        .contested
        .extend(standing.iter().filter(against).map(|v| v.id.clone()));
}

/// The position of a holder on an issue.
pub fn position(world: &World, holder: usize, issue: usize, as_of: i32, clock: Clock) -> Position {
    let mut stances: Vec<Voice> = Vec::new();
    let mut responses: Vec<(Voice, bool)> = Vec::new();
    let mut found = Position::default();
    for (number, claim) in world.claims.iter().enumerate() {
        let stale = world.issues[issue].stale_after;
        let day = placed(world, claim);
        let sources = claim.quotes.iter().map(|q| world.sources[q.0].id.clone());
        let voice = |authority| Voice {
            id: claim.id.clone(),
            by: claim.by.ok_or(sources.min().unwrap_or_default()),
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
        if claim.on != issue {
            continue;
        }
        match (bears(world, number, holder, as_of, clock), claim.content) {
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
        let (winner, near) = decides(&voices, world.window);
        remarks(&mut found, &winner, &near);
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
    // Rule 7. What has no day is ended only by what was said after it came out.
    let newest = responses
        .iter()
        .max_by_key(|(v, _)| (v.time(), v.authority, v.preferred, v.id.clone()));
    let ends = |stance: &Voice, response: &Voice| {
        let floats = response.undated && !response.stale && !stance.stale && !stance.undated;
        stance.time() > response.time() && (!floats || stance.day > response.day)
    };
    if let Some((newest, told)) = newest
        && !stances.iter().any(|v| ends(v, newest))
        && let Content::Response(response) = newest.content
    {
        found.response = Some((response.to_owned(), newest.id.clone(), *told));
    }
    found
}
