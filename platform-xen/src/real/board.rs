//! The machine below Xen: firmware's memory, and turning it off or starting it again.

use super::foreign::DEVICE;
use super::hypercall;
use super::xen::with_window;
use crate::abi::xen::{DOMID_IO, nr};
use crate::abi::{platform as pf, sched};
use crate::hyp::{Errno, HypResult, PAGE_SHIFT, PAGE_SIZE, Pages, SoftOff};

/// Copies from machine memory that is no RAM of a domain's; Xen refuses to map what is.
pub fn read_firmware(address: u64, to: &mut [u8]) -> HypResult<()> {
    let offset = address as usize % PAGE_SIZE;
    let end = address.checked_add(to.len() as u64).ok_or(Errno::EINVAL)?;
    let (first, last) = (address >> PAGE_SHIFT, end.div_ceil(PAGE_SIZE as u64));
    let frames = usize::try_from(last - first).map_err(|_| Errno::EINVAL)?;
    with_window(|window| {
        let mapping = window.map(DOMID_IO, (0..frames).map(|n| first + n as u64), DEVICE)?;
        mapping.read(offset, to);
        window.unmap(mapping);
        Ok(())
    })
}

fn platform_op<T>(arg: &mut T) -> HypResult<()> {
    // SAFETY: platform_op takes one pointer; both callers pass a struct of the layout that goes with its `cmd`.
    unsafe { hypercall::call(nr::PLATFORM_OP, [core::ptr::from_mut(arg) as u64, 0, 0, 0, 0]) }.map(|_| ())
}

/// XENPF_firmware_info: EFI's configuration table.
pub fn efi_tables() -> HypResult<(u64, u32)> {
    let mut arg = pf::EfiConfigTable {
        cmd: pf::FIRMWARE_INFO,
        interface_version: pf::INTERFACE_VERSION,
        kind: pf::FW_EFI_INFO,
        index: pf::FW_EFI_CONFIG_TABLE,
        addr: 0,
        nent: 0,
        pad: [0; 27],
    };
    platform_op(&mut arg)?;
    Ok((arg.addr, arg.nent))
}

/// XENPF_enter_acpi_sleep, S5. As Linux does it: the whole PM1 control words with SLP_EN, or the bare sleep types where
/// the machine has sleep registers.
pub fn soft_off(how: SoftOff) -> HypResult<()> {
    let word = |kind: u8| if how.reduced { u16::from(kind) } else { u16::from(kind) << 10 | 1 << 13 };
    let mut arg = pf::EnterAcpiSleep {
        cmd: pf::ENTER_ACPI_SLEEP,
        interface_version: pf::INTERFACE_VERSION,
        val_a: word(how.a),
        val_b: word(how.b),
        sleep_state: 5,
        flags: if how.reduced { pf::ACPI_SLEEP_EXTENDED } else { 0 },
        pad: [0; 29],
    };
    platform_op(&mut arg)
}

/// SCHEDOP_shutdown.
pub fn shutdown(restart: bool) -> HypResult<()> {
    let mut reason = if restart { sched::SHUTDOWN_REBOOT } else { sched::SHUTDOWN_POWEROFF };
    // SAFETY: sched_shutdown is one u32, which lives across the call.
    unsafe { hypercall::op(nr::SCHED_OP, sched::SHUTDOWN, &mut reason) }.map(|_| ())
}
