//! What broke other servers, one test for each, named by its advisory; and each quota at its limit and one beyond.
//!
//! Deliberately absent: XSA-38 and XSA-420 on the ring (ring.rs), XSA-414 in full (xenstore_alloc.rs).

use crate::pipe::{ask, begin, bytes, events, exchange, message, messages, output, server, server_with, unpaced};
use platform_xen::hyp::{DomId, Instant};
use platform_xen::xenstore::wire::{self as w, HEADER};
use platform_xen::xenstore::{Edit, Error, Perm, Quota, Server};

fn own(server: &mut Server, path: &str, dom: u16) {
    let perms = [Perm { dom: DomId(dom), access: 0 }];
    server.batch(&[Edit::Mkdir(path.as_bytes()), Edit::Perms(path.as_bytes(), &perms)]).unwrap();
}

fn nodes(server: &Server, dom: u16) -> usize {
    server.usage(DomId(dom)).unwrap().nodes
}

#[test]
fn xsa_420_lengths_beyond_a_message_close_the_connection() {
    for len in [4097u32, 65536, 0x4000_0000, 0x7fff_ffff, 0x8000_0000, u32::MAX] {
        let mut server = server();
        let mut header = message(w::READ, 1, 0, b"");
        header[12..].copy_from_slice(&len.to_le_bytes());
        assert_eq!(server.receive(DomId(1), &header), HEADER);
        let served = server.serve(DomId(1), 9, Instant(0));
        assert_eq!((served.requests, served.closed), (0, true));
        assert!(server.is_closed(DomId(1)) && server.output(DomId(1)).is_empty());
        assert_eq!(server.receive(DomId(1), &header), 0, "and stays closed");
        assert_eq!(server.serve(DomId(1), 9, Instant(0)), Default::default());
        assert_eq!(ask(&mut server, 2, w::READ, 0, "/local/domain/2|"), "", "others live on");
    }
}

#[test]
fn xsa_072_reply_over_4096_is_e2big() {
    let mut server = server();
    for n in 0..40 {
        server.write(format!("/d/{}{n:02}", "x".repeat(100)).as_bytes(), b"").unwrap();
    }
    // 39 names of 103 bytes fit, 40 do not.
    assert_eq!(ask(&mut server, 0, w::DIRECTORY, 0, "/d|"), "E2BIG|");
    server.rm(format!("/d/{}39", "x".repeat(100)).as_bytes()).unwrap();
    assert_eq!(ask(&mut server, 0, w::DIRECTORY, 0, "/d|").len(), 39 * 103);
    server.write(format!("/d/{}", "y".repeat(4096 - 39 * 103 - 1)).as_bytes(), b"").unwrap();
    assert_eq!(ask(&mut server, 0, w::DIRECTORY, 0, "/d|").len(), 4096);
    assert_eq!(server.write(b"/d", &[b'v'; 4097]), Err(Error::E2BIG));
    server.write(b"/d", &[b'v'; 4096]).unwrap();
    assert_eq!(ask(&mut server, 0, w::READ, 0, "/d|").len(), 4096);
}

#[test]
fn xsa_324_a_huge_token_is_refused() {
    let mut server = server();
    let path = format!("/{}", "p".repeat(3071));
    assert_eq!(ask(&mut server, 0, w::WATCH, 0, &format!("{path}|{}|", "t".repeat(1022))), "OK|");
    assert_eq!(ask(&mut server, 0, w::WATCH, 0, &format!("/|{}|", "t".repeat(1023))), "E2BIG|");
    server.write(path.as_bytes(), b"v").unwrap();
    let came = messages(&output(&mut server, 0));
    assert_eq!(came[0].payload.len(), 4096, "the largest event");
}

#[test]
fn xsa_323_length_is_checked_after_the_path_was_put_together() {
    let mut limits = unpaced();
    limits.set(Quota::RelativePath, 0);
    let mut server = server_with(limits);
    let fits = "p".repeat(2048);
    assert_eq!(ask(&mut server, 1, w::READ, 0, &format!("{fits}|")), "ENOENT|");
    assert_eq!(ask(&mut server, 1, w::READ, 0, &format!("{fits}p|")), "EINVAL|");
    let long = format!("/{}", "p".repeat(3071));
    assert_eq!(ask(&mut server, 0, w::MKDIR, 0, &format!("{long}|")), "OK|");
    assert_eq!(ask(&mut server, 0, w::MKDIR, 0, &format!("{long}p|")), "EINVAL|");
    server.set_limit(Some(DomId(1)), Quota::Path, 30).unwrap();
    assert_eq!(ask(&mut server, 1, w::READ, 0, &format!("{}|", "q".repeat(30 - 16))), "ENOENT|");
    assert_eq!(ask(&mut server, 1, w::READ, 0, &format!("{}|", "q".repeat(31 - 16))), "EINVAL|");
}

