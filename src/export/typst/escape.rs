//! Text for Typst, as markup and as strings of its code.

/// `text` shown literally wherever Typst expects markup.
///
/// ```
/// use stancegraph::export::typst::escape;
///
/// assert_eq!(escape("#let x = *1* // no"), r"\#let x = \*1\* \/\/ no");
/// assert_eq!(escape("1. no list"), r"1\. no list");
/// assert_eq!(escape("- no list"), r"\- no list");
/// ```
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for (at, character) in text.char_indices() {
        let next = text[at + character.len_utf8()..].chars().next();
        let means = match character {
            '\\' | '#' | '$' | '*' | '_' | '`' | '<' | '>' | '@' | '[' | ']' | '~' | '/' | '"'
            | '\'' => true,
            // Dashes, soft hyphens and ellipses are made of these.
            '-' => at == 0 || matches!(next, Some('-' | '?' | '0'..='9')),
            '.' => next == Some('.') || text[..at].bytes().all(|byte| byte.is_ascii_digit()),
            '=' | '+' => at == 0,
            _ => false,
        };
        if means {
            safe.push('\\');
        }
        safe.push(character);
    }
    safe
}

/// Escaped text in which web addresses are links.
pub(super) fn linked(text: &str) -> String {
    let mut markup = String::new();
    let mut plain = String::new();
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            plain.push(' ');
        }
        let address = word.trim_end_matches(['.', ',', ';', ')']);
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        if is_web && address.len() > "https://".len() {
            markup.push_str(&escape(&plain));
            plain = word[address.len()..].to_owned();
            markup.push_str(&format!("#link({})[{}]", string(address), escape(address)));
            if plain.is_empty() {
                continue;
            }
            // A bracket or a dot behind a call would belong to it.
            markup.push_str("#[]");
        } else {
            plain.push_str(word);
        }
    }
    markup.push_str(&escape(&plain));
    markup
}

/// A string of code; hidden characters are visible in it.
pub fn string(text: &str) -> String {
    raw_string(&crate::text::visible::on_lines(text))
}

/// A string of code, to the byte.
pub(super) fn raw_string(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 2);
    safe.push('"');
    for character in text.chars() {
        match character {
            '\\' | '"' => safe.extend(['\\', character]),
            _ => safe.push(character),
        }
    }
    safe.push('"');
    safe
}
