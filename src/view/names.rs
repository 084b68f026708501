//! What people call the things behind the ids.

use super::phrase;
use crate::model::{Claim, ClaimId, Day, Evidence, Ledger, Quote, QuoteKind, Scale, Slug};

/// Looks names up in one or more ledgers, the first that has them; without a
/// ledger the ids stand for themselves.
#[derive(Clone, Default)]
pub struct Names<'l> {
    pub(super) ledgers: Vec<&'l Ledger>,
}

impl<'l> Names<'l> {
    /// From these ledgers, the first first.
    pub fn new(ledgers: impl IntoIterator<Item = &'l Ledger>) -> Names<'l> {
        Names {
            ledgers: ledgers.into_iter().collect(),
        }
    }

    /// The name of an actor, on one line: `Russia`.
    ///
    /// ```
    /// use stancegraph::load::{File, load};
    /// use stancegraph::view::Names;
    ///
    /// let text = r#"[Actor(id: "north", name: "Northland", kind: State)]"#;
    /// let ledger = load(vec![File::new("l.ron", text)]).ledger;
    /// assert_eq!(Names::new([&ledger]).actor("north"), "Northland");
    /// // Without a ledger the id stands for itself.
    /// assert_eq!(Names::default().actor("north"), "north");
    /// ```
    pub fn actor(&self, id: &str) -> String {
        on_one_line(&self.actor_as_written(id))
    }

    /// The same as the ledger has it.
    pub fn actor_as_written(&self, id: &str) -> String {
        let mut names = self
            .ledgers
            .iter()
            .filter_map(|l| Some(&l.actor(l.find_actor(id)?).name));
        names
            .next()
            .map_or_else(|| id.to_owned(), |name| name.to_string())
    }

    /// The name with the id, unless one gives the other: `Russia (moscow)`, `Albania`.
    pub fn actor_with_id(&self, id: &str) -> String {
        let name = self.actor(id);
        let plain = |text: &str| {
            let kept = text.chars().flat_map(char::to_lowercase);
            kept.filter(|c| c.is_alphanumeric()).collect::<String>()
        };
        if plain(&name) == plain(id) {
            name
        } else {
            format!("{name} ({id})")
        }
    }

    /// The question of an issue on one line, or its id.
    pub fn question(&self, id: &str) -> String {
        let mut all = self
            .ledgers
            .iter()
            .filter_map(|l| Some(&l.issue(l.find_issue(id)?).question));
        all.next()
            .map_or_else(|| id.to_owned(), |question| on_one_line(question))
    }

    /// The scale of an issue, if a ledger has it.
    pub(super) fn scale(&self, issue: &Slug) -> Option<&'l Scale> {
        let mut all = self.ledgers.iter();
        all.find_map(|l| Some(&l.issue(l.find_issue(issue.as_str())?).scale))
    }

    /// What an option is called, if a ledger gives it a name.
    pub(super) fn named_option(&self, issue: &Slug, option: &Slug) -> Option<String> {
        let mut all = self.ledgers.iter();
        all.find_map(|l| match &l.issue(l.find_issue(issue.as_str())?).scale {
            Scale::Options(options) => options.name(option).map(on_one_line),
            _ => None,
        })
    }

    /// What an option is called: its name, or else its id.
    pub(super) fn option(&self, issue: &Slug, option: &Slug) -> String {
        let name = self.named_option(issue, option);
        name.unwrap_or_else(|| option.to_string())
    }

    /// An option on a label: its name, or else the words of its id.
    pub(super) fn option_label(&self, issue: &Slug, option: &Slug) -> String {
        let name = self.named_option(issue, option);
        name.unwrap_or_else(|| option.as_str().replace('-', " "))
    }

    /// A point of a scale with what is counted: "25 metres".
    pub(super) fn point(&self, issue: &Slug, number: f64) -> String {
        let unit = self.scale(issue).and_then(Scale::unit);
        phrase::counted_number(number, unit.map(on_one_line).as_deref())
    }

    /// The name alone, for who knows no ids; with the id only where another
    /// actor has the same name.
    pub(super) fn actor_told(&self, id: &str) -> String {
        let name = self.actor_as_written(id);
        let actors = self.ledgers.iter().flat_map(|ledger| &ledger.actors);
        let mut alike = actors.filter(|actor| *actor.name == *name);
        match alike.any(|actor| actor.id.as_str() != id) {
            true => format!("{} ({id})", on_one_line(&name)),
            false => on_one_line(&name),
        }
    }

