use super::{Config, Selection, TypeSelection};

const LEAST: &str = "entry = 'a.wsdl'\ncrate = '../a'\n";

fn parsed(more: &str) -> Result<Config, String> {
    Config::parse(&format!("{LEAST}{more}"), "a.toml").map_err(|wrong| wrong.to_string())
}

/// Line and path of what is wrong.
fn places(more: &str) -> Vec<(u32, String)> {
    let wrong = Config::parse(&format!("{LEAST}{more}"), "a.toml").expect_err(more);
    wrong.iter().filter_map(|d| d.place.as_ref()).map(|place| (place.line, place.path.to_string())).collect()
}

#[test]
fn all_keys_are_read() {
    let text = "operations = 'all'\nport_type = 'P'\nsamples = true\nblocking = true\n[credentials]\nheader = 'h'\nuser = 'u'\npassword = 'p'\n\
                [[override]]\npath = 'types/T'\nname = 'N'\nreason = 'r'\n[[override]]\npath = 'types/U'\nname = 'M'\n\
                reason = 'r'\n";
    let config = parsed(text).unwrap();
    assert_eq!((config.entry.as_str(), config.crate_folder.as_str(), &*config.file), ("a.wsdl", "../a", "a.toml"));
    assert_eq!(config.operations, Some(Selection::All));
    assert!(config.samples && !parsed("operations = 'all'").unwrap().samples);
    assert!(config.blocking && !parsed("operations = 'all'").unwrap().blocking);
    let (port_type, place) = config.port_type.unwrap();
    assert_eq!((port_type.as_str(), place.line, place.column), ("P", 4, 13));
    let credentials = config.credentials.unwrap();
    assert_eq!([credentials.header, credentials.user, credentials.password], ["h", "u", "p"]);
    let lines: Vec<_> = config.overrides.iter().map(|entry| (entry.path.as_str(), entry.place.line)).collect();
    assert_eq!(lines, [("types/T", 11), ("types/U", 15)]);
}

#[test]
fn what_is_generated_can_be_narrowed_and_widened() {
    let config = parsed(
        "operations = 'supported'\nexcept = ['A', 'B']\ntypes = ['T', 'types/{urn:x}U']\n[locations]\n\
         '?xsd=1' = 'one.xsd'\n\"http://h/S.svc?xsd=xsd0\" = 'x/zero.xsd'\n[[family]]\ntype = 'F'\nmembers = ['G']\n\
         reason = 'large'\n[[family]]\ntype = 'H'\nmembers = []\n",
    )
    .unwrap();
    assert_eq!(config.operations, Some(Selection::Supported));
    let except: Vec<_> = config.except.iter().map(|name| (&*name.text, name.place.line)).collect();
    assert_eq!(except, [("A", 4), ("B", 4)]);
    let Some(TypeSelection::Names(types)) = &config.types else { panic!("names") };
    let types: Vec<_> = types.iter().map(|name| (&*name.text, name.place.column)).collect();
    assert_eq!(types, [("T", 10), ("types/{urn:x}U", 15)]);
    let locations: Vec<_> =
        config.locations.iter().map(|l| (&*l.location.text, l.location.place.line, &*l.file)).collect();
    assert_eq!(locations, [("?xsd=1", 7, "one.xsd"), ("http://h/S.svc?xsd=xsd0", 8, "x/zero.xsd")]);
    let families: Vec<_> = config
        .families
        .iter()
        .map(|f| (&*f.ty.text, f.members.iter().map(|m| &*m.text).collect::<Vec<_>>(), f.reason.as_deref()))
        .collect();
    assert_eq!(families, [("F", vec!["G"], Some("large")), ("H", vec![], None)]);
    assert_eq!(parsed("types = 'all'").unwrap().types, Some(TypeSelection::All));
    assert_eq!(parsed("").unwrap().operations, None);
}

#[test]
fn names_of_operations_have_their_places() {
    let text = "operations = [ # \"no\" name\n  \"é\", 'b', \"a\",\n  \"a\", \"\\u0063\"]";
    let Some(Selection::Names(names)) = parsed(text).unwrap().operations else { panic!("a list") };
    let places: Vec<_> = names.iter().map(|(name, place)| (name.as_str(), place.line, place.column)).collect();
    // A name that is written with an escape is not found, and gets the place of the list.
    assert_eq!(places, [("é", 4, 3), ("b", 4, 8), ("a", 4, 13), ("a", 5, 3), ("c", 3, 14)]);
}

#[test]
fn names_of_crates_are_as_code_has_them() {
    let named = |name: &str| parsed(&format!("operations = 'all'\ncrate_name = '{name}'"));
    assert_eq!(named("a_b1").unwrap().crate_name.as_deref(), Some("a_b1"));
    assert_eq!(parsed("operations = 'all'").unwrap().crate_name, None);
    for name in ["", "a-b", "1a", "_a", "a::b", "a b", "é", "fn", "gen", "self", "Self", "super", "crate", "a ", " a"]
    {
        assert!(named(name).unwrap_err().contains("crate_name"), "{name}");
    }
}

#[test]
fn what_cannot_be_right_is_an_error_at_its_place() {
    for (more, place) in [
        ("operations = []", (3, "operations")),
        ("operations = 'none'", (3, "operations")),
        ("operations = ['A']\nexcept = ['B']", (4, "except")),
        ("operations = 'all'\nexcept = ['B',\n'B']", (5, "except")),
        ("types = 'some'", (3, "types")),
        ("types = ['A',\n'A']", (4, "types")),
        ("[locations]\n'?a' = ' '", (4, "locations")),
        ("[[family]]\ntype = 'A'\nmembers = ['B', 'B']", (5, "family")),
        ("[[family]]\ntype = 'A'\nmembers = []\n[[family]]\ntype = 'A'\nmembers = []", (7, "family")),
        ("[[sensitive]]\nelements = []\nreason = 'r'", (4, "sensitive")),
        ("[[sensitive]]\nelements = ['a']\nreason = ' '", (4, "sensitive")),
        ("[[override]]\npath = 'types/T'\nname = 'N'\nreason = ''", (3, "override")),
    ] {
        assert_eq!(places(more), [(place.0, place.1.to_owned())], "{more}");
    }
    for text in ["operations = 'all'\n[credentials]\n", "operations", "[[family]]\ntype = 'A'"] {
        assert!(parsed(text).is_err(), "{text}");
    }
    assert!(Config::parse("", "a.toml").is_err());
}
