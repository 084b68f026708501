//! Symbols to entries: sorts every list by id, finds ids given twice and
//! references that lead nowhere, and drops what cannot stand.

use rustc_hash::{FxHashMap, FxHashSet};

use super::builder::Builder;
use super::dangling::{self, Dangling, Kind};
use super::misfit::{expectation, fits};
use super::references::References;
use super::relate::relate;
use super::remains;
use crate::diagnostics::{Diagnostic, Origin, Place, Step, codes};
use crate::model::{Actor, Assertion, Claim, Content, Counted, Issue, Ledger, Slug};

/// Finishes a ledger; what cannot stand is left out and reported.
pub(super) fn resolve(mut builder: Builder) -> (Ledger, Vec<Diagnostic>) {
    let mut diagnostics = std::mem::take(&mut builder.diagnostics);
    let mut actors = std::mem::take(&mut builder.actors);
    let mut issues = std::mem::take(&mut builder.issues);
    let mut sources = std::mem::take(&mut builder.sources);
    let mut claims = std::mem::take(&mut builder.claims);
    let mut assertions = std::mem::take(&mut builder.assertions);
    let options = std::mem::take(&mut builder.options);
    let remains = std::mem::take(&mut builder.remains);
    actors.sort_by(|a, b| a.id.cmp(&b.id));
    issues.sort_by(|a, b| a.id.cmp(&b.id));
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    drop_repeated(&mut actors, |x| (&x.id, x.origin), &mut diagnostics);
    drop_repeated(&mut issues, |x| (&x.id, x.origin), &mut diagnostics);
    drop_repeated(&mut sources, |x| (&x.id, x.origin), &mut diagnostics);

    let mut references = References::new(&builder, &actors, &issues, &sources);
    for actor in &mut actors {
        with_roles(actor, &mut references);
    }
    for issue in &mut issues {
        let place = Place::field(issue.origin, "parent");
        if let Some(mut parent) = issue.parent {
            let known = references.issue(&mut parent, || place);
            issue.parent = Some(parent).filter(|_| known);
        }
    }
    let mut options = options.into_iter().peekable();
    let mut number = 0;
    let mut lost: Vec<Slug> = Vec::new();
    claims.retain_mut(|claim| {
        let option = options.next_if(|(claim, _)| *claim == number);
        let option = option.map(|(_, option)| option);
        number += 1;
        let whole = stands(
            claim,
            option.as_deref(),
            &issues,
            &mut references,
            &mut diagnostics,
        );
        if !whole {
            lost.push(claim.id.clone());
        }
        whole
    });
    let mut left_out: Vec<(Slug, Origin)> = Vec::new();
    for remains in remains {
        left_out.extend(remains.id.clone().map(|id| (id, remains.origin)));
        remains.check(&issues, &mut references, &mut diagnostics);
    }
    assertions.retain_mut(|a| can_be_asked(a, &issues, &mut references, &mut diagnostics));
    assertions.sort_by_key(|a| (a.actor, a.issue, a.on, a.origin));
    claims.sort_by_cached_key(|claim| (head(&claim.id), claim.id.clone()));
    claims.shrink_to_fit();
    drop_repeated(&mut claims, |x| (&x.id, x.origin), &mut diagnostics);

    let mut ledger = Ledger {
        title: builder.title.clone(),
        note: builder.note.clone(),
        policy: builder.policy,
        counted: Counted::default(),
        actors,
        issues,
        sources,
        claims,
        assertions,
    };
    diagnostics.extend(remains::duplicates(&left_out, &ledger));
    shared_across_kinds(&ledger, &mut diagnostics);
    let lost: FxHashSet<&str> = lost.iter().map(Slug::as_str).collect();
    let mut danglings = references.dangling;
    for (place, text) in relate(&mut ledger, &builder.targets, &mut diagnostics) {
        if !references.broken.contains(text) && !lost.contains(text) {
            let kind = Kind::Claim;
            danglings.push(Dangling { place, text, kind });
        }
    }
    diagnostics.extend(dangling::explain(
        &ledger,
        &lost,
        &builder.broken,
        danglings,
    ));
    (ledger, diagnostics)
}

