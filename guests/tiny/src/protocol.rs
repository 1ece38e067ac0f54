//! What the tiny guest says and obeys: one place for the guest itself and for the simulated Xen that plays it.
//!
//! ```text
//!   at start     BANNER, or the text after "banner=" in the command line up to a blank; then CR LF
//!   input byte   POWER_OFF, REBOOT, CRASH: it shuts down with that reason at once
//!                any other: echoed
//! ```
//! Deliberately absent: anything that has a state.

/// Said at start when the command line has no banner.
pub const BANNER: &str = "XENITH-TINY up";
/// The word of the command line that replaces it.
pub const BANNER_WORD: &str = "banner=";
/// Ctrl-P: SHUTDOWN_poweroff.
pub const POWER_OFF: u8 = 0x10;
/// Ctrl-R: SHUTDOWN_reboot.
pub const REBOOT: u8 = 0x12;
/// Ctrl-C: SHUTDOWN_crash.
pub const CRASH: u8 = 0x03;

/// The banner a command line asks for.
#[must_use]
pub fn banner(command_line: &str) -> &str {
    command_line.split(' ').find_map(|word| word.strip_prefix(BANNER_WORD)).unwrap_or(BANNER)
}
