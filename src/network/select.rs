//! Which claims count, and which nodes there are.
//!
//! In: coded claims and settings. Out: the chosen claims, with rows and
//! columns as numbers into sorted lists of nodes. In this order: those of the
//! range and the sources; then, by time, without excluded values, without
//! empty ones, without what is there twice.

use rustc_hash::FxHashSet;

use super::calendar::Instant;
use super::coded::{Coded, NONE, Variable};
use super::levels::{self, Levels};
use super::settings::{Aggregate, Duplicates, Settings};
use crate::error::Error;
use crate::text::{nearest, shown};

/// A claim that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Its row, by its place among the rows.
    pub row: u32,
    /// Its column, likewise.
    pub column: u32,
    /// Its level, by its place among the levels.
    pub level: u32,
    /// When it was made.
    pub time: Instant,
}

/// The claims that count, and the nodes between which they count.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selected {
    /// The claims; in order of time, if their order can matter.
    pub claims: Vec<Chosen>,
    /// The values that are rows, in order of their labels.
    pub rows: Vec<u32>,
    /// The values that are columns, likewise.
    pub columns: Vec<u32>,
    /// The stances among which they lie.
    pub levels: Levels,
    /// The first and the last moment of the range, if there is any claim.
    pub range: Option<(Instant, Instant)>,
    /// How many claims are neither for nor against.
    pub neutral: usize,
    /// How many claims were there already.
    pub duplicates: usize,
}

/// The two variables of a network.
#[derive(Debug, Clone, Copy)]
pub struct Variables {
    /// Whose values are the rows.
    pub rows: Variable,
    /// Whose values are the columns.
    pub columns: Variable,
}

impl Variables {
    /// Looks both up.
    pub fn new(coded: &Coded, settings: &Settings) -> Result<Variables, Error> {
        Ok(Variables {
            rows: coded.variable(&settings.rows)?,
            columns: coded.variable(&settings.columns)?,
        })
    }
}

/// Chooses the claims for some aggregates. `nodes` has the rows and columns,
/// if they are known from other aggregates of the same settings.
pub fn select(
    coded: &Coded,
    settings: &Settings,
    aggregates: &[Aggregate],
    nodes: Option<(&[u32], &[u32])>,
) -> Result<Selected, Error> {
    let of = Variables::new(coded, settings)?;
    let excluded = Excluded::new(coded, settings)?;
    let in_range = |at: usize| {
        let time = coded.time[at];
        settings.from.is_none_or(|from| time >= from) && settings.to.is_none_or(|to| time <= to)
    };
    let whole = settings.from.is_none() && settings.to.is_none() && excluded.of_sources.is_empty();
    let pool: Box<dyn Fn(usize) -> bool> = if whole {
        Box::new(|_| true)
    } else {
        Box::new(|at| in_range(at) && !excluded.by_source(coded, at))
    };
    let levels = levels::levels(coded, settings, aggregates, &pool)?;
    let mut first: Option<Instant> = None;
    let mut last: Option<Instant> = None;
    let mut rows = vec![0_u32; coded.labels(of.rows).len()];
    let mut columns = vec![0_u32; coded.labels(of.columns).len()];
    let mut selected = Selected::default();
    let mut twice = Twice::new(coded, settings, aggregates);
    let mut take = |at: usize| {
        if !pool(at) {
            return;
        }
        let time = coded.time[at];
        first = Some(first.map_or(time, |f| f.min(time)));
        last = Some(last.map_or(time, |l| l.max(time)));
        let row = coded.value(of.rows, at);
        let column = coded.value(of.columns, at);
        if settings.isolates {
            // Being in the range is enough to be there.
            for (seen, value) in [(&mut rows, row), (&mut columns, column)] {
                if let Some(count) = seen.get_mut(value as usize) {
                    *count = (*count).max(1);
                }
            }
        }
        let level = levels.of(coded.stance[at]);
        if level == NONE {
            selected.neutral += usize::from(coded.stance[at] != NONE);
            return;
        }
        if row == NONE || column == NONE || excluded.by_value(coded, at) {
            return;
        }
        if twice.is_there((row, column), level, at) {
            selected.duplicates += 1;
            return;
        }
        selected.claims.push(Chosen {
            row,
            column,
            level,
            time,
        });
    };
    if settings.duplicates == Duplicates::Include {
        (0..coded.len()).for_each(&mut take);
    } else {
        in_order(coded).into_iter().for_each(|at| take(at as usize));
    }
    selected.range = match (settings.from.or(first), settings.to.or(last)) {
        (Some(from), Some(to)) => Some((from, to)),
        _ => None,
    };
    selected.levels = levels;
    nodes_of(coded, settings, of, &mut selected, [rows, columns], nodes);
    Ok(selected)
}

/// The claims by time, source, place in it, and id.
fn in_order(coded: &Coded) -> Vec<u32> {
    let mut order: Vec<u32> = if coded.order.is_empty() {
        (0..coded.len() as u32).collect()
    } else {
        coded.order.clone()
    };
    let time = |at: &u32| coded.time[*at as usize];
    match coded.place.is_empty() {
        true => order.sort_by_key(time),
        false => order.sort_by_key(|at| {
            let place = (coded.source[*at as usize], coded.place[*at as usize]);
            (time(at), place)
        }),
    }
    order
}

