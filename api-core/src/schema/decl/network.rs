//! network, VIF, VIF_metrics, PIF, PIF_metrics (XenAPI 1.0.10, "Class: network" and following).
//!
//! network.NIC, network.VLAN, VIF.name, VIF.type and VIF's bandwidths are 0.4.3's.

schema! {
    mod network: network {
        doc = "A switch that interfaces of VMs and of the host are plugged into. Without a PIF it joins VMs only.",
        create = Hook::Plain, destroy = Hook::Plain,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        name_label: Str, RW, "Name shown to people; several objects may share it.";
        name_description: Str, RW, "Free text for people; nothing acts on it.";
        VIFs: Set(&Ref(VIF)), RO_run, "VM interfaces that name this network.", source = inverse(&vif_rows::network);
        PIFs: Set(&Ref(PIF)), RO_run,
            "Host interfaces that name this network; at most one per host through create_VLAN.",
            source = inverse(&pif_rows::network);
        default_gateway: Str, RW, "Address of the gateway; kept as text, not applied.";
        default_netmask: Str, RW, "Mask of the network; kept as text, not applied.";
        other_config: Map(&[Str, Str]), RW, "Texts by key for clients to keep; the host acts on none of them.";
        NIC: Str, RW, "Key NIC of other_config; see PIF.device for real interfaces.",
            source = member(&network_rows::other_config), old = true;
        VLAN: Str, RW, "Key VLAN of other_config; see PIF.VLAN for real tags.",
            source = member(&network_rows::other_config), old = true;
    }
    messages {}
}

schema! {
    mod vif: VIF {
        doc = "A network card of a VM. Its guest can send from its own MAC only.",
        create = Hook::Device, destroy = Hook::Device, role = Role::Operate,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        device: Str, RW,
            "Name in the VM, such as eth0, 64 characters at most. create picks a free one for an empty text and \
             refuses one that is taken.", check = Check::Device;
        network: Ref(network), RO_ins, "The network it is plugged into; needed at create.", required = true,
            settable = true;
        VM: Ref(VM), RO_ins, "The VM that has it; needed at create.", required = true, settable = true;
        MAC: Str, RW,
            "Its Ethernet address, six hex bytes with colons, no group's. create makes one under 00:16:3e for an empty \
             text.", check = Check::Mac;
        MTU: Int, RW, "Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise.",
            default = Default::Int(1500), check = Check::Mtu;
        currently_attached: Bool, RO_run, "Whether it is offered to the guest now.";
        status_code: Int, RO_run, "Always 0: an attempt to attach it that fails is told to who asked.";
        status_detail: Str, RO_run, "Always empty, likewise.";
        runtime_properties: Map(&[Str, Str]), RO_run, "Always empty: the backend tells nothing of the attached device.";
        qos_algorithm_type: Str, RW, "How what the guest sends is limited when the card is attached: ratelimit, or empty.";
        qos_algorithm_params: Map(&[Str, Str]), RW, "Of ratelimit: kbps, the most KiB a second.";
        qos_supported_algorithms: Set(&Str), RO_run, "Values qos_algorithm_type can have to some effect.",
            source = Source::Live(Live::RateLimits);
        metrics: Ref(VIF_metrics), RO_run, "Its traffic figures, made and destroyed with it.", owns = true, made = true;
        name: Str, RW, "A label for the interface; of no effect.", old = true;
        r#type: Enum(&DRIVER_TYPE), RW,
            "Kept for old clients; only paravirtualised cards are planned, ioemu has no effect.",
            default = Default::Text(&"paravirtualised"), old = true;
        network_read_kbs: Float, RO_run, "Reads VIF_metrics.io_read_kbs.",
            source = through(&vif_rows::metrics, &vif_metrics_rows::io_read_kbs), old = true;
        network_write_kbs: Float, RO_run, "Reads VIF_metrics.io_write_kbs.",
            source = through(&vif_rows::metrics, &vif_metrics_rows::io_write_kbs), old = true;
        IO_bandwidth_incoming_kbs: Float, RO_run, "Reads VIF_metrics.io_read_kbs.",
            source = through(&vif_rows::metrics, &vif_metrics_rows::io_read_kbs), old = true;
        IO_bandwidth_outgoing_kbs: Float, RO_run, "Reads VIF_metrics.io_write_kbs.",
            source = through(&vif_rows::metrics, &vif_metrics_rows::io_write_kbs), old = true;
    }
    messages {
        plug(self: Ref(VIF)) -> Void [VM_BAD_POWER_STATE, DEVICE_ALREADY_ATTACHED], Operate, Handler::VifPlug,
            "Offers the card to a VM that runs.";
        unplug(self: Ref(VIF)) -> Void [VM_BAD_POWER_STATE, DEVICE_ALREADY_DETACHED, DEVICE_DETACH_TIMEOUT], Operate, Handler::VifUnplug,
            "Asks the guest to give the card up, and takes it away once it has: DEVICE_DETACH_TIMEOUT after 30 seconds.";
        set_security_label(self: Ref(VIF), security_label: Str, old_label: Str) -> Void [SECURITY_ERROR], Admin,
            Handler::VifSetLabel, "Accepts the empty label, which everything has; another one is SECURITY_ERROR.",
            since = V1_0_2;
        get_security_label(self: Ref(VIF)) -> Str [], Read, Handler::VifLabel,
            "Always empty: Xen here knows no labels.", since = V1_0_2;
    }
}

