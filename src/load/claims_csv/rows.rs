//! All rows of a table to entries, by way of the builder that takes those of
//! RON files, too: so the same is checked, in the same words.

use super::World;
use super::declare::{Declared, Known, declare};
use super::entry::{Named, entry, excused};
use super::header::{Column, Header};
use super::source::Source;
use crate::diagnostics::{Diagnostic, Origin, Place, codes};
use crate::load::builder::Builder;
use crate::load::format::Entry;
use crate::load::rows::{Row, Rows};
use crate::load::slugs::id_of;
use crate::model::Slug;

/// How many findings of one table are listed: one mistake may be in every row.
const MOST: usize = 1_000;

/// Reads the claims of a table into the builder, and in an open world whatever
/// they name. In a closed one the entries of all other files are there already.
pub(in crate::load) fn read(file: u32, text: &str, world: World, builder: &mut Builder) {
    let mut rows = Rows::new(text);
    let mut row = Row::default();
    if !is_read(&mut rows, &mut row, file, builder) {
        return;
    }
    let (header, found) = Header::read(file, text, &row);
    let broken = !found.is_empty();
    builder.diagnostics.extend(found);
    if broken {
        return;
    }
    if world == World::Closed
        && let Some(at) = header.place(Column::Published)
    {
        let place = Place::Span(file, row.place(at));
        builder.diagnostics.push(
            Diagnostic::new(&codes::UNKNOWN_FIELD, place, "the sources are declared in RON")
                .help("write `published: \"…\"` into their entries and leave the column out, or declare nothing and read the table with `--open-world`"),
        );
        return;
    }
    if rows.clone().read(&mut Row::default()) == Ok(false) {
        let place = Place::Span(file, row.span);
        builder.diagnostics.push(
            Diagnostic::new(&codes::EMPTY_LEDGER, place, "the table holds no claims")
                .help("behind the line of column names stands one line for each claim"),
        );
        return;
    }
    let declared = match world {
        World::Closed => Known::of(builder).into(),
        World::Open => declare(file, text, &header, rows.clone(), builder),
    };
    let first = builder.diagnostics.len();
    let mut number = 0;
    while is_read(&mut rows, &mut row, file, builder) {
        let origin = Origin {
            file,
            entry: number,
        };
        number += 1;
        if builder.diagnostics.len() - first >= MOST {
            if let Some(last) = builder.diagnostics.last_mut() {
                last.help.push(format!(
                    "mend these first: the table was not read further than line {}",
                    row.line
                ));
            }
            return;
        }
        if row.len() != header.width {
            builder.diagnostics.push(uneven(file, &row, &header));
            builder.lose_id(header.get(text, &row, Column::ClaimId));
            continue;
        }
        let from = Source {
            text,
            header: &header,
            row: &row,
            file,
            origin,
        };
        one(&from, world, &declared, builder);
    }
}

/// Reads one row into the builder.
fn one(from: &Source<'_>, world: World, declared: &Declared, builder: &mut Builder) {
    let written = from.get(Column::ClaimId).unwrap_or_default();
    let id = match world {
        World::Open if !Slug::fits(written) => id_of(written).map(|id| id.to_string()),
        _ => None,
    };
    let before = builder.diagnostics.len();
    let [actor, issue, source] = declared.names(from, builder);
    let speaker = declared.others(from, Column::Speaker, builder);
    let via = declared.others(from, Column::Via, builder);
    let known = actor.is_some() && issue.is_some() && source.is_some();
    let known = known && speaker.is_some() && via.is_some();
    let named = Named {
        id: id.unwrap_or_else(|| written.to_owned()),
        abstained: declared.abstained(issue.as_deref()),
        actor,
        issue,
        source,
        speaker: speaker.into_iter().flatten().next(),
        via: via.unwrap_or_default(),
        world,
    };
    let mut found = Vec::new();
    let claim = entry(from, named, &mut found);
    builder.diagnostics.extend(found);
    if known && builder.diagnostics.len() == before {
        builder.add(from.origin, Entry::Claim(claim));
        return;
    }
    // Whatever else is wrong with the row is told in the same run.
    let excused = excused(from, &claim);
    builder.inspect(from.origin, Entry::Claim(claim), &excused);
    builder.lose_id(written);
}

/// Reads the next row; what stops the reading is a finding.
fn is_read(rows: &mut Rows<'_>, row: &mut Row, file: u32, builder: &mut Builder) -> bool {
    match rows.read(row) {
        Ok(read) => read,
        Err(broken) => {
            let place = Place::Span(file, broken.span);
            builder.diagnostics.push(
                Diagnostic::new(&codes::SYNTAX, place, broken.problem).help(
                    "a field with `,`, `\"` or a line break stands in quotation marks, and a `\"` in it is doubled; what is behind this was not read",
                ),
            );
            false
        }
    }
}

fn uneven(file: u32, row: &Row, header: &Header) -> Diagnostic {
    let fields = if row.len() == 1 { "field" } else { "fields" };
    let message = format!(
        "the row has {} {fields}, but there are {} columns",
        row.len(),
        header.width
    );
    Diagnostic::new(&codes::SYNTAX, Place::Span(file, row.span), message)
        .help("look for a comma or a quotation mark too many or too few")
}
