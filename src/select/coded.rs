//! A ledger without what other coders coded: a ledger comes in, the part of it
//! that counts comes out, before positions are derived.

use std::collections::BTreeSet;

use super::unknown;
use crate::error::Error;
use crate::model::{Claim, ClaimId, Content, Counted, Ledger, Relation, RelationKind};

/// The ledger with the claims of these coders, and those that name no coder;
/// [`Ledger::counted`] then tells whose they are.
/// What a claim had to do with one that is left out is left out as well, and
/// so is a claim that was nothing else.
///
/// # Errors
/// When the ledger has nothing of a coder; the message names those it has.
///
/// ```
/// use stancegraph::load::{File, load};
/// use stancegraph::select::coded_by;
/// let text = r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "treaty", question: "Sign?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "gazette", title: "Northland says no", published: "2026-05-02"),
///     Claim(id: "anna-1", coder: "anna", by: "north", on: "treaty", stance: Oppose,
///         quotes: [(source: "gazette", exact: "We will not sign.", kind: Direct)]),
///     Claim(id: "ben-1", coder: "ben", by: "north", on: "treaty", stance: StrongOppose,
///         quotes: [(source: "gazette", exact: "We will not sign.", kind: Direct)]),
/// ]"#;
/// let ledger = load(vec![File::new("ledger.ron", text)]).ledger;
/// let ours = coded_by(&ledger, &["anna".to_owned()])?;
/// assert_eq!(ours.claims.len(), 1);
/// assert_eq!(ours.counted.coders, ["anna".into()]);
/// # Ok::<(), stancegraph::error::Error>(())
/// ```
pub fn coded_by(ledger: &Ledger, coders: &[String]) -> Result<Ledger, Error> {
    let known: BTreeSet<&str> = ledger
        .claims
        .iter()
        .filter_map(|c| ledger.coder(c))
        .collect();
    let strange = coders.iter().find(|name| !known.contains(name.trim()));
    if let Some(name) = strange {
        return Err(unknown(name, "coder", &[], known));
    }
    let wanted = |claim: &Claim| {
        let coder = ledger.coder(claim);
        coder.is_none_or(|coder| coders.iter().any(|name| name.trim() == coder))
    };
    let mut kept: Vec<bool> = ledger.claims.iter().map(wanted).collect();
    // A claim that only relates to what is left out may be what another
    // relates to, so this goes on until nothing is left out any more.
    let mut number = 0;
    while number != left(&kept) {
        number = left(&kept);
        for (at, claim) in ledger.claims.iter().enumerate() {
            let nothing_else = claim.content == Content::Relation;
            let mut relations = claim.relations.iter();
            if nothing_else && !relations.any(|relation| mended(relation, &kept).is_some()) {
                kept[at] = false;
            }
        }
    }
    let mut next = 0;
    let number = |kept: &bool| {
        next += u32::from(*kept);
        ClaimId(next.saturating_sub(1))
    };
    let numbers: Vec<ClaimId> = kept.iter().map(number).collect();
    let mut claims: Vec<Claim> = Vec::with_capacity(left(&kept));
    for (claim, _) in ledger.claims.iter().zip(&kept).filter(|(_, kept)| **kept) {
        let relations = claim.relations.iter().filter_map(|r| mended(r, &kept));
        let relations = relations.map(|r| Relation {
            target: r.target.map(|target| numbers[target.index()]),
            ..r
        });
        claims.push(Claim {
            relations: relations.collect(),
            ..claim.clone()
        });
    }
    let mut coders: Vec<Box<str>> = coders.iter().map(|name| name.trim().into()).collect();
    coders.sort();
    coders.dedup();
    Ok(Ledger {
        claims,
        counted: Counted {
            coders,
            ..ledger.counted.clone()
        },
        ..ledger.clone()
    })
}

fn left(kept: &[bool]) -> usize {
    kept.iter().filter(|kept| **kept).count()
}

/// A relation without what is left out: a repetition stands without its target,
/// the others do not.
fn mended(relation: &Relation, kept: &[bool]) -> Option<Relation> {
    match relation.target {
        Some(target) if !kept[target.index()] => (relation.kind == RelationKind::Repeats)
            .then_some(Relation {
                target: None,
                ..*relation
            }),
        _ => Some(*relation),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{File, load};

    fn ledger() -> Ledger {
        let claim = |id: &str, coder: &str, rest: &str| {
            format!(
                "Claim(id: \"{id}\", {coder} by: \"north\", on: \"treaty\", {rest}
                    quotes: [(source: \"gazette\", exact: \"Words.\", kind: Direct)]),\n"
            )
        };
        let (anna, ben) = ("coder: \"anna\",", "coder: \"ben\",");
        let text = [
            "[Actor(id: \"north\", name: \"Northland\", kind: State),
            Issue(id: \"treaty\", question: \"Sign?\", scale: Poles(against: \"a\", in_favour: \"b\")),
            Source(id: \"gazette\", title: \"T\", published: \"2026-05-02\"),"
                .to_owned(),
            claim("a1", ben, "stance: Oppose,"),
            claim("b1", anna, "stance: Support,"),
            claim("c1", "", "stance: Support, relations: [Repeats(\"b1\")],"),
            claim("d1", anna, "stance: Support, relations: [Repeats(\"a1\"), Answers(\"a1\")],"),
            claim("e1", anna, "relations: [Clarifies(\"f1\")],"),
            claim("f1", anna, "relations: [Clarifies(\"a1\")],"),
            "]".to_owned(),
        ];
        let loaded = load(vec![File::new("a.ron", text.concat().as_str())]);
        assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
        loaded.ledger
    }

    fn ids(ledger: &Ledger) -> Vec<&str> {
        ledger.claims.iter().map(|c| c.id.as_str()).collect()
    }

    #[test]
    fn claims_of_others_and_what_only_relates_to_them_are_left_out() {
        let whole = ledger();
        let ours = coded_by(&whole, &["anna".to_owned()]).expect("she coded");
        assert_eq!(ids(&ours), ["b1", "c1", "d1"]);
        let relations = |at: usize| ours.claims[at].relations.to_vec();
        assert_eq!(relations(1)[0].target, ours.find_claim("b1"));
        let repeats = Relation {
            kind: RelationKind::Repeats,
            target: None,
        };
        assert_eq!(relations(2), [repeats]);
    }

    #[test]
    fn all_coders_together_are_the_whole_ledger() {
        let whole = ledger();
        let names = ["ben", " anna", "ben"].map(str::to_owned);
        let mut both = coded_by(&whole, &names).expect("they coded");
        let counted = std::mem::take(&mut both.counted);
        assert_eq!(counted.coders, ["anna".into(), "ben".into()]);
        assert_eq!(both, whole);
    }

    #[test]
    fn a_coder_who_coded_nothing_is_an_error_that_names_the_others() {
        let error = coded_by(&ledger(), &["cleo".to_owned()]).expect_err("nobody");
        let said = "the ledger has no coder `cleo`; its coders are anna, ben";
        assert_eq!(error.to_string(), said);
    }
}
