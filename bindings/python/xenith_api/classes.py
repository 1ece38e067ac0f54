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
    # Unique identifier/object reference.
    "uuid": "str",
    # Currently connected host.
    "this_host": "hostRef",
    # Currently connected user.
    "this_user": "userRef",
    # Timestamp for last time session was active.
    "last_active": "datetime",
}, total=False)

taskRecord = TypedDict("taskRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # A human-readable name.
    "name_label": "str",
    # A notes field containing human-readable description.
    "name_description": "str",
    # Current status of the task.
    "status": "TaskStatusType",
    # The session that created the task; told to that session only.
    "session": "sessionRef",
    # If the task is still pending, its progress in percent; 100 once it is over.
    "progress": "int",
    # The type of the result, as in the text, if the task succeeded.
    "type": "str",
    # The result of the task as the XML-RPC value it would have been, if there is one. One over 16 KiB is not
    # kept: it is empty then, and name_description says so.
    "result": "str",
    # Code and parameters of the error, if the task failed.
    "error_info": "List[str]",
    # What can be done with the task now.
    "allowed_operations": "List[TaskAllowedOperations]",
}, total=False)

userRecord = TypedDict("userRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Short name, the one to log in with.
    "short_name": "str",
    # Full name.
    "fullname": "str",
    # What the user's sessions may do.
    "role": "RoleType",
}, total=False)

hostRecord = TypedDict("hostRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # A human-readable name.
    "name_label": "str",
    # A notes field containing human-readable description.
    "name_description": "str",
    # Major version number.
    "API_version_major": "int",
    # Minor version number.
    "API_version_minor": "int",
    # Identification of vendor.
    "API_version_vendor": "str",
    # Details of vendor implementation.
    "API_version_vendor_implementation": "Dict[str, str]",
    # True if the host is currently enabled.
    "enabled": "bool",
    # Version strings.
    "software_version": "Dict[str, str]",
    # Additional configuration.
    "other_config": "Dict[str, str]",
    # Xen capabilities.
    "capabilities": "List[str]",
    # The CPU configuration on this host.
    "cpu_configuration": "Dict[str, str]",
    # Scheduler policy currently in force on this host.
    "sched_policy": "str",
    # A list of the bootloaders installed on the machine: none.
    "supported_bootloaders": "List[str]",
    # List of VMs currently resident on host.
    "resident_VMs": "List[VMRef]",
    # Logging configuration.
    "logging": "Dict[str, str]",
    # Physical network interfaces.
    "PIFs": "List[PIFRef]",
    # The SR in which VDIs for suspend images are created.
    "suspend_image_sr": "SRRef",
    # The SR in which VDIs for crash dumps are created.
    "crash_dump_sr": "SRRef",
    # Physical block devices.
    "PBDs": "List[PBDRef]",
    # Physical PCI devices.
    "PPCIs": "List[PPCIRef]",
    # Physical SCSI devices.
    "PSCSIs": "List[PSCSIRef]",
    # Physical SCSI host bus adapters.
    "PSCSI_HBAs": "List[PSCSI_HBARef]",
    # The physical CPUs on this host.
    "host_CPUs": "List[host_cpuRef]",
    # Metrics associated with this host.
    "metrics": "host_metricsRef",
    # List of cpu_pools currently resident on the host.
    "resident_cpu_pools": "List[cpu_poolRef]",
}, total=False)

host_metricsRecord = TypedDict("host_metricsRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Host's total memory (bytes).
    "memory_total": "int",
    # Host's free memory (bytes).
    "memory_free": "int",
    # Time at which this information was last updated.
    "last_updated": "datetime",
}, total=False)

host_cpuRecord = TypedDict("host_cpuRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The host the CPU is in.
    "host": "hostRef",
    # The number of the physical CPU within the host.
    "number": "int",
    # The vendor of the physical CPU.
    "vendor": "str",
    # The speed of the physical CPU (MHz).
    "speed": "int",
    # The model name of the physical CPU.
    "modelname": "str",
    # The stepping of the physical CPU.
    "stepping": "str",
    # The flags of the physical CPU (a decoded version of the features field).
    "flags": "str",
    # The physical CPU feature bitmap.
    "features": "str",
    # The current CPU utilisation, 0 to 1.
    "utilisation": "float",
    # Reference to cpu_pool the cpu belongs to.
    "cpu_pool": "List[cpu_poolRef]",
}, total=False)

VMRecord = TypedDict("VMRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Current power state of the machine.
    "power_state": "VmPowerState",
    # A human-readable name.
    "name_label": "str",
    # A notes field containing human-readable description.
    "name_description": "str",
    # A user version number for this machine.
    "user_version": "int",
    # True if this is a template. Template VMs can never be started.
    "is_a_template": "bool",
    # True if this VM should be powered on with the host.
    "auto_power_on": "bool",
    # The VDI that a suspend image is stored on.
    "suspend_VDI": "VDIRef",
    # The host the VM is currently resident on.
    "resident_on": "hostRef",
    # Statically-set (i.e. absolute) maximum (bytes): the RAM it is built with.
    "memory_static_max": "int",
    # Dynamic maximum (bytes).
    "memory_dynamic_max": "int",
    # Dynamic minimum (bytes).
    "memory_dynamic_min": "int",
    # Statically-set (i.e. absolute) minimum (bytes).
    "memory_static_min": "int",
    # Configuration parameters for the selected VCPU policy.
    "VCPUs_params": "Dict[str, str]",
    # Max number of VCPUs.
    "VCPUs_max": "int",
    # Boot number of VCPUs.
    "VCPUs_at_startup": "int",
    # Action to take after the guest has shut itself down.
    "actions_after_shutdown": "OnNormalExit",
    # Action to take after the guest has rebooted itself.
    "actions_after_reboot": "OnNormalExit",
    # Action to take if the guest crashes. Until issue 4 there are no core dumps and no renaming:
    # coredump_and_destroy is destroy, coredump_and_restart and rename_restart are restart.
    "actions_after_crash": "OnCrashBehaviour",
    # Virtual console devices.
    "consoles": "List[consoleRef]",
    # Virtual network interfaces.
    "VIFs": "List[VIFRef]",
    # Virtual block devices.
    "VBDs": "List[VBDRef]",
    # Crash dumps associated with this VM.
    "crash_dumps": "List[crashdumpRef]",
    # Virtual TPMs.
    "VTPMs": "List[VTPMRef]",
    # Pass-through PCI devices.
    "DPCIs": "List[DPCIRef]",
    # Half-virtualized SCSI devices.
    "DSCSIs": "List[DSCSIRef]",
    # Half-virtualized SCSI host bus adapters.
    "DSCSI_HBAs": "List[DSCSI_HBARef]",
    # Name of or path to bootloader: not served, must be empty at start.
    "PV_bootloader": "str",
    # URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI.
    "PV_kernel": "str",
    # URI of initrd, likewise.
    "PV_ramdisk": "str",
    # Kernel command-line arguments.
    "PV_args": "str",
    # Miscellaneous arguments for the bootloader.
    "PV_bootloader_args": "str",
    # HVM boot policy: not served, must be empty at start.
    "HVM_boot_policy": "str",
    # HVM boot params.
    "HVM_boot_params": "Dict[str, str]",
    # Platform-specific configuration.
    "platform": "Dict[str, str]",
    # PCI bus path for pass-through devices.
    "PCI_bus": "str",
    # Additional configuration.
    "other_config": "Dict[str, str]",
    # Domain ID (if available, -1 otherwise).
    "domid": "int",
    # True if this is a control domain.
    "is_control_domain": "bool",
    # Metrics associated with this VM.
    "metrics": "VM_metricsRef",
    # Metrics associated with the running guest.
    "guest_metrics": "VM_guest_metricsRef",
    # The VM's security label.
    "security_label": "str",
    # The pools the VM may run in.
    "cpu_pool": "List[cpu_poolRef]",
    # The pool the VM is to be started in.
    "pool_name": "str",
    # Current memory (bytes): VM_metrics has it now. (get_record_internal)
    "memory_actual": "int",
    # VCPU policy; of no effect. (get_record_internal)
    "VCPUs_policy": "str",
    # Current number of VCPUs: VM_metrics has it now. (get_record_internal)
    "VCPUs_number": "int",
    # Utilisation of each VCPU: VM_metrics has it now. (get_record_internal)
    "VCPUs_utilisation": "Dict[int, float]",
    # CPU features the guest needs; of no effect. (get_record_internal)
    "VCPUs_features_required": "List[CpuFeature]",
    # CPU features the guest can use; of no effect. (get_record_internal)
    "VCPUs_features_can_use": "List[CpuFeature]",
    # CPU features to force on; of no effect. (get_record_internal)
    "VCPUs_features_force_on": "List[CpuFeature]",
    # CPU features to force off; of no effect. (get_record_internal)
    "VCPUs_features_force_off": "List[CpuFeature]",
    # Action to take after a suspend; of no effect. (get_record_internal)
    "actions_after_suspend": "OnNormalExit",
    # Virtual TPM instance; of no effect. (get_record_internal)
    "TPM_instance": "int",
    # Virtual TPM backend; of no effect. (get_record_internal)
    "TPM_backend": "int",
    # Device boot order: a member of HVM_boot_params now. (get_record_internal)
    "bios_boot": "str",
    # Emulate standard VGA: a member of platform now. (get_record_internal)
    "platform_std_VGA": "bool",
    # Redirect the serial port: a member of platform now. (get_record_internal)
    "platform_serial": "str",
    # Clock in local time: a member of platform now. (get_record_internal)
    "platform_localtime": "bool",
    # Clock offset: a member of platform now. (get_record_internal)
    "platform_clock_offset": "bool",
    # Emulate audio: a member of platform now. (get_record_internal)
    "platform_enable_audio": "bool",
    # Domain builder; of no effect. (get_record_internal)
    "builder": "str",
    # How the guest boots; what decides is which of the PV fields are set. (get_record_internal)
    "boot_method": "BootType",
    # PV_kernel now. (get_record_internal)
    "kernel_kernel": "str",
    # PV_ramdisk now. (get_record_internal)
    "kernel_initrd": "str",
    # PV_args now. (get_record_internal)
    "kernel_args": "str",
    # PV_bootloader_args now. (get_record_internal)
    "grub_cmdline": "str",
    # Versions of the guest's tools: VM_guest_metrics has them now. (get_record_internal)
    "tools_version": "Dict[str, str]",
    # other_config now. (get_record_internal)
    "otherConfig": "Dict[str, str]",
}, total=False)

VM_metricsRecord = TypedDict("VM_metricsRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Guest's actual memory (bytes).
    "memory_actual": "int",
    # Current number of VCPUs.
    "VCPUs_number": "int",
    # Utilisation for all of guest's current VCPUs.
    "VCPUs_utilisation": "Dict[int, float]",
    # VCPU to PCPU map.
    "VCPUs_CPU": "Dict[int, int]",
    # The live equivalent to VM.VCPUs_params.
    "VCPUs_params": "Dict[str, str]",
    # CPU flags (blocked,online,running).
    "VCPUs_flags": "Dict[int, List[str]]",
    # The state of the guest, eg blocked, dying etc.
    "state": "List[str]",
    # Time at which this VM was last booted.
    "start_time": "datetime",
    # Time at which this information was last updated.
    "last_updated": "datetime",
}, total=False)

VM_guest_metricsRecord = TypedDict("VM_guest_metricsRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Version of the OS.
    "os_version": "Dict[str, str]",
    # Version of the PV drivers.
    "PV_drivers_version": "Dict[str, str]",
    # Free/used/total memory.
    "memory": "Dict[str, str]",
    # Disk configuration/free space.
    "disks": "Dict[str, str]",
    # Network configuration.
    "networks": "Dict[str, str]",
    # Anything else.
    "other": "Dict[str, str]",
    # Time at which this information was last updated.
    "last_updated": "datetime",
}, total=False)

consoleRecord = TypedDict("consoleRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The protocol used by this console.
    "protocol": "ConsoleProtocol",
    # URI for the console service.
    "location": "str",
    # VM to which this console is attached.
    "VM": "VMRef",
    # Additional configuration.
    "other_config": "Dict[str, str]",
}, total=False)

eventRecord = TypedDict("eventRecord", {
    # The number of the change among all changes of the host's objects. It rises; numbers that are left out
    # are of classes not registered for, or of changes that this one came after.
    "id": "int",
    # The time at which the event occurred.
    "timestamp": "datetime",
    # The name of the class of the object that changed.
    "class": "str",
    # The operation that was performed.
    "operation": "EventOperation",
    # A reference to the object that changed.
    "ref": "str",
    # The uuid of the object that changed.
    "obj_uuid": "str",
}, total=False)

networkRecord = TypedDict("networkRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # A human-readable name.
    "name_label": "str",
    # A notes field containing human-readable description.
    "name_description": "str",
    # List of connected vifs.
    "VIFs": "List[VIFRef]",
    # List of connected pifs.
    "PIFs": "List[PIFRef]",
    # Default gateway.
    "default_gateway": "str",
    # Default netmask.
    "default_netmask": "str",
    # Additional configuration.
    "other_config": "Dict[str, str]",
    # Name of the NIC: PIF.device now. (get_record_internal)
    "NIC": "str",
    # VLAN tag: PIF.VLAN now. (get_record_internal)
    "VLAN": "str",
}, total=False)

VIFRecord = TypedDict("VIFRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Name of the network device as exposed to the guest (eth0 ...); empty: the next free one.
    "device": "str",
    # Virtual network to which this vif is connected.
    "network": "networkRef",
    # Virtual machine to which this vif is connected.
    "VM": "VMRef",
    # Ethernet MAC address as exposed to the guest; empty: one is made.
    "MAC": "str",
    # MTU in octets.
    "MTU": "int",
    # Is the device currently attached (erased on reboot).
    "currently_attached": "bool",
    # Error/success code associated with last attach-operation (erased on reboot).
    "status_code": "int",
    # Error/success information associated with last attach-operation status.
    "status_detail": "str",
    # Device runtime properties.
    "runtime_properties": "Dict[str, str]",
    # QoS algorithm to use.
    "qos_algorithm_type": "str",
    # Parameters for chosen QoS algorithm.
    "qos_algorithm_params": "Dict[str, str]",
    # Supported QoS algorithms for this VIF: none yet.
    "qos_supported_algorithms": "List[str]",
    # Metrics associated with this VIF.
    "metrics": "VIF_metricsRef",
    # Name of the VIF. (get_record_internal)
    "name": "str",
    # Interface driver: only paravirtualised ones are served. (get_record_internal)
    "type": "DriverType",
    # Incoming network bandwidth: VIF_metrics has it now. (get_record_internal)
    "network_read_kbs": "float",
    # Outgoing network bandwidth: VIF_metrics has it now. (get_record_internal)
    "network_write_kbs": "float",
    # Read bandwidth: VIF_metrics has it now. (get_record_internal)
    "IO_bandwidth_incoming_kbs": "float",
    # Write bandwidth: VIF_metrics has it now. (get_record_internal)
    "IO_bandwidth_outgoing_kbs": "float",
}, total=False)

VIF_metricsRecord = TypedDict("VIF_metricsRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Read bandwidth (KiB/s).
    "io_read_kbs": "float",
    # Write bandwidth (KiB/s).
    "io_write_kbs": "float",
    # Time at which this information was last updated.
    "last_updated": "datetime",
}, total=False)

PIFRecord = TypedDict("PIFRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Machine-readable name of the interface (e.g. eth0).
    "device": "str",
    # Virtual network to which this pif is connected.
    "network": "networkRef",
    # Physical machine to which this pif is connected.
    "host": "hostRef",
    # Ethernet MAC address of physical interface.
    "MAC": "str",
    # MTU in octets.
    "MTU": "int",
    # VLAN tag for all traffic passing through this interface; -1 of a physical one.
    "VLAN": "int",
    # Metrics associated with this PIF.
    "metrics": "PIF_metricsRef",
}, total=False)

PIF_metricsRecord = TypedDict("PIF_metricsRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Read bandwidth (KiB/s).
    "io_read_kbs": "float",
    # Write bandwidth (KiB/s).
    "io_write_kbs": "float",
    # Time at which this information was last updated.
    "last_updated": "datetime",
}, total=False)

SRRecord = TypedDict("SRRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # A human-readable name.
    "name_label": "str",
    # A notes field containing human-readable description.
    "name_description": "str",
    # Managed virtual disks.
    "VDIs": "List[VDIRef]",
    # Physical blockdevices.
    "PBDs": "List[PBDRef]",
    # Sum of virtual_sizes of all VDIs in this storage repository (in bytes).
    "virtual_allocation": "int",
    # Physical space currently utilised on this storage repository (in bytes).
    "physical_utilisation": "int",
    # Total physical size of the repository (in bytes).
    "physical_size": "int",
    # Type of the storage repository.
    "type": "str",
    # The type of the SR's content, if required (e.g. ISOs).
    "content_type": "str",
    # A string that uniquely determines the location of the storage repository. (get_record_internal)
    "location": "str",
}, total=False)

VDIRecord = TypedDict("VDIRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # A human-readable name.
    "name_label": "str",
    # A notes field containing human-readable description.
    "name_description": "str",
    # Storage repository in which the VDI resides.
    "SR": "SRRef",
    # List of vbds that refer to this disk.
    "VBDs": "List[VBDRef]",
    # List of crash dumps that refer to this disk.
    "crash_dumps": "List[crashdumpRef]",
    # Size of disk as presented to the guest (in bytes). Note that, depending on storage backend type,
    # requested size may not be respected exactly.
    "virtual_size": "int",
    # Amount of physical space that the disk image is currently taking up on the storage repository (in
    # bytes).
    "physical_utilisation": "int",
    # Type of the VDI.
    "type": "VdiType",
    # True if this disk may be shared.
    "sharable": "bool",
    # True if this disk may ONLY be mounted read-only.
    "read_only": "bool",
    # Additional configuration.
    "other_config": "Dict[str, str]",
    # The VDI's security label.
    "security_label": "str",
    # Sector size of the disk, in bytes. (get_record_internal)
    "sector_size": "int",
    # The disk this one is a snapshot of, if it is one. (get_record_internal)
    "parent": "VDIRef",
    # Snapshots of this disk. (get_record_internal)
    "children": "List[VDIRef]",
}, total=False)

