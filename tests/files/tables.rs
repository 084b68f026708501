//! Tables of any name, through pipes, and in the wrong order.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::{LEDGER, complaint, folder, stance, write};

/// What the program does with a text at its standard input.
fn fed(folder: &TempDir, line: &str, text: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_stance"))
        .current_dir(folder)
        .args(line.split(' '))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("its standard input");
    stdin.write_all(text.as_bytes()).expect("it reads");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

#[test]
fn a_dash_is_the_standard_output_and_the_standard_input() {
    let folder = folder();
    let dash = stance(&folder, "matrix g --as-of 2026-05-03 -o -");
    let plain = stance(&folder, "matrix g --as-of 2026-05-03");
    assert_eq!(dash, plain);
    assert!(!folder.path().join("-").exists());
    let fed = fed(&folder, "matrix - --as-of 2026-05-03", LEDGER);
    assert_eq!(fed, plain);
    let expected = "error: `fix` changes files, and the standard input is none; name a file\n";
    assert_eq!(complaint(&folder, "fix -"), (Some(2), expected.to_owned()));
}

#[test]
fn a_table_is_known_by_its_first_line_whatever_its_name() {
    let folder = folder();
    let claims = "claim_id,actor,issue,stance,date,source\n\
        a,Northland,Toll,yes,2026-01-05,Gazette\nb,Northland,Toll,no,2026-02-05,Gazette\n";
    let stored = "actor,issue,stance,said\nnorthland,toll,Yes,2026-01-05\n";
    for (name, text) in [
        ("c.csv", claims),
        ("c.txt", claims),
        ("c", claims),
        ("s.tab", stored),
    ] {
        write(&folder, name, text);
    }
    let ask = "diff WHAT --open-world --every month --format csv";
    let expected = stance(&folder, &ask.replace("WHAT", "c.csv"));
    assert!(expected.status.success());
    for name in ["c.txt", "c"] {
        assert_eq!(stance(&folder, &ask.replace("WHAT", name)), expected);
    }
    assert_eq!(fed(&folder, &ask.replace("WHAT", "-"), claims), expected);
    // What comes through a pipe is read once, however often it is asked for.
    let unplain = claims.replace("2026-02-05", "2026-02");
    write(&folder, "u.csv", &unplain);
    let expected = stance(&folder, &ask.replace("WHAT", "u.csv"));
    assert!(expected.status.success());
    assert_eq!(fed(&folder, &ask.replace("WHAT", "-"), &unplain), expected);
    let compared = stance(
        &folder,
        "diff s.tab c.txt --open-world --to 2026-03-01 --format csv",
    );
    let text = String::from_utf8(compared.stdout).expect("UTF-8");
    assert!(text.contains("northland,toll,reversed,"), "{text}");
    let (status, text) = complaint(&folder, "positions w.txt --open-world");
    assert_eq!(status, Some(2), "{text}");
    write(&folder, "w.txt", &claims.replace(',', ";"));
    let (status, text) = complaint(&folder, "positions w.txt --open-world");
    assert_eq!(status, Some(2));
    assert!(text.contains("the columns are separated by `;`"), "{text}");
}

#[test]
fn two_files_that_are_swapped_are_told_as_such() {
    let folder = folder();
    write(
        &folder,
        "old.csv",
        "actor,issue,stance,said\na,i,Yes,2026-01-05\n",
    );
    write(
        &folder,
        "new.csv",
        "actor,issue,stance,said\na,i,No,2026-02-05\n",
    );
    let (status, text) = complaint(&folder, "diff new.csv old.csv");
    assert_eq!(status, Some(2));
    let expected = "the two look swapped, for the older comes first: `stance diff old.csv new.csv`";
    assert!(text.contains(expected), "{text}");
    let (_, text) = complaint(&folder, "diff old.csv --since new.csv");
    assert!(
        text.contains("`stance diff new.csv --since old.csv`"),
        "{text}"
    );
}
