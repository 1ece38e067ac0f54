//! SR, VDI, VBD, VBD_metrics, PBD, crashdump (XenAPI 1.0.10, "Class: SR" and following).
//!
//! Complete as objects; there is no storage behind them until there is a block backend, so `plug`, copies and a VM with
//! a VBD say so. SR.create, destroy and clone, VDI.snapshot, parents and children, VBD.driver are 0.4.3's.

const NO_BACKEND: &&str = &"there is no block backend yet: nothing can be attached";
const NO_STORAGE: &&str = &"there is no storage backend yet: there is no data to copy";
const NOT_ATTACHED: &&str = &"it is not attached";

schema! {
    mod sr: SR {
        doc = "A place for disks. It is only a record: there is no storage backend yet.",
        create = Hook::Plain, destroy = Hook::Plain,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        name_label: Str, RW, "Name shown to people; several objects may share it.";
        name_description: Str, RW, "Free text for people; nothing acts on it.";
        VDIs: Set(&Ref(VDI)), RO_run, "Disks that are in it.", source = inverse(&vdi_rows::SR);
        PBDs: Set(&Ref(PBD)), RO_run, "What connects it with hosts.", source = inverse(&pbd_rows::SR);
        virtual_allocation: Int, RO_run, "Bytes its disks add up to by their virtual_size, computed when read.",
            source = Source::Live(Live::SrAllocated);
        physical_utilisation: Int, RO_run, "Bytes in use on the medium; 0, as there is no storage behind it yet.";
        physical_size: Int, RO_ins, "Bytes the medium has, as create was told, up to 2^46; not checked.",
            check = Check::Bytes;
        r#type: Str, RO_ins, "Kind of storage; any text, as no backend serves one yet.";
        content_type: Str, RO_ins, "What is kept in it, such as iso; empty for anything.";
        location: Str, RO_ins, "Where the storage is found; any text, kept only.", old = true;
    }
    messages {
        get_supported_types() -> Set(&Str) [], Read, Handler::SrTypes,
            "Answers with the kinds of storage that can be attached: empty, no backend yet.";
        clone(sr: Ref(SR), loc: Str, name: Str) -> Ref(SR) [], Admin, Handler::Refuse(NO_STORAGE),
            "Would copy an SR with all its disks. Always OPERATION_NOT_ALLOWED: no storage backend yet.",
            since = V0_4_3;
    }
}

schema! {
    mod vdi: VDI {
        doc = "A disk for VMs. It is only a record: there is no data behind it until there is a storage backend.",
        create = Hook::Plain, destroy = Hook::Plain, role = Role::Operate,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        name_label: Str, RW, "Name shown to people; several objects may share it.";
        name_description: Str, RW, "Free text for people; nothing acts on it.";
        SR: Ref(SR), RO_ins, "The SR it is in; needed at create.", required = true, settable = true;
        VBDs: Set(&Ref(VBD)), RO_run, "Drives of VMs that have this disk in them.", source = inverse(&vbd_rows::VDI);
        crash_dumps: Set(&Ref(crashdump)), RO_run, "Dumps kept on this disk.", source = inverse(&crashdump_rows::VDI);
        virtual_size: Int, RW, "Bytes the guest sees, up to 2^46; not rounded to anything yet.", check = Check::Bytes;
        physical_utilisation: Int, RO_run, "Bytes it takes in its SR; 0, as there is no storage behind it yet.";
        r#type: Enum(&VDI_TYPE), RO_ins, "What the disk is for.", default = Default::Text(&"user");
        sharable: Bool, RW, "Whether several VMs may have it attached at once; not enforced yet.";
        read_only: Bool, RW, "Whether guests may only read it; not enforced yet.";
        other_config: Map(&[Str, Str]), RW, "Texts by key for clients to keep; the host acts on none of them.";
        security_label: Str, RO_run, "Always empty: Xen here knows no labels.", since = V1_0_2;
        sector_size: Int, RO_ins, "Bytes of a sector, 512 unless create says otherwise.", default = Default::Int(512),
            check = Check::Bytes, old = true;
        parent: Ref(VDI), RO_ins, "The disk it was copied from; none if it stands alone.", old = true;
        children: Set(&Ref(VDI)), RO_run, "Disks that name this one as parent.", source = inverse(&vdi_rows::parent),
            old = true;
    }
    messages {
        set_security_label(self: Ref(VDI), security_label: Str, old_label: Str) -> Void [SECURITY_ERROR], Admin,
            Handler::VdiSetLabel, "Accepts the empty label, which everything has; another one is SECURITY_ERROR.",
            since = V1_0_2;
        snapshot(vdi: Ref(VDI)) -> Ref(VDI) [], Operate, Handler::Refuse(NO_STORAGE),
            "Would freeze a copy of the disk in its SR. Always OPERATION_NOT_ALLOWED: no storage backend yet.",
            since = V0_4_3;
        clone(vdi: Ref(VDI), driver_params: Map(&[Str, Str])) -> Ref(VDI) [], Operate, Handler::Refuse(NO_STORAGE),
            "Would make a writable copy of the disk. Always OPERATION_NOT_ALLOWED: no storage backend yet.",
            extension = true;
        resize(vdi: Ref(VDI), size: Int) -> Void [VALUE_NOT_SUPPORTED], Operate, Handler::VdiResize,
            "Sets virtual_size to its present value or more. A smaller one is VALUE_NOT_SUPPORTED.", extension = true;
    }
}

