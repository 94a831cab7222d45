//! What a second request of each operation would do: the configuration says it, else the name does.

use heck::ToSnakeCase;

use crate::config::{Config, Placed};
use crate::diagnostics::Diagnostics;
use crate::model::{Contract, OperationKind};

/// First words of operations that only read. Others that may mean that (check, export, fetch, list, retrieve) also begin names
/// of what changes something: a basket is checked out, a thing listed for sale.
const READS: [&str; 9] = ["count", "describe", "find", "get", "has", "is", "query", "report", "search"];

/// Words behind the first with which an operation may do more than read: `GetAndLock`, `GetOrCreate`, `GetNext`.
const MORE: [&str; 14] = [
    "acknowledge",
    "and",
    "create",
    "delete",
    "dequeue",
    "lock",
    "mark",
    "new",
    "next",
    "or",
    "remove",
    "reserve",
    "send",
    "then",
];

/// Gives every operation its kind. What is not known to be harmless is not.
pub(super) fn run(contract: &mut Contract, config: &Config, diagnostics: &mut Diagnostics) {
    for operation in &mut contract.service.operations {
        if reads(&operation.name) {
            operation.kind = OperationKind::Safe;
        }
    }
    let kinds = &config.kinds;
    let mut said: Vec<&str> = Vec::new();
    for (names, kind) in [
        (&kinds.safe, OperationKind::Safe),
        (&kinds.idempotent, OperationKind::Idempotent),
        (&kinds.non_idempotent, OperationKind::NonIdempotent),
    ] {
        for Placed { text, place } in names {
            if said.contains(&text.as_str()) {
                diagnostics.error(format!("operation `{text}` has a kind already"), place, "name it once");
            }
            said.push(text);
            let mut found =
                contract.service.operations.iter_mut().filter(|operation| operation.name == *text).peekable();
            if found.peek().is_none() {
                let help = "take it out, or write it as the description does";
                diagnostics.error(format!("there is no operation `{text}`"), place, help);
            }
            found.for_each(|operation| operation.kind = kind);
        }
    }
}

/// Whether an operation reads by its name.
fn reads(name: &str) -> bool {
    let name = name.to_snake_case();
    let mut words = name.split('_');
    words.next().is_some_and(|first| READS.contains(&first)) && !words.any(|word| MORE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_reads_if_its_name_leaves_no_doubt() {
        for name in ["GetProcessStatus", "ReportRangeSubscribedContacts", "findByID", "isAlive", "Search", "getOrders"]
        {
            assert!(reads(name), "{name}");
        }
        for name in [
            "SendMessage",
            "GetOrCreateCustomer",
            "GetNextMessage",
            "getAndLock",
            "CheckOut",
            "ListForSale",
            "FetchMail",
            "Getaway",
            "RetrieveAndDelete",
            "Issue",
            "",
            "_",
        ] {
            assert!(!reads(name), "{name}");
        }
    }
}
