//! Two stored snapshots in CSV to the cells in which they differ, in one pass
//! over both.
//!
//! In: two texts, sorted by actor and issue as the program writes them; a text
//! that is not is put in order first. Out: two snapshots that hold only what differs; comparing them gives the
//! same as comparing the whole. What is alike on both sides is checked, but
//! never made into cells, so memory is that of the texts and of the changes.

use std::collections::BTreeMap;
use std::path::Path;

use super::checked::Checked;
use super::header::Header;
use super::row::Row;
use super::sorted;
use super::{finished, unreadable};
use crate::error::Error;
use crate::load::rows::{Row as Fields, Rows};
use crate::model::{Cell, Clock, Columns, Counted, Day, MarkKind, Only, Slug, Snapshot};
use crate::text::path_shown;

/// A stored snapshot as text.
#[derive(Debug, Clone, Copy)]
pub struct Stored<'t> {
    /// How errors call the file.
    pub path: &'t str,
    /// What is in it.
    pub text: &'t str,
    /// Its day; the latest that occurs in it unless given.
    pub as_of: Option<Day>,
}

/// What differs between two stored snapshots.
#[derive(Debug, Clone, PartialEq)]
pub struct Differing {
    /// The cells of the first that the second does not hold alike.
    pub before: Snapshot,
    /// The cells of the second that the first does not hold alike.
    pub after: Snapshot,
    /// How many cells each holds in all.
    pub cells: [usize; 2],
}

/// Finds the cells in which two stored snapshots differ. `None` where that
/// takes both as a whole: `actor` and `issue` are not their first columns, a
/// remark is about the cell of somebody else, or a row cannot be read;
/// [`read`](super::read) then tells all that is wrong, each at its place.
/// O(n) in the size of the texts, and O(n log n) in the rows of one that is not
/// sorted.
///
/// ```
/// use stancegraph::load::snapshot_csv::{Stored, differing};
/// use stancegraph::model::Clock;
/// let day = "2026-05-01".parse().ok();
/// let old = "actor,issue,stance\nnorth,talks,Support\nsouth,talks,Support\n";
/// let new = "actor,issue,stance\nnorth,talks,Support\nsouth,talks,Oppose\n";
/// let [old, new] = [old, new].map(|text| Stored { path: "s.csv", text, as_of: day });
/// let found = differing([old, new], Clock::Both)?.unwrap();
/// assert_eq!(found.after.cells.len(), 1);
/// assert_eq!(found.cells, [2, 2]);
/// # Ok::<(), stancegraph::error::Error>(())
/// ```
///
/// # Errors
/// When one has not the columns `actor` and `issue`, or no day is known.
pub fn differing(stored: [Stored<'_>; 2], clock: Clock) -> Result<Option<Differing>, Error> {
    // A table in any order is nearly always seen to be so at once; if not, a
    // pass was made for nothing.
    let sort = |side: Stored<'_>| match sorted::begins_sorted(side.text) {
        true => None,
        false => sorted::sorted(side.text),
    };
    let mut sorted: [Option<String>; 2] = stored.map(sort);
    loop {
        let mut sides = stored;
        for (side, sorted) in sides.iter_mut().zip(&sorted) {
            side.text = sorted.as_deref().unwrap_or(side.text);
        }
        match one_pass(sides, clock) {
            Ok(found) => return Ok(Some(found)),
            Err(Stop::Unsorted(side)) if sorted[side].is_none() => {
                sorted[side] = sorted::sorted(stored[side].text);
                if sorted[side].is_none() {
                    return Ok(None);
                }
            }
            Err(Stop::Error(error)) => return Err(error),
            // Whoever reads the whole tells every mistake, each at its place.
            Err(Stop::Unsorted(_) | Stop::Whole) => return Ok(None),
        }
    }
}

/// The same of tables that are sorted.
fn one_pass([old, new]: [Stored<'_>; 2], clock: Clock) -> Result<Differing, Stop> {
    let (mut old, mut new) = (Side::new(old, 0)?, Side::new(new, 1)?);
    let alike = old.header == new.header;
    let both = old.columns.both(new.columns);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let (mut a, mut b): (Option<Group<'_>>, Option<Group<'_>>) = (None, None);
    loop {
        if a.is_none() {
            a = old.group()?;
        }
        if let (Some(group), None, true) = (&a, &b, alike)
            && new.passes(group)
        {
            a = None;
            continue;
        }
        if b.is_none() {
            b = new.group()?;
        }
        let order = match (&a, &b) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(a), Some(b)) => a.key.cmp(&b.key),
        };
        let left = a.take_if(|_| order.is_le());
        let right = b.take_if(|_| order.is_ge());
        if let (Some(left), Some(right), true) = (&left, &right, alike)
            && left.raw.trim_end() == right.raw.trim_end()
        {
            continue;
        }
        let left = left.map(|group| old.cell(&group)).transpose()?.flatten();
        let right = right.map(|group| new.cell(&group)).transpose()?.flatten();
        let known = |cell: &Option<Cell>| cell.as_ref().and_then(|cell| both.of(cell));
        if known(&left) == known(&right) {
            continue;
        }
        let mut cells = left.iter().chain(&right);
        if cells.any(|cell| cell.has(MarkKind::Dissent)) {
            return Err(Stop::Whole);
        }
        before.extend(left);
        after.extend(right);
    }
    Ok(Differing {
        cells: [old.cells, new.cells],
        before: old.snapshot(before, clock)?,
        after: new.snapshot(after, clock)?,
    })
}

/// Why a table is not read to its end.
enum Stop {
    /// Both have to be read as a whole.
    Whole,
    /// The first or the second is not sorted.
    Unsorted(usize),
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Error(error)
    }
}

