//! Templates that users write: a folder of them and the data of a report come
//! in, the texts of files go out. The data is that of `--format json`.

use std::path::Path;

use minijinja::{Environment, UndefinedBehavior, Value};
use stancegraph::error::Error;
use stancegraph::export::{FigureOptions, markdown, svg, typst};
use stancegraph::load::disk::told;
use stancegraph::text::path_shown;
use stancegraph::view::answer::{Answer, Block};

/// What a template's file ends in, behind the name of what is made of it.
const ENDING: &str = ".j2";

/// The templates of one folder: names without the ending, and texts.
pub struct Templates {
    folder: String,
    texts: Vec<(String, String)>,
}

impl Templates {
    /// Reads every `NAME.j2` in a folder.
    pub fn read(folder: &Path) -> Result<Templates, Error> {
        let shown = path_shown(folder).to_string();
        let failed = |e| {
            Error::io(
                format!("cannot read the templates in {shown}"),
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
                "{shown} has no template; write one for a file of the report, such as \
                 `report.md{ENDING}`"
            )));
        }
        Ok(Templates {
            folder: shown,
            texts,
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
                self.folder
            )));
        }
        self.made(&self.environment(report, figures)?, name, report)
    }

    fn made(&self, all: &Environment<'_>, name: &str, report: &Answer) -> Result<String, Error> {
        let template = all.get_template(&format!("{name}{ENDING}"));
        let data = Value::from_serialize(&report.data);
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
        all.add_function("svg", move |name: String| {
            let found = drawn.iter().find(|(known, _)| *known == name);
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
        let place = match (cause.name(), cause.line()) {
            (Some(name), Some(line)) => format!("{}/{name}:{line}", self.folder),
            (Some(name), None) => format!("{}/{name}", self.folder),
            _ => self.folder.clone(),
        };
        let why = cause.detail().map_or_else(
            || cause.kind().to_string(),
            |detail| format!("{}: {detail}", cause.kind()),
        );
        Error::data(format!("the template {place} cannot be used: {why}"))
    }
}

/// What begins with `_` is a part of others.
fn is_whole(name: &str) -> bool {
    !name.starts_with('_')
}
