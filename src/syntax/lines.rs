//! Byte offsets to lines and columns, and back.
//!
//! In: a text. Out: lines and columns counted from 1 as `ron` counts them:
//! columns are characters, a line ends behind `\n`, and a `\r` before it is
//! the last column of its line.

/// Where the lines of a text begin.
///
/// ```
/// use stancegraph::syntax::Lines;
///
/// let lines = Lines::new("é = 1\nb");
/// assert_eq!(lines.line_col(3), (1, 3));
/// assert_eq!(lines.offset(2, 1), 7);
/// ```
#[derive(Debug, Clone)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    ascii: bool,
}

impl<'a> Lines<'a> {
    /// Finds the lines of `text`.
    pub fn new(text: &'a str) -> Lines<'a> {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        Lines {
            text,
            starts,
            ascii: text.is_ascii(),
        }
    }

    /// How many lines there are; an empty text has one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Line and column of a byte offset, from 1. An offset behind the end
    /// counts as the end, one inside of a character as that character.
    pub fn line_col(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        if self.ascii {
            return (line, offset - start + 1);
        }
        let rest = self.text.get(start..).unwrap_or("");
        let before = rest
            .char_indices()
            .take_while(|&(at, c)| start + at + c.len_utf8() <= offset)
            .count();
        (line, before + 1)
    }

    /// The byte offset of a line and column, from 1. A column behind the end
    /// of its line counts as that end, a line behind the last as the end.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let Some(&start) = self.starts.get(line.saturating_sub(1)) else {
            return self.text.len();
        };
        let rest = self.text.get(start..).unwrap_or("");
        let end = rest.find('\n').unwrap_or(rest.len());
        let skip = column.saturating_sub(1);
        let content = rest.get(..end).unwrap_or("");
        start + content.char_indices().nth(skip).map_or(end, |(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_behind_the_line_feed() {
        let text = "aé\r\n→b\n";
        let lines = Lines::new(text);
        assert_eq!(lines.count(), 3);
        let all: Vec<_> = text
            .char_indices()
            .map(|(at, _)| lines.line_col(at))
            .collect();
        let expected = [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (2, 2), (2, 3)];
        assert_eq!(all, expected);
        assert_eq!(lines.line_col(99), (3, 1));
    }

    #[test]
    fn every_offset_comes_back() {
        let text = "aé\r\n→b\n\nx";
        let lines = Lines::new(text);
        for (at, _) in text.char_indices() {
            let (line, column) = lines.line_col(at);
            assert_eq!(lines.offset(line, column), at);
        }
        assert_eq!(lines.offset(1, 99), 4);
        assert_eq!(lines.offset(99, 1), text.len());
        assert_eq!(Lines::new("").line_col(0), (1, 1));
    }
}
