mod operations;
mod plans;
mod types;
