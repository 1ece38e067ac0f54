"""What a guest's disks and networks cost with the peer's blkback, netback and bridge: a job for its rig.

WORK is JSON: setup (guest and command), ops (name, command, count), repeats, MiB of a guest. Two Linux guests; the first has
a disk on the machine's last virtio disk, a card in a bridge between both, and one in a bridge with the machine's card. Each
operation is run so many times and twice so many: rows NAME.once and NAME.twice, in seconds of busy time, and NAME.calls:
hypercalls of domain 0's for one, what they copied between domains and what they mapped, by Xen's trace of both."""
import json, os, signal, struct, subprocess, time
from lib import *
from busy import idle
from guests import console

WORK = json.loads(os.environ['WORK'])


def sh(*argv):
    subprocess.run(argv, check=True)


def until(fd, text):
    seen = b''
    while text not in seen:
        try:
            seen += os.read(fd, 4096)
        except OSError:
            for log in glob.glob(LOGS + '/*'):
                print(log, open(log, errors='replace').read()[-1500:])
            raise
    return seen


def play(fd, command):
    os.write(fd, command.encode() + b"; echo ended''$?\n")
    seen = until(fd, b'\nended')
    while b'\r' not in seen.split(b'\nended')[1]:
        seen += os.read(fd, 4096)
    if b'\nended0' not in seen:
        raise SystemExit('FAILED: %r' % seen[-300:])


def guest(name, more):
    path = config(name, 'pvh', WORK['mib'], os.path.abspath('vmlinux'), 'tsc_mode="native"\n' + more)
    with open(path) as f:
        text = f.read()
    text = text.replace('console=hvc0', 'console=hvc0 banner=LINUX-UP').replace('/rig/guest-initrd.gz', os.path.abspath('initrd.gz'))
    with open(path, 'w') as f:
        f.write(text)
    xl('create', path)
    fd = console(name)
    until(fd, b'XENITH-LINUX-UP')
    return fd


# Records of Xen's trace and commands of grant table operations, by their numbers in public/trace.h and grant_table.h.
HYPERCALL, SUBCALL, LOST, GRANT_TABLE_OP = 0x20100d, 0x20200e, 0x1f001, 20
MAP, COPY = 0, 5
XENTRACE = glob.glob('/usr/lib/xen-4.*/bin/xentrace')[0]


def traced(fd, command):
    """Hypercalls while it is played, copies and maps that they asked for."""
    path = '/tmp/trace'
    tracer = subprocess.Popen([XENTRACE, '-D', '-S', '1024', '-s', '1000', '-e', '0x20f000', path])
    settle(2)
    play(fd, command)
    tracer.send_signal(signal.SIGINT)
    tracer.wait()
    with open(path, 'rb') as f:
        data = f.read()
    os.unlink(path)
    calls = copies = maps = at = 0
    while at < len(data):
        head, = struct.unpack_from('<I', data, at)
        event, extra, stamped = head & 0xfffffff, head >> 28 & 7, head >> 31
        words = struct.unpack_from('<%dI' % extra, data, at + 4 + 8 * stamped)
        at += 4 + 8 * stamped + 4 * extra
        if event == LOST:
            raise SystemExit('FAILED: records of the trace were lost')
        if event not in (HYPERCALL, SUBCALL):
            continue
        # The calls of a multicall are made in one.
        calls += event == HYPERCALL
        if words[0] & 0xfffff == GRANT_TABLE_OP:
            copies += words[2] * (words[1] == COPY)
            maps += words[2] * (words[1] == MAP)
    return calls, copies, maps


for module in ('llc', 'stp', 'bridge', 'failover', 'net_failover', 'virtio_net', 'xen-netback', 'xen-blkback'):
    sh('insmod', '%s.ko' % module)
# The rig's dom0 has no iproute2, and less than Debian's own scripts for devices need.
os.chmod('busybox', 0o755)
IP = (os.path.abspath('busybox'), 'ip', 'link')


def script(name, when, text):
    with open(name, 'w') as f:
        f.write('#!/bin/sh\n[ "$1" = %s ] || exit 0\n%s\nxenstore-write $XENBUS_PATH/hotplug-status connected\n' % (when, text))
    os.chmod(name, 0o755)
    return os.path.abspath(name)


VIF = script('vif', 'online', '{0} set $vif master $(xenstore-read $XENBUS_PATH/bridge)\n{0} set $vif up'.format(' '.join(IP)))
DISK = script('disk', 'add', 'xenstore-write $XENBUS_PATH/physical-device $(stat -L -c %t:%T /dev/vdd)')
for bridge in ('between', 'outside'):
    sh(*IP, 'add', bridge, 'type', 'bridge')
    sh(*IP, 'set', bridge, 'up')
card = next(d for d in os.listdir('/sys/class/net') if os.path.exists('/sys/class/net/%s/device' % d))
sh(*IP, 'set', card, 'master', 'outside')
sh(*IP, 'set', card, 'up')

vif = lambda *bridges: 'vif=[%s]\n' % ', '.join('"bridge=%s,script=%s"' % (b, VIF) for b in bridges)
guests = [guest('a', 'disk=["vdev=xvda,access=w,script=%s,target=/dev/vdd"]\n' % DISK + vif('between', 'outside')), guest('b', vif('between'))]
for which, command in WORK['setup']:
    play(guests[which], command)
for name, command, count in WORK['ops']:
    play(guests[0], command + ' 64')
    for row, n in ((name + '.once', count), (name + '.twice', 2 * count)):
        for _ in range(WORK['repeats']):
            settle()
            waited, t = idle(), time.perf_counter()
            play(guests[0], '%s %d' % (command, n))
            took = time.perf_counter() - t
            add(row, took - (idle() - waited))
    once, twice = (traced(guests[0], '%s %d' % (command, n)) for n in (count, 2 * count))
    for few, many in zip(once, twice):
        add(name + '.calls', (many - few) / count)
    print(name, flush=True)
finish()
