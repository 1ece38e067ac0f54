//! Suspend and resume with every hypercall failing in turn: the guest goes on, or can still be resumed, and nothing is lost.

use crate::rig::{Answer, Client, Rig, SECOND, b, post, s};
use crate::wire::Wire;
use platform_xen::hyp::{DomId, Errno, ShutdownReason};

pub struct Guest {
    pub vm: String,
    pub dom: DomId,
}

/// The beginning of its kernel, by the frame that page is.
pub fn code(rig: &Rig<Wire>, dom: DomId) -> [u8; 64] {
    let mut code = [0; 64];
    let page = rig.sim.frame(dom, 1 << 8).unwrap_or(1 << 8);
    assert!(rig.sim.peek(dom, page << 12, &mut code));
    code
}

pub const KERNELS: [&str; 2] = ["file:///tiny", "file:///pv"];

pub fn started(rig: &mut Rig<Wire>, client: &Client, kernel: &str) -> Guest {
    let vm = rig.create_with(client, kernel, "banner=here");
    rig.ok(client, "VM.start", &[s(&vm), b(false)]);
    rig.settle();
    let dom = rig.ok(client, "VM.get_domid", &[s(&vm)]).parse().expect("a number");
    Guest { vm, dom: DomId(dom) }
}

/// VM.suspend, with a guest that does as it is asked once it is.
pub fn suspend(rig: &mut Rig<Wire>, client: &Client, guest: &Guest) -> Answer {
    rig.wire.send(client.conn, &post("VM.suspend", &[s(&client.session), s(&guest.vm)]));
    let path = format!("/local/domain/{}/control/shutdown", guest.dom.0);
    for _ in 0..50 {
        rig.turn();
        if rig.agent.host.machine.store.server().read(path.as_bytes()) == Some(b"suspend") {
            rig.sim.shut_down(guest.dom, ShutdownReason::Suspend);
            break;
        }
    }
    crate::rig::parse(&rig.answer(client.conn))
}

pub fn resume(rig: &mut Rig<Wire>, client: &Client, guest: &mut Guest) -> Answer {
    let answer = rig.call(client, "VM.resume", &[s(&guest.vm), b(false)]);
    if answer.is_ok() {
        guest.dom = DomId(rig.ok(client, "VM.get_domid", &[s(&guest.vm)]).parse().expect("a number"));
    }
    answer
}

#[test]
fn a_guest_that_hears_goes_and_goes_on() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let before = rig.counts();
    let (vm, console) = rig.running(&client, "polite banner=here");
    for paused in [false, true] {
        rig.ok(&client, "VM.suspend", &[s(&vm)]);
        assert_eq!(rig.state(&client, &vm), "Suspended");
        rig.ok(&client, "VM.resume", &[s(&vm), b(paused)]);
        if paused {
            assert_eq!(rig.state(&client, &vm), "Paused");
            rig.ok(&client, "VM.unpause", &[s(&vm)]);
        }
    }
    assert_eq!(rig.console(&client, &console), "here\r\nXENITH-TINY goes on\r\nXENITH-TINY goes on\r\n");
    // It hears in its new domain too.
    rig.ok(&client, "VM.clean_reboot", &[s(&vm)]);
    assert!(rig.console(&client, &console).ends_with("here\r\n"));
    rig.ok(&client, "VM.clean_shutdown", &[s(&vm)]);
    assert_eq!(rig.state(&client, &vm), "Halted");
    rig.ok(&client, "VM.destroy", &[s(&vm)]);
    assert_eq!(rig.counts(), before);
    rig.no_violations("suspend");
}

#[test]
fn a_guest_goes_and_comes_back() {
    KERNELS.into_iter().for_each(goes_and_comes_back);
}

fn goes_and_comes_back(kernel: &str) {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let before = rig.counts();
    let mut guest = started(&mut rig, &client, kernel);
    let code = code(&rig, guest.dom);
    suspend(&mut rig, &client, &guest).expect("suspended");
    assert_eq!(rig.state(&client, &guest.vm), "Suspended");
    assert_eq!(rig.ok(&client, "VM.get_domid", &[s(&guest.vm)]), "-1");
    rig.call(&client, "VM.start", &[s(&guest.vm), b(false)]).expect_err("it is suspended");
    rig.call(&client, "VM.destroy", &[s(&guest.vm)]).expect_err("it is suspended");
    let image = format!("GET /suspend_image?ref={}&session_id={} HTTP/1.1\r\n\r\n", guest.vm, client.session);
    let http = rig.http(client.conn, &image);
    assert!(http.status == 200 && http.body.len() > 16 << 20 && http.body[8..12] == *b"XENF", "{}", http.head);
    // What is written of the VM meanwhile does not change what it is made of.
    rig.ok(&client, "VM.set_memory_static_max", &[s(&guest.vm), s(&(32 << 20).to_string())]);
    resume(&mut rig, &client, &mut guest).expect("resumed");
    assert_eq!(rig.state(&client, &guest.vm), "Running");
    assert_eq!(self::code(&rig, guest.dom), code);
    assert_eq!(rig.http(client.conn, &image).status, 404, "the image is used up");
    // And once more, to be given up.
    suspend(&mut rig, &client, &guest).expect("suspended");
    rig.ok(&client, "VM.hard_shutdown", &[s(&guest.vm)]);
    assert_eq!(rig.state(&client, &guest.vm), "Halted");
    rig.ok(&client, "VM.destroy", &[s(&guest.vm)]);
    assert_eq!(rig.counts(), before);
    rig.no_violations("suspend");
}

