//! public/sched.h

use super::layout;

/// SCHEDOP_yield
pub const YIELD: u64 = 0;
/// SCHEDOP_block
pub const BLOCK: u64 = 1;
/// SCHEDOP_shutdown
pub const SHUTDOWN: u64 = 2;
/// SCHEDOP_poll
pub const POLL: u64 = 3;
/// SCHEDOP_watchdog
pub const WATCHDOG: u64 = 6;

/// SHUTDOWN_poweroff
pub const SHUTDOWN_POWEROFF: u32 = 0;
/// SHUTDOWN_reboot
pub const SHUTDOWN_REBOOT: u32 = 1;
/// SHUTDOWN_crash
pub const SHUTDOWN_CRASH: u32 = 3;

/// sched_watchdog
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct Watchdog {
    /// 0 makes a new one
    pub id: u32,
    /// seconds; 0 ends it
    pub timeout: u32,
}
layout!(Watchdog, 8);
