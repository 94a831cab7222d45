//! How far plain characters run: the search that reading spends most of its time in.

/// The byte eight times.
const fn splat(byte: u8) -> u64 {
    0x0101_0101_0101_0101 * byte as u64
}

/// The high bit of each byte at which a run of plain text stops. Exact up to the lowest one.
#[inline(always)]
fn stops(x: u64) -> u64 {
    let below = |byte: u8| (x ^ splat(byte)).wrapping_sub(splat(1));
    // `<`, `&`, `]` and what is below a space are ASCII; 0xEF is not.
    let ascii = (below(b'<') | below(b'&') | below(b']') | x.wrapping_sub(splat(0x20))) & !x;
    (ascii | (below(0xEF) & x)) & splat(0x80)
}

/// The place of the next byte that is not plain character data: `<`, `&`, `]`, a byte below the space, or 0xEF, with
/// which U+FFFE and U+FFFF begin. The length of the text if there is none.
#[inline(always)]
pub(crate) fn plain_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<16>()) {
        let x = u128::from_le_bytes(*chunk);
        let (low, high) = (stops(x as u64), stops((x >> 64) as u64));
        if low | high != 0 {
            let zeros = if low != 0 { low.trailing_zeros() } else { 64 + high.trailing_zeros() };
            return at + (zeros / 8) as usize;
        }
        at += 16;
        if at - from >= 64 {
            return long(bytes, at);
        }
    }
    tail(bytes, at)
}

/// The place of the next byte that may have to be written as a reference: `<`, `>`, `&`, `"`, or a byte below the space. The
/// length of the text if there is none.
#[inline]
pub(crate) fn unescaped_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let x = u64::from_le_bytes(*chunk);
        let equal = |byte: u8| (x ^ splat(byte)).wrapping_sub(splat(1));
        // All of them are ASCII. Exact up to the lowest.
        let stops = equal(b'<') | equal(b'>') | equal(b'&') | equal(b'"') | x.wrapping_sub(splat(0x20));
        let stops = stops & !x & splat(0x80);
        if stops != 0 {
            return at + (stops.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let stops = |byte: &u8| matches!(byte, b'<' | b'>' | b'&' | b'"' | 0..0x20);
    bytes[at..].iter().position(stops).map_or(bytes.len(), |place| at + place)
}

/// The place after ASCII letters and underscores, as far as they are passed eight at a time.
#[inline(always)]
pub(crate) fn after_letters(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let x = u64::from_le_bytes(*chunk);
        // In small letters; the high bit of a byte shows whether it is from `a` to `z`. No sum of ASCII overflows its byte.
        let small = (x | splat(0x20)) & splat(0x7F);
        let letters = (small + splat(0x80 - b'a')) & !(small + splat(0x7F - b'z'));
        let underscores = !(((x & splat(0x7F)) ^ splat(b'_')) + splat(0x7F));
        let others = !(letters | underscores) & splat(0x80) | (x & splat(0x80));
        if others != 0 {
            return at + (others.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    at
}

/// Where the quotation mark stands that ends the attribute value which begins there, and whether the value is plain: there
/// is nothing in it at which [`plain_end`] stops.
#[inline]
pub(crate) fn value_end(bytes: &[u8], from: usize, quote: u8) -> Option<(usize, bool)> {
    let mut at = from;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let x = u64::from_le_bytes(*chunk);
        // The quotation mark is ASCII. Both are exact up to the lowest.
        let quotes = (x ^ splat(quote)).wrapping_sub(splat(1)) & !x & splat(0x80);
        let stops = stops(x);
        if quotes | stops != 0 {
            if quotes.trailing_zeros() > stops.trailing_zeros() {
                break;
            }
            return Some((at + (quotes.trailing_zeros() / 8) as usize, true));
        }
        at += 8;
    }
    let end = at + memchr::memchr(quote, bytes.get(at..)?)?;
    Some((end, tail(&bytes[..end], at) == end))
}

/// Long runs are passed in blocks, whose loop the compiler vectorises.
#[inline(never)]
fn long(bytes: &[u8], mut at: usize) -> usize {
    while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk::<128>()) {
        let mut stop = 0_u8;
        for &byte in block {
            stop |= u8::from(byte < 0x20)
                | u8::from(byte == b'<')
                | u8::from(byte == b'&')
                | u8::from(byte == b']')
                | u8::from(byte == 0xEF);
        }
        if stop != 0 {
            break;
        }
        at += 128;
    }
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let found = stops(u64::from_le_bytes(*chunk));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    tail(bytes, at)
}

#[cold]
#[inline(never)]
fn tail(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let stops = |byte: &u8| matches!(byte, b'<' | b'&' | b']' | 0xEF | 0..0x20);
    rest.iter().position(stops).map_or(bytes.len(), |found| at + found)
}

/// The place after a byte that [`plain_end`] stops at though it is plain; `None` if it is not.
#[inline(always)]
pub(crate) fn after_plain(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b'\t' | b'\n' => Some(at + 1),
        b']' if bytes.get(at + 1) != Some(&b']') => Some(at + 1),
        0xEF if !(bytes.get(at + 1) == Some(&0xBF) && matches!(bytes.get(at + 2), None | Some(0xBE | 0xBF))) => {
            Some(at + 1)
        }
        _ => None,
    }
}

