//! What stands beside the files that were checked: a table of claims, which may
//! use what looks unused; or nothing at all.

use std::path::Path;

use stancegraph::diagnostics::{Code, Diagnostic, Level, codes};
use stancegraph::load::Loaded;
use stancegraph::load::disk::PassedOver;
use stancegraph::text::path_shown;

use crate::output;

/// What a table may use.
const UNUSED: [&Code; 3] = [
    &codes::UNUSED_ACTOR,
    &codes::UNUSED_ISSUE,
    &codes::UNUSED_SOURCE,
];

/// Says of a ledger without files which path has none.
pub fn name_empty(loaded: &mut Loaded, path: &Path) {
    if loaded.files.is_empty() {
        let mut findings = loaded.diagnostics.iter_mut();
        if let Some(found) = findings.find(|found| found.code == &codes::EMPTY_LEDGER) {
            found.message = format!("{} has no `.ron` file", path_shown(path));
        }
    }
}

/// Takes away the findings that are nothing but a consequence of a table in the
/// folder that was not read, and says so in one line. Those stay of which
/// somebody named the code as an error.
pub fn leave_out_unused(
    findings: &mut Vec<Diagnostic>,
    folder: &Path,
    passed: &[PassedOver],
    denied: &[String],
) {
    let Some(table) = passed.iter().find(|passed| passed.is_table_in(folder)) else {
        return;
    };
    let before = findings.len();
    let is_named = |code: &Code| denied.iter().any(|name| name == code.name);
    findings.retain(|found| {
        let asked_for = found.level == Level::Error && is_named(found.code);
        asked_for || !UNUSED.contains(&found.code)
    });
    let left_out = before - findings.len();
    if left_out > 0 {
        let table = path_shown(&table.path);
        let findings = output::count(left_out, "finding is", "findings are");
        output::message(&format!(
            "note: {findings} left out, of actors, issues and sources that only {table} may use; \
             `stance check` of that file looks at both"
        ));
    }
}
