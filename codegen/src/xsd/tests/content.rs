//! Complex types and what is inside.

use super::{complex, local_attribute, particles, read, texts};
use crate::qname::{QName, ns};
use crate::xsd::document::{
    AttributeItem, Content, DerivationMethod, NamespaceConstraint, Occurs, ProcessContents, Term, TypeUse, Usage,
};

#[test]
fn particles_of_all_kinds() {
    let schema = read(
        "<xs:complexType name='T' mixed='true' abstract='1'><xs:sequence minOccurs='0' maxOccurs='unbounded'>
           <xs:element name='a' maxOccurs='3'/><xs:element ref='t:b' minOccurs=' 0 ' w:x='y'/><xs:group ref='t:g'/>
           <xs:choice><xs:sequence/><xs:all/></xs:choice>
           <xs:any namespace='##other' processContents='lax' minOccurs='2' maxOccurs='99999999999'>
             <xs:annotation><xs:documentation>Rest.</xs:documentation></xs:annotation></xs:any>
           <xs:any namespace='##targetNamespace ##local urn:z'/><xs:element name='gone' maxOccurs='0'/>
         </xs:sequence></xs:complexType>",
    );
    let type_ = complex(&schema);
    assert!(type_.mixed && type_.is_abstract);
    let Content::Particle(outer) = &type_.content else { panic!("{:?}", type_.content) };
    assert_eq!(outer.occurs, Occurs { min: 0, max: None });
    let list = particles(&type_.content);
    let occurs: Vec<_> = list.iter().map(|particle| (particle.occurs.min, particle.occurs.max)).collect();
    let expected = [(1, 3), (0, 1), (1, 1), (1, 1), (2, u32::MAX), (1, 1), (0, 0)];
    assert_eq!(occurs, expected.map(|(min, max)| (min, Some(max))));
    assert!(matches!(&list[0].term, Term::Element(a) if *a.name.local == *"a"));
    assert_eq!(list[1].term, Term::ElementReference(QName::new("urn:t", "b")));
    assert_eq!(list[1].foreign[0].value, "y");
    assert_eq!(list[2].term, Term::Group(QName::new("urn:t", "g")));
    let Term::Choice(inner) = &list[3].term else { panic!("{:?}", list[3]) };
    assert!(matches!((&inner[0].term, &inner[1].term), (Term::Sequence(_), Term::All(_))));
    let Term::Any(any) = &list[4].term else { panic!("{:?}", list[4]) };
    assert_eq!(any.namespace, NamespaceConstraint::Other("urn:t".into()));
    assert_eq!(any.process_contents, ProcessContents::Lax);
    assert_eq!(list[4].documentation.as_deref(), Some("Rest."));
    let Term::Any(any) = &list[5].term else { panic!("{:?}", list[5]) };
    let NamespaceConstraint::List(namespaces) = &any.namespace else { panic!("{any:?}") };
    assert_eq!(texts(namespaces), ["urn:t", "", "urn:z"]);
    assert_eq!(any.process_contents, ProcessContents::Strict);
    assert_eq!(&*list[3].place.path, "schema/complexType[@name='T']/sequence/choice");
}

#[test]
fn nothing_inside_is_empty_content() {
    let schema = read("<xs:complexType name='T'><xs:attribute name='a'/></xs:complexType>");
    assert_eq!(complex(&schema).content, Content::Empty);
    assert!(!complex(&schema).mixed);
}

