//! The kinds of change, from the one that is decided first to the last.

macro_rules! kinds {
    ($($variant:ident = $name:literal $meaning:literal,)+) => {
        /// What happened to a position.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $(#[doc = $meaning] $variant,)+ }

        impl Kind {
            /// Every kind, in the order in which they are decided.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)+];

            /// The name, as in output and documentation.
            pub fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name,)+ }
            }

            /// What it means, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Kind::$variant => $meaning,)+ }
            }
        }
    };
}

kinds! {
    Recoded = "recoded" "Two ledgers are compared and the coder changed an old claim.",
    NewlyEvidenced = "newly-evidenced" "A claim that was not known before, of which nothing shows that it was said since.",
    New = "new" "No stance before, one now.",
    Dropped = "dropped" "What held it was taken back.",
    Reversed = "reversed" "From one side to the other.",
    TookSide = "took-side" "From neutral to a side.",
    SteppedBack = "stepped-back" "From a side to neutral.",
    Shifted = "shifted" "Another option, another point of a scale.",
    Conditioned = "conditioned" "Conditions added.",
    Unconditioned = "unconditioned" "Conditions lifted.",
    Reconditioned = "reconditioned" "Conditions replaced.",
    Hardened = "hardened" "Same side, stronger.",
    Softened = "softened" "Same side, weaker.",
    ReVoiced = "re-voiced" "Same side, another strength, by another speaker of another authority.",
    Reaffirmed = "reaffirmed" "Said again, or said to be a repetition, also where nothing was known before.",
    Declined = "declined" "Refused to say.",
    Unanswered = "unanswered" "Did not answer.",
    Disputed = "disputed" "The source says that parties differ.",
    Assessed = "assessed" "Judged without taking a side.",
    Absent = "absent" "Took no part in the vote.",
    Answered = "answered" "A response ended.",
    Lapsed = "lapsed" "Became stale.",
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}
