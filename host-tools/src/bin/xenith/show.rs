//! Tables for people, JSON for programs.

use anyhow::{Context, Result};
use host_tools::client::Client;
use host_tools::xmlrpc::Value;
use serde_json::{Value as Json, json};

/// One line about something that was done.
pub fn done(name: &str, what: &str, vm: &str, as_json: bool) -> Result<()> {
    if as_json {
        println!("{}", json!({"ref": vm, "name_label": name, "done": what}));
    } else {
        println!("{name}: {what}");
    }
    Ok(())
}

/// All VMs, the control domain among them.
pub fn vms(client: &mut Client, as_json: bool) -> Result<()> {
    let mut records = Vec::new();
    for vm in client.call("VM.get_all", &[])?.items() {
        let record = client.call("VM.get_record", std::slice::from_ref(vm))?;
        records.push((vm.as_str().unwrap_or_default().to_string(), record));
    }
    if as_json {
        let all: serde_json::Map<String, Json> = records.into_iter().map(|(vm, record)| (vm, record.to_json())).collect();
        println!("{}", Json::Object(all));
        return Ok(());
    }
    let mut rows = vec![["NAME", "STATE", "MEMORY", "VCPUS", "DOMID", "UUID"].map(str::to_string).to_vec()];
    for (_, record) in &records {
        let mib = number(record, "memory_static_max").map_or_else(|| "-".to_string(), |n| format!("{} MiB", n >> 20));
        let domid = number(record, "domid").filter(|n| *n >= 0).map_or_else(|| "-".to_string(), |n| n.to_string());
        rows.push(vec![
            field(record, "name_label"),
            field(record, "power_state"),
            mib,
            field(record, "VCPUs_max"),
            domid,
            field(record, "uuid"),
        ]);
    }
    print!("{}", table(&rows));
    Ok(())
}

/// Every field of a VM.
pub fn vm(client: &mut Client, vm: &str, as_json: bool) -> Result<()> {
    let record = client.call("VM.get_record", &[vm.into()])?;
    fields(&record, as_json);
    Ok(())
}

/// What the host is and has.
pub fn host(client: &mut Client, as_json: bool) -> Result<()> {
    let all = client.call("host.get_all", &[])?;
    let host = all.items().first().context("the server knows no host")?;
    let mut record = client.call("host.get_record", std::slice::from_ref(host))?;
    let metrics = client.call("host.get_metrics", std::slice::from_ref(host))?;
    let metrics = client.call("host_metrics.get_record", &[metrics])?;
    if let Value::Struct(members) = &mut record {
        for name in ["memory_total", "memory_free"] {
            members.extend(metrics.get(name).map(|v| (name.to_string(), v.clone())));
        }
    }
    fields(&record, as_json);
    Ok(())
}

fn fields(record: &Value, as_json: bool) {
    if as_json {
        println!("{}", record.to_json());
        return;
    }
    let shown = record.members().iter().filter(|(_, value)| !is_empty(value));
    let rows: Vec<Vec<String>> = shown.map(|(name, value)| vec![name.clone(), text(value)]).collect();
    print!("{}", table(&rows));
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::String(s) => s.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Struct(members) => members.is_empty(),
        _ => false,
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(", "),
        Value::Struct(members) => members.iter().map(|(n, v)| format!("{n}={}", text(v))).collect::<Vec<_>>().join(", "),
        other => other.as_str().map_or_else(|| other.to_json().to_string(), str::to_string),
    }
}

fn field(record: &Value, name: &str) -> String {
    record.get(name).map(text).unwrap_or_default()
}

fn number(record: &Value, name: &str) -> Option<i64> {
    record.get(name)?.as_int()
}

/// Columns padded to their widest cell.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|r| r.get(column)).map(|c| c.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = std::iter::zip(row, &widths).map(|(cell, &width)| format!("{cell:<width$}")).collect();
        format!("{}\n", cells.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

/// `[#####.....]  50%`
pub fn bar(percent: i64) -> String {
    let full = usize::try_from(percent / 5).unwrap_or(0).min(20);
    format!("[{}{}] {percent:>3}%", "#".repeat(full), ".".repeat(20 - full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let rows = [vec!["NAME".to_string(), "STATE".to_string()], vec!["a-long-name".to_string(), "Halted".to_string()]];
        assert_eq!(table(&rows), "NAME         STATE\na-long-name  Halted\n");
        assert_eq!(table(&[]), "");
    }

    #[test]
    fn progress_is_drawn() {
        assert_eq!(bar(50), "[##########..........]  50%");
        assert_eq!(bar(100).matches('#').count(), 20);
    }

    #[test]
    fn values_read_as_text() {
        let map = Value::Struct(vec![("k".to_string(), Value::Array(vec!["a".into(), Value::Int(2)]))]);
        assert_eq!(text(&map), "k=a, 2");
        assert!(is_empty(&Value::Array(vec![])) && !is_empty(&Value::Bool(false)));
    }
}
