//! Texts that are named and not there, and texts that are damaged.

use super::{TEXT, exact, folder, ledger, said, stance, write};

#[test]
fn a_text_is_missing_only_if_it_is_named_and_nowhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = exact("The harbour stays open.");
    write(
        &folder,
        "l.ron",
        ledger(", text: \"text/s.txt\"", &[&words]),
    );
    write(&folder, "texts/s.txt", TEXT);
    let output = stance(&folder, "check l.ron");
    assert_eq!(output.status.code(), Some(0));
    let told = said(&output);
    for part in [
        "warning[missing-text]",
        "there is no `text/s.txt`",
        "1 quote: 1 unverified",
    ] {
        assert!(told.contains(part), "{told}");
    }
    let output = stance(&folder, "check l.ron --texts texts");
    assert_eq!(said(&output), "1 quote: 1 exact\n");
    let told = said(&stance(&folder, "check l.ron --require-texts"));
    assert!(!told.contains("missing-text") && told.contains("error[unverified-quote]"));
}

#[test]
fn what_a_damaged_text_has_lost_is_told() {
    let text = "Northland: We won\u{fffd}t negoti-\nate with everybody.\n";
    let folder = folder("We won\u{2019}t negotiate with everybody.", text);
    let output = stance(&folder, "check l.ron --texts texts");
    assert_eq!(said(&output), "1 quote: 1 folded\n");
    let told = said(&stance(
        &folder,
        "check l.ron --texts texts -W folded-quote",
    ));
    assert!(
        told.contains("1 character of the quote is lost in the source"),
        "{told}"
    );
    assert!(!told.contains("can repair"), "{told}");
    let told = said(&stance(
        &folder,
        "check l.ron --texts texts --quotes --format csv",
    ));
    assert!(
        told.contains("times,lost") && told.trim_end().ends_with(",1,'"),
        "{told}"
    );
}
