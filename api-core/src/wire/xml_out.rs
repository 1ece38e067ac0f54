//! XML-RPC answers, written straight into the output: Status/Value/ErrorDescription (XenAPI 1.0.10, "Wire Protocol").
//!
//! Integers are decimal strings, void is the empty string, a reference is the uuid. What XML cannot carry becomes
//! U+FFFD. An answer that is over its limit, or that there is no memory for, becomes a failure when it ends. Deliberately
//! absent: pretty printing.

use super::{Dialect, time, uuid::uuid_text};
use crate::error::{Code, Error};
use crate::room::grow;
use crate::schema::types::Type;
use crate::store::value::{MapKey, NONE, Value};
use crate::wire::xml_in::Fault;
use alloc::vec::Vec;
use core::fmt::Write;

const HEAD: &str = "<?xml version=\"1.0\"?><methodResponse>";
const SUCCESS: &str = "<params><param><value><struct><member><name>Status</name><value><string>Success</string></value>\
    </member><member><name>Value</name>";
const FAILURE: &str = "<params><param><value><struct><member><name>Status</name><value><string>Failure</string></value>\
    </member><member><name>ErrorDescription</name>";
const TAIL: &str = "</member></struct></value></param></params></methodResponse>";

const STRING: &str = "<value><string>";
const STRING_END: &str = "</string></value>";
const MEMBER: &str = "<member><name>";
const MEMBER_NAMED: &str = "</name>";

/// Writes values of a dialect to the end of a buffer.
#[derive(Debug)]
pub struct Writer<'a> {
    out: &'a mut Vec<u8>,
    /// Where this answer begins.
    start: usize,
    limit: usize,
    over: Option<Over>,
}

/// Why the rest is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// It would be longer than it may.
    Limit,
    /// There is no memory for it.
    Memory,
}

