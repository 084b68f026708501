//! Coded claims in columns: what every network is made of, wherever it came
//! from.

use crate::error::Error;
use crate::text::{nearest, shown};

use super::calendar::Instant;
use super::settings::StanceKind;

/// The number of no value: the claim has none of this variable.
pub const NONE: u32 = u32::MAX;

/// A variable of the claims, such as the actor or the issue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// Its name, and others by which it may be asked for.
    pub names: Vec<Box<str>>,
    /// How each of its values is shown; all different.
    pub labels: Vec<Box<str>>,
    /// The id of each value, where it has one; empty if none has.
    pub ids: Vec<Box<str>>,
    /// For each claim the number of its value, or [`NONE`].
    pub values: Vec<u32>,
    /// Whether it belongs to the source rather than to the claim.
    pub of_source: bool,
}

/// A property of the values of a field, such as the party of an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Of which field, by its place.
    pub field: usize,
    /// Its name.
    pub name: Box<str>,
    /// How each of its values is shown; all different.
    pub labels: Vec<Box<str>>,
    /// For each value of the field the number of the attribute's, or [`NONE`].
    pub values: Vec<u32>,
}

/// One of the stances that occur.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Its name.
    pub name: Box<str>,
    /// Its number on its scale, if it has one.
    pub number: Option<f64>,
    /// Whether it is in favour; none if it is neither that nor against.
    pub side: Option<bool>,
}

/// Coded claims in columns. All columns have the same length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Coded {
    /// The variables.
    pub fields: Vec<Field>,
    /// What is known of their values.
    pub attributes: Vec<Attribute>,
    /// The stances that occur.
    pub levels: Vec<Level>,
    /// The stance of each claim, by its place among the levels, or [`NONE`].
    pub stance: Vec<u32>,
    /// When each claim was made.
    pub time: Vec<Instant>,
    /// The source of each claim, as a number.
    pub source: Vec<u32>,
    /// Claims that never count, by the reason.
    pub left_out: Vec<(&'static str, usize)>,
    /// What of a stance counts, when nobody says.
    pub natural: Option<StanceKind>,
    /// The claims in order of source, place in it, and id, where this is not
    /// the order in which they stand.
    pub order: Vec<u32>,
}

/// A variable that was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variable {
    /// A field, by its place.
    Field(usize),
    /// An attribute, by its place.
    Attribute(usize),
}

impl Coded {
    /// How many claims there are.
    pub fn len(&self) -> usize {
        self.stance.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.stance.is_empty()
    }

    /// The variable of a name: a field, or an attribute of one. `actor.party`
    /// is the attribute of that field, `party` that of the first that has it.
    ///
    /// # Errors
    /// When there is none; the message names the nearest and lists all.
    pub fn variable(&self, name: &str) -> Result<Variable, Error> {
        let is = |field: &Field, name: &str| field.names.iter().any(|n| &**n == name);
        if let Some(at) = self.fields.iter().position(|field| is(field, name)) {
            return Ok(Variable::Field(at));
        }
        let attribute = |a: &Attribute| {
            let of = |field: &str, rest: &str| is(&self.fields[a.field], field) && *rest == *a.name;
            *a.name == *name || name.split_once('.').is_some_and(|(f, n)| of(f, n))
        };
        if let Some(at) = self.attributes.iter().position(attribute) {
            return Ok(Variable::Attribute(at));
        }
        let names: Vec<&str> = self.names().collect();
        let meant = nearest(name, names.iter().copied());
        let meant = meant.map_or(String::new(), |m| format!("; did you mean `{m}`?"));
        Err(Error::usage(format!(
            "there is no variable {}{meant} (there are {})",
            shown(name),
            names.join(", ")
        )))
    }

    /// The names of all variables, each once.
    fn names(&self) -> impl Iterator<Item = &str> {
        let fields = self.fields.iter().filter_map(|f| f.names.first());
        fields
            .chain(self.attributes.iter().map(|a| &a.name))
            .map(|n| &**n)
    }

    /// How the values of a variable are shown.
    pub fn labels(&self, variable: Variable) -> &[Box<str>] {
        match variable {
            Variable::Field(at) => &self.fields[at].labels,
            Variable::Attribute(at) => &self.attributes[at].labels,
        }
    }

    /// The ids of the values of a variable; empty if they have none.
    pub fn ids(&self, variable: Variable) -> &[Box<str>] {
        match variable {
            Variable::Field(at) => &self.fields[at].ids,
            Variable::Attribute(_) => &[],
        }
    }

    /// Whether a variable belongs to the source rather than to the claim.
    pub fn is_of_source(&self, variable: Variable) -> bool {
        match variable {
            Variable::Field(at) => self.fields[at].of_source,
            Variable::Attribute(at) => self.fields[self.attributes[at].field].of_source,
        }
    }

    /// The value of a variable of a claim, or [`NONE`].
    pub fn value(&self, variable: Variable, claim: usize) -> u32 {
        match variable {
            Variable::Field(at) => self.fields[at].values[claim],
            Variable::Attribute(at) => {
                let attribute = &self.attributes[at];
                let of = self.fields[attribute.field].values[claim];
                attribute.values.get(of as usize).copied().unwrap_or(NONE)
            }
        }
    }

    /// What is known of a value of a variable: names and labels.
    pub fn known_of(&self, variable: Variable, value: u32) -> Vec<(Box<str>, Box<str>)> {
        let Variable::Field(field) = variable else {
            return Vec::new();
        };
        let of = self.attributes.iter().filter(|a| a.field == field);
        let value = |a: &Attribute| {
            let number = *a.values.get(value as usize)?;
            Some((a.name.clone(), a.labels.get(number as usize)?.clone()))
        };
        of.filter_map(value).collect()
    }
}
