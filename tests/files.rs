//! What the program does with files: what it reads, what it passes over, and
//! that it never writes over what it has read.

#[path = "files/endings.rs"]
mod endings;
#[path = "files/tables.rs"]
mod tables;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use stancegraph::load::disk;
use tempfile::TempDir;

const LEDGER: &str = r#"[
    Actor(id: "north", name: "Northland", kind: State),
    Issue(id: "talks", question: "Should talks be held?",
        scale: Poles(against: "no talks", in_favour: "hold talks")),
    Source(id: "gazette", title: "Talks?", publisher: "Gazette", published: "2026-05-02"),
    Claim(id: "north-talks", by: "north", on: "talks", stance: Support, said: "2026-05-01",
        quotes: [(source: "gazette", exact: "Let us talk.", kind: Direct)]),
]
"#;

/// A folder with the ledger `g/a.ron`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder, "g/a.ron", LEDGER);
    folder
}

fn write(folder: &TempDir, name: &str, text: &str) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("it is there")
}

/// Runs the program in a folder, with the words of `line` as its arguments.
fn stance(folder: impl AsRef<Path>, line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stance"))
        .current_dir(folder)
        .args(line.split(' '))
        .output()
        .expect("the program runs")
}

/// The exit status and what was printed to stderr.
fn complaint(folder: &TempDir, line: &str) -> (Option<i32>, String) {
    let output = stance(folder, line);
    let text = String::from_utf8(output.stderr).expect("UTF-8");
    (output.status.code(), text.replace('\\', "/"))
}

#[test]
fn a_ledger_is_not_overwritten_by_an_answer_from_it() {
    let folder = folder();
    for line in [
        "check g -o g/a.ron",
        "positions g -o g/a.ron",
        "snapshot g -o ./g/../g/a.ron",
        "why g north talks -o g/a.ron",
        "graph g -o g/a.ron",
    ] {
        let (status, text) = complaint(&folder, line);
        assert_eq!(status, Some(2), "{line}");
        assert!(
            text.contains("g/a.ron` is part of the ledger; name another file with `-o`\n"),
            "{text}"
        );
        assert_eq!(read(&folder, "g/a.ron"), LEDGER, "{line}");
    }
    let expected = "error: `g/a.ron` is what is read; name another file with `-o`\n";
    for line in ["check g/a.ron -o g/a.ron", "timeline g/a.ron -o g/a.ron"] {
        assert_eq!(complaint(&folder, line), (Some(2), expected.to_owned()));
        assert_eq!(read(&folder, "g/a.ron"), LEDGER, "{line}");
    }
}

#[test]
fn neither_side_of_a_diff_is_overwritten() {
    let folder = folder();
    let days = [("old", "2026-05-01"), ("new", "2026-05-03")];
    for (name, day) in days {
        stance(&folder, &format!("snapshot g --as-of {day} -o {name}.ron"));
    }
    let before = days.map(|(name, _)| read(&folder, &format!("{name}.ron")));
    for (name, _) in days {
        let line = format!("diff old.ron new.ron -o {name}.ron");
        assert_eq!(complaint(&folder, &line).0, Some(2));
    }
    assert_eq!(
        before,
        days.map(|(name, _)| read(&folder, &format!("{name}.ron")))
    );
}

#[test]
fn no_answer_becomes_a_part_of_the_ledger() {
    let folder = folder();
    let (status, text) = complaint(&folder, "snapshot g --as-of 2026-05-03 -o g/new.ron");
    assert_eq!(status, Some(2));
    let expected =
        "error: `g/new.ron` would become part of the ledger; name another file with `-o`\n";
    assert_eq!(text, expected);
    assert!(!folder.path().join("g/new.ron").exists());
    for beside in ["g/new.csv", "g/.new.ron", "new.ron"] {
        let line = format!("snapshot g --as-of 2026-05-03 -o {beside}");
        assert_eq!(
            complaint(&folder, &line),
            (Some(0), String::new()),
            "{beside}"
        );
    }
    assert_eq!(complaint(&folder, "check g").0, Some(0));
}

