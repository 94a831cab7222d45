use super::document::{Definitions, Exchange, PartContent, Protocol, SoapVersion, Style, Use};
use super::extension;
use crate::diagnostics::Diagnostics;
use crate::qname::QName;
use crate::xml::Document;
use crate::xsd::document::Schema;

fn read_with(inside: &str, diagnostics: &mut Diagnostics) -> (Definitions, Vec<Schema>) {
    let text = format!(
        "<w:definitions xmlns:w='http://schemas.xmlsoap.org/wsdl/' xmlns:s='http://schemas.xmlsoap.org/wsdl/soap/'
         xmlns:s12='http://schemas.xmlsoap.org/wsdl/soap12/' xmlns:xs='http://www.w3.org/2001/XMLSchema'
         xmlns:http='http://schemas.xmlsoap.org/wsdl/http/' xmlns:mime='http://schemas.xmlsoap.org/wsdl/mime/'
         xmlns:t='urn:t' xmlns:o='urn:other' targetNamespace='urn:t' name='N'>{inside}</w:definitions>"
    );
    let document = Document::read(text.as_bytes(), "x/a.wsdl").unwrap_or_else(|diagnostic| panic!("{diagnostic}"));
    super::read(document.root(), diagnostics)
}

fn read(inside: &str) -> Definitions {
    let mut diagnostics = Diagnostics::default();
    let (definitions, _) = read_with(inside, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics}");
    definitions
}

fn findings(inside: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    read_with(inside, &mut diagnostics);
    diagnostics.iter().map(|d| format!("{:?}: {}", d.severity, d.title)).collect()
}

fn t(local: &str) -> QName {
    QName::new("urn:t", local)
}

#[test]
fn the_document_itself() {
    let mut diagnostics = Diagnostics::default();
    let (definitions, schemas) = read_with(
        "<w:documentation>  About\n <b>it</b>. </w:documentation><w:import namespace='urn:b' location='..\\b.wsdl'/>
         <o:policy/><w:types><xs:schema targetNamespace='urn:1'/><o:x/><xs:schema/></w:types>",
        &mut diagnostics,
    );
    assert!(diagnostics.is_empty(), "{diagnostics}");
    assert_eq!(definitions.name.as_deref(), Some("N"));
    assert_eq!(&*definitions.target_namespace, "urn:t");
    assert_eq!(definitions.documentation.as_deref(), Some("About\nit."));
    assert_eq!(definitions.imports[0].document.as_deref(), Some("b.wsdl"));
    assert_eq!(&*definitions.imports[0].namespace, "urn:b");
    assert_eq!(schemas.iter().map(|schema| &*schema.target_namespace).collect::<Vec<_>>(), ["urn:1", ""]);
    assert_eq!(&*schemas[1].place.path, "definitions/types/schema[2]");
}

#[test]
fn messages_and_their_parts() {
    let definitions = read(
        "<w:message name='m'><w:documentation>M.</w:documentation><w:part name='a' element='t:e'/>
         <w:part name='b' type='xs:int'/></w:message><w:message name='n'/>",
    );
    let message = &definitions.messages[0];
    assert_eq!((&message.name, message.documentation.as_deref()), (&t("m"), Some("M.")));
    assert_eq!(message.parts[0].content, PartContent::Element(t("e")));
    assert_eq!(message.parts[1].content, PartContent::Type(QName::new(crate::qname::ns::XSD, "int")));
    assert!(definitions.messages[1].parts.is_empty());
}

#[test]
fn the_order_of_messages_makes_the_exchange() {
    let input = "<w:input message='t:i'/>";
    let output = "<w:output message='t:o' name='on'/>";
    let exchange = |inside: &str| {
        let text = format!("<w:portType name='p'><w:operation name='op'>{inside}</w:operation></w:portType>");
        read(&text).port_types[0].operations[0].exchange
    };
    assert_eq!(exchange(input), Exchange::OneWay);
    assert_eq!(exchange(output), Exchange::Notification);
    assert_eq!(exchange(&format!("{input}{output}")), Exchange::RequestResponse);
    assert_eq!(exchange(&format!("{output}{input}")), Exchange::SolicitResponse);
    assert_eq!(exchange(""), Exchange::Nothing);
}

