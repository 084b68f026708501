//! Laws of networks over generated claims, against the definitions written
//! down naively.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use stancegraph::network::{
    self, Aggregate, Coded, Duplicates, Field, Instant, Kernel, Level, Mode, NONE, Normalize,
    Settings, StanceKind, Unit, Window,
};

/// A claim: actor, issue, level, day, source.
type Claim = (u32, u32, u32, i64, u32);

fn field(name: &str, size: u32, values: impl Iterator<Item = u32>) -> Field {
    Field {
        names: vec![name.into()],
        labels: (0..size)
            .map(|at| format!("{name} {at:02}").into())
            .collect(),
        values: values.collect(),
        ..Field::default()
    }
}

fn coded(claims: &[Claim]) -> Coded {
    let level = |name: &str, number, side| Level {
        name: name.into(),
        number: Some(number),
        side,
    };
    Coded {
        fields: vec![
            field("actor", 8, claims.iter().map(|c| c.0)),
            field("issue", 6, claims.iter().map(|c| c.1)),
            field("source", 4, claims.iter().map(|c| c.4)),
        ],
        levels: vec![
            level("no", -1.0, Some(false)),
            level("neither", 0.0, None),
            level("yes", 1.0, Some(true)),
            level("yes!", 2.0, Some(true)),
        ],
        stance: claims.iter().map(|c| c.2).collect(),
        time: claims.iter().map(|c| Instant(c.3 * 86_400)).collect(),
        source: claims.iter().map(|c| c.4).collect(),
        ..Coded::default()
    }
}

fn claims() -> impl Strategy<Value = Vec<Claim>> {
    let one = (0..8_u32, 0..6_u32, 0..4_u32, 14_600..15_400_i64, 0..4_u32);
    prop::collection::vec(one, 0..60)
}

fn of(all: &[Aggregate], settings: Settings) -> Settings {
    Settings {
        aggregates: all.to_vec(),
        ..settings
    }
}

fn stances() -> impl Strategy<Value = StanceKind> {
    prop::sample::select(vec![
        StanceKind::Binary,
        StanceKind::Integer,
        StanceKind::Option,
    ])
}

fn duplicates() -> impl Strategy<Value = Duplicates> {
    prop::sample::select(Duplicates::ALL)
}

/// Each weight of each network, with the labels between which it stands.
fn weights(claims: &[Claim], settings: &Settings) -> Vec<(String, String, f64)> {
    let networks = network::networks(&coded(claims), settings).unwrap();
    let mut all = Vec::new();
    for network in &networks.networks {
        for (at, weight) in network.weights.iter().enumerate() {
            let row = &networks.rows[at / networks.width()];
            let other = &networks.others()[at % networks.width()];
            all.push((row.label.to_string(), other.label.to_string(), *weight));
        }
    }
    all
}

