//! The matrices of a step come in, one matrix and what its signs mean comes
//! out.

use super::super::figure::Sign;
use crate::error::Error;
use crate::network::{Aggregate, Network};

/// What the ties of a picture say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Above 0 agree, below 0 conflict.
    Balance,
    /// They agree.
    Agree,
    /// They are in conflict.
    Conflict,
    /// They spoke about the same.
    Together,
}

/// The one matrix to draw. Congruence and conflict together are drawn as the
/// difference, which is what `subtract` is.
pub(super) fn of(step: &[Network]) -> Result<(Meaning, Vec<f64>), Error> {
    let made = |wanted: Aggregate| step.iter().find(|n| n.aggregate == wanted);
    let several = step.len();
    if let (2, Some(same), Some(apart)) = (
        several,
        made(Aggregate::Congruence),
        made(Aggregate::Conflict),
    ) {
        let both = same.weights.iter().zip(&apart.weights);
        return Ok((Meaning::Balance, both.map(|(a, b)| a - b).collect()));
    }
    let [network] = step else {
        return Err(Error::usage(
            "a picture shows one thing that is added up: give `--aggregate` one of these, or \
             `congruence,conflict` for their difference",
        ));
    };
    let meaning = match network.aggregate {
        Aggregate::Subtract => Meaning::Balance,
        Aggregate::Congruence | Aggregate::Same => Meaning::Agree,
        Aggregate::Conflict => Meaning::Conflict,
        Aggregate::Ignore | Aggregate::Common | Aggregate::Combine => Meaning::Together,
    };
    Ok((meaning, network.weights.clone()))
}

impl Meaning {
    /// The side of a weight.
    pub(super) fn sign(self, weight: f64) -> Sign {
        match self {
            Meaning::Balance if weight < 0.0 => Sign::Negative,
            Meaning::Balance | Meaning::Agree => Sign::Positive,
            Meaning::Conflict => Sign::Negative,
            Meaning::Together => Sign::None,
        }
    }

    /// What a side means between two nodes.
    pub(super) fn of_pairs(self, sign: Sign) -> &'static str {
        match (self, sign) {
            (Meaning::Balance, Sign::Negative) => "more on opposite sides than on the same",
            (Meaning::Balance, _) => "more on the same side than on opposite sides",
            (Meaning::Agree, _) => "on the same side",
            (Meaning::Conflict, _) => "on opposite sides",
            (Meaning::Together, _) => "spoke about the same",
        }
    }

    /// What a side means where a row meets a column.
    pub(super) fn of_cells(self, sign: Sign) -> &'static str {
        match (self, sign) {
            (Meaning::Balance, Sign::Negative) => "more against than for",
            (Meaning::Balance, _) => "more for than against",
            _ => "claims",
        }
    }
}
