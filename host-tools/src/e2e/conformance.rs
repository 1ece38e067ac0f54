//! Both texts of the API, row by row, over the wire: what a client that has only read them would find.
//!
//! ```text
//!   of each message   it is there, counts its parameters with the session, wants a session and the types that it names,
//!                     answers a value of its type or an error that may be
//!   of each field     its getter says what the record says, a RW one takes a value and its old one back, a RO one has no
//!                     setter
//! ```
//! The texts are `api-core/tests/data/*.json`, with the decisions of `oddities.tsv`; what else differs stands in
//! `exceptions.tsv`. Nothing here knows the rows. Deliberately absent: what a message does (scenarios and cases say that).

use super::context::Context;
use crate::client::{Client, Error, vm_record};
use crate::paths;
use crate::xmlrpc::Value;
use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value as J;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const OLD: &str = "0.4.3";
const NEW: &str = "1.0.10";

/// Names nothing, and is no session.
const NOBODY: &str = "11111111-2222-4333-8444-555555555555";

/// A type as a text spells it.
#[derive(Clone, Debug)]
enum Ty {
    Void,
    Str,
    Int,
    Bool,
    Float,
    Time,
    /// Its values.
    Enum(Vec<String>),
    Ref(String),
    Set(Box<Ty>),
    Map(Box<Ty>, Box<Ty>),
    /// Members that must be there.
    Struct(Vec<String>),
}

fn table(name: &str) -> Result<String> {
    let path = paths::root()?.join("api-core/tests/data").join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t').collect())
}

/// One spelling for the several that the texts have of a type (README.md beside them says which).
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

/// A version's text.
struct Text {
    version: &'static str,
    json: J,
    /// The other version's: an enum or struct may stand there only.
    other: J,
    oddities: String,
}

impl Text {
    fn load(version: &'static str) -> Result<Text> {
        let json = |version: &str| anyhow::Ok(serde_json::from_str(&table(&format!("datamodel-{version}.json"))?)?);
        let other = json(if version == OLD { NEW } else { OLD })?;
        Ok(Text { version, json: json(version)?, other, oddities: table("oddities.tsv")? })
    }

    fn classes(&self) -> impl Iterator<Item = (&String, &J)> {
        self.json["classes"].as_object().into_iter().flatten()
    }

    /// What is served of what the text says of `what`.
    fn decided(&self, what: &str, theirs: String) -> String {
        let found = rows(&self.oddities).find(|r| r[0] == self.version && r[1] == what && r[2] == theirs);
        found.map_or(theirs, |row| row[3].to_string())
    }

    fn ty(&self, spelled: &str) -> Result<Ty> {
        if let Some(of) = spelled.strip_suffix(" Set") {
            return Ok(Ty::Set(Box::new(self.ty(of)?)));
        }
        if let Some((key, of)) = spelled.strip_suffix(" Map").and_then(|inner| inner.split_once(" -> ")) {
            return Ok(Ty::Map(Box::new(self.ty(key)?), Box::new(self.ty(of)?)));
        }
        if let Some(class) = spelled.strip_suffix(" ref") {
            return Ok(Ty::Ref(class.to_string()));
        }
        if let Some(class) = spelled.strip_suffix(" record") {
            // get_record has the fields of the later text.
            let fields = if self.version == NEW { self.fields(class) } else { Vec::new() };
            return Ok(Ty::Struct(fields.into_iter().map(|(name, _)| name).collect()));
        }
        let names =
            |list: &J| list.as_array().map(|all| all.iter().filter_map(|v| v.as_str().map(str::to_string)).collect());
        for text in [&self.json, &self.other] {
            if let Some(values) = names(&text["enums"][spelled]) {
                return Ok(Ty::Enum(values));
            }
            // The text has acm_policyheader under "RIP acm_policyheader".
            for name in [spelled.to_string(), format!("RIP {spelled}")] {
                if let Some(members) = text["structs"][&name]["members"].as_array() {
                    return Ok(Ty::Struct(members.iter().filter_map(|m| m[0].as_str().map(str::to_string)).collect()));
                }
            }
        }
        Ok(match spelled {
            "void" => Ty::Void,
            "string" => Ty::Str,
            "int" => Ty::Int,
            "bool" => Ty::Bool,
            "float" => Ty::Float,
            "datetime" => Ty::Time,
            other => bail!("no type {other}"),
        })
    }

