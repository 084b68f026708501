//! From coded claims to networks.

use super::calendar::Instant;
use super::coded::{Coded, Variable};
use super::counts::Counts;
use super::matrix::{LeftOut, Network, Networks, Node, Span};
use super::one_mode::{self, Ties};
use super::select::{self, Chosen, Selected, Variables};
use super::settings::{
    Aggregate, Duplicates, Kernel, Mode, Normalize, Settings, StanceKind, Window,
};
use super::{kernel, normalize, two_mode, window};
use crate::error::Error;

/// Makes the networks that were asked for.
///
/// Rows, columns and weights do not depend on the order of the claims.
///
/// # Errors
/// When settings do not go together, a variable or value does not occur, or a
/// stance has no number or side where one is needed.
///
/// ```
/// use stancegraph::network::{self, Settings};
/// use stancegraph::load::claims_csv;
/// let table = claims_csv::table("claim_id,actor,issue,stance,date,source\n\
///     a,North,Treaty,support,2026-01-05,Gazette\n\
///     b,South,Treaty,support,2026-01-06,Gazette\n\
///     c,East,Treaty,oppose,2026-01-07,Gazette\n").unwrap();
/// let coded = network::of_table(table);
/// let networks = network::networks(&coded, &Settings::default())?;
/// // East, North, South: only North and South agree.
/// assert_eq!(networks.networks[0].weights, [0., 0., 0., 0., 0., 1., 0., 1., 0.]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn networks(coded: &Coded, settings: &Settings) -> Result<Networks, Error> {
    settings.check()?;
    let of = Variables::new(coded, settings)?;
    let mut made: Vec<(usize, Vec<Network>)> = Vec::new();
    let mut first: Option<Selected> = None;
    for group in groups(settings) {
        let aggregates: Vec<Aggregate> = group.iter().map(|at| settings.aggregates[*at]).collect();
        let nodes = first.as_ref().map(|s| (&s.rows[..], &s.columns[..]));
        let selected = select::select(coded, settings, &aggregates, nodes)?;
        // All have the same steps, whatever counts twice to which.
        let reach = kernel::reach(first.as_ref().unwrap_or(&selected));
        let networks = of_selected(&selected, settings, &aggregates, reach)?;
        made.extend(group.into_iter().zip(networks));
        first.get_or_insert(selected);
    }
    made.sort_by_key(|(at, _)| *at);
    let selected = first.unwrap_or_default();
    let mut networks = Vec::new();
    let steps = made.first().map_or(0, |(_, steps)| steps.len());
    let mut lists: Vec<_> = made.into_iter().map(|(_, list)| list.into_iter()).collect();
    for _ in 0..steps {
        networks.extend(lists.iter_mut().filter_map(Iterator::next));
    }
    let mut claims = (
        vec![0; selected.rows.len()],
        vec![0; selected.columns.len()],
    );
    for claim in &selected.claims {
        claims.0[claim.row as usize] += 1;
        claims.1[claim.column as usize] += 1;
    }
    let columns = match settings.mode {
        Mode::One => Vec::new(),
        Mode::Two => nodes(coded, of.columns, &selected.columns, &claims.1),
    };
    Ok(Networks {
        mode: settings.mode,
        row_variable: settings.rows.clone(),
        column_variable: settings.columns.clone(),
        rows: nodes(coded, of.rows, &selected.rows, &claims.0),
        columns,
        networks,
        settings: settings.words(),
        left_out: LeftOut {
            neutral: selected.neutral,
            duplicates: selected.duplicates,
            others: coded.left_out.clone(),
        },
        of_claims: coded.len(),
    })
}

