//! Who speaks for whom: closure and cycles of the roles.

use std::collections::BTreeMap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Actor, ActorId, ActorKind, Authority, Day, Ledger, Role, RoleKind};

/// The graph of roles: actors, and a `SpeaksFor` or `MemberOf` edge for each role.
pub struct Roles<'l> {
    ledger: &'l Ledger,
    graph: DiGraph<ActorId, &'l Role, u32>,
    /// Whether an actor speaks for anybody; most do not.
    speaks: Vec<bool>,
}

/// The authority of an actor that speaks for itself: a person has the last
/// word on its own position; a state or institution named as speaker is a
/// voice without a face.
pub fn own_voice(actor: &Actor) -> Authority {
    match actor.kind {
        ActorKind::Person => Authority::Principal,
        ActorKind::Anonymous => Authority::Anonymous,
        _ => Authority::Spokesperson,
    }
}

/// The authority of a role: the one written, else `Official` for a person,
/// `Spokesperson` for an institution and `Anonymous` for the nameless.
fn authority(actor: &Actor, role: &Role) -> Authority {
    role.authority.unwrap_or(match actor.kind {
        ActorKind::Person => Authority::Official,
        ActorKind::Anonymous => Authority::Anonymous,
        _ => Authority::Spokesperson,
    })
}

impl<'l> Roles<'l> {
    /// Builds the graph, in time linear in the number of roles.
    pub fn new(ledger: &'l Ledger) -> Roles<'l> {
        let mut graph = DiGraph::with_capacity(ledger.actors.len(), 0);
        let mut speaks = vec![false; ledger.actors.len()];
        for actor in ledger.actor_ids() {
            graph.add_node(actor);
        }
        for actor in ledger.actor_ids() {
            for role in &ledger.actor(actor).roles {
                graph.add_edge(node(actor), node(role.actor), role);
                speaks[actor.index()] |= role.kind == RoleKind::SpeaksFor;
            }
        }
        Roles {
            ledger,
            graph,
            speaks,
        }
    }

    /// Everybody for whom `speaker` may have spoken on some day from `first`
    /// to `last`, transitively (all links of a way on one day), each with the speaker's own authority: that
    /// of the role by which the way begins, the highest if there are several.
    /// The speaker itself is not among them. Sorted by actor.
    ///
    /// ```
    /// use stancegraph::graph::Roles;
    /// use stancegraph::load::{File, load};
    /// use stancegraph::model::Authority;
    ///
    /// let ledger = load(vec![File::new("l.ron", r#"[
    ///     Actor(id: "north", name: "Northland", kind: State),
    ///     Actor(id: "envoy", name: "The envoy", kind: Person,
    ///         roles: [SpeaksFor(actor: "north", authority: Official, from: "2026-01-01")]),
    /// ]"#)]).ledger;
    /// let find = |id| ledger.find_actor(id).expect("it is in the ledger");
    /// let roles = Roles::new(&ledger);
    /// let day = "2026-05-01".parse()?;
    /// let found = roles.principals(find("envoy"), day, day);
    /// assert_eq!(found, [(find("north"), Authority::Official)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn principals(&self, speaker: ActorId, first: Day, last: Day) -> Vec<(ActorId, Authority)> {
        let mut found: Vec<(ActorId, Authority)> = Vec::new();
        if !self.speaks[speaker.index()] {
            return found;
        }
        let person = self.ledger.actor(speaker);
        let mut open: Vec<(ActorId, (Day, Day))> = Vec::new();
        for (role, principal, whole) in self.spoken_for(speaker, (first, last)) {
            let voice = authority(person, role);
            let mut seen = Seen::new(whole);
            open.push((principal, whole));
            while let Some((actor, days)) = open.pop() {
                if actor == speaker || !seen.is_new(actor, days) {
                    continue;
                }
                found.push((actor, voice));
                if self.speaks[actor.index()] {
                    let further = self.spoken_for(actor, days);
                    open.extend(further.map(|(_, next, days)| (next, days)));
                }
            }
        }
        // Of several ways to one principal the highest authority counts.
        found.sort_unstable_by_key(|(actor, voice)| (*actor, std::cmp::Reverse(*voice)));
        found.dedup_by_key(|(actor, _)| *actor);
        found
    }

