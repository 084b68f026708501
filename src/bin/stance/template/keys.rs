//! The data of a report as templates see it. JSON and the figures come in; out
//! go values that remember which key or figure was asked for and not there, so
//! that a message can name it. The engine itself only says that something is
//! undefined.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::Value;
use minijinja::value::{Enumerator, Object};
use stancegraph::text::{nearest, shown};

/// What was last asked for and not there; shared by all parts of the data.
#[derive(Clone, Debug, Default)]
pub struct Missed(Arc<Mutex<Option<Miss>>>);

/// Something that was asked for and is not there, and what there is.
#[derive(Clone, Debug)]
struct Miss {
    /// `key` or `figure`.
    what: &'static str,
    asked: String,
    /// The list or key in which it was asked for, such as `claims[]`.
    within: String,
    known: Vec<String>,
}

impl Missed {
    /// The data of a report, as a value in which missing keys are noticed.
    pub fn watch(&self, data: &serde_json::Value) -> Value {
        self.part(data, "")
    }

    /// Remembers that a figure was asked for which the report does not have.
    pub fn figure<'n>(&self, asked: &str, known: impl Iterator<Item = &'n str>) {
        self.set(Miss {
            what: "figure",
            asked: asked.to_owned(),
            within: String::new(),
            known: known.map(str::to_owned).collect(),
        });
    }

    /// What was asked for last and is not there, in words, if it stands in
    /// this line of a template. Elsewhere it may have been asked for on purpose.
    pub fn told(&self, line: &str) -> Option<String> {
        let miss = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let miss = miss.as_ref().filter(|miss| line.contains(&miss.asked))?;
        let known = miss.known.iter().map(String::as_str);
        let near = nearest(&miss.asked, known).map_or_else(String::new, |near| {
            format!("; did you mean {}?", shown(near))
        });
        let within = match miss.within.as_str() {
            "" => String::new(),
            within => format!(" in {}", shown(within)),
        };
        let known: Vec<String> = miss.known.iter().map(|known| shown(known)).collect();
        let known = match known.as_slice() {
            [] => "none at all".to_owned(),
            [one] => format!("only {one}"),
            _ => format!("only {}", known.join(", ")),
        };
        let (what, asked) = (miss.what, shown(&miss.asked));
        Some(format!("there is no {what} {asked}{within}, {known}{near}"))
    }

    fn set(&self, miss: Miss) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(miss);
    }

    fn part(&self, data: &serde_json::Value, path: &str) -> Value {
        match data {
            serde_json::Value::Object(keys) => {
                let values = keys.iter().map(|(key, value)| {
                    let dot = if path.is_empty() { "" } else { "." };
                    let path = format!("{path}{dot}{key}");
                    (key.clone(), self.part(value, &path))
                });
                Value::from_object(Keys {
                    values: values.collect(),
                    path: path.to_owned(),
                    missed: self.clone(),
                })
            }
            serde_json::Value::Array(items) => {
                let path = format!("{path}[]");
                let items = items.iter().map(|item| self.part(item, &path));
                Value::from(items.collect::<Vec<Value>>())
            }
            plain => Value::from_serialize(plain),
        }
    }
}

/// An object of the data.
#[derive(Debug)]
struct Keys {
    values: BTreeMap<String, Value>,
    path: String,
    missed: Missed,
}

impl Object for Keys {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let found = self.values.get(key);
        if found.is_none() {
            self.missed.set(Miss {
                what: "key",
                asked: key.to_owned(),
                within: self.path.clone(),
                known: self.values.keys().cloned().collect(),
            });
        }
        found.cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(
            self.values
                .keys()
                .map(|key| Value::from(key.as_str()))
                .collect(),
        )
    }
}
