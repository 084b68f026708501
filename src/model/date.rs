//! Days, and dates as imprecise as sources give them (EDTF level 1).

use std::fmt;

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

/// A day of the proleptic Gregorian calendar, −9999 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

impl Day {
    /// The first day that can be written.
    pub const MIN: Day = Day(-4_371_587);
    /// The last day that can be written.
    pub const MAX: Day = Day(2_932_896);

    /// The day of a year (−9999 to 9999), month (1–12) and day of month.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        let date = Date::new(year, month, day).ok()?;
        let days = date.since((Unit::Day, EPOCH)).ok()?.get_days();
        Some(Day(days))
    }

    /// The day so many days after 1970-01-01, if it can be written.
    pub fn from_number(number: i32) -> Option<Day> {
        let day = Day(number);
        (Day::MIN..=Day::MAX).contains(&day).then_some(day)
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0
    }

    /// So many days earlier, not before [`Day::MIN`].
    pub fn minus(self, days: u32) -> Day {
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        Day(self.0.saturating_sub(days)).max(Day::MIN)
    }

    /// Year, month and day of month.
    pub fn civil(self) -> (i16, i8, i8) {
        let date = EPOCH.checked_add(self.0.days()).unwrap_or(Date::MAX);
        (date.year(), date.month(), date.day())
    }

    /// In words for a title: `29 January 2026`.
    pub fn long(self) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let (year, month, day) = self.civil();
        format!("{day} {} {year}", MONTHS[(month - 1).clamp(0, 11) as usize])
    }
}

/// `2026-01-29`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        let sign = if year < 0 { "-" } else { "" };
        f.pad(&format!("{sign}{:04}-{month:02}-{day:02}", year.abs()))
    }
}

impl std::str::FromStr for Day {
    type Err = DateError;

    /// A full day, `2026-01-29`.
    fn from_str(text: &str) -> Result<Day, DateError> {
        let problem = match When::parse(text) {
            Ok(when) => match when.exactly() {
                Some(day) => return Ok(day),
                None => format!("`{text}` is not one single day"),
            },
            Err(error) => error.problem,
        };
        // What a date may be besides a day is no help here.
        let problem = problem.split("; ").next().unwrap_or_default();
        fail(format!("{problem}; write one day, like 2026-01-28"))
    }
}

/// A date as a source gives it: from the earliest to the latest possible day.
///
/// Read from EDTF level 1 (Library of Congress, ISO 8601-2): `2026-01-28`,
/// `2025-06`, `2025`, `202X`, `2025-XX`, `2025-06-XX`, seasons `2025-21` to
/// `2025-24`, `?`, `~` or `%` behind, intervals `2026-01-24/2026-01-25`, `../2025`,
/// `2025/..`. A time of day with its zone may follow a full day and counts by
/// the day as written.
///
/// ```
/// use stancegraph::model::When;
/// let when = When::parse("2025").unwrap();
/// assert_eq!(when.earliest.to_string(), "2025-01-01");
/// assert_eq!(when.latest.to_string(), "2025-12-31");
/// assert_eq!(when.to_string(), "2025");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct When {
    /// The earliest possible day.
    pub earliest: Day,
    /// The latest possible day.
    pub latest: Day,
    /// As written, unless it is one plain day.
    written: Option<Box<str>>,
}

/// Why a text is no date: the sentence says what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// One sentence without a full stop.
    pub problem: String,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl std::error::Error for DateError {}

impl When {
    /// Whether a time of day is written, which may fall on another day elsewhere.
    pub fn has_time(&self) -> bool {
        self.written.as_ref().is_some_and(|text| text.contains('T'))
    }

    /// One exact day.
    pub fn day(day: Day) -> When {
        When {
            earliest: day,
            latest: day,
            written: None,
        }
    }

    /// Reads EDTF level 1.
    ///
    /// # Errors
    /// When the text is no date, or names a day that the calendar does not have.
    pub fn parse(text: &str) -> Result<When, DateError> {
        if let Some(day) = plain_day(text.as_bytes()) {
            return Ok(When::day(day));
        }
        let (earliest, latest) = match text.split_once('/') {
            Some((from, to)) => interval(text, from, to)?,
            None => one(text)?,
        };
        Ok(When {
            earliest,
            latest,
            written: Some(text.into()),
        })
    }

