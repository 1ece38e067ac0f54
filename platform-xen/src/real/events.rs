//! Event channels (2-level ABI: a selector word, 64 words of pending bits, 64 of masks) and sleeping.
//!
//! Upcalls stay masked; the loop scans. A bit is cleared before its owner is told, so an event that comes while it is
//! being handled is seen again. Sleeping is SCHEDOP_block, which looks at the pending flag itself: no wake-up is lost.

use super::trap::{self, EVENT};
use super::{entry, hypercall, machine};
use crate::abi::event_channel as ec;
use crate::abi::xen::{VCPUOP_STOP_PERIODIC_TIMER, nr};
use crate::hyp::{DomId, HypResult, Instant, Port, Virq};
use core::sync::atomic::{AtomicU8, AtomicU64, Ordering};

const WORDS: usize = 64;

/// Local ports and what is still to be scanned.
pub struct Ports {
    open: [u64; WORDS],
    selector: u64,
    count: usize,
    /// VIRQ_TIMER's port, and when it goes off, 0 once it has.
    timer: Port,
    armed: u64,
}

fn pending_selector() -> &'static AtomicU64 {
    // SAFETY: shared_info is mapped for good, the field is 8-aligned and only accessed atomically by both sides.
    unsafe { AtomicU64::from_ptr(&raw mut (*machine::shared_info()).vcpu_info[0].evtchn_pending_sel) }
}

fn upcall_pending() -> &'static AtomicU8 {
    // SAFETY: as above.
    unsafe { AtomicU8::from_ptr(&raw mut (*machine::shared_info()).vcpu_info[0].evtchn_upcall_pending) }
}

fn pending(word: usize) -> &'static AtomicU64 {
    // SAFETY: as above; `word` is bounds-checked by the array.
    unsafe { AtomicU64::from_ptr(&raw mut (*machine::shared_info()).evtchn_pending[word]) }
}

fn mask_word(word: usize) -> &'static AtomicU64 {
    // SAFETY: as above.
    unsafe { AtomicU64::from_ptr(&raw mut (*machine::shared_info()).evtchn_mask[word]) }
}

impl Ports {
    /// None open. Xen's ticker of a hundred times a second ends: we have a timer of our own, and each time that we are
    /// scheduled would be work for it.
    pub fn new() -> Ports {
        // SAFETY: VCPU 0 is ours, and the command takes no argument.
        let _ = unsafe { hypercall::call(nr::VCPU_OP, [VCPUOP_STOP_PERIODIC_TIMER, 0, 0, 0, 0]) };
        Ports { open: [0; WORDS], selector: 0, count: 0, timer: Port(0), armed: 0 }
    }

    fn opened(&mut self, port: u32) -> Port {
        let bit = 1 << (port % 64);
        let word = &mut self.open[port as usize / 64 % WORDS];
        if *word & bit == 0 {
            *word |= bit;
            self.count += 1;
        }
        Port(port)
    }

    pub fn count(&self) -> usize {
        self.count
    }

    pub fn alloc_unbound(&mut self, guest: DomId) -> HypResult<Port> {
        let mut arg = ec::AllocUnbound { dom: guest.0, remote_dom: 0, port: 0 };
        // SAFETY: layout as Xen's for this command.
        unsafe { hypercall::op(nr::EVENT_CHANNEL_OP, ec::ALLOC_UNBOUND, &mut arg)? };
        Ok(Port(arg.port))
    }

    /// For the self-test: a port of our own that we may bind to ourselves.
    pub fn alloc_local(&mut self) -> HypResult<Port> {
        let mut arg = ec::AllocUnbound { dom: crate::abi::xen::DOMID_SELF, remote_dom: 0, port: 0 };
        // SAFETY: layout as Xen's for this command.
        unsafe { hypercall::op(nr::EVENT_CHANNEL_OP, ec::ALLOC_UNBOUND, &mut arg)? };
        Ok(self.opened(arg.port))
    }

    pub fn bind_interdomain(&mut self, remote: DomId, port: Port) -> HypResult<Port> {
        let mut arg = ec::BindInterdomain { remote_dom: remote.0, remote_port: port.0, local_port: 0 };
        // SAFETY: layout as Xen's for this command.
        unsafe { hypercall::op(nr::EVENT_CHANNEL_OP, ec::BIND_INTERDOMAIN, &mut arg)? };
        Ok(self.opened(arg.local_port))
    }

