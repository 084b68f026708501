//! The same words coded for and against. In: a ledger. Out: one finding for
//! each claim that has the words of an earlier one for the opposite stance of
//! the same holder, in one source or on one day; or of another speaker, in one
//! source, where the words do not name both.

use std::collections::BTreeMap;

use super::unnamed_speaker::names;
use super::wording::same_words;
use super::{Examined, Lint};
use crate::diagnostics::{Diagnostic, Place, Step, codes};
use crate::model::{ActorId, Claim, IssueId, Ledger, Rank, Sign, SourceId};

/// Finds [`codes::OPPOSITE_QUOTES`].
pub static LINT: Lint = Lint {
    code: &codes::OPPOSITE_QUOTES,
    needs_whole: false,
    run,
};

/// Who is said to hold it (speaker and others), on what, with which words.
/// and whose coding it is: where coders differ is told by `check --coders`.
type Key<'l> = (
    (Option<&'l str>, Option<ActorId>),
    &'l [ActorId],
    IssueId,
    Option<u16>,
    String,
);

/// So many speakers of the same words are compared.
const SPEAKERS: usize = 8;

/// Words shorter than this are the same by chance in two sources.
const TELLING: usize = 20;

fn run(examined: &Examined<'_, '_>, found: &mut Vec<Diagnostic>) {
    let ledger = examined.ledger;
    let mut groups: BTreeMap<Key<'_>, Vec<Words<'_>>> = BTreeMap::new();
    for claim in &ledger.claims {
        let Some(stance) = claim.stance() else {
            continue;
        };
        let sided = stance.sign() != Sign::Neutral;
        // Under conditions one sentence may well be for and against.
        if !sided || claim.rank == Rank::Deprecated || claim.conditions.is_some() {
            continue;
        }
        for (at, quote) in claim.quotes.iter().enumerate() {
            let words = same_words(&quote.exact);
            if !words.is_empty() {
                let whose = (ledger.coder(claim), claim.by);
                let key = (whose, &*claim.of, claim.on, stance.option(), words);
                groups.entry(key).or_default().push(Words {
                    claim,
                    at,
                    source: quote.source,
                    sign: stance.sign(),
                });
            }
        }
    }
    let mut findings: BTreeMap<_, Diagnostic> = BTreeMap::new();
    // The first of each holder and side, in one source.
    let mut speakers: BTreeMap<_, Vec<&Words<'_>>> = BTreeMap::new();
    for (((coder, _), _, on, option, text), words) in &groups {
        for each in words {
            let key = (each.source, *coder, *on, *option, text);
            let known = speakers.entry(key).or_default();
            let same = |other: &&&Words<'_>| whose(other.claim) == whose(each.claim);
            if known.len() < SPEAKERS
                && !known
                    .iter()
                    .any(|other| same(&other) && other.sign == each.sign)
            {
                known.push(each);
            }
        }
    }
    for known in speakers.values() {
        for (at, each) in known.iter().enumerate() {
            let mut before = known[..at].iter().filter(|other| {
                other.sign != each.sign
                    && whose(other.claim) != whose(each.claim)
                    && !settled(ledger, each.claim, other.claim)
                    && !(is_named(ledger, each) && is_named(ledger, other))
            });
            if let Some(other) = before.next() {
                let pair = (&each.claim.id, &other.claim.id);
                findings.entry(pair).or_insert_with(|| {
                    opposed(ledger, each, other, "one sentence hardly speaks for both: mend `by` or the stance of one, or quote for each the words that carry it")
                });
            }
        }
    }
    for ((.., text), words) in &groups {
        // Of each day and sign the first; dates other than days are rare. Of
        // each source and sign the first, too: a sentence stands there once,
        // whatever days it is coded for.
        let mut first: BTreeMap<_, &Words<'_>> = BTreeMap::new();
        let mut in_source: BTreeMap<_, &Words<'_>> = BTreeMap::new();
        for each in words {
            let said = each
                .claim
                .said
                .as_ref()
                .map(|said| (said.earliest, said.latest));
            let source = (text.chars().count() < TELLING).then_some(each.source);
            let opposite = if each.sign == Sign::Positive {
                Sign::Negative
            } else {
                Sign::Positive
            };
            let others = [
                first.get(&(said, source, opposite)),
                in_source.get(&(each.source, opposite)),
            ];
            for other in others.into_iter().flatten() {
                if !settled(ledger, each.claim, other.claim) {
                    let pair = (&each.claim.id, &other.claim.id);
                    findings.entry(pair).or_insert_with(|| {
                        opposed(
                            ledger,
                            each,
                            other,
                            "mend the stance of one, or quote for each the words that carry it",
                        )
                    });
                }
            }
            first.entry((said, source, each.sign)).or_insert(each);
            in_source.entry((each.source, each.sign)).or_insert(each);
        }
    }
    found.extend(findings.into_values());
}

/// The words of one quote and what they are coded as.
struct Words<'l> {
    claim: &'l Claim,
    at: usize,
    source: SourceId,
    sign: Sign,
}

/// Whether somebody has thought about the two: both were looked at, or one is
/// related to the other.
fn settled(ledger: &Ledger, a: &Claim, b: &Claim) -> bool {
    let relates = |from: &Claim, to: &Claim| {
        let mut targets = from.relations.iter().filter_map(|relation| relation.target);
        targets.any(|target| ledger.claim(target).id == to.id)
    };
    (a.reviewed && b.reviewed) || relates(a, b) || relates(b, a)
}

/// Who speaks in a claim, and whose position it is.
fn whose(claim: &Claim) -> (Option<ActorId>, &[ActorId]) {
    (claim.by, &claim.of)
}

/// Whether the words name the speaker or a holder, or for whom he speaks.
fn is_named(ledger: &Ledger, words: &Words<'_>) -> bool {
    let quote = &words.claim.quotes[words.at];
    let lang = ledger.source(words.source).lang.as_deref();
    let mut all = words.claim.by.iter().chain(&words.claim.of).flat_map(|id| {
        let roles = ledger.actor(*id).roles.iter();
        std::iter::once(*id).chain(roles.map(|role| role.actor))
    });
    all.any(|id| names(ledger.actor(id), &quote.exact, lang))
}

fn opposed(ledger: &Ledger, words: &Words<'_>, other: &Words<'_>, mend: &str) -> Diagnostic {
    let (id, against) = (&words.claim.id, &other.claim.id);
    let source = &ledger.source(words.source).id;
    let place = |words: &Words<'_>| {
        let path = [
            Step::Field("quotes"),
            Step::Index(words.at),
            Step::Field("exact"),
        ];
        Place::Entry(words.claim.origin, path.to_vec())
    };
    let proof = if words.source == other.source {
        format!("one quote from `{source}`")
    } else {
        "the same words".to_owned()
    };
    let message = format!(
        "`{id}` is {} and `{against}` {}, by {proof}",
        words.sign, other.sign
    );
    Diagnostic::new(LINT.code, place(words), message)
        .label(words.sign.to_string())
        .related(place(other), other.sign.to_string())
        .help(format!("{mend}; if it changed over time, relate one claim to the other: `relations: [Contradicts(\"{against}\")]`"))
}
