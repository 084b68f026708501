//! What a picture costs: CPU time of the layout and of each renderer at 10,
//! 200 and 1,000 nodes with twice as many edges, and beside them the whole
//! processes `dot` and `sfdp` on the DOT of the same figure, if they are there.
//!
//! Medians of several runs in turn. The peers' figure is the CPU time of the
//! child process, its start included; ours has no start.

#![allow(clippy::print_stdout)]

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use stancegraph::export::{self, FigureOptions};
use stancegraph::layout::{self, LayoutOptions};
use stancegraph::view::figure::{
    Body, Edge, Figure, Graph, LegendEntry, Line, Node, NodeShape, Sign,
};

const ROUNDS: usize = 7;

fn main() {
    println!("CPU milliseconds, median of {ROUNDS}");
    for nodes in [10, 200, 1_000] {
        let figure = figure(nodes, nodes * 2);
        println!("{nodes} nodes, {} edges", nodes * 2);
        let layout = LayoutOptions::default();
        report("layout", || {
            let scene = layout::scene(&figure, &layout).expect("a sound figure");
            assert!(scene.width > 0.0);
        });
        for format in export::FORMATS {
            let Some(write) = format.figure else { continue };
            let options = FigureOptions::default();
            report(format.name, || {
                assert!(
                    !write(&figure, &options)
                        .expect("it can be written")
                        .is_empty()
                );
            });
        }
        let write = export::format("dot").and_then(|format| format.figure);
        let dot = write.expect("registered")(&figure, &FigureOptions::default());
        let dot = dot.expect("it can be written");
        for program in ["dot", "sfdp"] {
            peer(program, &dot);
        }
    }
}

fn report(name: &str, run: impl Fn()) {
    let now = || Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default();
    let mut figures: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let before = now();
            run();
            (now() - before).as_secs_f64()
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    println!("  {name:<16} {:>9.1}", 1e3 * figures[ROUNDS / 2]);
}

/// A program of Graphviz that makes SVG of the same DOT.
fn peer(program: &str, dot: &[u8]) {
    let mut figures = Vec::new();
    for _ in 0..3 {
        let Some(seconds) = child(program, dot) else {
            println!("  {program:<16} not installed");
            return;
        };
        figures.push(seconds);
    }
    figures.sort_by(f64::total_cmp);
    println!(
        "  {:<16} {:>9.1}",
        format!("`{program} -Tsvg`"),
        1e3 * figures[1]
    );
}

/// The CPU time of a program, as the shell tells it.
fn child(program: &str, dot: &[u8]) -> Option<f64> {
    let script = format!(
        "command -v {program} >/dev/null || exit 9; {program} -Tsvg >/dev/null 2>&1; times"
    );
    let mut running = Command::new("sh")
        .args(["-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    running.stdin.take()?.write_all(dot).ok()?;
    let output = running
        .wait_with_output()
        .ok()
        .filter(|o| o.status.success())?;
    // The second line: user and system time of the children, `0m0.08s 0m0.01s`.
    let text = String::from_utf8(output.stdout).ok()?;
    let times = text.lines().nth(1)?.split_whitespace();
    times
        .map(|time| {
            let (minutes, seconds) = time.trim_end_matches('s').split_once('m')?;
            Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
        })
        .sum()
}

/// Fictional positions: a fifth of the nodes are issues, the others hold them.
fn figure(nodes: usize, edges: usize) -> Figure {
    let issues = nodes / 5;
    let actors = nodes - issues;
    // A small generator, so that the figure is the same everywhere.
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let signs = [Sign::Positive, Sign::Negative, Sign::Neutral];
    let lines = [Line::Solid, Line::Dashed, Line::Dotted, Line::Double];
    let node = |at: usize| {
        let actor = at < actors;
        Node {
            id: format!("n{at}"),
            label: match actor {
                true => format!("Actor {at}"),
                false => format!("Should the question of number {at} be decided in favour?"),
            },
            column: usize::from(!actor),
            group: None,
            shape: if actor {
                NodeShape::Actor
            } else {
                NodeShape::Issue
            },
            note: None,
        }
    };
    let all = (0..edges).map(|at| Edge {
        from: format!("n{}", next(actors)),
        to: format!("n{}", actors + next(issues)),
        label: format!("+1 [{at}]"),
        sign: signs[next(3)],
        line: lines[next(4)],
        weight: 1,
        ..Edge::default()
    });
    let graph = Graph {
        columns: vec!["Actors".into(), "Issues".into()],
        edges: all.collect(),
        nodes: (0..nodes).map(node).collect(),
        ..Graph::default()
    };
    Figure {
        name: "positions".into(),
        title: "Fictional positions".into(),
        body: Body::Graph(graph),
        legend: vec![LegendEntry {
            sign: Sign::Positive,
            weight: 1,
            text: "in favour".into(),
            ..LegendEntry::default()
        }],
        ..Figure::default()
    }
}
