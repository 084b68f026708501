//! Stored snapshots in RON: `Snapshot(format: 1, …)`.
//!
//! In: the text of one file. Out: a [`Snapshot`]; or the other way round,
//! through [`to_text`]. The types here are the file format.

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::format::{Authority, Clock, ConditionKind, MarkKind, Response, StanceEntry, Text};
use crate::error::Error;
use crate::model::{
    Cell, Columns, Condition, Day, Evidence, Given, Held, Mark, Pole, Slug, Snapshot, Value, Vote,
    When, Withdrawn,
};

fn empty<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Snapshot", deny_unknown_fields)]
struct File<'a> {
    format: u32,
    #[serde(borrow)]
    as_of: Text<'a>,
    clock: Clock,
    #[serde(borrow, default, skip_serializing_if = "empty")]
    title: Option<Text<'a>>,
    #[serde(borrow, default)]
    cells: Vec<CellEntry<'a>>,
    #[serde(borrow, default, skip_serializing_if = "empty")]
    withdrawn: Vec<WithdrawnEntry<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CellEntry<'a> {
    #[serde(borrow)]
    actor: Text<'a>,
    #[serde(borrow)]
    issue: Text<'a>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    held: Vec<HeldEntry<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    response: Option<GivenEntry<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<MarkEntry<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeldEntry<'a> {
    #[serde(borrow)]
    stance: StanceEntry<'a>,
    #[serde(borrow)]
    evidence: EvidenceEntry<'a>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    restated: Option<EvidenceEntry<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<ConditionEntry<'a>>,
    #[serde(default, skip_serializing_if = "empty")]
    narrated: bool,
    #[serde(default, skip_serializing_if = "empty")]
    stale: bool,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct EvidenceEntry<'a> {
    #[serde(borrow, skip_serializing_if = "empty")]
    claim: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    by: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    authority: Option<Authority>,
    #[serde(borrow, skip_serializing_if = "empty")]
    said: Option<Text<'a>>,
    #[serde(borrow, skip_serializing_if = "empty")]
    published: Option<Text<'a>>,
    #[serde(skip_serializing_if = "empty")]
    repeats: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionEntry<'a> {
    kind: ConditionKind,
    #[serde(borrow)]
    text: Text<'a>,
    #[serde(borrow)]
    evidence: EvidenceEntry<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenEntry<'a> {
    response: Response,
    #[serde(borrow)]
    evidence: EvidenceEntry<'a>,
    #[serde(default, skip_serializing_if = "empty")]
    told: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkEntry<'a> {
    kind: MarkKind,
    #[serde(borrow, default, skip_serializing_if = "empty")]
    about: Option<Text<'a>>,
    #[serde(borrow, default)]
    claims: Vec<EvidenceEntry<'a>>,
}

#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(deny_unknown_fields, default)]
struct WithdrawnEntry<'a> {
    #[serde(borrow)]
    claim: Text<'a>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    by: Option<EvidenceEntry<'a>>,
    #[serde(skip_serializing_if = "empty")]
    only_conditions: bool,
}

impl PartialEq for EvidenceEntry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.claim == other.claim && self.by == other.by
    }
}

/// Whether a text is a stored snapshot and not a list of entries.
pub fn is_snapshot(text: &str) -> bool {
    use crate::syntax::{Bracket, TokenKind, tokens};
    let mut in_attribute = false;
    for token in tokens(text).filter(|token| !token.kind.is_trivia()) {
        match token.kind {
            TokenKind::Hash => in_attribute = true,
            TokenKind::Close(Bracket::Square) if in_attribute => in_attribute = false,
            _ if in_attribute => {}
            kind => {
                let word = text.get(token.span.start..token.span.end);
                return kind == TokenKind::Ident && word == Some("Snapshot");
            }
        }
    }
    false
}

/// Reads a stored snapshot; `path` is how errors call the file.
///
/// # Errors
/// When the text is no snapshot of format 1; the message says where.
pub fn read(path: &str, text: &str) -> Result<Snapshot, Error> {
    let file: File<'_> = super::ron::options().from_str(text).map_err(|e| {
        Error::data(format!(
            "`{path}` is no snapshot that can be read: line {}, column {}: {}",
            e.span.start.line, e.span.start.col, e.code
        ))
    })?;
    if file.format != 1 {
        return Err(Error::data(format!(
            "`{path}` is a snapshot of format {}; this program reads format 1",
            file.format
        )));
    }
    let problem = |what: String| Error::data(format!("`{path}`: {what}"));
    snapshot(file).map_err(problem)
}

