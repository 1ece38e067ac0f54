//! Crash dumps: kept, fetched as a core, bounded, given back.

use crate::rig::{Client, Rig, b, record, s};
use crate::wire::Wire;
use platform_xen::hyp::{DomId, Domctl, Gfn, Memory, Pages, ShutdownReason};

const MIB: u64 = 1 << 20;

pub fn crashed(rig: &mut Rig<Wire>, client: &Client, action: &str) -> String {
    crashed_of(rig, client, action, "file:///tiny")
}

fn crashed_of(rig: &mut Rig<Wire>, client: &Client, action: &str, kernel: &str) -> String {
    let members = [
        ("name_label", s("vm")),
        ("PV_kernel", s(kernel)),
        ("PV_args", s("sim=crash")),
        ("memory_static_max", s(&(16 * MIB).to_string())),
        ("actions_after_crash", s(action)),
    ];
    let vm = rig.ok(client, "VM.create", &[record(&members)]);
    rig.ok(client, "VM.start", &[s(&vm), b(true)]);
    rig.ok(client, "VM.unpause", &[s(&vm)]);
    rig.settle();
    vm
}

fn dump_of(rig: &mut Rig<Wire>, client: &Client, vm: &str) -> String {
    rig.ok(client, "VM.get_crash_dumps", &[s(vm)])
}

fn word(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap())
}

#[test]
fn a_dump_is_an_elf_core_of_the_guests_memory() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let before = rig.counts();
    let vm = crashed(&mut rig, &client, "coredump_and_destroy");
    assert_eq!(rig.state(&client, &vm), "Halted");
    let dump = dump_of(&mut rig, &client, &vm);
    let request = format!("GET /crashdump?ref={dump}&session_id={} HTTP/1.1\r\n\r\n", client.session);
    let http = rig.http(client.conn, &request);
    assert!(http.status == 200 && http.keeps(), "{}", http.head);
    let core = http.body;
    assert_eq!(&core[..7], b"\x7fELF\x02\x01\x01");
    assert_eq!((core[16], core[18], core[56]), (4, 62, 2), "ET_CORE, x86-64, two segments");
    let (note, load) = (64, 64 + 56);
    assert_eq!((core[note], core[load]), (4, 1));
    let (at, bytes) = (word(&core, load + 8) as usize, word(&core, load + 32));
    assert_eq!((word(&core, load + 24), bytes, at % 4096), (0, 16 * MIB, 0));
    assert_eq!(core.len() as u64, at as u64 + bytes);
    // The registers: the sim's guest never leaves its entry, which is in the kernel's pages.
    let prstatus = word(&core, note + 8) as usize + 20;
    let rip = word(&core, prstatus + 112 + 16 * 8) as usize;
    assert!(rip > 0 && core[at + rip..at + rip + 4] == [0x90; 4], "rip {rip:#x} is not in the kernel");
    // Nobody else's, nobody's without a session, and not for ever.
    for bad in [format!("ref={dump}&session_id=x"), format!("session_id={}", client.session)] {
        let status = rig.http(client.conn, &format!("GET /crashdump?{bad} HTTP/1.1\r\n\r\n")).status;
        assert!(matches!(status, 401 | 404), "{bad}: {status}");
    }
    rig.ok(&client, "crashdump.destroy", &[s(&dump)]);
    assert_eq!(rig.http(client.conn, &request).status, 404);
    rig.ok(&client, "VM.destroy", &[s(&vm)]);
    assert_eq!(rig.counts(), before);
    rig.no_violations("dump");
}

#[test]
fn a_dump_that_goes_while_it_is_fetched_ends_the_answer_short() {
    let mut rig = Rig::new();
    let (client, other) = (rig.login(5), rig.login(6));
    let vm = crashed(&mut rig, &client, "coredump_and_destroy");
    let dump = dump_of(&mut rig, &client, &vm);
    let request = format!("GET /crashdump?ref={dump}&session_id={} HTTP/1.1\r\n\r\n", client.session);
    rig.wire.send(client.conn, request.as_bytes());
    let mut got = 0;
    for _ in 0..20 {
        rig.turn();
        got += rig.wire.take(client.conn).len() as u64;
    }
    // One that takes nothing has only a queue's worth made for it.
    for _ in 0..200 {
        rig.turn();
    }
    assert!(rig.wire.answered(client.conn) <= 256 << 10, "{} bytes wait", rig.wire.answered(client.conn));
    rig.ok(&other, "crashdump.destroy", &[s(&dump)]);
    rig.wire.take(client.conn);
    for _ in 0..100 {
        rig.turn();
    }
    assert_eq!(rig.wire.ended(client.conn), Some(true), "what is missing cannot be mistaken for an end");
    assert!((4096..8 * MIB).contains(&got), "{got} bytes");
}

#[test]
fn dumps_are_bounded_together() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    rig.agent.host.machine.dump_bytes = 40 * MIB;
    let before = rig.counts();
    let vms: Vec<String> = (0..3).map(|_| crashed(&mut rig, &client, "coredump_and_destroy")).collect();
    let dumps: Vec<String> = vms.iter().map(|vm| dump_of(&mut rig, &client, vm)).collect();
    assert!(!dumps[0].is_empty() && !dumps[1].is_empty() && dumps[2].is_empty(), "{dumps:?}");
    assert_eq!(rig.state(&client, &vms[2]), "Halted", "what is not kept is destroyed");
    assert_eq!(rig.agent.host.machine.quotas.hits(api_core::Quota::CrashDumps), 1);
    rig.ok(&client, "crashdump.destroy", &[s(&dumps[0])]);
    rig.ok(&client, "VM.start", &[s(&vms[2]), b(false)]);
    rig.settle();
    assert!(!dump_of(&mut rig, &client, &vms[2]).is_empty(), "there is room again");
    for dump in [&dumps[1], &dump_of(&mut rig, &client, &vms[2])] {
        rig.ok(&client, "crashdump.destroy", &[s(dump)]);
    }
    for vm in &vms {
        rig.ok(&client, "VM.destroy", &[s(vm)]);
    }
    assert_eq!(rig.counts(), before);
    rig.no_violations("dumps");
}

