//! Plans of schemas and WSDL.

mod attributes;
mod choices;
mod corpus;
mod families;
mod lexical;
mod limits;
mod listed;
mod messages;
mod mixed;
mod paths;
mod sequences;
mod simple;
mod support;