#[test]
fn xsa_481_the_path_local_domain_alone() {
    let mut server = server();
    for path in ["/local/domain/", "/local/domain//", "/local/", "//", "/local/domain/x/", "@", "@/", "/@", "/local/domain"]
    {
        for kind in [w::READ, w::WRITE, w::MKDIR, w::RM, w::DIRECTORY, w::GET_PERMS, w::SET_PERMS, w::WATCH, w::UNWATCH] {
            for dom in [0, 1] {
                let rest = if matches!(kind, w::WATCH | w::UNWATCH) { "t|" } else { "" };
                // The one that exists stays.
                if (kind, path) != (w::RM, "/local/domain") {
                    ask(&mut server, dom, kind, 0, &format!("{path}|{rest}"));
                }
            }
        }
    }
    server.check();
    assert!(server.exists(b"/local/domain/1"));
}

#[test]
fn xsa_353_the_root_has_permissions_too() {
    let mut server = server();
    for (kind, payload) in [
        (w::READ, "/|"),
        (w::WRITE, "/|v"),
        (w::DIRECTORY, "/|"),
        (w::RM, "/|"),
        (w::GET_PERMS, "/|"),
        (w::SET_PERMS, "/|n1|"),
        (w::MKDIR, "/new|"),
    ] {
        assert_eq!(ask(&mut server, 1, kind, 0, payload), "EACCES|", "type {kind}");
    }
}

#[test]
fn xsa_352_only_the_control_domain_changes_owners() {
    let mut server = server();
    assert_eq!(ask(&mut server, 1, w::WRITE, 0, "gift|v"), "OK|");
    for owner in [0, 2, 3] {
        assert_eq!(ask(&mut server, 1, w::SET_PERMS, 0, &format!("gift|n{owner}|b1|")), "EPERM|");
    }
    // Nor a domain with the rights of another one.
    server.set_target(DomId(1), DomId(2)).unwrap();
    assert_eq!(ask(&mut server, 1, w::SET_PERMS, 0, "/local/domain/2|n1|"), "EPERM|");
    assert_eq!(ask(&mut server, 1, w::SET_PERMS, 0, "/local/domain/2|b2|"), "OK|");
    assert_eq!((nodes(&server, 1), nodes(&server, 2)), (2, 1));
    assert_eq!(ask(&mut server, 0, w::SET_PERMS, 0, "/local/domain/1/gift|n2|"), "OK|");
    assert_eq!((nodes(&server, 1), nodes(&server, 2)), (1, 2));
    server.check();
}

