//! Where answers go: the terminal or a file. Results to stdout, messages to
//! stderr; a reader who went away ends the program quietly.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use stancegraph::error::Error;
use stancegraph::export::Options;

use crate::args::{Color, To};

/// The widest that tables are laid out on a terminal.
const WIDEST: usize = 200;

/// How answers are laid out: as wide as the terminal, else 80 columns.
pub fn options(to: &To, color: Color) -> Options {
    let terminal = to.output.is_none() && io::stdout().is_terminal();
    let width = terminal_size::terminal_size().filter(|_| terminal);
    Options {
        width: width.map_or(80, |(columns, _)| usize::from(columns.0).clamp(40, WIDEST)),
        colour: to.output.is_none() && coloured(&io::stdout(), color),
    }
}

fn coloured(stream: &impl anstream::stream::RawStream, color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never,
    }
}

/// Writes a result.
pub fn write(to: &To, text: &str) -> Result<(), Error> {
    match &to.output {
        Some(path) => file(path, text),
        None => {
            let mut stdout = io::stdout().lock();
            match stdout
                .write_all(text.as_bytes())
                .and_then(|()| stdout.flush())
            {
                Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                Err(e) => Err(Error::io("cannot write to the standard output", e)),
                Ok(()) => Ok(()),
            }
        }
    }
}

fn file(path: &Path, text: &str) -> Result<(), Error> {
    std::fs::write(path, text)
        .map_err(|e| Error::io(format!("cannot write `{}`", path.display()), e))
}

/// Writes a message.
pub fn message(text: &str) {
    // Nobody is left to tell when stderr is gone.
    let _ = writeln!(io::stderr(), "{text}");
}

/// Whether messages are coloured.
pub fn messages_coloured(color: Color) -> bool {
    coloured(&io::stderr(), color)
}

/// Writes what stopped the program.
pub fn error(error: &Error, color: Color) {
    if messages_coloured(color) {
        message(&format!("\u{1b}[1;31merror\u{1b}[0m: {error}"));
    } else {
        message(&format!("error: {error}"));
    }
}
