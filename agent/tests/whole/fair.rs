//! Nobody slows the others down: turns are counted, not time.
//!
//! Deliberately absent: fairness inside Xen; that is its scheduler's.

use crate::rig::{Client, Rig, b, post, s};
use crate::wire::Wire;

/// Turns a small call takes.
fn turns_of(rig: &mut Rig<Wire>, client: &Client) -> u64 {
    let before = rig.turns;
    rig.ok(client, "host.get_all", &[]);
    rig.turns - before
}

#[test]
fn guests_that_flood_storm_and_lie_slow_no_client_down() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let quiet = turns_of(&mut rig, &client);
    let vms: Vec<String> =
        ["flood", "flood", "storm", "storm", "liar"].map(|kind| rig.running(&client, &format!("sim={kind}")).0).to_vec();
    for _ in 0..50 {
        assert!(turns_of(&mut rig, &client) <= quiet + 1);
    }
    // Nor an operation on another VM.
    let before = rig.turns;
    let (vm, _) = rig.running(&client, "");
    assert!(rig.turns - before < 30, "{} turns", rig.turns - before);
    for vm in vms.iter().chain([&vm]) {
        rig.ok(&client, "VM.hard_shutdown", &[s(vm)]);
    }
    rig.no_violations("");
}

#[test]
fn a_client_that_floods_requests_starves_nobody() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let quiet = turns_of(&mut rig, &client);
    let floods: Vec<Client> = (0..10).map(|n| rig.login(100 + n)).collect();
    let flood = |rig: &mut Rig<Wire>| {
        for other in &floods {
            while rig.wire.unread(other.conn) < 20_000 {
                rig.wire.send(other.conn, &post("host.get_all_records", &[s(&other.session)]));
            }
            rig.wire.take(other.conn);
        }
    };
    for _ in 0..20 {
        flood(&mut rig);
        assert!(turns_of(&mut rig, &client) <= quiet + 1);
    }
    // Each got as much as any other: one request a turn at most.
    let (before, turns) = (rig.agent.server.requests, rig.turns);
    for _ in 0..40 {
        flood(&mut rig);
        rig.turn();
    }
    let served = rig.agent.server.requests - before;
    assert!(served <= 10 * (rig.turns - turns), "{served} requests in {} turns", rig.turns - turns);
    assert!(served >= 100, "they are served too: {served}");
    // A long operation goes on meanwhile.
    let vm = rig.create(&client, "");
    rig.wire.send(client.conn, &post("VM.start", &[s(&client.session), s(&vm), b(false)]));
    for turn in 0.. {
        flood(&mut rig);
        rig.turn();
        if rig.agent.engine.counts().plans == 0 && turn > 2 {
            break;
        }
        assert!(turn < 30, "still starting");
    }
    rig.answer(client.conn);
    assert_eq!(rig.state(&client, &vm), "Running");
}
