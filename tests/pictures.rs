//! Pictures: what is well-formed, that every way of drawing shows the same, and
//! that the pictures of the documentation are current (`UPDATE=1` draws them
//! anew).

#![allow(clippy::print_stderr)]

#[path = "pictures/any.rs"]
mod any;
#[path = "pictures/gallery.rs"]
mod gallery;
#[path = "pictures/generated.rs"]
mod generated;
#[path = "pictures/graphviz.rs"]
mod graphviz;
#[path = "pictures/numbers.rs"]
mod numbers;
mod renew;

use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;
use stancegraph::compare::{self, AgreementOptions, DiffOptions, Every};
use stancegraph::export::{self, FigureOptions, Theme};
use stancegraph::load::claims_csv;
use stancegraph::load::{disk, load};
use stancegraph::model::{Clock, Day, Ledger, Snapshot};
use stancegraph::network::{self, Aggregate, Mode, Settings};
use stancegraph::position;
use stancegraph::view::figure::Figure;
use stancegraph::view::{self, MatrixOptions, Names, Picture, SeriesView};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn ledger(path: &str) -> Ledger {
    let files = disk::read(&root().join(path)).expect("a ledger").files;
    load(files).ledger
}

fn at(ledger: &Ledger, day: &str) -> Snapshot {
    let day: Day = day.parse().expect("a day");
    position::snapshot(ledger, day, Clock::Both).without_speakers(ledger)
}

/// As the commands show them.
trait WithoutSpeakers {
    fn without_speakers(self, ledger: &Ledger) -> Snapshot;
}

impl WithoutSpeakers for Snapshot {
    fn without_speakers(self, ledger: &Ledger) -> Snapshot {
        let filter = stancegraph::select::Filter::default();
        let selection = filter.in_ledger(ledger).expect("no filter");
        let day = self.as_of;
        selection.without_speakers(ledger, day).snapshot(self)
    }
}

fn written(figure: &Figure, format: &str, options: &FigureOptions) -> Vec<u8> {
    let write = export::format(format).and_then(|format| format.figure);
    write.expect("a format of figures")(figure, options).expect("it can be written")
}

/// The figures of the bundled ledger, by name.
fn peace() -> Vec<Figure> {
    let ledger = ledger("graphs/ukraine-peace");
    let names = Names::new([&ledger]);
    let (before, after) = (at(&ledger, "2025-12-31"), at(&ledger, "2026-01-29"));
    let diff = compare::diff(&before, &after, DiffOptions::default());
    let mut diff = diff;
    let shown = |id| {
        after
            .cells
            .iter()
            .chain(&before.cells)
            .any(|c| c.actor == id)
    };
    diff.changes.retain(|change| shown(change.actor.clone()));
    let day = after.as_of;
    vec![
        view::positions_figure(&after, &names),
        view::matrix_figure(&after, &names, MatrixOptions::default()),
        view::changes_figure(&before, &after, &diff, &names),
        view::evidence_figure(&ledger, day, Clock::Both, &|_| true),
        view::agreement_figure(&ledger, &after, AgreementOptions::default()),
        view::timeline_figure(&ledger, &|_| true),
        history(&ledger, &names),
    ]
}

/// A ledger through time, by the days on which things were said.
fn history(ledger: &Ledger, names: &Names<'_>) -> Figure {
    let filter = stancegraph::select::Filter::default();
    let selection = filter.in_ledger(ledger).expect("no filter");
    let (first, last) = position::reach(ledger, Clock::Said).expect("claims");
    let span = (Every::Day.eve(first), last);
    let selection = selection.without_speakers(ledger, span.1);
    let mut series = compare::series(ledger, span, Every::Day, Clock::Said);
    for diff in &mut series.diffs {
        diff.changes
            .retain(|c| selection.either(c.before.as_ref(), c.after.as_ref(), &c.causes));
    }
    series.diffs.retain(|diff| !diff.changes.is_empty());
    view::series_figure(&SeriesView {
        series: &series,
        names,
        quotes: false,
        hidden_speakers: 0,
    })
}

/// The network of a fictional assembly, as the command shows it.
fn assembly(mode: Mode, picture: Picture) -> Figure {
    let path = root().join("tests/pictures/assembly.csv");
    let text = std::fs::read_to_string(path).expect("a table");
    let table = claims_csv::table(&text).expect("plain claims");
    let settings = Settings {
        mode,
        aggregates: vec![Aggregate::Subtract],
        ..Settings::default()
    };
    let networks = network::networks(&network::of_table(table), &settings);
    view::network_figure(&networks.expect("sound settings"), Some(picture)).expect("a figure")
}

/// An XML parser reads it, and nothing in it runs or leads out.
fn is_sound(svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|e| panic!("{e}: {svg}"));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let known = ["svg", "title", "desc", "g", "rect", "path", "text"];
        assert!(known.contains(&name), "an element `{name}`: {svg}");
        for attribute in node.attributes() {
            let value = attribute.value();
            assert!(!attribute.name().starts_with("on"), "{attribute:?}");
            assert!(
                !value.contains("NaN") && !value.contains("inf"),
                "{attribute:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_makes_well_formed_svg(
        texts in proptest::collection::vec("(\\p{Any}{0,12}|[\"&;<>{}|\n\r\t'\\]]{0,8}|\\PC{0,60}|x{0,300})", 7..12),
    ) {
        for figure in any::figures(&texts) {
            let svg = written(&figure, "svg", &FigureOptions::default());
            is_sound(&String::from_utf8(svg).expect("UTF-8"));
        }
    }
}

