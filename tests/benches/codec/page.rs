//! The page of 5,000 rows that the benches read: types in the form of generated ones, until the operation is generated.

use wsdl_runtime::codegen as rt;

pub(crate) const TABLE: rt::Table = &["http://webservices.listrak.com/v31/"];
const N0: rt::Ns = rt::Ns::of(0);

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReportRangeMessageContactBouncesResponse {
    pub(crate) report_range_message_contact_bounces_result: Option<ArrayOfWsContactBounce>,
}

impl ReportRangeMessageContactBouncesResponse {
    const SHAPE: rt::Shape = rt::Shape::sequence(&[rt::Field::optional(N0, "ReportRangeMessageContactBouncesResult")]);
}

impl rt::SchemaType for ReportRangeMessageContactBouncesResponse {
    fn read<'a>(reader: &mut rt::Reader<'a>, start: &rt::Start<'a>) -> Result<Self, rt::ReadError> {
        let mut report_range_message_contact_bounces_result = None;
        let mut fields = rt::Fields::new(reader, start, &Self::SHAPE)?;
        while let Some((field, start)) = fields.next(reader)? {
            match field {
                0 => {
                    report_range_message_contact_bounces_result = Some(rt::SchemaType::read(reader, &start)?);
                }
                _ => reader.skip()?,
            }
        }
        Ok(Self { report_range_message_contact_bounces_result })
    }

    fn write(&self, writer: &mut rt::Writer, name: rt::Name) {
        writer.start(name);
        if let Some(value) = &self.report_range_message_contact_bounces_result {
            rt::SchemaType::write(value, writer, Self::SHAPE.fields[0].name)
        }
        writer.end();
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ArrayOfWsContactBounce {
    pub(crate) ws_contact_bounce: Vec<Option<WsContactBounce>>,
}

impl ArrayOfWsContactBounce {
    const SHAPE: rt::Shape = rt::Shape::sequence(&[rt::Field::many(N0, "WSContactBounce").nillable()]);
}

impl rt::SchemaType for ArrayOfWsContactBounce {
    fn read<'a>(reader: &mut rt::Reader<'a>, start: &rt::Start<'a>) -> Result<Self, rt::ReadError> {
        let mut ws_contact_bounce = Vec::new();
        let mut fields = rt::Fields::new(reader, start, &Self::SHAPE)?;
        while let Some((field, start)) = fields.next(reader)? {
            match field {
                0 => ws_contact_bounce.push(if fields.is_nil() {
                    None
                } else {
                    Some(rt::SchemaType::read(reader, &start)?)
                }),
                _ => reader.skip()?,
            }
        }
        Ok(Self { ws_contact_bounce })
    }

    fn write(&self, writer: &mut rt::Writer, name: rt::Name) {
        writer.start(name);
        for value in &self.ws_contact_bounce {
            match value {
                Some(value) => rt::SchemaType::write(value, writer, Self::SHAPE.fields[0].name),
                None => writer.nil(Self::SHAPE.fields[0].name),
            }
        }
        writer.end();
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct WsContactBounce {
    pub(crate) contact_id: Option<String>,
    pub(crate) email_address: Option<String>,
    pub(crate) bounce_reason: Option<String>,
    pub(crate) bounce_detail: Option<String>,
    pub(crate) bounce_date: Option<String>,
    pub(crate) bounce_count: i32,
}

impl WsContactBounce {
    const SHAPE: rt::Shape = rt::Shape::sequence(&[
        rt::Field::optional(N0, "ContactID"),
        rt::Field::optional(N0, "EmailAddress"),
        rt::Field::optional(N0, "BounceReason"),
        rt::Field::optional(N0, "BounceDetail"),
        rt::Field::optional(N0, "BounceDate"),
        rt::Field::required(N0, "BounceCount"),
    ]);
}

impl rt::SchemaType for WsContactBounce {
    fn read<'a>(reader: &mut rt::Reader<'a>, start: &rt::Start<'a>) -> Result<Self, rt::ReadError> {
        let mut contact_id = None;
        let mut email_address = None;
        let mut bounce_reason = None;
        let mut bounce_detail = None;
        let mut bounce_date = None;
        let mut bounce_count = None;
        let mut fields = rt::Fields::new(reader, start, &Self::SHAPE)?;
        while let Some((field, _)) = fields.next(reader)? {
            match field {
                0 => contact_id = Some(reader.string()?),
                1 => email_address = Some(reader.string()?),
                2 => bounce_reason = Some(reader.string()?),
                3 => bounce_detail = Some(reader.string()?),
                4 => bounce_date = Some(reader.string()?),
                5 => bounce_count = Some(reader.int32()?),
                _ => reader.skip()?,
            }
        }
        let Some(bounce_count) = bounce_count else {
            return Err(fields.missing(reader, 5));
        };
        Ok(Self { contact_id, email_address, bounce_reason, bounce_detail, bounce_date, bounce_count })
    }

    fn write(&self, writer: &mut rt::Writer, name: rt::Name) {
        writer.start(name);
        if let Some(value) = &self.contact_id {
            writer.string(Self::SHAPE.fields[0].name, value)
        }
        if let Some(value) = &self.email_address {
            writer.string(Self::SHAPE.fields[1].name, value)
        }
        if let Some(value) = &self.bounce_reason {
            writer.string(Self::SHAPE.fields[2].name, value)
        }
        if let Some(value) = &self.bounce_detail {
            writer.string(Self::SHAPE.fields[3].name, value)
        }
        if let Some(value) = &self.bounce_date {
            writer.string(Self::SHAPE.fields[4].name, value)
        }
        writer.int32(Self::SHAPE.fields[5].name, self.bounce_count);
        writer.end();
    }
}
