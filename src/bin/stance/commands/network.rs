//! `stance network`: ties of actors or issues through claims.

use stancegraph::error::Error;
use stancegraph::export;
use stancegraph::network::{self, Networks};
use stancegraph::view;

use crate::Outcome;
use crate::args::{Color, Network, To};
use crate::coded;
use crate::draw;
use crate::output;
use crate::reader::Reader;

pub fn run(args: &Network, color: Color) -> Result<Outcome, Error> {
    // What cannot be is said before anything is read.
    args.claims.made.settings(None)?;
    let coded = coded::read(Reader::new("network", &args.to, color), &args.claims)?;
    let settings = args.claims.made.settings(coded.natural)?;
    let name = super::format(args.format.as_deref(), &args.to, "text", |f| {
        f.network.is_some() || f.figure.is_some()
    })?;
    let writer = export::format(name).and_then(|format| format.network);
    if writer.is_some() && args.picture.is_some() {
        return Err(Error::usage(format!(
            "`--picture` is about figures, and {name} is none: choose svg, png, pdf, dot or \
             mermaid, or leave it out"
        )));
    }
    if writer.is_some() && (args.draw.size.is_some() || args.draw.scale.is_some()) {
        return Err(Error::usage(format!(
            "`--size` and `--scale` are about figures, and {name} is none: leave them out"
        )));
    }
    let networks = network::networks(&coded, &settings)?;
    drop(coded);
    if networks.networks.is_empty() {
        output::message("note: no step of the window fits into the range, so there is no network");
    }
    let Some(writer) = writer else {
        let figure = view::network_figure(&networks, args.picture())?;
        draw::figure(figure, name, &args.draw, &args.to)?;
        return Ok(Outcome::Fine);
    };
    let bytes = writer(&networks, &output::options(&args.to, color))?;
    output::write(&args.to, bytes)?;
    if TABLES.contains(&name) {
        tell_settings(&networks, &args.to)?;
    }
    Ok(Outcome::Fine)
}

/// What has no room for settings beside its numbers.
const TABLES: [&str; 2] = ["csv", "dl"];

/// Says how a table was made: in a file beside it, or where messages go.
fn tell_settings(networks: &Networks, to: &To) -> Result<(), Error> {
    // A device or pipe has nothing beside it.
    let Some(path) = to.path().filter(|path| path.is_file()) else {
        coded::tell_settings(&networks.stated());
        return Ok(());
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!("{name}-metadata.json"));
    let text = export::network::metadata(networks, &name);
    output::file(&beside, text.as_bytes())
}
