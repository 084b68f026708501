//! `stance diff --rev` in scratch repositories made with the real git: what it
//! compares, and what it says where there is nothing to compare. What the page
//! about git shows stands in `git/docs.rs`, which files are read in `git/files.rs`.

#[path = "git/docs.rs"]
mod docs;
#[path = "git/driver.rs"]
mod driver;
#[path = "git/files.rs"]
mod files;
mod renew;
#[path = "git/repository.rs"]
mod repository;
mod session;

use std::path::Path;

use repository::Repository;

const ACTORS: &str = r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Issue(id: "treaty", question: "Should the treaty be signed?",
        scale: Poles(against: "leave it", in_favour: "sign it")),
    Source(id: "gazette", title: "Northland speaks", publisher: "Gazette", published: "2026-05-02"),
]"#;

fn claim(id: &str, stance: &str, said: &str) -> String {
    format!(
        "[
    Claim(id: {id:?}, by: \"north\", on: \"treaty\", stance: {stance}, said: {said:?},
        quotes: [(source: \"gazette\", exact: \"So we say.\", kind: Direct)]),
]"
    )
}

const CONFLICT: &str = "[\n    Actor(id: \"north\", name: \"Northland\",, kind: State),\n]";

/// A repository with a ledger `talks`, whose one claim was coded otherwise in
/// `v2`; `None` where git is not installed.
fn recoded() -> Option<Repository> {
    let repository = Repository::new()?;
    repository.write("talks/actors.ron", ACTORS);
    repository.write("talks/may.ron", &claim("a", "Oppose", "2026-05-01"));
    repository.commit("v1");
    repository.write("talks/may.ron", &claim("a", "Support", "2026-05-01"));
    repository.commit("v2");
    Some(repository)
}

#[test]
fn what_the_coder_changed_between_two_revisions_is_recoded() {
    let Some(repository) = recoded() else { return };
    assert_eq!(
        repository.kinds("talks", "v1..v2"),
        ["north treaty recoded"]
    );
    assert_eq!(repository.kinds("talks", "v2..v2"), [""; 0]);
    assert_eq!(repository.kinds("talks", "v1.."), ["north treaty recoded"]);
    assert_eq!(
        repository.kinds("talks/", "HEAD~1"),
        ["north treaty recoded"]
    );
}

#[test]
fn without_a_second_revision_the_working_tree_counts_and_not_the_index() {
    let Some(repository) = recoded() else { return };
    repository.write("talks/may.ron", &claim("a", "Oppose", "2026-05-01"));
    repository.git(&["add", "--all"]);
    assert_eq!(repository.kinds("talks", "HEAD"), ["north treaty recoded"]);
    repository.write("talks/may.ron", &claim("a", "Support", "2026-05-01"));
    assert_eq!(repository.kinds("talks", "HEAD"), [""; 0]);
    // What git does not know yet counts as well.
    repository.write("talks/june.ron", &claim("b", "Oppose", "2026-05-02"));
    assert_eq!(
        repository.kinds("talks", "HEAD"),
        ["north treaty newly-evidenced"]
    );
}

#[test]
fn three_dots_begin_where_the_two_parted() {
    let Some(repository) = recoded() else { return };
    repository.git(&["switch", "--quiet", "--create", "side", "v1"]);
    repository.write("notes.txt", "nothing of the ledger");
    repository.commit("side-1");
    assert_eq!(
        repository.kinds("talks", "main..side"),
        ["north treaty recoded"]
    );
    assert_eq!(repository.kinds("talks", "main...side"), [""; 0]);
    assert_eq!(repository.kinds("talks", "main..."), [""; 0]);
    repository.git(&["switch", "--quiet", "--orphan", "alone"]);
    repository.write("talks/actors.ron", ACTORS);
    repository.commit("alone-1");
    let ran = repository.csv("talks", "main...alone");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.err.contains("come from no common commit"),
        "{}",
        ran.err
    );
}

#[test]
fn each_ledger_can_be_asked_as_of_the_day_of_its_commit() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("talks/actors.ron", ACTORS);
    repository.write("talks/may.ron", &claim("a", "Oppose", "2026-05-01"));
    repository.commit("v1");
    let later = claim("b", "Support", "2026-06-01").replace("gazette", "gazette-2");
    repository.write("talks/june.ron", &later);
    let source = r#"[Source(id: "gazette-2", title: "Again", publisher: "Gazette", published: "2026-06-02")]"#;
    repository.write("talks/source.ron", source);
    assert_eq!(
        repository.kinds("talks", "v1"),
        ["north treaty newly-evidenced"]
    );
    let asked = ["diff", "talks", "--rev", "v1", "--commit-days"];
    let ran = repository.stance(&asked);
    assert!(ran.out.contains("between 5 May 2026 and "), "{}", ran.out);
    assert!(ran.out.contains("reversed: treaty"), "{}", ran.out);
}

