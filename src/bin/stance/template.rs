//! Templates that users write: a folder of them and the data of a report come
//! in, the texts of files go out. The data is that of `--format json`.

mod keys;

use std::error::Error as _;
use std::path::{Path, PathBuf};

use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};
use stancegraph::error::Error;
use stancegraph::export::{FigureOptions, markdown, svg, typst};
use stancegraph::load::disk::told;
use stancegraph::text::{escaped, path_shown, shown};
use stancegraph::view::answer::{Answer, Block};

/// What a template's file ends in, behind the name of what is made of it.
const ENDING: &str = ".j2";

/// The templates of one folder: names without the ending, and texts.
pub struct Templates {
    folder: PathBuf,
    texts: Vec<(String, String)>,
    missed: keys::Missed,
}

impl Templates {
    /// Reads every `NAME.j2` in a folder.
    pub fn read(folder: &Path) -> Result<Templates, Error> {
        let folder_shown = path_shown(folder);
        let failed = |e| {
            Error::io(
                format!("cannot read the templates in {folder_shown}"),
                told(folder, e),
            )
        };
        let mut texts = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = path.file_name().map(|name| name.to_string_lossy());
            let name = name.and_then(|name| Some(name.strip_suffix(ENDING)?.to_owned()));
            if let Some(name) = name {
                texts.push((name, std::fs::read_to_string(&path).map_err(failed)?));
            }
        }
        texts.sort();
        if !texts.iter().any(|(name, _)| is_whole(name)) {
            return Err(Error::usage(format!(
                "{folder_shown} has no template; write one for a file of the report, such as \
                 `report.md{ENDING}`"
            )));
        }
        Ok(Templates {
            folder: folder.to_owned(),
            texts,
            missed: keys::Missed::default(),
        })
    }

    /// Every file that the templates make: its name and its text.
    pub fn all(
        &self,
        report: &Answer,
        figures: &FigureOptions,
    ) -> Result<Vec<(String, String)>, Error> {
        let environment = self.environment(report, figures)?;
        let names = self.texts.iter().map(|(name, _)| name);
        let made = names.filter(|name| is_whole(name)).map(|name| {
            let text = self.made(&environment, name, report)?;
            Ok((name.clone(), text))
        });
        made.collect()
    }

    /// The text of the file of this name.
    pub fn one(
        &self,
        name: &str,
        report: &Answer,
        figures: &FigureOptions,
    ) -> Result<String, Error> {
        if !self.texts.iter().any(|(known, _)| known == name) {
            return Err(Error::usage(format!(
                "{} has no `{name}{ENDING}`, of which this file would be made",
                path_shown(&self.folder)
            )));
        }
        self.made(&self.environment(report, figures)?, name, report)
    }

    fn made(&self, all: &Environment<'_>, name: &str, report: &Answer) -> Result<String, Error> {
        let template = all.get_template(&format!("{name}{ENDING}"));
        let data = self.missed.watch(&report.data);
        let text = template.and_then(|template| template.render(data));
        let mut text = text.map_err(|cause| self.wrong(&cause))?;
        if !text.ends_with('\n') {
            text.push('\n');
        }
        Ok(text)
    }

    fn environment<'t>(
        &'t self,
        report: &Answer,
        figures: &FigureOptions,
    ) -> Result<Environment<'t>, Error> {
        let mut all = Environment::new();
        // A key that is not there is a slip of the pen.
        all.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        all.set_trim_blocks(true);
        all.set_lstrip_blocks(true);
        all.add_filter("markdown", |text: String| markdown::escape(&text));
        all.add_filter("typst", |text: String| typst::escape(&text));
        let mut drawn = Vec::new();
        for block in &report.blocks {
            if let Block::Figure(figure) = block {
                let text = svg::text(figure, figures, svg::Unshown::Kept)?;
                drawn.push((figure.name.to_string(), text));
            }
        }
        let missed = self.missed.clone();
        all.add_function("svg", move |name: String| {
            let found = drawn.iter().find(|(known, _)| *known == name);
            if found.is_none() {
                missed.figure(&name, drawn.iter().map(|(known, _)| known.as_str()));
            }
            found.map_or(Value::UNDEFINED, |(_, text)| {
                Value::from_safe_string(text.clone())
            })
        });
        for (name, text) in &self.texts {
            let added = all.add_template_owned(format!("{name}{ENDING}"), text.as_str());
            added.map_err(|cause| self.wrong(&cause))?;
        }
        Ok(all)
    }

    /// Where a template is wrong, and why.
    fn wrong(&self, cause: &minijinja::Error) -> Error {
        // Around what went wrong in a part stands the file that includes it.
        let mut innermost = cause;
        while let Some(within) = innermost.source().and_then(|e| e.downcast_ref()) {
            innermost = within;
        }
        let cause = innermost;
        let file = self.folder.join(cause.name().unwrap_or_default());
        let file = escaped(&file.to_string_lossy());
        let place = cause.line().map_or_else(String::new, |at| format!(":{at}"));
        let line = (cause.kind() == ErrorKind::UndefinedError).then(|| self.line(cause));
        let why = match (line.flatten(), cause.detail()) {
            (Some(line), _) => self.missed.told(line).unwrap_or_else(|| {
                format!(
                    "something in this line does not exist: {}",
                    shown(line.trim())
                )
            }),
            (None, Some(detail)) => format!("{}: {detail}", cause.kind()),
            (None, None) => cause.kind().to_string(),
        };
        Error::data(format!("the template {file}{place} cannot be used: {why}"))
    }

    /// The line of a template in which something is wrong.
    fn line(&self, cause: &minijinja::Error) -> Option<&str> {
        let name = cause.name()?.strip_suffix(ENDING)?;
        let (_, text) = self.texts.iter().find(|(known, _)| known == name)?;
        text.lines().nth(cause.line()?.checked_sub(1)?)
    }
}

/// What begins with `_` is a part of others.
fn is_whole(name: &str) -> bool {
    !name.starts_with('_')
}
