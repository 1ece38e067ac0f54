/* Every class. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#ifndef XENITH_ALL_H
#define XENITH_ALL_H

#include <xenith/session.h>
#include <xenith/task.h>
#include <xenith/user.h>
#include <xenith/host.h>
#include <xenith/host_metrics.h>
#include <xenith/host_cpu.h>
#include <xenith/vm.h>
#include <xenith/vm_metrics.h>
#include <xenith/vm_guest_metrics.h>
#include <xenith/console.h>
#include <xenith/event.h>
#include <xenith/network.h>
#include <xenith/vif.h>
#include <xenith/vif_metrics.h>
#include <xenith/pif.h>
#include <xenith/pif_metrics.h>
#include <xenith/sr.h>
#include <xenith/vdi.h>
#include <xenith/vbd.h>
#include <xenith/vbd_metrics.h>
#include <xenith/pbd.h>
#include <xenith/crashdump.h>
#include <xenith/vtpm.h>
#include <xenith/dpci.h>
#include <xenith/ppci.h>
#include <xenith/dscsi.h>
#include <xenith/dscsi_hba.h>
#include <xenith/pscsi.h>
#include <xenith/pscsi_hba.h>
#include <xenith/xspolicy.h>
#include <xenith/acmpolicy.h>
#include <xenith/cpu_pool.h>
#include <xenith/debug.h>

#endif
