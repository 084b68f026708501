//! Networks come in, GEXF 1.3 comes out, for Gephi and `networkx`.
//!
//! Steps of a window make a dynamic graph: a tie has a spell for each run of
//! steps in which it weighs something, and its weight in each of them. Windows
//! overlap, moments must not: a step holds from the middle of its window to the
//! day before the middle of the next. Nodes are there all the time.

use super::network::{Column, Nodes, push, xml};
use super::{Format, Options};
use crate::error::Error;
use crate::model::Day;
use crate::network::{Cell, Network, Networks};

/// `--format gexf`.
pub static FORMAT: Format = Format {
    name: "gexf",
    extension: "gexf",
    answer: None,
    pages: None,
    figure: None,
    snapshot: None,
    network: Some(network),
};

/// What readers make of other parts of a node.
const TAKEN: &[&str] = &[
    "end", "id", "label", "parents", "pid", "slices", "spells", "start", "viz",
];

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <gexf xmlns=\"http://gexf.net/1.3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n";

/// Writes networks.
///
/// # Errors
/// None; the result is there for the sake of the registry.
pub fn network(networks: &Networks, _: &Options) -> Result<Vec<u8>, Error> {
    let steps: Vec<&[Network]> = networks.steps().collect();
    let moments = moments(networks, &steps);
    let nodes = Nodes::new(networks);
    let columns = nodes.columns(TAKEN, str::to_owned);
    let mut text = String::from(HEAD);
    text.push_str("  <meta>\n    <creator>stancegraph</creator>\n    <description>");
    xml::push(&mut text, &networks.title());
    for (name, value) in networks.stated() {
        text.push_str("; ");
        xml::push(&mut text, &format!("{name}: {value}"));
    }
    text.push_str("</description>\n  </meta>\n");
    text.push_str("  <graph defaultedgetype=\"undirected\" mode=\"");
    text.push_str(match moments {
        Some(_) => "dynamic\" timeformat=\"date\" timerepresentation=\"interval\"",
        None => "static\"",
    });
    let whole = moments
        .as_ref()
        .and_then(|m| Some((m.first()?.0, m.last()?.1)));
    when(&mut text, whole);
    text.push_str(">\n");
    let of_edges: Vec<(&str, &str)> = match steps.first() {
        Some([_]) if moments.is_none() => Vec::new(),
        // `weight` itself stands for a weight that does not change.
        Some([_]) => vec![("Weight", "weight")],
        step => {
            let word = |n: &Network| (n.aggregate.prose(), n.aggregate.prose());
            step.copied().unwrap_or_default().iter().map(word).collect()
        }
    };
    declared(&mut text, &columns, &of_edges, moments.is_some());
    text.push_str("    <nodes>\n");
    for (at, vertex) in nodes.all.iter().enumerate() {
        text.push_str("      <node id=\"");
        xml::push(&mut text, &vertex.key);
        text.push_str("\" label=\"");
        xml::push(&mut text, &vertex.node.label);
        text.push('"');
        when(&mut text, whole);
        text.push('>');
        properties(&mut text, &columns, at);
        text.push_str("</node>\n");
    }
    text.push_str("    </nodes>\n    <edges>\n");
    let edges = Edges {
        keys: nodes.all.iter().map(|v| xml::escaped(&v.key)).collect(),
        steps: &steps,
        moments: moments.as_deref(),
        ids: of_edges.iter().map(|(id, _)| *id).collect(),
    };
    for (number, tie) in networks.ties(&networks.networks).enumerate() {
        edges.edge(&mut text, number, tie);
    }
    text.push_str("    </edges>\n  </graph>\n</gexf>\n");
    Ok(text.into_bytes())
}

/// From when to when each step holds, if there are steps in time.
fn moments(networks: &Networks, steps: &[&[Network]]) -> Option<Vec<(Day, Day)>> {
    if !networks.are_steps() {
        return None;
    }
    let span = |step: &&[Network]| step.first().and_then(|network| network.span);
    let spans: Vec<_> = steps.iter().filter_map(span).collect();
    let start = |at: usize| {
        spans
            .get(at)
            .map(|span| span.middle.unwrap_or(span.from).day())
    };
    let moment = |at: usize| {
        let first = start(at)?;
        let end = start(at + 1).map(|next| next.minus(1));
        Some((first, end.unwrap_or(spans[at].to.day()).max(first)))
    };
    (0..spans.len()).map(moment).collect()
}

