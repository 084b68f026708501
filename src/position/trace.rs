//! Why a position is what it is: what became of each claim that bears on it,
//! by which rule.

use super::holder::{Bearing, Effect};
use super::strength::{LeftOut, left_out};
use super::timing::Exclusion;
use super::{Derivation, Timing};
use crate::model::{ActorId, Authority, Cell, ClaimId, Clock, Day, IssueId, Ledger, Snapshot};

/// What became of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It was said after the day (rule 1).
    SaidLater,
    /// It may have been said after the day (rule 1).
    NotYetSaid,
    /// It was published after the day (rule 1).
    NotYetPublished,
    /// Its evidence is not as good as was asked for (rule 11b).
    LeftOut(LeftOut),
    /// The coder deprecated it (rule 2).
    Deprecated,
    /// It was taken back (rule 2).
    Withdrawn {
        /// By this claim.
        by: ClaimId,
    },
    /// It consists of a relation alone and holds nothing.
    OnlyRelation,
    /// There is nothing behind it but rumour (rule 3).
    Rumour,
    /// Somebody outside the holder's camp tells it (rule 3).
    ToldByAnother,
    /// The speaker is a member and does not speak for the holder (rule 3).
    MemberOnly,
    /// The speaker spoke for the holder on other days (rule 3).
    NotInOffice,
    /// The speaker is not named (rule 3).
    Nameless,
    /// A source told it in its own voice, and there is a statement (rule 5a).
    OnlyNarrated {
        /// The newest statement.
        than: ClaimId,
    },
    /// It is undated or stale, and so sorts before the newest claim (rule 4).
    SortsBefore {
        /// The newest claim.
        newest: ClaimId,
    },
    /// It was said too long before the newest claim (rule 5b).
    OutsideWindow {
        /// The newest claim.
        newest: ClaimId,
        /// The window, in days.
        window: u32,
    },
    /// Somebody of higher authority spoke within the window (rule 5b).
    LowerAuthority {
        /// The controlling claim.
        than: ClaimId,
        /// Its authority.
        authority: Authority,
    },
    /// A claim of the same authority is later (rule 5c).
    Earlier {
        /// The controlling claim.
        than: ClaimId,
    },
    /// The coder preferred another claim of the day (rule 2).
    LowerRank {
        /// The controlling claim.
        than: ClaimId,
    },
    /// Another claim of the day has the greater id (rule 5d).
    LesserId {
        /// The controlling claim.
        than: ClaimId,
    },
    /// It controls the position (rule 5).
    Controls,
    /// It is the response that shows (rule 7).
    ResponseShows,
    /// A later response shows (rule 7).
    ResponseOlder {
        /// The response that shows.
        than: ClaimId,
    },
    /// A later stance ended it (rule 7).
    ResponseEnded {
        /// The stance.
        by: ClaimId,
    },
    /// Its conditions bind the position (rule 8).
    ConditionsBind,
    /// Its conditions were waived (rule 8).
    ConditionsWaived {
        /// The claim that restated without them.
        by: ClaimId,
    },
    /// Its conditions were set anew (rule 8).
    ConditionsReplaced {
        /// The claim that restated with conditions of its own.
        by: ClaimId,
    },
    /// Its conditions were lifted (rule 8).
    ConditionsLifted {
        /// The claim that lifted them.
        by: ClaimId,
    },
}

