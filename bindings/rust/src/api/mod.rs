//! The classes of the Xen Management API. Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(non_snake_case, non_camel_case_types, clippy::all)]

mod types;
pub mod session;
pub mod task;
pub mod user;
pub mod host;
pub mod host_metrics;
pub mod host_cpu;
pub mod vm;
pub mod vm_metrics;
pub mod vm_guest_metrics;
pub mod console;
pub mod event;
pub mod network;
pub mod vif;
pub mod vif_metrics;
pub mod pif;
pub mod pif_metrics;
pub mod sr;
pub mod vdi;
pub mod vbd;
pub mod vbd_metrics;
pub mod pbd;
pub mod crashdump;
pub mod vtpm;
pub mod dpci;
pub mod ppci;
pub mod dscsi;
pub mod dscsi_hba;
pub mod pscsi;
pub mod pscsi_hba;
pub mod xspolicy;
pub mod acmpolicy;
pub mod cpu_pool;
pub mod debug;

pub use types::*;
pub use session::{Session, SessionRecord};
pub use task::{Task, TaskRecord};
pub use user::{User, UserRecord};
pub use host::{Host, HostRecord};
pub use host_metrics::{HostMetrics, HostMetricsRecord};
pub use host_cpu::{HostCpu, HostCpuRecord};
pub use vm::{Vm, VmRecord};
pub use vm_metrics::{VmMetrics, VmMetricsRecord};
pub use vm_guest_metrics::{VmGuestMetrics, VmGuestMetricsRecord};
pub use console::{Console, ConsoleRecord};
pub use event::{Event, EventRecord};
pub use network::{Network, NetworkRecord};
pub use vif::{Vif, VifRecord};
pub use vif_metrics::{VifMetrics, VifMetricsRecord};
pub use pif::{Pif, PifRecord};
pub use pif_metrics::{PifMetrics, PifMetricsRecord};
pub use sr::{Sr, SrRecord};
pub use vdi::{Vdi, VdiRecord};
pub use vbd::{Vbd, VbdRecord};
pub use vbd_metrics::{VbdMetrics, VbdMetricsRecord};
pub use pbd::{Pbd, PbdRecord};
pub use crashdump::{Crashdump, CrashdumpRecord};
pub use vtpm::{Vtpm, VtpmRecord};
pub use dpci::{Dpci, DpciRecord};
pub use ppci::{Ppci, PpciRecord};
pub use dscsi::{Dscsi, DscsiRecord};
pub use dscsi_hba::{DscsiHba, DscsiHbaRecord};
pub use pscsi::{Pscsi, PscsiRecord};
pub use pscsi_hba::{PscsiHba, PscsiHbaRecord};
pub use xspolicy::{XSPolicy, XSPolicyRecord};
pub use acmpolicy::{ACMPolicy, ACMPolicyRecord};
pub use cpu_pool::{CpuPool, CpuPoolRecord};
pub use debug::{Debug, DebugRecord};

impl crate::Client {
    /// Calls of `session`.
    pub fn session(&mut self) -> session::Calls<'_> { session::Calls(self) }
    /// Calls of `task`.
    pub fn task(&mut self) -> task::Calls<'_> { task::Calls(self) }
    /// Calls of `user`.
    pub fn user(&mut self) -> user::Calls<'_> { user::Calls(self) }
    /// Calls of `host`.
    pub fn host(&mut self) -> host::Calls<'_> { host::Calls(self) }
    /// Calls of `host_metrics`.
    pub fn host_metrics(&mut self) -> host_metrics::Calls<'_> { host_metrics::Calls(self) }
    /// Calls of `host_cpu`.
    pub fn host_cpu(&mut self) -> host_cpu::Calls<'_> { host_cpu::Calls(self) }
    /// Calls of `VM`.
    pub fn vm(&mut self) -> vm::Calls<'_> { vm::Calls(self) }
    /// Calls of `VM_metrics`.
    pub fn vm_metrics(&mut self) -> vm_metrics::Calls<'_> { vm_metrics::Calls(self) }
    /// Calls of `VM_guest_metrics`.
    pub fn vm_guest_metrics(&mut self) -> vm_guest_metrics::Calls<'_> { vm_guest_metrics::Calls(self) }
    /// Calls of `console`.
    pub fn console(&mut self) -> console::Calls<'_> { console::Calls(self) }
    /// Calls of `event`.
    pub fn event(&mut self) -> event::Calls<'_> { event::Calls(self) }
    /// Calls of `network`.
    pub fn network(&mut self) -> network::Calls<'_> { network::Calls(self) }
    /// Calls of `VIF`.
    pub fn vif(&mut self) -> vif::Calls<'_> { vif::Calls(self) }
    /// Calls of `VIF_metrics`.
    pub fn vif_metrics(&mut self) -> vif_metrics::Calls<'_> { vif_metrics::Calls(self) }
    /// Calls of `PIF`.
    pub fn pif(&mut self) -> pif::Calls<'_> { pif::Calls(self) }
    /// Calls of `PIF_metrics`.
    pub fn pif_metrics(&mut self) -> pif_metrics::Calls<'_> { pif_metrics::Calls(self) }
    /// Calls of `SR`.
    pub fn sr(&mut self) -> sr::Calls<'_> { sr::Calls(self) }
    /// Calls of `VDI`.
    pub fn vdi(&mut self) -> vdi::Calls<'_> { vdi::Calls(self) }
    /// Calls of `VBD`.
    pub fn vbd(&mut self) -> vbd::Calls<'_> { vbd::Calls(self) }
    /// Calls of `VBD_metrics`.
    pub fn vbd_metrics(&mut self) -> vbd_metrics::Calls<'_> { vbd_metrics::Calls(self) }
    /// Calls of `PBD`.
    pub fn pbd(&mut self) -> pbd::Calls<'_> { pbd::Calls(self) }
    /// Calls of `crashdump`.
    pub fn crashdump(&mut self) -> crashdump::Calls<'_> { crashdump::Calls(self) }
    /// Calls of `VTPM`.
    pub fn vtpm(&mut self) -> vtpm::Calls<'_> { vtpm::Calls(self) }
    /// Calls of `DPCI`.
    pub fn dpci(&mut self) -> dpci::Calls<'_> { dpci::Calls(self) }
    /// Calls of `PPCI`.
    pub fn ppci(&mut self) -> ppci::Calls<'_> { ppci::Calls(self) }
    /// Calls of `DSCSI`.
    pub fn dscsi(&mut self) -> dscsi::Calls<'_> { dscsi::Calls(self) }
    /// Calls of `DSCSI_HBA`.
    pub fn dscsi_hba(&mut self) -> dscsi_hba::Calls<'_> { dscsi_hba::Calls(self) }
    /// Calls of `PSCSI`.
    pub fn pscsi(&mut self) -> pscsi::Calls<'_> { pscsi::Calls(self) }
    /// Calls of `PSCSI_HBA`.
    pub fn pscsi_hba(&mut self) -> pscsi_hba::Calls<'_> { pscsi_hba::Calls(self) }
    /// Calls of `XSPolicy`.
    pub fn xspolicy(&mut self) -> xspolicy::Calls<'_> { xspolicy::Calls(self) }
    /// Calls of `ACMPolicy`.
    pub fn acmpolicy(&mut self) -> acmpolicy::Calls<'_> { acmpolicy::Calls(self) }
    /// Calls of `cpu_pool`.
    pub fn cpu_pool(&mut self) -> cpu_pool::Calls<'_> { cpu_pool::Calls(self) }
    /// Calls of `debug`.
    pub fn debug(&mut self) -> debug::Calls<'_> { debug::Calls(self) }
}
