//! Tables for people, JSON for programs.

use anyhow::{Context, Result};
use host_tools::client::Client;
use host_tools::xmlrpc::Value;
use serde_json::json;
use xenith_client::Ref;
use xenith_client::api::Vm;

/// One line about something that was done.
pub fn done(name: &str, what: &str, reference: &str, as_json: bool) -> Result<()> {
    if as_json {
        println!("{}", json!({"ref": reference, "name_label": name, "done": what}));
    } else {
        println!("{name}: {what}");
    }
    Ok(())
}

/// What a table shows: its heads and rows.
type Rows = (Vec<&'static str>, Vec<Vec<String>>);

/// All objects of a class: their records, or the rows that `rows` makes of them.
pub fn list(client: &mut Client, class: &str, as_json: bool, rows: fn(&mut Client) -> Result<Rows>) -> Result<()> {
    if as_json {
        println!("{}", client.call(&format!("{class}.get_all_records"), &[])?.to_json());
        return Ok(());
    }
    let (heads, rows) = rows(client)?;
    let heads = heads.into_iter().map(str::to_string).collect();
    print!("{}", table(&[vec![heads], rows].concat()));
    Ok(())
}

/// All VMs, the control domain among them.
pub fn vms(client: &mut Client, as_json: bool) -> Result<()> {
    if as_json {
        println!("{}", client.call("VM.get_all_records", &[])?.to_json());
        return Ok(());
    }
    let mut rows = vec![["NAME", "STATE", "MEMORY", "VCPUS", "DOMID", "UUID"].map(str::to_string).to_vec()];
    for vm in client.vm().get_all_records()?.into_values() {
        let domid = if vm.domid < 0 { "-".to_string() } else { vm.domid.to_string() };
        let memory = format!("{} MiB", vm.memory_static_max >> 20);
        rows.push(vec![vm.name_label, vm.power_state.to_string(), memory, vm.VCPUs_max.to_string(), domid, vm.uuid]);
    }
    print!("{}", table(&rows));
    Ok(())
}

/// Every field of a VM.
pub fn vm(client: &mut Client, vm: &Ref<Vm>, as_json: bool) -> Result<()> {
    let record = client.call("VM.get_record", &[vm.as_str().into()])?;
    fields(&record, as_json);
    Ok(())
}

/// What the host is and has.
pub fn host(client: &mut Client, as_json: bool) -> Result<()> {
    // Records as they come: a newer host's fields are shown too.
    let host = client.host().get_all()?.into_iter().next().context("the server knows no host")?;
    let metrics = client.host().get_metrics(&host)?;
    let metrics = client.host_metrics().get_record(&metrics)?;
    let mut record = client.call("host.get_record", &[host.as_str().into()])?;
    if let Value::Struct(members) = &mut record {
        for (name, bytes) in [("memory_total", metrics.memory_total), ("memory_free", metrics.memory_free)] {
            members.push((name.to_string(), bytes.to_string().into()));
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
