//! What is compared of two claims: a claim comes in, its value in words comes
//! out, the same for claims that were coded the same.

use crate::compare::Metric;
use crate::model::{Act, Claim, Ledger, Pole, Scale, Stance, Vote};

/// A field of a claim on which coders can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Which issue.
    Issue,
    /// Who speaks, and whose position it is.
    Speaker,
    /// When it was said.
    Said,
    /// What the speaker did in saying it.
    Act,
    /// The kind of the first quote.
    Quote,
    /// The stance, where one was taken.
    Stance,
    /// What was done instead of taking a stance.
    Response,
    /// Whether the stance depends on anything.
    Conditions,
}

impl Field {
    /// Every field, in the order in which answers list them.
    pub const ALL: &'static [Field] = &[
        Field::Issue,
        Field::Speaker,
        Field::Said,
        Field::Act,
        Field::Quote,
        Field::Stance,
        Field::Response,
        Field::Conditions,
    ];

    /// The name: `stance`.
    pub fn name(self) -> &'static str {
        match self {
            Field::Issue => "issue",
            Field::Speaker => "speaker",
            Field::Said => "said",
            Field::Act => "act",
            Field::Quote => "quote kind",
            Field::Stance => "stance",
            Field::Response => "response",
            Field::Conditions => "conditions",
        }
    }

    /// Whether it answers the question of the issue: what answers different
    /// questions is not compared.
    pub fn answers_the_issue(self) -> bool {
        matches!(self, Field::Stance | Field::Response | Field::Conditions)
    }

    /// What a claim has here, as in the file. What may be left out is `none`,
    /// which is a value like others; only a claim without a stance has nothing
    /// to be compared as a stance.
    pub fn text(self, ledger: &Ledger, claim: &Claim) -> Option<String> {
        let none = || "none".to_owned();
        Some(match self {
            Field::Issue => ledger.issue(claim.on).id.to_string(),
            Field::Speaker => speaker(ledger, claim),
            Field::Said => claim
                .said
                .as_ref()
                .map_or_else(|| "undated".to_owned(), ToString::to_string),
            Field::Act => claim.act.map(Act::name).map_or_else(none, str::to_owned),
            Field::Quote => claim.quotes.first()?.kind.name().to_owned(),
            Field::Stance => stance(&ledger.issue(claim.on).scale, claim.stance()?),
            Field::Response => claim
                .response()
                .map_or_else(none, |response| response.name().to_owned()),
            Field::Conditions => match claim.conditions {
                Some(_) => "yes".to_owned(),
                None => "no".to_owned(),
            },
        })
    }

    /// How far apart values are: poles are ordered, points of a scale have
    /// distances, all else is the same or not.
    pub(super) fn metric(self, scale: Option<&Scale>) -> Metric {
        match (self, scale) {
            (Field::Stance, Some(Scale::Poles { .. })) => Metric::Ordinal,
            (Field::Stance, Some(Scale::Scale { .. })) => Metric::Interval,
            _ => Metric::Nominal,
        }
    }
}

/// The number of a stance that is not on options.
pub(super) fn number(stance: Stance) -> Option<f64> {
    match stance {
        Stance::Pole(pole) => Some(Pole::value(pole).into()),
        Stance::Vote(vote) => Some(Vote::value(vote).into()),
        Stance::At(number) => Some(number),
        Stance::Choose(_) | Stance::Reject(_) => None,
    }
}

/// `reed`, `reed of southland`, `the source of southland`.
fn speaker(ledger: &Ledger, claim: &Claim) -> String {
    let mut of: Vec<&str> = claim
        .of
        .iter()
        .map(|actor| ledger.actor_slug(*actor).as_str())
        .collect();
    of.sort_unstable();
    let by = claim
        .by
        .map_or("the source", |by| ledger.actor_slug(by).as_str());
    match of.is_empty() {
        true => by.to_owned(),
        false => format!("{by} of {}", of.join(", ")),
    }
}

/// As in the file: `Support`, `Choose("kyiv")`.
fn stance(scale: &Scale, stance: Stance) -> String {
    let option = || match (scale, stance.option()) {
        (Scale::Options(options), Some(number)) => options
            .get(usize::from(number))
            .map_or("", |option| option.as_str()),
        _ => "",
    };
    match stance {
        Stance::Pole(pole) => pole.name().to_owned(),
        Stance::Vote(vote) => vote.name().to_owned(),
        Stance::At(number) => format!("At({number})"),
        Stance::Choose(_) => format!("Choose(\"{}\")", option()),
        Stance::Reject(_) => format!("Reject(\"{}\")", option()),
    }
}
