"""Busy time of the peer's xl, beside its time with idle: a job for the peer's rig (rig.py -j), in its dom0.

Xen's idle time comes from sysctl getcpuinfo, as the agent's does. Rows NAME and NAME.busy, in seconds; under icount a
nanosecond is an instruction. NAMEs are those of the peer's own jobs."""
import os, time
from lib import *
from busy import idle

N = int(os.environ.get('N', '5'))

# Xen counts its own start as idle time: what dom0 has run is the busy part of its uptime, to 0.1 s
xl('list')
with open('/tmp/output') as f:
    add('icount_first_list_uptime.busy', float(next(l for l in f if l.startswith('Domain-0')).split()[-1]))


def both(row, *args):
    before = idle()
    t = time.perf_counter()
    xl(*args)
    took = time.perf_counter() - t
    waited = idle() - before
    if row:
        add(row, took)
        add(row + '.busy', took - waited)


for name, mb, kernel in (('mini16', 16, MINI), ('pvh128', 128, LINUX)):
    c = config(name, 'pvh', mb, kernel)
    for n in range(N + 1):      # the first is cold
        both(n and name + '.create_paused', 'create', '-p', c)
        settle()
        both(n and name + '.destroy', 'destroy', name)
        settle()
    print(name, flush=True)
# among more and more of 8 MiB
top = int(os.environ.get('CROWD', '100'))
for n in range(1, top + 1):
    c = config('g%03d' % n, 'pvh', 8)
    both('create.%d' % ((n + 9) // 10 * 10), 'create', '-p', c)
    if n % 10 == 0:
        print(n, 'domains', flush=True)
finish()
