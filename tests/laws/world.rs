//! A ledger as a plain description, and its RON text.
//!
//! It knows nothing of the types of the library, so that a law may compute
//! from it what the library should have found.

use std::fmt;

use stancegraph::load::{self, File};
use stancegraph::model::{Day, Ledger};

/// 2026-03-01, the day 0 of every world.
const FIRST: i32 = 20_513;

pub fn day(number: i32) -> Day {
    Day::from_number(FIRST + number).expect("a day of the calendar")
}

/// A date as a source gives it.
#[derive(Clone, Copy, PartialEq)]
pub enum Date {
    None,
    On(i32),
    Between(i32, i32),
    /// March, April or May 2026.
    Month(usize),
    Until(i32),
    Since(i32),
}

const MONTHS: [(i32, i32); 3] = [(0, 30), (31, 60), (61, 91)];

impl Date {
    /// The earliest possible day.
    pub fn earliest(self) -> Option<i32> {
        match self {
            Date::None => None,
            Date::On(day) | Date::Between(day, _) | Date::Since(day) => Some(day),
            Date::Month(month) => Some(MONTHS[month].0),
            Date::Until(_) => Some(i32::MIN),
        }
    }

    /// The latest possible day.
    pub fn latest(self) -> Option<i32> {
        match self {
            Date::None => None,
            Date::On(day) | Date::Between(_, day) | Date::Until(day) => Some(day),
            Date::Month(month) => Some(MONTHS[month].1),
            Date::Since(_) => Some(i32::MAX),
        }
    }

    fn field(self, name: &str) -> String {
        let text = match self {
            Date::None => return String::new(),
            Date::On(on) => day(on).to_string(),
            Date::Between(from, to) => format!("{}/{}", day(from), day(to)),
            Date::Month(month) => format!("2026-0{}", month + 3),
            Date::Until(to) => format!("../{}", day(to)),
            Date::Since(from) => format!("{}/..", day(from)),
        };
        format!(", {name}: \"{text}\"")
    }
}

#[derive(Clone)]
pub struct Role {
    /// Else it is a mere member.
    pub speaks: bool,
    /// Always one before it in the list, so that there are no circles.
    pub actor: usize,
    pub authority: Option<&'static str>,
    pub from: Option<i32>,
    pub to: Option<i32>,
}

