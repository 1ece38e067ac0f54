//! The enums of XenAPI 1.0.10, as rows and as Rust enums whose discriminant is the stored index.
//!
//! Deliberately absent: enums of classes that are still to come.

/// An enum type: its name and its values.
#[derive(Debug)]
pub struct EnumRow {
    /// In the text.
    pub name: &'static str,
    /// On the wire, in the text's order.
    pub values: &'static [&'static str],
}

macro_rules! enums {
    ($($row:ident $ty:ident $name:literal { $first:ident = $ftext:literal $(, $variant:ident = $text:literal)* $(,)? })*) => { $(
        #[doc = $name]
        pub static $row: EnumRow = EnumRow { name: $name, values: &[$ftext $(, $text)*] };

        #[doc = $name]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum $ty { #[doc = $ftext] $first $(, #[doc = $text] $variant)* }

        impl $ty {
            /// By its index; an index beyond the last is the first.
            pub fn from_index(index: u8) -> $ty {
                const ALL: &[$ty] = &[$ty::$first $(, $ty::$variant)*];
                ALL.get(usize::from(index)).copied().unwrap_or($ty::$first)
            }

            /// On the wire.
            pub const fn text(self) -> &'static str {
                match self { $ty::$first => $ftext $(, $ty::$variant => $text)* }
            }
        }
    )* };
}

enums! {
    VM_POWER_STATE PowerState "vm_power_state" {
        Halted = "Halted", Paused = "Paused", Running = "Running", Suspended = "Suspended", Crashed = "Crashed",
        Unknown = "Unknown",
    }
    TASK_STATUS TaskStatus "task_status_type" {
        Pending = "pending", Success = "success", Failure = "failure", Cancelling = "cancelling",
        Cancelled = "cancelled",
    }
    TASK_OPERATIONS TaskOperation "task_allowed_operations" { Cancel = "Cancel" }
    ON_NORMAL_EXIT OnNormalExit "on_normal_exit" { Destroy = "destroy", Restart = "restart" }
    ON_CRASH OnCrash "on_crash_behaviour" {
        Destroy = "destroy", CoredumpAndDestroy = "coredump_and_destroy", Restart = "restart",
        CoredumpAndRestart = "coredump_and_restart", Preserve = "preserve", RenameRestart = "rename_restart",
    }
    CONSOLE_PROTOCOL ConsoleProtocol "console_protocol" { Vt100 = "vt100", Rfb = "rfb", Rdp = "rdp" }
}
