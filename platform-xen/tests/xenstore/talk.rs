//! A conversation of several domains and the toolstack with the server, decoded from bytes and compared with the model:
//! every answer, every event, and the tree. Fuzzing and seeded tests run the same.
//!
//! Deliberately absent: the ring, which has tests of its own.

use crate::model::{AGENT, Model};
use crate::pipe::{Message, message, messages, output};
use platform_xen::hyp::{DomId, Instant};
use platform_xen::xenstore::wire::{self as w, Error};
use platform_xen::xenstore::{Edit, Limits, Perm, Quota, Server, Usage};
use std::collections::BTreeMap;

/// Bytes that decide.
struct Dice<'a>(&'a [u8]);

impl Dice<'_> {
    fn below(&mut self, n: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % n
    }
}

/// Small quotas, so that they are met.
pub fn small() -> Limits {
    let mut limits = Limits::default();
    for (quota, value) in [
        (Quota::Rate, 0),
        (Quota::Nodes, 12),
        (Quota::Watches, 5),
        (Quota::Transactions, 3),
        (Quota::TransactionNodes, 10),
        (Quota::Permissions, 3),
        (Quota::Value, 40),
        (Quota::Events, 12),
        (Quota::Path, 60),
        (Quota::RelativePath, 20),
    ] {
        limits.set(quota, value);
    }
    limits
}

const KINDS: [u32; 25] = [
    w::WRITE,
    w::WRITE,
    w::WRITE,
    w::WRITE,
    w::READ,
    w::READ,
    w::MKDIR,
    w::RM,
    w::SET_PERMS,
    w::SET_PERMS,
    w::GET_PERMS,
    w::DIRECTORY,
    w::DIRECTORY_PART,
    w::WATCH,
    w::WATCH,
    w::UNWATCH,
    w::TRANSACTION_START,
    w::TRANSACTION_END,
    w::TRANSACTION_END,
    w::GET_DOMAIN_PATH,
    w::IS_DOMAIN_INTRODUCED,
    w::RESUME,
    w::SET_TARGET,
    w::GET_FEATURE,
    w::RESET_WATCHES,
];
/// Seldom ones, and what is none.
const ODD: [u32; 7] = [w::CONTROL, w::WATCH_EVENT, w::ERROR, 20, 27, 0xffff, u32::MAX];

fn path(dice: &mut Dice<'_>, special: bool) -> String {
    const PARTS: [&str; 8] = ["a", "b", "a", "b", "a", "a-b", "long-name-1234", "z"];
    let start = match dice.below(12) {
        0..=5 => String::new(),
        6..=8 => format!("/local/domain/{}/", 1 + dice.below(3)),
        9 => "/".to_string(),
        10 => "/tool/".to_string(),
        _ if special => return ["@releaseDomain", "@introduceDomain", "@releaseDomain/2", "@x"][dice.below(4)].to_string(),
        _ => return ["/", "//", "", "a//b", "a/", "a b", "/local/domain", "/local/domain/"][dice.below(8)].to_string(),
    };
    let count = [1, 1, 2, 2, 3][dice.below(5)];
    let parts: Vec<&str> = (0..count).map(|_| PARTS[dice.below(PARTS.len())]).collect();
    start + &parts.join("/")
}

fn perms(dice: &mut Dice<'_>) -> Vec<Perm> {
    let dom = |dice: &mut Dice<'_>| DomId([0, 1, 2, 3, 9, 0x7ff5, 1, 2][dice.below(8)]);
    let count = dice.below(5);
    (0..count).map(|_| Perm { dom: dom(dice), access: dice.below(4) as u8 }).collect()
}

fn perms_text(perms: &[Perm]) -> Vec<u8> {
    perms.iter().flat_map(|p| format!("{}{}\0", char::from(p.letter()), p.dom.0).into_bytes()).collect()
}

