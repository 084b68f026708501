//! A file answers one question, in at most 400 lines without its tests.

use super::{files, none};

/// The most lines that a file may have.
const MOST: usize = 400;

/// Longer files, each with the reason. A file that has become short enough
/// must leave the list.
const LONGER: &[(&str, &str)] = &[(
    "tests/rules.rs",
    "the examples of the page and the laws over them share one reader",
)];

#[test]
fn no_file_is_longer_than_its_question() {
    let mut wrong = Vec::new();
    let (source, tests) = (files("src"), files("tests"));
    for file in source
        .iter()
        .chain(&tests)
        .filter(|file| file.path.ends_with(".rs"))
    {
        let lines = file.text.lines();
        let lines = lines
            .take_while(|line| line.trim() != "#[cfg(test)]")
            .count();
        let excused = LONGER.iter().any(|(path, _)| *path == file.path);
        if lines > MOST && !excused {
            wrong.push(format!("{} has {lines} lines, more than {MOST}", file.path));
        }
        if lines <= MOST && excused {
            wrong.push(format!(
                "{} has {lines} lines; take it off the list",
                file.path
            ));
        }
    }
    for (path, reason) in LONGER {
        let known = source.iter().chain(&tests).any(|file| file.path == *path);
        if !known || reason.is_empty() {
            wrong.push(format!("`{path}` is no file, or no reason is given"));
        }
    }
    none(wrong);
}
