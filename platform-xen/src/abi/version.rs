//! public/version.h

/// XENVER_version: major << 16 | minor
pub const VERSION: u64 = 0;
/// XENVER_extraversion: 16 bytes
pub const EXTRAVERSION: u64 = 1;
/// XENVER_capabilities: 1024 bytes
pub const CAPABILITIES: u64 = 3;
/// XENVER_commandline: 1024 bytes
pub const COMMANDLINE: u64 = 9;
