//! The column `relation`: what a claim does to others. `Retracts: id`, several
//! between ` | `; `Repeats` may stand alone.

use super::World;
use super::entry::{Source, parts};
use super::header::Column;
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
    let mut relations = Vec::new();
    for part in parts(text) {
        match relation(from, part, world) {
            Ok(relation) => relations.push(relation),
            Err(problem) => found.push(problem),
        }
    }
    relations
}

fn relation<'r>(
    from: &Source<'r>,
    part: &'r str,
    world: World,
) -> Result<RelationEntry<'r>, Diagnostic> {
    let (word, target) = match part.split_once(':') {
        Some((word, target)) => (word.trim_end(), target.trim_start()),
        None => (part, ""),
    };
    let Some(kind) = RelationKind::from_name(word) else {
        let all: Vec<&str> = RelationKind::ALL.iter().map(|kind| kind.name()).collect();
        return Err(from.no_word(Column::Relation, word, "no relation", &all));
    };
    if target.is_empty() && (kind != RelationKind::Repeats || part.contains(':')) {
        let message = format!("{} names no claim", shown(part));
        return Err(from
            .found(&codes::MISSING_FIELD, Column::Relation, message)
            .help(format!(
                "write the id of the other claim behind it: `{word}: ID`"
            )));
    }
    let target = match world {
        World::Open if !Slug::fits(target) => id_of(target).map(|id| Text::from(id.to_string())),
        _ => None,
    }
    .or((!target.is_empty()).then(|| target.into()));
    Ok(RelationEntry { kind, target })
}
