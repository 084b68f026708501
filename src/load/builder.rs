//! File entries to model entries: every field checked, every problem noted.
//!
//! In: entries in any order, from any file. Out: lists whose references are
//! still symbols; [`super::resolve`] replaces them when all entries are known.

use rustc_hash::FxHashMap;

use super::expected::expected;
use super::format::{self, Entry, Text};
use crate::diagnostics::{Diagnostic, Origin, Place, Step, codes};
use crate::model::{
    Actor, ActorId, Assertion, Claim, Conditions, Content, Day, Details, Expectation, Issue,
    IssueId, Pole, Policy, Quote, QuoteKind, QuoteSelector, Rank, Relation, RelationKind, Role,
    RoleKind, Scale, Slug, Source, SourceId, Stance, Vote, When,
};

/// What has been read so far.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) title: Option<Box<str>>,
    pub(super) note: Option<Box<str>>,
    pub(super) policy: Policy,
    pub(super) header: Option<Origin>,
    pub(super) actors: Vec<Actor>,
    pub(super) issues: Vec<Issue>,
    pub(super) sources: Vec<Source>,
    pub(super) claims: Vec<Claim>,
    pub(super) assertions: Vec<Assertion>,
    /// Options by claim: which claim of `claims` names which option.
    pub(super) options: Vec<(u32, Box<str>)>,
    /// Targets of relations: claim id, where it is written, place in its list, target id.
    pub(super) targets: Vec<(Slug, Origin, u32, Box<str>)>,
    /// Ids of entries that could not be read: a reference to one is no second error.
    pub(super) broken: Vec<Box<str>>,
    pub(super) symbols: Symbols,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Ids as numbers, in the order in which they were first met.
#[derive(Default)]
pub(super) struct Symbols {
    numbers: FxHashMap<Box<str>, u32>,
}

impl Symbols {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(text.into(), number);
        number
    }

    /// Every id by its number.
    pub(super) fn texts(&self) -> Vec<&str> {
        let mut texts = vec![""; self.numbers.len()];
        for (text, &number) in &self.numbers {
            texts[number as usize] = text;
        }
        texts
    }

    pub(super) fn get(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }
}

