//! Which field or word was meant by one that the format does not have.

use crate::model::{Pole, Response, Vote};
use crate::text::{nearest, only_near};

/// What people call a field, and its name; the first that the entry can have
/// is meant.
const SYNONYMS: [(&str, &str); 40] = [
    ("for", "in_favour"),
    ("pro", "in_favour"),
    ("yes", "in_favour"),
    ("favor", "in_favour"),
    ("contra", "against"),
    ("no", "against"),
    ("speaker", "by"),
    ("actor", "by"),
    ("author", "by"),
    ("who", "by"),
    ("by", "actor"),
    ("issue", "on"),
    ("topic", "on"),
    ("about", "on"),
    ("on", "issue"),
    ("date", "said"),
    ("date", "published"),
    ("date", "on"),
    ("when", "said"),
    ("day", "said"),
    ("day", "on"),
    ("as_of", "on"),
    ("position", "stance"),
    ("position", "expect"),
    ("opinion", "stance"),
    ("stance", "expect"),
    ("answer", "response"),
    ("text", "exact"),
    ("quote", "exact"),
    ("words", "exact"),
    ("sentence", "exact"),
    ("type", "kind"),
    ("type", "scale"),
    ("title", "name"),
    ("name", "title"),
    ("name", "question"),
    ("title", "question"),
    ("text", "question"),
    ("link", "url"),
    ("language", "lang"),
];

/// Fields that an entry must have.
const REQUIRED: [&str; 12] = [
    "id", "name", "kind", "question", "scale", "title", "on", "by", "source", "actor", "issue",
    "expect",
];

/// The field that was meant by `name`, of those that may stand there; one
/// that is `given` already was not meant.
pub(super) fn meant(name: &str, fields: &[&'static str], given: &[&str]) -> Option<&'static str> {
    let free = || {
        fields
            .iter()
            .copied()
            .filter(|field| !given.contains(field))
    };
    let called = SYNONYMS
        .iter()
        .filter(|(synonym, _)| *synonym == name)
        .find_map(|(_, meant)| free().find(|field| field == meant));
    called
        .or_else(|| nearest(name, free().filter(|field| REQUIRED.contains(field))))
        .or_else(|| nearest(name, free()))
        .or_else(|| nearest(name, fields.iter().copied()))
}

/// The same, where no other can have been meant.
pub(super) fn surely(name: &str, fields: &[&'static str], given: &[&str]) -> Option<&'static str> {
    let free = fields.iter().copied().filter(|f| !given.contains(f));
    let called = SYNONYMS.iter().filter(|(synonym, _)| *synonym == name);
    let mut called = called.filter_map(|(_, meant)| free.clone().find(|field| field == meant));
    match (called.next(), called.next()) {
        (None, _) => only_near(name, free),
        (only, None) => only,
        _ => None,
    }
}

/// What to say of a word that stands in another field's list.
pub(super) fn other_list(field: &str, word: &str) -> Option<String> {
    let response = Response::from_name(word).is_some();
    let stance = Pole::from_name(word).is_some()
        || Vote::from_name(word).is_some()
        || matches!(word, "Choose" | "Reject" | "At");
    Some(match field {
        "stance" if response => format!("`{word}` is a response: write `response: {word}`"),
        "expect" if response => {
            format!(
                "`{word}` is a response; an assertion expects a stance, or `Silent` where there is none"
            )
        }
        "response" if stance => format!("`{word}` is a stance: write `stance: {word}`"),
        "stance" if word == "Silent" => {
            "only an assertion expects `Silent`; a claim takes a stance or has a `response`"
                .to_owned()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_is_given_was_not_meant() {
        let fields = ["id", "name", "kind", "note"];
        assert_eq!(meant("ind", &fields, &["id", "name"]), Some("kind"));
        assert_eq!(meant("nmae", &fields, &["id"]), Some("name"));
        assert_eq!(meant("type", &fields, &["id"]), Some("kind"));
        assert_eq!(meant("ids", &fields, &["id", "name", "kind"]), Some("id"));
        assert_eq!(meant("capital", &fields, &[]), None);
    }

    #[test]
    fn a_field_is_surely_meant_where_no_other_can_be() {
        let fields = ["id", "said", "published", "stance", "note"];
        assert_eq!(surely("siad", &fields, &["id"]), Some("said"));
        assert_eq!(surely("sid", &fields, &[]), None);
        assert_eq!(surely("date", &fields, &[]), None);
        assert_eq!(surely("date", &fields, &["said"]), Some("published"));
        assert_eq!(surely("stanse", &fields, &["stance"]), None);
    }
}
