//! Coded claims of a ledger: what each says, whose it is, and where it stands.
//!
//! Claims with a stance feed a network, not positions. `actor` is the topmost
//! holder of a claim: a spokesman and his principal do not agree through one
//! sentence. A claim of several holders counts once for each. What is told by
//! another, rumoured or deprecated never counts.

use std::collections::BTreeMap;

use super::calendar::Instant;
use super::coded::{Attribute, Coded, Field, Level, NONE};
use super::labels::told_apart;
use super::settings::StanceKind;
use crate::graph::Roles;
use crate::model::{
    ActorId, Claim, ClaimId, Content, Ledger, QuoteKind, Rank, Scale, Slug, Stance,
};
use crate::position::Timing;
use crate::position::holder::{Bearing, Effect, bearings};

/// Which claims of a ledger feed a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Feed {
    /// Whether claims count that a source tells in its own voice alone.
    pub narrated: bool,
    /// Whether conditional claims are left out.
    pub unconditional: bool,
    /// Whether options are stances of one issue. Else each option is an issue
    /// of its own, chosen or rejected.
    pub options: bool,
}

/// The claims of a ledger.
pub fn of_ledger(ledger: &Ledger, feed: Feed) -> Coded {
    let mut building = Building {
        ledger,
        feed,
        roles: Roles::new(ledger),
        levels: Interned::default(),
        known: Vec::new(),
        issues: Interned::default(),
        rows: Vec::new(),
        left_out: BTreeMap::new(),
    };
    for id in ledger.claim_ids() {
        building.claim(id, ledger.claim(id));
    }
    building.finish()
}

/// A claim of one holder.
struct Row {
    actor: u32,
    speaker: u32,
    issue: u32,
    stance: u32,
    source: u32,
    time: Instant,
}

struct Building<'l> {
    ledger: &'l Ledger,
    feed: Feed,
    roles: Roles<'l>,
    levels: Interned,
    known: Vec<Level>,
    issues: Interned,
    rows: Vec<Row>,
    left_out: BTreeMap<&'static str, usize>,
}

/// Names, each with a number.
#[derive(Default)]
struct Interned {
    numbers: BTreeMap<Box<str>, u32>,
    names: Vec<Box<str>>,
}

impl Interned {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.numbers.insert(name.into(), number);
        self.names.push(name.into());
        number
    }
}

