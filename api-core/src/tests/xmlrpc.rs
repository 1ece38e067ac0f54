//! The XML-RPC codec by itself: what is taken, what is refused, how answers look.

use super::rig::*;
use crate::error::{Code, Error};
use crate::schema::types::Type;
use crate::store::value::Value;
use crate::wire::Dialect;
use crate::wire::xml_in::{DEPTH, Fault, NOT_A_CALL, NOT_XML, call, parse};
use crate::wire::xml_out::{Over, Writer};
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

fn fault(body: &[u8]) -> Option<i32> {
    let document = match parse(body, 1000) {
        Ok(document) => document,
        Err(Fault { code, .. }) => return Some(code),
    };
    call(&document).err().map(|f| f.code)
}

#[test]
fn what_is_a_call() {
    for good in [
        "<methodCall><methodName>a.b</methodName></methodCall>",
        "<methodCall><methodName>a.b</methodName><params/></methodCall>",
        "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<methodCall><methodName> a.b\n</methodName></methodCall>\n",
        "<!-- <deep> --><methodCall><!-- x --><methodName>a.b</methodName></methodCall>",
        "<methodCall><methodName>a<!-- -->.b</methodName></methodCall>",
        "<methodCall><methodName><![CDATA[a.b]]></methodName></methodCall>",
        "<methodCall ><methodName\n>a.b</methodName ><params></params></methodCall>",
    ] {
        let document = parse(good.as_bytes(), 1000).unwrap_or_else(|e| panic!("{good}: {e:?}"));
        assert_eq!(call(&document).unwrap().method, "a.b", "{good}");
    }
}

#[test]
fn what_is_not() {
    for (bad, code) in [
        (&b""[..], NOT_XML),
        (b"<methodCall>", NOT_XML),
        (b"<methodCall></methodcall>", NOT_XML),
        (b"</methodCall>", NOT_XML),
        (b"<methodCall/><methodCall/>", NOT_XML),
        (b"<methodCall/><", NOT_XML),
        (b"<methodCall/><!--", NOT_XML),
        (b"<![CDATA[<methodCall/>", NOT_XML),
        (b"<?xml <methodCall/>", NOT_XML),
        (b"<methodCall x='1'/>", NOT_XML),
        (b"<!DOCTYPE x><methodCall/>", NOT_XML),
        (b"<methodCall>&lol;</methodCall>", NOT_XML),
        (b"<methodCall>\x01</methodCall>", NOT_XML),
        (b"\x80", NOT_XML),
        (b"<a/>", NOT_A_CALL),
        (b"<methodCall/>", NOT_A_CALL),
        (b"<methodCall><methodName><b/></methodName></methodCall>", NOT_A_CALL),
        (b"<methodCall><methodName>a</methodName><params><param/></params></methodCall>", NOT_A_CALL),
    ] {
        assert_eq!(fault(bad), Some(code), "{}", String::from_utf8_lossy(bad));
    }
}

fn nested(depth: u32) -> String {
    let (open, close) = ("<value><array><data>", "</data></array></value>");
    let n = (depth as usize - 4) / 3;
    let rest = (depth as usize - 4) % 3;
    let tags = ["<x>", "</x>"];
    [
        "<methodCall><methodName>a</methodName><params><param><value>",
        &tags[0].repeat(rest),
        &open.repeat(n),
        &close.repeat(n),
        &tags[1].repeat(rest),
        "</value></param></params></methodCall>",
    ]
    .concat()
}

#[test]
fn nesting_is_bounded() {
    assert_eq!(fault(nested(DEPTH).as_bytes()), None);
    assert_eq!(fault(nested(DEPTH + 1).as_bytes()), Some(NOT_XML));
    // What only looks like an end tag does not count as one.
    for trick in ["<![CDATA[</x></x></x>]]>", "<!--</x></x>-->", "<?p </x></x>?>", "</x", "<x>"] {
        let body = ["<x>", trick].concat().repeat(100_000);
        assert_eq!(fault(body.as_bytes()), Some(NOT_XML), "{trick}");
    }
}

/// The parser must not eat the stack of the control domain: 64 KiB do for anything, even unoptimised.
#[test]
fn deep_nesting_needs_little_stack() {
    let run = || {
        assert_eq!(fault(nested(DEPTH).as_bytes()), None);
        for text in ["<a>", "<a><b>", "<a><![CDATA[</a>]]>", "<a><!--</a>-->"] {
            assert_eq!(fault(text.repeat(1_000_000).as_bytes()), Some(NOT_XML));
        }
    };
    std::thread::Builder::new().stack_size(64 << 10).spawn(run).unwrap().join().unwrap();
    let mut r = Rig::new();
    let (_, out) = r.send(nested(DEPTH).as_bytes());
    assert_eq!(R::parse(&out).code(), "MESSAGE_METHOD_UNKNOWN");
}

