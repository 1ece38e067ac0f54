//! The types rows are made of, and the typed keys policy code names a field by.
//!
//! XenAPI 1.0.10 "Types" and "Fields". Deliberately absent: values (they are the store's).

use super::Class;
use super::enums::EnumRow;
use crate::lifecycle::allowed::Operation;
use core::marker::PhantomData;

/// A type of the API.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// No value; an empty string on the wire.
    Void,
    /// UTF-8 text.
    Str,
    /// 64-bit integer; a decimal string on the wire.
    Int,
    /// True or false.
    Bool,
    /// 64-bit float.
    Float,
    /// A point of time, UTC, to the second.
    DateTime,
    /// One of a closed list of names.
    Enum(&'static EnumRow),
    /// A reference to an object of the class, or none.
    Ref(Class),
    /// Any number of values of a type.
    Set(&'static Type),
    /// Key type and value type.
    Map(&'static [Type; 2]),
    /// Named members.
    Struct(&'static StructRow),
    /// All fields of an object of the class.
    Record(Class),
}

/// A struct type: its name and members.
#[derive(Debug)]
pub struct StructRow {
    /// In the text.
    pub name: &'static str,
    /// Name and type of each member.
    pub members: &'static [(&'static str, Type)],
}

/// xs_policystate of XSPolicy. The flags xs_type and xs_instantiationflags are ints on the wire.
pub static XS_POLICYSTATE: StructRow = StructRow {
    name: "xs_policystate",
    members: &[
        ("xserr", Type::Int),
        ("xs_ref", Type::Ref(Class::XSPolicy)),
        ("repr", Type::Str),
        ("type", Type::Int),
        ("flags", Type::Int),
        ("version", Type::Str),
        ("errors", Type::Str),
    ],
};

/// acm_policyheader of ACMPolicy.
pub static ACM_POLICYHEADER: StructRow = StructRow {
    name: "acm_policyheader",
    members: &[
        ("policyname", Type::Str),
        ("policyurl", Type::Str),
        ("date", Type::Str),
        ("reference", Type::Str),
        ("namespaceurl", Type::Str),
        ("version", Type::Str),
    ],
};

/// Who may write a field.
#[allow(non_camel_case_types)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    /// Nobody: the host computes or keeps it.
    RO_run,
    /// The constructor.
    RO_ins,
    /// The constructor and a setter.
    RW,
}

/// The default of a field that a constructor's record does not have.
#[derive(Clone, Copy, Debug)]
pub enum Default {
    /// Empty text, 0, false, the enum's first name, no reference, empty set or map.
    Zero,
    /// A number.
    Int(i64),
    /// Text, or an enum's name.
    Text(&'static &'static str),
    /// True or false.
    Bool(bool),
}

/// Where a field's value comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// The store.
    Stored,
    /// The objects whose reference field (class, index) points here.
    Inverse(Class, u8),
    /// Computed when asked for.
    Live(Live),
    /// Another field (index) of the object under a name of 0.4.3.
    Same(u8),
    /// A member of a map of texts (index) of the object, under this field's name without the map's and an underscore.
    Member(u8),
    /// A field of the object that a reference field names: (index here, index there).
    Through(u8, u8),
}

/// The relation whose one side is a reference field.
pub const fn inverse(key: &Key<kind::Ref>) -> Source {
    Source::Inverse(key.class, key.field)
}

/// The same value under an older name.
pub const fn same<K>(key: &Key<K>) -> Source {
    Source::Same(key.field)
}

/// A member of a map.
pub const fn member(key: &Key<kind::Map>) -> Source {
    Source::Member(key.field)
}

/// What the object that `reference` names has in `key`.
pub const fn through<K>(reference: &Key<kind::Ref>, key: &Key<K>) -> Source {
    Source::Through(reference.field, key.field)
}

