//! The rows against both machine-readable texts (`tests/data`), and every message called.

use super::rig::*;
use crate::schema::methods::{Method, Methods, Verb};
use crate::schema::types::{Param, Qualifier, Type};
use crate::schema::{CLASSES, Class};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde_json::Value as J;

const OLD: &str = "0.4.3";
const NEW: &str = "1.0.10";

fn text(version: &str) -> J {
    let text = match version {
        OLD => include_str!("../../tests/data/datamodel-0.4.3.json"),
        _ => include_str!("../../tests/data/datamodel-1.0.10.json"),
    };
    serde_json::from_str(text).unwrap()
}

/// The table of decisions: (version, what, the text's type) -> ours.
fn decided(version: &str, what: &str, theirs: &str) -> String {
    let mut lines = include_str!("../../tests/data/oddities.tsv").lines().filter(|l| !l.starts_with('#'));
    let line = lines.find(|line| {
        let parts: Vec<&str> = line.split('\t').collect();
        assert!(parts.len() == 5 && !parts[4].is_empty(), "{line}");
        parts[0] == version && parts[1] == what && parts[2] == theirs
    });
    line.map_or(theirs, |line| line.split('\t').nth(3).unwrap()).to_string()
}

fn class(name: &str) -> Class {
    *Class::ALL.iter().find(|c| c.row().name == name).unwrap_or_else(|| panic!("no class {name}"))
}

/// Types as the texts spell them, in one spelling.
fn norm(text: &str) -> String {
    let text = match text {
        "integer" | "xs_type" | "xs_instantiationflags" => "int",
        "xs ref" | "xs_ref" => "XSPolicy ref",
        "vm ref" => "VM ref",
        text => text,
    };
    let text = text.replace("(cpu_pool) Set", "(cpu_pool ref) Set").replace("(host_cpu) Set", "(host_cpu ref) Set");
    text.replace(['(', ')'], "")
}

fn spelled(ty: Type) -> String {
    let mut out = String::new();
    crate::task::spell(ty, &mut out);
    norm(&out)
}

#[test]
fn every_class_of_the_texts_has_a_row() {
    for version in [OLD, NEW] {
        text(version)["classes"].as_object().unwrap().keys().for_each(|name| {
            class(name);
        });
    }
    assert_eq!(text(NEW)["classes"].as_object().unwrap().len(), CLASSES.len());
}

#[test]
fn fields() {
    let mut counts = Vec::new();
    for version in [OLD, NEW] {
        let mut count = 0;
        for (name, c) in text(version)["classes"].as_object().unwrap() {
            let row = class(name).row();
            let mut names = Vec::new();
            for f in c["fields"].as_array().unwrap() {
                let name = f["name"].as_str().unwrap().replace('/', "_");
                let what = [row.name, ".", &name].concat();
                let field = row.fields.iter().find(|r| r.name == name).unwrap_or_else(|| panic!("{what}"));
                let expected = decided(version, &what, &norm(f["type"].as_str().unwrap()));
                assert_eq!(spelled(field.ty), expected, "{what}");
                assert!(!field.extension && (version == OLD || !field.old), "{what}");
                let theirs = f["qualifier"].as_str().unwrap();
                match (version, theirs, field.qualifier) {
                    (_, "RO_run", Qualifier::RO_run) | (_, "RW", Qualifier::RW) => {}
                    (_, "RO_ins" | "RO_inst", Qualifier::RO_ins) => {}
                    // What the later text gives more rights to, or takes rights from but the setter.
                    (OLD, "RO_ins" | "RO_run", Qualifier::RW) => {}
                    (OLD, "RO_ins", Qualifier::RO_run) => assert!(!field.old || what == "VDI.children", "{what}"),
                    (OLD, "RW", _) => assert!(field.settable, "{what}"),
                    other => panic!("{what}: {other:?}"),
                }
                names.push(name);
                count += 1;
            }
            if version == NEW {
                let rest = |f: &&crate::schema::Field| !names.iter().any(|n| n == f.name);
                assert!(row.fields.iter().filter(rest).all(|f| f.extension || f.old), "{}", row.name);
                // The order of records is the text's.
                let order = row.fields.iter().filter(|f| !f.extension && !f.old).map(|f| f.name);
                assert!(order.eq(names.iter().map(String::as_str)), "{}", row.name);
            }
        }
        counts.push(count);
    }
    assert_eq!(counts, [112, 306]);
}

