//! A folded quote and a place where a part of it stands in a folded text come
//! in; the whole of it as it stands there goes out, across what is damaged.
//!
//! Damaged are: characters that no program could read (U+FFFD), each of which
//! may be any one of the quote, or several of them one; garbled UTF-8 of which
//! bytes were not kept, `Itâs` for `It’s`; words that were broken at the end
//! of a line, where the hyphen may be of the word or of the line. All else
//! must be the same, to the last character, and enough of it.

use std::ops::Range;

use crate::text::fold::Folded;

/// How far a place may be from where it would be without damage, beyond a
/// quarter of what stands before.
const DRIFT: usize = 24;

/// How far it may be at most.
const FAR: usize = 256;

/// How many characters behind what is unreadable tell how much that was.
const AHEAD: usize = 4;

/// How many unreadable characters one was at most: its bytes.
const BYTES: usize = 3;

/// How much of a quote may be lost, in percent. A sign, and what is lost in
/// part, one byte of a character, count a third.
const LOST: usize = 15;

/// What is compared.
pub struct Damaged<'q, 't> {
    quote: &'q Folded<'q>,
    /// The folded quote without blanks at its ends, and where that begins.
    words: (&'q str, usize),
    text: &'t Folded<'t>,
    /// How many characters are still compared. A damaged text that repeats
    /// itself would else be compared for ever.
    left: usize,
    /// Three times how much may be lost.
    most: usize,
}

/// A quote in a folded text.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where.
    pub range: Range<usize>,
    /// The characters of the quote that the text has lost.
    pub lost: Vec<char>,
}

/// Whether a folded text has anything that this finds and a plain search does not.
pub fn is_damaged(folded: &Folded<'_>) -> bool {
    let text = folded.text();
    memchr::memchr3_iter(0xef, 0xc3, b'-', text.as_bytes()).any(|at| {
        let mut rest = text.get(at..).unwrap_or_default().chars();
        match rest.next() {
            Some('-') => is_line_end(folded, at),
            Some('\u{fffd}') => true,
            Some(lead) => is_lead(lead),
            None => false,
        }
    })
}

/// Whether a character may be the first of garbled UTF-8.
fn is_lead(c: char) -> bool {
    matches!(c, '\u{c2}'..='\u{c5}' | '\u{ce}'..='\u{d3}' | '\u{e2}')
}

/// Whether the hyphen at a place ends a line, between two letters.
fn is_line_end(folded: &Folded<'_>, at: usize) -> bool {
    let text = folded.text();
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let parts = text.get(..at).zip(text.get(at..));
    let between = parts.is_some_and(|(before, rest)| {
        let behind = rest.strip_prefix("- ").unwrap_or_default();
        letter(before.chars().next_back()) && letter(behind.chars().next())
    });
    between && {
        let stored = folded.stored(at..at + 2);
        let stored = folded.source().get(stored).unwrap_or_default();
        stored.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
    }
}

impl<'q, 't> Damaged<'q, 't> {
    /// A quote to be compared with a text.
    pub fn new(quote: &'q Folded<'q>, text: &'t Folded<'t>) -> Damaged<'q, 't> {
        let words = quote.text().trim();
        let blanks = quote.text().len() - quote.text().trim_start().len();
        Damaged {
            quote,
            words: (words, blanks),
            text,
            left: 4 * (words.len() + text.text().len()) + 4096,
            most: words.chars().count() * LOST * 3 / 100,
        }
    }

    /// The whole quote, if it stands where its part from a byte on stands at a
    /// place of the text.
    pub fn around(&mut self, part: usize, at: usize) -> Option<Found> {
        let expected = at.saturating_sub(part);
        let drift = if part == 0 {
            0
        } else {
            (DRIFT + part / 4).min(FAR)
        };
        let text = self.text.text();
        for by in 0..=drift {
            for start in [expected.checked_sub(by), expected.checked_add(by)] {
                let start = start.filter(|&start| start <= at && text.is_char_boundary(start));
                if let Some(found) = start.and_then(|start| self.from(start)) {
                    return Some(found);
                }
                if by == 0 {
                    break;
                }
            }
        }
        None
    }

    /// The whole quote, if it begins at a place of the text.
    fn from(&mut self, start: usize) -> Option<Found> {
        let (text, words) = (self.text.text(), self.words.0);
        let (mut at, mut of_quote) = (start, 0);
        let (mut lost, mut weight) = (Vec::new(), 0);
        while of_quote < words.len() {
            self.left = self.left.checked_sub(1)?;
            let (rest, quote) = (text.get(at..)?, words.get(of_quote..)?);
            let (t, q) = (rest.chars().next()?, quote.chars().next()?);
            let (by, of) = if t == q && t != '\u{fffd}' {
                (t.len_utf8(), q.len_utf8())
            } else if t == '\u{fffd}' {
                let (by, of) = self.unreadable(rest, quote)?;
                let unseen = quote.get(..of)?.chars();
                weight += unseen
                    .clone()
                    .map(|c| if c.is_alphanumeric() { 3 } else { 1 })
                    .sum::<usize>();
                lost.extend(unseen);
                (by, of)
            } else if let Some((by, of)) = self.broken((at, t), (of_quote, q)) {
                (by, of)
            } else {
                let (by, of) = garbled(rest, quote)?;
                weight += 1;
                lost.extend(quote.get(..of)?.chars());
                (by, of)
            };
            if weight > self.most {
                return None;
            }
            (at, of_quote) = (at + by, of_quote + of);
        }
        let unreadable = |text: &str| text.ends_with('\u{fffd}');
        let mut start = start;
        // What stands for the first character may begin before it.
        if text.get(start..)?.starts_with('\u{fffd}') {
            let before = (1..BYTES).take_while(|by| {
                let end = start.checked_sub((by - 1) * '\u{fffd}'.len_utf8());
                end.and_then(|end| text.get(..end)).is_some_and(unreadable)
            });
            start -= before.count() * '\u{fffd}'.len_utf8();
        }
        Some(Found {
            range: start..at,
            lost,
        })
    }

