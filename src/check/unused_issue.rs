//! Issues without claims and parts. In: a ledger. Out: one finding each.

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};

/// Finds [`codes::UNUSED_ISSUE`].
pub static LINT: Lint = Lint {
    code: &codes::UNUSED_ISSUE,
    needs_whole: true,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let mut used = vec![false; ledger.issues.len()];
    for claim in &ledger.claims {
        used[claim.on.index()] = true;
    }
    for parent in ledger.issues.iter().filter_map(|issue| issue.parent) {
        used[parent.index()] = true;
    }
    for (issue, _) in ledger.issues.iter().zip(used).filter(|(_, used)| !used) {
        found.push(
            Diagnostic::new(
                LINT.code,
                Place::field(issue.origin, "id"),
                format!(
                    "no claim is on the issue `{}`, and no other issue names it as `parent`",
                    issue.id
                ),
            )
            .help("remove it, or look for a claim that should be on it"),
        );
    }
}