/// Keeps the roles that lead to an actor.
fn with_roles(actor: &mut Actor, references: &mut References<'_>) {
    let origin = actor.origin;
    let mut roles = std::mem::take(&mut actor.roles).into_vec();
    let mut index = 0;
    roles.retain_mut(|role| {
        let path = [
            Step::Field("roles"),
            Step::Index(index),
            Step::Field("actor"),
        ];
        index += 1;
        references.actor(&mut role.actor, || Place::Entry(origin, path.to_vec()))
    });
    actor.roles = roles.into();
}

/// Resolves the references of a claim, and whether it can stand: all of them
/// lead somewhere, and the stance fits the scale of the issue.
fn stands(
    claim: &mut Claim,
    option: Option<&str>,
    issues: &[Issue],
    references: &mut References<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let origin = claim.origin;
    let quotes = claim.quotes.iter_mut().map(|quote| &mut quote.source);
    let whole = references.of_claim(
        origin,
        claim.by.as_mut(),
        &mut claim.of,
        &mut claim.via,
        quotes.enumerate(),
    );
    if !references.issue(&mut claim.on, || Place::field(origin, "on")) {
        return false;
    }
    let issue = &issues[claim.on.index()];
    let place = Place::field(origin, "stance");
    fits(&mut claim.content, option, issue, place, diagnostics) && whole
}

/// Resolves the references of an assertion, and whether it can be asked.
fn can_be_asked(
    assertion: &mut Assertion,
    issues: &[Issue],
    references: &mut References<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let origin = assertion.origin;
    let actor = references.actor(&mut assertion.actor, || Place::field(origin, "actor"));
    let issue = references.issue(&mut assertion.issue, || Place::field(origin, "issue"));
    if !(actor && issue) {
        return false;
    }
    let Some((stance, option)) = expectation(&assertion.expect) else {
        return true;
    };
    let issue = &issues[assertion.issue.index()];
    let place = Place::field(origin, "expect");
    fits(
        &mut Content::Stance(stance),
        option,
        issue,
        place,
        diagnostics,
    )
}

/// The first 16 bytes of an id, which compare as the id does: where they
/// differ, sorting need not look for the rest all over the heap.
fn head(id: &Slug) -> u128 {
    let mut head = [0; 16];
    for (to, from) in head.iter_mut().zip(id.as_str().bytes()) {
        *to = from;
    }
    u128::from_be_bytes(head)
}

/// Keeps the first of entries with one id, by place.
fn drop_repeated<T>(
    list: &mut Vec<T>,
    key: impl Fn(&T) -> (&Slug, Origin),
    diagnostics: &mut Vec<Diagnostic>,
) {
    if list
        .windows(2)
        .all(|pair| key(&pair[0]).0 != key(&pair[1]).0)
    {
        return;
    }
    list.sort_by(|a, b| key(a).cmp(&key(b)));
    list.dedup_by(|later, first| {
        let ((id, place), (first_id, first_place)) = (key(later), key(first));
        if id != first_id {
            return false;
        }
        diagnostics.push(duplicate(id, place, first_place));
        true
    });
}

pub(super) fn duplicate(id: &Slug, place: Origin, first: Origin) -> Diagnostic {
    Diagnostic::new(
        &codes::DUPLICATE_ID,
        Place::field(place, "id"),
        format!("the id `{id}` is given twice"),
    )
    .label("given again here")
    .related(Place::field(first, "id"), "first given here")
    .help("an id belongs to one entry of the whole ledger; rename one of the two")
}

/// Ids are unique over all kinds of entries together.
fn shared_across_kinds(ledger: &Ledger, diagnostics: &mut Vec<Diagnostic>) {
    let small = ledger
        .actors
        .iter()
        .map(|x| (&x.id, x.origin))
        .chain(ledger.issues.iter().map(|x| (&x.id, x.origin)))
        .chain(ledger.sources.iter().map(|x| (&x.id, x.origin)));
    let mut seen: FxHashMap<&Slug, Origin> = FxHashMap::default();
    for (id, origin) in small {
        let other = seen.insert(id, origin).or_else(|| {
            ledger
                .find_claim(id.as_str())
                .map(|claim| ledger.claim(claim).origin)
        });
        if let Some(other) = other {
            diagnostics.push(duplicate(id, origin.max(other), origin.min(other)));
        }
    }
}
