"""The classes of the Xen Management API."""
# Written by ./x bindings from api-core/src/schema; changes here are lost.

from __future__ import annotations

from datetime import datetime
from typing import Dict, List, Literal, TypedDict

from ._runtime import Class

# References are texts.
sessionRef = str
taskRef = str
userRef = str
hostRef = str
host_metricsRef = str
host_cpuRef = str
VMRef = str
VM_metricsRef = str
VM_guest_metricsRef = str
consoleRef = str
eventRef = str
networkRef = str
VIFRef = str
VIF_metricsRef = str
PIFRef = str
PIF_metricsRef = str
SRRef = str
VDIRef = str
VBDRef = str
VBD_metricsRef = str
PBDRef = str
crashdumpRef = str
VTPMRef = str
DPCIRef = str
PPCIRef = str
DSCSIRef = str
DSCSI_HBARef = str
PSCSIRef = str
PSCSI_HBARef = str
XSPolicyRef = str
ACMPolicyRef = str
cpu_poolRef = str
debugRef = str

BootType = Literal[
    "bios", "grub", "kernel_external", "kernel_internal",
]

ConsoleProtocol = Literal[
    "vt100", "rfb", "rdp",
]

CpuFeature = Literal[
    "FPU", "VME", "DE", "PSE", "TSC", "MSR", "PAE", "MCE", "CX8", "APIC", "SEP", "MTRR", "PGE", "MCA", "CMOV",
    "PAT", "PSE36", "PN", "CLFLSH", "DTES", "ACPI", "MMX", "FXSR", "XMM", "XMM2", "SELFSNOOP", "HT", "ACC",
    "IA64", "SYSCALL", "MP", "NX", "MMXEXT", "LM", "3DNOWEXT", "3DNOW", "RECOVERY", "LONGRUN", "LRTI",
    "CXMMX", "K6_MTRR", "CYRIX_ARR", "CENTAUR_MCR", "K8", "K7", "P3", "P4", "CONSTANT_TSC", "FXSAVE_LEAK",
    "XMM3", "MWAIT", "DSCPL", "EST", "TM2", "CID", "CX16", "XTPR", "XSTORE", "XSTORE_EN", "XCRYPT",
    "XCRYPT_EN", "LAHF_LM", "CMP_LEGACY",
]

DriverType = Literal[
    "ioemu", "paravirtualised",
]

EventOperation = Literal[
    "add", "del", "mod",
]

OnCrashBehaviour = Literal[
    "destroy", "coredump_and_destroy", "restart", "coredump_and_restart", "preserve", "rename_restart",
]

OnNormalExit = Literal[
    "destroy", "restart",
]

RoleType = Literal[
    "read", "operate", "admin",
]

TaskAllowedOperations = Literal[
    "Cancel",
]

TaskStatusType = Literal[
    "pending", "success", "failure", "cancelling", "cancelled",
]

VbdMode = Literal[
    "RO", "RW",
]

VbdType = Literal[
    "CD", "Disk",
]

VdiType = Literal[
    "system", "user", "ephemeral", "suspend", "crashdump",
]

VmPowerState = Literal[
    "Halted", "Paused", "Running", "Suspended", "Crashed", "Unknown",
]

AcmPolicyheader = TypedDict("AcmPolicyheader", {
    "policyname": "str",
    "policyurl": "str",
    "date": "str",
    "reference": "str",
    "namespaceurl": "str",
    "version": "str",
}, total=False)

XsPolicystate = TypedDict("XsPolicystate", {
    "xserr": "int",
    "xs_ref": "XSPolicyRef",
    "repr": "str",
    "type": "int",
    "flags": "int",
    "version": "str",
    "errors": "str",
}, total=False)

sessionRecord = TypedDict("sessionRecord", {
    # The same text as the session's reference, and as secret.
    "uuid": "str",
    # The host that answers; always this one.
    "this_host": "hostRef",
    # The user who logged in.
    "this_user": "userRef",
    # When the session made its latest call; one that stays idle too long (24 hours unless configured) ends.
    "last_active": "datetime",
}, total=False)

taskRecord = TypedDict("taskRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # Async. and the method's name, unless a client set another; not unique.
    "name_label": "str",
    # Free text; says so when a result was too large to be kept.
    "name_description": "str",
    # How the call goes: pending, cancelling, or how it ended.
    "status": "TaskStatusType",
    # The session that made the call. Every other session reads none here.
    "session": "sessionRef",
    # Percent done, 0 to 100; 100 at any end, also a bad one.
    "progress": "int",
    # Type of the result in the API's spelling, void for none; known from the start.
    "type": "str",
    # The result in XML-RPC once status is success; empty for void. Over 16 KiB it is dropped, and
    # name_description says so.
    "result": "str",
    # The error's code, then its parameters, if the call failed or was cancelled; else empty.
    "error_info": "List[str]",
    # Cancel while the call can still be taken back, else empty.
    "allowed_operations": "List[TaskAllowedOperations]",
}, total=False)

userRecord = TypedDict("userRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The login name: 1 to 64 bytes, and no other user's (VALUE_NOT_SUPPORTED).
    "short_name": "str",
    # The person's name as text; may be empty.
    "fullname": "str",
    # How much the user's sessions may do: read, operate or admin, each with all the one before may.
    "role": "RoleType",
}, total=False)

hostRecord = TypedDict("hostRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # Name shown to people; the boot configuration's until it is set.
    "name_label": "str",
    # Free text for people; nothing acts on it.
    "name_description": "str",
    # First part of the version of the API that is served: 1.
    "API_version_major": "int",
    # Second part of the version of the API that is served: 0.
    "API_version_minor": "int",
    # Who made this implementation.
    "API_version_vendor": "str",
    # Key version: the release of the agent.
    "API_version_vendor_implementation": "Dict[str, str]",
    # Whether VMs may start here; enable and disable change it.
    "enabled": "bool",
    # Release texts by program: keys Xen and Xenith.
    "software_version": "Dict[str, str]",
    # Texts by key for clients. xenstore:NAME: a quota in the store of all guests that have none of their own.
    "other_config": "Dict[str, str]",
    # Guest types Xen can run here, in Xen's spelling.
    "capabilities": "List[str]",
    # Key nr_cpus: how many CPUs Xen uses, in decimal.
    "cpu_configuration": "Dict[str, str]",
    # Scheduler of Xen's first CPU pool, such as credit2, as found at boot.
    "sched_policy": "str",
    # Empty: no boot loader runs in the control domain.
    "supported_bootloaders": "List[str]",
    # VMs with a domain now, the control domain among them.
    "resident_VMs": "List[VMRef]",
    # Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go there by UDP too.
    "logging": "Dict[str, str]",
    # Network interfaces of the machine and the VLANs made on them.
    "PIFs": "List[PIFRef]",
    # Where VM.suspend puts images, as VDIs of type suspend; none at first: they are in the host's memory, and
    # gone when it ends.
    "suspend_image_sr": "SRRef",
    # Where dumps of crashed VMs go, as VDIs of type crashdump; none at first, or while it has no room: they
    # stay in the host's memory.
    "crash_dump_sr": "SRRef",
    # What connects this host with its SRs.
    "PBDs": "List[PBDRef]",
    # Functions found on the PCI bus at boot.
    "PPCIs": "List[PPCIRef]",
    # Empty: the agent drives no SCSI.
    "PSCSIs": "List[PSCSIRef]",
    # Empty: the agent drives no SCSI.
    "PSCSI_HBAs": "List[PSCSI_HBARef]",
    # One object for each CPU that Xen uses.
    "host_CPUs": "List[host_cpuRef]",
    # Memory figures of this host.
    "metrics": "host_metricsRef",
    # Every CPU pool object, activated or not.
    "resident_cpu_pools": "List[cpu_poolRef]",
}, total=False)

host_metricsRecord = TypedDict("host_metricsRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # RAM that Xen manages, in bytes.
    "memory_total": "int",
    # RAM no domain and no part of Xen uses, in bytes; what a VM can start with.
    "memory_free": "int",
    # When the figures were taken: the time of the answer.
    "last_updated": "datetime",
}, total=False)

host_cpuRecord = TypedDict("host_cpuRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The machine it is part of.
    "host": "hostRef",
    # Xen's number for it, from 0; what proposed_CPUs and masks name.
    "number": "int",
    # CPUID's vendor text, such as GenuineIntel.
    "vendor": "str",
    # Clock rate as Xen measured it at boot, in MHz.
    "speed": "int",
    # CPUID's brand text; empty if the CPU has none.
    "modelname": "str",
    # CPUID's stepping, 0 to 15, in decimal.
    "stepping": "str",
    # Short names of the bits set in features, separated by blanks.
    "flags": "str",
    # EDX and ECX of CPUID leaf 1, eight hex digits each with a dash between.
    "features": "str",
    # Share of time it was not idle, 0 to 1, over the last second or longer between reads; 0 if unknown.
    "utilisation": "float",
    # The one pool that has it; empty if none does.
    "cpu_pool": "List[cpu_poolRef]",
}, total=False)

VMRecord = TypedDict("VMRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # What became of its domain. Unknown: it could not be destroyed, hard_shutdown tries again.
    "power_state": "VmPowerState",
    # Name shown to people; several objects may share it.
    "name_label": "str",
    # Free text for people; nothing acts on it.
    "name_description": "str",
    # A number for the client's own count of versions.
    "user_version": "int",
    # Whether the VM is there to be cloned only; start answers VM_IS_TEMPLATE.
    "is_a_template": "bool",
    # Started at boot, by order, if it is there then: VMs of the boot manifest are, others where state is
    # kept.
    "auto_power_on": "bool",
    # The disk with its suspended state, in host.suspend_image_sr; none, it is in memory. A VM that has one is
    # Suspended when the host starts.
    "suspend_VDI": "VDIRef",
    # The host if the VM has a domain, else none.
    "resident_on": "hostRef",
    # Bytes of RAM its domain is built with; start refuses 0.
    "memory_static_max": "int",
    # Bytes the guest is told to keep; a VM that runs hears of it at once. create makes 0 memory_static_max.
    "memory_dynamic_max": "int",
    # Bytes below which the guest is never told to go.
    "memory_dynamic_min": "int",
    # Fewest bytes it can be built with; kept, the build always uses memory_static_max.
    "memory_static_min": "int",
    # Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no cap), mask of CPUs as in
    # 0,2-3. Other keys are ignored.
    "VCPUs_params": "Dict[str, str]",
    # VCPUs its domain is built with; 1 to 8 on this host.
    "VCPUs_max": "int",
    # VCPUs meant to be up at boot, VCPUs_max at most. The guest itself decides how many it brings up.
    "VCPUs_at_startup": "int",
    # What follows when the guest powers itself off; a restart comes once a second at most.
    "actions_after_shutdown": "OnNormalExit",
    # What follows when the guest asks for a reboot; a restart comes once a second at most.
    "actions_after_reboot": "OnNormalExit",
    # What follows a crash; preserve keeps the domain as Crashed, coredump_and_... as a crashdump,
    # rename_restart as a new VM, Crashed, named NAME (crashed), as long as there is none yet.
    "actions_after_crash": "OnCrashBehaviour",
    # Its text console; every VM but Domain-0 has one.
    "consoles": "List[consoleRef]",
    # Its network cards.
    "VIFs": "List[VIFRef]",
    # Its drives.
    "VBDs": "List[VBDRef]",
    # Its dumps.
    "crash_dumps": "List[crashdumpRef]",
    # Its TPMs.
    "VTPMs": "List[VTPMRef]",
    # Functions of the host's PCI bus it is to have.
    "DPCIs": "List[DPCIRef]",
    # SCSI devices of the host it is to have.
    "DSCSIs": "List[DSCSIRef]",
    # Its SCSI adapters.
    "DSCSI_HBAs": "List[DSCSI_HBARef]",
    # grub: the bundle's GRUB starts in the guest instead of PV_kernel, and reads /boot/grub/grub.cfg on its
    # disks. Else empty: no boot loader runs in the control domain.
    "PV_bootloader": "str",
    # Kernel to boot: file:///NAME or /NAME in the boot bundle, or a data: URI with base64. start needs one,
    # or PV_bootloader.
    "PV_kernel": "str",
    # Initial RAM disk, named like PV_kernel; empty for none.
    "PV_ramdisk": "str",
    # Command line for the kernel.
    "PV_args": "str",
    # Command line for PV_bootloader.
    "PV_bootloader_args": "str",
    # Must be empty when the VM starts: HVM guests are not served.
    "HVM_boot_policy": "str",
    # Settings of HVM boot; not used.
    "HVM_boot_params": "Dict[str, str]",
    # Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start otherwise); without it PVH if
    # kernel and host can, else PV. Other keys are not used, as guests have no emulated hardware.
    "platform": "Dict[str, str]",
    # Where PCI functions of the host are to appear; not used.
    "PCI_bus": "str",
    # Texts by key for clients. shutdown_timeout: seconds a guest has to shut down, 300 if not set.
    # persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a quota of its guest in
    # the store, for administrators to set. Fields of 0.4.3 without another place are kept here too.
    "other_config": "Dict[str, str]",
    # Xen's number for its domain, 0 for the control domain; -1 while it has none.
    "domid": "int",
    # True for Domain-0 alone, which cannot be started, stopped, cloned or destroyed.
    "is_control_domain": "bool",
    # What Xen tells of its domain; made and destroyed with the VM.
    "metrics": "VM_metricsRef",
    # What the guest tells of itself; none until it tells something.
    "guest_metrics": "VM_guest_metricsRef",
    # Always empty: Xen here knows no labels.
    "security_label": "str",
    # The pool its domain is in; empty without a domain.
    "cpu_pool": "List[cpu_poolRef]",
    # name_label of the activated pool to start in; empty for Xen's first. An unknown name is
    # VALUE_NOT_SUPPORTED at start.
    "pool_name": "str",
    # Place among those with auto_power_on: the lower is started the earlier, one after the other.
    "order": "int",
    # Reads VM_metrics.memory_actual. (get_record_internal)
    "memory_actual": "int",
    # Key of other_config; no effect. (get_record_internal)
    "VCPUs_policy": "str",
    # Reads VM_metrics.VCPUs_number. (get_record_internal)
    "VCPUs_number": "int",
    # Reads VM_metrics.VCPUs_utilisation. (get_record_internal)
    "VCPUs_utilisation": "Dict[int, float]",
    # Key of other_config, names with commas; no effect. (get_record_internal)
    "VCPUs_features_required": "List[CpuFeature]",
    # Key of other_config, names with commas; no effect. (get_record_internal)
    "VCPUs_features_can_use": "List[CpuFeature]",
    # Key of other_config, names with commas; no effect. (get_record_internal)
    "VCPUs_features_force_on": "List[CpuFeature]",
    # Key of other_config, names with commas; no effect. (get_record_internal)
    "VCPUs_features_force_off": "List[CpuFeature]",
    # Key of other_config; no effect. (get_record_internal)
    "actions_after_suspend": "OnNormalExit",
    # Key of other_config; no effect. (get_record_internal)
    "TPM_instance": "int",
    # Key of other_config; no effect. (get_record_internal)
    "TPM_backend": "int",
    # Key of HVM_boot_params; no effect, as HVM guests are not served. (get_record_internal)
    "bios_boot": "str",
    # Key std_VGA of platform; no effect. (get_record_internal)
    "platform_std_VGA": "bool",
    # Key serial of platform; no effect. (get_record_internal)
    "platform_serial": "str",
    # Key localtime of platform; no effect. (get_record_internal)
    "platform_localtime": "bool",
    # Key clock_offset of platform; no effect. (get_record_internal)
    "platform_clock_offset": "bool",
    # Key enable_audio of platform; no effect. (get_record_internal)
    "platform_enable_audio": "bool",
    # Key of other_config; no effect. (get_record_internal)
    "builder": "str",
    # Key of other_config; no effect: start looks at the PV fields. (get_record_internal)
    "boot_method": "BootType",
    # Another name of PV_kernel. (get_record_internal)
    "kernel_kernel": "str",
    # Another name of PV_ramdisk. (get_record_internal)
    "kernel_initrd": "str",
    # Another name of PV_args. (get_record_internal)
    "kernel_args": "str",
    # Another name of PV_bootloader_args. (get_record_internal)
    "grub_cmdline": "str",
    # Reads VM_guest_metrics.PV_drivers_version; empty while there are none. (get_record_internal)
    "tools_version": "Dict[str, str]",
    # Another name of other_config. (get_record_internal)
    "otherConfig": "Dict[str, str]",
}, total=False)

VM_metricsRecord = TypedDict("VM_metricsRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # Bytes of RAM its domain has.
    "memory_actual": "int",
    # VCPUs that are online, as the guest brought them up.
    "VCPUs_number": "int",
    # For each online VCPU, the share of a CPU it had, 0 to 1, over the last second or longer between reads;
    # at first since its start.
    "VCPUs_utilisation": "Dict[int, float]",
    # For each online VCPU, the number of the CPU it ran on last.
    "VCPUs_CPU": "Dict[int, int]",
    # Scheduling in force: weight, cap and mask as in VM.VCPUs_params. weight and cap are 0 if the pool's
    # scheduler has none.
    "VCPUs_params": "Dict[str, str]",
    # For each VCPU those that hold of online, blocked and running.
    "VCPUs_flags": "Dict[int, List[str]]",
    # One of running, paused and crashed, after power_state; empty in any other.
    "state": "List[str]",
    # When its domain was made; 1970-01-01 without one.
    "start_time": "datetime",
    # When the figures were taken: the time of the answer.
    "last_updated": "datetime",
}, total=False)

VM_guest_metricsRecord = TypedDict("VM_guest_metricsRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The guest's system: keys such as name, major, minor, uname, from data/os_* and attr/os.
    "os_version": "Dict[str, str]",
    # Releases of the Xen drivers in the guest: major, minor, micro, build, from attr/PVAddons and drivers.
    "PV_drivers_version": "Dict[str, str]",
    # Use of memory, counted by the guest: free, total, from data/meminfo_*.
    "memory": "Dict[str, str]",
    # Space on the guest's file systems, from data/volumes and data/df.
    "disks": "Dict[str, str]",
    # Addresses of the guest's interfaces: 0/ip, 0/ipv4/0, from attr/eth* and attr/vif.
    "networks": "Dict[str, str]",
    # Whatever else the guest tells, and what its kernel says it can do (feature-balloon, ...).
    "other": "Dict[str, str]",
    # When the guest told something last, to a second or so.
    "last_updated": "datetime",
}, total=False)

consoleRecord = TypedDict("consoleRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # How to talk to it: vt100, which is plain text with control codes.
    "protocol": "ConsoleProtocol",
    # URL of the console: GET answers with what was printed so far, CONNECT with that and the live stream. Add
    # session_id.
    "location": "str",
    # The VM whose screen it is.
    "VM": "VMRef",
    # Texts by key for clients to keep; the host acts on none of them.
    "other_config": "Dict[str, str]",
}, total=False)

eventRecord = TypedDict("eventRecord", {
    # Number of the change, counted over the whole host and always rising. Gaps are other classes, or changes
    # a later one covers.
    "id": "int",
    # When the host noted the change, UTC.
    "timestamp": "datetime",
    # Class of the object, as in method names.
    "class": "str",
    # add, mod or del, against what the session was told before; an object that came and went in between has
    # no event.
    "operation": "EventOperation",
    # The object's reference; a dead one after del.
    "ref": "str",
    # The object's uuid, the same text as ref.
    "obj_uuid": "str",
}, total=False)

networkRecord = TypedDict("networkRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # Name shown to people; several objects may share it.
    "name_label": "str",
    # Free text for people; nothing acts on it.
    "name_description": "str",
    # VM interfaces that name this network.
    "VIFs": "List[VIFRef]",
    # Host interfaces that name this network; at most one per host through create_VLAN.
    "PIFs": "List[PIFRef]",
    # Address of the gateway; kept as text, not applied.
    "default_gateway": "str",
    # Mask of the network; kept as text, not applied.
    "default_netmask": "str",
    # Texts by key for clients to keep; the host acts on none of them.
    "other_config": "Dict[str, str]",
    # Key NIC of other_config; see PIF.device for real interfaces. (get_record_internal)
    "NIC": "str",
    # Key VLAN of other_config; see PIF.VLAN for real tags. (get_record_internal)
    "VLAN": "str",
}, total=False)

VIFRecord = TypedDict("VIFRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # Name in the VM, such as eth0, 64 characters at most. create picks a free one for an empty text and
    # refuses one that is taken.
    "device": "str",
    # The network it is plugged into; needed at create.
    "network": "networkRef",
    # The VM that has it; needed at create.
    "VM": "VMRef",
    # Its Ethernet address, six hex bytes with colons, no group's. create makes one under 00:16:3e for an
    # empty text.
    "MAC": "str",
    # Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise.
    "MTU": "int",
    # Whether it is offered to the guest now.
    "currently_attached": "bool",
    # Always 0: an attempt to attach it that fails is told to who asked.
    "status_code": "int",
    # Always empty, likewise.
    "status_detail": "str",
    # Always empty: the backend tells nothing of the attached device.
    "runtime_properties": "Dict[str, str]",
    # How what the guest sends is limited when the card is attached: ratelimit, or empty.
    "qos_algorithm_type": "str",
    # Of ratelimit: kbps, the most KiB a second.
    "qos_algorithm_params": "Dict[str, str]",
    # Values qos_algorithm_type can have to some effect.
    "qos_supported_algorithms": "List[str]",
    # Its traffic figures, made and destroyed with it.
    "metrics": "VIF_metricsRef",
    # A label for the interface; of no effect. (get_record_internal)
    "name": "str",
    # Kept for old clients; only paravirtualised cards are planned, ioemu has no effect. (get_record_internal)
    "type": "DriverType",
    # Reads VIF_metrics.io_read_kbs. (get_record_internal)
    "network_read_kbs": "float",
    # Reads VIF_metrics.io_write_kbs. (get_record_internal)
    "network_write_kbs": "float",
    # Reads VIF_metrics.io_read_kbs. (get_record_internal)
    "IO_bandwidth_incoming_kbs": "float",
    # Reads VIF_metrics.io_write_kbs. (get_record_internal)
    "IO_bandwidth_outgoing_kbs": "float",
}, total=False)

VIF_metricsRecord = TypedDict("VIF_metricsRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # What the guest receives, in KiB/s; 0 while it is not attached.
    "io_read_kbs": "float",
    # What the guest sends, in KiB/s; 0 while it is not attached.
    "io_write_kbs": "float",
    # When the figures were taken: the time of the answer.
    "last_updated": "datetime",
}, total=False)

PIFRecord = TypedDict("PIFRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # Name of the card, such as eth0; a VLAN has the name of its card.
    "device": "str",
    # The network it is plugged into.
    "network": "networkRef",
    # The machine that has it.
    "host": "hostRef",
    # Ethernet address of the card, six hex bytes with colons; a VLAN starts with its card's.
    "MAC": "str",
    # Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise.
    "MTU": "int",
    # Tag of the VLAN, 0 to 4094; -1 for the card itself. Anything else is VLAN_TAG_INVALID.
    "VLAN": "int",
    # Its traffic figures, made and destroyed with it.
    "metrics": "PIF_metricsRef",
}, total=False)

PIF_metricsRecord = TypedDict("PIF_metricsRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # What the card receives, in KiB/s; a VLAN's is counted with its card's, and 0 here.
    "io_read_kbs": "float",
    # What the card sends, in KiB/s; likewise.
    "io_write_kbs": "float",
    # When the figures were taken: the time of the answer.
    "last_updated": "datetime",
}, total=False)

SRRecord = TypedDict("SRRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # Name shown to people; several objects may share it.
    "name_label": "str",
    # Free text for people; nothing acts on it.
    "name_description": "str",
    # Disks that are in it.
    "VDIs": "List[VDIRef]",
    # What connects it with hosts.
    "PBDs": "List[PBDRef]",
    # Bytes its disks add up to by their virtual_size, computed when read.
    "virtual_allocation": "int",
    # Bytes in use on the medium; 0 while the SR is not attached.
    "physical_utilisation": "int",
    # Bytes the medium has, up to 2^46. create of an SR of type memory says how many; PBD.plug sets it to what
    # there is.
    "physical_size": "int",
    # Kind of storage; PBD.plug knows those of get_supported_types.
    "type": "str",
    # What is kept in it, such as iso; empty for anything.
    "content_type": "str",
    # Where the storage is found; any text, kept only. (get_record_internal)
    "location": "str",
}, total=False)

VDIRecord = TypedDict("VDIRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # Name shown to people; several objects may share it.
    "name_label": "str",
    # Free text for people; nothing acts on it.
    "name_description": "str",
    # The SR it is in; needed at create.
    "SR": "SRRef",
    # Drives of VMs that have this disk in them.
    "VBDs": "List[VBDRef]",
    # Dumps kept on this disk.
    "crash_dumps": "List[crashdumpRef]",
    # Bytes the guest sees, up to 2^46, rounded up to whole sectors of 512. With data the setter is resize.
    "virtual_size": "int",
    # Bytes it has in its SR, those it shares with copies too; 0 while the SR is not attached.
    "physical_utilisation": "int",
    # What the disk is for.
    "type": "VdiType",
    # Whether several running VMs may have it to write at once.
    "sharable": "bool",
    # Whether guests may only read it: a VM with a VBD of mode RW for it does not start.
    "read_only": "bool",
    # Texts by key for clients to keep; the host acts on none of them.
    "other_config": "Dict[str, str]",
    # Always empty: Xen here knows no labels.
    "security_label": "str",
    # Bytes of a sector, 512 unless create says otherwise. (get_record_internal)
    "sector_size": "int",
    # The disk it was copied from; none if it stands alone, or that disk is gone. (get_record_internal)
    "parent": "VDIRef",
    # Disks that name this one as parent. (get_record_internal)
    "children": "List[VDIRef]",
}, total=False)

VBDRecord = TypedDict("VBDRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The VM that has it; needed at create.
    "VM": "VMRef",
    # The disk in it. create takes none for a CD drive only.
    "VDI": "VDIRef",
    # Name in the VM, such as xvda, 64 characters at most. create picks a free one for an empty text and
    # refuses one that is taken.
    "device": "str",
    # Whether a boot loader may look here; nothing uses it yet.
    "bootable": "bool",
    # Whether the guest may write.
    "mode": "VbdMode",
    # Whether the guest sees a disk or a CD drive, which can be empty.
    "type": "VbdType",
    # Whether it is offered to the guest now.
    "currently_attached": "bool",
    # Always 0: an attempt to attach it that fails is told to who asked.
    "status_code": "int",
    # Always empty, likewise.
    "status_detail": "str",
    # Always empty: the backend tells nothing of the attached device.
    "runtime_properties": "Dict[str, str]",
    # How what the guest reads and writes is limited when the drive is attached: ratelimit, or empty.
    "qos_algorithm_type": "str",
    # Of ratelimit: kbps, the most KiB a second, reads and writes together.
    "qos_algorithm_params": "Dict[str, str]",
    # Values qos_algorithm_type can have to some effect.
    "qos_supported_algorithms": "List[str]",
    # Its transfer figures, made and destroyed with it.
    "metrics": "VBD_metricsRef",
    # Kept for old clients; only paravirtualised drives are planned, ioemu has no effect.
    # (get_record_internal)
    "driver": "DriverType",
    # Reads VBD_metrics.io_read_kbs. (get_record_internal)
    "IO_bandwidth_incoming_kbs": "float",
    # Reads VBD_metrics.io_write_kbs. (get_record_internal)
    "IO_bandwidth_outgoing_kbs": "float",
}, total=False)

VBD_metricsRecord = TypedDict("VBD_metricsRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # What the guest reads, in KiB/s; 0 while it is not attached.
    "io_read_kbs": "float",
    # What the guest writes, in KiB/s; 0 while it is not attached.
    "io_write_kbs": "float",
    # When the figures were taken: the time of the answer.
    "last_updated": "datetime",
}, total=False)

PBDRecord = TypedDict("PBDRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The host that is to reach the SR; needed at create.
    "host": "hostRef",
    # The SR to be reached; needed at create.
    "SR": "SRRef",
    # Where the storage is. An SR of type disk is on the rest of the state's disk (device = state), or a
    # partition of it (device = its name or uuid); one of type nbd on an export of an NBD server: host (an
    # IPv4 or IPv6 address), port (10809) and export (a name, or empty); memory needs none.
    "device_config": "Dict[str, str]",
    # Whether the host has the SR open.
    "currently_attached": "bool",
}, total=False)