#[test]
fn messages() {
    let methods = Methods::new();
    let mut counts = Vec::new();
    for version in [OLD, NEW] {
        let mut count = 0;
        for (name, c) in text(version)["classes"].as_object().unwrap() {
            for m in c["messages"].as_array().unwrap() {
                let full = [name, ".", m["name"].as_str().unwrap()].concat();
                let method = methods.find(&full).unwrap_or_else(|| panic!("{full}"));
                assert!(version == OLD || method.name() == full, "{full}");
                assert_eq!(method.wants_session(), m["session"].as_bool().unwrap(), "{full}");
                let field = || match method.verb {
                    Verb::Get(f) | Verb::Set(f) | Verb::Add(f) | Verb::Remove(f) => {
                        [name, ".", method.class.row().fields[usize::from(f)].name].concat()
                    }
                    _ => String::new(),
                };
                let mut params: heapless::Vec<Param, 8> = heapless::Vec::new();
                method.params(&mut params);
                let theirs = m["params"].as_array().unwrap();
                assert_eq!(params.len(), theirs.len(), "{full}");
                for ((param, theirs), number) in params.iter().zip(theirs).zip(1..) {
                    let theirs = norm(theirs["type"].as_str().unwrap());
                    let theirs = decided(version, &alloc::format!("{full} parameter {number}"), &theirs);
                    assert_eq!(spelled(param.ty), decided(version, &field(), &theirs), "{full}");
                }
                let result = match method.verb {
                    Verb::All | Verb::ByLabel => [name, " ref Set"].concat(),
                    Verb::AllRecords => [name, " ref -> ", name, " record Map"].concat(),
                    _ => spelled(method.result()),
                };
                let theirs = decided(version, &[&full, " answer"].concat(), &norm(m["returns"].as_str().unwrap()));
                assert_eq!(result, decided(version, &field(), &theirs), "{full}");
                for error in m["errors"].as_array().unwrap() {
                    let has = method.errors().iter().any(|e| e.name() == error.as_str().unwrap());
                    assert!(has, "{full} {error}");
                }
                count += 1;
            }
        }
        counts.push(count);
    }
    assert_eq!(counts, [277, 586]);
}

/// Whatever neither text has is an extension, or derives from a field or class that they have.
#[test]
fn what_the_texts_lack_is_marked() {
    let mut known: Vec<String> = Vec::new();
    for version in [OLD, NEW] {
        for (name, c) in text(version)["classes"].as_object().unwrap() {
            known.extend(
                c["messages"].as_array().unwrap().iter().map(|m| [name, ".", m["name"].as_str().unwrap()].concat()),
            );
        }
    }
    let mut extensions = 0;
    for method in Methods::in_order() {
        let name = method.name();
        if let Some(message) = method.message() {
            assert_eq!(message.extension, !known.contains(&name), "{name}");
            extensions += u32::from(message.extension);
        }
        if matches!(method.verb, Verb::Create | Verb::Destroy) {
            assert!(known.contains(&name), "{name}");
        }
    }
    assert!(extensions > 5);
}

#[test]
fn errors() {
    let text = text(NEW);
    let expected = text["errors"].as_object().unwrap();
    assert_eq!(expected.len(), 22);
    let ours: Vec<_> = crate::error::ERRORS.iter().filter(|e| !e.extension).collect();
    assert_eq!(ours.len(), 22);
    for row in ours {
        let params = expected[row.name].as_array().unwrap();
        if row.name == "OPERATION_NOT_ALLOWED" {
            // The text's has none; ours adds the reason.
            assert_eq!((params.len(), row.params), (0, &["reason"][..]));
            continue;
        }
        assert!(
            row.params.iter().eq(params.iter().map(|p| p.as_str().unwrap()).collect::<Vec<_>>().iter()),
            "{}",
            row.name
        );
    }
}

#[test]
fn enums() {
    use crate::schema::enums::*;
    let (old, new) = (text(OLD), text(NEW));
    for row in [
        &VM_POWER_STATE,
        &TASK_STATUS,
        &TASK_OPERATIONS,
        &ON_NORMAL_EXIT,
        &ON_CRASH,
        &CONSOLE_PROTOCOL,
        &EVENT_OPERATION,
        &VDI_TYPE,
        &VBD_MODE,
        &VBD_TYPE,
        &BOOT_TYPE,
        &DRIVER_TYPE,
        &CPU_FEATURE,
    ] {
        let text = if new["enums"][row.name].is_array() { &new } else { &old };
        let expected: Vec<&str> = text["enums"][row.name].as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect();
        assert_eq!(row.values, expected, "{}", row.name);
    }
    assert_eq!(new["enums"].as_object().unwrap().len(), 10);
}

