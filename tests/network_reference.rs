//! The matrices of the reference tool, cell by cell.
//!
//! `tests/reference/dna/` has what Discourse Network Analyzer 3.1.2 printed
//! for the synthetic statements in `synth_small.csv`, and says how it was
//! asked.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use stancegraph::network::{
    self, Aggregate, Coded, Duplicates, Field, Instant, Kernel, Level, Mode, NONE, Normalize,
    Settings, StanceKind, Unit, Window,
};

/// How far two numbers may be from each other.
const TOLERANCE: f64 = 1e-9;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/dna")
}

/// The synthetic statements, with one of their variables as the stance.
fn statements(stance: &str) -> Coded {
    let mut reader = csv::Reader::from_path(folder().join("synth_small.csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in reader.records() {
        for (name, value) in header.iter().zip(row.unwrap().iter()) {
            columns
                .entry(name.to_owned())
                .or_default()
                .push(value.to_owned());
        }
    }
    let field = |name: &str| {
        let mut labels: Vec<&str> = columns[name].iter().map(String::as_str).collect();
        labels.sort_unstable();
        labels.dedup();
        let number = |value: &String| labels.binary_search(&value.as_str()).unwrap() as u32;
        Field {
            names: vec![name.into()],
            labels: labels.iter().map(|label| (*label).into()).collect(),
            ids: Vec::new(),
            values: columns[name].iter().map(number).collect(),
            of_source: false,
        }
    };
    let time = |day: &String| Instant::start_of(day.parse().unwrap());
    let source = field("doc_id").values;
    let number = columns["date"].len();
    let (levels, stances) = if stance == "null" {
        (Vec::new(), vec![NONE; number])
    } else {
        let field = field(stance);
        let level = |name: &str| Level {
            name: name.into(),
            number: name.parse().ok(),
            side: (stance == "agreement").then_some(name == "1"),
        };
        (
            field.labels.iter().map(|name| level(name)).collect(),
            field.values,
        )
    };
    Coded {
        fields: vec![field("actor"), field("concept"), field("org")],
        levels,
        stance: stances,
        time: columns["date"].iter().map(time).collect(),
        source,
        ..Coded::default()
    }
}

/// One line of the manifest.
struct Case {
    file: PathBuf,
    settings: Settings,
    qualifier: String,
    middle: String,
    from: String,
    to: String,
    claims: u64,
}

fn cases() -> Vec<Case> {
    let mut reader = csv::Reader::from_path(folder().join("manifest.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let case = |row: &csv::StringRecord| {
        let asked: BTreeMap<&str, &str> = row[2]
            .split(';')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        let instant = |text: &str| {
            let day = text[..10].parse().unwrap();
            match &text[10..] {
                "T00:00" => Instant::start_of(day),
                _ => Instant::end_of(day),
            }
        };
        let qualifier = asked["qualifier"];
        let settings = Settings {
            mode: if asked["network"] == "onemode" {
                Mode::One
            } else {
                Mode::Two
            },
            rows: asked["var1"].to_owned(),
            columns: asked["var2"].to_owned(),
            aggregates: vec![
                *Aggregate::ALL
                    .iter()
                    .find(|a| a.prose() == asked["agg"])
                    .unwrap(),
            ],
            normalize: match asked["norm"] {
                "no" => Normalize::None,
                word => *Normalize::ALL.iter().find(|n| n.prose() == word).unwrap(),
            },
            duplicates: match asked["dup"] {
                "document" => Duplicates::Source,
                "acrossrange" => Duplicates::Range,
                word => *Duplicates::ALL.iter().find(|d| d.prose() == word).unwrap(),
            },
            stance: match qualifier {
                "agreement" => StanceKind::Binary,
                "position" => StanceKind::Integer,
                "null" => StanceKind::None,
                _ => StanceKind::Option,
            },
            from: Some(instant(asked["start"])),
            to: Some(instant(asked["stop"])),
            isolates: asked["isolates"] == "true",
            window: asked.get("windowSize").map(|size| Window {
                unit: Unit::Month,
                size: size.parse().unwrap(),
            }),
            kernel: asked
                .get("kernel")
                .map(|word| *Kernel::ALL.iter().find(|k| k.prose() == *word).unwrap()),
            indent: asked.get("indentTime") == Some(&"true"),
            ..Settings::default()
        };
        Case {
            file: folder().join(&row[0]).join(&row[1]),
            // Its cosine is none, and its conflict of options is an absence.
            settings: Settings {
                compat: settings.normalize == Normalize::Cosine
                    || settings.stance == StanceKind::Option,
                ..settings
            },
            qualifier: qualifier.to_owned(),
            middle: row[8].to_owned(),
            from: row[7].to_owned(),
            to: row[9].to_owned(),
            claims: row[6].parse().unwrap(),
        }
    };
    rows.iter().map(case).collect()
}

/// What is different about one matrix, if anything.
fn difference(case: &Case, coded: &Coded) -> Option<String> {
    let networks = match network::networks(coded, &case.settings) {
        Ok(networks) => networks,
        Err(error) => return Some(error.to_string()),
    };
    let is_it = |network: &&network::Network| {
        let span = network.span.unwrap();
        case.settings.window.is_none()
            || span.middle.unwrap().to_string() == case.middle[..10]
                && span.from.to_string() == case.from[..10]
                && span.to.to_string() == case.to[..10]
    };
    let Some(found) = networks.networks.iter().find(is_it) else {
        return Some(format!("no network around {}", case.middle));
    };
    if case.settings.window.is_none() && found.claims != case.claims {
        return Some(format!("{} claims, not {}", found.claims, case.claims));
    }
    let mut reader = csv::Reader::from_path(&case.file).unwrap();
    let header: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .skip(1)
        .map(str::to_owned)
        .collect();
    let labels = |nodes: &[network::Node]| {
        nodes
            .iter()
            .map(|n| n.label.to_string())
            .collect::<Vec<_>>()
    };
    if header != labels(networks.others()) {
        return Some(format!("columns {:?}", labels(networks.others())));
    }
    for (at, row) in reader.records().enumerate() {
        let row = row.unwrap();
        if row[0] != *networks.rows[at].label {
            return Some(format!("row {}", &row[0]));
        }
        for (column, value) in row.iter().skip(1).enumerate() {
            let theirs: f64 = value.parse().unwrap();
            let ours = found.weights[at * networks.width() + column];
            if (theirs - ours).abs() > TOLERANCE {
                return Some(format!(
                    "{} × {}: {ours}, not {theirs}",
                    &row[0], header[column]
                ));
            }
        }
    }
    None
}

#[test]
fn every_matrix_of_the_reference_tool_is_reproduced() {
    let mut coded: BTreeMap<String, Coded> = BTreeMap::new();
    let mut different = Vec::new();
    let cases = cases();
    assert_eq!(cases.len(), 198);
    for case in &cases {
        let statements = coded
            .entry(case.qualifier.clone())
            .or_insert_with(|| statements(&case.qualifier));
        if let Some(what) = difference(case, statements) {
            different.push(format!(
                "{}: {what}",
                case.file.file_name().unwrap().display()
            ));
        }
    }
    assert!(
        different.is_empty(),
        "{}:\n{}",
        different.len(),
        different.join("\n")
    );
}
