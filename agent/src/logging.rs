//! The console log: one line per record, `xenith: [seconds] level text`, through a sink given at boot.
//!
//! A sink is a static, so that it works before there is a heap and after a panic. So is what is [`kept`] of the lines: the
//! newest that fit into 16 KiB.

use core::fmt::Write;
use heapless::String;
use log::{LevelFilter, Log, Metadata, Record};

/// Longest line; the rest is cut.
const LINE: usize = 512;
/// Target of lines that are for the console only: what is kept of the others can be read by clients.
pub const SECRET: &str = "secret";
/// Bytes of lines kept.
const KEPT: usize = 16 << 10;

static RING: spin::Mutex<Ring<KEPT>> = spin::Mutex::new(Ring::new());

/// Whole lines, the oldest dropped for the newest.
struct Ring<const N: usize> {
    bytes: [u8; N],
    start: usize,
    len: usize,
}

impl<const N: usize> Ring<N> {
    const fn new() -> Ring<N> {
        Ring { bytes: [0; N], start: 0, len: 0 }
    }

    fn at(&mut self, offset: usize) -> Option<&mut u8> {
        self.bytes.get_mut((self.start + offset) % N)
    }

    /// Keeps a line, which does not end with a newline, if it fits at all.
    fn push(&mut self, line: &[u8]) {
        if line.len() >= N {
            return;
        }
        while N - self.len <= line.len() {
            // At least one byte goes each time, so this ends.
            let mut last = 0;
            while last != b'\n' && self.len > 0 {
                last = self.at(0).map_or(0, |byte| *byte);
                self.start = (self.start + 1) % N;
                self.len -= 1;
            }
        }
        for &byte in line.iter().chain(b"\n") {
            let end = self.len;
            if let Some(place) = self.at(end) {
                *place = byte;
            }
            self.len += 1;
        }
    }

    /// Both runs of what is kept, oldest first.
    fn runs(&self) -> (&[u8], &[u8]) {
        let first = self.len.min(N - self.start);
        let run = |from: usize, len: usize| self.bytes.get(from..from + len).unwrap_or_default();
        (run(self.start, first), run(0, self.len - first))
    }
}

/// The newest lines; empty if there is no memory for them.
#[must_use]
pub fn kept() -> alloc::string::String {
    let ring = RING.lock();
    let (old, new) = ring.runs();
    let mut text = alloc::vec::Vec::new();
    if text.try_reserve_exact(old.len() + new.len()).is_err() {
        return alloc::string::String::new();
    }
    text.extend_from_slice(old);
    text.extend_from_slice(new);
    // Lines are kept whole, so this is UTF-8 as they were.
    alloc::string::String::from_utf8(text).unwrap_or_default()
}

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
        // A panic may come while the lock is held: that line is only printed.
        if record.target() != SECRET
            && let Some(mut ring) = RING.try_lock()
        {
            ring.push(line.as_bytes());
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn text<const N: usize>(ring: &Ring<N>) -> alloc::string::String {
        let (old, new) = ring.runs();
        alloc::string::String::from_utf8([old, new].concat()).expect("UTF-8")
    }

    #[test]
    fn the_newest_whole_lines_are_kept() {
        let mut ring = Ring::<16>::new();
        assert_eq!(text(&ring), "");
        for line in ["one", "two", "three"] {
            ring.push(line.as_bytes());
        }
        assert_eq!(text(&ring), "one\ntwo\nthree\n");
        ring.push(b"4");
        assert_eq!(text(&ring), "one\ntwo\nthree\n4\n");
        ring.push(b"5");
        assert_eq!(text(&ring), "two\nthree\n4\n5\n");
        ring.push(b"fifteen letters");
        assert_eq!(text(&ring), "fifteen letters\n");
        ring.push(b"sixteen letters!");
        ring.push(b"");
        assert_eq!(text(&ring), "\n");
    }

    #[test]
    fn secrets_are_printed_and_not_kept() {
        static SINK: Console = Console { write: |_| (), now: || 1 };
        let line = |target| SINK.log(&Record::builder().args(format_args!("of {target}")).target(target).build());
        line(SECRET);
        line("agent");
        assert_eq!(kept(), "xenith: [0.000000] of agent\n");
    }

    #[test]
    fn any_lines_leave_whole_lines() {
        let mut ring = Ring::<64>::new();
        for n in 0..2000usize {
            let line = alloc::format!("{n}:").repeat(n % 14);
            ring.push(line.as_bytes());
            let kept = text(&ring);
            assert!(kept.len() <= 64 && kept.ends_with('\n'), "{n}: {kept:?}");
            if line.len() < 64 {
                assert!(kept.ends_with(&alloc::format!("{line}\n")), "{n}: {kept:?}");
            }
            assert!(kept.lines().all(|line| line.is_empty() || line.ends_with(':')), "{n}: {kept:?}");
        }
    }
}
