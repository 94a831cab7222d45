//! Reading content that a schema leaves open.

use std::sync::Arc;

use wsdl_xml::{Ns, Table, Token};

use super::{AnyElement, AnyType, Context, Node, Shared};
use crate::codec::attributes::is_own_or_hint;
use crate::codec::deviation::Sink;
use crate::codec::error::ReadError;
use crate::codec::limits::Limits;
use crate::codec::reader::{Reader, Start};
use crate::values::QName;

/// Reads the element whose start tag was just read. `around` is the context of the element around it.
pub(super) fn element<'a>(
    reader: &mut Reader<'a>,
    start: &Start<'a>,
    around: Option<&Shared>,
) -> Result<AnyElement, ReadError> {
    let namespace = reader.namespace(start);
    reader_memory(reader, size_of::<Node>() + namespace.len() + start.local.len())?;
    let name = QName::new(reader.namespace(start), start.local);
    Ok(AnyElement { name, value: value(reader, start, around)? })
}

/// Reads attributes and content of the element whose start tag was just read.
pub(super) fn value<'a>(
    reader: &mut Reader<'a>,
    start: &Start<'a>,
    around: Option<&Shared>,
) -> Result<AnyType, ReadError> {
    let context = match around {
        Some(around) if !reader.scan.declares() => around.clone(),
        _ => context(reader)?,
    };
    let type_name = reader.xsi_type(start).and_then(|of| reader.type_name(&of));
    let nil = start.is_nil();
    let attributes = attributes(reader, type_name.is_some())?;
    let content = content(reader, &context)?;
    Ok(AnyType { type_name, nil, attributes, content, context })
}

/// Returns what is in scope in the open element.
fn context(reader: &mut Reader<'_>) -> Result<Shared, ReadError> {
    let scope = reader.scan.scope_inside();
    let bytes = |(prefix, uri): &(Box<str>, Box<str>)| size_of::<[Box<str>; 2]>() + prefix.len() + uri.len();
    reader.take_memory(size_of::<Context>() + scope.iter().map(bytes).sum::<usize>())?;
    Ok(Some(Arc::new(Context { scope, table: reader.table(), limits: reader.limits() })))
}

/// Returns the attributes of the start tag that was just read, without `xsi:nil`, and without `xsi:type` if its name is
/// known.
fn attributes(reader: &mut Reader<'_>, has_type: bool) -> Result<Vec<(QName, String)>, ReadError> {
    let mut list = Vec::new();
    if !reader.scan.is_in_last_start() || !reader.scan.last_start().has_attributes() {
        return Ok(list);
    }
    let scan = &reader.scan;
    for one in scan.attributes().filter(is_own_or_hint) {
        if has_type && (one.ns, one.local) == (Ns::XSI, "type") {
            continue;
        }
        let name = QName::new(scan.attribute_namespace(&one), one.local);
        list.push((name, scan.value(&one).into_owned()));
    }
    reader.take_memory_of(&list)?;
    Ok(list)
}

/// Reads the content of the open element to its end.
fn content(reader: &mut Reader<'_>, context: &Shared) -> Result<Vec<Node>, ReadError> {
    let mut nodes = Vec::new();
    if let Some(text) = reader.scan.plain_text() {
        if !text.is_empty() {
            reader.take_memory(size_of::<Node>() + text.len())?;
            nodes.push(Node::Text(text.to_owned()));
        }
        return Ok(nodes);
    }
    let (mut text, mut of_element) = (String::new(), 0);
    loop {
        match reader.token()? {
            Token::Text(more) | Token::CData(more) => text.push_str(&more),
            Token::Reference(c) => text.push(c),
            Token::Start(tag) => {
                of_element += text.len();
                end_text(reader, &mut nodes, &mut text)?;
                let start = reader.started(tag)?;
                nodes.push(Node::Element(element(reader, &start, Some(context))?));
            }
            Token::End | Token::Eof => {
                end_text(reader, &mut nodes, &mut text)?;
                return Ok(nodes);
            }
            Token::Comment | Token::Instruction | Token::DocumentType => {}
        }
        reader.check_length(of_element + text.len())?;
    }
}

fn end_text(reader: &mut Reader<'_>, nodes: &mut Vec<Node>, text: &mut String) -> Result<(), ReadError> {
    if !text.is_empty() {
        reader_memory(reader, size_of::<Node>() + text.len())?;
        nodes.push(Node::Text(std::mem::take(text)));
    }
    Ok(())
}

/// Counts memory, including spare capacity in the list of nodes.
fn reader_memory(reader: &mut Reader<'_>, bytes: usize) -> Result<(), ReadError> {
    reader.take_memory(bytes.saturating_add(size_of::<Node>()))
}

/// Reads XML that this crate's writer wrote.
pub(super) fn written(xml: &str, table: Table) -> AnyElement {
    let mut reader = Reader::of_written(
        xml,
        table,
        Limits::DEFAULT.of_own().with_depth(usize::MAX).with_value_bytes(usize::MAX),
        Sink::lenient(),
    );
    let read = reader.root().and_then(|start| element(&mut reader, &start, None));
    debug_assert!(read.is_ok(), "the writer makes well-formed text only");
    read.unwrap_or_else(|_| {
        let name = QName::new("", "");
        AnyElement { name, value: AnyType::default() }
    })
}
