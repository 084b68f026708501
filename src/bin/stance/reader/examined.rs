//! What `check` and `fix` look at: a ledger with the texts of its sources comes
//! in, findings that name the files go out.

use std::path::Path;

use stancegraph::check::{self, Evidence};
use stancegraph::diagnostics::{Diagnostic, Place, codes};
use stancegraph::error::Error;
use stancegraph::load::{Loaded, Texts, disk};
use stancegraph::text::path_shown;

use crate::tables::is_table;

/// A ledger to be checked, the texts of its sources, and what could not be read.
pub struct Examined {
    pub loaded: Loaded,
    pub texts: Texts,
    pub passed_over: Vec<disk::PassedOver>,
    pub skipped: usize,
    pub failed: Vec<Error>,
}

impl Examined {
    /// Adds what the lints find.
    pub fn check(loaded: &mut Loaded, passed_over: &[disk::PassedOver], evidence: &Evidence<'_>) {
        check::check_with(loaded, evidence);
        Examined::complete(loaded, passed_over);
    }

    /// Says of findings what only the way to the files tells.
    pub(super) fn complete(loaded: &mut Loaded, passed_over: &[disk::PassedOver]) {
        // A table declares sources by their names alone.
        let files = &loaded.files;
        loaded.diagnostics.retain(|found| match found.place {
            Place::Span(file, _) if found.code == &codes::NO_PUBLISHER => {
                let file = files.get(file as usize);
                !file.is_some_and(|file| is_table(Path::new(&file.path), file.text.as_bytes()))
            }
            _ => true,
        });
        let empty = |d: &&mut Diagnostic| d.code == &codes::EMPTY_LEDGER;
        for finding in loaded.diagnostics.iter_mut().filter(empty) {
            let lines = passed_over
                .iter()
                .map(|p| format!("{} {}", path_shown(&p.path), p.why));
            finding.help.extend(lines);
        }
    }
}
