use super::*;
use proptest::prelude::*;

fn means(words: &str, published: &str) -> String {
    let days = resolve(words, published.parse().expect("a day"));
    let days = days.iter().map(|(first, last)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}..{last}")
        }
    });
    days.collect::<Vec<_>>().join(" or ")
}

#[test]
fn words_mean_days_before_a_thursday() {
    for (words, expected) in [
        ("on Wednesday", "2026-01-28"),
        ("on Thursday", "2026-01-29"),
        ("late on Friday", "2026-01-23"),
        ("Wednesday night", "2026-01-28..2026-01-29"),
        ("last Thursday", "2026-01-22 or 2026-01-29"),
        ("this past Tuesday", "2026-01-20 or 2026-01-27"),
        ("this Tuesday", "2026-01-27 or 2026-02-03"),
        ("next Thursday", "2026-02-05 or 2026-02-12"),
        ("on Tuesday of last week", "2026-01-20"),
        ("yesterday", "2026-01-28"),
        ("earlier today", "2026-01-29"),
        ("this morning", "2026-01-29"),
        ("last night", "2026-01-28..2026-01-29"),
        ("the day before yesterday", "2026-01-27"),
        ("two days ago", "2026-01-27"),
        ("a week ago", "2026-01-16..2026-01-28"),
        ("a year ago", "2024-01-29..2026-01-28"),
        ("tomorrow", "2026-01-30"),
        ("two hours ago", "2026-01-28..2026-01-29"),
        ("36 hours ago", "2026-01-27..2026-01-29"),
        ("last week", "2026-01-18..2026-01-25"),
        ("earlier this week", "2026-01-25..2026-02-01"),
        ("last month", "2025-12-01..2025-12-31"),
        ("earlier this month", "2026-01-01..2026-01-31"),
        ("last year", "2025-01-01..2025-12-31"),
        ("this year", "2026-01-01..2026-12-31"),
        ("in 2025", "2025-01-01..2025-12-31"),
        ("in March", "2025-03-01..2025-03-31"),
        ("in January", "2026-01-01..2026-01-31"),
        (
            "last January",
            "2025-01-01..2025-01-31 or 2026-01-01..2026-01-31",
        ),
        ("in March 2022", "2022-03-01..2022-03-31"),
        ("in March last year", "2025-03-01..2025-03-31"),
        ("over the weekend", "2026-01-24..2026-01-25"),
        ("last weekend", "2026-01-24..2026-01-25"),
        ("on January 27", "2026-01-27"),
        ("27 January", "2026-01-27"),
        ("on the 30th of January", "2025-01-30"),
        ("on Wednesday, Jan. 28", "2026-01-28"),
        ("January 28, 2024", "2024-01-28"),
        ("29 February", "2024-02-29"),
        ("2026-01-28", "2026-01-28"),
        ("on 2026-01-28", "2026-01-28"),
        ("on Wednesday, 2026-01-28", "2026-01-28"),
        ("28.01.2026", "2026-01-28"),
        ("on 28.1.2026, in the evening", "2026-01-28"),
        ("hours after", "2026-01-28..2026-01-29"),
        ("hours after the vote", "2026-01-28..2026-01-29"),
        ("Hours after the two sides met", "2026-01-28..2026-01-29"),
        (
            "hours after it declined to comment",
            "2026-01-28..2026-01-29",
        ),
        ("a few hours later", "2026-01-28..2026-01-29"),
        ("36 hours after the vote", "2026-01-27..2026-01-29"),
        ("minutes later", "2026-01-28..2026-01-29"),
        ("overnight", "2026-01-28..2026-01-29"),
        ("the day before", "2026-01-21..2026-01-28"),
        ("a day earlier", "2026-01-21..2026-01-28"),
        ("two weeks earlier", "2026-01-02..2026-01-21"),
        ("earlier on Wednesday", "2026-01-28"),
    ] {
        assert_eq!(means(words, "2026-01-29"), expected, "{words}");
    }
}

#[test]
fn russian_and_ukrainian_words_mean_the_same() {
    for (english, others) in [
        ("on Wednesday", ["в среду", "у середу"]),
        ("on Friday", ["в пятницу", "у п’ятницю"]),
        ("last Tuesday", ["в прошлый вторник", "минулого вівторка"]),
        ("yesterday", ["вчера", "вчора"]),
        ("today", ["сегодня", "сьогодні"]),
        ("the day before yesterday", ["позавчера", "позавчора"]),
        ("last week", ["на прошлой неделе", "минулого тижня"]),
        ("last month", ["в прошлом месяце", "минулого місяця"]),
        ("last year", ["в прошлом году", "торік"]),
        ("this year", ["в этом году", "цього року"]),
        ("on January 27", ["27 января", "27 січня"]),
        (
            "January 27, 2025",
            ["27 января 2025 года", "27 січня 2025 року"],
        ),
        ("in March", ["в марте", "у березні"]),
        ("in 2025", ["в 2025 году", "у 2025 році"]),
        ("two days ago", ["два дня назад", "два дні тому"]),
        ("over the weekend", ["на выходных", "на вихідних"]),
        (
            "hours after the vote",
            [
                "через несколько часов после голосования",
                "через кілька годин після голосування",
            ],
        ),
        ("on 2026-01-28", ["в среду, 28.01.2026", "28.01.2026"]),
    ] {
        let expected = means(english, "2026-01-29");
        assert!(!expected.is_empty(), "{english}");
        for other in others {
            assert_eq!(means(other, "2026-01-29"), expected, "{other}");
        }
    }
}

