//! Claims in date order.

mod figure;
mod lanes;

pub use figure::{Within, timeline_figure, timeline_figure_within};

use serde_json::json;

use super::answer::{Answer, Block, Cell as TableCell, Table, Tone};
use super::names::Names;
use super::phrase;
use crate::model::{
    ActorId, Claim, ClaimId, Content, Day, Evidence, Ledger, Rank, Scale, Sign, Stance,
};
use crate::position::strength::left_out;

/// The claims of a ledger from the earliest to the latest, undated ones last;
/// `keep` chooses which.
pub fn timeline(ledger: &Ledger, keep: &dyn Fn(ClaimId) -> bool) -> Answer {
    timeline_within(ledger, keep, Within::default())
}

/// The same of a time: `keep` chooses the claims, and `within` tells by which
/// days it does.
pub fn timeline_within(ledger: &Ledger, keep: &dyn Fn(ClaimId) -> bool, within: Within) -> Answer {
    let names = Names::new([ledger]);
    let claims = in_date_order(ledger, keep);
    let text = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    let mut dated = Table {
        header: text(&["Said", "What", "Claim"]),
        rows: vec![],
    };
    let mut undated = Table {
        header: text(&["Published", "What", "Claim"]),
        rows: vec![],
    };
    let mut flat = Table {
        header: text(&[
            "said",
            "published",
            "by",
            "of",
            "issue",
            "stance",
            "response",
            "act",
            "claim",
        ]),
        rows: vec![],
    };
    let mut data = Vec::new();
    for id in &claims {
        let claim = ledger.claim(*id);
        let issue = ledger.issue(claim.on);
        let slug = |id: crate::model::ActorId| ledger.actor(id).id.to_string();
        let of: Vec<String> = claim.of.iter().map(|of| slug(*of)).collect();
        let who = who(ledger, claim, &names, &[]);
        let (what, tone) = content(claim, &issue.scale);
        let published = published(ledger, claim).map(|d| d.to_string());
        let said = claim.said.as_ref().map(ToString::to_string);
        let table = if said.is_some() {
            &mut dated
        } else {
            &mut undated
        };
        let what = format!("{who} on {}: {what}", issue.id);
        table.rows.push(vec![
            said.clone()
                .or_else(|| published.clone())
                .unwrap_or_default()
                .into(),
            TableCell { text: what, tone },
            claim.id.as_str().into(),
        ]);
        let stance = claim.stance().map(|s| stance_name(s, &issue.scale));
        let response = claim.response().map(|r| r.name());
        let by = claim.by.map(slug);
        flat.rows.push(
            [
                said.clone(),
                published.clone(),
                by.clone(),
                Some(of.join(" ")),
                Some(issue.id.to_string()),
                stance.clone(),
                response.map(str::to_owned),
                claim.act.map(|a| a.name().to_owned()),
                Some(claim.id.to_string()),
            ]
            .into_iter()
            .map(|field| field.unwrap_or_default().into())
            .collect(),
        );
        data.push(json!({
            "claim": claim.id.as_str(), "said": said, "published": published, "by": by, "of": of,
            "issue": issue.id.as_str(), "stance": stance, "response": response,
            "act": claim.act.map(|a| a.name()), "repeats": claim.repeats(),
            "quotes": claim.quotes.iter().map(|q| json!({
                "source": ledger.source(q.source).id.as_str(), "kind": q.kind.name(), "exact": q.exact,
            })).collect::<Vec<_>>(),
        }));
    }
    let mut blocks = vec![Block::Heading(1, figure::title(within))];
    blocks.push(Block::Paragraph(format!(
        "{}, {} of them undated. {}",
        phrase::count(claims.len(), "claim"),
        undated.rows.len(),
        counted(ledger, within)
    )));
    if !dated.rows.is_empty() {
        blocks.push(Block::Table(dated));
    }
    if !undated.rows.is_empty() {
        blocks.push(Block::Heading(2, "Undated, by publication".to_owned()));
        blocks.push(Block::Table(undated));
    }
    let data = json!({
        "schema": "stancegraph/timeline/1",
        "title": ledger.title,
        "as_of": within.as_of.map(|(day, _)| day.to_string()),
        "clock": within.as_of.map(|(_, clock)| clock.to_string()),
        "from": within.from.map(|day| day.to_string()),
        "to": within.to.map(|day| day.to_string()),
        "min_credibility": ledger.counted.min_credibility(),
        "reviewed_only": ledger.counted.reviewed_only,
        "coders": &ledger.counted.coders,
        "claims": data,
    });
    Answer {
        blocks,
        table: flat,
        data,
    }
}

/// Which claims count, in sentences.
pub(super) fn counted(ledger: &Ledger, within: Within) -> String {
    match within.as_of {
        Some((_, clock)) => phrase::counted(clock, &ledger.counted),
        None => {
            let only = phrase::only(&ledger.counted);
            let only = only.map_or(String::new(), |only| format!(" {only}"));
            format!("Counted is what was said and published on any day.{only}")
        }
    }
}

