//! The seam between the engine and whatever does the work: the engine plans [`Step`]s, a [`Backend`] carries them out.
//!
//! api-core knows no Xen: a step names an intention ("populate the memory of this VM"), the agent implements it. A step
//! is started once, then polled until it is done or failed; it never blocks. Undo is a step of its own.
//!
//! Deliberately absent: domids, frames, ports, errno numbers; those stay behind the seam.

use alloc::string::String;

/// A uuid in network byte order; how the engine and the backend name a VM to each other.
pub type Uuid = [u8; 16];

/// One run of one plan; unique while the agent runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpId(pub u64);

/// A VM as it is to be built: a snapshot taken when the plan was made, so that later edits do not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VmSpec {
    /// VM.uuid
    pub uuid: Uuid,
    /// VM.PV/kernel, as the client gave it: `file:///NAME`, `/NAME` or a `data:` URI.
    pub kernel: String,
    /// VM.PV/ramdisk, likewise; empty for none.
    pub ramdisk: String,
    /// VM.PV/args
    pub args: String,
    /// Bytes of RAM (VM.memory/static_max).
    pub memory: u64,
    /// VM.VCPUs/max
    pub vcpus: u32,
}

/// What a step does. The order in a plan is the engine's; each variant says what must have happened before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepKind {
    /// Find the kernel and ramdisk, unpack if needed, check every header. First of a start; keeps nothing on failure.
    ResolveImages,
    /// Create the domain with its VCPUs. Undo: `DestroyDomain`.
    CreateDomain,
    /// Give it its memory.
    PopulateMemory,
    /// Copy kernel, ramdisk, boot structures and tables in, zero what must be zero.
    LoadImages,
    /// Make console (and xenstore) ring and event channels, map what we serve. Undo: `DisconnectRings`.
    ConnectRings,
    /// Load the VCPU's start state.
    SetStartState,
    /// Let it run.
    Unpause,
    /// Stop it from running.
    Pause,
    /// Unmap and close what `ConnectRings` made. Succeeds when there is nothing.
    DisconnectRings,
    /// Destroy the domain and give everything back. Succeeds when there is none.
    DestroyDomain,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Finished.
    Done,
    /// Under way: percent of this step. Poll again.
    Working(u8),
    /// Failed; the step itself left nothing half done that its undo cannot take back.
    Failed(BackendError),
}

/// Why a step failed, in terms an API error can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackendError {
    /// Not enough free memory on the host, bytes (HOST_NOT_ENOUGH_FREE_MEMORY).
    NoMemory {
        /// What the operation needs.
        needed: u64,
        /// What is there.
        available: u64,
    },
    /// The agent's own heap is too small for this just now.
    NoHeap,
    /// `PV/kernel` or `PV/ramdisk` names nothing in the bundle, or is not a URI we know.
    ImageNotFound {
        /// True for the ramdisk.
        ramdisk: bool,
    },
    /// The image is there but not usable; the text says what is wrong with it.
    BadImage {
        /// True for the ramdisk.
        ramdisk: bool,
        /// Short reason.
        why: &'static str,
    },
    /// The image is over a limit.
    ImageTooBig {
        /// True for the ramdisk.
        ramdisk: bool,
        /// The limit in bytes.
        limit: u64,
    },
    /// More VCPUs than supported.
    TooManyVcpus {
        /// The most there can be.
        limit: u32,
    },
    /// Xen refused: what was asked, and the errno's symbolic name.
    Xen {
        /// Name of the hypercall operation.
        call: &'static str,
        /// `EINVAL`, `ENOMEM`, ...
        errno: &'static str,
    },
    /// The debug knob of the manifest failed this step on purpose.
    Injected,
    /// There is no such domain (any more).
    NoDomain,
}

/// A value the engine does not store but asks for when a client does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HostMemory {
    /// Bytes of RAM.
    pub total: u64,
    /// Bytes free.
    pub free: u64,
}

/// What is known of a VM's domain right now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VmSample {
    /// VM.domid
    pub domid: u16,
    /// Bytes of RAM it has.
    pub memory: u64,
    /// CPU time of all its VCPUs, ns.
    pub cpu_time: u64,
    /// VCPUs online.
    pub vcpus: u32,
    /// Wall time its domain was created, ns since 1970.
    pub started: u64,
}

/// A thing that happened to a VM's domain without the engine asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainEvent {
    /// The guest powered itself off.
    PowerOff,
    /// The guest asked for a reboot.
    Reboot,
    /// The guest crashed, or its watchdog fired.
    Crash,
    /// The guest suspended itself.
    Suspend,
}

/// Carries out steps and answers questions. The agent implements it over Xen; tests over a table.
pub trait Backend {
    /// A plan for a start begins: the backend keeps the spec for the steps that follow under `op`.
    fn open(&mut self, op: OpId, spec: VmSpec);
    /// Starts a step on the VM named.
    fn begin(&mut self, op: OpId, vm: &Uuid, step: StepKind) -> Progress;
    /// Goes on with the step begun last under `op`; bounded work per call.
    fn poll(&mut self, op: OpId) -> Progress;
    /// Gives up the step begun last under `op` (cancel, time-out); its undo is begun next.
    fn abort(&mut self, op: OpId);
    /// The plan under `op` has ended, well or badly: forget it.
    fn close(&mut self, op: OpId);
    /// The VM was destroyed: what is still kept for it (its console's text) can go.
    fn forget(&mut self, vm: &Uuid) {
        let _ = vm;
    }
    /// Memory of the host now.
    fn host_memory(&mut self) -> HostMemory;
    /// Idle time of each host CPU since boot, ns.
    fn cpu_idle(&mut self, cpu: u32) -> Option<u64>;
    /// The VM's domain now, if it has one.
    fn vm_sample(&mut self, vm: &Uuid) -> Option<VmSample>;
}
