//! Neither the order of entries nor that of files nor their names matter, and
//! what is asked twice is answered alike, byte for byte.

use proptest::prelude::*;
use proptest::sample::Index;
use stancegraph::compare::{self, AgreementOptions, DiffOptions};
use stancegraph::export::{self, FORMATS, FigureOptions, Options};
use stancegraph::load::File;
use stancegraph::model::{Clock, Ledger};
use stancegraph::position::{snapshot, trace};
use stancegraph::view::answer::Answer;
use stancegraph::view::{self, DiffView, MatrixOptions, Names, PairsMoved, WhyChange};

use super::differences::clocks;
use super::generate::{days, worlds};
use super::world::{World, day};
use super::write::{loaded, text};

/// What is asked: two days, a clock, and a cell for `why`.
#[derive(Debug, Clone)]
struct Question {
    days: (i32, i32),
    clock: Clock,
    actor: Index,
    issue: Index,
}

fn questions() -> impl Strategy<Value = Question> {
    let parts = (days(), 0..60, clocks(), any::<Index>(), any::<Index>());
    parts.prop_map(|(from, days, clock, actor, issue)| Question {
        days: (from, from + days),
        clock,
        actor,
        issue,
    })
}

/// Every answer in every format, one after the other.
fn everything(world: &World, ledger: &Ledger, question: &Question) -> String {
    let Question { days, clock, .. } = *question;
    let (from, to) = (day(days.0), day(days.1));
    let (before, after) = (snapshot(ledger, from, clock), snapshot(ledger, to, clock));
    let names = Names::new([ledger]);
    let pairs = compare::pairs(
        (ledger, &before),
        (ledger, &after),
        AgreementOptions::default(),
    );
    let diff = compare::diff(&before, &after, DiffOptions::default());
    let actor = &question.actor.get(&world.actors).id;
    let issue = &question.issue.get(&world.issues).id;
    let actor = ledger.find_actor(actor).expect("the actor");
    let issue = ledger.find_issue(issue).expect("the issue");
    let asked = AgreementOptions::default();
    let (was, is) = (
        trace(ledger, actor, issue, from, clock),
        trace(ledger, actor, issue, to, clock),
    );
    let ids = (&ledger.actor(actor).id, &ledger.issue(issue).id);
    let mut changes = diff.changes.iter();
    let answers: [(&str, Answer); 9] = [
        ("positions", view::positions(&after, &names, 0)),
        (
            "matrix",
            view::matrix(&after, &names, MatrixOptions::default()),
        ),
        (
            "diff",
            view::diff(&DiffView {
                diff: &diff,
                clock,
                pairs: Some(&pairs),
                min_issues: ledger.policy.min_issues,
                names: &names,
                quotes: true,
                hidden_speakers: 0,
                threshold: 0.0,
            }),
        ),
        (
            "why",
            view::why(
                ledger,
                actor,
                issue,
                to,
                clock,
                &trace(ledger, actor, issue, to, clock),
            ),
        ),
        (
            "why-change",
            view::why_change(&WhyChange {
                ledger,
                actor,
                issue,
                before: (&before, &was),
                after: (&after, &is),
                change: changes.find(|change| (&change.actor, &change.issue) == ids),
            }),
        ),
        ("timeline", view::timeline(ledger, &|_| true)),
        (
            "compare",
            view::comparison(
                ledger,
                &after,
                &ledger.actor_ids().collect::<Vec<_>>(),
                asked,
            ),
        ),
        (
            "pairs",
            view::pairs(&view::AllPairs {
                ledger,
                snapshot: &after,
                options: asked,
                hidden_speakers: 0,
            }),
        ),
        (
            "pairs-moved",
            view::pairs_moved(&PairsMoved {
                ledger,
                before: &before,
                after: &after,
                options: asked,
                threshold: 0.0,
                hidden_speakers: 0,
            }),
        ),
    ];
    let mut out = String::new();
    for format in FORMATS {
        for (name, answer) in &answers {
            if let Some(write) = format.answer {
                out += &format!("== {name} as {}\n", format.name);
                out += &write(answer, &Options::default()).expect("it can be written");
            }
        }
        if let Some(write) = format.snapshot {
            out += &format!("== snapshot as {}\n", format.name);
            out += &write(&after).expect("it can be written");
        }
        // PNG and PDF are made from the SVG.
        let is_text = !matches!(format.name, "png" | "pdf");
        if let Some(write) = format.figure.filter(|_| is_text) {
            out += &format!("== figures as {}\n", format.name);
            for figure in [
                view::positions_figure(&after, &names),
                view::matrix_figure(&after, &names, MatrixOptions::default()),
                view::agreement_figure(ledger, &after, AgreementOptions::default()),
                view::timeline_figure(ledger, &|_| true),
                view::evidence_figure(ledger, to, clock, &|_| true),
            ] {
                let bytes = write(&figure, &FigureOptions::default()).expect("it can be written");
                out += &String::from_utf8(bytes).expect("text");
            }
        }
    }
    out
}

/// The first line in which two texts differ.
fn same(a: &str, b: &str) -> Result<(), TestCaseError> {
    for (number, (a, b)) in a.lines().zip(b.lines()).enumerate() {
        prop_assert_eq!(a, b, "line {}", number + 1);
    }
    prop_assert_eq!(a.len(), b.len());
    Ok(())
}

proptest! {
    #![proptest_config(super::cases(96, "proptest-regressions/laws/order.txt"))]

    #[test]
    fn order_files_and_names_never_matter(
        world in worlds(),
        shuffled in Just(()).prop_perturb(|(), mut rng| (0..64).map(|_| rng.next_u32()).collect::<Vec<_>>()),
        files in 1..4usize,
        question in questions(),
    ) {
        let entries = world.entries();
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by_key(|&entry| shuffled[entry % shuffled.len()]);
        let mut parts: Vec<Vec<String>> = vec![Vec::new(); files];
        for (at, entry) in order.into_iter().enumerate() {
            parts[shuffled[at % shuffled.len()] as usize % files].push(entries[entry].clone());
        }
        let named = |(at, part): (usize, &Vec<String>)| {
            File::new(format!("{}/{at}.ron", shuffled[at]), text(part))
        };
        let other = loaded(parts.iter().enumerate().map(named).collect());
        let first = everything(&world, &world.ledger(), &question);
        same(&first, &everything(&world, &other, &question))?;
    }

    #[test]
    fn what_is_asked_twice_is_answered_alike(world in worlds(), question in questions()) {
        let [first, second] = [(), ()].map(|()| everything(&world, &world.ledger(), &question));
        same(&first, &second)?;
        let formats = FORMATS.iter().filter(|f| f.answer.is_some()).count();
        prop_assert_eq!(first.matches("== why as ").count(), formats);
        prop_assert!(export::format("dot").is_none() || first.contains("digraph"));
    }
}
