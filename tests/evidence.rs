//! Quotes looked up in the texts of their sources, with the program itself.

#[path = "evidence/at_hand.rs"]
mod at_hand;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn stance(folder: &TempDir, line: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stance"));
    command.current_dir(folder.path()).args(line.split(' '));
    command.output().expect("the program runs")
}

fn said(output: &Output) -> String {
    let text = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8(text).expect("UTF-8")
}

fn write(folder: &TempDir, name: &str, text: impl AsRef<[u8]>) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// A fictional ledger with one source and these quotes, as RON.
fn ledger(source: &str, quotes: &[&str]) -> String {
    let quotes: Vec<String> = quotes
        .iter()
        .map(|quote| format!("(source: \"s\", {quote}, kind: Direct)"))
        .collect();
    format!(
        "[\n    Actor(id: \"north\", name: \"Northland\", kind: State),\n    \
         Issue(id: \"talks\", question: \"Talk?\", scale: Poles(against: \"no\", in_favour: \"yes\")),\n    \
         Source(id: \"s\", title: \"One\", publisher: \"Gazette\", published: \"2026-05-02\"{source}),\n    \
         // kept\n    \
         Claim(id: \"c\", by: \"north\", on: \"talks\", stance: Support, said: \"2026-05-01\", // kept, too\n        \
         quotes: [{}]),\n]\n",
        quotes.join(", ")
    )
}

fn exact(words: &str) -> String {
    format!("exact: {words:?}")
}

const TEXT: &str =
    "Northland: \u{201c}We will hold talks\nwith everybody.\u{201d} The harbour stays open.\n";

/// A folder with `l.ron` that quotes these words, and the text in `texts/s.txt`.
fn folder(words: &str, text: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder, "l.ron", ledger("", &[&exact(words)]));
    write(&folder, "texts/s.txt", text);
    folder
}

#[test]
fn a_text_is_found_by_id_by_the_name_of_its_hash_and_by_its_hash() {
    let hash = stancegraph::text::sha256_hex(TEXT.as_bytes());
    for name in ["s.txt", "s", &format!("{hash}.txt"), "another.txt"] {
        let folder = tempfile::tempdir().expect("a folder");
        let source = format!(", sha256: \"{hash}\"");
        write(
            &folder,
            "l.ron",
            ledger(&source, &[&exact("The harbour stays open.")]),
        );
        write(&folder, &format!("texts/{name}"), TEXT);
        let output = stance(&folder, "check l.ron --texts texts --require-texts");
        assert_eq!(output.status.code(), Some(0), "{name}: {}", said(&output));
        assert_eq!(said(&output), "1 quote: 1 exact\n", "{name}");
    }
}

#[test]
fn without_its_text_a_quote_is_unverified_and_an_error_only_if_asked() {
    let folder = folder("The harbour stays open.", TEXT);
    let output = stance(&folder, "check l.ron");
    let told = "1 quote: 1 unverified; `--texts DIR` looks it up in the text of its source, `--require-texts` names that\n";
    assert_eq!(
        (output.status.code(), said(&output)),
        (Some(0), told.to_owned())
    );
    let output = stance(&folder, "check l.ron --require-texts");
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert!(
        said.contains("error[unverified-quote]: 1 quote is unverified"),
        "{said}"
    );
    assert!(
        said.contains(
            "1 quote: 1 unverified; `--texts DIR` looks it up in the text of its source\n"
        ),
        "{said}"
    );
}

#[test]
fn a_false_quote_is_an_error_of_check() {
    let folder = folder("The harbour is closed to all.", TEXT);
    let output = stance(&folder, "check l.ron --texts texts");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("error[absent-quote]"));
}

#[test]
fn a_folder_of_texts_that_is_not_there_is_told() {
    let folder = folder("The harbour stays open.", TEXT);
    let output = stance(&folder, "check l.ron --texts textes");
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(
        said.contains("cannot read `textes`, which should be a folder of texts"),
        "{said}"
    );
}

#[test]
fn a_file_in_place_of_the_folder_of_texts_is_told() {
    let folder = folder("The harbour stays open.", TEXT);
    for command in ["check", "fix"] {
        let output = stance(&folder, &format!("{command} l.ron --texts texts/s.txt"));
        assert_eq!(output.status.code(), Some(2));
        let said = said(&output);
        assert!(
            said.contains("`texts/s.txt` is a file; `--texts` takes the folder"),
            "{said}"
        );
    }
}

