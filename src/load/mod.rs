//! Files to a ledger. Never fails halfway: whatever can be read is read, and
//! everything else is a finding.
//!
//! In: `(path, bytes)` pairs ([`File`]), from [`disk`] or from anywhere. Out:
//! a [`Loaded`]: the ledger, the findings, and the texts to which they point.

mod builder;
pub mod claims_csv;
mod dangling;
pub mod disk;
pub mod dna;
mod expected;
mod explain;
mod first_line;
pub mod format;
mod locate;
mod lost;
mod misfit;
mod references;
mod relate;
mod remains;
mod resolve;
mod ron;
mod rows;
mod slugs;
pub mod snapshot;
pub mod snapshot_csv;
mod texts;

use crate::diagnostics::{Diagnostic, Fix, Level, Place, TextFile, codes};
use crate::model::Ledger;

use self::builder::Builder;
use self::claims_csv::World;
pub use self::first_line::{TableKind, table_kind};
pub use self::texts::{SourceText, Texts};

pub use self::format::options;

/// A file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// How the file is called in findings.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file that exists only in memory.
    pub fn new(path: impl Into<String>, text: impl Into<Vec<u8>>) -> File {
        File {
            path: path.into(),
            bytes: text.into(),
        }
    }
}

/// What came out of reading files.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// All entries that could be read.
    pub ledger: Ledger,
    /// What is wrong with the others, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts, in the order of the files given.
    pub files: Vec<TextFile>,
}

impl Loaded {
    /// Whether some finding is an error, so that answers would be incomplete.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.level == Level::Error)
    }

    /// Adds findings, looks up the spans of their places, and sorts all by place.
    pub fn add(&mut self, diagnostics: Vec<Diagnostic>) {
        self.diagnostics.extend(diagnostics);
        locate::locate(&self.files, &mut self.diagnostics);
    }
}

/// Reads the files of one ledger.
///
/// Neither the order of the files nor that of their entries matters. Time and
/// memory are linear in the size of the files.
///
/// ```
/// use stancegraph::load::{File, load};
/// let loaded = load(vec![File::new("a.ron", r#"[
///     Actor(id: "north", name: "Northland", kind: State),
/// ]"#)]);
/// assert!(loaded.diagnostics.is_empty());
/// assert_eq!(&*loaded.ledger.actors[0].name, "Northland");
/// ```
pub fn load(files: Vec<File>) -> Loaded {
    load_all(files, None)
}

/// Reads a table of claims in CSV, and the RON files that declare what it
/// names; in an open world it may name anything.
///
/// ```
/// use stancegraph::load::claims_csv::World;
/// use stancegraph::load::{File, load_table};
/// let table = File::new("votes.csv", "claim_id,actor,issue,stance,date,source\n\
///     a1,Northland,Talks,yes,2026-01-05,Gazette 1\n");
/// let loaded = load_table(table, World::Open, Vec::new());
/// assert!(loaded.diagnostics.is_empty());
/// assert_eq!(loaded.ledger.claims.len(), 1);
/// ```
pub fn load_table(table: File, world: World, files: Vec<File>) -> Loaded {
    load_all(files, Some((table, world)))
}

fn load_all(files: Vec<File>, table: Option<(File, World)>) -> Loaded {
    let mut builder = Builder::default();
    let mut texts = Vec::with_capacity(files.len());
    for (number, file) in files.into_iter().enumerate() {
        let number = number as u32;
        let marked = file.bytes.starts_with(MARK);
        let text = text_of(number, file.bytes, &mut builder);
        if let Some(text) = &text {
            let same = |earlier: &&TextFile| earlier.text == *text && text.contains('(');
            match texts.iter().find(same) {
                Some(earlier) => builder
                    .diagnostics
                    .push(copied(number, &file.path, earlier)),
                None => self::ron::read(number, text, &mut builder),
            }
        }
        let mut text = TextFile::new(file.path, text.unwrap_or_default());
        text.marked = marked;
        texts.push(text);
    }
    if let Some((table, world)) = table {
        let number = texts.len() as u32;
        // A mark at the beginning is what spreadsheets write.
        let bare = table.bytes.strip_prefix(MARK).map(<[u8]>::to_vec);
        let text = text_of(number, bare.unwrap_or(table.bytes), &mut builder);
        if let Some(text) = &text {
            claims_csv::read(number, text, world, &mut builder);
        }
        texts.push(TextFile::new(table.path, text.unwrap_or_default()));
    }
    let (ledger, diagnostics) = resolve::resolve(builder);
    let mut loaded = Loaded {
        ledger,
        diagnostics: Vec::new(),
        files: texts,
    };
    loaded.add(diagnostics);
    loaded
}

/// A byte order mark in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The finding for a file that is a copy of another.
fn copied(file: u32, path: &str, earlier: &TextFile) -> Diagnostic {
    let message = format!("`{path}` is the same as `{}`", earlier.path);
    Diagnostic::new(&codes::DUPLICATE_ID, Place::File(file), message)
        .help("remove one of the two files: every id in them is given twice")
}

/// The text of a file without its byte order mark; none if it is no UTF-8.
fn text_of(file: u32, mut bytes: Vec<u8>, builder: &mut Builder) -> Option<String> {
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
        let mut found = Diagnostic::new(
            &codes::BYTE_ORDER_MARK,
            Place::File(file),
            "the file begins with a byte order mark",
        )
        .help("save the file again as “UTF-8”, not as “UTF-8 with BOM”");
        if std::str::from_utf8(&bytes).is_ok() {
            found = found.fix(Fix::remove(
                Place::File(file),
                "the text begins without a byte order mark",
            ));
        }
        builder.diagnostics.push(found);
    }
    // In UTF-16 every other byte of a Latin text is zero, and so valid UTF-8.
    let zeros = bytes.iter().take(4).map(|b| *b == 0);
    let zeros: Vec<bool> = zeros.collect();
    if matches!(
        zeros[..],
        [true, false, true, false] | [false, true, false, true]
    ) {
        bytes.splice(0..0, *b"\xff\xfe");
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes()[..at]
                .iter()
                .filter(|&&b| b == b'\n')
                .count();
            let byte = error.as_bytes().get(at).copied().unwrap_or_default();
            let wide = [b"\xff\xfe", b"\xfe\xff"].map(|mark| error.as_bytes().starts_with(mark));
            let message = if wide.contains(&true) {
                "the file is UTF-16, not UTF-8".to_owned()
            } else {
                format!(
                    "the file is not UTF-8: line {line} has the byte 0x{byte:02X} where no character has it"
                )
            };
            builder.lose(&String::from_utf8_lossy(error.as_bytes()));
            builder.diagnostics.push(
                Diagnostic::new(&codes::NOT_UTF8, Place::File(file), message).help(
                    "open it in an editor and save it as UTF-8; nothing of this file was read",
                ),
            );
            None
        }
    }
}
