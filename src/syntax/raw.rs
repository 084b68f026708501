//! How long the token is that a text begins with.
//!
//! In: the rest of a text from the first character of a token. Out: the length
//! of the token in bytes, or `None` when it never ends. What ran to the end of
//! the text once is remembered in [`DeadEnds`], so that going back to an
//! earlier place, as recovery does, does not search the same text again.

use unicode_ident::{is_xid_continue, is_xid_start};

use super::kind::TokenKind;

/// Whether `ron` skips this character between tokens.
pub(super) fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\x0B'
            | '\x0C'
            | '\u{85}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

/// Whether a name can begin with this character.
pub(super) fn starts_name(c: char) -> bool {
    c == '_' || is_xid_start(c)
}

/// A name, or a range that begins with one, like `inf..`.
pub(super) fn name(rest: &str) -> (TokenKind, usize) {
    let length = rest
        .char_indices()
        .find(|&(at, c)| at > 0 && !is_xid_continue(c))
        .map_or(rest.len(), |(at, _)| at);
    let (name, after) = rest.split_at(length);
    let infinite = matches!(
        name,
        "inf" | "inff32" | "inff64" | "NaN" | "NaNf32" | "NaNf64"
    );
    if infinite && after.starts_with("..") {
        (TokenKind::Number, number(rest, length))
    } else {
        (TokenKind::Ident, length)
    }
}

/// `#name`, the rest of a raw name after its `r`.
pub(super) fn raw_name(after: &str) -> Option<usize> {
    let name = after.strip_prefix('#')?;
    let end = name
        .find(|c| !(matches!(c, '.' | '+' | '-') || is_xid_continue(c)))
        .unwrap_or(name.len());
    (end > 0).then_some(end + 1)
}

/// A number or range of numbers, of which `known` bytes are already measured.
///
/// Takes everything that is glued together, so that `12abc` is one bad number
/// and not a number and a name.
pub(super) fn number(rest: &str, known: usize) -> usize {
    let mut end = known;
    while let Some(c) = rest.get(end..).and_then(|rest| rest.chars().next()) {
        let before = rest.get(..end).unwrap_or("");
        let length = match c {
            '+' | '-' | '.' => Some(1),
            '=' => before.ends_with("..").then_some(1),
            '\'' if before.ends_with("..b") || before.ends_with("..=b") => {
                rest.get(end..).and_then(quoted_char)
            }
            _ => is_xid_continue(c).then_some(c.len_utf8()),
        };
        match length {
            Some(length) => end += length,
            None => break,
        }
    }
    end
}

/// `b'x'`, alone or as the beginning of a range.
pub(super) fn byte(rest: &str) -> (TokenKind, usize) {
    match rest.get(1..).and_then(quoted_char) {
        Some(length) => {
            let known = 1 + length;
            let ranged = rest.get(known..).is_some_and(|rest| rest.starts_with(".."));
            let end = if ranged { number(rest, known) } else { known };
            (TokenKind::Number, end)
        }
        None => (TokenKind::Ident, 1),
    }
}

/// `'x'`, or what a person meant by a `'`.
pub(super) fn char_or_unknown(rest: &str) -> (TokenKind, usize) {
    if let Some(length) = quoted_char(rest) {
        return (TokenKind::Char, length);
    }
    let inside = rest.get(1..).unwrap_or("");
    let stop = |c| matches!(c, '\'' | '"' | '\n' | '(' | ')' | '[' | ']' | '{' | '}');
    match inside.find(stop) {
        Some(at) if inside.get(at..).is_some_and(|rest| rest.starts_with('\'')) => {
            (TokenKind::BadChar, at + 2)
        }
        _ => (TokenKind::Unknown, 1),
    }
}

/// One character or escape between two `'`.
fn quoted_char(rest: &str) -> Option<usize> {
    let mut chars = rest.strip_prefix('\'')?.chars();
    if chars.next()? == '\\' {
        match chars.next()? {
            'x' => {
                chars.next()?;
                chars.next()?;
            }
            'u' => {
                // `{`, at most six digits, `}`.
                chars.by_ref().take(8).find(|&c| c == '}')?;
            }
            _ => {}
        }
    }
    let after = chars.as_str().strip_prefix('\'')?;
    Some(rest.len() - after.len())
}

/// What is known to run to the end of the text.
#[derive(Debug, Clone)]
pub(super) struct DeadEnds {
    /// A string from this offset ran to the end; then every later one does
    /// too, because its opening quote is one that the first took for escaped.
    string: usize,
    /// From this offset on no `"` with this many `#` follows.
    hashes: (usize, usize),
    /// Offsets of all `/*` that are never closed, ascending.
    comments: Vec<usize>,
}

impl Default for DeadEnds {
    fn default() -> DeadEnds {
        DeadEnds {
            string: usize::MAX,
            hashes: (usize::MAX, usize::MAX),
            comments: Vec::new(),
        }
    }
}

impl DeadEnds {
    /// A string with escapes at `offset`, whose first `prefix` bytes open it.
    pub(super) fn string(&mut self, rest: &str, offset: usize, prefix: usize) -> Option<usize> {
        if offset >= self.string {
            return None;
        }
        let mut bytes = rest.bytes().enumerate().skip(prefix);
        while let Some((at, byte)) = bytes.next() {
            match byte {
                b'"' => return Some(at + 1),
                // Bytes inside a longer character are neither `"` nor `\`.
                b'\\' => {
                    bytes.next();
                }
                _ => {}
            }
        }
        self.string = offset;
        None
    }

    /// A raw string at `offset` with `hashes` after the `prefix` bytes `r` or `br`.
    pub(super) fn raw_string(
        &mut self,
        rest: &str,
        offset: usize,
        prefix: usize,
        hashes: usize,
    ) -> Option<usize> {
        if offset >= self.hashes.0 && hashes >= self.hashes.1 {
            return None;
        }
        let start = prefix + hashes + 1;
        let ending = format!("\"{}", "#".repeat(hashes));
        match rest.get(start..).and_then(|inside| inside.find(&ending)) {
            Some(at) => Some(start + at + ending.len()),
            None => {
                self.hashes = (offset, hashes);
                None
            }
        }
    }

    /// A block comment that begins at `offset` of the text.
    pub(super) fn block_comment(&mut self, rest: &str, offset: usize) -> Option<usize> {
        if self.comments.binary_search(&offset).is_ok() {
            return None;
        }
        let bytes = rest.as_bytes();
        let mut open = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at..].starts_with(b"/*") {
                open.push(offset + at);
                at += 2;
            } else if bytes[at..].starts_with(b"*/") {
                open.pop();
                at += 2;
                if open.is_empty() {
                    return Some(at);
                }
            } else {
                at += 1;
            }
        }
        self.comments = open;
        None
    }
}