/// Finds the nodes, and puts their places into the claims.
fn nodes_of(
    coded: &Coded,
    settings: &Settings,
    of: Variables,
    selected: &mut Selected,
    seen: [Vec<u32>; 2],
    known: Option<(&[u32], &[u32])>,
) {
    let [mut rows, mut columns] = seen;
    if settings.min_claims > 0 {
        let mut claims = vec![0_u32; rows.len()];
        for claim in &selected.claims {
            claims[claim.row as usize] += 1;
        }
        let few = |value: u32| claims[value as usize] < settings.min_claims;
        selected.claims.retain(|claim| !few(claim.row));
        for (value, seen) in rows.iter_mut().enumerate() {
            if few(value as u32) {
                *seen = 0;
            }
        }
    }
    for claim in &selected.claims {
        rows[claim.row as usize] += 1;
        columns[claim.column as usize] += 1;
    }
    let sorted = |seen: &[u32], variable| {
        let labels = coded.labels(variable);
        let mut values: Vec<u32> = (0..seen.len() as u32)
            .filter(|value| seen[*value as usize] > 0)
            .collect();
        values.sort_by(|a, b| labels[*a as usize].cmp(&labels[*b as usize]));
        values
    };
    (selected.rows, selected.columns) = match known {
        Some((rows, columns)) => (rows.to_vec(), columns.to_vec()),
        None => (sorted(&rows, of.rows), sorted(&columns, of.columns)),
    };
    let places = |values: &[u32], length: usize| {
        let mut places = vec![NONE; length];
        for (place, value) in values.iter().enumerate() {
            places[*value as usize] = place as u32;
        }
        places
    };
    let row_of = places(&selected.rows, rows.len());
    let column_of = places(&selected.columns, columns.len());
    for claim in &mut selected.claims {
        claim.row = row_of[claim.row as usize];
        claim.column = column_of[claim.column as usize];
    }
    // Nodes that are known from elsewhere need not be all.
    selected
        .claims
        .retain(|claim| claim.row != NONE && claim.column != NONE);
}

/// What is there already within the same period.
struct Twice<'c> {
    coded: &'c Coded,
    within: Duplicates,
    stances: bool,
    compat: bool,
    seen: FxHashSet<(u32, u32, u32, i64)>,
}

impl Twice<'_> {
    fn new<'c>(coded: &'c Coded, settings: &Settings, aggregates: &[Aggregate]) -> Twice<'c> {
        Twice {
            coded,
            within: settings.duplicates,
            stances: aggregates.iter().any(|a| *a != Aggregate::Ignore),
            compat: settings.compat,
            seen: FxHashSet::default(),
        }
    }

    /// Whether a claim was there; if not, it is from now on.
    fn is_there(&mut self, cell: (u32, u32), level: u32, at: usize) -> bool {
        let time = self.coded.time[at];
        let period = match self.within {
            Duplicates::Include => return false,
            Duplicates::Source => i64::from(self.coded.source[at]),
            // The reference tool forgets the year.
            Duplicates::Week if self.compat => time.week() % 53,
            Duplicates::Month if self.compat => time.month() % 12,
            Duplicates::Week => time.week(),
            Duplicates::Month => time.month(),
            Duplicates::Year => time.year(),
            Duplicates::Range => 0,
        };
        let level = if self.stances { level } else { NONE };
        !self.seen.insert((cell.0, cell.1, level, period))
    }
}

/// Values that were excluded, looked up.
struct Excluded {
    of_sources: Vec<Rule>,
    of_values: Vec<Rule>,
}

/// For one variable, which values do not count.
struct Rule {
    variable: Variable,
    values: FxHashSet<u32>,
    inverted: bool,
}

impl Rule {
    fn excludes(&self, coded: &Coded, at: usize) -> bool {
        self.values.contains(&coded.value(self.variable, at)) != self.inverted
    }
}

impl Excluded {
    fn new(coded: &Coded, settings: &Settings) -> Result<Excluded, Error> {
        let mut rules: Vec<Rule> = Vec::new();
        for exclusion in &settings.exclude {
            let variable = coded.variable(&exclusion.variable)?;
            let value = value(coded, variable, &exclusion.variable, &exclusion.value)?;
            let same = |r: &&mut Rule| r.variable == variable && r.inverted == exclusion.inverted;
            match rules.iter_mut().find(same) {
                Some(rule) => {
                    rule.values.insert(value);
                }
                None => rules.push(Rule {
                    variable,
                    values: FxHashSet::from_iter([value]),
                    inverted: exclusion.inverted,
                }),
            }
        }
        let of_source = |rule: &Rule| coded.is_of_source(rule.variable);
        let (of_sources, of_values) = rules.into_iter().partition(of_source);
        Ok(Excluded {
            of_sources,
            of_values,
        })
    }

    fn by_source(&self, coded: &Coded, at: usize) -> bool {
        self.of_sources.iter().any(|rule| rule.excludes(coded, at))
    }

    fn by_value(&self, coded: &Coded, at: usize) -> bool {
        self.of_values.iter().any(|rule| rule.excludes(coded, at))
    }
}

/// The number of a value of a variable, by its label or id.
fn value(coded: &Coded, variable: Variable, name: &str, value: &str) -> Result<u32, Error> {
    let labels = coded.labels(variable);
    let ids = coded.ids(variable);
    let place = |texts: &[Box<str>]| texts.iter().position(|text| **text == *value);
    let found = place(labels).or_else(|| place(ids));
    let number = found.and_then(|at| u32::try_from(at).ok());
    number.ok_or_else(|| {
        let all = labels.iter().chain(ids).map(|text| &**text);
        let meant = nearest(value, all);
        let meant = meant.map_or(String::new(), |m| format!("; did you mean `{m}`?"));
        Error::usage(format!("no {name} is {}{meant}", shown(value)))
    })
}