#[test]
fn structs() {
    use crate::schema::types::{ACM_POLICYHEADER, XS_POLICYSTATE};
    let text = text(NEW);
    for (name, row) in [("xs_policystate", &XS_POLICYSTATE), ("RIP acm_policyheader", &ACM_POLICYHEADER)] {
        let theirs = text["structs"][name]["members"].as_array().unwrap();
        let theirs: Vec<(&str, String)> =
            theirs.iter().map(|m| (m[0].as_str().unwrap(), norm(m[1].as_str().unwrap()))).collect();
        let ours: Vec<(&str, String)> = row.members.iter().map(|m| (m.0, spelled(m.1))).collect();
        assert_eq!(ours, theirs);
    }
}

/// Every relation of the text: one side is stored, the other computed from it.
#[test]
fn relations() {
    use crate::schema::types::Source;
    let text = text(NEW);
    for relation in text["relations"].as_array().unwrap() {
        let side = |n: usize| {
            let (c, f) = relation[n].as_str().unwrap().split_once('.').unwrap();
            let row = class(c).row();
            row.fields.iter().find(|r| r.name == f).unwrap_or_else(|| panic!("{c}.{f}")).source
        };
        let computed = |s| matches!(s, Source::Inverse(..) | Source::Live(_));
        assert!(computed(side(0)) || computed(side(1)), "{relation}");
    }
}

#[test]
fn no_two_methods_have_one_name() {
    let mut names: Vec<String> = Methods::in_order().map(|m| m.name().to_ascii_lowercase()).collect();
    names.sort();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
    for method in Methods::in_order() {
        let mut params: heapless::Vec<Param, 8> = heapless::Vec::new();
        method.params(&mut params);
        let declared = method.message().map_or(0, |m| m.params.len());
        assert!(params.len() >= declared, "{}", method.name());
        assert!(params.len() < 8);
    }
}

/// A value that fits a type, and an object of each class.
fn sample(ty: Type, objects: &dyn Fn(Class) -> Option<V>) -> V {
    match ty {
        Type::Bool => V::B(false),
        Type::Int => s(1),
        Type::Float => V::D(0.5),
        Type::DateTime => V::T("20060901T12:00:00Z".to_string()),
        Type::Enum(row) => s(row.values[0]),
        Type::Ref(class) => objects(class).unwrap_or(s("")),
        Type::Set(_) => V::A(Vec::new()),
        Type::Map(..) | Type::Record(_) | Type::Struct(_) => rec(&[]),
        Type::Str | Type::Void => s("x"),
    }
}

/// Objects of every class that can have one, in one rig.
fn objects(r: &mut Rig) -> impl Fn(Class) -> Option<V> + use<> {
    let vm = r.vm();
    let network = r.call("network.create", &[rec(&[])]).ok();
    let sr = r.call("SR.create", &[rec(&[])]).ok();
    let vdi = r.call("VDI.create", &[rec(&[("SR", sr.clone())])]).ok();
    let of_vm = |more: &[(&str, V)]| [rec(&[&[("VM", vm.clone())], more].concat())];
    let host = r.call("host.get_record", &[Rig::host()]).ok();
    let first = |list: &V| list.list()[0].clone();
    let ppci = first(host.get("PPCIs"));
    let mut all: Vec<(Class, V)> = Vec::new();
    for (class, record) in [
        (Class::VIF, of_vm(&[("network", network.clone())])),
        (Class::VBD, of_vm(&[("VDI", vdi.clone()), ("type", s("CD"))])),
        (Class::VTPM, of_vm(&[])),
        (Class::DPCI, of_vm(&[("PPCI", ppci.clone())])),
        (Class::DSCSI_HBA, of_vm(&[])),
        (Class::PBD, [rec(&[("host", Rig::host()), ("SR", sr.clone())])]),
        (Class::debug, [rec(&[])]),
        (Class::user, [rec(&[("short_name", s("u"))])]),
        (Class::task, [rec(&[("name_label", s("t"))])]),
        (Class::cpu_pool, [rec(&[("name_label", s("p"))])]),
    ] {
        let object = r.call(&[class.row().name, ".create"].concat(), &record).ok();
        all.push((class, object));
    }
    let record = r.call("VM.get_record", &[vm.clone()]).ok();
    let metrics = |r: &mut Rig, name: &str, of: &V| r.call(name, &[of.clone()]).ok();
    let of = |class: Class| all.iter().find(|o| o.0 == class).unwrap().1.clone();
    let pif = first(host.get("PIFs"));
    let more = [
        (Class::VIF_metrics, metrics(r, "VIF.get_metrics", &of(Class::VIF))),
        (Class::VBD_metrics, metrics(r, "VBD.get_metrics", &of(Class::VBD))),
        (Class::PIF_metrics, metrics(r, "PIF.get_metrics", &pif)),
        (Class::PIF, pif),
        (Class::VM, vm),
        (Class::network, network),
        (Class::SR, sr),
        (Class::VDI, vdi),
        (Class::PPCI, ppci),
        (Class::host, Rig::host()),
        (Class::session, s(&r.session)),
        (Class::host_metrics, host.get("metrics").clone()),
        (Class::host_cpu, first(host.get("host_CPUs"))),
        (Class::VM_metrics, record.get("metrics").clone()),
        (Class::console, first(record.get("consoles"))),
    ];
    all.extend(more);
    move |class| all.iter().find(|o| o.0 == class).map(|o| o.1.clone())
}

