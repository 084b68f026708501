use super::*;

pub(super) fn one(text: &str, quote: &str) -> Match {
    with(text, quote, "", "")
}

pub(super) fn with(text: &str, exact: &str, prefix: &str, suffix: &str) -> Match {
    let needle = Needle {
        exact,
        prefix,
        suffix,
    };
    Haystack::new(text).find(&[needle]).remove(0)
}

/// What stands at the places of the hits, read by bytes and by characters.
pub(super) fn places<'t>(text: &'t str, hits: &Hits) -> Vec<&'t str> {
    let whole = hits.first.iter().map(|hit| &hit.whole);
    whole.map(|span| stored(text, span)).collect()
}

fn stored<'t>(text: &'t str, span: &Span) -> &'t str {
    let found = &text[span.bytes.clone()];
    let count = |to: usize| text[..to].chars().count();
    let chars = count(span.bytes.start)..count(span.bytes.end);
    assert_eq!(span.chars, chars, "{found}");
    found
}

pub(super) fn exact(found: Match) -> Hits {
    match found {
        Match::Exact(hits) => hits,
        other => panic!("not exact: {other:?}"),
    }
}

pub(super) fn folded(found: Match) -> Hits {
    match found {
        Match::Folded(hits) => hits,
        other => panic!("not folded: {other:?}"),
    }
}

fn fuzzy(found: Match) -> Near {
    match found {
        Match::Fuzzy(near) => near,
        other => panic!("not fuzzy: {other:?}"),
    }
}

#[test]
fn a_quote_is_found_at_the_start_at_the_end_and_over_itself() {
    let text = "нет, нет, нет";
    let hits = exact(one(text, "нет"));
    assert_eq!((hits.count, hits.context), (3, Context::NotGiven));
    assert_eq!(hits.first[0].whole.bytes, 0..6);
    assert_eq!(hits.first[2].whole.bytes, 16..22);
    assert_eq!(hits.first[2].whole.chars, 10..13);
    assert_eq!(places(text, &hits), ["нет"; 3]);
    assert_eq!(exact(one(text, "нет, нет")).count, 2);
    assert_eq!(exact(one(text, text)).first[0].whole.chars, 0..13);
}

#[test]
fn many_hits_are_counted_and_a_few_listed() {
    let hits = exact(one(&"We will sign. ".repeat(100), "We will sign."));
    assert_eq!((hits.count, hits.first.len()), (100, 8));
}

#[test]
fn what_differs_in_signs_only_is_folded() {
    for (text, quote, expected) in [
        (
            "Он сказал: «Мы не\r\nподпишем – никогда».",
            "\"Мы не подпишем - никогда\"",
            "«Мы не\r\nподпишем – никогда»",
        ),
        (
            "They sat in the Cafe\u{301} du Nord.",
            "the Café du Nord",
            "the Cafe\u{301} du Nord",
        ),
        (
            "Farmers 👩🏽\u{200d}🌾 will march on.",
            "Farmers 👩🏽🌾 will march",
            "Farmers 👩🏽\u{200d}🌾 will march",
        ),
        (
            "אמר: \u{200f}לא נחתום על\u{a0}ההסכם\u{200e}.",
            "לא נחתום על ההסכם",
            "לא נחתום על\u{a0}ההסכם",
        ),
        (
            "It â€œwonâ€™t happenâ€\u{9d} here.",
            "“won’t happen”",
            "â€œwonâ€™t happenâ€\u{9d}",
        ),
        (
            "We will not sign the trea\u{ad}\nty.",
            "sign the treaty.",
            "sign the trea\u{ad}\nty.",
        ),
        (
            "Northland  is\tagainst it",
            " Northland is against it ",
            "Northland  is\tagainst it",
        ),
    ] {
        let hits = folded(one(text, quote));
        assert_eq!(places(text, &hits), [expected]);
    }
}

#[test]
fn case_is_part_of_the_words() {
    let found = one("We Will Not Sign It.", "we will not sign it.");
    assert!(matches!(found, Match::Absent(_)), "{found:?}");
}

#[test]
fn prefix_and_suffix_narrow_the_hits() {
    let text = "Northland said: “No.” Southland said:\n“No.” Eastland laughed.";
    let hits = exact(with(text, "“No.”", "Southland said: ", ""));
    assert_eq!((hits.count, hits.context), (1, Context::Fits));
    assert_eq!(hits.first[0].whole.chars, 38..43);
    let hits = exact(with(text, "No.", "", "\" Eastland"));
    assert_eq!((hits.count, hits.first[0].whole.chars.start), (1, 39));
    let hits = exact(with(text, "No.", "Westland said: \"", ""));
    assert_eq!((hits.count, hits.context), (2, Context::FitsNowhere));
    // The context may be that of a hit that is not exact.
    let text = "We will sign. Later: We\nwill sign.";
    let hits = folded(with(text, "We will sign.", "Later:", ""));
    assert_eq!(
        (places(text, &hits), hits.context),
        (vec!["We\nwill sign."], Context::Fits)
    );
    let hits = exact(with(text, "We will sign.", "Never:", ""));
    assert_eq!(hits.context, Context::FitsNowhere);
}

