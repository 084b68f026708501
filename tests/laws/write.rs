//! A world as text, and the ledger that the library reads from it.

use std::fmt;

use stancegraph::load::{self, File};
use stancegraph::model::Ledger;

use super::world::{Actor, Claim, Content, Date, Issue, Scale, Source, Stance, World, day};

impl Date {
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