/// Classes of which there is no object on this host; their methods are called with a reference to nothing.
const EMPTY: [Class; 7] = [
    Class::event,
    Class::VM_guest_metrics,
    Class::crashdump,
    Class::DSCSI,
    Class::PSCSI,
    Class::PSCSI_HBA,
    Class::XSPolicy,
];

/// Every derived and declared method of every class, with arguments of the right types: an answer of the right shape, or
/// one of the errors its row or the text allows.
#[test]
fn every_method_can_be_called() {
    let all: Vec<Method> = Methods::in_order().collect();
    assert!(all.len() > 700, "{}", all.len());
    for method in all {
        let name = method.name();
        let mut r = Rig::new();
        let objects = objects(&mut r);
        let mut params: heapless::Vec<Param, 8> = heapless::Vec::new();
        method.params(&mut params);
        let mut args: Vec<V> = params.iter().map(|p| sample(p.ty, &objects)).collect();
        let none = params.iter().any(|p| matches!(p.ty, Type::Ref(c) if objects(c).is_none()));
        match method.verb {
            Verb::ByUuid => args = [objects(method.class).unwrap_or(s("x"))].to_vec(),
            Verb::Create if method.class == Class::user => args = [rec(&[("short_name", s("v"))])].to_vec(),
            _ => {}
        }
        if !method.wants_session() {
            args = [s("root"), s("secret")].to_vec();
        }
        if name == "event.next" {
            r.call("event.register", &[V::A(Vec::new())]).ok();
            r.call("debug.create", &[rec(&[])]).ok();
        }
        let answer = if method.wants_session() { r.call(&name, &args) } else { r.raw(&name, &args) };
        match answer {
            R::Ok(value) => shape(&name, &value, method.result(), method.verb),
            R::Err(error) => {
                let declared = method.errors().iter().any(|e| e.name() == error[0]);
                let nothing = error[0] == "HANDLE_INVALID"
                    && (none
                        || EMPTY.contains(&method.class)
                        || method.verb == Verb::Create
                        || method.class == Class::ACMPolicy);
                let fine = declared
                    || nothing
                    || matches!((&*error[0], method.verb), ("OPERATION_NOT_ALLOWED" | "VALUE_NOT_SUPPORTED", _))
                    || (error[0] == "INTERNAL_ERROR" && name == "debug.return_failure")
                    || (error[0] == "SESSION_AUTHENTICATION_FAILED" && name == "session.change_password");
                assert!(fine, "{name}: {error:?}");
            }
            R::Fault(..) => panic!("{name}: {answer:?}"),
        }
        if name == "session.logout" || name == "session.destroy" {
            r.session = r.login("root", "secret").ok().text().to_string();
        }
        // One argument more or fewer is refused with counts that include the session.
        let given = args.len() + usize::from(method.wants_session());
        args.push(s("x"));
        let error = if method.wants_session() { r.call(&name, &args) } else { r.raw(&name, &args) }.err();
        assert_eq!(error[..3], ["MESSAGE_PARAMETER_COUNT_MISMATCH", &name, &given.to_string()], "{name}");
        assert_eq!(error[3], (given + 1).to_string());
    }
}

/// A getter answers what the record has, for every field of every class.
#[test]
fn getters_are_the_records_members() {
    let mut r = Rig::new();
    let objects = objects(&mut r);
    let mut seen = 0;
    for &class in Class::ALL {
        let Some(object) = objects(class) else { continue };
        let name = class.row().name;
        let record = r.call(&[name, ".get_record"].concat(), &[object.clone()]).ok();
        let whole = r.call(&[name, ".get_record_internal"].concat(), &[object.clone()]).ok();
        let V::M(members) = &record else { panic!("{name}") };
        assert_eq!(members.len(), class.row().fields.iter().filter(|f| !f.old).count(), "{name}");
        for field in class.row().fields {
            let got = r.call(&[name, ".get_", field.name].concat(), &[object.clone()]).ok();
            assert_eq!(&got, whole.get(field.name), "{name}.{}", field.name);
            assert!(field.old || got == *record.get(field.name), "{name}.{}", field.name);
            seen += 1;
        }
    }
    assert!(seen > 280, "{seen}");
}

