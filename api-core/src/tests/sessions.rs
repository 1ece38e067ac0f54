//! Logging in and out, expiry, bounds, roles.

use super::rig::*;
use crate::schema::types::Role;
use crate::{Config, Limits, Source};
use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

#[test]
fn in_and_out() {
    let mut r = Rig::with(config());
    assert_eq!(r.login("root", "wrong").err(), ["SESSION_AUTHENTICATION_FAILED"]);
    assert_eq!(r.login("nobody", "secret").err(), ["SESSION_AUTHENTICATION_FAILED"]);
    assert_eq!(r.login("", "").err(), ["SESSION_AUTHENTICATION_FAILED"]);
    r.session = r.login("root", "secret").ok().text().to_owned();
    let own = s(&r.session);
    assert_eq!(r.call("session.get_uuid", &[own.clone()]), R::Ok(own.clone()));
    assert_eq!(r.call("session.get_this_host", &[own.clone()]), R::Ok(Rig::host()));
    let user = r.call("session.get_this_user", &[own.clone()]).ok();
    assert_eq!(r.call("user.get_short_name", &[user]), R::Ok(s("root")));
    assert_eq!(r.call("session.get_last_active", &[own.clone()]), R::Ok(V::T("20060901T12:00:01Z".to_owned())));
    assert_eq!(r.call("session.logout", &[]), R::Ok(s("")));
    assert_eq!(r.call("session.logout", &[]).err(), ["SESSION_INVALID", own.text()]);
    assert_eq!(r.engine.counts().sessions, 0);
    let expected = [
        "root session.login_with_password  SESSION_AUTHENTICATION_FAILED",
        "nobody session.login_with_password  SESSION_AUTHENTICATION_FAILED",
        " session.login_with_password  SESSION_AUTHENTICATION_FAILED",
        "root session.login_with_password  ok",
        "root session.logout  ok",
    ];
    assert_eq!(r.audits, expected);
    let counts = r.engine.counts();
    assert_eq!((counts.logins, counts.logins_failed), (1, 3));
}

#[test]
fn login_takes_exactly_two() {
    let mut r = Rig::with(config());
    let args = ["root", "secret", "1.0", "client"].map(s);
    for n in [0, 1, 3, 4] {
        let name = "session.login_with_password";
        let error = r.raw(name, &args[..n]).err();
        assert_eq!(error, ["MESSAGE_PARAMETER_COUNT_MISMATCH", name, "2", &n.to_string()]);
    }
    assert_eq!(r.raw("session.login_with_password", &[V::I(1), s("x")]).err(), ["FIELD_TYPE_ERROR", "uname"]);
}

#[test]
fn the_wrong_session() {
    let mut r = Rig::new();
    for (handle, shown) in [
        (s("nonsense"), "nonsense"),
        (s(""), ""),
        (s("OpaqueRef:NULL"), "OpaqueRef:NULL"),
        (s("00000000-0000-0000-0000-000000000000"), "00000000-0000-0000-0000-000000000000"),
        (Rig::host(), Rig::host().text()),
        (V::I(3), ""),
        (rec(&[]), ""),
    ] {
        assert_eq!(r.raw("host.get_all", &[handle]).err(), ["SESSION_INVALID", shown]);
    }
}

#[test]
fn sessions_expire_without_calls() {
    let limits = Limits { session_ns: 60 * SECOND, ..Limits::default() };
    let mut r = Rig::with(Config { limits, ..config() });
    r.session = r.login("root", "secret").ok().text().to_owned();
    let source = Source([1; 16]);
    for _ in 0..5 {
        r.now += 59 * SECOND;
        r.call("host.get_all", &[]).ok();
        assert_eq!(r.poll().at, Some(r.now + 60 * SECOND));
    }
    assert!(r.engine.known_source(source));
    r.now += 60 * SECOND;
    // Even before poll had its turn.
    assert_eq!(r.call("host.get_all", &[]).code(), "SESSION_INVALID");
    let session = r.session.clone();
    assert!(!r.env(|engine, env| engine.session(env, &session)));
    r.poll();
    assert_eq!(r.engine.counts().sessions, 0);
    assert_eq!(r.engine.store().len(crate::schema::Class::session), 0);
    assert!(!r.engine.known_source(source));
    assert_eq!(r.last.at, None);
}

#[test]
fn sessions_are_bounded() {
    let limits = Limits { sessions: 4, session_ns: 60 * SECOND, ..Limits::default() };
    let mut r = Rig::with(Config { limits, ..config() });
    let mut all: BTreeSet<String> = BTreeSet::new();
    for name in ["root", "guest", "root", "guest"] {
        r.now += SECOND;
        let password = if name == "root" { "secret" } else { "guest" };
        all.insert(r.login(name, password).ok().text().to_owned());
    }
    assert_eq!(all.len(), 4);
    assert_eq!(r.login("root", "secret").err(), ["LIMIT_REACHED", "sessions", "4"]);
    assert_eq!(r.login("root", "no").err(), ["SESSION_AUTHENTICATION_FAILED"], "the limit tells strangers nothing");
    // The others go on; when one expires there is room.
    for session in &all {
        r.session = session.clone();
        r.call("host.get_all", &[]).ok();
    }
    r.now += 60 * SECOND;
    r.login("root", "secret").ok();
    assert_eq!(r.engine.counts().sessions, 1);
}

