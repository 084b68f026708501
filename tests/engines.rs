//! Other programs that draw: an installed Graphviz as the engine, and Mermaid
//! for what is written for it.

#![allow(clippy::print_stderr)]

use std::path::Path;
use std::process::{Command, Output};

fn stance(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stance"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments);
    command
}

fn ran(mut command: Command) -> Output {
    command.output().expect("the program runs")
}

const GRAPH: [&str; 4] = ["graph", "graphs/ukraine-peace", "--as-of", "2026-01-29"];

fn graph(more: &[&str]) -> Command {
    let mut arguments = GRAPH.to_vec();
    arguments.extend(more);
    stance(&arguments)
}

#[test]
fn an_installed_graphviz_draws() {
    if Command::new("dot").arg("-V").output().is_err() {
        eprintln!("`dot` is not installed: nothing was looked at");
        return;
    }
    for (engine, format, start) in [
        ("graphviz", "svg", &b"<?xml"[..]),
        ("graphviz:neato", "svg", b"<?xml"),
        ("graphviz:sfdp", "png", b"\x89PNG"),
        ("graphviz", "pdf", b"%PDF"),
    ] {
        let output = ran(graph(&["--engine", engine, "--format", format]));
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{engine} {format}: {complaints}");
        assert!(output.stdout.starts_with(start), "{engine} {format}");
    }
}

#[test]
fn without_graphviz_the_way_out_is_named() {
    let empty = tempfile::tempdir().expect("a folder");
    let mut command = graph(&["--engine", "graphviz", "--format", "svg"]);
    command.env("PATH", empty.path());
    let output = ran(command);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    for part in [
        "apt-get install graphviz",
        "brew install graphviz",
        "the built-in engine needs nothing",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn what_graphviz_does_not_make_is_refused() {
    let output = ran(graph(&["--engine", "graphviz", "--format", "mermaid"]));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("`--engine graphviz` makes svg, png and pdf; mermaid needs no engine"),
        "{said}"
    );
    let output = ran(graph(&["--engine", "graphviz:word"]));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("`word` is none of them"), "{said}");
}

/// Reads files with Mermaid's own parser, installed where `STANCE_MERMAID` says
/// (`npm install mermaid jsdom`).
#[test]
fn mermaid_reads_what_is_written_for_it() {
    let Some(modules) = std::env::var_os("STANCE_MERMAID") else {
        eprintln!("`STANCE_MERMAID` is not set: nothing was looked at");
        return;
    };
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut files = Vec::new();
    for ledger in ["talks", "hostile"] {
        for entry in std::fs::read_dir(golden.join(ledger)).expect("a folder") {
            let path = entry.expect("an entry").path();
            files.extend(path.extension().is_some_and(|e| e == "mmd").then_some(path));
        }
    }
    assert!(files.len() >= 12, "{files:?}");
    let script = Path::new(&modules).join("read.mjs");
    std::fs::write(&script, include_str!("engines/read.mjs")).expect("a script");
    let output = Command::new("node")
        .arg(&script)
        .args(&files)
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
