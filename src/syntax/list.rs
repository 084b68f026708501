//! Reads a whole file: attributes, the list, its entries; recovers.
//!
//! In: the text of a file. Out: its [`Tree`]. An entry that can be read
//! without an error is taken as it is. One that cannot is read again with the
//! text cut off at the next line that begins with a tag of [`TAGS`] and `(`,
//! so that it reports one error and hides none of the entries behind it.

use super::token::{Bracket, Token, TokenKind, Tokens};
use super::tree::{Entry, Item, Node, NodeId, NodeKind, SyntaxError, TAGS, Tree};
use super::value::Parser;
use crate::diagnostics::Span;

/// The tree of `text`.
pub(super) fn parse(text: &str) -> Tree {
    let mut file = File {
        parser: Parser::new(text),
        resume: None,
        ended_broken: false,
    };
    file.attributes();
    file.document();
    let mut tree = file.parser.tree;
    tree.errors.sort_by_key(|error| error.span);
    tree
}

struct File<'a> {
    parser: Parser<'a>,
    /// The last answer of [`File::resume_after`]: asked from, answer.
    resume: Option<(usize, Resume)>,
    /// The last entry is broken and ran to the end of the text.
    ended_broken: bool,
}

/// Where reading can go on.
#[derive(Clone, Copy)]
struct Resume {
    position: usize,
    /// An entry begins there; else it is the end of the list or text.
    at_entry: bool,
}

