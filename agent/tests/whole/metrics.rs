//! `GET /metrics`: bounds that were met, by name, and how long requests take.
//!
//! Deliberately absent: the bounds that the engine keeps; api-core's tests have them.

use crate::rig::{Client, Rig, SECOND, b, post, s};
use crate::wire::Wire;
use agent::manifest::Limits;
use agent::serve::Latency;
use platform_xen::hyp::DomId;
use std::collections::BTreeMap;

/// Every figure.
fn metrics(rig: &mut Rig<Wire>, client: &Client) -> BTreeMap<String, u64> {
    let http = rig.http(client.conn, &format!("GET /metrics?session_id={} HTTP/1.1\r\n\r\n", client.session));
    let text = String::from_utf8(http.body).expect("text");
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let (name, value) = line.rsplit_once(' ').expect("a name and a value");
        (name.to_string(), value.parse().expect("a number"))
    })
    .collect()
}

/// Bounds that were met, but for those never met.
fn quotas(rig: &mut Rig<Wire>, client: &Client) -> Vec<(String, u64)> {
    let name = |name: &str| name.strip_prefix("xenith_quota_hit_total{quota=\"")?.strip_suffix("\"}").map(String::from);
    let all = metrics(rig, client).into_iter().filter(|(_, hits)| *hits > 0);
    all.filter_map(|(row, hits)| Some((name(&row)?, hits))).collect()
}

#[test]
fn bounds_are_counted_by_name() {
    let limits = Limits { connections: 4, inline_image_bytes: 1000, request_seconds: 5, ..Limits::default() };
    let mut rig = Rig::with(limits, 1);
    let client = rig.login(5);
    assert_eq!(quotas(&mut rig, &client), []);
    let mut expected: Vec<(String, u64)> = Vec::new();
    let mut now_also = |rig: &mut Rig<Wire>, name: &str, hits: u64| {
        expected.push((name.to_string(), hits));
        expected.sort();
        assert_eq!(quotas(rig, &client), expected);
    };
    let idle: Vec<u64> = (0..5).map(|_| rig.wire.connect(66)).collect();
    rig.settle();
    now_also(&mut rig, "connections", 2);
    // A head, and a body, that are too long.
    rig.wire.send(idle[0], format!("GET /{} HTTP/1.1\r\n", "x".repeat(9000)).as_bytes());
    rig.wire.send(idle[1], b"POST / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n");
    rig.settle();
    now_also(&mut rig, "request_bytes", 2);
    let vm = rig.create_with(&client, &format!("data:;base64,{}", "A".repeat(2000)), "");
    rig.call(&client, "VM.start", &[s(&vm), b(false)]).expect_err("too large");
    now_also(&mut rig, "image_bytes", 1);
    // A guest that kicks its rings all the time has its ports masked.
    rig.running(&client, "sim=storm");
    for _ in 0..200 {
        rig.turn();
    }
    for ring in ["console_events", "store_events"] {
        let storms = quotas(&mut rig, &client).iter().find(|(name, _)| name == ring).map_or(0, |(_, hits)| *hits);
        assert!((1..=10).contains(&storms), "{ring}: {storms}");
    }
}

#[test]
fn who_asks_the_store_one_after_the_other_is_not_held_back() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (vm, _) = rig.running(&client, "sim=asks");
    let domid = rig.ok(&client, "VM.get_domid", &[s(&vm)]).parse().expect("a number");
    for _ in 0..200 {
        rig.turn();
    }
    let writes = rig.agent.host.machine.store.server().writes(DomId(domid));
    assert!(writes >= 190, "{writes} writes in 200 turns");
    let held = quotas(&mut rig, &client).iter().find(|(name, _)| name == "store_events").map_or(0, |(_, hits)| *hits);
    assert_eq!(held, 0);
}

#[test]
fn requests_are_counted_by_how_long_they_took() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let name = |bound: &str| format!("xenith_request_duration_ns_bucket{{le=\"{bound}\"}}");
    let bounds = [64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576].map(|us: u64| (us * 1000).to_string());
    let check = |rig: &mut Rig<Wire>, count: u64| {
        let all = metrics(rig, &client);
        let buckets: Vec<u64> = bounds.iter().map(|bound| all[&name(bound)]).collect();
        assert!(buckets.is_sorted(), "{buckets:?}");
        assert_eq!((all[&name("+Inf")], all["xenith_request_duration_ns_count"]), (count, count));
        (buckets, all["xenith_request_duration_ns_sum"])
    };
    // The log-in; then each question for metrics counts in the next.
    let (_, before) = check(&mut rig, 1);
    rig.ok(&client, "host.get_all", &[]);
    let (buckets, sum) = check(&mut rig, 3);
    // The rig's clock stands still in a turn: what is answered at once takes no time.
    assert_eq!((buckets[7], sum), (3, before));
    // A call that waits for its plan takes as long as that does.
    let vm = rig.create(&client, "");
    rig.wire.send(client.conn, &post("VM.start", &[s(&client.session), s(&vm), b(false)]));
    rig.turn();
    rig.now += 2 * SECOND;
    rig.answer(client.conn);
    let (buckets, sum) = check(&mut rig, 6);
    assert_eq!(buckets[7], 5, "longer than the last bound");
    assert!((2 * SECOND..3 * SECOND).contains(&(sum - before)), "{sum}");
}

#[test]
fn a_request_is_in_every_bucket_it_fits() {
    let mut latency = Latency::default();
    for (ns, within) in [(0, 8), (64_000, 8), (64_001, 7), (1_000_000, 6), (1_048_576_000, 1), (1_048_576_001, 0)] {
        let before: u64 = latency.rows().map(|(_, count)| count).sum();
        latency.note(ns);
        assert_eq!(latency.rows().map(|(_, count)| count).sum::<u64>() - before, within, "{ns} ns");
    }
    assert_eq!(latency.count, 6);
    latency.note(u64::MAX);
    assert_eq!((latency.count, latency.sum), (7, u64::MAX));
}
