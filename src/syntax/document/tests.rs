//! How a broken document is read: one slip costs one entry.

use super::super::tree::Entry;
use super::*;

/// The sources of all entries, broken ones with a `!` before them.
fn entries(text: &str) -> Vec<String> {
    let tree = parse(text);
    let source = |e: &Entry| &text[e.span.start..e.span.end];
    let mark = |e: &Entry| if e.broken { "!" } else { "" };
    tree.entries()
        .iter()
        .map(|e| format!("{}{}", mark(e), source(e)))
        .collect()
}

/// Source of the place, message, help, and source of the related place.
fn errors(text: &str) -> Vec<String> {
    let source = |span: Span| text[span.start..span.end].to_owned();
    parse(text)
        .errors
        .into_iter()
        .map(|e| {
            let related = e
                .related
                .map_or(String::new(), |(s, w)| format!(" / {}: {w}", source(s)));
            format!(
                "{}: {}; {}{related}",
                source(e.span),
                e.message,
                e.help.unwrap_or_default()
            )
        })
        .collect()
}

#[test]
fn a_missing_parenthesis_costs_one_entry_only() {
    let text = "[\n  Actor(id: \"a\", kind: State,\n  Actor(id: \"b\"),\n  Actor(id: \"c\"),\n]\n";
    let expected = [
        "!Actor(id: \"a\", kind: State,",
        "Actor(id: \"b\")",
        "Actor(id: \"c\")",
    ];
    assert_eq!(entries(text), expected);
    assert_eq!(
        errors(text),
        [
            ",: a `(` is not closed here; add `)` before the next entry / (: this `(` is never closed"
        ]
    );
}

#[test]
fn all_missing_brackets_are_named() {
    let text = "[\n Actor(id: \"a\", roles: [\n  MemberOf(actor: \"x\"),\nClaim(id: \"b\"),\nClaim(id: \"c\")]";
    assert_eq!(entries(text)[1..], ["Claim(id: \"b\")", "Claim(id: \"c\")"]);
    assert_eq!(
        errors(text),
        [
            ",: a `[` is not closed here; add `])` before the next entry / [: this `[` is never closed"
        ]
    );
}

#[test]
fn the_last_entry_may_be_the_broken_one() {
    let text = "[\n Actor(id: \"a\"),\n Actor(id: \"b\"\n]";
    assert_eq!(entries(text), ["Actor(id: \"a\")", "!Actor(id: \"b\""]);
    assert_eq!(
        errors(text),
        ["\"b\": a `(` is not closed here; add `)` at the end / (: this `(` is never closed"]
    );
    assert_eq!(errors("[\n Actor(id: \"a\"").len(), 1);
}

#[test]
fn an_unclosed_string_costs_one_entry_only() {
    for broken in [
        "Actor(id: \"a),",
        "Actor(id: \"a, name: \"A\"),",
        "Actor(id: \"a\", name: A\"),",
        "Actor(id: r#\"a),",
    ] {
        let text =
            format!("[\n {broken}\n  Actor(id: \"b\", name: \"B\"),\n\tClaim(id: \"c\"),\n]");
        let found = entries(&text);
        assert!(found[0].starts_with("!Actor(id: "), "{found:?}");
        assert_eq!(
            found[1..],
            ["Actor(id: \"b\", name: \"B\")", "Claim(id: \"c\")"],
            "{broken}"
        );
        assert_eq!(errors(&text).len(), 1, "{broken}");
    }
    let text = "[\n Actor(id: \"a),\n]";
    assert_eq!(
        errors(text),
        [
            "\"a),: this text is never closed; add the quotation mark where the text ends / \": the text begins here"
        ]
    );
}

#[test]
fn a_quotation_mark_inside_of_a_string_is_explained() {
    let text = "[Claim(exact: \"he said \"no\" to it\"),\n Actor(id: \"b\")]";
    assert_eq!(entries(text)[1], "Actor(id: \"b\")");
    assert_eq!(
        errors(text),
        [
            "no: the text before this ends too early or too late; write `\\\"` for a quotation mark inside a text, and close every text / \": the text begins here"
        ]
    );
}

