//! Content models in normal form, written as in a DTD: `,` for sequences, `|` for choices, `&` for `xs:all`.

mod notation;
mod words;

use notation::{contract, parsed, shown};

use super::normalise::Normaliser;
use crate::contract::Particle;
use crate::limits;

/// Returns the normal form of a content model.
fn normal(model: &str) -> String {
    let contract = contract();
    let particle = parsed(model);
    let mut normaliser = Normaliser::new(&contract);
    let slots = normaliser.root(&particle);
    assert_eq!(normaliser.problems, []);
    shown(&slots)
}

#[test]
fn content_models_have_one_normal_form() {
    let table = [
        ("a", "a"),
        ("(a,b)", "a, b"),
        ("(a,(b,c),d)", "a, b, c, d"),
        ("(a,((b)),c)", "a, b, c"),
        ("(a,(),b)", "a, b"),
        ("()", ""),
        // Optional sequences.
        ("(a,(b)?)", "a, b?"),
        ("(a,(b?,c*)?)", "a, b?, c*"),
        ("(a,(b,c)?)", "a, (b, c)?"),
        ("(a,(b,c?)?)", "a, (b, c?)?"),
        ("(a,b)?", "(a, b)?"),
        ("(a?,b?)?", "a?, b?"),
        // Repeated sequences.
        ("(a,b)*", "(a, b)*"),
        ("(a)*", "a*"),
        ("(a?)+", "a*"),
        ("(a+)?", "a*"),
        ("(a{2,3}){2,2}", "a{4,6}"),
        ("((a,b)*)?", "(a, b)*"),
        ("(a,(b,(c,d)*)*)", "a, (b, (c, d)*)*"),
        // Choices.
        ("(a|b)", "(a | b)"),
        ("(a|b)?", "(a | b)?"),
        ("((a|b))*", "(a | b)*"),
        ("(a)", "a"),
        ("((a|b),c)", "(a | b), c"),
        ("(a|(b|c))", "(a | b | c)"),
        ("(a|(b|c)?)", "(a | b | c)?"),
        ("(a|(b|c)*)", "(a | ((b | c)+))?"),
        ("(a|(b|c)*)*", "(a | b | c)*"),
        ("((a|(b|c)*))*", "(a | b | c)*"),
        ("(a?|b)", "(a | b)?"),
        ("(a*|b)", "(a+ | b)?"),
        ("(a+|b)", "(a+ | b)"),
        ("(a*|b)*", "(a | b)*"),
        ("(a+|b){0,3}", "(a+ | b){0,3}"),
        ("((a+|b))*", "(a | b)*"),
        ("((a,b)|c)", "((a, b) | c)"),
        ("((a,b)*|c)", "((a, b)+ | c)?"),
        ("((a,b)*|c)*", "((a, b) | c)*"),
        ("((a?,b?)|c)", "((a?, b?) | c)?"),
        ("((a)|c)", "(a | c)"),
        ("((a|b)*)", "(a | b)*"),
        ("(a|a)", "a"),
        ("(a|b|a)", "(a | b)"),
        ("(a|a*)", "a*"),
        ("((a|b)|(b|c))*", "(a | b | c)*"),
        ("(((a|b)*))", "(a | b)*"),
        // Wildcards.
        ("(a,any*)", "a, any*"),
        ("(a|any)*", "(a | any)*"),
        // In any order.
        ("(a&b?)", "a, b?"),
        ("(a&b)?", "a?, b?"),
        // The same again.
        ("(a,b,a)", "a, b, a"),
        ("(a,b?)*", "(a, b?)*"),
    ];
    for (model, form) in table {
        assert_eq!(normal(model), form, "{model}");
    }
}

#[test]
fn content_is_bounded() {
    let contract = contract();
    let titles = |particle: &Particle| {
        let mut normaliser = Normaliser::new(&contract);
        normaliser.root(particle);
        normaliser.problems.iter().map(|problem| problem.title.clone()).collect::<Vec<_>>()
    };
    let wide = format!("({})", vec!["a"; limits::TYPE_PARTICLES].join(","));
    assert_eq!(titles(&parsed(&wide)), ["a type of more than 10000 elements and groups is not supported"]);
    let deep = format!("{}a{}", "(b,".repeat(limits::CONTENT_DEPTH + 1), ")?".repeat(limits::CONTENT_DEPTH + 1));
    assert_eq!(titles(&parsed(&deep))[..1], ["content more than 64 sequences and groups deep is not supported"]);
}
