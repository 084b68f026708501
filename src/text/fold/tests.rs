use proptest::prelude::*;

use super::folding::is_mark;
use super::*;

fn folded(text: &str) -> String {
    fold(text).text
}

#[test]
fn what_no_reader_sees_makes_no_difference() {
    for (one, other) in [
        ("We will\r\n  not\tsign\u{a0}it.", "We will not sign it."),
        ("«Нет» – и „точка“ …", "\"Нет\" - и \"точка\" ..."),
        ("It’s `so‘", "It's 'so'"),
        ("Северная стра\u{ad}на", "Северная страна"),
        ("a trea\u{ad}\r\n  ty", "a treaty"),
        ("no\u{200b}thing\u{feff} \u{200e} there", "nothing there"),
        ("cafe\u{301} and Йод, и\u{306}од", "café and Йод, йод"),
        ("ﬁnal № 5 ½ Ｗｉｄｅ", "final No 5 1⁄2 Wide"),
        (
            "Itâ€™s â€œsoâ€\u{9d} Ã©tait Ð½ÐµÑ‚",
            "It's \"so\" était нет",
        ),
        ("👩\u{200d}🌾 ☮\u{fe0f}", "👩🌾 ☮"),
        ("\u{200f}לא נחתום\u{200e}", "לא נחתום"),
        ("a\u{ff9e}\u{e}\u{301}", "a\u{3099}\u{301}"),
        ("가 나", "\u{1100}\u{1161} 나"),
    ] {
        assert_eq!(folded(one), folded(other), "{one:?}");
    }
    assert_eq!(
        folded("«Нет» –\u{2028}и „точка“ …"),
        "\"Нет\" - и \"точка\" ..."
    );
}

#[test]
fn what_a_reader_sees_stays() {
    for text in [
        "We will not",
        "we will not",
        "a well-known treaty",
        "не́т",
        "1.5",
        "A  B",
    ] {
        let expected = text.replace("  ", " ");
        assert_eq!(folded(text), expected);
    }
    // Who knows whether the hyphen belongs to the word.
    assert_eq!(folded("a well-\nknown treaty"), "a well- known treaty");
}

#[test]
fn the_way_back_leads_to_the_bytes_as_stored() {
    let stored = "\u{feff}Он  сказал:\r\n«Мы\u{a0}не под\u{ad}пишем – и\u{306}од…»\u{200b}";
    let folded = fold(stored);
    for (part, expected) in [
        ("Он сказал:", "Он  сказал:"),
        ("\"Мы не", "«Мы\u{a0}не"),
        ("подпишем", "под\u{ad}пишем"),
        ("- йод...\"", "– и\u{306}од…»"),
        ("й", "и\u{306}"),
        (".", "…"),
        (": \"", ":\r\n«"),
    ] {
        let at = folded.text().find(part).unwrap();
        assert_eq!(
            &stored[folded.stored(at..at + part.len())],
            expected,
            "{part}"
        );
    }
}

#[test]
fn marks_without_end_take_time_in_proportion() {
    let marks = "\u{301}".repeat(400_000);
    assert!(fold(&marks).text.len() <= marks.len());
    let blanks = format!(
        "a{}b\u{200b}{}c",
        " ".repeat(400_000),
        "\u{200b}".repeat(400_000)
    );
    let folded = fold(&blanks);
    assert_eq!(folded.text(), "a bc");
    assert!(folded.pieces.len() < 10);
    assert_eq!(folded.stored(3..4), blanks.len() - 1..blanks.len());
}

/// Characters that are folded in every way, and those beside which they are.
fn troublesome() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        3 => proptest::sample::select(vec![
            'a', 'e', 'и', 'Я', ' ', '\n', '\r', '\t', '\u{a0}', '\u{2009}', '\u{ad}', '\u{200b}',
            '\u{301}', '\u{306}', '\u{323}', '«', '”', '–', '…', 'Ã', '©', 'â', '€', '™', 'Ð', '°',
            'ﬁ', '½', '\u{1100}', '\u{1161}', '\u{11a8}', '\u{3131}', '\u{314f}', 'ﾊ', 'ﾞ', '👩',
            '\u{1f3fd}', '\u{200d}', 'ש', '\u{5c1}', '\u{fb2a}', 'é', 'ß', '`', '-', '.', '\u{85}',
        ]),
        1 => any::<char>(),
    ];
    proptest::collection::vec(one, 0..24).prop_map(|all| all.into_iter().collect())
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in troublesome()) {
        let once = fold(&text).text;
        // What was garbled twice is read back twice.
        if once.contains(|c: char| ('\u{c2}'..='\u{f0}').contains(&c)) {
            return Ok(());
        }
        prop_assert_eq!(fold(&once).text, once);
    }

    #[test]
    fn what_is_stored_for_a_part_folds_to_that_part(text in troublesome(), a in 0usize..40, b in 0usize..40) {
        // What is garbled is told by what stands beside it.
        let text = text.replace(|c| ('\u{c2}'..='\u{f0}').contains(&c), "");
        let folded = fold(&text);
        let bounds: Vec<usize> = folded.text.char_indices().filter(|&(_, c)| !is_mark(c)).map(|(at, _)| at).chain([folded.text.len()]).collect();
        let (a, b) = (bounds[a.min(b) % bounds.len()], bounds[a.max(b) % bounds.len()]);
        if a >= b {
            return Ok(());
        }
        let stored = folded.stored(a..b);
        prop_assert!(text.get(stored.clone()).is_some());
        // Marks at the start stand on nothing when they stand alone.
        let part = folded.text[a..b].trim_start_matches(|c| is_mark(c) || c == ' ').trim_end();
        let again = fold(&text[stored]).text;
        prop_assert!(again.contains(part), "{part:?} in {again:?}");
    }
}
