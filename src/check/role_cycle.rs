//! Actors that speak for themselves over others, or belong to themselves.
//! In: a ledger. Out: one finding for each group of actors.

use super::{Examined, Lint, circle};
use crate::diagnostics::{Diagnostic, Place, Step, codes};
use crate::graph::Roles;
use crate::model::{ActorId, Ledger, Role, RoleKind};

/// Finds [`codes::ROLE_CYCLE`].
pub static LINT: Lint = Lint {
    code: &codes::ROLE_CYCLE,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let roles = Roles::new(ledger);
    for kind in [RoleKind::SpeaksFor, RoleKind::MemberOf] {
        for (group, day) in roles.cycles(kind) {
            let holds = |role: &&Role| role.kind == kind && role.covers(day, day);
            let way = circle::shortest(&group, |actor| {
                let roles = ledger.actor(actor).roles.iter();
                roles.filter(holds).map(|role| role.actor).collect()
            });
            found.extend(circular(ledger, kind, &way, &holds));
        }
    }
}

fn circular(
    ledger: &Ledger,
    kind: RoleKind,
    way: &[ActorId],
    holds: &dyn Fn(&&Role) -> bool,
) -> Option<Diagnostic> {
    let id = |actor: ActorId| &ledger.actor(actor).id;
    let does = match kind {
        RoleKind::SpeaksFor => "speaks for",
        RoleKind::MemberOf => "is a member of",
    };
    let mut links = circle::links(way).filter_map(|(from, to)| {
        let mut roles = ledger.actor(from).roles.iter().filter(holds);
        let role = roles.find(|role| role.actor == to)?;
        let label = format!("`{}` {does} `{}`", id(from), id(to));
        Some((place(ledger, from, role), label))
    });
    let (place, label) = links.next()?;
    let first = way.first().map(|first| id(*first))?;
    let message = match (way, kind) {
        ([_], _) => format!("`{first}` {does} itself"),
        ([_, other], RoleKind::SpeaksFor) => {
            format!("`{first}` and `{}` speak for each other", id(*other))
        }
        ([_, other], RoleKind::MemberOf) => {
            format!("`{first}` and `{}` are members of each other", id(*other))
        }
        _ => format!("`{first}` {does} itself through {} others", way.len() - 1),
    };
    let mut finding = Diagnostic::new(LINT.code, place, message);
    if way.len() > 1 {
        finding = finding.label(label);
    }
    for (place, label) in links.take(circle::SHOWN) {
        finding = finding.related(place, label);
    }
    Some(match (way, kind) {
        ([_], RoleKind::SpeaksFor) => finding
            .help("remove the role: every actor speaks for itself without one")
            .help("or name the other actor"),
        ([_], RoleKind::MemberOf) => finding.help("name the other actor, or remove the role"),
        (_, RoleKind::SpeaksFor) => {
            finding.help("remove the role that is no mandate, or make it `MemberOf`")
        }
        (_, RoleKind::MemberOf) => finding.help("remove the role of the one that is the whole"),
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