fn slug(text: &Text<'_>) -> Result<Slug, String> {
    Slug::new(text.as_str()).map_err(|e| format!("the id {:?} {}", text.as_str(), e.problem))
}

fn snapshot(file: File<'_>) -> Result<Snapshot, String> {
    let as_of: Day = file
        .as_of
        .as_str()
        .parse()
        .map_err(|e| format!("as_of: {e}"))?;
    let mut cells = file
        .cells
        .into_iter()
        .map(cell)
        .collect::<Result<Vec<Cell>, String>>()?;
    cells.sort_by(|a, b| (&a.actor, &a.issue).cmp(&(&b.actor, &b.issue)));
    if let Some(pair) = cells
        .windows(2)
        .find(|w| (&w[0].actor, &w[0].issue) == (&w[1].actor, &w[1].issue))
    {
        return Err(format!(
            "`{}` on `{}` is there twice",
            pair[0].actor, pair[0].issue
        ));
    }
    let mut withdrawn = Vec::with_capacity(file.withdrawn.len());
    for entry in file.withdrawn {
        withdrawn.push(Withdrawn {
            claim: slug(&entry.claim)?,
            by: entry.by.map(evidence).transpose()?,
            only_conditions: entry.only_conditions,
        });
    }
    withdrawn.sort_by(|a, b| (&a.claim, a.only_conditions).cmp(&(&b.claim, b.only_conditions)));
    Ok(Snapshot {
        as_of,
        clock: file.clock.into(),
        title: file.title.map(|t| t.as_str().into()),
        columns: Columns::ALL,
        cells,
        withdrawn,
    })
}

fn cell(entry: CellEntry<'_>) -> Result<Cell, String> {
    let mut held = entry
        .held
        .into_iter()
        .map(read_held)
        .collect::<Result<Vec<Held>, String>>()?;
    held.sort_by(|a, b| a.value.option().cmp(&b.value.option()));
    let mut marks = Vec::with_capacity(entry.marks.len());
    for mark in entry.marks {
        marks.push(Mark {
            kind: mark.kind.into(),
            about: mark.about.as_ref().map(slug).transpose()?,
            claims: mark
                .claims
                .into_iter()
                .map(evidence)
                .collect::<Result<_, _>>()?,
        });
    }
    let response = match entry.response {
        None => None,
        Some(given) => Some(Given {
            response: given.response.into(),
            evidence: evidence(given.evidence)?,
            told: given.told,
        }),
    };
    Ok(Cell {
        actor: slug(&entry.actor)?,
        issue: slug(&entry.issue)?,
        held,
        response,
        marks,
    })
}

fn read_held(entry: HeldEntry<'_>) -> Result<Held, String> {
    let mut conditions = Vec::with_capacity(entry.conditions.len());
    for condition in entry.conditions {
        conditions.push(Condition {
            kind: condition.kind.into(),
            text: condition.text.as_str().into(),
            evidence: evidence(condition.evidence)?,
        });
    }
    Ok(Held {
        value: value(&entry.stance)?,
        evidence: evidence(entry.evidence)?,
        restated: entry.restated.map(evidence).transpose()?,
        conditions,
        narrated: entry.narrated,
        stale: entry.stale,
    })
}

fn evidence(entry: EvidenceEntry<'_>) -> Result<Evidence, String> {
    Ok(Evidence {
        claim: entry.claim.as_ref().map(slug).transpose()?,
        by: entry.by.as_ref().map(slug).transpose()?,
        authority: entry.authority.map(Into::into),
        said: entry
            .said
            .map(|t| When::parse(t.as_str()))
            .transpose()
            .map_err(|e| e.problem)?,
        published: entry
            .published
            .map(|t| t.as_str().parse::<Day>())
            .transpose()
            .map_err(|e| e.problem)?,
        repeats: entry.repeats,
    })
}