#[test]
fn xsa_115_events_do_not_tell_what_a_watcher_cannot_read() {
    let mut server = server();
    for path in ["/", "/local/domain/1", "/local/domain/1/secret", "@introduceDomain", "@releaseDomain"] {
        assert_eq!(ask(&mut server, 2, w::WATCH, 0, &format!("{path}|t|")), "OK|");
    }
    events(&mut server, 2);
    assert_eq!(ask(&mut server, 1, w::WRITE, 0, "secret|v"), "OK|");
    assert_eq!(ask(&mut server, 1, w::SET_PERMS, 0, "secret|n1|r3|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::RM, 0, "secret|"), "OK|");
    server.introduce(DomId(9)).unwrap();
    server.release(DomId(9)).unwrap();
    assert!(events(&mut server, 2).is_empty());
    assert_eq!(ask(&mut server, 2, w::INTRODUCE, 0, "5|1|1|"), "EACCES|");
    // What is readable is told: also that it is so no more.
    assert_eq!(ask(&mut server, 1, w::WRITE, 0, "open|v"), "OK|");
    assert_eq!(ask(&mut server, 1, w::SET_PERMS, 0, "open|r1|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::SET_PERMS, 0, "open|n1|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::WRITE, 0, "open|w"), "OK|");
    // Two watches are above it and two changes were readable: all the same event, which waits once.
    assert_eq!(events(&mut server, 2), ["/local/domain/1/open|t|"]);
}

#[test]
fn xsa_322_a_domid_used_again_inherits_nothing() {
    let mut server = server();
    assert_eq!(ask(&mut server, 1, w::WRITE, 0, "shared|v"), "OK|");
    assert_eq!(ask(&mut server, 1, w::SET_PERMS, 0, "shared|n1|b2|"), "OK|");
    assert_eq!(ask(&mut server, 0, w::SET_PERMS, 0, "@releaseDomain|n0|r2|"), "OK|");
    assert_eq!(ask(&mut server, 0, w::SET_TARGET, 0, "3|2|"), "OK|");
    own(&mut server, "/tool/of2", 2);
    server.release(DomId(2)).unwrap();
    server.introduce(DomId(2)).unwrap();
    own(&mut server, "/local/domain/2", 2);
    assert!(!server.exists(b"/tool/of2"));
    assert_eq!(ask(&mut server, 2, w::READ, 0, "/local/domain/1/shared|"), "EACCES|");
    assert_eq!(ask(&mut server, 2, w::WRITE, 0, "/local/domain/1/shared|w"), "EACCES|");
    assert_eq!(ask(&mut server, 2, w::GET_PERMS, 0, "@releaseDomain|"), "EACCES|");
    assert_eq!(ask(&mut server, 3, w::READ, 0, "/local/domain/2|"), "EACCES|", "the target was another");
    assert_eq!(ask(&mut server, 1, w::GET_PERMS, 0, "shared|"), "n1|");
    server.check();
}

#[test]
fn xsa_417_a_permission_for_a_domain_that_is_not_there_yet() {
    let mut server = server();
    assert_eq!(ask(&mut server, 1, w::WRITE, 0, "bait|v"), "OK|");
    assert_eq!(ask(&mut server, 1, w::SET_PERMS, 0, "bait|n1|b7|r2|"), "OK|");
    assert_eq!(ask(&mut server, 0, w::SET_PERMS, 0, "@releaseDomain|n0|r7|"), "OK|");
    server.introduce(DomId(7)).unwrap();
    assert_eq!(ask(&mut server, 7, w::READ, 0, "/local/domain/1/bait|"), "EACCES|");
    assert_eq!(ask(&mut server, 7, w::GET_PERMS, 0, "@releaseDomain|"), "EACCES|");
    assert_eq!(ask(&mut server, 1, w::GET_PERMS, 0, "bait|"), "n1|r2|");
    assert_eq!(ask(&mut server, 0, w::SET_PERMS, 0, "/local/domain/1/bait|n8|"), "ENOENT|", "an owner that is not there");
}

#[test]
fn xsa_419_nodes_of_a_dead_domain_are_deleted() {
    let mut server = server();
    own(&mut server, "/tool/a/b", 2);
    server.write(b"/tool/a/b/c/d", b"below").unwrap();
    own(&mut server, "/tool/a/b/c", 0);
    assert_eq!(ask(&mut server, 1, w::SET_PERMS, 0, "/local/domain/1|b1|"), "OK|");
    assert_eq!(ask(&mut server, 2, w::WRITE, 0, "/local/domain/1/of2/x|v"), "OK|");
    // Also those that a transaction is about to make.
    let t = begin(&mut server, 0);
    assert_eq!(ask(&mut server, 0, w::MKDIR, t, "/tool/late|"), "OK|");
    assert_eq!(ask(&mut server, 0, w::SET_PERMS, t, "/tool/late|n2|"), "OK|");
    let before = nodes(&server, 0);
    server.release(DomId(2)).unwrap();
    for gone in ["/tool/a/b", "/local/domain/1/of2", "/local/domain/2"] {
        assert!(!server.exists(gone.as_bytes()), "{gone}");
    }
    assert!(server.exists(b"/tool/a") && nodes(&server, 0) == before - 1, "what is below goes too");
    assert_eq!(ask(&mut server, 0, w::TRANSACTION_END, t, "T|"), "EAGAIN|");
    server.check();
}

#[test]
fn xsa_419_a_transaction_cannot_give_nodes_to_a_domain_that_went() {
    let mut server = server();
    server.announce(DomId(9)).unwrap();
    let t = begin(&mut server, 0);
    assert_eq!(ask(&mut server, 0, w::MKDIR, t, "/tool/late|"), "OK|");
    assert_eq!(ask(&mut server, 0, w::SET_PERMS, t, "/tool/late|n9|"), "OK|");
    // It owns nothing: the tree is the same as before.
    server.release(DomId(9)).unwrap();
    assert_eq!(ask(&mut server, 0, w::TRANSACTION_END, t, "T|"), "EAGAIN|");
    server.check();
}

#[test]
fn rights_that_went_do_not_commit() {
    let mut server = server();
    server.set_target(DomId(1), DomId(2)).unwrap();
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "/local/domain/2/x|v"), "OK|");
    server.set_target(DomId(1), DomId(3)).unwrap();
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "EAGAIN|");
    assert!(!server.exists(b"/local/domain/2/x"));
}

