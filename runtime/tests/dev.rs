#[path = "suite/contents/mod.rs"]
mod contents;
