//! The API, declared once: classes, fields and messages as rows of const tables (XenAPI 1.0.10, "API Reference").
//!
//! ```text
//!   decl/*.rs   rows, one file per group of classes    <- schema! (rows.rs)
//!   classes     the list below: Class and CLASSES       <- classes!
//!   lint        what a row may not say, at compile time
//!   methods     "vm.start" -> (class, what to do), sorted once at start
//! ```
//! A class that is not declared yet is `later`: references to it are typed and its sets are empty. Everything else
//! about it (accessors, records, Async forms, list_methods) derives from the rows the day it gets them.
//!
//! Deliberately absent: generated structs and per-class code.

#[macro_use]
mod rows;
pub mod decl;
pub mod enums;
mod lint;
pub mod methods;
pub mod types;

pub use decl::access::{session, task, user};
pub use decl::debug::debug;
pub use decl::host::{host, host_cpu, host_metrics};
pub use decl::vm::{console, vm, vm_metrics};
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
    console = &console::ROW;
    debug = &debug::ROW;
    event = &types::later("event");
    VM_guest_metrics = &types::later("VM_guest_metrics");
    network = &types::later("network");
    VIF = &types::later("VIF");
    VIF_metrics = &types::later("VIF_metrics");
    PIF = &types::later("PIF");
    PIF_metrics = &types::later("PIF_metrics");
    SR = &types::later("SR");
    VDI = &types::later("VDI");
    VBD = &types::later("VBD");
    VBD_metrics = &types::later("VBD_metrics");
    PBD = &types::later("PBD");
    crashdump = &types::later("crashdump");
    VTPM = &types::later("VTPM");
    DPCI = &types::later("DPCI");
    PPCI = &types::later("PPCI");
    DSCSI = &types::later("DSCSI");
    DSCSI_HBA = &types::later("DSCSI_HBA");
    PSCSI = &types::later("PSCSI");
    PSCSI_HBA = &types::later("PSCSI_HBA");
    XSPolicy = &types::later("XSPolicy");
    ACMPolicy = &types::later("ACMPolicy");
    cpu_pool = &types::later("cpu_pool");
}

const _: () = lint::check(CLASSES);
