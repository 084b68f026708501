//! The name of a revision comes in, a commit comes out.

use stancegraph::error::Error;
use stancegraph::model::Day;

use super::run::Git;

/// A commit, and how it is called.
pub struct Revision {
    pub name: String,
    /// Its id, in hexadecimal digits only.
    pub id: String,
}

impl Revision {
    /// Asks git what a name means.
    pub fn find(git: &Git, name: &str) -> Result<Revision, Error> {
        let object =
            id(git.answer(&["rev-parse", "--verify", "--quiet", "--end-of-options", name])?);
        let shown = name.escape_debug();
        let Some(object) = object else {
            let hint = shallow(git)?;
            return Err(Error::usage(format!(
                "git knows no revision `{shown}`{hint}; `git log --oneline` and `git branch -a` list some"
            )));
        };
        let commit = format!("{object}^{{commit}}");
        let commit = id(git.answer(&["rev-parse", "--verify", "--quiet", &commit])?);
        let commit = commit.ok_or_else(|| {
            Error::usage(format!(
                "`{shown}` is an object of git, but no commit; name a commit, a branch or a tag"
            ))
        })?;
        Ok(Revision {
            name: name.to_owned(),
            id: commit,
        })
    }

    /// The newest commit that both come from.
    pub fn merge_base(self, git: &Git, other: &Revision) -> Result<Revision, Error> {
        let Some(id) = id(git.answer(&["merge-base", &self.id, &other.id])?) else {
            let hint = shallow(git)?;
            return Err(Error::usage(format!(
                "`{}` and `{}` come from no common commit; compare the two as they are, with `..`{hint}",
                self.name.escape_debug(),
                other.name.escape_debug()
            )));
        };
        Ok(Revision {
            name: id.chars().take(12).collect(),
            id,
        })
    }

    /// The day on which it was committed, in the zone of the one who did.
    pub fn committed(&self, git: &Git) -> Result<Option<Day>, Error> {
        let commit = git.output(&["cat-file", "commit", &self.id])?;
        Ok(day(&String::from_utf8_lossy(&commit)))
    }
}

/// The day in the line `committer NAME <ADDRESS> SECONDS ZONE` of a commit.
fn day(commit: &str) -> Option<Day> {
    let header = commit.lines().take_while(|line| !line.is_empty());
    let mut lines = header.filter_map(|line| line.strip_prefix("committer "));
    let mut words = lines.next()?.rsplit(' ');
    let zone: i64 = words.next()?.parse().ok()?;
    let seconds: i64 = words.next()?.parse().ok()?;
    let offset = (zone / 100 * 60 + zone % 100) * 60;
    let days = seconds.checked_add(offset)?.div_euclid(86_400);
    Day::from_number(i32::try_from(days).ok()?)
}

/// Hexadecimal digits and nothing else.
fn id(line: Option<String>) -> Option<String> {
    line.filter(|line| line.len() >= 40 && line.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// What to do where the history was not fetched as a whole.
fn shallow(git: &Git) -> Result<&'static str, Error> {
    let is = git.answer(&["rev-parse", "--is-shallow-repository"])?;
    Ok(if is.as_deref() == Some("true") {
        "; this is a shallow clone, which has only the newest commits: fetch the others with `git \
         fetch --unshallow`"
    } else {
        ""
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_of_the_day_where_it_was_made() {
        let commit = |time: &str| {
            format!(
                "tree 1\nauthor a <a> 0 +0000\ncommitter b c <d> {time}\n\ncommitter x <y> 5 +0000"
            )
        };
        let of = |time: &str| day(&commit(time)).map(|day| day.to_string());
        let noon = of("1780315200 +0000");
        assert_eq!(noon.as_deref(), Some("2026-06-01"));
        assert_eq!(of("1780357500 +0000").as_deref(), Some("2026-06-01"));
        assert_eq!(of("1780357500 +0530").as_deref(), Some("2026-06-02"));
        assert_eq!(of("1780273800 -0130").as_deref(), Some("2026-05-31"));
        assert_eq!(of("never"), None);
    }
}
