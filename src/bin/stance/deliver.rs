//! A report to where it goes: a folder, one file, or the terminal.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use stancegraph::error::Error;
use stancegraph::export::{self, FigureOptions, Format, Options, bibliography};
use stancegraph::model::Source;
use stancegraph::view::answer::{Answer, Block};
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
                "name a folder or a file to write to with `--output`, or a `--format` for the \
                 terminal",
            )
        });
    };
    if path.is_dir() {
        return Ok(Target::Folder(path.to_owned(), format));
    }
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let ending = ending.as_deref().unwrap_or_default();
    let of_ending = FORMATS.iter().filter_map(|name| export::format(name));
    let of_ending = of_ending.into_iter().find(|f| f.extension == ending);
    if ending == "docx" && format.is_none() {
        return Err(Error::usage(
            "no report is written as .docx: write a folder and run \
             `pandoc report.md -o report.docx` in it",
        ));
    }
    if ending == PDF && export::format(PDF).is_none() {
        return Err(Error::usage(
            "this program was built without the feature `pdf`; write `-o report.typ` and run \
             `typst compile report.typ`, or print `report.html` from a browser",
        ));
    }
    if of_ending.is_none() && !path.is_file() && is_of_a_file(ending) {
        return Err(Error::usage(format!(
            "no report is written as .{ending}: name a folder, or a file that ends in .md, .html, \
             .typ or .json; the figures of a report in a folder are SVG and DOT"
        )));
    }
    match format.or(of_ending) {
        Some(format) if of_ending.is_some() || path.is_file() => {
            crate::written::tell_other_ending(path, format);
            Ok(Target::File(path.to_owned(), format))
        }
        format => Ok(Target::Folder(path.to_owned(), format)),
    }
}

/// Whether nobody would call a folder so.
fn is_of_a_file(ending: &str) -> bool {
    let others = [
        "txt", "htm", "tex", "odt", "rtf", "doc", "pptx", "xlsx", "zip",
    ];
    let known = export::FORMATS.iter().any(|f| f.extension == ending);
    known || others.contains(&ending) || matches!(ending, "pdf" | "docx" | "ron")
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

/// With what a figure shows in words, where it cannot stand beside the file.
fn without_files(report: &Answer) -> Answer {
    let told = |block: &Block| match block {
        Block::Figure(figure) => {
            Block::Paragraph(format!("{}. {}", figure.title, figure.description))
        }
        block => block.clone(),
    };
    Answer {
        blocks: report.blocks.iter().map(told).collect(),
        ..report.clone()
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
