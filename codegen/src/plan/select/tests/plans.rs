//! Plans made by hand.

use std::sync::Arc;

use crate::config::Config;
use crate::contract::Namespaces;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::plan::{
    Alternative, Choice, Count, Declared, Family, FamilyMember, Item, ItemId, ItemKind, Member, Message, Operation,
    OperationKind, Origin, Plan, Role, Selected, Service, Source, Struct, TypeUse, ValueType, select,
};
use crate::qname::QName;
use crate::record::Released;

/// A plan of structs, whose operations have a struct each.
#[derive(Default)]
pub(super) struct Made {
    pub(super) items: Vec<Item>,
    pub(super) operations: Vec<Operation>,
}

impl Made {
    fn item(&mut self, name: &str, kind: ItemKind) -> usize {
        let item = Item {
            path: format!("types/{{urn:x}}{name}").into(),
            origin: Origin::ComplexType(QName::new("urn:x", name)),
            documentation: None,
            remarks: Vec::new(),
            place: place(0),
            kind,
            problems: Vec::new(),
        };
        self.items.push(item);
        self.items.len() - 1
    }

    /// Adds a struct with members of these items.
    pub(super) fn structure(&mut self, name: &str, of: &[usize]) -> usize {
        let members = of.iter().map(|item| member(*item, Role::Value)).collect();
        self.item(name, ItemKind::Struct(Struct { members, ..Struct::default() }))
    }

    pub(super) fn choice(&mut self, name: &str, of: &[usize]) -> usize {
        let alternatives = of.iter().map(|item| alternative(*item)).collect();
        self.item(name, ItemKind::Choice(Choice { alternatives, ..Choice::default() }))
    }

    pub(super) fn family(&mut self, name: &str, base: usize, of: &[usize]) -> usize {
        let member = |item: &usize| FamilyMember {
            path: "types/T/type(M)".into(),
            type_name: wire("M"),
            item: ItemId::of(*item),
        };
        let members = of.iter().map(member).collect();
        let family =
            Family { base: ItemId::of(base), members, declared: None, shared: Vec::new(), left_out: Vec::new() };
        self.item(name, ItemKind::Family(family))
    }

    /// Adds a member that is always sent as nil.
    pub(super) fn nil(&mut self, item: usize, of: usize) {
        if let ItemKind::Struct(structure) = &mut self.items[item].kind {
            structure.members.push(member(of, Role::Nil));
        }
    }

    pub(super) fn problem(&mut self, item: usize, title: &str, line: u32) {
        self.items[item].problems.push(Diagnostic::error(title, Some(place(line)), "write it otherwise"));
    }

    /// Adds an operation whose request is a struct of its own with a member of this item.
    pub(super) fn operation(&mut self, name: &str, of: &[usize]) -> &mut Operation {
        let request = self.structure(&format!("{name}Request"), of);
        self.items[request].origin = Origin::Request(name.into());
        self.operations.push(Operation {
            name: name.into(),
            path: format!("operations/{name}").into(),
            documentation: None,
            deprecated: None,
            action: "".into(),
            input: Some(Message { element: None, item: ItemId::of(request) }),
            output: None,
            headers: Vec::new(),
            response_headers: Vec::new(),
            authenticated: false,
            kind: OperationKind::Safe,
            faults: Vec::new(),
            place: place(0),
            problems: Vec::new(),
        });
        self.operations.last_mut().unwrap()
    }

    pub(super) fn plan(self) -> Plan {
        let Self { items, operations } = self;
        let service = Service {
            name: "S".into(),
            documentation: None,
            endpoints: Vec::new(),
            operations,
            credentials: None,
            error_report: None,
        };
        Plan {
            namespaces: Namespaces::default(),
            items,
            elements: Vec::new(),
            globals: None,
            facets: Vec::new(),
            declared: Declared::default(),
            service: Some(service),
        }
    }
}

fn wire(local: &str) -> crate::contract::WireName {
    crate::contract::WireName { ns: Default::default(), local: local.into() }
}

pub(super) fn place(line: u32) -> Place {
    Place { line, ..Place::of_file("a.wsdl") }
}

fn member(item: usize, role: Role) -> Member {
    let name: Arc<str> = "m".into();
    Member {
        path: name.clone(),
        local: name,
        source: Source::Slot(0),
        count: Count::One,
        ty: ValueType::Item(ItemId::of(item)),
        boxed: false,
        list: None,
        role,
        sensitive: false,
        documentation: None,
        type_use: TypeUse::None,
        lexical: None,
        remarks: Vec::new(),
        place: place(0),
    }
}

fn alternative(item: usize) -> Alternative {
    let Member { path, local, count, ty, boxed, sensitive, documentation, type_use, lexical, remarks, place, .. } =
        member(item, Role::Value);
    Alternative { path, local, count, ty, boxed, sensitive, documentation, type_use, lexical, remarks, place }
}

/// Selects by a configuration with these keys and a record.
pub(super) fn selected(plan: &Plan, keys: &str, record: &str) -> (Selected, Diagnostics) {
    let config = Config::parse(&format!("entry = 'a.wsdl'\ncrate = 'c'\n{keys}"), "a.toml").unwrap();
    let released = Released::parse(record, "a.names").unwrap();
    let mut diagnostics = Diagnostics::default();
    (select(plan, &config, &released, &mut diagnostics), diagnostics)
}

/// Returns the names of the operations at these indices.
pub(super) fn names(plan: &Plan, operations: impl IntoIterator<Item = usize>) -> Vec<&str> {
    let all = &plan.service.as_ref().unwrap().operations;
    operations.into_iter().map(|index| &*all[index].name).collect()
}

/// Returns the local names of what is selected.
pub(super) fn items(plan: &Plan, selected: &Selected) -> Vec<String> {
    let local = |id: &ItemId| plan.get(*id).path.rsplit('}').next().unwrap().to_owned();
    selected.items.iter().map(local).collect()
}
