//! One VM's domain while it exists, and its console.

use super::credit::{Credit, IDLE_NS};
use alloc::vec::Vec;
use platform_xen::domain::{Plan, Ring};
use platform_xen::hyp::{DomId, Errno, Gfn, GuestKind, HypResult, Hypervisor, Memory, PAGE_SIZE, Port, Shell};
use platform_xen::pv::{Backlog, ConsoleBackend};

/// A console being served.
struct Console<P: platform_xen::hyp::Pages> {
    backend: ConsoleBackend<P>,
    port: Port,
}

/// A domain of ours.
pub struct Guest<H: Hypervisor> {
    shell: Shell,
    console: Option<Console<<H as Memory>::Pages>>,
    /// Its end was told to the engine already.
    pub reported: bool,
    /// Wall time of its creation, ns.
    pub started: u64,
    /// Its RAM, run by run.
    pub runs: Vec<(Gfn, u64)>,
    /// VCPUs it was made with.
    pub vcpus: u32,
    /// How it runs.
    pub kind: GuestKind,
    /// It is kept as a dump.
    pub kept: bool,
    /// Of the console's port.
    credit: Credit,
}

impl<H: Hypervisor> Guest<H> {
    /// A new domain. On an error nothing is left.
    pub fn create(hyp: &mut H, uuid: [u8; 16], plan: &Plan) -> HypResult<Guest<H>> {
        let shell = hyp.create(&plan.spec(uuid))?;
        Ok(Guest {
            shell,
            console: None,
            reported: false,
            started: hyp.wall().0,
            runs: plan.ram_runs(),
            vcpus: plan.vcpus(),
            kind: plan.kind(),
            kept: false,
            credit: Credit::default(),
        })
    }

    /// Bytes of its RAM.
    pub fn ram_bytes(&self) -> u64 {
        self.runs.iter().map(|(_, pages)| pages * PAGE_SIZE as u64).sum()
    }

    pub fn dom(&self) -> DomId {
        self.shell.dom()
    }

    pub fn shell(&self) -> Shell {
        self.shell
    }

    /// Makes the console's event channel and maps its ring. On an error what was made is undone.
    pub fn connect(&mut self, hyp: &mut H, plan: &mut Plan) -> HypResult<Port> {
        let guest_port = hyp.alloc_unbound(self.dom())?;
        plan.connect(hyp, self.shell, Ring::Console, guest_port)?;
        let port = hyp.bind_interdomain(self.dom(), guest_port)?;
        match hyp.map(self.dom(), &[plan.ring(Ring::Console)]) {
            Ok(pages) => {
                self.console = Some(Console { backend: ConsoleBackend::new(pages), port });
                Ok(port)
            }
            Err(error) => {
                let _ = hyp.close(port);
                Err(error)
            }
        }
    }

    /// Takes what the guest printed. `Err`: the ring is broken (the guest's fault) and was given up.
    pub fn drain(&mut self, hyp: &mut H, backlog: &mut Backlog) -> Result<usize, ()> {
        let Some(ring) = &mut self.console else { return Ok(0) };
        let drained = ring.backend.drain(&mut |bytes| backlog.push(bytes));
        if ring.backend.needs_notify() {
            let _ = hyp.notify(ring.port);
        }
        if drained.fault.is_some() { Err(()) } else { Ok(drained.bytes) }
    }

    /// Types into the console; how much there was room for. `Err` as in [`Guest::drain`].
    pub fn input(&mut self, hyp: &mut H, bytes: &[u8]) -> Result<usize, ()> {
        let Some(ring) = &mut self.console else { return Ok(bytes.len()) };
        let taken = ring.backend.push_input(bytes);
        if ring.backend.needs_notify() {
            let _ = hyp.notify(ring.port);
        }
        if ring.backend.is_broken() { Err(()) } else { Ok(taken) }
    }

    /// Counts an event of the console against the domain's credit. `Some`: it has none left, its port is masked until
    /// then.
    pub fn spend(&mut self, hyp: &mut H, now: u64) -> Option<u64> {
        self.credit.spend(hyp, self.console.as_ref()?.port, now, IDLE_NS)
    }

    /// Lets the console's port wake the loop again.
    pub fn let_again(&mut self, hyp: &mut H) {
        if let Some(ring) = &self.console {
            hyp.mask(ring.port, false);
        }
    }

    /// Unmaps and closes; the port that was used, so that its owner forgets it.
    pub fn disconnect(&mut self, hyp: &mut H) -> Option<Port> {
        let ring = self.console.take()?;
        hyp.unmap(ring.backend.into_pages());
        // The other end may have died meanwhile: Xen closes ours all the same.
        let _ = hyp.close(ring.port);
        Some(ring.port)
    }

    /// Destroys the domain. Frames we map would keep it: [`Guest::disconnect`] comes first.
    pub fn destroy(&mut self, hyp: &mut H) -> HypResult<()> {
        match hyp.destroy(self.dom()) {
            Ok(()) | Err(Errno::ESRCH) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// A console's text since its VM was first started.
#[derive(Default)]
pub struct Text {
    /// Kept bytes.
    pub backlog: Backlog,
}

impl Text {
    /// The whole backlog, for `GET /console`.
    #[must_use]
    pub fn all(&self) -> Vec<u8> {
        let mut text = Vec::new();
        self.backlog.read_from(0, &mut text);
        text
    }
}
