//! Pages that are followed step by step: what goes in is a page, and how to
//! write a file and to run a line of the shell; what comes out is the page
//! with the answers that were given.

/// Writes the blocks that name a file (`ron file=NAME`), runs the lines behind
/// `$ ` of each block `shellsession`, and puts what they print below them. All
/// else stays.
pub fn followed(
    page: &str,
    mut write: impl FnMut(&str, &str),
    mut run: impl FnMut(&str) -> String,
) -> String {
    let page = page.replace("\r\n", "\n");
    let mut written = String::new();
    let mut rest = page.as_str();
    while let Some((before, block)) = rest.split_once("\n```") {
        let (block, after) = block.split_once("\n```\n").expect("the block ends");
        let (name, text) = block.split_once('\n').expect("the block has a line");
        written.push_str(&format!("{before}\n```{name}\n"));
        if let Some((_, file)) = name.split_once(" file=") {
            write(file, &format!("{text}\n"));
        }
        if name == "shellsession" {
            for line in text.lines() {
                if let Some(command) = line.strip_prefix("$ ") {
                    written.push_str(&format!("{line}\n{}", run(command)));
                }
            }
        } else {
            written.push_str(&format!("{text}\n"));
        }
        written.push_str("```\n");
        rest = after;
    }
    written.push_str(rest);
    written
}
