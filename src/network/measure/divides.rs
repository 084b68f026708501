//! `divides`: what separates two groups, issue by issue.

use super::super::counts::Entry;
use super::super::settings::{Aggregate, Settings, StanceKind};
use super::study::Counted;
use super::{Measure, Reading, Row, Study, Value, communities};
use crate::error::Error;
use crate::text::{nearest, shown};

/// How one issue separates two groups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Divide {
    /// How many of each group took a stance.
    pub took: [usize; 2],
    /// The mean stance of each group, every member counting once; none if
    /// nobody of it took one.
    pub means: [Option<f64>; 2],
    /// The separation, 0 to 1.
    pub separation: f64,
}

/// How an issue separates two groups: |m_A − m_B| / range, the distance of their
/// mean stances, times c_A c_B, the part of all pairs across the groups of
/// which both took a stance. A member's stance is the mean of those of his
/// claims, so that nobody counts for more by speaking more.
///
/// From 0 to 1; 1 if all of one group stand at one end of the scale, and all of
/// the other at the other end. Where nobody of a group took a stance it is 0.
/// With binary stances the distance is Rice's index of difference: Rice,
/// *Quantitative Methods in Politics*, 1928, 209–211 (he gives its complement,
/// the index of likeness).
///
/// ```
/// use stancegraph::network::measure::divide;
/// // Both of one group are for it, one of two of the other is against it.
/// let found = divide([&[Some(1.0), Some(1.0)], &[Some(0.0), None]], 1.0);
/// assert_eq!((found.took, found.separation), ([2, 1], 0.5));
/// ```
pub fn divide(groups: [&[Option<f64>]; 2], range: f64) -> Divide {
    let took = groups.map(|group| group.iter().flatten().count());
    let mean = |group: &[Option<f64>]| {
        let stances: Vec<f64> = group.iter().flatten().copied().collect();
        (!stances.is_empty()).then(|| stances.iter().sum::<f64>() / stances.len() as f64)
    };
    let means = groups.map(mean);
    let separation = match means {
        [Some(a), Some(b)] if range > 0.0 => {
            let part = |at: usize| took[at] as f64 / groups[at].len() as f64;
            (a - b).abs() / range * part(0) * part(1)
        }
        _ => 0.0,
    };
    Divide {
        took,
        means,
        separation,
    }
}

/// `divides`: issues, the most dividing first.
pub static MEASURE: Measure = Measure {
    name: "divides",
    what: "which issues separate two groups, the most dividing first",
    usual: false,
    take,
};

fn take(study: &Study<'_>) -> Result<Vec<Reading>, Error> {
    study.needs_one_mode(MEASURE.name)?;
    if study.settings.stance == StanceKind::Option {
        return Err(Error::usage(
            "`divides` is about distances of stances, and options have none: use `--stance binary`",
        ));
    }
    let counted = study.roll_call(MEASURE.name)?;
    let groups = match &study.options.groups {
        Some(names) => named(study, &counted, names)?,
        None => largest(study, &counted)?,
    };
    let figures = ["separation", "mean_a", "mean_b", "took_a", "took_b"];
    let mut reading = Reading::new(&[column_name(study.settings)], &figures);
    for (name, group) in ["A", "B"].iter().zip(&groups) {
        let labels: Vec<&str> = group.iter().map(|at| &*counted.rows[*at]).collect();
        reading
            .notes
            .push(format!("Group {name}: {}.", labels.join(", ")));
    }
    let numbers = &counted.levels.numbers;
    let range = numbers
        .last()
        .zip(numbers.first())
        .map_or(0.0, |(a, b)| a - b);
    for (span, counts) in &counted.steps {
        let mut ranked: Vec<(usize, Divide)> = Vec::new();
        for (column, entries) in counts.columns().enumerate() {
            let of = means(entries, numbers, counted.rows.len());
            let [a, b] =
                [0, 1].map(|group| groups[group].iter().map(|at| of[*at]).collect::<Vec<_>>());
            let found = divide([&a, &b], range);
            if found.took != [0, 0] {
                ranked.push((column, found));
            }
        }
        ranked.sort_by(|a, b| {
            b.1.separation
                .total_cmp(&a.1.separation)
                .then(a.0.cmp(&b.0))
        });
        for (column, found) in ranked {
            let mean = |at: usize| Value::or(found.means[at], "no stance");
            reading.rows.push(Row {
                aggregate: None,
                span: *span,
                of: vec![counted.columns[column].clone()],
                values: vec![
                    Value::Number(found.separation),
                    mean(0),
                    mean(1),
                    Value::count(found.took[0]),
                    Value::count(found.took[1]),
                ],
            });
        }
    }
    Ok(vec![reading])
}

