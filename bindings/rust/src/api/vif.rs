//! VIF: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A network card of a VM. A VM that has one does not start: there is no network backend yet. What `get_record`
    /// answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    VifRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// Name in the VM, such as eth0, 64 characters at most. create picks a free one for an empty text and refuses one
        /// that is taken.
        new device "device": String = String::new();
        /// The network it is plugged into; needed at create.
        new network "network": Ref<Network> = Ref::none();
        /// The VM that has it; needed at create.
        new VM "VM": Ref<Vm> = Ref::none();
        /// Its Ethernet address, six hex bytes with colons, no group's. create makes one under 00:16:3e for an empty text.
        new MAC "MAC": String = String::new();
        /// Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise.
        new MTU "MTU": i64 = 1500;
        /// Whether the guest has it now; false as long as nothing can be attached.
        run currently_attached "currently_attached": bool = false;
        /// How the last attempt to attach it ended, as a number; 0, as nothing attaches it yet.
        run status_code "status_code": i64 = 0;
        /// How the last attempt to attach it ended, in words; empty, as nothing attaches it yet.
        run status_detail "status_detail": String = String::new();
        /// What the backend tells of the attached device; empty while it is not attached.
        run runtime_properties "runtime_properties": BTreeMap<String, String> = BTreeMap::new();
        /// How its traffic is to be limited; kept, no backend limits any yet.
        new qos_algorithm_type "qos_algorithm_type": String = String::new();
        /// Settings for qos_algorithm_type; kept only.
        new qos_algorithm_params "qos_algorithm_params": BTreeMap<String, String> = BTreeMap::new();
        /// Values qos_algorithm_type can have to some effect; empty, as nothing is limited yet.
        run qos_supported_algorithms "qos_supported_algorithms": Vec<String> = Vec::new();
        /// Its traffic figures, made and destroyed with it.
        run metrics "metrics": Ref<VifMetrics> = Ref::none();
        /// A label for the interface; of no effect.
        old name "name": Option<String> = String::new();
        /// Kept for old clients; only paravirtualised cards are planned, ioemu has no effect.
        old r#type "type": Option<DriverType> = DriverType::Paravirtualised;
        /// Reads VIF_metrics.io_read_kbs.
        old_run network_read_kbs "network_read_kbs": Option<f64> = 0.0;
        /// Reads VIF_metrics.io_write_kbs.
        old_run network_write_kbs "network_write_kbs": Option<f64> = 0.0;
        /// Reads VIF_metrics.io_read_kbs.
        old_run IO_bandwidth_incoming_kbs "IO_bandwidth_incoming_kbs": Option<f64> = 0.0;
        /// Reads VIF_metrics.io_write_kbs.
        old_run IO_bandwidth_outgoing_kbs "IO_bandwidth_outgoing_kbs": Option<f64> = 0.0;
    }
}

