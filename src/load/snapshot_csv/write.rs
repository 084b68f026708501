//! Snapshots as rows of CSV, written straight into the text.
//!
//! In: a snapshot, or the claims of a table that control its cells. Out: the
//! text that [`read`](super::read) reads, sorted, with `\n` behind each row.

use std::fmt::Write;

use super::COLUMNS;
use crate::error::Error;
use crate::model::{
    Authority, Cell, ClaimTable, Day, Evidence, MarkKind, Pole, Slug, Snapshot, Stance, Value, Vote,
};

/// Writes a snapshot as CSV, sorted by actor, issue and option.
///
/// # Errors
/// Never; the signature is that of all writers of snapshots.
pub fn to_text(snapshot: &Snapshot) -> Result<String, Error> {
    let mut rows = Rows::begin();
    for cell in &snapshot.cells {
        rows.cell(cell);
    }
    Ok(rows.text)
}

/// Writes the cells of plain claims, each by the claim that controls it and
/// whether it is contested, in pieces of text. They are in the order of their
/// actors and issues. O(n), with the memory of one piece.
///
/// ```
/// use stancegraph::load::{claims_csv, snapshot_csv};
/// let text = "claim_id,actor,issue,stance,date,source\n\
///     a1,north,talks,support,2026-01-05,gazette\n";
/// let table = claims_csv::table(text).unwrap();
/// let pieces: String = snapshot_csv::pieces(&table, [(0, false)]).collect();
/// assert!(pieces.ends_with("\nnorth,talks,Support,,,2026-01-05,2026-01-05,north,Principal,a1,\n"));
/// ```
pub fn pieces<'t>(
    table: &'t ClaimTable,
    cells: impl IntoIterator<Item = (u32, bool)> + 't,
) -> impl Iterator<Item = String> + 't {
    let mut cells = cells.into_iter().peekable();
    let mut first = Some(Rows::begin());
    let mut days = LastDay::default();
    std::iter::from_fn(move || {
        let mut rows = match first.take() {
            Some(rows) => rows,
            None => {
                cells.peek()?;
                Rows::default()
            }
        };
        while rows.text.len() < PIECE
            && let Some((claim, contested)) = cells.next()
        {
            rows.plain(table, claim, contested, &mut days);
        }
        Some(rows.text)
    })
}

/// How much is written at a time, in bytes.
const PIECE: usize = 1 << 18;

/// A day as text; nearly every row has that of the row before it.
#[derive(Default)]
struct LastDay {
    day: Option<Day>,
    text: String,
}

impl LastDay {
    fn text(&mut self, day: Day) -> &str {
        if self.day != Some(day) {
            self.day = Some(day);
            self.text.clear();
            // Writing into a text cannot fail.
            let _ = write!(self.text, "{day}");
        }
        &self.text
    }
}

/// The rows written so far.
#[derive(Default)]
struct Rows {
    text: String,
    /// Of a field that may have to stand in quotation marks.
    field: String,
}

/// What a row says besides whose it is and on what evidence.
#[derive(Default)]
struct Said<'c> {
    stance: Option<&'c Value>,
    response: &'c str,
    conditions: &'c [crate::model::Condition],
    flags: [Option<&'c str>; 2],
}

impl Rows {
    fn begin() -> Rows {
        let mut text = COLUMNS.join(",");
        text.push('\n');
        Rows {
            text,
            field: String::new(),
        }
    }

    /// The row of a plain claim.
    fn plain(&mut self, table: &ClaimTable, claim: u32, contested: bool, days: &mut LastDay) {
        let (actor, issue) = table.key(claim);
        let actor = table.actors[actor as usize].id.as_str();
        let stance = match table.stance(claim) {
            Stance::Vote(vote) => Vote::name(vote),
            Stance::Pole(pole) => Pole::name(pole),
            Stance::At(_) | Stance::Choose(_) | Stance::Reject(_) => "",
        };
        let day = days.text(table.day(claim));
        let text = &mut self.text;
        for field in [
            actor,
            table.issues[issue as usize].id.as_str(),
            stance,
            "",
            "",
            day,
            day,
            actor,
            Authority::Principal.name(),
            table.ids.get(claim as usize),
        ] {
            text.push_str(field);
            text.push(',');
        }
        if contested {
            text.push_str(MarkKind::Contested.name());
        }
        text.push('\n');
    }

