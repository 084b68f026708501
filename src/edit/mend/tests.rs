use super::*;
use crate::check::check_loaded;
use crate::diagnostics::{Fix, Origin, Place, Span, Step, codes};
use crate::edit::apply;

const LEDGER: &str = r#"[ // all of it
    Actor(id: "north", name: "Northland", kind: State), // no comma,
    Issue(id: "talks", question: "Talk?",
        scale: Poles(against: "no", in_favour: "yes")),
    Source(id: "gazette", title: "Talks?", publisher: "Gazette", published: "2026-05-02"),
    /* one
       claim */
    Claim(id: "yes", by: "nort", on: "talks", stanse: Suport, said: "2 May 2026",
        quotes: [(source: "gazett", exact: r"Let us talk.", kind: Direct)]),
]
"#;

fn mended(text: &str) -> Mended {
    mend(&[File::new("a.ron", text)], &[]).expect("it can be mended")
}

fn origin(entry: u32) -> Origin {
    Origin { file: 0, entry }
}

#[test]
fn what_findings_can_repair_is_repaired_and_nothing_else() {
    let expected = LEDGER
        .replace("\"nort\"", "\"north\"")
        .replace("stanse: Suport", "stance: Support")
        .replace("2 May 2026", "2026-05-02")
        .replace("\"gazett\"", "\"gazette\"");
    for (text, expected) in [
        (LEDGER.to_owned(), expected.clone()),
        (LEDGER.replace('\n', "\r\n"), expected.replace('\n', "\r\n")),
    ] {
        let once = mended(&text);
        assert_eq!(once.edited.len(), 1);
        assert_eq!(once.edited[0].text, expected);
        assert_eq!(mended(&once.edited[0].text), Mended::default());
        let mut loaded = load(vec![File::new("a.ron", once.edited[0].text.as_str())]);
        check_loaded(&mut loaded);
        assert_eq!(loaded.diagnostics, []);
    }
}

#[test]
fn the_codes_asked_for_are_repaired_alone() {
    let files = [File::new("a.ron", LEDGER)];
    let dates = mend(&files, &[&codes::BAD_DATE]).expect("it can be mended");
    // The date is found although the claim cannot be read as a whole.
    assert_eq!(
        dates.edited[0].text,
        LEDGER.replace("2 May 2026", "2026-05-02")
    );
    assert_eq!(dates.listed.len(), 1);
    assert_eq!(dates.listed[0].line, 8);
    assert_eq!(dates.listed[0].reasons[0].code, "bad-date");
    assert!(dates.listed[0].old[0].contains("2 May 2026"));
    assert!(dates.listed[0].new[0].contains("2026-05-02"));
}

#[test]
fn a_byte_order_mark_goes_only_when_that_is_asked_for() {
    let text = format!("\u{feff}{LEDGER}");
    let files = [File::new("a.ron", text.as_str())];
    let all = mend(&files, &[]).expect("it can be mended");
    assert!(all.edited[0].text.starts_with("[ //"));
    let dates = mend(&files, &[&codes::BAD_DATE]).expect("it can be mended");
    assert!(dates.edited[0].text.starts_with("\u{feff}[ //"));
}

#[test]
fn a_file_that_is_not_utf8_keeps_its_bytes() {
    let mut bytes = "\u{feff}[".as_bytes().to_vec();
    bytes.push(0xff);
    let mended = mend(&[File::new("a.ron", bytes)], &[]);
    assert_eq!(mended.expect("nothing is to be mended"), Mended::default());
}

#[test]
fn hidden_characters_are_taken_out_of_names() {
    let text = LEDGER.replace("\"Northland\"", "\"North\u{200b}land\\n  of old\"");
    let name = mend(&[File::new("a.ron", text)], &[&codes::HIDDEN_CHARACTER]);
    let name = name.expect("it can be mended");
    assert_eq!(
        name.edited[0].text,
        LEDGER.replace("Northland", "Northland of old")
    );
    assert!(name.listed[0].old[0].contains("\\u{200b}"));
}

