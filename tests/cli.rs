//! Runs every `console` block of the README and the docs and compares what
//! the program prints with what the document shows.

#[test]
fn the_documents_show_what_the_program_prints() {
    trycmd::TestCases::new()
        .case("README.md")
        .case("docs/*.md")
        .case("tests/cli/*.md");
}
