//! network: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A switch that interfaces of VMs and of the host are plugged into. Without a PIF it joins VMs only. What `get_record`
    /// answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    NetworkRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// Name shown to people; several objects may share it.
        new name_label "name_label": String = String::new();
        /// Free text for people; nothing acts on it.
        new name_description "name_description": String = String::new();
        /// VM interfaces that name this network.
        run VIFs "VIFs": Vec<Ref<Vif>> = Vec::new();
        /// Host interfaces that name this network; at most one per host through create_VLAN.
        run PIFs "PIFs": Vec<Ref<Pif>> = Vec::new();
        /// Address of the gateway; kept as text, not applied.
        new default_gateway "default_gateway": String = String::new();
        /// Mask of the network; kept as text, not applied.
        new default_netmask "default_netmask": String = String::new();
        /// Texts by key for clients to keep; the host acts on none of them.
        new other_config "other_config": BTreeMap<String, String> = BTreeMap::new();
        /// Key NIC of other_config; see PIF.device for real interfaces.
        old NIC "NIC": Option<String> = String::new();
        /// Key VLAN of other_config; see PIF.VLAN for real tags.
        old VLAN "VLAN": Option<String> = String::new();
    }
}

calls! {
    /// A switch that interfaces of VMs and of the host are plugged into. Without a PIF it joins VMs only.
    Network {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "network.get_uuid" (network: &Ref<Network>) -> String;
        /// Get `name_label`: Name shown to people; several objects may share it.
        call get_name_label "network.get_name_label" (network: &Ref<Network>) -> String;
        /// Set `name_label`: Name shown to people; several objects may share it.
        call set_name_label "network.set_name_label" (network: &Ref<Network>, value: &str) -> ();
        /// Get `name_description`: Free text for people; nothing acts on it.
        call get_name_description "network.get_name_description" (network: &Ref<Network>) -> String;
        /// Set `name_description`: Free text for people; nothing acts on it.
        call set_name_description "network.set_name_description" (network: &Ref<Network>, value: &str) -> ();
        /// Get `VIFs`: VM interfaces that name this network.
        call get_VIFs "network.get_VIFs" (network: &Ref<Network>) -> Vec<Ref<Vif>>;
        /// Get `PIFs`: Host interfaces that name this network; at most one per host through create_VLAN.
        call get_PIFs "network.get_PIFs" (network: &Ref<Network>) -> Vec<Ref<Pif>>;
        /// Get `default_gateway`: Address of the gateway; kept as text, not applied.
        call get_default_gateway "network.get_default_gateway" (network: &Ref<Network>) -> String;
        /// Set `default_gateway`: Address of the gateway; kept as text, not applied.
        call set_default_gateway "network.set_default_gateway" (network: &Ref<Network>, value: &str) -> ();
        /// Get `default_netmask`: Mask of the network; kept as text, not applied.
        call get_default_netmask "network.get_default_netmask" (network: &Ref<Network>) -> String;
        /// Set `default_netmask`: Mask of the network; kept as text, not applied.
        call set_default_netmask "network.set_default_netmask" (network: &Ref<Network>, value: &str) -> ();
        /// Get `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call get_other_config "network.get_other_config" (network: &Ref<Network>) -> BTreeMap<String, String>;
        /// Set `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call set_other_config "network.set_other_config" (network: &Ref<Network>, value: &BTreeMap<String, String>) -> ();
        /// Add to `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call add_to_other_config "network.add_to_other_config" (network: &Ref<Network>, key: &str, value: &str) -> ();
        /// Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them.
        call remove_from_other_config "network.remove_from_other_config" (network: &Ref<Network>, key: &str) -> ();
        /// Get `NIC`: Key NIC of other_config; see PIF.device for real interfaces.
        call get_NIC "network.get_NIC" (network: &Ref<Network>) -> String;
        /// Set `NIC`: Key NIC of other_config; see PIF.device for real interfaces.
        call set_NIC "network.set_NIC" (network: &Ref<Network>, value: &str) -> ();
        /// Get `VLAN`: Key VLAN of other_config; see PIF.VLAN for real tags.
        call get_VLAN "network.get_VLAN" (network: &Ref<Network>) -> String;
        /// Set `VLAN`: Key VLAN of other_config; see PIF.VLAN for real tags.
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