#[test]
fn a_text_beside_the_ledger_is_looked_at_without_being_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = ", text: \"texts/s.txt\"";
    write(
        &folder,
        "g/l.ron",
        ledger(source, &[&exact("The harbour stays open.")]),
    );
    write(&folder, "g/texts/s.txt", TEXT);
    let output = stance(&folder, "check g");
    assert_eq!(said(&output), "1 quote: 1 exact\n");
    // The ledger may be named as a file, too.
    assert_eq!(
        said(&stance(&folder, "check g/l.ron")),
        "1 quote: 1 exact\n"
    );
}

#[cfg(unix)]
#[test]
fn a_text_outside_of_the_ledger_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder, "secret.txt", TEXT);
    for (name, source) in [
        ("a", "../secret.txt"),
        ("b", "link.txt"),
        ("c", "/etc/hostname"),
    ] {
        let source = format!(", text: \"{source}\"");
        write(
            &folder,
            &format!("{name}/l.ron"),
            ledger(&source, &[&exact("The harbour stays open.")]),
        );
        std::os::unix::fs::symlink("../secret.txt", folder.path().join(name).join("link.txt"))
            .expect("a link");
        let output = stance(&folder, &format!("check {name}"));
        let said = said(&output);
        assert!(said.contains("error[unreadable-text]"), "{said}");
        assert!(
            said.contains("is not inside of the ledger's folder"),
            "{said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_text_and_is_not_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let quotes = [&*exact("We will hold talks")];
    write(&folder, "l.ron", ledger(", text: \"s.txt\"", &quotes));
    let pipe = folder.path().join("s.txt");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo runs").success());
    let output = stance(&folder, "check l.ron");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let told = "s.txt is a pipe or a device, not a file";
    assert!(
        said(&output).replace('`', "").contains(told),
        "{}",
        said(&output)
    );
}

#[test]
fn a_false_quote_is_listed_and_ends_with_status_1() {
    let absent = folder("The harbour was sold to Southland.", TEXT);
    let output = stance(&absent, "check l.ron --texts texts --quotes");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("1 absent"), "{}", said(&output));
    let allowed = "check l.ron --texts texts --quotes -A absent-quote";
    assert_eq!(stance(&absent, allowed).status.code(), Some(0));
    let right = folder("The harbour stays open.", TEXT);
    let output = stance(&right, "check l.ron --texts texts --quotes");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn a_lost_negation_is_not_mended_whoever_reviewed_it() {
    let words = "We will hold talks with everybody who asks for them and who does so";
    let text =
        "Northland: We will not hold talks with everybody who asks for them and who does so.\n";
    let folder = folder(words, text);
    let before = fs::read_to_string(folder.path().join("l.ron")).expect("a file");
    let reviewed = before.replace("stance: Support,", "stance: Support, reviewed: true,");
    write(&folder, "l.ron", &reviewed);
    let output = stance(&folder, "fix l.ron --texts texts --write");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let after = fs::read_to_string(folder.path().join("l.ron")).expect("a file");
    assert_eq!(after, reviewed);
    let output = stance(&folder, "check l.ron --texts texts");
    assert_eq!(output.status.code(), Some(1));
    let told = said(&output);
    assert!(
        told.contains("error[altered-quote]") && told.contains("look at the stance"),
        "{told}"
    );
}

#[test]
fn places_are_those_of_the_file_as_stored() {
    // Cyrillic, a combining mark, an emoji of several characters, Hebrew, CRLF.
    let text = "Северяне: «Мы бу\u{301}дем говорить» \u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}\r\nשלום. Northland: The har\u{ad}bour\r\nstays open.\r\n";
    let folder = folder("The harbour stays open.", text);
    let output = stance(&folder, "check l.ron --texts texts --quotes --format json");
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let quote = &value["quotes"][0];
    assert_eq!(quote["found"], "folded");
    let number = |key: &str| quote[key].as_u64().expect("a number") as usize;
    let bytes = &text[number("start_byte")..number("end_byte")];
    assert_eq!(bytes, "The har\u{ad}bour\r\nstays open.");
    let (start, end) = (number("start_char"), number("end_char"));
    let chars: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(chars, bytes);
}

#[test]
fn a_fix_takes_the_words_of_the_source_and_keeps_the_rest() {
    let words = "We will hold talks with everybody. The harbour stays opened";
    let folder = folder(
        words,
        "Northland: We will hold talks with everybody. The harbour stays open!\n",
    );
    let before = fs::read_to_string(folder.path().join("l.ron")).expect("a file");
    let output = stance(&folder, "check l.ron --texts texts");
    assert!(said(&output).contains("warning[inexact-quote]"));
    let output = stance(&folder, "fix l.ron --texts texts");
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("the words of the source [inexact-quote]"));
    let output = stance(&folder, "fix l.ron --texts texts --write");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let after = fs::read_to_string(folder.path().join("l.ron")).expect("a file");
    assert_eq!(after, before.replace("stays opened", "stays open"));
    let output = stance(&folder, "check l.ron --texts texts");
    assert_eq!(said(&output), "1 quote: 1 exact\n");
}

