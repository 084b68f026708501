//! The model: plain types for everything a ledger says and for what is
//! derived from it. No files, no formats, no graph library.

mod actor;
mod cell;
mod claim;
mod claim_table;
mod columns;
mod date;
mod evidence;
mod id;
mod issue;
mod ledger;
mod snapshot;
mod source;
mod stance;
mod strength;
mod words;

pub use actor::{Actor, ActorKind, Authority, Role, RoleKind};
pub use cell::{Cell, Condition, ConditionKind, Given, Held, Mark, MarkKind, Value};
pub use claim::{
    Act, Claim, Conditions, Content, Details, Quote, QuoteKind, QuoteSelector, Rank, Relation,
    RelationKind,
};
pub use claim_table::{ClaimIds, ClaimTable, Named, Numbered};
pub use columns::Columns;
pub use date::{DateError, Day, When};
pub use evidence::Evidence;
pub use id::{ActorId, ClaimId, IssueId, Slug, SlugError, SourceId};
pub use issue::{Issue, OptionList, Scale};
pub use ledger::{Assertion, Expectation, ExpectedResponse, Ledger, Policy};
pub use snapshot::{Clock, Only, Snapshot, Withdrawn};
pub use source::{Reliability, Source};
pub use stance::{Pole, Response, Sign, Stance, Vote};
pub use strength::{Counted, Strength, Threshold};
pub(crate) use words::words;
