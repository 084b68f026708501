//! Text whose quotation marks are missing, or are too many.
//!
//! In: a value and the token that follows on it without a comma. Out: what is
//! wrong with the quotation marks, if it is they; with the text as it should
//! be written where that is short.

use super::field_words::{WORD_FIELDS, field_words};
use super::kind::TokenKind;
use super::misplaced::opening;
use super::parser::Parser;
use super::token::{Token, tokens};
use super::tree::{NodeKind, SyntaxError, TAGS};
use crate::diagnostics::Span;

/// Fields that take a number, or `true` or `false`.
pub const BARE_FIELDS: [&str; 11] = [
    "format",
    "window",
    "min_issues",
    "weight",
    "stale_after",
    "credibility",
    "min",
    "max",
    "agenda",
    "inferred_speaker",
    "reviewed",
];

/// Words of the format that are often written as two.
const DOUBLE_WORDS: [&str; 4] = ["StrongSupport", "StrongOppose", "NoAnswer", "OnlyIf"];

/// How much of a line is looked at.
const LOOK: usize = 400;

/// Where a text without quotation marks ends.
struct Run<'t> {
    text: &'t str,
    /// The offset of a `"` right behind it.
    quote: Option<usize>,
}

impl<'a> Parser<'a> {
    /// A text follows on a text.
    pub(super) fn two_texts(&self, token: Token) -> Option<SyntaxError> {
        if self.last_kind != TokenKind::String {
            return None;
        }
        let glued = self.last.end == token.span.start;
        let source = self.slice(token.span);
        let empty = glued && self.slice(self.last) == "\"\"";
        let one_more =
            |span: Span| SyntaxError::new(span, "one `\"` too many stands here").help("remove it");
        match token.kind {
            TokenKind::String | TokenKind::UnclosedString if source.starts_with('"') => {
                let quote = opening(token.span, 1);
                let inside = source.get(1..).unwrap_or("");
                if glued && ends_value(inside) && !empty {
                    return Some(one_more(quote));
                }
                if empty {
                    return Some(
                        SyntaxError::new(self.last, "a text begins and ends with one `\"`")
                            .help("write one `\"` on each side"),
                    );
                }
                let in_list = self.frames.last().is_some_and(|f| f.kind == NodeKind::List);
                (token.kind == TokenKind::String && !in_list).then(|| {
                    SyntaxError::new(token.span, "a second text stands beside the first")
                        .help("write all of it between one pair of `\"`, or a `,` between the two")
                        .related(self.last, "the first")
                })
            }
            TokenKind::Ident if empty => Some(one_more(opening(self.last, 1))),
            TokenKind::Number if source == "+" => Some(
                SyntaxError::new(token.span, "texts are not put together with `+`")
                    .help("write all of it between one pair of `\"`"),
            ),
            _ => None,
        }
    }

