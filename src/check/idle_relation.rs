//! Retractions, denials and lifts that change nothing. In: a ledger. Out: one
//! finding for each relation.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::graph::Roles;
use crate::model::{Claim, Ledger, RelationKind};
use crate::position::Timing;
use crate::position::holder::starts;
use crate::position::standing::{may_lift, may_take_back, speakers};

/// Finds [`codes::IDLE_RELATION`].
pub static LINT: Lint = Lint {
    code: &codes::IDLE_RELATION,
    needs_whole: true,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let roles = Roles::new(ledger);
    for claim in &ledger.claims {
        for (at, relation) in claim.relations.iter().enumerate() {
            let Some(target) = relation.target.map(|target| ledger.claim(target)) else {
                continue;
            };
            let Some((why, help)) = idle(ledger, &roles, claim, relation.kind, target) else {
                continue;
            };
            let (id, other) = (&claim.id, &target.id);
            found.push(
                Diagnostic::new(
                    LINT.code,
                    Place::item(claim.origin, "relations", at),
                    format!("`{id}` {} `{other}` without effect: {why}", relation.kind),
                )
                .related(Place::field(target.origin, "id"), "the other claim")
                .help(help),
            );
        }
    }
}

/// Why a relation changes nothing, and what to do.
fn idle(
    ledger: &Ledger,
    roles: &Roles<'_>,
    claim: &Claim,
    kind: RelationKind,
    target: &Claim,
) -> Option<(&'static str, &'static str)> {
    let (timing, other) = (Timing::of(ledger, claim), Timing::of(ledger, target));
    let may = |can: &dyn Fn(_, _) -> bool| {
        speakers(claim).any(|by| starts(target).any(|start| can(by, start)))
    };
    let stranger = match kind {
        RelationKind::Retracts | RelationKind::Denies => {
            !may(&|by, start| may_take_back(ledger, roles, (by, timing), (target, start)))
        }
        RelationKind::Lifts if target.conditions.is_none() => {
            return Some((
                "that claim has no conditions",
                "name the claim that set them, or restate the stance without them",
            ));
        }
        RelationKind::Lifts => !may(&|by, start| {
            let (first, last) = other.span();
            let principals = roles.principals(start, first, last);
            let mut holders = principals.iter().map(|(holder, _)| *holder).chain([start]);
            holders.any(|holder| may_lift(ledger, roles, (by, timing), holder))
        }),
        _ => return None,
    };
    if claim.is_rumour() {
        Some((
            "a rumour takes nothing back",
            "remove the relation; keep the rumour as a claim of its own",
        ))
    } else if stranger {
        Some((
            "who speaks has no say in it",
            "mend the speaker or a role; if one side only contradicts the other, write `Contradicts`",
        ))
    } else if timing.precedes(&other) {
        Some((
            "it was said before that",
            "mend one of the dates, or turn the relation round",
        ))
    } else {
        None
    }
}
