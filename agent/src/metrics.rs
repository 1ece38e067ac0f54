//! `GET /metrics`: counters and gauges in Prometheus' text format, one row each below. Tests read their counts here.

use crate::host::Host;
use crate::net::Net;
use crate::serve::Server;
use alloc::vec::Vec;
use api_core::{Engine, Quota};
use core::fmt::Write;
use platform_xen::abi::xen::nr;
use platform_xen::hyp::Hypervisor;
use platform_xen::xenstore;

/// The text under construction.
#[derive(Default)]
pub struct Text(Vec<u8>);

impl Text {
    /// Empty.
    #[must_use]
    pub fn new() -> Text {
        Text::default()
    }

    /// The text.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    fn row(&mut self, name: &str, value: u64) {
        let _ = writeln!(self, "xenith_{name} {value}");
    }
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// Writes every row.
pub fn write<H: Hypervisor>(text: &mut Text, host: &mut Host<H>, engine: &Engine, server: &Server, net: &impl Net) {
    let hyp = &host.machine.hyp;
    text.row("uptime_ns", hyp.now().0);
    for (cpu, idle) in hyp.idle_times().unwrap_or_default().iter().enumerate() {
        let _ = writeln!(text, "xenith_cpu_idle_ns{{cpu=\"{cpu}\"}} {idle}");
    }
    if let Ok(own) = hyp.info(platform_xen::hyp::DomId(0)) {
        text.row("control_domain_cpu_ns", own.cpu_time);
        text.row("control_domain_pages", own.tot_pages);
    }
    if let Ok(host) = hyp.host() {
        text.row("host_free_pages", host.free_pages);
        text.row("host_total_pages", host.total_pages);
    }
    let (used, total) = server.heap();
    text.row("heap_used_bytes", used as u64);
    text.row("heap_total_bytes", total as u64);
    text.row("domains", host.machine.domains() as u64);
    text.row("event_channel_ports", hyp.open_ports() as u64);
    text.row("mapped_frames", hyp.mapped_frames() as u64);
    text.row("devices", host.machine.devices().count() as u64);
    let names = ["disk_requests_total", "disk_errors_total", "disk_read_bytes_total", "disk_written_bytes_total"];
    for (name, value) in names.into_iter().zip(host.machine.devices().disks_done()) {
        text.row(name, value);
    }
    text.row("state_commits_total", host.machine.commits);
    text.row("cached_image_bytes", host.machine.cached_image_bytes() as u64);
    text.row("plan_image_bytes", host.machine.plan_image_bytes() as u64);
    text.row("connections", server.connections() as u64);
    text.row("connections_given_up_total", server.given_up);
    text.row("longest_turn_ns", host.longest_turn);
    text.row("requests_total", server.requests);
    let _ = writeln!(text, "# TYPE xenith_request_duration_ns histogram");
    for (bound, count) in server.latency.rows() {
        let _ = writeln!(text, "xenith_request_duration_ns_bucket{{le=\"{bound}\"}} {count}");
    }
    let _ = writeln!(text, "xenith_request_duration_ns_bucket{{le=\"+Inf\"}} {}", server.latency.count);
    text.row("request_duration_ns_sum", server.latency.sum);
    text.row("request_duration_ns_count", server.latency.count);
    for quota in Quota::ALL {
        let hits = engine.quotas().hits(*quota) + host.machine.quotas.hits(*quota);
        let _ = writeln!(text, "xenith_quota_hit_total{{quota=\"{}\"}} {hits}", quota.name());
    }
    let store = host.machine.store.server();
    let (nodes, bytes) = store.size();
    text.row("xenstore_nodes", nodes as u64);
    text.row("xenstore_bytes", bytes as u64);
    text.row("xenstore_watches", store.watch_count() as u64);
    for quota in xenstore::Quota::ALL {
        let _ = writeln!(text, "xenith_xenstore_quota_hit_total{{quota=\"{}\"}} {}", quota.name(), store.hits(quota));
    }
    let counts = net.counts();
    text.row("sockets", counts.sockets);
    text.row("frames_received_total", counts.received);
    text.row("frames_sent_total", counts.sent);
    text.row("audit_lines_total", host.audit.total);
    let uplink = host.machine.nets.borrow().uplink();
    text.row("card_frames_received_total", uplink.sent);
    text.row("card_frames_sent_total", uplink.received);
    text.row("card_frames_dropped_total", uplink.sent_dropped + uplink.received_dropped);
    for (number, count) in hyp.hypercalls().iter().enumerate() {
        if let Some(name) = nr::NAMES.get(number).filter(|name| !name.is_empty()) {
            let _ = writeln!(text, "xenith_hypercalls_total{{name=\"{name}\"}} {count}");
        }
    }
    text.row("grant_copies_total", hyp.grant_copies());
    let counts = engine.counts();
    for (name, value) in [
        ("sessions", counts.sessions),
        ("tasks", counts.tasks),
        ("vms", counts.vms),
        ("plans_running", counts.plans),
        ("calls_waiting", counts.waiting),
        ("store_bytes", counts.store_bytes),
    ] {
        text.row(name, value as u64);
    }
    text.row("calls_total", counts.calls);
    text.row("failures_total", counts.failures);
    text.row("faults_total", counts.faults);
    text.row("logins_total", counts.logins);
    text.row("logins_failed_total", counts.logins_failed);
    text.row("plans_failed_total", counts.plans_failed);
    text.row("restarts_total", counts.restarts);
}