fn payload(dice: &mut Dice<'_>, kind: u32) -> Vec<u8> {
    let number = |dice: &mut Dice<'_>| format!("{}\0", [1, 2, 3, 0, 9, 70000][dice.below(6)]);
    let mut bytes = match kind {
        w::TRANSACTION_START | w::RESET_WATCHES => b"\0".to_vec(),
        w::TRANSACTION_END => [&b"T\0"[..], b"T\0", b"T\0", b"F\0", b"x\0"][dice.below(5)].to_vec(),
        w::GET_DOMAIN_PATH | w::IS_DOMAIN_INTRODUCED | w::RESUME => number(dice).into_bytes(),
        w::GET_FEATURE => [String::new(), number(dice)][dice.below(2)].clone().into_bytes(),
        w::SET_TARGET => (number(dice) + &number(dice)).into_bytes(),
        _ => (path(dice, !matches!(kind, w::WRITE | w::MKDIR)) + "\0").into_bytes(),
    };
    match kind {
        w::WRITE => {
            let len = [0, 1, 5, 5, 41][dice.below(5)];
            bytes.extend((0..len).map(|_| dice.below(256) as u8));
        }
        w::SET_PERMS => bytes.extend(perms_text(&perms(dice))),
        w::WATCH => {
            bytes.extend([&b"t\0"[..], b"u\0", b"v\x001\0", b"w\x000\0", b"t\0x\0"][dice.below(5)]);
        }
        w::UNWATCH => bytes.extend([&b"t\0"[..], b"u\0", b"v\0"][dice.below(3)]),
        w::DIRECTORY_PART => bytes.extend([&b"0\0"[..], b"2\0", b"3\0", b"99\0", b"x\0"][dice.below(5)]),
        _ => {}
    }
    // Now and then not what it should be.
    match dice.below(40) {
        0 => drop(bytes.pop()),
        1 => bytes.push(0),
        2 => bytes.clear(),
        3 => bytes.extend(vec![b'a'; 3100]),
        _ => {}
    }
    bytes
}

fn usage(server: &Server, dom: u16) -> Usage {
    if dom == AGENT { server.own_usage() } else { server.usage(DomId(dom)).expect("a domain") }
}

/// The talk's both sides.
pub struct Talk {
    pub server: Server,
    pub model: Model,
    req_id: u32,
    /// How often each answer came: type asked, and the error or nothing.
    pub answers: BTreeMap<(u32, String), usize>,
    /// Says what happens, on the standard error.
    trace: bool,
    /// Bytes that domains have of messages that are not whole.
    buffers: BTreeMap<u16, Vec<u8>>,
    /// Called before and after what may lack memory. Then answers may be ENOMEM, and events missing.
    starving: Option<fn(bool)>,
}

impl Talk {
    pub fn new(limits: Limits) -> Talk {
        let mut talk = Talk {
            server: Server::new(limits).unwrap(),
            model: Model::new(limits),
            req_id: 0,
            answers: BTreeMap::new(),
            trace: std::env::var_os("TRACE").is_some(),
            buffers: BTreeMap::new(),
            starving: None,
        };
        talk.server.introduce(DomId(0)).unwrap();
        talk.model.introduce(0);
        for dom in 1..=3 {
            talk.introduce(dom);
        }
        talk
    }

    fn introduce(&mut self, dom: u16) {
        self.server.introduce(DomId(dom)).unwrap();
        self.model.introduce(dom);
        let home = format!("/local/domain/{dom}");
        let owner = [Perm { dom: DomId(dom), access: 0 }];
        self.server.batch(&[Edit::Mkdir(home.as_bytes()), Edit::Perms(home.as_bytes(), &owner)]).unwrap();
        let path = [home.as_bytes(), b"\0"].concat();
        let perms = [&path[..], &perms_text(&owner)].concat();
        self.model.agent_batch(&[(w::MKDIR, path), (w::SET_PERMS, perms)]).unwrap();
    }

    /// Says that allocations may fail, or may not again.
    fn starve(&mut self, begin: bool) {
        if let Some(starving) = self.starving {
            if begin {
                self.drain_all();
            }
            starving(begin);
        }
    }

    /// [`Talk::drain`] for everybody.
    fn drain_all(&mut self) {
        (0..=3).for_each(|dom| self.drain(dom));
        self.agent_events();
        let dropped = self.model.doms.iter_mut().map(|(dom, it)| (*dom, &mut it.dropped));
        for (dom, dropped) in dropped {
            *dropped = usage(&self.server, dom).dropped;
        }
    }

