//! `stance driver`, called by `git diff` itself.

use super::{claim, recoded};

#[test]
fn the_driver_tells_what_one_file_does_to_the_positions() {
    let Some(repository) = recoded() else { return };
    repository.write(".gitattributes", "*.ron diff=stance\n");
    let program = env!("CARGO_BIN_EXE_stance");
    let command = format!("'{program}' driver --as-of 2026-06-30 talks");
    repository.git(&["config", "diff.stance.command", &command]);
    let diff = |words: &[&str]| {
        let output = repository.git(&[&["diff"], words].concat());
        String::from_utf8(output.stdout).expect("output is UTF-8")
    };
    // A new file, whose name looks like an option.
    repository.write("talks/-x.ron", &claim("b", "Neutral", "2026-05-02"));
    repository.git(&["add", "--all"]);
    let said = diff(&["--cached", "--", "talks"]);
    assert!(
        said.starts_with("stance: `talks/-x.ron`, the other"),
        "{said}"
    );
    assert!(said.contains("newly-evidenced: treaty"), "{said}");
    // A renamed one.
    repository.commit("v3");
    repository.git(&["mv", "talks/may.ron", "talks/spring.ron"]);
    repository.write("talks/spring.ron", &claim("a", "Support", "2026-04-30"));
    let said = diff(&["--find-renames=20%", "HEAD"]);
    assert!(said.starts_with("stance: `talks/spring.ron`"), "{said}");
    assert!(said.contains("No position changed."), "{said}");
    // One on which others depend, and that cannot be read any more.
    repository.write("talks/actors.ron", "[]");
    let said = diff(&["--", "talks/actors.ron"]);
    assert!(said.contains("As the file is, the ledger has"), "{said}");
    assert!(said.contains("`stance diff talks --rev HEAD`"), "{said}");
    // One that is no part of the ledger.
    repository.git(&["checkout", "--quiet", "--force", "HEAD"]);
    repository.write("other.ron", "[]");
    repository.git(&["add", "--all"]);
    let said = diff(&["--cached"]);
    assert!(said.contains("`other.ron` is no part of `talks`"), "{said}");
}
