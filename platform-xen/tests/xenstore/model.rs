//! The store again, slow and obvious: a map of paths, copied whole for each transaction, recounted for each quota.
//!
//! It says what the server has to answer and to whom events go. Deliberately absent: limits on memory and rate, and
//! generation numbers, which it does not predict.

use platform_xen::xenstore::wire::{self as w, Error};
use platform_xen::xenstore::{Limits, Quota};
use std::collections::{BTreeMap, VecDeque};

/// Domain id, and which domain of that id.
pub type Life = (u16, u32);
pub type Map = BTreeMap<String, Node>;
/// The toolstack inside the agent.
pub const AGENT: u16 = 0xffff;
const ANY: u16 = 0x7ff5;

#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub value: Vec<u8>,
    pub perms: Vec<(Life, u8)>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Watch {
    path: String,
    token: Vec<u8>,
    hidden: usize,
    depth: Option<u32>,
}

struct Tx {
    version: (u64, u64),
    base: Map,
    map: Map,
    asked: Vec<(u32, Vec<u8>, Done)>,
}

/// A message to a domain: type, request, transaction, payload.
pub type Out = (u32, u32, u32, Vec<u8>);

pub struct Dom {
    life: Life,
    privileged: bool,
    pub introduced: bool,
    shut: bool,
    target: Option<Life>,
    features: u32,
    pub limits: Limits,
    watches: Vec<Watch>,
    txs: BTreeMap<u32, Tx>,
    last_tx: u32,
    pub out: VecDeque<Out>,
    /// Part of the first message is sent.
    pub part_sent: bool,
    pub dropped: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Change {
    None,
    Value,
    Perms,
    Removed,
}

type Done = Result<(Vec<u8>, Change), Error>;

pub struct Model {
    pub map: Map,
    pub doms: BTreeMap<u16, Dom>,
    pub limits: Limits,
    special: [Vec<(Life, u8)>; 2],
    lives: u32,
    /// Changes of the tree, and of who has which rights.
    version: (u64, u64),
}

const SPECIAL: [&str; 2] = ["@introduceDomain", "@releaseDomain"];
const OK: &[u8] = b"OK\0";

fn parent(path: &str) -> &str {
    match path.rfind('/') {
        Some(at) if at > 0 => &path[..at],
        _ => "/",
    }
}

fn strings(payload: &[u8]) -> Vec<&[u8]> {
    let mut parts: Vec<&[u8]> = payload.split(|b| *b == 0).collect();
    parts.pop();
    parts
}

fn number(text: &[u8]) -> Result<u32, Error> {
    let text = std::str::from_utf8(text).map_err(|_| Error::EINVAL)?;
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Error::EINVAL);
    }
    text.parse().map_err(|_| Error::EINVAL)
}

fn domid(text: &[u8]) -> Result<u16, Error> {
    number(text)?.try_into().map_err(|_| Error::EINVAL)
}

fn home(dom: u16) -> String {
    format!("/local/domain/{}", if dom == AGENT { 0 } else { dom })
}

impl Dom {
    fn new(life: Life, limits: Limits) -> Dom {
        Dom {
            life,
            privileged: life.0 == 0 || life.0 == AGENT,
            introduced: life.0 == AGENT,
            shut: false,
            target: None,
            features: 15,
            limits,
            watches: Vec::new(),
            txs: BTreeMap::new(),
            last_tx: 0,
            out: VecDeque::new(),
            part_sent: false,
            dropped: 0,
        }
    }

    fn rights(&self, perms: &[(Life, u8)]) -> u8 {
        let me = |life: Life| life == self.life || Some(life) == self.target;
        if self.privileged || perms.first().is_some_and(|p| me(p.0)) {
            return 7;
        }
        let entry = perms.iter().skip(1).find(|p| me(p.0) || p.0.0 == ANY);
        entry.or(perms.first()).map_or(0, |p| p.1)
    }

