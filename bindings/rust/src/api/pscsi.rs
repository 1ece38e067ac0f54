//! PSCSI: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A SCSI device of the host. There are none: the agent drives no SCSI. What `get_record` answers, and what a
    /// constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    PscsiRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The machine that has it.
        run host "host": Ref<Host> = Ref::none();
        /// The adapter it hangs on.
        run HBA "HBA": Ref<PscsiHba> = Ref::none();
        /// Number of its adapter.
        run physical_host "physical_host": i64 = 0;
        /// Channel of the adapter it is on.
        run physical_channel "physical_channel": i64 = 0;
        /// Target number on the channel.
        run physical_target "physical_target": i64 = 0;
        /// Unit number in the target.
        run physical_lun "physical_lun": i64 = 0;
        /// Adapter, channel, target and unit as numbers with colons.
        run physical_HCTL "physical_HCTL": String = String::new();
        /// Maker, as the device tells it.
        run vendor_name "vendor_name": String = String::new();
        /// Product, as the device tells it.
        run model "model": String = String::new();
        /// Number of its device type; 0 is a disk.
        run type_id "type_id": i64 = 0;
        /// Name of its device type.
        run r#type "type": String = String::new();
        /// Name its own driver gives it, such as sda.
        run dev_name "dev_name": String = String::new();
        /// Name the generic SCSI driver gives it, such as sg0.
        run sg_name "sg_name": String = String::new();
        /// Firmware release, as the device tells it.
        run revision "revision": String = String::new();
        /// What identifies the device wherever it is plugged in.
        run scsi_id "scsi_id": String = String::new();
        /// Version of the SCSI standard it follows, as a number.
        run scsi_level "scsi_level": i64 = 0;
    }
}

calls! {
    /// A SCSI device of the host. There are none: the agent drives no SCSI.
    Pscsi {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "PSCSI.get_uuid" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `host`: The machine that has it.
        call get_host "PSCSI.get_host" (pscsi: &Ref<Pscsi>) -> Ref<Host>;
        /// Get `HBA`: The adapter it hangs on.
        call get_HBA "PSCSI.get_HBA" (pscsi: &Ref<Pscsi>) -> Ref<PscsiHba>;
        /// Get `physical_host`: Number of its adapter.
        call get_physical_host "PSCSI.get_physical_host" (pscsi: &Ref<Pscsi>) -> i64;
        /// Get `physical_channel`: Channel of the adapter it is on.
        call get_physical_channel "PSCSI.get_physical_channel" (pscsi: &Ref<Pscsi>) -> i64;
        /// Get `physical_target`: Target number on the channel.
        call get_physical_target "PSCSI.get_physical_target" (pscsi: &Ref<Pscsi>) -> i64;
        /// Get `physical_lun`: Unit number in the target.
        call get_physical_lun "PSCSI.get_physical_lun" (pscsi: &Ref<Pscsi>) -> i64;
        /// Get `physical_HCTL`: Adapter, channel, target and unit as numbers with colons.
        call get_physical_HCTL "PSCSI.get_physical_HCTL" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `vendor_name`: Maker, as the device tells it.
        call get_vendor_name "PSCSI.get_vendor_name" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `model`: Product, as the device tells it.
        call get_model "PSCSI.get_model" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `type_id`: Number of its device type; 0 is a disk.
        call get_type_id "PSCSI.get_type_id" (pscsi: &Ref<Pscsi>) -> i64;
        /// Get `type`: Name of its device type.
        call get_type "PSCSI.get_type" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `dev_name`: Name its own driver gives it, such as sda.
        call get_dev_name "PSCSI.get_dev_name" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `sg_name`: Name the generic SCSI driver gives it, such as sg0.
        call get_sg_name "PSCSI.get_sg_name" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `revision`: Firmware release, as the device tells it.
        call get_revision "PSCSI.get_revision" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `scsi_id`: What identifies the device wherever it is plugged in.
        call get_scsi_id "PSCSI.get_scsi_id" (pscsi: &Ref<Pscsi>) -> String;
        /// Get `scsi_level`: Version of the SCSI standard it follows, as a number.
        call get_scsi_level "PSCSI.get_scsi_level" (pscsi: &Ref<Pscsi>) -> i64;
        /// All fields of the PSCSI.
        call get_record "PSCSI.get_record" (pscsi: &Ref<Pscsi>) -> PscsiRecord;
        /// All fields of the PSCSI, those of 0.4.3 included.
        call get_record_internal "PSCSI.get_record_internal" (pscsi: &Ref<Pscsi>) -> PscsiRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "PSCSI.to_XML" (pscsi: &Ref<Pscsi>) -> String;
        /// The PSCSI of this uuid.
        call get_by_uuid "PSCSI.get_by_uuid" (uuid: &str) -> Ref<Pscsi>;
        /// Every PSCSI.
        call get_all "PSCSI.get_all" () -> Vec<Ref<Pscsi>>;
        /// Every PSCSI with its record.
        call get_all_records "PSCSI.get_all_records" () -> BTreeMap<Ref<Pscsi>, PscsiRecord>;
    }
}
