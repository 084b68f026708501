//! Tokens of RON text.
//!
//! In: text. Out: tokens whose spans tile it, without gap or overlap, in time
//! linear in its length. Nothing is an error here: what is not RON comes out
//! as [`TokenKind::Unknown`], what never ends as one of the `Unclosed` kinds.

use super::kind::{Bracket, TokenKind};
use super::raw;
use crate::diagnostics::Span;

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

/// The tokens of a text, from its start; their spans tile it.
///
/// ```
/// use stancegraph::syntax::{TokenKind, tokens};
///
/// let kinds: Vec<TokenKind> = tokens("id: 1 // one").map(|t| t.kind).collect();
/// assert_eq!(kinds, [
///     TokenKind::Ident, TokenKind::Colon, TokenKind::Whitespace, TokenKind::Number,
///     TokenKind::Whitespace, TokenKind::LineComment,
/// ]);
/// ```
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens::starting_at(text, 0)
}

/// The iterator that [`tokens`] returns.
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    text: &'a str,
    position: usize,
    dead_ends: raw::DeadEnds,
}

impl<'a> Tokens<'a> {
    /// The tokens from the byte offset `position` on; at the end of the text
    /// when that is no character boundary.
    pub fn starting_at(text: &'a str, position: usize) -> Tokens<'a> {
        let mut tokens = Tokens {
            text,
            position: 0,
            dead_ends: raw::DeadEnds::default(),
        };
        tokens.seek(position);
        tokens
    }

    /// Goes on from another place of the same text.
    pub(super) fn seek(&mut self, position: usize) {
        self.position = if self.text.is_char_boundary(position) {
            position
        } else {
            self.text.len()
        };
    }

    /// Where the next token begins.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// Kind and length of the token that `first` begins.
    fn measure(&mut self, rest: &str, first: char) -> (TokenKind, usize) {
        let whole = rest.len();
        let closed = |kind, length: Option<usize>, open| match length {
            Some(length) => (kind, length),
            None => (open, whole),
        };
        match first {
            '(' => (TokenKind::Open(Bracket::Paren), 1),
            ')' => (TokenKind::Close(Bracket::Paren), 1),
            '[' => (TokenKind::Open(Bracket::Square), 1),
            ']' => (TokenKind::Close(Bracket::Square), 1),
            '{' => (TokenKind::Open(Bracket::Brace), 1),
            '}' => (TokenKind::Close(Bracket::Brace), 1),
            ':' => (TokenKind::Colon, 1),
            ',' => (TokenKind::Comma, 1),
            '#' => (TokenKind::Hash, 1),
            '!' => (TokenKind::Bang, 1),
            '=' => (TokenKind::Equals, 1),
            '"' => {
                let length = self.dead_ends.string(rest, self.position, 1);
                closed(TokenKind::String, length, TokenKind::UnclosedString)
            }
            '\'' => raw::char_or_unknown(rest),
            '/' if rest.starts_with("//") => {
                (TokenKind::LineComment, rest.find('\n').unwrap_or(whole))
            }
            '/' if rest.starts_with("/*") => {
                let length = self.dead_ends.block_comment(rest, self.position);
                closed(TokenKind::BlockComment, length, TokenKind::UnclosedComment)
            }
            'r' | 'b' => self.prefixed(rest),
            '0'..='9' | '+' | '-' | '.' => (TokenKind::Number, raw::number(rest, 0)),
            _ if raw::is_blank(first) => (
                TokenKind::Whitespace,
                rest.find(|c| !raw::is_blank(c)).unwrap_or(whole),
            ),
            _ if raw::starts_name(first) => raw::name(rest),
            _ => (TokenKind::Unknown, first.len_utf8()),
        }
    }

    /// What begins with `r` or `b`: a raw or byte string, a byte, or a name.
    fn prefixed(&mut self, rest: &str) -> (TokenKind, usize) {
        if rest.starts_with("b'") {
            return raw::byte(rest);
        }
        if rest.starts_with("b\"") {
            return match self.dead_ends.string(rest, self.position, 2) {
                Some(length) => (TokenKind::ByteString, length),
                None => (TokenKind::UnclosedString, rest.len()),
            };
        }
        let (kind, after) = match rest.strip_prefix("br") {
            Some(after) => (TokenKind::ByteString, after),
            None => match rest.strip_prefix('r') {
                Some(after) => (TokenKind::RawString, after),
                None => return raw::name(rest),
            },
        };
        let prefix = rest.len() - after.len();
        let hashes = after.len() - after.trim_start_matches('#').len();
        if after.trim_start_matches('#').starts_with('"') {
            return match self
                .dead_ends
                .raw_string(rest, self.position, prefix, hashes)
            {
                Some(length) => (kind, length),
                None => (TokenKind::UnclosedString, rest.len()),
            };
        }
        match hashes {
            0 => raw::name(rest),
            1 if kind == TokenKind::RawString => match raw::raw_name(after) {
                Some(length) => (TokenKind::Ident, prefix + length),
                None => (TokenKind::Unknown, prefix + hashes),
            },
            _ => (TokenKind::Unknown, prefix + hashes),
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = self.text.get(self.position..)?;
        let first = rest.chars().next()?;
        let start = self.position;
        let (kind, length) = self.measure(rest, first);
        self.position += length;
        Some(Token {
            kind,
            span: Span::new(start, self.position),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<TokenKind> {
        tokens(text)
            .map(|token| token.kind)
            .filter(|kind| !kind.is_trivia())
            .collect()
    }

    #[test]
    fn every_literal_is_one_token() {
        for number in [
            "0",
            "-1",
            "+3",
            "1_000",
            "0x1F_u8",
            "0b1010",
            "0o17i16",
            "1e5",
            "1.5E-3f32",
            "-.5",
            ".5",
            "1.",
            "-inf",
            "+NaN",
            "b'a'",
            r"b'\''",
            "1..2",
            "1..=2",
            "..",
            "..=-3",
            "inf..",
            "b'a'..=b'z'",
        ] {
            assert_eq!(kinds(number), [TokenKind::Number], "{number}");
        }
        for text in [
            r#""""#,
            r#""a\"b""#,
            r#""a\\""#,
            "\"a\nb\"",
            r#""\u{1F600}""#,
        ] {
            assert_eq!(kinds(text), [TokenKind::String], "{text}");
        }
        for text in [r#"r"""#, r##"r#"a"b"#"##, r###"r##"a"#b"##"###] {
            assert_eq!(kinds(text), [TokenKind::RawString], "{text}");
        }
        for text in [r#"b"a""#, r#"br"a""#, r##"br#"a"b"#"##] {
            assert_eq!(kinds(text), [TokenKind::ByteString], "{text}");
        }
        for text in [
            "'a'",
            "'''",
            r"'\''",
            r"'\u{1F600}'",
            r"'\x41'",
            "'é'",
            r"'\\'",
        ] {
            assert_eq!(kinds(text), [TokenKind::Char], "{text}");
        }
        for text in [
            "a", "_", "r#type", "r#a-b.c", "bra", "r", "br", "größe", "inf", "None",
        ] {
            assert_eq!(kinds(text), [TokenKind::Ident], "{text}");
        }
    }

    #[test]
    fn block_comments_nest_and_may_stay_open() {
        assert_eq!(tokens("/* a /* b */ c */").count(), 1);
        assert_eq!(tokens("/**/").count(), 1);
        assert_eq!(kinds("/* a /* b */"), [TokenKind::UnclosedComment]);
        assert_eq!(kinds("/*/"), [TokenKind::UnclosedComment]);
    }

    #[test]
    fn what_never_ends_runs_to_the_end() {
        for text in ["\"a", "\"a\\\"", "r#\"a\"", "b\"a", "br##\"a\"#", "\"\\"] {
            assert_eq!(kinds(text), [TokenKind::UnclosedString], "{text}");
        }
    }

    #[test]
    fn text_in_single_quotes_is_one_bad_character() {
        assert_eq!(kinds("'hello there'"), [TokenKind::BadChar]);
        assert_eq!(kinds("'"), [TokenKind::Unknown]);
        assert_eq!(kinds("r##x"), [TokenKind::Unknown, TokenKind::Ident]);
    }
}
