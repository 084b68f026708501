//! How figures are drawn, in clap's words.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use stancegraph::export::{Size, Theme};

/// What a figure looks like.
#[derive(Debug, Args)]
#[command(next_help_heading = "Figures")]
pub struct Look {
    /// Colours: `screen` on white, `print` readable in grey, `dark`.
    #[arg(long, value_name = "THEME", value_parser = themes(), default_value = "screen", hide_default_value = true)]
    pub theme: String,
    /// A further font (TrueType or OpenType) for what the built-in one lacks;
    /// repeatable.
    #[arg(long = "font", value_name = "FILE")]
    pub fonts: Vec<PathBuf>,
}

/// How a figure is drawn.
#[derive(Debug, Args)]
#[command(next_help_heading = "Figures")]
pub struct Draw {
    #[command(flatten)]
    pub look: Look,
    /// Fit the figure into `a4`, `letter`, `slide`, or WIDTHxHEIGHT in pixels, mm,
    /// cm or in.
    #[arg(long, value_name = "SIZE", value_parser = str::parse::<Size>)]
    pub size: Option<Size>,
    /// Pixels of a PNG for each unit of length; 2 unless given, or less where
    /// that makes too large a bitmap.
    #[arg(long, value_name = "FACTOR", value_parser = scale)]
    pub scale: Option<f32>,
    /// Where the numbered claims are listed: `below` the figure, or `none`, then
    /// without numbers; below unless given.
    #[arg(long, value_name = "WHERE", value_parser = ["below", "none"], num_args = 0..=1,
        require_equals = true, default_missing_value = "below")]
    pub footnotes: Option<String>,
    /// Who lays the figure out: `built-in`, or an installed Graphviz with
    /// `graphviz` (its `dot`) or `graphviz:NAME` (`neato`, `sfdp`, …).
    #[arg(long, value_name = "ENGINE", value_parser = engine, default_value = "built-in", hide_default_value = true)]
    pub engine: Engine,
}

/// Who lays a figure out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Engine {
    /// The program itself.
    BuiltIn,
    /// An installed program of Graphviz, by name.
    Graphviz(String),
}

fn engine(text: &str) -> Result<Engine, String> {
    match text.split_once(':') {
        None if text == "built-in" => Ok(Engine::BuiltIn),
        None if text == "graphviz" => Ok(Engine::Graphviz("dot".to_owned())),
        Some(("graphviz", name)) => {
            let known = ["dot", "neato", "fdp", "sfdp", "twopi", "circo"];
            match known.contains(&name) {
                true => Ok(Engine::Graphviz(name.to_owned())),
                false => Err(format!(
                    "Graphviz lays out with {}; `{name}` is none of them",
                    known.join(", ")
                )),
            }
        }
        _ => Err("give `built-in`, `graphviz` or `graphviz:NAME`".to_owned()),
    }
}

fn themes() -> PossibleValuesParser {
    let names = Theme::ALL.iter().map(|(name, _)| *name);
    names.collect::<Vec<_>>().into()
}

fn scale(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(scale) if (0.1..=20.0).contains(&scale) => Ok(scale),
        _ => Err("give a number from 0.1 to 20".to_owned()),
    }
}
