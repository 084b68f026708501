//! What "on Wednesday" and "last year" mean in a text of a given day.
//!
//! In: the words and the day of publication. Out: the days that they may
//! mean. Words that the `table` does not know, or not in this order, are
//! not judged: they mean nothing here rather than something wrong.

mod hours;
mod table;

use crate::check::wording::words;
use crate::model::{Day, When};
use table::{Token, token};

/// The first and the last day of a time.
pub type Days = (Day, Day);

/// The times that the words for a date may mean in a text published on a day;
/// none if that cannot be told. Of several, each may be meant.
///
/// A weekday is the latest one up to the day of publication; with "last" also
/// the one before, since writers differ. A date without its year is the
/// latest one up to the day of publication. Weeks are taken with a day to
/// spare, since they begin on Sunday or on Monday. What was said hours after
/// something was said on the day of publication or the day before; "the day
/// before" and "two weeks earlier" are counted from an event of the week up to
/// the day of publication.
///
/// ```
/// use stancegraph::check::date_words::resolve;
/// use stancegraph::model::Day;
///
/// let thursday = Day::new(2026, 1, 29).expect("a day");
/// let means = |words: &str| -> Vec<String> {
///     let days = resolve(words, thursday);
///     days.iter().map(|(first, last)| format!("{first}..{last}")).collect()
/// };
/// assert_eq!(means("on Wednesday"), ["2026-01-28..2026-01-28"]);
/// assert_eq!(means("в среду"), ["2026-01-28..2026-01-28"]);
/// assert_eq!(means("last year"), ["2025-01-01..2025-12-31"]);
/// assert_eq!(means("last Tuesday"), ["2026-01-20..2026-01-20", "2026-01-27..2026-01-27"]);
/// assert_eq!(means("hours after the vote"), ["2026-01-28..2026-01-29"]);
/// assert_eq!(means("on 28.01.2026"), ["2026-01-28..2026-01-28"]);
/// assert!(means("the following day").is_empty());
/// ```
pub fn resolve(text: &str, published: Day) -> Vec<Days> {
    let text = text.trim();
    if text.len() > 100 {
        return Vec::new();
    }
    if let Ok(when) = When::parse(text) {
        return vec![(when.earliest, when.latest)];
    }
    let text = with_dates_as_words(text);
    let (words, _) = words(&text);
    let lower: Vec<&str> = words.iter().map(|word| &*word.lower).collect();
    if let Some(days) = hours::passed(&lower) {
        let first = plus(published, -days);
        return first.map(|first| (first, published)).into_iter().collect();
    }
    let tokens: Option<Vec<Token>> = lower.iter().map(|word| token(word)).collect();
    let Some(mut tokens) = tokens else {
        return Vec::new();
    };
    tokens.retain(|token| *token != Token::Filler);
    // "Two weeks earlier" is a time, "earlier this week" is this week.
    if let [.., unit, end @ (Token::Earlier | Token::Before)] = &mut tokens[..]
        && unit.is_unit()
    {
        *end = Token::Prior;
    }
    tokens.retain(|token| *token != Token::Earlier);
    // "Vor drei Tagen" is "drei Tage ago".
    if tokens.first() == Some(&Token::Ago) {
        tokens.rotate_left(1);
    }
    let mut days = meant(&tokens, published).unwrap_or_default();
    days.sort();
    days.dedup();
    days
}

/// The text with dates as `28.01.2026` written as `2026-01-28`, which is one
/// word. Which part of `01/02/2026` is the month cannot be told.
fn with_dates_as_words(text: &str) -> String {
    let chunks = text.split_whitespace().map(|chunk| {
        let bare = chunk.trim_end_matches([',', ';', ':', '.']);
        let parts: Vec<&str> = bare.split('.').collect();
        match parts[..] {
            [day, month, year] if year.len() == 4 && (1..=2).contains(&month.len()) => {
                let numbers = (year.parse(), month.parse(), day.parse());
                let (Ok(year), Ok(month), Ok(day)) = numbers else {
                    return chunk.to_owned();
                };
                Day::new(year, month, day).map_or(chunk.to_owned(), |day| day.to_string())
            }
            _ => chunk.to_owned(),
        }
    });
    chunks.collect::<Vec<_>>().join(" ")
}

