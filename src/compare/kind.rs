//! The kinds of change, from the one that is decided first to the last.

macro_rules! kinds {
    ($($(#[$meta:meta])* $variant:ident = $name:literal,)+) => {
        /// What happened to a position.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($(#[$meta])* $variant,)+ }

        impl Kind {
            /// Every kind, in the order in which they are decided.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)+];

            /// The name, as in output and documentation.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name,)+ }
            }
        }
    };
}

kinds! {
    /// Two ledgers are compared and the coder changed an old claim.
    Recoded = "recoded",
    /// A claim that was not known before, of which nothing shows that it was said since.
    NewlyEvidenced = "newly-evidenced",
    /// No stance before, one now.
    New = "new",
    /// What held it was taken back.
    Dropped = "dropped",
    /// From one side to the other.
    Reversed = "reversed",
    /// From neutral to a side.
    TookSide = "took-side",
    /// From a side to neutral.
    SteppedBack = "stepped-back",
    /// Another option, another point of a scale.
    Shifted = "shifted",
    /// Conditions added.
    Conditioned = "conditioned",
    /// Conditions lifted.
    Unconditioned = "unconditioned",
    /// Conditions replaced.
    Reconditioned = "reconditioned",
    /// Same side, stronger.
    Hardened = "hardened",
    /// Same side, weaker.
    Softened = "softened",
    /// Same side, another strength, by another speaker of another authority.
    ReVoiced = "re-voiced",
    /// Said again.
    Reaffirmed = "reaffirmed",
    /// Refused to say.
    Declined = "declined",
    /// Did not answer.
    Unanswered = "unanswered",
    /// The source says that parties differ.
    Disputed = "disputed",
    /// Judged without taking a side.
    Assessed = "assessed",
    /// Took no part in the vote.
    Absent = "absent",
    /// A response ended.
    Answered = "answered",
    /// Became stale.
    Lapsed = "lapsed",
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}
