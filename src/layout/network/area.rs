//! Boxes: whether two overlap, and what a line meets.

/// A rectangle by its middle and half its sides.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) half_width: f64,
    pub(super) half_height: f64,
}

impl Area {
    pub(super) fn overlaps(&self, other: &Area, apart: f64) -> bool {
        (self.x - other.x).abs() < self.half_width + other.half_width + apart
            && (self.y - other.y).abs() < self.half_height + other.half_height + apart
    }

    /// Whether a line passes through (Liang and Barsky 1984).
    pub(super) fn meets(&self, (x0, y0): (f64, f64), (x1, y1): (f64, f64)) -> bool {
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (from, to, middle, half) in [
            (x0, x1, self.x, self.half_width),
            (y0, y1, self.y, self.half_height),
        ] {
            let (low, high) = (middle - half - from, middle + half - from);
            let way = to - from;
            if way == 0.0 {
                if low >= 0.0 || high <= 0.0 {
                    return false;
                }
                continue;
            }
            let (a, b) = (low / way, high / way);
            enters = enters.max(a.min(b));
            leaves = leaves.min(a.max(b));
        }
        enters < leaves
    }

    /// The same with more on each side.
    pub(super) fn grown(&self, by: f64) -> Area {
        Area {
            half_width: self.half_width + by,
            half_height: self.half_height + by,
            ..*self
        }
    }

    /// The smallest that holds all; none of none.
    pub(super) fn around(all: &[Area]) -> Option<Area> {
        let least = |pick: fn(&Area) -> f64| all.iter().map(pick).fold(f64::MAX, f64::min);
        let most = |pick: fn(&Area) -> f64| all.iter().map(pick).fold(f64::MIN, f64::max);
        let (left, top) = (
            least(|a| a.x - a.half_width),
            least(|a| a.y - a.half_height),
        );
        let (right, bottom) = (most(|a| a.x + a.half_width), most(|a| a.y + a.half_height));
        (!all.is_empty()).then(|| Area {
            x: (left + right) / 2.0,
            y: (top + bottom) / 2.0,
            half_width: (right - left) / 2.0,
            half_height: (bottom - top) / 2.0,
        })
    }
}
