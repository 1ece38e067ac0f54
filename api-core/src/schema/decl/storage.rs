//! SR, VDI, VBD, VBD_metrics, PBD, crashdump (XenAPI 1.0.10, "Class: SR" and following).
//!
//! An SR is a record until a PBD attaches it; its VDIs have data from then on. SR.create, destroy and clone, VDI.snapshot,
//! parents and children, VBD.driver are 0.4.3's.

schema! {
    mod sr: SR {
        doc = "A place for disks, of type memory, disk or nbd. It is a record until PBD.plug attaches it.",
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
        physical_utilisation: Int, RO_run, "Bytes in use on the medium; 0 while the SR is not attached.",
            source = Source::Live(Live::SrUsed);
        physical_size: Int, RO_ins,
            "Bytes the medium has, up to 2^46. create of an SR of type memory says how many; PBD.plug sets it to what there is.",
            check = Check::Bytes;
        r#type: Str, RO_ins, "Kind of storage; PBD.plug knows those of get_supported_types.";
        content_type: Str, RO_ins, "What is kept in it, such as iso; empty for anything.";
        location: Str, RO_ins, "Where the storage is found; any text, kept only.", old = true;
    }
    messages {
        get_supported_types() -> Set(&Str) [], Read, Handler::SrTypes,
            "Answers with the kinds of storage that can be attached: memory, nbd, and disk where the host has one for its state.";
        clone(sr: Ref(SR), loc: Str, name: Str) -> Ref(SR) [SR_HAS_NO_PBDS, SR_BACKEND_FAILURE, SR_FULL], Admin, Handler::SrClone,
            "Makes an SR of the same type, attached, with a copy of each disk as they are now. loc is its place: of type disk a
             partition, of type nbd HOST[:PORT][/EXPORT]; it becomes location. A task tells how far it is and can be cancelled.",
            since = V0_4_3;
    }
}

schema! {
    mod vdi: VDI {
        doc = "A disk for VMs: thin, zeroes until it is written, always raw. Copies share what nobody has written since.",
        create = Hook::Disk, destroy = Hook::Disk, role = Role::Operate,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        name_label: Str, RW, "Name shown to people; several objects may share it.";
        name_description: Str, RW, "Free text for people; nothing acts on it.";
        SR: Ref(SR), RO_ins, "The SR it is in; needed at create.", required = true, settable = true;
        VBDs: Set(&Ref(VBD)), RO_run, "Drives of VMs that have this disk in them.", source = inverse(&vbd_rows::VDI);
        crash_dumps: Set(&Ref(crashdump)), RO_run, "Dumps kept on this disk.", source = inverse(&crashdump_rows::VDI);
        virtual_size: Int, RW, "Bytes the guest sees, up to 2^46, rounded up to whole sectors of 512. With data the setter is resize.",
            check = Check::Bytes;
        physical_utilisation: Int, RO_run,
            "Bytes it has in its SR, those it shares with copies too; 0 while the SR is not attached.",
            source = Source::Live(Live::VdiUsed);
        r#type: Enum(&VDI_TYPE), RO_ins, "What the disk is for.", default = Default::Text(&"user");
        sharable: Bool, RW, "Whether several running VMs may have it to write at once.";
        read_only: Bool, RW, "Whether guests may only read it: a VM with a VBD of mode RW for it does not start.";
        other_config: Map(&[Str, Str]), RW, "Texts by key for clients to keep; the host acts on none of them.";
        security_label: Str, RO_run, "Always empty: Xen here knows no labels.", since = V1_0_2;
        sector_size: Int, RO_ins, "Bytes of a sector, 512 unless create says otherwise.", default = Default::Int(512),
            check = Check::Bytes, old = true;
        parent: Ref(VDI), RO_ins, "The disk it was copied from; none if it stands alone, or that disk is gone.",
            held = Held::Loosely, old = true;
        children: Set(&Ref(VDI)), RO_run, "Disks that name this one as parent.", source = inverse(&vdi_rows::parent),
            old = true;
    }
    messages {
        set_security_label(self: Ref(VDI), security_label: Str, old_label: Str) -> Void [SECURITY_ERROR], Admin,
            Handler::VdiSetLabel, "Accepts the empty label, which everything has; another one is SECURITY_ERROR.",
            since = V1_0_2;
        snapshot(vdi: Ref(VDI)) -> Ref(VDI) [SR_HAS_NO_PBDS, SR_FULL], Operate, Handler::VdiSnapshot,
            "Makes a read-only copy of the disk as it is now, in constant time; it may be in use.",
            since = V0_4_3;
        clone(vdi: Ref(VDI), driver_params: Map(&[Str, Str])) -> Ref(VDI) [SR_HAS_NO_PBDS, SR_FULL], Operate, Handler::VdiClone,
            "Makes a writable copy of the disk as it is now, in constant time; driver_params are of no effect.",
            extension = true;
        copy(vdi: Ref(VDI), sr: Ref(SR)) -> Ref(VDI) [SR_HAS_NO_PBDS, SR_FULL], Operate, Handler::VdiCopy,
            "Makes a disk in that SR with all that this one has now; it may be in use. A task tells how far it is and can be
             cancelled.",
            extension = true;
        resize(vdi: Ref(VDI), size: Int) -> Void [VALUE_NOT_SUPPORTED], Operate, Handler::VdiResize,
            "Grows the disk; a smaller size is VALUE_NOT_SUPPORTED. A guest that has it sees that when it is attached again.",
            extension = true;
    }
}

