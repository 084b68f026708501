//! From a figure to its file: options, fonts, engine.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use stancegraph::error::Error;
use stancegraph::export::{self, FigureOptions, Theme};
use stancegraph::font::Fonts;
use stancegraph::layout::{self, LayoutOptions};
use stancegraph::load::disk::told;
use stancegraph::text::{path_shown, ranges};
use stancegraph::view::figure::Figure;

use crate::args::{Draw, Engine, Look, To};
use crate::engine;
use crate::output;

/// Writes a figure in a format.
pub fn figure(figure: Figure, format: &str, draw: &Draw, to: &To) -> Result<(), Error> {
    let found = export::format(format);
    let writer = found.and_then(|f| f.figure);
    let writer = writer.ok_or_else(|| Error::usage(format!("no figure is written as {format}")))?;
    if is_drawn(format) {
        bounded(figure.marks())?;
    }
    let figure = listed(figure, draw)?;
    let options = options(draw)?;
    let bytes = match &draw.engine {
        Engine::Graphviz(program) => engine::graphviz(program, &figure, format, &options)?,
        Engine::BuiltIn => {
            if is_drawn(format) {
                look(&figure, format, &options)?;
            }
            writer(&figure, &options)?
        }
    };
    if to.path().is_none() && io::stdout().is_terminal() && std::str::from_utf8(&bytes).is_err() {
        return Err(Error::usage(format!(
            "{format} is not for a terminal: name a file with `-o FILE`"
        )));
    }
    output::write(to, bytes)
}

/// Whether a format is a drawing, and no text from which another program draws.
pub fn is_drawn(format: &str) -> bool {
    matches!(format, "svg" | "png" | "pdf")
}

/// With more edges or marks a drawing takes minutes and hundreds of megabytes,
/// and nobody sees anything in it.
const MARKS: usize = 20_000;

/// Refuses to draw more than anybody could see.
pub fn bounded(marks: usize) -> Result<(), Error> {
    if marks <= MARKS {
        return Ok(());
    }
    Err(Error::usage(format!(
        "the figure would have {marks} marks, and more than {MARKS} are not drawn: narrow it down \
         with `--actor`, `--issue` or `--from`, or write `--format csv` or `--format json`, which \
         have no such bound"
    )))
}

/// Smaller text than this many pixels can hardly be read.
const READABLE: f64 = 6.0;
/// The height of most text.
const TEXT: f64 = 10.0;

/// Says what a person will not see well in a drawing, and what to do.
#[cfg_attr(not(feature = "png"), expect(unused_variables))]
fn look(figure: &Figure, format: &str, options: &FigureOptions) -> Result<(), Error> {
    let layout = LayoutOptions {
        fonts: options.fonts.clone(),
        page: options.size.map(|size| (size.width(), size.height())),
    };
    let scene = layout::scene(figure, &layout)?;
    without_glyph(layout::missing(&scene, &options.fonts));
    #[cfg(feature = "png")]
    if format == "png" && options.scale.is_none() {
        let page = layout.page.unwrap_or((scene.width, scene.height));
        coarse(page);
    }
    if let Some(size) = options.size {
        let text = TEXT * size.width() / scene.width;
        if text < READABLE {
            output::message(&format!(
                "warning: on {:.0} \u{d7} {:.0} pixels the text is only {text:.1} pixels high; ask \
                 for a larger `--size`, or for fewer actors or issues with `--actor`, `--issue` \
                 or `--tag`",
                size.width(),
                size.height()
            ));
        }
    }
    Ok(())
}

/// Says that a bitmap has fewer pixels than usual, and why.
#[cfg(feature = "png")]
fn coarse((width, height): (f64, f64)) {
    if let Some(scale) = export::png::fitting(width, height)
        && export::png::fitting(1.0, 1.0).is_some_and(|usual| scale < usual)
    {
        output::message(&format!(
            "warning: the drawing is so large ({width:.0} \u{d7} {height:.0}) that its bitmap has \
             only {scale} pixels for each unit of length; ask for `svg` or `pdf`, which stay sharp, \
             or for fewer actors or issues"
        ));
    }
}

