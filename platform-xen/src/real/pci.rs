//! PCI for a PV control domain: configuration space by ports, BARs through the window, MSI-X through Xen.
//!
//! Xen programs the interrupt table itself; the order of calls is measured (see [`Device::enable_msix`]).
//! Deliberately absent: INTx (it needs AML for routing), MMCONFIG, hotplug.

use super::xen::with_window;
use super::{foreign, hypercall, memory};
use crate::abi::physdev as pd;
use crate::abi::xen::{DOMID_IO, DOMID_SELF, nr};
use crate::hyp::{Errno, HypResult, MAX_PCI_FUNCTIONS, PAGE_SHIFT, PAGE_SIZE, PciFunction};
use alloc::vec::Vec;
use core::ptr::NonNull;
use virtio_drivers::transport::pci::bus::{ConfigurationAccess, DeviceFunction};
use virtio_drivers::{BufferDirection, Hal, PhysAddr};

const CONFIG_ADDRESS: u16 = 0xcf8;
const CONFIG_DATA: u16 = 0xcfc;

/// Lets the domain use port I/O. Once, before anything else here.
pub fn init() -> HypResult<()> {
    let mut arg = pd::SetIopl { iopl: 1 };
    // SAFETY: layout as Xen's for this command.
    unsafe { hypercall::op(nr::PHYSDEV_OP, pd::SET_IOPL, &mut arg) }.map(|_| ())
}

fn out32(port: u16, value: u32) {
    // SAFETY: port I/O does not touch memory; Xen checks and emulates it.
    unsafe { core::arch::asm!("out dx, eax", in("dx") port, in("eax") value, options(nostack, nomem, preserves_flags)) };
}

fn in32(port: u16) -> u32 {
    let value;
    // SAFETY: as above.
    unsafe { core::arch::asm!("in eax, dx", in("dx") port, out("eax") value, options(nostack, nomem, preserves_flags)) };
    value
}

fn out16(port: u16, value: u16) {
    // SAFETY: as above.
    unsafe { core::arch::asm!("out dx, ax", in("dx") port, in("ax") value, options(nostack, nomem, preserves_flags)) };
}

/// Writes a byte to an I/O port: QEMU's debug exit in tests.
pub fn out8(port: u16, value: u8) {
    // SAFETY: as above.
    unsafe { core::arch::asm!("out dx, al", in("dx") port, in("al") value, options(nostack, nomem, preserves_flags)) };
}

/// Configuration space through 0xcf8 and 0xcfc.
#[derive(Clone, Copy, Debug, Default)]
pub struct Config;

fn select(at: DeviceFunction, offset: u8) {
    let function = u32::from(at.bus) << 16 | u32::from(at.device) << 11 | u32::from(at.function) << 8;
    out32(CONFIG_ADDRESS, 1 << 31 | function | u32::from(offset & 0xfc));
}

impl ConfigurationAccess for Config {
    fn read_word(&self, at: DeviceFunction, offset: u8) -> u32 {
        select(at, offset);
        in32(CONFIG_DATA)
    }
    fn write_word(&mut self, at: DeviceFunction, offset: u8, data: u32) {
        select(at, offset);
        out32(CONFIG_DATA, data);
    }
    unsafe fn unsafe_clone(&self) -> Self {
        *self
    }
}

/// A function found on the bus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    /// Where.
    pub at: DeviceFunction,
    /// Vendor id.
    pub vendor: u16,
    /// Device id.
    pub device: u16,
    /// Class, subclass, programming interface.
    pub class: u32,
}

/// Every function behind bus 0, following bridges; bounded by the number of buses and [`MAX_PCI_FUNCTIONS`].
#[must_use]
pub fn scan() -> Vec<Device> {
    let mut found = Vec::new();
    let mut buses: Vec<u8> = alloc::vec![0];
    let mut seen = [false; 256];
    while let Some(bus) = buses.pop() {
        if core::mem::replace(&mut seen[bus as usize], true) {
            continue;
        }
        for device in 0..32 {
            for function in 0..8 {
                let at = DeviceFunction { bus, device, function };
                let id = Config.read_word(at, 0);
                if id & 0xffff == 0xffff {
                    if function == 0 {
                        break;
                    }
                    continue;
                }
                let class = Config.read_word(at, 8) >> 8;
                let header = Config.read_word(at, 12) >> 16 & 0xff;
                if found.len() == MAX_PCI_FUNCTIONS {
                    return found;
                }
                found.push(Device { at, vendor: id as u16, device: (id >> 16) as u16, class });
                if header & 0x7f == 1 {
                    buses.push((Config.read_word(at, 24) >> 8) as u8);
                }
                if function == 0 && header & 0x80 == 0 {
                    break;
                }
            }
        }
    }
    found
}

