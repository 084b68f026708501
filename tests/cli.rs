//! Runs every `console` block of the README, the docs and `tests/cli/`, and
//! compares what the program prints with what the document shows. The ten
//! lines of a ledger in the README are saved and asked as it says. What `sh`
//! blocks tell to type without an answer is run, too, and so are the lines in
//! `shellsession` blocks of two pages, which may end with findings.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes the answers anew, those of
//! `shellsession` blocks `UPDATE=1 cargo test --test cli`; never where `CI` is
//! set.

mod renew;
mod session;

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
        let answer = [output.stdout, output.stderr].concat();
        let answer = String::from_utf8(answer).expect("UTF-8");
        printed.push_str(&format!("{line}\n{answer}"));
    }
    assert!(session.starts_with("$ stance check talks.ron\n"));
    if renew::asked() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
        std::fs::write(path, readme.replace(session, &printed)).expect("it can be written");
        return;
    }
    assert_eq!(printed, session, "run `UPDATE=1 cargo test --test cli`");
}

/// A `console` block would need a line for the status, which the program does
/// not print.
#[test]
fn lines_that_end_with_findings_print_what_their_pages_show() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["docs/quotes.md", "docs/report.md"] {
        let page = std::fs::read_to_string(root.join(name)).expect("a page");
        let page = page.replace("\r\n", "\n");
        let mut ran = 0;
        let found = session::followed(
            &page,
            |file, _| panic!("{name} makes no file, such as {file}"),
            |line| {
                let output = std::process::Command::new(env!("CARGO_BIN_EXE_stance"))
                    .current_dir(root)
                    .args(line.split(' ').skip(1))
                    .output()
                    .expect("the program runs");
                assert!(!output.status.success(), "{line}");
                ran += 1;
                let printed = [output.stdout, output.stderr].concat();
                String::from_utf8(printed).expect("UTF-8")
            },
        );
        assert!(ran > 0, "{name}");
        if renew::asked() {
            std::fs::write(root.join(name), found).expect("docs can be written");
            continue;
        }
        assert_eq!(page, found, "run `UPDATE=1 cargo test --test cli`");
    }
}

/// What `sh` blocks of the documents tell to type, with the name of the document.
#[cfg(unix)]
fn told() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages: Vec<std::path::PathBuf> = vec![root.join("graphs/unga-18/README.md")];
    let docs = std::fs::read_dir(root.join("docs")).expect("the docs");
    pages.extend(docs.map(|entry| entry.expect("an entry").path()));
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    pages.sort();
    let mut told = Vec::new();
    for page in pages {
        let text = std::fs::read_to_string(&page).expect("a page");
        for block in text.split("\n```sh\n").skip(1) {
            let (block, _) = block.split_once("```").expect("the block ends");
            let lines = block.lines().filter(|line| line.starts_with("stance "));
            let name = page.display().to_string();
            told.extend(lines.map(|line| (name.clone(), line.to_owned())));
        }
    }
    told
}

#[cfg(all(unix, feature = "dna"))]
#[test]
fn what_is_told_without_an_answer_runs_too() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["graphs", "tests"] {
        std::os::unix::fs::symlink(root.join(name), folder.path().join(name)).expect("a link");
    }
    let debate = folder.path().join("debate.dna");
    std::fs::copy(root.join("tests/data/dna/harbour.dna"), debate).expect("a copy");
    let told = told();
    assert!(told.len() > 10, "{told:?}");
    for (page, line) in told {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_stance"))
            .current_dir(folder.path())
            .args(line.split(' ').skip(1))
            .output()
            .expect("the program runs");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{page}: {line}\n{complaint}");
    }
}
