//! Networks come in, the one step that a format without time can hold comes
//! out.

use crate::error::Error;
use crate::network::{Network, Networks};

/// The networks of the one step, one for each thing added up.
///
/// # Errors
/// When there are several steps, or none.
pub fn only<'n>(networks: &'n Networks, format: &str) -> Result<&'n [Network], Error> {
    let mut steps = networks.steps();
    match (steps.next(), steps.count()) {
        (Some(step), 0) => Ok(step),
        (None, _) => Err(Error::format(format!(
            "{format} holds one network, and no step of the window lies within the range: choose \
             a smaller window"
        ))),
        (_, more) => Err(Error::format(format!(
            "{format} holds one network, and these are {} steps in time: use gexf, json or csv, \
             or ask for one step with `--from` and `--to` and no `--window`",
            more + 1
        ))),
    }
}
