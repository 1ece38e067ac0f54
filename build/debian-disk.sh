#!/bin/sh
# A Debian disk image by debootstrap: one partition with ext4, the kernel for clouds (it has Xen's front ends), systemd, DHCP on
# every card, a root without a password on the console, and what tests use. GRUB comes from outside, its menu is on the disk.
# Runs as root, or as root of a user namespace; ./x gives: IMAGE SUITE MIRROR KEYRING SIZE_MIB. A change makes a new image.
set -eu
image=$1 suite=$2 mirror=$3 keyring=$4 mib=$5
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

# Older ones, and what is left of one that was killed.
rm -rf --one-file-system "${image%/*}"/debian-*
work=$(mktemp -d "$image.XXXXXX")
root=$work/root
ended() {
	for at in proc sys dev/pts dev/shm; do umount "$root/$at" 2>/dev/null || true; done
	for at in "$root"/dev/*; do mountpoint -q "$at" && umount "$at"; done
	rm -rf --one-file-system "$work"
}
trap ended EXIT
trap 'exit 1' INT TERM HUP

debootstrap --variant=minbase --keyring="$keyring" \
	--include=linux-image-cloud-amd64,systemd-sysv,udev,kmod,iproute2,wget,e2fsprogs,fio \
	"$suite" "$root" "$mirror"

echo debian >"$root/etc/hostname"
echo '127.0.0.1 localhost debian' >"$root/etc/hosts"
echo '/dev/xvda1 / ext4 errors=remount-ro 0 1' >"$root/etc/fstab"
printf '[Match]\nName=e*\n[Network]\nDHCP=ipv4\nLinkLocalAddressing=no\nIPv6AcceptRA=no\n' >"$root/etc/systemd/network/cards.network"
# Whoever waits for the network waits for one card to have an address.
mkdir -p "$root/etc/systemd/system/systemd-networkd-wait-online.service.d"
printf '[Service]\nExecStart=\nExecStart=/lib/systemd/systemd-networkd-wait-online --any --ipv4\n' \
	>"$root/etc/systemd/system/systemd-networkd-wait-online.service.d/any.conf"
mkdir -p "$root/boot/grub"
cat >"$root/boot/grub/grub.cfg" <<-'END'
	linux /vmlinuz root=/dev/xvda1 ro console=hvc0
	initrd /initrd.img
	boot
END
# The initrd has what finds the root: ext4 is in the kernel.
printf 'MODULES=list\nFSTYPE=ext4\n' >"$root/etc/initramfs-tools/conf.d/small"
echo xen-blkfront >>"$root/etc/initramfs-tools/modules"
chroot "$root" update-initramfs -u
chroot "$root" systemctl enable systemd-networkd
chroot "$root" systemctl set-default multi-user.target
chroot "$root" systemctl mask getty-static.service e2scrub_reap.service apt-daily.timer apt-daily-upgrade.timer \
	dpkg-db-backup.timer e2scrub_all.timer fstrim.timer
chroot "$root" passwd -d root
rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/var/log/*.log "$root/etc/resolv.conf"
find "$root/usr/share/doc" -type f ! -name copyright -delete
rm -rf "$root"/usr/share/man/* "$root"/usr/share/locale/*

# An MBR with one active Linux partition from 1 MiB to the end, its places as sectors only. GRUB 2.06 reads neither of the
# two features of ext4.
truncate -s "${mib}M" "$work/image"
le32() { printf '\\%03o\\%03o\\%03o\\%03o' $(($1 & 255)) $(($1 >> 8 & 255)) $(($1 >> 16 & 255)) $(($1 >> 24)); }
printf "\\200\\376\\377\\377\\203\\376\\377\\377$(le32 2048)$(le32 $((mib * 2048 - 2048)))" |
	dd of="$work/image" bs=1 seek=446 conv=notrunc status=none
printf '\125\252' | dd of="$work/image" bs=1 seek=510 conv=notrunc status=none
mke2fs -q -t ext4 -L debian -O ^metadata_csum_seed,^orphan_file -m 1 -E offset=1048576,lazy_itable_init=0,lazy_journal_init=0 \
	-d "$root" "$work/image" $((mib * 1024 - 1024))k
e2fsck -fn "$work/image?offset=1048576"
mv "$work/image" "$image"
