//! What users of the generated crate can name: a change of it is seen in review.

use wsdl_tests::public_api;

#[test]
fn of_the_generated_crate() {
    let listing = public_api::of_folder(&xtask::workspace_root().join("generated/src"));
    insta::assert_snapshot!(listing.unwrap_or_else(|said| panic!("{said}")));
}

fn listed(source: &str) -> Vec<String> {
    let listing = public_api::of_text(source).unwrap_or_else(|said| panic!("{said}"));
    listing.lines().map(str::to_owned).collect()
}

#[test]
fn what_is_private_is_left_out() {
    let source = "
        pub struct Shown { pub a: u8, pub(crate) b: u8 }
        struct Hidden;
        pub(crate) fn hidden() {}
        mod private { pub struct Hidden2; impl Hidden2 { pub fn f() {} } impl Default for Hidden2 {} }
        impl Shown { fn hidden(&self) {} pub fn shown(&self) -> u8 { self.a } const HIDDEN: u8 = 1; }
        impl Shown { pub const SIZE: usize = 4; }
        mod sealed { pub trait Sealed {} }
        impl sealed::Sealed for Shown {}
        #[cfg(test)]
        pub mod tests { pub fn hidden() {} }
    ";
    let expected = [
        "Shown: struct Shown { private, .. }",
        "Shown::SIZE: const SIZE: usize",
        "Shown::a: u8",
        "Shown::shown: fn shown(&self) -> u8",
    ];
    assert_eq!(listed(source), expected);
}

#[test]
fn re_exports_are_followed() {
    let source = "
        mod client { pub struct Client; pub(crate) struct Core; }
        mod service {
            mod deep { pub struct Deep(pub u8, u16); pub fn own() -> u8 { 1 } }
            pub mod types { mod a { pub struct A; } pub use a::A; }
            pub use deep::*;
            pub use types::A as B;
            fn own() {}
            impl std::fmt::Display for super::client::Client { fn fmt(&self) {} }
            use types as t;
            impl t::A { pub fn new() -> Self { A } }
        }
        pub use client::*;
        pub use service::types::*;
        pub use service::*;
        pub use other::{Answer, inner::Deep as Deeper};
        pub use other::prelude::*;
        pub use other as runtime;
    ";
    let expected = [
        "pub use other::prelude::*",
        "A: struct A",
        "A::new: fn new() -> Self",
        "Answer: pub use other::Answer",
        "B: is A",
        "Client: impl std::fmt::Display for super::client::Client",
        "Client: struct Client",
        "Deep: struct Deep(private, ..)",
        "Deep::0: u8",
        "Deeper: pub use other::inner::Deep",
        "runtime: pub use other",
        "types: mod types",
        "types::A: is A",
    ];
    assert_eq!(listed(source), expected);
}

#[test]
fn what_users_notice_is_shown() {
    let source = "
        /// About.
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        #[allow(dead_code)]
        pub enum Kind<T: Copy> where T: Send {
            /// One.
            One,
            #[deprecated]
            Two(#[doc = \"a\"] Box<str>, T),
            #[cfg(feature = \"three\")]
            Three { a: u8 },
            Four = 4,
        }
        impl<T: Copy + Send> Kind<T> {
            #[deprecated(since = \"1.0.0\", note = \"Please use `new`.\")]
            #[must_use]
            pub async fn old<'a, R: rt::Request>(&'a self, first: &R, second_argument_with_a_long_name: Option<&'a str>, third: [u8; 4]) -> Result<rt::Answer<R::Response>, rt::Error> where R: Send { todo!() }
        }
        impl<T: Copy + Send> rt::Request for Kind<T> { type Response = u8; const NAME: &'static str = \"a\"; fn read() {} }
        impl From<Kind<u8>> for String { fn from(_: Kind<u8>) -> Self { String::new() } }
        #[cfg(feature = \"http\")]
        pub mod http { pub const PORT: u16 = 80; pub static NAME: &str = \"a\"; pub type Port = u16; }
        #[cfg(feature = \"http\")]
        pub use http::PORT;
        pub trait Read: Send { type Item: Copy; const LIMIT: usize = 4; fn read(&self) -> u8; fn twice(&self) -> u8 { 2 } }
        mod macros { #[macro_export] macro_rules! exported { () => {} } }
        #[doc(hidden)]
        pub fn internal() {}
    ";
    insta::assert_snapshot!(listed(source).join("\n"));
}

#[test]
fn circles_of_modules_and_imports_end() {
    let source = "
        pub mod a { pub use super::*; pub use crate::b::*; pub use missing; pub struct A; }
        pub mod b { pub use super::a::*; pub use self::circle as other; pub use self::other as circle; }
        pub use a::*;
        pub use b::*;
    ";
    let lines = listed(source);
    assert!(lines.contains(&"A: struct A".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"b::A: is A".to_owned()), "{lines:#?}");
    assert!(public_api::of_text("mod elsewhere;").is_err());
    assert!(public_api::of_text("pub struct {").is_err());
}
