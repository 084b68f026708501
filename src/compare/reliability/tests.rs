use super::*;

/// A line a coder, a word a unit, `.` where there is no value.
fn units(coders: &[&str]) -> Vec<Vec<Option<f64>>> {
    let value = |word: &str| match word {
        "." => None,
        number if number.parse::<f64>().is_ok() => number.parse().ok(),
        letter => letter.bytes().next().map(f64::from),
    };
    let rows: Vec<Vec<Option<f64>>> = coders
        .iter()
        .map(|line| line.split(' ').map(value).collect())
        .collect();
    let column = |at| rows.iter().map(|row| row[at]).collect();
    (0..rows[0].len()).map(column).collect()
}

fn pairs(table: &[&[usize]]) -> Vec<(usize, usize)> {
    let cells = table
        .iter()
        .enumerate()
        .flat_map(|(a, row)| row.iter().enumerate().map(move |(b, n)| ((a, b), *n)));
    cells
        .flat_map(|(pair, n)| std::iter::repeat_n(pair, n))
        .collect()
}

fn near(found: Result<f64, Undefined>, published: f64, digits: i32) {
    let found = found.expect("it is defined");
    let within = 0.5 * 10f64.powi(-digits) + 1e-9;
    assert!(
        (found - published).abs() <= within,
        "{found}, not {published}"
    );
}

/// Krippendorff 2011, sections C and D: four observers, twelve units.
const FOUR_OBSERVERS: [&str; 4] = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
];

#[test]
fn alpha_of_four_observers_with_missing_values_is_as_published() {
    let data = units(&FOUR_OBSERVERS);
    near(krippendorff_alpha(&data, Metric::Nominal), 0.743, 3);
    near(krippendorff_alpha(&data, Metric::Ordinal), 0.815, 3);
    near(krippendorff_alpha(&data, Metric::Interval), 0.849, 3);
    near(krippendorff_alpha(&data, Metric::Ratio), 0.797, 3);
}

#[test]
fn alpha_of_two_observers_and_two_values_is_as_published() {
    // Krippendorff 2011, section A.
    let data = units(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]);
    near(krippendorff_alpha(&data, Metric::Nominal), 0.095, 3);
    assert_eq!(percent_agreement(&data).share(), Some(0.6));
}

#[test]
fn alpha_of_two_observers_and_five_values_is_as_published() {
    // Krippendorff 2011, section B.
    let data = units(&["a a b b d c c c e d d a", "b a b b b c c c e d d d"]);
    near(krippendorff_alpha(&data, Metric::Nominal), 0.692, 3);
}

#[test]
fn alpha_of_three_observers_who_skip_much_is_as_published() {
    // The example of the encyclopaedia: nominal 0.691, interval 0.811.
    let data = units(&[
        ". . . . . 3 4 1 2 1 1 3 3 . 3",
        "1 . 2 1 3 3 4 3 . . . . . . .",
        ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
    ]);
    near(krippendorff_alpha(&data, Metric::Nominal), 0.691, 3);
    near(krippendorff_alpha(&data, Metric::Interval), 0.811, 3);
}

#[test]
fn kappa_is_as_cohen_gives_it() {
    // 200 diagnoses: κ = .492.
    let found = pairs(&[&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]]);
    assert_eq!(found.len(), 200);
    near(cohen_kappa(&found), 0.492, 3);
}

#[test]
fn kappa_of_fifty_proposals_is_as_published() {
    // The example of the encyclopaedia: two readers, fifty proposals.
    near(cohen_kappa(&pairs(&[&[20, 5], &[10, 15]])), 0.4, 6);
    // The same agreement, other frequencies: 0.1304 and 0.2593.
    near(cohen_kappa(&pairs(&[&[45, 15], &[25, 15]])), 0.1304, 4);
    near(cohen_kappa(&pairs(&[&[25, 35], &[5, 35]])), 0.2593, 4);
}

