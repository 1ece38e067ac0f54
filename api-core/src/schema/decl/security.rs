//! XSPolicy, ACMPolicy (XenAPI 1.0.10, "Class: XSPolicy", "Class: ACMPolicy").
//!
//! Xen dropped ACM in 2013 and has FLASK, which knows no such policies or labels. So there are no objects of these
//! classes, no type is supported, and what would set something answers with the text's own errors.

schema! {
    mod xspolicy: XSPolicy {
        doc = "A policy of Xen's former security module. There are none, and none can be made: today's Xen has FLASK \
         instead."
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        repr: Str, RW, "The whole policy as an XML document.";
        r#type: Int, RO_run, "Number of the kind of policy; 1 is ACM.";
        flags: Int, RO_run, "Bits: 1 if it is used from boot on, 2 if it is in force.";
    }
    messages {
        get_xstype() -> Int [], Read, Handler::XsType,
            "Answers with a bit for each kind of policy Xen can have: 0, for none.", since = V1_0_2;
        set_xspolicy(r#type: Int, repr: Str, flags: Int, overwrite: Bool) -> Struct(&XS_POLICYSTATE) [], Admin,
            Handler::XsSet,
            "Would put a policy in force. Changes nothing and answers with xserr -4111 and a text in errors that says \
             why.", since = V1_0_2;
        reset_xspolicy(r#type: Int) -> Struct(&XS_POLICYSTATE) [], Admin, Handler::XsReset,
            "Would go back to a default policy. Changes nothing and answers with xserr -4111 and a text in errors that \
             says why.", since = V1_0_2;
        get_xspolicy() -> Struct(&XS_POLICYSTATE) [], Read, Handler::XsGet,
            "Answers with the policy in force: xserr 0 and everything else empty, as there is none.", since = V1_0_2;
        rm_xsbootpolicy() -> Void [SECURITY_ERROR], Admin, Handler::XsRemoveBoot,
            "Would boot without a policy from the next time on. Always SECURITY_ERROR: there is none to remove.",
            since = V1_0_2;
        get_labeled_resources() -> Map(&[Str, Str]) [], Read, Handler::XsLabeled,
            "Answers with labels by resource: always empty.", since = V1_0_2;
        set_resource_label(resource: Str, label: Str, old_label: Str) -> Void [SECURITY_ERROR], Admin,
            Handler::XsSetLabel, "Accepts the empty label, which everything has; another one is SECURITY_ERROR.",
            since = V1_0_2;
        get_resource_label(resource: Str) -> Str [], Read, Handler::XsGetLabel,
            "Answers with the empty label for any resource.", since = V1_0_2;
        can_run(security_label: Str) -> Int [SECURITY_ERROR], Read, Handler::XsCanRun,
            "Answers 0 for the empty label: VMs run without one. Another label is SECURITY_ERROR.", since = V1_0_2;
    }
}

schema! {
    mod acmpolicy: ACMPolicy {
        doc = "A policy of the ACM kind. There are none: Xen dropped ACM in 2013."
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        repr: Str, RW, "The whole policy as an XML document.";
        r#type: Int, RO_run, "Number of the kind of policy; 1 is ACM.";
        flags: Int, RO_run, "Bits: 1 if it is used from boot on, 2 if it is in force.";
    }
    messages {
        get_header(self: Ref(XSPolicy)) -> Struct(&ACM_POLICYHEADER) [], Read, Handler::AcmHeader,
            "Would answer with a policy's name, date and origin. No reference is valid: HANDLE_INVALID.",
            since = V1_0_2;
        get_xml(self: Ref(XSPolicy)) -> Str [], Read, Handler::AcmXml,
            "Would answer with a policy as XML. No reference is valid: HANDLE_INVALID.", since = V1_0_2;
        get_map(self: Ref(XSPolicy)) -> Str [], Read, Handler::AcmMap,
            "Would answer with how a policy numbers its labels. No reference is valid: HANDLE_INVALID.", since = V1_0_2;
        get_binary(self: Ref(XSPolicy)) -> Str [], Read, Handler::AcmBinary,
            "Would answer with a policy in compiled form, base64. No reference is valid: HANDLE_INVALID.",
            since = V1_0_2;
        get_enforced_binary(self: Ref(XSPolicy)) -> Str [], Read, Handler::AcmEnforced,
            "Would answer with what Xen has loaded, base64. No reference is valid: HANDLE_INVALID.", since = V1_0_2;
        get_VM_ssidref(vm: Ref(VM)) -> Str [HANDLE_INVALID, VM_BAD_POWER_STATE, SECURITY_ERROR], Read,
            Handler::AcmSsidref,
            "Would answer with the number ACM knows a VM's label by. Always SECURITY_ERROR: Xen has no ACM.",
            since = V1_0_2;
    }
}
