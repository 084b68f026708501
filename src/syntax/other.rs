//! A file that is something else than a ledger, or has something else in it.
//!
//! In: a text and its tree, with errors. Out: where the text as a whole is
//! none or was not finished, one error in place of the many.

use super::kind::{Bracket, TokenKind};
use super::misplaced::{is_attribute, is_odd_blank};
use super::resume::begins_entry;
use super::token::{Token, Tokens};
use super::tree::{SyntaxError, TAGS, Tree};
use crate::diagnostics::Span;

/// Puts one error in place of those that follow from what the file is.
pub(super) fn say_it_once(text: &str, tree: &mut Tree) {
    if tree.errors.is_empty() || tree.errors.iter().any(|error| error.too_deep) {
        return;
    }
    if let Some(mark) = conflict(text) {
        let error = SyntaxError::new(Span::new(mark, mark + 7), "the file has conflict marks of git")
            .help("resolve the conflict first: keep the lines that are right, and remove those with `<<<<<<<`, `=======` and `>>>>>>>`");
        tree.errors = vec![error];
        // What stands before may have been read already.
        tree.entries.retain(|entry| entry.span.end <= mark);
        return;
    }
    let Some(first) = first(text) else {
        return;
    };
    let rest = text.get(first.span.start..).unwrap_or("");
    if begins_tuple(rest) || rest.starts_with(is_odd_blank) {
        return;
    }
    let list = first.kind == TokenKind::Open(Bracket::Square) && !begins_table(rest);
    let line = rest.lines().next().map_or(0, |line| line.trim_end().len());
    let span = Span::new(first.span.start, first.span.start + line);
    let named = |name: Option<Span>| {
        let name = name.and_then(|name| text.get(name.start..name.end));
        name.is_some_and(|name| TAGS.contains(&name))
    };
    let entries = tree.entries.iter().filter(|entry| named(entry.name));
    let inside = entries.map(|entry| entry.span);
    let inside = inside.reduce(|first, last| Span::new(first.start, last.end));
    match inside {
        Some(inside) if !list && first.span.start < inside.start => {
            tree.errors
                .retain(|error| inside.start <= error.span.start && error.span.end <= inside.end);
            let error = SyntaxError::new(span, "this is no part of the list of entries");
            tree.errors.insert(
                0,
                error.help("only the list may stand in the file: `[`, the entries and `]`"),
            );
        }
        None if !list && !text.lines().any(|line| begins_entry(line.trim_start())) => {
            let error = SyntaxError::new(span, "this is not a ledger");
            tree.errors = vec![error.help("a ledger begins with `[` and has entries such as `Actor(…)`, as told in `docs/format.md`")];
            tree.entries.clear();
            tree.root = None;
        }
        _ => {}
    }
}

/// Where the first conflict begins.
fn conflict(text: &str) -> Option<usize> {
    let line = |mark: &str, from: usize| {
        let rest = text.get(from..)?;
        if rest.starts_with(mark) {
            return Some(from);
        }
        Some(from + rest.find(&format!("\n{mark}"))? + 1)
    };
    let begins = line("<<<<<<<", 0)?;
    line(">>>>>>>", begins).map(|_| begins)
}

/// The first token behind comments, also those that begin with `#`.
fn first(text: &str) -> Option<Token> {
    let mut tokens = Tokens::starting_at(text, 0);
    while let Some(token) = tokens.next() {
        let rest = text.get(token.span.start..)?;
        if token.kind == TokenKind::Hash && !is_attribute(rest) {
            let line = rest.find('\n').unwrap_or(rest.len());
            tokens.seek(token.span.start + line);
        } else if token.kind == TokenKind::Hash {
            return None;
        } else if !token.kind.is_trivia() {
            return Some(token);
        }
    }
    None
}

/// Whether a name and a bracket come next, as of an entry or a snapshot.
fn begins_tuple(text: &str) -> bool {
    let behind = text.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    let name = behind.len() < text.len();
    name && behind.trim_start().starts_with(['(', '{', '（'])
        || TAGS.iter().any(|tag| text.starts_with(tag))
}

/// Whether a table of TOML begins: `[name]` alone on a line and `=` behind it.
fn begins_table(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let header = lines.next().unwrap_or("");
    let name = header.trim_start_matches('[').trim_end_matches(']');
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    header.ends_with(']')
        && !name.is_empty()
        && name.chars().all(plain)
        && lines.next().is_some_and(|line| line.contains('='))
}

#[cfg(test)]
mod tests {
    use crate::syntax::parse;

    fn errors(text: &str) -> Vec<(usize, String)> {
        let errors = parse(text).errors.into_iter();
        errors.map(|e| (e.span.start, e.message)).collect()
    }

    #[test]
    fn a_file_that_is_no_ledger_is_one_error() {
        for text in [
            "On 22 October 1962 the President spoke.\nHe said: \"It shall be.\"\nIt didn't (so) end.\n",
            "actor,issue,stance\nusa,withdrawal,Support\n",
            "# A title\n\nSome text [with](a link), and `code`.\n",
            "<!DOCTYPE html>\n<html><body><p>Hi \"there\"</p></body></html>\n",
            "- actor:\n    id: usa\n- claim:\n    id: c\n",
            "[[actor]]\nid = \"usa\"\n",
            "# a title\n[actor.usa]\n\nid = \"usa\"\n",
            "{\"actors\": [",
        ] {
            let found = errors(text);
            assert_eq!(found.len(), 1, "{text}\n{found:?}");
            assert_eq!(found[0].1, "this is not a ledger", "{text}");
            assert!(parse(text).entries().is_empty());
        }
    }

    #[test]
    fn entries_among_text_are_read() {
        let list = "[\nActor(id: \"a\"),\nActor(id: \"b\",),,\nActor(id: \"c\")\n]\n";
        let text = format!("# Title\n\nIt's the \"list\":\n\n```ron\n{list}```\n\nThat's it.\n");
        let found = errors(&text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].1, "this is no part of the list of entries");
        assert_eq!(parse(&text).entries().len(), 3);
    }

    #[test]
    fn a_conflict_is_one_error() {
        let text = "[\nActor(id: \"a\"),\n<<<<<<< HEAD\nActor(id: \"b\"),\n=======\nActor(id: \"c\"),\n>>>>>>> x\n]";
        assert_eq!(
            errors(text),
            [(18, "the file has conflict marks of git".to_owned())]
        );
        assert_eq!(parse(text).entries().len(), 1);
        assert!(errors("[\"\n<<<<<<< HEAD\n>>>>>>> x\"]").is_empty());
    }
}