    pub fn bind_virq(&mut self, virq: Virq) -> HypResult<Port> {
        let mut arg = ec::BindVirq { virq: virq as u32, vcpu: 0, port: 0 };
        // SAFETY: layout as Xen's for this command.
        unsafe { hypercall::op(nr::EVENT_CHANNEL_OP, ec::BIND_VIRQ, &mut arg)? };
        if virq as u32 == Virq::Timer as u32 {
            self.timer = Port(arg.port);
        }
        Ok(self.opened(arg.port))
    }

    pub fn bind_pirq(&mut self, pirq: u32) -> HypResult<Port> {
        let mut arg = ec::BindPirq { pirq, flags: 0, port: 0 };
        // SAFETY: layout as Xen's for this command.
        unsafe { hypercall::op(nr::EVENT_CHANNEL_OP, ec::BIND_PIRQ, &mut arg)? };
        Ok(self.opened(arg.port))
    }

    pub fn notify(&mut self, port: Port) -> HypResult<()> {
        let mut arg = ec::OnePort { port: port.0 };
        // SAFETY: layout as Xen's for this command.
        unsafe { hypercall::op(nr::EVENT_CHANNEL_OP, ec::SEND, &mut arg) }.map(|_| ())
    }

    pub fn close(&mut self, port: Port) -> HypResult<()> {
        // The next owner of the number starts unmasked.
        self.mask(port, false);
        let mut arg = ec::OnePort { port: port.0 };
        let bit = 1 << (port.0 % 64);
        let word = &mut self.open[port.0 as usize / 64 % WORDS];
        if *word & bit != 0 {
            *word &= !bit;
            self.count -= 1;
        }
        // SAFETY: layout as Xen's for this command.
        unsafe { hypercall::op(nr::EVENT_CHANNEL_OP, ec::CLOSE, &mut arg) }.map(|_| ())
    }

    pub fn mask(&mut self, port: Port, masked: bool) {
        let (at, bit) = (port.0 as usize / 64 % WORDS, 1u64 << (port.0 % 64));
        if masked {
            mask_word(at).fetch_or(bit, Ordering::SeqCst);
            return;
        }
        mask_word(at).fetch_and(!bit, Ordering::SeqCst);
        // Xen raised nothing for what came while it was masked: look at it in the next scan.
        if pending(at).load(Ordering::SeqCst) & bit != 0 {
            self.selector |= 1 << at;
        }
    }

    pub fn take_pending(&mut self) -> Option<Port> {
        loop {
            if self.selector == 0 {
                upcall_pending().store(0, Ordering::SeqCst);
                self.selector = pending_selector().swap(0, Ordering::SeqCst);
                if self.selector == 0 {
                    return None;
                }
            }
            let word = self.selector.trailing_zeros() as usize;
            let wanted = self.open[word] & !mask_word(word).load(Ordering::SeqCst);
            let bits = pending(word).load(Ordering::SeqCst) & wanted;
            if bits == 0 {
                // Bits of ports that are closed meanwhile are nobody's: clear them so that a new owner starts clean.
                pending(word).fetch_and(self.open[word], Ordering::SeqCst);
                self.selector &= !(1 << word);
                continue;
            }
            let bit = bits.trailing_zeros();
            pending(word).fetch_and(!(1 << bit), Ordering::SeqCst);
            let port = word as u32 * 64 + bit;
            trap::record(EVENT, u64::from(port));
            if Port(port) == self.timer {
                // By Xen's clock, which may be ahead of what ours says: whoever sleeps next needs another.
                self.armed = 0;
            }
            return Some(Port(port));
        }
    }

    /// Sleeps until an event is pending or `deadline` has come. Returns at once if one is pending, or if some that were
    /// found are not taken yet: their bits are set already, so they would wake nobody. The caller has bound VIRQ_TIMER, or
    /// a deadline would not wake it.
    pub fn sleep_until(&mut self, deadline: Instant) {
        if self.selector != 0 {
            return;
        }
        // One that goes off no later wakes early enough: most sleeps end long before, and need no new one.
        let armed = self.armed != 0 && self.armed <= deadline.0;
        self.armed = if armed { self.armed } else { deadline.0.max(1) };
        // SAFETY:
        // - set_timer_op takes the absolute time by value, and 0 would mean none,
        // - the callbacks were installed at boot and shared_info is mapped, as `block` wants.
        unsafe {
            if !armed {
                let _ = hypercall::call(nr::SET_TIMER_OP, [self.armed, 0, 0, 0, 0]);
            }
            hypercall::noted(nr::SCHED_OP);
            entry::block((&raw mut (*machine::shared_info()).vcpu_info[0]).cast());
        }
    }
}