fn value(entry: &StanceEntry<'_>) -> Result<Value, String> {
    use StanceEntry as S;
    Ok(match entry {
        S::StrongSupport => Value::Pole(Pole::StrongSupport),
        S::Support => Value::Pole(Pole::Support),
        S::Neutral => Value::Pole(Pole::Neutral),
        S::Oppose => Value::Pole(Pole::Oppose),
        S::StrongOppose => Value::Pole(Pole::StrongOppose),
        S::Yes => Value::Vote(Vote::Yes),
        S::Abstain => Value::Vote(Vote::Abstain),
        S::No => Value::Vote(Vote::No),
        S::At(number) => Value::At(*number),
        S::Choose(option) => Value::Choose(slug(option)?),
        S::Reject(option) => Value::Reject(slug(option)?),
    })
}

/// Writes a snapshot, a cell a line, so that two of them compare well in git.
///
/// # Errors
/// Never for a snapshot derived from a ledger; the signature is that of the
/// serializer.
pub fn to_text(snapshot: &Snapshot) -> Result<String, Error> {
    let file = File {
        format: 1,
        as_of: snapshot.as_of.to_string().into(),
        clock: snapshot.clock.into(),
        title: snapshot.title.as_deref().map(Text::from),
        cells: snapshot.cells.iter().map(cell_entry).collect(),
        withdrawn: snapshot
            .withdrawn
            .iter()
            .map(|w| WithdrawnEntry {
                claim: w.claim.as_str().into(),
                by: w.by.as_ref().map(evidence_entry),
                only_conditions: w.only_conditions,
            })
            .collect(),
    };
    let pretty = PrettyConfig::new()
        .depth_limit(2)
        .new_line("\n")
        .indentor("    ");
    let body = super::ron::options()
        .to_string_pretty(&file, pretty)
        .map_err(|e| Error::format(format!("the snapshot cannot be written: {e}")))?;
    Ok(format!("Snapshot{body}\n"))
}

fn cell_entry(cell: &Cell) -> CellEntry<'_> {
    CellEntry {
        actor: cell.actor.as_str().into(),
        issue: cell.issue.as_str().into(),
        held: cell.held.iter().map(held_entry).collect(),
        response: cell.response.as_ref().map(|given| GivenEntry {
            response: given.response.into(),
            evidence: evidence_entry(&given.evidence),
            told: given.told,
        }),
        marks: cell
            .marks
            .iter()
            .map(|mark| MarkEntry {
                kind: mark.kind.into(),
                about: mark.about.as_ref().map(|a| a.as_str().into()),
                claims: mark.claims.iter().map(evidence_entry).collect(),
            })
            .collect(),
    }
}

fn held_entry(held: &Held) -> HeldEntry<'_> {
    HeldEntry {
        stance: stance_entry(&held.value),
        evidence: evidence_entry(&held.evidence),
        restated: held.restated.as_ref().map(evidence_entry),
        conditions: held
            .conditions
            .iter()
            .map(|c| ConditionEntry {
                kind: c.kind.into(),
                text: Text::from(&*c.text),
                evidence: evidence_entry(&c.evidence),
            })
            .collect(),
        narrated: held.narrated,
        stale: held.stale,
    }
}

fn evidence_entry(evidence: &Evidence) -> EvidenceEntry<'_> {
    EvidenceEntry {
        claim: evidence.claim.as_ref().map(|c| c.as_str().into()),
        by: evidence.by.as_ref().map(|b| b.as_str().into()),
        authority: evidence.authority.map(Into::into),
        said: evidence.said.as_ref().map(|w| w.to_string().into()),
        published: evidence.published.map(|d| d.to_string().into()),
        repeats: evidence.repeats,
    }
}

fn stance_entry(value: &Value) -> StanceEntry<'_> {
    use StanceEntry as S;
    match value {
        Value::Pole(pole) => match pole {
            Pole::StrongSupport => S::StrongSupport,
            Pole::Support => S::Support,
            Pole::Neutral => S::Neutral,
            Pole::Oppose => S::Oppose,
            Pole::StrongOppose => S::StrongOppose,
        },
        Value::Vote(vote) => match vote {
            Vote::Yes => S::Yes,
            Vote::Abstain => S::Abstain,
            Vote::No => S::No,
        },
        Value::At(number) => S::At(*number),
        Value::Choose(option) => S::Choose(option.as_str().into()),
        Value::Reject(option) => S::Reject(option.as_str().into()),
    }
}