#[test]
fn other_signs_are_mended_only_when_asked_for() {
    let folder = folder("\"We will hold talks with everybody.\"", TEXT);
    let output = stance(&folder, "check l.ron --texts texts");
    assert_eq!(said(&output), "1 quote: 1 folded\n");
    assert_eq!(
        stance(&folder, "fix l.ron --texts texts").status.code(),
        Some(0)
    );
    let output = stance(
        &folder,
        "fix l.ron --texts texts --code folded-quote --write",
    );
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let output = stance(&folder, "check l.ron --texts texts");
    assert_eq!(said(&output), "1 quote: 1 exact\n");
}

#[test]
fn sentences_that_no_claim_uses_are_listed() {
    let folder = folder("We will hold talks", TEXT);
    let output = stance(&folder, "check l.ron --texts texts --coverage");
    let said = said(&output);
    assert!(
        said.contains("1 of 2 sentences in 1 text is used by a claim."),
        "{said}"
    );
    assert!(said.contains("The harbour stays open."), "{said}");
    assert!(!said.contains("We will hold"), "{said}");
}

#[test]
fn a_name_in_another_case_of_its_grammar_names_the_speaker() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "Как сказано Северией, «гавань остаётся открытой для всех».\n";
    write(&folder, "texts/s.txt", text);
    let words = exact("гавань остаётся открытой для всех");
    write(
        &folder,
        "l.ron",
        ledger("", &[&words]).replace("Northland", "Северия"),
    );
    assert_eq!(
        said(&stance(&folder, "check l.ron --texts texts")),
        "1 quote: 1 exact\n"
    );
    write(
        &folder,
        "l.ron",
        ledger("", &[&words]).replace("Northland", "Южания"),
    );
    assert!(
        said(&stance(&folder, "check l.ron --texts texts")).contains("warning[unnamed-speaker]")
    );
}

/// None of these may take more than a moment; what is quadratic takes hours.
#[test]
fn hostile_texts_and_quotes_end() {
    let long = "Northland: The harbour stays open. ".repeat(300_000);
    let same = "a".repeat(10_000_000);
    let million = format!("{}b", "a".repeat(1_000_000));
    let cyrillic = "Гавань остаётся открытой. ".repeat(200_000);
    let odd = "Northland \u{0} \u{1b}[31m (.*)+$ \\p{L} [[[ ".repeat(20_000);
    for (code, words, text) in [
        (
            1,
            "The harbour stays shut, whatever anybody says of it.",
            &long,
        ),
        // All of it but one letter is there.
        (0, &*million, &same),
        (1, &million.replace('a', "ф"), &cyrillic),
        (1, "(a+)+$ .*.*.*.*.*.*[^x]{1,1000}", &same),
        (1, "\u{0}\u{1b}[31m \u{202e}evil\u{202c} text", &odd),
        (1, "Гавань остаётся закрытой для всех кораблей.", &cyrillic),
    ] {
        let folder = folder(words, text);
        let output = stance(&folder, "check l.ron --texts texts");
        assert_eq!(output.status.code(), Some(code), "{:.300}", said(&output));
        assert!(output.stdout.len() < 10_000);
        assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
    }
}

#[test]
fn the_bundled_ledgers_need_no_texts() {
    // A record has no words to be looked up.
    let quotes = "41 quotes: 41 unverified; `--texts DIR` looks them up in the texts of their sources, `--require-texts` names those\n";
    for (ledger, told) in [
        ("graphs/ukraine-peace", quotes),
        ("graphs/ukraine-unga", ""),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(ledger);
        let mut command = Command::new(env!("CARGO_BIN_EXE_stance"));
        let output = command.arg("check").arg(path).args(["-D", "all"]).output();
        let output = output.expect("the program runs");
        assert_eq!(
            (output.status.code(), said(&output)),
            (Some(0), told.to_owned())
        );
    }
}
