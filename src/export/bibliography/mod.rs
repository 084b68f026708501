//! Sources come in, a bibliography for other programs comes out: CSL-JSON for
//! Zotero and pandoc, BibTeX for LaTeX.

mod bibtex;
mod csl;

pub use bibtex::bibtex;
pub use csl::csl_json;

use crate::model::{Day, When};

/// What is certain of a date: year, month, day. None for what is no whole
/// year, month or day.
fn certain(when: &When) -> Option<Vec<i32>> {
    let (first, last) = (when.earliest.civil(), when.latest.civil());
    let (year, month, day) = first;
    let date = [i32::from(year), i32::from(month), i32::from(day)];
    let ends = |day: Day| Day::from_number(day.number() + 1).map(Day::civil);
    let next = ends(when.latest);
    if when.earliest == when.latest {
        Some(date.to_vec())
    } else if day == 1 && (first.0, first.1) == (last.0, last.1) && next.is_some_and(|d| d.2 == 1) {
        Some(date[..2].to_vec())
    } else if (month, day) == (1, 1) && last == (year, 12, 31) {
        Some(date[..1].to_vec())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{File, load};
    use crate::model::{Ledger, Source};

    fn ledger(fields: &str) -> Ledger {
        let text = format!("[Source(id: \"s-1\", {fields})]");
        let loaded = load(vec![File::new("l.ron", text)]);
        assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
        loaded.ledger
    }

    fn written(fields: &str) -> (serde_json::Value, String) {
        let ledger = ledger(fields);
        let sources: Vec<&Source> = ledger.sources.iter().collect();
        let json = csl_json(&sources).expect("it can be written");
        let json = serde_json::from_str(&json).expect("JSON");
        (json, bibtex(&sources))
    }

    #[test]
    fn a_source_keeps_all_that_is_known_of_it() {
        let (json, bib) = written(
            "title: \"Talks & more\", publisher: \"Gazette\", authors: [\"Ann Lee\", \"Bo\"], \
             published: \"2026-05-02\", retrieved: \"2026-05-03\", lang: \"en\", \
             url: \"https://example.org/a_b?c=1%20\"",
        );
        assert_eq!(
            json[0],
            serde_json::json!({
                "id": "s-1", "type": "webpage", "title": "Talks & more",
                "container-title": "Gazette", "publisher": "Gazette",
                "author": [{"literal": "Ann Lee"}, {"literal": "Bo"}],
                "issued": {"date-parts": [[2026, 5, 2]]},
                "accessed": {"date-parts": [[2026, 5, 3]]},
                "URL": "https://example.org/a_b?c=1%20", "language": "en",
            })
        );
        let expected = "@misc{s-1,\n  title = {{Talks \\& more}},\n  \
             author = {{Ann Lee} and {Bo}},\n  howpublished = {Gazette},\n  year = {2026},\n  \
             month = may,\n  day = {2},\n  url = {https://example.org/a_b?c=1%20},\n  \
             urldate = {2026-05-03},\n}\n";
        assert_eq!(bib, expected);
    }

    #[test]
    fn dates_are_no_more_precise_than_they_are() {
        let parts = |date: &str| {
            let (json, bib) = written(&format!("title: \"T\", published: \"{date}\""));
            (json[0]["issued"].to_string(), bib.contains("month"))
        };
        assert_eq!(parts("2025"), (r#"{"date-parts":[[2025]]}"#.into(), false));
        assert_eq!(
            parts("2024-02"),
            (r#"{"date-parts":[[2024,2]]}"#.into(), true)
        );
        assert_eq!(
            parts("2025-01-03/2025-01-05"),
            (r#"{"date-parts":[[2025,1,3],[2025,1,5]]}"#.into(), false)
        );
    }

    #[test]
    fn no_title_breaks_the_files() {
        for title in [
            "} @misc{evil, title = {x",
            "{{{",
            "a \\\\ % b $ # _ ~ ^ & \\\" c",
            "line\\nbreak \\u{202e}",
            "\\\\",
        ] {
            let (json, bib) = written(&format!(
                "title: \"{title}\", publisher: \"{title}\", authors: [\"{title}\"]"
            ));
            assert!(json[0]["title"].is_string());
            assert_eq!(
                bib.matches('@').count(),
                bib.lines().filter(|l| l.contains('@')).count()
            );
            let mut depth = 0_i32;
            for (at, character) in bib.char_indices() {
                depth += match character {
                    '{' => 1,
                    '}' => -1,
                    _ => 0,
                };
                // It closes once, at its end.
                assert_eq!(depth == 0, at < 5 || at + 2 >= bib.len(), "{title}: {bib}");
            }
        }
    }
}
