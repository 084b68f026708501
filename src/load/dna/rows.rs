//! The fields of a row, whatever SQLite let somebody put there: a number where
//! one should be, or what else it is.

use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::Colour;
use crate::text::shown;

/// A whole number; none for NULL.
///
/// The error is what stands there, in words.
pub(super) fn number(row: &Row<'_>, at: usize) -> Result<Option<i64>, String> {
    match row.get_ref(at) {
        Ok(ValueRef::Null) => Ok(None),
        Ok(ValueRef::Integer(number)) => Ok(Some(number)),
        Ok(ValueRef::Real(number)) => Err(number.to_string()),
        Ok(ValueRef::Text(text)) => Err(shown(&String::from_utf8_lossy(text))),
        Ok(ValueRef::Blob(bytes)) => Err(format!("{} bytes", bytes.len())),
        Err(_) => Ok(None),
    }
}

/// A text, empty for NULL; and whether nothing of it had to be replaced.
pub(super) fn text(row: &Row<'_>, at: usize) -> (Box<str>, bool) {
    match row.get_ref(at) {
        Ok(ValueRef::Text(bytes)) => match std::str::from_utf8(bytes) {
            Ok(text) => (text.into(), true),
            Err(_) => (String::from_utf8_lossy(bytes).into(), false),
        },
        Ok(ValueRef::Integer(number)) => (number.to_string().into(), true),
        Ok(ValueRef::Real(number)) => (number.to_string().into(), true),
        Ok(ValueRef::Blob(bytes)) => (String::from_utf8_lossy(bytes).into(), false),
        Ok(ValueRef::Null) | Err(_) => (Box::default(), true),
    }
}

/// Three numbers from 0 to 255, one after the other; others are black.
pub(super) fn colour(row: &Row<'_>, at: usize) -> Colour {
    [0, 1, 2].map(|part| {
        let number = number(row, at + part).ok().flatten();
        number.and_then(|n| u8::try_from(n).ok()).unwrap_or(0)
    })
}
