//! Where answers go: the terminal or a file. Results to stdout, messages to
//! stderr; a reader who went away ends the program quietly.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use stancegraph::error::Error;
use stancegraph::export::Options;
use stancegraph::load::disk::told;
use stancegraph::text::path_shown;

use crate::args::{Color, To};

/// The widest that tables are laid out on a terminal.
const WIDEST: usize = 200;

/// How answers are laid out: as wide as `COLUMNS` or the terminal
/// says, else 80 columns.
pub fn options(to: &To, color: Color) -> Options {
    let terminal = to.path().is_none() && io::stdout().is_terminal();
    let set = || std::env::var("COLUMNS").ok()?.parse().ok();
    let found = || Some(usize::from(terminal_size::terminal_size()?.0.0));
    let known = |columns: &usize| *columns > 0;
    let width = terminal.then(|| set().filter(known).or_else(|| found().filter(known)));
    Options {
        width: width
            .flatten()
            .map_or(80, |columns| columns.clamp(40, WIDEST)),
        colour: to.path().is_none() && coloured(&io::stdout(), color),
        ..Options::default()
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
pub fn write(to: &To, result: impl AsRef<[u8]>) -> Result<(), Error> {
    let bytes = result.as_ref();
    match to.path() {
        Some(path) => file(path, bytes),
        None => out(bytes),
    }
}

/// Writes a result to the standard output.
pub fn out(bytes: &[u8]) -> Result<(), Error> {
    stdout(io::stdout().lock().write_all(bytes))
}

/// Writes a result that comes in pieces, one after the other.
pub fn stream(
    to: &To,
    pieces: impl FnOnce(&mut dyn Write) -> Result<(), Error>,
) -> Result<(), Error> {
    if let Some(path) = to.path() {
        let mut failed = Ok(());
        let whole = |new: &mut dyn Write| {
            let mut new = BufWriter::new(new);
            failed = pieces(&mut new);
            match &failed {
                Ok(()) => new.flush(),
                Err(_) => Err(io::ErrorKind::Other.into()),
            }
        };
        let written = file_with(path, whole);
        return failed.and(written);
    }
    let mut out = Reader {
        out: BufWriter::new(io::stdout().lock()),
        result: Ok(()),
    };
    let ended = pieces(&mut out);
    let flushed = out.out.flush();
    match out.result {
        Err(e) => stdout(Err(e)),
        Ok(()) => ended.and(stdout(flushed)),
    }
}

/// The standard output, and why its reader takes no more.
struct Reader<'o> {
    out: BufWriter<io::StdoutLock<'o>>,
    result: io::Result<()>,
}

impl Write for Reader<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes);
        written.map_err(|e| {
            let kind = e.kind();
            self.result = Err(e);
            kind.into()
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// What came of writing to the standard output.
fn stdout(written: io::Result<()>) -> Result<(), Error> {
    match written.and_then(|()| io::stdout().flush()) {
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(Error::io("cannot write to the standard output", e)),
        Ok(()) => Ok(()),
    }
}

/// The file that a path to write to leads to, through all links.
pub fn target(path: &Path) -> PathBuf {
    let whole = path.canonicalize();
    whole.unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => {
            let here = Path::new(".");
            let folder = Some(folder).filter(|f| *f != Path::new("")).unwrap_or(here);
            let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
            folder.join(name)
        }
        _ => path.to_owned(),
    })
}

/// Makes sure that a folder to write to is there.
pub fn folder(path: &Path) -> Result<(), Error> {
    if path.exists() && !path.is_dir() {
        return Err(Error::usage(format!(
            "{} is a file; name a folder to write to",
            path_shown(path)
        )));
    }
    let made = fs::create_dir_all(path);
    made.map_err(|e| {
        let doing = format!("cannot make the folder {}", path_shown(path));
        Error::io(doing, told(path, e))
    })
}

/// Writes the whole or nothing: into a file beside, which then takes the
/// name. Where that cannot be, as with a device, it is written in place.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    file_with(path, |new| new.write_all(bytes))
}

fn file_with(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    let target = target(path);
    let old = fs::metadata(&target).ok();
    let beside = match (&old, target.file_name()) {
        (Some(old), _) if !old.is_file() => None,
        (_, Some(name)) => {
            let name = name.to_string_lossy();
            let beside = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
            let mut new = OpenOptions::new();
            let new = new.write(true).create_new(true).open(&beside);
            new.ok().map(|file| (file, beside))
        }
        (_, None) => None,
    };
    let written = match beside {
        None => File::create(&target).and_then(|mut new| fill(&mut new)),
        Some((new, beside)) => {
            let moved = filled(new, fill, old).and_then(|()| fs::rename(&beside, &target));
            if moved.is_err() {
                // What matters is the first failure.
                let _ = fs::remove_file(&beside);
            }
            moved
        }
    };
    written.map_err(|e| cannot_write(path, e))
}

/// Why a file could not be written, and what to do.
fn cannot_write(path: &Path, cause: io::Error) -> Error {
    let shown = path_shown(path);
    if path.is_dir() {
        return Error::usage(format!("{shown} is a folder; name a file in it with `-o`"));
    }
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    match folder.filter(|folder| !folder.exists()) {
        Some(folder) => Error::io(
            format!("cannot write {shown}, for its folder has to be there first"),
            told(folder, cause),
        ),
        None => Error::io(format!("cannot write {shown}"), told(path, cause)),
    }
}

/// Fills a new file, which is to have the rights of the old one.
fn filled(
    mut new: File,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    old: Option<fs::Metadata>,
) -> io::Result<()> {
    fill(&mut new)?;
    old.map_or(Ok(()), |old| new.set_permissions(old.permissions()))
}

/// A number with its word.
pub fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
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