schema! {
    mod vbd: VBD {
        doc = "A drive of a VM.",
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
        currently_attached: Bool, RO_run, "Whether it is offered to the guest now.";
        status_code: Int, RO_run, "Always 0: an attempt to attach it that fails is told to who asked.";
        status_detail: Str, RO_run, "Always empty, likewise.";
        runtime_properties: Map(&[Str, Str]), RO_run, "Always empty: the backend tells nothing of the attached device.";
        qos_algorithm_type: Str, RW,
            "How what the guest reads and writes is limited when the drive is attached: ratelimit, or empty.";
        qos_algorithm_params: Map(&[Str, Str]), RW, "Of ratelimit: kbps, the most KiB a second, reads and writes together.";
        qos_supported_algorithms: Set(&Str), RO_run, "Values qos_algorithm_type can have to some effect.",
            source = Source::Live(Live::RateLimits);
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
            "Puts another disk into a CD drive, which its guest keeps. OPERATION_NOT_ALLOWED for a drive of type Disk.";
        insert(vbd: Ref(VBD), vdi: Ref(VDI)) -> Void [VBD_NOT_REMOVABLE_MEDIA, VBD_NOT_EMPTY], Operate, Handler::VbdInsert,
            "Puts a disk into an empty CD drive; a guest that runs sees how large it is.", extension = true;
        eject(vbd: Ref(VBD)) -> Void [VBD_NOT_REMOVABLE_MEDIA, VBD_IS_EMPTY], Operate, Handler::VbdEject,
            "Empties a CD drive, which its guest keeps: what was asked of the disk is done, and reads fail from then on.",
            extension = true;
        plug(self: Ref(VBD)) -> Void [VM_BAD_POWER_STATE, DEVICE_ALREADY_ATTACHED, VDI_IN_USE], Operate, Handler::VbdPlug,
            "Offers the drive to a VM that runs.";
        unplug(self: Ref(VBD)) -> Void [VM_BAD_POWER_STATE, DEVICE_ALREADY_DETACHED, DEVICE_DETACH_TIMEOUT], Operate, Handler::VbdUnplug,
            "Asks the guest to give the drive up, and takes it away once it has: DEVICE_DETACH_TIMEOUT after 30 seconds.";
    }
}

schema! {
    mod vbd_metrics: VBD_metrics {
        doc = "Transfer figures of one VBD.",
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        io_read_kbs: Float, RO_run, "What the guest reads, in KiB/s; 0 while it is not attached.",
            source = Source::Live(Live::DeviceRead);
        io_write_kbs: Float, RO_run, "What the guest writes, in KiB/s; 0 while it is not attached.",
            source = Source::Live(Live::DeviceWritten);
        last_updated: DateTime, RO_run, "When the figures were taken: the time of the answer.",
            source = Source::Live(Live::Now);
    }
    messages {}
}

schema! {
    mod pbd: PBD {
        doc = "How a host reaches an SR. Those that are there when the host starts are plugged then.",
        create = Hook::Plain, destroy = Hook::Pbd,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        host: Ref(host), RO_ins, "The host that is to reach the SR; needed at create.", required = true;
        SR: Ref(SR), RO_ins, "The SR to be reached; needed at create.", required = true;
        device_config: Map(&[Str, Str]), RO_ins,
            "Where the storage is. An SR of type disk is on the rest of the state's disk (device = state), or a partition of it \
             (device = its name or uuid); one of type nbd on an export of an NBD server: host (an IPv4 or IPv6 address), port (10809) and export (a name, or empty); memory needs none.";
        currently_attached: Bool, RO_run, "Whether the host has the SR open.";
    }
    messages {
        plug(self: Ref(PBD)) -> Void [SR_UNKNOWN_DRIVER, SR_BACKEND_FAILURE], Admin, Handler::PbdPlug,
            "Opens the SR on the host; SR_UNKNOWN_DRIVER or SR_BACKEND_FAILURE if that cannot be. Of type nbd the server has to be \
             there; one that goes away later is waited for, and so is one that is away when the host starts.",
            extension = true;
        unplug(self: Ref(PBD)) -> Void [SR_BACKEND_FAILURE], Admin, Handler::PbdUnplug,
            "Closes the SR on the host. OPERATION_NOT_ALLOWED while a VM has a disk of it, or something is under way with it. Memory \
             forgets what is in it; what a server that is away was asked fails, and what it has not flushed may be lost.",
            extension = true;
    }
}

schema! {
    mod crashdump: crashdump {
        doc = "The memory of a VM that crashed with actions_after_crash coredump_and_destroy or coredump_and_restart. It stays in \
               the host's memory, bounded, until it is destroyed, or on a disk of host.crash_dump_sr.",
        destroy = Hook::Dump, role = Role::Operate,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        VM: Ref(VM), RO_ins, "The VM that crashed.", required = true;
        VDI: Ref(VDI), RO_ins,
            "The disk with the dump, which goes with it; none, it is in memory, and gone when the host ends.", required = true;
        location: Str, RO_run,
            "URL of the dump: GET answers with an ELF core for gdb and crash, by guest-physical addresses. Add session_id.",
            source = Source::Live(Live::DumpLocation), since = V1_0_10, extension = true;
    }
    messages {}
}
