/* References, enums, structs, sets and maps. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_TYPES_H
#define XENITH_TYPES_H

#include <xenith_runtime.h>

#ifdef __cplusplus
extern "C" {
#endif

extern const struct xenith_type xenith_type_void;
extern const struct xenith_type xenith_type_string;
extern const struct xenith_type xenith_type_int;
extern const struct xenith_type xenith_type_bool;
extern const struct xenith_type xenith_type_float;
extern const struct xenith_type xenith_type_time;

static inline void xenith_string_free(char *value)
{
    xenith_free(&xenith_type_string, &value);
}

/* A log-in. Whoever knows its reference acts as its user, so lists show callers no session but their own. */
typedef struct xenith_session_object *xenith_session;
typedef struct xenith_session_record xenith_session_record;
extern const struct xenith_type xenith_type_session_record;
static inline void xenith_session_free(xenith_session value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_session_text(xenith_session value)
{
    return (const char *)value;
}
static inline xenith_session xenith_session_of(const char *text)
{
    return (xenith_session)(void *)(uintptr_t)text;
}

/* Tells how an Async call goes. Finished tasks are kept for a day at most, fewer of them if they are many or large. */
typedef struct xenith_task_object *xenith_task;
typedef struct xenith_task_record xenith_task_record;
extern const struct xenith_type xenith_type_task_record;
static inline void xenith_task_free(xenith_task value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_task_text(xenith_task value)
{
    return (const char *)value;
}
static inline xenith_task xenith_task_of(const char *text)
{
    return (xenith_task)(void *)(uintptr_t)text;
}

/* Somebody who may log in, once set_password gave the user a password. Destroying the user ends its sessions. */
typedef struct xenith_user_object *xenith_user;
typedef struct xenith_user_record xenith_user_record;
extern const struct xenith_type xenith_type_user_record;
static inline void xenith_user_free(xenith_user value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_user_text(xenith_user value)
{
    return (const char *)value;
}
static inline xenith_user xenith_user_of(const char *text)
{
    return (xenith_user)(void *)(uintptr_t)text;
}

/* The machine that Xen and this agent run on. There is exactly one, found at boot. */
typedef struct xenith_host_object *xenith_host;
typedef struct xenith_host_record xenith_host_record;
extern const struct xenith_type xenith_type_host_record;
static inline void xenith_host_free(xenith_host value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_host_text(xenith_host value)
{
    return (const char *)value;
}
static inline xenith_host xenith_host_of(const char *text)
{
    return (xenith_host)(void *)(uintptr_t)text;
}

/* Figures of a host, measured when they are read. */
typedef struct xenith_host_metrics_object *xenith_host_metrics;
typedef struct xenith_host_metrics_record xenith_host_metrics_record;
extern const struct xenith_type xenith_type_host_metrics_record;
static inline void xenith_host_metrics_free(xenith_host_metrics value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_host_metrics_text(xenith_host_metrics value)
{
    return (const char *)value;
}
static inline xenith_host_metrics xenith_host_metrics_of(const char *text)
{
    return (xenith_host_metrics)(void *)(uintptr_t)text;
}

/* One CPU as Xen counts them. Objects exist from boot and cannot be made or destroyed. */
typedef struct xenith_host_cpu_object *xenith_host_cpu;
typedef struct xenith_host_cpu_record xenith_host_cpu_record;
extern const struct xenith_type xenith_type_host_cpu_record;
static inline void xenith_host_cpu_free(xenith_host_cpu value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_host_cpu_text(xenith_host_cpu value)
{
    return (const char *)value;
}
static inline xenith_host_cpu xenith_host_cpu_of(const char *text)
{
    return (xenith_host_cpu)(void *)(uintptr_t)text;
}

/* A guest, or the control domain (Domain-0). Only a halted guest can be destroyed. */
typedef struct xenith_vm_object *xenith_vm;
typedef struct xenith_vm_record xenith_vm_record;
extern const struct xenith_type xenith_type_vm_record;
static inline void xenith_vm_free(xenith_vm value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_vm_text(xenith_vm value)
{
    return (const char *)value;
}
static inline xenith_vm xenith_vm_of(const char *text)
{
    return (xenith_vm)(void *)(uintptr_t)text;
}

/* What Xen tells of a VM's domain, asked when it is read. Without a domain, numbers are 0 and lists empty. */
typedef struct xenith_vm_metrics_object *xenith_vm_metrics;
typedef struct xenith_vm_metrics_record xenith_vm_metrics_record;
extern const struct xenith_type xenith_type_vm_metrics_record;
static inline void xenith_vm_metrics_free(xenith_vm_metrics value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_vm_metrics_text(xenith_vm_metrics value)
{
    return (const char *)value;
}
static inline xenith_vm_metrics xenith_vm_metrics_of(const char *text)
{
    return (xenith_vm_metrics)(void *)(uintptr_t)text;
}

/* What a guest tells of itself in xenstore (attr, data, drivers), read when it is asked for. It comes with the first thing the guest tells and goes with the domain. Nothing of it is checked: a guest may say what it likes. */
typedef struct xenith_vm_guest_metrics_object *xenith_vm_guest_metrics;
typedef struct xenith_vm_guest_metrics_record xenith_vm_guest_metrics_record;
extern const struct xenith_type xenith_type_vm_guest_metrics_record;
static inline void xenith_vm_guest_metrics_free(xenith_vm_guest_metrics value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_vm_guest_metrics_text(xenith_vm_guest_metrics value)
{
    return (const char *)value;
}
static inline xenith_vm_guest_metrics xenith_vm_guest_metrics_of(const char *text)
{
    return (xenith_vm_guest_metrics)(void *)(uintptr_t)text;
}

/* The screen of a VM. It comes and goes with its VM. */
typedef struct xenith_console_object *xenith_console;
typedef struct xenith_console_record xenith_console_record;
extern const struct xenith_type xenith_type_console_record;
static inline void xenith_console_free(xenith_console value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_console_text(xenith_console value)
{
    return (const char *)value;
}
static inline xenith_console xenith_console_of(const char *text)
{
    return (xenith_console)(void *)(uintptr_t)text;
}

/* How a session learns what changed. Events are what next answers with; there are no event objects and so no getters. */
typedef struct xenith_event_object *xenith_event;
typedef struct xenith_event_record xenith_event_record;
extern const struct xenith_type xenith_type_event_record;
static inline void xenith_event_free(xenith_event value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_event_text(xenith_event value)
{
    return (const char *)value;
}
static inline xenith_event xenith_event_of(const char *text)
{
    return (xenith_event)(void *)(uintptr_t)text;
}

/* A switch that interfaces of VMs and of the host are plugged into. Without a PIF it joins VMs only. */
typedef struct xenith_network_object *xenith_network;
typedef struct xenith_network_record xenith_network_record;
extern const struct xenith_type xenith_type_network_record;
static inline void xenith_network_free(xenith_network value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_network_text(xenith_network value)
{
    return (const char *)value;
}
static inline xenith_network xenith_network_of(const char *text)
{
    return (xenith_network)(void *)(uintptr_t)text;
}

/* A network card of a VM. Its guest can send from its own MAC only. */
typedef struct xenith_vif_object *xenith_vif;
typedef struct xenith_vif_record xenith_vif_record;
extern const struct xenith_type xenith_type_vif_record;
static inline void xenith_vif_free(xenith_vif value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_vif_text(xenith_vif value)
{
    return (const char *)value;
}
static inline xenith_vif xenith_vif_of(const char *text)
{
    return (xenith_vif)(void *)(uintptr_t)text;
}

/* Traffic figures of one VIF. */
typedef struct xenith_vif_metrics_object *xenith_vif_metrics;
typedef struct xenith_vif_metrics_record xenith_vif_metrics_record;
extern const struct xenith_type xenith_type_vif_metrics_record;
static inline void xenith_vif_metrics_free(xenith_vif_metrics value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_vif_metrics_text(xenith_vif_metrics value)
{
    return (const char *)value;
}
static inline xenith_vif_metrics xenith_vif_metrics_of(const char *text)
{
    return (xenith_vif_metrics)(void *)(uintptr_t)text;
}

/* A network card of the host, or a VLAN on one. Cards are found at boot; create_VLAN adds VLANs, and destroy removes only those. */
typedef struct xenith_pif_object *xenith_pif;
typedef struct xenith_pif_record xenith_pif_record;
extern const struct xenith_type xenith_type_pif_record;
static inline void xenith_pif_free(xenith_pif value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_pif_text(xenith_pif value)
{
    return (const char *)value;
}
static inline xenith_pif xenith_pif_of(const char *text)
{
    return (xenith_pif)(void *)(uintptr_t)text;
}

/* Traffic figures of one PIF. */
typedef struct xenith_pif_metrics_object *xenith_pif_metrics;
typedef struct xenith_pif_metrics_record xenith_pif_metrics_record;
extern const struct xenith_type xenith_type_pif_metrics_record;
static inline void xenith_pif_metrics_free(xenith_pif_metrics value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_pif_metrics_text(xenith_pif_metrics value)
{
    return (const char *)value;
}
static inline xenith_pif_metrics xenith_pif_metrics_of(const char *text)
{
    return (xenith_pif_metrics)(void *)(uintptr_t)text;
}

/* A place for disks, of type memory, disk or nbd. It is a record until PBD.plug attaches it. */
typedef struct xenith_sr_object *xenith_sr;
typedef struct xenith_sr_record xenith_sr_record;
extern const struct xenith_type xenith_type_sr_record;
static inline void xenith_sr_free(xenith_sr value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_sr_text(xenith_sr value)
{
    return (const char *)value;
}
static inline xenith_sr xenith_sr_of(const char *text)
{
    return (xenith_sr)(void *)(uintptr_t)text;
}

/* A disk for VMs: thin, zeroes until it is written, always raw. Copies share what nobody has written since. */
typedef struct xenith_vdi_object *xenith_vdi;
typedef struct xenith_vdi_record xenith_vdi_record;
extern const struct xenith_type xenith_type_vdi_record;
static inline void xenith_vdi_free(xenith_vdi value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_vdi_text(xenith_vdi value)
{
    return (const char *)value;
}
static inline xenith_vdi xenith_vdi_of(const char *text)
{
    return (xenith_vdi)(void *)(uintptr_t)text;
}

/* A drive of a VM. */
typedef struct xenith_vbd_object *xenith_vbd;
typedef struct xenith_vbd_record xenith_vbd_record;
extern const struct xenith_type xenith_type_vbd_record;
static inline void xenith_vbd_free(xenith_vbd value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_vbd_text(xenith_vbd value)
{
    return (const char *)value;
}
static inline xenith_vbd xenith_vbd_of(const char *text)
{
    return (xenith_vbd)(void *)(uintptr_t)text;
}

/* Transfer figures of one VBD. */
typedef struct xenith_vbd_metrics_object *xenith_vbd_metrics;
typedef struct xenith_vbd_metrics_record xenith_vbd_metrics_record;
extern const struct xenith_type xenith_type_vbd_metrics_record;
static inline void xenith_vbd_metrics_free(xenith_vbd_metrics value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_vbd_metrics_text(xenith_vbd_metrics value)
{
    return (const char *)value;
}
static inline xenith_vbd_metrics xenith_vbd_metrics_of(const char *text)
{
    return (xenith_vbd_metrics)(void *)(uintptr_t)text;
}

/* How a host reaches an SR. Those that are there when the host starts are plugged then. */
typedef struct xenith_pbd_object *xenith_pbd;
typedef struct xenith_pbd_record xenith_pbd_record;
extern const struct xenith_type xenith_type_pbd_record;
static inline void xenith_pbd_free(xenith_pbd value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_pbd_text(xenith_pbd value)
{
    return (const char *)value;
}
static inline xenith_pbd xenith_pbd_of(const char *text)
{
    return (xenith_pbd)(void *)(uintptr_t)text;
}

/* The memory of a VM that crashed with actions_after_crash coredump_and_destroy or coredump_and_restart. It stays in the host's memory, bounded, until it is destroyed, or on a disk of host.crash_dump_sr. */
typedef struct xenith_crashdump_object *xenith_crashdump;
typedef struct xenith_crashdump_record xenith_crashdump_record;
extern const struct xenith_type xenith_type_crashdump_record;
static inline void xenith_crashdump_free(xenith_crashdump value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_crashdump_text(xenith_crashdump value)
{
    return (const char *)value;
}
static inline xenith_crashdump xenith_crashdump_of(const char *text)
{
    return (xenith_crashdump)(void *)(uintptr_t)text;
}

/* A TPM for a VM. It is only a record: a VM that has one does not start, as it has no backend yet. */
typedef struct xenith_vtpm_object *xenith_vtpm;
typedef struct xenith_vtpm_record xenith_vtpm_record;
extern const struct xenith_type xenith_type_vtpm_record;
static inline void xenith_vtpm_free(xenith_vtpm value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_vtpm_text(xenith_vtpm value)
{
    return (const char *)value;
}
static inline xenith_vtpm xenith_vtpm_of(const char *text)
{
    return (xenith_vtpm)(void *)(uintptr_t)text;
}

/* A PCI function of the host given to a VM. It is only a record: a VM that has one does not start yet. */
typedef struct xenith_dpci_object *xenith_dpci;
typedef struct xenith_dpci_record xenith_dpci_record;
extern const struct xenith_type xenith_type_dpci_record;
static inline void xenith_dpci_free(xenith_dpci value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_dpci_text(xenith_dpci value)
{
    return (const char *)value;
}
static inline xenith_dpci xenith_dpci_of(const char *text)
{
    return (xenith_dpci)(void *)(uintptr_t)text;
}

/* One function on the host's PCI bus, as found at boot. */
typedef struct xenith_ppci_object *xenith_ppci;
typedef struct xenith_ppci_record xenith_ppci_record;
extern const struct xenith_type xenith_type_ppci_record;
static inline void xenith_ppci_free(xenith_ppci value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_ppci_text(xenith_ppci value)
{
    return (const char *)value;
}
static inline xenith_ppci xenith_ppci_of(const char *text)
{
    return (xenith_ppci)(void *)(uintptr_t)text;
}

/* A SCSI device of the host given to a VM. It needs a PSCSI, and there are none, so it cannot be made yet. */
typedef struct xenith_dscsi_object *xenith_dscsi;
typedef struct xenith_dscsi_record xenith_dscsi_record;
extern const struct xenith_type xenith_type_dscsi_record;
static inline void xenith_dscsi_free(xenith_dscsi value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_dscsi_text(xenith_dscsi value)
{
    return (const char *)value;
}
static inline xenith_dscsi xenith_dscsi_of(const char *text)
{
    return (xenith_dscsi)(void *)(uintptr_t)text;
}

/* A SCSI adapter for a VM, which DSCSIs of the VM hang on. It is only a record so far. */
typedef struct xenith_dscsi_hba_object *xenith_dscsi_hba;
typedef struct xenith_dscsi_hba_record xenith_dscsi_hba_record;
extern const struct xenith_type xenith_type_dscsi_hba_record;
static inline void xenith_dscsi_hba_free(xenith_dscsi_hba value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_dscsi_hba_text(xenith_dscsi_hba value)
{
    return (const char *)value;
}
static inline xenith_dscsi_hba xenith_dscsi_hba_of(const char *text)
{
    return (xenith_dscsi_hba)(void *)(uintptr_t)text;
}

/* A SCSI device of the host. There are none: the agent drives no SCSI. */
typedef struct xenith_pscsi_object *xenith_pscsi;
typedef struct xenith_pscsi_record xenith_pscsi_record;
extern const struct xenith_type xenith_type_pscsi_record;
static inline void xenith_pscsi_free(xenith_pscsi value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_pscsi_text(xenith_pscsi value)
{
    return (const char *)value;
}
static inline xenith_pscsi xenith_pscsi_of(const char *text)
{
    return (xenith_pscsi)(void *)(uintptr_t)text;
}

/* A SCSI adapter of the host. There are none: the agent drives no SCSI. */
typedef struct xenith_pscsi_hba_object *xenith_pscsi_hba;
typedef struct xenith_pscsi_hba_record xenith_pscsi_hba_record;
extern const struct xenith_type xenith_type_pscsi_hba_record;
static inline void xenith_pscsi_hba_free(xenith_pscsi_hba value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_pscsi_hba_text(xenith_pscsi_hba value)
{
    return (const char *)value;
}
static inline xenith_pscsi_hba xenith_pscsi_hba_of(const char *text)
{
    return (xenith_pscsi_hba)(void *)(uintptr_t)text;
}

/* A policy of Xen's former security module. There are none, and none can be made: today's Xen has FLASK instead. */
typedef struct xenith_xspolicy_object *xenith_xspolicy;
typedef struct xenith_xspolicy_record xenith_xspolicy_record;
extern const struct xenith_type xenith_type_xspolicy_record;
static inline void xenith_xspolicy_free(xenith_xspolicy value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_xspolicy_text(xenith_xspolicy value)
{
    return (const char *)value;
}
static inline xenith_xspolicy xenith_xspolicy_of(const char *text)
{
    return (xenith_xspolicy)(void *)(uintptr_t)text;
}

/* A policy of the ACM kind. There are none: Xen dropped ACM in 2013. */
typedef struct xenith_acmpolicy_object *xenith_acmpolicy;
typedef struct xenith_acmpolicy_record xenith_acmpolicy_record;
extern const struct xenith_type xenith_type_acmpolicy_record;
static inline void xenith_acmpolicy_free(xenith_acmpolicy value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_acmpolicy_text(xenith_acmpolicy value)
{
    return (const char *)value;
}
static inline xenith_acmpolicy xenith_acmpolicy_of(const char *text)
{
    return (xenith_acmpolicy)(void *)(uintptr_t)text;
}

/* A group of CPUs with a scheduler of its own. create makes a record; activate makes it a pool of Xen's. */
typedef struct xenith_cpu_pool_object *xenith_cpu_pool;
typedef struct xenith_cpu_pool_record xenith_cpu_pool_record;
extern const struct xenith_type xenith_type_cpu_pool_record;
static inline void xenith_cpu_pool_free(xenith_cpu_pool value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_cpu_pool_text(xenith_cpu_pool value)
{
    return (const char *)value;
}
static inline xenith_cpu_pool xenith_cpu_pool_of(const char *text)
{
    return (xenith_cpu_pool)(void *)(uintptr_t)text;
}

/* Objects that do nothing, for clients that try out their calls. */
typedef struct xenith_debug_object *xenith_debug;
typedef struct xenith_debug_record xenith_debug_record;
extern const struct xenith_type xenith_type_debug_record;
static inline void xenith_debug_free(xenith_debug value)
{
    xenith_free(&xenith_type_string, &value);
}
/* The text of a reference, and a reference to what a text names, which lives as long as the text. */
static inline const char *xenith_debug_text(xenith_debug value)
{
    return (const char *)value;
}
static inline xenith_debug xenith_debug_of(const char *text)
{
    return (xenith_debug)(void *)(uintptr_t)text;
}

enum xenith_boot_type {
    XENITH_BOOT_TYPE_BIOS,
    XENITH_BOOT_TYPE_GRUB,
    XENITH_BOOT_TYPE_KERNEL_EXTERNAL,
    XENITH_BOOT_TYPE_KERNEL_INTERNAL,
    /* A name this library does not know. */
    XENITH_BOOT_TYPE_UNDEFINED
};
extern const struct xenith_type xenith_type_boot_type;
static inline const char *xenith_boot_type_text(enum xenith_boot_type value)
{
    return value < XENITH_BOOT_TYPE_UNDEFINED ? xenith_type_boot_type.names[value] : "";
}

enum xenith_console_protocol {
    XENITH_CONSOLE_PROTOCOL_VT100,
    XENITH_CONSOLE_PROTOCOL_RFB,
    XENITH_CONSOLE_PROTOCOL_RDP,
    /* A name this library does not know. */
    XENITH_CONSOLE_PROTOCOL_UNDEFINED
};
extern const struct xenith_type xenith_type_console_protocol;
static inline const char *xenith_console_protocol_text(enum xenith_console_protocol value)
{
    return value < XENITH_CONSOLE_PROTOCOL_UNDEFINED ? xenith_type_console_protocol.names[value] : "";
}

enum xenith_cpu_feature {
    XENITH_CPU_FEATURE_FPU,
    XENITH_CPU_FEATURE_VME,
    XENITH_CPU_FEATURE_DE,
    XENITH_CPU_FEATURE_PSE,
    XENITH_CPU_FEATURE_TSC,
    XENITH_CPU_FEATURE_MSR,
    XENITH_CPU_FEATURE_PAE,
    XENITH_CPU_FEATURE_MCE,
    XENITH_CPU_FEATURE_CX8,
    XENITH_CPU_FEATURE_APIC,
    XENITH_CPU_FEATURE_SEP,
    XENITH_CPU_FEATURE_MTRR,
    XENITH_CPU_FEATURE_PGE,
    XENITH_CPU_FEATURE_MCA,
    XENITH_CPU_FEATURE_CMOV,
    XENITH_CPU_FEATURE_PAT,
    XENITH_CPU_FEATURE_PSE36,
    XENITH_CPU_FEATURE_PN,
    XENITH_CPU_FEATURE_CLFLSH,
    XENITH_CPU_FEATURE_DTES,
    XENITH_CPU_FEATURE_ACPI,
    XENITH_CPU_FEATURE_MMX,
    XENITH_CPU_FEATURE_FXSR,
    XENITH_CPU_FEATURE_XMM,
    XENITH_CPU_FEATURE_XMM2,
    XENITH_CPU_FEATURE_SELFSNOOP,
    XENITH_CPU_FEATURE_HT,
    XENITH_CPU_FEATURE_ACC,
    XENITH_CPU_FEATURE_IA64,
    XENITH_CPU_FEATURE_SYSCALL,
    XENITH_CPU_FEATURE_MP,
    XENITH_CPU_FEATURE_NX,
    XENITH_CPU_FEATURE_MMXEXT,
    XENITH_CPU_FEATURE_LM,
    XENITH_CPU_FEATURE_3DNOWEXT,
    XENITH_CPU_FEATURE_3DNOW,
    XENITH_CPU_FEATURE_RECOVERY,
    XENITH_CPU_FEATURE_LONGRUN,
    XENITH_CPU_FEATURE_LRTI,
    XENITH_CPU_FEATURE_CXMMX,
    XENITH_CPU_FEATURE_K6_MTRR,
    XENITH_CPU_FEATURE_CYRIX_ARR,
    XENITH_CPU_FEATURE_CENTAUR_MCR,
    XENITH_CPU_FEATURE_K8,
    XENITH_CPU_FEATURE_K7,
    XENITH_CPU_FEATURE_P3,
    XENITH_CPU_FEATURE_P4,
    XENITH_CPU_FEATURE_CONSTANT_TSC,
    XENITH_CPU_FEATURE_FXSAVE_LEAK,
    XENITH_CPU_FEATURE_XMM3,
    XENITH_CPU_FEATURE_MWAIT,
    XENITH_CPU_FEATURE_DSCPL,
    XENITH_CPU_FEATURE_EST,
    XENITH_CPU_FEATURE_TM2,
    XENITH_CPU_FEATURE_CID,
    XENITH_CPU_FEATURE_CX16,
    XENITH_CPU_FEATURE_XTPR,
    XENITH_CPU_FEATURE_XSTORE,
    XENITH_CPU_FEATURE_XSTORE_EN,
    XENITH_CPU_FEATURE_XCRYPT,
    XENITH_CPU_FEATURE_XCRYPT_EN,
    XENITH_CPU_FEATURE_LAHF_LM,
    XENITH_CPU_FEATURE_CMP_LEGACY,
    /* A name this library does not know. */
    XENITH_CPU_FEATURE_UNDEFINED
};
extern const struct xenith_type xenith_type_cpu_feature;
static inline const char *xenith_cpu_feature_text(enum xenith_cpu_feature value)
{
    return value < XENITH_CPU_FEATURE_UNDEFINED ? xenith_type_cpu_feature.names[value] : "";
}

enum xenith_driver_type {
    XENITH_DRIVER_TYPE_IOEMU,
    XENITH_DRIVER_TYPE_PARAVIRTUALISED,
    /* A name this library does not know. */
    XENITH_DRIVER_TYPE_UNDEFINED
};
extern const struct xenith_type xenith_type_driver_type;
static inline const char *xenith_driver_type_text(enum xenith_driver_type value)
{
    return value < XENITH_DRIVER_TYPE_UNDEFINED ? xenith_type_driver_type.names[value] : "";
}

enum xenith_event_operation {
    XENITH_EVENT_OPERATION_ADD,
    XENITH_EVENT_OPERATION_DEL,
    XENITH_EVENT_OPERATION_MOD,
    /* A name this library does not know. */
    XENITH_EVENT_OPERATION_UNDEFINED
};
extern const struct xenith_type xenith_type_event_operation;
static inline const char *xenith_event_operation_text(enum xenith_event_operation value)
{
    return value < XENITH_EVENT_OPERATION_UNDEFINED ? xenith_type_event_operation.names[value] : "";
}

enum xenith_on_crash_behaviour {
    XENITH_ON_CRASH_BEHAVIOUR_DESTROY,
    XENITH_ON_CRASH_BEHAVIOUR_COREDUMP_AND_DESTROY,
    XENITH_ON_CRASH_BEHAVIOUR_RESTART,
    XENITH_ON_CRASH_BEHAVIOUR_COREDUMP_AND_RESTART,
    XENITH_ON_CRASH_BEHAVIOUR_PRESERVE,
    XENITH_ON_CRASH_BEHAVIOUR_RENAME_RESTART,
    /* A name this library does not know. */
    XENITH_ON_CRASH_BEHAVIOUR_UNDEFINED
};
extern const struct xenith_type xenith_type_on_crash_behaviour;
static inline const char *xenith_on_crash_behaviour_text(enum xenith_on_crash_behaviour value)
{
    return value < XENITH_ON_CRASH_BEHAVIOUR_UNDEFINED ? xenith_type_on_crash_behaviour.names[value] : "";
}

enum xenith_on_normal_exit {
    XENITH_ON_NORMAL_EXIT_DESTROY,
    XENITH_ON_NORMAL_EXIT_RESTART,
    /* A name this library does not know. */
    XENITH_ON_NORMAL_EXIT_UNDEFINED
};
extern const struct xenith_type xenith_type_on_normal_exit;
static inline const char *xenith_on_normal_exit_text(enum xenith_on_normal_exit value)
{
    return value < XENITH_ON_NORMAL_EXIT_UNDEFINED ? xenith_type_on_normal_exit.names[value] : "";
}

enum xenith_role_type {
    XENITH_ROLE_TYPE_READ,
    XENITH_ROLE_TYPE_OPERATE,
    XENITH_ROLE_TYPE_ADMIN,
    /* A name this library does not know. */
    XENITH_ROLE_TYPE_UNDEFINED
};
extern const struct xenith_type xenith_type_role_type;
static inline const char *xenith_role_type_text(enum xenith_role_type value)
{
    return value < XENITH_ROLE_TYPE_UNDEFINED ? xenith_type_role_type.names[value] : "";
}

enum xenith_task_allowed_operations {
    XENITH_TASK_ALLOWED_OPERATIONS_CANCEL,
    /* A name this library does not know. */
    XENITH_TASK_ALLOWED_OPERATIONS_UNDEFINED
};
extern const struct xenith_type xenith_type_task_allowed_operations;
static inline const char *xenith_task_allowed_operations_text(enum xenith_task_allowed_operations value)
{
    return value < XENITH_TASK_ALLOWED_OPERATIONS_UNDEFINED ? xenith_type_task_allowed_operations.names[value] : "";
}

enum xenith_task_status_type {
    XENITH_TASK_STATUS_TYPE_PENDING,
    XENITH_TASK_STATUS_TYPE_SUCCESS,
    XENITH_TASK_STATUS_TYPE_FAILURE,
    XENITH_TASK_STATUS_TYPE_CANCELLING,
    XENITH_TASK_STATUS_TYPE_CANCELLED,
    /* A name this library does not know. */
    XENITH_TASK_STATUS_TYPE_UNDEFINED
};
extern const struct xenith_type xenith_type_task_status_type;
static inline const char *xenith_task_status_type_text(enum xenith_task_status_type value)
{
    return value < XENITH_TASK_STATUS_TYPE_UNDEFINED ? xenith_type_task_status_type.names[value] : "";
}

enum xenith_vbd_mode {
    XENITH_VBD_MODE_RO,
    XENITH_VBD_MODE_RW,
    /* A name this library does not know. */
    XENITH_VBD_MODE_UNDEFINED
};
extern const struct xenith_type xenith_type_vbd_mode;
static inline const char *xenith_vbd_mode_text(enum xenith_vbd_mode value)
{
    return value < XENITH_VBD_MODE_UNDEFINED ? xenith_type_vbd_mode.names[value] : "";
}

enum xenith_vbd_type {
    XENITH_VBD_TYPE_CD,
    XENITH_VBD_TYPE_DISK,
    /* A name this library does not know. */
    XENITH_VBD_TYPE_UNDEFINED
};
extern const struct xenith_type xenith_type_vbd_type;
static inline const char *xenith_vbd_type_text(enum xenith_vbd_type value)
{
    return value < XENITH_VBD_TYPE_UNDEFINED ? xenith_type_vbd_type.names[value] : "";
}

enum xenith_vdi_type {
    XENITH_VDI_TYPE_SYSTEM,
    XENITH_VDI_TYPE_USER,
    XENITH_VDI_TYPE_EPHEMERAL,
    XENITH_VDI_TYPE_SUSPEND,
    XENITH_VDI_TYPE_CRASHDUMP,
    /* A name this library does not know. */
    XENITH_VDI_TYPE_UNDEFINED
};
extern const struct xenith_type xenith_type_vdi_type;
static inline const char *xenith_vdi_type_text(enum xenith_vdi_type value)
{
    return value < XENITH_VDI_TYPE_UNDEFINED ? xenith_type_vdi_type.names[value] : "";
}

enum xenith_vm_power_state {
    XENITH_VM_POWER_STATE_HALTED,
    XENITH_VM_POWER_STATE_PAUSED,
    XENITH_VM_POWER_STATE_RUNNING,
    XENITH_VM_POWER_STATE_SUSPENDED,
    XENITH_VM_POWER_STATE_CRASHED,
    XENITH_VM_POWER_STATE_UNKNOWN,
    /* A name this library does not know. */
    XENITH_VM_POWER_STATE_UNDEFINED
};
extern const struct xenith_type xenith_type_vm_power_state;
static inline const char *xenith_vm_power_state_text(enum xenith_vm_power_state value)
{
    return value < XENITH_VM_POWER_STATE_UNDEFINED ? xenith_type_vm_power_state.names[value] : "";
}

typedef struct xenith_acmpolicy_acmpolicy_record_map xenith_acmpolicy_acmpolicy_record_map;
extern const struct xenith_type xenith_type_acmpolicy_acmpolicy_record_map;
typedef struct xenith_acmpolicy_set xenith_acmpolicy_set;
extern const struct xenith_type xenith_type_acmpolicy_set;
typedef struct xenith_console_console_record_map xenith_console_console_record_map;
extern const struct xenith_type xenith_type_console_console_record_map;
typedef struct xenith_console_set xenith_console_set;
extern const struct xenith_type xenith_type_console_set;
typedef struct xenith_cpu_feature_set xenith_cpu_feature_set;
extern const struct xenith_type xenith_type_cpu_feature_set;
typedef struct xenith_cpu_pool_cpu_pool_record_map xenith_cpu_pool_cpu_pool_record_map;
extern const struct xenith_type xenith_type_cpu_pool_cpu_pool_record_map;
typedef struct xenith_cpu_pool_set xenith_cpu_pool_set;
extern const struct xenith_type xenith_type_cpu_pool_set;
typedef struct xenith_crashdump_crashdump_record_map xenith_crashdump_crashdump_record_map;
extern const struct xenith_type xenith_type_crashdump_crashdump_record_map;
typedef struct xenith_crashdump_set xenith_crashdump_set;
extern const struct xenith_type xenith_type_crashdump_set;
typedef struct xenith_debug_debug_record_map xenith_debug_debug_record_map;
extern const struct xenith_type xenith_type_debug_debug_record_map;
typedef struct xenith_debug_set xenith_debug_set;
extern const struct xenith_type xenith_type_debug_set;
typedef struct xenith_dpci_dpci_record_map xenith_dpci_dpci_record_map;
extern const struct xenith_type xenith_type_dpci_dpci_record_map;
typedef struct xenith_dpci_set xenith_dpci_set;
extern const struct xenith_type xenith_type_dpci_set;
typedef struct xenith_dscsi_dscsi_record_map xenith_dscsi_dscsi_record_map;
extern const struct xenith_type xenith_type_dscsi_dscsi_record_map;
typedef struct xenith_dscsi_hba_dscsi_hba_record_map xenith_dscsi_hba_dscsi_hba_record_map;
extern const struct xenith_type xenith_type_dscsi_hba_dscsi_hba_record_map;
typedef struct xenith_dscsi_hba_set xenith_dscsi_hba_set;
extern const struct xenith_type xenith_type_dscsi_hba_set;
typedef struct xenith_dscsi_set xenith_dscsi_set;
extern const struct xenith_type xenith_type_dscsi_set;
typedef struct xenith_event_record_set xenith_event_record_set;
extern const struct xenith_type xenith_type_event_record_set;
typedef struct xenith_host_cpu_host_cpu_record_map xenith_host_cpu_host_cpu_record_map;
extern const struct xenith_type xenith_type_host_cpu_host_cpu_record_map;
typedef struct xenith_host_cpu_set xenith_host_cpu_set;
extern const struct xenith_type xenith_type_host_cpu_set;
typedef struct xenith_host_host_record_map xenith_host_host_record_map;
extern const struct xenith_type xenith_type_host_host_record_map;
typedef struct xenith_host_metrics_host_metrics_record_map xenith_host_metrics_host_metrics_record_map;
extern const struct xenith_type xenith_type_host_metrics_host_metrics_record_map;
typedef struct xenith_host_metrics_set xenith_host_metrics_set;
extern const struct xenith_type xenith_type_host_metrics_set;
typedef struct xenith_host_set xenith_host_set;
extern const struct xenith_type xenith_type_host_set;
typedef struct xenith_int_float_map xenith_int_float_map;
extern const struct xenith_type xenith_type_int_float_map;
typedef struct xenith_int_int_map xenith_int_int_map;
extern const struct xenith_type xenith_type_int_int_map;
typedef struct xenith_int_string_set_map xenith_int_string_set_map;
extern const struct xenith_type xenith_type_int_string_set_map;
typedef struct xenith_network_network_record_map xenith_network_network_record_map;
extern const struct xenith_type xenith_type_network_network_record_map;
typedef struct xenith_network_set xenith_network_set;
extern const struct xenith_type xenith_type_network_set;
typedef struct xenith_pbd_pbd_record_map xenith_pbd_pbd_record_map;
extern const struct xenith_type xenith_type_pbd_pbd_record_map;
typedef struct xenith_pbd_set xenith_pbd_set;
extern const struct xenith_type xenith_type_pbd_set;
typedef struct xenith_pif_metrics_pif_metrics_record_map xenith_pif_metrics_pif_metrics_record_map;
extern const struct xenith_type xenith_type_pif_metrics_pif_metrics_record_map;
typedef struct xenith_pif_metrics_set xenith_pif_metrics_set;
extern const struct xenith_type xenith_type_pif_metrics_set;
typedef struct xenith_pif_pif_record_map xenith_pif_pif_record_map;
extern const struct xenith_type xenith_type_pif_pif_record_map;
typedef struct xenith_pif_set xenith_pif_set;
extern const struct xenith_type xenith_type_pif_set;
typedef struct xenith_ppci_ppci_record_map xenith_ppci_ppci_record_map;
extern const struct xenith_type xenith_type_ppci_ppci_record_map;
typedef struct xenith_ppci_set xenith_ppci_set;
extern const struct xenith_type xenith_type_ppci_set;
typedef struct xenith_pscsi_hba_pscsi_hba_record_map xenith_pscsi_hba_pscsi_hba_record_map;
extern const struct xenith_type xenith_type_pscsi_hba_pscsi_hba_record_map;
typedef struct xenith_pscsi_hba_set xenith_pscsi_hba_set;
extern const struct xenith_type xenith_type_pscsi_hba_set;
typedef struct xenith_pscsi_pscsi_record_map xenith_pscsi_pscsi_record_map;
extern const struct xenith_type xenith_type_pscsi_pscsi_record_map;
typedef struct xenith_pscsi_set xenith_pscsi_set;
extern const struct xenith_type xenith_type_pscsi_set;
typedef struct xenith_session_session_record_map xenith_session_session_record_map;
extern const struct xenith_type xenith_type_session_session_record_map;
typedef struct xenith_session_set xenith_session_set;
extern const struct xenith_type xenith_type_session_set;
typedef struct xenith_sr_set xenith_sr_set;
extern const struct xenith_type xenith_type_sr_set;
typedef struct xenith_sr_sr_record_map xenith_sr_sr_record_map;
extern const struct xenith_type xenith_type_sr_sr_record_map;
typedef struct xenith_string_set xenith_string_set;
extern const struct xenith_type xenith_type_string_set;
typedef struct xenith_string_string_map xenith_string_string_map;
extern const struct xenith_type xenith_type_string_string_map;
typedef struct xenith_task_allowed_operations_set xenith_task_allowed_operations_set;
extern const struct xenith_type xenith_type_task_allowed_operations_set;
typedef struct xenith_task_set xenith_task_set;
extern const struct xenith_type xenith_type_task_set;
typedef struct xenith_task_task_record_map xenith_task_task_record_map;
extern const struct xenith_type xenith_type_task_task_record_map;
typedef struct xenith_user_set xenith_user_set;
extern const struct xenith_type xenith_type_user_set;
typedef struct xenith_user_user_record_map xenith_user_user_record_map;
extern const struct xenith_type xenith_type_user_user_record_map;
typedef struct xenith_vbd_metrics_set xenith_vbd_metrics_set;
extern const struct xenith_type xenith_type_vbd_metrics_set;
typedef struct xenith_vbd_metrics_vbd_metrics_record_map xenith_vbd_metrics_vbd_metrics_record_map;
extern const struct xenith_type xenith_type_vbd_metrics_vbd_metrics_record_map;
typedef struct xenith_vbd_set xenith_vbd_set;
extern const struct xenith_type xenith_type_vbd_set;
typedef struct xenith_vbd_vbd_record_map xenith_vbd_vbd_record_map;
extern const struct xenith_type xenith_type_vbd_vbd_record_map;
typedef struct xenith_vdi_set xenith_vdi_set;
extern const struct xenith_type xenith_type_vdi_set;
typedef struct xenith_vdi_vdi_record_map xenith_vdi_vdi_record_map;
extern const struct xenith_type xenith_type_vdi_vdi_record_map;
typedef struct xenith_vif_metrics_set xenith_vif_metrics_set;
extern const struct xenith_type xenith_type_vif_metrics_set;
typedef struct xenith_vif_metrics_vif_metrics_record_map xenith_vif_metrics_vif_metrics_record_map;
extern const struct xenith_type xenith_type_vif_metrics_vif_metrics_record_map;
typedef struct xenith_vif_set xenith_vif_set;
extern const struct xenith_type xenith_type_vif_set;
typedef struct xenith_vif_vif_record_map xenith_vif_vif_record_map;
extern const struct xenith_type xenith_type_vif_vif_record_map;
typedef struct xenith_vm_guest_metrics_set xenith_vm_guest_metrics_set;
extern const struct xenith_type xenith_type_vm_guest_metrics_set;
typedef struct xenith_vm_guest_metrics_vm_guest_metrics_record_map xenith_vm_guest_metrics_vm_guest_metrics_record_map;
extern const struct xenith_type xenith_type_vm_guest_metrics_vm_guest_metrics_record_map;
typedef struct xenith_vm_metrics_set xenith_vm_metrics_set;
extern const struct xenith_type xenith_type_vm_metrics_set;
typedef struct xenith_vm_metrics_vm_metrics_record_map xenith_vm_metrics_vm_metrics_record_map;
extern const struct xenith_type xenith_type_vm_metrics_vm_metrics_record_map;
typedef struct xenith_vm_set xenith_vm_set;
extern const struct xenith_type xenith_type_vm_set;
typedef struct xenith_vm_vm_record_map xenith_vm_vm_record_map;
extern const struct xenith_type xenith_type_vm_vm_record_map;
typedef struct xenith_vtpm_set xenith_vtpm_set;
extern const struct xenith_type xenith_type_vtpm_set;
typedef struct xenith_vtpm_vtpm_record_map xenith_vtpm_vtpm_record_map;
extern const struct xenith_type xenith_type_vtpm_vtpm_record_map;
typedef struct xenith_xspolicy_set xenith_xspolicy_set;
extern const struct xenith_type xenith_type_xspolicy_set;
typedef struct xenith_xspolicy_xspolicy_record_map xenith_xspolicy_xspolicy_record_map;
extern const struct xenith_type xenith_type_xspolicy_xspolicy_record_map;

struct xenith_acmpolicy_acmpolicy_record_map_item {
    xenith_acmpolicy key;
    xenith_acmpolicy_record *val;
};
struct xenith_acmpolicy_acmpolicy_record_map {
    size_t size;
    struct xenith_acmpolicy_acmpolicy_record_map_item *items;
};
static inline xenith_acmpolicy_acmpolicy_record_map *xenith_acmpolicy_acmpolicy_record_map_alloc(size_t size)
{
    return (xenith_acmpolicy_acmpolicy_record_map *)xenith_alloc(&xenith_type_acmpolicy_acmpolicy_record_map, size);
}
static inline void xenith_acmpolicy_acmpolicy_record_map_free(xenith_acmpolicy_acmpolicy_record_map *value)
{
    xenith_free(&xenith_type_acmpolicy_acmpolicy_record_map, &value);
}

struct xenith_acmpolicy_set {
    size_t size;
    xenith_acmpolicy *items;
};
static inline xenith_acmpolicy_set *xenith_acmpolicy_set_alloc(size_t size)
{
    return (xenith_acmpolicy_set *)xenith_alloc(&xenith_type_acmpolicy_set, size);
}
static inline void xenith_acmpolicy_set_free(xenith_acmpolicy_set *value)
{
    xenith_free(&xenith_type_acmpolicy_set, &value);
}

struct xenith_console_console_record_map_item {
    xenith_console key;
    xenith_console_record *val;
};
struct xenith_console_console_record_map {
    size_t size;
    struct xenith_console_console_record_map_item *items;
};
static inline xenith_console_console_record_map *xenith_console_console_record_map_alloc(size_t size)
{
    return (xenith_console_console_record_map *)xenith_alloc(&xenith_type_console_console_record_map, size);
}
static inline void xenith_console_console_record_map_free(xenith_console_console_record_map *value)
{
    xenith_free(&xenith_type_console_console_record_map, &value);
}

struct xenith_console_set {
    size_t size;
    xenith_console *items;
};
static inline xenith_console_set *xenith_console_set_alloc(size_t size)
{
    return (xenith_console_set *)xenith_alloc(&xenith_type_console_set, size);
}
static inline void xenith_console_set_free(xenith_console_set *value)
{
    xenith_free(&xenith_type_console_set, &value);
}

struct xenith_cpu_feature_set {
    size_t size;
    enum xenith_cpu_feature *items;
};
static inline xenith_cpu_feature_set *xenith_cpu_feature_set_alloc(size_t size)
{
    return (xenith_cpu_feature_set *)xenith_alloc(&xenith_type_cpu_feature_set, size);
}
static inline void xenith_cpu_feature_set_free(xenith_cpu_feature_set *value)
{
    xenith_free(&xenith_type_cpu_feature_set, &value);
}

struct xenith_cpu_pool_cpu_pool_record_map_item {
    xenith_cpu_pool key;
    xenith_cpu_pool_record *val;
};
struct xenith_cpu_pool_cpu_pool_record_map {
    size_t size;
    struct xenith_cpu_pool_cpu_pool_record_map_item *items;
};
static inline xenith_cpu_pool_cpu_pool_record_map *xenith_cpu_pool_cpu_pool_record_map_alloc(size_t size)
{
    return (xenith_cpu_pool_cpu_pool_record_map *)xenith_alloc(&xenith_type_cpu_pool_cpu_pool_record_map, size);
}
static inline void xenith_cpu_pool_cpu_pool_record_map_free(xenith_cpu_pool_cpu_pool_record_map *value)
{
    xenith_free(&xenith_type_cpu_pool_cpu_pool_record_map, &value);
}

struct xenith_cpu_pool_set {
    size_t size;
    xenith_cpu_pool *items;
};
static inline xenith_cpu_pool_set *xenith_cpu_pool_set_alloc(size_t size)
{
    return (xenith_cpu_pool_set *)xenith_alloc(&xenith_type_cpu_pool_set, size);
}
static inline void xenith_cpu_pool_set_free(xenith_cpu_pool_set *value)
{
    xenith_free(&xenith_type_cpu_pool_set, &value);
}

struct xenith_crashdump_crashdump_record_map_item {
    xenith_crashdump key;
    xenith_crashdump_record *val;
};
struct xenith_crashdump_crashdump_record_map {
    size_t size;
    struct xenith_crashdump_crashdump_record_map_item *items;
};
static inline xenith_crashdump_crashdump_record_map *xenith_crashdump_crashdump_record_map_alloc(size_t size)
{
    return (xenith_crashdump_crashdump_record_map *)xenith_alloc(&xenith_type_crashdump_crashdump_record_map, size);
}
static inline void xenith_crashdump_crashdump_record_map_free(xenith_crashdump_crashdump_record_map *value)
{
    xenith_free(&xenith_type_crashdump_crashdump_record_map, &value);
}

struct xenith_crashdump_set {
    size_t size;
    xenith_crashdump *items;
};
static inline xenith_crashdump_set *xenith_crashdump_set_alloc(size_t size)
{
    return (xenith_crashdump_set *)xenith_alloc(&xenith_type_crashdump_set, size);
}
static inline void xenith_crashdump_set_free(xenith_crashdump_set *value)
{
    xenith_free(&xenith_type_crashdump_set, &value);
}

struct xenith_debug_debug_record_map_item {
    xenith_debug key;
    xenith_debug_record *val;
};
struct xenith_debug_debug_record_map {
    size_t size;
    struct xenith_debug_debug_record_map_item *items;
};
static inline xenith_debug_debug_record_map *xenith_debug_debug_record_map_alloc(size_t size)
{
    return (xenith_debug_debug_record_map *)xenith_alloc(&xenith_type_debug_debug_record_map, size);
}
static inline void xenith_debug_debug_record_map_free(xenith_debug_debug_record_map *value)
{
    xenith_free(&xenith_type_debug_debug_record_map, &value);
}

struct xenith_debug_set {
    size_t size;
    xenith_debug *items;
};
static inline xenith_debug_set *xenith_debug_set_alloc(size_t size)
{
    return (xenith_debug_set *)xenith_alloc(&xenith_type_debug_set, size);
}
static inline void xenith_debug_set_free(xenith_debug_set *value)
{
    xenith_free(&xenith_type_debug_set, &value);
}

struct xenith_dpci_dpci_record_map_item {
    xenith_dpci key;
    xenith_dpci_record *val;
};
struct xenith_dpci_dpci_record_map {
    size_t size;
    struct xenith_dpci_dpci_record_map_item *items;
};
static inline xenith_dpci_dpci_record_map *xenith_dpci_dpci_record_map_alloc(size_t size)
{
    return (xenith_dpci_dpci_record_map *)xenith_alloc(&xenith_type_dpci_dpci_record_map, size);
}
static inline void xenith_dpci_dpci_record_map_free(xenith_dpci_dpci_record_map *value)
{
    xenith_free(&xenith_type_dpci_dpci_record_map, &value);
}

struct xenith_dpci_set {
    size_t size;
    xenith_dpci *items;
};
static inline xenith_dpci_set *xenith_dpci_set_alloc(size_t size)
{
    return (xenith_dpci_set *)xenith_alloc(&xenith_type_dpci_set, size);
}
static inline void xenith_dpci_set_free(xenith_dpci_set *value)
{
    xenith_free(&xenith_type_dpci_set, &value);
}

struct xenith_dscsi_dscsi_record_map_item {
    xenith_dscsi key;
    xenith_dscsi_record *val;
};
struct xenith_dscsi_dscsi_record_map {
    size_t size;
    struct xenith_dscsi_dscsi_record_map_item *items;
};
static inline xenith_dscsi_dscsi_record_map *xenith_dscsi_dscsi_record_map_alloc(size_t size)
{
    return (xenith_dscsi_dscsi_record_map *)xenith_alloc(&xenith_type_dscsi_dscsi_record_map, size);
}
static inline void xenith_dscsi_dscsi_record_map_free(xenith_dscsi_dscsi_record_map *value)
{
    xenith_free(&xenith_type_dscsi_dscsi_record_map, &value);
}

struct xenith_dscsi_hba_dscsi_hba_record_map_item {
    xenith_dscsi_hba key;
    xenith_dscsi_hba_record *val;
};
struct xenith_dscsi_hba_dscsi_hba_record_map {
    size_t size;
    struct xenith_dscsi_hba_dscsi_hba_record_map_item *items;
};
static inline xenith_dscsi_hba_dscsi_hba_record_map *xenith_dscsi_hba_dscsi_hba_record_map_alloc(size_t size)
{
    return (xenith_dscsi_hba_dscsi_hba_record_map *)xenith_alloc(&xenith_type_dscsi_hba_dscsi_hba_record_map, size);
}
static inline void xenith_dscsi_hba_dscsi_hba_record_map_free(xenith_dscsi_hba_dscsi_hba_record_map *value)
{
    xenith_free(&xenith_type_dscsi_hba_dscsi_hba_record_map, &value);
}

struct xenith_dscsi_hba_set {
    size_t size;
    xenith_dscsi_hba *items;
};
static inline xenith_dscsi_hba_set *xenith_dscsi_hba_set_alloc(size_t size)
{
    return (xenith_dscsi_hba_set *)xenith_alloc(&xenith_type_dscsi_hba_set, size);
}
static inline void xenith_dscsi_hba_set_free(xenith_dscsi_hba_set *value)
{
    xenith_free(&xenith_type_dscsi_hba_set, &value);
}

struct xenith_dscsi_set {
    size_t size;
    xenith_dscsi *items;
};
static inline xenith_dscsi_set *xenith_dscsi_set_alloc(size_t size)
{
    return (xenith_dscsi_set *)xenith_alloc(&xenith_type_dscsi_set, size);
}
static inline void xenith_dscsi_set_free(xenith_dscsi_set *value)
{
    xenith_free(&xenith_type_dscsi_set, &value);
}

struct xenith_event_record_set {
    size_t size;
    xenith_event_record **items;
};
static inline xenith_event_record_set *xenith_event_record_set_alloc(size_t size)
{
    return (xenith_event_record_set *)xenith_alloc(&xenith_type_event_record_set, size);
}
static inline void xenith_event_record_set_free(xenith_event_record_set *value)
{
    xenith_free(&xenith_type_event_record_set, &value);
}

struct xenith_host_cpu_host_cpu_record_map_item {
    xenith_host_cpu key;
    xenith_host_cpu_record *val;
};
struct xenith_host_cpu_host_cpu_record_map {
    size_t size;
    struct xenith_host_cpu_host_cpu_record_map_item *items;
};
static inline xenith_host_cpu_host_cpu_record_map *xenith_host_cpu_host_cpu_record_map_alloc(size_t size)
{
    return (xenith_host_cpu_host_cpu_record_map *)xenith_alloc(&xenith_type_host_cpu_host_cpu_record_map, size);
}
static inline void xenith_host_cpu_host_cpu_record_map_free(xenith_host_cpu_host_cpu_record_map *value)
{
    xenith_free(&xenith_type_host_cpu_host_cpu_record_map, &value);
}

struct xenith_host_cpu_set {
    size_t size;
    xenith_host_cpu *items;
};
static inline xenith_host_cpu_set *xenith_host_cpu_set_alloc(size_t size)
{
    return (xenith_host_cpu_set *)xenith_alloc(&xenith_type_host_cpu_set, size);
}
static inline void xenith_host_cpu_set_free(xenith_host_cpu_set *value)
{
    xenith_free(&xenith_type_host_cpu_set, &value);
}

struct xenith_host_host_record_map_item {
    xenith_host key;
    xenith_host_record *val;
};
struct xenith_host_host_record_map {
    size_t size;
    struct xenith_host_host_record_map_item *items;
};
static inline xenith_host_host_record_map *xenith_host_host_record_map_alloc(size_t size)
{
    return (xenith_host_host_record_map *)xenith_alloc(&xenith_type_host_host_record_map, size);
}
static inline void xenith_host_host_record_map_free(xenith_host_host_record_map *value)
{
    xenith_free(&xenith_type_host_host_record_map, &value);
}

struct xenith_host_metrics_host_metrics_record_map_item {
    xenith_host_metrics key;
    xenith_host_metrics_record *val;
};
struct xenith_host_metrics_host_metrics_record_map {
    size_t size;
    struct xenith_host_metrics_host_metrics_record_map_item *items;
};
static inline xenith_host_metrics_host_metrics_record_map *xenith_host_metrics_host_metrics_record_map_alloc(size_t size)
{
    return (xenith_host_metrics_host_metrics_record_map *)xenith_alloc(&xenith_type_host_metrics_host_metrics_record_map, size);
}
static inline void xenith_host_metrics_host_metrics_record_map_free(xenith_host_metrics_host_metrics_record_map *value)
{
    xenith_free(&xenith_type_host_metrics_host_metrics_record_map, &value);
}

struct xenith_host_metrics_set {
    size_t size;
    xenith_host_metrics *items;
};
static inline xenith_host_metrics_set *xenith_host_metrics_set_alloc(size_t size)
{
    return (xenith_host_metrics_set *)xenith_alloc(&xenith_type_host_metrics_set, size);
}
static inline void xenith_host_metrics_set_free(xenith_host_metrics_set *value)
{
    xenith_free(&xenith_type_host_metrics_set, &value);
}

struct xenith_host_set {
    size_t size;
    xenith_host *items;
};
static inline xenith_host_set *xenith_host_set_alloc(size_t size)
{
    return (xenith_host_set *)xenith_alloc(&xenith_type_host_set, size);
}
static inline void xenith_host_set_free(xenith_host_set *value)
{
    xenith_free(&xenith_type_host_set, &value);
}

struct xenith_int_float_map_item {
    int64_t key;
    double val;
};
struct xenith_int_float_map {
    size_t size;
    struct xenith_int_float_map_item *items;
};
static inline xenith_int_float_map *xenith_int_float_map_alloc(size_t size)
{
    return (xenith_int_float_map *)xenith_alloc(&xenith_type_int_float_map, size);
}
static inline void xenith_int_float_map_free(xenith_int_float_map *value)
{
    xenith_free(&xenith_type_int_float_map, &value);
}

struct xenith_int_int_map_item {
    int64_t key;
    int64_t val;
};
struct xenith_int_int_map {
    size_t size;
    struct xenith_int_int_map_item *items;
};
static inline xenith_int_int_map *xenith_int_int_map_alloc(size_t size)
{
    return (xenith_int_int_map *)xenith_alloc(&xenith_type_int_int_map, size);
}
static inline void xenith_int_int_map_free(xenith_int_int_map *value)
{
    xenith_free(&xenith_type_int_int_map, &value);
}

struct xenith_int_string_set_map_item {
    int64_t key;
    xenith_string_set *val;
};
struct xenith_int_string_set_map {
    size_t size;
    struct xenith_int_string_set_map_item *items;
};
static inline xenith_int_string_set_map *xenith_int_string_set_map_alloc(size_t size)
{
    return (xenith_int_string_set_map *)xenith_alloc(&xenith_type_int_string_set_map, size);
}
static inline void xenith_int_string_set_map_free(xenith_int_string_set_map *value)
{
    xenith_free(&xenith_type_int_string_set_map, &value);
}

struct xenith_network_network_record_map_item {
    xenith_network key;
    xenith_network_record *val;
};
struct xenith_network_network_record_map {
    size_t size;
    struct xenith_network_network_record_map_item *items;
};
static inline xenith_network_network_record_map *xenith_network_network_record_map_alloc(size_t size)
{
    return (xenith_network_network_record_map *)xenith_alloc(&xenith_type_network_network_record_map, size);
}
static inline void xenith_network_network_record_map_free(xenith_network_network_record_map *value)
{
    xenith_free(&xenith_type_network_network_record_map, &value);
}

struct xenith_network_set {
    size_t size;
    xenith_network *items;
};
static inline xenith_network_set *xenith_network_set_alloc(size_t size)
{
    return (xenith_network_set *)xenith_alloc(&xenith_type_network_set, size);
}
static inline void xenith_network_set_free(xenith_network_set *value)
{
    xenith_free(&xenith_type_network_set, &value);
}

struct xenith_pbd_pbd_record_map_item {
    xenith_pbd key;
    xenith_pbd_record *val;
};
struct xenith_pbd_pbd_record_map {
    size_t size;
    struct xenith_pbd_pbd_record_map_item *items;
};
static inline xenith_pbd_pbd_record_map *xenith_pbd_pbd_record_map_alloc(size_t size)
{
    return (xenith_pbd_pbd_record_map *)xenith_alloc(&xenith_type_pbd_pbd_record_map, size);
}
static inline void xenith_pbd_pbd_record_map_free(xenith_pbd_pbd_record_map *value)
{
    xenith_free(&xenith_type_pbd_pbd_record_map, &value);
}

struct xenith_pbd_set {
    size_t size;
    xenith_pbd *items;
};
static inline xenith_pbd_set *xenith_pbd_set_alloc(size_t size)
{
    return (xenith_pbd_set *)xenith_alloc(&xenith_type_pbd_set, size);
}
static inline void xenith_pbd_set_free(xenith_pbd_set *value)
{
    xenith_free(&xenith_type_pbd_set, &value);
}

struct xenith_pif_metrics_pif_metrics_record_map_item {
    xenith_pif_metrics key;
    xenith_pif_metrics_record *val;
};
struct xenith_pif_metrics_pif_metrics_record_map {
    size_t size;
    struct xenith_pif_metrics_pif_metrics_record_map_item *items;
};
static inline xenith_pif_metrics_pif_metrics_record_map *xenith_pif_metrics_pif_metrics_record_map_alloc(size_t size)
{
    return (xenith_pif_metrics_pif_metrics_record_map *)xenith_alloc(&xenith_type_pif_metrics_pif_metrics_record_map, size);
}
static inline void xenith_pif_metrics_pif_metrics_record_map_free(xenith_pif_metrics_pif_metrics_record_map *value)
{
    xenith_free(&xenith_type_pif_metrics_pif_metrics_record_map, &value);
}

struct xenith_pif_metrics_set {
    size_t size;
    xenith_pif_metrics *items;
};
static inline xenith_pif_metrics_set *xenith_pif_metrics_set_alloc(size_t size)
{
    return (xenith_pif_metrics_set *)xenith_alloc(&xenith_type_pif_metrics_set, size);
}
static inline void xenith_pif_metrics_set_free(xenith_pif_metrics_set *value)
{
    xenith_free(&xenith_type_pif_metrics_set, &value);
}

struct xenith_pif_pif_record_map_item {
    xenith_pif key;
    xenith_pif_record *val;
};
struct xenith_pif_pif_record_map {
    size_t size;
    struct xenith_pif_pif_record_map_item *items;
};
static inline xenith_pif_pif_record_map *xenith_pif_pif_record_map_alloc(size_t size)
{
    return (xenith_pif_pif_record_map *)xenith_alloc(&xenith_type_pif_pif_record_map, size);
}
static inline void xenith_pif_pif_record_map_free(xenith_pif_pif_record_map *value)
{
    xenith_free(&xenith_type_pif_pif_record_map, &value);
}

struct xenith_pif_set {
    size_t size;
    xenith_pif *items;
};
static inline xenith_pif_set *xenith_pif_set_alloc(size_t size)
{
    return (xenith_pif_set *)xenith_alloc(&xenith_type_pif_set, size);
}
static inline void xenith_pif_set_free(xenith_pif_set *value)
{
    xenith_free(&xenith_type_pif_set, &value);
}

struct xenith_ppci_ppci_record_map_item {
    xenith_ppci key;
    xenith_ppci_record *val;
};
struct xenith_ppci_ppci_record_map {
    size_t size;
    struct xenith_ppci_ppci_record_map_item *items;
};
static inline xenith_ppci_ppci_record_map *xenith_ppci_ppci_record_map_alloc(size_t size)
{
    return (xenith_ppci_ppci_record_map *)xenith_alloc(&xenith_type_ppci_ppci_record_map, size);
}
static inline void xenith_ppci_ppci_record_map_free(xenith_ppci_ppci_record_map *value)
{
    xenith_free(&xenith_type_ppci_ppci_record_map, &value);
}

struct xenith_ppci_set {
    size_t size;
    xenith_ppci *items;
};
static inline xenith_ppci_set *xenith_ppci_set_alloc(size_t size)
{
    return (xenith_ppci_set *)xenith_alloc(&xenith_type_ppci_set, size);
}
static inline void xenith_ppci_set_free(xenith_ppci_set *value)
{
    xenith_free(&xenith_type_ppci_set, &value);
}

struct xenith_pscsi_hba_pscsi_hba_record_map_item {
    xenith_pscsi_hba key;
    xenith_pscsi_hba_record *val;
};
struct xenith_pscsi_hba_pscsi_hba_record_map {
    size_t size;
    struct xenith_pscsi_hba_pscsi_hba_record_map_item *items;
};
static inline xenith_pscsi_hba_pscsi_hba_record_map *xenith_pscsi_hba_pscsi_hba_record_map_alloc(size_t size)
{
    return (xenith_pscsi_hba_pscsi_hba_record_map *)xenith_alloc(&xenith_type_pscsi_hba_pscsi_hba_record_map, size);
}
static inline void xenith_pscsi_hba_pscsi_hba_record_map_free(xenith_pscsi_hba_pscsi_hba_record_map *value)
{
    xenith_free(&xenith_type_pscsi_hba_pscsi_hba_record_map, &value);
}

struct xenith_pscsi_hba_set {
    size_t size;
    xenith_pscsi_hba *items;
};
static inline xenith_pscsi_hba_set *xenith_pscsi_hba_set_alloc(size_t size)
{
    return (xenith_pscsi_hba_set *)xenith_alloc(&xenith_type_pscsi_hba_set, size);
}
static inline void xenith_pscsi_hba_set_free(xenith_pscsi_hba_set *value)
{
    xenith_free(&xenith_type_pscsi_hba_set, &value);
}

struct xenith_pscsi_pscsi_record_map_item {
    xenith_pscsi key;
    xenith_pscsi_record *val;
};
struct xenith_pscsi_pscsi_record_map {
    size_t size;
    struct xenith_pscsi_pscsi_record_map_item *items;
};
static inline xenith_pscsi_pscsi_record_map *xenith_pscsi_pscsi_record_map_alloc(size_t size)
{
    return (xenith_pscsi_pscsi_record_map *)xenith_alloc(&xenith_type_pscsi_pscsi_record_map, size);
}
static inline void xenith_pscsi_pscsi_record_map_free(xenith_pscsi_pscsi_record_map *value)
{
    xenith_free(&xenith_type_pscsi_pscsi_record_map, &value);
}

struct xenith_pscsi_set {
    size_t size;
    xenith_pscsi *items;
};
static inline xenith_pscsi_set *xenith_pscsi_set_alloc(size_t size)
{
    return (xenith_pscsi_set *)xenith_alloc(&xenith_type_pscsi_set, size);
}
static inline void xenith_pscsi_set_free(xenith_pscsi_set *value)
{
    xenith_free(&xenith_type_pscsi_set, &value);
}

struct xenith_session_session_record_map_item {
    xenith_session key;
    xenith_session_record *val;
};
struct xenith_session_session_record_map {
    size_t size;
    struct xenith_session_session_record_map_item *items;
};
static inline xenith_session_session_record_map *xenith_session_session_record_map_alloc(size_t size)
{
    return (xenith_session_session_record_map *)xenith_alloc(&xenith_type_session_session_record_map, size);
}
static inline void xenith_session_session_record_map_free(xenith_session_session_record_map *value)
{
    xenith_free(&xenith_type_session_session_record_map, &value);
}

struct xenith_session_set {
    size_t size;
    xenith_session *items;
};
static inline xenith_session_set *xenith_session_set_alloc(size_t size)
{
    return (xenith_session_set *)xenith_alloc(&xenith_type_session_set, size);
}
static inline void xenith_session_set_free(xenith_session_set *value)
{
    xenith_free(&xenith_type_session_set, &value);
}

struct xenith_sr_set {
    size_t size;
    xenith_sr *items;
};
static inline xenith_sr_set *xenith_sr_set_alloc(size_t size)
{
    return (xenith_sr_set *)xenith_alloc(&xenith_type_sr_set, size);
}
static inline void xenith_sr_set_free(xenith_sr_set *value)
{
    xenith_free(&xenith_type_sr_set, &value);
}

struct xenith_sr_sr_record_map_item {
    xenith_sr key;
    xenith_sr_record *val;
};
struct xenith_sr_sr_record_map {
    size_t size;
    struct xenith_sr_sr_record_map_item *items;
};
static inline xenith_sr_sr_record_map *xenith_sr_sr_record_map_alloc(size_t size)
{
    return (xenith_sr_sr_record_map *)xenith_alloc(&xenith_type_sr_sr_record_map, size);
}
static inline void xenith_sr_sr_record_map_free(xenith_sr_sr_record_map *value)
{
    xenith_free(&xenith_type_sr_sr_record_map, &value);
}

struct xenith_string_set {
    size_t size;
    char **items;
};
static inline xenith_string_set *xenith_string_set_alloc(size_t size)
{
    return (xenith_string_set *)xenith_alloc(&xenith_type_string_set, size);
}
static inline void xenith_string_set_free(xenith_string_set *value)
{
    xenith_free(&xenith_type_string_set, &value);
}

struct xenith_string_string_map_item {
    char *key;
    char *val;
};
struct xenith_string_string_map {
    size_t size;
    struct xenith_string_string_map_item *items;
};
static inline xenith_string_string_map *xenith_string_string_map_alloc(size_t size)
{
    return (xenith_string_string_map *)xenith_alloc(&xenith_type_string_string_map, size);
}
static inline void xenith_string_string_map_free(xenith_string_string_map *value)
{
    xenith_free(&xenith_type_string_string_map, &value);
}

struct xenith_task_allowed_operations_set {
    size_t size;
    enum xenith_task_allowed_operations *items;
};
static inline xenith_task_allowed_operations_set *xenith_task_allowed_operations_set_alloc(size_t size)
{
    return (xenith_task_allowed_operations_set *)xenith_alloc(&xenith_type_task_allowed_operations_set, size);
}
static inline void xenith_task_allowed_operations_set_free(xenith_task_allowed_operations_set *value)
{
    xenith_free(&xenith_type_task_allowed_operations_set, &value);
}

struct xenith_task_set {
    size_t size;
    xenith_task *items;
};
static inline xenith_task_set *xenith_task_set_alloc(size_t size)
{
    return (xenith_task_set *)xenith_alloc(&xenith_type_task_set, size);
}
static inline void xenith_task_set_free(xenith_task_set *value)
{
    xenith_free(&xenith_type_task_set, &value);
}

struct xenith_task_task_record_map_item {
    xenith_task key;
    xenith_task_record *val;
};
struct xenith_task_task_record_map {
    size_t size;
    struct xenith_task_task_record_map_item *items;
};
static inline xenith_task_task_record_map *xenith_task_task_record_map_alloc(size_t size)
{
    return (xenith_task_task_record_map *)xenith_alloc(&xenith_type_task_task_record_map, size);
}
static inline void xenith_task_task_record_map_free(xenith_task_task_record_map *value)
{
    xenith_free(&xenith_type_task_task_record_map, &value);
}

struct xenith_user_set {
    size_t size;
    xenith_user *items;
};
static inline xenith_user_set *xenith_user_set_alloc(size_t size)
{
    return (xenith_user_set *)xenith_alloc(&xenith_type_user_set, size);
}
static inline void xenith_user_set_free(xenith_user_set *value)
{
    xenith_free(&xenith_type_user_set, &value);
}

struct xenith_user_user_record_map_item {
    xenith_user key;
    xenith_user_record *val;
};
struct xenith_user_user_record_map {
    size_t size;
    struct xenith_user_user_record_map_item *items;
};
static inline xenith_user_user_record_map *xenith_user_user_record_map_alloc(size_t size)
{
    return (xenith_user_user_record_map *)xenith_alloc(&xenith_type_user_user_record_map, size);
}
static inline void xenith_user_user_record_map_free(xenith_user_user_record_map *value)
{
    xenith_free(&xenith_type_user_user_record_map, &value);
}

struct xenith_vbd_metrics_set {
    size_t size;
    xenith_vbd_metrics *items;
};
static inline xenith_vbd_metrics_set *xenith_vbd_metrics_set_alloc(size_t size)
{
    return (xenith_vbd_metrics_set *)xenith_alloc(&xenith_type_vbd_metrics_set, size);
}
static inline void xenith_vbd_metrics_set_free(xenith_vbd_metrics_set *value)
{
    xenith_free(&xenith_type_vbd_metrics_set, &value);
}

struct xenith_vbd_metrics_vbd_metrics_record_map_item {
    xenith_vbd_metrics key;
    xenith_vbd_metrics_record *val;
};
struct xenith_vbd_metrics_vbd_metrics_record_map {
    size_t size;
    struct xenith_vbd_metrics_vbd_metrics_record_map_item *items;
};
static inline xenith_vbd_metrics_vbd_metrics_record_map *xenith_vbd_metrics_vbd_metrics_record_map_alloc(size_t size)
{
    return (xenith_vbd_metrics_vbd_metrics_record_map *)xenith_alloc(&xenith_type_vbd_metrics_vbd_metrics_record_map, size);
}
static inline void xenith_vbd_metrics_vbd_metrics_record_map_free(xenith_vbd_metrics_vbd_metrics_record_map *value)
{
    xenith_free(&xenith_type_vbd_metrics_vbd_metrics_record_map, &value);
}

struct xenith_vbd_set {
    size_t size;
    xenith_vbd *items;
};
static inline xenith_vbd_set *xenith_vbd_set_alloc(size_t size)
{
    return (xenith_vbd_set *)xenith_alloc(&xenith_type_vbd_set, size);
}
static inline void xenith_vbd_set_free(xenith_vbd_set *value)
{
    xenith_free(&xenith_type_vbd_set, &value);
}

struct xenith_vbd_vbd_record_map_item {
    xenith_vbd key;
    xenith_vbd_record *val;
};
struct xenith_vbd_vbd_record_map {
    size_t size;
    struct xenith_vbd_vbd_record_map_item *items;
};
static inline xenith_vbd_vbd_record_map *xenith_vbd_vbd_record_map_alloc(size_t size)
{
    return (xenith_vbd_vbd_record_map *)xenith_alloc(&xenith_type_vbd_vbd_record_map, size);
}
static inline void xenith_vbd_vbd_record_map_free(xenith_vbd_vbd_record_map *value)
{
    xenith_free(&xenith_type_vbd_vbd_record_map, &value);
}

struct xenith_vdi_set {
    size_t size;
    xenith_vdi *items;
};
static inline xenith_vdi_set *xenith_vdi_set_alloc(size_t size)
{
    return (xenith_vdi_set *)xenith_alloc(&xenith_type_vdi_set, size);
}
static inline void xenith_vdi_set_free(xenith_vdi_set *value)
{
    xenith_free(&xenith_type_vdi_set, &value);
}

struct xenith_vdi_vdi_record_map_item {
    xenith_vdi key;
    xenith_vdi_record *val;
};
struct xenith_vdi_vdi_record_map {
    size_t size;
    struct xenith_vdi_vdi_record_map_item *items;
};
static inline xenith_vdi_vdi_record_map *xenith_vdi_vdi_record_map_alloc(size_t size)
{
    return (xenith_vdi_vdi_record_map *)xenith_alloc(&xenith_type_vdi_vdi_record_map, size);
}
static inline void xenith_vdi_vdi_record_map_free(xenith_vdi_vdi_record_map *value)
{
    xenith_free(&xenith_type_vdi_vdi_record_map, &value);
}

struct xenith_vif_metrics_set {
    size_t size;
    xenith_vif_metrics *items;
};
static inline xenith_vif_metrics_set *xenith_vif_metrics_set_alloc(size_t size)
{
    return (xenith_vif_metrics_set *)xenith_alloc(&xenith_type_vif_metrics_set, size);
}
static inline void xenith_vif_metrics_set_free(xenith_vif_metrics_set *value)
{
    xenith_free(&xenith_type_vif_metrics_set, &value);
}

struct xenith_vif_metrics_vif_metrics_record_map_item {
    xenith_vif_metrics key;
    xenith_vif_metrics_record *val;
};
struct xenith_vif_metrics_vif_metrics_record_map {
    size_t size;
    struct xenith_vif_metrics_vif_metrics_record_map_item *items;
};
static inline xenith_vif_metrics_vif_metrics_record_map *xenith_vif_metrics_vif_metrics_record_map_alloc(size_t size)
{
    return (xenith_vif_metrics_vif_metrics_record_map *)xenith_alloc(&xenith_type_vif_metrics_vif_metrics_record_map, size);
}
static inline void xenith_vif_metrics_vif_metrics_record_map_free(xenith_vif_metrics_vif_metrics_record_map *value)
{
    xenith_free(&xenith_type_vif_metrics_vif_metrics_record_map, &value);
}

struct xenith_vif_set {
    size_t size;
    xenith_vif *items;
};
static inline xenith_vif_set *xenith_vif_set_alloc(size_t size)
{
    return (xenith_vif_set *)xenith_alloc(&xenith_type_vif_set, size);
}
static inline void xenith_vif_set_free(xenith_vif_set *value)
{
    xenith_free(&xenith_type_vif_set, &value);
}

struct xenith_vif_vif_record_map_item {
    xenith_vif key;
    xenith_vif_record *val;
};
struct xenith_vif_vif_record_map {
    size_t size;
    struct xenith_vif_vif_record_map_item *items;
};
static inline xenith_vif_vif_record_map *xenith_vif_vif_record_map_alloc(size_t size)
{
    return (xenith_vif_vif_record_map *)xenith_alloc(&xenith_type_vif_vif_record_map, size);
}
static inline void xenith_vif_vif_record_map_free(xenith_vif_vif_record_map *value)
{
    xenith_free(&xenith_type_vif_vif_record_map, &value);
}

struct xenith_vm_guest_metrics_set {
    size_t size;
    xenith_vm_guest_metrics *items;
};
static inline xenith_vm_guest_metrics_set *xenith_vm_guest_metrics_set_alloc(size_t size)
{
    return (xenith_vm_guest_metrics_set *)xenith_alloc(&xenith_type_vm_guest_metrics_set, size);
}
static inline void xenith_vm_guest_metrics_set_free(xenith_vm_guest_metrics_set *value)
{
    xenith_free(&xenith_type_vm_guest_metrics_set, &value);
}

struct xenith_vm_guest_metrics_vm_guest_metrics_record_map_item {
    xenith_vm_guest_metrics key;
    xenith_vm_guest_metrics_record *val;
};
struct xenith_vm_guest_metrics_vm_guest_metrics_record_map {
    size_t size;
    struct xenith_vm_guest_metrics_vm_guest_metrics_record_map_item *items;
};
static inline xenith_vm_guest_metrics_vm_guest_metrics_record_map *xenith_vm_guest_metrics_vm_guest_metrics_record_map_alloc(size_t size)
{
    return (xenith_vm_guest_metrics_vm_guest_metrics_record_map *)xenith_alloc(&xenith_type_vm_guest_metrics_vm_guest_metrics_record_map, size);
}
static inline void xenith_vm_guest_metrics_vm_guest_metrics_record_map_free(xenith_vm_guest_metrics_vm_guest_metrics_record_map *value)
{
    xenith_free(&xenith_type_vm_guest_metrics_vm_guest_metrics_record_map, &value);
}

struct xenith_vm_metrics_set {
    size_t size;
    xenith_vm_metrics *items;
};
static inline xenith_vm_metrics_set *xenith_vm_metrics_set_alloc(size_t size)
{
    return (xenith_vm_metrics_set *)xenith_alloc(&xenith_type_vm_metrics_set, size);
}
static inline void xenith_vm_metrics_set_free(xenith_vm_metrics_set *value)
{
    xenith_free(&xenith_type_vm_metrics_set, &value);
}

struct xenith_vm_metrics_vm_metrics_record_map_item {
    xenith_vm_metrics key;
    xenith_vm_metrics_record *val;
};
struct xenith_vm_metrics_vm_metrics_record_map {
    size_t size;
    struct xenith_vm_metrics_vm_metrics_record_map_item *items;
};
static inline xenith_vm_metrics_vm_metrics_record_map *xenith_vm_metrics_vm_metrics_record_map_alloc(size_t size)
{
    return (xenith_vm_metrics_vm_metrics_record_map *)xenith_alloc(&xenith_type_vm_metrics_vm_metrics_record_map, size);
}
static inline void xenith_vm_metrics_vm_metrics_record_map_free(xenith_vm_metrics_vm_metrics_record_map *value)
{
    xenith_free(&xenith_type_vm_metrics_vm_metrics_record_map, &value);
}

struct xenith_vm_set {
    size_t size;
    xenith_vm *items;
};
static inline xenith_vm_set *xenith_vm_set_alloc(size_t size)
{
    return (xenith_vm_set *)xenith_alloc(&xenith_type_vm_set, size);
}
static inline void xenith_vm_set_free(xenith_vm_set *value)
{
    xenith_free(&xenith_type_vm_set, &value);
}

struct xenith_vm_vm_record_map_item {
    xenith_vm key;
    xenith_vm_record *val;
};
struct xenith_vm_vm_record_map {
    size_t size;
    struct xenith_vm_vm_record_map_item *items;
};
static inline xenith_vm_vm_record_map *xenith_vm_vm_record_map_alloc(size_t size)
{
    return (xenith_vm_vm_record_map *)xenith_alloc(&xenith_type_vm_vm_record_map, size);
}
static inline void xenith_vm_vm_record_map_free(xenith_vm_vm_record_map *value)
{
    xenith_free(&xenith_type_vm_vm_record_map, &value);
}

struct xenith_vtpm_set {
    size_t size;
    xenith_vtpm *items;
};
static inline xenith_vtpm_set *xenith_vtpm_set_alloc(size_t size)
{
    return (xenith_vtpm_set *)xenith_alloc(&xenith_type_vtpm_set, size);
}
static inline void xenith_vtpm_set_free(xenith_vtpm_set *value)
{
    xenith_free(&xenith_type_vtpm_set, &value);
}

struct xenith_vtpm_vtpm_record_map_item {
    xenith_vtpm key;
    xenith_vtpm_record *val;
};
struct xenith_vtpm_vtpm_record_map {
    size_t size;
    struct xenith_vtpm_vtpm_record_map_item *items;
};
static inline xenith_vtpm_vtpm_record_map *xenith_vtpm_vtpm_record_map_alloc(size_t size)
{
    return (xenith_vtpm_vtpm_record_map *)xenith_alloc(&xenith_type_vtpm_vtpm_record_map, size);
}
static inline void xenith_vtpm_vtpm_record_map_free(xenith_vtpm_vtpm_record_map *value)
{
    xenith_free(&xenith_type_vtpm_vtpm_record_map, &value);
}

struct xenith_xspolicy_set {
    size_t size;
    xenith_xspolicy *items;
};
static inline xenith_xspolicy_set *xenith_xspolicy_set_alloc(size_t size)
{
    return (xenith_xspolicy_set *)xenith_alloc(&xenith_type_xspolicy_set, size);
}
static inline void xenith_xspolicy_set_free(xenith_xspolicy_set *value)
{
    xenith_free(&xenith_type_xspolicy_set, &value);
}

struct xenith_xspolicy_xspolicy_record_map_item {
    xenith_xspolicy key;
    xenith_xspolicy_record *val;
};
struct xenith_xspolicy_xspolicy_record_map {
    size_t size;
    struct xenith_xspolicy_xspolicy_record_map_item *items;
};
static inline xenith_xspolicy_xspolicy_record_map *xenith_xspolicy_xspolicy_record_map_alloc(size_t size)
{
    return (xenith_xspolicy_xspolicy_record_map *)xenith_alloc(&xenith_type_xspolicy_xspolicy_record_map, size);
}
static inline void xenith_xspolicy_xspolicy_record_map_free(xenith_xspolicy_xspolicy_record_map *value)
{
    xenith_free(&xenith_type_xspolicy_xspolicy_record_map, &value);
}

typedef struct xenith_acm_policyheader {
    char *policyname;
    char *policyurl;
    char *date;
    char *reference;
    char *namespaceurl;
    char *version;
} xenith_acm_policyheader;
extern const struct xenith_type xenith_type_acm_policyheader;
static inline xenith_acm_policyheader *xenith_acm_policyheader_alloc(void)
{
    return (xenith_acm_policyheader *)xenith_alloc(&xenith_type_acm_policyheader, 0);
}
static inline void xenith_acm_policyheader_free(xenith_acm_policyheader *value)
{
    xenith_free(&xenith_type_acm_policyheader, &value);
}

typedef struct xenith_xs_policystate {
    int64_t xserr;
    xenith_xspolicy xs_ref;
    char *repr;
    int64_t type;
    int64_t flags;
    char *version;
    char *errors;
} xenith_xs_policystate;
extern const struct xenith_type xenith_type_xs_policystate;
static inline xenith_xs_policystate *xenith_xs_policystate_alloc(void)
{
    return (xenith_xs_policystate *)xenith_alloc(&xenith_type_xs_policystate, 0);
}
static inline void xenith_xs_policystate_free(xenith_xs_policystate *value)
{
    xenith_free(&xenith_type_xs_policystate, &value);
}

#ifdef __cplusplus
}
#endif

#endif
