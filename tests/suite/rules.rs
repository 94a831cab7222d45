//! What clients of ASMX services must do: the rules of `tests/RULES.md` that are tested nowhere else, and that list itself.

mod index;
mod requests;
