//! Each message type, as docs/misc/xenstore.txt says, one line per request: who asks, what, and the answer.
//!
//! Deliberately absent: limits and hostile input, which are with the advisories.

use crate::pipe::{ask, begin, events, server};
use platform_xen::hyp::{DomId, Gfn, Port};
use platform_xen::xenstore::wire::{self as w};
use platform_xen::xenstore::{Ask, Server};

/// (domain, type, payload, answer)
type Row = (u16, u32, &'static str, &'static str);

fn talk(server: &mut Server, rows: &[Row]) {
    for (n, (dom, kind, payload, expected)) in rows.iter().enumerate() {
        assert_eq!(ask(server, *dom, *kind, 0, payload), *expected, "line {n}: domain {dom}, type {kind}, {payload}");
        server.check();
    }
}

#[test]
fn read_write_mkdir_rm_directory() {
    let mut server = server();
    talk(
        &mut server,
        &[
            (1, w::READ, "/local/domain/1|", ""),
            (1, w::WRITE, "data/a|1", "OK|"),
            (1, w::READ, "data/a|", "1"),
            (1, w::READ, "/local/domain/1/data/a|", "1"),
            (1, w::READ, "data|", ""),
            (1, w::WRITE, "data/a|x|y|", "OK|"),
            (1, w::READ, "data/a|", "x|y|"),
            (1, w::WRITE, "data/a|", "OK|"),
            (1, w::READ, "data/a|", ""),
            (1, w::MKDIR, "data/b/c|", "OK|"),
            (1, w::MKDIR, "data/b/c|", "OK|"),
            (1, w::DIRECTORY, "data|", "a|b|"),
            (1, w::DIRECTORY, "data/a|", ""),
            (1, w::RM, "data/b|", "OK|"),
            (1, w::RM, "data/b|", "OK|"),
            (1, w::RM, "data/b/c|", "ENOENT|"),
            (1, w::READ, "data/b/c|", "ENOENT|"),
            (1, w::READ, "data/a", "EINVAL|"),
            (1, w::READ, "data/a||", "EINVAL|"),
            (1, w::READ, "", "EINVAL|"),
            (1, w::WRITE, "data", "EINVAL|"),
            (1, w::READ, "|", "EINVAL|"),
            (1, w::READ, "data/|", "EINVAL|"),
            (1, w::READ, "/local//domain|", "EINVAL|"),
            (1, w::READ, "da ta|", "EINVAL|"),
            (1, w::READ, "@releaseDomain|", "EINVAL|"),
            (1, w::RM, "/|", "EACCES|"),
            (0, w::RM, "/|", "EINVAL|"),
            (0, w::READ, "/|", ""),
            (0, w::DIRECTORY, "/|", "local|"),
            (0, w::DIRECTORY, "/local/domain|", "1|2|3|"),
        ],
    );
}

#[test]
fn permissions() {
    let mut server = server();
    talk(
        &mut server,
        &[
            (1, w::WRITE, "a|1", "OK|"),
            (1, w::GET_PERMS, "a|", "n1|"),
            (2, w::READ, "/local/domain/1/a|", "EACCES|"),
            (2, w::READ, "/local/domain/1/nothing|", "EACCES|"),
            (2, w::WRITE, "/local/domain/1/a|2", "EACCES|"),
            (2, w::SET_PERMS, "/local/domain/1/a|n2|", "EACCES|"),
            (1, w::SET_PERMS, "a|n1|r2|w3|", "OK|"),
            (1, w::GET_PERMS, "a|", "n1|r2|w3|"),
            (2, w::READ, "/local/domain/1/a|", "1"),
            (2, w::GET_PERMS, "/local/domain/1/a|", "n1|r2|w3|"),
            (2, w::WRITE, "/local/domain/1/a|2", "EACCES|"),
            (3, w::READ, "/local/domain/1/a|", "EACCES|"),
            (3, w::WRITE, "/local/domain/1/a|3", "OK|"),
            (3, w::SET_PERMS, "/local/domain/1/a|n3|", "EACCES|"),
            (3, w::WRITE, "/local/domain/1/a/b|3", "OK|"),
            (3, w::GET_PERMS, "/local/domain/1/a/b|", "n3|r2|w3|"),
            (1, w::READ, "a/b|", "EACCES|"),
            (2, w::READ, "/local/domain/1/a/b|", "3"),
            (0, w::MKDIR, "/local/domain/1/x|", "OK|"),
            (0, w::GET_PERMS, "/local/domain/1/x|", "n1|"),
            (1, w::SET_PERMS, "a|b1|", "OK|"),
            (2, w::WRITE, "/local/domain/1/a|2", "OK|"),
            (2, w::READ, "/local/domain/1/a/none|", "ENOENT|"),
            (1, w::SET_PERMS, "a|", "EINVAL|"),
            (1, w::SET_PERMS, "a|x1|", "EINVAL|"),
            (1, w::SET_PERMS, "a|n|", "EINVAL|"),
            (1, w::SET_PERMS, "a|n65536|", "EINVAL|"),
            (1, w::SET_PERMS, "a|n1|r32757|", "OK|"),
            (3, w::READ, "/local/domain/1/a|", "2"),
            (0, w::SET_PERMS, "/local/domain/1/a|n32757|", "ENOENT|"),
        ],
    );
}

