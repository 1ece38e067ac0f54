//! VTPM, DPCI, PPCI, DSCSI, DSCSI_HBA, PSCSI, PSCSI_HBA (XenAPI 1.0.10, "Class: VTPM" and following).
//!
//! PPCIs are what the PCI bus has. The agent has no SCSI initiator, so there are no PSCSIs and PSCSI_HBAs, and what needs
//! one cannot be made. Nothing is passed through yet: a VM that has one of these does not start, and says why.

schema! {
    mod vtpm: VTPM {
        doc = "A virtual TPM device.",
        create = Hook::Plain, destroy = Hook::Plain, role = Role::Operate
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        VM: Ref(VM), RO_ins, "The virtual machine.", required = true;
        backend: Ref(VM), RO_ins, "The domain where the backend is located.";
        other_config: Map(&[Str, Str]), RW, "Additional configuration.";
    }
    messages {
        get_runtime_properties(self: Ref(VTPM)) -> Map(&[Str, Str]) [], Read, Handler::VtpmProperties,
            "Get the runtime_properties field of the given VTPM: empty while it is not attached.";
    }
}

schema! {
    mod dpci: DPCI {
        doc = "A pass-through PCI device.",
        create = Hook::Plain, destroy = Hook::Plain
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        VM: Ref(VM), RO_ins, "The virtual machine.", required = true;
        PPCI: Ref(PPCI), RO_ins, "The physical PCI device.", required = true;
        hotplug_slot: Int, RO_ins, "The slot number to which this PCI device is inserted.";
        virtual_domain: Int, RO_run, "The virtual domain number.", default = Default::Int(-1);
        virtual_bus: Int, RO_run, "The virtual bus number.", default = Default::Int(-1);
        virtual_slot: Int, RO_run, "The virtual slot number.", default = Default::Int(-1);
        virtual_func: Int, RO_run, "The virtual func number.", default = Default::Int(-1);
        virtual_name: Str, RO_run, "The virtual PCI name.";
    }
    messages {}
}

schema! {
    mod ppci: PPCI {
        doc = "A physical PCI device."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        host: Ref(host), RO_run, "The physical machine to which this PPCI is connected.";
        domain: Int, RO_run, "The domain number.";
        bus: Int, RO_run, "The bus number.";
        slot: Int, RO_run, "The slot number.";
        func: Int, RO_run, "The func number.";
        name: Str, RO_run, "The PCI name.";
        vendor_id: Int, RO_run, "The vendor ID.";
        vendor_name: Str, RO_run, "The vendor name.";
        device_id: Int, RO_run, "The device ID.";
        device_name: Str, RO_run, "The device name.";
        revision_id: Int, RO_run, "The revision ID.";
        class_code: Int, RO_run, "The class code.";
        class_name: Str, RO_run, "The class name.";
        subsystem_vendor_id: Int, RO_run, "The subsystem vendor ID.";
        subsystem_vendor_name: Str, RO_run, "The subsystem vendor name.";
        subsystem_id: Int, RO_run, "The subsystem ID.";
        subsystem_name: Str, RO_run, "The subsystem name.";
        driver: Str, RO_run, "The driver that has it: the agent's, or empty.";
    }
    messages {}
}

schema! {
    mod dscsi: DSCSI {
        doc = "A half-virtualized SCSI device.",
        create = Hook::Dscsi, destroy = Hook::Plain
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        VM: Ref(VM), RO_ins, "The virtual machine.", required = true;
        PSCSI: Ref(PSCSI), RO_ins, "The physical SCSI device.", required = true;
        HBA: Ref(DSCSI_HBA), RO_run, "The half-virtualized SCSI host bus adapter.";
        virtual_host: Int, RO_run, "The virtual host number.";
        virtual_channel: Int, RO_run, "The virtual channel number.";
        virtual_target: Int, RO_run, "The virtual target number.";
        virtual_lun: Int, RO_run, "The virtual logical unit number.";
        virtual_HCTL: Str, RO_ins, "The virtual HCTL (host:channel:target:lun).";
        runtime_properties: Map(&[Str, Str]), RO_run, "Device runtime properties.";
    }
    messages {}
}

schema! {
    mod dscsi_hba: DSCSI_HBA {
        doc = "A half-virtualized SCSI host bus adapter.",
        create = Hook::Plain, destroy = Hook::Plain
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        VM: Ref(VM), RO_ins, "The virtual machine.", required = true;
        PSCSI_HBAs: Set(&Ref(PSCSI_HBA)), RO_run, "The physical SCSI host bus adapters: none until it is attached.";
        DSCSIs: Set(&Ref(DSCSI)), RO_run, "The half-virtualized SCSI devices which are connected to this adapter.",
            source = inverse(&dscsi_rows::HBA);
        virtual_host: Int, RO_ins, "The virtual host number.";
        assignment_mode: Str, RO_ins, "The assignment mode of the half-virtualized SCSI devices which are connected.";
    }
    messages {}
}

schema! {
    mod pscsi: PSCSI {
        doc = "A physical SCSI device."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        host: Ref(host), RO_run, "The physical machine to which this PSCSI is connected.";
        HBA: Ref(PSCSI_HBA), RO_run, "The physical SCSI host bus adapter.";
        physical_host: Int, RO_run, "The physical host number.";
        physical_channel: Int, RO_run, "The physical channel number.";
        physical_target: Int, RO_run, "The physical target number.";
        physical_lun: Int, RO_run, "The physical logical unit number.";
        physical_HCTL: Str, RO_run, "The physical HCTL.";
        vendor_name: Str, RO_run, "The vendor name.";
        model: Str, RO_run, "The model.";
        type_id: Int, RO_run, "The SCSI type ID.";
        r#type: Str, RO_run, "The SCSI type.";
        dev_name: Str, RO_run, "The SCSI device name (e.g. sda or st0).";
        sg_name: Str, RO_run, "The SCSI generic device name (e.g. sg0).";
        revision: Str, RO_run, "The revision.";
        scsi_id: Str, RO_run, "The SCSI ID.";
        scsi_level: Int, RO_run, "The SCSI level.";
    }
    messages {}
}

schema! {
    mod pscsi_hba: PSCSI_HBA {
        doc = "A physical SCSI host bus adapter."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        host: Ref(host), RO_run, "The physical machine to which this PSCSI HBA is connected.";
        physical_host: Int, RO_run, "The physical host number.";
        PSCSIs: Set(&Ref(PSCSI)), RO_run, "The physical SCSI devices which are connected to this host bus adapter.",
            source = inverse(&pscsi_rows::HBA);
    }
    messages {}
}
