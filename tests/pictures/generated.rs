//! A fictional ledger of 60 actors and 25 issues, the same each time:
//! `tests/pictures/states.ron`.

use std::fmt::Write as _;

use stancegraph::load::{File, load};
use stancegraph::model::Ledger;

use super::{renew, root};

/// First and second halves of the names of states.
const FIRST: [&str; 10] = [
    "North", "South", "East", "West", "Upper", "Lower", "Old", "New", "Inner", "Outer",
];
const SECOND: [&str; 6] = ["land", "marsh", "haven", "vale", "moor", "isle"];

/// What the issues are about: a question for the whole, and its parts.
const ISSUES: [(&str, [&str; 4]); 5] = [
    (
        "fisheries",
        [
            "fishing quotas",
            "whaling",
            "deep-sea mining",
            "a naval patrol",
        ],
    ),
    (
        "trade",
        [
            "lower tariffs",
            "a customs union",
            "grain subsidies",
            "a timber levy",
        ],
    ),
    (
        "climate",
        [
            "a carbon price",
            "a forest fund",
            "a coal exit",
            "a flood pact",
        ],
    ),
    (
        "borders",
        [
            "free movement",
            "a border force",
            "shared asylum",
            "a visa list",
        ],
    ),
    (
        "institutions",
        [
            "a second chamber",
            "majority votes",
            "a common court",
            "an exit clause",
        ],
    ),
];

/// A small generator of numbers, so that no library changes the pictures.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// The ledger as it is stored, which must be what is made here.
pub fn ledger() -> Ledger {
    let path = root().join("tests/pictures/states.ron");
    let made = text();
    if renew::asked() {
        std::fs::write(&path, &made).expect("a writable file");
    }
    let stored = std::fs::read_to_string(path).expect("a stored ledger");
    assert!(stored == made, "`UPDATE=1` writes states.ron anew");
    let loaded = load(vec![File::new("states.ron", stored)]);
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    loaded.ledger
}

/// The text of it. Three groups of states lean the same way on most issues.
fn text() -> String {
    let mut dice = Dice(7);
    let mut text = String::from("// Fictional; made by a test, see generated.rs.\n[\n");
    let mut put = |line: String| {
        let _ = writeln!(text, "    {line}");
    };
    put(r#"Source(id: "record", title: "Record of the assembly", publisher: "The Assembly", published: "2026-05-20"),"#.into());
    let mut issues: Vec<String> = Vec::new();
    for (whole, parts) in ISSUES {
        let poles = r#"Poles(against: "refuse it", in_favour: "have it")"#;
        put(format!(
            r#"Issue(id: "{whole}", question: "Should there be a pact on {whole}?", scale: {poles}),"#
        ));
        issues.push(whole.into());
        for part in parts {
            let id = part.strip_prefix("a ").or(part.strip_prefix("an "));
            let id = id.unwrap_or(part).replace(' ', "-");
            put(format!(
                r#"Issue(id: "{id}", question: "Should there be {part}?", parent: "{whole}", scale: {poles}),"#
            ));
            issues.push(id);
        }
    }
    for number in 0..60 {
        let name = format!("{}{}", FIRST[number % 10], SECOND[number / 10]);
        let id = name.to_lowercase();
        put(format!(
            r#"Actor(id: "{id}", name: "{name}", kind: State),"#
        ));
        for (at, issue) in issues.iter().enumerate() {
            if dice.below(100) >= 16 {
                continue;
            }
            // A group leans one way on an issue; one state in five does not.
            let lean = (number % 3 + at) % 2 == 0;
            let stance = match (lean, dice.below(10)) {
                (true, 0..=5) | (false, 6..=7) => "stance: Support",
                (true, 6..=7) | (false, 0..=5) => "stance: Oppose",
                (true, _) => "stance: StrongSupport",
                (false, 8) => "stance: StrongOppose",
                (false, _) => "response: Declined",
            };
            let terms = match stance.starts_with("stance") && dice.below(8) == 0 {
                true => r#" only_if: ["the costs are shared"],"#,
                false => "",
            };
            let day = 1 + dice.below(19);
            put(format!(
                r#"Claim(id: "{id}-{issue}", by: "{id}", on: "{issue}", {stance},{terms} said: "2026-05-{day:02}", quotes: [(source: "record", exact: "{name} spoke on {issue}.", kind: Direct)]),"#
            ));
        }
    }
    text.push_str("]\n");
    text
}
