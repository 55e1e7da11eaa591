import type { Call, HarmKind, HarmRules } from './harm.ts';
import { type FileState, pathFrom } from './removal.ts';

const always: HarmRules = { destroys: [''] };
const named: HarmRules = {
  values: '-f --file -C --directory -j --jobs -I -o -W',
  rehearsal: '-n --just-print --recon -q --question',
  destroys: [
    'deploy|deploy-*|publish|publish-*|upload|push|docker-push|destroy|uninstall|db-reset|db-drop|reset-db|drop-db',
    '* deploy|publish|push',
  ],
  changes: ['release|release-*|install'],
};

/** Processes, services, disks, users and the network of this machine, and build targets by name. */
export const machineHarm: Readonly<Record<string, HarmRules>> = {
  make: named,
  gmake: named,
  just: { ...named, values: '-f --justfile -d --working-directory' },
  task: { ...named, values: '-d --dir -t --taskfile' },
  invoke: named,
  inv: named,
  mage: named,
  fab: { destroys: ['* !-l|--list'] },
  pkill: { changes: ['!-0'] },
  killall: { changes: ['!-0'] },
  killall5: always,
  xkill: always,
  fkill: { changes: [''] },
  'kill-port': { changes: [''] },
  fuser: { changes: ['-k|--kill'] },
  pm2: { destroys: ['delete|kill|flush|deploy|unstartup|startup|save'], changes: ['stop|restart|reload'] },
  supervisorctl: { destroys: ['stop|restart|shutdown|remove|clear'], changes: ['start|update|reload'] },
  tmux: { destroys: ['kill-server'], changes: ['kill-session|kill-window'] },
  systemctl: {
    values: '-H --host -M --machine',
    destroys: [
      'stop|restart|disable|enable|mask|unmask|kill|isolate|reboot|poweroff|halt|suspend|hibernate|edit|set-default|set-property|try-restart|revert',
    ],
    changes: ['start|reload|reload-or-restart|daemon-reload|daemon-reexec|reset-failed'],
  },
  service: { destroys: ['* stop|restart'], changes: ['* start|reload|force-reload'] },
  'rc-service': { destroys: ['* stop|restart|start'] },
  'update-rc.d': always,
  launchctl: { destroys: ['unload|load|remove|stop|kickstart|bootout|disable|bootstrap|kill|reboot|start|enable'] },
  sv: { destroys: ['stop|down|restart|kill|exit'] },
  initctl: always,
  init: { destroys: ['0|6|1'] },
  telinit: always,
  shutdown: always,
  reboot: always,
  poweroff: always,
  halt: always,
  loginctl: { destroys: ['terminate-*|kill-*|poweroff|reboot'] },
  crontab: { values: '-u', destroys: ['-r', '*', '-e'] },
  atrm: always,
  at: { destroys: ['-r|-d'] },
  iptables: { destroys: ['-F|--flush|-A|--append|-D|--delete|-I|--insert|-P|--policy|-X|-Z|-R|-N'] },
  ip6tables: { destroys: ['-F|--flush|-A|--append|-D|--delete|-I|--insert|-P|--policy|-X'] },
  nft: { destroys: ['flush|delete|add|insert|destroy'] },
  ufw: { destroys: ['enable|disable|reset|allow|deny|delete|reject|limit|reload|default'] },
  'firewall-cmd': {
    destroys: ['--add-port|--add-service|--remove-port|--remove-service|--reload|--panic-on|--permanent'],
  },
  ip: { destroys: ['link|addr|address|route|rule|netns|l|a|r set|add|del|delete|flush|replace'] },
  ifconfig: { destroys: ['* down|up'] },
  nmcli: { destroys: ['* down|delete|off|modify|add|disconnect', '* * off'] },
  route: { destroys: ['add|del|delete|flush'] },
  mount: { destroys: ['*', '-a'] },
  umount: always,
  swapoff: always,
  losetup: { destroys: ['-d|-D|--detach'] },
  cryptsetup: { destroys: ['luksFormat|erase|luksErase|close|remove'] },
  mkfs: always,
  mkswap: always,
  wipefs: { rehearsal: '-n', destroys: ['-a|--all|-o|-f'] },
  fdisk: { destroys: ['!-l|--list|-x|-v'] },
  sfdisk: { destroys: ['!-l|--list|-d|--dump|-V|-v'] },
  parted: { destroys: ['!-l|--list|-v'] },
  gdisk: { destroys: ['!-l'] },
  sgdisk: { destroys: ['-o|-Z|--zap-all|-d|-n'] },
  blkdiscard: always,
  hdparm: { destroys: ['--security-erase|--trim-sector-ranges'] },
  badblocks: { destroys: ['-w'] },
  diskutil: {
    destroys: ['eraseDisk|eraseVolume|partitionDisk|unmount|unmountDisk|reformat|zeroDisk|secureErase|apfs'],
  },
  fsck: { destroys: ['-y|-a|-p'] },
  lvremove: always,
  vgremove: always,
  pvremove: always,
  lvreduce: always,
  mdadm: { destroys: ['--stop|-S|--zero-superblock|--remove|--fail|--create'] },
  zfs: { rehearsal: '-n', destroys: ['destroy|rollback|rename|receive|promote'] },
  zpool: { rehearsal: '-n', destroys: ['destroy|remove|labelclear|export|create|offline|clear'] },
  btrfs: { destroys: ['subvolume|sub delete', 'device remove|delete'] },
  useradd: always,
  userdel: always,
  usermod: always,
  groupdel: always,
  groupadd: always,
  deluser: always,
  adduser: always,
  passwd: { destroys: ['!-S|--status'] },
  chpasswd: always,
  chsh: always,
  visudo: { destroys: ['!-c|--check'] },
  chattr: always,
  setfacl: { destroys: ['-R|-b|-m|-x'] },
  sysctl: { destroys: ['-w|--write|-p|--load|--system'] },
  modprobe: { rehearsal: '-n', destroys: ['*'] },
  insmod: always,
  rmmod: always,
  hostnamectl: { destroys: ['set-hostname|hostname *'] },
  timedatectl: { destroys: ['set-*'] },
  defaults: { destroys: ['write|delete|import'] },
  tmutil: { destroys: ['delete|deletelocalsnapshots|disable'] },
  csrutil: { destroys: ['disable|enable|clear'] },
  journalctl: { destroys: ['--vacuum-size|--vacuum-time|--vacuum-files|--rotate'] },
  history: { destroys: ['-c'] },
  mail: { destroys: ['*'] },
  mutt: { destroys: ['*'] },
  sendmail: { destroys: ['*'] },
  gpg: { destroys: ['--delete-key|--delete-keys|--delete-secret-keys|--delete-secret-and-public-key|--send-keys'] },
  'ssh-copy-id': always,
  'ssh-keygen': { destroys: ['-R'] },
  lftp: { destroys: ['-e|-c'] },
  ncftpput: always,
  ipfs: { destroys: ['pin rm', 'repo gc', 'name publish'] },
};

