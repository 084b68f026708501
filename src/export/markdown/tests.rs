//! Tests of the Markdown exporter; `pulldown-cmark` reads what was written.

use super::*;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};

fn written(blocks: Vec<Block>) -> String {
    let view = Answer {
        blocks,
        table: Table::default(),
        data: serde_json::Value::Null,
    };
    answer(&view, &Options::default()).expect("any answer can be written")
}

fn table(header: &[&str], rows: &[&[&str]]) -> Block {
    Block::Table(Table {
        header: header.iter().map(ToString::to_string).collect(),
        rows: rows
            .iter()
            .map(|row| row.iter().map(|&text| text.into()).collect())
            .collect(),
    })
}

fn events(text: &str) -> Vec<Event<'_>> {
    let extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_MATH
        | Extensions::ENABLE_GFM;
    Parser::new_ext(text, extensions).collect()
}

/// The text of each cell as a reader sees it; fails on anything but text.
fn cells(text: &str) -> Vec<String> {
    let mut cells = Vec::new();
    for event in events(text) {
        match event {
            Event::Start(Tag::TableCell) => cells.push(String::new()),
            Event::Text(part) => cells.last_mut().expect("in a cell").push_str(&part),
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::Link { .. })
            | Event::End(
                TagEnd::Table
                | TagEnd::TableHead
                | TagEnd::TableRow
                | TagEnd::TableCell
                | TagEnd::Link,
            ) => {}
            other => panic!("{other:?} in {text}"),
        }
    }
    cells
}

fn seen(text: &str) -> String {
    visible::on_one_line(text).trim().to_owned()
}

#[test]
fn an_answer_reads_from_top_to_bottom() {
    let quote = Block::Quote {
        text: "Any meeting must be well prepared.\nOr not be.".into(),
        attribution: "Northland (aide), 28 April".into(),
    };
    let below = vec![quote.clone(), Block::Paragraph("Source 3.".into())];
    let blocks = vec![
        Block::Heading(1, "Positions as of 3 May".into()),
        Block::Paragraph("Two actors,\none issue.\n\nSee https://example.org/a_b.".into()),
        table(
            &["actor", "stance"],
            &[&["North|land", "-1 if…"], &["South\nland"]],
        ),
        quote,
        Block::List(vec![
            Item {
                text: "Northland: conditioned".into(),
                below,
                ..Item::default()
            },
            Item {
                text: "- no list".into(),
                ..Item::default()
            },
        ]),
    ];
    insta::assert_snapshot!(written(blocks), @r"
    # Positions as of 3 May

    Two actors,\
    one issue.

    See <https://example.org/a_b>.

    | actor | stance |
    | --- | --- |
    | North\|land | \-1 if… |
    | South land |  |

    > Any meeting must be well prepared.\
    > Or not be.
    >
    > — Northland (aide), 28 April

    - Northland: conditioned

      > Any meeting must be well prepared.\
      > Or not be.
      >
      > — Northland (aide), 28 April

      Source 3.
    - \- no list
    ");
}

#[test]
fn hostile_names_cannot_break_a_table() {
    let names = [
        "a|b",
        "a\\|b",
        "\\",
        "`|`",
        "``` ",
        "x\n| y |",
        "--- | ---",
        "<td>",
        "<!--",
        "&lt;b&gt;",
        "![x](javascript:alert(1))",
        "[a](b)",
        "<javascript:alert(1)>",
        "*a* _b_ ~~c~~ $d$",
        "https://evil|.example/",
        "https://",
        "https://a_b.example/c_d|e",
        "www.a_b.example",
        "\u{202e}",
    ];
    for name in names {
        let text = written(vec![table(&["name", "n"], &[&[name, "1"], &["1", name]])]);
        assert_eq!(
            cells(&text),
            ["name", "n", &seen(name), "1", "1", &seen(name)],
            "{text}"
        );
    }
}

#[test]
fn hostile_lines_stay_paragraphs() {
    let lines = [
        "# no heading",
        "- no item",
        "+ no item",
        "* no item",
        "1. no item",
        "12) no item",
        "> no quote",
        "```",
        "    no code",
        "---",
        "===",
        "***",
        "| a |\n| - |\n| b |",
        "[a]: https://example.org",
        "<script>alert(1)</script>",
        "a\n===",
        "a\n---",
        "\tno code",
        "[^1]: no note",
        "~~~",
        "- [ ] no task",
        "<https://example.org",
        "&#60;b&#62;",
        "a  \nb\\\nc",
    ];
    for line in lines {
        let text = written(vec![Block::Paragraph(line.into())]);
        let mut back = String::new();
        for event in events(&text) {
            match event {
                Event::Text(part) => back.push_str(&part),
                Event::HardBreak => back.push('\n'),
                Event::Start(Tag::Paragraph | Tag::Link { .. })
                | Event::End(TagEnd::Paragraph | TagEnd::Link) => {}
                other => panic!("{other:?} in {text}"),
            }
        }
        let expected: Vec<&str> = line.lines().map(str::trim).collect();
        assert_eq!(back, expected.join("\n"), "{text}");
    }
}

#[test]
fn two_lists_stay_two() {
    let list = |text: &str| {
        Block::List(vec![Item {
            text: text.into(),
            ..Item::default()
        }])
    };
    let text = written(vec![list("a"), list("b")]);
    let lists = |event: &Event<'_>| matches!(event, Event::Start(Tag::List(_)));
    assert_eq!(
        events(&text).iter().filter(|&event| lists(event)).count(),
        2,
        "{text}"
    );
}

#[test]
fn empty_things_leave_no_gap() {
    let empty = vec![
        Block::List(Vec::new()),
        Block::Table(Table::default()),
        Block::Paragraph("\n".into()),
    ];
    assert_eq!(written(empty), "");
}

proptest! {
    #[test]
    fn a_cell_is_read_as_it_was_meant(
        names in proptest::collection::vec("(\\PC{0,20}|[-|*_<>\\[\\]()`~#\\\\&;$!:./a1 \n]{0,20}|\\p{Any}{0,10})", 4),
    ) {
        let text = written(vec![table(&[&names[0], &names[1]], &[&[&names[2], &names[3]]])]);
        let expected: Vec<String> = names.iter().map(|name| seen(name)).collect();
        prop_assert_eq!(cells(&text), expected, "{}", text);
    }
}

#[test]
fn what_can_be_typed_is_code() {
    let parts = vec![
        Part::Words("Add *no* ".into()),
        Part::Code("--speakers"),
        Part::Words(" here.".into()),
    ];
    let text = written(vec![Block::Note(parts)]);
    assert_eq!(text, "Add \\*no\\* `--speakers` here.\n");
    assert!(events(&text).contains(&Event::Code("--speakers".into())));
}
