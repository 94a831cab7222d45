//! The texts that are never shown, and where they occur in others.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use bytes::Bytes;

use super::finder::{Finder, Reach};
use super::{MASK, header};

/// Credentials of fewer characters count only as whole words.
const SHORT: usize = 4;
/// Texts of header blocks of fewer characters are not secrets.
const SHORTEST_OF_HEADER: usize = 4;
/// Texts of header blocks of fewer characters count only as a whole text.
const SHORT_OF_HEADER: usize = 8;

/// The credentials of a client, and contents of one request's header blocks. Clones are cheap.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    client: Option<Arc<Finder>>,
    request: Bytes,
    /// The texts of the request's header. They are extracted when something is first shown, so that other calls pay nothing.
    header: OnceLock<Arc<Finder>>,
}

impl Secrets {
    /// Creates secrets from pairs of user and password: plain, joined as in HTTP Basic (RFC 7617), and in base64.
    pub(crate) fn of<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> Self {
        let mut texts = Vec::new();
        for (user, password) in pairs {
            let basic = format!("{user}:{password}");
            for text in [user, password, &basic].into_iter().filter(|text| !matches!(*text, "" | ":")) {
                texts.extend([STANDARD_NO_PAD.encode(text), URL_SAFE_NO_PAD.encode(text)]);
            }
            texts.extend([user, password].map(str::to_owned).into_iter().filter(|text| !text.is_empty()));
        }
        texts.sort_unstable();
        texts.dedup();
        let reach = |text: &str| if text.chars().count() < SHORT { Reach::Word } else { Reach::Anywhere };
        Self { client: (!texts.is_empty()).then(|| Arc::new(Finder::new(texts, reach))), ..Self::default() }
    }

    /// Returns the same secrets with those of a request's header.
    pub(super) fn of_request(&self, request: Bytes) -> Self {
        Self { client: self.client.clone(), request, header: OnceLock::new() }
    }

    /// Returns the text with each secret that counts replaced by `***`.
    pub(super) fn mask<'t>(&self, text: &'t str, counts: impl Fn(&str) -> bool) -> Cow<'t, str> {
        let mut places: Vec<Range<usize>> = self.client.iter().flat_map(|finder| finder.places(text)).collect();
        places.extend(self.header().places(text));
        places.retain(|place| text.get(place.clone()).is_some_and(&counts));
        if places.is_empty() {
            return Cow::Borrowed(text);
        }
        places.sort_unstable_by_key(|place| place.start);
        let (mut out, mut shown) = (String::with_capacity(text.len()), 0);
        for place in places {
            // Overlapping places share one mask.
            if place.start >= shown {
                out.push_str(text.get(shown..place.start).unwrap_or(""));
                out.push_str(MASK);
            }
            shown = shown.max(place.end);
        }
        out.push_str(text.get(shown..).unwrap_or(""));
        Cow::Owned(out)
    }

    fn header(&self) -> &Finder {
        self.header.get_or_init(|| {
            let mut texts = header::texts(&String::from_utf8_lossy(&self.request));
            // Answers are full of flags.
            texts.retain(|text| text.chars().count() >= SHORTEST_OF_HEADER && text != "true" && text != "false");
            let reach = |text: &str| if text.chars().count() < SHORT_OF_HEADER { Reach::Whole } else { Reach::Word };
            Arc::new(Finder::new(texts, reach))
        })
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(..)")
    }
}
