//! Databases of the Discourse Network Analyzer as ledgers: whatever stands in
//! one, the ledger that is made of it has no errors, and every quote is found
//! where it was coded.

#![cfg(feature = "dna")]

use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::prelude::*;
use rusqlite::{Connection, params};
use stancegraph::check::{self, Evidence};
use stancegraph::diagnostics::Level;
use stancegraph::load::dna::{Asked, Choice, ledger, read};
use stancegraph::load::{self, Loaded, SourceText, Texts};
use stancegraph::text::Match;

fn harbour() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dna/harbour.dna")
}

/// A copy of the file, changed.
fn changed(change: impl FnOnce(&Connection)) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("changed.dna");
    std::fs::copy(harbour(), &path).expect("a copy");
    let connection = Connection::open(&path).expect("it opens");
    let lax =
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF";
    connection.execute_batch(lax).expect("pragmas");
    change(&connection);
    (folder, path)
}

/// The ledger of a file with what the lints find, and the texts.
fn checked(path: &Path) -> (ledger::Imported, Loaded, Texts) {
    let dna = read(path).expect("it can be read");
    let choice = Choice::of(&dna, &Asked::default()).expect("variables");
    let imported = ledger::ledger(&dna, &choice, "Harbour").expect("a ledger");
    let is_ron = |file: &&load::File| file.path.ends_with(".ron");
    let files = imported.files.iter().filter(is_ron).cloned();
    let mut loaded = load::load(files.collect());
    let mut texts = Texts::default();
    let sources = loaded.ledger.source_ids().zip(&loaded.ledger.sources);
    for (id, source) in sources {
        let named = source.text.as_deref();
        let file = imported
            .files
            .iter()
            .find(|file| Some(&*file.path) == named);
        if let Some(file) = file {
            texts.insert(id, SourceText::read(&*file.path, file.bytes.clone()));
        }
    }
    let evidence = Evidence::new(&loaded.ledger, &texts);
    check::check_with(&mut loaded, &evidence);
    (imported, loaded, texts)
}

fn errors(loaded: &Loaded) -> Vec<&str> {
    let errors = loaded
        .diagnostics
        .iter()
        .filter(|d| d.level == Level::Error);
    errors.map(|d| &*d.message).collect()
}

#[test]
fn a_ledger_made_of_a_database_has_no_errors_and_its_quotes_are_exact() {
    let (imported, loaded, texts) = checked(&harbour());
    assert_eq!(errors(&loaded), [""; 0]);
    assert_eq!(imported.counts, [6, 2, 2, 5]);
    let evidence = Evidence::new(&loaded.ledger, &texts);
    assert_eq!(
        evidence.tally(&loaded.ledger).to_string(),
        "5 quotes: 5 exact"
    );
}

#[test]
fn hostile_names_and_circles_make_no_errors() {
    let (_folder, path) = changed(|connection| {
        let sql = "UPDATE ENTITIES SET ChildOf = CASE WHEN ID % 2 THEN ID - 1 ELSE ID + 1 END;
            UPDATE ENTITIES SET Value = 'same' WHERE Value IN ('Southland Fishers', 'Eve Bay');
            UPDATE ENTITIES SET Value = ' SAME' WHERE Value IN ('Green Bay', 'Sal South');
            UPDATE ENTITIES SET Value = char(8238) || '\\\"' || char(10) || ')]' WHERE Value = 'Ada North';
            UPDATE ENTITIES SET Value = substr('!!!!!!!!!!!!!!!!', ID) WHERE VariableId = 3;
            UPDATE ATTRIBUTEVARIABLES SET AttributeVariable = char(0) || 'Type' || ID;
            UPDATE ATTRIBUTEVALUES SET AttributeValue = char(0) || '\"';
            UPDATE DOCUMENTS SET Title = char(9), Author = char(0), Source = '\"', Section = char(10);
            UPDATE CODERS SET Name = char(8203);
            UPDATE VARIABLES SET Variable = 'agree' || char(10) || 'ment' WHERE ID = 4";
        connection.execute_batch(sql).expect("the SQL is good");
    });
    let (imported, loaded, _) = checked(&path);
    assert_eq!(errors(&loaded), [""; 0]);
    assert_eq!(imported.counts[3], 5);
}

