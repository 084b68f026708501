//! Runs every `console` block of the README and the docs and compares what
//! the program prints with what the document shows.
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
