//! Roles of one actor towards another that overlap in time. In: a ledger.
//! Out: one finding for each role that begins before an earlier one ended.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Origin, Place, Step, codes};
use crate::model::{Day, Ledger, Role};

/// Finds [`codes::ROLE_OVERLAP`].
pub static LINT: Lint = Lint {
    code: &codes::ROLE_OVERLAP,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for actor in &ledger.actors {
        let mut roles: Vec<&Role> = actor.roles.iter().collect();
        roles.sort_by_key(|role| (role.actor, certain(role).0, role.place));
        for group in roles.chunk_by(|a, b| a.actor == b.actor) {
            // The role that lasts longest of those seen so far.
            let mut longest: Option<&Role> = None;
            for role in group {
                let (from, to) = certain(role);
                if from > to {
                    continue;
                }
                if let Some(other) = longest
                    && from <= certain(other).1
                {
                    let (first, second) = if other.place < role.place {
                        (other, *role)
                    } else {
                        (*role, other)
                    };
                    found.push(overlap(ledger, actor, first, second));
                }
                if longest.is_none_or(|other| to > certain(other).1) {
                    longest = Some(role);
                }
            }
        }
    }
}

/// The days on which the role was held for certain: from the latest day on
/// which it can have begun to the earliest on which it can have ended.
fn certain(role: &Role) -> (Day, Day) {
    (
        role.from.as_ref().map_or(Day::MIN, |from| from.latest),
        role.to.as_ref().map_or(Day::MAX, |to| to.earliest),
    )
}

fn overlap(
    ledger: &Ledger,
    actor: &crate::model::Actor,
    first: &Role,
    second: &Role,
) -> Diagnostic {
    let place = |role: &Role| place(actor.origin, role);
    let towards = &ledger.actor(second.actor).id;
    Diagnostic::new(
        LINT.code,
        place(second),
        format!(
            "two roles of `{}` towards `{towards}` overlap in time",
            actor.id
        ),
    )
    .label(span(second))
    .related(place(first), format!("the other role: {}", span(first)))
    .help("set `from` and `to` so that one ends on the day before the other begins, or keep one")
}

fn place(origin: Origin, role: &Role) -> Place {
    Place::Entry(
        origin,
        vec![Step::Field("roles"), Step::Index(role.place as usize)],
    )
}

fn span(role: &Role) -> String {
    match (&role.from, &role.to) {
        (None, None) => "at all times".to_owned(),
        (Some(from), None) => format!("from {from} on"),
        (None, Some(to)) => format!("until {to}"),
        (Some(from), Some(to)) => format!("from {from} to {to}"),
    }
}
