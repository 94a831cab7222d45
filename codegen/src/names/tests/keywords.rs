//! Every keyword of the 2024 edition, in all places.

use super::{enumeration, names, plan, structure};

/// The keyword; as a field and method; as an enum's value; as a type; the module of an operation of that name.
///
/// The Rust Reference, "Keywords": strict, reserved, and at the end those that are keywords in some places only.
const KEYWORDS: [[&str; 5]; 59] = [
    ["as", "r#as", "As", "As", "as_"],
    ["async", "r#async", "Async", "Async", "async_"],
    ["await", "r#await", "Await", "Await", "await_"],
    ["break", "r#break", "Break", "Break", "break_"],
    ["const", "r#const", "Const", "Const", "const_"],
    ["continue", "r#continue", "Continue", "Continue", "continue_"],
    ["crate", "crate_", "Crate", "Crate", "crate_"],
    ["dyn", "r#dyn", "Dyn", "Dyn", "dyn_"],
    ["else", "r#else", "Else", "Else", "else_"],
    ["enum", "r#enum", "Enum", "Enum", "enum_"],
    ["extern", "r#extern", "Extern", "Extern", "extern_"],
    ["false", "r#false", "False", "False", "false_"],
    ["fn", "r#fn", "Fn", "FnType", "fn_"],
    ["for", "r#for", "For", "For", "for_"],
    ["if", "r#if", "If", "If", "if_"],
    ["impl", "r#impl", "Impl", "Impl", "impl_"],
    ["in", "r#in", "In", "In", "in_"],
    ["let", "r#let", "Let", "Let", "let_"],
    ["loop", "r#loop", "Loop", "Loop", "loop_"],
    ["match", "r#match", "Match", "Match", "match_"],
    ["mod", "r#mod", "Mod", "Mod", "mod_"],
    ["move", "r#move", "Move", "Move", "move_"],
    ["mut", "r#mut", "Mut", "Mut", "mut_"],
    ["pub", "r#pub", "Pub", "Pub", "pub_"],
    ["ref", "r#ref", "Ref", "Ref", "ref_"],
    ["return", "r#return", "Return", "Return", "return_"],
    ["self", "self_", "Self_", "Self_", "self_"],
    ["Self", "self_", "Self_", "Self_", "self_"],
    ["static", "r#static", "Static", "Static", "static_"],
    ["struct", "r#struct", "Struct", "Struct", "struct_"],
    ["super", "super_", "Super", "Super", "super_"],
    ["trait", "r#trait", "Trait", "Trait", "trait_"],
    ["true", "r#true", "True", "True", "true_"],
    ["type", "r#type", "Type", "Type", "type_"],
    ["unsafe", "r#unsafe", "Unsafe", "Unsafe", "unsafe_"],
    ["use", "r#use", "Use", "Use", "use_"],
    ["where", "r#where", "Where", "Where", "where_"],
    ["while", "r#while", "While", "While", "while_"],
    ["abstract", "r#abstract", "Abstract", "Abstract", "abstract_"],
    ["become", "r#become", "Become", "Become", "become_"],
    ["box", "r#box", "Box", "BoxType", "box_"],
    ["do", "r#do", "Do", "Do", "do_"],
    ["final", "r#final", "Final", "Final", "final_"],
    ["gen", "r#gen", "Gen", "Gen", "gen_"],
    ["macro", "r#macro", "Macro", "Macro", "macro_"],
    ["override", "r#override", "Override", "Override", "override_"],
    ["priv", "r#priv", "Priv", "Priv", "priv_"],
    ["try", "r#try", "Try", "Try", "try_"],
    ["typeof", "r#typeof", "Typeof", "Typeof", "typeof_"],
    ["unsized", "r#unsized", "Unsized", "Unsized", "unsized_"],
    ["virtual", "r#virtual", "Virtual", "Virtual", "virtual_"],
    ["yield", "r#yield", "Yield", "Yield", "yield_"],
    ["auto", "auto", "Auto", "Auto", "auto"],
    ["default", "default", "Default", "DefaultType", "default"],
    ["macro_rules", "macro_rules", "MacroRules", "MacroRules", "macro_rules"],
    ["raw", "raw", "Raw", "Raw", "raw"],
    ["safe", "safe", "Safe", "Safe", "safe"],
    ["union", "union", "Union", "Union", "union"],
    ["_", "field", "Value", "Value", "field"],
];

#[test]
fn every_keyword_has_a_name_in_every_place() {
    for [word, field, variant, item, module] in KEYWORDS {
        let types = vec![structure(word, &[word]), enumeration("E", &[word])];
        let names = names(&plan(types, &[word]));
        let [of_structure, of_enumeration] = names.items.as_slice() else { panic!("{names:?}") };
        let operation = &names.operations[0];
        assert_eq!(of_structure.members, [field], "{word} as a field");
        assert_eq!(of_enumeration.members, [variant], "{word} as a value");
        assert_eq!(of_structure.item, item, "{word} as a type");
        assert_eq!((operation.method.as_str(), operation.module.as_str()), (field, module), "{word} as an operation");
    }
}

#[test]
fn every_name_is_one_that_rust_takes() {
    for [_, field, variant, item, module] in KEYWORDS {
        for name in [field, variant, item, module] {
            assert!(syn::parse_str::<proc_macro2::Ident>(name).is_ok(), "{name}");
            // The parser does not know this keyword of the 2024 edition.
            assert_ne!(name, "gen");
        }
    }
}

#[test]
fn keywords_in_other_case_are_the_same_once_they_have_the_case_of_their_place() {
    assert_eq!(super::members(structure("T", &["TYPE", "Match", "END"])), ["r#type", "r#match", "end"]);
    assert_eq!(super::members(enumeration("E", &["SELF", "TYPE"])), ["Self_", "Type"]);
    assert_eq!(super::methods(&["Type"]), [("r#type".to_owned(), "type_".to_owned())]);
}
