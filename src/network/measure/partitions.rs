//! Every way to put nodes into groups, for exact answers on few nodes.

/// Calls `visit` with the group of each node and the sizes of the groups, for
/// every way to put `nodes` into groups of at least `least`. Groups are
/// numbered by their first node, so that no way comes twice.
///
/// Without a least size there are as many as the Bell number: 115,975 for 10
/// nodes; with pairs at least, 580,317 for 12.
pub fn each(nodes: usize, least: usize, visit: &mut impl FnMut(&[usize], &[usize])) {
    let mut groups = Vec::with_capacity(nodes);
    let mut sizes = Vec::new();
    put((nodes, least), &mut groups, &mut sizes, visit);
}

fn put(
    (nodes, least): (usize, usize),
    groups: &mut Vec<usize>,
    sizes: &mut Vec<usize>,
    visit: &mut impl FnMut(&[usize], &[usize]),
) {
    let missing: usize = sizes.iter().map(|size| least.saturating_sub(*size)).sum();
    if missing > nodes - groups.len() {
        return;
    }
    if groups.len() == nodes {
        visit(groups, sizes);
        return;
    }
    for group in 0..=sizes.len() {
        if group == sizes.len() {
            sizes.push(0);
        }
        sizes[group] += 1;
        groups.push(group);
        put((nodes, least), groups, sizes, visit);
        groups.pop();
        sizes[group] -= 1;
        if sizes[group] == 0 {
            sizes.pop();
        }
    }
}

/// The same groups, numbered from 0 by their first node.
pub fn numbered(groups: &[usize]) -> Vec<usize> {
    let most = groups.iter().max().map_or(0, |most| most + 1);
    let mut numbers = vec![usize::MAX; most];
    let mut next = 0;
    let number = |group: &usize| {
        if numbers[*group] == usize::MAX {
            numbers[*group] = next;
            next += 1;
        }
        numbers[*group]
    };
    groups.iter().map(number).collect()
}

/// How many nodes each group has.
pub fn sizes(groups: &[usize]) -> Vec<usize> {
    let mut sizes = vec![0; groups.iter().max().map_or(0, |most| most + 1)];
    for group in groups {
        sizes[*group] += 1;
    }
    sizes
}

/// An order that looks like chance and is always the same: Fisher and Yates
/// with the numbers of a xorshift generator.
pub fn mixed(size: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..size).collect();
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    for at in (1..size).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(at, (state % (at as u64 + 1)) as usize);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(nodes: usize, least: usize) -> usize {
        let mut found = 0;
        each(nodes, least, &mut |groups, of| {
            assert_eq!(numbered(groups), groups);
            assert_eq!(sizes(groups), of);
            assert!(of.iter().all(|size| *size >= least));
            found += 1;
        });
        found
    }

    #[test]
    fn there_are_as_many_as_bell_counted() {
        let bell = [1, 1, 2, 5, 15, 52, 203, 877];
        for (nodes, expected) in bell.into_iter().enumerate() {
            assert_eq!(count(nodes, 1), expected);
        }
        for (nodes, expected) in [1, 0, 1, 1, 4, 11, 41, 162, 715].into_iter().enumerate() {
            assert_eq!(count(nodes, 2), expected, "{nodes} nodes in pairs at least");
        }
    }
}
