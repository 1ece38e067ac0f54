//! VBD: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A virtual block device. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    VbdRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// The virtual machine.
        new VM "VM": Ref<Vm> = Ref::none();
        /// The virtual disk; none of an empty CD drive.
        new VDI "VDI": Ref<Vdi> = Ref::none();
        /// Device seen by the guest (e.g. xvda1); empty: the next free one.
        new device "device": String = String::new();
        /// True if this VBD is bootable.
        new bootable "bootable": bool = false;
        /// The mode the VBD should be mounted with.
        new mode "mode": VbdMode = VbdMode::RW;
        /// How the VBD will appear to the guest (e.g. disk or CD).
        new r#type "type": VbdType = VbdType::Disk;
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
        /// Supported QoS algorithms for this VBD: none yet.
        run qos_supported_algorithms "qos_supported_algorithms": Vec<String> = Vec::new();
        /// Metrics associated with this VBD.
        run metrics "metrics": Ref<VbdMetrics> = Ref::none();
        /// The style of driver: only paravirtualised ones are served.
        old driver "driver": Option<DriverType> = DriverType::Paravirtualised;
        /// Read bandwidth: VBD_metrics has it now.
        old_run IO_bandwidth_incoming_kbs "IO_bandwidth_incoming_kbs": Option<f64> = 0.0;
        /// Write bandwidth: VBD_metrics has it now.
        old_run IO_bandwidth_outgoing_kbs "IO_bandwidth_outgoing_kbs": Option<f64> = 0.0;
    }
}

