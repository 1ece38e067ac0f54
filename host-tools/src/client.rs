//! The client of the management API as the CLI, the demo, the tests and the benches talk through it: `xenith_client`'s, and
//! the record of a guest of the bundle.

use crate::machine::Guest;
use crate::xmlrpc::Value;
use anyhow::Context as _;
pub use xenith_client::client::*;

/// A 1.0.10 VM record with what matters given and the text's defaults for the rest.
pub fn vm_record(name: &str, guest: &Guest, vcpus: u32) -> Value {
    let map = || Value::Struct(Vec::new());
    let memory = guest.memory.to_string();
    let vcpus = vcpus.to_string();
    let text = |s: &str| Value::from(s);
    let fields = [
        ("name_label", text(name)),
        ("name_description", text("")),
        ("user_version", text("1")),
        ("is_a_template", false.into()),
        ("auto_power_on", false.into()),
        ("memory_static_max", text(&memory)),
        ("memory_dynamic_max", text(&memory)),
        ("memory_dynamic_min", text(&memory)),
        ("memory_static_min", text(&memory)),
        ("VCPUs_params", map()),
        ("VCPUs_max", text(&vcpus)),
        ("VCPUs_at_startup", text(&vcpus)),
        ("actions_after_shutdown", text("destroy")),
        ("actions_after_reboot", text("restart")),
        ("actions_after_crash", text("destroy")),
        ("PV_bootloader", text("")),
        ("PV_kernel", text(&guest.kernel)),
        ("PV_ramdisk", text(&guest.ramdisk)),
        ("PV_args", text(&guest.args)),
        ("PV_bootloader_args", text("")),
        ("HVM_boot_policy", text("")),
        ("HVM_boot_params", map()),
        ("platform", map()),
        ("PCI_bus", text("")),
        ("other_config", map()),
    ];
    Value::Struct(fields.map(|(name, value)| (name.to_string(), value)).into())
}

/// A record of these texts.
pub fn record(fields: &[(&str, &str)]) -> Value {
    Value::Struct(fields.iter().map(|(key, value)| (key.to_string(), (*value).into())).collect())
}

/// An object of these.
pub fn make(client: &mut Client, class: &str, fields: &[(&str, &str)]) -> anyhow::Result<String> {
    client.string(&format!("{class}.create"), &[record(fields)]).with_context(|| format!("{class}.create"))
}

/// An SR that is attached.
pub fn sr(client: &mut Client, kind: &str, mib: u64) -> anyhow::Result<String> {
    let size = (mib << 20).to_string();
    let sr = make(client, "SR", &[("type", kind), ("physical_size", &size)])?;
    let host = first(client, "host")?;
    let pbd = make(client, "PBD", &[("host", &host), ("SR", &sr)])?;
    client.call("PBD.plug", &[pbd.as_str().into()])?;
    Ok(sr)
}

/// The first object of a class.
pub fn first(client: &mut Client, class: &str) -> anyhow::Result<String> {
    let all = client.call(&format!("{class}.get_all"), &[])?;
    Ok(all.items().first().and_then(|v| v.as_str()).with_context(|| format!("no {class}"))?.to_string())
}
