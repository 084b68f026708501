//! One statement told by several outlets and written down as often. In: a ledger.
//! Out: one finding for each claim that says in the same words what another
//! says from another source.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, Step, codes};
use crate::model::{Claim, Ledger};
use crate::position::report::Reports;

/// Finds [`codes::REPEATED_REPORT`].
pub static LINT: Lint = Lint {
    code: &codes::REPEATED_REPORT,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let mut reports = Reports::default();
    for claim in &ledger.claims {
        let same: Vec<_> = (0..claim.quotes.len())
            .filter_map(|at| {
                let other = reports.same_as(claim, at)?;
                let elsewhere = claim.quotes[at].source != other.0.quotes[other.1].source;
                (elsewhere && claim.id != other.0.id).then_some((at, other))
            })
            .collect();
        if let Some((at, other)) = same.first() {
            found.push(repeated(ledger, (claim, *at), *other));
        }
    }
}

fn repeated(ledger: &Ledger, (claim, at): (&Claim, usize), other: (&Claim, usize)) -> Diagnostic {
    let place = |(claim, at): (&Claim, usize), field| {
        let path = [Step::Field("quotes"), Step::Index(at), Step::Field(field)];
        Place::Entry(claim.origin, path.to_vec())
    };
    let source = |(claim, at): (&Claim, usize)| &ledger.source(claim.quotes[at].source).id;
    let (id, same) = (&claim.id, &other.0.id);
    Diagnostic::new(
        LINT.code,
        place((claim, at), "source"),
        format!("`{id}` differs from `{same}` only in where it was read"),
    )
    .label(format!("the same words as in `{}`", source(other)))
    .related(place(other, "source"), "the other report")
    .help(format!(
        "put the quotes into one claim; if it was said again, add `relations: [Repeats(\"{same}\")]`; if one outlet has it from another, name that in `via`"
    ))
}
