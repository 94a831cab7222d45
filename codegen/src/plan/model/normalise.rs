//! Rewrites content models to normal form. Every step keeps all instances valid; a few steps admit more occurrences
//! than the schema, so that `(a, a)*` is read as `a*`.
//!
//! | before | after |
//! |---|---|
//! | `((a, b), c)` | `(a, b, c)` |
//! | `((a?, b*)?, c)` | `(a?, b*, c)` |
//! | `((a, b)?, c)`, `((a, b)*, c)` | stay: groups |
//! | `(p{i,j}){k,l}` | `p{i·k,j·l}` |
//! | `a \| (b \| c)`, `a \| (b \| c)?` | `a \| b \| c`, the same optional |
//! | `a? \| b` | `(a \| b)?` |
//! | `(a* \| b)*` | `(a \| b)*` |
//! | `a \| (b \| c)*` | `a \| ((b \| c)*)`: an alternative that is a group |
//! | `a \| a` | `a` |
//! | a choice of one alternative | that alternative |

use std::collections::HashMap;

use super::node::{Leaf, Node, NodeTerm};
use crate::contract::{Contract, ElementUse, Occurs, Particle, Term};
use crate::diagnostics::{Diagnostic, Place};
use crate::limits;
use crate::plan::problems::unsupported;
use crate::qname::QName;

/// Rewrites particles of one type.
pub(super) struct Normaliser<'c> {
    contract: &'c Contract,
    /// What is wrong with the content.
    pub(super) problems: Vec<Diagnostic>,
    /// The number of particles processed.
    pub(super) particles: usize,
    depth: usize,
}

/// The properties of a particle.
#[derive(Clone, Copy)]
struct About<'c> {
    occurs: Occurs,
    group: Option<&'c QName>,
    within: Option<&'c QName>,
    particle: &'c Particle,
}

impl<'c> Normaliser<'c> {
    pub(super) fn new(contract: &'c Contract) -> Self {
        Self { contract, problems: Vec::new(), particles: 0, depth: 0 }
    }

    /// Returns the content of a type: its slots in order.
    pub(super) fn root(&mut self, particle: &'c Particle) -> Vec<Node<'c>> {
        let mut slots = Vec::new();
        if let Some(node) = self.particle(particle, None) {
            splice(node, &mut slots);
        }
        slots
    }

    /// Rewrites a particle. Returns `None` if nothing is left of it.
    fn particle(&mut self, particle: &'c Particle, within: Option<&'c QName>) -> Option<Node<'c>> {
        self.particles += 1;
        if particle.occurs.max == Some(0) {
            return None;
        }
        if self.particles > limits::TYPE_PARTICLES {
            if self.particles == limits::TYPE_PARTICLES + 1 {
                let what = format!("a type of more than {} elements and groups", limits::TYPE_PARTICLES);
                self.problems.push(unsupported(&what, &particle.place));
            }
            return None;
        }
        if self.depth > limits::CONTENT_DEPTH {
            let what = format!("content more than {} sequences and groups deep", limits::CONTENT_DEPTH);
            self.problems.push(unsupported(&what, &particle.place));
            return None;
        }
        self.depth += 1;
        let about = About { occurs: particle.occurs, group: particle.group.as_ref(), within, particle };
        let node = self.term(about);
        self.depth -= 1;
        node
    }

    fn term(&mut self, about: About<'c>) -> Option<Node<'c>> {
        let inner = about.group.or(about.within);
        match &about.particle.term {
            Term::Element(element) => self.element(element, about),
            Term::Any(wildcard) => Some(node(about, NodeTerm::Any(wildcard))),
            Term::Sequence(particles) => {
                let nodes = self.particles(particles, inner);
                sequence(nodes, about)
            }
            Term::All(particles) => {
                let mut nodes = self.particles(particles, inner);
                // If the group is optional, all its elements may be absent; a frame in any order would be useless.
                if about.occurs.min == 0 {
                    nodes.iter_mut().for_each(|node| node.occurs.min = 0);
                }
                let occurs = if about.occurs.is_single() { Occurs::ONCE } else { about.occurs };
                sequence(nodes, About { occurs, ..about })
            }
            Term::Choice(particles) => {
                let count = particles.len();
                let nodes = self.particles(particles, inner);
                if nodes.is_empty() && count > 0 && about.occurs.min > 0 {
                    self.none_left(about);
                }
                choice(self.contract, nodes, about)
            }
            Term::Broken(problem) => {
                self.problems.push((**problem).clone());
                None
            }
        }
    }

    fn particles(&mut self, particles: &'c [Particle], within: Option<&'c QName>) -> Vec<Node<'c>> {
        particles.iter().filter_map(|particle| self.particle(particle, within)).collect()
    }