    /// How much unreadable text stands for how much of the quote: of a run,
    /// as much as brings what follows into line.
    fn unreadable(&mut self, rest: &str, quote: &str) -> Option<(usize, usize)> {
        let run = rest.chars().take_while(|&c| c == '\u{fffd}');
        let run = run.take(quote.len() + BYTES).count();
        let behind = rest.get(run * '\u{fffd}'.len_utf8()..)?;
        let ends = quote.char_indices().map(|(at, _)| at).skip(1);
        let ends: Vec<usize> = ends.chain([quote.len()]).take(run).collect();
        self.left = self.left.checked_sub(run + AHEAD * ends.len())?;
        // The last characters of the quote: what follows is not asked for.
        if ends.last() == Some(&quote.len()) {
            let run = run.min(ends.len() * BYTES);
            return Some((run * '\u{fffd}'.len_utf8(), quote.len()));
        }
        let agrees = |&&end: &&usize| {
            let quote = quote.get(end..).unwrap_or_default();
            let mut pairs = behind.chars().zip(quote.chars()).take(AHEAD);
            pairs.all(|(t, q)| t == q || t == '\u{fffd}')
        };
        let end = ends.iter().rev().find(agrees).or(ends.last())?;
        Some((run * '\u{fffd}'.len_utf8(), *end))
    }

    /// What a word broken at the end of a line, in the text or in the quote,
    /// takes of both: its hyphen with the break, or the break alone.
    fn broken(&self, (at, t): (usize, char), (of, q): (usize, char)) -> Option<(usize, usize)> {
        let ends_text = |hyphen: Option<usize>| hyphen.is_some_and(|at| is_line_end(self.text, at));
        let ends_quote = |hyphen: Option<usize>| {
            hyphen.is_some_and(|at| is_line_end(self.quote, at + self.words.1))
        };
        match (t, q) {
            ('-', _) if q.is_alphanumeric() && ends_text(Some(at)) => Some((2, 0)),
            (_, '-') if t.is_alphanumeric() && ends_quote(Some(of)) => Some((0, 2)),
            (' ', _) if ends_text(at.checked_sub(1)) => Some((1, 0)),
            (_, ' ') if ends_quote(of.checked_sub(1)) => Some((0, 1)),
            _ => None,
        }
    }
}

/// What stands for a character of the quote where its UTF-8 was read as
/// Windows-1252 or Latin-1 and bytes without a sign there were not kept.
fn garbled(rest: &str, quote: &str) -> Option<(usize, usize)> {
    if !rest.starts_with(is_lead) {
        return None;
    }
    let first = quote.chars().next()?;
    let candidates: &[(&str, char)] = match first {
        '\'' => &[("'", '\u{2019}'), ("'", '\u{2018}')],
        '"' => &[
            ("\"", '\u{201d}'),
            ("\"", '\u{201c}'),
            ("\"", '\u{201e}'),
            ("\"", '«'),
            ("\"", '»'),
        ],
        '-' => &[("-", '\u{2013}'), ("-", '\u{2014}')],
        '.' => &[("...", '\u{2026}')],
        ' ' => &[(" ", '\u{a0}')],
        _ => &[],
    };
    let mut written = [0; 4];
    let itself = [(&*first.encode_utf8(&mut written), first)];
    let itself = if first.is_ascii() {
        &[][..]
    } else {
        &itself[..]
    };
    let mut all = candidates.iter().chain(itself);
    all.find_map(|&(folded, meant)| {
        let length = kept(rest, meant).filter(|_| quote.starts_with(folded))?;
        Some((length, folded.len()))
    })
}

/// How much of a text shows what was kept of the UTF-8 of a character.
fn kept(rest: &str, meant: char) -> Option<usize> {
    let mut shown = rest.chars();
    let mut bytes = [0; 4];
    let bytes = meant.encode_utf8(&mut bytes).as_bytes();
    let (lead, more) = bytes.split_first()?;
    if shown.next() != Some(char::from(*lead)) {
        return None;
    }
    for &byte in more {
        let next = shown.clone().next();
        let is_shown =
            |c: char| c == char::from(byte) || byte == 0xa0 && c == ' ' || byte == 0x80 && c == '€';
        let is_unreadable =
            |c: char| c == '\u{fffd}' && matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
        if next.is_some_and(|c| is_shown(c) || is_unreadable(c)) {
            shown.next();
        } else if !(0x80..0xa0).contains(&byte) {
            return None;
        }
    }
    Some(rest.len() - shown.as_str().len())
}
