//! Texts of simple types.

use wsdl_codegen::contract::{Facets, Kind, Simple, TypeRef, Variety};
use wsdl_codegen::qname::ns;
use wsdl_codegen::xsd::builtin::{Builtin, WhiteSpace};

use super::least::is_made;
use super::make::Maker;
use super::patterns::Matching;
use super::scalars::{self, Bounds};
use super::tree::{Piece, Text, plain};

/// The depth of lists and unions in each other that is followed.
const DEPTH: usize = 32;
/// The number of values that are tried for each item of a list.
const TRIES: i128 = 5;
/// The number of values that are tried before the examples of a pattern.
const PATTERN_TRIES: usize = 20;

impl Maker<'_> {
    /// Returns a random text of a simple type; `None` if none is made of it.
    pub(super) fn text(&mut self, ty: TypeRef) -> Option<Text> {
        self.text_at(ty, 0)
    }

    fn text_at(&mut self, ty: TypeRef, depth: usize) -> Option<Text> {
        if depth > DEPTH || !is_made(self.schema, ty, 0) {
            return None;
        }
        let contract = self.schema.contract;
        let id = match ty {
            TypeRef::Builtin(builtin) => {
                let text = self.built_in(builtin, builtin.white_space(), &Bounds::default());
                return Some(self.padded(text, builtin.white_space()));
            }
            TypeRef::Type(id) => id,
        };
        let Kind::Simple(simple) = &contract.get(id).kind else { return None };
        let bounds = self.bounds(ty);
        let made = if let Some(matching) = self.patterns.of(contract, id) {
            self.matching(simple, &bounds, &matching, depth)
        } else {
            self.unmatched(simple, &bounds, depth)
        };
        made.map(|text| self.padded(text, simple.white_space))
    }

    /// Makes a text without regard to patterns.
    fn unmatched(&mut self, simple: &Simple, bounds: &Bounds, depth: usize) -> Option<Text> {
        match &simple.values[..] {
            [] => self.unlisted(simple, bounds, depth),
            values => Some(plain(&*self.random.pick(values)?.text)),
        }
    }

    /// Makes a text that matches patterns.
    fn matching(&mut self, simple: &Simple, bounds: &Bounds, matching: &Matching, depth: usize) -> Option<Text> {
        let is_plain = |text: &Text| match &text[..] {
            [Piece::Plain(plain)] => matching.admits(plain),
            _ => false,
        };
        for _ in 0..PATTERN_TRIES {
            let made = self.unmatched(simple, bounds, depth)?;
            if is_plain(&made) {
                return Some(made);
            }
        }
        let Variety::Atomic(builtin) = &simple.variety else { return None };
        let fits: Vec<&String> =
            matching.examples.iter().filter(|text| scalars::fits(text, *builtin, simple.white_space, bounds)).collect();
        Some(plain(self.random.pick(&fits)?.as_str()))
    }

    fn unlisted(&mut self, simple: &Simple, bounds: &Bounds, depth: usize) -> Option<Text> {
        match &simple.variety {
            Variety::Atomic(builtin) => Some(self.built_in(*builtin, simple.white_space, bounds)),
            Variety::List(item) => {
                let most = bounds.most.unwrap_or(bounds.least + 3).max(bounds.least);
                let count = self.random.between(bounds.least.into(), most.min(bounds.least + 3).into());
                let mut items: Vec<Text> = Vec::new();
                // A value with white space in it is not an item.
                for _ in 0..count * TRIES {
                    if items.len() as i128 == count {
                        break;
                    }
                    let item = self.text_at(*item, depth + 1)?;
                    items.extend(Some(item).filter(is_item));
                }
                (items.len() >= bounds.least as usize).then(|| items.join(&Piece::Plain(" ".to_owned())))
            }
            Variety::Union(members) => {
                let made: Vec<TypeRef> =
                    members.iter().copied().filter(|member| is_made(self.schema, *member, 0)).collect();
                let member = *self.random.pick(&made)?;
                self.text_at(member, depth + 1)
            }
        }
    }

    fn built_in(&mut self, builtin: Builtin, white_space: WhiteSpace, bounds: &Bounds) -> Text {
        if let Some(item) = builtin.item() {
            let count = 1 + self.random.below(3);
            let items: Vec<Text> = (0..count).map(|_| self.built_in(item, WhiteSpace::Collapse, bounds)).collect();
            return items.join(&Piece::Plain(" ".to_owned()));
        }
        match builtin {
            Builtin::Id => {
                self.ids += 1;
                plain(format!("id-{}", self.ids))
            }
            Builtin::QName => {
                let named = self.schema.contract.namespaces.iter().filter(|(_, text)| !["", ns::XML].contains(text));
                let namespaces: Vec<&str> = named.map(|(_, text)| text).collect();
                let namespace = self.random.pick(&namespaces).copied().unwrap_or("urn:of-names");
                vec![Piece::Name(namespace.to_owned(), "name".to_owned())]
            }
            builtin => plain(scalars::text(&mut self.random, builtin, white_space, bounds)),
        }
    }

    /// Sometimes white space around what the type collapses.
    fn padded(&mut self, mut text: Text, white_space: WhiteSpace) -> Text {
        if self.is_padded && white_space == WhiteSpace::Collapse && self.random.chance(20) {
            text.insert(0, Piece::Plain(" \n".to_owned()));
            text.push(Piece::Plain("\t".to_owned()));
        }
        text
    }

    /// The facets of a type and its bases; the nearest counts.
    fn bounds(&self, ty: TypeRef) -> Bounds {
        let mut bounds = Bounds::default();
        // A list has facets of its own; those of its items are not its base's.
        if let TypeRef::Type(id) = ty {
            self.schema.contract.derivation(id).for_each(|(_, simple)| add(&mut bounds, &simple.facets));
        }
        bounds
    }
}

fn add(bounds: &mut Bounds, facets: &Facets) {
    let number = |length: Option<u64>| length.map(|length| u32::try_from(length).unwrap_or(u32::MAX));
    let least = number(facets.length.or(facets.min_length)).unwrap_or_default();
    bounds.least = bounds.least.max(least);
    let most = number(facets.length.or(facets.max_length));
    bounds.most = [bounds.most, most].into_iter().flatten().min();
    let nearer = |own: &mut Option<String>, facet: &Option<String>| {
        if own.is_none() {
            own.clone_from(facet);
        }
    };
    nearer(&mut bounds.min, &facets.min_inclusive);
    nearer(&mut bounds.above, &facets.min_exclusive);
    nearer(&mut bounds.max, &facets.max_inclusive);
    nearer(&mut bounds.below, &facets.max_exclusive);
    bounds.digits = bounds.digits.or(number(facets.total_digits));
    bounds.fraction = bounds.fraction.or(number(facets.fraction_digits));
    bounds.has_pattern |= !facets.patterns.is_empty();
}

/// Whether a text can be an item of a list: it has no white space in it.
fn is_item(text: &Text) -> bool {
    let is_bare = |piece: &Piece| match piece {
        Piece::Plain(plain) => !plain.is_empty() && !plain.contains([' ', '\t', '\n', '\r']),
        Piece::Name(..) => true,
    };
    text.iter().all(is_bare)
}
