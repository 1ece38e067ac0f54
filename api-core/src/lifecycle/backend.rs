//! The seam between the engine and whatever does the work: the engine plans [`Step`]s, a [`Backend`] carries them out.
//!
//! api-core knows no Xen: a step names an intention ("populate the memory of this VM"), the agent implements it. A step
//! is started once, then polled until it is done or failed; it never blocks. Undo is a step of its own.
//!
//! Deliberately absent: domids, frames, ports, errno numbers; those stay behind the seam.

pub use super::devices::{CopySpec, DeviceSpec, DiskCopy, DiskSpec, NicSpec, SrSpec, StorageError, Traffic, Uplink};
use alloc::string::String;
use alloc::vec::Vec;

/// A uuid in network byte order; how the engine and the backend name a VM to each other.
pub type Uuid = [u8; 16];

/// One run of one plan; unique while the agent runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpId(pub u64);

/// The bundle's GRUB for guests of each kind (PV_bootloader = grub).
pub const GRUB_PVH: &str = "file:///grub-pvh";
/// Likewise.
pub const GRUB_PV: &str = "file:///grub-pv";

/// How a VM's guest runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// With the hardware's help.
    Pvh,
    /// Without.
    Pv,
}

/// A VM as it is to be built: a snapshot taken when the plan was made, so that later edits do not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VmSpec {
    /// VM.uuid
    pub uuid: Uuid,
    /// VM.PV/kernel, as the client gave it: `file:///NAME`, `/NAME` or a `data:` URI.
    pub kernel: String,
    /// VM.PV/ramdisk, likewise; empty for none.
    pub ramdisk: String,
    /// VM.PV/args
    pub args: String,
    /// Key `type` of VM.platform; none leaves it to the kernel and the host.
    pub kind: Option<Kind>,
    /// Bytes of RAM (VM.memory/static_max).
    pub memory: u64,
    /// VM.VCPUs/max
    pub vcpus: u32,
    /// VM.VCPUs/at_startup: the guest is told to take the others offline.
    pub online: u32,
    /// Bytes it is told to keep (VM.memory/dynamic_max).
    pub target: u64,
    /// VM.name/label
    pub name: String,
    /// The CPU pool it starts in; none is Xen's first.
    pub pool: Option<u32>,
    /// VM.VCPUs/params, as far as Xen knows them.
    pub scheduling: SchedChange,
    /// Quotas in the store that are its own, by name.
    pub quotas: Vec<(String, u32)>,
    /// Its drives and network cards; of a plan that takes one away, that one.
    pub devices: Vec<DeviceSpec>,
    /// The disk with its image, or that is to have it; none, that is in memory.
    pub image: Option<Uuid>,
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
    /// Offer the guest its drives and network cards; `DisconnectRings` takes them away.
    AttachDevices,
    /// Ask the guest to give a device up; done when it has, and it is gone.
    DetachDevice,
    /// Load the VCPU's start state; put the domain into its pool and schedule it as it is to be.
    SetStartState,
    /// Let it run.
    Unpause,
    /// Stop it from running.
    Pause,
    /// Ask the guest to power off; working at 50 % once it has said that it will, done when its domain has ended. Undo:
    /// `Withdraw`.
    AskPowerOff,
    /// Ask it to reboot, likewise.
    AskReboot,
    /// Ask it to suspend, likewise.
    AskSuspend,
    /// Take host memory for the image of a guest. Undo: `DropShelf`.
    MakeShelf,
    /// Write the suspended guest to it. Undo: `RunOn`.
    SaveImage,
    /// Let a suspended guest run on in its domain, as if it had not been.
    RunOn,
    /// Find the image of a suspended VM.
    OpenImage,
    /// Give a new domain memory and fill it from the image.
    RestoreMemory,
    /// Make the image on a disk one that is not resumed again.
    StrikeImage,
    /// Write a dump to its disk; of a plan whose uuid is the dump's. Undo: `DropShelf`.
    StoreDump,
    /// Give the memory of the image back; leave its disk alone. Succeeds when there is none.
    DropShelf,
    /// Take the request back, if the guest has not seen it.
    Withdraw,
    /// Connect with the machine that an SR is on; of a plan whose uuid is the SR's. Undo: `LeaveSr`.
    JoinSr,
    /// Likewise, however long it takes.
    AwaitSr,
    /// Give that up. Succeeds when there is nothing.
    LeaveSr,
    /// Attach the SR of a [`CopySpec`] if it is not, freeze its disks and copy them; done when all is on the medium. Undo:
    /// `DropCopies`.
    CopyDisks,
    /// Take the copies away, and the SR if it was made for them.
    DropCopies,
    /// Detach an SR once what was asked of its disks is done and kept: until then they are had by nobody. Undo: `KeepSr`.
    DetachSr,
    /// They are to be had again.
    KeepSr,
    /// Unmap and close what `ConnectRings` made. Succeeds when there is nothing.
    DisconnectRings,
    /// Destroy the domain and give everything back. Succeeds when there is none.
    DestroyDomain,
}

