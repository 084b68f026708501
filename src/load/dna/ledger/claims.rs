//! Statements to claims, each with its quote; what cannot be one is told.

use super::Told;
use super::actors::Actors;
use super::context::quoted;
use super::issues::Issues;
use super::names::{Ids, pairs, seen};
use super::sources::Sources;
use crate::load::dna::Choice;
use crate::load::dna::types::{DataType, Dna, StatementType, Values, Variable};
use crate::load::dna::utf16::Places;
use crate::load::format::{ClaimEntry, Entry, QuoteEntry, QuoteKindEntry, Text};
use crate::text::{Haystack, shown};

/// The claims, and what is to be known about the statements.
pub(super) struct Claims<'d> {
    pub(super) entries: Vec<Entry<'d>>,
    pub(super) told: Vec<Told>,
}

/// Makes them, in the order of the statements; notes for whom speakers speak.
pub(super) fn claims<'d>(
    dna: &'d Dna,
    choice: &Choice,
    actors: &mut Actors<'d>,
    issues: &Issues<'d>,
    sources: &Sources<'d>,
    ids: &mut Ids,
) -> Claims<'d> {
    let of = &dna.types[choice.statement_type];
    let mut making = Making {
        dna,
        of,
        choice,
        texts: dna
            .documents
            .iter()
            .map(|d| Haystack::new(&d.text))
            .collect(),
        places: dna.documents.iter().map(|d| Places::new(&d.text)).collect(),
        told: tellings(of, choice),
    };
    let mut entries = Vec::with_capacity(of.statements.len());
    for at in 0..of.statements.len() {
        entries.extend(
            making
                .claim(at, actors, issues, sources, ids)
                .map(Entry::Claim),
        );
    }
    Claims {
        entries,
        told: making.told.into(),
    }
}

/// What may have to be told, by number.
const NO_ACTOR: usize = 0;
const NO_ISSUE: usize = 1;
const NO_STANCE: usize = 2;
const UNDATED: usize = 3;
const NO_WORDS: usize = 4;
const AMBIGUOUS: usize = 5;
const BY_AN_ACTOR: usize = 6;

fn tellings(of: &StatementType, choice: &Choice) -> [Told; 7] {
    let name = |at: usize| shown(&of.variables[at].name);
    let told = |what: String, of_one: String| Told {
        what,
        of_one,
        statements: Vec::new(),
    };
    let without = |what: &str, name: String| {
        let rest = format!("no {what} ({name}) and {{}} left out");
        let [many, one] = ["were", "was"].map(|word| rest.replace("{}", word));
        told(format!("have {many}"), format!("has {one}"))
    };
    let stance = choice.stance.map(name).unwrap_or_default();
    [
        without("actor", name(choice.actor)),
        without("issue", name(choice.issue)),
        without("stance", stance),
        told(
            "stand in a document without a date and were left out".to_owned(),
            "stands in a document without a date and was left out".to_owned(),
        ),
        told(
            "have no words where they should stand; their places are given as records".to_owned(),
            "has no words where they should stand; its place is given as a record".to_owned(),
        ),
        told(
            "have words that stand in several places with the same words around them".to_owned(),
            "has words that stand in several places with the same words around them".to_owned(),
        ),
        told(
            "have another of the actors as their speaker, who is named in an attribute".to_owned(),
            "has another of the actors as its speaker, who is named in an attribute".to_owned(),
        ),
    ]
}

/// What is needed to make a claim.
struct Making<'d, 'c> {
    dna: &'d Dna,
    of: &'d StatementType,
    choice: &'c Choice,
    texts: Vec<Haystack<'d>>,
    places: Vec<Places<'d>>,
    told: [Told; 7],
}

