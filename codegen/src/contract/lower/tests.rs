//! What lowering makes of small documents, by kinds and fields.

mod corpus;
