//! What measures are taken of: networks, or counted claims, step by step.

use super::super::coded::{Coded, Variable};
use super::super::counts::Counts;
use super::super::levels::Levels;
use super::super::make::{self, networks};
use super::super::matrix::{Networks, Span};
use super::super::select::{Selected, Variables, select};
use super::super::settings::{Aggregate, Mode, Normalize, Settings, StanceKind};
use super::super::window;
use super::{Options, Weights};
use crate::error::Error;

/// Claims, the settings of their networks, and what measures are asked for.
pub struct Study<'s> {
    /// The claims.
    pub coded: &'s Coded,
    /// What their networks are made of.
    pub settings: &'s Settings,
    /// What single measures are told.
    pub options: &'s Options,
}

/// The networks of one step in time.
pub struct Step {
    /// From when to when.
    pub span: Option<Span>,
    /// For each aggregate the ties.
    pub weights: Vec<Weights>,
}

/// The networks between the same nodes, step by step.
pub struct Steps {
    /// The nodes.
    pub nodes: Vec<Box<str>>,
    /// The steps.
    pub steps: Vec<Step>,
}

/// Claims, counted step by step.
pub struct Counted {
    /// The rows.
    pub rows: Vec<Box<str>>,
    /// The ids of the rows; empty if they have none.
    pub ids: Vec<Box<str>>,
    /// The columns.
    pub columns: Vec<Box<str>>,
    /// The stances that are told apart.
    pub levels: Levels,
    /// The counts of each step.
    pub steps: Vec<(Option<Span>, Counts)>,
}

impl Study<'_> {
    /// One-mode networks of these aggregates.
    pub fn steps(&self, aggregates: &[Aggregate], normalize: Normalize) -> Result<Steps, Error> {
        let made = self.networks(aggregates, normalize)?;
        let size = made.rows.len();
        let mut steps = Vec::new();
        for networks in made.networks.chunks(aggregates.len()) {
            let weights = networks.iter().map(|network| {
                let weights = Weights::new(size, network.weights.clone());
                weights.ok_or_else(|| Error::data("the weights of a network are no numbers"))
            });
            steps.push(Step {
                span: networks.first().and_then(|network| network.span),
                weights: weights.collect::<Result<_, _>>()?,
            });
        }
        Ok(Steps {
            nodes: made.rows.into_iter().map(|node| node.label).collect(),
            steps,
        })
    }

    /// The networks of these aggregates as they are made.
    pub fn networks(
        &self,
        aggregates: &[Aggregate],
        normalize: Normalize,
    ) -> Result<Networks, Error> {
        let settings = Settings {
            aggregates: aggregates.to_vec(),
            normalize,
            ..self.settings.clone()
        };
        networks(self.coded, &settings)
    }

    /// The claims that count, with abstention as a stance of its own where
    /// sides are counted.
    pub fn roll_call(&self, measure: &str) -> Result<Counted, Error> {
        let aggregate = match self.settings.stance {
            StanceKind::Binary => Aggregate::Common,
            _ => Aggregate::Congruence,
        };
        if self.settings.stance == StanceKind::None {
            return Err(Error::usage(format!(
                "`{measure}` is about stances: leave out `--stance none`"
            )));
        }
        self.counted(aggregate, measure)
    }

    /// The claims that count for an aggregate.
    pub fn counted(&self, aggregate: Aggregate, measure: &str) -> Result<Counted, Error> {
        if self.settings.kernel.is_some() {
            return Err(Error::usage(format!(
                "`{measure}` counts claims, which a kernel weighs: leave out `--kernel`"
            )));
        }
        let selected = select(self.coded, self.settings, &[aggregate], None)?;
        let of = Variables::new(self.coded, self.settings)?;
        let spans = window::of(&selected, self.settings);
        let steps = match spans {
            Some(spans) => spans
                .into_iter()
                .map(|span| (Some(span), within(&selected, span)))
                .collect(),
            None => {
                let span = selected.range.map(|(from, to)| Span {
                    from,
                    middle: None,
                    to,
                });
                let all = selected.claims.iter().map(|claim| (*claim, 1.0));
                vec![(span, make::counts(&selected, all))]
            }
        };
        let named = |variable: Variable, values: &[u32]| -> Vec<Box<str>> {
            let labels = self.coded.labels(variable);
            let label = |value: &u32| labels[*value as usize].clone();
            values.iter().map(label).collect()
        };
        let ids = self.coded.ids(of.rows);
        let id = |value: &u32| ids.get(*value as usize).cloned();
        Ok(Counted {
            rows: named(of.rows, &selected.rows),
            ids: selected.rows.iter().filter_map(id).collect(),
            columns: named(of.columns, &selected.columns),
            levels: selected.levels,
            steps,
        })
    }

    /// An error unless networks have one mode.
    pub fn needs_one_mode(&self, measure: &str) -> Result<(), Error> {
        match self.settings.mode {
            Mode::One => Ok(()),
            Mode::Two => Err(Error::usage(format!(
                "`{measure}` is about ties between nodes of one kind: use `--mode one`"
            ))),
        }
    }

    /// What tells friends from foes; without a stance there are no foes.
    pub fn signed(&self) -> Aggregate {
        match self.settings.stance {
            StanceKind::None => Aggregate::Ignore,
            _ => Aggregate::Subtract,
        }
    }
}

/// The claims of a window.
fn within(selected: &Selected, span: Span) -> Counts {
    let there = selected.claims.iter();
    let there = there.filter(|claim| (span.from..=span.to).contains(&claim.time));
    make::counts(selected, there.map(|claim| (*claim, 1.0)))
}
