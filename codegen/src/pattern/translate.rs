//! Translating patterns into the syntax of the crate `regex`.

use std::fmt::Write as _;

use super::tree::{Atom, Class, Expression, Part, Piece};

/// Appends an expression in a group that captures nothing.
pub(super) fn expression(expression: &Expression, out: &mut String) {
    out.push_str("(?:");
    for (index, branch) in expression.branches.iter().enumerate() {
        if index > 0 {
            out.push('|');
        }
        branch.iter().for_each(|piece| add_piece(piece, out));
    }
    out.push(')');
}

fn add_piece(piece: &Piece, out: &mut String) {
    match &piece.atom {
        Atom::Character(character) => literal(*character, out),
        Atom::Class(of) => class(of, out),
        Atom::Group(group) => expression(group, out),
    }
    // Writing to a `String` cannot fail.
    let _ = match (piece.min, piece.max) {
        (1, Some(1)) => Ok(()),
        (0, Some(1)) => out.write_str("?"),
        (0, None) => out.write_str("*"),
        (1, None) => out.write_str("+"),
        (min, None) => write!(out, "{{{min},}}"),
        (min, Some(max)) if min == max => write!(out, "{{{min}}}"),
        (min, Some(max)) => write!(out, "{{{min},{max}}}"),
    };
}

/// Appends a class.
pub(super) fn class(class: &Class, out: &mut String) {
    let mut parts = String::from(if class.is_negated { "[^" } else { "[" });
    class.parts.iter().for_each(|each| part(each, &mut parts));
    if class.parts.is_empty() {
        // A class needs a part: that of no character is what all characters leave.
        parts = String::from(if class.is_negated { "[\\x{0}-\\x{10FFFF}" } else { "[^\\x{0}-\\x{10FFFF}" });
    }
    parts.push(']');
    match &class.without {
        None => out.push_str(&parts),
        Some(without) => {
            // XML Schema subtracts from what is negated; `[^a--b]` negates the difference.
            out.push('[');
            out.push_str(&parts);
            out.push_str("--");
            self::class(without, out);
            out.push(']');
        }
    }
}

fn part(part: &Part, out: &mut String) {
    match part {
        Part::Range(first, last) => {
            literal(*first, out);
            if last != first {
                out.push('-');
                literal(*last, out);
            }
        }
        Part::Category { name, is_negated } => {
            let _ = write!(out, "\\{}{{{name}}}", if *is_negated { 'P' } else { 'p' });
        }
        Part::Class(of) => class(of, out),
    }
}

/// Appends a character that stands for itself, in a class or outside.
fn literal(character: char, out: &mut String) {
    match character {
        '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' | '#' | '&' | '-' | '~' => {
            out.extend(['\\', character]);
        }
        ' '..='~' => out.push(character),
        _ => {
            let _ = write!(out, "\\x{{{:X}}}", u32::from(character));
        }
    }
}
