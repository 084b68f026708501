//! What is read to become a ledger, in clap's words.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use stancegraph::load::dna;

#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub struct Import {
    #[command(subcommand)]
    pub from: ImportFrom,
}

#[derive(Debug, Subcommand)]
pub enum ImportFrom {
    /// A database of the Discourse Network Analyzer (`.dna`).
    ///
    /// Documents become sources with their texts, statements claims with their
    /// quotes, entities actors and issues. Version 3 is read.
    Dna(ImportDna),
}

#[derive(Debug, Args)]
pub struct ImportDna {
    /// The database; it is opened read-only.
    pub file: PathBuf,
    /// The folder of the ledger; it is made if it is not there.
    #[arg(short, long, value_name = "LEDGER")]
    pub output: PathBuf,
    /// Write into a folder that is not empty, over what stands there under the
    /// same names.
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub variables: Variables,
}

/// The heading of these options.
const VARIABLES: &str = "Variables of a `.dna` file";

/// Which variables of a `.dna` file mean what.
#[derive(Debug, Args)]
pub struct Variables {
    /// The type of the statements; else the first that has two variables of
    /// short text and one that can be a stance.
    #[arg(long, help_heading = VARIABLES, value_name = "LABEL")]
    pub statement_type: Option<String>,
    /// Whose values are the actors; else `organization`, or one with a name
    /// like it.
    #[arg(long, help_heading = VARIABLES, value_name = "NAME")]
    pub actor_variable: Option<String>,
    /// Whose values are the persons who speak for them; else `person`.
    #[arg(long, help_heading = VARIABLES, value_name = "NAME")]
    pub speaker_variable: Option<String>,
    /// Whose values are the issues; else `concept`.
    #[arg(long, help_heading = VARIABLES, value_name = "NAME")]
    pub issue_variable: Option<String>,
    /// Whose values are the stances; else `agreement`. Booleans and whole
    /// numbers have a sign, values of short text are options.
    #[arg(long, help_heading = VARIABLES, value_name = "NAME")]
    pub stance_variable: Option<String>,
}

impl Variables {
    /// Whether any is asked for.
    pub fn are_named(&self) -> bool {
        let asked = self.asked();
        let all = [
            asked.statement_type,
            asked.actor,
            asked.speaker,
            asked.issue,
            asked.stance,
        ];
        all.iter().any(Option::is_some)
    }

    /// As the library asks.
    pub fn asked(&self) -> dna::Asked<'_> {
        dna::Asked {
            statement_type: self.statement_type.as_deref(),
            actor: self.actor_variable.as_deref(),
            speaker: self.speaker_variable.as_deref(),
            issue: self.issue_variable.as_deref(),
            stance: self.stance_variable.as_deref(),
        }
    }
}
