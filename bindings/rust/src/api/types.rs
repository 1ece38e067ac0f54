//! Enums and structs. Written by ./x bindings from api-core/src/schema; changes here are lost.

use crate::Ref;
use super::*;

names! {
    BootType {
        Bios "bios",
        Grub "grub",
        KernelExternal "kernel_external",
        KernelInternal "kernel_internal",
    }
    ConsoleProtocol {
        Vt100 "vt100",
        Rfb "rfb",
        Rdp "rdp",
    }
    CpuFeature {
        FPU "FPU",
        VME "VME",
        DE "DE",
        PSE "PSE",
        TSC "TSC",
        MSR "MSR",
        PAE "PAE",
        MCE "MCE",
        CX8 "CX8",
        APIC "APIC",
        SEP "SEP",
        MTRR "MTRR",
        PGE "PGE",
        MCA "MCA",
        CMOV "CMOV",
        PAT "PAT",
        PSE36 "PSE36",
        PN "PN",
        CLFLSH "CLFLSH",
        DTES "DTES",
        ACPI "ACPI",
        MMX "MMX",
        FXSR "FXSR",
        XMM "XMM",
        XMM2 "XMM2",
        SELFSNOOP "SELFSNOOP",
        HT "HT",
        ACC "ACC",
        IA64 "IA64",
        SYSCALL "SYSCALL",
        MP "MP",
        NX "NX",
        MMXEXT "MMXEXT",
        LM "LM",
        _3DNOWEXT "3DNOWEXT",
        _3DNOW "3DNOW",
        RECOVERY "RECOVERY",
        LONGRUN "LONGRUN",
        LRTI "LRTI",
        CXMMX "CXMMX",
        K6MTRR "K6_MTRR",
        CYRIXARR "CYRIX_ARR",
        CENTAURMCR "CENTAUR_MCR",
        K8 "K8",
        K7 "K7",
        P3 "P3",
        P4 "P4",
        CONSTANTTSC "CONSTANT_TSC",
        FXSAVELEAK "FXSAVE_LEAK",
        XMM3 "XMM3",
        MWAIT "MWAIT",
        DSCPL "DSCPL",
        EST "EST",
        TM2 "TM2",
        CID "CID",
        CX16 "CX16",
        XTPR "XTPR",
        XSTORE "XSTORE",
        XSTOREEN "XSTORE_EN",
        XCRYPT "XCRYPT",
        XCRYPTEN "XCRYPT_EN",
        LAHFLM "LAHF_LM",
        CMPLEGACY "CMP_LEGACY",
    }
    DriverType {
        Ioemu "ioemu",
        Paravirtualised "paravirtualised",
    }
    EventOperation {
        Add "add",
        Del "del",
        Mod "mod",
    }
    OnCrashBehaviour {
        Destroy "destroy",
        CoredumpAndDestroy "coredump_and_destroy",
        Restart "restart",
        CoredumpAndRestart "coredump_and_restart",
        Preserve "preserve",
        RenameRestart "rename_restart",
    }
    OnNormalExit {
        Destroy "destroy",
        Restart "restart",
    }
    RoleType {
        Read "read",
        Operate "operate",
        Admin "admin",
    }
    TaskAllowedOperations {
        Cancel "Cancel",
    }
    TaskStatusType {
        Pending "pending",
        Success "success",
        Failure "failure",
        Cancelling "cancelling",
        Cancelled "cancelled",
    }
    VbdMode {
        RO "RO",
        RW "RW",
    }
    VbdType {
        CD "CD",
        Disk "Disk",
    }
    VdiType {
        System "system",
        User "user",
        Ephemeral "ephemeral",
        Suspend "suspend",
        Crashdump "crashdump",
    }
    VmPowerState {
        Halted "Halted",
        Paused "Paused",
        Running "Running",
        Suspended "Suspended",
        Crashed "Crashed",
        Unknown "Unknown",
    }
}

record! {
    /// `acm_policyheader`.
    AcmPolicyheader {
        run policyname "policyname": String = String::new();
        run policyurl "policyurl": String = String::new();
        run date "date": String = String::new();
        run reference "reference": String = String::new();
        run namespaceurl "namespaceurl": String = String::new();
        run version "version": String = String::new();
    }
}

record! {
    /// `xs_policystate`.
    XsPolicystate {
        run xserr "xserr": i64 = 0;
        run xs_ref "xs_ref": Ref<XSPolicy> = Ref::none();
        run repr "repr": String = String::new();
        run r#type "type": i64 = 0;
        run flags "flags": i64 = 0;
        run version "version": String = String::new();
        run errors "errors": String = String::new();
    }
}
