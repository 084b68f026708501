//! `stance completions`: what a shell needs to complete a command line.

use clap::CommandFactory;
use stancegraph::error::Error;

use crate::Outcome;
use crate::args::{Arguments, Completions, To};
use crate::output;

pub fn run(args: &Completions) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(args.shell, &mut command, "stance", &mut script);
    output::write(&To { output: None }, script)?;
    Ok(Outcome::Fine)
}