VBDRecord = TypedDict("VBDRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The virtual machine.
    "VM": "VMRef",
    # The virtual disk; none of an empty CD drive.
    "VDI": "VDIRef",
    # Device seen by the guest (e.g. xvda1); empty: the next free one.
    "device": "str",
    # True if this VBD is bootable.
    "bootable": "bool",
    # The mode the VBD should be mounted with.
    "mode": "VbdMode",
    # How the VBD will appear to the guest (e.g. disk or CD).
    "type": "VbdType",
    # Is the device currently attached (erased on reboot).
    "currently_attached": "bool",
    # Error/success code associated with last attach-operation (erased on reboot).
    "status_code": "int",
    # Error/success information associated with last attach-operation status.
    "status_detail": "str",
    # Device runtime properties.
    "runtime_properties": "Dict[str, str]",
    # QoS algorithm to use.
    "qos_algorithm_type": "str",
    # Parameters for chosen QoS algorithm.
    "qos_algorithm_params": "Dict[str, str]",
    # Supported QoS algorithms for this VBD: none yet.
    "qos_supported_algorithms": "List[str]",
    # Metrics associated with this VBD.
    "metrics": "VBD_metricsRef",
    # The style of driver: only paravirtualised ones are served. (get_record_internal)
    "driver": "DriverType",
    # Read bandwidth: VBD_metrics has it now. (get_record_internal)
    "IO_bandwidth_incoming_kbs": "float",
    # Write bandwidth: VBD_metrics has it now. (get_record_internal)
    "IO_bandwidth_outgoing_kbs": "float",
}, total=False)

VBD_metricsRecord = TypedDict("VBD_metricsRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Read bandwidth (KiB/s).
    "io_read_kbs": "float",
    # Write bandwidth (KiB/s).
    "io_write_kbs": "float",
    # Time at which this information was last updated.
    "last_updated": "datetime",
}, total=False)

PBDRecord = TypedDict("PBDRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Physical machine on which the pbd is available.
    "host": "hostRef",
    # The storage repository that the pbd realises.
    "SR": "SRRef",
    # A config string to string map that is provided to the host's SR-backend-driver.
    "device_config": "Dict[str, str]",
    # Is the SR currently attached on this host?
    "currently_attached": "bool",
}, total=False)

crashdumpRecord = TypedDict("crashdumpRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The virtual machine.
    "VM": "VMRef",
    # The virtual disk.
    "VDI": "VDIRef",
}, total=False)

VTPMRecord = TypedDict("VTPMRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The virtual machine.
    "VM": "VMRef",
    # The domain where the backend is located.
    "backend": "VMRef",
    # Additional configuration.
    "other_config": "Dict[str, str]",
}, total=False)

DPCIRecord = TypedDict("DPCIRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The virtual machine.
    "VM": "VMRef",
    # The physical PCI device.
    "PPCI": "PPCIRef",
    # The slot number to which this PCI device is inserted.
    "hotplug_slot": "int",
    # The virtual domain number.
    "virtual_domain": "int",
    # The virtual bus number.
    "virtual_bus": "int",
    # The virtual slot number.
    "virtual_slot": "int",
    # The virtual func number.
    "virtual_func": "int",
    # The virtual PCI name.
    "virtual_name": "str",
}, total=False)

PPCIRecord = TypedDict("PPCIRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The physical machine to which this PPCI is connected.
    "host": "hostRef",
    # The domain number.
    "domain": "int",
    # The bus number.
    "bus": "int",
    # The slot number.
    "slot": "int",
    # The func number.
    "func": "int",
    # The PCI name.
    "name": "str",
    # The vendor ID.
    "vendor_id": "int",
    # The vendor name.
    "vendor_name": "str",
    # The device ID.
    "device_id": "int",
    # The device name.
    "device_name": "str",
    # The revision ID.
    "revision_id": "int",
    # The class code.
    "class_code": "int",
    # The class name.
    "class_name": "str",
    # The subsystem vendor ID.
    "subsystem_vendor_id": "int",
    # The subsystem vendor name.
    "subsystem_vendor_name": "str",
    # The subsystem ID.
    "subsystem_id": "int",
    # The subsystem name.
    "subsystem_name": "str",
    # The driver that has it: the agent's, or empty.
    "driver": "str",
}, total=False)

DSCSIRecord = TypedDict("DSCSIRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The virtual machine.
    "VM": "VMRef",
    # The physical SCSI device.
    "PSCSI": "PSCSIRef",
    # The half-virtualized SCSI host bus adapter.
    "HBA": "DSCSI_HBARef",
    # The virtual host number.
    "virtual_host": "int",
    # The virtual channel number.
    "virtual_channel": "int",
    # The virtual target number.
    "virtual_target": "int",
    # The virtual logical unit number.
    "virtual_lun": "int",
    # The virtual HCTL (host:channel:target:lun).
    "virtual_HCTL": "str",
    # Device runtime properties.
    "runtime_properties": "Dict[str, str]",
}, total=False)

DSCSI_HBARecord = TypedDict("DSCSI_HBARecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The virtual machine.
    "VM": "VMRef",
    # The physical SCSI host bus adapters: none until it is attached.
    "PSCSI_HBAs": "List[PSCSI_HBARef]",
    # The half-virtualized SCSI devices which are connected to this adapter.
    "DSCSIs": "List[DSCSIRef]",
    # The virtual host number.
    "virtual_host": "int",
    # The assignment mode of the half-virtualized SCSI devices which are connected.
    "assignment_mode": "str",
}, total=False)

PSCSIRecord = TypedDict("PSCSIRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The physical machine to which this PSCSI is connected.
    "host": "hostRef",
    # The physical SCSI host bus adapter.
    "HBA": "PSCSI_HBARef",
    # The physical host number.
    "physical_host": "int",
    # The physical channel number.
    "physical_channel": "int",
    # The physical target number.
    "physical_target": "int",
    # The physical logical unit number.
    "physical_lun": "int",
    # The physical HCTL.
    "physical_HCTL": "str",
    # The vendor name.
    "vendor_name": "str",
    # The model.
    "model": "str",
    # The SCSI type ID.
    "type_id": "int",
    # The SCSI type.
    "type": "str",
    # The SCSI device name (e.g. sda or st0).
    "dev_name": "str",
    # The SCSI generic device name (e.g. sg0).
    "sg_name": "str",
    # The revision.
    "revision": "str",
    # The SCSI ID.
    "scsi_id": "str",
    # The SCSI level.
    "scsi_level": "int",
}, total=False)

PSCSI_HBARecord = TypedDict("PSCSI_HBARecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # The physical machine to which this PSCSI HBA is connected.
    "host": "hostRef",
    # The physical host number.
    "physical_host": "int",
    # The physical SCSI devices which are connected to this host bus adapter.
    "PSCSIs": "List[PSCSIRef]",
}, total=False)

XSPolicyRecord = TypedDict("XSPolicyRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Representation of policy, i.e., XML.
    "repr": "str",
    # Type of the policy.
    "type": "int",
    # Policy status flags.
    "flags": "int",
}, total=False)

ACMPolicyRecord = TypedDict("ACMPolicyRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Representation of policy, in XML.
    "repr": "str",
    # Type of the policy.
    "type": "int",
    # Policy status flags.
    "flags": "int",
}, total=False)

cpu_poolRecord = TypedDict("cpu_poolRecord", {
    # Unique identifier/object reference.
    "uuid": "str",
    # Name of cpu_pool.
    "name_label": "str",
    # Additional description.
    "name_description": "str",
    # The host the cpu_pool is currently resident on.
    "resident_on": "hostRef",
    # True if this pool should be activated with the host.
    "auto_power_on": "bool",
    # List of VMs currently started in this pool.
    "started_VMs": "List[VMRef]",
    # Number of host_CPUs requested for this pool at next start.
    "ncpu": "int",
    # Scheduler policy on this pool; empty: the one Xen was booted with.
    "sched_policy": "str",
    # List of host CPUs (their numbers) to take first at next start.
    "proposed_CPUs": "List[str]",
    # List of host_cpus currently assigned to this pool.
    "host_CPUs": "List[host_cpuRef]",
    # True if this pool is activated.
    "activated": "bool",
    # Additional configuration.
    "other_config": "Dict[str, str]",
}, total=False)

debugRecord = TypedDict("debugRecord", {
}, total=False)


