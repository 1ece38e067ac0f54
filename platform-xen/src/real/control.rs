//! domctl and sysctl: one function per operation, in the layout of the interface version found at boot.
//!
//! Probing (XEN-FACTS): a wrong interface version is answered EACCES, so both are tried on a harmless operation.

use super::hypercall;
use crate::abi::domctl::{self as dc, Body, Domctl, dominf};
use crate::abi::hvm_op;
use crate::abi::memory::{ForeignMemoryMap, POPULATE_PHYSMAP, Reservation, SET_MEMORY_MAP};
use crate::abi::sysctl::{self as sc, Sysctl};
use crate::abi::vcpu::{self, GuestContext, UserRegs};
use crate::abi::version;
use crate::abi::xen::{TrapInfo, nr};
use crate::hyp::{
    DomId, DomainFlags, DomainInfo, DomainSpec, Errno, Gfn, GuestKind, HostInfo, HvmParam, HypResult, Mfn, PAGE_SHIFT,
    PvStart, Shell, ShutdownReason, XenVersion, zeroes,
};
use alloc::string::String;
use alloc::vec::Vec;

/// The interface versions in force. Made by [`Control::probe`] only.
#[derive(Clone, Copy, Debug)]
pub struct Control {
    domctl: u32,
}

/// Domains fetched per getdomaininfolist.
const LIST_BATCH: usize = 64;

impl Control {
    /// Finds the domctl version among those we have layouts for; `None`: this Xen is another one.
    pub fn probe() -> Option<Control> {
        for domctl in [dc::VERSION_4_17, dc::VERSION_4_20] {
            let control = Control { domctl };
            if control.info(DomId(0)).is_ok() {
                return sysctl(sc::PHYSINFO, sc::PhysInfo::default()).is_ok().then_some(control);
            }
        }
        None
    }

    /// Whether Xen answers somebody who speaks another version, as nobody may: layouts differ.
    pub fn answers_another() -> bool {
        Control { domctl: dc::VERSION_4_20 + 100 }.info(DomId(0)) != Err(Errno::EACCES)
    }

    pub(super) fn call<T: Copy>(self, cmd: u32, dom: DomId, value: T) -> HypResult<Domctl<T>> {
        let mut body = Body { pad: [0; 16] };
        body.value = value;
        let mut arg = Domctl { cmd, interface_version: self.domctl, domain: dom.0, pad: [0; 3], u: body };
        // SAFETY:
        // - `T` is the union member Xen reads for `cmd` in this interface version (each caller below pairs them),
        // - the struct has the union's full size, so Xen's copy in and out stays inside it.
        unsafe { hypercall::call(nr::DOMCTL, [core::ptr::from_mut(&mut arg) as u64, 0, 0, 0, 0])? };
        Ok(arg)
    }

    pub fn create(self, spec: &DomainSpec) -> HypResult<Shell> {
        let (flags, emulation_flags) = match spec.kind {
            GuestKind::Pvh => (dc::CDF_HVM | dc::CDF_HAP, dc::EMU_LAPIC),
            GuestKind::Pv => (0, 0),
        };
        let common = dc::CreateDomain417 {
            handle: spec.handle,
            flags,
            max_vcpus: spec.max_vcpus,
            max_evtchn_port: 1023,
            max_grant_frames: 64,
            max_maptrack_frames: 1024,
            grant_opts: dc::GRANT_VERSION_2,
            emulation_flags,
            ..dc::CreateDomain417::default()
        };
        let domain = if self.domctl == dc::VERSION_4_17 {
            self.call(dc::CREATEDOMAIN, DomId(0), common)?.domain
        } else {
            let newer = dc::CreateDomain420 {
                handle: common.handle,
                flags: common.flags,
                max_vcpus: common.max_vcpus,
                max_evtchn_port: common.max_evtchn_port,
                max_grant_frames: common.max_grant_frames,
                max_maptrack_frames: common.max_maptrack_frames,
                grant_opts: common.grant_opts,
                emulation_flags: common.emulation_flags,
                ..dc::CreateDomain420::default()
            };
            self.call(dc::CREATEDOMAIN, DomId(0), newer)?.domain
        };
        let dom = DomId(domain);
        if let Err(error) = self.call(dc::MAX_VCPUS, dom, spec.max_vcpus) {
            let _ = self.destroy(dom);
            return Err(error);
        }
        Ok(Shell::made(dom))
    }

