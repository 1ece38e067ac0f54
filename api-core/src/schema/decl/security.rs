//! XSPolicy, ACMPolicy (XenAPI 1.0.10, "Class: XSPolicy", "Class: ACMPolicy").
//!
//! Xen dropped ACM in 2013 and has FLASK, which knows no such policies or labels. So there are no objects of these
//! classes, no type is supported, and what would set something answers with the text's own errors.

schema! {
    mod xspolicy: XSPolicy {
        doc = "A Xen Security Policy."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        repr: Str, RW, "Representation of policy, i.e., XML.";
        r#type: Int, RO_run, "Type of the policy.";
        flags: Int, RO_run, "Policy status flags.";
    }
    messages {
        get_xstype() -> Int [], Read, Handler::XsType, "Return the type of Xen Security Policy supported by this system: 0, none.",
            since = V1_0_2;
        set_xspolicy(r#type: Int, repr: Str, flags: Int, overwrite: Bool) -> Struct(&XS_POLICYSTATE) [], Admin,
            Handler::XsSet, "Set the current XSPolicy. Answers with the error \"policy type not supported\".", since = V1_0_2;
        reset_xspolicy(r#type: Int) -> Struct(&XS_POLICYSTATE) [], Admin, Handler::XsReset,
            "Attempt to reset the system's policy. Answers with the error \"policy type not supported\".", since = V1_0_2;
        get_xspolicy() -> Struct(&XS_POLICYSTATE) [], Read, Handler::XsGet,
            "Get information regarding the currently set Xen Security Policy: there is none.", since = V1_0_2;
        rm_xsbootpolicy() -> Void [SECURITY_ERROR], Admin, Handler::XsRemoveBoot,
            "Remove any policy from the default boot configuration.", since = V1_0_2;
        get_labeled_resources() -> Map(&[Str, Str]) [], Read, Handler::XsLabeled,
            "Get a list of resources that have been labeled: none.", since = V1_0_2;
        set_resource_label(resource: Str, label: Str, old_label: Str) -> Void [SECURITY_ERROR], Admin,
            Handler::XsSetLabel, "Label the given resource with the given label. Only the empty one can be.", since = V1_0_2;
        get_resource_label(resource: Str) -> Str [], Read, Handler::XsGetLabel,
            "Get the label of the given resource: always empty.", since = V1_0_2;
        can_run(security_label: Str) -> Int [SECURITY_ERROR], Read, Handler::XsCanRun,
            "Check whether a VM with the given security label could run on the system.", since = V1_0_2;
    }
}

schema! {
    mod acmpolicy: ACMPolicy {
        doc = "An ACM Security Policy."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        repr: Str, RW, "Representation of policy, in XML.";
        r#type: Int, RO_run, "Type of the policy.";
        flags: Int, RO_run, "Policy status flags.";
    }
    messages {
        get_header(self: Ref(XSPolicy)) -> Struct(&ACM_POLICYHEADER) [], Read, Handler::AcmHeader,
            "Get the referenced policy's header information.", since = V1_0_2;
        get_xml(self: Ref(XSPolicy)) -> Str [], Read, Handler::AcmXml, "Get the XML representation of the given policy.",
            since = V1_0_2;
        get_map(self: Ref(XSPolicy)) -> Str [], Read, Handler::AcmMap, "Get the mapping information of the given policy.",
            since = V1_0_2;
        get_binary(self: Ref(XSPolicy)) -> Str [], Read, Handler::AcmBinary,
            "Get the binary policy representation of the referenced policy.", since = V1_0_2;
        get_enforced_binary(self: Ref(XSPolicy)) -> Str [], Read, Handler::AcmEnforced,
            "Get the binary policy that the hypervisor currently enforces.", since = V1_0_2;
        get_VM_ssidref(vm: Ref(VM)) -> Str [HANDLE_INVALID, VM_BAD_POWER_STATE, SECURITY_ERROR], Read,
            Handler::AcmSsidref, "Get the ACM ssidref of the given virtual machine: there is none.", since = V1_0_2;
    }
}
