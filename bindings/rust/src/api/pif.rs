//! PIF: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A network card of the host, or a VLAN on one. Cards are found at boot; create_VLAN adds VLANs, and destroy removes
    /// only those. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    PifRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// Name of the card, such as eth0; a VLAN has the name of its card.
        new device "device": String = String::new();
        /// The network it is plugged into.
        new network "network": Ref<Network> = Ref::none();
        /// The machine that has it.
        new host "host": Ref<Host> = Ref::none();
        /// Ethernet address of the card, six hex bytes with colons; a VLAN starts with its card's.
        new MAC "MAC": String = String::new();
        /// Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise.
        new MTU "MTU": i64 = 1500;
        /// Tag of the VLAN, 0 to 4094; -1 for the card itself. Anything else is VLAN_TAG_INVALID.
        new VLAN "VLAN": i64 = -1;
        /// Its traffic figures, made and destroyed with it.
        run metrics "metrics": Ref<PifMetrics> = Ref::none();
    }
}

calls! {
    /// A network card of the host, or a VLAN on one. Cards are found at boot; create_VLAN adds VLANs, and destroy removes
    /// only those.
    Pif {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "PIF.get_uuid" (pif: &Ref<Pif>) -> String;
        /// Get `device`: Name of the card, such as eth0; a VLAN has the name of its card.
        call get_device "PIF.get_device" (pif: &Ref<Pif>) -> String;
        /// Set `device`: Name of the card, such as eth0; a VLAN has the name of its card. Errors: PIF_IS_PHYSICAL,
        /// VLAN_TAG_INVALID.
        call set_device "PIF.set_device" (pif: &Ref<Pif>, value: &str) -> ();
        /// Get `network`: The network it is plugged into.
        call get_network "PIF.get_network" (pif: &Ref<Pif>) -> Ref<Network>;
        /// Get `host`: The machine that has it.
        call get_host "PIF.get_host" (pif: &Ref<Pif>) -> Ref<Host>;
        /// Get `MAC`: Ethernet address of the card, six hex bytes with colons; a VLAN starts with its card's.
        call get_MAC "PIF.get_MAC" (pif: &Ref<Pif>) -> String;
        /// Set `MAC`: Ethernet address of the card, six hex bytes with colons; a VLAN starts with its card's. Errors:
        /// PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        call set_MAC "PIF.set_MAC" (pif: &Ref<Pif>, value: &str) -> ();
        /// Get `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise.
        call get_MTU "PIF.get_MTU" (pif: &Ref<Pif>) -> i64;
        /// Set `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise. Errors: PIF_IS_PHYSICAL,
        /// VLAN_TAG_INVALID.
        call set_MTU "PIF.set_MTU" (pif: &Ref<Pif>, value: i64) -> ();
        /// Get `VLAN`: Tag of the VLAN, 0 to 4094; -1 for the card itself. Anything else is VLAN_TAG_INVALID.
        call get_VLAN "PIF.get_VLAN" (pif: &Ref<Pif>) -> i64;
        /// Set `VLAN`: Tag of the VLAN, 0 to 4094; -1 for the card itself. Anything else is VLAN_TAG_INVALID. Errors:
        /// PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        call set_VLAN "PIF.set_VLAN" (pif: &Ref<Pif>, value: i64) -> ();
        /// Get `metrics`: Its traffic figures, made and destroyed with it.
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
        /// Adds a VLAN to a card, which device names, with its MAC and MTU. A network with a PIF on the host is
        /// NETWORK_ALREADY_CONNECTED. Errors: VLAN_TAG_INVALID, NETWORK_ALREADY_CONNECTED, VALUE_NOT_SUPPORTED,
        /// LIMIT_REACHED.
        call create_VLAN "PIF.create_VLAN" (device: &str, network: &Ref<Network>, host: &Ref<Host>, VLAN: i64) -> Ref<Pif>;
        /// The same as a task.
        call async_create_VLAN "Async.PIF.create_VLAN" (device: &str, network: &Ref<Network>, host: &Ref<Host>, VLAN: i64) -> Ref<Task>;
    }
}
