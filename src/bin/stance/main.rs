//! The program `stance`: arguments in, answers out. Everything that it does
//! is a call into the library; only here are the terminal, the environment
//! and today's date known.

mod args;
mod coded;
mod commands;
mod deliver;
mod draw;
mod engine;
mod git;
mod input;
mod output;
mod reader;
mod replace;
mod tables;
mod template;
mod written;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

/// How a command that ran ended.
pub enum Outcome {
    /// Nothing to report: exit status 0.
    Fine,
    /// It found what it looks for: exit status 1.
    Findings,
    /// It could not run, and has said so: exit status 2.
    Failed,
}

fn main() -> ExitCode {
    let command = args::Arguments::command().color(args::color_asked(std::env::args_os()));
    let matches = command.clone().try_get_matches();
    let arguments = matches.and_then(|matches| args::Arguments::from_arg_matches(&matches));
    let arguments = arguments.unwrap_or_else(|error| {
        let words = std::env::args_os().skip(1);
        let words: Vec<String> = words.map(|w| w.to_string_lossy().into_owned()).collect();
        args::tips::told(error, command, &words).exit()
    });
    match commands::run(&arguments) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(error) => {
            output::error(&error, arguments.color);
            ExitCode::from(2)
        }
    }
}