#[test]
fn xsa_483_the_count_of_nodes_starts_again() {
    let mut limits = unpaced();
    limits.set(Quota::Nodes, 3);
    let mut server = server_with(limits);
    for _ in 0..3 {
        assert_eq!(nodes(&server, 2), 1);
        assert_eq!(ask(&mut server, 2, w::WRITE, 0, "a/b|v"), "OK|");
        assert_eq!(ask(&mut server, 2, w::WRITE, 0, "c|v"), "ENOSPC|");
        server.release(DomId(2)).unwrap();
        server.introduce(DomId(2)).unwrap();
        own(&mut server, "/local/domain/2", 2);
    }
}

#[test]
fn xsa_326_bytes_held_for_a_domain_are_bounded() {
    let mut server = server();
    // Answers nobody reads: requests wait.
    let mut taken = 0;
    server.write(b"/local/domain/1/big", &[b'v'; 2000]).unwrap();
    let request = message(w::READ, 1, 0, b"big\0");
    for _ in 0..1000 {
        if server.receive(DomId(1), &request) < request.len() {
            break;
        }
        taken += server.serve(DomId(1), 100, Instant(0)).requests;
    }
    assert!(taken < 20 && server.usage(DomId(1)).unwrap().buffered < 64 << 10);
    assert!(server.hits(Quota::Outstanding) > 0);
    output(&mut server, 1);
    assert!(server.serve(DomId(1), 100, Instant(0)).requests > 0, "and goes on");
    // A storm of events nobody reads: dropped and counted; equal ones are one.
    let mut server = self::server();
    assert_eq!(ask(&mut server, 2, w::WATCH, 0, "/local|t|"), "OK|");
    server.set_perms(b"/local/domain/1", &[Perm { dom: DomId(1), access: 1 }]).unwrap();
    for n in 0..5000 {
        server.write(format!("/local/domain/1/n{}", n % 2500).as_bytes(), b"v").unwrap();
    }
    let usage = server.usage(DomId(2)).unwrap();
    assert!(usage.events <= 1000 && usage.dropped > 1000 && usage.buffered < 256 << 10, "{usage:?}");
    let met: Vec<_> = std::iter::from_fn(|| server.take_met()).collect();
    assert!(met.contains(&(DomId(2), Quota::Events)));
    let waiting = events(&mut server, 2);
    let distinct: std::collections::BTreeSet<_> = waiting.iter().collect();
    assert_eq!(waiting.len(), distinct.len());
    // Nodes times transactions: each request in one is charged.
    let mut limits = unpaced();
    limits.set(Quota::Memory, 20_000);
    let mut server = server_with(limits);
    let t = begin(&mut server, 1);
    let value = "v".repeat(1500);
    let answers: Vec<String> = (0..50).map(|_| ask(&mut server, 1, w::WRITE, t, &format!("a|{value}"))).collect();
    assert!(answers.contains(&"OK|".to_string()) && answers.last().unwrap() == "ENOSPC|");
    assert!(server.usage(DomId(1)).unwrap().bytes <= 20_000);
    server.check();
}

#[test]
fn xsa_326_old_versions_that_transactions_keep_are_bounded() {
    let mut server = server();
    server.set_limit(None, Quota::Pinned, 200_000).unwrap();
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::READ, t, "/local/domain/1|"), "");
    let mine = begin(&mut server, 0);
    assert_eq!(ask(&mut server, 0, w::READ, mine, "/local/domain/1|"), "");
    for n in 0..300 {
        server.write(format!("/tool/{n}").as_bytes(), &[b'v'; 2000]).unwrap();
    }
    assert_eq!(server.hits(Quota::Pinned), 0, "what is new is nobody's old version");
    for n in 0..300 {
        if n == 0 {
            // A snapshot from now: all those values.
            begin(&mut server, 2);
        }
        server.write(format!("/tool/{n}").as_bytes(), b"w").unwrap();
    }
    assert!(server.hits(Quota::Pinned) >= 2);
    assert_eq!(ask(&mut server, 1, w::READ, t, "/local/domain/1|"), "EAGAIN|");
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "EAGAIN|");
    assert_eq!(ask(&mut server, 0, w::TRANSACTION_END, mine, "T|"), "OK|", "not the control domain's");
    server.check();
}

