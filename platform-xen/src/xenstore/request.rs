//! What each message does (docs/misc/xenstore.txt): one arm each; those about nodes are in `nodes`, those about
//! transactions in `commit`.
//!
//! Deliberately absent: XS_CONTROL's commands (ENOSYS for whom it is not EACCES).

use super::path::{self, PathBuf};
use super::quota::Quota;
use super::server::{Ask, FEATURES, Server};
use super::slab::Id;
use super::watch::Watch;
use super::wire::{self, Digits, Error, Header, PAYLOAD_MAX, domid, number, string, strings};
use crate::hyp::{DomId, Gfn, Port};

/// Longest token of a watch: with it, an event for any path fits into a message (XSA-324).
const TOKEN_MAX: usize = PAYLOAD_MAX - path::ABS_MAX - 2;
/// The feature of depths in WATCH.
const WATCH_DEPTH: u32 = 4;

/// What a request is answered; a new watch, whose first event follows the answer.
pub(super) type Answer = Result<Option<Id>, Error>;

impl Server {
    /// Does one request of a client. The answer is in `reply`. Also how many requests were replayed.
    pub(super) fn request(&mut self, me: usize, header: &Header, payload: &[u8]) -> (Answer, usize) {
        let flags = wire::flags(header.kind);
        if flags & wire::KNOWN == 0 {
            return (Err(Error::ENOSYS), 0);
        }
        if flags & wire::PRIVILEGED != 0 && !self.doms.at(me).privileged {
            return (Err(Error::EACCES), 0);
        }
        let mut transaction = None;
        if header.tx_id != 0 && flags & wire::NO_TX == 0 {
            transaction = self.doms.at(me).transactions.iter().position(|t| t.id == header.tx_id);
            if transaction.is_none() {
                return (Err(Error::ENOENT), 0);
            }
        }
        if header.kind == wire::TRANSACTION_END {
            let Some(n) = transaction else { return (Err(Error::ENOENT), 0) };
            let commit = match string(payload) {
                Some((b"T", _)) => true,
                Some((b"F", _)) => false,
                _ => return (Err(Error::EINVAL), 0),
            };
            let transaction = self.doms.at_mut(me).transactions.swap_remove(n);
            let replayed = if commit { transaction.asked.len() } else { 0 };
            let done = if commit { self.commit(me, &transaction) } else { Ok(()) };
            self.drop_transaction(me, &transaction);
            self.relieve();
            return (done.and_then(|()| self.ok()), replayed);
        }
        let done = if flags & wire::TREE != 0 {
            let special = payload.first() == Some(&b'@') && matches!(header.kind, wire::GET_PERMS | wire::SET_PERMS);
            match transaction.filter(|_| !special) {
                Some(n) => self.in_transaction(me, n, header.kind, payload),
                None => self.live(me, header.kind, payload),
            }
            .map(|()| None)
        } else {
            self.others(me, header, payload, transaction.is_some())
        };
        (done, 0)
    }

    fn others(&mut self, me: usize, header: &Header, payload: &[u8], in_transaction: bool) -> Answer {
        match header.kind {
            wire::WATCH => return self.do_watch(me, payload).map(Some),
            wire::UNWATCH => self.do_unwatch(me, payload)?,
            wire::RESET_WATCHES => self.forget_client(me),
            wire::TRANSACTION_START => {
                if in_transaction {
                    return Err(Error::EBUSY);
                }
                let id = self.begin(me)?;
                self.put_number(id.into())?;
                return self.put(b"\0");
            }
            wire::INTRODUCE => {
                let ([dom, gfn, port], count) = strings(payload);
                let dom = domid(dom)?;
                // A signed number, says the protocol: what is too large for the frames of a guest is refused later.
                let gfn = number(gfn);
                let port = number(port).filter(|port| *port > 0);
                let (Some(gfn), Some(port), true) = (gfn, port, count >= 3 && dom != 0) else { return Err(Error::EINVAL) };
                let dom = DomId(dom);
                self.slot_of(dom)?;
                self.ask(Ask::Introduce { dom, gfn: Gfn(gfn.into()), port: Port(port) })?;
                self.introduce(dom)?;
            }
            wire::RELEASE => {
                let dom = self.introduced(payload)?;
                self.ask(Ask::Release(dom))?;
                self.release(dom)?;
            }
            wire::RESUME => {
                let dom = self.introduced(payload)?;
                self.resume(dom);
            }
            wire::SET_TARGET => {
                let ([dom, target], count) = strings(payload);
                if count < 2 {
                    return Err(Error::EINVAL);
                }
                let (dom, target) = (domid(dom)?, domid(target)?);
                self.set_target(DomId(dom), DomId(target))?;
            }
            wire::GET_DOMAIN_PATH => {
                let dom = domid(string(payload).ok_or(Error::EINVAL)?.0)?;
                let mut buf = PathBuf::new();
                let path = buf.home(dom)?;
                self.put(path)?;
                return self.put(b"\0");
            }
            wire::IS_DOMAIN_INTRODUCED => {
                let dom = domid(string(payload).ok_or(Error::EINVAL)?.0)?;
                let yes = dom == 0 || self.is_introduced(DomId(dom));
                return self.put(if yes { b"T\0" } else { b"F\0" });
            }
            wire::GET_FEATURE => {
                let ([dom], count) = strings(payload);
                let slot = match count {
                    0 => me,
                    1 => self.of_others(me, dom)?,
                    _ => return Err(Error::EINVAL),
                };
                let features = self.doms.at(slot).features;
                self.put_number(features.into())?;
                return self.put(b"\0");
            }
            wire::SET_FEATURE => {
                let ([dom, features], count) = strings(payload);
                let features = number(features).filter(|f| count == 2 && f & !FEATURES == 0).ok_or(Error::EINVAL)?;
                let slot = self.of_others(me, dom)?;
                if slot == me || self.is_introduced(DomId(self.doms.at(slot).who.dom)) {
                    return Err(Error::EBUSY);
                }
                self.doms.at_mut(slot).features = features;
            }
            wire::GET_QUOTA | wire::SET_QUOTA => return self.quotas(me, header.kind == wire::SET_QUOTA, payload),
            _ => return Err(Error::ENOSYS),
        }
        self.ok()
    }

