//! The API, declared once: classes, fields and messages as rows of const tables (XenAPI 1.0.10, "API Reference").
//!
//! ```text
//!   decl/*.rs   rows, one file per group of classes    <- schema! (rows.rs)
//!   classes     the list below: Class and CLASSES       <- classes!
//!   lint        what a row may not say, at compile time
//!   methods     "vm.start" -> (class, what to do), sorted once at start
//! ```
//! Accessors, records, constructors, Async forms, list_methods, documentation and bindings derive from the rows. What the
//! two texts contradict each other or themselves in is decided in `ODDITIES.md` beside this crate's data.
//!
//! Deliberately absent: generated structs and per-class code.

#[macro_use]
mod rows;
pub mod decl;
pub mod enums;
mod lint;
pub mod methods;
pub mod types;

pub use decl::access::{event, session, task, user};
pub use decl::debug::debug;
pub use decl::host::{host, host_cpu, host_metrics};
pub use decl::network::{network, pif, pif_metrics, vif, vif_metrics};
pub use decl::passthrough::{dpci, dscsi, dscsi_hba, ppci, pscsi, pscsi_hba, vtpm};
pub use decl::pool::cpu_pool;
pub use decl::security::{acmpolicy, xspolicy};
pub use decl::storage::{crashdump, pbd, sr, vbd, vbd_metrics, vdi};
pub use decl::vm::{console, vm, vm_guest_metrics, vm_metrics};
pub use types::{ClassRow, Field, Key, Message, Role, Type, kind};

classes! {
    session = &session::ROW;
    task = &task::ROW;
    user = &user::ROW;
    host = &host::ROW;
    host_metrics = &host_metrics::ROW;
    host_cpu = &host_cpu::ROW;
    VM = &vm::ROW;
    VM_metrics = &vm_metrics::ROW;
    VM_guest_metrics = &vm_guest_metrics::ROW;
    console = &console::ROW;
    event = &event::ROW;
    network = &network::ROW;
    VIF = &vif::ROW;
    VIF_metrics = &vif_metrics::ROW;
    PIF = &pif::ROW;
    PIF_metrics = &pif_metrics::ROW;
    SR = &sr::ROW;
    VDI = &vdi::ROW;
    VBD = &vbd::ROW;
    VBD_metrics = &vbd_metrics::ROW;
    PBD = &pbd::ROW;
    crashdump = &crashdump::ROW;
    VTPM = &vtpm::ROW;
    DPCI = &dpci::ROW;
    PPCI = &ppci::ROW;
    DSCSI = &dscsi::ROW;
    DSCSI_HBA = &dscsi_hba::ROW;
    PSCSI = &pscsi::ROW;
    PSCSI_HBA = &pscsi_hba::ROW;
    XSPolicy = &xspolicy::ROW;
    ACMPolicy = &acmpolicy::ROW;
    cpu_pool = &cpu_pool::ROW;
    debug = &debug::ROW;
}

const _: () = lint::check(CLASSES);
