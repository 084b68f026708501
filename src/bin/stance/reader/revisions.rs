//! A ledger as it was in two revisions of git: what `--rev` asks for comes in,
//! two inputs come out, with the days on which they were committed.

use std::path::Path;

use stancegraph::error::{Error, ErrorKind};
use stancegraph::model::{Clock, Day};
use stancegraph::text::path_shown;

use super::{Opened, Parts, Reader};
use crate::git::{Range, Repository, Stored, Then};
use crate::input::{Asked, Input};
use crate::output;

/// Two ledgers of one history.
pub struct Revisions {
    pub old: Input,
    pub new: Input,
    /// The day on which each was committed; none for the working tree.
    pub committed: [Option<Day>; 2],
}

impl Reader<'_> {
    /// Reads a ledger as it was in one revision and in another, or as it is.
    pub fn revisions(
        &self,
        ledger: &Path,
        asked: &str,
        (first, second): (Asked, Asked),
        clock: Clock,
    ) -> Result<Revisions, Error> {
        let range = Range::read(asked)?;
        let repository = Repository::around(ledger)?;
        if range.new.is_none() && repository.is_bare() {
            return Err(Error::usage(
                "a bare repository has no working tree to compare with; give both ends, like \
                 `--rev main~1..main`",
            ));
        }
        if ledger.exists() {
            self.keeps_apart(ledger, &[])?;
        }
        let (old, new) = repository.at(&range)?;
        let committed = [old.committed, new.as_ref().and_then(|new| new.committed)];
        let new = match new {
            None => self.either(ledger, second, clock)?,
            Some(new) => {
                let (name, path) = (new.name.clone(), shown(&new.path));
                self.then(&repository, new, second, clock)?.ok_or_else(|| {
                    Error::usage(format!(
                        "there is no {path} in `{name}`; where it has another path there, name it: \
                         `{name}:PATH`"
                    ))
                })?
            }
        };
        let (name, path) = (old.name.clone(), shown(&old.path));
        let old = match self.then(&repository, old, first, clock)? {
            Some(old) => old,
            None => {
                output::message(&format!(
                    "note: there was no {path} in `{name}`, so everything in it is new; where it \
                     had another path then, name it: `--rev {name}:PATH`"
                ));
                Input::Ledger(Box::default())
            }
        };
        Ok(Revisions {
            old,
            new,
            committed,
        })
    }

    /// What was stored in a revision; none if there was nothing.
    fn then(
        &self,
        repository: &Repository,
        mut then: Then,
        asked: Asked,
        clock: Clock,
    ) -> Result<Option<Input>, Error> {
        let stored = std::mem::replace(&mut then.stored, Stored::Nothing);
        let opened = match stored {
            Stored::Nothing => return Ok(None),
            Stored::Folder(found) => {
                self.tell_passed_over(Path::new("."), &found);
                if found.files.is_empty() {
                    return Ok(None);
                }
                Opened::Ledger(Parts {
                    found,
                    ..Parts::default()
                })
            }
            Stored::File(file) => self.opened(file, Vec::new(), || {
                Ok((repository.beside(&then)?, Vec::new()))
            })?,
        };
        let input = self.input(opened, asked, clock);
        input.map(Some).map_err(|error| match error.kind() {
            ErrorKind::Data => Error::data(format!(
                "{error}. `{}` itself stays as it is: compare with a revision in which the ledger \
                 is whole",
                then.name
            )),
            _ => error,
        })
    }
}

fn shown(path: &str) -> String {
    match path {
        "" => "ledger at the root".to_owned(),
        path => path_shown(Path::new(path)),
    }
}
