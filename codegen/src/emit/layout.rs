//! Expressions of examples, laid out in lines as a formatter would.

/// So wide is a line at most, where it can be broken.
const WIDEST: usize = 90;

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// What stands in one line.
    Text(String),
    /// Parts in brackets.
    Group {
        /// What stands before the first part, with the bracket.
        open: String,
        /// The parts.
        parts: Vec<Node>,
        /// The bracket behind the last part, with what follows.
        close: String,
        /// Whether there is a space inside the brackets where all stands in one line.
        spaced: bool,
    },
}

impl Node {
    /// What stands in one line.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A struct's literal.
    pub(super) fn braces(open: &str, parts: Vec<Self>) -> Self {
        match parts.is_empty() {
            true => Self::Text(format!("{open} {{}}")),
            false => Self::Group { open: format!("{open} {{"), parts, close: "}".to_owned(), spaced: true },
        }
    }

    /// A function's call. A literal that is the only argument is not moved in.
    pub(super) fn call(function: &str, mut parts: Vec<Self>) -> Self {
        match parts.pop() {
            Some(only @ Self::Group { .. }) if parts.is_empty() => only.wrapped(&format!("{function}("), ")"),
            last => {
                parts.extend(last);
                Self::Group { open: format!("{function}("), parts, close: ")".to_owned(), spaced: false }
            }
        }
    }

    /// The expression with something before and behind it that is never parted from it.
    pub(super) fn wrapped(self, before: &str, behind: &str) -> Self {
        match self {
            Self::Text(text) => Self::Text(format!("{before}{text}{behind}")),
            Self::Group { open, parts, close, spaced } => {
                Self::Group { open: format!("{before}{open}"), parts, close: format!("{close}{behind}"), spaced }
            }
        }
    }

    /// The lines, indented by so much.
    pub(super) fn print(&self, indent: usize, out: &mut String) {
        out.extend(std::iter::repeat_n(' ', indent));
        let flat = self.flat();
        match self {
            Self::Group { open, parts, close, .. } if indent + flat.chars().count() > WIDEST && !parts.is_empty() => {
                out.push_str(open);
                out.push('\n');
                for part in parts {
                    part.print(indent + 4, out);
                    // No comma may follow the base of a literal.
                    out.push_str(if part.is_base() { "\n" } else { ",\n" });
                }
                out.extend(std::iter::repeat_n(' ', indent));
                out.push_str(close);
            }
            _ => out.push_str(&flat),
        }
    }

    fn is_base(&self) -> bool {
        let (Self::Text(text) | Self::Group { open: text, .. }) = self;
        text.starts_with("..")
    }

    fn flat(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Group { open, parts, close, spaced } => {
                let space = if *spaced && !parts.is_empty() { " " } else { "" };
                let parts: Vec<String> = parts.iter().map(Self::flat).collect();
                format!("{open}{space}{}{space}{close}", parts.join(", "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(node: &Node) -> String {
        let mut out = String::new();
        node.print(0, &mut out);
        out
    }

    #[test]
    fn what_is_short_stands_in_one_line() {
        let inner = Node::braces("B", vec![Node::text("c: 1")]).wrapped("b: Some(", ")");
        let node = Node::braces("A", vec![Node::text("a: 1"), inner]).wrapped("let a = ", ";");
        assert_eq!(printed(&node), "let a = A { a: 1, b: Some(B { c: 1 }) };");
        assert_eq!(printed(&Node::braces("A", vec![])), "A {}");
        assert_eq!(printed(&Node::call("A::new", vec![])), "A::new()");
        let only = Node::call("f", vec![Node::braces("A", vec![Node::text("a: 1")])]);
        assert_eq!(printed(&only), "f(A { a: 1 })");
    }

    #[test]
    fn what_is_long_is_broken_from_outside() {
        let long = "x".repeat(WIDEST - 4);
        let node = Node::call("f", vec![Node::text(&*long), Node::call("g", vec![Node::text("1")])]);
        assert_eq!(printed(&node), format!("f(\n    {long},\n    g(1),\n)"));
        let base = Node::call("A::new", vec![Node::text(long)]).wrapped("..", "");
        let broken = printed(&Node::braces("A", vec![Node::text("a: 1"), base]));
        assert!(broken.starts_with("A {\n    a: 1,\n    ..A::new(\n        x"), "{broken}");
        assert!(broken.ends_with("x,\n    )\n}"), "{broken}");
        let only = Node::call("f", vec![Node::braces("A", vec![Node::text("x".repeat(WIDEST))])]);
        let broken = printed(&only);
        assert!(broken.starts_with("f(A {\n    x") && broken.ends_with("x,\n})"), "{broken}");
    }
}