/// Fields that are computed when a client asks for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Live {
    /// session.last_active
    SessionLastActive,
    /// task.session: a session's reference is its secret, so only the session itself is told.
    TaskSession,
    /// host_metrics.memory_total
    HostMemoryTotal,
    /// host_metrics.memory_free
    HostMemoryFree,
    /// host_cpu.utilisation
    CpuUtilisation,
    /// VM.domid
    VmDomid,
    /// VM_metrics.memory_actual
    VmMemory,
    /// VM_metrics.VCPUs_number
    VmVcpus,
    /// VM_metrics.VCPUs_utilisation
    VmUtilisation,
    /// VM_metrics.VCPUs_CPU
    VmPlacement,
    /// VM_metrics.VCPUs_params
    VmParams,
    /// VM_metrics.VCPUs_flags
    VmFlags,
    /// VM.cpu_pool
    VmPools,
    /// host_cpu.cpu_pool
    CpuPools,
    /// cpu_pool.started_VMs
    PoolVms,
    /// cpu_pool.host_CPUs
    PoolCpus,
    /// cpu_pool.activated
    PoolActive,
    /// SR.virtual_allocation
    SrAllocated,
    /// SR.physical_utilisation
    SrUsed,
    /// VDI.physical_utilisation
    VdiUsed,
    /// VBD_metrics.io_read_kbs, VIF_metrics.io_read_kbs
    DeviceRead,
    /// io_write_kbs
    DeviceWritten,
    /// VBD.qos_supported_algorithms, VIF.qos_supported_algorithms
    RateLimits,
    /// VM_metrics.state
    VmState,
    /// VM_metrics.start_time
    VmStarted,
    /// console.location
    ConsoleLocation,
    /// crashdump.location
    DumpLocation,
    /// A map of VM_guest_metrics.
    Told(Told),
    /// ..._metrics.last_updated: these are as fresh as the answer.
    Now,
}

/// The maps of VM_guest_metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// os_version
    Os,
    /// PV_drivers_version
    Drivers,
    /// memory
    Memory,
    /// disks
    Disks,
    /// networks
    Networks,
    /// other
    Other,
}

/// A bound on a field's value beyond its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// None.
    Any,
    /// 1 to the configured most.
    Vcpus,
    /// 0 to 2^46 bytes.
    Bytes,
    /// Not empty, at most 64 bytes, no other object of the class has it.
    UniqueName,
    /// Empty, or six bytes in hex with colons, not a group's address.
    Mac,
    /// 68 to 65535
    Mtu,
    /// -1 (none), or 0 to 4094
    Vlan,
    /// 0 to 4096
    Cpus,
    /// At most 64 bytes of letters, digits and `.-_:/`.
    Device,
}

/// Bytes of a text in a field, also of each key and member.
pub const TEXT: usize = 4096;

/// One field of a class.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// As in records and, after `get_`, in method names.
    pub name: &'static str,
    /// Its type.
    pub ty: Type,
    /// Who may write it.
    pub qualifier: Qualifier,
    /// Where it comes from.
    pub source: Source,
    /// When a constructor's record lacks it.
    pub default: Default,
    /// Bound on its value.
    pub check: Check,
    /// Its text is bounded by the store alone, not by [`TEXT`].
    pub large: bool,
    /// A reference that must name an object when the constructor is done.
    pub required: bool,
    /// The object it names is destroyed with this one.
    pub owns: bool,
    /// And made with it.
    pub made: bool,
    /// What a destructor of the object named does about this reference.
    pub held: Held,
    /// 0.4.3 could set it, 1.0 only construct it: while nothing is attached it can be.
    pub settable: bool,
    /// Survives the machine though nobody sets it.
    pub kept: bool,
    /// Written only while the object (a cpu_pool) is not active.
    pub inactive: bool,
    /// Of 0.4.3 only: in `get_record_internal`, not in `get_record`.
    pub old: bool,
    /// The version of the text that brought it.
    pub since: Version,
    /// Not in the text for this class.
    pub extension: bool,
    /// What it is.
    pub doc: Doc,
}

/// What becomes of a reference when the object it names is to be destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The destructor is refused and names the object that has the reference.
    Fast,
    /// It becomes a reference to nothing.
    Loosely,
    /// The object that has it goes too.
    Part,
}

/// A version of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// September 2006.
    V0_4_3,
    /// 1.0
    V1_0,
    /// 1.0.2
    V1_0_2,
    /// January 2010.
    V1_0_10,
}

/// Words about a row; kept with the feature `docs` only, the agent has no use for them.
#[derive(Clone, Copy, Debug)]
pub struct Doc(#[cfg(feature = "docs")] &'static str);

impl Doc {
    /// These words.
    pub const fn of(text: &'static str) -> Doc {
        #[cfg(not(feature = "docs"))]
        let _ = text;
        Doc(
            #[cfg(feature = "docs")]
            text,
        )
    }

    /// The words, none without the feature.
    pub const fn text(self) -> &'static str {
        #[cfg(feature = "docs")]
        return self.0;
        #[cfg(not(feature = "docs"))]
        return "";
    }
}

/// What a field row need not say.
pub const FIELD: Field = Field {
    name: "",
    ty: Type::Void,
    qualifier: Qualifier::RO_run,
    source: Source::Stored,
    default: Default::Zero,
    check: Check::Any,
    large: false,
    required: false,
    owns: false,
    made: false,
    held: Held::Fast,
    settable: false,
    kept: false,
    inactive: false,
    old: false,
    since: Version::V1_0,
    extension: false,
    doc: Doc::of(""),
};

