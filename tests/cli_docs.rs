//! Holds `docs/cli.md` equal to what `stance --help` prints for every command.
//!
//! `UPDATE=1 cargo test --test cli_docs` writes it anew; never where `CI` is set.

mod renew;

use std::fmt::Write;
use std::process::Command;

fn help(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_stance"))
        .args(arguments)
        .arg("--help")
        .env_remove("COLUMNS")
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{arguments:?}");
    let text = String::from_utf8(output.stdout).expect("help is UTF-8");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}

/// The names below `Commands:` in the help of the program.
fn commands(help: &str) -> Vec<&str> {
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect()
}

fn document() -> String {
    let top = help(&[]);
    let mut text = String::from(
        "# Command line\n\nThis page is what `stance --help` prints, command by command. What stands in the answers is told in\n\
         [exports.md](exports.md), how a ledger is written in [format.md](format.md).\n\n\
         Exit status: 0 fine; 1 findings (`check` with errors, `diff --exit-code` with changes, `fix`\n\
         without `--write` with something to repair);\n\
         2 could not run. Results go to stdout, messages to stderr.\n",
    );
    write!(text, "\n## stance\n\n```text\n{top}\n```\n").expect("strings take text");
    for command in commands(&top) {
        let help = help(&[command]);
        write!(text, "\n## stance {command}\n\n```text\n{help}\n```\n").expect("strings take text");
        for inner in commands(&help) {
            let help = self::help(&[command, inner]);
            write!(
                text,
                "\n### stance {command} {inner}\n\n```text\n{help}\n```\n"
            )
            .expect("strings take text");
        }
    }
    text
}

#[test]
fn the_command_line_reference_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/cli.md");
    let expected = document();
    let found = std::fs::read_to_string(path).unwrap_or_default();
    if renew::asked() {
        std::fs::write(path, expected).expect("docs can be written");
        return;
    }
    assert_eq!(found, expected, "run `UPDATE=1 cargo test --test cli_docs`");
}
