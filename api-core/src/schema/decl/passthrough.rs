//! VTPM, DPCI, PPCI, DSCSI, DSCSI_HBA, PSCSI, PSCSI_HBA (XenAPI 1.0.10, "Class: VTPM" and following).
//!
//! PPCIs are what the PCI bus has. The agent has no SCSI initiator, so there are no PSCSIs and PSCSI_HBAs, and what
//! needs one cannot be made. Nothing is passed through yet: a VM that has a VTPM, DPCI or DSCSI does not start, and
//! says why.

schema! {
    mod vtpm: VTPM {
        doc = "A TPM for a VM. It is only a record: a VM that has one does not start, as it has no backend yet.",
        create = Hook::Plain, destroy = Hook::Plain, role = Role::Operate,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        VM: Ref(VM), RO_ins, "The VM it is for; needed at create.", required = true;
        backend: Ref(VM), RO_ins, "The VM that is to serve it; none if left out.";
        other_config: Map(&[Str, Str]), RW, "Texts by key for clients to keep; the host acts on none of them.";
    }
    messages {
        get_runtime_properties(self: Ref(VTPM)) -> Map(&[Str, Str]) [], Read, Handler::VtpmProperties,
            "Answers with what the attached device reports: always empty, nothing is attached yet.";
    }
}

schema! {
    mod dpci: DPCI {
        doc = "A PCI function of the host given to a VM. It is only a record: a VM that has one does not start yet.",
        create = Hook::Plain, destroy = Hook::Plain,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        VM: Ref(VM), RO_ins, "The VM that is to have it; needed at create.", required = true;
        PPCI: Ref(PPCI), RO_ins, "The function of the host to give away; needed at create.", required = true;
        hotplug_slot: Int, RO_ins, "Slot to put it in, for guests with several; 0 if left out.";
        virtual_domain: Int, RO_run, "PCI segment the guest sees; -1 while not attached.", default = Default::Int(-1);
        virtual_bus: Int, RO_run, "PCI bus the guest sees; -1 while not attached.", default = Default::Int(-1);
        virtual_slot: Int, RO_run, "PCI slot the guest sees; -1 while not attached.", default = Default::Int(-1);
        virtual_func: Int, RO_run, "PCI function the guest sees; -1 while not attached.", default = Default::Int(-1);
        virtual_name: Str, RO_run, "Address the guest sees, as text; empty while not attached.";
    }
    messages {}
}

schema! {
    mod ppci: PPCI {
        doc = "One function on the host's PCI bus, as found at boot."
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        host: Ref(host), RO_run, "The machine whose bus it is on.";
        domain: Int, RO_run, "Segment part of its address.";
        bus: Int, RO_run, "Bus part of its address, 0 to 255.";
        slot: Int, RO_run, "Slot part of its address, 0 to 31.";
        func: Int, RO_run, "Function part of its address, 0 to 7.";
        name: Str, RO_run, "Its whole address in hex, as in 0000:00:1f.2.";
        vendor_id: Int, RO_run, "Vendor number from its configuration space.";
        vendor_name: Str, RO_run, "What the PCI list of the boot bundle calls its vendor; empty if it does not know.";
        device_id: Int, RO_run, "Device number from its configuration space.";
        device_name: Str, RO_run, "What the list calls it; empty if it does not know.";
        revision_id: Int, RO_run, "Revision number from its configuration space.";
        class_code: Int, RO_run, "Base class, subclass and programming interface, 8 bits each from the top.";
        class_name: Str, RO_run, "What the list calls its subclass, or else its base class.";
        subsystem_vendor_id: Int, RO_run, "Vendor number of the board it sits on; 0 if it tells none.";
        subsystem_vendor_name: Str, RO_run, "What the list calls the board's vendor; empty if it does not know.";
        subsystem_id: Int, RO_run, "Number that the board's vendor gave; 0 if it tells none.";
        subsystem_name: Str, RO_run, "What the list calls the board; empty if it does not know.";
        driver: Str, RO_run, "The agent's driver that uses it; empty if none does.";
    }
    messages {}
}