impl Device {
    /// What it says it is.
    #[must_use]
    pub fn describe(&self) -> PciFunction {
        // Only ordinary functions have a subsystem at this place.
        let ordinary = self.read(12) >> 16 & 0x7f == 0;
        let subsystem = if ordinary { self.read(0x2c) } else { 0 };
        PciFunction {
            domain: 0,
            bus: self.at.bus,
            slot: self.at.device,
            func: self.at.function,
            vendor_id: self.vendor,
            device_id: self.device,
            revision: self.read(8) as u8,
            class: self.class,
            subsystem_vendor: subsystem as u16,
            subsystem: (subsystem >> 16) as u16,
        }
    }

    fn read(&self, offset: u8) -> u32 {
        Config.read_word(self.at, offset)
    }

    /// Offset of the first capability of this id that `wanted` accepts (it gets the offset); the chain is bounded.
    pub fn capability(&self, id: u8, wanted: impl Fn(u8) -> bool) -> Option<u8> {
        let mut at = (self.read(0x34) & 0xfc) as u8;
        for _ in 0..48 {
            if at == 0 {
                return None;
            }
            let head = self.read(at);
            if head as u8 == id && wanted(at) {
                return Some(at);
            }
            at = (head >> 8 & 0xfc) as u8;
        }
        None
    }

    /// Machine address of a memory BAR; 64-bit ones whole (XSA-476).
    pub fn bar(&self, index: u8) -> Option<u64> {
        if index > 5 {
            return None;
        }
        let low = self.read(0x10 + 4 * index);
        if low & 1 != 0 {
            return None;
        }
        let high = if low & 6 == 4 && index < 5 { self.read(0x14 + 4 * index) } else { 0 };
        let address = u64::from(high) << 32 | u64::from(low & !0xf);
        (address != 0).then_some(address)
    }

    /// Routes MSI-X table entry 0 to a pirq and turns MSI-X on. The order is the one that works: tell Xen of the device,
    /// map the pirq with the BAR's base, then set the enable bit with a 16-bit write (a 32-bit one is dropped).
    /// Returns the pirq; the caller binds it to a port.
    pub fn enable_msix(&self) -> HypResult<u32> {
        let cap = self.capability(0x11, |_| true).ok_or(Errno::ENODEV)?;
        let table = self.read(cap + 4);
        let base = self.bar((table & 7) as u8).ok_or(Errno::ENODEV)?;
        let devfn = self.at.device << 3 | self.at.function;
        let mut add = pd::PciDeviceAdd { bus: self.at.bus, devfn, ..pd::PciDeviceAdd::default() };
        // SAFETY: layout as Xen's for this command.
        match unsafe { hypercall::op(nr::PHYSDEV_OP, pd::PCI_DEVICE_ADD, &mut add) } {
            Ok(_) | Err(Errno::EEXIST) => {}
            Err(error) => return Err(error),
        }
        let mut map = pd::MapPirq {
            domid: DOMID_SELF,
            kind: pd::MAP_PIRQ_TYPE_MSI_SEG,
            index: -1,
            pirq: -1,
            bus: i32::from(self.at.bus),
            devfn: i32::from(devfn),
            entry_nr: 0,
            table_base: base,
        };
        // SAFETY: layout as Xen's for this command.
        unsafe { hypercall::op(nr::PHYSDEV_OP, pd::MAP_PIRQ, &mut map)? };
        let control = (self.read(cap) >> 16) as u16;
        select(self.at, cap);
        out16(CONFIG_DATA + 2, control & 0x3fff | 0x8000);
        u32::try_from(map.pirq).map_err(|_| Errno::EINVAL)
    }
}