    /// Compares what waits for a domain, and takes it.
    pub fn drain(&mut self, dom: u16) {
        self.sip(dom, usize::MAX);
        let Some(it) = self.model.doms.get(&dom) else { return };
        assert!(it.out.is_empty() && !it.part_sent, "domain {dom} was not told {:?}", it.out);
    }

    /// Takes at most so many bytes of what waits for a domain, and compares the messages that are whole.
    fn sip(&mut self, dom: u16, most: usize) {
        let waiting = self.server.output(DomId(dom));
        let part = waiting[..waiting.len().min(most)].to_vec();
        self.server.sent(DomId(dom), part.len());
        let buffer = self.buffers.entry(dom).or_default();
        buffer.extend(part);
        let mut whole = 0;
        while let Some(header) = w::Header::decode(&buffer[whole..]) {
            let end = whole + w::HEADER + header.len as usize;
            if end > buffer.len() {
                break;
            }
            whole = end;
        }
        let came = messages(&buffer.drain(..whole).collect::<Vec<_>>());
        let rest = !buffer.is_empty();
        self.came(dom, came);
        if let Some(it) = self.model.doms.get_mut(&dom) {
            it.part_sent = rest;
        }
    }

    fn came(&mut self, dom: u16, came: Vec<Message>) {
        let Some(it) = self.model.doms.get_mut(&dom) else { return };
        let count = if self.starving.is_some() { it.out.len() } else { came.len().min(it.out.len()) };
        let expected: Vec<_> = it.out.drain(..count).collect();
        let mut came: Vec<_> = came.into_iter().map(|m| (m.kind, m.req_id, m.tx_id, m.payload)).collect();
        for message in came.iter_mut().filter(|m| m.0 == w::DIRECTORY_PART) {
            let at = message.3.iter().position(|b| *b == 0).expect("a generation");
            message.3.drain(..=at);
        }
        let show = |all: &[(u32, u32, u32, Vec<u8>)]| -> Vec<String> {
            all.iter().map(|m| format!("{} #{} tx {}: {}", m.0, m.1, m.2, crate::pipe::text(&m.3))).collect()
        };
        if self.starving.is_some() {
            // Events may be missing, and are counted then.
            let missing = expected.len() - came.len();
            let mut rest = expected.iter();
            assert!(came.iter().all(|m| rest.any(|e| e == m)), "{:?} of {:?}", show(&came), show(&expected));
            let dropped = self.server.usage(DomId(dom)).expect("a domain").dropped;
            assert!(self.model.doms[&dom].dropped + missing as u64 <= dropped);
            assert!(came.iter().filter(|m| m.0 != w::WATCH_EVENT).eq(expected.iter().filter(|m| m.0 != w::WATCH_EVENT)));
            return;
        }
        assert_eq!(show(&came), show(&expected), "domain {dom}: the server on the left, the model on the right");
    }