#[test]
fn attributes_of_all_kinds() {
    let schema = read(
        "<xs:complexType name='T'>
           <xs:attribute name='a' type='xs:int' use='required'/><xs:attribute name='b' use='prohibited'/>
           <xs:attribute ref='t:c' fixed='1' xmlns:wsdl='http://schemas.xmlsoap.org/wsdl/' wsdl:arrayType='xs:int[]'>
             <xs:annotation><xs:documentation>C.</xs:documentation></xs:annotation></xs:attribute>
           <xs:attributeGroup ref='t:g'/><xs:anyAttribute namespace='##any' processContents='skip'/>
         </xs:complexType>",
    );
    let type_ = complex(&schema);
    assert_eq!(local_attribute(&type_.attributes[0]), ("a".to_owned(), Usage::Required));
    assert_eq!(local_attribute(&type_.attributes[1]), ("b".to_owned(), Usage::Prohibited));
    let AttributeItem::Reference(c) = &type_.attributes[2] else { panic!("{:?}", type_.attributes[2]) };
    assert_eq!((c.usage, c.fixed.as_deref(), c.documentation.as_deref()), (Usage::Optional, Some("1"), Some("C.")));
    assert_eq!(c.foreign[0].name, QName::new(ns::WSDL, "arrayType"));
    assert_eq!(c.foreign[0].qname, Some(QName::new(ns::XSD, "int")));
    assert!(matches!(&type_.attributes[3], AttributeItem::Group(group) if *group.name.local == *"g"));
    assert_eq!(type_.any_attribute.as_ref().unwrap().process_contents, ProcessContents::Skip);
}

#[test]
fn text_content() {
    let schema = read(
        "<xs:complexType name='T'><xs:simpleContent><xs:extension base='xs:string'><xs:attribute name='a'/>
           </xs:extension></xs:simpleContent></xs:complexType>
         <xs:complexType name='U'><xs:simpleContent><xs:restriction base='t:T'>
           <xs:simpleType><xs:restriction base='xs:token'/></xs:simpleType><xs:maxLength value='5'/>
           <xs:attribute name='a' use='required'/></xs:restriction></xs:simpleContent></xs:complexType>",
    );
    let Content::Simple(text) = &complex(&schema).content else { panic!("{schema:?}") };
    assert_eq!((text.method, &text.base), (DerivationMethod::Extension, &QName::new(ns::XSD, "string")));
    assert_eq!(complex(&schema).attributes.len(), 1);
    let crate::xsd::document::TypeDefinition::Complex(restricted) = &schema.types[1] else { panic!("{schema:?}") };
    let Content::Simple(text) = &restricted.content else { panic!("{restricted:?}") };
    assert_eq!((text.method, text.facets.max_length), (DerivationMethod::Restriction, Some(5)));
    assert!(text.simple_type.is_some());
    assert_eq!(local_attribute(&restricted.attributes[0]).1, Usage::Required);
}

#[test]
fn derived_content() {
    let schema = read(
        "<xs:complexType name='T' mixed='true'><xs:complexContent mixed='false'><xs:extension base='t:B'>
           <xs:sequence><xs:element name='a'><xs:complexType><xs:all/></xs:complexType></xs:element></xs:sequence>
           <xs:attribute name='b'/><xs:anyAttribute/></xs:extension></xs:complexContent></xs:complexType>
         <xs:complexType name='U'><xs:complexContent mixed='true'><xs:restriction base='xs:anyType'/>
           </xs:complexContent></xs:complexType>",
    );
    let type_ = complex(&schema);
    assert!(!type_.mixed);
    let Content::Complex(content) = &type_.content else { panic!("{type_:?}") };
    assert_eq!((content.method, &content.base), (DerivationMethod::Extension, &QName::new("urn:t", "B")));
    let Term::Sequence(list) = &content.particle.as_ref().unwrap().term else { panic!("{content:?}") };
    assert!(matches!(&list[0].term, Term::Element(a) if matches!(a.type_, TypeUse::Complex(_))));
    assert!(type_.attributes.len() == 1 && type_.any_attribute.is_some());
    let crate::xsd::document::TypeDefinition::Complex(restricted) = &schema.types[1] else { panic!("{schema:?}") };
    assert!(restricted.mixed);
    assert!(matches!(&restricted.content, Content::Complex(content) if content.particle.is_none()));
}
