//! What calls cost inside api-core, request bytes in to answer bytes out: time per call among 10 to 10,000 VMs, and bytes
//! of memory per VM. Prints one JSON object; `./x bench --api` sets it beside Python's dispatcher.
//!
//! `calls record` prints the answer to VM.get_record instead, for the peer to answer with.

use api_core::*;
use std::time::Instant;

struct Idle;

impl Backend for Idle {
    fn open(&mut self, _: OpId, _: VmSpec) {}
    fn begin(&mut self, _: OpId, _: &Uuid, _: StepKind) -> Progress {
        Progress::Done
    }
    fn poll(&mut self, _: OpId) -> Progress {
        Progress::Done
    }
    fn abort(&mut self, _: OpId) {}
    fn close(&mut self, _: OpId) {}
    fn host_memory(&mut self) -> HostMemory {
        HostMemory { total: 1 << 40, free: 1 << 40 }
    }
    fn cpu_idle(&mut self, _: u32) -> Option<u64> {
        None
    }
    fn vm_sample(&mut self, _: &Uuid) -> Option<VmSample> {
        None
    }
}

struct Bench {
    engine: Engine,
    seed: u64,
    session: String,
    vm: String,
}

fn body(method: &str, params: &[&str]) -> String {
    let params: String = params.iter().map(|p| format!("<param><value>{p}</value></param>\n")).collect();
    format!(
        "<?xml version='1.0'?>\n<methodCall>\n<methodName>{method}</methodName>\n<params>\n{params}</params>\n</methodCall>\n"
    )
}

/// Bytes of this process in memory.
fn resident() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or(0) * 4096
}

impl Bench {
    fn new() -> Bench {
        let hash = hash_password(b"x", b"0123456789abcdef", 8, 1, 1);
        let limits = Limits { vms: 20_000, store_bytes: 1 << 30, answer_bytes: 1 << 30, ..Limits::default() };
        // As the host tools and user.set_password make them.
        let real = hash_password(b"x", b"0123456789abcdef", 4096, 3, 1);
        let config = Config {
            users: vec![("root".into(), hash), ("real".into(), real)],
            host_uuid: [1; 16],
            limits,
            ..Config::default()
        };
        let mut env = Env { now: 0, wall: 0, random: &mut |_| (), backend: &mut Idle, audit: &mut |_| () };
        let engine = Engine::new(config, &mut env);
        let mut bench = Bench { engine, seed: 1, session: String::new(), vm: String::new() };
        let login = body("session.login_with_password", &["<string>root</string>", "<string>x</string>"]);
        bench.session = format!("<string>{}</string>", bench.reference(&login));
        bench
    }

    fn call(&mut self, body: &str, out: &mut Vec<u8>) {
        out.clear();
        let seed = &mut self.seed;
        let mut env = Env {
            now: 1,
            wall: 1,
            random: &mut |bytes| {
                for byte in bytes {
                    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    *byte = (*seed >> 33) as u8;
                }
            },
            backend: &mut Idle,
            audit: &mut |_| (),
        };
        self.engine.call(&mut env, Source::default(), Dialect::Standard, body.as_bytes(), out);
    }

    /// The reference a call answers with.
    fn reference(&mut self, body: &str) -> String {
        let mut out = Vec::new();
        self.call(body, &mut out);
        let text = String::from_utf8(out).expect("UTF-8");
        let value = text.split("<name>Value</name><value><string>").nth(1);
        value.and_then(|t| t.split('<').next()).unwrap_or_else(|| panic!("{text}")).to_owned()
    }

    /// Makes VMs until there are so many.
    fn grow(&mut self, from: usize, to: usize) {
        for n in from..to {
            let record = format!(
                "<struct><member><name>name_label</name><value><string>vm {n}</string></value></member>\
                 <member><name>PV_kernel</name><value><string>file:///vmlinuz</string></value></member></struct>"
            );
            let body = body("VM.create", &[&self.session, &record]);
            self.vm = format!("<string>{}</string>", self.reference(&body));
        }
    }

    fn request(&self, method: &str) -> String {
        match method {
            "VM.get_all_records" => body(method, &[&self.session]),
            _ => body(method, &[&self.session, &self.vm]),
        }
    }

    /// ns per call: the best of several rounds.
    fn cost(&mut self, method: &str, calls: u32) -> f64 {
        let (request, mut out) = (self.request(method), Vec::new());
        let mut best = f64::INFINITY;
        for _ in 0..7 {
            let began = Instant::now();
            (0..calls).for_each(|_| self.call(&request, &mut out));
            best = best.min(began.elapsed().as_nanos() as f64 / f64::from(calls));
        }
        best
    }
}

fn main() {
    let mut bench = Bench::new();
    bench.grow(0, 10);
    if std::env::args().nth(1).as_deref() == Some("record") {
        let (request, mut out) = (bench.request("VM.get_record"), Vec::new());
        bench.call(&request, &mut out);
        print!("{}", String::from_utf8(out).expect("UTF-8"));
        return;
    }
    let (mut flat, mut all, mut per_vm) = (Vec::new(), 0.0, 0);
    for (from, to) in [(10, 10), (10, 100), (100, 1000), (1000, 10_000)] {
        let before = resident();
        bench.grow(from, to);
        if to == 10_000 {
            per_vm = resident().saturating_sub(before) / (to - from);
        }
        flat.push(format!("[{to},{},{}]", bench.cost("VM.get_power_state", 2000), bench.cost("VM.get_record", 1000)));
        if to == 1000 {
            all = bench.cost("VM.get_all_records", 3);
        }
    }
    let (login, mut out) =
        (body("session.login_with_password", &["<string>real</string>", "<string>x</string>"]), Vec::new());
    let logins = (0..5).map(|_| {
        let began = Instant::now();
        bench.call(&login, &mut out);
        began.elapsed().as_nanos()
    });
    let login = logins.min().unwrap_or(0);
    assert!(String::from_utf8_lossy(&out).contains("Success"), "no log-in");
    println!("{{\"login\":{login},\"costs\":[{}],\"all_records_1000\":{all},\"bytes_per_vm\":{per_vm}}}", flat.join(","));
}
