//! Laws of changes: over the ledgers of the tests, and over made ones.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use stancegraph::diagnostics::{Edit, Fix, Origin, Place, Span, Step};
use stancegraph::edit::{self, mend};
use stancegraph::load::{File, Loaded, load};
use stancegraph::syntax;

/// Every file of the tests and of the ledgers that come with the program.
fn texts() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["graphs/ukraine-peace", "tests/golden", "tests/diagnostics"];
    let mut texts = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(root.join(folder)).expect("a folder") {
            let path = entry.expect("a readable folder").path();
            if path.extension().is_some_and(|end| end == "ron")
                && let Ok(text) = fs::read_to_string(&path)
            {
                texts.push((path, text));
            }
        }
    }
    assert!(texts.len() > 50, "{}", texts.len());
    texts
}

/// Some forty values of a text, each as a fix that puts in what stands there.
fn same(text: &str) -> Vec<Fix> {
    let tree = syntax::parse(text);
    let step = 1 + tree.spans().count() / 40;
    let values = tree.spans().step_by(step).map(|span| {
        let there = text[span.start..span.end].to_owned();
        Fix::replace(Place::Span(0, span), there, "the same")
    });
    values.collect()
}

#[test]
fn what_is_replaced_by_itself_keeps_its_bytes() {
    for (path, text) in texts() {
        let loaded = load(vec![File::new("a.ron", text)]);
        for fix in same(&loaded.files[0].text) {
            let edited = edit::apply(&loaded.files, &[fix]);
            assert_eq!(edited.expect("it fits"), [], "{}", path.display());
        }
    }
}

#[test]
fn mending_twice_is_mending_once() {
    let mut mended_some = 0;
    for (path, text) in texts() {
        let file = |text: &str| vec![File::new("a.ron", text)];
        let once = mend(&file(&text), &[]).expect("it can be mended");
        if let [edited] = &once.edited[..] {
            mended_some += 1;
            let twice = mend(&file(&edited.text), &[]).expect("it can be mended");
            assert_eq!(twice.listed, [], "{}", path.display());
        }
    }
    assert!(mended_some > 5, "{mended_some}");
}

/// A claim with its quote written in this way.
fn claim(literal: &str) -> Loaded {
    let text = format!(
        "[ // a remark\n    Claim(id: \"a\", quotes: [(source: \"s\",\n        exact: {literal}, // here\n        kind: Direct)]),\n]\n"
    );
    load(vec![File::new("a.ron", text)])
}

fn exact() -> Place {
    let origin = Origin { file: 0, entry: 0 };
    let path = [Step::Field("quotes"), Step::Index(0), Step::Field("exact")];
    Place::Entry(origin, path.to_vec())
}

/// What the literal of the quote says, and all that stands around it.
fn read(text: &str) -> (String, String) {
    let tree = syntax::parse(text);
    let Place::Entry(_, path) = exact() else {
        unreachable!("it is an entry")
    };
    let Span { start, end } = syntax::locate(&tree, text, 0, &path);
    let words = ron::from_str(&text[start..end]).expect("a literal");
    (words, format!("{}…{}", &text[..start], &text[end..]))
}

proptest! {
    #[test]
    fn the_words_of_any_literal_are_replaced_and_nothing_else(
        words in any::<String>(),
        old in prop_oneof![
            any::<String>().prop_map(|old| edit::quoted(&old)),
            "[a-z\"#\n]{0,20}".prop_map(|old| edit::quoted_as("r#\"\"#", &old)),
            "[a-z\n]{0,20}".prop_map(|old| edit::quoted_as("\"\n\"", &old)),
        ],
    ) {
        let loaded = claim(&old);
        let before = read(&loaded.files[0].text);
        let fix = Fix::words(exact(), words.clone(), "the source's words");
        let edited = edit::apply(&loaded.files, &[fix]).expect("it fits");
        let after = match &edited[..] {
            [edited] => read(&edited.text),
            _ => before.clone(),
        };
        prop_assert_eq!(&after.0, &words);
        prop_assert_eq!(&after.1, &before.1);
    }

    #[test]
    fn no_fix_whatever_changes_another_entry(new in "[a-z\"(),:/\\[\\]\n#]{0,12}", at in 0usize..200) {
        let text = "[A(id: \"a\", b: [1, (c: \"d\")]), /* x */ B(id: \"b\", r: X(\"y\")),\n// z\nC(id: 1)]";
        let loaded = load(vec![File::new("a.ron", text)]);
        let spans: Vec<Span> = syntax::parse(text).spans().collect();
        let span = spans[at % spans.len()];
        let fix = Fix { place: Place::Span(0, span), edit: Edit::Replace(new), what: String::new() };
        let Ok(edited) = edit::apply(&loaded.files, &[fix]) else { return Ok(()) };
        for edited in edited {
            let (old, new) = (syntax::parse(text), syntax::parse(&edited.text));
            prop_assert_eq!(&new.errors, &[]);
            if new.entries().len() == old.entries().len() {
                let pairs = old.entries().iter().zip(new.entries());
                let differ = pairs.filter(|(a, b)| {
                    text[a.span.start..a.span.end] != edited.text[b.span.start..b.span.end]
                });
                prop_assert!(differ.count() <= 1 || span.start == 0);
            }
        }
    }
}