impl File<'_> {
    /// The `#![…]` at the top.
    fn attributes(&mut self) {
        while let Some(hash) = self.next_if(TokenKind::Hash) {
            self.next_if(TokenKind::Bang);
            let open = self.next_if(TokenKind::Open(Bracket::Square));
            loop {
                match self.parser.peek().map(|token| token.kind) {
                    Some(TokenKind::Close(Bracket::Square)) if open.is_some() => {
                        self.parser.bump();
                        break;
                    }
                    Some(
                        TokenKind::Ident
                        | TokenKind::Equals
                        | TokenKind::Comma
                        | TokenKind::String
                        | TokenKind::RawString
                        | TokenKind::Open(Bracket::Paren)
                        | TokenKind::Close(Bracket::Paren),
                    ) if open.is_some() => self.parser.bump(),
                    _ => {
                        let span = Span::new(hash.span.start, self.parser.last.end);
                        self.report(
                            SyntaxError::new(span, "this attribute is not complete")
                                .help("write it like `#![enable(implicit_some)]`"),
                        );
                        break;
                    }
                }
            }
            let span = Span::new(hash.span.start, self.parser.last.end);
            self.parser.tree.attributes.push(span);
        }
    }

    fn document(&mut self) {
        if self.at(TokenKind::Unknown) && self.starts_with("\u{FEFF}") {
            self.garbage();
            self.parser.bump();
        }
        let Some(first) = self.parser.peek() else {
            let end = self.parser.text.len();
            return self.report(
                SyntaxError::new(Span::new(end, end), "the file has no list of entries")
                    .help("write the entries between `[` and `]`"),
            );
        };
        if first.kind == TokenKind::Open(Bracket::Square) {
            self.parser.bump();
            self.list(Some(first));
        } else if self.at_tag() {
            self.list(None);
        } else {
            self.single(first);
        }
    }

    /// A file that is one value and no list.
    fn single(&mut self, first: Token) {
        let errors = self.parser.tree.errors.len();
        self.parser.failed = false;
        let root = self.parser.value();
        if self.parser.peek().is_some() {
            self.garbage();
        }
        // A named value, like a snapshot, may hold lines that look like entries.
        let named = root.is_some_and(|root| self.node(root).name.is_some());
        let broken = self.parser.tree.errors.len() > errors;
        let resume = self.resume_after(first.span.start);
        if broken && !named && resume.at_entry {
            self.clear_to(0, 0, 0);
            self.parser.seek(resume.position);
            self.ended_broken = true;
            return self.list(None);
        }
        self.parser.tree.root = root;
    }

    /// The entries, behind the `[` if there is one.
    fn list(&mut self, open: Option<Token>) {
        let start = self.parser.peek().map_or(0, |token| token.span.start);
        let errors = self.parser.tree.errors.len();
        let mut comma = true;
        let mut closed = false;
        while let Some(token) = self.parser.peek() {
            match token.kind {
                TokenKind::Close(Bracket::Square) => {
                    self.parser.bump();
                    closed = true;
                    if !self.behind_the_end(token) {
                        break;
                    }
                    comma = true;
                    closed = false;
                }
                TokenKind::Comma if !comma => {
                    self.parser.bump();
                    self.parser.failed = false;
                    comma = true;
                }
                kind if kind.starts_value() && (comma || self.at_tag()) => {
                    if !comma {
                        self.missing_comma(token);
                    }
                    comma = self.entry(token);
                }
                _ => {
                    if !comma && token.kind != TokenKind::Close(Bracket::Paren) {
                        self.break_last();
                    }
                    self.skip(token);
                    // Where an entry begins again, no comma is missed.
                    comma |= self.at_tag();
                }
            }
        }
        if open.is_none() {
            return self.without_brackets(start, errors, closed);
        }
        let end = self.parser.last.end;
        let span = Span::new(open.map_or(start, |open| open.span.start), end);
        if let Some(open) = open
            && !closed
            && !self.ended_broken
        {
            self.report(
                SyntaxError::new(self.parser.last, "the list of entries is not closed here")
                    .help("add `]` at the end of the file")
                    .related(open.span, "this `[` is never closed"),
            );
        }
        self.root_list(span);
    }

    /// The end of entries that no `[` opened.
    fn without_brackets(&mut self, start: usize, errors: usize, closed: bool) {
        let tree = &mut self.parser.tree;
        if let [entry] = tree.entries.as_slice()
            && !closed
            && tree.errors.is_empty()
        {
            tree.root = Some(entry.node);
            tree.entries.clear();
            return;
        }
        let name = tree.entries.first().and_then(|entry| entry.name);
        if errors == 0 {
            self.report(
                SyntaxError::new(name.unwrap_or_default(), "the entries are not in a list")
                    .help("write `[` before the first entry and `]` after the last"),
            );
        }
        self.root_list(Span::new(start, self.parser.last.end));
    }

    fn root_list(&mut self, span: Span) {
        let tree = &mut self.parser.tree;
        let first = tree.items.len();
        tree.items.extend(tree.entries.iter().map(|entry| Item {
            name: None,
            key: None,
            value: entry.node,
        }));
        tree.nodes.push(Node {
            kind: NodeKind::List,
            span,
            name: None,
            items: (first, tree.items.len()),
        });
        tree.root = Some(NodeId(tree.nodes.len() - 1));
    }

    /// Reads one entry; says whether the next may follow without a comma.
    fn entry(&mut self, first: Token) -> bool {
        let start = first.span.start;
        let tree = &self.parser.tree;
        let marks = (tree.nodes.len(), tree.items.len(), tree.comments.len());
        self.ended_broken = false;
        self.parser.failed = false;
        self.parser.strict = true;
        let whole = self.parser.value();
        self.parser.strict = false;
        if let Some(node) = whole {
            self.push_entry(node, false);
            return false;
        }

        let resume = self.resume_after(start);
        self.clear_to(marks.0, marks.1, marks.2);
        let cut = self.parser.text.get(..resume.position);
        let cut = Tokens::starting_at(cut.unwrap_or(self.parser.text), start);
        let uncut = std::mem::replace(&mut self.parser.tokens, cut);
        self.parser.seek(start);
        self.parser.failed = false;
        self.parser.before_entry = resume.at_entry;
        let node = self.parser.value();
        self.parser.before_entry = false;
        let next = self.parser.peek();
        if !self.parser.failed {
            // Only the cut made it readable.
            let error = SyntaxError::new(first.span, "this entry cannot be read");
            self.parser
                .fail(error.help("look for quotation marks and brackets without their pair"));
        }
        self.parser.tokens = uncut;
        self.parser
            .seek(next.map_or(resume.position, |next| next.span.start));
        if let Some(node) = node {
            self.push_entry(node, true);
        }
        self.ended_broken = next.is_none() && !resume.at_entry;
        next.is_none()
    }

    fn push_entry(&mut self, node: NodeId, broken: bool) {
        let Node { span, name, .. } = *self.node(node);
        self.parser.tree.entries.push(Entry {
            span,
            name,
            node,
            broken,
        });
    }

    /// What stands behind the `]` that ends the list; whether to read on.
    fn behind_the_end(&mut self, close: Token) -> bool {
        let Some(next) = self.parser.peek() else {
            return false;
        };
        let after_comma = next.kind == TokenKind::Comma;
        if after_comma {
            self.parser.bump();
        }
        if self.at_tag() {
            self.report(
                SyntaxError::new(
                    close.span,
                    "this `]` ends the list, but more entries follow",
                )
                .help("remove this `]`, or move it to the end of the file"),
            );
            return true;
        }
        self.parser.failed = false;
        let error = SyntaxError::new(next.span, "this stands behind the end of the list")
            .help("write all entries between one `[` and one `]`")
            .related(close.span, "the list ends here");
        self.report(error);
        let resume = self.resume_after(next.span.start);
        if resume.at_entry {
            self.parser.seek(resume.position);
        }
        resume.at_entry
    }

    fn missing_comma(&mut self, token: Token) {
        let last = self.parser.last;
        let close = self.parser.slice(last);
        self.report(
            SyntaxError::new(last, "a comma is missing between two entries")
                .help(format!("add `,` after this `{close}`"))
                .related(token.span, "the next entry begins here"),
        );
    }

    /// Skips what cannot stand between entries.
    fn skip(&mut self, token: Token) {
        self.garbage();
        match token.kind {
            TokenKind::Comma | TokenKind::Close(_) => self.parser.bump(),
            _ => {
                let resume = self.resume_after(token.span.start);
                self.parser.seek(resume.position);
                self.ended_broken = !resume.at_entry;
            }
        }
    }

    /// Reports the next token as something that cannot stand there.
    fn garbage(&mut self) {
        let Some(token) = self.parser.peek() else {
            return;
        };
        let source = self.parser.slice(token.span);
        let error = match token.kind {
            TokenKind::Comma => SyntaxError::new(token.span, "there is no entry before this comma")
                .help("remove the comma"),
            TokenKind::Close(_) => {
                SyntaxError::new(token.span, format!("this `{source}` closes nothing"))
                    .help("remove it, or look for a bracket that is missing before it")
            }
            kind if kind.starts_value() || kind == TokenKind::Colon => {
                SyntaxError::new(token.span, "this stands outside of the entries")
                    .help("look for a `(` that is missing before it, or a `)` too many")
            }
            kind => self.parser.unexpected(token, kind),
        };
        // A run of such tokens is one error.
        self.parser.fail(error);
    }

    fn report(&mut self, error: SyntaxError) {
        self.parser.tree.errors.push(error);
    }

    fn break_last(&mut self) {
        if let Some(entry) = self.parser.tree.entries.last_mut() {
            self.parser.failed &= entry.broken;
            entry.broken = true;
        }
    }

    fn node(&self, id: NodeId) -> &Node {
        self.parser.tree.node(id)
    }

    fn clear_to(&mut self, nodes: usize, items: usize, comments: usize) {
        self.parser.tree.nodes.truncate(nodes);
        self.parser.tree.items.truncate(items);
        self.parser.tree.comments.truncate(comments);
    }

    fn at(&mut self, kind: TokenKind) -> bool {
        self.parser.peek().is_some_and(|token| token.kind == kind)
    }

    fn next_if(&mut self, kind: TokenKind) -> Option<Token> {
        let token = self.parser.peek().filter(|token| token.kind == kind)?;
        self.parser.bump();
        Some(token)
    }

    fn starts_with(&mut self, source: &str) -> bool {
        let token = self.parser.peek();
        token.is_some_and(|token| self.parser.slice(token.span) == source)
    }

    /// Whether a tag and `(` come next.
    fn at_tag(&mut self) -> bool {
        let text = self.parser.text;
        self.parser
            .peek()
            .and_then(|token| text.get(token.span.start..))
            .is_some_and(begins_entry)
    }

    /// Where reading goes on when what begins at `start` is broken: the next
    /// line that begins with a tag, else the `]` at the end, else the end.
    fn resume_after(&mut self, start: usize) -> Resume {
        if let Some((from, answer)) = self.resume
            && from <= start
            && start < answer.position
        {
            return answer;
        }
        let here = self.parser.tokens.position();
        let answer = find_resume(self.parser.text, &mut self.parser.tokens, start);
        self.parser.tokens.seek(here);
        self.resume = Some((start, answer));
        answer
    }
}

