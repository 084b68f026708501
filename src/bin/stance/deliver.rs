//! A report to where it goes: a folder, one file, or the terminal.

use std::path::{Path, PathBuf};

use stancegraph::error::Error;
use stancegraph::export::{self, AnswerWriter, FigureOptions, Format, Options, bibliography};
use stancegraph::model::Source;
use stancegraph::view::answer::{Answer, Block};
use stancegraph::view::figure::Figure;

use crate::args::Report;
use crate::template::Templates;
use crate::{draw, output};

/// What a report may be written as.
pub const FORMATS: [&str; 4] = ["markdown", "html", "typst", "json"];
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
    if matches!(ending, "pdf" | "docx") && format.is_none() {
        let way = match ending {
            "pdf" => {
                "write `-o report.typ` and run `typst compile report.typ`, or print `report.html` \
                 from a browser"
            }
            _ => "write a folder and run `pandoc report.md -o report.docx` in it",
        };
        return Err(Error::usage(format!(
            "no report is written as .{ending}: {way}"
        )));
    }
    if of_ending.is_none() && !path.is_file() && is_of_a_file(ending) {
        return Err(Error::usage(format!(
            "no report is written as .{ending}: name a folder, or a file that ends in .md, .html, \
             .typ or .json; the figures of a report in a folder are SVG and DOT"
        )));
    }
    match format.or(of_ending) {
        Some(format) if of_ending.is_some() || path.is_file() => {
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
    let drawn: Vec<&Figure> = report.blocks.iter().filter_map(figure).collect();
    draw::look_at_all(&drawn, &options.figures)?;
    let alone = |format: &'static Format| match &templates {
        Some(templates) => {
            let name = format!("report.{}", format.extension);
            templates.one(&name, report, &options.figures)
        }
        None if format.name == "markdown" => words(&without_files(report), format, &options),
        None => words(report, format, &options),
    };
    match target {
        Target::Out(format) => output::out(alone(format)?.as_bytes()),
        Target::File(path, format) => output::file(path, alone(format)?.as_bytes()),
        Target::Folder(folder, format) => {
            output::folder(folder)?;
            let made = match &templates {
                Some(templates) => templates.all(report, &options.figures)?,
                None => Vec::new(),
            };
            let usual = FORMATS.iter().filter_map(|name| export::format(name));
            for format in usual.filter(|f| format.is_none_or(|asked| asked.name == f.name)) {
                let name = format!("report.{}", format.extension);
                if !made.iter().any(|(other, _)| *other == name) {
                    let text = words(report, format, &options)?;
                    output::file(&folder.join(name), text.as_bytes())?;
                }
            }
            for (name, text) in made {
                output::file(&folder.join(name), text.as_bytes())?;
            }
            pictures(&drawn, folder, &options.figures)?;
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

fn words(report: &Answer, format: &Format, options: &Options) -> Result<String, Error> {
    let none = || Error::usage(format!("no answer is written as {}", format.name));
    let writer: AnswerWriter = format.answer.ok_or_else(none)?;
    writer(report, options)
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
