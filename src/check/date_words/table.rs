//! The words of dates, in English, German, Russian and
//! Ukrainian. In: a word in lower
//! case. Out: what it stands for, whatever its language.

use crate::model::Day;

/// What a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// Nothing that changes the date: "on", "early".
    Filler,
    /// 0 Monday to 6 Sunday.
    Weekday(u8),
    /// 1 to 12.
    Month(i8),
    /// A day of the month, a count or a year.
    Number(u32),
    /// "Last", "past".
    Last,
    /// "This".
    This,
    /// "Next".
    Next,
    /// "Today".
    Today,
    /// "Yesterday".
    Yesterday,
    /// "Tomorrow".
    Tomorrow,
    /// A part of a day.
    Part,
    /// The part of a day that lasts into the next.
    Night,
    /// "Hours", "minutes".
    Hour,
    /// "Day", "days".
    DayWord,
    /// "Week", "weeks".
    Week,
    /// "Weekend".
    Weekend,
    /// "Month", "months".
    MonthWord,
    /// "Year", "years".
    YearWord,
    /// "Ago".
    Ago,
    /// "Before", as in "the day before yesterday".
    Before,
    /// The same in one word.
    DayBefore,
    /// "Last year" in one word.
    LastYear,
    /// In the night up to the day.
    Overnight,
    /// "Earlier", as in "earlier today" and in "a week earlier".
    Earlier,
    /// "Earlier" or "before" behind a unit of time.
    Prior,
    /// A whole date.
    Date(Day),
}

impl Token {
    /// Whether it is a unit in which times are counted.
    pub(super) fn is_unit(self) -> bool {
        use Token::{DayWord, Hour, MonthWord, Week, YearWord};
        matches!(self, Hour | DayWord | Week | MonthWord | YearWord)
    }
}

/// What a word stands for; none if it is not known.
pub(super) fn token(word: &str) -> Option<Token> {
    for (at, names) in WEEKDAYS.iter().enumerate() {
        if names.contains(&word) {
            return Some(Token::Weekday(at as u8));
        }
    }
    for (at, names) in MONTHS.iter().enumerate() {
        if names.contains(&word) {
            return Some(Token::Month(at as i8 + 1));
        }
    }
    for (at, names) in NUMBERS.iter().enumerate() {
        if names.contains(&word) {
            return Some(Token::Number(at as u32 + 1));
        }
    }
    if let Some((_, token)) = WORDS
        .iter()
        .find(|(words, _)| words.split_whitespace().any(|of| of == word))
    {
        return Some(*token);
    }
    number(word).or_else(|| date(word))
}

/// `2026-01-28`.
fn date(word: &str) -> Option<Token> {
    let shape = word.bytes().map(|b| b.is_ascii_digit());
    let is_date = word.len() == 10 && shape.eq((0..10).map(|at| at != 4 && at != 7));
    is_date.then(|| word.parse().ok().map(Token::Date))?
}

/// `27`, `27th`, `2026`.
fn number(word: &str) -> Option<Token> {
    let digits = ["st", "nd", "rd", "th", "-го"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    let plain = matches!(digits.len(), 1 | 2 | 4) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok().map(Token::Number))?
}

/// The weekday of a day, 0 Monday to 6 Sunday.
pub(super) fn weekday(day: Day) -> i32 {
    // 1970-01-01 was a Thursday.
    (day.number() + 3).rem_euclid(7)
}

const WEEKDAYS: [&[&str]; 7] = [
    &[
        "monday",
        "montag",
        "mon",
        "понедельник",
        "понеділок",
        "понеділка",
    ],
    &[
        "tuesday",
        "dienstag",
        "tue",
        "tues",
        "вторник",
        "вівторок",
        "вівторка",
    ],
    &["wednesday", "mittwoch", "wed", "среду", "середу", "середи"],
    &[
        "thursday",
        "donnerstag",
        "thu",
        "thurs",
        "четверг",
        "четвер",
        "четверга",
    ],
    &[
        "friday",
        "freitag",
        "fri",
        "пятницу",
        "п'ятницю",
        "п'ятниці",
    ],
    &[
        "saturday",
        "samstag",
        "sonnabend",
        "sat",
        "субботу",
        "суботу",
        "суботи",
    ],
    &["sunday", "sonntag", "sun", "воскресенье", "неділю"],
];

