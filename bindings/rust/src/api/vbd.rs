//! VBD: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A drive of a VM. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal`
    /// has.
    VbdRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The VM that has it; needed at create.
        new VM "VM": Ref<Vm> = Ref::none();
        /// The disk in it. create takes none for a CD drive only.
        new VDI "VDI": Ref<Vdi> = Ref::none();
        /// Name in the VM, such as xvda, 64 characters at most. create picks a free one for an empty text and refuses one
        /// that is taken.
        new device "device": String = String::new();
        /// Whether a boot loader may look here; nothing uses it yet.
        new bootable "bootable": bool = false;
        /// Whether the guest may write.
        new mode "mode": VbdMode = VbdMode::RW;
        /// Whether the guest sees a disk or a CD drive, which can be empty.
        new r#type "type": VbdType = VbdType::Disk;
        /// Whether it is offered to the guest now.
        run currently_attached "currently_attached": bool = false;
        /// Always 0: an attempt to attach it that fails is told to who asked.
        run status_code "status_code": i64 = 0;
        /// Always empty, likewise.
        run status_detail "status_detail": String = String::new();
        /// Always empty: the backend tells nothing of the attached device.
        run runtime_properties "runtime_properties": BTreeMap<String, String> = BTreeMap::new();
        /// How what the guest reads and writes is limited when the drive is attached: ratelimit, or empty.
        new qos_algorithm_type "qos_algorithm_type": String = String::new();
        /// Of ratelimit: kbps, the most KiB a second, reads and writes together.
        new qos_algorithm_params "qos_algorithm_params": BTreeMap<String, String> = BTreeMap::new();
        /// Values qos_algorithm_type can have to some effect.
        run qos_supported_algorithms "qos_supported_algorithms": Vec<String> = Vec::new();
        /// Its transfer figures, made and destroyed with it.
        run metrics "metrics": Ref<VbdMetrics> = Ref::none();
        /// Kept for old clients; only paravirtualised drives are planned, ioemu has no effect.
        old driver "driver": Option<DriverType> = DriverType::Paravirtualised;
        /// Reads VBD_metrics.io_read_kbs.
        old_run IO_bandwidth_incoming_kbs "IO_bandwidth_incoming_kbs": Option<f64> = 0.0;
        /// Reads VBD_metrics.io_write_kbs.
        old_run IO_bandwidth_outgoing_kbs "IO_bandwidth_outgoing_kbs": Option<f64> = 0.0;
    }
}