    pub fn set_max_mem(self, dom: DomId, kib: u64) -> HypResult<()> {
        self.call(dc::MAX_MEM, dom, kib).map(|_| ())
    }

    pub fn set_paging_pool(self, dom: DomId, bytes: u64) -> HypResult<()> {
        self.call(dc::SET_PAGING_MEMPOOL_SIZE, dom, bytes).map(|_| ())
    }

    pub fn set_native_tsc(self, dom: DomId) -> HypResult<()> {
        let info = dc::TscInfo { tsc_mode: dc::TSC_MODE_NATIVE, ..dc::TscInfo::default() };
        self.call(dc::SETTSCINFO, dom, info).map(|_| ())
    }

    pub fn set_context(self, dom: DomId, records: &[u8]) -> HypResult<()> {
        let size = u32::try_from(records.len()).map_err(|_| Errno::E2BIG)?;
        self.call(dc::SETHVMCONTEXT, dom, dc::HvmContext { size, buffer: records.as_ptr() }).map(|_| ())
    }

    pub fn context(self, dom: DomId) -> HypResult<Vec<u8>> {
        let needed = self.call(dc::GETHVMCONTEXT, dom, dc::HvmContext { size: 0, buffer: core::ptr::null() })?;
        // SAFETY: Xen wrote this member.
        let size = unsafe { needed.u.value }.size;
        let mut records = zeroes(size as usize).ok_or(Errno::ENOMEM)?;
        let got = self.call(dc::GETHVMCONTEXT, dom, dc::HvmContext { size, buffer: records.as_mut_ptr() })?;
        // SAFETY: as above.
        records.truncate(unsafe { got.u.value }.size as usize);
        Ok(records)
    }

    pub fn set_handle(self, dom: DomId, handle: [u8; 16]) -> HypResult<()> {
        self.call(dc::SETDOMAINHANDLE, dom, handle).map(|_| ())
    }

    pub fn resume(self, dom: DomId) -> HypResult<()> {
        self.call(dc::RESUMEDOMAIN, dom, 0u64).map(|_| ())
    }

    pub fn set_pv_start(self, dom: DomId, start: &PvStart) -> HypResult<()> {
        let mut context: Vec<GuestContext> = Vec::new();
        context.try_reserve_exact(1).map_err(|_| Errno::ENOMEM)?;
        context.push(GuestContext {
            fpu: [0; 512],
            flags: vcpu::IN_KERNEL | vcpu::ONLINE,
            user_regs: UserRegs {
                rsi: start.start_info,
                rip: start.entry,
                cs: vcpu::KERNEL_CS,
                // Interrupts of the hardware are Xen's, and on.
                rflags: 1 << 9,
                rsp: start.stack,
                segments: [vcpu::KERNEL_SS, 0, 0, 0, 0],
                ..UserRegs::default()
            },
            trap_ctxt: [TrapInfo { vector: 0, flags: 0, cs: 0, address: 0 }; 256],
            ldt: [0; 2],
            gdt: [0; 17],
            kernel_ss: vcpu::KERNEL_SS,
            kernel_sp: start.stack,
            ctrlreg: [0, 0, 0, start.root.0 << PAGE_SHIFT, 0, 0, 0, 0],
            debugreg: [0, 0, 0, 0, 0, 0, 0xffff_0ff0, 0x400],
            callbacks: [0; 3],
            vm_assist: 0,
            bases: [0; 3],
        });
        self.call(dc::SETVCPUCONTEXT, dom, dc::VcpuContext { vcpu: 0, ctxt: context.as_ptr() }).map(|_| ())
    }

