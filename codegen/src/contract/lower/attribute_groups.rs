//! Attribute groups. Each is lowered once, after the groups that it refers to, and copied wherever it is referenced
//! (XML Schema part 1, section 3.6).

use std::collections::HashSet;
use std::rc::Rc;

use super::Lowering;
use super::owner::{Owner, Parent};
use super::problems;
use crate::contract::content::Attribute;
use crate::contract::wildcard::Wildcard;
use crate::diagnostics::Diagnostic;
use crate::xsd::document::AttributeItem;

/// The attributes of a group with its references expanded.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) attributes: Vec<Attribute>,
    pub(super) any_attribute: Option<Wildcard>,
    /// Problems of the group, apart from those of single attributes.
    pub(super) problems: Vec<Diagnostic>,
}

impl Written {
    /// Returns the number of bytes that a copy needs.
    pub(super) fn weight(&self) -> usize {
        let of_attributes = self.attributes.iter().filter_map(|attribute| attribute.problem.as_deref());
        let problems: usize = self.problems.iter().chain(of_attributes).map(problems::weight).sum();
        size_of_val(&*self.attributes) + problems
    }
}

impl<'d> Lowering<'d, '_> {
    /// Returns the attribute group of an entry with its references expanded. A group that refers to itself has a
    /// problem.
    pub(super) fn attribute_group(&mut self, entry: usize) -> Rc<Written> {
        let mut is_open = HashSet::from([entry]);
        let mut open = vec![(entry, self.attribute_groups_in(entry))];
        while let Some((at, waiting)) = open.last_mut() {
            let at = *at;
            match waiting.pop() {
                Some(next) if self.attribute_groups[next].is_some() || !is_open.insert(next) => {}
                Some(next) => open.push((next, self.attribute_groups_in(next))),
                None => {
                    open.pop();
                    if self.attribute_groups[at].is_none() {
                        self.attribute_groups[at] = Some(Rc::new(self.write_attribute_group(at)));
                    }
                }
            }
        }
        self.attribute_groups[entry].clone().unwrap_or_default()
    }

    /// Returns the groups that a group refers to, in reverse order.
    fn attribute_groups_in(&self, entry: usize) -> Vec<usize> {
        let items = self.index.attribute_groups.entries[entry].item.attributes.iter().rev();
        let references = items.filter_map(|item| match item {
            AttributeItem::Group(reference) => Some(&reference.name),
            AttributeItem::Local { .. } | AttributeItem::Reference(_) => None,
        });
        references.filter_map(|name| self.index.attribute_groups.find_from(Some(entry), name)).collect()
    }

    fn write_attribute_group(&mut self, at: usize) -> Written {
        let entry = &self.index.attribute_groups.entries[at];
        let (group, name, schema) = (entry.item, entry.name.clone(), entry.schema);
        let original = if self.index.attribute_groups.counts(at) { "" } else { "/redefined()" };
        let path = self.path(&["attribute_groups/", &name.to_string(), original], &group.place);
        let mut owner = Owner::new(Parent::Group(name, at), &path, schema, None);
        let mut written = self.write_attributes(&mut owner, &group.attributes, group.any_attribute.as_ref(), true);
        written.problems.extend(group.problems.iter().cloned());
        written
    }
}
