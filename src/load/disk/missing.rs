//! A path that leads nowhere: in comes the path with what the system said of
//! it, out comes a sentence that says how far it leads, and what may be meant.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::text::{nearest, path_shown};

/// What is told of a path that could not be opened: where nothing is there, how
/// far it leads and what may be meant; else what the system said.
///
/// ```
/// use std::path::Path;
/// use stancegraph::load::disk::told;
///
/// let path = Path::new("no-such-folder/fonts.ttf");
/// let cause = std::fs::read(path).expect_err("nothing is there");
/// let told = told(path, cause).to_string();
/// assert_eq!(told, "there is no `no-such-folder` in the current folder");
/// ```
pub fn told(path: &Path, cause: Error) -> Error {
    if cause.kind() == ErrorKind::NotADirectory {
        return within_file(path).unwrap_or(cause);
    }
    if cause.kind() != ErrorKind::NotFound {
        return cause;
    }
    let here = Path::new("");
    let shown = |folder: &Path| match folder {
        folder if folder == here => "the current folder".to_owned(),
        folder => path_shown(folder),
    };
    // The first part of the path that is not there, and the folder it is not in.
    let gone = path.ancestors().take_while(|part| !exists(part)).last();
    let parent = gone.and_then(Path::parent);
    let (Some(gone), Some(folder)) = (gone, parent) else {
        return cause;
    };
    let Some(name) = gone.file_name().and_then(|name| name.to_str()) else {
        return cause;
    };
    let looked = if folder == here {
        Path::new(".")
    } else {
        folder
    };
    let names: Vec<String> = fs::read_dir(looked)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    let near = nearest(name, names.iter().map(String::as_str));
    let meant = near.map_or(String::new(), |near| {
        format!("; did you mean {}?", path_shown(&folder.join(near)))
    });
    let name = path_shown(Path::new(name));
    let sentence = format!("there is no {name} in {}{meant}", shown(folder));
    Error::new(ErrorKind::NotFound, sentence)
}

/// The part of a path that is a file, where a folder was meant.
fn within_file(path: &Path) -> Option<Error> {
    let file = path.ancestors().skip(1).find(|part| part.is_file())?;
    let sentence = format!("{} is a file, not a folder", path_shown(file));
    Some(Error::new(ErrorKind::NotADirectory, sentence))
}

/// Whether something is there; the empty path is the current folder.
fn exists(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(path: &Path) -> String {
        told(path, Error::from(ErrorKind::NotFound)).to_string()
    }

    #[test]
    fn a_path_that_leads_nowhere_is_told_with_the_nearest_that_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("graphs")).expect("a folder");
        fs::create_dir(folder.path().join("graphs/talks")).expect("a folder");
        let graphs = path_shown(&folder.path().join("graphs"));
        let talks = path_shown(&folder.path().join("graphs/talks"));
        let near = said(&folder.path().join("graphs/talk"));
        assert_eq!(
            near,
            format!("there is no `talk` in {graphs}; did you mean {talks}?")
        );
        let above = said(&folder.path().join("graph/talks"));
        assert!(above.starts_with("there is no `graph` in "), "{above}");
        assert!(
            above.ends_with(&format!("did you mean {graphs}?")),
            "{above}"
        );
        let far = said(&folder.path().join("graphs/elsewhere"));
        assert_eq!(far, format!("there is no `elsewhere` in {graphs}"));
    }

    #[test]
    fn a_file_in_the_place_of_a_folder_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("north.ron");
        fs::write(&file, "[]").expect("a file");
        let inside = file.join("claims.ron");
        let cause = fs::read(&inside).expect_err("a file holds no files");
        let told = told(&inside, cause).to_string();
        assert_eq!(
            told,
            format!("{} is a file, not a folder", path_shown(&file))
        );
    }

    #[test]
    fn a_name_without_a_folder_is_looked_for_in_the_current_one() {
        let found = said(Path::new("no-such-ledger-here"));
        assert_eq!(
            found,
            "there is no `no-such-ledger-here` in the current folder"
        );
    }
}