    /// Names of a class's fields, and their rows.
    fn fields(&self, class: &str) -> Vec<(String, &J)> {
        let all = self.json["classes"][class]["fields"].as_array().into_iter().flatten();
        all.map(|f| (word(f, "name").replace('/', "_"), f)).collect()
    }

    /// A field's type, by its name.
    fn field_ty(&self, class: &str, name: &str) -> Result<Option<Ty>> {
        let fields = self.fields(class);
        let Some((_, field)) = fields.iter().find(|(n, _)| n == name) else { return Ok(None) };
        self.ty(&self.decided(&format!("{class}.{name}"), norm(word(field, "type")))).map(Some)
    }

    fn message(&self, class: &str, row: &J) -> Result<Message> {
        let name = word(row, "name").to_string();
        let full = format!("{class}.{name}");
        let field = row["field"].as_str().map(|f| f.replace('/', "_"));
        let of_field = field.as_ref().map_or(String::new(), |f| format!("{class}.{f}"));
        let mut params = Vec::new();
        for (number, p) in (1..).zip(row["params"].as_array().into_iter().flatten()) {
            let theirs = self.decided(&format!("{full} parameter {number}"), norm(word(p, "type")));
            params.push((word(p, "name").to_string(), self.ty(&self.decided(&of_field, theirs))?));
        }
        let result = self.decided(&format!("{full} answer"), norm(word(row, "returns")));
        let result = self.ty(&self.decided(&of_field, result))?;
        let session = row["session"].as_bool().unwrap_or(true);
        Ok(Message { class: class.to_string(), name, full, kind: word(row, "kind").to_string(), params, result, session })
    }
}

fn word<'a>(row: &'a J, name: &str) -> &'a str {
    row[name].as_str().unwrap_or_default()
}

/// A message of a text.
struct Message {
    class: String,
    name: String,
    full: String,
    kind: String,
    params: Vec<(String, Ty)>,
    result: Ty,
    session: bool,
}

/// What a call said: a value, or an error's words.
type Said = std::result::Result<Value, Vec<String>>;

fn code(said: &Said) -> &str {
    said.as_ref().err().and_then(|words| words.first()).map_or("", String::as_str)
}

struct Walk<'a, 'b> {
    c: &'a mut Context<'b>,
    text: Text,
    /// Every message of either text, with the errors that either lists for it: the first one lists hardly any.
    known: &'a BTreeMap<String, BTreeSet<String>>,
    /// An object of each class that has one.
    objects: BTreeMap<String, String>,
    /// What was made, to be destroyed in reverse.
    made: Vec<(String, String)>,
    /// The VM that devices are attached to.
    bearer: String,
    number: u32,
    /// (version, what, check) -> used
    exceptions: &'a mut BTreeMap<(String, String, String), bool>,
    gaps: Vec<String>,
}

impl Walk<'_, '_> {
    fn raw(&mut self, method: &str, params: &[Value]) -> Result<Said> {
        match self.c.client.anonymous(method, params) {
            Ok(value) => Ok(Ok(value)),
            Err(Error::Api(words)) => Ok(Err(words)),
            Err(error) => Err(error).with_context(|| method.to_string()),
        }
    }

    fn call(&mut self, method: &str, params: &[Value]) -> Result<Said> {
        let mut all = vec![Value::from(&self.c.client.session)];
        all.extend_from_slice(params);
        self.raw(method, &all)
    }

    /// A call that has to go well.
    fn done(&mut self, method: &str, params: &[Value]) -> Result<Value> {
        self.call(method, params)?.map_err(|words| anyhow::anyhow!("{method}: {}", words.join(" ")))
    }

    /// A check of something; what does not hold is a gap, or a line of exceptions.tsv.
    fn check(&mut self, what: &str, check: &str, holds: bool, seen: impl FnOnce() -> String) {
        if holds {
            return;
        }
        let key = (self.text.version.to_string(), what.to_string(), check.to_string());
        match self.exceptions.get_mut(&key) {
            Some(used) => *used = true,
            None => self.gaps.push(format!("{} {what}: {check}: {}", self.text.version, seen())),
        }
    }

