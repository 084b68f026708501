//! Laid out pages come in, the bytes of a tagged PDF come out.

use std::collections::BTreeMap;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};

use super::look::{self, Ink, Look};
use super::sheet::{Area, Draw, Sheets, Spot, To, Words};
use crate::error::Error;
use crate::font::Fonts;

/// What is said of the document as a whole.
pub(super) struct About {
    pub title: String,
    /// In one sentence or two.
    pub told: String,
}

/// Draws all pages.
pub(super) fn document(sheets: &Sheets, fonts: &Fonts, about: &About) -> Result<Vec<u8>, Error> {
    let standard = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish();
    let configuration = standard.map_err(|e| wrong(&format!("{e:?}")))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    document.set_metadata(
        Metadata::new()
            .title(about.title.clone())
            .description(about.told.clone())
            .language("en".to_owned())
            .creator("stancegraph".to_owned()),
    );
    let mut pen = Pen {
        fonts,
        faces: fonts
            .files()
            .map(|file| Font::new(file.into(), 0))
            .collect(),
        known: BTreeMap::new(),
    };
    let mut parts: Vec<Option<Identifier>> = vec![None; sheets.parts.len()];
    let mut areas: Vec<Option<Identifier>> = vec![None; sheets.areas.len()];
    for (number, sheet) in sheets.pages.iter().enumerate() {
        let size = PageSettings::from_wh(sheet.width as f32, sheet.height as f32);
        let size = size.ok_or_else(|| wrong("a page has no size"))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        pen.around(&mut surface, sheets, number, &about.title);
        for part in &sheet.parts {
            parts[*part] = Some(pen.part(&mut surface, &sheets.parts[*part].draws)?);
        }
        surface.finish();
        for at in &sheet.areas {
            let area = &sheets.areas[*at];
            if let Some(annotation) = annotation(area, sheets) {
                areas[*at] = Some(page.add_tagged_annotation(annotation));
            }
        }
        page.finish();
    }
    let parts: Option<Vec<Identifier>> = parts.into_iter().collect();
    let parts = parts.ok_or_else(|| wrong("a part is on no page"))?;
    document.set_tag_tree(sheets.tree.tags(&parts, &areas));
    document.set_outline(outline(sheets, &about.title));
    document.finish().map_err(|e| match e {
        KrillaError::Validation(broken) => wrong(&format!(
            "PDF/UA-1 does not allow {:?}; if that is a font, name another one with `--font`",
            broken.first().map(|(rule, _)| rule)
        )),
        e => wrong(&e.to_string()),
    })
}

fn wrong(what: &str) -> Error {
    Error::data(format!("the pages cannot be written: {what}"))
}

/// Draws words in the fonts at hand.
struct Pen<'p> {
    fonts: &'p Fonts,
    faces: Vec<Option<Font>>,
    /// Which is set already.
    known: BTreeMap<(u8, u8, u8), Fill>,
}

