//! What was found comes in with places in bytes, and goes out with places in
//! characters, too. One pass over the text for all of it.

use super::{Match, Near, Span};

/// Counts the characters before the start and the end of every place.
pub fn count_characters(text: &str, found: &mut [Match]) {
    let mut bounds: Vec<(usize, &mut usize)> = Vec::new();
    for span in found.iter_mut().flat_map(spans) {
        bounds.push((span.bytes.start, &mut span.chars.start));
        bounds.push((span.bytes.end, &mut span.chars.end));
    }
    bounds.sort_by_key(|(byte, _)| *byte);
    let (mut at, mut characters) = (0, 0);
    for (byte, place) in bounds {
        characters += text[at..byte].chars().count();
        at = byte;
        *place = characters;
    }
}

fn spans(found: &mut Match) -> Vec<&mut Span> {
    match found {
        Match::Exact(hits) | Match::Folded(hits) => {
            let hits = hits.first.iter_mut();
            hits.flat_map(|hit| std::iter::once(&mut hit.whole).chain(&mut hit.parts))
                .collect()
        }
        Match::Fuzzy(near) | Match::Absent(Some(near)) => {
            let Near { run, whole, .. } = near;
            vec![run, whole]
        }
        Match::Absent(None) => Vec::new(),
    }
}
