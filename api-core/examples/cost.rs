//! What calls cost inside api-core: runs N rounds of one call over a backend that does nothing, with M other VMs there.
//!
//! Count with `valgrind --tool=none`-like tools or perf, twice with different N, and divide the difference:
//! `cost METHOD N M`, METHOD being start, state, record or login.

use api_core::*;

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

fn call(engine: &mut Engine, seed: &mut u64, method: &str, params: &[String]) -> String {
    let mut env = Env {
        now: 1,
        wall: 1,
        random: &mut |bytes| {
            for byte in bytes {
                *seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                *byte = (*seed >> 33) as u8;
            }
        },
        backend: &mut Idle,
        audit: &mut |_| (),
    };
    let params: String = params.iter().map(|p| format!("<param><value>{p}</value></param>\n")).collect();
    let body = format!(
        "<?xml version='1.0'?>\n<methodCall>\n<methodName>{method}</methodName>\n<params>\n{params}</params>\n</methodCall>\n"
    );
    let mut out = Vec::new();
    if let Called::Waiting(id) = engine.call(&mut env, Source::default(), Dialect::Standard, body.as_bytes(), &mut out) {
        while !engine.take_answer(id, &mut out) {
            engine.poll(&mut env);
        }
    }
    let text = String::from_utf8(out).expect("UTF-8");
    assert!(text.contains("Success"), "{text}");
    let value = text.split("<name>Value</name><value><string>").nth(1);
    value.and_then(|t| t.split('<').next()).unwrap_or("").to_owned()
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (what, rounds, others): (&str, u32, u32) = (&args[1], args[2].parse().unwrap(), args[3].parse().unwrap());
    let hash = hash_password(b"x", b"0123456789abcdef", 8, 1, 1);
    let config = Config { users: vec![("root".into(), hash)], host_uuid: [1; 16], ..Config::default() };
    let mut seed = 1;
    let mut env = Env { now: 0, wall: 0, random: &mut |_| (), backend: &mut Idle, audit: &mut |_| () };
    let mut engine = Engine::new(config, &mut env);
    let string = |s: &str| format!("<string>{s}</string>");
    let login = [string("root"), string("x")];
    let session = string(&call(&mut engine, &mut seed, "session.login_with_password", &login));
    let record = "<struct><member><name>PV_kernel</name><value><string>file:///tiny</string></value></member></struct>";
    let mut vm = String::new();
    for _ in 0..=others {
        vm = string(&call(&mut engine, &mut seed, "VM.create", &[session.clone(), record.to_owned()]));
    }
    for _ in 0..rounds {
        match what {
            "start" => {
                let args = [session.clone(), vm.clone(), "<boolean>1</boolean>".to_owned()];
                call(&mut engine, &mut seed, "VM.start", &args);
                call(&mut engine, &mut seed, "VM.hard_shutdown", &args[..2]);
            }
            "state" => drop(call(&mut engine, &mut seed, "VM.get_power_state", &[session.clone(), vm.clone()])),
            "record" => drop(call(&mut engine, &mut seed, "VM.get_record", &[session.clone(), vm.clone()])),
            _ => drop(call(&mut engine, &mut seed, "session.login_with_password", &login)),
        }
    }
}