/// The entry at hand: where it is, and whether it is still whole.
struct Reader<'b> {
    origin: Origin,
    whole: bool,
    diagnostics: &'b mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn problem(&mut self, diagnostic: Diagnostic) {
        self.whole = false;
        self.diagnostics.push(diagnostic);
    }

    fn at(&self, path: &[Step]) -> Place {
        Place::Entry(self.origin, path.to_vec())
    }

    fn required<T>(&mut self, value: Option<T>, thing: &str, path: &[Step]) -> Option<T> {
        if value.is_none() {
            let field = path.iter().rev().find_map(|step| match step {
                Step::Field(name) => Some(*name),
                _ => None,
            });
            let field = field.unwrap_or_default();
            let owner = match (path, thing) {
                ([Step::Field(outer), _, ..], _) => outer,
                (_, "the assertion") => "Assert",
                _ => "",
            };
            let example = expected(owner, field).map_or("…", |expected| expected.example);
            let place = self.at(path);
            self.problem(
                Diagnostic::new(
                    &codes::MISSING_FIELD,
                    place,
                    format!("{thing} has no `{field}`"),
                )
                .label(format!("`{field}` is missing"))
                .help(format!("add `{example}`")),
            );
        }
        value
    }

    /// A text that must be there and say something.
    fn words(&mut self, text: Option<Text<'_>>, thing: &str, path: &[Step]) -> Option<Box<str>> {
        let text = self.required(text, thing, path)?;
        if text.as_str().trim().is_empty() {
            let field = match path.last() {
                Some(Step::Field(field)) => field,
                _ => "text",
            };
            self.bad_value(
                path,
                format!("the `{field}` of {thing} is empty"),
                "write something that a reader will understand",
            );
        }
        Some(boxed(text))
    }

    fn slug(&mut self, text: Option<Text<'_>>, thing: &str) -> Option<Slug> {
        let text = self.required(text, thing, &[Step::Field("id")])?;
        match Slug::new(text.as_str()) {
            Ok(slug) => Some(slug),
            Err(error) => {
                let place = self.at(&[Step::Field("id")]);
                let message = if text.as_str().is_empty() {
                    "the id is empty".to_owned()
                } else {
                    format!("the id {} {}", shown(text.as_str()), error.problem)
                };
                let mut found = Diagnostic::new(&codes::BAD_ID, place, message).help(
                    "an id is made of lower-case letters, digits, `-`, `_` and `.`, and begins with a letter or digit",
                );
                if !error.suggestion.is_empty() {
                    found = found.help(format!("write `{}`", error.suggestion));
                }
                self.problem(found);
                None
            }
        }
    }

    fn date(&mut self, text: Option<Text<'_>>, path: &[Step]) -> Option<When> {
        let text = text?;
        match When::parse(text.as_str()) {
            Ok(when) => Some(when),
            Err(error) => {
                let place = self.at(path);
                let text = text.as_str();
                // Short texts without anything hidden stand as they are in the sentence.
                let (message, help) = match error.problem.split_once("; ") {
                    _ if text.trim().is_empty() => ("the date is empty".to_owned(), None),
                    _ if shown(text) != format!("`{text}`") => {
                        (format!("{} is not a date", shown(text)), None)
                    }
                    Some((message, help)) => (message.to_owned(), Some(help.to_owned())),
                    None => (error.problem.clone(), None),
                };
                let help = help.unwrap_or_else(|| {
                    "write a day `2026-01-28`, a month `2026-01`, a year `2026`, or an interval `2026-01-24/2026-01-25`".to_owned()
                });
                let mut found = Diagnostic::new(&codes::BAD_DATE, place, message).help(help);
                if matches!(path, [Step::Field("said" | "published" | "retrieved")]) {
                    found = found.help("if nothing gives the date, leave the field out");
                }
                self.problem(found);
                None
            }
        }
    }

    fn bad_value(&mut self, path: &[Step], message: String, help: &str) {
        let place = self.at(path);
        self.problem(Diagnostic::new(&codes::BAD_VALUE, place, message).help(help));
    }
}

/// A text in a message: in backquotes, with what cannot be seen made visible.
pub(super) fn shown(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    let safe: String = short
        .chars()
        .map(|c| {
            if c.is_control() || crate::text::is_hidden(c) {
                format!("\\u{{{:x}}}", u32::from(c))
            } else {
                c.to_string()
            }
        })
        .collect();
    format!("`{safe}{dots}`")
}

fn boxed(text: Text<'_>) -> Box<str> {
    match text.0 {
        std::borrow::Cow::Borrowed(text) => text.into(),
        std::borrow::Cow::Owned(text) => text.into_boxed_str(),
    }
}

fn maybe(text: Option<Text<'_>>) -> Option<Box<str>> {
    text.map(boxed)
}

fn all(texts: Vec<Text<'_>>) -> Box<[Box<str>]> {
    if texts.is_empty() {
        Box::default()
    } else {
        texts.into_iter().map(boxed).collect()
    }
}

fn pairs(attributes: format::Attributes<'_>) -> Box<[(Box<str>, Box<str>)]> {
    attributes
        .0
        .into_iter()
        .map(|(k, v)| (boxed(k), boxed(v)))
        .collect()
}

impl Builder {
    /// Takes one entry in.
    pub(super) fn add(&mut self, origin: Origin, entry: Entry<'_>) {
        let id = match &entry {
            Entry::Actor(e) => e.id.clone(),
            Entry::Issue(e) => e.id.clone(),
            Entry::Source(e) => e.id.clone(),
            _ => None,
        };
        let before = self.diagnostics.len();
        match entry {
            Entry::Claim(entry) => return self.claim(origin, entry),
            Entry::Ledger(entry) => self.ledger(origin, entry),
            Entry::Actor(entry) => self.actor(origin, entry),
            Entry::Issue(entry) => self.issue(origin, entry),
            Entry::Source(entry) => self.source(origin, entry),
            Entry::Assert(entry) => self.assertion(origin, entry),
        }
        if self.diagnostics.len() > before
            && let Some(id) = id
        {
            self.broken.push(boxed(id));
        }
    }

