//! debug (XenAPI 1.0.10, "Class: debug"): objects without fields, for the tests of clients.

schema! {
    mod debug: debug {
        create = Hook::Plain, destroy = Hook::Plain, bound = 64,
        doc = "A basic class for testing."
    }
    fields {}
    messages {
        return_failure() -> Void [], Read, Handler::ReturnFailure, "Return an API 'successful' failure.";
    }
}
