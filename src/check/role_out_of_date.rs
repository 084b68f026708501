//! Speakers whose office did not cover the day. In: a ledger. Out: one
//! finding for each claim that lifts to nobody for that reason alone.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, Step, codes};
use crate::model::{Actor, Claim, Day, Ledger, Role, RoleKind};
use crate::position::Timing;

/// Finds [`codes::ROLE_OUT_OF_DATE`].
pub static LINT: Lint = Lint {
    code: &codes::ROLE_OUT_OF_DATE,
    needs_whole: true,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for claim in ledger.claims.iter().filter(|claim| !claim.reviewed) {
        let Some(by) = claim.by else { continue };
        let speaker = ledger.actor(by);
        let timing = Timing::of(ledger, claim);
        if timing.earliest.is_none() && timing.latest.is_none() || claim.of.contains(&by) {
            continue;
        }
        let (first, last) = timing.span();
        // Whoever is known to be something else on that day speaks as that.
        if speaker.roles.iter().any(|role| role.covers(first, last)) {
            continue;
        }
        // A member speaks for himself anyway, unless he is told to speak for that actor.
        let speaks =
            |role: &&Role| role.kind == RoleKind::SpeaksFor || claim.of.contains(&role.actor);
        let away = |role: &&Role| {
            let (from, to) = role.span();
            if to < first {
                days(first, to)
            } else {
                days(from, last)
            }
        };
        if let Some(nearest) = speaker.roles.iter().filter(speaks).min_by_key(away) {
            found.push(out_of_date(ledger, claim, speaker, nearest, (first, last)));
        }
    }
}

fn days(later: Day, earlier: Day) -> i64 {
    i64::from(later.number()) - i64::from(earlier.number())
}

fn out_of_date(
    ledger: &Ledger,
    claim: &Claim,
    speaker: &Actor,
    nearest: &Role,
    (first, last): (Day, Day),
) -> Diagnostic {
    let (id, name) = (&claim.id, &speaker.id);
    let when = if first == last {
        format!("on {first}")
    } else {
        format!("between {first} and {last}")
    };
    let principal = &ledger.actor(nearest.actor).id;
    let span = span(nearest);
    let place = [Step::Field("roles"), Step::Index(nearest.place as usize)];
    let (does, does_not) = match nearest.kind {
        RoleKind::SpeaksFor => ("speaks for", "speaks for nobody"),
        RoleKind::MemberOf => ("belongs to", "belongs to nobody"),
    };
    Diagnostic::new(
        LINT.code,
        Place::field(claim.origin, "by"),
        format!("`{name}` {does_not} {when}, when `{id}` was said"),
    )
    .label(format!("{does} `{principal}` {span}"))
    .related(
        Place::Entry(speaker.origin, place.to_vec()),
        "the nearest role",
    )
    .help(format!(
        "mend `from` or `to` of the role, which holds {span}, or add the role of that day; if it is a position of `{name}` alone, `reviewed: true` says so"
    ))
}

fn span(role: &Role) -> String {
    match (&role.from, &role.to) {
        (None, None) => "at all times".to_owned(),
        (Some(from), None) => format!("from {from} on"),
        (None, Some(to)) => format!("until {to}"),
        (Some(from), Some(to)) => format!("from {from} to {to}"),
    }
}
