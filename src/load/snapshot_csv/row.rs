//! One row of a snapshot in CSV: a stance or a response, with its evidence.

use std::collections::BTreeMap;

use crate::model::{
    Authority, Cell, Condition, ConditionKind, DateError, Evidence, Given, Held, Mark, MarkKind,
    Pole, Response, Slug, SlugError, Value, Vote, When,
};
use crate::text::shown;

/// What is wrong with a row, and in which column.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) column: &'static str,
    pub(super) text: String,
}

fn wrong(column: &'static str, text: impl Into<String>) -> Wrong {
    Wrong {
        column,
        text: text.into(),
    }
}

/// One row, by the names of its columns.
pub(super) struct Row<'r> {
    pub(super) field: &'r dyn Fn(&'static str) -> &'r str,
}

impl Row<'_> {
    fn get(&self, name: &'static str) -> Option<&str> {
        Some((self.field)(name)).filter(|text| !text.is_empty())
    }

    fn slug(&self, name: &'static str) -> Result<Option<Slug>, Wrong> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        let spelt = |e: SlugError| {
            let so = match Slug::fits(&e.suggestion) {
                true => format!(": write `{}`", e.suggestion),
                false => String::new(),
            };
            let text = format!(
                "the {name} {} {}; an id has lower-case letters, digits, `-`, `_` and `.`{so}",
                shown(text),
                e.problem
            );
            wrong(name, text)
        };
        Slug::new(text).map(Some).map_err(spelt)
    }

    /// Adds what the row says to its cell.
    pub(super) fn take(&self, cells: &mut BTreeMap<(Slug, Slug), Cell>) -> Result<(), Wrong> {
        let actor = self.slug("actor")?.ok_or_else(|| empty("actor"))?;
        let issue = self.slug("issue")?.ok_or_else(|| empty("issue"))?;
        let marks: Vec<&str> = self
            .get("marks")
            .map_or(Vec::new(), |m| m.split_whitespace().collect());
        let evidence = self.evidence(marks.contains(&"Repeats"))?;
        let cell = cells
            .entry((actor.clone(), issue.clone()))
            .or_insert_with(|| Cell {
                actor,
                issue,
                held: Vec::new(),
                response: None,
                marks: Vec::new(),
            });
        if let Some(stance) = self.get("stance") {
            let value = value(stance).ok_or_else(|| {
                let text = format!(
                    "{} is no stance; write one like Support, Yes, 3.5 or Choose(kyiv)",
                    shown(stance)
                );
                wrong("stance", text)
            })?;
            if cell.held.iter().any(|held| held.value.excludes(&value)) {
                let text = format!("a second stance of `{}` on `{}`", cell.actor, cell.issue);
                return Err(wrong("stance", text));
            }
            cell.held.push(Held {
                value,
                evidence: evidence.clone(),
                restated: None,
                conditions: self.conditions()?,
                narrated: marks.contains(&"Narrated"),
                stale: marks.contains(&"Stale"),
            });
        }
        if let Some(name) = self.get("response") {
            let response = Response::from_name(name).ok_or_else(|| {
                let all: Vec<&str> = Response::ALL.iter().map(|r| r.name()).collect();
                let (name, all) = (shown(name), all.join(", "));
                wrong(
                    "response",
                    format!("{name} is no response; write one of {all}"),
                )
            })?;
            if cell.response.is_some() {
                let text = format!("a second response of `{}` on `{}`", cell.actor, cell.issue);
                return Err(wrong("response", text));
            }
            cell.response = Some(Given {
                response,
                evidence,
                told: marks.contains(&"Told"),
            });
        }
        for word in marks {
            let (name, about) = word
                .split_once(':')
                .map_or((word, None), |(n, a)| (n, Some(a)));
            if matches!(name, "Narrated" | "Stale" | "Told" | "Repeats") {
                continue;
            }
            let kind = MarkKind::from_name(name)
                .ok_or_else(|| wrong("marks", format!("{} is no mark", shown(name))))?;
            let about = about
                .map(Slug::new)
                .transpose()
                .map_err(|e| wrong("marks", format!("{} {}", shown(word), e.problem)))?;
            let mark = Mark {
                kind,
                about,
                claims: Vec::new(),
            };
            if !cell.marks.contains(&mark) {
                cell.marks.push(mark);
            }
        }
        Ok(())
    }

    fn evidence(&self, repeats: bool) -> Result<Evidence, Wrong> {
        let authority = self.get("authority").map(|name| {
            Authority::from_name(name).ok_or_else(|| {
                let all: Vec<&str> = Authority::ALL.iter().map(|a| a.name()).collect();
                let all = all.join(", ");
                let text = format!("{} is no authority; write one of {all}", shown(name));
                wrong("authority", text)
            })
        });
        Ok(Evidence {
            claim: self.slug("claim")?,
            by: self.slug("by")?,
            authority: authority.transpose()?,
            said: self
                .get("said")
                .map(When::parse)
                .transpose()
                .map_err(|e| wrong("said", format!("`said`: {e}")))?,
            published: self
                .get("published")
                .map(str::parse)
                .transpose()
                .map_err(|e: DateError| wrong("published", format!("`published`: {e}")))?,
            repeats,
        })
    }

    fn conditions(&self) -> Result<Vec<Condition>, Wrong> {
        let mut found = Vec::new();
        for part in self
            .get("conditions")
            .into_iter()
            .flat_map(split_conditions)
        {
            let (kind, text) = part.split_once(": ").ok_or_else(|| {
                let text = format!(
                    "{} is no condition; write one like `OnlyIf: well prepared`",
                    shown(&part)
                );
                wrong("conditions", text)
            })?;
            let kind = ConditionKind::from_name(kind.trim()).ok_or_else(|| {
                let text = format!("{} is none of OnlyIf, If, Unless", shown(kind));
                wrong("conditions", text)
            })?;
            found.push(Condition {
                kind,
                text: text.into(),
                evidence: Evidence::default(),
            });
        }
        Ok(found)
    }
}

