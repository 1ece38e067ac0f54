//! session, task, user, event (XenAPI 1.0.10, "Class: session" and so on).
//!
//! session.last_active is an int in the text's table and a dateTime in every client: it is answered as a dateTime.
//! What 0.4.3 alone has: session.create, destroy and get_all; task.create and destroy; user.get_all.

schema! {
    mod session: session {
        doc = "A session. Its reference is its secret, so only the caller's own is ever listed.",
        create = Hook::Session, destroy = Hook::Session, role = Role::Read, secret = true, asynchronous = false
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        this_host: Ref(host), RO_run, "Currently connected host.", held = Held::Loosely;
        this_user: Ref(user), RO_run, "Currently connected user.", held = Held::Loosely;
        last_active: DateTime, RO_run, "Timestamp for last time session was active.",
            source = Source::Live(Live::SessionLastActive);
    }
    messages {
        login_with_password(uname: Str, pwd: Str) -> Ref(session) [SESSION_AUTHENTICATION_FAILED, LIMIT_REACHED],
            Read, Handler::Login, "Attempt to authenticate the user, returning a session_id if successful.",
            session = false, costly = true;
        logout() -> Void [], Read, Handler::Logout, "Log out of a session.";
        change_password(old_pwd: Str, new_pwd: Str) -> Void [SESSION_AUTHENTICATION_FAILED], Read,
            Handler::ChangePassword, "Change the password of the session's user.", costly = true, extension = true;
    }
}

schema! {
    mod task: task {
        doc = "A long-running asynchronous task.",
        create = Hook::Task, destroy = Hook::Task, role = Role::Operate,
        aliases = &[("get_all_tasks", "get_all")], asynchronous = false
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        name_label: Str, RO_run, "A human-readable name.", settable = true;
        name_description: Str, RO_run, "A notes field containing human-readable description.", settable = true;
        status: Enum(&TASK_STATUS), RO_run, "Current status of the task.";
        session: Ref(session), RO_run, "The session that created the task; told to that session only.",
            source = Source::Live(Live::TaskSession);
        progress: Int, RO_run, "If the task is still pending, its progress in percent; 100 once it is over.";
        r#type: Str, RO_run, "The type of the result, as in the text, if the task succeeded.";
        result: Str, RO_run,
            "The result of the task as the XML-RPC value it would have been, if there is one. One over 16 KiB is not \
             kept: it is empty then, and name_description says so.";
        error_info: Set(&Str), RO_run, "Code and parameters of the error, if the task failed.";
        allowed_operations: Set(&Enum(&TASK_OPERATIONS)), RO_run, "What can be done with the task now.";
    }
    messages {
        cancel(task: Ref(task)) -> Void [OPERATION_NOT_ALLOWED], Operate, Handler::TaskCancel,
            "Cancel this task: what it did is undone.";
    }
}

schema! {
    mod user: user {
        doc = "A user of the system. One made without a password cannot log in until it is given one.",
        create = Hook::User, destroy = Hook::User, bound = 256
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        short_name: Str, RO_ins, "Short name, the one to log in with.", check = Check::UniqueName;
        fullname: Str, RW, "Full name.";
        role: Enum(&ROLE), RO_ins, "What the user's sessions may do.", default = Default::Text(&"admin"),
            extension = true;
    }
    messages {
        set_password(self: Ref(user), password: Str) -> Void [], Admin, Handler::SetPassword,
            "Give the user a password to log in with.", costly = true, extension = true;
    }
}

schema! {
    mod event: event {
        doc = "Asynchronous event registration and handling. An event is a record and no object: it has no accessors.",
        objects = false, asynchronous = false
    }
    fields {
        id: Int, RO_ins,
            "The number of the change among all changes of the host's objects. It rises; numbers that are left out are \
             of classes not registered for, or of changes that this one came after.";
        timestamp: DateTime, RO_ins, "The time at which the event occurred.";
        class: Str, RO_ins, "The name of the class of the object that changed.";
        operation: Enum(&EVENT_OPERATION), RO_ins, "The operation that was performed.";
        r#ref: Str, RO_ins, "A reference to the object that changed.";
        obj_uuid: Str, RO_ins, "The uuid of the object that changed.";
    }
    messages {
        register(classes: Set(&Str)) -> Void [], Read, Handler::EventRegister,
            "Registers this session with the event system for these classes besides those it has; the empty list and \
             \"*\" are all.";
        unregister(classes: Set(&Str)) -> Void [], Read, Handler::EventUnregister,
            "Unregisters this session for these classes; the empty list and \"*\" are all.";
        next() -> Set(&Record(event)) [SESSION_NOT_REGISTERED], Read, Handler::EventNext,
            "Blocking call which returns a (possibly empty) batch of events: the last state of each object that changed \
             since the call before. Empty after 30 seconds without any.";
    }
}