#[test]
fn xsa_416_buffers_go_when_they_are_read() {
    let mut server = server();
    exchange(&mut server, 1, w::WRITE, 0, &[&b"a\0"[..], &[b'v'; 2048]].concat());
    exchange(&mut server, 1, w::READ, 0, b"a\0");
    assert_eq!(server.usage(DomId(1)).unwrap().buffered, 0);
    // And are not kept by who does not read: temporaries are gone once a request is served.
    server.receive(DomId(1), &message(w::READ, 1, 0, b"a\0"));
    server.serve(DomId(1), 1, Instant(0));
    assert!(server.usage(DomId(1)).unwrap().buffered < 6000);
}

#[test]
fn xsa_330_reset_watches_leaves_nothing() {
    let mut server = server();
    for round in 0..10 {
        for n in 0..128 {
            assert_eq!(ask(&mut server, 1, w::WATCH, 0, &format!("p{}|t{n}|", n % 3)), "OK|", "round {round}");
        }
        assert_eq!((server.usage(DomId(1)).unwrap().watches, server.watch_count()), (128, 128));
        assert_eq!(ask(&mut server, 1, w::RESET_WATCHES, 0, "|"), "OK|");
        assert_eq!((server.usage(DomId(1)).unwrap().watches, server.watch_count()), (0, 0));
        server.check();
    }
    server.write(b"/local/domain/1/p1", b"v").unwrap();
    assert!(events(&mut server, 1).is_empty());
}

/// A request that takes one more of a quota each time, and how many fit.
fn quota(quota: Quota, limit: u32, fits: usize, mut request: impl FnMut(&mut Server, usize) -> String, refused: &str) {
    let mut limits = unpaced();
    limits.set(quota, limit);
    let mut server = server_with(limits);
    for n in 0..fits {
        assert!(!request(&mut server, n).starts_with('E'), "{} of {fits} {}", n + 1, quota.name());
    }
    assert_eq!(server.hits(quota), 0);
    assert_eq!(request(&mut server, fits), refused, "{} + 1", quota.name());
    assert_eq!(server.hits(quota), 1);
    assert_eq!(server.take_met(), Some((DomId(1), quota)));
    assert_eq!(server.take_met(), None);
    // Without the quota it is done.
    server.set_limit(Some(DomId(1)), quota, 0).unwrap();
    assert!(!request(&mut server, fits).starts_with('E'));
    server.check();
}

#[test]
fn xsa_272_each_quota_at_its_limit_and_one_more() {
    let full = "ENOSPC|";
    quota(Quota::Nodes, 6, 5, |s, n| ask(s, 1, w::WRITE, 0, &format!("n{n}|v")), full);
    quota(Quota::Nodes, 6, 5, |s, n| ask(s, 1, w::MKDIR, 0, &format!("n{n}|")), full);
    quota(Quota::Watches, 4, 4, |s, n| ask(s, 1, w::WATCH, 0, &format!("n|{n}|")), full);
    quota(Quota::Transactions, 3, 3, |s, _| ask(s, 1, w::TRANSACTION_START, 0, "|"), full);
    let write = |s: &mut Server, len: usize| ask(s, 1, w::WRITE, 0, &format!("n|{}", "v".repeat(len)));
    quota(Quota::Value, 9, 10, write, full);
    let perms = |s: &mut Server, n: usize| ask(s, 1, w::SET_PERMS, 0, &format!("/local/domain/1|n1|{}", "r2|".repeat(n)));
    quota(Quota::Permissions, 3, 3, perms, full);
    let relative = |s: &mut Server, n: usize| ask(s, 1, w::MKDIR, 0, &format!("{}|", "p".repeat(n + 1)));
    quota(Quota::RelativePath, 7, 7, relative, "EINVAL|");
    quota(Quota::Path, 25, 25 - 16, relative, "EINVAL|");
    let in_one = |s: &mut Server, n: usize| {
        let t = if n == 0 { begin(s, 1) } else { 1 };
        ask(s, 1, w::READ, t, "/local/domain/1|")
    };
    quota(Quota::TransactionNodes, 8, 8, in_one, full);
    // 1 node at home: 129 bytes; each more takes 128 and its name.
    quota(Quota::Memory, 129 + 3 * 130, 3, |s, n| ask(s, 1, w::MKDIR, 0, &format!("n{n}|")), full);
    quota(Quota::Memory, 129 + 2 * (64 + 17 + 1), 2, |s, n| ask(s, 1, w::WATCH, 0, &format!("n|{n}|")), full);
}