schema! {
    mod vif_metrics: VIF_metrics {
        doc = "Traffic figures of one VIF.",
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        io_read_kbs: Float, RO_run, "What the guest receives, in KiB/s; 0 while it is not attached.",
            source = Source::Live(Live::DeviceRead);
        io_write_kbs: Float, RO_run, "What the guest sends, in KiB/s; 0 while it is not attached.",
            source = Source::Live(Live::DeviceWritten);
        last_updated: DateTime, RO_run, "When the figures were taken: the time of the answer.",
            source = Source::Live(Live::Now);
    }
    messages {}
}

schema! {
    mod pif: PIF {
        doc = "A network card of the host, or a VLAN on one. Cards are found at boot; create_VLAN adds VLANs, and \
         destroy removes only those.",
        destroy = Hook::Pif, errors = &[PIF_IS_PHYSICAL, VLAN_TAG_INVALID],
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        device: Str, RW, "Name of the card, such as eth0; a VLAN has the name of its card.", check = Check::Device;
        network: Ref(network), RO_ins, "The network it is plugged into.", required = true;
        host: Ref(host), RO_ins, "The machine that has it.", required = true;
        MAC: Str, RW, "Ethernet address of the card, six hex bytes with colons; a VLAN starts with its card's.",
            check = Check::Mac;
        MTU: Int, RW, "Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise.",
            default = Default::Int(1500), check = Check::Mtu;
        VLAN: Int, RW, "Tag of the VLAN, 0 to 4094; -1 for the card itself. Anything else is VLAN_TAG_INVALID.",
            default = Default::Int(-1), check = Check::Vlan;
        metrics: Ref(PIF_metrics), RO_run, "Its traffic figures, made and destroyed with it.", owns = true, made = true;
    }
    messages {
        create_VLAN(device: Str, network: Ref(network), host: Ref(host), VLAN: Int) -> Ref(PIF)
            [VLAN_TAG_INVALID, NETWORK_ALREADY_CONNECTED, VALUE_NOT_SUPPORTED, LIMIT_REACHED],
            Admin, Handler::CreateVlan,
            "Adds a VLAN to a card, which device names, with its MAC and MTU. A network with a PIF on the host is \
             NETWORK_ALREADY_CONNECTED.";
    }
}

schema! {
    mod pif_metrics: PIF_metrics {
        doc = "Traffic figures of one PIF.",
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        io_read_kbs: Float, RO_run, "What the card receives, in KiB/s; a VLAN's is counted with its card's, and 0 here.",
            source = Source::Live(Live::DeviceRead);
        io_write_kbs: Float, RO_run, "What the card sends, in KiB/s; likewise.",
            source = Source::Live(Live::DeviceWritten);
        last_updated: DateTime, RO_run, "When the figures were taken: the time of the answer.",
            source = Source::Live(Live::Now);
    }
    messages {}
}