#[test]
fn files_may_be_renamed_and_the_folder_too_if_its_old_path_is_named() {
    let Some(repository) = recoded() else { return };
    repository.git(&["mv", "talks/may.ron", "talks/spring.ron"]);
    assert_eq!(repository.kinds("talks", "v2"), [""; 0]);
    repository.git(&["mv", "talks", "graphs"]);
    repository.commit("v3");
    let ran = repository.csv("graphs", "v2");
    assert_eq!(ran.status, Some(0));
    let note = "note: there was no `graphs` in `v2`, so everything in it is new; where it had \
                another path then, name it: `--rev v2:PATH`\n";
    assert_eq!(ran.err, note);
    assert_eq!(repository.kinds("graphs", "v2:talks"), [""; 0]);
    assert_eq!(
        repository.kinds("graphs", "v1:talks..v3"),
        ["north treaty recoded"]
    );
    assert_eq!(
        repository.kinds("graphs", "v1:talks/..v2:./talks"),
        ["north treaty recoded"]
    );
    let ran = repository.csv("graphs", "v1:../talks");
    assert!(
        ran.err.contains("leads out of the repository"),
        "{}",
        ran.err
    );
}

#[test]
fn a_ledger_that_was_not_there_makes_everything_new() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.commit("empty");
    repository.write("talks/actors.ron", ACTORS);
    repository.write("talks/may.ron", &claim("a", "Oppose", "2026-05-01"));
    let ran = repository.csv("talks", "empty");
    assert!(ran.err.starts_with("note: there was no `talks` in `empty`"));
    assert_eq!(
        repository.kinds("talks", "empty"),
        ["north treaty newly-evidenced"]
    );
    let ran = repository.csv("talks", "empty..empty");
    assert_eq!(ran.status, Some(2));
    let said = "error: there is no `talks` in `empty`; where it has another path there, name it";
    assert!(ran.err.starts_with(said), "{}", ran.err);
}

#[test]
fn what_does_not_parse_in_a_revision_is_shown_in_that_revision() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("talks/actors.ron", CONFLICT);
    repository.commit("broken");
    repository.write("talks/actors.ron", ACTORS);
    repository.commit("mended");
    for rev in ["broken", "broken..mended", "mended..broken"] {
        let ran = repository.csv("talks", rev);
        assert_eq!(ran.status, Some(2), "{rev}");
        assert_eq!(ran.out, "");
        assert!(
            ran.err.contains("--> broken:talks/actors.ron:2:"),
            "{}",
            ran.err
        );
        assert!(
            ran.err.contains("`broken` itself stays as it is"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_revision_that_looks_like_an_option_is_refused() {
    let Some(repository) = recoded() else { return };
    for rev in [
        "-p",
        "--output=stolen",
        "v1..--output=stolen",
        "--exec-path",
    ] {
        let ran = repository.stance(&["diff", "talks", &format!("--rev={rev}")]);
        assert_eq!(ran.status, Some(2));
        assert!(ran.err.contains("does not begin with `-`"), "{}", ran.err);
    }
    assert!(!repository.path().join("stolen").exists());
}

#[test]
fn an_unknown_revision_and_one_that_is_no_commit_are_told_apart() {
    let Some(repository) = recoded() else { return };
    let ran = repository.csv("talks", "v9");
    assert_eq!(ran.status, Some(2));
    assert_eq!(
        ran.err,
        "error: git knows no revision `v9`; `git log --oneline` and `git branch -a` list some\n"
    );
    let blob = repository.git(&["rev-parse", "v1:talks/may.ron"]).stdout;
    let blob = String::from_utf8(blob).expect("text");
    let ran = repository.csv("talks", blob.trim());
    assert!(ran.err.contains("but no commit"), "{}", ran.err);
}

#[test]
fn a_shallow_clone_says_how_to_get_the_rest() {
    let Some(repository) = recoded() else { return };
    let from = format!("file://{}", repository.path().display());
    repository.git(&["clone", "--quiet", "--depth=1", &from, "shallow"]);
    let asked = ["diff", "talks", "--rev", "HEAD~1"];
    let ran = repository.stance_in(Path::new("shallow"), &asked);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("git fetch --unshallow"), "{}", ran.err);
}

#[test]
fn outside_of_a_repository_there_is_no_revision() {
    let Some(folder) = Repository::bare_folder() else {
        return;
    };
    folder.write("talks/actors.ron", ACTORS);
    let ran = folder.csv("talks", "HEAD");
    assert_eq!(ran.status, Some(2));
    assert!(
        ran.err.contains("is not in a git repository"),
        "{}",
        ran.err
    );
}

#[test]
fn without_git_the_way_out_is_named() {
    let Some(repository) = recoded() else { return };
    let output = repository
        .command(env!("CARGO_BIN_EXE_stance"))
        .env("PATH", "")
        .args(["diff", "talks", "--rev", "v1"])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.starts_with("error: git is not installed"), "{said}");
}

#[test]
fn a_hook_in_which_git_names_the_repository_sees_the_same() {
    let Some(repository) = recoded() else { return };
    let output = repository
        .command(env!("CARGO_BIN_EXE_stance"))
        .env("GIT_DIR", ".git")
        .args(["diff", "talks", "--rev", "v1", "--as-of", "2026-06-30"])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("recoded: treaty"), "{said}");
}