#[test]
fn xsa_272_writes_per_second() {
    let mut limits = unpaced();
    limits.set(Quota::Rate, 10);
    limits.set(Quota::Burst, 5);
    let mut server = server_with(limits);
    let request = message(w::WRITE, 1, 0, b"a\0v");
    let at = |now: u64, server: &mut Server| {
        if server.usage(DomId(1)).unwrap().buffered == 0 {
            server.receive(DomId(1), &request);
        }
        let served = server.serve(DomId(1), 9, Instant(now));
        output(server, 1);
        served
    };
    for _ in 0..5 {
        assert_eq!(at(0, &mut server).requests, 1);
    }
    let served = at(0, &mut server);
    assert_eq!((served.requests, served.more, served.until), (0, false, Some(Instant(100_000_000))));
    assert_eq!(at(99_999_999, &mut server).requests, 0);
    assert_eq!(at(100_000_000, &mut server).requests, 1);
    assert_eq!(at(100_000_000, &mut server).requests, 0);
    assert!(server.hits(Quota::Rate) > 0);
    // Reads and other domains do not wait.
    assert_eq!(ask(&mut server, 2, w::WRITE, 0, "a|v"), "OK|");
    let done: u32 = (1..=1000).map(|n| at(100_000_000 + n * 10_000_000, &mut server).requests).sum();
    assert!((95..=105).contains(&done), "{done} in ten seconds");
}

#[test]
fn xsa_415_a_create_that_fails_in_a_transaction_leaves_no_orphan() {
    let mut limits = unpaced();
    limits.set(Quota::Nodes, 3);
    let mut server = server_with(limits);
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "a/b/c/d|v"), "ENOSPC|");
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "x|v"), "OK|");
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "y/z|v"), "ENOSPC|");
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::DIRECTORY, 0, "/local/domain/1|"), "x|");
    assert_eq!(nodes(&server, 1), 2);
    server.check();
}

#[test]
fn xsa_421_create_and_delete_in_one_transaction_and_commit_is_all_or_nothing() {
    let mut limits = unpaced();
    limits.set(Quota::Nodes, 5);
    let mut server = server_with(limits);
    for _ in 0..20 {
        let t = begin(&mut server, 1);
        assert_eq!(ask(&mut server, 1, w::WRITE, t, "a/b/c|v"), "OK|");
        assert_eq!(ask(&mut server, 1, w::RM, t, "a|"), "OK|");
        assert_eq!(ask(&mut server, 1, w::WRITE, t, "d|v"), "OK|");
        assert_eq!(ask(&mut server, 1, w::RM, t, "d|"), "OK|");
        assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "OK|");
        assert_eq!(nodes(&server, 1), 1);
    }
    // Two that fit alone and not together: the second is replayed, and then nothing of it happens.
    let (one, two) = (begin(&mut server, 1), begin(&mut server, 1));
    for (t, name) in [(one, "p"), (two, "q")] {
        for n in 0..3 {
            assert_eq!(ask(&mut server, 1, w::WRITE, t, &format!("{name}{n}|v")), "OK|");
        }
    }
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, one, "T|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, two, "T|"), "EAGAIN|");
    assert_eq!(ask(&mut server, 1, w::DIRECTORY, 0, "/local/domain/1|"), "p0|p1|p2|");
    server.check();
}

#[test]
fn xsa_414_what_fails_halfway_changes_nothing() {
    let mut server = server();
    let before = server.size();
    let bad: [&[Edit<'_>]; 4] = [
        &[Edit::Write(b"/x/y", b"v"), Edit::Rm(b"/")],
        &[Edit::Mkdir(b"/x"), Edit::Perms(b"/x", &[Perm { dom: DomId(77), access: 0 }])],
        &[Edit::Rm(b"/local"), Edit::Write(b"/x//y", b"v")],
        &[Edit::Rm(b"/local/domain/1"), Edit::Perms(b"/local/domain/1", &[Perm { dom: DomId(1), access: 0 }])],
    ];
    for edits in bad {
        assert!(server.batch(edits).is_err());
        assert_eq!(server.size(), before);
        server.check();
    }
}

#[test]
fn xsa_440_a_delete_from_outside_keeps_the_books_right() {
    let mut server = server();
    assert_eq!(ask(&mut server, 1, w::WRITE, 0, "a/b|v"), "OK|");
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "a/c|v"), "OK|");
    assert_eq!(ask(&mut server, 1, w::RM, t, "a/b|"), "OK|");
    server.rm(b"/local/domain/1").unwrap();
    assert_eq!(nodes(&server, 1), 0);
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "a/d|v"), "OK|");
    assert_eq!(ask(&mut server, 1, w::TRANSACTION_END, t, "T|"), "EAGAIN|");
    assert_eq!(nodes(&server, 1), 0);
    server.check();
}

