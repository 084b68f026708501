//! Stored snapshots in CSV: sorted, one row a stance (one an option), one a
//! response.
//!
//! Columns, in any order: `actor` and `issue`; of the others any may be
//! missing, and then nothing is claimed that would need it: `stance`,
//! `response`, `conditions`, `said`, `published`, `by`, `authority`, `claim`,
//! `marks`. The day of the snapshot is not in the file.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::model::{
    Authority, Cell, Clock, Columns, Condition, ConditionKind, Day, Evidence, Given, Held, Mark,
    MarkKind, Pole, Response, Slug, Snapshot, Value, Vote, When,
};

/// The columns as they are written.
pub const COLUMNS: [&str; 11] = [
    "actor",
    "issue",
    "stance",
    "response",
    "conditions",
    "said",
    "published",
    "by",
    "authority",
    "claim",
    "marks",
];

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
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// Reads a snapshot from CSV; `path` is how errors call the file. Without
/// `as_of` the day is the latest that occurs in it.
///
/// # Errors
/// When it is no CSV with the columns `actor` and `issue`, when a value
/// cannot be read (the message says in which line), or when no day is known.
pub fn read(path: &str, text: &str, as_of: Option<Day>, clock: Clock) -> Result<Snapshot, Error> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(false)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|e| Error::data(format!("`{path}`: {e}")))?
        .clone();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, name) in header.iter().enumerate() {
        let name = name.trim();
        if !COLUMNS.contains(&name) {
            continue;
        }
        if places.insert(name, index).is_some() {
            return Err(Error::data(format!(
                "`{path}`: the column `{name}` is there twice"
            )));
        }
    }
    for name in ["actor", "issue"] {
        if !places.contains_key(name) {
            return Err(Error::data(format!(
                "`{path}` has no column `{name}`; a snapshot in CSV begins with `{}`",
                COLUMNS.join(",")
            )));
        }
    }
    let has = |name: &str| places.contains_key(name);
    let columns = Columns {
        response: has("response"),
        conditions: has("conditions"),
        said: has("said"),
        published: has("published"),
        by: has("by"),
        authority: has("authority"),
        claim: has("claim"),
        marks: has("marks"),
        details: false,
    };
    let mut cells: BTreeMap<(Slug, Slug), Cell> = BTreeMap::new();
    let mut latest: Option<Day> = None;
    let mut record = csv::StringRecord::new();
    while reader
        .read_record(&mut record)
        .map_err(|e| Error::data(format!("`{path}`: {e}")))?
    {
        let line = record.position().map_or(0, csv::Position::line);
        let field = |name: &str| {
            places
                .get(name)
                .and_then(|&at| record.get(at))
                .unwrap_or("")
                .trim()
        };
        let row = Row { field: &field };
        row.take(&mut cells)
            .map_err(|problem| Error::data(format!("`{path}`, line {line}: {problem}")))?;
        let said = When::parse(field("said"))
            .ok()
            .map(|w| w.latest)
            .filter(|d| *d < Day::MAX);
        let published: Option<Day> = field("published").parse().ok();
        latest = latest.max(said).max(published);
    }
    let Some(as_of) = as_of.or(latest) else {
        return Err(Error::usage(format!(
            "nothing in `{path}` tells its day; give it with `--from` or `--to`"
        )));
    };
    let cells = cells
        .into_values()
        .map(|mut cell| {
            cell.held
                .sort_by(|a, b| a.value.option().cmp(&b.value.option()));
            cell.marks
                .sort_by(|a, b| (a.kind, &a.about).cmp(&(b.kind, &b.about)));
            cell
        })
        .collect();
    Ok(Snapshot {
        as_of,
        clock,
        title: None,
        columns,
        cells,
        withdrawn: Vec::new(),
    })
}

/// One row, by the names of its columns.
struct Row<'r> {
    field: &'r dyn Fn(&'static str) -> &'r str,
}

