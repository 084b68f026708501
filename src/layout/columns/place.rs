//! A plan in order comes in, how high everything stands comes out.
//!
//! The highest column is set tight; each other vertex is drawn to the mean
//! height of the lanes in which its links end, as near as the order allows: least squares under an
//! order, by pooling adjacent violators (Ayer et al. 1955), O(n) a column.

use super::order::vertices;
use super::plan::{GAP, Link, Part, Plan};

/// Between a frame and what is in it, and between two frames.
pub(super) const FRAME: f64 = 7.0;

/// A higher sheet is more than a reader sees at once.
const LONG: f64 = 2_000.0;

/// Where everything stands.
pub(super) struct Places {
    /// The top of each vertex.
    pub(super) tops: Vec<f64>,
    /// Top and bottom of each group; none if nothing is in it.
    pub(super) frames: Vec<Option<(f64, f64)>>,
    /// In how many frames each column has frames.
    pub(super) depths: Vec<usize>,
    pub(super) height: f64,
}

/// Where everything stands, from 0 downwards.
pub(super) fn place(plan: &Plan) -> Places {
    let columns: Vec<Column> = plan
        .parts
        .iter()
        .map(|parts| Column::of(plan, parts))
        .collect();
    let mut tops = vec![0.0; plan.vertices.len()];
    for column in &columns {
        for (vertex, top) in column.vertices.iter().zip(&column.tight) {
            tops[*vertex] = *top;
        }
    }
    let highest = (0..columns.len())
        .max_by(|a, b| {
            columns[*a]
                .height
                .total_cmp(&columns[*b].height)
                .then(b.cmp(a))
        })
        .unwrap_or(0);
    // Everything starts around the middle of the highest column.
    for column in &columns {
        let down = (columns[highest].height - column.height) / 2.0;
        column
            .vertices
            .iter()
            .for_each(|vertex| tops[*vertex] += down);
    }
    let near = neighbours(plan, &columns);
    for _ in 0..4 {
        let outward = (0..highest).rev().chain(highest + 1..columns.len());
        for at in outward {
            columns[at].draw_near(plan, &near, &mut tops);
            columns[at].stretch(plan, &columns[highest], &mut tops);
        }
    }
    frames(plan, &columns, tops)
}

/// The vertices of a column with their least distances.
struct Column {
    vertices: Vec<usize>,
    /// How many of them each part has that is in no frame.
    parts: Vec<usize>,
    /// Tops if it is set tight.
    tight: Vec<f64>,
    height: f64,
}

impl Column {
    fn of(plan: &Plan, parts: &[Part]) -> Column {
        let mut column = Column {
            vertices: vertices(parts),
            parts: parts
                .iter()
                .map(|part| vertices(std::slice::from_ref(part)).len())
                .collect(),
            tight: Vec::new(),
            height: 0.0,
        };
        let mut y = 0.0;
        column.stack(plan, parts, &mut y);
        column.height = y;
        column
    }

