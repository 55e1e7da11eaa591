import { devbox } from './devbox.ts';
import { dotnet } from './dotnet.ts';
import type { Environment } from './environment.ts';
import { generic } from './generic.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript, typescript } from './node.ts';
import { nushell } from './nushell.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';

/**
 * In the order in which they are asked: a repository that shows the marks of several is read as the first. JavaScript
 * comes late, for many a project of another stack has a package.json for its tools.
 */
export const environments: readonly Environment[] = [
  devbox,
  typescript,
  python,
  rust,
  go,
  java,
  dotnet,
  ruby,
  php,
  javascript,
  nushell,
  generic,
];

const environmentIds: readonly string[] = environments.map(({ id }) => id);

/** What a user may choose: `auto` looks for the marks of each. */
export const environmentChoices: readonly string[] = ['auto', ...environmentIds];