    fn ledger(&mut self, origin: Origin, entry: format::LedgerEntry<'_>) {
        let mut read = Reader {
            origin,
            whole: true,
            diagnostics: &mut self.diagnostics,
        };
        if let Some(first) = self.header {
            read.problem(
                Diagnostic::new(
                    &codes::DUPLICATE_ID,
                    read.at(&[]),
                    "this ledger has two `Ledger` entries",
                )
                .label("second")
                .related(Place::Entry(first, Vec::new()), "first defined here")
                .help("keep one of them"),
            );
            return;
        }
        if let Some(format) = entry.format
            && format != 1
        {
            read.bad_value(
                &[Step::Field("format")],
                format!("the ledger has format {format}; this program reads format 1"),
                "use a newer version of the program, or write `format: 1`",
            );
        }
        let policy = entry.policy.unwrap_or_default();
        let usual = Policy::default();
        self.policy = Policy {
            window: policy.window.unwrap_or(usual.window),
            min_issues: policy.min_issues.unwrap_or(usual.min_issues),
        };
        self.header = Some(origin);
        self.title = maybe(entry.title);
        self.note = maybe(entry.note);
    }

    fn actor(&mut self, origin: Origin, entry: format::ActorEntry<'_>) {
        let symbols = &mut self.symbols;
        let mut read = Reader {
            origin,
            whole: true,
            diagnostics: &mut self.diagnostics,
        };
        let id = read.slug(entry.id, "the actor");
        let name = read.words(entry.name, "the actor", &[Step::Field("name")]);
        let kind = read.required(entry.kind, "the actor", &[Step::Field("kind")]);
        let mut roles = Vec::with_capacity(entry.roles.len());
        for (index, role) in entry.roles.into_iter().enumerate() {
            let (kind, body) = match role {
                format::RoleEntry::SpeaksFor(body) => (RoleKind::SpeaksFor, body),
                format::RoleEntry::MemberOf(body) => (RoleKind::MemberOf, body),
            };
            let path = |field| [Step::Field("roles"), Step::Index(index), Step::Field(field)];
            let actor = read.required(body.actor, "the role", &path("actor"));
            let from = read.date(body.from, &path("from"));
            let to = read.date(body.to, &path("to"));
            if let (Some(from), Some(to)) = (&from, &to)
                && from.earliest > to.latest
            {
                read.bad_value(
                    &path("to"),
                    format!("the role ends ({to}) before it begins ({from})"),
                    "swap the two dates, or mend the wrong one",
                );
            }
            let Some(actor) = actor else { continue };
            let actor = ActorId(symbols.number(actor.as_str()));
            let authority = body.authority.map(Into::into);
            roles.push(Role {
                kind,
                actor,
                title: maybe(body.title),
                authority,
                from,
                to,
                place: index as u32,
            });
        }
        let (Some(id), Some(name), Some(kind), true) = (id, name, kind, read.whole) else {
            return;
        };
        symbols.number(id.as_str());
        self.actors.push(Actor {
            id,
            name,
            kind: kind.into(),
            aliases: all(entry.aliases),
            roles: roles.into(),
            wikidata: maybe(entry.wikidata),
            note: maybe(entry.note),
            tags: all(entry.tags),
            attributes: pairs(entry.attributes),
            origin,
        });
    }

