//! Networks to write: of one mode and two, with hostile labels, several things
//! added up, several steps in time, ties of nodes to themselves, and none.

use stancegraph::network::{
    Aggregate, Instant, LeftOut, Mode, Network, Networks, Node, Settings, Span,
};

/// Every case with its name.
pub fn all() -> Vec<(&'static str, Networks)> {
    vec![
        ("one", one()),
        ("two", two()),
        ("several", several()),
        ("windows", windows()),
        ("loops", loops()),
        ("empty", empty()),
        ("alone", alone()),
    ]
}

pub fn node(label: &str, id: Option<&str>, attributes: &[(&str, &str)]) -> Node {
    let attributes = attributes.iter();
    Node {
        label: label.into(),
        id: id.map(Into::into),
        attributes: attributes
            .map(|(n, v)| ((*n).into(), (*v).into()))
            .collect(),
        claims: label.chars().count() as u64,
    }
}

fn network(aggregate: Aggregate, weights: &[f64]) -> Network {
    Network {
        aggregate,
        span: Some(Span {
            from: day("2026-01-01"),
            middle: None,
            to: day("2026-03-31"),
        }),
        claims: 7,
        weights: weights.to_vec(),
    }
}

fn day(text: &str) -> Instant {
    Instant::start_of(text.parse().expect("a day"))
}

pub fn networks(mode: Mode, nodes: [Vec<Node>; 2], networks: Vec<Network>) -> Networks {
    let [rows, columns] = nodes;
    let settings = Settings {
        mode,
        aggregates: networks.iter().map(|network| network.aggregate).collect(),
        ..Settings::default()
    };
    Networks {
        mode,
        row_variable: "actor".to_owned(),
        column_variable: "issue".to_owned(),
        rows,
        columns,
        networks,
        settings: settings.words(),
        left_out: LeftOut {
            neutral: 2,
            duplicates: 1,
            others: vec![("told by another", 3)],
        },
        of_claims: 19,
    }
}

/// Ids that name nodes, a fraction, a negative weight, and an isolate.
fn one() -> Networks {
    let rows = vec![
        node("Eastland", Some("east"), &[]),
        node(
            "Northland",
            Some("north"),
            &[("party", "Blue"), ("seats", "12")],
        ),
        node("Southland", Some("south"), &[("party", "Green & \"Gold\"")]),
        node("Westland", Some("west"), &[]),
    ];
    let third = 1.0 / 3.0;
    let weights = [
        0.0, third, -2.0, 0.0, third, 0.0, 1e-7, 0.0, -2.0, 1e-7, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ];
    networks(
        Mode::One,
        [rows, vec![]],
        vec![network(Aggregate::Subtract, &weights)],
    )
}

/// Labels that break things, the same ids on both sides, names of attributes
/// that mean something elsewhere.
pub fn two() -> Networks {
    let rows = vec![
        node("", Some("same"), &[("x", "1")]),
        node(
            "\"quoted\", 'twice'",
            Some("a"),
            &[("id", "7"), ("label", "no"), ("start", "x")],
        ),
        node(
            "'quoted', 'twice'",
            Some("b"),
            &[("two words", "a\nb"), ("Kind", "<b>")],
        ),
        node(
            "<b>&amp;</b>]]>",
            None,
            &[("партия", "синяя"), ("phi", "1"), ("PHI", "2")],
        ),
        node("back\\slash\\", None, &[("9lives", "\\\""), ("empty", "")]),
        node("two\nlines\r\nand\ttab ", None, &[("name", "*Edges")]),
        node(
            "\u{1b}[2J\u{0}\u{fffe}\u{85}",
            None,
            &[("type", " both ends ")],
        ),
        node(
            "\u{202e}gnilrats\u{202c} שלום مرحبا",
            None,
            &[("shape", "box"), ("é", "é")],
        ),
        node(
            "🙂👩\u{200d}🌾 日本",
            None,
            &[("weight", "1"), ("color", "red"), ("-", "-")],
        ),
    ];
    let columns = vec![
        node("", Some("same"), &[("x", "2")]),
        node("% *Edges", None, &[("spells", "s"), ("viz", "v")]),
        node(
            "Treaty, the = 1",
            None,
            &[("claims", "many"), ("kind_", "k")],
        ),
        node("🙂👩\u{200d}🌾 日本", None, &[]),
    ];
    let mut weights = vec![0.0; rows.len() * columns.len()];
    for (at, weight) in weights.iter_mut().enumerate() {
        // The last column is an isolate.
        if at % 4 != 3 && at % 3 != 1 {
            *weight = at as f64 / 8.0 - 1.0;
        }
    }
    networks(
        Mode::Two,
        [rows, columns],
        vec![network(Aggregate::Subtract, &weights)],
    )
}

fn three() -> Vec<Node> {
    ["Eastland", "Northland", "Southland"]
        .map(|label| node(label, None, &[]))
        .into()
}

/// What was added up in two ways; a tie may have only one of them.
fn several() -> Networks {
    let congruence = [0.0, 2.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let conflict = [0.0, 0.5, 3.0, 0.5, 0.0, 0.0, 3.0, 0.0, 0.0];
    networks(
        Mode::One,
        [three(), vec![]],
        vec![
            network(Aggregate::Congruence, &congruence),
            network(Aggregate::Conflict, &conflict),
        ],
    )
}

/// Ties that come, go and come again.
fn windows() -> Networks {
    let middles = ["2026-01-15", "2026-02-15", "2026-03-15", "2026-04-15"];
    let weights = [
        [1.0, 0.0, 0.0],
        [2.0, 1.5, 0.0],
        [0.0, 1.5, 0.0],
        [4.0, 0.0, 0.0],
    ];
    let step = |(middle, [a, b, c]): (&str, [f64; 3])| {
        let mut step = network(Aggregate::Congruence, &[0.0, a, b, a, 0.0, c, b, c, 0.0]);
        step.span = Some(Span {
            from: day(middle).plus(-1, stancegraph::network::Unit::Month),
            middle: Some(day(middle)),
            to: day(middle).plus(1, stancegraph::network::Unit::Month),
        });
        step
    };
    let steps = middles.into_iter().zip(weights).map(step).collect();
    let mut made = networks(Mode::One, [three(), vec![]], steps);
    made.settings = Settings::default().words();
    made
}

/// Nodes that are tied to themselves, as in the windows of a kernel.
fn loops() -> Networks {
    let weights = [1.0, 0.25, 0.0, 0.25, 0.0, 0.0, 0.0, 0.0, 0.5];
    networks(
        Mode::One,
        [three(), vec![]],
        vec![network(Aggregate::Congruence, &weights)],
    )
}

fn empty() -> Networks {
    networks(
        Mode::One,
        [vec![], vec![]],
        vec![network(Aggregate::Congruence, &[])],
    )
}

/// A row that no column is there to be tied to.
fn alone() -> Networks {
    networks(
        Mode::Two,
        [vec![node("Northland", Some("north"), &[])], vec![]],
        vec![network(Aggregate::Ignore, &[])],
    )
}
