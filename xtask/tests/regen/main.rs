//! What `regen` does to a workspace that is not as it should be: it harms nothing that is not its own.

mod at_once;
mod configurations;
mod foreign;
mod links;
mod output;
mod special;
mod workspace;
