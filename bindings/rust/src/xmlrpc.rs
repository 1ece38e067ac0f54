//! XML-RPC, the client's side: calls out, answers in.

use anyhow::{Context, Result, anyhow, bail};
use roxmltree::{Document, Node};
use std::fmt::Write;

/// A value. JSON's model plus what it cannot tell apart; `Json` values are how scenarios and tables see it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Nil,
    Bool(bool),
    Int(i64),
    Double(f64),
    String(String),
    /// `20240131T12:00:00Z`
    DateTime(String),
    Base64(String),
    Array(Vec<Value>),
    /// In the order of the wire.
    Struct(Vec<(String, Value)>),
}

/// `Value` from the types that calls are made of.
macro_rules! from {
    ($($type:ty => $make:expr),* $(,)?) => {
        $(impl From<$type> for Value {
            fn from(from: $type) -> Self {
                let make: fn($type) -> Value = $make;
                make(from)
            }
        })*
    };
}

from! {
    &str => |s| Value::String(s.to_string()),
    &String => |s| Value::String(s.clone()),
    String => Value::String,
    bool => Value::Bool,
    i64 => Value::Int,
    Vec<(String, Value)> => Value::Struct,
}

impl Value {
    /// The text of a string-like value.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(s) | Value::DateTime(s) | Value::Base64(s) => Some(s),
            _ => None,
        }
    }

    /// A number, however it was written.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Value::Int(n) => Some(*n),
            other => other.as_str()?.parse().ok(),
        }
    }

    /// The elements of an array; none of anything else.
    pub fn items(&self) -> &[Value] {
        match self {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// The members of a struct; none of anything else.
    pub fn members(&self) -> &[(String, Value)] {
        match self {
            Value::Struct(members) => members,
            _ => &[],
        }
    }

    /// A member of a struct.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.members().iter().find(|(n, _)| n == name).map(|(_, v)| v)
    }

    /// As JSON.
    #[cfg(feature = "json")]
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match self {
            Value::Nil => Json::Null,
            Value::Bool(b) => (*b).into(),
            Value::Int(n) => (*n).into(),
            Value::Double(d) => (*d).into(),
            Value::String(s) | Value::DateTime(s) | Value::Base64(s) => s.as_str().into(),
            Value::Array(items) => items.iter().map(Value::to_json).collect(),
            Value::Struct(members) => Json::Object(members.iter().map(|(n, v)| (n.clone(), v.to_json())).collect()),
        }
    }

    /// From JSON: whole numbers are ints.
    #[cfg(feature = "json")]
    pub fn from_json(json: &serde_json::Value) -> Self {
        use serde_json::Value as Json;
        match json {
            Json::Null => Value::Nil,
            Json::Bool(b) => Value::Bool(*b),
            Json::Number(n) => n.as_i64().map_or_else(|| Value::Double(n.as_f64().unwrap_or(0.0)), Value::Int),
            Json::String(s) => Value::String(s.clone()),
            Json::Array(items) => Value::Array(items.iter().map(Value::from_json).collect()),
            Json::Object(members) => Value::Struct(members.iter().map(|(n, v)| (n.clone(), Value::from_json(v))).collect()),
        }
    }
}

/// The document of a call.
pub fn call(method: &str, params: &[Value]) -> String {
    let mut out = String::from("<?xml version=\"1.0\"?>\n<methodCall><methodName>");
    escape(&mut out, method);
    out.push_str("</methodName><params>");
    for param in params {
        out.push_str("<param>");
        write_value(&mut out, param);
        out.push_str("</param>");
    }
    out.push_str("</params></methodCall>\n");
    out
}

fn write_value(out: &mut String, value: &Value) {
    out.push_str("<value>");
    // Writing to a String cannot fail.
    let _ = match value {
        Value::Nil => write!(out, "<nil/>"),
        Value::Bool(b) => write!(out, "<boolean>{}</boolean>", u8::from(*b)),
        Value::Int(n) => write!(out, "<int>{n}</int>"),
        Value::Double(d) => write!(out, "<double>{d}</double>"),
        Value::DateTime(s) => write!(out, "<dateTime.iso8601>{s}</dateTime.iso8601>"),
        Value::Base64(s) => write!(out, "<base64>{s}</base64>"),
        Value::String(s) => {
            out.push_str("<string>");
            escape(out, s);
            write!(out, "</string>")
        }
        Value::Array(items) => {
            out.push_str("<array><data>");
            items.iter().for_each(|item| write_value(out, item));
            write!(out, "</data></array>")
        }
        Value::Struct(members) => {
            out.push_str("<struct>");
            for (name, member) in members {
                out.push_str("<member><name>");
                escape(out, name);
                out.push_str("</name>");
                write_value(out, member);
                out.push_str("</member>");
            }
            write!(out, "</struct>")
        }
    };
    out.push_str("</value>");
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
}

