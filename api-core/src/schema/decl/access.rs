//! session, task, user (XenAPI 1.0.10, "Class: session", "Class: task", "Class: user").
//!
//! session.last_active is an int in the text's table and a dateTime in every client: it is answered as a dateTime.

schema! {
    mod session: session {
        get_all = false, asynchronous = false,
        doc = "A session. Its reference is its secret, so there is no list of them."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        this_host: Ref(host), RO_run, "Currently connected host.";
        this_user: Ref(user), RO_run, "Currently connected user.";
        last_active: DateTime, RO_run, "Timestamp for last time session was active.",
            source = Source::Live(Live::SessionLastActive);
    }
    messages {
        login_with_password(uname: Str, pwd: Str) -> Ref(session) [SESSION_AUTHENTICATION_FAILED, LIMIT_REACHED],
            Read, Handler::Login, "Attempt to authenticate the user, returning a session_id if successful.",
            session = false;
        logout() -> Void [], Read, Handler::Logout, "Log out of a session.";
    }
}

schema! {
    mod task: task {
        aliases = &[("get_all_tasks", "get_all"), ("get_by_label", "get_by_name_label")],
        asynchronous = false, doc = "A long-running asynchronous task."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        name_label: Str, RO_run, "A human-readable name.";
        name_description: Str, RO_run, "A notes field containing human-readable description.";
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
        get_all = false, create = Hook::User, destroy = Hook::User, bound = 256,
        doc = "A user of the system. One made here has no password and cannot log in."
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        short_name: Str, RO_ins, "Short name, the one to log in with.", check = Check::UniqueName;
        fullname: Str, RW, "Full name.";
    }
    messages {}
}