    /// The domain a privileged one names, which has been introduced.
    fn introduced(&self, payload: &[u8]) -> Result<DomId, Error> {
        let dom = DomId(domid(string(payload).ok_or(Error::EINVAL)?.0)?);
        match dom.0 {
            0 => Err(Error::EINVAL),
            _ if self.is_introduced(dom) => Ok(dom),
            _ => Err(Error::ENOENT),
        }
    }

    /// The place of a domain that only a privileged one may name.
    fn of_others(&self, me: usize, dom: &[u8]) -> Result<usize, Error> {
        if !self.doms.at(me).privileged {
            return Err(Error::EACCES);
        }
        self.doms.find(domid(dom)?).ok_or(Error::ENOENT)
    }

    fn quotas(&mut self, me: usize, set: bool, payload: &[u8]) -> Answer {
        let ([a, b, c], count) = strings(payload);
        let (dom, name, value) = match (count, set) {
            (0, false) => {
                for (n, quota) in Quota::ALL.into_iter().enumerate() {
                    self.put(if n > 0 { b" " } else { b"" })?;
                    self.put(quota.name().as_bytes())?;
                }
                return self.put(b"\0");
            }
            (1, false) => (None, a, None),
            (2, false) => (Some(a), b, None),
            (2, true) => (None, a, Some(b)),
            (3, true) => (Some(a), b, Some(c)),
            _ => return Err(Error::EINVAL),
        };
        let slot = dom.map(|dom| self.of_others(me, dom)).transpose()?;
        let quota = Quota::named(name).ok_or(Error::EINVAL)?;
        let limits = match slot {
            Some(slot) => &mut self.doms.at_mut(slot).limits,
            None => &mut self.limits,
        };
        match value {
            Some(value) => {
                limits.set(quota, number(value).ok_or(Error::EINVAL)?);
                self.ok()
            }
            None => {
                let value = limits.get(quota);
                self.put_number(value.into())?;
                self.put(b"\0")
            }
        }
    }

    // Answers.

    /// Adds to the answer; E2BIG if it is more than a message holds (XSA-72).
    fn put(&mut self, bytes: &[u8]) -> Answer {
        if self.reply.len() + bytes.len() > PAYLOAD_MAX {
            return Err(Error::E2BIG);
        }
        self.reply.extend_from_slice(bytes);
        Ok(None)
    }

    fn put_number(&mut self, n: u64) -> Answer {
        self.put(Digits::of(n).bytes())
    }

    pub(super) fn ok(&mut self) -> Answer {
        self.reply.clear();
        self.put(b"OK\0")
    }

    // Watches.

    fn do_watch(&mut self, me: usize, payload: &[u8]) -> Result<Id, Error> {
        let ([given, token, depth], count) = strings(payload);
        let domain = self.doms.at(me);
        let depth = match count {
            2 => None,
            3 if domain.features & WATCH_DEPTH != 0 => Some(number(depth).ok_or(Error::EINVAL)?),
            _ => return Err(Error::EINVAL),
        };
        let owner = domain.who;
        let mut buf = PathBuf::new();
        let path = self.path(me, given, true, &mut buf)?;
        if token.len() > TOKEN_MAX {
            return Err(Error::E2BIG);
        }
        let hidden = if path::is_relative(given) { path::home_len(owner.dom) } else { 0 };
        if self.watches.find(path, owner, token).is_some() {
            return Err(Error::EEXIST);
        }
        self.add_watch(me, path, token, hidden, depth)
    }

    pub(super) fn add_watch(
        &mut self,
        me: usize,
        path: &[u8],
        token: &[u8],
        hidden: usize,
        depth: Option<u32>,
    ) -> Result<Id, Error> {
        let domain = self.doms.at(me);
        let watch = Watch::new(domain.who, path, token, hidden, depth)?;
        let (count, charge) = (domain.watches.len() + 1, watch.charge());
        let bytes = domain.charged() + charge;
        self.within(me, Quota::Watches, count)?;
        self.within(me, Quota::Memory, bytes)?;
        let domain = self.doms.at_mut(me);
        let id = self.watches.add(watch, &mut domain.watches)?;
        domain.watch_bytes += charge;
        self.ok()?;
        Ok(id)
    }

    fn do_unwatch(&mut self, me: usize, payload: &[u8]) -> Result<(), Error> {
        let ([given, token], count) = strings(payload);
        if count != 2 {
            return Err(Error::EINVAL);
        }
        let mut buf = PathBuf::new();
        let path = self.path(me, given, true, &mut buf)?;
        self.remove_watch(me, path, token)
    }

    pub(super) fn remove_watch(&mut self, me: usize, path: &[u8], token: &[u8]) -> Result<(), Error> {
        let domain = self.doms.at_mut(me);
        let id = self.watches.find(path, domain.who, token).ok_or(Error::ENOENT)?;
        domain.watch_bytes -= self.watches.at(id).charge();
        self.watches.remove(id, &mut domain.watches);
        Ok(())
    }
}
