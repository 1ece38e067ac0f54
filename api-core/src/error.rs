//! API errors: rows of one table (code, parameters), XenAPI 1.0.10 "Error Handling".
//!
//! The text's 22 codes come first; those marked `extension` are XAPI's, with XAPI's parameters, or our own where XAPI has
//! none. A row is all there is to an error: the wire sends its name and its parameters.

use alloc::string::String;
use alloc::vec::Vec;

/// One error code.
#[derive(Debug)]
pub struct ErrorRow {
    /// As on the wire.
    pub name: &'static str,
    /// What each parameter is.
    pub params: &'static [&'static str],
    /// Not among the text's 22.
    pub extension: bool,
}

macro_rules! errors {
    ($($(#[$doc:meta])* $name:ident($($param:literal),*) $extension:literal;)*) => {
        /// The code of an API error.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Code { $($(#[$doc])* $name),* }

        /// Every error, in the order of [`Code`].
        pub const ERRORS: &[ErrorRow] = &[$(ErrorRow {
            name: stringify!($name), params: &[$($param),*], extension: $extension,
        }),*];

        impl Code {
            /// The code on the wire.
            pub const fn name(self) -> &'static str {
                match self { $(Code::$name => stringify!($name)),* }
            }
        }
    };
}

errors! {
    /// The reference names nothing of that class.
    HANDLE_INVALID("class", "handle") false;
    /// We are at fault, or the host is.
    INTERNAL_ERROR("message") false;
    /// The key is in the map already.
    MAP_DUPLICATE_KEY("key", "current value", "new value") false;
    /// No such method (in this form).
    MESSAGE_METHOD_UNKNOWN("method") false;
    /// Counts include the session.
    MESSAGE_PARAMETER_COUNT_MISMATCH("method", "expected", "received") false;
    /// A network has one PIF per host.
    NETWORK_ALREADY_CONNECTED("network", "connected PIF") false;
    /// The text gives no parameter; we add the reason.
    OPERATION_NOT_ALLOWED("reason") false;
    /// The session's role is too low.
    PERMISSION_DENIED() false;
    /// Not a VLAN.
    PIF_IS_PHYSICAL("PIF") false;
    /// Wrong name or password.
    SESSION_AUTHENTICATION_FAILED() false;
    /// No such session (any more).
    SESSION_INVALID("handle") false;
    /// event.next before event.register.
    SESSION_NOT_REGISTERED("handle") false;
    /// The value is of the right type but can't be used.
    VALUE_NOT_SUPPORTED("field", "value", "reason") false;
    /// VLAN tags are 0 to 4094.
    VLAN_TAG_INVALID("VLAN") false;
    /// The operation is not for a VM in this state.
    VM_BAD_POWER_STATE("vm", "expected", "actual") false;
    /// Only for HVM guests.
    VM_HVM_REQUIRED("vm") false;
    /// XSM said no.
    SECURITY_ERROR("xserr", "message") false;
    /// Wrong state of a pool.
    POOL_BAD_STATE("current pool state") false;
    /// More CPUs wanted than there are.
    INSUFFICIENT_CPUS("needed cpu count", "available cpu count") false;
    /// The text's spelling.
    UNKOWN_SCHED_POLICY() false;
    /// No such CPU.
    INVALID_CPU("message") false;
    /// The text's spelling.
    LAST_CPU_NOT_REMOVEABLE("message") false;
    /// XAPI: a value of the wrong type; names the parameter or field.
    FIELD_TYPE_ERROR("field") true;
    /// XAPI: bytes needed, bytes available.
    HOST_NOT_ENOUGH_FREE_MEMORY("needed", "available") true;
    /// XAPI: host.disable was called.
    HOST_DISABLED("host") true;
    /// XAPI: another operation is under way on the object.
    OTHER_OPERATION_IN_PROGRESS("class", "object") true;
    /// XAPI: the task was cancelled.
    TASK_CANCELLED("task") true;
    /// XAPI: the guest did not say that it would; seconds it was given.
    VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT("vm", "timeout") true;
    /// XAPI: the guest said that it would, and did not; seconds it was given.
    VM_SHUTDOWN_TIMEOUT("vm", "timeout") true;
    /// A guest that was asked to suspend began to, and did not get there in time.
    VM_SUSPEND_TIMEOUT("vm", "timeout") true;
    /// XAPI: static_min, dynamic_min, dynamic_max, static_max must rise.
    MEMORY_CONSTRAINT_VIOLATION("constraint") true;
    /// XAPI: the guest crashed instead.
    VM_CRASHED("vm") true;
    /// XAPI: a template is not started.
    VM_IS_TEMPLATE("vm") true;
    /// XAPI: another device of the VM has this name.
    DEVICE_ALREADY_EXISTS("device") true;
    /// XAPI: it is attached already.
    DEVICE_ALREADY_ATTACHED("device") true;
    /// XAPI: it is not attached.
    DEVICE_ALREADY_DETACHED("device") true;
    /// XAPI: the guest does not give the device up in time.
    DEVICE_DETACH_TIMEOUT("type", "ref") true;
    /// XAPI: the SR is not attached to a host.
    SR_HAS_NO_PBDS("sr") true;
    /// XAPI: there is no such kind of SR.
    SR_UNKNOWN_DRIVER("driver") true;
    /// XAPI: no room in the SR.
    SR_FULL("requested", "maximum") true;
    /// XAPI: the SR cannot be attached, or did not do what it was asked.
    SR_BACKEND_FAILURE("status", "stdout", "stderr") true;
    /// XAPI: something has the disk.
    VDI_IN_USE("vdi", "operation") true;
    /// XAPI: the disk is only for reading.
    VDI_READONLY("vdi") true;
    /// XAPI: the drive does not take another medium.
    VBD_NOT_REMOVABLE_MEDIA("vbd") true;
    /// XAPI: nothing is in the drive.
    VBD_IS_EMPTY("vbd") true;
    /// XAPI: something is in the drive.
    VBD_NOT_EMPTY("vbd") true;
    /// Ours: as many as there may be.
    LIMIT_REACHED("what", "limit") true;
}

/// An API error on its way to the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// Which.
    pub code: Code,
    /// As many as the row has.
    pub params: Vec<String>,
}

/// What almost everything returns.
pub type Result<T> = core::result::Result<T, Error>;

/// Values in errors are cut to this many bytes: an inline image is a value too.
const SHOWN: usize = 128;

impl Error {
    /// An error with its parameters, long ones cut.
    pub fn new(code: Code, params: &[&str]) -> Error {
        Error { code, params: params.iter().map(|p| String::from(shown(p))).collect() }
    }

    /// OPERATION_NOT_ALLOWED and why.
    pub fn refused(reason: &str) -> Error {
        Error::new(Code::OPERATION_NOT_ALLOWED, &[reason])
    }

    /// INTERNAL_ERROR and what happened.
    pub fn internal(message: &str) -> Error {
        Error::new(Code::INTERNAL_ERROR, &[message])
    }
}

/// At most [`SHOWN`] bytes of a text.
pub fn shown(text: &str) -> &str {
    text.get(..text.floor_char_boundary(SHOWN)).unwrap_or(text)
}
