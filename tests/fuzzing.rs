//! What is fuzzed: each function takes any bytes at all, and panics where the house does what it must never do.
//!
//! The targets of `fuzz/` call them for as long as one likes, `suite/mutated.rs` with a few thousand inputs of [`mutate`].
//! What they start from is in [`seeds`].

pub mod answers;
pub mod cassettes;
mod configured;
pub mod descriptions;
#[path = "../xml/tests/support/differential.rs"]
mod differential;
pub mod documents;
#[path = "../xml/tests/support/markup.rs"]
mod markup;
pub mod mutate;
pub mod scanner;
mod scopes;
pub mod seeds;
pub mod watchdog;

/// A target: its name, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: &[Target] = &[
    ("scanner", scanner::scanner),
    ("reader", documents::reader),
    ("answer", answers::answer),
    ("operations", documents::operations),
    ("description", descriptions::description),
    ("configuration", descriptions::configuration),
    ("cassette", cassettes::cassette),
];
