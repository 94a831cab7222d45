//! How large the automaton of a pattern becomes, by an estimate from above.

use super::tree::{Atom, Class, Expression, Part, Piece};

/// What a class of a general category comes to. Letters, the largest, are some 650 ranges.
const CATEGORY: u64 = 1_000;

/// Returns the estimated number of states of an expression.
pub(super) fn of(expression: &Expression) -> u64 {
    let branch = |pieces: &Vec<Piece>| pieces.iter().map(of_piece).fold(1, u64::saturating_add);
    expression.branches.iter().map(branch).fold(1, u64::saturating_add)
}

fn of_piece(piece: &Piece) -> u64 {
    let each = match &piece.atom {
        Atom::Character(_) => 1,
        Atom::Class(class) => of_class(class),
        Atom::Group(group) => of(group),
    };
    let times = piece.max.unwrap_or(piece.min.saturating_add(1)).max(1);
    each.saturating_add(1).saturating_mul(times.into())
}

fn of_class(class: &Class) -> u64 {
    let part = |part: &Part| match part {
        Part::Range(..) => 4,
        Part::Category { .. } => CATEGORY,
        Part::Class(class) => of_class(class),
    };
    let parts = class.parts.iter().map(part).fold(1, u64::saturating_add);
    parts.saturating_add(class.without.as_deref().map_or(0, of_class))
}
