//! The declarations, a file per group of classes. Nothing here but rows.

pub mod access;
pub mod debug;
pub mod host;
pub mod vm;

pub use access::{session as session_rows, task as task_rows, user as user_rows};
pub use host::{host as host_rows, host_cpu as host_cpu_rows, host_metrics as host_metrics_rows};
pub use vm::{console as console_rows, vm as vm_rows, vm_metrics as vm_metrics_rows};
