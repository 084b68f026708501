//! `stance man`: the manual pages, from the same definition as the help.

use std::path::Path;

use clap::CommandFactory;
use clap_mangen::Man as Page;
use stancegraph::error::Error;

use crate::Outcome;
use crate::args::{Arguments, Man, To};
use crate::output;

pub fn run(args: &Man) -> Result<Outcome, Error> {
    let mut command = Arguments::command();
    command.build();
    let Some(folder) = &args.output else {
        output::write(&To { output: None }, page(command, "stance")?)?;
        return Ok(Outcome::Fine);
    };
    output::folder(folder)?;
    for inner in command.get_subcommands().filter(|c| !c.is_hide_set()) {
        let name = format!("stance-{}", inner.get_name());
        for deeper in inner.get_subcommands().filter(|c| c.get_name() != "help") {
            let name = format!("{name}-{}", deeper.get_name());
            write(folder, &name, page(deeper.clone(), &name)?)?;
        }
        write(folder, &name, page(inner.clone(), &name)?)?;
    }
    write(folder, "stance", page(command, "stance")?)?;
    Ok(Outcome::Fine)
}

fn page(command: clap::Command, name: &str) -> Result<Vec<u8>, Error> {
    let mut text = Vec::new();
    let made = Page::new(command).title(name).render(&mut text);
    made.map_err(|e| Error::io("cannot write the manual", e))?;
    Ok(text)
}

fn write(folder: &Path, name: &str, text: Vec<u8>) -> Result<(), Error> {
    output::file(&folder.join(format!("{name}.1")), &text)
}
