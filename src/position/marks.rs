//! Dissent: a member of a camp holds the opposite of what the camp holds.

use crate::graph::Roles;
use crate::model::{Cell, Day, Ledger, Mark, MarkKind, RoleKind};

/// Marks every cell of a member whose stance is opposite to that of a camp to
/// which it belongs as of the day. Stale stances dissent from nothing.
/// `cells` are sorted by actor and issue.
pub(super) fn dissent(ledger: &Ledger, roles: &Roles<'_>, as_of: Day, cells: &mut [Cell]) {
    let mut marks: Vec<(usize, Mark)> = Vec::new();
    for member in ledger.actor_ids() {
        let actor = ledger.actor(member);
        if !actor.roles.iter().any(|r| r.kind == RoleKind::MemberOf) {
            continue;
        }
        for camp in roles.camps(member, as_of) {
            let camp = &ledger.actor(camp).id;
            let first = cells.partition_point(|c| c.actor < actor.id);
            let own = cells[first..].iter().take_while(|c| c.actor == actor.id);
            for (at, cell) in own.enumerate() {
                let key = (camp, &cell.issue);
                let Ok(theirs) = cells.binary_search_by(|c| (&c.actor, &c.issue).cmp(&key)) else {
                    continue;
                };
                let mut claims = Vec::new();
                for mine in cell.held.iter().filter(|h| !h.stale) {
                    for other in cells[theirs].held.iter().filter(|h| !h.stale) {
                        if mine.value.option() == other.value.option()
                            && mine.value.sign().opposes(other.value.sign())
                        {
                            claims.push(mine.evidence.clone());
                            claims.push(other.evidence.clone());
                        }
                    }
                }
                if !claims.is_empty() {
                    claims.sort_by(|a, b| a.claim.cmp(&b.claim));
                    claims.dedup();
                    let about = Some(camp.clone());
                    marks.push((
                        first + at,
                        Mark {
                            kind: MarkKind::Dissent,
                            about,
                            claims,
                        },
                    ));
                }
            }
        }
    }
    for (at, mark) in marks {
        cells[at].marks.push(mark);
        cells[at]
            .marks
            .sort_by(|a, b| (a.kind, &a.about).cmp(&(b.kind, &b.about)));
    }
}
