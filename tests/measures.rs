//! Measures of networks, taken of claims: against the networks themselves,
//! against plain second versions, and against their page.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use stancegraph::load::claims_csv;
use stancegraph::model::ClaimTable;
use stancegraph::network::measure::{
    self, MEASURES, Options, Reading, Value, absolute_distance, misfit,
};
use stancegraph::network::{
    self, Aggregate, Coded, Exclusion, Kernel, Mode, Networks, Normalize, Settings, StanceKind,
    Unit, Window,
};

const ACTORS: [&str; 7] = ["East", "Hill", "Lake", "North", "South", "Vale", "West"];
const ISSUES: [&str; 5] = ["Border", "Fishing", "Harbour", "Tariff", "Treaty"];

/// Claims over two years, as lines of a table: two groups that differ on some
/// issues, and waver.
fn lines() -> Vec<String> {
    let mut state = 7_u64;
    let mut next = |most: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % most
    };
    let claim = |at: u64| {
        let (actor, issue) = (next(7) as usize, next(5) as usize);
        let camp = [0, 1, 1, 0, 0, 1, 0][actor];
        let stance = match (next(8), issue < 3) {
            (0, _) => "neutral",
            (1, _) => "oppose",
            (_, true) if camp == 1 => "oppose",
            _ => "support",
        };
        let (year, month, day) = (2024 + at / 120, at / 10 % 12 + 1, 1 + next(28));
        let (actor, issue) = (ACTORS[actor], ISSUES[issue]);
        format!("c{at},{actor},{issue},{stance},{year}-{month:02}-{day:02},Gazette\n")
    };
    (0..240).map(claim).collect()
}

fn coded(lines: &[String]) -> Coded {
    let text = format!(
        "claim_id,actor,issue,stance,date,source\n{}",
        lines.concat()
    );
    network::of_table(claims_csv::table(&text).unwrap())
}

fn take(coded: &Coded, settings: &Settings, name: &str) -> Vec<Reading> {
    let names = [name.to_owned()];
    let mut taken = measure::take(coded, settings, &Options::default(), &names).unwrap();
    taken.remove(0).readings
}

fn refused(settings: &Settings, name: &str) -> String {
    let names = [name.to_owned()];
    let taken = measure::take(&coded(&lines()), settings, &Options::default(), &names);
    taken.unwrap_err().to_string()
}

fn windows() -> Settings {
    Settings {
        window: Some(Window {
            unit: Unit::Month,
            size: 3,
        }),
        ..Settings::default()
    }
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Number(number) => *number,
        Value::Count(count) => *count as f64,
        other => panic!("{other:?} is no number"),
    }
}

fn networks(coded: &Coded, aggregates: &[Aggregate], settings: &Settings) -> Networks {
    let settings = Settings {
        aggregates: aggregates.to_vec(),
        ..settings.clone()
    };
    network::networks(coded, &settings).unwrap()
}

#[test]
fn every_measure_has_its_heading_and_every_heading_its_measure() {
    let page = include_str!("../docs/measures.md");
    let headings = page.lines().filter_map(|line| line.strip_prefix("## `"));
    let headings: Vec<&str> = headings.filter_map(|line| line.strip_suffix('`')).collect();
    let names: Vec<&str> = MEASURES.iter().map(|measure| measure.name).collect();
    assert_eq!(headings, names);
    for figure in [
        "mean_weight",
        "at_least",
        "loss_alone",
        "explained",
        "took_a",
    ] {
        assert!(page.contains(&format!("`{figure}`")), "{figure}");
    }
}

#[test]
fn the_order_of_claims_never_matters() {
    let lines = lines();
    let mut others = lines.clone();
    others.reverse();
    others.rotate_left(77);
    let [one, other] = [coded(&lines), coded(&others)];
    for settings in [Settings::default(), windows()] {
        for measure in MEASURES {
            let timed = matches!(measure.name, "distances" | "change-points");
            if timed && settings.window.is_none() {
                continue;
            }
            let [a, b] = [&one, &other].map(|coded| take(coded, &settings, measure.name));
            assert_eq!(a, b, "{}", measure.name);
            assert!(!a.is_empty());
            for (reading, row) in a
                .iter()
                .flat_map(|r| r.rows.iter().map(move |row| (r, row)))
            {
                assert_eq!(row.of.len(), reading.of.len());
                assert_eq!(row.values.len(), reading.figures.len());
            }
        }
    }
}

