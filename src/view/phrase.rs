//! Positions in words, long for sentences and short for matrices.

use super::answer::{Cell as TableCell, Tone};
use super::figure::Line;
use super::names::Names;
use crate::model::{
    Cell, Clock, Condition, ConditionKind, Counted, Given, Held, MarkKind, Pole, Response, Sign,
    Slug, Snapshot, Value, Vote,
};

/// What is held: `support`, `chooses kyiv`, `3.5`.
pub(super) fn value(value: &Value, issue: &Slug, names: &Names<'_>) -> String {
    match value {
        Value::Pole(pole) => pole.prose().to_owned(),
        Value::Vote(vote) => match vote {
            Vote::Yes => "voted yes".to_owned(),
            Vote::No => "voted no".to_owned(),
            Vote::Abstain => "abstained".to_owned(),
        },
        Value::At(number) => names.point(issue, *number),
        Value::Choose(option) => format!("chooses {}", names.option(issue, option)),
        Value::Reject(option) => format!("rejects {}", names.option(issue, option)),
    }
}

/// A sign that does without colour: `+2`, `-1`, `0`, `yes`, `+kyiv`, `-moscow`.
pub(super) fn glyph(value: &Value, issue: &Slug, names: &Names<'_>) -> String {
    match value {
        Value::Pole(Pole::Neutral) => "0".to_owned(),
        Value::Pole(pole) => format!("{:+}", pole.value()),
        Value::Vote(vote) => vote.prose().to_owned(),
        Value::At(number) => names.point(issue, *number),
        Value::Choose(option) => format!("+{}", names.option(issue, option)),
        Value::Reject(option) => format!("-{}", names.option(issue, option)),
    }
}

/// A number as short as it can be written without loss; very large and very
/// small ones with an exponent.
pub(super) fn number_text(number: f64) -> String {
    match number.abs() {
        0.0 => "0".to_owned(),
        1e-6..1e15 => format!("{number}"),
        _ => format!("{number:e}"),
    }
}

/// A number with what is counted: "25 metres".
pub(super) fn counted_number(number: f64, unit: Option<&str>) -> String {
    match unit {
        Some(unit) => format!("{} {unit}", number_text(number)),
        None => number_text(number),
    }
}

/// `only if well prepared and results-oriented`.
pub(super) fn conditions(conditions: &[Condition]) -> String {
    let kinds: Vec<_> = conditions.iter().map(|c| c.kind).collect();
    let mut parts = Vec::new();
    let mut seen = Vec::new();
    for kind in kinds {
        if seen.contains(&kind) {
            continue;
        }
        seen.push(kind);
        let texts: Vec<&str> = conditions
            .iter()
            .filter(|c| c.kind == kind)
            .map(|c| &*c.text)
            .collect();
        // All that is necessary must come; one of what suffices is enough.
        let joint = match kind {
            ConditionKind::OnlyIf => " and ",
            ConditionKind::If | ConditionKind::Unless => " or ",
        };
        parts.push(format!("{kind} {}", texts.join(joint)));
    }
    parts.join(", ")
}

/// One stance with its conditions and what qualifies it.
pub(super) fn held(held: &Held, issue: &Slug, names: &Names<'_>) -> String {
    let mut text = value(&held.value, issue, names);
    if !held.conditions.is_empty() {
        text = format!("{text}, {}", conditions(&held.conditions));
    }
    let mut notes = Vec::new();
    if held.narrated {
        notes.push("narrated");
    }
    if held.stale {
        notes.push("stale");
    }
    if !notes.is_empty() {
        text = format!("{text} ({})", notes.join(", "));
    }
    text
}

/// The response; `told` names who tells it, if somebody else does.
pub(super) fn response(given: &Given, told: Option<&str>) -> String {
    match told.filter(|_| given.told) {
        Some(teller) => format!("{}, as told by {teller}", given.response.prose()),
        None if given.told => format!("{}, as told by another", given.response.prose()),
        None => given.response.prose().to_owned(),
    }
}

/// The whole cell in one line, without its remarks.
pub(super) fn cell(cell: Option<&Cell>, names: &Names<'_>) -> String {
    let Some(cell) = cell else {
        return "nothing".to_owned();
    };
    let each = cell.held.iter();
    let mut parts: Vec<String> = each.map(|h| held(h, &cell.issue, names)).collect();
    parts.extend(cell.response.iter().map(|given| {
        let teller = given.told.then(|| names.speaker(&given.evidence));
        response(given, teller.as_deref())
    }));
    if parts.is_empty() {
        "no stance".to_owned()
    } else {
        parts.join("; ")
    }
}

/// The whole cell for a matrix: `+1 if`, `-2`, `+kyiv -moscow`, `declined`.
pub(super) fn short(cell: &Cell, names: &Names<'_>) -> TableCell {
    let mut parts = Vec::new();
    for held in &cell.held {
        let mut text = glyph(&held.value, &cell.issue, names);
        if !held.conditions.is_empty() {
            text.push_str(" if");
        }
        if held.narrated {
            text = format!("({text})");
        }
        if held.stale {
            text.push_str(" stale");
        }
        if cell.is_contested(held) {
            text.push_str(" ?!");
        }
        parts.push(text);
    }
    if let Some(given) = &cell.response {
        let word = response_word(given.response);
        parts.push(if given.told {
            format!("{word}*")
        } else {
            word.to_owned()
        });
    }
    if cell.has(MarkKind::Dissent) {
        parts.push("\u{2260}".to_owned());
    }
    if parts.is_empty() && cell.has(MarkKind::Anonymous) {
        parts.push("unnamed".to_owned());
    }
    TableCell {
        text: parts.join(" "),
        tone: tone(cell),
    }
}