/// The claims to show, from the earliest to the latest, undated ones last.
pub(super) fn in_date_order(ledger: &Ledger, keep: &dyn Fn(ClaimId) -> bool) -> Vec<ClaimId> {
    let mut claims: Vec<ClaimId> = ledger
        .claim_ids()
        .filter(|id| keep(*id) && left_out(ledger, ledger.claim(*id)).is_none())
        .collect();
    claims.sort_by_key(|id| {
        let claim = ledger.claim(*id);
        let said = claim.said.as_ref();
        let span = said.map(|w| (w.earliest, w.latest));
        (said.is_none(), span, published(ledger, claim), *id)
    });
    claims
}

/// The first day on which a claim was published.
fn published(ledger: &Ledger, claim: &Claim) -> Option<Day> {
    let sources = claim.quotes.iter().map(|quote| ledger.source(quote.source));
    let days = sources.filter_map(|source| Some(source.published.as_ref()?.latest));
    days.min()
}

/// A claim as a figure cites it.
pub(super) fn evidence(ledger: &Ledger, claim: &Claim) -> Evidence {
    Evidence {
        claim: Some(claim.id.clone()),
        by: claim.by.map(|by| ledger.actor(by).id.clone()),
        said: claim.said.clone(),
        published: published(ledger, claim),
        repeats: claim.repeats(),
        ..Evidence::default()
    }
}

/// Who speaks, for whom if that is to be told, and about whom if it is not about
/// himself.
fn who(ledger: &Ledger, claim: &Claim, names: &Names<'_>, spoken_for: &[ActorId]) -> String {
    let name = |id: ActorId| names.actor(ledger.actor(id).id.as_str());
    let of: Vec<String> = claim.of.iter().map(|of| name(*of)).collect();
    let tops: Vec<String> = spoken_for.iter().map(|top| name(*top)).collect();
    let speaker = |by: ActorId| match tops.is_empty() {
        true => name(by),
        false => format!("{} (for {})", name(by), tops.join(", ")),
    };
    match claim.by {
        Some(by) if of.is_empty() => speaker(by),
        Some(by) => format!("{} about {}", speaker(by), of.join(", ")),
        None => format!("The source about {}", of.join(", ")),
    }
}

/// As in the file: `Support`, `Choose("kyiv")`.
pub(super) fn stance_name(stance: Stance, scale: &Scale) -> String {
    let option = |number: u16| match scale {
        Scale::Options(options) => options.get(usize::from(number)).map(ToString::to_string),
        _ => None,
    };
    match stance {
        Stance::Pole(pole) => pole.name().to_owned(),
        Stance::Vote(vote) => vote.name().to_owned(),
        Stance::At(number) => format!("At({number})"),
        Stance::Choose(number) => format!("Choose({:?})", option(number).unwrap_or_default()),
        Stance::Reject(number) => format!("Reject({:?})", option(number).unwrap_or_default()),
    }
}

/// What a claim says, in words.
pub(super) fn content(claim: &Claim, scale: &Scale) -> (String, Tone) {
    let option = |number: u16| match scale {
        Scale::Options(options) => options
            .get(usize::from(number))
            .map_or(String::new(), |id| scale.option_name(id).to_owned()),
        _ => String::new(),
    };
    let mut text = match claim.content {
        Content::Stance(Stance::Pole(pole)) => pole.prose().to_owned(),
        Content::Stance(Stance::Vote(vote)) => vote.prose().to_owned(),
        Content::Stance(Stance::At(number)) => phrase::counted_number(number, scale.unit()),
        Content::Stance(Stance::Choose(number)) => format!("chooses {}", option(number)),
        Content::Stance(Stance::Reject(number)) => format!("rejects {}", option(number)),
        Content::Response(response) => response.prose().to_owned(),
        Content::Relation => String::new(),
    };
    let tone = match claim.stance().map(Stance::sign) {
        Some(Sign::Positive) => Tone::Positive,
        Some(Sign::Negative) => Tone::Negative,
        Some(Sign::Neutral) => Tone::Plain,
        None => Tone::Faint,
    };
    let mut notes: Vec<String> = Vec::new();
    notes.extend(
        claim
            .conditions
            .is_some()
            .then(|| "with conditions".to_owned()),
    );
    let deprecated = claim.rank == Rank::Deprecated;
    notes.extend(deprecated.then(|| "deprecated".to_owned()));
    notes.extend(claim.is_rumour().then(|| "rumour".to_owned()));
    notes.extend((!claim.is_rumour() && !claim.is_stated()).then(|| "narrated".to_owned()));
    notes.extend(claim.relations.iter().map(|r| r.kind.prose().to_owned()));
    if !notes.is_empty() {
        let notes = notes.join(", ");
        text = if text.is_empty() {
            notes
        } else {
            format!("{text} ({notes})")
        };
    }
    (text, tone)
}
