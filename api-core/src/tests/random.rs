//! Any sequence of calls keeps what must hold: no dangling reference, both sides of every relation, states as the backend
//! has them, nothing left when everything is destroyed. Steps fail at random; the seed is in every message.

use super::kept::{Disk, kept};
use super::rig::*;
use crate::lifecycle::backend::{BackendError, CONTROL_DOMAIN, StepKind};
use crate::schema::methods::{Method, Methods, Verb};
use crate::schema::types::{Param, Source, Type};
use crate::schema::{Class, vm};
use crate::store::value::{MapKey, NONE, Value};
use crate::wire::uuid::uuid_text;
use alloc::string::String;
use alloc::vec::Vec;

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

/// Mostly what exists, sometimes nothing, sometimes nonsense.
fn value(r: &Rig, dice: &mut Dice, ty: Type, depth: u32) -> V {
    match ty {
        Type::Bool => V::B(dice.roll(2) == 0),
        Type::Int => s([0, 1, 2, 3, 1500, 16 << 20, -1][dice.roll(7)]),
        Type::Float => V::D(0.5),
        Type::DateTime => V::T("20060901T12:00:00Z".into()),
        Type::Enum(row) => s(row.values[dice.roll(row.values.len())]),
        Type::Ref(class) => {
            let all: Vec<_> = r.engine.store().all(class).collect();
            match dice.roll(20) {
                0 => s(""),
                1 => s("00000000-0000-0000-0000-00000000beef"),
                _ if all.is_empty() => s(""),
                _ => s(uuid_text(&all[dice.roll(all.len())])),
            }
        }
        Type::Set(of) => V::A((0..dice.roll(3)).map(|_| value(r, dice, *of, depth)).collect()),
        Type::Map([_, of]) => {
            V::M((0..dice.roll(3)).map(|n| (alloc::format!("{n}"), value(r, dice, *of, depth))).collect())
        }
        Type::Struct(_) => rec(&[]),
        Type::Record(class) => {
            let mut members = Vec::new();
            for field in class.row().fields {
                if depth == 0 && (field.required || dice.roll(4) == 0) {
                    let name = if field.name == "PV_kernel" { s("file:///tiny") } else { value(r, dice, field.ty, 1) };
                    members.push((field.name, name));
                }
            }
            if class == Class::VM {
                members.extend([("PV_kernel", s("file:///tiny")), ("memory_static_max", s(16 << 20))]);
                members.extend([("HVM_boot_policy", s("")), ("PV_bootloader", s("")), ("VCPUs_params", rec(&[]))]);
                members.retain(|m| !matches!(m.0, "is_a_template" | "pool_name"));
            }
            rec(&members)
        }
        Type::Str | Type::Void => s(["", "x", "eth0", "0", "aa"][dice.roll(5)]),
    }
}

fn references(value: &Value, ty: Type, each: &mut dyn FnMut(Class, [u8; 16])) {
    match (value, ty) {
        (Value::Ref(uuid), Type::Ref(class)) => each(class, *uuid),
        (Value::Set(items), Type::Set(of)) => items.iter().for_each(|v| references(v, *of, each)),
        (Value::Map(map), Type::Map([key, of])) => {
            for (k, v) in map {
                if let (MapKey::Ref(uuid), Type::Ref(class)) = (k, key) {
                    each(*class, *uuid);
                }
                references(v, *of, each);
            }
        }
        _ => {}
    }
}

fn invariants(r: &Rig, what: &str) {
    let store = r.engine.store();
    let mut names = alloc::collections::BTreeSet::new();
    for &class in Class::ALL {
        for uuid in store.all(class) {
            assert!(names.insert(uuid), "{what}: a uuid twice");
            for (field, value) in class.row().fields.iter().zip(store.values(class, &uuid).unwrap()) {
                references(value, field.ty, &mut |of, target| {
                    let there = target == NONE && !field.required || store.contains(of, &target);
                    assert!(there, "{what}: {}.{} dangles", class.row().name, field.name);
                    let back = |f: &crate::schema::Field| {
                        matches!(f.source, Source::Inverse(c, i)
                        if c == class && class.row().fields[usize::from(i)].name == field.name)
                    };
                    if let (true, Some(row)) = (target != NONE, of.row().fields.iter().find(|f| back(f))) {
                        assert!(store.computed(row.source, &target).any(|u| *u == uuid), "{what}: {} one-sided", row.name);
                    }
                });
            }
        }
    }
    for uuid in store.all(Class::VM).filter(|u| *u != CONTROL_DOMAIN) {
        use crate::schema::enums::PowerState::*;
        let state = crate::schema::enums::PowerState::from_index(store.get(vm::power_state, &uuid));
        let domain = r.fake.domains.contains_key(&uuid);
        let fits = match state {
            Halted => !domain,
            Running => domain && r.fake.running.contains(&uuid),
            Paused => domain && !r.fake.running.contains(&uuid),
            _ => true,
        };
        assert!(fits, "{what}: {state:?}, domain {domain}");
    }
}

