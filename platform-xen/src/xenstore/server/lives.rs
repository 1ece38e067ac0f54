//! Domains that come and go, what they may take, and what they took.
//!
//! Deliberately absent: Xen's word for which domains there are; the agent says so.

use super::{ASKS, Ask, FEATURES, SPECIAL_DOMIDS, Server, Usage};
use crate::hyp::DomId;
use crate::xenstore::domain::{Domain, State};
use crate::xenstore::perms::{self, Life};
use crate::xenstore::quota::{Limits, Quota};
use crate::xenstore::wire::{self, Error};
use alloc::vec::Vec;

impl Server {
    /// From now on permissions may name this domain. It has no connection yet.
    ///
    /// # Errors
    /// EINVAL for an id no guest can have, ENOMEM.
    pub fn announce(&mut self, dom: DomId) -> Result<(), Error> {
        self.slot_of(dom).map(|_| ())
    }

    pub(in crate::xenstore) fn slot_of(&mut self, dom: DomId) -> Result<usize, Error> {
        if let Some(slot) = self.doms.find(dom.0) {
            if self.doms.at(slot).state != State::Gone {
                return Ok(slot);
            }
            // A new domain must not find what an old one left.
            self.release(dom)?;
        }
        if dom.0 >= SPECIAL_DOMIDS {
            return Err(Error::EINVAL);
        }
        let who = Life { dom: dom.0, life: self.lives.wrapping_add(1).max(1) };
        let slot = self.doms.add(Domain::new(who, self.limits, FEATURES))?;
        self.lives = who.life;
        Ok(slot)
    }

    /// The domain has a connection, an empty one, even if it had one before. The first time @introduceDomain goes out.
    ///
    /// # Errors
    /// Those of [`Server::announce`].
    pub fn introduce(&mut self, dom: DomId) -> Result<(), Error> {
        let slot = self.slot_of(dom)?;
        let first = self.doms.at(slot).state == State::Announced;
        self.reset(dom);
        let domain = self.doms.at_mut(slot);
        domain.state = State::Introduced;
        domain.shut = false;
        if first {
            self.fire_special(0, dom.0);
        }
        Ok(())
    }

    /// Whether it has been introduced and not released since.
    #[must_use]
    pub fn is_introduced(&self, dom: DomId) -> bool {
        self.doms.find(dom.0).is_some_and(|slot| self.doms.at(slot).state != State::Announced)
    }

    /// The connection was closed for breaking the protocol.
    #[must_use]
    pub fn is_closed(&self, dom: DomId) -> bool {
        self.doms.find(dom.0).is_some_and(|slot| self.doms.at(slot).state == State::Closed)
    }

    /// The connection begins anew: no bytes, watches or transactions. Nodes stay.
    pub fn reset(&mut self, dom: DomId) {
        if let Some(slot) = self.doms.find(dom.0) {
            self.forget_client(slot);
            self.doms.at_mut(slot).reset_buffers();
        }
    }

    /// Closes a connection for good; the domain stays, and so do its nodes. @releaseDomain does not go out (XSA-325).
    pub fn close(&mut self, dom: DomId) {
        self.reset(dom);
        if let Some(slot) = self.doms.find(dom.0).filter(|slot| self.doms.at(*slot).state == State::Introduced) {
            self.doms.at_mut(slot).state = State::Closed;
        }
    }

    /// The domain shut down or crashed: @releaseDomain goes out, once until [`Server::resume`].
    pub fn shut_down(&mut self, dom: DomId) {
        let Some(slot) = self.doms.find(dom.0) else { return };
        let domain = self.doms.at_mut(slot);
        if !core::mem::replace(&mut domain.shut, true) {
            self.fire_special(1, dom.0);
        }
    }

    /// A shutdown will be told of again.
    pub fn resume(&mut self, dom: DomId) {
        if let Some(slot) = self.doms.find(dom.0) {
            self.doms.at_mut(slot).shut = false;
        }
    }

    /// The domain is gone: so are its connection, its nodes with all that is below them, and whatever permissions named
    /// it. @releaseDomain goes out. Work: the nodes it owns, and a look at the whole tree if it owns any.
    ///
    /// # Errors
    /// ENOENT for a domain nobody announced; EINVAL for the control domain; ENOMEM: not done, only its connection is
    /// closed; call again.
    pub fn release(&mut self, dom: DomId) -> Result<(), Error> {
        let slot = self.doms.find(dom.0).ok_or(Error::ENOENT)?;
        if self.doms.at(slot).privileged {
            return Err(Error::EINVAL);
        }
        self.close(dom);
        let who = self.doms.at(slot).who;
        let introduced = self.doms.at(slot).state != State::Announced;
        if let Err(error) = self.purge(slot) {
            if introduced {
                self.doms.at_mut(slot).state = State::Gone;
            }
            return Err(error);
        }
        self.doms.list.remove(slot);
        self.epoch = self.epoch.wrapping_add(1);
        for domain in &mut self.doms.list {
            domain.target = domain.target.filter(|target| *target != who);
        }
        if introduced {
            self.fire_special(1, dom.0);
        }
        Ok(())
    }

