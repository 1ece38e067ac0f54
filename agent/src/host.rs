//! What the engine works with: the machine, randomness, the audit trail. One place that makes an [`Env`].

use crate::audit::AuditLog;
use crate::entropy::Entropy;
use crate::machine::Machine;
use api_core::Env;
use platform_xen::hyp::Hypervisor;

/// Everything of the agent but network and engine.
pub struct Host<H: Hypervisor> {
    /// Domains, images, consoles.
    pub machine: Machine<H>,
    /// Randomness.
    pub entropy: Entropy,
    /// Audit trail.
    pub audit: AuditLog,
    /// ns of the longest turn of the loop since boot: what a call may have to wait for others.
    pub longest_turn: u64,
}

impl<H: Hypervisor> Host<H> {
    /// Calls the engine with what it needs, read once.
    pub fn with<T>(&mut self, call: impl FnOnce(&mut Env<'_>) -> T) -> T {
        let (now, wall) = (self.machine.hyp.now().0, self.machine.hyp.wall().0);
        let Host { machine, entropy, audit, .. } = self;
        call(&mut Env {
            now,
            wall,
            random: &mut |bytes| entropy.fill(bytes),
            backend: machine,
            audit: &mut |line| audit.note(line),
        })
    }
}