#[test]
fn any_sequence_of_calls_keeps_the_invariants() {
    let all: Vec<Method> = Methods::in_order()
        .filter(|m| m.wants_session() && !matches!(m.class, Class::session | Class::event | Class::user))
        .filter(|m| {
            matches!(
                m.verb,
                Verb::Set(_) | Verb::Add(_) | Verb::Remove(_) | Verb::Create | Verb::Destroy | Verb::Message(_)
            )
        })
        .collect();
    let weighty: Vec<Method> =
        all.iter().copied().filter(|m| matches!(m.verb, Verb::Create | Verb::Destroy | Verb::Message(_))).collect();
    let mut succeeded = 0;
    for seed in 1..=12 {
        let mut dice = Dice(seed);
        let mut disk = Disk::default();
        let mut r = disk.boot();
        r.seed = seed << 32;
        for n in 0..400 {
            let from = if dice.roll(2) == 0 { &all } else { &weighty };
            let method = from[dice.roll(from.len())];
            let mut params: heapless::Vec<Param, 8> = heapless::Vec::new();
            method.params(&mut params);
            let args: Vec<V> = params.iter().map(|p| value(&r, &mut dice, p.ty, 0)).collect();
            if dice.roll(10) == 0 {
                let step = [StepKind::CreateDomain, StepKind::PopulateMemory, StepKind::ConnectRings, StepKind::Unpause];
                r.fake.fail = Some((step[dice.roll(4)], BackendError::NoHeap));
            }
            r.fake.polls = dice.roll(3) as u8;
            let prefix = if method.asynchronous() && dice.roll(4) == 0 { "Async." } else { "" };
            let name = String::from(prefix) + &method.name();
            let answer = r.call(&name, &args);
            r.settle();
            r.fake.fail = None;
            let what = alloc::format!("seed {seed} call {n} {name} {args:?}: {answer:?}");
            succeeded += u32::from(matches!(answer, R::Ok(_)));
            if let R::Err(error) = &answer {
                let ours = error[0] != "INTERNAL_ERROR" || what.contains("no memory") || name.contains("return_failure");
                assert!(ours, "{what}");
            }
            assert!(!matches!(answer, R::Fault(..)), "{what}");
            invariants(&r, &what);
            disk.save(&mut r);
            if n % 40 == 0 {
                let mut again = disk.boot();
                invariants(&again, &what);
                assert_eq!(kept(&mut again), kept(&mut r), "{what}");
            }
        }
        // Everything can be taken down again, in some order.
        for _ in 0..6 {
            for &class in Class::ALL {
                if class == Class::session || class == Class::user {
                    continue;
                }
                for uuid in r.engine.store().all(class).collect::<Vec<_>>() {
                    if class == Class::VM {
                        let _ = r.call("VM.hard_shutdown", &[s(uuid_text(&uuid))]);
                    }
                    if class == Class::cpu_pool {
                        let _ = r.call("cpu_pool.deactivate", &[s(uuid_text(&uuid))]);
                    }
                    let _ = r.call(&[class.row().name, ".destroy"].concat(), &[s(uuid_text(&uuid))]);
                }
            }
        }
        invariants(&r, "at the end");
        r.fake.nothing_left();
        for class in [Class::VIF, Class::VIF_metrics, Class::VBD, Class::VBD_metrics, Class::VDI, Class::SR, Class::console]
        {
            assert_eq!(r.engine.store().len(class), 0, "seed {seed}: {class:?}");
        }
        assert_eq!((r.engine.store().len(Class::VM), r.engine.store().len(Class::VM_metrics)), (1, 1), "seed {seed}");
    }
    assert!(succeeded > 1000, "{succeeded} calls went well");
}
