//! A one-mode network comes in, its figure comes out: nodes with ties, or the
//! ordered matrix.

use super::super::figure::{Body, Figure, Heading, LegendEntry, Network, NetworkNode, Sign, Tie};
use super::groups::{Groups, groups};
use super::heat::{self, Parts, Raw, short};
use super::meaning::{self, Meaning};
use super::{Picture, order, thin, words};
use crate::error::Error;
use crate::network::{self, Networks};

/// With more ties their weights stand in the matrix alone.
const LABELLED: usize = 15;

pub(super) fn figure(
    networks: &Networks,
    step: &[network::Network],
    picture: Option<Picture>,
) -> Result<Figure, Error> {
    let (meaning, weights) = meaning::of(step)?;
    let count = networks.rows.len();
    if weights.len() != count * count {
        return Err(Error::data("a network has not a weight for each pair"));
    }
    let groups = match meaning {
        // Those who clash with the same are no community.
        Meaning::Conflict => groups(count, &vec![0.0; count * count]),
        _ => groups(count, &weights),
    };
    let made = Made {
        networks,
        meaning,
        weights,
        groups,
    };
    Ok(match picture.unwrap_or(Picture::Ties) {
        Picture::Ties => made.ties(),
        Picture::Matrix => made.matrix(),
    })
}

/// A network with what was found in it.
struct Made<'n> {
    networks: &'n Networks,
    meaning: Meaning,
    weights: Vec<f64>,
    groups: Groups,
}

