//! debug (XenAPI 1.0.10, "Class: debug"): objects without fields, for the tests of clients.

schema! {
    mod debug: debug {
        doc = "Objects that do nothing, for clients that try out their calls.",
        create = Hook::Plain, destroy = Hook::Plain, bound = 64
    }
    fields {}
    messages {
        return_failure() -> Void [], Read, Handler::ReturnFailure,
            "Fails with INTERNAL_ERROR, always, so that a client can try how it takes a failure.";
    }
}
