//! A weight comes in, its shortest decimal that reads back the same comes out.

use std::fmt::Write as _;

/// Above it not every whole number has a float of its own.
const LARGEST: f64 = 9e15;

/// Writes a weight behind a text. Most weights are counts, so these are quick.
pub fn push(text: &mut String, weight: f64) {
    if weight.fract() == 0.0 && weight.abs() < LARGEST {
        // Minus zero is zero.
        whole(text, weight as i64);
    } else if let Some(number) = serde_json::Number::from_f64(weight) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{number}");
    } else {
        text.push_str("NaN");
    }
}

fn whole(text: &mut String, number: i64) {
    if number < 0 {
        text.push('-');
    }
    let mut digits = [0_u8; 20];
    let mut start = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        start -= 1;
        digits[start] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
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
        ];
        for (weight, text) in all {
            assert_eq!(number(weight), text);
        }
    }

    proptest! {
        #[test]
        fn every_number_reads_back_the_same(weight in any::<f64>()) {
            prop_assume!(weight.is_finite());
            prop_assert_eq!(number(weight).parse::<f64>().expect("a number"), weight);
        }
    }
}