    fn request(&mut self, dice: &mut Dice<'_>) {
        let dom = [1, 2, 3, 1, 2, 0][dice.below(6)];
        if !self.model.doms.get(&dom).is_some_and(|it| it.introduced) {
            return;
        }
        let kind = if dice.below(50) == 0 { ODD[dice.below(ODD.len())] } else { KINDS[dice.below(KINDS.len())] };
        let kind = if kind == w::RESET_WATCHES && dice.below(6) != 0 { w::WRITE } else { kind };
        let open = self.model.open(dom);
        let tx = match dice.below(30) {
            0 => 1 + dice.below(6) as u32,
            n if kind == w::TRANSACTION_END || (n > 12 && kind != w::TRANSACTION_START) || n == 1 => {
                open.get(dice.below(open.len().max(1))).copied().unwrap_or(0)
            }
            _ => 0,
        };
        let payload = payload(dice, kind);
        self.req_id += 1;
        let bytes = message(kind, self.req_id, tx, &payload);
        if self.trace {
            eprintln!("domain {dom}: type {kind} #{} tx {tx}: {}", self.req_id, crate::pipe::text(&payload));
        }
        let (first, second) = bytes.split_at(dice.below(20).min(bytes.len()));
        self.starve(true);
        for part in [first, second] {
            let mut taken = self.server.receive(DomId(dom), part);
            if taken < part.len() {
                self.starve(false);
                taken += self.server.receive(DomId(dom), &part[taken..]);
            }
            assert_eq!(taken, part.len());
        }
        let mut served = self.server.serve(DomId(dom), 1, Instant(0));
        self.starve(false);
        if served.requests == 0 {
            self.drain(dom);
            served = self.server.serve(DomId(dom), 1, Instant(0));
        }
        assert_eq!((served.requests, served.closed, served.more), (1, false, false));
        if self.starving.is_some() {
            let came = messages(&output(&mut self.server, dom));
            let answer = came.iter().find(|m| m.kind != w::WATCH_EVENT).expect("an answer");
            let error = if answer.kind == w::ERROR { answer.text() } else { String::new() };
            *self.answers.entry((kind, error)).or_default() += 1;
            if answer.kind == w::ERROR && answer.payload == Error::ENOMEM.wire() {
                self.model.no_memory(dom, kind, self.req_id, tx);
            } else {
                self.model.request(dom, kind, self.req_id, tx, &payload);
            }
            self.came(dom, came);
            return self.drain_all();
        }
        self.model.request(dom, kind, self.req_id, tx, &payload);
        let answer = self.model.doms.get(&dom).and_then(|it| it.out.iter().rev().find(|m| m.0 != w::WATCH_EVENT));
        let error = answer.filter(|m| m.0 == w::ERROR).map(|m| crate::pipe::text(&m.3)).unwrap_or_default();
        *self.answers.entry((kind, error)).or_default() += 1;
    }

    fn agent(&mut self, dice: &mut Dice<'_>) {
        let count = 1 + dice.below(3);
        let mut edits: Vec<(u32, String, Vec<u8>, Vec<Perm>)> = Vec::new();
        for _ in 0..count {
            let kind = [w::WRITE, w::WRITE, w::MKDIR, w::RM, w::SET_PERMS][dice.below(5)];
            edits.push((kind, path(dice, false), vec![b'v'; dice.below(9)], perms(dice)));
        }
        let calls: Vec<Edit<'_>> = edits
            .iter()
            .map(|(kind, path, value, perms)| match *kind {
                w::WRITE => Edit::Write(path.as_bytes(), value),
                w::MKDIR => Edit::Mkdir(path.as_bytes()),
                w::RM => Edit::Rm(path.as_bytes()),
                _ => Edit::Perms(path.as_bytes(), perms),
            })
            .collect();
        let said: Vec<(u32, Vec<u8>)> = edits
            .iter()
            .map(|(kind, path, value, perms)| {
                let rest = match *kind {
                    w::WRITE => value.clone(),
                    w::SET_PERMS => perms_text(perms),
                    _ => Vec::new(),
                };
                (*kind, [path.as_bytes(), b"\0", &rest].concat())
            })
            .collect();
        if self.trace {
            eprintln!("agent: {:?}", said.iter().map(|(k, p)| (k, crate::pipe::text(p))).collect::<Vec<_>>());
        }
        self.starve(true);
        let done = self.server.batch(&calls);
        self.starve(false);
        if self.starving.is_none() || done != Err(Error::ENOMEM) {
            assert_eq!(done, self.model.agent_batch(&said));
        }
        if self.starving.is_some() {
            self.drain_all();
        }
    }