    fn path(&self, given: &[u8], special: bool) -> Result<String, Error> {
        let text = std::str::from_utf8(given).map_err(|_| Error::EINVAL)?;
        let fine = |c: char| c.is_ascii_alphanumeric() || "-/_@".contains(c);
        if text.is_empty() || !text.chars().all(fine) || (text.starts_with('@') && !special) {
            return Err(Error::EINVAL);
        }
        let relative = !text.starts_with(['/', '@']);
        let path = if relative { format!("{}/{text}", home(self.life.0)) } else { text.to_string() };
        let over = |q, n| !self.privileged && self.limits.exceeded(q, n);
        let long = path.len() > 3072 || relative && (text.len() > 2048 || over(Quota::RelativePath, text.len()));
        if long || path.contains("//") || (path.ends_with('/') && path != "/") || over(Quota::Path, path.len()) {
            return Err(Error::EINVAL);
        }
        Ok(path)
    }

    fn event(&mut self, path: &str, token: &[u8]) {
        if !self.introduced {
            return;
        }
        let payload = [path.as_bytes(), b"\0", token, b"\0"].concat();
        let event = (w::WATCH_EVENT, 0, 0, payload);
        if self.out.iter().skip(self.part_sent.into()).any(|m| *m == event) {
            return;
        }
        let count = self.out.iter().filter(|m| m.0 == w::WATCH_EVENT).count();
        if !self.privileged && self.limits.exceeded(Quota::Events, count + 1) {
            self.dropped += 1;
            return;
        }
        self.out.push_back(event);
    }
}

impl Model {
    pub fn new(limits: Limits) -> Model {
        let nobody = vec![((0, 0), 0)];
        let root = Node { value: Vec::new(), perms: nobody.clone() };
        let doms = [0, AGENT].map(|dom| (dom, Dom::new((dom, 0), limits)));
        Model {
            map: [("/".to_string(), root)].into(),
            doms: doms.into(),
            limits,
            special: [nobody.clone(), nobody],
            lives: 0,
            version: (0, 0),
        }
    }

    pub fn announce(&mut self, dom: u16) {
        if !self.doms.contains_key(&dom) {
            self.lives += 1;
            self.doms.insert(dom, Dom::new((dom, self.lives), self.limits));
        }
    }

    pub fn introduce(&mut self, dom: u16) {
        self.announce(dom);
        self.reset(dom);
        let it = self.doms.get_mut(&dom).unwrap();
        let first = !std::mem::replace(&mut it.introduced, true);
        it.shut = false;
        if first {
            self.fire_special(0, dom);
        }
    }

    pub fn reset(&mut self, dom: u16) {
        if let Some(it) = self.doms.get_mut(&dom) {
            it.watches.clear();
            it.txs.clear();
            it.out.clear();
            it.part_sent = false;
        }
    }

    pub fn shut_down(&mut self, dom: u16) {
        if self.doms.get_mut(&dom).is_some_and(|it| !std::mem::replace(&mut it.shut, true)) {
            self.fire_special(1, dom);
        }
    }

    pub fn release(&mut self, dom: u16) -> Result<(), Error> {
        let it = self.doms.get_mut(&dom).ok_or(Error::ENOENT)?;
        if it.privileged {
            return Err(Error::EINVAL);
        }
        let (life, introduced) = (it.life, std::mem::replace(&mut it.introduced, false));
        self.reset(dom);
        if self.map["/"].perms[0].0 == life {
            self.agent(w::SET_PERMS, b"/\0n0\0").unwrap();
        }
        loop {
            // In order of names, not of bytes: `a/b` before `a-b`.
            let owned = self.map.iter().filter(|(_, n)| n.perms[0].0 == life).map(|(p, _)| p.clone());
            let Some(path) = owned.min_by_key(|p| p.split('/').map(String::from).collect::<Vec<_>>()) else { break };
            self.agent(w::RM, &[path.as_bytes(), b"\0"].concat()).unwrap();
        }
        self.doms.remove(&dom);
        self.version.1 += 1;
        self.doms.values_mut().for_each(|it| it.target = it.target.filter(|t| *t != life));
        if introduced {
            self.fire_special(1, dom);
        }
        Ok(())
    }

