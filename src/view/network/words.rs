//! Networks come in, what stands around their picture comes out.

use super::super::figure::{Figure, NetworkNode, Sign, Tie};
use super::super::phrase;
use super::groups::Groups;
use super::heat::short;
use crate::network::{Instant, Mode, Networks};

/// So many of the strongest ties are told to who cannot see them.
const TOLD: usize = 10;
/// So many names are listed.
const NAMED: usize = 40;

/// A figure with everything but what is drawn: title with the range, size, and
/// the settings as a remark.
pub(super) fn figure(networks: &Networks) -> Figure {
    let spans = || networks.networks.iter().filter_map(|network| network.span);
    let first = spans().map(|span| span.from).min();
    let last = spans().map(|span| span.to).max();
    let range = match first.zip(last) {
        None => String::new(),
        Some((first, last)) if first.day() == last.day() => format!(", {}", day(first)),
        Some((first, last)) => format!(", {} to {}", day(first), day(last)),
    };
    let settings = networks.settings.iter();
    let settings: Vec<String> = settings
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
    Figure {
        name: "network".to_owned(),
        title: format!("{}{range}", networks.title()),
        subtitle: size(networks),
        notes: vec![format!("Made with: {}.", settings.join("; "))],
        ..Figure::default()
    }
}

fn day(at: Instant) -> String {
    at.day().long()
}

fn size(networks: &Networks) -> String {
    let counted: u64 = networks.rows.iter().map(|node| node.claims).sum();
    let rows = (networks.rows.len(), &networks.row_variable);
    let nodes = match networks.mode {
        Mode::One => format!("{} ({})", phrase::count(rows.0, "node"), rows.1),
        Mode::Two => format!(
            "{} ({}), {} ({})",
            phrase::count(rows.0, "row"),
            rows.1,
            phrase::count(networks.columns.len(), "column"),
            networks.column_variable
        ),
    };
    format!(
        "{nodes}; {counted} of {} count.",
        phrase::count(networks.of_claims, "claim")
    )
}

/// Names one after the other, the first of many.
pub(super) fn listed<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    let more = names.len().saturating_sub(NAMED);
    let shown: Vec<&str> = names.take(NAMED).collect();
    match more {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// What a person who cannot see a network is told: who belongs together, and
/// the strongest ties of each side.
pub(super) fn description(
    nodes: &[NetworkNode],
    ties: &[Tie],
    groups: &Groups,
    meaning: &dyn Fn(Sign) -> &'static str,
) -> String {
    let mut said = vec![format!(
        "{}, {}.",
        phrase::count(nodes.len(), "node"),
        phrase::count(ties.len(), "tie")
    )];
    for group in 0..groups.number {
        let members: Vec<&str> = nodes
            .iter()
            .filter(|node| node.group == Some(group))
            .map(|node| node.label.as_str())
            .collect();
        let names = listed(members.iter().copied());
        said.push(format!("Community {}: {names}.", group + 1));
    }
    for sign in [Sign::Positive, Sign::None, Sign::Negative] {
        let mut side: Vec<&Tie> = ties.iter().filter(|tie| tie.sign == sign).collect();
        side.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        if side.is_empty() {
            continue;
        }
        let tie = |tie: &&Tie| {
            let (a, b) = (&nodes[tie.a].label, &nodes[tie.b].label);
            format!("{a} and {b} ({})", tie.label)
        };
        let strongest: Vec<String> = side.iter().take(TOLD).map(tie).collect();
        said.push(format!(
            "Strongest {}: {}.",
            meaning(sign),
            strongest.join("; ")
        ));
    }
    said.join(" ")
}

/// How wide lines are, in words.
pub(super) fn widths(ties: &[Tie], largest: f64) -> Option<String> {
    let least = ties.iter().map(|tie| tie.weight).fold(f64::MAX, f64::min);
    (!ties.is_empty()).then(|| {
        format!(
            "A line is as wide as its tie is strong, from {} to {}; a dot is as large as its \
             claims are many.",
            short(least * largest),
            short(largest)
        )
    })
}
