//! Actors that speak for themselves over others, or belong to themselves.
//! In: a ledger. Out: one finding for each group of actors.

use super::{Lint, circle};
use crate::diagnostics::{Diagnostic, Place, Step, codes};
use crate::graph::Roles;
use crate::model::{ActorId, Day, Ledger, Role, RoleKind};

/// Finds [`codes::ROLE_CYCLE`].
pub static LINT: Lint = Lint {
    code: &codes::ROLE_CYCLE,
    needs_whole: false,
    run,
};

fn run(ledger: &Ledger, found: &mut Vec<Diagnostic>) {
    for (group, day) in Roles::new(ledger).cycles() {
        let way = circle::shortest(&group, |actor| {
            let roles = ledger.actor(actor).roles.iter();
            roles
                .filter(|role| role.kind == RoleKind::SpeaksFor && role.covers(day, day))
                .map(|role| role.actor)
                .collect()
        });
        found.extend(speaking(ledger, &way, day));
    }
    for actor in ledger.actor_ids() {
        let itself = |role: &&Role| role.actor == actor && role.kind == RoleKind::MemberOf;
        if let Some(role) = ledger.actor(actor).roles.iter().find(itself) {
            let message = format!("`{}` is a member of itself", ledger.actor(actor).id);
            found.push(
                Diagnostic::new(LINT.code, place(ledger, actor, role), message)
                    .help("name the other actor, or remove the role"),
            );
        }
    }
}

fn speaking(ledger: &Ledger, way: &[ActorId], day: Day) -> Option<Diagnostic> {
    let id = |actor: ActorId| &ledger.actor(actor).id;
    let mut links = circle::links(way).filter_map(|(from, to)| {
        let mut roles = ledger.actor(from).roles.iter();
        let role = roles.find(|role| {
            role.actor == to && role.kind == RoleKind::SpeaksFor && role.covers(day, day)
        })?;
        let label = format!("`{}` speaks for `{}`", id(from), id(to));
        Some((place(ledger, from, role), label))
    });
    let (place, label) = links.next()?;
    let first = way.first().map(|first| id(*first))?;
    let message = match way {
        [_] => format!("`{first}` speaks for itself"),
        [_, other] => format!("`{first}` and `{}` speak for each other", id(*other)),
        _ => format!(
            "`{first}` speaks for itself through {} others",
            way.len() - 1
        ),
    };
    let mut finding = Diagnostic::new(LINT.code, place, message);
    if way.len() > 1 {
        finding = finding.label(label);
    }
    for (place, label) in links.take(circle::SHOWN) {
        finding = finding.related(place, label);
    }
    Some(match way {
        [_] => finding
            .help("remove the role: every actor speaks for itself without one")
            .help("or name the other actor"),
        _ => finding.help("remove the role that is no mandate, or make it `MemberOf`"),
    })
}

fn place(ledger: &Ledger, actor: ActorId, role: &Role) -> Place {
    let path = vec![
        Step::Field("roles"),
        Step::Index(role.place as usize),
        Step::Field("actor"),
    ];
    Place::Entry(ledger.actor(actor).origin, path)
}
