//! The values of the statements: four tables, one for each type of data, into
//! the columns of the variables.

use rusqlite::Row;

use super::reader::{Reader, Within, nowhere};
use super::rows::{number, text};
use super::types::{DataType, NONE, Values};
use crate::error::Error;
use crate::text::shown;

/// Reads all four.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<(), Error> {
    for of in &mut reader.dna.types {
        let count = of.statements.len();
        for variable in &mut of.variables {
            variable.values = match variable.data_type {
                DataType::Boolean | DataType::Integer => Values::Numbers(vec![None; count]),
                DataType::ShortText => Values::Entities(vec![NONE; count]),
                DataType::LongText => Values::Words(Default::default()),
            };
        }
    }
    table(reader, "DATABOOLEAN", "Value", DataType::Boolean, whole)?;
    table(reader, "DATAINTEGER", "Value", DataType::Integer, whole)?;
    table(
        reader,
        "DATASHORTTEXT",
        "Entity",
        DataType::ShortText,
        entity,
    )?;
    table(reader, "DATALONGTEXT", "Value", DataType::LongText, words)
}

/// A value as it was read.
enum Value {
    Number(i32),
    Entity(u32),
    Words(Box<str>),
}

/// Reads one value of a variable; the error says what is wrong with it.
type Take = fn(&Reader<'_>, Within, DataType, &Row<'_>) -> Result<Value, String>;

fn table(
    reader: &mut Reader<'_>,
    table: &str,
    column: &str,
    data_type: DataType,
    take: Take,
) -> Result<(), Error> {
    let columns = ["ID", "StatementId", "VariableId", column];
    reader.table(table, "value", &columns, |reader, id, row| {
        if let Err(what) = one(reader, data_type, take, row) {
            reader.flaw("value", id, format!("of {table} {what}"));
        }
    })
}

fn one(
    reader: &mut Reader<'_>,
    data_type: DataType,
    take: Take,
    row: &Row<'_>,
) -> Result<(), String> {
    let statement = number(row, 1).ok().flatten().unwrap_or(-1);
    let (of, at) = *reader
        .statements
        .get(&statement)
        .ok_or_else(|| nowhere("is of statement", &statement.to_string()))?;
    let variable = number(row, 2).ok().flatten().unwrap_or(-1);
    let within = *reader
        .variables
        .get(&variable)
        .ok_or_else(|| nowhere("is of variable", &variable.to_string()))?;
    if within.0 != of {
        return Err(format!(
            "is of statement {statement} and of variable {variable}, which belongs to another statement type; it was left out"
        ));
    }
    let found = &reader.dna.types[of as usize].variables[within.1 as usize];
    if found.data_type != data_type {
        return Err(format!(
            "is of the variable {}, which is of the type {}; it was left out",
            shown(&found.name),
            found.data_type.word()
        ));
    }
    let value = take(reader, within, data_type, row)?;
    let variable = &mut reader.dna.types[of as usize].variables[within.1 as usize];
    let free = match (&mut variable.values, value) {
        (Values::Numbers(numbers), Value::Number(number)) => {
            numbers[at as usize].replace(number).is_none()
        }
        (Values::Entities(entities), Value::Entity(entity)) => {
            std::mem::replace(&mut entities[at as usize], entity) == NONE
        }
        (Values::Words(all), Value::Words(words)) => {
            words.is_empty() || all.insert(at, words).is_none()
        }
        _ => false,
    };
    if free {
        return Ok(());
    }
    Err(format!(
        "is a second one of statement {statement} for the variable {}; it took the place of the first",
        shown(&variable.name)
    ))
}

fn whole(_: &Reader<'_>, _: Within, data_type: DataType, row: &Row<'_>) -> Result<Value, String> {
    let (least, most) = match data_type {
        DataType::Boolean => (0, 1),
        _ => (i32::MIN, i32::MAX),
    };
    let found = match number(row, 3) {
        Ok(Some(number)) => i32::try_from(number).map_err(|_| number.to_string()),
        Ok(None) => Err("nothing".to_owned()),
        Err(other) => Err(other),
    };
    let fits = |number: &i32| (least..=most).contains(number);
    match found {
        Ok(number) if fits(&number) => Ok(Value::Number(number)),
        Ok(number) => Err(format!("is {number}, not 0 or 1; it was left out")),
        Err(other) => Err(format!(
            "is {other}, no number that it can be; it was left out"
        )),
    }
}

fn entity(reader: &Reader<'_>, of: Within, _: DataType, row: &Row<'_>) -> Result<Value, String> {
    let id = number(row, 3).ok().flatten().unwrap_or(-1);
    match reader.entities.get(&id) {
        Some((same, entity)) if *same == of => Ok(Value::Entity(*entity)),
        Some(_) => Err(format!(
            "is entity {id}, which belongs to another variable; it was left out"
        )),
        None => Err(nowhere("is entity", &id.to_string())),
    }
}

fn words(_: &Reader<'_>, _: Within, _: DataType, row: &Row<'_>) -> Result<Value, String> {
    Ok(Value::Words(text(row, 3).0))
}
