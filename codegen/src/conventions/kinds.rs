//! Guesses the effect of a second request from an operation's name.

use heck::ToSnakeCase;

/// First words of operations that only read. Ambiguous words (check, export, fetch, list, retrieve) are missing:
/// `CheckOut` and `ListForSale` change something.
const READS: [&str; 9] = ["count", "describe", "find", "get", "has", "is", "query", "report", "search"];

/// Later words that mean that an operation may do more than read: `GetAndLock`, `GetOrCreate`, `GetNext`.
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

/// Returns `true` if the name of an operation says that it only reads.
pub(crate) fn reads(name: &str) -> bool {
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