/// What came back: a value, or a fault's code and text.
pub type Answer = std::result::Result<Value, (i64, String)>;

/// Reads the document of an answer.
pub fn answer(text: &str) -> Result<Answer> {
    let document = Document::parse(text).map_err(|e| anyhow!("the answer is not XML: {e}"))?;
    let root = document.root_element();
    if !root.has_tag_name("methodResponse") {
        bail!("the answer is not an XML-RPC response");
    }
    let values = || root.descendants().filter(|n| n.has_tag_name("value"));
    let first = values().next().context("an answer without a value")?;
    let value = read_value(first)?;
    if root.children().any(|n| n.has_tag_name("fault")) {
        let code = value.get("faultCode").and_then(Value::as_int).unwrap_or_default();
        let text = value.get("faultString").and_then(Value::as_str).unwrap_or_default();
        return Ok(Err((code, text.to_string())));
    }
    Ok(Ok(value))
}

/// Reads a value that stands alone, as in `task.result`.
pub fn value(text: &str) -> Result<Value> {
    let document = Document::parse(text).map_err(|e| anyhow!("the value is not XML: {e}"))?;
    read_value(document.root_element())
}

fn read_value(node: Node<'_, '_>) -> Result<Value> {
    let Some(typed) = node.children().find(Node::is_element) else {
        return Ok(Value::String(text(node)));
    };
    Ok(match typed.tag_name().name() {
        "nil" => Value::Nil,
        "boolean" => Value::Bool(matches!(text(typed).trim(), "1" | "true")),
        "int" | "i4" | "i8" => Value::Int(text(typed).trim().parse().context("a bad int")?),
        "double" => Value::Double(text(typed).trim().parse().context("a bad double")?),
        "string" => Value::String(text(typed)),
        "dateTime.iso8601" => Value::DateTime(text(typed)),
        "base64" => Value::Base64(text(typed)),
        "array" => {
            let data = typed.children().find(|n| n.has_tag_name("data")).context("an array without data")?;
            Value::Array(elements(data, "value").map(read_value).collect::<Result<_>>()?)
        }
        "struct" => Value::Struct(elements(typed, "member").map(read_member).collect::<Result<_>>()?),
        other => bail!("a value of unknown type {other}"),
    })
}

fn read_member(member: Node<'_, '_>) -> Result<(String, Value)> {
    let name = elements(member, "name").next().context("a member without a name")?;
    let value = elements(member, "value").next().context("a member without a value")?;
    Ok((text(name), read_value(value)?))
}

fn elements<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |n| n.has_tag_name(name))
}

fn text(node: Node<'_, '_>) -> String {
    node.children().filter_map(|n| n.text()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(inner: &str) -> Value {
        answer(&format!("<methodResponse><params><param><value>{inner}</value></param></params></methodResponse>"))
            .unwrap()
            .unwrap()
    }

    #[test]
    fn values_survive_the_wire() {
        let value = Value::Struct(vec![
            ("a<b".to_string(), Value::Array(vec![Value::Int(-3), Value::Bool(true), Value::Nil, Value::Double(1.5)])),
            ("text".to_string(), "x & <y>\r\n".into()),
            ("at".to_string(), Value::DateTime("20240131T12:00:00Z".to_string())),
        ]);
        let mut inner = String::new();
        write_value(&mut inner, &value);
        let inner = inner.strip_prefix("<value>").unwrap().strip_suffix("</value>").unwrap();
        assert_eq!(read(inner), value);
        #[cfg(feature = "json")]
        assert_eq!(Value::from_json(&value.to_json()).to_json(), value.to_json());
    }

    #[test]
    fn untyped_is_a_string_and_faults_are_told_apart() {
        assert_eq!(read("plain"), "plain".into());
        assert_eq!(read("<i8>12</i8>"), Value::Int(12));
        let fault = "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>7</int></value></member>\
                     <member><name>faultString</name><value>why</value></member></struct></value></fault></methodResponse>";
        assert_eq!(answer(fault).unwrap(), Err((7, "why".to_string())));
        assert!(answer("<x/>").is_err() && answer("not xml").is_err());
    }

    #[test]
    fn a_call_is_as_the_text_says() {
        let text = call("a.b", &["s".into(), true.into()]);
        assert!(text.contains("<methodName>a.b</methodName><params><param><value><string>s</string></value></param>"));
        assert!(text.contains("<boolean>1</boolean>"));
    }
}
