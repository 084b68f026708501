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
                ..Tie::default()
            });
        }
    }
    Network {
        nodes: (0..nodes)
            .map(|at| NetworkNode {
                id: at.to_string(),
                label: names[at % 3].into(),
                size: (at % 5) as f64 / 4.0,
                group: (at % 7 > 0).then_some(at % 3),
                camp: (at % 9 < 2).then_some(at / 9),
                member: at % 9 == 1,
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
        matches!(item, Item::Text { text, .. } if text.contains("780 of 780 labels of ties"))
    });
    assert!(told);
}

/// Ties between neighbours in a circle and some across, without labels.
fn thin(nodes: usize) -> Network {
    let mut network = network(nodes);
    network.ties.retain(|tie| {
        let steps = (tie.b - tie.a).min(tie.a + nodes - tie.b);
        steps <= 2 || (tie.a * 7 + tie.b) % 23 == 0
    });
    network.ties.iter_mut().for_each(|tie| tie.label.clear());
    network
}

#[test]
fn names_do_not_overlap_in_networks_of_any_size() {
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    for nodes in [5, 18, 60, 200] {
        for is_grouped in [true, false] {
            let mut network = thin(nodes);
            if !is_grouped {
                network.nodes.iter_mut().for_each(|node| node.group = None);
            }
            for room in [None, Some(1100.0)] {
                let drawn = draw(&network, &pen, room).expect("a sound network");
                area::is_inside(&drawn);
                area::are_apart(&area::texts(&drawn.items));
            }
        }
    }
}

#[test]
fn outlines_hold_their_own_members_alone() {
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    let network = thin(60);
    let labels: Vec<Lines> = network
        .nodes
        .iter()
        .map(|node| pen.lines(&node.label, 150.0, 12.0, false))
        .collect();
    let spots = places::places(&network, &labels, None);
    for members in network.groups() {
        let areas: Vec<Area> = members.iter().map(|at| spots[*at].whole()).collect();
        let around = Area::around(&areas).expect("members").grown(places::MARGIN);
        for (at, spot) in spots.iter().enumerate() {
            let inside = around.overlaps(&spot.whole(), 0.0);
            assert!(!inside || members.contains(&at), "{at}");
        }
    }
}

#[test]
fn those_who_agree_stand_nearer_than_those_who_do_not() {
    let mut network = network(6);
    network
        .ties
        .retain(|tie| (tie.a, tie.b) == (0, 3) || (tie.a, tie.b) == (1, 4));
    for tie in &mut network.ties {
        tie.sign = Sign::Positive;
    }
    network.nodes.iter_mut().for_each(|node| node.group = None);
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    let labels: Vec<Lines> = network
        .nodes
        .iter()
        .map(|_| pen.lines("North", 90.0, 12.0, false))
        .collect();
    let places = places::places(&network, &labels, None);
    let apart = |a: usize, b: usize| (places[a].x - places[b].x).hypot(places[a].y - places[b].y);
    assert!(apart(0, 3) < apart(0, 1) + apart(0, 2) && apart(1, 4) <= apart(1, 0).max(apart(1, 2)));
}

/// Two camps of two and two others, everybody at odds with everybody.
fn camps() -> Network {
    let mut network = network(6);
    for (at, node) in network.nodes.iter_mut().enumerate() {
        node.group = None;
        node.camp = (at < 4).then_some(at % 2);
        node.member = (2..4).contains(&at);
    }
    network.ties.clear();
    for a in 0..6 {
        network.ties.extend((a + 1..6).map(|b| Tie {
            a,
            b,
            sign: Sign::Negative,
            weight: 0.5,
            ..Tie::default()
        }));
    }
    // Somebody agrees, else those at odds would be drawn together.
    network.ties[14].sign = Sign::Positive;
    network
}

#[test]
fn members_of_a_camp_stand_next_to_one_another_even_if_they_disagree() {
    let fonts = Fonts::bundled();
    let pen = Pen::new(&fonts);
    let network = camps();
    let labels: Vec<Lines> = network
        .nodes
        .iter()
        .map(|_| pen.lines("North", 90.0, 12.0, false))
        .collect();
    let places = places::places(&network, &labels, None);
    let apart = |a: usize, b: usize| (places[a].x - places[b].x).hypot(places[a].y - places[b].y);
    for (a, b) in [(0, 2), (1, 3)] {
        for other in (0..6).filter(|other| *other != a && *other != b) {
            assert!(apart(a, b) < apart(a, other), "{a} and {b}, {other}");
        }
    }
}

#[test]
fn a_camp_is_outlined_and_its_members_are_rings() {
    let fonts = Fonts::bundled();
    let drawn = draw(&camps(), &Pen::new(&fonts), None).expect("a sound network");
    let broken = |item: &&Item| {
        matches!(item, Item::Path { stroke: Some(stroke), .. }
            if stroke.dash == Dash::Dashed && stroke.paint == Paint::Outline)
    };
    assert!(drawn.items.iter().filter(broken).count() > 0);
    let ring = |item: &&Item| {
        matches!(item, Item::Rect { fill: Some(Paint::Paper), stroke: Some(stroke), .. }
            if stroke.paint == Paint::Quiet)
    };
    assert_eq!(drawn.items.iter().filter(ring).count(), 2);
}

#[test]
fn a_tie_to_nowhere_is_refused() {
    let mut network = network(2);
    network.ties[0].b = 9;
    let fonts = Fonts::bundled();
    let error = draw(&network, &Pen::new(&fonts), None).expect_err("refused");
    assert_eq!(error.kind(), crate::error::ErrorKind::Data);
}
