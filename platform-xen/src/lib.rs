//! The thin platform layer: everything the agent needs to know about Xen, and nothing about XenAPI.
//!
//! ```text
//!   abi  <-  hyp  <-  real | sim          numbers and layouts, the seam, the two things behind it
//!            hyp  <-  domain, pv,         code that works on either
//!                     firmware, xenstore
//! ```
//!
//! Deliberately absent: any name of the management API, any clock or entropy source of its own.

#![no_std]

extern crate alloc;

pub mod abi;
pub mod domain;
pub mod firmware;
pub mod hyp;
pub mod pv;
#[cfg(feature = "real")]
pub mod real;
pub mod saved;
#[cfg(feature = "sim")]
pub mod sim;
pub mod xenstore;
