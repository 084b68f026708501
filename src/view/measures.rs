//! Measures of networks: for people a table for each, for spreadsheets one
//! figure a row, for programs the same as data.

use serde_json::{Value as Json, json};

use super::answer::{Answer, Block, Cell, Table, Tone};
use super::phrase::number_text;
use crate::network::Span;
use crate::network::measure::{Reading, Row, Taken, Value};

/// Measures as they were taken, and the settings of the networks in words.
pub fn measures(taken: &[Taken], settings: &[(&'static str, String)]) -> Answer {
    let mut blocks = vec![Block::Heading(1, "Measures of networks".to_owned())];
    let words = settings
        .iter()
        .map(|(name, value)| format!("{name} {value}"));
    let words: Vec<String> = words.collect();
    blocks.push(Block::Paragraph(format!("Settings: {}.", words.join("; "))));
    for one in taken {
        blocks.push(Block::Heading(2, one.measure.name.to_owned()));
        blocks.push(Block::Paragraph(sentence(one.measure.what)));
        for reading in &one.readings {
            for note in &reading.notes {
                blocks.push(Block::Paragraph(note.clone()));
            }
            if !reading.rows.is_empty() {
                blocks.push(Block::Table(table(reading)));
            }
        }
    }
    Answer {
        blocks,
        table: flat(taken),
        data: json!({
            "schema": "stancegraph/measure/1",
            "settings": settings.iter().map(|(name, value)| json!({
                "name": name,
                "value": value,
            })).collect::<Vec<_>>(),
            "measures": taken.iter().map(data).collect::<Vec<_>>(),
        }),
    }
}

/// With a capital and a full stop.
fn sentence(what: &str) -> String {
    let mut letters = what.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

/// A table for people: columns of what is the same in all rows are left out.
fn table(reading: &Reading) -> Table {
    let steps = reading.rows.iter().any(|row| middle(row.span).is_some());
    let first = reading.rows.first().and_then(|row| row.aggregate);
    let several = reading.rows.iter().any(|row| row.aggregate != first);
    let mut header: Vec<String> = Vec::new();
    header.extend(steps.then(|| "window".to_owned()));
    header.extend(several.then(|| "aggregate".to_owned()));
    header.extend(reading.of.iter().map(|name| (*name).to_owned()));
    header.extend(reading.figures.iter().map(|name| name.replace('_', " ")));
    let row = |row: &Row| {
        let mut cells: Vec<Cell> = Vec::new();
        cells.extend(steps.then(|| middle(row.span).unwrap_or_default().into()));
        cells.extend(several.then(|| aggregate(row).into()));
        cells.extend(row.of.iter().map(|label| Cell::from(&**label)));
        cells.extend(row.values.iter().map(shown));
        cells
    };
    Table {
        header,
        rows: reading.rows.iter().map(row).collect(),
    }
}

/// A figure for people: three decimals, or why there is none.
fn shown(value: &Value) -> Cell {
    match value {
        Value::Count(count) => count.to_string().into(),
        Value::Number(number) if number.abs() >= 1e9 => number_text(*number).into(),
        Value::Number(number) => match format!("{number:.3}") {
            text if text == "-0.000" => "0.000".into(),
            text => text.into(),
        },
        Value::Word(word) => (*word).into(),
        Value::Undefined(reason) => Cell {
            text: (*reason).to_owned(),
            tone: Tone::Faint,
        },
    }
}

/// One figure a row, at full precision.
fn flat(taken: &[Taken]) -> Table {
    let header = [
        "measure",
        "aggregate",
        "from",
        "middle",
        "to",
        "of",
        "with",
        "figure",
        "value",
        "undefined",
    ];
    let mut rows = Vec::new();
    for one in taken {
        for reading in &one.readings {
            for row in &reading.rows {
                for (figure, value) in reading.figures.iter().zip(&row.values) {
                    let (value, undefined) = exact(value);
                    let of = |at: usize| row.of.get(at).map_or("", |label| label).to_owned();
                    let cells = [
                        one.measure.name.to_owned(),
                        aggregate(row).to_owned(),
                        row.span.map_or(String::new(), |span| span.from.to_string()),
                        middle(row.span).unwrap_or_default(),
                        row.span.map_or(String::new(), |span| span.to.to_string()),
                        of(0),
                        of(1),
                        figure.to_string(),
                        value,
                        undefined.to_owned(),
                    ];
                    rows.push(cells.map(Cell::from).into());
                }
            }
        }
    }
    Table {
        header: header.map(str::to_owned).into(),
        rows,
    }
}

/// The figure in full, and why there is none.
fn exact(value: &Value) -> (String, &'static str) {
    match value {
        Value::Count(count) => (count.to_string(), ""),
        // Adding 0 makes −0 the same as 0.
        Value::Number(number) => (number_text(number + 0.0), ""),
        Value::Word(word) => ((*word).to_owned(), ""),
        Value::Undefined(reason) => (String::new(), reason),
    }
}

/// `{"measure", "what", "tables"}`.
fn data(one: &Taken) -> Json {
    json!({
        "measure": one.measure.name,
        "what": one.measure.what,
        "tables": one.readings.iter().map(reading).collect::<Vec<_>>(),
    })
}

/// `{"of", "figures", "rows", "notes"}`.
fn reading(reading: &Reading) -> Json {
    json!({
        "of": reading.of,
        "figures": reading.figures,
        "rows": reading.rows.iter().map(row).collect::<Vec<_>>(),
        "notes": reading.notes,
    })
}

/// `{"aggregate", "from", "middle", "to", "of", "values"}`.
fn row(row: &Row) -> Json {
    json!({
        "aggregate": row.aggregate.map(|aggregate| aggregate.prose()),
        "from": row.span.map(|span| span.from.to_string()),
        "middle": middle(row.span),
        "to": row.span.map(|span| span.to.to_string()),
        "of": row.of,
        "values": row.values.iter().map(value).collect::<Vec<_>>(),
    })
}

/// `{"number", "word", "undefined"}`.
fn value(value: &Value) -> Json {
    let (mut number, mut word, mut undefined) = (None, None, None);
    match value {
        Value::Count(count) => number = Some(json!(count)),
        Value::Number(exact) => number = Some(json!(exact + 0.0)),
        Value::Word(is) => word = Some(*is),
        Value::Undefined(reason) => undefined = Some(*reason),
    }
    json!({ "number": number, "word": word, "undefined": undefined })
}

fn middle(span: Option<Span>) -> Option<String> {
    Some(span?.middle?.to_string())
}

fn aggregate(row: &Row) -> &'static str {
    row.aggregate.map_or("", |aggregate| aggregate.prose())
}
