//! Ids of entries that could not be read.
//!
//! In: text that was skipped. Out: every id that seems to be given in it, so
//! that a reference to one is not called a second error.

use crate::syntax::TAGS;

/// Whatever follows `id:` in a text, and what is first in the parentheses of
/// an entry without names of fields.
pub(super) fn ids_in(text: &str) -> Vec<(usize, &str)> {
    let mut ids: Vec<(usize, &str)> = Vec::new();
    for (at, _) in text.match_indices("id") {
        let (before, after) = (&text[..at], &text[at + 2..]);
        if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let after = after.trim_start_matches(['"', '”', '\'', ' ', '\t']);
        if let Some(after) = after.strip_prefix([':', '=', '：']) {
            ids.extend(value(after).map(|id| (at, id)));
        }
    }
    for tag in TAGS {
        for (at, _) in text.match_indices(tag) {
            let after = text[at + tag.len()..].trim_start();
            let after = after.strip_prefix(['(', '{', '[', '（']);
            let after = after.map(str::trim_start).unwrap_or_default();
            if after.starts_with('"') {
                ids.extend(value(after).map(|id| (at, id)));
            }
        }
    }
    ids
}

/// How much of a text is taken for an id, in characters; more than ids have.
const LONGEST: usize = 200;

/// The id that a text begins with, in quotation marks of any sort or none.
fn value(text: &str) -> Option<&str> {
    const QUOTES: [char; 10] = ['"', '“', '”', '„', '«', '»', '‘', '’', '\'', '`'];
    let text = text.trim_start();
    let bare = text.trim_start_matches(QUOTES);
    let quoted = bare.len() < text.len();
    let near = bare.char_indices().nth(LONGEST);
    let bare = near.map_or(bare, |(at, _)| bare.get(..at).unwrap_or(bare));
    let end = if quoted {
        bare.find(|c| QUOTES.contains(&c) || c == '\n')
    } else {
        bare.find(|c: char| c.is_whitespace() || QUOTES.contains(&c) || ",;:()[]{}，".contains(c))
    };
    let id = bare.get(..end.unwrap_or(bare.len()))?;
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_however_they_are_written() {
        for text in [
            "Source(id: letter-27, title: \"T\")",
            "Source(\"letter-27\", \"T\")",
            "id: \"letter-27\", title: \"T\")",
            "\u{a0}Source（ id : “letter-27”, ",
            "{\"id\": \"letter-27\"}",
            "id = 'letter-27'\n",
            "id: \"letter-27\n title: ",
        ] {
            let ids: Vec<&str> = ids_in(text).into_iter().map(|(_, id)| id).collect();
            assert_eq!(ids, ["letter-27"], "{text}");
        }
        for text in [
            "said: \"1962\"",
            "kid: 1",
            "id",
            "wikidata: \"Q1\"",
            "",
            "id: )",
        ] {
            assert!(ids_in(text).is_empty(), "{text}");
        }
    }
}
