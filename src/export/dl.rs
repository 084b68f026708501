//! Networks come in, a DL file comes out: full matrices for UCINET, one for
//! each step in time and each thing added up.
//!
//! DL has labels and numbers, no place for properties of nodes and none for
//! remarks. A label stands between quotation marks and can hold none, so a `"`
//! in it becomes `'`, and a line break a space. Where that makes two labels
//! alike, the later ones get a number.

use super::network::{Numbers, quotable};
use super::{Format, Options};
use crate::error::Error;
use crate::network::{Mode, Network, Networks, Node};

/// `--format dl`.
pub static FORMAT: Format = Format {
    name: "dl",
    extension: "dl",
    answer: None,
    pages: None,
    figure: None,
    snapshot: None,
    network: Some(network),
};

/// Writes networks.
///
/// # Errors
/// [`ErrorKind::Format`](crate::error::ErrorKind::Format) if there is no
/// network or no node, which DL cannot say.
pub fn network(networks: &Networks, _: &Options) -> Result<Vec<u8>, Error> {
    let (rows, width) = (networks.rows.len(), networks.width());
    let all = &networks.networks;
    if all.is_empty() || rows == 0 || width == 0 {
        return Err(Error::format(
            "dl cannot hold a network without nodes: choose claims that count, or another format",
        ));
    }
    let mut text = match networks.mode {
        Mode::One => format!("dl n={rows}"),
        Mode::Two => format!("dl nr={rows} nc={width}"),
    };
    if all.len() > 1 {
        text.push_str(&format!(" nm={}", all.len()));
    }
    text.push_str("\nformat=fullmatrix\n");
    match networks.mode {
        Mode::One => labels(&mut text, "labels", names(&networks.rows)),
        Mode::Two => {
            labels(&mut text, "row labels", names(&networks.rows));
            labels(&mut text, "column labels", names(&networks.columns));
        }
    }
    if all.len() > 1 {
        let in_steps = networks.are_steps();
        let name = |network: &Network| match network.step().filter(|_| in_steps) {
            Some(step) => format!("{} {step}", network.aggregate),
            None => network.aggregate.to_string(),
        };
        labels(&mut text, "matrix labels", all.iter().map(name));
    }
    text.push_str("data:\n");
    let mut numbers = Numbers::new();
    for network in all {
        for row in network.weights.chunks(width) {
            for (at, weight) in row.iter().enumerate() {
                if at > 0 {
                    text.push(' ');
                }
                numbers.push(&mut text, *weight);
            }
            text.push('\n');
        }
    }
    Ok(text.into_bytes())
}

fn names(nodes: &[Node]) -> impl Iterator<Item = String> {
    quotable(nodes.iter().map(|node| &*node.label), str::to_owned).into_iter()
}

/// One label a line.
fn labels(text: &mut String, of: &str, labels: impl Iterator<Item = String>) {
    text.push_str(&format!("{of}:\n"));
    for label in labels {
        text.push_str(&format!("\"{label}\"\n"));
    }
}
