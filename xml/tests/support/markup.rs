//! Documents of every kind of markup.
// The tests of the whole workspace start fuzzing from them.
#![allow(unreachable_pub)]

/// The documents; all but the fourth, which has a document type declaration, are well-formed.
pub const SEEDS: [&str; 8] = [
    "<?xml version=\"1.0\"?><a xmlns=\"urn:a\" xmlns:p=\"urn:b\"><p:b k='v' p:k=\"&lt;\">t&amp;<![CDATA[x]]>&#65;</p:b><c/></a>",
    "<!-- c --><a><?pi d?><b xsi:nil=\"1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>\r\nü€😀</a> ",
    "<a>]]&gt;<b><c><a>&#x10FFFF;</a></c></b></a><!-- e -->",
    "<!DOCTYPE a [<!ENTITY x \"y\">]><a b=\"1\" c=\"2\">&x;</a>",
    "<a xmlns='urn:a' xmlns:p='urn:b'><p:b><p:b xmlns:p='urn:c'>1</p:b><p:b>2</p:b><b xmlns=''>3</b></p:b><p:b p:a='1' xmlns:q='urn:b' q:b='2'/>\n</a>\n",
    "<a><b > x </b ><b\n/><c d = '1' e=\"&#9;\"  /><c>\u{FEFF}\r\n\u{FFFD}</c></a>",
    "<a xmlns:long-prefix-name='urn:a'><long-prefix-name:b>1</long-prefix-name:b><ü>ä</ü><long-prefix-name:a.b-c_d/></a>",
    "<n:name-of-15-byte xmlns:n='urn:a' xmlns='urn:b'><name-of-16-bytes>x]y</name-of-16-bytes><a-name-that-is-longer-than-sixteen-bytes>z</a-name-that-is-longer-than-sixteen-bytes></n:name-of-15-byte>",
];

/// Documents with document type declarations, entities above all.
pub const DOCUMENT_TYPES: [&str; 7] = [
    "<!DOCTYPE a [<!ENTITY x \"y&#65;\"><!ENTITY z 'q&x;'>]><a b=\"&z;\">&x; &z;</a>",
    "<?xml version=\"1.0\" standalone=\"yes\"?><!DOCTYPE a SYSTEM \"a.dtd\" [<!ELEMENT a (#PCDATA)><!ENTITY x \"1\r\n2\t3\">]><a b='&x;'>&x;</a>",
    "<?xml version=\"1.0\" standalone=\"yes\"?><!DOCTYPE a PUBLIC \"-//X\" 'x'><a>&lt;</a>",
    "<!DOCTYPE p:a [<!-- c --><?pi d?><!NOTATION n SYSTEM \"x\"><!ENTITY g SYSTEM \"x\"><!ENTITY % p \"q\"><!ENTITY x \"a\"><!ENTITY x \"b\">]><p:a xmlns:p='urn:a'>&x;</p:a>",
    "<!DOCTYPE a [<!ENTITY x \"&#38;#60;&#38;amp;&#13;&#9;&#38;#33;\"><!ENTITY y '<b>&x;</b>'>]><a b='&x;'>&x;&lt;</a>",
    "<!DOCTYPE a [<!ENTITY x 'b'>\n]><!-- c --><a xmlns='urn:&x;' xmlns:p='urn:&#x62;'><p:b p:c='&x;'/></a>",
    "<!DOCTYPE a [<!ENTITY lt \"&#38;#60;\"><!ENTITY gt '&#62;'>]>\r\n<a b='&lt;'>]]&gt;</a>",
];
