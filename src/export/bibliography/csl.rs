//! Sources as CSL-JSON, the data of the Citation Style Language 1.0.2.

use serde_json::{Map, Value as Json, json};

use super::certain;
use crate::error::Error;
use crate::model::{Source, When};

/// A list with an item for each source; its id is that of the source.
///
/// # Errors
/// None; writing JSON into memory does not fail.
pub fn csl_json(sources: &[&Source]) -> Result<String, Error> {
    let items: Vec<Json> = sources.iter().map(|source| item(source)).collect();
    let mut text = serde_json::to_string_pretty(&items)
        .map_err(|cause| Error::format(format!("cannot write the references as JSON: {cause}")))?;
    text.push('\n');
    Ok(text)
}

fn item(source: &Source) -> Json {
    let mut item = Map::new();
    let mut put = |key: &str, value: Option<Json>| {
        if let Some(value) = value {
            item.insert(key.to_owned(), value);
        }
    };
    let kind = match source.url {
        Some(_) => "webpage",
        None => "document",
    };
    let publisher = source.publisher.as_deref();
    let authors: Vec<Json> = source
        .authors
        .iter()
        .map(|name| json!({"literal": name}))
        .collect();
    put("id", Some(source.id.as_str().into()));
    put("type", Some(kind.into()));
    put("title", Some((&*source.title).into()));
    put("container-title", publisher.map(Json::from));
    put("publisher", publisher.map(Json::from));
    put("author", (!authors.is_empty()).then(|| authors.into()));
    put("issued", source.published.as_ref().map(date));
    put("accessed", source.retrieved.as_ref().map(date));
    put("URL", source.url.as_deref().map(Json::from));
    put(
        "archive_location",
        source.archive.as_deref().map(Json::from),
    );
    put("language", source.lang.as_deref().map(Json::from));
    Json::Object(item)
}

/// As precise as it is: a day, a month, a year, or a span of days.
fn date(when: &When) -> Json {
    let parts = match certain(when) {
        Some(parts) => json!([parts]),
        None => {
            let day = |(year, month, day): (i16, i8, i8)| json!([year, month, day]);
            json!([day(when.earliest.civil()), day(when.latest.civil())])
        }
    };
    json!({ "date-parts": parts })
}