/** Judges `kill`: allowed for processes of the script itself. */
export function harmOfKill({ args }: Call, state: FileState): HarmKind | undefined {
  const words = args.map(({ text }) => text);
  const [first = ''] = words;
  let targets = words;
  if (/^-(?:0|l|L|-list|-table)$/.test(first)) return undefined;
  if (first === '-s' || first === '-n' || first === '--signal') targets = words.slice(2);
  else if (first !== '--' && /^-./.test(first)) targets = words.slice(1);
  if (words[1] === '0' && first === '-s') return undefined;
  let found: HarmKind | undefined;
  for (const target of targets) {
    if (target === '--' || isOwn(target, state)) continue;
    if (/^-?\d+$/.test(target)) return 'destroys';
    found = 'changes';
  }
  return found;
}

const pidFile = /^(?:\$\((?:cat\s+|<\s*)|`cat\s+)["']?([^\s"')`]+)["']?[)`]$/;

function isOwn(target: string, state: FileState): boolean {
  if (/^(?:0|%[\w+-]*|-?\$!|\$\$|\$\{!\}|\$\(jobs -\w*p\w*\)|`jobs -p`)$/.test(target)) return true;
  const file = pidFile.exec(target.slice(0, 256))?.[1];
  return file !== undefined && state.made.has(pathFrom(state.directory, file));
}
