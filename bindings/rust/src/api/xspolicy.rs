//! XSPolicy: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// A Xen Security Policy. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    XSPolicyRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Representation of policy, i.e., XML.
        new repr "repr": String = String::new();
        /// Type of the policy.
        run r#type "type": i64 = 0;
        /// Policy status flags.
        run flags "flags": i64 = 0;
    }
}

calls! {
    /// A Xen Security Policy.
    XSPolicy {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "XSPolicy.get_uuid" (xspolicy: &Ref<XSPolicy>) -> String;
        /// Get `repr`: Representation of policy, i.e., XML.
        call get_repr "XSPolicy.get_repr" (xspolicy: &Ref<XSPolicy>) -> String;
        /// Set `repr`: Representation of policy, i.e., XML.
        call set_repr "XSPolicy.set_repr" (xspolicy: &Ref<XSPolicy>, value: &str) -> ();
        /// Get `type`: Type of the policy.
        call get_type "XSPolicy.get_type" (xspolicy: &Ref<XSPolicy>) -> i64;
        /// Get `flags`: Policy status flags.
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
        /// Return the type of Xen Security Policy supported by this system: 0, none.
        call get_xstype "XSPolicy.get_xstype" () -> i64;
        /// The same as a task.
        call async_get_xstype "Async.XSPolicy.get_xstype" () -> Ref<Task>;
        /// Set the current XSPolicy. Answers with the error "policy type not supported".
        call set_xspolicy "XSPolicy.set_xspolicy" (r#type: i64, repr: &str, flags: i64, overwrite: bool) -> XsPolicystate;
        /// The same as a task.
        call async_set_xspolicy "Async.XSPolicy.set_xspolicy" (r#type: i64, repr: &str, flags: i64, overwrite: bool) -> Ref<Task>;
        /// Attempt to reset the system's policy. Answers with the error "policy type not supported".
        call reset_xspolicy "XSPolicy.reset_xspolicy" (r#type: i64) -> XsPolicystate;
        /// The same as a task.
        call async_reset_xspolicy "Async.XSPolicy.reset_xspolicy" (r#type: i64) -> Ref<Task>;
        /// Get information regarding the currently set Xen Security Policy: there is none.
        call get_xspolicy "XSPolicy.get_xspolicy" () -> XsPolicystate;
        /// The same as a task.
        call async_get_xspolicy "Async.XSPolicy.get_xspolicy" () -> Ref<Task>;
        /// Remove any policy from the default boot configuration. Errors: SECURITY_ERROR.
        call rm_xsbootpolicy "XSPolicy.rm_xsbootpolicy" () -> ();
        /// The same as a task.
        call async_rm_xsbootpolicy "Async.XSPolicy.rm_xsbootpolicy" () -> Ref<Task>;
        /// Get a list of resources that have been labeled: none.
        call get_labeled_resources "XSPolicy.get_labeled_resources" () -> BTreeMap<String, String>;
        /// The same as a task.
        call async_get_labeled_resources "Async.XSPolicy.get_labeled_resources" () -> Ref<Task>;
        /// Label the given resource with the given label. Only the empty one can be. Errors: SECURITY_ERROR.
        call set_resource_label "XSPolicy.set_resource_label" (resource: &str, label: &str, old_label: &str) -> ();
        /// The same as a task.
        call async_set_resource_label "Async.XSPolicy.set_resource_label" (resource: &str, label: &str, old_label: &str) -> Ref<Task>;
        /// Get the label of the given resource: always empty.
        call get_resource_label "XSPolicy.get_resource_label" (resource: &str) -> String;
        /// The same as a task.
        call async_get_resource_label "Async.XSPolicy.get_resource_label" (resource: &str) -> Ref<Task>;
        /// Check whether a VM with the given security label could run on the system. Errors: SECURITY_ERROR.
        call can_run "XSPolicy.can_run" (security_label: &str) -> i64;
        /// The same as a task.
        call async_can_run "Async.XSPolicy.can_run" (security_label: &str) -> Ref<Task>;
    }
}
