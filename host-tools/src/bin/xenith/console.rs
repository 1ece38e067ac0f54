//! The raw two-way console: CONNECT, then the terminal's bytes one way and the guest's the other.

use anyhow::{Context, Result, bail};
use host_tools::client::Client;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use std::io::{IsTerminal, Read, Write};
use std::net::Shutdown;

/// Ctrl-]
const LEAVE: u8 = 0x1d;

/// Attaches this terminal to a VM's console until Ctrl-], the end of the input, or the end of the guest.
pub fn attach(client: &mut Client, vm: &str) -> Result<()> {
    let path = client.console_path(vm)?;
    let mut connection = client.connect()?;
    let response = connection.request("CONNECT", &path, "", b"")?;
    if response.status != 200 {
        bail!("the host refused the console: HTTP {} {}", response.status, response.text().trim());
    }
    let (mut stream, early) = connection.into_stream();
    stream.set_read_timeout(None)?;
    let terminal = std::io::stdin().is_terminal();
    if terminal {
        eprintln!("(Ctrl-] leaves)");
    }
    let _raw = terminal.then(Raw::enter).transpose()?;
    let mut out = std::io::stdout();
    out.write_all(&early)?;
    out.flush()?;
    let mut keys = stream.try_clone().context("cannot share the connection")?;
    // Ends with the process when the guest ends first.
    std::thread::spawn(move || {
        let mut buffer = [0; 256];
        while let Ok(read @ 1..) = std::io::stdin().read(&mut buffer) {
            let typed = &buffer[..read];
            let end = typed.iter().position(|&b| b == LEAVE && terminal);
            if keys.write_all(&typed[..end.unwrap_or(read)]).is_err() || end.is_some() {
                let _ = keys.shutdown(Shutdown::Both);
                return;
            }
        }
        // The input has ended (a pipe): what the guest still says is shown.
        let _ = keys.shutdown(Shutdown::Write);
    });
    let mut buffer = [0; 4096];
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        out.write_all(&buffer[..read])?;
        out.flush()?;
    }
    Ok(())
}

/// Runs something while the terminal does not show what is typed.
pub fn without_echo<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    let stdin = std::io::stdin();
    let before = tcgetattr(&stdin)?;
    let mut quiet = before.clone();
    quiet.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&stdin, OptionalActions::Flush, &quiet)?;
    let result = read();
    tcsetattr(&stdin, OptionalActions::Flush, &before)?;
    eprintln!();
    result
}

/// The terminal in raw mode until this is dropped.
struct Raw(Termios);

impl Raw {
    fn enter() -> Result<Self> {
        let stdin = std::io::stdin();
        let before = tcgetattr(&stdin)?;
        let mut raw = before.clone();
        raw.make_raw();
        tcsetattr(&stdin, OptionalActions::Flush, &raw)?;
        Ok(Raw(before))
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Flush, &self.0);
        eprintln!();
    }
}
