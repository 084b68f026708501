//! What a table names: declared by the table itself in an open world, looked
//! up among the entries of other files in a closed one.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::header::{Column, Header};
use super::names::{self as naming, Names, TABLE};
use super::source::{Source, parts};
use super::stance::{Abstained, Heard, Word};
use crate::diagnostics::{Diagnostic, Level, Origin, Place, codes};
use crate::load::builder::Builder;
use crate::load::format::{ActorEntry, ActorKind, Entry, IssueEntry, ScaleEntry, SourceEntry};
use crate::load::rows::{Row, Rows};
use crate::model::{Scale, Slug};
use crate::text::{nearest, shown};

/// The columns that name something, and what that is.
const NAMING: [(Column, &str); 3] = [
    (Column::Actor, "actor"),
    (Column::Issue, "issue"),
    (Column::Source, "source"),
];

/// What a table may name: by kind, from the name to its id.
#[derive(Default)]
pub(super) struct Declared {
    ids: [FxHashMap<Box<str>, Slug>; 3],
    abstained: FxHashMap<Slug, Abstained>,
    closed: Option<Known>,
    /// Names about which something was said already.
    told: RefCell<FxHashSet<(usize, String)>>,
}

/// The ids that other files declare.
pub(super) struct Known {
    ids: [FxHashSet<Slug>; 3],
    abstained: FxHashMap<Slug, Abstained>,
}

/// What it means to abstain, by the scale of the issue.
fn abstained(scale: &Scale) -> Abstained {
    match scale {
        Scale::Vote => Abstained::Voted,
        Scale::Scale { .. } | Scale::Options(_) => Abstained::Declined,
        Scale::Poles { .. } | Scale::Open => Abstained::Neutral,
    }
}

impl Known {
    /// Those of the entries that the builder has.
    pub(super) fn of(builder: &Builder) -> Known {
        let issues = builder.issues.iter();
        Known {
            abstained: issues
                .map(|issue| (issue.id.clone(), abstained(&issue.scale)))
                .collect(),
            ids: [
                builder.actors.iter().map(|x| x.id.clone()).collect(),
                builder.issues.iter().map(|x| x.id.clone()).collect(),
                builder.sources.iter().map(|x| x.id.clone()).collect(),
            ],
        }
    }
}

impl From<Known> for Declared {
    fn from(known: Known) -> Self {
        Declared {
            closed: Some(known),
            ..Declared::default()
        }
    }
}

impl Declared {
    /// What it means to abstain on an issue.
    pub(super) fn abstained(&self, issue: Option<&str>) -> Abstained {
        let known = self.closed.as_ref().map(|known| &known.abstained);
        let found = issue.and_then(|issue| known.unwrap_or(&self.abstained).get(issue));
        found.copied().unwrap_or_default()
    }

    /// The ids of what a row names; a name that leads nowhere is a finding, once.
    pub(super) fn names(&self, from: &Source<'_>, builder: &mut Builder) -> [Option<String>; 3] {
        NAMING.map(|(column, what)| {
            let name = match from.get(column) {
                None if column == Column::Source && self.closed.is_none() => TABLE,
                name => name.unwrap_or_default(),
            };
            self.one(from, (column, what), name, builder)
        })
    }

    /// The same of actors besides the one whose claim it is.
    pub(super) fn others(
        &self,
        from: &Source<'_>,
        column: Column,
        builder: &mut Builder,
    ) -> Option<Vec<String>> {
        let names = from
            .get(column)
            .map_or(Vec::new(), |text| named(text, column));
        let ids = names.into_iter();
        let ids: Vec<Option<String>> = ids
            .map(|name| self.one(from, (column, NAMING[0].1), name, builder))
            .collect();
        ids.into_iter().collect()
    }

