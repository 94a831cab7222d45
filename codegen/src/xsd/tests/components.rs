//! The schema and its global components.

use std::sync::Arc;

use super::{complex, local_attribute, particles, read, read_with};
use crate::diagnostics::Diagnostics;
use crate::qname::QName;
use crate::xml::Document;
use crate::xsd::document::{Derivation, Form, SimpleTypeUse, Term, TypeUse};

#[test]
fn the_schema_itself() {
    let mut diagnostics = Diagnostics::default();
    let schema = read_with(
        "targetNamespace=' urn:t ' elementFormDefault='qualified' blockDefault='#all' finalDefault='extension list'",
        "<xs:annotation><xs:documentation>About.</xs:documentation></xs:annotation>
         <xs:import namespace='urn:b' schemaLocation='../b.xsd'/><xs:import/><xs:import namespace='urn:c' schemaLocation=' '/>
         <xs:include schemaLocation='c.xsd'/>
         <xs:redefine schemaLocation='d.xsd'><xs:simpleType name='S'><xs:list itemType='t:S'/></xs:simpleType></xs:redefine>
         <xs:notation name='n' public='x'/><w:other/>",
        &mut diagnostics,
    );
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(schema.target_namespace.as_ref(), "urn:t");
    assert!(!schema.chameleon);
    assert_eq!((schema.element_form_default, schema.attribute_form_default), (Form::Qualified, Form::Unqualified));
    assert_eq!(schema.block_default, [Derivation::Extension, Derivation::Restriction, Derivation::Substitution]);
    assert_eq!(schema.final_default, [Derivation::Extension, Derivation::List]);
    assert_eq!(schema.documentation.as_deref(), Some("About."));
    assert_eq!(schema.place.file.as_ref(), "x/a.xsd");
    let imports: Vec<_> =
        schema.imports.iter().map(|i| (&*i.namespace, i.location.as_deref(), i.document.as_deref())).collect();
    assert_eq!(imports, [("urn:b", Some("../b.xsd"), Some("b.xsd")), ("", None, None), ("urn:c", None, None)]);
    assert_eq!(schema.includes[0].document.as_ref(), "x/c.xsd");
    assert_eq!(schema.redefines[0].document.as_ref(), "x/d.xsd");
    assert_eq!(schema.redefines[0].types[0].name(), Some(&QName::new("urn:t", "S")));
    assert!(schema.types.is_empty());
}

#[test]
fn elements() {
    let schema = read(
        "<xs:element name='a' type='xs:int' nillable='1' default='5' abstract='true' substitutionGroup='t:b'
           block='substitution' final='#all' w:hint='x'>
           <xs:annotation><xs:documentation>One\n  line.</xs:documentation><xs:appinfo>no</xs:appinfo>
             <xs:documentation xml:lang='en'><w:p>Two</w:p></xs:documentation></xs:annotation>
           <xs:key name='k'><xs:selector xpath='.'/><xs:field xpath='@x'/></xs:key>
         </xs:element>
         <xs:element name='b'/>
         <xs:element name='c' fixed=' x '><xs:complexType/></xs:element>
         <xs:element name='d'><xs:simpleType><xs:restriction base='xs:string'/></xs:simpleType></xs:element>",
    );
    let a = &schema.elements[0];
    assert_eq!(a.name, QName::new("urn:t", "a"));
    assert_eq!(a.type_, TypeUse::Named(QName::new(crate::qname::ns::XSD, "int")));
    assert!(a.nillable && a.is_abstract);
    assert_eq!(a.default.as_deref(), Some("5"));
    assert_eq!(a.substitution_group, Some(QName::new("urn:t", "b")));
    assert_eq!(a.block.as_deref(), Some(&[Derivation::Substitution][..]));
    assert_eq!(a.final_.as_deref(), Some(&[Derivation::Extension, Derivation::Restriction][..]));
    assert_eq!(a.foreign[0].name, QName::new("urn:w", "hint"));
    assert_eq!(a.documentation.as_deref(), Some("One\nline.\n\nTwo"));
    assert_eq!((a.place.line, &*a.place.path), (2, "schema/element[@name='a']"));
    let b = &schema.elements[1];
    assert_eq!((&b.type_, b.nillable, &b.block, &b.documentation), (&TypeUse::Unspecified, false, &None, &None));
    assert_eq!(schema.elements[2].fixed.as_deref(), Some(" x "));
    assert!(matches!(&schema.elements[2].type_, TypeUse::Complex(complex) if complex.name.is_none()));
    assert!(matches!(&schema.elements[3].type_, TypeUse::Simple(simple) if simple.name.is_none()));
}

