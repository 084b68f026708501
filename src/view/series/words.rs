//! Days, steps and kinds of change in words and signs.

use super::{Listing, SeriesSummary, SeriesView};
use crate::compare::{Change, Every, Kind};
use crate::model::{Clock, Day};
use crate::view::answer::Block;
use crate::view::diff::Occurring;
use crate::view::phrase;

/// The step that ends on a day, or within which it is cut short: `2015`,
/// `May 2026`, `week of 4 May 2026`, `20 May 2026`.
pub(super) fn step(every: Every, last: Day) -> String {
    let long = last.long();
    let without_day = || long.split_once(' ').map_or("", |(_, rest)| rest).to_owned();
    match every {
        Every::Day => long,
        Every::Week => {
            let monday = every.last_day(last).minus(6);
            format!("week of {}", monday.long())
        }
        Every::Month => without_day(),
        Every::Year => last.civil().0.to_string(),
    }
}

/// The title and how much changed, before the changes of each step.
pub(super) fn opening(summary: &SeriesSummary) -> Vec<Block> {
    opening_of(Listing::Steps, summary)
}

/// The same, whatever is listed below.
pub(super) fn opening_of(listing: Listing, summary: &SeriesSummary) -> Vec<Block> {
    let span = span(summary.span);
    let every = summary.every.name();
    let title = match listing {
        Listing::Steps => format!("What changed {every} by {every}, {span}"),
        Listing::History => format!("Positions through time, {span}"),
    };
    let said = match listing {
        Listing::Steps => self::summary(summary),
        Listing::History => {
            // In a history the clock decides where each change stands.
            let said = self::summary(summary);
            format!("{}, {}", by(summary.clock), lowered(&said))
        }
    };
    vec![Block::Heading(1, title), Block::Paragraph(said)]
}

/// By what a change has its day.
fn by(clock: Clock) -> &'static str {
    match clock {
        Clock::Said => "By the days on which things were said",
        Clock::Both => "By the days on which things were both said and published",
        Clock::Known => "By the days of publication",
    }
}

/// The same sentence behind a comma.
fn lowered(sentence: &str) -> String {
    match sentence.strip_prefix("Nothing ") {
        Some(rest) => format!("nothing {rest}"),
        None => sentence.to_owned(),
    }
}

/// `from 27 January 2026 to 29 January 2026`.
pub(super) fn span((from, to): (Day, Day)) -> String {
    format!("from {} to {}", from.long(), to.long())
}

/// `12 changes in 3 of 14 months: 4 new, 8 reversed.`, with what counts.
pub(super) fn summary(summary: &SeriesSummary) -> String {
    let steps = phrase::count(summary.steps, summary.every.name());
    let clock = phrase::counted(summary.clock, &summary.counted);
    let changes = summary.changes();
    if changes == 0 {
        return format!("Nothing changed in {steps}. {clock}");
    }
    let kinds = summary.kinds();
    let kinds = kinds.iter().map(|((.., word), n)| format!("{n} {word}"));
    let among = match (summary.steps, summary.counts.len()) {
        (1, _) => steps,
        (all, some) if all == some => format!("all {steps}"),
        (_, some) => format!("{some} of {steps}"),
    };
    format!(
        "{} in {among}: {}. {clock}",
        phrase::count(changes, "change"),
        kinds.collect::<Vec<_>>().join(", "),
    )
}

/// What the kinds mean that occur.
pub(super) fn remarks(view: &SeriesView<'_>) -> Vec<Block> {
    let mut found = Occurring::default();
    view.series.diffs.iter().for_each(|diff| found.add(diff));
    found.blocks(view.series.first.clock)
}

/// The same of plain claims, of which nothing is learned later than it was said.
pub(super) fn remarks_of(summary: &SeriesSummary) -> Vec<Block> {
    let kinds = summary.kinds().into_keys().filter_map(|(_, kind, _)| kind);
    Occurring::kinds(kinds).blocks(summary.clock)
}

/// A sign for what happened; no two kinds share one.
pub(super) fn glyph(change: &Change) -> &'static str {
    match change.kind {
        Some(kind) => of_kind(kind),
        None if change.only_remarks() => "*",
        None => "\u{bf}",
    }
}

fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Recoded => "#",
        Kind::NewlyEvidenced => "?",
        Kind::New => "+",
        Kind::Dropped => "\u{d7}",
        Kind::Reversed => "\u{21c4}",
        Kind::TookSide => "\u{21a6}",
        Kind::SteppedBack => "\u{21a4}",
        Kind::Shifted => "\u{2192}",
        Kind::Conditioned => "\u{2295}",
        Kind::Unconditioned => "\u{2296}",
        Kind::Reconditioned => "\u{2297}",
        Kind::Hardened => "\u{2191}",
        Kind::Softened => "\u{2193}",
        Kind::ReVoiced => "\u{2195}",
        Kind::Reaffirmed => "=",
        Kind::Declined => "\u{2205}",
        Kind::Unanswered => "\u{22ef}",
        Kind::Disputed => "\u{2260}",
        Kind::Assessed => "\u{2248}",
        Kind::Absent => "\u{2013}",
        Kind::Answered => "!",
        Kind::Lapsed => "~",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_has_a_sign_of_its_own_that_the_font_has() {
        let signs: BTreeSet<&str> = Kind::ALL.iter().map(|kind| of_kind(*kind)).collect();
        assert_eq!(signs.len(), Kind::ALL.len());
        assert!(!signs.contains("*") && !signs.contains("\u{bf}"));
    }

    #[test]
    fn a_step_is_named_by_what_it_covers() {
        let day: Day = "2026-05-06".parse().expect("a day");
        let named = |every| step(every, day);
        assert_eq!(named(Every::Day), "6 May 2026");
        assert_eq!(named(Every::Week), "week of 4 May 2026");
        assert_eq!(named(Every::Month), "May 2026");
        assert_eq!(named(Every::Year), "2026");
    }
}