/// The aggregates that are made of the same claims, by their places.
/// Duplicates of different stances are the same claim only to `ignore`.
fn groups(settings: &Settings) -> Vec<Vec<usize>> {
    let ignores = |at: &usize| settings.aggregates[*at] == Aggregate::Ignore;
    let all = 0..settings.aggregates.len();
    if settings.duplicates == Duplicates::Include {
        return vec![all.collect()];
    }
    let (without, with): (Vec<usize>, Vec<usize>) = all.partition(ignores);
    [with, without]
        .into_iter()
        .filter(|g| !g.is_empty())
        .collect()
}

fn nodes(coded: &Coded, variable: Variable, values: &[u32], claims: &[u64]) -> Vec<Node> {
    let labels = coded.labels(variable);
    let ids = coded.ids(variable);
    let node = |(value, claims): (&u32, &u64)| Node {
        label: labels[*value as usize].clone(),
        id: ids.get(*value as usize).cloned(),
        attributes: coded.known_of(variable, *value),
        claims: *claims,
    };
    values.iter().zip(claims).map(node).collect()
}

/// For each aggregate its networks, step by step.
fn of_selected(
    selected: &Selected,
    settings: &Settings,
    aggregates: &[Aggregate],
    reach: Option<(Instant, Instant)>,
) -> Result<Vec<Vec<Network>>, Error> {
    if let (Some(kernel), Some(window)) = (settings.kernel, settings.window) {
        let steps = kernel::steps(kernel, window, reach, settings.indent);
        return Ok(weighed(
            selected,
            settings,
            (kernel, window),
            aggregates,
            steps,
        ));
    }
    let whole = |(from, to)| Span {
        from,
        middle: None,
        to,
    };
    let steps: Vec<Option<Span>> = match window::of(selected, settings) {
        Some(steps) => steps.into_iter().map(Some).collect(),
        None => vec![selected.range.map(whole)],
    };
    let mut by_time: Vec<&Chosen> = Vec::new();
    if settings.window.is_some() {
        by_time.extend(&selected.claims);
        by_time.sort_by_key(|claim| claim.time);
    }
    let mut made: Vec<Vec<Network>> = aggregates.iter().map(|_| Vec::new()).collect();
    for step in steps {
        let counts = match step.filter(|span| span.middle.is_some()) {
            Some(span) => {
                let start = by_time.partition_point(|claim| claim.time < span.from);
                let end = by_time.partition_point(|claim| claim.time <= span.to);
                counts(
                    selected,
                    by_time[start..end].iter().map(|claim| (**claim, 1.0)),
                )
            }
            None => counts(selected, selected.claims.iter().map(|claim| (*claim, 1.0))),
        };
        let claims: f64 = counts.entries().iter().map(|entry| entry.count).sum();
        let matrices = match settings.mode {
            Mode::One => one(&counts, selected, settings, aggregates),
            Mode::Two => two(&counts, selected, settings, aggregates)?,
        };
        for ((list, aggregate), weights) in made.iter_mut().zip(aggregates).zip(matrices) {
            list.push(Network {
                aggregate: *aggregate,
                span: step,
                claims: claims as u64,
                weights,
            });
        }
    }
    Ok(made)
}

/// How often each cell occurs among some of the chosen claims.
pub fn counts(selected: &Selected, claims: impl Iterator<Item = (Chosen, f64)> + Clone) -> Counts {
    let size = (
        selected.rows.len(),
        selected.columns.len(),
        selected.levels.len(),
    );
    let cells = claims.map(|(claim, weight)| (claim.row, claim.column, claim.level, weight));
    Counts::new(size, cells)
}

