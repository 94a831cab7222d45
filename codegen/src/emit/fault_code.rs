//! The codes that the texts of faults hold in brackets: an enum, where the configuration has such.

use quote::quote;

use super::context::{Context, File, ident};
use super::docs;

pub(super) fn emit(context: &Context<'_>) -> Option<File> {
    let codes = &context.config.fault_codes;
    if codes.is_empty() {
        return None;
    }
    let mut file = File::new("fault_code.rs", "The codes that the texts of faults hold.");
    let texts: Vec<&str> = codes.iter().map(|code| &*code.code.text).collect();
    let variants: Vec<_> = context.names.fault_codes().iter().map(|name| ident(name)).collect();
    let variant_docs = codes.iter().map(|code| {
        let foreign = docs::foreign(&code.meaning);
        docs::outer([foreign, format!("{}.", docs::code(&format!("[{}]", code.code.text)))])
    });
    let docs = docs::outer([
        "A code that the text of a fault holds in brackets: why the service refused a call.",
        "More may be known to later versions of this crate; the text of the fault is at [`Fault::reasons`](rt::Fault::reasons).",
    ]);
    file.add(quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum FaultCode {
            #(#variant_docs #variants,)*
        }
    });
    let of_docs = docs::outer([
        "Returns the code of a call's fault; `None` for other errors, and for faults without a known code.",
        "A call that was not sent, since the service refused the credentials in an earlier one, has the code of that refusal.",
    ]);
    let of_fault_docs =
        docs::outer(["Returns the first known code in the fault's texts, which stack traces may surround."]);
    let as_str_docs = docs::outer(["Returns the code without its brackets."]);
    file.add(quote! {
        impl FaultCode {
            #of_docs
            pub fn of(error: &rt::Error) -> Option<Self> {
                error.codes().find_map(Self::of_code)
            }

            #of_fault_docs
            pub fn of_fault(fault: &rt::Fault) -> Option<Self> {
                fault.reasons.iter().flat_map(|reason| rt::bracketed(&reason.text)).find_map(Self::of_code)
            }

            fn of_code(code: &str) -> Option<Self> {
                match code {
                    #(#texts => Some(Self::#variants),)*
                    _ => None,
                }
            }

            #as_str_docs
            pub fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #texts,)*
                }
            }
        }
    });
    file.add(quote! {
        impl ::std::fmt::Display for FaultCode {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    });
    Some(file)
}
