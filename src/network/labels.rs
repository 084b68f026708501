//! Labels that differ, whatever things are called.

use std::collections::BTreeMap;

/// The labels of things by their names and ids: the name where it is there once,
/// else with the id behind it.
pub fn told_apart<'t>(things: impl Iterator<Item = (&'t str, &'t str)> + Clone) -> Vec<Box<str>> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in things.clone() {
        *times.entry(name).or_default() += 1;
    }
    let label = |(name, id): (&str, &str)| match times.get(name) {
        Some(1) if !name.is_empty() => name.into(),
        _ => format!("{name} ({id})").trim_start().into(),
    };
    things.map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_there_twice_has_its_id_behind_it() {
        let things = [("Peace", "a"), ("War", "b"), ("Peace", "c"), ("", "d")];
        let labels = told_apart(things.into_iter());
        assert_eq!(labels.join(", "), "Peace (a), War, Peace (c), (d)");
    }
}