    fn issue(&mut self, origin: Origin, entry: format::IssueEntry<'_>) {
        let symbols = &mut self.symbols;
        let mut read = Reader {
            origin,
            whole: true,
            diagnostics: &mut self.diagnostics,
        };
        let id = read.slug(entry.id, "the issue");
        let question = read.words(entry.question, "the issue", &[Step::Field("question")]);
        let scale = read.required(entry.scale, "the issue", &[Step::Field("scale")]);
        let scale = scale.and_then(|scale| read_scale(&mut read, scale));
        let weight = entry.weight.unwrap_or(1.0);
        if !(weight.is_finite() && weight > 0.0) {
            read.bad_value(
                &[Step::Field("weight")],
                format!("the weight {weight} is not above 0"),
                "write a number above 0; to leave an issue out of agreement, write `agenda: true`",
            );
        }
        let (Some(id), Some(question), Some(scale), true) = (id, question, scale, read.whole)
        else {
            return;
        };
        symbols.number(id.as_str());
        let parent = entry.parent.map(|p| IssueId(symbols.number(p.as_str())));
        self.issues.push(Issue {
            id,
            question,
            scale,
            parent,
            weight,
            agenda: entry.agenda,
            stale_after: entry.stale_after,
            note: maybe(entry.note),
            tags: all(entry.tags),
            attributes: pairs(entry.attributes),
            origin,
        });
    }

    fn source(&mut self, origin: Origin, entry: format::SourceEntry<'_>) {
        let mut read = Reader {
            origin,
            whole: true,
            diagnostics: &mut self.diagnostics,
        };
        let id = read.slug(entry.id, "the source");
        let title = read.words(entry.title, "the source", &[Step::Field("title")]);
        let published = read.date(entry.published, &[Step::Field("published")]);
        let retrieved = read.date(entry.retrieved, &[Step::Field("retrieved")]);
        if let Some(hash) = &entry.sha256
            && (hash.as_str().len() != 64 || !hash.as_str().bytes().all(|b| b.is_ascii_hexdigit()))
        {
            let message = format!("{} is not a SHA-256", shown(hash.as_str()));
            read.bad_value(
                &[Step::Field("sha256")],
                message,
                "it has 64 hexadecimal digits",
            );
        }
        let (Some(id), Some(title), true) = (id, title, read.whole) else {
            return;
        };
        self.symbols.number(id.as_str());
        self.sources.push(Source {
            id,
            title,
            publisher: maybe(entry.publisher),
            authors: all(entry.authors),
            published,
            retrieved,
            url: maybe(entry.url),
            archive: maybe(entry.archive),
            lang: maybe(entry.lang),
            text: maybe(entry.text),
            sha256: maybe(entry.sha256),
            reliability: entry.reliability.map(Into::into),
            coded_by: maybe(entry.coded_by),
            note: maybe(entry.note),
            tags: all(entry.tags),
            attributes: pairs(entry.attributes),
            origin,
        });
    }