impl StepKind {
    /// The guest is asked for something, and given the time its VM says.
    pub fn asks(self) -> bool {
        matches!(self, StepKind::AskPowerOff | StepKind::AskReboot | StepKind::AskSuspend)
    }
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Finished.
    Done,
    /// Under way: percent of this step. Poll again.
    Working(u8),
    /// Under way, and nothing to do until the guest does something: percent. Poll when [`Backend::stirred`] says so.
    Waiting(u8),
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
    /// The guest crashed instead of doing what it was asked.
    Crashed,
    /// The debug knob of the manifest failed this step on purpose.
    Injected,
    /// There is no such domain (any more).
    NoDomain,
    /// Xen has no such scheduler.
    UnknownScheduler,
    /// A device could not be attached: its uuid, and why.
    Device(Uuid, &'static str),
    /// The machine that an SR is on, or what is on it, is not as it has to be: why.
    Storage(&'static str),
    /// The SR has no room.
    Full,
    /// The image was resumed before, and what became of its guest is not known.
    Spent,
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
    /// The CPU pool it is in.
    pub pool: u32,
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

/// What a domain is set aside for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// A VM of its own, Crashed.
    Vm,
    /// A crash dump: those are bounded together.
    Dump,
}

/// Carries out steps and answers questions. The agent implements it over Xen; tests over a table.
pub trait Backend {
    /// A plan for a start begins: the backend keeps the spec for the steps that follow under `op`.
    fn open(&mut self, op: OpId, spec: VmSpec);
    /// A plan that copies disks begins, likewise.
    fn open_copy(&mut self, op: OpId, spec: CopySpec) {
        let _ = (op, spec);
    }
    /// Starts a step on the VM named.
    fn begin(&mut self, op: OpId, vm: &Uuid, step: StepKind) -> Progress;
    /// Goes on with the step begun last under `op`; bounded work per call.
    fn poll(&mut self, op: OpId) -> Progress;
    /// Gives up the step begun last under `op` (cancel, time-out); its undo is begun next.
    fn abort(&mut self, op: OpId);
    /// Whether something happened since this was asked last that a waiting step may wait for.
    fn stirred(&mut self) -> bool {
        false
    }
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
    /// The VM's domain now, if it has one; [`CONTROL_DOMAIN`] is ours.
    fn vm_sample(&mut self, vm: &Uuid) -> Option<VmSample>;
    /// Each VCPU of the VM's domain now, in order; none without one.
    fn vcpus(&mut self, vm: &Uuid) -> Vec<VcpuSample> {
        let _ = vm;
        Vec::new()
    }
    /// Takes its domain, which has crashed, away from a VM and keeps it under another uuid. On an error nothing changed.
    fn set_aside(&mut self, vm: &Uuid, to: &Uuid, keep: Keep) -> Result<(), BackendError> {
        let _ = (vm, to, keep);
        Err(BackendError::NoDomain)
    }
    /// Gives up the image of a VM that is not suspended after all.
    fn drop_image(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        let _ = vm;
        Ok(())
    }
    /// Bytes that a disk for the image of a VM's guest has to have, or one for a dump.
    fn image_bytes(&mut self, vm: &Uuid) -> Option<u64> {
        let _ = vm;
        None
    }
    /// Lets a guest that suspended itself run on.
    fn run_on(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        let _ = vm;
        Err(BackendError::NoDomain)
    }
    /// Destroys what was set aside as a dump; nothing if there is no such.
    fn discard(&mut self, kept: &Uuid) -> Result<(), BackendError> {
        let _ = kept;
        Ok(())
    }
    /// A VM whose guest told something of itself lately, each at most once a second.
    fn who_told(&mut self, now: u64) -> Option<Uuid> {
        let _ = now;
        None
    }
    /// What the VM's guest tells of itself: paths below its home in the store and their values, a bounded number of them.
    fn told(&mut self, vm: &Uuid) -> Vec<(String, String)> {
        let _ = vm;
        Vec::new()
    }
    /// Whether guests have a quota of that name in the store.
    fn is_quota(&self, name: &str) -> bool {
        let _ = name;
        false
    }
    /// The quotas of a VM's guest, or of all guests that have none of their own; those not named are the ones booted with.
    fn set_quotas(&mut self, vm: Option<&Uuid>, quotas: &[(String, u32)]) {
        let _ = (vm, quotas);
    }
    /// How Xen schedules the VM's domain; None without one.
    fn scheduling(&mut self, vm: &Uuid) -> Option<Scheduling> {
        let _ = vm;
        None
    }
    /// Changes that.
    fn schedule(&mut self, vm: &Uuid, change: &SchedChange) -> Result<(), BackendError> {
        let _ = (vm, change);
        Err(BackendError::NoDomain)
    }
    /// Xen's own log, as much of it as is kept; `clear` forgets it for the next time.
    fn hypervisor_log(&mut self, clear: bool) -> Result<String, BackendError> {
        let _ = clear;
        Err(UNSUPPORTED)
    }
    /// The last lines of the agent's own log.
    fn own_log(&mut self) -> String {
        String::new()
    }
    /// Sends debug keys to Xen.
    fn debug_keys(&mut self, keys: &str) -> Result<(), BackendError> {
        let _ = keys;
        Err(UNSUPPORTED)
    }
    /// Presses a SysRq key in the VM's guest.
    fn send_sysrq(&mut self, vm: &Uuid, key: u8) -> Result<(), BackendError> {
        let _ = (vm, key);
        Err(BackendError::NoDomain)
    }
    /// Kinds of SR there can be.
    fn sr_kinds(&mut self) -> &'static [&'static str] {
        &[]
    }
    /// Attaches an SR: bytes that its disks can have together. On an error nothing is left, but for `Joining`: then this
    /// is asked again when the plan has ended well.
    fn sr_attach(&mut self, sr: &SrSpec) -> Result<u64, StorageError> {
        let _ = sr;
        Err(StorageError::UnknownKind)
    }
    /// If the machine it is on is away, what was asked of it is not waited for any more, and fails.
    fn sr_give_up(&mut self, sr: &Uuid) {
        let _ = sr;
    }
    /// Detaches it; what is on it stays, if it outlives the machine.
    fn sr_detach(&mut self, sr: &Uuid) -> Result<(), StorageError> {
        let _ = sr;
        Ok(())
    }
    /// Bytes in use and in all, of one that is attached.
    fn sr_space(&mut self, sr: &Uuid) -> Option<(u64, u64)> {
        let _ = sr;
        None
    }
    /// The disks that are in an attached SR.
    fn sr_disks(&mut self, sr: &Uuid) -> Vec<Uuid> {
        let _ = sr;
        Vec::new()
    }
    /// Makes a disk of zeroes.
    fn disk_create(&mut self, sr: &Uuid, disk: &Uuid, bytes: u64) -> Result<(), StorageError> {
        let _ = (sr, disk, bytes);
        Err(StorageError::Absent)
    }
    /// Makes a disk in the same SR with what another one has now.
    fn disk_copy(&mut self, from: &Uuid, to: &Uuid) -> Result<(), StorageError> {
        let _ = (from, to);
        Err(StorageError::Absent)
    }
    /// Grows a disk.
    fn disk_resize(&mut self, disk: &Uuid, bytes: u64) -> Result<(), StorageError> {
        let _ = (disk, bytes);
        Err(StorageError::Absent)
    }
    /// Takes a disk away.
    fn disk_remove(&mut self, disk: &Uuid) -> Result<(), StorageError> {
        let _ = disk;
        Err(StorageError::Absent)
    }
    /// The attached SR that a disk is in, and the bytes a guest sees of it.
    fn disk_about(&mut self, disk: &Uuid) -> Option<(Uuid, u64)> {
        let _ = disk;
        None
    }
    /// Bytes of the medium that a disk of an attached SR has, those it shares too.
    fn disk_used(&mut self, disk: &Uuid) -> Option<u64> {
        let _ = disk;
        None
    }
    /// Offers a running guest a device; when it takes it is its own affair.
    fn attach(&mut self, vm: &Uuid, device: &DeviceSpec) -> Result<(), BackendError> {
        let _ = (vm, device);
        Err(UNSUPPORTED)
    }
    /// Puts another disk, or none, into a drive of a running guest.
    fn change_medium(&mut self, vm: &Uuid, drive: &DiskSpec) -> Result<(), BackendError> {
        let _ = (vm, drive);
        Err(UNSUPPORTED)
    }
    /// What went through a VM's device since it was attached.
    fn traffic(&mut self, vm: &Uuid, device: &Uuid) -> Traffic {
        let _ = (vm, device);
        Traffic::default()
    }
    /// What went through the machine's network card.
    fn card_traffic(&mut self) -> Traffic {
        Traffic::default()
    }
    /// Tells the VM's guest how many bytes to keep, and lets it have no more.
    fn set_memory_target(&mut self, vm: &Uuid, bytes: u64) -> Result<(), BackendError> {
        let _ = (vm, bytes);
        Err(BackendError::NoDomain)
    }
    /// Tells the VM's guest how many of its VCPUs to use.
    fn set_vcpus(&mut self, vm: &Uuid, online: u32) -> Result<(), BackendError> {
        let _ = (vm, online);
        Err(BackendError::NoDomain)
    }
    /// Raises an NMI in the VM's first VCPU.
    fn send_nmi(&mut self, vm: &Uuid) -> Result<(), BackendError> {
        let _ = vm;
        Err(BackendError::NoDomain)
    }
    /// Turns the machine off, or starts it again. When it works nothing comes after; the answer to whoever asked leaves
    /// first, so this only says that it will be done.
    fn power(&mut self, restart: bool) -> Result<(), BackendError> {
        let _ = restart;
        Err(UNSUPPORTED)
    }
    /// Xen's CPU pools; empty if it has none.
    fn pools(&mut self) -> Vec<CpuPool> {
        Vec::new()
    }
    /// A new pool without CPUs; its number. An empty name is Xen's default scheduler; `UnknownScheduler` if it has no
    /// such.
    fn pool_create(&mut self, scheduler: &str) -> Result<u32, BackendError> {
        let _ = scheduler;
        Err(UNSUPPORTED)
    }
    /// Ends a pool that has no domain and no CPU.
    fn pool_destroy(&mut self, pool: u32) -> Result<(), BackendError> {
        let _ = pool;
        Err(UNSUPPORTED)
    }
    /// Puts a CPU that is in no pool into one, or takes it out.
    fn pool_cpu(&mut self, pool: u32, cpu: u32, add: bool) -> Result<(), BackendError> {
        let _ = (pool, cpu, add);
        Err(UNSUPPORTED)
    }
    /// Moves the VM's domain to another pool.
    fn pool_move(&mut self, vm: &Uuid, pool: u32) -> Result<(), BackendError> {
        let _ = (vm, pool);
        Err(UNSUPPORTED)
    }
}

/// What a backend that cannot do something answers.
const UNSUPPORTED: BackendError = BackendError::Xen { call: "(none)", errno: "EOPNOTSUPP" };

/// The uuid that stands for the control domain; on the wire it is the all-zero one of the text's example.
pub const CONTROL_DOMAIN: Uuid = [0xff; 16];

/// One VCPU now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VcpuSample {
    /// It is not offline.
    pub online: bool,
    /// It waits for an event.
    pub blocked: bool,
    /// It runs at this moment.
    pub running: bool,
    /// The CPU it ran on last.
    pub cpu: u32,
    /// CPU time it had, ns.
    pub time: u64,
}

/// How a domain is scheduled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scheduling {
    /// Its share, 256 is usual.
    pub weight: u32,
    /// Most it gets, percent of one CPU; 0 is no bound.
    pub cap: u32,
    /// CPUs its first VCPU may run on, ascending.
    pub mask: Vec<u32>,
}

/// What is to change of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchedChange {
    /// A new share.
    pub weight: Option<u32>,
    /// A new bound.
    pub cap: Option<u32>,
    /// CPUs all its VCPUs may run on from now on.
    pub mask: Option<Vec<u32>>,
}

/// A CPU pool of Xen's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CpuPool {
    /// Xen's number of it; 0 is the one all begin in.
    pub id: u32,
    /// Its scheduler (`credit2`).
    pub scheduler: &'static str,
    /// Its CPUs, ascending.
    pub cpus: Vec<u32>,
    /// Number of domains in it.
    pub domains: u32,
}
