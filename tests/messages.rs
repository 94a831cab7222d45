//! Samples of all messages of a generated crate, whatever their types.

use std::fmt::Debug;

use wsdl_runtime::codec::{Name, Sink, Table, read_document};
use wsdl_runtime::codegen::{Request, SchemaType};
use wsdl_runtime::{Deviations, EachOperation, Samples};

use crate::document::{rewritten, written};

/// What `samples::each` of a generated crate visits: every request and every response, in pairs, and every other element.
pub struct Messages {
    table: Table,
    /// The messages of all operations, then the other elements.
    pub all: Vec<Kind>,
    /// The root elements of which documents can be read: those of messages, then the others.
    pub roots: Vec<Root>,
}

/// A root element.
pub struct Root {
    /// Its namespace.
    pub namespace: &'static str,
    /// Its local name.
    pub local: &'static str,
    rewrite: Rewrite,
}

/// Who sends an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// The application, as a request.
    Client,
    /// The service, as a response.
    Service,
    /// Either, inside of a message.
    Either,
}

/// The messages of one element of one operation, or another global element.
pub struct Kind {
    /// The local name of the root element.
    pub element: &'static str,
    /// Who sends it.
    pub sender: Sender,
    sample: Sample,
}

type Sample = Box<dyn Fn(&mut Samples) -> Box<dyn Message>>;
type Rewrite = Box<dyn Fn(&str) -> Result<String, String>>;

impl Root {
    fn of<T: SchemaType + 'static>(name: Name, table: Table) -> Self {
        let rewrite = move |xml: &str| rewritten::<T>(xml, table, name, Sink::lenient());
        Self { namespace: name.ns.text(table), local: name.local, rewrite: Box::new(rewrite) }
    }

    /// Reads a document, and writes what was read.
    ///
    /// # Errors
    /// It gives no value, or one with a deviation; for people to read.
    pub fn rewrite(&self, xml: &str) -> Result<String, String> {
        (self.rewrite)(xml)
    }
}

impl Kind {
    /// A sample of the message.
    pub fn sample(&self, samples: &mut Samples) -> Box<dyn Message> {
        (self.sample)(samples)
    }
}

/// A message with a value.
pub trait Message {
    /// The message as a document of its own.
    fn write(&self) -> String;

    /// The fields of the value in which nothing but a plain value stands, or a list of such: their Rust names with what
    /// `Debug` gives of the value, in the order of `Debug`.
    fn fields(&self) -> Vec<(String, String)>;

    /// Reads a document, which must give the same value.
    ///
    /// # Errors
    /// It gives none, or another one; for people to read.
    fn read_back(&self, xml: &str, sink: Sink) -> Result<Deviations, String>;

    /// Reads a document, and writes what was read.
    ///
    /// # Errors
    /// It gives no value; for people to read.
    fn rewrite(&self, xml: &str) -> Result<(String, Deviations), String>;
}

impl Messages {
    /// Those of a crate whose names count in this table, by its `samples::each`.
    pub fn of(table: Table, each: impl FnOnce(&mut Self)) -> Self {
        let mut messages = Self { table, all: Vec::new(), roots: Vec::new() };
        each(&mut messages);
        messages
    }

    fn add<T>(&mut self, name: Name, sender: Sender, sample: fn(&mut Samples) -> T)
    where
        T: SchemaType + PartialEq + Debug + 'static,
    {
        // Without an element there is nothing to be read back.
        if name.local.is_empty() {
            return;
        }
        let table = self.table;
        let sample = move |samples: &mut Samples| -> Box<dyn Message> {
            Box::new(Valued { value: sample(samples), name, table })
        };
        self.all.push(Kind { element: name.local, sender, sample: Box::new(sample) });
        self.roots.push(Root::of::<T>(name, table));
    }
}

impl EachOperation for Messages {
    fn operation<R>(&mut self, request: fn(&mut Samples) -> R, response: fn(&mut Samples) -> R::Response)
    where
        R: Request<Response: Clone + Debug + PartialEq> + Clone + Debug + PartialEq + 'static,
    {
        self.add(R::OPERATION.input, Sender::Client, request);
        self.add(R::OPERATION.output, Sender::Service, response);
    }

    fn element<T>(&mut self, name: Name, sample: fn(&mut Samples) -> T)
    where
        T: SchemaType + Clone + Debug + PartialEq + 'static,
    {
        self.add(name, Sender::Either, sample);
    }
}

/// Where two values that are shown in lines differ first, with the lines around it.
fn difference(read: &str, sent: &str) -> String {
    const AROUND: usize = 4;
    let (read, sent): (Vec<&str>, Vec<&str>) = (read.lines().collect(), sent.lines().collect());
    let at = read.iter().zip(&sent).take_while(|(read, sent)| read == sent).count();
    let lines = |lines: &[&str]| {
        let (start, end) = (at.saturating_sub(AROUND).min(lines.len()), (at + AROUND).min(lines.len()));
        lines[start..end].join("\n")
    };
    format!("{}\nis read for\n{}", lines(&read), lines(&sent))
}

struct Valued<T> {
    value: T,
    name: Name,
    table: Table,
}

impl<T: SchemaType> Valued<T> {
    fn written(&self, value: &T) -> String {
        written(value, self.name, self.table).expect("values hold no character that XML does not allow")
    }
}

impl<T: SchemaType + PartialEq + Debug> Message for Valued<T> {
    fn write(&self) -> String {
        self.written(&self.value)
    }

    fn fields(&self) -> Vec<(String, String)> {
        let (text, mut field, mut fields) = (format!("{:#?}", self.value), "", Vec::new());
        for line in text.lines().map(str::trim) {
            let named = line.split_once(": ").filter(|(name, _)| name.chars().all(|c| c == '_' || c.is_alphanumeric()));
            let value = match named {
                Some((name, value)) => {
                    field = name;
                    value
                }
                None => line,
            };
            let value = value.trim_end_matches(',');
            if !value.ends_with(['{', '(', '[']) && !["}", ")", "]", "[]"].contains(&value) {
                fields.push((field.to_owned(), value.to_owned()));
            }
        }
        fields
    }

    fn read_back(&self, xml: &str, sink: Sink) -> Result<Deviations, String> {
        let read = read_document::<T>(xml, self.table, self.name, sink);
        let (value, deviations) = read.map_err(|error| format!("{error}: {xml}"))?;
        // Equal numbers and dates may be written in several ways, which are to be kept too.
        // Open content keeps the declarations that its texts may refer to, as this one of each document.
        let bare = |text: &str| text.replace(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"", "");
        let (again, sent) = (bare(&self.written(&value)), &*bare(&self.written(&self.value)));
        if value == self.value && again != sent {
            let at = again.bytes().zip(sent.bytes()).take_while(|(again, sent)| again == sent).count();
            let from = |text: &str| String::from_utf8_lossy(&text.as_bytes()[at.saturating_sub(80)..]).into_owned();
            return Err(format!("it is written again as\n{:.300}\nfor\n{:.300}", from(&again), from(sent)));
        }
        if value != self.value {
            return Err(format!("{}\nin {xml}", difference(&format!("{value:#?}"), &format!("{:#?}", self.value))));
        }
        Ok(deviations)
    }

    fn rewrite(&self, xml: &str) -> Result<(String, Deviations), String> {
        let read = read_document::<T>(xml, self.table, self.name, Sink::lenient());
        let (value, deviations) = read.map_err(|error| format!("{error}: {xml}"))?;
        Ok((self.written(&value), deviations))
    }
}
