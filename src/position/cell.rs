//! One cell: the claims of one holder on one issue put together. Rule 7 (two
//! tracks) and rule 9 (each option for itself).

use super::Derivation;
use super::condition;
use super::control::{Candidate, control};
use super::holder::{Bearing, Effect};
use super::standing::{may_lift, speakers};
use super::timing::{Order, Timing};
use super::trace::{Verdict, Witness};
use crate::model::{
    ActorId, Authority, Cell, Claim, ClaimId, Evidence, Given, Held, Issue, IssueId, Mark,
    MarkKind, Rank, Response, Scale, Slug, SourceId, Stance, Value, Withdrawn,
};

/// A response among the claims of a cell.
struct Reply {
    claim: ClaimId,
    response: Response,
    authority: Authority,
    rank: Rank,
    order: Order,
    told: bool,
}

/// What was said of one holder on one issue.
#[derive(Default)]
struct Said {
    stances: Vec<Candidate>,
    replies: Vec<Reply>,
    /// Who spoke, or of whom a source tells, and the claim.
    nameless: Vec<(ActorId, ClaimId)>,
}

impl Reply {
    /// Why this response shows and not the other.
    fn beats(&self, other: &Reply) -> Verdict {
        let than = self.claim;
        if other.order < self.order {
            Verdict::ResponseOlder { than }
        } else if other.authority < self.authority {
            Verdict::LowerAuthority {
                than,
                authority: self.authority,
            }
        } else if other.rank < self.rank {
            Verdict::LowerRank { than }
        } else {
            Verdict::LesserId { than }
        }
    }
}

