//! The model: plain types for everything a ledger says and for what is
//! derived from it. No files, no formats, no graph library.

mod actor;
mod claim;
mod date;
mod id;
mod issue;
mod ledger;
mod snapshot;
mod source;
mod stance;
mod words;

pub use actor::{Actor, ActorKind, Authority, Role, RoleKind};
pub use claim::{
    Act, Claim, Conditions, Content, Details, Quote, QuoteKind, QuoteSelector, Rank, Relation,
    RelationKind,
};
pub use date::{DateError, Day, When};
pub use id::{ActorId, ClaimId, IssueId, Slug, SlugError, SourceId};
pub use issue::{Issue, Scale};
pub use ledger::{Assertion, Expectation, Ledger, Policy};
pub use snapshot::{
    Cell, Clock, Columns, Condition, ConditionKind, Evidence, Given, Held, Mark, MarkKind,
    Snapshot, Value, Withdrawn,
};
pub use source::{Reliability, Source};
pub use stance::{Pole, Response, Sign, Stance, Vote};
