//! XML-RPC requests (xmlrpc.com/spec): a call, its parameters, and values of the types the schema wants.
//!
//! roxmltree parses; before it does, one cheap pass refuses what XML-RPC has no use for and what costs more than it is
//! long: attributes (quadratic checks), nesting over [`DEPTH`], markup that never ends. DTDs are off, nodes are counted.
//! Deliberately absent: base64 and nil values (no type of the API is written so); they are type errors.

use crate::error::{Code, Error};
use crate::schema::types::Type;
use crate::store::value::{MapKey, NONE, Value, index_of};
use crate::wire::{time, uuid};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::collections::btree_map::Entry;
use alloc::string::String;
use alloc::vec::Vec;
use memchr::{memchr, memchr_iter};
use roxmltree::{Document, Node, ParsingOptions};

/// Deepest nesting of elements.
pub const DEPTH: u32 = 32;

/// Bytes of a document that is looked at as a whole.
const PLAIN: usize = 1024;

/// Not a call at all: answered by an XML-RPC fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// faultCode, numbers of the "specification for fault code interoperability".
    pub code: i32,
    /// faultString
    pub text: &'static str,
}

const fn fault(code: i32, text: &'static str) -> Fault {
    Fault { code, text }
}

/// Not XML, or XML this server does not take.
pub const NOT_XML: i32 = -32700;
/// XML, but not a call.
pub const NOT_A_CALL: i32 = -32600;

const TOO_MANY_NODES: Fault = fault(NOT_XML, "too many XML nodes");
const TOO_DEEP: Fault = fault(NOT_XML, "XML nested too deep");
/// Of what is a bound, not a mistake.
pub const TOO_MUCH: [Fault; 2] = [TOO_MANY_NODES, TOO_DEEP];

/// Parses a request body.
pub fn parse(body: &[u8], nodes: u32) -> Result<Document<'_>, Fault> {
    let text = core::str::from_utf8(body).map_err(|_| fault(NOT_XML, "not UTF-8"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !plain(text.as_bytes()) {
        scan(text.as_bytes())?;
    }
    let options = ParsingOptions { nodes_limit: nodes, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|e| match e {
        roxmltree::Error::NodesLimitReached => TOO_MANY_NODES,
        roxmltree::Error::DtdDetected => fault(NOT_XML, "a document type declaration is not accepted"),
        _ => fault(NOT_XML, "not well-formed XML"),
    })
}

/// So few tags that they cannot be nested too deep, and no attribute: there is nothing that [`scan`] would find. Most
/// calls are so.
fn plain(text: &[u8]) -> bool {
    // The XML declaration has what looks like attributes.
    let declared = if text.starts_with(b"<?xml ") { memchr(b'>', text).unwrap_or(0) } else { 0 };
    let rest = text.get(declared..).unwrap_or(&[]);
    rest.len() <= PLAIN && memchr(b'=', rest).is_none() && memchr_iter(b'<', rest).count() <= DEPTH as usize
}

/// Refuses deep nesting, attributes and declarations without building anything.
fn scan(mut rest: &[u8]) -> Result<(), Fault> {
    let mut depth = 0u32;
    while let Some(at) = rest.iter().position(|b| *b == b'<') {
        rest = rest.get(at + 1..).unwrap_or(&[]);
        let end: &[u8] = match rest {
            [b'?', ..] => b"?>",
            [b'!', b'-', b'-', ..] => b"-->",
            [b'!', b'[', ..] => b"]]>",
            [b'!', ..] => return Err(fault(NOT_XML, "a document type declaration is not accepted")),
            _ => b">",
        };
        // `<!-->` does not end itself: look behind the opening mark.
        let skip = match end.len() {
            3 => 3,
            2 => 1,
            _ => 0,
        };
        let body = rest.get(skip..).unwrap_or(&[]);
        let stop = match end {
            // An attribute's sign ends the search too.
            [_] => body.iter().position(|b| matches!(*b, b'>' | b'=')),
            _ => find(body, end),
        };
        let Some(stop) = stop else { return Err(fault(NOT_XML, "markup that does not end")) };
        let tag = body.get(..stop).unwrap_or(&[]);
        let attribute = end.len() == 1 && body.get(stop) == Some(&b'=');
        rest = body.get(stop + end.len()..).unwrap_or(&[]);
        if end.len() != 1 {
            continue;
        }
        if tag.len() > 64 || attribute {
            return Err(fault(NOT_XML, "XML-RPC has no attributes"));
        }
        match tag {
            [b'/', ..] => depth = depth.saturating_sub(1),
            [.., b'/'] => {}
            _ => depth += 1,
        }
        if depth > DEPTH {
            return Err(TOO_DEEP);
        }
    }
    Ok(())
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let last = *needle.last()?;
    let before = needle.len() - 1;
    let mut from = before;
    loop {
        let at = from + hay.get(from..)?.iter().position(|b| *b == last)?;
        if hay.get(at - before..=at) == Some(needle) {
            return Some(at - before);
        }
        from = at + 1;
    }
}

/// A call: the method's name and its parameters (`value` elements).
#[derive(Debug)]
pub struct MethodCall<'a, 'i> {
    /// As the client spelled it.
    pub method: Cow<'a, str>,
    /// In order.
    pub params: Vec<Node<'a, 'i>>,
}

fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    elements(node).find(|n| n.has_tag_name(name))
}

