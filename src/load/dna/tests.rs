use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::*;
use crate::error::Error;

pub(super) fn whole() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dna/synth_small.dna")
}

/// A copy of the file after some SQL.
pub(super) struct Copy {
    _folder: tempfile::TempDir,
    pub(super) path: PathBuf,
}

fn copy() -> Copy {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("some%20name?#.dna");
    std::fs::copy(whole(), &path).expect("a copy");
    Copy {
        _folder: folder,
        path,
    }
}

pub(super) fn after(sql: &str) -> Copy {
    let copy = copy();
    let connection = Connection::open(&copy.path).expect("it opens");
    let sql = format!("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {sql}");
    connection.execute_batch(&sql).expect("the SQL is good");
    copy
}

fn flaws(sql: &str) -> Vec<String> {
    let dna = read(&after(sql).path).expect("it can be read");
    dna.flaws.iter().map(Flaw::to_string).collect()
}

fn refused(result: Result<Dna, Error>) -> String {
    result.expect_err("it cannot be read").to_string()
}

#[test]
fn a_file_is_read_whole() {
    let dna = read(&whole()).expect("it can be read");
    assert_eq!(dna.flaws, []);
    assert_eq!(dna.version, "3.0.7");
    assert_eq!(
        (dna.coders.len(), dna.documents.len(), dna.types.len()),
        (4, 99, 1)
    );
    let of = &dna.types[0];
    assert_eq!(of.statements.len(), 400);
    let names: Vec<&str> = of.variables.iter().map(|v| &*v.name).collect();
    assert_eq!(names, ["actor", "org", "concept", "agreement", "position"]);
    let entity = |variable: usize| of.variables[variable].entity(1).map(|e| &*e.name);
    assert_eq!(entity(0), Some("Actor 0006"));
    assert_eq!(entity(1), Some("Org 002"));
    assert_eq!(entity(2), Some("Concept 0005"));
    assert_eq!(of.variables[3].number(1), Some(0));
    assert_eq!(of.variables[4].number(1), Some(-2));
    let document = &dna.documents[of.statements.documents[1] as usize];
    assert_eq!(
        document.day.map(|day| day.to_string()).as_deref(),
        Some("2012-02-27")
    );
    let places = utf16::Places::new(&document.text);
    let range = places.bytes(of.statements.starts[1], of.statements.stops[1]);
    assert_eq!(&document.text[range.expect("a stretch")], "quote 2");
}

#[test]
fn without_texts_all_else_is_the_same() {
    let mut whole_dna = read(&whole()).expect("it can be read");
    let coding = read_coding(&whole()).expect("it can be read");
    assert_ne!(whole_dna, coding);
    whole_dna.has_texts = false;
    whole_dna
        .documents
        .iter_mut()
        .for_each(|d| d.text = Box::default());
    assert_eq!(whole_dna, coding);
}

#[test]
fn reading_leaves_the_file_and_its_folder_as_they_were() {
    for mode in ["DELETE", "WAL"] {
        let copy = after(&format!("PRAGMA journal_mode = {mode}"));
        let before = std::fs::read(&copy.path).expect("a file");
        read(&copy.path).expect("it can be read");
        assert!(std::fs::read(&copy.path).expect("a file") == before);
        let folder = copy.path.parent().expect("a folder");
        assert_eq!(
            std::fs::read_dir(folder).expect("a folder").count(),
            1,
            "{mode}"
        );
    }
}

#[test]
fn a_file_that_another_program_writes_is_locked() {
    let copy = copy();
    let other = Connection::open(&copy.path).expect("it opens");
    other.execute_batch("BEGIN EXCLUSIVE").expect("a lock");
    let told = refused(read(&copy.path));
    assert!(told.contains("is locked by another program"), "{told}");
}

#[test]
fn what_waits_in_a_write_ahead_log_is_not_passed_over() {
    let copy = after("PRAGMA journal_mode = WAL");
    let other = Connection::open(&copy.path).expect("it opens");
    let change = "UPDATE DOCUMENTS SET Title = 'another' WHERE ID = 1";
    other.execute_batch(change).expect("a change");
    let told = refused(read(&copy.path));
    assert!(told.contains("wait in a file beside it"), "{told}");
}

#[test]
fn a_journal_that_was_left_behind_is_told() {
    let copy = copy();
    let other = Connection::open(&copy.path).expect("it opens");
    let change = "PRAGMA cache_size = 1; BEGIN;
        UPDATE DOCUMENTS SET Text = Text || hex(zeroblob(20000));
        UPDATE STATEMENTS SET Start = Start + 0";
    other.execute_batch(change).expect("a change");
    let left = copy.path.with_file_name("left.dna");
    std::fs::copy(&copy.path, &left).expect("a copy");
    let journal = |path: &Path| PathBuf::from(format!("{}-journal", path.display()));
    std::fs::copy(journal(&copy.path), journal(&left)).expect("a journal");
    let told = refused(read(&left));
    assert!(told.contains("open and close it in DNA"), "{told}");
    assert!(journal(&left).exists());
}

