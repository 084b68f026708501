//! What goes into each field, in words and by example.
//!
//! In: the name of a field and of the thing it belongs to. Out: what the
//! field takes, for findings about values that do not fit or are missing.

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expected {
    /// As the end of "`tags` takes …".
    pub(super) what: &'static str,
    /// The field written out.
    pub(super) example: &'static str,
}

/// What `field` takes; `owner` is the tag of its entry (`Claim`), or the
/// field that it lies in (`quotes`, `roles`, `scale`, `policy`).
pub(super) fn expected(owner: &str, field: &str) -> Option<Expected> {
    let yes = |what, example| Some(Expected { what, example });
    const TEXT: &str = "a text in double quotes";
    const TEXTS: &str = "a list of texts";
    const WORD: &str = "a word without quotation marks";
    const ID: &str = "an id in double quotes";
    const DATE: &str = "a date in double quotes";
    const WHOLE: &str = "a whole number that is not negative";
    const NUMBER: &str = "a number";
    const FLAG: &str = "`true` or `false`";
    match (owner, field) {
        ("quotes", "kind") => yes(WORD, "kind: Direct"),
        (_, "kind") => yes(WORD, "kind: State"),
        ("Assert", "on") => yes(DATE, "on: \"2026-01-29\""),
        (_, "on") => yes(ID, "on: \"id-of-the-issue\""),
        ("Source", "text") => yes(TEXT, "text: \"texts/article.txt\""),
        (_, "id") => yes(ID, "id: \"a-short-id\""),
        (_, "actor" | "by") => match field {
            "by" => yes(ID, "by: \"id-of-the-speaker\""),
            _ => yes(ID, "actor: \"id-of-the-actor\""),
        },
        (_, "issue") => yes(ID, "issue: \"id-of-the-issue\""),
        (_, "source") => yes(ID, "source: \"id-of-the-source\""),
        (_, "parent") => yes(ID, "parent: \"id-of-the-issue\""),
        (_, "of") => yes("a list of ids", "of: [\"id-of-the-actor\"]"),
        (_, "via") => yes("a list of ids", "via: [\"id-of-the-actor\"]"),
        (_, "name") => yes(TEXT, "name: \"…\""),
        (_, "title") => yes(TEXT, "title: \"…\""),
        (_, "question") => yes(TEXT, "question: \"Should …?\""),
        (_, "note") => yes(TEXT, "note: \"…\""),
        (_, "wikidata") => yes(TEXT, "wikidata: \"Q159\""),
        (_, "publisher") => yes(TEXT, "publisher: \"…\""),
        (_, "url") => yes(TEXT, "url: \"https://…\""),
        (_, "archive") => yes(TEXT, "archive: \"https://…\""),
        (_, "lang") => yes(TEXT, "lang: \"en\""),
        (_, "sha256") => yes(TEXT, "sha256: \"…\""),
        (_, "coded_by") => yes(TEXT, "coded_by: \"…\""),
        (_, "coder") => yes(TEXT, "coder: \"…\""),
        (_, "because") => yes(TEXT, "because: \"…\""),
        (_, "said_as") => yes(TEXT, "said_as: \"on Thursday\""),
        (_, "exact") => yes(TEXT, "exact: \"The sentence.\""),
        (_, "prefix") => yes(TEXT, "prefix: \"…\""),
        (_, "suffix") => yes(TEXT, "suffix: \"…\""),
        (_, "translation") => yes(TEXT, "translation: \"…\""),
        (_, "unit") => yes(TEXT, "unit: \"percent\""),
        (_, "against") => yes(TEXT, "against: \"what the negative pole means\""),
        (_, "in_favour") => yes(TEXT, "in_favour: \"what the positive pole means\""),
        (_, "published") => yes(DATE, "published: \"2026-01-29\""),
        (_, "retrieved") => yes(DATE, "retrieved: \"2026-01-29\""),
        (_, "said") => yes(DATE, "said: \"2026-01-28\""),
        (_, "from") => yes(DATE, "from: \"2025-01-20\""),
        (_, "to") => yes(DATE, "to: \"2026-01-29\""),
        (_, "aliases") => yes(TEXTS, "aliases: [\"…\", \"…\"]"),
        (_, "authors") => yes(TEXTS, "authors: [\"…\", \"…\"]"),
        (_, "tags") => yes(TEXTS, "tags: [\"…\", \"…\"]"),
        (_, "only_if") => yes(TEXTS, "only_if: [\"…\"]"),
        (_, "if") => yes(TEXTS, "if: [\"…\"]"),
        (_, "unless") => yes(TEXTS, "unless: [\"…\"]"),
        (_, "roles") => yes(
            "a list of roles",
            "roles: [SpeaksFor(actor: \"…\", title: \"…\")]",
        ),
        (_, "quotes") => yes(
            "a list of quotes",
            "quotes: [(source: \"…\", exact: \"…\", kind: Direct)]",
        ),
        (_, "relations") => yes(
            "a list of relations",
            "relations: [Retracts(\"id-of-the-claim\")]",
        ),
        (_, "authority") => yes(WORD, "authority: Official"),
        (_, "reliability") => yes(
            "a letter from A to F, without quotation marks",
            "reliability: B",
        ),
        (_, "response") => yes(WORD, "response: Declined"),
        (_, "act") => yes(WORD, "act: Propose"),
        (_, "rank") => yes(WORD, "rank: Preferred"),
        (_, "stance") => yes(
            "a word of the scale of its issue",
            "stance: Support`, `stance: Yes`, `stance: Choose(\"option\")` or `stance: At(5)",
        ),
        (_, "expect") => yes(
            "a stance, or `Silent`",
            "expect: Support`, `expect: Choose(\"option\")` or `expect: Silent",
        ),
        (_, "scale") => yes(
            "one of five scales",
            "scale: Poles(against: \"…\", in_favour: \"…\")`, `Options([\"…\", \"…\"])`, `Scale(min: 0, max: 10)`, `Vote` or `Open",
        ),
        (_, "points") => yes(
            "a list of numbers with names",
            "points: [(0, \"none\"), (10, \"all\")]",
        ),
        (_, "weight") => yes(NUMBER, "weight: 2"),
        (_, "min") => yes(NUMBER, "min: 0"),
        (_, "max") => yes(NUMBER, "max: 10"),
        (_, "format") => yes(WHOLE, "format: 1"),
        (_, "window") => yes(WHOLE, "window: 30"),
        (_, "min_issues") => yes(WHOLE, "min_issues: 10"),
        (_, "stale_after") => yes("a whole number of days", "stale_after: 365"),
        (_, "credibility") => yes("a whole number from 1 to 6", "credibility: 2"),
        (_, "agenda") => yes(FLAG, "agenda: true"),
        (_, "inferred_speaker") => yes(FLAG, "inferred_speaker: true"),
        (_, "reviewed") => yes(FLAG, "reviewed: true"),
        (_, "attributes") => yes("pairs of texts in braces", "attributes: {\"party\": \"…\"}"),
        (_, "policy") => yes(
            "its numbers in parentheses",
            "policy: (window: 30, min_issues: 10)",
        ),
        _ => None,
    }
}

