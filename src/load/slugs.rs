//! A name to an id, where no entry declares one.

use crate::model::Slug;
use crate::text::sha256_hex;

/// The id that a text is or becomes; none if nothing of it can stand in one.
/// One that would be too long ends in what tells it from others that begin alike.
pub(super) fn id_of(text: &str) -> Option<Slug> {
    let suggestion = match Slug::new(text) {
        Ok(id) => return Some(id),
        Err(error) => error.suggestion,
    };
    if text.chars().count() <= Slug::MAX || suggestion.chars().count() < Slug::MAX {
        return Slug::new(&suggestion).ok();
    }
    let begin: String = suggestion.chars().take(Slug::MAX - 1 - DIGITS).collect();
    let digest = sha256_hex(text.as_bytes());
    let end = digest.get(..DIGITS)?;
    Slug::new(&format!("{}-{end}", begin.trim_end_matches('-'))).ok()
}

/// How many digits of its digest a name that is too long has in its id.
const DIGITS: usize = 8;