#[test]
fn what_is_no_database_is_told_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.dna");
    for (bytes, expected) in [
        (&b""[..], "is empty"),
        (
            b"<?xml version=\"1.0\"?><discourse>",
            "files of DNA 1 are XML",
        ),
        (b"PK\x03\x04", "unpack it first"),
        (
            b"version https://git-lfs.github.com/spec/v1",
            "git lfs pull",
        ),
        (b"\n<!DOCTYPE html>", "it is a web page"),
        (b"hello", "is no SQLite database"),
        (b"SQLite format 3\0", "is damaged"),
    ] {
        std::fs::write(&path, bytes).expect("a file");
        let told = refused(read(&path));
        assert!(told.contains(expected), "{told}");
    }
    let told = refused(read(folder.path()));
    assert!(told.contains("is a folder"), "{told}");
    let told = refused(read(&folder.path().join("b.dna")));
    assert!(told.starts_with("cannot read"), "{told}");
}

#[test]
fn a_truncated_or_overwritten_file_is_damaged() {
    let bytes = std::fs::read(whole()).expect("a file");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.dna");
    for length in [100, 4096, 5000, bytes.len() / 2, bytes.len() - 4096] {
        std::fs::write(&path, &bytes[..length]).expect("a file");
        let told = refused(read(&path));
        assert!(told.contains("is damaged"), "{length}: {told}");
    }
    let mut broken = bytes.clone();
    broken[4096..]
        .iter_mut()
        .step_by(3)
        .for_each(|byte| *byte = 0xa5);
    std::fs::write(&path, &broken).expect("a file");
    let told = refused(read(&path));
    assert!(told.contains("is damaged"), "{told}");
}

#[test]
fn no_byte_that_is_changed_makes_it_panic() {
    let bytes = std::fs::read(whole()).expect("a file");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.dna");
    for step in 0..60_usize {
        let mut broken = bytes.clone();
        for turn in 0..40 {
            let at = (step * 7919 + turn * 104_729) % broken.len();
            broken[at] ^= (step + turn) as u8 | 1;
        }
        std::fs::write(&path, &broken).expect("a file");
        let _ = read(&path);
        let _ = read_coding(&path);
    }
}

#[test]
fn other_databases_and_versions_are_told() {
    let told = refused(read(
        &after("ALTER TABLE ENTITIES RENAME TO OTHERS; CREATE TABLE ATTRIBUTES(ID INTEGER)").path,
    ));
    assert!(told.contains("is a database of DNA 2"), "{told}");
    let told = refused(read(
        &after("UPDATE SETTINGS SET Value = '2.0 beta 25' WHERE Property = 'version'").path,
    ));
    assert!(told.contains("is a database of DNA 2"), "{told}");
    let told = refused(read(
        &after("UPDATE SETTINGS SET Value = '4.1' WHERE Property = 'version'").path,
    ));
    assert!(told.contains("is of version `4.1`"), "{told}");
    let told = refused(read(
        &after("DROP TABLE STATEMENTS; DROP TABLE DOCUMENTS").path,
    ));
    assert!(
        told.contains("not one of the Discourse Network Analyzer"),
        "{told}"
    );
    let told = refused(read(&after("DROP TABLE DATABOOLEAN").path));
    assert!(told.contains("has no table DATABOOLEAN"), "{told}");
    let told = refused(read(
        &after("ALTER TABLE STATEMENTS RENAME COLUMN Start TO Began").path,
    ));
    assert!(told.contains("has no column Start"), "{told}");
    let hidden = "ALTER TABLE CODERS RENAME TO OTHERS; CREATE VIEW CODERS AS SELECT * FROM OTHERS";
    let told = refused(read(&after(hidden).path));
    assert!(told.contains("has no table CODERS"), "{told}");
}

#[test]
fn rows_that_lead_nowhere_are_left_out_and_told() {
    let found = flaws(
        "UPDATE STATEMENTS SET DocumentId = 999 WHERE ID = 1;
         UPDATE STATEMENTS SET StatementTypeId = 9 WHERE ID = 2;
         UPDATE DATASHORTTEXT SET Entity = 999 WHERE ID = 7;
         UPDATE DATASHORTTEXT SET Entity = 1 WHERE ID = 8;
         UPDATE DATABOOLEAN SET VariableId = 5 WHERE ID = 4;
         UPDATE ENTITIES SET ChildOf = 999 WHERE ID = 3;
         UPDATE ENTITIES SET VariableId = 77 WHERE ID = 16",
    );
    for expected in [
        "entity 16 belongs to variable 77, which the file does not have; it was left out",
        "entity 3 is part of entity 999, which the file does not have; it was left out",
        "statement 1 stands in document 999, which the file does not have; it was left out",
        "statement 2 is of statement type 9, which the file does not have; it was left out",
        "value 4 of DATABOOLEAN is of the variable `position`, which is of the type integer; it was left out",
        "value 7 of DATASHORTTEXT is entity 999, which the file does not have; it was left out",
        "value 8 of DATASHORTTEXT is entity 1, which belongs to another variable; it was left out",
        "value 1 of DATABOOLEAN is of statement 1, which the file does not have; it was left out",
    ] {
        assert!(
            found.iter().any(|told| told == expected),
            "{expected}\n{found:#?}"
        );
    }
}

