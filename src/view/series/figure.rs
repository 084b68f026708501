//! A lane for each cell that changed, along an axis of time: a band for what is
//! held, a mark for each change, with a numbered note.

use std::collections::BTreeMap;

use super::{SeriesSummary, SeriesView, words};
use crate::compare::{Change, Diff, Every, Kind};
use crate::model::{Cell, Day, Slug, Value};
use crate::view::figure::{
    Body, Figure, Lane, LaneMark, Lanes, LegendEntry, Line, Sign, Stretch, Tick,
};
use crate::view::{diff, empty, phrase};

/// A change with the number of its note, and the step in which it happened.
type Numbered<'d> = (usize, &'d Diff, &'d Change);

/// A series as a figure.
pub fn series_figure(view: &SeriesView<'_>) -> Figure {
    let series = view.series;
    let said = words::summary(&SeriesSummary::of(series));
    let axis = Axis {
        from: series.first.as_of,
        to: series.last.as_of,
    };
    let mut cells: BTreeMap<(&Slug, &Slug), Vec<Numbered<'_>>> = BTreeMap::new();
    let mut footnotes = Vec::new();
    for one in &series.diffs {
        for change in &one.changes {
            footnotes.push(note(view, one, change));
            let lane = cells.entry((&change.actor, &change.issue)).or_default();
            lane.push((footnotes.len(), one, change));
        }
    }
    let mut actors: Vec<&Slug> = cells.keys().map(|(actor, _)| *actor).collect();
    let mut issues: Vec<&Slug> = cells.keys().map(|(_, issue)| *issue).collect();
    for ids in [&mut actors, &mut issues] {
        ids.sort_unstable();
        ids.dedup();
    }
    let camps = view.names.by_camp(&actors, axis.to);
    let place = |actor: &Slug| camps.iter().position(|(other, _)| *other == actor);
    let mut cells: Vec<_> = cells.into_iter().collect();
    cells.sort_by_key(|((actor, _), _)| place(actor));
    let lanes: Vec<Lane> = cells
        .iter()
        .map(|((actor, issue), changes)| {
            let who = view.names.actor(actor.as_str());
            let what = phrase::in_words(issue);
            let (group, label) = match (actors.len(), issues.len()) {
                (_, 1) => (None, who),
                (1, _) => (None, what),
                _ => (Some(who), what),
            };
            Lane {
                group,
                label,
                stretches: stretches(&axis, changes),
                marks: changes
                    .iter()
                    .map(|(number, one, change)| mark(view, &axis, *number, one, change))
                    .collect(),
            }
        })
        .collect();
    let subject = match (&actors[..], &issues[..]) {
        ([actor], [issue]) => format!(
            "{} on {}",
            view.names.actor(actor.as_str()),
            phrase::in_words(issue).to_lowercase()
        ),
        ([actor], _) => view.names.actor(actor.as_str()),
        (_, [issue]) => phrase::in_words(issue),
        _ => "Positions".to_owned(),
    };
    let stands = match series.every {
        Every::Day => "",
        _ => " A mark stands at the end of its step.",
    };
    let figure = Figure {
        name: "history".to_owned(),
        title: format!(
            "{subject} through time, {}",
            words::span((axis.from, axis.to))
        ),
        subtitle: format!("{said}{stands}"),
        description: match footnotes.is_empty() {
            true => said,
            false => footnotes.join(" "),
        },
        legend: legend(series.diffs.iter().flat_map(|one| &one.changes), &lanes),
        body: Body::Lanes(Lanes {
            ticks: axis.ticks(),
            lanes,
        }),
        footnotes,
        ..Figure::default()
    };
    empty::told(figure, || {
        "nobody who was asked for holds a position that changes in this time".to_owned()
    })
}

/// `20 May 2026, Northland on talks: reversed: oppose → support. 2026-05-19,
/// Ben North, n-talks-2; The Herald, 2026-05-20`.
fn note(view: &SeriesView<'_>, one: &Diff, change: &Change) -> String {
    let when = words::step(view.series.every, one.to);
    let told = change.evidence().into_iter().map(|e| view.names.cited(e));
    let told: Vec<String> = told.collect();
    let mut text = format!("{when}, {}.", happened(view, one, change));
    if !told.is_empty() {
        text = format!("{text} {}", told.join("; "));
    }
    text
}

/// `Northland on talks: reversed: oppose → support`.
fn happened(view: &SeriesView<'_>, one: &Diff, change: &Change) -> String {
    let who = view.names.actor(change.actor.as_str());
    let what = phrase::in_words(&change.issue).to_lowercase();
    let first = format!("{who} on {what}: {}", diff::word(change));
    diff::item(&view.of(one), change, &first).text
}

fn mark(
    view: &SeriesView<'_>,
    axis: &Axis,
    number: usize,
    one: &Diff,
    change: &Change,
) -> LaneMark {
    LaneMark {
        at: axis.place(one.to),
        day: words::step(view.series.every, one.to),
        glyph: words::glyph(change).to_owned(),
        text: happened(view, one, change),
        note: Some(number),
        sign: look(change.after.as_ref()).map_or(Sign::None, |(sign, ..)| sign),
    }
}

