//! What the tiny guest says and obeys: one place for the guest itself and for the simulated Xen that plays it.
//!
//! ```text
//!   at start     BANNER, or the text after "banner=" in the command line up to a blank; then CR LF
//!   input byte   POWER_OFF, REBOOT, CRASH: it shuts down with that reason at once
//!                any other: echoed
//!   "polite" in the command line: it watches control/shutdown in the store, and in one transaction
//!                reads it and writes nothing there; then does what it read. When it goes on in another
//!                domain it says GOES_ON CR LF and watches again. Without that word it is deaf to the store.
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

/// The word of the command line that has it listen to the store.
pub const POLITE: &str = "polite";
/// Said when it was suspended and is in another domain now.
pub const GOES_ON: &str = "XENITH-TINY goes on";
/// The node that says what to do, below the guest's home.
pub const SHUTDOWN_NODE: &str = "control/shutdown";

/// Whether a command line asks for one that listens.
#[must_use]
pub fn is_polite(command_line: &str) -> bool {
    command_line.split(' ').any(|word| word == POLITE)
}

/// What a guest can be asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    PowerOff,
    Reboot,
    Suspend,
}

/// What a value of the node asks for; `None`: nothing.
#[must_use]
pub fn asked(value: &str) -> Option<Asked> {
    match value {
        "poweroff" => Some(Asked::PowerOff),
        "reboot" => Some(Asked::Reboot),
        "suspend" => Some(Asked::Suspend),
        _ => None,
    }
}