impl Building<'_> {
    fn leave_out(&mut self, reason: &'static str) {
        *self.left_out.entry(reason).or_default() += 1;
    }

    fn claim(&mut self, id: ClaimId, claim: &Claim) {
        let Content::Stance(stance) = claim.content else {
            return;
        };
        let quoted = |is: fn(&QuoteKind) -> bool| {
            !claim.quotes.is_empty() && claim.quotes.iter().all(|quote| is(&quote.kind))
        };
        if claim.rank == Rank::Deprecated {
            return self.leave_out("deprecated");
        }
        if quoted(|kind| *kind == QuoteKind::Rumour) {
            return self.leave_out("rumoured");
        }
        if !self.feed.narrated && quoted(|kind| !kind.is_stated()) {
            return self.leave_out("narrated");
        }
        if self.feed.unconditional && claim.conditions.is_some() {
            return self.leave_out("conditional");
        }
        let timing = Timing::of(self.ledger, claim);
        let holders = self.holders(id, claim, &timing);
        if holders.is_empty() {
            return self.leave_out("told by another");
        }
        let Some(level) = self.level(claim, stance) else {
            return self.leave_out("rejected options");
        };
        let issue = self.issue(claim, stance);
        for holder in holders {
            self.rows.push(Row {
                actor: holder.index() as u32,
                speaker: claim.by.map_or(NONE, |by| by.index() as u32),
                issue,
                stance: level,
                source: claim
                    .quotes
                    .first()
                    .map_or(NONE, |q| q.source.index() as u32),
                time: Instant::start_of(timing.day()),
            });
        }
    }

    /// Who holds it, topmost: nobody for whom another of them speaks.
    fn holders(&self, id: ClaimId, claim: &Claim, timing: &Timing) -> Vec<ActorId> {
        let mut all: Vec<Bearing> = Vec::new();
        bearings(
            self.ledger,
            &self.roles,
            id,
            claim,
            timing,
            |_| true,
            &mut all,
        );
        let own: Vec<ActorId> = all
            .iter()
            .filter(|bearing| bearing.effect == Effect::Own)
            .map(|bearing| bearing.holder)
            .collect();
        let (first, last) = timing.span();
        let speaks = |holder: &ActorId| {
            let principals = self.roles.principals(*holder, first, last);
            principals
                .iter()
                .any(|(principal, _)| principal != holder && own.contains(principal))
        };
        own.iter()
            .filter(|holder| !speaks(holder))
            .copied()
            .collect()
    }

    /// The number of a stance; none for an option that is rejected, where
    /// options are stances.
    fn level(&mut self, claim: &Claim, stance: Stance) -> Option<u32> {
        let value = stance_number(stance);
        let name: Box<str> = match (stance, &self.ledger.issue(claim.on).scale) {
            (Stance::Choose(option), Scale::Options(all)) if self.feed.options => {
                all.get(usize::from(option))?.as_str().into()
            }
            (Stance::Reject(_), _) if self.feed.options => return None,
            (Stance::Choose(_), _) => "chosen".into(),
            (Stance::Reject(_), _) => "rejected".into(),
            (Stance::Pole(pole), _) => pole.prose().into(),
            (Stance::Vote(vote), _) => vote.prose().into(),
            (Stance::At(at), _) => at.to_string().into(),
        };
        let number = self.levels.number(&name);
        if number as usize == self.known.len() {
            self.known.push(Level {
                name,
                number: value,
                side: side(stance),
            });
        }
        Some(number)
    }

    fn issue(&mut self, claim: &Claim, stance: Stance) -> u32 {
        let issue = self.ledger.issue(claim.on);
        let name = match (&issue.scale, stance.option()) {
            (Scale::Options(all), Some(option)) if !self.feed.options => {
                let option = all.get(usize::from(option)).map_or("", |o| o.as_str());
                format!("{}: {option}", issue.id)
            }
            _ => issue.id.as_str().to_owned(),
        };
        self.issues.number(&name)
    }

    fn finish(self) -> Coded {
        let ledger = self.ledger;
        let column = |of: fn(&Row) -> u32| self.rows.iter().map(of).collect::<Vec<u32>>();
        let actors = names(ledger.actors.iter().map(|a| (&*a.name, a.id.as_str())));
        let sources = names(ledger.sources.iter().map(|s| (&*s.title, s.id.as_str())));
        let of_actors = ledger
            .actors
            .iter()
            .map(|a| &*a.attributes)
            .collect::<Vec<_>>();
        let of_sources = ledger
            .sources
            .iter()
            .map(|s| &*s.attributes)
            .collect::<Vec<_>>();
        let of_issues = self.issues.names.iter().map(|name| {
            let id = name.split_once(": ").map_or(&**name, |(id, _)| id);
            ledger
                .find_issue(id)
                .map(|id| &*ledger.issue(id).attributes)
        });
        let of_issues: Vec<_> = of_issues.map(Option::unwrap_or_default).collect();
        let publishers = {
            let mut all = Interned::default();
            let of = |source: &crate::model::Source| source.publisher.clone();
            let values: Vec<u32> = ledger
                .sources
                .iter()
                .map(|source| of(source).map_or(NONE, |name| all.number(&name)))
                .collect();
            let value = |row: &Row| values.get(row.source as usize).copied().unwrap_or(NONE);
            Field {
                names: vec!["publisher".into()],
                ids: Vec::new(),
                labels: all.names,
                values: self.rows.iter().map(value).collect(),
                of_source: true,
            }
        };
        // By source, place of the quote in it as far as the ledger tells, and id.
        let mut order: Vec<u32> = (0..self.rows.len() as u32).collect();
        order.sort_by_key(|at| self.rows[*at as usize].source);
        let mut attributes = Vec::new();
        for (field, of) in [
            (0, &of_actors),
            (1, &of_actors),
            (2, &of_issues),
            (3, &of_sources),
        ] {
            attributes.extend(of_field(field, of));
        }
        let field = |name: &str, (labels, ids), values, of_source| Field {
            names: vec![name.into()],
            labels,
            ids,
            values,
            of_source,
        };
        let issues = (
            issue_labels(ledger, &self.issues.names),
            self.issues.names.clone(),
        );
        // Points of a scale have numbers and no side.
        let points = self
            .known
            .iter()
            .all(|level| level.side.is_none() && level.number.is_some());
        let natural = match points && self.known.iter().any(|level| level.number != Some(0.0)) {
            true => StanceKind::Integer,
            false => StanceKind::Binary,
        };
        Coded {
            fields: vec![
                field("actor", actors.clone(), column(|row| row.actor), false),
                field("speaker", actors, column(|row| row.speaker), false),
                field("issue", issues, column(|row| row.issue), false),
                field("source", sources, column(|row| row.source), true),
                publishers,
            ],
            attributes,
            levels: self.known,
            stance: column(|row| row.stance),
            time: self.rows.iter().map(|row| row.time).collect(),
            source: column(|row| row.source),
            left_out: self.left_out.into_iter().collect(),
            natural: Some(natural),
            place: Vec::new(),
            order,
        }
    }
}