impl<'a> Writer<'a> {
    /// A writer of at most `limit` bytes at the end of `out`.
    pub fn new(out: &'a mut Vec<u8>, dialect: Dialect, limit: usize) -> Writer<'a> {
        match dialect {
            Dialect::Standard => Writer { start: out.len(), out, limit, over: None },
        }
    }

    fn raw(&mut self, text: &str) {
        self.pieces([text]);
    }

    /// Texts one after the other, all or none of them.
    fn pieces<const N: usize>(&mut self, texts: [&str; N]) {
        if self.over.is_some() {
            return;
        }
        let length = texts.iter().map(|text| text.len()).sum();
        let left = self.limit.saturating_sub(self.out.len() - self.start);
        if length > left {
            self.over = Some(Over::Limit);
        } else if !grow(self.out, length, left) {
            self.over = Some(Over::Memory);
        } else {
            texts.iter().for_each(|text| self.out.extend_from_slice(text.as_bytes()));
        }
    }

    /// Something did not fit: what is still written is dropped.
    pub fn is_over(&self) -> bool {
        self.over.is_some()
    }

    /// Takes back what was written; its memory too, as it is needed.
    fn discard(&mut self) {
        self.out.truncate(self.start);
        if self.start == 0 {
            *self.out = Vec::new();
        }
    }

    /// What comes before the value of an answer.
    pub fn begin(&mut self) {
        self.raw(HEAD);
        self.raw(SUCCESS);
    }

    /// What comes after it. An error: it was too much, and the answer is a failure instead.
    pub fn end(&mut self) -> Result<(), Over> {
        self.raw(TAIL);
        let Some(over) = self.over.take() else { return Ok(()) };
        self.discard();
        let mut limit = heapless::String::<24>::new();
        let _ = write!(limit, "{}", self.limit);
        self.failure(&match over {
            Over::Limit => Error::new(Code::LIMIT_REACHED, &["answer", &limit]),
            Over::Memory => Error::internal("the control domain has no memory for the answer just now"),
        });
        Err(over)
    }

    /// A whole answer: a failure, which is small whatever the limit. Without memory even for that, nothing.
    pub fn failure(&mut self, error: &Error) {
        self.limit = usize::MAX;
        self.raw(HEAD);
        self.raw(FAILURE);
        self.begin_array();
        self.string(error.code.name());
        for param in &error.params {
            self.string(param);
        }
        self.end_array();
        self.raw(TAIL);
        if self.is_over() {
            self.discard();
        }
    }

    /// A whole answer: a fault, likewise.
    pub fn fault(&mut self, fault: &Fault) {
        self.limit = usize::MAX;
        self.raw(HEAD);
        self.raw("<fault><value><struct><member><name>faultCode</name><value><int>");
        self.number(fault.code.into());
        self.raw("</int></value></member><member><name>faultString</name>");
        self.string(fault.text);
        self.raw("</member></struct></value></fault></methodResponse>");
        if self.is_over() {
            self.discard();
        }
    }

    /// A string value.
    pub fn string(&mut self, text: &str) {
        if text.bytes().all(plain) {
            return self.pieces([STRING, text, STRING_END]);
        }
        self.raw(STRING);
        self.escaped(text);
        self.raw(STRING_END);
    }

    /// A reference value.
    pub fn reference(&mut self, uuid: &[u8; 16]) {
        if *uuid == NONE {
            return self.pieces([STRING, STRING_END]);
        }
        self.pieces([STRING, &uuid_text(uuid), STRING_END]);
    }

    /// Opens an array value.
    pub fn begin_array(&mut self) {
        self.raw("<value><array><data>");
    }

    /// Closes it.
    pub fn end_array(&mut self) {
        self.raw("</data></array></value>");
    }

    /// Opens a struct value.
    pub fn begin_struct(&mut self) {
        self.raw("<value><struct>");
    }

    /// Closes it.
    pub fn end_struct(&mut self) {
        self.raw("</struct></value>");
    }

    /// Opens a member of a struct; its value comes next.
    pub fn begin_member(&mut self, name: &str) {
        if name.bytes().all(plain) {
            return self.pieces([MEMBER, name, MEMBER_NAMED]);
        }
        self.raw(MEMBER);
        self.escaped(name);
        self.raw(MEMBER_NAMED);
    }

    /// Closes it.
    pub fn end_member(&mut self) {
        self.raw("</member>");
    }

    /// A value of a type.
    pub fn value(&mut self, value: &Value, ty: Type) {
        match (value, ty) {
            (Value::Void, _) => self.string(""),
            (Value::Str(s), _) => self.string(s),
            (Value::Int(i), _) => {
                self.raw(STRING);
                self.number(*i);
                self.raw(STRING_END);
            }
            (Value::Bool(b), _) => {
                self.raw(if *b { "<value><boolean>1</boolean></value>" } else { "<value><boolean>0</boolean></value>" })
            }
            (Value::Float(f), _) => {
                self.raw("<value><double>");
                self.float(*f);
                self.raw("</double></value>");
            }
            (Value::Time(t), _) => {
                self.raw("<value><dateTime.iso8601>");
                self.raw(&time::text(*t));
                self.raw("</dateTime.iso8601></value>");
            }
            (Value::Enum(e), Type::Enum(row)) => self.string(row.values.get(usize::from(*e)).copied().unwrap_or("")),
            (Value::Enum(_), _) => self.string(""),
            (Value::Ref(uuid), _) => self.reference(uuid),
            (Value::Set(members), Type::Struct(row)) => {
                self.begin_struct();
                for (member, (name, ty)) in members.iter().zip(row.members) {
                    self.begin_member(name);
                    self.value(member, *ty);
                    self.end_member();
                }
                self.end_struct();
            }
            (Value::Set(values), Type::Record(class)) => {
                self.begin_struct();
                for (value, field) in values.iter().zip(class.row().fields) {
                    self.begin_member(field.name);
                    self.value(value, field.ty);
                    self.end_member();
                }
                self.end_struct();
            }
            (Value::Set(items), ty) => {
                let of = if let Type::Set(of) = ty { *of } else { Type::Str };
                self.begin_array();
                for item in items {
                    self.value(item, of);
                }
                self.end_array();
            }
            (Value::Map(map), ty) => {
                let of = if let Type::Map([_, of]) = ty { *of } else { Type::Str };
                self.begin_struct();
                for (key, value) in map {
                    match key {
                        MapKey::Str(s) => self.begin_member(s),
                        MapKey::Ref(uuid) => self.begin_member(&uuid_text(uuid)),
                        MapKey::Int(i) => {
                            self.raw("<member><name>");
                            self.number(*i);
                            self.raw("</name>");
                        }
                    }
                    self.value(value, of);
                    self.end_member();
                }
                self.end_struct();
            }
        }
    }

    fn number(&mut self, number: i64) {
        let mut text = heapless::String::<24>::new();
        let _ = write!(text, "{number}");
        self.raw(&text);
    }

    /// Six digits after the point: enough for a utilisation, and XML-RPC has no exponents.
    fn float(&mut self, value: f64) {
        let scaled = value.clamp(-9.0e12, 9.0e12) * 1.0e6;
        let micros = (if scaled < 0.0 { scaled - 0.5 } else { scaled + 0.5 }) as i64;
        let mut text = heapless::String::<32>::new();
        let sign = if micros < 0 { "-" } else { "" };
        let micros = micros.unsigned_abs();
        let _ = write!(text, "{sign}{}.{:06}", micros / 1_000_000, micros % 1_000_000);
        self.raw(&text);
    }

    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(special) {
            let (plain, tail) = rest.split_at(at);
            self.raw(plain);
            let mut chars = tail.chars();
            self.raw(match chars.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('\r') => "&#13;",
                _ => "\u{fffd}",
            });
            rest = chars.as_str();
        }
        self.raw(rest);
    }
}

/// A byte of text that stands in XML as it is, and so does what it begins or goes on.
fn plain(byte: u8) -> bool {
    // 0xef may begin U+FFFE or U+FFFF.
    !matches!(byte, b'&' | b'<' | b'>' | 0..=8 | 0xb..=0x1f | 0xef)
}

/// What cannot stand in XML text as it is.
fn special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