    fn one(
        &self,
        from: &Source<'_>,
        (column, what): (Column, &str),
        name: &str,
        builder: &mut Builder,
    ) -> Option<String> {
        let kind = NAMING.iter().position(|(_, other)| *other == what)?;
        let id = match &self.closed {
            Some(known) => known.ids[kind].contains(name).then(|| name.to_owned()),
            None => self.ids[kind].get(name).map(Slug::to_string),
        };
        if id.is_none() {
            let first = self.told.borrow_mut().insert((kind, name.to_owned()));
            if first && (self.closed.is_some() || name.is_empty()) {
                let found = self.nowhere(from.place(column), what, name, kind);
                builder.diagnostics.push(found);
            }
        }
        id
    }

    fn nowhere(&self, place: Place, what: &str, name: &str, kind: usize) -> Diagnostic {
        if name.is_empty() {
            return Diagnostic::new(
                &codes::MISSING_FIELD,
                place,
                format!("the row names no {what}"),
            )
            .help(format!("write the {what}, or leave the row out"));
        }
        let message = format!("no {what} {} is declared", shown(name));
        let found = Diagnostic::new(&codes::DANGLING_REFERENCE, place, message);
        let known = self.closed.iter().flat_map(|known| &known.ids[kind]);
        let known: std::collections::BTreeSet<&Slug> = known.collect();
        let meant = nearest(name, known.into_iter().map(Slug::as_str));
        let found = match meant {
            Some(meant) => found.help(format!("did you mean `{meant}`?")),
            None => found,
        };
        found.help(format!(
            "declare the {what} in a RON file beside the table; with `--open-world` the table itself declares whatever it names"
        ))
    }
}

/// Declares what a table names, each with its first row.
pub(super) fn declare<'t>(
    file: u32,
    text: &'t str,
    header: &Header,
    mut rows: Rows<'t>,
    builder: &mut Builder,
) -> Declared {
    let mut names: [Names<'t>; 3] = Default::default();
    let mut heard: BTreeMap<u32, Heard> = BTreeMap::new();
    let mut published: BTreeMap<u32, String> = BTreeMap::new();
    // Actors that the column of the holder does not name first.
    let mut elsewhere: BTreeMap<usize, &'static str> = BTreeMap::new();
    let mut row = Row::default();
    let mut number = 0_u32;
    while rows.read(&mut row).unwrap_or_default() {
        number += 1;
        if row.len() != header.width {
            continue;
        }
        let [_, issue, source] = [0, 1, 2].map(|kind: usize| {
            let at = header.place(NAMING[kind].0)?;
            let name = match row.lasting(text, at) {
                name if name.is_empty() && kind == 2 => TABLE.into(),
                name => name,
            };
            (!name.is_empty()).then(|| names[kind].number(name, number - 1))
        });
        for (column, field) in [(Column::Speaker, "by"), (Column::Via, "via")] {
            let all = header.get(text, &row, column);
            for name in named(all, column)
                .into_iter()
                .filter(|name| !name.is_empty())
            {
                let before = names[0].all.len();
                names[0].number(name.to_owned().into(), number - 1);
                if names[0].all.len() > before {
                    elsewhere.insert(before, field);
                }
            }
        }
        let word = Word::read(header.get(text, &row, Column::Stance));
        if let (Some(issue), Some(word)) = (issue, word) {
            heard.entry(issue).or_default().add(word);
        }
        let day = header.get(text, &row, Column::Published);
        if let (Some(source), false) = (source, day.is_empty()) {
            let first = published.entry(source).or_insert_with(|| day.to_owned());
            if first != day {
                let place = header.place(Column::Published).map(|at| row.place(at));
                builder.diagnostics.push(
                    Diagnostic::new(
                        &codes::BAD_VALUE,
                        Place::Span(file, place.unwrap_or(row.span)),
                        format!(
                            "the source was published on {} before, and on {} here",
                            shown(first),
                            shown(day)
                        ),
                    )
                    .help("a source has one day; two sources have two names"),
                );
            }
        }
    }
    let [a, i, s] = &names;
    let ids = naming::ids([a, i, s]);
    let mut declared = Declared::default();
    // Where what a name is about stands: its first row, and the column.
    let place = |kind: usize, number: usize| {
        let field = match kind {
            0 => elsewhere.get(&number).copied().unwrap_or("of"),
            1 => "on",
            _ => "source",
        };
        let entry = names[kind].all[number].1;
        Place::field(Origin { file, entry }, field)
    };
    for (kind, number, other) in ids.shared.iter().copied() {
        if let Some(numbered) = ids.numbered([a, i, s], (kind, number, other)) {
            let mut found = Diagnostic::new(
                &codes::DUPLICATE_ID,
                place(kind, number as usize),
                naming::numbered(&numbered),
            )
            .related(place(kind, other as usize), "the other name first here")
            .help("write one name for both if they are the same");
            // Both are kept apart, so no answer is wrong.
            found.level = Level::Warning;
            builder.diagnostics.push(found);
        }
    }
    for (kind, ids) in ids.all.into_iter().enumerate() {
        for (number, id) in ids.into_iter().enumerate() {
            let (name, first) = &names[kind].all[number];
            let origin = Origin {
                file,
                entry: *first,
            };
            let Some(id) = id else {
                let found = unnamed(place(kind, number), NAMING[kind].1, name);
                builder.diagnostics.push(found);
                continue;
            };
            declared.ids[kind].insert(name.as_ref().into(), id.clone());
            let number = number as u32;
            let heard = heard.get(&number);
            let entry = match kind {
                0 => actor(&id, name),
                1 => issue(&id, name, heard),
                _ => source(&id, name, published.get(&number).map(String::as_str)),
            };
            if kind == 1
                && let Some(heard) = heard
            {
                declared.abstained.insert(id, heard.abstained());
            }
            builder.add(origin, entry);
        }
    }
    declared
}

/// The names in a field: one speaker, or all who relayed a claim.
fn named(text: &str, column: Column) -> Vec<&str> {
    match column {
        Column::Via => parts(text).collect(),
        _ => vec![text],
    }
}

fn actor(id: &Slug, name: &str) -> Entry<'static> {
    Entry::Actor(ActorEntry {
        id: Some(id.to_string().into()),
        name: Some(name.to_owned().into()),
        kind: Some(ActorKind::Collective),
        ..ActorEntry::default()
    })
}

