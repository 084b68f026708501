//! The figure of who agrees with whom: a node for each actor, a tie for each
//! pair that can be compared, or a matrix of actors × actors.

mod camps;
mod key;
mod table;

use std::collections::BTreeSet;

use super::figure::{Body, Figure, Network, NetworkNode, Sign, Tie};
use super::names::{Names, as_of};
use super::network::groups::{Groups, groups};
use super::network::{Picture, thin};
use super::{empty, phrase};
use crate::compare::{Agreement, AgreementOptions, agreements};
use crate::model::{Ledger, Slug, Snapshot};
use camps::Camps;

/// The agreement of every pair of actors of a snapshot as a figure of ties.
pub fn agreement_figure(ledger: &Ledger, snapshot: &Snapshot, options: AgreementOptions) -> Figure {
    agreement_picture(ledger, snapshot, options, Picture::Ties)
}

/// The agreement of every pair of actors of a snapshot, as ties or as a matrix.
pub fn agreement_picture(
    ledger: &Ledger,
    snapshot: &Snapshot,
    options: AgreementOptions,
    picture: Picture,
) -> Figure {
    let names = Names::new([ledger]);
    let mut actors: Vec<&Slug> = snapshot.cells.iter().map(|c| &c.actor).collect();
    actors.dedup();
    let pairs = agreements(ledger, snapshot, options);
    let min_issues = ledger.policy.min_issues;
    // One shared issue is little, even where nobody shares more.
    let most = pairs.iter().map(Agreement::n).max().unwrap_or(1);
    let most = most.max(min_issues as usize).max(1);
    let shown: BTreeSet<&Slug> = actors.iter().copied().collect();
    let pairs: Vec<Agreement> = pairs
        .into_iter()
        .filter(|pair| shown.contains(&pair.a) && shown.contains(&pair.b))
        .collect();
    let paired: BTreeSet<&Slug> = pairs.iter().flat_map(|pair| [&pair.a, &pair.b]).collect();
    let (compared, alone): (Vec<&Slug>, Vec<&Slug>) =
        actors.iter().partition(|actor| paired.contains(*actor));
    let mut notes = vec![
        "Compared are live positions on the same issue: not stale, not contested, not only \
         narrated; n is the number of issues that both hold."
            .to_owned(),
    ];
    if !alone.is_empty() {
        let alone: Vec<String> = alone.iter().map(|id| names.actor(id.as_str())).collect();
        notes.push(format!("Comparable with nobody: {}.", alone.join(", ")));
    }
    let weights = weights(&compared, &pairs, min_issues);
    let camps = Camps::of(&compared, snapshot.as_of, &names);
    let found = match picture {
        Picture::Matrix => groups(compared.len(), &weights),
        Picture::Ties => camps.communities(&weights),
    };
    let (body, legend) = match picture {
        Picture::Matrix => table::body(&compared, &pairs, &found, (&names, min_issues)),
        Picture::Ties => {
            let all = ties(&compared, &pairs, most, min_issues);
            let (mut ties, told) = thin::thin(compared.len(), all);
            notes.extend(told);
            let widths = "A line is as wide as agreement and disagreement differ, in issues: by \
                          all n where two always agree, or never.";
            notes.extend((!ties.is_empty()).then(|| widths.to_owned()));
            let n = |tie: &Tie| {
                let of = (compared[tie.a], compared[tie.b]);
                let found = pairs.binary_search_by(|pair| (&pair.a, &pair.b).cmp(&of));
                found.map_or(0, |at| pairs[at].n())
            };
            notes.extend(key::unlabelled(&mut ties, compared.len(), &n));
            let mut legend = key::legend(&ties);
            legend.extend(key::widths(&ties, most));
            legend.extend(camps.legend());
            (network(&compared, ties, &found, &camps, &names), legend)
        }
    };
    let few = pairs.iter().any(|pair| pair.n() < min_issues as usize);
    if few && is_written_on(&body) {
        let told = format!(
            "Below n = {min_issues} counts stand in place of a score: \u{201c}1 of 3\u{201d} is on \
             the same side on 1 of 3 issues."
        );
        notes.insert(1, told);
    }
    if found.number > 0 {
        notes.push(format!(
            "{}: {} communities, within which there is more agreement than chance would give{}.",
            match picture {
                Picture::Ties => "Outlined",
                Picture::Matrix => "Between lines",
            },
            found.number,
            match picture {
                Picture::Ties if camps.number > 0 => "; camps are kept whole",
                _ => "",
            }
        ));
    }
    let figure = Figure {
        name: "agreement".to_owned(),
        title: format!("Who agrees with whom, {}", as_of(snapshot.as_of)),
        subtitle: format!(
            "{}, {} that can be compared. {}",
            phrase::count(actors.len(), "actor"),
            phrase::count(pairs.len(), "pair"),
            phrase::counted(snapshot.clock, &snapshot.counted)
        ),
        description: description(&pairs, &names, min_issues),
        legend,
        body,
        notes,
        ..Figure::default()
    };
    empty::told(figure, || match snapshot.cells.is_empty() {
        true => empty::positions(snapshot, &names),
        false => "no two actors hold positions that can be compared".to_owned(),
    })
}

