//! session, task, user, event (XenAPI 1.0.10, "Class: session" and so on).
//!
//! session.last_active is an int in the text's table and a dateTime in every client: it is answered as a dateTime.
//! What 0.4.3 alone has: session.create, destroy and get_all; task.create and destroy; user.get_all.

schema! {
    mod session: session {
        doc = "A log-in. Whoever knows its reference acts as its user, so lists show callers no session but their own.",
        create = Hook::Session, destroy = Hook::Session, role = Role::Read, secret = true, asynchronous = false
    }
    fields {
        uuid: Str, RO_run, "The same text as the session's reference, and as secret.";
        this_host: Ref(host), RO_run, "The host that answers; always this one.", held = Held::Loosely;
        this_user: Ref(user), RO_run, "The user who logged in.", held = Held::Loosely;
        last_active: DateTime, RO_run,
            "When the session made its latest call; one that stays idle too long (24 hours unless configured) ends.",
            source = Source::Live(Live::SessionLastActive);
    }
    messages {
        login_with_password(uname: Str, pwd: Str) -> Ref(session) [SESSION_AUTHENTICATION_FAILED, LIMIT_REACHED],
            Read, Handler::Login,
            "Opens a session for a name and its password. Both a wrong name and a wrong password are \
             SESSION_AUTHENTICATION_FAILED.", session = false, costly = true;
        logout() -> Void [], Read, Handler::Logout,
            "Ends the session that sends it; its reference is SESSION_INVALID from then on.";
        change_password(old_pwd: Str, new_pwd: Str) -> Void [SESSION_AUTHENTICATION_FAILED], Read,
            Handler::ChangePassword,
            "Gives the caller's own user a new password of 1 to 256 bytes; a wrong old one is \
             SESSION_AUTHENTICATION_FAILED.", costly = true, extension = true;
    }
}

schema! {
    mod task: task {
        doc = "Tells how an Async call goes. Finished tasks are kept for a day at most, fewer of them if they are many \
         or large.",
        create = Hook::Task, destroy = Hook::Task, role = Role::Operate,
        aliases = &[("get_all_tasks", "get_all")], asynchronous = false
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        name_label: Str, RO_run, "Async. and the method's name, unless a client set another; not unique.",
            settable = true;
        name_description: Str, RO_run, "Free text; says so when a result was too large to be kept.", settable = true;
        status: Enum(&TASK_STATUS), RO_run, "How the call goes: pending, cancelling, or how it ended.";
        session: Ref(session), RO_run, "The session that made the call. Every other session reads none here.",
            source = Source::Live(Live::TaskSession);
        progress: Int, RO_run, "Percent done, 0 to 100; 100 at any end, also a bad one.";
        r#type: Str, RO_run, "Type of the result in the API's spelling, void for none; known from the start.";
        result: Str, RO_run,
            "The result in XML-RPC once status is success; empty for void. Over 16 KiB it is dropped, and \
             name_description says so.";
        error_info: Set(&Str), RO_run,
            "The error's code, then its parameters, if the call failed or was cancelled; else empty.";
        allowed_operations: Set(&Enum(&TASK_OPERATIONS)), RO_run,
            "Cancel while the call can still be taken back, else empty.";
    }
    messages {
        cancel(task: Ref(task)) -> Void [OPERATION_NOT_ALLOWED], Operate, Handler::TaskCancel,
            "Ends the call and undoes what it did: status is cancelling, then cancelled. OPERATION_NOT_ALLOWED if \
             allowed_operations lacks Cancel.";
    }
}

schema! {
    mod user: user {
        doc = "Somebody who may log in, once set_password gave the user a password. Destroying the user ends its \
         sessions.",
        create = Hook::User, destroy = Hook::User, bound = 256,
        kept = true,
    }
    fields {
        uuid: Str, RO_run, "Names the object for as long as it exists; its reference is the same text.";
        short_name: Str, RO_ins, "The login name: 1 to 64 bytes, and no other user's (VALUE_NOT_SUPPORTED).",
            check = Check::UniqueName;
        fullname: Str, RW, "The person's name as text; may be empty.";
        role: Enum(&ROLE), RO_ins,
            "How much the user's sessions may do: read, operate or admin, each with all the one before may.",
            default = Default::Text(&"admin"), extension = true;
    }
    messages {
        set_password(self: Ref(user), password: Str) -> Void [], Admin, Handler::SetPassword,
            "Gives a user a password of 1 to 256 bytes in place of any older one; open sessions stay.", costly = true,
            extension = true;
    }
}

schema! {
    mod event: event {
        doc = "How a session learns what changed. Events are what next answers with; there are no event objects and so \
         no getters.",
        objects = false
    }
    fields {
        id: Int, RO_ins,
            "Number of the change, counted over the whole host and always rising. Gaps are other classes, or changes a \
             later one covers.";
        timestamp: DateTime, RO_ins, "When the host noted the change, UTC.";
        class: Str, RO_ins, "Class of the object, as in method names.";
        operation: Enum(&EVENT_OPERATION), RO_ins,
            "add, mod or del, against what the session was told before; an object that came and went in between has no \
             event.";
        r#ref: Str, RO_ins, "The object's reference; a dead one after del.";
        obj_uuid: Str, RO_ins, "The object's uuid, the same text as ref.";
    }
    messages {
        register(classes: Set(&Str)) -> Void [], Read, Handler::EventRegister,
            "Adds classes to those the session hears of, from now on. An empty list or \"*\" means all; an unknown \
             name is VALUE_NOT_SUPPORTED.";
        unregister(classes: Set(&Str)) -> Void [], Read, Handler::EventUnregister,
            "Takes classes from those the session hears of; an empty list or \"*\" takes all. Without any left the \
             registration is gone.";
        next() -> Set(&Record(event)) [SESSION_NOT_REGISTERED], Read, Handler::EventNext,
            "Waits for changes and answers with up to 100, one per object; empty after 30 s, at once as Async. \
             SESSION_NOT_REGISTERED: register (again) and read all objects anew.";
    }
}