impl Verdict {
    /// The rule that decided, as numbered in the documentation.
    pub fn rule(&self) -> &'static str {
        match self {
            Verdict::SaidLater | Verdict::NotYetSaid | Verdict::NotYetPublished => "1",
            Verdict::Deprecated | Verdict::Withdrawn { .. } | Verdict::LowerRank { .. } => "2",
            Verdict::OnlyRelation
            | Verdict::Rumour
            | Verdict::ToldByAnother
            | Verdict::MemberOnly
            | Verdict::NotInOffice
            | Verdict::Nameless => "3",
            Verdict::SortsBefore { .. } => "4",
            Verdict::OnlyNarrated { .. } => "5a",
            Verdict::OutsideWindow { .. } | Verdict::LowerAuthority { .. } => "5b",
            Verdict::Earlier { .. } => "5c",
            Verdict::LesserId { .. } => "5d",
            Verdict::LeftOut(_) => "11b",
            Verdict::Controls => "5",
            Verdict::ResponseShows
            | Verdict::ResponseOlder { .. }
            | Verdict::ResponseEnded { .. } => "7",
            Verdict::ConditionsBind
            | Verdict::ConditionsWaived { .. }
            | Verdict::ConditionsReplaced { .. }
            | Verdict::ConditionsLifted { .. } => "8",
        }
    }

    /// What became of the claim, in a few words: "earlier than north-yes".
    pub fn words(&self, ledger: &Ledger) -> String {
        let id = |claim: &ClaimId| ledger.claim(*claim).id.as_str();
        match self {
            Verdict::SaidLater => "said later".to_owned(),
            Verdict::NotYetSaid => "may have been said later".to_owned(),
            Verdict::NotYetPublished => "published later".to_owned(),
            Verdict::LeftOut(why) => format!("left out: {why}"),
            Verdict::Deprecated => "deprecated by the coder".to_owned(),
            Verdict::Withdrawn { by } => format!("taken back by {}", id(by)),
            Verdict::OnlyRelation => "only relates to another claim".to_owned(),
            Verdict::Rumour => "a rumour fills nothing".to_owned(),
            Verdict::ToldByAnother => "told by somebody outside the camp".to_owned(),
            Verdict::MemberOnly => "a member does not speak for the camp".to_owned(),
            Verdict::NotInOffice => "the speaker did not speak for them on that day".to_owned(),
            Verdict::Nameless => "the speaker is not named; leaves a remark".to_owned(),
            Verdict::OnlyNarrated { than } => format!("only narrated; stated in {}", id(than)),
            Verdict::SortsBefore { newest } => {
                format!("undated or stale; sorts before {}", id(newest))
            }
            Verdict::OutsideWindow { newest, window } => {
                format!("more than {window} days before {}", id(newest))
            }
            Verdict::LowerAuthority { than, authority } => {
                format!("lower authority than {} ({authority})", id(than))
            }
            Verdict::Earlier { than } => format!("earlier than {}", id(than)),
            Verdict::LowerRank { than } => format!("the coder preferred {}", id(than)),
            Verdict::LesserId { than } => format!("same day; {} has the greater id", id(than)),
            Verdict::Controls => "controls".to_owned(),
            Verdict::ResponseShows => "the response that shows".to_owned(),
            Verdict::ResponseOlder { than } => format!("a later response shows: {}", id(than)),
            Verdict::ResponseEnded { by } => format!("ended by the later stance {}", id(by)),
            Verdict::ConditionsBind => "its conditions bind".to_owned(),
            Verdict::ConditionsWaived { by } => format!("its conditions are waived by {}", id(by)),
            Verdict::ConditionsReplaced { by } => {
                format!("its conditions are set anew by {}", id(by))
            }
            Verdict::ConditionsLifted { by } => format!("its conditions are lifted by {}", id(by)),
        }
    }
}

/// Where verdicts go, and the claims behind what is held; nowhere when only
/// positions are wanted.
#[derive(Debug, Default)]
pub struct Witness<'w> {
    verdicts: Option<&'w mut Vec<(ClaimId, Verdict)>>,
    backing: Option<&'w mut Vec<(ClaimId, Vec<ClaimId>)>>,
}

