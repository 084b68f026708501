use super::*;
use crate::compare::{Metric, Undefined, cohen_kappa, krippendorff_alpha};
use crate::load::{File, load};

const HEAD: &str = r#"
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "south", name: "Southland", kind: State),
    Issue(id: "treaty", question: "Sign?", scale: Poles(against: "no", in_favour: "yes")),
    Issue(id: "seat", question: "Where?", scale: Options(["hill", "bay"])),
    Issue(id: "share", question: "How much?", scale: Scale(min: 0, max: 10)),
    Source(id: "one", title: "One", published: "2026-05-02"),
    Source(id: "two", title: "Two", published: "2026-05-02", coded_by: "anna"),
"#;

/// A claim in short: id, rest, source, quote.
fn claim(id: &str, rest: &str, source: &str, quote: &str) -> String {
    let coder = match id.split_once('-') {
        Some(("by", _)) | None => String::new(),
        Some((coder, _)) => format!("coder: \"{coder}\", "),
    };
    let quote = format!("quotes: [(source: \"{source}\", exact: \"{quote}\", kind: Direct)]");
    format!("Claim(id: \"{id}\", {coder}{rest}, {quote}),\n")
}

fn coded(claims: &[String]) -> (Ledger, Coding) {
    let text = format!("[{HEAD}{}]", claims.concat());
    let loaded = load(vec![File::new("a.ron", text.as_str())]);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let found = coding(&loaded.ledger);
    (loaded.ledger, found)
}

/// The units as ids: `anna-1+ben-1`.
fn ids(ledger: &Ledger, coding: &Coding) -> Vec<String> {
    let of = |unit: &Unit| {
        let claims = unit.claims.iter().flatten();
        let ids: Vec<&str> = claims.map(|id| ledger.claim(*id).id.as_str()).collect();
        ids.join("+")
    };
    coding.units.iter().map(of).collect()
}

const ON_TREATY: &str = r#"by: "north", on: "treaty", stance: Oppose"#;

#[test]
fn overlapping_quotes_of_one_source_are_one_unit() {
    let (ledger, found) = coded(&[
        claim("anna-1", ON_TREATY, "one", "We will not\\n sign it."),
        claim("ben-1", ON_TREATY, "one", "We will not sign"),
        claim("anna-2", ON_TREATY, "one", "We are against."),
        claim("ben-2", ON_TREATY, "one", "Never, he said."),
    ]);
    assert_eq!(ids(&ledger, &found), ["anna-1+ben-1", "anna-2", "ben-2"]);
    assert_eq!(found.units[1].missed_by, [1]);
    let only: Vec<usize> = found.coders.iter().map(|coder| coder.only).collect();
    assert_eq!(only, [1, 1]);
}

#[test]
fn a_source_that_one_coder_read_is_left_out_and_counted() {
    let (ledger, found) = coded(&[
        claim("anna-1", ON_TREATY, "one", "We will not sign."),
        claim("ben-1", ON_TREATY, "one", "We will not sign."),
        claim("anna-2", ON_TREATY, "two", "Elsewhere."),
    ]);
    assert_eq!(ids(&ledger, &found), ["anna-1+ben-1"]);
    assert_eq!((found.sources, found.alone), (1, 1));
}

#[test]
fn the_coder_of_a_source_is_that_of_claims_that_name_none() {
    let (ledger, found) = coded(&[
        claim("by-1", ON_TREATY, "two", "We will not sign."),
        claim("ben-1", ON_TREATY, "two", "We will not sign."),
        claim("by-2", ON_TREATY, "one", "We will not sign."),
    ]);
    assert_eq!(ids(&ledger, &found), ["by-1+ben-1"]);
    assert_eq!(found.coders[0].name, "anna");
    assert_eq!(found.unnamed, 1);
}

#[test]
fn claims_of_one_sentence_are_paired_by_issue_speaker_and_stance() {
    let quote = "On the hill, not on the bay, and we will sign.";
    let hill = r#"by: "north", on: "seat", stance: Choose("hill")"#;
    let bay = r#"by: "north", on: "seat", stance: Reject("bay")"#;
    let (ledger, found) = coded(&[
        claim("anna-1", hill, "one", quote),
        claim("anna-2", bay, "one", quote),
        claim("anna-3", ON_TREATY, "one", quote),
        claim("ben-1", ON_TREATY, "one", quote),
        claim("ben-2", bay, "one", quote),
        claim("ben-3", hill, "one", quote),
    ]);
    assert_eq!(
        ids(&ledger, &found),
        ["anna-1+ben-3", "anna-2+ben-2", "anna-3+ben-1"]
    );
    assert!(found.units.iter().all(|unit| unit.differences.is_empty()));
}

#[test]
fn another_speaker_or_issue_is_a_difference_and_no_other_unit() {
    let south = r#"by: "south", on: "treaty", stance: Oppose"#;
    let seat = r#"by: "north", on: "seat", stance: Reject("bay")"#;
    let (ledger, found) = coded(&[
        claim("anna-1", ON_TREATY, "one", "We will not sign."),
        claim("ben-1", south, "one", "We will not sign."),
        claim("anna-2", ON_TREATY, "one", "Not there."),
        claim("ben-2", seat, "one", "Not there."),
    ]);
    assert_eq!(ids(&ledger, &found), ["anna-1+ben-1", "anna-2+ben-2"]);
    let fields = |at: usize| -> Vec<Field> {
        let all = found.units[at].differences.iter();
        all.map(|difference| difference.field).collect()
    };
    assert_eq!(fields(0), [Field::Speaker]);
    // What answers different questions is not compared.
    assert_eq!(fields(1), [Field::Issue]);
    assert_eq!(found.units[1].issue, None);
}

