//! The date that was meant by a text that is none.
//!
//! In: a text as people write dates. Out: the same as the format takes it,
//! where only one day can be meant.

use crate::model::When;

/// The date that was meant, if there is no doubt.
pub(super) fn mended(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 60 {
        return None;
    }
    let text: String = text.chars().map(plain).collect();
    if let Some((from, to)) = text.split_once('/')
        && let (Ok(a), Ok(b)) = (When::parse(from), When::parse(to))
        && a.earliest > b.latest
    {
        return Some(format!("{to}/{from}"));
    }
    let interval = [" - ", "..", " to ", " until "].iter();
    let mut interval = interval.filter_map(|between| text.split_once(between));
    if let Some((from, to)) = interval.next() {
        let both = format!("{}/{}", one(from.trim())?, one(to.trim())?);
        return When::parse(&both).is_ok().then_some(both);
    }
    one(&text)
}

/// Digits and dashes as the format has them.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '−' | '–' | '—' | '‐' | '‑' => '-',
        _ => c,
    }
}

/// One day, month or year.
fn one(text: &str) -> Option<String> {
    let parts: Vec<&str> = text
        .split(|c: char| matches!(c, '-' | '/' | '.' | ',') || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &str| {
        let digits = part.bytes().all(|b| b.is_ascii_digit());
        (digits && part.len() <= 2).then(|| part.parse::<u8>().ok())?
    };
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    let date = match parts[..] {
        [whole] if whole.len() == 8 && number(&whole[6..]).is_some() => {
            format!(
                "{}-{}-{}",
                whole.get(..4)?,
                whole.get(4..6)?,
                whole.get(6..)?
            )
        }
        [year] if is_year(year) => year.to_owned(),
        [year, month] if is_year(year) => {
            format!("{year}-{:02}", number(month).or_else(|| named(month))?)
        }
        [month, year] if is_year(year) => {
            format!("{year}-{:02}", number(month).or_else(|| named(month))?)
        }
        [year, month, day] if is_year(year) => {
            let month = number(month).or_else(|| named(month))?;
            format!("{year}-{month:02}-{:02}", number(day)?)
        }
        [a, b, year] if is_year(year) => {
            let (day, month) = match (named(a), named(b), number(a), number(b)) {
                (Some(month), _, _, Some(day)) | (_, Some(month), Some(day), _) => (day, month),
                // With points the day stands first, with strokes nobody knows.
                (_, _, Some(day), Some(month))
                    if text.contains('.') || day > 12 || day == month =>
                {
                    (day, month)
                }
                (_, _, Some(month), Some(day)) if day > 12 => (day, month),
                _ => return None,
            };
            format!("{year}-{month:02}-{day:02}")
        }
        _ => return None,
    };
    When::parse(&date).is_ok().then_some(date)
}

/// The number of a month by its English name or the first letters of it.
fn named(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let at = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && month.starts_with(&word))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_mended_where_only_one_day_can_be_meant() {
        for text in [
            "1962/10/22",
            "1962.10.22",
            "22.10.1962",
            "19621022",
            "22 October 1962",
            "Oct 22, 1962",
            "1962-Oct-22",
            "22/10/1962",
            "10/22/1962",
            "22-10-1962",
            "１９６２-10-22",
            "1962−10−22",
            " 1962-10-22 ",
            "1962--10-22",
        ] {
            assert_eq!(mended(text).as_deref(), Some("1962-10-22"), "{text}");
        }
        for (text, date) in [
            ("1962-10-2", "1962-10-02"),
            ("1962/10", "1962-10"),
            ("October 1962", "1962-10"),
            ("1962-10-22/1962-10-20", "1962-10-20/1962-10-22"),
            ("1962-10-20 - 1962-10-22", "1962-10-20/1962-10-22"),
            ("1962-10-20..1962-10-22", "1962-10-20/1962-10-22"),
        ] {
            assert_eq!(mended(text).as_deref(), Some(date), "{text}");
        }
        for text in [
            "",
            "today",
            "1/2/1962",
            "62-10-22",
            "1962-02-30",
            "1962-22-10",
            "10-22",
            "c. 1962",
        ] {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