    /// A domain's transactions.
    pub fn open(&self, dom: u16) -> Vec<u32> {
        self.doms[&dom].txs.keys().copied().collect()
    }

    fn is_introduced(&self, dom: u16) -> bool {
        self.doms.get(&dom).is_some_and(|it| it.introduced)
    }

    fn fire_special(&mut self, which: usize, dom: u16) {
        let name = SPECIAL[which];
        let full = format!("{name}/{dom}");
        for path in [name, &full] {
            for it in self.doms.values_mut() {
                let mut watches = it.watches.clone();
                watches.sort();
                for watch in watches.iter().filter(|watch| watch.path == path) {
                    let shown = if path == full || watch.depth.is_some() { &full } else { name };
                    if it.rights(&self.special[which]) & 1 != 0 && (path == full || watch.depth != Some(0)) {
                        it.event(shown, &watch.token);
                    }
                }
            }
        }
    }

    fn fire(&mut self, old: Option<&Map>, path: &str, change: Change) {
        if change == Change::None {
            return;
        }
        let empty = Map::new();
        let old = old.unwrap_or(&empty);
        let (now, was) = (self.map.get(path), old.get(path));
        if now.is_none() && was.is_none() {
            return;
        }
        let above = self.map.get(parent(path));
        for it in self.doms.values_mut() {
            let mut watches = it.watches.clone();
            watches.sort();
            let may = [now, was, above].into_iter().flatten().any(|n| it.rights(&n.perms) & 1 != 0);
            let mut events = Vec::new();
            for watch in &watches {
                let upper = watch.path == "/" || watch.path == path || path.starts_with(&format!("{}/", watch.path));
                let names = |path: &str| path.split('/').filter(|n| !n.is_empty()).count();
                if upper && may && watch.depth.is_none_or(|d| names(path) - names(&watch.path) <= d as usize) {
                    events.push((path, watch));
                }
                if change == Change::Removed && watch.path.starts_with(&format!("{path}/")) {
                    let nodes = [old.get(&watch.path), old.get(parent(&watch.path))];
                    let may = nodes.into_iter().flatten().any(|n| it.rights(&n.perms) & 1 != 0);
                    if may && nodes[0].is_some() {
                        events.push((&watch.path, watch));
                    }
                }
            }
            for (path, watch) in events {
                it.event(&path[watch.hidden..], &watch.token);
            }
        }
    }

    /// One of the toolstack's own changes.
    pub fn agent(&mut self, kind: u32, payload: &[u8]) -> Result<(), Error> {
        self.agent_batch(&[(kind, payload.to_vec())])
    }

    pub fn agent_batch(&mut self, all: &[(u32, Vec<u8>)]) -> Result<(), Error> {
        let mut map = self.map.clone();
        let base = self.map.clone();
        let mut changes = Vec::new();
        for (kind, payload) in all {
            let (_, change) = self.on_map(AGENT, &mut map, &base, *kind, payload)?;
            changes.push(change);
        }
        self.swap(AGENT, map, all.iter().map(|(_, payload)| payload.as_slice()).zip(changes).collect());
        Ok(())
    }

    pub fn agent_watch(&mut self, path: &[u8], tag: u32) -> Result<(), Error> {
        let it = self.doms.get_mut(&AGENT).unwrap();
        let path = it.path(path, true)?;
        let token = tag.to_le_bytes().to_vec();
        if it.watches.iter().any(|w| w.path == path && w.token == token) {
            return Err(Error::EEXIST);
        }
        it.watches.push(Watch { path: path.clone(), token: token.clone(), hidden: 0, depth: None });
        it.event(&path, &token);
        Ok(())
    }

    pub fn agent_unwatch(&mut self, path: &[u8], tag: u32) -> Result<(), Error> {
        let it = self.doms.get_mut(&AGENT).unwrap();
        let path = it.path(path, true)?;
        let at = it.watches.iter().position(|w| w.path == path && w.token == tag.to_le_bytes());
        it.watches.remove(at.ok_or(Error::ENOENT)?);
        Ok(())
    }

