use crate::export::{self, Options};
use crate::load::{File, load};
use crate::model::{Clock, Ledger};
use crate::view::answer::Answer;
use crate::view::figure::Body;
use crate::view::{self, Names};

fn ledger() -> Ledger {
    let loaded = load(vec![File::new(
        "a.ron",
        r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "south", name: "Southland", kind: State),
    Issue(id: "port", question: "Where should the port be?",
        scale: Options([("little-ostrey", "Little Ostrey"), "great-holm", ("moor", "The Moor")])),
    Issue(id: "height", question: "How high should the dam be?",
        scale: Scale(min: 0, max: 60, unit: "metres")),
    Source(id: "gazette", title: "The port", publisher: "Gazette", published: "2026-05-02"),
    Claim(id: "a", by: "north", on: "port", stance: Choose("little-ostrey"), said: "2026-05-01",
        quotes: [(source: "gazette", exact: "Northland wants Little Ostrey.", kind: Indirect)]),
    Claim(id: "b", by: "south", on: "port", stance: Reject("little-ostrey"), said: "2026-05-01",
        quotes: [(source: "gazette", exact: "Southland rejects Little Ostrey.", kind: Indirect)]),
    Claim(id: "c", by: "south", on: "port", stance: Choose("great-holm"), said: "2026-05-01",
        quotes: [(source: "gazette", exact: "Southland wants Great Holm.", kind: Indirect)]),
    Claim(id: "d", by: "north", on: "height", stance: At(25), said: "2026-05-01",
        quotes: [(source: "gazette", exact: "Northland wants 25 metres.", kind: Indirect)]),
]"#,
    )]);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    loaded.ledger
}

fn text(answer: &Answer) -> String {
    export::text::answer(answer, &Options::default()).expect("text")
}

#[test]
fn options_with_names_and_numbers_with_units_are_told_so() {
    let ledger = ledger();
    let snapshot = crate::position::snapshot(&ledger, "2026-05-03".parse().unwrap(), Clock::Both);
    let names = Names::new([&ledger]);
    let positions = view::positions(&snapshot, &names, 0);
    let said = text(&positions);
    for words in [
        "chooses Little Ostrey",
        "rejects Little Ostrey",
        "chooses great-holm",
        "25 metres",
    ] {
        assert!(said.contains(words), "{words} is missing in\n{said}");
    }
    let matrix = view::matrix(&snapshot, &names, view::MatrixOptions::default());
    let said = text(&matrix);
    assert!(
        said.contains("+Little Ostrey") && said.contains("25 metres"),
        "{said}"
    );
    // Tables for other programs go by id.
    let csv = export::csv::answer(&matrix, &Options::default()).expect("a table");
    let csv = String::from_utf8_lossy(csv.as_ref()).into_owned();
    assert!(
        csv.contains("+little-ostrey") && !csv.contains("metres"),
        "{csv}"
    );
    let held = &positions.data["positions"][1]["held"][0];
    assert_eq!(held["option"], "little-ostrey");
    assert_eq!(held["option_name"], "Little Ostrey");
    assert_eq!(positions.data["positions"][0]["held"][0]["value"], 25.0);
}

#[test]
fn figures_have_the_names_of_options_and_the_units_of_numbers() {
    let ledger = ledger();
    let snapshot = crate::position::snapshot(&ledger, "2026-05-03".parse().unwrap(), Clock::Both);
    let names = Names::new([&ledger]);
    let figure = view::positions_figure(&snapshot, &names);
    let Body::Graph(graph) = &figure.body else {
        panic!()
    };
    let labels: Vec<&str> = graph.nodes.iter().map(|node| &*node.label).collect();
    assert!(
        labels.contains(&"Little Ostrey") && labels.contains(&"great holm"),
        "{labels:?}"
    );
    assert!(graph.edges.iter().any(|edge| edge.label == "25 metres"));
    let figure = view::matrix_figure(&snapshot, &names, view::MatrixOptions::default());
    let Body::Grid(grid) = &figure.body else {
        panic!()
    };
    let parts: Vec<&str> = grid
        .cells
        .iter()
        .flatten()
        .flat_map(|c| &c.parts)
        .map(|p| &*p.text)
        .collect();
    assert_eq!(
        parts,
        [
            "25 metres",
            "Little Ostrey",
            "great holm",
            "not Little Ostrey"
        ]
    );
}
