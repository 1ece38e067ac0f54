//! The audit trail: one line for each call that changes something, in a ring, on the console, and to syslog (RFC 3164
//! over UDP) when a server is named.

use crate::logging::Cut;
use crate::net::{Net, Service};
use alloc::boxed::Box;
use alloc::format;
use api_core::Audit;
use core::fmt::Write;
use core::net::Ipv6Addr;
use heapless::{Deque, String};

/// Lines kept; all of their memory is taken at the start.
const KEPT: usize = 256;
/// Longest line; the rest is cut.
const LINE: usize = 192;
/// Facility 13 (log audit), severity 6 (informational).
const PRIORITY: u32 = 13 * 8 + 6;
/// Syslog's port.
const PORT: u16 = 514;

/// The ring and what is still to be sent.
#[derive(Default)]
pub struct AuditLog {
    lines: Box<Deque<String<LINE>, KEPT>>,
    unsent: usize,
    /// The newest line tells of a failed log-in.
    failed: bool,
    /// Calls noted since boot.
    pub total: u64,
}

impl AuditLog {
    /// Notes a call.
    pub fn note(&mut self, audit: &Audit<'_>) {
        // The one field that anybody can choose comes last, quoted and short, so that it can pass for no other.
        let user: String<32> =
            audit.user.chars().filter(|c| !"\"\\".contains(*c)).take(24).fold(String::new(), |mut user, c| {
                let _ = user.push(c);
                user
            });
        let source = Ipv6Addr::from(audit.source.0).to_canonical();
        let mut line = String::new();
        let _ = Cut(&mut line).write_fmt(format_args!(
            "audit: method={} ref={} result={} source={source} user=\"{user}\"",
            audit.method, audit.reference, audit.result
        ));
        log::info!("{line}");
        self.total += 1;
        // A run of failed log-ins keeps one place, the last one's: a flood of them must not push out what was done.
        let failed = audit.result != "ok" && audit.method == "session.login_with_password";
        if failed && core::mem::replace(&mut self.failed, failed) && self.lines.pop_back().is_some() {
            self.unsent = self.unsent.saturating_sub(1);
        }
        self.failed = failed;
        if self.lines.is_full() {
            self.lines.pop_front();
        }
        // There is room now.
        let _ = self.lines.push_back(line);
        self.unsent = (self.unsent + 1).min(KEPT);
    }

    /// There are lines that were not sent yet.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        self.unsent > 0
    }

    /// Sends what has not been sent, as far as the network takes it. Without a server lines just stay in the ring.
    pub fn flush(&mut self, net: &mut impl Net, server: Option<[u8; 4]>, host: &str) {
        let Some(server) = server else {
            self.unsent = 0;
            return;
        };
        while self.unsent > 0 {
            let Some(line) = self.lines.iter().nth(self.lines.len() - self.unsent) else { return };
            if !net.send_to(Service::Syslog, server, PORT, format!("<{PRIORITY}>{host} xenith: {line}").as_bytes()) {
                return;
            }
            self.unsent -= 1;
        }
    }

    /// The lines kept, oldest first.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| line.as_str())
    }
}
