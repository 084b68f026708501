//! Findings as text like a compiler's, or as one JSON object per line.
//!
//! In: findings whose places are spans (loading looks them up) and the texts
//! of the files. Out: text.

use annotate_snippets::{AnnotationKind, Group, Level as Grade, Renderer, Snippet};
use serde_json::json;

use super::{Diagnostic, Edit, Fix, Level, Place, Span, TextFile};

/// One finding as text with an excerpt; `colour` adds ANSI colours.
///
/// ```
/// use stancegraph::diagnostics::render;
/// use stancegraph::load::{File, load};
///
/// let loaded = load(vec![File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: Stat),
/// ]"#)]);
/// let shown = render::text(&loaded.diagnostics[0], &loaded.files, false);
/// assert!(shown.contains("--> l.ron:2:49"), "{shown}");
/// assert!(shown.contains("did you mean `State`?"), "{shown}");
/// ```
pub fn text(finding: &Diagnostic, files: &[TextFile], colour: bool) -> String {
    let grade = match finding.level {
        Level::Error => Grade::ERROR,
        Level::Warning | Level::Allow => Grade::WARNING,
    };
    let title = visible(&finding.message);
    let mut group = Group::with_title(grade.primary_title(&title).id(finding.code.name));
    let primary = marked(&finding.place, &finding.label, true, files);
    let mut windows: Vec<Window<'_>> = primary.into_iter().collect();
    for (place, label) in &finding.related {
        windows.extend(marked(place, label, false, files));
    }
    let bare = windows.is_empty() && !matches!(finding.place, Place::File(_));
    for (file, mut near) in by_file(windows) {
        let start = near.iter().map(|w| w.start).min().unwrap_or(0);
        let end = near.iter().map(|w| w.end).max().unwrap_or(0);
        // Far apart places of one file are shown as two excerpts.
        let parts = if end - start > WIDEST { near.len() } else { 1 };
        for _ in 0..parts {
            let rest = if parts > 1 {
                near.split_off(1)
            } else {
                Vec::new()
            };
            let start = near.iter().map(|w| w.start).min().unwrap_or(0);
            let end = near.iter().map(|w| w.end).max().unwrap_or(0);
            let (first_line, _) = files[file].line(start);
            let mut snippet = Snippet::source(files[file].text[start..end].to_owned())
                .line_start(first_line)
                .path(one_line(&files[file].path));
            for w in &near {
                let kind = if w.primary {
                    AnnotationKind::Primary
                } else {
                    AnnotationKind::Context
                };
                let span = w.span.start - start..w.span.end - start;
                snippet = snippet.annotation(kind.span(span).label(visible(w.label)));
            }
            group = group.element(snippet);
            near = rest;
        }
    }
    if let Place::File(file) = finding.place
        && let Some(file) = files.get(file as usize)
    {
        group = group.element(annotate_snippets::Origin::path(one_line(&file.path)));
    }
    for note in &finding.notes {
        group = group.element(Grade::NOTE.message(visible(note)));
    }
    for help in &finding.help {
        group = group.element(Grade::HELP.message(visible(help)));
    }
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let text = renderer.render(&[group]);
    // Without an excerpt there is nothing to lead to.
    match text.split_once('\n') {
        Some((title, rest)) if bare => {
            let behind = rest.split_once('\n').map_or("", |(_, behind)| behind);
            format!("{title}\n{behind}")
        }
        _ => text,
    }
}

/// How many bytes of a file one excerpt may take in.
const WIDEST: usize = 4_000;
/// How many bytes of one line are shown.
const LONGEST: usize = 400;

/// A span with the lines around it.
struct Window<'d> {
    file: usize,
    start: usize,
    end: usize,
    span: Span,
    label: &'d str,
    primary: bool,
}

/// The lines of a place: whole ones, unless a line is longer than can be read.
fn marked<'d>(
    place: &Place,
    label: &'d str,
    primary: bool,
    files: &[TextFile],
) -> Option<Window<'d>> {
    let Place::Span(file, span) = *place else {
        return None;
    };
    let file = file as usize;
    let text = files.get(file)?.text.as_str();
    let edge = |at: usize| {
        (0..=at.min(text.len()))
            .rev()
            .find(|&i| text.is_char_boundary(i))
            .unwrap_or(0)
    };
    let (from, to) = (edge(span.start), edge(span.end.max(span.start)));
    // Of something that goes over many lines the first one says enough.
    // A line may be as long as the file; only what can be shown is searched.
    let reach = edge(from + 2 * LONGEST);
    let line_end = text[from..reach].find('\n').map_or(reach, |n| from + n);
    let to = to.min(line_end).max(from);
    let to = edge(to.min(from + LONGEST));
    let reach = edge(from.saturating_sub(LONGEST));
    let start = text[reach..from]
        .rfind('\n')
        .map_or(reach, |n| reach + n + 1);
    let end = edge(line_end.min(to + LONGEST)).max(to);
    Some(Window {
        file,
        start,
        end,
        span: Span::new(from, to),
        label,
        primary,
    })
}