    pub fn set_hypercall_page(self, dom: DomId, frame: Mfn) -> HypResult<()> {
        self.call(dc::HYPERCALL_INIT, dom, frame.0).map(|_| ())
    }

    pub fn unpause(self, dom: DomId) -> HypResult<()> {
        self.call(dc::UNPAUSEDOMAIN, dom, 0u64).map(|_| ())
    }

    pub fn pause(self, dom: DomId) -> HypResult<()> {
        self.call(dc::PAUSEDOMAIN, dom, 0u64).map(|_| ())
    }

    pub fn send_nmi(self, dom: DomId) -> HypResult<()> {
        self.call(dc::SENDTRIGGER, dom, 0u64).map(|_| ())
    }

    pub fn destroy(self, dom: DomId) -> HypResult<()> {
        self.call(dc::DESTROYDOMAIN, dom, 0u64).map(|_| ())
    }

    pub fn info(self, dom: DomId) -> HypResult<DomainInfo> {
        let arg = self.call(dc::GETDOMAININFO, dom, dc::GetDomainInfo::default())?;
        // SAFETY: Xen filled this member; every bit pattern is valid for it.
        let info = decode(unsafe { &arg.u.value });
        // Xen answers for the next higher domid if there is none of this one.
        if info.dom == dom { Ok(info) } else { Err(Errno::ESRCH) }
    }

    pub fn list(self) -> HypResult<Vec<DomainInfo>> {
        let mut buffer = alloc::vec![dc::GetDomainInfo::default(); LIST_BATCH];
        let mut all = Vec::new();
        let mut first = 0;
        loop {
            let query = sc::GetDomainInfoList {
                first_domain: first,
                max_domains: LIST_BATCH as u32,
                buffer: buffer.as_mut_ptr(),
                num_domains: 0,
            };
            let count = sysctl(sc::GETDOMAININFOLIST, query)?.num_domains as usize;
            let got = &buffer[..count.min(LIST_BATCH)];
            all.extend(got.iter().map(decode));
            match got.last() {
                Some(last) if got.len() == LIST_BATCH => first = last.domain + 1,
                _ => return Ok(all),
            }
        }
    }
}

fn decode(info: &dc::GetDomainInfo) -> DomainInfo {
    let has = |bit| info.flags & bit != 0;
    let code = (info.flags >> dominf::SHUTDOWN_SHIFT) as u8;
    DomainInfo {
        dom: DomId(info.domain),
        handle: info.handle,
        flags: DomainFlags {
            dying: has(dominf::DYING),
            paused: has(dominf::PAUSED),
            blocked: has(dominf::BLOCKED),
            running: has(dominf::RUNNING),
            shutdown: has(dominf::SHUTDOWN).then(|| ShutdownReason::from_code(code)),
        },
        tot_pages: info.tot_pages,
        max_pages: info.max_pages,
        cpu_time: info.cpu_time,
        online_vcpus: info.nr_online_vcpus,
        // All ones: it has none.
        vcpus: info.max_vcpu_id.wrapping_add(1),
        pool: info.cpupool,
        shared_info: Mfn(info.shared_info_frame),
    }
}

pub(super) fn sysctl<T: Copy>(cmd: u32, value: T) -> HypResult<T> {
    let mut body = Body { pad: [0; 16] };
    body.value = value;
    let mut arg = Sysctl { cmd, interface_version: sc::INTERFACE_VERSION, u: body };
    // SAFETY: as in `Control::call`; pointers inside `T` are valid by the callers' construction.
    unsafe {
        hypercall::call(nr::SYSCTL, [core::ptr::from_mut(&mut arg) as u64, 0, 0, 0, 0])?;
        Ok(arg.u.value)
    }
}

