//! Declarations as one line: no documentation, no bodies, no values.

use syn::{Attribute, Field, Fields, ImplItem, Item, ItemImpl, TraitItem, Variant, Visibility, parse_quote};

use super::parts::{is_kept, parts};

/// The attributes that users notice, with a space behind each.
pub(super) fn conditions(attributes: &[Attribute]) -> String {
    let mut attributes = attributes.iter().filter(|attribute| is_kept(attribute)).peekable();
    if attributes.peek().is_none() {
        return String::new();
    }
    line(parse_quote!(#(#attributes)* struct S;)).trim_end_matches("struct S;").to_owned()
}

/// An item without what is in it.
pub(super) fn declaration(item: &Item) -> String {
    let attributes = parts(item).map(|(.., attributes)| conditions(attributes)).unwrap_or_default();
    let mut behind = "";
    let bare: Item = match item {
        Item::Const(item) => {
            let (name, type_) = (&item.ident, &item.ty);
            parse_quote!(type #name = #type_;)
        }
        Item::Enum(item) => {
            behind = " { .. }";
            let (name, generics, bounds) = (&item.ident, &item.generics, &item.generics.where_clause);
            parse_quote!(enum #name #generics #bounds {})
        }
        Item::Fn(item) => {
            let signature = &item.sig;
            parse_quote!(#signature {})
        }
        Item::Macro(item) => {
            return format!("macro {}!", item.ident.as_ref().map(ToString::to_string).unwrap_or_default());
        }
        Item::Mod(item) => return format!("{attributes}mod {}", item.ident),
        Item::Static(item) => {
            let (name, type_) = (&item.ident, &item.ty);
            parse_quote!(type #name = #type_;)
        }
        Item::Struct(item) => {
            let is_private = |field: &Field| !matches!(field.vis, Visibility::Public(_));
            behind = match &item.fields {
                Fields::Unit => "",
                Fields::Named(_) if item.fields.iter().any(is_private) => " { private, .. }",
                Fields::Named(_) => " { .. }",
                Fields::Unnamed(_) if item.fields.iter().any(is_private) => "(private, ..)",
                Fields::Unnamed(_) => "(..)",
            };
            let (name, generics, bounds) = (&item.ident, &item.generics, &item.generics.where_clause);
            parse_quote!(struct #name #generics #bounds;)
        }
        Item::Trait(item) => {
            behind = " { .. }";
            let (name, generics, bounds) = (&item.ident, &item.generics, &item.generics.where_clause);
            let (colon, traits) = (&item.colon_token, &item.supertraits);
            parse_quote!(trait #name #generics #colon #traits #bounds {})
        }
        other => parse_quote!(#other),
    };
    let text = line(bare);
    let text = text.trim_end_matches(" {}").trim_end_matches(';');
    let text = match item {
        Item::Const(_) => text.replacen("type", "const", 1).replacen(" =", ":", 1),
        Item::Static(_) => text.replacen("type", "static", 1).replacen(" =", ":", 1),
        _ => text.trim_start_matches("pub ").to_owned(),
    };
    format!("{attributes}{text}{behind}")
}

/// A part of an item as one line.
pub(super) trait Text {
    fn text(&self) -> String;
}

impl Text for Field {
    fn text(&self) -> String {
        let type_ = &self.ty;
        let text = line(parse_quote!(type T = #type_;));
        format!("{}{}", conditions(&self.attrs), text.trim_start_matches("type T = ").trim_end_matches(';'))
    }
}

impl Text for Variant {
    fn text(&self) -> String {
        inside(&line(parse_quote!(enum E { #self })))
    }
}

impl Text for TraitItem {
    fn text(&self) -> String {
        inside(&line(parse_quote!(trait T { #self }))).replace("{}", "{ .. }")
    }
}

impl Text for ImplItem {
    fn text(&self) -> String {
        let text = inside(&line(parse_quote!(impl T { #self })));
        text.trim_end_matches(" {}").trim_end_matches(" = _").replacen("pub ", "", 1)
    }
}

impl Text for ItemImpl {
    fn text(&self) -> String {
        line(parse_quote!(#self)).trim_end_matches(" {}").to_owned()
    }
}

/// What is between the braces of a line.
fn inside(text: &str) -> String {
    let inner = text.split_once('{').and_then(|(_, rest)| rest.rsplit_once('}')).map_or(text, |(inner, _)| inner);
    inner.trim().trim_end_matches([',', ';']).to_owned()
}

/// An item in one line, however long.
fn line(item: Item) -> String {
    let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
    let mut out = String::new();
    for line in prettyplease::unparse(&file).lines().map(str::trim) {
        let opens = out.is_empty() || out.ends_with(['(', '[', '<']);
        let closes = line.starts_with([')', ']', '>']);
        if closes || line.starts_with('}') {
            out.truncate(out.trim_end_matches(',').len());
        }
        if !opens && !closes {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}
