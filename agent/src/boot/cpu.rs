//! What CPUID says of the CPU, for host_cpu. The machine's CPUs are taken to be alike.

use alloc::string::String;
use alloc::vec::Vec;
use api_core::HostCpu;
use core::arch::x86_64::__cpuid;

/// Names of CPUID leaf 1's edx and ecx bits as Linux prints them; empty where there is none.
const EDX: [&str; 32] = [
    "fpu", "vme", "de", "pse", "tsc", "msr", "pae", "mce", "cx8", "apic", "", "sep", "mtrr", "pge", "mca", "cmov", "pat",
    "pse36", "pn", "clflush", "", "dts", "acpi", "mmx", "fxsr", "sse", "sse2", "ss", "ht", "tm", "ia64", "pbe",
];
const ECX: [&str; 32] = [
    "pni",
    "pclmulqdq",
    "dtes64",
    "monitor",
    "ds_cpl",
    "vmx",
    "smx",
    "est",
    "tm2",
    "ssse3",
    "cid",
    "sdbg",
    "fma",
    "cx16",
    "xtpr",
    "pdcm",
    "",
    "pcid",
    "dca",
    "sse4_1",
    "sse4_2",
    "x2apic",
    "movbe",
    "popcnt",
    "tsc_deadline_timer",
    "aes",
    "xsave",
    "osxsave",
    "avx",
    "f16c",
    "rdrand",
    "hypervisor",
];

fn text(words: &[u32]) -> String {
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).take_while(|&b| b != 0).collect();
    String::from(String::from_utf8_lossy(&bytes).trim())
}

/// One row per CPU.
pub fn rows(count: u32, khz: u32) -> Vec<HostCpu> {
    let vendor = __cpuid(0);
    let leaf = __cpuid(1);
    let brand: Vec<u32> = if __cpuid(0x8000_0000).eax >= 0x8000_0004 {
        (0x8000_0002..=0x8000_0004).map(__cpuid).flat_map(|r| [r.eax, r.ebx, r.ecx, r.edx]).collect()
    } else {
        Vec::new()
    };
    let named = |word: u32, names: &'static [&'static str; 32]| {
        names.iter().enumerate().filter(move |(bit, name)| word >> bit & 1 != 0 && !name.is_empty()).map(|(_, name)| *name)
    };
    let flags: Vec<&str> = named(leaf.edx, &EDX).chain(named(leaf.ecx, &ECX)).collect();
    let row = HostCpu {
        number: 0,
        vendor: text(&[vendor.ebx, vendor.edx, vendor.ecx]),
        model_name: text(&brand),
        speed_mhz: u64::from(khz) / 1000,
        stepping: alloc::format!("{}", leaf.eax & 0xf),
        flags: flags.join(" "),
        features: alloc::format!("{:08x}-{:08x}", leaf.edx, leaf.ecx),
    };
    (0..count).map(|number| HostCpu { number, ..row.clone() }).collect()
}
