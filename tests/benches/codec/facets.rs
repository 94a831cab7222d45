//! What facets cost on a page: the same rows by types with and without them, written by hand.

use std::fmt::Write as _;

use wsdl_runtime::codec::{Sink, read_document};
use wsdl_runtime::codegen as rt;

use crate::read::Result;

const TABLE: rt::Table = &["urn:example:facets"];
const N0: rt::Ns = rt::Ns::of(0);

/// How many rows the text has.
pub(crate) const COUNT: usize = 5_000;

static CODE: rt::Facets = rt::Facets { min_length: 1, max_length: 20, ..rt::Facets::of(rt::Primitive::Text) };
static NAME: rt::Facets = rt::Facets { max_length: 100, ..rt::Facets::of(rt::Primitive::Text) };
static COUNTER: rt::Facets = rt::Facets {
    min: Some(rt::Bound::inclusive("0")),
    max: Some(rt::Bound::inclusive("1000000")),
    ..rt::Facets::of(rt::Primitive::Decimal)
};
static ZIP: rt::Facets = rt::Facets {
    patterns: &[wsdl_runtime::pattern!(r"\d{5}(-\d{4})?", r"^(?:\p{Nd}{5}(?:-\p{Nd}{4})?)$")],
    ..rt::Facets::of(rt::Primitive::Text)
};

/// The rows of a contact without facets.
const PLAIN: [rt::Row; 6] = [
    rt::Row::required(0, N0, "Code"),
    rt::Row::required(1, N0, "Name"),
    rt::Row::required(2, N0, "Street"),
    rt::Row::required(3, N0, "Zip"),
    rt::Row::required(4, N0, "Count"),
    rt::Row::required(5, N0, "Since"),
];

macro_rules! page {
    ($page:ident, $contact:ident, $rows:expr) => {
        #[derive(Debug)]
        #[allow(dead_code)]
        pub(crate) struct $contact {
            texts: [String; 4],
            count: i32,
            since: rt::Date,
        }

        impl rt::Structure for $contact {
            const ROWS: &'static [rt::Row] = &$rows;

            fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self> {
                let texts = [fields.required(0)?, fields.required(1)?, fields.required(2)?, fields.required(3)?];
                Ok(Self { texts, count: fields.required(4)?, since: fields.required(5)? })
            }

            fn write_fields(&self, _: &mut rt::WriteFields<'_>) {}
        }

        pub(crate) struct $page(Vec<$contact>);

        impl rt::Structure for $page {
            const ROWS: &'static [rt::Row] = &[rt::Row::many(0, N0, "Contact")];

            fn read_fields(fields: &mut rt::Fields<'_, '_>) -> Result<Self> {
                Ok(Self(fields.many(0)?))
            }

            fn write_fields(&self, _: &mut rt::WriteFields<'_>) {}
        }

        impl $page {
            /// Reads the text. Returns the number of contacts and of deviations.
            pub(crate) fn read(text: &str) -> Result<(usize, usize)> {
                let (page, deviations) =
                    read_document::<Self>(text, TABLE, rt::Name::new(N0, "Contacts"), Sink::lenient())?;
                Ok((page.0.len(), deviations.count()))
            }
        }
    };
}

page!(Without, Contact, PLAIN);
page!(With, Limited, {
    let mut rows = PLAIN;
    rows[0] = rows[0].facets(&CODE);
    rows[1] = rows[1].facets(&NAME);
    rows[2] = rows[2].facets(&NAME);
    rows[4] = rows[4].facets(&COUNTER);
    rows
});
page!(WithPattern, Matched, {
    let mut rows = PLAIN;
    rows[0] = rows[0].facets(&CODE);
    rows[1] = rows[1].facets(&NAME);
    rows[2] = rows[2].facets(&NAME);
    rows[3] = rows[3].facets(&ZIP);
    rows[4] = rows[4].facets(&COUNTER);
    rows
});

/// Reads the text by types of one kind.
pub(crate) type Read = fn(&str) -> Result<(usize, usize)>;

/// The kinds of types, the one without facets first.
pub(crate) const KINDS: [(&str, Read); 3] = [
    ("no facets", Without::read),
    ("4 of 6 with lengths and bounds", With::read),
    ("and a pattern", WithPattern::read),
];

pub(crate) fn text() -> String {
    let mut out = format!("<Contacts xmlns=\"{}\">", TABLE[0]);
    for index in 0..COUNT {
        let (zip, day) = (10_000 + index % 80_000, 1 + index % 28);
        write!(
            out,
            "<Contact><Code>7-1-{index}</Code><Name>Marie Curie the {index}th</Name><Street>Rue Pierre et Marie Curie {index}\
             </Street><Zip>{zip}</Zip><Count>{index}</Count><Since>2016-04-{day:02}</Since></Contact>"
        )
        .expect("strings take all");
    }
    out + "</Contacts>"
}