calls! {
    /// A virtual block device.
    Vbd {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "VBD.get_uuid" (vbd: &Ref<Vbd>) -> String;
        /// Get `VM`: The virtual machine.
        call get_VM "VBD.get_VM" (vbd: &Ref<Vbd>) -> Ref<Vm>;
        /// Set `VM`: The virtual machine.
        call set_VM "VBD.set_VM" (vbd: &Ref<Vbd>, value: &Ref<Vm>) -> ();
        /// Get `VDI`: The virtual disk; none of an empty CD drive.
        call get_VDI "VBD.get_VDI" (vbd: &Ref<Vbd>) -> Ref<Vdi>;
        /// Set `VDI`: The virtual disk; none of an empty CD drive.
        call set_VDI "VBD.set_VDI" (vbd: &Ref<Vbd>, value: &Ref<Vdi>) -> ();
        /// Get `device`: Device seen by the guest (e.g. xvda1); empty: the next free one.
        call get_device "VBD.get_device" (vbd: &Ref<Vbd>) -> String;
        /// Set `device`: Device seen by the guest (e.g. xvda1); empty: the next free one.
        call set_device "VBD.set_device" (vbd: &Ref<Vbd>, value: &str) -> ();
        /// Get `bootable`: True if this VBD is bootable.
        call get_bootable "VBD.get_bootable" (vbd: &Ref<Vbd>) -> bool;
        /// Set `bootable`: True if this VBD is bootable.
        call set_bootable "VBD.set_bootable" (vbd: &Ref<Vbd>, value: bool) -> ();
        /// Get `mode`: The mode the VBD should be mounted with.
        call get_mode "VBD.get_mode" (vbd: &Ref<Vbd>) -> VbdMode;
        /// Set `mode`: The mode the VBD should be mounted with.
        call set_mode "VBD.set_mode" (vbd: &Ref<Vbd>, value: &VbdMode) -> ();
        /// Get `type`: How the VBD will appear to the guest (e.g. disk or CD).
        call get_type "VBD.get_type" (vbd: &Ref<Vbd>) -> VbdType;
        /// Set `type`: How the VBD will appear to the guest (e.g. disk or CD).
        call set_type "VBD.set_type" (vbd: &Ref<Vbd>, value: &VbdType) -> ();
        /// Get `currently_attached`: Is the device currently attached (erased on reboot).
        call get_currently_attached "VBD.get_currently_attached" (vbd: &Ref<Vbd>) -> bool;
        /// Get `status_code`: Error/success code associated with last attach-operation (erased on reboot).
        call get_status_code "VBD.get_status_code" (vbd: &Ref<Vbd>) -> i64;
        /// Get `status_detail`: Error/success information associated with last attach-operation status.
        call get_status_detail "VBD.get_status_detail" (vbd: &Ref<Vbd>) -> String;
        /// Get `runtime_properties`: Device runtime properties.
        call get_runtime_properties "VBD.get_runtime_properties" (vbd: &Ref<Vbd>) -> BTreeMap<String, String>;
        /// Get `qos_algorithm_type`: QoS algorithm to use.
        call get_qos_algorithm_type "VBD.get_qos_algorithm_type" (vbd: &Ref<Vbd>) -> String;
        /// Set `qos_algorithm_type`: QoS algorithm to use.
        call set_qos_algorithm_type "VBD.set_qos_algorithm_type" (vbd: &Ref<Vbd>, value: &str) -> ();
        /// Get `qos_algorithm_params`: Parameters for chosen QoS algorithm.
        call get_qos_algorithm_params "VBD.get_qos_algorithm_params" (vbd: &Ref<Vbd>) -> BTreeMap<String, String>;
        /// Set `qos_algorithm_params`: Parameters for chosen QoS algorithm.
        call set_qos_algorithm_params "VBD.set_qos_algorithm_params" (vbd: &Ref<Vbd>, value: &BTreeMap<String, String>) -> ();
        /// Add to `qos_algorithm_params`: Parameters for chosen QoS algorithm.
        call add_to_qos_algorithm_params "VBD.add_to_qos_algorithm_params" (vbd: &Ref<Vbd>, key: &str, value: &str) -> ();
        /// Remove from `qos_algorithm_params`: Parameters for chosen QoS algorithm.
        call remove_from_qos_algorithm_params "VBD.remove_from_qos_algorithm_params" (vbd: &Ref<Vbd>, key: &str) -> ();
        /// Get `qos_supported_algorithms`: Supported QoS algorithms for this VBD: none yet.
        call get_qos_supported_algorithms "VBD.get_qos_supported_algorithms" (vbd: &Ref<Vbd>) -> Vec<String>;
        /// Get `metrics`: Metrics associated with this VBD.
        call get_metrics "VBD.get_metrics" (vbd: &Ref<Vbd>) -> Ref<VbdMetrics>;
        /// Get `driver`: The style of driver: only paravirtualised ones are served.
        call get_driver "VBD.get_driver" (vbd: &Ref<Vbd>) -> DriverType;
        /// Set `driver`: The style of driver: only paravirtualised ones are served.
        call set_driver "VBD.set_driver" (vbd: &Ref<Vbd>, value: &DriverType) -> ();
        /// Get `IO_bandwidth_incoming_kbs`: Read bandwidth: VBD_metrics has it now.
        call get_IO_bandwidth_incoming_kbs "VBD.get_IO_bandwidth_incoming_kbs" (vbd: &Ref<Vbd>) -> f64;
        /// Get `IO_bandwidth_outgoing_kbs`: Write bandwidth: VBD_metrics has it now.
        call get_IO_bandwidth_outgoing_kbs "VBD.get_IO_bandwidth_outgoing_kbs" (vbd: &Ref<Vbd>) -> f64;
        /// All fields of the VBD.
        call get_record "VBD.get_record" (vbd: &Ref<Vbd>) -> VbdRecord;
        /// All fields of the VBD, those of 0.4.3 included.
        call get_record_internal "VBD.get_record_internal" (vbd: &Ref<Vbd>) -> VbdRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "VBD.to_XML" (vbd: &Ref<Vbd>) -> String;
        /// The VBD of this uuid.
        call get_by_uuid "VBD.get_by_uuid" (uuid: &str) -> Ref<Vbd>;
        /// Every VBD.
        call get_all "VBD.get_all" () -> Vec<Ref<Vbd>>;
        /// Every VBD with its record.
        call get_all_records "VBD.get_all_records" () -> BTreeMap<Ref<Vbd>, VbdRecord>;
        /// Make a VBD; what the record lacks takes its default.
        call create "VBD.create" (args: &VbdRecord) -> Ref<Vbd>;
        /// The same as a task.
        call async_create "Async.VBD.create" (args: &VbdRecord) -> Ref<Task>;
        /// Destroy the VBD.
        call destroy "VBD.destroy" (vbd: &Ref<Vbd>) -> ();
        /// The same as a task.
        call async_destroy "Async.VBD.destroy" (vbd: &Ref<Vbd>) -> Ref<Task>;
        /// Change the media in the device for CDROM-like devices only. For other devices, detach the VBD and attach a new
        /// one.
        call media_change "VBD.media_change" (vbd: &Ref<Vbd>, vdi: &Ref<Vdi>) -> ();
        /// The same as a task.
        call async_media_change "Async.VBD.media_change" (vbd: &Ref<Vbd>, vdi: &Ref<Vdi>) -> Ref<Task>;
        /// Hotplug the specified VBD, dynamically attaching it to the running VM.
        call plug "VBD.plug" (vbd: &Ref<Vbd>) -> ();
        /// The same as a task.
        call async_plug "Async.VBD.plug" (vbd: &Ref<Vbd>) -> Ref<Task>;
        /// Hot-unplug the specified VBD, dynamically unattaching it from the running VM.
        call unplug "VBD.unplug" (vbd: &Ref<Vbd>) -> ();
        /// The same as a task.
        call async_unplug "Async.VBD.unplug" (vbd: &Ref<Vbd>) -> Ref<Task>;
    }
}
