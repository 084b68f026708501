//! Numbers in a figure and the list of claims to which they lead.

use stancegraph::export::FigureOptions;
use stancegraph::view::figure::{Body, Figure};

use super::gallery::fictional;
use super::{peace, written};

/// Whether a text is a number of at most three digits; a longer one is a year.
fn is_number(text: &str) -> bool {
    (1..4).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a text has the number of a claim in brackets.
fn is_numbered(text: &str) -> bool {
    let mut bracketed = text
        .split('[')
        .skip(1)
        .filter_map(|rest| rest.split_once(']'));
    bracketed.any(|(inside, _)| is_number(inside))
}

/// The words of a picture: those drawn, and those told to who cannot see it.
fn words_of(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).expect("XML");
    let texts = document.descendants().filter(roxmltree::Node::is_text);
    texts
        .filter_map(|text| text.text().map(str::to_owned))
        .collect()
}

#[test]
fn without_a_list_of_claims_nothing_refers_to_one() {
    let refers = |text: &str| text.contains("refer to the claims");
    let mut numbered = 0;
    let fictional = fictional().into_iter().map(|(_, figure)| figure);
    for figure in peace().into_iter().chain(fictional) {
        let options = FigureOptions::default();
        let text = |figure: &Figure, format: &str| {
            String::from_utf8(written(figure, format, &options)).expect("UTF-8")
        };
        let plain = figure.clone().without_footnotes();
        let mut svg = words_of(&text(&plain, "svg"));
        // Elsewhere a number without brackets is a point on a scale or a weight.
        let lists = matches!(figure.body, Body::Grid(_) | Body::Log(_) | Body::Lanes(_));
        let small = |words: &str| lists && is_number(words);
        svg.retain(|words| is_numbered(words) || small(words) || refers(words));
        assert!(svg.is_empty(), "{}: {svg:#?}", figure.name);
        for format in ["dot", "mermaid"] {
            let text = text(&plain, format);
            assert!(!is_numbered(&text) && !refers(&text), "{format}: {text}");
        }
        if !figure.footnotes.is_empty() {
            numbered += 1;
            let numbers = words_of(&text(&figure, "svg"));
            assert!(
                numbers
                    .iter()
                    .any(|words| is_numbered(words) || small(words))
            );
        }
    }
    assert!(numbered > 4, "only {numbered} figures have numbers");
}
