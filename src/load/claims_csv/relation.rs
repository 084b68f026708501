//! The column `relation`: what a claim does to others. `Retracts: id`, several
//! between ` | `; `Repeats` may stand alone.

use super::World;
use super::header::Column;
use super::source::{Source, parts};
use crate::diagnostics::{Diagnostic, codes};
use crate::load::format::{RelationEntry, Text};
use crate::load::slugs::id_of;
use crate::model::{RelationKind, Slug};
use crate::text::shown;

/// The relations of a row, and what of them cannot be read.
pub(super) fn relations<'r>(
    from: &Source<'r>,
    world: World,
    found: &mut Vec<Diagnostic>,
) -> Vec<RelationEntry<'r>> {
    let Some(text) = from.get(Column::Relation) else {
        return Vec::new();
    };
    let read = |part| relation(from, part, world, found);
    parts(text).filter_map(read).collect()
}

fn relation<'r>(
    from: &Source<'r>,
    part: &'r str,
    world: World,
    found: &mut Vec<Diagnostic>,
) -> Option<RelationEntry<'r>> {
    let (word, target) = match part.split_once(':') {
        Some((word, target)) => (word.trim_end(), target.trim_start()),
        None => (part, ""),
    };
    let Some(kind) = RelationKind::from_name(word) else {
        let all: Vec<&str> = RelationKind::ALL.iter().map(|kind| kind.name()).collect();
        found.push(from.no_word(Column::Relation, word, "no relation", &all));
        return None;
    };
    if target.is_empty() && (kind != RelationKind::Repeats || part.contains(':')) {
        let message = format!("{} names no claim", shown(part));
        let problem = from.found(&codes::MISSING_FIELD, Column::Relation, message);
        found.push(problem.help(format!(
            "write the id of the other claim behind it: `{word}: ID`"
        )));
        return None;
    }
    let target = match world {
        World::Open if !Slug::fits(target) => id_of(target).map(|id| Text::from(id.to_string())),
        _ => None,
    }
    .or((!target.is_empty()).then(|| target.into()));
    Some(RelationEntry { kind, target })
}
