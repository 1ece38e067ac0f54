//! ACMPolicy: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// An ACM Security Policy. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    ACMPolicyRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Representation of policy, in XML.
        new repr "repr": String = String::new();
        /// Type of the policy.
        run r#type "type": i64 = 0;
        /// Policy status flags.
        run flags "flags": i64 = 0;
    }
}

calls! {
    /// An ACM Security Policy.
    ACMPolicy {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "ACMPolicy.get_uuid" (acmpolicy: &Ref<ACMPolicy>) -> String;
        /// Get `repr`: Representation of policy, in XML.
        call get_repr "ACMPolicy.get_repr" (acmpolicy: &Ref<ACMPolicy>) -> String;
        /// Set `repr`: Representation of policy, in XML.
        call set_repr "ACMPolicy.set_repr" (acmpolicy: &Ref<ACMPolicy>, value: &str) -> ();
        /// Get `type`: Type of the policy.
        call get_type "ACMPolicy.get_type" (acmpolicy: &Ref<ACMPolicy>) -> i64;
        /// Get `flags`: Policy status flags.
        call get_flags "ACMPolicy.get_flags" (acmpolicy: &Ref<ACMPolicy>) -> i64;
        /// All fields of the ACMPolicy.
        call get_record "ACMPolicy.get_record" (acmpolicy: &Ref<ACMPolicy>) -> ACMPolicyRecord;
        /// All fields of the ACMPolicy, those of 0.4.3 included.
        call get_record_internal "ACMPolicy.get_record_internal" (acmpolicy: &Ref<ACMPolicy>) -> ACMPolicyRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "ACMPolicy.to_XML" (acmpolicy: &Ref<ACMPolicy>) -> String;
        /// The ACMPolicy of this uuid.
        call get_by_uuid "ACMPolicy.get_by_uuid" (uuid: &str) -> Ref<ACMPolicy>;
        /// Every ACMPolicy.
        call get_all "ACMPolicy.get_all" () -> Vec<Ref<ACMPolicy>>;
        /// Every ACMPolicy with its record.
        call get_all_records "ACMPolicy.get_all_records" () -> BTreeMap<Ref<ACMPolicy>, ACMPolicyRecord>;
        /// Get the referenced policy's header information.
        call get_header "ACMPolicy.get_header" (acmpolicy: &Ref<XSPolicy>) -> AcmPolicyheader;
        /// The same as a task.
        call async_get_header "Async.ACMPolicy.get_header" (acmpolicy: &Ref<XSPolicy>) -> Ref<Task>;
        /// Get the XML representation of the given policy.
        call get_xml "ACMPolicy.get_xml" (acmpolicy: &Ref<XSPolicy>) -> String;
        /// The same as a task.
        call async_get_xml "Async.ACMPolicy.get_xml" (acmpolicy: &Ref<XSPolicy>) -> Ref<Task>;
        /// Get the mapping information of the given policy.
        call get_map "ACMPolicy.get_map" (acmpolicy: &Ref<XSPolicy>) -> String;
        /// The same as a task.
        call async_get_map "Async.ACMPolicy.get_map" (acmpolicy: &Ref<XSPolicy>) -> Ref<Task>;
        /// Get the binary policy representation of the referenced policy.
        call get_binary "ACMPolicy.get_binary" (acmpolicy: &Ref<XSPolicy>) -> String;
        /// The same as a task.
        call async_get_binary "Async.ACMPolicy.get_binary" (acmpolicy: &Ref<XSPolicy>) -> Ref<Task>;
        /// Get the binary policy that the hypervisor currently enforces.
        call get_enforced_binary "ACMPolicy.get_enforced_binary" (acmpolicy: &Ref<XSPolicy>) -> String;
        /// The same as a task.
        call async_get_enforced_binary "Async.ACMPolicy.get_enforced_binary" (acmpolicy: &Ref<XSPolicy>) -> Ref<Task>;
        /// Get the ACM ssidref of the given virtual machine: there is none. Errors: HANDLE_INVALID, VM_BAD_POWER_STATE,
        /// SECURITY_ERROR.
        call get_VM_ssidref "ACMPolicy.get_VM_ssidref" (vm: &Ref<Vm>) -> String;
        /// The same as a task.
        call async_get_VM_ssidref "Async.ACMPolicy.get_VM_ssidref" (vm: &Ref<Vm>) -> Ref<Task>;
    }
}
