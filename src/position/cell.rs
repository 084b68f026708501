//! One cell: the claims of one holder on one issue put together. Rule 7 (two
//! tracks) and rule 9 (each option for itself).

use super::Derivation;
use super::condition;
use super::control::{Candidate, control};
use super::holder::{Bearing, Effect};
use super::timing::{Order, Timing};
use super::trace::{Verdict, Witness};
use crate::model::{
    ActorId, Authority, Cell, ClaimId, Evidence, Given, Held, Issue, IssueId, Mark, MarkKind,
    Response, Scale, Slug, Stance, Value, Withdrawn,
};

/// A response among the claims of a cell.
struct Reply {
    claim: ClaimId,
    response: Response,
    authority: Authority,
    order: Order,
    told: bool,
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
        let mut stances: Vec<Candidate> = Vec::with_capacity(bearings.len());
        let mut replies: Vec<Reply> = Vec::new();
        let mut nameless: Vec<ClaimId> = Vec::new();
        for bearing in bearings {
            let claim = self.ledger.claim(bearing.claim);
            let timing = Timing::of(self.ledger, claim);
            let stale = timing.stale(issue, self.as_of);
            let order = timing.order(stale);
            match (bearing.effect, claim.stance(), claim.response()) {
                (Effect::Nameless, ..) => nameless.push(bearing.claim),
                (Effect::Own, Some(stance), _) => stances.push(Candidate {
                    claim: bearing.claim,
                    by: claim.by,
                    stance,
                    authority: bearing.authority,
                    rank: claim.rank,
                    order,
                    narrated: !claim.is_stated(),
                    stale,
                    conditional: claim.conditions.is_some(),
                }),
                (effect, None, Some(response)) => replies.push(Reply {
                    claim: bearing.claim,
                    response,
                    authority: bearing.authority,
                    order,
                    told: effect == Effect::Told,
                }),
                (Effect::Told, Some(_), _) | (_, None, None) => {}
            }
        }

        let mut contested = Vec::new();
        let mut overruled = Vec::new();
        let mut held = Vec::new();
        let mut waived: Vec<(ClaimId, Candidate)> = Vec::new();
        stances.sort_by_key(|c| c.stance.option());
        for group in stances.chunk_by(|a, b| a.stance.option() == b.stance.option()) {
            let Some(found) = control(group, self.ledger.policy.window, witness) else {
                continue;
            };
            contested.extend(found.contested);
            overruled.extend(found.overruled);
            let evidence = |c: &Candidate| self.evidence(c.claim, c.authority);
            let lifted = |claim| self.lifted(claim, holder);
            let winner = &found.winner;
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
                    &mut waived,
                ),
                narrated: winner.narrated,
                stale: winner.stale,
            });
        }
        held.sort_by(|a, b| a.value.option().cmp(&b.value.option()));
        waivers.extend(waived.into_iter().map(|(claim, by)| Withdrawn {
            claim: self.ledger.claim(claim).id.clone(),
            by: Some(self.evidence(by.claim, by.authority)),
            only_conditions: true,
        }));

        let mut marks: Vec<Mark> = Vec::new();
        let mut mark = |kind, about: Option<Slug>, mut claims: Vec<ClaimId>| {
            if !claims.is_empty() {
                claims.sort();
                claims.dedup();
                let authority = |claim: ClaimId| {
                    let at = bearings.binary_search_by_key(&claim, |b| b.claim);
                    at.map_or(Authority::Anonymous, |at| bearings[at].authority)
                };
                let claims = claims.into_iter().map(|c| self.evidence(c, authority(c)));
                marks.push(Mark {
                    kind,
                    about,
                    claims: claims.collect(),
                });
            }
        };
        mark(MarkKind::Contested, None, contested);
        mark(MarkKind::SpokespersonConflict, None, overruled);
        nameless.sort_by_key(|c| (self.ledger.claim(*c).by, *c));
        for group in nameless.chunk_by(|a, b| self.ledger.claim(*a).by == self.ledger.claim(*b).by)
        {
            let who = self
                .ledger
                .claim(group[0])
                .by
                .map(|by| self.ledger.actor(by).id.clone());
            mark(MarkKind::Anonymous, who, group.to_vec());
        }

        let response = self.reply(&replies, &stances, waivers, witness);
        if held.is_empty() && response.is_none() && marks.is_empty() {
            return None;
        }
        let actor = self.ledger.actor(holder).id.clone();
        Some(Cell {
            actor,
            issue: issue.id.clone(),
            held,
            response,
            marks,
        })
    }

    /// Rule 7: the newest response shows until a stance on a later day ends it.
    fn reply(
        &self,
        replies: &[Reply],
        stances: &[Candidate],
        waivers: &mut Vec<Withdrawn>,
        witness: &mut Witness<'_>,
    ) -> Option<Given> {
        let newest = replies
            .iter()
            .max_by_key(|r| (r.order, r.authority, r.claim))?;
        for older in replies.iter().filter(|r| r.claim != newest.claim) {
            witness.note(older.claim, || Verdict::ResponseOlder {
                than: newest.claim,
            });
        }
        let ended = stances
            .iter()
            .filter(|s| s.order.is_later(newest.order))
            .min_by_key(|s| (s.order, s.claim));
        if let Some(stance) = ended {
            witness.note(newest.claim, || Verdict::ResponseEnded { by: stance.claim });
            waivers.push(Withdrawn {
                claim: self.ledger.claim(newest.claim).id.clone(),
                by: Some(self.evidence(stance.claim, stance.authority)),
                only_conditions: true,
            });
            return None;
        }
        witness.note(newest.claim, || Verdict::ResponseShows);
        Some(Given {
            response: newest.response,
            evidence: self.evidence(newest.claim, newest.authority),
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
            let (first, last) = timing.span();
            let mut speakers = claim.by.iter().chain(match claim.by {
                Some(_) => &[],
                None => &claim.of[..],
            });
            self.stands(*id)
                && speakers.any(|by| {
                    let voice = self.roles.voice(*by, holder, first, last);
                    voice.is_some_and(|voice| *by == holder || voice > Authority::Anonymous)
                })
        })
    }

    /// A claim as a snapshot shows it.
    pub(super) fn evidence(&self, id: ClaimId, authority: Authority) -> Evidence {
        let claim = self.ledger.claim(id);
        Evidence {
            claim: Some(claim.id.clone()),
            by: claim.by.map(|by| self.ledger.actor(by).id.clone()),
            authority: Some(authority),
            said: claim.said.clone(),
            published: Timing::of(self.ledger, claim).known,
            repeats: claim.repeats(),
        }
    }
}

/// A stance in words that need no ledger.
fn value(issue: &Issue, stance: Stance) -> Value {
    let option = |number: u16| match &issue.scale {
        Scale::Options(options) => options.get(usize::from(number)).cloned(),
        _ => None,
    };
    match stance {
        Stance::Pole(pole) => Value::Pole(pole),
        Stance::Vote(vote) => Value::Vote(vote),
        Stance::At(number) => Value::At(number),
        // Loading has checked that the issue has the option.
        Stance::Choose(number) => option(number).map_or(Value::At(f64::NAN), Value::Choose),
        Stance::Reject(number) => option(number).map_or(Value::At(f64::NAN), Value::Reject),
    }
}
