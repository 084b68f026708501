//! Names as a table writes them to ids, where no entry declares any.
//!
//! An id is made of a name as [`Slug`] proposes it. Ids are unique over
//! actors, issues and sources together: where a name of an issue or a source
//! would have the id of an actor, the id says what it is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::load::slugs::id_of;
use crate::model::{Named, Slug};

/// The source of a row that names none: the table itself is what shows it.
pub(super) const TABLE: &str = "table";

/// The names of one kind, as numbers in the order in which they were met.
#[derive(Debug, Clone, Default)]
pub(super) struct Names<'t> {
    numbers: FxHashMap<Cow<'t, str>, u32>,
    /// Each name with the row that names it first.
    pub(super) all: Vec<(Cow<'t, str>, u32)>,
    last: u32,
}

impl<'t> Names<'t> {
    /// The number of a name.
    pub(super) fn number(&mut self, name: Cow<'t, str>, row: u32) -> u32 {
        // Rows of one source stand together, and often those of one issue.
        if self
            .all
            .get(self.last as usize)
            .is_some_and(|last| last.0 == name)
        {
            return self.last;
        }
        let number = match self.numbers.get(&name) {
            Some(number) => *number,
            None => {
                let number = self.all.len() as u32;
                self.numbers.insert(name.clone(), number);
                self.all.push((name, row));
                number
            }
        };
        self.last = number;
        number
    }
}

/// Why a name has no id of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unnamed {
    /// Nothing of it can stand in an id.
    Empty,
    /// Another name of the same kind has it: the number of that name.
    Same(Slug, u32),
}

/// The ids of actors, issues and sources by number, or why one has none.
pub(super) type Ids = [Vec<Result<Slug, Unnamed>>; 3];

/// Makes the ids of actors, issues and sources.
pub(super) fn ids(names: [&Names<'_>; 3]) -> Ids {
    let mut taken: BTreeMap<Slug, (usize, u32)> = BTreeMap::new();
    let mut all: Ids = Default::default();
    for (kind, names) in names.into_iter().enumerate() {
        // What is an id already keeps it; then by name, whatever the order of rows.
        let mut order: Vec<u32> = (0..names.all.len() as u32).collect();
        order.sort_by_key(|number| {
            let name = &*names.all[*number as usize].0;
            (!Slug::fits(name), name)
        });
        let mut ids = vec![Err(Unnamed::Empty); names.all.len()];
        for number in order {
            let name = &*names.all[number as usize].0;
            let Some(mut id) = id_of(name) else { continue };
            if taken.get(&id).is_some_and(|(other, _)| *other != kind) {
                let word = ["actor", "issue", "source"][kind];
                let Some(longer) = id_of(&format!("{word}-{id}")) else {
                    continue;
                };
                id = longer;
            }
            ids[number as usize] = match taken.get(&id) {
                Some((_, other)) => Err(Unnamed::Same(id, *other)),
                None => {
                    taken.insert(id.clone(), (kind, number));
                    Ok(id)
                }
            };
        }
        all[kind] = ids;
    }
    all
}

/// The names with their ids, by id, and for each number its place there; none
/// if one has no id.
pub(super) fn sorted(
    names: &Names<'_>,
    ids: &[Result<Slug, Unnamed>],
) -> Option<(Vec<Named>, Vec<u32>)> {
    let mut list = Vec::with_capacity(ids.len());
    for (number, (id, (name, row))) in ids.iter().zip(&names.all).enumerate() {
        let id = id.as_ref().ok()?.clone();
        let name = name.as_ref().into();
        list.push((
            Named {
                id,
                name,
                row: *row,
            },
            number,
        ));
    }
    list.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut places = vec![0; list.len()];
    for (place, (_, number)) in list.iter().enumerate() {
        places[*number] = place as u32;
    }
    Some((list.into_iter().map(|(named, _)| named).collect(), places))
}
