//! The bindings' own tests, on the machine that is up.

use super::context::Context;
use crate::client::Error;
use crate::xmlrpc::Value;
use crate::{fetch, paths, run};
use anyhow::{Result, ensure};
use std::process::Command;
use xenith_client::api::{OnNormalExit, VmPowerState, VmRecord};

/// A command that finds the host in its environment, as the bindings' tests do.
fn with_host(command: &mut Command, c: &Context<'_>) -> Result<()> {
    command.env("XENITH_URL", &c.up.url).env("XENITH_USER", &c.up.user).env("XENITH_PASSWORD", &c.up.password);
    command.env("XENITH_GUEST", serde_json::to_string(&c.tiny())?);
    command.current_dir(paths::root()?);
    Ok(())
}

pub fn python(c: &mut Context<'_>) -> Result<()> {
    let url = c.up.url.clone();
    python_at(c, &url)
}

/// The Python tests, at an URL that leads to the host.
pub fn python_at(c: &mut Context<'_>, url: &str) -> Result<()> {
    if !run::exists("python3") {
        run::say("python3 is missing: the Python package is not tested");
        return Ok(());
    }
    let mut python = Command::new("python3");
    python.args(["-m", "unittest", "discover", "-s", "bindings/python/tests"]).env("PYTHONDONTWRITEBYTECODE", "1");
    with_host(&mut python, c)?;
    python.env("XENITH_URL", url);
    run::output(&mut python)?;
    Ok(())
}

/// The library is built and tested without anything installed; with valgrind, if it is there, nothing may leak.
pub fn c(c: &mut Context<'_>) -> Result<()> {
    if !run::exists("make") || !run::exists("cc") {
        run::say("make or cc is missing: the C library is not tested");
        return Ok(());
    }
    let lib = |name: &str| run::text(Command::new("/sbin/ldconfig").arg("-p")).is_ok_and(|all| all.contains(name));
    if !lib("libcurl.so.4") || !lib("libxml2.so.2") {
        run::say("libcurl or libxml2 is missing: the C library is not tested");
        return Ok(());
    }
    let headers = fetch::headers(&[
        ("curl/curl.h", &["libcurl4-openssl-dev"]),
        ("libxml2/libxml/tree.h", &["libxml2-dev", "libicu-dev"]),
    ])?;
    let mut cflags = "DEPS_CFLAGS=-I/usr/include/libxml2".to_string();
    if let Some(dir) = headers {
        let dir = dir.display();
        cflags += &format!(" -I{dir} -I{dir}/libxml2 -I{dir}/x86_64-linux-gnu");
    }
    let build = paths::root()?.join("target/c");
    let build_arg = format!("BUILD={}", build.display());
    let mut make = Command::new("make");
    make.args(["-s", "-C", "bindings/c", &build_arg, &cflags, "DEPS_LIBS=-l:libcurl.so.4 -l:libxml2.so.2"]);
    make.arg("CFLAGS=-O1 -g -Werror").arg("all").arg(build.join("test"));
    run::output(make.current_dir(paths::root()?))?;
    let mut test = Command::new(if run::exists("valgrind") { "valgrind" } else { "env" });
    if run::exists("valgrind") {
        test.args(["-q", "--leak-check=full", "--errors-for-leak-kinds=definite,indirect,possible", "--error-exitcode=9"]);
    }
    test.arg(build.join("test")).arg(c.tiny().kernel);
    with_host(&mut test, c)?;
    run::output(&mut test)?;
    Ok(())
}

/// The typed client: a VM's life, sets, maps, dates, tasks and errors.
pub fn rust(c: &mut Context<'_>) -> Result<()> {
    let guest = c.tiny();
    let client = &mut c.client;
    let memory = i64::try_from(guest.memory)?;
    let mut record = VmRecord {
        name_label: "rust".into(),
        PV_kernel: guest.kernel,
        memory_static_max: memory,
        memory_dynamic_max: memory,
        other_config: [("a".to_string(), "<&>".to_string())].into(),
        bios_boot: Some("cd".into()),
        ..VmRecord::default()
    };
    let vm = client.vm().create(&record)?;
    let stored = client.vm().get_record_internal(&vm)?;
    ensure!(stored.other_config == record.other_config && stored.memory_static_max == memory, "{stored:?}");
    ensure!(stored.bios_boot.as_deref() == Some("cd") && client.vm().get_record(&vm)?.bios_boot.is_none(), "bios_boot");
    ensure!(client.vm().get_all_records()?.get(&vm).is_some_and(|r| r.name_label == "rust"), "get_all_records");
    let task = client.vm().async_start(&vm, true)?;
    ensure!(client.wait(&task, |_| ())? == Value::Nil, "a start has no result");
    ensure!(client.vm().get_power_state(&vm)? == VmPowerState::Paused, "it is not paused");
    let task = client.vm().async_pause(&vm)?;
    let refused = client.wait(&task, |_| ()).err();
    ensure!(refused.as_ref().and_then(Error::code) == Some("VM_BAD_POWER_STATE"), "{refused:?}");
    let metrics = client.vm().get_metrics(&vm)?;
    let metrics = client.vm_metrics().get_record(&metrics)?;
    ensure!(metrics.VCPUs_number == 1 && metrics.last_updated >= metrics.start_time, "{metrics:?}");
    client.vm().hard_shutdown(&vm)?;
    client.vm().add_to_other_config(&vm, "b", "2")?;
    let duplicate = client.vm().add_to_other_config(&vm, "b", "3").err();
    ensure!(duplicate.as_ref().and_then(Error::code) == Some("MAP_DUPLICATE_KEY"), "{duplicate:?}");
    client.vm().set_actions_after_reboot(&vm, &OnNormalExit::Destroy)?;
    let unknown = client.vm().set_actions_after_reboot(&vm, &OnNormalExit::Other("melt".into())).err();
    ensure!(unknown.as_ref().and_then(Error::code) == Some("VALUE_NOT_SUPPORTED"), "{unknown:?}");
    // What was read makes another one.
    record = client.vm().get_record_internal(&vm)?;
    let copy = client.vm().create(&record)?;
    ensure!(client.vm().get_other_config(&copy)?.len() == 2, "what 0.4.3 has is there unasked");
    ensure!(client.vm().get_actions_after_reboot(&copy)? == OnNormalExit::Destroy, "the copy differs");
    for vm in [vm, copy] {
        client.vm().destroy(&vm)?;
        ensure!(client.vm().get_uuid(&vm).err().as_ref().and_then(Error::code) == Some("HANDLE_INVALID"), "{vm} is there");
    }
    // Every field of every object fits its type.
    let mut records = 0;
    records += client.host().get_all_records()?.len() + client.host_cpu().get_all_records()?.len();
    records += client.host_metrics().get_all_records()?.len() + client.console().get_all_records()?.len();
    records += client.session().get_all_records()?.len() + client.user().get_all_records()?.len();
    records += client.task().get_all_records()?.len() + client.pif().get_all_records()?.len();
    records += client.cpu_pool().get_all_records()?.len() + client.network().get_all_records()?.len();
    ensure!(records > 6, "{records} records");
    ensure!(client.host().list_methods()?.len() > 600, "list_methods");
    Ok(())
}