impl<'w> Witness<'w> {
    /// Listens to what becomes of each claim.
    pub fn of_verdicts(list: &'w mut Vec<(ClaimId, Verdict)>) -> Witness<'w> {
        Witness {
            verdicts: Some(list),
            backing: None,
        }
    }

    /// Listens to which claims stand behind the one that controls.
    pub fn of_backing(list: &'w mut Vec<(ClaimId, Vec<ClaimId>)>) -> Witness<'w> {
        Witness {
            verdicts: None,
            backing: Some(list),
        }
    }

    /// Notes the claims that say what the controlling one says, itself
    /// included, if anybody listens.
    pub fn back<I: Iterator<Item = ClaimId>>(&mut self, claim: ClaimId, all: impl FnOnce() -> I) {
        if let Some(list) = &mut self.backing {
            list.push((claim, all().collect()));
        }
    }

    /// Notes a verdict, if anybody listens.
    pub fn note(&mut self, claim: ClaimId, verdict: impl FnOnce() -> Verdict) {
        if let Some(list) = &mut self.verdicts {
            list.push((claim, verdict()));
        }
    }
}

/// The trace behind one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// The position; none if nothing is held, said or marked.
    pub cell: Option<Cell>,
    /// What became of each claim that bears on it, by claim. A claim may have
    /// two verdicts: it lost the stance and its conditions bind.
    pub verdicts: Vec<(ClaimId, Verdict)>,
}

/// Derives one cell and says what became of every claim on the issue that is
/// by the actor, of it, or of somebody in its camp.
///
/// Time is that of a whole snapshot; for several cells of one day a
/// [`Tracer`] takes it only once.
///
/// ```
/// use stancegraph::load::{File, load};
/// use stancegraph::model::Clock;
/// use stancegraph::position;
///
/// let ledger = load(vec![File::new("l.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
///     Issue(id: "talks", question: "Talk?", scale: Poles(against: "no", in_favour: "yes")),
///     Source(id: "s", title: "Gazette", publisher: "Gazette", published: "2026-05-02"),
///     Claim(id: "a", by: "north", on: "talks", stance: Oppose, said: "2026-04-30",
///         quotes: [(source: "s", exact: "In April we were against it.", kind: Direct)]),
///     Claim(id: "b", by: "north", on: "talks", stance: Support, said: "2026-05-01",
///         quotes: [(source: "s", exact: "We will talk.", kind: Direct)]),
/// ]"#)]).ledger;
/// let (north, talks) = (ledger.find_actor("north").unwrap(), ledger.find_issue("talks").unwrap());
/// let day = "2026-05-03".parse()?;
/// let trace = position::trace(&ledger, north, talks, day, Clock::Both);
/// let became = |at: usize| trace.verdicts[at].1.words(&ledger);
/// assert_eq!(became(0), "earlier than b");
/// assert_eq!(became(1), "controls");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn trace(ledger: &Ledger, actor: ActorId, issue: IssueId, as_of: Day, clock: Clock) -> Trace {
    Tracer::new(ledger, as_of, clock).trace(actor, issue)
}

/// All positions as of a day, and on demand the trace behind any of them.
pub struct Tracer<'l> {
    derivation: Derivation<'l>,
    snapshot: Snapshot,
    /// The claims on each issue.
    on: Vec<Vec<ClaimId>>,
}

