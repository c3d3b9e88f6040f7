//! The order in which objects that refer to each other are created.
use super::write::refers_to;
use crate::catalog::{ForeignKey, Table};

/// The numbers below `count` in groups: a group refers only to itself and to groups before it. A group of more than
/// one refers to itself in a circle. What could come in any order stays as it is numbered.
pub(super) fn groups(count: usize, refers_to: &dyn Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    let mut tarjan = Tarjan {
        refers_to,
        found: vec![None; count],
        low: vec![0; count],
        open: Vec::new(),
        next: 0,
        groups: Vec::new(),
    };
    for start in 0..count {
        if tarjan.found[start].is_none() {
            tarjan.visit(start);
        }
    }
    tarjan.groups
}

/// Tables in groups that refer only to themselves and to groups before them.
pub(super) fn groups_of_tables(tables: &[Table]) -> Vec<Vec<usize>> {
    let at = |key: &ForeignKey| tables.iter().position(|table| refers_to(key, table));
    groups(tables.len(), &|from| {
        tables[from].foreign_keys.iter().filter_map(at).collect()
    })
}

/// Tarjan's algorithm for strongly connected components, with a stack of its own: a schema may be deep.
struct Tarjan<'a> {
    refers_to: &'a dyn Fn(usize) -> Vec<usize>,
    /// When each was found.
    found: Vec<Option<usize>>,
    /// The earliest that can be reached from each, by when it was found.
    low: Vec<usize>,
    /// Those that are in no group yet.
    open: Vec<usize>,
    next: usize,
    groups: Vec<Vec<usize>>,
}

impl Tarjan<'_> {
    fn enter(&mut self, at: usize) -> (usize, std::vec::IntoIter<usize>) {
        self.found[at] = Some(self.next);
        self.low[at] = self.next;
        self.next += 1;
        self.open.push(at);
        (at, (self.refers_to)(at).into_iter())
    }

    fn visit(&mut self, start: usize) {
        let mut path = vec![self.enter(start)];
        while let Some((at, rest)) = path.last_mut() {
            let at = *at;
            match rest.next() {
                Some(other) => match self.found[other] {
                    None => {
                        let entered = self.enter(other);
                        path.push(entered);
                    }
                    Some(found) if self.open.contains(&other) => {
                        self.low[at] = self.low[at].min(found);
                    }
                    Some(_) => {}
                },
                None => {
                    path.pop();
                    if let Some((before, _)) = path.last() {
                        self.low[*before] = self.low[*before].min(self.low[at]);
                    }
                    self.close(at);
                }
            }
        }
    }

    /// Ends the group that begins with this one, if it begins one.
    fn close(&mut self, at: usize) {
        if self.found[at] != Some(self.low[at]) {
            return;
        }
        let begin = self.open.iter().rposition(|open| *open == at);
        let mut group = self.open.split_off(begin.unwrap_or(self.open.len()));
        group.sort_unstable();
        self.groups.push(group);
    }
}

#[cfg(test)]
mod tests {
    use super::groups;

    fn of(edges: &[&[usize]]) -> Vec<Vec<usize>> {
        groups(edges.len(), &|at| edges[at].to_vec())
    }

    #[test]
    fn what_is_referred_to_comes_first() {
        assert_eq!(of(&[&[1, 2], &[2], &[]]), [[2], [1], [0]]);
        assert_eq!(of(&[&[], &[], &[]]), [[0], [1], [2]]);
        assert_eq!(of(&[&[0], &[0, 1]]), [[0], [1]]);
    }

    #[test]
    fn a_circle_is_one_group() {
        assert_eq!(of(&[&[1], &[2], &[0], &[1]]), [vec![0, 1, 2], vec![3]]);
        assert_eq!(of(&[&[3], &[2], &[1], &[]]), [vec![3], vec![0], vec![1, 2]]);
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let last = 20_000;
        let chain = groups(last + 1, &|at| {
            if at < last { vec![at + 1] } else { vec![] }
        });
        assert_eq!((chain.len(), &chain[0]), (last + 1, &vec![last]));
    }
}