fn meant(tokens: &[Token], on: Day) -> Option<Vec<Days>> {
    use Token::{
        Ago, Before, Date, DayBefore, DayWord, Hour, Last, LastYear, Month, MonthWord, Next, Night,
        Number, Overnight, Part, Prior, This, Today, Tomorrow, Week, Weekday, Weekend, YearWord,
        Yesterday,
    };
    let (year, month, _) = on.civil();
    let one = |day: Option<Day>| day.map(|day| vec![(day, day)]);
    match *tokens {
        [Date(day)] | [Weekday(_), Date(day)] | [Date(day), Part] => one(Some(day)),
        [Overnight] => Some(vec![(plus(on, -1)?, on)]),
        [Today] | [Today, Part | Night] | [This, Part | Night] | [This, DayWord] => one(Some(on)),
        [Yesterday] | [Yesterday, Part] => one(plus(on, -1)),
        // A night belongs to two days.
        [Yesterday, Night] | [Last, Night] => Some(vec![(plus(on, -1)?, on)]),
        [DayWord, Before, Yesterday] | [DayBefore] => one(plus(on, -2)),
        [Tomorrow] | [Tomorrow, Part | Night] => one(plus(on, 1)),

        [Weekday(day)] | [Weekday(day), Part] => one(latest(on, day)),
        [Weekday(day), Night] => {
            latest(on, day).map(|day| vec![(day, plus(day, 1).unwrap_or(day))])
        }
        [Last, Weekday(day)] | [This, Last, Weekday(day)] | [Last, Weekday(day), Part | Night] => {
            let latest = latest(on, day)?;
            let before = plus(latest, -7)?;
            Some(vec![(before, before), (latest, latest)])
        }
        [This, Weekday(day)] | [This, Weekday(day), Part | Night] => {
            let latest = latest(on, day)?;
            let next = plus(latest, 7)?;
            Some(vec![(latest, latest), (next, next)])
        }
        [Next, Weekday(day)] => {
            let next = plus(latest(on, day)?, 7)?;
            let further = plus(next, 7)?;
            Some(vec![(next, next), (further, further)])
        }
        [Weekday(day), Last, Week] | [Last, Week, Weekday(day)] => {
            let (first, last) = last_week(on)?;
            let days = (0..2).filter_map(|weeks| plus(latest(last, day)?, -7 * weeks));
            let days = days.filter(|day| *day >= first);
            Some(days.map(|day| (day, day)).collect())
        }

        [Last, Week] => Some(vec![last_week(on)?]),
        [This, Week] => Some(vec![(plus(monday(on)?, -1)?, plus(monday(on)?, 6)?)]),
        [Next, Week] => Some(vec![(plus(monday(on)?, 6)?, plus(monday(on)?, 13)?)]),
        [Weekend] | [This, Weekend] | [Last, Weekend] => {
            let saturday = latest(on, 5)?;
            let mut both = vec![(saturday, plus(saturday, 1)?)];
            // On a weekend, "last" may mean the one before.
            if tokens.len() == 2 {
                let other = plus(saturday, if tokens[0] == Last { -7 } else { 7 })?;
                both.push((other, plus(other, 1)?));
            }
            if tokens[0] == Last && plus(saturday, 1)? < on {
                both.truncate(1);
            }
            Some(both)
        }

        [Last, MonthWord] => Some(vec![month_of(months_from(on, -1)?)?]),
        [This, MonthWord] => Some(vec![month_of((year, month))?]),
        [Last, YearWord] | [LastYear] => Some(vec![year_of(year.checked_sub(1)?)?]),
        [This, YearWord] => Some(vec![year_of(year)?]),
        [Number(n)] | [Number(n), YearWord] | [YearWord, Number(n)] if n > 31 => {
            Some(vec![year_of(i16::try_from(n).ok()?)?])
        }

        [Month(named)] => Some(vec![latest_month(on, named)?]),
        [This, Month(named)] | [Month(named), This, YearWord] => {
            Some(vec![month_of((year, named))?])
        }
        [Last, Month(named)] => {
            let (first, last) = latest_month(on, named)?;
            let before = first.civil().0.checked_sub(1)?;
            Some(vec![month_of((before, named))?, (first, last)])
        }
        [Month(named), Last, YearWord] => Some(vec![month_of((year.checked_sub(1)?, named))?]),
        [Month(named), Number(n)] | [Month(named), Number(n), YearWord] if n > 31 => {
            Some(vec![month_of((i16::try_from(n).ok()?, named))?])
        }

        [Month(named), Number(n)]
        | [Number(n), Month(named)]
        | [Weekday(_), Number(n), Month(named)]
        | [Weekday(_), Month(named), Number(n)] => one(latest_date(on, named, n)),
        [Month(named), Number(n), Number(year)]
        | [Number(n), Month(named), Number(year)]
        | [Number(n), Month(named), Number(year), YearWord]
        | [Weekday(_), Month(named), Number(n), Number(year)]
        | [Weekday(_), Number(n), Month(named), Number(year)] => {
            let (year, n) = (i16::try_from(year).ok()?, i8::try_from(n).ok()?);
            one(Day::new(year, named, n))
        }

        // Counted from an event, which may be some days ago by itself.
        [ref before @ .., unit, Prior] => {
            let counted = match before {
                [] => meant(&[unit, Ago], on),
                [Number(n)] => meant(&[Number(*n), unit, Ago], on),
                _ => None,
            };
            let (first, last) = *counted?.first()?;
            Some(vec![(plus(first, -7)?, last)])
        }

        [Hour, Ago] => Some(vec![(plus(on, -1)?, on)]),
        [Number(n), Hour, Ago] => {
            let days = i32::try_from(n / 24).ok()?.checked_add(1)?;
            Some(vec![(plus(on, -days)?, on)])
        }
        [Number(n), DayWord, Ago] => one(plus(on, -i32::try_from(n).ok()?)),
        [DayWord, Ago] => one(plus(on, -1)),
        [Number(n), Week, Ago] => ago(on, 7, n),
        [Week, Ago] => ago(on, 7, 1),
        [Number(n), MonthWord, Ago] => ago(on, 31, n),
        [MonthWord, Ago] => ago(on, 31, 1),
        [Number(n), YearWord, Ago] => ago(on, 366, n),
        [YearWord, Ago] => ago(on, 366, 1),
        _ => None,
    }
}

