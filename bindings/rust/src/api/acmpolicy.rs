//! ACMPolicy: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A policy of the ACM kind. There are none: Xen dropped ACM in 2013. What `get_record` answers, and what a constructor
    /// takes. Fields of 0.4.3 only `get_record_internal` has.
    ACMPolicyRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// The whole policy as an XML document.
        new repr "repr": String = String::new();
        /// Number of the kind of policy; 1 is ACM.
        run r#type "type": i64 = 0;
        /// Bits: 1 if it is used from boot on, 2 if it is in force.
        run flags "flags": i64 = 0;
    }
}

calls! {
    /// A policy of the ACM kind. There are none: Xen dropped ACM in 2013.
    ACMPolicy {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "ACMPolicy.get_uuid" (acmpolicy: &Ref<ACMPolicy>) -> String;
        /// Get `repr`: The whole policy as an XML document.
        call get_repr "ACMPolicy.get_repr" (acmpolicy: &Ref<ACMPolicy>) -> String;
        /// Set `repr`: The whole policy as an XML document.
        call set_repr "ACMPolicy.set_repr" (acmpolicy: &Ref<ACMPolicy>, value: &str) -> ();
        /// Get `type`: Number of the kind of policy; 1 is ACM.
        call get_type "ACMPolicy.get_type" (acmpolicy: &Ref<ACMPolicy>) -> i64;
        /// Get `flags`: Bits: 1 if it is used from boot on, 2 if it is in force.
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
        /// Would answer with a policy's name, date and origin. No reference is valid: HANDLE_INVALID.
        call get_header "ACMPolicy.get_header" (acmpolicy: &Ref<XSPolicy>) -> AcmPolicyheader;
        /// The same as a task.
        call async_get_header "Async.ACMPolicy.get_header" (acmpolicy: &Ref<XSPolicy>) -> Ref<Task>;
        /// Would answer with a policy as XML. No reference is valid: HANDLE_INVALID.
        call get_xml "ACMPolicy.get_xml" (acmpolicy: &Ref<XSPolicy>) -> String;
        /// The same as a task.
        call async_get_xml "Async.ACMPolicy.get_xml" (acmpolicy: &Ref<XSPolicy>) -> Ref<Task>;
        /// Would answer with how a policy numbers its labels. No reference is valid: HANDLE_INVALID.
        call get_map "ACMPolicy.get_map" (acmpolicy: &Ref<XSPolicy>) -> String;
        /// The same as a task.
        call async_get_map "Async.ACMPolicy.get_map" (acmpolicy: &Ref<XSPolicy>) -> Ref<Task>;
        /// Would answer with a policy in compiled form, base64. No reference is valid: HANDLE_INVALID.
        call get_binary "ACMPolicy.get_binary" (acmpolicy: &Ref<XSPolicy>) -> String;
        /// The same as a task.
        call async_get_binary "Async.ACMPolicy.get_binary" (acmpolicy: &Ref<XSPolicy>) -> Ref<Task>;
        /// Would answer with what Xen has loaded, base64. No reference is valid: HANDLE_INVALID.
        call get_enforced_binary "ACMPolicy.get_enforced_binary" (acmpolicy: &Ref<XSPolicy>) -> String;
        /// The same as a task.
        call async_get_enforced_binary "Async.ACMPolicy.get_enforced_binary" (acmpolicy: &Ref<XSPolicy>) -> Ref<Task>;
        /// Would answer with the number ACM knows a VM's label by. Always SECURITY_ERROR: Xen has no ACM. Errors:
        /// HANDLE_INVALID, VM_BAD_POWER_STATE, SECURITY_ERROR.
        call get_VM_ssidref "ACMPolicy.get_VM_ssidref" (vm: &Ref<Vm>) -> String;
        /// The same as a task.
        call async_get_VM_ssidref "Async.ACMPolicy.get_VM_ssidref" (vm: &Ref<Vm>) -> Ref<Task>;
    }
}
