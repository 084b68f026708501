//! Reports, read by programs that are installed beside: the page by Chromium
//! and axe, the document by Typst.

#![allow(clippy::print_stderr)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// The page of the bundled ledger, in a folder that goes away.
fn written(file: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(file);
    let output = Command::new(env!("CARGO_BIN_EXE_stance"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["report", "graphs/ukraine-peace", "--from", "2025-12-31"])
        .args(["--to", "2026-01-29", "-o"])
        .arg(&path)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    (folder, path)
}

/// Opens the page in Chromium, with axe installed where `STANCE_AXE` says
/// (`npm install axe-core puppeteer-core`).
#[test]
fn nothing_keeps_anybody_from_the_page() {
    let Some(modules) = std::env::var_os("STANCE_AXE") else {
        eprintln!("`STANCE_AXE` is not set: nothing was looked at");
        return;
    };
    let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];
    let chromium = chromium.iter().find(|path| Path::new(path).is_file());
    let chromium = chromium.expect("where `STANCE_AXE` is set, Chromium is installed");
    let (_folder, page) = written("report.html");
    let script = Path::new(&modules).join("axe.mjs");
    std::fs::write(&script, include_str!("report/axe.mjs")).expect("a script");
    let output = Command::new("node")
        .arg(&script)
        .arg(chromium)
        .arg(&page)
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&output.stdout);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{complaints}");
}

/// Makes PDF of what is written for Typst, with the Python that `STANCE_TYPST`
/// names (`pip install typst`).
#[test]
fn typst_makes_a_tagged_pdf_of_a_report() {
    let Some(python) = std::env::var_os("STANCE_TYPST") else {
        eprintln!("`STANCE_TYPST` is not set: nothing was looked at");
        return;
    };
    let (folder, report) = written("report.typ");
    let typst = |path: &Path, standard: &str| {
        let pdf = folder.path().join("out.pdf");
        let script = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], \
                      pdf_standards=sys.argv[3])";
        let output = Command::new(&python)
            .args(["-c", script])
            .args([path, &pdf])
            .arg(standard)
            .output()
            .expect("Python runs");
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {complaints}", path.display());
        std::fs::read(pdf).expect("a PDF")
    };
    let pdf = typst(&report, "ua-1");
    let tagged = b"/StructTreeRoot";
    assert!(pdf.windows(tagged.len()).any(|part| part == tagged));
    // Whatever names hold, it stays a document; not every face has their letters.
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/hostile");
    let mut read = 0;
    for entry in std::fs::read_dir(golden).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "typ") {
            typst(&path, "1.7");
            read += 1;
        }
    }
    assert!(read >= 12, "{read}");
}
