//! The control domain's side of a real Xen: the only code that needs Xen under it.
//!
//! ```text
//!   entry       _start, notes, trap stubs, the block stub          (asm)
//!   hypercall   the syscall and its counters                      (asm)
//!   console, clock, events, memory, foreign, grants, control,       one concern each
//!   sched, pv_guest, machphys, pools, board, pci
//!   Xen         all of them together: implements hyp::Hypervisor
//! ```
//!
//! One VCPU and no threads: what is `static` here is touched by the loop alone, or by a trap that never returns.
//! Event upcalls are masked everywhere but inside [`entry::block`], so nothing interrupts Rust code (and nothing can
//! trample a red zone).

mod board;
mod bundle;
mod clock;
mod console;
mod control;
mod entry;
mod events;
mod foreign;
mod grants;
pub mod hypercall;
pub mod machine;
mod machphys;
mod memory;
pub mod pci;
mod pools;
mod pv_guest;
mod sched;
mod trap;
pub mod virtio_blk;
pub mod virtio_net;
pub mod virtio_rng;
mod xen;

pub use bundle::{BootInfo, boot_info};
pub use clock::uptime;
pub use console::print;
pub use memory::HeapRange;
pub use pci::Dma;
pub use trap::end;
pub use xen::{Unsupported, Xen};
