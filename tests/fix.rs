//! What `stance fix` does to files: what is shown is what is written, nothing
//! else changes, and nothing is lost.

mod edits;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const ACTORS: &str =
    "[\r\n    // a remark\r\n    Actor(id: \"north\", name: \"Northland\", kind: Stat),\r\n]\r\n";
const CLAIMS: &str = r#"[
    Issue(id: "talks", question: "Should talks be held?",
        scale: Poles(against: "no talks", in_favour: "hold talks")),
    Source(id: "gazette", title: "Talks?", publisher: "Gazette", published: "2 May 2026"),
    Claim(id: "north-talks", by: "nrth", on: "talks", stance: Suport, said: "2026-05-01", /* sure? */
        quotes: [(source: "gazette", exact: "Let us talk.", kind: Direct)]),
]
"#;
const FINE: &str = "[ Ledger(title: \"Talks\") ] // nothing to do\n";

/// A ledger of three files.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("a.ron", ACTORS), ("b.ron", CLAIMS), ("c.ron", FINE)] {
        fs::create_dir_all(folder.path().join("g")).expect("a folder");
        fs::write(folder.path().join("g").join(name), text).expect("a file");
    }
    folder
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join("g").join(name)).expect("it is there")
}

fn stance(folder: impl AsRef<Path>, line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stance"))
        .current_dir(folder)
        .args(line.split(' '))
        .output()
        .expect("the program runs")
}

/// The exit status, what was printed and what was told.
fn run(folder: &TempDir, line: &str) -> (Option<i32>, String, String) {
    let output = stance(folder, line);
    let text = |bytes| {
        String::from_utf8(bytes)
            .expect("UTF-8")
            .replace("g\\", "g/")
    };
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn nothing_is_written_unless_that_is_asked_for() {
    let folder = folder();
    let (status, listing, told) = run(&folder, "fix g");
    assert_eq!(status, Some(1));
    let expected = "\
g/a.ron:3: the word is `State` [unknown-variant]
-     Actor(id: \"north\", name: \"Northland\", kind: Stat),
+     Actor(id: \"north\", name: \"Northland\", kind: State),

g/b.ron:4: the date as the format has it [bad-date]
-     Source(id: \"gazette\", title: \"Talks?\", publisher: \"Gazette\", published: \"2 May 2026\"),
+     Source(id: \"gazette\", title: \"Talks?\", publisher: \"Gazette\", published: \"2026-05-02\"),
";
    assert!(listing.starts_with(expected), "{listing}");
    assert_eq!(
        told,
        "4 fixes in 2 files; nothing is written without `--write`\n"
    );
    assert_eq!(read(&folder, "a.ron"), ACTORS);
    assert_eq!(read(&folder, "b.ron"), CLAIMS);
}

#[test]
fn what_is_fixed_is_clean_and_all_else_has_its_bytes() {
    let folder = folder();
    let shown = run(&folder, "fix g").1;
    let (status, listing, told) = run(&folder, "fix g --write");
    assert_eq!((status, listing), (Some(0), shown));
    assert_eq!(told, "4 fixes written into 2 files\n");
    assert_eq!(read(&folder, "a.ron"), ACTORS.replace("Stat)", "State)"));
    let claims = CLAIMS
        .replace("2 May 2026", "2026-05-02")
        .replace("nrth", "north")
        .replace("Suport", "Support");
    assert_eq!(read(&folder, "b.ron"), claims);
    assert_eq!(read(&folder, "c.ron"), FINE);
    assert_eq!(run(&folder, "check g").0, Some(0));
    let again = run(&folder, "fix g --write");
    assert_eq!(again, (Some(0), String::new(), String::new()));
    assert_eq!(
        fs::read_dir(folder.path().join("g"))
            .expect("it is there")
            .count(),
        3
    );
}

#[test]
fn only_the_codes_that_are_named_are_fixed() {
    let folder = folder();
    let (status, _, _) = run(&folder, "fix g --write --code bad-date");
    assert_eq!(status, Some(0));
    assert_eq!(read(&folder, "a.ron"), ACTORS);
    let claims = CLAIMS.replace("2 May 2026", "2026-05-02");
    assert_eq!(read(&folder, "b.ron"), claims);
    let (status, _, told) = run(&folder, "fix g --code bad-dat");
    assert_eq!(status, Some(2));
    assert!(told.contains("did you mean `bad-date`?"), "{told}");
}

#[test]
fn a_file_that_must_not_be_written_stops_all() {
    let folder = folder();
    let path = folder.path().join("g/b.ron");
    let mut rights = fs::metadata(&path).expect("it is there").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).expect("it is ours");
    let (status, _, told) = run(&folder, "fix g --write");
    assert_eq!(status, Some(2));
    assert!(
        told.contains("b.ron` is read-only") && told.contains("nothing was written"),
        "{told}"
    );
    assert_eq!(read(&folder, "a.ron"), ACTORS);
    assert_eq!(read(&folder, "b.ron"), CLAIMS);
    assert_eq!(
        fs::read_dir(folder.path().join("g"))
            .expect("it is there")
            .count(),
        3
    );
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_rights_stay_what_they_are() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder();
    let (inside, outside) = (folder.path().join("g/b.ron"), folder.path().join("b.ron"));
    fs::rename(&inside, &outside).expect("it is ours");
    let rights = fs::Permissions::from_mode(0o640);
    fs::set_permissions(&outside, rights).expect("it is ours");
    symlink(&outside, &inside).expect("links can be made");
    assert_eq!(
        run(&folder, "fix g/b.ron --write --code bad-date").0,
        Some(0)
    );
    assert!(inside.is_symlink());
    let rights = fs::metadata(&outside).expect("it is there").permissions();
    assert_eq!(rights.mode() & 0o777, 0o640);
    let text = fs::read_to_string(&outside).expect("it is there");
    assert_eq!(text, CLAIMS.replace("2 May 2026", "2026-05-02"));
}

#[test]
fn a_ledger_without_fixes_is_met_with_silence() {
    let folder = folder();
    let fine = run(&folder, "fix g/c.ron");
    assert_eq!(fine, (Some(0), String::new(), String::new()));
}

#[test]
fn findings_name_their_fixes_in_json() {
    let folder = folder();
    let (_, lines, told) = run(&folder, "check g --format json");
    // Who `nrth` is can be told only when the actor can be read.
    assert!(told.contains("`stance fix` can repair 3 of them"), "{told}");
    let mut texts = [ACTORS.to_owned(), CLAIMS.to_owned()];
    let mut found: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    // From the back, so that no offset moves.
    found.reverse();
    for finding in found {
        for fix in finding["fixes"].as_array().expect("a list") {
            let text = &mut texts[usize::from(fix["path"] == "g/b.ron")];
            let at = |key: &str| fix[key].as_u64().expect("a number") as usize;
            let new = fix["replacement"].as_str().expect("a text");
            text.replace_range(at("start")..at("end"), new);
        }
    }
    run(&folder, "fix g --write");
    let written = [read(&folder, "a.ron"), read(&folder, "b.ron")];
    assert_eq!(texts.map(|text| text.replace("nrth", "north")), written);
}
