//! gzip (RFC 1952): any number of members, each checked. Zeros may follow the last one, as `gzip` itself allows.

use bytes::{Buf, Bytes};
use flate2::{Crc, Decompress, Status};

use super::{CORRUPT, Read, TRAILING, Wrong, inflate};

/// A reader of members.
pub(super) struct Gzip {
    part: Part,
    flags: u8,
    /// Bytes of a number that is being read, the least significant first.
    number: u64,
    header: Crc,
    data: Crc,
    inflate: Decompress,
}

/// The part that comes next, with the number of its bytes that were read or are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The ten bytes that every header has.
    Header(u8),
    /// The length of the extra field.
    ExtraLength(u8),
    /// The extra field.
    Extra(u16),
    /// The file's name, up to a zero.
    Name,
    /// A comment, up to a zero.
    Comment,
    /// The header's checksum.
    HeaderSum(u8),
    /// The compressed data.
    Data,
    /// The checksum and the length of the data.
    Trailer(u8),
    /// Another member, zeros, or nothing.
    Next,
    /// Zeros alone.
    Padding,
}

const HEADER_SUM: u8 = 1 << 1;
const EXTRA: u8 = 1 << 2;
const NAME: u8 = 1 << 3;
const COMMENT: u8 = 1 << 4;
const RESERVED: u8 = 0b1110_0000;

impl Default for Gzip {
    fn default() -> Self {
        Self {
            part: Part::Header(0),
            flags: 0,
            number: 0,
            header: Crc::new(),
            data: Crc::new(),
            inflate: Decompress::new(false),
        }
    }
}

impl Gzip {
    pub(super) fn read(&mut self, input: &mut Bytes, output: &mut Vec<u8>) -> Result<Read, Wrong> {
        while self.part != Part::Data {
            if input.is_empty() {
                return Ok(Read::All);
            }
            self.part = self.byte(input.get_u8())?;
        }
        let (status, read) = inflate(&mut self.inflate, input, output)?;
        self.data.update(output);
        if status == Status::StreamEnd {
            self.part = Part::Trailer(0);
            return Ok(if input.is_empty() { Read::All } else { Read::More });
        }
        Ok(read)
    }

    /// Whether the input may end here. An empty body was never compressed.
    pub(super) fn may_end(&self) -> bool {
        matches!(self.part, Part::Header(0) | Part::Next | Part::Padding)
    }

    /// Takes a byte of a header or a trailer, and returns the part that comes next.
    fn byte(&mut self, byte: u8) -> Result<Part, Wrong> {
        if !matches!(self.part, Part::HeaderSum(_)) {
            self.header.update(&[byte]);
        }
        Ok(match self.part {
            Part::Header(at) => {
                match at {
                    0 if byte != 0x1F => return Err("the body is not compressed by gzip"),
                    1 if byte != 0x8B => return Err("the body is not compressed by gzip"),
                    2 if byte != 8 => return Err("the gzip header names an unknown method"),
                    3 if byte & RESERVED != 0 => return Err("the gzip header has unknown flags"),
                    3 => self.flags = byte,
                    _ => {}
                }
                if at < 9 { Part::Header(at + 1) } else { self.field_after(0) }
            }
            Part::ExtraLength(at) => {
                let length = self.add(at, byte);
                match u16::try_from(length).map_err(|_| CORRUPT)? {
                    _ if at == 0 => Part::ExtraLength(1),
                    0 => self.field_after(EXTRA),
                    length => Part::Extra(length),
                }
            }
            Part::Extra(1) => self.field_after(EXTRA),
            Part::Extra(left) => Part::Extra(left - 1),
            Part::Name if byte == 0 => self.field_after(NAME),
            Part::Comment if byte == 0 => self.field_after(COMMENT),
            Part::HeaderSum(at) => match self.add(at, byte) {
                _ if at == 0 => Part::HeaderSum(1),
                sum if sum == u64::from(self.header.sum() & 0xFFFF) => self.field_after(HEADER_SUM),
                _ => return Err("the gzip header does not match its checksum"),
            },
            Part::Trailer(at) => match self.add(at, byte) {
                _ if at < 7 => Part::Trailer(at + 1),
                sums if sums as u32 != self.data.sum() => return Err("the body does not match its gzip checksum"),
                sums if (sums >> 32) as u32 != self.data.amount() => {
                    return Err("the body does not have the length that gzip says");
                }
                _ => Part::Next,
            },
            Part::Next if byte != 0 => {
                self.inflate.reset(false);
                (self.header, self.data) = (Crc::new(), Crc::new());
                self.part = Part::Header(0);
                self.byte(byte).map_err(|_| TRAILING)?
            }
            Part::Next | Part::Padding => {
                if byte != 0 {
                    return Err(TRAILING);
                }
                Part::Padding
            }
            part @ (Part::Name | Part::Comment | Part::Data) => part,
        })
    }

    /// Adds a byte to a number.
    fn add(&mut self, at: u8, byte: u8) -> u64 {
        if at == 0 {
            self.number = 0;
        }
        self.number |= u64::from(byte) << (8 * at);
        self.number
    }

    /// The first field after this one, in the order of the header, that the flags say is there.
    fn field_after(&mut self, field: u8) -> Part {
        let order = [EXTRA, NAME, COMMENT, HEADER_SUM];
        let begin = order.iter().position(|other| *other == field).map_or(0, |at| at + 1);
        match order.into_iter().skip(begin).find(|field| self.flags & field != 0) {
            Some(EXTRA) => Part::ExtraLength(0),
            Some(NAME) => Part::Name,
            Some(COMMENT) => Part::Comment,
            Some(_) => Part::HeaderSum(0),
            None => Part::Data,
        }
    }
}
