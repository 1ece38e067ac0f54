//! The rows against the machine-readable text (`tests/data/datamodel-1.0.10.json`), and every message called.

use super::rig::*;
use crate::schema::methods::{Method, Methods, Verb};
use crate::schema::types::{Param, Qualifier, Type};
use crate::schema::{CLASSES, Class};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde_json::Value as J;

fn text() -> J {
    serde_json::from_str(include_str!("../../tests/data/datamodel-1.0.10.json")).unwrap()
}

/// The classes this crate has so far, and their names.
fn classes(text: &J) -> Vec<(&str, &J)> {
    let all = text["classes"].as_object().unwrap();
    let ours = |name: &str| CLASSES.iter().any(|r| r.name == name && !r.later);
    let ours: Vec<_> = all.iter().map(|(n, c)| (n.as_str(), c)).filter(|(n, _)| ours(n)).collect();
    assert_eq!(ours.len(), 10);
    ours
}

fn class(name: &str) -> Class {
    *Class::ALL.iter().find(|c| c.row().name == name).unwrap_or_else(|| panic!("no class {name}"))
}

/// Types as the text spells them, in one spelling.
fn norm(text: &str) -> String {
    let text = text.replace("(cpu_pool) Set", "(cpu_pool ref) Set").replace("(host_cpu) Set", "(host_cpu ref) Set");
    text.replace(['(', ')'], "")
}

fn spelled(ty: Type) -> String {
    let mut out = String::new();
    crate::task::spell(ty, &mut out);
    norm(&out)
}

#[test]
fn every_class_of_the_text_has_a_row() {
    let text = text();
    let all = text["classes"].as_object().unwrap();
    assert_eq!(all.len(), CLASSES.len());
    all.keys().for_each(|name| {
        class(name);
    });
}

#[test]
fn fields() {
    let text = text();
    for (name, c) in classes(&text) {
        let row = class(name).row();
        let mut names = Vec::new();
        for f in c["fields"].as_array().unwrap() {
            let name = f["name"].as_str().unwrap().replace('/', "_");
            let field = row.fields.iter().find(|r| r.name == name).unwrap_or_else(|| panic!("{}.{name}", row.name));
            let qualifier = match field.qualifier {
                Qualifier::RO_run => "RO_run",
                Qualifier::RO_ins => "RO_ins",
                Qualifier::RW => "RW",
            };
            assert_eq!(qualifier, f["qualifier"], "{}.{name}", row.name);
            // ODDITIES: an int in the table, a dateTime in every client.
            let oddity = (row.name, &*name) == ("session", "last_active");
            let expected = if oddity { "datetime" } else { f["type"].as_str().unwrap() };
            assert_eq!(spelled(field.ty), norm(expected), "{}.{name}", row.name);
            assert!(!field.extension, "{}.{name}", row.name);
            names.push(name);
        }
        for field in row.fields.iter().filter(|f| !names.iter().any(|n| n == f.name)) {
            assert!(field.extension, "{}.{} is not in the text", row.name, field.name);
        }
        // The order of records is the text's.
        let order = row.fields.iter().filter(|f| !f.extension).map(|f| f.name);
        assert!(order.eq(names.iter().map(String::as_str)), "{}", row.name);
    }
}

#[test]
fn messages() {
    let text = text();
    let methods = Methods::new();
    for (name, c) in classes(&text) {
        for m in c["messages"].as_array().unwrap() {
            let full = [name, ".", m["name"].as_str().unwrap()].concat();
            let method = methods.find(&full).unwrap_or_else(|| panic!("{full}"));
            assert_eq!(method.name(), full);
            assert_eq!(method.wants_session(), m["session"].as_bool().unwrap(), "{full}");
            let mut params: heapless::Vec<Param, 8> = heapless::Vec::new();
            method.params(&mut params);
            let types: Vec<String> = params.iter().map(|p| spelled(p.ty)).collect();
            let expected: Vec<String> =
                m["params"].as_array().unwrap().iter().map(|p| norm(p["type"].as_str().unwrap())).collect();
            // set_pool_name: our accessor of an extension field has the field's name for its parameter.
            assert_eq!(types, expected, "{full}");
            let result = match method.verb {
                Verb::All | Verb::ByLabel => [name, " ref Set"].concat(),
                _ => spelled(method.result()),
            };
            let oddity = full == "session.get_last_active";
            let expected = if oddity { "datetime" } else { m["returns"].as_str().unwrap() };
            assert_eq!(result, norm(expected), "{full}");
            for error in m["errors"].as_array().unwrap() {
                let row = method.message().unwrap_or_else(|| panic!("{full} has an error and no row"));
                let has = row.errors.iter().any(|e| e.name() == error.as_str().unwrap());
                assert!(has, "{full} {error}");
            }
        }
    }
}

