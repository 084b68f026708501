//! RON text as tokens and as a tree that knows where everything stands.
//!
//! In: the text of one file. Out: tokens that tile it ([`tokens`]), and a
//! tree ([`parse`]) with the span of every entry, field and value, the
//! comments, and the syntax errors. Parsing never fails and never panics: a
//! broken entry is one error, and all other entries come out whole. Whatever
//! `ron` accepts has no syntax error here; the other way round only brackets,
//! commas, colons and quotes are looked at, for `ron` judges the values.
//! [`amend`] says which bytes a change of a value or a field comes down to.
//!
//! ```
//! use stancegraph::syntax::{locate, parse};
//! use stancegraph::diagnostics::Step;
//!
//! let text = r#"[ Actor(id: "moscow", name: "Russia") ]"#;
//! let tree = parse(text);
//! assert!(tree.errors.is_empty());
//! let span = locate(&tree, text, 0, &[Step::Field("name")]);
//! assert_eq!(&text[span.start..span.end], "\"Russia\"");
//! ```
//!
//! # Why a tree of our own?
//!
//! `ron` says where the first error is, but not where a good value stands,
//! and it stops there. Findings have to point at good values, and at every
//! broken entry of a file.

mod amend;
mod between;
mod brackets;
mod document;
mod entry;
mod field_words;
mod kind;
mod lines;
mod list;
mod locate;
mod misplaced;
mod other;
mod parser;
mod quoted;
mod raw;
mod resume;
mod sentences;
mod token;
mod tree;
mod unquoted;
mod value;

pub use amend::{amend, amend_at, amended};
pub use document::parse;
pub use field_words::{WORD_FIELDS, field_words};
pub use kind::{Bracket, TokenKind};
pub use lines::Lines;
pub use locate::{
    Crumb, FieldRef, Repeated, fields, innermost, locate, locate_from, repeated, repeated_in,
};
pub use quoted::{quoted, quoted_as};
pub use token::{Token, Tokens, tokens};
pub use tree::{Entry, Item, Node, NodeId, NodeKind, SyntaxError, TAGS, Tree};
pub use unquoted::BARE_FIELDS;
