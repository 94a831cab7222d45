//! What is implemented on the items that are public.

use syn::{ImplItem, Item, ItemImpl, Path, Type, Visibility};

use super::parts;
use super::text::{Text, conditions};
use super::tree::{Route, Target};
use super::{Lister, joined};

/// Where a type or trait that is named somewhere can be reached.
enum Reach {
    /// By this path from the crate root.
    Public(Route),
    /// It is in the crate, but not to be named by users.
    Private,
    /// It is not the crate's.
    Foreign,
}

impl Lister<'_> {
    /// Lists what is implemented in any module: it counts wherever it stands.
    pub(super) fn impls(&mut self) {
        let tree = self.tree;
        for (module, items) in tree.modules() {
            for item in items {
                if let Item::Impl(item) = item {
                    self.implemented(module, item);
                }
            }
        }
    }

    fn implemented(&mut self, module: &[String], item: &ItemImpl) {
        let Some((implemented, _)) = &item.trait_ else {
            if let Some(Reach::Public(path)) = named(&item.self_ty).map(|name| self.find(module, name)) {
                self.members(item, &path);
            }
            return;
        };
        // Users do not see what a trait that they cannot name is implemented for.
        if matches!(self.find(module, implemented), Reach::Private) {
            return;
        }
        let path = match named(&item.self_ty).map_or(Reach::Foreign, |name| self.find(module, name)) {
            Reach::Public(path) => path,
            Reach::Foreign => Route::new(),
            Reach::Private => return,
        };
        self.line(&path, item.text());
    }

    fn members(&mut self, item: &ItemImpl, path: &[String]) {
        let conditions = conditions(&item.attrs);
        for member in &item.items {
            let (visibility, name) = match member {
                ImplItem::Fn(member) => (&member.vis, &member.sig.ident),
                ImplItem::Const(member) => (&member.vis, &member.ident),
                ImplItem::Type(member) => (&member.vis, &member.ident),
                _ => continue,
            };
            if matches!(visibility, Visibility::Public(_)) {
                let path = joined(path, &name.to_string());
                self.line(&path, format!("{conditions}{}", member.text()));
            }
        }
    }

    fn find(&self, module: &[String], path: &Path) -> Reach {
        let leading = path.leading_colon.as_ref().map(|_| String::new());
        let names: Route = leading.into_iter().chain(path.segments.iter().map(|s| s.ident.to_string())).collect();
        let targets = self.tree.resolve(module, &names);
        let types = targets.into_iter().filter_map(|target| match target {
            Target::Item(module, number) if parts::is_type(&self.tree.items(module)[number]) => Some((module, number)),
            _ => None,
        });
        let Some(key) = types.into_iter().next() else { return Reach::Foreign };
        match self.ways.get(&key).and_then(|ways| ways.first()) {
            Some((path, _)) => Reach::Public(path.clone()),
            None => Reach::Private,
        }
    }
}

/// The name of the type that something is implemented for, also behind references.
fn named(type_: &Type) -> Option<&Path> {
    match type_ {
        Type::Path(path) if path.qself.is_none() => Some(&path.path),
        Type::Reference(reference) => named(&reference.elem),
        Type::Paren(inner) => named(&inner.elem),
        Type::Group(inner) => named(&inner.elem),
        _ => None,
    }
}
