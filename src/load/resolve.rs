//! Symbols to entries: sorts every list by id, finds ids given twice and
//! references that lead nowhere, and drops what cannot stand.

use rustc_hash::{FxHashMap, FxHashSet};

use super::builder::Builder;
use super::dangling::{self, Dangling, Kind};
use super::misfit::{expectation, fit, written};
use crate::diagnostics::{Diagnostic, Origin, Place, Step, codes};
use crate::model::{ActorId, ClaimId, Content, IssueId, Ledger, Slug, SourceId};

/// Where the definitions of one kind went: index by symbol.
struct Numbers(Vec<u32>);

const NOWHERE: u32 = u32::MAX;

impl Numbers {
    fn of<'a>(builder: &Builder, ids: impl Iterator<Item = &'a Slug>, count: usize) -> Numbers {
        let mut numbers = vec![NOWHERE; count];
        for (index, id) in ids.enumerate() {
            if let Some(symbol) = builder.symbols.get(id.as_str()) {
                numbers[symbol as usize] = index as u32;
            }
        }
        Numbers(numbers)
    }

    fn get(&self, symbol: u32) -> Option<u32> {
        self.0
            .get(symbol as usize)
            .copied()
            .filter(|&index| index != NOWHERE)
    }
}

/// What every reference is looked up in.
struct References<'b> {
    actors: Numbers,
    issues: Numbers,
    sources: Numbers,
    texts: Vec<&'b str>,
    /// Ids of entries that could not be read, which have their own findings.
    broken: FxHashSet<&'b str>,
}