/// What a session must be allowed to do. Ordered: each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Ask.
    Read,
    /// Start, stop and use VMs.
    Operate,
    /// Everything.
    Admin,
}

/// A parameter of a message.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Named in FIELD_TYPE_ERROR.
    pub name: &'static str,
    /// Its type.
    pub ty: Type,
}

/// One message that derives from nothing.
#[derive(Clone, Copy, Debug)]
pub struct Message {
    /// After the class and the dot.
    pub name: &'static str,
    /// Without the session.
    pub params: &'static [Param],
    /// Type of the answer.
    pub result: Type,
    /// Errors of its own, beside the generic ones.
    pub errors: &'static [crate::error::Code],
    /// Who may send it; above `Read` it changes something and is audited.
    pub role: Role,
    /// The code behind it.
    pub handler: Handler,
    /// The first parameter is a session.
    pub session: bool,
    /// Checking or making a password: rationed, see [`crate::Engine::allow_logins`].
    pub costly: bool,
    /// The version of the text that brought it.
    pub since: Version,
    /// Not in the text.
    pub extension: bool,
    /// What it does.
    pub doc: Doc,
}

/// What a message row need not say.
pub const MESSAGE: Message = Message {
    name: "",
    params: &[],
    result: Type::Void,
    errors: &[],
    role: Role::Read,
    handler: Handler::Refuse(&""),
    session: true,
    costly: false,
    since: Version::V1_0,
    extension: false,
    doc: Doc::of(""),
};

