//! Worlds by chance: small ones in which claims meet often.
//!
//! Each entry is decided by a few bytes, read from the first to the last. A
//! byte 0 is the plainest choice, so that what breaks a law shrinks to
//! something plain.

use proptest::array::uniform32;
use proptest::collection::vec;
use proptest::prelude::*;

use super::claims::claim;
use super::world::{Actor, Claim, Date, Issue, Role, Scale, Source, World};

/// The days of a world on which something may happen: 0 up to this one.
pub const DAYS: i32 = 90;

/// Any day on which positions may be asked for.
pub fn days() -> impl Strategy<Value = i32> {
    0..DAYS + 10
}

/// Any world.
pub fn worlds() -> impl Strategy<Value = World> {
    let entry = || uniform32(any::<u8>());
    (
        entry(),
        vec(entry(), 2..7),
        vec(entry(), 1..4),
        vec(entry(), 1..4),
        vec(entry(), 0..24),
    )
        .prop_map(|(whole, actors, issues, sources, claims)| {
            let mut whole = Bytes(&whole);
            let mut world = World {
                window: whole.of(&[30, 10, 0]),
                min_issues: whole.of(&[10, 1]),
                actors: vec![],
                issues: vec![],
                sources: vec![Source {
                    id: "daily".to_owned(),
                    published: Date::None,
                    reliability: None,
                }],
                claims: vec![],
            };
            for bytes in &actors {
                let actor = actor(&world, &mut Bytes(bytes));
                world.actors.push(actor);
            }
            for bytes in &issues {
                let issue = issue(&world, &mut Bytes(bytes));
                world.issues.push(issue);
            }
            for bytes in &sources {
                let source = source(&world, &mut Bytes(bytes));
                world.sources.push(source);
            }
            for bytes in &claims {
                let claim = claim(&world, &mut Bytes(bytes));
                world.claims.push(claim);
            }
            world
        })
}

/// One more claim for a world, as the bytes that decide it.
pub fn more() -> impl Strategy<Value = [u8; 32]> {
    uniform32(any::<u8>())
}

/// Adds the claim of these bytes, with a change made to it first.
pub fn with(world: &World, bytes: &[u8; 32], change: impl FnOnce(&mut Claim)) -> World {
    let mut world = world.clone();
    let mut claim = claim(&world, &mut Bytes(bytes));
    change(&mut claim);
    world.claims.push(claim);
    world
}

/// Bytes that decide, one after the other; 0 when there are no more.
pub struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    pub fn below(&mut self, count: usize) -> usize {
        let Some((&first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        usize::from(first) % count.max(1)
    }

    pub fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// Often one of a few days, so that claims meet on one.
    pub fn day(&mut self) -> i32 {
        match self.below(3) {
            2 => self.below(DAYS as usize + 1) as i32,
            _ => 15 * self.below(7) as i32,
        }
    }

    /// An id whose place in the order of ids has nothing to do with that in
    /// the list.
    pub fn id(&mut self, kind: &str, number: usize) -> String {
        format!("{}{kind}{number}", self.of(&['m', 'a', 'z', 'f']))
    }

    /// One time in so many.
    pub fn rarely(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }
}

const AUTHORITIES: [Option<&str>; 7] = [
    None,
    Some("Principal"),
    Some("Minister"),
    Some("Spokesperson"),
    Some("Official"),
    Some("Affiliate"),
    Some("Anonymous"),
];

fn actor(world: &World, bytes: &mut Bytes<'_>) -> Actor {
    let number = world.actors.len();
    let id = bytes.id("-actor", number);
    if number == 0 {
        return Actor {
            id,
            kind: "State",
            roles: vec![],
        };
    }
    let kind = bytes.of(&[
        "Person",
        "Person",
        "Person",
        "State",
        "Institution",
        "Anonymous",
    ]);
    let mut roles: Vec<Role> = Vec::new();
    for _ in 0..bytes.of(&[1, 1, 2, 0]) {
        let role = Role {
            speaks: !bytes.rarely(4),
            // Mostly for the first, so that voices meet.
            actor: bytes.below(2 * number).saturating_sub(number),
            authority: bytes.of(&AUTHORITIES),
            from: bytes.rarely(5).then(|| bytes.day() / 2),
            to: bytes.rarely(5).then(|| DAYS / 2 + bytes.day() / 2),
        };
        if roles.iter().all(|other| other.actor != role.actor) {
            roles.push(role);
        }
    }
    Actor { id, kind, roles }
}

fn issue(world: &World, bytes: &mut Bytes<'_>) -> Issue {
    let number = world.issues.len();
    use Scale::{Numbers, Open, Options, Poles, Vote};
    Issue {
        id: bytes.id("-issue", number),
        scale: bytes.of(&[Poles, Poles, Poles, Options, Options, Numbers, Vote, Open]),
        stale_after: bytes.of(&[None, None, Some(40), Some(10)]),
        parent: (number > 0 && bytes.rarely(3)).then(|| bytes.below(number)),
        weight: bytes.of(&[1.0, 2.0, 0.5]),
        agenda: bytes.rarely(8),
    }
}

fn source(world: &World, bytes: &mut Bytes<'_>) -> Source {
    let number = world.sources.len();
    Source {
        id: bytes.id("-source", number),
        published: match bytes.below(6) {
            4 => Date::Month(bytes.below(3)),
            5 if number > 1 => Date::None,
            _ => Date::On(bytes.day()),
        },
        reliability: bytes.of(&[None, Some("A"), Some("C"), Some("F")]),
    }
}