/// The definition, read aloud: every claim with every claim.
fn naive(claims: &[Claim], aggregate: Aggregate, a: u32, b: u32) -> f64 {
    let side = |level: u32| [Some(0.0), None, Some(1.0), Some(1.0)][level as usize];
    let mut sum = 0.0;
    for x in claims.iter().filter(|c| c.0 == a) {
        for y in claims.iter().filter(|c| c.0 == b && c.1 == x.1) {
            let (p, q) = (side(x.2), side(y.2));
            sum += match (aggregate, p, q) {
                (Aggregate::Common, _, _) => 1.0,
                (Aggregate::Same, _, _) => f64::from(u8::from(p == q)),
                (_, None, _) | (_, _, None) => 0.0,
                (Aggregate::Ignore, ..) => 1.0,
                (Aggregate::Congruence, Some(p), Some(q)) => f64::from(u8::from(p == q)),
                (_, Some(p), Some(q)) => f64::from(u8::from(p != q)),
            };
        }
    }
    sum
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn ties_are_those_of_the_definition(claims in claims()) {
        let all = [Aggregate::Ignore, Aggregate::Congruence, Aggregate::Conflict, Aggregate::Common, Aggregate::Same];
        let networks = network::networks(&coded(&claims), &of(&all, Settings::default())).unwrap();
        for network in &networks.networks {
            for (at, weight) in network.weights.iter().enumerate() {
                let number = |at: usize| networks.rows[at].label[6..].parse::<u32>().unwrap();
                let (a, b) = (number(at / networks.width()), number(at % networks.width()));
                let expected = if a == b { 0.0 } else { naive(&claims, network.aggregate, a, b) };
                prop_assert_eq!(*weight, expected);
            }
        }
    }

    #[test]
    fn claims_that_count_once_give_the_same_by_sets_and_by_columns(claims in claims()) {
        // Of the same cells, sets of bits are taken where there are many.
        let once = Settings { duplicates: Duplicates::Range, ..Settings::default() };
        let mut kept: Vec<Claim> = Vec::new();
        for claim in &claims {
            let side = |level: u32| level.min(2);
            if !kept.iter().any(|k| (k.0, k.1, side(k.2)) == (claim.0, claim.1, side(claim.2))) {
                kept.push(*claim);
            }
        }
        let one = weights(&claims, &of(&[Aggregate::Congruence], once));
        for (a, b, weight) in one {
            let number = |label: &str| label[6..].parse::<u32>().unwrap();
            let expected = if a == b { 0.0 } else { naive(&kept, Aggregate::Congruence, number(&a), number(&b)) };
            prop_assert_eq!(weight, expected);
        }
    }

    #[test]
    fn what_is_subtracted_is_congruence_and_conflict(
        claims in claims(), stance in stances(), duplicates in duplicates(), compat: bool,
    ) {
        let settings = Settings { stance, duplicates, compat, ..Settings::default() };
        let [plus, minus, both] = [Aggregate::Congruence, Aggregate::Conflict, Aggregate::Subtract]
            .map(|aggregate| weights(&claims, &of(&[aggregate], settings.clone())));
        for ((plus, minus), both) in plus.iter().zip(&minus).zip(&both) {
            prop_assert!((plus.2 - minus.2 - both.2).abs() < 1e-9);
        }
    }

    #[test]
    fn ties_are_the_same_both_ways(
        claims in claims(), stance in stances(), duplicates in duplicates(),
        normalize in prop::sample::select(vec![Normalize::None, Normalize::Average, Normalize::Jaccard, Normalize::Cosine]),
        compat: bool,
    ) {
        let settings = Settings { stance, duplicates, normalize, compat, ..Settings::default() };
        let networks = network::networks(&coded(&claims), &settings).unwrap();
        let size = networks.width();
        for network in &networks.networks {
            for a in 0..size {
                prop_assert_eq!(network.weights[a * size + a], 0.0);
                for b in 0..size {
                    let there = network.weights[a * size + b];
                    prop_assert!(there.is_finite());
                    prop_assert_eq!(there, network.weights[b * size + a]);
                }
            }
        }
    }

    #[test]
    fn a_cosine_is_at_most_one(claims in claims(), stance in stances()) {
        for aggregate in [Aggregate::Ignore, Aggregate::Congruence] {
            let settings = Settings { stance, normalize: Normalize::Cosine, ..Settings::default() };
            for (_, _, weight) in weights(&claims, &of(&[aggregate], settings)) {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&weight), "{weight}");
            }
        }
    }

    #[test]
    fn the_order_of_claims_does_not_matter(
        claims in claims(), turn in 0..60_usize, duplicates in duplicates(),
        kernel in prop::option::of(prop::sample::select(Kernel::ALL)),
        mode in prop::sample::select(Mode::ALL),
    ) {
        let settings = Settings {
            mode, duplicates, kernel,
            aggregates: vec![Aggregate::Subtract, Aggregate::Ignore],
            window: Some(Window { unit: Unit::Month, size: 6 }),
            ..Settings::default()
        };
        let mut turned = claims.clone();
        turned.rotate_left(turn.min(claims.len()));
        turned.reverse();
        let both = [&claims, &turned].map(|claims| network::networks(&coded(claims), &settings).unwrap());
        prop_assert_eq!(&both[0], &both[1]);
    }

    #[test]
    fn a_window_that_covers_all_gives_the_whole(claims in claims(), duplicates in duplicates()) {
        let from = Instant(14_600 * 86_400);
        let whole = Settings { duplicates, from: Some(from), to: Some(from.plus(1000, Unit::Day)), ..Settings::default() };
        let moved = Settings { window: Some(Window { unit: Unit::Day, size: 1001 }), ..whole.clone() };
        let steps = network::networks(&coded(&claims), &moved).unwrap();
        prop_assert_eq!(steps.networks.len(), 1);
        prop_assert_eq!(weights(&claims, &moved), weights(&claims, &whole));
    }

    #[test]
    fn cells_add_up_to_the_claims(claims in claims(), duplicates in duplicates()) {
        let settings = Settings { mode: Mode::Two, duplicates, ..Settings::default() };
        let networks = network::networks(&coded(&claims), &of(&[Aggregate::Ignore], settings)).unwrap();
        let sum: f64 = networks.networks.iter().map(network::Network::sum).sum();
        let left_out = networks.left_out.neutral + networks.left_out.duplicates;
        prop_assert_eq!(sum as usize + left_out, claims.len());
    }
}

