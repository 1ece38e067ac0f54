//! XSPolicy: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A policy of Xen's former security module. There are none, and none can be made: today's Xen has FLASK instead. What
    /// `get_record` answers, and what a constructor takes. Fields of 0.4.3 only `get_record_internal` has.
    XSPolicyRecord {
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
    /// A policy of Xen's former security module. There are none, and none can be made: today's Xen has FLASK instead.
    XSPolicy {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "XSPolicy.get_uuid" (xspolicy: &Ref<XSPolicy>) -> String;
        /// Get `repr`: The whole policy as an XML document.
        call get_repr "XSPolicy.get_repr" (xspolicy: &Ref<XSPolicy>) -> String;
        /// Set `repr`: The whole policy as an XML document.
        call set_repr "XSPolicy.set_repr" (xspolicy: &Ref<XSPolicy>, value: &str) -> ();
        /// Get `type`: Number of the kind of policy; 1 is ACM.
        call get_type "XSPolicy.get_type" (xspolicy: &Ref<XSPolicy>) -> i64;
        /// Get `flags`: Bits: 1 if it is used from boot on, 2 if it is in force.
        call get_flags "XSPolicy.get_flags" (xspolicy: &Ref<XSPolicy>) -> i64;
        /// All fields of the XSPolicy.
        call get_record "XSPolicy.get_record" (xspolicy: &Ref<XSPolicy>) -> XSPolicyRecord;
        /// All fields of the XSPolicy, those of 0.4.3 included.
        call get_record_internal "XSPolicy.get_record_internal" (xspolicy: &Ref<XSPolicy>) -> XSPolicyRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "XSPolicy.to_XML" (xspolicy: &Ref<XSPolicy>) -> String;
        /// The XSPolicy of this uuid.
        call get_by_uuid "XSPolicy.get_by_uuid" (uuid: &str) -> Ref<XSPolicy>;
        /// Every XSPolicy.
        call get_all "XSPolicy.get_all" () -> Vec<Ref<XSPolicy>>;
        /// Every XSPolicy with its record.
        call get_all_records "XSPolicy.get_all_records" () -> BTreeMap<Ref<XSPolicy>, XSPolicyRecord>;
        /// Answers with a bit for each kind of policy Xen can have: 0, for none.
        call get_xstype "XSPolicy.get_xstype" () -> i64;
        /// The same as a task.
        call async_get_xstype "Async.XSPolicy.get_xstype" () -> Ref<Task>;
        /// Would put a policy in force. Changes nothing and answers with xserr -4111 and a text in errors that says why.
        call set_xspolicy "XSPolicy.set_xspolicy" (r#type: i64, repr: &str, flags: i64, overwrite: bool) -> XsPolicystate;
        /// The same as a task.
        call async_set_xspolicy "Async.XSPolicy.set_xspolicy" (r#type: i64, repr: &str, flags: i64, overwrite: bool) -> Ref<Task>;
        /// Would go back to a default policy. Changes nothing and answers with xserr -4111 and a text in errors that says
        /// why.
        call reset_xspolicy "XSPolicy.reset_xspolicy" (r#type: i64) -> XsPolicystate;
        /// The same as a task.
        call async_reset_xspolicy "Async.XSPolicy.reset_xspolicy" (r#type: i64) -> Ref<Task>;
        /// Answers with the policy in force: xserr 0 and everything else empty, as there is none.
        call get_xspolicy "XSPolicy.get_xspolicy" () -> XsPolicystate;
        /// The same as a task.
        call async_get_xspolicy "Async.XSPolicy.get_xspolicy" () -> Ref<Task>;
        /// Would boot without a policy from the next time on. Always SECURITY_ERROR: there is none to remove. Errors:
        /// SECURITY_ERROR.
        call rm_xsbootpolicy "XSPolicy.rm_xsbootpolicy" () -> ();
        /// The same as a task.
        call async_rm_xsbootpolicy "Async.XSPolicy.rm_xsbootpolicy" () -> Ref<Task>;
        /// Answers with labels by resource: always empty.
        call get_labeled_resources "XSPolicy.get_labeled_resources" () -> BTreeMap<String, String>;
        /// The same as a task.
        call async_get_labeled_resources "Async.XSPolicy.get_labeled_resources" () -> Ref<Task>;
        /// Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors: SECURITY_ERROR.
        call set_resource_label "XSPolicy.set_resource_label" (resource: &str, label: &str, old_label: &str) -> ();
        /// The same as a task.
        call async_set_resource_label "Async.XSPolicy.set_resource_label" (resource: &str, label: &str, old_label: &str) -> Ref<Task>;
        /// Answers with the empty label for any resource.
        call get_resource_label "XSPolicy.get_resource_label" (resource: &str) -> String;
        /// The same as a task.
        call async_get_resource_label "Async.XSPolicy.get_resource_label" (resource: &str) -> Ref<Task>;
        /// Answers 0 for the empty label: VMs run without one. Another label is SECURITY_ERROR. Errors: SECURITY_ERROR.
        call can_run "XSPolicy.can_run" (security_label: &str) -> i64;
        /// The same as a task.
        call async_can_run "Async.XSPolicy.can_run" (security_label: &str) -> Ref<Task>;
    }
}