    /// Removes the nodes a domain owns.
    fn purge(&mut self, slot: usize) -> Result<(), Error> {
        const BATCH: usize = 64 << 10;
        let who = self.doms.at(slot).who;
        if perms::owner(self.tree.perms(self.live)) == who {
            // The root stays, and is the control domain's again.
            self.inner_perms(b"/", &[perms::Perm { dom: DomId(0), access: 0 }])?;
        }
        while self.doms.at(slot).nodes > 0 {
            let (mut path, mut found) = (Vec::new(), Vec::new());
            let live = self.live;
            let mut full = false;
            self.tree.tour(live, &mut path, &mut |tree, node, path| {
                if full || perms::owner(tree.perms(node)) != who {
                    return Ok(!full);
                }
                found.try_reserve(path.len() + 1)?;
                found.extend_from_slice(path);
                found.push(0);
                full = found.len() > BATCH;
                Ok(false)
            })?;
            if found.is_empty() {
                // Not reached: the books are exact.
                break;
            }
            let mut rest = found.as_slice();
            while let Some((path, after)) = wire::string(rest) {
                self.inner_rm(path)?;
                rest = after;
            }
        }
        Ok(())
    }

    /// The domain has all rights of the other one too, until that goes.
    ///
    /// # Errors
    /// ENOENT unless both were introduced.
    pub fn set_target(&mut self, dom: DomId, target: DomId) -> Result<(), Error> {
        let both = self.is_introduced(dom) && self.is_introduced(target);
        let (Some(slot), Some(other), true) = (self.doms.find(dom.0), self.doms.find(target.0), both) else {
            return Err(Error::ENOENT);
        };
        let who = self.doms.at(other).who;
        self.doms.at_mut(slot).target = Some(who);
        // Transactions that began with other rights are asked again.
        self.epoch = self.epoch.wrapping_add(1);
        Ok(())
    }

    /// Another quota for a domain; without one, for those to come.
    ///
    /// # Errors
    /// ENOENT: nobody announced it.
    pub fn set_limit(&mut self, dom: Option<DomId>, quota: Quota, value: u32) -> Result<(), Error> {
        match dom {
            None => self.limits.set(quota, value),
            Some(dom) => {
                let slot = self.doms.find(dom.0).ok_or(Error::ENOENT)?;
                self.doms.at_mut(slot).limits.set(quota, value);
            }
        }
        Ok(())
    }

    /// The feature bits a domain is offered: for its ring.
    #[must_use]
    pub fn features(&self, dom: DomId) -> u32 {
        self.doms.find(dom.0).map_or(0, |slot| self.doms.at(slot).features)
    }

    /// A domain's quotas.
    #[must_use]
    pub fn limits(&self, dom: DomId) -> Option<Limits> {
        Some(self.doms.at(self.doms.find(dom.0)?).limits)
    }

    /// Changes them; of domains to come if none is named.
    pub fn set_limits(&mut self, dom: Option<DomId>, limits: Limits) {
        match dom {
            None => self.limits = limits,
            Some(dom) => {
                if let Some(slot) = self.doms.find(dom.0) {
                    self.doms.at_mut(slot).limits = limits;
                }
            }
        }
    }

    /// How many requests of a domain were to change something.
    #[must_use]
    pub fn writes(&self, dom: DomId) -> u64 {
        self.doms.find(dom.0).map_or(0, |slot| self.doms.at(slot).writes)
    }

    /// What a domain takes.
    #[must_use]
    pub fn usage(&self, dom: DomId) -> Option<Usage> {
        Some(self.usage_at(self.doms.find(dom.0)?))
    }

    pub(in crate::xenstore) fn usage_at(&self, slot: usize) -> Usage {
        let domain = self.doms.at(slot);
        Usage {
            nodes: domain.nodes.max(0) as usize,
            watches: domain.watches.len(),
            transactions: domain.transactions.len(),
            bytes: domain.charged(),
            buffered: domain.buffered(),
            events: domain.waiting_events(),
            dropped: domain.dropped,
        }
    }

    /// Nodes in the tree, and bytes charged for them.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.nodes.max(0) as usize, self.charged.max(0) as usize)
    }

    /// Watches of everybody.
    #[must_use]
    pub fn watch_count(&self) -> usize {
        self.watches.len()
    }

    /// How often a quota was met.
    #[must_use]
    pub fn hits(&self, quota: Quota) -> u64 {
        self.hits.get(quota as usize).copied().unwrap_or(0)
    }

    /// A domain and a quota it met since this was last asked, for the log: each pair once.
    pub fn take_met(&mut self) -> Option<(DomId, Quota)> {
        if !self.met {
            return None;
        }
        let Some(domain) = self.doms.list.iter_mut().find(|d| d.met != 0) else {
            self.met = false;
            return None;
        };
        let quota = Quota::ALL.get(domain.met.trailing_zeros() as usize).copied();
        domain.met &= domain.met - 1;
        Some((DomId(domain.who.dom), quota?))
    }

    /// What a message asked of the agent.
    pub fn take_ask(&mut self) -> Option<Ask> {
        self.asks.pop_front()
    }

    pub(in crate::xenstore) fn ask(&mut self, ask: Ask) -> Result<(), Error> {
        if self.asks.len() >= ASKS {
            return Err(Error::EBUSY);
        }
        self.asks.push_back(ask);
        Ok(())
    }
}
