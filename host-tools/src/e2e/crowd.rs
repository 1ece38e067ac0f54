//! As many clients as there may be, strangers that flood, and one that is logged in and must not notice.

use super::context::{Context, SOON};
use crate::client::Client;
use crate::http::Connection;
use crate::xmlrpc;
use anyhow::{Context as _, Result, ensure};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The cap of this setup.
const CAP: usize = 256;
/// Clients that call now and then, strangers with wrong passwords, requests that are never finished.
const CLIENTS: usize = 100;
const FLOOD: usize = 20;
const HALF: usize = 40;
const CALLS: usize = 300;

/// The median time of a call on a connection that stays: of three times so many calls the lowest, because what else runs
/// on this machine comes and goes, and what the agent does stays.
fn median(client: &mut Client) -> Result<Duration> {
    let mut medians = Vec::new();
    for _ in 0..3 {
        let mut times = Vec::with_capacity(CALLS);
        for _ in 0..CALLS {
            let began = Instant::now();
            client.call("host.get_all", &[]).context("the logged-in client")?;
            times.push(began.elapsed());
        }
        times.sort_unstable();
        medians.push(times[CALLS / 2]);
    }
    medians.into_iter().min().context("no calls")
}

fn opened(c: &Context<'_>) -> Result<Option<Connection>> {
    let mut connection = c.client.connect()?;
    Ok(connection.request("GET", "/", "", b"").is_ok_and(|r| r.status == 404).then_some(connection))
}

pub fn crowd(c: &mut Context<'_>) -> Result<()> {
    let alone = median(&mut c.client)?;
    // Idle connections up to the cap stay; the next one is told at once.
    let mut idle = Vec::new();
    c.eventually("as many connections as may be", |c| {
        while let Some(connection) = opened(c)? {
            idle.push(connection);
        }
        Ok(idle.len() >= CAP - 2)
    })?;
    ensure!(idle.len() < CAP, "more than the cap: {}", idle.len());
    let began = Instant::now();
    let mut one_more = c.client.connect()?;
    let answer = one_more.request("GET", "/", "", b"").context("one more than the cap got no answer")?;
    ensure!(answer.status == 503, "HTTP {}", answer.status);
    ensure!(began.elapsed() < Duration::from_secs(2), "only after {:?}", began.elapsed());
    let beside = median(&mut c.client)?;
    for connection in &mut idle {
        let answer = connection.request("GET", "/", "", b"").context("an idle connection was dropped")?;
        ensure!(answer.status == 404, "HTTP {}", answer.status);
    }
    drop(idle);
    c.eventually("they are forgotten", |c| Ok(c.metric("xenith_connections")? < 4.0))?;

    // Many clients, a flood of log-ins, requests that never end: the logged-in client goes on as before.
    let mut half = Vec::new();
    for _ in 0..HALF {
        let mut connection = c.client.connect()?;
        connection.send(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n<methodCall>")?;
        half.push(connection);
    }
    let (over, calls, refused) = (AtomicBool::new(false), AtomicU64::new(0), AtomicU64::new(0));
    let (served, slowest) = (AtomicU64::new(0), AtomicU64::new(0));
    let (url, session) = (c.client.url().to_string(), c.client.session.clone());
    let crowded = std::thread::scope(|threads| -> Result<Duration> {
        for _ in 0..CLIENTS {
            threads.spawn(|| {
                let mut client = Client::with_session(&url, &session).timeout(Duration::from_secs(10));
                let mut first = true;
                while !over.load(Ordering::Relaxed) {
                    let began = Instant::now();
                    if client.call("VM.get_all", &[]).is_ok() {
                        calls.fetch_add(1, Ordering::Relaxed);
                        served.fetch_add(u64::from(std::mem::take(&mut first)), Ordering::Relaxed);
                    }
                    slowest.fetch_max(began.elapsed().as_millis() as u64, Ordering::Relaxed);
                    std::thread::sleep(Duration::from_secs(1));
                }
            });
        }
        for _ in 0..FLOOD {
            threads.spawn(|| {
                let body = xmlrpc::call("session.login_with_password", &["root".into(), "wrong".into()]);
                while !over.load(Ordering::Relaxed) {
                    let stranger = Client::new(&url).timeout(Duration::from_millis(500));
                    if stranger.connect().and_then(|mut s| Ok(s.request("POST", "/", "text/xml", body.as_bytes())?)).is_ok()
                    {
                        refused.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
        // All of them are there, however long the emulation takes to let them in.
        let end = Instant::now() + SOON * 3;
        while served.load(Ordering::Relaxed) < CLIENTS as u64 && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(100));
        }
        let crowded = median(&mut c.client);
        over.store(true, Ordering::Relaxed);
        crowded
    })?;
    let calls = calls.load(Ordering::Relaxed);
    let served = served.load(Ordering::Relaxed);
    ensure!(served == CLIENTS as u64, "only {served} of {CLIENTS} clients were served");
    println!(
        "x: a call takes {alone:?} alone, {beside:?} beside idle connections, {crowded:?} in the crowd ({calls} calls of others, the slowest in {} ms, {} refused)",
        slowest.load(Ordering::Relaxed),
        refused.load(Ordering::Relaxed)
    );
    // A ratio within one run; the tenth of a millisecond is for what the clock and this machine's own scheduler add.
    let most = alone * 2 + Duration::from_micros(100);
    ensure!(crowded <= most, "{alone:?} became {crowded:?} in the crowd");
    drop(half);
    Ok(())
}