schema! {
    mod vbd: VBD {
        doc = "A drive of a VM. A VM that has one does not start: there is no block backend yet.",
        create = Hook::Device, destroy = Hook::Device, role = Role::Operate,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        VM: Ref(VM), RO_ins, "The VM that has it; needed at create.", required = true, settable = true;
        VDI: Ref(VDI), RO_ins, "The disk in it. create takes none for a CD drive only.", settable = true;
        device: Str, RW,
            "Name in the VM, such as xvda, 64 characters at most. create picks a free one for an empty text and \
             refuses one that is taken.", check = Check::Device;
        bootable: Bool, RW, "Whether a boot loader may look here; nothing uses it yet.";
        mode: Enum(&VBD_MODE), RW, "Whether the guest may write.", default = Default::Text(&"RW");
        r#type: Enum(&VBD_TYPE), RW, "Whether the guest sees a disk or a CD drive, which can be empty.",
            default = Default::Text(&"Disk");
        currently_attached: Bool, RO_run, "Whether the guest has it now; false as long as nothing can be attached.";
        status_code: Int, RO_run,
            "How the last attempt to attach it ended, as a number; 0, as nothing attaches it yet.";
        status_detail: Str, RO_run,
            "How the last attempt to attach it ended, in words; empty, as nothing attaches it yet.";
        runtime_properties: Map(&[Str, Str]), RO_run,
            "What the backend tells of the attached device; empty while it is not attached.";
        qos_algorithm_type: Str, RW, "How its traffic is to be limited; kept, no backend limits any yet.";
        qos_algorithm_params: Map(&[Str, Str]), RW, "Settings for qos_algorithm_type; kept only.";
        qos_supported_algorithms: Set(&Str), RO_run,
            "Values qos_algorithm_type can have to some effect; empty, as nothing is limited yet.";
        metrics: Ref(VBD_metrics), RO_run, "Its transfer figures, made and destroyed with it.", owns = true,
            made = true;
        driver: Enum(&DRIVER_TYPE), RW,
            "Kept for old clients; only paravirtualised drives are planned, ioemu has no effect.",
            default = Default::Text(&"paravirtualised"), old = true;
        IO_bandwidth_incoming_kbs: Float, RO_run, "Reads VBD_metrics.io_read_kbs.",
            source = through(&vbd_rows::metrics, &vbd_metrics_rows::io_read_kbs), old = true;
        IO_bandwidth_outgoing_kbs: Float, RO_run, "Reads VBD_metrics.io_write_kbs.",
            source = through(&vbd_rows::metrics, &vbd_metrics_rows::io_write_kbs), old = true;
    }
    messages {
        media_change(vbd: Ref(VBD), vdi: Ref(VDI)) -> Void [], Operate, Handler::MediaChange,
            "Puts another disk into a CD drive. OPERATION_NOT_ALLOWED for a drive of type Disk; set_VDI empties one.";
        plug(self: Ref(VBD)) -> Void [], Operate, Handler::Refuse(NO_BACKEND),
            "Would give the drive to a VM while it runs. Always OPERATION_NOT_ALLOWED: no block backend yet.";
        unplug(self: Ref(VBD)) -> Void [], Operate, Handler::Refuse(NOT_ATTACHED),
            "Would take the drive from a VM while it runs. Always OPERATION_NOT_ALLOWED: no drive is ever attached \
             yet.";
    }
}

schema! {
    mod vbd_metrics: VBD_metrics {
        doc = "Transfer figures of one VBD.",
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        io_read_kbs: Float, RO_run, "What the guest reads, in KiB/s; 0 as long as nothing can be attached.";
        io_write_kbs: Float, RO_run, "What the guest writes, in KiB/s; 0 as long as nothing can be attached.";
        last_updated: DateTime, RO_run, "When the figures were taken: the time of the answer.",
            source = Source::Live(Live::Now);
    }
    messages {}
}

schema! {
    mod pbd: PBD {
        doc = "How a host reaches an SR. It is only a record: nothing can be attached yet.",
        create = Hook::Plain, destroy = Hook::Plain,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        host: Ref(host), RO_ins, "The host that is to reach the SR; needed at create.", required = true;
        SR: Ref(SR), RO_ins, "The SR to be reached; needed at create.", required = true;
        device_config: Map(&[Str, Str]), RO_ins, "Texts by key that tell a backend where the storage is; kept only.";
        currently_attached: Bool, RO_run, "Whether the host has the SR open; false, as there is no block backend yet.";
    }
    messages {
        plug(self: Ref(PBD)) -> Void [], Admin, Handler::Refuse(NO_BACKEND),
            "Would open the SR on the host. Always OPERATION_NOT_ALLOWED: no block backend yet.", extension = true;
        unplug(self: Ref(PBD)) -> Void [], Admin, Handler::Refuse(NOT_ATTACHED),
            "Would close the SR on the host. Always OPERATION_NOT_ALLOWED: no PBD is ever attached yet.",
            extension = true;
    }
}

schema! {
    mod crashdump: crashdump {
        doc = "The memory of a VM that crashed with actions_after_crash coredump_and_destroy or coredump_and_restart. It stays in \
               the host's memory, bounded, until it is destroyed.",
        destroy = Hook::Dump, role = Role::Operate
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        VM: Ref(VM), RO_ins, "The VM that crashed.", required = true;
        VDI: Ref(VDI), RO_ins, "The disk with the dump; none, dumps are in memory.", required = true;
        location: Str, RO_run,
            "URL of the dump: GET answers with an ELF core for gdb and crash, by guest-physical addresses. Add session_id.",
            source = Source::Live(Live::DumpLocation), since = V1_0_10, extension = true;
    }
    messages {}
}
