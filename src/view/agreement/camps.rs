//! Actors come in; who is of which camp comes out, and communities that keep camps
//! whole.

use super::super::figure::LegendEntry;
use super::super::names::Names;
use super::super::network::groups::{Groups, groups};
use crate::model::{Day, Slug};

/// The camps of actors, each by its place among them.
pub(super) struct Camps {
    /// The number of the camp; none where an actor is the only one shown of it.
    pub of: Vec<Option<usize>>,
    /// The name of whom an actor belongs to or speaks for.
    pub under: Vec<Option<String>>,
    /// How many camps there are.
    pub number: usize,
}

impl Camps {
    /// The camps of a day; the actors are in order.
    pub(super) fn of(actors: &[&Slug], day: Day, names: &Names<'_>) -> Camps {
        let mut camps = Camps {
            of: vec![None; actors.len()],
            under: vec![None; actors.len()],
            number: 0,
        };
        for camp in names.camps(actors, day) {
            let number = camp.of.map(|_| camps.number);
            camps.number += usize::from(number.is_some());
            for (slug, depth) in camp.members {
                if let Ok(at) = actors.binary_search(&slug) {
                    let under = names.camp(slug, day).filter(|_| depth > 0);
                    camps.under[at] = under.map(|camp| names.actor(camp.as_str()));
                    camps.of[at] = number;
                }
            }
        }
        camps
    }

    /// Who agrees more with each other than chance would give, a camp counted as
    /// one: the sum of what its members weigh.
    pub(super) fn communities(&self, weights: &[f64]) -> Groups {
        let count = self.of.len();
        if self.number == 0 {
            return groups(count, weights);
        }
        let mut free = self.number..;
        let one = |camp: &Option<usize>| camp.or_else(|| free.next()).unwrap_or_default();
        let ones: Vec<usize> = self.of.iter().map(one).collect();
        let size = ones.iter().max().map_or(0, |most| most + 1);
        let mut sums = vec![0.0; size * size];
        for (a, one) in ones.iter().enumerate() {
            for (b, other) in ones.iter().enumerate().filter(|(_, other)| *other != one) {
                sums[one * size + other] += weights[a * count + b];
            }
        }
        let found = groups(size, &sums);
        Groups {
            of: ones.iter().map(|one| found.of[*one]).collect(),
            ..found
        }
    }

    /// How members of a camp look.
    pub(super) fn legend(&self) -> Option<LegendEntry> {
        let occurs = self.under.iter().any(Option::is_some);
        occurs.then(|| LegendEntry {
            glyph: "\u{25cb}".to_owned(),
            text: "belongs to the camp named below it; camps stand together, in a broken line where nobody \
                   else is among them".to_owned(),
            ..LegendEntry::default()
        })
    }
}
