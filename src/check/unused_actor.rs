//! Actors that no claim and no role mentions. In: a ledger. Out: one finding each.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};

/// Finds [`codes::UNUSED_ACTOR`].
pub static LINT: Lint = Lint {
    code: &codes::UNUSED_ACTOR,
    needs_whole: true,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let mut used = vec![false; ledger.actors.len()];
    for claim in &ledger.claims {
        for actor in claim.by.iter().chain(&claim.of).chain(&claim.via) {
            used[actor.index()] = true;
        }
    }
    for id in ledger.actor_ids() {
        for role in &ledger.actor(id).roles {
            used[id.index()] = true;
            used[role.actor.index()] = true;
        }
    }
    for (actor, _) in ledger.actors.iter().zip(used).filter(|(_, used)| !used) {
        found.push(
            Diagnostic::new(
                LINT.code,
                Place::field(actor.origin, "id"),
                format!("the actor `{}` does nothing in the ledger", actor.id),
            )
            .label("in no claim and no role")
            .help("remove it, or look for a claim or role that should name it"),
        );
    }
}