#[test]
fn special_nodes() {
    let mut server = server();
    talk(
        &mut server,
        &[
            (1, w::GET_PERMS, "@releaseDomain|", "EACCES|"),
            (1, w::SET_PERMS, "@releaseDomain|n1|", "EACCES|"),
            (0, w::GET_PERMS, "@introduceDomain|", "n0|"),
            (0, w::GET_PERMS, "@other|", "ENOENT|"),
            (1, w::WATCH, "@releaseDomain|t|", "OK|"),
            (2, w::WATCH, "@releaseDomain|t|", "OK|"),
            (2, w::WATCH, "@releaseDomain|one|1|", "OK|"),
            (2, w::WATCH, "@releaseDomain|none|0|", "OK|"),
            (2, w::WATCH, "@releaseDomain/3|three|", "OK|"),
            (2, w::WATCH, "@releaseDomain/4|four|", "OK|"),
            (0, w::SET_PERMS, "@releaseDomain|n0|r2|", "OK|"),
            (2, w::GET_PERMS, "@releaseDomain|", "n0|r2|"),
        ],
    );
    (1..=2).for_each(|dom| drop(events(&mut server, dom)));
    server.shut_down(DomId(3));
    server.shut_down(DomId(3));
    assert!(events(&mut server, 1).is_empty());
    let mut told = events(&mut server, 2);
    told.sort();
    assert_eq!(told, ["@releaseDomain/3|one|", "@releaseDomain/3|three|", "@releaseDomain|t|"]);
    assert_eq!(ask(&mut server, 0, w::RESUME, 0, "3|"), "OK|");
    server.shut_down(DomId(3));
    assert_eq!(events(&mut server, 2).len(), 3);
}

#[test]
fn watches() {
    let mut server = server();
    talk(
        &mut server,
        &[
            (1, w::WATCH, "a|t|", "OK|"),
            (1, w::WATCH, "a|t|", "EEXIST|"),
            (1, w::WATCH, "a|u|0|", "OK|"),
            (1, w::WATCH, "a|v|x|", "EINVAL|"),
            (1, w::WATCH, "a|", "EINVAL|"),
            (1, w::WATCH, "/local/domain/1/a|abs|", "OK|"),
            (2, w::WATCH, "/local|spy|", "OK|"),
        ],
    );
    // Two watches of the same path and token, relative and absolute, would be one.
    drop((events(&mut server, 1), events(&mut server, 2)));
    assert_eq!(ask(&mut server, 1, w::WRITE, 0, "a/b|1"), "OK|");
    assert!(events(&mut server, 2).is_empty(), "not what it cannot read");
    server.write(b"/local/domain/1/a/b", b"2").unwrap();
    assert_eq!(events(&mut server, 1), ["/local/domain/1/a/b|abs|", "a/b|t|"]);
    server.rm(b"/local/domain/1").unwrap();
    assert_eq!(events(&mut server, 1), ["/local/domain/1/a|abs|", "a|t|", "a|u|"]);
    talk(
        &mut server,
        &[
            (1, w::UNWATCH, "a|t|", "OK|"),
            (1, w::UNWATCH, "a|t|", "ENOENT|"),
            (1, w::UNWATCH, "a|", "EINVAL|"),
            (1, w::RESET_WATCHES, "|", "OK|"),
            (1, w::UNWATCH, "a|u|", "ENOENT|"),
        ],
    );
}

