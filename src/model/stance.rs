//! Stances: the value inside one claim. Responses: what was done instead.

use super::words::words;

words! {
    /// A stance between two poles, −2 to +2.
    Pole {
        /// −2: the words themselves exclude the alternative.
        StrongOppose = "strong oppose",
        /// −1.
        Oppose = "oppose",
        /// 0: says that it takes no side.
        Neutral = "neutral",
        /// +1.
        Support = "support",
        /// +2: the words themselves exclude the alternative.
        StrongSupport = "strong support",
    }
}

words! {
    /// A recorded vote.
    Vote {
        /// −1.
        No = "no",
        /// 0.
        Abstain = "abstain",
        /// +1.
        Yes = "yes",
    }
}

words! {
    /// What an actor did instead of taking a stance.
    Response {
        /// Refused to say.
        Declined = "declined to comment",
        /// Did not answer.
        NoAnswer = "no answer",
        /// The source says that parties differ, not what each wants.
        Disputed = "disputed",
        /// Judged how things stand without taking a side.
        Assessed = "assessed",
        /// Took no part in the vote.
        Absent = "absent",
    }
}

words! {
    /// Which side a stance is on.
    Sign {
        /// Against, no, rejected.
        Negative = "against",
        /// Neutral, abstained, or a number on a scale.
        Neutral = "neutral",
        /// In favour, yes, chosen.
        Positive = "in favour",
    }
}

impl Pole {
    /// −2 to +2.
    pub fn value(self) -> i8 {
        match self {
            Pole::StrongOppose => -2,
            Pole::Oppose => -1,
            Pole::Neutral => 0,
            Pole::Support => 1,
            Pole::StrongSupport => 2,
        }
    }
}

impl Vote {
    /// −1 to +1.
    pub fn value(self) -> i8 {
        match self {
            Vote::No => -1,
            Vote::Abstain => 0,
            Vote::Yes => 1,
        }
    }
}

impl Sign {
    /// The side of a number: negative, zero or positive.
    pub fn of(value: i8) -> Sign {
        match value {
            i8::MIN..0 => Sign::Negative,
            0 => Sign::Neutral,
            1.. => Sign::Positive,
        }
    }

    /// Whether one is for and the other against.
    pub fn opposes(self, other: Sign) -> bool {
        matches!(
            (self, other),
            (Sign::Positive, Sign::Negative) | (Sign::Negative, Sign::Positive)
        )
    }
}

/// The value inside one claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stance {
    /// On two poles.
    Pole(Pole),
    /// For the option of this number in the list.
    Choose(u16),
    /// Against the option of this number in the list.
    Reject(u16),
    /// A point on a scale.
    At(f64),
    /// A recorded vote.
    Vote(Vote),
}

impl Stance {
    /// Which side it is on; a point on a scale is on none.
    pub fn sign(self) -> Sign {
        match self {
            Stance::Pole(pole) => Sign::of(pole.value()),
            Stance::Vote(vote) => Sign::of(vote.value()),
            Stance::Choose(_) => Sign::Positive,
            Stance::Reject(_) => Sign::Negative,
            Stance::At(_) => Sign::Neutral,
        }
    }

    /// The option that it is about.
    pub fn option(self) -> Option<u16> {
        match self {
            Stance::Choose(option) | Stance::Reject(option) => Some(option),
            _ => None,
        }
    }

    /// Whether the two cannot be held at once: opposite sides, or different points of a scale.
    pub fn opposes(self, other: Stance) -> bool {
        match (self, other) {
            (Stance::At(a), Stance::At(b)) => a != b,
            _ => self.option() == other.option() && self.sign().opposes(other.sign()),
        }
    }
}