/// Fails the first call of an attempt, then the second, ... until an attempt makes no more calls.
pub fn each_call(rig: &mut Rig<Wire>, mut attempt: impl FnMut(&mut Rig<Wire>, &str) -> Answer) {
    let mut refused = 0;
    for call in 1..400 {
        let context = format!("call {call}");
        rig.sim.faults().fail_call(call);
        rig.sim.faults().errno(Errno::ENOMEM);
        let answer = attempt(rig, &context);
        if answer.is_ok() {
            assert!(refused > 5, "only {refused} calls were missed");
            return;
        }
        refused += u32::from(answer.is_err());
    }
    panic!("it never ran out of calls to fail");
}

#[test]
fn xsa_160_every_call_of_a_suspend_fails_in_turn() {
    KERNELS.into_iter().for_each(every_call_of_a_suspend);
}

fn every_call_of_a_suspend(kernel: &str) {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let before = rig.counts();
    let mut guest = started(&mut rig, &client, kernel);
    let running = rig.counts();
    each_call(&mut rig, |rig, context| {
        let so_far = rig.sim.faults().injected();
        let answer = suspend(rig, &client, &guest);
        let missed = rig.sim.faults().injected() - so_far;
        rig.sim.faults().clear();
        rig.settle();
        if answer.is_ok() {
            resume(rig, &client, &mut guest).expect(context);
        }
        assert_eq!(rig.state(&client, &guest.vm), "Running", "{context}: {answer:?}");
        assert_eq!(rig.counts(), running, "{context}");
        if missed > 0 { answer.and(Err(Vec::new())) } else { answer }
    });
    rig.ok(&client, "VM.hard_shutdown", &[s(&guest.vm)]);
    rig.ok(&client, "VM.destroy", &[s(&guest.vm)]);
    assert_eq!(rig.counts(), before);
    rig.no_violations("suspend");
}

#[test]
fn xsa_160_every_call_of_a_resume_fails_in_turn() {
    KERNELS.into_iter().for_each(every_call_of_a_resume);
}

fn every_call_of_a_resume(kernel: &str) {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let before = rig.counts();
    let mut guest = started(&mut rig, &client, kernel);
    suspend(&mut rig, &client, &guest).expect("suspended");
    let suspended = rig.counts();
    each_call(&mut rig, |rig, context| {
        let so_far = rig.sim.faults().injected();
        let answer = resume(rig, &client, &mut guest);
        let missed = rig.sim.faults().injected() - so_far;
        rig.sim.faults().clear();
        rig.settle();
        if answer.is_ok() {
            suspend(rig, &client, &guest).expect(context);
        }
        assert_eq!(rig.state(&client, &guest.vm), "Suspended", "{context}: {answer:?}");
        assert_eq!(rig.counts(), suspended, "{context}");
        if missed > 0 { answer.and(Err(Vec::new())) } else { answer }
    });
    rig.ok(&client, "VM.hard_shutdown", &[s(&guest.vm)]);
    rig.ok(&client, "VM.destroy", &[s(&guest.vm)]);
    assert_eq!(rig.counts(), before);
    rig.no_violations("resume");
}

/// It hears, does and says something: so it goes on.
fn goes_on(rig: &mut Rig<Wire>, client: &Client, vm: &str, context: &str) {
    let before = rig.ok(client, "VM.get_domid", &[s(vm)]);
    rig.ok(client, "VM.clean_reboot", &[s(vm)]);
    assert_ne!(rig.ok(client, "VM.get_domid", &[s(vm)]), before, "{context}");
}

#[test]
fn a_guest_goes_on_whichever_step_of_its_suspend_fails() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (vm, _) = rig.running(&client, "polite");
    let running = rig.counts();
    // At the third it has suspended itself, and nothing of it is saved.
    for step in 1..=3 {
        rig.agent.engine.inject_failure(step);
        rig.call(&client, "VM.suspend", &[s(&vm)]).expect_err("injected");
        rig.settle();
        assert_eq!((rig.state(&client, &vm).as_str(), rig.counts()), ("Running", running), "step {step}");
        goes_on(&mut rig, &client, &vm, &format!("step {step}"));
    }
    rig.no_violations("a suspend that fails");
}