crashdumpRecord = TypedDict("crashdumpRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The VM that crashed.
    "VM": "VMRef",
    # The disk with the dump, which goes with it; none, it is in memory, and gone when the host ends.
    "VDI": "VDIRef",
    # URL of the dump: GET answers with an ELF core for gdb and crash, by guest-physical addresses. Add
    # session_id.
    "location": "str",
}, total=False)

VTPMRecord = TypedDict("VTPMRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The VM it is for; needed at create.
    "VM": "VMRef",
    # The VM that is to serve it; none if left out.
    "backend": "VMRef",
    # Texts by key for clients to keep; the host acts on none of them.
    "other_config": "Dict[str, str]",
}, total=False)

DPCIRecord = TypedDict("DPCIRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The VM that is to have it; needed at create.
    "VM": "VMRef",
    # The function of the host to give away; needed at create.
    "PPCI": "PPCIRef",
    # Slot to put it in, for guests with several; 0 if left out.
    "hotplug_slot": "int",
    # PCI segment the guest sees; -1 while not attached.
    "virtual_domain": "int",
    # PCI bus the guest sees; -1 while not attached.
    "virtual_bus": "int",
    # PCI slot the guest sees; -1 while not attached.
    "virtual_slot": "int",
    # PCI function the guest sees; -1 while not attached.
    "virtual_func": "int",
    # Address the guest sees, as text; empty while not attached.
    "virtual_name": "str",
}, total=False)

PPCIRecord = TypedDict("PPCIRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The machine whose bus it is on.
    "host": "hostRef",
    # Segment part of its address.
    "domain": "int",
    # Bus part of its address, 0 to 255.
    "bus": "int",
    # Slot part of its address, 0 to 31.
    "slot": "int",
    # Function part of its address, 0 to 7.
    "func": "int",
    # Its whole address in hex, as in 0000:00:1f.2.
    "name": "str",
    # Vendor number from its configuration space.
    "vendor_id": "int",
    # What the PCI list of the boot bundle calls its vendor; empty if it does not know.
    "vendor_name": "str",
    # Device number from its configuration space.
    "device_id": "int",
    # What the list calls it; empty if it does not know.
    "device_name": "str",
    # Revision number from its configuration space.
    "revision_id": "int",
    # Base class, subclass and programming interface, 8 bits each from the top.
    "class_code": "int",
    # What the list calls its subclass, or else its base class.
    "class_name": "str",
    # Vendor number of the board it sits on; 0 if it tells none.
    "subsystem_vendor_id": "int",
    # What the list calls the board's vendor; empty if it does not know.
    "subsystem_vendor_name": "str",
    # Number that the board's vendor gave; 0 if it tells none.
    "subsystem_id": "int",
    # What the list calls the board; empty if it does not know.
    "subsystem_name": "str",
    # The agent's driver that uses it; empty if none does.
    "driver": "str",
}, total=False)

DSCSIRecord = TypedDict("DSCSIRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The VM that is to have it; needed at create.
    "VM": "VMRef",
    # The device of the host to give away; needed at create.
    "PSCSI": "PSCSIRef",
    # The VM's adapter whose virtual_host equals the first number of virtual_HCTL; none if no adapter has it.
    "HBA": "DSCSI_HBARef",
    # First number of virtual_HCTL.
    "virtual_host": "int",
    # Second number of virtual_HCTL.
    "virtual_channel": "int",
    # Third number of virtual_HCTL.
    "virtual_target": "int",
    # Last number of virtual_HCTL.
    "virtual_lun": "int",
    # Address in the guest: four decimal numbers with colons. Another form is VALUE_NOT_SUPPORTED.
    "virtual_HCTL": "str",
    # What the backend tells of the attached device; empty while it is not attached.
    "runtime_properties": "Dict[str, str]",
}, total=False)

DSCSI_HBARecord = TypedDict("DSCSI_HBARecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The VM that has it; needed at create.
    "VM": "VMRef",
    # Adapters of the host behind it; empty, as nothing is attached yet.
    "PSCSI_HBAs": "List[PSCSI_HBARef]",
    # Devices that hang on it.
    "DSCSIs": "List[DSCSIRef]",
    # Its number in the guest, which virtual_HCTL begins with.
    "virtual_host": "int",
    # How devices of the host get their places on it; any text, kept only.
    "assignment_mode": "str",
}, total=False)

PSCSIRecord = TypedDict("PSCSIRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The machine that has it.
    "host": "hostRef",
    # The adapter it hangs on.
    "HBA": "PSCSI_HBARef",
    # Number of its adapter.
    "physical_host": "int",
    # Channel of the adapter it is on.
    "physical_channel": "int",
    # Target number on the channel.
    "physical_target": "int",
    # Unit number in the target.
    "physical_lun": "int",
    # Adapter, channel, target and unit as numbers with colons.
    "physical_HCTL": "str",
    # Maker, as the device tells it.
    "vendor_name": "str",
    # Product, as the device tells it.
    "model": "str",
    # Number of its device type; 0 is a disk.
    "type_id": "int",
    # Name of its device type.
    "type": "str",
    # Name its own driver gives it, such as sda.
    "dev_name": "str",
    # Name the generic SCSI driver gives it, such as sg0.
    "sg_name": "str",
    # Firmware release, as the device tells it.
    "revision": "str",
    # What identifies the device wherever it is plugged in.
    "scsi_id": "str",
    # Version of the SCSI standard it follows, as a number.
    "scsi_level": "int",
}, total=False)

PSCSI_HBARecord = TypedDict("PSCSI_HBARecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The machine that has it.
    "host": "hostRef",
    # Its number among the host's adapters.
    "physical_host": "int",
    # Devices that hang on it.
    "PSCSIs": "List[PSCSIRef]",
}, total=False)

XSPolicyRecord = TypedDict("XSPolicyRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The whole policy as an XML document.
    "repr": "str",
    # Number of the kind of policy; 1 is ACM.
    "type": "int",
    # Bits: 1 if it is used from boot on, 2 if it is in force.
    "flags": "int",
}, total=False)

ACMPolicyRecord = TypedDict("ACMPolicyRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # The whole policy as an XML document.
    "repr": "str",
    # Number of the kind of policy; 1 is ACM.
    "type": "int",
    # Bits: 1 if it is used from boot on, 2 if it is in force.
    "flags": "int",
}, total=False)

cpu_poolRecord = TypedDict("cpu_poolRecord", {
    # Names the object for as long as it exists; its reference is the same text.
    "uuid": "str",
    # Name that VM.pool_name picks a pool by; Xen's own pools are Pool-0 and so on.
    "name_label": "str",
    # Free text for people; nothing acts on it.
    "name_description": "str",
    # The host it belongs to: always this one.
    "resident_on": "hostRef",
    # A wish to activate it at boot; kept, nothing acts on it yet.
    "auto_power_on": "bool",
    # VMs whose domain is in the pool now; empty unless activated.
    "started_VMs": "List[VMRef]",
    # How many CPUs activate takes, up to 4096; activate refuses 0. Setting it on an activated pool is
    # POOL_BAD_STATE.
    "ncpu": "int",
    # Scheduler for the next activate, such as credit2; empty means that of Xen's first pool.
    "sched_policy": "str",
    # Numbers of CPUs, as texts, that activate takes first if they are free. Changing it on an activated pool
    # is POOL_BAD_STATE.
    "proposed_CPUs": "List[str]",
    # CPUs the pool has now; empty unless activated.
    "host_CPUs": "List[host_cpuRef]",
    # Whether Xen has the pool now.
    "activated": "bool",
    # Texts by key for clients to keep; the host acts on none of them.
    "other_config": "Dict[str, str]",
}, total=False)

debugRecord = TypedDict("debugRecord", {
}, total=False)


