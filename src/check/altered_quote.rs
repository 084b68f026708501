//! Quotes that differ from their source by a word that turns or bends the
//! meaning, or leave out such a word by dots. In: the quotes looked up. Out:
//! one finding for each quote.

use super::Lint;
use super::elided_quote::leaving_out;
use super::inexact_quote::{differing, is_altered};
use crate::diagnostics::codes;

/// Finds [`codes::ALTERED_QUOTE`].
pub static LINT: Lint = Lint {
    code: &codes::ALTERED_QUOTE,
    needs_whole: false,
    run: |examined, found| {
        differing(examined, LINT.code, found, is_altered);
        leaving_out(examined, LINT.code, found, |heavy| !heavy.is_empty());
    },
};
