//! From the model to the file format of stored snapshots.

use super::entries::{
    CellEntry, ConditionEntry, EvidenceEntry, File, GivenEntry, HeldEntry, MarkEntry, OnlyEntry,
    WithdrawnEntry,
};
use crate::load::format::{StanceEntry, Text};
use crate::model::{Cell, Evidence, Held, Pole, Slug, Snapshot, Value, Vote};

/// A snapshot as it is written.
pub(super) fn file(snapshot: &Snapshot) -> File<'_, Vec<CellEntry<'_>>> {
    File {
        format: 1,
        as_of: snapshot.as_of.to_string().into(),
        clock: snapshot.clock.into(),
        min_credibility: snapshot.counted.min_credibility().map(Text::from),
        reviewed_only: snapshot.counted.reviewed_only,
        coders: (snapshot.counted.coders.iter())
            .map(|coder| Text::from(&**coder))
            .collect(),
        title: snapshot.title.as_deref().map(Text::from),
        only: OnlyEntry {
            actors: snapshot.only.actors.iter().map(id).collect(),
            issues: snapshot.only.issues.iter().map(id).collect(),
            tags: snapshot
                .only
                .tags
                .iter()
                .map(|t| Text::from(&**t))
                .collect(),
        },
        speakers: snapshot.speakers.iter().map(id).collect(),
        cells: snapshot.cells.iter().map(cell_entry).collect(),
        withdrawn: snapshot
            .withdrawn
            .iter()
            .map(|w| WithdrawnEntry {
                claim: w.claim.as_str().into(),
                holder: w.holder.as_ref().map(|h| h.as_str().into()),
                by: w.by.as_ref().map(evidence_entry),
                only_conditions: w.only_conditions,
            })
            .collect(),
    }
}

fn id(id: &Slug) -> Text<'_> {
    id.as_str().into()
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
