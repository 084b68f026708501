//! The scale of an issue.

use super::reader::{Reader, boxed, maybe};
use crate::diagnostics::Step;
use crate::load::format::{self};
use crate::model::{OptionList, Scale, Slug};
use crate::text::shown;

/// Beyond it not every whole number is a number of its own.
const MAX_END: f64 = 1e15;

pub(super) fn read_scale(read: &mut Reader<'_>, scale: format::ScaleEntry<'_>) -> Option<Scale> {
    use format::ScaleEntry as S;
    let path = |field| [Step::Field("scale"), Step::Field(field)];
    Some(match scale {
        S::Vote => Scale::Vote,
        S::Open => Scale::Open,
        S::Poles { against, in_favour } => {
            let against = read.words(against, "the scale", &path("against"));
            let in_favour = read.words(in_favour, "the scale", &path("in_favour"));
            Scale::Poles {
                against: against?,
                in_favour: in_favour?,
            }
        }
        S::Options(texts) => {
            let mut options: Vec<(Slug, Option<Box<str>>)> = Vec::with_capacity(texts.len());
            for (index, entry) in texts.iter().enumerate() {
                let text = &entry.id;
                let path = [Step::Field("scale"), Step::Index(index)];
                let known = |id: &Slug| options.iter().any(|(other, _)| other == id);
                let name = entry.name.as_ref().map(|name| name.as_str());
                if name.is_some_and(|name| name.trim().is_empty()) {
                    read.bad_value(
                        &path,
                        format!("the name of the option {} is empty", shown(text.as_str())),
                        "name it, or write the id alone",
                    );
                }
                match Slug::new(text.as_str()) {
                    Ok(option) if known(&option) => read.bad_value(
                        &path,
                        format!("the option `{option}` is there twice"),
                        "name each option once",
                    ),
                    Ok(option) => options.push((option, name.map(Box::from))),
                    Err(error) if error.suggestion.is_empty() => read.bad_value(
                        &path,
                        format!("the option {} {}", shown(text.as_str()), error.problem),
                        "an option is a short id like `third-country`",
                    ),
                    Err(error) => read.bad_value(
                        &path,
                        format!("the option {} {}", shown(text.as_str()), error.problem),
                        &format!("an option is a short id; write `{}`", error.suggestion),
                    ),
                }
            }
            if texts.len() < 2 {
                read.bad_value(
                    &[Step::Field("scale")],
                    match texts.len() {
                        0 => "the scale has no option".to_owned(),
                        _ => "the scale has only one option".to_owned(),
                    },
                    "name at least two options, or use `Poles` or `Open`",
                );
            }
            if texts.len() > usize::from(u16::MAX) {
                read.bad_value(
                    &[Step::Field("scale")],
                    format!("{} options are too many", texts.len()),
                    "at most 65,535 are read",
                );
            }
            Scale::Options(OptionList::new(options))
        }
        S::Scale {
            min,
            max,
            unit,
            points,
        } => {
            let min = read.required(min, "the scale", &path("min"));
            let max = read.required(max, "the scale", &path("max"));
            let (min, max) = (min?, max?);
            if !(min.abs() <= MAX_END && max.abs() <= MAX_END) {
                read.bad_value(
                    &[Step::Field("scale")],
                    "an end of the scale is too large, or no number".to_owned(),
                    "write numbers between -1e15 and 1e15, in a larger unit if need be",
                );
            } else if min >= max {
                read.bad_value(
                    &[Step::Field("scale")],
                    format!("the scale goes from {min} to {max}"),
                    "`min` must be below `max`",
                );
            }
            for (index, (point, name)) in points.iter().enumerate() {
                if !(*point >= min && *point <= max) {
                    read.bad_value(
                        &[
                            Step::Field("scale"),
                            Step::Field("points"),
                            Step::Index(index),
                        ],
                        format!(
                            "the point {point} ({}) lies outside {min} to {max}",
                            shown(name.as_str())
                        ),
                        "move the point, or widen the scale",
                    );
                }
            }
            let points = points
                .into_iter()
                .map(|(at, name)| (at, boxed(name)))
                .collect();
            Scale::Scale {
                min,
                max,
                unit: maybe(unit),
                points,
            }
        }
    })
}
