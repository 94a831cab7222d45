//! Patterns (XML Schema part 2, section 4.3.4).

/// The pattern of one step of derivation: the text as the schema has it, and checks of texts. For generated code only.
#[derive(Clone, Copy)]
pub struct Pattern {
    /// The pattern as the schema has it; several alternatives are joined by `|`.
    pub text: &'static str,
    /// Returns `true` if a text matches as a whole.
    pub matches: fn(&str) -> bool,
    /// Returns what tells whether a text that begins so can match.
    #[cfg(feature = "patterns")]
    pub automaton: fn() -> Option<&'static super::Automaton>,
}

/// Returns a [`Pattern`] by its text in the schema and the regular expression that it is translated into. It is compiled
/// once, when it is first needed. For generated code only.
#[cfg(feature = "patterns")]
#[doc(hidden)]
#[macro_export]
macro_rules! pattern {
    ($text:literal, $translated:literal) => {{
        fn matches(text: &str) -> bool {
            static COMPILED: ::std::sync::OnceLock<::core::option::Option<$crate::codec::Regex>> =
                ::std::sync::OnceLock::new();
            let compiled = COMPILED.get_or_init(|| $crate::codec::compiled($translated));
            // The generator translates only patterns that compile.
            compiled.as_ref().is_none_or(|regex| regex.is_match(text))
        }
        fn automaton() -> ::core::option::Option<&'static $crate::codec::Automaton> {
            static COMPILED: ::std::sync::OnceLock<::core::option::Option<$crate::codec::Automaton>> =
                ::std::sync::OnceLock::new();
            COMPILED.get_or_init(|| $crate::codec::Automaton::new($translated)).as_ref()
        }
        $crate::codec::Pattern { text: $text, matches, automaton }
    }};
}

/// The memory of the automaton. The generator refuses patterns that need more.
#[cfg(feature = "patterns")]
pub(super) const MOST_BYTES: usize = 10 << 20;

/// Returns a compiled regular expression. For generated code only.
#[cfg(feature = "patterns")]
pub fn compiled(translated: &str) -> Option<regex::Regex> {
    regex::RegexBuilder::new(translated).size_limit(MOST_BYTES).build().ok()
}
