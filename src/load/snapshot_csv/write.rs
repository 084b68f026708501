//! Snapshots as rows of CSV.

use super::COLUMNS;
use crate::error::Error;
use crate::model::{Authority, Cell, Evidence, Slug, Snapshot, Value};

/// Writes a snapshot as CSV, sorted by actor, issue and option; lines end in `\n`.
///
/// # Errors
/// Never for a snapshot in memory; the signature is that of the writer.
pub fn to_text(snapshot: &Snapshot) -> Result<String, Error> {
    let failed =
        |e: &dyn std::fmt::Display| Error::format(format!("the CSV cannot be written: {e}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(|e| failed(&e))?;
    for cell in &snapshot.cells {
        for row in rows(cell) {
            writer.write_record(&row).map_err(|e| failed(&e))?;
        }
    }
    let bytes = writer.into_inner().map_err(|e| failed(&e))?;
    String::from_utf8(bytes).map_err(|e| failed(&e))
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|")
}

fn rows(cell: &Cell) -> Vec<[String; 11]> {
    let marks: Vec<String> = cell
        .marks
        .iter()
        .map(|m| match &m.about {
            Some(about) => format!("{}:{about}", m.kind.name()),
            None => m.kind.name().to_owned(),
        })
        .collect();
    let row = |stance: String,
               response: &str,
               conditions: String,
               evidence: &Evidence,
               flags: [(bool, &str); 3]| {
        let mut words: Vec<&str> = flags
            .iter()
            .filter(|(on, _)| *on)
            .map(|(_, word)| *word)
            .collect();
        words.extend(evidence.repeats.then_some("Repeats"));
        words.extend(marks.iter().map(String::as_str));
        [
            cell.actor.to_string(),
            cell.issue.to_string(),
            stance,
            response.to_owned(),
            conditions,
            evidence
                .said
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            evidence.published.map_or(String::new(), |d| d.to_string()),
            evidence.by.as_ref().map_or(String::new(), Slug::to_string),
            evidence.authority.map_or("", Authority::name).to_owned(),
            evidence
                .claim
                .as_ref()
                .map_or(String::new(), Slug::to_string),
            words.join(" "),
        ]
    };
    let mut rows: Vec<[String; 11]> = Vec::new();
    for held in &cell.held {
        let stance = match &held.value {
            Value::Choose(option) => format!("Choose({option})"),
            Value::Reject(option) => format!("Reject({option})"),
            value => value.to_string(),
        };
        let conditions: Vec<String> = held
            .conditions
            .iter()
            .map(|c| format!("{}: {}", c.kind.name(), escape(&c.text)))
            .collect();
        let flags = [
            (held.narrated, "Narrated"),
            (held.stale, "Stale"),
            (false, ""),
        ];
        rows.push(row(
            stance,
            "",
            conditions.join(" | "),
            &held.evidence,
            flags,
        ));
    }
    if let Some(given) = &cell.response {
        let flags = [(given.told, "Told"), (false, ""), (false, "")];
        rows.push(row(
            String::new(),
            given.response.name(),
            String::new(),
            &given.evidence,
            flags,
        ));
    }
    if rows.is_empty() {
        rows.push(row(
            String::new(),
            "",
            String::new(),
            &Evidence::default(),
            [(false, ""); 3],
        ));
    }
    rows
}
