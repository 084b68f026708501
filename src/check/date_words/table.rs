//! The words of dates, in English, Russian and Ukrainian. In: a word in lower
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
    if let Some((_, token)) = WORDS.iter().find(|(words, _)| words.contains(&word)) {
        return Some(*token);
    }
    number(word)
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
    &["monday", "mon", "понедельник", "понеділок", "понеділка"],
    &["tuesday", "tue", "tues", "вторник", "вівторок", "вівторка"],
    &["wednesday", "wed", "среду", "середу", "середи"],
    &["thursday", "thu", "thurs", "четверг", "четвер", "четверга"],
    &["friday", "fri", "пятницу", "п'ятницю", "п'ятниці"],
    &["saturday", "sat", "субботу", "суботу", "суботи"],
    &["sunday", "sun", "воскресенье", "неділю"],
];

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "января", "январе", "січня", "січні"],
    &["february", "feb", "февраля", "феврале", "лютого", "лютому"],
    &["march", "mar", "марта", "марте", "березня", "березні"],
    &["april", "apr", "апреля", "апреле", "квітня", "квітні"],
    &["may", "мая", "мае", "травня", "травні"],
    &["june", "jun", "июня", "июне", "червня", "червні"],
    &["july", "jul", "июля", "июле", "липня", "липні"],
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
    &["october", "oct", "октября", "октябре", "жовтня", "жовтні"],
    &[
        "november",
        "nov",
        "ноября",
        "ноябре",
        "листопада",
        "листопаді",
    ],
    &["december", "dec", "декабря", "декабре", "грудня", "грудні"],
];

const NUMBERS: [&[&str]; 10] = [
    &["one", "один", "одну"],
    &["two", "два", "две", "дві"],
    &["three", "три"],
    &["four", "четыре", "чотири"],
    &["five", "пять", "п'ять"],
    &["six", "шесть", "шість"],
    &["seven", "семь", "сім"],
    &["eight", "восемь", "вісім"],
    &["nine", "девять", "дев'ять"],
    &["ten", "десять"],
];

const WORDS: &[(&[&str], Token)] = &[
    (
        &[
            "a", "an", "at", "early", "earlier", "in", "late", "later", "mid", "of", "on", "over",
            "the", "during", "back", "just", "в", "во", "на", "у", "за",
        ],
        Token::Filler,
    ),
    (
        &[
            "last",
            "past",
            "прошлый",
            "прошлую",
            "прошлое",
            "прошлой",
            "прошлом",
            "минувший",
            "минувшую",
            "минувшее",
            "минувшие",
            "прошлые",
            "минулий",
            "минулу",
            "минулої",
            "минулого",
            "минулому",
            "минулі",
            "минулих",
        ],
        Token::Last,
    ),
    (
        &[
            "this",
            "этот",
            "эту",
            "этой",
            "этом",
            "эти",
            "цей",
            "цю",
            "цього",
            "цьому",
            "ці",
        ],
        Token::This,
    ),
    (&["next"], Token::Next),
    (&["today", "tonight", "сегодня", "сьогодні"], Token::Today),
    (&["yesterday", "вчера", "вчора", "учора"], Token::Yesterday),
    (&["tomorrow", "завтра"], Token::Tomorrow),
    (
        &[
            "morning",
            "afternoon",
            "evening",
            "noon",
            "midday",
            "утром",
            "днем",
            "днём",
            "вечером",
            "вранці",
            "вдень",
            "ввечері",
            "увечері",
        ],
        Token::Part,
    ),
    (&["night", "ночью", "вночі"], Token::Night),
    (
        &["day", "days", "день", "дня", "дней", "дні", "днів"],
        Token::DayWord,
    ),
    (
        &[
            "week",
            "weeks",
            "неделе",
            "неделю",
            "недели",
            "недель",
            "тижня",
            "тижні",
            "тижнів",
            "тиждень",
        ],
        Token::Week,
    ),
    (
        &["weekend", "выходные", "выходных", "вихідні", "вихідних"],
        Token::Weekend,
    ),
    (
        &[
            "month",
            "months",
            "месяц",
            "месяца",
            "месяце",
            "месяцев",
            "місяць",
            "місяця",
            "місяці",
            "місяців",
        ],
        Token::MonthWord,
    ),
    (
        &[
            "year",
            "years",
            "год",
            "году",
            "года",
            "лет",
            "рік",
            "року",
            "році",
            "роки",
            "років",
        ],
        Token::YearWord,
    ),
    (&["ago", "назад", "тому"], Token::Ago),
    (&["before"], Token::Before),
    (&["позавчера", "позавчора"], Token::DayBefore),
    (&["торік"], Token::LastYear),
];