#[cfg(unix)]
#[test]
fn a_link_to_the_ledger_is_the_ledger() {
    let folder = folder();
    let link = folder.path().join("link.ron");
    std::os::unix::fs::symlink("g/a.ron", &link).expect("a link");
    for line in ["matrix g -o link.ron", "matrix link.ron -o g/a.ron"] {
        assert_eq!(complaint(&folder, line).0, Some(2), "{line}");
    }
    assert_eq!(read(&folder, "g/a.ron"), LEDGER);
}

#[cfg(unix)]
#[test]
fn output_goes_through_links_and_keeps_the_rights_of_the_old_file() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    write(&folder, "out/old.txt", "old");
    let old = folder.path().join("out/old.txt");
    fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).expect("rights");
    symlink("out/old.txt", folder.path().join("link.txt")).expect("a link");
    let line = "matrix g --as-of 2026-05-03 -o link.txt";
    assert_eq!(complaint(&folder, line), (Some(0), String::new()));
    assert!(read(&folder, "out/old.txt").contains("Northland"));
    let mode = fs::metadata(&old)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    let link = folder.path().join("link.txt");
    assert!(link.is_symlink());
    let left = fs::read_dir(folder.path().join("out")).expect("a folder");
    assert_eq!(left.count(), 1, "nothing is left beside");
    let line = "matrix g --as-of 2026-05-03 -o /dev/null";
    assert_eq!(complaint(&folder, line), (Some(0), String::new()));
}

#[cfg(unix)]
#[test]
fn what_is_passed_over_is_told() {
    let folder = folder();
    fs::rename(folder.path().join("g/a.ron"), folder.path().join("g/A.RON")).expect("a name");
    std::os::unix::fs::symlink("nowhere.ron", folder.path().join("g/b.ron")).expect("a link");
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("g/c.ron")).expect("a link");
    write(&folder, "g/d.ron.txt", LEDGER);
    write(&folder, "g/.e.ron", LEDGER);
    let expected = "note: `g/b.ron` is a link to nothing; it was not read
note: `g/c.ron` is not a regular file; it was not read
note: `g/d.ron.txt` ends in `.ron.txt`, not in `.ron`; it was not read
note: 1 file skipped: names that begin with a dot or end in `.review.ron` are no part of a ledger
";
    let (status, told) = complaint(&folder, "check g");
    let (notes, quotes) = told.split_at(told.find("1 quote: ").expect("a count"));
    assert_eq!((status, notes), (Some(0), expected));
    assert!(quotes.starts_with("1 quote: 1 unverified;"), "{quotes}");
    fs::remove_file(folder.path().join("g/A.RON")).expect("it is gone");
    let output = stance(&folder, "check g");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        text.contains("help: `g/d.ron.txt` ends in `.ron.txt`, not in `.ron`"),
        "{text}"
    );
}

#[test]
fn one_unreadable_file_hides_no_finding_of_the_others() {
    let folder = folder();
    write(
        &folder,
        "g/bad.ron",
        "[Actor(id: \"x\", name: \"X\", kind: Stat)]",
    );
    let huge = fs::File::create(folder.path().join("g/huge.ron")).expect("a file");
    huge.set_len(disk::LARGEST + 1).expect("a file with a hole");
    let output = stance(&folder, "check g");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains("unknown-variant"));
    let (status, text) = complaint(&folder, "check g");
    assert_eq!(status, Some(2));
    assert!(
        text.ends_with(
            "error: `g/huge.ron` is too large: no more than 1024 MiB are read of one file\n"
        ),
        "{text}"
    );
    assert_eq!(complaint(&folder, "positions g").0, Some(2));
}

#[cfg(unix)]
#[test]
fn a_path_is_shown_without_obeying_it() {
    let folder = folder();
    write(
        &folder,
        "odd\u{1b}[31m.ron",
        "[Actor(id: \"x\", name: \"X\", kind: Stat)]",
    );
    for line in [
        "check odd\u{1b}[31m.ron",
        "check odd\u{1b}[31m",
        "positions odd\u{1b}.csv",
    ] {
        let output = stance(&folder, line);
        for text in [output.stdout, output.stderr] {
            assert!(
                !text.contains(&0x1b),
                "{line}: {}",
                String::from_utf8_lossy(&text)
            );
        }
    }
}

