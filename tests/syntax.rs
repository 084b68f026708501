//! Laws of the tokens and of the tree, over arbitrary and damaged texts, and
//! against what `ron` itself accepts.

use proptest::prelude::*;
use stancegraph::diagnostics::Step;
use stancegraph::syntax::{Lines, Tree, innermost, locate, parse, repeated, tokens};

/// Everything that can be asked of a tree, for any text.
fn exercise(text: &str) -> Tree {
    let tree = parse(text);
    let lines = Lines::new(text);
    for error in &tree.errors {
        assert!(text.get(error.span.start..error.span.end).is_some());
        assert!(!error.message.is_empty());
        lines.line_col(error.span.start);
        if let Some((span, _)) = &error.related {
            assert!(text.get(span.start..span.end).is_some());
        }
    }
    for (index, entry) in tree.entries().iter().enumerate() {
        assert!(text.get(entry.span.start..entry.span.end).is_some());
        assert!(!tree.error_in(index) || !tree.errors.is_empty());
        repeated(&tree, text, index);
        let paths: [&[Step]; 3] = [
            &[],
            &[Step::Field("id")],
            &[Step::Field("quotes"), Step::Index(0), Step::Name("exact")],
        ];
        for path in paths {
            let span = locate(&tree, text, index, path);
            assert!(entry.span.start <= span.start && span.end <= entry.span.end);
        }
    }
    for offset in 0..=text.len().min(200) {
        innermost(&tree, offset);
    }
    tree
}

fn ron_accepts(text: &str) -> bool {
    ron::from_str::<ron::Value>(text).is_ok()
        || ron::from_str::<&ron::value::RawValue>(text).is_ok()
}

fn agrees_with_ron(text: &str) {
    let tree = exercise(text);
    if ron_accepts(text) {
        assert!(tree.errors.is_empty(), "{text}\n{:#?}", tree.errors);
    }
}

/// What `ron` accepts, in all its corners.
const ACCEPTED: &[&str] = &[
    "()",
    "( )",
    "Name()",
    "Name",
    "Name ( 1 , )",
    "r#type",
    "(r#type: 1)",
    "(r#a-b.c: 1)",
    "[]",
    "[1,]",
    "{}",
    "{1: 2}",
    "{1:2,}",
    "{(1, 2): [3], \"a\": {}, X: Y(), 'c': ()}",
    "r\"a\"",
    "r#\"a\"b\"#",
    "r##\"a\"#b\"##",
    "b\"a\\x00\"",
    "br\"a\"",
    "br#\"a\"b\"#",
    "\"a\\\"b\\\\\"",
    "\"\\u{1F600}\\n\\x41\\0\"",
    "\"line\\\n   going on\"",
    "\"two\nlines\"",
    "\"Claim(\nClaim(\"",
    "'a'",
    "'\\''",
    "'''",
    "'\"'",
    "'\\u{1F600}'",
    "'\\x41'",
    "'\u{1F600}'",
    "['(', ')', '[', \"]\", '{', r\"}\"]",
    "[0x1F_u8, 0b1, 0o7, 1_000, +3, -4, 1e5, 1E-5, -.5, .5, 1., 1.5f32, 7i64]",
    "[inf, -inf, +inf, NaN, -NaN, inff32, NaNf64, -inff64]",
    "[b'a', b'\\'', b'\\x00']",
    "[1..2, 1..=2, 1.., ..2, ..=2, .., 1.5..2.5, inf.., b'a'..=b'z', 1..b'x', -1..=-2]",
    "[true, false, None, Some(1), Some((1, 2)), Some(Some(\"x\"))]",
    "/* a /* b */ c */ [1 /* d */, /**/ 2] // e",
    "// a\n[ // b\n1 // c\n, // d\n] // e\n",
    "[\"a\"/*,*/, 1//x\n]",
    "#![enable(implicit_some)]\n[1]",
    "#![enable(implicit_some)] [Some 5, Some [1], Some Some 2]",
    "#![enable(unwrap_variant_newtypes)] [Some(a: 1, b: 2), Some(1, 2), Some()]",
    "# ! [ enable ( unwrap_newtypes , implicit_some , ) ] ()",
    "#![type = \"a]b\"] #![schema = r#\"x\"#] ()",
    "\u{85}\u{200E}[\u{2028}1\x0B,\x0C2]\u{2029}",
    "(größe: 1, _x: 2, ß: Ünit)",
    "[Foo(a: [\n Claim(x),\n Claim(\n Actor(1)),\n])]",
    "Actor(id: 1)",
    "Claim((id: 1))",
    "[Claim(id: 1), Claim (id : 2) , Claim\n(id: 3)]",
    "\r\n[\r\n1,\r\n]\r\n",
    "[brown, b, r, br, rust, b_, in, inf_, Somewhere, None_]",
];

