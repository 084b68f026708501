//! Bytes and a run of bytes come in; the places where the run occurs go out.
//!
//! The search is that of `memchr::memmem`, which looks for the two rarest
//! bytes of what it searches. What it takes for rare is fitted to English. In
//! UTF-8 of other alphabets every second byte is the same, so each text says
//! itself which of its bytes are rare.

use memchr::arch::all::packedpair::HeuristicFrequencyRank;
use memchr::memmem::FinderBuilder;

/// How common each byte is in a text, from 0 (absent) to 255.
#[derive(Clone, Debug)]
pub struct Ranks([u8; 256]);

/// How much of a text tells which bytes are common in it.
const SAMPLE: usize = 1 << 14;

/// How many occurrences may overlap.
const OVERLAPPING: usize = 64;

impl Ranks {
    /// Counts the bytes in the middle of a text.
    pub fn of(text: &str) -> Ranks {
        let bytes = text.as_bytes();
        let from = (bytes.len() / 2).saturating_sub(SAMPLE / 2);
        let mut counts = [0u32; 256];
        for &byte in bytes.iter().skip(from).take(SAMPLE) {
            counts[usize::from(byte)] += 1;
        }
        let most = counts.iter().copied().max().unwrap_or(0).max(1);
        // By roots: what is rare is told apart, what is common is not chosen.
        let share = |count: u32| (f64::from(count) / f64::from(most)).sqrt() * 255.0;
        Ranks(counts.map(|count| share(count).ceil() as u8))
    }
}

impl HeuristicFrequencyRank for &Ranks {
    fn rank(&self, byte: u8) -> u8 {
        self.0[usize::from(byte)]
    }
}

/// Calls with the start of every occurrence, in order, until told to stop.
/// From the 64th on they do not overlap, so that texts that repeat themselves
/// take no more time than others.
pub fn each(text: &[u8], run: &[u8], ranks: &Ranks, mut found: impl FnMut(usize) -> bool) {
    if run.is_empty() || run.len() > text.len() {
        return;
    }
    let finder = FinderBuilder::new().build_forward_with_ranker(ranks, run);
    let (mut from, mut count) = (0, 0);
    while let Some(at) = text.get(from..).and_then(|rest| finder.find(rest)) {
        let at = from + at;
        count += 1;
        if !found(at) {
            return;
        }
        from = at + if count < OVERLAPPING { 1 } else { run.len() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, run: &str) -> Vec<usize> {
        let mut found = Vec::new();
        each(text.as_bytes(), run.as_bytes(), &Ranks::of(text), |at| {
            found.push(at);
            true
        });
        found
    }

    #[test]
    fn occurrences_may_overlap() {
        assert_eq!(all("ababa", "aba"), [0, 2]);
        assert_eq!(all("нет нет", "нет"), [0, 7]);
        assert_eq!(all("ab", "abc"), [0; 0]);
    }

    #[test]
    fn a_text_that_repeats_itself_is_passed_in_whole_steps() {
        let text = "a".repeat(1_000_000);
        assert_eq!(all(&text, &text[..500_000]).len(), 64);
        assert_eq!(all(&text, &text[..1000]).len(), 64 + 998);
    }
}
