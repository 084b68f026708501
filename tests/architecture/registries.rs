//! What is one file and one line of a registry has both.

use std::collections::BTreeSet;

use stancegraph::check::LINTS;
use stancegraph::diagnostics::CODES;
use stancegraph::export::FORMATS;

use super::{File, files, read};

/// The names of the files directly in a folder, without `.rs`, that have a line.
fn with(folder: &str, line: &str) -> BTreeSet<String> {
    let name = |file: &File| {
        let name = file.path.strip_prefix(folder)?.strip_prefix('/')?;
        name.strip_suffix(".rs")
            .filter(|name| !name.contains('/'))
            .map(str::to_owned)
    };
    let files = files(folder);
    let files = files
        .iter()
        .filter(|file| file.code().any(|(_, found)| found.contains(line)));
    files
        .filter_map(name)
        .filter(|name| name != "mod")
        .collect()
}

#[test]
fn every_lint_is_a_file_named_after_its_code() {
    let registered = LINTS.iter().map(|lint| lint.code.name.replace('-', "_"));
    assert_eq!(with("src/check", "pub static LINT"), registered.collect());
}

#[test]
fn every_format_is_a_file_named_after_it() {
    let registered = FORMATS.iter().map(|format| format.name.to_owned());
    assert_eq!(
        with("src/export", "pub static FORMAT"),
        registered.collect()
    );
}

#[test]
fn every_command_is_a_file_and_has_its_place_in_the_reference() {
    let commands = with("src/bin/stance/commands", "pub fn run(");
    let every = with("src/bin/stance/commands", "");
    assert_eq!(commands, every, "a file of the commands has no `run`");
    let reference = read("docs/cli.md");
    let headings = reference
        .lines()
        .filter_map(|line| line.strip_prefix("## stance "));
    assert_eq!(commands, headings.map(str::to_owned).collect());
}

#[test]
fn every_code_has_its_paragraph_and_is_found_by_somebody() {
    let page = read("docs/diagnostics.md");
    let headings: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    assert_eq!(headings, CODES.iter().map(|code| code.name).collect());
    let source = files("src");
    let source = source
        .iter()
        .filter(|file| file.path != "src/diagnostics/codes.rs");
    let code: Vec<&str> = source
        .flat_map(|file| file.code().map(|(_, line)| line))
        .collect();
    for name in CODES
        .iter()
        .map(|code| code.name.replace('-', "_").to_uppercase())
    {
        let used = format!("codes::{name}");
        assert!(
            code.iter().any(|line| line.contains(&used)),
            "nobody finds `{used}`"
        );
    }
}

#[test]
fn every_room_is_in_the_list_of_the_front_page() {
    let page = read("src/lib.rs");
    let listed = page
        .lines()
        .filter_map(|line| line.strip_prefix("//! * [`")?.split_once('`'));
    let listed: Vec<&str> = listed.map(|(name, _)| name).collect();
    assert_eq!(listed, super::rooms::rooms());
}
