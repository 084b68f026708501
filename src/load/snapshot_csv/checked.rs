//! Whether a row can be read, found out without reading it where all of its
//! words were met before.
//!
//! In: rows. Out: the error that reading one would give. Nearly every row
//! repeats the words of another, so that only ids and days are looked at.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::header::Header;
use super::row::{Row, Wrong};
use crate::load::rows::Row as Fields;
use crate::model::{Day, Slug};

/// How many different words of one column are remembered.
const MOST: usize = 1 << 12;

/// How a column is looked at.
#[derive(Clone, Copy)]
enum Look {
    /// An id that has to be there.
    Key,
    /// An id, or nothing.
    Id,
    /// One of few words, or nothing.
    Word,
    /// The same, read only beside a stance.
    Terms,
}

/// The columns, and how each is looked at.
const LOOKS: [(&str, Look); 11] = [
    ("actor", Look::Key),
    ("issue", Look::Key),
    ("claim", Look::Id),
    ("by", Look::Id),
    ("stance", Look::Word),
    ("response", Look::Word),
    ("conditions", Look::Terms),
    ("said", Look::Word),
    ("published", Look::Word),
    ("authority", Look::Word),
    ("marks", Look::Word),
];

/// What has been found to be right so far.
pub(super) struct Checked<'t> {
    text: &'t str,
    /// Place, way of looking, and the words that were right.
    columns: Vec<(usize, Look, Known<'t>)>,
    said: Option<usize>,
    published: Option<usize>,
    days: FxHashMap<(&'t str, &'t str), Option<Day>>,
}

#[derive(Default)]
struct Known<'t> {
    last: &'t str,
    all: FxHashSet<&'t str>,
}

impl<'t> Checked<'t> {
    pub(super) fn new(text: &'t str, header: &Header) -> Checked<'t> {
        let columns = LOOKS
            .iter()
            .filter_map(|(name, look)| Some((header.place(name)?, *look, Known::default())));
        Checked {
            text,
            columns: columns.collect(),
            said: header.place("said"),
            published: header.place("published"),
            days: FxHashMap::default(),
        }
    }

    /// Looks at one row; the error is the one of reading it. Else the latest
    /// day that it tells.
    pub(super) fn row(&mut self, row: &Fields, header: &Header) -> Result<Option<Day>, Wrong> {
        let mut right = row.is_plain();
        for (at, look, known) in &mut self.columns {
            if !right {
                break;
            }
            let word = row.plain(self.text, *at);
            right = match look {
                Look::Key if word.is_empty() => false,
                Look::Key | Look::Id => word == known.last || word.is_empty() || Slug::fits(word),
                Look::Word | Look::Terms => {
                    word == known.last || word.is_empty() || known.all.contains(word)
                }
            };
            if right {
                known.last = word;
            }
        }
        if !right {
            self.whole(row, header)?;
        }
        Ok(self.day(row))
    }

    /// Reads the row as it would be, and remembers its words.
    fn whole(&mut self, row: &Fields, header: &Header) -> Result<(), Wrong> {
        let field = |name: &str| header.place(name).map_or("", |at| row.get(self.text, at));
        Row { field: &field }.take(&mut BTreeMap::new())?;
        if !row.is_plain() {
            return Ok(());
        }
        let has_stance = !field("stance").is_empty();
        for (at, look, known) in &mut self.columns {
            let read = match look {
                Look::Word => true,
                Look::Terms => has_stance,
                Look::Key | Look::Id => false,
            };
            if read && known.all.len() < MOST {
                known.all.insert(row.plain(self.text, *at));
            }
        }
        Ok(())
    }

    fn day(&mut self, row: &Fields) -> Option<Day> {
        if self.said.is_none() && self.published.is_none() {
            return None;
        }
        let at = |place: Option<usize>| place.map_or("", |at| row.get(self.text, at));
        let day = || super::latest_day(at(self.said), at(self.published));
        if !row.is_plain() || self.days.len() >= MOST {
            return day();
        }
        let plain = |place: Option<usize>| place.map_or("", |at| row.plain(self.text, at));
        let key = (plain(self.said), plain(self.published));
        if let Some(day) = self.days.get(&key) {
            return *day;
        }
        let day = day();
        self.days.insert(key, day);
        day
    }
}