    fn stack(&mut self, plan: &Plan, parts: &[Part], y: &mut f64) {
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                *y += GAP;
            }
            match part {
                Part::Vertex(vertex) => {
                    self.tight.push(*y);
                    *y += plan.vertices[*vertex].height();
                }
                Part::Frame(group, inner) => {
                    *y += above(plan, *group);
                    self.stack(plan, inner, y);
                    *y += FRAME;
                }
            }
        }
    }

    /// On a long sheet, what would all stand in the middle is spread over its
    /// height, so that links do not all lead through one place.
    fn stretch(&self, plan: &Plan, highest: &Column, tops: &mut [f64]) {
        // A few that stand far out at either end do not make the rest less tight.
        let shown = self.vertices.iter().copied();
        let shown: Vec<usize> = shown.filter(|v| plan.vertices[*v].node.is_some()).collect();
        let out = shown.len() / 10;
        let inner = shown.len().saturating_sub(1 + out);
        let (Some(first), Some(last)) = (shown.get(out), shown.get(inner)) else {
            return;
        };
        let height = |tops: &[f64]| tops[*last] - tops[*first] + plan.vertices[*last].height();
        let mut tight = vec![0.0; tops.len()];
        let pairs = self.vertices.iter().zip(&self.tight);
        pairs.for_each(|(vertex, top)| tight[*vertex] = *top);
        let is_tight = height(tops) < height(&tight) * 1.5;
        let start = highest.vertices.first().map_or(0.0, |vertex| tops[*vertex]);
        if highest.height < LONG || self.height * 1.5 > highest.height || !is_tight {
            return;
        }
        // Frames stay as they are; the room is between them.
        let more = (highest.height - self.height) / self.parts.len() as f64;
        let mut vertices = self.vertices.iter().zip(&self.tight);
        for (at, count) in self.parts.iter().enumerate() {
            for (vertex, tight) in vertices.by_ref().take(*count) {
                tops[*vertex] = start + tight + more * (at as f64 + 0.5);
            }
        }
    }

    /// Draws every vertex towards those to which it is linked, a frame as a whole:
    /// pulled apart, it would be blank for the most part.
    fn draw_near(&self, plan: &Plan, near: &[Vec<Near>], tops: &mut [f64]) {
        let middle =
            |vertex: usize, tops: &[f64]| tops[vertex] + plan.vertices[vertex].height() / 2.0;
        let wishes: Vec<(f64, f64)> = self
            .vertices
            .iter()
            .zip(&self.tight)
            .map(|(vertex, tight)| {
                let near = &near[*vertex];
                let wish = match near.len() {
                    0 => tops[*vertex],
                    n => {
                        let sum: f64 = near.iter().map(|n| middle(n.vertex, tops) + n.down).sum();
                        sum / n as f64 - plan.vertices[*vertex].height() / 2.0
                    }
                };
                // As a distance from where it stands if all are set tight.
                (wish - tight, near.len() as f64 + 0.05)
            })
            .collect();
        let mut shifts = Vec::new();
        let mut rest = &wishes[..];
        for count in &self.parts {
            let (part, others) = rest.split_at((*count).min(rest.len()));
            let weight: f64 = part.iter().map(|(_, weight)| weight).sum();
            let sum: f64 = part.iter().map(|(wish, weight)| wish * weight).sum();
            shifts.push((sum / weight, weight));
            rest = others;
        }
        let shifts = rising(&shifts).into_iter().zip(&self.parts);
        let shifts = shifts.flat_map(|(shift, count)| std::iter::repeat_n(shift, *count));
        for ((vertex, tight), shift) in self.vertices.iter().zip(&self.tight).zip(shifts) {
            tops[*vertex] = tight + shift;
        }
    }
}

/// The rising values nearest to the wishes, each with its weight.
fn rising(wishes: &[(f64, f64)]) -> Vec<f64> {
    // Blocks of one value: its weighted sum, its weight, how many.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for (wish, weight) in wishes {
        let mut block = (wish * weight, *weight, 1);
        while let Some(last) = blocks.last() {
            if last.0 / last.1 <= block.0 / block.1 {
                break;
            }
            block = (last.0 + block.0, last.1 + block.1, last.2 + block.2);
            blocks.pop();
        }
        blocks.push(block);
    }
    let values = blocks.into_iter();
    values
        .flat_map(|(sum, weight, n)| std::iter::repeat_n(sum / weight, n))
        .collect()
}

/// What stands above the first part of a frame.
pub(super) fn above(plan: &Plan, group: usize) -> f64 {
    let label = &plan.groups[group];
    let empty = label.lines.iter().all(String::is_empty);
    FRAME + if empty { 0.0 } else { label.height + 2.0 }
}

/// A vertex to which another is linked.
struct Near {
    vertex: usize,
    /// How far below the middle of the vertex the other should have its own.
    down: f64,
}

