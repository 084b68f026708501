//! Claims, with their quotes and relations.

use super::reader::{Reader, all, boxed, maybe, pairs};
use super::{Builder, Symbols};
use crate::diagnostics::{Diagnostic, Origin, Step, codes};
use crate::load::format::{self, Text};
use crate::load::remains::Remains;
use crate::model::{
    ActorId, Claim, Conditions, Content, Details, IssueId, Pole, Quote, QuoteKind, QuoteSelector,
    Rank, Relation, RelationKind, SourceId, Stance, Vote,
};

impl Builder {
    pub(super) fn claim(&mut self, origin: Origin, entry: format::ClaimEntry<'_>) {
        let symbols = &mut self.symbols;
        let mut read = Reader {
            origin,
            whole: true,
            diagnostics: &mut self.diagnostics,
        };
        let written_id = entry.id.clone();
        let id = read.slug(entry.id, "the claim");
        let on = read.required(entry.on, "the claim", &[Step::Field("on")]);
        let said = read.date(entry.said, &[Step::Field("said")]);
        let alone = entry.relations.is_empty();
        let (content, option) = read_content(&mut read, entry.stance, entry.response, alone);
        if entry.by.is_none() && entry.of.is_empty() {
            let place = read.at(&[Step::Field("by")]);
            read.problem(
                Diagnostic::new(&codes::MISSING_FIELD, place, "the claim has neither `by` nor `of`")
                    .label("whose position is it?")
                    .help("add `by: \"id-of-the-speaker\"`; if the source tells it in its own voice, `of: [\"id-of-the-actor\"]`"),
            );
        }
        let credibility = match entry.credibility {
            Some(digit @ 1..=6) => Some(digit as u8),
            Some(other) => {
                read.bad_value(
                    &[Step::Field("credibility")],
                    format!("the credibility {other} is not one of 1 to 6"),
                    "1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged",
                );
                None
            }
            None => None,
        };
        let (quotes, skipped) = read_quotes(&mut read, symbols, entry.quotes);
        let lists = [entry.only_if, entry.if_, entry.unless];
        let conditions = read_conditions(&mut read, lists, content.as_ref());
        let mut targets = Vec::new();
        let relations = read_relations(entry.relations, &mut targets);
        let mut actor = |text: &Text<'_>| ActorId(symbols.number(text.as_str()));
        let by = entry.by.as_ref().map(&mut actor);
        let of = entry.of.iter().map(&mut actor).collect::<Vec<_>>();
        let via = entry.via.iter().map(&mut actor).collect::<Vec<_>>();
        let on = on.map(|on| IssueId(symbols.number(on.as_str())));
        let whole = read.whole && id.is_some() && on.is_some() && content.is_some();
        if !whole || self.aside {
            self.remains.push(Remains {
                origin,
                id,
                by,
                of,
                via,
                sources: (0..)
                    .filter(|index| !skipped.contains(index))
                    .zip(quotes.iter().map(|quote| quote.source))
                    .collect(),
                on,
                content,
                option: option.map(boxed),
            });
            if let Some(id) = written_id.filter(|_| !whole) {
                self.lose_id(id.as_str());
            }
            return;
        }
        let (Some(id), Some(on), Some(content)) = (id, on, content) else {
            return;
        };
        let details = Details {
            because: maybe(entry.because),
            said_as: maybe(entry.said_as),
            coder: maybe(entry.coder),
            note: maybe(entry.note),
            tags: all(entry.tags),
            attributes: pairs(entry.attributes),
        };
        let number = self.claims.len() as u32;
        self.options.extend(option.map(|o| (number, boxed(o))));
        self.targets.extend(
            targets
                .into_iter()
                .map(|(at, target)| (id.clone(), origin, at, target)),
        );
        self.claims.push(Claim {
            id,
            by,
            of: of.into(),
            on,
            content,
            conditions,
            said,
            act: entry.act.map(Into::into),
            via: via.into(),
            quotes,
            credibility,
            rank: entry.rank.map_or(Rank::Normal, Into::into),
            relations,
            inferred_speaker: entry.inferred_speaker,
            reviewed: entry.reviewed,
            details: (details != Details::default()).then(|| Box::new(details)),
            origin,
        });
    }
}

/// What the claim says, and the option that its stance names, which is looked
/// up when all issues are known.
fn read_content<'a>(
    read: &mut Reader<'_>,
    stance: Option<format::StanceEntry<'a>>,
    response: Option<format::Response>,
    alone: bool,
) -> (Option<Content>, Option<Text<'a>>) {
    let both = stance.is_some() && response.is_some();
    let (message, place, help) = match (stance, response) {
        (Some(stance), None) => {
            let (stance, option) = read_stance(stance);
            return (Some(Content::Stance(stance)), option);
        }
        (None, Some(response)) => return (Some(Content::Response(response.into())), None),
        (None, None) if !alone => return (Some(Content::Relation), None),
        (Some(_), Some(_)) => (
            "the claim has both a stance and a response",
            read.at(&[Step::Name("response")]),
            "split it into two claims: what was held, and what was done instead",
        ),
        (None, None) => (
            "the claim has neither a stance nor a response",
            read.at(&[Step::Field("stance")]),
            "add a stance such as `stance: Support`, or a response such as `response: Declined`",
        ),
    };
    let mut found = Diagnostic::new(&codes::STANCE_OR_RESPONSE, place, message).help(help);
    if both {
        found = found.related(read.at(&[Step::Name("stance")]), "the stance");
    }
    read.problem(found);
    (None, None)
}