const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "januar",
        "jan",
        "января",
        "январе",
        "січня",
        "січні",
    ],
    &[
        "february",
        "februar",
        "feb",
        "февраля",
        "феврале",
        "лютого",
        "лютому",
    ],
    &[
        "march",
        "märz",
        "mar",
        "марта",
        "марте",
        "березня",
        "березні",
    ],
    &["april", "apr", "апреля", "апреле", "квітня", "квітні"],
    &["may", "mai", "мая", "мае", "травня", "травні"],
    &["june", "juni", "jun", "июня", "июне", "червня", "червні"],
    &["july", "juli", "jul", "июля", "июле", "липня", "липні"],
    &["august", "aug", "августа", "августе", "серпня", "серпні"],
    &[
        "september",
        "sep",
        "sept",
        "сентября",
        "сентябре",
        "вересня",
        "вересні",
    ],
    &[
        "october",
        "oktober",
        "oct",
        "октября",
        "октябре",
        "жовтня",
        "жовтні",
    ],
    &[
        "november",
        "nov",
        "ноября",
        "ноябре",
        "листопада",
        "листопаді",
    ],
    &[
        "december",
        "dezember",
        "dec",
        "декабря",
        "декабре",
        "грудня",
        "грудні",
    ],
];

const NUMBERS: [&[&str]; 10] = [
    &["one", "ein", "einem", "einer", "один", "одну"],
    &["two", "zwei", "два", "две", "дві"],
    &["three", "drei", "три"],
    &["four", "vier", "четыре", "чотири"],
    &["five", "fünf", "пять", "п'ять"],
    &["six", "sechs", "шесть", "шість"],
    &["seven", "sieben", "семь", "сім"],
    &["eight", "acht", "восемь", "вісім"],
    &["nine", "neun", "девять", "дев'ять"],
    &["ten", "zehn", "десять"],
];

const WORDS: &[(&str, Token)] = &[
    (
        "a an at early in late later mid of on over am im anfang mitte ende the
         during back just в во на у за",
        Token::Filler,
    ),
    (
        "last past letzte letzten letzter letztes vergangene vergangenen vergangenes
         vorige vorigen voriges прошлый прошлую прошлое прошлой прошлом минувший минувшую
         минувшее минувшие прошлые минулий минулу минулої минулого минулому минулі
         минулих",
        Token::Last,
    ),
    (
        "this diese diesem diesen dieser dieses этот эту этой этом эти цей цю цього цьому
         ці",
        Token::This,
    ),
    ("next nächste nächsten nächster nächstes", Token::Next),
    ("today tonight heute сегодня сьогодні", Token::Today),
    ("yesterday gestern вчера вчора учора", Token::Yesterday),
    ("tomorrow morgen завтра", Token::Tomorrow),
    (
        "morning afternoon evening noon abend mittag nachmittag vormittag midday утром
         днем днём вечером вранці вдень ввечері увечері",
        Token::Part,
    ),
    ("night nacht ночью вночі", Token::Night),
    (
        "day days tag tage tagen день дня дней дні днів",
        Token::DayWord,
    ),
    (
        "week weeks woche wochen неделе неделю недели недель тижня тижні тижнів тиждень",
        Token::Week,
    ),
    (
        "weekend wochenende выходные выходных вихідні вихідних",
        Token::Weekend,
    ),
    (
        "month months monat monate monaten monats месяц месяца месяце месяцев місяць
         місяця місяці місяців",
        Token::MonthWord,
    ),
    (
        "year years jahr jahre jahren jahres год году года лет рік року році роки років",
        Token::YearWord,
    ),
    ("ago назад тому vor", Token::Ago),
    (
        "hour hours minute minutes stunde stunden minuten час часа часов минут годину
         години годин хвилин",
        Token::Hour,
    ),
    ("before", Token::Before),
    ("overnight", Token::Overnight),
    ("earlier früher zuvor vorher ранее раніше", Token::Earlier),
    ("vorgestern позавчера позавчора", Token::DayBefore),
    ("торік", Token::LastYear),
];
