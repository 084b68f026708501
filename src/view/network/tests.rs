//! Tests of figures of networks, on small tables of claims.

use super::*;
use crate::load::claims_csv;
use crate::network::{self, Aggregate, Normalize, Settings, Unit, Window};
use crate::view::figure::{Body, Sign};

/// Two camps of three on three issues, and one who speaks of something else.
fn settings(aggregates: &[Aggregate], mode: Mode) -> Settings {
    Settings {
        mode,
        aggregates: aggregates.to_vec(),
        normalize: Normalize::None,
        ..Settings::default()
    }
}

fn made(settings: &Settings) -> Networks {
    let mut text = "claim_id,actor,issue,stance,date,source\n".to_owned();
    let camps = [("N", "support"), ("S", "oppose")];
    for (camp, stance) in camps {
        for member in 1..=3 {
            for issue in ["harbour", "bridge", "tax"] {
                text.push_str(&format!(
                    "{camp}{member}{issue},{camp}{member},{issue},{stance},2026-0{member}-05,Gazette\n"
                ));
            }
        }
    }
    text.push_str("e,East,weather,support,2026-01-09,Gazette\n");
    let table = claims_csv::table(&text).expect("a plain table");
    network::networks(&network::of_table(table), settings).expect("sound settings")
}

#[test]
fn camps_are_outlined_and_who_is_tied_to_nobody_is_told() {
    let networks = made(&settings(&[Aggregate::Subtract], Mode::One));
    let figure = network_figure(&networks, None).expect("a figure");
    let Body::Network(drawn) = &figure.body else {
        panic!("{figure:?}");
    };
    let groups: Vec<Vec<&str>> = drawn
        .groups()
        .iter()
        .map(|members| {
            members
                .iter()
                .map(|at| drawn.nodes[*at].label.as_str())
                .collect()
        })
        .collect();
    assert_eq!(groups, [["N1", "N2", "N3"], ["S1", "S2", "S3"]]);
    let conflicts = drawn.ties.iter().filter(|tie| tie.sign == Sign::Negative);
    assert_eq!((drawn.ties.len(), conflicts.count()), (15, 9));
    let told = "Tied to nobody, and not drawn: East.".to_owned();
    assert!(figure.notes.contains(&told), "{:?}", figure.notes);
    assert!(
        figure.title.ends_with(", 5 January 2026 to 5 March 2026"),
        "{}",
        figure.title
    );
}

#[test]
fn congruence_and_conflict_together_are_their_difference() {
    let both = settings(&[Aggregate::Congruence, Aggregate::Conflict], Mode::One);
    let both = network_figure(&made(&both), None).expect("a figure");
    let one = settings(&[Aggregate::Subtract], Mode::One);
    let one = network_figure(&made(&one), None).expect("a figure");
    assert_eq!(both.body, one.body);
    let others = settings(&[Aggregate::Congruence, Aggregate::Ignore], Mode::One);
    let error = network_figure(&made(&others), None).expect_err("refused");
    assert!(error.to_string().contains("one thing"), "{error}");
}

#[test]
fn a_matrix_has_every_tie_and_lines_between_communities() {
    let networks = made(&settings(&[Aggregate::Subtract], Mode::One));
    let figure = network_figure(&networks, Some(Picture::Matrix)).expect("a figure");
    let Body::Heat(heat) = &figure.body else {
        panic!("{figure:?}");
    };
    let cells = heat.cells.iter().flatten();
    assert_eq!(cells.filter(|cell| cell.level > 0).count(), 30);
    let changes = heat
        .rows
        .windows(2)
        .filter(|two| two[0].group != two[1].group);
    assert_eq!(changes.count(), 2);
    assert_eq!(figure.legend.len(), 2);
}

#[test]
fn two_modes_are_columns_or_a_matrix() {
    let networks = made(&settings(&[Aggregate::Subtract], Mode::Two));
    let figure = network_figure(&networks, None).expect("a figure");
    let graph = figure.graph().expect("few cells");
    assert_eq!((graph.nodes.len(), graph.edges.len()), (11, 19));
    let figure = network_figure(&networks, Some(Picture::Matrix)).expect("a figure");
    assert!(matches!(&figure.body, Body::Heat(heat) if heat.cells.len() == 7));
}

#[test]
fn steps_in_time_are_refused_with_a_way_out() {
    let mut windows = settings(&[Aggregate::Subtract], Mode::One);
    windows.window = Some(Window {
        unit: Unit::Month,
        size: 1,
    });
    let error = network_figure(&made(&windows), None).expect_err("refused");
    assert!(error.to_string().contains("without `--window`"), "{error}");
}
