"""Xen's idle time in the peer's dom0, from sysctl getcpuinfo, as the agent's is."""
import ctypes, glob

libs = glob.glob('/usr/lib/x86_64-linux-gnu/libxenctrl.so.4*') + glob.glob('/usr/lib/xen-4.*/lib/x86_64-linux-gnu/libxenctrl.so*')
xc = ctypes.CDLL(libs[0])
xc.xc_interface_open.restype = ctypes.c_void_p
xc.xc_getcpuinfo.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.POINTER(ctypes.c_int)]
handle = xc.xc_interface_open(None, None, 0)


def idle():
    """Seconds that the one CPU was idle."""
    cpus, count = (ctypes.c_uint64 * 8)(), ctypes.c_int()
    if xc.xc_getcpuinfo(handle, 8, cpus, ctypes.byref(count)):
        raise SystemExit('FAILED: xc_getcpuinfo')
    return sum(cpus[:count.value]) / 1e9
