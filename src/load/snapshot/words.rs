//! What stops the reading of a stored snapshot, in the words of the format.
//!
//! In: the text and what `ron` says about it. Out: line, column, a sentence.

use ron::error::{Error as Ron, SpannedError};

use crate::diagnostics::Span;
use crate::load::explain::sentence;
use crate::syntax::{self, Lines};
use crate::text::{nearest, shown};

/// `line 3, column 5: …`, lines and columns from 1.
pub(super) fn words(text: &str, error: &SpannedError) -> String {
    let lines = Lines::new(text);
    let tree = syntax::parse(text);
    let (at, what) = match tree.errors.first() {
        Some(error) => {
            let help = error.help.as_ref();
            let help = help.map_or(String::new(), |help| format!("; {help}"));
            (error.span, format!("{}{help}", error.message))
        }
        None => {
            let at = lines.offset(error.span.start.line, error.span.start.col);
            (Span::new(at, at), said(&error.code))
        }
    };
    let (line, column) = lines.line_col(at.start);
    format!("line {line}, column {column}: {what}")
}

fn said(error: &Ron) -> String {
    let takes = |what: &str| format!("here goes {what}");
    match error {
        Ron::NoSuchEnumVariant {
            expected, found, ..
        } => {
            let found = shown(found);
            format!(
                "{found} is no word that can stand here; {}",
                meant(&found, expected, "write one of")
            )
        }
        Ron::NoSuchStructField {
            expected,
            found,
            outer,
        } => {
            let found = shown(found);
            format!(
                "there is no field {found}{}; {}",
                within(outer),
                meant(&found, expected, "the fields are")
            )
        }
        Ron::MissingStructField { field, outer } => {
            format!("the field `{field}` is missing{}", within(outer))
        }
        Ron::DuplicateStructField { field, outer } => {
            format!("the field `{field}` is there twice{}", within(outer))
        }
        Ron::ExceededRecursionLimit => "this is nested too deeply to be read".to_owned(),
        Ron::ExpectedString => takes("a text in double quotes"),
        Ron::ExpectedInteger => takes("a whole number"),
        Ron::ExpectedFloat => takes("a number"),
        Ron::ExpectedBoolean => takes("`true` or `false`"),
        Ron::ExpectedArray => takes("a list in `[` and `]`"),
        Ron::ExpectedIdentifier => takes("a word without quotation marks"),
        Ron::ExpectedStructLike | Ron::ExpectedNamedStructLike(_) | Ron::ExpectedMap => {
            takes("something with its fields in `(` and `)`")
        }
        other => sentence(other),
    }
}

fn meant(found: &str, expected: &[&'static str], else_all: &str) -> String {
    match nearest(found.trim_matches('`'), expected.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{else_all} `{}`", expected.join("`, `")),
    }
}

/// To what a field belongs, as the end of a sentence.
fn within(outer: &Option<String>) -> &'static str {
    match outer.as_deref() {
        Some("Snapshot") => " in the snapshot",
        Some("CellEntry") => " in a cell",
        Some("HeldEntry") => " in an item of `held`",
        Some("EvidenceEntry") => " in the evidence",
        Some("ConditionEntry") => " in an item of `conditions`",
        Some("GivenEntry") => " in the response",
        Some("MarkEntry") => " in an item of `marks`",
        Some("WithdrawnEntry") => " in an item of `withdrawn`",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use crate::load::snapshot::read;

    const GOOD: &str = r#"Snapshot(format: 1, as_of: "2026-05-02", clock: Both, cells: [
    (actor: "a", issue: "i", held: [(stance: Support, evidence: (claim: "c"))])])"#;

    fn refused(from: &str, to: &str) -> String {
        assert!(GOOD.contains(from), "{from}");
        let error = read("s.ron", &GOOD.replace(from, to)).expect_err(to);
        error.to_string()
    }

    #[test]
    fn what_cannot_be_read_is_told_in_words_of_the_format() {
        read("s.ron", GOOD).expect("it can be read");
        for (from, to, expected) in [
            (
                "Support",
                "Suport",
                "line 2, column 46: `Suport` is no word that can stand here; did you mean `Support`?",
            ),
            (
                "clock",
                "klock",
                "line 1, column 42: there is no field `klock` in the snapshot; did you mean `clock`?",
            ),
            (
                "as_of: \"2026-05-02\", ",
                "",
                "line 2, column 81: the field `as_of` is missing in the snapshot",
            ),
            (
                "issue: \"i\", ",
                "",
                "line 2, column 67: the field `issue` is missing in a cell",
            ),
            (
                "issue: \"i\"",
                "issue: \"i\", issue: \"i\"",
                "line 2, column 30: the field `issue` is there twice in a cell",
            ),
            (
                "\"c\"",
                "c",
                "line 2, column 72: here goes a text in double quotes",
            ),
            ("[(stance", "(stance", "a `(` is not closed before this `]`"),
            (
                "1, as_of",
                "x, as_of",
                "line 1, column 17: here goes a whole number",
            ),
            (
                "\"i\", held",
                "\"i\" held",
                "line 2, column 29: a `,` is missing before this",
            ),
        ] {
            let said = refused(from, to);
            assert!(said.contains(expected), "{to}: {said}");
        }
    }

    #[test]
    fn a_cell_holds_one_stance_that_makes_sense() {
        let held = "(stance: Support, evidence: (claim: \"c\"))";
        let several = "`s.ron`: `a` on `i`: there is more than one stance; there can be one, or one for each option";
        let two = |one: &str, other: &str| {
            let with = |stance| held.replace("Support", stance);
            format!("{}, {}", with(one), with(other))
        };
        assert_eq!(refused(held, &two("Oppose", "Support")), several);
        assert_eq!(
            refused(held, &two("Choose(\"x\")", "Reject(\"x\")")),
            several
        );
        assert_eq!(refused(held, &two("Choose(\"x\")", "Support")), several);
        let options = GOOD.replace(held, &two("Choose(\"x\")", "Choose(\"y\")"));
        read("s.ron", &options).expect("two options");
        for number in ["NaN", "inf", "-inf"] {
            let said = refused("Support", &format!("At({number})"));
            assert_eq!(
                said,
                format!("`s.ron`: `a` on `i`: `At({number})` is no point on a scale")
            );
        }
    }
}
