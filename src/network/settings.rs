//! What a network is to be made of, and which of it makes sense together.
//!
//! In: what was asked for. Out: the same, or an error with the reason why it
//! cannot be. Nothing is replaced silently.

use std::fmt;

use super::calendar::{Instant, Unit};
use crate::error::Error;
use crate::model::words;

words! {
    /// Which nodes there are.
    Mode {
        /// One kind of nodes, tied through the other variable.
        One = "one",
        /// Rows and columns are nodes of two kinds.
        Two = "two",
    }
}

words! {
    /// What the weight of a tie adds up.
    Aggregate {
        /// Claims on the same, whatever their stance.
        Ignore = "ignore",
        /// Claims of the same side.
        Congruence = "congruence",
        /// Claims of opposite sides.
        Conflict = "conflict",
        /// Congruence minus conflict; in two modes support minus opposition.
        Subtract = "subtract",
        /// Which stances occur, as a code (two modes only).
        Combine = "combine",
        /// Issues on which both took part, abstention included.
        Common = "common",
        /// Issues on which both did the same, abstention included.
        Same = "same",
    }
}

words! {
    /// By what a weight is divided.
    Normalize {
        /// By nothing.
        None = "none",
        /// By the mean of both numbers of claims.
        Average = "average",
        /// By what either of the two has.
        Jaccard = "jaccard",
        /// By the geometric mean of both ties with oneself.
        Cosine = "cosine",
        /// By the number of claims of the row.
        Activity = "activity",
        /// By the number of claims of the column.
        Prominence = "prominence",
    }
}

words! {
    /// Within which period the same claim counts once.
    Duplicates {
        /// Every claim counts.
        Include = "include",
        /// Once a source.
        Source = "source",
        /// Once an ISO week.
        Week = "week",
        /// Once a month of a year.
        Month = "month",
        /// Once a year.
        Year = "year",
        /// Once in all.
        Range = "range",
    }
}

words! {
    /// What of a stance counts.
    StanceKind {
        /// Its side: support or opposition; neutral claims are left out.
        Binary = "binary",
        /// Its number.
        Integer = "integer",
        /// Its name; each is another.
        Option = "option",
        /// Nothing.
        None = "none",
    }
}

words! {
    /// How the weight of a claim falls with its distance in time.
    Kernel {
        /// Not at all within the window: ½.
        Uniform = "uniform",
        /// ¾ (1 − u²).
        Epanechnikov = "epanechnikov",
        /// 1 − |u|.
        Triangular = "triangular",
        /// The normal density; the window has no end.
        Gaussian = "gaussian",
    }
}

/// A window that moves over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Its step, and the unit of its size.
    pub unit: Unit,
    /// How many units it is wide; at least 1.
    pub size: u32,
}

/// Values of a variable that do not count, or that alone count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// Which variable.
    pub variable: String,
    /// Which value, as labelled or by its id.
    pub value: String,
    /// Whether only claims with this value (or another such) count.
    pub inverted: bool,
}

impl fmt::Display for Exclusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.inverted { "!=" } else { "=" };
        write!(f, "{}{sign}{}", self.variable, self.value)
    }
}

/// What a network is made of.
///
/// ```
/// use stancegraph::network::{Aggregate, Normalize, Settings};
/// let settings = Settings { normalize: Normalize::Activity, ..Settings::default() };
/// let error = settings.check().unwrap_err().to_string();
/// assert!(error.contains("two"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Which nodes there are.
    pub mode: Mode,
    /// The variable whose values are the rows.
    pub rows: String,
    /// The variable whose values are the columns, or tie the rows.
    pub columns: String,
    /// What is added up; a network for each.
    pub aggregates: Vec<Aggregate>,
    /// By what it is divided.
    pub normalize: Normalize,
    /// What counts once.
    pub duplicates: Duplicates,
    /// What of a stance counts.
    pub stance: StanceKind,
    /// Claims before it do not count.
    pub from: Option<Instant>,
    /// Claims after it do not count.
    pub to: Option<Instant>,
    /// Whether nodes stay of whom no claim counts.
    pub isolates: bool,
    /// What does not count.
    pub exclude: Vec<Exclusion>,
    /// Rows with fewer claims are left out.
    pub min_claims: u32,
    /// A network for each step of a window.
    pub window: Option<Window>,
    /// Claims weigh less the farther they are from the middle of the window.
    pub kernel: Option<Kernel>,
    /// Whether the first and last window of a kernel lie within the range.
    pub indent: bool,
    /// Whether the numbers are those of the reference tool also where we hold
    /// them to be wrong.
    pub compat: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            mode: Mode::One,
            rows: "actor".to_owned(),
            columns: "issue".to_owned(),
            aggregates: vec![Aggregate::Congruence],
            normalize: Normalize::None,
            duplicates: Duplicates::Include,
            stance: StanceKind::Binary,
            from: None,
            to: None,
            isolates: false,
            exclude: Vec::new(),
            min_claims: 0,
            window: None,
            kernel: None,
            indent: false,
            compat: false,
        }
    }
}

