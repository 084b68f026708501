//! Tables of a PDF: too wide for a page, too long for one, and both.

use stancegraph::view::answer::{Block, Cell, Table};

use super::{cells, file, pages, read, words};

#[test]
fn a_very_wide_table_is_parted_and_nothing_of_it_is_cut_off() {
    let names: Vec<String> = (1..=60).map(|at| format!("question-number-{at}")).collect();
    let mut header = vec!["Actor".to_owned()];
    header.extend(names.clone());
    let rows = ["Northland", "Southland"].map(|actor| {
        let mut row = vec![actor.to_owned()];
        row.extend((1..=60).map(|at| format!("{actor}:{at}")));
        row.into_iter().map(Cell::from).collect()
    });
    let rows = rows.to_vec();
    let (_folder, path) = file(&pages(vec![Block::Table(Table { header, rows })]));
    let Some(text) = read("pdftotext", &["-raw"], &path) else {
        return;
    };
    let found: Vec<&str> = text.split_whitespace().collect();
    for name in &names {
        assert!(found.contains(&name.as_str()), "{name}");
    }
    assert!(found.contains(&"Southland:60"));
    let parts = found.iter().filter(|word| **word == "Actor").count();
    assert!(parts > 4, "each part begins with the actors: {parts}");
    let places = read("pdftotext", &["-bbox"], &path).unwrap_or_default();
    let ends = places.split("xMax=\"").skip(1);
    let ends = ends.filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
    assert!(ends.fold(0.0, f64::max) < 595.0 - 40.0, "within the margin");
}

#[test]
fn a_table_longer_than_a_page_has_its_head_on_each() {
    let row = |at: usize| cells(&[&format!("Actor {at}"), "support", "since the first day"]);
    let table = Table {
        header: ["Who", "What", "When"].map(str::to_owned).to_vec(),
        rows: (1..=200).map(row).collect(),
    };
    let (_folder, path) = file(&pages(vec![Block::Table(table)]));
    let Some(text) = read("pdftotext", &["-layout"], &path) else {
        return;
    };
    let sheets: Vec<&str> = text
        .split('\u{c}')
        .filter(|page| !page.trim().is_empty())
        .collect();
    assert!(sheets.len() >= 4, "{}", sheets.len());
    assert!(sheets.iter().all(|page| page.contains("Who")), "{text}");
    for at in 1..=200 {
        let count = text
            .lines()
            .filter(|line| line.trim().starts_with(&format!("Actor {at} ")))
            .count();
        assert_eq!(count, 1, "Actor {at}");
    }
    let tree = read("pdfinfo", &["-struct"], &path).unwrap_or_default();
    assert_eq!(tree.matches("THead").count(), 1, "heard once");
}

#[test]
fn a_row_longer_than_a_page_goes_on_on_the_next() {
    let long: Vec<String> = (0..2_000).map(|at| format!("word{at}")).collect();
    let long_name = "name ".repeat(900);
    for header in ["Text", long_name.as_str()] {
        let table = Table {
            header: vec!["Who".to_owned(), header.to_owned()],
            rows: vec![cells(&["Northland", &long.join(" ")])],
        };
        let Some(text) = words(vec![Block::Table(table)]) else {
            return;
        };
        let found: Vec<&str> = text.split(' ').collect();
        for word in &long {
            assert!(found.contains(&word.as_str()), "{word}");
        }
    }
}
