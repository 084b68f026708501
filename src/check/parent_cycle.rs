//! Issues that are part of themselves over others. In: a ledger. Out: one
//! finding for each circle.

use super::{Examined, Lint, circle};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::graph::IssueTree;
use crate::model::{IssueId, Ledger};

/// Finds [`codes::PARENT_CYCLE`].
pub static LINT: Lint = Lint {
    code: &codes::PARENT_CYCLE,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for group in IssueTree::new(ledger).cycles() {
        let next = |issue| ledger.issue(issue).parent.into_iter().collect();
        found.extend(circular(ledger, &circle::shortest(&group, next)));
    }
}

fn circular(ledger: &Ledger, way: &[IssueId]) -> Option<Diagnostic> {
    let id = |issue: IssueId| &ledger.issue(issue).id;
    let first = way.first().map(|first| id(*first))?;
    let message = match way {
        [_] => format!("the issue `{first}` is part of itself"),
        [_, other] => format!(
            "the issues `{first}` and `{}` are part of each other",
            id(*other)
        ),
        _ => format!(
            "the issue `{first}` is part of itself through {} others",
            way.len() - 1
        ),
    };
    let mut links = circle::links(way).map(|(part, whole)| {
        let place = Place::field(ledger.issue(part).origin, "parent");
        (place, format!("`{}` is part of `{}`", id(part), id(whole)))
    });
    let (place, label) = links.next()?;
    let mut finding = Diagnostic::new(LINT.code, place, message);
    if way.len() > 1 {
        finding = finding.label(label);
    }
    for (place, label) in links.take(circle::SHOWN) {
        finding = finding.related(place, label);
    }
    Some(finding.help("remove the `parent` of the issue that belongs at the top"))
}
