//! SR, VDI, VBD, VBD_metrics, PBD, crashdump (XenAPI 1.0.10, "Class: SR" and following).
//!
//! Complete as objects; there is no storage behind them until there is a block backend, so `plug`, copies and a VM with a
//! VBD say so. SR.create, destroy and clone, VDI.snapshot, parents and children, VBD.driver are 0.4.3's.

const NO_BACKEND: &&str = &"there is no block backend yet: nothing can be attached";
const NO_STORAGE: &&str = &"there is no storage backend yet: there is no data to copy";
const NOT_ATTACHED: &&str = &"it is not attached";

schema! {
    mod sr: SR {
        doc = "A storage repository.",
        create = Hook::Plain, destroy = Hook::Plain
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        name_label: Str, RW, "A human-readable name.";
        name_description: Str, RW, "A notes field containing human-readable description.";
        VDIs: Set(&Ref(VDI)), RO_run, "Managed virtual disks.", source = inverse(&vdi_rows::SR);
        PBDs: Set(&Ref(PBD)), RO_run, "Physical blockdevices.", source = inverse(&pbd_rows::SR);
        virtual_allocation: Int, RO_run, "Sum of virtual_sizes of all VDIs in this storage repository (in bytes).",
            source = Source::Live(Live::SrAllocated);
        physical_utilisation: Int, RO_run, "Physical space currently utilised on this storage repository (in bytes).";
        physical_size: Int, RO_ins, "Total physical size of the repository (in bytes).", check = Check::Bytes;
        r#type: Str, RO_ins, "Type of the storage repository.";
        content_type: Str, RO_ins, "The type of the SR's content, if required (e.g. ISOs).";
        location: Str, RO_ins, "A string that uniquely determines the location of the storage repository.", old = true;
    }
    messages {
        get_supported_types() -> Set(&Str) [], Read, Handler::SrTypes,
            "Return a set of all the SR types supported by the system: those a backend serves, so none yet.";
        clone(sr: Ref(SR), loc: Str, name: Str) -> Ref(SR) [], Admin, Handler::Refuse(NO_STORAGE),
            "Take an exact copy of the Storage Repository.", since = V0_4_3;
    }
}

schema! {
    mod vdi: VDI {
        doc = "A virtual disk image.",
        create = Hook::Plain, destroy = Hook::Plain, role = Role::Operate
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        name_label: Str, RW, "A human-readable name.";
        name_description: Str, RW, "A notes field containing human-readable description.";
        SR: Ref(SR), RO_ins, "Storage repository in which the VDI resides.", required = true, settable = true;
        VBDs: Set(&Ref(VBD)), RO_run, "List of vbds that refer to this disk.", source = inverse(&vbd_rows::VDI);
        crash_dumps: Set(&Ref(crashdump)), RO_run, "List of crash dumps that refer to this disk.",
            source = inverse(&crashdump_rows::VDI);
        virtual_size: Int, RW, "Size of disk as presented to the guest (in bytes). Note that, depending on storage \
             backend type, requested size may not be respected exactly.", check = Check::Bytes;
        physical_utilisation: Int, RO_run,
            "Amount of physical space that the disk image is currently taking up on the storage repository (in bytes).";
        r#type: Enum(&VDI_TYPE), RO_ins, "Type of the VDI.", default = Default::Text(&"user");
        sharable: Bool, RW, "True if this disk may be shared.";
        read_only: Bool, RW, "True if this disk may ONLY be mounted read-only.";
        other_config: Map(&[Str, Str]), RW, "Additional configuration.";
        security_label: Str, RO_run, "The VDI's security label.", since = V1_0_2;
        sector_size: Int, RO_ins, "Sector size of the disk, in bytes.", default = Default::Int(512),
            check = Check::Bytes, old = true;
        parent: Ref(VDI), RO_ins, "The disk this one is a snapshot of, if it is one.", old = true;
        children: Set(&Ref(VDI)), RO_run, "Snapshots of this disk.", source = inverse(&vdi_rows::parent), old = true;
    }
    messages {
        set_security_label(self: Ref(VDI), security_label: Str, old_label: Str) -> Void [SECURITY_ERROR], Admin,
            Handler::VdiSetLabel, "Set the security label of a VDI. Only the empty one can be.", since = V1_0_2;
        snapshot(vdi: Ref(VDI)) -> Ref(VDI) [], Operate, Handler::Refuse(NO_STORAGE),
            "Take an exact copy of the VDI; the snapshot lives in the same Storage Repository as its parent.",
            since = V0_4_3;
        clone(vdi: Ref(VDI), driver_params: Map(&[Str, Str])) -> Ref(VDI) [], Operate, Handler::Refuse(NO_STORAGE),
            "Take an exact copy of the VDI and return a reference to the new disk.", extension = true;
        resize(vdi: Ref(VDI), size: Int) -> Void [VALUE_NOT_SUPPORTED], Operate, Handler::VdiResize,
            "Resize the VDI; it can only grow.", extension = true;
    }
}

