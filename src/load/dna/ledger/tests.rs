use std::path::Path;

use super::*;
use crate::load::dna::{Asked, read, tests as files};
use crate::load::{Loaded, load};

fn imported(path: &Path, asked: Asked<'_>) -> Imported {
    let dna = read(path).expect("it can be read");
    let choice = Choice::of(&dna, &asked).expect("variables");
    ledger(&dna, &choice, "Synthetic").expect("a ledger")
}

fn after(sql: &str, asked: Asked<'_>) -> (Imported, Loaded) {
    let imported = imported(&files::after(sql).path, asked);
    let loaded = loaded(&imported);
    (imported, loaded)
}

fn loaded(imported: &Imported) -> Loaded {
    let entries = imported
        .files
        .iter()
        .filter(|file| file.path.ends_with(".ron"));
    let loaded = load(entries.cloned().collect());
    let found: Vec<&str> = loaded.diagnostics.iter().map(|d| &*d.message).collect();
    assert_eq!(found, [""; 0]);
    loaded
}

fn claim(loaded: &Loaded, number: i64) -> String {
    let ledger = &loaded.ledger;
    let id = format!("statement-{number}");
    let claim = ledger.claims.iter().find(|claim| claim.id.as_str() == id);
    let Some(claim) = claim else {
        return String::new();
    };
    let of: Vec<&str> = claim
        .of
        .iter()
        .map(|of| ledger.actor(*of).id.as_str())
        .collect();
    let by = claim.by.map_or("", |by| ledger.actor(by).id.as_str());
    let quote = &claim.quotes[0];
    format!(
        "{by} of {of:?} on {}: {:?}, {:?}",
        ledger.issue(claim.on).id,
        claim.content,
        quote.exact
    )
}

#[test]
fn a_database_becomes_a_ledger_without_errors() {
    let imported = imported(&files::whole(), Asked::default());
    assert_eq!(imported.counts, [16, 10, 99, 400]);
    assert_eq!(imported.told, []);
    let loaded = loaded(&imported);
    assert_eq!(
        claim(&loaded, 2),
        "actor-0006 of [\"org-002\"] on concept-0005: Stance(Pole(Oppose)), \"quote 2\""
    );
    let again = self::imported(&files::whole(), Asked::default());
    assert_eq!(imported, again);
}

#[test]
fn what_makes_no_claim_is_told() {
    let (imported, loaded) = after(
        "DELETE FROM DATABOOLEAN WHERE StatementId IN (3, 4);
         DELETE FROM DATASHORTTEXT WHERE StatementId = 5 AND VariableId = 2;
         UPDATE DATASHORTTEXT SET Entity = (SELECT ID FROM ENTITIES WHERE VariableId = 3 AND Value = '') WHERE StatementId = 6 AND VariableId = 3;
         UPDATE DOCUMENTS SET Date = 'May' WHERE ID = (SELECT DocumentId FROM STATEMENTS WHERE ID = 4 + 4);
         UPDATE STATEMENTS SET Stop = 100000 WHERE ID = 7;
         DELETE FROM STATEMENTS WHERE ID > 8;
         INSERT INTO STATEMENTTYPES(ID, Label) VALUES(2, 'Annotation');
         INSERT INTO STATEMENTS(ID, StatementTypeId, DocumentId, Start, Stop, Coder) VALUES(9, 2, 1, 0, 2, 1)",
        Asked::default(),
    );
    let told: Vec<String> = imported.told.iter().map(Told::to_string).collect();
    assert_eq!(
        told,
        [
            "1 statement has no actor (`org`) and was left out: 5",
            "1 statement has no issue (`concept`) and was left out: 6",
            "2 statements have no stance (`agreement`) and were left out: 3, 4",
            "1 statement stands in a document without a date and was left out: 8",
            "1 statement has no words where they should stand; its place is given as a record: 7",
            "1 statement is of the type `Annotation` and not imported: 9",
        ]
    );
    assert_eq!(loaded.ledger.claims.len(), 3);
}

#[test]
fn whole_numbers_are_poles_or_points_of_a_scale() {
    let position = Asked {
        stance: Some("position"),
        ..Asked::default()
    };
    let (_, loaded) = after("", position);
    assert!(claim(&loaded, 2).contains("Pole(StrongOppose)"));
    let (_, loaded) = after(
        "UPDATE DATAINTEGER SET Value = 7 WHERE StatementId = 1",
        position,
    );
    assert!(claim(&loaded, 2).contains("At(-2.0)"));
    let (_, loaded) = after("UPDATE DATAINTEGER SET Value = 2147483647", position);
    assert!(claim(&loaded, 2).contains("At(2147483647.0)"));
}

