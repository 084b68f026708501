//! A report: who stands where, what changed, who agrees, what is open, with the
//! figures among the words. One file a section.

mod caveats;
mod changes;
mod cites;
mod coverage;
mod data;
mod limits;
mod method;
mod open;
mod sections;
mod sources;
mod summary;

use std::collections::BTreeSet;

use super::answer::{Answer, Block, Item, Link, Table};
use super::names::Names;
use super::{MatrixOptions, comparison, phrase};
use crate::compare::{Agreement, AgreementOptions, Diff, agreements};
use crate::model::{ActorId, ClaimId, IssueId, Ledger, Slug, Snapshot, Source};
use crate::position;
use cites::Cites;

/// What a report is made of.
pub struct ReportView<'r> {
    /// The ledger.
    pub ledger: &'r Ledger,
    /// The positions as of the day of the report.
    pub after: &'r Snapshot,
    /// The positions as of the day before which nothing is reported as a
    /// change, and what changed since; none if no such day was named.
    pub since: Option<(&'r Snapshot, &'r Diff)>,
    /// The claims that count as of the day of the report.
    pub claims: &'r [ClaimId],
    /// The claims to show in date order.
    pub period: &'r dyn Fn(ClaimId) -> bool,
    /// The issues that the report is about.
    pub issues: &'r [IssueId],
    /// The actors that the report is about.
    pub actors: &'r [ActorId],
    /// Whether all is shown, however much it is: without this, figures, sections
    /// and lists that nobody could read are left out, each with a sentence.
    pub whole: bool,
}

/// The report; its figures stand where they belong, each named after its kind.
/// Its data is what templates get.
pub fn report(view: &ReportView<'_>) -> Answer {
    let names = Names::new([view.ledger]);
    let cites = Cites::of(view);
    let pairs = pairs(view);
    let open = open::of(view, &names);
    let covered = coverage::of(view);
    let summary = summary::sentences(view, &names, &pairs, &open);
    let method = method::sentences(view, &cites);
    let caveats = caveats::sentences(view, &pairs);
    let mut parts = vec![
        ("Summary", vec![summary::block(&summary)]),
        ("Who stands where", standing(view, &names)),
    ];
    if let Some(since) = view.since {
        parts.push(("What changed", changes::blocks(view, since, &names, &cites)));
    }
    parts.extend([
        ("Agreement", agreement(view, &names, &pairs)),
        ("Timeline", vec![timeline(view)]),
        ("Issue by issue", sections::issues(view, &names, &cites)),
        ("Actor by actor", sections::actors(view, &names, &covered)),
        ("Coverage", coverage::blocks(view, &names, &covered)),
        ("Open questions", open.blocks(view)),
        ("Method", vec![summary::block(&method)]),
        (
            "What the numbers cannot say",
            vec![summary::block(&caveats)],
        ),
        ("Sources", vec![sources::block(&cites)]),
    ]);
    let mut blocks = head(view);
    blocks.push(Block::Links(
        parts.iter().map(|(title, _)| link(title)).collect(),
    ));
    for (title, part) in parts {
        blocks.push(section(title));
        blocks.extend(part);
    }
    limits::without_dead_links(&mut blocks);
    let told = data::Told {
        summary: &summary,
        method: &method,
        caveats: &caveats,
        pairs: &pairs,
        covered: &covered,
        open: &open,
    };
    let data = data::of(view, &names, &cites, &told, &blocks);
    Answer {
        blocks,
        table: Table::default(),
        data,
    }
}

/// The sources of the claims that count, by id: what a bibliography lists.
pub fn sources_cited<'r>(view: &ReportView<'r>) -> Vec<&'r Source> {
    Cites::of(view).sources().to_vec()
}

