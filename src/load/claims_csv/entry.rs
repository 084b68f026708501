//! One row to a claim, in the words of the file format.

use super::World;
use super::header::Column;
use super::names::TABLE;
use super::relation::relations;
use super::source::{Source, parts};
use super::stance::{Abstained, WORDS, Word};
use crate::diagnostics::Diagnostic;
use crate::load::format::{
    Act, ClaimEntry, QuoteEntry, QuoteKindEntry, Rank, Response, StanceEntry, Text,
};
use crate::model;

/// Ids in place of the names of a row.
pub(super) struct Named {
    pub(super) id: String,
    /// None where the name leads nowhere; so for the issue and the source.
    pub(super) actor: Option<String>,
    pub(super) issue: Option<String>,
    pub(super) source: Option<String>,
    /// Who spoke, where that has a column of its own.
    pub(super) speaker: Option<String>,
    /// Who relayed it, the nearest to the source first.
    pub(super) via: Vec<String>,
    /// What it means to abstain on the issue.
    pub(super) abstained: Abstained,
    /// Whether ids are made of names.
    pub(super) world: World,
}

/// The claim of a row as far as it can be read, and what of it cannot.
pub(super) fn entry<'r>(
    from: &Source<'r>,
    named: Named,
    found: &mut Vec<Diagnostic>,
) -> ClaimEntry<'r> {
    let said = match (from.get(Column::Stance), from.stance()) {
        (Some(_), None) => {
            let mut problem = from.not_one_of(Column::Stance, "no stance", &WORDS);
            problem = problem.help(
                "a number is a point of a scale; `Choose(x)` and `Reject(x)` are about options",
            );
            found.push(problem);
            None
        }
        (_, word) => word,
    };
    let declines = said == Some(Word::Abstain) && named.abstained == Abstained::Declined;
    let stance = said
        .filter(|_| !declines)
        .map(|word| spelled(word, named.abstained));
    let responses: Vec<&str> = model::Response::ALL.iter().map(|r| r.name()).collect();
    let of_response = |text: &str| model::Response::from_name(text).map(Response::from);
    let response = from
        .word(Column::Response, &responses, of_response, found)
        .or(declines.then_some(Response::Declined));
    let acts: Vec<&str> = model::Act::ALL.iter().map(|a| a.name()).collect();
    let of_act = |text: &str| model::Act::from_name(text).map(Act::from);
    let act = from.word(Column::Act, &acts, of_act, found);
    let digits = ["1", "2", "3", "4", "5", "6"];
    let of_digit = |text: &str| text.parse().ok();
    let credibility = from.word(Column::Credibility, &digits, of_digit, found);
    let yes_no = |text: &str| match text {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    };
    let ranks: Vec<&str> = model::Rank::ALL.iter().map(|rank| rank.name()).collect();
    let of_rank = |text: &str| model::Rank::from_name(text).map(Rank::from);
    let rank = from.word(Column::Rank, &ranks, of_rank, found);
    let reviewed = from.word(Column::Reviewed, &["true", "false"], yes_no, found);
    let inferred = Column::InferredSpeaker;
    let inferred_speaker = from.word(inferred, &["true", "false"], yes_no, found);
    let relations = relations(from, named.world, found);
    let quote = quote(from, named.source, found);
    let told = matches!(&quote, Some(quote) if quote.kind == Some(QuoteKindEntry::Narrated));
    let is_holder = named.speaker == named.actor;
    let actor = named.actor.map(Text::from).and_then(Text::into_some);
    let (by, of) = match named.speaker {
        Some(speaker) if !is_holder => (Text::from(speaker).into_some(), actor),
        None if told => (None, actor),
        Some(_) | None => (actor, None),
    };
    let list = |column| from.get(column).map_or(Vec::new(), several);
    ClaimEntry {
        id: Text::from(named.id).into_some(),
        by,
        of: of.into_iter().collect(),
        on: named.issue.map(Text::from).and_then(Text::into_some),
        stance,
        response,
        only_if: list(Column::OnlyIf),
        if_: list(Column::If),
        unless: list(Column::Unless),
        said: from.text(Column::Date),
        said_as: from.text(Column::SaidAs),
        act,
        quotes: quote.into_iter().collect(),
        credibility,
        coder: from.text(Column::Coder),
        because: from.text(Column::Because),
        rank,
        tags: list(Column::Tags),
        via: named.via.into_iter().map(Text::from).collect(),
        relations,
        inferred_speaker: inferred_speaker.unwrap_or_default(),
        reviewed: reviewed.unwrap_or_default(),
        note: from.text(Column::Note),
        ..ClaimEntry::default()
    }
}

