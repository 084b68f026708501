//! Reads one entry, and goes on behind it when it is broken.
//!
//! In: a file at the first token of an entry. Out: the entry in the tree. One
//! that can be read without an error is taken as it is. One that cannot is
//! read again with the text cut off at the next line that begins with a tag of
//! [`TAGS`](super::TAGS) and `(`, so that it reports one error and hides none
//! of the entries behind it.

use super::document::File;
use super::resume::{Resume, find_resume};
use super::token::{Token, Tokens};
use super::tree::{Entry, Node, NodeId, SyntaxError};

/// How often the text may be read in vain, all broken entries together. An
/// entry may hold lines that look like entries, so a broken one is found out
/// only behind them; after so many no entry is read beyond such a line.
const READ_AHEAD: usize = 4;

impl File<'_> {
    /// Reads one entry; says whether the next may follow without a comma.
    pub(super) fn entry(&mut self, first: Token) -> bool {
        let start = first.span.start;
        let tree = &self.parser.tree;
        let marks = (tree.nodes.len(), tree.items.len(), tree.comments.len());
        self.ended_broken = false;
        let hopeful = self.read_ahead <= READ_AHEAD * self.parser.text.len();
        if hopeful {
            self.parser.failed = false;
            self.parser.strict = true;
            let whole = self.parser.value();
            self.parser.strict = false;
            if let Some(node) = whole {
                self.push_entry(node, false);
                return false;
            }
            self.parser.open_comment = None;
            self.read_ahead += self.parser.last.end.saturating_sub(start);
            self.clear_to(marks.0, marks.1, marks.2);
        }

        let resume = self.resume_after(start);
        let cut = self.parser.text.get(..resume.position);
        let cut = Tokens::starting_at(cut.unwrap_or(self.parser.text), start);
        let uncut = std::mem::replace(&mut self.parser.tokens, cut);
        self.parser.seek(start);
        self.parser.failed = false;
        self.parser.before_entry = resume.at_entry;
        let node = self.parser.value();
        self.parser.before_entry = false;
        let next = self.parser.peek();
        self.parser.open_comment = None;
        if hopeful && !self.parser.failed {
            // Only the cut made it readable.
            let error = SyntaxError::new(first.span, "this entry cannot be read");
            self.parser
                .fail(error.help("look for quotation marks and brackets without their pair"));
        }
        let broken = self.parser.failed;
        self.parser.tokens = uncut;
        self.parser
            .seek(next.map_or(resume.position, |next| next.span.start));
        if let Some(node) = node {
            self.push_entry(node, broken);
        }
        let cut_off = broken && next.is_none();
        self.ended_broken = cut_off && !resume.at_entry;
        cut_off
    }

    /// The next token; where a comment that is never closed hides entries,
    /// the first of them.
    pub(super) fn peek(&mut self) -> Option<Token> {
        if let Some(token) = self.parser.peek() {
            return Some(token);
        }
        let comment = self.parser.open_comment.take()?;
        let resume = self.resume_after(comment.start);
        self.ended_broken = true;
        self.comment_ended = true;
        self.parser.seek(resume.position);
        self.parser.peek()
    }

    pub(super) fn push_entry(&mut self, node: NodeId, broken: bool) {
        let Node { span, name, .. } = *self.node(node);
        self.parser.tree.entries.push(Entry {
            span,
            name,
            node,
            broken,
        });
    }

    /// Where reading goes on when what begins at `start` is broken: the next
    /// line that begins with a tag, else the `]` at the end, else the end.
    pub(super) fn resume_after(&mut self, start: usize) -> Resume {
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

    pub(super) fn clear_to(&mut self, nodes: usize, items: usize, comments: usize) {
        self.parser.tree.nodes.truncate(nodes);
        self.parser.tree.items.truncate(items);
        self.parser.tree.comments.truncate(comments);
    }
}
