//! What `stance check` answers in place of findings: how far coders agree, where
//! quotes stand, which sentences no claim uses.

use stancegraph::check::{Evidence, Examined, Levels, absent_quote, altered_quote};
use stancegraph::diagnostics::{Diagnostic, Level, codes, render};
use stancegraph::error::Error;
use stancegraph::export;
use stancegraph::load::Loaded;
use stancegraph::model::Ledger;
use stancegraph::view::answer::Answer;

use crate::Outcome;
use crate::args::{Check, Color};
use crate::output;

/// Writes the answer; in its place the errors, if a file could not be read
/// or an entry was left out. A failed assertion leaves nothing out.
pub fn answer(
    args: &Check,
    loaded: &Loaded,
    failed: &[Error],
    color: Color,
    answer: impl FnOnce() -> Answer,
) -> Result<Outcome, Error> {
    let format = super::super::format(args.format.as_deref(), &args.to, "text", |f| {
        f.answer.is_some()
    })?;
    let stops = |d: &&Diagnostic| d.level == Level::Error && d.code != &codes::ASSERTION_FAILED;
    let errors: Vec<&Diagnostic> = loaded.diagnostics.iter().filter(stops).collect();
    let colour = output::messages_coloured(color);
    for error in &errors {
        output::message(&render::text(error, &loaded.files, colour));
        output::message("");
    }
    for error in failed {
        output::error(error, color);
    }
    if !errors.is_empty() || !failed.is_empty() {
        output::message("there is no answer to that yet; mend the ledger first");
        return Ok(match failed.is_empty() {
            true => Outcome::Findings,
            false => Outcome::Failed,
        });
    }
    let writer = export::format(format).and_then(|f| f.answer);
    let writer = writer.ok_or_else(|| Error::usage(format!("no answer is written as {format}")))?;
    output::write(
        &args.to,
        writer(&answer(), &output::options(&args.to, color))?,
    )?;
    Ok(Outcome::Fine)
}

/// Whether a quote is an error: its words are not in the source, or differ in
/// what the meaning hangs on. The answer lists it, the status tells it.
pub fn has_false_quotes(ledger: &Ledger, evidence: &Evidence<'_>, levels: &Levels) -> bool {
    let examined = Examined { ledger, evidence };
    let mut found = Vec::new();
    for lint in [&absent_quote::LINT, &altered_quote::LINT] {
        (lint.run)(&examined, &mut found);
    }
    let found = levels.apply(found);
    found.iter().any(|finding| finding.level == Level::Error)
}
