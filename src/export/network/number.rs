//! A weight comes in, its shortest decimal that reads back the same comes out.

use std::fmt::Write as _;

/// Above it not every whole number has a float of its own.
const LARGEST: u64 = 9_000_000_000_000_000;

/// So many fractions are remembered.
const SLOTS: usize = 1024;

/// Writes a weight behind a text. Most weights are counts, so these are quick.
pub fn push(text: &mut String, weight: f64) {
    match whole(weight) {
        Some(number) => count(text, number),
        None => fraction(text, weight),
    }
}

/// Writes many weights. Fractions of counts are few, and each stands in many
/// cells of a matrix, so those seen before are copied.
#[derive(Debug)]
pub struct Numbers {
    seen: Vec<(u64, String)>,
}

impl Numbers {
    /// None has been seen.
    pub fn new() -> Numbers {
        Numbers {
            seen: vec![(0, String::new()); SLOTS],
        }
    }

    /// Writes a weight behind a text.
    pub fn push(&mut self, text: &mut String, weight: f64) {
        if let Some(number) = whole(weight) {
            return count(text, number);
        }
        let bits = weight.to_bits();
        // The upper bits of the product depend on all bits of the number.
        let slot = bits.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54;
        let (known, written) = &mut self.seen[slot as usize % SLOTS];
        if *known != bits {
            *known = bits;
            written.clear();
            fraction(written, weight);
        }
        text.push_str(written);
    }
}

/// A weight as a count, if it is one. Minus zero is zero.
fn whole(weight: f64) -> Option<i64> {
    let number = weight as i64;
    (number as f64 == weight && number.unsigned_abs() < LARGEST).then_some(number)
}

fn fraction(text: &mut String, weight: f64) {
    match serde_json::Number::from_f64(weight) {
        // Writing to a string cannot fail.
        Some(number) => _ = write!(text, "{number}"),
        None => text.push_str("NaN"),
    }
}

fn count(text: &mut String, number: i64) {
    if let 0..=9 = number {
        text.push(char::from(b'0' + number as u8));
        return;
    }
    if number < 0 {
        text.push('-');
    }
    let mut digits = [0_u8; 20];
    let mut start = digits.len();
    let mut rest = number.unsigned_abs();
    while rest > 0 {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    // Digits are text.
    text.push_str(std::str::from_utf8(&digits[start..]).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(weight: f64) -> String {
        let mut text = String::new();
        push(&mut text, weight);
        text
    }

    #[test]
    fn counts_have_no_point_and_small_numbers_an_exponent() {
        let all = [
            (0.0, "0"),
            (-0.0, "0"),
            (3.0, "3"),
            (-120.0, "-120"),
            (0.1, "0.1"),
            (2.0 / 3.0, "0.6666666666666666"),
            (1e-7, "1e-7"),
            (f64::NAN, "NaN"),
            (i64::MIN as f64, "-9.223372036854776e+18"),
        ];
        for (weight, text) in all {
            assert_eq!(number(weight), text);
        }
    }

    #[test]
    fn what_was_seen_before_is_written_the_same() {
        let (mut numbers, mut text, mut expected) = (Numbers::new(), String::new(), String::new());
        for round in 0..3_000_u32 {
            let weight = f64::from(round % 1_500) / 7.0 - 50.0;
            numbers.push(&mut text, weight);
            push(&mut expected, weight);
        }
        assert_eq!(text, expected);
    }

    proptest! {
        #[test]
        fn every_number_reads_back_the_same(weight in any::<f64>()) {
            prop_assume!(weight.is_finite());
            prop_assert_eq!(number(weight).parse::<f64>().expect("a number"), weight);
        }
    }
}
