//! Values of simple types.

use super::{What, assert_same, only};

/// An element `e` of a type.
fn of(ty: &str) -> String {
    format!("<xs:element name='e' type='{ty}'/>")
}

fn text(value: &str) -> String {
    format!("<e>{value}</e>")
}

#[test]
fn forms_of_one_value_are_equal() {
    let same = [
        ("xs:boolean", "true", "1"),
        ("xs:boolean", " false ", "0"),
        ("xs:int", "+007", "7"),
        ("xs:integer", "-0", "0"),
        (
            "xs:integer",
            "000123456789012345678901234567890123456789012345",
            "123456789012345678901234567890123456789012345",
        ),
        ("xs:decimal", "1.50", "+01.5"),
        ("xs:decimal", ".5", "0.5"),
        ("xs:decimal", "-0.0", "0"),
        ("xs:double", "1E2", "100.0"),
        ("xs:double", "INF", " INF\n"),
        ("xs:double", "NaN", "NaN"),
        ("xs:float", "0.1", "1e-1"),
        ("xs:dateTime", "2020-01-02T03:04:05.600Z", "2020-01-02T03:04:05.6+00:00"),
        ("xs:dateTime", "2020-12-31T24:00:00", "2021-01-01T00:00:00"),
        ("xs:dateTime", "2020-02-28T24:00:00.0", "2020-02-29T00:00:00"),
        ("xs:time", "24:00:00", "00:00:00"),
        ("xs:date", "2020-01-02Z", "2020-01-02-00:00"),
        ("xs:gMonth", "--05--", "--05"),
        ("xs:duration", "P1Y", "P12M"),
        ("xs:duration", "P1DT1.50S", "PT24H1.5S"),
        ("xs:duration", "-P0D", "PT0S"),
        ("xs:hexBinary", "0aFF", "0Aff"),
        ("xs:base64Binary", "AQ I=", "AQI="),
        ("xs:QName", "t:x", "x"),
        ("xs:token", " a  b\n", "a b"),
        ("xs:normalizedString", "a\tb ", "a b "),
        ("xs:NMTOKENS", "a  b", " a b "),
        ("xs:string", "a&lt;b", "<![CDATA[a<b]]>"),
        ("xs:string", "ab", "a<!-- c -->b"),
    ];
    for (ty, one, other) in same {
        assert_same(&of(ty), &text(one), &text(other));
    }
}

#[test]
fn other_values_differ() {
    let different = [
        ("xs:boolean", "true", "false"),
        ("xs:int", "1", "10"),
        ("xs:int", "1", ""),
        ("xs:integer", "12345678901234567890123456789", "12345678901234567890123456780"),
        ("xs:decimal", "1.5", "1.05"),
        ("xs:decimal", "1", "-1"),
        ("xs:double", "0.1", "0.10000000000000002"),
        ("xs:double", "0", "-0"),
        ("xs:double", "INF", "-INF"),
        ("xs:float", "0.1", "0.2"),
        ("xs:dateTime", "2020-01-02T03:04:05", "2020-01-02T03:04:05Z"),
        ("xs:dateTime", "2020-01-02T03:04:05+01:00", "2020-01-02T02:04:05Z"),
        ("xs:dateTime", "2020-01-02T03:04:05.1", "2020-01-02T03:04:05.12"),
        ("xs:date", "2020-01-02", "2020-01-03"),
        ("xs:date", "2020-01-02", "-2020-01-02"),
        ("xs:duration", "P1M", "P30D"),
        ("xs:duration", "P1D", "-P1D"),
        ("xs:hexBinary", "0a", "0a00"),
        ("xs:base64Binary", "AQI=", "AQM="),
        ("xs:QName", "t:x", "xs:x"),
        ("xs:QName", "t:x", "t:y"),
        ("xs:string", "a", " a"),
        ("xs:string", "a\n", "a"),
        ("xs:token", "a b", "ab"),
        ("xs:NMTOKENS", "a b", "b a"),
        ("xs:anyURI", "a", "A"),
        ("xs:anySimpleType", "1", "01"),
    ];
    for (ty, one, other) in different {
        let (path, what) = only(&of(ty), &text(one), &text(other));
        assert_eq!((path.as_str(), what), ("e", What::Text(one.into(), other.into())), "{ty}");
    }
}

#[test]
fn texts_that_are_no_values_are_compared_as_texts() {
    assert_same(&of("xs:int"), "<e>many</e>", "<e>many</e>");
    only(&of("xs:int"), "<e>many</e>", "<e>some</e>");
    only(&of("xs:int"), "<e>1</e>", "<e>one</e>");
    only(&of("xs:unsignedByte"), "<e>256</e>", "<e>0256</e>");
}

#[test]
fn lists_are_compared_by_item() {
    let list = "<xs:element name='e'><xs:simpleType><xs:list itemType='xs:decimal'/></xs:simpleType></xs:element>";
    assert_same(list, "<e>1.0 2</e>", "<e> 1\n+2.00 </e>");
    assert_same(list, "<e/>", "<e> </e>");
    only(list, "<e>1 2</e>", "<e>1 2 2</e>");
    only(list, "<e>1 2</e>", "<e>2 1</e>");
}

#[test]
fn unions_are_compared_by_the_first_member_that_fits() {
    let union = "<xs:element name='e'><xs:simpleType><xs:union memberTypes='xs:int t:word xs:string'/></xs:simpleType>\
                 </xs:element><xs:simpleType name='word'><xs:restriction base='xs:token'>\
                 <xs:enumeration value='a b'/></xs:restriction></xs:simpleType>";
    assert_same(union, "<e>01</e>", "<e>1</e>");
    assert_same(union, "<e>a b</e>", "<e> a  b</e>");
    only(union, "<e>a c</e>", "<e>a  c</e>");
    only(union, "<e>1.0</e>", "<e>1</e>");
}

#[test]
fn listed_values_are_compared_as_values() {
    let listed = "<xs:element name='e'><xs:simpleType><xs:restriction base='xs:int'><xs:enumeration value='1'/>\
                  <xs:enumeration value='02'/></xs:restriction></xs:simpleType></xs:element>";
    assert_same(listed, "<e>2</e>", "<e>002</e>");
    only(listed, "<e>1</e>", "<e>2</e>");
}

#[test]
fn prefixes_of_names_in_lists_do_not_count() {
    let listed = "<xs:element name='e'><xs:simpleType><xs:restriction><xs:simpleType><xs:list itemType='xs:QName'/></xs:simpleType>\
                  <xs:enumeration value='t:a t:b'/></xs:restriction></xs:simpleType></xs:element>";
    assert_same(listed, "<e>t:a t:b</e>", "<e>a t:b</e>");
    only(listed, "<e>t:a t:b</e>", "<e>t:b t:a</e>");
}
