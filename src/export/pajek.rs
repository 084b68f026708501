//! A network comes in, a Pajek file comes out, for Pajek, `networkx` and
//! `igraph`.
//!
//! Properties of nodes follow the shape of the vertex, each as a name and a
//! value; Pajek itself passes over names that it does not know. The settings
//! are remarks at the top, since `networkx` takes a remark further down for an
//! edge. `*Vertices` has one number in two modes, too, for `networkx` reads no
//! second one: the shapes, and the property `kind`, tell rows from columns.
//!
//! Text stands between quotation marks and can hold none: `"` becomes `'`,
//! `\` becomes `/`, a line break a space.

use super::network::{Kind, Nodes, only, push, quotable, unquoted};
use super::{Format, Options};
use crate::error::Error;
use crate::network::Networks;

/// `--format pajek`.
pub static FORMAT: Format = Format {
    name: "pajek",
    extension: "net",
    answer: None,
    pages: None,
    figure: None,
    snapshot: None,
    network: Some(network),
};

/// Names that mean something on the line of a vertex, to one reader or another.
const TAKEN: &[&str] = &[
    "a1",
    "a2",
    "ap",
    "b",
    "bc",
    "bw",
    "c",
    "color",
    "font",
    "fos",
    "framecolor",
    "h1",
    "h2",
    "hook1",
    "hook2",
    "ic",
    "id",
    "k1",
    "k2",
    "l",
    "la",
    "label",
    "labelcolor",
    "labeldegree",
    "labeldist",
    "lc",
    "lp",
    "lphi",
    "lr",
    "name",
    "p",
    "phi",
    "q",
    "r",
    "s",
    "shape",
    "size",
    "type",
    "url",
    "w",
    "x",
    "x_fact",
    "y",
    "y_fact",
    "z",
];

/// Writes a network.
///
/// # Errors
/// [`ErrorKind::Format`](crate::error::ErrorKind::Format) if there are several
/// steps in time or things added up, or none.
pub fn network(networks: &Networks, _: &Options) -> Result<Vec<u8>, Error> {
    let step = only(networks, FORMAT.name)?;
    let [network] = step else {
        return Err(Error::format(format!(
            "pajek holds one network, and these are {}: name one `--aggregate`, or use graphml, \
             gexf, dl, json or csv",
            step.len()
        )));
    };
    let nodes = Nodes::new(networks);
    // Pajek takes a file for UTF-8 only with this mark.
    let mut text = String::from("\u{feff}% ");
    text.push_str(&safe(&networks.title()));
    text.push('\n');
    for (name, value) in networks.stated() {
        text.push_str(&format!("% {}: {}\n", safe(&name), safe(&value)));
    }
    text.push_str(&format!("*Network {}\n", safe(&networks.title())));
    text.push_str(&format!("*Vertices {}\n", nodes.all.len()));
    let columns = nodes.columns(TAKEN, spelled);
    let labels = nodes.all.iter().map(|vertex| &*vertex.node.label);
    for (at, (vertex, label)) in nodes.all.iter().zip(quotable(labels, safe)).enumerate() {
        let shape = match vertex.kind {
            Kind::Row => "ellipse",
            Kind::Column => "box",
        };
        text.push_str(&format!("{} \"{label}\" 0.5 0.5 {shape}", at + 1));
        for column in &columns {
            if let Some(Some(value)) = column.values.get(at) {
                text.push_str(&format!(" {} \"{}\"", column.name, safe(value)));
            }
        }
        text.push('\n');
    }
    text.push_str("*Edges\n");
    for tie in networks.ties(step) {
        text.push_str(&format!("{} {} ", tie.row + 1, tie.target + 1));
        push(&mut text, tie.weight(network));
        text.push('\n');
    }
    Ok(text.into_bytes())
}

/// A text that may stand between quotation marks.
fn safe(text: &str) -> String {
    unquoted(text).replace('\\', "/")
}

/// A name of a property as one word that begins with a letter.
fn spelled(name: &str) -> String {
    let good = |c: char| {
        if c.is_alphanumeric() || c == '-' || c == '.' {
            c
        } else {
            '_'
        }
    };
    let word: String = name.chars().map(good).collect();
    match word.chars().next() {
        Some(first) if first.is_alphabetic() => word,
        _ => format!("a_{word}"),
    }
}
