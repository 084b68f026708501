//! A snapshot comes in, a file of a ledger that asserts its positions comes
//! out. `stance check` then tells when another claim has moved one.

use std::fmt::Write as _;

use crate::error::Error;
use crate::model::{Cell, Clock, Condition, ConditionKind, Snapshot};
use crate::text::escaped;

/// The positions as `Assert` entries, by actor and issue, one for each stance
/// with all its conditions; `Silent` where there is something, but no stance.
/// The first of a cell has its response, too.
///
/// What an assertion has no words for is counted at the top of the file.
///
/// ```
/// use stancegraph::{export, load, model::Clock, position};
/// let ledger = load::load(vec![load::File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-05-02"),
///     Claim(id: "c", by: "north", on: "talks", stance: Support, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
/// ]"#)]).ledger;
/// let snapshot = position::snapshot(&ledger, "2026-05-03".parse().unwrap(), Clock::Both);
/// let text = export::assertions(&snapshot)?;
/// assert!(text.contains(r#"issue: "talks", on: "2026-05-03", expect: Support, only_if: [], response: Silent),"#));
/// # Ok::<(), stancegraph::error::Error>(())
/// ```
///
/// # Errors
///
/// When the snapshot was taken by another clock than `Both`, by which
/// assertions are checked.
pub fn assertions(snapshot: &Snapshot) -> Result<String, Error> {
    if snapshot.clock != Clock::Both {
        return Err(Error::usage(format!(
            "assertions are checked by the clock `both`, and these positions are by `{}`",
            snapshot.clock
        )));
    }
    let day = snapshot.as_of;
    let mut text = header(snapshot);
    text.push_str("[\n");
    for cell in &snapshot.cells {
        let Cell {
            actor, issue, held, ..
        } = cell;
        let stances = held
            .iter()
            .map(|held| format!("{}{}", held.value, conditions(&held.conditions)));
        let silent = held.is_empty().then(|| "Silent".to_owned());
        for (index, expect) in stances.chain(silent).enumerate() {
            let response = match (&cell.response, index) {
                (Some(given), 0) => format!(", response: {}", given.response.name()),
                (None, 0) => ", response: Silent".to_owned(),
                _ => String::new(),
            };
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "    Assert(actor: \"{actor}\", issue: \"{issue}\", on: \"{day}\", expect: {expect}{response}),"
            );
        }
    }
    text.push_str("]\n");
    Ok(text)
}

/// All conditions of a stance, as fields; an empty list where there are none.
fn conditions(conditions: &[Condition]) -> String {
    if conditions.is_empty() {
        return ", only_if: []".to_owned();
    }
    let mut fields = String::new();
    for (kind, field) in [
        (ConditionKind::OnlyIf, "only_if"),
        (ConditionKind::If, "if"),
        (ConditionKind::Unless, "unless"),
    ] {
        let texts = conditions.iter().filter(|c| c.kind == kind);
        // What Rust escapes in a text, and how, RON reads.
        let texts: Vec<String> = texts.map(|c| format!("{:?}", c.text)).collect();
        if !texts.is_empty() {
            let _ = write!(fields, ", {field}: [{}]", texts.join(", "));
        }
    }
    fields
}

/// Of which day it is, and what the entries below do not say.
fn header(snapshot: &Snapshot) -> String {
    let cells = &snapshot.cells;
    let held = || cells.iter().flat_map(|cell| &cell.held);
    let remarks: usize = cells.iter().map(|cell| cell.marks.len()).sum();
    let stale = held().filter(|held| held.stale).count();
    let narrated = held().filter(|held| held.narrated).count();
    let title = snapshot.title.as_deref().map_or(String::new(), |title| {
        let title = escaped(title);
        format!("// {title}\n")
    });
    format!(
        "{title}// Positions as of {}, by the clock `both`: said and published by that day.\n\
         // Derived by `stance snapshot --assert`; `stance check` tells when they are others.\n\
         // Cells: {}. `expect: Silent` means no stance, `only_if: []` no condition of any kind,\n\
         // `response: Silent` no response.\n\
         //\n\
         // Not asserted: {remarks} remarks; that {stale} stances are stale and {narrated} narrated alone;\n\
         // the claims behind them; and anything of cells that are not here.\n",
        snapshot.as_of,
        cells.len(),
    )
}