/// The title as an id, as the pages that show Markdown make it.
fn anchor(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

fn link(title: &str) -> Link {
    Link {
        to: anchor(title),
        text: title.to_owned(),
    }
}

fn section(title: &str) -> Block {
    Block::Section {
        level: 2,
        id: anchor(title),
        title: title.to_owned(),
    }
}

fn figure(figure: super::figure::Figure) -> Block {
    Block::Figure(Box::new(figure))
}

/// Title, days and clock.
fn head(view: &ReportView<'_>) -> Vec<Block> {
    let title = view.ledger.title.as_deref().unwrap_or("Positions");
    let day = view.after.as_of.long();
    let days = match view.since {
        Some((before, _)) => format!("From {} to {day}.", before.as_of.long()),
        None => format!("As of {day}."),
    };
    vec![
        Block::Heading(1, title.to_owned()),
        Block::Paragraph(format!(
            "{days} {}",
            phrase::counted(view.after.clock, &view.after.counted)
        )),
    ]
}

/// The positions as a figure; the matrix as a figure and as a table.
fn standing(view: &ReportView<'_>, names: &Names<'_>) -> Vec<Block> {
    let cells = &view.after.cells;
    if cells.is_empty() {
        let why = empty(view, names);
        let text = why.unwrap_or_else(|| "Nobody holds a position yet.".to_owned());
        return vec![Block::Paragraph(text)];
    }
    let mut blocks = Vec::new();
    let drawn = limits::shows(view, cells.len(), limits::DRAWN);
    if drawn {
        blocks.push(figure(super::positions_figure(view.after, names)));
    } else {
        let why = format!("{} positions are too many lines to follow", cells.len());
        blocks.push(limits::left_out("the drawing of positions", &why));
    }
    let actors: BTreeSet<&Slug> = cells.iter().map(|cell| &cell.actor).collect();
    let issues: BTreeSet<&Slug> = cells.iter().map(|cell| &cell.issue).collect();
    let fields = actors.len() * issues.len();
    if !limits::shows(view, fields, limits::FIELDS) {
        let (actors, issues) = (actors.len(), issues.len());
        let why = format!("{actors} actors by {issues} issues are {fields} fields");
        blocks.push(limits::left_out("the matrix", &why));
        return blocks;
    }
    let options = MatrixOptions::default();
    let matrix = super::matrix_figure(view.after, names, options);
    blocks.push(figure(match drawn {
        // The claims are listed once.
        true => matrix.without_footnotes(),
        false => matrix,
    }));
    let words = super::matrix(view.after, names, options).blocks.into_iter();
    let words = words.filter(|b| !matches!(b, Block::Heading(..))).skip(1);
    blocks.extend(words.map(|block| in_words(block, view, names)));
    blocks
}

/// The matrix for who knows no ids: a column by its issue in short, and among
/// the signs the question that it stands for.
fn in_words(block: Block, view: &ReportView<'_>, names: &Names<'_>) -> Block {
    let cells = &view.after.cells;
    let issues: BTreeSet<&Slug> = cells.iter().map(|cell| &cell.issue).collect();
    match block {
        Block::Table(mut table) => {
            let mut actors: Vec<&Slug> = cells.iter().map(|cell| &cell.actor).collect();
            actors.dedup();
            for (row, actor) in table.rows.iter_mut().zip(actors) {
                if let Some(first) = row.first_mut() {
                    first.text = names.actor_told(actor.as_str());
                }
            }
            let columns = table.header.iter_mut().skip(1);
            columns.zip(&issues).for_each(|(column, issue)| {
                *column = phrase::in_words(issue);
            });
            Block::Table(table)
        }
        Block::List(mut signs) => {
            signs.extend(issues.iter().map(|issue| Item {
                text: format!(
                    "{}: {}",
                    phrase::in_words(issue),
                    names.question(issue.as_str())
                ),
                ..Item::default()
            }));
            Block::List(signs)
        }
        other => other,
    }
}

/// Why there is no position at all, in a sentence; none if there are some.
fn empty(view: &ReportView<'_>, names: &Names<'_>) -> Option<String> {
    if !view.after.cells.is_empty() {
        return None;
    }
    let first = position::reach(view.ledger, view.after.clock).map(|(first, _)| first);
    let early = first.filter(|first| *first > view.after.as_of);
    Some(match early {
        Some(first) => format!(
            "No claim counts by {}; the first counts from {} on.",
            view.after.as_of.long(),
            first.long()
        ),
        None => {
            let why = super::empty::positions(view.after, names);
            format!("There is nothing to report: {why}.")
        }
    })
}

/// The claims in the order of their days.
fn timeline(view: &ReportView<'_>) -> Block {
    let claims = view.claims.iter().filter(|id| (view.period)(**id)).count();
    if !limits::shows(view, claims, limits::TIMED) {
        let why = format!("{claims} claims are more than one timeline shows");
        return limits::left_out("the timeline", &why);
    }
    figure(super::timeline_figure_within(
        view.ledger,
        view.period,
        super::Within {
            as_of: Some((view.after.as_of, view.after.clock)),
            from: view.since.map(|(before, _)| before.as_of),
            to: None,
        },
    ))
}

/// The pairs that can be compared, those with most issues first.
fn pairs(view: &ReportView<'_>) -> Vec<Agreement> {
    let mut pairs = agreements(view.ledger, view.after, AgreementOptions::default());
    let shown = |id: &Slug| view.after.cells.iter().any(|cell| cell.actor == *id);
    pairs.retain(|pair| shown(&pair.a) && shown(&pair.b));
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.n()));
    pairs
}

/// More pairs are not listed one by one.
const LISTED: usize = 60;

/// Who agrees with whom, as a figure and pair by pair.
fn agreement(view: &ReportView<'_>, names: &Names<'_>, pairs: &[Agreement]) -> Vec<Block> {
    if pairs.is_empty() {
        let text = "No two actors hold live positions on the same issue.";
        return vec![Block::Paragraph(text.to_owned())];
    }
    let options = AgreementOptions::default();
    let min_issues = view.ledger.policy.min_issues;
    let listed = pairs.iter().take(LISTED);
    let called = |issue: &Slug| format!("\u{201c}{}\u{201d}", names.question(issue.as_str()));
    let items = listed.map(|pair| comparison::in_words(pair, names, min_issues, &called));
    let mut blocks = vec![match limits::shows(view, pairs.len(), limits::TIES) {
        true => figure(super::agreement_figure(view.ledger, view.after, options)),
        false => {
            let why = format!("{} pairs are too many ties to follow", pairs.len());
            limits::left_out("the drawing of agreement", &why)
        }
    }];
    blocks.push(Block::List(items.collect()));
    if pairs.len() > LISTED {
        blocks.push(Block::Paragraph(format!(
            "Listed are the {LISTED} pairs with most shared issues of {}.",
            pairs.len()
        )));
    }
    blocks
}

#[cfg(test)]
mod tests;
