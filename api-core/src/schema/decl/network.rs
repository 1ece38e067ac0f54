//! network, VIF, VIF_metrics, PIF, PIF_metrics (XenAPI 1.0.10, "Class: network" and following).
//!
//! Complete as objects; nothing is attached until there is a network backend, so `plug` and a VM with a VIF say so.
//! network.NIC, network.VLAN, VIF.name, VIF.type and VIF's bandwidths are 0.4.3's.

const NO_BACKEND: &&str = &"there is no network backend yet: nothing can be attached";
const NOT_ATTACHED: &&str = &"it is not attached";

schema! {
    mod network: network {
        doc = "A virtual network.",
        create = Hook::Plain, destroy = Hook::Plain
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        name_label: Str, RW, "A human-readable name.";
        name_description: Str, RW, "A notes field containing human-readable description.";
        VIFs: Set(&Ref(VIF)), RO_run, "List of connected vifs.", source = inverse(&vif_rows::network);
        PIFs: Set(&Ref(PIF)), RO_run, "List of connected pifs.", source = inverse(&pif_rows::network);
        default_gateway: Str, RW, "Default gateway.";
        default_netmask: Str, RW, "Default netmask.";
        other_config: Map(&[Str, Str]), RW, "Additional configuration.";
        NIC: Str, RW, "Name of the NIC: PIF.device now.", source = member(&network_rows::other_config), old = true;
        VLAN: Str, RW, "VLAN tag: PIF.VLAN now.", source = member(&network_rows::other_config), old = true;
    }
    messages {}
}

schema! {
    mod vif: VIF {
        doc = "A virtual network interface.",
        create = Hook::Device, destroy = Hook::Device, role = Role::Operate
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        device: Str, RW, "Name of the network device as exposed to the guest (eth0 ...); empty: the next free one.",
            check = Check::Device;
        network: Ref(network), RO_ins, "Virtual network to which this vif is connected.", required = true,
            settable = true;
        VM: Ref(VM), RO_ins, "Virtual machine to which this vif is connected.", required = true, settable = true;
        MAC: Str, RW, "Ethernet MAC address as exposed to the guest; empty: one is made.", check = Check::Mac;
        MTU: Int, RW, "MTU in octets.", default = Default::Int(1500), check = Check::Mtu;
        currently_attached: Bool, RO_run, "Is the device currently attached (erased on reboot).";
        status_code: Int, RO_run, "Error/success code associated with last attach-operation (erased on reboot).";
        status_detail: Str, RO_run, "Error/success information associated with last attach-operation status.";
        runtime_properties: Map(&[Str, Str]), RO_run, "Device runtime properties.";
        qos_algorithm_type: Str, RW, "QoS algorithm to use.";
        qos_algorithm_params: Map(&[Str, Str]), RW, "Parameters for chosen QoS algorithm.";
        qos_supported_algorithms: Set(&Str), RO_run, "Supported QoS algorithms for this VIF: none yet.";
        metrics: Ref(VIF_metrics), RO_run, "Metrics associated with this VIF.", owns = true, made = true;
        name: Str, RW, "Name of the VIF.", old = true;
        r#type: Enum(&DRIVER_TYPE), RW, "Interface driver: only paravirtualised ones are served.",
            default = Default::Text(&"paravirtualised"), old = true;
        network_read_kbs: Float, RO_run, "Incoming network bandwidth: VIF_metrics has it now.",
            source = through(&vif_rows::metrics, &vif_metrics_rows::io_read_kbs), old = true;
        network_write_kbs: Float, RO_run, "Outgoing network bandwidth: VIF_metrics has it now.",
            source = through(&vif_rows::metrics, &vif_metrics_rows::io_write_kbs), old = true;
        IO_bandwidth_incoming_kbs: Float, RO_run, "Read bandwidth: VIF_metrics has it now.",
            source = through(&vif_rows::metrics, &vif_metrics_rows::io_read_kbs), old = true;
        IO_bandwidth_outgoing_kbs: Float, RO_run, "Write bandwidth: VIF_metrics has it now.",
            source = through(&vif_rows::metrics, &vif_metrics_rows::io_write_kbs), old = true;
    }
    messages {
        plug(self: Ref(VIF)) -> Void [], Operate, Handler::Refuse(NO_BACKEND),
            "Hotplug the specified VIF, dynamically attaching it to the running VM.";
        unplug(self: Ref(VIF)) -> Void [], Operate, Handler::Refuse(NOT_ATTACHED),
            "Hot-unplug the specified VIF, dynamically unattaching it from the running VM.";
        set_security_label(self: Ref(VIF), security_label: Str, old_label: Str) -> Void [SECURITY_ERROR], Admin,
            Handler::VifSetLabel, "Set the security label of a VIF. Only the empty one can be.", since = V1_0_2;
        get_security_label(self: Ref(VIF)) -> Str [], Read, Handler::VifLabel,
            "Get the security label of a VIF: always empty, no policy knows labels.", since = V1_0_2;
    }
}

schema! {
    mod vif_metrics: VIF_metrics {
        doc = "The metrics associated with a virtual network device."
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
    mod pif: PIF {
        doc = "A physical network interface (note separate VLANs are represented as several PIFs).",
        destroy = Hook::Pif, errors = &[PIF_IS_PHYSICAL, VLAN_TAG_INVALID]
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        device: Str, RW, "Machine-readable name of the interface (e.g. eth0).", check = Check::Device;
        network: Ref(network), RO_ins, "Virtual network to which this pif is connected.", required = true;
        host: Ref(host), RO_ins, "Physical machine to which this pif is connected.", required = true;
        MAC: Str, RW, "Ethernet MAC address of physical interface.", check = Check::Mac;
        MTU: Int, RW, "MTU in octets.", default = Default::Int(1500), check = Check::Mtu;
        VLAN: Int, RW, "VLAN tag for all traffic passing through this interface; -1 of a physical one.",
            default = Default::Int(-1), check = Check::Vlan;
        metrics: Ref(PIF_metrics), RO_run, "Metrics associated with this PIF.", owns = true, made = true;
    }
    messages {
        create_VLAN(device: Str, network: Ref(network), host: Ref(host), VLAN: Int) -> Ref(PIF)
            [VLAN_TAG_INVALID, NETWORK_ALREADY_CONNECTED, VALUE_NOT_SUPPORTED, LIMIT_REACHED],
            Admin, Handler::CreateVlan,
            "Create a VLAN interface from an existing physical interface. The network must have no PIF on the host.";
    }
}

schema! {
    mod pif_metrics: PIF_metrics {
        doc = "The metrics associated with a physical network interface."
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
