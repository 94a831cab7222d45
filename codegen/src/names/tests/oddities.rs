//! Names as services have them, and names as no service should.

use super::{element, enumeration, items, members, methods, structure};

#[test]
fn words_and_acronyms_are_told_apart() {
    let table = [
        ("MsgID", "msg_id", "MsgId"),
        ("MsgIDs", "msg_ids", "MsgIds"),
        ("ListIDs", "list_ids", "ListIds"),
        ("listID", "list_id", "ListId"),
        ("ListID", "list_id", "ListId"),
        ("ExternalEventIDs", "external_event_ids", "ExternalEventIds"),
        ("IDs", "ids", "Ids"),
        ("IDsOfLists", "ids_of_lists", "IdsOfLists"),
        ("URLs", "urls", "Urls"),
        ("PageURIs", "page_uris", "PageUris"),
        ("UUIDs", "uuids", "Uuids"),
        ("GUIDs", "guids", "Guids"),
        ("APIsAndPDFs", "apis_and_pdfs", "ApisAndPdfs"),
        // No plural: a word that begins with the small letter, or a longer acronym.
        ("IDset", "i_dset", "IDset"),
        ("VIPs", "vi_ps", "ViPs"),
        ("EnableRSS", "enable_rss", "EnableRss"),
        ("HTMLBody", "html_body", "HtmlBody"),
        ("WSUser", "ws_user", "WsUser"),
        ("LinkUrl", "link_url", "LinkUrl"),
        ("LinkURL", "link_url", "LinkUrl"),
        ("DateTime", "date_time", "DateTime"),
        ("Read", "read", "Read"),
        ("string", "string", "String"),
        ("int", "int", "Int"),
        ("AND", "and", "And"),
        ("OR", "or", "Or"),
        ("END", "end", "End"),
        ("ABOVEOREQUAL", "aboveorequal", "Aboveorequal"),
        ("UnSubscribedCount", "un_subscribed_count", "UnSubscribedCount"),
        ("UnsubscribedCount", "unsubscribed_count", "UnsubscribedCount"),
        // Misspellings are those of the wire.
        ("ProfileFitlerCompareTypes", "profile_fitler_compare_types", "ProfileFitlerCompareTypes"),
        (
            "WSUpdateSubcribedContactAttributeOptions",
            "ws_update_subcribed_contact_attribute_options",
            "WsUpdateSubcribedContactAttributeOptions",
        ),
        (
            "ConductorBulkLoadAndTriggerContactsWithOptionsResponse",
            "conductor_bulk_load_and_trigger_contacts_with_options_response",
            "ConductorBulkLoadAndTriggerContactsWithOptionsResponse",
        ),
        (
            "FailedInvalidProfileData: SystemLink",
            "failed_invalid_profile_data_system_link",
            "FailedInvalidProfileDataSystemLink",
        ),
        ("Address1", "address1", "Address1"),
        ("x509Data", "x509_data", "X509Data"),
        ("1st", "n1st", "N1st"),
        ("123", "n123", "N123"),
        ("-5", "n5", "N5"),
        ("a.b", "a_b", "AB"),
        ("a-b", "a_b", "AB"),
        ("_a", "a", "A"),
        ("__", "field", "Value"),
        ("***", "field", "Value"),
        ("", "field", "Value"),
        ("größe", "größe", "Größe"),
        ("ÉtatCivil", "état_civil", "ÉtatCivil"),
        ("Имя", "имя", "Имя"),
        ("名前", "名前", "名前"),
        // A digit to Unicode and no letter to Rust.
        ("a①b", "ab", "Ab"),
        ("①", "field", "Value"),
    ];
    for (wire, field, ty) in table {
        assert_eq!(members(structure("T", &[wire])), [field], "{wire} as a field");
        // Without the names that are kept for others.
        assert_eq!(super::super::case::pascal(wire), ty, "{wire} as a type");
    }
}

#[test]
fn members_that_differ_in_case_alone_are_numbered_in_order() {
    assert_eq!(members(structure("T", &["LinkUrl", "LinkURL", "linkURL"])), ["link_url", "link_url2", "link_url3"]);
    assert_eq!(members(structure("T", &["listID", "ListID"])), ["list_id", "list_id2"]);
    let counts = ["UnSubscribedCount", "AlreadyUnsubscribedCount", "UnsubscribedCount"];
    let expected = ["un_subscribed_count", "already_unsubscribed_count", "unsubscribed_count"];
    assert_eq!(members(structure("T", &counts)), expected);
}

