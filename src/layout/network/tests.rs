//! Tests of networks, on what is drawn.

use super::*;
use crate::font::Fonts;
use crate::layout::area;
use crate::view::figure::NetworkNode;

/// A fictional network in which every pair is tied.
fn network(nodes: usize) -> Network {
    let signs = [Sign::Positive, Sign::Negative, Sign::Neutral];
    let names = [
        "Northland",
        "The united provinces of the far south and west",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];
    let mut ties = Vec::new();
    for a in 0..nodes {
        for b in a + 1..nodes {
            ties.push(Tie {
                a,
                b,
                label: format!("{a} of {b}"),
                sign: signs[(a + b) % 3],
                weight: 1.0 / (1 + b - a) as f64,
            });
        }
    }
    Network {
        nodes: (0..nodes)
            .map(|at| NetworkNode {
                id: at.to_string(),
                label: names[at % 3].into(),
            })
            .collect(),
        ties,
    }
}

#[test]
fn nothing_overlaps_from_one_node_to_many() {
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    for nodes in [0, 1, 2, 3, 7, 14, 40] {
        let drawn = draw(&network(nodes), &pen, None).expect("a sound network");
        area::is_inside(&drawn);
        area::are_apart(&area::texts(&drawn.items));
    }
}

#[test]
fn what_has_no_room_is_told() {
    let fonts = Fonts::bundled();
    let drawn = draw(&network(40), &Pen::new(&fonts), None).expect("a sound network");
    let told = drawn.items.iter().any(|item| {
        matches!(item, Item::Text { text, .. } if text.contains("780 of 780 ties have no label"))
    });
    assert!(told);
}

#[test]
fn those_who_agree_stand_side_by_side() {
    let mut network = network(6);
    network
        .ties
        .retain(|tie| (tie.a, tie.b) == (0, 3) || (tie.a, tie.b) == (1, 4));
    network
        .ties
        .iter_mut()
        .for_each(|tie| tie.sign = Sign::Positive);
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    let labels: Vec<Lines> = network
        .nodes
        .iter()
        .map(|_| pen.lines("North", 90.0, 12.0, false))
        .collect();
    let places = ring::places(&network, &labels, None);
    let apart = |a: usize, b: usize| (places[a].x - places[b].x).hypot(places[a].y - places[b].y);
    assert!(apart(0, 3) < apart(0, 1) + apart(0, 2) && apart(1, 4) <= apart(1, 0).max(apart(1, 2)));
}

#[test]
fn a_tie_to_nowhere_is_refused() {
    let mut network = network(2);
    network.ties[0].b = 9;
    let fonts = Fonts::bundled();
    let error = draw(&network, &Pen::new(&fonts), None).expect_err("refused");
    assert_eq!(error.kind(), crate::error::ErrorKind::Data);
}