#[test]
fn a_bare_repository_needs_both_ends() {
    let Some(repository) = recoded() else { return };
    repository.git(&["clone", "--quiet", "--bare", ".", "bare.git"]);
    let bare = Path::new("bare.git");
    let day = ["--as-of", "2026-06-30"];
    let asked = |rev| [&["diff", "talks", "--rev", rev], &day[..]].concat();
    let ran = repository.stance_in(bare, &asked("v1..v2"));
    assert!(
        ran.out.contains("recoded: treaty"),
        "{}{}",
        ran.out,
        ran.err
    );
    let ran = repository.stance_in(bare, &asked("v1"));
    assert!(ran.err.contains("has no working tree"), "{}", ran.err);
}

#[test]
fn a_folder_below_and_a_single_file_are_found_from_anywhere() {
    let Some(repository) = recoded() else { return };
    let day = ["--as-of", "2026-06-30"];
    let asked = [&["diff", ".", "--rev", "v1"], &day[..]].concat();
    let ran = repository.stance_in(Path::new("talks"), &asked);
    assert!(
        ran.out.contains("recoded: treaty"),
        "{}{}",
        ran.out,
        ran.err
    );
    let asked = [&["diff", "../talks", "--rev", "v1:./"], &day[..]].concat();
    let ran = repository.stance_in(Path::new("talks"), &asked);
    assert!(
        ran.out.contains("recoded: treaty"),
        "{}{}",
        ran.out,
        ran.err
    );

    let one = |stance: &str| {
        let claims = claim("a", stance, "2026-05-01");
        ACTORS.trim_end_matches(']').to_owned() + claims.trim_start_matches('[')
    };
    repository.write("one.ron", &one("Oppose"));
    repository.commit("v3");
    repository.write("one.ron", &one("Neutral"));
    assert_eq!(repository.kinds("one.ron", "v3"), ["north treaty recoded"]);
    // A stored snapshot has a history, too.
    let day = ["--as-of", "2026-06-30", "-o", "june.csv"];
    repository.stance(&[&["snapshot", "one.ron"], &day[..]].concat());
    repository.commit("v4");
    let ran = repository.stance(&["diff", "june.csv", "--rev", "v4"]);
    assert!(
        ran.out.contains("No position changed."),
        "{}{}",
        ran.out,
        ran.err
    );
}

#[test]
fn a_table_in_a_revision_is_read_with_the_files_beside_it() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write(
        "talks/names.ron",
        r#"[
            Actor(id: "north", name: "Northland", kind: State),
            Issue(id: "toll", question: "A toll?", scale: Poles(against: "no", in_favour: "yes")),
            Source(id: "g1", title: "One", publisher: "The Gazette", published: "2026-05-02"),
        ]"#,
    );
    let head = "claim_id,actor,issue,stance,date,source\n";
    let row = |stance: &str| format!("{head}c1,north,toll,{stance},2026-05-01,g1\n");
    repository.write("talks/claims.csv", &row("support"));
    repository.commit("v1");
    repository.write("talks/claims.csv", &row("oppose"));
    assert_eq!(
        repository.kinds("talks/claims.csv", "v1"),
        ["north toll recoded"]
    );
    repository.commit("v2");
    assert_eq!(
        repository.kinds("talks/claims.csv", "v1..v2"),
        ["north toll recoded"]
    );
}
