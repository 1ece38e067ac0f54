//! `xenith`: the command line of the management API, for people (tables, progress) and programs (`--json`).
//!
//! `xenith login` keeps URL and session in `$XDG_STATE_HOME/xenith/session.json`, readable by its owner only.

#[path = "xenith/console.rs"]
mod console;
#[path = "xenith/disks.rs"]
mod disks;
#[path = "xenith/proxy.rs"]
mod proxy;
#[path = "xenith/show.rs"]
mod show;
#[path = "xenith/state.rs"]
mod state;

use anyhow::{Context, Result, bail};
use clap::{Args, Parser, Subcommand};
use host_tools::client::{Client, Error};
use host_tools::xmlrpc::Value;
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use xenith_client::Ref;
use xenith_client::api::{self, OnCrashBehaviour, Task, VmRecord};

#[derive(Parser)]
#[command(name = "xenith", about = "Manages a Xenith host", version, disable_help_subcommand = true)]
struct Cli {
    /// One JSON document on standard output instead of tables
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Cmd,
}

#[derive(Subcommand)]
enum Cmd {
    /// Log in once; later commands use the session
    Login {
        /// http://HOST:9363/ (clear text: trust the network, or tunnel it)
        url: String,
        #[arg(long, default_value = "root")]
        user: String,
        /// Read the password from standard input without asking
        #[arg(long)]
        password_stdin: bool,
    },
    /// Forget the session, here and on the host
    Logout,
    /// Virtual machines
    #[command(subcommand)]
    Vm(Vm),
    /// Places for disks
    #[command(subcommand)]
    Sr(disks::Sr),
    /// Disks
    #[command(subcommand)]
    Vdi(disks::Vdi),
    /// Drives of VMs
    #[command(subcommand)]
    Vbd(disks::Vbd),
    /// Attach to a VM's console; Ctrl-] leaves
    Console { name: String },
    /// Serve the host's API on a Unix socket of this machine; needs no login
    Proxy {
        #[arg(long)]
        socket: PathBuf,
        /// The host's [the last login's]
        #[arg(long)]
        url: Option<String>,
    },
    /// The host
    #[command(subcommand)]
    Host(Host),
}

#[derive(Subcommand)]
enum Host {
    /// Name, versions, memory, processors
    Show,
}

#[derive(Subcommand)]
enum Vm {
    /// Make a VM; it stays halted
    Create(Create),
    /// All VMs
    List,
    /// Everything known of a VM
    Show { name: String },
    /// Start a halted VM
    Start {
        name: String,
        /// Leave it paused
        #[arg(long)]
        paused: bool,
    },
    /// Stop its processors
    Pause { name: String },
    /// Let them run again
    Unpause { name: String },
    /// Ask it to shut down
    Shutdown {
        name: String,
        /// Don't ask: take the power away
        #[arg(long)]
        hard: bool,
    },
    /// Ask it to reboot
    Reboot {
        name: String,
        /// Don't ask
        #[arg(long)]
        hard: bool,
    },
    /// Remove a halted VM
    Destroy { name: String },
}

#[derive(Args)]
struct Create {
    name: String,
    /// file:///NAME of the host's boot bundle, or a data: URI
    #[arg(long)]
    kernel: String,
    #[arg(long, default_value = "")]
    ramdisk: String,
    /// The kernel's command line
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    args: String,
    /// MiB
    #[arg(long, default_value_t = 256)]
    memory: u64,
    #[arg(long, default_value_t = 1)]
    vcpus: u32,
    /// pvh or pv; without it the kernel and the host decide
    #[arg(long = "type")]
    kind: Option<String>,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match act(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xenith: {}", explained(&error));
            ExitCode::FAILURE
        }
    }
}

/// The error, and what to do about those that a user can mend.
fn explained(error: &anyhow::Error) -> String {
    let hint = match error.downcast_ref::<Error>() {
        Some(Error::Transport(_)) => "is the host up, and is this its URL? `xenith login URL` sets another",
        Some(api) => match api.code() {
            Some("SESSION_INVALID") => "the session has ended; log in again: xenith login URL",
            Some("SESSION_AUTHENTICATION_FAILED") => "wrong user or password",
            Some("VM_BAD_POWER_STATE") => "the VM is in another state; see `xenith vm list`",
            Some("HOST_NOT_ENOUGH_FREE_MEMORY") => "see `xenith host show` for what is free, and give the VM less memory",
            Some("VDI_IN_USE") => "a guest or another transfer has the disk",
            Some("SR_HAS_NO_PBDS") => "its SR is not attached: PBD.plug",
            Some("OPERATION_NOT_ALLOWED") => "the host cannot do this now or with this VM; --hard may work",
            _ => "",
        },
        None => "",
    };
    if hint.is_empty() { format!("{error:#}") } else { format!("{error:#}\n  {hint}") }
}

