//! No link of the documentation is dead, the book has every page, and nothing
//! tells where it was made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{File, files, none, root};

/// The pages for readers.
fn pages() -> Vec<File> {
    let mut pages = files(".");
    // What the tests expect is no page.
    pages.retain(|file| file.path.ends_with(".md") && !file.path.starts_with("tests/golden/"));
    assert!(pages.iter().any(|page| page.path == "README.md"));
    pages
}

fn events(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

/// The anchors of a page, as GitHub makes them of its headings.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut anchors = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in events(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                heading
                    .iter_mut()
                    .for_each(|heading| heading.push_str(&text));
            }
            Event::End(TagEnd::Heading(_)) => {
                let text = heading.take().unwrap_or_default().to_lowercase();
                let kept = text
                    .chars()
                    .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
                let anchor = kept.collect::<String>().replace(' ', "-");
                let count = found.entry(anchor.clone()).or_insert(0);
                anchors.insert(match *count {
                    0 => anchor,
                    more => format!("{anchor}-{more}"),
                });
                *count += 1;
            }
            _ => {}
        }
    }
    anchors
}

#[test]
fn every_link_leads_somewhere() {
    let pages = pages();
    let mut dead = Vec::new();
    let mut seen = 0;
    for page in &pages {
        let folder = Path::new(&page.path).parent().unwrap_or(Path::new(""));
        for event in events(&page.text) {
            let (Event::Start(Tag::Link { dest_url, .. })
            | Event::Start(Tag::Image { dest_url, .. })) = event
            else {
                continue;
            };
            if ["https:", "http:", "mailto:"]
                .iter()
                .any(|scheme| dest_url.starts_with(scheme))
            {
                continue;
            }
            seen += 1;
            let (path, anchor) = dest_url.split_once('#').unwrap_or((&dest_url, ""));
            let target = match path {
                "" => root().join(&page.path),
                path => root().join(folder).join(path),
            };
            let text = std::fs::read_to_string(&target).unwrap_or_default();
            if !target.exists() || !(anchor.is_empty() || anchors(&text).contains(anchor)) {
                dead.push(format!("{}: {dest_url}", page.path));
            }
        }
    }
    none(dead);
    assert!(seen > 20, "only {seen} links were seen");
}

#[test]
fn no_link_of_the_book_leaves_it() {
    // The book is made of `docs/` alone: what is elsewhere is named by its
    // path from the root of the repository, which a reader finds on any host.
    let mut outside = Vec::new();
    for page in pages().iter().filter(|page| page.path.starts_with("docs/")) {
        for event in events(&page.text) {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event
                && (dest_url.starts_with("..") || dest_url.starts_with('/'))
            {
                outside.push(format!(
                    "{}: {dest_url}; name it as a path, `like/this`",
                    page.path
                ));
            }
        }
    }
    none(outside);
}

#[test]
fn the_book_has_every_page_once() {
    let pages = pages();
    let summary = pages.iter().find(|page| page.path == "docs/SUMMARY.md");
    let mut listed: Vec<String> = Vec::new();
    for event in events(&summary.expect("the book has a summary").text) {
        if let Event::Start(Tag::Link { dest_url, .. }) = event {
            listed.push(format!("docs/{dest_url}"));
        }
    }
    listed.sort();
    let mut there: Vec<String> = pages.iter().map(|page| page.path.clone()).collect();
    there.retain(|path| path.starts_with("docs/") && path != "docs/SUMMARY.md");
    there.sort();
    assert_eq!(listed, there);
}

#[test]
fn every_page_that_is_named_exists() {
    let mut missing = Vec::new();
    for file in files(".") {
        let named = file.text.match_indices("docs/").filter_map(|(at, _)| {
            let end = file.text[at..].find(".md")?;
            let path = &file.text[at..at + end + 3];
            path.chars()
                .all(|c| c.is_alphanumeric() || "/-_.".contains(c))
                .then_some(path)
        });
        for path in named.filter(|path| !root().join(path).exists()) {
            missing.push(format!("{}: there is no `{path}`", file.path));
        }
    }
    none(missing);
}

#[test]
fn nothing_tells_where_it_was_made_or_what_is_undone() {
    // In pieces, for this file is read, too.
    let words = [
        concat!("/wo", "rk/"),
        concat!("/tm", "p/"),
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
    ];
    let mut found = Vec::new();
    for file in files(".") {
        for (number, line) in file.text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{}:{}: `{word}`", file.path, number + 1));
            }
        }
    }
    none(found);
}