fn find_resume(text: &str, tokens: &mut Tokens<'_>, start: usize) -> Resume {
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
fn entry_line(text: &str, start: usize, end: usize) -> Option<usize> {
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
fn begins_entry(text: &str) -> bool {
    TAGS.iter().any(|tag| {
        text.strip_prefix(tag)
            .is_some_and(|rest| rest.trim_start().starts_with('('))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sources of all entries, broken ones with a `!` before them.
    fn entries(text: &str) -> Vec<String> {
        let tree = parse(text);
        let source = |e: &Entry| &text[e.span.start..e.span.end];
        let mark = |e: &Entry| if e.broken { "!" } else { "" };
        tree.entries()
            .iter()
            .map(|e| format!("{}{}", mark(e), source(e)))
            .collect()
    }

    /// Source of the place, message, help, and source of the related place.
    fn errors(text: &str) -> Vec<String> {
        let source = |span: Span| text[span.start..span.end].to_owned();
        parse(text)
            .errors
            .into_iter()
            .map(|e| {
                let related = e
                    .related
                    .map_or(String::new(), |(s, w)| format!(" / {}: {w}", source(s)));
                format!(
                    "{}: {}; {}{related}",
                    source(e.span),
                    e.message,
                    e.help.unwrap_or_default()
                )
            })
            .collect()
    }

    #[test]
    fn a_missing_parenthesis_costs_one_entry_only() {
        let text =
            "[\n  Actor(id: \"a\", kind: State,\n  Actor(id: \"b\"),\n  Actor(id: \"c\"),\n]\n";
        let expected = [
            "!Actor(id: \"a\", kind: State,",
            "Actor(id: \"b\")",
            "Actor(id: \"c\")",
        ];
        assert_eq!(entries(text), expected);
        assert_eq!(
            errors(text),
            [
                ",: a `(` is not closed here; add `)` before the next entry / (: this `(` is never closed"
            ]
        );
    }

    #[test]
    fn all_missing_brackets_are_named() {
        let text = "[\n Actor(id: \"a\", roles: [\n  MemberOf(actor: \"x\"),\nClaim(id: \"b\"),\nClaim(id: \"c\")]";
        assert_eq!(entries(text)[1..], ["Claim(id: \"b\")", "Claim(id: \"c\")"]);
        assert_eq!(
            errors(text),
            [
                ",: a `[` is not closed here; add `])` before the next entry / [: this `[` is never closed"
            ]
        );
    }

    #[test]
    fn the_last_entry_may_be_the_broken_one() {
        let text = "[\n Actor(id: \"a\"),\n Actor(id: \"b\"\n]";
        assert_eq!(entries(text), ["Actor(id: \"a\")", "!Actor(id: \"b\""]);
        assert_eq!(
            errors(text),
            ["\"b\": a `(` is not closed here; add `)` at the end / (: this `(` is never closed"]
        );
        assert_eq!(errors("[\n Actor(id: \"a\"").len(), 1);
    }

    #[test]
    fn an_unclosed_string_costs_one_entry_only() {
        for broken in [
            "Actor(id: \"a),",
            "Actor(id: \"a, name: \"A\"),",
            "Actor(id: \"a\", name: A\"),",
            "Actor(id: r#\"a),",
        ] {
            let text =
                format!("[\n {broken}\n  Actor(id: \"b\", name: \"B\"),\n\tClaim(id: \"c\"),\n]");
            let found = entries(&text);
            assert!(found[0].starts_with("!Actor(id: "), "{found:?}");
            assert_eq!(
                found[1..],
                ["Actor(id: \"b\", name: \"B\")", "Claim(id: \"c\")"],
                "{broken}"
            );
            assert_eq!(errors(&text).len(), 1, "{broken}");
        }
        let text = "[\n Actor(id: \"a),\n]";
        assert_eq!(
            errors(text),
            [
                "\"a),: this string is never closed; add the quotation mark where the string ends / \": the string begins here"
            ]
        );
    }

    #[test]
    fn a_quotation_mark_inside_of_a_string_is_explained() {
        let text = "[Claim(exact: \"he said \"no\" to it\"),\n Actor(id: \"b\")]";
        assert_eq!(entries(text)[1], "Actor(id: \"b\")");
        assert_eq!(
            errors(text),
            [
                "no: the string before this ends too early or too late; write `\\\"` for a quotation mark inside a string, and close every string / \": the string begins here"
            ]
        );
    }

    #[test]
    fn a_stray_bracket_is_one_error() {
        let text = "[\n Actor(id: \"a\", aliases: [\"x\"]], kind: State),\n Actor(id: \"b\"),\n]";
        assert_eq!(entries(text)[1], "Actor(id: \"b\")");
        assert_eq!(
            errors(text),
            ["]: this `]` closes nothing; write `)`, or remove it / (: this `(` is open"]
        );
        let text = "[\n Actor(id: \"a\")),\n Actor(id: \"b\"),\n]";
        assert_eq!(entries(text), ["Actor(id: \"a\")", "Actor(id: \"b\")"]);
        assert_eq!(errors(text).len(), 1);
        let text = "[\n Actor(id: \"a\"),\n ],\n Actor(id: \"b\"),\n]";
        assert_eq!(entries(text), ["Actor(id: \"a\")", "Actor(id: \"b\")"]);
        assert_eq!(errors(text).len(), 1);
    }

    #[test]
    fn a_wrong_bracket_is_closed_by_the_right_one() {
        let text = "[Claim(quotes: [(a: 1), ), Claim(id: \"b\")]";
        assert_eq!(
            entries(text),
            ["!Claim(quotes: [(a: 1), )", "Claim(id: \"b\")"]
        );
        assert_eq!(
            errors(text),
            [
                "): a `[` is not closed before this `)`; add `]` before this `)` / [: this `[` is never closed"
            ]
        );
    }

    #[test]
    fn a_missing_comma_between_entries_keeps_both() {
        let text = "[\n Actor(id: \"a\")\n Actor(id: \"b\")\n]";
        assert_eq!(entries(text), ["Actor(id: \"a\")", "Actor(id: \"b\")"]);
        assert_eq!(
            errors(text),
            [
                "): a comma is missing between two entries; add `,` after this `)` / Actor: the next entry begins here"
            ]
        );
    }

    #[test]
    fn the_list_must_begin_and_end() {
        assert_eq!(
            errors("[\n Actor(id: \"a\"),\n"),
            [
                ",: the list of entries is not closed here; add `]` at the end of the file / [: this `[` is never closed"
            ]
        );
        assert_eq!(errors("  // nothing\n").len(), 1);
        assert!(errors("")[0].contains("the file has no list of entries"));
        let text = "Actor(id: \"a\"),\nActor(id: \"b\"),\n";
        assert_eq!(entries(text).len(), 2);
        assert!(errors(text)[0].contains("the entries are not in a list"));
        assert_eq!(
            errors("[Actor(id: \"a\")] x"),
            [
                "x: this stands behind the end of the list; write all entries between one `[` and one `]` / ]: the list ends here"
            ]
        );
        let text = "[\nActor(id: \"a\")\n]\n[\nActor(id: \"b\")\n]";
        assert_eq!(entries(text).len(), 2);
        assert_eq!(errors(text).len(), 1);
    }

    #[test]
    fn other_slips_cost_one_entry_too() {
        for broken in [
            "Actor id: \"a\"),",
            "Actor{id: \"a\"},",
            "Actor(\"id\": \"a\"),",
            "Actor(id = \"a\"),",
            "Actor(id: ),",
            "Actor(id: 'abc'),",
            "Actor(id: “a”),",
            "Actor(id: \"a\"), name: \"A\"),",
            "Actor(id: \"a\" name: \"b\"),",
            "Actor(id: \"a\",, name: \"b\"),",
            "Actor(id: /* open),",
            "Actor(id: \"a\"},",
            "Actor(attributes: {\"a\", \"b\"}),",
            "Actor(id \"a\"),",
            "Actor(id: \"a\", 5),",
            "/* open",
            ",",
            "] ] ]",
        ] {
            let text = format!(
                "[\n  Actor(id: \"z\"),\n  {broken}\n  Actor(id: \"b\"),\n  Claim(id: \"c\"),\n]"
            );
            let found = entries(&text);
            let whole: Vec<_> = found.iter().filter(|e| !e.starts_with('!')).collect();
            assert!(whole.len() >= 3, "{broken}: {found:?}");
            assert_eq!(
                found[found.len() - 2..],
                ["Actor(id: \"b\")", "Claim(id: \"c\")"],
                "{broken}"
            );
            assert_eq!(errors(&text).len(), 1, "{broken}: {:?}", errors(&text));
        }
    }

    #[test]
    fn a_snapshot_is_no_list_even_with_lines_like_entries() {
        let text = "Snapshot(format: 1, claims: [\n Claim(id: \"a\"),\n])";
        let tree = parse(text);
        assert!(tree.errors.is_empty() && !tree.is_list() && tree.entries().is_empty());
        assert_eq!(tree.top_name(text), Some("Snapshot"));
        let text = "Snapshot(format: 1, claims: [\n Claim(id: \"a\",\n])";
        let tree = parse(text);
        assert!(tree.errors.len() == 1 && !tree.is_list());
    }

    #[test]
    fn nested_tags_are_no_entries_when_nothing_is_broken() {
        let text = "[Foo(a: [\n Claim(x),\n Claim(\n Actor(1)),\n])]";
        assert_eq!(entries(text).len(), 1);
        assert!(errors(text).is_empty());
    }

    #[test]
    fn great_depth_is_an_error_and_no_crash() {
        for text in [
            "[".repeat(10_000_000),
            "Actor(\n".repeat(1_000_000),
            format!("[{}", "{1:".repeat(1000)),
        ] {
            let tree = parse(&text);
            assert!(tree.errors.iter().any(|e| e.too_deep));
        }
        let deep = format!("[{}1{}]", "[".repeat(128), "]".repeat(128));
        assert!(errors(&deep).is_empty());
    }

    #[test]
    fn endless_texts_take_linear_time() {
        for part in [
            "Actor(\"\n",
            "Actor(r#\"\n",
            "Actor(/*\n",
            "Actor(\\\"\n",
            "Actor(1 2), ",
            "Foo(1 2), ",
            "]",
            ",",
            "'",
            ")",
            "Actor(1,\nActor(2),\n",
            "\u{FEFF}",
            "Actor(']\n",
            "a:",
            "(",
            "\"\"",
            "Some ",
        ] {
            let text = format!("[\n{}", part.repeat(60_000));
            let start = std::time::Instant::now();
            let tree = parse(&text);
            assert!(!tree.errors.is_empty());
            assert!(
                start.elapsed().as_secs() < 20,
                "{part:?} {:?}",
                start.elapsed()
            );
        }
    }

    #[test]
    fn attributes_and_a_byte_order_mark_are_seen() {
        let text = "#![enable(implicit_some, unwrap_newtypes,)]\n# ! [ type = r\"x\" ]\n[Actor(id: \"a\")]";
        assert!(errors(text).is_empty());
        assert_eq!(parse(text).attributes.len(), 2);
        let text = "#![enable(implicit_some)\n[Actor(id: \"a\")]";
        assert_eq!((entries(text).len(), errors(text).len()), (1, 1));
        let text = "\u{FEFF}[Actor(id: \"a\")]";
        assert_eq!((entries(text).len(), errors(text).len()), (1, 1));
    }

    #[test]
    fn comments_are_kept_once() {
        let text = "// a\n[ /* b */ Actor(id: \"a\" // c\n, x y), // d\n]";
        let tree = parse(text);
        let comments: Vec<_> = tree
            .comments
            .iter()
            .map(|c| &text[c.start..c.end])
            .collect();
        assert_eq!(comments, ["// a", "/* b */", "// c", "// d"]);
    }
}
