//! A report to where it goes: a folder, one file, or the terminal.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use stancegraph::error::Error;
use stancegraph::export::{self, FigureOptions, Format, Options, bibliography};
use stancegraph::model::Source;
use stancegraph::text::{escaped, nearest, path_shown};
use stancegraph::view::answer::{Answer, Block, Part};
use stancegraph::view::figure::Figure;

use crate::args::Report;
use crate::template::Templates;
use crate::{draw, output};

/// What a report may be written as.
pub static FORMATS: &[&str] = &[
    "markdown",
    "html",
    "typst",
    #[cfg(feature = "pdf")]
    PDF,
    "json",
];
/// Pages, which take longer than words: not in a folder unless asked for.
const PDF: &str = "pdf";
/// The figures are written in these, beside the words.
const FIGURES: [&str; 2] = ["svg", "dot"];

/// Where a report goes.
pub enum Target {
    /// All of it, or the words in one format, with figures and references.
    Folder(PathBuf, Option<&'static Format>),
    /// One file that needs no other.
    File(PathBuf, &'static Format),
    /// The same to the standard output.
    Out(&'static Format),
}

/// What was asked for.
pub fn target(args: &Report) -> Result<Target, Error> {
    let target = named(args)?;
    if args.size.is_some() && !target.has_pages() {
        return Err(Error::usage(
            "`--size` is about the pages of a PDF; ask for one with `-o report.pdf` or \
             `--format pdf`, or leave `--size` out",
        ));
    }
    Ok(target)
}

impl Target {
    /// Whether pages are written, which have a size.
    fn has_pages(&self) -> bool {
        let format = match self {
            Target::Folder(_, format) => *format,
            Target::File(_, format) | Target::Out(format) => Some(*format),
        };
        format.is_some_and(|format| format.pages.is_some())
    }
}

/// The folder, the file or the terminal, and the format.
fn named(args: &Report) -> Result<Target, Error> {
    let format = args.format.as_deref().and_then(export::format);
    let path = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let Some(path) = path else {
        return format.map(Target::Out).ok_or_else(|| {
            Error::usage(
                "name a folder or a file to write to with `-o`, or a `--format` for the \
                 terminal",
            )
        });
    };
    if path.is_dir() || is_called_a_folder(path) {
        return Ok(Target::Folder(path.to_owned(), format));
    }
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let ending = ending.as_deref().unwrap_or_default();
    let of_ending = FORMATS.iter().filter_map(|name| export::format(name));
    let of_ending = of_ending.into_iter().find(|f| f.extension == ending);
    if of_ending.is_none() && !ending.is_empty() && !path.is_file() {
        return Err(Error::usage(not_written(path, ending)));
    }
    match format.or(of_ending) {
        Some(format) if of_ending.is_some() || path.is_file() => {
            crate::written::tell_other_ending(path, format);
            Ok(Target::File(path.to_owned(), format))
        }
        format => Ok(Target::Folder(path.to_owned(), format)),
    }
}

/// Whether a path ends in a slash, as that of a folder does.
fn is_called_a_folder(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.ends_with(std::path::is_separator)
}

/// Why no report has such an ending, and what was meant.
fn not_written(path: &Path, ending: &str) -> String {
    if ending == "docx" {
        return "no report is written as .docx: write a folder and run \
                `pandoc report.md -o report.docx` in it"
            .to_owned();
    }
    if ending == PDF {
        return "this program was built without the feature `pdf`; write `-o report.typ` and run \
                `typst compile report.typ`, or print `report.html` from a browser"
            .to_owned();
    }
    let known = FORMATS.iter().filter_map(|name| export::format(name));
    let known: Vec<&str> = known.map(|format| format.extension).collect();
    // A slip of the pen may be of the name of a format as well.
    let names = FORMATS.iter().copied().chain(known.iter().copied());
    let meant = nearest(ending, names).map(|near| {
        let named = export::format(near).map_or(near, |format| format.extension);
        let meant = path.with_extension(named);
        format!("did you mean {}? ", path_shown(&meant))
    });
    let endings: Vec<String> = known.iter().map(|known| format!(".{known}")).collect();
    let (last, others) = endings
        .split_last()
        .map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
    let pictures = match export::FORMATS
        .iter()
        .any(|f| f.figure.is_some() && f.extension == ending)
    {
        true => "; the figures of a report in a folder are SVG and DOT",
        false => "",
    };
    format!(
        "no report is written as .{}: {}name a file that ends in {} or {last}, or a folder, with \
         a `/` at its end if there is a dot in its name{pictures}",
        escaped(ending),
        meant.unwrap_or_default(),
        others.join(", "),
    )
}

/// Refuses a folder from which the ledger was read: sixteen files in it would
/// be taken for a part of it, or be in the way.
pub fn beside(target: &Target, ledger: &Path) -> Result<(), Error> {
    let Target::Folder(folder, _) = target else {
        return Ok(());
    };
    let (Ok(into), Ok(read)) = (folder.canonicalize(), ledger.canonicalize()) else {
        return Ok(());
    };
    let what = match into == read {
        true => "is the folder of the ledger",
        false if holds_a_part(&into, &read) => "holds files of the ledger",
        false => return Ok(()),
    };
    Err(Error::usage(format!(
        "{} {what}; name another, such as `-o report`",
        path_shown(folder)
    )))
}

/// Whether a file of the ledger stands in a folder.
fn holds_a_part(folder: &Path, ledger: &Path) -> bool {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files = files.map(|entry| entry.path());
    files.any(|file| {
        let is_ron = file
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("ron"));
        let file = file.canonicalize().unwrap_or(file);
        file.is_file() && (file == *ledger || (is_ron && file.starts_with(ledger)))
    })
}

/// Writes the report.
pub fn deliver(
    report: &Answer,
    sources: &[&Source],
    target: &Target,
    figures: FigureOptions,
    templates: Option<&Path>,
) -> Result<(), Error> {
    let templates = templates.map(Templates::read).transpose()?;
    let options = Options {
        figures,
        ..Options::default()
    };
    // A size is that of the pages, and not that of the figures beside them.
    let beside = FigureOptions {
        size: None,
        ..options.figures.clone()
    };
    let drawn: Vec<&Figure> = report.blocks.iter().filter_map(figure).collect();
    let in_words = unshown(report, target, &options.figures);
    draw::look_at_all(&drawn, &options.figures, in_words)?;
    let alone = |format: &'static Format| match &templates {
        Some(_) if format.name == PDF => Err(Error::usage(
            "a PDF is not made of a template; leave `--template` out, or make the PDF of what \
             the template makes",
        )),
        Some(templates) => {
            let name = format!("report.{}", format.extension);
            let text = templates.one(&name, report, &options.figures);
            text.map(String::into_bytes)
        }
        None if format.name == "markdown" => written(&without_files(report), format, &options),
        None => written(report, format, &options),
    };
    match target {
        Target::Out(format) => {
            if format.pages.is_some() && io::stdout().is_terminal() {
                return Err(Error::usage(format!(
                    "{} is not for a terminal: name a file with `-o FILE`",
                    format.name
                )));
            }
            output::out(&alone(format)?)
        }
        Target::File(path, format) => output::file(path, &alone(format)?),
        Target::Folder(folder, format) => {
            output::folder(folder)?;
            let made = match &templates {
                Some(templates) => templates.all(report, &options.figures)?,
                None => Vec::new(),
            };
            let usual = FORMATS.iter().filter_map(|name| export::format(name));
            let asked = |f: &&Format| match format {
                Some(asked) => asked.name == f.name,
                None => f.name != PDF,
            };
            for format in usual.filter(asked) {
                let name = format!("report.{}", format.extension);
                if !made.iter().any(|(other, _)| *other == name) {
                    let bytes = written(report, format, &options)?;
                    output::file(&folder.join(name), &bytes)?;
                }
            }
            for (name, text) in made {
                output::file(&folder.join(name), text.as_bytes())?;
            }
            pictures(&drawn, folder, &beside)?;
            tell_left_behind(folder, &drawn);
            let (json, bib) = (
                bibliography::csl_json(sources)?,
                bibliography::bibtex(sources),
            );
            output::file(&folder.join("references.json"), json.as_bytes())?;
            output::file(&folder.join("references.bib"), bib.as_bytes())
        }
    }
}

fn figure(block: &Block) -> Option<&Figure> {
    match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    }
}

