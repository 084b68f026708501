//! The claims in date order as a figure: a row a claim, a lane for each actor
//! whose position it is about.

use super::super::figure::{Body, Figure, LegendEntry, Line, Log, LogRow, Sign};
use super::super::names::{Names, as_of};
use super::super::phrase;
use super::{content, in_date_order, published, who};
use crate::graph::Roles;
use crate::model::{ActorId, Claim, ClaimId, Clock, Content, Day, Ledger, Stance};
use crate::position::Timing;

/// A longer silence than this many days is noted.
const SILENCE: i32 = 7;

/// By which days the claims of a timeline were chosen, as its title tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Within {
    /// The day by which they count, and by which clock; all count unless given.
    pub as_of: Option<(Day, Clock)>,
    /// Nothing that was said before.
    pub from: Option<Day>,
    /// Nothing that was said after.
    pub to: Option<Day>,
}

/// The claims of a ledger as a figure; `keep` chooses which.
pub fn timeline_figure(ledger: &Ledger, keep: &dyn Fn(ClaimId) -> bool) -> Figure {
    timeline_figure_within(ledger, keep, Within::default())
}

/// The same of a time: `keep` chooses the claims, and `within` tells by which
/// days it does.
pub fn timeline_figure_within(
    ledger: &Ledger,
    keep: &dyn Fn(ClaimId) -> bool,
    within: Within,
) -> Figure {
    let names = Names::new([ledger]);
    let roles = Roles::new(ledger);
    let claims = in_date_order(ledger, keep);
    let mut lanes: Vec<ActorId> = Vec::new();
    let mut log = Log::default();
    let mut before: Option<Day> = None;
    for id in &claims {
        let claim = ledger.claim(*id);
        let mut mine: Vec<usize> = holders(ledger, &roles, claim)
            .into_iter()
            .map(|actor| match lanes.iter().position(|lane| *lane == actor) {
                Some(at) => at,
                None => {
                    lanes.push(actor);
                    lanes.len() - 1
                }
            })
            .collect();
        mine.sort_unstable();
        mine.dedup();
        let said = claim.said.as_ref();
        let gap = said
            .zip(before)
            .map(|(said, before)| said.earliest.number() - before.number());
        let gap = gap.filter(|days| *days > SILENCE);
        before = said.map(|said| said.latest);
        log.rows.push(LogRow {
            gap: gap.map(|days| phrase::count(days.unsigned_abs() as usize, "day")),
            lanes: mine,
            ..row(ledger, claim, &names)
        });
    }
    log.lanes = lanes
        .iter()
        .map(|lane| names.actor(ledger.actor(*lane).id.as_str()))
        .collect();
    let undated = claims
        .iter()
        .filter(|id| ledger.claim(**id).said.is_none())
        .count();
    let sentences = log
        .rows
        .iter()
        .map(|row| format!("{}: {}.", row.day, row.text));
    Figure {
        name: "timeline".to_owned(),
        title: title(within),
        subtitle: format!(
            "{}{}.{}{}",
            phrase::count(claims.len(), "claim"),
            match undated {
                0 => String::new(),
                undated => format!(", {undated} of them undated and listed last"),
            },
            match log.is_one_lane() {
                true => "",
                false => " Each stands in the lane of the actor whose position it is about.",
            },
            match within.as_of {
                Some((_, clock)) => format!(" {}", phrase::counted(clock, &ledger.counted)),
                None =>
                    phrase::only(&ledger.counted).map_or(String::new(), |only| format!(" {only}")),
            },
        ),
        description: sentences.collect::<Vec<_>>().join(" "),
        legend: legend(&log),
        body: Body::Log(log),
        ..Figure::default()
    }
}

/// `Who said what when, from 1 May 2026 to 9 May 2026, as of 29 May 2026`.
pub(super) fn title(within: Within) -> String {
    let range = match (within.from, within.to) {
        (Some(from), Some(to)) => format!(", from {} to {}", from.long(), to.long()),
        (Some(from), None) => format!(", from {} on", from.long()),
        (None, Some(to)) => format!(", to {}", to.long()),
        (None, None) => String::new(),
    };
    let day = within.as_of.map(|(day, _)| format!(", {}", as_of(day)));
    format!("Who said what when{range}{}", day.unwrap_or_default())
}

