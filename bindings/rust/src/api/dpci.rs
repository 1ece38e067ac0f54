//! DPCI: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A PCI function of the host given to a VM. It is only a record: a VM that has one does not start yet. What
    /// `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    DpciRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The VM that is to have it; needed at create.
        new VM "VM": Ref<Vm> = Ref::none();
        /// The function of the host to give away; needed at create.
        new PPCI "PPCI": Ref<Ppci> = Ref::none();
        /// Slot to put it in, for guests with several; 0 if left out.
        new hotplug_slot "hotplug_slot": i64 = 0;
        /// PCI segment the guest sees; -1 while not attached.
        run virtual_domain "virtual_domain": i64 = -1;
        /// PCI bus the guest sees; -1 while not attached.
        run virtual_bus "virtual_bus": i64 = -1;
        /// PCI slot the guest sees; -1 while not attached.
        run virtual_slot "virtual_slot": i64 = -1;
        /// PCI function the guest sees; -1 while not attached.
        run virtual_func "virtual_func": i64 = -1;
        /// Address the guest sees, as text; empty while not attached.
        run virtual_name "virtual_name": String = String::new();
    }
}

calls! {
    /// A PCI function of the host given to a VM. It is only a record: a VM that has one does not start yet.
    Dpci {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "DPCI.get_uuid" (dpci: &Ref<Dpci>) -> String;
        /// Get `VM`: The VM that is to have it; needed at create.
        call get_VM "DPCI.get_VM" (dpci: &Ref<Dpci>) -> Ref<Vm>;
        /// Get `PPCI`: The function of the host to give away; needed at create.
        call get_PPCI "DPCI.get_PPCI" (dpci: &Ref<Dpci>) -> Ref<Ppci>;
        /// Get `hotplug_slot`: Slot to put it in, for guests with several; 0 if left out.
        call get_hotplug_slot "DPCI.get_hotplug_slot" (dpci: &Ref<Dpci>) -> i64;
        /// Get `virtual_domain`: PCI segment the guest sees; -1 while not attached.
        call get_virtual_domain "DPCI.get_virtual_domain" (dpci: &Ref<Dpci>) -> i64;
        /// Get `virtual_bus`: PCI bus the guest sees; -1 while not attached.
        call get_virtual_bus "DPCI.get_virtual_bus" (dpci: &Ref<Dpci>) -> i64;
        /// Get `virtual_slot`: PCI slot the guest sees; -1 while not attached.
        call get_virtual_slot "DPCI.get_virtual_slot" (dpci: &Ref<Dpci>) -> i64;
        /// Get `virtual_func`: PCI function the guest sees; -1 while not attached.
        call get_virtual_func "DPCI.get_virtual_func" (dpci: &Ref<Dpci>) -> i64;
        /// Get `virtual_name`: Address the guest sees, as text; empty while not attached.
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