    fn swap(&mut self, dom: u16, map: Map, changes: Vec<(&[u8], Change)>) {
        let old = std::mem::replace(&mut self.map, map);
        if changes.iter().any(|(_, change)| *change != Change::None) {
            self.version.0 += 1;
        }
        for (payload, change) in changes {
            let path = self.doms[&dom].path(strings(payload).first().unwrap_or(&payload), false);
            if let Ok(path) = path {
                self.fire(Some(&old), &path, change);
            }
        }
    }

    /// A request of a domain: what it is answered goes to its output, and events to everybody's.
    pub fn request(&mut self, dom: u16, kind: u32, req_id: u32, tx_id: u32, payload: &[u8]) {
        let mut first = None;
        let answer = self.answer(dom, kind, tx_id, payload, &mut first);
        let Some(it) = self.doms.get_mut(&dom) else { return };
        let (kind, payload) = match answer {
            Ok(payload) if payload.len() > 4096 => (w::ERROR, Error::E2BIG.wire().to_vec()),
            Ok(payload) => (kind, payload),
            Err(error) => (w::ERROR, error.wire().to_vec()),
        };
        it.out.push_back((kind, req_id, tx_id, payload));
        if let Some((path, token)) = first {
            it.event(&path, &token);
        }
    }

    /// A request that the server had no memory for: it did nothing, but a transaction that was to end is over.
    pub fn no_memory(&mut self, dom: u16, kind: u32, req_id: u32, tx_id: u32) {
        let it = self.doms.get_mut(&dom).unwrap();
        if kind == w::TRANSACTION_END {
            it.txs.remove(&tx_id);
        }
        it.out.push_back((w::ERROR, req_id, tx_id, Error::ENOMEM.wire().to_vec()));
    }