fn empty(column: &'static str) -> Wrong {
    wrong(column, format!("the {column} is empty"))
}

/// Several conditions of one row stand between ` | `; a `|` or `\` in one of
/// them has a `\` before it.
fn split_conditions(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, parts.last_mut()) {
            ('\\', Some(part)) => part.extend(chars.next()),
            ('|', _) => parts.push(String::new()),
            (c, Some(part)) => part.push(c),
            (_, None) => {}
        }
    }
    // The blanks beside a `|` are not part of the conditions.
    let last = parts.len() - 1;
    let bare = |(at, part): (usize, &String)| {
        let part = part.strip_prefix(' ').filter(|_| at > 0).unwrap_or(part);
        let part = part.strip_suffix(' ').filter(|_| at < last).unwrap_or(part);
        part.to_owned()
    };
    parts.iter().enumerate().map(bare).collect()
}

/// A stance as in RON, its words in any case, a bare number, or the words of
/// vote tables: `support`, `oppose`, `abstain`, `yes`, `no`.
fn value(text: &str) -> Option<Value> {
    let number = |text: &str| {
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        number.map(Value::At)
    };
    if text.parse::<f64>().is_ok() {
        return number(text);
    }
    if let Some((word, inside)) = text.strip_suffix(')').and_then(|t| t.split_once('(')) {
        let inside = inside.trim_matches('"');
        return match word.to_ascii_lowercase().as_str() {
            "choose" => Slug::new(inside).ok().map(Value::Choose),
            "reject" => Slug::new(inside).ok().map(Value::Reject),
            "at" => number(inside),
            _ => None,
        };
    }
    let pole = Pole::ALL
        .iter()
        .find(|p| p.name().eq_ignore_ascii_case(text));
    let vote = Vote::ALL
        .iter()
        .find(|v| v.name().eq_ignore_ascii_case(text));
    pole.map(|p| Value::Pole(*p))
        .or(vote.map(|v| Value::Vote(*v)))
}
