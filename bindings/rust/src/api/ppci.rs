//! PPCI: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A physical PCI device. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    PpciRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// The physical machine to which this PPCI is connected.
        run host "host": Ref<Host> = Ref::none();
        /// The domain number.
        run domain "domain": i64 = 0;
        /// The bus number.
        run bus "bus": i64 = 0;
        /// The slot number.
        run slot "slot": i64 = 0;
        /// The func number.
        run func "func": i64 = 0;
        /// The PCI name.
        run name "name": String = String::new();
        /// The vendor ID.
        run vendor_id "vendor_id": i64 = 0;
        /// The vendor name.
        run vendor_name "vendor_name": String = String::new();
        /// The device ID.
        run device_id "device_id": i64 = 0;
        /// The device name.
        run device_name "device_name": String = String::new();
        /// The revision ID.
        run revision_id "revision_id": i64 = 0;
        /// The class code.
        run class_code "class_code": i64 = 0;
        /// The class name.
        run class_name "class_name": String = String::new();
        /// The subsystem vendor ID.
        run subsystem_vendor_id "subsystem_vendor_id": i64 = 0;
        /// The subsystem vendor name.
        run subsystem_vendor_name "subsystem_vendor_name": String = String::new();
        /// The subsystem ID.
        run subsystem_id "subsystem_id": i64 = 0;
        /// The subsystem name.
        run subsystem_name "subsystem_name": String = String::new();
        /// The driver that has it: the agent's, or empty.
        run driver "driver": String = String::new();
    }
}

calls! {
    /// A physical PCI device.
    Ppci {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "PPCI.get_uuid" (ppci: &Ref<Ppci>) -> String;
        /// Get `host`: The physical machine to which this PPCI is connected.
        call get_host "PPCI.get_host" (ppci: &Ref<Ppci>) -> Ref<Host>;
        /// Get `domain`: The domain number.
        call get_domain "PPCI.get_domain" (ppci: &Ref<Ppci>) -> i64;
        /// Get `bus`: The bus number.
        call get_bus "PPCI.get_bus" (ppci: &Ref<Ppci>) -> i64;
        /// Get `slot`: The slot number.
        call get_slot "PPCI.get_slot" (ppci: &Ref<Ppci>) -> i64;
        /// Get `func`: The func number.
        call get_func "PPCI.get_func" (ppci: &Ref<Ppci>) -> i64;
        /// Get `name`: The PCI name.
        call get_name "PPCI.get_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `vendor_id`: The vendor ID.
        call get_vendor_id "PPCI.get_vendor_id" (ppci: &Ref<Ppci>) -> i64;
        /// Get `vendor_name`: The vendor name.
        call get_vendor_name "PPCI.get_vendor_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `device_id`: The device ID.
        call get_device_id "PPCI.get_device_id" (ppci: &Ref<Ppci>) -> i64;
        /// Get `device_name`: The device name.
        call get_device_name "PPCI.get_device_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `revision_id`: The revision ID.
        call get_revision_id "PPCI.get_revision_id" (ppci: &Ref<Ppci>) -> i64;
        /// Get `class_code`: The class code.
        call get_class_code "PPCI.get_class_code" (ppci: &Ref<Ppci>) -> i64;
        /// Get `class_name`: The class name.
        call get_class_name "PPCI.get_class_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `subsystem_vendor_id`: The subsystem vendor ID.
        call get_subsystem_vendor_id "PPCI.get_subsystem_vendor_id" (ppci: &Ref<Ppci>) -> i64;
        /// Get `subsystem_vendor_name`: The subsystem vendor name.
        call get_subsystem_vendor_name "PPCI.get_subsystem_vendor_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `subsystem_id`: The subsystem ID.
        call get_subsystem_id "PPCI.get_subsystem_id" (ppci: &Ref<Ppci>) -> i64;
        /// Get `subsystem_name`: The subsystem name.
        call get_subsystem_name "PPCI.get_subsystem_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `driver`: The driver that has it: the agent's, or empty.
        call get_driver "PPCI.get_driver" (ppci: &Ref<Ppci>) -> String;
        /// All fields of the PPCI.
        call get_record "PPCI.get_record" (ppci: &Ref<Ppci>) -> PpciRecord;
        /// All fields of the PPCI, those of 0.4.3 included.
        call get_record_internal "PPCI.get_record_internal" (ppci: &Ref<Ppci>) -> PpciRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "PPCI.to_XML" (ppci: &Ref<Ppci>) -> String;
        /// The PPCI of this uuid.
        call get_by_uuid "PPCI.get_by_uuid" (uuid: &str) -> Ref<Ppci>;
        /// Every PPCI.
        call get_all "PPCI.get_all" () -> Vec<Ref<Ppci>>;
        /// Every PPCI with its record.
        call get_all_records "PPCI.get_all_records" () -> BTreeMap<Ref<Ppci>, PpciRecord>;
    }
}