impl<'l> Tracer<'l> {
    /// Derives the positions.
    pub fn new(ledger: &'l Ledger, as_of: Day, clock: Clock) -> Tracer<'l> {
        let derivation = Derivation::new(ledger, as_of, clock);
        let snapshot = derivation.snapshot();
        let mut on = vec![Vec::new(); ledger.issues.len()];
        for id in ledger.claim_ids() {
            on[ledger.claim(id).on.index()].push(id);
        }
        Tracer {
            derivation,
            snapshot,
            on,
        }
    }

    /// The positions.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// How many claims there are on an issue, which a trace has to look at.
    pub fn claims_on(&self, issue: IssueId) -> usize {
        self.on[issue.index()].len()
    }

    /// The trace behind one cell. Time is linear in the claims on the issue.
    pub fn trace(&self, actor: ActorId, issue: IssueId) -> Trace {
        let ledger = self.derivation.ledger;
        let mut verdicts: Vec<(ClaimId, Verdict)> = Vec::new();
        let mut counting: Vec<Bearing> = Vec::new();
        for &id in &self.on[issue.index()] {
            match self.bears(id, actor) {
                Bears::Counts(bearing) => counting.push(bearing),
                Bears::Not(verdict) => verdicts.push((id, verdict)),
                Bears::Nameless(bearing) => {
                    verdicts.push((id, Verdict::Nameless));
                    counting.push(bearing);
                }
                Bears::OnOthers => {}
            }
        }
        let mut witness = Witness::of_verdicts(&mut verdicts);
        self.derivation
            .cell(actor, issue, &counting, &mut Vec::new(), &mut witness);
        // Dissent needs the positions of the camp, so the cell is taken from the whole.
        let key = (
            ledger.actor(actor).id.as_str(),
            ledger.issue(issue).id.as_str(),
        );
        let cell = self.snapshot.cell(key.0, key.1).cloned();
        verdicts.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.rule().cmp(b.1.rule())));
        Trace { cell, verdicts }
    }

    /// What a claim has to do with an actor, before it is weighed against others.
    fn bears(&self, id: ClaimId, actor: ActorId) -> Bears {
        let derivation = &self.derivation;
        let (ledger, roles) = (derivation.ledger, &derivation.roles);
        let (as_of, clock) = (derivation.as_of, derivation.clock);
        let claim = ledger.claim(id);
        let timing = Timing::of(ledger, claim);
        let bearing = |all: bool| {
            let stands = |start| all || derivation.taken_back(id, claim, start).is_none();
            let mut bears = Vec::new();
            super::holder::bearings(ledger, roles, id, claim, &timing, stands, &mut bears);
            bears.into_iter().find(|b| b.holder == actor)
        };
        let Some(bearing) = bearing(false).or_else(|| bearing(true)) else {
            let (first, last) = timing.span();
            let member = |by| {
                [first, last]
                    .iter()
                    .any(|day| roles.camps(by, *day).contains(&actor))
            };
            let left = left_out(ledger, claim);
            let ever = |by| roles.voice(by, actor, Day::MIN, Day::MAX).is_some();
            return if claim.by.is_some_and(member) {
                Bears::Not(left.map_or(Verdict::MemberOnly, Verdict::LeftOut))
            } else if super::holder::starts(claim).any(ever) {
                Bears::Not(left.map_or(Verdict::NotInOffice, Verdict::LeftOut))
            } else {
                Bears::OnOthers
            };
        };
        if let Some(why) = left_out(ledger, claim) {
            return Bears::Not(Verdict::LeftOut(why));
        }
        Bears::Not(match timing.admissible(as_of, clock) {
            Some(Exclusion::NotYetSaid) if timing.earliest.is_some_and(|day| day > as_of) => {
                Verdict::SaidLater
            }
            Some(Exclusion::NotYetSaid) => Verdict::NotYetSaid,
            Some(Exclusion::NotYetPublished) => Verdict::NotYetPublished,
            None => match derivation.taken_back(id, claim, bearing.start) {
                Some(Some(by)) => Verdict::Withdrawn { by },
                Some(None) => Verdict::Deprecated,
                None if claim.is_rumour() => Verdict::Rumour,
                None if claim.stance().is_none() && claim.response().is_none() => {
                    Verdict::OnlyRelation
                }
                None if bearing.effect == Effect::Nameless => return Bears::Nameless(bearing),
                None if bearing.effect == Effect::Told && claim.stance().is_some() => {
                    Verdict::ToldByAnother
                }
                None => return Bears::Counts(bearing),
            },
        })
    }
}

/// What a claim has to do with an actor.
enum Bears {
    /// It counts.
    Counts(Bearing),
    /// It does not, for this reason.
    Not(Verdict),
    /// It leaves a remark alone.
    Nameless(Bearing),
    /// Nothing.
    OnOthers,
}