impl Made<'_> {
    fn at(&self, a: usize, b: usize) -> f64 {
        self.weights[a * self.networks.rows.len() + b]
    }

    fn nodes(&self) -> Vec<NetworkNode> {
        let rows = &self.networks.rows;
        let most = rows
            .iter()
            .map(|node| node.claims)
            .max()
            .unwrap_or(0)
            .max(1);
        let node = |(at, node): (usize, &network::Node)| NetworkNode {
            // Labels are unique; ids may be missing.
            id: node.label.to_string(),
            label: node.label.to_string(),
            // As an area.
            size: (node.claims as f64 / most as f64).sqrt(),
            group: self.groups.of[at],
            ..NetworkNode::default()
        };
        rows.iter().enumerate().map(node).collect()
    }

    fn ties(&self) -> Figure {
        let count = self.networks.rows.len();
        let mut nodes = self.nodes();
        let largest = self.weights.iter().map(|w| w.abs()).fold(0.0, f64::max);
        let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
        let tied = pairs.filter(|(a, b)| self.at(*a, *b) != 0.0);
        let all: Vec<Tie> = tied
            .map(|(a, b)| Tie {
                a,
                b,
                label: short(self.at(a, b)),
                sign: self.meaning.sign(self.at(a, b)),
                weight: self.at(a, b).abs() / largest,
                ..Tie::default()
            })
            .collect();
        let mut figure = words::figure(self.networks);
        let says = |sign| self.meaning.of_pairs(sign);
        figure.description = words::description(&nodes, &all, &self.groups, &says);
        let (mut ties, told) = thin::thin(count, all);
        let mut notes = Vec::new();
        notes.extend(told);
        notes.extend(words::widths(&ties, largest));
        notes.extend(self.outlined("Outlined"));
        notes.extend(self.alone(&mut nodes, &mut ties));
        let is_labelled = ties.len() <= LABELLED;
        for tie in &mut ties {
            tie.title.clone_from(&tie.label);
            if !is_labelled {
                tie.label.clear();
            }
        }
        figure.legend = self.legend(&ties);
        figure.notes.splice(0..0, notes);
        figure.body = Body::Network(Network { nodes, ties });
        figure
    }

    fn legend(&self, ties: &[Tie]) -> Vec<LegendEntry> {
        let sides = [Sign::Positive, Sign::None, Sign::Negative];
        let occurs = sides
            .into_iter()
            .filter(|sign| ties.iter().any(|tie| tie.sign == *sign));
        let entry = |sign| LegendEntry {
            sign,
            weight: 2,
            text: self.meaning.of_pairs(sign).to_owned(),
            ..LegendEntry::default()
        };
        occurs.map(entry).collect()
    }

    /// What the communities are.
    fn outlined(&self, how: &str) -> Option<String> {
        (self.groups.number > 0).then(|| {
            format!(
                "{how}: {} communities, within which there are more ties above 0 than chance would \
                 give (modularity {}).",
                self.groups.number,
                short(self.groups.modularity)
            )
        })
    }

    /// Takes nodes without any tie out of the drawing, and names them.
    fn alone(&self, nodes: &mut Vec<NetworkNode>, ties: &mut [Tie]) -> Option<String> {
        let count = nodes.len();
        let is_tied = |a: usize| (0..count).any(|b| a != b && self.at(a, b) != 0.0);
        let alone: Vec<usize> = (0..count).filter(|at| !is_tied(*at)).collect();
        if alone.is_empty() || alone.len() == count {
            return None;
        }
        let names: Vec<&str> = alone.iter().map(|at| nodes[*at].label.as_str()).collect();
        let told = format!(
            "Tied to nobody, and not drawn: {}.",
            words::listed(names.into_iter())
        );
        let place = |at: usize| at - alone.partition_point(|other| *other < at);
        for tie in ties {
            (tie.a, tie.b) = (place(tie.a), place(tie.b));
        }
        let mut at = 0;
        nodes.retain(|_| {
            at += 1;
            alone.binary_search(&(at - 1)).is_err()
        });
        Some(told)
    }

    fn matrix(&self) -> Figure {
        let count = self.networks.rows.len();
        let order = order::order(&order::distances(&self.profiles()), &self.groups.of);
        let heading = |(at, node): (usize, &network::Node)| Heading {
            id: node.label.to_string(),
            label: node.label.to_string(),
            group: self.groups.of[at].map(|group| format!("Community {}", group + 1)),
        };
        let headings: Vec<Heading> = self.networks.rows.iter().enumerate().map(heading).collect();
        let parts = Parts {
            rows: headings.clone(),
            columns: headings,
            order: (&order, &order),
            same: true,
        };
        let cell = |a: usize, b: usize| {
            let weight = self.at(a, b);
            (a != b && weight != 0.0).then(|| Raw {
                sign: self.meaning.sign(weight),
                size: weight.abs(),
                text: short(if self.meaning == Meaning::Conflict {
                    -weight
                } else {
                    weight
                }),
            })
        };
        let says = |sign| self.meaning.of_pairs(sign);
        let mut figure = words::figure(self.networks);
        let (heat, legend) = heat::heat(&parts, &cell, &says);
        let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
        let all: Vec<Tie> = pairs
            .filter(|(a, b)| self.at(*a, *b) != 0.0)
            .map(|(a, b)| Tie {
                a,
                b,
                label: short(self.at(a, b)),
                sign: self.meaning.sign(self.at(a, b)),
                weight: self.at(a, b).abs(),
                ..Tie::default()
            })
            .collect();
        figure.description = words::description(&self.nodes(), &all, &self.groups, &says);
        figure.legend = legend;
        let mut notes = vec![
            "Rows and columns are in one order: those with like ties stand side by side (average \
             linkage)."
                .to_owned(),
        ];
        notes.extend(self.outlined("Between lines"));
        figure.notes.splice(0..0, notes);
        figure.body = Body::Heat(heat);
        figure
    }

    /// The ties of each node; to itself it is tied as strongly as to any other.
    fn profiles(&self) -> Vec<Vec<f64>> {
        let count = self.networks.rows.len();
        let rows = self.weights.chunks(count.max(1)).enumerate();
        rows.map(|(at, row)| {
            let mut row = row.to_vec();
            row[at] = row.iter().copied().fold(0.0, f64::max);
            row
        })
        .collect()
    }
}
