//! The ending of the file that is written, and the format that is asked for.

use super::{complaint, folder, read, stance, write};

#[test]
fn the_ending_of_the_output_decides_its_format() {
    let folder = folder();
    let day = "--as-of 2026-05-03";
    for (line, begins) in [
        (format!("snapshot g {day} -o s.csv"), "actor,issue,"),
        (format!("snapshot g {day} -o s.RON"), "Snapshot("),
        (format!("snapshot g {day} -o s.txt"), "Snapshot("),
        (format!("positions g {day} -o s.json"), "{"),
        (format!("positions g {day} -o s.md"), "# "),
        (format!("graph g {day} -o s.dot"), "digraph"),
    ] {
        let (status, text) = complaint(&folder, &line);
        assert_eq!((status, &*text), (Some(0), ""), "{line}");
        let name = line.rsplit(' ').next().expect("a word");
        assert!(read(&folder, name).starts_with(begins), "{line}");
    }
    let (status, text) = complaint(&folder, &format!("positions g {day} -o u.dot"));
    assert_eq!(status, Some(2));
    assert!(
        text.contains("does not write dot; it writes text, markdown"),
        "{text}"
    );
    assert!(!folder.path().join("u.dot").exists());
    write(
        &folder,
        "bad.ron",
        "[Actor(id: \"x\", name: \"X\", kind: Stat)]",
    );
    stance(&folder, "check bad.ron -o findings.json");
    assert!(read(&folder, "findings.json").starts_with("{\"code\":"));
}

#[test]
fn a_file_of_another_ending_than_its_format_is_told() {
    let folder = folder();
    for (line, note, begins) in [
        (
            "snapshot g --format ron -o t.csv",
            "`t.csv` holds ron",
            "Snapshot(",
        ),
        (
            "matrix g --format svg -o t.png",
            "`t.png` holds svg",
            "<svg",
        ),
        (
            "positions g --format csv -o t.png",
            "`t.png` holds csv",
            "actor,",
        ),
        (
            "history g --format html -o t.csv",
            "`t.csv` holds html",
            "<!DOCTYPE html>",
        ),
        (
            "network g --format json -o t.csv",
            "`t.csv` holds json",
            "{",
        ),
        (
            "report g --format html -o t.md",
            "`t.md` holds html",
            "<!DOCTYPE html>",
        ),
    ] {
        let note = format!("note: {note}, as `--format` says\n");
        assert_eq!(complaint(&folder, line), (Some(0), note), "{line}");
        let name = line.rsplit(' ').next().expect("a word");
        assert!(read(&folder, name).starts_with(begins), "{line}");
    }
}

#[test]
fn a_picture_whose_name_does_not_tell_its_format_is_refused() {
    let folder = folder();
    for name in ["t", "t.txt"] {
        let (status, text) = complaint(&folder, &format!("graph g --as-of 2026-05-03 -o {name}"));
        assert_eq!(status, Some(2));
        assert!(text.contains("let it end in `.svg`, `.png`"), "{text}");
        assert!(!folder.path().join(name).exists());
    }
}
