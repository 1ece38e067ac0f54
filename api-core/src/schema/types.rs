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
    Map(&'static Type, &'static Type),
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
    Text(&'static str),
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
    /// Like `Inverse`, of a class that is still to come: empty.
    Later,
    /// Computed when asked for.
    Live(Live),
}

/// The relation whose one side is a reference field.
pub const fn inverse(key: &Key<kind::Ref>) -> Source {
    Source::Inverse(key.class, key.field)
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
    /// VM_metrics.state
    VmState,
    /// VM_metrics.start_time
    VmStarted,
    /// console.location
    ConsoleLocation,
    /// ..._metrics.last_updated: these are as fresh as the answer.
    Now,
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
    /// The version of the text that brought it.
    pub since: &'static str,
    /// Not in the text for this class.
    pub extension: bool,
    /// What it is.
    pub doc: &'static str,
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
    since: "1.0",
    extension: false,
    doc: "",
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
    /// The version of the text that brought it.
    pub since: &'static str,
    /// Not in the text.
    pub extension: bool,
    /// What it does.
    pub doc: &'static str,
}

/// What a message row need not say.
pub const MESSAGE: Message = Message {
    name: "",
    params: &[],
    result: Type::Void,
    errors: &[],
    role: Role::Read,
    handler: Handler::Refuse(""),
    session: true,
    since: "1.0",
    extension: false,
    doc: "",
};

/// The code behind a message: matched exhaustively in dispatch, each unit variant named by exactly one row (lint).
#[derive(Clone, Copy, Debug)]
pub enum Handler {
    /// session.login_with_password
    Login,
    /// session.logout
    Logout,
    /// task.cancel
    TaskCancel,
    /// VM.clone
    VmClone,
    /// host.disable
    HostDisable,
    /// host.enable
    HostEnable,
    /// host.list_methods
    ListMethods,
    /// host_cpu.get_unassigned_cpus
    UnassignedCpus,
    /// debug.return_failure
    ReturnFailure,
    /// An operation of lifecycle::allowed on the VM named first.
    Lifecycle(Operation),
    /// OPERATION_NOT_ALLOWED with this reason, until the part it needs is there.
    Refuse(&'static str),
}

impl Handler {
    /// How many unit variants there are.
    pub(super) const UNITS: usize = 9;

    /// Position of a unit variant; None for those that carry data.
    pub(super) const fn unit(self) -> Option<usize> {
        Some(match self {
            Handler::Login => 0,
            Handler::Logout => 1,
            Handler::TaskCancel => 2,
            Handler::VmClone => 3,
            Handler::HostDisable => 4,
            Handler::HostEnable => 5,
            Handler::ListMethods => 6,
            Handler::UnassignedCpus => 7,
            Handler::ReturnFailure => 8,
            Handler::Lifecycle(_) | Handler::Refuse(_) => return None,
        })
    }
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
    /// VM: makes and destroys its console and metrics.
    Vm,
    /// user: its sessions end with it.
    User,
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
    /// get_all (and get_all_records, an extension everybody has).
    pub get_all: bool,
    /// create
    pub create: Hook,
    /// destroy
    pub destroy: Hook,
    /// Who may create, destroy and set.
    pub role: Role,
    /// Objects there may be (VMs: the configuration's).
    pub bound: usize,
    /// `Async.` forms of create, destroy and the messages.
    pub asynchronous: bool,
    /// Not declared yet.
    pub later: bool,
    /// What it is.
    pub doc: &'static str,
}

/// What a class row need not say.
pub const CLASS: ClassRow = ClassRow {
    name: "",
    fields: &[],
    messages: &[],
    aliases: &[],
    get_all: true,
    create: Hook::Absent,
    destroy: Hook::Absent,
    role: Role::Admin,
    bound: 4096,
    asynchronous: true,
    later: false,
    doc: "",
};

/// A class that is still to come.
pub const fn later(name: &'static str) -> ClassRow {
    ClassRow { name, later: true, get_all: false, ..CLASS }
}

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
