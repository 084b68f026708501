//! What a network is made of, in clap's words.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use stancegraph::error::Error;
use stancegraph::model::Day;
use stancegraph::network::{
    Aggregate, Duplicates, Exclusion, Feed, Instant, Kernel, Mode, Normalize, Settings, StanceKind,
    Unit, Window,
};
use stancegraph::view::Picture;

#[cfg(feature = "dna")]
use super::Variables;
use super::{CodedBy, Draw, To, day, formats};

#[derive(Debug, Args)]
pub struct Network {
    #[command(flatten)]
    pub claims: Claims,
    /// Format of the network, or of its figure; else by the ending of FILE,
    /// else `text`.
    #[arg(long, value_parser = formats(|f| f.network.is_some() || f.figure.is_some()))]
    pub format: Option<String>,
    #[command(flatten)]
    pub to: To,
    /// What figures show: `ties` between nodes, or the ordered `matrix`; unless
    /// given, ties, and of two modes with many cells the matrix.
    #[arg(long, value_name = "PICTURE", value_parser = words(Picture::ALL.iter().map(|w| w.prose())))]
    pub picture: Option<String>,
    #[command(flatten)]
    pub draw: Draw,
}

impl Network {
    /// The picture that was asked for.
    pub fn picture(&self) -> Option<Picture> {
        picture(self.picture.as_deref())
    }
}

/// The picture of that name.
pub fn picture(word: Option<&str>) -> Option<Picture> {
    one_of(Picture::ALL, Picture::prose, word?)
}

/// Which claims make a network, and how.
#[derive(Debug, Args)]
pub struct Claims {
    /// A ledger: a RON file, a folder of them, or a table of claims (CSV). Also a
    /// database of Discourse Network Analyzer (`.dna`).
    pub input: PathBuf,
    #[command(flatten)]
    pub made: Made,
    #[command(flatten)]
    pub coded: CodedBy,
    #[cfg(feature = "dna")]
    #[command(flatten)]
    pub variables: Variables,
}

/// The settings of a network.
#[derive(Debug, Args)]
pub struct Made {
    /// `one` kind of nodes, tied through what they have in common, or `two`.
    #[arg(long, value_name = "MODE", value_parser = words(Mode::ALL.iter().map(|w| w.prose())), default_value = "one")]
    pub mode: String,
    /// The variable whose values are the rows: `actor`, `speaker`, `issue`,
    /// `source`, `publisher`, or any attribute of these, like `actor.party`.
    #[arg(long, value_name = "VARIABLE", default_value = "actor")]
    pub rows: String,
    /// The variable whose values are the columns, or tie the rows.
    #[arg(long, value_name = "VARIABLE", default_value = "issue")]
    pub columns: String,
    /// What is added up, several with commas: of two actors what both spoke
    /// about (`ignore`), on the same side (`congruence`), on opposite sides
    /// (`conflict`), or the difference (`subtract`); of votes that both cast
    /// (`common`) and cast alike (`same`); of two modes a code of the stances
    /// (`combine`). Unless given, `congruence` of one mode, `subtract` of two,
    /// `ignore` without a stance.
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = words(Aggregate::ALL.iter().map(|w| w.prose())))]
    pub aggregate: Vec<String>,
    /// By what it is divided: of one mode `average`, `jaccard` or `cosine`, of two
    /// `activity` or `prominence`.
    #[arg(long, value_name = "HOW", value_parser = words(Normalize::ALL.iter().map(|w| w.prose())), default_value = "none")]
    pub normalize: String,
    /// Within which period the same claim counts once; `include` counts all.
    #[arg(long, value_name = "PERIOD", value_parser = words(Duplicates::ALL.iter().map(|w| w.prose())), default_value = "include")]
    pub duplicates: String,
    /// What of a stance counts: its side, its number, its name, or nothing; what
    /// the input suggests unless given.
    #[arg(long, value_name = "KIND", value_parser = words(StanceKind::ALL.iter().map(|w| w.prose())))]
    pub stance: Option<String>,
    /// The first day of which claims count, by the earliest day on which they can
    /// have been made.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub from: Option<Day>,
    /// The last day of which claims count.
    #[arg(long = "to", value_name = "DAY", value_parser = day)]
    pub to_day: Option<Day>,
    /// Keep nodes of which no claim counts.
    #[arg(long)]
    pub isolates: bool,
    /// Leave out claims with this value of a variable; with `!=` all others;
    /// repeatable.
    #[arg(long, value_name = "VARIABLE=VALUE", value_parser = exclusion)]
    pub exclude: Vec<Exclusion>,
    /// Leave out rows with fewer claims.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub min_claims: u32,
    /// A network for each step of a window: `day`, `week`, `month` or `year`, and
    /// how many of them it is wide.
    #[arg(long, value_name = "UNIT:SIZE", value_parser = window)]
    pub window: Option<Window>,
    /// Let claims weigh less the farther they are from the middle of the window.
    #[arg(long, value_name = "KERNEL", value_parser = words(Kernel::ALL.iter().map(|w| w.prose())))]
    pub kernel: Option<String>,
    /// Begin and end where a whole window has room.
    #[arg(long)]
    pub indent: bool,
    /// Count also what sources tell in their own voice.
    #[arg(long)]
    pub narrated: bool,
    /// Leave out conditional claims.
    #[arg(long)]
    pub unconditional: bool,
    /// Give the numbers of Discourse Network Analyzer also where we hold them to
    /// be wrong.
    #[arg(long, value_name = "TOOL", value_parser = ["dna"])]
    pub compat: Option<String>,
}

