//! From the place of a finding to a span: only the files in which something
//! has to be pointed at are parsed again, with the tree that knows spans.

use std::collections::BTreeMap;

use super::claims_csv::{self, Places};
use crate::diagnostics::{Diagnostic, Edit, Fix, Place, Span, TextFile};
use crate::syntax::{self, Tree};

/// Replaces every place inside an entry by its span, and every fix by the
/// bytes that it changes, then sorts the findings by file, span, code and
/// message, and drops repeated ones.
pub(super) fn locate(files: &[TextFile], diagnostics: &mut Vec<Diagnostic>) {
    let mut trees: BTreeMap<u32, Tree> = BTreeMap::new();
    let mut tables: BTreeMap<u32, Places<'_>> = BTreeMap::new();
    for diagnostic in diagnostics.iter_mut() {
        let related = diagnostic.related.iter_mut().map(|(place, _)| place);
        for place in std::iter::once(&mut diagnostic.place).chain(related) {
            let Place::Entry(origin, path) = &*place else {
                continue;
            };
            let Some(file) = files.get(origin.file as usize) else {
                continue;
            };
            if claims_csv::is_claims(&file.text) {
                let places = tables
                    .entry(origin.file)
                    .or_insert_with(|| Places::new(&file.text));
                let span = places.span(origin.entry as usize, path);
                *place = Place::Span(origin.file, span);
                continue;
            }
            let tree = trees
                .entry(origin.file)
                .or_insert_with(|| syntax::parse(&file.text));
            let span = syntax::locate(tree, &file.text, origin.entry as usize, path);
            *place = Place::Span(origin.file, span);
        }
        diagnostic
            .fixes
            .retain_mut(|fix| settle(fix, files, &mut trees));
    }
    let key = |d: &Diagnostic| {
        let (file, span) = match d.place {
            Place::Span(file, span) => (file, span),
            Place::File(file) => (file, Span::default()),
            Place::Entry(origin, _) => (origin.file, Span::default()),
            Place::Ledger => (u32::MAX, Span::default()),
        };
        (file, span, d.code.name)
    };
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message)));
    diagnostics.dedup();
}

/// Looks up the bytes that a fix changes; `false` where it makes no sense.
fn settle(fix: &mut Fix, files: &[TextFile], trees: &mut BTreeMap<u32, Tree>) -> bool {
    let file = match (&fix.place, &fix.edit) {
        (Place::File(_), Edit::Remove) | (Place::Span(..), Edit::Replace(_)) => return true,
        (Place::Span(file, _), _) => *file,
        (Place::Entry(origin, _), _) => origin.file,
        (Place::File(_) | Place::Ledger, _) => return false,
    };
    let Some(text) = files.get(file as usize).map(|file| &file.text) else {
        return false;
    };
    if claims_csv::is_claims(text) {
        // The fixes are those of entries in RON.
        return false;
    }
    let tree = trees.entry(file).or_insert_with(|| syntax::parse(text));
    let Some((span, new)) = syntax::amended(tree, text, fix) else {
        return false;
    };
    fix.place = Place::Span(file, span);
    fix.edit = Edit::Replace(new);
    true
}