#[test]
fn pi_takes_the_mean_of_the_frequencies_of_both() {
    // 60 and 30 of 100 say yes: by chance 0.45² + 0.55² = 0.505, found 0.6.
    near(scott_pi(&pairs(&[&[25, 35], &[5, 35]])), 0.1919, 4);
    // Both say yes 50 times of 100: then kappa is the same.
    let even = pairs(&[&[40, 10], &[10, 40]]);
    assert_eq!(scott_pi(&even), cohen_kappa(&even));
    assert_eq!(scott_pi(&[(1, 2), (2, 1)]), Ok(-1.0));
    assert_eq!(scott_pi::<u8>(&[]), Err(Undefined::NoUnit));
    assert_eq!(scott_pi(&[(1, 2)]), Err(Undefined::OneUnit));
    assert_eq!(scott_pi(&[(1, 1), (1, 1)]), Err(Undefined::NoVariation));
}

#[test]
fn pi_is_the_alpha_of_very_many_units() {
    // Krippendorff 2011: of two observers of n units without gaps,
    // α = 1 − (1 − π)(2n − 1) / 2n.
    let observers = ["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"];
    let [one, other] = observers.map(|line| line.split(' ').collect::<Vec<_>>());
    let pairs: Vec<(&str, &str)> = one.into_iter().zip(other).collect();
    let pi = scott_pi(&pairs).expect("it is defined");
    let alpha = krippendorff_alpha(&units(&observers), Metric::Nominal);
    near(alpha, 1.0 - (1.0 - pi) * 19.0 / 20.0, 9);
}

#[test]
fn full_agreement_is_one_and_full_disagreement_is_below_zero() {
    let same = units(&["1 2 3 2", "1 2 3 2"]);
    for metric in [
        Metric::Nominal,
        Metric::Ordinal,
        Metric::Interval,
        Metric::Ratio,
    ] {
        assert_eq!(krippendorff_alpha(&same, metric), Ok(1.0));
    }
    let swapped = units(&["1 2 1 2", "2 1 2 1"]);
    assert!(krippendorff_alpha(&swapped, Metric::Nominal).expect("defined") < 0.0);
    assert_eq!(cohen_kappa(&[(1, 2), (2, 1)]), Ok(-1.0));
}

#[test]
fn what_is_undefined_has_its_reason_and_is_no_number() {
    let alpha = |coders: &[&str], metric| krippendorff_alpha(&units(coders), metric);
    let nominal = |coders| alpha(coders, Metric::Nominal);
    assert_eq!(
        krippendorff_alpha(&[], Metric::Nominal),
        Err(Undefined::NoUnit)
    );
    assert_eq!(nominal(&["1 .", ". 2"]), Err(Undefined::NoUnit));
    assert_eq!(nominal(&["1 1", "2 ."]), Err(Undefined::OneUnit));
    assert_eq!(nominal(&["1 1 1", "1 1 1"]), Err(Undefined::NoVariation));
    assert_eq!(nominal(&["0 -0", "-0 0"]), Err(Undefined::NoVariation));
    let out = Err(Undefined::OutOfRange);
    assert_eq!(alpha(&["-1 1", "1 1"], Metric::Ratio), out);
    assert_eq!(alpha(&["nan 1", "1 1"], Metric::Interval), out);
    assert_eq!(alpha(&["1e300 -1e300", "1 1"], Metric::Interval), out);
    assert_eq!(cohen_kappa::<u8>(&[]), Err(Undefined::NoUnit));
    assert_eq!(cohen_kappa(&[(1, 2)]), Err(Undefined::OneUnit));
    assert_eq!(cohen_kappa(&[(1, 1), (1, 1)]), Err(Undefined::NoVariation));
    assert_eq!(percent_agreement(&[]).share(), None);
}

#[test]
fn alpha_does_not_depend_on_the_order_of_units_or_coders() {
    let data = units(&FOUR_OBSERVERS);
    let mut turned: Vec<Vec<Option<f64>>> = data.iter().rev().cloned().collect();
    turned.iter_mut().for_each(|unit| unit.reverse());
    for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval] {
        let (a, b) = (
            krippendorff_alpha(&data, metric),
            krippendorff_alpha(&turned, metric),
        );
        near(b, a.expect("defined"), 9);
    }
}
