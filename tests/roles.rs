//! Who speaks for whom, over ways of several links.

use stancegraph::graph::Roles;
use stancegraph::load::{File, load};
use stancegraph::model::Day;

#[test]
fn all_links_of_a_way_hold_on_one_day() {
    let text = r#"[
        Actor(id: "a", name: "A", kind: Person, roles: [SpeaksFor(actor: "b")]),
        Actor(id: "b", name: "B", kind: Person, roles: [
            SpeaksFor(actor: "c", from: "2026-01-01", to: "2026-06-30"),
            SpeaksFor(actor: "d", from: "2025-01-01", to: "2025-12-31")]),
        Actor(id: "c", name: "C", kind: Person, roles: [
            SpeaksFor(actor: "d", from: "2026-03-01"),
            SpeaksFor(actor: "e", from: "2026-07-01")]),
        Actor(id: "d", name: "D", kind: Person, roles: [SpeaksFor(actor: "a")]),
        Actor(id: "e", name: "E", kind: State),
    ]"#;
    let ledger = load(vec![File::new("a.ron", text)]).ledger;
    let roles = Roles::new(&ledger);
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let of = |speaker: &str, first: &str, last: &str| -> String {
        let speaker = ledger.find_actor(speaker).expect("an actor");
        let found = roles.principals(speaker, day(first), day(last));
        found
            .iter()
            .map(|(id, _)| ledger.actor(*id).id.as_str())
            .collect()
    };
    assert_eq!(of("a", "2024-05-01", "2024-05-01"), "b");
    assert_eq!(of("a", "2025-05-01", "2025-05-01"), "bd");
    assert_eq!(of("a", "2026-02-01", "2026-02-01"), "bc");
    assert_eq!(of("a", "2025-12-01", "2026-04-01"), "bcd");
    assert_eq!(of("a", "2026-01-01", "2026-12-31"), "bcd");
    assert_eq!(of("c", "2026-08-01", "2026-08-01"), "abde");
}