/// A download under way when its session is logged out, and when it is not.
fn logged_out(rig: &mut Rig<Wire>, path: &str, logs_out: bool) -> Option<bool> {
    let reader = rig.login(7);
    let (other, third) = (rig.wire.connect(8), rig.login(9));
    let request = format!("GET {path}&session_id={} HTTP/1.1\r\n\r\n", reader.session);
    rig.wire.send(reader.conn, request.as_bytes());
    for _ in 0..20 {
        rig.turn();
    }
    assert!(rig.wire.answered(reader.conn) > 4096 && rig.wire.ended(reader.conn).is_none(), "{path}: it began");
    let ends = if logs_out { &reader } else { &third };
    rig.rpc(other, "session.logout", &[s(&ends.session)]).expect("logged out");
    rig.wire.take(reader.conn);
    for _ in 0..100 {
        rig.turn();
    }
    let ended = rig.wire.ended(reader.conn);
    rig.wire.reset(reader.conn);
    rig.settle();
    ended
}

#[test]
fn downloads_end_with_their_session() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let crash = crashed(&mut rig, &client, "coredump_and_destroy");
    let dump = dump_of(&mut rig, &client, &crash);
    let (vm, _) = rig.running(&client, "polite");
    rig.ok(&client, "VM.suspend", &[s(&vm)]);
    for path in [format!("/crashdump?ref={dump}"), format!("/suspend_image?ref={vm}")] {
        assert_eq!(logged_out(&mut rig, &path, true), Some(true), "{path}");
        assert_eq!(logged_out(&mut rig, &path, false), None, "{path}: somebody else's");
    }
}

/// Of a PV guest it is by page: the root that the notes name maps the entry, through tables that name pages, to the kernel.
#[test]
fn a_pv_guests_core_is_explained_by_its_own_page_tables() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let before = rig.counts();
    let vm = crashed_of(&mut rig, &client, "coredump_and_destroy", "file:///pv");
    let dump = dump_of(&mut rig, &client, &vm);
    let request = format!("GET /crashdump?ref={dump}&session_id={} HTTP/1.1\r\n\r\n", client.session);
    let core = rig.http(client.conn, &request).body;
    let (note, load) = (64, 64 + 56);
    let (at, bytes) = (word(&core, load + 8) as usize, word(&core, load + 32));
    assert_eq!((word(&core, load + 24), bytes, core.len() as u64), (0, 16 * MIB, at as u64 + 16 * MIB));
    let prstatus = word(&core, note + 8) as usize + 20;
    let rip = word(&core, prstatus + 112 + 16 * 8);
    let cr3 = word(&core, prstatus + 336 + 20 + 8 + 18 * 8 + 10 * 24 + 3 * 8);
    let mut table = cr3;
    for level in (0..4).rev() {
        assert!(table > 0 && table < 16 * MIB, "level {level}: {table:#x}");
        let entry = word(&core, at + table as usize + (rip >> (12 + 9 * level) & 511) as usize * 8);
        assert_eq!(entry & 1, 1, "{rip:#x} is not mapped at level {level}");
        table = entry & 0x000f_ffff_ffff_f000;
    }
    let code = at + (table + rip % 4096) as usize;
    assert_eq!(core[code..code + 4], [0x90; 4]);
    rig.ok(&client, "crashdump.destroy", &[s(&dump)]);
    rig.ok(&client, "VM.destroy", &[s(&vm)]);
    assert_eq!(rig.counts(), before);
    rig.no_violations("dump");
}

/// One that says nothing of its frames, or nonsense, leaves a core all the same: of zeroes.
#[test]
fn a_pv_guest_that_lies_leaves_a_core_of_zeroes() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    for (at, value) in [(3088, 0), (3112, 0), (3112, u64::MAX), (3120, 8), (3120, u64::MAX << 12)] {
        let vm = rig.create_with(&client, "file:///pv", "banner=up");
        rig.ok(&client, "VM.set_actions_after_crash", &[s(&vm), s("coredump_and_destroy")]);
        rig.ok(&client, "VM.start", &[s(&vm), b(false)]);
        rig.settle();
        let dom = DomId(rig.ok(&client, "VM.get_domid", &[s(&vm)]).parse().expect("a number"));
        let shared = Gfn(rig.sim.info(dom).expect("a domain").shared_info.0);
        let pages = rig.sim.map(dom, &[shared]).expect("mapped");
        pages.write(at, &u64::to_le_bytes(value));
        rig.sim.unmap(pages);
        rig.sim.shut_down(dom, ShutdownReason::Crash);
        rig.settle();
        let dump = dump_of(&mut rig, &client, &vm);
        let request = format!("GET /crashdump?ref={dump}&session_id={} HTTP/1.1\r\n\r\n", client.session);
        let core = rig.http(client.conn, &request).body;
        let memory = word(&core, 64 + 56 + 8) as usize;
        assert!(core.len() as u64 > 16 * MIB && core[memory..].iter().all(|byte| *byte == 0), "{at}: {value:#x}");
        rig.ok(&client, "crashdump.destroy", &[s(&dump)]);
        rig.ok(&client, "VM.destroy", &[s(&vm)]);
    }
    rig.no_violations("dump");
}
