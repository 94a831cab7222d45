//! The model as text, for people who look into the generator and for its tests.

use std::fmt::{self, Write as _};

use super::{Construction, Contract, Field, Kind, List, Occurs, Role, Type, TypeId, TypeRef, WireName};

impl Contract {
    /// The given types and all operations that need no others, a line each thing.
    pub fn dump(&self, types: &[TypeId], operations: &[usize]) -> String {
        let mut out = String::new();
        // Writing into a String does not fail.
        let _ = self.write_dump(types, operations, &mut out);
        out
    }

    fn write_dump(&self, types: &[TypeId], operations: &[usize], out: &mut String) -> fmt::Result {
        for (id, text) in self.namespaces.iter() {
            writeln!(out, "namespace {} {text:?}", id.index())?;
        }
        for (version, address) in &self.service.endpoints {
            writeln!(out, "service {} {version:?} {address}", self.service.name)?;
        }
        for operation in operations.iter().filter_map(|index| self.service.operations.get(*index)) {
            writeln!(out, "operation {} action {:?} {:?}", operation.name, operation.action, operation.kind)?;
            for (direction, element) in [("input", &operation.input), ("output", &operation.output)] {
                if let Some(element) = element {
                    writeln!(out, "  {direction} {} #{}", wire(&element.name), element.ty.index())?;
                }
            }
            for (what, blocks) in [("header", &operation.headers), ("fault", &operation.faults)] {
                for block in blocks.iter() {
                    writeln!(out, "  {what} {} {}", wire(&block.name), self.reference(block.ty))?;
                }
            }
            if let Some(deprecated) = &operation.deprecated {
                let replacement = deprecated.replacement.and_then(|index| self.service.operations.get(index));
                let replacement = replacement.map(|other| format!(" for {}", other.name)).unwrap_or_default();
                writeln!(out, "  deprecated{replacement}")?;
            }
            if operation.authenticated {
                writeln!(out, "  credentials")?;
            }
        }
        for id in types {
            self.write_type(*id, self.get(*id), out)?;
        }
        Ok(())
    }

    fn write_type(&self, id: TypeId, ty: &Type, out: &mut String) -> fmt::Result {
        match &ty.kind {
            Kind::Structure(structure) => {
                let construction = match structure.construction {
                    Construction::Literal => "",
                    Construction::New => " made by new",
                    Construction::Halves => " made in halves",
                };
                writeln!(out, "structure #{} {}{construction}", id.index(), ty.path)?;
                for field in &structure.fields {
                    self.write_field(field, out)?;
                }
                if structure.any_attribute {
                    writeln!(out, "  any attribute")?;
                }
            }
            Kind::Enumeration(enumeration) => {
                writeln!(out, "enumeration #{} {}", id.index(), ty.path)?;
                for (index, value) in enumeration.values.iter().enumerate() {
                    let success = enumeration.success.as_ref().is_some_and(|success| success.contains(&index));
                    writeln!(out, "  {:?}{}", value.text, if success { " success" } else { "" })?;
                }
            }
        }
        for problem in &ty.problems {
            writeln!(out, "  problem {}", problem.title)?;
        }
        Ok(())
    }

    fn write_field(&self, field: &Field, out: &mut String) -> fmt::Result {
        let occurs = match field.occurs {
            Occurs::Required => "required".to_owned(),
            Occurs::Optional => "optional".to_owned(),
            Occurs::Many { min, max: Some(max) } => format!("{min}..={max}"),
            Occurs::Many { min, max: None } => format!("{min}.."),
        };
        let nillable = if field.nillable { " nillable" } else { "" };
        let boxed = if field.boxed { " boxed" } else { "" };
        let role = match field.role {
            Role::Value => "",
            Role::Nil => " sent as nil",
            Role::ServiceError => " service error",
        };
        let list = match &field.list {
            Some(List { item, keeps_nil: true, .. }) => format!(" list of {} or nil", wire(item)),
            Some(List { item, keeps_nil: false, .. }) => format!(" list of {}", wire(item)),
            None => String::new(),
        };
        let sensitive = if field.sensitive { " sensitive" } else { "" };
        let ty = self.reference(field.ty);
        writeln!(out, "  {} {occurs}{nillable}{boxed}{role}{list}{sensitive} {ty}", wire(&field.name))
    }

    fn reference(&self, ty: TypeRef) -> String {
        match ty {
            TypeRef::Scalar(scalar) => format!("{scalar:?}"),
            TypeRef::Type(id) => format!("#{}", id.index()),
        }
    }
}

fn wire(name: &WireName) -> String {
    format!("{}:{}", name.ns.index(), name.local)
}
