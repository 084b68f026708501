//! Which variables of a `.dna` file mean actor, speaker, issue and stance: as
//! asked, else by their names and types.
//!
//! In: a [`Dna`] and what was asked for. Out: a [`Choice`], or an error that
//! lists what there is.

use super::types::{DataType, Dna, StatementType, Variable};
use crate::error::Error;
use crate::text::{folded, nearest, shown};

/// What was asked for; none means the usual.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The label of a statement type.
    pub statement_type: Option<&'a str>,
    /// The variable whose values are the actors.
    pub actor: Option<&'a str>,
    /// The variable whose values are the persons who speak for them.
    pub speaker: Option<&'a str>,
    /// The variable whose values are the issues.
    pub issue: Option<&'a str>,
    /// The variable whose values are the stances.
    pub stance: Option<&'a str>,
}

/// The variables that were chosen, as numbers into those of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The statement type, as a number into [`Dna::types`].
    pub statement_type: usize,
    /// The actors: short text.
    pub actor: usize,
    /// The speakers: short text.
    pub speaker: Option<usize>,
    /// The issues: short text.
    pub issue: usize,
    /// The stances: boolean, integer or, if asked for, short text.
    pub stance: Option<usize>,
}

/// What variables are usually called, the likeliest first.
const ACTORS: &[&str] = &[
    "organization",
    "organisation",
    "org",
    "institution",
    "party",
    "country",
    "state",
    "group",
    "actor",
];
const SPEAKERS: &[&str] = &[
    "person",
    "speaker",
    "actor",
    "individual",
    "politician",
    "name",
];
const ISSUES: &[&str] = &[
    "concept", "issue", "belief", "topic", "category", "policy", "proposal", "frame", "claim",
];
const STANCES: &[&str] = &[
    "agreement",
    "position",
    "stance",
    "qualifier",
    "support",
    "sign",
    "opinion",
];

impl Choice {
    /// Chooses.
    ///
    /// The usual type is the first with statements, a boolean or integer
    /// variable and two of short text. Its variables are chosen by their
    /// names, such as `organization`, `person`, `concept` and `agreement`, else
    /// by their order. Where nothing can be a stance there is none.
    ///
    /// # Errors
    /// When a type or variable does not exist, is of the wrong data type, or
    /// is chosen twice; when none can be actor or issue.
    ///
    /// ```
    /// use stancegraph::load::dna::{Asked, Choice, Dna};
    /// let error = Choice::of(&Dna::default(), &Asked::default()).unwrap_err();
    /// assert_eq!(error.to_string(), "the file has no statement types, so nothing was coded in it");
    /// ```
    pub fn of(dna: &Dna, asked: &Asked<'_>) -> Result<Choice, Error> {
        let statement_type = statement_type(dna, asked.statement_type)?;
        let of = &dna.types[statement_type];
        let text: &[DataType] = &[DataType::ShortText];
        let any: &[DataType] = &[DataType::Boolean, DataType::Integer, DataType::ShortText];
        let mut taken = Taken {
            of,
            taken: Vec::new(),
        };
        // What is asked for comes first: it is free to take what is usual for another.
        let actor = taken.asked("actor", asked.actor, text)?;
        let speaker = taken.asked("speaker", asked.speaker, text)?;
        let issue = taken.asked("issue", asked.issue, text)?;
        let stance = taken.asked("stance", asked.stance, any)?;
        let named_actor = actor.or_else(|| taken.named(ACTORS, text));
        let speaker = speaker.or_else(|| taken.named(SPEAKERS, text));
        let issue = issue.or_else(|| taken.named(ISSUES, text));
        let stance = stance.or_else(|| taken.stance());
        // A person speaks for herself where no organisation was coded.
        let (actor, speaker) = match named_actor {
            Some(actor) => (Some(actor), speaker),
            None if asked.speaker.is_none() && speaker.is_some() => (speaker, None),
            None => (taken.first(text), speaker),
        };
        let issue = issue.or_else(|| taken.first(text));
        let none = |what: &str, option: &str| {
            Error::data(format!(
                "no variable of the statement type {} can be the {what}: that takes one of short text; there are {}; \
                 name another type with `--statement-type`, or the variable with `--{option}-variable`",
                shown(&of.label),
                list(of)
            ))
        };
        Ok(Choice {
            statement_type,
            actor: actor.ok_or_else(|| none("actor", "actor"))?,
            speaker,
            issue: issue.ok_or_else(|| none("issue", "issue"))?,
            stance,
        })
    }
}

/// The variables of a type, and which have a part already.
struct Taken<'d> {
    of: &'d StatementType,
    taken: Vec<(usize, &'static str)>,
}