#[derive(Clone)]
pub struct Actor {
    pub id: String,
    pub kind: &'static str,
    pub roles: Vec<Role>,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Scale {
    Poles,
    /// Of the options `o0`, `o1` and `o2`.
    Options,
    /// From 0 to 10.
    Numbers,
    Vote,
    Open,
}

#[derive(Clone)]
pub struct Issue {
    pub id: String,
    pub scale: Scale,
    /// Always one before it in the list.
    pub parent: Option<usize>,
    pub weight: f64,
    pub agenda: bool,
    pub stale_after: Option<i32>,
}

#[derive(Clone)]
pub struct Source {
    pub id: String,
    pub published: Date,
    pub reliability: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stance {
    /// On poles or of a vote.
    Word(&'static str),
    At(f64),
    Choose(usize),
    Reject(usize),
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stance::Word(word) => f.write_str(word),
            Stance::At(number) => write!(f, "At({number})"),
            Stance::Choose(option) => write!(f, "Choose(\"o{option}\")"),
            Stance::Reject(option) => write!(f, "Reject(\"o{option}\")"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Content {
    Stance(Stance),
    Response(&'static str),
    Relation,
}

#[derive(Clone)]
pub struct Claim {
    pub id: String,
    pub by: Option<usize>,
    pub of: Vec<usize>,
    pub on: usize,
    pub content: Content,
    /// `only_if`, `if` or `unless`, and a text.
    pub conditions: Vec<(&'static str, &'static str)>,
    pub said: Date,
    pub act: Option<&'static str>,
    pub via: Vec<usize>,
    /// Source and kind.
    pub quotes: Vec<(usize, &'static str)>,
    pub credibility: Option<u8>,
    pub rank: &'static str,
    /// Each to a claim before it in the list; only `Repeats` to none.
    pub relations: Vec<(&'static str, Option<usize>)>,
}

#[derive(Clone)]
pub struct World {
    pub window: i32,
    pub min_issues: i32,
    pub actors: Vec<Actor>,
    pub issues: Vec<Issue>,
    pub sources: Vec<Source>,
    pub claims: Vec<Claim>,
}

fn list(name: &str, items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().collect();
    match items.is_empty() {
        true => String::new(),
        false => format!(", {name}: [{}]", items.join(", ")),
    }
}

fn word<T: fmt::Display>(name: &str, value: Option<T>) -> String {
    value.map_or(String::new(), |value| format!(", {name}: {value}"))
}

impl World {
    fn actor(&self, actor: usize) -> String {
        format!("{:?}", self.actors[actor].id)
    }

    fn of_actor(&self, actor: &Actor) -> String {
        let roles = actor.roles.iter().map(|role| {
            let date = |name: &str, on: Option<i32>| on.map_or(Date::None, Date::On).field(name);
            format!(
                "{}(actor: {}{}{}{})",
                if role.speaks { "SpeaksFor" } else { "MemberOf" },
                self.actor(role.actor),
                word("authority", role.authority),
                date("from", role.from),
                date("to", role.to),
            )
        });
        let (id, kind, roles) = (&actor.id, actor.kind, list("roles", roles));
        format!("Actor(id: {id:?}, name: \"The {id}\", kind: {kind}{roles}),")
    }

    fn of_issue(&self, issue: &Issue) -> String {
        let scale = match issue.scale {
            Scale::Poles => "Poles(against: \"no\", in_favour: \"yes\")",
            Scale::Options => "Options([\"o0\", \"o1\", \"o2\"])",
            Scale::Numbers => "Scale(min: 0, max: 10)",
            Scale::Vote => "Vote",
            Scale::Open => "Open",
        };
        format!(
            "Issue(id: {:?}, question: \"What of {}?\", scale: {scale}{}, weight: {:?}, agenda: {}{}),",
            issue.id,
            issue.id,
            word(
                "parent",
                issue.parent.map(|p| format!("{:?}", self.issues[p].id))
            ),
            issue.weight,
            issue.agenda,
            word("stale_after", issue.stale_after),
        )
    }

    fn of_source(source: &Source) -> String {
        let id = &source.id;
        format!(
            "Source(id: {id:?}, title: \"{id}\", publisher: \"{id}\"{}{}),",
            source.published.field("published"),
            word("reliability", source.reliability),
        )
    }

    pub fn of_claim(&self, claim: &Claim) -> String {
        let actors = |name: &str, ids: &[usize]| list(name, ids.iter().map(|&id| self.actor(id)));
        let conditions = ["only_if", "if", "unless"].map(|kind| {
            let of_kind = claim.conditions.iter().filter(|c| c.0 == kind);
            list(kind, of_kind.map(|c| format!("{:?}", c.1)))
        });
        let quotes = claim.quotes.iter().map(|&(source, kind)| {
            let source = &self.sources[source].id;
            match kind {
                "Record" => format!("(source: {source:?}, kind: Record(\"page 1\"))"),
                _ => format!("(source: {source:?}, exact: \"Words.\", kind: {kind})"),
            }
        });
        let relations = claim.relations.iter().map(|&(kind, target)| match target {
            Some(target) => format!("{kind}({:?})", self.claims[target].id),
            None => kind.to_owned(),
        });
        format!(
            "Claim(id: {:?}{}{}, on: {:?}{}{}{}{}{}{}{}, rank: {}{}{}),",
            claim.id,
            word("by", claim.by.map(|by| self.actor(by))),
            actors("of", &claim.of),
            self.issues[claim.on].id,
            match claim.content {
                Content::Stance(stance) => format!(", stance: {stance}"),
                Content::Response(response) => format!(", response: {response}"),
                Content::Relation => String::new(),
            },
            conditions.concat(),
            claim.said.field("said"),
            word("act", claim.act),
            actors("via", &claim.via),
            list("quotes", quotes),
            word("credibility", claim.credibility),
            claim.rank,
            list("relations", relations),
            "",
        )
    }

    /// Every entry, on one line each.
    pub fn entries(&self) -> Vec<String> {
        let mut entries = vec![format!(
            "Ledger(format: 1, title: \"A world\", policy: (window: {}, min_issues: {})),",
            self.window, self.min_issues
        )];
        entries.extend(self.actors.iter().map(|actor| self.of_actor(actor)));
        entries.extend(self.issues.iter().map(|issue| self.of_issue(issue)));
        entries.extend(self.sources.iter().map(World::of_source));
        entries.extend(self.claims.iter().map(|claim| self.of_claim(claim)));
        entries
    }

    pub fn ledger(&self) -> Ledger {
        loaded(vec![File::new("world.ron", text(&self.entries()))])
    }
}

/// The text of a file with these entries.
pub fn text(entries: &[String]) -> String {
    format!("[\n{}\n]\n", entries.join("\n"))
}

/// The ledger of files in which nothing may be wrong.
pub fn loaded(files: Vec<File>) -> Ledger {
    let loaded = load::load(files);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded.ledger
}

/// As text, so that a world that breaks a law can be tried by hand.
impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text(&self.entries()))
    }
}
