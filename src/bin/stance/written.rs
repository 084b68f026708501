//! In which format a command writes: what was asked for and the file to write to
//! come in, a format that the command has comes out, or what to do.

use std::path::Path;
use std::sync::Once;

use stancegraph::error::Error;
use stancegraph::export::{self, Format};
use stancegraph::text::{escaped, path_shown};

use crate::args::To;
use crate::args::tips::PICTURES;
use crate::output;

/// The format asked for, else that of the file's ending, else the usual one. The
/// ending of a format that the command does not write is an error.
pub fn format(
    asked: Option<&str>,
    to: &To,
    usual: &'static str,
    can: fn(&Format) -> bool,
) -> Result<&'static str, Error> {
    let ending = to.path().and_then(|path| path.extension());
    let ends_so = |format: &&&Format| {
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case(format.extension))
    };
    let able = export::FORMATS.iter().filter(|format| can(format));
    let names = || able.clone().map(|format| format.name).collect::<Vec<_>>();
    if let Some(asked) = asked {
        let found = able.clone().find(|format| format.name == asked);
        let found = found.or_else(|| able.clone().find(|format| format.name == usual));
        if let Some(path) = to.path().filter(|path| !is_device(path))
            && let Some(found) = found
        {
            tell_other_ending(path, found);
        }
        return Ok(found.map_or(usual, |format| format.name));
    }
    if let Some(found) = able.clone().find(ends_so) {
        return Ok(found.name);
    }
    // Any format of text may stand in a file that ends in `.txt`.
    let mut others = export::FORMATS.iter().filter(|other| other.name != "text");
    if let Some(other) = others.find(ends_so) {
        let draws = able.clone().any(|format| format.figure.is_some());
        let elsewhere = match other.figure.is_some() && !draws {
            true => format!("; {PICTURES}"),
            false => String::new(),
        };
        return Err(Error::usage(format!(
            "this command does not write {}; it writes {}: choose another ending, or say which \
             with `--format`{elsewhere}",
            other.name,
            names().join(", ")
        )));
    }
    match ending.filter(|ending| !ending.eq_ignore_ascii_case("txt")) {
        Some(ending) => {
            let ending = escaped(&ending.to_string_lossy());
            Err(Error::usage(format!(
                "`.{ending}` is the ending of no format; this command writes {}: choose \
                 another ending, or say which with `--format`",
                names().join(", ")
            )))
        }
        None => match to.path() {
            // What nobody can look at is not what a picture was asked for.
            Some(path) if usual == "dot" && !path.is_dir() && !is_device(path) => {
                let endings = able.map(|format| format!("`.{}`", format.extension));
                Err(Error::usage(format!(
                    "the name {} does not tell which picture it is to be; let it end in {}, or say \
                     which with `--format`",
                    path_shown(path),
                    endings.collect::<Vec<_>>().join(", ")
                )))
            }
            _ => Ok(usual),
        },
    }
}

/// A device or a pipe takes whatever is written.
fn is_device(path: &Path) -> bool {
    path.exists() && !path.is_file() && !path.is_dir()
}

/// Says that a file holds something else than its ending tells. Any format of text
/// may stand in a file that ends in `.txt`.
pub fn tell_other_ending(path: &Path, format: &Format) {
    // A command may ask more than once for its format.
    static TOLD: Once = Once::new();
    let is_of = |other: &&&Format| {
        let ending = path.extension();
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case(other.extension))
    };
    let mut others = export::FORMATS.iter().filter(|other| other.name != "text");
    // A comment for GitHub is Markdown.
    let alike = |other: &Format| other.name == "markdown" && format.name == "github";
    if let Some(other) = others.find(is_of)
        && other.extension != format.extension
        && !alike(other)
    {
        TOLD.call_once(|| {
            output::message(&format!(
                "note: {} holds {}, as `--format` says",
                path_shown(path),
                format.name
            ));
        });
    }
}
