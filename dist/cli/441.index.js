export const id = 441;
export const ids = [441];
export const modules = {

/***/ 8441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  remoteBranch: () => (/* binding */ remoteBranch)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/history/branch-tip.js
var branch_tip = __webpack_require__(9279);
// EXTERNAL MODULE: ./build/history/git-branch.js + 6 modules
var git_branch = __webpack_require__(7028);
// EXTERNAL MODULE: ./build/history/make-commit.js + 1 modules
var make_commit = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/git.js + 1 modules
var build_git = __webpack_require__(7614);
;// CONCATENATED MODULE: ./build/history/remote.js



/** How often an exchange is tried that failed for no reason that can be seen: two at once lock each other out. */
const attempts = 3;
/**
 * The branch `name` of a configured remote. Nothing but `refs/remotes/<remote>/<name>` is written; FETCH_HEAD, tags and
 * the user's hooks are left alone, no maintenance starts, and no question is asked: there is no terminal, and nobody who
 * could open a window. What happened is read from exit codes and references, never from words.
 */
function remoteOf(git, remote, name, { deadlineMs = 300_000 } = {}) {
    const ref = `refs/heads/${name}`;
    const tracking = `refs/remotes/${remote}/${name}`;
    const talk = (args) => git.run([...quietly, ...args], { env: unattended, deadlineMs });
    /** `undefined`: no such branch there. Throws `E_GIT` when the remote cannot be asked. */
    async function look() {
        const args = ['ls-remote', '--exit-code', '--refs', '--', remote, ref];
        const { exitCode, stdout, stderr, timedOut } = await talk(args);
        if (exitCode === noneFound)
            return undefined;
        if (exitCode !== 0)
            throw await unreachable(args, exitCode, stderr, timedOut);
        const lines = stdout.toString().split('\n');
        return lines.find((line) => line.endsWith(`\t${ref}`))?.split('\t')[0];
    }
    async function unreachable(args, exitCode, said, timedOut) {
        if ((await git.run(['remote', 'get-url', '--', remote])).exitCode !== 0) {
            return new errors/* PrpError */.x('E_GIT', `There is no remote ${JSON.stringify(remote)} in this repository.`, {
                hint: 'See `git remote -v`; write --remote=NAME, for a word of its own after --remote is taken as the name.',
            });
        }
        const { message, hint } = await (0,build_git/* gitFailed */.gk)(git, args, exitCode, inOneLine(said));
        if (timedOut) {
            return new errors/* PrpError */.x('E_GIT', `The remote ${remote} did not answer within ${deadlineMs / 1000} seconds.`, {
                hint: offline,
            });
        }
        return new errors/* PrpError */.x('E_GIT', message, { hint: hint.startsWith('Install') ? hint : offline });
    }
    return {
        async fetch() {
            for (let attempt = 1;; attempt += 1) {
                const args = ['fetch', ...onlyThat, '--', remote, `+${ref}:${tracking}`];
                const { exitCode, stderr, timedOut } = await talk(args);
                if (exitCode === 0)
                    return git.text(['rev-parse', '--verify', tracking]);
                if (timedOut)
                    throw await unreachable(args, exitCode, stderr, timedOut);
                if ((await look()) === undefined)
                    return undefined;
                if (attempt === attempts)
                    throw await unreachable(args, exitCode, stderr, timedOut);
                await (0,promises_.setTimeout)(Math.random() * 100);
            }
        },
        async push(commit, expected) {
            for (let attempt = 1;; attempt += 1) {
                // The lease makes the remote compare and swap: a push without one asks only whether ours is ahead.
                const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
                const args = ['push', ...nothingElse, lease, '--', remote, `${commit}:${ref}`];
                const { exitCode, stderr, timedOut } = await talk(args);
                if (exitCode === 0)
                    return { kind: 'published' };
                try {
                    // An answer may have got lost on its way: what counts is where the branch is.
                    const there = await look();
                    if (there === commit)
                        return { kind: 'published' };
                    if (there !== expected)
                        return { kind: 'moved', there };
                }
                catch (error) {
                    if (!(error instanceof errors/* PrpError */.x))
                        throw error;
                    return { kind: 'refused', problem: error };
                }
                if (timedOut)
                    return { kind: 'refused', problem: await unreachable(args, exitCode, stderr, timedOut) };
                if (attempt === attempts)
                    return { kind: 'refused', problem: refused(remote, name, stderr) };
                await (0,promises_.setTimeout)(Math.random() * 100 * 2 ** attempt);
            }
        },
    };
}
/** What `git ls-remote --exit-code` ends with when nothing matches. */
const noneFound = 2;
const quietly = ['-c', 'gc.auto=0', '-c', 'maintenance.auto=false', '-c', 'fetch.writeCommitGraph=false'];
const onlyThat = [
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-maintenance',
    '--no-recurse-submodules',
    '--no-prune',
    '--no-show-forced-updates',
    '--refmap=',
];
const nothingElse = [
    '--porcelain',
    '--quiet',
    '--no-verify',
    '--no-follow-tags',
    '--no-signed',
    '--recurse-submodules=no',
];
/** An empty GIT_ASKPASS keeps git from looking for another one; GCM_INTERACTIVE is Git Credential Manager's. */
const unattended = {
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    // Less than a kilobyte a second for a minute: nobody is there. Only HTTP can tell.
    GIT_HTTP_LOW_SPEED_LIMIT: '1000',
    GIT_HTTP_LOW_SPEED_TIME: '60',
};
const offline = 'Check the network and your access with `git fetch`, then run the command again; with --no-remote it works on this ' +
    'machine alone, and the next one with --remote publishes what was saved.';
function refused(remote, name, said) {
    return new errors/* PrpError */.x('E_GIT', `The remote ${remote} does not let you write to its branch ${name}: ${inOneLine(said) || 'no message'}`, {
        hint: 'Ask for permission to push, or for an exception from the rules that protect the branch, then run it again.',
    });
}
/** What a stranger's server says moves no cursor and fakes no line. */
function inOneLine(said) {
    return said.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

// EXTERNAL MODULE: ./build/history/cleanup-message.js
var cleanup_message = __webpack_require__(6085);
// EXTERNAL MODULE: ./build/history/snapshot.js
var snapshot = __webpack_require__(6699);
;// CONCATENATED MODULE: ./build/history/relation.js



async function relationOf(git, ours, theirs) {
    if (ours === theirs)
        return 'equal';
    if (await isAncestor(git, ours, theirs))
        return 'behind';
    return (await isAncestor(git, theirs, ours)) ? 'ahead' : 'apart';
}
/** What is compared to unite two commits of a branch. Only where they share no past, a log is read for what it removed. */
async function sidesOf(git, branch, ours, theirs) {
    const { stdout } = await git.run(['merge-base', ours, theirs]);
    const base = stdout.toString().trim();
    const sides = { ours: (0,snapshot/* snapshotOf */.e)(branch, ours), theirs: (0,snapshot/* snapshotOf */.e)(branch, theirs) };
    if (base !== '')
        return { ...sides, base: (0,snapshot/* snapshotOf */.e)(branch, base), removed: new Set() };
    const removed = new Set();
    for await (const { message } of branch.log?.(theirs) ?? [])
        for (const key of (0,cleanup_message/* removedIn */.Md)(message))
            removed.add(key);
    return { ...sides, removed };
}
async function isAncestor(git, earlier, later) {
    const args = ['merge-base', '--is-ancestor', earlier, later];
    const { exitCode, stderr } = await git.run(args);
    if (exitCode > 1)
        throw await (0,build_git/* gitFailed */.gk)(git, args, exitCode, stderr);
    return exitCode === 0;
}

// EXTERNAL MODULE: ./build/history/stale-head.js
var stale_head = __webpack_require__(4637);
// EXTERNAL MODULE: ./build/history/layout.js
var layout = __webpack_require__(4489);
// EXTERNAL MODULE: ./build/history/message.js
var message = __webpack_require__(4788);
// EXTERNAL MODULE: ./build/history/order.js
var history_order = __webpack_require__(4831);
// EXTERNAL MODULE: ./build/history/places.js
var places = __webpack_require__(6167);
// EXTERNAL MODULE: ./build/history/prp-directories.js
var prp_directories = __webpack_require__(891);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __webpack_require__(8395);
// EXTERNAL MODULE: ./build/history/canonical-json.js
var canonical_json = __webpack_require__(4352);
// EXTERNAL MODULE: ./build/history/sealed-json.js
var sealed_json = __webpack_require__(7918);
;// CONCATENATED MODULE: ./build/history/reseal.js



/** The same version at another place of a chain. */
function reseal(memento, link) {
    const { digest: _old, ...fields } = memento;
    return (0,sealed_json/* withDigest */.hQ)({ ...fields, ...link });
}
/** Whether two mementos are of one version, wherever it stands in its chain: all that was sealed but its links. */
function isSameVersion(a, b) {
    return essenceOf(a) === essenceOf(b);
}
function essenceOf(memento) {
    return (0,canonical_json/* canonicalJson */.d)({
        ...memento,
        id: '',
        sequence: 0,
        parent: '',
        previousDigest: '',
        restoredFrom: '',
        digest: '',
    });
}
/** Whatever else a record says, it says of which version. */
const recordSchema = schemas/* looseObject */._H3({
    format: schemas/* literal */.euz(sealed_json/* currentFormat */.fz),
    version: schemas/* string */.YjP(),
    mementoDigest: schemas/* string */.YjP(),
    digest: schemas/* string */.YjP(),
});
/**
 * A record of a version that was resealed, pointing at it again. Throws `E_INTEGRITY` or `E_FORMAT` when it cannot be
 * relied on: a new seal must not make an old forgery good.
 */
function resealRecord(bytes, path, from, to) {
    const { digest: _old, ...fields } = (0,sealed_json/* readSealed */.Tb)(recordSchema, bytes, path);
    if (fields.version !== from.id || fields.mementoDigest !== from.digest) {
        throw (0,sealed_json/* tampered */.rZ)(`${path} is about another version: expected ${from.id}, got ${fields.version}.`);
    }
    return (0,sealed_json/* printJson */.Q2)((0,sealed_json/* withDigest */.hQ)({ ...fields, version: to.id, mementoDigest: to.digest }));
}

// EXTERNAL MODULE: ./build/history/select-version.js + 1 modules
var select_version = __webpack_require__(2907);
// EXTERNAL MODULE: ./build/history/stored-version.js
var stored_version = __webpack_require__(2397);
// EXTERNAL MODULE: ./build/history/tags.js
var history_tags = __webpack_require__(7674);
// EXTERNAL MODULE: ./build/history/tag-name.js
var tag_name = __webpack_require__(6579);
;// CONCATENATED MODULE: ./build/history/unite-tags.js

/**
 * Brings the tags of a PRP together: what one side did is done. Where both put one name on different versions, the
 * other side keeps it and ours gets a number behind its name, so that no mark is lost. Where nobody knows who moved one
 * between versions that both have, the other side did.
 */
function uniteTags(sides, { follow, isNew, isThere }) {
    const ours = new Map(sides.ours.map((tag) => [tag.name, followed(tag, follow)]));
    const base = new Map((sides.base ?? []).map((tag) => [tag.name, tag]));
    const theirs = new Map(sides.theirs.map((tag) => [tag.name, tag]));
    const tags = new Map(theirs);
    const added = [];
    const removed = [];
    // One that it has from an earlier time will do.
    const isTaken = (name, tag) => (tags.has(name) || ours.has(name)) && !isEqual(tag, tags.get(name)) && !isEqual(tag, ours.get(name));
    for (const [name, tag] of ours) {
        const there = theirs.get(name);
        if (isEqual(tag, base.get(name)) || isEqual(tag, there) || !isThere(tag.version))
            continue;
        if (sides.base === undefined && there !== undefined && !isNew(tag.mementoDigest))
            continue;
        const isFree = there === undefined || isEqual(there, base.get(name));
        const kept = isFree ? tag : { ...tag, name: freeName(name, (other) => isTaken(other, tag)) };
        if (isEqual(kept, tags.get(kept.name)))
            continue;
        tags.set(kept.name, kept);
        added.push(kept);
    }
    for (const [name, before] of base) {
        const there = theirs.get(name);
        if (ours.has(name) || there === undefined || !isEqual(there, before))
            continue;
        tags.delete(name);
        removed.push(there);
    }
    return { tags: [...tags.values()], added, removed };
}
function followed(tag, follow) {
    const memento = follow.get(tag.mementoDigest);
    return memento === undefined ? tag : { ...tag, version: memento.id, mementoDigest: memento.digest };
}
function isEqual(a, b) {
    return a.version === b?.version && a.mementoDigest === b.mementoDigest;
}
/** `approved` → `approved-2`, or the next that is free. */
function freeName(name, isTaken) {
    for (let number = 2;; number += 1) {
        const suffix = `-${number}`;
        const free = `${name.slice(0, 64 - suffix.length)}${suffix}`;
        if ((0,tag_name/* isTagName */.I)(free) && !isTaken(free))
            return free;
    }
}

// EXTERNAL MODULE: ./build/history/announced.js
var announced = __webpack_require__(3534);
;// CONCATENATED MODULE: ./build/history/unpublished.js






/**
 * What our side has of a PRP and theirs has not. A version that is not there may also have been removed there on
 * purpose: then the base has it, or the log says so, or a later version that both sides have was built upon it. Throws
 * `E_INTEGRITY` or `E_FORMAT` when a memento that must be compared cannot be relied on.
 */
async function unpublishedOf(sides, prp) {
    const [ours, theirs, base] = await Promise.all([
        keptIn(sides.ours, prp),
        keptIn(sides.theirs, prp),
        sides.base === undefined ? new Map() : keptIn(sides.base, prp),
    ]);
    const versions = [];
    const differing = [];
    for (const kept of ours.values()) {
        const there = theirs.get(kept.id);
        if (there?.tree === kept.tree) {
            // The same seal holds the same past: whatever of it is not there was removed.
            versions.length = 0;
            continue;
        }
        const same = there && base.has(kept.id) ? { kept: there, isSealed: false } : await findSame(sides, kept, theirs);
        if (same?.isSealed)
            versions.length = 0;
        if (same)
            differing.push({ ours: kept, theirs: same.kept });
        else if (!base.has(kept.id) && !sides.removed.has((0,announced/* versionKey */._)((0,message/* oneLine */.TN)(prp), kept.id)))
            versions.push(kept);
    }
    return { versions, differing };
}
/** The id to take, or to look at, when one is another version's. */
function nextId(id) {
    return (0,layout/* versionId */.Ik)(new Date((0,layout/* sealedAt */.ys)(id) + 1000), (0,layout/* checksumHexOf */.G$)(id), undefined);
}
/** The versions of a PRP by id, oldest first. */
async function keptIn(at, prp) {
    const buckets = (await at.list(prp)).filter(({ name, kind }) => kind === 'directory' && (0,layout/* isBucket */.nC)(name));
    const kept = new Map();
    for (const { name: bucket } of buckets.toSorted((a, b) => Number(a.name) - Number(b.name))) {
        for (const version of await (0,history_order/* versionsIn */.bS)(at, `${prp}/${bucket}`))
            kept.set(version.id, { ...version, prp, bucket });
    }
    return kept;
}
/** Our version as it stands there, maybe with another number, and another id where its own was taken. */
async function findSame(sides, kept, theirs) {
    for (let id = kept.id, there = theirs.get(id); there !== undefined; id = nextId(id), there = theirs.get(id)) {
        const [own, other] = await Promise.all([mementoIn(sides.ours, kept), mementoIn(sides.theirs, there)]);
        if (isSameVersion(own, other))
            return { kept: there, isSealed: own.digest === other.digest };
    }
    return undefined;
}
async function mementoIn(at, place) {
    const path = (0,layout/* mementoPath */.Dg)(place);
    return (0,stored_version/* openMemento */.od)(place, (await at.read([path])).get(path));
}

;// CONCATENATED MODULE: ./build/history/unite-plan.js












/**
 * What one commit on top of their side must do so that nothing of ours is missing: their versions come first and stay as
 * they are, ours follow in the order they have, with new numbers and new seals. Ids stay, unless theirs has one already;
 * records and tags go with their versions. Throws `E_INTEGRITY` or `E_FORMAT` when something that would get a new seal
 * cannot be relied on: it must not be made good by that.
 */
async function planUnite(sides) {
    const write = new Map();
    const saved = [];
    const tagged = [];
    const united = [];
    for (const prp of (await (0,prp_directories/* countVersions */.p)(sides.ours)).keys()) {
        const plan = await planPrp(sides, prp);
        for (const [path, bytes] of plan.write)
            write.set(path, bytes);
        saved.push(...plan.saved);
        tagged.push(...plan.tagged);
        united.push(...plan.united);
    }
    return { change: { write }, message: (0,message/* uniteMessage */.v3)({ saved, tagged }), united };
}
async function planPrp(sides, prp) {
    const { versions, differing } = await unpublishedOf(sides, prp);
    const write = new Map();
    const saved = [];
    const moved = await relink(sides, prp, versions);
    for (const version of moved) {
        await moveFiles(sides.ours, version, write);
        saved.push(savedBy(version.after, version.after.reason));
    }
    await writeOrder(sides.theirs, prp, moved, write);
    const follow = new Map(moved.map(({ before, after }) => [before.digest, after]));
    for (const pair of differing) {
        const { action, before, after } = await addMissingRecords(sides, pair, write);
        follow.set(before.digest, after);
        if (action !== undefined)
            saved.push(savedBy(after, action));
    }
    const added = new Set(moved.map(({ after }) => after.digest));
    const tagged = await planTags(sides, prp, { follow, isNew: (digest) => added.has(digest) }, write);
    const unitedVersions = moved.map(({ before, after }) => ({
        prp,
        id: after.id,
        sequence: after.sequence,
        was: before.sequence,
    }));
    return { write, saved, tagged, united: unitedVersions };
}
/** Gives each version its place behind their newest. */
async function relink({ ours, theirs }, prp, versions) {
    if (versions.length === 0)
        return [];
    const taken = new Set((await (0,places/* newestPlaces */.ZH)(theirs, prp)).map(({ id }) => id));
    const renamed = new Map();
    const moved = [];
    const newest = (await soundVersions((0,select_version/* newestVersions */.aH)(theirs, prp, 1)))[0]?.memento;
    let parent = newest;
    let last = await (0,places/* newestOrdered */.Ci)(theirs, prp);
    // Newest first, as it wants them, and so that each is checked against the one it was built upon.
    const stored = await soundVersions((0,stored_version/* readVersions */.q2)(ours, versions.toReversed()));
    for (const { memento: before } of stored.toReversed()) {
        let id = before.id;
        while (taken.has(id))
            id = nextId(id);
        taken.add(id);
        renamed.set(before.id, id);
        const restoredFrom = renamed.get(before.restoredFrom ?? '') ?? before.restoredFrom;
        // Where there is nothing to follow, all stay what they are.
        const after = parent === undefined ? before : reseal(before, { ...linkAfter(parent), id, restoredFrom });
        last = (0,layout/* versionId */.Ik)(new Date((0,layout/* sealedAt */.ys)(id)), (0,layout/* checksumHexOf */.G$)(id), last);
        moved.push({ from: placeOf(before), before, after, sortsAs: last });
        parent = newest && after;
    }
    return moved;
}
function linkAfter({ id, sequence, digest }) {
    return { sequence: sequence + 1, parent: id, previousDigest: digest };
}
/** Throws what is wrong with the first that is tampered. */
async function soundVersions(listed) {
    return (await listed).map((version) => {
        if (version.tampered)
            throw version.problem;
        return version;
    });
}
/** Everything under a version's directory at its new place; what is sealed to its memento, sealed anew. */
async function moveFiles(ours, { from, before, after }, write) {
    const [source, target] = [(0,layout/* directoryOf */.jt)(from), (0,layout/* directoryOf */.jt)(placeOf(after))];
    for (const [path, bytes] of await filesUnder(ours, source)) {
        const moved = `${target}${path.slice(source.length)}`;
        if (path === (0,layout/* mementoPath */.Dg)(from))
            write.set(moved, (0,sealed_json/* printJson */.Q2)(after));
        else
            write.set(moved, isRecord(path, source) ? resealRecord(bytes, path, before, after) : bytes);
    }
}
/** Says which versions follow others though they were made before them. */
async function writeOrder(theirs, prp, moved, write) {
    const early = moved.filter(({ after, sortsAs }) => sortsAs !== after.id);
    for (const [bucket, versions] of Map.groupBy(early, ({ after }) => (0,layout/* bucketOf */.AU)(after.sequence))) {
        const directory = `${prp}/${bucket}`;
        const order = await (0,history_order/* readOrder */.Rx)(theirs, directory, await theirs.list(directory));
        const added = versions.map(({ after, sortsAs }) => [after.id, sortsAs]);
        write.set(`${directory}/${history_order/* orderFile */.Ri}`, (0,history_order/* printOrder */.Iv)(new Map([...order, ...added])));
    }
}
/** Records that only our side has of a version on both. What the base has, they have removed. */
async function addMissingRecords({ ours, theirs, base }, pair, write) {
    const [before, after] = await Promise.all([mementoIn(ours, pair.ours), mementoIn(theirs, pair.theirs)]);
    const [source, target] = [(0,layout/* directoryOf */.jt)(pair.ours), (0,layout/* directoryOf */.jt)(pair.theirs)];
    const [present, earlier] = await Promise.all([
        pathsUnder(theirs, target),
        base === undefined ? [] : pathsUnder(base, source),
    ]);
    const known = new Set([
        ...present.map((path) => path.slice(target.length)),
        ...earlier.map((path) => path.slice(source.length)),
    ]);
    let action;
    for (const [path, bytes] of await filesUnder(ours, source, (name) => !known.has(name.slice(source.length)))) {
        if (!isRecord(path, source))
            continue;
        write.set(`${target}${path.slice(source.length)}`, resealRecord(bytes, path, before, after));
        action = path.startsWith(`${source}/executions/`) ? 'recorded' : (action ?? 'validated');
    }
    return { action, before, after };
}
async function planTags({ ours, theirs, base }, prp, moves, write) {
    const sides = {
        ours: await (0,history_tags/* readTags */.g$)(ours, prp),
        theirs: await (0,history_tags/* readTags */.g$)(theirs, prp),
        base: base && (await (0,history_tags/* readTags */.g$)(base, prp)),
    };
    const there = new Set((await (0,places/* newestPlaces */.ZH)(theirs, prp)).map(({ id }) => id));
    for (const { id } of moves.follow.values())
        there.add(id);
    const { tags, added, removed } = uniteTags(sides, { ...moves, isThere: (id) => there.has(id) });
    if (added.length + removed.length > 0)
        write.set((0,layout/* tagsPath */.jI)(prp), (0,history_tags/* printTags */.j$)(prp, tags));
    return [
        ...added.map(({ name, version, actor }) => ({ prp, id: version, name, action: 'tagged', actor })),
        ...removed.map(({ name, version, actor }) => ({ prp, id: version, name, action: 'untagged', actor })),
    ];
}
function isRecord(path, directory) {
    return /^\/(?:validations|executions)\/[^/]+\.json$/.test(path.slice(directory.length));
}
async function filesUnder(at, directory, isWanted = (_path) => true) {
    return at.read((await pathsUnder(at, directory)).filter(isWanted));
}
async function pathsUnder(at, directory) {
    const entries = await at.list(directory);
    const nested = await Promise.all(entries.map(async ({ name, kind }) => {
        const path = `${directory}/${name}`;
        return kind === 'file' ? [path] : pathsUnder(at, path);
    }));
    return nested.flat();
}
function placeOf({ prp, sequence, id }) {
    return { prp, bucket: (0,layout/* bucketOf */.AU)(sequence), id };
}
function savedBy({ prp, id, sequence, checksum, source, actor }, action) {
    return { prp, id, sequence, checksum, sourceCommit: source.commit, action, actor };
}

// EXTERNAL MODULE: ./build/history/until-current.js
var until_current = __webpack_require__(7495);
;// CONCATENATED MODULE: ./build/history/remote-branch.js










/**
 * A branch of the local repository that is shared through a remote. Before it is read, both sides are brought together:
 * what is new there comes here, what is new here goes there, and where both went on, our versions are rebuilt on top of
 * theirs. Who writes first is decided at the remote; the local branch follows. Throws as `gitBranch`, and `E_GIT` when
 * the remote does not answer or does not take what is written: that then is saved here, and the error says so.
 */
function remoteBranch(git, name, options) {
    const { remote: remoteName, announce = () => { }, freshForMs = 5_000 } = options;
    const remote = remoteOf(git, remoteName, name, options);
    const local = (0,git_branch/* gitBranch */.b)(git, name, { publish, copies: [`refs/remotes/${remoteName}/${name}`] });
    const makeCommit = (0,make_commit/* commitMaker */._)(git);
    const shared = (did, versions = 0) => announce({ type: 'versions-shared', remote: remoteName, branch: name, did, versions });
    let met;
    /** How long reading, planning and writing took the last time. */
    let exchangeMs = 0;
    // As many pauses as fit into one exchange do not keep writers apart: pauses grow with what an exchange takes.
    const patience = () => ({ attempts: 30, longestPauseMs: Math.max(2000, 16 * exchangeMs) });
    async function meet() {
        return (0,until_current/* untilCurrent */.g)(joined, { sleep: promises_.setTimeout, random: Math.random }, patience);
    }
    /** Throws `E_STALE_HEAD` when either side moves meanwhile. */
    async function joined() {
        const at = performance.now();
        return { ...(await join(await remote.fetch())), at };
    }
    async function join(there) {
        const tip = await (0,branch_tip/* readTip */.a)(git, name);
        const { commit: here, startsFrom, checkedOutIn } = tip;
        const isHere = here !== undefined && startsFrom === undefined;
        if (there === undefined)
            return here === undefined ? { head: undefined, there } : offer(here, there);
        if (!isHere) {
            await (0,branch_tip/* moveTip */.n)(git, name, tip, there, 'prp: fetch');
            return { head: there, there };
        }
        const relation = await relationOf(git, here, there);
        if (relation === 'equal')
            return { head: here, there };
        if (relation === 'ahead')
            return offer(here, there);
        if (relation === 'behind' && checkedOutIn !== undefined)
            return { head: there, there, checkedOutIn };
        const { head, versions } = relation === 'behind' ? { head: there, versions: 0 } : await unite(here, there);
        if (checkedOutIn !== undefined)
            throw (0,git_branch/* checkedOut */.M)(name, checkedOutIn);
        // Here first: whatever happens after, what was renumbered once keeps its numbers.
        await (0,branch_tip/* moveTip */.n)(git, name, tip, head, relation === 'behind' ? 'prp: fetch' : 'prp: unite');
        if (relation === 'behind')
            shared('fetched');
        if (head === there)
            return { head, there };
        shared('united', versions);
        return offer(head, there);
    }
    /** The commit that has all versions of both; theirs itself when that is the case already. */
    async function unite(here, there) {
        const plan = await planUnite(await sidesOf(git, local, here, there));
        if (plan.change.write.size === 0)
            return { head: there, versions: 0 };
        const { change, message, united } = plan;
        return { head: await makeCommit({ change, message, parent: there }), versions: united.length };
    }
    /** Publishes what only we have. Where that is refused, it can be read all the same: whoever writes is told. */
    async function offer(head, there) {
        const pushed = await remote.push(head, there);
        if (pushed.kind === 'moved')
            throw (0,stale_head/* staleHead */.o)(there, pushed.there);
        if (pushed.kind === 'published')
            shared('published');
        else
            announce({ type: 'versions-unpublished', remote: remoteName, branch: name, reason: pushed.problem.message });
        return { head, there: pushed.kind === 'published' ? head : there };
    }
    async function publish(commit, expectedHead, move) {
        // The lease of another meeting would let this push overwrite what came in between.
        if (met === undefined || met.head !== expectedHead)
            throw (0,stale_head/* staleHead */.o)(expectedHead, met?.head);
        const { there, at } = met;
        const pushed = await remote.push(commit, there);
        exchangeMs = performance.now() - at;
        if (pushed.kind === 'moved')
            throw (0,stale_head/* staleHead */.o)(there, pushed.there);
        if (pushed.kind === 'refused') {
            await move();
            throw savedHere(pushed.problem, name, commit);
        }
        met = { head: commit, there: commit, at: performance.now(), isOurs: true };
        try {
            await move();
        }
        catch (error) {
            // It is published, which decides. Somebody saved here without the remote at that moment: the next meeting unites.
            if (!isStale(error))
                throw error;
        }
    }
    /** Writes on top of a head that both sides agree on. */
    async function write(expectedHead, work) {
        try {
            if (met === undefined || met.head !== expectedHead)
                met = await meet();
            if (met.head !== expectedHead)
                throw (0,stale_head/* staleHead */.o)(expectedHead, met.head);
            if (met.checkedOutIn !== undefined)
                throw (0,git_branch/* checkedOut */.M)(name, met.checkedOutIn);
            return await work();
        }
        catch (error) {
            met = undefined;
            throw error;
        }
    }
    return {
        ...local,
        patience,
        inTurn: (work) => local.inTurn(() => {
            // Whoever has just published asks again before the next: else they were faster than all others every time.
            if (met?.isOurs)
                met = undefined;
            return work();
        }),
        async head() {
            if (met === undefined || performance.now() - met.at > freshForMs)
                met = await meet();
            return met.head;
        },
        commit: (change, message, expectedHead) => write(expectedHead, () => local.commit(change, message, expectedHead)),
        replace: (message, expectedHead) => write(expectedHead, () => local.replace(message, expectedHead)),
    };
}
function isStale(error) {
    return error instanceof errors/* PrpError */.x && error.code === 'E_STALE_HEAD';
}
function savedHere(cause, name, commit) {
    return new errors/* PrpError */.x('E_GIT', `Saved on this machine's branch ${name} (${commit.slice(0, 12)}), but not published: ${cause.message}`, { hint: `Nothing is lost: the next command with --remote publishes it. ${cause.hint}`, cause });
}


/***/ })

};