schema! {
    mod vbd: VBD {
        doc = "A virtual block device.",
        create = Hook::Device, destroy = Hook::Device, role = Role::Operate
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        VM: Ref(VM), RO_ins, "The virtual machine.", required = true, settable = true;
        VDI: Ref(VDI), RO_ins, "The virtual disk; none of an empty CD drive.", settable = true;
        device: Str, RW, "Device seen by the guest (e.g. xvda1); empty: the next free one.", check = Check::Device;
        bootable: Bool, RW, "True if this VBD is bootable.";
        mode: Enum(&VBD_MODE), RW, "The mode the VBD should be mounted with.", default = Default::Text(&"RW");
        r#type: Enum(&VBD_TYPE), RW, "How the VBD will appear to the guest (e.g. disk or CD).",
            default = Default::Text(&"Disk");
        currently_attached: Bool, RO_run, "Is the device currently attached (erased on reboot).";
        status_code: Int, RO_run, "Error/success code associated with last attach-operation (erased on reboot).";
        status_detail: Str, RO_run, "Error/success information associated with last attach-operation status.";
        runtime_properties: Map(&[Str, Str]), RO_run, "Device runtime properties.";
        qos_algorithm_type: Str, RW, "QoS algorithm to use.";
        qos_algorithm_params: Map(&[Str, Str]), RW, "Parameters for chosen QoS algorithm.";
        qos_supported_algorithms: Set(&Str), RO_run, "Supported QoS algorithms for this VBD: none yet.";
        metrics: Ref(VBD_metrics), RO_run, "Metrics associated with this VBD.", owns = true, made = true;
        driver: Enum(&DRIVER_TYPE), RW, "The style of driver: only paravirtualised ones are served.",
            default = Default::Text(&"paravirtualised"), old = true;
        IO_bandwidth_incoming_kbs: Float, RO_run, "Read bandwidth: VBD_metrics has it now.",
            source = through(&vbd_rows::metrics, &vbd_metrics_rows::io_read_kbs), old = true;
        IO_bandwidth_outgoing_kbs: Float, RO_run, "Write bandwidth: VBD_metrics has it now.",
            source = through(&vbd_rows::metrics, &vbd_metrics_rows::io_write_kbs), old = true;
    }
    messages {
        media_change(vbd: Ref(VBD), vdi: Ref(VDI)) -> Void [], Operate, Handler::MediaChange,
            "Change the media in the device for CDROM-like devices only. For other devices, detach the VBD and attach \
             a new one.";
        plug(self: Ref(VBD)) -> Void [], Operate, Handler::Refuse(NO_BACKEND),
            "Hotplug the specified VBD, dynamically attaching it to the running VM.";
        unplug(self: Ref(VBD)) -> Void [], Operate, Handler::Refuse(NOT_ATTACHED),
            "Hot-unplug the specified VBD, dynamically unattaching it from the running VM.";
    }
}

schema! {
    mod vbd_metrics: VBD_metrics {
        doc = "The metrics associated with a virtual block device."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        io_read_kbs: Float, RO_run, "Read bandwidth (KiB/s).";
        io_write_kbs: Float, RO_run, "Write bandwidth (KiB/s).";
        last_updated: DateTime, RO_run, "Time at which this information was last updated.",
            source = Source::Live(Live::Now);
    }
    messages {}
}

schema! {
    mod pbd: PBD {
        doc = "The physical block devices through which hosts access SRs.",
        create = Hook::Plain, destroy = Hook::Plain
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        host: Ref(host), RO_ins, "Physical machine on which the pbd is available.", required = true;
        SR: Ref(SR), RO_ins, "The storage repository that the pbd realises.", required = true;
        device_config: Map(&[Str, Str]), RO_ins,
            "A config string to string map that is provided to the host's SR-backend-driver.";
        currently_attached: Bool, RO_run, "Is the SR currently attached on this host?";
    }
    messages {
        plug(self: Ref(PBD)) -> Void [], Admin, Handler::Refuse(NO_BACKEND),
            "Activate the specified PBD, causing the referenced SR to be attached.", extension = true;
        unplug(self: Ref(PBD)) -> Void [], Admin, Handler::Refuse(NOT_ATTACHED),
            "Deactivate the specified PBD, causing the referenced SR to be detached.", extension = true;
    }
}

schema! {
    mod crashdump: crashdump {
        doc = "A VM crashdump.",
        destroy = Hook::Plain, role = Role::Operate
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        VM: Ref(VM), RO_ins, "The virtual machine.", required = true;
        VDI: Ref(VDI), RO_ins, "The virtual disk.", required = true;
    }
    messages {}
}
