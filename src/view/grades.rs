//! How strong the evidence is, in words: beside positions, in a matrix, and
//! link by link.

use serde_json::{Value as Json, json};

use super::answer::{Block, Item};
use super::names::Names;
use super::phrase;
use crate::model::{Cell, Claim, Evidence, Ledger, Reliability, Snapshot, Strength};
use crate::position::grade::Grade;
use crate::position::strength::{nameless, strength};
use crate::position::{self, Grades};

/// What the grades in brackets mean.
const KEY: &str = "In brackets: how strong the evidence is, A to F for the source, 1 to 6 for what \
                   it says, ? where nobody graded it; how many pieces of it, if several.";

/// The grades of a snapshot, where a ledger tells them.
pub(super) struct Graded<'l> {
    pub(super) grades: Option<Grades<'l>>,
    /// Whether anything shown is rated.
    rated: bool,
    /// What all that is shown has in common.
    alike: Option<Strength>,
}

impl<'l> Graded<'l> {
    pub(super) fn new(snapshot: &Snapshot, names: &Names<'l>) -> Graded<'l> {
        let ledger = names.ledger();
        let grades = ledger.map(|ledger| position::grades(ledger, snapshot.as_of, snapshot.clock));
        let cells = || snapshot.cells.iter();
        let of_all = |grades: &Grades<'_>| {
            let of_cell = |cell| grades.of_cell(cell).map(|g| g.strength).collect::<Vec<_>>();
            cells().flat_map(of_cell).collect::<Vec<Strength>>()
        };
        let all: Vec<Strength> = grades.as_ref().map(of_all).unwrap_or_default();
        let first = all.first().copied();
        Graded {
            rated: all.iter().any(|strength| strength.is_rated()),
            alike: first.filter(|first| all.iter().all(|other| other == first)),
            grades,
        }
    }

    pub(super) fn of(&self, cell: &Cell, evidence: &Evidence) -> Option<&Grade> {
        self.grades.as_ref()?.of(cell, evidence)
    }

    /// What stands behind a claim in a table: ` (B2, 2 pieces)`; nothing where
    /// nothing is rated, and no grade where all have the same or it has none.
    pub(super) fn beside(&self, cell: &Cell, evidence: &Evidence) -> String {
        let Some(grade) = self.of(cell, evidence).filter(|_| self.rated) else {
            return String::new();
        };
        let mut parts = Vec::new();
        if self.alike.is_none() && grade.strength.is_rated() {
            parts.push(grade.strength.to_string());
        }
        if grade.pieces > 1 {
            parts.push(phrase::count(grade.pieces, "piece"));
        }
        if parts.is_empty() {
            return String::new();
        }
        format!(" ({})", parts.join(", "))
    }

    /// The grade that all have, in the header of an answer.
    pub(super) fn in_common(&self) -> String {
        let alike = self.alike.filter(|_| self.rated);
        alike.map_or(String::new(), |strength| {
            format!(" All evidence is graded {strength}: {}.", meaning(strength))
        })
    }

    /// What the brackets mean, if there are any.
    pub(super) fn key(&self) -> Option<Block> {
        let shown = self.rated && self.alike.is_none();
        shown.then(|| Block::Paragraph(KEY.to_owned()))
    }

