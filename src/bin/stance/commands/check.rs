//! `stance check`: the findings of a ledger.

mod answer;
mod beside;

use stancegraph::check::{Evidence, Levels};
use stancegraph::compare;
use stancegraph::diagnostics::{Level, render};
use stancegraph::error::Error;
use stancegraph::view;

use crate::Outcome;
use crate::args::{Check, Color};
use crate::output;
use crate::reader::{Examined, Reader};

pub fn run(args: &Check, color: Color) -> Result<Outcome, Error> {
    let mut levels = Levels::default();
    let asked = [
        (&args.allow, Level::Allow),
        (&args.warn, Level::Warning),
        (&args.deny, Level::Error),
    ];
    for (codes, level) in asked {
        for code in codes {
            levels.set(code, level)?;
        }
    }
    let reader = Reader::new("check", &args.to, color).within(args.world);
    let mut examined = reader.examined(&args.ledger, &args.texts)?;
    examined.texts.required = args.require_texts;
    let (mut loaded, texts) = (examined.loaded, examined.texts);
    let evidence = Evidence::new(&loaded.ledger, &texts);
    // An answer tells by itself what the texts say.
    let answers = args.coders || args.quotes || args.coverage;
    let nothing = Evidence::default();
    let looked_up = if answers { &nothing } else { &evidence };
    Examined::check(&mut loaded, &examined.passed_over, looked_up);
    loaded.diagnostics = levels.apply(std::mem::take(&mut loaded.diagnostics));
    beside::name_empty(&mut loaded, &args.ledger);
    let passed_over = &examined.passed_over;
    beside::leave_out_unused(
        &mut loaded.diagnostics,
        &args.ledger,
        passed_over,
        &args.deny,
    );
    let (skipped, failed) = (examined.skipped, examined.failed);
    if answers {
        let outcome = answer::answer(args, &loaded, &failed, color, || {
            let ledger = &loaded.ledger;
            if args.coders {
                view::coders(ledger, &compare::coding(ledger))
            } else if args.quotes {
                view::quotes(ledger, &evidence)
            } else {
                view::coverage(ledger, &evidence)
            }
        })?;
        let is_false = args.quotes && answer::has_false_quotes(&loaded.ledger, &evidence, &levels);
        return Ok(match outcome {
            Outcome::Fine if is_false => Outcome::Findings,
            other => other,
        });
    }
    let format = format(args)?;
    let colour = output::options(&args.to, color).colour;
    let mut text = String::new();
    for finding in &loaded.diagnostics {
        if format == "json" {
            text.push_str(&render::json(finding, &loaded.files));
            text.push('\n');
        } else {
            text.push_str(&render::text(finding, &loaded.files, colour));
            text.push_str("\n\n");
        }
    }
    if !text.is_empty() || args.to.output.is_some() {
        output::write(&args.to, &text)?;
    }
    let number = |level| {
        loaded
            .diagnostics
            .iter()
            .filter(|d| d.level == level)
            .count()
    };
    let (errors, warnings) = (number(Level::Error), number(Level::Warning));
    let count = |n: usize, word: &str| output::count(n, word, &format!("{word}s"));
    let fixable = loaded.diagnostics.iter().filter(|d| !d.fixes.is_empty());
    let fixable = match fixable.count() {
        0 => String::new(),
        n => format!("; `stance fix` can repair {n} of them"),
    };
    if skipped > 0 {
        output::message(&format!(
            "note: {} skipped: names that begin with a dot or end in `.review.ron` are no part of a ledger",
            count(skipped, "file")
        ));
    }
    if errors + warnings > 0 {
        let files = match loaded.files.len() {
            0 => String::new(),
            number => format!(" in {}", count(number, "file")),
        };
        output::message(&format!(
            "{} and {}{files}; `stance explain CODE` tells more{fixable}",
            count(errors, "error"),
            count(warnings, "warning"),
        ));
    }
    let quotes = evidence.tally(&loaded.ledger);
    if quotes.words() > 0 {
        output::message(&quotes.to_string());
    }
    for error in &failed {
        output::error(error, color);
    }
    Ok(if !failed.is_empty() {
        Outcome::Failed
    } else if errors > 0 {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}

/// The format of findings; the others are those of answers.
fn format(args: &Check) -> Result<&'static str, Error> {
    let of_findings = |name: &str| matches!(name, "text" | "json");
    match args.format.as_deref() {
        Some(asked) if !of_findings(asked) => Err(Error::usage(format!(
            "findings are written as text and json; {asked} is for `--coders`, `--quotes` and `--coverage`"
        ))),
        asked => super::format(asked, &args.to, "text", |f| {
            matches!(f.name, "text" | "json")
        }),
    }
}
