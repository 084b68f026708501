//! Quotes that differ from their source by a word that turns or bends the
//! meaning. In: the quotes looked up. Out: one finding for each quote.

use super::Lint;
use super::inexact_quote::{differing, is_altered};
use crate::diagnostics::codes;

/// Finds [`codes::ALTERED_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::ALTERED_QUOTE,
    needs_whole: false,
    run: |examined, found| differing(examined, LINT.code, found, is_altered),
};
