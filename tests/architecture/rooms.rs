//! A room uses only rooms above it. The order is that of the `mod` lines in
//! `src/lib.rs`; there is no second list.

use super::{File, library, none, read};

/// The rooms in the order of the flow.
pub fn rooms() -> Vec<String> {
    let text = read("src/lib.rs");
    let names = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The modules in which a file is: `src/load/builder/claim.rs` is `load`,
/// `builder`, `claim`.
fn modules(path: &str) -> Vec<&str> {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.retain(|part| !matches!(*part, "mod" | "lib"));
    parts
}

/// The names that directly follow the root of the crate: in `crate::a`, in
/// `crate::{a::b, c}` over any number of lines, and in as many `super::` as
/// lead there.
fn from_the_root(file: &File) -> Vec<(usize, String)> {
    let mut text = String::new();
    let mut starts = Vec::new();
    for (number, line) in file.code() {
        starts.push((text.len(), number));
        text.push_str(line);
        text.push('\n');
    }
    let up = "super::".repeat(modules(&file.path).len());
    let mut found = Vec::new();
    for root in ["crate::", up.as_str()] {
        for (at, _) in text.match_indices(root).filter(|_| !root.is_empty()) {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '$')) {
                continue;
            }
            let line = starts.iter().rev().find(|(start, _)| *start <= at);
            let line = line.map_or(0, |(_, number)| *number);
            let names = named(&text[at + root.len()..]);
            found.extend(names.into_iter().map(|name| (line, name)));
        }
    }
    found
}

/// The first names of a path, or of each path of a group.
fn named(rest: &str) -> Vec<String> {
    let word = |text: &str| {
        let text = text.trim_start();
        let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
        text[..end.unwrap_or(text.len())].to_owned()
    };
    let Some(group) = rest.trim_start().strip_prefix('{') else {
        return vec![word(rest)];
    };
    let mut names = vec![word(group)];
    let mut depth = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(word(&group[at + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn a_room_uses_only_rooms_above_it() {
    let rooms = rooms();
    assert!(rooms.len() > 5, "{rooms:?}");
    let place = |name: &str| rooms.iter().position(|room| room == name);
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for file in library().iter().filter(|file| file.path != "src/lib.rs") {
        let own = modules(&file.path)[0];
        let own_place = place(own).unwrap_or_else(|| panic!("{} is in no room", file.path));
        for (line, other) in from_the_root(file) {
            let Some(other_place) = place(&other) else {
                wrong.push(format!("{}:{line}: `{other}` is no room", file.path));
                continue;
            };
            arrows += usize::from(other_place < own_place);
            if other_place > own_place {
                let path = &file.path;
                wrong.push(format!(
                    "{path}:{line}: `{own}` uses `{other}`, which is below it"
                ));
            }
        }
    }
    none(wrong);
    assert!(arrows > 100, "only {arrows} uses of other rooms were seen");
}

#[test]
fn uses_are_seen_in_every_form() {
    let file = |path: &str, text: &str| File {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let names = |file: File| -> Vec<String> {
        let found = from_the_root(&file).into_iter();
        found.map(|(_, name)| name).collect()
    };
    let text = "use crate::a;\n// use crate::no;\nuse crate::{\n    b::{c, d},\n    e,\n};\n\
                fn f() { crate::g::h(super::super::i::j, super::k) }\n\
                #[cfg(test)]\nuse crate::tests;\n";
    assert_eq!(names(file("src/x/y.rs", text)), ["a", "b", "e", "g", "i"]);
    assert_eq!(names(file("src/x.rs", "use super::{l, m::n};")), ["l", "m"]);
    assert_eq!(names(file("src/x/mod.rs", "use super::o;")), ["o"]);
    assert_eq!(names(file("src/x/tests.rs", "use crate::p;")), [""; 0]);
}
