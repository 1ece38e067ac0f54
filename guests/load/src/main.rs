//! Loads a Linux guest's disks and networks, and says how long that took.
//!
//! ```text
//!   load read|write DEVICE SIZE SPAN THREADS COUNT   requests past the cache; within SPAN bytes at random, or from 0 on if it is 0
//!   load serve PORT                                  the other end of those below
//!   load send|receive ADDRESS PORT KIB               over TCP
//!   load packets ADDRESS PORT COUNT                  UDP in frames of 64 bytes; each WINDOW is answered with one
//!   load give ADDRESS PORT MIB                       noise over TCP; says its checksum
//!   load take ADDRESS PORT                           whatever comes over TCP; says its checksum
//!   load mirror ADDRESS PORT                         sends back what comes
//!   load reflected ADDRESS PORT                      noise to a mirror and back, for ever: KiB of each second, or WRONG
//!   load check DEVICE MIB                            noise written and read back, for ever: likewise
//! ```
//! Who gives, takes or mirrors with `-` for an address waits for the other at that port, or at one that it names if that is 0. The
//! same program runs in guests of the control domain and of its peer, and outside of both. Deliberately absent: checks of
//! what was read where that is measured.

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::time::{Duration, Instant};

/// open(2)'s flag that goes past the page cache, on x86.
const O_DIRECT: i32 = 0o40000;
/// Alignment that it asks for.
const ALIGNED: usize = 4096;
/// Bytes a TCP connection writes at once.
const CHUNK: usize = 64 << 10;
/// Packets under way.
const WINDOW: u64 = 32;
/// UDP's payload in a frame of 64 bytes, its checksum counted.
const PAYLOAD: usize = 64 - 14 - 20 - 8 - 4;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let began = Instant::now();
    match args[..] {
        [what @ ("read" | "write"), device, size, span, threads, count] => {
            disk(what == "write", device, number(size)?, number(span)?, number(threads)?, number(count)?)?;
        }
        ["serve", port] => serve(number(port)? as u16)?,
        ["send", address, port, kib] => send(connect(address, port)?, number(kib)? << 10)?,
        ["receive", address, port, kib] => receive(connect(address, port)?, number(kib)? << 10)?,
        ["give", address, port, mib] => give(meet(address, port)?, number(mib)?)?,
        ["take", address, port] => take(meet(address, port)?)?,
        ["mirror", address, port] => mirror(meet(address, port)?)?,
        ["reflected", address, port] => reflected(meet(address, port)?)?,
        ["check", device, mib] => check(device, number(mib)?)?,
        ["packets", address, port, count] => packets(address, number(port)? as u16, number(count)?)?,
        _ => return Err(Error::new(ErrorKind::InvalidInput, "see the head of main.rs")),
    }
    println!("took {} ns", began.elapsed().as_nanos());
    Ok(())
}

fn number(text: &str) -> Result<u64> {
    text.parse().map_err(|_| Error::new(ErrorKind::InvalidInput, format!("{text} is no number")))
}

/// A buffer for requests past the cache: where it begins in what was allocated.
fn aligned(size: usize) -> (Vec<u8>, usize) {
    let bytes: Vec<u8> = (0..size + ALIGNED).map(|n| (n * 31) as u8).collect();
    let at = bytes.as_ptr().align_offset(ALIGNED);
    (bytes, at)
}

fn disk(write: bool, device: &str, size: u64, span: u64, threads: u64, count: u64) -> Result<()> {
    let file = OpenOptions::new().read(true).write(write).custom_flags(O_DIRECT).open(device)?;
    let results: Vec<Result<()>> = std::thread::scope(|scope| {
        let work = |thread| {
            let file = &file;
            move || requests(file, write, size, span, (thread, threads), count / threads)
        };
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(work(thread))).collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(ErrorKind::Other.into()))).collect()
    });
    results.into_iter().collect::<Result<()>>()?;
    if write { file.sync_data() } else { Ok(()) }
}

