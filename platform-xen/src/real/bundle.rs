//! What Xen handed over at boot besides memory: the command line and the one boot module.

use super::machine;

/// Both, for good.
#[derive(Clone, Copy, Debug)]
pub struct BootInfo {
    /// Domain 0's command line.
    pub command_line: &'static [u8],
    /// The boot module; empty if there is none.
    pub module: &'static [u8],
    /// Pages of memory the domain has.
    pub pages: u64,
    /// "xen-3.0-x86_64"
    pub magic: &'static [u8],
}

/// Reads start_info. Nobody writes the module or the command line any more, so they are ordinary slices.
#[must_use]
pub fn boot_info() -> BootInfo {
    let info = machine::start_info();
    let line = &info.cmd_line;
    let length = line.iter().position(|&b| b == 0).unwrap_or(line.len());
    let magic_length = info.magic.iter().position(|&b| b == 0).unwrap_or(info.magic.len());
    // SAFETY:
    // - both arrays are part of start_info, `i8` and `u8` have one layout,
    // - Xen mapped the module at mod_start for mod_len bytes, inside our own memory, and it is never given to the heap.
    unsafe {
        BootInfo {
            command_line: core::slice::from_raw_parts(line.as_ptr().cast(), length),
            module: if info.mod_start == 0 || info.mod_len == 0 {
                &[]
            } else {
                core::slice::from_raw_parts(info.mod_start as *const u8, info.mod_len as usize)
            },
            pages: info.nr_pages,
            magic: core::slice::from_raw_parts(info.magic.as_ptr().cast(), magic_length),
        }
    }
}
