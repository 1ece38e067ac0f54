//! The host as the API tells of it: the control domain, logs, scheduling, CPU pools, and the machine's end.

use super::context::{Context, SOON};
use crate::client::Client;
use crate::up;
use crate::xmlrpc::Value;
use anyhow::{Context as _, Result, ensure};
use std::time::{Duration, Instant};

const OWN: &str = "00000000-0000-0000-0000-000000000000";

fn first(client: &mut Client, method: &str) -> Result<Value> {
    client.call(method, &[])?.items().first().cloned().with_context(|| format!("{method} has nothing"))
}

fn field(record: &Value, name: &str) -> Result<Value> {
    record.get(name).cloned().with_context(|| format!("no {name}"))
}

fn word(record: &Value, name: &str) -> Result<String> {
    Ok(field(record, name)?.as_str().unwrap_or_default().to_string())
}

/// Everything of the host that is real: the control domain, the NIC, the logs.
pub fn itself(c: &mut Context<'_>) -> Result<()> {
    let host = first(&mut c.client, "host.get_all")?;
    let own = c.client.call("VM.get_record", &[OWN.into()])?;
    ensure!(word(&own, "name_label")? == "Domain-0" && word(&own, "domid")? == "0", "{own:?}");
    let metrics = c.client.call("VM_metrics.get_record", &[field(&own, "metrics")?])?;
    ensure!(word(&metrics, "VCPUs_number")? == "1", "one VCPU: {metrics:?}");
    ensure!(word(&metrics, "memory_actual")?.parse::<u64>()? > 0, "it has memory: {metrics:?}");
    ensure!(field(&metrics, "VCPUs_CPU")?.get("0").is_some(), "its VCPU is on a CPU: {metrics:?}");
    for method in ["VM.hard_shutdown", "VM.pause", "VM.destroy"] {
        let refused = c.client.call(method, &[OWN.into()]).err();
        ensure!(refused.as_ref().and_then(|e| e.code()) == Some("OPERATION_NOT_ALLOWED"), "{method}: {refused:?}");
    }
    let record = c.client.call("host.get_record", std::slice::from_ref(&host))?;
    ensure!(word(&record, "sched_policy")? == "credit2", "{record:?}");
    let pif = first(&mut c.client, "PIF.get_all")?;
    let mac = c.client.string("PIF.get_MAC", &[pif])?;
    ensure!(mac.starts_with("52:54:00:"), "QEMU's cards begin so: {mac}");
    let card = c.client.call("PPCI.get_all_records", &[])?;
    let called = |r: &Value, name: &str| r.get(name).and_then(Value::as_str).unwrap_or_default().to_string();
    let all = card.members();
    let network = all.iter().map(|(_, r)| r).find(|r| called(r, "class_name") == "Ethernet controller");
    let network = network.with_context(|| format!("no network card: {card:?}"))?;
    let names = ["vendor_name", "device_name", "subsystem_vendor_name"].map(|name| called(network, name));
    let right = names[0] == "Red Hat, Inc." && names[1].ends_with("network device") && names[2] == "Red Hat, Inc.";
    ensure!(right, "{names:?}");

    let log = c.client.string("host.get_log", std::slice::from_ref(&host))?;
    ensure!(log.contains("audit:"), "the agent's own log: {log:?}");
    ensure!(!log.contains("one-time password"), "a secret in the log");
    c.client.call("host.send_debug_keys", &[host.clone(), "h".into()])?;
    let text = c.client.string("host.dmesg_clear", std::slice::from_ref(&host))?;
    // The first lines, which name Xen, may be gone from the ring by now.
    ensure!(text.to_lowercase().contains("xen") && (!c.real || text.contains("'h' pressed")), "Xen's log: {text:?}");
    let after = c.client.string("host.dmesg", &[host])?;
    ensure!(after.len() < text.len(), "it was cleared: {after:?}");
    Ok(())
}

/// weight, cap and mask of VCPUs_params hold from the start on, and change while it runs.
pub fn scheduling(c: &mut Context<'_>) -> Result<()> {
    let vm = c.create(&c.tiny(), 1, &[])?;
    let params = |pairs: &[(&str, &str)]| Value::Struct(pairs.iter().map(|(k, v)| (k.to_string(), (*v).into())).collect());
    let vm_ref = || Value::from(vm.as_str());
    c.client.call("VM.set_VCPUs_params", &[vm_ref(), params(&[("weight", "512"), ("cap", "40"), ("mask", "0")])])?;
    c.start(&vm)?;
    let metrics = c.vm("get_metrics", &vm)?;
    let live = |c: &mut Context<'_>| c.client.call("VM_metrics.get_VCPUs_params", std::slice::from_ref(&metrics));
    let now = live(c)?;
    ensure!(word(&now, "weight")? == "512" && word(&now, "cap")? == "40" && word(&now, "mask")? == "0", "{now:?}");
    c.client.call("VM.add_to_VCPUs_params_live", &[vm_ref(), "weight".into(), "128".into()])?;
    c.client.call("VM.add_to_VCPUs_params_live", &[vm_ref(), "cap".into(), "0".into()])?;
    let now = live(c)?;
    ensure!(word(&now, "weight")? == "128" && word(&now, "cap")? == "0", "{now:?}");
    let refused = c.client.call("VM.add_to_VCPUs_params_live", &[vm_ref(), "mask".into(), "99".into()]);
    ensure!(refused.err().as_ref().and_then(|e| e.code()) == Some("VALUE_NOT_SUPPORTED"), "a CPU that is not there");
    let record = c.client.call("VM_metrics.get_record", &[metrics])?;
    ensure!(field(&record, "VCPUs_utilisation")?.members().len() == 1, "{record:?}");
    ensure!(field(&record, "VCPUs_flags")?.get("0").is_some_and(|f| !f.items().is_empty()), "{record:?}");
    c.gone(&vm)
}

