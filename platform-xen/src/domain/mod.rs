//! The builder of PVH and PV guests: from a kernel file to a VCPU that may run. Pure up to [`Plan::new`]; then bounded calls.
//!
//! ```text
//!   image::Unpacking   bzImage -> ELF        (at bundling time, or a bounded amount a call and then cached)
//!   Kernel::parse   ELF -> checked segments and the Xen notes (public/elfnote.h)
//!   Plan::new       + ramdisk, command line, memory, VCPUs -> where everything goes; refuses what can't work
//!   Plan::populate  2 MiB extents, 64 a call
//!   Plan::load      at most 16 MiB copied a call, 512 frames mapped at once
//!   Plan::connect   tells the guest of its rings
//!   Plan::start     the state its VCPUs start in
//! ```
//!
//! A PV guest's memory is in [`pv`]'s own doc. Guest-physical memory of a PVH guest (public/arch-x86/hvm/start_info.h says what the guest is told):
//! ```text
//!   0            +--------------------------+
//!                | RAM: kernel where it is linked, then (page aligned)
//!                |   start_info, module list, memory map, command line: 1 or 2 pages
//!                |   ramdisk
//!   low_end      +--------------------------+  at most 0xf000_0000
//!                | MMIO hole                |  LAPIC 0xfee0_0000
//!   0xfeff_b000  | ACPI tables, one page    |  memory map: ACPI
//!   0xfeff_c000  | xenstore ring            |  memory map: reserved, to 0xff00_0000
//!   0xfeff_f000  | console ring             |
//!   0x1_0000_0000+--------------------------+
//!                | RAM beyond low_end       |
//!                +--------------------------+
//! ```
//! [`Core`] is what is left of a guest that crashed; [`again`] is how one goes on that was one before.
//! Deliberately absent: 32-bit PV and HVM guests, firmware, device passthrough; streams, which are `saved`.
#![deny(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod acpi;
pub mod again;
mod bytes;
mod context;
mod core;
pub mod elf;
mod error;
pub mod frames;
pub mod image;
mod layout;
pub mod listed;
mod load;
pub mod plan;
mod populate;
mod pv;
pub mod pv_again;
mod pvh;
mod space;
mod start_info;
mod unpack;

pub use self::core::Core;
pub use elf::Kernel;
pub use error::ImageError;
pub use layout::{MAX_MEMORY, MAX_VCPUS, MIN_MEMORY};
pub use plan::{Advance, Plan, Ring};