#[test]
fn many_votes_go_by_sets_of_bits_and_few_by_columns() {
    // 20 actors × 300 issues, all voting: sets are cheaper. With one claim of
    // 300 given twice they are not possible, and all else stays the same.
    let vote = |a: u32, i: u32| (a, i, (a * 7 + i * 13 + a * i) % 3, 15_000, 0);
    let mut claims: Vec<Claim> = (0..8)
        .flat_map(|a| (0..6).map(move |i| vote(a, i)))
        .collect();
    let all = of(
        &[Aggregate::Congruence, Aggregate::Conflict],
        Settings::default(),
    );
    let plain = weights(&claims, &all);
    claims.push((0, 0, 1, 15_000, 0));
    assert_eq!(
        plain,
        weights(&claims, &all),
        "a neutral claim more changes nothing"
    );
    let mut wide = coded(&[]);
    let (mut actor, mut issue, mut stance) = (Vec::new(), Vec::new(), Vec::new());
    for a in 0..20 {
        for i in 0..300 {
            actor.push(a);
            issue.push(i);
            stance.push(if (a + i) % 2 == 0 { 2 } else { 0 });
        }
    }
    let number = actor.len();
    wide.fields = vec![
        field("actor", 20, actor.into_iter()),
        field("issue", 300, issue.into_iter()),
    ];
    wide.stance = stance;
    wide.time = vec![Instant(0); number];
    wide.source = vec![NONE; number];
    let networks = network::networks(&wide, &all).unwrap();
    let size = networks.width();
    for a in 0..size {
        for b in 0..size {
            let same = if a == b {
                0.0
            } else if (a + b) % 2 == 0 {
                300.0
            } else {
                0.0
            };
            let other = if a == b { 0.0 } else { 300.0 - same };
            assert_eq!(networks.networks[0].weights[a * size + b], same);
            assert_eq!(networks.networks[1].weights[a * size + b], other);
        }
    }
}

#[test]
fn settings_that_make_no_sense_say_why() {
    let refused = |settings: Settings| settings.check().unwrap_err().to_string();
    let two = || Settings {
        mode: Mode::Two,
        ..Settings::default()
    };
    let said = refused(of(&[Aggregate::Congruence], two()));
    assert_eq!(
        said,
        "`congruence` is about two actors: use `--mode one`, or `subtract` for support minus opposition"
    );
    let said = refused(Settings {
        kernel: Some(Kernel::Uniform),
        ..Settings::default()
    });
    assert_eq!(
        said,
        "the kernel `uniform` needs a window: add `--window month:6` or another"
    );
    let said = refused(Settings {
        stance: StanceKind::None,
        ..Settings::default()
    });
    assert_eq!(
        said,
        "`congruence` needs a stance: without one (`--stance none`) there is only `ignore`"
    );
    let window = Some(Window {
        unit: Unit::Month,
        size: 6,
    });
    let said = refused(Settings {
        kernel: Some(Kernel::Uniform),
        window,
        normalize: Normalize::Jaccard,
        ..Settings::default()
    });
    assert_eq!(
        said,
        "a kernel cannot be normalised by `jaccard`: use `average` or `none`"
    );
}

#[test]
fn months_and_weeks_are_those_of_their_year() {
    let day = |text: &str| i64::from(text.parse::<stancegraph::model::Day>().unwrap().number());
    let claims = [
        (0, 0, 2, day("2010-01-05"), 0),
        (0, 0, 2, day("2011-01-04"), 1),
        (1, 0, 2, day("2010-01-06"), 2),
    ];
    let count = |duplicates, compat| {
        let settings = Settings {
            mode: Mode::Two,
            duplicates,
            compat,
            ..Settings::default()
        };
        weights(&claims, &of(&[Aggregate::Ignore], settings))[0].2
    };
    assert_eq!(count(Duplicates::Month, false), 2.0);
    assert_eq!(count(Duplicates::Month, true), 1.0);
    assert_eq!(count(Duplicates::Week, false), 2.0);
    assert_eq!(count(Duplicates::Week, true), 1.0);
    assert_eq!(count(Duplicates::Range, false), 1.0);
}

#[test]
fn of_claims_of_one_day_that_of_the_first_source_is_kept() {
    let table = |rows: &str| {
        let text = format!("claim_id,actor,issue,stance,date,source\n{rows}");
        network::of_table(stancegraph::load::claims_csv::columns(&text).unwrap())
    };
    let coded = table(
        "c2,A,i,support,2010-01-01,s1\nc1,A,i,oppose,2010-01-01,s2\nc9,B,i,support,2010-01-01,s9\n",
    );
    let settings = Settings {
        aggregates: vec![Aggregate::Ignore],
        normalize: Normalize::Jaccard,
        duplicates: Duplicates::Range,
        ..Settings::default()
    };
    let networks = network::networks(&coded, &settings).unwrap();
    assert_eq!(networks.networks[0].weights, [0.0, 1.0, 1.0, 0.0]);
}
