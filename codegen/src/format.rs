//! From tokens to text.

use proc_macro2::TokenStream;

/// Stands for a line end in documentation, which contains no other control characters.
pub(crate) const LINE_END: char = '\u{1}';

/// Prints items separated by blank lines, after a header and the lines that bring other modules into scope.
///
/// # Errors
/// The tokens are not Rust; the message gives the file and the number of the item. This is an error of the generator, not of
/// its input.
pub(crate) fn print(file: &str, header: &str, uses: &[String], items: Vec<TokenStream>) -> Result<String, String> {
    let mut text = header.to_owned();
    if !uses.is_empty() {
        text.push('\n');
    }
    for line in uses {
        text.push_str(line);
        text.push('\n');
    }
    let mut uses_before = !uses.is_empty();
    let mut exports_before = false;
    for (index, tokens) in items.into_iter().enumerate() {
        let lines = printed(tokens)
            .map_err(|error| format!("the generator wrote no Rust for {file}, item {}: {error}", index + 1))?;
        // Declarations of one line are not separated by blank lines.
        let is_line = !lines.trim_end().contains('\n')
            && (lines.starts_with("use ") || lines.starts_with("pub use ") || lines.contains("mod "));
        let is_export = lines.starts_with("pub use ");
        if !(text.is_empty() || is_line && uses_before && is_export == exports_before) {
            text.push('\n');
        }
        push_spaced(&lines, &mut text);
        uses_before = is_line;
        exports_before = is_export;
    }
    Ok(text)
}

/// Adds printed lines, with a blank line before each function of a block unless it comes first.
fn push_spaced(lines: &str, text: &mut String) {
    let mut previous = "";
    for line in lines.lines() {
        let behind_function = previous == "    }" && line != "}";
        let behind_constant = line.starts_with("    fn ") && previous.ends_with(';');
        if behind_function || behind_constant {
            text.push('\n');
        }
        match line.trim_start().starts_with("///") {
            true => push_documentation(line, text),
            false => text.push_str(line),
        }
        text.push('\n');
        previous = line;
    }
}

/// Adds documentation whose lines came as one.
fn push_documentation(line: &str, text: &mut String) {
    let indent = &line[..line.len() - line.trim_start().len()];
    for (index, part) in line.split(LINE_END).enumerate() {
        if index > 0 {
            text.push('\n');
            text.push_str(indent);
            text.push_str("///");
        }
        text.push_str(part.trim_end());
    }
}

/// Prints tokens as lines. It takes them by value, since parsing a copy would copy every token.
fn printed(tokens: TokenStream) -> syn::Result<String> {
    Ok(prettyplease::unparse(&syn::parse2(tokens)?))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn file(items: impl IntoIterator<Item = TokenStream>) -> String {
        print("a.rs", "// header\n", &["use a::A;".to_owned()], items.into_iter().collect()).unwrap()
    }

    #[test]
    fn items_are_apart_and_lines_of_one_kind_together() {
        let items = [
            quote!(
                mod a;
            ),
            quote!(
                mod b;
            ),
            quote!(
                use b::B;
            ),
            quote!(
                struct S;
            ),
            quote!(
                impl S {
                    fn a() {}
                    fn b() {}
                }
            ),
        ];
        let expected = "// header\n\nuse a::A;\nmod a;\nmod b;\nuse b::B;\n\nstruct S;\n\nimpl S {\n    fn a() {}\n    \
                        fn b() {}\n}\n";
        assert_eq!(file(items), expected);
        let long = file([quote!(impl S { fn a() { b(); } fn c() { d(); } })]);
        assert!(
            long.ends_with("impl S {\n    fn a() {\n        b();\n    }\n\n    fn c() {\n        d();\n    }\n}\n"),
            "{long}"
        );
    }

    #[test]
    fn texts_stay_as_they_are() {
        let text = "a\n    }\nb \u{202E} \"\\";
        let printed = file([quote!(const A: &str = #text;)]);
        assert!(printed.contains(r#""a\n    }\nb \u{202e} \"\\""#), "{printed}");
    }

    #[test]
    fn lines_of_documentation_are_parted() {
        let text = format!(" a{LINE_END}{LINE_END} b `///`");
        let printed = file([quote!(pub struct S { #[doc = #text] pub a: u8 })]);
        assert!(
            printed.ends_with("pub struct S {\n    /// a\n    ///\n    /// b `///`\n    pub a: u8,\n}\n"),
            "{printed}"
        );
    }

    #[test]
    fn what_is_no_rust_is_named() {
        let error = print(
            "a.rs",
            "",
            &[],
            vec![
                quote!(
                    struct S;
                ),
                quote!(struct 1),
            ],
        )
        .unwrap_err();
        assert!(error.starts_with("the generator wrote no Rust for a.rs, item 2: "), "{error}");
    }
}
