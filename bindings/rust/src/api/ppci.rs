//! PPCI: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// One function on the host's PCI bus, as found at boot. What `get_record` answers, and what a constructor takes.
    /// Fields of 0.4.3 only `get_record_internal` has.
    PpciRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The machine whose bus it is on.
        run host "host": Ref<Host> = Ref::none();
        /// Segment part of its address.
        run domain "domain": i64 = 0;
        /// Bus part of its address, 0 to 255.
        run bus "bus": i64 = 0;
        /// Slot part of its address, 0 to 31.
        run slot "slot": i64 = 0;
        /// Function part of its address, 0 to 7.
        run func "func": i64 = 0;
        /// Its whole address in hex, as in 0000:00:1f.2.
        run name "name": String = String::new();
        /// Vendor number from its configuration space.
        run vendor_id "vendor_id": i64 = 0;
        /// What the PCI list of the boot bundle calls its vendor; empty if it does not know.
        run vendor_name "vendor_name": String = String::new();
        /// Device number from its configuration space.
        run device_id "device_id": i64 = 0;
        /// What the list calls it; empty if it does not know.
        run device_name "device_name": String = String::new();
        /// Revision number from its configuration space.
        run revision_id "revision_id": i64 = 0;
        /// Base class, subclass and programming interface, 8 bits each from the top.
        run class_code "class_code": i64 = 0;
        /// What the list calls its subclass, or else its base class.
        run class_name "class_name": String = String::new();
        /// Vendor number of the board it sits on; 0 if it tells none.
        run subsystem_vendor_id "subsystem_vendor_id": i64 = 0;
        /// What the list calls the board's vendor; empty if it does not know.
        run subsystem_vendor_name "subsystem_vendor_name": String = String::new();
        /// Number that the board's vendor gave; 0 if it tells none.
        run subsystem_id "subsystem_id": i64 = 0;
        /// What the list calls the board; empty if it does not know.
        run subsystem_name "subsystem_name": String = String::new();
        /// The agent's driver that uses it; empty if none does.
        run driver "driver": String = String::new();
    }
}

calls! {
    /// One function on the host's PCI bus, as found at boot.
    Ppci {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "PPCI.get_uuid" (ppci: &Ref<Ppci>) -> String;
        /// Get `host`: The machine whose bus it is on.
        call get_host "PPCI.get_host" (ppci: &Ref<Ppci>) -> Ref<Host>;
        /// Get `domain`: Segment part of its address.
        call get_domain "PPCI.get_domain" (ppci: &Ref<Ppci>) -> i64;
        /// Get `bus`: Bus part of its address, 0 to 255.
        call get_bus "PPCI.get_bus" (ppci: &Ref<Ppci>) -> i64;
        /// Get `slot`: Slot part of its address, 0 to 31.
        call get_slot "PPCI.get_slot" (ppci: &Ref<Ppci>) -> i64;
        /// Get `func`: Function part of its address, 0 to 7.
        call get_func "PPCI.get_func" (ppci: &Ref<Ppci>) -> i64;
        /// Get `name`: Its whole address in hex, as in 0000:00:1f.2.
        call get_name "PPCI.get_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `vendor_id`: Vendor number from its configuration space.
        call get_vendor_id "PPCI.get_vendor_id" (ppci: &Ref<Ppci>) -> i64;
        /// Get `vendor_name`: What the PCI list of the boot bundle calls its vendor; empty if it does not know.
        call get_vendor_name "PPCI.get_vendor_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `device_id`: Device number from its configuration space.
        call get_device_id "PPCI.get_device_id" (ppci: &Ref<Ppci>) -> i64;
        /// Get `device_name`: What the list calls it; empty if it does not know.
        call get_device_name "PPCI.get_device_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `revision_id`: Revision number from its configuration space.
        call get_revision_id "PPCI.get_revision_id" (ppci: &Ref<Ppci>) -> i64;
        /// Get `class_code`: Base class, subclass and programming interface, 8 bits each from the top.
        call get_class_code "PPCI.get_class_code" (ppci: &Ref<Ppci>) -> i64;
        /// Get `class_name`: What the list calls its subclass, or else its base class.
        call get_class_name "PPCI.get_class_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `subsystem_vendor_id`: Vendor number of the board it sits on; 0 if it tells none.
        call get_subsystem_vendor_id "PPCI.get_subsystem_vendor_id" (ppci: &Ref<Ppci>) -> i64;
        /// Get `subsystem_vendor_name`: What the list calls the board's vendor; empty if it does not know.
        call get_subsystem_vendor_name "PPCI.get_subsystem_vendor_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `subsystem_id`: Number that the board's vendor gave; 0 if it tells none.
        call get_subsystem_id "PPCI.get_subsystem_id" (ppci: &Ref<Ppci>) -> i64;
        /// Get `subsystem_name`: What the list calls the board; empty if it does not know.
        call get_subsystem_name "PPCI.get_subsystem_name" (ppci: &Ref<Ppci>) -> String;
        /// Get `driver`: The agent's driver that uses it; empty if none does.
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
