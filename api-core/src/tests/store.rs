//! The store by itself: indexes and accounts after any sequence of changes, the feed's bound.

use crate::schema::{Class, console, host, vm};
use crate::store::Store;
use crate::store::value::{MapKey, NONE, Value};
use alloc::vec::Vec;

fn add(store: &mut Store, class: Class, n: u8) -> [u8; 16] {
    let uuid = [n; 16];
    store.insert(class, uuid, Store::blank(class, &uuid));
    uuid
}

/// Every index and every account, computed anew and compared with what the store keeps.
fn consistent(store: &Store) {
    let mut bytes = 0;
    for &class in Class::ALL {
        let all: Vec<[u8; 16]> = store.all(class).collect();
        assert_eq!(all.len(), store.len(class));
        for uuid in &all {
            for (field, value) in (0u8..).zip(store.values(class, uuid).unwrap()) {
                bytes += store.cost(class, field, value);
                if let Value::Ref(target) = value
                    && *target != NONE
                {
                    assert!(store.inverse(class, field, target).any(|u| u == uuid), "a link is missing");
                }
                if class.row().fields[usize::from(field)].name == "name_label" {
                    let Value::Str(label) = value else { panic!() };
                    assert!(store.by_label(class, label).any(|u| u == uuid), "a label is missing");
                }
            }
        }
        for (field, row) in (0u8..).zip(class.row().fields) {
            for target in (0..=255).map(|n| [n; 16]) {
                for referrer in store.inverse(class, field, &target) {
                    let value = store.value(class, referrer, field);
                    assert_eq!(value, Some(&Value::Ref(target)), "{} of a stale link", row.name);
                }
            }
        }
    }
    assert_eq!(bytes, store.bytes());
}

#[test]
fn indexes_follow_any_changes() {
    let mut store = Store::new();
    let mut seed = 3u64;
    let mut next = |n: u64| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((seed >> 33) % n) as u8
    };
    let target = add(&mut store, Class::host, 200);
    for round in 0..2000 {
        let n = next(8);
        let (v, c) = ([n; 16], [n + 100; 16]);
        match next(9) {
            0 => drop(add(&mut store, Class::VM, n)),
            1 => store.remove(Class::VM, &v),
            2 => drop(add(&mut store, Class::console, n + 100)),
            3 => store.remove(Class::console, &c),
            4 => store.set(console::VM, &c, [next(8); 16]),
            5 => store.set(vm::resident_on, &v, if next(2) == 0 { NONE } else { target }),
            6 => store.set(vm::name_label, &v, ["a", "b", ""][usize::from(next(3))]),
            7 => store.change(Class::VM, &v, vm::other_config.field, |value| {
                let Value::Map(map) = value else { panic!() };
                drop(map.insert(MapKey::Int(next(30).into()), Value::str("x")));
            }),
            _ => store.set(vm::PV_args, &v, &"x".repeat(next(30).into())),
        }
        // A reference may only be set to what is there: the engine sees to it, here we do.
        let dangling: Vec<[u8; 16]> =
            store.all(Class::console).filter(|c| !store.contains(Class::VM, &store.get(console::VM, c))).collect();
        for c in dangling {
            store.set(console::VM, &c, NONE);
        }
        if round % 20 == 0 {
            consistent(&store);
        }
    }
    consistent(&store);
    for &class in Class::ALL {
        let all: Vec<[u8; 16]> = store.all(class).collect();
        all.iter().for_each(|u| store.remove(class, u));
    }
    assert_eq!(store.bytes(), 0, "nothing is left on the books");
}

#[test]
fn names_and_maps_are_weighed_as_they_are_kept() {
    let mut store = Store::new();
    let uuid = add(&mut store, Class::VM, 1);
    let empty = store.bytes();
    store.set(vm::name_label, &uuid, &"x".repeat(1000));
    assert_eq!(store.bytes(), empty + 1000, "the index has no copy of it");
    store.set(vm::name_label, &uuid, "");
    let put = |store: &mut Store, entries: i64| {
        let map = Value::pairs((0..entries).map(|n| (MapKey::Int(n), Value::str("y"))));
        store.set_value(Class::VM, &uuid, vm::other_config.field, map);
        store.bytes() - empty
    };
    assert_eq!(put(&mut store, 0), 0);
    let one = put(&mut store, 1);
    assert!((600..700).contains(&one), "{one}: a node, however few entries it has");
    assert_eq!(put(&mut store, 6), one + 5);
    assert_eq!(put(&mut store, 7), 2 * one + 5);
    assert_eq!(put(&mut store, 0), 0);
}

#[test]
fn what_is_removed_is_referred_to_no_more() {
    let mut store = Store::new();
    let (h, v) = (add(&mut store, Class::host, 1), add(&mut store, Class::VM, 2));
    store.set(vm::resident_on, &v, h);
    assert!(store.inverse(Class::VM, vm::resident_on.field, &h).eq([&v]));
    store.remove(Class::host, &h);
    assert_eq!(store.get(vm::resident_on, &v), NONE);
    assert_eq!(store.get(host::name_label, &h), "", "the empty view of what is not there");
}

#[test]
fn labels_that_start_alike_are_told_apart() {
    let mut store = Store::new();
    for (n, label) in [(1, "a"), (2, "ab"), (3, "a\0"), (4, ""), (5, "a")] {
        let uuid = add(&mut store, Class::VM, n);
        store.set(vm::name_label, &uuid, label);
    }
    let found = |label: &str| store.by_label(Class::VM, label).map(|u| u[0]).collect::<Vec<_>>();
    assert_eq!(found("a"), [1, 5]);
    assert_eq!(found("a\0"), [3]);
    assert_eq!(found(""), [4]);
    assert!(found("b").is_empty());
}

#[test]
fn the_feed_has_the_last_change_of_each_object() {
    let mut store = Store::new();
    let uuid = add(&mut store, Class::VM, 1);
    for _ in 0..1000 {
        store.set(vm::user_version, &uuid, 1);
    }
    let other = add(&mut store, Class::VM, 2);
    let seen: Vec<_> = store.feed().since(0).unwrap().map(|(n, e)| (n, e.uuid, e.added, e.removed)).collect();
    assert_eq!(seen, [(1001, uuid, 1, false), (1002, other, 1002, false)]);
    assert_eq!(store.feed().since(1001).unwrap().count(), 1);
    assert_eq!(store.feed().since(1002).unwrap().count(), 0);
    // Without a reader nothing is kept of what is gone, and a reader from before is told so.
    store.remove(Class::VM, &uuid);
    assert!(store.feed().since(1001).is_none());
    assert_eq!(store.feed().since(1003).unwrap().count(), 0);
    // With one it is, as long as it has not read it, up to a bound.
    store.read_events(Some((1003, 1003)));
    store.remove(Class::VM, &other);
    assert_eq!(store.feed().since(1003).unwrap().map(|(n, e)| (n, e.removed)).collect::<Vec<_>>(), [(1004, true)]);
    store.read_events(Some((1004, u64::MAX)));
    assert_eq!(store.feed().kept(), 0);
    for n in 0..3000u32 {
        let uuid = [(n >> 8) as u8 ^ 0x80; 16].map(|b| b ^ n as u8);
        store.insert(Class::VM, uuid, Store::blank(Class::VM, &uuid));
        store.remove(Class::VM, &uuid);
    }
    assert_eq!(store.feed().kept(), 2048);
    assert!(store.feed().since(1004).is_none(), "some are forgotten");
}