/// One thread's.
fn requests(file: &File, write: bool, size: u64, span: u64, (thread, of): (u64, u64), count: u64) -> Result<()> {
    let (mut bytes, at) = aligned(size as usize);
    let buffer = &mut bytes[at..at + size as usize];
    let mut random = 0x9e37_79b9_7f4a_7c15_u64 ^ (thread << 32);
    for n in 0..count {
        // xorshift64 (Marsaglia).
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let block = if span == 0 { n * of + thread } else { random % (span / size) };
        match write {
            true => file.write_all_at(buffer, block * size)?,
            false => file.read_exact_at(buffer, block * size)?,
        }
    }
    Ok(())
}

fn connect(address: &str, port: &str) -> Result<TcpStream> {
    TcpStream::connect(format!("{address}:{port}"))
}

/// What the client sends first: how much the server is to send; 0: all it can read is the client's.
fn serve(port: u16) -> Result<()> {
    let udp = UdpSocket::bind(("0.0.0.0", port))?;
    std::thread::spawn(move || answer(&udp));
    let listener = TcpListener::bind(("0.0.0.0", port))?;
    println!("serves");
    for stream in listener.incoming() {
        let stream = stream?;
        std::thread::spawn(move || served(stream));
    }
    Ok(())
}

fn served(mut stream: TcpStream) -> Result<()> {
    let mut wanted = [0; 8];
    stream.read_exact(&mut wanted)?;
    match u64::from_le_bytes(wanted) {
        0 => {
            drain(&mut stream)?;
            stream.write_all(b"!")
        }
        wanted => fill(&mut stream, wanted),
    }
}

fn fill(stream: &mut TcpStream, mut bytes: u64) -> Result<()> {
    let chunk = vec![0x5a; CHUNK];
    while bytes > 0 {
        let now = bytes.min(CHUNK as u64);
        stream.write_all(&chunk[..now as usize])?;
        bytes -= now;
    }
    stream.shutdown(std::net::Shutdown::Write)
}

fn drain(stream: &mut TcpStream) -> Result<u64> {
    let mut chunk = vec![0; CHUNK];
    let mut all = 0;
    loop {
        match stream.read(&mut chunk)? {
            0 => return Ok(all),
            some => all += some as u64,
        }
    }
}

fn send(mut stream: TcpStream, bytes: u64) -> Result<()> {
    stream.write_all(&0u64.to_le_bytes())?;
    fill(&mut stream, bytes)?;
    match drain(&mut stream)? {
        1 => Ok(()),
        _ => Err(ErrorKind::UnexpectedEof.into()),
    }
}

fn receive(mut stream: TcpStream, bytes: u64) -> Result<()> {
    stream.write_all(&bytes.to_le_bytes())?;
    match drain(&mut stream)? == bytes {
        true => Ok(()),
        false => Err(ErrorKind::UnexpectedEof.into()),
    }
}

/// A connection to who waits there, or with whoever comes.
fn meet(address: &str, port: &str) -> Result<TcpStream> {
    if address != "-" {
        return connect(address, port);
    }
    let listener = TcpListener::bind(("0.0.0.0", number(port)? as u16))?;
    println!("waits at {}", listener.local_addr()?.port());
    Ok(listener.accept()?.0)
}

/// A checksum of what comes one after the other: of its words, each mixed into two of 64 bits.
struct Sum([u64; 2]);

impl Sum {
    fn new() -> Sum {
        Sum([0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b])
    }

