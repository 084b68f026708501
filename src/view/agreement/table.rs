//! Agreement as a matrix of actors × actors, those who agree side by side.

use super::super::figure::{Body, Heading, Heat, LegendEntry, Sign};
use super::super::names::Names;
use super::super::network::groups::Groups;
use super::super::network::heat::{self, Parts, Raw};
use super::super::network::order;
use super::{share, sign};
use crate::compare::Agreement;
use crate::model::Slug;

/// Actors × actors with what its shades mean.
pub(super) fn body(
    actors: &[&Slug],
    pairs: &[Agreement],
    found: &Groups,
    (names, min_issues): (&Names<'_>, u32),
) -> (Body, Vec<LegendEntry>) {
    let count = actors.len();
    let place = |actor: &Slug| actors.binary_search(&actor).ok();
    let mut of: Vec<Option<&Agreement>> = vec![None; count * count];
    for pair in pairs {
        if let Some((a, b)) = place(&pair.a).zip(place(&pair.b)) {
            of[a * count + b] = Some(pair);
            of[b * count + a] = Some(pair);
        }
    }
    // From -1 to 1; a pair that cannot be compared is in the middle.
    let leaning =
        |pair: Option<&Agreement>| pair.map_or(0.0, |pair| 2.0 * share(pair, min_issues) - 1.0);
    let profile = |a: usize| {
        let row = (0..count).map(|b| {
            if a == b {
                1.0
            } else {
                leaning(of[a * count + b])
            }
        });
        row.collect()
    };
    let profiles: Vec<Vec<f64>> = (0..count).map(profile).collect();
    let order = order::order(&order::distances(&profiles), &found.of);
    let heading = |(at, actor): (usize, &&Slug)| Heading {
        id: actor.to_string(),
        label: names.actor(actor.as_str()),
        group: found.of[at].map(|group| format!("Community {}", group + 1)),
    };
    let headings: Vec<Heading> = actors.iter().enumerate().map(heading).collect();
    let parts = Parts {
        rows: headings.clone(),
        columns: headings,
        order: (&order, &order),
        same: true,
    };
    let cell = |a: usize, b: usize| {
        let pair = of[a * count + b]?;
        Some(Raw {
            sign: sign(pair, min_issues),
            size: leaning(Some(pair)).abs(),
            text: text(pair, min_issues),
        })
    };
    let heat = heat::heat_to(1.0, &parts, &cell);
    let legend = legend(&heat);
    (Body::Heat(heat), legend)
}

/// Counts where there are too few issues for a score.
fn text(pair: &Agreement, min_issues: u32) -> String {
    match pair.score() {
        Some(score) if pair.n() >= min_issues as usize => format!("{score:.2}"),
        _ => match (pair.apart(), pair.with_sides()) {
            (Some(apart), 0) => format!("{:.0}%", apart * 100.0),
            (_, sides) => format!("{}/{}", pair.same_side(), sides),
        },
    }
}

/// The shades that occur, with the parts of the issues for which they stand.
fn legend(heat: &Heat) -> Vec<LegendEntry> {
    let occurs = |sign: Sign, level: u8| {
        let mut cells = heat.cells.iter().flatten();
        cells.any(|cell| cell.sign == sign && cell.level == level)
    };
    let mut entries = Vec::new();
    let against = (1..=Heat::LEVELS)
        .rev()
        .map(|level| (Sign::Negative, level));
    let neither = (1..=Heat::LEVELS).map(|level| (Sign::Neutral, level));
    let agreeing = (1..=Heat::LEVELS).map(|level| (Sign::Positive, level));
    for (sign, level) in against.chain(neither).chain(agreeing) {
        if !occurs(sign, level) {
            continue;
        }
        let tenths = i32::from(level);
        let text = match sign {
            Sign::Negative => {
                format!("agree on {} to {} %", 50 - 10 * tenths, 60 - 10 * tenths)
            }
            Sign::Positive => format!("{} to {} %", 40 + 10 * tenths, 50 + 10 * tenths),
            Sign::Neutral | Sign::None => "on half".to_owned(),
        };
        entries.push(LegendEntry {
            sign,
            weight: level,
            glyph: Heat::glyph(sign, level).to_owned(),
            text,
            ..LegendEntry::default()
        });
    }
    entries
}
