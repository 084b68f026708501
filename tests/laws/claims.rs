//! Claims by chance: what is said, when, by whom, with which quotes, and what
//! it does to other claims.

use super::generate::Bytes;
use super::world::{Claim, Content, Date, Scale, Stance, World};

fn said(bytes: &mut Bytes<'_>) -> Date {
    let (kind, day) = (bytes.below(12), bytes.day());
    match kind {
        7 | 8 => Date::None,
        9 => Date::Between(day, day + bytes.day() / 3),
        10 => Date::Month(bytes.below(3)),
        11 => bytes.of(&[Date::Until(day), Date::Since(day)]),
        _ => Date::On(day),
    }
}

const POLES: [&str; 5] = [
    "Support",
    "Oppose",
    "Neutral",
    "StrongSupport",
    "StrongOppose",
];

fn content(scale: Scale, bytes: &mut Bytes<'_>) -> Content {
    let responses = ["Declined", "NoAnswer", "Disputed", "Assessed", "Absent"];
    match bytes.below(8) {
        6 => return Content::Response(bytes.of(&responses)),
        7 => return Content::Relation,
        _ => {}
    }
    let option = bytes.below(3);
    Content::Stance(match scale {
        Scale::Poles => Stance::Word(bytes.of(&POLES)),
        Scale::Vote => Stance::Word(bytes.of(&["Yes", "No", "Abstain"])),
        Scale::Numbers => Stance::At(bytes.of(&[5.0, 7.5, 0.0, 10.0])),
        Scale::Options => bytes.of(&[Stance::Choose(option), Stance::Reject(option)]),
        Scale::Open => return Content::Response(bytes.of(&responses)),
    })
}

const CONDITIONS: [&str; 4] = [
    "the guns rest",
    "a | b, \"c\": \\d\\",
    "the prisoners come home",
    "à la carte, of course",
];

/// Nothing said after it was published, nothing of which neither is known.
fn quotes(world: &World, said: Date, bytes: &mut Bytes<'_>) -> Vec<(usize, &'static str)> {
    let kinds = [
        "Direct", "Direct", "Mixed", "Indirect", "Narrated", "Narrated", "Rumour", "Record",
    ];
    let fits = |source: usize| match (said.earliest(), world.sources[source].published.latest()) {
        (Some(said), Some(published)) => said <= published,
        (None, None) => false,
        // Without an end, only a source tells by when it was said.
        (Some(_), None) => !matches!(said, Date::Since(_)),
        (None, Some(_)) => true,
    };
    let mut quotes = Vec::new();
    for _ in 0..bytes.of(&[1, 1, 1, 2]) {
        let source = bytes.below(world.sources.len());
        let kind = bytes.of(&kinds);
        // The first fits what has a last day, the second what has none.
        let other = usize::from(matches!(said, Date::None | Date::Since(_)));
        quotes.push((if fits(source) { source } else { other }, kind));
    }
    quotes
}

/// The next claim of a world.
pub fn claim(world: &World, bytes: &mut Bytes<'_>) -> Claim {
    let number = world.claims.len();
    let id = bytes.id("-claim", number);
    let on = bytes.below(world.issues.len());
    let mut content = content(world.issues[on].scale, bytes);
    let mut said = said(bytes);
    if let Date::Since(day) = said
        && world.sources[1].published.latest() < Some(day)
    {
        said = Date::On(day);
    }
    let some = |bytes: &mut Bytes<'_>| bytes.below(world.actors.len());
    let by = (!bytes.rarely(6)).then(|| some(bytes));
    let mut of: Vec<usize> = (0..bytes.of(&[0, 0, 0, 1, 2]))
        .map(|_| some(bytes))
        .collect();
    if by.is_none() && of.is_empty() {
        of.push(0);
    }
    of.dedup();
    let quotes = quotes(world, said, bytes);
    let kinds = [
        "Retracts",
        "Denies",
        "Lifts",
        "Repeats",
        "Contradicts",
        "Clarifies",
        "Answers",
    ];
    let mut relations: Vec<(&'static str, Option<usize>)> = Vec::new();
    let related = content == Content::Relation || bytes.rarely(6);
    for _ in 0..usize::from(related) * bytes.of(&[1, 1, 2]) {
        let kind = bytes.of(&kinds);
        relations.push(match number {
            0 => ("Repeats", None),
            _ if kind == "Repeats" && bytes.rarely(2) => (kind, None),
            // Mostly a recent one.
            _ => (kind, Some(number - 1 - bytes.below(number.min(6)))),
        });
    }
    if content == Content::Relation && relations.is_empty() {
        content = Content::Response("Declined");
    }
    let kinds = ["only_if", "if", "unless"];
    let conditions = match content {
        Content::Stance(_) => bytes.of(&[0, 0, 1, 2]),
        _ => 0,
    };
    let mut conditions: Vec<_> = (0..conditions)
        .map(|_| (bytes.of(&kinds), bytes.of(&CONDITIONS)))
        .collect();
    conditions.dedup();
    Claim {
        id,
        by,
        of,
        on,
        content,
        conditions,
        said,
        quotes,
        relations,
        rank: bytes.of(&[
            "Normal",
            "Normal",
            "Normal",
            "Normal",
            "Preferred",
            "Deprecated",
        ]),
        act: bytes.of(&[None, None, None, Some("Demand"), Some("Vote")]),
        via: (0..bytes.of(&[0, 0, 0, 1])).map(|_| some(bytes)).collect(),
        credibility: bytes.of(&[None, Some(1), Some(6)]),
    }
}
