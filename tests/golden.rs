//! Every view in every format, on a small ledger and on one of hostile names:
//! what is written stands in `tests/golden/LEDGER/VIEW.EXTENSION`, and an
//! independent reader of the format reads it. `UPDATE=1` writes it anew.

mod renew;

use std::path::{Path, PathBuf};

use stancegraph::check::check_loaded;
use stancegraph::compare::{self, AgreementOptions, DiffOptions, Every};
use stancegraph::diagnostics::codes;
use stancegraph::export::{FORMATS, FigureOptions, Options};
use stancegraph::load::{File, load};
use stancegraph::model::{
    Act, ActorId, Claim, ClaimId, Clock, Day, Details, IssueId, Ledger, Slug,
};
use stancegraph::position;
use stancegraph::view::answer::Answer;
use stancegraph::view::figure::Figure;
use stancegraph::view::{
    self, DiffView, MatrixOptions, Names, PairsMoved, ReportView, SeriesView, WhyChange,
};

const LEDGERS: [(&str, &str); 2] = [
    ("talks", include_str!("golden/talks.ron")),
    ("hostile", include_str!("golden/hostile.ron")),
];

fn ledger(name: &str, text: &str) -> Ledger {
    let mut loaded = load(vec![File::new(format!("{name}.ron"), text)]);
    check_loaded(&mut loaded);
    // A hostile name hides what it can, which is a warning.
    let odd = &codes::HIDDEN_CHARACTER;
    loaded.diagnostics.retain(|d| d.code != odd);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    loaded.ledger
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// Every claim of a ledger by two coders of awkward names; the second takes
/// every act for a report and leaves out the last claim.
fn coded_twice(ledger: &Ledger) -> Ledger {
    let by = |claim: &Claim, coder: &str, id: Slug, act: Option<Act>| Claim {
        id,
        act,
        relations: Box::default(),
        details: Some(Box::new(Details {
            coder: Some(coder.into()),
            ..Details::default()
        })),
        ..claim.clone()
    };
    let mut claims = Vec::new();
    for claim in &ledger.claims {
        let again = Slug::new(&format!("{}-again", claim.id)).expect("an id");
        claims.push(by(claim, "A | <b>coder</b>", claim.id.clone(), claim.act));
        claims.push(by(claim, "=1+1, \"two\"", again, Some(Act::Report)));
    }
    claims.pop();
    claims.sort_by(|a, b| a.id.cmp(&b.id));
    Ledger {
        claims,
        ..ledger.clone()
    }
}

/// What a view shows of the whole time of a ledger.
fn over_time<T>(ledger: &Ledger, every: Every, view: fn(&SeriesView<'_>) -> T) -> T {
    let (first, last) = position::reach(ledger, Clock::Said).expect("claims");
    let span = (every.eve(first), last);
    view(&SeriesView {
        series: &compare::series(ledger, span, every, Clock::Said),
        names: &Names::new([ledger]),
        quotes: true,
        hidden_speakers: 1,
    })
}

/// The answers to ask of a ledger, by the names of their commands.
fn answers(ledger: &Ledger) -> Vec<(&'static str, Answer)> {
    let names = Names::new([ledger]);
    let at = |on: &str| position::snapshot(ledger, day(on), Clock::Both);
    let (before, after) = (at("2026-05-10"), at("2026-05-31"));
    let diff = compare::diff(&before, &after, DiffOptions::default());
    let actors: Vec<ActorId> = ledger.actor_ids().collect();
    let options = AgreementOptions::default();
    let pairs = compare::pairs((ledger, &before), (ledger, &after), options);
    // The cell of which there is most to say.
    let most = after
        .cells
        .iter()
        .max_by_key(|cell| cell.evidence().count());
    let most = most.expect("a position");
    let actor = ledger.find_actor(most.actor.as_str()).expect("an actor");
    let issue = ledger.find_issue(most.issue.as_str()).expect("an issue");
    let on = day("2026-05-31");
    let trace = position::trace(ledger, actor, issue, on, Clock::Both);
    let changes = DiffView {
        diff: &diff,
        clock: Clock::Both,
        pairs: Some(&pairs),
        min_issues: ledger.policy.min_issues,
        names: &names,
        quotes: true,
        hidden_speakers: 0,
        threshold: 0.0,
    };
    vec![
        ("positions", view::positions(&after, &names, 0)),
        (
            "matrix",
            view::matrix(&after, &names, MatrixOptions::default()),
        ),
        ("diff", view::diff(&changes)),
        ("comment", view::comment(&changes)),
        (
            "why",
            view::why(ledger, actor, issue, on, Clock::Both, &trace),
        ),
        ("why-change", {
            // The change of which there is most to say.
            let change = diff.changes.iter().max_by_key(|change| {
                let cells = [&change.before, &change.after].into_iter().flatten();
                cells.map(|cell| cell.evidence().count()).sum::<usize>()
            });
            let change = change.expect("a change");
            let actor = ledger.find_actor(change.actor.as_str()).expect("an actor");
            let issue = ledger.find_issue(change.issue.as_str()).expect("an issue");
            let trace = |on: Day| position::trace(ledger, actor, issue, on, Clock::Both);
            view::why_change(&WhyChange {
                ledger,
                actor,
                issue,
                before: (&before, &trace(before.as_of)),
                after: (&after, &trace(after.as_of)),
                change: Some(change),
            })
        }),
        (
            "compare",
            view::comparison(ledger, &after, &actors[..3], options),
        ),
        (
            "pairs",
            view::pairs(&view::AllPairs {
                ledger,
                snapshot: &after,
                options,
                hidden_speakers: 0,
            }),
        ),
        (
            "pairs-moved",
            view::pairs_moved(&PairsMoved {
                ledger,
                before: &before,
                after: &after,
                options,
                threshold: 0.0,
                hidden_speakers: 0,
            }),
        ),
        ("timeline", view::timeline(ledger, &|_| true)),
        ("diffs", over_time(ledger, Every::Week, view::steps)),
        ("history", over_time(ledger, Every::Day, view::history)),
        ("periods", {
            let (one, other) = ("2026-05-01", "2026-05-15");
            let spans = [(one, "2026-05-14"), (other, "2026-05-31")].map(|(a, b)| (day(a), day(b)));
            let found = compare::periods(ledger, spans[0], spans[1], Clock::Said);
            view::periods(&found, &names, true, 1)
        }),
        ("coders", {
            let twice = coded_twice(ledger);
            view::coders(&twice, &compare::coding(&twice))
        }),
        ("report", {
            let claims: Vec<ClaimId> = ledger.claim_ids().collect();
            let issues: Vec<IssueId> = ledger.issue_ids().collect();
            let actors: Vec<ActorId> = ledger.actor_ids().collect();
            view::report(&ReportView {
                ledger,
                after: &after,
                since: Some((&before, &diff)),
                claims: &claims,
                period: &|_| true,
                issues: &issues,
                actors: &actors,
                whole: false,
            })
        }),
    ]
}

/// The figures to ask of a ledger, by the names of their commands.
fn figures(ledger: &Ledger) -> Vec<(&'static str, Figure)> {
    let names = Names::new([ledger]);
    let on = day("2026-05-31");
    let before = position::snapshot(ledger, day("2026-05-10"), Clock::Both);
    let after = position::snapshot(ledger, on, Clock::Both);
    let diff = compare::diff(&before, &after, DiffOptions::default());
    let options = AgreementOptions::default();
    vec![
        ("graph-positions", view::positions_figure(&after, &names)),
        (
            "graph-evidence",
            view::evidence_figure(ledger, on, Clock::Both, &|_| true),
        ),
        (
            "graph-agreement",
            view::agreement_figure(ledger, &after, options),
        ),
        (
            "matrix",
            view::matrix_figure(&after, &names, MatrixOptions::default()),
        ),
        ("diff", view::changes_figure(&before, &after, &diff, &names)),
        ("timeline", view::timeline_figure(ledger, &|_| true)),
        (
            "history",
            over_time(ledger, Every::Day, view::series_figure),
        ),
    ]
}

/// Every file that the formats make of a ledger: its name and its text.
fn files(ledger: &Ledger) -> Vec<(String, String)> {
    let options = Options::default();
    let on = day("2026-05-31");
    let snapshot = position::snapshot(ledger, on, Clock::Both);
    let figures = figures(ledger);
    let answers = answers(ledger);
    let mut files = Vec::new();
    for format in FORMATS {
        let mut push = |view: &str, text: Result<String, _>| {
            files.push((
                format!("{view}.{}", format.extension),
                text.expect("it can be written"),
            ));
        };
        // A report has words, pictures and data,
        // and a comment on changes is for GitHub alone.
        let of_format = |view: &str| match view {
            "report" => matches!(format.name, "markdown" | "html" | "typst" | "json"),
            "comment" => format.name == "github",
            _ => true,
        };
        for (view, answer) in answers.iter().filter(|(view, _)| of_format(view)) {
            format
                .answer
                .into_iter()
                .for_each(|write| push(view, write(answer, &options)));
        }
        for (view, figure) in &figures {
            format
                .figure
                .into_iter()
                // What is not text is looked at elsewhere.
                .filter(|_| !matches!(format.name, "png" | "pdf"))
                .for_each(|write| {
                    let bytes = write(figure, &FigureOptions::default());
                    push(view, bytes.map(|b| String::from_utf8(b).expect("text")));
                });
        }
        format
            .snapshot
            .into_iter()
            .for_each(|write| push("snapshot", write(&snapshot)));
    }
    files
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

#[test]
fn every_view_is_written_in_every_format_as_expected() {
    for (name, text) in LEDGERS {
        let ledger = ledger(name, text);
        let files = files(&ledger);
        for (file, text) in &files {
            let path = folder(name).join(file);
            if renew::asked() {
                std::fs::create_dir_all(folder(name)).expect("a folder");
                std::fs::write(&path, text).expect("a file");
            }
            let expected = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                *text == expected,
                "{} differs (`UPDATE=1 cargo test --test golden` writes it anew):\n{text}",
                path.display()
            );
        }
        for entry in std::fs::read_dir(folder(name)).expect("the folder") {
            let found = entry.expect("an entry").file_name();
            assert!(
                files.iter().any(|(file, _)| **file == *found),
                "nothing makes {found:?} any more; remove it"
            );
        }
    }
}

#[test]
fn independent_readers_read_what_is_written() {
    for (name, text) in LEDGERS {
        let ledger = ledger(name, text);
        for (file, text) in files(&ledger) {
            let place = format!("{name}/{file}");
            match Path::new(&file).extension().and_then(|e| e.to_str()) {
                Some("json") => {
                    let value: serde_json::Value = serde_json::from_str(&text).expect(&place);
                    assert!(value["schema"].is_string(), "{place}");
                }
                Some("csv") => {
                    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
                    // As many fields in every row as in the first, or it fails.
                    let rows: Vec<csv::StringRecord> =
                        reader.records().map(|row| row.expect(&place)).collect();
                    assert!(!rows.is_empty(), "{place}");
                }
                Some("gfm") => {
                    use pulldown_cmark::{Event, Options, Parser, Tag};
                    let mut events = Parser::new_ext(&text, Options::ENABLE_TABLES);
                    let ours = ["<details>", "</details>", "<!-- -->"];
                    let markup = events.find(|event| match event {
                        Event::Html(html) | Event::InlineHtml(html) => {
                            !ours.iter().any(|tag| html.starts_with(tag))
                        }
                        Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                            true
                        }
                        _ => false,
                    });
                    assert_eq!(markup, None, "{place}: a name became markup");
                }
                Some("md") => {
                    let tags = pulldown_cmark::Parser::new_ext(
                        &text,
                        pulldown_cmark::Options::ENABLE_TABLES
                            | pulldown_cmark::Options::ENABLE_FOOTNOTES,
                    );
                    let mut markup = tags.filter(|event| {
                        use pulldown_cmark::{Event, Tag};
                        matches!(
                            event,
                            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::CodeBlock(_))
                        ) || matches!(event, Event::Start(Tag::Link { dest_url, .. }) if !dest_url.starts_with('#'))
                            || matches!(event, Event::Start(Tag::Image { dest_url, .. }) if !dest_url.ends_with(".svg"))
                    });
                    assert_eq!(markup.next(), None, "{place}: a name became markup");
                }
                Some("txt") => {
                    let wide = text
                        .lines()
                        .find(|line| unicode_width::UnicodeWidthStr::width(*line) > 80);
                    assert_eq!(wide, None, "{place} is wider than 80 columns");
                }
                Some("svg" | "html") => {
                    let options = roxmltree::ParsingOptions {
                        allow_dtd: true,
                        ..Default::default()
                    };
                    let read = roxmltree::Document::parse_with_options(&text, options);
                    let document = read.expect(&place);
                    let mut scripts = document.descendants();
                    let script = scripts.find(|node| node.has_tag_name("script"));
                    assert!(script.is_none(), "{place}: a name became a script");
                }
                // Mermaid itself reads it in a test of its own.
                Some("mmd") => assert!(text.starts_with("---\ntitle: "), "{place}"),
                // Snapshots are read again in the laws, DOT by `dot` itself, and
                // Typst by Typst in a test of their own.
                Some("ron" | "dot" | "typ") => assert!(!text.is_empty(), "{place}"),
                other => panic!("{place}: no reader for {other:?}"),
            }
        }
    }
}
