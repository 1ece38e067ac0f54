//! An NBD server in memory: it answers in any order, and what it did not flush is gone when its machine dies.
//!
//! Numbers are of the NBD project's doc/proto.md, apart from the client's own.

/// What is asked of it.
enum Ask {
    Read(u64, usize, usize),
    Write(u64, usize, Vec<u8>),
    Flush(u64),
}

/// The server, its disk, and one connection at a time.
#[derive(Default)]
pub struct Server {
    pub medium: Vec<u8>,
    /// Written and not flushed.
    cached: Vec<(usize, Vec<u8>)>,
    pub export: String,
    /// Of the export; bit 2 is NBD_FLAG_SEND_FLUSH.
    pub flags: u16,
    /// The next answers have this error.
    pub error: u32,
    /// It takes requests and answers none.
    pub hangs: bool,
    pub random: u64,
    input: Vec<u8>,
    output: Vec<u8>,
    phase: usize,
    asked: Vec<Ask>,
    /// The client has said that it leaves.
    pub left: bool,
    pub flushes: usize,
}

fn be(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

impl Server {
    pub fn new(bytes: usize, random: u64) -> Server {
        Server { medium: vec![0xaa; bytes], export: "disk".into(), flags: 0b101, random, ..Server::default() }
    }

    fn below(&mut self, most: u64) -> u64 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.random >> 33) % most
    }

    /// Somebody connects; what came before is nobody's.
    pub fn connect(&mut self) {
        self.input.clear();
        self.asked.clear();
        (self.phase, self.left) = (0, false);
        self.output = [&b"NBDMAGICIHAVEOPT"[..], &[0, 3]].concat();
    }

    /// Its machine dies: of what was not flushed any of it is there.
    pub fn crash(&mut self) {
        for (at, data) in std::mem::take(&mut self.cached) {
            for (n, sector) in data.chunks(512).enumerate() {
                if self.below(2) == 0 {
                    self.medium[at + n * 512..][..sector.len()].copy_from_slice(sector);
                }
            }
        }
    }

    /// What is there now.
    pub fn read(&self, at: usize, len: usize) -> Vec<u8> {
        let mut all = self.medium[at..at + len].to_vec();
        for (place, data) in &self.cached {
            let (from, to) = (at.max(*place), (at + len).min(place + data.len()));
            if from < to {
                all[from - at..to - at].copy_from_slice(&data[from - place..to - place]);
            }
        }
        all
    }

    pub fn take(&mut self, bytes: &[u8]) {
        self.input.extend_from_slice(bytes);
        while self.step() {}
    }

    fn step(&mut self) -> bool {
        let wanted = match self.phase {
            0 => 4,
            1 => 16,
            2 => 16 + be(&self.input[12..16]) as usize,
            _ if self.input.get(7) == Some(&1) => 28 + self.input.get(24..28).map_or(0, be) as usize,
            _ => 28,
        };
        if self.input.len() < wanted {
            return false;
        }
        if self.phase < 2 {
            // Of an option its length is known first.
            self.phase += 1;
            if self.phase == 1 {
                self.input.drain(..wanted);
            }
            return true;
        }
        let whole: Vec<u8> = self.input.drain(..wanted).collect();
        if self.phase == 2 {
            assert_eq!(whole[..12], *b"IHAVEOPT\0\0\0\x07", "NBD_OPT_GO");
            let name = &whole[20..20 + be(&whole[16..20]) as usize];
            let mut reply = |kind: u32, data: &[u8]| {
                let head = [0x0003_e889_0455_65a9u64.to_be_bytes(), [0, 0, 0, 7, 0, 0, 0, 0]].concat();
                self.output.extend_from_slice(&head[..12]);
                self.output.extend_from_slice(&kind.to_be_bytes());
                self.output.extend_from_slice(&(data.len() as u32).to_be_bytes());
                self.output.extend_from_slice(data);
            };
            if name != self.export.as_bytes() {
                reply(1 << 31 | 6, b"no such");
                self.phase = 1;
                return true;
            }
            let size = (self.medium.len() as u64).to_be_bytes();
            reply(3, &[&[0, 0][..], &size, &self.flags.to_be_bytes()].concat());
            reply(3, &[&[0, 3][..], &1u32.to_be_bytes(), &4096u32.to_be_bytes(), &(1u32 << 25).to_be_bytes()].concat());
            reply(1, &[]);
            self.phase = 3;
            return true;
        }
        assert_eq!(be(&whole[..4]), 0x2560_9513, "a request's magic");
        let (cookie, at, len) = (be(&whole[8..16]), be(&whole[16..24]) as usize, be(&whole[24..28]) as usize);
        assert!(at + len <= self.medium.len(), "beyond the end");
        match be(&whole[6..8]) {
            0 => self.asked.push(Ask::Read(cookie, at, len)),
            1 => self.asked.push(Ask::Write(cookie, at, whole[28..].to_vec())),
            2 => self.left = true,
            3 => self.asked.push(Ask::Flush(cookie)),
            other => panic!("command {other}"),
        }
        true
    }

    /// Does one thing it was asked, whichever. `false`: there is none.
    pub fn work(&mut self) -> bool {
        if self.asked.is_empty() || self.hangs {
            return false;
        }
        let which = self.below(self.asked.len() as u64) as usize;
        let ask = self.asked.swap_remove(which);
        let error = self.error;
        let mut reply = |cookie: u64, data: &[u8]| {
            self.output.extend_from_slice(&0x6744_6698u32.to_be_bytes());
            self.output.extend_from_slice(&error.to_be_bytes());
            self.output.extend_from_slice(&cookie.to_be_bytes());
            self.output.extend_from_slice(data);
        };
        match ask {
            Ask::Read(cookie, at, len) if error == 0 => {
                let data = self.read(at, len);
                let mut all = 0x6744_6698u64.to_be_bytes()[4..].to_vec();
                all.extend_from_slice(&[0; 4]);
                all.extend_from_slice(&cookie.to_be_bytes());
                self.output.extend([all, data].concat());
            }
            Ask::Read(cookie, ..) => reply(cookie, &[]),
            Ask::Write(cookie, at, data) => {
                reply(cookie, &[]);
                if error == 0 {
                    self.cached.push((at, data));
                }
            }
            Ask::Flush(cookie) => {
                reply(cookie, &[]);
                self.flushes += 1;
                if error == 0 {
                    for (at, data) in std::mem::take(&mut self.cached) {
                        self.medium[at..at + data.len()].copy_from_slice(&data);
                    }
                }
            }
        }
        true
    }

    /// What it says, some of it at a time.
    pub fn says(&mut self, most: usize) -> Vec<u8> {
        let count = self.output.len().min(most);
        self.output.drain(..count).collect()
    }
}
