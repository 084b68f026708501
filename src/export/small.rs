//! A heat map comes in, a grid comes out for formats in which every cell is a
//! node; a large one is refused, for what reads them would not end.

use crate::error::Error;
use crate::view::figure::{Grid, Heat};

/// So many cells can be laid out as nodes.
const CELLS: usize = 1600;

/// The grid of a small heat map.
///
/// # Errors
/// [`ErrorKind::Format`](crate::error::ErrorKind::Format) if it is large.
pub(super) fn small(heat: &Heat, format: &str) -> Result<Grid, Error> {
    let cells = heat.rows.len() * heat.columns.len();
    if cells > CELLS {
        return Err(Error::format(format!(
            "a matrix of {} \u{d7} {} is too large for {format}, in which every cell is a node: write \
             svg, png or pdf, or draw ties",
            heat.rows.len(),
            heat.columns.len()
        )));
    }
    Ok(heat.grid())
}