calls! {
    /// A network card of a VM. A VM that has one does not start: there is no network backend yet.
    Vif {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "VIF.get_uuid" (vif: &Ref<Vif>) -> String;
        /// Get `device`: Name in the VM, such as eth0, 64 characters at most. create picks a free one for an empty text and
        /// refuses one that is taken.
        call get_device "VIF.get_device" (vif: &Ref<Vif>) -> String;
        /// Set `device`: Name in the VM, such as eth0, 64 characters at most. create picks a free one for an empty text and
        /// refuses one that is taken.
        call set_device "VIF.set_device" (vif: &Ref<Vif>, value: &str) -> ();
        /// Get `network`: The network it is plugged into; needed at create.
        call get_network "VIF.get_network" (vif: &Ref<Vif>) -> Ref<Network>;
        /// Set `network`: The network it is plugged into; needed at create.
        call set_network "VIF.set_network" (vif: &Ref<Vif>, value: &Ref<Network>) -> ();
        /// Get `VM`: The VM that has it; needed at create.
        call get_VM "VIF.get_VM" (vif: &Ref<Vif>) -> Ref<Vm>;
        /// Set `VM`: The VM that has it; needed at create.
        call set_VM "VIF.set_VM" (vif: &Ref<Vif>, value: &Ref<Vm>) -> ();
        /// Get `MAC`: Its Ethernet address, six hex bytes with colons, no group's. create makes one under 00:16:3e for an
        /// empty text.
        call get_MAC "VIF.get_MAC" (vif: &Ref<Vif>) -> String;
        /// Set `MAC`: Its Ethernet address, six hex bytes with colons, no group's. create makes one under 00:16:3e for an
        /// empty text.
        call set_MAC "VIF.set_MAC" (vif: &Ref<Vif>, value: &str) -> ();
        /// Get `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise.
        call get_MTU "VIF.get_MTU" (vif: &Ref<Vif>) -> i64;
        /// Set `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise.
        call set_MTU "VIF.set_MTU" (vif: &Ref<Vif>, value: i64) -> ();
        /// Get `currently_attached`: Whether the guest has it now; false as long as nothing can be attached.
        call get_currently_attached "VIF.get_currently_attached" (vif: &Ref<Vif>) -> bool;
        /// Get `status_code`: How the last attempt to attach it ended, as a number; 0, as nothing attaches it yet.
        call get_status_code "VIF.get_status_code" (vif: &Ref<Vif>) -> i64;
        /// Get `status_detail`: How the last attempt to attach it ended, in words; empty, as nothing attaches it yet.
        call get_status_detail "VIF.get_status_detail" (vif: &Ref<Vif>) -> String;
        /// Get `runtime_properties`: What the backend tells of the attached device; empty while it is not attached.
        call get_runtime_properties "VIF.get_runtime_properties" (vif: &Ref<Vif>) -> BTreeMap<String, String>;
        /// Get `qos_algorithm_type`: How its traffic is to be limited; kept, no backend limits any yet.
        call get_qos_algorithm_type "VIF.get_qos_algorithm_type" (vif: &Ref<Vif>) -> String;
        /// Set `qos_algorithm_type`: How its traffic is to be limited; kept, no backend limits any yet.
        call set_qos_algorithm_type "VIF.set_qos_algorithm_type" (vif: &Ref<Vif>, value: &str) -> ();
        /// Get `qos_algorithm_params`: Settings for qos_algorithm_type; kept only.
        call get_qos_algorithm_params "VIF.get_qos_algorithm_params" (vif: &Ref<Vif>) -> BTreeMap<String, String>;
        /// Set `qos_algorithm_params`: Settings for qos_algorithm_type; kept only.
        call set_qos_algorithm_params "VIF.set_qos_algorithm_params" (vif: &Ref<Vif>, value: &BTreeMap<String, String>) -> ();
        /// Add to `qos_algorithm_params`: Settings for qos_algorithm_type; kept only.
        call add_to_qos_algorithm_params "VIF.add_to_qos_algorithm_params" (vif: &Ref<Vif>, key: &str, value: &str) -> ();
        /// Remove from `qos_algorithm_params`: Settings for qos_algorithm_type; kept only.
        call remove_from_qos_algorithm_params "VIF.remove_from_qos_algorithm_params" (vif: &Ref<Vif>, key: &str) -> ();
        /// Get `qos_supported_algorithms`: Values qos_algorithm_type can have to some effect; empty, as nothing is limited
        /// yet.
        call get_qos_supported_algorithms "VIF.get_qos_supported_algorithms" (vif: &Ref<Vif>) -> Vec<String>;
        /// Get `metrics`: Its traffic figures, made and destroyed with it.
        call get_metrics "VIF.get_metrics" (vif: &Ref<Vif>) -> Ref<VifMetrics>;
        /// Get `name`: A label for the interface; of no effect.
        call get_name "VIF.get_name" (vif: &Ref<Vif>) -> String;
        /// Set `name`: A label for the interface; of no effect.
        call set_name "VIF.set_name" (vif: &Ref<Vif>, value: &str) -> ();
        /// Get `type`: Kept for old clients; only paravirtualised cards are planned, ioemu has no effect.
        call get_type "VIF.get_type" (vif: &Ref<Vif>) -> DriverType;
        /// Set `type`: Kept for old clients; only paravirtualised cards are planned, ioemu has no effect.
        call set_type "VIF.set_type" (vif: &Ref<Vif>, value: &DriverType) -> ();
        /// Get `network_read_kbs`: Reads VIF_metrics.io_read_kbs.
        call get_network_read_kbs "VIF.get_network_read_kbs" (vif: &Ref<Vif>) -> f64;
        /// Get `network_write_kbs`: Reads VIF_metrics.io_write_kbs.
        call get_network_write_kbs "VIF.get_network_write_kbs" (vif: &Ref<Vif>) -> f64;
        /// Get `IO_bandwidth_incoming_kbs`: Reads VIF_metrics.io_read_kbs.
        call get_IO_bandwidth_incoming_kbs "VIF.get_IO_bandwidth_incoming_kbs" (vif: &Ref<Vif>) -> f64;
        /// Get `IO_bandwidth_outgoing_kbs`: Reads VIF_metrics.io_write_kbs.
        call get_IO_bandwidth_outgoing_kbs "VIF.get_IO_bandwidth_outgoing_kbs" (vif: &Ref<Vif>) -> f64;
        /// All fields of the VIF.
        call get_record "VIF.get_record" (vif: &Ref<Vif>) -> VifRecord;
        /// All fields of the VIF, those of 0.4.3 included.
        call get_record_internal "VIF.get_record_internal" (vif: &Ref<Vif>) -> VifRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "VIF.to_XML" (vif: &Ref<Vif>) -> String;
        /// The VIF of this uuid.
        call get_by_uuid "VIF.get_by_uuid" (uuid: &str) -> Ref<Vif>;
        /// Every VIF.
        call get_all "VIF.get_all" () -> Vec<Ref<Vif>>;
        /// Every VIF with its record.
        call get_all_records "VIF.get_all_records" () -> BTreeMap<Ref<Vif>, VifRecord>;
        /// Make a VIF; what the record lacks takes its default.
        call create "VIF.create" (args: &VifRecord) -> Ref<Vif>;
        /// The same as a task.
        call async_create "Async.VIF.create" (args: &VifRecord) -> Ref<Task>;
        /// Destroy the VIF.
        call destroy "VIF.destroy" (vif: &Ref<Vif>) -> ();
        /// The same as a task.
        call async_destroy "Async.VIF.destroy" (vif: &Ref<Vif>) -> Ref<Task>;
        /// Would give the card to a VM while it runs. Always OPERATION_NOT_ALLOWED: no network backend yet.
        call plug "VIF.plug" (vif: &Ref<Vif>) -> ();
        /// The same as a task.
        call async_plug "Async.VIF.plug" (vif: &Ref<Vif>) -> Ref<Task>;
        /// Would take the card from a VM while it runs. Always OPERATION_NOT_ALLOWED: no card is ever attached yet.
        call unplug "VIF.unplug" (vif: &Ref<Vif>) -> ();
        /// The same as a task.
        call async_unplug "Async.VIF.unplug" (vif: &Ref<Vif>) -> Ref<Task>;
        /// Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors: SECURITY_ERROR.
        call set_security_label "VIF.set_security_label" (vif: &Ref<Vif>, security_label: &str, old_label: &str) -> ();
        /// The same as a task.
        call async_set_security_label "Async.VIF.set_security_label" (vif: &Ref<Vif>, security_label: &str, old_label: &str) -> Ref<Task>;
        /// Always empty: Xen here knows no labels.
        call get_security_label "VIF.get_security_label" (vif: &Ref<Vif>) -> String;
        /// The same as a task.
        call async_get_security_label "Async.VIF.get_security_label" (vif: &Ref<Vif>) -> Ref<Task>;
    }
}
