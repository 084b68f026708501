//! What it takes to find 5,000 quotes in 40 MB of texts: CPU time of one
//! thread, with what nobody can do without beside it: the digests of the texts,
//! and one plain search for each quote.
//!
//! The texts are made up: 200 of 200 KB, half of them Cyrillic, with
//! quotation marks, dashes, line breaks and no-break spaces. Of the quotes 90 %
//! stand there as they are, 8 % but for such signs, 1 % for the most part, 1 %
//! not at all.

#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use stancegraph::text::{Haystack, Match, Needle, fold, sha256_hex};

const ROUNDS: usize = 5;
const TEXTS: usize = 200;
const LENGTH: usize = 200_000;
const QUOTES: usize = 25;

fn main() {
    let sources: Vec<Source> = (0..TEXTS).map(source).collect();
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    let quotes: usize = sources.iter().map(|source| source.quotes.len()).sum();
    println!("texts   {:.1} MB, {quotes} quotes", bytes as f64 / 1e6);

    measure("digest", &sources, |source| {
        black_box(sha256_hex(&source.text));
    });
    measure("utf-8", &sources, |source| {
        black_box(std::str::from_utf8(&source.text).is_ok());
    });
    measure("search", &sources, |source| {
        for quote in &source.quotes {
            let found = memchr::memmem::find_iter(&source.text, quote.as_bytes());
            black_box(found.count());
        }
    });
    measure("fold", &sources, |source| {
        black_box(fold(text(source)));
    });
    let found = measure("find", &sources, |source| {
        black_box(find(source));
    });
    let all = measure("all", &sources, |source| {
        black_box(sha256_hex(&source.text));
        black_box(find(source));
    });
    println!(
        "of which beyond digest and finding: {:.0} ms",
        1e3 * (all - found)
    );

    let mut counts = [0; 4];
    for found in sources.iter().flat_map(find) {
        let kind = match found {
            Match::Exact(_) => 0,
            Match::Folded(_) => 1,
            Match::Fuzzy(_) => 2,
            Match::Absent(_) => 3,
        };
        counts[kind] += 1;
    }
    println!("found   {counts:?}: exact, folded, fuzzy, absent");
    assert_eq!(counts, [4500, 400, 50, 50]);
}

fn text(source: &Source) -> &str {
    std::str::from_utf8(&source.text).expect("UTF-8")
}

/// Every quote, from the bytes of a file.
fn find(source: &Source) -> Vec<Match> {
    let needles: Vec<Needle<'_>> = source
        .quotes
        .iter()
        .map(|quote| Needle::new(quote))
        .collect();
    Haystack::new(text(source)).find(&needles)
}

/// Prints the median CPU time of doing something with all texts, in seconds.
fn measure(name: &str, sources: &[Source], run: impl Fn(&Source)) -> f64 {
    let now = || Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default();
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let before = now();
            sources.iter().for_each(&run);
            (now() - before).as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times[ROUNDS / 2];
    println!("{name:<7} {:.0} ms CPU (median of {ROUNDS})", 1e3 * median);
    median
}

struct Source {
    text: Vec<u8>,
    quotes: Vec<String>,
}

/// The same numbers in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

const SYLLABLES: [[&str; 24]; 2] = [
    [
        "the", "re", "con", "tion", "er", "ing", "an", "on", "ma", "si", "tra", "de", "ty", "no",
        "sign", "ver", "all", "po", "li", "ment", "es", "wi", "ou", "ear",
    ],
    [
        "не", "пре", "до", "го", "вор", "стра", "на", "ми", "сто", "ро", "сть", "ния", "ли", "ре",
        "под", "пи", "шем", "о", "ва", "ет", "ку", "жа", "ёл", "щи",
    ],
];

/// Common words are short and few, as in every language.
fn word(dice: &mut Dice, language: usize) -> String {
    let syllables = &SYLLABLES[language];
    if dice.below(3) == 0 {
        return syllables[dice.below(8)].to_owned();
    }
    let count = 1 + dice.below(4);
    (0..count).map(|_| syllables[dice.below(24)]).collect()
}

fn source(number: usize) -> Source {
    let language = number % 2;
    let mut dice = Dice(number as u64);
    let mut text = String::new();
    let mut sentences = Vec::new();
    while text.len() < LENGTH {
        let start = text.len();
        for at in 0..8 + dice.below(20) {
            if at > 0 {
                text.push_str(match dice.below(60) {
                    0 => " — ",
                    1 => ",\u{a0}",
                    2..=7 => "\n",
                    _ => " ",
                });
            }
            let word = word(&mut dice, language);
            match dice.below(40) {
                0 if language == 0 => text.push_str(&format!("“{word}’s”")),
                0 => text.push_str(&format!("«{word}»")),
                _ => text.push_str(&word),
            }
        }
        text.push('.');
        sentences.push(start..text.len());
        text.push_str(if dice.below(8) == 0 { "\n\n" } else { " " });
    }
    let quotes = (0..QUOTES)
        .map(|index| {
            let sentence = &text[sentences[dice.below(sentences.len())].clone()];
            match (number * QUOTES + index) % 100 {
                0..=89 => sentence.to_owned(),
                90..=97 => as_typed(sentence),
                98 => sentence.trim_end_matches('.').to_owned() + "ish!",
                _ => (0..15).map(|_| word(&mut dice, language) + " ").collect(),
            }
        })
        .collect();
    Source {
        text: text.into_bytes(),
        quotes,
    }
}

/// A sentence as somebody types it who has read it: on one line, with the
/// signs of a keyboard, and a space that was there twice.
fn as_typed(sentence: &str) -> String {
    let typed = sentence
        .replace(['“', '”', '«', '»'], "\"")
        .replace('’', "'");
    let typed = typed.replace('—', "-").replace(['\n', '\u{a0}'], " ");
    typed.replacen(' ', "  ", 1)
}