#[test]
fn one_changed_word_at_an_end_is_fuzzy_and_named() {
    let text = "He said: We will sign the treaty with Southland on Monday. Then he left.";
    let near = fuzzy(one(
        text,
        "We will sign the treaty with Southland on Sunday.",
    ));
    assert_eq!(
        stored(text, &near.run),
        "We will sign the treaty with Southland on "
    );
    assert_eq!(
        stored(text, &near.whole),
        "We will sign the treaty with Southland on Monday."
    );
    let [difference] = &near.differences[..] else {
        panic!("{near:?}")
    };
    assert_eq!(
        (&*difference.quote, &*difference.text),
        ("Sunday", "Monday")
    );
    assert_eq!(difference.weight, None);
    assert_eq!((near.run_length, near.quote_length), (42, 49));
}

#[test]
fn a_negation_or_a_modal_that_differs_is_told() {
    let text = "Юг заявил, что не подпишет договор с Севером ни весной, ни осенью.";
    let near = fuzzy(one(
        text,
        "Юг заявил, что не подпишет договор с Севером ни весной, ни осенью, ни зимой.",
    ));
    assert_eq!(near.differences[0].quote, ", ни зимой");
    assert_eq!(near.differences[0].weight, Some(Weight::Negation));
    let text = "The council may sign the long treaty with Southland in the spring.";
    let near = fuzzy(one(
        text,
        "must sign the long treaty with Southland in the spring.",
    ));
    assert_eq!(near.differences[0].weight, Some(Weight::Modal));
    assert_eq!(near.differences[0].text, "may");
    assert_eq!(stored(text, &near.whole), &text[12..]);
}

#[test]
fn a_change_in_the_middle_is_absent_with_the_place_told() {
    let text = "He said:\nWe will never sign\nthe treaty with Southland.\nHe left.";
    let Match::Absent(Some(near)) = one(text, "We will sign the treaty with Southland.") else {
        panic!()
    };
    assert_eq!(
        stored(text, &near.whole),
        "We will never sign\nthe treaty with Southland."
    );
    assert_eq!(near.differences.len(), 1);
    assert_eq!(near.differences[0].text, "never");
    assert_eq!(near.differences[0].weight, Some(Weight::Negation));
}

#[test]
fn what_stands_nowhere_is_absent() {
    let text = "We will sign the treaty with Southland.";
    assert_eq!(
        one(text, "Eastland has closed all of its ports."),
        Match::Absent(None)
    );
    assert_eq!(one(text, ""), Match::Absent(None));
    assert_eq!(one(text, " \u{200b} "), Match::Absent(None));
    assert_eq!(one("", "We will."), Match::Absent(None));
    assert_eq!(one(text, "We won't"), Match::Absent(None));
}

#[test]
fn parts_between_ellipses_stand_in_their_order() {
    let text = "We will sign the treaty, whatever they say,\nin spring. And no later.";
    for quote in [
        "We will sign the treaty … in spring.",
        "We will sign the treaty [...] in spring.",
        "…We will sign the treaty, [whatever] (…) in spring.",
    ] {
        let found = one(text, quote);
        if quote.contains("[whatever]") {
            assert!(matches!(found, Match::Absent(_)), "{found:?}");
            continue;
        }
        let hits = folded(found);
        assert_eq!(places(text, &hits), [&text[..53]]);
        let parts: Vec<&str> = hits.first[0]
            .parts
            .iter()
            .map(|part| stored(text, part))
            .collect();
        assert_eq!(parts, ["We will sign the treaty", "in spring"]);
    }
    let hits = folded(one(text, "… sign the treaty, whatever …"));
    assert_eq!(
        (places(text, &hits), hits.first[0].parts.len()),
        (vec!["sign the treaty, whatever"], 0)
    );
    let found = one(text, "in spring. And no later … We will sign the treaty");
    assert!(matches!(found, Match::Absent(_)), "{found:?}");
    let far = format!(
        "We will sign the treaty {} in spring.",
        "or not ".repeat(1000)
    );
    assert!(matches!(
        one(&far, "We will sign the treaty … in spring."),
        Match::Absent(_)
    ));
}

#[test]
fn short_quotes_stand_inside_longer_ones() {
    assert!(is_short("«Не\u{ad}т»  "));
    assert!(!is_short("We will sign"));
    assert!(stands_inside(
        "“We will”",
        "He said: \"We  will\" and left."
    ));
    assert!(!stands_inside("We will", "We will"));
    assert!(!stands_inside("We will", "We may"));
}

