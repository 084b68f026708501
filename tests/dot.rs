//! Stock `dot` reads what the DOT exporter writes: any text as id and label,
//! nothing lost, nothing added, nothing changed. Without `dot` these tests
//! pass and say so.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;
use stancegraph::compare::AgreementOptions;
use stancegraph::export::FigureOptions;
use stancegraph::export::dot::{figure, quote};
use stancegraph::load::{disk, load};
use stancegraph::model::Clock;
use stancegraph::text::visible::on_lines;
use stancegraph::view::MatrixOptions;
use stancegraph::view::figure::{
    Age, Body, Edge, Figure, Graph, Group, LegendEntry, Line, Node, NodeShape, Sign,
};
use stancegraph::{position, view};
#[path = "dot/others.rs"]
mod others;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// What `dot -T<format>` makes of `text`; nothing if there is no `dot`.
fn dot(format: &str, text: &str) -> Option<String> {
    let mut child = match Command::new("dot")
        .arg(format!("-T{format}"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
    {
        Ok(child) => child,
        Err(_) => {
            static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
            let thread = std::thread::current();
            let test = thread.name().unwrap_or("a test").to_owned();
            if SAID.lock().is_ok_and(|mut said| said.insert(test.clone())) {
                let note = "left out: `dot` is not installed, so nothing read the DOT of";
                let _ = writeln!(std::io::stderr(), "{note} {test}");
            }
            return None;
        }
    };
    let mut input = child.stdin.take().expect("piped");
    let bytes = text.as_bytes().to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().expect("dot ends");
    writer.join().expect("no panic").expect("dot reads all");
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaints}\n{text}");
    assert!(!complaints.contains("syntax error"), "{complaints}\n{text}");
    Some(String::from_utf8(output.stdout).expect("dot writes UTF-8"))
}

/// What a label is to show, line by line; `dot` draws nothing for empty lines.
fn shown(label: &str) -> Vec<String> {
    let seen = on_lines(label).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    let lines = seen.split('\n').filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// Lines without the blanks at which long ones are wrapped.
fn squeezed(lines: Vec<String>) -> String {
    lines.concat().split_whitespace().collect()
}

/// The lines of text that `dot` drew for an object.
fn drawn(object: &Value) -> Vec<String> {
    let operations = object["_ldraw_"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    operations
        .iter()
        .filter(|operation| operation["op"] == "T")
        .map(|operation| operation["text"].as_str().expect("text").to_owned())
        .collect()
}

/// Nodes or edges of the figure, without furniture.
fn of_figure(values: &Value) -> Vec<&Value> {
    let values = values.as_array().map(Vec::as_slice).unwrap_or_default();
    values
        .iter()
        .filter(|value| value["class"] == "figure")
        .collect()
}

fn drawn_graph(view: &Figure) -> &Graph {
    view.graph().expect("a graph")
}

/// What is written in a node: an option names its issue.
fn words(graph: &Graph, node: &Node) -> String {
    let frame = node.group.map(|group| graph.groups[group].short.as_str());
    match frame.unwrap_or_default() {
        "" => node.label.clone(),
        short => format!("{short}: {}", node.label),
    }
}

fn holds(view: &Figure) {
    let text = figure(view, &FigureOptions::default()).expect("a sound figure");
    let text = String::from_utf8(text).expect("text");
    let Some(json) = dot("json", &text) else {
        return;
    };
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let (nodes, edges) = (of_figure(&json["objects"]), of_figure(&json["edges"]));
    assert_eq!(
        (nodes.len(), edges.len()),
        (drawn_graph(view).nodes.len(), drawn_graph(view).edges.len()),
        "{text}"
    );
    let mut found: Vec<_> = nodes.iter().map(|node| squeezed(drawn(node))).collect();
    let mut expected: Vec<_> = drawn_graph(view)
        .nodes
        .iter()
        .map(|node| squeezed(shown(&words(drawn_graph(view), node))))
        .collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "{text}");
    let mut found: Vec<_> = edges.iter().map(|edge| squeezed(drawn(edge))).collect();
    let mut expected: Vec<_> = drawn_graph(view)
        .edges
        .iter()
        .map(|edge| squeezed(shown(&edge.words())))
        .collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "{text}");
    if let Some(svg) = dot("svg", &text) {
        assert!(!svg.contains("<script"), "{svg}");
        assert_eq!(
            svg.matches("class=\"node figure\"").count(),
            drawn_graph(view).nodes.len()
        );
        assert_eq!(
            svg.matches("class=\"edge figure\"").count(),
            drawn_graph(view).edges.len()
        );
    }
}

/// Every text is an id, a label of a node, a label of an edge and more.
fn figure_of(texts: &[String]) -> Figure {
    let text = |index: usize| texts[index % texts.len()].clone();
    let shapes = [
        NodeShape::Actor,
        NodeShape::Member,
        NodeShape::Issue,
        NodeShape::Agenda,
        NodeShape::Choice,
        NodeShape::Claim,
        NodeShape::Source,
    ];
    let signs = [Sign::Positive, Sign::Negative, Sign::Neutral, Sign::None];
    let lines = [
        Line::Solid,
        Line::Dashed,
        Line::Dotted,
        Line::Double,
        Line::Thin,
    ];
    let node = |(index, id): (usize, &String)| Node {
        id: id.clone(),
        label: text(index + 1),
        column: index % 3,
        group: (index % 4 == 3).then_some(0),
        shape: shapes[index % shapes.len()],
        note: None,
    };
    let edge = |(index, from): (usize, &String)| Edge {
        from: from.clone(),
        to: text(index * 3 + 1),
        label: text(index + 2),
        note: None,
        sign: signs[index % signs.len()],
        line: lines[index % lines.len()],
        weight: 1,
        age: [Age::Now, Age::Was, Age::Kept][index % 3],
    };
    let entry = |index: usize| LegendEntry {
        sign: signs[index % signs.len()],
        line: lines[index % lines.len()],
        text: text(index),
        ..LegendEntry::default()
    };
    Figure {
        name: text(0),
        title: text(1),
        subtitle: text(2),
        numbers: text(11),
        description: text(3),
        body: Body::Graph(Graph {
            columns: vec![text(4), text(5)],
            groups: vec![Group {
                id: text(6),
                label: text(7),
                parent: None,
                ..Group::default()
            }],
            nodes: texts.iter().enumerate().map(node).collect(),
            edges: texts.iter().enumerate().map(edge).collect(),
        }),
        notes: vec![text(10)],
        legend: (0..4).map(entry).collect(),
        footnotes: vec![text(8), text(9)],
    }
}

#[test]
fn hostile_names_come_back_unchanged() {
    let texts = [
        "",
        " ",
        "\\",
        "\\\\",
        "a\\",
        "\"",
        "\\\"",
        "a\\\"b\\",
        "\\N",
        "\\G\\E\\T\\H\\L",
        "\\l\\n\\r",
        "two\nlines",
        "\n",
        "a\r\nb",
        "cr\r",
        "tab\tbed",
        "nul\u{0}",
        "nul\u{1}",
        "esc\u{1b}[2J",
        "&lt;b&gt;",
        "&",
        "&amp;amp;",
        "&#60;",
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "-->",
        "<!--",
        "]]>",
        "node",
        "digraph",
        "}",
        "{a|b}",
        "a:b:c",
        "\u{202e}rtl",
        "שלום",
        "🙂👩\u{200d}🌾",
        "column 0",
        "legend texts",
        "// x",
        "/* x",
        "#x",
        "a\\\nb",
        "\u{fffe}",
        "\u{85}",
        "  two  ",
    ];
    let texts = texts.map(str::to_owned);
    holds(&figure_of(&texts));
    others::hold(&texts);
}

#[test]
fn texts_longer_than_dot_reads_at_once_come_back_unchanged() {
    let texts = [
        "a".repeat(40_000),
        "\\\"".repeat(20_000),
        "ж\\".repeat(9_000),
        "two words & more ".repeat(2_000),
        "short".to_owned(),
    ];
    holds(&figure_of(&texts));
}

#[test]
fn every_bundled_ledger_is_drawn() {
    let graphs = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs");
    for folder in std::fs::read_dir(graphs).expect("the ledgers") {
        let files = disk::read(&folder.expect("a folder").path())
            .expect("a ledger")
            .files;
        let ledger = load(files).ledger;
        let (day, clock) = ("2026-06-30".parse().expect("a day"), Clock::Both);
        let snapshot = position::snapshot(&ledger, day, clock);
        let names = view::Names::new([&ledger]);
        let options = AgreementOptions::default();
        // `dot` takes minutes to read a table of all actors × all actors.
        let mut few = snapshot.clone();
        few.cells.truncate(40);
        let views = [
            view::positions_figure(&snapshot, &names),
            view::matrix_figure(&snapshot, &names, MatrixOptions::default()),
            view::agreement_figure(&ledger, &few, options),
            view::timeline_figure(&ledger, &|_| true),
            view::evidence_figure(&ledger, day, clock, &|_| true),
        ];
        for figure in &views {
            let text = stancegraph::export::dot::figure(figure, &FigureOptions::default());
            // Read and written again, without the time that a layout takes.
            let text = String::from_utf8(text.expect("a sound figure"));
            dot("canon", &text.expect("text"));
        }
    }
}

#[test]
fn any_text_comes_back_unchanged() {
    let text = "(\\p{Any}{0,12}|[\\\\\"&;<>{}|\n\r\t NGEl#-]{0,8}|\\PC{0,20})";
    let texts = proptest::collection::hash_set(text, 12..60);
    let config = Config {
        cases: 24,
        max_shrink_iters: 64,
        failure_persistence: None,
        ..Config::default()
    };
    // The same texts each time: the splines of Graphviz fail on some drawings,
    // which says nothing of what was written.
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let outcome = TestRunner::new_with_rng(config, rng).run(&texts, |texts| {
        let mut texts: Vec<String> = texts.into_iter().collect();
        texts.sort();
        holds(&figure_of(&texts));
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]
    #[test]
    fn a_quoted_text_ends_where_it_should(text in "\\p{Any}{0,40}") {
        let quoted = quote(&text);
        let inside = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).expect("quotes");
        let mut characters = inside.chars();
        while let Some(character) = characters.next() {
            prop_assert_ne!(character, '"');
            prop_assert_ne!(character, '\n');
            if character == '\\' {
                prop_assert!(matches!(characters.next(), Some('\\' | '"' | 'n')));
            }
        }
    }
}
