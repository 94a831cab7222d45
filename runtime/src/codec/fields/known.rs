//! What a child is to its structure: an element of it, one of another namespace that is called so, or neither.

use crate::codec::deviation::DeviationKind;
use crate::codec::reader::{Reader, Start};
use crate::codec::seen::Seen;
use crate::codec::shape::{Field, Occurs, Shape};

/// What a child is to its structure.
pub(in crate::codec) enum Known {
    /// An element of the field of this number.
    Field(usize),
    /// Nothing to be read; the deviation is to be reported once it was passed over.
    Not(Option<DeviationKind>),
}

/// Whether an element of this field that comes in another namespace is an error: one that is required or holds rows.
pub(super) fn is_demanded(field: &Field) -> bool {
    !field.ignored && (field.occurs != Occurs::Optional || field.item.is_some())
}

/// What a child is to its structure. `from` is the field that it is compared with first.
pub(super) fn classify(
    reader: &Reader<'_>,
    shape: &'static Shape,
    from: usize,
    seen: &Seen,
    look_alikes: &mut Vec<(usize, String)>,
    start: &Start<'_>,
) -> Known {
    let fields = shape.fields;
    let is_it = |field: &Field| field.name.local == start.local && field.name.ns == start.ns;
    let (before, behind) = fields.split_at(from.min(fields.len()));
    let found = behind.iter().position(is_it).map(|at| before.len() + at).or_else(|| before.iter().position(is_it));
    let Some(index) = found else {
        let name = reader.display(start);
        let Some(index) = fields.iter().position(|field| field.name.local == start.local) else {
            return Known::Not(Some(DeviationKind::UnknownElement(name)));
        };
        // What a service sends that gets namespaces wrong must not read as nothing. One of several of the same name is
        // demanded if any is, since which one was meant cannot be known.
        let is_it = |field: &Field| field.name.local == start.local && is_demanded(field);
        if let Some(index) = fields.iter().position(is_it)
            && !look_alikes.iter().any(|(field, _)| *field == index)
        {
            look_alikes.push((index, name.clone()));
        }
        let expected = fields[index].name.display(reader.table());
        return Known::Not(Some(DeviationKind::WrongNamespace { found: name, expected }));
    };
    let field = &fields[index];
    if field.ignored {
        Known::Not(None)
    } else if seen.has(index) && field.occurs != Occurs::Many {
        Known::Not(Some(DeviationKind::Repeated(field.name.display(reader.table()))))
    } else {
        Known::Field(index)
    }
}
