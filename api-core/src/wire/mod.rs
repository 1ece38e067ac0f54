//! Codecs: bytes to requests and values to bytes. Sans-io and bounded; nothing here knows the store.

pub mod base64;
pub mod chunked;
pub mod http;
pub mod time;
pub mod uuid;
pub mod xml_in;
pub mod xml_out;

/// How values, references and results look on the wire: a property of the listener.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Port 9363, the text's own (0.4.3 and 1.0.10): XML-RPC, a reference is the object's uuid, integers are strings.
    #[default]
    Standard,
}