impl<'d> Making<'d, '_> {
    fn claim(
        &mut self,
        at: usize,
        actors: &mut Actors<'d>,
        issues: &Issues<'d>,
        sources: &Sources<'d>,
        ids: &mut Ids,
    ) -> Option<ClaimEntry<'d>> {
        let id = self.of.statements.ids[at];
        let document = self.of.statements.documents[at] as usize;
        let actor = self.chosen(self.choice.actor, at);
        let actor = actor.and_then(|number| actors.actors[number]);
        let issue = self.chosen(self.choice.issue, at);
        let issue = issue.and_then(|number| issues.ids[number].as_ref());
        let stance = issues.stances.of_statement(at);
        let day = self.dna.documents[document].day;
        let (Some(actor), Some(issue), Some(stance), Some(day)) =
            (actor, issue, stance.clone(), day)
        else {
            let reason = match (actor, issue, stance) {
                (None, ..) => NO_ACTOR,
                (_, None, _) => NO_ISSUE,
                (_, _, None) => NO_STANCE,
                _ => UNDATED,
            };
            self.told[reason].statements.push(id);
            return None;
        };
        let speaker = self
            .choice
            .speaker
            .and_then(|speaker| self.chosen(speaker, at));
        let speaker = speaker.and_then(|number| actors.speakers[number]);
        let speaker = speaker.filter(|speaker| *speaker != actor);
        // One of the actors speaks for no other: two of them could speak for
        // each other, and the positions of one are not those of another.
        let strange = speaker.filter(|speaker| actors.list[*speaker].holds);
        if strange.is_some() {
            self.told[BY_AN_ACTOR].statements.push(id);
        }
        let text = |at: usize| Text::from(actors.list[at].id.to_string());
        let (by, of) = match speaker.filter(|_| strange.is_none()) {
            Some(speaker) => (text(speaker), vec![text(actor)]),
            None => (text(actor), Vec::new()),
        };
        if let Some(speaker) = speaker.filter(|_| strange.is_none()) {
            actors.list[speaker].speaks_for.insert(actor);
        }
        let source = Text::from(sources.ids[document].to_string());
        let coder = self.dna.coders.get(self.of.statements.coders[at] as usize);
        let coder = coder
            .map(|coder| seen(&coder.name))
            .filter(|name| !name.is_empty());
        Some(ClaimEntry {
            id: Some(
                ids.give(&format!("statement-{id}"), "claim", id)
                    .to_string()
                    .into(),
            ),
            by: Some(by),
            of,
            on: Some(issue.to_string().into()),
            stance: Some(stance),
            said: Some(day.to_string().into()),
            quotes: vec![self.quote(at, id, document, source)],
            coder: coder.map(Text::from),
            note: self.note(at),
            attributes: pairs(self.beside(at, strange.is_some())),
            ..ClaimEntry::default()
        })
    }

    /// The number of the entity that a statement has for a variable.
    fn chosen(&self, variable: usize, at: usize) -> Option<usize> {
        let variable = &self.of.variables[variable];
        let Values::Entities(entities) = &variable.values else {
            return None;
        };
        let number = *entities.get(at)? as usize;
        (number < variable.entities.len()).then_some(number)
    }

    fn quote(&mut self, at: usize, id: i64, document: usize, source: Text<'d>) -> QuoteEntry<'d> {
        let (start, stop) = (self.of.statements.starts[at], self.of.statements.stops[at]);
        let stretch = self.places[document].bytes(start, stop).ok();
        let found = stretch.and_then(|stretch| quoted(&self.texts[document], stretch));
        let Some(found) = found else {
            self.told[NO_WORDS].statements.push(id);
            let locator = format!("characters {start} to {stop}");
            return QuoteEntry {
                source: Some(source),
                kind: Some(QuoteKindEntry::Record(locator.into())),
                ..QuoteEntry::default()
            };
        };
        if !found.is_unique {
            self.told[AMBIGUOUS].statements.push(id);
        }
        let maybe = |text: &'d str| (!text.is_empty()).then(|| Text::from(text));
        QuoteEntry {
            source: Some(source),
            exact: Some(found.exact.into()),
            prefix: maybe(found.prefix),
            suffix: maybe(found.suffix),
            // The database does not tell whose words they are; they are coded
            // as what the speaker stated.
            kind: Some(QuoteKindEntry::Mixed),
            translation: None,
        }
    }

    /// The variables that were not chosen; the speaker where the claim cannot
    /// name it.
    fn beside(&self, at: usize, with_speaker: bool) -> impl Iterator<Item = (String, String)> + '_ {
        let choice = self.choice;
        let speaker = choice.speaker.filter(|_| !with_speaker);
        let chosen = [
            Some(choice.actor),
            Some(choice.issue),
            choice.stance,
            speaker,
        ];
        let others = self.of.variables.iter().enumerate();
        let others = others.filter(move |(number, _)| !chosen.contains(&Some(*number)));
        others.filter_map(move |(_, variable)| Some((seen(&variable.name), value(variable, at)?)))
    }

    /// The words of long text variables, each with its name if there are several.
    fn note(&self, at: usize) -> Option<Text<'d>> {
        let long = |variable: &&'d Variable| variable.data_type == DataType::LongText;
        let several = self.of.variables.iter().filter(long).count() > 1;
        let said = self.of.variables.iter().filter_map(|variable| {
            let words = variable.words(at)?.trim();
            (!words.is_empty()).then(|| match several {
                true => format!("{}: {words}", seen(&variable.name)),
                false => words.to_owned(),
            })
        });
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| said.join("\n").into())
    }
}

/// A value in words.
fn value(variable: &Variable, at: usize) -> Option<String> {
    match (variable.data_type, variable.number(at)) {
        (DataType::Boolean, Some(0)) => Some("no".to_owned()),
        (DataType::Boolean, Some(_)) => Some("yes".to_owned()),
        (_, Some(number)) => Some(number.to_string()),
        (DataType::ShortText, None) => Some(seen(&variable.entity(at)?.name)),
        _ => None,
    }
}