#[test]
fn a_stance_against_a_response_is_a_difference_of_responses() {
    let declined = r#"by: "north", on: "treaty", response: Declined"#;
    let (_, found) = coded(&[
        claim("anna-1", ON_TREATY, "one", "No word on it."),
        claim("ben-1", declined, "one", "No word on it."),
    ]);
    let differences = &found.units[0].differences;
    assert_eq!(differences.len(), 1);
    assert_eq!(differences[0].field, Field::Response);
    let values = [Some("none".to_owned()), Some("Declined".to_owned())];
    assert_eq!(differences[0].values, values);
    assert!(found.rows.iter().all(|row| row.field != Field::Stance));
}

#[test]
fn figures_are_those_of_the_formulas_by_issue_and_over_all() {
    let poles = ["Support", "Oppose", "StrongOppose", "Neutral"];
    let anna = [0, 1, 2, 3, 0, 1];
    let ben = [0, 2, 2, 3, 1, 1];
    let mut claims = Vec::new();
    for (at, (a, b)) in anna.iter().zip(ben).enumerate() {
        let rest = |pole: usize| format!("by: \"north\", on: \"treaty\", stance: {}", poles[pole]);
        let quote = format!("Sentence number {at}.");
        claims.push(claim(&format!("anna-{at}"), &rest(*a), "one", &quote));
        claims.push(claim(&format!("ben-{at}"), &rest(b), "one", &quote));
    }
    for (coder, point) in [("anna", 3), ("ben", 4)] {
        let rest = format!("by: \"north\", on: \"share\", stance: At({point})");
        claims.push(claim(
            &format!("{coder}-share"),
            &rest,
            "one",
            "About that.",
        ));
    }
    let (ledger, found) = coded(&claims);
    let treaty = ledger.find_issue("treaty");
    let of = |issue| {
        let mut rows = found.rows.iter();
        rows.find(|row| row.field == Field::Stance && row.issue == issue)
            .expect("a row")
    };
    let values = [1.0, -1.0, -2.0, 0.0];
    let units: Vec<Vec<Option<f64>>> = anna
        .iter()
        .zip(ben)
        .map(|(a, b)| vec![Some(values[*a]), Some(values[b])])
        .collect();
    for row in [of(treaty), of(None)] {
        assert_eq!((row.units, row.metric), (6, Metric::Ordinal));
        assert_eq!(row.alpha, krippendorff_alpha(&units, Metric::Ordinal));
        let pairs: Vec<(usize, usize)> = anna.into_iter().zip(ben).collect();
        assert_eq!(row.kappas[0].kappa, cohen_kappa(&pairs));
        assert_eq!((row.alike.alike, row.alike.pairs), (4, 6));
    }
    let share = of(ledger.find_issue("share"));
    assert_eq!(share.metric, Metric::Interval);
    assert_eq!(share.alpha, Err(Undefined::OneUnit));
}

#[test]
fn three_coders_have_an_alpha_together_and_a_kappa_for_each_pair() {
    let strong = r#"by: "north", on: "treaty", stance: StrongOppose"#;
    let seat = r#"by: "north", on: "seat", stance: Reject("bay")"#;
    let (ledger, found) = coded(&[
        claim("anna-1", ON_TREATY, "one", "First."),
        claim("ben-1", ON_TREATY, "one", "First."),
        claim("cleo-1", seat, "one", "First."),
        claim("anna-2", ON_TREATY, "one", "Second."),
        claim("ben-2", strong, "one", "Second."),
        claim("anna-3", ON_TREATY, "one", "Third."),
        claim("cleo-3", ON_TREATY, "one", "Third."),
    ]);
    let joined = ["anna-1+ben-1+cleo-1", "anna-2+ben-2", "anna-3+cleo-3"];
    assert_eq!(ids(&ledger, &found), joined);
    // The issue of most; the third answers another question.
    assert_eq!(found.units[0].issue, ledger.find_issue("treaty"));
    let stance = found.rows.iter().find(|row| row.field == Field::Stance);
    let stance = stance.expect("a row");
    assert_eq!(stance.units, 3);
    let pairs: Vec<(usize, usize)> = stance.kappas.iter().map(|k| (k.a, k.b)).collect();
    assert_eq!(pairs, [(0, 1), (0, 2)]);
}

#[test]
fn without_two_coders_nothing_is_compared() {
    let (_, none) = coded(&[claim("by-1", ON_TREATY, "one", "First.")]);
    assert_eq!((none.coders.len(), none.unnamed), (0, 1));
    let (_, one) = coded(&[claim("anna-1", ON_TREATY, "one", "First.")]);
    assert_eq!((one.coders.len(), one.alone), (1, 1));
    assert!(one.units.is_empty() && one.rows.is_empty());
}

#[test]
fn a_difference_that_was_settled_still_counts() {
    let support = r#"by: "north", on: "treaty", stance: Support, rank: Deprecated"#;
    let (_, found) = coded(&[
        claim("anna-1", ON_TREATY, "one", "Well, perhaps."),
        claim("ben-1", support, "one", "Well, perhaps."),
    ]);
    assert_eq!(found.units[0].differences[0].field, Field::Stance);
}

#[test]
fn records_are_the_same_by_their_locator_and_no_part_of_each_other() {
    let claim = |id: &str, coder: &str, locator: &str| {
        format!(
            "Claim(id: \"{id}\", coder: \"{coder}\", {ON_TREATY},
                quotes: [(source: \"one\", kind: Record(\"{locator}\"))]),\n"
        )
    };
    let (ledger, found) = coded(&[
        claim("anna-1", "anna", "row 1"),
        claim("anna-2", "anna", "row 1 of 2"),
        claim("ben-1", "ben", "row 1"),
    ]);
    assert_eq!(ids(&ledger, &found), ["anna-1+ben-1", "anna-2"]);
}
