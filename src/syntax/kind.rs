//! What tokens there are.

/// The three kinds of brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bracket {
    /// `(` and `)`.
    Paren,
    /// `[` and `]`.
    Square,
    /// `{` and `}`.
    Brace,
}

impl Bracket {
    /// The character that opens.
    pub fn open(self) -> char {
        match self {
            Bracket::Paren => '(',
            Bracket::Square => '[',
            Bracket::Brace => '{',
        }
    }

    /// The character that closes.
    pub fn close(self) -> char {
        match self {
            Bracket::Paren => ')',
            Bracket::Square => ']',
            Bracket::Brace => '}',
        }
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Blanks and line ends.
    Whitespace,
    /// `// …` up to the line end, which is not part of it.
    LineComment,
    /// `/* … */`, nested.
    BlockComment,
    /// A name, also a raw one: `id`, `r#type`.
    Ident,
    /// A number, a byte `b'x'`, or a range of numbers `1..=3`.
    Number,
    /// `"…"`.
    String,
    /// `r"…"`, `r#"…"#`.
    RawString,
    /// `b"…"`, `br#"…"#`.
    ByteString,
    /// `'x'`.
    Char,
    /// An opening bracket.
    Open(Bracket),
    /// A closing bracket.
    Close(Bracket),
    /// `:`.
    Colon,
    /// `,`.
    Comma,
    /// `#`.
    Hash,
    /// `!`.
    Bang,
    /// `=`.
    Equals,
    /// A string of any kind that runs to the end of the text.
    UnclosedString,
    /// A block comment that runs to the end of the text.
    UnclosedComment,
    /// Several characters between `'` and `'`.
    BadChar,
    /// A character that is no part of RON.
    Unknown,
}

impl TokenKind {
    /// Whether it is blank or a comment.
    pub fn is_trivia(self) -> bool {
        matches!(
            self,
            TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment
        )
    }

    /// Whether a value can begin with it.
    pub fn starts_value(self) -> bool {
        self.is_literal() || matches!(self, TokenKind::Ident | TokenKind::Open(_))
    }

    /// Whether it is a value on its own: a number, string or character.
    pub fn is_literal(self) -> bool {
        matches!(
            self,
            TokenKind::Number
                | TokenKind::String
                | TokenKind::RawString
                | TokenKind::ByteString
                | TokenKind::Char
        )
    }
}