#[test]
fn the_day_that_words_mean_and_the_speaker_whom_a_quote_names_are_put_in() {
    let text = r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Actor(id: "arden", name: "Anna Arden", kind: Person, roles: [SpeaksFor(actor: "north")]),
    Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
    Source(id: "gazette", title: "Talks?", publisher: "Gazette", published: "2026-05-02"),
    Claim(id: "yes", by: "north", on: "talks", stance: Support, said_as: "on Friday",
        quotes: [(source: "gazette", exact: "Arden said on Friday: let us talk.", kind: Mixed)]),
]
"#;
    let expected = text
        .replace("by: \"north\"", "by: \"arden\"")
        .replace("Mixed)]),", "Mixed)],\n        said: \"2026-05-01\"),");
    assert_eq!(mended(text).edited[0].text, expected);
    assert_eq!(mended(&expected), Mended::default());
}

#[test]
fn what_may_have_been_meant_twice_is_left_to_a_person() {
    let two = LEDGER.replace(
        "    Issue",
        "    Actor(id: \"norta\", name: \"Norta\", kind: State),\n    Issue",
    );
    let text = &mended(&two).edited[0].text;
    assert!(text.contains("by: \"nort\"") && text.contains("stance: Support"));
}

#[test]
fn fixes_change_their_own_bytes_alone() {
    let loaded = load(vec![File::new("a.ron", LEDGER)]);
    let exact = [Step::Field("quotes"), Step::Index(0), Step::Field("exact")];
    let place = || Place::Entry(origin(3), exact.to_vec());
    let quote = Fix::words(place(), "Let us \"talk\".", "the words of the source");
    let new = Fix::insert(
        Place::Entry(origin(3), Vec::new()),
        "inferred_speaker",
        "true",
        "the speaker is inferred",
    );
    let twice = [quote.clone(), new.clone(), quote];
    let edited = apply(&loaded.files, &twice).expect("they fit");
    let expected = LEDGER
        .replace("r\"Let us talk.\"", "r#\"Let us \"talk\".\"#")
        .replace("Direct)]),", "Direct)],\n        inferred_speaker: true),");
    assert_eq!(edited[0].text, expected);
    let same = Fix::words(place(), "Let us talk.", "the same");
    assert_eq!(apply(&loaded.files, &[same]).expect("it fits"), []);
}

#[test]
fn a_fix_that_would_do_more_is_refused() {
    let loaded = load(vec![File::new("a.ron", LEDGER)]);
    let name = || Place::field(origin(0), "name");
    let refused = |fixes: &[Fix]| {
        let error = apply(&loaded.files, fixes).expect_err("it is refused");
        error.to_string()
    };
    let replace = |text: &str| Fix::replace(name(), text, "another name");
    assert!(refused(&[replace("\"open")]).contains("would break the file"));
    assert!(refused(&[replace("\"a\", note: \"b\"")]).contains("not one value"));
    assert!(refused(&[replace("\"a\")), Actor(id: \"b\"")]).contains("a.ron:2"));
    assert!(refused(&[replace("\"a\" // ")]).contains("a.ron:2"));
    assert!(refused(&[replace("\"a\""), replace("\"b\"")]).contains("same words"));
    let nowhere = Fix::words(Place::field(origin(0), "note"), "x", "a note");
    assert!(refused(&[nowhere]).contains("nothing to change"));
    let outside = Fix::replace(Place::Span(0, Span::new(9, 99_999)), "x", "out there");
    assert!(refused(&[outside]).contains("nothing to change"));
}

#[test]
fn of_a_long_line_the_part_that_changes_is_shown() {
    let long = "x".repeat(5_000);
    let text = LEDGER.replace(
        "\"Northland\", kind: State",
        &format!("\"{long}\", kind: Stat"),
    );
    let listed = &mended(&text).listed[0];
    assert!(listed.old[0].len() < 400 && listed.old[0].contains("kind: Stat)"));
    assert!(listed.new[0].contains("kind: State)"), "{}", listed.new[0]);
}