#[test]
fn values_that_cannot_be_are_left_out_and_told() {
    let found = flaws(
        "UPDATE DATABOOLEAN SET Value = 3 WHERE ID = 1;
         UPDATE DATAINTEGER SET Value = 99999999999 WHERE ID = 2;
         UPDATE DATAINTEGER SET Value = 'many' WHERE ID = 3;
         UPDATE STATEMENTS SET Start = -4 WHERE ID = 5;
         UPDATE STATEMENTS SET Stop = 100000 WHERE ID = 6;
         UPDATE DOCUMENTS SET Date = 99999999999999999 WHERE ID = 2;
         UPDATE DOCUMENTS SET Date = 'May', Title = CAST(x'ff41' AS TEXT) WHERE ID = 9;
         UPDATE VARIABLES SET DataType = 'short txt' WHERE ID = 1",
    );
    for expected in [
        "variable 1 is of the type `short txt`, which is none, such as short text; it was left out",
        "document 2 has the date 99999999999999 (seconds since 1970), which the calendar does not have; it is undated",
        "document 9 has characters that are not UTF-8; each was replaced by U+FFFD",
        "document 9 has no date; it is undated",
        "statement 5 begins or ends at -4, which is no place in a text; it was left out",
        "value 1 of DATABOOLEAN is 3, not 0 or 1; it was left out",
        "value 2 of DATAINTEGER is 99999999999, no number that it can be; it was left out",
        "value 3 of DATAINTEGER is `many`, no number that it can be; it was left out",
    ] {
        assert!(
            found.iter().any(|told| told == expected),
            "{expected}\n{found:#?}"
        );
    }
    let outside = found
        .iter()
        .find(|told| told.starts_with("statement 6 is from"));
    assert!(
        outside.is_some_and(|told| told.ends_with("it has no words")),
        "{found:#?}"
    );
}

#[test]
fn milliseconds_of_older_files_are_seconds() {
    let dna = read(&after("UPDATE DOCUMENTS SET Date = 1332547200123 WHERE ID = 1").path);
    let day = dna.expect("it can be read").documents[0].day;
    assert_eq!(
        day.map(|day| day.to_string()).as_deref(),
        Some("2012-03-24")
    );
}

fn chosen(asked: Asked<'_>) -> Result<[Option<String>; 4], String> {
    let dna = read_coding(&whole()).expect("it can be read");
    let choice = Choice::of(&dna, &asked).map_err(|error| error.to_string())?;
    let name = |at: usize| {
        Some(
            dna.types[choice.statement_type].variables[at]
                .name
                .to_string(),
        )
    };
    let (speaker, stance) = (choice.speaker.and_then(name), choice.stance.and_then(name));
    Ok([name(choice.actor), speaker, name(choice.issue), stance])
}

#[test]
fn variables_are_chosen_by_their_names() {
    let some = |name: &str| Some(name.to_owned());
    let usual = chosen(Asked::default());
    assert_eq!(
        usual,
        Ok([
            some("org"),
            some("actor"),
            some("concept"),
            some("agreement")
        ])
    );
    let asked = chosen(Asked {
        actor: Some("Actor"),
        stance: Some("position"),
        ..Asked::default()
    });
    assert_eq!(
        asked,
        Ok([some("actor"), None, some("concept"), some("position")])
    );
}

#[test]
fn a_variable_that_cannot_be_is_an_error_that_lists_those_there_are() {
    let told = chosen(Asked {
        actor: Some("conzept"),
        ..Asked::default()
    });
    assert_eq!(
        told.unwrap_err(),
        "the statement type `DNA Statement` has no variable `conzept`; it has `actor` (short text), \
        `org` (short text), `concept` (short text), `agreement` (boolean), `position` (integer); did you mean `concept`?"
    );
    let told = chosen(Asked {
        issue: Some("agreement"),
        ..Asked::default()
    })
    .unwrap_err();
    assert!(
        told.starts_with(
            "the variable `agreement` is of the type boolean; the issue takes one of short text"
        ),
        "{told}"
    );
    let told = chosen(Asked {
        actor: Some("org"),
        issue: Some("org"),
        ..Asked::default()
    })
    .unwrap_err();
    assert_eq!(
        told,
        "the variable `org` cannot be both actor and issue; name two variables"
    );
    let told = chosen(Asked {
        statement_type: Some("DNA statements"),
        ..Asked::default()
    })
    .unwrap_err();
    assert_eq!(
        told,
        "the file has no statement type `DNA statements`; it has `DNA Statement`; did you mean `DNA Statement`?"
    );
}
