//! Labels come in, labels that may stand between quotation marks and of which
//! no two are alike come out, for formats that cannot escape anything.

use std::collections::BTreeSet;

/// The labels in their order. `"` becomes `'`, a line break and whatever else
/// is a control character a space; `more` replaces what else the format cannot
/// hold. Where two have become alike, the later one gets a number.
pub fn quotable<'t>(
    labels: impl Iterator<Item = &'t str>,
    more: fn(&str) -> String,
) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut unique = |label: &str| {
        let label = more(&unquoted(label));
        let mut name = label.clone();
        let mut number = 1;
        while !seen.insert(name.clone()) {
            number += 1;
            name = format!("{label} ({number})");
        }
        name
    };
    labels.map(&mut unique).collect()
}

/// A text without what would end it.
pub fn unquoted(text: &str) -> String {
    text.replace('"', "'").replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_become_alike_get_numbers() {
        let labels = ["a \"b\"", "a 'b'", "a\n'b'", "a 'b' (2)"];
        let made = quotable(labels.into_iter(), str::to_owned);
        assert_eq!(made, ["a 'b'", "a 'b' (2)", "a 'b' (3)", "a 'b' (2) (2)"]);
    }
}