/// Attributes `start` and `end`.
fn when(text: &mut String, time: Option<(Day, Day)>) {
    if let Some((start, end)) = time {
        text.push_str(&format!(" start=\"{start}\" end=\"{end}\""));
    }
}

/// Says which attributes there are.
fn declared(text: &mut String, columns: &[Column<'_>], edges: &[(&str, &str)], dynamic: bool) {
    text.push_str("    <attributes class=\"node\" mode=\"static\">\n");
    for (at, column) in columns.iter().enumerate() {
        let kind = if column.is_number { "long" } else { "string" };
        text.push_str(&format!(
            "      <attribute id=\"n{at}\" title=\"{}\" type=\"{kind}\"/>\n",
            xml::escaped(&column.name)
        ));
    }
    text.push_str("    </attributes>\n");
    if !edges.is_empty() {
        let mode = if dynamic { "dynamic" } else { "static" };
        text.push_str(&format!(
            "    <attributes class=\"edge\" mode=\"{mode}\">\n"
        ));
        for (id, title) in edges {
            text.push_str(&format!(
                "      <attribute id=\"{id}\" title=\"{title}\" type=\"double\"/>\n"
            ));
        }
        text.push_str("    </attributes>\n");
    }
}

fn properties(text: &mut String, columns: &[Column<'_>], at: usize) {
    text.push_str("<attvalues>");
    for (number, column) in columns.iter().enumerate() {
        if let Some(Some(value)) = column.values.get(at) {
            text.push_str(&format!("<attvalue for=\"n{number}\" value=\""));
            xml::push(text, value);
            text.push_str("\"/>");
        }
    }
    text.push_str("</attvalues>");
}

/// What all edges have in common.
struct Edges<'n> {
    keys: Vec<String>,
    steps: &'n [&'n [Network]],
    moments: Option<&'n [(Day, Day)]>,
    /// The ids of the attributes, one for each thing added up; none if that is
    /// the weight of the edge.
    ids: Vec<&'n str>,
}

impl Edges<'_> {
    fn edge(&self, text: &mut String, number: usize, tie: Cell) {
        text.push_str(&format!(
            "      <edge id=\"{number}\" source=\"{}\" target=\"{}\"",
            self.keys[tie.row], self.keys[tie.target]
        ));
        let Some(moments) = self.moments else {
            let step = self.steps.first().copied().unwrap_or_default();
            match step {
                [network] => {
                    text.push_str(" weight=\"");
                    push(text, tie.weight(network));
                    text.push_str("\"/>\n");
                }
                _ => {
                    text.push_str("><attvalues>");
                    self.values(text, step, tie, None);
                    text.push_str("</attvalues></edge>\n");
                }
            }
            return;
        };
        let mut spells: Vec<(usize, usize)> = Vec::new();
        text.push_str("><attvalues>");
        for (at, (step, moment)) in self.steps.iter().zip(moments).enumerate() {
            if step.iter().all(|network| tie.weight(network) == 0.0) {
                continue;
            }
            self.values(text, step, tie, Some(*moment));
            match spells.last_mut() {
                Some((_, last)) if *last + 1 == at => *last = at,
                _ => spells.push((at, at)),
            }
        }
        text.push_str("</attvalues><spells>");
        for (first, last) in spells {
            text.push_str("<spell");
            when(text, Some((moments[first].0, moments[last].1)));
            text.push_str("/>");
        }
        text.push_str("</spells></edge>\n");
    }

    fn values(&self, text: &mut String, step: &[Network], tie: Cell, time: Option<(Day, Day)>) {
        for (id, network) in self.ids.iter().zip(step) {
            text.push_str(&format!("<attvalue for=\"{id}\" value=\""));
            push(text, tie.weight(network));
            text.push('"');
            when(text, time);
            text.push_str("/>");
        }
    }
}