/// Labels and ids.
fn names<'l>(
    all: impl Iterator<Item = (&'l str, &'l str)> + Clone,
) -> (Vec<Box<str>>, Vec<Box<str>>) {
    let ids = all.clone().map(|(_, id)| id.into()).collect();
    (told_apart(all), ids)
}

/// How issues are shown: by their ids, but those of which a table or a database
/// knows no more than a name by that name.
fn issue_labels<'l>(ledger: &'l Ledger, ids: &'l [Box<str>]) -> Vec<Box<str>> {
    let name = |id: &'l str| -> &'l str {
        let issue = ledger.find_issue(id).map(|id| ledger.issue(id));
        let named = issue.filter(|issue| match Slug::new(&issue.question) {
            Ok(slug) => slug.as_str() == id,
            Err(error) => error.suggestion == id,
        });
        named.map_or(id, |issue| &issue.question)
    };
    told_apart(ids.iter().map(|id| (name(id), &**id)))
}

/// The attributes of the values of a field, by name.
fn of_field(field: usize, of: &[&[(Box<str>, Box<str>)]]) -> Vec<Attribute> {
    let mut found: BTreeMap<&str, (Interned, Vec<u32>)> = BTreeMap::new();
    for (at, attributes) in of.iter().enumerate() {
        let known = attributes.iter().filter(|(_, value)| !value.is_empty());
        for (name, value) in known {
            let entry = found.entry(name).or_default();
            entry.1.resize(of.len(), NONE);
            entry.1[at] = entry.0.number(value);
        }
    }
    let attribute = |(name, (labels, values)): (&str, (Interned, Vec<u32>))| Attribute {
        field,
        name: name.into(),
        labels: labels.names,
        values,
    };
    found.into_iter().map(attribute).collect()
}

fn side(stance: Stance) -> Option<bool> {
    use crate::model::Sign;
    match stance.sign() {
        Sign::Positive => Some(true),
        Sign::Negative => Some(false),
        _ => None,
    }
}

/// The number of a stance on its scale, if it has one.
fn stance_number(stance: Stance) -> Option<f64> {
    match stance {
        Stance::Pole(pole) => Some(f64::from(pole.value())),
        Stance::Vote(vote) => Some(f64::from(vote.value())),
        Stance::At(at) => Some(at),
        Stance::Choose(_) | Stance::Reject(_) => None,
    }
}