    /// For whom an actor speaks directly, by which role, on which of the days.
    fn spoken_for(
        &self,
        actor: ActorId,
        (first, last): (Day, Day),
    ) -> impl Iterator<Item = (&'l Role, ActorId, (Day, Day))> + '_ {
        self.graph.edges(node(actor)).filter_map(move |edge| {
            let role = *edge.weight();
            let (from, to) = role.span();
            let days = (from.max(first), to.min(last));
            let speaks = role.kind == RoleKind::SpeaksFor && days.0 <= days.1;
            speaks.then(|| (role, self.graph[edge.target()], days))
        })
    }

    /// With what authority `speaker` spoke for `holder` on some day from
    /// `first` to `last`; its own voice if it is the holder; none if it is
    /// not in the holder's camp.
    pub fn voice(
        &self,
        speaker: ActorId,
        holder: ActorId,
        first: Day,
        last: Day,
    ) -> Option<Authority> {
        if speaker == holder {
            return Some(own_voice(self.ledger.actor(speaker)));
        }
        self.principals(speaker, first, last)
            .into_iter()
            .find(|(principal, _)| *principal == holder)
            .map(|(_, voice)| voice)
    }

    /// The camps to which an actor belongs on a day without speaking for
    /// them: the targets of its `MemberOf` roles and their principals.
    pub fn camps(&self, member: ActorId, day: Day) -> Vec<ActorId> {
        let mut camps: Vec<ActorId> = Vec::new();
        for role in &self.ledger.actor(member).roles {
            if role.kind == RoleKind::MemberOf && role.covers(day, day) {
                camps.push(role.actor);
                camps.extend(
                    self.principals(role.actor, day, day)
                        .into_iter()
                        .map(|(a, _)| a),
                );
            }
        }
        camps.sort();
        camps.dedup();
        camps.retain(|camp| *camp != member);
        camps
    }

    /// Circles of roles of one kind that close on one day, each sorted by actor and
    /// with the first such day, in the order of their first actor. Linear in
    /// the number of roles where no role in a circle has dates, else times
    /// the number of days on which one begins.
    pub fn cycles(&self, kind: RoleKind) -> Vec<(Vec<ActorId>, Day)> {
        let mut cycles: BTreeMap<Vec<ActorId>, Day> = BTreeMap::new();
        for group in self.circles(kind, |_, _| true) {
            let inside = |actor: ActorId| group.binary_search(&actor).is_ok();
            let roles = group
                .iter()
                .flat_map(|actor| &self.ledger.actor(*actor).roles);
            let mut days: Vec<Day> = roles
                .filter(|role| role.kind == kind && inside(role.actor))
                .map(|role| role.span().0)
                .collect();
            days.sort();
            days.dedup();
            for day in days {
                let on_the_day = |actor, role: &Role| inside(actor) && role.covers(day, day);
                for circle in self.circles(kind, on_the_day) {
                    cycles.entry(circle).or_insert(day);
                }
            }
        }
        cycles.into_iter().collect()
    }

    /// Circles of the roles of a kind that count.
    fn circles(
        &self,
        kind: RoleKind,
        counts: impl Fn(ActorId, &Role) -> bool,
    ) -> Vec<Vec<ActorId>> {
        let speaking = self.graph.filter_map(
            |_, actor| Some(*actor),
            |edge, role| {
                let (from, _) = self.graph.edge_endpoints(edge)?;
                (role.kind == kind && counts(self.graph[from], role)).then_some(())
            },
        );
        kosaraju_scc(&speaking)
            .into_iter()
            .filter(|group| group.len() > 1 || speaking.contains_edge(group[0], group[0]))
            .map(|group| {
                let mut actors: Vec<ActorId> = group.into_iter().map(|n| speaking[n]).collect();
                actors.sort();
                actors
            })
            .collect()
    }
}

/// Who has been reached on a way, and on which days. Most are reached on all
/// days of the way, which takes no list of days.
struct Seen {
    whole: (Day, Day),
    on_all: FxHashSet<ActorId>,
    on_some: FxHashMap<ActorId, Vec<(Day, Day)>>,
}

impl Seen {
    fn new(whole: (Day, Day)) -> Seen {
        Seen {
            whole,
            on_all: FxHashSet::default(),
            on_some: FxHashMap::default(),
        }
    }

    /// Whether the actor had not been reached on all of these days; now it has.
    fn is_new(&mut self, actor: ActorId, days: (Day, Day)) -> bool {
        if days == self.whole {
            return self.on_all.insert(actor);
        }
        if self.on_all.contains(&actor) {
            return false;
        }
        let before = self.on_some.entry(actor).or_default();
        let known = |old: &(Day, Day)| old.0 <= days.0 && days.1 <= old.1;
        let new = !before.iter().any(known);
        before.extend(new.then_some(days));
        new
    }
}

fn node(actor: ActorId) -> NodeIndex<u32> {
    NodeIndex::new(actor.index())
}
