//! Whether a stance fits the scale of its issue, and what to say when it does not.

use crate::diagnostics::{Diagnostic, Fix, Place, codes};
use crate::model::{Content, Expectation, Issue, Scale, Slug, Stance};
use crate::text::{nearest, only_near, shown};

/// Why a stance cannot stand on its issue.
pub(super) enum Misfit {
    /// The issue has no such option.
    Option,
    /// The point lies outside of the scale.
    Outside,
    /// The scale takes other words.
    Scale,
}

/// Puts the number of the option in; says whether the stance fits the scale.
fn fit(content: &mut Content, option: Option<&str>, scale: &Scale) -> Result<(), Misfit> {
    let Content::Stance(stance) = content else {
        return Ok(());
    };
    match (&mut *stance, scale) {
        (Stance::Pole(_), Scale::Poles { .. }) | (Stance::Vote(_), Scale::Vote) => Ok(()),
        (Stance::At(at), Scale::Scale { min, max, .. }) if *at >= *min && *at <= *max => Ok(()),
        (Stance::At(_), Scale::Scale { .. }) => Err(Misfit::Outside),
        (Stance::Choose(number) | Stance::Reject(number), Scale::Options(options)) => {
            let found = option.and_then(|o| options.iter().position(|x| x.as_str() == o));
            match found {
                Some(found) => {
                    *number = found as u16;
                    Ok(())
                }
                None => Err(Misfit::Option),
            }
        }
        _ => Err(Misfit::Scale),
    }
}

impl Misfit {
    /// The finding, for a stance `written` at `place`.
    pub(super) fn found(
        self,
        place: Place,
        written: &str,
        option: Option<&str>,
        issue: &Issue,
    ) -> Diagnostic {
        let id = &issue.id;
        let (code, message) = match self {
            Misfit::Option => (
                &codes::UNKNOWN_OPTION,
                format!(
                    "the issue `{id}` has no option {}",
                    shown(option.unwrap_or_default())
                ),
            ),
            Misfit::Outside => (
                &codes::STANCE_SCALE,
                format!("`{written}` lies outside of the scale of the issue `{id}`"),
            ),
            Misfit::Scale => (
                &codes::STANCE_SCALE,
                format!(
                    "`{written}` does not fit the issue `{id}`, whose scale is `{}`",
                    issue.scale.name()
                ),
            ),
        };
        let found = Diagnostic::new(code, place.clone(), message).related(
            Place::field(issue.origin, "scale"),
            "the scale of the issue",
        );
        match &issue.scale {
            Scale::Options(options) if matches!(self, Misfit::Option) => {
                let near = nearest(
                    option.unwrap_or_default(),
                    options.iter().map(Slug::as_str),
                );
                let mut found = match near {
                    Some(near) => found.help(format!("did you mean `{near}`?")),
                    None => found,
                };
                let sure = only_near(
                    option.unwrap_or_default(),
                    options.iter().map(Slug::as_str),
                );
                let fix = |id| Fix::words(place, id, format!("the option is called `{id}`"));
                found.fixes.extend(sure.map(fix));
                let mut list: Vec<String> = options.iter().map(|o| format!("`{o}`")).collect();
                if list.len() > 12 {
                    list.truncate(12);
                    list.push("…".to_owned());
                }
                found.help(format!("its options are {}", list.join(", ")))
            }
            Scale::Options(_) => {
                found.help("write `Choose(\"option\")` or `Reject(\"option\")`")
            }
            Scale::Poles { .. } => found
                .help("write `StrongSupport`, `Support`, `Neutral`, `Oppose` or `StrongOppose`"),
            Scale::Scale { min, max, .. } => {
                found.help(format!("write `At(…)` with a number from {min} to {max}"))
            }
            Scale::Vote => found.help("write `Yes`, `Abstain` or `No`"),
            Scale::Open => found.help(
                "an open issue takes no stance: write a response such as `response: Disputed`, or give the issue a scale",
            ),
        }
    }
}

/// A stance as in RON.
fn written(content: &Content, option: Option<&str>) -> String {
    let option = || {
        let shown = shown(option.unwrap_or_default());
        shown.trim_matches('`').to_owned()
    };
    match content {
        Content::Stance(Stance::Pole(pole)) => pole.name().to_owned(),
        Content::Stance(Stance::Vote(vote)) => vote.name().to_owned(),
        Content::Stance(Stance::At(at)) => format!("At({at})"),
        Content::Stance(Stance::Choose(_)) => format!("Choose(\"{}\")", option()),
        Content::Stance(Stance::Reject(_)) => format!("Reject(\"{}\")", option()),
        Content::Response(_) | Content::Relation => String::new(),
    }
}

/// What an assertion expects, as a stance and its option; none for silence.
pub(super) fn expectation(expect: &Expectation) -> Option<(Stance, Option<&str>)> {
    Some(match expect {
        Expectation::Pole(pole) => (Stance::Pole(*pole), None),
        Expectation::Vote(vote) => (Stance::Vote(*vote), None),
        Expectation::At(at) => (Stance::At(*at), None),
        Expectation::Choose(option) => (Stance::Choose(0), Some(option)),
        Expectation::Reject(option) => (Stance::Reject(0), Some(option)),
        Expectation::Silent => return None,
    })
}

/// Fits a stance to the scale of its issue; where it does not fit, that is found.
pub(super) fn fits(
    content: &mut Content,
    option: Option<&str>,
    issue: &Issue,
    place: Place,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let Err(misfit) = fit(content, option, &issue.scale) else {
        return true;
    };
    let written = written(content, option);
    diagnostics.push(misfit.found(place, &written, option, issue));
    false
}
