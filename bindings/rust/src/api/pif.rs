//! PIF: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A physical network interface (note separate VLANs are represented as several PIFs). What `get_record` answers, and
    /// what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    PifRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Machine-readable name of the interface (e.g. eth0).
        new device "device": String = String::new();
        /// Virtual network to which this pif is connected.
        new network "network": Ref<Network> = Ref::none();
        /// Physical machine to which this pif is connected.
        new host "host": Ref<Host> = Ref::none();
        /// Ethernet MAC address of physical interface.
        new MAC "MAC": String = String::new();
        /// MTU in octets.
        new MTU "MTU": i64 = 1500;
        /// VLAN tag for all traffic passing through this interface; -1 of a physical one.
        new VLAN "VLAN": i64 = -1;
        /// Metrics associated with this PIF.
        run metrics "metrics": Ref<PifMetrics> = Ref::none();
    }
}

calls! {
    /// A physical network interface (note separate VLANs are represented as several PIFs).
    Pif {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "PIF.get_uuid" (pif: &Ref<Pif>) -> String;
        /// Get `device`: Machine-readable name of the interface (e.g. eth0).
        call get_device "PIF.get_device" (pif: &Ref<Pif>) -> String;
        /// Set `device`: Machine-readable name of the interface (e.g. eth0). Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        call set_device "PIF.set_device" (pif: &Ref<Pif>, value: &str) -> ();
        /// Get `network`: Virtual network to which this pif is connected.
        call get_network "PIF.get_network" (pif: &Ref<Pif>) -> Ref<Network>;
        /// Get `host`: Physical machine to which this pif is connected.
        call get_host "PIF.get_host" (pif: &Ref<Pif>) -> Ref<Host>;
        /// Get `MAC`: Ethernet MAC address of physical interface.
        call get_MAC "PIF.get_MAC" (pif: &Ref<Pif>) -> String;
        /// Set `MAC`: Ethernet MAC address of physical interface. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        call set_MAC "PIF.set_MAC" (pif: &Ref<Pif>, value: &str) -> ();
        /// Get `MTU`: MTU in octets.
        call get_MTU "PIF.get_MTU" (pif: &Ref<Pif>) -> i64;
        /// Set `MTU`: MTU in octets. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        call set_MTU "PIF.set_MTU" (pif: &Ref<Pif>, value: i64) -> ();
        /// Get `VLAN`: VLAN tag for all traffic passing through this interface; -1 of a physical one.
        call get_VLAN "PIF.get_VLAN" (pif: &Ref<Pif>) -> i64;
        /// Set `VLAN`: VLAN tag for all traffic passing through this interface; -1 of a physical one. Errors:
        /// PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        call set_VLAN "PIF.set_VLAN" (pif: &Ref<Pif>, value: i64) -> ();
        /// Get `metrics`: Metrics associated with this PIF.
        call get_metrics "PIF.get_metrics" (pif: &Ref<Pif>) -> Ref<PifMetrics>;
        /// All fields of the PIF.
        call get_record "PIF.get_record" (pif: &Ref<Pif>) -> PifRecord;
        /// All fields of the PIF, those of 0.4.3 included.
        call get_record_internal "PIF.get_record_internal" (pif: &Ref<Pif>) -> PifRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "PIF.to_XML" (pif: &Ref<Pif>) -> String;
        /// The PIF of this uuid.
        call get_by_uuid "PIF.get_by_uuid" (uuid: &str) -> Ref<Pif>;
        /// Every PIF.
        call get_all "PIF.get_all" () -> Vec<Ref<Pif>>;
        /// Every PIF with its record.
        call get_all_records "PIF.get_all_records" () -> BTreeMap<Ref<Pif>, PifRecord>;
        /// Destroy the PIF. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        call destroy "PIF.destroy" (pif: &Ref<Pif>) -> ();
        /// The same as a task.
        call async_destroy "Async.PIF.destroy" (pif: &Ref<Pif>) -> Ref<Task>;
        /// Create a VLAN interface from an existing physical interface. The network must have no PIF on the host. Errors:
        /// VLAN_TAG_INVALID, NETWORK_ALREADY_CONNECTED, VALUE_NOT_SUPPORTED, LIMIT_REACHED.
        call create_VLAN "PIF.create_VLAN" (device: &str, network: &Ref<Network>, host: &Ref<Host>, VLAN: i64) -> Ref<Pif>;
        /// The same as a task.
        call async_create_VLAN "Async.PIF.create_VLAN" (device: &str, network: &Ref<Network>, host: &Ref<Host>, VLAN: i64) -> Ref<Task>;
    }
}
