//! What the builder left for the guest (public/arch-x86/hvm/start_info.h): of it, the command line.

/// Where the command line is, in hvm_start_info.
const COMMAND_LINE: u64 = 24;
/// More of it is not looked at.
const MAX_COMMAND_LINE: usize = 4096;

/// The command line the builder put behind start_info, if there is one.
pub fn command_line(start_info: u64) -> &'static str {
    // SAFETY:
    // - start_info is what Xen's loader left in %ebx: 56 bytes of RAM below 4 GiB, which boot.S mapped.
    // - Nobody writes it after the start.
    let at = unsafe { ((start_info + COMMAND_LINE) as *const u64).read() };
    if at == 0 {
        return "";
    }
    let mut len = 0;
    // SAFETY:
    // - The command line ends with a NUL by its contract; no more than MAX_COMMAND_LINE bytes are looked at.
    // - It lies in mapped RAM below 4 GiB, and nobody writes it after the start.
    let bytes = unsafe {
        while len < MAX_COMMAND_LINE && (at as *const u8).add(len).read() != 0 {
            len += 1;
        }
        core::slice::from_raw_parts(at as *const u8, len)
    };
    core::str::from_utf8(bytes).unwrap_or("")
}