/// What the rows of this measure are called: the columns are issues, mostly.
fn column_name(settings: &Settings) -> &'static str {
    match settings.columns.as_str() {
        "issue" => "issue",
        _ => "column",
    }
}

/// The mean stance of each row on one column.
fn means(entries: &[Entry], numbers: &[f64], rows: usize) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0.0); rows];
    for entry in entries {
        let (sum, count) = &mut sums[entry.row as usize];
        *sum += entry.count
            * numbers
                .get(entry.level as usize)
                .copied()
                .unwrap_or_default();
        *count += entry.count;
    }
    let mean = |(sum, count): (f64, f64)| (count > 0.0).then(|| sum / count);
    sums.into_iter().map(mean).collect()
}

/// The groups that were named, by labels or ids.
fn named(
    study: &Study<'_>,
    counted: &Counted,
    names: &[Vec<String>; 2],
) -> Result<[Vec<usize>; 2], Error> {
    let mut groups = [Vec::new(), Vec::new()];
    for (group, names) in groups.iter_mut().zip(names) {
        for name in names {
            let is = |all: &[Box<str>]| all.iter().position(|other| **other == **name);
            let Some(at) = is(&counted.rows).or_else(|| is(&counted.ids)) else {
                let all = counted.rows.iter().chain(&counted.ids);
                let meant = nearest(name, all.map(|name| &**name));
                let meant = meant.map_or(String::new(), |m| format!("; did you mean `{m}`?"));
                return Err(Error::usage(format!(
                    "no {} with a claim that counts is {}{meant}",
                    study.settings.rows,
                    shown(name)
                )));
            };
            if !group.contains(&at) {
                group.push(at);
            }
        }
        group.sort_unstable();
    }
    let [a, b] = &groups;
    if let Some(both) = a.iter().find(|at| b.contains(at)) {
        return Err(Error::usage(format!(
            "{} is in both groups: name each in one",
            shown(&counted.rows[*both])
        )));
    }
    if a.is_empty() || b.is_empty() {
        return Err(Error::usage("a group is empty: name at least one of each"));
    }
    Ok(groups)
}

/// The two largest communities of the whole time.
fn largest(study: &Study<'_>, counted: &Counted) -> Result<[Vec<usize>; 2], Error> {
    let whole = Settings {
        window: None,
        ..study.settings.clone()
    };
    let study = Study {
        settings: &whole,
        ..*study
    };
    let made = study.steps(&[Aggregate::Subtract], whole.normalize)?;
    let weights = made.steps.first().and_then(|step| step.weights.first());
    let found = weights.and_then(communities);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (label, group) in made
        .nodes
        .iter()
        .zip(found.iter().flat_map(|found| &found.of))
    {
        groups.resize_with(groups.len().max(group + 1), Vec::new);
        // Who abstained on all is no node of that network.
        groups[*group].extend(counted.rows.iter().position(|other| other == label));
    }
    groups.retain(|group| group.len() > 1);
    // Of equal size the first stays first.
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut groups = groups.into_iter();
    match (groups.next(), groups.next()) {
        (Some(a), Some(b)) => Ok([a, b]),
        _ => Err(Error::usage(
            "there are no two communities that could be groups: name them, as in `--divides A,B:C,D`",
        )),
    }
}
