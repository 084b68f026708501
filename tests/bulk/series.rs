//! Many days of plain claims in one pass against the rules, step by step.

use proptest::prelude::*;
use stancegraph::compare::{self, BulkSeries, Every, Series};
use stancegraph::export::{self, Options, Pieces};
use stancegraph::model::{ClaimTable, Clock, Day, Ledger};
use stancegraph::view::answer::{Answer, Content};
use stancegraph::view::{self, Listing, Names, SeriesSummary, SeriesView};

use super::{VOTES, claims, day, table, whole};

fn bulk(table: &ClaimTable, span: (Day, Day), every: Every) -> BulkSeries {
    compare::bulk_series(table, span, every, Clock::Both, |_, _| true)
}

/// What columns say of many days against what the rules say of each step.
fn holds(text: &str, span: (Day, Day), every: Every) {
    let (ledger, table) = (whole(text), table(text));
    let expected = compare::series(&ledger, span, every, Clock::Both);
    let series = bulk(&table, span, every);
    let found = series.series(&table, &series.changes);
    assert_eq!(found.diffs, expected.diffs);
    assert_eq!(found.steps, expected.steps);
    let counts = SeriesSummary::of_bulk(&series, &table);
    assert_eq!(counts, SeriesSummary::of(&expected));
    for listing in [Listing::Steps, Listing::History] {
        same_bytes(&ledger, &table, series.clone(), &expected, listing);
    }
}

/// The answer in pieces is the one of the ledger, byte for byte.
fn same_bytes(
    ledger: &Ledger,
    table: &ClaimTable,
    mut series: BulkSeries,
    expected: &Series,
    listing: Listing,
) {
    let view = SeriesView {
        series: expected,
        names: &Names::new([ledger]),
        quotes: true,
        hidden_speakers: 0,
    };
    let (whole, lists): (Answer, _) = match listing {
        Listing::Steps => (view::steps(&view), Pieces::JsonIn("diffs", "changes")),
        Listing::History => (view::history(&view), Pieces::JsonIn("cells", "moments")),
    };
    if listing == Listing::Steps {
        series.by_time();
    }
    let pieces = |content| view::series_pieces(&series, table, listing, true, content);
    let options = Options::default();
    for name in ["text", "markdown", "csv", "json"] {
        let writer = export::format(name).and_then(|format| format.answer);
        let writer = writer.expect("it writes answers");
        let mut out = Vec::new();
        let written = match name {
            "csv" => Pieces::Csv.write(pieces(Content::Table).map(Ok), &mut out),
            "json" => lists.write(pieces(Content::Data).map(Ok), &mut out),
            _ => export::words(writer, &options, pieces(Content::Words), &mut out),
        };
        written.expect("it can be written");
        let expected = writer(&whole, &options).expect("it can be written");
        assert_eq!(String::from_utf8(out).expect("UTF-8"), expected, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn many_days_in_one_pass_give_what_the_rules_give(
        text in claims(),
        days in [0..9_i32, 0..9_i32],
        every in proptest::sample::select(Every::ALL),
    ) {
        let mut days = days;
        days.sort_unstable();
        let of = |of: i32| Day::from_number(day("2025-12-31").number() + of).expect("a day");
        holds(&text, (of(days[0]), of(days[1])), every);
        // The first week of the year is cut by the turn of a month and a year.
        holds(&text, (day("2025-12-20"), day("2026-01-31")), every);
    }
}

#[test]
fn real_votes_year_by_year_give_what_the_rules_give() {
    holds(VOTES, (day("1945-12-31"), day("2019-12-31")), Every::Year);
    holds(VOTES, (day("1989-06-30"), day("1992-06-30")), Every::Month);
}