fn act(cli: Cli) -> Result<()> {
    if let Cmd::Login { url, user, password_stdin } = &cli.command {
        return login(url, user, *password_stdin);
    }
    if let Cmd::Proxy { socket, url } = &cli.command {
        let url = url.clone().map_or_else(|| state::client().map(|c| c.url().to_string()), Ok)?;
        return proxy::serve(socket, &url);
    }
    let mut client = state::client()?;
    match cli.command {
        Cmd::Login { .. } | Cmd::Proxy { .. } => unreachable!("handled above"),
        Cmd::Logout => {
            let ended = client.logout();
            state::forget()?;
            ended?;
        }
        Cmd::Vm(vm) => return self::vm(&mut client, vm, cli.json),
        Cmd::Sr(sr) => return disks::sr(&mut client, sr, cli.json),
        Cmd::Vdi(vdi) => return disks::vdi(&mut client, vdi, cli.json),
        Cmd::Vbd(vbd) => return disks::vbd(&mut client, vbd, cli.json),
        Cmd::Console { name } => {
            let vm = find(&mut client, &name)?;
            console::attach(&mut client, vm.as_str())?;
        }
        Cmd::Host(Host::Show) => show::host(&mut client, cli.json)?,
    }
    Ok(())
}

fn login(url: &str, user: &str, password_stdin: bool) -> Result<()> {
    let stdin = std::io::stdin();
    let ask = stdin.is_terminal() && !password_stdin;
    let password = if ask {
        eprint!("Password of {user}: ");
        std::io::stderr().flush()?;
        console::without_echo(|| line(stdin.lock()))?
    } else {
        line(stdin.lock())?
    };
    let mut client = Client::new(url);
    client.login(user, &password)?;
    state::keep(url, &client.session)?;
    eprintln!("logged in at {url} as {user}");
    Ok(())
}

fn line(mut from: impl BufRead) -> Result<String> {
    let mut line = String::new();
    from.read_line(&mut line).context("no password on standard input")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_string())
}

fn vm(client: &mut Client, command: Vm, json: bool) -> Result<()> {
    let (name, what, begin): (String, &str, Begin) = match command {
        Vm::Create(c) => {
            let memory = i64::try_from(c.memory << 20)?;
            let record = VmRecord {
                name_label: c.name.clone(),
                PV_kernel: c.kernel,
                PV_ramdisk: c.ramdisk,
                PV_args: c.args,
                memory_static_max: memory,
                memory_dynamic_max: memory,
                memory_dynamic_min: memory,
                memory_static_min: memory,
                VCPUs_max: c.vcpus.into(),
                VCPUs_at_startup: c.vcpus.into(),
                actions_after_crash: OnCrashBehaviour::Destroy,
                platform: c.kind.into_iter().map(|kind| ("type".to_string(), kind)).collect(),
                ..VmRecord::default()
            };
            let vm = client.vm().create(&record)?;
            return show::done(&c.name, "created", vm.as_str(), json);
        }
        Vm::List => return show::vms(client, json),
        Vm::Show { name } => {
            let vm = find(client, &name)?;
            return show::vm(client, &vm, json);
        }
        Vm::Destroy { name } => {
            let vm = find(client, &name)?;
            client.vm().destroy(&vm)?;
            return show::done(&name, "destroyed", vm.as_str(), json);
        }
        Vm::Start { name, paused } => {
            let vm = find(client, &name)?;
            run(client, "VM.start", |c| c.vm().async_start(&vm, paused))?;
            return show::done(&name, "started", vm.as_str(), json);
        }
        Vm::Pause { name } => (name, "pause", |c, vm| c.vm().async_pause(vm)),
        Vm::Unpause { name } => (name, "unpause", |c, vm| c.vm().async_unpause(vm)),
        Vm::Shutdown { name, hard: true } => (name, "hard_shutdown", |c, vm| c.vm().async_hard_shutdown(vm)),
        Vm::Shutdown { name, hard: false } => (name, "clean_shutdown", |c, vm| c.vm().async_clean_shutdown(vm)),
        Vm::Reboot { name, hard: true } => (name, "hard_reboot", |c, vm| c.vm().async_hard_reboot(vm)),
        Vm::Reboot { name, hard: false } => (name, "clean_reboot", |c, vm| c.vm().async_clean_reboot(vm)),
    };
    let vm = find(client, &name)?;
    run(client, what, |c| begin(c, &vm))?;
    show::done(&name, what, vm.as_str(), json)
}

/// Begins a task on a VM.
type Begin = fn(&mut Client, &Ref<api::Vm>) -> host_tools::client::Result<Ref<Task>>;

/// The VM of that name, or of that uuid.
fn find(client: &mut Client, name: &str) -> Result<Ref<api::Vm>> {
    match &client.vm().get_by_name_label(name)?[..] {
        [one] => return Ok(one.clone()),
        [] => {}
        many => bail!("{} VMs are called {name}; give the uuid instead (xenith vm list)", many.len()),
    }
    match client.vm().get_by_uuid(name) {
        Ok(vm) => Ok(vm),
        Err(Error::Api(words)) if words.first().is_some_and(|w| w != "SESSION_INVALID") => {
            bail!("no VM is called {name}; `xenith vm list` shows all")
        }
        Err(error) => Err(error.into()),
    }
}

/// A task until it ends, with a progress bar on a terminal.
fn run(
    client: &mut Client,
    what: &str,
    begin: impl FnOnce(&mut Client) -> host_tools::client::Result<Ref<Task>>,
) -> Result<Value> {
    let task = begin(client)?;
    let on_terminal = std::io::stderr().is_terminal();
    let ended = client.wait(&task, |percent| {
        if on_terminal {
            eprint!("\r{what} {}", show::bar(percent));
        }
    });
    if on_terminal {
        eprint!("\r\x1b[K");
    }
    Ok(ended?)
}
