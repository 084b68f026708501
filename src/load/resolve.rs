//! Symbols to entries: sorts every list by id, finds ids given twice and
//! references that lead nowhere, and drops what cannot stand.

use rustc_hash::FxHashMap;

use super::builder::{Builder, shown};
use crate::diagnostics::{Diagnostic, Origin, Place, Step, codes};
use crate::model::{ActorId, ClaimId, Content, IssueId, Ledger, Scale, Slug, SourceId, Stance};
use crate::text::nearest;

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
    actor_ids: Vec<Slug>,
    issue_ids: Vec<Slug>,
    source_ids: Vec<Slug>,
    broken: FxHashMap<&'b str, ()>,
}

impl References<'_> {
    /// The finding for a reference that leads nowhere; none if it leads to
    /// an entry that could not be read, which has its own finding.
    fn dangling(&self, place: Place, symbol: u32, kind: &str) -> Option<Diagnostic> {
        let text = self.texts.get(symbol as usize).copied().unwrap_or_default();
        if self.broken.contains_key(text) {
            return None;
        }
        let lists: [(&str, &[Slug]); 3] = [
            ("actor", &self.actor_ids),
            ("issue", &self.issue_ids),
            ("source", &self.source_ids),
        ];
        let found = Diagnostic::new(
            &codes::DANGLING_REFERENCE,
            place,
            format!("there is no {kind} {}", shown(text)),
        );
        for (other, ids) in lists {
            if other != kind && ids.binary_search_by(|id| id.as_str().cmp(text)).is_ok() {
                return Some(
                    found.help(format!("`{text}` is an {other}").replace("an source", "a source")),
                );
            }
        }
        let ids = lists
            .iter()
            .find(|(k, _)| *k == kind)
            .map_or(&[][..], |(_, ids)| ids);
        Some(match nearest(text, ids.iter().map(Slug::as_str)) {
            Some(near) => found.help(format!("did you mean `{near}`?")),
            None => {
                let entry = match kind {
                    "actor" => "Actor",
                    "issue" => "Issue",
                    _ => "Source",
                };
                found.help(format!(
                    "add `{entry}(id: \"{}\", …)` to any file of the ledger",
                    text.escape_debug()
                ))
            }
        })
    }
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
        actor_ids: actors.iter().map(|x| x.id.clone()).collect(),
        issue_ids: issues.iter().map(|x| x.id.clone()).collect(),
        source_ids: sources.iter().map(|x| x.id.clone()).collect(),
        broken: builder.broken.iter().map(|b| (&**b, ())).collect(),
        texts,
    };
    let mut missing = |place: Place, symbol: u32, kind: &str| {
        diagnostics.extend(references.dangling(place, symbol, kind));
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
                    missing(Place::Entry(origin, path), role.actor.0, "actor");
                }
            }
        }
        actor.roles = kept.into();
    }
    for issue in &mut issues {
        if let Some(parent) = issue.parent {
            issue.parent = references.issues.get(parent.0).map(IssueId);
            if issue.parent.is_none() {
                missing(Place::field(issue.origin, "parent"), parent.0, "issue");
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
                    missing(place(), id.0, "actor");
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
                    missing(Place::Entry(origin, path), quote.source.0, "source");
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
                    Err(Misfit::Option) => {
                        misfits.push(unknown_option(place, option.as_deref(), scale));
                        whole = false;
                    }
                    Err(Misfit::Scale) => {
                        let issue = &issues[found as usize];
                        misfits.push(
                            scale_mismatch(place, &claim.content, &issue.id, scale).related(
                                Place::field(issue.origin, "scale"),
                                "the scale of the issue",
                            ),
                        );
                        whole = false;
                    }
                }
            }
            None => {
                missing(Place::field(origin, "on"), claim.on.0, "issue");
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
            missing(Place::field(origin, "actor"), assertion.actor.0, "actor");
        }
        if issue.is_none() {
            missing(Place::field(origin, "issue"), assertion.issue.0, "issue");
        }
        let (Some(actor), Some(issue)) = (actor, issue) else {
            return false;
        };
        assertion.actor = ActorId(actor);
        assertion.issue = IssueId(issue);
        true
    });
    assertions.sort_by_key(|a| (a.actor, a.issue, a.on, a.origin));
    diagnostics.append(&mut misfits);

    claims.sort_by(|a, b| a.id.cmp(&b.id));
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
    relate(
        &mut ledger,
        &builder.targets,
        &references,
        &lost,
        &mut diagnostics,
    );
    (ledger, diagnostics)
}

