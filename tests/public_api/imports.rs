//! What a `use` brings.

use syn::{Ident, ItemUse, UseTree};

use super::joined;
use super::tree::Route;

/// A name that a `use` brings, or the content of a module.
pub(super) struct Import {
    /// What is brought. A leading `::` is an empty name.
    pub(super) path: Route,
    /// How it is called; nothing for `*`.
    pub(super) name: Option<String>,
}

/// The names that a `use` brings.
pub(super) fn imports(item: &ItemUse) -> Vec<Import> {
    let mut found = Vec::new();
    let mut waiting =
        vec![(item.leading_colon.as_ref().map(|_| String::new()).into_iter().collect::<Route>(), &item.tree)];
    while let Some((path, tree)) = waiting.pop() {
        let with = |name: &Ident| joined(&path, &name.to_string());
        // `a::{self}` is `a`.
        let named = |name: &Ident| if name == "self" && !path.is_empty() { path.clone() } else { with(name) };
        match tree {
            UseTree::Path(inner) => waiting.push((with(&inner.ident), &inner.tree)),
            UseTree::Group(group) => waiting.extend(group.items.iter().map(|tree| (path.clone(), tree))),
            UseTree::Glob(_) => found.push(Import { path, name: None }),
            UseTree::Name(name) => {
                let path = named(&name.ident);
                found.push(Import { name: path.last().cloned(), path });
            }
            UseTree::Rename(name) => {
                found.push(Import { path: named(&name.ident), name: Some(name.rename.to_string()) });
            }
        }
    }
    found
}