#[test]
fn agreement_counts_what_roll_call_networks_count() {
    let coded = coded(&lines());
    let made = networks(
        &coded,
        &[Aggregate::Common, Aggregate::Same],
        &Settings::default(),
    );
    let reading = take(&coded, &Settings::default(), "agreement").remove(0);
    let place = |label: &str| {
        made.rows
            .iter()
            .position(|node| *node.label == *label)
            .unwrap()
    };
    assert_eq!(reading.rows.len(), 21);
    for row in &reading.rows {
        let at = place(&row.of[0]) * made.width() + place(&row.of[1]);
        let [common, same] = [0, 1].map(|which| made.networks[which].weights[at]);
        assert_eq!(number(&row.values[0]), common);
        assert_eq!(number(&row.values[1]), same);
        assert_eq!(number(&row.values[2]), same / common);
    }
}

#[test]
fn stances_are_counted_one_by_one() {
    let lines = lines();
    let reading = take(&coded(&lines), &Settings::default(), "stances").remove(0);
    let mut expected: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for line in &lines {
        let fields: Vec<&str> = line.split(',').collect();
        *expected.entry((fields[1], fields[3])).or_default() += 1.0;
        *expected.entry((fields[2], fields[3])).or_default() += 1.0;
    }
    assert_eq!(reading.rows.len(), ACTORS.len() + ISSUES.len());
    for row in &reading.rows {
        let of = |stance| expected.get(&(&*row.of[1], stance)).copied().unwrap_or(0.0);
        let counts = ["oppose", "neutral", "support"].map(of);
        let sum: f64 = counts.iter().sum();
        let mut all = vec![sum];
        all.extend(counts);
        all.extend(counts.map(|count| count / sum));
        let found: Vec<f64> = row.values.iter().map(number).collect();
        assert_eq!(found, all, "{:?}", row.of);
    }
}

#[test]
fn what_divides_groups_is_the_distance_of_their_means() {
    let lines = lines();
    let options = Options {
        groups: Some([
            vec!["East".into(), "North".into()],
            vec!["Hill".into(), "Lake".into()],
        ]),
        ..Options::default()
    };
    let names = ["divides".to_owned()];
    let taken = measure::take(&coded(&lines), &Settings::default(), &options, &names).unwrap();
    let reading = &taken[0].readings[0];
    let mean = |actor: &str, issue: &str| {
        let mut all = Vec::new();
        for line in &lines {
            let fields: Vec<&str> = line.split(',').collect();
            if fields[1] == actor && fields[2] == issue {
                all.push(match fields[3] {
                    "oppose" => 0.0,
                    "neutral" => 0.5,
                    _ => 1.0,
                });
            }
        }
        all.iter().sum::<f64>() / all.len() as f64
    };
    let mut last = f64::INFINITY;
    for row in &reading.rows {
        let issue = &row.of[0];
        // Everybody spoke on everything, so that nothing is lost.
        let a = (mean("East", issue) + mean("North", issue)) / 2.0;
        let b = (mean("Hill", issue) + mean("Lake", issue)) / 2.0;
        let found = number(&row.values[0]);
        assert!((found - (a - b).abs()).abs() < 1e-12, "{issue}");
        assert!(found <= last);
        last = found;
    }
    assert_eq!(reading.rows.len(), ISSUES.len());
}

/// The loss without some issues, of networks made without them.
fn loss(coded: &Coded, settings: &Settings, gone: &[&str]) -> f64 {
    let of = |exclude: Vec<Exclusion>| {
        let settings = Settings {
            exclude,
            isolates: true,
            ..settings.clone()
        };
        networks(coded, &settings.aggregates, &settings)
            .networks
            .remove(0)
            .weights
    };
    let exclusion = |issue: &&str| Exclusion {
        variable: "issue".into(),
        value: (*issue).into(),
        inverted: false,
    };
    let (full, left) = (of(Vec::new()), of(gone.iter().map(exclusion).collect()));
    let far: f64 = full.iter().zip(&left).map(|(a, b)| (a - b).abs()).sum();
    far / full.iter().map(|w| w.abs()).sum::<f64>()
}

#[test]
fn redundant_issues_are_those_without_which_networks_change_least() {
    let coded = coded(&lines());
    for normalize in [Normalize::None, Normalize::Average] {
        for aggregate in [Aggregate::Congruence, Aggregate::Subtract] {
            let settings = Settings {
                aggregates: vec![aggregate],
                normalize,
                ..Settings::default()
            };
            let reading = take(&coded, &settings, "backbone").remove(0);
            let mut gone: Vec<&str> = Vec::new();
            for row in &reading.rows {
                let issue: &str = &row.of[0];
                let without = |issue| {
                    let all = [&gone[..], &[issue]].concat();
                    loss(&coded, &settings, &all)
                };
                let found = number(&row.values[1]);
                assert!((found - without(issue)).abs() < 1e-9);
                assert!((number(&row.values[2]) - loss(&coded, &settings, &[issue])).abs() < 1e-9);
                let open = ISSUES.iter().filter(|other| !gone.contains(other));
                let least = open
                    .map(|other| without(other))
                    .fold(f64::INFINITY, f64::min);
                assert!((found - least).abs() < 1e-9, "{issue}: {found} {least}");
                gone.push(issue);
            }
            assert_eq!(gone.len(), ISSUES.len());
        }
    }
}

