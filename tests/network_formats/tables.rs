//! Formats of numbers alone: CSV for spreadsheets and statistics, DL for
//! UCINET; and what stands beside a table.

use stancegraph::export::network::metadata;
use stancegraph::network::Networks;

use super::{cases, written};

fn case(name: &str) -> Networks {
    let mut all = cases::all().into_iter();
    all.find(|(of, _)| *of == name).expect("a case").1
}

fn csv(name: &str) -> String {
    written(&case(name), "csv").expect("any network is a table")
}

#[test]
fn one_network_is_a_matrix_of_full_precision() {
    assert_eq!(
        csv("one"),
        "\"\",Eastland,Northland,Southland,Westland\n\
         Eastland,0,0.3333333333333333,-2,0\n\
         Northland,0.3333333333333333,0,1e-7,0\n\
         Southland,-2,1e-7,0,0\n\
         Westland,0,0,0,0\n"
    );
    assert_eq!(csv("empty"), "\"\"\n");
    assert_eq!(csv("alone"), "\"\"\nNorthland\n");
}

#[test]
fn several_things_added_up_stand_beside_each_other() {
    assert_eq!(
        csv("several"),
        "row,column,congruence,conflict\n\
         Eastland,Northland,2,0.5\n\
         Eastland,Southland,0,3\n\
         Northland,Southland,0,0\n"
    );
}

#[test]
fn steps_in_time_stand_below_each_other() {
    let text = csv("windows");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 1 + 4 * 3);
    assert_eq!(lines[0], "step,from,to,row,column,congruence");
    assert_eq!(
        lines[1],
        "2026-01-15,2025-12-15,2026-02-15,Eastland,Northland,1"
    );
    assert_eq!(
        lines[12],
        "2026-04-15,2026-03-15,2026-05-15,Northland,Southland,0"
    );
}

#[test]
fn a_node_tied_to_itself_has_a_row_of_its_own_pair() {
    let mut made = case("loops");
    made.networks.push(made.networks[0].clone());
    made.networks[1].aggregate = stancegraph::network::Aggregate::Conflict;
    let text = written(&made, "csv").expect("a table");
    assert!(text.contains("\nEastland,Eastland,1,1\n"), "{text}");
    assert!(!text.contains("Northland,Northland"), "{text}");
}

#[test]
fn what_a_table_was_made_of_stands_in_a_file_beside_it() {
    let text = metadata(&case("one"), "ties.csv");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["@context"], "http://www.w3.org/ns/csvw");
    assert_eq!(value["url"], "ties.csv");
    assert_eq!(value["notes"][0]["normalize"], "none");
    assert_eq!(value["notes"][0]["left-out-told-by-another"], "3");
}

#[test]
fn dl_holds_one_matrix_with_its_labels() {
    assert_eq!(
        written(&case("one"), "dl").expect("a matrix"),
        "dl n=4\nformat=fullmatrix\nlabels:\n\"Eastland\"\n\"Northland\"\n\"Southland\"\n\
         \"Westland\"\ndata:\n0 0.3333333333333333 -2 0\n0.3333333333333333 0 1e-7 0\n\
         -2 1e-7 0 0\n0 0 0 0\n"
    );
}

#[test]
fn dl_holds_several_matrices_under_their_names() {
    let text = written(&case("several"), "dl").expect("matrices");
    assert!(
        text.starts_with("dl n=3 nm=2\nformat=fullmatrix\nlabels:\n"),
        "{text}"
    );
    assert!(
        text.contains("matrix labels:\n\"congruence\"\n\"conflict\"\ndata:\n"),
        "{text}"
    );
    let (_, data) = text.split_once("data:\n").expect("data");
    assert_eq!(data.lines().count(), 6);
    let text = written(&case("windows"), "dl").expect("matrices");
    assert!(text.contains("\"congruence 2026-02-15\"\n"), "{text}");
}

#[test]
fn labels_of_dl_can_be_told_apart_and_end_where_they_end() {
    let made = case("two");
    let text = written(&made, "dl").expect("a matrix");
    assert!(
        text.starts_with("dl nr=9 nc=4\nformat=fullmatrix\nrow labels:\n"),
        "{text}"
    );
    let between = |from: &str, to: &str| {
        let (_, rest) = text.split_once(from).expect(from);
        let labels = rest.split_once(to).expect(to).0;
        labels.split('\n').map(str::to_owned).collect::<Vec<_>>()
    };
    let labels = between("row labels:\n", "\ncolumn labels:");
    assert_eq!(labels.len(), 9);
    assert_eq!(labels[1], "\"'quoted', 'twice'\"");
    assert_eq!(labels[2], "\"'quoted', 'twice' (2)\"");
    assert_eq!(between("column labels:\n", "\ndata:").len(), 4);
    for label in labels {
        assert_eq!(label.matches('"').count(), 2, "{label}");
    }
    let rows = text.split_once("data:\n").expect("data").1.lines();
    let numbers = rows.flat_map(|row| row.split(' ').map(|n| n.parse::<f64>().expect("a number")));
    assert_eq!(numbers.collect::<Vec<_>>(), made.networks[0].weights);
}
