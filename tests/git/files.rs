//! Which files of a revision are read: the same as from the disk.

use super::{ACTORS, CONFLICT, claim, recoded};

#[test]
fn names_in_any_script_and_awkward_ones_are_read() {
    let Some(repository) = recoded() else { return };
    for name in [
        "Переговоры/май 2026.ron",
        "Переговоры/ \"a\"\tb.ron",
        "Переговоры/-x.ron",
    ] {
        if cfg!(windows) && name.contains('"') {
            continue;
        }
        repository.write(name, ACTORS);
        repository.commit(&format!("n{}", name.len()));
        assert_eq!(repository.kinds("Переговоры", "HEAD"), [""; 0]);
        std::fs::remove_file(repository.path().join(name)).expect("it is there");
    }
    repository.write("Переговоры/май.ron", CONFLICT);
    repository.commit("broken");
    repository.write("Переговоры/май.ron", ACTORS);
    let ran = repository.csv("Переговоры", "broken");
    assert!(
        ran.err.contains("broken:Переговоры/май.ron:2:"),
        "{}",
        ran.err
    );
}

#[test]
fn what_is_no_part_of_a_ledger_is_none_in_a_revision_either() {
    let Some(repository) = recoded() else { return };
    repository.write("talks/.draft.ron", CONFLICT);
    repository.write("talks/b.review.ron", CONFLICT);
    repository.write("talks/.old/c.ron", CONFLICT);
    repository.write("talks/d.txt", CONFLICT);
    repository.write("talks/e.ron.txt", CONFLICT);
    repository.commit("v3");
    let ran = repository.csv("talks", "v2..v3");
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    let note = "note: `v3:talks/e.ron.txt` ends in `.ron.txt`, not in `.ron`; it was not read\n";
    assert_eq!(ran.err, note);
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_revision_and_passed_over_elsewhere() {
    use std::os::unix::fs::symlink;
    let Some(repository) = recoded() else { return };
    let at = |name: &str| repository.path().join(name);
    repository.write("more/b.ron", &claim("b", "Neutral", "2026-05-02"));
    symlink("../more/b.ron", at("talks/b.ron")).expect("a link");
    symlink("/etc/passwd", at("talks/out.ron")).expect("a link");
    symlink("nowhere", at("talks/nothing.ron")).expect("a link");
    symlink("../more", at("talks/folder")).expect("a link");
    symlink("talks", at("link")).expect("a link");
    repository.commit("v3");
    let ran = repository.csv("talks", "v2..v3");
    assert!(
        ran.out.contains("north,treaty,newly-evidenced"),
        "{}",
        ran.out
    );
    let notes = "note: `v3:talks/folder` is a link to a folder; it was not read\n\
                 note: `v3:talks/nothing.ron` is a link to nothing; it was not read\n\
                 note: `v3:talks/out.ron` is a link out of the repository; it was not read\n";
    assert_eq!(ran.err, notes);
    assert_eq!(repository.csv("link", "v3:link..v2").status, Some(0));
}

#[test]
fn a_submodule_is_passed_over() {
    let Some(repository) = recoded() else { return };
    let head = repository.git(&["rev-parse", "HEAD"]).stdout;
    let head = String::from_utf8(head).expect("text");
    let entry = format!("160000,{},talks/inner", head.trim());
    repository.git(&["update-index", "--add", "--cacheinfo", &entry]);
    repository.git(&["commit", "--quiet", "--message", "v3"]);
    let ran = repository.csv("talks", "v2..HEAD");
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert_eq!(
        ran.err,
        "note: `HEAD:talks/inner` is a submodule; it was not read\n"
    );
}
