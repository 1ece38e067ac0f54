//! XSPolicy, ACMPolicy and security labels (XenAPI 1.0.10, "Class: XSPolicy").
//!
//! Xen has no policy that knows labels, so every question has the answer "none", and whatever would set something fails
//! with the text's error and xend's number for it. The empty label is what everything has, so it can be set.

use crate::engine::Engine;
use crate::error::{Code, Error, Result};
use crate::schema::types::Handler;
use crate::store::value::{NONE, Value};

/// -XSERR_POLICY_TYPE_UNSUPPORTED
const UNSUPPORTED: i64 = -0x100f;

fn no_policy() -> Error {
    Error::new(Code::SECURITY_ERROR, &["-4111", "no security policy is loaded, and this Xen has no type of one"])
}

/// An xs_policystate that says how it went.
fn state(xserr: i64, errors: &str) -> Value {
    Value::Set(
        [
            Value::Int(xserr),
            Value::Ref(NONE),
            Value::str(""),
            Value::Int(0),
            Value::Int(0),
            Value::str(""),
            Value::str(errors),
        ]
        .into(),
    )
}

impl Engine {
    /// Handlers of these classes; `label` is what would be set, if it sets one.
    pub(super) fn policy(&mut self, handler: Handler, label: Option<&Value>) -> Result<Value> {
        let labelled = matches!(label, Some(Value::Str(text)) if !text.is_empty());
        match handler {
            Handler::XsType => Ok(Value::Int(0)),
            Handler::XsGet => Ok(state(0, "")),
            Handler::XsSet | Handler::XsReset => Ok(state(UNSUPPORTED, "policy type not supported")),
            Handler::XsLabeled => Ok(Value::Map(Default::default())),
            Handler::XsGetLabel | Handler::VifLabel => Ok(Value::str("")),
            Handler::XsCanRun if !labelled => Ok(Value::Int(0)),
            Handler::VmSetLabel if !labelled => Ok(Value::Int(0)),
            Handler::XsSetLabel | Handler::VifSetLabel | Handler::VdiSetLabel if !labelled => Ok(Value::Void),
            // The rest names a policy, and there is none to name; or would change one.
            _ => Err(no_policy()),
        }
    }
}