macro_rules! handlers {
    ($($name:ident $doc:literal)*) => {
        /// The code behind a message: matched exhaustively in dispatch, each unit variant named by exactly one row (lint).
        #[derive(Clone, Copy, Debug)]
        pub enum Handler {
            $(#[doc = $doc] $name,)*
            /// An operation of lifecycle::allowed on the VM named first.
            Lifecycle(Operation),
            /// OPERATION_NOT_ALLOWED with this reason, until the part it needs is there.
            Refuse(&'static &'static str),
        }

        #[allow(clippy::upper_case_acronyms)]
        enum Unit { $($name),* }

        impl Handler {
            /// How many unit variants there are.
            pub(super) const UNITS: usize = [$(Unit::$name as usize),*].len();

            /// Position of a unit variant; None for those that carry data.
            pub(super) const fn unit(self) -> Option<usize> {
                match self {
                    $(Handler::$name => Some(Unit::$name as usize),)*
                    Handler::Lifecycle(_) | Handler::Refuse(_) => None,
                }
            }
        }
    };
}

handlers! {
    Login "session.login_with_password"
    Logout "session.logout"
    ChangePassword "session.change_password"
    SetPassword "user.set_password"
    TaskCancel "task.cancel"
    EventRegister "event.register"
    EventUnregister "event.unregister"
    EventNext "event.next"
    VmClone "VM.clone"
    VmSetVcpusLive "VM.set_VCPUs_number_live"
    VmAddParamsLive "VM.add_to_VCPUs_params_live"
    VmPoolMigrate "VM.cpu_pool_migrate"
    VmTrigger "VM.send_trigger"
    VmSysrq "VM.send_sysrq"
    VmMemoryMax "VM.set_memory_dynamic_max_live"
    VmMemoryMin "VM.set_memory_dynamic_min_live"
    VmSetLabel "VM.set_security_label"
    HostDisable "host.disable"
    HostEnable "host.enable"
    HostShutdown "host.shutdown"
    HostReboot "host.reboot"
    Dmesg "host.dmesg"
    DmesgClear "host.dmesg_clear"
    GetLog "host.get_log"
    DebugKeys "host.send_debug_keys"
    ListMethods "host.list_methods"
    UnassignedCpus "host_cpu.get_unassigned_cpus"
    ReturnFailure "debug.return_failure"
    VifLabel "VIF.get_security_label"
    VifSetLabel "VIF.set_security_label"
    VdiSetLabel "VDI.set_security_label"
    VdiResize "VDI.resize"
    CreateVlan "PIF.create_VLAN"
    SrTypes "SR.get_supported_types"
    VdiSnapshot "VDI.snapshot"
    VdiClone "VDI.clone"
    VdiCopy "VDI.copy"
    SrClone "SR.clone"
    PbdPlug "PBD.plug"
    PbdUnplug "PBD.unplug"
    VbdPlug "VBD.plug"
    VbdUnplug "VBD.unplug"
    VifPlug "VIF.plug"
    VifUnplug "VIF.unplug"
    MediaChange "VBD.media_change"
    VbdInsert "VBD.insert"
    VbdEject "VBD.eject"
    VtpmProperties "VTPM.get_runtime_properties"
    PoolActivate "cpu_pool.activate"
    PoolDeactivate "cpu_pool.deactivate"
    PoolAddCpu "cpu_pool.add_host_CPU_live"
    PoolRemoveCpu "cpu_pool.remove_host_CPU_live"
    XsType "XSPolicy.get_xstype"
    XsSet "XSPolicy.set_xspolicy"
    XsReset "XSPolicy.reset_xspolicy"
    XsGet "XSPolicy.get_xspolicy"
    XsRemoveBoot "XSPolicy.rm_xsbootpolicy"
    XsLabeled "XSPolicy.get_labeled_resources"
    XsSetLabel "XSPolicy.set_resource_label"
    XsGetLabel "XSPolicy.get_resource_label"
    XsCanRun "XSPolicy.can_run"
    AcmHeader "ACMPolicy.get_header"
    AcmXml "ACMPolicy.get_xml"
    AcmMap "ACMPolicy.get_map"
    AcmBinary "ACMPolicy.get_binary"
    AcmEnforced "ACMPolicy.get_enforced_binary"
    AcmSsidref "ACMPolicy.get_VM_ssidref"
}

/// What a constructor or destructor does beyond the generic part.
#[derive(Clone, Copy, Debug)]
pub enum Hook {
    /// The class has none.
    Absent,
    /// Nothing.
    Plain,
    /// OPERATION_NOT_ALLOWED with this reason.
    Refuse(&'static str),
    /// VM: makes its console, and is destroyed only when halted.
    Vm,
    /// user: its sessions end with it.
    User,
    /// session: one more of the caller's own; its end is a log-out.
    Session,
    /// task: a record the caller keeps; only a finished one, or one made so, is destroyed.
    Task,
    /// VDI: its data comes and goes with it, if its SR is attached.
    Disk,
    /// PBD: destroyed only when it is not attached.
    Pbd,
    /// VIF, VBD: gets a device name, and a MAC, if it has none; not destroyed while it is attached.
    Device,
    /// crashdump: what is kept for it goes with it.
    Dump,
    /// PIF: only a VLAN is destroyed.
    Pif,
    /// cpu_pool: made deactivated, destroyed only then.
    Pool,
    /// DSCSI: gets the HBA its virtual_HCTL names.
    Dscsi,
}

/// One class.
#[derive(Clone, Copy, Debug)]
pub struct ClassRow {
    /// In method names and errors.
    pub name: &'static str,
    /// In the order of records.
    pub fields: &'static [Field],
    /// Messages that derive from nothing.
    pub messages: &'static [Message],
    /// Other names of messages: (alias, the name it stands for).
    pub aliases: &'static [(&'static str, &'static str)],
    /// create
    pub create: Hook,
    /// destroy
    pub destroy: Hook,
    /// Who may create, destroy and set.
    pub role: Role,
    /// Errors of its own of the constructor, the destructor and setters, beside the generic ones.
    pub errors: &'static [crate::error::Code],
    /// A reference is a secret: only the caller's own is listed, and no event tells of any.
    pub secret: bool,
    /// Objects there may be (VMs: the configuration's).
    pub bound: usize,
    /// `Async.` forms of create, destroy and the messages.
    pub asynchronous: bool,
    /// Its objects survive the machine.
    pub kept: bool,
    /// There are objects of it: false for a class that is only messages.
    pub objects: bool,
    /// What it is.
    pub doc: Doc,
}

/// What a class row need not say.
pub const CLASS: ClassRow = ClassRow {
    name: "",
    fields: &[],
    messages: &[],
    aliases: &[],
    create: Hook::Absent,
    destroy: Hook::Absent,
    role: Role::Admin,
    errors: &[],
    secret: false,
    bound: 4096,
    asynchronous: true,
    kept: false,
    objects: true,
    doc: Doc::of(""),
};

/// Names a field for policy code: `vm::power_state`. `K` is the kind of its value.
#[derive(Debug)]
pub struct Key<K> {
    /// The class.
    pub class: Class,
    /// Index of the row.
    pub field: u8,
    kind: PhantomData<fn() -> K>,
}

impl<K> Clone for Key<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Key<K> {}

impl<K> Key<K> {
    /// The key of a row; only `schema!` makes them.
    pub const fn new(class: Class, field: u8) -> Key<K> {
        Key { class, field, kind: PhantomData }
    }
}

/// The kinds of values, by the name of the type in a row.
pub mod kind {
    macro_rules! kinds {
        ($($name:ident)*) => { $(
            #[doc = concat!("See `Type::", stringify!($name), "`.")]
            #[derive(Debug)]
            pub enum $name {}
        )* };
    }
    kinds! { Str Int Bool Float DateTime Enum Ref Set Map Struct }
}

/// `r#type` is how Rust spells a field called `type`.
pub const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}