impl Settings {
    /// Whether they make sense together.
    ///
    /// # Errors
    /// When they do not; the message has the reason and what would do.
    pub fn check(&self) -> Result<(), Error> {
        if self.aggregates.is_empty() {
            return refuse("nothing is to be aggregated: name at least one of `--aggregate`");
        }
        if self.rows == self.columns {
            return refuse(format!(
                "rows and columns are both `{}`: a tie needs two variables",
                self.rows
            ));
        }
        for aggregate in &self.aggregates {
            self.fits(*aggregate)?;
        }
        self.normalizes()?;
        self.moves()?;
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            return refuse(format!("`--from {from}` is after `--to {to}`"));
        }
        Ok(())
    }

    /// All of them in words, in a fixed order: names of options and values.
    pub fn words(&self) -> Vec<(&'static str, String)> {
        let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
        let at = |time: Option<Instant>| time.map_or("open".to_owned(), |time| time.to_string());
        let list = |all: Vec<String>| match all.is_empty() {
            true => "none".to_owned(),
            false => all.join(", "),
        };
        let exclude = self.exclude.iter().map(Exclusion::to_string).collect();
        let aggregates = self.aggregates.iter().map(Aggregate::to_string).collect();
        let window = self.window.map(|w| format!("{}:{}", w.unit, w.size));
        vec![
            ("mode", self.mode.to_string()),
            ("rows", self.rows.clone()),
            ("columns", self.columns.clone()),
            ("aggregate", list(aggregates)),
            ("normalize", self.normalize.to_string()),
            ("duplicates", self.duplicates.to_string()),
            ("stance", self.stance.to_string()),
            ("from", at(self.from)),
            ("to", at(self.to)),
            ("isolates", yes(self.isolates)),
            ("exclude", list(exclude)),
            ("min-claims", self.min_claims.to_string()),
            ("window", window.unwrap_or_else(|| "none".to_owned())),
            (
                "kernel",
                self.kernel.map_or("none".to_owned(), |k| k.to_string()),
            ),
            ("indent", yes(self.indent)),
            (
                "compat",
                if self.compat { "dna" } else { "none" }.to_owned(),
            ),
        ]
    }

    /// Whether something can be aggregated in this mode with this stance.
    fn fits(&self, aggregate: Aggregate) -> Result<(), Error> {
        use Aggregate::*;
        let word = aggregate.prose();
        match (self.mode, aggregate) {
            (Mode::One, Combine) => {
                return refuse(
                    "`combine` is a code of the stances in a cell, and a pair has no cell: \
                     use `--mode two`, or `subtract`",
                );
            }
            (Mode::Two, Congruence | Conflict | Common | Same) => {
                return refuse(format!(
                    "`{word}` is about two actors: use `--mode one`, or `subtract` for support \
                     minus opposition"
                ));
            }
            _ => {}
        }
        match (self.stance, aggregate) {
            (_, Ignore) => Ok(()),
            (StanceKind::None, _) => refuse(format!(
                "`{word}` needs a stance: without one (`--stance none`) there is only `ignore`"
            )),
            (StanceKind::Option, Subtract) if self.mode == Mode::Two && !self.compat => {
                refuse("options are no numbers that could be subtracted: use `ignore` or `combine`")
            }
            (StanceKind::Integer | StanceKind::Option, Common | Same) => refuse(format!(
                "`{word}` is about the sides of a vote: use `--stance binary`, or `ignore` and \
                 `congruence` with `--stance {}`",
                self.stance.prose()
            )),
            _ => Ok(()),
        }
    }

    /// Whether weights can be divided so.
    fn normalizes(&self) -> Result<(), Error> {
        use Normalize::*;
        let word = self.normalize.prose();
        let roll_call = [Aggregate::Common, Aggregate::Same];
        match (self.mode, self.normalize) {
            (_, None) => Ok(()),
            (Mode::One, Activity | Prominence) => refuse(format!(
                "`{word}` divides cells by their row or column: use `--mode two`, or `average`, \
                 `jaccard` or `cosine`"
            )),
            (Mode::Two, Average | Jaccard | Cosine) => refuse(format!(
                "`{word}` divides ties of pairs: use `--mode one`, or `activity` or `prominence`"
            )),
            (Mode::One, _) if self.aggregates.iter().any(|a| roll_call.contains(a)) => refuse(
                "`common` and `same` are counts of votes and are not normalised: divide \
                        `same` by `common` for the share, or use `congruence`",
            ),
            _ => Ok(()),
        }
    }

    /// Whether it can be made again for each step in time.
    fn moves(&self) -> Result<(), Error> {
        if self.window.is_some_and(|window| window.size == 0) {
            return refuse("a window is at least one unit wide");
        }
        let Some(kernel) = self.kernel else {
            return if self.indent {
                refuse("`--indent` is about the first and last window of a kernel: add `--kernel`")
            } else {
                Ok(())
            };
        };
        let word = kernel.prose();
        if self.window.is_none() {
            return refuse(format!(
                "the kernel `{word}` needs a window: add `--window month:6` or another"
            ));
        }
        if !matches!(self.normalize, Normalize::None | Normalize::Average) {
            let instead = match self.mode {
                Mode::One => "use `average` or `none`",
                Mode::Two => "use `none`",
            };
            return refuse(format!(
                "a kernel cannot be normalised by `{}`: {instead}",
                self.normalize.prose()
            ));
        }
        let counted = [Aggregate::Combine, Aggregate::Common, Aggregate::Same];
        match self.aggregates.iter().find(|a| counted.contains(a)) {
            Some(aggregate) => refuse(format!(
                "`{}` is no sum of claims, so a kernel cannot weigh them: leave out `--kernel`",
                aggregate.prose()
            )),
            None => Ok(()),
        }
    }
}

fn refuse<T>(sentence: impl Into<String>) -> Result<T, Error> {
    Err(Error::usage(sentence))
}