    /// The day, when there is only one possible.
    pub fn exactly(&self) -> Option<Day> {
        (self.earliest == self.latest).then_some(self.earliest)
    }
}

/// As written; a plain day as `2026-01-29`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.written {
            Some(text) => f.pad(text),
            None => self.earliest.fmt(f),
        }
    }
}

fn fail<T>(problem: String) -> Result<T, DateError> {
    Err(DateError { problem })
}

/// `YYYY-MM-DD` of ASCII digits, the case of nearly every date in a ledger.
fn plain_day(bytes: &[u8]) -> Option<Day> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *bytes else {
        return None;
    };
    let digit = |b: u8| b.is_ascii_digit().then(|| i16::from(b - b'0'));
    let year = digit(y0)? * 1000 + digit(y1)? * 100 + digit(y2)? * 10 + digit(y3)?;
    let month = (digit(m0)? * 10 + digit(m1)?) as i8;
    Day::new(year, month, (digit(d0)? * 10 + digit(d1)?) as i8)
}

fn interval(text: &str, from: &str, to: &str) -> Result<(Day, Day), DateError> {
    let open = |end: &str| end.is_empty() || end == "..";
    if open(from) && open(to) {
        return fail(format!("`{text}` has neither a beginning nor an end"));
    }
    let earliest = if open(from) { Day::MIN } else { one(from)?.0 };
    let latest = if open(to) { Day::MAX } else { one(to)?.1 };
    if earliest > latest {
        return fail(format!("`{text}` ends before it begins"));
    }
    Ok((earliest, latest))
}

fn one(text: &str) -> Result<(Day, Day), DateError> {
    const FORMS: &str = "write a day `2026-01-28`, a month `2026-01`, a year `2026`, \
                         or an interval `2026-01-24/2026-01-25`";
    let expected = || fail(format!("`{text}` is not a date; {FORMS}"));
    let day_part = match text.split_once('T') {
        Some((day, time)) if day.len() >= 10 => {
            if !is_time(time) {
                return fail(format!(
                    "`{time}` is not a time of day; write `23:14+05:30`"
                ));
            }
            day
        }
        _ => text.strip_suffix(['?', '~', '%']).unwrap_or(text),
    };
    let (negative, digits) = match day_part.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, day_part),
    };
    let parts: Vec<&str> = digits.split('-').collect();
    let year = parts.first().copied().unwrap_or_default();
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit() || b == b'X') {
        return expected();
    }
    let known = year.trim_end_matches('X');
    if known.len() < 2 || known.contains('X') {
        return expected();
    }
    let bound = |fill: &str| -> i16 {
        let year = year.replace('X', fill).parse::<i16>().unwrap_or(0);
        if negative { -year } else { year }
    };
    let (mut low, mut high) = (bound("0"), bound("9"));
    if negative {
        (low, high) = (high, low);
    }
    if known.len() < 4 && parts.len() > 1 {
        return expected();
    }
    let day = |year, month, day| Day::new(year, month, day);
    let range = match parts[1..] {
        [] => day(low, 1, 1).zip(day(high, 12, 31)),
        ["XX"] | ["XX", "XX"] => day(low, 1, 1).zip(day(low, 12, 31)),
        [month] | [month, "XX"] => match two_digits(month) {
            Some(month @ 1..=12) => day(low, month, 1).zip(last_of(low, month)),
            // Seasons of the northern hemisphere, by whole months.
            Some(season @ 21..=23) if parts.len() == 2 => {
                let first = 3 * (season - 20);
                day(low, first, 1).zip(last_of(low, first + 2))
            }
            Some(24) if parts.len() == 2 => day(low, 12, 1).zip(last_of(low.saturating_add(1), 2)),
            Some(month) => return fail(format!("`{text}`: there is no month {month}")),
            None => return expected(),
        },
        [month, day_text] => match (two_digits(month), two_digits(day_text)) {
            (Some(m), Some(d)) => match day(low, m, d) {
                Some(day) => Some((day, day)),
                None => return fail(format!("`{text}`: the calendar has no such day")),
            },
            _ => return expected(),
        },
        _ => None,
    };
    match range {
        Some(range) => Ok(range),
        None => expected(),
    }
}

