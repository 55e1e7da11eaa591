const extensions = new Set(
  (
    'adoc astro axaml bash bat bru c cc cfg cjs cmake conf cpp cs csproj css csv cts cu dart dockerfile elm env erb erl ex exs ' +
    'feature fish fs gd gdshader go godot gql gradle graphql groovy h hbs hcl heex hpp hs html ini ipynb java jinja jinja2 jl js ' +
    'json json5 jsonc jsx kt kts lock lua m md mdc mdx mjs mk ml mm mts nix nu odin php pl plist po prisma proto ps1 py pyi r rb ' +
    'res resx rs rst sass scala scss sh sln snap sol sql svelte svg swift tcl tf tfvars thrift tmpl toml tpl tres ts tscn tsv tsx ' +
    'txt v vim vue wasm wat xaml xml yaml yml zig zsh'
  ).split(' '),
);

/** True when a text ends in `.ts`, `.md` or another extension that source trees use. */
export function hasKnownExtension(text: string): boolean {
  const dot = text.lastIndexOf('.');
  return dot >= 0 && extensions.has(text.slice(dot + 1).toLowerCase());
}

const extensionless = new Set(['CODEOWNERS', 'Dockerfile', 'Gemfile', 'Justfile', 'LICENSE', 'Makefile', 'Procfile']);
const libraries = new Set(
  'alpine.js chart.js d3.js express.js next.js node.js nuxt.js react.js three.js vue.js'.split(' '),
);

const pathCharacters = /^[^\s`'"|;,=()]+$/;
const routeGroup = /\([\w.-]+\)/g;
const rootedFolder =
  /^(?:\.{1,2}|~|src|apps?|libs?|tests?|docs|packages|scripts|components|backend|frontend|\.\w+)\/[\w.[\]{}/-]*$/;
const folder = /^[\w.-]+(?:\/[\w.[\]{}-]+)+\/$/;

/**
 * True for words that can only be meant as a path: they have an extension, or slashes that no prose has. `GET/POST`
 * and `and/or` are not paths, and neither is `Next.js`.
 */
export function isPathLike(word: string): boolean {
  if (word.includes('://') || word.startsWith('@') || !pathCharacters.test(word.replaceAll(routeGroup, '')))
    return false;
  if (word.split('[').length !== word.split(']').length) return false;
  const name = word.slice(word.lastIndexOf('/') + 1);
  if (hasKnownExtension(name)) return word.includes('/') || !libraries.has(name.toLowerCase());
  return extensionless.has(name) || /^\.[a-z][\w.-]*$/.test(name) || rootedFolder.test(word) || folder.test(word);
}