#[test]
fn every_theme_and_size_makes_well_formed_svg() {
    for figure in peace() {
        for (_, theme) in Theme::ALL {
            for size in ["a4", "slide", "320x2000", "90x20mm"] {
                let options = FigureOptions {
                    theme: *theme,
                    size: Some(size.parse().expect("a size")),
                    ..FigureOptions::default()
                };
                let svg = String::from_utf8(written(&figure, "svg", &options)).expect("UTF-8");
                is_sound(&svg);
            }
        }
    }
}

#[test]
fn the_same_figure_gives_the_same_bytes_in_every_format() {
    for (once, again) in peace().iter().zip(&peace()) {
        for format in export::FORMATS
            .iter()
            .filter(|format| format.figure.is_some())
        {
            let options = FigureOptions {
                scale: Some(0.5),
                ..FigureOptions::default()
            };
            let (a, b) = (
                written(once, format.name, &options),
                written(again, format.name, &options),
            );
            assert!(a == b, "{} as {}", once.name, format.name);
        }
    }
}

/// Runs a program that reads a file, if it is installed.
fn run(program: &str, arguments: &[&str]) -> Option<Vec<u8>> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => {
            let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{program}: {complaints}");
            Some(output.stdout)
        }
        Err(_) => {
            eprintln!("`{program}` is not installed: nothing was looked at");
            None
        }
    }
}

fn scratch(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    (folder, path)
}

/// Brightness of squares of 8 × 8 pixels, 0 to 255, row by row.
fn squares(png: &[u8]) -> (usize, Vec<f64>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("a picture");
    let (width, height) = (info.width as usize, info.height as usize);
    let channels = info.color_type.samples();
    let across = width / 8;
    let mut sums = vec![0.0; across * (height / 8)];
    for y in 0..height / 8 * 8 {
        for x in 0..across * 8 {
            let at = (y * width + x) * channels;
            let bright = pixels[at..at + channels.min(3)]
                .iter()
                .map(|c| f64::from(*c));
            let bright = bright.sum::<f64>() / channels.min(3) as f64;
            sums[y / 8 * across + x / 8] += bright / 64.0;
        }
    }
    (across, sums)
}

#[test]
fn png_shows_what_another_program_sees_in_the_svg() {
    for figure in peace() {
        let options = FigureOptions {
            scale: Some(1.0),
            ..FigureOptions::default()
        };
        let (_folder, path) = scratch("figure.svg", &written(&figure, "svg", &options));
        let Some(theirs) = run("rsvg-convert", &[&path.to_string_lossy()]) else {
            return;
        };
        let (across, ours) = squares(&written(&figure, "png", &options));
        let (their_across, theirs) = squares(&theirs);
        assert_eq!(
            (across, ours.len()),
            (their_across, theirs.len()),
            "{}",
            figure.name
        );
        let apart: Vec<f64> = ours
            .iter()
            .zip(&theirs)
            .map(|(a, b)| (a - b).abs())
            .collect();
        let mean = apart.iter().sum::<f64>() / apart.len() as f64;
        // Two programs smooth edges differently; what is missing or elsewhere
        // changes whole squares.
        let far = apart.iter().filter(|apart| **apart > 60.0).count();
        assert!(mean < 1.5, "{}: {mean} on average", figure.name);
        assert!(
            far * 500 < apart.len(),
            "{}: {far} of {} squares",
            figure.name,
            apart.len()
        );
    }
}

#[test]
fn text_of_a_pdf_can_be_selected() {
    for figure in peace() {
        let pdf = written(&figure, "pdf", &FigureOptions::default());
        assert!(pdf.starts_with(b"%PDF-"));
        let (_folder, path) = scratch("figure.pdf", &pdf);
        let Some(text) = run("pdftotext", &[&path.to_string_lossy(), "-"]) else {
            return;
        };
        let text = String::from_utf8(text).expect("text");
        let words: Vec<&str> = text.split_whitespace().collect();
        for word in figure.title.split_whitespace() {
            assert!(words.contains(&word), "{}: {word} in {text}", figure.name);
        }
    }
}

#[test]
fn a_character_that_no_font_has_is_no_empty_box_in_a_bitmap() {
    let mut one = any::figures(&["平".into()])[3].clone();
    let (name, title, description) = (one.name.clone(), one.title.clone(), one.description.clone());
    one.title = "\u{fffd}".into();
    let swap = |text: &str| text.replace('平', "\u{fffd}");
    let mut other = any::figures(&[swap("平")])[3].clone();
    (other.name, other.title, other.description) = (name, "\u{fffd}".into(), description);
    assert_ne!(title, other.title);
    let options = FigureOptions::default();
    let (_, ours) = squares(&written(&one, "png", &options));
    let (_, expected) = squares(&written(&other, "png", &options));
    assert_eq!(ours.len(), expected.len());
    let dark = |squares: &[f64]| squares.iter().filter(|s| **s < 250.0).count();
    assert!(dark(&ours) > 0 && dark(&ours).abs_diff(dark(&expected)) < 12);
}