/// Whether a cell or a tie carries a score or a count.
fn is_written_on(body: &Body) -> bool {
    match body {
        Body::Heat(heat) => heat
            .cells
            .iter()
            .flatten()
            .any(|cell| !cell.text.is_empty()),
        Body::Network(network) => network.ties.iter().any(|tie| !tie.label.is_empty()),
        _ => false,
    }
}

/// By how many issues each two agree more than they disagree, row by row.
fn weights(actors: &[&Slug], pairs: &[Agreement], min_issues: u32) -> Vec<f64> {
    let count = actors.len();
    let place = |actor: &Slug| actors.binary_search(&actor).ok();
    let mut weights = vec![0.0; count * count];
    for pair in pairs {
        if let Some((a, b)) = place(&pair.a).zip(place(&pair.b)) {
            let weight = balance(pair, min_issues);
            weights[a * count + b] = weight;
            weights[b * count + a] = weight;
        }
    }
    weights
}

/// A node for each actor and a tie for each pair.
fn network(
    actors: &[&Slug],
    ties: Vec<Tie>,
    found: &Groups,
    camps: &Camps,
    names: &Names<'_>,
) -> Body {
    let node = |(at, actor): (usize, &&Slug)| NetworkNode {
        id: actor.to_string(),
        label: match camps.under.get(at).and_then(Option::as_ref) {
            Some(camp) => format!("{}\n(camp: {camp})", names.actor(actor.as_str())),
            None => names.actor(actor.as_str()),
        },
        camp: camps.of.get(at).copied().flatten(),
        member: camps.under.get(at).is_some_and(Option::is_some),
        size: 0.5,
        group: found.of.get(at).copied().flatten(),
    };
    Body::Network(Network {
        nodes: actors.iter().enumerate().map(node).collect(),
        ties,
    })
}

fn ties(actors: &[&Slug], pairs: &[Agreement], most: usize, min_issues: u32) -> Vec<Tie> {
    let place = |actor: &Slug| actors.binary_search(&actor).ok();
    let tie = |pair: &Agreement| {
        Some(Tie {
            a: place(&pair.a)?,
            b: place(&pair.b)?,
            label: label(pair, min_issues),
            title: label(pair, min_issues),
            sign: sign(pair, min_issues),
            weight: balance(pair, min_issues).abs() / most as f64,
        })
    };
    pairs.iter().filter_map(tie).collect()
}

/// Counts where there are too few issues for a score.
fn label(pair: &Agreement, min_issues: u32) -> String {
    match pair.score() {
        Some(score) if pair.n() >= min_issues as usize => format!("{score:.2}, n = {}", pair.n()),
        _ => match (pair.apart(), pair.with_sides()) {
            (Some(apart), 0) => format!("{:.0} % apart", apart * 100.0),
            (_, sides) => format!("{} of {}", pair.same_side(), sides),
        },
    }
}

/// How far they agree by what the label says, 0 to 1.
fn share(pair: &Agreement, min_issues: u32) -> f64 {
    match pair.score() {
        Some(score) if pair.n() >= min_issues as usize => score,
        _ => pair.in_counts(),
    }
}

/// The issues on which they agree less those on which they do not.
fn balance(pair: &Agreement, min_issues: u32) -> f64 {
    (2.0 * share(pair, min_issues) - 1.0) * pair.n() as f64
}

/// Positive if they agree on more than they disagree.
fn sign(pair: &Agreement, min_issues: u32) -> Sign {
    match share(pair, min_issues) {
        share if share > 0.5 => Sign::Positive,
        share if share < 0.5 => Sign::Negative,
        _ => Sign::Neutral,
    }
}

fn description(pairs: &[Agreement], names: &Names<'_>, min_issues: u32) -> String {
    let sentences: Vec<String> = pairs
        .iter()
        .map(|pair| {
            let (a, b) = (names.actor(pair.a.as_str()), names.actor(pair.b.as_str()));
            format!("{a} and {b}: {}.", super::diff::agreement(pair, min_issues))
        })
        .collect();
    match sentences.is_empty() {
        true => "No two actors hold positions that can be compared.".to_owned(),
        false => sentences.join(" "),
    }
}
