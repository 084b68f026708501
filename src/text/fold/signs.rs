//! A character comes in; what stands for it in a folded text goes out.
//!
//! Keyboards, typesetters and web pages write the same sign in many ways.
//! One of them stands for all, the plainest.

/// What a sign is folded to: nothing if it leaves no mark, `None` if it is
/// no such sign.
pub fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        // Apostrophes, single quotation marks, primes, accents used as such.
        '`'
        | '\u{b4}'
        | '\u{2b9}'
        | '\u{2bb}'..='\u{2bd}'
        | '\u{2c8}'
        | '\u{2ca}'
        | '\u{2cb}'
        | '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{275b}'
        | '\u{275c}'
        | '\u{ff07}'
        | '\u{ff40}' => "'",
        // Double ones, of all nations.
        '\u{ab}'
        | '\u{bb}'
        | '\u{2ba}'
        | '\u{201c}'..='\u{201f}'
        | '\u{2033}'
        | '\u{2036}'
        | '\u{275d}'
        | '\u{275e}'
        | '\u{2e42}'
        | '\u{300c}'..='\u{300f}'
        | '\u{301d}'..='\u{301f}'
        | '\u{ff02}' => "\"",
        // Hyphens, dashes, minus, horizontal bar.
        '\u{58a}'
        | '\u{5be}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => "-",
        '\u{2026}' => "...",
        // Signs of Windows-1252 that were read as Latin-1, where they are
        // controls that nobody writes.
        '\u{82}' | '\u{8b}' | '\u{91}' | '\u{92}' | '\u{9b}' => "'",
        '\u{84}' | '\u{93}' | '\u{94}' => "\"",
        '\u{96}' | '\u{97}' => "-",
        _ if is_invisible(c) => "",
        _ => return None,
    })
}

/// Whether a character leaves no mark: soft hyphens, characters of no width,
/// direction marks, variation selectors, byte order marks, tags, controls.
fn is_invisible(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_one_sign_is_one_sign() {
        for (signs, expected) in [
            ("`´‘’‚‛′‹›", "'"),
            ("«»“”„‟″「」", "\""),
            ("‐‑‒–—―−", "-"),
            ("…", "..."),
            ("\u{91}\u{92}\u{82}", "'"),
            ("\u{93}\u{94}\u{84}", "\""),
            ("\u{96}\u{97}", "-"),
            ("\u{ad}\u{200b}\u{200d}\u{202e}\u{feff}\u{fe0f}\u{1b}", ""),
        ] {
            for sign in signs.chars() {
                assert_eq!(plain(sign), Some(expected), "{sign:?}");
            }
        }
        assert!(
            "aж-'\" \n\t\u{a0}\u{85}"
                .chars()
                .all(|c| plain(c).is_none())
        );
    }
}