/// The text of an element without elements in it.
fn text<'a>(node: Node<'a, '_>) -> Option<Cow<'a, str>> {
    let mut all: Option<Cow<'a, str>> = None;
    for piece in node.children() {
        if piece.is_element() {
            return None;
        }
        let Some(more) = piece.text().filter(|_| piece.is_text()) else { continue };
        all = Some(match all {
            None => Cow::Borrowed(more),
            Some(before) => Cow::Owned(before.into_owned() + more),
        });
    }
    Some(all.unwrap_or(Cow::Borrowed("")))
}

/// Finds the call in a document.
pub fn call<'a, 'i>(document: &'a Document<'i>) -> Result<MethodCall<'a, 'i>, Fault> {
    let root = document.root_element();
    if !root.has_tag_name("methodCall") {
        return Err(fault(NOT_A_CALL, "no methodCall"));
    }
    let name = child(root, "methodName").and_then(text).ok_or(fault(NOT_A_CALL, "no methodName"))?;
    let method = match name {
        Cow::Borrowed(n) => Cow::Borrowed(n.trim()),
        Cow::Owned(n) => Cow::Owned(String::from(n.trim())),
    };
    let mut params = Vec::new();
    for param in child(root, "params").into_iter().flat_map(elements) {
        if !param.has_tag_name("param") {
            return Err(fault(NOT_A_CALL, "params holds something that is no param"));
        }
        params.push(child(param, "value").ok_or(fault(NOT_A_CALL, "a param without a value"))?);
    }
    Ok(MethodCall { method, params })
}

