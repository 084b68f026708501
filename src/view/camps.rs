//! Actors come in, their camps come out: who belongs to whom or speaks for whom, as
//! of a day.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use crate::model::{Day, Slug};

/// Actors who belong together.
pub(super) struct Camp<'l, 's> {
    /// At the head of it; none if it has one member.
    pub of: Option<&'l Slug>,
    /// In order, each with its depth: 0 at the head.
    pub members: Vec<(&'s Slug, usize)>,
}

impl<'l> Names<'l> {
    /// The actor to whose camp somebody belongs, or for whom he speaks, on a
    /// day; the first that the ledger lists.
    pub(super) fn camp(&self, id: &Slug, day: Day) -> Option<&'l Slug> {
        self.ledgers.iter().find_map(|ledger| {
            let actor = ledger.actor(ledger.find_actor(id.as_str())?);
            let role = actor.roles.iter().find(|r| r.covers(day, day))?;
            Some(&ledger.actor(role.actor).id)
        })
    }

    /// Actors in order, members of a camp right behind the one to whom they
    /// belong, each with its depth in the camp. In: no actor twice.
    pub(super) fn by_camp<'s>(&self, actors: &[&'s Slug], day: Day) -> Vec<(&'s Slug, usize)> {
        let shown: BTreeSet<&Slug> = actors.iter().copied().collect();
        let mut below: BTreeMap<&Slug, Vec<&'s Slug>> = BTreeMap::new();
        let mut tops: Vec<&'s Slug> = Vec::new();
        for actor in actors {
            match self.camp(actor, day).filter(|camp| shown.contains(camp)) {
                Some(camp) => below.entry(camp).or_default().push(actor),
                None => tops.push(actor),
            }
        }
        let mut order: Vec<(&'s Slug, usize)> = Vec::new();
        let mut done: BTreeSet<&Slug> = BTreeSet::new();
        // What is in a circle of camps has no top: it comes last, by itself.
        for top in tops.iter().chain(actors) {
            let mut open: Vec<(&'s Slug, usize)> = vec![(top, 0)];
            while let Some((next, depth)) = open.pop() {
                if done.insert(next) {
                    order.push((next, depth));
                    let members = below.get(next).into_iter().flatten().rev();
                    open.extend(members.map(|member| (*member, depth + 1)));
                }
            }
        }
        order
    }

    /// Actors in camps, each of them by its place in the camp; who is in none is
    /// alone. A camp stands where the first of it does, also if who leads it is
    /// not among the actors. In: no actor twice.
    pub(super) fn camps<'s>(&self, actors: &[&'s Slug], day: Day) -> Vec<Camp<'l, 's>> {
        let mut camps: Vec<(&Slug, Vec<&'s Slug>)> = Vec::new();
        for actor in actors {
            let top = self.top(actor, day).map_or(*actor, |top| top);
            match camps.iter_mut().find(|(known, _)| *known == top) {
                Some((_, members)) => members.push(actor),
                None => camps.push((top, vec![actor])),
            }
        }
        let camp = |(_, members): (&Slug, Vec<&'s Slug>)| {
            let is_camp = members.len() > 1;
            let of = members.iter().find_map(|member| self.top(member, day));
            let is_top = |slug: &Slug| of.is_none_or(|of| of == slug);
            let mut members = self.by_camp(&members, day);
            for (member, depth) in &mut members {
                if *depth == 0 && !is_top(member) {
                    *depth = 1;
                }
            }
            Camp {
                of: of.filter(|_| is_camp),
                members,
            }
        };
        camps.into_iter().map(camp).collect()
    }

    /// The actor at the head of the camp to which somebody belongs.
    fn top(&self, id: &Slug, day: Day) -> Option<&'l Slug> {
        let mut seen: BTreeSet<&Slug> = BTreeSet::new();
        let mut top = self.camp(id, day)?;
        while seen.insert(top)
            && let Some(next) = self.camp(top, day)
        {
            top = next;
        }
        Some(top)
    }
}