impl Row<'_> {
    fn get(&self, name: &'static str) -> Option<&str> {
        Some((self.field)(name)).filter(|text| !text.is_empty())
    }

    fn slug(&self, name: &'static str) -> Result<Option<Slug>, String> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        Slug::new(text)
            .map(Some)
            .map_err(|e| format!("the {name} `{text}` {}", e.problem))
    }

    fn take(&self, cells: &mut BTreeMap<(Slug, Slug), Cell>) -> Result<(), String> {
        let actor = self.slug("actor")?.ok_or("the actor is empty")?;
        let issue = self.slug("issue")?.ok_or("the issue is empty")?;
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
                format!("`{stance}` is no stance; write one like Support, Yes, 3.5 or Choose(kyiv)")
            })?;
            if cell.held.iter().any(|h| h.value.option() == value.option()) {
                return Err(format!(
                    "a second stance of `{}` on `{}`",
                    cell.actor, cell.issue
                ));
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
                format!("`{name}` is no response; write one of {}", all.join(", "))
            })?;
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
            let kind = MarkKind::from_name(name).ok_or_else(|| format!("`{name}` is no mark"))?;
            let about = about
                .map(Slug::new)
                .transpose()
                .map_err(|e| format!("`{word}` {}", e.problem))?;
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

    fn evidence(&self, repeats: bool) -> Result<Evidence, String> {
        let authority = self.get("authority").map(|name| {
            Authority::from_name(name).ok_or_else(|| format!("`{name}` is no authority"))
        });
        Ok(Evidence {
            claim: self.slug("claim")?,
            by: self.slug("by")?,
            authority: authority.transpose()?,
            said: self
                .get("said")
                .map(When::parse)
                .transpose()
                .map_err(|e| e.problem)?,
            published: self
                .get("published")
                .map(str::parse)
                .transpose()
                .map_err(|e: crate::model::DateError| e.problem)?,
            repeats,
        })
    }

    fn conditions(&self) -> Result<Vec<Condition>, String> {
        let mut found = Vec::new();
        for part in self
            .get("conditions")
            .into_iter()
            .flat_map(split_conditions)
        {
            let (kind, text) = part.split_once(": ").ok_or_else(|| {
                format!("`{part}` is no condition; write one like `OnlyIf: well prepared`")
            })?;
            let kind = ConditionKind::from_name(kind.trim())
                .ok_or_else(|| format!("`{kind}` is none of OnlyIf, If, Unless"))?;
            found.push(Condition {
                kind,
                text: text.into(),
                evidence: Evidence::default(),
            });
        }
        Ok(found)
    }
}

/// A stance as in RON, its words in any case, a bare number, or the words of
/// vote tables: `support`, `oppose`, `abstain`, `yes`, `no`.
fn value(text: &str) -> Option<Value> {
    if let Ok(number) = text.parse::<f64>() {
        return number.is_finite().then_some(Value::At(number));
    }
    if let Some((word, inside)) = text.strip_suffix(')').and_then(|t| t.split_once('(')) {
        let inside = inside.trim_matches('"');
        return match word.to_ascii_lowercase().as_str() {
            "choose" => Slug::new(inside).ok().map(Value::Choose),
            "reject" => Slug::new(inside).ok().map(Value::Reject),
            "at" => inside.parse().ok().map(Value::At),
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

/// Writes a snapshot as CSV, sorted by actor, issue and option; lines end in `\n`.
///
/// # Errors
/// Never for a snapshot in memory; the signature is that of the writer.
pub fn to_text(snapshot: &Snapshot) -> Result<String, Error> {
    let failed =
        |e: &dyn std::fmt::Display| Error::format(format!("the CSV cannot be written: {e}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(|e| failed(&e))?;
    for cell in &snapshot.cells {
        for row in rows(cell) {
            writer.write_record(&row).map_err(|e| failed(&e))?;
        }
    }
    let bytes = writer.into_inner().map_err(|e| failed(&e))?;
    String::from_utf8(bytes).map_err(|e| failed(&e))
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|")
}

fn rows(cell: &Cell) -> Vec<[String; 11]> {
    let marks: Vec<String> = cell
        .marks
        .iter()
        .map(|m| match &m.about {
            Some(about) => format!("{}:{about}", m.kind.name()),
            None => m.kind.name().to_owned(),
        })
        .collect();
    let row = |stance: String,
               response: &str,
               conditions: String,
               evidence: &Evidence,
               flags: [(bool, &str); 3]| {
        let mut words: Vec<&str> = flags
            .iter()
            .filter(|(on, _)| *on)
            .map(|(_, word)| *word)
            .collect();
        words.extend(evidence.repeats.then_some("Repeats"));
        words.extend(marks.iter().map(String::as_str));
        [
            cell.actor.to_string(),
            cell.issue.to_string(),
            stance,
            response.to_owned(),
            conditions,
            evidence
                .said
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            evidence.published.map_or(String::new(), |d| d.to_string()),
            evidence.by.as_ref().map_or(String::new(), Slug::to_string),
            evidence.authority.map_or("", Authority::name).to_owned(),
            evidence
                .claim
                .as_ref()
                .map_or(String::new(), Slug::to_string),
            words.join(" "),
        ]
    };
    let mut rows: Vec<[String; 11]> = Vec::new();
    for held in &cell.held {
        let stance = match &held.value {
            Value::Choose(option) => format!("Choose({option})"),
            Value::Reject(option) => format!("Reject({option})"),
            value => value.to_string(),
        };
        let conditions: Vec<String> = held
            .conditions
            .iter()
            .map(|c| format!("{}: {}", c.kind.name(), escape(&c.text)))
            .collect();
        let flags = [
            (held.narrated, "Narrated"),
            (held.stale, "Stale"),
            (false, ""),
        ];
        rows.push(row(
            stance,
            "",
            conditions.join(" | "),
            &held.evidence,
            flags,
        ));
    }
    if let Some(given) = &cell.response {
        let flags = [(given.told, "Told"), (false, ""), (false, "")];
        rows.push(row(
            String::new(),
            given.response.name(),
            String::new(),
            &given.evidence,
            flags,
        ));
    }
    if rows.is_empty() {
        rows.push(row(
            String::new(),
            "",
            String::new(),
            &Evidence::default(),
            [(false, ""); 3],
        ));
    }
    rows
}
