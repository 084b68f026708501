//! Every entry but claims: the ledger itself, actors, issues, sources, assertions.

use super::Builder;
use super::claim::conditions;
use super::reader::{Reader, all, boxed, maybe, pairs};
use super::scale::read_scale;
use crate::diagnostics::{Diagnostic, Origin, Place, Step, codes};
use crate::load::format::{self};
use crate::model::{
    Actor, ActorId, Assertion, Day, Expectation, ExpectedResponse, Issue, IssueId, Pole, Policy,
    Response, Role, RoleKind, Source, Vote,
};
use crate::text::shown;

/// Above it sums of weights would lose what the small ones say.
const MAX_WEIGHT: f64 = 1e6;

/// The days of 10,000 years, of which the calendar has no more.
const MAX_DAYS: u32 = 3_652_500;

impl Builder {
    pub(super) fn ledger(&mut self, origin: Origin, entry: format::LedgerEntry<'_>) {
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
        if policy.window.is_some_and(|days| days > MAX_DAYS) {
            read.bad_value(
                &[Step::Field("policy"), Step::Field("window")],
                "the window is too large".to_owned(),
                "it counts days; at most 3,652,500 are read, which is 10,000 years",
            );
        }
        let usual = Policy::default();
        self.policy = Policy {
            window: policy.window.unwrap_or(usual.window),
            min_issues: policy.min_issues.unwrap_or(usual.min_issues),
        };
        self.header = Some(origin);
        self.title = maybe(entry.title);
        self.note = maybe(entry.note);
    }

    pub(super) fn actor(&mut self, origin: Origin, entry: format::ActorEntry<'_>) {
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

    pub(super) fn issue(&mut self, origin: Origin, entry: format::IssueEntry<'_>) {
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
        if weight.is_nan() || weight > MAX_WEIGHT {
            read.bad_value(
                &[Step::Field("weight")],
                if weight.is_nan() {
                    "the weight is no number".to_owned()
                } else {
                    "the weight is too large".to_owned()
                },
                "write a number above 0 and not above 1,000,000; 1 is usual",
            );
        } else if weight <= 0.0 {
            read.bad_value(
                &[Step::Field("weight")],
                format!("the weight {weight} is not above 0"),
                "write a number above 0: with `0.1` the issue counts a tenth of the others; to leave it out of an answer, name the others with `--issue`",
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

    pub(super) fn source(&mut self, origin: Origin, entry: format::SourceEntry<'_>) {
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

    pub(super) fn assertion(&mut self, origin: Origin, entry: format::AssertEntry<'_>) {
        use format::ExpectEntry as E;
        use format::ExpectResponseEntry as R;
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
        let lists = [entry.only_if, entry.if_, entry.unless];
        let silent = matches!(expect, Some(E::Silent));
        let asserted = lists.iter().any(Option::is_some).then(|| {
            let lists = lists.map(Option::unwrap_or_default);
            conditions(&mut read, lists, silent.then_some("`Silent` expects none"))
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
            conditions: asserted,
            response: entry.response.map(|response| match response {
                R::Declined => ExpectedResponse::Given(Response::Declined),
                R::NoAnswer => ExpectedResponse::Given(Response::NoAnswer),
                R::Disputed => ExpectedResponse::Given(Response::Disputed),
                R::Assessed => ExpectedResponse::Given(Response::Assessed),
                R::Absent => ExpectedResponse::Given(Response::Absent),
                R::Silent => ExpectedResponse::Silent,
            }),
            origin,
        });
    }
}
