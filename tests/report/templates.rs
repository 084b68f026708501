//! Reports in words of one's own: templates that are right and templates with slips.

use super::*;

#[test]
fn a_slip_in_a_template_is_told_with_what_there_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mine = folder.path().to_string_lossy().into_owned();
    let said = |text: &str| {
        let path = folder.path().join("report.md.j2");
        std::fs::write(path, text).expect("a file");
        let said = complaint(&small(&["--format", "markdown", "--template", &mine]));
        let (_, why) = said.split_once("report.md.j2").expect(&said);
        why.trim_end().to_owned()
    };
    let why = said("\n{% for p in position %}\n{% endfor %}");
    let start = ":2 cannot be used: there is no key `position`, only `actors`, ";
    assert!(why.starts_with(start), "{why}");
    assert!(why.ends_with("; did you mean `positions`?"), "{why}");
    let why = said("{% for claim in claims %}\n{{ claim.sayd }}\n{% endfor %}");
    let start = ":2 cannot be used: there is no key `sayd` in `claims[]`, only ";
    assert!(why.starts_with(start), "{why}");
    assert!(why.ends_with("; did you mean `said`?"), "{why}");
    let why = said("{{ svg('matrx') }}");
    assert!(why.starts_with(":1 cannot be used: there is no figure `matrx`, only "));
    assert!(why.ends_with("; did you mean `matrix`?"), "{why}");
    let expected = ":1 cannot be used: something in this line does not exist: `{{ claims.id }}`";
    assert_eq!(said(" {{ claims.id }}"), expected);

    // In a part of another file it is the part that is named.
    let part = folder.path().join("_line.j2");
    std::fs::write(part, "\n\n{{ clok }}").expect("a file");
    let path = folder.path().join("report.md.j2");
    std::fs::write(path, "{% include '_line.j2' %}").expect("a file");
    let said = complaint(&small(&["--format", "markdown", "--template", &mine]));
    assert!(said.contains("_line.j2:3 cannot be used: there is no key `clok`"));
}

#[test]
fn what_may_be_missing_can_be_asked_for_in_a_template() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.md.j2");
    let text = "{{ nothing | default('-') }}{% if svg('nothing') %}+{% endif %}{{ clock }}";
    std::fs::write(path, text).expect("a file");
    let mine = folder.path().to_string_lossy().into_owned();
    let printed = done(small(&["--format", "markdown", "--template", &mine]));
    assert_eq!(printed, "-Both\n");
}

#[test]
fn templates_take_the_place_of_the_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    std::fs::create_dir(path("mine")).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(path(name), text).expect("a file");
    write("mine/_line.j2", "{{ source.number }}. {{ source.title }}");
    write(
        "mine/report.html.j2",
        "<p>{{ title }} &amp; {{ to }}</p>{{ svg('matrix') }}",
    );
    write(
        "mine/brief.md.j2",
        "{% for source in sources %}\n{% include '_line.j2' %}\n{% endfor %}\n",
    );
    let mine = path("mine");
    done(small(&["-o", &path("out"), "--template", &mine]));
    let read = |name: &str| std::fs::read_to_string(path(name)).expect("a file");
    assert!(read("out/report.html").contains("&amp; 2026-05-31</p><svg"));
    assert!(
        read("out/brief.md").starts_with("1. "),
        "{}",
        read("out/brief.md")
    );
    // What has no template stays as it is.
    assert!(read("out/report.md").starts_with("# "));
    let printed = done(small(&["--format", "html", "--template", &mine]));
    assert_eq!(printed, read("out/report.html"));

    let said = complaint(&small(&["--format", "typst", "--template", &mine]));
    assert!(said.contains("has no `report.typ.j2`"), "{said}");
    write("mine/report.html.j2", "{{ titel.x }}");
    let said = complaint(&small(&["--format", "html", "--template", &mine]));
    assert!(said.contains("report.html.j2:1 cannot be used"), "{said}");
    let said = complaint(&small(&["--format", "html", "--template", &path("out")]));
    assert!(said.contains("has no template"), "{said}");
}

#[test]
fn the_template_of_the_book_tells_who_spoke_on_what() {
    let text = done(stance(&[
        "report",
        "examples/harbour",
        "--to",
        "2026-05-31",
        "--template",
        "examples/report-template",
        "--format",
        "markdown",
    ]));
    let told = "The envoy of Northland on \u{201c}Should talks be held?\u{201d}:";
    assert!(text.contains(told), "{text}");
    let quote = "Southland did not answer questions.";
    assert_eq!(text.matches(quote).count(), 1, "{text}");
}