/// What is set is got; the other names of 0.4.3 included.
#[test]
fn setters_round_trip() {
    let mut seen = 0;
    for method in Methods::in_order() {
        let (Verb::Set(f), Some(field)) = (
            method.verb,
            method.class.row().fields.get(match method.verb {
                Verb::Set(f) => usize::from(f),
                _ => continue,
            }),
        ) else {
            continue;
        };
        let mut r = Rig::new();
        let objects = objects(&mut r);
        let Some(object) = objects(method.class) else { continue };
        let value = match field.ty {
            Type::Enum(row) => s(row.values[row.values.len() - 1]),
            Type::Map([_, _]) => rec(&[("k", s("v"))]),
            Type::Set(Type::Enum(row)) => V::A([s(row.values[0]), s(row.values[1])].to_vec()),
            Type::Set(_) => V::A([s("a")].to_vec()),
            Type::Bool => V::B(true),
            Type::Int => s(if field.name == "MTU" { 1400 } else { 1 }),
            Type::Str if field.name == "MAC" => s("00:16:3e:00:00:01"),
            ty => sample(ty, &objects),
        };
        let name = [method.class.row().name, ".get_", field.name].concat();
        r.call(&method.name(), &[object.clone(), value.clone()]).ok();
        assert_eq!(r.call(&name, &[object]).ok(), value, "{name} {f}");
        seen += 1;
    }
    assert!(seen > 90, "{seen}");
}

fn shape(name: &str, value: &V, ty: Type, verb: Verb) {
    let fits = match (verb, ty) {
        (Verb::All | Verb::ByLabel, _) => matches!(value, V::A(_)),
        (Verb::AllRecords, _) => matches!(value, V::M(_)),
        (_, Type::Void | Type::Str | Type::Enum(_) | Type::Ref(_)) => matches!(value, V::S(_)),
        (_, Type::Int) => matches!(value, V::S(n) if n.parse::<i64>().is_ok()),
        (_, Type::Bool) => matches!(value, V::B(_)),
        (_, Type::Float) => matches!(value, V::D(_)),
        (_, Type::DateTime) => matches!(value, V::T(_)),
        (_, Type::Set(_)) => matches!(value, V::A(_)),
        (_, Type::Map(..) | Type::Struct(_)) => matches!(value, V::M(_)),
        (_, Type::Record(class)) => {
            let V::M(map) = value else { panic!("{name}") };
            let old = verb == Verb::RecordInternal;
            map.len() == class.row().fields.iter().filter(|f| old || !f.old).count()
        }
    };
    assert!(fits, "{name}: {value:?}");
}

/// list_methods names exactly what can be called.
#[test]
fn list_methods_lists() {
    let mut r = Rig::new();
    let list = r.call("host.list_methods", &[]).ok();
    let names: Vec<&str> = list.list().iter().map(V::text).collect();
    for name in ["VM.start", "session.login_with_password", "host.get_all_records", "VM.add_to_VCPUs_params"] {
        assert!(names.contains(&name), "{name}");
    }
    let methods = Methods::new();
    for name in &names {
        assert!(methods.find(name).is_some(), "{name}");
    }
    assert_eq!(names.len(), Methods::in_order().count());
}

/// Names of 0.4.3 stand for today's; each alias leads to a method that is no alias.
#[test]
fn aliases() {
    let methods = Methods::new();
    let mut seen = 0;
    for row in CLASSES {
        for (alias, target) in row.aliases {
            let full = |name: &str| [row.name, ".", name].concat();
            assert_eq!(methods.find(&full(alias)), methods.find(&full(target)), "{alias}");
            assert!(methods.find(&full(alias)).is_some(), "{alias}");
            assert!(!Methods::in_order().any(|m| m.name() == full(alias)), "{alias} is a method");
            seen += 1;
        }
    }
    assert!(seen >= 5, "{seen}");
    let mut r = Rig::new();
    let vm = r.vm();
    assert_eq!(r.call("VM.get_by_label", &[s("vm")]), R::Ok(V::A([vm.clone()].to_vec())));
    r.call("VM.add_to_otherConfig", &[vm.clone(), s("a"), s("b")]).ok();
    assert_eq!(r.call("VM.get_otherConfig", &[vm]), R::Ok(rec(&[("a", s("b"))])));
    assert_eq!(r.call("Task.get_all_tasks", &[]), R::Ok(V::A(Vec::new())));
}
