//! From the file format of stored snapshots to the model; what does not fit is
//! an error in words.

use std::fmt;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use super::entries::{CellEntry, EvidenceEntry, File, HeldEntry};
use crate::load::format::{StanceEntry, Text};
use crate::model::{
    Cell, Columns, Condition, Counted, Day, Evidence, Given, Held, Mark, Only, Pole, Slug,
    Snapshot, Threshold, Value, Vote, When, Withdrawn,
};
use crate::text::shown;

/// A snapshot, its cells sorted.
pub(super) fn snapshot(file: File<'_, Cells>) -> Result<Snapshot, String> {
    let mut reading = Reading::default();
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
    let mut coders: Vec<Box<str>> = file.coders.iter().map(|c| c.as_str().into()).collect();
    coders.sort();
    coders.dedup();
    let mut cells = file.cells.0?;
    if !cells.is_sorted_by(|a, b| (&a.actor, &a.issue) <= (&b.actor, &b.issue)) {
        cells.sort_by(|a, b| (&a.actor, &a.issue).cmp(&(&b.actor, &b.issue)));
    }
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
            by: entry.by.map(|by| reading.evidence(by)).transpose()?,
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
            coders,
        },
        title: file.title.map(|t| t.as_str().into()),
        only,
        speakers,
        columns: Columns::ALL,
        cells,
        withdrawn,
    })
}

/// Cells made one by one while the text is parsed, so that what is read of one
/// is gone before the next: the cells, or what is wrong with the first that is
/// none.
pub(super) struct Cells(Result<Vec<Cell>, String>);

impl Default for Cells {
    fn default() -> Cells {
        Cells(Ok(Vec::new()))
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Cells, D::Error> {
        struct CellsVisitor;
        impl<'de> Visitor<'de> for CellsVisitor {
            type Value = Cells;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sequence")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cells, A::Error> {
                let mut reading = Reading::default();
                let mut cells = Ok(Vec::new());
                while let Some(entry) = list.next_element::<CellEntry<'de>>()? {
                    // The text is parsed to its end: a mistake in it comes first.
                    if let Ok(all) = &mut cells {
                        match reading.named_cell(entry) {
                            Ok(cell) => all.push(cell),
                            Err(problem) => cells = Err(problem),
                        }
                    }
                }
                Ok(Cells(cells))
            }
        }
        deserializer.deserialize_seq(CellsVisitor)
    }
}

/// How many different words of one sort are remembered.
const MOST: usize = 1 << 12;

/// What was read before: nearly every id and day occurs many times.
#[derive(Default)]
struct Reading {
    actor: Option<Slug>,
    ids: FxHashSet<Slug>,
    said: FxHashMap<Box<str>, When>,
    published: FxHashMap<Box<str>, Day>,
}

impl Reading {
    fn named_cell(&mut self, entry: CellEntry<'_>) -> Result<Cell, String> {
        let (actor, issue) = (entry.actor.clone(), entry.issue.clone());
        self.cell(entry).map_err(|problem| {
            let [actor, issue] = [actor, issue].map(|id| shown(id.as_str()));
            format!("{actor} on {issue}: {problem}")
        })
    }

    fn cell(&mut self, entry: CellEntry<'_>) -> Result<Cell, String> {
        let mut held = Vec::with_capacity(entry.held.len());
        for one in entry.held {
            held.push(self.held(one)?);
        }
        if held.len() > 1 {
            held.sort_by(|a: &Held, b| a.value.option().cmp(&b.value.option()));
        }
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
            let mut claims = Vec::with_capacity(mark.claims.len());
            for claim in mark.claims {
                claims.push(self.evidence(claim)?);
            }
            marks.push(Mark {
                kind: mark.kind.into(),
                about: mark.about.as_ref().map(|id| self.id(id)).transpose()?,
                claims,
            });
        }
        let response = match entry.response {
            None => None,
            Some(given) => Some(Given {
                response: given.response.into(),
                evidence: self.evidence(given.evidence)?,
                told: given.told,
            }),
        };
        let actor = self.id(&entry.actor)?;
        self.actor = Some(actor.clone());
        Ok(Cell {
            actor,
            issue: self.id(&entry.issue)?,
            held,
            response,
            marks,
        })
    }

    fn held(&mut self, entry: HeldEntry<'_>) -> Result<Held, String> {
        let mut conditions = Vec::with_capacity(entry.conditions.len());
        for condition in entry.conditions {
            conditions.push(Condition {
                kind: condition.kind.into(),
                text: condition.text.as_str().into(),
                evidence: self.evidence(condition.evidence)?,
            });
        }
        Ok(Held {
            value: value(&entry.stance)?,
            evidence: self.evidence(entry.evidence)?,
            restated: entry.restated.map(|e| self.evidence(e)).transpose()?,
            conditions,
            narrated: entry.narrated,
            stale: entry.stale,
        })
    }

    fn evidence(&mut self, entry: EvidenceEntry<'_>) -> Result<Evidence, String> {
        let said = entry.said.as_ref().map(|text| self.said(text.as_str()));
        let published = entry.published.as_ref();
        let published = published.map(|text| self.published(text.as_str()));
        Ok(Evidence {
            // Claims are many, and hardly one occurs in two cells.
            claim: entry.claim.as_ref().map(slug).transpose()?,
            by: entry.by.as_ref().map(|id| self.id(id)).transpose()?,
            authority: entry.authority.map(Into::into),
            said: said.transpose()?,
            published: published.transpose()?,
            repeats: entry.repeats,
        })
    }

    fn id(&mut self, text: &Text<'_>) -> Result<Slug, String> {
        let last = self.actor.as_ref();
        if let Some(last) = last.filter(|last| last.as_str() == text.as_str()) {
            return Ok(last.clone());
        }
        if let Some(known) = self.ids.get(text.as_str()) {
            return Ok(known.clone());
        }
        let id = slug(text)?;
        if self.ids.len() < MOST {
            self.ids.insert(id.clone());
        }
        Ok(id)
    }

    fn said(&mut self, text: &str) -> Result<When, String> {
        if let Some(known) = self.said.get(text) {
            return Ok(known.clone());
        }
        let when = When::parse(text).map_err(|e| format!("`said`: {e}"))?;
        if self.said.len() < MOST {
            self.said.insert(text.into(), when.clone());
        }
        Ok(when)
    }

    fn published(&mut self, text: &str) -> Result<Day, String> {
        if let Some(known) = self.published.get(text) {
            return Ok(*known);
        }
        let day: Day = text.parse().map_err(|e| format!("`published`: {e}"))?;
        if self.published.len() < MOST {
            self.published.insert(text.into(), day);
        }
        Ok(day)
    }
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
