//! Credentials, and what is personal, are in nothing that is shown.

mod everywhere;

use std::collections::BTreeSet;

use listrak_v31::Client;
use wsdl_runtime::codegen::ServiceClient;

/// Texts that say nothing of a person, or only to who has access to the account. What is in neither list is to be decided on.
const HARMLESS: &[&str] = &[
    "AddDate",
    "AdditionMethod",
    "ApplicationName",
    "BounceDate",
    "BounceReason",
    "CampaignName",
    "ClickDate",
    "ContactID",
    "ConversationKey",
    "ConversationName",
    "CountryName",
    "Description",
    "DomainAliasLink",
    "EventName",
    "ExternalEventIDs",
    "FileDelimiter",
    "FileName",
    "FromContactID",
    "GoogleAnalyticsCampaignContent",
    "GoogleAnalyticsCampaignName",
    "GoogleTrackingDomains",
    "HygieneDate",
    "ISPName",
    "ImportSource",
    "ImportType",
    "LinkDescription",
    "LinkType",
    "ListName",
    "ListrakAnalyticsCampaignName",
    "ListrakAnalyticsModuleName",
    "ListrakAnalyticsVersion",
    "MessageName",
    "MessageSubject",
    "Name",
    "OpenDate",
    "PassAlongDate",
    "ProcessName",
    "ProcessType",
    "ProfileImportType",
    "PublicID",
    "ReadDate",
    "RegionName",
    "RemovalMethod",
    "RemoveMethod",
    "Rule",
    "SavedName",
    "SoapMethod",
    "Subject",
    "TextQualifier",
    "ToContactID",
    "Type",
    "string",
];

#[test]
fn every_text_is_marked_or_held_harmless() {
    let wsdl = std::fs::read_to_string(xtask::workspace_root().join("wsdl/IntegrationService.wsdl")).unwrap();
    let attribute =
        |tag: &'_ str, name: &str| Some(tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0.to_owned());
    let tags = wsdl.split("<s:element").skip(1).filter_map(|tag| tag.split('>').next());
    let is_text = |tag: &&str| ["s:string", "s:base64Binary"].map(Some).contains(&attribute(tag, "type").as_deref());
    let texts: BTreeSet<String> = tags.filter(is_text).filter_map(|tag| attribute(tag, "name")).collect();
    let marked: BTreeSet<&str> = <Client as ServiceClient>::SERVICE.sensitive.iter().map(|name| name.local).collect();
    assert!(texts.len() > 60, "{texts:?}");
    let undecided: Vec<_> =
        texts.iter().filter(|text| !marked.contains(&***text) && !HARMLESS.contains(&&***text)).collect();
    assert!(undecided.is_empty(), "neither marked nor harmless: {undecided:?}");
    let gone: Vec<_> = HARMLESS.iter().filter(|name| !texts.contains(**name) || marked.contains(**name)).collect();
    assert!(gone.is_empty(), "no text, or marked: {gone:?}");
}
