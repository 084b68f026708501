//! A snapshot comes in, the RON file that `diff` reads comes out.

use super::Format;
use crate::load::snapshot;

/// `--format ron`.
pub static FORMAT: Format = Format {
    name: "ron",
    extension: "ron",
    answer: None,
    pages: None,
    figure: None,
    snapshot: Some(snapshot::to_text),
    network: None,
};