    /// Words or numbers follow on a value: a text without quotation marks.
    pub(super) fn unquoted(&self) -> Option<SyntaxError> {
        if !matches!(self.last_kind, TokenKind::Ident | TokenKind::Number) {
            return None;
        }
        let frame = self.frames.last()?;
        let item = self.pending.get(frame.first..)?.last()?;
        let value = self.tree.node(item.value).span;
        let outer = frame.name.map(|name| self.slice(name));
        let entry = outer.is_some_and(|outer| TAGS.contains(&outer));
        if value != self.last || item.name.is_none() && (outer.is_none() || entry) {
            return None;
        }
        let field = item.name.map(|name| self.slice(name));
        let is = |list: &[&str]| field.is_some_and(|field| list.contains(&field));
        let run = self.run(value.start)?;
        let one = run.text.len() <= value.end - value.start;
        let span = Span::new(value.start, value.start + run.text.len());
        if one
            && let Some(quote) = run.quote
            && (is(&WORD_FIELDS) || is(&BARE_FIELDS))
        {
            let quote = Span::new(quote, quote + 1);
            return Some(SyntaxError::new(quote, "this `\"` closes no text").help("remove it"));
        }
        let short = run.text.len() <= 60 && !run.text.contains(['"', '\\', '`']);
        let written = match (field, outer) {
            _ if !short => None,
            (Some(field), _) => Some(format!("write `{field}: \"{}\"`", run.text)),
            (None, Some(outer)) => Some(format!("write `{outer}(\"{}\")`", run.text)),
            (None, None) => None,
        };
        if run.quote.is_some() {
            let help = written.unwrap_or_else(|| "add `\"` before it".to_owned());
            let error = SyntaxError::new(span, "a `\"` is missing where this text begins");
            return Some(error.help(help));
        }
        if one {
            return None;
        }
        let first = self.slice(value);
        Some(if is(&WORD_FIELDS) {
            let joined: String = run.text.split_whitespace().collect();
            let meant = DOUBLE_WORDS
                .iter()
                .find(|w| w.eq_ignore_ascii_case(&joined));
            let help = match meant {
                Some(word) => format!("did you mean `{word}`?"),
                None => one_of(field?, outer),
            };
            SyntaxError::new(span, "a word is written without blanks").help(help)
        } else if is(&BARE_FIELDS) {
            SyntaxError::new(
                span,
                format!("more than one value stands behind `{}`", field?),
            )
            .help(format!("write `{}: {first}` and nothing else", field?))
        } else {
            let help =
                written.unwrap_or_else(|| "put a `\"` before it and one behind it".to_owned());
            SyntaxError::new(span, "text is written between two `\"`").help(help)
        })
    }

    /// The words from `start` on that seem to be one text: up to a quotation
    /// mark that ends a value, a bracket, or a comma before another field.
    fn run(&self, start: usize) -> Option<Run<'a>> {
        let rest = self.text.get(start..)?;
        let mut length = rest.find('\n').unwrap_or(rest.len()).min(LOOK);
        while !rest.is_char_boundary(length) {
            length -= 1;
        }
        let line = rest.get(..length)?;
        let (mut end, mut before, mut depth) = (0, 0, 0);
        let mut name = false;
        let mut quote = None;
        for token in tokens(line) {
            let behind = line.get(token.span.end..).unwrap_or("");
            match token.kind {
                TokenKind::String | TokenKind::UnclosedString => {
                    let inside = line.get(token.span.start + 1..).unwrap_or("");
                    if !ends_value(inside) {
                        return None;
                    }
                    quote = Some(start + token.span.start);
                    break;
                }
                TokenKind::LineComment | TokenKind::BlockComment => break,
                TokenKind::Close(_) if depth == 0 => break,
                TokenKind::Close(_) => depth -= 1,
                TokenKind::Open(_) => depth += 1,
                TokenKind::Comma if depth == 0 && begins_field(behind) => break,
                TokenKind::Colon if name && depth == 0 => {
                    end = before;
                    break;
                }
                TokenKind::Whitespace => continue,
                _ => {}
            }
            name = token.kind == TokenKind::Ident;
            before = end;
            end = token.span.end;
        }
        Some(Run {
            text: line.get(..end)?,
            quote,
        })
    }
}

/// The words of a field, to choose one of.
fn one_of(field: &str, outer: Option<&str>) -> String {
    let words = field_words(field, outer);
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let title = match field {
        "authority" => "; the office in words goes into `title`",
        _ => "",
    };
    format!("write one of {}{title}", words.join(", "))
}

/// Whether a value ends before this.
fn ends_value(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', '\r']);
    rest.is_empty() || rest.starts_with([',', ')', ']', '}', '\n'])
}

/// Whether a field, a bracket or nothing comes next on a line.
fn begins_field(rest: &str) -> bool {
    let rest = rest.trim_start();
    let name = |c: char| c.is_alphanumeric() || c == '_';
    let behind = rest.trim_start_matches(name);
    rest.is_empty()
        || rest.starts_with([')', ']', '}'])
        || behind.len() < rest.len() && behind.trim_start().starts_with(':')
}