fn two_digits(text: &str) -> Option<i8> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn last_of(year: i16, month: i8) -> Option<Day> {
    let first = Date::new(year, month, 1).ok()?;
    Day::new(year, month, first.days_in_month())
}

/// `23:14`, `23:14:05`, each with `Z`, `+05:30` or nothing behind.
fn is_time(text: &str) -> bool {
    let (clock, zone) = match text.find(['Z', '+', '-']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let numbers = |text: &str, limits: &[i8]| {
        let parts: Vec<&str> = text.split(':').collect();
        parts.len() <= limits.len()
            && parts
                .iter()
                .zip(limits)
                .all(|(p, &max)| two_digits(p).is_some_and(|n| n <= max))
    };
    let zone_ok = match zone.strip_prefix(['+', '-']) {
        Some(offset) => numbers(offset, &[14, 59]),
        None => zone.is_empty() || zone == "Z",
    };
    clock.contains(':') && numbers(clock, &[23, 59, 60]) && zone_ok
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> String {
        match When::parse(text) {
            Ok(when) => format!("{}..{}", when.earliest, when.latest),
            Err(error) => error.problem,
        }
    }

    #[test]
    fn edtf_level_1_gives_the_earliest_and_latest_day() {
        for (text, expected) in [
            ("2026-01-28", "2026-01-28..2026-01-28"),
            ("2026-01-29T23:14+05:30", "2026-01-29..2026-01-29"),
            ("2026-01-29T23:14:00Z", "2026-01-29..2026-01-29"),
            ("2024-02", "2024-02-01..2024-02-29"),
            ("2025", "2025-01-01..2025-12-31"),
            ("2025~", "2025-01-01..2025-12-31"),
            ("2025-06?", "2025-06-01..2025-06-30"),
            ("201X", "2010-01-01..2019-12-31"),
            ("20XX", "2000-01-01..2099-12-31"),
            ("2025-XX", "2025-01-01..2025-12-31"),
            ("2025-06-XX", "2025-06-01..2025-06-30"),
            ("2025-XX-XX", "2025-01-01..2025-12-31"),
            ("2025-21", "2025-03-01..2025-05-31"),
            ("2025-24", "2025-12-01..2026-02-28"),
            ("2026-01-24/2026-01-25", "2026-01-24..2026-01-25"),
            ("2025/..", "2025-01-01..9999-12-31"),
            ("../2025", "-9999-01-01..2025-12-31"),
            ("-0043-03-15", "-0043-03-15..-0043-03-15"),
        ] {
            assert_eq!(range(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_says_what_to_write() {
        assert_eq!(
            range("2026-02-30"),
            "`2026-02-30`: the calendar has no such day"
        );
        assert_eq!(range("2026-13"), "`2026-13`: there is no month 13");
        assert_eq!(range("2026/2025"), "`2026/2025` ends before it begins");
        assert_eq!(range("../.."), "`../..` has neither a beginning nor an end");
        assert_eq!(
            range("2026-01-29T25:00"),
            "`25:00` is not a time of day; write `23:14+05:30`"
        );
        for bad in [
            "",
            "yesterday",
            "28.01.2026",
            "26-01-28",
            "2026-1-2",
            "XXXX",
            "2X25",
            "2026-01-28-01",
            "２０２６",
        ] {
            assert!(
                range(bad).contains("is not a date; write"),
                "{bad}: {}",
                range(bad)
            );
        }
    }

    #[test]
    fn days_count_from_the_epoch_and_back() {
        assert_eq!(Day::MIN, Day::new(-9999, 1, 1).unwrap());
        assert_eq!(Day::MAX, Day::new(9999, 12, 31).unwrap());
        assert_eq!(Day::new(1970, 1, 2).unwrap().number(), 1);
        let day: Day = "2026-01-29".parse().unwrap();
        assert_eq!(day.minus(30).to_string(), "2025-12-30");
        assert_eq!(day.long(), "29 January 2026");
        for (text, problem) in [
            ("2026", "`2026` is not one single day"),
            ("today", "`today` is not a date"),
            ("2026-02-30", "`2026-02-30`: the calendar has no such day"),
        ] {
            let error = text.parse::<Day>().expect_err(text);
            let help = "; write one day, like 2026-01-28";
            assert_eq!(error.problem, format!("{problem}{help}"));
        }
    }
}
