//! From the place of a finding to a span: only the files in which something
//! has to be pointed at are parsed again, with the tree that knows spans.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Place, Span, TextFile};
use crate::syntax::{self, Tree};

/// Replaces every place inside an entry by its span, then sorts the findings
/// by file, span, code and message, and drops repeated ones.
pub(super) fn locate(files: &[TextFile], diagnostics: &mut Vec<Diagnostic>) {
    let mut trees: BTreeMap<u32, Tree> = BTreeMap::new();
    for diagnostic in diagnostics.iter_mut() {
        let related = diagnostic.related.iter_mut().map(|(place, _)| place);
        for place in std::iter::once(&mut diagnostic.place).chain(related) {
            let Place::Entry(origin, path) = &*place else {
                continue;
            };
            let Some(file) = files.get(origin.file as usize) else {
                continue;
            };
            let tree = trees
                .entry(origin.file)
                .or_insert_with(|| syntax::parse(&file.text));
            let span = syntax::locate(tree, &file.text, origin.entry as usize, path);
            *place = Place::Span(origin.file, span);
        }
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
