import type { Change } from './history/branch/branch.ts';

/** A text that a commit stores beside documents, with its name for users. */
export interface StoredText {
  readonly text: string;
  /** As in "The message has what looks like …". */
  readonly name: string;
  /** How to remove a secret from it. */
  readonly advice: string;
}

type Label = Pick<StoredText, 'name' | 'advice'>;

const fileName: Label = { name: "the PRP's file name", advice: 'Rename the file' };
const message: Label = { name: 'the message', advice: 'Write another message' };
const tagName: Label = { name: "the tag's name", advice: 'Choose another name' };
const branchName: Label = { name: "the branch's name", advice: 'Rename the branch (`git branch -m`)' };
const versionsBranchName: Label = { name: "the versions branch's name", advice: 'Choose another name' };
const actor: Label = { name: "the actor's name", advice: 'Set another name' };
const userName: Label = {
  name: "user.name of Git's configuration",
  advice: 'Set another name (`git config user.name`, or GIT_COMMITTER_NAME)',
};
const userMail: Label = {
  name: "user.email of Git's configuration",
  advice: 'Set another address (`git config user.email`, or GIT_COMMITTER_EMAIL)',
};
const address: Label = {
  name: "the repository's address",
  advice: 'Set an address without it (`git remote set-url origin`)',
};
const subject: Label = { name: "the subject of the version's commit", advice: 'Leave that commit out' };
const reference: Label = { name: 'the path of a reference', advice: 'Rename that file' };
const metadata: Label = { name: 'the metadata', advice: 'Take it out' };
const agent: Label = { name: "the agent's name", advice: 'Give the agent another name' };
const reason: Label = { name: 'the reason of an execution', advice: 'Take it out of what the agent says' };
const gate: Label = { name: "a gate's id", advice: 'Give the gate another id in the configuration' };
const commitMessage: Label = { name: 'the message of the commit on the versions branch', advice: 'Take it out' };

/** The name of a new tag. */
export function tagText(text: string): StoredText {
  return { text, ...tagName };
}

/** The path of a PRP that gets a version. */
export function pathText(text: string): StoredText {
  return { text, ...fileName };
}

/** By their path in the stored JSON, without indexes. */
const fields: Readonly<Record<string, Label>> = {
  prp: fileName,
  'source.repository': address,
  'source.ref': branchName,
  'references.path': reference,
  'metadata.message': message,
  'metadata.subject': subject,
  'metadata.path': fileName,
  'tags.name': tagName,
  'gates.id': gate,
  agent,
  reason,
};

const trailers: Readonly<Record<string, Label>> = {
  Prp: fileName,
  'Prp-Tag': tagName,
  'Prp-Removed': fileName,
};

/** Checksums, ids and times hold no text. */
const figure = /^(?:sha256:[0-9a-f]{64}|[0-9a-f]{40}|v\d{8}_\d{6}_[0-9a-f]{7}|[\d:.TZ-]+)$/;

/** Our directories below a PRP: hundreds, then versions. */
const versionPath = /\/\d{4}\/v\d{8}_\d{6}_[0-9a-f]{7}\/[\w.-]{1,40}$/;

/** The document, plain or encrypted: it is checked where it is read. */
const isDocument = (path: string) => /\/prp\.md(?:\.age)?$/.test(path);

export interface Storing {
  readonly change: Pick<Change, 'write'>;
  readonly message: string;
  /** Name of the versions branch. */
  readonly branch: string;
  /** The committer, where it is known. */
  readonly committer: string | undefined;
}

/** All texts that one commit stores beside documents, each once. */
export function storedTexts({ change, message: said, branch, committer }: Storing): readonly StoredText[] {
  const texts = new Map<string, Label>();
  const add = (text: string, label: Label) => {
    if (text !== '' && !figure.test(text) && !texts.has(text)) texts.set(text, label);
  };
  const addPerson = (person: string) => {
    const [, name, mail] = /^(.*?) ?<(.*)>$/s.exec(person) ?? [];
    if (name === undefined || mail === undefined) add(person, actor);
    else {
      add(name, userName);
      add(mail, userMail);
    }
  };
  for (const [path, bytes] of change.write) {
    if (isDocument(path)) continue;
    for (const { text, place } of stringsIn(bytes)) {
      if (place === 'actor' || place.endsWith('.actor')) addPerson(text);
      else add(text, fields[place] ?? metadata);
    }
    // One text, since a name may continue in the next directory. Our directories follow it.
    add(path.replace(versionPath, ''), fileName);
  }
  for (const line of said.split('\n')) {
    const [, name = '', text = ''] = /^(Prp[\w-]*): (.*)$/.exec(line) ?? [];
    if (name === 'Prp-Actor') addPerson(text);
    else if (name !== '') add(text, trailers[name] ?? commitMessage);
    else add(line, commitMessage);
  }
  if (committer !== undefined) addPerson(committer);
  add(branch, versionsBranchName);
  return [...texts].map(([text, label]) => ({ text, ...label }));
}

interface PlacedText {
  readonly text: string;
  readonly place: string;
}

/** All strings of a stored JSON file, unescaped. */
function stringsIn(bytes: Uint8Array): readonly PlacedText[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
  try {
    const found: PlacedText[] = [];
    collectStrings(JSON.parse(text), '', found);
    return found;
  } catch {
    return [{ text, place: '' }];
  }
}

/** Collects into `found`: nested generators would be slow. */
function collectStrings(value: unknown, place: string, found: PlacedText[]): void {
  if (typeof value === 'string') found.push({ text: value, place });
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const inner of value) collectStrings(inner, place, found);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    // Only metadata has keys from outside.
    if (place.startsWith('metadata')) found.push({ text: key, place: 'metadata' });
    collectStrings(inner, place === '' ? key : `${place}.${key}`, found);
  }
}
