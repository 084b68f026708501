//! An answer's data comes in, indented JSON with a final line break comes out.
//!
//! The keys keep the order in which the view wrote them, which is the order of
//! the documented schema. Strings are the data unchanged; the reader decides
//! what to show of them.

use super::{Format, Options, network};
use crate::error::Error;
use crate::view::answer::Answer;

/// `--format json`.
pub static FORMAT: Format = Format {
    name: "json",
    extension: "json",
    answer: Some(answer),
    pages: None,
    figure: None,
    snapshot: None,
    network: Some(network::json),
};

/// Writes the data of an answer; the blocks and the table are left out.
///
/// # Errors
/// [`ErrorKind::Format`](crate::error::ErrorKind::Format) if the JSON writer
/// refuses a value, which no [`serde_json::Value`] makes it do.
///
/// ```
/// use stancegraph::export::{self, Options};
/// use stancegraph::view::answer::Answer;
///
/// let data = serde_json::json!({"as_of": "2026-05-03"});
/// let answer = Answer { data, ..Answer::default() };
/// let text = export::json::answer(&answer, &Options::default())?;
/// assert_eq!(serde_json::from_str::<serde_json::Value>(&text)?["as_of"], "2026-05-03");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn answer(answer: &Answer, _: &Options) -> Result<String, Error> {
    let mut text = serde_json::to_string_pretty(&answer.data)
        .map_err(|cause| Error::format(format!("cannot write the answer as JSON: {cause}")))?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::answer::Table;
    use serde_json::json;

    fn written(data: serde_json::Value) -> String {
        let view = Answer {
            blocks: Vec::new(),
            table: Table::default(),
            data,
        };
        answer(&view, &Options::default()).expect("any value can be written")
    }

    #[test]
    fn keys_keep_their_order_and_the_text_ends_in_a_line_break() {
        assert_eq!(
            written(json!({ "stance": -1, "actor": "northland" })),
            "{\n  \"stance\": -1,\n  \"actor\": \"northland\"\n}\n"
        );
    }

    #[test]
    fn hostile_names_come_back() {
        let data = json!([
            "\"",
            "\\",
            "a\nb",
            "\u{1b}[2J",
            "\u{0}",
            "</script>",
            "\u{202e}",
            "🙂"
        ]);
        let back: serde_json::Value = serde_json::from_str(&written(data.clone())).expect("JSON");
        assert_eq!(back, data);
    }
}
