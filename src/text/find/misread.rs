//! A quote comes in; what it looks like where bytes were read in the wrong
//! encoding goes out, with the characters that such a reading lost.
//!
//! `Привет` in Windows-1251, read as Latin-1, is `Ïðèâåò`; its UTF-8, read as
//! Windows-1251, is `РџСЂРёРІРµС‚`. No letter of such a text says that it is
//! garbled: each may be meant. So the text is left alone, and the quote is
//! looked for as it would look there, as a whole. Each reading is tried both
//! ways, for a quote may have been copied from a garbled page.

use std::sync::LazyLock;

use Encoding::{Koi8, Latin, Utf8, Windows1251};

/// A quote as it looks when it was read wrongly.
#[derive(Debug, PartialEq, Eq)]
pub struct Reading {
    /// The words, not folded yet.
    pub words: String,
    /// The characters of which some bytes are not shown.
    pub lost: Vec<char>,
}

/// How bytes stand for characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    /// Windows-1252, and Latin-1 where that has none. Folding makes the signs
    /// of both the same.
    Latin,
    Windows1251,
    Koi8,
}

/// Written in the one, read as the other.
const MISREAD: [(Encoding, Encoding); 5] = [
    (Windows1251, Latin),
    (Koi8, Latin),
    (Utf8, Windows1251),
    (Koi8, Windows1251),
    (Windows1251, Koi8),
];

const LATIN: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

const WINDOWS_1251: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї\
    °±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

/// KOI8-U, in which the letters of KOI8-R are at the same places.
const KOI8: &str = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷═║╒ёє╔ії╗╘╙╚╛ґ╝╞╟╠╡ЁЄ╣ІЇ╦╧╨╩╪Ґ╬©\
    юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";

/// What a quote looks like, read wrongly in one way each. ASCII looks like
/// itself in all of them.
pub fn readings(quote: &str) -> Vec<Reading> {
    if quote.is_ascii() {
        return Vec::new();
    }
    let mut readings = Vec::new();
    let garbled = MISREAD.iter().copied();
    let repaired = MISREAD.iter().map(|&(written, read)| (read, written));
    for (written, read) in garbled.chain(repaired) {
        let words = bytes(quote, written).and_then(|bytes| shown(&bytes, read));
        if let Some(words) = words.filter(|words| words != quote) {
            let lost = Vec::new();
            readings.push(Reading { words, lost });
        }
    }
    // What Latin-1 and Windows-1252 have no sign for is often not kept.
    let c1 = |byte: u8| (0x80..0xa0).contains(&byte);
    let undefined = |byte: u8| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    readings.extend(
        [losing(quote, c1), losing(quote, undefined)]
            .into_iter()
            .flatten(),
    );
    readings
}

/// UTF-8 that was read as Latin, without the bytes that were not kept.
/// Nothing if no byte would be lost, or so much that little is left to find.
fn losing(quote: &str, not_kept: impl Fn(u8) -> bool) -> Option<Reading> {
    let mut kept = Vec::with_capacity(quote.len());
    let (mut lost, mut all) = (Vec::new(), 0);
    for c in quote.chars() {
        let bytes = c.encode_utf8(&mut [0; 4]).as_bytes().to_vec();
        all += 1;
        if bytes.iter().any(|&byte| not_kept(byte)) {
            lost.push(c);
        }
        kept.extend(bytes.into_iter().filter(|&byte| !not_kept(byte)));
    }
    let words = shown(&kept, Latin)?;
    (!lost.is_empty() && lost.len() * 2 <= all).then_some(Reading { words, lost })
}

fn bytes(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    if encoding == Utf8 {
        return Some(text.as_bytes().to_vec());
    }
    text.chars().map(|c| byte(c, encoding)).collect()
}

fn byte(c: char, encoding: Encoding) -> Option<u8> {
    if c.is_ascii() {
        return u8::try_from(c).ok();
    }
    if encoding == Latin && matches!(c, '\u{80}'..='\u{ff}') {
        return u8::try_from(u32::from(c)).ok();
    }
    let back = back(encoding);
    let at = back.binary_search_by_key(&c, |&(high, _)| high).ok()?;
    Some(back.get(at)?.1)
}

/// The bytes of the characters above ASCII, by character.
fn back(encoding: Encoding) -> &'static [(char, u8)] {
    static BACK: LazyLock<[Vec<(char, u8)>; 3]> = LazyLock::new(|| {
        [LATIN, WINDOWS_1251, KOI8].map(|high| {
            let mut back: Vec<(char, u8)> = high.chars().zip(0x80..=0xff).collect();
            back.sort_unstable();
            back
        })
    });
    let [latin, windows_1251, koi8] = &*BACK;
    match encoding {
        Windows1251 => windows_1251,
        Koi8 => koi8,
        Latin | Utf8 => latin,
    }
}

fn shown(bytes: &[u8], encoding: Encoding) -> Option<String> {
    if encoding == Utf8 {
        return std::str::from_utf8(bytes).ok().map(str::to_owned);
    }
    let high: Vec<char> = high(encoding).chars().collect();
    let shown = bytes.iter().map(|&byte| match byte.checked_sub(0x80) {
        Some(at) => *high.get(usize::from(at)).unwrap_or(&char::from(byte)),
        None => char::from(byte),
    });
    Some(shown.collect())
}

/// The characters for 0x80 and what follows; where they end, those of Latin-1.
fn high(encoding: Encoding) -> &'static str {
    match encoding {
        Windows1251 => WINDOWS_1251,
        Koi8 => KOI8,
        Latin | Utf8 => LATIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(quote: &str) -> Vec<String> {
        readings(quote)
            .into_iter()
            .map(|reading| reading.words)
            .collect()
    }

    #[test]
    fn each_table_has_as_many_characters_as_there_are_bytes() {
        for (table, length) in [(LATIN, 32), (WINDOWS_1251, 128), (KOI8, 128)] {
            assert_eq!(table.chars().count(), length, "{table}");
        }
    }

    #[test]
    fn a_quote_looks_as_it_does_in_pages_read_wrongly() {
        let all = looks("Привет");
        for expected in ["Ïðèâåò", "ðÒÉ×ÅÔ", "РџСЂРёРІРµС‚", "оПХБЕР"]
        {
            assert!(all.iter().any(|look| look == expected), "{all:?}");
        }
        assert!(looks("We agree.").is_empty());
    }

    #[test]
    fn a_garbled_quote_is_read_back() {
        for (garbled, meant) in [
            ("Ïðèâåò, ¸æèê", "Привет, ёжик"),
            ("РџСЂРёРІРµС‚", "Привет"),
            ("Ìè íå ï³äïèøåìî", "Ми не підпишемо"),
        ] {
            assert!(looks(garbled).iter().any(|look| look == meant), "{garbled}");
        }
    }

    #[test]
    fn what_is_lost_is_told() {
        let all = readings("Мы не за договор.");
        let told = all.iter().find(|reading| !reading.lost.is_empty());
        let told = told.expect("one that loses bytes");
        assert_eq!(told.lost, ['М', 'ы', 'р']);
        assert!(
            readings("рассуды")
                .iter()
                .all(|reading| reading.lost.len() < 4)
        );
    }
}