pub fn host() -> HypResult<HostInfo> {
    let info = sysctl(sc::PHYSINFO, sc::PhysInfo::default())?;
    Ok(HostInfo {
        cpus: info.nr_cpus,
        threads_per_core: info.threads_per_core,
        cores_per_socket: info.cores_per_socket,
        cpu_khz: info.cpu_khz,
        total_pages: info.total_pages,
        free_pages: info.free_pages,
        scrub_pages: info.scrub_pages,
        hvm: info.capabilities & sc::PHYSCAP_HVM != 0,
        hap: info.capabilities & sc::PHYSCAP_HAP != 0,
    })
}

/// Idle ns per CPU into `times`; how many there are.
pub fn idle_times(times: &mut [u64]) -> HypResult<usize> {
    let query = sc::GetCpuInfo { max_cpus: times.len() as u32, info: times.as_mut_ptr(), nr_cpus: 0 };
    Ok(sysctl(sc::GETCPUINFO, query)?.nr_cpus as usize)
}

pub fn set_param(dom: DomId, param: HvmParam, value: u64) -> HypResult<()> {
    let mut arg = hvm_op::Param { domid: dom.0, pad: 0, index: param as u32, value };
    // SAFETY: layout as Xen's for this command.
    unsafe { hypercall::op(nr::HVM_OP, hvm_op::SET_PARAM, &mut arg) }.map(|_| ())
}

pub fn populate(guest: DomId, order: u32, extents: &mut [Gfn]) -> HypResult<usize> {
    let mut arg = Reservation {
        extent_start: extents.as_mut_ptr().cast(),
        nr_extents: extents.len() as u64,
        extent_order: order,
        mem_flags: 0,
        domid: guest.0,
    };
    // SAFETY:
    // - `Gfn` is a u64 newtype, so the array is what Xen reads,
    // - Xen writes back to it, for a guest that is not translated, and it is ours alone.
    unsafe { hypercall::op(nr::MEMORY_OP, POPULATE_PHYSMAP, &mut arg) }.map(|done| done as usize)
}

pub fn set_memory_map(guest: DomId, map: &[(u64, u64, u32)]) -> HypResult<()> {
    let mut entries = Vec::with_capacity(map.len() * 20);
    for (address, bytes, kind) in map {
        entries.extend_from_slice(&address.to_le_bytes());
        entries.extend_from_slice(&bytes.to_le_bytes());
        entries.extend_from_slice(&kind.to_le_bytes());
    }
    let nr_entries = u32::try_from(map.len()).map_err(|_| Errno::EINVAL)?;
    let mut arg = ForeignMemoryMap { domid: u64::from(guest.0), nr_entries, buffer: entries.as_ptr() };
    // SAFETY: Xen reads so many entries of 20 bytes, which is what `entries` holds.
    unsafe { hypercall::op(nr::MEMORY_OP, SET_MEMORY_MAP, &mut arg) }.map(|_| ())
}

pub fn xen_version() -> XenVersion {
    let text = |cmd, len: usize| {
        let mut buffer = alloc::vec![0u8; len];
        // SAFETY: Xen writes at most `len` bytes for this command, NUL-terminated.
        let _ = unsafe { hypercall::call(nr::XEN_VERSION, [cmd, buffer.as_mut_ptr() as u64, 0, 0, 0]) };
        let end = buffer.iter().position(|&b| b == 0).unwrap_or(len);
        String::from_utf8_lossy(&buffer[..end]).trim().into()
    };
    // SAFETY: XENVER_version takes no argument.
    let number = unsafe { hypercall::call(nr::XEN_VERSION, [version::VERSION, 0, 0, 0, 0]) }.unwrap_or(0);
    XenVersion {
        major: (number >> 16) as u16,
        minor: number as u16,
        extra: text(version::EXTRAVERSION, 16),
        capabilities: text(version::CAPABILITIES, 1024),
        command_line: text(version::COMMANDLINE, 1024),
    }
}