    /// Something of a class that can be made, as a client makes it; none of a class that is found or computed.
    fn make(&mut self, class: &str) -> Result<Option<String>> {
        self.number += 1;
        let name = Value::from(format!("conformance-{}", self.number));
        let of = |class: &str| Value::from(self.objects.get(class).map_or(NOBODY, String::as_str));
        let bearer = Value::from(&self.bearer);
        let empty = Value::Struct(Vec::new());
        let record: Vec<(&str, Value)> = match class {
            "VM" => {
                let Value::Struct(mut record) = vm_record("", &self.c.tiny(), 1) else { bail!("a record is a struct") };
                record.retain(|(field, _)| field != "name_label");
                record.push(("name_label".into(), name));
                // It has nobody who would do what it is asked.
                let patience = Value::Struct(vec![("shutdown_timeout".into(), "1".into())]);
                record.push(("other_config".into(), patience));
                return Ok(Some(self.created("VM", Value::Struct(record))?));
            }
            "session" => {
                let mut other = Client::new(&self.c.up.url);
                other.login(&self.c.up.user, &self.c.up.password)?;
                return Ok(Some(other.session));
            }
            "network" | "SR" | "cpu_pool" | "task" => vec![("name_label", name)],
            "VDI" => vec![("name_label", name), ("SR", of("SR"))],
            "VIF" => vec![("VM", bearer), ("network", of("network"))],
            "VBD" => vec![("VM", bearer), ("VDI", of("VDI")), ("type", "CD".into())],
            "VTPM" | "DSCSI_HBA" => vec![("VM", bearer)],
            "DPCI" if self.objects.contains_key("PPCI") => vec![("VM", bearer), ("PPCI", of("PPCI"))],
            "PBD" => vec![("host", of("host")), ("SR", of("SR")), ("device_config", empty)],
            "debug" => Vec::new(),
            "user" => vec![("short_name", name)],
            _ => return Ok(None),
        };
        let record = record.into_iter().map(|(field, value)| (field.to_string(), value)).collect();
        Ok(Some(self.created(class, Value::Struct(record))?))
    }

    fn created(&mut self, class: &str, record: Value) -> Result<String> {
        let made = self.done(&format!("{class}.create"), &[record])?;
        Ok(made.as_str().unwrap_or_default().to_string())
    }

    /// An object of every class that can have one.
    fn people(&mut self) -> Result<()> {
        let host = self.done("host.get_all", &[])?.items().first().and_then(Value::as_str).unwrap_or_default().to_string();
        self.objects.insert("host".into(), host.clone());
        let host = self.done("host.get_record", &[host.into()])?;
        let first = |list: &str| host.get(list).and_then(|l| l.items().first()).and_then(Value::as_str).map(str::to_string);
        let found = [("PIF", first("PIFs")), ("PPCI", first("PPCIs")), ("host_cpu", first("host_CPUs"))];
        let metrics = host.get("metrics").and_then(Value::as_str).map(str::to_string);
        for (class, object) in found.into_iter().chain([("host_metrics", metrics)]) {
            object.and_then(|object| self.objects.insert(class.into(), object));
        }
        self.objects.insert("session".into(), self.c.client.session.clone());
        let bearer = self.make("VM")?.context("no VM")?;
        self.made.push(("VM".into(), bearer.clone()));
        self.bearer = bearer;
        let all = ["VM", "network", "SR", "VDI", "VIF", "VBD", "VTPM", "DPCI", "DSCSI_HBA", "PBD", "debug", "user", "task"];
        for class in all.into_iter().chain(["cpu_pool"]) {
            if let Some(object) = self.make(class)? {
                self.made.push((class.into(), object.clone()));
                self.objects.insert(class.into(), object);
            }
        }
        for (class, message) in [
            ("VIF_metrics", "VIF.get_metrics"),
            ("VBD_metrics", "VBD.get_metrics"),
            ("PIF_metrics", "PIF.get_metrics"),
            ("VM_metrics", "VM.get_metrics"),
            ("console", "VM.get_consoles"),
        ] {
            let Some(owner) = message.split('.').next().and_then(|owner| self.objects.get(owner)).cloned() else {
                continue;
            };
            let part = self.done(message, &[owner.into()])?;
            let part = part.items().first().unwrap_or(&part).as_str().unwrap_or_default().to_string();
            self.objects.insert(class.into(), part);
        }
        Ok(())
    }