impl Derivation<'_> {
    /// The cell of a holder on an issue from the claims that count, which are
    /// sorted by claim; none if
    /// they leave nothing. `waivers` gets the claims whose conditions somebody
    /// waived by restating without them, and a response that a stance ended.
    pub(super) fn cell(
        &self,
        holder: ActorId,
        issue_id: IssueId,
        bearings: &[Bearing],
        waivers: &mut Vec<Withdrawn>,
        witness: &mut Witness<'_>,
    ) -> Option<Cell> {
        let issue = self.ledger.issue(issue_id);
        let Said {
            mut stances,
            replies,
            mut nameless,
        } = self.said(issue, bearings);

        let actor = self.ledger.actor(holder).id.clone();
        let mut marks: Vec<Mark> = Vec::new();
        let mut mark = |kind, about: Option<Slug>, mut claims: Vec<ClaimId>| {
            if !claims.is_empty() {
                claims.sort();
                claims.dedup();
                let authority = |claim: ClaimId| {
                    let at = bearings.binary_search_by_key(&claim, |b| b.claim);
                    at.ok().map(|at| bearings[at].authority)
                };
                let claims = claims.into_iter().map(|c| self.evidence(c, authority(c)));
                marks.push(Mark {
                    kind,
                    about,
                    claims: claims.collect(),
                });
            }
        };
        let mut held = Vec::new();
        let mut over: Vec<condition::Over> = Vec::new();
        stances.sort_by_key(|c| c.stance.option());
        for group in stances.chunk_by(|a, b| a.stance.option() == b.stance.option()) {
            let Some(found) = control(group, self.ledger.policy.window, witness) else {
                continue;
            };
            let evidence = |c: &Candidate| self.evidence(c.claim, Some(c.authority));
            let lifted = |claim| self.lifted(claim, holder);
            let winner = &found.winner;
            let option = option(issue, winner.stance);
            mark(MarkKind::Contested, option.clone(), found.contested);
            mark(MarkKind::SpokespersonConflict, option, found.overruled);
            held.push(Held {
                value: value(issue, winner.stance),
                evidence: evidence(winner),
                restated: found.restated.as_ref().map(evidence),
                conditions: condition::conditions(
                    self.ledger,
                    group,
                    winner,
                    &lifted,
                    &evidence,
                    witness,
                    &mut over,
                ),
                narrated: winner.narrated,
                stale: winner.stale,
            });
        }
        held.sort_by(|a, b| a.value.option().cmp(&b.value.option()));
        nameless.sort_unstable();
        for group in nameless.chunk_by(|a, b| a.0 == b.0) {
            let who = self.ledger.actor(group[0].0).id.clone();
            let claims = group.iter().map(|(_, claim)| *claim);
            mark(MarkKind::Anonymous, Some(who), claims.collect());
        }
        marks.sort_by(|a, b| (a.kind, &a.about).cmp(&(b.kind, &b.about)));

        let response = self.reply(&replies, &stances, &mut over, witness);
        waivers.extend(over.into_iter().map(|over| Withdrawn {
            claim: self.ledger.claim(over.claim).id.clone(),
            holder: Some(actor.clone()),
            by: Some(self.evidence(over.by, over.authority)),
            only_conditions: true,
        }));
        if held.is_empty() && response.is_none() && marks.is_empty() {
            return None;
        }
        Some(Cell {
            actor,
            issue: issue.id.clone(),
            held,
            response,
            marks,
        })
    }

    /// The claims that bear on a cell, by what they do to it.
    fn said(&self, issue: &Issue, bearings: &[Bearing]) -> Said {
        let mut said = Said {
            stances: Vec::with_capacity(bearings.len()),
            ..Said::default()
        };
        for bearing in bearings {
            let claim = self.ledger.claim(bearing.claim);
            let timing = Timing::of(self.ledger, claim);
            let stale = timing.stale(issue, self.as_of);
            let order = timing.order(stale);
            match (bearing.effect, claim.stance(), claim.response()) {
                (Effect::Nameless, ..) => {
                    said.nameless
                        .push((claim.by.unwrap_or(bearing.start), bearing.claim));
                }
                (Effect::Own, Some(stance), _) => said.stances.push(Candidate {
                    claim: bearing.claim,
                    by: claim.by,
                    source: own_voice(claim),
                    stance,
                    authority: bearing.authority,
                    rank: claim.rank,
                    order,
                    narrated: !claim.is_stated(),
                    stale,
                    conditional: claim.conditions.is_some(),
                }),
                (effect, None, Some(response)) => said.replies.push(Reply {
                    claim: bearing.claim,
                    response,
                    authority: bearing.authority,
                    rank: claim.rank,
                    order,
                    told: effect == Effect::Told,
                }),
                (Effect::Told, Some(_), _) | (_, None, None) => {}
            }
        }
        said
    }

    /// Rule 7: the newest response shows until a later stance ends it.
    fn reply(
        &self,
        replies: &[Reply],
        stances: &[Candidate],
        over: &mut Vec<condition::Over>,
        witness: &mut Witness<'_>,
    ) -> Option<Given> {
        let newest = replies
            .iter()
            .max_by_key(|r| (r.order, r.authority, r.rank, r.claim))?;
        for other in replies.iter().filter(|r| r.claim != newest.claim) {
            witness.note(other.claim, || newest.beats(other));
        }
        let ended = stances
            .iter()
            .filter(|s| s.order.ends(newest.order))
            .min_by_key(|s| (s.order, s.claim));
        if let Some(stance) = ended {
            witness.note(newest.claim, || Verdict::ResponseEnded { by: stance.claim });
            over.push(condition::Over {
                claim: newest.claim,
                by: stance.claim,
                authority: Some(stance.authority),
            });
            return None;
        }
        witness.note(newest.claim, || Verdict::ResponseShows);
        witness.back(newest.claim, || std::iter::once(newest.claim));
        Some(Given {
            response: newest.response,
            // Who tells it of another has no authority over it.
            evidence: self.evidence(newest.claim, (!newest.told).then_some(newest.authority)),
            told: newest.told,
        })
    }

    /// The claim of the holder's camp that lifts the conditions of another.
    /// Neither a rumour nor somebody unnamed can lift anything.
    fn lifted(&self, target: ClaimId, holder: ActorId) -> Option<ClaimId> {
        let from = self.lifts.partition_point(|(t, _)| *t < target);
        let lifting = self.lifts[from..].iter().take_while(|(t, _)| *t == target);
        lifting.map(|(_, id)| *id).find(|id| {
            let claim = self.ledger.claim(*id);
            let timing = Timing::of(self.ledger, claim);
            let early = timing.precedes(&Timing::of(self.ledger, self.ledger.claim(target)));
            !early
                && speakers(claim).any(|by| {
                    self.stands(*id, by) && may_lift(self.ledger, &self.roles, (by, timing), holder)
                })
        })
    }

    /// A claim as a snapshot shows it.
    pub(super) fn evidence(&self, id: ClaimId, authority: Option<Authority>) -> Evidence {
        let claim = self.ledger.claim(id);
        Evidence {
            claim: Some(claim.id.clone()),
            by: claim.by.map(|by| self.ledger.actor(by).id.clone()),
            authority,
            said: claim.said.clone(),
            published: Timing::of(self.ledger, claim).known,
            repeats: claim.repeats(),
        }
    }
}

/// A stance on an issue, in words that need no ledger.
pub fn value(issue: &Issue, stance: Stance) -> Value {
    // Loading has checked that the issue has the option.
    let option = || option(issue, stance);
    match stance {
        Stance::Pole(pole) => Value::Pole(pole),
        Stance::Vote(vote) => Value::Vote(vote),
        Stance::At(number) => Value::At(number),
        Stance::Choose(_) => option().map_or(Value::At(f64::NAN), Value::Choose),
        Stance::Reject(_) => option().map_or(Value::At(f64::NAN), Value::Reject),
    }
}

/// The option that a stance is about.
fn option(issue: &Issue, stance: Stance) -> Option<Slug> {
    match (&issue.scale, stance.option()) {
        (Scale::Options(options), Some(number)) => options.get(usize::from(number)).cloned(),
        _ => None,
    }
}

/// The source in whose own voice a claim is told; none if somebody spoke.
fn own_voice(claim: &Claim) -> Option<SourceId> {
    let quotes = claim.quotes.iter().filter(|_| claim.by.is_none());
    quotes.map(|quote| quote.source).min()
}
