//! Numbers for claims, in the order in which they are first needed.

use super::names::Names;
use super::phrase;
use crate::model::{Condition, Evidence};

/// The claims to which a figure refers, and what is told of each below it.
pub(super) struct Notes<'n> {
    names: &'n Names<'n>,
    list: Vec<(Evidence, String)>,
}

impl<'n> Notes<'n> {
    pub(super) fn new(names: &'n Names<'n>) -> Notes<'n> {
        Notes {
            names,
            list: Vec::new(),
        }
    }

    /// The number of a claim, from 1.
    pub(super) fn number(&mut self, evidence: &Evidence) -> usize {
        match self.list.iter().position(|(known, _)| known == evidence) {
            Some(at) => at + 1,
            None => {
                let note = self.names.cited(evidence);
                self.list.push((evidence.clone(), note));
                self.list.len()
            }
        }
    }

    /// The number of a claim whose stance depends on something.
    pub(super) fn with_conditions(&mut self, evidence: &Evidence, on: &[Condition]) -> usize {
        let number = self.number(evidence);
        if !on.is_empty() {
            let terms = format!(": {}", phrase::conditions(on));
            let note = &mut self.list[number - 1].1;
            if !note.contains(&terms) {
                note.push_str(&terms);
            }
        }
        number
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What stands below the figure.
    pub(super) fn list(self) -> Vec<String> {
        self.list.into_iter().map(|(_, note)| note).collect()
    }
}