fn written(report: &Answer, format: &Format, options: &Options) -> Result<Vec<u8>, Error> {
    match (format.pages, format.answer) {
        (Some(pages), _) => pages(report, options),
        (None, Some(words)) => words(report, options).map(String::into_bytes),
        (None, None) => Err(Error::usage(format!(
            "no answer is written as {}",
            format.name
        ))),
    }
}

/// The characters that nobody will see among the words of a PDF.
#[cfg(feature = "pdf")]
fn unshown(report: &Answer, target: &Target, options: &FigureOptions) -> Vec<char> {
    match target.has_pages() {
        true => export::pdf::missing(report, &options.fonts),
        false => Vec::new(),
    }
}

#[cfg(not(feature = "pdf"))]
fn unshown(_: &Answer, _: &Target, _: &FigureOptions) -> Vec<char> {
    Vec::new()
}

/// Without the figures, which cannot stand beside the file: what they show
/// is told in the sections. The first place tells where to have them.
fn without_files(report: &Answer) -> Answer {
    let mut first = true;
    let told = |block: &Block| match block {
        Block::Figure(figure) => {
            let mut parts = vec![Part::Words(format!("Picture left out: {}.", figure.title))];
            if std::mem::take(&mut first) {
                parts.extend([
                    Part::Words(" A folder holds all of them: ".to_owned()),
                    Part::Code("-o report"),
                    Part::Words(".".to_owned()),
                ]);
            }
            Block::Note(parts)
        }
        block => block.clone(),
    };
    Answer {
        blocks: report.blocks.iter().map(told).collect(),
        ..report.clone()
    }
}

/// Says which figures in a folder are of an earlier report, since this one has
/// none of that kind.
fn tell_left_behind(folder: &Path, drawn: &[&Figure]) {
    let names = ["agreement", "diff", "matrix", "positions", "timeline"];
    let names = names
        .into_iter()
        .filter(|name| drawn.iter().all(|figure| figure.name != *name));
    let left = names.flat_map(|name| FIGURES.map(|ending| format!("{name}.{ending}")));
    let left: Vec<String> = left.filter(|name| folder.join(name).is_file()).collect();
    if !left.is_empty() {
        output::message(&format!(
            "note: {} of an earlier report still stand in {}; this one has no such figure",
            left.join(", "),
            path_shown(folder)
        ));
    }
}

fn pictures(drawn: &[&Figure], folder: &Path, options: &FigureOptions) -> Result<(), Error> {
    for figure in drawn {
        for name in FIGURES {
            let format = export::format(name).and_then(|format| Some((format, format.figure?)));
            let (format, writer) =
                format.ok_or_else(|| Error::usage(format!("no figure is written as {name}")))?;
            let path = folder.join(format!("{}.{}", figure.name, format.extension));
            output::file(&path, &writer(figure, options)?)?;
        }
    }
    Ok(())
}
