//! deflate: zlib (RFC 1950), which HTTP means by it, and raw deflate (RFC 1951), which some services send.

use bytes::Bytes;
use flate2::{Decompress, Status};

use super::{Read, TRAILING, Wrong, inflate};

/// A reader of either.
#[derive(Default)]
pub(super) struct Deflate {
    /// The first bytes, until they show which of the two it is.
    first: Vec<u8>,
    inflate: Option<Decompress>,
    is_over: bool,
}

impl Deflate {
    pub(super) fn read(&mut self, input: &mut Bytes, output: &mut Vec<u8>) -> Result<Read, Wrong> {
        if self.inflate.is_none() {
            self.first.extend_from_slice(input);
            let [method, flags, ..] = *self.first else {
                input.clear();
                return Ok(Read::All);
            };
            *input = std::mem::take(&mut self.first).into();
            self.inflate = Some(Decompress::new(is_zlib(method, flags)));
        }
        let Some(decompress) = self.inflate.as_mut().filter(|_| !self.is_over) else {
            // Zeros are allowed, as after gzip.
            let is_padding = input.iter().all(|byte| *byte == 0);
            input.clear();
            return if is_padding { Ok(Read::All) } else { Err(TRAILING) };
        };
        let (status, read) = inflate(decompress, input, output)?;
        self.is_over = status == Status::StreamEnd;
        Ok(if self.is_over && input.is_empty() { Read::All } else { read })
    }

    /// Whether the input may end here. An empty body was never compressed.
    pub(super) fn may_end(&self) -> bool {
        self.is_over || (self.first.is_empty() && self.inflate.is_none())
    }
}

/// Whether a body begins as zlib does. No encoder begins raw deflate so: that would be a stored block whose padding is not
/// zero.
fn is_zlib(method: u8, flags: u8) -> bool {
    method & 0x0F == 8 && method >> 4 <= 7 && u16::from_be_bytes([method, flags]).is_multiple_of(31)
}