impl Pen<'_> {
    fn fill(&mut self, ink: Ink) -> Fill {
        let colour = ink.colour();
        let fill = self.known.entry(colour).or_insert_with(|| Fill {
            paint: rgb::Color::new(colour.0, colour.1, colour.2).into(),
            ..Fill::default()
        });
        fill.clone()
    }

    fn words(&mut self, surface: &mut Surface<'_>, words: &Words) {
        surface.set_stroke(None);
        let fill = self.fill(words.look.ink);
        surface.set_fill(Some(fill));
        let (mut x, size) = (words.x as f32, words.look.size as f32);
        for run in self.fonts.glyphs(&words.text, words.look.bold) {
            let width = run.width() * size;
            if let Some(Some(face)) = self.faces.get(run.font) {
                let glyphs: Vec<KrillaGlyph> = run
                    .glyphs
                    .iter()
                    .map(|glyph| {
                        KrillaGlyph::new(
                            GlyphId::new(glyph.id),
                            glyph.advance,
                            glyph.right,
                            glyph.up,
                            0.0,
                            glyph.place.clone(),
                            None,
                        )
                    })
                    .collect();
                let start = Point::from_xy(x, words.y as f32);
                surface.draw_glyphs(start, &glyphs, face.clone(), &run.text, size, false);
            }
            x += width;
        }
    }

    /// What is on a page beside what it says: rules, repeated heads, the
    /// running title and the number.
    fn around(&mut self, surface: &mut Surface<'_>, sheets: &Sheets, number: usize, title: &str) {
        let page = &sheets.pages[number];
        let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
        if !page.rules.is_empty() {
            surface.start_tagged(artifact(ArtifactType::Layout));
            surface.set_stroke(None);
            for rule in &page.rules {
                let [x, y, width, height] =
                    [rule.x, rule.y, rule.width, rule.height].map(|n| n as f32);
                let mut path = PathBuilder::new();
                if let Some(rect) = Rect::from_xywh(x, y, width, height) {
                    path.push_rect(rect);
                }
                if let Some(path) = path.finish() {
                    let fill = self.fill(rule.ink);
                    surface.set_fill(Some(fill));
                    surface.draw_path(&path);
                }
            }
            surface.end_tagged();
        }
        if !page.repeated.is_empty() {
            surface.start_tagged(artifact(ArtifactType::PaginationOther));
            for words in &page.repeated {
                self.words(surface, words);
            }
            surface.end_tagged();
        }
        let look = Look::of(7.0, Ink::Quiet);
        let room = page.width - 2.0 * look::SIDE;
        if number > 0 {
            let text = self.shortened(title, look, room);
            let (x, y) = (look::SIDE, look::ABOVE - 22.0);
            surface.start_tagged(artifact(ArtifactType::Header));
            self.words(surface, &Words { x, y, text, look });
            surface.end_tagged();
        }
        let text = format!("{} / {}", number + 1, sheets.pages.len());
        let width = self.fonts.width(&text, look.size, false);
        let (x, y) = (
            page.width - look::SIDE - width,
            page.height - look::ABOVE + 28.0,
        );
        surface.start_tagged(artifact(ArtifactType::Footer));
        self.words(surface, &Words { x, y, text, look });
        surface.end_tagged();
    }

    /// As much of a title as has room.
    fn shortened(&self, title: &str, look: Look, room: f64) -> String {
        if self.fonts.width(title, look.size, look.bold) <= room {
            return title.to_owned();
        }
        let lines = self
            .fonts
            .wrap(title, room - look.size, look.size, look.bold);
        format!("{}\u{2026}", lines.first().map_or("", String::as_str))
    }

    fn part(&mut self, surface: &mut Surface<'_>, draws: &[Draw]) -> Result<Identifier, Error> {
        let has_drawing = draws
            .iter()
            .any(|draw| matches!(draw, Draw::Drawing { .. }));
        let part = surface.start_tagged(match has_drawing {
            true => ContentTag::Other,
            false => ContentTag::Span(SpanTag::empty()),
        });
        let mut shown = Some(());
        for draw in draws {
            match draw {
                Draw::Words(words) => self.words(surface, words),
                Draw::Drawing {
                    svg,
                    x,
                    y,
                    width,
                    height,
                } => {
                    surface.push_transform(&Transform::from_translate(*x as f32, *y as f32));
                    let size = Size::from_wh(*width as f32, *height as f32);
                    shown =
                        size.and_then(|size| surface.draw_svg(svg, size, SvgSettings::default()));
                    surface.pop();
                }
            }
        }
        surface.end_tagged();
        shown.ok_or_else(|| wrong("a drawing has no size"))?;
        Ok(part)
    }
}

/// Where a link can be followed; nothing if it leads nowhere.
fn annotation(area: &Area, sheets: &Sheets) -> Option<Annotation> {
    let [x, y, width, height] = [area.x, area.y, area.width, area.height].map(|n| n as f32);
    let rect = Rect::from_xywh(x, y, width, height)?;
    let target = match &area.to {
        To::Web(address) => Target::Action(Action::Link(LinkAction::new(encoded(address)))),
        To::Anchor(name) => Target::Destination(destination(*sheets.anchors.get(name)?).into()),
    };
    let told = Some(area.told.clone()).filter(|told| !told.trim().is_empty());
    let told = told.unwrap_or_else(|| "link".to_owned());
    Some(Annotation::new_link(
        LinkAnnotation::new(rect, target),
        Some(told),
    ))
}

fn destination(spot: Spot) -> XyzDestination {
    XyzDestination::new(
        spot.page,
        Point::from_xy(0.0, (spot.y - 8.0).max(0.0) as f32),
    )
}

/// An address has no other than ASCII characters.
fn encoded(address: &str) -> String {
    let mut text = String::new();
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' => text.push(char::from(byte)),
            byte => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// The headings as bookmarks, one below the other by level.
fn outline(sheets: &Sheets, title: &str) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u16, OutlineNode)> = Vec::new();
    let mut close = |open: &mut Vec<(u16, OutlineNode)>, level: u16| {
        while open.last().is_some_and(|(last, _)| *last >= level) {
            if let Some((_, node)) = open.pop() {
                match open.last_mut() {
                    Some((_, parent)) => parent.push_child(node),
                    None => outline.push_child(node),
                }
            }
        }
    };
    for (level, text, spot) in &sheets.headings {
        close(&mut open, *level);
        let node = OutlineNode::new(text.clone(), destination(*spot)).with_open(*level == 1);
        open.push((*level, node));
    }
    close(&mut open, 0);
    if sheets.headings.is_empty() {
        let start = Spot { page: 0, y: 0.0 };
        outline.push_child(OutlineNode::new(title.to_owned(), destination(start)));
    }
    outline
}