    /// Whole words.
    fn add(&mut self, bytes: &[u8]) {
        let Sum([a, b]) = self;
        for word in bytes.as_chunks::<8>().0 {
            let word = u64::from_le_bytes(*word);
            *a = (*a ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
            *b = (*b).wrapping_mul(0xd6e8_feb8_6659_fd93).rotate_left(31).wrapping_add(word);
        }
    }

    fn say(&self, bytes: u64) {
        println!("sum {:016x}{:016x} of {bytes}", self.0[0], self.0[1]);
    }
}

/// Words that look random.
fn noise(random: &mut u64, chunk: &mut [u8]) {
    for word in chunk.as_chunks_mut::<8>().0 {
        // xorshift64 (Marsaglia).
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        *word = random.to_le_bytes();
    }
}

/// No two chunks are alike, so that none is lost, doubled or swapped unseen.
fn give(mut stream: TcpStream, mib: u64) -> Result<()> {
    let (mut chunk, mut sum, mut random) = (vec![0; CHUNK], Sum::new(), 0x9e37_79b9_7f4a_7c15);
    for _ in 0..(mib << 20) / CHUNK as u64 {
        noise(&mut random, &mut chunk);
        sum.add(&chunk);
        stream.write_all(&chunk)?;
    }
    stream.shutdown(std::net::Shutdown::Write)?;
    // Until the other end has it all.
    drain(&mut stream)?;
    sum.say(mib << 20);
    Ok(())
}

fn take(mut stream: TcpStream) -> Result<()> {
    let (mut chunk, mut sum, mut len, mut all) = (vec![0; CHUNK], Sum::new(), 0, 0);
    loop {
        let some = stream.read(&mut chunk[len..])?;
        (len, all) = (len + some, all + some as u64);
        if some == 0 || len == CHUNK {
            sum.add(&chunk[..len]);
            len = 0;
        }
        if some == 0 {
            sum.say(all);
            return Ok(());
        }
    }
}

/// Sends back what comes.
fn mirror(mut stream: TcpStream) -> Result<()> {
    let mut chunk = vec![0; CHUNK];
    loop {
        match stream.read(&mut chunk)? {
            0 => return Ok(()),
            some => stream.write_all(&chunk[..some])?,
        }
    }
}

/// Calls it for ever, and says for each second how many KiB it moved.
fn each_second(mut work: impl FnMut() -> Result<u64>) -> Result<()> {
    loop {
        let (began, mut bytes) = (Instant::now(), 0);
        while began.elapsed() < Duration::from_secs(1) {
            bytes += work()?;
        }
        println!("{}", (bytes as f64 / 1024.0 / began.elapsed().as_secs_f64()) as u64);
    }
}

fn same(is: &[u8], should: &[u8]) -> Result<()> {
    if is == should {
        return Ok(());
    }
    println!("WRONG");
    Err(ErrorKind::InvalidData.into())
}

/// Small enough that what is under way fits into buffers between the two ends.
const REFLECTED: usize = 8 << 10;

fn reflected(mut stream: TcpStream) -> Result<()> {
    let (mut sent, mut back, mut random) = (vec![0; REFLECTED], vec![0; REFLECTED], 7);
    each_second(|| {
        noise(&mut random, &mut sent);
        stream.write_all(&sent)?;
        stream.read_exact(&mut back)?;
        same(&back, &sent)?;
        Ok(2 * REFLECTED as u64)
    })
}

/// Bytes written and read at once.
const CHECKED: usize = 64 << 10;

/// Whole chunks of noise, written over and read back in turn, one after the other and the oldest.
fn check(device: &str, mib: u64) -> Result<()> {
    let file = OpenOptions::new().read(true).write(true).custom_flags(O_DIRECT).open(device)?;
    let (mut bytes, at) = aligned(CHECKED);
    let bytes = &mut bytes[at..at + CHECKED];
    let mut should = vec![0; CHECKED];
    let count = (mib << 20) / CHECKED as u64;
    let mut n = 0;
    each_second(|| {
        noise(&mut (n + 1), bytes);
        file.write_all_at(bytes, n % count * CHECKED as u64)?;
        // The one written longest ago, once there is one.
        let old = (n + 1).saturating_sub(count);
        file.read_exact_at(bytes, old % count * CHECKED as u64)?;
        noise(&mut (old + 1), &mut should);
        same(bytes, &should)?;
        n += 1;
        Ok(2 * CHECKED as u64)
    })
}

/// Answers the last packet of each window.
fn answer(udp: &UdpSocket) -> Result<()> {
    let mut packet = [0; PAYLOAD];
    loop {
        let (_, from) = udp.recv_from(&mut packet)?;
        if packet[0] == 1 {
            udp.send_to(&packet, from)?;
        }
    }
}

fn packets(address: &str, port: u16, count: u64) -> Result<()> {
    let udp = UdpSocket::bind("0.0.0.0:0")?;
    udp.connect((address, port))?;
    udp.set_read_timeout(Some(Duration::from_secs(1)))?;
    let mut packet = [0; PAYLOAD];
    for n in 1..=count {
        packet[0] = u8::from(n % WINDOW == 0);
        udp.send(&packet)?;
        // The last of a window may have been dropped.
        while packet[0] == 1 && udp.recv(&mut [0; PAYLOAD]).is_err() {
            udp.send(&packet)?;
        }
    }
    Ok(())
}