/// What is held between the changes of a cell.
fn stretches(axis: &Axis, changes: &[Numbered<'_>]) -> Vec<Stretch> {
    let before = changes.first().and_then(|(_, _, c)| c.before.as_ref());
    let mut held: Vec<(f64, Option<&Cell>)> = vec![(0.0, before)];
    held.extend(
        changes
            .iter()
            .map(|(_, one, change)| (axis.place(one.to), change.after.as_ref())),
    );
    let ends = held.iter().skip(1).map(|(from, _)| *from).chain([1.0]);
    let stretches = held.iter().zip(ends).filter_map(|(&(from, cell), to)| {
        if to <= from && to < 1.0 {
            return None;
        }
        let (sign, line, weight) = look(cell)?;
        Some(Stretch {
            from,
            to,
            sign,
            line,
            weight,
        })
    });
    stretches.collect()
}

/// What a cell looks like as a whole: what is chosen before what is rejected,
/// a response where there is no stance.
fn look(cell: Option<&Cell>) -> Option<(Sign, Line, u8)> {
    let cell = cell?;
    let chosen = cell
        .held
        .iter()
        .find(|h| matches!(h.value, Value::Choose(_)));
    match chosen.or(cell.held.first()) {
        Some(held) => {
            let strong = matches!(&held.value, Value::Pole(pole) if pole.value().abs() > 1);
            let weight = if strong { 2 } else { 1 };
            Some((held.value.sign().into(), phrase::line(cell, held), weight))
        }
        None => cell
            .response
            .is_some()
            .then_some((Sign::None, Line::Thin, 1)),
    }
}

/// What occurs, each once, in a fixed order.
fn legend<'c>(changes: impl Iterator<Item = &'c Change>, lanes: &[Lane]) -> Vec<LegendEntry> {
    let mut kinds: BTreeMap<(bool, Option<Kind>, &str), &str> = BTreeMap::new();
    for change in changes {
        let key = (change.kind.is_none(), change.kind, diff::word(change));
        kinds.insert(key, words::glyph(change));
    }
    let marks = kinds.iter().map(|((.., word), glyph)| LegendEntry {
        glyph: (*glyph).to_owned(),
        text: (*word).to_owned(),
        ..LegendEntry::default()
    });
    let mut legend: Vec<LegendEntry> = marks.collect();
    let stretches = || lanes.iter().flat_map(|lane| &lane.stretches);
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
        let found = stretches().any(|s| s.sign == sign && s.weight == weight);
        legend.extend(found.then(|| LegendEntry {
            sign,
            weight,
            text: text.to_owned(),
            ..LegendEntry::default()
        }));
    }
    for (line, text) in [
        (Line::Dashed, "under conditions"),
        (Line::Dotted, "told in a source's own voice only"),
        (Line::Double, "contested"),
        (Line::Stale, "stale: older than the issue allows"),
        (Line::Thin, "a response, no stance"),
    ] {
        let found = stretches().find(|s| s.line == line);
        legend.extend(found.map(|stretch| LegendEntry {
            sign: stretch.sign,
            line,
            weight: 1,
            text: text.to_owned(),
            ..LegendEntry::default()
        }));
    }
    legend
}

/// The days from the left end to the right end.
struct Axis {
    from: Day,
    to: Day,
}

impl Axis {
    fn place(&self, day: Day) -> f64 {
        let days = |a: Day, b: Day| f64::from(b.number()) - f64::from(a.number());
        match days(self.from, self.to) {
            0.0 => 1.0,
            all => days(self.from, day) / all,
        }
    }

    /// Round days, not many more than a person can read at a glance.
    fn ticks(&self) -> Vec<Tick> {
        let span = self.to.number() - self.from.number();
        let (every, nth) = match span {
            ..=14 => (Every::Day, 1),
            15..=70 => (Every::Week, 1),
            71..=420 => (Every::Month, 1),
            421..=1_500 => (Every::Month, 3),
            1_501..=7_000 => (Every::Year, 1),
            7_001..=40_000 => (Every::Year, 10),
            _ => (Every::Year, 100),
        };
        let mut ticks = Vec::new();
        let mut last = every.last_day(self.from.minus(1));
        while let Some(day) = Day::from_number(last.number() + 1).filter(|day| *day <= self.to) {
            let (year, month, _) = day.civil();
            let (round, label) = match every {
                Every::Day | Every::Week => (true, day.to_string()),
                Every::Month => ((month - 1) % nth == 0, format!("{year:04}-{month:02}")),
                Every::Year => (year % i16::from(nth) == 0, year.to_string()),
            };
            if round {
                let at = self.place(day);
                ticks.push(Tick { at, label });
            }
            last = every.last_day(day);
        }
        ticks
    }
}
