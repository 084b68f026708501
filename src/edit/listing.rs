//! Changes in, what they do to the lines of the files out: to be shown before
//! anything is written.

use super::change::Change;
use crate::diagnostics::TextFile;
use crate::text::visible::on_one_line;

/// Why something is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The code of the finding.
    pub code: &'static str,
    /// What its fix does, a sentence without the dot.
    pub what: String,
}

/// A few lines that change, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The file.
    pub path: String,
    /// The number of the first line, from 1, at the time of the change.
    pub line: usize,
    /// Why, each once.
    pub reasons: Vec<Reason>,
    /// The lines as they were; what cannot be seen is escaped, and of a long
    /// line only the part that changes is there.
    pub old: Vec<String>,
    /// The lines as they become, likewise.
    pub new: Vec<String>,
}

/// The lines that sorted changes are about; changes of one line stand together.
pub(super) fn listed(files: &[TextFile], changes: &[(Change, Vec<Reason>)]) -> Vec<Listed> {
    let mut all: Vec<Listed> = Vec::new();
    let mut rest = changes;
    while let Some((first, _)) = rest.first() {
        let file = &files[first.file];
        let mut reach = lines(file, first);
        let count = rest.iter().skip(1).take_while(|(next, _)| {
            if next.file != first.file || first.span.is_none() {
                return false;
            }
            let near = lines(file, next);
            let same = near.0 < reach.1;
            if same {
                reach.1 = reach.1.max(near.1);
            }
            same
        });
        let count = 1 + count.count();
        let (group, behind) = rest.split_at(count);
        rest = behind;
        all.push(one(file, reach, group));
    }
    all
}

/// The lines of some changes that stand close together.
fn one(file: &TextFile, (from, to): (usize, usize), group: &[(Change, Vec<Reason>)]) -> Listed {
    let mut reasons: Vec<Reason> = Vec::new();
    for reason in group.iter().flat_map(|(_, reasons)| reasons) {
        if !reasons.contains(reason) {
            reasons.push(reason.clone());
        }
    }
    let mut new = String::new();
    let mut at = from;
    for (change, _) in group {
        if let Some(span) = change.span {
            new.push_str(&file.text[at..span.start]);
            new.push_str(&change.text);
            at = span.end;
        }
    }
    new.push_str(&file.text[at..to]);
    let old = &file.text[from..to];
    let same = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b);
    let same = same.count();
    let marks = group.iter().all(|(change, _)| change.span.is_none());
    let shown = |text: &str| if marks { Vec::new() } else { shown(text, same) };
    Listed {
        path: file.path.clone(),
        line: file.line(from).0,
        reasons,
        old: shown(old),
        new: shown(&new),
    }
}

/// From the beginning of the line in which a change begins to the end of that
/// in which it ends.
fn lines(file: &TextFile, change: &Change) -> (usize, usize) {
    let Some(span) = change.span else {
        return (0, 0);
    };
    let last = span.end.saturating_sub(1).max(span.start);
    let end = file.text.as_bytes()[last..]
        .iter()
        .position(|b| *b == b'\n');
    let end = end.map_or(file.text.len(), |n| last + n);
    (file.line(span.start).1, end.max(span.end))
}

/// Characters of one line that are shown.
const LONGEST: usize = 240;
/// Of these, before the first that changes.
const BEFORE: usize = 80;

/// Lines to be shown; the first `same` bytes are the same before and after.
fn shown(text: &str, same: usize) -> Vec<String> {
    let mut start = 0;
    let text = text.strip_suffix('\n').unwrap_or(text);
    let lines = text.split('\n').filter(|_| !text.is_empty());
    let lines = lines.map(|line| {
        let changes = same.saturating_sub(start).min(line.len());
        start += line.len() + 1;
        clipped(line.trim_end_matches('\r'), changes)
    });
    lines.collect()
}

/// A line, or what is around the byte `at` of a long one.
fn clipped(line: &str, at: usize) -> String {
    if line.len() <= LONGEST {
        return on_one_line(line);
    }
    let edge = |at: usize| {
        let mut near = (0..=at.min(line.len())).rev();
        near.find(|&at| line.is_char_boundary(at)).unwrap_or(0)
    };
    let from = edge(at.saturating_sub(BEFORE));
    let to = edge(from + LONGEST);
    let (before, behind) = (
        if from > 0 { "…" } else { "" },
        if to < line.len() { "…" } else { "" },
    );
    format!("{before}{}{behind}", on_one_line(&line[from..to]))
}
