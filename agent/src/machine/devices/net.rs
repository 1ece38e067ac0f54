//! A guest's network card: what its nodes say (public/io/netif.h), and how it comes into its network.
//!
//! Its frames are moved by the networks, for all cards together. Deliberately absent: the control ring, multicast filters.

use super::front::{Fault, Front};
use super::{Connected, Nodes};
use crate::net::switch::{Attached, Features, Locking, Nets, PortCounts, QueuePages, SharedNets, VifSpec};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use api_core::lifecycle::backend::Uuid;
use platform_xen::hyp::{DomId, Grants, Hypervisor, Port};

/// Queues at most.
const MAX_QUEUES: u32 = 4;

/// One that is attached.
pub struct Card<H: Hypervisor> {
    spec: VifSpec,
    devid: u32,
    nets: SharedNets<H>,
    place: Attached,
}

type Queue<H> = QueuePages<<H as Grants>::Mapped>;

impl<H: Hypervisor> Card<H> {
    /// Puts it into its network, as that number of its guest: 0 is eth0. None: no memory, or its address is another's there.
    pub fn new(spec: &VifSpec, dom: DomId, devid: u32, nets: &SharedNets<H>, now: u64) -> Option<Card<H>> {
        let place = nets.borrow_mut().attach(dom, spec.clone(), now)?;
        Some(Card { spec: spec.clone(), devid, nets: nets.clone(), place })
    }

    /// The API's object.
    pub fn vif(&self) -> &Uuid {
        &self.spec.id
    }

    /// What went through it.
    pub fn counts(&self) -> PortCounts {
        self.nets.borrow().counts(self.place)
    }

    /// Changes what the guest may do.
    pub fn restrict(&self, locking: Locking, kbps: Option<u32>, now: u64) {
        self.nets.borrow_mut().restrict(self.place, locking, kbps, now);
    }

    /// What the frontend finds in its own directory.
    pub fn front(&self) -> Nodes {
        alloc::vec![("handle", self.devid.to_string()), ("mac", self.mac()), ("mtu", self.spec.mtu.to_string())]
    }

    /// What it finds in ours before it connects.
    pub fn offer(&self) -> Nodes {
        let on = [
            "feature-sg",
            "feature-gso-tcpv4",
            "feature-gso-tcpv6",
            "feature-ipv6-csum-offload",
            "feature-rx-copy",
            "feature-split-event-channels",
        ];
        let mut nodes: Nodes = on.map(|feature| (feature, String::from("1"))).into();
        nodes.push(("feature-rx-flip", String::from("0")));
        nodes.push(("multi-queue-max-queues", MAX_QUEUES.to_string()));
        nodes.push(("handle", self.devid.to_string()));
        nodes.push(("mac", self.mac()));
        nodes
    }

    fn mac(&self) -> String {
        self.spec.mac.map(|byte| format!("{byte:02x}")).join(":")
    }

    /// Maps the rings that the frontend made. On an error nothing is left of it.
    pub fn connect(&mut self, hyp: &mut H, dom: DomId, front: &Front<'_>) -> Result<Connected, Fault> {
        if !front.has("request-rx-copy") {
            return Err(Fault::of("request-rx-copy"));
        }
        let count = front.count("multi-queue-num-queues", MAX_QUEUES)?;
        let mut queues: Vec<Queue<H>> = Vec::new();
        for n in 0..count {
            let at = if count == 1 { String::new() } else { format!("queue-{n}/") };
            match queue(hyp, dom, front, &at) {
                Ok(queue) => queues.push(queue),
                Err(fault) => {
                    release(hyp, queues);
                    return Err(fault);
                }
            }
        }
        let features = Features {
            sg: front.has("feature-sg"),
            gso: [front.has("feature-gso-tcpv4"), front.has("feature-gso-tcpv6")],
            blank: [!front.has("feature-no-csum-offload"), front.has("feature-ipv6-csum-offload")],
        };
        self.nets.borrow_mut().connect(self.place, features, queues);
        // The networks know its ports themselves.
        Ok(Connected { ports: Vec::new(), nodes: Nodes::new() })
    }

    /// Unmaps the rings; frames for it are dropped from now on.
    pub fn disconnect(&mut self, hyp: &mut H) {
        let queues = self.nets.borrow_mut().disconnect(self.place);
        release(hyp, queues);
    }
}

impl<H: Hypervisor> Drop for Card<H> {
    /// It was disconnected.
    fn drop(&mut self) {
        let nets: &mut Nets<H> = &mut self.nets.borrow_mut();
        nets.detach(self.place);
    }
}

fn queue<H: Hypervisor>(hyp: &mut H, dom: DomId, front: &Front<'_>, at: &str) -> Result<Queue<H>, Fault> {
    let split = front.text(&format!("{at}event-channel-tx")).is_some();
    let names = if split { ["event-channel-tx", "event-channel-rx"] } else { ["event-channel"; 2] };
    let first = front.bind(hyp, dom, &format!("{at}{}", names[0]))?;
    let second = if split { front.bind(hyp, dom, &format!("{at}{}", names[1])) } else { Ok(first) };
    let tx = front.map(hyp, dom, &format!("{at}tx-ring-ref"), 1);
    let rx = front.map(hyp, dom, &format!("{at}rx-ring-ref"), 1);
    match (second, tx, rx) {
        (Ok(second), Ok(tx), Ok(rx)) => Ok(QueuePages { rings: [tx, rx], ports: [first, second] }),
        (second, tx, rx) => {
            close(hyp, first, second.as_ref().copied().unwrap_or(first));
            let mut fault = second.err();
            for ring in [tx, rx] {
                match ring {
                    Ok(pages) => hyp.unmap_grants(pages),
                    Err(other) => fault = fault.or(Some(other)),
                }
            }
            Err(fault.unwrap_or_else(|| Fault::of(at)))
        }
    }
}

fn release<H: Hypervisor>(hyp: &mut H, queues: Vec<Queue<H>>) {
    for QueuePages { rings, ports: [first, second] } in queues {
        for ring in rings {
            hyp.unmap_grants(ring);
        }
        close(hyp, first, second);
    }
}

/// The other end may have closed its own: Xen closes ours all the same.
fn close<H: Hypervisor>(hyp: &mut H, first: Port, second: Port) {
    let _ = hyp.close(first);
    if second != first {
        let _ = hyp.close(second);
    }
}
