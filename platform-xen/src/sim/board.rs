//! The simulated machine below Xen: PCI functions as QEMU has them, firmware's tables, Xen's log, and its end.
//!
//! Memory of firmware is what was put there and nothing else: reading beyond it is refused, as Xen refuses to map RAM.
//! Deliberately absent: EFI, devices that do anything.

use super::Sim;
use super::state::Violation;
use crate::hyp::{Board, Errno, HypResult, PciFunction, Power, SoftOff};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// How the machine ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Turned off by ACPI.
    Off,
    /// Halted: the control domain is gone, the machine still runs.
    Halted,
    /// Xen restarts it.
    Restart,
}

/// Bytes that Xen's log keeps.
const RING: usize = 16 << 10;
/// Where the BIOS looks for an RSDP, and where the tables are.
const LOW: (u64, usize) = (0xe_0000, 0x2_0000);
const TABLES: u64 = 0x7ffe_0000;
/// What has to be written to turn it off.
const OFF: SoftOff = SoftOff { a: 5, b: 0, reduced: false };

/// Hardware, firmware and Xen's log.
pub struct Machine {
    firmware: BTreeMap<u64, Vec<u8>>,
    log: Vec<u8>,
    /// Index of what comes after the log's last byte, and of the first that was not cleared.
    log_end: u32,
    log_start: u32,
    pub ended: Option<End>,
}

impl Machine {
    pub fn new() -> Machine {
        let mut machine = Machine { firmware: tables(), log: Vec::new(), log_end: 0, log_start: 0, ended: None };
        machine.print(b"(XEN) Xen version 4.17.0-sim\n(XEN) Dom0 has maximum 1 VCPUs\n");
        machine
    }

    /// A line of Xen's own.
    pub fn print(&mut self, text: &[u8]) {
        self.log.extend_from_slice(text);
        self.log.drain(..self.log.len().saturating_sub(RING));
        self.log_end = self.log_end.wrapping_add(text.len() as u32);
    }

    fn read_log(&mut self, from: Option<u32>, clear: bool, to: &mut [u8]) -> (usize, u32) {
        let kept = self.log_end - self.log.len() as u32;
        let start = self.log_start.max(kept);
        let start = from.filter(|from| (start..=self.log_end).contains(from)).unwrap_or(start);
        let text = self.log.get((start - kept) as usize..).unwrap_or_default();
        let count = text.len().min(to.len());
        to.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
        let next = start + count as u32;
        if clear {
            self.log_start = next;
        }
        (count, next)
    }
}

/// RSDP -> XSDT -> FADT -> DSDT, as SeaBIOS and QEMU make them.
fn tables() -> BTreeMap<u64, Vec<u8>> {
    let head = |signature: &[u8; 4], body: &[u8]| {
        let mut table = signature.to_vec();
        table.extend_from_slice(&(body.len() as u32 + 36).to_le_bytes());
        table.resize(36, 0);
        table.extend_from_slice(body);
        table
    };
    let mut fadt = head(b"FACP", &[0; 208]);
    fadt[140..148].copy_from_slice(&(TABLES + 0x300).to_le_bytes());
    let mut rsdp = b"RSD PTR \0SIMXEN\x02".to_vec();
    rsdp.resize(36, 0);
    rsdp[24..32].copy_from_slice(&TABLES.to_le_bytes());
    rsdp[8] = rsdp.iter().take(20).fold(0u8, |sum, byte| sum.wrapping_sub(*byte));
    let dsdt = head(b"DSDT", b"\x10\x10\\\x00\x08_S5_\x12\x08\x04\x0a\x05\x00\x00\x00");
    let mut low = alloc::vec![0; LOW.1];
    low[0x1_5000..][..36].copy_from_slice(&rsdp);
    let mut all = alloc::vec![0; 0x1000];
    for (at, table) in [(0, head(b"XSDT", &(TABLES + 0x100).to_le_bytes())), (0x100, fadt), (0x300, dsdt)] {
        all[at..][..table.len()].copy_from_slice(&table);
    }
    BTreeMap::from([(LOW.0, low), (TABLES, all)])
}

impl Sim {
    /// How the machine ended, if it did.
    #[must_use]
    pub fn ended(&self) -> Option<End> {
        self.state.borrow().machine.ended
    }

    /// A line of Xen's, as if it had something to say.
    pub fn xen_says(&self, text: &str) {
        self.state.borrow_mut().machine.print(text.as_bytes());
    }

    /// Takes firmware's memory away, so that there are no tables.
    pub fn without_firmware(&self) {
        self.state.borrow_mut().machine.firmware.clear();
    }

    pub(super) fn log_read(&self, from: Option<u32>, clear: bool, to: &mut [u8]) -> (usize, u32) {
        self.state.borrow_mut().machine.read_log(from, clear, to)
    }

    pub(super) fn press(&self, keys: &[u8]) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        for &key in keys {
            if matches!(key, b'R' | b'C') {
                state.wrong(Violation::DeadlyKey(key));
                return Err(Errno::EPERM);
            }
            state.machine.print(alloc::format!("(XEN) '{}' pressed -> simulated\n", key as char).as_bytes());
        }
        Ok(())
    }
}

impl Board for Sim {
    fn pci_functions(&self) -> Vec<PciFunction> {
        let bridge = PciFunction { vendor_id: 0x8086, device_id: 0x29c0, class: 0x06_0000, ..PciFunction::default() };
        let virtio = PciFunction { vendor_id: 0x1af4, revision: 1, subsystem_vendor: 0x1af4, subsystem: 0x1100, ..bridge };
        let network = PciFunction { slot: 1, device_id: 0x1041, class: 0x02_0000, ..virtio };
        let random = PciFunction { slot: 2, device_id: 0x1044, class: 0x00_ff00, ..virtio };
        alloc::vec![bridge, network, random]
    }

    fn read_firmware(&self, address: u64, to: &mut [u8]) -> HypResult<()> {
        let state = self.state.borrow();
        let (start, memory) = state.machine.firmware.range(..=address).next_back().ok_or(Errno::EPERM)?;
        let at = usize::try_from(address - start).map_err(|_| Errno::EPERM)?;
        let end = at.checked_add(to.len()).ok_or(Errno::EPERM)?;
        to.copy_from_slice(memory.get(at..end).ok_or(Errno::EPERM)?);
        Ok(())
    }

    fn efi_tables(&self) -> HypResult<(u64, u32)> {
        Err(Errno::ENOSYS)
    }
}

impl Power for Sim {
    fn feed_watchdog(&mut self, seconds: u32) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.watchdog = (seconds > 0).then(|| state.now.plus(u64::from(seconds) * 1_000_000_000));
        Ok(())
    }

    fn shutdown(&mut self, restart: bool) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.machine.ended = Some(if restart { End::Restart } else { End::Halted });
        Ok(())
    }

    fn soft_off(&mut self, how: SoftOff) -> HypResult<()> {
        let mut state = self.state.borrow_mut();
        state.faults.call()?;
        if how != OFF {
            // Xen writes what it is given and waits for an end that never comes.
            state.wrong(Violation::BadSoftOff(how));
            return Err(Errno::EINVAL);
        }
        state.machine.ended = Some(End::Off);
        Ok(())
    }
}