    fn answer(
        &mut self,
        dom: u16,
        kind: u32,
        tx_id: u32,
        payload: &[u8],
        first: &mut Option<(String, Vec<u8>)>,
    ) -> Result<Vec<u8>, Error> {
        let privileged = self.doms[&dom].privileged;
        let over = |it: &Dom, q, n| if it.privileged || !it.limits.exceeded(q, n) { Ok(()) } else { Err(Error::ENOSPC) };
        if kind > w::SET_QUOTA || [w::WATCH_EVENT, w::ERROR, 20].contains(&kind) {
            return Err(Error::ENOSYS);
        }
        let closed_to_guests =
            [w::CONTROL, w::INTRODUCE, w::RELEASE, w::IS_DOMAIN_INTRODUCED, w::RESUME, w::SET_TARGET, w::SET_FEATURE];
        if !privileged && (closed_to_guests.contains(&kind) || kind >= w::GET_QUOTA) {
            return Err(Error::EACCES);
        }
        let tx_id = if matches!(kind, w::WATCH | w::UNWATCH) { 0 } else { tx_id };
        if tx_id != 0 && !self.doms[&dom].txs.contains_key(&tx_id) {
            return Err(Error::ENOENT);
        }
        let args = strings(payload);
        let it = self.doms.get_mut(&dom).unwrap();
        match kind {
            w::CONTROL => return Err(Error::ENOSYS),
            w::WATCH => {
                let depth = match args.len() {
                    2 => None,
                    3 if it.features & 4 != 0 => Some(number(args[2])?),
                    _ => return Err(Error::EINVAL),
                };
                let path = it.path(args[0], true)?;
                let token = args[1].to_vec();
                let hidden = if args[0].starts_with(b"/") || args[0].starts_with(b"@") { 0 } else { home(dom).len() + 1 };
                if token.len() > 1022 {
                    return Err(Error::E2BIG);
                }
                if it.watches.iter().any(|w| w.path == path && w.token == token) {
                    return Err(Error::EEXIST);
                }
                over(it, Quota::Watches, it.watches.len() + 1)?;
                *first = Some((path[hidden..].to_string(), token.clone()));
                it.watches.push(Watch { path, token, hidden, depth });
            }
            w::UNWATCH => {
                if args.len() != 2 {
                    return Err(Error::EINVAL);
                }
                let path = it.path(args[0], true)?;
                let at = it.watches.iter().position(|w| w.path == path && w.token == args[1]);
                it.watches.remove(at.ok_or(Error::ENOENT)?);
            }
            w::RESET_WATCHES => {
                it.watches.clear();
                it.txs.clear();
            }
            w::TRANSACTION_START => {
                if tx_id != 0 {
                    return Err(Error::EBUSY);
                }
                over(it, Quota::Transactions, it.txs.len() + 1)?;
                let mut id = it.last_tx;
                while id == 0 || it.txs.contains_key(&id) || id == it.last_tx {
                    id = id.wrapping_add(1);
                }
                it.last_tx = id;
                let map = self.map.clone();
                it.txs.insert(id, Tx { version: self.version, base: map.clone(), map, asked: Vec::new() });
                return Ok(format!("{id}\0").into_bytes());
            }
            w::TRANSACTION_END => {
                if tx_id == 0 {
                    return Err(Error::ENOENT);
                }
                let commit = match args.first().copied() {
                    Some(b"T") => true,
                    Some(b"F") => false,
                    _ => return Err(Error::EINVAL),
                };
                let tx = it.txs.remove(&tx_id).unwrap();
                if commit {
                    self.commit(dom, tx)?;
                }
            }
            w::GET_DOMAIN_PATH => {
                return Ok(format!("/local/domain/{}\0", domid(args.first().ok_or(Error::EINVAL)?)?).into_bytes());
            }
            w::IS_DOMAIN_INTRODUCED => {
                let dom = domid(args.first().ok_or(Error::EINVAL)?)?;
                return Ok(if dom == 0 || self.is_introduced(dom) { b"T\0".to_vec() } else { b"F\0".to_vec() });
            }
            w::SET_TARGET => {
                if args.len() < 2 {
                    return Err(Error::EINVAL);
                }
                let (dom, target) = (domid(args[0])?, domid(args[1])?);
                if !self.is_introduced(dom) || !self.is_introduced(target) {
                    return Err(Error::ENOENT);
                }
                let target = self.doms[&target].life;
                self.doms.get_mut(&dom).unwrap().target = Some(target);
                self.version.1 += 1;
            }
            w::RESUME => {
                let dom = domid(args.first().ok_or(Error::EINVAL)?)?;
                if dom == 0 {
                    return Err(Error::EINVAL);
                }
                if !self.is_introduced(dom) {
                    return Err(Error::ENOENT);
                }
                self.doms.get_mut(&dom).unwrap().shut = false;
            }
            w::GET_FEATURE => {
                let of = match args.len() {
                    0 => dom,
                    1 if privileged => domid(args[0])?,
                    1 => return Err(Error::EACCES),
                    _ => return Err(Error::EINVAL),
                };
                return Ok(format!("{}\0", self.doms.get(&of).ok_or(Error::ENOENT)?.features).into_bytes());
            }
            w::READ..=w::GET_PERMS | w::DIRECTORY | w::WRITE..=w::SET_PERMS | w::DIRECTORY_PART => {
                let special = payload.starts_with(b"@") && matches!(kind, w::GET_PERMS | w::SET_PERMS);
                if tx_id == 0 || special {
                    let (old, mut map) = (self.map.clone(), self.map.clone());
                    let (answer, change) = self.on_map(dom, &mut map, &old, kind, payload)?;
                    self.map = map;
                    if change != Change::None {
                        self.version.0 += 1;
                        let path = self.doms[&dom].path(args[0], false)?;
                        let old = if matches!(change, Change::Removed | Change::Perms) { Some(&old) } else { None };
                        self.fire(old, &path, change);
                    }
                    return Ok(answer);
                }
                over(it, Quota::TransactionNodes, it.txs[&tx_id].asked.len() + 1)?;
                let mut tx = it.txs.remove(&tx_id).unwrap();
                let done = self.on_map(dom, &mut tx.map, &tx.base, kind, payload);
                tx.asked.push((kind, payload.to_vec(), done.clone()));
                self.doms.get_mut(&dom).unwrap().txs.insert(tx_id, tx);
                return done.map(|(answer, _)| answer);
            }
            _ => unreachable!("not part of a conversation: {kind}"),
        }
        Ok(OK.to_vec())
    }