impl Made {
    /// The settings, for an input that suggests a kind of stance.
    pub fn settings(&self, natural: Option<StanceKind>) -> Result<Settings, Error> {
        let mode = one_of(Mode::ALL, Mode::prose, &self.mode).unwrap_or(Mode::One);
        let asked = self.stance.as_deref();
        let stance = asked.and_then(|word| one_of(StanceKind::ALL, StanceKind::prose, word));
        let stance = stance.or(natural).unwrap_or(StanceKind::Binary);
        let mut aggregates: Vec<Aggregate> = Vec::new();
        for word in &self.aggregate {
            let aggregate = one_of(Aggregate::ALL, Aggregate::prose, word);
            if let Some(aggregate) = aggregate.filter(|a| !aggregates.contains(a)) {
                aggregates.push(aggregate);
            }
        }
        if aggregates.is_empty() {
            aggregates.push(match (mode, stance) {
                (_, StanceKind::None) => Aggregate::Ignore,
                (Mode::Two, StanceKind::Option) => Aggregate::Ignore,
                (Mode::One, _) => Aggregate::Congruence,
                (Mode::Two, _) => Aggregate::Subtract,
            });
        }
        let settings = Settings {
            mode,
            rows: self.rows.clone(),
            columns: self.columns.clone(),
            aggregates,
            normalize: one_of(Normalize::ALL, Normalize::prose, &self.normalize)
                .unwrap_or(Normalize::None),
            duplicates: one_of(Duplicates::ALL, Duplicates::prose, &self.duplicates)
                .unwrap_or(Duplicates::Include),
            stance,
            from: self.from.map(Instant::start_of),
            to: self.to_day.map(Instant::end_of),
            isolates: self.isolates,
            exclude: self.exclude.clone(),
            min_claims: self.min_claims,
            window: self.window,
            kernel: self
                .kernel
                .as_deref()
                .and_then(|word| one_of(Kernel::ALL, Kernel::prose, word)),
            indent: self.indent,
            compat: self.compat.is_some(),
        };
        settings.check()?;
        Ok(settings)
    }

    /// Which claims of a ledger count.
    pub fn feed(&self) -> Feed {
        Feed {
            narrated: self.narrated,
            unconditional: self.unconditional,
            options: self.stance.as_deref() == Some(StanceKind::Option.prose()),
        }
    }
}

fn one_of<T: Copy>(all: &[T], name: fn(T) -> &'static str, word: &str) -> Option<T> {
    all.iter().copied().find(|one| name(*one) == word)
}

fn words(all: impl Iterator<Item = &'static str>) -> PossibleValuesParser {
    all.collect::<Vec<_>>().into()
}

fn exclusion(text: &str) -> Result<Exclusion, String> {
    let (variable, value) = text
        .split_once('=')
        .ok_or("give a variable and a value, such as `issue=treaty`, or `actor!=north`")?;
    let inverted = variable.ends_with('!');
    Ok(Exclusion {
        variable: variable.trim_end_matches('!').to_owned(),
        value: value.to_owned(),
        inverted,
    })
}

fn window(text: &str) -> Result<Window, String> {
    let help = || {
        let units: Vec<&str> = Unit::ALL.iter().map(|unit| unit.prose()).collect();
        format!(
            "give a unit ({}) and a size, such as `month:6`",
            units.join(", ")
        )
    };
    let (unit, size) = text.split_once(':').ok_or_else(help)?;
    let unit = unit.strip_suffix('s').unwrap_or(unit);
    let unit = one_of(Unit::ALL, Unit::prose, unit).ok_or_else(help)?;
    match size.parse() {
        Ok(size) if (1..=100_000).contains(&size) => Ok(Window { unit, size }),
        _ => Err(help()),
    }
}
