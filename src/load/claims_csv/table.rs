//! A table of plain claims to columns: one pass, no text a row but the id.
//!
//! In: the text. Out: a [`ClaimTable`], or none if anything about it is not
//! plain: further columns, dates that are no days, numbers as stances, or a
//! mistake. Reading it as a ledger then says what it is.

use std::borrow::Cow;

use super::header::{Column, Header};
use super::names::{self, Names};
use super::stance::{Heard, Word};
use crate::load::rows::{Row, Rows};
use crate::load::slugs::id_of;
use crate::model::{ClaimIds, ClaimTable, Day, Slug, When};
use crate::text::is_hidden;

/// Reads plain claims; names of actors, issues and sources that are no ids
/// become some. None if the table holds anything else.
///
/// ```
/// use stancegraph::load::claims_csv;
/// let text = "claim_id,actor,issue,stance,date,source\n\
///     a1,Northland,Talks,yes,2026-01-05,Gazette 1\n";
/// let table = claims_csv::table(text).unwrap();
/// assert_eq!(table.actors[0].id.as_str(), "northland");
/// assert_eq!(&*table.actors[0].name, "Northland");
/// ```
pub fn table(text: &str) -> Option<ClaimTable> {
    let mut table = columns(text)?;
    table.sort();
    Some(table)
}

/// The same without the order by actor, issue and day, for whom it does not
/// matter.
pub fn columns(text: &str) -> Option<ClaimTable> {
    let mut rows = Rows::new(text);
    let mut row = Row::default();
    rows.read(&mut row).ok()?;
    let (header, found) = Header::read(0, text, &row);
    if !found.is_empty() || !header.is_plain() {
        return None;
    }
    let at = |column| header.place(column).unwrap_or_default();
    let [id, actor, issue, stance, date, source] = [
        Column::ClaimId,
        Column::Actor,
        Column::Issue,
        Column::Stance,
        Column::Date,
        Column::Source,
    ]
    .map(at);
    let mut table = ClaimTable::default();
    let mut names: [Names<'_>; 3] = Default::default();
    let mut heard: Vec<Heard> = Vec::new();
    let mut last_day: Option<(Cow<'_, str>, Day)> = None;
    let mut number = 0_u32;
    while rows.read(&mut row).ok()? {
        if row.len() != header.width {
            return None;
        }
        let get = |at| row.get(text, at);
        let name = |at| row.lasting(text, at);
        let word = Word::read(get(stance))?;
        let (value, vote) = match word {
            Word::Pole(value) => (value, false),
            Word::Vote(value) => (value, true),
            Word::Abstain => (0, false),
            Word::At(_) | Word::Choose(_) | Word::Reject(_) => return None,
        };
        let day = match &last_day {
            Some((text, day)) if text == get(date) => *day,
            _ => plain_day(get(date))?,
        };
        last_day = Some((name(date), day));
        let on = names[1].number(name(issue), number);
        if heard.len() <= on as usize {
            heard.push(Heard::default());
        }
        let heard = &mut heard[on as usize];
        heard.votes |= vote;
        heard.poles |= !vote && word != Word::Abstain;
        let written = get(id);
        let pushed = if Slug::fits(written) {
            table.ids.push(written)
        } else {
            table.ids.push(id_of(written)?.as_str())
        };
        if !pushed {
            return None;
        }
        table.actor.push(names[0].number(name(actor), number));
        table.issue.push(on);
        table.stance.push(value);
        table.day.push(day.number());
        let shown = match name(source) {
            source if source.is_empty() => Cow::Borrowed(names::TABLE),
            source => source,
        };
        table.source.push(names[2].number(shown, number));
        table.row.push(number);
        number = number.checked_add(1)?;
    }
    let mixed = heard.iter().any(|heard| heard.votes && heard.poles);
    if number == 0 || mixed {
        return None;
    }
    let votes: Vec<bool> = heard.iter().map(Heard::is_vote).collect();
    named(&mut table, &names, &votes)?;
    by_id(&mut table)?;
    Some(table)
}

/// A day that is written as one.
fn plain_day(text: &str) -> Option<Day> {
    let when = When::parse(text).ok()?;
    when.exactly()
        .filter(|day| text.len() == 10 && When::day(*day) == when)
}

/// Puts the names in order of their ids, and their places into the columns.
fn named(table: &mut ClaimTable, names: &[Names<'_>; 3], votes: &[bool]) -> Option<()> {
    let hidden = |names: &Names<'_>| {
        names
            .all
            .iter()
            .any(|(name, _)| name.chars().any(is_hidden))
    };
    if names.iter().any(hidden) {
        return None;
    }
    let [a, i, s] = names;
    let ids = names::ids([a, i, s]);
    let mut places = Vec::new();
    let lists = [&mut table.actors, &mut table.issues, &mut table.sources];
    for ((list, names), ids) in lists.into_iter().zip(names).zip(&ids.all) {
        let (sorted, place) = names::sorted(names, ids)?;
        *list = sorted;
        places.push(place);
    }
    let shared = ids.shared.iter();
    table.numbered = shared
        .filter_map(|shared| ids.numbered([a, i, s], *shared))
        .collect();
    table.votes = vec![false; votes.len()];
    for (number, vote) in votes.iter().enumerate() {
        table.votes[places[1][number] as usize] = *vote;
    }
    let columns = [&mut table.actor, &mut table.issue, &mut table.source];
    for (column, places) in columns.into_iter().zip(&places) {
        for number in column {
            *number = places[*number as usize];
        }
    }
    Some(())
}

/// Puts the claims in order of their ids, each of which is there once and
/// belongs to nothing else.
fn by_id(table: &mut ClaimTable) -> Option<()> {
    let ids = &table.ids;
    let in_order = (1..ids.len()).all(|at| ids.get(at - 1) < ids.get(at));
    if !in_order {
        let mut order: Vec<u32> = (0..ids.len() as u32).collect();
        order.sort_by_key(|at| ids.get(*at as usize));
        let mut sorted = ClaimIds::default();
        for at in &order {
            sorted.push(ids.get(*at as usize));
        }
        table.ids = sorted;
        let moved = |column: &[u32]| order.iter().map(|at| column[*at as usize]).collect();
        table.actor = moved(&table.actor);
        table.issue = moved(&table.issue);
        table.source = moved(&table.source);
        table.row = moved(&table.row);
        table.stance = order.iter().map(|at| table.stance[*at as usize]).collect();
        table.day = order.iter().map(|at| table.day[*at as usize]).collect();
    }
    let ids = &table.ids;
    if (1..ids.len()).any(|at| ids.get(at - 1) == ids.get(at)) {
        return None;
    }
    let others = table
        .actors
        .iter()
        .chain(&table.issues)
        .chain(&table.sources);
    for other in others {
        if find(ids, other.id.as_str()) {
            return None;
        }
    }
    Some(())
}

/// Whether a claim has this id.
fn find(ids: &ClaimIds, id: &str) -> bool {
    let (mut low, mut high) = (0, ids.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if ids.get(middle) < id {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    ids.get(low) == id && low < ids.len()
}
