// It is imported first: the rest of the app cannot be loaded by an older Node, whose error would not say why.
const oldest = 24;

/** Of this process. */
export const nodeVersion = process.versions.node;

if (Number(nodeVersion.split('.')[0]) < oldest) {
  process.stderr.write(`prp app: it needs Node ${oldest} or newer, and this is ${nodeVersion}.\n`);
  process.exit(2);
}
