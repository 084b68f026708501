//! Names that belong to two actors. In: a ledger. Out: one finding for each
//! name and each further actor that has it.

use rustc_hash::FxHashMap;

use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, codes};
use crate::model::Actor;
use crate::text::folded;

/// Finds [`codes::SHARED_ALIAS`].
pub static LINT: Lint = Lint {
    code: &codes::SHARED_ALIAS,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let mut actors: Vec<&Actor> = ledger.actors.iter().collect();
    actors.sort_by_key(|actor| actor.origin);
    let mut owners: FxHashMap<String, (&Actor, Place)> = FxHashMap::default();
    for actor in actors {
        let mut said: Vec<String> = Vec::new();
        for (name, place) in names(actor) {
            let folded = folded(name);
            if folded.is_empty() {
                continue;
            }
            let Some((owner, first)) = owners.get(&folded) else {
                owners.insert(folded, (actor, place));
                continue;
            };
            if owner.id == actor.id || said.contains(&folded) {
                continue;
            }
            let aka = if place == Place::field(actor.origin, "name") {
                "is called"
            } else {
                "is also called"
            };
            let whose = if *first == Place::field(owner.origin, "name") {
                "the name"
            } else {
                "an alias"
            };
            found.push(
                Diagnostic::new(
                    LINT.code,
                    place,
                    format!("`{}` {aka} \"{name}\", and so is `{}`", actor.id, owner.id),
                )
                .label("same name")
                .related(first.clone(), format!("{whose} of `{}`", owner.id))
                .help("remove it from one of the two; if they are one, make them one actor"),
            );
            said.push(folded);
        }
    }
}

/// The name and the aliases, each with its place.
fn names(actor: &Actor) -> impl Iterator<Item = (&str, Place)> {
    let name = (&*actor.name, Place::field(actor.origin, "name"));
    let aliases = actor.aliases.iter().enumerate();
    std::iter::once(name)
        .chain(aliases.map(|(at, alias)| (&**alias, Place::item(actor.origin, "aliases", at))))
}