/// The rows of one cell.
struct Group<'t> {
    key: (&'t str, &'t str),
    raw: &'t str,
    /// The actor and the issue as they stand in each row.
    prefix: &'t str,
    /// The latest day that they tell.
    latest: Option<Day>,
    rows: usize,
    plain: bool,
}

/// One of the two tables, as far as it has been read.
struct Side<'t> {
    /// Whether it is the first or the second.
    number: usize,
    path: String,
    text: &'t str,
    rows: Rows<'t>,
    row: Fields,
    header: Header,
    columns: Columns,
    checked: Checked<'t>,
    as_of: Option<Day>,
    latest: Option<Day>,
    last: Option<(&'t str, &'t str)>,
    cells: usize,
}

impl<'t> Side<'t> {
    fn new(stored: Stored<'t>, number: usize) -> Result<Side<'t>, Error> {
        let path = path_shown(Path::new(stored.path));
        let text = stored.text;
        let mut rows = Rows::new(text);
        let mut row = Fields::default();
        rows.read(&mut row).map_err(|e| unreadable(&path, &e))?;
        let names = (0..row.len()).map(|at| row.get(text, at));
        let header = Header::read(&path, text, names)?;
        Ok(Side {
            checked: Checked::new(text, &header),
            columns: header.columns(),
            as_of: stored.as_of,
            latest: None,
            last: None,
            cells: 0,
            number,
            path,
            text,
            rows,
            row,
            header,
        })
    }

    /// The rows of the next cell.
    fn group(&mut self) -> Result<Option<Group<'t>>, Stop> {
        let places = (self.header.place("actor"), self.header.place("issue"));
        if places != (Some(0), Some(1)) {
            return Err(Stop::Whole);
        }
        let Some(mut latest) = self.one()? else {
            return Ok(None);
        };
        let start = self.row.span.start;
        let mut plain = self.row.is_plain();
        if !plain && (0..2).any(|at| self.text[self.row.place(at).start..].starts_with('"')) {
            return Err(Stop::Whole);
        }
        let key = (self.row.plain(self.text, 0), self.row.plain(self.text, 1));
        if self.last.is_some_and(|last| last >= key) {
            return Err(Stop::Unsorted(self.number));
        }
        self.last = Some(key);
        self.cells += 1;
        let prefix = &self.text[start..self.row.place(1).end];
        let mut rows = 1;
        while continues(self.rows.rest(), prefix) {
            latest = latest.max(self.one()?.flatten());
            plain &= self.row.is_plain();
            rows += 1;
        }
        let group = Group {
            key,
            raw: &self.text[start..self.rows.at()],
            prefix,
            latest,
            rows,
            plain,
        };
        self.latest = self.latest.max(latest);
        if rows > 1 {
            // Whether they can stand together is told by reading them.
            self.cell(&group)?;
        }
        Ok(Some(group))
    }

    /// Reads and checks one row; the latest day that it tells. None at the end.
    fn one(&mut self) -> Result<Option<Option<Day>>, Stop> {
        let read = self.rows.read(&mut self.row);
        if !read.map_err(|_| Stop::Whole)? {
            return Ok(None);
        }
        let (row, header) = (&self.row, &self.header);
        if row.len() != header.width {
            return Err(Stop::Whole);
        }
        let day = self.checked.row(row, header);
        day.map(Some).map_err(|_| Stop::Whole)
    }

    /// Passes over the next rows if they are, byte for byte, those of a group
    /// of the other side, which has checked them.
    fn passes(&mut self, group: &Group<'t>) -> bool {
        let rest = self.rows.rest();
        let passes = group.plain
            && group.raw.ends_with('\n')
            && rest.as_bytes().starts_with(group.raw.as_bytes())
            && self.last.is_none_or(|last| last < group.key)
            && !continues(&rest[group.raw.len()..], group.prefix);
        if passes {
            self.last = Some(group.key);
            self.cells += 1;
            self.rows.skip(group.raw.len(), group.rows);
            self.latest = self.latest.max(group.latest);
        }
        passes
    }

    /// The cell of a group.
    fn cell(&self, group: &Group<'t>) -> Result<Option<Cell>, Stop> {
        let text = group.raw;
        let mut rows = Rows::new(text);
        let mut row = Fields::default();
        let mut cells: BTreeMap<(Slug, Slug), Cell> = BTreeMap::new();
        while rows.read(&mut row).map_err(|_| Stop::Whole)? {
            let field = |name: &str| self.header.place(name).map_or("", |at| row.get(text, at));
            let taken = Row { field: &field }.take(&mut cells);
            taken.map_err(|_| Stop::Whole)?;
        }
        Ok(finished(cells).pop())
    }

    fn snapshot(&self, cells: Vec<Cell>, clock: Clock) -> Result<Snapshot, Error> {
        let as_of = self.as_of.or(self.latest);
        let nothing = || Error::usage(format!("nothing in {} tells its day", self.path));
        Ok(Snapshot {
            as_of: as_of.ok_or_else(nothing)?,
            clock,
            counted: Counted::default(),
            title: None,
            only: Only::default(),
            speakers: Vec::new(),
            columns: self.columns,
            cells,
            withdrawn: Vec::new(),
        })
    }
}

/// Whether a text goes on with a row of the same cell.
fn continues(rest: &str, prefix: &str) -> bool {
    let rest = rest.as_bytes();
    rest.starts_with(prefix.as_bytes())
        && matches!(rest.get(prefix.len()), None | Some(b',' | b'\n' | b'\r'))
}
