"""What xenstore operations from inside a guest (guests/store) cost under the peer's server: a job for its rig.

OPS says which and how many, "read:1000 write:1000". Each is run so many times and twice so many, so that what begins and ends
a run can be taken off: rows NAME.once and NAME.twice in seconds of busy time, NAME.once.all and NAME.twice.all in seconds as
the guest counts them. The console is read as it comes:
nothing is polled meanwhile."""
import os, time
from lib import *
from busy import idle
from guests import console


def until(fd, text):
    seen = b''
    while text not in seen:
        seen += os.read(fd, 4096)
    if b'REFUSED' in seen:
        raise SystemExit('FAILED: %r' % seen[-300:])
    return seen


def play(fd, name, count):
    os.write(fd, b'%s %d\n' % (name.encode(), count))
    return until(fd, b'done ' + name.encode())


xl('create', config('store', 'pvh', 16, os.path.abspath('store'), 'tsc_mode="native"\n'))
fd = console('store')
play(fd, 'fill', 0)
settle()
for op in os.environ['OPS'].split():
    name, count = op.split(':')
    play(fd, name, 20)
    for row, n in ((name + '.once', int(count)), (name + '.twice', 2 * int(count))):
        for _ in range(int(os.environ.get('N', '3'))):
            settle()
            waited, t = idle(), time.perf_counter()
            said = play(fd, name, n)
            took = time.perf_counter() - t
            add(row, took - (idle() - waited))
            add(row + '.all', int(said.split(b'took ')[1].split()[0]) / 1e9)
    print(name, flush=True)
finish()
