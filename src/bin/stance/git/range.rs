//! `A`, `A..B` or `A...B`, each end with a path behind it or not: words come
//! in, two ends come out.

use stancegraph::error::Error;

/// From one revision to another.
#[derive(Debug, PartialEq, Eq)]
pub struct Range {
    pub old: Point,
    /// None for the working tree.
    pub new: Option<Point>,
    /// Whether it begins where the two parted, and not at `old` itself.
    pub from_merge_base: bool,
}

/// A revision, and where the ledger stood in it if it has moved since.
#[derive(Debug, PartialEq, Eq)]
pub struct Point {
    pub revision: String,
    pub path: Option<String>,
}

impl Range {
    /// Reads what is given to `--rev`. As in git, an end that is left out is
    /// `HEAD`.
    pub fn read(text: &str) -> Result<Range, Error> {
        let Some(at) = separator(text) else {
            return Ok(Range {
                old: Point::read(text)?,
                new: None,
                from_merge_base: false,
            });
        };
        let (old, rest) = text.split_at(at);
        let from_merge_base = rest.starts_with("...");
        let new = &rest[if from_merge_base { 3 } else { 2 }..];
        let or_head = |end: &str| Point::read(if end.is_empty() { "HEAD" } else { end });
        Ok(Range {
            old: or_head(old)?,
            new: Some(or_head(new)?),
            from_merge_base,
        })
    }
}

impl Point {
    fn read(text: &str) -> Result<Point, Error> {
        // A `:` at the start begins a search in messages.
        let colon = text.char_indices().skip(1).find(|(_, c)| *c == ':');
        let (revision, path) = match colon {
            Some((at, _)) => (&text[..at], Some(text[at + 1..].to_owned())),
            None => (text, None),
        };
        let refused = |why: &str| {
            Err(Error::usage(format!(
                "`--rev {}` names no revision: {why}; give one like `HEAD~1`, `main` or \
                 `v1..v2`",
                text.escape_debug()
            )))
        };
        if revision.is_empty() {
            return refused("it is empty");
        }
        if revision.starts_with('-') {
            return refused("a revision does not begin with `-`");
        }
        if revision.chars().any(char::is_control) {
            return refused("it has a control character");
        }
        Ok(Point {
            revision: revision.to_owned(),
            path,
        })
    }
}

/// Where the dots between two revisions stand. The `..` of a path like
/// `v1:../old` is none.
fn separator(text: &str) -> Option<usize> {
    text.match_indices("..").map(|(at, _)| at).find(|&at| {
        let after_path = text[..at].ends_with([':', '/']);
        let before_path = text[at + 2..].starts_with('/') || at + 2 == text.len();
        !(after_path && before_path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(revision: &str, path: Option<&str>) -> Point {
        Point {
            revision: revision.into(),
            path: path.map(str::to_owned),
        }
    }

    fn read(text: &str) -> (Point, Option<Point>, bool) {
        let range = Range::read(text).expect(text);
        (range.old, range.new, range.from_merge_base)
    }

    #[test]
    fn the_ends_of_a_range_are_told_apart() {
        assert_eq!(read("HEAD~1"), (point("HEAD~1", None), None, false));
        let (v1, v2) = (point("v1.0", None), point("v2.0", None));
        assert_eq!(read("v1.0..v2.0"), (v1, Some(v2), false));
        let (main, head) = (point("main", None), point("HEAD", None));
        assert_eq!(read("main..."), (main, Some(head), true));
        let (head, main) = (point("HEAD", None), point("main", None));
        assert_eq!(read("..main"), (head, Some(main), false));
    }

    #[test]
    fn a_path_stands_behind_a_colon() {
        let (old, new) = (point("v1", Some("old/a.ron")), point("v2", Some("new")));
        assert_eq!(read("v1:old/a.ron..v2:new"), (old, Some(new), false));
        let old = point("v1", Some("../old/.."));
        assert_eq!(read("v1:../old/.."), (old, None, false));
        assert_eq!(read(":/a word").0, point(":/a word", None));
    }

    #[test]
    fn what_could_be_an_option_is_refused() {
        for text in ["-x", "--output=x", "HEAD..-x", "", ":", "a\nb", "-:path"] {
            let read = Range::read(text);
            assert!(read.is_err() || text == ":", "{text:?}: {read:?}");
        }
    }
}
