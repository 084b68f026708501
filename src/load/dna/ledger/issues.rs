//! Entities to issues, with a scale made of what the stance variable holds.

use super::names::{Ids, attributes, note, seen};
use crate::error::Error;
use crate::load::dna::Choice;
use crate::load::dna::types::{DataType, Dna, NONE, StatementType, Values, Variable};
use crate::load::format::{Entry, IssueEntry, ScaleEntry, StanceEntry};
use crate::model::Slug;
use crate::text::shown;

/// All issues, and how a value becomes a stance on one.
pub(super) struct Issues<'d> {
    pub(super) entries: Vec<Entry<'d>>,
    /// By the number of the entity; none without a name.
    pub(super) ids: Vec<Option<Slug>>,
    pub(super) stances: Stances<'d>,
}

/// How the values of the stance variable become stances.
pub(super) struct Stances<'d> {
    pub(super) variable: &'d Variable,
    form: Form,
}

enum Form {
    /// No and yes.
    Sides,
    /// From −2 to 2.
    Poles,
    /// From one number to another.
    Points(i32, i32),
    /// The ids of the options by the number of the entity.
    Options(Vec<Option<Slug>>),
}

/// Makes them.
pub(super) fn issues<'d>(
    dna: &'d Dna,
    choice: &Choice,
    ids: &mut Ids,
) -> Result<Issues<'d>, Error> {
    let of = &dna.types[choice.statement_type];
    let stances = Stances::of(of, choice)?;
    let variable = &of.variables[choice.issue];
    let mut given: Vec<Option<Slug>> = Vec::with_capacity(variable.entities.len());
    for entity in &variable.entities {
        let name = seen(&entity.name);
        given.push((!name.is_empty()).then(|| ids.give(&name, "issue", entity.id)));
    }
    let mut entries = Vec::new();
    for (at, (entity, id)) in variable.entities.iter().zip(&given).enumerate() {
        let Some(id) = id else { continue };
        let parent = parent(variable, at).and_then(|parent| given[parent].as_ref());
        entries.push(Entry::Issue(IssueEntry {
            id: Some(id.to_string().into()),
            question: Some(seen(&entity.name).into()),
            scale: Some(stances.scale()),
            parent: parent.map(|parent| parent.to_string().into()),
            note: note(variable, entity),
            attributes: attributes(variable, entity),
            ..IssueEntry::default()
        }));
    }
    Ok(Issues {
        entries,
        ids: given,
        stances,
    })
}

/// The issue of which another is a part, unless that leads back to it.
fn parent(variable: &Variable, at: usize) -> Option<usize> {
    let up = |at: usize| {
        let parent = variable.entities.get(at)?.parent;
        (parent != NONE).then_some(parent as usize)
    };
    let parent = up(at)?;
    let mut here = Some(parent);
    for _ in 0..variable.entities.len() {
        match here {
            None => return Some(parent),
            Some(found) if found == at => return None,
            Some(found) => here = up(found),
        }
    }
    // It leads into a circle of others, which is cut open there.
    Some(parent)
}

impl<'d> Stances<'d> {
    fn of(of: &'d StatementType, choice: &Choice) -> Result<Stances<'d>, Error> {
        let variable = choice.stance.map(|at| &of.variables[at]);
        let variable = variable.ok_or_else(|| {
            Error::data(format!(
                "the statement type {} has no boolean or integer variable, so no claim would have a stance; \
                 name a variable of short text with `--stance-variable` and its values become options",
                shown(&of.label)
            ))
        })?;
        let form = match (&variable.values, variable.data_type) {
            (Values::Numbers(numbers), DataType::Integer) => points(numbers),
            (Values::Entities(_), _) => Form::Options(options(variable)?),
            _ => Form::Sides,
        };
        Ok(Stances { variable, form })
    }

    /// The scale of every issue.
    fn scale(&self) -> ScaleEntry<'d> {
        let name = seen(&self.variable.name);
        match &self.form {
            Form::Sides => ScaleEntry::Poles {
                against: Some(format!("{name}: no").into()),
                in_favour: Some(format!("{name}: yes").into()),
            },
            Form::Poles => ScaleEntry::Poles {
                against: Some(format!("{name}: below 0").into()),
                in_favour: Some(format!("{name}: above 0").into()),
            },
            Form::Points(least, most) => ScaleEntry::Scale {
                min: Some(f64::from(*least)),
                max: Some(f64::from(*most)),
                unit: Some(name.into()),
                points: Vec::new(),
            },
            Form::Options(options) => {
                let options = options.iter().flatten();
                ScaleEntry::Options(options.map(|id| id.to_string().into()).collect())
            }
        }
    }

    /// The stance of a statement, if it has one.
    pub(super) fn of_statement(&self, at: usize) -> Option<StanceEntry<'d>> {
        use StanceEntry as S;
        if let Form::Options(options) = &self.form {
            let Values::Entities(entities) = &self.variable.values else {
                return None;
            };
            let option = options.get(*entities.get(at)? as usize)?.as_ref()?;
            return Some(S::Choose(option.to_string().into()));
        }
        let number = self.variable.number(at)?;
        Some(match (&self.form, number) {
            (Form::Points(..), _) => S::At(f64::from(number)),
            (Form::Sides, 0) => S::Oppose,
            (Form::Sides, _) => S::Support,
            (_, -2) => S::StrongOppose,
            (_, -1) => S::Oppose,
            (_, 0) => S::Neutral,
            (_, 1) => S::Support,
            _ => S::StrongSupport,
        })
    }
}

/// Whole numbers from −2 to 2 are poles, others points of a scale that ends
/// where they do.
fn points(numbers: &[Option<i32>]) -> Form {
    let all = numbers.iter().flatten().copied();
    let (least, most) = (all.clone().min().unwrap_or(0), all.max().unwrap_or(0));
    match (least, most) {
        (-2..=2, -2..=2) => Form::Poles,
        // A scale has two ends.
        _ if least == most && most < i32::MAX => Form::Points(least, most + 1),
        _ if least == most => Form::Points(least - 1, most),
        _ => Form::Points(least, most),
    }
}

fn options(variable: &Variable) -> Result<Vec<Option<Slug>>, Error> {
    let mut ids = Ids::default();
    let mut all = Vec::with_capacity(variable.entities.len());
    for entity in &variable.entities {
        let name = seen(&entity.name);
        all.push((!name.is_empty()).then(|| ids.give(&name, "option", entity.id)));
    }
    if all.iter().flatten().count() < 2 {
        return Err(Error::data(format!(
            "the variable {} has fewer than two values, so nothing could be chosen among; name another with `--stance-variable`",
            shown(&variable.name)
        )));
    }
    Ok(all)
}
