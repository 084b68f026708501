//! Ties come in; what is written on them and what tells how to read them come out.

use super::super::figure::{LegendEntry, Sign, Tie};
use super::super::phrase;

/// What is written on more ties cannot be read, nor on those of more nodes.
const LABELLED: usize = 60;
const LABELLED_NODES: usize = 60;
/// Of more ties so many have it.
const STRONGEST: usize = 60;

/// Leaves what is written on the strongest ties where there are many; says on how
/// many it is not, and how many issues these rest on by `n`.
pub(super) fn unlabelled(
    ties: &mut [Tie],
    nodes: usize,
    n: &dyn Fn(&Tie) -> usize,
) -> Option<String> {
    let all = ties.len();
    if all <= LABELLED {
        return None;
    }
    let kept = match nodes {
        0..=LABELLED_NODES => STRONGEST,
        _ => 0,
    };
    let mut order: Vec<usize> = (0..all).collect();
    order.sort_by(|a, b| ties[*b].weight.total_cmp(&ties[*a].weight).then(a.cmp(b)));
    let rest: Vec<usize> = order.into_iter().skip(kept).collect();
    rest.iter().for_each(|at| ties[*at].label.clear());
    let which = match kept {
        0 => format!("the {all} ties"),
        _ => format!("the {} weakest of {all} ties", rest.len()),
    };
    let issues = rest.iter().map(|at| n(&ties[*at]));
    let (least, largest) = (issues.clone().min()?, issues.max()?);
    let range = match least == largest {
        true => least.to_string(),
        false => format!("{least} to {largest}"),
    };
    Some(format!(
        "n is not shown for {which}, of which it is {range}; `stance compare` tells it of any pair."
    ))
}

/// What some widths stand for: one issue, and the most that occur.
pub(super) fn widths(ties: &[Tie], most: usize) -> Vec<LegendEntry> {
    let widest = ties.iter().map(|tie| tie.weight).fold(0.0, f64::max);
    let widest = (widest * most as f64).round() as usize;
    let mut issues = vec![1, widest.div_ceil(2), widest];
    issues.retain(|issues| *issues > 0);
    issues.dedup();
    if issues.len() < 2 {
        return Vec::new();
    }
    let words = ["narrow", "wider", "widest"];
    let entry = |(issues, word): (&usize, &str)| LegendEntry {
        width: (100.0 * *issues as f64 / most as f64)
            .round()
            .clamp(1.0, 100.0) as u8,
        glyph: word.to_owned(),
        text: phrase::count(*issues, "issue"),
        ..LegendEntry::default()
    };
    let words = words.iter().copied().skip(3 - issues.len());
    issues.iter().zip(words).map(entry).collect()
}

/// The sides that occur.
pub(super) fn legend(ties: &[Tie]) -> Vec<LegendEntry> {
    let entries = [
        (Sign::Positive, "agree more than they disagree"),
        (Sign::Negative, "disagree more than they agree"),
        (Sign::Neutral, "as much of one as of the other"),
    ];
    let occurs = |sign: Sign| ties.iter().any(|tie| tie.sign == sign);
    let found = entries.into_iter().filter(|(sign, _)| occurs(*sign));
    found
        .map(|(sign, text)| LegendEntry {
            sign,
            weight: 2,
            text: text.to_owned(),
            ..LegendEntry::default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ties(number: usize) -> Vec<Tie> {
        let tie = |at: usize| Tie {
            a: 0,
            b: at + 1,
            label: format!("{at} of 40"),
            weight: at as f64 / 40.0,
            ..Tie::default()
        };
        (0..number).map(tie).collect()
    }

    #[test]
    fn where_there_are_many_ties_n_stands_on_the_strongest_and_the_others_are_counted() {
        let mut few = ties(LABELLED);
        let n = |tie: &Tie| tie.b;
        assert_eq!(unlabelled(&mut few, 20, &n), None);
        assert!(few.iter().all(|tie| !tie.label.is_empty()));
        let mut many = ties(100);
        let told = unlabelled(&mut many, 20, &n).unwrap_or_default();
        assert!(
            told.starts_with(
                "n is not shown for the 40 weakest of 100 ties, of which it is 1 to 40;"
            ),
            "{told}"
        );
        let without = many.iter().filter(|tie| tie.label.is_empty());
        assert!(without.clone().all(|tie| tie.weight < 1.0));
        assert_eq!(without.count(), 40);
        let told = unlabelled(&mut ties(100), 200, &n).unwrap_or_default();
        assert!(
            told.starts_with("n is not shown for the 100 ties, of which it is 1 to 100;"),
            "{told}"
        );
    }

    #[test]
    fn the_legend_says_which_n_a_width_stands_for() {
        let found = widths(&ties(31), 40);
        let found: Vec<(u8, &str)> = found
            .iter()
            .map(|entry| (entry.width, entry.text.as_str()))
            .collect();
        assert_eq!(
            found,
            [(3, "1 issue"), (38, "15 issues"), (75, "30 issues")]
        );
        assert!(widths(&ties(2), 40).is_empty());
    }
}
