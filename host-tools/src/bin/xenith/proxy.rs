//! A Unix socket that leads to the host's API, until a signal says that it is enough.

use anyhow::{Context, Result};
use host_tools::http::authority;
use host_tools::proxy::Proxy;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::path::Path;

/// Serves until SIGINT, SIGTERM or SIGHUP; then the socket is removed.
pub fn serve(socket: &Path, url: &str) -> Result<()> {
    // Before the socket is there, so that none is left however early the signal comes.
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).context("cannot wait for signals")?;
    let _proxy = Proxy::start(socket, &authority(url)?)?;
    eprintln!("{} leads to {url}; Ctrl-C ends it", socket.display());
    signals.forever().next();
    Ok(())
}
