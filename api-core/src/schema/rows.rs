//! `schema!`: one class as rows, plus a typed key per field; `classes!`: the list of all classes.
//!
//! ```text
//!   schema! {
//!       mod vm: VM { doc = "A virtual machine.", role = Role::Operate }
//!       fields {
//!           power_state: Enum(&VM_POWER_STATE), RO_run, "Current power state.";
//!           VCPUs_max: Int, RW, "Most VCPUs.", default = Default::Int(1), check = Check::Vcpus;
//!       }
//!       messages {
//!           pause(vm: Ref(VM)) -> Void [VM_BAD_POWER_STATE], Operate, Handler::Lifecycle(Operation::Pause), "...";
//!       }
//!   }
//! ```
//! What a row does not say it takes from FIELD, MESSAGE or CLASS. Deliberately absent: procedural macros.

macro_rules! schema {
    (
        mod $module:ident: $class:ident { doc = $cdoc:literal $(, $option:ident = $value:expr)* $(,)? }
        fields { $(
            $field:ident: $ty:ident $(($($targ:tt)*))?, $qualifier:ident, $fdoc:literal
            $(, $fopt:ident = $fval:expr)*;
        )* }
        messages { $(
            $message:ident($($param:ident: $pty:ident $(($($parg:tt)*))?),*) -> $result:ident $(($($rarg:tt)*))?
            [$($error:ident),*], $role:ident, $handler:expr, $mdoc:literal
            $(, $mopt:ident = $mval:expr)*;
        )* }
    ) => {
        #[doc = concat!("Rows and keys of the class ", stringify!($class), ".")]
        #[allow(non_upper_case_globals, non_camel_case_types, unused_imports)]
        pub mod $module {
            use crate::schema::types::{Key, kind};
            use crate::schema::Class;

            #[allow(dead_code, clippy::upper_case_acronyms)]
            enum Position { $($field),* }

            $(
                #[doc = $fdoc]
                pub const $field: Key<kind::$ty> = Key::new(Class::$class, Position::$field as u8);
            )*

            mod rows {
                use crate::error::Code::*;
                use crate::lifecycle::allowed::Operation;
                use crate::schema::Class::*;
                use crate::schema::enums::*;
                use crate::schema::types::Qualifier::*;
                use crate::schema::types::Role::*;
                use crate::schema::types::Type::*;
                use crate::schema::types::Version::*;
                use crate::schema::types::{
                    ACM_POLICYHEADER, CLASS, Check, ClassRow, Default, Doc, FIELD, Field, Handler, Held, Hook, Live, MESSAGE, Message,
                    Param, Role, Source, Told, XS_POLICYSTATE, inverse, member, plain, same, through,
                };
                use crate::schema::decl::*;
                use super::super::*;

                pub const ROW: ClassRow = ClassRow {
                    name: stringify!($class),
                    fields: &[$(Field {
                        name: plain(stringify!($field)),
                        ty: $ty $(($($targ)*))?,
                        qualifier: $qualifier,
                        doc: Doc::of($fdoc),
                        $($fopt: $fval,)*
                        ..FIELD
                    }),*],
                    messages: &[$(Message {
                        name: plain(stringify!($message)),
                        params: &[$(Param { name: plain(stringify!($param)), ty: $pty $(($($parg)*))? }),*],
                        result: $result $(($($rarg)*))?,
                        errors: &[$($error),*],
                        role: $role,
                        handler: $handler,
                        doc: Doc::of($mdoc),
                        $($mopt: $mval,)*
                        ..MESSAGE
                    }),*],
                    doc: Doc::of($cdoc),
                    $($option: $value,)*
                    ..CLASS
                };
            }
            pub use rows::ROW;
        }
    };
}

macro_rules! classes {
    ($($name:ident = $row:expr;)*) => {
        /// Every class of the text.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Class { $(#[doc = stringify!($name)] $name),* }

        /// The rows of every class, in the order of [`Class`].
        pub const CLASSES: &[&ClassRow] = &[$($row),*];

        impl Class {
            /// Every class.
            pub const ALL: &[Class] = &[$(Class::$name),*];

            /// Its row.
            pub const fn row(self) -> &'static ClassRow {
                match self { $(Class::$name => const { $row }),* }
            }
        }
    };
}