/// The fields that an entry lacks because what stands in the row is wrong: that
/// they are not there is nothing else that is wrong with it.
pub(super) fn excused(from: &Source<'_>, entry: &ClaimEntry<'_>) -> Vec<String> {
    let lacks = |column, field: bool| field && from.get(column).is_some();
    let quote = entry.quotes.first();
    let all = [
        (entry.by.is_none() && entry.of.is_empty(), "by"),
        (entry.on.is_none(), "on"),
        (quote.is_none_or(|quote| quote.source.is_none()), "source"),
        (lacks(Column::Stance, entry.stance.is_none()), "stance"),
        (
            lacks(Column::Response, entry.response.is_none()),
            "response",
        ),
        (
            lacks(Column::Relation, entry.relations.is_empty()),
            "relations",
        ),
        (
            lacks(Column::Kind, quote.is_none_or(|quote| quote.kind.is_none())),
            "kind",
        ),
    ];
    let all = all.into_iter().filter(|(lacks, _)| *lacks);
    all.map(|(_, name)| name.to_owned()).collect()
}

/// The quote of a row. Without words it is a record in its source.
fn quote<'r>(
    from: &Source<'r>,
    source: Option<String>,
    found: &mut Vec<Diagnostic>,
) -> Option<QuoteEntry<'r>> {
    use QuoteKindEntry as K;
    let written = from.get(Column::Source).or(Some(TABLE));
    let record = |words: Option<Text<'r>>| words.or(written.map(Text::from)).map(K::Record);
    let exact = from.text(Column::Exact);
    let kinds = [
        "Direct", "Mixed", "Indirect", "Narrated", "Rumour", "Record",
    ];
    let kind = match (from.get(Column::Kind), &exact) {
        (None, None) => record(None),
        (None, Some(_)) => None,
        (Some("Record"), _) => record(exact.clone()),
        (Some("Direct"), _) => Some(K::Direct),
        (Some("Mixed"), _) => Some(K::Mixed),
        (Some("Indirect"), _) => Some(K::Indirect),
        (Some("Narrated"), _) => Some(K::Narrated),
        (Some("Rumour"), _) => Some(K::Rumour),
        (Some(_), _) => {
            found.push(from.not_one_of(Column::Kind, "no kind of quote", &kinds));
            None
        }
    };
    let is_record = matches!(kind, Some(K::Record(_)));
    Some(QuoteEntry {
        source: source.map(Text::from).and_then(Text::into_some),
        exact: exact.filter(|_| !is_record),
        prefix: from.text(Column::Prefix),
        suffix: from.text(Column::Suffix),
        translation: from.text(Column::Translation),
        kind,
    })
}

/// A stance as the file format spells it.
fn spelled<'r>(word: Word<'r>, abstained: Abstained) -> StanceEntry<'r> {
    match word {
        Word::Pole(2..) => StanceEntry::StrongSupport,
        Word::Pole(1) => StanceEntry::Support,
        Word::Pole(0) => StanceEntry::Neutral,
        Word::Pole(-1) => StanceEntry::Oppose,
        Word::Pole(_) => StanceEntry::StrongOppose,
        Word::Vote(1..) => StanceEntry::Yes,
        Word::Vote(_) => StanceEntry::No,
        Word::Abstain if abstained == Abstained::Voted => StanceEntry::Abstain,
        Word::Abstain => StanceEntry::Neutral,
        Word::At(number) => StanceEntry::At(number),
        Word::Choose(option) => StanceEntry::Choose(option.into()),
        Word::Reject(option) => StanceEntry::Reject(option.into()),
    }
}

/// Several texts of one field stand between ` | `.
fn several(text: &str) -> Vec<Text<'_>> {
    parts(text).map(Text::from).collect()
}

impl Text<'_> {
    /// The text, unless it says nothing.
    fn into_some(self) -> Option<Self> {
        Some(self).filter(|text| !text.as_str().is_empty())
    }
}
