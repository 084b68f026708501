//! The pictures of the documentation, drawn from the bundled ledgers and from
//! fictional ones, and held to what is stored.

use stancegraph::compare::{self, AgreementOptions, DiffOptions};
use stancegraph::export::{FigureOptions, Theme};
use stancegraph::load::claims_csv::World;
use stancegraph::load::{disk, load_table};
use stancegraph::model::Clock;
use stancegraph::network::Mode;
use stancegraph::select::Filter;
use stancegraph::view::figure::Figure;
use stancegraph::view::{self, MatrixOptions, Names, Picture};

use super::{assembly, at, generated, graphviz, history, ledger, peace, renew, root, written};

/// No picture is larger, in bytes.
const LARGEST: usize = 400_000;

/// Figures of the small fictional ledgers.
pub fn fictional() -> Vec<(&'static str, Figure)> {
    let talks = ledger("tests/golden/talks.ron");
    let hostile = ledger("tests/golden/hostile.ron");
    let (before, after) = (at(&talks, "2026-05-10"), at(&talks, "2026-05-31"));
    let diff = compare::diff(&before, &after, DiffOptions::default());
    let names = Names::new([&talks]);
    let odd = at(&hostile, "2026-05-31");
    let of_odd = Names::new([&hostile]);
    let options = AgreementOptions::default();
    vec![
        (
            "talks-diff",
            view::changes_figure(&before, &after, &diff, &names),
        ),
        (
            "talks-agreement",
            view::agreement_figure(&talks, &after, options),
        ),
        ("talks-history", history(&talks, &names)),
        ("network", assembly(Mode::One, Picture::Ties)),
        ("network-matrix", assembly(Mode::One, Picture::Matrix)),
        ("network-two", assembly(Mode::Two, Picture::Matrix)),
        ("hostile-positions", view::positions_figure(&odd, &of_odd)),
        (
            "hostile-matrix",
            view::matrix_figure(&odd, &of_odd, MatrixOptions::default()),
        ),
        (
            "hostile-evidence",
            view::evidence_figure(&hostile, odd.as_of, Clock::Both, &|_| true),
        ),
        (
            "hostile-timeline",
            view::timeline_figure(&hostile, &|_| true),
        ),
    ]
}

/// A large fictional ledger, without the list of its claims.
fn large() -> Vec<(&'static str, Figure)> {
    let many = generated::ledger();
    let then = at(&many, "2026-05-31");
    let names = Names::new([&many]);
    let matrix = view::matrix_figure(&then, &names, MatrixOptions::default());
    vec![
        (
            "large-positions",
            view::positions_figure(&then, &names).without_footnotes(),
        ),
        ("large-matrix", matrix.without_footnotes()),
    ]
}

/// States whose votes on Ukraine in 2014 and 2022 show the kinds of change.
const STATES: [&str; 12] = [
    "brazil",
    "china",
    "cuba",
    "egypt",
    "eritrea",
    "india",
    "iran",
    "kenya",
    "madagascar",
    "russia",
    "south-africa",
    "ukraine",
];

/// How they voted twice.
fn voted_twice() -> Figure {
    let ledger = ledger("graphs/ukraine-unga");
    let filter = Filter {
        actors: STATES.map(str::to_owned).to_vec(),
        ..Filter::default()
    };
    let selection = filter.in_ledger(&ledger).expect("known states");
    let then = |day| selection.snapshot(at(&ledger, day));
    let (before, after) = (then("2014-12-31"), then("2022-03-31"));
    let diff = compare::diff(&before, &after, DiffOptions::default());
    view::changes_figure(&before, &after, &diff, &Names::new([&ledger]))
}

/// Who votes with whom in a year, of the table of votes.
fn votes() -> Figure {
    let folder = root().join("graphs/unga-18");
    let table = disk::file(&folder.join("votes.csv")).expect("a table");
    let beside = disk::read(&folder).expect("the entries").files;
    let ledger = load_table(table, World::Closed, beside).ledger;
    let year = at(&ledger, "2019-12-31");
    view::agreement_figure(&ledger, &year, AgreementOptions::default())
}

#[test]
fn the_pictures_of_the_documentation_are_current() {
    let folder = root().join("docs/pictures");
    let mut pictures: Vec<(String, Vec<u8>)> = Vec::new();
    let screen = FigureOptions::default();
    let mut by_graphviz: Vec<String> = Vec::new();
    for figure in peace() {
        if matches!(&*figure.name, "positions" | "evidence") {
            let name = format!("{}-graphviz.svg", figure.name);
            graphviz::beside(&folder.join(&name), &written(&figure, "dot", &screen));
            by_graphviz.push(name);
        }
        pictures.push((
            format!("{}.svg", figure.name),
            written(&figure, "svg", &screen),
        ));
        for (name, theme) in [("print", Theme::Print), ("dark", Theme::Dark)] {
            if figure.name == "matrix" {
                let options = FigureOptions {
                    theme,
                    ..FigureOptions::default()
                };
                let text = written(&figure.clone().without_footnotes(), "svg", &options);
                pictures.push((format!("matrix-{name}.svg"), text));
            }
        }
    }
    let states = vec![("unga-agreement", votes()), ("unga-diff", voted_twice())];
    for (name, figure) in [fictional(), large(), states].concat() {
        pictures.push((format!("{name}.svg"), written(&figure, "svg", &screen)));
    }
    for (name, text) in &pictures {
        let path = folder.join(name);
        if renew::asked() {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, text).expect("a file");
        }
        assert!(text.len() <= LARGEST, "{name} has {} bytes", text.len());
        let there = std::fs::read(&path).unwrap_or_default();
        assert!(
            there == *text,
            "{name} is not current: `UPDATE=1 cargo test --test pictures` draws it anew"
        );
    }
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let found = entry.expect("an entry").file_name();
        let mut drawn = pictures.iter().map(|(name, _)| name).chain(&by_graphviz);
        assert!(
            drawn.any(|name| **name == *found),
            "nothing draws {found:?}; remove it"
        );
    }
}