#[test]
fn snapshots_are_told_from_ledgers() {
    let folder = folder();
    stance(&folder, "snapshot g --as-of 2026-05-03 -o s.ron");
    stance(&folder, "snapshot g --as-of 2026-05-03 -o s.csv");
    for command in [
        "why s.ron north talks",
        "check s.ron",
        "timeline s.csv",
        "graph s.ron",
        "snapshot s.csv",
    ] {
        let (name, file) = (
            &command[..command.find(' ').expect("two words")],
            &command[command.find("s.").expect("a file")..][..5],
        );
        let expected = format!(
            "error: `{name}` needs the ledger; a snapshot, like `{file}`, is read by `positions`, `matrix` and `diff`\n"
        );
        assert_eq!(complaint(&folder, command), (Some(2), expected));
    }
    let marked = format!("\u{feff}{}", read(&folder, "s.ron"));
    write(&folder, "marked.ron", &marked);
    let marked = format!("\u{feff}{}", read(&folder, "s.csv"));
    write(&folder, "marked.csv", &marked);
    let plain = stance(&folder, "positions s.ron");
    assert_eq!(plain.status.code(), Some(0));
    assert_eq!(stance(&folder, "positions marked.ron"), plain);
    assert_eq!(complaint(&folder, "positions marked.csv").0, Some(0));
}

#[test]
fn a_day_that_nobody_gave_is_called_assumed() {
    let folder = folder();
    stance(&folder, "snapshot g --as-of 2026-05-03 -o s.ron");
    stance(&folder, "snapshot g --as-of 2026-05-03 -o s.csv");
    write(
        &folder,
        "dayless.csv",
        "actor,issue,stance\nnorth,talks,Support\n",
    );
    for (line, expected) in [
        (
            "positions dayless.csv",
            "nothing in `dayless.csv` tells its day; give it with `--as-of`",
        ),
        (
            "diff dayless.csv s.ron",
            "nothing in `dayless.csv` tells its day; give it with `--from`",
        ),
        (
            "diff s.ron dayless.csv",
            "nothing in `dayless.csv` tells its day; give it with `--to`",
        ),
        (
            "diff s.ron s.csv",
            "the first day, 2026-05-03, is after the second, 2026-05-02 (the latest in the table); give the second with `--to`, or name the older first: `stance diff s.csv s.ron`",
        ),
        (
            "diff g --from 2026-05-03 --to 2026-05-01",
            "the first day, 2026-05-03, is after the second, 2026-05-01; swap them",
        ),
        (
            "positions g --as-of 2026-05",
            "invalid value '2026-05' for '--as-of <DAY>': `2026-05` is not one single day; write one day, like 2026-01-28",
        ),
    ] {
        let (status, text) = complaint(&folder, line);
        assert_eq!(status, Some(2), "{line}");
        assert!(text.starts_with(&format!("error: {expected}\n")), "{text}");
    }
    let (status, text) = complaint(&folder, "diff g s.csv");
    assert_eq!(status, Some(2));
    assert!(
        text.contains(
            " (today), is after the second, 2026-05-02 (the latest in the table); the two look swapped"
        ),
        "{text}"
    );
    assert_eq!(
        complaint(&folder, "diff s.ron s.csv --to 2026-05-03"),
        (Some(0), String::new())
    );
    for day in ["today", "2026-02-30"] {
        let (_, text) = complaint(&folder, &format!("positions g --as-of {day}"));
        assert!(text.contains("write one day, like 2026-01-28\n"), "{text}");
    }
}

#[test]
fn a_timeline_as_of_a_day_has_what_counted_by_then() {
    let folder = folder();
    let claims = |options: &str| {
        let line = format!("timeline g --format csv{options}");
        let output = stance(&folder, &line);
        assert_eq!(output.status.code(), Some(0), "{line}");
        output.stdout.iter().filter(|byte| **byte == b'\n').count() - 1
    };
    assert_eq!(claims(""), 1);
    assert_eq!(claims(" --as-of 2026-05-02"), 1);
    assert_eq!(claims(" --as-of 2026-05-01"), 0, "not yet published");
    assert_eq!(claims(" --as-of 2026-05-01 --clock said"), 1);
    let (status, text) = complaint(&folder, "timeline g --clock said");
    assert_eq!(status, Some(2));
    assert!(text.contains("give the day with `--as-of`"), "{text}");
}