#[test]
fn xsa_484_a_reset_inside_a_transaction() {
    let mut server = server();
    let t = begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::WRITE, t, "a|v"), "OK|");
    assert_eq!(ask(&mut server, 1, w::RESET_WATCHES, t, "|"), "OK|");
    assert_eq!(ask(&mut server, 1, w::READ, t, "a|"), "ENOENT|");
    // The same by a connection that begins anew, one that is closed, one whose domain goes.
    for n in 0..3 {
        let t = begin(&mut server, 1);
        assert_eq!(ask(&mut server, 1, w::WRITE, t, "a|v"), "OK|");
        server.receive(DomId(1), &bytes("half a message")[..9]);
        match n {
            0 => server.reset(DomId(1)),
            1 => {
                server.close(DomId(1));
                assert_eq!(server.receive(DomId(1), b"x"), 0);
                server.introduce(DomId(1)).unwrap();
            }
            _ => server.release(DomId(1)).unwrap(),
        }
        server.check();
        assert_eq!(server.usage(DomId(1)).unwrap_or_default().transactions, 0);
    }
}

#[test]
fn xsa_418_a_deep_tree_needs_no_stack() {
    // Tests run with 2 MiB of stack; this one with little.
    let deep = || {
        let mut limits = unpaced();
        limits.set(Quota::Nodes, 0);
        limits.set(Quota::RelativePath, 0);
        let mut server = server_with(limits);
        let path = "/a".repeat(1536);
        server.write(path.as_bytes(), b"bottom").unwrap();
        assert_eq!(server.size().0, 1536 + 6);
        assert_eq!(ask(&mut server, 0, w::READ, 0, &format!("{path}|")), "bottom");
        let t = begin(&mut server, 0);
        assert_eq!(ask(&mut server, 0, w::WRITE, t, &format!("{path}|x")), "OK|");
        assert_eq!(ask(&mut server, 0, w::TRANSACTION_END, t, "T|"), "OK|");
        server.set_perms(b"/a", &[Perm { dom: DomId(1), access: 0 }]).unwrap();
        assert_eq!(ask(&mut server, 1, w::RM, 0, "/a|"), "OK|");
        assert_eq!(server.size().0, 6);
        server.write(path.as_bytes(), b"again").unwrap();
        server.set_perms(path.as_bytes(), &[Perm { dom: DomId(2), access: 0 }]).unwrap();
        server.release(DomId(2)).unwrap();
        assert!(!server.exists(path.as_bytes()));
        while server.tidy(100) {}
        server.check();
    };
    std::thread::Builder::new().stack_size(128 << 10).spawn(deep).unwrap().join().unwrap();
}

#[test]
fn xsa_206_a_guest_cannot_make_the_toolstacks_transactions_fail() {
    let mut server = server();
    for round in 0..100 {
        let t = begin(&mut server, 0);
        assert_eq!(ask(&mut server, 0, w::DIRECTORY, t, "/local/domain|"), "1|2|3|");
        assert_eq!(ask(&mut server, 0, w::DIRECTORY_PART, t, "/local/domain|0|").split_once('|').unwrap().1, "1|2|3||");
        assert_eq!(ask(&mut server, 0, w::WRITE, t, &format!("/tool/{round}|v")), "OK|");
        assert_eq!(ask(&mut server, 0, w::SET_PERMS, t, &format!("/tool/{round}|n0|r1|")), "OK|");
        assert_eq!(ask(&mut server, 1, w::WRITE, 0, &format!("noise|{round}")), "OK|");
        assert_eq!(ask(&mut server, 0, w::TRANSACTION_END, t, "T|"), "OK|");
    }
}

