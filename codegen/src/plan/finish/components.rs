//! Strongly connected components.

/// Returns the number of each node's strongly connected component, lower for those that it leads to (Tarjan's
/// algorithm, with a stack of its own: contracts can nest deeper than the stack of a thread).
pub(super) fn components(successors: &[Vec<usize>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let count = successors.len();
    let (mut order, mut low, mut component) = (vec![UNSEEN; count], vec![0; count], vec![UNSEEN; count]);
    let (mut next_order, mut next_component) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    for root in 0..count {
        if order[root] != UNSEEN {
            continue;
        }
        // Each entry is a node, and the number of its successors that were visited.
        let mut path = vec![(root, 0)];
        while let Some((node, looked_at)) = path.last_mut() {
            let node = *node;
            if *looked_at == 0 {
                order[node] = next_order;
                low[node] = next_order;
                next_order += 1;
                open.push(node);
            }
            if let Some(successor) = successors[node].get(*looked_at).copied() {
                *looked_at += 1;
                if order[successor] == UNSEEN {
                    path.push((successor, 0));
                } else if component[successor] == UNSEEN {
                    low[node] = low[node].min(order[successor]);
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                low[*parent] = low[*parent].min(low[node]);
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = next_component;
                    if member == node {
                        break;
                    }
                }
                next_component += 1;
            }
        }
    }
    component
}