/// To what each vertex is linked, by the lanes in which the links end.
fn neighbours(plan: &Plan, columns: &[Column]) -> Vec<Vec<Near>> {
    let mut order = vec![0; plan.vertices.len()];
    for column in columns {
        let numbered = column.vertices.iter().enumerate();
        numbered.for_each(|(at, vertex)| order[*vertex] = at);
    }
    let left = lanes(plan, &order, &|link| (link.left, link.right, link.lanes.0));
    let right = lanes(plan, &order, &|link| (link.right, link.left, link.lanes.1));
    let mut near: Vec<Vec<Near>> = Vec::new();
    near.resize_with(plan.vertices.len(), Vec::new);
    for (at, link) in plan.links.iter().enumerate() {
        // A trunk leads anywhere as well.
        if !link.trunk {
            let down = right[at] - left[at];
            near[link.left].push(Near {
                vertex: link.right,
                down,
            });
            near[link.right].push(Near {
                vertex: link.left,
                down: -down,
            });
        }
    }
    near
}

/// How far below the middle of the vertex at one end the lane of each link
/// lies; `end` has that vertex, the other one and the height of the lane.
fn lanes(plan: &Plan, order: &[usize], end: &dyn Fn(&Link) -> (usize, usize, f64)) -> Vec<f64> {
    let mut links: Vec<usize> = (0..plan.links.len()).collect();
    links.sort_by_key(|at| {
        let (here, there, _) = end(&plan.links[*at]);
        (here, plan.links[*at].trunk, order[there])
    });
    let mut offsets = vec![0.0; plan.links.len()];
    for of_vertex in links.chunk_by(|a, b| end(&plan.links[*a]).0 == end(&plan.links[*b]).0) {
        let heights = of_vertex.iter().map(|at| end(&plan.links[*at]).2);
        let mut y = -heights.sum::<f64>() / 2.0;
        for at in of_vertex {
            let height = end(&plan.links[*at]).2;
            offsets[*at] = y + height / 2.0;
            y += height;
        }
    }
    offsets
}

/// Frames around what is in them, and everything from 0 downwards.
fn frames(plan: &Plan, columns: &[Column], mut tops: Vec<f64>) -> Places {
    let mut frames = vec![None; plan.groups.len()];
    let mut depths = vec![0; columns.len()];
    for (at, parts) in plan.parts.iter().enumerate() {
        for part in parts {
            extent(plan, part, &tops, &mut frames, 0, &mut depths[at]);
        }
    }
    let ends = |vertex: usize| (tops[vertex], tops[vertex] + plan.vertices[vertex].height());
    let all = (0..tops.len())
        .map(ends)
        .chain(frames.iter().flatten().copied());
    let (low, high) = all.fold((f64::MAX, f64::MIN), |(low, high), (top, bottom)| {
        (low.min(top), high.max(bottom))
    });
    if tops.is_empty() {
        return Places {
            tops,
            frames,
            depths,
            height: 0.0,
        };
    }
    tops.iter_mut().for_each(|top| *top -= low);
    for (top, bottom) in frames.iter_mut().flatten() {
        *top -= low;
        *bottom -= low;
    }
    Places {
        tops,
        frames,
        depths,
        height: high - low,
    }
}

/// The top and the bottom of a part; notes those of frames.
fn extent(
    plan: &Plan,
    part: &Part,
    tops: &[f64],
    frames: &mut [Option<(f64, f64)>],
    depth: usize,
    deepest: &mut usize,
) -> (f64, f64) {
    match part {
        Part::Vertex(vertex) => (
            tops[*vertex],
            tops[*vertex] + plan.vertices[*vertex].height(),
        ),
        Part::Frame(group, inner) => {
            *deepest = (*deepest).max(depth + 1);
            let mut ends = (f64::MAX, f64::MIN);
            for part in inner {
                let (top, bottom) = extent(plan, part, tops, frames, depth + 1, deepest);
                ends = (ends.0.min(top), ends.1.max(bottom));
            }
            let frame = (ends.0 - above(plan, *group), ends.1 + FRAME);
            frames[*group] = Some(frame);
            frame
        }
    }
}

#[cfg(test)]
mod tests;