#[test]
fn what_the_text_lacks_is_marked() {
    let text = text();
    let mut known: Vec<String> = Vec::new();
    for (name, c) in classes(&text) {
        for m in c["messages"].as_array().unwrap() {
            known.push([name, ".", m["name"].as_str().unwrap()].concat());
        }
    }
    for method in Methods::new().iter() {
        let name = method.name();
        let field = match method.verb {
            Verb::Get(f) | Verb::Set(f) | Verb::Add(f) | Verb::Remove(f) => {
                Some(&method.class.row().fields[usize::from(f)])
            }
            _ => None,
        };
        let extension = matches!(method.verb, Verb::AllRecords)
            || field.is_some_and(|f| f.extension)
            || method.message().is_some_and(|m| m.extension);
        assert!(extension || known.contains(&name), "{name} is not in the text");
    }
}

#[test]
fn errors() {
    let text = text();
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
    let text = text();
    for row in [&VM_POWER_STATE, &TASK_STATUS, &TASK_OPERATIONS, &ON_NORMAL_EXIT, &ON_CRASH, &CONSOLE_PROTOCOL] {
        let expected: Vec<&str> = text["enums"][row.name].as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect();
        assert_eq!(row.values, expected, "{}", row.name);
    }
}

#[test]
fn no_two_methods_have_one_name() {
    let mut names: Vec<String> = Methods::new().iter().map(|m| m.name().to_ascii_lowercase()).collect();
    names.sort();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
    for method in Methods::new().iter() {
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

/// Every derived and declared method of every class, with arguments of the right types: an answer of the right shape, or
/// one of the errors its row or the text allows.
#[test]
fn every_method_can_be_called() {
    let all: Vec<Method> = Methods::new().iter().collect();
    assert!(all.len() > 230, "{}", all.len());
    for method in all {
        let name = method.name();
        let mut r = Rig::new();
        let vm = r.vm();
        let task = r.call("Async.VM.clone", &[vm.clone(), s("t")]).ok();
        let debug = r.call("debug.create", &[rec(&[])]).ok();
        let user = r.call("user.create", &[rec(&[("short_name", s("u"))])]).ok();
        let host = r.call("host.get_record", &[Rig::host()]).ok();
        let record = r.call("VM.get_record", &[vm.clone()]).ok();
        let session = r.session.clone();
        let objects = |class: Class| {
            Some(match class {
                Class::VM => vm.clone(),
                Class::task => task.clone(),
                Class::debug => debug.clone(),
                Class::user => user.clone(),
                Class::host => Rig::host(),
                Class::session => s(&session),
                Class::host_metrics => host.get("metrics").clone(),
                Class::host_cpu => host.get("host_CPUs").list()[0].clone(),
                Class::VM_metrics => record.get("metrics").clone(),
                Class::console => record.get("consoles").list()[0].clone(),
                _ => return None,
            })
        };
        let mut params: heapless::Vec<Param, 8> = heapless::Vec::new();
        method.params(&mut params);
        let mut args: Vec<V> = params.iter().map(|p| sample(p.ty, &objects)).collect();
        match method.verb {
            Verb::ByUuid => args = [objects(method.class).unwrap()].to_vec(),
            Verb::Create if method.class == Class::user => args = [rec(&[("short_name", s("v"))])].to_vec(),
            _ => {}
        }
        if !method.wants_session() {
            args = [s("root"), s("secret")].to_vec();
        }
        let answer = if method.wants_session() { r.call(&name, &args) } else { r.raw(&name, &args) };
        match answer {
            R::Ok(value) => shape(&name, &value, method.result(), method.verb),
            R::Err(error) => {
                let declared = method.message().is_some_and(|m| m.errors.iter().any(|e| e.name() == error[0]));
                let console = method.class == Class::console;
                let fine = declared
                    || matches!((&*error[0], method.verb), ("OPERATION_NOT_ALLOWED" | "INTERNAL_ERROR", Verb::Message(_)))
                    || (console && error[0] == "OPERATION_NOT_ALLOWED")
                    || (error[0] == "HANDLE_INVALID" && name == "VM.cpu_pool_migrate");
                assert!(fine, "{name}: {error:?}");
            }
            R::Fault(..) => panic!("{name}: {answer:?}"),
        }
        // One argument more or fewer is refused with counts that include the session.
        let given = args.len() + usize::from(method.wants_session());
        args.push(s("x"));
        let error = if method.wants_session() { r.call(&name, &args) } else { r.raw(&name, &args) }.err();
        assert_eq!(error[..3], ["MESSAGE_PARAMETER_COUNT_MISMATCH", &name, &given.to_string()], "{name}");
        assert_eq!(error[3], (given + 1).to_string());
    }
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
            map.len() == class.row().fields.len()
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
    assert_eq!(names.len(), methods.iter().count());
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
            assert!(!methods.iter().any(|m| m.name() == full(alias)), "{alias} is a method");
            seen += 1;
        }
    }
    assert!(seen > 5);
    let mut r = Rig::new();
    let vm = r.vm();
    assert_eq!(r.call("VM.get_by_label", &[s("vm")]), R::Ok(V::A([vm.clone()].to_vec())));
    r.call("VM.add_to_otherConfig", &[vm.clone(), s("a"), s("b")]).ok();
    assert_eq!(r.call("VM.get_otherConfig", &[vm]), R::Ok(rec(&[("a", s("b"))])));
    assert_eq!(r.call("Task.get_all_tasks", &[]), R::Ok(V::A(Vec::new())));
}
