//! A figure in which nothing is drawn comes in; it comes out with a sentence that
//! tells why, in the picture and for who cannot see it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::figure::Figure;
use super::names::{Names, as_of};
use super::phrase;
use crate::model::{Clock, Day, Ledger, Reliability, Snapshot};
use crate::position::Timing;
use crate::position::strength::{LeftOut, left_out as left_out_by};

/// The figure as it is, or with the reason why there is nothing in it.
pub(super) fn told(mut figure: Figure, why: impl FnOnce() -> String) -> Figure {
    if figure.is_empty() {
        let why = format!("Nothing is drawn: {}.", why());
        figure.notes.insert(0, why.clone());
        figure.description = why;
    }
    figure
}

/// Why there is no position in a snapshot.
pub(super) fn positions(snapshot: &Snapshot, names: &Names<'_>) -> String {
    let day = as_of(snapshot.as_of);
    let counted = names
        .ledger()
        .map(|ledger| Counted::of(ledger, Some((snapshot.as_of, snapshot.clock))));
    match counted {
        None => format!("nobody holds a position {day} among those asked for"),
        Some(Counted { of: 0, .. }) => "the ledger has no claims".to_owned(),
        Some(Counted { counting: 0, of }) => none(of, &day),
        Some(Counted { counting, .. }) => format!(
            "{}, but none makes a position of an actor on an issue that was asked for",
            count(counting, &day)
        ),
    }
}

/// Why no claim is left.
pub(super) fn claims(ledger: &Ledger, when: Option<(Day, Clock)>) -> String {
    let day = when.map_or(String::new(), |(day, _)| as_of(day));
    match Counted::of(ledger, when) {
        Counted { of: 0, .. } => "the ledger has no claims".to_owned(),
        Counted { counting: 0, of } => none(of, &day),
        Counted { counting, .. } => format!(
            "{}, but none is of the actors, issues and days that were asked for",
            count(counting, &day)
        ),
    }
}

/// How many claims are left out by what was asked for, and why; none if all count.
///
/// ```
/// use stancegraph::{load, model::Counted, view};
/// let text = r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-05-02"),
///     Claim(id: "c", by: "north", on: "talks", stance: Support, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
/// ]"#;
/// let mut ledger = load::load(vec![load::File::new("l.ron", text)]).ledger;
/// assert_eq!(view::left_out(&ledger), None);
/// ledger.counted = Counted { reviewed_only: true, ..Counted::default() };
/// assert_eq!(view::left_out(&ledger).as_deref(), Some("0 of 1 claim is reviewed"));
/// ```
pub fn left_out(ledger: &Ledger) -> Option<String> {
    let mut why: BTreeMap<&str, usize> = BTreeMap::new();
    for id in ledger.claim_ids() {
        if let Some(left) = left_out_by(ledger, ledger.claim(id)) {
            *why.entry(reason(left)).or_default() += 1;
        }
    }
    let left: usize = why.values().sum();
    let of = ledger.claim_ids().count();
    let is = |number: usize| if number == 1 { "is" } else { "are" };
    if left == 0 {
        return None;
    }
    if why.get(NOT_REVIEWED) == Some(&of) {
        let all = phrase::count(of, "claim");
        return Some(format!("0 of {all} {} reviewed", is(of)));
    }
    // What most of them lack comes first.
    let mut why: Vec<(&str, usize)> = why.into_iter().collect();
    why.sort_by_key(|(_, number)| Reverse(*number));
    let why = why.into_iter().map(|(why, number)| {
        let has = if number == 1 { "has" } else { "have" };
        match why {
            NOT_REVIEWED => format!("{number} {} {why}", is(number)),
            _ => format!("{number} {has} {why}"),
        }
    });
    Some(format!(
        "{} {} left out: {}",
        phrase::count(left, "claim"),
        is(left),
        why.collect::<Vec<_>>().join(", ")
    ))
}

const NOT_REVIEWED: &str = "not reviewed";

/// What a claim lacks or has that is left out.
fn reason(left: LeftOut) -> &'static str {
    match left {
        LeftOut::NotReviewed => NOT_REVIEWED,
        LeftOut::Reliability(None, _) => "no reliability",
        LeftOut::Reliability(Some(Reliability::F), _) => "a reliability of F, which is no grade",
        LeftOut::Reliability(Some(_), _) => "a lower reliability",
        LeftOut::Credibility(None, _) => "no credibility",
        LeftOut::Credibility(Some(6), _) => "a credibility of 6, which is no grade",
        LeftOut::Credibility(Some(_), _) => "a lower credibility",
    }
}

fn none(of: usize, day: &str) -> String {
    let all = phrase::count(of, "claim");
    let text = format!("of {all} in the ledger none counts {day}");
    text.trim_end().to_owned()
}

fn count(counting: usize, day: &str) -> String {
    let verb = if counting == 1 { "counts" } else { "count" };
    let text = format!("{} {verb} {day}", phrase::count(counting, "claim"));
    text.trim_end().to_owned()
}

/// How many claims count, of how many.
struct Counted {
    counting: usize,
    of: usize,
}

impl Counted {
    fn of(ledger: &Ledger, when: Option<(Day, Clock)>) -> Counted {
        let counts = |day: Day, clock| {
            let claims = ledger.claim_ids().map(|id| ledger.claim(id));
            let counting = claims.filter(|claim| {
                let timing = Timing::of(ledger, claim);
                timing.admissible(day, clock).is_none() && left_out_by(ledger, claim).is_none()
            });
            counting.count()
        };
        let of = ledger.claim_ids().count();
        Counted {
            counting: when.map_or(of, |(day, clock)| counts(day, clock)),
            of,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Names, evidence_figure, positions_figure, timeline_figure};
    use crate::load::{File, load};
    use crate::model::{Clock, Day, Ledger};
    use crate::position;

    fn ledger(claims: &str) -> Ledger {
        let text = format!(
            r#"[Actor(id: "north", name: "Northland", kind: State),
            Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
            Source(id: "s", title: "One", publisher: "Gazette", published: "2026-05-01"), {claims}]"#
        );
        load(vec![File::new("l.ron", text)]).ledger
    }

    const CLAIM: &str = r#"Claim(id: "c", by: "north", on: "talks", stance: Support,
        said: "2026-05-01", quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),"#;

    #[test]
    fn an_empty_figure_tells_why_it_is_empty() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let positions = |ledger: &Ledger, on: &str| {
            let snapshot = position::snapshot(ledger, day(on), Clock::Both);
            positions_figure(&snapshot, &Names::new([ledger]))
        };
        let (none, one) = (ledger(""), ledger(CLAIM));
        let before = "Nothing is drawn: of 1 claim in the ledger none counts as of 1 April 2026.";
        let figure = positions(&one, "2026-04-01");
        assert_eq!(figure.notes, [before]);
        assert_eq!(figure.description, before);
        let figure = positions(&none, "2026-06-01");
        assert_eq!(
            figure.notes,
            ["Nothing is drawn: the ledger has no claims."]
        );
        assert!(positions(&one, "2026-06-01").notes.is_empty());
        let figure = evidence_figure(&one, day("2026-06-01"), Clock::Both, &|_| false);
        assert_eq!(
            figure.notes,
            [
                "Nothing is drawn: 1 claim counts as of 1 June 2026, but none is of the actors, \
                 issues and days that were asked for."
            ]
        );
        let figure = timeline_figure(&one, &|_| false);
        assert_eq!(
            figure.notes,
            [
                "Nothing is drawn: 1 claim counts, but none is of the actors, issues and days \
                 that were asked for."
            ]
        );
    }
}
