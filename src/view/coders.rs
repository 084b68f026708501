//! How far several coders of the same sources agree, and where they differ.

mod figures;
mod json;

use super::answer::{Answer, Block, Item, Part, Table, Tone};
use super::phrase;
use crate::compare::{Coding, Unit};
use crate::model::{ClaimId, Ledger};

/// Fewer units than this say little.
const FEW: usize = 10;

/// The reliability of a coding; `coding` is that of the ledger.
pub fn coders(ledger: &Ledger, coding: &Coding) -> Answer {
    let names: Vec<&str> = coding.coders.iter().map(|c| c.name.as_str()).collect();
    let title = match names.len() {
        0 | 1 => "How far the coders agree".to_owned(),
        _ => format!("How far {} agree", and(&names)),
    };
    let mut blocks = vec![Block::Heading(1, title)];
    match names.len() {
        0 => blocks.push(missing("The ledger names no coder")),
        1 => blocks.push(missing(&format!("{} is the only coder", names[0]))),
        _ if coding.sources == 0 => blocks.push(Block::Paragraph(format!(
            "No source was coded by two coders, so there is nothing to compare: there is one coder \
             for each of {}. Have a second one code some of them.",
            phrase::count(coding.alone, "source")
        ))),
        _ => compared(ledger, coding, &mut blocks),
    }
    Answer {
        blocks,
        table: figures::flat(ledger, coding),
        data: json::data(ledger, coding),
    }
}

/// What is needed before anything can be compared.
fn missing(what: &str) -> Block {
    let words = |text: String| Part::Words(text);
    Block::Note(vec![
        words(format!(
            "{what}, so there is nothing to compare. Have two people code the same sources, and name \
             them: "
        )),
        Part::Code("coder: \"…\""),
        words(" in each claim, or ".to_owned()),
        Part::Code("coded_by: \"…\""),
        words(" in a source for its claims without one.".to_owned()),
    ])
}

fn compared(ledger: &Ledger, coding: &Coding, blocks: &mut Vec<Block>) {
    blocks.push(Block::Paragraph(summary(coding)));
    blocks.push(Block::Table(figures::coders(coding)));
    figures::blocks(ledger, coding, blocks);
    let differing = coding.units.iter().filter(|u| !u.differences.is_empty());
    let differing: Vec<Item> = differing.map(|u| difference(ledger, coding, u)).collect();
    blocks.push(Block::Heading(2, "Where they differ".to_owned()));
    blocks.push(list(differing, "Nowhere on what both found."));
    let missed = coding.units.iter().filter(|u| !u.missed_by.is_empty());
    let missed: Vec<Item> = missed.map(|u| not_found(ledger, coding, u)).collect();
    blocks.push(Block::Heading(2, "What not everybody found".to_owned()));
    blocks.push(list(missed, "Everything was found by everybody."));
}

fn list(items: Vec<Item>, none: &str) -> Block {
    match items.is_empty() {
        true => Block::Paragraph(none.to_owned()),
        false => Block::List(items),
    }
}

fn summary(coding: &Coding) -> String {
    let shared = coding.units.iter().filter(|unit| unit.is_shared()).count();
    let mut text = format!(
        "{} in {} that more than one of them coded; {shared} found by more than one. A unit is a \
         passage with at most one claim of each coder.",
        phrase::count(coding.units.len(), "unit"),
        phrase::count(coding.sources, "source")
    );
    let mut left_out = Vec::new();
    if coding.alone > 0 {
        let sources = phrase::count(coding.alone, "source");
        left_out.push(format!("{sources} that one of them coded alone"));
    }
    if coding.unnamed > 0 {
        left_out.push(format!(
            "{} without a coder",
            phrase::count(coding.unnamed, "claim")
        ));
    }
    if !left_out.is_empty() {
        text.push_str(&format!(" Left out: {}.", left_out.join(", ")));
    }
    text
}

/// A unit on which coders differ: its claims, then field by field.
fn difference(ledger: &Ledger, coding: &Coding, unit: &Unit) -> Item {
    let fields = unit.differences.iter().map(|difference| {
        let values = coding.coders.iter().zip(&difference.values);
        let values = values.filter_map(|(c, v)| Some(format!("{} {}", c.name, v.as_ref()?)));
        let values: Vec<String> = values.collect();
        Block::Paragraph(format!(
            "{}: {}",
            difference.field.name(),
            values.join("; ")
        ))
    });
    Item {
        text: claims(ledger, unit),
        tone: Tone::Alert,
        below: fields.chain(quote(ledger, unit)).collect(),
    }
}

/// A unit that somebody did not find who coded its source.
fn not_found(ledger: &Ledger, coding: &Coding, unit: &Unit) -> Item {
    let name = |place: &usize| coding.coders[*place].name.as_str();
    let missed: Vec<&str> = unit.missed_by.iter().map(name).collect();
    let present = coding.coders.iter().zip(&unit.claims);
    let present = present.filter(|(_, claim)| claim.is_some());
    let present: Vec<&str> = present.map(|(coder, _)| coder.name.as_str()).collect();
    Item {
        text: match present[..] {
            [only] => format!("only {only} found {}", claims(ledger, unit)),
            _ => format!("{} did not find {}", and(&missed), claims(ledger, unit)),
        },
        tone: Tone::Alert,
        below: quote(ledger, unit).collect(),
    }
}

fn claims(ledger: &Ledger, unit: &Unit) -> String {
    let ids = unit.claims.iter().flatten();
    let ids: Vec<&str> = ids.map(|id| ledger.claim(*id).id.as_str()).collect();
    ids.join(", ")
}

/// The words from which a unit was coded, as its first coder has them.
fn quote(ledger: &Ledger, unit: &Unit) -> impl Iterator<Item = Block> {
    let first = unit.claims.iter().flatten().next();
    let text = first.and_then(|id| words(ledger, *id));
    let source = ledger.source(unit.source);
    let attribution = format!("{} ({})", source.title, source.id);
    text.map(|text| Block::Quote { text, attribution })
        .into_iter()
}

/// The words of the first quote of a claim, or the locator of a record.
fn words(ledger: &Ledger, id: ClaimId) -> Option<String> {
    let quote = ledger.claim(id).quotes.first()?;
    Some(match &quote.kind {
        crate::model::QuoteKind::Record(locator) if quote.exact.is_empty() => locator.to_string(),
        _ => quote.exact.to_string(),
    })
}

/// `anna`, `anna and ben`, `anna, ben and cleo`.
fn and(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A table without rows.
fn table(header: &[&str]) -> Table {
    Table {
        header: header.iter().map(|name| (*name).to_owned()).collect(),
        rows: Vec::new(),
    }
}
