//! Finds attributes that XML Schema does not define. They may be misspelt, and have no effect.

use crate::diagnostics::Diagnostics;
use crate::qname::ns;
use crate::xml::Node;

/// Reports unknown attributes of a schema and everything in it. Attributes in other namespaces are allowed everywhere.
pub(super) fn check(schema: Node<'_>, diagnostics: &mut Diagnostics) {
    let mut open = vec![schema];
    while let Some(node) = open.pop() {
        let (namespace, local) = node.name();
        if namespace != ns::XSD || local == "annotation" {
            continue;
        }
        if let Some(known) = known(local) {
            for attribute in node.attributes().filter(|attribute| attribute.namespace.is_empty()) {
                if attribute.local != "id" && !known.contains(&attribute.local) {
                    let title = format!("'{local}' does not have an attribute '{}': it is ignored", attribute.local);
                    diagnostics.warning(title, &node.place(), "Is it misspelt, or of a later version?");
                }
            }
        }
        let from = open.len();
        open.extend(node.children());
        // In the order of the document.
        open[from..].reverse();
    }
}

/// Returns the attributes that an element may have, besides `id`; `None` for an element that is unknown itself, which is
/// reported elsewhere.
fn known(local: &str) -> Option<&'static [&'static str]> {
    Some(match local {
        "schema" => &[
            "targetNamespace",
            "version",
            "finalDefault",
            "blockDefault",
            "attributeFormDefault",
            "elementFormDefault",
        ],
        "element" => &[
            "name",
            "ref",
            "type",
            "substitutionGroup",
            "default",
            "fixed",
            "form",
            "maxOccurs",
            "minOccurs",
            "nillable",
            "abstract",
            "final",
            "block",
        ],
        "complexType" => &["name", "mixed", "abstract", "final", "block"],
        "simpleType" => &["name", "final"],
        "attribute" => &["name", "ref", "type", "use", "default", "fixed", "form"],
        "group" => &["name", "ref", "minOccurs", "maxOccurs"],
        "attributeGroup" => &["name", "ref"],
        "sequence" | "choice" | "all" => &["minOccurs", "maxOccurs"],
        "any" => &["namespace", "processContents", "minOccurs", "maxOccurs"],
        "anyAttribute" => &["namespace", "processContents"],
        "complexContent" => &["mixed"],
        "simpleContent" => &[],
        "extension" | "restriction" => &["base"],
        "list" => &["itemType"],
        "union" => &["memberTypes"],
        "import" => &["namespace", "schemaLocation"],
        "include" | "redefine" => &["schemaLocation"],
        "enumeration" | "pattern" | "length" | "minLength" | "maxLength" | "totalDigits" | "fractionDigits"
        | "minInclusive" | "minExclusive" | "maxInclusive" | "maxExclusive" | "whiteSpace" => &["value", "fixed"],
        _ => return None,
    })
}
