//! Names with characters that cannot be seen. In: a ledger. Out: one finding
//! for each name.
//!
//! A name here is whatever is shown in a table, diagram or list: names,
//! titles, questions, poles, conditions, values of attributes. Every output
//! shows such characters as escapes, so they stop no answer. What is looked
//! up by its exact characters is the business of `hidden-in-key`. Quotes and
//! notes are prose, and quotes are verbatim: they are not looked at.

use super::hidden::{Look, hidden};
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, Step, codes};
use crate::model::{Actor, Claim, Issue, Scale, Source};

/// Finds [`codes::HIDDEN_CHARACTER`].
pub static LINT: Lint = Lint {
    code: &codes::HIDDEN_CHARACTER,
    needs_whole: false,
    run,
};

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let what = || "the title of the ledger".to_owned();
    let title = ledger.title.as_deref().unwrap_or_default();
    found.extend(hidden(LINT.code, title, what, || Place::Ledger));
    for actor in &ledger.actors {
        look_at_actor(actor, found);
    }
    for issue in &ledger.issues {
        look_at_issue(issue, found);
    }
    for source in &ledger.sources {
        look_at_source(source, found);
    }
    for claim in &ledger.claims {
        look_at_claim(claim, found);
    }
}

fn look_at_actor(actor: &Actor, found: &mut Vec<Diagnostic>) {
    let mut look = Look::new(LINT.code, actor.origin, "actor", &actor.id, found);
    look.at(&actor.name, "name", &[]);
    look.at_all(&actor.aliases, "aliases");
    for role in &actor.roles {
        let place = [Step::Index(role.place as usize), Step::Field("title")];
        look.at(role.title.as_deref().unwrap_or_default(), "roles", &place);
    }
    values(&mut look, &actor.attributes);
}

fn look_at_issue(issue: &Issue, found: &mut Vec<Diagnostic>) {
    let mut look = Look::new(LINT.code, issue.origin, "issue", &issue.id, found);
    look.at(&issue.question, "question", &[]);
    match &issue.scale {
        Scale::Poles { against, in_favour } => {
            look.at(against, "scale", &[Step::Field("against")]);
            look.at(in_favour, "scale", &[Step::Field("in_favour")]);
        }
        Scale::Scale { unit, points, .. } => {
            let unit = unit.as_deref().unwrap_or_default();
            look.at(unit, "scale", &[Step::Field("unit")]);
            for (index, (_, name)) in points.iter().enumerate() {
                look.at(name, "scale", &[Step::Field("points"), Step::Index(index)]);
            }
        }
        // Ids are slugs, which have no such characters.
        Scale::Options(options) => {
            for (index, (_, name)) in options.with_names().enumerate() {
                look.at(name.unwrap_or_default(), "scale", &[Step::Index(index)]);
            }
        }
        Scale::Vote | Scale::Open => {}
    }
    values(&mut look, &issue.attributes);
}

fn look_at_source(source: &Source, found: &mut Vec<Diagnostic>) {
    let mut look = Look::new(LINT.code, source.origin, "source", &source.id, found);
    look.at(&source.title, "title", &[]);
    look.at_all(&source.authors, "authors");
    let publisher = source.publisher.as_deref().unwrap_or_default();
    look.at(publisher, "publisher", &[]);
    values(&mut look, &source.attributes);
}

fn look_at_claim(claim: &Claim, found: &mut Vec<Diagnostic>) {
    let mut look = Look::new(LINT.code, claim.origin, "claim", &claim.id, found);
    if let Some(conditions) = &claim.conditions {
        look.at_all(&conditions.only_if, "only_if");
        look.at_all(&conditions.if_, "if");
        look.at_all(&conditions.unless, "unless");
    }
    if let Some(details) = &claim.details {
        values(&mut look, &details.attributes);
    }
}

/// They are sorted by name here and may stand in any order in the file.
fn values(look: &mut Look<'_>, attributes: &[(Box<str>, Box<str>)]) {
    for (_, value) in attributes {
        look.at(value, "attributes", &[]);
    }
}
