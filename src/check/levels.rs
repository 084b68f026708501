//! How grave the user takes each code to be: `-A`, `-W`, `-D`.
//!
//! In: codes by name with levels, one after the other. Out: findings with the
//! levels in force, without the allowed ones.

use crate::diagnostics::{CODES, Code, Diagnostic, Level, codes};
use crate::error::Error;
use crate::text::nearest;

/// Levels that differ from those of the code table: one set for a code beats
/// one set for all, else a later one wins.
///
/// ```
/// use stancegraph::check::Levels;
/// use stancegraph::diagnostics::{Diagnostic, Level, Place, codes};
///
/// let mut levels = Levels::default();
/// levels.set("all", Level::Allow)?;
/// levels.set("unused-source", Level::Error)?;
/// let found = levels.apply(vec![
///     Diagnostic::new(&codes::UNUSED_SOURCE, Place::Ledger, "no claim quotes the source `s`"),
///     Diagnostic::new(&codes::UNUSED_ACTOR, Place::Ledger, "the actor `a` does nothing"),
/// ]);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].level, Level::Error);
/// # Ok::<(), stancegraph::error::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// Code, or none for all of them; level; in the order of setting.
    set: Vec<(Option<&'static Code>, Level)>,
}

impl Levels {
    /// Sets the level of a code, or of `all`.
    ///
    /// # Errors
    /// When there is no code of this name.
    pub fn set(&mut self, code_name: &str, level: Level) -> Result<(), Error> {
        let code = match code_name {
            "all" => None,
            name => Some(find(name, &["all"])?),
        };
        self.set.push((code, level));
        Ok(())
    }

    /// The level of a code: the last that was set for it, else for all, else
    /// its own.
    pub fn of(&self, code: &Code) -> Level {
        self.asked(code).unwrap_or(code.level)
    }

    /// The last level that was set for a code, else for all.
    fn asked(&self, code: &Code) -> Option<Level> {
        let last = |wanted: Option<&Code>| {
            let mut set = self.set.iter().rev();
            set.find(|(which, _)| *which == wanted)
                .map(|(_, level)| *level)
        };
        last(Some(code)).or_else(|| last(None))
    }

    /// The findings with these levels, without those that are allowed. Where none
    /// was set a finding keeps its own, which may be milder than that of its code.
    pub fn apply(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        for diagnostic in &mut diagnostics {
            diagnostic.level = self.asked(diagnostic.code).unwrap_or(diagnostic.level);
        }
        diagnostics.retain(|diagnostic| diagnostic.level != Level::Allow);
        diagnostics
    }
}

/// The code of this name.
///
/// # Errors
///
/// When there is no code of this name.
///
/// ```
/// use stancegraph::check::code_named;
///
/// assert_eq!(code_named("bad-date")?.name, "bad-date");
/// let error = code_named("bad-dates").unwrap_err();
/// assert_eq!(error.to_string(), "there is no code `bad-dates`; did you mean `bad-date`?");
/// # Ok::<(), stancegraph::error::Error>(())
/// ```
pub fn code_named(name: &str) -> Result<&'static Code, Error> {
    find(name, &[])
}

/// A code, or what may have been meant, of the codes and these other words.
fn find(name: &str, others: &[&'static str]) -> Result<&'static Code, Error> {
    if let Some(code) = codes::find(name) {
        return Ok(code);
    }
    let names = CODES
        .iter()
        .map(|code| code.name)
        .chain(others.iter().copied());
    let shown: String = name.chars().take(60).flat_map(char::escape_debug).collect();
    Err(Error::usage(match nearest(name, names) {
        Some(near) => format!("there is no code `{shown}`; did you mean `{near}`?"),
        None if others.is_empty() => {
            format!("there is no code `{shown}`; `stance explain` lists them")
        }
        None => format!(
            "there is no code `{shown}`; `all` stands for every code, and `stance explain` lists them"
        ),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn a_code_beats_all_and_the_later_of_two_levels_wins() {
        let mut levels = Levels::default();
        assert_eq!(levels.of(&codes::UNUSED_ISSUE), Level::Warning);
        let set = |levels: &mut Levels, code, level| {
            levels.set(code, level).expect("there is such a code");
        };
        set(&mut levels, "unused-issue", Level::Error);
        set(&mut levels, "all", Level::Warning);
        assert_eq!(levels.of(&codes::UNUSED_ISSUE), Level::Error);
        set(&mut levels, "unused-issue", Level::Allow);
        assert_eq!(levels.of(&codes::UNUSED_ISSUE), Level::Allow);
        assert_eq!(levels.of(&codes::SYNTAX), Level::Warning);
        // `-D all -A unused-issue`, as the command line sets them.
        let mut levels = Levels::default();
        set(&mut levels, "unused-issue", Level::Allow);
        set(&mut levels, "all", Level::Error);
        assert_eq!(levels.of(&codes::UNUSED_ISSUE), Level::Allow);
        assert_eq!(levels.of(&codes::UNUSED_ACTOR), Level::Error);
    }

    #[test]
    fn a_finding_milder_than_its_code_stays_so_unless_a_level_is_set() {
        let mild = || {
            let place = crate::diagnostics::Place::Ledger;
            let mut found = Diagnostic::new(&codes::DUPLICATE_ID, place, "two names, one id");
            found.level = Level::Warning;
            vec![found]
        };
        let mut levels = Levels::default();
        assert_eq!(levels.apply(mild())[0].level, Level::Warning);
        levels.set("all", Level::Error).expect("all is known");
        assert_eq!(levels.apply(mild())[0].level, Level::Error);
    }

    #[test]
    fn an_unknown_code_is_a_usage_error_that_names_the_nearest() {
        let error = Levels::default()
            .set("unused-sorce", Level::Allow)
            .expect_err("there is no such code");
        assert_eq!(error.kind(), ErrorKind::Usage);
        assert_eq!(
            error.to_string(),
            "there is no code `unused-sorce`; did you mean `unused-source`?"
        );
    }
}