#[test]
fn values_of_short_text_are_options() {
    let asked = Asked {
        stance: Some("actor"),
        ..Asked::default()
    };
    let (_, loaded) = after("", asked);
    let found = claim(&loaded, 2);
    assert!(
        found.starts_with("org-002 of [] on concept-0005: Stance(Choose("),
        "{found}"
    );
}

#[test]
fn names_that_are_alike_are_one_actor_and_ids_are_unique() {
    let (imported, loaded) = after(
        "UPDATE ENTITIES SET Value = 'ORG  001' WHERE Value = 'Org 002';
         UPDATE ENTITIES SET Value = 'org 003' WHERE Value = 'Actor 0006';
         UPDATE ENTITIES SET Value = 'Org-001!' WHERE Value = 'Concept 0005';
         UPDATE DOCUMENTS SET Title = 'Org 001'",
        Asked::default(),
    );
    assert_eq!(imported.counts, [14, 10, 99, 400]);
    assert_eq!(
        claim(&loaded, 2),
        "org-001 of [] on issue-org-001: Stance(Pole(Oppose)), \"quote 2\""
    );
    let told: Vec<String> = imported.told.iter().map(Told::to_string).collect();
    assert!(
        told[0].contains("have another of the actors as their speaker"),
        "{told:?}"
    );
}

#[test]
fn what_a_name_hides_does_not_come_along() {
    let (_, loaded) = after(
        "UPDATE ENTITIES SET Value = 'Org' || char(10) || char(8238) || '002' WHERE Value = 'Org 002';
         UPDATE DOCUMENTS SET Title = char(8203), Author = char(7) || 'Ada', Notes = char(7)",
        Asked::default(),
    );
    let ledger = loaded.ledger;
    assert!(ledger.actors.iter().any(|actor| &*actor.name == "Org 002"));
    assert_eq!(&*ledger.sources[0].title, "Document 1");
    assert_eq!(&*ledger.sources[0].authors[0], "Ada");
}

#[test]
fn circles_of_entities_are_cut_open() {
    let (_, loaded) = after(
        "UPDATE ENTITIES SET ChildOf = CASE WHEN ID % 3 = 0 THEN ID - 2 ELSE ID + 1 END;
         UPDATE ENTITIES SET ChildOf = ID WHERE ID = 4",
        Asked::default(),
    );
    assert!(
        loaded
            .ledger
            .issues
            .iter()
            .any(|issue| issue.parent.is_some())
    );
}

#[test]
fn all_that_is_known_of_an_entity_and_a_statement_comes_along() {
    let (imported, _) = after(
        "INSERT INTO ATTRIBUTEVARIABLES(ID, VariableId, AttributeVariable) VALUES(1, 2, 'Type'), (2, 2, 'Notes');
         INSERT INTO ATTRIBUTEVALUES(ID, EntityId, AttributeVariableId, AttributeValue)
             SELECT ID * 2, ID, 1, 'party' FROM ENTITIES WHERE Value = 'Org 002';
         INSERT INTO ATTRIBUTEVALUES(ID, EntityId, AttributeVariableId, AttributeValue)
             SELECT ID * 2 + 1, ID, 2, 'of old' FROM ENTITIES WHERE Value = 'Org 002';
         UPDATE ENTITIES SET Red = 255 WHERE Value = 'Org 002';
         INSERT INTO VARIABLES(ID, Variable, DataType, StatementTypeId) VALUES(6, 'remark', 'long text', 1);
         INSERT INTO DATALONGTEXT(ID, StatementId, VariableId, Value) VALUES(1, 2, 6, ' a \"remark\" of Ada''s \\ ');
         UPDATE DOCUMENTS SET Source = 'The Gazette', Section = 'News', Date = Date + 3661, Coder = 2",
        Asked::default(),
    );
    let text = |path: &str| {
        let file = imported.files.iter().find(|file| file.path == path);
        String::from_utf8_lossy(&file.expect(path).bytes).into_owned()
    };
    let actors = text("actors.ron");
    assert!(
        actors.contains("note: \"of old\\nColour in the database: #ff0000\""),
        "{actors}"
    );
    assert!(
        actors.contains("attributes: {\"Type\": \"party\"}"),
        "{actors}"
    );
    let claims = text("claims.ron");
    assert!(
        claims.contains(r#"note: "a \"remark\" of Ada's \\""#),
        "{claims}"
    );
    assert!(
        claims.contains("attributes: {\"position\": \"-2\"}"),
        "{claims}"
    );
    let sources = text("sources.ron");
    assert!(sources.contains("publisher: \"The Gazette\""), "{sources}");
    let beside =
        "attributes: {\"added_by\": \"Coder 1\", \"section\": \"News\", \"time\": \"01:01:01\"}";
    assert!(sources.contains(beside), "{sources}");
}
