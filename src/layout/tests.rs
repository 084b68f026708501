//! Tests of whole figures on their pages.

use super::*;
use crate::view::figure::{Edge, Graph, LegendEntry, Node, NodeShape, Sign};

/// A fictional figure with so many positions.
fn figure(positions: usize) -> Figure {
    let node = |id: String, column, shape| Node {
        label: format!("{id} with a name"),
        id,
        column,
        group: None,
        shape,
        note: None,
    };
    let mut graph = Graph::default();
    for at in 0..positions {
        graph
            .nodes
            .push(node(format!("a{at}"), 0, NodeShape::Actor));
        graph
            .nodes
            .push(node(format!("i{at}"), 1, NodeShape::Issue));
        graph.edges.push(Edge {
            from: format!("a{at}"),
            to: format!("i{at}"),
            label: "+1 [1]".into(),
            sign: Sign::Positive,
            ..Edge::default()
        });
    }
    Figure {
        name: "positions".into(),
        title: "Who holds what, in a title that is long enough to need more than one line".into(),
        subtitle: "Fictional".into(),
        body: Body::Graph(graph),
        legend: vec![LegendEntry {
            text: "in favour, which has to be told at some length".into(),
            ..LegendEntry::default()
        }],
        footnotes: (0..9)
            .map(|n| format!("claim {n} of a fictional ledger"))
            .collect(),
        ..Figure::default()
    }
}

fn on(page: Option<(f64, f64)>, positions: usize) -> Scene {
    let options = LayoutOptions {
        page,
        ..LayoutOptions::default()
    };
    scene(&figure(positions), &options).expect("a sound figure")
}

#[test]
fn a_page_keeps_its_form_however_much_is_on_it() {
    for positions in [0, 1, 5, 60, 300] {
        for (width, height) in [
            (794.0, 1123.0),
            (1280.0, 720.0),
            (64.0, 4000.0),
            (4000.0, 64.0),
        ] {
            let scene = on(Some((width, height)), positions);
            let form = scene.width / scene.height * height / width;
            assert!(
                (form - 1.0).abs() < 1e-9,
                "{positions} on {width} × {height}: {form}"
            );
        }
    }
}

#[test]
fn little_on_a_large_page_is_as_large_as_without_one() {
    let scene = on(Some((1280.0, 720.0)), 3);
    assert_eq!((scene.width, scene.height), (1280.0, 720.0));
}

#[test]
fn text_stays_within_the_scene() {
    let fonts = Fonts::bundled();
    for page in [None, Some((794.0, 1123.0)), Some((400.0, 300.0))] {
        let scene = on(page, 4);
        for item in &scene.items {
            let scene::Item::Text {
                x,
                y,
                anchor,
                size,
                bold,
                text,
                ..
            } = item
            else {
                continue;
            };
            let width = fonts.width(text, *size, *bold);
            let left = match anchor {
                scene::Anchor::Start => *x,
                scene::Anchor::Middle => x - width / 2.0,
                scene::Anchor::End => x - width,
            };
            assert!(left >= 0.0 && left + width <= scene.width, "{text}");
            assert!(*y > 0.0 && *y < scene.height, "{text}");
        }
    }
}

#[test]
fn an_empty_figure_says_in_the_picture_why_it_is_empty() {
    let empty = Figure {
        notes: vec!["Nothing is drawn: the ledger has no claims.".into()],
        ..figure(0)
    };
    for page in [None, Some((1280.0, 720.0))] {
        let options = LayoutOptions {
            page,
            ..LayoutOptions::default()
        };
        let scene = scene(&empty, &options).expect("a sound figure");
        let says = |item: &&scene::Item| {
            matches!(item, scene::Item::Text { text, paint: scene::Paint::Ink, .. }
                if text.starts_with("Nothing is drawn"))
        };
        assert_eq!(scene.items.iter().filter(says).count(), 1);
    }
}

#[test]
fn characters_without_a_glyph_are_found_wherever_they_stand() {
    let mut figure = figure(1);
    figure.title = "和".into();
    figure.footnotes = vec!["平和".into()];
    let scene = scene(&figure, &LayoutOptions::default()).expect("a sound figure");
    assert_eq!(missing(&scene, &Fonts::bundled()), ['和', '平']);
}
