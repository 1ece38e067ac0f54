//! What rows may not say, checked by the compiler: `const _: () = lint::check(CLASSES)`.
//!
//! Deliberately absent: clashes between derived and declared method names; building the method table finds those in a
//! test, because it needs the derived names.

// Only ever run by the compiler, where a panic is an error message.
#![allow(clippy::indexing_slicing, clippy::panic)]

use super::types::{ClassRow, Default, Field, Handler, Source, Type};
use super::{CLASSES, Class};

/// Stops the build when a row is wrong.
pub const fn check(classes: &[&ClassRow]) {
    let mut handlers = [0u8; Handler::UNITS];
    let mut c = 0;
    while c < classes.len() {
        let row = classes[c];
        assert!(row.fields.len() < 256, "a field's index is a u8");
        let mut f = 0;
        while f < row.fields.len() {
            field(row, &row.fields[f]);
            let mut g = 0;
            while g < f {
                assert!(!same(row.fields[f].name, row.fields[g].name), "two fields of one name");
                g += 1;
            }
            f += 1;
        }
        let mut m = 0;
        while m < row.messages.len() {
            if let Some(unit) = row.messages[m].handler.unit() {
                handlers[unit] += 1;
            }
            let mut n = 0;
            while n < m {
                assert!(!same(row.messages[m].name, row.messages[n].name), "two messages of one name");
                n += 1;
            }
            m += 1;
        }
        c += 1;
    }
    let mut h = 0;
    while h < handlers.len() {
        assert!(handlers[h] == 1, "a handler is named by exactly one row");
        h += 1;
    }
}

const fn field(class: &ClassRow, field: &Field) {
    match (field.ty, field.default) {
        (Type::Void | Type::Record(_), _) => panic!("not the type of a field"),
        (_, Default::Zero) | (Type::Int, Default::Int(_)) | (Type::Str, Default::Text(_)) => {}
        (Type::Bool, Default::Bool(_)) => {}
        (Type::Enum(row), Default::Text(text)) => {
            let mut found = false;
            let mut i = 0;
            while i < row.values.len() {
                found |= same(row.values[i], text);
                i += 1;
            }
            assert!(found, "the default is not a value of the enum");
        }
        _ => panic!("the default is of another type"),
    }
    match (field.source, field.ty) {
        (Source::Stored | Source::Live(_), _) => {}
        (Source::Same(_) | Source::Through(..), _) => assert!(field.old, "only names of 0.4.3 stand for others"),
        (Source::Member(map), Type::Str | Type::Int | Type::Bool | Type::Enum(_) | Type::Set(Type::Enum(_))) => {
            assert!(matches!(class.fields[map as usize].ty, Type::Map([Type::Str, Type::Str])), "not a map of texts");
        }
        (Source::Inverse(class, index), Type::Set(Type::Ref(of))) => {
            assert!(class as u8 == *of as u8, "the inverse is a set of another class");
            let other = &CLASSES[class as usize].fields[index as usize];
            assert!(matches!(other.ty, Type::Ref(_)), "the other side is no reference");
            assert!(matches!(other.source, Source::Stored), "the other side is not stored");
        }
        _ => panic!("a source that is not for this type"),
    }
    if let (Type::Ref(_), false) | (_, true) = (field.ty, field.owns || field.required) {
        assert!(matches!(field.ty, Type::Ref(_)), "only a reference owns or is required");
    }
    if matches!(field.source, Source::Live(_) | Source::Inverse(..) | Source::Through(..)) {
        assert!(matches!(field.qualifier, super::types::Qualifier::RO_run), "a computed field can't be written");
    }
}

/// Whether two texts are the same.
pub const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

const _: () = assert!(Class::ALL.len() == CLASSES.len());