/// What a person will not see well in several figures, and among words beside
/// them, each character named once.
pub fn look_at_all(
    figures: &[&Figure],
    options: &FigureOptions,
    in_words: Vec<char>,
) -> Result<(), Error> {
    let layout = LayoutOptions {
        fonts: options.fonts.clone(),
        page: None,
    };
    let mut missing = in_words;
    for figure in figures {
        missing.extend(layout::missing(
            &layout::scene(figure, &layout)?,
            &options.fonts,
        ));
    }
    missing.sort_unstable();
    missing.dedup();
    without_glyph(missing);
    Ok(())
}

/// So many characters or ranges of them are named at most.
const NAMED: usize = 24;
/// So many of them stand on one line.
const ON_A_LINE: usize = 4;

/// Names all characters that no font at hand has, and the way out.
fn without_glyph(missing: Vec<char>) {
    if missing.is_empty() {
        return;
    }
    let named = ranges(&missing, NAMED);
    let lines: Vec<String> = named
        .chunks(ON_A_LINE)
        .map(|line| format!("  {}", line.join(", ")))
        .collect();
    let (what, them) = match missing.len() {
        1 => ("this character".to_owned(), "it"),
        number => (format!("these {number} characters"), "them"),
    };
    output::message(&format!(
        "warning: no font at hand has {what}; name one that has {them} with `--font FILE`. Until \
         then PNG and PDF show \u{fffd}, and SVG shows what its reader's fonts have:\n{}",
        lines.join(",\n")
    ));
}

/// With or without the list of its claims and their numbers.
fn listed(figure: Figure, draw: &Draw) -> Result<Figure, Error> {
    match draw.footnotes.as_deref() {
        Some("none") => Ok(figure.without_footnotes()),
        Some(_) if !figure.can_be_numbered() => Err(Error::usage(
            "this figure is about pairs and sums over many claims, none of which it numbers: leave \
             `--footnotes` out; `stance compare` names the issues of a pair, `stance why` the \
             claims behind a position",
        )),
        _ => Ok(figure),
    }
}

/// The bundled fonts and those asked for.
fn fonts(paths: &[PathBuf]) -> Result<Fonts, Error> {
    let mut fonts = Fonts::bundled();
    for path in paths {
        let shown = path_shown(path);
        let data = std::fs::read(path);
        let data =
            data.map_err(|e| Error::io(format!("cannot read the font {shown}"), told(path, e)))?;
        let added = fonts.add(data);
        added.map_err(|e| {
            Error::data(format!(
                "cannot use the font {shown}: {e}; name a .ttf, .otf or .ttc file"
            ))
        })?;
    }
    Ok(fonts)
}

/// What was asked for.
fn options(draw: &Draw) -> Result<FigureOptions, Error> {
    Ok(FigureOptions {
        size: draw.size,
        scale: draw.scale,
        ..looks(&draw.look)?
    })
}

/// Colours and fonts that were asked for.
pub fn looks(look: &Look) -> Result<FigureOptions, Error> {
    let theme = Theme::ALL.iter().find(|(name, _)| *name == look.theme);
    Ok(FigureOptions {
        theme: theme.map_or(Theme::Screen, |(_, theme)| *theme),
        fonts: fonts(&look.fonts)?,
        ..FigureOptions::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_could_see_is_not_drawn_and_the_ways_out_are_named() {
        assert!(bounded(MARKS).is_ok());
        let error = bounded(MARKS + 1).expect_err("too many").to_string();
        for word in [
            "20001",
            "`--actor`",
            "`--issue`",
            "`--from`",
            "`--format csv`",
        ] {
            assert!(error.contains(word), "{word}: {error}");
        }
        assert!(is_drawn("svg") && !is_drawn("dot"));
    }
}