/// So many days later, if the calendar goes that far.
fn plus(day: Day, days: i32) -> Option<Day> {
    Day::from_number(day.number().checked_add(days)?)
}

/// The latest such weekday (0 Monday to 6 Sunday) up to a day.
fn latest(on: Day, weekday: u8) -> Option<Day> {
    plus(on, -(table::weekday(on) - i32::from(weekday)).rem_euclid(7))
}

fn monday(on: Day) -> Option<Day> {
    latest(on, 0)
}

/// From the Sunday before the last week's Monday up to its Sunday. Read on a
/// Sunday, it may also be the week that is just ending.
fn last_week(on: Day) -> Option<Days> {
    let last = if table::weekday(on) == 6 {
        plus(on, -1)?
    } else {
        plus(monday(on)?, -1)?
    };
    Some((plus(monday(on)?, -8)?, last))
}

/// "Two weeks ago" is a round number: up to half of it, and at least one
/// unit less a day, to either side.
fn ago(on: Day, unit: i32, n: u32) -> Option<Vec<Days>> {
    let n = i32::try_from(n).ok().filter(|n| *n <= 1000)?;
    let spare = (unit - 1).max(n * unit / 4);
    let middle = n * unit;
    Some(vec![(
        plus(on, -middle - spare)?,
        plus(on, spare.min(middle) - middle)?,
    )])
}

fn year_of(year: i16) -> Option<Days> {
    Day::new(year, 1, 1).zip(Day::new(year, 12, 31))
}

fn month_of((year, month): (i16, i8)) -> Option<Days> {
    let first = Day::new(year, month, 1)?;
    let last = (28..=31).rev().find_map(|day| Day::new(year, month, day));
    Some((first, last?))
}

/// The month so many months after that of a day.
fn months_from(on: Day, months: i32) -> Option<(i16, i8)> {
    let (year, month, _) = on.civil();
    let count = i32::from(year) * 12 + i32::from(month) - 1 + months;
    let year = i16::try_from(count.div_euclid(12)).ok()?;
    let month = i8::try_from(count.rem_euclid(12) + 1).ok()?;
    Some((year, month))
}

/// The latest month of this name that has begun by a day.
fn latest_month(on: Day, named: i8) -> Option<Days> {
    let (year, month, _) = on.civil();
    month_of((
        if named <= month {
            year
        } else {
            year.checked_sub(1)?
        },
        named,
    ))
}

/// The latest such date up to a day; the 29th of February may be years ago.
fn latest_date(on: Day, month: i8, day: u32) -> Option<Day> {
    let (year, ..) = on.civil();
    let day = i8::try_from(day).ok()?;
    let mut dates = (0..=8).filter_map(|years| Day::new(year.checked_sub(years)?, month, day));
    dates.find(|date| *date <= on)
}

#[cfg(test)]
mod tests;
