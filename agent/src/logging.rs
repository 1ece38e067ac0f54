//! The console log: one line per record, `xenith: [seconds] level text`, through a sink given at boot.
//!
//! A sink is a static, so that it works before there is a heap and after a panic.

use core::fmt::Write;
use heapless::String;
use log::{LevelFilter, Log, Metadata, Record};

/// Longest line; the rest is cut.
const LINE: usize = 512;

/// Where lines go, and what time it is.
pub struct Console {
    /// Writes bytes.
    pub write: fn(&[u8]),
    /// Nanoseconds since boot.
    pub now: fn() -> u64,
}

/// Makes `console` the log of everything. Once.
pub fn init(console: &'static Console, level: LevelFilter) {
    // A second call can only come from a test that runs two agents in one process: the first one's sink stays.
    let _ = log::set_logger(console);
    log::set_max_level(level);
}

impl Log for Console {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let now = (self.now)();
        let mut line: String<LINE> = String::new();
        let level = match record.level() {
            log::Level::Error => "error: ",
            log::Level::Warn => "warning: ",
            log::Level::Info => "",
            log::Level::Debug => "debug: ",
            log::Level::Trace => "trace: ",
        };
        let _ = write!(line, "xenith: [{}.{:06}] {level}", now / 1_000_000_000, now / 1000 % 1_000_000);
        // What does not fit is cut: a client's text may be in the record.
        let _ = Cut(&mut line).write_fmt(*record.args());
        (self.write)(line.as_bytes());
        (self.write)(b"\n");
    }

    fn flush(&self) {}
}

/// Writes what fits; control characters, which a client could use to forge lines, become dots.
pub struct Cut<'a, const N: usize>(pub &'a mut String<N>);

impl<const N: usize> Write for Cut<'_, N> {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        for c in text.chars() {
            self.0.push(if c.is_control() { '.' } else { c }).map_err(|_| core::fmt::Error)?;
        }
        Ok(())
    }
}
