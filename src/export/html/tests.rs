//! Tests of pages: blocks in, markup out.

use super::*;

fn page(blocks: Vec<Block>) -> String {
    let view = Answer {
        blocks,
        table: Table::default(),
        data: serde_json::Value::Null,
    };
    answer(&view, &Options::default()).expect("a sound answer")
}

#[test]
fn text_stays_text() {
    let html = page(vec![
        Block::Heading(1, "<script>alert(1)</script>".into()),
        Block::Paragraph("a\nb & \u{202e}c".into()),
    ]);
    assert!(
        html.contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>"),
        "{html}"
    );
    assert!(html.contains("<title>&lt;script&gt;"), "{html}");
    assert!(html.contains("<p>a<br/>\nb &amp; \\u{202e}c</p>"), "{html}");
}

#[test]
fn only_web_addresses_become_links() {
    assert_eq!(
        line("see https://example.org/a?b&c, javascript:x https://"),
        "see <a href=\"https://example.org/a?b&amp;c\">https://example.org/a?b&amp;c</a>, \
         javascript:x https://"
    );
}

#[test]
fn places_that_tell_more_are_a_sentence_that_paper_does_without() {
    let html = page(vec![Block::SeeAlso(vec![Link {
        to: "actor-a".into(),
        text: "A & B".into(),
    }])]);
    let told = "<p class=\"see\">See also: <a href=\"#actor-a\">A &amp; B</a></p>";
    assert!(html.contains(told), "{html}");
    let (_, print) = html.split_once("@media print").expect("a style for paper");
    let hidden = ".links, .see, figure::before { display: none !important; }";
    assert!(print.contains(hidden), "{print}");
    assert!(print.contains("break-after: avoid"), "{print}");
}

#[test]
fn tables_have_headings_and_tones_have_words() {
    let cell = crate::view::answer::Cell {
        text: "-2".into(),
        tone: Tone::Negative,
    };
    let html = page(vec![Block::Table(Table {
        header: vec!["Actor".into(), "talks".into()],
        rows: vec![vec!["North".into(), cell]],
    })]);
    for part in [
        "<th scope=\"col\">talks</th>",
        "<th scope=\"row\">North</th>",
        "<td class=\"against\">-2</td>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}
