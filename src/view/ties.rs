//! Networks come in, an answer for reading comes out: what they were made of,
//! and the matrix, or what is most of it where it is too large to be read.
//!
//! Formats that programs read are written from the networks themselves; the
//! table and the data of this answer are empty.

use super::answer::{Answer, Block, Cell as TableCell, Part, Table, Tone};
use super::phrase;
use crate::network::{Cell, Network, Networks};

/// A matrix with more columns is not shown.
const COLUMNS: usize = 12;
/// A matrix with more rows is not shown.
const ROWS: usize = 40;
/// So many ties stand for all, the strongest first.
const STRONGEST: usize = 20;
/// So many steps in time are listed.
const STEPS: usize = 100;

/// Networks for reading.
///
/// ```
/// use stancegraph::export::{self, Options};
/// use stancegraph::load::claims_csv;
/// use stancegraph::network::{self, Settings};
/// use stancegraph::view;
/// let table = claims_csv::table("claim_id,actor,issue,stance,date,source\n\
///     a,North,Treaty,support,2026-01-05,Gazette\n\
///     b,South,Treaty,support,2026-01-06,Gazette\n").unwrap();
/// let networks = network::networks(&network::of_table(table), &Settings::default())?;
/// let text = export::text::answer(&view::ties(&networks), &Options::default())?;
/// assert!(text.starts_with("Network of actor by issue: congruence\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn ties(networks: &Networks) -> Answer {
    let mut blocks = vec![
        Block::Heading(1, networks.title()),
        Block::Paragraph(size(networks)),
    ];
    let steps: Vec<&[Network]> = networks.steps().collect();
    match &steps[..] {
        [step] if !networks.are_steps() => {
            for network in *step {
                if step.len() > 1 {
                    blocks.push(Block::Heading(2, network.aggregate.to_string()));
                }
                blocks.extend(one(networks, network));
            }
        }
        _ => blocks.extend(over_time(networks, &steps)),
    }
    let stated = networks.stated().into_iter();
    let stated: Vec<String> = stated
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
    blocks.push(Block::Paragraph(format!(
        "Made with: {}.",
        stated.join("; ")
    )));
    Answer {
        blocks,
        table: Table::default(),
        data: serde_json::Value::Null,
    }
}

/// How many nodes and claims there are.
fn size(networks: &Networks) -> String {
    let rows = format!(
        "{} ({})",
        phrase::count(networks.rows.len(), "row"),
        networks.row_variable
    );
    let columns = match networks.columns.len() {
        0 => String::new(),
        number => format!(
            " × {} ({})",
            phrase::count(number, "column"),
            networks.column_variable
        ),
    };
    let counted: u64 = networks.rows.iter().map(|node| node.claims).sum();
    format!(
        "{rows}{columns}, {} of {}.",
        counted,
        phrase::count(networks.of_claims, "claim")
    )
}

/// One network: its matrix, or its strongest ties.
fn one(networks: &Networks, network: &Network) -> Vec<Block> {
    let (rows, width) = (networks.rows.len(), networks.width());
    if rows == 0 || width == 0 {
        return vec![Block::Paragraph("There are no nodes.".to_owned())];
    }
    if rows <= ROWS && width <= COLUMNS {
        return vec![Block::Table(matrix(networks, network))];
    }
    let mut ties: Vec<Cell> = networks.ties(std::slice::from_ref(network)).collect();
    let all = ties.len();
    let strength = |tie: &Cell| tie.weight(network).abs();
    // A stable order, so ties as strong as each other stay in that of the nodes.
    ties.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
    ties.truncate(STRONGEST);
    let told = match all {
        0 => "There are no ties.".to_owned(),
        _ if all == ties.len() => format!("{}, the strongest first:", phrase::count(all, "tie")),
        _ => format!(
            "The {} strongest of {}:",
            ties.len(),
            phrase::count(all, "tie")
        ),
    };
    let mut blocks = vec![Block::Paragraph(told)];
    if all > 0 {
        let row = |tie: &Cell| {
            vec![
                label(&networks.rows[tie.row].label),
                label(&networks.others()[tie.column].label),
                number(tie.weight(network)),
            ]
        };
        blocks.push(Block::Table(table(
            &["Row", "Column", "Weight"],
            ties.iter().map(row).collect(),
        )));
    }
    blocks.push(Block::Note(vec![
        Part::Words("The whole matrix: add ".to_owned()),
        Part::Code("--format csv"),
        Part::Words(", or another format that programs read.".to_owned()),
    ]));
    blocks
}