    /// A value that a parameter may have.
    fn right(&mut self, message: &Message, name: &str, ty: &Ty) -> Value {
        let object = |class: &str| Value::from(self.objects.get(class).map_or(NOBODY, String::as_str));
        match (&*message.full, name, ty) {
            ("session.login_with_password", "uname", _) => Value::from(&self.c.up.user),
            ("session.login_with_password", "pwd", _) => Value::from(&self.c.up.password),
            ("host.send_debug_keys", "keys", _) => "h".into(),
            ("VM.add_to_VCPUs_params_live", "key", _) => "weight".into(),
            ("VM.add_to_VCPUs_params_live", "value", _) => "256".into(),
            ("PIF.create_VLAN", "device", _) => "eth0".into(),
            ("PIF.create_VLAN", "VLAN", _) => "5".into(),
            (_, "uuid", Ty::Str) => object(&message.class),
            (_, "max" | "min", Ty::Int) => (16 << 20).to_string().into(),
            (_, _, Ty::Ref(class)) => object(class),
            (_, _, Ty::Void | Ty::Str) => "conformance".into(),
            (_, _, Ty::Int) => "1".into(),
            (_, _, Ty::Bool) => false.into(),
            (_, _, Ty::Float) => Value::Double(0.5),
            (_, _, Ty::Time) => Value::DateTime("20060901T12:00:00Z".into()),
            (_, _, Ty::Enum(values)) => Value::from(&values[0]),
            (_, _, Ty::Set(_)) => Value::Array(Vec::new()),
            (_, _, Ty::Map(..) | Ty::Struct(_)) => Value::Struct(Vec::new()),
        }
    }

    /// A value of no type that the parameter's takes.
    fn wrong(ty: &Ty) -> Value {
        match ty {
            Ty::Bool | Ty::Int | Ty::Float | Ty::Time | Ty::Set(_) | Ty::Map(..) | Ty::Struct(_) => "no such thing".into(),
            Ty::Ref(_) => NOBODY.into(),
            Ty::Void | Ty::Str | Ty::Enum(_) => Value::Array(Vec::new()),
        }
    }

