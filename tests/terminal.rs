//! Colour where it is asked for and nowhere else, also in what is said about a
//! command line that makes no sense.

use std::process::Command;

/// Whether the program prints ANSI codes, to either stream.
fn is_coloured(line: &str, variable: (&str, &str)) -> bool {
    let output = Command::new(env!("CARGO_BIN_EXE_stance"))
        .args(line.split(' '))
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env(variable.0, variable.1)
        .output()
        .expect("the program runs");
    [output.stdout, output.stderr].concat().contains(&0x1b)
}

#[test]
fn colour_is_asked_for_in_one_way_for_all_that_is_printed() {
    let force = ("CLICOLOR_FORCE", "1");
    let none = ("NO_COLOR", "1");
    let day = "--as-of 2026-01-29";
    for line in [
        format!("positions graphs/ukraine-peace {day}"),
        format!("positions graphs/nowhere {day}"),
        "positions graphs/ukraine-peace --nonsense".to_owned(),
        "positions".to_owned(),
        "nonsense".to_owned(),
        "--help".to_owned(),
    ] {
        assert!(
            is_coloured(&format!("{line} --color always"), none),
            "{line}"
        );
        assert!(
            is_coloured(&format!("--color=always {line}"), none),
            "{line}"
        );
        assert!(
            !is_coloured(&format!("{line} --color never"), force),
            "{line}"
        );
        assert!(
            !is_coloured(&format!("--color=never {line}"), force),
            "{line}"
        );
        assert!(is_coloured(&line, force), "{line}");
        assert!(!is_coloured(&line, none), "{line}");
    }
}