fn read_stance(stance: format::StanceEntry<'_>) -> (Stance, Option<Text<'_>>) {
    use format::StanceEntry as S;
    let stance = match stance {
        S::Choose(option) => return (Stance::Choose(0), Some(option)),
        S::Reject(option) => return (Stance::Reject(0), Some(option)),
        S::StrongSupport => Stance::Pole(Pole::StrongSupport),
        S::Support => Stance::Pole(Pole::Support),
        S::Neutral => Stance::Pole(Pole::Neutral),
        S::Oppose => Stance::Pole(Pole::Oppose),
        S::StrongOppose => Stance::Pole(Pole::StrongOppose),
        S::At(number) => Stance::At(number),
        S::Yes => Stance::Vote(Vote::Yes),
        S::Abstain => Stance::Vote(Vote::Abstain),
        S::No => Stance::Vote(Vote::No),
    };
    (stance, None)
}

/// The conditions of a stance: `only_if`, `if` and `unless`.
fn read_conditions(
    read: &mut Reader<'_>,
    lists: [Vec<Text<'_>>; 3],
    content: Option<&Content>,
) -> Option<Box<Conditions>> {
    let stanceless = matches!(content, Some(Content::Response(_) | Content::Relation));
    let conditions = conditions(read, lists, stanceless.then_some("this claim takes none"));
    (conditions != Conditions::default()).then(|| Box::new(conditions))
}

/// The conditions in the three lists; `stanceless` says why there can be none.
pub(super) fn conditions(
    read: &mut Reader<'_>,
    lists: [Vec<Text<'_>>; 3],
    stanceless: Option<&str>,
) -> Conditions {
    for (field, texts) in ["only_if", "if", "unless"].into_iter().zip(&lists) {
        if let Some(at) = texts.iter().position(|t| t.as_str().trim().is_empty()) {
            read.bad_value(
                &[Step::Field(field), Step::Index(at)],
                format!("a condition in `{field}` is empty"),
                "say on what the stance depends, in the words of the source",
            );
        }
        if let Some(why) = stanceless.filter(|_| !texts.is_empty()) {
            read.bad_value(
                &[Step::Field(field)],
                format!("`{field}` limits a stance, and {why}"),
                "remove it, or code the stance that it limits",
            );
        }
    }
    let [only_if, if_, unless] = lists.map(all);
    Conditions {
        only_if,
        if_,
        unless,
    }
}

/// The quotes that could be read, and the places of the others.
fn read_quotes(
    read: &mut Reader<'_>,
    symbols: &mut Symbols,
    entries: Vec<format::QuoteEntry<'_>>,
) -> (Box<[Quote]>, Vec<usize>) {
    use format::QuoteKindEntry as K;
    if entries.is_empty() {
        let place = read.at(&[Step::Field("quotes")]);
        read.problem(
            Diagnostic::new(&codes::NO_QUOTE, place, "the claim has no quote and no record")
                .label("what proves it?")
                .help("add `quotes: [(source: \"…\", exact: \"…\", kind: Direct)]`, or a record: `kind: Record(\"locator\")`"),
        );
        return (Box::default(), Vec::new());
    }
    let mut quotes = Vec::with_capacity(entries.len());
    let mut skipped = Vec::new();
    for (index, entry) in entries.into_iter().enumerate() {
        let path = |field| {
            [
                Step::Field("quotes"),
                Step::Index(index),
                Step::Field(field),
            ]
        };
        let source = read.required(entry.source, "the quote", &path("source"));
        let kind = read.required(entry.kind, "the quote", &path("kind"));
        let words = entry
            .exact
            .as_ref()
            .is_some_and(|text| !text.as_str().trim().is_empty());
        match &kind {
            Some(K::Record(locator)) if locator.as_str().trim().is_empty() => {
                let place = read.at(&path("kind"));
                read.problem(
                    Diagnostic::new(&codes::NO_QUOTE, place, "the record has an empty locator")
                        .help("say where in the source the record stands, such as `Record(\"A/RES/68/262\")`"),
                );
            }
            Some(K::Record(_)) | None => {}
            Some(_) if !words => {
                let place = read.at(&path("exact"));
                read.problem(
                    Diagnostic::new(&codes::NO_QUOTE, place, "the quote has no words")
                        .help("copy the sentence into `exact: \"…\"`"),
                );
            }
            Some(_) => {}
        }
        let (Some(source), Some(kind)) = (source, kind) else {
            skipped.push(index);
            continue;
        };
        let plain = entry.prefix.is_none() && entry.suffix.is_none() && entry.translation.is_none();
        quotes.push(Quote {
            source: SourceId(symbols.number(source.as_str())),
            exact: entry.exact.map(boxed).unwrap_or_default(),
            kind: match kind {
                K::Direct => QuoteKind::Direct,
                K::Mixed => QuoteKind::Mixed,
                K::Indirect => QuoteKind::Indirect,
                K::Narrated => QuoteKind::Narrated,
                K::Rumour => QuoteKind::Rumour,
                K::Record(locator) => QuoteKind::Record(boxed(locator)),
            },
            selector: (!plain).then(|| {
                Box::new(QuoteSelector {
                    prefix: maybe(entry.prefix),
                    suffix: maybe(entry.suffix),
                    translation: maybe(entry.translation),
                })
            }),
        });
    }
    (quotes.into(), skipped)
}

fn read_relations(
    entries: Vec<format::RelationEntry<'_>>,
    targets: &mut Vec<(u32, Box<str>)>,
) -> Box<[Relation]> {
    let mut relations = Vec::with_capacity(entries.len());
    for (index, entry) in entries.into_iter().enumerate() {
        if let Some(target) = entry.target {
            targets.push((index as u32, boxed(target)));
        }
        debug_assert!(entry.kind == RelationKind::Repeats || !targets.is_empty());
        relations.push(Relation {
            kind: entry.kind,
            target: None,
        });
    }
    relations.into()
}