    fn cell(&mut self, cell: &Cell) {
        for held in &cell.held {
            let said = Said {
                stance: Some(&held.value),
                conditions: &held.conditions,
                flags: [
                    held.narrated.then_some("Narrated"),
                    held.stale.then_some("Stale"),
                ],
                ..Said::default()
            };
            self.row(cell, &said, &held.evidence);
        }
        if let Some(given) = &cell.response {
            let said = Said {
                response: given.response.name(),
                flags: [given.told.then_some("Told"), None],
                ..Said::default()
            };
            self.row(cell, &said, &given.evidence);
        }
        if cell.held.is_empty() && cell.response.is_none() {
            self.row(cell, &Said::default(), &Evidence::default());
        }
    }

    fn row(&mut self, cell: &Cell, said: &Said<'_>, evidence: &Evidence) {
        self.id(Some(&cell.actor));
        self.id(Some(&cell.issue));
        self.field(|text| match said.stance {
            Some(Value::Choose(option)) => write!(text, "Choose({option})"),
            Some(Value::Reject(option)) => write!(text, "Reject({option})"),
            Some(value) => write!(text, "{value}"),
            None => Ok(()),
        });
        self.text.push_str(said.response);
        self.text.push(',');
        self.field(|text| {
            for (at, condition) in said.conditions.iter().enumerate() {
                let between = if at > 0 { " | " } else { "" };
                write!(text, "{between}{}: ", condition.kind.name())?;
                escape(&condition.text, text);
            }
            Ok(())
        });
        self.field(|text| match &evidence.said {
            Some(when) => write!(text, "{when}"),
            None => Ok(()),
        });
        self.field(|text| match evidence.published {
            Some(day) => write!(text, "{day}"),
            None => Ok(()),
        });
        self.id(evidence.by.as_ref());
        self.text
            .push_str(evidence.authority.map_or("", Authority::name));
        self.text.push(',');
        self.id(evidence.claim.as_ref());
        let mut between = "";
        let flags = said.flags.into_iter().flatten();
        for word in flags.chain(evidence.repeats.then_some("Repeats")) {
            self.text.push_str(between);
            self.text.push_str(word);
            between = " ";
        }
        for mark in &cell.marks {
            self.text.push_str(between);
            self.text.push_str(mark.kind.name());
            if let Some(about) = &mark.about {
                self.text.push(':');
                self.text.push_str(about.as_str());
            }
            between = " ";
        }
        self.text.push('\n');
    }

    /// An id, which needs no quotation marks.
    fn id(&mut self, id: Option<&Slug>) {
        self.text.push_str(id.map_or("", Slug::as_str));
        self.text.push(',');
    }

    /// A field that may need them.
    fn field(&mut self, write: impl FnOnce(&mut String) -> std::fmt::Result) {
        self.field.clear();
        // Writing into a text cannot fail.
        let _ = write(&mut self.field);
        if self.field.contains([',', '"', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(&self.field.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(&self.field);
        }
        self.text.push(',');
    }
}

/// A `|` or `\` that belongs to a condition.
fn escape(condition: &str, text: &mut String) {
    for c in condition.chars() {
        if matches!(c, '\\' | '|') {
            text.push('\\');
        }
        text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn fields_are_quoted_as_by_the_crate_csv(word in "[a-c\",\r\n é|]{0,6}") {
            let mut rows = Rows::default();
            rows.field(|text| text.write_str(&word));
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record([word.as_str(), "x"]).expect("it can be written");
            let same = String::from_utf8(writer.into_inner().expect("all")).expect("UTF-8");
            prop_assert_eq!(rows.text + "x\n", same);
        }
    }
}
