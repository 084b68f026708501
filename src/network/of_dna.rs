//! Coded claims of a database of the reference tool: each variable of text is
//! a variable, each document a source.

use std::collections::BTreeMap;

use super::calendar::Instant;
use super::coded::{Attribute, Coded, Field, Level, NONE};
use super::labels::told_apart;
use super::settings::StanceKind;
use crate::load::dna::{Asked, Choice, DataType, Dna, Document, StatementType, Variable};

/// The statements of the chosen type. `actor`, `speaker` and `issue` are the
/// chosen variables. One that is called so itself keeps its name, unless
/// another was asked for in its part: then it is `variable actor` and the like.
pub fn of_dna(dna: &Dna, choice: &Choice, asked: &Asked<'_>) -> Coded {
    let of = &dna.types[choice.statement_type];
    let statements = &of.statements;
    let (levels, stance) = stances(of, choice);
    let mut coded = Coded {
        levels,
        stance,
        time: column(&statements.documents, dna, |document| {
            Instant(document.seconds)
        }),
        source: statements.documents.clone(),
        natural: Some(natural(of, choice)),
        order: order(of),
        ..Coded::default()
    };
    for (at, variable) in of.variables.iter().enumerate() {
        if variable.data_type == DataType::ShortText {
            let names = names(of, choice, asked, at);
            push(
                &mut coded,
                field(names, variable, statements.len()),
                variable,
            );
        } else if variable.data_type != DataType::LongText {
            let names = names(of, choice, asked, at);
            coded
                .fields
                .push(numbers(names, variable, statements.len()));
        }
    }
    coded.fields.extend(of_documents(dna, of));
    coded
}

/// For each statement something of its document.
fn column<T>(documents: &[u32], dna: &Dna, of: impl Fn(&Document) -> T) -> Vec<T> {
    let all = documents.iter().map(|at| of(&dna.documents[*at as usize]));
    all.collect()
}

/// The statements by document, place in it, and id.
fn order(of: &StatementType) -> Vec<u32> {
    let statements = &of.statements;
    let mut order: Vec<u32> = (0..statements.len() as u32).collect();
    order.sort_by_key(|at| {
        let at = *at as usize;
        (
            statements.documents[at],
            statements.starts[at],
            statements.ids[at],
        )
    });
    order
}

/// What a variable is called.
fn names(of: &StatementType, choice: &Choice, asked: &Asked<'_>, at: usize) -> Vec<Box<str>> {
    let chosen = [
        ("actor", Some(choice.actor), asked.actor),
        ("speaker", choice.speaker, asked.speaker),
        ("issue", Some(choice.issue), asked.issue),
    ];
    let own = &of.variables[at].name;
    let mut names: Vec<Box<str>> = vec![own.clone()];
    for (role, variable, asked) in chosen {
        let called = of.variables.iter().any(|variable| *variable.name == *role);
        let is = variable == Some(at);
        if is && **own != *role && (asked.is_some() || !called) {
            names.push(role.into());
        }
        if **own == *role && !is && asked.is_some() {
            names[0] = format!("variable {own}").into();
        }
    }
    names
}

/// A variable of text. An entity without a name says that nothing was coded.
fn field(names: Vec<Box<str>>, variable: &Variable, statements: usize) -> Field {
    let number = |at: usize| {
        let entity = variable.entity_number(at)?;
        let named = !variable.entities[entity as usize].name.is_empty();
        named.then_some(entity)
    };
    Field {
        names,
        labels: variable
            .entities
            .iter()
            .map(|entity| entity.name.clone())
            .collect(),
        ids: Vec::new(),
        values: (0..statements)
            .map(|at| number(at).unwrap_or(NONE))
            .collect(),
        of_source: false,
    }
}

/// A variable of numbers, of which each is a value.
fn numbers(names: Vec<Box<str>>, variable: &Variable, statements: usize) -> Field {
    let mut all: Vec<i32> = (0..statements)
        .filter_map(|at| variable.number(at))
        .collect();
    all.sort_unstable();
    all.dedup();
    let place = |at: usize| {
        let found = variable
            .number(at)
            .and_then(|number| all.binary_search(&number).ok());
        found.map_or(NONE, |place| place as u32)
    };
    Field {
        names,
        labels: all.iter().map(|number| number.to_string().into()).collect(),
        values: (0..statements).map(place).collect(),
        ..Field::default()
    }
}