schema! {
    mod dscsi: DSCSI {
        doc = "A SCSI device of the host given to a VM. It needs a PSCSI, and there are none, so it cannot be made \
         yet.",
        create = Hook::Dscsi, destroy = Hook::Plain,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        VM: Ref(VM), RO_ins, "The VM that is to have it; needed at create.", required = true;
        PSCSI: Ref(PSCSI), RO_ins, "The device of the host to give away; needed at create.", required = true;
        HBA: Ref(DSCSI_HBA), RO_run,
            "The VM's adapter whose virtual_host equals the first number of virtual_HCTL; none if no adapter has it.";
        virtual_host: Int, RO_run, "First number of virtual_HCTL.";
        virtual_channel: Int, RO_run, "Second number of virtual_HCTL.";
        virtual_target: Int, RO_run, "Third number of virtual_HCTL.";
        virtual_lun: Int, RO_run, "Last number of virtual_HCTL.";
        virtual_HCTL: Str, RO_ins,
            "Address in the guest: four decimal numbers with colons. Another form is VALUE_NOT_SUPPORTED.";
        runtime_properties: Map(&[Str, Str]), RO_run,
            "What the backend tells of the attached device; empty while it is not attached.";
    }
    messages {}
}

schema! {
    mod dscsi_hba: DSCSI_HBA {
        doc = "A SCSI adapter for a VM, which DSCSIs of the VM hang on. It is only a record so far.",
        create = Hook::Plain, destroy = Hook::Plain,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        VM: Ref(VM), RO_ins, "The VM that has it; needed at create.", required = true;
        PSCSI_HBAs: Set(&Ref(PSCSI_HBA)), RO_run, "Adapters of the host behind it; empty, as nothing is attached yet.";
        DSCSIs: Set(&Ref(DSCSI)), RO_run, "Devices that hang on it.", source = inverse(&dscsi_rows::HBA);
        virtual_host: Int, RO_ins, "Its number in the guest, which virtual_HCTL begins with.";
        assignment_mode: Str, RO_ins, "How devices of the host get their places on it; any text, kept only.";
    }
    messages {}
}

schema! {
    mod pscsi: PSCSI {
        doc = "A SCSI device of the host. There are none: the agent drives no SCSI."
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        host: Ref(host), RO_run, "The machine that has it.";
        HBA: Ref(PSCSI_HBA), RO_run, "The adapter it hangs on.";
        physical_host: Int, RO_run, "Number of its adapter.";
        physical_channel: Int, RO_run, "Channel of the adapter it is on.";
        physical_target: Int, RO_run, "Target number on the channel.";
        physical_lun: Int, RO_run, "Unit number in the target.";
        physical_HCTL: Str, RO_run, "Adapter, channel, target and unit as numbers with colons.";
        vendor_name: Str, RO_run, "Maker, as the device tells it.";
        model: Str, RO_run, "Product, as the device tells it.";
        type_id: Int, RO_run, "Number of its device type; 0 is a disk.";
        r#type: Str, RO_run, "Name of its device type.";
        dev_name: Str, RO_run, "Name its own driver gives it, such as sda.";
        sg_name: Str, RO_run, "Name the generic SCSI driver gives it, such as sg0.";
        revision: Str, RO_run, "Firmware release, as the device tells it.";
        scsi_id: Str, RO_run, "What identifies the device wherever it is plugged in.";
        scsi_level: Int, RO_run, "Version of the SCSI standard it follows, as a number.";
    }
    messages {}
}

schema! {
    mod pscsi_hba: PSCSI_HBA {
        doc = "A SCSI adapter of the host. There are none: the agent drives no SCSI."
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        host: Ref(host), RO_run, "The machine that has it.";
        physical_host: Int, RO_run, "Its number among the host's adapters.";
        PSCSIs: Set(&Ref(PSCSI)), RO_run, "Devices that hang on it.", source = inverse(&pscsi_rows::HBA);
    }
    messages {}
}