fn by_file(windows: Vec<Window<'_>>) -> Vec<(usize, Vec<Window<'_>>)> {
    let mut files: Vec<(usize, Vec<Window<'_>>)> = Vec::new();
    for window in windows {
        match files.iter_mut().find(|(file, _)| *file == window.file) {
            Some((_, list)) => list.push(window),
            None => files.push((window.file, vec![window])),
        }
    }
    files
}

/// Control and hidden characters as escapes, so that a message cannot play
/// tricks on the terminal.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

/// A path, in which a line break is as odd as any control character.
fn one_line(path: &str) -> String {
    visible(path).replace('\n', "\\u{a}")
}

/// One finding as one line of JSON.
///
/// `{"code", "level", "message", "path", "line", "column", "start", "end",
/// "label", "related": [{"path", "line", "column", "start", "end", "label"}],
/// "help": […], "notes": […], "fixes": [{"path", "line", "column", "start",
/// "end", "replacement", "what"}]}`: lines and columns from 1, columns in
/// characters, `start` and `end` in bytes, half-open; places that do not exist
/// are `null`. A fix puts `replacement` in place of the bytes from `start` to
/// `end`; without them, the byte order mark of the file goes.
///
/// ```
/// use stancegraph::diagnostics::render;
/// use stancegraph::load::{File, load};
///
/// let loaded = load(vec![File::new("l.ron", r#"[Actor(id: "north", kind: State)]"#)]);
/// let line = render::json(&loaded.diagnostics[0], &loaded.files);
/// assert!(line.starts_with(r#"{"code":"missing-field","#), "{line}");
/// ```
pub fn json(finding: &Diagnostic, files: &[TextFile]) -> String {
    let level = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Allow => "allow",
    };
    let mut object = json!({
        "code": finding.code.name,
        "level": level,
        "message": finding.message,
    });
    let place = place_json(&finding.place, &finding.label, files);
    if let (Some(object), Some(place)) = (object.as_object_mut(), place.as_object()) {
        object.extend(place.clone());
        let related: Vec<_> = finding
            .related
            .iter()
            .map(|(p, label)| place_json(p, label, files))
            .collect();
        object.insert("related".to_owned(), related.into());
        object.insert("help".to_owned(), finding.help.clone().into());
        object.insert("notes".to_owned(), finding.notes.clone().into());
        let fixes = finding.fixes.iter().filter_map(|fix| fix_json(fix, files));
        object.insert("fixes".to_owned(), fixes.collect());
    }
    object.to_string()
}

fn place_json(place: &Place, label: &str, files: &[TextFile]) -> serde_json::Value {
    let (file, span) = match *place {
        Place::Span(file, span) => (files.get(file as usize), Some(span)),
        Place::File(file) => (files.get(file as usize), None),
        Place::Entry(..) | Place::Ledger => (None, None),
    };
    let at = file
        .zip(span)
        .map(|(file, span)| position(file, span.start));
    json!({
        "path": file.map(|f| f.path.as_str()),
        "line": at.map(|(line, _)| line),
        "column": at.map(|(_, column)| column),
        "start": span.map(|s| s.start),
        "end": span.map(|s| s.end),
        "label": label,
    })
}

/// A fix whose bytes have been looked up.
fn fix_json(fix: &Fix, files: &[TextFile]) -> Option<serde_json::Value> {
    let replacement = match (&fix.place, &fix.edit) {
        (Place::Span(..), Edit::Replace(text)) => text.as_str(),
        (Place::File(_), Edit::Remove) => "",
        _ => return None,
    };
    let mut object = place_json(&fix.place, "", files);
    let fields = object.as_object_mut()?;
    fields.remove("label");
    fields.insert("replacement".to_owned(), replacement.into());
    fields.insert("what".to_owned(), fix.what.clone().into());
    Some(object)
}

/// Line and column of a byte, both from 1, the column in characters.
fn position(file: &TextFile, at: usize) -> (usize, usize) {
    let at = (0..=at.min(file.text.len()))
        .rev()
        .find(|&i| file.text.is_char_boundary(i))
        .unwrap_or(0);
    let (number, start) = file.line(at);
    (number, 1 + file.text[start..at].chars().count())
}