#[test]
fn a_watch_begins_with_an_event_after_its_answer() {
    let mut server = server();
    let came = crate::pipe::exchange(&mut server, 1, w::WATCH, 0, b"nothing/there\0token\0");
    assert_eq!(came.iter().map(|m| m.kind).collect::<Vec<_>>(), [w::WATCH, w::WATCH_EVENT]);
    assert_eq!(came[1].text(), "nothing/there|token|");
}

#[test]
fn transactions() {
    let mut server = server();
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_START, t, "|"), "EBUSY|");
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "a|1"), "OK|");
    assert_eq!(ask(&mut server, 1, w::READ, t, "a|"), "1");
    assert_eq!(ask(&mut server, 1, w::READ, 0, "a|"), "ENOENT|");
    assert_eq!(ask(&mut server, 2, w::READ, t, "a|"), "ENOENT|", "another's transaction");
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "x|"), "EINVAL|");
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "ENOENT|");
    assert_eq!(ask(&mut server, 1, w::READ, 0, "a|"), "1");
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::RM, t, "a|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "F|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::READ, 0, "a|"), "1");
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, 0, "T|"), "ENOENT|");
    // A conflict: what was read is different now.
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::READ, t, "a|"), "1");
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "b|seen 1"), "OK|");
    server.write(b"/local/domain/1/a", b"2").unwrap();
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "EAGAIN|");
    assert_eq!(ask(&mut server, 1, w::READ, 0, "b|"), "ENOENT|");
    // No conflict: it is the same.
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::READ, t, "a|"), "2");
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "b|seen 2"), "OK|");
    server.write(b"/local/domain/1/c", b"3").unwrap();
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::DIRECTORY, 0, "/local/domain/1|"), "a|b|c|");
    server.check();
}

#[test]
fn events_of_a_transaction_come_with_its_commit() {
    let mut server = server();
    server.watch(b"/local", 5).unwrap();
    let mut seen = Vec::new();
    while server.take_event(&mut |path, tag| seen.push((String::from_utf8_lossy(path).into_owned(), tag))) {}
    assert_eq!(seen, [("/local".to_string(), 5)]);
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "a|1"), "OK|");
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "a|2"), "OK|");
    assert!(!server.take_event(&mut |_, _| {}));
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "OK|");
    seen.clear();
    while server.take_event(&mut |path, tag| seen.push((String::from_utf8_lossy(path).into_owned(), tag))) {}
    assert_eq!(seen, [("/local/domain/1/a".to_string(), 5)]);
}