#[test]
fn xsa_325_a_bad_client_is_not_a_dead_one() {
    let mut server = server();
    server.watch(b"@releaseDomain", 1).unwrap();
    while server.take_event(&mut |_, _| {}) {}
    server.receive(DomId(1), &[0xff; 16]);
    assert!(server.serve(DomId(1), 1, Instant(0)).closed);
    assert!(!server.take_event(&mut |_, _| {}));
    assert!(server.exists(b"/local/domain/1") && server.is_introduced(DomId(1)));
    server.shut_down(DomId(1));
    let mut told = 0;
    while server.take_event(&mut |path, tag| assert_eq!((path, tag), (&b"@releaseDomain"[..], 1))) {
        told += 1;
    }
    assert_eq!(told, 1);
}

#[test]
fn xsa_233_and_xsa_425_teardown_happens_once() {
    let mut server = server();
    begin(&mut server, 1);
    assert_eq!(ask(&mut server, 1, w::WATCH, 0, "a|t|"), "OK|");
    server.close(DomId(1));
    server.close(DomId(1));
    server.release(DomId(1)).unwrap();
    assert_eq!(server.release(DomId(1)), Err(Error::ENOENT));
    assert_eq!(server.release(DomId(0)), Err(Error::EINVAL));
    server.reset(DomId(1));
    server.close(DomId(1));
    assert_eq!((server.receive(DomId(1), b"x"), server.output(DomId(1)).len()), (0, 0));
    assert_eq!(server.serve(DomId(1), 1, Instant(0)), Default::default());
    server.check();
}

#[test]
fn nobody_is_the_agent() {
    let mut server = server();
    let agent = DomId(0xffff);
    for dom in [agent, DomId(0x7ff0), DomId(0x7ff5)] {
        assert_eq!((server.announce(dom), server.introduce(dom)), (Err(Error::EINVAL), Err(Error::EINVAL)));
    }
    server.watch(b"/local", 1).unwrap();
    server.reset(agent);
    server.close(agent);
    assert_eq!((server.receive(agent, b"x"), server.release(agent)), (0, Err(Error::ENOENT)));
    for (kind, payload) in [(w::INTRODUCE, "65535|1|1|"), (w::RELEASE, "65535|"), (w::SET_TARGET, "1|65535|")] {
        assert!(ask(&mut server, 0, kind, 0, payload).starts_with('E'));
    }
    assert_eq!(ask(&mut server, 0, w::SET_PERMS, 0, "/local|n65535|"), "ENOENT|");
    assert_eq!(server.own_usage().watches, 1);
}

#[test]
fn fairness_is_the_credit() {
    let mut server = server();
    let requests: Vec<u8> = (0..12).flat_map(|n| message(w::GET_DOMAIN_PATH, n, 0, b"1\0")).collect();
    assert_eq!(server.receive(DomId(1), &requests), requests.len());
    let served = server.serve(DomId(1), 5, Instant(0));
    assert_eq!((served.requests, served.more), (5, true));
    let served = server.serve(DomId(1), 100, Instant(0));
    assert_eq!((served.requests, served.more), (7, false));
    assert_eq!(messages(&output(&mut server, 1)).len(), 12);
}

/// XSA-349: what waits for the toolstack's own watches is bounded, however much a guest writes below them and whether or
/// not the toolstack takes it; and afterwards they work.
#[test]
fn xsa_349_a_watch_of_the_toolstacks_queues_only_so_much() {
    let mut server = server_with(unpaced());
    server.watch(b"/", 7).unwrap();
    while server.take_event(&mut |_, _| {}) {}
    // One node written again and again is one event.
    for n in 0..1000 {
        assert_eq!(ask(&mut server, 1, w::WRITE, 0, &format!("data/same|{n}")), "OK|");
    }
    assert!(server.own_usage().events <= 2, "{} events wait", server.own_usage().events);
    // Nodes without end, made and removed: as many events as there is room for, and no more.
    let long = "x".repeat(200);
    let mut held = Vec::new();
    for round in 0..4 {
        for n in 0..10_000 {
            assert_eq!(ask(&mut server, 1, w::WRITE, 0, &format!("data/{long}{round}-{n}|v")), "OK|");
            assert_eq!(ask(&mut server, 1, w::RM, 0, &format!("data/{long}{round}-{n}|")), "OK|");
        }
        held.push(server.own_usage().buffered);
    }
    assert!(held[3] == held[1] && held[3] < 4 << 20, "{held:?} bytes");
    assert!(server.own_usage().dropped > 0);
    while server.take_event(&mut |_, _| {}) {}
    assert_eq!(ask(&mut server, 1, w::WRITE, 0, "data/last|x"), "OK|");
    assert!(server.take_event(&mut |path, tag| assert!(path.ends_with(b"data/last") && tag == 7)));
}
