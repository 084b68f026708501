//! Words for a date against the date. In: a ledger. Out: one finding for each
//! claim whose `said_as`, read on the day of its source, does not mean `said`.

use super::date_words::{Days, resolve};
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Fix, Place, codes};
use crate::model::{Claim, Day, Ledger, Source, SourceId, When};
use crate::text::shown;

/// Finds [`codes::SAID_AS_MISMATCH`].
pub static LINT: Lint = Lint {
    code: &codes::SAID_AS_MISMATCH,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    for claim in ledger.claims.iter().filter(|claim| !claim.reviewed) {
        if let Some(words) = claim.said_as() {
            found.extend(mismatch(ledger, claim, words));
        }
    }
}

fn mismatch(ledger: &Ledger, claim: &Claim, words: &str) -> Option<Diagnostic> {
    let mut ids: Vec<SourceId> = claim.quotes.iter().map(|quote| quote.source).collect();
    let first = ledger.source(*ids.first()?);
    ids.sort();
    ids.dedup();
    let sources: Option<Vec<(&Source, &When, Day)>> = ids
        .into_iter()
        .map(|id| {
            let source = ledger.source(id);
            let published = source.published.as_ref()?;
            Some((source, published, published.exactly()?))
        })
        .collect();
    // The words may stand in any of the sources.
    let sources = sources?;
    let (_, _, on) = *sources.iter().find(|(source, ..)| source.id == first.id)?;
    let meant = resolve(words, on);
    if meant.is_empty() {
        return None;
    }
    let times = spelled(&meant);
    let Some(said) = &claim.said else {
        let same = sources
            .iter()
            .all(|(_, _, on)| resolve(words, *on) == meant);
        return same.then(|| missing(claim, first, &meant, &times));
    };
    let fits = |on: Day| {
        let mut times = resolve(words, on).into_iter();
        times.any(|(from, to)| from <= said.latest && said.earliest <= to)
    };
    let compatible = |&(_, published, on): &(&Source, &When, Day)| {
        // With a time of day, it may have been another day where it was said.
        let beside = [on.minus(1), on, next(on)];
        let days = if published.has_time() {
            &beside[..]
        } else {
            &beside[1..2]
        };
        days.iter().any(|day| fits(*day))
    };
    if sources.iter().any(compatible) {
        return None;
    }
    let message = format!(
        "{} means {times}, but `said` of `{}` is {said}",
        shown(words),
        claim.id
    );
    Some(
        Diagnostic::new(LINT.code, Place::field(claim.origin, "said"), message)
            .label("another day")
            .related(Place::field(claim.origin, "said_as"), "the words for it")
            .related(Place::field(first.origin, "published"), "read as of this day")
            .help("work the day out with a calendar, or mend `said_as`; `reviewed: true` says that somebody has checked it"),
    )
}

/// The finding for a claim without `said`.
fn missing(claim: &Claim, source: &Source, meant: &[Days], times: &str) -> Diagnostic {
    let message = format!(
        "`{}` is undated, though its `said_as` means {times}",
        claim.id
    );
    let finding = Diagnostic::new(LINT.code, Place::field(claim.origin, "said_as"), message)
        .related(
            Place::field(source.origin, "published"),
            "read as of this day",
        );
    match meant {
        [(from, to)] if from == to => finding
            .help(format!("add `said: \"{from}\"`"))
            .fix(Fix::insert(
                Place::Entry(claim.origin, Vec::new()),
                "said",
                format!("\"{from}\""),
                "the day that the words mean",
            )),
        _ => finding.help("add `said`, no more exact than the words are: `2025` is a year, `2026-01-24/2026-01-25` an interval"),
    }
}

fn spelled(meant: &[Days]) -> String {
    let times = meant.iter().map(|(from, to)| {
        if from == to {
            from.to_string()
        } else {
            format!("{from}/{to}")
        }
    });
    times.collect::<Vec<_>>().join(" or ")
}

fn next(day: Day) -> Day {
    Day::from_number(day.number() + 1).unwrap_or(day)
}