#[test]
fn german_words_mean_the_same() {
    for (english, german) in [
        ("on Wednesday", "am Mittwoch"),
        ("last Tuesday", "am vergangenen Dienstag"),
        ("yesterday", "gestern Abend"),
        ("the day before yesterday", "vorgestern"),
        ("two days ago", "vor zwei Tagen"),
        ("three weeks ago", "vor drei Wochen"),
        ("one year ago", "vor einem Jahr"),
        ("two hours ago", "vor zwei Stunden"),
        ("last year", "im letzten Jahr"),
        ("earlier this month", "Anfang dieses Monats"),
        ("28 January", "am 28. Januar"),
        ("28 January", "am 28.01.2026"),
        ("hours after the vote", "Stunden nach der Abstimmung"),
        ("hours later", "einige Stunden später"),
        ("two weeks earlier", "zwei Wochen zuvor"),
        ("in March 2025", "im März 2025"),
    ] {
        let expected = means(english, "2026-01-29");
        assert!(!expected.is_empty(), "{english}");
        assert_eq!(means(german, "2026-01-29"), expected, "{german}");
    }
}

#[test]
fn what_is_not_known_is_not_judged() {
    for words in [
        "",
        "at the time",
        "hours after Tuesday's vote",
        "hours before the vote",
        "the day before the vote",
        "a day earlier than Northland",
        "on 01/02/2026",
        "on 31.02.2026",
        "on Monday and Tuesday",
        "since Monday",
        "until 2025",
        "the following day",
        "the previous Wednesday",
        "on the 27th",
        "several days ago",
        "the year before last",
        "in the morning",
        "31 February",
        "four score and seven years ago",
        "99999999999 days ago",
        "💥",
    ] {
        assert_eq!(means(words, "2026-01-29"), "", "{words}");
    }
}

#[test]
fn a_weekend_seen_from_a_weekend_may_be_either() {
    let both = "2026-01-17..2026-01-18 or 2026-01-24..2026-01-25";
    assert_eq!(means("last weekend", "2026-01-25"), both);
    assert_eq!(
        means("over the weekend", "2026-01-25"),
        "2026-01-24..2026-01-25"
    );
    assert_eq!(means("last week", "2026-01-25"), "2026-01-11..2026-01-24");
    assert_eq!(
        means("last weekend", "2026-01-26"),
        "2026-01-24..2026-01-25"
    );
}

const ENGLISH: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The weekday by counting from a Monday, another way than the code's.
fn counted(day: Day) -> usize {
    let monday = Day::new(2024, 1, 1).expect("a Monday");
    (day.number() - monday.number()).rem_euclid(7) as usize
}

proptest! {
    #[test]
    fn a_weekday_is_the_only_such_day_of_the_week_up_to_publication(
        number in -700_000..2_900_000, weekday in 0usize..7,
    ) {
        let published = Day::from_number(number).expect("in range");
        let days = resolve(&format!("on {}", ENGLISH[weekday]), published);
        prop_assert_eq!(days.len(), 1);
        let (first, last) = days[0];
        prop_assert_eq!(first, last);
        prop_assert_eq!(counted(first), weekday);
        prop_assert!((0..7).contains(&(published.number() - first.number())));
    }

    #[test]
    fn last_and_next_weekdays_lie_within_a_fortnight(
        number in -700_000..2_900_000, weekday in 0usize..7,
    ) {
        let published = Day::from_number(number).expect("in range");
        let last = resolve(&format!("last {}", ENGLISH[weekday]), published);
        let next = resolve(&format!("next {}", ENGLISH[weekday]), published);
        for (first, end) in last.iter().chain(&next) {
            prop_assert_eq!(first, end);
            prop_assert_eq!(counted(*first), weekday);
        }
        prop_assert!(last.iter().all(|(day, _)| (0..14).contains(&(number - day.number()))));
        prop_assert!(next.iter().all(|(day, _)| (1..=14).contains(&(day.number() - number))));
    }

    #[test]
    fn a_date_without_its_year_finds_itself(number in -700_000..2_900_000, later in 0..365) {
        let day = Day::from_number(number).expect("in range");
        let published = Day::from_number(number + later).expect("in range");
        let (year, _, of_month) = day.civil();
        let long = day.long();
        let (words, _) = long.rsplit_once(' ').expect("a year");
        prop_assert_eq!(resolve(words, published), [(day, day)]);
        if year > 999 {
            prop_assert_eq!(resolve(&long, published), [(day, day)]);
            let month = long.split(' ').nth(1).expect("a month");
            let other = format!("{month} {of_month}, {year}");
            prop_assert_eq!(resolve(&other, published), [(day, day)]);
        }
    }

    #[test]
    fn days_ago_are_counted_back(number in -700_000..2_900_000, ago in 1..30i32) {
        let published = Day::from_number(number).expect("in range");
        let day = Day::from_number(number - ago).expect("in range");
        prop_assert_eq!(resolve(&format!("{ago} days ago"), published), [(day, day)]);
    }

    #[test]
    fn any_words_on_any_day_give_times_in_order(words in "\\PC{0,30}", number in Day::MIN.number()..=Day::MAX.number()) {
        let published = Day::from_number(number).expect("in range");
        prop_assert!(resolve(&words, published).iter().all(|(first, last)| first <= last));
    }

    #[test]
    fn known_words_in_any_order_give_times_in_order(
        picked in proptest::collection::vec(proptest::sample::select(vec![
            "last", "this", "next", "week", "weekend", "month", "year", "ago", "2", "29", "2024",
            "0", "9999", "February", "Sunday", "night", "today", "yesterday", "day", "before",
            "earlier", "hours", "after", "overnight", "28.01.2026",
        ]), 1..5),
        number in Day::MIN.number()..=Day::MAX.number(),
    ) {
        let published = Day::from_number(number).expect("in range");
        let days = resolve(&picked.join(" "), published);
        prop_assert!(days.iter().all(|(first, last)| first <= last), "{:?}", days);
    }
}