    fn claim(&mut self, origin: Origin, entry: format::ClaimEntry<'_>) {
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
        let mut option = None;
        let content = match (entry.stance, entry.response) {
            (Some(stance), None) => Some(Content::Stance(match stance {
                format::StanceEntry::Choose(text) => {
                    option = Some(text);
                    Stance::Choose(0)
                }
                format::StanceEntry::Reject(text) => {
                    option = Some(text);
                    Stance::Reject(0)
                }
                format::StanceEntry::StrongSupport => Stance::Pole(Pole::StrongSupport),
                format::StanceEntry::Support => Stance::Pole(Pole::Support),
                format::StanceEntry::Neutral => Stance::Pole(Pole::Neutral),
                format::StanceEntry::Oppose => Stance::Pole(Pole::Oppose),
                format::StanceEntry::StrongOppose => Stance::Pole(Pole::StrongOppose),
                format::StanceEntry::At(number) => Stance::At(number),
                format::StanceEntry::Yes => Stance::Vote(Vote::Yes),
                format::StanceEntry::Abstain => Stance::Vote(Vote::Abstain),
                format::StanceEntry::No => Stance::Vote(Vote::No),
            })),
            (None, Some(response)) => Some(Content::Response(response.into())),
            (None, None) if !entry.relations.is_empty() => Some(Content::Relation),
            (stance, _) => {
                let (message, place, help) = if stance.is_some() {
                    (
                        "the claim has both a stance and a response",
                        read.at(&[Step::Name("response")]),
                        "split it into two claims: what was held, and what was done instead",
                    )
                } else {
                    (
                        "the claim has neither a stance nor a response",
                        read.at(&[Step::Field("stance")]),
                        "add a stance such as `stance: Support`, or a response such as `response: Declined`",
                    )
                };
                read.problem(
                    Diagnostic::new(&codes::STANCE_OR_RESPONSE, place, message).help(help),
                );
                None
            }
        };
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
        let quotes = read_quotes(&mut read, symbols, entry.quotes);
        let conditions = (!(entry.only_if.is_empty()
            && entry.if_.is_empty()
            && entry.unless.is_empty()))
        .then(|| {
            Box::new(Conditions {
                only_if: all(entry.only_if),
                if_: all(entry.if_),
                unless: all(entry.unless),
            })
        });
        let mut targets = Vec::new();
        let relations = read_relations(entry.relations, &mut targets);
        let (Some(id), Some(on), Some(content), true) = (id, on, content, read.whole) else {
            self.broken.extend(written_id.map(boxed));
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
        let actor = |symbols: &mut Symbols, text: &Text<'_>| ActorId(symbols.number(text.as_str()));
        let number = self.claims.len() as u32;
        self.options.extend(option.map(|o| (number, boxed(o))));
        self.targets.extend(
            targets
                .into_iter()
                .map(|(at, target)| (id.clone(), origin, at, target)),
        );
        self.claims.push(Claim {
            id,
            by: entry.by.as_ref().map(|by| actor(symbols, by)),
            of: entry.of.iter().map(|of| actor(symbols, of)).collect(),
            on: IssueId(symbols.number(on.as_str())),
            content,
            conditions,
            said,
            act: entry.act.map(Into::into),
            via: entry.via.iter().map(|via| actor(symbols, via)).collect(),
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

    fn assertion(&mut self, origin: Origin, entry: format::AssertEntry<'_>) {
        use format::ExpectEntry as E;
        let symbols = &mut self.symbols;
        let mut read = Reader {
            origin,
            whole: true,
            diagnostics: &mut self.diagnostics,
        };
        let actor = read.required(entry.actor, "the assertion", &[Step::Field("actor")]);
        let issue = read.required(entry.issue, "the assertion", &[Step::Field("issue")]);
        let on = read.required(entry.on, "the assertion", &[Step::Field("on")]);
        let expect = read.required(entry.expect, "the assertion", &[Step::Field("expect")]);
        let on: Option<Day> = read.date(on, &[Step::Field("on")]).and_then(|when| {
            let day = when.exactly();
            if day.is_none() {
                read.bad_value(
                    &[Step::Field("on")],
                    format!("`{when}` is not one single day"),
                    "an assertion holds on a day: `2026-01-29`",
                );
            }
            day
        });
        let (Some(actor), Some(issue), Some(on), Some(expect), true) =
            (actor, issue, on, expect, read.whole)
        else {
            return;
        };
        self.assertions.push(Assertion {
            actor: ActorId(symbols.number(actor.as_str())),
            issue: IssueId(symbols.number(issue.as_str())),
            on,
            expect: match expect {
                E::StrongSupport => Expectation::Pole(Pole::StrongSupport),
                E::Support => Expectation::Pole(Pole::Support),
                E::Neutral => Expectation::Pole(Pole::Neutral),
                E::Oppose => Expectation::Pole(Pole::Oppose),
                E::StrongOppose => Expectation::Pole(Pole::StrongOppose),
                E::Choose(option) => Expectation::Choose(boxed(option)),
                E::Reject(option) => Expectation::Reject(boxed(option)),
                E::At(number) => Expectation::At(number),
                E::Yes => Expectation::Vote(Vote::Yes),
                E::Abstain => Expectation::Vote(Vote::Abstain),
                E::No => Expectation::Vote(Vote::No),
                E::Silent => Expectation::Silent,
            },
            origin,
        });
    }
}

fn read_scale(read: &mut Reader<'_>, scale: format::ScaleEntry<'_>) -> Option<Scale> {
    use format::ScaleEntry as S;
    let path = |field| [Step::Field("scale"), Step::Field(field)];
    Some(match scale {
        S::Vote => Scale::Vote,
        S::Open => Scale::Open,
        S::Poles { against, in_favour } => {
            let against = read.words(against, "the scale", &path("against"));
            let in_favour = read.words(in_favour, "the scale", &path("in_favour"));
            Scale::Poles {
                against: against?,
                in_favour: in_favour?,
            }
        }
        S::Options(texts) => {
            let mut options: Vec<Slug> = Vec::with_capacity(texts.len());
            for (index, text) in texts.iter().enumerate() {
                let path = [Step::Field("scale"), Step::Index(index)];
                match Slug::new(text.as_str()) {
                    Ok(option) if options.contains(&option) => read.bad_value(
                        &path,
                        format!("the option `{option}` is there twice"),
                        "name each option once",
                    ),
                    Ok(option) => options.push(option),
                    Err(error) if error.suggestion.is_empty() => read.bad_value(
                        &path,
                        format!("the option {} {}", shown(text.as_str()), error.problem),
                        "an option is a short id like `third-country`",
                    ),
                    Err(error) => read.bad_value(
                        &path,
                        format!("the option {} {}", shown(text.as_str()), error.problem),
                        &format!("an option is a short id; write `{}`", error.suggestion),
                    ),
                }
            }
            if texts.len() < 2 {
                read.bad_value(
                    &[Step::Field("scale")],
                    match texts.len() {
                        0 => "the scale has no option".to_owned(),
                        _ => "the scale has only one option".to_owned(),
                    },
                    "name at least two options, or use `Poles` or `Open`",
                );
            }
            if texts.len() > usize::from(u16::MAX) {
                read.bad_value(
                    &[Step::Field("scale")],
                    format!("{} options are too many", texts.len()),
                    "at most 65,535 are read",
                );
            }
            Scale::Options(options.into())
        }
        S::Scale {
            min,
            max,
            unit,
            points,
        } => {
            let min = read.required(min, "the scale", &path("min"));
            let max = read.required(max, "the scale", &path("max"));
            let (min, max) = (min?, max?);
            if !(min.is_finite() && max.is_finite() && min < max) {
                read.bad_value(
                    &[Step::Field("scale")],
                    format!("the scale goes from {min} to {max}"),
                    "`min` must be below `max`",
                );
            }
            for (index, (point, name)) in points.iter().enumerate() {
                if !(*point >= min && *point <= max) {
                    read.bad_value(
                        &[
                            Step::Field("scale"),
                            Step::Field("points"),
                            Step::Index(index),
                        ],
                        format!(
                            "the point {point} ({}) lies outside {min} to {max}",
                            shown(name.as_str())
                        ),
                        "move the point, or widen the scale",
                    );
                }
            }
            let points = points
                .into_iter()
                .map(|(at, name)| (at, boxed(name)))
                .collect();
            Scale::Scale {
                min,
                max,
                unit: maybe(unit),
                points,
            }
        }
    })
}

fn read_quotes(
    read: &mut Reader<'_>,
    symbols: &mut Symbols,
    entries: Vec<format::QuoteEntry<'_>>,
) -> Box<[Quote]> {
    use format::QuoteKindEntry as K;
    if entries.is_empty() {
        let place = read.at(&[Step::Field("quotes")]);
        read.problem(
            Diagnostic::new(&codes::NO_QUOTE, place, "the claim has no quote and no record")
                .label("what proves it?")
                .help("add `quotes: [(source: \"…\", exact: \"…\", kind: Direct)]`, or a record: `kind: Record(\"locator\")`"),
        );
        return Box::default();
    }
    let mut quotes = Vec::with_capacity(entries.len());
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
    quotes.into()
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

impl Builder {
    /// Looks for further problems of an entry of which a part did not read,
    /// without taking it in.
    pub(super) fn inspect(&mut self, origin: Origin, entry: Entry<'_>, excused: &[String]) {
        let mut aside = Builder {
            header: self.header,
            ..Builder::default()
        };
        aside.add(origin, entry);
        let found = aside.diagnostics.into_iter();
        self.diagnostics
            .extend(found.filter(|d| !super::explain::is_excused(d, excused)));
        self.broken.append(&mut aside.broken);
    }
}