#[test]
fn polarisation_is_taken_of_averaged_networks() {
    let coded = coded(&lines());
    let average = Settings {
        normalize: Normalize::Average,
        ..Settings::default()
    };
    let both = [Aggregate::Congruence, Aggregate::Conflict];
    let made = networks(&coded, &both, &average);
    let weights = |at: usize| measure::Weights::new(7, made.networks[at].weights.clone()).unwrap();
    let readings = take(&coded, &Settings::default(), "polarisation");
    let members = readings[1]
        .rows
        .iter()
        .map(|row| number(&row.values[0]) as usize - 1);
    let members: Vec<usize> = members.collect();
    assert_eq!(members, [0, 1, 1, 0, 0, 1, 0], "the camps");
    let expected = misfit(&weights(0), &weights(1), &members).unwrap();
    assert!((number(&readings[0].rows[0].values[1]) - expected).abs() < 1e-9);
    assert_eq!(readings[0].rows[0].values[4], Value::Word("yes"));
}

#[test]
fn distances_are_those_of_neighbouring_windows() {
    let coded = coded(&lines());
    let made = networks(&coded, &[Aggregate::Congruence], &windows());
    let reading = take(&coded, &windows(), "distances").remove(0);
    assert_eq!(reading.rows.len() + 1, made.networks.len());
    for (row, pair) in reading.rows.iter().zip(made.networks.windows(2)) {
        let weights = |at: usize| measure::Weights::new(7, pair[at].weights.clone()).unwrap();
        let expected = absolute_distance(&weights(0), &weights(1)).unwrap();
        assert_eq!(number(&row.values[0]), expected);
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_a_reason() {
    let two = Settings {
        mode: Mode::Two,
        aggregates: vec![Aggregate::Subtract],
        ..Settings::default()
    };
    for name in [
        "communities",
        "polarisation",
        "balance",
        "agreement",
        "divides",
        "backbone",
    ] {
        assert!(refused(&two, name).contains("`--mode one`"), "{name}");
    }
    for name in ["distances", "change-points"] {
        assert!(
            refused(&Settings::default(), name).contains("--window"),
            "{name}"
        );
    }
    let cosine = Settings {
        normalize: Normalize::Cosine,
        ..Settings::default()
    };
    assert!(refused(&cosine, "polarisation").contains("`average`"));
    assert!(refused(&cosine, "backbone").contains("`cosine`"));
    let nothing = Settings {
        stance: StanceKind::None,
        aggregates: vec![Aggregate::Ignore],
        ..Settings::default()
    };
    assert!(refused(&nothing, "agreement").contains("--stance none"));
    assert!(refused(&nothing, "balance").contains("needs a stance"));
    let kernel = Settings {
        kernel: Some(Kernel::Uniform),
        ..windows()
    };
    assert!(refused(&kernel, "stances").contains("--kernel"));
    assert!(refused(&Settings::default(), "centrality").contains("there are density, degree"));
}

#[test]
fn a_summary_leaves_out_what_makes_no_sense_and_says_so() {
    let cosine = Settings {
        normalize: Normalize::Cosine,
        ..Settings::default()
    };
    let taken = measure::take(&coded(&lines()), &cosine, &Options::default(), &[]).unwrap();
    let of = |name: &str| {
        taken
            .iter()
            .find(|taken| taken.measure.name == name)
            .unwrap()
    };
    assert!(of("polarisation").readings[0].notes[0].starts_with("Left out: "));
    assert!(!of("communities").readings[0].rows.is_empty());
    let unknown = Settings {
        rows: "party".to_owned(),
        ..Settings::default()
    };
    let taken = measure::take(&coded(&lines()), &unknown, &Options::default(), &[]);
    assert!(
        taken
            .unwrap_err()
            .to_string()
            .contains("no variable `party`")
    );
}

#[test]
fn no_claim_is_no_figure_and_no_panic() {
    let nobody = network::of_table(ClaimTable::default());
    for settings in [Settings::default(), windows()] {
        for measure in MEASURES {
            let names = [measure.name.to_owned()];
            // Some have a reason to refuse; none may fall over.
            let _ = measure::take(&nobody, &settings, &Options::default(), &names);
        }
    }
}