#[test]
fn cancelled_at_any_turn_a_guest_is_where_its_state_says() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let (vm, _) = rig.running(&client, "polite");
    let running = rig.counts();
    for (method, before, after) in [("suspend", "Running", "Suspended"), ("resume", "Suspended", "Running")] {
        let (mut cancelled, mut over, mut mapped) = (0, false, None);
        for turns in 0..60 {
            let context = format!("{method}, cancelled after {turns} turns");
            if before == "Suspended" {
                rig.ok(&client, "VM.suspend", &[s(&vm)]);
                mapped = Some(rig.sim.counts().mapped_frames);
            }
            let params = if method == "resume" { vec![s(&vm), b(false)] } else { vec![s(&vm)] };
            let task = rig.ok(&client, &format!("Async.VM.{method}"), &params);
            for _ in 0..turns {
                rig.turn();
            }
            over |= rig.call(&client, "task.cancel", &[s(&task)]).is_err();
            rig.settle();
            let is = match rig.ok(&client, "task.get_status", &[s(&task)]).as_str() {
                "cancelled" => before,
                "success" => after,
                other => panic!("{context}: {other}"),
            };
            cancelled += u32::from(is == before);
            assert_eq!(rig.state(&client, &vm), is, "{context}");
            if is == "Suspended" {
                assert!(mapped.is_none_or(|before| rig.sim.counts().mapped_frames == before), "{context}");
                rig.ok(&client, "VM.resume", &[s(&vm), b(false)]);
            }
            goes_on(&mut rig, &client, &vm, &context);
            assert_eq!(rig.counts(), running, "{context}");
            if over {
                break;
            }
        }
        assert!(cancelled > 5 && over, "{method}: {cancelled} cancelled, and to its end: {over}");
    }
    rig.no_violations("cancelled");
}

#[test]
fn a_shelf_that_stays_goes_with_the_next_teardown() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let before = rig.counts();
    for suspends in [false, true] {
        let (vm, _) = rig.running(&client, "polite");
        let running = rig.counts();
        rig.ok(&client, "VM.suspend", &[s(&vm)]);
        rig.sim.faults().fail_undo(1);
        let refused = rig.call(&client, "VM.resume", &[s(&vm), b(false)]).expect_err("the shelf stays");
        assert_eq!(refused, ["INTERNAL_ERROR", "Xen refused destroydomain: EBUSY"]);
        assert_eq!(rig.state(&client, &vm), "Running");
        assert_ne!(rig.counts(), running);
        if suspends {
            // What is on it is of no use any more.
            rig.ok(&client, "VM.suspend", &[s(&vm)]);
            rig.ok(&client, "VM.resume", &[s(&vm), b(false)]);
            assert_eq!(rig.counts(), running);
        }
        goes_on(&mut rig, &client, &vm, "its shelf stayed");
        rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
        assert_eq!(rig.sim.counts(), before.0, "before the VM is destroyed");
        rig.ok(&client, "VM.destroy", &[s(&vm)]);
        assert_eq!(rig.counts(), before);
    }
    rig.no_violations("a shelf that stays");
}

#[test]
fn a_guest_that_suspends_itself_unasked() {
    let mut rig = Rig::new();
    let client = rig.login(5);
    let before = rig.counts();
    let (vm, _) = rig.running(&client, "polite");
    rig.ok(&client, "VM.set_actions_after_crash", &[s(&vm), s("preserve")]);
    let dom = DomId(rig.ok(&client, "VM.get_domid", &[s(&vm)]).parse().expect("a number"));
    for _ in 0..5 {
        assert!(rig.sim.shut_down(dom, ShutdownReason::Suspend));
        rig.settle();
        assert_eq!(rig.state(&client, &vm), "Running");
        rig.pass(2 * SECOND);
    }
    goes_on(&mut rig, &client, &vm, "it suspended itself");
    let dom = DomId(rig.ok(&client, "VM.get_domid", &[s(&vm)]).parse().expect("a number"));
    for _ in 0..2 {
        assert!(rig.sim.shut_down(dom, ShutdownReason::Suspend));
        rig.settle();
    }
    assert_eq!(rig.state(&client, &vm), "Crashed");
    rig.ok(&client, "VM.hard_shutdown", &[s(&vm)]);
    rig.ok(&client, "VM.destroy", &[s(&vm)]);
    assert_eq!(rig.counts(), before);
    rig.no_violations("unasked");
}