#[test]
fn forms_decide_the_names_of_what_is_local() {
    let inside = "<xs:complexType name='T'><xs:sequence><xs:element name='a'/><xs:element name='b' form='unqualified'/>
         <xs:element name='c' form='qualified'/></xs:sequence>
         <xs:attribute name='d'/><xs:attribute name='e' form='qualified'/></xs:complexType>";
    for (attributes, a, d) in [("", "a", "d"), ("elementFormDefault='qualified'", "{urn:t}a", "d")]
        .into_iter()
        .chain([("attributeFormDefault='qualified'", "a", "{urn:t}d")])
    {
        let schema = read_with(&format!("targetNamespace='urn:t' {attributes}"), inside, &mut Diagnostics::default());
        let names: Vec<_> = particles(&complex(&schema).content)
            .iter()
            .map(|particle| match &particle.term {
                Term::Element(element) => element.name.to_string(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(names, [a, "b", "{urn:t}c"]);
        let attributes: Vec<_> = complex(&schema).attributes.iter().map(|item| local_attribute(item).0).collect();
        assert_eq!(attributes, [d, "{urn:t}e"]);
    }
}

#[test]
fn attributes_and_groups() {
    let schema = read(
        "<xs:attribute name='a' type='xs:int' default='1'/>
         <xs:attribute name='b'><xs:simpleType><xs:list itemType='xs:int'/></xs:simpleType></xs:attribute>
         <xs:group name='g'><xs:annotation><xs:documentation>G.</xs:documentation></xs:annotation><xs:choice/></xs:group>
         <xs:attributeGroup name='h'><xs:attribute ref='t:a'/><xs:anyAttribute/></xs:attributeGroup>",
    );
    assert_eq!(schema.attributes[0].name, QName::new("urn:t", "a"));
    assert_eq!(schema.attributes[0].default.as_deref(), Some("1"));
    assert!(matches!(schema.attributes[1].type_, SimpleTypeUse::Inline(_)));
    assert_eq!(schema.groups[0].documentation.as_deref(), Some("G."));
    assert!(matches!(schema.groups[0].particle.as_ref().unwrap().term, Term::Choice(_)));
    assert_eq!(schema.attribute_groups[0].attributes.len(), 1);
    assert!(schema.attribute_groups[0].any_attribute.is_some());
}

#[test]
fn a_chameleon_takes_the_namespace_of_its_includer() {
    let text = "<schema xmlns='http://www.w3.org/2001/XMLSchema' xmlns:n='urn:n' elementFormDefault='qualified'>
        <element name='a' xmlns='' type='T'/><element name='b' type='string'/><element name='c' type='n:T'/>
        <complexType name='T'><sequence xmlns='http://www.w3.org/2001/XMLSchema'><element name='d'/></sequence></complexType>
        <simpleType name='U'><union memberTypes='n:A'/></simpleType></schema>"
        .replace("<element name='a' xmlns='' type='T'/>", "<x:element xmlns:x='http://www.w3.org/2001/XMLSchema' name='a' xmlns='' type='T'/>");
    let document = Document::read(text.as_bytes(), "c.xsd").unwrap();
    let mut diagnostics = Diagnostics::default();
    let includer: Arc<str> = "urn:i".into();
    let schema = super::super::read(document.root(), Some(&includer), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert!(schema.chameleon);
    assert_eq!(schema.elements[0].name, QName::new("urn:i", "a"));
    let types: Vec<_> = schema.elements.iter().map(|element| element.type_.clone()).collect();
    let named = |namespace: &str, local: &str| TypeUse::Named(QName::new(namespace, local));
    assert_eq!(types, [named("urn:i", "T"), named(crate::qname::ns::XSD, "string"), named("urn:n", "T")]);
    assert!(
        matches!(&particles(&complex(&schema).content)[0].term, Term::Element(d) if d.name == QName::new("urn:i", "d"))
    );
    // With a namespace of its own, or for an includer without one, it is none.
    let plain = super::super::read(document.root(), Some(&"".into()), &mut diagnostics);
    assert!(!plain.chameleon && plain.target_namespace.is_empty());
    assert_eq!(plain.elements[0].type_, named("", "T"));
}
