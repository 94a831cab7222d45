//! What schemas and WSDL become.

mod corpus;
mod support;