    /// The first ledger, if there is one.
    pub(super) fn ledger(&self) -> Option<&'l Ledger> {
        self.ledgers.first().copied()
    }

    /// A claim and the ledger that has it.
    pub fn claim(&self, id: &str) -> Option<(&'l Ledger, ClaimId, &'l Claim)> {
        self.ledgers.iter().find_map(|ledger| {
            let found = ledger.find_claim(id)?;
            Some((*ledger, found, ledger.claim(found)))
        })
    }

    /// Who speaks in a piece of evidence: a name, or "the source".
    pub fn speaker(&self, evidence: &Evidence) -> String {
        match &evidence.by {
            Some(by) => self.actor(by.as_str()),
            None => "the source".to_owned(),
        }
    }

    /// `2026-01-29, Kremlin, kremlin-reiterates-invitation`.
    pub fn evidence(&self, evidence: &Evidence) -> String {
        let mut parts = vec![said(evidence)];
        if evidence.by.is_some() || evidence.claim.is_some() {
            parts.push(self.speaker(evidence));
        }
        parts.extend(evidence.claim.as_ref().map(Slug::to_string));
        parts.join(", ")
    }

    /// With the source where it was read: `2026-01-29, Kremlin,
    /// kremlin-reiterates-invitation; The Gazette, 2026-01-29`.
    pub(super) fn cited(&self, evidence: &Evidence) -> String {
        let mut note = self.evidence(evidence);
        let claim = evidence.claim.as_ref();
        let found = claim.and_then(|id| self.claim(id.as_str()));
        let Some((ledger, _, claim)) = found else {
            return note;
        };
        let mut sources: Vec<String> = Vec::new();
        for quote in &claim.quotes {
            let source = ledger.source(quote.source);
            let by = source.publisher.as_deref().unwrap_or(&source.title);
            let published = source.published.as_ref();
            let cited = match published.map(|when| (when.exactly(), when)) {
                Some((Some(day), _)) => format!("{by}, {day}"),
                Some((None, when)) => format!("{by}, {when}"),
                None => by.to_owned(),
            };
            if !sources.contains(&cited) {
                sources.push(cited);
            }
        }
        for source in sources {
            note.push_str("; ");
            note.push_str(&source);
        }
        note
    }

    /// The same beside the actor: undated ones have no day, and the speaker
    /// is named only when it is somebody else.
    pub(super) fn evidence_beside(&self, evidence: &Evidence, actor: &Slug) -> String {
        let mut parts = vec![match &evidence.said {
            Some(said) => said.to_string(),
            None => "undated".to_owned(),
        }];
        if evidence.by.as_ref() != Some(actor) && evidence.claim.is_some() {
            parts.push(self.speaker(evidence));
        }
        parts.extend(evidence.claim.as_ref().map(Slug::to_string));
        parts.join(", ")
    }

    /// The quotes of a claim: words, and who said them where.
    pub fn quotes(&self, evidence: &Evidence) -> Vec<(String, String)> {
        let found = self.quotes_in_sources(evidence).into_iter();
        found
            .map(|(words, attribution, _)| (words, attribution))
            .collect()
    }

    /// The same with the source of each quote.
    pub(super) fn quotes_in_sources(&self, evidence: &Evidence) -> Vec<(String, String, &'l Slug)> {
        let Some((ledger, _, claim)) = evidence
            .claim
            .as_ref()
            .and_then(|id| self.claim(id.as_str()))
        else {
            return Vec::new();
        };
        let speaker = self.speaker(evidence);
        let mut found: Vec<(String, String, &Slug)> = Vec::new();
        for quote in &claim.quotes {
            let source = &ledger.source(quote.source).id;
            let (words, attribution) = self.quote(ledger, claim, quote, &speaker);
            let known =
                |other: &(String, String, &Slug)| other.0 == words && other.1 == attribution;
            if !found.iter().any(known) {
                found.push((words, attribution, source));
            }
        }
        // What is said of several quotes alike is said behind the last of them.
        for at in 1..found.len() {
            if found[at - 1].1 == found[at].1 {
                found[at - 1].1.clear();
            }
        }
        found
    }

    fn quote(
        &self,
        ledger: &Ledger,
        claim: &Claim,
        quote: &Quote,
        speaker: &str,
    ) -> (String, String) {
        let source = ledger.source(quote.source);
        let via: Vec<&str> = claim.via.iter().map(|a| &*ledger.actor(*a).name).collect();
        let relayed = if via.is_empty() {
            String::new()
        } else {
            format!(" via {}", via.join(", "))
        };
        let day = claim
            .said
            .as_ref()
            .map_or("undated".to_owned(), ToString::to_string);
        let as_said = claim
            .said_as()
            .map_or(String::new(), |words| format!(" (\u{201c}{words}\u{201d})"));
        let publisher = source
            .publisher
            .as_deref()
            .map_or(String::new(), |p| format!(", {p}"));
        let published = source.published.as_ref().map_or(String::new(), |when| {
            when.exactly()
                .map_or(format!(", {when}"), |day| format!(", {day}"))
        });
        let (words, how) = match &quote.kind {
            QuoteKind::Record(locator) => {
                let words = if quote.exact.is_empty() {
                    locator
                } else {
                    &quote.exact
                };
                (words.to_string(), "record".to_owned())
            }
            kind => (quote.exact.to_string(), kind.name().to_lowercase()),
        };
        let attribution = format!(
            "{speaker}{relayed}, {day}{as_said}, {how}; in: {}{publisher}{published}",
            source.title
        );
        (words, attribution)
    }
}

/// A name as it stands in rows, labels and running text, where a line break
/// would end what it is part of.
fn on_one_line(name: &str) -> String {
    let breaks = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    name.replace("\r\n", " ").replace(breaks, " ")
}

/// When something was said: `2026-01-29`, `2025`, `undated, published 2026-01-29`.
pub(super) fn said(evidence: &Evidence) -> String {
    match (&evidence.said, evidence.published) {
        (Some(said), _) => said.to_string(),
        (None, Some(published)) => format!("undated, published {published}"),
        (None, None) => "undated".to_owned(),
    }
}

/// `as of 29 January 2026`.
pub(super) fn as_of(day: Day) -> String {
    format!("as of {}", day.long())
}
