//! The operations: their requests and responses.

mod create_voucher;
mod get_order;
mod list_orders;
mod put_order;
mod send_parcel;

pub use create_voucher::*;
pub use get_order::*;
pub use list_orders::*;
pub use put_order::*;
pub use send_parcel::*;
