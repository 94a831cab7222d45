//! Types that requests and responses are made of.

mod address;
mod failure;
mod line;
mod order;
mod order_row;
mod order_state;
mod out_of_stock;
mod session;

pub use address::*;
pub use failure::*;
pub use line::*;
pub use order::*;
pub use order_row::*;
pub use order_state::*;
pub use out_of_stock::*;
pub use session::*;
