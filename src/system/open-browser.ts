import { spawn } from 'node:child_process';

/** Opens an address in the user's browser, where there is one. Never fails and never waits. */
export function openBrowser(address: string, { platform, env } = process): void {
  const command = opener(platform, env);
  if (command === undefined) return;
  const [program, ...words] = command;
  const child = spawn(program, [...words, address], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}

function opener(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | undefined {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
}
