//! Simple types that get a type of their own: those that list values.

use std::collections::BTreeSet;

use super::Lowering;
use crate::diagnostics::Diagnostic;
use crate::model::{Enumeration, Kind, Origin, Scalar, Type, TypeId, Value};
use crate::xsd::document::{SimpleType, Variety};

impl Lowering<'_> {
    /// Takes a place in the arena for a simple type that lists values of a text; `None` for any other, which is read as
    /// its base.
    pub(super) fn add_simple(
        &mut self,
        ty: &SimpleType,
        origin: Origin,
        path: String,
        documentation: Option<String>,
    ) -> Option<TypeId> {
        let Variety::Restriction { facets, .. } = &ty.variety else { return None };
        // A list of numbers restricts what a number may be; numbers they stay.
        let scalar = self.scalar_of(ty);
        if facets.enumeration.is_empty() || matches!(scalar, Ok(scalar) if scalar != Scalar::String) {
            return None;
        }
        let problems: Vec<Diagnostic> = scalar.err().into_iter().collect();
        let mut seen = BTreeSet::new();
        let values = facets.enumeration.iter().filter(|value| seen.insert(&*value.value)).map(|value| Value {
            text: value.value.as_str().into(),
            path: format!("{path}/={}", value.value),
            documentation: value.documentation.clone(),
        });
        let kind = Kind::Enumeration(Enumeration { values: values.collect(), success: None });
        Some(self.add(Type { origin, path: path.clone(), documentation, place: ty.place.clone(), kind, problems }))
    }
}
