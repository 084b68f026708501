//! `stance fix`: repairs what findings have a fix for.

use stancegraph::check::code_named;
use stancegraph::edit::{self, Edited, Listed};
use stancegraph::error::Error;
use stancegraph::load::disk::{self, Where};
use stancegraph::model::Ledger;
use stancegraph::text::escaped;

use crate::Outcome;
use crate::args::{Color, Fix, To};
use crate::output;
use crate::reader::Reader;
use crate::replace::{self, Replace};

pub fn run(args: &Fix, color: Color) -> Result<Outcome, Error> {
    let codes = args.codes.iter().map(|code| code_named(code));
    let codes = codes.collect::<Result<Vec<_>, _>>()?;
    let to = To { output: None };
    let found = Reader::new("fix", &to, color).files(&args.ledger)?;
    let places = Where {
        ledger: &args.ledger,
        files: &found.paths,
        folder: args.texts.texts.as_deref(),
    };
    let texts = |ledger: &Ledger| disk::texts(ledger, places);
    let mended = edit::mend_with(&found.files, &codes, &texts)?;
    if mended.edited.is_empty() {
        return Ok(Outcome::Fine);
    }
    let listing: Vec<String> = mended.listed.iter().map(shown).collect();
    output::write(&to, listing.join("\n"))?;
    let fixes = mended.listed.iter().map(|listed| listed.reasons.len());
    let fixes = output::count(fixes.sum(), "fix", "fixes");
    let files = output::count(mended.edited.len(), "file", "files");
    if !args.write {
        output::message(&format!(
            "{fixes} in {files}; nothing is written without `--write`"
        ));
        return Ok(Outcome::Findings);
    }
    let mut all = Vec::with_capacity(mended.edited.len());
    for Edited { file, text } in &mended.edited {
        all.push(Replace {
            path: &found.paths[*file],
            old: &found.files[*file].bytes,
            new: text.as_bytes(),
        });
    }
    replace::all(&all)?;
    output::message(&format!("{fixes} written into {files}"));
    Ok(Outcome::Fine)
}

/// Lines before and after, and why.
fn shown(listed: &Listed) -> String {
    let mut text = String::new();
    let place = format!("{}:{}", escaped(&listed.path), listed.line);
    for reason in &listed.reasons {
        text.push_str(&format!(
            "{place}: {} [{}]\n",
            escaped(&reason.what),
            reason.code
        ));
    }
    for (sign, lines) in [('-', &listed.old), ('+', &listed.new)] {
        for line in lines {
            text.push_str(&format!("{sign} {line}\n"));
        }
    }
    text
}
