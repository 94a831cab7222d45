//! Values that do not satisfy the facets of their types, one facet each.

use wsdl_runtime::codec::{Sink, read_document};
use wsdl_runtime::codegen::Request;
use wsdl_runtime::{DeviationKind, Error, FacetChecks, NotSentReason};
use wsdl_tests::memory::{Reply, Service};

use super::facets;
use super::facets::operations::Do;

/// Each facet by a request that lacks it alone: the content, and the path in the error.
const BEYOND: &[(&str, &str)] = &[
    ("<Name/>", "Do/Name"),
    ("<Name>Joanne</Name>", "Do/Name"),
    ("<Name>J</Name><Zip>301</Zip>", "Do/Zip"),
    ("<Name>J</Name><Zip>IO</Zip>", "Do/Zip"),
    ("<Name>J</Name><Price>1.234</Price>", "Do/Price"),
    ("<Name>J</Name><Price>1234.56</Price>", "Do/Price"),
    ("<Name>J</Name><Price>0</Price>", "Do/Price"),
    ("<Name>J</Name><Start>2019-12-31</Start>", "Do/Start"),
    ("<Name>J</Name><Codes>a b c</Codes>", "Do/Codes"),
    ("<Name>J</Name><Codes>a abcdef</Codes>", "Do/Codes"),
    ("<Name>J</Name><Size>10000</Size>", "Do/Size"),
    ("<Name>J</Name><Key>ab</Key>", "Do/Key"),
    ("<Name>J</Name><Lines><Line>Joanne</Line></Lines>", "Do/Lines/Line"),
    ("<Name>J</Name><Count>0</Count>", "Do/Count"),
    ("<Name>J</Name><Data>AQIDBA==</Data>", "Do/Data"),
    ("<Name>J</Name><Weight>-1</Weight>", "Do/Weight"),
    ("<Name>J</Name><Weight unit='pounds'>1</Weight>", "Do/Weight/@unit"),
];

#[test]
fn values_beyond_their_facets_are_deviations_and_are_not_sent_unless_that_is_asked_for() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime without input");
    for (content, path) in BEYOND {
        let xml = format!("<Do xmlns='urn:case'>{content}</Do>");
        let (table, name) = (facets::namespaces::TABLE, Do::OPERATION.input);
        assert!(read_document::<Do>(&xml, table, name, Sink::strict()).is_err(), "{xml}");
        let (value, deviations) = read_document::<Do>(&xml, table, name, Sink::lenient()).expect("it can be read");
        let all = deviations.as_slice();
        assert!(matches!(all.first().map(|one| &one.kind), Some(DeviationKind::Facet(_))), "{xml}: {all:?}");
        assert_eq!((all.len(), all[0].path.as_str()), (1, *path), "{xml}");

        let answer = "<DoResponse xmlns='urn:case'><Zip>long</Zip></DoResponse>";
        let service = Service::new([Reply::soap11(wsdl_tests::memory::envelope(answer))]);
        let client = facets::Client::builder().transport(service.clone()).endpoint("http://localhost/").build();
        let client = client.expect("the settings are right");
        let error = runtime.block_on(client.r#do(&value)).expect_err(&xml);
        let Error::NotSent(not_sent) = &error else { panic!("{error:?}") };
        let NotSentReason::Facets(errors) = &not_sent.reason else { panic!("{error:?}") };
        assert_eq!((errors.0.len(), errors.0[0].path.as_str()), (1, *path), "{xml}");
        assert_eq!(service.seen().len(), 0);

        let client = client.with_facets(FacetChecks::Report);
        let answer = runtime.block_on(client.send(&value)).expect("it is sent");
        assert_eq!(answer.exchange.violations, errors.0, "{xml}");
        assert_eq!(answer.deviations.count(), 1);
    }
}