#[test]
fn who_has_most_sessions_makes_room_for_its_own() {
    let limits = Limits { sessions: 4, ..Limits::default() };
    let mut r = Rig::with(Config { limits, ..config() });
    let mut all: Vec<V> = Vec::new();
    let guest = r.login("guest", "guest").ok();
    for _ in 0..10 {
        r.now += SECOND;
        all.push(r.login("root", "secret").ok());
        assert!(r.engine.counts().sessions <= 4);
    }
    let open: Vec<bool> = all.iter().map(|v| matches!(r.raw("host.get_all", &[v.clone()]), R::Ok(_))).collect();
    assert_eq!(open, [[false; 7].as_slice(), &[true; 3]].concat());
    // The guest's outlived them; and the guest, with few, takes nobody's place while all are in use.
    r.raw("host.get_all", &[guest.clone()]).ok();
    assert_eq!(r.login("guest", "guest").err(), ["LIMIT_REACHED", "sessions", "4"]);
    r.now += 300 * SECOND;
    for session in [&guest, &all[8], &all[9]] {
        r.raw("host.get_all", &[session.clone()]).ok();
    }
    r.login("guest", "guest").ok();
    assert_eq!(r.raw("host.get_all", &[all[7].clone()]).code(), "SESSION_INVALID", "unused for five minutes");
    assert_eq!(r.engine.store().len(crate::schema::Class::session), 4);
}

#[test]
fn a_hash_out_of_bounds_is_no_way_in() {
    let phc = "$argon2id$v=19$m=4194304,t=3,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let users = [("root".to_owned(), phc.to_owned()), ("empty".to_owned(), String::new())].to_vec();
    let mut r = Rig::with(Config { users, ..config() });
    assert_eq!(r.login("root", "x").code(), "SESSION_AUTHENTICATION_FAILED");
    assert_eq!(r.login("empty", "").code(), "SESSION_AUTHENTICATION_FAILED");
}

#[test]
fn a_user_that_goes_takes_its_sessions_along() {
    let mut r = Rig::new();
    let guest = r.login("guest", "guest").ok();
    let user = r.call("session.get_this_user", &[guest.clone()]).ok();
    let own = r.call("session.get_this_user", &[s(&r.session)]).ok();
    assert_eq!(r.call("user.destroy", &[own]).code(), "OPERATION_NOT_ALLOWED");
    assert_eq!(r.call("user.destroy", &[user]), R::Ok(s("")));
    assert_eq!(r.raw("host.get_all", &[guest]).code(), "SESSION_INVALID");
    assert_eq!(r.login("guest", "guest").code(), "SESSION_AUTHENTICATION_FAILED");
    // A new user of that name does not inherit the password.
    r.call("user.create", &[rec(&[("short_name", s("guest"))])]).ok();
    assert_eq!(r.login("guest", "guest").code(), "SESSION_AUTHENTICATION_FAILED");
}

#[test]
fn roles_by_row() {
    let mut r = Rig::new();
    let vm = r.vm();
    for (role, ok, denied) in [
        (
            Role::Read,
            &["VM.get_record", "host.get_all"][..],
            &["VM.start", "VM.destroy", "VM.set_name_label", "host.disable"][..],
        ),
        (
            Role::Operate,
            &["VM.get_record", "VM.set_name_label", "VM.start"],
            &["host.disable", "host.set_name_label", "user.create"],
        ),
    ] {
        assert!(r.engine.set_role("guest", role));
        let guest = r.login("guest", "guest").ok();
        let args = |method: &str| -> Vec<V> {
            let mut all = [guest.clone()].to_vec();
            match method {
                "host.get_all" => {}
                "user.create" => all.push(rec(&[("short_name", s("z"))])),
                m if m.starts_with("host.") => all.push(Rig::host()),
                _ => all.push(vm.clone()),
            }
            match method {
                "VM.start" => all.push(V::B(false)),
                m if m.contains("set_") => all.push(s("n")),
                _ => {}
            }
            all
        };
        for method in ok {
            r.raw(method, &args(method)).ok();
        }
        for method in denied {
            r.fake.log.clear();
            r.audits.clear();
            assert_eq!(r.raw(method, &args(method)).err(), ["PERMISSION_DENIED"], "{method}");
            assert!(r.fake.log.is_empty());
            assert_eq!(r.audits, [alloc::format!("guest {method}  PERMISSION_DENIED")]);
        }
        r.raw("session.logout", &[guest]).ok();
    }
}

/// One user, whatever it does, leaves room for others; what it does to sessions and passwords is in the audit.
#[test]
fn a_user_locks_nobody_out_and_leaves_a_trace() {
    let mut r = Rig::with(Config { limits: Limits { sessions: 16, ..Limits::default() }, ..config() });
    let guest = r.login("guest", "guest").ok();
    r.audits.clear();
    for _ in 0..40 {
        r.raw("session.create", &[guest.clone(), rec(&[])]).ok();
        r.raw("host.get_all", &[guest.clone()]).ok();
        r.now += SECOND;
    }
    r.session = r.login("root", "secret").ok().text().to_owned();
    assert!(r.audits.iter().filter(|a| a.starts_with("guest session.create  ok")).count() == 40, "{:?}", r.audits);
    let guest = r.login("guest", "guest").ok();
    let before = r.engine.counts().logins_failed;
    let wrong = r.raw("session.change_password", &[guest.clone(), s("no"), s("new")]);
    assert_eq!(wrong.code(), "SESSION_AUTHENTICATION_FAILED");
    assert_eq!(r.engine.counts().logins_failed, before + 1, "it counts as a failed log-in");
    assert!(r.audits.last().is_some_and(|a| a.starts_with("guest session.change_password")), "{:?}", r.audits.last());
    // A new password ends every other session of the user.
    r.raw("session.change_password", &[guest.clone(), s("guest"), s("new")]).ok();
    assert_eq!(r.engine.store().len(crate::schema::Class::session), 2);
    r.raw("host.get_all", &[guest]).ok();
}