#[test]
fn a_stray_quotation_mark_between_entries_loses_none() {
    for between in [
        "),\"\n  ",
        ")\",\n  ",
        "),\n\"  ",
        "),\n\"\n  ",
        "),\" // a \"comment\"\n  ",
        "),\"Actor(id: \"x\"),\n",
    ] {
        let text = format!(
            "[\n  Actor(id: \"a\"{between}Actor(id: \"b\", name: \"B\"),\n  Claim(id: \"c\"),\n]"
        );
        let found = entries(&text);
        assert!(found.iter().all(|e| !e.starts_with('!')), "{found:?}");
        let last = ["Actor(id: \"b\", name: \"B\")", "Claim(id: \"c\")"];
        assert_eq!(found[found.len() - 2..], last, "{between:?}");
        let stray = "\": a stray `\"` stands between two entries; remove it";
        assert_eq!(errors(&text), [stray], "{between:?}");
    }
    let last = "[\n  Actor(id: \"a\"),\"\n]";
    assert_eq!(entries(last), ["Actor(id: \"a\")"]);
    assert_eq!(errors(last).len(), 1);
    assert!(errors("[\"\nActor(\", 1, \"\nClaim(\" // x\n]").is_empty());
}

#[test]
fn a_stray_bracket_is_one_error() {
    let text = "[\n Actor(id: \"a\", aliases: [\"x\"]], kind: State),\n Actor(id: \"b\"),\n]";
    assert_eq!(entries(text)[1], "Actor(id: \"b\")");
    assert_eq!(
        errors(text),
        ["]: this `]` closes nothing; write `)`, or remove it / (: this `(` is open"]
    );
    let text = "[\n Actor(id: \"a\")),\n Actor(id: \"b\"),\n]";
    assert_eq!(entries(text), ["Actor(id: \"a\")", "Actor(id: \"b\")"]);
    assert_eq!(errors(text).len(), 1);
    let text = "[\n Actor(id: \"a\"),\n ],\n Actor(id: \"b\"),\n]";
    assert_eq!(entries(text), ["Actor(id: \"a\")", "Actor(id: \"b\")"]);
    assert_eq!(errors(text).len(), 1);
}

#[test]
fn a_wrong_bracket_is_closed_by_the_right_one() {
    let text = "[Claim(quotes: [(a: 1), ), Claim(id: \"b\")]";
    assert_eq!(
        entries(text),
        ["!Claim(quotes: [(a: 1), )", "Claim(id: \"b\")"]
    );
    assert_eq!(
        errors(text),
        [
            "): a `[` is not closed before this `)`; add `]` before this `)` / [: this `[` is never closed"
        ]
    );
}

#[test]
fn a_missing_comma_between_entries_keeps_both() {
    let text = "[\n Actor(id: \"a\")\n Actor(id: \"b\")\n]";
    assert_eq!(entries(text), ["Actor(id: \"a\")", "Actor(id: \"b\")"]);
    assert_eq!(
        errors(text),
        [
            "): a comma is missing between two entries; add `,` after this `)` / Actor: the next entry begins here"
        ]
    );
}

#[test]
fn the_list_must_begin_and_end() {
    assert_eq!(
        errors("[\n Actor(id: \"a\"),\n"),
        [
            ",: the list of entries is not closed here; add `]` at the end of the file / [: this `[` is never closed"
        ]
    );
    assert_eq!(errors("  // nothing\n").len(), 1);
    assert!(errors("")[0].contains("the file has no list of entries"));
    let text = "Actor(id: \"a\"),\nActor(id: \"b\"),\n";
    assert_eq!(entries(text).len(), 2);
    assert!(errors(text)[0].contains("the entries are not in a list"));
    assert_eq!(
        errors("[Actor(id: \"a\")] x"),
        [
            "x: this stands behind the end of the list; write all entries between one `[` and one `]` / ]: the list ends here"
        ]
    );
    let text = "[\nActor(id: \"a\")\n]\n[\nActor(id: \"b\")\n]";
    assert_eq!(entries(text).len(), 2);
    assert_eq!(errors(text).len(), 1);
}

#[test]
fn other_slips_cost_one_entry_too() {
    for broken in [
        "Actor id: \"a\"),",
        "Actor{id: \"a\"},",
        "Actor(\"id\": \"a\"),",
        "Actor(id = \"a\"),",
        "Actor(id: ),",
        "Actor(id: 'abc'),",
        "Actor(id: “a”),",
        "Actor(id: \"a\"), name: \"A\"),",
        "Actor(id: \"a\" name: \"b\"),",
        "Actor(id: \"a\",, name: \"b\"),",
        "Actor(id: /* open),",
        "Actor(id: \"a\"},",
        "Actor(attributes: {\"a\", \"b\"}),",
        "Actor(id \"a\"),",
        "Actor(id: \"a\", 5),",
        "/* open",
        ",",
        "] ] ]",
    ] {
        let text = format!(
            "[\n  Actor(id: \"z\"),\n  {broken}\n  Actor(id: \"b\"),\n  Claim(id: \"c\"),\n]"
        );
        let found = entries(&text);
        let whole: Vec<_> = found.iter().filter(|e| !e.starts_with('!')).collect();
        assert!(whole.len() >= 3, "{broken}: {found:?}");
        assert_eq!(
            found[found.len() - 2..],
            ["Actor(id: \"b\")", "Claim(id: \"c\")"],
            "{broken}"
        );
        assert_eq!(errors(&text).len(), 1, "{broken}: {:?}", errors(&text));
    }
}