/// The ties of pairs for each aggregate; nobody is tied to himself.
fn one(
    counts: &Counts,
    selected: &Selected,
    settings: &Settings,
    aggregates: &[Aggregate],
) -> Vec<Vec<f64>> {
    let levels = &selected.levels;
    let compat = settings.compat && settings.stance == StanceKind::Option;
    let similar = |aggregate: &Aggregate| one_mode::similarity(*aggregate, levels);
    let mut similarities: Vec<Vec<f64>> = aggregates.iter().map(similar).collect();
    // What a row has in common with itself: claims, or claims of one side.
    let ignoring = similarities.len();
    if settings.normalize == Normalize::Cosine {
        similarities.push(similar(&Aggregate::Ignore));
        similarities.push(similar(&Aggregate::Congruence));
    }
    let mut all = one_mode::ties(counts, &similarities);
    let own = all.split_off(ignoring);
    let own: Vec<Vec<f64>> = own.iter().map(Ties::diagonal).collect();
    let finish = |(mut ties, aggregate): (Ties, &Aggregate)| {
        if compat && *aggregate == Aggregate::Conflict {
            ties = one_mode::absences(counts);
        } else if compat && *aggregate == Aggregate::Subtract {
            let congruence = one_mode::similarity(Aggregate::Congruence, levels);
            let absent = one_mode::absences(counts);
            ties = one_mode::ties(counts, &[congruence])
                .remove(0)
                .minus(&absent);
        }
        let own = own.get(usize::from(*aggregate != Aggregate::Ignore));
        let own = own.map_or(&[][..], |own| own);
        normalize::pairs(&mut ties, counts, settings.normalize, own, settings.compat);
        ties.clear_diagonal();
        ties.weights
    };
    all.into_iter().zip(aggregates).map(finish).collect()
}

/// The cells for each aggregate.
fn two(
    counts: &Counts,
    selected: &Selected,
    settings: &Settings,
    aggregates: &[Aggregate],
) -> Result<Vec<Vec<f64>>, Error> {
    let cells = |aggregate: &Aggregate| {
        let mut weights = two_mode::cells(counts, *aggregate, &selected.levels)?;
        normalize::cells(&mut weights, counts, *aggregate, settings.normalize);
        Ok(weights)
    };
    aggregates.iter().map(cells).collect()
}

/// The networks of a kernel. Unlike others they have ties of a row to itself,
/// as those of the reference tool do.
fn weighed(
    selected: &Selected,
    settings: &Settings,
    (kernel, window): (Kernel, Window),
    aggregates: &[Aggregate],
    steps: Vec<Span>,
) -> Vec<Vec<Network>> {
    let levels = match settings.compat && settings.stance == StanceKind::Integer {
        true => selected.levels.ranked(),
        false => selected.levels.clone(),
    };
    let similar = |aggregate: &Aggregate| one_mode::similarity(*aggregate, &levels);
    let similarities: Vec<Vec<f64>> = aggregates.iter().map(similar).collect();
    let averages = (settings.normalize == Normalize::Average).then(|| {
        let all = counts(selected, selected.claims.iter().map(|claim| (*claim, 1.0)));
        kernel::averages(&all)
    });
    let mut made: Vec<Vec<Network>> = aggregates.iter().map(|_| Vec::new()).collect();
    // A sum of fractions depends on their order, which is that of time.
    let mut by_time = selected.claims.clone();
    by_time.sort_by_key(|claim| claim.time);
    for span in steps {
        let there = kernel::weigh(kernel, window, span, &by_time, settings.compat);
        let matrices: Vec<Vec<f64>> = match settings.mode {
            Mode::One => {
                let roots = there.iter().map(|(claim, weight)| (*claim, weight.sqrt()));
                let mut ties = one_mode::ties(&counts(selected, roots), &similarities);
                if let Some(averages) = &averages {
                    ties.iter_mut().for_each(|ties| ties.times(averages));
                }
                ties.into_iter().map(|ties| ties.weights).collect()
            }
            Mode::Two => {
                let counts = counts(selected, there.iter().copied());
                let cells = |a: &Aggregate| two_mode::cells(&counts, *a, &levels);
                aggregates.iter().filter_map(|a| cells(a).ok()).collect()
            }
        };
        for ((list, aggregate), weights) in made.iter_mut().zip(aggregates).zip(matrices) {
            list.push(Network {
                aggregate: *aggregate,
                span: Some(span),
                claims: there.len() as u64,
                weights,
            });
        }
    }
    made
}