#[test]
fn nodes_are_bounded() {
    let body = |n: usize| ["<methodCall><methodName>a</methodName>", &"<x/>".repeat(n), "</methodCall>"].concat();
    assert_eq!(fault(body(900).as_bytes()), None);
    assert_eq!(fault(body(1000).as_bytes()), Some(NOT_XML));
}

/// Any cut of a good call, and any one byte of it changed: an answer, never a panic.
#[test]
fn cut_and_garbled_calls_are_answered() {
    let mut r = Rig::new();
    let vm = r.vm();
    let args = [s(&r.session), vm.clone(), rec(&[("a", s("b")), ("c", s("d"))])];
    let body = Rig::body("VM.set_other_config", &args).into_bytes();
    for cut in 0..body.len() {
        let (_, out) = r.send(&body[..cut]);
        assert!(matches!(R::parse(&out), R::Fault(..)), "cut at {cut}");
    }
    for at in 0..body.len() {
        for byte in [0, b'<', b'>', b'&', b'/', b'"', 0xff, body[at] ^ 1] {
            let mut bad = body.clone();
            bad[at] = byte;
            let (_, out) = r.send(&bad);
            R::parse(&out);
        }
    }
    r.call("VM.get_record", &[vm]).ok();
}

fn written(value: &Value, ty: Type) -> String {
    let mut out = Vec::new();
    Writer::new(&mut out, Dialect::Standard, usize::MAX).value(value, ty);
    String::from_utf8(out).unwrap()
}

#[test]
fn how_values_look() {
    for (value, ty, xml) in [
        (Value::Void, Type::Void, "<string></string>"),
        (Value::Int(-5), Type::Int, "<string>-5</string>"),
        (Value::Int(i64::MIN), Type::Int, "<string>-9223372036854775808</string>"),
        (Value::Bool(true), Type::Bool, "<boolean>1</boolean>"),
        (Value::Bool(false), Type::Bool, "<boolean>0</boolean>"),
        (Value::Float(0.25), Type::Float, "<double>0.250000</double>"),
        (Value::Float(-1.5), Type::Float, "<double>-1.500000</double>"),
        (Value::Float(f64::NAN), Type::Float, "<double>0.000000</double>"),
        (Value::Float(f64::INFINITY), Type::Float, "<double>9000000000000.000000</double>"),
        (Value::Time(1_157_112_000), Type::DateTime, "<dateTime.iso8601>20060901T12:00:00Z</dateTime.iso8601>"),
        (Value::str("a<b>&\r\u{1}"), Type::Str, "<string>a&lt;b&gt;&amp;&#13;\u{fffd}</string>"),
        (Value::Ref([0; 16]), Type::Void, "<string></string>"),
        (Value::Set(Vec::new()), Type::Set(&Type::Str), "<array><data></data></array>"),
        (Value::strs(["a"]), Type::Set(&Type::Str), "<array><data><value><string>a</string></value></data></array>"),
        (Value::Map(BTreeMap::new()), Type::Map(&[Type::Str, Type::Str]), "<struct></struct>"),
        (
            Value::map(&[("k", "v")]),
            Type::Map(&[Type::Str, Type::Str]),
            "<struct><member><name>k</name><value><string>v</string></value></member></struct>",
        ),
    ] {
        assert_eq!(written(&value, ty), ["<value>", xml, "</value>"].concat());
    }
}

#[test]
fn struct_types_are_structs() {
    use crate::schema::types::StructRow;
    static ROW: StructRow = StructRow { name: "x", members: &[("a", Type::Str), ("b", Type::Int)] };
    let value = Value::Set([Value::str("p"), Value::Int(3)].to_vec());
    let expected = "<value><struct><member><name>a</name><value><string>p</string></value></member><member><name>b</name>\
        <value><string>3</string></value></member></struct></value>";
    assert_eq!(written(&value, Type::Struct(&ROW)), expected);
    assert_eq!(Value::zero(Type::Struct(&ROW)), Value::Set([Value::str(""), Value::Int(0)].to_vec()));
}

#[test]
fn answers() {
    let mut out = Vec::new();
    Writer::new(&mut out, Dialect::Standard, usize::MAX).failure(&Error::new(Code::HANDLE_INVALID, &["VM", "<x>"]));
    assert_eq!(R::parse(&out), R::Err(["HANDLE_INVALID".to_string(), "VM".to_string(), "<x>".to_string()].to_vec()));
    let mut out = Vec::new();
    Writer::new(&mut out, Dialect::Standard, usize::MAX).fault(&Fault { code: -32700, text: "no" });
    assert_eq!(R::parse(&out), R::Fault(-32700, "no".to_string()));
}