    /// Rewrites an element. A reference to the head of a substitution group becomes a choice of its members.
    fn element(&mut self, element: &'c ElementUse, about: About<'c>) -> Option<Node<'c>> {
        let Some(head) = element.global.map(|id| self.contract.element(id)) else {
            return Some(node(about, NodeTerm::Element(Leaf::used(element))));
        };
        self.problems.extend(head.problems.iter().cloned());
        if head.members.is_empty() && !head.is_abstract {
            return Some(node(about, NodeTerm::Element(Leaf::used(element))));
        }
        if arms(self.contract, head).next().is_none() {
            // No element can replace it. If it is required, no content is valid.
            if about.occurs.min > 0 {
                self.problems.push(no_member(&head.qname, &element.place));
            }
            return None;
        }
        Some(node(about, NodeTerm::Substitution(head)))
    }

    fn none_left(&mut self, about: About<'c>) {
        let title = "no alternative of a choice can occur";
        let help = "declare an element that can";
        if self.problems.is_empty() {
            self.problems.push(Diagnostic::error(title, Some(about.particle.place.clone()), help));
        }
    }
}

/// Returns the elements that can replace the head of a substitution group; the head is first unless it is abstract.
pub(in crate::plan) fn arms<'c>(
    contract: &'c Contract,
    head: &'c crate::contract::Element,
) -> impl Iterator<Item = Leaf<'c>> {
    let members = head.members.iter().map(|id| contract.element(*id));
    std::iter::once(head).chain(members).filter(|element| !element.is_abstract).map(Leaf::global)
}

fn no_member(head: &QName, place: &Place) -> Diagnostic {
    let title = format!("no element can stand in the place of the abstract element `{head}`");
    let help = "is an import missing for a schema with elements that can?";
    Diagnostic::error(title, Some(place.clone()), help)
}

fn node<'c>(about: About<'c>, term: NodeTerm<'c>) -> Node<'c> {
    let empties = match &term {
        NodeTerm::Sequence(nodes) => nodes.iter().all(Node::is_emptiable),
        NodeTerm::Choice(nodes) => nodes.iter().any(Node::is_emptiable),
        NodeTerm::Element(_) | NodeTerm::Substitution(_) | NodeTerm::Any(_) => false,
    };
    let About { occurs, group, within, particle } = about;
    Node {
        occurs,
        term,
        group,
        within,
        documentation: particle.documentation.as_ref(),
        place: &particle.place,
        empties,
    }
}

/// Adds a node to the sequence that contains it, or the node's own nodes if it is not a group.
fn splice<'c>(node: Node<'c>, into: &mut Vec<Node<'c>>) {
    let in_place = node.occurs == Occurs::ONCE || (node.occurs.is_single() && node.empties);
    match node.term {
        NodeTerm::Sequence(nodes) if in_place => into.extend(nodes),
        term => into.push(Node { term, ..node }),
    }
}

fn sequence<'c>(nodes: Vec<Node<'c>>, about: About<'c>) -> Option<Node<'c>> {
    let mut spliced = Vec::with_capacity(nodes.len());
    for node in nodes {
        splice(node, &mut spliced);
    }
    match spliced.len() {
        0 => None,
        1 => spliced.pop().map(|only| multiplied(only, about)),
        _ => Some(node(about, NodeTerm::Sequence(spliced))),
    }
}

/// Returns the only node of a sequence or choice, to replace the latter.
fn multiplied<'c>(mut node: Node<'c>, about: About<'c>) -> Node<'c> {
    let max = node.occurs.max.zip(about.occurs.max).map(|(inner, outer)| inner.saturating_mul(outer));
    let occurs = Occurs { min: node.occurs.min.saturating_mul(about.occurs.min), max };
    let becomes_unbounded = max.is_none() && node.occurs.max.is_some();
    node.occurs = occurs;
    if node.group.is_none() && !matches!(node.term, NodeTerm::Element(_) | NodeTerm::Any(_)) {
        node.group = about.group;
    }
    if node.documentation.is_none() {
        node.documentation = about.particle.documentation.as_ref();
    }
    if becomes_unbounded && let NodeTerm::Choice(alternatives) = &mut node.term {
        loosen(alternatives);
    }
    node
}

