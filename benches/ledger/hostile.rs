//! Ledgers that are lopsided on purpose: each puts everything into the one
//! place where time would show if it grew faster than the text.

use std::fmt::Write;

use super::Texts;

/// A way to be lopsided: its name, how large it is, and its text by size.
pub type Case = (&'static str, usize, fn(usize) -> String);

/// Every case.
pub const CASES: [Case; 11] = [
    ("one actor, one issue", 100_000, one_cell),
    ("one actor, one issue, one day", 100_000, one_day),
    ("conditions in one cell", 100_000, conditions),
    ("a chain of retractions", 10_000, retractions),
    ("a circle of denials", 10_000, denials),
    ("lifts of one claim", 10_000, lifts),
    ("many speak for one", 40_000, speakers),
    ("one speaks for a chain", 10_000, chain),
    ("members of one camp", 10_000, members),
    ("one id given again and again", 100_000, duplicates),
    ("every entry broken", 10_000, broken),
];

/// The files of one case.
pub fn files(text: String) -> Texts {
    vec![("hostile.ron".to_owned(), text)]
}

const HEAD: &str = r#"[
    Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
    Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-01-01"),
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "media", name: "Courier", kind: Media),
"#;

/// A ledger of one line for each number.
fn ledger(size: usize, line: impl Fn(&mut String, usize) -> std::fmt::Result) -> String {
    let mut text = HEAD.to_owned();
    for number in 0..size {
        // Writing to a string cannot fail.
        let _ = line(&mut text, number);
    }
    text.push_str("]\n");
    text
}

const QUOTE: &str = r#"quotes: [(source: "s", exact: "We said so.", kind: Direct)]"#;

fn stance(number: usize) -> &'static str {
    ["Support", "Oppose", "StrongSupport", "Neutral"][number % 4]
}

/// Twenty years of days.
fn day(number: usize) -> String {
    let day = number % (20 * 336);
    format!(
        "{}-{:02}-{:02}",
        2005 + day / 336,
        1 + day / 28 % 12,
        1 + day % 28
    )
}

fn one_cell(size: usize) -> String {
    ledger(size, |out, n| {
        let (stance, day) = (stance(n), day(n));
        writeln!(
            out,
            r#"Claim(id: "c{n}", by: "north", on: "talks", stance: {stance}, said: "{day}", {QUOTE}),"#
        )
    })
}

fn one_day(size: usize) -> String {
    ledger(size, |out, n| {
        let stance = stance(n);
        writeln!(
            out,
            r#"Claim(id: "c{n}", by: "north", on: "talks", stance: {stance}, said: "2025-12-24", {QUOTE}),"#
        )
    })
}

fn conditions(size: usize) -> String {
    ledger(size, |out, n| {
        let day = day(n);
        writeln!(
            out,
            r#"Claim(id: "c{n}", by: "north", on: "talks", stance: Support, only_if: ["term {n}"], said: "{day}", {QUOTE}),"#
        )
    })
}

fn retractions(size: usize) -> String {
    ledger(size, |out, n| {
        let (day, before) = (day(n), n.saturating_sub(1));
        let what = if n == 0 {
            "stance: Support".to_owned()
        } else {
            format!(r#"relations: [Retracts("c{before}")]"#)
        };
        writeln!(
            out,
            r#"Claim(id: "c{n}", by: "north", on: "talks", {what}, said: "{day}", {QUOTE}),"#
        )
    })
}

fn denials(size: usize) -> String {
    ledger(size, |out, n| {
        let (day, next) = (day(n), (n + 1) % size);
        writeln!(
            out,
            r#"Claim(id: "c{n}", by: "north", on: "talks", stance: Support, relations: [Denies("c{next}")], said: "{day}", {QUOTE}),"#
        )
    })
}

fn lifts(size: usize) -> String {
    ledger(size, |out, n| {
        let day = day(n);
        let what = if n == 0 {
            r#"only_if: ["asked"]"#
        } else {
            r#"relations: [Lifts("c0")]"#
        };
        writeln!(
            out,
            r#"Claim(id: "c{n}", by: "north", on: "talks", stance: Support, {what}, said: "{day}", {QUOTE}),"#
        )
    })
}

fn speakers(size: usize) -> String {
    ledger(size, |out, n| {
        let (stance, day) = (stance(n), 1 + n % 28);
        writeln!(
            out,
            r#"Actor(id: "p{n}", name: "Speaker {n}", kind: Person, roles: [SpeaksFor(actor: "north")]),"#
        )?;
        writeln!(
            out,
            r#"Claim(id: "c{n}", by: "p{n}", on: "talks", stance: {stance}, said: "2025-12-{day:02}", {QUOTE}),"#
        )
    })
}

fn chain(size: usize) -> String {
    ledger(size, |out, n| {
        let above = if n == 0 {
            "north".to_owned()
        } else {
            format!("p{}", n - 1)
        };
        writeln!(
            out,
            r#"Actor(id: "p{n}", name: "Speaker {n}", kind: Person, roles: [SpeaksFor(actor: "{above}")]),"#
        )?;
        if n + 1 == size {
            writeln!(
                out,
                r#"Claim(id: "c{n}", by: "p{n}", on: "talks", stance: Support, said: "2025-12-01", {QUOTE}),"#
            )?;
        }
        Ok(())
    })
}

fn members(size: usize) -> String {
    ledger(size, |out, n| {
        let (stance, by) = (
            stance(n),
            if n == 0 {
                "north".to_owned()
            } else {
                format!("p{n}")
            },
        );
        writeln!(
            out,
            r#"Actor(id: "p{n}", name: "Member {n}", kind: Person, roles: [MemberOf(actor: "north")]),"#
        )?;
        writeln!(
            out,
            r#"Claim(id: "c{n}", by: "{by}", on: "talks", stance: {stance}, said: "2025-12-01", {QUOTE}),"#
        )
    })
}

fn duplicates(size: usize) -> String {
    ledger(size, |out, n| {
        let day = day(n);
        writeln!(
            out,
            r#"Claim(id: "same", by: "north", on: "talks", stance: Support, said: "{day}", {QUOTE}),"#
        )
    })
}

fn broken(size: usize) -> String {
    ledger(size, |out, n| match n % 5 {
        0 => writeln!(
            out,
            r#"Claim(id: "c{n}", by: "north", on: "talks", stance: Suport, {QUOTE}),"#
        ),
        1 => writeln!(
            out,
            r#"Claim(id: "c{n}", by: "north", on: "talks", stance: Support, said: "yesterday", {QUOTE}),"#
        ),
        2 => writeln!(
            out,
            r#"Claim(id: "c{n}", by: "nort", on: "tlaks", stance: Support, {QUOTE}),"#
        ),
        3 => writeln!(
            out,
            r#"Claim(id: "c{n}", by: "north" on: "talks", stance: Support, {QUOTE}),"#
        ),
        _ => writeln!(
            out,
            r#"Claim(id: "C {n}", by: "north", on: "talks", colour: "red", {QUOTE}),"#
        ),
    })
}
