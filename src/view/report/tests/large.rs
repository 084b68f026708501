//! Tests of what a report shows of a large ledger.

use std::collections::BTreeSet;

use super::super::super::answer::Part;
use super::*;

/// Fictional towns, each in favour of each of so many plans.
fn large(towns: usize, plans: usize) -> String {
    let mut text = String::from(
        "[Source(id: \"s\", title: \"S\", publisher: \"Gazette\", published: \"2026-05-20\"),\n",
    );
    for plan in 0..plans {
        text.push_str(&format!(
            "Issue(id: \"plan-{plan}\", question: \"Plan {plan}?\", scale: Poles(against: \
             \"no\", in_favour: \"yes\")),\n"
        ));
    }
    for town in 0..towns {
        text.push_str(&format!(
            "Actor(id: \"town-{town}\", name: \"Town {town}\", kind: State),\n"
        ));
        for plan in 0..plans {
            let (by, on) = (format!("town-{town}"), format!("plan-{plan}"));
            let id = format!("c-{town}-{plan}");
            text.push_str(&claim(&id, &by, &on, "stance: Support", "2026-05-20", "s"));
        }
    }
    text + "]"
}

/// What a report says is left out of it.
fn left_out(blocks: &[Block]) -> Vec<&str> {
    let told = blocks.iter().filter_map(|block| match block {
        Block::Note(parts) => match parts.first() {
            Some(Part::Words(words)) => words.strip_prefix("Left out: "),
            _ => None,
        },
        _ => None,
    });
    told.filter_map(|told| told.strip_suffix(". Choose some with "))
        .collect()
}

#[test]
fn what_nobody_could_read_is_left_out_with_a_sentence() {
    let cut = blocks(&large(65, 70), false);
    assert_eq!(
        left_out(&cut),
        [
            "the drawing of positions, for 4550 positions are too many lines to follow",
            "the matrix, for 65 actors by 70 issues are 4550 fields",
            "the drawing of changes, for 4550 positions are too many lines to follow",
            "3550 more changes, for 1000 are listed",
            "the drawing of agreement, for 2080 pairs are too many ties to follow",
            "the timeline, for 4550 claims are more than one timeline shows",
            "9 more issues, for 61 are listed",
            "8 more actors, for 57 are listed",
        ]
    );
    let sections: BTreeSet<&String> = cut
        .iter()
        .filter_map(|block| match block {
            Block::Section { id, .. } => Some(id),
            _ => None,
        })
        .collect();
    for block in &cut {
        if let Block::Links(links) | Block::SeeAlso(links) = block {
            assert!(links.iter().all(|link| sections.contains(&link.to)));
        }
    }
}

#[test]
fn all_is_shown_to_whoever_asks_for_the_whole() {
    let figures = |blocks: &[Block]| {
        let figures = blocks.iter().filter(|b| matches!(b, Block::Figure(_)));
        figures.count()
    };
    let text = large(22, 50);
    let (cut, whole) = (blocks(&text, false), blocks(&text, true));
    assert_eq!((left_out(&cut).len(), figures(&cut)), (3, 3));
    assert_eq!((left_out(&whole).len(), figures(&whole)), (0, 5));
}
