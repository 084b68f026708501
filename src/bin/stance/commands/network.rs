//! `stance network`: ties of actors or issues through claims.

use stancegraph::error::Error;
use stancegraph::export;
use stancegraph::network::{self, Networks};

use crate::Outcome;
use crate::args::{Color, Network, To};
use crate::coded;
use crate::output;
use crate::reader::Reader;

pub fn run(args: &Network, color: Color) -> Result<Outcome, Error> {
    // What cannot be is said before anything is read.
    args.claims.made.settings(None)?;
    let coded = coded::read(Reader::new("network", &args.to, color), &args.claims)?;
    let settings = args.claims.made.settings(coded.natural)?;
    let networks = network::networks(&coded, &settings)?;
    drop(coded);
    let name = super::format(args.format.as_deref(), &args.to, "text", |f| {
        f.network.is_some()
    })?;
    let writer = export::format(name).and_then(|format| format.network);
    let writer = writer.ok_or_else(|| Error::usage(format!("no network is written as {name}")))?;
    output::write(
        &args.to,
        writer(&networks, &output::options(&args.to, color))?,
    )?;
    Ok(Outcome::Fine)
}
