use super::*;

fn written(blocks: Vec<Block>) -> String {
    let of = Answer {
        blocks,
        table: Table::default(),
        data: serde_json::json!(null),
    };
    answer(&of, &Options::default()).expect("it is written")
}

fn paragraph(text: &str) -> String {
    written(vec![Block::Paragraph(text.into())])
}

#[test]
fn nothing_calls_a_person_or_an_issue() {
    assert_eq!(paragraph("a @north"), "a @<!-- -->north\n");
    assert_eq!(paragraph("x/y#3, gh-4"), "x/y\\#<!-- -->3, gh-<!-- -->4\n");
    assert_eq!(paragraph("me@x.org"), "me@<!-- -->x.org\n");
    assert_eq!(paragraph("0ddba11 said"), "0<!-- -->ddba11 said\n");
    assert_eq!(paragraph("a :tada: b"), "a :<!-- -->tada: b\n");
}

#[test]
fn no_address_becomes_a_link() {
    assert_eq!(paragraph("https://a.org/b"), "https:<!-- -->//a.org/b\n");
    assert_eq!(paragraph("WWW.a.org"), "WWW<!-- -->.a.org\n");
}

#[test]
fn what_calls_nobody_stays_as_it_is() {
    for text in ["at 12:30, no 5", "a @ b", "decade, faded", "Northland"] {
        assert_eq!(paragraph(text), format!("{text}\n"));
    }
}

#[test]
fn a_mark_in_the_data_is_no_comment() {
    assert_eq!(paragraph("a\u{fdd0}b"), "a\u{fffd}b\n");
}

fn item(text: &str, quote: &str) -> Item {
    Item {
        text: text.into(),
        below: vec![Block::Quote {
            text: quote.into(),
            attribution: String::new(),
        }],
        ..Item::default()
    }
}

#[test]
fn sentences_are_folded_under_an_escaped_summary() {
    let text = written(vec![Block::List(vec![item("<b> & @x *y*", "So.")])]);
    assert_eq!(
        text,
        "<details><summary>&lt;b&gt; &amp; @<!-- -->x *y*</summary>\n\n> So.\n\n</details>\n"
    );
}

#[test]
fn what_is_too_long_is_left_out_and_counted() {
    let table = Table {
        header: vec!["Kind".into()],
        rows: vec![vec!["new".into()]; 3],
    };
    let many: Vec<Item> = (0..200).map(|_| item("who", &"ж".repeat(1_000))).collect();
    let blocks = vec![
        Block::Table(table),
        Block::List(many),
        Block::Paragraph("A note.".into()),
    ];
    let text = written(blocks);
    assert!(text.chars().count() <= LONGEST);
    assert_eq!(text.matches("| new |").count(), 3);
    let shown = text.matches("<details>").count();
    assert!(shown > 50);
    assert_eq!(text.matches("</details>").count(), shown);
    assert!(text.contains("A note.\n"));
    let left = format!("**Left out: {} items.**", 200 - shown);
    assert!(text.contains(&left), "{left}");
}

#[test]
fn a_long_table_keeps_whole_rows() {
    let table = Table {
        header: vec!["Kind".into()],
        rows: vec![vec!["😀".repeat(500).as_str().into()]; 100],
    };
    let text = written(vec![Block::Table(table)]);
    let units: usize = text.chars().map(char::len_utf16).sum();
    assert!(units <= LONGEST);
    let shown = text.matches("| 😀").count();
    assert!(text.contains(&format!("**Left out: {} rows.**", 100 - shown)));
}