impl Taken<'_> {
    /// The variable that was asked for.
    fn asked(
        &mut self,
        part: &'static str,
        name: Option<&str>,
        kinds: &[DataType],
    ) -> Result<Option<usize>, Error> {
        let Some(name) = name else { return Ok(None) };
        let variables = &self.of.variables;
        let label = shown(&self.of.label);
        let Some(at) = position(variables.iter().map(|v| &*v.name), name) else {
            let meant = nearest(name, variables.iter().map(|v| &*v.name));
            let meant = meant.map_or_else(String::new, |meant| {
                format!("; did you mean {}?", shown(meant))
            });
            return Err(Error::usage(format!(
                "the statement type {label} has no variable {}; it has {}{meant}",
                shown(name),
                list(self.of)
            )));
        };
        let found = variables[at].data_type;
        if !kinds.contains(&found) {
            let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
            return Err(Error::usage(format!(
                "the variable {} is of the type {}; the {part} takes one of {}: the statement type {label} has {}",
                shown(name),
                found.word(),
                words.join(" or "),
                list(self.of)
            )));
        }
        if let Some((_, other)) = self.taken.iter().find(|(taken, _)| *taken == at) {
            return Err(Error::usage(format!(
                "the variable {} cannot be both {other} and {part}; name two variables",
                shown(name)
            )));
        }
        self.taken.push((at, part));
        Ok(Some(at))
    }

    /// The first that has one of these names, in their order.
    fn named(&mut self, names: &[&str], kinds: &[DataType]) -> Option<usize> {
        let found = names.iter().find_map(|name| {
            self.free(kinds)
                .find(|(_, variable)| folded(&variable.name) == *name)
        });
        self.take(found.map(|(at, _)| at))
    }

    /// The first that is free.
    fn first(&mut self, kinds: &[DataType]) -> Option<usize> {
        let found = self.free(kinds).next().map(|(at, _)| at);
        self.take(found)
    }

    /// By name, else the first boolean, else the first integer.
    fn stance(&mut self) -> Option<usize> {
        let [boolean, integer] = [[DataType::Boolean], [DataType::Integer]];
        let both = [boolean[0], integer[0]];
        self.named(STANCES, &both)
            .or_else(|| self.first(&boolean))
            .or_else(|| self.first(&integer))
    }

    fn free(&self, kinds: &[DataType]) -> impl Iterator<Item = (usize, &Variable)> {
        let variables = self.of.variables.iter().enumerate();
        variables.filter(move |(at, variable)| {
            kinds.contains(&variable.data_type) && self.taken.iter().all(|(taken, _)| taken != at)
        })
    }

    fn take(&mut self, found: Option<usize>) -> Option<usize> {
        self.taken.extend(found.map(|at| (at, "another")));
        found
    }
}

fn statement_type(dna: &Dna, asked: Option<&str>) -> Result<usize, Error> {
    if dna.types.is_empty() {
        return Err(Error::data(
            "the file has no statement types, so nothing was coded in it",
        ));
    }
    let labels = || dna.types.iter().map(|of| &*of.label);
    if let Some(asked) = asked {
        return position(labels(), asked).ok_or_else(|| {
            let meant = nearest(asked, labels());
            let meant = meant.map_or_else(String::new, |meant| {
                format!("; did you mean {}?", shown(meant))
            });
            let all: Vec<String> = labels().map(shown).collect();
            Error::usage(format!(
                "the file has no statement type {}; it has {}{meant}",
                shown(asked),
                all.join(", ")
            ))
        });
    }
    let count = |of: &StatementType, kinds: &[DataType]| {
        of.variables
            .iter()
            .filter(|v| kinds.contains(&v.data_type))
            .count()
    };
    let fits = |of: &StatementType| count(of, &[DataType::ShortText]) >= 2;
    let takes_sides = |of: &StatementType| count(of, &[DataType::Boolean, DataType::Integer]) >= 1;
    let first = |wanted: &dyn Fn(&StatementType) -> bool| dna.types.iter().position(wanted);
    let found = first(&|of| fits(of) && takes_sides(of) && !of.statements.is_empty())
        .or_else(|| first(&|of| fits(of) && takes_sides(of)))
        .or_else(|| first(&|of| fits(of) && !of.statements.is_empty()))
        .or_else(|| first(&|of| fits(of)));
    found.ok_or_else(|| {
        let all: Vec<String> = dna.types.iter().map(|of| format!("{} with {}", shown(&of.label), list(of))).collect();
        Error::data(format!(
            "no statement type has two variables of short text, one for actors and one for issues; there are {}",
            all.join("; ")
        ))
    })
}

/// The one of that name, else the only one but for case and white space.
fn position<'n>(names: impl Iterator<Item = &'n str> + Clone, asked: &str) -> Option<usize> {
    let exact = names.clone().position(|name| name == asked);
    exact.or_else(|| {
        let same = |name: &str| folded(name) == folded(asked);
        let mut found = names.enumerate().filter(|(_, name)| same(name));
        let first = found.next()?;
        found.next().is_none().then_some(first.0)
    })
}

/// The variables of a type with what their values are.
fn list(of: &StatementType) -> String {
    let one =
        |variable: &Variable| format!("{} ({})", shown(&variable.name), variable.data_type.word());
    let all: Vec<String> = of.variables.iter().map(one).collect();
    if all.is_empty() {
        return "no variables".to_owned();
    }
    all.join(", ")
}
