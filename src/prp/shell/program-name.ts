const sameAs: Readonly<Record<string, string>> = {
  'apt-get': 'apt',
  django: 'django-admin',
  k: 'kubectl',
  aptitude: 'apt',
  dnf: 'yum',
  microdnf: 'yum',
  egrep: 'grep',
  gradlew: 'gradle',
  mvnw: 'mvn',
  pip3: 'pip',
  nodejs: 'node',
  opentofu: 'tofu',
  '@changesets/cli': 'changeset',
  '@vscode/vsce': 'vsce',
  '@angular/cli': 'ng',
  '@railway/cli': 'railway',
  '@sentry/cli': 'sentry-cli',
  '@lerna/cli': 'lerna',
  'aws-cdk': 'cdk',
  'eas-cli': 'eas',
  'firebase-tools': 'firebase',
  'netlify-cli': 'netlify',
  'sequelize-cli': 'sequelize',
  grm: 'rm',
  gmv: 'mv',
  gcp: 'cp',
  gdd: 'dd',
  gfind: 'find',
  gxargs: 'xargs',
  gsed: 'sed',
};

/** What a program is known by: `/usr/bin/git`, `\git`, `git.exe` → `git`; `prisma@5` → `prisma`; `python3.11` → `python`. */
export function programName(word: string): string {
  const text = word.length > 512 ? word.slice(-512) : word;
  const unversioned = text.replace(/(?<=[\w-])@[\w.^~*-]+$/, '');
  const scoped = sameAs[unversioned];
  if (scoped !== undefined) return scoped;
  const name = unversioned.slice(Math.max(unversioned.lastIndexOf('/'), unversioned.lastIndexOf('\\')) + 1);
  const plain = name.replace(/\.(?:exe|cmd|bat|ps1)$/i, '');
  if (/^python(?:\d[\d.]*)?$/.test(plain)) return 'python';
  if (/^(?:mkfs|fsck)\./.test(plain)) return plain.slice(0, 4);
  return sameAs[plain] ?? plain;
}
