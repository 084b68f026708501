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
    /// The place of each claim in its source, where `order` is empty; sorted
    /// only when it matters.
    pub place: Vec<u32>,
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
    /// is the attribute of that field; `party` is enough where one has it.
    ///
    /// # Errors
    /// When there is none, or when several have an attribute of that name; the
    /// message lists what there is.
    pub fn variable(&self, name: &str) -> Result<Variable, Error> {
        let is = |field: &Field, name: &str| field.names.iter().any(|n| &**n == name);
        if let Some(at) = self.fields.iter().position(|field| is(field, name)) {
            return Ok(Variable::Field(at));
        }
        let all = || self.attributes.iter().enumerate();
        if let Some((field, rest)) = name.split_once('.')
            && let Some((at, _)) =
                all().find(|(_, a)| *a.name == *rest && is(&self.fields[a.field], field))
        {
            return Ok(Variable::Attribute(at));
        }
        let called: Vec<usize> = all()
            .filter(|(_, a)| *a.name == *name)
            .map(|(at, _)| at)
            .collect();
        match called[..] {
            [at] => return Ok(Variable::Attribute(at)),
            [] => {}
            // Who speaks has the attributes of who holds, where both are actors.
            [first, ..] if called.iter().all(|at| self.same_values(first, *at)) => {
                return Ok(Variable::Attribute(first));
            }
            _ => {
                let names: Vec<String> = called.iter().map(|at| self.whole_name(*at)).collect();
                return Err(Error::usage(format!(
                    "several have the attribute {}: say which, {}",
                    shown(name),
                    names.join(" or ")
                )));
            }
        }
        let names = self.names();
        let meant = nearest(name, names.iter().map(String::as_str));
        let meant = meant.map_or(String::new(), |m| format!("; did you mean `{m}`?"));
        Err(Error::usage(format!(
            "there is no variable {}{meant} (there are {})",
            shown(name),
            names.join(", ")
        )))
    }

    /// Whether two attributes tell the same of the same.
    fn same_values(&self, a: usize, b: usize) -> bool {
        let [a, b] = [a, b].map(|at| &self.attributes[at]);
        let [of_a, of_b] = [a, b].map(|attribute| &self.fields[attribute.field].ids);
        of_a == of_b && !of_a.is_empty() && a.labels == b.labels && a.values == b.values
    }

    /// An attribute with its field, such as `actor.party`.
    fn whole_name(&self, at: usize) -> String {
        let attribute = &self.attributes[at];
        let field = self.fields[attribute.field].names.first();
        format!("{}.{}", field.map_or("", |name| name), attribute.name)
    }

    /// The names of all variables.
    fn names(&self) -> Vec<String> {
        let fields = self.fields.iter().flat_map(|field| &field.names);
        let attributes = (0..self.attributes.len()).map(|at| self.whole_name(at));
        fields
            .map(|name| name.to_string())
            .chain(attributes)
            .collect()
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
