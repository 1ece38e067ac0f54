//! What domctl tells of a PV guest and takes back: the state of its VCPUs, the types of its frames.
//!
//! Deliberately absent: what any of it means; it goes into a stream and comes out of one.

use super::control::Control;
use crate::abi::domctl::{self as dc, ExtVcpuContext};
use crate::abi::vcpu::GuestContext;
use crate::hyp::{DomId, Errno, Gfn, HypResult, PvVcpu, zeroes};
use alloc::vec::Vec;
use core::mem::size_of;

/// Most bytes of extended state or MSRs that are taken.
const MOST: usize = 64 << 10;

impl Control {
    pub fn pv_vcpu(self, dom: DomId, vcpu: u32) -> HypResult<PvVcpu> {
        let mut registers = zeroes(size_of::<GuestContext>()).ok_or(Errno::ENOMEM)?;
        // Xen writes as many bytes as the structure has.
        let context = dc::VcpuContext { vcpu, ctxt: registers.as_mut_ptr().cast_const().cast() };
        self.call(dc::GETVCPUCONTEXT, dom, context)?;
        let mut body = [0; 128];
        body[..4].copy_from_slice(&vcpu.to_le_bytes());
        let extended = self.call(dc::GET_EXT_VCPUCONTEXT, dom, dc::ExtVcpuContext(body))?;
        // SAFETY: Xen wrote this member; every bit pattern is valid for it.
        let ExtVcpuContext(told) = unsafe { extended.u.value };
        // Of its size, at most 128, only the lowest byte says something.
        let extended = told[..usize::from(told[4]).min(told.len())].to_vec();
        Ok(PvVcpu { registers, extended, xsave: self.xsave(dom, vcpu)?, msrs: self.msrs(dom, vcpu)? })
    }

    fn xsave(self, dom: DomId, vcpu: u32) -> HypResult<Vec<u8>> {
        let ask = dc::VcpuExtState { vcpu, xfeature_mask: 0, size: 0, buffer: core::ptr::null() };
        let told = self.call(dc::GETVCPUEXTSTATE, dom, ask)?;
        // SAFETY: as above.
        let told = unsafe { told.u.value };
        if told.xfeature_mask == 0 {
            return Ok(Vec::new());
        }
        let mut state = zeroes((told.size as usize).min(MOST)).ok_or(Errno::ENOMEM)?;
        let ask = dc::VcpuExtState { size: state.len() as u64, buffer: state.as_mut_ptr(), ..told };
        let told = self.call(dc::GETVCPUEXTSTATE, dom, ask)?;
        // SAFETY: as above.
        state.truncate(unsafe { told.u.value }.size as usize);
        Ok(state)
    }

    fn msrs(self, dom: DomId, vcpu: u32) -> HypResult<Vec<u8>> {
        let ask = dc::VcpuMsrs { vcpu, msr_count: 0, msrs: core::ptr::null() };
        let told = self.call(dc::GET_VCPU_MSRS, dom, ask)?;
        // SAFETY: as above.
        let most = unsafe { told.u.value }.msr_count as usize;
        if most == 0 {
            return Ok(Vec::new());
        }
        let mut state = zeroes(most.min(MOST / dc::MSR_BYTES) * dc::MSR_BYTES).ok_or(Errno::ENOMEM)?;
        let ask = dc::VcpuMsrs { vcpu, msr_count: (state.len() / dc::MSR_BYTES) as u32, msrs: state.as_mut_ptr() };
        let told = self.call(dc::GET_VCPU_MSRS, dom, ask)?;
        // SAFETY: as above.
        state.truncate(unsafe { told.u.value }.msr_count as usize * dc::MSR_BYTES);
        Ok(state)
    }

    pub fn set_pv_vcpu(self, dom: DomId, vcpu: u32, state: &PvVcpu) -> HypResult<()> {
        let PvVcpu { registers, extended, xsave, msrs } = state;
        if !registers.is_empty() {
            if registers.len() != size_of::<GuestContext>() {
                return Err(Errno::EINVAL);
            }
            self.call(dc::SETVCPUCONTEXT, dom, dc::VcpuContext { vcpu, ctxt: registers.as_ptr().cast() })?;
        }
        if !extended.is_empty() {
            let len = extended.len().min(128);
            let mut body = [0; 128];
            body[..len].copy_from_slice(&extended[..len]);
            // Whose it is and how long it is is ours to say.
            body[..4].copy_from_slice(&vcpu.to_le_bytes());
            body[4..8].copy_from_slice(&(len as u32).to_le_bytes());
            self.call(dc::SET_EXT_VCPUCONTEXT, dom, dc::ExtVcpuContext(body))?;
        }
        if !xsave.is_empty() {
            let size = xsave.len() as u64;
            let body = dc::VcpuExtState { vcpu, xfeature_mask: 0, size, buffer: xsave.as_ptr() };
            self.call(dc::SETVCPUEXTSTATE, dom, body)?;
        }
        if !msrs.is_empty() {
            let msr_count = (msrs.len() / dc::MSR_BYTES) as u32;
            self.call(dc::SET_VCPU_MSRS, dom, dc::VcpuMsrs { vcpu, msr_count, msrs: msrs.as_ptr() })?;
        }
        Ok(())
    }

    pub fn page_types(self, dom: DomId, frames: &[Gfn]) -> HypResult<Vec<u8>> {
        let mut array: Vec<u64> = frames.iter().map(|frame| frame.0).collect();
        let ask = dc::GetPageFrameInfo { num: array.len() as u64, array: array.as_mut_ptr() };
        self.call(dc::GETPAGEFRAMEINFO3, dom, ask)?;
        Ok(array.iter().map(|kind| (kind >> dc::PFINFO_SHIFT) as u8 & 15).collect())
    }
}
