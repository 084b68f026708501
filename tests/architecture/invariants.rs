//! What belongs only in certain places.

use super::{files, library, none};

/// Words that may stand only in files whose path begins with one of these.
struct Only {
    words: &'static [&'static str],
    /// None: nowhere in the library.
    within: &'static [&'static str],
    why: &'static str,
}

const ONLY: &[Only] = &[
    Only {
        words: &[
            "println!",
            "print!",
            "eprintln!",
            "eprint!",
            "dbg!",
            "std::io::stdout",
            "std::io::stderr",
            "io::stdout",
            "io::stderr",
            "io::stdin",
            "std::env",
            "env::var",
            "env::args",
            "std::process",
            "process::exit",
        ],
        within: &[],
        why: "only the program prints, reads the environment or ends",
    },
    Only {
        words: &["SystemTime", "Instant::now", "Zoned::now", "Timestamp::now"],
        within: &[],
        why: "only the program knows today's date",
    },
    Only {
        words: &[
            "std::fs",
            "fs::read",
            "fs::write",
            "File::open",
            "OpenOptions",
        ],
        within: &["src/load/disk"],
        why: "one place walks the disk",
    },
    Only {
        words: &["petgraph"],
        within: &["src/graph/"],
        why: "the graphs are one room's business",
    },
    Only {
        words: &["serde::", "#[serde", "Serialize", "Deserialize"],
        // What writes PDF calls its settings `SerializeSettings`.
        within: &["src/load/", "src/export/pdf/draw.rs"],
        why: "what is read is the business of loading; the model knows no format",
    },
    Only {
        words: &[
            "ron::Options",
            "ron::error",
            "ron::ser",
            "ron::de",
            "ron::value",
            "ron::extensions",
        ],
        within: &["src/load/"],
        why: "the model knows no format, and the tree of `syntax` is our own",
    },
    Only {
        words: &["clap", "anstream", "terminal_size"],
        within: &[],
        why: "the command line is the program's",
    },
    Only {
        words: &["HashMap", "HashSet"],
        // It looks names up and walks through none of them.
        within: &["src/export/dot/names.rs"],
        why: "same input, same bytes: what is walked through is sorted",
    },
    Only {
        words: &["rusqlite"],
        within: &["src/load/dna/"],
        why: "one format, one place",
    },
    Only {
        words: &["graphviz_rust"],
        within: &["src/export/dot"],
        why: "one format, one file",
    },
];

/// What an exporter may not use: it computes nothing.
const NOT_FOR_EXPORTERS: &[&str] = &[
    "crate::position",
    "crate::compare",
    "crate::graph",
    "crate::select",
    "crate::check",
    "crate::syntax",
    "crate::model::Ledger",
    "crate::load::load",
    "crate::load::disk",
];

#[test]
fn what_belongs_somewhere_stands_nowhere_else() {
    let mut wrong = Vec::new();
    let library = library();
    for rule in ONLY {
        let elsewhere = library
            .iter()
            .filter(|file| !rule.within.iter().any(|place| file.path.starts_with(place)));
        for file in elsewhere {
            for (number, line) in file.code() {
                if let Some(word) = rule.words.iter().find(|word| stands_in(line, word)) {
                    wrong.push(format!("{}:{number}: `{word}`: {}", file.path, rule.why));
                }
            }
        }
        for place in rule.within {
            let used = library.iter().filter(|file| file.path.starts_with(place));
            let mut lines = used.flat_map(|file| file.code());
            let kept = lines.any(|(_, line)| rule.words.iter().any(|word| stands_in(line, word)));
            assert!(kept, "{place} needs no exception from: {}", rule.why);
        }
    }
    none(wrong);
}

/// Whether a line has the words, not as the end of longer ones.
fn stands_in(line: &str, words: &str) -> bool {
    line.match_indices(words).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_') || words.starts_with('#')
    })
}

#[test]
fn exporters_compute_nothing() {
    let mut wrong = Vec::new();
    for file in library()
        .iter()
        .filter(|file| file.path.starts_with("src/export/"))
    {
        for (number, line) in file.code() {
            for word in NOT_FOR_EXPORTERS
                .iter()
                .filter(|word| stands_in(line, word))
            {
                wrong.push(format!("{}:{number}: `{word}`", file.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn a_command_prints_through_one_place() {
    let mut wrong = Vec::new();
    for file in files("src/bin/stance/commands") {
        for (number, line) in file.code() {
            let words = [
                "println!",
                "print!",
                "eprintln!",
                "eprint!",
                "io::stdout",
                "std::env",
            ];
            for word in words.iter().filter(|word| stands_in(line, word)) {
                wrong.push(format!("{}:{number}: `{word}`", file.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn every_file_says_what_it_is_for() {
    let missing = files("src")
        .into_iter()
        .chain(files("tests"))
        .chain(files("examples"));
    let missing = missing.filter(|file| file.path.ends_with(".rs"));
    let missing = missing.filter(|file| !file.path.ends_with("/tests.rs"));
    let missing = missing.filter(|file| !file.text.starts_with("//! "));
    none(
        missing
            .map(|file| format!("{} begins without `//!`", file.path))
            .collect(),
    );
}