#[test]
fn a_snapshot_is_no_list_even_with_lines_like_entries() {
    let text = "Snapshot(format: 1, claims: [\n Claim(id: \"a\"),\n])";
    let tree = parse(text);
    assert!(tree.errors.is_empty() && !tree.is_list() && tree.entries().is_empty());
    assert_eq!(tree.top_name(text), Some("Snapshot"));
    let text = "Snapshot(format: 1, claims: [\n Claim(id: \"a\",\n])";
    let tree = parse(text);
    assert!(tree.errors.len() == 1 && !tree.is_list());
}

#[test]
fn nested_tags_are_no_entries_when_nothing_is_broken() {
    let text = "[Foo(a: [\n Claim(x),\n Claim(\n Actor(1)),\n])]";
    assert_eq!(entries(text).len(), 1);
    assert!(errors(text).is_empty());
}

#[test]
fn great_depth_is_an_error_and_no_crash() {
    for text in [
        "[".repeat(10_000_000),
        format!("[{}", "{1:".repeat(1000)),
        "(a:".repeat(1000),
    ] {
        let tree = parse(&text);
        assert!(tree.errors.iter().any(|e| e.too_deep));
    }
    let deep = format!("[{}1{}]", "[".repeat(128), "]".repeat(128));
    assert!(errors(&deep).is_empty());
}

#[test]
fn endless_texts_take_linear_time() {
    for part in [
        "Actor(\"\n",
        "Actor(r#\"\n",
        "Actor(/*\n",
        "Actor(\\\"\n",
        "Actor(1 2), ",
        "Foo(1 2), ",
        "]",
        ",",
        "'",
        ")",
        "Actor(1,\nActor(2),\n",
        "\u{FEFF}",
        "Actor(']\n",
        "a:",
        "(",
        "\"\"",
        "Some ",
    ] {
        let text = format!("[\n{}", part.repeat(20_000));
        let start = std::time::Instant::now();
        assert!(!parse(&text).errors.is_empty());
        assert!(start.elapsed().as_secs() < 20, "{part:?}");
    }
}

#[test]
fn attributes_and_a_byte_order_mark_are_seen() {
    let text =
        "#![enable(implicit_some, unwrap_newtypes,)]\n# ! [ type = r\"x\" ]\n[Actor(id: \"a\")]";
    assert!(errors(text).is_empty());
    assert_eq!(parse(text).attributes.len(), 2);
    let text = "#![enable(implicit_some)\n[Actor(id: \"a\")]";
    assert_eq!((entries(text).len(), errors(text).len()), (1, 1));
    let text = "\u{FEFF}[Actor(id: \"a\")]";
    assert_eq!((entries(text).len(), errors(text).len()), (1, 1));
}

#[test]
fn a_second_opening_bracket_hides_no_entry() {
    for text in [
        "[ [\n Actor(id: 1), // c\n Actor(id: 2),\n]",
        "[\n Actor(id: 1), [\n Actor(id: 2), // c\n]",
    ] {
        assert_eq!(entries(text), ["Actor(id: 1)", "Actor(id: 2)"]);
        assert_eq!(
            errors(text),
            ["[: this `[` stands inside of the list of entries; remove it"]
        );
        assert_eq!(parse(text).comments.len(), 1);
    }
    assert!(errors("[[\n Actor(id: 1)]]").is_empty());
}

#[test]
fn a_string_with_lines_like_entries_stays_whole_beside_a_broken_entry() {
    let text = "[\n Actor(id: 1,\n Claim(exact: \"\nActor(\"),\n Actor(id: 2),\n]";
    let expected = [
        "!Actor(id: 1,",
        "Claim(exact: \"\nActor(\")",
        "Actor(id: 2)",
    ];
    assert_eq!(entries(text), expected);
}

#[test]
fn comments_are_kept_once() {
    let text = "// a\n[ /* b */ Actor(id: \"a\" // c\n, x y), // d\n]";
    let tree = parse(text);
    let comments: Vec<_> = tree
        .comments
        .iter()
        .map(|c| &text[c.start..c.end])
        .collect();
    assert_eq!(comments, ["// a", "/* b */", "// c", "// d"]);
}
