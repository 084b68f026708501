//! The claims in date order as a figure: a row a claim, a lane for each actor
//! whose position it is about.

use super::super::figure::{Body, Figure, LegendEntry, Line, Log, LogRow, Sign};
use super::super::names::{Names, as_of};
use super::super::{empty, phrase, standing};
use super::lanes::{Lanes, Voices, lanes};
use super::{content, counted, evidence, in_date_order, published, who};
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
    let voices = Voices::new(ledger);
    let claims = in_date_order(ledger, keep);
    let Lanes {
        names: titles,
        camps,
        of,
    } = lanes(&claims, &voices, &names, last(ledger, &claims, within));
    let mut log = Log {
        lanes: titles,
        camps,
        ..Log::default()
    };
    let mut beside = false;
    let mut told: Vec<String> = Vec::new();
    let mut before: Option<Day> = None;
    for (at, (id, mine)) in claims.iter().zip(of).enumerate() {
        let claim = ledger.claim(*id);
        let said = claim.said.as_ref();
        let gap = said
            .zip(before)
            .map(|(said, before)| said.earliest.number() - before.number());
        let gap = gap.filter(|days| *days > SILENCE);
        before = said.map(|said| said.latest);
        // A lane tells for whom somebody speaks, but for a voice without a name.
        let spoken = voices.spoken_for(claim);
        let nameless = spoken.iter().filter(|(_, nameless)| *nameless);
        let nameless: Vec<ActorId> = nameless.map(|(top, _)| *top).collect();
        log.rows.push(LogRow {
            gap: gap.map(|days| phrase::count(days.unsigned_abs() as usize, "day")),
            lanes: mine,
            note: Some(at + 1),
            text: text(ledger, claim, &names, &nameless),
            ..row(ledger, claim)
        });
        beside |= !nameless.is_empty();
        let all: Vec<ActorId> = spoken.iter().map(|(top, _)| *top).collect();
        let whole = text(ledger, claim, &names, &all);
        told.push(format!("{}: {whole}.", day(ledger, claim)));
    }
    let undated = claims
        .iter()
        .filter(|id| ledger.claim(**id).said.is_none())
        .count();
    let cited = claims
        .iter()
        .map(|id| names.cited(&evidence(ledger, ledger.claim(*id))));
    let footnotes: Vec<String> = cited.collect();
    let figure = Figure {
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
                false if beside => {
                    " Each stands in the lane of the actor whose position it is about, that of a \
                     voice without a name in a lane beside it."
                }
                false => " Each stands in the lane of the actor whose position it is about.",
            },
            format_args!(" {}", counted(ledger, within)),
        ),
        numbers: standing::numbers(!claims.is_empty()),
        description: told.join(" "),
        legend: legend(&log),
        body: Body::Log(log),
        footnotes,
        ..Figure::default()
    };
    empty::told(figure, || empty::claims(ledger, within.as_of))
}

/// The day as of which camps are those that they are.
fn last(ledger: &Ledger, claims: &[ClaimId], within: Within) -> Option<Day> {
    let last = |id: &ClaimId| Timing::of(ledger, ledger.claim(*id)).span().1;
    let known = within.as_of.map(|(day, _)| day).or(within.to);
    known.or_else(|| claims.iter().map(last).max())
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

/// What is claimed by whom, in a line; some of those for whom the speaker speaks
/// are named with him.
fn text(ledger: &Ledger, claim: &Claim, names: &Names<'_>, spoken_for: &[ActorId]) -> String {
    let issue = ledger.issue(claim.on);
    let (what, _) = content(claim, &issue.scale);
    let who = who(ledger, claim, names, spoken_for);
    let on = phrase::in_words(&issue.id).to_lowercase();
    match what.as_str() {
        "" => format!("{who} on {on}"),
        what => format!("{who} on {on}: {what}"),
    }
}

/// When it was said, or published.
fn day(ledger: &Ledger, claim: &Claim) -> String {
    match (&claim.said, published(ledger, claim)) {
        (Some(said), _) => said.to_string(),
        (None, Some(published)) => format!("undated, published {published}"),
        (None, None) => "undated".to_owned(),
    }
}

/// A row without its words.
fn row(ledger: &Ledger, claim: &Claim) -> LogRow {
    let strong = matches!(claim.stance(), Some(Stance::Pole(pole)) if pole.value().abs() > 1);
    let sign = claim.stance().map(Stance::sign);
    LogRow {
        day: day(ledger, claim),
        glyph: sign
            .map_or("", |sign| phrase::sign_glyph(sign, strong))
            .to_owned(),
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
mod tests;