/// Whose position a claim is about: those at the top for whom its speaker, or
/// the one of whom it tells, speaks on that day.
fn holders(ledger: &Ledger, roles: &Roles<'_>, claim: &Claim) -> Vec<ActorId> {
    let (first, last) = Timing::of(ledger, claim).span();
    let starts = claim.of.iter().copied();
    let starts: Vec<ActorId> = starts
        .chain(claim.by.filter(|_| claim.of.is_empty()))
        .collect();
    let mut found = Vec::new();
    for start in starts {
        let principals = roles.principals(start, first, last);
        let tops: Vec<ActorId> = principals
            .into_iter()
            .map(|(actor, _)| actor)
            .filter(|actor| roles.principals(*actor, first, last).is_empty())
            .collect();
        match tops.is_empty() {
            true => found.push(start),
            false => found.extend(tops),
        }
    }
    found
}

fn row(ledger: &Ledger, claim: &Claim, names: &Names<'_>) -> LogRow {
    let issue = ledger.issue(claim.on);
    let (what, _) = content(claim, &issue.scale);
    let day = match (&claim.said, published(ledger, claim)) {
        (Some(said), _) => said.to_string(),
        (None, Some(published)) => format!("undated, published {published}"),
        (None, None) => "undated".to_owned(),
    };
    let who = who(ledger, claim, names);
    let strong = matches!(claim.stance(), Some(Stance::Pole(pole)) if pole.value().abs() > 1);
    let sign = claim.stance().map(Stance::sign);
    let on = phrase::in_words(&issue.id).to_lowercase();
    LogRow {
        day,
        glyph: sign
            .map_or("", |sign| phrase::sign_glyph(sign, strong))
            .to_owned(),
        text: match what.as_str() {
            "" => format!("{who} on {on}"),
            what => format!("{who} on {on}: {what}"),
        },
        sign: sign.map_or(Sign::None, Into::into),
        line: match claim {
            c if !matches!(c.content, Content::Stance(_)) => Line::Thin,
            c if !c.is_stated() => Line::Dotted,
            c if c.conditions.is_some() => Line::Dashed,
            _ => Line::Solid,
        },
        weight: if strong { 2 } else { 1 },
        ..LogRow::default()
    }
}

/// What occurs among the rows, each once, in a fixed order.
fn legend(log: &Log) -> Vec<LegendEntry> {
    let mut legend = Vec::new();
    for (sign, weight, text) in [
        (Sign::Positive, 2, "strongly in favour"),
        (Sign::Positive, 1, "in favour, yes, chosen"),
        (
            Sign::Neutral,
            1,
            "neutral, abstained, or a point on a scale",
        ),
        (Sign::Negative, 1, "against, no, rejected"),
        (Sign::Negative, 2, "strongly against"),
    ] {
        let found = log
            .rows
            .iter()
            .find(|row| row.sign == sign && row.weight == weight);
        legend.extend(found.map(|row| LegendEntry {
            sign,
            weight,
            glyph: row.glyph.clone(),
            text: text.to_owned(),
            ..LegendEntry::default()
        }));
    }
    for (line, text) in [
        (Line::Dashed, "under conditions"),
        (Line::Dotted, "told in a source's own voice only"),
        (Line::Thin, "a response or a relation, no stance"),
    ] {
        let found = log.rows.iter().find(|row| row.line == line);
        legend.extend(found.map(|row| LegendEntry {
            sign: row.sign,
            line,
            weight: 1,
            text: text.to_owned(),
            ..LegendEntry::default()
        }));
    }
    legend
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Day> {
        text.parse().ok()
    }

    #[test]
    fn the_title_tells_the_days_that_were_asked_for() {
        let as_of = day("2026-05-29").map(|day| (day, Clock::Known));
        let (from, to) = (day("2026-05-01"), day("2026-05-09"));
        assert_eq!(title(Within::default()), "Who said what when");
        assert_eq!(
            title(Within { as_of, from, to }),
            "Who said what when, from 1 May 2026 to 9 May 2026, as of 29 May 2026"
        );
        let (as_of, one) = (None, None);
        assert_eq!(
            title(Within {
                as_of,
                from,
                to: one
            }),
            "Who said what when, from 1 May 2026 on"
        );
        assert_eq!(
            title(Within {
                as_of,
                from: one,
                to
            }),
            "Who said what when, to 9 May 2026"
        );
    }

    #[test]
    fn the_clock_is_told_where_there_is_a_day() {
        let ledger = Ledger::default();
        let told = |within| timeline_figure_within(&ledger, &|_| true, within).subtitle;
        let as_of = day("2026-05-29").map(|day| (day, Clock::Known));
        let known = Within {
            as_of,
            ..Within::default()
        };
        assert!(told(known).contains(phrase::clock(Clock::Known)));
        assert!(!told(Within::default()).contains("Counted"));
    }
}
