//! The description that the service writes of itself: it is generated from, and says what ours says.

use std::collections::{BTreeMap, BTreeSet};

use wsdl_codegen::config::Config;
use wsdl_codegen::diagnostics::Diagnostics;
use wsdl_codegen::plan::{ItemKind, Member};
use wsdl_codegen::record::Released;
use wsdl_codegen::source::MemorySource;
use wsdl_codegen::{Planned, generate, planned};
use wsdl_runtime::{HttpSettings, SoapVersion};
use wsdl_tests::interop::Peer;

use super::run;

/// The operations that are left out: those without an answer.
const LEFT_OUT: [&str; 1] = ["Notify"];

pub(super) fn all(peer: &Peer, version: SoapVersion) {
    // It describes both versions at once.
    if version != SoapVersion::Soap11 {
        return;
    }
    let theirs = run(async {
        let http = HttpSettings::new().no_proxy().reqwest_builder().unwrap().build().unwrap();
        http.get(peer.url("WSDL")).send().await.unwrap().text().await.unwrap()
    });
    let ours = std::fs::read_to_string(xtask::workspace_root().join("wsdl/IntegrationService.wsdl")).unwrap();
    it_is_generated_from(&theirs);
    it_says_what_ours_says(&theirs, &ours);
}

fn operations(wsdl: &str) -> BTreeSet<&str> {
    wsdl.split("<wsdl:operation name=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn config(operations: &str) -> Config {
    let text = format!("entry = \"entry.wsdl\"\ncrate = \"peer\"\noperations = {operations}\n");
    Config::parse(&text, "peer.toml").unwrap()
}

fn it_is_generated_from(wsdl: &str) {
    let generated = |operations: &str| {
        generate(&config(operations), &Released::default(), &MemorySource::default().with("entry.wsdl", wsdl))
    };
    let kept: Vec<&str> = operations(wsdl).into_iter().filter(|name| !LEFT_OUT.contains(name)).collect();
    for asked in ["\"all\"".to_owned(), format!("{kept:?}")] {
        let output = generated(&asked).unwrap_or_else(|said| panic!("{said}"));
        assert_eq!(output.report.operations, (kept.len(), kept.len() + LEFT_OUT.len()));
        assert_eq!(output.warnings.is_empty(), asked.starts_with('['), "{}", output.warnings);
    }
    let output = generated("\"all\"").unwrap_or_else(|said| panic!("{said}"));
    assert!(kept.iter().all(|name| output.files.iter().any(|(_, text)| text.contains(&format!("struct {name} ")))));
}

/// All that some operations and their types consist of, by what it belongs to.
fn listed(wsdl: &str, operations: &[&str]) -> BTreeMap<String, Vec<String>> {
    let source = MemorySource::default().with("entry.wsdl", wsdl);
    let mut said = Diagnostics::default();
    let planned = planned(&config(&format!("{operations:?}")), &Released::default(), &source, &mut said);
    let Planned { plan, selected, .. } = planned.unwrap_or_else(|| panic!("{said}"));
    let mut all = BTreeMap::new();
    let service = plan.service.as_ref().unwrap();
    for operation in selected.operations.iter().map(|index| &service.operations[*index]) {
        let elements = [&operation.input, &operation.output].map(|message| {
            let name = message.as_ref().unwrap().element.as_ref().unwrap();
            format!("{{{}}}{}", plan.namespaces.text(name.ns), name.local)
        });
        all.insert(
            format!("operation {}", operation.name),
            [std::slice::from_ref(&operation.action.to_string()), &elements].concat(),
        );
    }
    for item in selected.items.iter().map(|id| plan.get(*id)) {
        let parts = match &item.kind {
            ItemKind::Struct(structure) => {
                let part = |member: &Member| format!("{} {:?} {:?}", member.local, member.count, member.type_use);
                structure.members.iter().map(part).collect()
            }
            ItemKind::Enumeration(enumeration) => {
                enumeration.values.iter().map(|value| value.text.to_string()).collect()
            }
            other => vec![format!("{other:?}")],
        };
        all.insert(item.path.to_string(), parts);
    }
    all
}

fn it_says_what_ours_says(theirs: &str, ours: &str) {
    let shared: Vec<&str> = operations(theirs).intersection(&operations(ours)).copied().collect();
    assert_eq!(shared.len(), 9, "{shared:?}");
    let [theirs, ours] = [theirs, ours].map(|wsdl| listed(wsdl, &shared));
    assert_eq!(theirs, ours);
}