    /// Brings the VM into the state that a message is for.
    fn prepare(&mut self, message: &Message) -> Result<()> {
        match &*message.full {
            "host.shutdown" | "host.reboot" => {
                // An enabled host refuses both.
                let host = self.objects["host"].clone();
                self.done("host.enable", &[host.into()])?;
            }
            "event.next" => {
                self.done("event.register", &[Value::Array(Vec::new())])?;
                let debug = self.make("debug")?.context("no debug")?;
                self.made.push(("debug".into(), debug));
            }
            _ if message.class == "VM" => {
                let wanted = match &*message.name {
                    "unpause" => "Paused",
                    "pause" | "clean_shutdown" | "clean_reboot" | "hard_shutdown" | "hard_reboot" | "suspend" => "Running",
                    "send_sysrq" | "send_trigger" | "migrate" | "cpu_pool_migrate" | "add_to_VCPUs_params_live" => {
                        "Running"
                    }
                    _ => "Halted",
                };
                let vm = Value::from(&self.objects["VM"]);
                let now = self.done("VM.get_power_state", std::slice::from_ref(&vm))?;
                if now.as_str() == Some(wanted) {
                    return Ok(());
                }
                self.done("VM.hard_shutdown", std::slice::from_ref(&vm))?;
                if wanted != "Halted" {
                    self.done("VM.start", &[vm, (wanted == "Paused").into()])?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn message(&mut self, message: &Message) -> Result<()> {
        let what = &*message.full;
        let mut args = Vec::new();
        for (name, ty) in &message.params {
            args.push(self.right(message, name, ty));
        }
        if message.kind == "constructor" {
            args = vec![Value::Struct(Vec::new())];
        }
        let session = usize::from(message.session);
        let whole = |walk: &Self, session: bool, args: &[Value]| {
            let mut all: Vec<Value> = if session { vec![Value::from(&walk.c.client.session)] } else { Vec::new() };
            all.extend_from_slice(args);
            all
        };

        // It is there, and counts its parameters with the session.
        let expected = args.len() + session;
        let mut many = whole(self, message.session, &args);
        many.push("one more".into());
        for params in [many, Vec::new()] {
            if params.len() == expected {
                continue;
            }
            let said = self.raw(what, &params)?;
            self.check(what, "exists", code(&said) != "MESSAGE_METHOD_UNKNOWN", || "no such method".into());
            let (expected, got) = (expected.to_string(), params.len().to_string());
            let words = ["MESSAGE_PARAMETER_COUNT_MISMATCH", what, &expected, &got];
            let holds = said.as_ref().is_err_and(|e| e.iter().eq(words));
            self.check(what, "count", holds, || format!("{} parameters: {said:?}", params.len()));
        }
        if message.session {
            let mut params = whole(self, true, &args);
            params[0] = NOBODY.into();
            let said = self.raw(what, &params)?;
            let holds = said.as_ref().is_err_and(|e| e.iter().eq(["SESSION_INVALID", NOBODY]));
            self.check(what, "session", holds, || format!("{said:?}"));
        }

        // Its Async form is there, with the same parameters; sessions and tasks have none.
        let asynchronous = format!("Async.{what}");
        let none = message.class == "session" || message.class == "task";
        let mut many = whole(self, true, &args);
        many.push("one more".into());
        let said = self.raw(&asynchronous, &many)?;
        let expected = if none { "MESSAGE_METHOD_UNKNOWN" } else { "MESSAGE_PARAMETER_COUNT_MISMATCH" };
        self.check(what, "async", code(&said) == expected, || format!("{asynchronous}: {said:?}"));
        if !none {
            many.pop();
            many[0] = NOBODY.into();
            let said = self.raw(&asynchronous, &many)?;
            self.check(what, "async", code(&said) == "SESSION_INVALID", || format!("{asynchronous}: {said:?}"));
        }

        // A wrong type at each parameter; one after a reference to nothing is not come to.
        let mut reached = true;
        for (at, (name, ty)) in message.params.iter().enumerate() {
            let mut params = args.clone();
            params[at] = Self::wrong(ty);
            let said = self.raw(what, &whole(self, message.session, &params))?;
            let holds = match (code(&said), ty) {
                ("HANDLE_INVALID", Ty::Ref(class)) => said.as_ref().is_err_and(|e| e.get(1) == Some(class)),
                ("HANDLE_INVALID", _) => !reached,
                ("FIELD_TYPE_ERROR", _) => reached,
                _ => false,
            };
            self.check(what, "type", holds, || format!("{name} of another type: {said:?}"));
            if let Ty::Ref(class) = ty {
                params[at] = Value::Array(Vec::new());
                let said = self.raw(what, &whole(self, message.session, &params))?;
                let holds = code(&said) == if reached { "FIELD_TYPE_ERROR" } else { "HANDLE_INVALID" };
                self.check(what, "type", holds, || format!("{name} that is no reference: {said:?}"));
                reached &= self.objects.contains_key(class);
            }
        }

        for error in &self.known[what] {
            let known = api_core::error::ERRORS.iter().any(|row| row.name == error);
            self.check(what, "errors", known, || format!("{error} is unknown"));
        }
        self.answer(message, args)
    }

    /// The message with what it wants, on something that it may end.
    fn answer(&mut self, message: &Message, mut args: Vec<Value>) -> Result<()> {
        let what = &*message.full;
        self.prepare(message)?;
        let mut nobody = message.params.iter().any(|(_, ty)| matches!(ty, Ty::Ref(c) if !self.objects.contains_key(c)));
        match &*message.kind {
            "constructor" => match self.make(&message.class)? {
                // What the class needs was made above, and this one as a client makes it.
                Some(object) => return self.gone(&message.class, &object),
                None => nobody = true,
            },
            "destructor" => {
                if let Some(object) = self.make(&message.class)? {
                    args = vec![object.into()];
                }
            }
            _ => {}
        }
        // A setter sets what is there: another value was tried with the field.
        let getter = message.name.strip_prefix("set_").map(|field| format!("{}.get_{field}", message.class));
        if let (Some(getter), 2) = (getter.filter(|getter| self.known.contains_key(getter)), args.len())
            && let Ok(now) = self.call(&getter, &args[..1])?
        {
            args[1] = now;
        }
        if message.name == "get_by_uuid" {
            nobody |= !self.objects.contains_key(&message.class);
        }
        let said = match what {
            "session.logout" => {
                let mine = self.make("session")?.context("no session")?;
                self.raw(what, &[mine.into()])?
            }
            _ if message.session => self.call(what, &args)?,
            _ => self.raw(what, &args)?,
        };
        match &said {
            Ok(value) => {
                let fits = self.fits(value, &message.result);
                self.check(what, "answer", fits, || format!("{value:?} is no {:?}", message.result));
                // What came of it goes again.
                if let (Ty::Ref(class), "custom" | "static", Some(made)) = (&message.result, &*message.kind, value.as_str())
                    && !message.name.starts_with("get_")
                {
                    self.gone(class, made)?;
                }
            }
            Err(words) => {
                let row = api_core::error::ERRORS.iter().find(|row| Some(row.name) == words.first().map(String::as_str));
                let whole = row.is_some_and(|row| row.params.len() + 1 == words.len());
                self.check(what, "answer", whole, || format!("not an error of the text: {words:?}"));
                let may = self.known[what].contains(code(&said))
                    || match code(&said) {
                        "OPERATION_NOT_ALLOWED" | "VALUE_NOT_SUPPORTED" => true,
                        // Of what this host has none of.
                        "HANDLE_INVALID" => nobody || message.class == "ACMPolicy",
                        "INTERNAL_ERROR" => what == "debug.return_failure",
                        // XAPI's, where the text names none: of a VM that does not run, and of an SR without a PBD.
                        "VM_BAD_POWER_STATE" => matches!(&*message.name, "plug" | "unplug"),
                        "SR_HAS_NO_PBDS" => matches!(&*message.class, "VDI" | "SR"),
                        "VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT" => {
                            message.name == "suspend" || message.name.starts_with("clean_")
                        }
                        _ => false,
                    };
                self.check(what, "answer", may, || format!("an error it does not list: {words:?}"));
            }
        }
        Ok(())
    }

    fn gone(&mut self, class: &str, object: &str) -> Result<()> {
        self.done(&format!("{class}.destroy"), &[object.into()]).map(drop)
    }

    /// Whether a value is of a type.
    fn fits(&self, value: &Value, ty: &Ty) -> bool {
        match (ty, value) {
            (Ty::Void, Value::String(s)) => s.is_empty(),
            (Ty::Str, Value::String(_)) | (Ty::Bool, Value::Bool(_)) | (Ty::Float, Value::Double(_)) => true,
            (Ty::Time, Value::DateTime(t)) => t.len() == "20060901T12:00:00Z".len(),
            (Ty::Int, Value::String(s)) => s.parse::<i64>().is_ok(),
            (Ty::Enum(values), Value::String(s)) => values.contains(s),
            (Ty::Ref(_), Value::String(s)) => s.is_empty() || s.len() == NOBODY.len(),
            (Ty::Set(of), Value::Array(items)) => items.iter().all(|item| self.fits(item, of)),
            (Ty::Map(key, of), Value::Struct(members)) => {
                members.iter().all(|(name, value)| self.fits(&Value::from(name), key) && self.fits(value, of))
            }
            (Ty::Struct(names), Value::Struct(_)) => names.iter().all(|name| value.get(name).is_some()),
            _ => false,
        }
    }

    /// Another value than `old` that a field may have.
    fn another(&mut self, field: &str, ty: &Ty, old: &Value) -> Result<Option<Value>> {
        Ok(Some(match (field, ty) {
            ("MAC", _) => "00:16:3e:00:00:01".into(),
            ("MTU", _) => if old.as_int() == Some(1400) { "1401" } else { "1400" }.into(),
            (_, Ty::Str) => "conf0".into(),
            (_, Ty::Int) => if old.as_int() == Some(1) { "2" } else { "1" }.into(),
            (_, Ty::Bool) => (*old == Value::Bool(false)).into(),
            (_, Ty::Enum(values)) => match values.iter().find(|v| Some(v.as_str()) != old.as_str()) {
                Some(value) => Value::from(value),
                None => return Ok(None),
            },
            (_, Ty::Ref(class)) => match self.make(class)? {
                Some(object) => {
                    self.made.push((class.clone(), object.clone()));
                    object.into()
                }
                None => return Ok(None),
            },
            (_, Ty::Set(of)) => match &**of {
                Ty::Enum(values) => Value::Array(values.iter().take(2).map(Value::from).collect()),
                _ => Value::Array(vec!["0".into()]),
            },
            (_, Ty::Map(..)) => Value::Struct(vec![("conformance".into(), "1".into())]),
            _ => return Ok(None),
        }))
    }

    /// Every field of a class.
    fn fields(&mut self, class: &str) -> Result<usize> {
        let names: Vec<(String, String)> =
            self.text.fields(class).iter().map(|(name, row)| (name.clone(), word(row, "qualifier").to_string())).collect();
        let record = if self.text.version == OLD { "get_record_internal" } else { "get_record" };
        for (name, qualifier) in &names {
            let what = format!("{class}.{name}");
            if qualifier != "RW" && !self.known.contains_key(&format!("{class}.set_{name}")) {
                let said = self.call(&format!("{class}.set_{name}"), &[NOBODY.into(), "".into()])?;
                self.check(&what, "read-only", code(&said) == "MESSAGE_METHOD_UNKNOWN", || format!("{said:?}"));
            }
            let Some(object) = self.objects.get(class).cloned().map(Value::from) else { continue };
            let ty = self.text.field_ty(class, name)?.context("a field without a type")?;
            let getter = format!("{class}.get_{name}");
            let before = self.done(&format!("{class}.{record}"), std::slice::from_ref(&object))?;
            let said = self.call(&getter, std::slice::from_ref(&object))?;
            let mut equal = said.as_ref().ok() == before.get(name) && said.is_ok();
            if !equal && before.get(name).is_some() {
                // What moves on its own may have moved.
                let after = self.done(&format!("{class}.{record}"), std::slice::from_ref(&object))?;
                equal = said.as_ref().ok() == after.get(name) || before.get(name) != after.get(name);
            }
            self.check(&what, "getter", equal, || format!("{said:?}, the record has {:?}", before.get(name)));
            let Ok(old) = said else { continue };
            let fits = self.fits(&old, &ty);
            self.check(&what, "value", fits, || format!("{old:?} is no {ty:?}"));
            if qualifier == "RW" {
                self.round_trip(class, name, &ty, &object, &old)?;
            }
        }
        Ok(names.len())
    }

    /// What is set is got, what is added is there, what is removed is not; then it is as before.
    fn round_trip(&mut self, class: &str, name: &str, ty: &Ty, object: &Value, old: &Value) -> Result<()> {
        let what = format!("{class}.{name}");
        let (getter, setter) = (format!("{class}.get_{name}"), format!("{class}.set_{name}"));
        let Some(new) = self.another(name, ty, old)? else {
            self.check(&what, "set", false, || "nothing to set it to".into());
            return Ok(());
        };
        let said = self.call(&setter, &[object.clone(), new.clone()])?;
        let got = self.call(&getter, std::slice::from_ref(object))?;
        self.check(&what, "set", said.is_ok() && got.as_ref() == Ok(&new) && new != *old, || format!("{said:?}, {got:?}"));
        let add = ["add_to_", "add_"].map(|head| format!("{class}.{head}{name}"));
        let remove = ["remove_from_", "remove_"].map(|head| format!("{class}.{head}{name}"));
        let of_text = |names: &[String; 2]| names.iter().find(|n| self.known.contains_key(*n)).cloned();
        if let (Some(add), Some(remove)) = (of_text(&add), of_text(&remove)) {
            let (member, key) = match ty {
                Ty::Map(..) => (vec!["one more".into(), "2".into()], Value::from("one more")),
                Ty::Set(of) => match &**of {
                    Ty::Enum(values) => (vec![Value::from(&values[2])], Value::from(&values[2])),
                    _ => (vec!["7".into()], "7".into()),
                },
                _ => bail!("{what} has {add} and is no set or map"),
            };
            let has = |value: &Said| match value {
                Ok(Value::Array(items)) => items.contains(&key),
                Ok(map) => key.as_str().is_some_and(|key| map.get(key).is_some()),
                Err(_) => false,
            };
            let mut params = vec![object.clone()];
            params.extend(member);
            let said = self.call(&add, &params)?;
            let got = self.call(&getter, std::slice::from_ref(object))?;
            self.check(&what, "add", said.is_ok() && has(&got), || format!("{said:?}, {got:?}"));
            let said = self.call(&remove, &[object.clone(), key.clone()])?;
            let got = self.call(&getter, std::slice::from_ref(object))?;
            self.check(&what, "remove", said.is_ok() && got.is_ok() && !has(&got), || format!("{said:?}, {got:?}"));
        }
        let said = self.call(&setter, &[object.clone(), old.clone()])?;
        let got = self.call(&getter, std::slice::from_ref(object))?;
        self.check(&what, "restore", said.is_ok() && got.as_ref() == Ok(old), || format!("{said:?}, {got:?}"));
        Ok(())
    }

    /// Every class; fields and messages of each.
    fn all(&mut self) -> Result<BTreeMap<String, (usize, usize, bool)>> {
        self.people()?;
        let mut counts = BTreeMap::new();
        let classes: Vec<String> = self.text.classes().map(|(name, _)| name.clone()).collect();
        for class in classes {
            let fields = self.fields(&class).with_context(|| format!("fields of {class}"))?;
            let messages = self.text.json["classes"][&class]["messages"].as_array().cloned().unwrap_or_default();
            for row in &messages {
                let message = self.text.message(&class, row)?;
                self.message(&message).with_context(|| message.full.clone())?;
            }
            let here = self.objects.contains_key(&class);
            counts.insert(class, (fields, messages.len(), here));
        }
        self.done("VM.hard_shutdown", &[Value::from(&self.objects["VM"])])?;
        while let Some((class, object)) = self.made.pop() {
            self.gone(&class, &object)?;
        }
        self.done("event.unregister", &[Value::Array(Vec::new())])?;
        Ok(counts)
    }
}

/// Both texts.
pub fn walk(c: &mut Context<'_>) -> Result<()> {
    let text = table("exceptions.tsv")?;
    let mut exceptions = BTreeMap::new();
    for row in rows(&text) {
        ensure!(row.len() == 4 && !row[3].is_empty(), "exceptions.tsv: {row:?} has no four columns, or no reason");
        exceptions.insert((row[0].to_string(), row[1].to_string(), row[2].to_string()), false);
    }
    ensure!(exceptions.len() <= 10, "exceptions.tsv has over 10 lines");
    let texts = [Text::load(OLD)?, Text::load(NEW)?];
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for text in &texts {
        for (class, row) in text.classes() {
            for message in row["messages"].as_array().into_iter().flatten() {
                let errors = known.entry(format!("{class}.{}", word(message, "name"))).or_default();
                errors.extend(
                    message["errors"].as_array().into_iter().flatten().filter_map(|e| e.as_str().map(String::from)),
                );
            }
        }
    }
    let before = c.before()?;
    let mut gaps = Vec::new();
    let mut lines: BTreeMap<String, (String, bool)> = BTreeMap::new();
    for text in texts {
        let mut walk = Walk {
            c: &mut *c,
            text,
            known: &known,
            objects: BTreeMap::new(),
            made: Vec::new(),
            bearer: String::new(),
            number: 0,
            exceptions: &mut exceptions,
            gaps: Vec::new(),
        };
        let version = walk.text.version;
        let counts = walk.all().with_context(|| version.to_string());
        gaps.append(&mut walk.gaps);
        let counts = counts.with_context(|| gaps.join("\n"))?;
        for (class, (fields, messages, here)) in counts {
            let (line, there) = lines.entry(class).or_default();
            *line += &format!("  {version}: {fields} fields, {messages} messages");
            *there = here;
        }
    }
    for (class, (line, here)) in &lines {
        println!("      {class:<16}{line}{}", if *here { "" } else { "  (no object here)" });
        c.note(format!("{class}{line}"));
    }
    ensure!(gaps.is_empty(), "{} gaps:\n{}", gaps.len(), gaps.join("\n"));
    let unneeded: Vec<&_> = exceptions.iter().filter(|(_, used)| !**used).map(|(key, _)| key).collect();
    ensure!(unneeded.is_empty(), "exceptions.tsv has what nothing needs: {unneeded:?}");
    c.nothing_left(&before)
}
