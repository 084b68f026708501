//! Names as a table writes them to ids, where no entry declares any.
//!
//! An id is made of a name as [`Slug`] proposes it. Ids are unique over
//! actors, issues and sources together: where a name of an issue or a source
//! would have the id of an actor, the id says what it is. Of names of one kind
//! with one id the first has it, and the others have numbers behind it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::load::slugs::id_of;
use crate::model::{Named, Numbered, Slug};
use crate::text::shown;

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

/// The ids of actors, issues and sources.
pub(super) struct Ids {
    /// By kind and number; none where nothing of a name can stand in an id.
    pub(super) all: [Vec<Option<Slug>>; 3],
    /// Names whose id another name of the same kind has: the kind, the number,
    /// and that of the other.
    pub(super) shared: Vec<(usize, u32, u32)>,
}

/// What each kind is called.
pub(super) const KINDS: [&str; 3] = ["actor", "issue", "source"];

/// Makes the ids of actors, issues and sources.
pub(super) fn ids(names: [&Names<'_>; 3]) -> Ids {
    let mut taken: BTreeMap<Slug, (usize, u32)> = BTreeMap::new();
    let mut all = names.map(|names| vec![None; names.all.len()]);
    // Names that come too late for their id, with it.
    let mut late: Vec<(usize, u32, Slug)> = Vec::new();
    for (kind, names) in names.into_iter().enumerate() {
        // What is an id already keeps it; then whoever is named first.
        let mut order: Vec<u32> = (0..names.all.len() as u32).collect();
        order.sort_by_key(|number| !Slug::fits(&names.all[*number as usize].0));
        for number in order {
            let name = &*names.all[number as usize].0;
            let Some(mut id) = id_of(name) else { continue };
            if taken.get(&id).is_some_and(|(other, _)| *other != kind) {
                let Some(longer) = id_of(&format!("{}-{id}", KINDS[kind])) else {
                    continue;
                };
                id = longer;
            }
            if taken.contains_key(&id) {
                late.push((kind, number, id));
                continue;
            }
            taken.insert(id.clone(), (kind, number));
            all[kind][number as usize] = Some(id);
        }
    }
    let mut shared = Vec::new();
    for (kind, number, id) in late {
        let numbered = (2_u32..).filter_map(|n| id_of(&format!("{id}-{n}")));
        let mut free = numbered.filter(|id| !taken.contains_key(id));
        let other = taken.get(&id).map(|(_, other)| *other);
        if let Some((own, other)) = free.next().zip(other) {
            taken.insert(own.clone(), (kind, number));
            all[kind][number as usize] = Some(own);
            shared.push((kind, number, other));
        }
    }
    Ids { all, shared }
}

impl Ids {
    /// What is to be told of a name that shares its id.
    pub(super) fn numbered(
        &self,
        names: [&Names<'_>; 3],
        (kind, number, other): (usize, u32, u32),
    ) -> Option<Numbered> {
        let name = |number: u32| names[kind].all[number as usize].0.as_ref().into();
        Some(Numbered {
            kind: KINDS[kind],
            name: name(number),
            id: self.all[kind][number as usize].clone()?,
            other: name(other),
            other_id: self.all[kind][other as usize].clone()?,
        })
    }
}

/// Says which two names share an id.
///
/// ```
/// use stancegraph::load::claims_csv;
/// let text = "claim_id,actor,issue,stance,date,source\n\
///     a1,North-Land,Talks,yes,2026-01-05,Gazette\n\
///     a2,North Land,Talks,no,2026-01-05,Gazette\n";
/// let table = claims_csv::table(text).unwrap();
/// assert_eq!(
///     claims_csv::numbered(&table.numbered[0]),
///     "the actors `North-Land` and `North Land` would both have the id `north-land`; \
///      `North Land` has `north-land-2`",
/// );
/// ```
pub fn numbered(numbered: &Numbered) -> String {
    let (name, other) = (shown(&numbered.name), shown(&numbered.other));
    format!(
        "the {}s {other} and {name} would both have the id `{}`; {name} has `{}`",
        numbered.kind, numbered.other_id, numbered.id
    )
}

/// The names with their ids, by id, and for each number its place there; none
/// if one has no id.
pub(super) fn sorted(names: &Names<'_>, ids: &[Option<Slug>]) -> Option<(Vec<Named>, Vec<u32>)> {
    let mut list = Vec::with_capacity(ids.len());
    for (number, (id, (name, row))) in ids.iter().zip(&names.all).enumerate() {
        let id = id.as_ref()?.clone();
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