#[test]
fn values_of_enumerations_need_be_no_names() {
    let values = ["AND", "OR", "END", "FailedInvalidProfileData: SystemLink", "", " ", "1", "+", "-", "a b", "a_b"];
    let expected = [
        "And",
        "Or",
        "End",
        "FailedInvalidProfileDataSystemLink",
        "Empty",
        "Empty2",
        "N1",
        "Value",
        "Value2",
        "AB",
        "AB2",
    ];
    assert_eq!(members(enumeration("E", &values)), expected);
}

#[test]
fn what_generated_code_uses_is_no_type_of_a_schema() {
    for name in ["Option", "Result", "String", "Vec", "Box", "Some", "None", "Ok", "Err", "Client", "Error", "DateTime"]
    {
        assert_eq!(items(vec![structure(name, &[])]), [format!("{name}Type")]);
        assert_eq!(items(vec![element(name)]), [format!("{name}Element")]);
    }
    // The same in the schema's case.
    assert_eq!(items(vec![structure("string", &[]), structure("dateTime", &[])]), ["StringType", "DateTimeType"]);
    // Members and values are apart from them.
    assert_eq!(members(enumeration("E", &["Ok", "Err", "None", "String"])), ["Ok", "Err", "None", "String"]);
}

#[test]
fn what_clients_have_is_no_operation() {
    let expected = [
        "send_operation",
        "clone_operation",
        "builder_operation",
        "with_timeout_operation",
        "try_into_operation",
        "get",
    ];
    let found = methods(&["Send", "clone", "builder", "WithTimeout", "tryInto", "get"]);
    assert_eq!(found.iter().map(|(method, _)| method.as_str()).collect::<Vec<_>>(), expected);
}

#[test]
fn modules_are_files_that_every_system_can_have() {
    let names = super::names(&super::plan(
        ["Aux", "CON", "Nul", "prn", "COM1", "Lpt9", "Com0", "Mod", "S", "Samples"]
            .map(|name| structure(name, &[]))
            .into(),
        &["Aux", "Mod", "Client", "Types"],
    ));
    let modules: Vec<&str> = names.items.iter().map(|names| names.module.as_str()).collect();
    assert_eq!(modules, ["aux2", "con2", "nul2", "prn2", "com12", "lpt92", "com0", "mod_", "s2", "samples2"]);
    let modules: Vec<&str> = names.operations.iter().map(|names| names.module.as_str()).collect();
    assert_eq!(modules, ["aux2", "mod_", "client2", "types2"]);
}

#[test]
fn modules_are_called_in_ascii() {
    let types = vec![
        structure("名前", &["名前"]),
        element("住所Alt"),
        structure("Größe", &[]),
        structure("é1", &[]),
        structure("saЏhi", &[]),
    ];
    let names = super::names(&super::plan(types, &["名前", "Größe"]));
    let of_types: Vec<_> = names.items.iter().map(|names| (names.item.as_str(), names.module.as_str())).collect();
    let expected = [("名前", "module"), ("住所alt", "alt"), ("Größe", "gre"), ("É1", "n1"), ("SaЏhi", "sa_hi")];
    assert_eq!(of_types, expected);
    assert_eq!(names.items[0].members, ["名前"]);
    let operations: Vec<_> = names.operations.iter().map(|o| (o.method.as_str(), o.module.as_str())).collect();
    assert_eq!(operations, [("名前", "module"), ("größe", "gre")]);
}

#[test]
fn names_of_files_are_cut() {
    let long = format!("A{}", "a".repeat(300));
    let parted = format!("{}_b", "a".repeat(99));
    let names = super::names(&super::plan(
        vec![structure(&long, &[]), structure(&format!("{long}b"), &[]), structure(&parted, &[])],
        &[&long],
    ));
    let cut = "a".repeat(100);
    let modules: Vec<&str> = names.items.iter().map(|names| names.module.as_str()).collect();
    assert_eq!(modules, [cut.as_str(), &format!("{cut}2"), &"a".repeat(99)]);
    assert_eq!(names.items[0].item, long);
    assert_eq!((names.operations[0].method.len(), names.operations[0].module.len()), (301, 100));
}
