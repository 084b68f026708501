//! Tests of the timeline, on a small fictional ledger.

use super::*;
use crate::load::{File, load};

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

#[test]
fn the_title_tells_the_days_that_were_asked_for() {
    let as_of = day("2026-05-29").map(|day| (day, Clock::Known));
    let (from, to) = (day("2026-05-01"), day("2026-05-09"));
    assert_eq!(title(Within::default()), "Who said what when");
    assert_eq!(
        title(Within { as_of, from, to }),
        "Who said what when, from 1 May 2026 to 9 May 2026, as of 29 May 2026"
    );
    let (as_of, one) = (None, None);
    assert_eq!(
        title(Within {
            as_of,
            from,
            to: one
        }),
        "Who said what when, from 1 May 2026 on"
    );
    assert_eq!(
        title(Within {
            as_of,
            from: one,
            to
        }),
        "Who said what when, to 9 May 2026"
    );
}

#[test]
fn what_counts_is_told_with_and_without_a_day() {
    let ledger = Ledger::default();
    let told = |within| timeline_figure_within(&ledger, &|_| true, within).subtitle;
    let as_of = day("2026-05-29").map(|day| (day, Clock::Known));
    let known = Within {
        as_of,
        ..Within::default()
    };
    assert!(told(known).contains(phrase::clock(Clock::Known)));
    let any = "Counted is what was said and published on any day.";
    assert!(told(Within::default()).contains(any));
}

const LEDGER: &str = r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "minister", name: "Ben North", kind: Person, roles: [SpeaksFor(actor: "north", authority: Minister)]),
    Actor(id: "insider", name: "a Northland official", kind: Anonymous, roles: [SpeaksFor(actor: "north")]),
    Actor(id: "governor", name: "Gus North", kind: Person, roles: [MemberOf(actor: "north", title: "Governor")]),
    Actor(id: "south", name: "Southland", kind: State),
    Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
    Source(id: "s", title: "One", publisher: "Gazette", published: "2026-05-05"),
    Claim(id: "a", by: "minister", on: "talks", stance: Support, said: "2026-05-01",
        quotes: [(source: "s", exact: "Talks.", kind: Direct)]),
    Claim(id: "b", by: "south", on: "talks", stance: Support, said: "2026-05-02",
        quotes: [(source: "s", exact: "Yes.", kind: Direct)]),
    Claim(id: "c", by: "insider", on: "talks", stance: Oppose, said: "2026-05-03",
        quotes: [(source: "s", exact: "No.", kind: Direct)]),
    Claim(id: "d", by: "governor", on: "talks", stance: Oppose, said: "2026-05-04",
        quotes: [(source: "s", exact: "Never.", kind: Direct)]),
]"#;

fn drawn() -> (Figure, Log) {
    let loaded = load(vec![File::new("l.ron", LEDGER)]);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let figure = timeline_figure(&loaded.ledger, &|_| true);
    match figure.body.clone() {
        Body::Log(log) => (figure, log),
        other => panic!("{other:?}"),
    }
}

#[test]
fn lanes_of_a_camp_stand_side_by_side_under_its_name() {
    let (_, log) = drawn();
    let lanes = [
        "Northland",
        "a Northland official",
        "Gus North",
        "Southland",
    ];
    assert_eq!(log.lanes, lanes);
    let camps = log.camps.iter();
    let camps: Vec<_> = camps.map(|c| (c.label.as_str(), c.first, c.last)).collect();
    assert_eq!(camps, [("Camp of Northland", 0, 2)]);
}

#[test]
fn a_voice_without_a_name_has_a_lane_of_its_own_and_tells_for_whom_it_speaks() {
    let (figure, log) = drawn();
    let lanes: Vec<&[usize]> = log.rows.iter().map(|row| &row.lanes[..]).collect();
    assert_eq!(lanes, [[0], [3], [1], [2]]);
    let named = "a Northland official (for Northland) on talks: oppose";
    assert_eq!(log.rows[2].text, named);
    assert_eq!(log.rows[0].text, "Ben North on talks: support");
    assert!(
        figure
            .description
            .contains(&format!("2026-05-03: {named}."))
    );
    let told = "2026-05-01: Ben North (for Northland) on talks: support.";
    assert!(figure.description.contains(told), "{}", figure.description);
}

#[test]
fn every_claim_has_a_number_that_leads_to_its_day_speaker_and_source() {
    let (figure, log) = drawn();
    let numbers: Vec<Option<usize>> = log.rows.iter().map(|row| row.note).collect();
    assert_eq!(numbers, [Some(1), Some(2), Some(3), Some(4)]);
    let third = "2026-05-03, a Northland official, c; Gazette, 2026-05-05";
    assert_eq!(figure.footnotes[2], third);
    assert!(figure.numbers.contains("refer to the claims"));
}