fn issue(id: &Slug, name: &str, heard: Option<&Heard>) -> Entry<'static> {
    let scale = match heard {
        Some(heard) if !heard.options.is_empty() => {
            let options = heard.options.iter();
            ScaleEntry::Options(options.map(|o| o.clone().into()).collect())
        }
        Some(heard) if heard.is_vote() => ScaleEntry::Vote,
        Some(heard) if heard.is_number() => {
            let (min, max) = heard.numbers.unwrap_or_default();
            ScaleEntry::Scale {
                min: Some(min),
                max: Some(if max > min { max } else { min + 1.0 }),
                unit: None,
                points: Vec::new(),
            }
        }
        _ => match Scale::plain_poles() {
            Scale::Poles { against, in_favour } => ScaleEntry::Poles {
                against: Some(String::from(against).into()),
                in_favour: Some(String::from(in_favour).into()),
            },
            _ => ScaleEntry::Open,
        },
    };
    Entry::Issue(IssueEntry {
        id: Some(id.to_string().into()),
        question: Some(name.to_owned().into()),
        scale: Some(scale),
        ..IssueEntry::default()
    })
}

fn source(id: &Slug, name: &str, published: Option<&str>) -> Entry<'static> {
    Entry::Source(SourceEntry {
        id: Some(id.to_string().into()),
        title: Some(name.to_owned().into()),
        published: published.map(|day| day.to_owned().into()),
        ..SourceEntry::default()
    })
}

fn unnamed(place: Place, what: &str, name: &str) -> Diagnostic {
    Diagnostic::new(
        &codes::BAD_ID,
        place,
        format!("no id can be made of the {what} {}", shown(name)),
    )
    .help("an id is made of lower-case letters, digits, `-`, `_` and `.`, and begins with a letter or digit")
}
