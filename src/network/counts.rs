//! How many claims there are of each row, column and level.

/// What stands in one column: a row, a level and how many claims.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// The row.
    pub row: u32,
    /// The level.
    pub level: u32,
    /// How many claims, or how much they weigh together.
    pub count: f64,
}

/// The counts of a selection, column by column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counts {
    entries: Vec<Entry>,
    /// Where each column ends among the entries.
    ends: Vec<u32>,
    /// How many rows there are.
    pub rows: usize,
    /// How many levels there are.
    pub levels: usize,
}

impl Counts {
    /// Counts cells (row, column, level), each with its weight. O(n log m) for
    /// m claims in a column. Weights of one cell are added up in their order.
    pub fn new(
        size: (usize, usize, usize),
        cells: impl Iterator<Item = (u32, u32, u32, f64)> + Clone,
    ) -> Counts {
        let (rows, columns, levels) = size;
        let mut starts = vec![0_u32; columns + 1];
        for (_, column, _, _) in cells.clone() {
            starts[column as usize + 1] += 1;
        }
        for at in 0..columns {
            starts[at + 1] += starts[at];
        }
        let nothing = Entry {
            row: 0,
            level: 0,
            count: 0.0,
        };
        let mut entries = vec![nothing; starts[columns] as usize];
        let mut next = starts.clone();
        for (row, column, level, count) in cells {
            let at = &mut next[column as usize];
            entries[*at as usize] = Entry { row, level, count };
            *at += 1;
        }
        let mut kept = 0;
        let mut ends = Vec::with_capacity(columns);
        for column in 0..columns {
            let (start, end) = (starts[column] as usize, starts[column + 1] as usize);
            let first = kept;
            entries[start..end].sort_by_key(|entry| (entry.row, entry.level));
            for at in start..end {
                let entry = entries[at];
                if kept > first
                    && (entries[kept - 1].row, entries[kept - 1].level) == (entry.row, entry.level)
                {
                    entries[kept - 1].count += entry.count;
                } else {
                    entries[kept] = entry;
                    kept += 1;
                }
            }
            ends.push(kept as u32);
        }
        entries.truncate(kept);
        Counts {
            entries,
            ends,
            rows,
            levels,
        }
    }

    /// The entries of each column, sorted by row and level.
    pub fn columns(&self) -> impl Iterator<Item = &[Entry]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let column = &self.entries[start..*end as usize];
            start = *end as usize;
            column
        })
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.ends.len()
    }

    /// All entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The sum of each row, without those of a level that is left out.
    pub fn totals(&self, without: Option<usize>) -> Vec<f64> {
        let mut totals = vec![0.0; self.rows];
        for entry in &self.entries {
            if without != Some(entry.level as usize) {
                totals[entry.row as usize] += entry.count;
            }
        }
        totals
    }
}