    fn commit(&mut self, dom: u16, tx: Tx) -> Result<(), Error> {
        let changed = |done: &Done| done.as_ref().map_or(Change::None, |(_, change)| *change);
        if tx.asked.iter().all(|(_, _, done)| changed(done) == Change::None) {
            return Ok(());
        }
        let mut map = tx.map;
        if tx.version != self.version {
            map = self.map.clone();
            let base = self.map.clone();
            for (kind, payload, before) in &tx.asked {
                if self.on_map(dom, &mut map, &base, *kind, payload) != *before {
                    return Err(Error::EAGAIN);
                }
            }
        }
        self.swap(dom, map, tx.asked.iter().map(|(_, payload, done)| (payload.as_slice(), changed(done))).collect());
        Ok(())
    }

    fn access(&self, dom: u16, map: &Map, path: &str, need: u8) -> Result<(), Error> {
        if let Some(node) = map.get(path) {
            return if self.doms[&dom].rights(&node.perms) & need == need { Ok(()) } else { Err(Error::EACCES) };
        }
        let mut above = parent(path);
        while !map.contains_key(above) {
            above = parent(above);
        }
        let rights = self.doms[&dom].rights(&map[above].perms);
        Err(if rights & need != 0 { Error::ENOENT } else { Error::EACCES })
    }

    fn parse_perms(&self, dom: u16, texts: &[&[u8]]) -> Result<Vec<(Life, u8)>, Error> {
        let mut perms = Vec::new();
        for text in texts {
            let access = text.first().and_then(|l| b"nrwb".iter().position(|x| x == l)).ok_or(Error::EINVAL)? as u8;
            let of = domid(&text[1..])?;
            let life = match of {
                ANY => (self.doms[&dom].features & 8 != 0 && !perms.is_empty()).then_some((ANY, 0)),
                AGENT => None,
                of => self.doms.get(&of).map(|it| it.life),
            };
            match life {
                Some(life) => perms.push((life, access)),
                None if perms.is_empty() => return Err(Error::ENOENT),
                None => {}
            }
        }
        if texts.is_empty() {
            return Err(Error::EINVAL);
        }
        let it = &self.doms[&dom];
        if !it.privileged && it.limits.exceeded(Quota::Permissions, texts.len()) {
            return Err(Error::ENOSPC);
        }
        Ok(perms)
    }

    fn show_perms(&self, perms: &[(Life, u8)]) -> Vec<u8> {
        let mut text = String::new();
        for (n, ((dom, life), access)) in perms.iter().enumerate() {
            if n == 0 || *dom == ANY || self.doms.get(dom).is_some_and(|it| it.life.1 == *life) {
                text += &format!("{}{dom}\0", ["n", "r", "w", "b"][usize::from(*access)]);
            }
        }
        text.into_bytes()
    }

