//! What the kinds mean that occur: changes come in, a line for each kind comes out,
//! to stand below them.

use std::collections::BTreeSet;

use super::{UNEXPLAINED, UNEXPLAINED_MEANING};
use crate::compare::{Change, Diff, Kind};
use crate::model::{Clock, Day};
use crate::view::answer::{Block, Item};
use crate::view::phrase;

/// So many days are named one by one.
const NAMED: usize = 3;

/// The kinds that occur among changes, and what was learned of in them.
#[derive(Default)]
pub(in crate::view) struct Occurring {
    kinds: BTreeSet<Kind>,
    unexplained: bool,
    /// The days of the words by which something was learned.
    days: BTreeSet<Day>,
    /// Whether something was learned from words without one single day.
    undated: bool,
    /// Whether it was learned from another ledger, as of the same day.
    beside: bool,
}

impl Occurring {
    /// Of one comparison.
    pub(in crate::view) fn of(diff: &Diff) -> Occurring {
        let mut found = Occurring::default();
        found.add(diff);
        found
    }

    /// Of kinds of which nothing was learned late.
    pub(in crate::view) fn kinds(kinds: impl Iterator<Item = Kind>) -> Occurring {
        Occurring {
            kinds: kinds.collect(),
            ..Occurring::default()
        }
    }

    /// Adds those of a comparison.
    pub(in crate::view) fn add(&mut self, diff: &Diff) {
        for change in &diff.changes {
            self.kinds.extend(change.kind.iter().chain(&change.also));
            self.unexplained |= change.kind.is_none() && !change.only_remarks();
            if change.kind == Some(Kind::NewlyEvidenced) {
                self.beside |= diff.from == diff.to;
                match day_of_words(change) {
                    Some(day) => self.days.extend([day]),
                    None => self.undated = true,
                }
            }
        }
    }

    /// A line for each under a heading; nothing if there are none.
    pub(in crate::view) fn blocks(&self, clock: Clock) -> Vec<Block> {
        let kinds = self.kinds.iter().map(|kind| {
            let meaning = match kind {
                Kind::NewlyEvidenced => self.learned(clock),
                kind => lowered(kind.meaning()),
            };
            format!("{kind}: {meaning}")
        });
        let unexplained = || format!("{UNEXPLAINED}: {UNEXPLAINED_MEANING}");
        let lines = kinds.chain(self.unexplained.then(unexplained));
        let items: Vec<Item> = lines
            .map(|text| Item {
                text,
                ..Item::default()
            })
            .collect();
        match items.is_empty() {
            true => Vec::new(),
            false => vec![
                Block::Heading(2, "What the kinds mean".to_owned()),
                Block::List(items),
            ],
        }
    }

    /// What a newly evidenced change shows, and what it does not.
    fn learned(&self, clock: Clock) -> String {
        const NOTHING: &str = "nothing shows when, or whether, the actor moved";
        if self.beside {
            return "one ledger has a claim that the other has not; as of one day nothing tells \
                    when."
                .to_owned();
        }
        if self.days.is_empty() || clock == Clock::Said {
            return format!("we learned of it in this time; {NOTHING}.");
        }
        let (of, stands) = match self.days.len() {
            1 => (self.words(), "the change stands on that day"),
            _ => (self.words(), "each change stands on its day"),
        };
        match self.undated {
            false => format!(
                "we learned of it in this time, from words of {of}; by `--clock said` {stands}."
            ),
            true => format!(
                "we learned of it in this time. From words of {of}: by `--clock said` {stands}. \
                 From words without a day: {NOTHING}."
            ),
        }
    }

    /// The days of the words: each, or how many there are.
    fn words(&self) -> String {
        let days: Vec<String> = self.days.iter().map(Day::to_string).collect();
        match &days[..] {
            [one] => one.clone(),
            [first, .., last] if days.len() > NAMED => {
                format!("{}, {first} to {last}", phrase::count(days.len(), "day"))
            }
            [others @ .., last] => format!("{} and {last}", others.join(", ")),
            [] => String::new(),
        }
    }
}

/// The one day on which the words behind a change were said, if it is one.
fn day_of_words(change: &Change) -> Option<Day> {
    let said = change.causes.first()?.said.as_ref()?;
    (said.earliest == said.latest).then_some(said.earliest)
}

/// A sentence behind a colon.
fn lowered(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{DiffOptions, diff};
    use crate::load::{File, load};
    use crate::position;

    fn told(claims: &str, from: &str, to: &str, clock: Clock) -> Vec<String> {
        let text = format!(
            r#"[Actor(id: "north", name: "Northland", kind: State),
            Actor(id: "south", name: "Southland", kind: State),
            Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
            Source(id: "s", title: "One", publisher: "Gazette", published: "2027-03-16"), {claims}]"#
        );
        let ledger = load(vec![File::new("l.ron", text)]).ledger;
        let [before, after] =
            [from, to].map(|day| position::snapshot(&ledger, day.parse().expect("a day"), clock));
        let found = diff(&before, &after, DiffOptions::default());
        let blocks = Occurring::of(&found).blocks(clock);
        let items = blocks.into_iter().filter_map(|block| match block {
            Block::List(items) => Some(items.into_iter().map(|item| item.text)),
            _ => None,
        });
        items.flatten().collect()
    }

    const DATED: &str = r#"Claim(id: "c", by: "north", on: "talks", stance: Support, said: "2027-03-15",
        quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),"#;
    const UNDATED: &str = r#"Claim(id: "d", by: "south", on: "talks", stance: Support,
        quotes: [(source: "s", exact: "Southland wants talks.", kind: Indirect)]),"#;

    #[test]
    fn what_was_said_the_day_before_is_told_with_its_day() {
        let found = told(DATED, "2027-03-15", "2027-03-16", Clock::Both);
        assert_eq!(
            found,
            [
                "newly-evidenced: we learned of it in this time, from words of 2027-03-15; by \
              `--clock said` the change stands on that day."
            ]
        );
        let found = told(DATED, "2027-03-14", "2027-03-15", Clock::Said);
        assert_eq!(found, ["new: no stance before, one now."]);
    }

    #[test]
    fn only_of_words_without_a_day_nothing_shows_when() {
        let found = told(UNDATED, "2027-03-15", "2027-03-16", Clock::Both);
        assert_eq!(
            found,
            [
                "newly-evidenced: we learned of it in this time; nothing shows when, or whether, the \
              actor moved."
            ]
        );
        let both = format!("{DATED} {UNDATED}");
        let found = told(&both, "2027-03-15", "2027-03-16", Clock::Both);
        assert_eq!(
            found,
            [
                "newly-evidenced: we learned of it in this time. From words of 2027-03-15: by \
              `--clock said` the change stands on that day. From words without a day: nothing \
              shows when, or whether, the actor moved."
            ]
        );
    }
}