/// Simplifies the alternatives of an unbounded choice, since each may recur anyway.
fn loosen(alternatives: &mut Vec<Node<'_>>) {
    let mut loose = Vec::with_capacity(alternatives.len());
    for mut alternative in std::mem::take(alternatives) {
        alternative.occurs = Occurs::ONCE;
        match alternative.term {
            // A repeated choice or group that had to be an alternative of its own.
            NodeTerm::Sequence(mut only) if only.len() == 1 => match only.pop() {
                Some(Node { term: NodeTerm::Choice(mut inner), .. }) => {
                    loosen(&mut inner);
                    loose.append(&mut inner);
                }
                Some(inner) => loose.push(Node { occurs: Occurs::ONCE, ..inner }),
                None => {}
            },
            term => loose.push(Node { term, ..alternative }),
        }
    }
    *alternatives = distinct(loose);
}

fn choice<'c>(contract: &'c Contract, nodes: Vec<Node<'c>>, about: About<'c>) -> Option<Node<'c>> {
    let mut occurs = about.occurs;
    let mut alternatives = Vec::with_capacity(nodes.len());
    for mut alternative in nodes {
        if alternative.is_emptiable() {
            occurs.min = 0;
        }
        alternative.occurs.min = alternative.occurs.min.max(1);
        let once = alternative.occurs.is_single() || occurs.max.is_none();
        if occurs.max.is_none() {
            alternative.occurs = Occurs::ONCE;
        }
        match alternative.term {
            NodeTerm::Choice(mut inner) if once => alternatives.append(&mut inner),
            NodeTerm::Substitution(head) if once => {
                alternatives.extend(arms(contract, head).map(|leaf| Node {
                    occurs: Occurs::ONCE,
                    documentation: leaf.documentation,
                    place: leaf.place,
                    term: NodeTerm::Element(leaf),
                    ..alternative
                }));
            }
            term @ (NodeTerm::Choice(_) | NodeTerm::Substitution(_)) => {
                let group = alternative.group.take();
                let (within, place, empties) = (alternative.within, alternative.place, alternative.empties);
                let inner = Node { term, ..alternative };
                let term = NodeTerm::Sequence(vec![inner]);
                let occurs = Occurs::ONCE;
                alternatives.push(Node { occurs, term, group, within, documentation: None, place, empties });
            }
            term => alternatives.push(Node { term, ..alternative }),
        }
    }
    if occurs.max.is_none() {
        loosen(&mut alternatives);
    } else {
        alternatives = distinct(alternatives);
    }
    let about = About { occurs, ..about };
    match alternatives.len() {
        0 => None,
        1 => alternatives.pop().map(|only| match only.term {
            // It had to be a group only as one alternative of several.
            NodeTerm::Sequence(mut inner) if inner.len() == 1 => match inner.pop() {
                Some(inner) => multiplied(inner, about),
                None => Node { term: NodeTerm::Sequence(inner), ..only },
            },
            term => multiplied(Node { term, ..only }, about),
        }),
        _ => Some(node(about, NodeTerm::Choice(alternatives))),
    }
}

/// Merges alternatives with the same element; the occurrence covers both.
fn distinct(alternatives: Vec<Node<'_>>) -> Vec<Node<'_>> {
    let mut places: HashMap<&crate::contract::WireName, usize> = HashMap::new();
    let mut kept: Vec<Node<'_>> = Vec::with_capacity(alternatives.len());
    for alternative in alternatives {
        if let NodeTerm::Element(leaf) = &alternative.term {
            let before = places.get(leaf.name).and_then(|index| kept.get_mut(*index));
            if let Some(Node { term: NodeTerm::Element(same), occurs, .. }) = before
                && same.is_like(leaf)
            {
                occurs.max = occurs.max.zip(alternative.occurs.max).map(|(a, b)| a.max(b));
                occurs.min = occurs.min.min(alternative.occurs.min);
                continue;
            }
            places.entry(leaf.name).or_insert(kept.len());
        }
        kept.push(alternative);
    }
    kept
}
