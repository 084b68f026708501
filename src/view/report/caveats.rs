//! What the numbers cannot say, with the counts of this very report.

use std::collections::BTreeSet;

use super::super::phrase;
use super::ReportView;
use crate::compare::Agreement;
use crate::model::{Claim, SourceId};

/// The remarks.
pub(super) fn sentences(view: &ReportView<'_>, pairs: &[Agreement]) -> Vec<String> {
    let claims: Vec<&Claim> = view
        .claims
        .iter()
        .map(|id| view.ledger.claim(*id))
        .collect();
    let sources: BTreeSet<SourceId> = claims
        .iter()
        .flat_map(|claim| claim.quotes.iter().map(|quote| quote.source))
        .collect();
    let mut remarks = Vec::new();
    let number = phrase::count(claims.len(), "claim");
    remarks.push(match sources.len() {
        1 => format!(
            "Everything rests on {number} read in 1 source: what it left out is missing here."
        ),
        n => format!(
            "Everything rests on {number} read in {n} sources: what they left out is missing here."
        ),
    });
    remarks.push(
        "The quotes are as the coder typed them; this report does not check them against their \
         sources. \u{201c}stance check\u{201d} looks them up in the texts of their sources."
            .to_owned(),
    );
    let count = |test: &dyn Fn(&Claim) -> bool| claims.iter().filter(|claim| test(claim)).count();
    let undated = count(&|claim| claim.said.is_none());
    if undated > 0 {
        remarks.push(format!(
            "{undated} of {number} {} undated: the source does not tell when it was said. Such a \
             claim counts from its publication on, and never as proof that somebody moved.",
            be(undated)
        ));
    }
    let narrated = count(&|claim| !claim.is_stated() && !claim.is_rumour());
    if narrated > 0 {
        remarks.push(format!(
            "{narrated} of {number} {} told in a source's own voice, without words of the actor; \
             positions that rest on these alone are dotted and left out of agreement.",
            be(narrated)
        ));
    }
    let min_issues = view.ledger.policy.min_issues as usize;
    let few = pairs.iter().filter(|pair| pair.n() < min_issues).count();
    if few > 0 {
        remarks.push(format!(
            "{few} of {} {} fewer than {min_issues} issues: too few for a score, so counts stand \
             in its place.",
            phrase::count(pairs.len(), "pair"),
            if few == 1 { "shares" } else { "share" }
        ));
    }
    remarks.push(
        "Who is silent on an issue is not neutral on it, and who declined to comment did not take \
         a side."
            .to_owned(),
    );
    let stale = view.after.cells.iter().flat_map(|cell| &cell.held);
    let stale = stale.filter(|held| held.stale).count();
    if stale > 0 {
        remarks.push(format!(
            "{} older than {} allows: shown, but not counted as held.",
            phrase::count(stale, "stance"),
            if stale == 1 {
                "its issue"
            } else {
                "their issues"
            }
        ));
    }
    remarks
}

fn be(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}