/// The place after white space; spaces are passed eight at a time.
#[inline(always)]
pub(crate) fn after_space(bytes: &[u8], mut at: usize) -> usize {
    const SPACES: u64 = u64::from_le_bytes([b' '; 8]);
    loop {
        match bytes.get(at) {
            Some(b'\n' | b'\r' | b'\t') => at += 1,
            Some(b' ') => {
                while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
                    let differs = u64::from_le_bytes(*chunk) ^ SPACES;
                    if differs != 0 {
                        at += (differs.trailing_zeros() / 8) as usize;
                        break;
                    }
                    at += 8;
                }
                if bytes.get(at) == Some(&b' ') {
                    at += 1;
                }
            }
            _ => return at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_at_each_stop_wherever_it_stands() {
        for stop in ["<", "&", "]", "\n", "\0", "\u{FEFF}"] {
            for before in (0..40).chain([63, 64, 65, 127, 128, 191, 192, 255, 256, 300]) {
                for after in ["", "z", "and more than sixteen bytes"] {
                    let text = format!("{}{stop}{after}", "é".repeat(before / 2) + &"x".repeat(before % 2));
                    assert_eq!(plain_end(text.as_bytes(), 0), before, "{text:?}");
                }
            }
        }
        let plain = "ÿ\u{7f}!a;>".repeat(50);
        assert_eq!(plain_end(plain.as_bytes(), 0), plain.len());
        assert_eq!(plain_end(b"", 0), 0);
    }

    #[test]
    fn letters_and_underscores_are_passed_and_nothing_else() {
        for byte in 0..=u8::MAX {
            let mut text = *b"aZz_bcdefgh";
            text[5] = byte;
            let is_letter = byte.is_ascii_alphabetic() || byte == b'_';
            assert_eq!(after_letters(&text, 0), if is_letter { 8 } else { 5 }, "{byte:#x}");
        }
        assert_eq!((after_letters(b"abcdefg", 0), after_letters(b"", 0)), (0, 0));
    }

    #[test]
    fn the_end_of_a_value_is_found_with_what_is_in_it() {
        for len in 0..40 {
            for after in ["", " b='<'/>"] {
                let text = format!("{}'{after}", "é".repeat(len / 2) + &"\"".repeat(len % 2));
                assert_eq!(value_end(text.as_bytes(), 0, b'\''), Some((len, true)), "{text}");
                for stop in ["&", "\n", "<", "]", "\u{FEFF}"] {
                    let text = format!("{}{stop}{}'{after}", "x".repeat(len), "y".repeat(len % 9));
                    let end = len + stop.len() + len % 9;
                    assert_eq!(value_end(text.as_bytes(), 0, b'\''), Some((end, false)), "{text}");
                }
            }
            assert_eq!(value_end("x".repeat(len).as_bytes(), 0, b'\''), None);
        }
    }

    #[test]
    fn stops_that_are_plain_after_all_are_passed() {
        assert_eq!(after_plain("\u{FF21}".as_bytes(), 0), Some(1));
        assert_eq!(after_plain(b"]a", 0), Some(1));
        assert_eq!(after_plain(b"\n", 0), Some(1));
        for stop in ["\u{FFFE}", "\u{FFFF}", "]]", "\r", "<", "&", ""] {
            assert_eq!(after_plain(stop.as_bytes(), 0), None, "{stop:?}");
        }
    }

    #[test]
    fn white_space_is_passed_whatever_its_length() {
        for len in 0..40 {
            assert_eq!(after_space(format!("{}x", " ".repeat(len)).as_bytes(), 0), len);
            assert_eq!(after_space(format!("\r\n{}\t ", " ".repeat(len)).as_bytes(), 0), len + 4);
        }
    }
}
