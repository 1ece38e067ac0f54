//! debug (XenAPI 1.0.10, "Class: debug"): objects without fields, for the tests of clients.

schema! {
    mod debug: debug {
        doc = "A basic class for testing.",
        create = Hook::Plain, destroy = Hook::Plain, bound = 64
    }
    fields {}
    messages {
        return_failure() -> Void [], Read, Handler::ReturnFailure, "Return an API 'successful' failure.";
    }
}
