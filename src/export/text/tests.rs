//! Tests of the text exporter: the width, the table, what must not get through.

use super::*;
use crate::view::answer::{Cell, Table};
use proptest::prelude::*;

fn written(blocks: Vec<Block>, options: Options) -> String {
    let view = Answer {
        blocks,
        table: Table::default(),
        data: serde_json::Value::Null,
    };
    answer(&view, &options).expect("any answer can be written")
}

fn plain(blocks: Vec<Block>) -> String {
    let text = written(blocks, Options::default());
    holds_the_bound(&text, 80);
    text
}

fn holds_the_bound(text: &str, width: usize) {
    for line in text.lines() {
        assert!(line.width() <= width, "{} columns: {line}", line.width());
        assert_eq!(line, line.trim_end(), "no white space at the end");
        assert!(
            !line.chars().any(char::is_control),
            "nothing hidden in {line:?}"
        );
    }
}

fn table(header: &[&str], rows: &[&[&str]]) -> Table {
    Table {
        header: header.iter().map(ToString::to_string).collect(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(|&text| text.into()).collect())
            .collect(),
    }
}

fn quote(text: &str, attribution: &str) -> Block {
    Block::Quote {
        text: text.into(),
        attribution: attribution.into(),
    }
}

#[test]
fn an_answer_reads_from_top_to_bottom() {
    let below = vec![quote(
        "Any meeting must be well prepared.",
        "Northland (aide), 28 April",
    )];
    let blocks = vec![
        Block::Heading(1, "Positions as of 3 May".into()),
        Block::Paragraph("Two actors, one issue.".into()),
        Block::Table(table(
            &["actor", "stance"],
            &[&["Northland", "+1 if…"], &["Southland", "+1"]],
        )),
        Block::Heading(2, "Who moved".into()),
        Block::List(vec![
            Item {
                text: "Northland: conditioned".into(),
                tone: Tone::Alert,
                below,
            },
            Item {
                text: "Southland: reaffirmed".into(),
                ..Item::default()
            },
        ]),
    ];
    insta::assert_snapshot!(plain(blocks), @r"
    Positions as of 3 May
    ═════════════════════
    Two actors, one issue.

    actor      stance
    ─────────  ──────
    Northland  +1 if…
    Southland  +1

    Who moved
    ─────────
    - Northland: conditioned
        │ Any meeting must be well prepared.
        │ — Northland (aide), 28 April

    - Southland: reaffirmed
    ");
}

#[test]
fn wide_and_combining_characters_align() {
    let text = plain(vec![Block::Table(table(
        &["actor", "n"],
        &[
            &["北国", "1"],
            &["🙂🙂", "2"],
            &["Rene\u{301}e", "3"],
            &["👩\u{200d}🌾❤\u{fe0f}", "4"],
        ],
    ))]);
    let columns: Vec<usize> = text
        .lines()
        .skip(2)
        .map(|line| {
            line[..line
                .rfind(|c: char| c.is_ascii_digit())
                .expect("the number")]
                .width()
        })
        .collect();
    assert_eq!(columns, [columns[0]; 4], "{text}");
}

#[test]
fn rows_that_wrap_are_kept_apart() {
    let long = "The visitor must be let in and out again, whatever was said before he came";
    let text = plain(vec![Block::Table(table(
        &["actor", "terms"],
        &[&["Northland", long], &["Southland", "none"]],
    ))]);
    insta::assert_snapshot!(text, @r"
    actor      terms
    ─────────  ─────────────────────────────────────────────────────────────────────
    Northland  The visitor must be let in and out again, whatever was said before he
               came

    Southland  none
    ");
}

#[test]
fn a_long_word_is_broken_rather_than_the_bound() {
    let word = "x".repeat(200);
    let item = Item {
        text: word.clone(),
        below: vec![quote(&word, &word)],
        ..Item::default()
    };
    let text = plain(vec![
        Block::Heading(1, word.clone()),
        Block::Heading(3, word.clone()),
        Block::Paragraph(word.clone()),
        Block::List(vec![item]),
        Block::Table(table(
            &["actor", "says"],
            &[&["Northland", &word], &[&word, "yes"]],
        )),
    ]);
    assert_eq!(text.matches('x').count(), 8 * 200);
}

#[test]
fn twelve_columns_become_several_tables_with_the_first_column_again() {
    let header: Vec<String> = (0..12).map(|n| format!("question-{n:02}")).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let row: Vec<String> = (0..12).map(|n| format!("answer {n:02}")).collect();
    let row: Vec<&str> = row.iter().map(String::as_str).collect();
    let text = plain(vec![Block::Table(table(&header, &[&row]))]);
    assert_eq!(text.matches("answer 00").count(), 3, "{text}");
    for n in 1..12 {
        assert_eq!(text.matches(&format!("answer {n:02}")).count(), 1, "{text}");
    }
}

#[test]
fn twelve_narrow_columns_stay_one_table() {
    let header = [
        "actor", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k",
    ];
    let row = [
        "Northland",
        "+1",
        "−2",
        "0",
        "+1",
        "+1",
        "+1",
        "+1",
        "+1",
        "+1",
        "+1",
        "+1",
    ];
    assert_eq!(
        plain(vec![Block::Table(table(&header, &[&row]))])
            .lines()
            .count(),
        3
    );
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let hostile = "\u{1b}]0;owned\u{7}\u{9b}31m\rx\u{202e}y\u{200b}\u{0}\nz";
    let below = vec![Block::Paragraph(hostile.into())];
    let text = plain(vec![
        Block::Heading(1, hostile.into()),
        Block::Heading(4, hostile.into()),
        quote(hostile, hostile),
        Block::List(vec![Item {
            text: hostile.into(),
            below,
            ..Item::default()
        }]),
        Block::Table(table(&[hostile], &[&[hostile]])),
    ]);
    assert_eq!(text.matches("\\u{1b}").count(), 8, "{text}");
    assert!(text.contains("\\u{202e}y\\u{200b}\\u{0} z"), "{text}");
}

#[test]
fn colour_changes_nothing_but_colour() {
    let cell = |text: &str, tone| Cell {
        text: text.into(),
        tone,
    };
    let rows = vec![
        vec![
            cell("Northland", Tone::Plain),
            cell("−2 if they leave the valley", Tone::Negative),
        ],
        vec![cell("北国", Tone::Faint), cell("+2", Tone::Positive)],
    ];
    let blocks = vec![
        Block::Heading(1, "Positions".into()),
        Block::Table(Table {
            header: vec!["actor".into(), "stance".into()],
            rows,
        }),
        Block::List(vec![Item {
            text: "look".into(),
            tone: Tone::Alert,
            below: Vec::new(),
        }]),
    ];
    let plain = written(
        blocks.clone(),
        Options {
            width: 30,
            ..Options::default()
        },
    );
    let coloured = written(
        blocks,
        Options {
            width: 30,
            colour: true,
            ..Options::default()
        },
    );
    assert!(coloured.contains("\u{1b}[94m+2\u{1b}[0m"), "{coloured:?}");
    assert!(
        coloured.contains("\u{1b}[33mthe valley\u{1b}[0m"),
        "{coloured:?}"
    );
    let mut bare = coloured.clone();
    for code in ["0", "1", "2", "33", "94", "1;35"] {
        bare = bare.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert_eq!(bare, plain);
}

#[test]
fn deep_lists_keep_the_bound() {
    let mut blocks = vec![Block::Table(table(
        &["actor", "stance"],
        &[&["Northland", "+1"]],
    ))];
    for _ in 0..60 {
        let text = "a list in a list in a list".to_owned();
        blocks = vec![Block::List(vec![Item {
            text,
            below: blocks,
            ..Item::default()
        }])];
    }
    assert!(plain(blocks).contains("Northland"));
}

#[test]
fn empty_things_leave_no_gap() {
    let empty = vec![Block::List(Vec::new()), Block::Table(Table::default())];
    assert_eq!(plain(empty.clone()), "");
    let mut blocks = vec![Block::Paragraph("a".into())];
    blocks.extend(empty);
    blocks.push(Block::Table(table(&["b"], &[])));
    assert_eq!(plain(blocks), "a\n\nb\n───\n");
}

proptest! {
    #[test]
    fn no_line_is_wider_than_asked_for(
        width in 0_usize..100,
        words in proptest::collection::vec("(\\PC{0,12}|[北国🙂e\u{301}❤\u{fe0f} ]{0,40}|\\p{Any}{0,6})", 1..30),
        columns in 1_usize..14,
    ) {
        let all = words.join(" ");
        let rows: Vec<Vec<Cell>> = words
            .chunks(columns)
            .map(|row| row.iter().map(|text| Cell::from(text.as_str())).collect())
            .collect();
        let grid = Table { header: words.iter().take(columns).cloned().collect(), rows };
        let below = vec![quote(&all, &all), Block::Table(grid.clone())];
        let text = written(
            vec![
                Block::Heading(1, all.clone()),
                Block::Heading(3, all.clone()),
                Block::Paragraph(all.clone()),
                Block::Table(grid),
                Block::List(vec![Item { text: all, below, ..Item::default() }]),
            ],
            Options { width, ..Options::default() },
        );
        holds_the_bound(&text, width.max(NARROWEST));
    }
}

#[test]
fn what_can_be_typed_stands_in_backquotes() {
    let parts = vec![
        Part::Words("Add ".into()),
        Part::Code("--speakers"),
        Part::Words(".".into()),
    ];
    assert_eq!(plain(vec![Block::Note(parts)]), "Add `--speakers`.\n");
}

#[test]
fn an_id_in_a_list_is_whole_if_it_fits_on_a_line() {
    let item = |text: &str| {
        Block::List(vec![Item {
            text: text.into(),
            ..Item::default()
        }])
    };
    let narrow = Options {
        width: 22,
        ..Options::default()
    };
    let text = written(vec![item("see claim-with-a-long-id")], narrow.clone());
    assert_eq!(text, "- see\n  claim-with-a-long-id\n");
    let text = written(vec![item("see claim-with-a-very-long-id")], narrow);
    assert_eq!(text, "- see claim-with-a-\n  very-long-id\n");
}
