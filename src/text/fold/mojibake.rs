//! Text that begins with a garbled character comes in, the character that
//! was meant goes out.
//!
//! What is UTF-8 and was read as Windows-1252 or Latin-1 shows each byte as a
//! character: `’` becomes `â€™`, `é` becomes `Ã©`, `Да` becomes `Ð”Ð°`. Only
//! what is valid UTF-8 when read back is repaired, and only what occurs: such
//! letters also stand before quotation marks in texts that are not garbled.

/// The character that was meant by the first of a text, and how many bytes
/// these take. `follows` tells that what stands before was garbled, too.
///
/// What was garbled twice, `Ã¢â‚¬â„¢` for `’`, is read back twice.
pub fn repaired(text: &str, follows: bool) -> Option<(char, usize)> {
    let (first, length) = once(text, follows)?;
    let twice = matches!(first, '\u{c2}'..='\u{f0}').then(|| again(first, &text[length..]));
    match twice.flatten() {
        Some((meant, more)) => Some((meant, length + more)),
        None => Some((first, length)),
    }
}

/// What was meant by a character that came out of a repair, together with
/// those that come out of what follows.
fn again(first: char, mut rest: &str) -> Option<(char, usize)> {
    let mut garbled = String::from(first);
    let mut ends = vec![(first.len_utf8(), 0)];
    let mut taken = 0;
    for _ in 1..4 {
        let Some((c, length)) = once(rest, true) else {
            break;
        };
        garbled.push(c);
        taken += length;
        rest = &rest[length..];
        ends.push((garbled.len(), taken));
    }
    let (meant, length) = once(&garbled, true)?;
    let end = ends.iter().find(|(end, _)| *end == length)?;
    Some((meant, end.1))
}

/// The character that was meant by the first two to four of a text.
fn once(text: &str, follows: bool) -> Option<(char, usize)> {
    let mut characters = text.chars();
    let lead = byte(characters.next()?)?;
    let length = match lead {
        0xc2..=0xc5 | 0xce..=0xd3 => 2,
        // `ƒ`, `ˆ`, `˜` come out of a repair that is to be made again.
        0xc6 | 0xcb if follows => 2,
        0xe2 | 0xef => 3,
        0xf0 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut second = '\0';
    for place in bytes.iter_mut().take(length).skip(1) {
        let mut c = characters.next()?;
        // Windows-1252 has no sign for the last byte of `”`, and not every
        // program kept it.
        if c == '\u{fffd}' && lead == 0xe2 && second == '€' {
            c = '\u{9d}';
        }
        *place = byte(c).filter(|byte| (0x80..0xc0).contains(byte))?;
        if second == '\0' {
            second = c;
        }
    }
    let meant = std::str::from_utf8(bytes.get(..length)?).ok()?;
    let meant = meant.chars().next()?;
    let rest = characters.as_str();
    let believed = match lead {
        0xc2 => true,
        0xc6 | 0xcb => matches!(meant, 'ƒ' | 'ˆ' | '˜'),
        // `à` with its no-break space; as a word of its own it is common.
        0xc3 if meant == 'à' => true,
        0xe2 => {
            matches!(u32::from(meant), 0x2010..=0x203a | 0x20a0..=0x20cf | 0x2100..=0x22ff | 0x2600..=0x27bf)
        }
        0xef => matches!(
            meant,
            '\u{fb00}'..='\u{fb06}' | '\u{fe0f}' | '\u{feff}' | '\u{fffd}'
        ),
        0xf0 => true,
        // A letter before a mark or a no-break space, `Ñ»` or `Å“`, may be
        // meant, unless more that is garbled stands beside it, or a letter
        // stands right behind a closing mark.
        _ if follows || !ends_words(second) => true,
        _ if matches!(second, '“' | '”' | '’' | '‘') && rest.starts_with(char::is_alphabetic) => {
            true
        }
        _ => once(rest, true).is_some(),
    };
    believed.then_some((meant, text.len() - rest.len()))
}

/// The byte that Windows-1252, or Latin-1 where that has none, shows as a character.
fn byte(c: char) -> Option<u8> {
    /// The characters of Windows-1252 for 0x80 to 0x9f.
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match u32::from(c) {
        code @ 0x80..=0xff => u8::try_from(code).ok(),
        0x152..=0x2122 => {
            let at = HIGH.chars().position(|high| high == c)?;
            u8::try_from(0x80 + at).ok()
        }
        _ => None,
    }
}

fn ends_words(c: char) -> bool {
    matches!(
        c,
        '»' | '«'
            | '“'
            | '”'
            | '„'
            | '‘'
            | '’'
            | '‚'
            | '–'
            | '—'
            | '…'
            | '‹'
            | '›'
            | '\u{a0}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_wrongly(text: &str) -> String {
        let high: Vec<char> = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ"
            .chars()
            .collect();
        let shown = text.bytes().map(|byte| match byte {
            0x80..=0x9f => high[usize::from(byte - 0x80)],
            _ => char::from(byte),
        });
        shown.collect()
    }

    fn read_back(text: &str) -> String {
        let (mut made, mut at, mut follows) = (String::new(), 0, false);
        while let Some(c) = text[at..].chars().next() {
            let repaired = repaired(&text[at..], follows);
            follows = repaired.is_some();
            let (c, length) = repaired.unwrap_or((c, c.len_utf8()));
            made.push(c);
            at += length;
        }
        made
    }

    #[test]
    fn what_was_read_wrongly_is_read_back() {
        for text in [
            "It’s “so” – and — so on…",
            "café, naïve, à Paris, Übergröße",
            "Łódź, œuvre, čeština",
            "Северная страна сказала: нет, не подпишем.",
            "Νότια χώρα",
            "100 € ✓ 🕊",
        ] {
            assert_eq!(read_back(&read_wrongly(text)), text);
        }
    }

    #[test]
    fn what_was_read_wrongly_twice_is_read_back_twice() {
        for text in ["It’s “so” – and on…", "café", "Нет, не подпишем."] {
            assert_eq!(read_back(&read_wrongly(&read_wrongly(text))), text);
        }
    }

    #[test]
    fn what_was_read_rightly_stays() {
        for text in [
            "«CAFÉ»",
            "« né »",
            "„Malmö“, „Å“",
            "«ESPAÑ»",
            "NÃO — É – Ã…",
            "château”",
        ] {
            assert_eq!(read_back(text), text);
        }
    }
}
