//! Networks come in; their steps in time, cells and ties come out.

use super::matrix::{Network, Networks};
use super::settings::Mode;

/// A cell of a matrix; in one mode a pair of nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its row, by its place among the rows.
    pub row: usize,
    /// Its column, by its place among the columns; in one mode among the rows.
    pub column: usize,
    /// Its column, by its place among all nodes, of which the rows come first.
    pub target: usize,
    at: usize,
}

impl Cell {
    /// How much it weighs in a network.
    pub fn weight(self, network: &Network) -> f64 {
        network.weights.get(self.at).copied().unwrap_or(0.0)
    }

    /// Whether it ties a node to itself.
    pub fn is_loop(self) -> bool {
        self.row == self.target
    }
}

impl Networks {
    /// Whether there is a network for each step of a window. This depends on
    /// what was asked for, not on how many steps there are.
    pub fn are_steps(&self) -> bool {
        let is_step = |n: &Network| n.span.is_some_and(|span| span.middle.is_some());
        self.networks.is_empty() || self.networks.iter().any(is_step)
    }

    /// The networks of each step in time, one for each thing added up.
    pub fn steps(&self) -> impl Iterator<Item = &[Network]> {
        let all = &self.networks[..];
        let size = all.split_first().map_or(1, |(first, rest)| {
            let again = rest.iter().position(|n| n.aggregate == first.aggregate);
            again.map_or(all.len(), |at| at + 1)
        });
        all.chunks(size)
    }

    /// All cells, row by row; in one mode each pair once, and each node with
    /// itself.
    ///
    /// ```
    /// use stancegraph::network::{self, Settings};
    /// use stancegraph::load::claims_csv;
    /// let table = claims_csv::table("claim_id,actor,issue,stance,date,source\n\
    ///     a,North,Treaty,support,2026-01-05,Gazette\n\
    ///     b,South,Treaty,support,2026-01-06,Gazette\n").unwrap();
    /// let networks = network::networks(&network::of_table(table), &Settings::default())?;
    /// let tie = networks.ties(&networks.networks).next().unwrap();
    /// assert_eq!((&*networks.rows[tie.row].label, tie.column), ("North", 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let (rows, width) = (self.rows.len(), self.width());
        let one = self.mode == Mode::One;
        (0..rows).flat_map(move |row| {
            let first = if one { row } else { 0 };
            (first..width).map(move |column| Cell {
                row,
                column,
                target: if one { column } else { rows + column },
                at: row * width + column,
            })
        })
    }

    /// The cells that weigh something in any of some networks.
    pub fn ties<'n>(&self, of: &'n [Network]) -> impl Iterator<Item = Cell> + use<'n> {
        self.cells()
            .filter(move |cell| of.iter().any(|network| cell.weight(network) != 0.0))
    }
}