    fn come_and_go(&mut self, dice: &mut Dice<'_>) {
        let (dom, what) = (1 + dice.below(3) as u16, dice.below(8));
        if self.trace {
            eprintln!(
                "domain {dom}: {}",
                ["release", "release", "introduce", "", "", "shut down", "reset", "agent's watch"][what]
            );
        }
        match what {
            0 | 1 => {
                self.starve(true);
                let mut done = self.server.release(DomId(dom));
                self.starve(false);
                if self.starving.is_some() && done == Err(Error::ENOMEM) {
                    self.server.check();
                    done = self.server.release(DomId(dom));
                }
                assert_eq!(done, self.model.release(dom));
                self.buffers.remove(&dom);
            }
            2..=4 => {
                if !self.model.doms.get(&dom).is_some_and(|it| it.introduced) {
                    self.introduce(dom);
                }
            }
            5 => {
                self.server.shut_down(DomId(dom));
                self.model.shut_down(dom);
            }
            6 => {
                self.server.reset(DomId(dom));
                self.model.reset(dom);
                self.buffers.remove(&dom);
            }
            _ => {
                let (path, tag) = (path(dice, true), dice.below(3) as u32);
                if self.trace {
                    eprintln!("  {path} {tag}");
                }
                if dice.below(3) == 0 {
                    assert_eq!(self.server.unwatch(path.as_bytes(), tag), self.model.agent_unwatch(path.as_bytes(), tag));
                } else {
                    assert_eq!(self.server.watch(path.as_bytes(), tag), self.model.agent_watch(path.as_bytes(), tag));
                }
            }
        }
    }

    fn agent_events(&mut self) {
        let mut came = Vec::new();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        while self.server.take_event(&mut |path, tag| came.push((text(path), tag))) {}
        let out = self.model.doms.get_mut(&AGENT).unwrap().out.drain(..);
        let expected: Vec<(String, u32)> = out
            .map(|(_, _, _, payload)| {
                let (path, token) = payload.split_at(payload.iter().position(|b| *b == 0).unwrap());
                (text(path), u32::from_le_bytes(token[1..5].try_into().unwrap()))
            })
            .collect();
        if self.starving.is_some() {
            let mut rest = expected.iter();
            assert!(came.iter().all(|m| rest.any(|e| e == m)), "{came:?} of {expected:?}");
            return;
        }
        assert_eq!(came, expected, "events of the agent");
    }

    /// Compares the trees, and recounts what the server counts.
    pub fn compare(&mut self) {
        if self.starving.is_some() {
            self.drain_all();
        }
        let mut found = BTreeMap::new();
        let mut todo = vec!["/".to_string()];
        while let Some(path) = todo.pop() {
            self.server.list(path.as_bytes(), &mut |name| {
                let name = std::str::from_utf8(name).unwrap();
                todo.push(if path == "/" { format!("/{name}") } else { format!("{path}/{name}") });
                true
            });
            let value = self.server.read(path.as_bytes()).expect("listed").to_vec();
            found.insert(path, value);
        }
        let expected: BTreeMap<_, _> =
            self.model.map.iter().map(|(path, node)| (path.clone(), node.value.clone())).collect();
        assert_eq!(found, expected, "the tree");
        for (dom, it) in &self.model.doms {
            assert_eq!(usage(&self.server, *dom).dropped, it.dropped, "events dropped for {dom}");
        }
        self.server.check();
    }

    /// One step.
    fn step(&mut self, dice: &mut Dice<'_>) {
        match dice.below(24) {
            0..=17 => self.request(dice),
            18 | 19 => self.agent(dice),
            20 => self.come_and_go(dice),
            21 => self.agent_events(),
            22 => self.drain(1 + dice.below(3) as u16),
            _ => {
                let (dom, most) = (1 + dice.below(3) as u16, 1 + dice.below(200));
                self.sip(dom, if self.starving.is_some() { usize::MAX } else { most });
            }
        }
    }
}

/// A whole conversation; how often each answer came.
pub fn conversation(data: &[u8]) -> BTreeMap<(u32, String), usize> {
    conversation_with(data, None)
}

/// The same, in which memory may be lacking.
pub fn conversation_with(data: &[u8], starving: Option<fn(bool)>) -> BTreeMap<(u32, String), usize> {
    let mut dice = Dice(data);
    let mut talk = Talk::new(small());
    talk.starving = starving;
    let mut steps = 0;
    while !dice.0.is_empty() {
        talk.step(&mut dice);
        steps += 1;
        if steps % 32 == 0 {
            talk.compare();
        }
    }
    (0..=3).for_each(|dom| talk.drain(dom));
    talk.agent_events();
    talk.compare();
    for dom in 1..=3 {
        assert_eq!(talk.server.release(DomId(dom)), talk.model.release(dom));
    }
    talk.compare();
    talk.answers
}
