//! The programs in `examples/` run on the bundled ledger, say the same twice,
//! and show what their headers promise.

#[allow(dead_code)]
#[path = "../examples/compare.rs"]
mod compare;
#[allow(dead_code)]
#[path = "../examples/load_and_check.rs"]
mod load_and_check;
#[allow(dead_code)]
#[path = "../examples/own_check.rs"]
mod own_check;
#[allow(dead_code)]
#[path = "../examples/positions.rs"]
mod positions;
#[allow(dead_code)]
#[path = "../examples/what_changed.rs"]
mod what_changed;

use std::error::Error;
use std::path::Path;

type Report = fn(&Path) -> Result<String, Box<dyn Error>>;

const EXAMPLES: &[(&str, Report, &[&str])] = &[
    (
        "compare",
        compare::report,
        &[
            "same side on 0 of 1",
            "same side on 0 of 2",
            "meeting-venue",
        ],
    ),
    (
        "load_and_check",
        load_and_check::report,
        &[
            "did you mean `State`?",
            "did you mean `moscow`?",
            "2 errors",
        ],
    ),
    (
        "own_check",
        own_check::report,
        &[
            "house-no-archive",
            "graphs/ukraine-peace/2026-01-29-invitation.ron:",
        ],
    ),
    (
        "positions",
        positions::report,
        &["only if well prepared", "! dissent"],
    ),
    (
        "what_changed",
        what_changed::report,
        &[
            "newly-evidenced: Ramzan Kadyrov on negotiations",
            "\"I am against negotiations.\"",
        ],
    ),
];

#[test]
fn every_example_runs_and_shows_what_it_promises() {
    let ledger = Path::new("graphs/ukraine-peace");
    for (name, report, promised) in EXAMPLES {
        let shown = report(ledger).unwrap_or_else(|error| panic!("{name}: {error}"));
        for part in *promised {
            assert!(shown.contains(part), "{name} lacks `{part}`:\n{shown}");
        }
        let again = report(ledger).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(shown, again, "{name}");
    }
}

#[test]
fn every_example_file_is_run() {
    let mut files: Vec<String> = std::fs::read_dir("examples")
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").file_name().into_string())
        .map(|name| name.expect("UTF-8"))
        // Ledgers to look at are run by the documents that show them.
        .filter(|name| name.ends_with(".rs"))
        .collect();
    files.sort();
    let listed: Vec<String> = EXAMPLES.iter().map(|(n, ..)| format!("{n}.rs")).collect();
    assert_eq!(files, listed);
}
