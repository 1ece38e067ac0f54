//! VIF: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A network card of a VM. Its guest can send from its own MAC only. What `get_record` answers, and what a constructor
    /// takes. Fields of 0.4.3 only `get_record_internal` has.
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
        /// Whether it is offered to the guest now.
        run currently_attached "currently_attached": bool = false;
        /// Always 0: an attempt to attach it that fails is told to who asked.
        run status_code "status_code": i64 = 0;
        /// Always empty, likewise.
        run status_detail "status_detail": String = String::new();
        /// Always empty: the backend tells nothing of the attached device.
        run runtime_properties "runtime_properties": BTreeMap<String, String> = BTreeMap::new();
        /// How what the guest sends is limited when the card is attached: ratelimit, or empty.
        new qos_algorithm_type "qos_algorithm_type": String = String::new();
        /// Of ratelimit: kbps, the most KiB a second.
        new qos_algorithm_params "qos_algorithm_params": BTreeMap<String, String> = BTreeMap::new();
        /// Values qos_algorithm_type can have to some effect.
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
    /// A network card of a VM. Its guest can send from its own MAC only.
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
        /// Get `currently_attached`: Whether it is offered to the guest now.
        call get_currently_attached "VIF.get_currently_attached" (vif: &Ref<Vif>) -> bool;
        /// Get `status_code`: Always 0: an attempt to attach it that fails is told to who asked.
        call get_status_code "VIF.get_status_code" (vif: &Ref<Vif>) -> i64;
        /// Get `status_detail`: Always empty, likewise.
        call get_status_detail "VIF.get_status_detail" (vif: &Ref<Vif>) -> String;
        /// Get `runtime_properties`: Always empty: the backend tells nothing of the attached device.
        call get_runtime_properties "VIF.get_runtime_properties" (vif: &Ref<Vif>) -> BTreeMap<String, String>;
        /// Get `qos_algorithm_type`: How what the guest sends is limited when the card is attached: ratelimit, or empty.
        call get_qos_algorithm_type "VIF.get_qos_algorithm_type" (vif: &Ref<Vif>) -> String;
        /// Set `qos_algorithm_type`: How what the guest sends is limited when the card is attached: ratelimit, or empty.
        call set_qos_algorithm_type "VIF.set_qos_algorithm_type" (vif: &Ref<Vif>, value: &str) -> ();
        /// Get `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second.
        call get_qos_algorithm_params "VIF.get_qos_algorithm_params" (vif: &Ref<Vif>) -> BTreeMap<String, String>;
        /// Set `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second.
        call set_qos_algorithm_params "VIF.set_qos_algorithm_params" (vif: &Ref<Vif>, value: &BTreeMap<String, String>) -> ();
        /// Add to `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second.
        call add_to_qos_algorithm_params "VIF.add_to_qos_algorithm_params" (vif: &Ref<Vif>, key: &str, value: &str) -> ();
        /// Remove from `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second.
        call remove_from_qos_algorithm_params "VIF.remove_from_qos_algorithm_params" (vif: &Ref<Vif>, key: &str) -> ();
        /// Get `qos_supported_algorithms`: Values qos_algorithm_type can have to some effect.
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
        /// Offers the card to a VM that runs. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_ATTACHED.
        call plug "VIF.plug" (vif: &Ref<Vif>) -> ();
        /// The same as a task.
        call async_plug "Async.VIF.plug" (vif: &Ref<Vif>) -> Ref<Task>;
        /// Asks the guest to give the card up, and takes it away once it has: DEVICE_DETACH_TIMEOUT after 30 seconds.
        /// Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_DETACHED, DEVICE_DETACH_TIMEOUT.
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