/// What is wrong with brackets, commas, colons or quotes.
const REFUSED: &[&str] = &[
    "",
    " ",
    "// x",
    "[",
    "]",
    "(",
    "[1",
    "[1 2]",
    "[1,,2]",
    "[,]",
    "(a: 1",
    "(a 1)",
    "(a: )",
    "(a: 1, 2)",
    "(1, a: 2)",
    "(a: 1 b: 2)",
    "{1}",
    "{1, 2}",
    "{1: }",
    "{: 1}",
    "[)",
    "(]",
    "[(1])",
    "[1]]",
    "[1] 2",
    "[1],",
    "\"a",
    "r#\"a\"",
    "b\"a",
    "'ab'",
    "'",
    "/* a",
    "[/* a /* */]",
    "Name(",
    "Name[1]",
    "Name{a: 1}",
    "#",
    "#![enable(implicit_some) ()",
    "[“a”]",
    "[1; 2]",
    "[a = 1]",
    "(\"a\": 1)",
    "\u{FEFF}[]",
    "Actor(a: 1), Actor(a: 2)",
    "[Actor(a: 1) Actor(a: 2)]",
    "r##a",
    "@",
];

#[test]
fn every_corner_that_ron_accepts_has_no_errors() {
    for text in ACCEPTED {
        assert!(ron_accepts(text), "ron refuses {text}");
        agrees_with_ron(text);
    }
}

#[test]
fn what_ron_refuses_for_its_brackets_has_errors() {
    for text in REFUSED {
        assert!(!ron_accepts(text), "ron accepts {text}");
        assert!(!exercise(text).errors.is_empty(), "{text}");
    }
}

const LEDGER: &str = r##"// A ledger.
#![enable(implicit_some)]
[
    Ledger(format: 1, title: "T", policy: (window: 30)),
    Actor(id: "moscow", name: "Russia", kind: State, aliases: ["Moscow"], attributes: {"party": "x"}),
    Actor(id: "ushakov", name: "Yuri Ushakov", kind: Person, roles: [
        SpeaksFor(actor: "moscow", title: "aide", authority: Official), // a comment
    ]),
    Issue(id: "leaders-meeting", question: "Should they meet?",
        scale: Poles(against: "refuse", in_favour: "hold")),
    Issue(id: "venue", scale: Options(["moscow", "kyiv"]), weight: 1.5),
    Claim(id: "terms", by: "ushakov", on: "leaders-meeting", stance: Support,
        only_if: ["well prepared"], quotes: [(source: "s", exact: r#"Any "meeting" …
second line."#, kind: Indirect)]),
    /* Claim(id: "old"), */
    Claim((id: "wrapped", stance: At(-5), url: Some("http://x"))),
    Assert(actor: "moscow", issue: "leaders-meeting", on: "2026-01-29", expect: Support),
]
"##;

#[test]
fn the_ledger_is_read_whole() {
    let tree = exercise(LEDGER);
    assert_eq!((tree.errors.len(), tree.entries().len()), (0, 8));
    assert_eq!(tree.comments.len(), 3);
}

/// How many entries of a damaged ledger came out whole.
fn whole(text: &str) -> usize {
    let tree = parse(text);
    (0..tree.entries().len())
        .filter(|&index| !tree.error_in(index))
        .count()
}

/// The ledger without block comments: a comment mark lost or made may well
/// hide lines.
fn ledger_without_comments() -> String {
    LEDGER
        .split_inclusive('\n')
        .filter(|line| !line.contains("/*"))
        .collect()
}

#[test]
fn one_lost_character_costs_one_entry_at_most() {
    let text = ledger_without_comments();
    for (at, lost) in text.char_indices() {
        let damaged = format!("{}{}", &text[..at], &text[at + lost.len_utf8()..]);
        assert!(whole(&damaged) >= 7, "{at}: {lost:?} is lost\n{damaged}");
    }
}

#[test]
fn one_character_too_many_costs_one_entry_at_most() {
    let text = ledger_without_comments();
    for (at, _) in text.char_indices() {
        for more in [
            '"', '\'', '(', ')', '[', ']', '{', '}', ',', ':', '#', '\\', 'r', '\u{201C}',
        ] {
            let damaged = format!("{}{more}{}", &text[..at], &text[at..]);
            assert!(
                whole(&damaged) >= 7,
                "{at}: {more:?} is too many\n{damaged}"
            );
        }
    }
}

fn values() -> impl Strategy<Value = ron::Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(ron::Value::Bool),
        any::<char>().prop_map(ron::Value::Char),
        any::<i64>().prop_map(|n| ron::Value::Number(n.into())),
        any::<f64>().prop_map(|n| ron::Value::Number(n.into())),
        ".{0,12}".prop_map(ron::Value::String),
        prop::collection::vec(any::<u8>(), 0..8).prop_map(ron::Value::Bytes),
        Just(ron::Value::Unit),
        Just(ron::Value::Option(None)),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(ron::Value::Seq),
            prop::collection::vec((inner.clone(), inner.clone()), 0..4)
                .prop_map(|pairs| ron::Value::Map(pairs.into_iter().collect())),
            inner.prop_map(|value| ron::Value::Option(Some(Box::new(value)))),
        ]
    })
}

