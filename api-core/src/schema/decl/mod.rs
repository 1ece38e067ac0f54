//! The declarations, a file per group of classes. Nothing here but rows.

pub mod access;
pub mod debug;
pub mod host;
pub mod network;
pub mod passthrough;
pub mod pool;
pub mod security;
pub mod storage;
pub mod vm;

// As rows name each other.
pub use access::{session as session_rows, task as task_rows, user as user_rows};
pub use host::{host as host_rows, host_cpu as host_cpu_rows, host_metrics as host_metrics_rows};
pub use network::{
    network as network_rows, pif as pif_rows, pif_metrics as pif_metrics_rows, vif as vif_rows,
    vif_metrics as vif_metrics_rows,
};
pub use passthrough::{
    dpci as dpci_rows, dscsi as dscsi_rows, dscsi_hba as dscsi_hba_rows, ppci as ppci_rows, pscsi as pscsi_rows,
    pscsi_hba as pscsi_hba_rows, vtpm as vtpm_rows,
};
pub use pool::cpu_pool as cpu_pool_rows;
pub use storage::{
    crashdump as crashdump_rows, pbd as pbd_rows, sr as sr_rows, vbd as vbd_rows, vbd_metrics as vbd_metrics_rows,
    vdi as vdi_rows,
};
pub use vm::{
    console as console_rows, vm as vm_rows, vm_guest_metrics as vm_guest_metrics_rows, vm_metrics as vm_metrics_rows,
};