/// A machine with two CPUs: a pool of one's own, a VM moved there and one started there, everything taken down again; then
/// the machine is turned off, and its process ends.
pub fn pools_and_the_end(boot: &up::Options) -> Result<()> {
    let up = up::start(&up::Options { cpus: Some(2), ..boot.clone() })?;
    let mut c = Context::new(&up, true, false, 1)?;
    let pool0 = first(&mut c.client, "cpu_pool.get_all")?;
    let cpus = c.client.call("cpu_pool.get_host_CPUs", std::slice::from_ref(&pool0))?;
    ensure!(cpus.items().len() == 2, "{cpus:?}");
    // The first CPU never leaves the first pool.
    let one = |c: &mut Context<'_>, n: i64| -> Result<Value> {
        for cpu in cpus.items() {
            if c.client.int("host_cpu.get_number", std::slice::from_ref(cpu))? == n {
                return Ok(cpu.clone());
            }
        }
        anyhow::bail!("no CPU {n}")
    };
    let (zero, cpu) = (one(&mut c, 0)?, one(&mut c, 1)?);
    let refused = c.client.call("cpu_pool.remove_host_CPU_live", &[pool0.clone(), zero]);
    ensure!(refused.err().as_ref().and_then(|e| e.code()) == Some("INVALID_CPU"), "CPU 0 left");
    let args = Value::Struct(vec![("name_label".to_string(), "own".into()), ("ncpu".to_string(), Value::Int(1))]);
    let pool = c.client.call("cpu_pool.create", &[args])?;
    let refused = c.client.call("cpu_pool.activate", std::slice::from_ref(&pool));
    ensure!(refused.err().as_ref().and_then(|e| e.code()) == Some("INSUFFICIENT_CPUS"), "all are taken");
    c.client.call("cpu_pool.remove_host_CPU_live", &[pool0.clone(), cpu.clone()])?;
    let free = c.client.call("host_cpu.get_unassigned_cpus", &[])?;
    ensure!(free.items() == [cpu.clone()], "{free:?}");
    c.client.call("cpu_pool.activate", std::slice::from_ref(&pool))?;
    let moved = c.started()?;
    c.client.call("VM.cpu_pool_migrate", &[moved.as_str().into(), pool.clone()])?;
    let started = c.create(&c.tiny(), 1, &[("pool_name", "own")])?;
    c.start(&started)?;
    let inside = c.client.call("cpu_pool.get_started_VMs", std::slice::from_ref(&pool))?;
    ensure!(inside.items().len() == 2, "{inside:?}");
    for vm in [&moved, &started] {
        c.shows(vm, "XENITH-TINY up", SOON)?;
        c.gone(vm)?;
    }
    c.eventually("the pool can be deactivated", |c| {
        Ok(c.client.call("cpu_pool.deactivate", std::slice::from_ref(&pool)).is_ok())
    })?;
    c.client.call("cpu_pool.destroy", &[pool])?;
    c.client.call("cpu_pool.add_host_CPU_live", &[pool0, cpu])?;
    ends(&up, &mut c.client, "host.shutdown")
}

/// The host is restarted: here QEMU ends instead, and Xen's log says why. The guest that runs is asked first.
pub fn restart(boot: &up::Options) -> Result<()> {
    let up = up::start(boot)?;
    let mut c = Context::new(&up, true, false, 1)?;
    let vm = c.create(&c.guest("linux", 256), 1, &[])?;
    c.start(&vm)?;
    c.shows(&vm, "LINUX-UP", Duration::from_secs(120))?;
    ends(&up, &mut c.client, "host.reboot")?;
    let log = String::from_utf8_lossy(&std::fs::read(&up.log)?).into_owned();
    ensure!(log.contains("ended: PowerOff"), "the guest was not asked");
    ensure!(log.contains("rebooting machine"), "Xen does not say that it reboots");
    Ok(())
}

/// The call is answered, and then the machine's process ends by itself.
fn ends(up: &up::Up, client: &mut Client, method: &str) -> Result<()> {
    let host = first(client, "host.get_all")?;
    let refused = client.call(method, std::slice::from_ref(&host)).err();
    ensure!(refused.as_ref().and_then(|e| e.code()) == Some("OPERATION_NOT_ALLOWED"), "of an enabled host: {refused:?}");
    client.call("host.disable", std::slice::from_ref(&host))?;
    client.call(method, &[host]).context("the answer comes first")?;
    let end = Instant::now() + SOON;
    while up::runs(up) {
        ensure!(Instant::now() < end, "{method}: the machine goes on");
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
