pub mod differential;
pub mod markup;
pub(crate) mod spoilt;