    /// A request about nodes on a map; `base` is the tree that the map's changes count from.
    fn on_map(&mut self, dom: u16, map: &mut Map, base: &Map, kind: u32, payload: &[u8]) -> Done {
        let at = payload.iter().position(|b| *b == 0).ok_or(Error::EINVAL)?;
        let (given, rest) = (&payload[..at], &payload[at + 1..]);
        if !matches!(kind, w::WRITE | w::SET_PERMS | w::DIRECTORY_PART) && !rest.is_empty() {
            return Err(Error::EINVAL);
        }
        let path = self.doms[&dom].path(given, matches!(kind, w::GET_PERMS | w::SET_PERMS))?;
        let args = strings(rest);
        let privileged = self.doms[&dom].privileged;
        if path.starts_with('@') {
            let Some(which) = SPECIAL.iter().position(|name| *name == path) else {
                return Err(if privileged { Error::ENOENT } else { Error::EACCES });
            };
            if kind == w::SET_PERMS {
                if !privileged {
                    return Err(Error::EACCES);
                }
                self.special[which] = self.parse_perms(dom, &args)?;
                return Ok((OK.to_vec(), Change::None));
            }
            let perms = &self.special[which];
            let may = self.doms[&dom].rights(perms) & 1 != 0;
            return if may { Ok((self.show_perms(perms), Change::None)) } else { Err(Error::EACCES) };
        }
        let children = |map: &Map| -> Vec<u8> {
            let names = map.keys().filter(|p| *p != "/" && parent(p) == path);
            names.flat_map(|p| [&p.as_bytes()[p.rfind('/').unwrap() + 1..], b"\0"].concat()).collect()
        };
        match kind {
            w::READ => {
                self.access(dom, map, &path, 1)?;
                Ok((map[&path].value.clone(), Change::None))
            }
            w::DIRECTORY => {
                self.access(dom, map, &path, 1)?;
                let list = children(map);
                if list.len() > 4096 { Err(Error::E2BIG) } else { Ok((list, Change::None)) }
            }
            w::DIRECTORY_PART => {
                let offset = number(args.first().ok_or(Error::EINVAL)?)? as usize;
                self.access(dom, map, &path, 1)?;
                // Lists are short here: all of it fits. No generation.
                let list = children(map);
                let mut from = 0;
                for name in list.split_inclusive(|b| *b == 0) {
                    if from >= offset {
                        break;
                    }
                    from += name.len();
                }
                Ok(([&list[from..], b"\0"].concat(), Change::None))
            }
            w::GET_PERMS => {
                self.access(dom, map, &path, 1)?;
                Ok((self.show_perms(&map[&path].perms), Change::None))
            }
            w::WRITE | w::MKDIR => {
                let value = if kind == w::WRITE { rest } else { b"" };
                let it = &self.doms[&dom];
                if !it.privileged && it.limits.exceeded(Quota::Value, value.len()) {
                    return Err(Error::ENOSPC);
                }
                match self.access(dom, map, &path, 2) {
                    Ok(()) if kind == w::MKDIR => return Ok((OK.to_vec(), Change::None)),
                    Ok(()) => map.get_mut(&path).unwrap().value = value.to_vec(),
                    Err(Error::ENOENT) => self.create(dom, map, base, &path, value)?,
                    Err(error) => return Err(error),
                }
                Ok((OK.to_vec(), Change::Value))
            }
            w::RM => {
                match self.access(dom, map, &path, 2) {
                    Ok(()) if path == "/" => return Err(Error::EINVAL),
                    Ok(()) => {}
                    Err(Error::ENOENT) if map.contains_key(parent(&path)) => return Ok((OK.to_vec(), Change::None)),
                    Err(error) => return Err(error),
                }
                map.retain(|p, _| *p != path && !p.starts_with(&format!("{path}/")));
                Ok((OK.to_vec(), Change::Removed))
            }
            w::SET_PERMS => {
                let perms = self.parse_perms(dom, &args)?;
                self.access(dom, map, &path, 6)?;
                let node = map.get_mut(&path).unwrap();
                if node.perms[0].0 != perms[0].0 && !privileged {
                    return Err(Error::EPERM);
                }
                node.perms = perms;
                Ok((OK.to_vec(), Change::Perms))
            }
            _ => unreachable!("about nodes: {kind}"),
        }
    }

    fn create(&self, dom: u16, map: &mut Map, base: &Map, path: &str, value: &[u8]) -> Result<(), Error> {
        let mut new = vec![path.to_string()];
        while !map.contains_key(parent(new.last().unwrap())) {
            new.push(parent(new.last().unwrap()).to_string());
        }
        let it = &self.doms[&dom];
        let mut perms = map[parent(new.last().unwrap())].perms.clone();
        if !it.privileged {
            perms[0].0 = it.life;
            // What it has in the live tree, and what this transaction changed.
            let count = |map: &Map| map.values().filter(|n| n.perms[0].0 == it.life).count();
            if it.limits.exceeded(Quota::Nodes, count(&self.map) + count(map) + new.len() - count(base)) {
                return Err(Error::ENOSPC);
            }
        }
        for p in new {
            let value = if p == path { value.to_vec() } else { Vec::new() };
            map.insert(p, Node { value, perms: perms.clone() });
        }
        Ok(())
    }
}