#[test]
fn whatever_the_payload_time_and_memory_are_bounded() {
    let same = "a".repeat(1_000_000);
    let odd = "(a+)+$\\[.*]\u{1b}[2J\0\r\n\u{202e}".repeat(20_000);
    let longest = format!("{}b", &same[..400_000]);
    let near = fuzzy(one(&same, &longest));
    assert_eq!(near.run_length, 400_000);
    assert!(near.whole.bytes.end <= same.len());
    let ended = "b".to_owned() + &same[..300_000] + "b";
    fuzzy(one(&same, &ended));
    exact(one(&odd, &odd[..odd.len() - 30]));
    let gaps = "a a a a a a ... ".repeat(20_000);
    for (text, quote) in [
        (&*same, &*odd),
        (&odd, &same),
        (&same, &gaps),
        (&odd, "(a+)+$ [.*]…"),
        (&same, &"ab".repeat(200_000)),
    ] {
        for found in [with(text, quote, &same, &odd), one(text, quote)] {
            assert!(!matches!(found, Match::Exact(_)));
        }
    }
    let line = format!("{}– «Нет»", "We will sign. ".repeat(700_000));
    let hits = folded(one(&line, "- \"Нет\""));
    assert_eq!(hits.first[0].whole.chars, 9_800_000..9_800_007);
    let words = "so it is ".repeat(100_000);
    let changed = words.replacen("so it is", "so is it", 70_000);
    one(&changed, &words);
}

fn numbered(from: usize, to: usize) -> String {
    let words: Vec<String> = (from..to).map(|at| format!("word{at}")).collect();
    words.join(" ")
}

#[test]
fn the_place_of_a_long_quote_goes_on_to_its_end() {
    let text = format!("He said: {}. Then he left.", numbered(0, 2000));
    let quote = numbered(0, 1740).replace("word1500 ", "other ");
    let near = fuzzy(one(&text, &quote));
    assert_eq!(stored(&text, &near.whole), numbered(0, 1740));
    assert_eq!((near.differences.len(), near.is_whole), (1, true));
    // To its beginning, too.
    let quote = numbered(100, 1840)
        .replace(" word300 ", " ")
        .replace(" word340 ", " or ");
    let near = fuzzy(one(&text, &quote));
    assert_eq!(stored(&text, &near.whole), numbered(100, 1840));
    assert_eq!((near.differences.len(), near.is_whole), (2, true));
}

#[test]
fn the_place_of_a_quote_of_a_million_characters_is_that_of_all_of_it() {
    let text = format!("He said: {}. Then he left.", numbered(0, 100_000));
    let mut quote = numbered(0, 99_900);
    for changed in (86_000..99_000).step_by(1000) {
        quote = quote.replacen(&format!(" word{changed} "), " other ", 1);
    }
    let near = fuzzy(one(&text, &quote));
    assert!(stored(&text, &near.whole).ends_with(" word99899"));
    assert_eq!((near.differences.len(), near.is_whole), (13, true));
}

#[test]
fn a_place_that_is_not_of_all_of_a_quote_is_told() {
    let text = format!("He said: {}. Then he left.", numbered(0, 3000));
    let quote = format!("{} {}", numbered(0, 1740), "never again ".repeat(150));
    let near = fuzzy(one(&text, &quote));
    assert!(!near.is_whole);
}

#[test]
fn a_place_is_about_as_long_as_its_quote() {
    for (text, quote) in [
        ("a".repeat(3000), "a".repeat(200) + "b"),
        ("a".repeat(3_000_000), "a".repeat(100_000) + "b"),
        ("ю".repeat(3000), "б".to_owned() + &"ю".repeat(200)),
        ("ab ".repeat(9000), "ab ".repeat(100) + "never"),
    ] {
        let near = fuzzy(one(&text, &quote));
        let length = near.whole.bytes.len();
        assert!(length <= quote.len() * 6 / 5 + 64, "{length}");
        assert!(
            near.whole.bytes.len() >= near.run.bytes.len() * 9 / 10,
            "{length}"
        );
        stored(&text, &near.whole);
    }
    let near = fuzzy(one(&"a".repeat(3000), &("a".repeat(200) + "b")));
    assert!(!near.is_whole, "{near:?}");
}

#[test]
fn a_closing_mark_of_which_the_last_byte_was_lost_is_read_back() {
    for mark in ["\u{9d}", "\u{fffd}", ""] {
        let text = format!("It â€œofferâ€{mark} of talks stands.");
        let hits = folded(one(&text, "\"offer\" of talks"));
        assert_eq!(places(&text, &hits), [&text[3..text.len() - 8]]);
    }
}
