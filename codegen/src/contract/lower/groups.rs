//! Named model groups. Each is lowered once, after the groups that it refers to, and copied wherever it is referenced
//! (XML Schema part 1, section 3.7).

use std::collections::HashSet;
use std::rc::Rc;

use super::Lowering;
use super::owner::{Owner, Parent};
use super::problems::weight;
use crate::contract::content::{Occurs, Particle, Term};
use crate::xsd::document as xsd;

/// A group with its references expanded.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) term: Term,
    /// The depth of its content.
    pub(super) depth: usize,
    /// The number of bytes that a copy needs.
    pub(super) weight: usize,
}

impl<'d> Lowering<'d, '_> {
    /// Returns the group of an entry with its references expanded. A group that contains itself is broken where the
    /// cycle closes.
    pub(super) fn group(&mut self, entry: usize) -> Rc<Written> {
        let mut is_open = HashSet::from([entry]);
        let mut open = vec![(entry, self.groups_in(entry))];
        while let Some((at, waiting)) = open.last_mut() {
            let at = *at;
            match waiting.pop() {
                Some(next) if self.groups[next].is_some() || !is_open.insert(next) => {}
                Some(next) => open.push((next, self.groups_in(next))),
                None => {
                    open.pop();
                    if self.groups[at].is_none() {
                        self.groups[at] = Some(Rc::new(self.write_group(at)));
                    }
                }
            }
        }
        match &self.groups[entry] {
            Some(written) => written.clone(),
            None => Rc::new(Written { term: Term::Sequence(Vec::new()), depth: 1, weight: 0 }),
        }
    }

    /// Returns the groups that a group refers to.
    fn groups_in(&self, entry: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut waiting: Vec<&xsd::Particle> = self.index.groups.entries[entry].item.particle.iter().collect();
        while let Some(particle) = waiting.pop() {
            match &particle.term {
                xsd::Term::Group(name) => found.extend(self.index.groups.find_from(Some(entry), name)),
                xsd::Term::Sequence(inner) | xsd::Term::Choice(inner) | xsd::Term::All(inner) => waiting.extend(inner),
                xsd::Term::Element(_) | xsd::Term::ElementReference(_) | xsd::Term::Any(_) => {}
            }
        }
        // The first group is lowered first.
        found.reverse();
        found
    }

    fn write_group(&mut self, at: usize) -> Written {
        let entry = &self.index.groups.entries[at];
        let (group, name, schema) = (entry.item, entry.name.clone(), entry.schema);
        let original = if self.index.groups.counts(at) { "" } else { "/redefined()" };
        let path = self.path(&["groups/", &name.to_string(), original], &group.place);
        let mut owner = Owner::new(Parent::Group(name, at), &path, schema, None);
        let root = group.particle.as_ref().and_then(|root| self.particle(&mut owner, root, 1));
        let term = match root {
            None => Term::Sequence(Vec::new()),
            // The group's own particle may have an occurrence, too.
            Some(root) if root.occurs == Occurs::ONCE => root.term,
            Some(root) => Term::Sequence(vec![root]),
        };
        let term = match group.problems.first() {
            Some(problem) => Term::Broken(Box::new(problem.clone())),
            None => term,
        };
        let (depth, weight) = measure(&term);
        Written { term, depth, weight }
    }
}

/// Returns the depth of a term, and the number of bytes that a copy needs. Depth is limited when terms are created.
fn measure(term: &Term) -> (usize, usize) {
    let inside = |particles: &[Particle]| {
        let measured = particles.iter().map(|particle| measure(&particle.term));
        let (depth, bytes) = measured.fold((0, 0), |(deep, all), (depth, bytes)| (deep.max(depth), all + bytes));
        (depth + 1, bytes + size_of_val(particles))
    };
    match term {
        Term::Sequence(particles) | Term::Choice(particles) | Term::All(particles) => inside(particles),
        Term::Broken(problem) => (0, weight(problem)),
        Term::Element(_) | Term::Any(_) => (0, 0),
    }
}