#[test]
fn every_row_may_lead_nowhere() {
    let references = [
        ("STATEMENTS", "DocumentId"),
        ("STATEMENTS", "StatementTypeId"),
        ("STATEMENTS", "Coder"),
        ("STATEMENTS", "Start"),
        ("STATEMENTS", "Stop"),
        ("DATABOOLEAN", "StatementId"),
        ("DATABOOLEAN", "VariableId"),
        ("DATABOOLEAN", "Value"),
        ("DATASHORTTEXT", "Entity"),
        ("DATASHORTTEXT", "VariableId"),
        ("ENTITIES", "VariableId"),
        ("ENTITIES", "ChildOf"),
        ("ATTRIBUTEVALUES", "EntityId"),
        ("ATTRIBUTEVALUES", "AttributeVariableId"),
        ("DOCUMENTS", "Coder"),
        ("DOCUMENTS", "Date"),
    ];
    for (table, column) in references {
        for value in [
            "-7",
            "2147483648",
            "9223372036854775807",
            "'x'",
            "x'00ff'",
            "1.5",
        ] {
            let (_folder, path) = changed(|connection| {
                let sql = format!("UPDATE {table} SET {column} = {value} WHERE ID % 2 = 1");
                // A rule of the table may forbid two rows of one value.
                let _ = connection.execute_batch(&sql);
            });
            let (_, loaded, _) = checked(&path);
            assert_eq!(errors(&loaded), [""; 0], "{table}.{column} = {value}");
        }
    }
}

/// Pieces of texts that are counted differently in bytes, characters and units.
fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    let piece = prop::sample::select(vec![
        "a", "no ", "é", "мир", "👍", "“x”", " ", "\n", "\r\n", "e\u{301}", "\u{200b}", "\u{fb01}",
        "—",
    ]);
    prop::collection::vec(piece, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quotes_are_found_where_they_were_coded(pieces in pieces(), cuts in prop::collection::vec((0_usize..60, 1_usize..8), 5)) {
        let text: String = pieces.concat();
        let cut = |from: usize, count: usize| {
            let from = from % pieces.len();
            let before = pieces[..from].concat();
            let to = (from + count).min(pieces.len());
            (before.len(), pieces[from..to].concat())
        };
        let (_folder, path) = changed(|connection| {
            connection.execute("UPDATE DOCUMENTS SET Text = ?", [&text]).expect("a text");
            for (id, (from, count)) in (1_i64..).zip(&cuts) {
                let (before, words) = cut(*from, *count);
                let start = text[..before].encode_utf16().count();
                let stop = start + words.encode_utf16().count();
                let sql = "UPDATE STATEMENTS SET Start = ?, Stop = ? WHERE ID = ?";
                connection.execute(sql, params![start as i64, stop as i64, id]).expect("places");
            }
        });
        let (imported, loaded, texts) = checked(&path);
        prop_assert_eq!(errors(&loaded), [""; 0]);
        let evidence = Evidence::new(&loaded.ledger, &texts);
        let ambiguous = imported.told.iter().filter(|told| told.what.contains("several places"));
        let ambiguous: Vec<i64> = ambiguous.flat_map(|told| told.statements.clone()).collect();
        for looked in evidence.quotes(&loaded.ledger).filter(|looked| !looked.quote.exact.is_empty()) {
            let id: i64 = looked.claim.id.as_str().trim_start_matches("statement-").parse().expect("a number");
            let (from, count) = cuts[id as usize - 1];
            let (before, words) = cut(from, count);
            prop_assert_eq!(words.trim(), &*looked.quote.exact);
            let start = before + (words.len() - words.trim_start().len());
            let Some(Match::Exact(hits)) = looked.found else {
                return Err(TestCaseError::fail(format!("{:?}", looked.found)));
            };
            if !ambiguous.contains(&id) {
                prop_assert_eq!(hits.count, 1);
                prop_assert_eq!(hits.first[0].whole.bytes.start, start);
            }
        }
    }
}

#[test]
fn the_page_shows_what_an_import_says() {
    let page = include_str!("../docs/import.md").replace("\r\n", "\n");
    let (_, rest) = page.split_once("```text\n$ ").expect("a session");
    let (session, _) = rest.split_once("```").expect("it ends");
    let (line, expected) = session.split_once('\n').expect("a line");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(harbour(), folder.path().join("harbour.dna")).expect("a copy");
    let output = Command::new(env!("CARGO_BIN_EXE_stance"))
        .current_dir(folder.path())
        .args(line.split(' ').skip(1))
        .output()
        .expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
    assert!(output.status.success() && output.stdout.is_empty());
}

#[test]
fn a_database_beside_another_program_is_only_read() {
    let (folder, path) = changed(|connection| {
        let wal = connection.pragma_update(None, "journal_mode", "WAL");
        wal.expect("a mode");
    });
    let before = std::fs::read(&path).expect("a file");
    let mut rights = std::fs::metadata(&path).expect("a file").permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).expect("rights");
    checked(&path);
    assert!(std::fs::read(&path).expect("a file") == before);
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("a folder").count(),
        1
    );
}
