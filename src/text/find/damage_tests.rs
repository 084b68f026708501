//! Texts read in the wrong encoding, with bytes lost, with words broken at the
//! end of a line come in; where a quote stands in them must go out.

use super::tests::{exact, folded, one, places, with};
use super::*;

/// Each byte of a text as a character of Latin-1.
fn as_latin(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// What remains of a text when its C1 controls are not kept.
fn without_controls(text: &str) -> String {
    let kept = |c: &char| !matches!(c, '\u{80}'..='\u{9f}');
    text.chars().filter(kept).collect()
}

#[test]
fn a_text_read_in_the_wrong_encoding_has_the_quote() {
    for (text, quote, expected) in [
        (
            "Îí ñêàçàë: «Ìû íå ïîäïèøåì\r\nýòîò äîãîâîð» – è óø¸ë.",
            "«Мы не подпишем этот договор»",
            "«Ìû íå ïîäïèøåì\r\nýòîò äîãîâîð»",
        ),
        (
            "Он ушёл. РњС‹ РЅРµ РїРѕРґРїРёС€РµРј РґРѕРіРѕРІРѕСЂ. И всё.",
            "Мы не подпишем договор.",
            "РњС‹ РЅРµ РїРѕРґРїРёС€РµРј РґРѕРіРѕРІРѕСЂ.",
        ),
        (
            "нМ СЬЕК. лШ МЕ ОНДОХЬЕЛ.",
            "Мы не подпишем.",
            "лШ МЕ ОНДОХЬЕЛ.",
        ),
        // The quote was copied from a garbled page, the text is whole.
        (
            "Он ушёл. Мы не подпишем.",
            "Ìû íå ïîäïèøåì.",
            "Мы не подпишем.",
        ),
    ] {
        let hits = folded(one(text, quote));
        assert_eq!(places(text, &hits), [expected]);
        assert!(hits.first[0].is_damaged && hits.first[0].lost.is_empty());
    }
}

#[test]
fn a_reading_counts_only_if_the_whole_quote_has_it() {
    let text = "Ìû íå ïîäïèøåì ýòîò äîãîâîð ñåãîäíÿ.";
    for quote in [
        "Мы не подпишем этот договор вчера.",
        "Мы подпишем этот договор сегодня.",
        "Ìû не подпишем этот договор сегодня.",
    ] {
        let found = one(text, quote);
        assert!(!matches!(found, Match::Folded(_)), "{found:?}");
    }
}

#[test]
fn what_was_garbled_twice_is_read_back() {
    let text = "It â€œwonâ€™t happenâ€\u{9d} here.";
    let twice = as_latin(text.as_bytes());
    folded(one(&twice, "It “won’t happen” here."));
}

#[test]
fn signs_of_windows_1252_that_were_read_as_latin_1_are_signs() {
    let text = "\u{93}We won\u{92}t sign \u{96} never\u{94}";
    let hits = folded(one(text, "\"We won't sign - never\""));
    assert_eq!(places(text, &hits), [text]);
}

#[test]
fn bytes_that_were_not_kept_are_told() {
    let text = "He said: It wonât happen, nor will weânever.";
    let hits = folded(one(text, "It won’t happen, nor will we—never."));
    assert_eq!(places(text, &hits), [&text[9..]]);
    assert_eq!(hits.first[0].lost, ['’', '—']);
    // A quote with plain signs, and a closing mark that lost its last byte.
    let text = "He said: â€œIt wonâ€™t happen.â€ Then he left.";
    let hits = folded(one(text, "\"It won't happen.\""));
    assert_eq!(hits.first[0].lost, ['"']);

    let quote = "Мы не подпишем этот договор, сказал министр.";
    let text = without_controls(&as_latin(format!("Так. {quote} Вот.").as_bytes()));
    let hits = folded(one(&text, quote));
    assert_eq!(hits.first[0].lost.iter().collect::<String>(), "Мышэттрсстр");
    let other = "Мы не подпишет этот договор, сказал министр.";
    assert!(!matches!(one(&text, other), Match::Folded(_)));
}

#[test]
fn an_unreadable_character_may_be_any_one() {
    let text = "He said: We won\u{fffd}t sign the trea\u{fffd}y.\nHe left.";
    let hits = folded(one(text, "We won’t sign the treaty."));
    assert_eq!(places(text, &hits), [&text[9..text.len() - 9]]);
    assert_eq!(hits.first[0].lost, ['\'', 't']);
    // Three for one, at the start, at the end.
    let text = "\u{fffd}\u{fffd}\u{fffd}We won\u{fffd}\u{fffd}\u{fffd}t sign it.\u{fffd}\u{fffd}\u{fffd} He left.";
    let hits = folded(one(text, "“We won’t sign it.”"));
    assert_eq!(hits.first[0].lost, ['"', '\'', '"']);
    assert_eq!(places(text, &hits), [&text[..text.len() - 9]]);
}

#[test]
fn what_is_unreadable_gives_no_room_for_other_words() {
    let text = "He said: We will \u{fffd} sign the treaty. He left.";
    let quote = "We will not sign the treaty.";
    assert!(!matches!(one(text, quote), Match::Folded(_)));
    // Too much of it is lost to tell.
    let text = "W\u{fffd} w\u{fffd}ll n\u{fffd}t s\u{fffd}gn th\u{fffd} tr\u{fffd}aty.";
    assert!(!matches!(one(text, quote), Match::Folded(_)));
    assert!(!matches!(
        one(&"\u{fffd}".repeat(500), quote),
        Match::Folded(_)
    ));
}

#[test]
fn a_word_broken_at_the_end_of_a_line_is_whole() {
    let text = "They will nego-\r\n  tiate on a well-\nknown and half-open\nmat-\nter again.";
    for quote in [
        "They will negotiate on a well-known and half-open matter again.",
        "They will nego-\ntiate on a well-\nknown and half-open matter again.",
        "They will nego-tiate on a well- known and half-open mat-ter again.",
    ] {
        let hits = folded(one(text, quote));
        assert_eq!(places(text, &hits), [text]);
        assert!(hits.first[0].lost.is_empty());
    }
    // The quote is broken, and the text is not.
    let whole = "They will negotiate on a well-known matter.";
    folded(one(
        whole,
        "They will negoti-\nate on a well-\nknown matter.",
    ));
    // Without a break, hyphen and blank are of the text; a part is no whole.
    for text in [
        "They will nego- tiate on it.",
        "They will nego-\ntiated on it.",
    ] {
        let found = one(text, "They will negotiate on it.");
        assert!(!matches!(found, Match::Folded(_)), "{found:?}");
    }
}

#[test]
fn prefix_and_suffix_narrow_damaged_hits() {
    let text = "First: we will nego-\ntiate. Then: we will nego-\ntiate. Last.";
    let quote = "we will negotiate.";
    assert_eq!(folded(one(text, quote)).count, 2);
    let hits = folded(with(text, quote, "Then:", ""));
    assert_eq!((hits.count, hits.context), (1, Context::Fits));
    // What is whole comes first.
    exact(one(&format!("{text} we will negotiate."), quote));
}

#[test]
fn damage_without_end_takes_time_in_proportion() {
    let lost = "a\u{fffd}".repeat(300_000);
    let broken = "ab-\nab ".repeat(100_000);
    let leads = "âÐÑa".repeat(100_000);
    let plain = "a".repeat(400_000) + "b";
    for text in [&lost, &broken, &leads] {
        one(text, &plain);
        one(text, &"ababab ".repeat(60_000));
        one(text, &format!("{}x", "a'".repeat(60_000)));
    }
}