calls! {
    /// A drive of a VM.
    Vbd {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "VBD.get_uuid" (vbd: &Ref<Vbd>) -> String;
        /// Get `VM`: The VM that has it; needed at create.
        call get_VM "VBD.get_VM" (vbd: &Ref<Vbd>) -> Ref<Vm>;
        /// Set `VM`: The VM that has it; needed at create.
        call set_VM "VBD.set_VM" (vbd: &Ref<Vbd>, value: &Ref<Vm>) -> ();
        /// Get `VDI`: The disk in it. create takes none for a CD drive only.
        call get_VDI "VBD.get_VDI" (vbd: &Ref<Vbd>) -> Ref<Vdi>;
        /// Set `VDI`: The disk in it. create takes none for a CD drive only.
        call set_VDI "VBD.set_VDI" (vbd: &Ref<Vbd>, value: &Ref<Vdi>) -> ();
        /// Get `device`: Name in the VM, such as xvda, 64 characters at most. create picks a free one for an empty text and
        /// refuses one that is taken.
        call get_device "VBD.get_device" (vbd: &Ref<Vbd>) -> String;
        /// Set `device`: Name in the VM, such as xvda, 64 characters at most. create picks a free one for an empty text and
        /// refuses one that is taken.
        call set_device "VBD.set_device" (vbd: &Ref<Vbd>, value: &str) -> ();
        /// Get `bootable`: Whether a boot loader may look here; nothing uses it yet.
        call get_bootable "VBD.get_bootable" (vbd: &Ref<Vbd>) -> bool;
        /// Set `bootable`: Whether a boot loader may look here; nothing uses it yet.
        call set_bootable "VBD.set_bootable" (vbd: &Ref<Vbd>, value: bool) -> ();
        /// Get `mode`: Whether the guest may write.
        call get_mode "VBD.get_mode" (vbd: &Ref<Vbd>) -> VbdMode;
        /// Set `mode`: Whether the guest may write.
        call set_mode "VBD.set_mode" (vbd: &Ref<Vbd>, value: &VbdMode) -> ();
        /// Get `type`: Whether the guest sees a disk or a CD drive, which can be empty.
        call get_type "VBD.get_type" (vbd: &Ref<Vbd>) -> VbdType;
        /// Set `type`: Whether the guest sees a disk or a CD drive, which can be empty.
        call set_type "VBD.set_type" (vbd: &Ref<Vbd>, value: &VbdType) -> ();
        /// Get `currently_attached`: Whether it is offered to the guest now.
        call get_currently_attached "VBD.get_currently_attached" (vbd: &Ref<Vbd>) -> bool;
        /// Get `status_code`: Always 0: an attempt to attach it that fails is told to who asked.
        call get_status_code "VBD.get_status_code" (vbd: &Ref<Vbd>) -> i64;
        /// Get `status_detail`: Always empty, likewise.
        call get_status_detail "VBD.get_status_detail" (vbd: &Ref<Vbd>) -> String;
        /// Get `runtime_properties`: Always empty: the backend tells nothing of the attached device.
        call get_runtime_properties "VBD.get_runtime_properties" (vbd: &Ref<Vbd>) -> BTreeMap<String, String>;
        /// Get `qos_algorithm_type`: How what the guest reads and writes is limited when the drive is attached: ratelimit,
        /// or empty.
        call get_qos_algorithm_type "VBD.get_qos_algorithm_type" (vbd: &Ref<Vbd>) -> String;
        /// Set `qos_algorithm_type`: How what the guest reads and writes is limited when the drive is attached: ratelimit,
        /// or empty.
        call set_qos_algorithm_type "VBD.set_qos_algorithm_type" (vbd: &Ref<Vbd>, value: &str) -> ();
        /// Get `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes together.
        call get_qos_algorithm_params "VBD.get_qos_algorithm_params" (vbd: &Ref<Vbd>) -> BTreeMap<String, String>;
        /// Set `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes together.
        call set_qos_algorithm_params "VBD.set_qos_algorithm_params" (vbd: &Ref<Vbd>, value: &BTreeMap<String, String>) -> ();
        /// Add to `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes together.
        call add_to_qos_algorithm_params "VBD.add_to_qos_algorithm_params" (vbd: &Ref<Vbd>, key: &str, value: &str) -> ();
        /// Remove from `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes together.
        call remove_from_qos_algorithm_params "VBD.remove_from_qos_algorithm_params" (vbd: &Ref<Vbd>, key: &str) -> ();
        /// Get `qos_supported_algorithms`: Values qos_algorithm_type can have to some effect.
        call get_qos_supported_algorithms "VBD.get_qos_supported_algorithms" (vbd: &Ref<Vbd>) -> Vec<String>;
        /// Get `metrics`: Its transfer figures, made and destroyed with it.
        call get_metrics "VBD.get_metrics" (vbd: &Ref<Vbd>) -> Ref<VbdMetrics>;
        /// Get `driver`: Kept for old clients; only paravirtualised drives are planned, ioemu has no effect.
        call get_driver "VBD.get_driver" (vbd: &Ref<Vbd>) -> DriverType;
        /// Set `driver`: Kept for old clients; only paravirtualised drives are planned, ioemu has no effect.
        call set_driver "VBD.set_driver" (vbd: &Ref<Vbd>, value: &DriverType) -> ();
        /// Get `IO_bandwidth_incoming_kbs`: Reads VBD_metrics.io_read_kbs.
        call get_IO_bandwidth_incoming_kbs "VBD.get_IO_bandwidth_incoming_kbs" (vbd: &Ref<Vbd>) -> f64;
        /// Get `IO_bandwidth_outgoing_kbs`: Reads VBD_metrics.io_write_kbs.
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
        /// Puts another disk into a CD drive, which its guest keeps. OPERATION_NOT_ALLOWED for a drive of type Disk.
        call media_change "VBD.media_change" (vbd: &Ref<Vbd>, vdi: &Ref<Vdi>) -> ();
        /// The same as a task.
        call async_media_change "Async.VBD.media_change" (vbd: &Ref<Vbd>, vdi: &Ref<Vdi>) -> Ref<Task>;
        /// Puts a disk into an empty CD drive; a guest that runs sees how large it is. Errors: VBD_NOT_REMOVABLE_MEDIA,
        /// VBD_NOT_EMPTY.
        call insert "VBD.insert" (vbd: &Ref<Vbd>, vdi: &Ref<Vdi>) -> ();
        /// The same as a task.
        call async_insert "Async.VBD.insert" (vbd: &Ref<Vbd>, vdi: &Ref<Vdi>) -> Ref<Task>;
        /// Empties a CD drive, which its guest keeps: what was asked of the disk is done, and reads fail from then on.
        /// Errors: VBD_NOT_REMOVABLE_MEDIA, VBD_IS_EMPTY.
        call eject "VBD.eject" (vbd: &Ref<Vbd>) -> ();
        /// The same as a task.
        call async_eject "Async.VBD.eject" (vbd: &Ref<Vbd>) -> Ref<Task>;
        /// Offers the drive to a VM that runs. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_ATTACHED, VDI_IN_USE.
        call plug "VBD.plug" (vbd: &Ref<Vbd>) -> ();
        /// The same as a task.
        call async_plug "Async.VBD.plug" (vbd: &Ref<Vbd>) -> Ref<Task>;
        /// Asks the guest to give the drive up, and takes it away once it has: DEVICE_DETACH_TIMEOUT after 30 seconds.
        /// Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_DETACHED, DEVICE_DETACH_TIMEOUT.
        call unplug "VBD.unplug" (vbd: &Ref<Vbd>) -> ();
        /// The same as a task.
        call async_unplug "Async.VBD.unplug" (vbd: &Ref<Vbd>) -> Ref<Task>;
    }
}
