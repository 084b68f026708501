//! Boxes come in, the same come out moved as little as keeps them from
//! overlapping.

use super::area::Area;

/// After so many rounds of pushing, everything moves apart a little.
const ROUNDS: usize = 12;
/// By how much then.
const WIDER: f64 = 1.06;

/// Moves boxes until no two are nearer than `gap`. Two that overlap push each
/// other off along the axis that needs less; as what is pushed may be caught
/// between others, all move away from the middle now and then, so that it
/// comes to an end.
pub(super) fn apart(areas: &mut [Area], gap: f64) {
    let mut order: Vec<usize> = (0..areas.len()).collect();
    for round in 1.. {
        order.sort_by(|a, b| {
            let left = |at: usize| areas[at].x - areas[at].half_width;
            left(*a).total_cmp(&left(*b)).then(a.cmp(b))
        });
        if !push(areas, &order, gap) {
            return;
        }
        if round % ROUNDS == 0 {
            let Some(middle) = Area::around(areas) else {
                return;
            };
            for area in areas.iter_mut() {
                area.x = middle.x + (area.x - middle.x) * WIDER;
                area.y = middle.y + (area.y - middle.y) * WIDER;
            }
        }
    }
}

/// One round over boxes from the left; gives whether any two overlapped.
fn push(areas: &mut [Area], order: &[usize], gap: f64) -> bool {
    let widest = areas.iter().map(|area| area.half_width).fold(0.0, f64::max);
    let mut pushed = false;
    for (place, one) in order.iter().copied().enumerate() {
        for other in order[place + 1..].iter().copied() {
            let (a, b) = (areas[one], areas[other]);
            // Boxes have moved since they were sorted, so some more are looked at.
            if b.x - b.half_width > a.x + a.half_width + gap + 2.0 * widest {
                break;
            }
            if !a.overlaps(&b, gap) {
                continue;
            }
            pushed = true;
            let wide = a.half_width + b.half_width + gap - (a.x - b.x).abs();
            let high = a.half_height + b.half_height + gap - (a.y - b.y).abs();
            // A little more, so that rounding does not bring them back.
            if wide < high {
                let way = if a.x <= b.x { 0.5 } else { -0.5 } * (wide + 0.01);
                areas[one].x -= way;
                areas[other].x += way;
            } else {
                let way = if a.y <= b.y { 0.5 } else { -0.5 } * (high + 0.01);
                areas[one].y -= way;
                areas[other].y += way;
            }
        }
    }
    pushed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_on_one_point_come_apart() {
        let area = Area {
            half_width: 30.0,
            half_height: 8.0,
            ..Area::default()
        };
        let mut all = vec![area; 90];
        apart(&mut all, 4.0);
        for (at, a) in all.iter().enumerate() {
            assert!(all[at + 1..].iter().all(|b| !a.overlaps(b, 4.0)));
        }
    }

    #[test]
    fn what_is_apart_stays() {
        let at = |x| Area {
            x,
            half_width: 10.0,
            half_height: 5.0,
            ..Area::default()
        };
        let before = [at(0.0), at(30.0)];
        let mut after = before;
        apart(&mut after, 4.0);
        assert_eq!(before, after);
    }
}