#[test]
fn operations() {
    let definitions = read(
        "<w:portType name='p'><w:documentation>P.</w:documentation>
         <w:operation name='op' parameterOrder='b  a'><w:documentation>Op.</w:documentation><o:x/>
           <w:input name='in' message='t:i' o:Action='urn:act'><w:documentation>In.</w:documentation></w:input>
           <w:output message='t:o'/><w:fault name='f' message='t:f'/><w:fault name='g' message='t:f'/></w:operation>
         <w:operation name='op'><w:input message='t:j'/></w:operation></w:portType>",
    );
    let port_type = &definitions.port_types[0];
    assert_eq!((&port_type.name, port_type.documentation.as_deref()), (&t("p"), Some("P.")));
    let operation = &port_type.operations[0];
    assert_eq!(operation.documentation.as_deref(), Some("Op."));
    assert_eq!(operation.parameter_order.iter().map(|name| &**name).collect::<Vec<_>>(), ["b", "a"]);
    let input = operation.input.as_ref().unwrap();
    assert_eq!((input.name.as_deref(), &input.message), (Some("in"), &t("i")));
    assert_eq!(
        (&input.foreign[0].name, input.documentation.as_deref()),
        (&QName::new("urn:other", "Action"), Some("In."))
    );
    assert_eq!(operation.output.as_ref().unwrap().name, None);
    assert_eq!(operation.faults.iter().filter_map(|fault| fault.name.as_deref()).collect::<Vec<_>>(), ["f", "g"]);
    let second = &port_type.operations[1];
    assert_eq!(&*second.place.path, "definitions/portType[@name='p']/operation[@name='op'][2]");
}

#[test]
fn a_binding_to_soap() {
    let definitions = read(
        "<w:binding name='b' type='t:p'><s12:binding style='rpc' transport='urn:http'/><o:policy/>
         <w:operation name='op'><s12:operation soapAction='' soapActionRequired='false' style='document'/>
           <w:input name='in'><s12:header message='t:h' part='x' use='encoded' namespace='urn:h' encodingStyle='urn:e'>
               <s12:headerfault message='t:hf' part='y' use='literal'/></s12:header>
             <s12:body use='encoded' parts='a b' namespace='urn:n' encodingStyle='urn:e'/></w:input>
           <w:output><s12:body use='literal' parts=''/></w:output>
           <w:fault name='f'><s12:fault name='f' use='literal'/></w:fault><w:fault><s12:fault name='g' use='encoded'/></w:fault>
         </w:operation></w:binding>",
    );
    let binding = &definitions.bindings[0];
    assert_eq!((&binding.name, &binding.port_type), (&t("b"), &t("p")));
    let Protocol::Soap(soap) = &binding.protocol else { panic!("{binding:?}") };
    assert_eq!((soap.version, soap.style, soap.transport.as_str()), (SoapVersion::Soap12, Style::Rpc, "urn:http"));
    let operation = &binding.operations[0];
    assert_eq!(operation.soap_action.as_deref(), Some(""));
    assert_eq!((operation.soap_action_required, operation.style), (Some(false), Some(Style::Document)));
    let input = operation.input.as_ref().unwrap();
    assert_eq!((input.name.as_deref(), input.multipart), (Some("in"), false));
    let body = input.body.as_ref().unwrap();
    assert_eq!((body.use_, body.namespace.as_deref()), (Use::Encoded, Some("urn:n")));
    assert_eq!(body.parts.as_ref().unwrap().iter().map(|part| &**part).collect::<Vec<_>>(), ["a", "b"]);
    let header = &input.headers[0];
    assert_eq!((&header.message, &*header.part, header.use_), (&t("h"), "x", Use::Encoded));
    assert_eq!((&header.faults[0].message, &*header.faults[0].part), (&t("hf"), "y"));
    let output = operation.output.as_ref().unwrap().body.as_ref().unwrap();
    assert_eq!((output.use_, output.parts.as_deref()), (Use::Literal, Some(&[][..])));
    let faults: Vec<_> = operation.faults.iter().map(|fault| (&*fault.name, fault.use_)).collect();
    assert_eq!(faults, [("f", Use::Literal), ("g", Use::Encoded)]);
}