class session(Class):
    """A log-in. Whoever knows its reference acts as its user, so lists show callers no session but their own."""

    def get_uuid(self, session: sessionRef) -> str:
        """Get `uuid`: The same text as the session's reference, and as secret."""
        return self._session._call("session.get_uuid", session)

    def get_this_host(self, session: sessionRef) -> hostRef:
        """Get `this_host`: The host that answers; always this one."""
        return self._session._call("session.get_this_host", session)

    def get_this_user(self, session: sessionRef) -> userRef:
        """Get `this_user`: The user who logged in."""
        return self._session._call("session.get_this_user", session)

    def get_last_active(self, session: sessionRef) -> datetime:
        """Get `last_active`: When the session made its latest call; one that stays idle too long (24 hours
        unless configured) ends.
        """
        return self._session._call("session.get_last_active", session)

    def get_record(self, session: sessionRef) -> sessionRecord:
        """All fields of the session."""
        return self._session._call("session.get_record", session)

    def get_record_internal(self, session: sessionRef) -> sessionRecord:
        """All fields of the session, those of 0.4.3 included."""
        return self._session._call("session.get_record_internal", session)

    def to_XML(self, session: sessionRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("session.to_XML", session)

    def get_by_uuid(self, uuid: str) -> sessionRef:
        """The session of this uuid."""
        return self._session._call("session.get_by_uuid", uuid)

    def get_all(self) -> List[sessionRef]:
        """Every session."""
        return self._session._call("session.get_all")

    def get_all_records(self) -> Dict[sessionRef, sessionRecord]:
        """Every session with its record."""
        return self._session._call("session.get_all_records")

    def create(self, args: sessionRecord) -> sessionRef:
        """Make a session; what the record lacks takes its default."""
        return self._session._call("session.create", args)

    def destroy(self, session: sessionRef) -> None:
        """Destroy the session."""
        return self._session._call("session.destroy", session)

    def login_with_password(self, uname: str, pwd: str) -> sessionRef:
        """Opens a session for a name and its password. Both a wrong name and a wrong password are
        SESSION_AUTHENTICATION_FAILED. Errors: SESSION_AUTHENTICATION_FAILED, LIMIT_REACHED.
        """
        return self._session._call("session.login_with_password", uname, pwd)

    def logout(self) -> None:
        """Ends the session that sends it; its reference is SESSION_INVALID from then on."""
        return self._session._call("session.logout")

    def change_password(self, old_pwd: str, new_pwd: str) -> None:
        """Gives the caller's own user a new password of 1 to 256 bytes; a wrong old one is
        SESSION_AUTHENTICATION_FAILED. Errors: SESSION_AUTHENTICATION_FAILED.
        """
        return self._session._call("session.change_password", old_pwd, new_pwd)


class task(Class):
    """Tells how an Async call goes. Finished tasks are kept for a day at most, fewer of them if they are many or large."""

    def get_uuid(self, task: taskRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("task.get_uuid", task)

    def get_name_label(self, task: taskRef) -> str:
        """Get `name_label`: Async. and the method's name, unless a client set another; not unique."""
        return self._session._call("task.get_name_label", task)

    def set_name_label(self, task: taskRef, value: str) -> None:
        """Set `name_label`: Async. and the method's name, unless a client set another; not unique."""
        return self._session._call("task.set_name_label", task, value)

    def get_name_description(self, task: taskRef) -> str:
        """Get `name_description`: Free text; says so when a result was too large to be kept."""
        return self._session._call("task.get_name_description", task)

    def set_name_description(self, task: taskRef, value: str) -> None:
        """Set `name_description`: Free text; says so when a result was too large to be kept."""
        return self._session._call("task.set_name_description", task, value)

    def get_status(self, task: taskRef) -> TaskStatusType:
        """Get `status`: How the call goes: pending, cancelling, or how it ended."""
        return self._session._call("task.get_status", task)

    def get_session(self, task: taskRef) -> sessionRef:
        """Get `session`: The session that made the call. Every other session reads none here."""
        return self._session._call("task.get_session", task)

    def get_progress(self, task: taskRef) -> int:
        """Get `progress`: Percent done, 0 to 100; 100 at any end, also a bad one."""
        return self._session._call("task.get_progress", task)

    def get_type(self, task: taskRef) -> str:
        """Get `type`: Type of the result in the API's spelling, void for none; known from the start."""
        return self._session._call("task.get_type", task)

    def get_result(self, task: taskRef) -> str:
        """Get `result`: The result in XML-RPC once status is success; empty for void. Over 16 KiB it is
        dropped, and name_description says so.
        """
        return self._session._call("task.get_result", task)

    def get_error_info(self, task: taskRef) -> List[str]:
        """Get `error_info`: The error's code, then its parameters, if the call failed or was cancelled; else
        empty.
        """
        return self._session._call("task.get_error_info", task)

    def get_allowed_operations(self, task: taskRef) -> List[TaskAllowedOperations]:
        """Get `allowed_operations`: Cancel while the call can still be taken back, else empty."""
        return self._session._call("task.get_allowed_operations", task)

    def get_record(self, task: taskRef) -> taskRecord:
        """All fields of the task."""
        return self._session._call("task.get_record", task)

    def get_record_internal(self, task: taskRef) -> taskRecord:
        """All fields of the task, those of 0.4.3 included."""
        return self._session._call("task.get_record_internal", task)

    def to_XML(self, task: taskRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("task.to_XML", task)

    def get_by_uuid(self, uuid: str) -> taskRef:
        """The task of this uuid."""
        return self._session._call("task.get_by_uuid", uuid)

    def get_all(self) -> List[taskRef]:
        """Every task."""
        return self._session._call("task.get_all")

    def get_all_records(self) -> Dict[taskRef, taskRecord]:
        """Every task with its record."""
        return self._session._call("task.get_all_records")

    def get_by_name_label(self, label: str) -> List[taskRef]:
        """Every task of this name_label."""
        return self._session._call("task.get_by_name_label", label)

    def create(self, args: taskRecord) -> taskRef:
        """Make a task; what the record lacks takes its default."""
        return self._session._call("task.create", args)

    def destroy(self, task: taskRef) -> None:
        """Destroy the task."""
        return self._session._call("task.destroy", task)

    def cancel(self, task: taskRef) -> None:
        """Ends the call and undoes what it did: status is cancelling, then cancelled. OPERATION_NOT_ALLOWED
        if allowed_operations lacks Cancel. Errors: OPERATION_NOT_ALLOWED.
        """
        return self._session._call("task.cancel", task)


class user(Class):
    """Somebody who may log in, once set_password gave the user a password. Destroying the user ends its sessions."""

    def get_uuid(self, user: userRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("user.get_uuid", user)

    def get_short_name(self, user: userRef) -> str:
        """Get `short_name`: The login name: 1 to 64 bytes, and no other user's (VALUE_NOT_SUPPORTED)."""
        return self._session._call("user.get_short_name", user)

    def get_fullname(self, user: userRef) -> str:
        """Get `fullname`: The person's name as text; may be empty."""
        return self._session._call("user.get_fullname", user)

    def set_fullname(self, user: userRef, value: str) -> None:
        """Set `fullname`: The person's name as text; may be empty."""
        return self._session._call("user.set_fullname", user, value)

    def get_role(self, user: userRef) -> RoleType:
        """Get `role`: How much the user's sessions may do: read, operate or admin, each with all the one
        before may.
        """
        return self._session._call("user.get_role", user)

    def get_record(self, user: userRef) -> userRecord:
        """All fields of the user."""
        return self._session._call("user.get_record", user)

    def get_record_internal(self, user: userRef) -> userRecord:
        """All fields of the user, those of 0.4.3 included."""
        return self._session._call("user.get_record_internal", user)

    def to_XML(self, user: userRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("user.to_XML", user)

    def get_by_uuid(self, uuid: str) -> userRef:
        """The user of this uuid."""
        return self._session._call("user.get_by_uuid", uuid)

    def get_all(self) -> List[userRef]:
        """Every user."""
        return self._session._call("user.get_all")

    def get_all_records(self) -> Dict[userRef, userRecord]:
        """Every user with its record."""
        return self._session._call("user.get_all_records")

    def create(self, args: userRecord) -> userRef:
        """Make a user; what the record lacks takes its default."""
        return self._session._call("user.create", args)

    def destroy(self, user: userRef) -> None:
        """Destroy the user."""
        return self._session._call("user.destroy", user)

    def set_password(self, user: userRef, password: str) -> None:
        """Gives a user a password of 1 to 256 bytes in place of any older one; open sessions stay."""
        return self._session._call("user.set_password", user, password)


class Asyncuser(Class):
    """What user does, as tasks."""

    def create(self, args: userRecord) -> taskRef:
        """Make a user; what the record lacks takes its default."""
        return self._session._task("user.create", args)

    def destroy(self, user: userRef) -> taskRef:
        """Destroy the user."""
        return self._session._task("user.destroy", user)

    def set_password(self, user: userRef, password: str) -> taskRef:
        """Gives a user a password of 1 to 256 bytes in place of any older one; open sessions stay."""
        return self._session._task("user.set_password", user, password)


class host(Class):
    """The machine that Xen and this agent run on. There is exactly one, found at boot."""

    def get_uuid(self, host: hostRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("host.get_uuid", host)

    def get_name_label(self, host: hostRef) -> str:
        """Get `name_label`: Name shown to people; the boot configuration's until it is set."""
        return self._session._call("host.get_name_label", host)

    def set_name_label(self, host: hostRef, value: str) -> None:
        """Set `name_label`: Name shown to people; the boot configuration's until it is set."""
        return self._session._call("host.set_name_label", host, value)

    def get_name_description(self, host: hostRef) -> str:
        """Get `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("host.get_name_description", host)

    def set_name_description(self, host: hostRef, value: str) -> None:
        """Set `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("host.set_name_description", host, value)

    def get_API_version_major(self, host: hostRef) -> int:
        """Get `API_version_major`: First part of the version of the API that is served: 1."""
        return self._session._call("host.get_API_version_major", host)

    def get_API_version_minor(self, host: hostRef) -> int:
        """Get `API_version_minor`: Second part of the version of the API that is served: 0."""
        return self._session._call("host.get_API_version_minor", host)

    def get_API_version_vendor(self, host: hostRef) -> str:
        """Get `API_version_vendor`: Who made this implementation."""
        return self._session._call("host.get_API_version_vendor", host)

    def get_API_version_vendor_implementation(self, host: hostRef) -> Dict[str, str]:
        """Get `API_version_vendor_implementation`: Key version: the release of the agent."""
        return self._session._call("host.get_API_version_vendor_implementation", host)

    def get_enabled(self, host: hostRef) -> bool:
        """Get `enabled`: Whether VMs may start here; enable and disable change it."""
        return self._session._call("host.get_enabled", host)

    def get_software_version(self, host: hostRef) -> Dict[str, str]:
        """Get `software_version`: Release texts by program: keys Xen and Xenith."""
        return self._session._call("host.get_software_version", host)

    def get_other_config(self, host: hostRef) -> Dict[str, str]:
        """Get `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests
        that have none of their own.
        """
        return self._session._call("host.get_other_config", host)

    def set_other_config(self, host: hostRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests
        that have none of their own.
        """
        return self._session._call("host.set_other_config", host, value)

    def add_to_other_config(self, host: hostRef, key: str, value: str) -> None:
        """Add to `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all guests
        that have none of their own.
        """
        return self._session._call("host.add_to_other_config", host, key, value)

    def remove_from_other_config(self, host: hostRef, key: str) -> None:
        """Remove from `other_config`: Texts by key for clients. xenstore:NAME: a quota in the store of all
        guests that have none of their own.
        """
        return self._session._call("host.remove_from_other_config", host, key)

    def get_capabilities(self, host: hostRef) -> List[str]:
        """Get `capabilities`: Guest types Xen can run here, in Xen's spelling."""
        return self._session._call("host.get_capabilities", host)

    def get_cpu_configuration(self, host: hostRef) -> Dict[str, str]:
        """Get `cpu_configuration`: Key nr_cpus: how many CPUs Xen uses, in decimal."""
        return self._session._call("host.get_cpu_configuration", host)

    def get_sched_policy(self, host: hostRef) -> str:
        """Get `sched_policy`: Scheduler of Xen's first CPU pool, such as credit2, as found at boot."""
        return self._session._call("host.get_sched_policy", host)

    def get_supported_bootloaders(self, host: hostRef) -> List[str]:
        """Get `supported_bootloaders`: Empty: no boot loader runs in the control domain."""
        return self._session._call("host.get_supported_bootloaders", host)

    def get_resident_VMs(self, host: hostRef) -> List[VMRef]:
        """Get `resident_VMs`: VMs with a domain now, the control domain among them."""
        return self._session._call("host.get_resident_VMs", host)

    def get_logging(self, host: hostRef) -> Dict[str, str]:
        """Get `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go
        there by UDP too.
        """
        return self._session._call("host.get_logging", host)

    def set_logging(self, host: hostRef, value: Dict[str, str]) -> None:
        """Set `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines go
        there by UDP too.
        """
        return self._session._call("host.set_logging", host, value)

    def add_to_logging(self, host: hostRef, key: str, value: str) -> None:
        """Add to `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit lines
        go there by UDP too.
        """
        return self._session._call("host.add_to_logging", host, key, value)

    def remove_from_logging(self, host: hostRef, key: str) -> None:
        """Remove from `logging`: Settings of the log. Key syslog_destination, an IPv4 address, makes audit
        lines go there by UDP too.
        """
        return self._session._call("host.remove_from_logging", host, key)

    def get_PIFs(self, host: hostRef) -> List[PIFRef]:
        """Get `PIFs`: Network interfaces of the machine and the VLANs made on them."""
        return self._session._call("host.get_PIFs", host)

    def get_suspend_image_sr(self, host: hostRef) -> SRRef:
        """Get `suspend_image_sr`: Where VM.suspend puts images, as VDIs of type suspend; none at first: they
        are in the host's memory, and gone when it ends.
        """
        return self._session._call("host.get_suspend_image_sr", host)

    def set_suspend_image_sr(self, host: hostRef, value: SRRef) -> None:
        """Set `suspend_image_sr`: Where VM.suspend puts images, as VDIs of type suspend; none at first: they
        are in the host's memory, and gone when it ends.
        """
        return self._session._call("host.set_suspend_image_sr", host, value)

    def get_crash_dump_sr(self, host: hostRef) -> SRRef:
        """Get `crash_dump_sr`: Where dumps of crashed VMs go, as VDIs of type crashdump; none at first, or
        while it has no room: they stay in the host's memory.
        """
        return self._session._call("host.get_crash_dump_sr", host)

    def set_crash_dump_sr(self, host: hostRef, value: SRRef) -> None:
        """Set `crash_dump_sr`: Where dumps of crashed VMs go, as VDIs of type crashdump; none at first, or
        while it has no room: they stay in the host's memory.
        """
        return self._session._call("host.set_crash_dump_sr", host, value)

    def get_PBDs(self, host: hostRef) -> List[PBDRef]:
        """Get `PBDs`: What connects this host with its SRs."""
        return self._session._call("host.get_PBDs", host)

    def get_PPCIs(self, host: hostRef) -> List[PPCIRef]:
        """Get `PPCIs`: Functions found on the PCI bus at boot."""
        return self._session._call("host.get_PPCIs", host)

    def get_PSCSIs(self, host: hostRef) -> List[PSCSIRef]:
        """Get `PSCSIs`: Empty: the agent drives no SCSI."""
        return self._session._call("host.get_PSCSIs", host)

    def get_PSCSI_HBAs(self, host: hostRef) -> List[PSCSI_HBARef]:
        """Get `PSCSI_HBAs`: Empty: the agent drives no SCSI."""
        return self._session._call("host.get_PSCSI_HBAs", host)

    def get_host_CPUs(self, host: hostRef) -> List[host_cpuRef]:
        """Get `host_CPUs`: One object for each CPU that Xen uses."""
        return self._session._call("host.get_host_CPUs", host)

    def get_metrics(self, host: hostRef) -> host_metricsRef:
        """Get `metrics`: Memory figures of this host."""
        return self._session._call("host.get_metrics", host)

    def get_resident_cpu_pools(self, host: hostRef) -> List[cpu_poolRef]:
        """Get `resident_cpu_pools`: Every CPU pool object, activated or not."""
        return self._session._call("host.get_resident_cpu_pools", host)

    def get_record(self, host: hostRef) -> hostRecord:
        """All fields of the host."""
        return self._session._call("host.get_record", host)

    def get_record_internal(self, host: hostRef) -> hostRecord:
        """All fields of the host, those of 0.4.3 included."""
        return self._session._call("host.get_record_internal", host)

    def to_XML(self, host: hostRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("host.to_XML", host)

    def get_by_uuid(self, uuid: str) -> hostRef:
        """The host of this uuid."""
        return self._session._call("host.get_by_uuid", uuid)

    def get_all(self) -> List[hostRef]:
        """Every host."""
        return self._session._call("host.get_all")

    def get_all_records(self) -> Dict[hostRef, hostRecord]:
        """Every host with its record."""
        return self._session._call("host.get_all_records")

    def get_by_name_label(self, label: str) -> List[hostRef]:
        """Every host of this name_label."""
        return self._session._call("host.get_by_name_label", label)

    def create(self, args: hostRecord) -> hostRef:
        """Make a host; what the record lacks takes its default."""
        return self._session._call("host.create", args)

    def destroy(self, host: hostRef) -> None:
        """Destroy the host."""
        return self._session._call("host.destroy", host)

    def disable(self, host: hostRef) -> None:
        """Makes VM.start fail with HOST_DISABLED. VMs that have a domain keep it."""
        return self._session._call("host.disable", host)

    def enable(self, host: hostRef) -> None:
        """Lets VMs start again after disable."""
        return self._session._call("host.enable", host)

    def shutdown(self, host: hostRef) -> None:
        """Turns the machine off, once the guests that run have done what clean_shutdown asks, or have been
        shut down hard because they did not. OPERATION_NOT_ALLOWED unless the host is disabled and no VM
        is busy. Errors: OPERATION_NOT_ALLOWED.
        """
        return self._session._call("host.shutdown", host)

    def reboot(self, host: hostRef) -> None:
        """Starts the machine again, once its guests have ended as shutdown has it. OPERATION_NOT_ALLOWED
        unless the host is disabled and no VM is busy. Errors: OPERATION_NOT_ALLOWED.
        """
        return self._session._call("host.reboot", host)

    def dmesg(self, host: hostRef) -> str:
        """Answers with the newest 64 KiB of Xen's own console log."""
        return self._session._call("host.dmesg", host)

    def dmesg_clear(self, host: hostRef) -> str:
        """Answers like dmesg, then makes Xen forget that log."""
        return self._session._call("host.dmesg_clear", host)

    def get_log(self, host: hostRef) -> str:
        """Answers with the newest 16 KiB of the agent's log, in whole lines."""
        return self._session._call("host.get_log", host)

    def send_debug_keys(self, host: hostRef, keys: str) -> None:
        """Presses 1 to 16 of Xen's debug keys; output goes to dmesg. R and C would end the machine and are
        VALUE_NOT_SUPPORTED.
        """
        return self._session._call("host.send_debug_keys", host, keys)

    def list_methods(self) -> List[str]:
        """Answers with the full name of every method, without Async forms and older names of the same
        method.
        """
        return self._session._call("host.list_methods")


class Asynchost(Class):
    """What host does, as tasks."""

    def create(self, args: hostRecord) -> taskRef:
        """Make a host; what the record lacks takes its default."""
        return self._session._task("host.create", args)

    def destroy(self, host: hostRef) -> taskRef:
        """Destroy the host."""
        return self._session._task("host.destroy", host)

    def disable(self, host: hostRef) -> taskRef:
        """Makes VM.start fail with HOST_DISABLED. VMs that have a domain keep it."""
        return self._session._task("host.disable", host)

    def enable(self, host: hostRef) -> taskRef:
        """Lets VMs start again after disable."""
        return self._session._task("host.enable", host)

    def shutdown(self, host: hostRef) -> taskRef:
        """Turns the machine off, once the guests that run have done what clean_shutdown asks, or have been
        shut down hard because they did not. OPERATION_NOT_ALLOWED unless the host is disabled and no VM
        is busy. Errors: OPERATION_NOT_ALLOWED.
        """
        return self._session._task("host.shutdown", host)

    def reboot(self, host: hostRef) -> taskRef:
        """Starts the machine again, once its guests have ended as shutdown has it. OPERATION_NOT_ALLOWED
        unless the host is disabled and no VM is busy. Errors: OPERATION_NOT_ALLOWED.
        """
        return self._session._task("host.reboot", host)

    def dmesg(self, host: hostRef) -> taskRef:
        """Answers with the newest 64 KiB of Xen's own console log."""
        return self._session._task("host.dmesg", host)

    def dmesg_clear(self, host: hostRef) -> taskRef:
        """Answers like dmesg, then makes Xen forget that log."""
        return self._session._task("host.dmesg_clear", host)

    def get_log(self, host: hostRef) -> taskRef:
        """Answers with the newest 16 KiB of the agent's log, in whole lines."""
        return self._session._task("host.get_log", host)

    def send_debug_keys(self, host: hostRef, keys: str) -> taskRef:
        """Presses 1 to 16 of Xen's debug keys; output goes to dmesg. R and C would end the machine and are
        VALUE_NOT_SUPPORTED.
        """
        return self._session._task("host.send_debug_keys", host, keys)

    def list_methods(self) -> taskRef:
        """Answers with the full name of every method, without Async forms and older names of the same
        method.
        """
        return self._session._task("host.list_methods")


class host_metrics(Class):
    """Figures of a host, measured when they are read."""

    def get_uuid(self, host_metrics: host_metricsRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("host_metrics.get_uuid", host_metrics)

    def get_memory_total(self, host_metrics: host_metricsRef) -> int:
        """Get `memory_total`: RAM that Xen manages, in bytes."""
        return self._session._call("host_metrics.get_memory_total", host_metrics)

    def get_memory_free(self, host_metrics: host_metricsRef) -> int:
        """Get `memory_free`: RAM no domain and no part of Xen uses, in bytes; what a VM can start with."""
        return self._session._call("host_metrics.get_memory_free", host_metrics)

    def get_last_updated(self, host_metrics: host_metricsRef) -> datetime:
        """Get `last_updated`: When the figures were taken: the time of the answer."""
        return self._session._call("host_metrics.get_last_updated", host_metrics)

    def get_record(self, host_metrics: host_metricsRef) -> host_metricsRecord:
        """All fields of the host_metrics."""
        return self._session._call("host_metrics.get_record", host_metrics)

    def get_record_internal(self, host_metrics: host_metricsRef) -> host_metricsRecord:
        """All fields of the host_metrics, those of 0.4.3 included."""
        return self._session._call("host_metrics.get_record_internal", host_metrics)

    def to_XML(self, host_metrics: host_metricsRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("host_metrics.to_XML", host_metrics)

    def get_by_uuid(self, uuid: str) -> host_metricsRef:
        """The host_metrics of this uuid."""
        return self._session._call("host_metrics.get_by_uuid", uuid)

    def get_all(self) -> List[host_metricsRef]:
        """Every host_metrics."""
        return self._session._call("host_metrics.get_all")

    def get_all_records(self) -> Dict[host_metricsRef, host_metricsRecord]:
        """Every host_metrics with its record."""
        return self._session._call("host_metrics.get_all_records")


class host_cpu(Class):
    """One CPU as Xen counts them. Objects exist from boot and cannot be made or destroyed."""

    def get_uuid(self, host_cpu: host_cpuRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("host_cpu.get_uuid", host_cpu)

    def get_host(self, host_cpu: host_cpuRef) -> hostRef:
        """Get `host`: The machine it is part of."""
        return self._session._call("host_cpu.get_host", host_cpu)

    def get_number(self, host_cpu: host_cpuRef) -> int:
        """Get `number`: Xen's number for it, from 0; what proposed_CPUs and masks name."""
        return self._session._call("host_cpu.get_number", host_cpu)

    def get_vendor(self, host_cpu: host_cpuRef) -> str:
        """Get `vendor`: CPUID's vendor text, such as GenuineIntel."""
        return self._session._call("host_cpu.get_vendor", host_cpu)

    def get_speed(self, host_cpu: host_cpuRef) -> int:
        """Get `speed`: Clock rate as Xen measured it at boot, in MHz."""
        return self._session._call("host_cpu.get_speed", host_cpu)

    def get_modelname(self, host_cpu: host_cpuRef) -> str:
        """Get `modelname`: CPUID's brand text; empty if the CPU has none."""
        return self._session._call("host_cpu.get_modelname", host_cpu)

    def get_stepping(self, host_cpu: host_cpuRef) -> str:
        """Get `stepping`: CPUID's stepping, 0 to 15, in decimal."""
        return self._session._call("host_cpu.get_stepping", host_cpu)

    def get_flags(self, host_cpu: host_cpuRef) -> str:
        """Get `flags`: Short names of the bits set in features, separated by blanks."""
        return self._session._call("host_cpu.get_flags", host_cpu)

    def get_features(self, host_cpu: host_cpuRef) -> str:
        """Get `features`: EDX and ECX of CPUID leaf 1, eight hex digits each with a dash between."""
        return self._session._call("host_cpu.get_features", host_cpu)

    def get_utilisation(self, host_cpu: host_cpuRef) -> float:
        """Get `utilisation`: Share of time it was not idle, 0 to 1, over the last second or longer between
        reads; 0 if unknown.
        """
        return self._session._call("host_cpu.get_utilisation", host_cpu)

    def get_cpu_pool(self, host_cpu: host_cpuRef) -> List[cpu_poolRef]:
        """Get `cpu_pool`: The one pool that has it; empty if none does."""
        return self._session._call("host_cpu.get_cpu_pool", host_cpu)

    def get_record(self, host_cpu: host_cpuRef) -> host_cpuRecord:
        """All fields of the host_cpu."""
        return self._session._call("host_cpu.get_record", host_cpu)

    def get_record_internal(self, host_cpu: host_cpuRef) -> host_cpuRecord:
        """All fields of the host_cpu, those of 0.4.3 included."""
        return self._session._call("host_cpu.get_record_internal", host_cpu)

    def to_XML(self, host_cpu: host_cpuRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("host_cpu.to_XML", host_cpu)

    def get_by_uuid(self, uuid: str) -> host_cpuRef:
        """The host_cpu of this uuid."""
        return self._session._call("host_cpu.get_by_uuid", uuid)

    def get_all(self) -> List[host_cpuRef]:
        """Every host_cpu."""
        return self._session._call("host_cpu.get_all")

    def get_all_records(self) -> Dict[host_cpuRef, host_cpuRecord]:
        """Every host_cpu with its record."""
        return self._session._call("host_cpu.get_all_records")

    def create(self, args: host_cpuRecord) -> host_cpuRef:
        """Make a host_cpu; what the record lacks takes its default."""
        return self._session._call("host_cpu.create", args)

    def destroy(self, host_cpu: host_cpuRef) -> None:
        """Destroy the host_cpu."""
        return self._session._call("host_cpu.destroy", host_cpu)

    def get_unassigned_cpus(self) -> List[host_cpuRef]:
        """Answers with the CPUs that are in no pool and so free for activate and add_host_CPU_live."""
        return self._session._call("host_cpu.get_unassigned_cpus")


class Asynchost_cpu(Class):
    """What host_cpu does, as tasks."""

    def create(self, args: host_cpuRecord) -> taskRef:
        """Make a host_cpu; what the record lacks takes its default."""
        return self._session._task("host_cpu.create", args)

    def destroy(self, host_cpu: host_cpuRef) -> taskRef:
        """Destroy the host_cpu."""
        return self._session._task("host_cpu.destroy", host_cpu)

    def get_unassigned_cpus(self) -> taskRef:
        """Answers with the CPUs that are in no pool and so free for activate and add_host_CPU_live."""
        return self._session._task("host_cpu.get_unassigned_cpus")


class VM(Class):
    """A guest, or the control domain (Domain-0). Only a halted guest can be destroyed."""

    def get_uuid(self, vm: VMRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("VM.get_uuid", vm)

    def get_power_state(self, vm: VMRef) -> VmPowerState:
        """Get `power_state`: What became of its domain. Unknown: it could not be destroyed, hard_shutdown
        tries again.
        """
        return self._session._call("VM.get_power_state", vm)

    def get_name_label(self, vm: VMRef) -> str:
        """Get `name_label`: Name shown to people; several objects may share it."""
        return self._session._call("VM.get_name_label", vm)

    def set_name_label(self, vm: VMRef, value: str) -> None:
        """Set `name_label`: Name shown to people; several objects may share it."""
        return self._session._call("VM.set_name_label", vm, value)

    def get_name_description(self, vm: VMRef) -> str:
        """Get `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("VM.get_name_description", vm)

    def set_name_description(self, vm: VMRef, value: str) -> None:
        """Set `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("VM.set_name_description", vm, value)

    def get_user_version(self, vm: VMRef) -> int:
        """Get `user_version`: A number for the client's own count of versions."""
        return self._session._call("VM.get_user_version", vm)

    def set_user_version(self, vm: VMRef, value: int) -> None:
        """Set `user_version`: A number for the client's own count of versions."""
        return self._session._call("VM.set_user_version", vm, value)

    def get_is_a_template(self, vm: VMRef) -> bool:
        """Get `is_a_template`: Whether the VM is there to be cloned only; start answers VM_IS_TEMPLATE."""
        return self._session._call("VM.get_is_a_template", vm)

    def set_is_a_template(self, vm: VMRef, value: bool) -> None:
        """Set `is_a_template`: Whether the VM is there to be cloned only; start answers VM_IS_TEMPLATE."""
        return self._session._call("VM.set_is_a_template", vm, value)

    def get_auto_power_on(self, vm: VMRef) -> bool:
        """Get `auto_power_on`: Started at boot, by order, if it is there then: VMs of the boot manifest are,
        others where state is kept.
        """
        return self._session._call("VM.get_auto_power_on", vm)

    def set_auto_power_on(self, vm: VMRef, value: bool) -> None:
        """Set `auto_power_on`: Started at boot, by order, if it is there then: VMs of the boot manifest are,
        others where state is kept.
        """
        return self._session._call("VM.set_auto_power_on", vm, value)

    def get_suspend_VDI(self, vm: VMRef) -> VDIRef:
        """Get `suspend_VDI`: The disk with its suspended state, in host.suspend_image_sr; none, it is in
        memory. A VM that has one is Suspended when the host starts.
        """
        return self._session._call("VM.get_suspend_VDI", vm)

    def get_resident_on(self, vm: VMRef) -> hostRef:
        """Get `resident_on`: The host if the VM has a domain, else none."""
        return self._session._call("VM.get_resident_on", vm)

    def get_memory_static_max(self, vm: VMRef) -> int:
        """Get `memory_static_max`: Bytes of RAM its domain is built with; start refuses 0."""
        return self._session._call("VM.get_memory_static_max", vm)

    def set_memory_static_max(self, vm: VMRef, value: int) -> None:
        """Set `memory_static_max`: Bytes of RAM its domain is built with; start refuses 0."""
        return self._session._call("VM.set_memory_static_max", vm, value)

    def get_memory_dynamic_max(self, vm: VMRef) -> int:
        """Get `memory_dynamic_max`: Bytes the guest is told to keep; a VM that runs hears of it at once.
        create makes 0 memory_static_max.
        """
        return self._session._call("VM.get_memory_dynamic_max", vm)

    def set_memory_dynamic_max(self, vm: VMRef, value: int) -> None:
        """Set `memory_dynamic_max`: Bytes the guest is told to keep; a VM that runs hears of it at once.
        create makes 0 memory_static_max.
        """
        return self._session._call("VM.set_memory_dynamic_max", vm, value)

    def get_memory_dynamic_min(self, vm: VMRef) -> int:
        """Get `memory_dynamic_min`: Bytes below which the guest is never told to go."""
        return self._session._call("VM.get_memory_dynamic_min", vm)

    def set_memory_dynamic_min(self, vm: VMRef, value: int) -> None:
        """Set `memory_dynamic_min`: Bytes below which the guest is never told to go."""
        return self._session._call("VM.set_memory_dynamic_min", vm, value)

    def get_memory_static_min(self, vm: VMRef) -> int:
        """Get `memory_static_min`: Fewest bytes it can be built with; kept, the build always uses
        memory_static_max.
        """
        return self._session._call("VM.get_memory_static_min", vm)

    def set_memory_static_min(self, vm: VMRef, value: int) -> None:
        """Set `memory_static_min`: Fewest bytes it can be built with; kept, the build always uses
        memory_static_max.
        """
        return self._session._call("VM.set_memory_static_min", vm, value)

    def get_VCPUs_params(self, vm: VMRef) -> Dict[str, str]:
        """Get `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no
        cap), mask of CPUs as in 0,2-3. Other keys are ignored.
        """
        return self._session._call("VM.get_VCPUs_params", vm)

    def set_VCPUs_params(self, vm: VMRef, value: Dict[str, str]) -> None:
        """Set `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no
        cap), mask of CPUs as in 0,2-3. Other keys are ignored.
        """
        return self._session._call("VM.set_VCPUs_params", vm, value)

    def add_to_VCPUs_params(self, vm: VMRef, key: str, value: str) -> None:
        """Add to `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for no
        cap), mask of CPUs as in 0,2-3. Other keys are ignored.
        """
        return self._session._call("VM.add_to_VCPUs_params", vm, key, value)

    def remove_from_VCPUs_params(self, vm: VMRef, key: str) -> None:
        """Remove from `VCPUs_params`: Scheduling at start: weight 1 to 65535, cap in percent of a CPU (0 for
        no cap), mask of CPUs as in 0,2-3. Other keys are ignored.
        """
        return self._session._call("VM.remove_from_VCPUs_params", vm, key)

    def get_VCPUs_max(self, vm: VMRef) -> int:
        """Get `VCPUs_max`: VCPUs its domain is built with; 1 to 8 on this host."""
        return self._session._call("VM.get_VCPUs_max", vm)

    def set_VCPUs_max(self, vm: VMRef, value: int) -> None:
        """Set `VCPUs_max`: VCPUs its domain is built with; 1 to 8 on this host."""
        return self._session._call("VM.set_VCPUs_max", vm, value)

    def get_VCPUs_at_startup(self, vm: VMRef) -> int:
        """Get `VCPUs_at_startup`: VCPUs meant to be up at boot, VCPUs_max at most. The guest itself decides
        how many it brings up.
        """
        return self._session._call("VM.get_VCPUs_at_startup", vm)

    def set_VCPUs_at_startup(self, vm: VMRef, value: int) -> None:
        """Set `VCPUs_at_startup`: VCPUs meant to be up at boot, VCPUs_max at most. The guest itself decides
        how many it brings up.
        """
        return self._session._call("VM.set_VCPUs_at_startup", vm, value)

    def get_actions_after_shutdown(self, vm: VMRef) -> OnNormalExit:
        """Get `actions_after_shutdown`: What follows when the guest powers itself off; a restart comes once
        a second at most.
        """
        return self._session._call("VM.get_actions_after_shutdown", vm)

    def set_actions_after_shutdown(self, vm: VMRef, value: OnNormalExit) -> None:
        """Set `actions_after_shutdown`: What follows when the guest powers itself off; a restart comes once
        a second at most.
        """
        return self._session._call("VM.set_actions_after_shutdown", vm, value)

    def get_actions_after_reboot(self, vm: VMRef) -> OnNormalExit:
        """Get `actions_after_reboot`: What follows when the guest asks for a reboot; a restart comes once a
        second at most.
        """
        return self._session._call("VM.get_actions_after_reboot", vm)

    def set_actions_after_reboot(self, vm: VMRef, value: OnNormalExit) -> None:
        """Set `actions_after_reboot`: What follows when the guest asks for a reboot; a restart comes once a
        second at most.
        """
        return self._session._call("VM.set_actions_after_reboot", vm, value)

    def get_actions_after_crash(self, vm: VMRef) -> OnCrashBehaviour:
        """Get `actions_after_crash`: What follows a crash; preserve keeps the domain as Crashed,
        coredump_and_... as a crashdump, rename_restart as a new VM, Crashed, named NAME (crashed), as
        long as there is none yet.
        """
        return self._session._call("VM.get_actions_after_crash", vm)

    def set_actions_after_crash(self, vm: VMRef, value: OnCrashBehaviour) -> None:
        """Set `actions_after_crash`: What follows a crash; preserve keeps the domain as Crashed,
        coredump_and_... as a crashdump, rename_restart as a new VM, Crashed, named NAME (crashed), as
        long as there is none yet.
        """
        return self._session._call("VM.set_actions_after_crash", vm, value)

    def get_consoles(self, vm: VMRef) -> List[consoleRef]:
        """Get `consoles`: Its text console; every VM but Domain-0 has one."""
        return self._session._call("VM.get_consoles", vm)

    def get_VIFs(self, vm: VMRef) -> List[VIFRef]:
        """Get `VIFs`: Its network cards."""
        return self._session._call("VM.get_VIFs", vm)

    def get_VBDs(self, vm: VMRef) -> List[VBDRef]:
        """Get `VBDs`: Its drives."""
        return self._session._call("VM.get_VBDs", vm)

    def get_crash_dumps(self, vm: VMRef) -> List[crashdumpRef]:
        """Get `crash_dumps`: Its dumps."""
        return self._session._call("VM.get_crash_dumps", vm)

    def get_VTPMs(self, vm: VMRef) -> List[VTPMRef]:
        """Get `VTPMs`: Its TPMs."""
        return self._session._call("VM.get_VTPMs", vm)

    def get_DPCIs(self, vm: VMRef) -> List[DPCIRef]:
        """Get `DPCIs`: Functions of the host's PCI bus it is to have."""
        return self._session._call("VM.get_DPCIs", vm)

    def get_DSCSIs(self, vm: VMRef) -> List[DSCSIRef]:
        """Get `DSCSIs`: SCSI devices of the host it is to have."""
        return self._session._call("VM.get_DSCSIs", vm)

    def get_DSCSI_HBAs(self, vm: VMRef) -> List[DSCSI_HBARef]:
        """Get `DSCSI_HBAs`: Its SCSI adapters."""
        return self._session._call("VM.get_DSCSI_HBAs", vm)

    def get_PV_bootloader(self, vm: VMRef) -> str:
        """Get `PV_bootloader`: grub: the bundle's GRUB starts in the guest instead of PV_kernel, and reads
        /boot/grub/grub.cfg on its disks. Else empty: no boot loader runs in the control domain.
        """
        return self._session._call("VM.get_PV_bootloader", vm)

    def set_PV_bootloader(self, vm: VMRef, value: str) -> None:
        """Set `PV_bootloader`: grub: the bundle's GRUB starts in the guest instead of PV_kernel, and reads
        /boot/grub/grub.cfg on its disks. Else empty: no boot loader runs in the control domain.
        """
        return self._session._call("VM.set_PV_bootloader", vm, value)

    def get_PV_kernel(self, vm: VMRef) -> str:
        """Get `PV_kernel`: Kernel to boot: file:///NAME or /NAME in the boot bundle, or a data: URI with
        base64. start needs one, or PV_bootloader.
        """
        return self._session._call("VM.get_PV_kernel", vm)

    def set_PV_kernel(self, vm: VMRef, value: str) -> None:
        """Set `PV_kernel`: Kernel to boot: file:///NAME or /NAME in the boot bundle, or a data: URI with
        base64. start needs one, or PV_bootloader.
        """
        return self._session._call("VM.set_PV_kernel", vm, value)

    def get_PV_ramdisk(self, vm: VMRef) -> str:
        """Get `PV_ramdisk`: Initial RAM disk, named like PV_kernel; empty for none."""
        return self._session._call("VM.get_PV_ramdisk", vm)

    def set_PV_ramdisk(self, vm: VMRef, value: str) -> None:
        """Set `PV_ramdisk`: Initial RAM disk, named like PV_kernel; empty for none."""
        return self._session._call("VM.set_PV_ramdisk", vm, value)

    def get_PV_args(self, vm: VMRef) -> str:
        """Get `PV_args`: Command line for the kernel."""
        return self._session._call("VM.get_PV_args", vm)

    def set_PV_args(self, vm: VMRef, value: str) -> None:
        """Set `PV_args`: Command line for the kernel."""
        return self._session._call("VM.set_PV_args", vm, value)

    def get_PV_bootloader_args(self, vm: VMRef) -> str:
        """Get `PV_bootloader_args`: Command line for PV_bootloader."""
        return self._session._call("VM.get_PV_bootloader_args", vm)

    def set_PV_bootloader_args(self, vm: VMRef, value: str) -> None:
        """Set `PV_bootloader_args`: Command line for PV_bootloader."""
        return self._session._call("VM.set_PV_bootloader_args", vm, value)

    def get_HVM_boot_policy(self, vm: VMRef) -> str:
        """Get `HVM_boot_policy`: Must be empty when the VM starts: HVM guests are not served."""
        return self._session._call("VM.get_HVM_boot_policy", vm)

    def set_HVM_boot_policy(self, vm: VMRef, value: str) -> None:
        """Set `HVM_boot_policy`: Must be empty when the VM starts: HVM guests are not served."""
        return self._session._call("VM.set_HVM_boot_policy", vm, value)

    def get_HVM_boot_params(self, vm: VMRef) -> Dict[str, str]:
        """Get `HVM_boot_params`: Settings of HVM boot; not used."""
        return self._session._call("VM.get_HVM_boot_params", vm)

    def set_HVM_boot_params(self, vm: VMRef, value: Dict[str, str]) -> None:
        """Set `HVM_boot_params`: Settings of HVM boot; not used."""
        return self._session._call("VM.set_HVM_boot_params", vm, value)

    def add_to_HVM_boot_params(self, vm: VMRef, key: str, value: str) -> None:
        """Add to `HVM_boot_params`: Settings of HVM boot; not used."""
        return self._session._call("VM.add_to_HVM_boot_params", vm, key, value)

    def remove_from_HVM_boot_params(self, vm: VMRef, key: str) -> None:
        """Remove from `HVM_boot_params`: Settings of HVM boot; not used."""
        return self._session._call("VM.remove_from_HVM_boot_params", vm, key)

    def get_platform(self, vm: VMRef) -> Dict[str, str]:
        """Get `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start
        otherwise); without it PVH if kernel and host can, else PV. Other keys are not used, as guests
        have no emulated hardware.
        """
        return self._session._call("VM.get_platform", vm)

    def set_platform(self, vm: VMRef, value: Dict[str, str]) -> None:
        """Set `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start
        otherwise); without it PVH if kernel and host can, else PV. Other keys are not used, as guests
        have no emulated hardware.
        """
        return self._session._call("VM.set_platform", vm, value)

    def add_to_platform(self, vm: VMRef, key: str, value: str) -> None:
        """Add to `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start
        otherwise); without it PVH if kernel and host can, else PV. Other keys are not used, as guests
        have no emulated hardware.
        """
        return self._session._call("VM.add_to_platform", vm, key, value)

    def remove_from_platform(self, vm: VMRef, key: str) -> None:
        """Remove from `platform`: Key type says how the guest runs, pvh or pv (VALUE_NOT_SUPPORTED at start
        otherwise); without it PVH if kernel and host can, else PV. Other keys are not used, as guests
        have no emulated hardware.
        """
        return self._session._call("VM.remove_from_platform", vm, key)

    def get_PCI_bus(self, vm: VMRef) -> str:
        """Get `PCI_bus`: Where PCI functions of the host are to appear; not used."""
        return self._session._call("VM.get_PCI_bus", vm)

    def set_PCI_bus(self, vm: VMRef, value: str) -> None:
        """Set `PCI_bus`: Where PCI functions of the host are to appear; not used."""
        return self._session._call("VM.set_PCI_bus", vm, value)

    def get_other_config(self, vm: VMRef) -> Dict[str, str]:
        """Get `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut down,
        300 if not set. persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a
        quota of its guest in the store, for administrators to set. Fields of 0.4.3 without another place
        are kept here too.
        """
        return self._session._call("VM.get_other_config", vm)

    def set_other_config(self, vm: VMRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut down,
        300 if not set. persistent_grants: true if pages of its disks may stay mapped. xenstore:NAME: a
        quota of its guest in the store, for administrators to set. Fields of 0.4.3 without another place
        are kept here too.
        """
        return self._session._call("VM.set_other_config", vm, value)

    def add_to_other_config(self, vm: VMRef, key: str, value: str) -> None:
        """Add to `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to shut
        down, 300 if not set. persistent_grants: true if pages of its disks may stay mapped.
        xenstore:NAME: a quota of its guest in the store, for administrators to set. Fields of 0.4.3
        without another place are kept here too.
        """
        return self._session._call("VM.add_to_other_config", vm, key, value)

    def remove_from_other_config(self, vm: VMRef, key: str) -> None:
        """Remove from `other_config`: Texts by key for clients. shutdown_timeout: seconds a guest has to
        shut down, 300 if not set. persistent_grants: true if pages of its disks may stay mapped.
        xenstore:NAME: a quota of its guest in the store, for administrators to set. Fields of 0.4.3
        without another place are kept here too.
        """
        return self._session._call("VM.remove_from_other_config", vm, key)

    def get_domid(self, vm: VMRef) -> int:
        """Get `domid`: Xen's number for its domain, 0 for the control domain; -1 while it has none."""
        return self._session._call("VM.get_domid", vm)

    def get_is_control_domain(self, vm: VMRef) -> bool:
        """Get `is_control_domain`: True for Domain-0 alone, which cannot be started, stopped, cloned or
        destroyed.
        """
        return self._session._call("VM.get_is_control_domain", vm)

    def get_metrics(self, vm: VMRef) -> VM_metricsRef:
        """Get `metrics`: What Xen tells of its domain; made and destroyed with the VM."""
        return self._session._call("VM.get_metrics", vm)

    def get_guest_metrics(self, vm: VMRef) -> VM_guest_metricsRef:
        """Get `guest_metrics`: What the guest tells of itself; none until it tells something."""
        return self._session._call("VM.get_guest_metrics", vm)

    def get_security_label(self, vm: VMRef) -> str:
        """Get `security_label`: Always empty: Xen here knows no labels."""
        return self._session._call("VM.get_security_label", vm)

    def get_cpu_pool(self, vm: VMRef) -> List[cpu_poolRef]:
        """Get `cpu_pool`: The pool its domain is in; empty without a domain."""
        return self._session._call("VM.get_cpu_pool", vm)

    def get_pool_name(self, vm: VMRef) -> str:
        """Get `pool_name`: name_label of the activated pool to start in; empty for Xen's first. An unknown
        name is VALUE_NOT_SUPPORTED at start.
        """
        return self._session._call("VM.get_pool_name", vm)

    def set_pool_name(self, vm: VMRef, value: str) -> None:
        """Set `pool_name`: name_label of the activated pool to start in; empty for Xen's first. An unknown
        name is VALUE_NOT_SUPPORTED at start.
        """
        return self._session._call("VM.set_pool_name", vm, value)

    def get_order(self, vm: VMRef) -> int:
        """Get `order`: Place among those with auto_power_on: the lower is started the earlier, one after the
        other.
        """
        return self._session._call("VM.get_order", vm)

    def set_order(self, vm: VMRef, value: int) -> None:
        """Set `order`: Place among those with auto_power_on: the lower is started the earlier, one after the
        other.
        """
        return self._session._call("VM.set_order", vm, value)

    def get_memory_actual(self, vm: VMRef) -> int:
        """Get `memory_actual`: Reads VM_metrics.memory_actual."""
        return self._session._call("VM.get_memory_actual", vm)

    def get_VCPUs_policy(self, vm: VMRef) -> str:
        """Get `VCPUs_policy`: Key of other_config; no effect."""
        return self._session._call("VM.get_VCPUs_policy", vm)

    def set_VCPUs_policy(self, vm: VMRef, value: str) -> None:
        """Set `VCPUs_policy`: Key of other_config; no effect."""
        return self._session._call("VM.set_VCPUs_policy", vm, value)

    def get_VCPUs_number(self, vm: VMRef) -> int:
        """Get `VCPUs_number`: Reads VM_metrics.VCPUs_number."""
        return self._session._call("VM.get_VCPUs_number", vm)

    def get_VCPUs_utilisation(self, vm: VMRef) -> Dict[int, float]:
        """Get `VCPUs_utilisation`: Reads VM_metrics.VCPUs_utilisation."""
        return self._session._call("VM.get_VCPUs_utilisation", vm)

    def get_VCPUs_features_required(self, vm: VMRef) -> List[CpuFeature]:
        """Get `VCPUs_features_required`: Key of other_config, names with commas; no effect."""
        return self._session._call("VM.get_VCPUs_features_required", vm)

    def get_VCPUs_features_can_use(self, vm: VMRef) -> List[CpuFeature]:
        """Get `VCPUs_features_can_use`: Key of other_config, names with commas; no effect."""
        return self._session._call("VM.get_VCPUs_features_can_use", vm)

    def get_VCPUs_features_force_on(self, vm: VMRef) -> List[CpuFeature]:
        """Get `VCPUs_features_force_on`: Key of other_config, names with commas; no effect."""
        return self._session._call("VM.get_VCPUs_features_force_on", vm)

    def set_VCPUs_features_force_on(self, vm: VMRef, value: List[CpuFeature]) -> None:
        """Set `VCPUs_features_force_on`: Key of other_config, names with commas; no effect."""
        return self._session._call("VM.set_VCPUs_features_force_on", vm, value)

    def add_to_VCPUs_features_force_on(self, vm: VMRef, value: CpuFeature) -> None:
        """Add to `VCPUs_features_force_on`: Key of other_config, names with commas; no effect."""
        return self._session._call("VM.add_to_VCPUs_features_force_on", vm, value)

    def remove_from_VCPUs_features_force_on(self, vm: VMRef, value: CpuFeature) -> None:
        """Remove from `VCPUs_features_force_on`: Key of other_config, names with commas; no effect."""
        return self._session._call("VM.remove_from_VCPUs_features_force_on", vm, value)

    def get_VCPUs_features_force_off(self, vm: VMRef) -> List[CpuFeature]:
        """Get `VCPUs_features_force_off`: Key of other_config, names with commas; no effect."""
        return self._session._call("VM.get_VCPUs_features_force_off", vm)

    def set_VCPUs_features_force_off(self, vm: VMRef, value: List[CpuFeature]) -> None:
        """Set `VCPUs_features_force_off`: Key of other_config, names with commas; no effect."""
        return self._session._call("VM.set_VCPUs_features_force_off", vm, value)

    def add_to_VCPUs_features_force_off(self, vm: VMRef, value: CpuFeature) -> None:
        """Add to `VCPUs_features_force_off`: Key of other_config, names with commas; no effect."""
        return self._session._call("VM.add_to_VCPUs_features_force_off", vm, value)

    def remove_from_VCPUs_features_force_off(self, vm: VMRef, value: CpuFeature) -> None:
        """Remove from `VCPUs_features_force_off`: Key of other_config, names with commas; no effect."""
        return self._session._call("VM.remove_from_VCPUs_features_force_off", vm, value)

    def get_actions_after_suspend(self, vm: VMRef) -> OnNormalExit:
        """Get `actions_after_suspend`: Key of other_config; no effect."""
        return self._session._call("VM.get_actions_after_suspend", vm)

    def set_actions_after_suspend(self, vm: VMRef, value: OnNormalExit) -> None:
        """Set `actions_after_suspend`: Key of other_config; no effect."""
        return self._session._call("VM.set_actions_after_suspend", vm, value)

    def get_TPM_instance(self, vm: VMRef) -> int:
        """Get `TPM_instance`: Key of other_config; no effect."""
        return self._session._call("VM.get_TPM_instance", vm)

    def get_TPM_backend(self, vm: VMRef) -> int:
        """Get `TPM_backend`: Key of other_config; no effect."""
        return self._session._call("VM.get_TPM_backend", vm)

    def get_bios_boot(self, vm: VMRef) -> str:
        """Get `bios_boot`: Key of HVM_boot_params; no effect, as HVM guests are not served."""
        return self._session._call("VM.get_bios_boot", vm)

    def set_bios_boot(self, vm: VMRef, value: str) -> None:
        """Set `bios_boot`: Key of HVM_boot_params; no effect, as HVM guests are not served."""
        return self._session._call("VM.set_bios_boot", vm, value)

    def get_platform_std_VGA(self, vm: VMRef) -> bool:
        """Get `platform_std_VGA`: Key std_VGA of platform; no effect."""
        return self._session._call("VM.get_platform_std_VGA", vm)

    def set_platform_std_VGA(self, vm: VMRef, value: bool) -> None:
        """Set `platform_std_VGA`: Key std_VGA of platform; no effect."""
        return self._session._call("VM.set_platform_std_VGA", vm, value)

    def get_platform_serial(self, vm: VMRef) -> str:
        """Get `platform_serial`: Key serial of platform; no effect."""
        return self._session._call("VM.get_platform_serial", vm)

    def set_platform_serial(self, vm: VMRef, value: str) -> None:
        """Set `platform_serial`: Key serial of platform; no effect."""
        return self._session._call("VM.set_platform_serial", vm, value)

    def get_platform_localtime(self, vm: VMRef) -> bool:
        """Get `platform_localtime`: Key localtime of platform; no effect."""
        return self._session._call("VM.get_platform_localtime", vm)

    def set_platform_localtime(self, vm: VMRef, value: bool) -> None:
        """Set `platform_localtime`: Key localtime of platform; no effect."""
        return self._session._call("VM.set_platform_localtime", vm, value)

    def get_platform_clock_offset(self, vm: VMRef) -> bool:
        """Get `platform_clock_offset`: Key clock_offset of platform; no effect."""
        return self._session._call("VM.get_platform_clock_offset", vm)

    def set_platform_clock_offset(self, vm: VMRef, value: bool) -> None:
        """Set `platform_clock_offset`: Key clock_offset of platform; no effect."""
        return self._session._call("VM.set_platform_clock_offset", vm, value)

    def get_platform_enable_audio(self, vm: VMRef) -> bool:
        """Get `platform_enable_audio`: Key enable_audio of platform; no effect."""
        return self._session._call("VM.get_platform_enable_audio", vm)

    def set_platform_enable_audio(self, vm: VMRef, value: bool) -> None:
        """Set `platform_enable_audio`: Key enable_audio of platform; no effect."""
        return self._session._call("VM.set_platform_enable_audio", vm, value)

    def get_builder(self, vm: VMRef) -> str:
        """Get `builder`: Key of other_config; no effect."""
        return self._session._call("VM.get_builder", vm)

    def set_builder(self, vm: VMRef, value: str) -> None:
        """Set `builder`: Key of other_config; no effect."""
        return self._session._call("VM.set_builder", vm, value)

    def get_boot_method(self, vm: VMRef) -> BootType:
        """Get `boot_method`: Key of other_config; no effect: start looks at the PV fields."""
        return self._session._call("VM.get_boot_method", vm)

    def set_boot_method(self, vm: VMRef, value: BootType) -> None:
        """Set `boot_method`: Key of other_config; no effect: start looks at the PV fields."""
        return self._session._call("VM.set_boot_method", vm, value)

    def get_tools_version(self, vm: VMRef) -> Dict[str, str]:
        """Get `tools_version`: Reads VM_guest_metrics.PV_drivers_version; empty while there are none."""
        return self._session._call("VM.get_tools_version", vm)

    def get_record(self, vm: VMRef) -> VMRecord:
        """All fields of the VM."""
        return self._session._call("VM.get_record", vm)

    def get_record_internal(self, vm: VMRef) -> VMRecord:
        """All fields of the VM, those of 0.4.3 included."""
        return self._session._call("VM.get_record_internal", vm)

    def to_XML(self, vm: VMRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("VM.to_XML", vm)

    def get_by_uuid(self, uuid: str) -> VMRef:
        """The VM of this uuid."""
        return self._session._call("VM.get_by_uuid", uuid)

    def get_all(self) -> List[VMRef]:
        """Every VM."""
        return self._session._call("VM.get_all")

    def get_all_records(self) -> Dict[VMRef, VMRecord]:
        """Every VM with its record."""
        return self._session._call("VM.get_all_records")

    def get_by_name_label(self, label: str) -> List[VMRef]:
        """Every VM of this name_label."""
        return self._session._call("VM.get_by_name_label", label)

    def create(self, args: VMRecord) -> VMRef:
        """Make a VM; what the record lacks takes its default."""
        return self._session._call("VM.create", args)

    def destroy(self, vm: VMRef) -> None:
        """Destroy the VM."""
        return self._session._call("VM.destroy", vm)

    def clone(self, vm: VMRef, new_name: str) -> VMRef:
        """Makes a halted VM of the same fields under a new name, with its own console and metrics but no
        devices. Refused if it has VBDs. Errors: VM_BAD_POWER_STATE, LIMIT_REACHED.
        """
        return self._session._call("VM.clone", vm, new_name)

    def start(self, vm: VMRef, start_paused: bool) -> None:
        """Builds a domain for a halted VM and runs it, or leaves it Paused if start_paused. A failure takes
        everything back. Errors: VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VALUE_NOT_SUPPORTED,
        HOST_NOT_ENOUGH_FREE_MEMORY, HOST_DISABLED, VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._call("VM.start", vm, start_paused)

    def pause(self, vm: VMRef) -> None:
        """Stops the VCPUs of a Running VM; its memory stays. Errors: VM_BAD_POWER_STATE,
        OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._call("VM.pause", vm)

    def unpause(self, vm: VMRef) -> None:
        """Lets a Paused VM run on. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS."""
        return self._session._call("VM.unpause", vm)

    def clean_shutdown(self, vm: VMRef) -> None:
        """Asks the guest to power off and waits until it has, for other_config's shutdown_timeout in seconds
        (300). The task can be cancelled: a guest that has not begun by then goes on. Errors:
        VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT,
        VM_SHUTDOWN_TIMEOUT, VM_CRASHED.
        """
        return self._session._call("VM.clean_shutdown", vm)

    def clean_reboot(self, vm: VMRef) -> None:
        """Asks the guest to end as clean_shutdown does, then builds and runs a new domain from the record as
        it is now. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS,
        VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SHUTDOWN_TIMEOUT, VM_CRASHED.
        """
        return self._session._call("VM.clean_reboot", vm)

    def hard_shutdown(self, vm: VMRef) -> None:
        """Destroys the domain without telling the guest, and drops a restart that is due. On a halted VM it
        succeeds and does nothing more. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._call("VM.hard_shutdown", vm)

    def hard_reboot(self, vm: VMRef) -> None:
        """Destroys the domain without telling the guest, and builds and runs a new one from the record as it
        is now. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._call("VM.hard_reboot", vm)

    def suspend(self, vm: VMRef) -> None:
        """Asks the guest to suspend, as clean_shutdown asks it to power off, writes it to a disk of
        host.suspend_image_sr, or to free memory of the host, and ends its domain. GET
        /suspend_image?ref=VM&session_id= answers with the image, Xen's own stream of version 3. Errors:
        VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, HOST_NOT_ENOUGH_FREE_MEMORY,
        VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SUSPEND_TIMEOUT, VM_CRASHED, SR_HAS_NO_PBDS, SR_FULL.
        """
        return self._session._call("VM.suspend", vm)

    def resume(self, vm: VMRef, start_paused: bool) -> None:
        """Builds a domain of a Suspended VM's image, which goes on where it was, or is left Paused if
        start_paused. If that fails the VM stays Suspended. hard_shutdown of a Suspended VM drops the
        image. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, HOST_NOT_ENOUGH_FREE_MEMORY,
        HOST_DISABLED, SR_HAS_NO_PBDS, SR_BACKEND_FAILURE.
        """
        return self._session._call("VM.resume", vm, start_paused)

    def set_VCPUs_number_live(self, vm: VMRef, nvcpu: int) -> None:
        """Tells the guest of a Running or Paused VM how many of its VCPUs to use, up to VCPUs_max; of a
        Halted one it sets VCPUs_at_startup.
        """
        return self._session._call("VM.set_VCPUs_number_live", vm, nvcpu)

    def add_to_VCPUs_params_live(self, vm: VMRef, key: str, value: str) -> None:
        """Sets a key of VCPUs_params, over an older value, and passes weight, cap or mask on to Xen if the
        VM is Running or Paused.
        """
        return self._session._call("VM.add_to_VCPUs_params_live", vm, key, value)

    def set_memory_dynamic_max_live(self, vm: VMRef, max: int) -> None:
        """Sets memory_dynamic_max, and tells the guest of a Running or Paused VM to keep that much: its
        balloon gives the rest back, or takes more up to memory_static_max. Errors:
        MEMORY_CONSTRAINT_VIOLATION.
        """
        return self._session._call("VM.set_memory_dynamic_max_live", vm, max)

    def set_memory_dynamic_min_live(self, vm: VMRef, min: int) -> None:
        """Sets memory_dynamic_min, below which the guest is never told to go. Errors:
        MEMORY_CONSTRAINT_VIOLATION.
        """
        return self._session._call("VM.set_memory_dynamic_min_live", vm, min)

    def send_sysrq(self, vm: VMRef, key: str) -> None:
        """Presses a SysRq key, one letter or digit, in the guest. Errors: VM_BAD_POWER_STATE."""
        return self._session._call("VM.send_sysrq", vm, key)

    def send_trigger(self, vm: VMRef, trigger: str) -> None:
        """Raises a hardware event in the guest: nmi, a non-maskable interrupt of its first VCPU. The others
        of xend's (init, power, reset, s3resume, sleep) need hardware that the guests here do not have:
        VALUE_NOT_SUPPORTED. Errors: VM_BAD_POWER_STATE.
        """
        return self._session._call("VM.send_trigger", vm, trigger)

    def migrate(self, vm: VMRef, dest: str, live: bool, options: Dict[str, str]) -> None:
        """Would hand a Running VM over to a second host. OPERATION_NOT_ALLOWED: there is none. Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._call("VM.migrate", vm, dest, live, options)

    def set_security_label(self, vm: VMRef, security_label: str, old_label: str) -> int:
        """Accepts the empty label, which every VM has, and answers 0; another one is SECURITY_ERROR. Errors:
        SECURITY_ERROR.
        """
        return self._session._call("VM.set_security_label", vm, security_label, old_label)

    def cpu_pool_migrate(self, vm: VMRef, pool: cpu_poolRef) -> None:
        """Moves the domain of a Running or Paused VM to another activated pool. Errors: POOL_BAD_STATE,
        VM_BAD_POWER_STATE.
        """
        return self._session._call("VM.cpu_pool_migrate", vm, pool)


class AsyncVM(Class):
    """What VM does, as tasks."""

    def create(self, args: VMRecord) -> taskRef:
        """Make a VM; what the record lacks takes its default."""
        return self._session._task("VM.create", args)

    def destroy(self, vm: VMRef) -> taskRef:
        """Destroy the VM."""
        return self._session._task("VM.destroy", vm)

    def clone(self, vm: VMRef, new_name: str) -> taskRef:
        """Makes a halted VM of the same fields under a new name, with its own console and metrics but no
        devices. Refused if it has VBDs. Errors: VM_BAD_POWER_STATE, LIMIT_REACHED.
        """
        return self._session._task("VM.clone", vm, new_name)

    def start(self, vm: VMRef, start_paused: bool) -> taskRef:
        """Builds a domain for a halted VM and runs it, or leaves it Paused if start_paused. A failure takes
        everything back. Errors: VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VALUE_NOT_SUPPORTED,
        HOST_NOT_ENOUGH_FREE_MEMORY, HOST_DISABLED, VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._task("VM.start", vm, start_paused)

    def pause(self, vm: VMRef) -> taskRef:
        """Stops the VCPUs of a Running VM; its memory stays. Errors: VM_BAD_POWER_STATE,
        OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._task("VM.pause", vm)

    def unpause(self, vm: VMRef) -> taskRef:
        """Lets a Paused VM run on. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS."""
        return self._session._task("VM.unpause", vm)

    def clean_shutdown(self, vm: VMRef) -> taskRef:
        """Asks the guest to power off and waits until it has, for other_config's shutdown_timeout in seconds
        (300). The task can be cancelled: a guest that has not begun by then goes on. Errors:
        VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT,
        VM_SHUTDOWN_TIMEOUT, VM_CRASHED.
        """
        return self._session._task("VM.clean_shutdown", vm)

    def clean_reboot(self, vm: VMRef) -> taskRef:
        """Asks the guest to end as clean_shutdown does, then builds and runs a new domain from the record as
        it is now. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS,
        VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SHUTDOWN_TIMEOUT, VM_CRASHED.
        """
        return self._session._task("VM.clean_reboot", vm)

    def hard_shutdown(self, vm: VMRef) -> taskRef:
        """Destroys the domain without telling the guest, and drops a restart that is due. On a halted VM it
        succeeds and does nothing more. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._task("VM.hard_shutdown", vm)

    def hard_reboot(self, vm: VMRef) -> taskRef:
        """Destroys the domain without telling the guest, and builds and runs a new one from the record as it
        is now. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._task("VM.hard_reboot", vm)

    def suspend(self, vm: VMRef) -> taskRef:
        """Asks the guest to suspend, as clean_shutdown asks it to power off, writes it to a disk of
        host.suspend_image_sr, or to free memory of the host, and ends its domain. GET
        /suspend_image?ref=VM&session_id= answers with the image, Xen's own stream of version 3. Errors:
        VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, HOST_NOT_ENOUGH_FREE_MEMORY,
        VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT, VM_SUSPEND_TIMEOUT, VM_CRASHED, SR_HAS_NO_PBDS, SR_FULL.
        """
        return self._session._task("VM.suspend", vm)

    def resume(self, vm: VMRef, start_paused: bool) -> taskRef:
        """Builds a domain of a Suspended VM's image, which goes on where it was, or is left Paused if
        start_paused. If that fails the VM stays Suspended. hard_shutdown of a Suspended VM drops the
        image. Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS, HOST_NOT_ENOUGH_FREE_MEMORY,
        HOST_DISABLED, SR_HAS_NO_PBDS, SR_BACKEND_FAILURE.
        """
        return self._session._task("VM.resume", vm, start_paused)

    def set_VCPUs_number_live(self, vm: VMRef, nvcpu: int) -> taskRef:
        """Tells the guest of a Running or Paused VM how many of its VCPUs to use, up to VCPUs_max; of a
        Halted one it sets VCPUs_at_startup.
        """
        return self._session._task("VM.set_VCPUs_number_live", vm, nvcpu)

    def add_to_VCPUs_params_live(self, vm: VMRef, key: str, value: str) -> taskRef:
        """Sets a key of VCPUs_params, over an older value, and passes weight, cap or mask on to Xen if the
        VM is Running or Paused.
        """
        return self._session._task("VM.add_to_VCPUs_params_live", vm, key, value)

    def set_memory_dynamic_max_live(self, vm: VMRef, max: int) -> taskRef:
        """Sets memory_dynamic_max, and tells the guest of a Running or Paused VM to keep that much: its
        balloon gives the rest back, or takes more up to memory_static_max. Errors:
        MEMORY_CONSTRAINT_VIOLATION.
        """
        return self._session._task("VM.set_memory_dynamic_max_live", vm, max)

    def set_memory_dynamic_min_live(self, vm: VMRef, min: int) -> taskRef:
        """Sets memory_dynamic_min, below which the guest is never told to go. Errors:
        MEMORY_CONSTRAINT_VIOLATION.
        """
        return self._session._task("VM.set_memory_dynamic_min_live", vm, min)

    def send_sysrq(self, vm: VMRef, key: str) -> taskRef:
        """Presses a SysRq key, one letter or digit, in the guest. Errors: VM_BAD_POWER_STATE."""
        return self._session._task("VM.send_sysrq", vm, key)

    def send_trigger(self, vm: VMRef, trigger: str) -> taskRef:
        """Raises a hardware event in the guest: nmi, a non-maskable interrupt of its first VCPU. The others
        of xend's (init, power, reset, s3resume, sleep) need hardware that the guests here do not have:
        VALUE_NOT_SUPPORTED. Errors: VM_BAD_POWER_STATE.
        """
        return self._session._task("VM.send_trigger", vm, trigger)

    def migrate(self, vm: VMRef, dest: str, live: bool, options: Dict[str, str]) -> taskRef:
        """Would hand a Running VM over to a second host. OPERATION_NOT_ALLOWED: there is none. Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._task("VM.migrate", vm, dest, live, options)

    def set_security_label(self, vm: VMRef, security_label: str, old_label: str) -> taskRef:
        """Accepts the empty label, which every VM has, and answers 0; another one is SECURITY_ERROR. Errors:
        SECURITY_ERROR.
        """
        return self._session._task("VM.set_security_label", vm, security_label, old_label)

    def cpu_pool_migrate(self, vm: VMRef, pool: cpu_poolRef) -> taskRef:
        """Moves the domain of a Running or Paused VM to another activated pool. Errors: POOL_BAD_STATE,
        VM_BAD_POWER_STATE.
        """
        return self._session._task("VM.cpu_pool_migrate", vm, pool)


class VM_metrics(Class):
    """What Xen tells of a VM's domain, asked when it is read. Without a domain, numbers are 0 and lists empty."""

    def get_uuid(self, vm_metrics: VM_metricsRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("VM_metrics.get_uuid", vm_metrics)

    def get_memory_actual(self, vm_metrics: VM_metricsRef) -> int:
        """Get `memory_actual`: Bytes of RAM its domain has."""
        return self._session._call("VM_metrics.get_memory_actual", vm_metrics)

    def get_VCPUs_number(self, vm_metrics: VM_metricsRef) -> int:
        """Get `VCPUs_number`: VCPUs that are online, as the guest brought them up."""
        return self._session._call("VM_metrics.get_VCPUs_number", vm_metrics)

    def get_VCPUs_utilisation(self, vm_metrics: VM_metricsRef) -> Dict[int, float]:
        """Get `VCPUs_utilisation`: For each online VCPU, the share of a CPU it had, 0 to 1, over the last
        second or longer between reads; at first since its start.
        """
        return self._session._call("VM_metrics.get_VCPUs_utilisation", vm_metrics)

    def get_VCPUs_CPU(self, vm_metrics: VM_metricsRef) -> Dict[int, int]:
        """Get `VCPUs_CPU`: For each online VCPU, the number of the CPU it ran on last."""
        return self._session._call("VM_metrics.get_VCPUs_CPU", vm_metrics)

    def get_VCPUs_params(self, vm_metrics: VM_metricsRef) -> Dict[str, str]:
        """Get `VCPUs_params`: Scheduling in force: weight, cap and mask as in VM.VCPUs_params. weight and
        cap are 0 if the pool's scheduler has none.
        """
        return self._session._call("VM_metrics.get_VCPUs_params", vm_metrics)

    def get_VCPUs_flags(self, vm_metrics: VM_metricsRef) -> Dict[int, List[str]]:
        """Get `VCPUs_flags`: For each VCPU those that hold of online, blocked and running."""
        return self._session._call("VM_metrics.get_VCPUs_flags", vm_metrics)

    def get_state(self, vm_metrics: VM_metricsRef) -> List[str]:
        """Get `state`: One of running, paused and crashed, after power_state; empty in any other."""
        return self._session._call("VM_metrics.get_state", vm_metrics)

    def get_start_time(self, vm_metrics: VM_metricsRef) -> datetime:
        """Get `start_time`: When its domain was made; 1970-01-01 without one."""
        return self._session._call("VM_metrics.get_start_time", vm_metrics)

    def get_last_updated(self, vm_metrics: VM_metricsRef) -> datetime:
        """Get `last_updated`: When the figures were taken: the time of the answer."""
        return self._session._call("VM_metrics.get_last_updated", vm_metrics)

    def get_record(self, vm_metrics: VM_metricsRef) -> VM_metricsRecord:
        """All fields of the VM_metrics."""
        return self._session._call("VM_metrics.get_record", vm_metrics)

    def get_record_internal(self, vm_metrics: VM_metricsRef) -> VM_metricsRecord:
        """All fields of the VM_metrics, those of 0.4.3 included."""
        return self._session._call("VM_metrics.get_record_internal", vm_metrics)

    def to_XML(self, vm_metrics: VM_metricsRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("VM_metrics.to_XML", vm_metrics)

    def get_by_uuid(self, uuid: str) -> VM_metricsRef:
        """The VM_metrics of this uuid."""
        return self._session._call("VM_metrics.get_by_uuid", uuid)

    def get_all(self) -> List[VM_metricsRef]:
        """Every VM_metrics."""
        return self._session._call("VM_metrics.get_all")

    def get_all_records(self) -> Dict[VM_metricsRef, VM_metricsRecord]:
        """Every VM_metrics with its record."""
        return self._session._call("VM_metrics.get_all_records")


class VM_guest_metrics(Class):
    """What a guest tells of itself in xenstore (attr, data, drivers), read when it is asked for. It comes with the first thing the guest tells and goes with the domain. Nothing of it is checked: a guest may say what it likes."""

    def get_uuid(self, vm_guest_metrics: VM_guest_metricsRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("VM_guest_metrics.get_uuid", vm_guest_metrics)

    def get_os_version(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `os_version`: The guest's system: keys such as name, major, minor, uname, from data/os_* and
        attr/os.
        """
        return self._session._call("VM_guest_metrics.get_os_version", vm_guest_metrics)

    def get_PV_drivers_version(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `PV_drivers_version`: Releases of the Xen drivers in the guest: major, minor, micro, build,
        from attr/PVAddons and drivers.
        """
        return self._session._call("VM_guest_metrics.get_PV_drivers_version", vm_guest_metrics)

    def get_memory(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `memory`: Use of memory, counted by the guest: free, total, from data/meminfo_*."""
        return self._session._call("VM_guest_metrics.get_memory", vm_guest_metrics)

    def get_disks(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `disks`: Space on the guest's file systems, from data/volumes and data/df."""
        return self._session._call("VM_guest_metrics.get_disks", vm_guest_metrics)

    def get_networks(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `networks`: Addresses of the guest's interfaces: 0/ip, 0/ipv4/0, from attr/eth* and attr/vif."""
        return self._session._call("VM_guest_metrics.get_networks", vm_guest_metrics)

    def get_other(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `other`: Whatever else the guest tells, and what its kernel says it can do (feature-balloon,
        ...).
        """
        return self._session._call("VM_guest_metrics.get_other", vm_guest_metrics)

    def get_last_updated(self, vm_guest_metrics: VM_guest_metricsRef) -> datetime:
        """Get `last_updated`: When the guest told something last, to a second or so."""
        return self._session._call("VM_guest_metrics.get_last_updated", vm_guest_metrics)

    def get_record(self, vm_guest_metrics: VM_guest_metricsRef) -> VM_guest_metricsRecord:
        """All fields of the VM_guest_metrics."""
        return self._session._call("VM_guest_metrics.get_record", vm_guest_metrics)

    def get_record_internal(self, vm_guest_metrics: VM_guest_metricsRef) -> VM_guest_metricsRecord:
        """All fields of the VM_guest_metrics, those of 0.4.3 included."""
        return self._session._call("VM_guest_metrics.get_record_internal", vm_guest_metrics)

    def to_XML(self, vm_guest_metrics: VM_guest_metricsRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("VM_guest_metrics.to_XML", vm_guest_metrics)

    def get_by_uuid(self, uuid: str) -> VM_guest_metricsRef:
        """The VM_guest_metrics of this uuid."""
        return self._session._call("VM_guest_metrics.get_by_uuid", uuid)

    def get_all(self) -> List[VM_guest_metricsRef]:
        """Every VM_guest_metrics."""
        return self._session._call("VM_guest_metrics.get_all")

    def get_all_records(self) -> Dict[VM_guest_metricsRef, VM_guest_metricsRecord]:
        """Every VM_guest_metrics with its record."""
        return self._session._call("VM_guest_metrics.get_all_records")


class console(Class):
    """The screen of a VM. It comes and goes with its VM."""

    def get_uuid(self, console: consoleRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("console.get_uuid", console)

    def get_protocol(self, console: consoleRef) -> ConsoleProtocol:
        """Get `protocol`: How to talk to it: vt100, which is plain text with control codes."""
        return self._session._call("console.get_protocol", console)

    def get_location(self, console: consoleRef) -> str:
        """Get `location`: URL of the console: GET answers with what was printed so far, CONNECT with that
        and the live stream. Add session_id.
        """
        return self._session._call("console.get_location", console)

    def get_VM(self, console: consoleRef) -> VMRef:
        """Get `VM`: The VM whose screen it is."""
        return self._session._call("console.get_VM", console)

    def get_other_config(self, console: consoleRef) -> Dict[str, str]:
        """Get `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("console.get_other_config", console)

    def set_other_config(self, console: consoleRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("console.set_other_config", console, value)

    def add_to_other_config(self, console: consoleRef, key: str, value: str) -> None:
        """Add to `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("console.add_to_other_config", console, key, value)

    def remove_from_other_config(self, console: consoleRef, key: str) -> None:
        """Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("console.remove_from_other_config", console, key)

    def get_record(self, console: consoleRef) -> consoleRecord:
        """All fields of the console."""
        return self._session._call("console.get_record", console)

    def get_record_internal(self, console: consoleRef) -> consoleRecord:
        """All fields of the console, those of 0.4.3 included."""
        return self._session._call("console.get_record_internal", console)

    def to_XML(self, console: consoleRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("console.to_XML", console)

    def get_by_uuid(self, uuid: str) -> consoleRef:
        """The console of this uuid."""
        return self._session._call("console.get_by_uuid", uuid)

    def get_all(self) -> List[consoleRef]:
        """Every console."""
        return self._session._call("console.get_all")

    def get_all_records(self) -> Dict[consoleRef, consoleRecord]:
        """Every console with its record."""
        return self._session._call("console.get_all_records")

    def create(self, args: consoleRecord) -> consoleRef:
        """Make a console; what the record lacks takes its default."""
        return self._session._call("console.create", args)

    def destroy(self, console: consoleRef) -> None:
        """Destroy the console."""
        return self._session._call("console.destroy", console)


class Asyncconsole(Class):
    """What console does, as tasks."""

    def create(self, args: consoleRecord) -> taskRef:
        """Make a console; what the record lacks takes its default."""
        return self._session._task("console.create", args)

    def destroy(self, console: consoleRef) -> taskRef:
        """Destroy the console."""
        return self._session._task("console.destroy", console)


class event(Class):
    """How a session learns what changed. Events are what next answers with; there are no event objects and so no getters."""

    def register(self, classes: List[str]) -> None:
        """Adds classes to those the session hears of, from now on. An empty list or "*" means all; an
        unknown name is VALUE_NOT_SUPPORTED.
        """
        return self._session._call("event.register", classes)

    def unregister(self, classes: List[str]) -> None:
        """Takes classes from those the session hears of; an empty list or "*" takes all. Without any left
        the registration is gone.
        """
        return self._session._call("event.unregister", classes)

    def next(self) -> List[eventRecord]:
        """Waits for changes and answers with up to 100, one per object; empty after 30 s, at once as Async.
        SESSION_NOT_REGISTERED: register (again) and read all objects anew. Errors:
        SESSION_NOT_REGISTERED.
        """
        return self._session._call("event.next")


class Asyncevent(Class):
    """What event does, as tasks."""

    def register(self, classes: List[str]) -> taskRef:
        """Adds classes to those the session hears of, from now on. An empty list or "*" means all; an
        unknown name is VALUE_NOT_SUPPORTED.
        """
        return self._session._task("event.register", classes)

    def unregister(self, classes: List[str]) -> taskRef:
        """Takes classes from those the session hears of; an empty list or "*" takes all. Without any left
        the registration is gone.
        """
        return self._session._task("event.unregister", classes)

    def next(self) -> taskRef:
        """Waits for changes and answers with up to 100, one per object; empty after 30 s, at once as Async.
        SESSION_NOT_REGISTERED: register (again) and read all objects anew. Errors:
        SESSION_NOT_REGISTERED.
        """
        return self._session._task("event.next")


class network(Class):
    """A switch that interfaces of VMs and of the host are plugged into. Without a PIF it joins VMs only."""

    def get_uuid(self, network: networkRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("network.get_uuid", network)

    def get_name_label(self, network: networkRef) -> str:
        """Get `name_label`: Name shown to people; several objects may share it."""
        return self._session._call("network.get_name_label", network)

    def set_name_label(self, network: networkRef, value: str) -> None:
        """Set `name_label`: Name shown to people; several objects may share it."""
        return self._session._call("network.set_name_label", network, value)

    def get_name_description(self, network: networkRef) -> str:
        """Get `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("network.get_name_description", network)

    def set_name_description(self, network: networkRef, value: str) -> None:
        """Set `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("network.set_name_description", network, value)

    def get_VIFs(self, network: networkRef) -> List[VIFRef]:
        """Get `VIFs`: VM interfaces that name this network."""
        return self._session._call("network.get_VIFs", network)

    def get_PIFs(self, network: networkRef) -> List[PIFRef]:
        """Get `PIFs`: Host interfaces that name this network; at most one per host through create_VLAN."""
        return self._session._call("network.get_PIFs", network)

    def get_default_gateway(self, network: networkRef) -> str:
        """Get `default_gateway`: Address of the gateway; kept as text, not applied."""
        return self._session._call("network.get_default_gateway", network)

    def set_default_gateway(self, network: networkRef, value: str) -> None:
        """Set `default_gateway`: Address of the gateway; kept as text, not applied."""
        return self._session._call("network.set_default_gateway", network, value)

    def get_default_netmask(self, network: networkRef) -> str:
        """Get `default_netmask`: Mask of the network; kept as text, not applied."""
        return self._session._call("network.get_default_netmask", network)

    def set_default_netmask(self, network: networkRef, value: str) -> None:
        """Set `default_netmask`: Mask of the network; kept as text, not applied."""
        return self._session._call("network.set_default_netmask", network, value)

    def get_other_config(self, network: networkRef) -> Dict[str, str]:
        """Get `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("network.get_other_config", network)

    def set_other_config(self, network: networkRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("network.set_other_config", network, value)

    def add_to_other_config(self, network: networkRef, key: str, value: str) -> None:
        """Add to `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("network.add_to_other_config", network, key, value)

    def remove_from_other_config(self, network: networkRef, key: str) -> None:
        """Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("network.remove_from_other_config", network, key)

    def get_NIC(self, network: networkRef) -> str:
        """Get `NIC`: Key NIC of other_config; see PIF.device for real interfaces."""
        return self._session._call("network.get_NIC", network)

    def set_NIC(self, network: networkRef, value: str) -> None:
        """Set `NIC`: Key NIC of other_config; see PIF.device for real interfaces."""
        return self._session._call("network.set_NIC", network, value)

    def get_VLAN(self, network: networkRef) -> str:
        """Get `VLAN`: Key VLAN of other_config; see PIF.VLAN for real tags."""
        return self._session._call("network.get_VLAN", network)

    def set_VLAN(self, network: networkRef, value: str) -> None:
        """Set `VLAN`: Key VLAN of other_config; see PIF.VLAN for real tags."""
        return self._session._call("network.set_VLAN", network, value)

    def get_record(self, network: networkRef) -> networkRecord:
        """All fields of the network."""
        return self._session._call("network.get_record", network)

    def get_record_internal(self, network: networkRef) -> networkRecord:
        """All fields of the network, those of 0.4.3 included."""
        return self._session._call("network.get_record_internal", network)

    def to_XML(self, network: networkRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("network.to_XML", network)

    def get_by_uuid(self, uuid: str) -> networkRef:
        """The network of this uuid."""
        return self._session._call("network.get_by_uuid", uuid)

    def get_all(self) -> List[networkRef]:
        """Every network."""
        return self._session._call("network.get_all")

    def get_all_records(self) -> Dict[networkRef, networkRecord]:
        """Every network with its record."""
        return self._session._call("network.get_all_records")

    def get_by_name_label(self, label: str) -> List[networkRef]:
        """Every network of this name_label."""
        return self._session._call("network.get_by_name_label", label)

    def create(self, args: networkRecord) -> networkRef:
        """Make a network; what the record lacks takes its default."""
        return self._session._call("network.create", args)

    def destroy(self, network: networkRef) -> None:
        """Destroy the network."""
        return self._session._call("network.destroy", network)


class Asyncnetwork(Class):
    """What network does, as tasks."""

    def create(self, args: networkRecord) -> taskRef:
        """Make a network; what the record lacks takes its default."""
        return self._session._task("network.create", args)

    def destroy(self, network: networkRef) -> taskRef:
        """Destroy the network."""
        return self._session._task("network.destroy", network)


class VIF(Class):
    """A network card of a VM. Its guest can send from its own MAC only."""

    def get_uuid(self, vif: VIFRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("VIF.get_uuid", vif)

    def get_device(self, vif: VIFRef) -> str:
        """Get `device`: Name in the VM, such as eth0, 64 characters at most. create picks a free one for an
        empty text and refuses one that is taken.
        """
        return self._session._call("VIF.get_device", vif)

    def set_device(self, vif: VIFRef, value: str) -> None:
        """Set `device`: Name in the VM, such as eth0, 64 characters at most. create picks a free one for an
        empty text and refuses one that is taken.
        """
        return self._session._call("VIF.set_device", vif, value)

    def get_network(self, vif: VIFRef) -> networkRef:
        """Get `network`: The network it is plugged into; needed at create."""
        return self._session._call("VIF.get_network", vif)

    def set_network(self, vif: VIFRef, value: networkRef) -> None:
        """Set `network`: The network it is plugged into; needed at create."""
        return self._session._call("VIF.set_network", vif, value)

    def get_VM(self, vif: VIFRef) -> VMRef:
        """Get `VM`: The VM that has it; needed at create."""
        return self._session._call("VIF.get_VM", vif)

    def set_VM(self, vif: VIFRef, value: VMRef) -> None:
        """Set `VM`: The VM that has it; needed at create."""
        return self._session._call("VIF.set_VM", vif, value)

    def get_MAC(self, vif: VIFRef) -> str:
        """Get `MAC`: Its Ethernet address, six hex bytes with colons, no group's. create makes one under
        00:16:3e for an empty text.
        """
        return self._session._call("VIF.get_MAC", vif)

    def set_MAC(self, vif: VIFRef, value: str) -> None:
        """Set `MAC`: Its Ethernet address, six hex bytes with colons, no group's. create makes one under
        00:16:3e for an empty text.
        """
        return self._session._call("VIF.set_MAC", vif, value)

    def get_MTU(self, vif: VIFRef) -> int:
        """Get `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise."""
        return self._session._call("VIF.get_MTU", vif)

    def set_MTU(self, vif: VIFRef, value: int) -> None:
        """Set `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise."""
        return self._session._call("VIF.set_MTU", vif, value)

    def get_currently_attached(self, vif: VIFRef) -> bool:
        """Get `currently_attached`: Whether it is offered to the guest now."""
        return self._session._call("VIF.get_currently_attached", vif)

    def get_status_code(self, vif: VIFRef) -> int:
        """Get `status_code`: Always 0: an attempt to attach it that fails is told to who asked."""
        return self._session._call("VIF.get_status_code", vif)

    def get_status_detail(self, vif: VIFRef) -> str:
        """Get `status_detail`: Always empty, likewise."""
        return self._session._call("VIF.get_status_detail", vif)

    def get_runtime_properties(self, vif: VIFRef) -> Dict[str, str]:
        """Get `runtime_properties`: Always empty: the backend tells nothing of the attached device."""
        return self._session._call("VIF.get_runtime_properties", vif)

    def get_qos_algorithm_type(self, vif: VIFRef) -> str:
        """Get `qos_algorithm_type`: How what the guest sends is limited when the card is attached:
        ratelimit, or empty.
        """
        return self._session._call("VIF.get_qos_algorithm_type", vif)

    def set_qos_algorithm_type(self, vif: VIFRef, value: str) -> None:
        """Set `qos_algorithm_type`: How what the guest sends is limited when the card is attached:
        ratelimit, or empty.
        """
        return self._session._call("VIF.set_qos_algorithm_type", vif, value)

    def get_qos_algorithm_params(self, vif: VIFRef) -> Dict[str, str]:
        """Get `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second."""
        return self._session._call("VIF.get_qos_algorithm_params", vif)

    def set_qos_algorithm_params(self, vif: VIFRef, value: Dict[str, str]) -> None:
        """Set `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second."""
        return self._session._call("VIF.set_qos_algorithm_params", vif, value)

    def add_to_qos_algorithm_params(self, vif: VIFRef, key: str, value: str) -> None:
        """Add to `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second."""
        return self._session._call("VIF.add_to_qos_algorithm_params", vif, key, value)

    def remove_from_qos_algorithm_params(self, vif: VIFRef, key: str) -> None:
        """Remove from `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second."""
        return self._session._call("VIF.remove_from_qos_algorithm_params", vif, key)

    def get_qos_supported_algorithms(self, vif: VIFRef) -> List[str]:
        """Get `qos_supported_algorithms`: Values qos_algorithm_type can have to some effect."""
        return self._session._call("VIF.get_qos_supported_algorithms", vif)

    def get_metrics(self, vif: VIFRef) -> VIF_metricsRef:
        """Get `metrics`: Its traffic figures, made and destroyed with it."""
        return self._session._call("VIF.get_metrics", vif)

    def get_name(self, vif: VIFRef) -> str:
        """Get `name`: A label for the interface; of no effect."""
        return self._session._call("VIF.get_name", vif)

    def set_name(self, vif: VIFRef, value: str) -> None:
        """Set `name`: A label for the interface; of no effect."""
        return self._session._call("VIF.set_name", vif, value)

    def get_type(self, vif: VIFRef) -> DriverType:
        """Get `type`: Kept for old clients; only paravirtualised cards are planned, ioemu has no effect."""
        return self._session._call("VIF.get_type", vif)

    def set_type(self, vif: VIFRef, value: DriverType) -> None:
        """Set `type`: Kept for old clients; only paravirtualised cards are planned, ioemu has no effect."""
        return self._session._call("VIF.set_type", vif, value)

    def get_network_read_kbs(self, vif: VIFRef) -> float:
        """Get `network_read_kbs`: Reads VIF_metrics.io_read_kbs."""
        return self._session._call("VIF.get_network_read_kbs", vif)

    def get_network_write_kbs(self, vif: VIFRef) -> float:
        """Get `network_write_kbs`: Reads VIF_metrics.io_write_kbs."""
        return self._session._call("VIF.get_network_write_kbs", vif)

    def get_IO_bandwidth_incoming_kbs(self, vif: VIFRef) -> float:
        """Get `IO_bandwidth_incoming_kbs`: Reads VIF_metrics.io_read_kbs."""
        return self._session._call("VIF.get_IO_bandwidth_incoming_kbs", vif)

    def get_IO_bandwidth_outgoing_kbs(self, vif: VIFRef) -> float:
        """Get `IO_bandwidth_outgoing_kbs`: Reads VIF_metrics.io_write_kbs."""
        return self._session._call("VIF.get_IO_bandwidth_outgoing_kbs", vif)

    def get_record(self, vif: VIFRef) -> VIFRecord:
        """All fields of the VIF."""
        return self._session._call("VIF.get_record", vif)

    def get_record_internal(self, vif: VIFRef) -> VIFRecord:
        """All fields of the VIF, those of 0.4.3 included."""
        return self._session._call("VIF.get_record_internal", vif)

    def to_XML(self, vif: VIFRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("VIF.to_XML", vif)

    def get_by_uuid(self, uuid: str) -> VIFRef:
        """The VIF of this uuid."""
        return self._session._call("VIF.get_by_uuid", uuid)

    def get_all(self) -> List[VIFRef]:
        """Every VIF."""
        return self._session._call("VIF.get_all")

    def get_all_records(self) -> Dict[VIFRef, VIFRecord]:
        """Every VIF with its record."""
        return self._session._call("VIF.get_all_records")

    def create(self, args: VIFRecord) -> VIFRef:
        """Make a VIF; what the record lacks takes its default."""
        return self._session._call("VIF.create", args)

    def destroy(self, vif: VIFRef) -> None:
        """Destroy the VIF."""
        return self._session._call("VIF.destroy", vif)

    def plug(self, vif: VIFRef) -> None:
        """Offers the card to a VM that runs. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_ATTACHED."""
        return self._session._call("VIF.plug", vif)

    def unplug(self, vif: VIFRef) -> None:
        """Asks the guest to give the card up, and takes it away once it has: DEVICE_DETACH_TIMEOUT after 30
        seconds. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_DETACHED, DEVICE_DETACH_TIMEOUT.
        """
        return self._session._call("VIF.unplug", vif)

    def set_security_label(self, vif: VIFRef, security_label: str, old_label: str) -> None:
        """Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors:
        SECURITY_ERROR.
        """
        return self._session._call("VIF.set_security_label", vif, security_label, old_label)

    def get_security_label(self, vif: VIFRef) -> str:
        """Always empty: Xen here knows no labels."""
        return self._session._call("VIF.get_security_label", vif)


class AsyncVIF(Class):
    """What VIF does, as tasks."""

    def create(self, args: VIFRecord) -> taskRef:
        """Make a VIF; what the record lacks takes its default."""
        return self._session._task("VIF.create", args)

    def destroy(self, vif: VIFRef) -> taskRef:
        """Destroy the VIF."""
        return self._session._task("VIF.destroy", vif)

    def plug(self, vif: VIFRef) -> taskRef:
        """Offers the card to a VM that runs. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_ATTACHED."""
        return self._session._task("VIF.plug", vif)

    def unplug(self, vif: VIFRef) -> taskRef:
        """Asks the guest to give the card up, and takes it away once it has: DEVICE_DETACH_TIMEOUT after 30
        seconds. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_DETACHED, DEVICE_DETACH_TIMEOUT.
        """
        return self._session._task("VIF.unplug", vif)

    def set_security_label(self, vif: VIFRef, security_label: str, old_label: str) -> taskRef:
        """Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors:
        SECURITY_ERROR.
        """
        return self._session._task("VIF.set_security_label", vif, security_label, old_label)

    def get_security_label(self, vif: VIFRef) -> taskRef:
        """Always empty: Xen here knows no labels."""
        return self._session._task("VIF.get_security_label", vif)


class VIF_metrics(Class):
    """Traffic figures of one VIF."""

    def get_uuid(self, vif_metrics: VIF_metricsRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("VIF_metrics.get_uuid", vif_metrics)

    def get_io_read_kbs(self, vif_metrics: VIF_metricsRef) -> float:
        """Get `io_read_kbs`: What the guest receives, in KiB/s; 0 while it is not attached."""
        return self._session._call("VIF_metrics.get_io_read_kbs", vif_metrics)

    def get_io_write_kbs(self, vif_metrics: VIF_metricsRef) -> float:
        """Get `io_write_kbs`: What the guest sends, in KiB/s; 0 while it is not attached."""
        return self._session._call("VIF_metrics.get_io_write_kbs", vif_metrics)

    def get_last_updated(self, vif_metrics: VIF_metricsRef) -> datetime:
        """Get `last_updated`: When the figures were taken: the time of the answer."""
        return self._session._call("VIF_metrics.get_last_updated", vif_metrics)

    def get_record(self, vif_metrics: VIF_metricsRef) -> VIF_metricsRecord:
        """All fields of the VIF_metrics."""
        return self._session._call("VIF_metrics.get_record", vif_metrics)

    def get_record_internal(self, vif_metrics: VIF_metricsRef) -> VIF_metricsRecord:
        """All fields of the VIF_metrics, those of 0.4.3 included."""
        return self._session._call("VIF_metrics.get_record_internal", vif_metrics)

    def to_XML(self, vif_metrics: VIF_metricsRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("VIF_metrics.to_XML", vif_metrics)

    def get_by_uuid(self, uuid: str) -> VIF_metricsRef:
        """The VIF_metrics of this uuid."""
        return self._session._call("VIF_metrics.get_by_uuid", uuid)

    def get_all(self) -> List[VIF_metricsRef]:
        """Every VIF_metrics."""
        return self._session._call("VIF_metrics.get_all")

    def get_all_records(self) -> Dict[VIF_metricsRef, VIF_metricsRecord]:
        """Every VIF_metrics with its record."""
        return self._session._call("VIF_metrics.get_all_records")


class PIF(Class):
    """A network card of the host, or a VLAN on one. Cards are found at boot; create_VLAN adds VLANs, and destroy removes only those."""

    def get_uuid(self, pif: PIFRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("PIF.get_uuid", pif)

    def get_device(self, pif: PIFRef) -> str:
        """Get `device`: Name of the card, such as eth0; a VLAN has the name of its card."""
        return self._session._call("PIF.get_device", pif)

    def set_device(self, pif: PIFRef, value: str) -> None:
        """Set `device`: Name of the card, such as eth0; a VLAN has the name of its card. Errors:
        PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        """
        return self._session._call("PIF.set_device", pif, value)

    def get_network(self, pif: PIFRef) -> networkRef:
        """Get `network`: The network it is plugged into."""
        return self._session._call("PIF.get_network", pif)

    def get_host(self, pif: PIFRef) -> hostRef:
        """Get `host`: The machine that has it."""
        return self._session._call("PIF.get_host", pif)

    def get_MAC(self, pif: PIFRef) -> str:
        """Get `MAC`: Ethernet address of the card, six hex bytes with colons; a VLAN starts with its card's."""
        return self._session._call("PIF.get_MAC", pif)

    def set_MAC(self, pif: PIFRef, value: str) -> None:
        """Set `MAC`: Ethernet address of the card, six hex bytes with colons; a VLAN starts with its card's.
        Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        """
        return self._session._call("PIF.set_MAC", pif, value)

    def get_MTU(self, pif: PIFRef) -> int:
        """Get `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise."""
        return self._session._call("PIF.get_MTU", pif)

    def set_MTU(self, pif: PIFRef, value: int) -> None:
        """Set `MTU`: Most octets a packet may have, 68 to 65535; VALUE_NOT_SUPPORTED otherwise. Errors:
        PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        """
        return self._session._call("PIF.set_MTU", pif, value)

    def get_VLAN(self, pif: PIFRef) -> int:
        """Get `VLAN`: Tag of the VLAN, 0 to 4094; -1 for the card itself. Anything else is VLAN_TAG_INVALID."""
        return self._session._call("PIF.get_VLAN", pif)

    def set_VLAN(self, pif: PIFRef, value: int) -> None:
        """Set `VLAN`: Tag of the VLAN, 0 to 4094; -1 for the card itself. Anything else is VLAN_TAG_INVALID.
        Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        """
        return self._session._call("PIF.set_VLAN", pif, value)

    def get_metrics(self, pif: PIFRef) -> PIF_metricsRef:
        """Get `metrics`: Its traffic figures, made and destroyed with it."""
        return self._session._call("PIF.get_metrics", pif)

    def get_record(self, pif: PIFRef) -> PIFRecord:
        """All fields of the PIF."""
        return self._session._call("PIF.get_record", pif)

    def get_record_internal(self, pif: PIFRef) -> PIFRecord:
        """All fields of the PIF, those of 0.4.3 included."""
        return self._session._call("PIF.get_record_internal", pif)

    def to_XML(self, pif: PIFRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("PIF.to_XML", pif)

    def get_by_uuid(self, uuid: str) -> PIFRef:
        """The PIF of this uuid."""
        return self._session._call("PIF.get_by_uuid", uuid)

    def get_all(self) -> List[PIFRef]:
        """Every PIF."""
        return self._session._call("PIF.get_all")

    def get_all_records(self) -> Dict[PIFRef, PIFRecord]:
        """Every PIF with its record."""
        return self._session._call("PIF.get_all_records")

    def destroy(self, pif: PIFRef) -> None:
        """Destroy the PIF. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID."""
        return self._session._call("PIF.destroy", pif)

    def create_VLAN(self, device: str, network: networkRef, host: hostRef, VLAN: int) -> PIFRef:
        """Adds a VLAN to a card, which device names, with its MAC and MTU. A network with a PIF on the host
        is NETWORK_ALREADY_CONNECTED. Errors: VLAN_TAG_INVALID, NETWORK_ALREADY_CONNECTED,
        VALUE_NOT_SUPPORTED, LIMIT_REACHED.
        """
        return self._session._call("PIF.create_VLAN", device, network, host, VLAN)


class AsyncPIF(Class):
    """What PIF does, as tasks."""

    def destroy(self, pif: PIFRef) -> taskRef:
        """Destroy the PIF. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID."""
        return self._session._task("PIF.destroy", pif)

    def create_VLAN(self, device: str, network: networkRef, host: hostRef, VLAN: int) -> taskRef:
        """Adds a VLAN to a card, which device names, with its MAC and MTU. A network with a PIF on the host
        is NETWORK_ALREADY_CONNECTED. Errors: VLAN_TAG_INVALID, NETWORK_ALREADY_CONNECTED,
        VALUE_NOT_SUPPORTED, LIMIT_REACHED.
        """
        return self._session._task("PIF.create_VLAN", device, network, host, VLAN)


class PIF_metrics(Class):
    """Traffic figures of one PIF."""

    def get_uuid(self, pif_metrics: PIF_metricsRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("PIF_metrics.get_uuid", pif_metrics)

    def get_io_read_kbs(self, pif_metrics: PIF_metricsRef) -> float:
        """Get `io_read_kbs`: What the card receives, in KiB/s; a VLAN's is counted with its card's, and 0
        here.
        """
        return self._session._call("PIF_metrics.get_io_read_kbs", pif_metrics)

    def get_io_write_kbs(self, pif_metrics: PIF_metricsRef) -> float:
        """Get `io_write_kbs`: What the card sends, in KiB/s; likewise."""
        return self._session._call("PIF_metrics.get_io_write_kbs", pif_metrics)

    def get_last_updated(self, pif_metrics: PIF_metricsRef) -> datetime:
        """Get `last_updated`: When the figures were taken: the time of the answer."""
        return self._session._call("PIF_metrics.get_last_updated", pif_metrics)

    def get_record(self, pif_metrics: PIF_metricsRef) -> PIF_metricsRecord:
        """All fields of the PIF_metrics."""
        return self._session._call("PIF_metrics.get_record", pif_metrics)

    def get_record_internal(self, pif_metrics: PIF_metricsRef) -> PIF_metricsRecord:
        """All fields of the PIF_metrics, those of 0.4.3 included."""
        return self._session._call("PIF_metrics.get_record_internal", pif_metrics)

    def to_XML(self, pif_metrics: PIF_metricsRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("PIF_metrics.to_XML", pif_metrics)

    def get_by_uuid(self, uuid: str) -> PIF_metricsRef:
        """The PIF_metrics of this uuid."""
        return self._session._call("PIF_metrics.get_by_uuid", uuid)

    def get_all(self) -> List[PIF_metricsRef]:
        """Every PIF_metrics."""
        return self._session._call("PIF_metrics.get_all")

    def get_all_records(self) -> Dict[PIF_metricsRef, PIF_metricsRecord]:
        """Every PIF_metrics with its record."""
        return self._session._call("PIF_metrics.get_all_records")


class SR(Class):
    """A place for disks, of type memory, disk or nbd. It is a record until PBD.plug attaches it."""

    def get_uuid(self, sr: SRRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("SR.get_uuid", sr)

    def get_name_label(self, sr: SRRef) -> str:
        """Get `name_label`: Name shown to people; several objects may share it."""
        return self._session._call("SR.get_name_label", sr)

    def set_name_label(self, sr: SRRef, value: str) -> None:
        """Set `name_label`: Name shown to people; several objects may share it."""
        return self._session._call("SR.set_name_label", sr, value)

    def get_name_description(self, sr: SRRef) -> str:
        """Get `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("SR.get_name_description", sr)

    def set_name_description(self, sr: SRRef, value: str) -> None:
        """Set `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("SR.set_name_description", sr, value)

    def get_VDIs(self, sr: SRRef) -> List[VDIRef]:
        """Get `VDIs`: Disks that are in it."""
        return self._session._call("SR.get_VDIs", sr)

    def get_PBDs(self, sr: SRRef) -> List[PBDRef]:
        """Get `PBDs`: What connects it with hosts."""
        return self._session._call("SR.get_PBDs", sr)

    def get_virtual_allocation(self, sr: SRRef) -> int:
        """Get `virtual_allocation`: Bytes its disks add up to by their virtual_size, computed when read."""
        return self._session._call("SR.get_virtual_allocation", sr)

    def get_physical_utilisation(self, sr: SRRef) -> int:
        """Get `physical_utilisation`: Bytes in use on the medium; 0 while the SR is not attached."""
        return self._session._call("SR.get_physical_utilisation", sr)

    def get_physical_size(self, sr: SRRef) -> int:
        """Get `physical_size`: Bytes the medium has, up to 2^46. create of an SR of type memory says how
        many; PBD.plug sets it to what there is.
        """
        return self._session._call("SR.get_physical_size", sr)

    def get_type(self, sr: SRRef) -> str:
        """Get `type`: Kind of storage; PBD.plug knows those of get_supported_types."""
        return self._session._call("SR.get_type", sr)

    def get_content_type(self, sr: SRRef) -> str:
        """Get `content_type`: What is kept in it, such as iso; empty for anything."""
        return self._session._call("SR.get_content_type", sr)

    def get_location(self, sr: SRRef) -> str:
        """Get `location`: Where the storage is found; any text, kept only."""
        return self._session._call("SR.get_location", sr)

    def get_record(self, sr: SRRef) -> SRRecord:
        """All fields of the SR."""
        return self._session._call("SR.get_record", sr)

    def get_record_internal(self, sr: SRRef) -> SRRecord:
        """All fields of the SR, those of 0.4.3 included."""
        return self._session._call("SR.get_record_internal", sr)

    def to_XML(self, sr: SRRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("SR.to_XML", sr)

    def get_by_uuid(self, uuid: str) -> SRRef:
        """The SR of this uuid."""
        return self._session._call("SR.get_by_uuid", uuid)

    def get_all(self) -> List[SRRef]:
        """Every SR."""
        return self._session._call("SR.get_all")

    def get_all_records(self) -> Dict[SRRef, SRRecord]:
        """Every SR with its record."""
        return self._session._call("SR.get_all_records")

    def get_by_name_label(self, label: str) -> List[SRRef]:
        """Every SR of this name_label."""
        return self._session._call("SR.get_by_name_label", label)

    def create(self, args: SRRecord) -> SRRef:
        """Make a SR; what the record lacks takes its default."""
        return self._session._call("SR.create", args)

    def destroy(self, sr: SRRef) -> None:
        """Destroy the SR."""
        return self._session._call("SR.destroy", sr)

    def get_supported_types(self) -> List[str]:
        """Answers with the kinds of storage that can be attached: memory, nbd, and disk where the host has
        one for its state.
        """
        return self._session._call("SR.get_supported_types")

    def clone(self, sr: SRRef, loc: str, name: str) -> SRRef:
        """Makes an SR of the same type, attached, with a copy of each disk as they are now. loc is its
        place: of type disk a partition, of type nbd HOST[:PORT][/EXPORT]; it becomes location. A task
        tells how far it is and can be cancelled. Errors: SR_HAS_NO_PBDS, SR_BACKEND_FAILURE, SR_FULL.
        """
        return self._session._call("SR.clone", sr, loc, name)


class AsyncSR(Class):
    """What SR does, as tasks."""

    def create(self, args: SRRecord) -> taskRef:
        """Make a SR; what the record lacks takes its default."""
        return self._session._task("SR.create", args)

    def destroy(self, sr: SRRef) -> taskRef:
        """Destroy the SR."""
        return self._session._task("SR.destroy", sr)

    def get_supported_types(self) -> taskRef:
        """Answers with the kinds of storage that can be attached: memory, nbd, and disk where the host has
        one for its state.
        """
        return self._session._task("SR.get_supported_types")

    def clone(self, sr: SRRef, loc: str, name: str) -> taskRef:
        """Makes an SR of the same type, attached, with a copy of each disk as they are now. loc is its
        place: of type disk a partition, of type nbd HOST[:PORT][/EXPORT]; it becomes location. A task
        tells how far it is and can be cancelled. Errors: SR_HAS_NO_PBDS, SR_BACKEND_FAILURE, SR_FULL.
        """
        return self._session._task("SR.clone", sr, loc, name)


class VDI(Class):
    """A disk for VMs: thin, zeroes until it is written, always raw. Copies share what nobody has written since."""

    def get_uuid(self, vdi: VDIRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("VDI.get_uuid", vdi)

    def get_name_label(self, vdi: VDIRef) -> str:
        """Get `name_label`: Name shown to people; several objects may share it."""
        return self._session._call("VDI.get_name_label", vdi)

    def set_name_label(self, vdi: VDIRef, value: str) -> None:
        """Set `name_label`: Name shown to people; several objects may share it."""
        return self._session._call("VDI.set_name_label", vdi, value)

    def get_name_description(self, vdi: VDIRef) -> str:
        """Get `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("VDI.get_name_description", vdi)

    def set_name_description(self, vdi: VDIRef, value: str) -> None:
        """Set `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("VDI.set_name_description", vdi, value)

    def get_SR(self, vdi: VDIRef) -> SRRef:
        """Get `SR`: The SR it is in; needed at create."""
        return self._session._call("VDI.get_SR", vdi)

    def set_SR(self, vdi: VDIRef, value: SRRef) -> None:
        """Set `SR`: The SR it is in; needed at create."""
        return self._session._call("VDI.set_SR", vdi, value)

    def get_VBDs(self, vdi: VDIRef) -> List[VBDRef]:
        """Get `VBDs`: Drives of VMs that have this disk in them."""
        return self._session._call("VDI.get_VBDs", vdi)

    def get_crash_dumps(self, vdi: VDIRef) -> List[crashdumpRef]:
        """Get `crash_dumps`: Dumps kept on this disk."""
        return self._session._call("VDI.get_crash_dumps", vdi)

    def get_virtual_size(self, vdi: VDIRef) -> int:
        """Get `virtual_size`: Bytes the guest sees, up to 2^46, rounded up to whole sectors of 512. With
        data the setter is resize.
        """
        return self._session._call("VDI.get_virtual_size", vdi)

    def set_virtual_size(self, vdi: VDIRef, value: int) -> None:
        """Set `virtual_size`: Bytes the guest sees, up to 2^46, rounded up to whole sectors of 512. With
        data the setter is resize.
        """
        return self._session._call("VDI.set_virtual_size", vdi, value)

    def get_physical_utilisation(self, vdi: VDIRef) -> int:
        """Get `physical_utilisation`: Bytes it has in its SR, those it shares with copies too; 0 while the
        SR is not attached.
        """
        return self._session._call("VDI.get_physical_utilisation", vdi)

    def get_type(self, vdi: VDIRef) -> VdiType:
        """Get `type`: What the disk is for."""
        return self._session._call("VDI.get_type", vdi)

    def get_sharable(self, vdi: VDIRef) -> bool:
        """Get `sharable`: Whether several running VMs may have it to write at once."""
        return self._session._call("VDI.get_sharable", vdi)

    def set_sharable(self, vdi: VDIRef, value: bool) -> None:
        """Set `sharable`: Whether several running VMs may have it to write at once."""
        return self._session._call("VDI.set_sharable", vdi, value)

    def get_read_only(self, vdi: VDIRef) -> bool:
        """Get `read_only`: Whether guests may only read it: a VM with a VBD of mode RW for it does not
        start.
        """
        return self._session._call("VDI.get_read_only", vdi)

    def set_read_only(self, vdi: VDIRef, value: bool) -> None:
        """Set `read_only`: Whether guests may only read it: a VM with a VBD of mode RW for it does not
        start.
        """
        return self._session._call("VDI.set_read_only", vdi, value)

    def get_other_config(self, vdi: VDIRef) -> Dict[str, str]:
        """Get `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("VDI.get_other_config", vdi)

    def set_other_config(self, vdi: VDIRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("VDI.set_other_config", vdi, value)

    def add_to_other_config(self, vdi: VDIRef, key: str, value: str) -> None:
        """Add to `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("VDI.add_to_other_config", vdi, key, value)

    def remove_from_other_config(self, vdi: VDIRef, key: str) -> None:
        """Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("VDI.remove_from_other_config", vdi, key)

    def get_security_label(self, vdi: VDIRef) -> str:
        """Get `security_label`: Always empty: Xen here knows no labels."""
        return self._session._call("VDI.get_security_label", vdi)

    def get_sector_size(self, vdi: VDIRef) -> int:
        """Get `sector_size`: Bytes of a sector, 512 unless create says otherwise."""
        return self._session._call("VDI.get_sector_size", vdi)

    def get_parent(self, vdi: VDIRef) -> VDIRef:
        """Get `parent`: The disk it was copied from; none if it stands alone, or that disk is gone."""
        return self._session._call("VDI.get_parent", vdi)

    def get_children(self, vdi: VDIRef) -> List[VDIRef]:
        """Get `children`: Disks that name this one as parent."""
        return self._session._call("VDI.get_children", vdi)

    def get_record(self, vdi: VDIRef) -> VDIRecord:
        """All fields of the VDI."""
        return self._session._call("VDI.get_record", vdi)

    def get_record_internal(self, vdi: VDIRef) -> VDIRecord:
        """All fields of the VDI, those of 0.4.3 included."""
        return self._session._call("VDI.get_record_internal", vdi)

    def to_XML(self, vdi: VDIRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("VDI.to_XML", vdi)

    def get_by_uuid(self, uuid: str) -> VDIRef:
        """The VDI of this uuid."""
        return self._session._call("VDI.get_by_uuid", uuid)

    def get_all(self) -> List[VDIRef]:
        """Every VDI."""
        return self._session._call("VDI.get_all")

    def get_all_records(self) -> Dict[VDIRef, VDIRecord]:
        """Every VDI with its record."""
        return self._session._call("VDI.get_all_records")

    def get_by_name_label(self, label: str) -> List[VDIRef]:
        """Every VDI of this name_label."""
        return self._session._call("VDI.get_by_name_label", label)

    def create(self, args: VDIRecord) -> VDIRef:
        """Make a VDI; what the record lacks takes its default."""
        return self._session._call("VDI.create", args)

    def destroy(self, vdi: VDIRef) -> None:
        """Destroy the VDI."""
        return self._session._call("VDI.destroy", vdi)

    def set_security_label(self, vdi: VDIRef, security_label: str, old_label: str) -> None:
        """Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors:
        SECURITY_ERROR.
        """
        return self._session._call("VDI.set_security_label", vdi, security_label, old_label)

    def snapshot(self, vdi: VDIRef) -> VDIRef:
        """Makes a read-only copy of the disk as it is now, in constant time; it may be in use. Errors:
        SR_HAS_NO_PBDS, SR_FULL.
        """
        return self._session._call("VDI.snapshot", vdi)

    def clone(self, vdi: VDIRef, driver_params: Dict[str, str]) -> VDIRef:
        """Makes a writable copy of the disk as it is now, in constant time; driver_params are of no effect.
        Errors: SR_HAS_NO_PBDS, SR_FULL.
        """
        return self._session._call("VDI.clone", vdi, driver_params)

    def copy(self, vdi: VDIRef, sr: SRRef) -> VDIRef:
        """Makes a disk in that SR with all that this one has now; it may be in use. A task tells how far it
        is and can be cancelled. Errors: SR_HAS_NO_PBDS, SR_FULL.
        """
        return self._session._call("VDI.copy", vdi, sr)

    def resize(self, vdi: VDIRef, size: int) -> None:
        """Grows the disk; a smaller size is VALUE_NOT_SUPPORTED. A guest that has it sees that when it is
        attached again. Errors: VALUE_NOT_SUPPORTED.
        """
        return self._session._call("VDI.resize", vdi, size)


class AsyncVDI(Class):
    """What VDI does, as tasks."""

    def create(self, args: VDIRecord) -> taskRef:
        """Make a VDI; what the record lacks takes its default."""
        return self._session._task("VDI.create", args)

    def destroy(self, vdi: VDIRef) -> taskRef:
        """Destroy the VDI."""
        return self._session._task("VDI.destroy", vdi)

    def set_security_label(self, vdi: VDIRef, security_label: str, old_label: str) -> taskRef:
        """Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors:
        SECURITY_ERROR.
        """
        return self._session._task("VDI.set_security_label", vdi, security_label, old_label)

    def snapshot(self, vdi: VDIRef) -> taskRef:
        """Makes a read-only copy of the disk as it is now, in constant time; it may be in use. Errors:
        SR_HAS_NO_PBDS, SR_FULL.
        """
        return self._session._task("VDI.snapshot", vdi)

    def clone(self, vdi: VDIRef, driver_params: Dict[str, str]) -> taskRef:
        """Makes a writable copy of the disk as it is now, in constant time; driver_params are of no effect.
        Errors: SR_HAS_NO_PBDS, SR_FULL.
        """
        return self._session._task("VDI.clone", vdi, driver_params)

    def copy(self, vdi: VDIRef, sr: SRRef) -> taskRef:
        """Makes a disk in that SR with all that this one has now; it may be in use. A task tells how far it
        is and can be cancelled. Errors: SR_HAS_NO_PBDS, SR_FULL.
        """
        return self._session._task("VDI.copy", vdi, sr)

    def resize(self, vdi: VDIRef, size: int) -> taskRef:
        """Grows the disk; a smaller size is VALUE_NOT_SUPPORTED. A guest that has it sees that when it is
        attached again. Errors: VALUE_NOT_SUPPORTED.
        """
        return self._session._task("VDI.resize", vdi, size)


class VBD(Class):
    """A drive of a VM."""

    def get_uuid(self, vbd: VBDRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("VBD.get_uuid", vbd)

    def get_VM(self, vbd: VBDRef) -> VMRef:
        """Get `VM`: The VM that has it; needed at create."""
        return self._session._call("VBD.get_VM", vbd)

    def set_VM(self, vbd: VBDRef, value: VMRef) -> None:
        """Set `VM`: The VM that has it; needed at create."""
        return self._session._call("VBD.set_VM", vbd, value)

    def get_VDI(self, vbd: VBDRef) -> VDIRef:
        """Get `VDI`: The disk in it. create takes none for a CD drive only."""
        return self._session._call("VBD.get_VDI", vbd)

    def set_VDI(self, vbd: VBDRef, value: VDIRef) -> None:
        """Set `VDI`: The disk in it. create takes none for a CD drive only."""
        return self._session._call("VBD.set_VDI", vbd, value)

    def get_device(self, vbd: VBDRef) -> str:
        """Get `device`: Name in the VM, such as xvda, 64 characters at most. create picks a free one for an
        empty text and refuses one that is taken.
        """
        return self._session._call("VBD.get_device", vbd)

    def set_device(self, vbd: VBDRef, value: str) -> None:
        """Set `device`: Name in the VM, such as xvda, 64 characters at most. create picks a free one for an
        empty text and refuses one that is taken.
        """
        return self._session._call("VBD.set_device", vbd, value)

    def get_bootable(self, vbd: VBDRef) -> bool:
        """Get `bootable`: Whether a boot loader may look here; nothing uses it yet."""
        return self._session._call("VBD.get_bootable", vbd)

    def set_bootable(self, vbd: VBDRef, value: bool) -> None:
        """Set `bootable`: Whether a boot loader may look here; nothing uses it yet."""
        return self._session._call("VBD.set_bootable", vbd, value)

    def get_mode(self, vbd: VBDRef) -> VbdMode:
        """Get `mode`: Whether the guest may write."""
        return self._session._call("VBD.get_mode", vbd)

    def set_mode(self, vbd: VBDRef, value: VbdMode) -> None:
        """Set `mode`: Whether the guest may write."""
        return self._session._call("VBD.set_mode", vbd, value)

    def get_type(self, vbd: VBDRef) -> VbdType:
        """Get `type`: Whether the guest sees a disk or a CD drive, which can be empty."""
        return self._session._call("VBD.get_type", vbd)

    def set_type(self, vbd: VBDRef, value: VbdType) -> None:
        """Set `type`: Whether the guest sees a disk or a CD drive, which can be empty."""
        return self._session._call("VBD.set_type", vbd, value)

    def get_currently_attached(self, vbd: VBDRef) -> bool:
        """Get `currently_attached`: Whether it is offered to the guest now."""
        return self._session._call("VBD.get_currently_attached", vbd)

    def get_status_code(self, vbd: VBDRef) -> int:
        """Get `status_code`: Always 0: an attempt to attach it that fails is told to who asked."""
        return self._session._call("VBD.get_status_code", vbd)

    def get_status_detail(self, vbd: VBDRef) -> str:
        """Get `status_detail`: Always empty, likewise."""
        return self._session._call("VBD.get_status_detail", vbd)

    def get_runtime_properties(self, vbd: VBDRef) -> Dict[str, str]:
        """Get `runtime_properties`: Always empty: the backend tells nothing of the attached device."""
        return self._session._call("VBD.get_runtime_properties", vbd)

    def get_qos_algorithm_type(self, vbd: VBDRef) -> str:
        """Get `qos_algorithm_type`: How what the guest reads and writes is limited when the drive is
        attached: ratelimit, or empty.
        """
        return self._session._call("VBD.get_qos_algorithm_type", vbd)

    def set_qos_algorithm_type(self, vbd: VBDRef, value: str) -> None:
        """Set `qos_algorithm_type`: How what the guest reads and writes is limited when the drive is
        attached: ratelimit, or empty.
        """
        return self._session._call("VBD.set_qos_algorithm_type", vbd, value)

    def get_qos_algorithm_params(self, vbd: VBDRef) -> Dict[str, str]:
        """Get `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes together."""
        return self._session._call("VBD.get_qos_algorithm_params", vbd)

    def set_qos_algorithm_params(self, vbd: VBDRef, value: Dict[str, str]) -> None:
        """Set `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes together."""
        return self._session._call("VBD.set_qos_algorithm_params", vbd, value)

    def add_to_qos_algorithm_params(self, vbd: VBDRef, key: str, value: str) -> None:
        """Add to `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes
        together.
        """
        return self._session._call("VBD.add_to_qos_algorithm_params", vbd, key, value)

    def remove_from_qos_algorithm_params(self, vbd: VBDRef, key: str) -> None:
        """Remove from `qos_algorithm_params`: Of ratelimit: kbps, the most KiB a second, reads and writes
        together.
        """
        return self._session._call("VBD.remove_from_qos_algorithm_params", vbd, key)

    def get_qos_supported_algorithms(self, vbd: VBDRef) -> List[str]:
        """Get `qos_supported_algorithms`: Values qos_algorithm_type can have to some effect."""
        return self._session._call("VBD.get_qos_supported_algorithms", vbd)

    def get_metrics(self, vbd: VBDRef) -> VBD_metricsRef:
        """Get `metrics`: Its transfer figures, made and destroyed with it."""
        return self._session._call("VBD.get_metrics", vbd)

    def get_driver(self, vbd: VBDRef) -> DriverType:
        """Get `driver`: Kept for old clients; only paravirtualised drives are planned, ioemu has no effect."""
        return self._session._call("VBD.get_driver", vbd)

    def set_driver(self, vbd: VBDRef, value: DriverType) -> None:
        """Set `driver`: Kept for old clients; only paravirtualised drives are planned, ioemu has no effect."""
        return self._session._call("VBD.set_driver", vbd, value)

    def get_IO_bandwidth_incoming_kbs(self, vbd: VBDRef) -> float:
        """Get `IO_bandwidth_incoming_kbs`: Reads VBD_metrics.io_read_kbs."""
        return self._session._call("VBD.get_IO_bandwidth_incoming_kbs", vbd)

    def get_IO_bandwidth_outgoing_kbs(self, vbd: VBDRef) -> float:
        """Get `IO_bandwidth_outgoing_kbs`: Reads VBD_metrics.io_write_kbs."""
        return self._session._call("VBD.get_IO_bandwidth_outgoing_kbs", vbd)

    def get_record(self, vbd: VBDRef) -> VBDRecord:
        """All fields of the VBD."""
        return self._session._call("VBD.get_record", vbd)

    def get_record_internal(self, vbd: VBDRef) -> VBDRecord:
        """All fields of the VBD, those of 0.4.3 included."""
        return self._session._call("VBD.get_record_internal", vbd)

    def to_XML(self, vbd: VBDRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("VBD.to_XML", vbd)

    def get_by_uuid(self, uuid: str) -> VBDRef:
        """The VBD of this uuid."""
        return self._session._call("VBD.get_by_uuid", uuid)

    def get_all(self) -> List[VBDRef]:
        """Every VBD."""
        return self._session._call("VBD.get_all")

    def get_all_records(self) -> Dict[VBDRef, VBDRecord]:
        """Every VBD with its record."""
        return self._session._call("VBD.get_all_records")

    def create(self, args: VBDRecord) -> VBDRef:
        """Make a VBD; what the record lacks takes its default."""
        return self._session._call("VBD.create", args)

    def destroy(self, vbd: VBDRef) -> None:
        """Destroy the VBD."""
        return self._session._call("VBD.destroy", vbd)

    def media_change(self, vbd: VBDRef, vdi: VDIRef) -> None:
        """Puts another disk into a CD drive, which its guest keeps. OPERATION_NOT_ALLOWED for a drive of
        type Disk.
        """
        return self._session._call("VBD.media_change", vbd, vdi)

    def insert(self, vbd: VBDRef, vdi: VDIRef) -> None:
        """Puts a disk into an empty CD drive; a guest that runs sees how large it is. Errors:
        VBD_NOT_REMOVABLE_MEDIA, VBD_NOT_EMPTY.
        """
        return self._session._call("VBD.insert", vbd, vdi)

    def eject(self, vbd: VBDRef) -> None:
        """Empties a CD drive, which its guest keeps: what was asked of the disk is done, and reads fail from
        then on. Errors: VBD_NOT_REMOVABLE_MEDIA, VBD_IS_EMPTY.
        """
        return self._session._call("VBD.eject", vbd)

    def plug(self, vbd: VBDRef) -> None:
        """Offers the drive to a VM that runs. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_ATTACHED,
        VDI_IN_USE.
        """
        return self._session._call("VBD.plug", vbd)

    def unplug(self, vbd: VBDRef) -> None:
        """Asks the guest to give the drive up, and takes it away once it has: DEVICE_DETACH_TIMEOUT after 30
        seconds. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_DETACHED, DEVICE_DETACH_TIMEOUT.
        """
        return self._session._call("VBD.unplug", vbd)


class AsyncVBD(Class):
    """What VBD does, as tasks."""

    def create(self, args: VBDRecord) -> taskRef:
        """Make a VBD; what the record lacks takes its default."""
        return self._session._task("VBD.create", args)

    def destroy(self, vbd: VBDRef) -> taskRef:
        """Destroy the VBD."""
        return self._session._task("VBD.destroy", vbd)

    def media_change(self, vbd: VBDRef, vdi: VDIRef) -> taskRef:
        """Puts another disk into a CD drive, which its guest keeps. OPERATION_NOT_ALLOWED for a drive of
        type Disk.
        """
        return self._session._task("VBD.media_change", vbd, vdi)

    def insert(self, vbd: VBDRef, vdi: VDIRef) -> taskRef:
        """Puts a disk into an empty CD drive; a guest that runs sees how large it is. Errors:
        VBD_NOT_REMOVABLE_MEDIA, VBD_NOT_EMPTY.
        """
        return self._session._task("VBD.insert", vbd, vdi)

    def eject(self, vbd: VBDRef) -> taskRef:
        """Empties a CD drive, which its guest keeps: what was asked of the disk is done, and reads fail from
        then on. Errors: VBD_NOT_REMOVABLE_MEDIA, VBD_IS_EMPTY.
        """
        return self._session._task("VBD.eject", vbd)

    def plug(self, vbd: VBDRef) -> taskRef:
        """Offers the drive to a VM that runs. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_ATTACHED,
        VDI_IN_USE.
        """
        return self._session._task("VBD.plug", vbd)

    def unplug(self, vbd: VBDRef) -> taskRef:
        """Asks the guest to give the drive up, and takes it away once it has: DEVICE_DETACH_TIMEOUT after 30
        seconds. Errors: VM_BAD_POWER_STATE, DEVICE_ALREADY_DETACHED, DEVICE_DETACH_TIMEOUT.
        """
        return self._session._task("VBD.unplug", vbd)


class VBD_metrics(Class):
    """Transfer figures of one VBD."""

    def get_uuid(self, vbd_metrics: VBD_metricsRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("VBD_metrics.get_uuid", vbd_metrics)

    def get_io_read_kbs(self, vbd_metrics: VBD_metricsRef) -> float:
        """Get `io_read_kbs`: What the guest reads, in KiB/s; 0 while it is not attached."""
        return self._session._call("VBD_metrics.get_io_read_kbs", vbd_metrics)

    def get_io_write_kbs(self, vbd_metrics: VBD_metricsRef) -> float:
        """Get `io_write_kbs`: What the guest writes, in KiB/s; 0 while it is not attached."""
        return self._session._call("VBD_metrics.get_io_write_kbs", vbd_metrics)

    def get_last_updated(self, vbd_metrics: VBD_metricsRef) -> datetime:
        """Get `last_updated`: When the figures were taken: the time of the answer."""
        return self._session._call("VBD_metrics.get_last_updated", vbd_metrics)

    def get_record(self, vbd_metrics: VBD_metricsRef) -> VBD_metricsRecord:
        """All fields of the VBD_metrics."""
        return self._session._call("VBD_metrics.get_record", vbd_metrics)

    def get_record_internal(self, vbd_metrics: VBD_metricsRef) -> VBD_metricsRecord:
        """All fields of the VBD_metrics, those of 0.4.3 included."""
        return self._session._call("VBD_metrics.get_record_internal", vbd_metrics)

    def to_XML(self, vbd_metrics: VBD_metricsRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("VBD_metrics.to_XML", vbd_metrics)

    def get_by_uuid(self, uuid: str) -> VBD_metricsRef:
        """The VBD_metrics of this uuid."""
        return self._session._call("VBD_metrics.get_by_uuid", uuid)

    def get_all(self) -> List[VBD_metricsRef]:
        """Every VBD_metrics."""
        return self._session._call("VBD_metrics.get_all")

    def get_all_records(self) -> Dict[VBD_metricsRef, VBD_metricsRecord]:
        """Every VBD_metrics with its record."""
        return self._session._call("VBD_metrics.get_all_records")


class PBD(Class):
    """How a host reaches an SR. Those that are there when the host starts are plugged then."""

    def get_uuid(self, pbd: PBDRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("PBD.get_uuid", pbd)

    def get_host(self, pbd: PBDRef) -> hostRef:
        """Get `host`: The host that is to reach the SR; needed at create."""
        return self._session._call("PBD.get_host", pbd)

    def get_SR(self, pbd: PBDRef) -> SRRef:
        """Get `SR`: The SR to be reached; needed at create."""
        return self._session._call("PBD.get_SR", pbd)

    def get_device_config(self, pbd: PBDRef) -> Dict[str, str]:
        """Get `device_config`: Where the storage is. An SR of type disk is on the rest of the state's disk
        (device = state), or a partition of it (device = its name or uuid); one of type nbd on an export
        of an NBD server: host (an IPv4 or IPv6 address), port (10809) and export (a name, or empty);
        memory needs none.
        """
        return self._session._call("PBD.get_device_config", pbd)

    def get_currently_attached(self, pbd: PBDRef) -> bool:
        """Get `currently_attached`: Whether the host has the SR open."""
        return self._session._call("PBD.get_currently_attached", pbd)

    def get_record(self, pbd: PBDRef) -> PBDRecord:
        """All fields of the PBD."""
        return self._session._call("PBD.get_record", pbd)

    def get_record_internal(self, pbd: PBDRef) -> PBDRecord:
        """All fields of the PBD, those of 0.4.3 included."""
        return self._session._call("PBD.get_record_internal", pbd)

    def to_XML(self, pbd: PBDRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("PBD.to_XML", pbd)

    def get_by_uuid(self, uuid: str) -> PBDRef:
        """The PBD of this uuid."""
        return self._session._call("PBD.get_by_uuid", uuid)

    def get_all(self) -> List[PBDRef]:
        """Every PBD."""
        return self._session._call("PBD.get_all")

    def get_all_records(self) -> Dict[PBDRef, PBDRecord]:
        """Every PBD with its record."""
        return self._session._call("PBD.get_all_records")

    def create(self, args: PBDRecord) -> PBDRef:
        """Make a PBD; what the record lacks takes its default."""
        return self._session._call("PBD.create", args)

    def destroy(self, pbd: PBDRef) -> None:
        """Destroy the PBD."""
        return self._session._call("PBD.destroy", pbd)

    def plug(self, pbd: PBDRef) -> None:
        """Opens the SR on the host; SR_UNKNOWN_DRIVER or SR_BACKEND_FAILURE if that cannot be. Of type nbd
        the server has to be there; one that goes away later is waited for, and so is one that is away
        when the host starts. Errors: SR_UNKNOWN_DRIVER, SR_BACKEND_FAILURE.
        """
        return self._session._call("PBD.plug", pbd)

    def unplug(self, pbd: PBDRef) -> None:
        """Closes the SR on the host. OPERATION_NOT_ALLOWED while a VM has a disk of it, or something is
        under way with it. Memory forgets what is in it; what a server that is away was asked fails, and
        what it has not flushed may be lost. Errors: SR_BACKEND_FAILURE.
        """
        return self._session._call("PBD.unplug", pbd)


class AsyncPBD(Class):
    """What PBD does, as tasks."""

    def create(self, args: PBDRecord) -> taskRef:
        """Make a PBD; what the record lacks takes its default."""
        return self._session._task("PBD.create", args)

    def destroy(self, pbd: PBDRef) -> taskRef:
        """Destroy the PBD."""
        return self._session._task("PBD.destroy", pbd)

    def plug(self, pbd: PBDRef) -> taskRef:
        """Opens the SR on the host; SR_UNKNOWN_DRIVER or SR_BACKEND_FAILURE if that cannot be. Of type nbd
        the server has to be there; one that goes away later is waited for, and so is one that is away
        when the host starts. Errors: SR_UNKNOWN_DRIVER, SR_BACKEND_FAILURE.
        """
        return self._session._task("PBD.plug", pbd)

    def unplug(self, pbd: PBDRef) -> taskRef:
        """Closes the SR on the host. OPERATION_NOT_ALLOWED while a VM has a disk of it, or something is
        under way with it. Memory forgets what is in it; what a server that is away was asked fails, and
        what it has not flushed may be lost. Errors: SR_BACKEND_FAILURE.
        """
        return self._session._task("PBD.unplug", pbd)


class crashdump(Class):
    """The memory of a VM that crashed with actions_after_crash coredump_and_destroy or coredump_and_restart. It stays in the host's memory, bounded, until it is destroyed, or on a disk of host.crash_dump_sr."""

    def get_uuid(self, crashdump: crashdumpRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("crashdump.get_uuid", crashdump)

    def get_VM(self, crashdump: crashdumpRef) -> VMRef:
        """Get `VM`: The VM that crashed."""
        return self._session._call("crashdump.get_VM", crashdump)

    def get_VDI(self, crashdump: crashdumpRef) -> VDIRef:
        """Get `VDI`: The disk with the dump, which goes with it; none, it is in memory, and gone when the
        host ends.
        """
        return self._session._call("crashdump.get_VDI", crashdump)

    def get_location(self, crashdump: crashdumpRef) -> str:
        """Get `location`: URL of the dump: GET answers with an ELF core for gdb and crash, by guest-physical
        addresses. Add session_id.
        """
        return self._session._call("crashdump.get_location", crashdump)

    def get_record(self, crashdump: crashdumpRef) -> crashdumpRecord:
        """All fields of the crashdump."""
        return self._session._call("crashdump.get_record", crashdump)

    def get_record_internal(self, crashdump: crashdumpRef) -> crashdumpRecord:
        """All fields of the crashdump, those of 0.4.3 included."""
        return self._session._call("crashdump.get_record_internal", crashdump)

    def to_XML(self, crashdump: crashdumpRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("crashdump.to_XML", crashdump)

    def get_by_uuid(self, uuid: str) -> crashdumpRef:
        """The crashdump of this uuid."""
        return self._session._call("crashdump.get_by_uuid", uuid)

    def get_all(self) -> List[crashdumpRef]:
        """Every crashdump."""
        return self._session._call("crashdump.get_all")

    def get_all_records(self) -> Dict[crashdumpRef, crashdumpRecord]:
        """Every crashdump with its record."""
        return self._session._call("crashdump.get_all_records")

    def destroy(self, crashdump: crashdumpRef) -> None:
        """Destroy the crashdump."""
        return self._session._call("crashdump.destroy", crashdump)


class Asynccrashdump(Class):
    """What crashdump does, as tasks."""

    def destroy(self, crashdump: crashdumpRef) -> taskRef:
        """Destroy the crashdump."""
        return self._session._task("crashdump.destroy", crashdump)


class VTPM(Class):
    """A TPM for a VM. It is only a record: a VM that has one does not start, as it has no backend yet."""

    def get_uuid(self, vtpm: VTPMRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("VTPM.get_uuid", vtpm)

    def get_VM(self, vtpm: VTPMRef) -> VMRef:
        """Get `VM`: The VM it is for; needed at create."""
        return self._session._call("VTPM.get_VM", vtpm)

    def get_backend(self, vtpm: VTPMRef) -> VMRef:
        """Get `backend`: The VM that is to serve it; none if left out."""
        return self._session._call("VTPM.get_backend", vtpm)

    def get_other_config(self, vtpm: VTPMRef) -> Dict[str, str]:
        """Get `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("VTPM.get_other_config", vtpm)

    def set_other_config(self, vtpm: VTPMRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("VTPM.set_other_config", vtpm, value)

    def add_to_other_config(self, vtpm: VTPMRef, key: str, value: str) -> None:
        """Add to `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("VTPM.add_to_other_config", vtpm, key, value)

    def remove_from_other_config(self, vtpm: VTPMRef, key: str) -> None:
        """Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("VTPM.remove_from_other_config", vtpm, key)

    def get_record(self, vtpm: VTPMRef) -> VTPMRecord:
        """All fields of the VTPM."""
        return self._session._call("VTPM.get_record", vtpm)

    def get_record_internal(self, vtpm: VTPMRef) -> VTPMRecord:
        """All fields of the VTPM, those of 0.4.3 included."""
        return self._session._call("VTPM.get_record_internal", vtpm)

    def to_XML(self, vtpm: VTPMRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("VTPM.to_XML", vtpm)

    def get_by_uuid(self, uuid: str) -> VTPMRef:
        """The VTPM of this uuid."""
        return self._session._call("VTPM.get_by_uuid", uuid)

    def get_all(self) -> List[VTPMRef]:
        """Every VTPM."""
        return self._session._call("VTPM.get_all")

    def get_all_records(self) -> Dict[VTPMRef, VTPMRecord]:
        """Every VTPM with its record."""
        return self._session._call("VTPM.get_all_records")

    def create(self, args: VTPMRecord) -> VTPMRef:
        """Make a VTPM; what the record lacks takes its default."""
        return self._session._call("VTPM.create", args)

    def destroy(self, vtpm: VTPMRef) -> None:
        """Destroy the VTPM."""
        return self._session._call("VTPM.destroy", vtpm)

    def get_runtime_properties(self, vtpm: VTPMRef) -> Dict[str, str]:
        """Answers with what the attached device reports: always empty, nothing is attached yet."""
        return self._session._call("VTPM.get_runtime_properties", vtpm)


class AsyncVTPM(Class):
    """What VTPM does, as tasks."""

    def create(self, args: VTPMRecord) -> taskRef:
        """Make a VTPM; what the record lacks takes its default."""
        return self._session._task("VTPM.create", args)

    def destroy(self, vtpm: VTPMRef) -> taskRef:
        """Destroy the VTPM."""
        return self._session._task("VTPM.destroy", vtpm)

    def get_runtime_properties(self, vtpm: VTPMRef) -> taskRef:
        """Answers with what the attached device reports: always empty, nothing is attached yet."""
        return self._session._task("VTPM.get_runtime_properties", vtpm)


class DPCI(Class):
    """A PCI function of the host given to a VM. It is only a record: a VM that has one does not start yet."""

    def get_uuid(self, dpci: DPCIRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("DPCI.get_uuid", dpci)

    def get_VM(self, dpci: DPCIRef) -> VMRef:
        """Get `VM`: The VM that is to have it; needed at create."""
        return self._session._call("DPCI.get_VM", dpci)

    def get_PPCI(self, dpci: DPCIRef) -> PPCIRef:
        """Get `PPCI`: The function of the host to give away; needed at create."""
        return self._session._call("DPCI.get_PPCI", dpci)

    def get_hotplug_slot(self, dpci: DPCIRef) -> int:
        """Get `hotplug_slot`: Slot to put it in, for guests with several; 0 if left out."""
        return self._session._call("DPCI.get_hotplug_slot", dpci)

    def get_virtual_domain(self, dpci: DPCIRef) -> int:
        """Get `virtual_domain`: PCI segment the guest sees; -1 while not attached."""
        return self._session._call("DPCI.get_virtual_domain", dpci)

    def get_virtual_bus(self, dpci: DPCIRef) -> int:
        """Get `virtual_bus`: PCI bus the guest sees; -1 while not attached."""
        return self._session._call("DPCI.get_virtual_bus", dpci)

    def get_virtual_slot(self, dpci: DPCIRef) -> int:
        """Get `virtual_slot`: PCI slot the guest sees; -1 while not attached."""
        return self._session._call("DPCI.get_virtual_slot", dpci)

    def get_virtual_func(self, dpci: DPCIRef) -> int:
        """Get `virtual_func`: PCI function the guest sees; -1 while not attached."""
        return self._session._call("DPCI.get_virtual_func", dpci)

    def get_virtual_name(self, dpci: DPCIRef) -> str:
        """Get `virtual_name`: Address the guest sees, as text; empty while not attached."""
        return self._session._call("DPCI.get_virtual_name", dpci)

    def get_record(self, dpci: DPCIRef) -> DPCIRecord:
        """All fields of the DPCI."""
        return self._session._call("DPCI.get_record", dpci)

    def get_record_internal(self, dpci: DPCIRef) -> DPCIRecord:
        """All fields of the DPCI, those of 0.4.3 included."""
        return self._session._call("DPCI.get_record_internal", dpci)

    def to_XML(self, dpci: DPCIRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("DPCI.to_XML", dpci)

    def get_by_uuid(self, uuid: str) -> DPCIRef:
        """The DPCI of this uuid."""
        return self._session._call("DPCI.get_by_uuid", uuid)

    def get_all(self) -> List[DPCIRef]:
        """Every DPCI."""
        return self._session._call("DPCI.get_all")

    def get_all_records(self) -> Dict[DPCIRef, DPCIRecord]:
        """Every DPCI with its record."""
        return self._session._call("DPCI.get_all_records")

    def create(self, args: DPCIRecord) -> DPCIRef:
        """Make a DPCI; what the record lacks takes its default."""
        return self._session._call("DPCI.create", args)

    def destroy(self, dpci: DPCIRef) -> None:
        """Destroy the DPCI."""
        return self._session._call("DPCI.destroy", dpci)


class AsyncDPCI(Class):
    """What DPCI does, as tasks."""

    def create(self, args: DPCIRecord) -> taskRef:
        """Make a DPCI; what the record lacks takes its default."""
        return self._session._task("DPCI.create", args)

    def destroy(self, dpci: DPCIRef) -> taskRef:
        """Destroy the DPCI."""
        return self._session._task("DPCI.destroy", dpci)


class PPCI(Class):
    """One function on the host's PCI bus, as found at boot."""

    def get_uuid(self, ppci: PPCIRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("PPCI.get_uuid", ppci)

    def get_host(self, ppci: PPCIRef) -> hostRef:
        """Get `host`: The machine whose bus it is on."""
        return self._session._call("PPCI.get_host", ppci)

    def get_domain(self, ppci: PPCIRef) -> int:
        """Get `domain`: Segment part of its address."""
        return self._session._call("PPCI.get_domain", ppci)

    def get_bus(self, ppci: PPCIRef) -> int:
        """Get `bus`: Bus part of its address, 0 to 255."""
        return self._session._call("PPCI.get_bus", ppci)

    def get_slot(self, ppci: PPCIRef) -> int:
        """Get `slot`: Slot part of its address, 0 to 31."""
        return self._session._call("PPCI.get_slot", ppci)

    def get_func(self, ppci: PPCIRef) -> int:
        """Get `func`: Function part of its address, 0 to 7."""
        return self._session._call("PPCI.get_func", ppci)

    def get_name(self, ppci: PPCIRef) -> str:
        """Get `name`: Its whole address in hex, as in 0000:00:1f.2."""
        return self._session._call("PPCI.get_name", ppci)

    def get_vendor_id(self, ppci: PPCIRef) -> int:
        """Get `vendor_id`: Vendor number from its configuration space."""
        return self._session._call("PPCI.get_vendor_id", ppci)

    def get_vendor_name(self, ppci: PPCIRef) -> str:
        """Get `vendor_name`: What the PCI list of the boot bundle calls its vendor; empty if it does not
        know.
        """
        return self._session._call("PPCI.get_vendor_name", ppci)

    def get_device_id(self, ppci: PPCIRef) -> int:
        """Get `device_id`: Device number from its configuration space."""
        return self._session._call("PPCI.get_device_id", ppci)

    def get_device_name(self, ppci: PPCIRef) -> str:
        """Get `device_name`: What the list calls it; empty if it does not know."""
        return self._session._call("PPCI.get_device_name", ppci)

    def get_revision_id(self, ppci: PPCIRef) -> int:
        """Get `revision_id`: Revision number from its configuration space."""
        return self._session._call("PPCI.get_revision_id", ppci)

    def get_class_code(self, ppci: PPCIRef) -> int:
        """Get `class_code`: Base class, subclass and programming interface, 8 bits each from the top."""
        return self._session._call("PPCI.get_class_code", ppci)

    def get_class_name(self, ppci: PPCIRef) -> str:
        """Get `class_name`: What the list calls its subclass, or else its base class."""
        return self._session._call("PPCI.get_class_name", ppci)

    def get_subsystem_vendor_id(self, ppci: PPCIRef) -> int:
        """Get `subsystem_vendor_id`: Vendor number of the board it sits on; 0 if it tells none."""
        return self._session._call("PPCI.get_subsystem_vendor_id", ppci)

    def get_subsystem_vendor_name(self, ppci: PPCIRef) -> str:
        """Get `subsystem_vendor_name`: What the list calls the board's vendor; empty if it does not know."""
        return self._session._call("PPCI.get_subsystem_vendor_name", ppci)

    def get_subsystem_id(self, ppci: PPCIRef) -> int:
        """Get `subsystem_id`: Number that the board's vendor gave; 0 if it tells none."""
        return self._session._call("PPCI.get_subsystem_id", ppci)

    def get_subsystem_name(self, ppci: PPCIRef) -> str:
        """Get `subsystem_name`: What the list calls the board; empty if it does not know."""
        return self._session._call("PPCI.get_subsystem_name", ppci)

    def get_driver(self, ppci: PPCIRef) -> str:
        """Get `driver`: The agent's driver that uses it; empty if none does."""
        return self._session._call("PPCI.get_driver", ppci)

    def get_record(self, ppci: PPCIRef) -> PPCIRecord:
        """All fields of the PPCI."""
        return self._session._call("PPCI.get_record", ppci)

    def get_record_internal(self, ppci: PPCIRef) -> PPCIRecord:
        """All fields of the PPCI, those of 0.4.3 included."""
        return self._session._call("PPCI.get_record_internal", ppci)

    def to_XML(self, ppci: PPCIRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("PPCI.to_XML", ppci)

    def get_by_uuid(self, uuid: str) -> PPCIRef:
        """The PPCI of this uuid."""
        return self._session._call("PPCI.get_by_uuid", uuid)

    def get_all(self) -> List[PPCIRef]:
        """Every PPCI."""
        return self._session._call("PPCI.get_all")

    def get_all_records(self) -> Dict[PPCIRef, PPCIRecord]:
        """Every PPCI with its record."""
        return self._session._call("PPCI.get_all_records")


class DSCSI(Class):
    """A SCSI device of the host given to a VM. It needs a PSCSI, and there are none, so it cannot be made yet."""

    def get_uuid(self, dscsi: DSCSIRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("DSCSI.get_uuid", dscsi)

    def get_VM(self, dscsi: DSCSIRef) -> VMRef:
        """Get `VM`: The VM that is to have it; needed at create."""
        return self._session._call("DSCSI.get_VM", dscsi)

    def get_PSCSI(self, dscsi: DSCSIRef) -> PSCSIRef:
        """Get `PSCSI`: The device of the host to give away; needed at create."""
        return self._session._call("DSCSI.get_PSCSI", dscsi)

    def get_HBA(self, dscsi: DSCSIRef) -> DSCSI_HBARef:
        """Get `HBA`: The VM's adapter whose virtual_host equals the first number of virtual_HCTL; none if no
        adapter has it.
        """
        return self._session._call("DSCSI.get_HBA", dscsi)

    def get_virtual_host(self, dscsi: DSCSIRef) -> int:
        """Get `virtual_host`: First number of virtual_HCTL."""
        return self._session._call("DSCSI.get_virtual_host", dscsi)

    def get_virtual_channel(self, dscsi: DSCSIRef) -> int:
        """Get `virtual_channel`: Second number of virtual_HCTL."""
        return self._session._call("DSCSI.get_virtual_channel", dscsi)

    def get_virtual_target(self, dscsi: DSCSIRef) -> int:
        """Get `virtual_target`: Third number of virtual_HCTL."""
        return self._session._call("DSCSI.get_virtual_target", dscsi)

    def get_virtual_lun(self, dscsi: DSCSIRef) -> int:
        """Get `virtual_lun`: Last number of virtual_HCTL."""
        return self._session._call("DSCSI.get_virtual_lun", dscsi)

    def get_virtual_HCTL(self, dscsi: DSCSIRef) -> str:
        """Get `virtual_HCTL`: Address in the guest: four decimal numbers with colons. Another form is
        VALUE_NOT_SUPPORTED.
        """
        return self._session._call("DSCSI.get_virtual_HCTL", dscsi)

    def get_runtime_properties(self, dscsi: DSCSIRef) -> Dict[str, str]:
        """Get `runtime_properties`: What the backend tells of the attached device; empty while it is not
        attached.
        """
        return self._session._call("DSCSI.get_runtime_properties", dscsi)

    def get_record(self, dscsi: DSCSIRef) -> DSCSIRecord:
        """All fields of the DSCSI."""
        return self._session._call("DSCSI.get_record", dscsi)

    def get_record_internal(self, dscsi: DSCSIRef) -> DSCSIRecord:
        """All fields of the DSCSI, those of 0.4.3 included."""
        return self._session._call("DSCSI.get_record_internal", dscsi)

    def to_XML(self, dscsi: DSCSIRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("DSCSI.to_XML", dscsi)

    def get_by_uuid(self, uuid: str) -> DSCSIRef:
        """The DSCSI of this uuid."""
        return self._session._call("DSCSI.get_by_uuid", uuid)

    def get_all(self) -> List[DSCSIRef]:
        """Every DSCSI."""
        return self._session._call("DSCSI.get_all")

    def get_all_records(self) -> Dict[DSCSIRef, DSCSIRecord]:
        """Every DSCSI with its record."""
        return self._session._call("DSCSI.get_all_records")

    def create(self, args: DSCSIRecord) -> DSCSIRef:
        """Make a DSCSI; what the record lacks takes its default."""
        return self._session._call("DSCSI.create", args)

    def destroy(self, dscsi: DSCSIRef) -> None:
        """Destroy the DSCSI."""
        return self._session._call("DSCSI.destroy", dscsi)


class AsyncDSCSI(Class):
    """What DSCSI does, as tasks."""

    def create(self, args: DSCSIRecord) -> taskRef:
        """Make a DSCSI; what the record lacks takes its default."""
        return self._session._task("DSCSI.create", args)

    def destroy(self, dscsi: DSCSIRef) -> taskRef:
        """Destroy the DSCSI."""
        return self._session._task("DSCSI.destroy", dscsi)


class DSCSI_HBA(Class):
    """A SCSI adapter for a VM, which DSCSIs of the VM hang on. It is only a record so far."""

    def get_uuid(self, dscsi_hba: DSCSI_HBARef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("DSCSI_HBA.get_uuid", dscsi_hba)

    def get_VM(self, dscsi_hba: DSCSI_HBARef) -> VMRef:
        """Get `VM`: The VM that has it; needed at create."""
        return self._session._call("DSCSI_HBA.get_VM", dscsi_hba)

    def get_PSCSI_HBAs(self, dscsi_hba: DSCSI_HBARef) -> List[PSCSI_HBARef]:
        """Get `PSCSI_HBAs`: Adapters of the host behind it; empty, as nothing is attached yet."""
        return self._session._call("DSCSI_HBA.get_PSCSI_HBAs", dscsi_hba)

    def get_DSCSIs(self, dscsi_hba: DSCSI_HBARef) -> List[DSCSIRef]:
        """Get `DSCSIs`: Devices that hang on it."""
        return self._session._call("DSCSI_HBA.get_DSCSIs", dscsi_hba)

    def get_virtual_host(self, dscsi_hba: DSCSI_HBARef) -> int:
        """Get `virtual_host`: Its number in the guest, which virtual_HCTL begins with."""
        return self._session._call("DSCSI_HBA.get_virtual_host", dscsi_hba)

    def get_assignment_mode(self, dscsi_hba: DSCSI_HBARef) -> str:
        """Get `assignment_mode`: How devices of the host get their places on it; any text, kept only."""
        return self._session._call("DSCSI_HBA.get_assignment_mode", dscsi_hba)

    def get_record(self, dscsi_hba: DSCSI_HBARef) -> DSCSI_HBARecord:
        """All fields of the DSCSI_HBA."""
        return self._session._call("DSCSI_HBA.get_record", dscsi_hba)

    def get_record_internal(self, dscsi_hba: DSCSI_HBARef) -> DSCSI_HBARecord:
        """All fields of the DSCSI_HBA, those of 0.4.3 included."""
        return self._session._call("DSCSI_HBA.get_record_internal", dscsi_hba)

    def to_XML(self, dscsi_hba: DSCSI_HBARef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("DSCSI_HBA.to_XML", dscsi_hba)

    def get_by_uuid(self, uuid: str) -> DSCSI_HBARef:
        """The DSCSI_HBA of this uuid."""
        return self._session._call("DSCSI_HBA.get_by_uuid", uuid)

    def get_all(self) -> List[DSCSI_HBARef]:
        """Every DSCSI_HBA."""
        return self._session._call("DSCSI_HBA.get_all")

    def get_all_records(self) -> Dict[DSCSI_HBARef, DSCSI_HBARecord]:
        """Every DSCSI_HBA with its record."""
        return self._session._call("DSCSI_HBA.get_all_records")

    def create(self, args: DSCSI_HBARecord) -> DSCSI_HBARef:
        """Make a DSCSI_HBA; what the record lacks takes its default."""
        return self._session._call("DSCSI_HBA.create", args)

    def destroy(self, dscsi_hba: DSCSI_HBARef) -> None:
        """Destroy the DSCSI_HBA."""
        return self._session._call("DSCSI_HBA.destroy", dscsi_hba)


class AsyncDSCSI_HBA(Class):
    """What DSCSI_HBA does, as tasks."""

    def create(self, args: DSCSI_HBARecord) -> taskRef:
        """Make a DSCSI_HBA; what the record lacks takes its default."""
        return self._session._task("DSCSI_HBA.create", args)

    def destroy(self, dscsi_hba: DSCSI_HBARef) -> taskRef:
        """Destroy the DSCSI_HBA."""
        return self._session._task("DSCSI_HBA.destroy", dscsi_hba)


class PSCSI(Class):
    """A SCSI device of the host. There are none: the agent drives no SCSI."""

    def get_uuid(self, pscsi: PSCSIRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("PSCSI.get_uuid", pscsi)

    def get_host(self, pscsi: PSCSIRef) -> hostRef:
        """Get `host`: The machine that has it."""
        return self._session._call("PSCSI.get_host", pscsi)

    def get_HBA(self, pscsi: PSCSIRef) -> PSCSI_HBARef:
        """Get `HBA`: The adapter it hangs on."""
        return self._session._call("PSCSI.get_HBA", pscsi)

    def get_physical_host(self, pscsi: PSCSIRef) -> int:
        """Get `physical_host`: Number of its adapter."""
        return self._session._call("PSCSI.get_physical_host", pscsi)

    def get_physical_channel(self, pscsi: PSCSIRef) -> int:
        """Get `physical_channel`: Channel of the adapter it is on."""
        return self._session._call("PSCSI.get_physical_channel", pscsi)

    def get_physical_target(self, pscsi: PSCSIRef) -> int:
        """Get `physical_target`: Target number on the channel."""
        return self._session._call("PSCSI.get_physical_target", pscsi)

    def get_physical_lun(self, pscsi: PSCSIRef) -> int:
        """Get `physical_lun`: Unit number in the target."""
        return self._session._call("PSCSI.get_physical_lun", pscsi)

    def get_physical_HCTL(self, pscsi: PSCSIRef) -> str:
        """Get `physical_HCTL`: Adapter, channel, target and unit as numbers with colons."""
        return self._session._call("PSCSI.get_physical_HCTL", pscsi)

    def get_vendor_name(self, pscsi: PSCSIRef) -> str:
        """Get `vendor_name`: Maker, as the device tells it."""
        return self._session._call("PSCSI.get_vendor_name", pscsi)

    def get_model(self, pscsi: PSCSIRef) -> str:
        """Get `model`: Product, as the device tells it."""
        return self._session._call("PSCSI.get_model", pscsi)

    def get_type_id(self, pscsi: PSCSIRef) -> int:
        """Get `type_id`: Number of its device type; 0 is a disk."""
        return self._session._call("PSCSI.get_type_id", pscsi)

    def get_type(self, pscsi: PSCSIRef) -> str:
        """Get `type`: Name of its device type."""
        return self._session._call("PSCSI.get_type", pscsi)

    def get_dev_name(self, pscsi: PSCSIRef) -> str:
        """Get `dev_name`: Name its own driver gives it, such as sda."""
        return self._session._call("PSCSI.get_dev_name", pscsi)

    def get_sg_name(self, pscsi: PSCSIRef) -> str:
        """Get `sg_name`: Name the generic SCSI driver gives it, such as sg0."""
        return self._session._call("PSCSI.get_sg_name", pscsi)

    def get_revision(self, pscsi: PSCSIRef) -> str:
        """Get `revision`: Firmware release, as the device tells it."""
        return self._session._call("PSCSI.get_revision", pscsi)

    def get_scsi_id(self, pscsi: PSCSIRef) -> str:
        """Get `scsi_id`: What identifies the device wherever it is plugged in."""
        return self._session._call("PSCSI.get_scsi_id", pscsi)

    def get_scsi_level(self, pscsi: PSCSIRef) -> int:
        """Get `scsi_level`: Version of the SCSI standard it follows, as a number."""
        return self._session._call("PSCSI.get_scsi_level", pscsi)

    def get_record(self, pscsi: PSCSIRef) -> PSCSIRecord:
        """All fields of the PSCSI."""
        return self._session._call("PSCSI.get_record", pscsi)

    def get_record_internal(self, pscsi: PSCSIRef) -> PSCSIRecord:
        """All fields of the PSCSI, those of 0.4.3 included."""
        return self._session._call("PSCSI.get_record_internal", pscsi)

    def to_XML(self, pscsi: PSCSIRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("PSCSI.to_XML", pscsi)

    def get_by_uuid(self, uuid: str) -> PSCSIRef:
        """The PSCSI of this uuid."""
        return self._session._call("PSCSI.get_by_uuid", uuid)

    def get_all(self) -> List[PSCSIRef]:
        """Every PSCSI."""
        return self._session._call("PSCSI.get_all")

    def get_all_records(self) -> Dict[PSCSIRef, PSCSIRecord]:
        """Every PSCSI with its record."""
        return self._session._call("PSCSI.get_all_records")


class PSCSI_HBA(Class):
    """A SCSI adapter of the host. There are none: the agent drives no SCSI."""

    def get_uuid(self, pscsi_hba: PSCSI_HBARef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("PSCSI_HBA.get_uuid", pscsi_hba)

    def get_host(self, pscsi_hba: PSCSI_HBARef) -> hostRef:
        """Get `host`: The machine that has it."""
        return self._session._call("PSCSI_HBA.get_host", pscsi_hba)

    def get_physical_host(self, pscsi_hba: PSCSI_HBARef) -> int:
        """Get `physical_host`: Its number among the host's adapters."""
        return self._session._call("PSCSI_HBA.get_physical_host", pscsi_hba)

    def get_PSCSIs(self, pscsi_hba: PSCSI_HBARef) -> List[PSCSIRef]:
        """Get `PSCSIs`: Devices that hang on it."""
        return self._session._call("PSCSI_HBA.get_PSCSIs", pscsi_hba)

    def get_record(self, pscsi_hba: PSCSI_HBARef) -> PSCSI_HBARecord:
        """All fields of the PSCSI_HBA."""
        return self._session._call("PSCSI_HBA.get_record", pscsi_hba)

    def get_record_internal(self, pscsi_hba: PSCSI_HBARef) -> PSCSI_HBARecord:
        """All fields of the PSCSI_HBA, those of 0.4.3 included."""
        return self._session._call("PSCSI_HBA.get_record_internal", pscsi_hba)

    def to_XML(self, pscsi_hba: PSCSI_HBARef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("PSCSI_HBA.to_XML", pscsi_hba)

    def get_by_uuid(self, uuid: str) -> PSCSI_HBARef:
        """The PSCSI_HBA of this uuid."""
        return self._session._call("PSCSI_HBA.get_by_uuid", uuid)

    def get_all(self) -> List[PSCSI_HBARef]:
        """Every PSCSI_HBA."""
        return self._session._call("PSCSI_HBA.get_all")

    def get_all_records(self) -> Dict[PSCSI_HBARef, PSCSI_HBARecord]:
        """Every PSCSI_HBA with its record."""
        return self._session._call("PSCSI_HBA.get_all_records")


class XSPolicy(Class):
    """A policy of Xen's former security module. There are none, and none can be made: today's Xen has FLASK instead."""

    def get_uuid(self, xspolicy: XSPolicyRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("XSPolicy.get_uuid", xspolicy)

    def get_repr(self, xspolicy: XSPolicyRef) -> str:
        """Get `repr`: The whole policy as an XML document."""
        return self._session._call("XSPolicy.get_repr", xspolicy)

    def set_repr(self, xspolicy: XSPolicyRef, value: str) -> None:
        """Set `repr`: The whole policy as an XML document."""
        return self._session._call("XSPolicy.set_repr", xspolicy, value)

    def get_type(self, xspolicy: XSPolicyRef) -> int:
        """Get `type`: Number of the kind of policy; 1 is ACM."""
        return self._session._call("XSPolicy.get_type", xspolicy)

    def get_flags(self, xspolicy: XSPolicyRef) -> int:
        """Get `flags`: Bits: 1 if it is used from boot on, 2 if it is in force."""
        return self._session._call("XSPolicy.get_flags", xspolicy)

    def get_record(self, xspolicy: XSPolicyRef) -> XSPolicyRecord:
        """All fields of the XSPolicy."""
        return self._session._call("XSPolicy.get_record", xspolicy)

    def get_record_internal(self, xspolicy: XSPolicyRef) -> XSPolicyRecord:
        """All fields of the XSPolicy, those of 0.4.3 included."""
        return self._session._call("XSPolicy.get_record_internal", xspolicy)

    def to_XML(self, xspolicy: XSPolicyRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("XSPolicy.to_XML", xspolicy)

    def get_by_uuid(self, uuid: str) -> XSPolicyRef:
        """The XSPolicy of this uuid."""
        return self._session._call("XSPolicy.get_by_uuid", uuid)

    def get_all(self) -> List[XSPolicyRef]:
        """Every XSPolicy."""
        return self._session._call("XSPolicy.get_all")

    def get_all_records(self) -> Dict[XSPolicyRef, XSPolicyRecord]:
        """Every XSPolicy with its record."""
        return self._session._call("XSPolicy.get_all_records")

    def get_xstype(self) -> int:
        """Answers with a bit for each kind of policy Xen can have: 0, for none."""
        return self._session._call("XSPolicy.get_xstype")

    def set_xspolicy(self, type: int, repr: str, flags: int, overwrite: bool) -> XsPolicystate:
        """Would put a policy in force. Changes nothing and answers with xserr -4111 and a text in errors
        that says why.
        """
        return self._session._call("XSPolicy.set_xspolicy", type, repr, flags, overwrite)

    def reset_xspolicy(self, type: int) -> XsPolicystate:
        """Would go back to a default policy. Changes nothing and answers with xserr -4111 and a text in
        errors that says why.
        """
        return self._session._call("XSPolicy.reset_xspolicy", type)

    def get_xspolicy(self) -> XsPolicystate:
        """Answers with the policy in force: xserr 0 and everything else empty, as there is none."""
        return self._session._call("XSPolicy.get_xspolicy")

    def rm_xsbootpolicy(self) -> None:
        """Would boot without a policy from the next time on. Always SECURITY_ERROR: there is none to remove.
        Errors: SECURITY_ERROR.
        """
        return self._session._call("XSPolicy.rm_xsbootpolicy")

    def get_labeled_resources(self) -> Dict[str, str]:
        """Answers with labels by resource: always empty."""
        return self._session._call("XSPolicy.get_labeled_resources")

    def set_resource_label(self, resource: str, label: str, old_label: str) -> None:
        """Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors:
        SECURITY_ERROR.
        """
        return self._session._call("XSPolicy.set_resource_label", resource, label, old_label)

    def get_resource_label(self, resource: str) -> str:
        """Answers with the empty label for any resource."""
        return self._session._call("XSPolicy.get_resource_label", resource)

    def can_run(self, security_label: str) -> int:
        """Answers 0 for the empty label: VMs run without one. Another label is SECURITY_ERROR. Errors:
        SECURITY_ERROR.
        """
        return self._session._call("XSPolicy.can_run", security_label)


class AsyncXSPolicy(Class):
    """What XSPolicy does, as tasks."""

    def get_xstype(self) -> taskRef:
        """Answers with a bit for each kind of policy Xen can have: 0, for none."""
        return self._session._task("XSPolicy.get_xstype")

    def set_xspolicy(self, type: int, repr: str, flags: int, overwrite: bool) -> taskRef:
        """Would put a policy in force. Changes nothing and answers with xserr -4111 and a text in errors
        that says why.
        """
        return self._session._task("XSPolicy.set_xspolicy", type, repr, flags, overwrite)

    def reset_xspolicy(self, type: int) -> taskRef:
        """Would go back to a default policy. Changes nothing and answers with xserr -4111 and a text in
        errors that says why.
        """
        return self._session._task("XSPolicy.reset_xspolicy", type)

    def get_xspolicy(self) -> taskRef:
        """Answers with the policy in force: xserr 0 and everything else empty, as there is none."""
        return self._session._task("XSPolicy.get_xspolicy")

    def rm_xsbootpolicy(self) -> taskRef:
        """Would boot without a policy from the next time on. Always SECURITY_ERROR: there is none to remove.
        Errors: SECURITY_ERROR.
        """
        return self._session._task("XSPolicy.rm_xsbootpolicy")

    def get_labeled_resources(self) -> taskRef:
        """Answers with labels by resource: always empty."""
        return self._session._task("XSPolicy.get_labeled_resources")

    def set_resource_label(self, resource: str, label: str, old_label: str) -> taskRef:
        """Accepts the empty label, which everything has; another one is SECURITY_ERROR. Errors:
        SECURITY_ERROR.
        """
        return self._session._task("XSPolicy.set_resource_label", resource, label, old_label)

    def get_resource_label(self, resource: str) -> taskRef:
        """Answers with the empty label for any resource."""
        return self._session._task("XSPolicy.get_resource_label", resource)

    def can_run(self, security_label: str) -> taskRef:
        """Answers 0 for the empty label: VMs run without one. Another label is SECURITY_ERROR. Errors:
        SECURITY_ERROR.
        """
        return self._session._task("XSPolicy.can_run", security_label)


class ACMPolicy(Class):
    """A policy of the ACM kind. There are none: Xen dropped ACM in 2013."""

    def get_uuid(self, acmpolicy: ACMPolicyRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("ACMPolicy.get_uuid", acmpolicy)

    def get_repr(self, acmpolicy: ACMPolicyRef) -> str:
        """Get `repr`: The whole policy as an XML document."""
        return self._session._call("ACMPolicy.get_repr", acmpolicy)

    def set_repr(self, acmpolicy: ACMPolicyRef, value: str) -> None:
        """Set `repr`: The whole policy as an XML document."""
        return self._session._call("ACMPolicy.set_repr", acmpolicy, value)

    def get_type(self, acmpolicy: ACMPolicyRef) -> int:
        """Get `type`: Number of the kind of policy; 1 is ACM."""
        return self._session._call("ACMPolicy.get_type", acmpolicy)

    def get_flags(self, acmpolicy: ACMPolicyRef) -> int:
        """Get `flags`: Bits: 1 if it is used from boot on, 2 if it is in force."""
        return self._session._call("ACMPolicy.get_flags", acmpolicy)

    def get_record(self, acmpolicy: ACMPolicyRef) -> ACMPolicyRecord:
        """All fields of the ACMPolicy."""
        return self._session._call("ACMPolicy.get_record", acmpolicy)

    def get_record_internal(self, acmpolicy: ACMPolicyRef) -> ACMPolicyRecord:
        """All fields of the ACMPolicy, those of 0.4.3 included."""
        return self._session._call("ACMPolicy.get_record_internal", acmpolicy)

    def to_XML(self, acmpolicy: ACMPolicyRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("ACMPolicy.to_XML", acmpolicy)

    def get_by_uuid(self, uuid: str) -> ACMPolicyRef:
        """The ACMPolicy of this uuid."""
        return self._session._call("ACMPolicy.get_by_uuid", uuid)

    def get_all(self) -> List[ACMPolicyRef]:
        """Every ACMPolicy."""
        return self._session._call("ACMPolicy.get_all")

    def get_all_records(self) -> Dict[ACMPolicyRef, ACMPolicyRecord]:
        """Every ACMPolicy with its record."""
        return self._session._call("ACMPolicy.get_all_records")

    def get_header(self, acmpolicy: XSPolicyRef) -> AcmPolicyheader:
        """Would answer with a policy's name, date and origin. No reference is valid: HANDLE_INVALID."""
        return self._session._call("ACMPolicy.get_header", acmpolicy)

    def get_xml(self, acmpolicy: XSPolicyRef) -> str:
        """Would answer with a policy as XML. No reference is valid: HANDLE_INVALID."""
        return self._session._call("ACMPolicy.get_xml", acmpolicy)

    def get_map(self, acmpolicy: XSPolicyRef) -> str:
        """Would answer with how a policy numbers its labels. No reference is valid: HANDLE_INVALID."""
        return self._session._call("ACMPolicy.get_map", acmpolicy)

    def get_binary(self, acmpolicy: XSPolicyRef) -> str:
        """Would answer with a policy in compiled form, base64. No reference is valid: HANDLE_INVALID."""
        return self._session._call("ACMPolicy.get_binary", acmpolicy)

    def get_enforced_binary(self, acmpolicy: XSPolicyRef) -> str:
        """Would answer with what Xen has loaded, base64. No reference is valid: HANDLE_INVALID."""
        return self._session._call("ACMPolicy.get_enforced_binary", acmpolicy)

    def get_VM_ssidref(self, vm: VMRef) -> str:
        """Would answer with the number ACM knows a VM's label by. Always SECURITY_ERROR: Xen has no ACM.
        Errors: HANDLE_INVALID, VM_BAD_POWER_STATE, SECURITY_ERROR.
        """
        return self._session._call("ACMPolicy.get_VM_ssidref", vm)


class AsyncACMPolicy(Class):
    """What ACMPolicy does, as tasks."""

    def get_header(self, acmpolicy: XSPolicyRef) -> taskRef:
        """Would answer with a policy's name, date and origin. No reference is valid: HANDLE_INVALID."""
        return self._session._task("ACMPolicy.get_header", acmpolicy)

    def get_xml(self, acmpolicy: XSPolicyRef) -> taskRef:
        """Would answer with a policy as XML. No reference is valid: HANDLE_INVALID."""
        return self._session._task("ACMPolicy.get_xml", acmpolicy)

    def get_map(self, acmpolicy: XSPolicyRef) -> taskRef:
        """Would answer with how a policy numbers its labels. No reference is valid: HANDLE_INVALID."""
        return self._session._task("ACMPolicy.get_map", acmpolicy)

    def get_binary(self, acmpolicy: XSPolicyRef) -> taskRef:
        """Would answer with a policy in compiled form, base64. No reference is valid: HANDLE_INVALID."""
        return self._session._task("ACMPolicy.get_binary", acmpolicy)

    def get_enforced_binary(self, acmpolicy: XSPolicyRef) -> taskRef:
        """Would answer with what Xen has loaded, base64. No reference is valid: HANDLE_INVALID."""
        return self._session._task("ACMPolicy.get_enforced_binary", acmpolicy)

    def get_VM_ssidref(self, vm: VMRef) -> taskRef:
        """Would answer with the number ACM knows a VM's label by. Always SECURITY_ERROR: Xen has no ACM.
        Errors: HANDLE_INVALID, VM_BAD_POWER_STATE, SECURITY_ERROR.
        """
        return self._session._task("ACMPolicy.get_VM_ssidref", vm)


class cpu_pool(Class):
    """A group of CPUs with a scheduler of its own. create makes a record; activate makes it a pool of Xen's."""

    def get_uuid(self, cpu_pool: cpu_poolRef) -> str:
        """Get `uuid`: Names the object for as long as it exists; its reference is the same text."""
        return self._session._call("cpu_pool.get_uuid", cpu_pool)

    def get_name_label(self, cpu_pool: cpu_poolRef) -> str:
        """Get `name_label`: Name that VM.pool_name picks a pool by; Xen's own pools are Pool-0 and so on."""
        return self._session._call("cpu_pool.get_name_label", cpu_pool)

    def set_name_label(self, cpu_pool: cpu_poolRef, value: str) -> None:
        """Set `name_label`: Name that VM.pool_name picks a pool by; Xen's own pools are Pool-0 and so on.
        Errors: POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.set_name_label", cpu_pool, value)

    def get_name_description(self, cpu_pool: cpu_poolRef) -> str:
        """Get `name_description`: Free text for people; nothing acts on it."""
        return self._session._call("cpu_pool.get_name_description", cpu_pool)

    def set_name_description(self, cpu_pool: cpu_poolRef, value: str) -> None:
        """Set `name_description`: Free text for people; nothing acts on it. Errors: POOL_BAD_STATE."""
        return self._session._call("cpu_pool.set_name_description", cpu_pool, value)

    def get_resident_on(self, cpu_pool: cpu_poolRef) -> hostRef:
        """Get `resident_on`: The host it belongs to: always this one."""
        return self._session._call("cpu_pool.get_resident_on", cpu_pool)

    def get_auto_power_on(self, cpu_pool: cpu_poolRef) -> bool:
        """Get `auto_power_on`: A wish to activate it at boot; kept, nothing acts on it yet."""
        return self._session._call("cpu_pool.get_auto_power_on", cpu_pool)

    def set_auto_power_on(self, cpu_pool: cpu_poolRef, value: bool) -> None:
        """Set `auto_power_on`: A wish to activate it at boot; kept, nothing acts on it yet. Errors:
        POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.set_auto_power_on", cpu_pool, value)

    def get_started_VMs(self, cpu_pool: cpu_poolRef) -> List[VMRef]:
        """Get `started_VMs`: VMs whose domain is in the pool now; empty unless activated."""
        return self._session._call("cpu_pool.get_started_VMs", cpu_pool)

    def get_ncpu(self, cpu_pool: cpu_poolRef) -> int:
        """Get `ncpu`: How many CPUs activate takes, up to 4096; activate refuses 0. Setting it on an
        activated pool is POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.get_ncpu", cpu_pool)

    def set_ncpu(self, cpu_pool: cpu_poolRef, value: int) -> None:
        """Set `ncpu`: How many CPUs activate takes, up to 4096; activate refuses 0. Setting it on an
        activated pool is POOL_BAD_STATE. Errors: POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.set_ncpu", cpu_pool, value)

    def get_sched_policy(self, cpu_pool: cpu_poolRef) -> str:
        """Get `sched_policy`: Scheduler for the next activate, such as credit2; empty means that of Xen's
        first pool.
        """
        return self._session._call("cpu_pool.get_sched_policy", cpu_pool)

    def set_sched_policy(self, cpu_pool: cpu_poolRef, value: str) -> None:
        """Set `sched_policy`: Scheduler for the next activate, such as credit2; empty means that of Xen's
        first pool. Errors: POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.set_sched_policy", cpu_pool, value)

    def get_proposed_CPUs(self, cpu_pool: cpu_poolRef) -> List[str]:
        """Get `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free.
        Changing it on an activated pool is POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.get_proposed_CPUs", cpu_pool)

    def set_proposed_CPUs(self, cpu_pool: cpu_poolRef, value: List[str]) -> None:
        """Set `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free.
        Changing it on an activated pool is POOL_BAD_STATE. Errors: POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.set_proposed_CPUs", cpu_pool, value)

    def add_to_proposed_CPUs(self, cpu_pool: cpu_poolRef, value: str) -> None:
        """Add to `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are free.
        Changing it on an activated pool is POOL_BAD_STATE. Errors: POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.add_to_proposed_CPUs", cpu_pool, value)

    def remove_from_proposed_CPUs(self, cpu_pool: cpu_poolRef, value: str) -> None:
        """Remove from `proposed_CPUs`: Numbers of CPUs, as texts, that activate takes first if they are
        free. Changing it on an activated pool is POOL_BAD_STATE. Errors: POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.remove_from_proposed_CPUs", cpu_pool, value)

    def get_host_CPUs(self, cpu_pool: cpu_poolRef) -> List[host_cpuRef]:
        """Get `host_CPUs`: CPUs the pool has now; empty unless activated."""
        return self._session._call("cpu_pool.get_host_CPUs", cpu_pool)

    def get_activated(self, cpu_pool: cpu_poolRef) -> bool:
        """Get `activated`: Whether Xen has the pool now."""
        return self._session._call("cpu_pool.get_activated", cpu_pool)

    def get_other_config(self, cpu_pool: cpu_poolRef) -> Dict[str, str]:
        """Get `other_config`: Texts by key for clients to keep; the host acts on none of them."""
        return self._session._call("cpu_pool.get_other_config", cpu_pool)

    def set_other_config(self, cpu_pool: cpu_poolRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Texts by key for clients to keep; the host acts on none of them. Errors:
        POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.set_other_config", cpu_pool, value)

    def add_to_other_config(self, cpu_pool: cpu_poolRef, key: str, value: str) -> None:
        """Add to `other_config`: Texts by key for clients to keep; the host acts on none of them. Errors:
        POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.add_to_other_config", cpu_pool, key, value)

    def remove_from_other_config(self, cpu_pool: cpu_poolRef, key: str) -> None:
        """Remove from `other_config`: Texts by key for clients to keep; the host acts on none of them.
        Errors: POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.remove_from_other_config", cpu_pool, key)

    def get_record(self, cpu_pool: cpu_poolRef) -> cpu_poolRecord:
        """All fields of the cpu_pool."""
        return self._session._call("cpu_pool.get_record", cpu_pool)

    def get_record_internal(self, cpu_pool: cpu_poolRef) -> cpu_poolRecord:
        """All fields of the cpu_pool, those of 0.4.3 included."""
        return self._session._call("cpu_pool.get_record_internal", cpu_pool)

    def to_XML(self, cpu_pool: cpu_poolRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("cpu_pool.to_XML", cpu_pool)

    def get_by_uuid(self, uuid: str) -> cpu_poolRef:
        """The cpu_pool of this uuid."""
        return self._session._call("cpu_pool.get_by_uuid", uuid)

    def get_all(self) -> List[cpu_poolRef]:
        """Every cpu_pool."""
        return self._session._call("cpu_pool.get_all")

    def get_all_records(self) -> Dict[cpu_poolRef, cpu_poolRecord]:
        """Every cpu_pool with its record."""
        return self._session._call("cpu_pool.get_all_records")

    def get_by_name_label(self, label: str) -> List[cpu_poolRef]:
        """Every cpu_pool of this name_label."""
        return self._session._call("cpu_pool.get_by_name_label", label)

    def create(self, args: cpu_poolRecord) -> cpu_poolRef:
        """Make a cpu_pool; what the record lacks takes its default. Errors: POOL_BAD_STATE."""
        return self._session._call("cpu_pool.create", args)

    def destroy(self, cpu_pool: cpu_poolRef) -> None:
        """Destroy the cpu_pool. Errors: POOL_BAD_STATE."""
        return self._session._call("cpu_pool.destroy", cpu_pool)

    def activate(self, cpu_pool: cpu_poolRef) -> None:
        """Makes a pool in Xen of ncpu free CPUs, those of proposed_CPUs first and any others after. Too few
        are INSUFFICIENT_CPUS. Errors: POOL_BAD_STATE, INSUFFICIENT_CPUS, UNKOWN_SCHED_POLICY.
        """
        return self._session._call("cpu_pool.activate", cpu_pool)

    def deactivate(self, cpu_pool: cpu_poolRef) -> None:
        """Ends the pool in Xen and frees its CPUs; the object stays. POOL_BAD_STATE while a domain is in it,
        and for Xen's first pool. Errors: POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.deactivate", cpu_pool)

    def add_host_CPU_live(self, cpu_pool: cpu_poolRef, host_cpu: host_cpuRef) -> None:
        """Puts a free CPU into an activated pool. INVALID_CPU if another pool has it. Errors:
        POOL_BAD_STATE, INVALID_CPU.
        """
        return self._session._call("cpu_pool.add_host_CPU_live", cpu_pool, host_cpu)

    def remove_host_CPU_live(self, cpu_pool: cpu_poolRef, host_cpu: host_cpuRef) -> None:
        """Frees a CPU of an activated pool. INVALID_CPU if it is not there or Xen keeps it,
        LAST_CPU_NOT_REMOVEABLE if it is the only one. Errors: POOL_BAD_STATE, INVALID_CPU,
        LAST_CPU_NOT_REMOVEABLE.
        """
        return self._session._call("cpu_pool.remove_host_CPU_live", cpu_pool, host_cpu)


class Asynccpu_pool(Class):
    """What cpu_pool does, as tasks."""

    def create(self, args: cpu_poolRecord) -> taskRef:
        """Make a cpu_pool; what the record lacks takes its default. Errors: POOL_BAD_STATE."""
        return self._session._task("cpu_pool.create", args)

    def destroy(self, cpu_pool: cpu_poolRef) -> taskRef:
        """Destroy the cpu_pool. Errors: POOL_BAD_STATE."""
        return self._session._task("cpu_pool.destroy", cpu_pool)

    def activate(self, cpu_pool: cpu_poolRef) -> taskRef:
        """Makes a pool in Xen of ncpu free CPUs, those of proposed_CPUs first and any others after. Too few
        are INSUFFICIENT_CPUS. Errors: POOL_BAD_STATE, INSUFFICIENT_CPUS, UNKOWN_SCHED_POLICY.
        """
        return self._session._task("cpu_pool.activate", cpu_pool)

    def deactivate(self, cpu_pool: cpu_poolRef) -> taskRef:
        """Ends the pool in Xen and frees its CPUs; the object stays. POOL_BAD_STATE while a domain is in it,
        and for Xen's first pool. Errors: POOL_BAD_STATE.
        """
        return self._session._task("cpu_pool.deactivate", cpu_pool)

    def add_host_CPU_live(self, cpu_pool: cpu_poolRef, host_cpu: host_cpuRef) -> taskRef:
        """Puts a free CPU into an activated pool. INVALID_CPU if another pool has it. Errors:
        POOL_BAD_STATE, INVALID_CPU.
        """
        return self._session._task("cpu_pool.add_host_CPU_live", cpu_pool, host_cpu)

    def remove_host_CPU_live(self, cpu_pool: cpu_poolRef, host_cpu: host_cpuRef) -> taskRef:
        """Frees a CPU of an activated pool. INVALID_CPU if it is not there or Xen keeps it,
        LAST_CPU_NOT_REMOVEABLE if it is the only one. Errors: POOL_BAD_STATE, INVALID_CPU,
        LAST_CPU_NOT_REMOVEABLE.
        """
        return self._session._task("cpu_pool.remove_host_CPU_live", cpu_pool, host_cpu)


class debug(Class):
    """Objects that do nothing, for clients that try out their calls."""

    def get_record(self, debug: debugRef) -> debugRecord:
        """All fields of the debug."""
        return self._session._call("debug.get_record", debug)

    def get_record_internal(self, debug: debugRef) -> debugRecord:
        """All fields of the debug, those of 0.4.3 included."""
        return self._session._call("debug.get_record_internal", debug)

    def to_XML(self, debug: debugRef) -> str:
        """The record as the text of its XML-RPC value."""
        return self._session._call("debug.to_XML", debug)

    def get_by_uuid(self, uuid: str) -> debugRef:
        """The debug of this uuid."""
        return self._session._call("debug.get_by_uuid", uuid)

    def get_all(self) -> List[debugRef]:
        """Every debug."""
        return self._session._call("debug.get_all")

    def get_all_records(self) -> Dict[debugRef, debugRecord]:
        """Every debug with its record."""
        return self._session._call("debug.get_all_records")

    def create(self, args: debugRecord) -> debugRef:
        """Make a debug; what the record lacks takes its default."""
        return self._session._call("debug.create", args)

    def destroy(self, debug: debugRef) -> None:
        """Destroy the debug."""
        return self._session._call("debug.destroy", debug)

    def return_failure(self) -> None:
        """Fails with INTERNAL_ERROR, always, so that a client can try how it takes a failure."""
        return self._session._call("debug.return_failure")


class Asyncdebug(Class):
    """What debug does, as tasks."""

    def create(self, args: debugRecord) -> taskRef:
        """Make a debug; what the record lacks takes its default."""
        return self._session._task("debug.create", args)

    def destroy(self, debug: debugRef) -> taskRef:
        """Destroy the debug."""
        return self._session._task("debug.destroy", debug)

    def return_failure(self) -> taskRef:
        """Fails with INTERNAL_ERROR, always, so that a client can try how it takes a failure."""
        return self._session._task("debug.return_failure")


class Async:
    """The ``Async.`` forms: each answers with a task, see ``Session.wait``."""

    def __init__(self, session) -> None:
        self.user = Asyncuser(session)
        self.host = Asynchost(session)
        self.host_cpu = Asynchost_cpu(session)
        self.VM = AsyncVM(session)
        self.console = Asyncconsole(session)
        self.event = Asyncevent(session)
        self.network = Asyncnetwork(session)
        self.VIF = AsyncVIF(session)
        self.PIF = AsyncPIF(session)
        self.SR = AsyncSR(session)
        self.VDI = AsyncVDI(session)
        self.VBD = AsyncVBD(session)
        self.PBD = AsyncPBD(session)
        self.crashdump = Asynccrashdump(session)
        self.VTPM = AsyncVTPM(session)
        self.DPCI = AsyncDPCI(session)
        self.DSCSI = AsyncDSCSI(session)
        self.DSCSI_HBA = AsyncDSCSI_HBA(session)
        self.XSPolicy = AsyncXSPolicy(session)
        self.ACMPolicy = AsyncACMPolicy(session)
        self.cpu_pool = Asynccpu_pool(session)
        self.debug = Asyncdebug(session)


class Classes:
    """One attribute for each class of the API."""

    def __init__(self) -> None:
        self.session = session(self)
        self.task = task(self)
        self.user = user(self)
        self.host = host(self)
        self.host_metrics = host_metrics(self)
        self.host_cpu = host_cpu(self)
        self.VM = VM(self)
        self.VM_metrics = VM_metrics(self)
        self.VM_guest_metrics = VM_guest_metrics(self)
        self.console = console(self)
        self.event = event(self)
        self.network = network(self)
        self.VIF = VIF(self)
        self.VIF_metrics = VIF_metrics(self)
        self.PIF = PIF(self)
        self.PIF_metrics = PIF_metrics(self)
        self.SR = SR(self)
        self.VDI = VDI(self)
        self.VBD = VBD(self)
        self.VBD_metrics = VBD_metrics(self)
        self.PBD = PBD(self)
        self.crashdump = crashdump(self)
        self.VTPM = VTPM(self)
        self.DPCI = DPCI(self)
        self.PPCI = PPCI(self)
        self.DSCSI = DSCSI(self)
        self.DSCSI_HBA = DSCSI_HBA(self)
        self.PSCSI = PSCSI(self)
        self.PSCSI_HBA = PSCSI_HBA(self)
        self.XSPolicy = XSPolicy(self)
        self.ACMPolicy = ACMPolicy(self)
        self.cpu_pool = cpu_pool(self)
        self.debug = debug(self)
        self.Async = Async(self)
