//! Holds `docs/git.md`, the sessions of `docs/guide.md` and
//! `docs/github-workflow.yml` against the real git: the sessions are run in a
//! scratch repository, and so is the step of the workflow that compares.
//!
//! `UPDATE=1 cargo test --test git` writes the answers anew; never where
//! `CI` is set.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::renew;
use super::repository::Repository;
use super::session::followed;

const PAGE: &str = include_str!("../../docs/git.md");
const GUIDE: &str = include_str!("../../docs/guide.md");
const WORKFLOW: &str = include_str!("../../docs/github-workflow.yml");

/// A shell in the repository that finds the program.
fn shell(repository: &Repository, script: &str) -> Command {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_stance"));
    let mut folders = vec![program.parent().expect("a folder").to_owned()];
    folders.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let path = std::env::join_paths(folders).expect("paths");
    let mut command = repository.command("sh");
    command.args(["-ec", script]).env("PATH", path);
    command
}

/// The page with the answers that the program gives.
fn page(repository: &Repository, page: &str) -> String {
    followed(
        page,
        |file, text| repository.write(file, text),
        |command| {
            let output = shell(repository, &format!("exec 2>&1\n{command}"))
                .output()
                .expect("the shell runs");
            assert!(output.status.success(), "{command}");
            String::from_utf8(output.stdout).expect("UTF-8")
        },
    )
}

#[cfg(unix)]
#[test]
fn the_sessions_of_the_pages_print_what_they_show() {
    for (name, text) in [("git.md", PAGE), ("guide.md", GUIDE)] {
        let Some(repository) = Repository::new() else {
            return;
        };
        let expected = page(&repository, text);
        if renew::asked() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
            std::fs::write(folder.join(name), expected).expect("docs can be written");
            continue;
        }
        assert!(expected.matches("\n$ stance").count() > 1, "{name}");
        let text = text.replace("\r\n", "\n");
        assert_eq!(
            text, expected,
            "{name}: run `UPDATE=1 cargo test --test git`"
        );
    }
}

/// The script of a step of the workflow.
fn script(name: &str) -> String {
    let (_, step) = WORKFLOW
        .split_once(&format!("- name: {name}\n"))
        .expect(name);
    let (_, script) = step.split_once("run: |\n").expect(name);
    let lines = script.lines();
    let lines = lines.take_while(|line| line.is_empty() || line.starts_with("          "));
    let lines: Vec<&str> = lines.map(|line| line.trim_start_matches(' ')).collect();
    lines.join("\n")
}

#[cfg(unix)]
#[test]
fn the_workflow_compares_the_merge_with_the_branch_it_goes_into() {
    let Some(repository) = Repository::new() else {
        return;
    };
    let (_, ledger) = PAGE.split_once("```ron file=talks/may.ron\n").expect("it");
    let (ledger, _) = ledger.split_once("```").expect("it ends");
    repository.write("talks/may.ron", ledger);
    repository.commit("base");
    repository.git(&["switch", "--quiet", "--create", "request"]);
    repository.write("talks/may.ron", &ledger.replace("Oppose", "Neutral"));
    repository.commit("coded");
    repository.git(&["switch", "--quiet", "main"]);
    repository.write("notes.txt", "What others did meanwhile.");
    repository.commit("meanwhile");
    repository.git(&["merge", "--quiet", "--no-edit", "request"]);
    let run = || {
        let output = shell(&repository, &script("Compare"))
            .env("LEDGER", "talks")
            .env("GITHUB_STEP_SUMMARY", repository.path().join("summary"))
            .output()
            .expect("the shell runs");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{complaint}");
        let comment = repository.path().join("comment.md");
        std::fs::read_to_string(comment).expect("there is a comment")
    };
    let comment = run();
    assert!(comment.starts_with("<!-- stance -->\n\n### "), "{comment}");
    assert!(comment.contains("| recoded | Northland"), "{comment}");
    assert!(Path::new(&repository.path()).join("summary").exists());

    // What cannot be compared is told in the comment, and ends the run well.
    repository.write("talks/may.ron", "[");
    let comment = run();
    assert!(comment.contains("could not be compared"), "{comment}");
    assert!(comment.contains("    error[syntax]"), "{comment}");
}

#[test]
fn the_workflow_may_write_nothing_but_the_comment_and_pins_what_it_uses() {
    let uses = WORKFLOW
        .lines()
        .filter_map(|line| line.split_once("uses: "));
    let uses: Vec<&str> = uses.map(|(_, what)| what).collect();
    assert!(!uses.is_empty());
    for used in uses {
        let (_, pinned) = used.split_once('@').expect(used);
        let id: String = pinned.chars().take_while(char::is_ascii_hexdigit).collect();
        assert_eq!(id.len(), 40, "{used}");
    }
    let writes = WORKFLOW.lines().map(str::trim);
    let writes: Vec<&str> = writes.filter(|line| line.ends_with(": write")).collect();
    assert_eq!(writes, ["pull-requests: write"]);
    let events = WORKFLOW.lines().map(str::trim_end);
    assert_eq!(events.filter(|line| *line == "  pull_request:").count(), 1);
    assert!(
        !WORKFLOW
            .lines()
            .any(|line| line.trim_start().starts_with("pull_request_target"))
    );
    // Nothing that a stranger can write gets into a script but through the
    // environment.
    for name in ["Compare", "Comment"] {
        assert!(!script(name).contains("${{"), "{name}");
    }
}
