//! From the file format of stored snapshots to the model; what does not fit is
//! an error in words.

use super::entries::{CellEntry, EvidenceEntry, File, HeldEntry};
use crate::load::format::{StanceEntry, Text};
use crate::model::{
    Cell, Columns, Condition, Counted, Day, Evidence, Given, Held, Mark, Only, Pole, Slug,
    Snapshot, Threshold, Value, Vote, When, Withdrawn,
};
use crate::text::shown;

/// A snapshot, its cells sorted.
pub(super) fn snapshot(file: File<'_>) -> Result<Snapshot, String> {
    let as_of: Day = file
        .as_of
        .as_str()
        .parse()
        .map_err(|e| format!("`as_of`: {e}"))?;
    let at_least = match &file.min_credibility {
        None => Threshold::default(),
        Some(text) => text
            .as_str()
            .parse()
            .map_err(|e| format!("`min_credibility`: {e}"))?,
    };
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
            holder: entry.holder.as_ref().map(slug).transpose()?,
            by: entry.by.map(evidence).transpose()?,
            only_conditions: entry.only_conditions,
        });
    }
    withdrawn.sort_by(|a: &Withdrawn, b| a.key().cmp(&b.key()));
    let ids = |list: &[Text<'_>]| list.iter().map(slug).collect::<Result<Vec<Slug>, String>>();
    let only = Only {
        actors: ids(&file.only.actors).map_err(|e| format!("`only`: {e}"))?,
        issues: ids(&file.only.issues).map_err(|e| format!("`only`: {e}"))?,
        tags: file.only.tags.iter().map(|t| t.as_str().into()).collect(),
    };
    let speakers = ids(&file.speakers).map_err(|e| format!("`speakers`: {e}"))?;
    Ok(Snapshot {
        as_of,
        clock: file.clock.into(),
        counted: Counted {
            at_least,
            reviewed_only: file.reviewed_only,
        },
        title: file.title.map(|t| t.as_str().into()),
        only,
        speakers,
        columns: Columns::ALL,
        cells,
        withdrawn,
    })
}

fn cell(entry: CellEntry<'_>) -> Result<Cell, String> {
    let [actor, issue] = [&entry.actor, &entry.issue].map(|id| shown(id.as_str()));
    read_cell(entry).map_err(|problem| format!("{actor} on {issue}: {problem}"))
}

fn read_cell(entry: CellEntry<'_>) -> Result<Cell, String> {
    let mut held = entry
        .held
        .into_iter()
        .map(read_held)
        .collect::<Result<Vec<Held>, String>>()?;
    held.sort_by(|a, b| a.value.option().cmp(&b.value.option()));
    if held
        .windows(2)
        .any(|two| two[0].value.excludes(&two[1].value))
    {
        return Err(
            "there is more than one stance; there can be one, or one for each option".into(),
        );
    }
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
            .map_err(|e| format!("`said`: {e}"))?,
        published: entry
            .published
            .map(|t| t.as_str().parse::<Day>())
            .transpose()
            .map_err(|e| format!("`published`: {e}"))?,
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
        S::At(number) if number.is_finite() => Value::At(*number),
        S::At(number) => return Err(format!("`At({number})` is no point on a scale")),
        S::Choose(option) => Value::Choose(slug(option)?),
        S::Reject(option) => Value::Reject(slug(option)?),
    })
}

fn slug(text: &Text<'_>) -> Result<Slug, String> {
    Slug::new(text.as_str()).map_err(|e| format!("the id {} {}", shown(text.as_str()), e.problem))
}
