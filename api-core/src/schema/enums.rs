//! The enums of XenAPI 1.0.10, as rows and as Rust enums whose discriminant is the stored index.
//!
//! Those of 0.4.3 that nothing here decides by are rows only. Deliberately absent: flags and structs (`types`).

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
    EVENT_OPERATION EventOperation "event_operation" { Add = "add", Del = "del", Mod = "mod" }
    VDI_TYPE VdiType "vdi_type" {
        System = "system", User = "user", Ephemeral = "ephemeral", Suspend = "suspend", Crashdump = "crashdump",
    }
    VBD_MODE VbdMode "vbd_mode" { ReadOnly = "RO", ReadWrite = "RW" }
    VBD_TYPE VbdType "vbd_type" { Cd = "CD", Disk = "Disk" }
    ROLE RoleName "role_type" { Read = "read", Operate = "operate", Admin = "admin" }
}

/// boot_type of 0.4.3
pub static BOOT_TYPE: EnumRow =
    EnumRow { name: "boot_type", values: &["bios", "grub", "kernel_external", "kernel_internal"] };

/// driver_type of 0.4.3
pub static DRIVER_TYPE: EnumRow = EnumRow { name: "driver_type", values: &["ioemu", "paravirtualised"] };

/// cpu_feature of 0.4.3
#[rustfmt::skip]
pub static CPU_FEATURE: EnumRow = EnumRow {
    name: "cpu_feature",
    values: &[
        "FPU", "VME", "DE", "PSE", "TSC", "MSR", "PAE", "MCE", "CX8", "APIC", "SEP", "MTRR", "PGE", "MCA", "CMOV", "PAT",
        "PSE36", "PN", "CLFLSH", "DTES", "ACPI", "MMX", "FXSR", "XMM", "XMM2", "SELFSNOOP", "HT", "ACC", "IA64", "SYSCALL",
        "MP", "NX", "MMXEXT", "LM", "3DNOWEXT", "3DNOW", "RECOVERY", "LONGRUN", "LRTI", "CXMMX", "K6_MTRR", "CYRIX_ARR",
        "CENTAUR_MCR", "K8", "K7", "P3", "P4", "CONSTANT_TSC", "FXSAVE_LEAK", "XMM3", "MWAIT", "DSCPL", "EST", "TM2", "CID",
        "CX16", "XTPR", "XSTORE", "XSTORE_EN", "XCRYPT", "XCRYPT_EN", "LAHF_LM", "CMP_LEGACY",
    ],
};