#[test]
fn other_bindings_and_what_is_not_written() {
    let definitions = read(
        "<w:binding name='a' type='t:p'><s:binding/><w:operation name='op'><w:input><s:body/></w:input></w:operation>
           </w:binding>
         <w:binding name='b' type='t:p'><http:binding verb='GET'/><w:operation name='op'><http:operation location='/op'/>
           <w:input><http:urlEncoded/></w:input><w:output><mime:mimeXml part='Body'/></w:output></w:operation></w:binding>
         <w:binding name='c' type='t:p'><o:binding/></w:binding><w:binding name='d' type='t:p'/>",
    );
    let protocols: Vec<_> = definitions.bindings.iter().map(|binding| &binding.protocol).collect();
    let Protocol::Soap(soap) = protocols[0] else { panic!("{protocols:?}") };
    assert_eq!((soap.version, soap.style, soap.transport.as_str()), (SoapVersion::Soap11, Style::Document, ""));
    let operation = &definitions.bindings[0].operations[0];
    assert_eq!((&operation.soap_action, operation.style), (&None, None));
    assert_eq!(operation.input.as_ref().unwrap().body.as_ref().unwrap().parts, None);
    for (protocol, namespace) in protocols[1..].iter().zip([extension::HTTP, "urn:other", ""]) {
        assert_eq!(**protocol, Protocol::Other(namespace.into()));
    }
}

#[test]
fn the_body_is_found_in_a_mime_message() {
    let definitions = read(
        "<w:binding name='a' type='t:p'><s:binding/><w:operation name='op'><w:input><mime:multipartRelated>
           <mime:part><s:body parts='a' use='literal'/></mime:part>
           <mime:part><mime:content part='b' type='image/png'/></mime:part></mime:multipartRelated></w:input></w:operation>
         </w:binding>",
    );
    let input = definitions.bindings[0].operations[0].input.as_ref().unwrap();
    assert!(input.multipart && input.body.is_some());
    let attachment = &input.attachments[0];
    assert_eq!((attachment.part.as_deref(), attachment.type_.as_deref()), (Some("b"), Some("image/png")));
}

#[test]
fn services_and_ports() {
    let definitions = read(
        "<w:service name='S'><w:documentation>S.</w:documentation>
         <w:port name='P' binding='t:b'><w:documentation>P.</w:documentation><s:address location=' http://h/a '/><o:x/></w:port>
         <w:port name='Q' binding='t:c'/></w:service>",
    );
    let service = &definitions.services[0];
    assert_eq!((&service.name, service.documentation.as_deref()), (&t("S"), Some("S.")));
    let port = &service.ports[0];
    assert_eq!((&*port.name, &port.binding, port.address.as_deref()), ("P", &t("b"), Some("http://h/a")));
    assert_eq!(port.documentation.as_deref(), Some("P."));
    assert_eq!(service.ports[1].address, None);
}

#[test]
fn what_is_wrong_is_told_and_the_rest_is_read() {
    let found = findings(
        "<w:mesage/><s:body/><w:import/><w:types><xs:element name='x'/><o:schema/></w:types>
         <w:message><w:part name='x'/></w:message><w:message name='m'><w:part element='t:a'/><w:part name='a'/>
           <w:part name='b' type='t:a' element='t:a'/><w:part name='c' type='q:a'/></w:message>
         <w:portType name='p'><w:operation/><w:operation name='o'><w:input/><w:fault message='t:m'/></w:operation></w:portType>
         <w:binding name='b'/><w:binding name='c' type='t:p'><s:binding style='x'/><s:address/><w:operation name='o'>
           <w:input><s:body use='y'/><s:bdy/></w:input><w:fault/></w:operation></w:binding>
         <w:service name='S'><w:port name='P'/><w:port binding='t:c'/></w:service>",
    );
    let expected = [
        "Warning: the element 'mesage' is not known here and is left out",
        "Warning: the element 'body' is not known here and is left out",
        "Warning: the import names no document, so it adds nothing",
        "Warning: the element 'element' is not known here and is left out",
        "Error: schemas in the language 'urn:other' are not supported",
        "Error: the element 'message' has no attribute 'name'",
        "Error: the element 'part' has no attribute 'name'",
        "Warning: the part 'a' has neither of 'element' and 'type'",
        "Warning: the part 'b' has both of 'element' and 'type'",
        "Error: the prefix 'q' of 'q:a' is not declared",
        "Error: the element 'operation' has no attribute 'name'",
        "Error: the element 'input' has no attribute 'message'",
        "Error: the element 'fault' has no attribute 'name'",
        "Error: the element 'binding' has no attribute 'type'",
        "Error: style='x' is not a known value",
        "Warning: the element 'address' is not known here and is left out",
        "Error: use='y' is not a known value",
        "Warning: the element 'bdy' is not known here and is left out",
        "Error: the element 'fault' has no attribute 'name'",
        "Error: the element 'port' has no attribute 'binding'",
        "Error: the element 'port' has no attribute 'name'",
    ];
    assert_eq!(found, expected);
}
