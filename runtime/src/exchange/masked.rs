//! Bodies without what is secret in them, for whoever knows the service alone.

use crate::mask;
use crate::operation::Service;

/// The text of a body without what is secret, whatever else is in it: pages and broken XML too.
pub(crate) fn masked(service: &Service, body: &[u8]) -> String {
    mask::body(body, service.sensitive, service.table)
}