/// What `word` takes in the parentheses behind it.
pub(super) fn argument(word: &str) -> Option<Expected> {
    const CLAIM: &str = "the id of a claim in double quotes";
    let (what, example) = match word {
        "Choose" => ("an option in double quotes", "Choose(\"option\")"),
        "Reject" => ("an option in double quotes", "Reject(\"option\")"),
        "At" => ("a number", "At(5)"),
        "Record" => (
            "the place in the source in double quotes",
            "Record(\"page 3\")",
        ),
        "Poles" => ("its two poles", "Poles(against: \"…\", in_favour: \"…\")"),
        "Options" => (
            "a list of options, each an id or `(\"id\", \"Name\")`",
            "Options([\"…\", \"…\"])",
        ),
        "Scale" => ("its two ends", "Scale(min: 0, max: 10)"),
        "SpeaksFor" => ("an actor", "SpeaksFor(actor: \"…\", title: \"…\")"),
        "MemberOf" => ("an actor", "MemberOf(actor: \"…\", title: \"…\")"),
        "Repeats" => (CLAIM, "Repeats(\"id-of-the-claim\")"),
        "Contradicts" => (CLAIM, "Contradicts(\"id-of-the-claim\")"),
        "Retracts" => (CLAIM, "Retracts(\"id-of-the-claim\")"),
        "Denies" => (CLAIM, "Denies(\"id-of-the-claim\")"),
        "Clarifies" => (CLAIM, "Clarifies(\"id-of-the-claim\")"),
        "Answers" => (CLAIM, "Answers(\"id-of-the-claim\")"),
        "Lifts" => (CLAIM, "Lifts(\"id-of-the-claim\")"),
        _ => return None,
    };
    Some(Expected { what, example })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::format;

    /// The fields of a struct, from what serde says when it meets one that is none.
    fn fields<'de, T: serde::Deserialize<'de>>() -> Vec<&'static str> {
        match crate::load::options().from_str::<T>("(no_such_field: 1)") {
            Err(ron::error::SpannedError {
                code: ron::error::Error::NoSuchStructField { expected, .. },
                ..
            }) => expected.to_vec(),
            _ => panic!("the field was taken"),
        }
    }

    #[test]
    fn every_field_of_the_format_is_explained_and_its_example_names_it() {
        let owners = [
            ("Ledger", fields::<format::LedgerEntry<'_>>()),
            ("policy", fields::<format::PolicyEntry>()),
            ("Actor", fields::<format::ActorEntry<'_>>()),
            ("roles", fields::<format::RoleBody<'_>>()),
            ("Issue", fields::<format::IssueEntry<'_>>()),
            (
                "scale",
                vec!["against", "in_favour", "min", "max", "unit", "points"],
            ),
            ("Source", fields::<format::SourceEntry<'_>>()),
            ("Claim", fields::<format::ClaimEntry<'_>>()),
            ("quotes", fields::<format::QuoteEntry<'_>>()),
            ("Assert", fields::<format::AssertEntry<'_>>()),
        ];
        for (owner, fields) in owners {
            for field in fields {
                let found = expected(owner, field);
                let example = found.unwrap_or_else(|| panic!("{owner}: {field}")).example;
                assert!(example.starts_with(&format!("{field}: ")), "{example}");
            }
        }
    }

    /// The words of an enum, from what serde says when it meets one that is none.
    fn variants<'de, T: serde::Deserialize<'de>>() -> Vec<&'static str> {
        match crate::load::options().from_str::<T>("NoSuchWord") {
            Err(ron::error::SpannedError {
                code: ron::error::Error::NoSuchEnumVariant { expected, .. },
                ..
            }) => expected.to_vec(),
            _ => panic!("the word was taken"),
        }
    }

    #[test]
    fn the_syntax_knows_the_words_of_each_field() {
        use crate::syntax::field_words;
        let words = |field, owner| {
            let words = field_words(field, owner).iter();
            let bare = words.map(|word| word.split('(').next().unwrap_or_default());
            bare.collect::<Vec<_>>()
        };
        let claim = Some("Claim");
        assert_eq!(
            words("kind", Some("Actor")),
            variants::<format::ActorKind>()
        );
        assert_eq!(
            words("kind", None),
            variants::<format::QuoteKindEntry<'_>>()
        );
        assert_eq!(words("act", claim), variants::<format::Act>());
        assert_eq!(words("rank", claim), variants::<format::Rank>());
        assert_eq!(words("authority", None), variants::<format::Authority>());
        assert_eq!(words("response", claim), variants::<format::Response>());
        let mut stances = words("stance", claim);
        let mut known = variants::<format::StanceEntry<'_>>();
        stances.sort_unstable();
        known.sort_unstable();
        assert_eq!(stances, known);
    }

    #[test]
    fn the_syntax_knows_which_fields_take_no_text() {
        let owners = [
            "Ledger", "policy", "Actor", "roles", "Issue", "scale", "Source", "Claim", "quotes",
            "Assert",
        ];
        let takes = |field: &str| {
            let mut found = owners.iter().filter_map(|owner| expected(owner, field));
            found.next().unwrap_or_else(|| panic!("{field}")).what
        };
        for field in crate::syntax::WORD_FIELDS {
            let what = takes(field);
            let word = ["a word", "a letter", "a stance"]
                .iter()
                .any(|w| what.starts_with(w));
            assert!(word, "{field}: {what}");
        }
        for field in crate::syntax::BARE_FIELDS {
            let what = takes(field);
            assert!(
                what.contains("number") || what.contains("true"),
                "{field}: {what}"
            );
        }
    }
}