class session(Class):
    """A session. Its reference is its secret, so only the caller's own is ever listed."""

    def get_uuid(self, session: sessionRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("session.get_uuid", session)

    def get_this_host(self, session: sessionRef) -> hostRef:
        """Get `this_host`: Currently connected host."""
        return self._session._call("session.get_this_host", session)

    def get_this_user(self, session: sessionRef) -> userRef:
        """Get `this_user`: Currently connected user."""
        return self._session._call("session.get_this_user", session)

    def get_last_active(self, session: sessionRef) -> datetime:
        """Get `last_active`: Timestamp for last time session was active."""
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
        """Attempt to authenticate the user, returning a session_id if successful. Errors:
        SESSION_AUTHENTICATION_FAILED, LIMIT_REACHED.
        """
        return self._session._call("session.login_with_password", uname, pwd)

    def logout(self) -> None:
        """Log out of a session."""
        return self._session._call("session.logout")

    def change_password(self, old_pwd: str, new_pwd: str) -> None:
        """Change the password of the session's user. Errors: SESSION_AUTHENTICATION_FAILED."""
        return self._session._call("session.change_password", old_pwd, new_pwd)


class task(Class):
    """A long-running asynchronous task."""

    def get_uuid(self, task: taskRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("task.get_uuid", task)

    def get_name_label(self, task: taskRef) -> str:
        """Get `name_label`: A human-readable name."""
        return self._session._call("task.get_name_label", task)

    def set_name_label(self, task: taskRef, value: str) -> None:
        """Set `name_label`: A human-readable name."""
        return self._session._call("task.set_name_label", task, value)

    def get_name_description(self, task: taskRef) -> str:
        """Get `name_description`: A notes field containing human-readable description."""
        return self._session._call("task.get_name_description", task)

    def set_name_description(self, task: taskRef, value: str) -> None:
        """Set `name_description`: A notes field containing human-readable description."""
        return self._session._call("task.set_name_description", task, value)

    def get_status(self, task: taskRef) -> TaskStatusType:
        """Get `status`: Current status of the task."""
        return self._session._call("task.get_status", task)

    def get_session(self, task: taskRef) -> sessionRef:
        """Get `session`: The session that created the task; told to that session only."""
        return self._session._call("task.get_session", task)

    def get_progress(self, task: taskRef) -> int:
        """Get `progress`: If the task is still pending, its progress in percent; 100 once it is over."""
        return self._session._call("task.get_progress", task)

    def get_type(self, task: taskRef) -> str:
        """Get `type`: The type of the result, as in the text, if the task succeeded."""
        return self._session._call("task.get_type", task)

    def get_result(self, task: taskRef) -> str:
        """Get `result`: The result of the task as the XML-RPC value it would have been, if there is one. One
        over 16 KiB is not kept: it is empty then, and name_description says so.
        """
        return self._session._call("task.get_result", task)

    def get_error_info(self, task: taskRef) -> List[str]:
        """Get `error_info`: Code and parameters of the error, if the task failed."""
        return self._session._call("task.get_error_info", task)

    def get_allowed_operations(self, task: taskRef) -> List[TaskAllowedOperations]:
        """Get `allowed_operations`: What can be done with the task now."""
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
        """Cancel this task: what it did is undone. Errors: OPERATION_NOT_ALLOWED."""
        return self._session._call("task.cancel", task)


class user(Class):
    """A user of the system. One made without a password cannot log in until it is given one."""

    def get_uuid(self, user: userRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("user.get_uuid", user)

    def get_short_name(self, user: userRef) -> str:
        """Get `short_name`: Short name, the one to log in with."""
        return self._session._call("user.get_short_name", user)

    def get_fullname(self, user: userRef) -> str:
        """Get `fullname`: Full name."""
        return self._session._call("user.get_fullname", user)

    def set_fullname(self, user: userRef, value: str) -> None:
        """Set `fullname`: Full name."""
        return self._session._call("user.set_fullname", user, value)

    def get_role(self, user: userRef) -> RoleType:
        """Get `role`: What the user's sessions may do."""
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
        """Give the user a password to log in with."""
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
        """Give the user a password to log in with."""
        return self._session._task("user.set_password", user, password)


class host(Class):
    """A physical host."""

    def get_uuid(self, host: hostRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("host.get_uuid", host)

    def get_name_label(self, host: hostRef) -> str:
        """Get `name_label`: A human-readable name."""
        return self._session._call("host.get_name_label", host)

    def set_name_label(self, host: hostRef, value: str) -> None:
        """Set `name_label`: A human-readable name."""
        return self._session._call("host.set_name_label", host, value)

    def get_name_description(self, host: hostRef) -> str:
        """Get `name_description`: A notes field containing human-readable description."""
        return self._session._call("host.get_name_description", host)

    def set_name_description(self, host: hostRef, value: str) -> None:
        """Set `name_description`: A notes field containing human-readable description."""
        return self._session._call("host.set_name_description", host, value)

    def get_API_version_major(self, host: hostRef) -> int:
        """Get `API_version_major`: Major version number."""
        return self._session._call("host.get_API_version_major", host)

    def get_API_version_minor(self, host: hostRef) -> int:
        """Get `API_version_minor`: Minor version number."""
        return self._session._call("host.get_API_version_minor", host)

    def get_API_version_vendor(self, host: hostRef) -> str:
        """Get `API_version_vendor`: Identification of vendor."""
        return self._session._call("host.get_API_version_vendor", host)

    def get_API_version_vendor_implementation(self, host: hostRef) -> Dict[str, str]:
        """Get `API_version_vendor_implementation`: Details of vendor implementation."""
        return self._session._call("host.get_API_version_vendor_implementation", host)

    def get_enabled(self, host: hostRef) -> bool:
        """Get `enabled`: True if the host is currently enabled."""
        return self._session._call("host.get_enabled", host)

    def get_software_version(self, host: hostRef) -> Dict[str, str]:
        """Get `software_version`: Version strings."""
        return self._session._call("host.get_software_version", host)

    def get_other_config(self, host: hostRef) -> Dict[str, str]:
        """Get `other_config`: Additional configuration."""
        return self._session._call("host.get_other_config", host)

    def set_other_config(self, host: hostRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Additional configuration."""
        return self._session._call("host.set_other_config", host, value)

    def add_to_other_config(self, host: hostRef, key: str, value: str) -> None:
        """Add to `other_config`: Additional configuration."""
        return self._session._call("host.add_to_other_config", host, key, value)

    def remove_from_other_config(self, host: hostRef, key: str) -> None:
        """Remove from `other_config`: Additional configuration."""
        return self._session._call("host.remove_from_other_config", host, key)

    def get_capabilities(self, host: hostRef) -> List[str]:
        """Get `capabilities`: Xen capabilities."""
        return self._session._call("host.get_capabilities", host)

    def get_cpu_configuration(self, host: hostRef) -> Dict[str, str]:
        """Get `cpu_configuration`: The CPU configuration on this host."""
        return self._session._call("host.get_cpu_configuration", host)

    def get_sched_policy(self, host: hostRef) -> str:
        """Get `sched_policy`: Scheduler policy currently in force on this host."""
        return self._session._call("host.get_sched_policy", host)

    def get_supported_bootloaders(self, host: hostRef) -> List[str]:
        """Get `supported_bootloaders`: A list of the bootloaders installed on the machine: none."""
        return self._session._call("host.get_supported_bootloaders", host)

    def get_resident_VMs(self, host: hostRef) -> List[VMRef]:
        """Get `resident_VMs`: List of VMs currently resident on host."""
        return self._session._call("host.get_resident_VMs", host)

    def get_logging(self, host: hostRef) -> Dict[str, str]:
        """Get `logging`: Logging configuration."""
        return self._session._call("host.get_logging", host)

    def set_logging(self, host: hostRef, value: Dict[str, str]) -> None:
        """Set `logging`: Logging configuration."""
        return self._session._call("host.set_logging", host, value)

    def add_to_logging(self, host: hostRef, key: str, value: str) -> None:
        """Add to `logging`: Logging configuration."""
        return self._session._call("host.add_to_logging", host, key, value)

    def remove_from_logging(self, host: hostRef, key: str) -> None:
        """Remove from `logging`: Logging configuration."""
        return self._session._call("host.remove_from_logging", host, key)

    def get_PIFs(self, host: hostRef) -> List[PIFRef]:
        """Get `PIFs`: Physical network interfaces."""
        return self._session._call("host.get_PIFs", host)

    def get_suspend_image_sr(self, host: hostRef) -> SRRef:
        """Get `suspend_image_sr`: The SR in which VDIs for suspend images are created."""
        return self._session._call("host.get_suspend_image_sr", host)

    def set_suspend_image_sr(self, host: hostRef, value: SRRef) -> None:
        """Set `suspend_image_sr`: The SR in which VDIs for suspend images are created."""
        return self._session._call("host.set_suspend_image_sr", host, value)

    def get_crash_dump_sr(self, host: hostRef) -> SRRef:
        """Get `crash_dump_sr`: The SR in which VDIs for crash dumps are created."""
        return self._session._call("host.get_crash_dump_sr", host)

    def set_crash_dump_sr(self, host: hostRef, value: SRRef) -> None:
        """Set `crash_dump_sr`: The SR in which VDIs for crash dumps are created."""
        return self._session._call("host.set_crash_dump_sr", host, value)

    def get_PBDs(self, host: hostRef) -> List[PBDRef]:
        """Get `PBDs`: Physical block devices."""
        return self._session._call("host.get_PBDs", host)

    def get_PPCIs(self, host: hostRef) -> List[PPCIRef]:
        """Get `PPCIs`: Physical PCI devices."""
        return self._session._call("host.get_PPCIs", host)

    def get_PSCSIs(self, host: hostRef) -> List[PSCSIRef]:
        """Get `PSCSIs`: Physical SCSI devices."""
        return self._session._call("host.get_PSCSIs", host)

    def get_PSCSI_HBAs(self, host: hostRef) -> List[PSCSI_HBARef]:
        """Get `PSCSI_HBAs`: Physical SCSI host bus adapters."""
        return self._session._call("host.get_PSCSI_HBAs", host)

    def get_host_CPUs(self, host: hostRef) -> List[host_cpuRef]:
        """Get `host_CPUs`: The physical CPUs on this host."""
        return self._session._call("host.get_host_CPUs", host)

    def get_metrics(self, host: hostRef) -> host_metricsRef:
        """Get `metrics`: Metrics associated with this host."""
        return self._session._call("host.get_metrics", host)

    def get_resident_cpu_pools(self, host: hostRef) -> List[cpu_poolRef]:
        """Get `resident_cpu_pools`: List of cpu_pools currently resident on the host."""
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
        """Puts the host into a state in which no new VMs can be started. VMs currently active go on."""
        return self._session._call("host.disable", host)

    def enable(self, host: hostRef) -> None:
        """Puts the host into a state in which new VMs can be started."""
        return self._session._call("host.enable", host)

    def shutdown(self, host: hostRef) -> None:
        """Shutdown the host: VMs first, then the machine is powered off. The host must be disabled, or have
        no VM. Errors: OPERATION_NOT_ALLOWED.
        """
        return self._session._call("host.shutdown", host)

    def reboot(self, host: hostRef) -> None:
        """Reboot the host: VMs first, then the machine. The host must be disabled, or have no VM. Errors:
        OPERATION_NOT_ALLOWED.
        """
        return self._session._call("host.reboot", host)

    def dmesg(self, host: hostRef) -> str:
        """Get the host xen dmesg."""
        return self._session._call("host.dmesg", host)

    def dmesg_clear(self, host: hostRef) -> str:
        """Get the host xen dmesg, and clear the buffer."""
        return self._session._call("host.dmesg_clear", host)

    def get_log(self, host: hostRef) -> str:
        """Get the host's log file: the last lines of the agent's own log."""
        return self._session._call("host.get_log", host)

    def send_debug_keys(self, host: hostRef, keys: str) -> None:
        """Inject the given string as debugging keys into Xen. R and C, which would end it, are refused."""
        return self._session._call("host.send_debug_keys", host, keys)

    def list_methods(self) -> List[str]:
        """List all supported methods."""
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
        """Puts the host into a state in which no new VMs can be started. VMs currently active go on."""
        return self._session._task("host.disable", host)

    def enable(self, host: hostRef) -> taskRef:
        """Puts the host into a state in which new VMs can be started."""
        return self._session._task("host.enable", host)

    def shutdown(self, host: hostRef) -> taskRef:
        """Shutdown the host: VMs first, then the machine is powered off. The host must be disabled, or have
        no VM. Errors: OPERATION_NOT_ALLOWED.
        """
        return self._session._task("host.shutdown", host)

    def reboot(self, host: hostRef) -> taskRef:
        """Reboot the host: VMs first, then the machine. The host must be disabled, or have no VM. Errors:
        OPERATION_NOT_ALLOWED.
        """
        return self._session._task("host.reboot", host)

    def dmesg(self, host: hostRef) -> taskRef:
        """Get the host xen dmesg."""
        return self._session._task("host.dmesg", host)

    def dmesg_clear(self, host: hostRef) -> taskRef:
        """Get the host xen dmesg, and clear the buffer."""
        return self._session._task("host.dmesg_clear", host)

    def get_log(self, host: hostRef) -> taskRef:
        """Get the host's log file: the last lines of the agent's own log."""
        return self._session._task("host.get_log", host)

    def send_debug_keys(self, host: hostRef, keys: str) -> taskRef:
        """Inject the given string as debugging keys into Xen. R and C, which would end it, are refused."""
        return self._session._task("host.send_debug_keys", host, keys)

    def list_methods(self) -> taskRef:
        """List all supported methods."""
        return self._session._task("host.list_methods")


class host_metrics(Class):
    """The metrics associated with a host."""

    def get_uuid(self, host_metrics: host_metricsRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("host_metrics.get_uuid", host_metrics)

    def get_memory_total(self, host_metrics: host_metricsRef) -> int:
        """Get `memory_total`: Host's total memory (bytes)."""
        return self._session._call("host_metrics.get_memory_total", host_metrics)

    def get_memory_free(self, host_metrics: host_metricsRef) -> int:
        """Get `memory_free`: Host's free memory (bytes)."""
        return self._session._call("host_metrics.get_memory_free", host_metrics)

    def get_last_updated(self, host_metrics: host_metricsRef) -> datetime:
        """Get `last_updated`: Time at which this information was last updated."""
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
    """A physical CPU."""

    def get_uuid(self, host_cpu: host_cpuRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("host_cpu.get_uuid", host_cpu)

    def get_host(self, host_cpu: host_cpuRef) -> hostRef:
        """Get `host`: The host the CPU is in."""
        return self._session._call("host_cpu.get_host", host_cpu)

    def get_number(self, host_cpu: host_cpuRef) -> int:
        """Get `number`: The number of the physical CPU within the host."""
        return self._session._call("host_cpu.get_number", host_cpu)

    def get_vendor(self, host_cpu: host_cpuRef) -> str:
        """Get `vendor`: The vendor of the physical CPU."""
        return self._session._call("host_cpu.get_vendor", host_cpu)

    def get_speed(self, host_cpu: host_cpuRef) -> int:
        """Get `speed`: The speed of the physical CPU (MHz)."""
        return self._session._call("host_cpu.get_speed", host_cpu)

    def get_modelname(self, host_cpu: host_cpuRef) -> str:
        """Get `modelname`: The model name of the physical CPU."""
        return self._session._call("host_cpu.get_modelname", host_cpu)

    def get_stepping(self, host_cpu: host_cpuRef) -> str:
        """Get `stepping`: The stepping of the physical CPU."""
        return self._session._call("host_cpu.get_stepping", host_cpu)

    def get_flags(self, host_cpu: host_cpuRef) -> str:
        """Get `flags`: The flags of the physical CPU (a decoded version of the features field)."""
        return self._session._call("host_cpu.get_flags", host_cpu)

    def get_features(self, host_cpu: host_cpuRef) -> str:
        """Get `features`: The physical CPU feature bitmap."""
        return self._session._call("host_cpu.get_features", host_cpu)

    def get_utilisation(self, host_cpu: host_cpuRef) -> float:
        """Get `utilisation`: The current CPU utilisation, 0 to 1."""
        return self._session._call("host_cpu.get_utilisation", host_cpu)

    def get_cpu_pool(self, host_cpu: host_cpuRef) -> List[cpu_poolRef]:
        """Get `cpu_pool`: Reference to cpu_pool the cpu belongs to."""
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
        """Get a list of all CPUs not assigned to any pool."""
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
        """Get a list of all CPUs not assigned to any pool."""
        return self._session._task("host_cpu.get_unassigned_cpus")


class VM(Class):
    """A virtual machine (or 'guest')."""

    def get_uuid(self, vm: VMRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("VM.get_uuid", vm)

    def get_power_state(self, vm: VMRef) -> VmPowerState:
        """Get `power_state`: Current power state of the machine."""
        return self._session._call("VM.get_power_state", vm)

    def get_name_label(self, vm: VMRef) -> str:
        """Get `name_label`: A human-readable name."""
        return self._session._call("VM.get_name_label", vm)

    def set_name_label(self, vm: VMRef, value: str) -> None:
        """Set `name_label`: A human-readable name."""
        return self._session._call("VM.set_name_label", vm, value)

    def get_name_description(self, vm: VMRef) -> str:
        """Get `name_description`: A notes field containing human-readable description."""
        return self._session._call("VM.get_name_description", vm)

    def set_name_description(self, vm: VMRef, value: str) -> None:
        """Set `name_description`: A notes field containing human-readable description."""
        return self._session._call("VM.set_name_description", vm, value)

    def get_user_version(self, vm: VMRef) -> int:
        """Get `user_version`: A user version number for this machine."""
        return self._session._call("VM.get_user_version", vm)

    def set_user_version(self, vm: VMRef, value: int) -> None:
        """Set `user_version`: A user version number for this machine."""
        return self._session._call("VM.set_user_version", vm, value)

    def get_is_a_template(self, vm: VMRef) -> bool:
        """Get `is_a_template`: True if this is a template. Template VMs can never be started."""
        return self._session._call("VM.get_is_a_template", vm)

    def set_is_a_template(self, vm: VMRef, value: bool) -> None:
        """Set `is_a_template`: True if this is a template. Template VMs can never be started."""
        return self._session._call("VM.set_is_a_template", vm, value)

    def get_auto_power_on(self, vm: VMRef) -> bool:
        """Get `auto_power_on`: True if this VM should be powered on with the host."""
        return self._session._call("VM.get_auto_power_on", vm)

    def set_auto_power_on(self, vm: VMRef, value: bool) -> None:
        """Set `auto_power_on`: True if this VM should be powered on with the host."""
        return self._session._call("VM.set_auto_power_on", vm, value)

    def get_suspend_VDI(self, vm: VMRef) -> VDIRef:
        """Get `suspend_VDI`: The VDI that a suspend image is stored on."""
        return self._session._call("VM.get_suspend_VDI", vm)

    def get_resident_on(self, vm: VMRef) -> hostRef:
        """Get `resident_on`: The host the VM is currently resident on."""
        return self._session._call("VM.get_resident_on", vm)

    def get_memory_static_max(self, vm: VMRef) -> int:
        """Get `memory_static_max`: Statically-set (i.e. absolute) maximum (bytes): the RAM it is built with."""
        return self._session._call("VM.get_memory_static_max", vm)

    def set_memory_static_max(self, vm: VMRef, value: int) -> None:
        """Set `memory_static_max`: Statically-set (i.e. absolute) maximum (bytes): the RAM it is built with."""
        return self._session._call("VM.set_memory_static_max", vm, value)

    def get_memory_dynamic_max(self, vm: VMRef) -> int:
        """Get `memory_dynamic_max`: Dynamic maximum (bytes)."""
        return self._session._call("VM.get_memory_dynamic_max", vm)

    def set_memory_dynamic_max(self, vm: VMRef, value: int) -> None:
        """Set `memory_dynamic_max`: Dynamic maximum (bytes)."""
        return self._session._call("VM.set_memory_dynamic_max", vm, value)

    def get_memory_dynamic_min(self, vm: VMRef) -> int:
        """Get `memory_dynamic_min`: Dynamic minimum (bytes)."""
        return self._session._call("VM.get_memory_dynamic_min", vm)

    def set_memory_dynamic_min(self, vm: VMRef, value: int) -> None:
        """Set `memory_dynamic_min`: Dynamic minimum (bytes)."""
        return self._session._call("VM.set_memory_dynamic_min", vm, value)

    def get_memory_static_min(self, vm: VMRef) -> int:
        """Get `memory_static_min`: Statically-set (i.e. absolute) minimum (bytes)."""
        return self._session._call("VM.get_memory_static_min", vm)

    def set_memory_static_min(self, vm: VMRef, value: int) -> None:
        """Set `memory_static_min`: Statically-set (i.e. absolute) minimum (bytes)."""
        return self._session._call("VM.set_memory_static_min", vm, value)

    def get_VCPUs_params(self, vm: VMRef) -> Dict[str, str]:
        """Get `VCPUs_params`: Configuration parameters for the selected VCPU policy."""
        return self._session._call("VM.get_VCPUs_params", vm)

    def set_VCPUs_params(self, vm: VMRef, value: Dict[str, str]) -> None:
        """Set `VCPUs_params`: Configuration parameters for the selected VCPU policy."""
        return self._session._call("VM.set_VCPUs_params", vm, value)

    def add_to_VCPUs_params(self, vm: VMRef, key: str, value: str) -> None:
        """Add to `VCPUs_params`: Configuration parameters for the selected VCPU policy."""
        return self._session._call("VM.add_to_VCPUs_params", vm, key, value)

    def remove_from_VCPUs_params(self, vm: VMRef, key: str) -> None:
        """Remove from `VCPUs_params`: Configuration parameters for the selected VCPU policy."""
        return self._session._call("VM.remove_from_VCPUs_params", vm, key)

    def get_VCPUs_max(self, vm: VMRef) -> int:
        """Get `VCPUs_max`: Max number of VCPUs."""
        return self._session._call("VM.get_VCPUs_max", vm)

    def set_VCPUs_max(self, vm: VMRef, value: int) -> None:
        """Set `VCPUs_max`: Max number of VCPUs."""
        return self._session._call("VM.set_VCPUs_max", vm, value)

    def get_VCPUs_at_startup(self, vm: VMRef) -> int:
        """Get `VCPUs_at_startup`: Boot number of VCPUs."""
        return self._session._call("VM.get_VCPUs_at_startup", vm)

    def set_VCPUs_at_startup(self, vm: VMRef, value: int) -> None:
        """Set `VCPUs_at_startup`: Boot number of VCPUs."""
        return self._session._call("VM.set_VCPUs_at_startup", vm, value)

    def get_actions_after_shutdown(self, vm: VMRef) -> OnNormalExit:
        """Get `actions_after_shutdown`: Action to take after the guest has shut itself down."""
        return self._session._call("VM.get_actions_after_shutdown", vm)

    def set_actions_after_shutdown(self, vm: VMRef, value: OnNormalExit) -> None:
        """Set `actions_after_shutdown`: Action to take after the guest has shut itself down."""
        return self._session._call("VM.set_actions_after_shutdown", vm, value)

    def get_actions_after_reboot(self, vm: VMRef) -> OnNormalExit:
        """Get `actions_after_reboot`: Action to take after the guest has rebooted itself."""
        return self._session._call("VM.get_actions_after_reboot", vm)

    def set_actions_after_reboot(self, vm: VMRef, value: OnNormalExit) -> None:
        """Set `actions_after_reboot`: Action to take after the guest has rebooted itself."""
        return self._session._call("VM.set_actions_after_reboot", vm, value)

    def get_actions_after_crash(self, vm: VMRef) -> OnCrashBehaviour:
        """Get `actions_after_crash`: Action to take if the guest crashes. Until issue 4 there are no core
        dumps and no renaming: coredump_and_destroy is destroy, coredump_and_restart and rename_restart
        are restart.
        """
        return self._session._call("VM.get_actions_after_crash", vm)

    def set_actions_after_crash(self, vm: VMRef, value: OnCrashBehaviour) -> None:
        """Set `actions_after_crash`: Action to take if the guest crashes. Until issue 4 there are no core
        dumps and no renaming: coredump_and_destroy is destroy, coredump_and_restart and rename_restart
        are restart.
        """
        return self._session._call("VM.set_actions_after_crash", vm, value)

    def get_consoles(self, vm: VMRef) -> List[consoleRef]:
        """Get `consoles`: Virtual console devices."""
        return self._session._call("VM.get_consoles", vm)

    def get_VIFs(self, vm: VMRef) -> List[VIFRef]:
        """Get `VIFs`: Virtual network interfaces."""
        return self._session._call("VM.get_VIFs", vm)

    def get_VBDs(self, vm: VMRef) -> List[VBDRef]:
        """Get `VBDs`: Virtual block devices."""
        return self._session._call("VM.get_VBDs", vm)

    def get_crash_dumps(self, vm: VMRef) -> List[crashdumpRef]:
        """Get `crash_dumps`: Crash dumps associated with this VM."""
        return self._session._call("VM.get_crash_dumps", vm)

    def get_VTPMs(self, vm: VMRef) -> List[VTPMRef]:
        """Get `VTPMs`: Virtual TPMs."""
        return self._session._call("VM.get_VTPMs", vm)

    def get_DPCIs(self, vm: VMRef) -> List[DPCIRef]:
        """Get `DPCIs`: Pass-through PCI devices."""
        return self._session._call("VM.get_DPCIs", vm)

    def get_DSCSIs(self, vm: VMRef) -> List[DSCSIRef]:
        """Get `DSCSIs`: Half-virtualized SCSI devices."""
        return self._session._call("VM.get_DSCSIs", vm)

    def get_DSCSI_HBAs(self, vm: VMRef) -> List[DSCSI_HBARef]:
        """Get `DSCSI_HBAs`: Half-virtualized SCSI host bus adapters."""
        return self._session._call("VM.get_DSCSI_HBAs", vm)

    def get_PV_bootloader(self, vm: VMRef) -> str:
        """Get `PV_bootloader`: Name of or path to bootloader: not served, must be empty at start."""
        return self._session._call("VM.get_PV_bootloader", vm)

    def set_PV_bootloader(self, vm: VMRef, value: str) -> None:
        """Set `PV_bootloader`: Name of or path to bootloader: not served, must be empty at start."""
        return self._session._call("VM.set_PV_bootloader", vm, value)

    def get_PV_kernel(self, vm: VMRef) -> str:
        """Get `PV_kernel`: URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI."""
        return self._session._call("VM.get_PV_kernel", vm)

    def set_PV_kernel(self, vm: VMRef, value: str) -> None:
        """Set `PV_kernel`: URI of kernel: file:///NAME or /NAME in the bundle, or a data: URI."""
        return self._session._call("VM.set_PV_kernel", vm, value)

    def get_PV_ramdisk(self, vm: VMRef) -> str:
        """Get `PV_ramdisk`: URI of initrd, likewise."""
        return self._session._call("VM.get_PV_ramdisk", vm)

    def set_PV_ramdisk(self, vm: VMRef, value: str) -> None:
        """Set `PV_ramdisk`: URI of initrd, likewise."""
        return self._session._call("VM.set_PV_ramdisk", vm, value)

    def get_PV_args(self, vm: VMRef) -> str:
        """Get `PV_args`: Kernel command-line arguments."""
        return self._session._call("VM.get_PV_args", vm)

    def set_PV_args(self, vm: VMRef, value: str) -> None:
        """Set `PV_args`: Kernel command-line arguments."""
        return self._session._call("VM.set_PV_args", vm, value)

    def get_PV_bootloader_args(self, vm: VMRef) -> str:
        """Get `PV_bootloader_args`: Miscellaneous arguments for the bootloader."""
        return self._session._call("VM.get_PV_bootloader_args", vm)

    def set_PV_bootloader_args(self, vm: VMRef, value: str) -> None:
        """Set `PV_bootloader_args`: Miscellaneous arguments for the bootloader."""
        return self._session._call("VM.set_PV_bootloader_args", vm, value)

    def get_HVM_boot_policy(self, vm: VMRef) -> str:
        """Get `HVM_boot_policy`: HVM boot policy: not served, must be empty at start."""
        return self._session._call("VM.get_HVM_boot_policy", vm)

    def set_HVM_boot_policy(self, vm: VMRef, value: str) -> None:
        """Set `HVM_boot_policy`: HVM boot policy: not served, must be empty at start."""
        return self._session._call("VM.set_HVM_boot_policy", vm, value)

    def get_HVM_boot_params(self, vm: VMRef) -> Dict[str, str]:
        """Get `HVM_boot_params`: HVM boot params."""
        return self._session._call("VM.get_HVM_boot_params", vm)

    def set_HVM_boot_params(self, vm: VMRef, value: Dict[str, str]) -> None:
        """Set `HVM_boot_params`: HVM boot params."""
        return self._session._call("VM.set_HVM_boot_params", vm, value)

    def add_to_HVM_boot_params(self, vm: VMRef, key: str, value: str) -> None:
        """Add to `HVM_boot_params`: HVM boot params."""
        return self._session._call("VM.add_to_HVM_boot_params", vm, key, value)

    def remove_from_HVM_boot_params(self, vm: VMRef, key: str) -> None:
        """Remove from `HVM_boot_params`: HVM boot params."""
        return self._session._call("VM.remove_from_HVM_boot_params", vm, key)

    def get_platform(self, vm: VMRef) -> Dict[str, str]:
        """Get `platform`: Platform-specific configuration."""
        return self._session._call("VM.get_platform", vm)

    def set_platform(self, vm: VMRef, value: Dict[str, str]) -> None:
        """Set `platform`: Platform-specific configuration."""
        return self._session._call("VM.set_platform", vm, value)

    def add_to_platform(self, vm: VMRef, key: str, value: str) -> None:
        """Add to `platform`: Platform-specific configuration."""
        return self._session._call("VM.add_to_platform", vm, key, value)

    def remove_from_platform(self, vm: VMRef, key: str) -> None:
        """Remove from `platform`: Platform-specific configuration."""
        return self._session._call("VM.remove_from_platform", vm, key)

    def get_PCI_bus(self, vm: VMRef) -> str:
        """Get `PCI_bus`: PCI bus path for pass-through devices."""
        return self._session._call("VM.get_PCI_bus", vm)

    def set_PCI_bus(self, vm: VMRef, value: str) -> None:
        """Set `PCI_bus`: PCI bus path for pass-through devices."""
        return self._session._call("VM.set_PCI_bus", vm, value)

    def get_other_config(self, vm: VMRef) -> Dict[str, str]:
        """Get `other_config`: Additional configuration."""
        return self._session._call("VM.get_other_config", vm)

    def set_other_config(self, vm: VMRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Additional configuration."""
        return self._session._call("VM.set_other_config", vm, value)

    def add_to_other_config(self, vm: VMRef, key: str, value: str) -> None:
        """Add to `other_config`: Additional configuration."""
        return self._session._call("VM.add_to_other_config", vm, key, value)

    def remove_from_other_config(self, vm: VMRef, key: str) -> None:
        """Remove from `other_config`: Additional configuration."""
        return self._session._call("VM.remove_from_other_config", vm, key)

    def get_domid(self, vm: VMRef) -> int:
        """Get `domid`: Domain ID (if available, -1 otherwise)."""
        return self._session._call("VM.get_domid", vm)

    def get_is_control_domain(self, vm: VMRef) -> bool:
        """Get `is_control_domain`: True if this is a control domain."""
        return self._session._call("VM.get_is_control_domain", vm)

    def get_metrics(self, vm: VMRef) -> VM_metricsRef:
        """Get `metrics`: Metrics associated with this VM."""
        return self._session._call("VM.get_metrics", vm)

    def get_guest_metrics(self, vm: VMRef) -> VM_guest_metricsRef:
        """Get `guest_metrics`: Metrics associated with the running guest."""
        return self._session._call("VM.get_guest_metrics", vm)

    def get_security_label(self, vm: VMRef) -> str:
        """Get `security_label`: The VM's security label."""
        return self._session._call("VM.get_security_label", vm)

    def get_cpu_pool(self, vm: VMRef) -> List[cpu_poolRef]:
        """Get `cpu_pool`: The pools the VM may run in."""
        return self._session._call("VM.get_cpu_pool", vm)

    def get_pool_name(self, vm: VMRef) -> str:
        """Get `pool_name`: The pool the VM is to be started in."""
        return self._session._call("VM.get_pool_name", vm)

    def set_pool_name(self, vm: VMRef, value: str) -> None:
        """Set `pool_name`: The pool the VM is to be started in."""
        return self._session._call("VM.set_pool_name", vm, value)

    def get_memory_actual(self, vm: VMRef) -> int:
        """Get `memory_actual`: Current memory (bytes): VM_metrics has it now."""
        return self._session._call("VM.get_memory_actual", vm)

    def get_VCPUs_policy(self, vm: VMRef) -> str:
        """Get `VCPUs_policy`: VCPU policy; of no effect."""
        return self._session._call("VM.get_VCPUs_policy", vm)

    def set_VCPUs_policy(self, vm: VMRef, value: str) -> None:
        """Set `VCPUs_policy`: VCPU policy; of no effect."""
        return self._session._call("VM.set_VCPUs_policy", vm, value)

    def get_VCPUs_number(self, vm: VMRef) -> int:
        """Get `VCPUs_number`: Current number of VCPUs: VM_metrics has it now."""
        return self._session._call("VM.get_VCPUs_number", vm)

    def get_VCPUs_utilisation(self, vm: VMRef) -> Dict[int, float]:
        """Get `VCPUs_utilisation`: Utilisation of each VCPU: VM_metrics has it now."""
        return self._session._call("VM.get_VCPUs_utilisation", vm)

    def get_VCPUs_features_required(self, vm: VMRef) -> List[CpuFeature]:
        """Get `VCPUs_features_required`: CPU features the guest needs; of no effect."""
        return self._session._call("VM.get_VCPUs_features_required", vm)

    def get_VCPUs_features_can_use(self, vm: VMRef) -> List[CpuFeature]:
        """Get `VCPUs_features_can_use`: CPU features the guest can use; of no effect."""
        return self._session._call("VM.get_VCPUs_features_can_use", vm)

    def get_VCPUs_features_force_on(self, vm: VMRef) -> List[CpuFeature]:
        """Get `VCPUs_features_force_on`: CPU features to force on; of no effect."""
        return self._session._call("VM.get_VCPUs_features_force_on", vm)

    def set_VCPUs_features_force_on(self, vm: VMRef, value: List[CpuFeature]) -> None:
        """Set `VCPUs_features_force_on`: CPU features to force on; of no effect."""
        return self._session._call("VM.set_VCPUs_features_force_on", vm, value)

    def add_to_VCPUs_features_force_on(self, vm: VMRef, value: CpuFeature) -> None:
        """Add to `VCPUs_features_force_on`: CPU features to force on; of no effect."""
        return self._session._call("VM.add_to_VCPUs_features_force_on", vm, value)

    def remove_from_VCPUs_features_force_on(self, vm: VMRef, value: CpuFeature) -> None:
        """Remove from `VCPUs_features_force_on`: CPU features to force on; of no effect."""
        return self._session._call("VM.remove_from_VCPUs_features_force_on", vm, value)

    def get_VCPUs_features_force_off(self, vm: VMRef) -> List[CpuFeature]:
        """Get `VCPUs_features_force_off`: CPU features to force off; of no effect."""
        return self._session._call("VM.get_VCPUs_features_force_off", vm)

    def set_VCPUs_features_force_off(self, vm: VMRef, value: List[CpuFeature]) -> None:
        """Set `VCPUs_features_force_off`: CPU features to force off; of no effect."""
        return self._session._call("VM.set_VCPUs_features_force_off", vm, value)

    def add_to_VCPUs_features_force_off(self, vm: VMRef, value: CpuFeature) -> None:
        """Add to `VCPUs_features_force_off`: CPU features to force off; of no effect."""
        return self._session._call("VM.add_to_VCPUs_features_force_off", vm, value)

    def remove_from_VCPUs_features_force_off(self, vm: VMRef, value: CpuFeature) -> None:
        """Remove from `VCPUs_features_force_off`: CPU features to force off; of no effect."""
        return self._session._call("VM.remove_from_VCPUs_features_force_off", vm, value)

    def get_actions_after_suspend(self, vm: VMRef) -> OnNormalExit:
        """Get `actions_after_suspend`: Action to take after a suspend; of no effect."""
        return self._session._call("VM.get_actions_after_suspend", vm)

    def set_actions_after_suspend(self, vm: VMRef, value: OnNormalExit) -> None:
        """Set `actions_after_suspend`: Action to take after a suspend; of no effect."""
        return self._session._call("VM.set_actions_after_suspend", vm, value)

    def get_TPM_instance(self, vm: VMRef) -> int:
        """Get `TPM_instance`: Virtual TPM instance; of no effect."""
        return self._session._call("VM.get_TPM_instance", vm)

    def get_TPM_backend(self, vm: VMRef) -> int:
        """Get `TPM_backend`: Virtual TPM backend; of no effect."""
        return self._session._call("VM.get_TPM_backend", vm)

    def get_bios_boot(self, vm: VMRef) -> str:
        """Get `bios_boot`: Device boot order: a member of HVM_boot_params now."""
        return self._session._call("VM.get_bios_boot", vm)

    def set_bios_boot(self, vm: VMRef, value: str) -> None:
        """Set `bios_boot`: Device boot order: a member of HVM_boot_params now."""
        return self._session._call("VM.set_bios_boot", vm, value)

    def get_platform_std_VGA(self, vm: VMRef) -> bool:
        """Get `platform_std_VGA`: Emulate standard VGA: a member of platform now."""
        return self._session._call("VM.get_platform_std_VGA", vm)

    def set_platform_std_VGA(self, vm: VMRef, value: bool) -> None:
        """Set `platform_std_VGA`: Emulate standard VGA: a member of platform now."""
        return self._session._call("VM.set_platform_std_VGA", vm, value)

    def get_platform_serial(self, vm: VMRef) -> str:
        """Get `platform_serial`: Redirect the serial port: a member of platform now."""
        return self._session._call("VM.get_platform_serial", vm)

    def set_platform_serial(self, vm: VMRef, value: str) -> None:
        """Set `platform_serial`: Redirect the serial port: a member of platform now."""
        return self._session._call("VM.set_platform_serial", vm, value)

    def get_platform_localtime(self, vm: VMRef) -> bool:
        """Get `platform_localtime`: Clock in local time: a member of platform now."""
        return self._session._call("VM.get_platform_localtime", vm)

    def set_platform_localtime(self, vm: VMRef, value: bool) -> None:
        """Set `platform_localtime`: Clock in local time: a member of platform now."""
        return self._session._call("VM.set_platform_localtime", vm, value)

    def get_platform_clock_offset(self, vm: VMRef) -> bool:
        """Get `platform_clock_offset`: Clock offset: a member of platform now."""
        return self._session._call("VM.get_platform_clock_offset", vm)

    def set_platform_clock_offset(self, vm: VMRef, value: bool) -> None:
        """Set `platform_clock_offset`: Clock offset: a member of platform now."""
        return self._session._call("VM.set_platform_clock_offset", vm, value)

    def get_platform_enable_audio(self, vm: VMRef) -> bool:
        """Get `platform_enable_audio`: Emulate audio: a member of platform now."""
        return self._session._call("VM.get_platform_enable_audio", vm)

    def set_platform_enable_audio(self, vm: VMRef, value: bool) -> None:
        """Set `platform_enable_audio`: Emulate audio: a member of platform now."""
        return self._session._call("VM.set_platform_enable_audio", vm, value)

    def get_builder(self, vm: VMRef) -> str:
        """Get `builder`: Domain builder; of no effect."""
        return self._session._call("VM.get_builder", vm)

    def set_builder(self, vm: VMRef, value: str) -> None:
        """Set `builder`: Domain builder; of no effect."""
        return self._session._call("VM.set_builder", vm, value)

    def get_boot_method(self, vm: VMRef) -> BootType:
        """Get `boot_method`: How the guest boots; what decides is which of the PV fields are set."""
        return self._session._call("VM.get_boot_method", vm)

    def set_boot_method(self, vm: VMRef, value: BootType) -> None:
        """Set `boot_method`: How the guest boots; what decides is which of the PV fields are set."""
        return self._session._call("VM.set_boot_method", vm, value)

    def get_tools_version(self, vm: VMRef) -> Dict[str, str]:
        """Get `tools_version`: Versions of the guest's tools: VM_guest_metrics has them now."""
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
        """Clones the specified VM, making a new VM with a console of its own. The VM must be halted. Errors:
        VM_BAD_POWER_STATE, LIMIT_REACHED.
        """
        return self._session._call("VM.clone", vm, new_name)

    def start(self, vm: VMRef, start_paused: bool) -> None:
        """Start the specified VM. This function can only be called when the VM is in the Halted state.
        Errors: VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VALUE_NOT_SUPPORTED, HOST_NOT_ENOUGH_FREE_MEMORY,
        HOST_DISABLED, VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._call("VM.start", vm, start_paused)

    def pause(self, vm: VMRef) -> None:
        """Pause the specified VM. This can only be called when the specified VM is in the Running state.
        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._call("VM.pause", vm)

    def unpause(self, vm: VMRef) -> None:
        """Resume the specified VM. This can only be called when the specified VM is in the Paused state.
        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._call("VM.unpause", vm)

    def clean_shutdown(self, vm: VMRef) -> None:
        """Attempt to cleanly shutdown the specified VM. Refused until issue 4 (needs xenstore). Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._call("VM.clean_shutdown", vm)

    def clean_reboot(self, vm: VMRef) -> None:
        """Attempt to cleanly reboot the specified VM. Refused until issue 4 (needs xenstore). Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._call("VM.clean_reboot", vm)

    def hard_shutdown(self, vm: VMRef) -> None:
        """Stop executing the specified VM without attempting a clean shutdown. Of a halted VM it succeeds.
        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._call("VM.hard_shutdown", vm)

    def hard_reboot(self, vm: VMRef) -> None:
        """Stop executing the specified VM without attempting a clean shutdown and immediately restart it.
        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._call("VM.hard_reboot", vm)

    def suspend(self, vm: VMRef) -> None:
        """Suspend the specified VM to disk. Refused until issue 4 (needs xenstore). Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._call("VM.suspend", vm)

    def resume(self, vm: VMRef, start_paused: bool) -> None:
        """Awaken the specified VM and resume it. Refused until issue 4 (needs suspend). Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._call("VM.resume", vm, start_paused)

    def set_VCPUs_number_live(self, vm: VMRef, nvcpu: int) -> None:
        """Set this VM's VCPUs/at_startup value, and set the same value on the VM, if running. Of a running
        VM refused until issue 4.
        """
        return self._session._call("VM.set_VCPUs_number_live", vm, nvcpu)

    def add_to_VCPUs_params_live(self, vm: VMRef, key: str, value: str) -> None:
        """Add the given key-value pair to VM.VCPUs_params, in the place of one that is there, and apply that
        value on the running VM: weight, cap, mask.
        """
        return self._session._call("VM.add_to_VCPUs_params_live", vm, key, value)

    def set_memory_dynamic_max_live(self, vm: VMRef, max: int) -> None:
        """Set memory_dynamic_max in database and on running VM. Refused until issue 4."""
        return self._session._call("VM.set_memory_dynamic_max_live", vm, max)

    def set_memory_dynamic_min_live(self, vm: VMRef, min: int) -> None:
        """Set memory_dynamic_min in database and on running VM. Refused until issue 4."""
        return self._session._call("VM.set_memory_dynamic_min_live", vm, min)

    def send_sysrq(self, vm: VMRef, key: str) -> None:
        """Send the given key as a sysrq to this VM. Refused until issue 4 (needs xenstore). Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._call("VM.send_sysrq", vm, key)

    def send_trigger(self, vm: VMRef, trigger: str) -> None:
        """Send the named trigger to this VM. Refused for now. Errors: VM_BAD_POWER_STATE."""
        return self._session._call("VM.send_trigger", vm, trigger)

    def migrate(self, vm: VMRef, dest: str, live: bool, options: Dict[str, str]) -> None:
        """Migrate the VM to another host. Refused for now. Errors: VM_BAD_POWER_STATE."""
        return self._session._call("VM.migrate", vm, dest, live, options)

    def set_security_label(self, vm: VMRef, security_label: str, old_label: str) -> int:
        """Set the security label of a VM. Xen has no policy that knows labels, so only the empty one can be
        set. Errors: SECURITY_ERROR.
        """
        return self._session._call("VM.set_security_label", vm, security_label, old_label)

    def cpu_pool_migrate(self, vm: VMRef, pool: cpu_poolRef) -> None:
        """Migrate the VM to another cpu_pool. Errors: POOL_BAD_STATE, VM_BAD_POWER_STATE."""
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
        """Clones the specified VM, making a new VM with a console of its own. The VM must be halted. Errors:
        VM_BAD_POWER_STATE, LIMIT_REACHED.
        """
        return self._session._task("VM.clone", vm, new_name)

    def start(self, vm: VMRef, start_paused: bool) -> taskRef:
        """Start the specified VM. This function can only be called when the VM is in the Halted state.
        Errors: VM_BAD_POWER_STATE, VM_HVM_REQUIRED, VALUE_NOT_SUPPORTED, HOST_NOT_ENOUGH_FREE_MEMORY,
        HOST_DISABLED, VM_IS_TEMPLATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._task("VM.start", vm, start_paused)

    def pause(self, vm: VMRef) -> taskRef:
        """Pause the specified VM. This can only be called when the specified VM is in the Running state.
        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._task("VM.pause", vm)

    def unpause(self, vm: VMRef) -> taskRef:
        """Resume the specified VM. This can only be called when the specified VM is in the Paused state.
        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._task("VM.unpause", vm)

    def clean_shutdown(self, vm: VMRef) -> taskRef:
        """Attempt to cleanly shutdown the specified VM. Refused until issue 4 (needs xenstore). Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._task("VM.clean_shutdown", vm)

    def clean_reboot(self, vm: VMRef) -> taskRef:
        """Attempt to cleanly reboot the specified VM. Refused until issue 4 (needs xenstore). Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._task("VM.clean_reboot", vm)

    def hard_shutdown(self, vm: VMRef) -> taskRef:
        """Stop executing the specified VM without attempting a clean shutdown. Of a halted VM it succeeds.
        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._task("VM.hard_shutdown", vm)

    def hard_reboot(self, vm: VMRef) -> taskRef:
        """Stop executing the specified VM without attempting a clean shutdown and immediately restart it.
        Errors: VM_BAD_POWER_STATE, OTHER_OPERATION_IN_PROGRESS.
        """
        return self._session._task("VM.hard_reboot", vm)

    def suspend(self, vm: VMRef) -> taskRef:
        """Suspend the specified VM to disk. Refused until issue 4 (needs xenstore). Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._task("VM.suspend", vm)

    def resume(self, vm: VMRef, start_paused: bool) -> taskRef:
        """Awaken the specified VM and resume it. Refused until issue 4 (needs suspend). Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._task("VM.resume", vm, start_paused)

    def set_VCPUs_number_live(self, vm: VMRef, nvcpu: int) -> taskRef:
        """Set this VM's VCPUs/at_startup value, and set the same value on the VM, if running. Of a running
        VM refused until issue 4.
        """
        return self._session._task("VM.set_VCPUs_number_live", vm, nvcpu)

    def add_to_VCPUs_params_live(self, vm: VMRef, key: str, value: str) -> taskRef:
        """Add the given key-value pair to VM.VCPUs_params, in the place of one that is there, and apply that
        value on the running VM: weight, cap, mask.
        """
        return self._session._task("VM.add_to_VCPUs_params_live", vm, key, value)

    def set_memory_dynamic_max_live(self, vm: VMRef, max: int) -> taskRef:
        """Set memory_dynamic_max in database and on running VM. Refused until issue 4."""
        return self._session._task("VM.set_memory_dynamic_max_live", vm, max)

    def set_memory_dynamic_min_live(self, vm: VMRef, min: int) -> taskRef:
        """Set memory_dynamic_min in database and on running VM. Refused until issue 4."""
        return self._session._task("VM.set_memory_dynamic_min_live", vm, min)

    def send_sysrq(self, vm: VMRef, key: str) -> taskRef:
        """Send the given key as a sysrq to this VM. Refused until issue 4 (needs xenstore). Errors:
        VM_BAD_POWER_STATE.
        """
        return self._session._task("VM.send_sysrq", vm, key)

    def send_trigger(self, vm: VMRef, trigger: str) -> taskRef:
        """Send the named trigger to this VM. Refused for now. Errors: VM_BAD_POWER_STATE."""
        return self._session._task("VM.send_trigger", vm, trigger)

    def migrate(self, vm: VMRef, dest: str, live: bool, options: Dict[str, str]) -> taskRef:
        """Migrate the VM to another host. Refused for now. Errors: VM_BAD_POWER_STATE."""
        return self._session._task("VM.migrate", vm, dest, live, options)

    def set_security_label(self, vm: VMRef, security_label: str, old_label: str) -> taskRef:
        """Set the security label of a VM. Xen has no policy that knows labels, so only the empty one can be
        set. Errors: SECURITY_ERROR.
        """
        return self._session._task("VM.set_security_label", vm, security_label, old_label)

    def cpu_pool_migrate(self, vm: VMRef, pool: cpu_poolRef) -> taskRef:
        """Migrate the VM to another cpu_pool. Errors: POOL_BAD_STATE, VM_BAD_POWER_STATE."""
        return self._session._task("VM.cpu_pool_migrate", vm, pool)


class VM_metrics(Class):
    """The metrics associated with a VM."""

    def get_uuid(self, vm_metrics: VM_metricsRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("VM_metrics.get_uuid", vm_metrics)

    def get_memory_actual(self, vm_metrics: VM_metricsRef) -> int:
        """Get `memory_actual`: Guest's actual memory (bytes)."""
        return self._session._call("VM_metrics.get_memory_actual", vm_metrics)

    def get_VCPUs_number(self, vm_metrics: VM_metricsRef) -> int:
        """Get `VCPUs_number`: Current number of VCPUs."""
        return self._session._call("VM_metrics.get_VCPUs_number", vm_metrics)

    def get_VCPUs_utilisation(self, vm_metrics: VM_metricsRef) -> Dict[int, float]:
        """Get `VCPUs_utilisation`: Utilisation for all of guest's current VCPUs."""
        return self._session._call("VM_metrics.get_VCPUs_utilisation", vm_metrics)

    def get_VCPUs_CPU(self, vm_metrics: VM_metricsRef) -> Dict[int, int]:
        """Get `VCPUs_CPU`: VCPU to PCPU map."""
        return self._session._call("VM_metrics.get_VCPUs_CPU", vm_metrics)

    def get_VCPUs_params(self, vm_metrics: VM_metricsRef) -> Dict[str, str]:
        """Get `VCPUs_params`: The live equivalent to VM.VCPUs_params."""
        return self._session._call("VM_metrics.get_VCPUs_params", vm_metrics)

    def get_VCPUs_flags(self, vm_metrics: VM_metricsRef) -> Dict[int, List[str]]:
        """Get `VCPUs_flags`: CPU flags (blocked,online,running)."""
        return self._session._call("VM_metrics.get_VCPUs_flags", vm_metrics)

    def get_state(self, vm_metrics: VM_metricsRef) -> List[str]:
        """Get `state`: The state of the guest, eg blocked, dying etc."""
        return self._session._call("VM_metrics.get_state", vm_metrics)

    def get_start_time(self, vm_metrics: VM_metricsRef) -> datetime:
        """Get `start_time`: Time at which this VM was last booted."""
        return self._session._call("VM_metrics.get_start_time", vm_metrics)

    def get_last_updated(self, vm_metrics: VM_metricsRef) -> datetime:
        """Get `last_updated`: Time at which this information was last updated."""
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
    """The metrics reported by the guest (as opposed to inferred from outside)."""

    def get_uuid(self, vm_guest_metrics: VM_guest_metricsRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("VM_guest_metrics.get_uuid", vm_guest_metrics)

    def get_os_version(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `os_version`: Version of the OS."""
        return self._session._call("VM_guest_metrics.get_os_version", vm_guest_metrics)

    def get_PV_drivers_version(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `PV_drivers_version`: Version of the PV drivers."""
        return self._session._call("VM_guest_metrics.get_PV_drivers_version", vm_guest_metrics)

    def get_memory(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `memory`: Free/used/total memory."""
        return self._session._call("VM_guest_metrics.get_memory", vm_guest_metrics)

    def get_disks(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `disks`: Disk configuration/free space."""
        return self._session._call("VM_guest_metrics.get_disks", vm_guest_metrics)

    def get_networks(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `networks`: Network configuration."""
        return self._session._call("VM_guest_metrics.get_networks", vm_guest_metrics)

    def get_other(self, vm_guest_metrics: VM_guest_metricsRef) -> Dict[str, str]:
        """Get `other`: Anything else."""
        return self._session._call("VM_guest_metrics.get_other", vm_guest_metrics)

    def get_last_updated(self, vm_guest_metrics: VM_guest_metricsRef) -> datetime:
        """Get `last_updated`: Time at which this information was last updated."""
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
    """A console."""

    def get_uuid(self, console: consoleRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("console.get_uuid", console)

    def get_protocol(self, console: consoleRef) -> ConsoleProtocol:
        """Get `protocol`: The protocol used by this console."""
        return self._session._call("console.get_protocol", console)

    def get_location(self, console: consoleRef) -> str:
        """Get `location`: URI for the console service."""
        return self._session._call("console.get_location", console)

    def get_VM(self, console: consoleRef) -> VMRef:
        """Get `VM`: VM to which this console is attached."""
        return self._session._call("console.get_VM", console)

    def get_other_config(self, console: consoleRef) -> Dict[str, str]:
        """Get `other_config`: Additional configuration."""
        return self._session._call("console.get_other_config", console)

    def set_other_config(self, console: consoleRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Additional configuration."""
        return self._session._call("console.set_other_config", console, value)

    def add_to_other_config(self, console: consoleRef, key: str, value: str) -> None:
        """Add to `other_config`: Additional configuration."""
        return self._session._call("console.add_to_other_config", console, key, value)

    def remove_from_other_config(self, console: consoleRef, key: str) -> None:
        """Remove from `other_config`: Additional configuration."""
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
    """Asynchronous event registration and handling. An event is a record and no object: it has no accessors."""

    def register(self, classes: List[str]) -> None:
        """Registers this session with the event system for these classes besides those it has; the empty
        list and "*" are all.
        """
        return self._session._call("event.register", classes)

    def unregister(self, classes: List[str]) -> None:
        """Unregisters this session for these classes; the empty list and "*" are all."""
        return self._session._call("event.unregister", classes)

    def next(self) -> List[eventRecord]:
        """Blocking call which returns a (possibly empty) batch of events: the last state of each object that
        changed since the call before. Empty after 30 seconds without any. Errors: SESSION_NOT_REGISTERED.
        """
        return self._session._call("event.next")


class network(Class):
    """A virtual network."""

    def get_uuid(self, network: networkRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("network.get_uuid", network)

    def get_name_label(self, network: networkRef) -> str:
        """Get `name_label`: A human-readable name."""
        return self._session._call("network.get_name_label", network)

    def set_name_label(self, network: networkRef, value: str) -> None:
        """Set `name_label`: A human-readable name."""
        return self._session._call("network.set_name_label", network, value)

    def get_name_description(self, network: networkRef) -> str:
        """Get `name_description`: A notes field containing human-readable description."""
        return self._session._call("network.get_name_description", network)

    def set_name_description(self, network: networkRef, value: str) -> None:
        """Set `name_description`: A notes field containing human-readable description."""
        return self._session._call("network.set_name_description", network, value)

    def get_VIFs(self, network: networkRef) -> List[VIFRef]:
        """Get `VIFs`: List of connected vifs."""
        return self._session._call("network.get_VIFs", network)

    def get_PIFs(self, network: networkRef) -> List[PIFRef]:
        """Get `PIFs`: List of connected pifs."""
        return self._session._call("network.get_PIFs", network)

    def get_default_gateway(self, network: networkRef) -> str:
        """Get `default_gateway`: Default gateway."""
        return self._session._call("network.get_default_gateway", network)

    def set_default_gateway(self, network: networkRef, value: str) -> None:
        """Set `default_gateway`: Default gateway."""
        return self._session._call("network.set_default_gateway", network, value)

    def get_default_netmask(self, network: networkRef) -> str:
        """Get `default_netmask`: Default netmask."""
        return self._session._call("network.get_default_netmask", network)

    def set_default_netmask(self, network: networkRef, value: str) -> None:
        """Set `default_netmask`: Default netmask."""
        return self._session._call("network.set_default_netmask", network, value)

    def get_other_config(self, network: networkRef) -> Dict[str, str]:
        """Get `other_config`: Additional configuration."""
        return self._session._call("network.get_other_config", network)

    def set_other_config(self, network: networkRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Additional configuration."""
        return self._session._call("network.set_other_config", network, value)

    def add_to_other_config(self, network: networkRef, key: str, value: str) -> None:
        """Add to `other_config`: Additional configuration."""
        return self._session._call("network.add_to_other_config", network, key, value)

    def remove_from_other_config(self, network: networkRef, key: str) -> None:
        """Remove from `other_config`: Additional configuration."""
        return self._session._call("network.remove_from_other_config", network, key)

    def get_NIC(self, network: networkRef) -> str:
        """Get `NIC`: Name of the NIC: PIF.device now."""
        return self._session._call("network.get_NIC", network)

    def set_NIC(self, network: networkRef, value: str) -> None:
        """Set `NIC`: Name of the NIC: PIF.device now."""
        return self._session._call("network.set_NIC", network, value)

    def get_VLAN(self, network: networkRef) -> str:
        """Get `VLAN`: VLAN tag: PIF.VLAN now."""
        return self._session._call("network.get_VLAN", network)

    def set_VLAN(self, network: networkRef, value: str) -> None:
        """Set `VLAN`: VLAN tag: PIF.VLAN now."""
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
    """A virtual network interface."""

    def get_uuid(self, vif: VIFRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("VIF.get_uuid", vif)

    def get_device(self, vif: VIFRef) -> str:
        """Get `device`: Name of the network device as exposed to the guest (eth0 ...); empty: the next free
        one.
        """
        return self._session._call("VIF.get_device", vif)

    def set_device(self, vif: VIFRef, value: str) -> None:
        """Set `device`: Name of the network device as exposed to the guest (eth0 ...); empty: the next free
        one.
        """
        return self._session._call("VIF.set_device", vif, value)

    def get_network(self, vif: VIFRef) -> networkRef:
        """Get `network`: Virtual network to which this vif is connected."""
        return self._session._call("VIF.get_network", vif)

    def set_network(self, vif: VIFRef, value: networkRef) -> None:
        """Set `network`: Virtual network to which this vif is connected."""
        return self._session._call("VIF.set_network", vif, value)

    def get_VM(self, vif: VIFRef) -> VMRef:
        """Get `VM`: Virtual machine to which this vif is connected."""
        return self._session._call("VIF.get_VM", vif)

    def set_VM(self, vif: VIFRef, value: VMRef) -> None:
        """Set `VM`: Virtual machine to which this vif is connected."""
        return self._session._call("VIF.set_VM", vif, value)

    def get_MAC(self, vif: VIFRef) -> str:
        """Get `MAC`: Ethernet MAC address as exposed to the guest; empty: one is made."""
        return self._session._call("VIF.get_MAC", vif)

    def set_MAC(self, vif: VIFRef, value: str) -> None:
        """Set `MAC`: Ethernet MAC address as exposed to the guest; empty: one is made."""
        return self._session._call("VIF.set_MAC", vif, value)

    def get_MTU(self, vif: VIFRef) -> int:
        """Get `MTU`: MTU in octets."""
        return self._session._call("VIF.get_MTU", vif)

    def set_MTU(self, vif: VIFRef, value: int) -> None:
        """Set `MTU`: MTU in octets."""
        return self._session._call("VIF.set_MTU", vif, value)

    def get_currently_attached(self, vif: VIFRef) -> bool:
        """Get `currently_attached`: Is the device currently attached (erased on reboot)."""
        return self._session._call("VIF.get_currently_attached", vif)

    def get_status_code(self, vif: VIFRef) -> int:
        """Get `status_code`: Error/success code associated with last attach-operation (erased on reboot)."""
        return self._session._call("VIF.get_status_code", vif)

    def get_status_detail(self, vif: VIFRef) -> str:
        """Get `status_detail`: Error/success information associated with last attach-operation status."""
        return self._session._call("VIF.get_status_detail", vif)

    def get_runtime_properties(self, vif: VIFRef) -> Dict[str, str]:
        """Get `runtime_properties`: Device runtime properties."""
        return self._session._call("VIF.get_runtime_properties", vif)

    def get_qos_algorithm_type(self, vif: VIFRef) -> str:
        """Get `qos_algorithm_type`: QoS algorithm to use."""
        return self._session._call("VIF.get_qos_algorithm_type", vif)

    def set_qos_algorithm_type(self, vif: VIFRef, value: str) -> None:
        """Set `qos_algorithm_type`: QoS algorithm to use."""
        return self._session._call("VIF.set_qos_algorithm_type", vif, value)

    def get_qos_algorithm_params(self, vif: VIFRef) -> Dict[str, str]:
        """Get `qos_algorithm_params`: Parameters for chosen QoS algorithm."""
        return self._session._call("VIF.get_qos_algorithm_params", vif)

    def set_qos_algorithm_params(self, vif: VIFRef, value: Dict[str, str]) -> None:
        """Set `qos_algorithm_params`: Parameters for chosen QoS algorithm."""
        return self._session._call("VIF.set_qos_algorithm_params", vif, value)

    def add_to_qos_algorithm_params(self, vif: VIFRef, key: str, value: str) -> None:
        """Add to `qos_algorithm_params`: Parameters for chosen QoS algorithm."""
        return self._session._call("VIF.add_to_qos_algorithm_params", vif, key, value)

    def remove_from_qos_algorithm_params(self, vif: VIFRef, key: str) -> None:
        """Remove from `qos_algorithm_params`: Parameters for chosen QoS algorithm."""
        return self._session._call("VIF.remove_from_qos_algorithm_params", vif, key)

    def get_qos_supported_algorithms(self, vif: VIFRef) -> List[str]:
        """Get `qos_supported_algorithms`: Supported QoS algorithms for this VIF: none yet."""
        return self._session._call("VIF.get_qos_supported_algorithms", vif)

    def get_metrics(self, vif: VIFRef) -> VIF_metricsRef:
        """Get `metrics`: Metrics associated with this VIF."""
        return self._session._call("VIF.get_metrics", vif)

    def get_name(self, vif: VIFRef) -> str:
        """Get `name`: Name of the VIF."""
        return self._session._call("VIF.get_name", vif)

    def set_name(self, vif: VIFRef, value: str) -> None:
        """Set `name`: Name of the VIF."""
        return self._session._call("VIF.set_name", vif, value)

    def get_type(self, vif: VIFRef) -> DriverType:
        """Get `type`: Interface driver: only paravirtualised ones are served."""
        return self._session._call("VIF.get_type", vif)

    def set_type(self, vif: VIFRef, value: DriverType) -> None:
        """Set `type`: Interface driver: only paravirtualised ones are served."""
        return self._session._call("VIF.set_type", vif, value)

    def get_network_read_kbs(self, vif: VIFRef) -> float:
        """Get `network_read_kbs`: Incoming network bandwidth: VIF_metrics has it now."""
        return self._session._call("VIF.get_network_read_kbs", vif)

    def get_network_write_kbs(self, vif: VIFRef) -> float:
        """Get `network_write_kbs`: Outgoing network bandwidth: VIF_metrics has it now."""
        return self._session._call("VIF.get_network_write_kbs", vif)

    def get_IO_bandwidth_incoming_kbs(self, vif: VIFRef) -> float:
        """Get `IO_bandwidth_incoming_kbs`: Read bandwidth: VIF_metrics has it now."""
        return self._session._call("VIF.get_IO_bandwidth_incoming_kbs", vif)

    def get_IO_bandwidth_outgoing_kbs(self, vif: VIFRef) -> float:
        """Get `IO_bandwidth_outgoing_kbs`: Write bandwidth: VIF_metrics has it now."""
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
        """Hotplug the specified VIF, dynamically attaching it to the running VM."""
        return self._session._call("VIF.plug", vif)

    def unplug(self, vif: VIFRef) -> None:
        """Hot-unplug the specified VIF, dynamically unattaching it from the running VM."""
        return self._session._call("VIF.unplug", vif)

    def set_security_label(self, vif: VIFRef, security_label: str, old_label: str) -> None:
        """Set the security label of a VIF. Only the empty one can be. Errors: SECURITY_ERROR."""
        return self._session._call("VIF.set_security_label", vif, security_label, old_label)

    def get_security_label(self, vif: VIFRef) -> str:
        """Get the security label of a VIF: always empty, no policy knows labels."""
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
        """Hotplug the specified VIF, dynamically attaching it to the running VM."""
        return self._session._task("VIF.plug", vif)

    def unplug(self, vif: VIFRef) -> taskRef:
        """Hot-unplug the specified VIF, dynamically unattaching it from the running VM."""
        return self._session._task("VIF.unplug", vif)

    def set_security_label(self, vif: VIFRef, security_label: str, old_label: str) -> taskRef:
        """Set the security label of a VIF. Only the empty one can be. Errors: SECURITY_ERROR."""
        return self._session._task("VIF.set_security_label", vif, security_label, old_label)

    def get_security_label(self, vif: VIFRef) -> taskRef:
        """Get the security label of a VIF: always empty, no policy knows labels."""
        return self._session._task("VIF.get_security_label", vif)


class VIF_metrics(Class):
    """The metrics associated with a virtual network device."""

    def get_uuid(self, vif_metrics: VIF_metricsRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("VIF_metrics.get_uuid", vif_metrics)

    def get_io_read_kbs(self, vif_metrics: VIF_metricsRef) -> float:
        """Get `io_read_kbs`: Read bandwidth (KiB/s)."""
        return self._session._call("VIF_metrics.get_io_read_kbs", vif_metrics)

    def get_io_write_kbs(self, vif_metrics: VIF_metricsRef) -> float:
        """Get `io_write_kbs`: Write bandwidth (KiB/s)."""
        return self._session._call("VIF_metrics.get_io_write_kbs", vif_metrics)

    def get_last_updated(self, vif_metrics: VIF_metricsRef) -> datetime:
        """Get `last_updated`: Time at which this information was last updated."""
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
    """A physical network interface (note separate VLANs are represented as several PIFs)."""

    def get_uuid(self, pif: PIFRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("PIF.get_uuid", pif)

    def get_device(self, pif: PIFRef) -> str:
        """Get `device`: Machine-readable name of the interface (e.g. eth0)."""
        return self._session._call("PIF.get_device", pif)

    def set_device(self, pif: PIFRef, value: str) -> None:
        """Set `device`: Machine-readable name of the interface (e.g. eth0). Errors: PIF_IS_PHYSICAL,
        VLAN_TAG_INVALID.
        """
        return self._session._call("PIF.set_device", pif, value)

    def get_network(self, pif: PIFRef) -> networkRef:
        """Get `network`: Virtual network to which this pif is connected."""
        return self._session._call("PIF.get_network", pif)

    def get_host(self, pif: PIFRef) -> hostRef:
        """Get `host`: Physical machine to which this pif is connected."""
        return self._session._call("PIF.get_host", pif)

    def get_MAC(self, pif: PIFRef) -> str:
        """Get `MAC`: Ethernet MAC address of physical interface."""
        return self._session._call("PIF.get_MAC", pif)

    def set_MAC(self, pif: PIFRef, value: str) -> None:
        """Set `MAC`: Ethernet MAC address of physical interface. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID."""
        return self._session._call("PIF.set_MAC", pif, value)

    def get_MTU(self, pif: PIFRef) -> int:
        """Get `MTU`: MTU in octets."""
        return self._session._call("PIF.get_MTU", pif)

    def set_MTU(self, pif: PIFRef, value: int) -> None:
        """Set `MTU`: MTU in octets. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID."""
        return self._session._call("PIF.set_MTU", pif, value)

    def get_VLAN(self, pif: PIFRef) -> int:
        """Get `VLAN`: VLAN tag for all traffic passing through this interface; -1 of a physical one."""
        return self._session._call("PIF.get_VLAN", pif)

    def set_VLAN(self, pif: PIFRef, value: int) -> None:
        """Set `VLAN`: VLAN tag for all traffic passing through this interface; -1 of a physical one. Errors:
        PIF_IS_PHYSICAL, VLAN_TAG_INVALID.
        """
        return self._session._call("PIF.set_VLAN", pif, value)

    def get_metrics(self, pif: PIFRef) -> PIF_metricsRef:
        """Get `metrics`: Metrics associated with this PIF."""
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
        """Create a VLAN interface from an existing physical interface. The network must have no PIF on the
        host. Errors: VLAN_TAG_INVALID, NETWORK_ALREADY_CONNECTED, VALUE_NOT_SUPPORTED, LIMIT_REACHED.
        """
        return self._session._call("PIF.create_VLAN", device, network, host, VLAN)


class AsyncPIF(Class):
    """What PIF does, as tasks."""

    def destroy(self, pif: PIFRef) -> taskRef:
        """Destroy the PIF. Errors: PIF_IS_PHYSICAL, VLAN_TAG_INVALID."""
        return self._session._task("PIF.destroy", pif)

    def create_VLAN(self, device: str, network: networkRef, host: hostRef, VLAN: int) -> taskRef:
        """Create a VLAN interface from an existing physical interface. The network must have no PIF on the
        host. Errors: VLAN_TAG_INVALID, NETWORK_ALREADY_CONNECTED, VALUE_NOT_SUPPORTED, LIMIT_REACHED.
        """
        return self._session._task("PIF.create_VLAN", device, network, host, VLAN)


class PIF_metrics(Class):
    """The metrics associated with a physical network interface."""

    def get_uuid(self, pif_metrics: PIF_metricsRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("PIF_metrics.get_uuid", pif_metrics)

    def get_io_read_kbs(self, pif_metrics: PIF_metricsRef) -> float:
        """Get `io_read_kbs`: Read bandwidth (KiB/s)."""
        return self._session._call("PIF_metrics.get_io_read_kbs", pif_metrics)

    def get_io_write_kbs(self, pif_metrics: PIF_metricsRef) -> float:
        """Get `io_write_kbs`: Write bandwidth (KiB/s)."""
        return self._session._call("PIF_metrics.get_io_write_kbs", pif_metrics)

    def get_last_updated(self, pif_metrics: PIF_metricsRef) -> datetime:
        """Get `last_updated`: Time at which this information was last updated."""
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
    """A storage repository."""

    def get_uuid(self, sr: SRRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("SR.get_uuid", sr)

    def get_name_label(self, sr: SRRef) -> str:
        """Get `name_label`: A human-readable name."""
        return self._session._call("SR.get_name_label", sr)

    def set_name_label(self, sr: SRRef, value: str) -> None:
        """Set `name_label`: A human-readable name."""
        return self._session._call("SR.set_name_label", sr, value)

    def get_name_description(self, sr: SRRef) -> str:
        """Get `name_description`: A notes field containing human-readable description."""
        return self._session._call("SR.get_name_description", sr)

    def set_name_description(self, sr: SRRef, value: str) -> None:
        """Set `name_description`: A notes field containing human-readable description."""
        return self._session._call("SR.set_name_description", sr, value)

    def get_VDIs(self, sr: SRRef) -> List[VDIRef]:
        """Get `VDIs`: Managed virtual disks."""
        return self._session._call("SR.get_VDIs", sr)

    def get_PBDs(self, sr: SRRef) -> List[PBDRef]:
        """Get `PBDs`: Physical blockdevices."""
        return self._session._call("SR.get_PBDs", sr)

    def get_virtual_allocation(self, sr: SRRef) -> int:
        """Get `virtual_allocation`: Sum of virtual_sizes of all VDIs in this storage repository (in bytes)."""
        return self._session._call("SR.get_virtual_allocation", sr)

    def get_physical_utilisation(self, sr: SRRef) -> int:
        """Get `physical_utilisation`: Physical space currently utilised on this storage repository (in
        bytes).
        """
        return self._session._call("SR.get_physical_utilisation", sr)

    def get_physical_size(self, sr: SRRef) -> int:
        """Get `physical_size`: Total physical size of the repository (in bytes)."""
        return self._session._call("SR.get_physical_size", sr)

    def get_type(self, sr: SRRef) -> str:
        """Get `type`: Type of the storage repository."""
        return self._session._call("SR.get_type", sr)

    def get_content_type(self, sr: SRRef) -> str:
        """Get `content_type`: The type of the SR's content, if required (e.g. ISOs)."""
        return self._session._call("SR.get_content_type", sr)

    def get_location(self, sr: SRRef) -> str:
        """Get `location`: A string that uniquely determines the location of the storage repository."""
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
        """Return a set of all the SR types supported by the system: those a backend serves, so none yet."""
        return self._session._call("SR.get_supported_types")

    def clone(self, sr: SRRef, loc: str, name: str) -> SRRef:
        """Take an exact copy of the Storage Repository."""
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
        """Return a set of all the SR types supported by the system: those a backend serves, so none yet."""
        return self._session._task("SR.get_supported_types")

    def clone(self, sr: SRRef, loc: str, name: str) -> taskRef:
        """Take an exact copy of the Storage Repository."""
        return self._session._task("SR.clone", sr, loc, name)


class VDI(Class):
    """A virtual disk image."""

    def get_uuid(self, vdi: VDIRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("VDI.get_uuid", vdi)

    def get_name_label(self, vdi: VDIRef) -> str:
        """Get `name_label`: A human-readable name."""
        return self._session._call("VDI.get_name_label", vdi)

    def set_name_label(self, vdi: VDIRef, value: str) -> None:
        """Set `name_label`: A human-readable name."""
        return self._session._call("VDI.set_name_label", vdi, value)

    def get_name_description(self, vdi: VDIRef) -> str:
        """Get `name_description`: A notes field containing human-readable description."""
        return self._session._call("VDI.get_name_description", vdi)

    def set_name_description(self, vdi: VDIRef, value: str) -> None:
        """Set `name_description`: A notes field containing human-readable description."""
        return self._session._call("VDI.set_name_description", vdi, value)

    def get_SR(self, vdi: VDIRef) -> SRRef:
        """Get `SR`: Storage repository in which the VDI resides."""
        return self._session._call("VDI.get_SR", vdi)

    def set_SR(self, vdi: VDIRef, value: SRRef) -> None:
        """Set `SR`: Storage repository in which the VDI resides."""
        return self._session._call("VDI.set_SR", vdi, value)

    def get_VBDs(self, vdi: VDIRef) -> List[VBDRef]:
        """Get `VBDs`: List of vbds that refer to this disk."""
        return self._session._call("VDI.get_VBDs", vdi)

    def get_crash_dumps(self, vdi: VDIRef) -> List[crashdumpRef]:
        """Get `crash_dumps`: List of crash dumps that refer to this disk."""
        return self._session._call("VDI.get_crash_dumps", vdi)

    def get_virtual_size(self, vdi: VDIRef) -> int:
        """Get `virtual_size`: Size of disk as presented to the guest (in bytes). Note that, depending on
        storage backend type, requested size may not be respected exactly.
        """
        return self._session._call("VDI.get_virtual_size", vdi)

    def set_virtual_size(self, vdi: VDIRef, value: int) -> None:
        """Set `virtual_size`: Size of disk as presented to the guest (in bytes). Note that, depending on
        storage backend type, requested size may not be respected exactly.
        """
        return self._session._call("VDI.set_virtual_size", vdi, value)

    def get_physical_utilisation(self, vdi: VDIRef) -> int:
        """Get `physical_utilisation`: Amount of physical space that the disk image is currently taking up on
        the storage repository (in bytes).
        """
        return self._session._call("VDI.get_physical_utilisation", vdi)

    def get_type(self, vdi: VDIRef) -> VdiType:
        """Get `type`: Type of the VDI."""
        return self._session._call("VDI.get_type", vdi)

    def get_sharable(self, vdi: VDIRef) -> bool:
        """Get `sharable`: True if this disk may be shared."""
        return self._session._call("VDI.get_sharable", vdi)

    def set_sharable(self, vdi: VDIRef, value: bool) -> None:
        """Set `sharable`: True if this disk may be shared."""
        return self._session._call("VDI.set_sharable", vdi, value)

    def get_read_only(self, vdi: VDIRef) -> bool:
        """Get `read_only`: True if this disk may ONLY be mounted read-only."""
        return self._session._call("VDI.get_read_only", vdi)

    def set_read_only(self, vdi: VDIRef, value: bool) -> None:
        """Set `read_only`: True if this disk may ONLY be mounted read-only."""
        return self._session._call("VDI.set_read_only", vdi, value)

    def get_other_config(self, vdi: VDIRef) -> Dict[str, str]:
        """Get `other_config`: Additional configuration."""
        return self._session._call("VDI.get_other_config", vdi)

    def set_other_config(self, vdi: VDIRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Additional configuration."""
        return self._session._call("VDI.set_other_config", vdi, value)

    def add_to_other_config(self, vdi: VDIRef, key: str, value: str) -> None:
        """Add to `other_config`: Additional configuration."""
        return self._session._call("VDI.add_to_other_config", vdi, key, value)

    def remove_from_other_config(self, vdi: VDIRef, key: str) -> None:
        """Remove from `other_config`: Additional configuration."""
        return self._session._call("VDI.remove_from_other_config", vdi, key)

    def get_security_label(self, vdi: VDIRef) -> str:
        """Get `security_label`: The VDI's security label."""
        return self._session._call("VDI.get_security_label", vdi)

    def get_sector_size(self, vdi: VDIRef) -> int:
        """Get `sector_size`: Sector size of the disk, in bytes."""
        return self._session._call("VDI.get_sector_size", vdi)

    def get_parent(self, vdi: VDIRef) -> VDIRef:
        """Get `parent`: The disk this one is a snapshot of, if it is one."""
        return self._session._call("VDI.get_parent", vdi)

    def get_children(self, vdi: VDIRef) -> List[VDIRef]:
        """Get `children`: Snapshots of this disk."""
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
        """Set the security label of a VDI. Only the empty one can be. Errors: SECURITY_ERROR."""
        return self._session._call("VDI.set_security_label", vdi, security_label, old_label)

    def snapshot(self, vdi: VDIRef) -> VDIRef:
        """Take an exact copy of the VDI; the snapshot lives in the same Storage Repository as its parent."""
        return self._session._call("VDI.snapshot", vdi)

    def clone(self, vdi: VDIRef, driver_params: Dict[str, str]) -> VDIRef:
        """Take an exact copy of the VDI and return a reference to the new disk."""
        return self._session._call("VDI.clone", vdi, driver_params)

    def resize(self, vdi: VDIRef, size: int) -> None:
        """Resize the VDI; it can only grow. Errors: VALUE_NOT_SUPPORTED."""
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
        """Set the security label of a VDI. Only the empty one can be. Errors: SECURITY_ERROR."""
        return self._session._task("VDI.set_security_label", vdi, security_label, old_label)

    def snapshot(self, vdi: VDIRef) -> taskRef:
        """Take an exact copy of the VDI; the snapshot lives in the same Storage Repository as its parent."""
        return self._session._task("VDI.snapshot", vdi)

    def clone(self, vdi: VDIRef, driver_params: Dict[str, str]) -> taskRef:
        """Take an exact copy of the VDI and return a reference to the new disk."""
        return self._session._task("VDI.clone", vdi, driver_params)

    def resize(self, vdi: VDIRef, size: int) -> taskRef:
        """Resize the VDI; it can only grow. Errors: VALUE_NOT_SUPPORTED."""
        return self._session._task("VDI.resize", vdi, size)


class VBD(Class):
    """A virtual block device."""

    def get_uuid(self, vbd: VBDRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("VBD.get_uuid", vbd)

    def get_VM(self, vbd: VBDRef) -> VMRef:
        """Get `VM`: The virtual machine."""
        return self._session._call("VBD.get_VM", vbd)

    def set_VM(self, vbd: VBDRef, value: VMRef) -> None:
        """Set `VM`: The virtual machine."""
        return self._session._call("VBD.set_VM", vbd, value)

    def get_VDI(self, vbd: VBDRef) -> VDIRef:
        """Get `VDI`: The virtual disk; none of an empty CD drive."""
        return self._session._call("VBD.get_VDI", vbd)

    def set_VDI(self, vbd: VBDRef, value: VDIRef) -> None:
        """Set `VDI`: The virtual disk; none of an empty CD drive."""
        return self._session._call("VBD.set_VDI", vbd, value)

    def get_device(self, vbd: VBDRef) -> str:
        """Get `device`: Device seen by the guest (e.g. xvda1); empty: the next free one."""
        return self._session._call("VBD.get_device", vbd)

    def set_device(self, vbd: VBDRef, value: str) -> None:
        """Set `device`: Device seen by the guest (e.g. xvda1); empty: the next free one."""
        return self._session._call("VBD.set_device", vbd, value)

    def get_bootable(self, vbd: VBDRef) -> bool:
        """Get `bootable`: True if this VBD is bootable."""
        return self._session._call("VBD.get_bootable", vbd)

    def set_bootable(self, vbd: VBDRef, value: bool) -> None:
        """Set `bootable`: True if this VBD is bootable."""
        return self._session._call("VBD.set_bootable", vbd, value)

    def get_mode(self, vbd: VBDRef) -> VbdMode:
        """Get `mode`: The mode the VBD should be mounted with."""
        return self._session._call("VBD.get_mode", vbd)

    def set_mode(self, vbd: VBDRef, value: VbdMode) -> None:
        """Set `mode`: The mode the VBD should be mounted with."""
        return self._session._call("VBD.set_mode", vbd, value)

    def get_type(self, vbd: VBDRef) -> VbdType:
        """Get `type`: How the VBD will appear to the guest (e.g. disk or CD)."""
        return self._session._call("VBD.get_type", vbd)

    def set_type(self, vbd: VBDRef, value: VbdType) -> None:
        """Set `type`: How the VBD will appear to the guest (e.g. disk or CD)."""
        return self._session._call("VBD.set_type", vbd, value)

    def get_currently_attached(self, vbd: VBDRef) -> bool:
        """Get `currently_attached`: Is the device currently attached (erased on reboot)."""
        return self._session._call("VBD.get_currently_attached", vbd)

    def get_status_code(self, vbd: VBDRef) -> int:
        """Get `status_code`: Error/success code associated with last attach-operation (erased on reboot)."""
        return self._session._call("VBD.get_status_code", vbd)

    def get_status_detail(self, vbd: VBDRef) -> str:
        """Get `status_detail`: Error/success information associated with last attach-operation status."""
        return self._session._call("VBD.get_status_detail", vbd)

    def get_runtime_properties(self, vbd: VBDRef) -> Dict[str, str]:
        """Get `runtime_properties`: Device runtime properties."""
        return self._session._call("VBD.get_runtime_properties", vbd)

    def get_qos_algorithm_type(self, vbd: VBDRef) -> str:
        """Get `qos_algorithm_type`: QoS algorithm to use."""
        return self._session._call("VBD.get_qos_algorithm_type", vbd)

    def set_qos_algorithm_type(self, vbd: VBDRef, value: str) -> None:
        """Set `qos_algorithm_type`: QoS algorithm to use."""
        return self._session._call("VBD.set_qos_algorithm_type", vbd, value)

    def get_qos_algorithm_params(self, vbd: VBDRef) -> Dict[str, str]:
        """Get `qos_algorithm_params`: Parameters for chosen QoS algorithm."""
        return self._session._call("VBD.get_qos_algorithm_params", vbd)

    def set_qos_algorithm_params(self, vbd: VBDRef, value: Dict[str, str]) -> None:
        """Set `qos_algorithm_params`: Parameters for chosen QoS algorithm."""
        return self._session._call("VBD.set_qos_algorithm_params", vbd, value)

    def add_to_qos_algorithm_params(self, vbd: VBDRef, key: str, value: str) -> None:
        """Add to `qos_algorithm_params`: Parameters for chosen QoS algorithm."""
        return self._session._call("VBD.add_to_qos_algorithm_params", vbd, key, value)

    def remove_from_qos_algorithm_params(self, vbd: VBDRef, key: str) -> None:
        """Remove from `qos_algorithm_params`: Parameters for chosen QoS algorithm."""
        return self._session._call("VBD.remove_from_qos_algorithm_params", vbd, key)

    def get_qos_supported_algorithms(self, vbd: VBDRef) -> List[str]:
        """Get `qos_supported_algorithms`: Supported QoS algorithms for this VBD: none yet."""
        return self._session._call("VBD.get_qos_supported_algorithms", vbd)

    def get_metrics(self, vbd: VBDRef) -> VBD_metricsRef:
        """Get `metrics`: Metrics associated with this VBD."""
        return self._session._call("VBD.get_metrics", vbd)

    def get_driver(self, vbd: VBDRef) -> DriverType:
        """Get `driver`: The style of driver: only paravirtualised ones are served."""
        return self._session._call("VBD.get_driver", vbd)

    def set_driver(self, vbd: VBDRef, value: DriverType) -> None:
        """Set `driver`: The style of driver: only paravirtualised ones are served."""
        return self._session._call("VBD.set_driver", vbd, value)

    def get_IO_bandwidth_incoming_kbs(self, vbd: VBDRef) -> float:
        """Get `IO_bandwidth_incoming_kbs`: Read bandwidth: VBD_metrics has it now."""
        return self._session._call("VBD.get_IO_bandwidth_incoming_kbs", vbd)

    def get_IO_bandwidth_outgoing_kbs(self, vbd: VBDRef) -> float:
        """Get `IO_bandwidth_outgoing_kbs`: Write bandwidth: VBD_metrics has it now."""
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
        """Change the media in the device for CDROM-like devices only. For other devices, detach the VBD and
        attach a new one.
        """
        return self._session._call("VBD.media_change", vbd, vdi)

    def plug(self, vbd: VBDRef) -> None:
        """Hotplug the specified VBD, dynamically attaching it to the running VM."""
        return self._session._call("VBD.plug", vbd)

    def unplug(self, vbd: VBDRef) -> None:
        """Hot-unplug the specified VBD, dynamically unattaching it from the running VM."""
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
        """Change the media in the device for CDROM-like devices only. For other devices, detach the VBD and
        attach a new one.
        """
        return self._session._task("VBD.media_change", vbd, vdi)

    def plug(self, vbd: VBDRef) -> taskRef:
        """Hotplug the specified VBD, dynamically attaching it to the running VM."""
        return self._session._task("VBD.plug", vbd)

    def unplug(self, vbd: VBDRef) -> taskRef:
        """Hot-unplug the specified VBD, dynamically unattaching it from the running VM."""
        return self._session._task("VBD.unplug", vbd)


class VBD_metrics(Class):
    """The metrics associated with a virtual block device."""

    def get_uuid(self, vbd_metrics: VBD_metricsRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("VBD_metrics.get_uuid", vbd_metrics)

    def get_io_read_kbs(self, vbd_metrics: VBD_metricsRef) -> float:
        """Get `io_read_kbs`: Read bandwidth (KiB/s)."""
        return self._session._call("VBD_metrics.get_io_read_kbs", vbd_metrics)

    def get_io_write_kbs(self, vbd_metrics: VBD_metricsRef) -> float:
        """Get `io_write_kbs`: Write bandwidth (KiB/s)."""
        return self._session._call("VBD_metrics.get_io_write_kbs", vbd_metrics)

    def get_last_updated(self, vbd_metrics: VBD_metricsRef) -> datetime:
        """Get `last_updated`: Time at which this information was last updated."""
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
    """The physical block devices through which hosts access SRs."""

    def get_uuid(self, pbd: PBDRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("PBD.get_uuid", pbd)

    def get_host(self, pbd: PBDRef) -> hostRef:
        """Get `host`: Physical machine on which the pbd is available."""
        return self._session._call("PBD.get_host", pbd)

    def get_SR(self, pbd: PBDRef) -> SRRef:
        """Get `SR`: The storage repository that the pbd realises."""
        return self._session._call("PBD.get_SR", pbd)

    def get_device_config(self, pbd: PBDRef) -> Dict[str, str]:
        """Get `device_config`: A config string to string map that is provided to the host's
        SR-backend-driver.
        """
        return self._session._call("PBD.get_device_config", pbd)

    def get_currently_attached(self, pbd: PBDRef) -> bool:
        """Get `currently_attached`: Is the SR currently attached on this host?"""
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
        """Activate the specified PBD, causing the referenced SR to be attached."""
        return self._session._call("PBD.plug", pbd)

    def unplug(self, pbd: PBDRef) -> None:
        """Deactivate the specified PBD, causing the referenced SR to be detached."""
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
        """Activate the specified PBD, causing the referenced SR to be attached."""
        return self._session._task("PBD.plug", pbd)

    def unplug(self, pbd: PBDRef) -> taskRef:
        """Deactivate the specified PBD, causing the referenced SR to be detached."""
        return self._session._task("PBD.unplug", pbd)


class crashdump(Class):
    """A VM crashdump."""

    def get_uuid(self, crashdump: crashdumpRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("crashdump.get_uuid", crashdump)

    def get_VM(self, crashdump: crashdumpRef) -> VMRef:
        """Get `VM`: The virtual machine."""
        return self._session._call("crashdump.get_VM", crashdump)

    def get_VDI(self, crashdump: crashdumpRef) -> VDIRef:
        """Get `VDI`: The virtual disk."""
        return self._session._call("crashdump.get_VDI", crashdump)

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
    """A virtual TPM device."""

    def get_uuid(self, vtpm: VTPMRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("VTPM.get_uuid", vtpm)

    def get_VM(self, vtpm: VTPMRef) -> VMRef:
        """Get `VM`: The virtual machine."""
        return self._session._call("VTPM.get_VM", vtpm)

    def get_backend(self, vtpm: VTPMRef) -> VMRef:
        """Get `backend`: The domain where the backend is located."""
        return self._session._call("VTPM.get_backend", vtpm)

    def get_other_config(self, vtpm: VTPMRef) -> Dict[str, str]:
        """Get `other_config`: Additional configuration."""
        return self._session._call("VTPM.get_other_config", vtpm)

    def set_other_config(self, vtpm: VTPMRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Additional configuration."""
        return self._session._call("VTPM.set_other_config", vtpm, value)

    def add_to_other_config(self, vtpm: VTPMRef, key: str, value: str) -> None:
        """Add to `other_config`: Additional configuration."""
        return self._session._call("VTPM.add_to_other_config", vtpm, key, value)

    def remove_from_other_config(self, vtpm: VTPMRef, key: str) -> None:
        """Remove from `other_config`: Additional configuration."""
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
        """Get the runtime_properties field of the given VTPM: empty while it is not attached."""
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
        """Get the runtime_properties field of the given VTPM: empty while it is not attached."""
        return self._session._task("VTPM.get_runtime_properties", vtpm)


class DPCI(Class):
    """A pass-through PCI device."""

    def get_uuid(self, dpci: DPCIRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("DPCI.get_uuid", dpci)

    def get_VM(self, dpci: DPCIRef) -> VMRef:
        """Get `VM`: The virtual machine."""
        return self._session._call("DPCI.get_VM", dpci)

    def get_PPCI(self, dpci: DPCIRef) -> PPCIRef:
        """Get `PPCI`: The physical PCI device."""
        return self._session._call("DPCI.get_PPCI", dpci)

    def get_hotplug_slot(self, dpci: DPCIRef) -> int:
        """Get `hotplug_slot`: The slot number to which this PCI device is inserted."""
        return self._session._call("DPCI.get_hotplug_slot", dpci)

    def get_virtual_domain(self, dpci: DPCIRef) -> int:
        """Get `virtual_domain`: The virtual domain number."""
        return self._session._call("DPCI.get_virtual_domain", dpci)

    def get_virtual_bus(self, dpci: DPCIRef) -> int:
        """Get `virtual_bus`: The virtual bus number."""
        return self._session._call("DPCI.get_virtual_bus", dpci)

    def get_virtual_slot(self, dpci: DPCIRef) -> int:
        """Get `virtual_slot`: The virtual slot number."""
        return self._session._call("DPCI.get_virtual_slot", dpci)

    def get_virtual_func(self, dpci: DPCIRef) -> int:
        """Get `virtual_func`: The virtual func number."""
        return self._session._call("DPCI.get_virtual_func", dpci)

    def get_virtual_name(self, dpci: DPCIRef) -> str:
        """Get `virtual_name`: The virtual PCI name."""
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
    """A physical PCI device."""

    def get_uuid(self, ppci: PPCIRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("PPCI.get_uuid", ppci)

    def get_host(self, ppci: PPCIRef) -> hostRef:
        """Get `host`: The physical machine to which this PPCI is connected."""
        return self._session._call("PPCI.get_host", ppci)

    def get_domain(self, ppci: PPCIRef) -> int:
        """Get `domain`: The domain number."""
        return self._session._call("PPCI.get_domain", ppci)

    def get_bus(self, ppci: PPCIRef) -> int:
        """Get `bus`: The bus number."""
        return self._session._call("PPCI.get_bus", ppci)

    def get_slot(self, ppci: PPCIRef) -> int:
        """Get `slot`: The slot number."""
        return self._session._call("PPCI.get_slot", ppci)

    def get_func(self, ppci: PPCIRef) -> int:
        """Get `func`: The func number."""
        return self._session._call("PPCI.get_func", ppci)

    def get_name(self, ppci: PPCIRef) -> str:
        """Get `name`: The PCI name."""
        return self._session._call("PPCI.get_name", ppci)

    def get_vendor_id(self, ppci: PPCIRef) -> int:
        """Get `vendor_id`: The vendor ID."""
        return self._session._call("PPCI.get_vendor_id", ppci)

    def get_vendor_name(self, ppci: PPCIRef) -> str:
        """Get `vendor_name`: The vendor name."""
        return self._session._call("PPCI.get_vendor_name", ppci)

    def get_device_id(self, ppci: PPCIRef) -> int:
        """Get `device_id`: The device ID."""
        return self._session._call("PPCI.get_device_id", ppci)

    def get_device_name(self, ppci: PPCIRef) -> str:
        """Get `device_name`: The device name."""
        return self._session._call("PPCI.get_device_name", ppci)

    def get_revision_id(self, ppci: PPCIRef) -> int:
        """Get `revision_id`: The revision ID."""
        return self._session._call("PPCI.get_revision_id", ppci)

    def get_class_code(self, ppci: PPCIRef) -> int:
        """Get `class_code`: The class code."""
        return self._session._call("PPCI.get_class_code", ppci)

    def get_class_name(self, ppci: PPCIRef) -> str:
        """Get `class_name`: The class name."""
        return self._session._call("PPCI.get_class_name", ppci)

    def get_subsystem_vendor_id(self, ppci: PPCIRef) -> int:
        """Get `subsystem_vendor_id`: The subsystem vendor ID."""
        return self._session._call("PPCI.get_subsystem_vendor_id", ppci)

    def get_subsystem_vendor_name(self, ppci: PPCIRef) -> str:
        """Get `subsystem_vendor_name`: The subsystem vendor name."""
        return self._session._call("PPCI.get_subsystem_vendor_name", ppci)

    def get_subsystem_id(self, ppci: PPCIRef) -> int:
        """Get `subsystem_id`: The subsystem ID."""
        return self._session._call("PPCI.get_subsystem_id", ppci)

    def get_subsystem_name(self, ppci: PPCIRef) -> str:
        """Get `subsystem_name`: The subsystem name."""
        return self._session._call("PPCI.get_subsystem_name", ppci)

    def get_driver(self, ppci: PPCIRef) -> str:
        """Get `driver`: The driver that has it: the agent's, or empty."""
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
    """A half-virtualized SCSI device."""

    def get_uuid(self, dscsi: DSCSIRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("DSCSI.get_uuid", dscsi)

    def get_VM(self, dscsi: DSCSIRef) -> VMRef:
        """Get `VM`: The virtual machine."""
        return self._session._call("DSCSI.get_VM", dscsi)

    def get_PSCSI(self, dscsi: DSCSIRef) -> PSCSIRef:
        """Get `PSCSI`: The physical SCSI device."""
        return self._session._call("DSCSI.get_PSCSI", dscsi)

    def get_HBA(self, dscsi: DSCSIRef) -> DSCSI_HBARef:
        """Get `HBA`: The half-virtualized SCSI host bus adapter."""
        return self._session._call("DSCSI.get_HBA", dscsi)

    def get_virtual_host(self, dscsi: DSCSIRef) -> int:
        """Get `virtual_host`: The virtual host number."""
        return self._session._call("DSCSI.get_virtual_host", dscsi)

    def get_virtual_channel(self, dscsi: DSCSIRef) -> int:
        """Get `virtual_channel`: The virtual channel number."""
        return self._session._call("DSCSI.get_virtual_channel", dscsi)

    def get_virtual_target(self, dscsi: DSCSIRef) -> int:
        """Get `virtual_target`: The virtual target number."""
        return self._session._call("DSCSI.get_virtual_target", dscsi)

    def get_virtual_lun(self, dscsi: DSCSIRef) -> int:
        """Get `virtual_lun`: The virtual logical unit number."""
        return self._session._call("DSCSI.get_virtual_lun", dscsi)

    def get_virtual_HCTL(self, dscsi: DSCSIRef) -> str:
        """Get `virtual_HCTL`: The virtual HCTL (host:channel:target:lun)."""
        return self._session._call("DSCSI.get_virtual_HCTL", dscsi)

    def get_runtime_properties(self, dscsi: DSCSIRef) -> Dict[str, str]:
        """Get `runtime_properties`: Device runtime properties."""
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
    """A half-virtualized SCSI host bus adapter."""

    def get_uuid(self, dscsi_hba: DSCSI_HBARef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("DSCSI_HBA.get_uuid", dscsi_hba)

    def get_VM(self, dscsi_hba: DSCSI_HBARef) -> VMRef:
        """Get `VM`: The virtual machine."""
        return self._session._call("DSCSI_HBA.get_VM", dscsi_hba)

    def get_PSCSI_HBAs(self, dscsi_hba: DSCSI_HBARef) -> List[PSCSI_HBARef]:
        """Get `PSCSI_HBAs`: The physical SCSI host bus adapters: none until it is attached."""
        return self._session._call("DSCSI_HBA.get_PSCSI_HBAs", dscsi_hba)

    def get_DSCSIs(self, dscsi_hba: DSCSI_HBARef) -> List[DSCSIRef]:
        """Get `DSCSIs`: The half-virtualized SCSI devices which are connected to this adapter."""
        return self._session._call("DSCSI_HBA.get_DSCSIs", dscsi_hba)

    def get_virtual_host(self, dscsi_hba: DSCSI_HBARef) -> int:
        """Get `virtual_host`: The virtual host number."""
        return self._session._call("DSCSI_HBA.get_virtual_host", dscsi_hba)

    def get_assignment_mode(self, dscsi_hba: DSCSI_HBARef) -> str:
        """Get `assignment_mode`: The assignment mode of the half-virtualized SCSI devices which are
        connected.
        """
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
    """A physical SCSI device."""

    def get_uuid(self, pscsi: PSCSIRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("PSCSI.get_uuid", pscsi)

    def get_host(self, pscsi: PSCSIRef) -> hostRef:
        """Get `host`: The physical machine to which this PSCSI is connected."""
        return self._session._call("PSCSI.get_host", pscsi)

    def get_HBA(self, pscsi: PSCSIRef) -> PSCSI_HBARef:
        """Get `HBA`: The physical SCSI host bus adapter."""
        return self._session._call("PSCSI.get_HBA", pscsi)

    def get_physical_host(self, pscsi: PSCSIRef) -> int:
        """Get `physical_host`: The physical host number."""
        return self._session._call("PSCSI.get_physical_host", pscsi)

    def get_physical_channel(self, pscsi: PSCSIRef) -> int:
        """Get `physical_channel`: The physical channel number."""
        return self._session._call("PSCSI.get_physical_channel", pscsi)

    def get_physical_target(self, pscsi: PSCSIRef) -> int:
        """Get `physical_target`: The physical target number."""
        return self._session._call("PSCSI.get_physical_target", pscsi)

    def get_physical_lun(self, pscsi: PSCSIRef) -> int:
        """Get `physical_lun`: The physical logical unit number."""
        return self._session._call("PSCSI.get_physical_lun", pscsi)

    def get_physical_HCTL(self, pscsi: PSCSIRef) -> str:
        """Get `physical_HCTL`: The physical HCTL."""
        return self._session._call("PSCSI.get_physical_HCTL", pscsi)

    def get_vendor_name(self, pscsi: PSCSIRef) -> str:
        """Get `vendor_name`: The vendor name."""
        return self._session._call("PSCSI.get_vendor_name", pscsi)

    def get_model(self, pscsi: PSCSIRef) -> str:
        """Get `model`: The model."""
        return self._session._call("PSCSI.get_model", pscsi)

    def get_type_id(self, pscsi: PSCSIRef) -> int:
        """Get `type_id`: The SCSI type ID."""
        return self._session._call("PSCSI.get_type_id", pscsi)

    def get_type(self, pscsi: PSCSIRef) -> str:
        """Get `type`: The SCSI type."""
        return self._session._call("PSCSI.get_type", pscsi)

    def get_dev_name(self, pscsi: PSCSIRef) -> str:
        """Get `dev_name`: The SCSI device name (e.g. sda or st0)."""
        return self._session._call("PSCSI.get_dev_name", pscsi)

    def get_sg_name(self, pscsi: PSCSIRef) -> str:
        """Get `sg_name`: The SCSI generic device name (e.g. sg0)."""
        return self._session._call("PSCSI.get_sg_name", pscsi)

    def get_revision(self, pscsi: PSCSIRef) -> str:
        """Get `revision`: The revision."""
        return self._session._call("PSCSI.get_revision", pscsi)

    def get_scsi_id(self, pscsi: PSCSIRef) -> str:
        """Get `scsi_id`: The SCSI ID."""
        return self._session._call("PSCSI.get_scsi_id", pscsi)

    def get_scsi_level(self, pscsi: PSCSIRef) -> int:
        """Get `scsi_level`: The SCSI level."""
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
    """A physical SCSI host bus adapter."""

    def get_uuid(self, pscsi_hba: PSCSI_HBARef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("PSCSI_HBA.get_uuid", pscsi_hba)

    def get_host(self, pscsi_hba: PSCSI_HBARef) -> hostRef:
        """Get `host`: The physical machine to which this PSCSI HBA is connected."""
        return self._session._call("PSCSI_HBA.get_host", pscsi_hba)

    def get_physical_host(self, pscsi_hba: PSCSI_HBARef) -> int:
        """Get `physical_host`: The physical host number."""
        return self._session._call("PSCSI_HBA.get_physical_host", pscsi_hba)

    def get_PSCSIs(self, pscsi_hba: PSCSI_HBARef) -> List[PSCSIRef]:
        """Get `PSCSIs`: The physical SCSI devices which are connected to this host bus adapter."""
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
    """A Xen Security Policy."""

    def get_uuid(self, xspolicy: XSPolicyRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("XSPolicy.get_uuid", xspolicy)

    def get_repr(self, xspolicy: XSPolicyRef) -> str:
        """Get `repr`: Representation of policy, i.e., XML."""
        return self._session._call("XSPolicy.get_repr", xspolicy)

    def set_repr(self, xspolicy: XSPolicyRef, value: str) -> None:
        """Set `repr`: Representation of policy, i.e., XML."""
        return self._session._call("XSPolicy.set_repr", xspolicy, value)

    def get_type(self, xspolicy: XSPolicyRef) -> int:
        """Get `type`: Type of the policy."""
        return self._session._call("XSPolicy.get_type", xspolicy)

    def get_flags(self, xspolicy: XSPolicyRef) -> int:
        """Get `flags`: Policy status flags."""
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
        """Return the type of Xen Security Policy supported by this system: 0, none."""
        return self._session._call("XSPolicy.get_xstype")

    def set_xspolicy(self, type: int, repr: str, flags: int, overwrite: bool) -> XsPolicystate:
        """Set the current XSPolicy. Answers with the error "policy type not supported"."""
        return self._session._call("XSPolicy.set_xspolicy", type, repr, flags, overwrite)

    def reset_xspolicy(self, type: int) -> XsPolicystate:
        """Attempt to reset the system's policy. Answers with the error "policy type not supported"."""
        return self._session._call("XSPolicy.reset_xspolicy", type)

    def get_xspolicy(self) -> XsPolicystate:
        """Get information regarding the currently set Xen Security Policy: there is none."""
        return self._session._call("XSPolicy.get_xspolicy")

    def rm_xsbootpolicy(self) -> None:
        """Remove any policy from the default boot configuration. Errors: SECURITY_ERROR."""
        return self._session._call("XSPolicy.rm_xsbootpolicy")

    def get_labeled_resources(self) -> Dict[str, str]:
        """Get a list of resources that have been labeled: none."""
        return self._session._call("XSPolicy.get_labeled_resources")

    def set_resource_label(self, resource: str, label: str, old_label: str) -> None:
        """Label the given resource with the given label. Only the empty one can be. Errors: SECURITY_ERROR."""
        return self._session._call("XSPolicy.set_resource_label", resource, label, old_label)

    def get_resource_label(self, resource: str) -> str:
        """Get the label of the given resource: always empty."""
        return self._session._call("XSPolicy.get_resource_label", resource)

    def can_run(self, security_label: str) -> int:
        """Check whether a VM with the given security label could run on the system. Errors: SECURITY_ERROR."""
        return self._session._call("XSPolicy.can_run", security_label)


class AsyncXSPolicy(Class):
    """What XSPolicy does, as tasks."""

    def get_xstype(self) -> taskRef:
        """Return the type of Xen Security Policy supported by this system: 0, none."""
        return self._session._task("XSPolicy.get_xstype")

    def set_xspolicy(self, type: int, repr: str, flags: int, overwrite: bool) -> taskRef:
        """Set the current XSPolicy. Answers with the error "policy type not supported"."""
        return self._session._task("XSPolicy.set_xspolicy", type, repr, flags, overwrite)

    def reset_xspolicy(self, type: int) -> taskRef:
        """Attempt to reset the system's policy. Answers with the error "policy type not supported"."""
        return self._session._task("XSPolicy.reset_xspolicy", type)

    def get_xspolicy(self) -> taskRef:
        """Get information regarding the currently set Xen Security Policy: there is none."""
        return self._session._task("XSPolicy.get_xspolicy")

    def rm_xsbootpolicy(self) -> taskRef:
        """Remove any policy from the default boot configuration. Errors: SECURITY_ERROR."""
        return self._session._task("XSPolicy.rm_xsbootpolicy")

    def get_labeled_resources(self) -> taskRef:
        """Get a list of resources that have been labeled: none."""
        return self._session._task("XSPolicy.get_labeled_resources")

    def set_resource_label(self, resource: str, label: str, old_label: str) -> taskRef:
        """Label the given resource with the given label. Only the empty one can be. Errors: SECURITY_ERROR."""
        return self._session._task("XSPolicy.set_resource_label", resource, label, old_label)

    def get_resource_label(self, resource: str) -> taskRef:
        """Get the label of the given resource: always empty."""
        return self._session._task("XSPolicy.get_resource_label", resource)

    def can_run(self, security_label: str) -> taskRef:
        """Check whether a VM with the given security label could run on the system. Errors: SECURITY_ERROR."""
        return self._session._task("XSPolicy.can_run", security_label)


class ACMPolicy(Class):
    """An ACM Security Policy."""

    def get_uuid(self, acmpolicy: ACMPolicyRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("ACMPolicy.get_uuid", acmpolicy)

    def get_repr(self, acmpolicy: ACMPolicyRef) -> str:
        """Get `repr`: Representation of policy, in XML."""
        return self._session._call("ACMPolicy.get_repr", acmpolicy)

    def set_repr(self, acmpolicy: ACMPolicyRef, value: str) -> None:
        """Set `repr`: Representation of policy, in XML."""
        return self._session._call("ACMPolicy.set_repr", acmpolicy, value)

    def get_type(self, acmpolicy: ACMPolicyRef) -> int:
        """Get `type`: Type of the policy."""
        return self._session._call("ACMPolicy.get_type", acmpolicy)

    def get_flags(self, acmpolicy: ACMPolicyRef) -> int:
        """Get `flags`: Policy status flags."""
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
        """Get the referenced policy's header information."""
        return self._session._call("ACMPolicy.get_header", acmpolicy)

    def get_xml(self, acmpolicy: XSPolicyRef) -> str:
        """Get the XML representation of the given policy."""
        return self._session._call("ACMPolicy.get_xml", acmpolicy)

    def get_map(self, acmpolicy: XSPolicyRef) -> str:
        """Get the mapping information of the given policy."""
        return self._session._call("ACMPolicy.get_map", acmpolicy)

    def get_binary(self, acmpolicy: XSPolicyRef) -> str:
        """Get the binary policy representation of the referenced policy."""
        return self._session._call("ACMPolicy.get_binary", acmpolicy)

    def get_enforced_binary(self, acmpolicy: XSPolicyRef) -> str:
        """Get the binary policy that the hypervisor currently enforces."""
        return self._session._call("ACMPolicy.get_enforced_binary", acmpolicy)

    def get_VM_ssidref(self, vm: VMRef) -> str:
        """Get the ACM ssidref of the given virtual machine: there is none. Errors: HANDLE_INVALID,
        VM_BAD_POWER_STATE, SECURITY_ERROR.
        """
        return self._session._call("ACMPolicy.get_VM_ssidref", vm)


class AsyncACMPolicy(Class):
    """What ACMPolicy does, as tasks."""

    def get_header(self, acmpolicy: XSPolicyRef) -> taskRef:
        """Get the referenced policy's header information."""
        return self._session._task("ACMPolicy.get_header", acmpolicy)

    def get_xml(self, acmpolicy: XSPolicyRef) -> taskRef:
        """Get the XML representation of the given policy."""
        return self._session._task("ACMPolicy.get_xml", acmpolicy)

    def get_map(self, acmpolicy: XSPolicyRef) -> taskRef:
        """Get the mapping information of the given policy."""
        return self._session._task("ACMPolicy.get_map", acmpolicy)

    def get_binary(self, acmpolicy: XSPolicyRef) -> taskRef:
        """Get the binary policy representation of the referenced policy."""
        return self._session._task("ACMPolicy.get_binary", acmpolicy)

    def get_enforced_binary(self, acmpolicy: XSPolicyRef) -> taskRef:
        """Get the binary policy that the hypervisor currently enforces."""
        return self._session._task("ACMPolicy.get_enforced_binary", acmpolicy)

    def get_VM_ssidref(self, vm: VMRef) -> taskRef:
        """Get the ACM ssidref of the given virtual machine: there is none. Errors: HANDLE_INVALID,
        VM_BAD_POWER_STATE, SECURITY_ERROR.
        """
        return self._session._task("ACMPolicy.get_VM_ssidref", vm)


class cpu_pool(Class):
    """A CPU pool."""

    def get_uuid(self, cpu_pool: cpu_poolRef) -> str:
        """Get `uuid`: Unique identifier/object reference."""
        return self._session._call("cpu_pool.get_uuid", cpu_pool)

    def get_name_label(self, cpu_pool: cpu_poolRef) -> str:
        """Get `name_label`: Name of cpu_pool."""
        return self._session._call("cpu_pool.get_name_label", cpu_pool)

    def set_name_label(self, cpu_pool: cpu_poolRef, value: str) -> None:
        """Set `name_label`: Name of cpu_pool. Errors: POOL_BAD_STATE."""
        return self._session._call("cpu_pool.set_name_label", cpu_pool, value)

    def get_name_description(self, cpu_pool: cpu_poolRef) -> str:
        """Get `name_description`: Additional description."""
        return self._session._call("cpu_pool.get_name_description", cpu_pool)

    def set_name_description(self, cpu_pool: cpu_poolRef, value: str) -> None:
        """Set `name_description`: Additional description. Errors: POOL_BAD_STATE."""
        return self._session._call("cpu_pool.set_name_description", cpu_pool, value)

    def get_resident_on(self, cpu_pool: cpu_poolRef) -> hostRef:
        """Get `resident_on`: The host the cpu_pool is currently resident on."""
        return self._session._call("cpu_pool.get_resident_on", cpu_pool)

    def get_auto_power_on(self, cpu_pool: cpu_poolRef) -> bool:
        """Get `auto_power_on`: True if this pool should be activated with the host."""
        return self._session._call("cpu_pool.get_auto_power_on", cpu_pool)

    def set_auto_power_on(self, cpu_pool: cpu_poolRef, value: bool) -> None:
        """Set `auto_power_on`: True if this pool should be activated with the host. Errors: POOL_BAD_STATE."""
        return self._session._call("cpu_pool.set_auto_power_on", cpu_pool, value)

    def get_started_VMs(self, cpu_pool: cpu_poolRef) -> List[VMRef]:
        """Get `started_VMs`: List of VMs currently started in this pool."""
        return self._session._call("cpu_pool.get_started_VMs", cpu_pool)

    def get_ncpu(self, cpu_pool: cpu_poolRef) -> int:
        """Get `ncpu`: Number of host_CPUs requested for this pool at next start."""
        return self._session._call("cpu_pool.get_ncpu", cpu_pool)

    def set_ncpu(self, cpu_pool: cpu_poolRef, value: int) -> None:
        """Set `ncpu`: Number of host_CPUs requested for this pool at next start. Errors: POOL_BAD_STATE."""
        return self._session._call("cpu_pool.set_ncpu", cpu_pool, value)

    def get_sched_policy(self, cpu_pool: cpu_poolRef) -> str:
        """Get `sched_policy`: Scheduler policy on this pool; empty: the one Xen was booted with."""
        return self._session._call("cpu_pool.get_sched_policy", cpu_pool)

    def set_sched_policy(self, cpu_pool: cpu_poolRef, value: str) -> None:
        """Set `sched_policy`: Scheduler policy on this pool; empty: the one Xen was booted with. Errors:
        POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.set_sched_policy", cpu_pool, value)

    def get_proposed_CPUs(self, cpu_pool: cpu_poolRef) -> List[str]:
        """Get `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start."""
        return self._session._call("cpu_pool.get_proposed_CPUs", cpu_pool)

    def set_proposed_CPUs(self, cpu_pool: cpu_poolRef, value: List[str]) -> None:
        """Set `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start. Errors:
        POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.set_proposed_CPUs", cpu_pool, value)

    def add_to_proposed_CPUs(self, cpu_pool: cpu_poolRef, value: str) -> None:
        """Add to `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start. Errors:
        POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.add_to_proposed_CPUs", cpu_pool, value)

    def remove_from_proposed_CPUs(self, cpu_pool: cpu_poolRef, value: str) -> None:
        """Remove from `proposed_CPUs`: List of host CPUs (their numbers) to take first at next start.
        Errors: POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.remove_from_proposed_CPUs", cpu_pool, value)

    def get_host_CPUs(self, cpu_pool: cpu_poolRef) -> List[host_cpuRef]:
        """Get `host_CPUs`: List of host_cpus currently assigned to this pool."""
        return self._session._call("cpu_pool.get_host_CPUs", cpu_pool)

    def get_activated(self, cpu_pool: cpu_poolRef) -> bool:
        """Get `activated`: True if this pool is activated."""
        return self._session._call("cpu_pool.get_activated", cpu_pool)

    def get_other_config(self, cpu_pool: cpu_poolRef) -> Dict[str, str]:
        """Get `other_config`: Additional configuration."""
        return self._session._call("cpu_pool.get_other_config", cpu_pool)

    def set_other_config(self, cpu_pool: cpu_poolRef, value: Dict[str, str]) -> None:
        """Set `other_config`: Additional configuration. Errors: POOL_BAD_STATE."""
        return self._session._call("cpu_pool.set_other_config", cpu_pool, value)

    def add_to_other_config(self, cpu_pool: cpu_poolRef, key: str, value: str) -> None:
        """Add to `other_config`: Additional configuration. Errors: POOL_BAD_STATE."""
        return self._session._call("cpu_pool.add_to_other_config", cpu_pool, key, value)

    def remove_from_other_config(self, cpu_pool: cpu_poolRef, key: str) -> None:
        """Remove from `other_config`: Additional configuration. Errors: POOL_BAD_STATE."""
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
        """Activate the cpu_pool and assign the given CPUs to it. Errors: POOL_BAD_STATE, INSUFFICIENT_CPUS,
        UNKOWN_SCHED_POLICY.
        """
        return self._session._call("cpu_pool.activate", cpu_pool)

    def deactivate(self, cpu_pool: cpu_poolRef) -> None:
        """Deactivate the cpu_pool and release all CPUs assigned to it. No VM may be in it. Errors:
        POOL_BAD_STATE.
        """
        return self._session._call("cpu_pool.deactivate", cpu_pool)

    def add_host_CPU_live(self, cpu_pool: cpu_poolRef, host_cpu: host_cpuRef) -> None:
        """Add an additional CPU immediately to an activated cpu_pool. Errors: POOL_BAD_STATE, INVALID_CPU."""
        return self._session._call("cpu_pool.add_host_CPU_live", cpu_pool, host_cpu)

    def remove_host_CPU_live(self, cpu_pool: cpu_poolRef, host_cpu: host_cpuRef) -> None:
        """Remove a CPU immediately from an activated cpu_pool. Errors: POOL_BAD_STATE, INVALID_CPU,
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
        """Activate the cpu_pool and assign the given CPUs to it. Errors: POOL_BAD_STATE, INSUFFICIENT_CPUS,
        UNKOWN_SCHED_POLICY.
        """
        return self._session._task("cpu_pool.activate", cpu_pool)

    def deactivate(self, cpu_pool: cpu_poolRef) -> taskRef:
        """Deactivate the cpu_pool and release all CPUs assigned to it. No VM may be in it. Errors:
        POOL_BAD_STATE.
        """
        return self._session._task("cpu_pool.deactivate", cpu_pool)

    def add_host_CPU_live(self, cpu_pool: cpu_poolRef, host_cpu: host_cpuRef) -> taskRef:
        """Add an additional CPU immediately to an activated cpu_pool. Errors: POOL_BAD_STATE, INVALID_CPU."""
        return self._session._task("cpu_pool.add_host_CPU_live", cpu_pool, host_cpu)

    def remove_host_CPU_live(self, cpu_pool: cpu_poolRef, host_cpu: host_cpuRef) -> taskRef:
        """Remove a CPU immediately from an activated cpu_pool. Errors: POOL_BAD_STATE, INVALID_CPU,
        LAST_CPU_NOT_REMOVEABLE.
        """
        return self._session._task("cpu_pool.remove_host_CPU_live", cpu_pool, host_cpu)


class debug(Class):
    """A basic class for testing."""

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
        """Return an API 'successful' failure."""
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
        """Return an API 'successful' failure."""
        return self._session._task("debug.return_failure")


class Async:
    """The ``Async.`` forms: each answers with a task, see ``Session.wait``."""

    def __init__(self, session) -> None:
        self.user = Asyncuser(session)
        self.host = Asynchost(session)
        self.host_cpu = Asynchost_cpu(session)
        self.VM = AsyncVM(session)
        self.console = Asyncconsole(session)
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
