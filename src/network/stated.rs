//! Networks come in, what they were made of comes out in words, so that every
//! output can say it.

use super::matrix::Networks;
use super::settings::Mode;

impl Networks {
    /// Everything by which they were made: settings, range, and what does not
    /// count. Names and values, in a fixed order.
    pub fn stated(&self) -> Vec<(String, String)> {
        let settings = self.settings.iter();
        let mut all: Vec<(String, String)> = settings
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        let mut add = |name: &str, value: String| all.push((name.to_owned(), value));
        let spans = || self.networks.iter().filter_map(|network| network.span);
        let first = spans().map(|span| span.from).min();
        let last = spans().map(|span| span.to).max();
        if let (Some(first), Some(last)) = (first, last) {
            add("first-day", first.to_string());
            add("last-day", last.to_string());
        }
        let counted: u64 = self.rows.iter().map(|node| node.claims).sum();
        add("claims-counted", counted.to_string());
        add("claims-in-all", self.of_claims.to_string());
        add("left-out-neutral", self.left_out.neutral.to_string());
        add("left-out-duplicate", self.left_out.duplicates.to_string());
        for (reason, number) in &self.left_out.others {
            let name = format!("left-out-{}", reason.replace(' ', "-"));
            add(&name, number.to_string());
        }
        all
    }

    /// What they are about, in one line.
    pub fn title(&self) -> String {
        let aggregate = self.settings.iter().find(|(name, _)| *name == "aggregate");
        let aggregate = aggregate.map_or("", |(_, value)| value);
        let (rows, columns) = (&self.row_variable, &self.column_variable);
        match self.mode {
            Mode::One => format!("Network of {rows} by {columns}: {aggregate}"),
            Mode::Two => format!("Network of {rows} and {columns}: {aggregate}"),
        }
    }
}