/// A value by its type on the wire.
enum Wire<'a, 'i> {
    Str(Cow<'a, str>),
    Int(Cow<'a, str>),
    Bool(bool),
    Double(Cow<'a, str>),
    Time(Cow<'a, str>),
    Array(Node<'a, 'i>),
    Struct(Node<'a, 'i>),
}

fn wire<'a, 'i>(value: Node<'a, 'i>) -> Option<Wire<'a, 'i>> {
    let mut inner = elements(value);
    let Some(typed) = inner.next() else { return text(value).map(Wire::Str) };
    if inner.next().is_some() {
        return None;
    }
    Some(match typed.tag_name().name() {
        "string" => Wire::Str(text(typed)?),
        "int" | "i4" | "i8" => Wire::Int(text(typed)?),
        "boolean" => Wire::Bool(match text(typed)?.trim() {
            "1" => true,
            "0" => false,
            _ => return None,
        }),
        "double" => Wire::Double(text(typed)?),
        "dateTime.iso8601" => Wire::Time(text(typed)?),
        "array" => Wire::Array(child(typed, "data")?),
        "struct" => Wire::Struct(typed),
        _ => return None,
    })
}

/// The text of a string value, for those who need it before types are known (the session).
pub fn string_of<'a>(value: Node<'a, '_>) -> Option<Cow<'a, str>> {
    match wire(value)? {
        Wire::Str(s) => Some(s),
        _ => None,
    }
}

/// The members of a struct value: name and value.
pub fn members<'a, 'i>(value: Node<'a, 'i>) -> Option<impl Iterator<Item = (Cow<'a, str>, Node<'a, 'i>)>> {
    let Wire::Struct(node) = wire(value)? else { return None };
    Some(elements(node).filter_map(|m| Some((child(m, "name").and_then(text)?, child(m, "value")?))))
}

/// A value of the type wanted, or FIELD_TYPE_ERROR naming `field`. References are not looked up here.
pub fn decode(value: Node<'_, '_>, ty: Type, field: &str) -> Result<Value, Error> {
    let wrong = || Error::new(Code::FIELD_TYPE_ERROR, &[field]);
    let wire = wire(value).ok_or_else(wrong)?;
    Ok(match (ty, wire) {
        (Type::Str, Wire::Str(s)) => Value::Str(s.into()),
        (Type::Int, Wire::Str(s) | Wire::Int(s)) => Value::Int(integer(&s).ok_or_else(wrong)?),
        (Type::Bool, Wire::Bool(b)) => Value::Bool(b),
        (Type::Float, Wire::Double(d) | Wire::Int(d)) => Value::Float(float(&d).ok_or_else(wrong)?),
        (Type::DateTime, Wire::Time(t)) => Value::Time(time::parse(t.trim()).ok_or_else(wrong)?),
        (Type::Enum(row), Wire::Str(s)) => match index_of(row, &s) {
            Some(index) => Value::Enum(index),
            None => {
                let reason = String::from("not one of ") + &row.values.join(", ");
                return Err(Error::new(Code::VALUE_NOT_SUPPORTED, &[field, &s, &reason]));
            }
        },
        (Type::Ref(class), Wire::Str(s)) => Value::Ref(match reference(&s) {
            Some(uuid) => uuid,
            None => return Err(Error::new(Code::HANDLE_INVALID, &[class.row().name, &s])),
        }),
        (Type::Set(of), Wire::Array(data)) => {
            let items = elements(data).map(|v| decode(v, *of, field));
            Value::Set(items.collect::<Result<Vec<_>, _>>()?)
        }
        (Type::Map([key, of]), Wire::Struct(node)) => {
            let mut map = BTreeMap::new();
            for member in elements(node) {
                let name = child(member, "name").and_then(text).ok_or_else(wrong)?;
                let key = map_key(&name, *key).ok_or_else(wrong)?;
                let value = decode(child(member, "value").ok_or_else(wrong)?, *of, field)?;
                match map.entry(key) {
                    Entry::Vacant(slot) => {
                        slot.insert(value);
                    }
                    Entry::Occupied(slot) => {
                        return Err(duplicate(&name, slot.get(), &value));
                    }
                }
            }
            Value::Map(map)
        }
        _ => return Err(wrong()),
    })
}

/// MAP_DUPLICATE_KEY(key, current value, new value).
pub fn duplicate(key: &str, current: &Value, new: &Value) -> Error {
    let show = |v: &Value| match v {
        Value::Str(s) => s.clone(),
        _ => Box::default(),
    };
    Error::new(Code::MAP_DUPLICATE_KEY, &[key, &show(current), &show(new)])
}

fn map_key(text: &str, ty: Type) -> Option<MapKey> {
    match ty {
        Type::Str => Some(MapKey::Str(Box::from(text))),
        Type::Int => integer(text).map(MapKey::Int),
        Type::Ref(_) => reference(text).map(MapKey::Ref),
        _ => None,
    }
}

/// A reference of the standard dialect: a uuid, or one of the two ways clients write "none".
pub fn reference(text: &str) -> Option<[u8; 16]> {
    match text {
        "" | "OpaqueRef:NULL" => Some(NONE),
        _ => uuid::parse_uuid(text),
    }
}

fn integer(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// A double of XML-RPC: sign, digits, a point, digits.
fn float(text: &str) -> Option<f64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() || digits.len() > 40 {
        return None;
    }
    let mut value = 0.0;
    for c in whole.chars() {
        value = value * 10.0 + f64::from(c.to_digit(10)?);
    }
    let mut scale = 0.1;
    for c in part.chars() {
        value += scale * f64::from(c.to_digit(10)?);
        scale /= 10.0;
    }
    Some(sign * value)
}
