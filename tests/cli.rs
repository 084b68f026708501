//! Runs every `console` block of the README, the docs and `tests/cli/`, and
//! compares what the program prints with what the document shows. The ten
//! lines of a ledger in the README are saved and asked as it says.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes the answers anew; never
//! where `CI` is set.

#[test]
fn the_documents_show_what_the_program_prints() {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    assert!(!(set("CI") && set("TRYCMD")), "no check rewrites documents");
    trycmd::TestCases::new()
        .case("README.md")
        .case("docs/*.md")
        .case("tests/cli/*.md");
}

/// The content of the first block of a language, and what is behind it.
fn block<'t>(text: &'t str, language: &str) -> (&'t str, &'t str) {
    let opening = format!("```{language}\n");
    let (_, rest) = text.split_once(&opening).expect(language);
    rest.split_once("```").expect("the block ends")
}

#[test]
fn the_ten_lines_of_the_readme_answer_as_it_says() {
    let readme = include_str!("../README.md").replace("\r\n", "\n");
    let (ledger, rest) = block(&readme, "ron");
    let (session, _) = block(rest, "text");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("talks.ron"), ledger).expect("a file");
    let mut printed = String::new();
    for line in session.lines().filter(|line| line.starts_with("$ ")) {
        let words = line.split(' ').skip(2);
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_stance"))
            .current_dir(folder.path())
            .args(words)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{line}");
        printed.push_str(&format!(
            "{line}\n{}",
            String::from_utf8_lossy(&output.stdout)
        ));
    }
    assert!(session.starts_with("$ stance check talks.ron\n$ "));
    assert_eq!(printed, session);
}
