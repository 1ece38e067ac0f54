//! network: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A virtual network. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    NetworkRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// A human-readable name.
        new name_label "name_label": String = String::new();
        /// A notes field containing human-readable description.
        new name_description "name_description": String = String::new();
        /// List of connected vifs.
        run VIFs "VIFs": Vec<Ref<Vif>> = Vec::new();
        /// List of connected pifs.
        run PIFs "PIFs": Vec<Ref<Pif>> = Vec::new();
        /// Default gateway.
        new default_gateway "default_gateway": String = String::new();
        /// Default netmask.
        new default_netmask "default_netmask": String = String::new();
        /// Additional configuration.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
        /// Name of the NIC: PIF.device now.
        old NIC "NIC": Option<String> = String::new();
        /// VLAN tag: PIF.VLAN now.
        old VLAN "VLAN": Option<String> = String::new();
    }
}

calls! {
    /// A virtual network.
    Network {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "network.get_uuid" (network: &Ref<Network>) -> String;
        /// Get `name_label`: A human-readable name.
        call get_name_label "network.get_name_label" (network: &Ref<Network>) -> String;
        /// Set `name_label`: A human-readable name.
        call set_name_label "network.set_name_label" (network: &Ref<Network>, value: &str) -> ();
        /// Get `name_description`: A notes field containing human-readable description.
        call get_name_description "network.get_name_description" (network: &Ref<Network>) -> String;
        /// Set `name_description`: A notes field containing human-readable description.
        call set_name_description "network.set_name_description" (network: &Ref<Network>, value: &str) -> ();
        /// Get `VIFs`: List of connected vifs.
        call get_VIFs "network.get_VIFs" (network: &Ref<Network>) -> Vec<Ref<Vif>>;
        /// Get `PIFs`: List of connected pifs.
        call get_PIFs "network.get_PIFs" (network: &Ref<Network>) -> Vec<Ref<Pif>>;
        /// Get `default_gateway`: Default gateway.
        call get_default_gateway "network.get_default_gateway" (network: &Ref<Network>) -> String;
        /// Set `default_gateway`: Default gateway.
        call set_default_gateway "network.set_default_gateway" (network: &Ref<Network>, value: &str) -> ();
        /// Get `default_netmask`: Default netmask.
        call get_default_netmask "network.get_default_netmask" (network: &Ref<Network>) -> String;
        /// Set `default_netmask`: Default netmask.
        call set_default_netmask "network.set_default_netmask" (network: &Ref<Network>, value: &str) -> ();
        /// Get `other_config`: Additional configuration.
        call get_other_config "network.get_other_config" (network: &Ref<Network>) -> BTreeMap<String, String>;
        /// Set `other_config`: Additional configuration.
        call set_other_config "network.set_other_config" (network: &Ref<Network>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Additional configuration.
        call add_to_other_config "network.add_to_other_config" (network: &Ref<Network>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Additional configuration.
        call remove_from_other_config "network.remove_from_other_config" (network: &Ref<Network>, key: &str) -> ();
        /// Get `NIC`: Name of the NIC: PIF.device now.
        call get_NIC "network.get_NIC" (network: &Ref<Network>) -> String;
        /// Set `NIC`: Name of the NIC: PIF.device now.
        call set_NIC "network.set_NIC" (network: &Ref<Network>, value: &str) -> ();
        /// Get `VLAN`: VLAN tag: PIF.VLAN now.
        call get_VLAN "network.get_VLAN" (network: &Ref<Network>) -> String;
        /// Set `VLAN`: VLAN tag: PIF.VLAN now.
        call set_VLAN "network.set_VLAN" (network: &Ref<Network>, value: &str) -> ();
        /// All fields of the network.
        call get_record "network.get_record" (network: &Ref<Network>) -> NetworkRecord;
        /// All fields of the network, those of 0.4.3 included.
        call get_record_internal "network.get_record_internal" (network: &Ref<Network>) -> NetworkRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "network.to_XML" (network: &Ref<Network>) -> String;
        /// The network of this uuid.
        call get_by_uuid "network.get_by_uuid" (uuid: &str) -> Ref<Network>;
        /// Every network.
        call get_all "network.get_all" () -> Vec<Ref<Network>>;
        /// Every network with its record.
        call get_all_records "network.get_all_records" () -> BTreeMap<Ref<Network>, NetworkRecord>;
        /// Every network of this name_label.
        call get_by_name_label "network.get_by_name_label" (label: &str) -> Vec<Ref<Network>>;
        /// Make a network; what the record lacks takes its default.
        call create "network.create" (args: &NetworkRecord) -> Ref<Network>;
        /// The same as a task.
        call async_create "Async.network.create" (args: &NetworkRecord) -> Ref<Task>;
        /// Destroy the network.
        call destroy "network.destroy" (network: &Ref<Network>) -> ();
        /// The same as a task.
        call async_destroy "Async.network.destroy" (network: &Ref<Network>) -> Ref<Task>;
    }
}