fn matrix(networks: &Networks, network: &Network) -> Table {
    let width = networks.width();
    let others = networks.others().iter();
    let header = std::iter::once(String::new()).chain(others.map(|n| n.label.to_string()));
    let rows = networks.rows.iter().zip(network.weights.chunks(width));
    let row = |(node, weights): (&crate::network::Node, &[f64])| {
        let cells = weights.iter().map(|weight| number(*weight));
        std::iter::once(label(&node.label)).chain(cells).collect()
    };
    Table {
        header: header.collect(),
        rows: rows.map(row).collect(),
    }
}

/// A line for each step and each thing added up.
fn over_time(networks: &Networks, steps: &[&[Network]]) -> Vec<Block> {
    if steps.is_empty() {
        return vec![Block::Paragraph(
            "No step of the window lies within the range of the claims.".to_owned(),
        )];
    }
    let row = |network: &Network| {
        let day = |at: Option<crate::network::Instant>| at.map_or(String::new(), |a| a.to_string());
        let ties = networks.ties(std::slice::from_ref(network)).count();
        let sum: f64 = networks
            .ties(std::slice::from_ref(network))
            .map(|tie| tie.weight(network))
            .sum();
        vec![
            day(network.span.and_then(|span| span.middle)).into(),
            day(network.span.map(|span| span.from)).into(),
            day(network.span.map(|span| span.to)).into(),
            network.aggregate.to_string().into(),
            network.claims.to_string().into(),
            ties.to_string().into(),
            number(sum),
        ]
    };
    let shown = steps.iter().take(STEPS).flat_map(|step| step.iter());
    let header = ["Step", "From", "To", "Aggregate", "Claims", "Ties", "Sum"];
    let mut blocks = Vec::new();
    if steps.len() > STEPS {
        blocks.push(Block::Paragraph(format!(
            "The first {STEPS} of {}:",
            phrase::count(steps.len(), "step")
        )));
    }
    blocks.push(Block::Table(table(&header, shown.map(row).collect())));
    blocks.push(Block::Note(vec![
        Part::Words("All ties of each step: add ".to_owned()),
        Part::Code("--format csv"),
        Part::Words(", or ".to_owned()),
        Part::Code("--format gexf"),
        Part::Words(" for a network that moves.".to_owned()),
    ]));
    blocks
}

fn table(header: &[&str], rows: Vec<Vec<TableCell>>) -> Table {
    Table {
        header: header.iter().map(|text| (*text).to_owned()).collect(),
        rows,
    }
}

fn label(text: &str) -> TableCell {
    text.into()
}

/// A weight for people: three decimals at most, the sign by colour, too.
fn number(weight: f64) -> TableCell {
    let text = format!("{weight:.3}");
    let text = match text.trim_end_matches('0').trim_end_matches('.') {
        "-0" if weight != 0.0 => "-0.000".to_owned(),
        "0" if weight != 0.0 => "0.000".to_owned(),
        "-0" => "0".to_owned(),
        short => short.to_owned(),
    };
    let tone = match weight {
        weight if weight < 0.0 => Tone::Negative,
        weight if weight > 0.0 => Tone::Plain,
        _ => Tone::Faint,
    };
    TableCell { text, tone }
}