enum Misfit {
    Option,
    Scale,
}

/// Puts the number of the option in; says whether the stance fits the scale.
fn fit(content: &mut Content, option: Option<&str>, scale: &Scale) -> Result<(), Misfit> {
    let Content::Stance(stance) = content else {
        return Ok(());
    };
    match (&mut *stance, scale) {
        (Stance::Pole(_), Scale::Poles { .. }) | (Stance::Vote(_), Scale::Vote) => Ok(()),
        (Stance::At(at), Scale::Scale { min, max, .. }) if *at >= *min && *at <= *max => Ok(()),
        (Stance::Choose(number) | Stance::Reject(number), Scale::Options(options)) => {
            let found = option.and_then(|o| options.iter().position(|x| x.as_str() == o));
            match found {
                Some(found) => {
                    *number = found as u16;
                    Ok(())
                }
                None => Err(Misfit::Option),
            }
        }
        _ => Err(Misfit::Scale),
    }
}

fn unknown_option(place: Place, option: Option<&str>, scale: &Scale) -> Diagnostic {
    let option = option.unwrap_or_default();
    let options = match scale {
        Scale::Options(options) => &options[..],
        _ => &[],
    };
    let found = Diagnostic::new(
        &codes::UNKNOWN_OPTION,
        place,
        format!("the issue has no option {}", shown(option)),
    );
    let list: Vec<String> = options.iter().map(|o| format!("`{o}`")).collect();
    let found = match nearest(option, options.iter().map(Slug::as_str)) {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found,
    };
    found.help(format!("its options are {}", list.join(", ")))
}

fn scale_mismatch(place: Place, content: &Content, issue: &Slug, scale: &Scale) -> Diagnostic {
    let written = match content {
        Content::Stance(Stance::Pole(pole)) => pole.name().to_owned(),
        Content::Stance(Stance::Vote(vote)) => vote.name().to_owned(),
        Content::Stance(Stance::At(at)) => format!("At({at})"),
        Content::Stance(Stance::Choose(_)) => "Choose(…)".to_owned(),
        Content::Stance(Stance::Reject(_)) => "Reject(…)".to_owned(),
        Content::Response(_) | Content::Relation => String::new(),
    };
    let help = match scale {
        Scale::Poles { .. } => {
            "write StrongSupport, Support, Neutral, Oppose or StrongOppose".to_owned()
        }
        Scale::Options(_) => "write Choose(\"option\") or Reject(\"option\")".to_owned(),
        Scale::Scale { min, max, .. } => format!("write At(number), from {min} to {max}"),
        Scale::Vote => "write Yes, Abstain or No".to_owned(),
        Scale::Open => {
            "an open issue takes no stance; write a response such as `response: Disputed`, or give the issue a scale".to_owned()
        }
    };
    Diagnostic::new(
        &codes::STANCE_SCALE,
        place,
        format!(
            "the stance {written} does not fit the issue `{issue}`, whose scale is {}",
            scale.name()
        ),
    )
    .help(help)
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
    .label("second")
    .related(Place::field(first, "id"), "first defined here")
    .help("ids are unique over the whole ledger, whatever the entry; rename one of them")
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

/// Sets the targets of relations.
fn relate(
    ledger: &mut Ledger,
    targets: &[(Slug, u32, Box<str>)],
    references: &References<'_>,
    lost: &[Slug],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (claim, at, target) in targets {
        let Some(claim) = ledger.find_claim(claim.as_str()) else {
            continue;
        };
        let found: Option<ClaimId> = ledger.find_claim(target);
        let origin = ledger.claim(claim).origin;
        let place = Place::item(origin, "relations", *at as usize);
        if found.is_none()
            && !references.broken.contains_key(&**target)
            && !lost.iter().any(|id| id.as_str() == &**target)
        {
            let dangling = Diagnostic::new(
                &codes::DANGLING_REFERENCE,
                place.clone(),
                format!("there is no claim {}", shown(target)),
            );
            diagnostics.push(
                match nearest(target, ledger.claims.iter().map(|c| c.id.as_str())) {
                    Some(near) => dangling.help(format!("did you mean `{near}`?")),
                    None => dangling.help("a relation leads to the id of a claim"),
                },
            );
        }
        if found == Some(claim) {
            diagnostics.push(
                Diagnostic::new(&codes::RELATION_CYCLE, place, "the claim relates to itself")
                    .help("name the other claim"),
            );
            continue;
        }
        if let Some(relation) = ledger.claims[claim.index()].relations.get_mut(*at as usize) {
            relation.target = found;
        }
    }
}
