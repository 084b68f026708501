//! Layout by an installed Graphviz in place of the program itself.

use std::io;

use graphviz_rust::cmd::{CommandArg, Format, Layout};
use stancegraph::error::Error;
use stancegraph::export::{self, FigureOptions};
use stancegraph::view::figure::Figure;

/// Writes a figure by handing its DOT to a program of Graphviz.
pub fn graphviz(
    program: &str,
    figure: &Figure,
    format: &str,
    options: &FigureOptions,
) -> Result<Vec<u8>, Error> {
    let wanted = match format {
        "svg" => Format::Svg,
        "png" => Format::Png,
        "pdf" => Format::Pdf,
        _ => {
            return Err(Error::usage(format!(
                "`--engine graphviz` makes svg, png and pdf; {format} needs no engine"
            )));
        }
    };
    let layout = match program {
        "dot" => Layout::Dot,
        "neato" => Layout::Neato,
        "fdp" => Layout::Fdp,
        "sfdp" => Layout::Sfdp,
        "twopi" => Layout::Twopi,
        _ => Layout::Circo,
    };
    let writer = export::format("dot").and_then(|format| format.figure);
    let writer = writer.ok_or_else(|| Error::usage("no figure is written as DOT"))?;
    let dot = String::from_utf8_lossy(&writer(figure, options)?).into_owned();
    let mut arguments = vec![CommandArg::Layout(layout), CommandArg::Format(wanted)];
    if format == "png" {
        let dpi = 96.0 * options.scale.unwrap_or(2.0);
        arguments.push(CommandArg::Custom(format!("-Gdpi={dpi}")));
    }
    graphviz_rust::exec_dot(dot, arguments).map_err(|error| failed(program, &error))
}

/// What went wrong, and the way out.
fn failed(program: &str, error: &io::Error) -> Error {
    let absent = error.kind() == io::ErrorKind::NotFound || error.to_string().contains("not found");
    if absent {
        return Error::usage(
            "Graphviz is not installed: no program `dot` was found. Install it (`apt-get install \
             graphviz`, `brew install graphviz`, or from graphviz.org), or leave out `--engine`: \
             the built-in engine needs nothing",
        );
    }
    Error::data(format!("Graphviz (`{program}`) failed: {error}"))
}
