//! What stands below a complaint about the command line: an error of clap comes
//! in, the same comes out without tips that are not near, and with those that
//! only this program can give.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};
use stancegraph::export;
use stancegraph::text::nearest;

/// The complaint with tips that help. `words` are those of the command line.
pub fn told(mut error: Error, mut command: Command, words: &[String]) -> Error {
    command.build();
    let asked = words.iter().find_map(|word| command.find_subcommand(word));
    let asked = asked.map_or("", Command::get_name).to_owned();
    only_near(&mut error, &mut command, &asked);
    if let Some(tip) = ours(&error, &asked) {
        let tip = ContextValue::StyledStrs(vec![tip.into()]);
        error.insert(ContextKind::Suggested, tip);
        without_suggested(&mut error, &mut command, &asked);
    }
    error
}

/// Leaves out what only looks a little alike, and how an option would be a value:
/// no value of this program begins with a dash.
fn only_near(error: &mut Error, command: &mut Command, asked: &str) {
    if error.kind() == ErrorKind::UnknownArgument {
        error.remove(ContextKind::Suggested);
    }
    if is_far(error, ContextKind::InvalidArg, ContextKind::SuggestedArg) {
        without_suggested(error, command, asked);
    }
    if is_far(
        error,
        ContextKind::InvalidValue,
        ContextKind::SuggestedValue,
    ) {
        error.remove(ContextKind::SuggestedValue);
    }
    near_commands(error);
}

/// Of several commands that look alike leaves those that are near.
fn near_commands(error: &mut Error) {
    let typed = first(error, ContextKind::InvalidSubcommand);
    let found = error.get(ContextKind::SuggestedSubcommand);
    if let (Some(typed), Some(ContextValue::Strings(all))) = (typed, found) {
        let near = all.iter().filter(|command| is_near(&typed, command));
        let near: Vec<String> = near.cloned().collect();
        error.remove(ContextKind::SuggestedSubcommand);
        if !near.is_empty() {
            let near = ContextValue::Strings(near);
            error.insert(ContextKind::SuggestedSubcommand, near);
        }
    }
}

/// Whether one may have been meant by the other; a part of a name is near, too:
/// `--credibility`.
fn is_near(typed: &str, tip: &str) -> bool {
    let part = typed.len() >= 3 && tip.contains(typed);
    part || nearest(typed, [tip]).is_some()
}

/// Whether there is a tip, and it is not near to what was typed.
fn is_far(error: &Error, typed: ContextKind, tip: ContextKind) -> bool {
    let bare = |kind| first(error, kind).map(|text| text.trim_start_matches('-').to_owned());
    let both = bare(typed).zip(bare(tip));
    both.is_some_and(|(typed, tip)| !is_near(&typed, &tip))
}

/// Takes back the argument that clap takes for the one that was meant; its usage
/// shows that one, too.
fn without_suggested(error: &mut Error, command: &mut Command, asked: &str) {
    if error.remove(ContextKind::SuggestedArg).is_some()
        && let Some(command) = command.find_subcommand_mut(asked)
    {
        let usage = ContextValue::StyledStr(command.render_usage());
        error.insert(ContextKind::Usage, usage);
    }
}

/// The first text of a context.
fn first(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.first().cloned(),
        _ => None,
    }
}

/// What this program knows of a wish that the command does not have.
fn ours(error: &Error, asked: &str) -> Option<&'static str> {
    match error.kind() {
        ErrorKind::UnknownArgument => elsewhere(asked, &first(error, ContextKind::InvalidArg)?),
        ErrorKind::MissingRequiredArgument if asked == "why" => {
            let missing = first(error, ContextKind::InvalidArg)?;
            (missing == "<ISSUE>").then_some(
                "which issue? `stance history LEDGER ACTOR` tells all of them, and `stance \
                 positions LEDGER --actor ACTOR` names them",
            )
        }
        ErrorKind::InvalidValue => {
            let format = first(error, ContextKind::InvalidArg)?.starts_with("--format");
            let value = first(error, ContextKind::InvalidValue)?;
            let picture = export::format(&value).is_some_and(|found| found.figure.is_some());
            (format && picture && asked != "report").then_some(PICTURES)
        }
        _ => None,
    }
}

/// Where pictures are made.
pub const PICTURES: &str = "pictures are made by `stance graph` and `stance matrix`";

/// How a command asks for the days that another asks for otherwise.
fn elsewhere(asked: &str, argument: &str) -> Option<&'static str> {
    match (asked, argument) {
        ("positions" | "matrix" | "graph" | "snapshot", "--from" | "--to") => {
            Some("positions are of one day: `--as-of DAY`; for two days use `stance diff`")
        }
        ("report", "--as-of") => Some("the day of a report is `--to`"),
        ("history", "--as-of") => Some(
            "a history is of many days, from `--from` to `--to`; for one day use `stance positions`",
        ),
        ("network" | "measure", "--as-of") => {
            Some("a network is of many days, from `--from` to `--to`")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::args::Arguments;

    fn complaint(line: &str) -> String {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let command = Arguments::command();
        let error = command.clone().try_get_matches_from(&words);
        told(error.expect_err(line), command, &words[1..]).to_string()
    }

    #[test]
    fn an_option_that_another_command_has_leads_to_it() {
        let found = complaint("stance positions lake --from 2026-05-01");
        assert!(
            found.contains(
                "positions are of one day: `--as-of DAY`; for two days use `stance diff`"
            ),
            "{found}"
        );
        assert!(!found.contains("--format"), "{found}");
        let found = complaint("stance report lake --as-of 2026-05-01");
        assert!(found.contains("the day of a report is `--to`"), "{found}");
    }

    #[test]
    fn what_only_looks_a_little_alike_is_no_tip() {
        for (line, far) in [
            ("stance check lake -v", "-- -v"),
            ("stance diff lake --kind new", "-- --kind"),
            ("stance graph lake --theme pink", "similar"),
            ("stance completions tcsh", "similar"),
            ("stance positions lake --lang en", "--tag"),
        ] {
            let found = complaint(line);
            assert!(!found.contains(far), "{found}");
        }
    }

    #[test]
    fn what_is_near_stays_a_tip() {
        for (line, near) in [
            ("stance positions lake --isue road", "'--issue'"),
            (
                "stance positions lake --credibility B2",
                "'--min-credibility'",
            ),
            ("stance graph lake --theme prnt", "'print'"),
            ("stance positoins lake", "'positions'"),
        ] {
            let found = complaint(line);
            assert!(found.contains(near), "{found}");
        }
        let found = complaint("stance positoins lake");
        assert!(!found.contains("completions"), "{found}");
    }

    #[test]
    fn a_missing_issue_and_a_picture_of_words_lead_on() {
        let found = complaint("stance why lake northland");
        assert!(
            found.contains("which issue? `stance history LEDGER ACTOR`"),
            "{found}"
        );
        let found = complaint("stance positions lake --format svg");
        assert!(found.contains(PICTURES), "{found}");
    }
}