#[test]
fn privileged_messages() {
    let mut server = server();
    for (kind, payload) in [
        (w::CONTROL, "check|"),
        (w::INTRODUCE, "9|1|1|"),
        (w::RELEASE, "2|"),
        (w::IS_DOMAIN_INTRODUCED, "1|"),
        (w::RESUME, "2|"),
        (w::SET_TARGET, "1|2|"),
        (w::GET_FEATURE, "1|"),
        (w::SET_FEATURE, "1|1|"),
        (w::GET_QUOTA, "|"),
        (w::SET_QUOTA, "nodes|1|"),
    ] {
        assert_eq!(ask(&mut server, 1, kind, 0, payload), "EACCES|", "type {kind}");
    }
    talk(
        &mut server,
        &[
            (0, w::CONTROL, "check|", "ENOSYS|"),
            (1, w::GET_FEATURE, "", "15|"),
            (1, w::GET_DOMAIN_PATH, "5|", "/local/domain/5|"),
            (1, w::GET_DOMAIN_PATH, "x|", "EINVAL|"),
            (0, w::IS_DOMAIN_INTRODUCED, "1|", "T|"),
            (0, w::IS_DOMAIN_INTRODUCED, "9|", "F|"),
            (0, w::SET_FEATURE, "1|1|", "EBUSY|"),
            (0, w::SET_FEATURE, "9|1|", "ENOENT|"),
            (0, w::INTRODUCE, "9|77|5|", "OK|"),
            (0, w::INTRODUCE, "0|77|5|", "EINVAL|"),
            (0, w::INTRODUCE, "9|77|0|", "EINVAL|"),
            (0, w::INTRODUCE, "9|77|", "EINVAL|"),
            (0, w::IS_DOMAIN_INTRODUCED, "9|", "T|"),
            (0, w::SET_TARGET, "9|1|", "OK|"),
            (0, w::SET_TARGET, "9|8|", "ENOENT|"),
            (9, w::WRITE, "/local/domain/1/q|v", "OK|"),
            (0, w::GET_QUOTA, "nodes|", "1000|"),
            (0, w::GET_QUOTA, "9|nodes|", "1000|"),
            (0, w::SET_QUOTA, "9|nodes|3|", "OK|"),
            (0, w::GET_QUOTA, "9|nodes|", "3|"),
            (0, w::GET_QUOTA, "9|nought|", "EINVAL|"),
            (0, w::SET_QUOTA, "nodes|7|", "OK|"),
            (0, w::GET_QUOTA, "nodes|", "7|"),
            (0, w::RELEASE, "9|", "OK|"),
            (0, w::RELEASE, "9|", "ENOENT|"),
            (0, w::RELEASE, "0|", "EINVAL|"),
            (0, w::RESUME, "9|", "ENOENT|"),
            (0, w::IS_DOMAIN_INTRODUCED, "9|", "F|"),
            (0, w::WATCH_EVENT, "a|b|", "ENOSYS|"),
            (0, w::ERROR, "EINVAL|", "ENOSYS|"),
            (0, 20, "", "ENOSYS|"),
            (0, 27, "", "ENOSYS|"),
            (0, 0xffff, "", "ENOSYS|"),
        ],
    );
    assert!(ask(&mut server, 0, w::GET_QUOTA, 0, "").starts_with("nodes watches transactions "));
    let asked: Vec<Ask> = std::iter::from_fn(|| server.take_ask()).collect();
    assert_eq!(asked, [Ask::Introduce { dom: DomId(9), gfn: Gfn(77), port: Port(5) }, Ask::Release(DomId(9))]);
    server.announce(DomId(12)).unwrap();
    talk(
        &mut server,
        &[(0, w::SET_FEATURE, "12|3|", "OK|"), (0, w::SET_FEATURE, "12|64|", "EINVAL|"), (0, w::GET_FEATURE, "12|", "3|")],
    );
    server.introduce(DomId(12)).unwrap();
    assert_eq!(server.features(DomId(12)), 3);
    assert_eq!(ask(&mut server, 12, w::WATCH, 0, "a|b|1|"), "EINVAL|", "without the feature");
}

#[test]
fn directory_in_parts() {
    let mut server = server();
    let names: Vec<String> = (0..1500).map(|n| format!("n{n:05}")).collect();
    for name in &names {
        server.mkdir(format!("/d/{name}").as_bytes()).unwrap();
    }
    assert_eq!(ask(&mut server, 0, w::DIRECTORY, 0, "/d|"), "E2BIG|");
    let (mut offset, mut found, mut generations, mut parts) = (0, String::new(), Vec::new(), 0);
    loop {
        let answer = ask(&mut server, 0, w::DIRECTORY_PART, 0, &format!("/d|{offset}|"));
        let (generation, part) = answer.split_once('|').unwrap();
        generations.push(generation.to_string());
        parts += 1;
        if let Some(last) = part.strip_suffix("||") {
            found += last;
            break;
        }
        offset += part.len();
        found += part;
    }
    assert_eq!(found.split('|').collect::<Vec<_>>(), names);
    assert!(parts > 2 && generations.iter().all(|g| *g == generations[0]));
    assert!(ask(&mut server, 0, w::DIRECTORY_PART, 0, "/d|999999|").ends_with("||"));
    assert_eq!(ask(&mut server, 0, w::DIRECTORY_PART, 0, "/d|x|"), "EINVAL|");
    assert_eq!(ask(&mut server, 0, w::DIRECTORY_PART, 0, "/d|"), "EINVAL|");
    server.mkdir(b"/d/another").unwrap();
    let answer = ask(&mut server, 0, w::DIRECTORY_PART, 0, "/d|0|");
    assert_ne!(answer.split_once('|').unwrap().0, generations[0]);
    server.check();
}

#[test]
fn reset_watches_ends_transactions_too() {
    let mut server = server();
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "a|1"), "OK|");
    assert_eq!(ask(&mut server, 1, w::RESET_WATCHES, 0, "|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "ENOENT|");
    assert_eq!(server.usage(DomId(1)).unwrap().transactions, 0);
    server.check();
}
