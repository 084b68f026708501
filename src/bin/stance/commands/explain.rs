//! `stance explain`: what a code of `check` or a kind of change means.

use stancegraph::compare::{Kind, PairKind};
use stancegraph::diagnostics::{CODES, Level, codes};
use stancegraph::error::Error;
use stancegraph::text::nearest;
use stancegraph::view::{UNEXPLAINED, UNEXPLAINED_MEANING};

use crate::Outcome;
use crate::args::{Explain, To};
use crate::output;

pub fn run(args: &Explain) -> Result<Outcome, Error> {
    let to = To { output: None };
    let Some(name) = &args.code else {
        let lines: Vec<String> = CODES
            .iter()
            .map(|code| format!("{:<22} {}\n", code.name, code.summary))
            .collect();
        output::write(&to, lines.concat())?;
        return Ok(Outcome::Fine);
    };
    if let Some(kind) = Kind::ALL.iter().find(|kind| kind.name() == name) {
        let meaning = kind.meaning();
        let text = format!("{kind}: {meaning}\n(a kind of change; see docs/rules.md)\n");
        output::write(&to, &text)?;
        return Ok(Outcome::Fine);
    }
    if let Some(kind) = PairKind::ALL.iter().find(|kind| kind.name() == name) {
        let meaning = kind.meaning();
        let text = format!("{name}: {meaning}\n(what happened to a pair; see docs/rules.md)\n");
        output::write(&to, &text)?;
        return Ok(Outcome::Fine);
    }
    if name == UNEXPLAINED {
        let text = format!(
            "{name}: {UNEXPLAINED_MEANING}\n(a change without a kind; see docs/rules.md)\n"
        );
        output::write(&to, &text)?;
        return Ok(Outcome::Fine);
    }
    let Some(code) = codes::find(name) else {
        let kinds = Kind::ALL.iter().map(|kind| kind.name());
        let pairs = PairKind::ALL.iter().map(|kind| kind.name());
        let kinds = kinds.chain(pairs).chain([UNEXPLAINED]);
        let meant = nearest(name, CODES.iter().map(|c| c.name).chain(kinds))
            .map_or("; `stance explain` lists them all".to_owned(), |near| {
                format!("; did you mean `{near}`?")
            });
        return Err(Error::usage(format!(
            "there is no code `{}`{meant}",
            name.escape_debug()
        )));
    };
    let level = match code.level {
        Level::Error => "an error",
        Level::Warning => "a warning",
        Level::Allow => "not reported",
    };
    let body = textwrap::fill(code.explanation, 80);
    output::write(
        &to,
        format!(
            "{}: {}\n({level} unless set with -A, -W or -D)\n\n{body}\n",
            code.name, code.summary
        ),
    )?;
    Ok(Outcome::Fine)
}