/// What each value of the wire is to each type, the rest being FIELD_TYPE_ERROR.
#[test]
fn types_in() {
    use crate::schema::enums::ON_NORMAL_EXIT;
    let decode = |xml: &str, ty: Type| {
        let text = ["<value>", xml, "</value>"].concat();
        let document = roxmltree::Document::parse(&text).unwrap();
        crate::wire::xml_in::decode(document.root_element(), ty, "f").map_err(|e| e.code)
    };
    let wrong = Err(Code::FIELD_TYPE_ERROR);
    for (xml, ty, expected) in [
        ("", Type::Str, Ok(Value::str(""))),
        ("<string/>", Type::Str, Ok(Value::str(""))),
        (" x ", Type::Str, Ok(Value::str(" x "))),
        ("<int>1</int>", Type::Str, wrong.clone()),
        ("<nil/>", Type::Str, wrong.clone()),
        ("<string>a<b/></string>", Type::Str, wrong.clone()),
        ("<string>a</string><string>b</string>", Type::Str, wrong.clone()),
        ("<i4>-1</i4>", Type::Int, Ok(Value::Int(-1))),
        ("<string>1.5</string>", Type::Int, wrong.clone()),
        ("<int>0x10</int>", Type::Int, wrong.clone()),
        ("<string></string>", Type::Int, wrong.clone()),
        ("<double>1</double>", Type::Int, wrong.clone()),
        ("<boolean>1</boolean>", Type::Bool, Ok(Value::Bool(true))),
        ("<boolean>true</boolean>", Type::Bool, wrong.clone()),
        ("<boolean>2</boolean>", Type::Bool, wrong.clone()),
        ("<double>-2.5</double>", Type::Float, Ok(Value::Float(-2.5))),
        ("<double>1e5</double>", Type::Float, wrong.clone()),
        ("<double>.</double>", Type::Float, wrong.clone()),
        ("<dateTime.iso8601>20060901T12:00:00</dateTime.iso8601>", Type::DateTime, Ok(Value::Time(1_157_112_000))),
        ("<dateTime.iso8601>yesterday</dateTime.iso8601>", Type::DateTime, wrong.clone()),
        ("<string>restart</string>", Type::Enum(&ON_NORMAL_EXIT), Ok(Value::Enum(1))),
        ("<string>Restart</string>", Type::Enum(&ON_NORMAL_EXIT), Err(Code::VALUE_NOT_SUPPORTED)),
        ("<array><data><value>a</value></data></array>", Type::Set(&Type::Str), Ok(Value::strs(["a"]))),
        ("<array></array>", Type::Set(&Type::Str), wrong.clone()),
        ("<array><data><value><int>1</int></value></data></array>", Type::Set(&Type::Str), wrong.clone()),
        ("<struct><member><name>a</name></member></struct>", Type::Map(&[Type::Str, Type::Str]), wrong.clone()),
        ("<struct><member><value>a</value></member></struct>", Type::Map(&[Type::Str, Type::Str]), wrong.clone()),
        (
            "<struct><member><name>a</name><value>1</value></member><member><name>a</name><value>2</value></member></struct>",
            Type::Map(&[Type::Str, Type::Str]),
            Err(Code::MAP_DUPLICATE_KEY),
        ),
        ("<string>x</string>", Type::Ref(crate::schema::Class::VM), Err(Code::HANDLE_INVALID)),
    ] {
        assert_eq!(decode(xml, ty), expected, "{xml}");
    }
}

/// Every limit: the whole answer, or a small failure in its place; what was there before stays.
#[test]
fn an_answer_is_bounded_and_fails_whole() {
    let value = Value::map(&[("a&b", "<<>>"), ("c", "d\r")]);
    let write = |limit| {
        let mut out = b"head".to_vec();
        let mut writer = Writer::new(&mut out, Dialect::Standard, limit);
        writer.begin();
        writer.value(&value, Type::Map(&[Type::Str, Type::Str]));
        let whole = writer.end();
        assert!(out.starts_with(b"head"));
        (whole, String::from_utf8(out.split_off(4)).unwrap())
    };
    let (whole, full) = write(usize::MAX);
    assert!(whole.is_ok() && full.contains("&lt;&lt;&gt;&gt;"));
    assert_eq!(write(full.len()), (Ok(()), full.clone()));
    for limit in 0..full.len() {
        let (whole, text) = write(limit);
        assert!(whole == Err(Over::Limit) && text.len() < 512);
        assert_eq!(super::rig::R::parse(text.as_bytes()).err(), ["LIMIT_REACHED", "answer", &alloc::format!("{limit}")]);
    }
    let mut out = Vec::new();
    let whole = super::without_memory(|| {
        let mut writer = Writer::new(&mut out, Dialect::Standard, 1000);
        writer.begin();
        writer.end()
    });
    assert!(whole == Err(Over::Memory) && out.is_empty(), "no memory even for the failure");
}