/// Pieces of RON in any order: far more often almost right than any text.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "'",
        "\n",
        " ",
        "//",
        "/*",
        "*/",
        "\\",
        "#",
        "!",
        "=",
        "r#",
        "r\"",
        "b'",
        "br#\"",
        "a",
        "b",
        "r",
        "Some",
        "None",
        "inf",
        "NaN",
        "..",
        "..=",
        "1",
        "-",
        "+",
        ".",
        "e",
        "_",
        "0x",
        "f32",
        "u8",
        "\"x\"",
        "r#\"y\"#",
        "'c'",
        "b'd'",
        "id: ",
        "Actor(",
        "\nClaim(",
        "Foo(",
        "()",
        ", ",
        "é",
        "\u{FEFF}",
        "\u{2028}",
        "#![enable(implicit_some)]",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

fn cut(text: &str, at: prop::sample::Index) -> usize {
    let mut at = at.index(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn tokens_tile_any_text(text in prop_oneof![any::<String>(), pieces()]) {
        let mut end = 0;
        for token in tokens(&text) {
            prop_assert_eq!(token.span.start, end);
            prop_assert!(token.span.end > end);
            end = token.span.end;
            prop_assert!(text.is_char_boundary(end));
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn parsing_agrees_with_ron_on_any_text(text in prop_oneof![any::<String>(), pieces()]) {
        agrees_with_ron(&text);
    }

    #[test]
    fn a_damaged_ledger_is_read(
        from in any::<prop::sample::Index>(),
        length in 0usize..4,
        insert in pieces(),
    ) {
        let from = cut(LEDGER, from);
        let to = LEDGER[from..].char_indices().nth(length).map_or(LEDGER.len(), |(at, _)| from + at);
        agrees_with_ron(&format!("{}{insert}{}", &LEDGER[..from], &LEDGER[to..]));
    }

    #[test]
    fn values_that_ron_writes_are_read(value in values(), pretty in any::<bool>()) {
        let text = if pretty {
            ron::ser::to_string_pretty(&value, ron::ser::PrettyConfig::default())
        } else {
            ron::to_string(&value)
        };
        let text = text.expect("ron writes its own values");
        prop_assert!(parse(&text).errors.is_empty(), "{}", text);
    }

    #[test]
    fn lines_and_columns_come_back(text in any::<String>()) {
        let lines = Lines::new(&text);
        for (at, _) in text.char_indices() {
            let (line, column) = lines.line_col(at);
            prop_assert_eq!(lines.offset(line, column), at);
        }
    }
}
