//! Time of networks: instants, and steps of the calendar between them.

use std::fmt;

use jiff::civil::{Date, DateTime, ISOWeekDate};
use jiff::{Span, ToSpan};

use crate::model::{Day, words};

words! {
    /// A step of the calendar.
    Unit {
        /// A day.
        Day = "day",
        /// Seven days.
        Week = "week",
        /// A month; the day of the month is kept where there is one.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

/// A moment, in seconds since 1970-01-01, without time zones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

const DAY: i64 = 86_400;

impl Instant {
    /// The first second of a day.
    pub fn start_of(day: Day) -> Instant {
        Instant(i64::from(day.number()) * DAY)
    }

    /// The last second of a day.
    pub fn end_of(day: Day) -> Instant {
        Instant(i64::from(day.number()) * DAY + DAY - 1)
    }

    /// The day on which it falls.
    pub fn day(self) -> Day {
        let number = i32::try_from(self.0.div_euclid(DAY)).unwrap_or(i32::MAX);
        Day::from_number(number).unwrap_or(Day::MAX)
    }

    /// So many steps later (earlier, if negative). Counted from here in one
    /// step, so that a month's end comes back to itself. At the ends of the
    /// calendar it stays.
    pub fn plus(self, steps: i64, unit: Unit) -> Instant {
        let span = match unit {
            Unit::Day => Span::new().try_days(steps),
            Unit::Week => Span::new().try_weeks(steps),
            Unit::Month => Span::new().try_months(steps),
            Unit::Year => Span::new().try_years(steps),
        };
        let later = span.and_then(|span| self.civil().checked_add(span));
        later.map_or(self, Instant::of_civil)
    }

    /// How many whole steps lie between this and a later instant; negative if
    /// it is earlier. Truncated towards 0.
    pub fn steps_to(self, other: Instant, unit: Unit) -> i64 {
        let seconds = other.0 - self.0;
        match unit {
            Unit::Day => seconds / DAY,
            Unit::Week => seconds / (7 * DAY),
            Unit::Month => self.months_to(other),
            Unit::Year => self.months_to(other) / 12,
        }
    }

    fn months_to(self, other: Instant) -> i64 {
        let (a, b) = (self.civil(), other.civil());
        let count = |t: DateTime| i64::from(t.year()) * 12 + i64::from(t.month());
        let rest = |t: DateTime| (t.day(), t.time());
        let months = count(b) - count(a);
        if months > 0 && rest(b) < rest(a) {
            months - 1
        } else if months < 0 && rest(b) > rest(a) {
            months + 1
        } else {
            months
        }
    }

    /// The year.
    pub fn year(self) -> i64 {
        i64::from(self.civil().year())
    }

    /// The month, as a number that no other month of any year has.
    pub fn month(self) -> i64 {
        let t = self.civil();
        i64::from(t.year()) * 12 + i64::from(t.month()) - 1
    }

    /// The ISO week, as a number that no other week of any year has.
    pub fn week(self) -> i64 {
        let week: ISOWeekDate = self.civil().date().iso_week_date();
        i64::from(week.year()) * 53 + i64::from(week.week()) - 1
    }

    fn civil(self) -> DateTime {
        let days = i32::try_from(self.0.div_euclid(DAY)).unwrap_or(i32::MAX);
        let epoch = Date::constant(1970, 1, 1);
        let date = Span::new()
            .try_days(i64::from(days))
            .and_then(|span| epoch.checked_add(span))
            .unwrap_or(Date::MAX);
        let midnight = date.to_datetime(jiff::civil::Time::midnight());
        midnight
            .checked_add(self.0.rem_euclid(DAY).seconds())
            .unwrap_or(midnight)
    }

    fn of_civil(time: DateTime) -> Instant {
        let epoch = Date::constant(1970, 1, 1);
        let days = time
            .date()
            .since((jiff::Unit::Day, epoch))
            .map_or(0, |span| i64::from(span.get_days()));
        let clock = time.time();
        let seconds = i64::from(clock.hour()) * 3600
            + i64::from(clock.minute()) * 60
            + i64::from(clock.second());
        Instant(days * DAY + seconds)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = self.0.rem_euclid(DAY);
        write!(f, "{}", self.day())?;
        // A day's first and last second are the day itself.
        if rest != 0 && rest != DAY - 1 {
            write!(
                f,
                "T{:02}:{:02}:{:02}",
                rest / 3600,
                rest / 60 % 60,
                rest % 60
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::start_of(text.parse().unwrap())
    }

    #[test]
    fn steps_keep_the_day_of_the_month_where_there_is_one() {
        assert_eq!(at("2010-01-31").plus(1, Unit::Month), at("2010-02-28"));
        assert_eq!(at("2010-01-31").plus(2, Unit::Month), at("2010-03-31"));
        assert_eq!(at("2012-02-29").plus(-1, Unit::Year), at("2011-02-28"));
        assert_eq!(at("2012-02-29").plus(-1, Unit::Week), at("2012-02-22"));
    }

    #[test]
    fn whole_steps_are_truncated_towards_zero() {
        assert_eq!(at("2010-01-15").steps_to(at("2010-03-14"), Unit::Month), 1);
        assert_eq!(at("2010-03-14").steps_to(at("2010-01-15"), Unit::Month), -1);
        assert_eq!(at("2010-03-14").steps_to(at("2009-03-15"), Unit::Year), 0);
        assert_eq!(at("2010-03-14").steps_to(at("2010-03-04"), Unit::Week), -1);
    }

    #[test]
    fn weeks_are_those_of_their_iso_year() {
        assert_eq!(at("2010-01-01").week(), at("2009-12-31").week());
        assert_ne!(at("2010-01-04").week(), at("2011-01-04").week());
    }
}
