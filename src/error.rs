//! What can stop an operation: one opaque error with a kind and a sentence.
//!
//! Findings about a ledger are not errors but
//! [diagnostics](crate::diagnostics); an [`Error`] means that there is no
//! result at all.

use std::fmt;

/// Why an operation has no result.
///
/// ```
/// use stancegraph::error::{Error, ErrorKind};
///
/// let error = Error::usage("there is no format `docx`");
/// assert_eq!(error.kind(), ErrorKind::Usage);
/// assert_eq!(error.to_string(), "there is no format `docx`");
/// ```
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    sentence: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What sort of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or stream could not be read or written.
    Io,
    /// What was asked for makes no sense or does not exist.
    Usage,
    /// The input cannot be used.
    Data,
    /// The result cannot be written in the format asked for.
    Format,
}

impl Error {
    /// A file or stream could not be read or written; `doing` says which
    /// ("cannot read `ledger.ron`"), the cause follows it.
    pub fn io(doing: impl fmt::Display, cause: std::io::Error) -> Error {
        Error {
            kind: ErrorKind::Io,
            sentence: format!("{doing}: {cause}"),
            source: Some(Box::new(cause)),
        }
    }

    /// What was asked for makes no sense or does not exist.
    pub fn usage(sentence: impl Into<String>) -> Error {
        Error::new(ErrorKind::Usage, sentence)
    }

    /// The input cannot be used.
    pub fn data(sentence: impl Into<String>) -> Error {
        Error::new(ErrorKind::Data, sentence)
    }

    /// The result cannot be written in the format asked for.
    pub fn format(sentence: impl Into<String>) -> Error {
        Error::new(ErrorKind::Format, sentence)
    }

    /// What sort of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    fn new(kind: ErrorKind, sentence: impl Into<String>) -> Error {
        Error {
            kind,
            sentence: sentence.into(),
            source: None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|cause| cause as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error as _;

    #[test]
    fn an_io_error_names_the_deed_and_keeps_its_cause() {
        let cause = std::io::Error::new(std::io::ErrorKind::NotFound, "no such file");
        let error = Error::io("cannot read `ledger.ron`", cause);
        assert_eq!(error.kind(), ErrorKind::Io);
        assert_eq!(error.to_string(), "cannot read `ledger.ron`: no such file");
        assert!(error.source().is_some());
    }
}