/// A response in a word.
pub(super) fn response_word(response: Response) -> &'static str {
    match response {
        Response::Declined => "declined",
        Response::NoAnswer => "no answer",
        Response::Disputed => "disputed",
        Response::Assessed => "assessed",
        Response::Absent => "absent",
    }
}

/// A sign that does without colour and without words.
pub(super) fn sign_glyph(sign: Sign, strong: bool) -> &'static str {
    match (sign, strong) {
        (Sign::Positive, true) => "\u{25b2}\u{25b2}",
        (Sign::Positive, false) => "\u{25b2}",
        (Sign::Neutral, _) => "\u{25cf}",
        (Sign::Negative, false) => "\u{25bc}",
        (Sign::Negative, true) => "\u{25bc}\u{25bc}",
    }
}

/// An id in words, where a question is too long: `Leaders meeting`.
pub(super) fn in_words(id: &Slug) -> String {
    let words = id.as_str().replace(['-', '_'], " ");
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// The colour of a cell, where colour is on.
pub(super) fn tone(cell: &Cell) -> Tone {
    if cell.has(MarkKind::Contested) {
        return Tone::Alert;
    }
    let mut signs = cell.held.iter().map(|h| h.value.sign());
    match signs.next() {
        None => Tone::Faint,
        Some(_) if cell.held.iter().all(|h| h.stale) => Tone::Faint,
        Some(first) if signs.all(|s| s == first) => match first {
            Sign::Positive => Tone::Positive,
            Sign::Negative => Tone::Negative,
            Sign::Neutral => Tone::Plain,
        },
        Some(_) => Tone::Plain,
    }
}

/// What the clock means, in a sentence.
pub(super) fn clock(clock: Clock) -> &'static str {
    match clock {
        Clock::Both => "Counted is what was both said and published by the day.",
        Clock::Said => "Counted is what was said by the day, with all that is known now.",
        Clock::Known => "Counted is what was published by the day.",
    }
}

/// What the clock means, and which claims are left out.
pub(super) fn counted(by: Clock, counted: &Counted) -> String {
    let only = only(counted).map_or(String::new(), |only| format!(" {only}"));
    format!("{}{only}", clock(by))
}

/// The same of a snapshot; a table tells neither.
pub(super) fn counted_in(snapshot: &Snapshot) -> String {
    match snapshot.columns.details {
        true => counted(snapshot.clock, &snapshot.counted),
        false => "A table does not tell by which clock its claims count.".to_owned(),
    }
}

/// Which claims count at all, in sentences; none if all do.
pub(super) fn only(counted: &Counted) -> Option<String> {
    let reviewed = if counted.reviewed_only {
        "reviewed "
    } else {
        ""
    };
    let least = counted.at_least.0;
    let graded = match (
        least.reliability,
        least.credibility,
        counted.min_credibility(),
    ) {
        (_, _, None) => String::new(),
        (Some(_), Some(_), Some(least)) => format!(" graded {least} or better"),
        (Some(_), None, Some(least)) => format!(" of reliability {least} or better"),
        (None, _, Some(least)) => format!(" of credibility {least} or better"),
    };
    let graded = format!("Only {reviewed}claims{graded} count.");
    let evidence = (counted.reviewed_only || least.is_rated()).then_some(graded);
    let sentences = [evidence, coders(&counted.coders)];
    let said: Vec<String> = sentences.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Whose coding counts, in a sentence; none if everybody's does.
fn coders(coders: &[Box<str>]) -> Option<String> {
    let (last, others) = coders.split_last()?;
    let names = match others {
        [] => last.to_string(),
        others => format!("{} and {last}", others.join(", ")),
    };
    Some(format!(
        "Only what {names} coded counts, and what names no coder."
    ))
}

/// `1 claim`, `2 claims`.
pub(super) fn count(number: usize, word: &str) -> String {
    if number == 1 {
        format!("1 {word}")
    } else {
        format!("{number} {word}s")
    }
}

/// How firmly a stance is evidenced, as a form of line.
pub(super) fn line(cell: &Cell, held: &Held) -> Line {
    match held {
        h if h.stale => Line::Stale,
        h if cell.is_contested(h) => Line::Double,
        h if h.narrated => Line::Dotted,
        h if !h.conditions.is_empty() => Line::Dashed,
        _ => Line::Solid,
    }
}

/// A question with a sign at its end, so that another sentence may follow.
pub(super) fn sentence(question: &str) -> String {
    match question.ends_with(['.', '?', '!', '\u{2026}', '\u{61f}']) {
        true => question.to_owned(),
        false => format!("{question}."),
    }
}

#[cfg(test)]
mod tests;
