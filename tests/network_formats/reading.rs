//! Networks for people: as wide as the terminal, and short where they are
//! large, with the way to all of it.

use stancegraph::network::{Aggregate, Mode, Network};
use unicode_width::UnicodeWidthStr;

use super::{cases, written};

#[test]
fn no_line_is_wider_than_the_terminal() {
    for (name, networks) in cases::all() {
        let text = written(&networks, "text").expect("any network can be read");
        for line in text.lines() {
            assert!(line.width() <= 80, "{name}: {line}");
            assert!(!line.contains('\u{1b}'), "{name}: {line}");
        }
    }
}

#[test]
fn a_large_network_is_its_strongest_ties_and_the_way_to_all() {
    let number = 50;
    let label = |at: usize| cases::node(&format!("Land {at:02}"), None, &[]);
    let weight = |at: usize| {
        let (a, b) = (at / number, at % number);
        if a == b { 0.0 } else { -((a + b) as f64) }
    };
    let network = Network {
        aggregate: Aggregate::Subtract,
        span: None,
        claims: 9,
        weights: (0..number * number).map(weight).collect(),
    };
    let rows = (0..number).map(label).collect();
    let networks = cases::networks(Mode::One, [rows, vec![]], vec![network]);
    let text = written(&networks, "text").expect("text");
    assert!(text.contains("The 20 strongest of 1225 ties:"), "{text}");
    assert!(text.contains("\nLand 48  Land 49  -97\n"), "{text}");
    assert!(text.contains("add `--format csv`"), "{text}");
    assert!(text.lines().count() < 45, "{text}");
}

#[test]
fn every_output_for_people_says_how_it_was_made() {
    for (name, networks) in cases::all() {
        for format in ["text", "markdown", "html", "github"] {
            let text = written(&networks, format).expect("any network can be read");
            for part in ["normalize", "left-out-told-by-another 3"] {
                assert!(
                    text.replace('\n', " ").contains(part),
                    "{name} {format}: {text}"
                );
            }
        }
    }
}

#[test]
fn steps_in_time_are_a_line_each() {
    let all = cases::all().into_iter();
    let mut windows = all.filter(|(name, _)| *name == "windows");
    let (_, networks) = windows.next().expect("a case");
    let text = written(&networks, "text").expect("text");
    assert!(
        text.contains("2026-02-15  2026-01-15  2026-03-15  congruence  7       2     3.5\n"),
        "{text}"
    );
}