/// Finishes a ledger; what cannot stand is left out and reported.
pub(super) fn resolve(mut builder: Builder) -> (Ledger, Vec<Diagnostic>) {
    let mut diagnostics = std::mem::take(&mut builder.diagnostics);
    builder.actors.sort_by(|a, b| a.id.cmp(&b.id));
    builder.issues.sort_by(|a, b| a.id.cmp(&b.id));
    builder.sources.sort_by(|a, b| a.id.cmp(&b.id));
    drop_repeated(&mut builder.actors, |x| (&x.id, x.origin), &mut diagnostics);
    drop_repeated(&mut builder.issues, |x| (&x.id, x.origin), &mut diagnostics);
    drop_repeated(
        &mut builder.sources,
        |x| (&x.id, x.origin),
        &mut diagnostics,
    );

    let (mut actors, mut issues) = (
        std::mem::take(&mut builder.actors),
        std::mem::take(&mut builder.issues),
    );
    let sources = std::mem::take(&mut builder.sources);
    let mut claims = std::mem::take(&mut builder.claims);
    let mut assertions = std::mem::take(&mut builder.assertions);
    let texts = builder.symbols.texts();
    let references = References {
        actors: Numbers::of(&builder, actors.iter().map(|x| &x.id), texts.len()),
        issues: Numbers::of(&builder, issues.iter().map(|x| &x.id), texts.len()),
        sources: Numbers::of(&builder, sources.iter().map(|x| &x.id), texts.len()),
        broken: builder.broken.iter().map(|id| &**id).collect(),
        texts,
    };
    let mut danglings: Vec<Dangling<'_>> = Vec::new();
    let mut missing = |place: Place, symbol: u32, kind: Kind| {
        let text = references.texts.get(symbol as usize).copied();
        let text = text.unwrap_or_default();
        if !references.broken.contains(text) {
            danglings.push(Dangling { place, text, kind });
        }
    };

    for actor in &mut actors {
        let origin = actor.origin;
        let mut kept = Vec::with_capacity(actor.roles.len());
        for (index, role) in std::mem::take(&mut actor.roles).into_iter().enumerate() {
            match references.actors.get(role.actor.0) {
                Some(number) => {
                    kept.push(crate::model::Role {
                        actor: ActorId(number),
                        ..role
                    });
                }
                None => {
                    let path = vec![
                        Step::Field("roles"),
                        Step::Index(index),
                        Step::Field("actor"),
                    ];
                    missing(Place::Entry(origin, path), role.actor.0, Kind::Actor);
                }
            }
        }
        actor.roles = kept.into();
    }
    for issue in &mut issues {
        if let Some(parent) = issue.parent {
            issue.parent = references.issues.get(parent.0).map(IssueId);
            if issue.parent.is_none() {
                missing(Place::field(issue.origin, "parent"), parent.0, Kind::Issue);
            }
        }
    }

    let mut options = builder.options.into_iter().peekable();
    let mut number = 0;
    let mut lost: Vec<Slug> = Vec::new();
    let mut misfits: Vec<Diagnostic> = Vec::new();
    claims.retain_mut(|claim| {
        let mut whole = true;
        let origin = claim.origin;
        let mut actor =
            |id: &mut ActorId, place: &dyn Fn() -> Place| match references.actors.get(id.0) {
                Some(found) => *id = ActorId(found),
                None => {
                    missing(place(), id.0, Kind::Actor);
                    whole = false;
                }
            };
        if let Some(by) = &mut claim.by {
            actor(by, &|| Place::field(origin, "by"));
        }
        for (index, of) in claim.of.iter_mut().enumerate() {
            actor(of, &|| Place::item(origin, "of", index));
        }
        for (index, via) in claim.via.iter_mut().enumerate() {
            actor(via, &|| Place::item(origin, "via", index));
        }
        for (index, quote) in claim.quotes.iter_mut().enumerate() {
            match references.sources.get(quote.source.0) {
                Some(found) => quote.source = SourceId(found),
                None => {
                    let path = vec![
                        Step::Field("quotes"),
                        Step::Index(index),
                        Step::Field("source"),
                    ];
                    missing(Place::Entry(origin, path), quote.source.0, Kind::Source);
                    whole = false;
                }
            }
        }
        let option = options
            .next_if(|(claim, _)| *claim == number)
            .map(|(_, option)| option);
        number += 1;
        match references.issues.get(claim.on.0) {
            Some(found) => {
                claim.on = IssueId(found);
                let scale = &issues[found as usize].scale;
                let place = Place::field(origin, "stance");
                match fit(&mut claim.content, option.as_deref(), scale) {
                    Ok(()) => {}
                    Err(misfit) => {
                        let issue = &issues[found as usize];
                        let written = written(&claim.content, option.as_deref());
                        misfits.push(misfit.found(place, &written, option.as_deref(), issue));
                        whole = false;
                    }
                }
            }
            None => {
                missing(Place::field(origin, "on"), claim.on.0, Kind::Issue);
                whole = false;
            }
        }
        if !whole {
            lost.push(claim.id.clone());
        }
        whole
    });

    assertions.retain_mut(|assertion| {
        let origin = assertion.origin;
        let actor = references.actors.get(assertion.actor.0);
        let issue = references.issues.get(assertion.issue.0);
        if actor.is_none() {
            missing(
                Place::field(origin, "actor"),
                assertion.actor.0,
                Kind::Actor,
            );
        }
        if issue.is_none() {
            missing(
                Place::field(origin, "issue"),
                assertion.issue.0,
                Kind::Issue,
            );
        }
        let (Some(actor), Some(issue)) = (actor, issue) else {
            return false;
        };
        assertion.actor = ActorId(actor);
        assertion.issue = IssueId(issue);
        let Some((stance, option)) = expectation(&assertion.expect) else {
            return true;
        };
        let issue = &issues[issue as usize];
        let mut content = Content::Stance(stance);
        let Err(misfit) = fit(&mut content, option, &issue.scale) else {
            return true;
        };
        let written = written(&content, option);
        misfits.push(misfit.found(Place::field(origin, "expect"), &written, option, issue));
        false
    });
    assertions.sort_by_key(|a| (a.actor, a.issue, a.on, a.origin));
    diagnostics.append(&mut misfits);

    claims.sort_by_cached_key(|claim| (head(&claim.id), claim.id.clone()));
    claims.shrink_to_fit();
    drop_repeated(&mut claims, |x| (&x.id, x.origin), &mut diagnostics);
    let mut ledger = Ledger {
        title: builder.title,
        note: builder.note,
        policy: builder.policy,
        actors,
        issues,
        sources,
        claims,
        assertions,
    };
    shared_across_kinds(&ledger, &mut diagnostics);
    let lost: FxHashSet<&str> = lost.iter().map(Slug::as_str).collect();
    let excused = |target: &str| references.broken.contains(target) || lost.contains(target);
    for (place, text) in relate(&mut ledger, &builder.targets, &mut diagnostics) {
        if !excused(text) {
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

fn duplicate(id: &Slug, place: Origin, first: Origin) -> Diagnostic {
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

/// Sets the targets of relations; returns those that lead to no claim.
fn relate<'t>(
    ledger: &mut Ledger,
    targets: &'t [(Slug, Origin, u32, Box<str>)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Place, &'t str)> {
    let mut nowhere = Vec::new();
    if targets.is_empty() {
        return nowhere;
    }
    // One walk over the claims: to search them by id for each of ten thousand
    // relations takes longer.
    let wanted = targets.iter().map(|(_, _, _, target)| (&**target, None));
    let mut known: FxHashMap<&str, Option<ClaimId>> = wanted.collect();
    let mut written: FxHashMap<Origin, ClaimId> = FxHashMap::default();
    for number in ledger.claim_ids() {
        let claim = ledger.claim(number);
        if let Some(found) = known.get_mut(claim.id.as_str()) {
            *found = Some(number);
        }
        if !claim.relations.is_empty() {
            written.insert(claim.origin, number);
        }
    }
    for (id, origin, at, target) in targets {
        let found = known.get(&**target).copied().flatten();
        let place = Place::item(*origin, "relations", *at as usize);
        if id.as_str() == &**target {
            diagnostics.push(
                Diagnostic::new(
                    &codes::RELATION_CYCLE,
                    place,
                    format!("the claim `{id}` relates to itself"),
                )
                .help("name the other claim, or remove the relation"),
            );
            continue;
        }
        if found.is_none() {
            nowhere.push((place, &**target));
        }
        // The claim itself may have been left out, or another kept that has its id.
        if let Some(claim) = written.get(origin)
            && let Some(relation) = ledger.claims[claim.index()].relations.get_mut(*at as usize)
        {
            relation.target = found;
        }
    }
    nowhere
}
