//! VIF: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A virtual network interface. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    VifRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Name of the network device as exposed to the guest (eth0 ...); empty: the next free one.
        new device "device": String = String::new();
        /// Virtual network to which this vif is connected.
        new network "network": Ref<Network> = Ref::none();
        /// Virtual machine to which this vif is connected.
        new VM "VM": Ref<Vm> = Ref::none();
        /// Ethernet MAC address as exposed to the guest; empty: one is made.
        new MAC "MAC": String = String::new();
        /// MTU in octets.
        new MTU "MTU": i64 = 1500;
        /// Is the device currently attached (erased on reboot).
        run currently_attached "currently_attached": bool = false;
        /// Error/success code associated with last attach-operation (erased on reboot).
        run status_code "status_code": i64 = 0;
        /// Error/success information associated with last attach-operation status.
        run status_detail "status_detail": String = String::new();
        /// Device runtime properties.
        run runtime_properties "runtime_properties": BTreeMap<String, String> = BTreeMap::new();
        /// QoS algorithm to use.
        new qos_algorithm_type "qos_algorithm_type": String = String::new();
        /// Parameters for chosen QoS algorithm.
        new qos_algorithm_params "qos_algorithm_params": BTreeMap<String, String> = BTreeMap::new();
        /// Supported QoS algorithms for this VIF: none yet.
        run qos_supported_algorithms "qos_supported_algorithms": Vec<String> = Vec::new();
        /// Metrics associated with this VIF.
        run metrics "metrics": Ref<VifMetrics> = Ref::none();
        /// Name of the VIF.
        old name "name": Option<String> = String::new();
        /// Interface driver: only paravirtualised ones are served.
        old r#type "type": Option<DriverType> = DriverType::Paravirtualised;
        /// Incoming network bandwidth: VIF_metrics has it now.
        old_run network_read_kbs "network_read_kbs": Option<f64> = 0.0;
        /// Outgoing network bandwidth: VIF_metrics has it now.
        old_run network_write_kbs "network_write_kbs": Option<f64> = 0.0;
        /// Read bandwidth: VIF_metrics has it now.
        old_run IO_bandwidth_incoming_kbs "IO_bandwidth_incoming_kbs": Option<f64> = 0.0;
        /// Write bandwidth: VIF_metrics has it now.
        old_run IO_bandwidth_outgoing_kbs "IO_bandwidth_outgoing_kbs": Option<f64> = 0.0;
    }
}