impl Device {
    /// Points the interrupts of a virtio device's first queues at vector 0, which virtio-drivers leaves unset (virtio 1.2,
    /// 4.1.4.3).
    pub fn route_queues(&self, queues: u16) -> HypResult<()> {
        let cap = self.capability(9, |at| self.read(at) >> 24 == 1).ok_or(Errno::ENODEV)?;
        let bar = (self.read(cap + 4) & 0xff) as u8;
        let address = self.bar(bar).ok_or(Errno::ENODEV)? + u64::from(self.read(cap + 8));
        let common = map_device(address, 64)?.as_ptr();
        for queue in 0..queues {
            // SAFETY: the common configuration structure is at least 56 bytes, mapped uncached; queue_select is at 22 and
            // queue_msix_vector at 26, both 16 bits and aligned.
            unsafe {
                common.add(22).cast::<u16>().write_volatile(queue);
                common.add(26).cast::<u16>().write_volatile(0);
                if common.add(26).cast::<u16>().read_volatile() != 0 {
                    return Err(Errno::EIO);
                }
            }
        }
        Ok(())
    }
}

/// Maps device memory for good.
pub fn map_device(address: u64, len: usize) -> HypResult<NonNull<u8>> {
    let offset = address & (PAGE_SIZE as u64 - 1);
    let first = address >> PAGE_SHIFT;
    let frames = (offset + len as u64).div_ceil(PAGE_SIZE as u64);
    let base = with_window(|window| {
        let list: Vec<u64> = (first..first + frames).collect();
        window.map(DOMID_IO, list.into_iter(), foreign::DEVICE).map(|mapping| mapping.address())
    })?;
    NonNull::new((base + offset) as *mut u8).ok_or(Errno::EFAULT)
}

/// How virtio-drivers gets at memory: our pages are where they are, single pages are always contiguous.
#[derive(Clone, Copy, Debug)]
pub struct Dma;

/// Whether `len` bytes from `va` are one run of machine memory.
fn contiguous(va: u64, len: usize) -> bool {
    let first = memory::machine_address(va);
    (0..len as u64).step_by(PAGE_SIZE).all(|o| memory::machine_address(va + o) == first + o)
        && memory::machine_address(va + len as u64 - 1) == first + len as u64 - 1
}

// SAFETY:
// - dma_alloc gives zeroed, page-aligned memory from the global allocator, checked to be contiguous,
// - share returns the machine address of the buffer itself and unshare has nothing to undo,
// - mmio_phys_to_virt maps fresh window slots.
unsafe impl Hal for Dma {
    fn dma_alloc(pages: usize, _: BufferDirection) -> (PhysAddr, NonNull<u8>) {
        let layout = dma_layout(pages);
        // SAFETY: the layout's size is not zero.
        let memory = unsafe { alloc::alloc::alloc_zeroed(layout) };
        let Some(pointer) = NonNull::new(memory) else { alloc::alloc::handle_alloc_error(layout) };
        assert!(contiguous(memory as u64, layout.size()), "DMA memory in two pieces");
        (memory::machine_address(memory as u64), pointer)
    }

    unsafe fn dma_dealloc(_: PhysAddr, vaddr: NonNull<u8>, pages: usize) -> i32 {
        // SAFETY: allocated by dma_alloc with the same number of pages.
        unsafe { alloc::alloc::dealloc(vaddr.as_ptr(), dma_layout(pages)) };
        0
    }

    unsafe fn mmio_phys_to_virt(paddr: PhysAddr, size: usize) -> NonNull<u8> {
        map_device(paddr, size).expect("no window slots for device memory")
    }

    unsafe fn share(buffer: NonNull<[u8]>, _: BufferDirection) -> PhysAddr {
        let va = buffer.cast::<u8>().as_ptr() as u64;
        assert!(contiguous(va, buffer.len()), "DMA buffer in two pieces");
        memory::machine_address(va)
    }

    unsafe fn unshare(_: PhysAddr, _: NonNull<[u8]>, _: BufferDirection) {}
}

fn dma_layout(pages: usize) -> core::alloc::Layout {
    core::alloc::Layout::from_size_align(pages.max(1) * PAGE_SIZE, PAGE_SIZE).expect("DMA size")
}
