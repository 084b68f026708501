//! Where reading goes on behind a broken entry.
//!
//! In: a text and where the broken entry begins. Out: the next line that
//! begins with a tag of [`TAGS`] and `(`, also inside of a string or comment
//! that may have swallowed it; else the `]` at the end, else the end.

use super::kind::{Bracket, TokenKind};
use super::token::Tokens;
use super::tree::TAGS;
use crate::diagnostics::Span;

/// Where reading can go on.
#[derive(Clone, Copy)]
pub(super) struct Resume {
    pub(super) position: usize,
    /// An entry begins there; else it is the end of the list or text.
    pub(super) at_entry: bool,
}

/// The place behind `start`; leaves `tokens` anywhere.
pub(super) fn find_resume(text: &str, tokens: &mut Tokens<'_>, start: usize) -> Resume {
    tokens.seek(start);
    let mut new_line = false;
    let mut last = None;
    for token in tokens {
        let Span { start: at, end } = token.span;
        let source = text.get(at..end).unwrap_or("");
        let found = match token.kind {
            TokenKind::Whitespace => {
                new_line |= source.contains('\n');
                continue;
            }
            TokenKind::LineComment | TokenKind::BlockComment => continue,
            TokenKind::Ident if new_line => text.get(at..).is_some_and(begins_entry).then_some(at),
            // A closing quote may be missing, and the string be too long.
            TokenKind::String
            | TokenKind::RawString
            | TokenKind::ByteString
            | TokenKind::UnclosedString
            | TokenKind::UnclosedComment => entry_line(text, at, end),
            _ => None,
        };
        if let Some(position) = found {
            return Resume {
                position,
                at_entry: true,
            };
        }
        new_line = false;
        last = Some(token);
    }
    let shown = text.trim_end();
    let at_line_start = shown
        .strip_suffix(']')
        .is_some_and(|before| before.trim_end_matches([' ', '\t']).ends_with('\n'));
    let position = match last {
        Some(last) if last.kind == TokenKind::Close(Bracket::Square) => last.span.start,
        Some(last) if last.span.end == text.len() && at_line_start => shown.len() - 1,
        _ => text.len(),
    };
    Resume {
        position: position.max(start),
        at_entry: false,
    }
}

/// The first line inside `start..end`, but not that of `start`, that begins an entry.
pub(super) fn entry_line(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut offset = start;
    for line in text.get(start..end)?.split_inclusive('\n') {
        let inside = text.get(offset..)?;
        let indent = line.len() - line.trim_start().len();
        if offset > start && inside.get(indent..).is_some_and(begins_entry) {
            return Some(offset + indent);
        }
        offset += line.len();
    }
    None
}

/// Whether a text begins with a tag and `(`.
pub(super) fn begins_entry(text: &str) -> bool {
    TAGS.iter().any(|tag| {
        text.strip_prefix(tag)
            .is_some_and(|rest| rest.trim_start().starts_with('('))
    })
}

/// Whether a `[` stands at `at`, and an entry behind it.
pub(super) fn opens_entries(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|text| text.strip_prefix('['))
        .is_some_and(|rest| begins_entry(rest.trim_start()))
}