/// Adds a variable with what is known of its values.
fn push(coded: &mut Coded, field: Field, variable: &Variable) {
    let place = coded.fields.len();
    coded.fields.push(field);
    for (at, name) in variable.attributes.iter().enumerate() {
        let known = variable
            .entities
            .iter()
            .map(|entity| entity.attributes.get(at));
        let (labels, values) = numbered(known.map(|value| value.map_or("", |value| value)));
        coded.attributes.push(Attribute {
            field: place,
            name: name.clone(),
            labels,
            values,
        });
    }
}

/// Texts as numbers into a sorted list of them; nothing for empty ones.
fn numbered<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> (Vec<Box<str>>, Vec<u32>) {
    let all = texts.clone().filter(|text| !text.is_empty());
    let mut numbers: BTreeMap<&str, u32> = all.map(|text| (text, 0)).collect();
    for (place, number) in numbers.values_mut().enumerate() {
        *number = place as u32;
    }
    let values = texts.map(|text| numbers.get(text).copied().unwrap_or(NONE));
    let values = values.collect();
    (numbers.keys().map(|text| (*text).into()).collect(), values)
}

/// The document and what is known of it.
fn of_documents(dna: &Dna, of: &StatementType) -> Vec<Field> {
    let ids: Vec<Box<str>> = dna
        .documents
        .iter()
        .map(|d| d.id.to_string().into())
        .collect();
    let titles = dna.documents.iter().map(|document| &*document.title);
    let titles = titles.zip(ids.iter().map(|id| &**id));
    let mut fields = vec![Field {
        names: vec!["source".into(), "document".into()],
        labels: told_apart(titles),
        ids: ids.clone(),
        values: of.statements.documents.clone(),
        of_source: true,
    }];
    for name in ["publisher", "author", "section", "document type"] {
        let get = |document| known_of(document, name);
        let (labels, numbers) = numbered(dna.documents.iter().map(get));
        let value = |document: &u32| numbers[*document as usize];
        fields.push(Field {
            names: vec![name.into()],
            labels,
            ids: Vec::new(),
            values: of.statements.documents.iter().map(value).collect(),
            of_source: true,
        });
    }
    // What the statements call their own comes first.
    fields.retain(|field| !of.variables.iter().any(|v| *v.name == *field.names[0]));
    fields
}

/// What is known of a document by this name.
fn known_of<'d>(document: &'d Document, name: &str) -> &'d str {
    match name {
        "publisher" => &document.source,
        "author" => &document.author,
        "section" => &document.section,
        _ => &document.kind,
    }
}

/// The stances that occur, and that of each statement.
fn stances(of: &StatementType, choice: &Choice) -> (Vec<Level>, Vec<u32>) {
    let statements = 0..of.statements.len();
    let Some(variable) = choice.stance.map(|at| &of.variables[at]) else {
        return (Vec::new(), vec![NONE; of.statements.len()]);
    };
    if variable.data_type == DataType::ShortText {
        let level = |name: &str| Level {
            name: name.into(),
            number: None,
            side: None,
        };
        let levels = variable.entities.iter().map(|entity| level(&entity.name));
        let field = field(Vec::new(), variable, of.statements.len());
        return (levels.collect(), field.values);
    }
    let is_boolean = variable.data_type == DataType::Boolean;
    let mut numbers: Vec<i32> = statements
        .clone()
        .filter_map(|at| variable.number(at))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let level = |number: &i32| Level {
        name: match (is_boolean, number) {
            (true, 0) => "no".into(),
            (true, _) => "yes".into(),
            (false, number) => number.to_string().into(),
        },
        number: Some(f64::from(*number)),
        side: match (is_boolean, number) {
            (true, number) => Some(*number != 0),
            (false, 0) => None,
            (false, number) => Some(*number > 0),
        },
    };
    let place = |at: usize| {
        let found = variable
            .number(at)
            .and_then(|number| numbers.binary_search(&number).ok());
        found.map_or(NONE, |place| place as u32)
    };
    (
        numbers.iter().map(level).collect(),
        statements.map(place).collect(),
    )
}

/// What of a stance counts, by the type of its variable.
fn natural(of: &StatementType, choice: &Choice) -> StanceKind {
    match choice.stance.map(|at| of.variables[at].data_type) {
        Some(DataType::Boolean) => StanceKind::Binary,
        Some(DataType::Integer) => StanceKind::Integer,
        Some(_) => StanceKind::Option,
        None => StanceKind::None,
    }
}
