//! public/hvm/hvm_op.h and hvm/params.h; the numbers of the parameters are [`crate::hyp::HvmParam`]'s.

use super::layout;

/// HVMOP_set_param
pub const SET_PARAM: u64 = 0;
/// HVMOP_get_param
pub const GET_PARAM: u64 = 1;

/// xen_hvm_param
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct Param {
    /// IN
    pub domid: u16,
    /// Zero.
    pub pad: u16,
    /// IN: HVM_PARAM_*
    pub index: u32,
    /// IN/OUT
    pub value: u64,
}
layout!(Param, 16, index @ 4, value @ 8);
