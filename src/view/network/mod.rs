//! Networks come in, a figure of them comes out: nodes and ties, or the matrix
//! in an order that puts what is alike side by side.
//!
//! `one_mode` and `two_mode` say what is drawn; `groups` finds communities,
//! `thin` the ties that remain where there are too many, `order` the order of a
//! matrix, `heat` its shades, `words` what stands around it.

pub(super) mod groups;
pub(super) mod heat;
mod meaning;
mod one_mode;
pub(super) mod order;
pub(super) mod thin;
mod two_mode;
mod words;

use super::empty;
use super::figure::Figure;
use crate::error::Error;
use crate::network::{Mode, Network, Networks};

/// More nodes are not drawn: nobody could read their names.
const MOST: usize = 600;

/// How a network is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Nodes with the ties between them.
    Ties,
    /// Rows and columns of shades.
    Matrix,
}

impl Picture {
    /// Every way.
    pub const ALL: &'static [Picture] = &[Picture::Ties, Picture::Matrix];

    /// The word for it.
    pub fn prose(self) -> &'static str {
        match self {
            Picture::Ties => "ties",
            Picture::Matrix => "matrix",
        }
    }
}

/// The figure of networks. Unless it is said how, one mode is drawn as ties and
/// two modes as what can be read better.
///
/// # Errors
/// [`ErrorKind::Usage`](crate::error::ErrorKind::Usage) if there are several
/// steps in time, aggregates that make no single number, or more nodes than can
/// be read.
///
/// ```
/// use stancegraph::load::claims_csv;
/// use stancegraph::network::{self, Settings};
/// use stancegraph::view;
/// let table = claims_csv::table("claim_id,actor,issue,stance,date,source\n\
///     a,North,Treaty,support,2026-01-05,Gazette\n\
///     b,South,Treaty,support,2026-01-06,Gazette\n").unwrap();
/// let networks = network::networks(&network::of_table(table), &Settings::default())?;
/// let figure = view::network_figure(&networks, None)?;
/// assert!(figure.title.starts_with("Network of actor by issue: congruence"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn network_figure(networks: &Networks, picture: Option<Picture>) -> Result<Figure, Error> {
    let step = only(networks)?;
    let (rows, columns) = (networks.rows.len(), networks.columns.len());
    if rows.max(columns) > MOST {
        return Err(Error::usage(format!(
            "a picture of {} names cannot be read, and {MOST} are drawn at most: keep those with \
             more claims by `--min-claims`, leave some out by `--exclude`, or write `--format \
             graphml` for a program that draws large networks",
            rows.max(columns)
        )));
    }
    let figure = match networks.mode {
        Mode::One => one_mode::figure(networks, step, picture),
        Mode::Two => two_mode::figure(networks, step, picture),
    }?;
    Ok(empty::told(figure, || {
        "no claim that counts makes a node of this network".to_owned()
    }))
}

/// The networks of the one step that is drawn.
fn only(networks: &Networks) -> Result<&[Network], Error> {
    let mut steps = networks.steps();
    match (steps.next(), steps.count()) {
        (Some(step), 0) => Ok(step),
        (None, _) => Err(Error::usage(
            "there is nothing to draw: no step of the window lies within the range; choose a \
             smaller window",
        )),
        (_, more) => Err(Error::usage(format!(
            "a picture shows one network, and these are {} steps in time: choose one by `--from` \
             and `--to` without `--window`, or write `--format gexf` for a network that moves",
            more + 1
        ))),
    }
}

#[cfg(test)]
mod tests;