    /// The grades of a cell in a matrix: `B2`, `B2 C-`; each once.
    pub(super) fn short(&self, cell: &Cell) -> Option<String> {
        let grades = self.grades.as_ref()?;
        let mut words: Vec<String> = Vec::new();
        for grade in grades.of_cell(cell) {
            let word = grade.strength.to_string();
            if !words.contains(&word) {
                words.push(word);
            }
        }
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The grade of one stance or response in a figure.
    pub(super) fn in_figure(&self, cell: &Cell, evidence: &Evidence) -> Option<String> {
        Some(self.of(cell, evidence)?.strength.to_string())
    }
}

/// `B2`, or `unrated`.
pub(super) fn word(strength: Strength) -> String {
    if strength.is_rated() {
        strength.to_string()
    } else {
        "unrated".to_owned()
    }
}

/// `source usually reliable, claim probably true`.
fn meaning(strength: Strength) -> String {
    let letter = match strength.reliability {
        Some(Reliability::A) => "completely reliable",
        Some(Reliability::B) => "usually reliable",
        Some(Reliability::C) => "fairly reliable",
        Some(Reliability::D) => "not usually reliable",
        Some(Reliability::E) => "unreliable",
        Some(Reliability::F) => "cannot be judged",
        None => "not rated",
    };
    let digit = match strength.credibility {
        Some(1) => "confirmed",
        Some(2) => "probably true",
        Some(3) => "possibly true",
        Some(4) => "doubtful",
        Some(5) => "improbable",
        Some(_) => "cannot be judged",
        None => "not rated",
    };
    format!("source {letter}, claim {digit}")
}

/// What a cell rests on, a sentence for each stance and response.
pub(super) fn behind(cell: &Cell, grades: &Grades<'_>, ledger: &Ledger) -> Vec<String> {
    let sentence = |grade: &Grade| {
        let ids = grade.claims.iter().map(|id| ledger.claim(*id).id.as_str());
        let graded = if grade.strength.is_rated() {
            format!("{}, {}", grade.strength, meaning(grade.strength))
        } else {
            "unrated".to_owned()
        };
        format!(
            "{graded}; {}: {}.",
            phrase::count(grade.pieces, "piece") + " of evidence",
            ids.collect::<Vec<_>>().join(", ")
        )
    };
    grades.of_cell(cell).map(sentence).collect()
}

/// The links of a claim that can be the weakest.
fn weakest(ledger: &Ledger, claim: &Claim) -> Vec<&'static str> {
    let (letter, digit) = strength(ledger, claim).steps();
    let mut weakest = Vec::new();
    if letter >= digit {
        let named = nameless(ledger, claim).next().is_none();
        weakest.push(if named { "Source" } else { "Nameless" });
    }
    if digit >= letter {
        weakest.push("Credibility");
    }
    weakest
}

/// The chain of a claim, link by link: `herald B, courier C; via Interfax;
/// credibility 2. Weakest link: the source.`
pub(super) fn chain(ledger: &Ledger, claim: &Claim) -> Item {
    let mut links = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    for quote in &claim.quotes {
        let source = ledger.source(quote.source);
        let letter = source.reliability.map_or("not rated", Reliability::name);
        let text = format!("{} {letter}", source.id);
        if !sources.contains(&text) {
            sources.push(text);
        }
    }
    let sources_are = if sources.len() > 1 {
        "sources"
    } else {
        "source"
    };
    links.push(format!("{sources_are} {}", sources.join(", ")));
    let name = |actor| ledger.actor(actor).name.to_string();
    let via: Vec<String> = claim.via.iter().map(|via| name(*via)).collect();
    if !via.is_empty() {
        links.push(format!("via {}", via.join(", ")));
    }
    let mut unnamed: Vec<String> = nameless(ledger, claim).map(name).collect();
    unnamed.dedup();
    if !unnamed.is_empty() {
        links.push(format!("{} not named, F", unnamed.join(", ")));
    }
    let digit = claim.credibility.map(|digit| digit.to_string());
    let digit = digit.unwrap_or_else(|| "not rated".to_owned());
    links.push(format!("credibility {digit}"));
    let weak: Vec<&str> = weakest(ledger, claim)
        .into_iter()
        .map(|link| match link {
            "Source" => "the source",
            "Nameless" => "who is not named",
            _ => "the credibility",
        })
        .collect();
    let strength = strength(ledger, claim);
    let links = capital(&links.join("; "));
    let mut text = format!("{}: {}. {links}.", claim.id, word(strength));
    if strength.is_rated() {
        text.push_str(&format!(" Weakest link: {}.", weak.join(" and ")));
    }
    Item {
        text,
        ..Item::default()
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The chain of a claim as data.
pub(super) fn chain_data(ledger: &Ledger, claim: &Claim) -> Json {
    let actor = |actor| ledger.actor(actor).id.as_str();
    let sources = claim.quotes.iter().map(|q| ledger.source(q.source));
    let mut sources: Vec<_> = sources.map(|s| (s.id.as_str(), s.reliability)).collect();
    sources.sort_unstable();
    sources.dedup();
    let source = |(id, letter): (&str, Option<Reliability>)| json!({"source": id, "reliability": letter.map(|l| l.name())});
    json!({
        "claim": claim.id.as_str(),
        "strength": strength(ledger, claim).to_string(),
        "sources": sources.into_iter().map(source).collect::<Vec<_>>(),
        "via": claim.via.iter().map(|via| actor(*via)).collect::<Vec<_>>(),
        "nameless": nameless(ledger, claim).map(actor).collect::<Vec<_>>(),
        "credibility": claim.credibility,
        "weakest": weakest(ledger, claim),
    })
}