calls! {
    /// A virtual network interface.
    Vif {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "VIF.get_uuid" (vif: &Ref<Vif>) -> String;
        /// Get `device`: Name of the network device as exposed to the guest (eth0 ...); empty: the next free one.
        call get_device "VIF.get_device" (vif: &Ref<Vif>) -> String;
        /// Set `device`: Name of the network device as exposed to the guest (eth0 ...); empty: the next free one.
        call set_device "VIF.set_device" (vif: &Ref<Vif>, value: &str) -> ();
        /// Get `network`: Virtual network to which this vif is connected.
        call get_network "VIF.get_network" (vif: &Ref<Vif>) -> Ref<Network>;
        /// Set `network`: Virtual network to which this vif is connected.
        call set_network "VIF.set_network" (vif: &Ref<Vif>, value: &Ref<Network>) -> ();
        /// Get `VM`: Virtual machine to which this vif is connected.
        call get_VM "VIF.get_VM" (vif: &Ref<Vif>) -> Ref<Vm>;
        /// Set `VM`: Virtual machine to which this vif is connected.
        call set_VM "VIF.set_VM" (vif: &Ref<Vif>, value: &Ref<Vm>) -> ();
        /// Get `MAC`: Ethernet MAC address as exposed to the guest; empty: one is made.
        call get_MAC "VIF.get_MAC" (vif: &Ref<Vif>) -> String;
        /// Set `MAC`: Ethernet MAC address as exposed to the guest; empty: one is made.
        call set_MAC "VIF.set_MAC" (vif: &Ref<Vif>, value: &str) -> ();
        /// Get `MTU`: MTU in octets.
        call get_MTU "VIF.get_MTU" (vif: &Ref<Vif>) -> i64;
        /// Set `MTU`: MTU in octets.
        call set_MTU "VIF.set_MTU" (vif: &Ref<Vif>, value: i64) -> ();
        /// Get `currently_attached`: Is the device currently attached (erased on reboot).
        call get_currently_attached "VIF.get_currently_attached" (vif: &Ref<Vif>) -> bool;
        /// Get `status_code`: Error/success code associated with last attach-operation (erased on reboot).
        call get_status_code "VIF.get_status_code" (vif: &Ref<Vif>) -> i64;
        /// Get `status_detail`: Error/success information associated with last attach-operation status.
        call get_status_detail "VIF.get_status_detail" (vif: &Ref<Vif>) -> String;
        /// Get `runtime_properties`: Device runtime properties.
        call get_runtime_properties "VIF.get_runtime_properties" (vif: &Ref<Vif>) -> BTreeMap<String, String>;
        /// Get `qos_algorithm_type`: QoS algorithm to use.
        call get_qos_algorithm_type "VIF.get_qos_algorithm_type" (vif: &Ref<Vif>) -> String;
        /// Set `qos_algorithm_type`: QoS algorithm to use.
        call set_qos_algorithm_type "VIF.set_qos_algorithm_type" (vif: &Ref<Vif>, value: &str) -> ();
        /// Get `qos_algorithm_params`: Parameters for chosen QoS algorithm.
        call get_qos_algorithm_params "VIF.get_qos_algorithm_params" (vif: &Ref<Vif>) -> BTreeMap<String, String>;
        /// Set `qos_algorithm_params`: Parameters for chosen QoS algorithm.
        call set_qos_algorithm_params "VIF.set_qos_algorithm_params" (vif: &Ref<Vif>, value: &BTreeMap<String, String>) -> ();
        /// Add to `qos_algorithm_params`: Parameters for chosen QoS algorithm.
        call add_to_qos_algorithm_params "VIF.add_to_qos_algorithm_params" (vif: &Ref<Vif>, key: &str, value: &str) -> ();
        /// Remove from `qos_algorithm_params`: Parameters for chosen QoS algorithm.
        call remove_from_qos_algorithm_params "VIF.remove_from_qos_algorithm_params" (vif: &Ref<Vif>, key: &str) -> ();
        /// Get `qos_supported_algorithms`: Supported QoS algorithms for this VIF: none yet.
        call get_qos_supported_algorithms "VIF.get_qos_supported_algorithms" (vif: &Ref<Vif>) -> Vec<String>;
        /// Get `metrics`: Metrics associated with this VIF.
        call get_metrics "VIF.get_metrics" (vif: &Ref<Vif>) -> Ref<VifMetrics>;
        /// Get `name`: Name of the VIF.
        call get_name "VIF.get_name" (vif: &Ref<Vif>) -> String;
        /// Set `name`: Name of the VIF.
        call set_name "VIF.set_name" (vif: &Ref<Vif>, value: &str) -> ();
        /// Get `type`: Interface driver: only paravirtualised ones are served.
        call get_type "VIF.get_type" (vif: &Ref<Vif>) -> DriverType;
        /// Set `type`: Interface driver: only paravirtualised ones are served.
        call set_type "VIF.set_type" (vif: &Ref<Vif>, value: &DriverType) -> ();
        /// Get `network_read_kbs`: Incoming network bandwidth: VIF_metrics has it now.
        call get_network_read_kbs "VIF.get_network_read_kbs" (vif: &Ref<Vif>) -> f64;
        /// Get `network_write_kbs`: Outgoing network bandwidth: VIF_metrics has it now.
        call get_network_write_kbs "VIF.get_network_write_kbs" (vif: &Ref<Vif>) -> f64;
        /// Get `IO_bandwidth_incoming_kbs`: Read bandwidth: VIF_metrics has it now.
        call get_IO_bandwidth_incoming_kbs "VIF.get_IO_bandwidth_incoming_kbs" (vif: &Ref<Vif>) -> f64;
        /// Get `IO_bandwidth_outgoing_kbs`: Write bandwidth: VIF_metrics has it now.
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
        /// Hotplug the specified VIF, dynamically attaching it to the running VM.
        call plug "VIF.plug" (vif: &Ref<Vif>) -> ();
        /// The same as a task.
        call async_plug "Async.VIF.plug" (vif: &Ref<Vif>) -> Ref<Task>;
        /// Hot-unplug the specified VIF, dynamically unattaching it from the running VM.
        call unplug "VIF.unplug" (vif: &Ref<Vif>) -> ();
        /// The same as a task.
        call async_unplug "Async.VIF.unplug" (vif: &Ref<Vif>) -> Ref<Task>;
        /// Set the security label of a VIF. Only the empty one can be. Errors: SECURITY_ERROR.
        call set_security_label "VIF.set_security_label" (vif: &Ref<Vif>, security_label: &str, old_label: &str) -> ();
        /// The same as a task.
        call async_set_security_label "Async.VIF.set_security_label" (vif: &Ref<Vif>, security_label: &str, old_label: &str) -> Ref<Task>;
        /// Get the security label of a VIF: always empty, no policy knows labels.
        call get_security_label "VIF.get_security_label" (vif: &Ref<Vif>) -> String;
        /// The same as a task.
        call async_get_security_label "Async.VIF.get_security_label" (vif: &Ref<Vif>) -> Ref<Task>;
    }
}
