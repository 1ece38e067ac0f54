//! DPCI: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A pass-through PCI device. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    DpciRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// The virtual machine.
        new VM "VM": Ref<Vm> = Ref::none();
        /// The physical PCI device.
        new PPCI "PPCI": Ref<Ppci> = Ref::none();
        /// The slot number to which this PCI device is inserted.
        new hotplug_slot "hotplug_slot": i64 = 0;
        /// The virtual domain number.
        run virtual_domain "virtual_domain": i64 = -1;
        /// The virtual bus number.
        run virtual_bus "virtual_bus": i64 = -1;
        /// The virtual slot number.
        run virtual_slot "virtual_slot": i64 = -1;
        /// The virtual func number.
        run virtual_func "virtual_func": i64 = -1;
        /// The virtual PCI name.
        run virtual_name "virtual_name": String = String::new();
    }
}

calls! {
    /// A pass-through PCI device.
    Dpci {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "DPCI.get_uuid" (dpci: &Ref<Dpci>) -> String;
        /// Get `VM`: The virtual machine.
        call get_VM "DPCI.get_VM" (dpci: &Ref<Dpci>) -> Ref<Vm>;
        /// Get `PPCI`: The physical PCI device.
        call get_PPCI "DPCI.get_PPCI" (dpci: &Ref<Dpci>) -> Ref<Ppci>;
        /// Get `hotplug_slot`: The slot number to which this PCI device is inserted.
        call get_hotplug_slot "DPCI.get_hotplug_slot" (dpci: &Ref<Dpci>) -> i64;
        /// Get `virtual_domain`: The virtual domain number.
        call get_virtual_domain "DPCI.get_virtual_domain" (dpci: &Ref<Dpci>) -> i64;
        /// Get `virtual_bus`: The virtual bus number.
        call get_virtual_bus "DPCI.get_virtual_bus" (dpci: &Ref<Dpci>) -> i64;
        /// Get `virtual_slot`: The virtual slot number.
        call get_virtual_slot "DPCI.get_virtual_slot" (dpci: &Ref<Dpci>) -> i64;
        /// Get `virtual_func`: The virtual func number.
        call get_virtual_func "DPCI.get_virtual_func" (dpci: &Ref<Dpci>) -> i64;
        /// Get `virtual_name`: The virtual PCI name.
        call get_virtual_name "DPCI.get_virtual_name" (dpci: &Ref<Dpci>) -> String;
        /// All fields of the DPCI.
        call get_record "DPCI.get_record" (dpci: &Ref<Dpci>) -> DpciRecord;
        /// All fields of the DPCI, those of 0.4.3 included.
        call get_record_internal "DPCI.get_record_internal" (dpci: &Ref<Dpci>) -> DpciRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "DPCI.to_XML" (dpci: &Ref<Dpci>) -> String;
        /// The DPCI of this uuid.
        call get_by_uuid "DPCI.get_by_uuid" (uuid: &str) -> Ref<Dpci>;
        /// Every DPCI.
        call get_all "DPCI.get_all" () -> Vec<Ref<Dpci>>;
        /// Every DPCI with its record.
        call get_all_records "DPCI.get_all_records" () -> BTreeMap<Ref<Dpci>, DpciRecord>;
        /// Make a DPCI; what the record lacks takes its default.
        call create "DPCI.create" (args: &DpciRecord) -> Ref<Dpci>;
        /// The same as a task.
        call async_create "Async.DPCI.create" (args: &DpciRecord) -> Ref<Task>;
        /// Destroy the DPCI.
        call destroy "DPCI.destroy" (dpci: &Ref<Dpci>) -> ();
        /// The same as a task.
        call async_destroy "Async.DPCI.destroy" (dpci: &Ref<Dpci>) -> Ref<Task>;
    }
}
