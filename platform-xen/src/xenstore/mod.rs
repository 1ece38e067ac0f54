//! The xenstore server: the tree of small values through which guests, their devices and the toolstack find each other
//! (docs/misc/xenstore.txt, docs/misc/xenstore-ring.txt, public/io/xs_wire.h).
//!
//! ```text
//!   ring      the shared page: bytes in, bytes out            inner     the toolstack's own door, without bytes
//!     \                                                         /
//!      server    who is there, whose turn it is, what is asked
//!        |  request  nodes  commit   one message each        events   who hears of a change
//!        |
//!      domain  transaction  watch  tree       state, one concept each; tree and watch sit in slabs
//!        |
//!      wire  path  perms  quota  slab         facts
//! ```
//! What holds: a request changes all it says or nothing. No allocation that fails ends the agent; its client is told
//! ENOMEM. Nothing recurses. What a domain can make the server hold or do is bounded by its quotas. A guest sees only
//! what its permissions say, in answers and in events alike. A domain's nodes go with it.
//!
//! Deliberately absent: XS_CONTROL's commands (ENOSYS), soft quotas, sockets, a store that outlives the agent, any
//! clock: `now` is an argument, and needed for the rate of writes only.
#![deny(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod commit;
mod domain;
mod events;
mod inner;
mod nodes;
pub mod path;
pub mod perms;
pub mod quota;
mod request;
pub mod ring;
mod server;
mod slab;
mod transaction;
mod tree;
mod watch;
pub mod wire;

pub use inner::Edit;
pub use perms::Perm;
pub use quota::{Limits, Quota};
pub use ring::{Pumped, StoreFault, StoreRing};
pub use server::{Ask, FEATURES, Served, Server, Usage};
pub use wire::Error;
