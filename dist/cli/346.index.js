export const id = 346;
export const ids = [346];
export const modules = {

/***/ 5346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cli: () => (/* binding */ cli)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/config.js + 1 modules
var config = __webpack_require__(6611);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/observers/log.js


/**
 * The audit trail of a machine: appends each event to `file` as one line of JSON with its time and process. Lines of
 * several processes may alternate; none is torn, for each is one append. A directory it has to create ignores itself
 * in Git.
 */
function logTo(file, now = () => new Date()) {
    let prepared = false;
    return (event) => {
        if (!prepared) {
            const created = (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
            if (created !== undefined)
                (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)((0,external_node_path_.dirname)(file), '.gitignore'), '*\n');
            prepared = true;
        }
        (0,external_node_fs_.appendFileSync)(file, `${JSON.stringify({ at: now().toISOString(), pid: process.pid, ...event }, errorsAsText)}\n`);
    };
}
/** An error has no enumerable properties: without this the log would say `{}`. */
function errorsAsText(_key, value) {
    return value instanceof Error ? { name: value.name, message: value.message } : value;
}

;// CONCATENATED MODULE: ./build/observers/observer.js
/**
 * Passes every event on to all observers, in order. One that throws or rejects is reported to `onError` once and hears
 * the next event all the same.
 */
function notifyAll(observers, onError) {
    const reported = new Set();
    const report = (observer, error) => {
        if (reported.has(observer))
            return;
        reported.add(observer);
        onError(error);
    };
    return (event) => {
        for (const observer of observers) {
            try {
                const answer = observer(event);
                if (answer)
                    answer.catch((error) => report(observer, error));
            }
            catch (error) {
                report(observer, error);
            }
        }
    };
}

;// CONCATENATED MODULE: ./build/report/paint.js
/** How versions, statuses and severities look, everywhere the same. */
const severityStyle = { error: 'red', warning: 'yellow', notice: 'cyan' };
const statusMark = {
    passed: { mark: '✓', style: 'green' },
    failed: { mark: '✗', style: 'red' },
    errored: { mark: '✗', style: 'red' },
    'timed-out': { mark: '✗', style: 'red' },
    skipped: { mark: '-', style: 'dim' },
    cancelled: { mark: '-', style: 'dim' },
    unvalidated: { mark: '·', style: 'dim' },
};
/** `3 ms`, `4.2 s`, `2 min 5 s`. */
function duration(ms) {
    if (ms < 1_000)
        return `${Math.round(ms)} ms`;
    if (ms < 60_000)
        return `${(ms / 1_000).toFixed(1)} s`;
    return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`;
}
/** `1 gate`, `2 gates`. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/**
 * Text of a stranger on one line of a terminal: control characters, which could move the cursor or fake a line, and
 * characters that reorder or hide text become visible.
 */
function plain(text) {
    return text.replace(/[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

// EXTERNAL MODULE: ./build/report/shell-quote.js
var shell_quote = __webpack_require__(2312);
;// CONCATENATED MODULE: ./build/report/text-validate.js


/** One gate as it ends: printed while the others still run. */
function gateLine(prp, gate, paint) {
    const { mark, style } = statusMark[gate.status];
    const took = gate.status === 'skipped' ? 'skipped' : duration(gate.durationMs);
    const where = prp === null ? '' : `  ${paint('dim', plain(prp))}`;
    return `  ${paint(style, mark)} ${plain(gate.id).padEnd(14)} ${paint('dim', took.padStart(8))}${where}`;
}
/** What the gates found, PRP by PRP, and the sum of it. */
function validateText(data, status, paint) {
    if (data.prps.length === 0) {
        return 'No PRPs to validate. Which files are PRPs: `prps` in .github/prp.yml. Make one with `prp generate`.\n';
    }
    const blocks = [
        ...data.prps.flatMap((prp) => prpBlock(prp, paint)),
        ...data.gates.flatMap((gate) => gateBlock(gate, paint)),
        summary(data, status, paint),
    ];
    return `\n${blocks.join('\n')}`;
}
/** Findings shown of one PRP: who has more mends these first. */
const findingsShown = 50;
function prpBlock(prp, paint) {
    const findings = prp.gates.flatMap((gate) => gate.findings);
    const broken = prp.gates.filter(({ status, findings: own }) => status !== 'passed' && own.length === 0);
    if (findings.length === 0 && broken.length === 0)
        return [];
    const readAs = prp.dialect === null ? '' : paint('dim', `  read as ${prp.dialect}`);
    return [
        `${paint('bold', plain(prp.path))}${readAs}`,
        ...findings.slice(0, findingsShown).map((finding) => findingLine(finding, paint)),
        ...(findings.length > findingsShown
            ? [paint('dim', `  … and ${findings.length - findingsShown} more; --json has them all`)]
            : []),
        ...broken.flatMap((gate) => gateBlock(gate, paint)),
        '',
    ];
}
function findingLine(finding, paint) {
    const { severity, message, rule, startLine, startColumn, baseline, suggestion } = finding;
    const place = startColumn === undefined ? `${startLine}` : `${startLine}:${startColumn}`;
    const known = baseline ? paint('dim', ' (in the base revision too)') : '';
    const say = suggestion === undefined || message.includes(suggestion) ? '' : paint('dim', ` → ${plain(suggestion)}`);
    const weight = paint(baseline ? 'dim' : severityStyle[severity], severity.padEnd(7));
    return `  ${place.padStart(7)}  ${weight}  ${plain(message)}${say}${known}  ${paint('dim', rule)}`;
}
/** A gate that went wrong without a finding: its reason, and the end of what its command printed. */
function gateBlock({ id, status, reason, output }, paint) {
    if (status === 'passed')
        return [];
    const { mark, style } = statusMark[status];
    const head = `  ${paint(style, mark)} ${plain(id)} ${status}${reason === undefined ? '' : `: ${plain(reason)}`}`;
    const tail = (output ?? '').trimEnd().split('\n').slice(-20);
    return [head, ...(output ? tail.map((line) => `    ${paint('dim', '│')} ${plain(line)}`) : [])];
}
function summary({ prps, gates, totals, workers, makespanMs }, status, paint) {
    const failed = status === 'failed';
    const counts = [
        plural(totals.errors, 'error'),
        plural(totals.warnings, 'warning'),
        plural(totals.notices, 'notice'),
        ...(totals.baseline > 0 ? [`${totals.baseline} in the base revision too`] : []),
    ].join(', ');
    const lines = [
        `${failed ? paint('red', '✗ Failed') : paint('green', '✓ Passed')}: ${plural(totals.prps, 'PRP')}, ${plural(totals.gates, 'gate')}, ${counts}`,
        paint('dim', `  ${duration(makespanMs)} with ${plural(workers, 'worker')}`),
        ...nextSteps(prps, gates, failed, paint),
    ];
    return `${lines.join('\n')}\n`;
}
function nextSteps(prps, gates, failed, paint) {
    const first = prps.find(({ verdict }) => verdict === 'failed') ?? prps[0];
    if (!first?.version)
        return [];
    const more = prps.length > 1 ? ` and ${plural(prps.length - 1, 'other')}` : '';
    const kept = paint('dim', `  Recorded on v${first.version.sequence} of ${plain(first.path)}${more}.`);
    const ownFault = first.gates.some(({ status }) => status !== 'passed') || gates.length === 0;
    const back = failed && ownFault && first.version.sequence > 1 ? [hint('Go back', ['prp', 'rollback', first.path], paint)] : [];
    return [kept, ...(failed ? [hint('See what changed', ['prp', 'diff', first.path], paint)] : []), ...back];
}
function hint(what, words, paint) {
    return `  ${paint('dim', `${what}:`)} ${paint('cyan', (0,shell_quote/* shellCommand */.q)(...words))}`;
}

;// CONCATENATED MODULE: ./build/report/text-cleanup.js


/** Lines and ranges of one kind that are shown; the rest is counted. JSON has them all. */
const shown = 20;
function cleanupText(data, paint) {
    return `${[...removedLines(data, paint), ...sparedLines(data, paint), ...compactedLines(data, paint)].join('\n')}\n`;
}
function removedLines({ removed, kept, limits, dryRun }, paint) {
    const did = dryRun ? `${paint('yellow', '·')} Would remove` : `${paint('green', '✓')} Removed`;
    if (limits.maxVersions === null && limits.olderThanDays === null) {
        return [
            `${paint('dim', '·')} No limit is set, so no version is too old. Set one with --max-versions or --older-than.`,
        ];
    }
    if (removed.length === 0) {
        return [`${paint('dim', '·')} Nothing to remove: ${limitText(limits)}; ${plural(kept, 'version')} kept.`];
    }
    const byPrp = [...Map.groupBy(removed, ({ prp }) => prp)];
    const width = Math.min(60, Math.max(...byPrp.slice(0, shown).map(([prp]) => plain(prp).length)));
    const rows = byPrp.map(([prp, versions]) => {
        const numbers = rangesOf(versions.map(({ sequence }) => sequence));
        return `  ${plain(prp).padEnd(width)}  ${String(versions.length).padStart(5)}: ${numbers}`;
    });
    return [
        `${did} ${plural(removed.length, 'version')} of ${plural(byPrp.length, 'PRP')} (${limitText(limits)}); ${kept} ${dryRun ? 'would stay' : 'stay'}.`,
        ...cut(rows, 'PRP'),
    ];
}
function sparedLines({ spared }, paint) {
    const groups = [...Map.groupBy(spared, ({ prp, because }) => `${because}\0${prp}`).values()];
    const rows = groups.flatMap((group) => {
        const [first] = group;
        if (first === undefined)
            return [];
        const numbers = group.flatMap(({ sequence }) => sequence ?? []);
        const unnumbered = group.length - numbers.length;
        const which = [
            ...(numbers.length > 0 ? [rangesOf(numbers)] : []),
            ...(unnumbered > 0 ? [`${unnumbered} without a number`] : []),
        ];
        return [`  ${plain(first.prp)}  ${paint('dim', because[first.because])}: ${which.join(', ')}`];
    });
    return rows.length === 0
        ? []
        : [
            '  Kept beyond the limits:',
            ...cut(rows.map((row) => `  ${row}`), 'line'),
        ];
}
const because = {
    latest: 'the latest',
    'last-passing': 'the last that passed',
    tagged: 'tagged',
    executed: 'executed',
    tampered: 'tampered with, kept as evidence',
    witness: 'made after one that was tampered with, and tells what that one was',
};
function compactedLines({ compacted, dryRun }, paint) {
    if (compacted === null)
        return [];
    const { commitsBefore, replaced } = compacted;
    if (replaced === null)
        return [`${paint('dim', '·')} Nothing to compact: the branch has ${plural(commitsBefore, 'commit')}.`];
    const commits = plural(commitsBefore, 'commit');
    return [
        dryRun
            ? `${paint('yellow', '·')} Would put one commit in the place of ${commits}. Who saved what, as the log tells it, would go.`
            : `${paint('green', '✓')} Compacted ${commits} into one.`,
        ...storageLines(compacted, dryRun),
        ...(dryRun ? [] : nextLines(compacted, replaced, paint)),
        ...heldLines(compacted, paint),
    ];
}
function storageLines({ bytesBefore, bytesAfter, unreachable }, dryRun) {
    if (bytesBefore === undefined || bytesAfter === undefined || unreachable === undefined)
        return [];
    const { commits, bytes } = unreachable;
    return [
        `  ${sizeOf(bytesBefore)} stored for the branch, ${sizeOf(bytesAfter)} for what stays.`,
        commits === 0
            ? `  Nothing ${dryRun ? 'would become' : 'is'} unreachable, so that nothing can be freed.`
            : `  ${plural(commits, 'commit')} and ${sizeOf(bytes)} ${dryRun ? 'would become' : 'are now'} unreachable: Git frees them in its own time.`,
    ];
}
function nextLines({ branch, head, unreachable }, replaced, paint) {
    const undo = ['git', 'update-ref', `refs/heads/${branch}`, replaced, ...(head === null ? [] : [head])];
    if (unreachable?.commits === 0)
        return [hint('Undo', undo, paint)];
    const free = 'Free it at once, with all else in this repository that nothing leads to:';
    return [`  ${paint('dim', free)} ${paint('cyan', 'git gc --prune=now')}`, hint('Undo, before that', undo, paint)];
}
function heldLines({ heldBy, branch }, paint) {
    if (heldBy.length === 0)
        return [];
    const rows = heldBy.map((ref) => `    ${plain(ref)}`);
    const [, remote] = heldBy.map((ref) => /^refs\/remotes\/([^/]+)\/(.+)$/.exec(ref)).find((found) => found?.[2] === branch) ?? [];
    return [
        `  ${paint('yellow', '!')} The old commits stay where something else leads to them:`,
        ...cut(rows, 'reference'),
        ...(remote === undefined
            ? []
            : [hint('Do the same there, else they come back', ['prp', 'cleanup', '--compact', '--remote', remote], paint)]),
    ];
}
function limitText({ maxVersions, olderThanDays }) {
    return [
        ...(maxVersions === null ? [] : [`at most ${maxVersions} of each PRP`]),
        ...(olderThanDays === null ? [] : [`none older than ${plural(olderThanDays, 'day')}`]),
    ].join(', ');
}
function cut(rows, noun) {
    const more = rows.length - shown;
    return more <= 0 ? rows : [...rows.slice(0, shown), `  … and ${plural(more, `more ${noun}`)}; --json has them all.`];
}
/** `v1 to v9, v11`; of many ranges the oldest. */
function rangesOf(sequences) {
    const ranges = [];
    for (const sequence of sequences.toSorted((a, b) => a - b)) {
        const last = ranges.at(-1);
        if (last?.to === sequence - 1)
            last.to = sequence;
        else
            ranges.push({ from: sequence, to: sequence });
    }
    const texts = ranges.map(({ from, to }) => (from === to ? `v${from}` : `v${from} to v${to}`));
    const more = texts.length - shown;
    return more <= 0 ? texts.join(', ') : `${texts.slice(0, shown).join(', ')}, … ${plural(more, 'more range')}`;
}
/** `812 bytes`, `3.4 kB`, `1.2 MB`: thousands, as disks count. */
function sizeOf(bytes) {
    if (bytes < 1_000)
        return plural(bytes, 'byte');
    const [unit, size] = bytes < 999_950 ? ['kB', 1e3] : bytes < 999_950_000 ? ['MB', 1e6] : ['GB', 1e9];
    return `${(bytes / size).toFixed(1)} ${unit}`;
}

;// CONCATENATED MODULE: ./build/prp/diff-increasing.js
/** Indexes of one longest strictly rising subsequence of `values`, in order. O(n log n). */
function longestIncreasing(values) {
    // ends[k]: index of the smallest value that ends a rising run of length k + 1.
    const ends = [];
    const previous = new Int32Array(values.length);
    for (const [index, value] of values.entries()) {
        const length = lowerBound(ends, values, value);
        previous[index] = length === 0 ? -1 : (ends[length - 1] ?? -1);
        ends[length] = index;
    }
    const run = [];
    for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1)
        run.push(index);
    return run.toReversed();
}
/** How many of `ends` point at a value below `value`. */
function lowerBound(ends, values, value) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((values[ends[middle] ?? 0] ?? 0) < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./build/prp/diff-myers.js
/**
 * Myers' greedy search for a shortest edit script between two sequences of symbols, in windows: when `maxEdits` edits do
 * not reach the end, the path that came furthest is kept and the search starts again from where it ended. So any input
 * takes O((n + m) × maxEdits) time and O(maxEdits²) memory, and gets a correct script, though not always a shortest one.
 *
 * `keep` is told each pair of equal elements on the path, by index. Returns whether one window was enough.
 */
function searchEdits(before, after, maxEdits, keep) {
    const grid = { before, after, cells: new Int32Array(128), startX: 0, startY: 0 };
    for (let windows = 1;; windows += 1) {
        const { edits, index } = searchWindow(grid, Math.max(1, maxEdits));
        keepPath(grid, edits, index, keep);
        const x = at(grid, edits, index);
        grid.startY = x - diagonalOf(grid, edits, index);
        grid.startX = x;
        if (grid.startX === before.length && grid.startY === after.length)
            return windows === 1;
    }
}
const at = (grid, edits, index) => grid.cells[(edits * (edits + 1)) / 2 + index] ?? -1;
const diagonalOf = (grid, edits, index) => grid.startX - grid.startY + 2 * index - edits;
/** Fills rows until one reaches the end or the edits are used up; returns the cell that came furthest. */
function searchWindow(grid, maxEdits) {
    const { before, after } = grid;
    for (let edits = 0;; edits += 1) {
        const row = (edits * (edits + 1)) / 2;
        if (row + edits >= grid.cells.length)
            grow(grid);
        let furthest = -1;
        let furthestIndex = 0;
        for (let index = 0; index <= edits; index += 1) {
            const diagonal = diagonalOf(grid, edits, index);
            let x = edits === 0 ? grid.startX : Math.max(removing(grid, edits, index), adding(grid, edits, index));
            if (x >= 0) {
                while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal])
                    x += 1;
                if (2 * x - diagonal > furthest) {
                    furthest = 2 * x - diagonal;
                    furthestIndex = index;
                }
            }
            grid.cells[row + index] = x;
        }
        if (edits >= maxEdits || furthest === before.length + after.length)
            return { edits, index: furthestIndex };
    }
}
/** Where a cell starts when its last edit removes an element; -1 when none is left. */
function removing(grid, edits, index) {
    const x = index === 0 ? -1 : at(grid, edits - 1, index - 1);
    return x < 0 || x === grid.before.length ? -1 : x + 1;
}
/** The same when its last edit adds one. */
function adding(grid, edits, index) {
    const x = index === edits ? -1 : at(grid, edits - 1, index);
    return x < 0 || x - diagonalOf(grid, edits, index) > grid.after.length ? -1 : x;
}
function keepPath(grid, edits, index, keep) {
    let cell = index;
    for (let edit = edits; edit >= 0; edit -= 1) {
        const removed = edit === 0 ? grid.startX : removing(grid, edit, cell);
        const added = edit === 0 ? grid.startX : adding(grid, edit, cell);
        const diagonal = diagonalOf(grid, edit, cell);
        for (let x = at(grid, edit, cell) - 1; x >= Math.max(removed, added); x -= 1)
            keep(x, x - diagonal);
        if (removed >= added)
            cell -= 1;
    }
}
function grow(grid) {
    const cells = new Int32Array(grid.cells.length * 2);
    cells.set(grid.cells);
    grid.cells = cells;
}

;// CONCATENATED MODULE: ./build/prp/diff-align.js


/**
 * Aligns two sequences whose elements are numbers from 0 to below `symbols`: what they start and end with, then, where
 * most of what they share is unique, a split at the unique elements (patience), and a bounded search for the rest.
 * Linear time, for a given `maxEdits`, whatever the input.
 */
function align(before, after, symbols, maxEdits) {
    const partners = new Int32Array(before.length).fill(-1);
    const census = {
        before: new Int32Array(symbols),
        after: new Int32Array(symbols),
        place: new Int32Array(symbols),
    };
    const open = [{ x: 0, xEnd: before.length, y: 0, yEnd: after.length, depth: 0 }];
    let exact = true;
    const keep = (x, y) => {
        partners[x] = y;
    };
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
        const inner = trim(part, before, after, keep);
        if (inner.x === inner.xEnd || inner.y === inner.yEnd)
            continue;
        const shared = findShared(inner, before, after, census);
        if (shared.before.length === 0)
            continue;
        if (isReliable(shared) && inner.depth < maxDepth) {
            for (const piece of splitAt(shared, inner))
                open.push(piece);
        }
        else {
            const reached = searchEdits(diff_align_select(before, shared.before), diff_align_select(after, shared.after), maxEdits, (x, y) => keep(shared.before[x] ?? 0, shared.after[y] ?? 0));
            exact = exact && reached;
        }
    }
    return { partners, exact };
}
/** Splits nest only when a split makes further elements unique; hostile input could nest them without end. */
const maxDepth = 16;
/**
 * Among many repeated lines a few unique ones say little: one that moved would tear all the others apart.
 */
const isReliable = (shared) => shared.unique.length * 4 >= Math.min(shared.before.length, shared.after.length) && shared.unique.length > 0;
function diff_align_select(symbols, indexes) {
    const selected = new Int32Array(indexes.length);
    for (const [place, index] of indexes.entries())
        selected[place] = symbols[index] ?? 0;
    return selected;
}
function trim(part, before, after, keep) {
    let { x, xEnd, y, yEnd } = part;
    while (x < xEnd && y < yEnd && before[x] === after[y]) {
        keep(x, y);
        x += 1;
        y += 1;
    }
    while (x < xEnd && y < yEnd && before[xEnd - 1] === after[yEnd - 1]) {
        xEnd -= 1;
        yEnd -= 1;
        keep(xEnd, yEnd);
    }
    return { x, xEnd, y, yEnd, depth: part.depth };
}
const count = (counts, symbol) => counts[symbol] ?? 0;
function findShared(part, before, after, census) {
    const shared = {
        before: [],
        after: [],
        unique: [],
        uniquePlaces: [],
    };
    for (let x = part.x; x < part.xEnd; x += 1) {
        const symbol = before[x] ?? 0;
        census.before[symbol] = count(census.before, symbol) + 1;
    }
    for (let y = part.y; y < part.yEnd; y += 1) {
        const symbol = after[y] ?? 0;
        census.after[symbol] = count(census.after, symbol) + 1;
        census.place[symbol] = y;
        if (count(census.before, symbol) > 0)
            shared.after.push(y);
    }
    for (let x = part.x; x < part.xEnd; x += 1) {
        const symbol = before[x] ?? 0;
        if (count(census.after, symbol) === 0)
            continue;
        shared.before.push(x);
        if (count(census.before, symbol) === 1 && count(census.after, symbol) === 1) {
            shared.unique.push(x);
            shared.uniquePlaces.push(count(census.place, symbol));
        }
    }
    for (let x = part.x; x < part.xEnd; x += 1)
        census.before[before[x] ?? 0] = 0;
    for (let y = part.y; y < part.yEnd; y += 1)
        census.after[after[y] ?? 0] = 0;
    return shared;
}
/** The parts between the unique elements that stand in the same order on both sides; each ends with such an element. */
function splitAt(shared, part) {
    const pieces = [];
    let { x, y } = part;
    const depth = part.depth + 1;
    for (const index of longestIncreasing(shared.uniquePlaces)) {
        const xEnd = (shared.unique[index] ?? 0) + 1;
        const yEnd = (shared.uniquePlaces[index] ?? 0) + 1;
        pieces.push({ x, xEnd, y, yEnd, depth });
        x = xEnd;
        y = yEnd;
    }
    return [...pieces, { x, xEnd: part.xEnd, y, yEnd: part.yEnd, depth }];
}

;// CONCATENATED MODULE: ./build/prp/diff-changes.js
/** The gaps between partners; `offset` lines before the first element are equal. */
function changesBetween(partners, afterLength, offset) {
    const changes = [];
    let x = 0;
    let y = 0;
    const close = (xEnd, yEnd) => {
        if (xEnd > x || yEnd > y) {
            changes.push({ beforeStart: offset + x, removed: xEnd - x, afterStart: offset + y, added: yEnd - y });
        }
        x = xEnd + 1;
        y = yEnd + 1;
    };
    for (const [index, partner] of partners.entries())
        if (partner >= 0)
            close(index, partner);
    close(partners.length, afterLength);
    return changes;
}
/**
 * What was added or removed between lines like its own can stand at several places: `b a` in `a b a` is as right as
 * `a b`. Moves such a change up to where it starts below a blank line, as a writer would have put it.
 */
function settle(changes, before, after) {
    let kept = 0;
    return changes.map((change) => {
        const shift = shiftOf(change, change.beforeStart - kept, change.added > 0 ? after : before);
        const settled = { ...change, beforeStart: change.beforeStart - shift, afterStart: change.afterStart - shift };
        // One line stays between two changes.
        kept = settled.beforeStart + settled.removed + 1;
        return settled;
    });
}
/** How far up, `room` at most. */
function shiftOf({ beforeStart, removed, afterStart, added }, room, lines) {
    if (removed > 0 && added > 0)
        return 0;
    const start = added > 0 ? afterStart : beforeStart;
    for (let shift = 0;; shift += 1) {
        const above = lines[start - shift - 1];
        if (above === undefined || above.trim() === '')
            return shift;
        if (shift === room || above !== lines[start - shift - 1 + removed + added])
            return 0;
    }
}

;// CONCATENATED MODULE: ./build/prp/line-diff.js


/** Compares two lists of lines, or of anything else that is text, by content. Linear time and memory for any input. */
function diffLines(before, after, options = {}) {
    const head = commonHead(before, after);
    const tail = commonTail(before, after, head);
    const symbols = new Map();
    const beforeSymbols = intern(before.slice(head, before.length - tail), symbols);
    const afterSymbols = intern(after.slice(head, after.length - tail), symbols);
    const { partners, exact } = align(beforeSymbols, afterSymbols, symbols.size, options.maxEdits ?? effort(before.length + after.length));
    const changes = settle(changesBetween(partners, afterSymbols.length, head), before, after);
    let added = 0;
    let removed = 0;
    for (const change of changes) {
        added += change.added;
        removed += change.removed;
    }
    return { changes, added, removed, exact };
}
const effort = (lines) => Math.min(1024, Math.max(256, Math.floor(4_000_000 / lines)));
function commonHead(before, after) {
    const limit = Math.min(before.length, after.length);
    let length = 0;
    while (length < limit && before[length] === after[length])
        length += 1;
    return length;
}
function commonTail(before, after, head) {
    const limit = Math.min(before.length, after.length) - head;
    let length = 0;
    while (length < limit && before[before.length - 1 - length] === after[after.length - 1 - length])
        length += 1;
    return length;
}
function intern(texts, symbols) {
    const interned = new Int32Array(texts.length);
    for (const [index, text] of texts.entries()) {
        let symbol = symbols.get(text);
        if (symbol === undefined) {
            symbol = symbols.size;
            symbols.set(text, symbol);
        }
        interned[index] = symbol;
    }
    return interned;
}

;// CONCATENATED MODULE: ./build/prp/word-diff.js

/** Which words of a replaced passage changed. Linear time for any input. */
function diffWords(before, after, options = {}) {
    const whole = [...segment('removed', before), ...segment('added', after)];
    if (before.length + after.length > (options.maxLength ?? 20_000))
        return { segments: whole, compared: false };
    const segments = compareTokens(tokensOf(before), tokensOf(after));
    return { segments: isTelling(segments, before, after) ? segments : whole, compared: true };
}
/**
 * Words, runs of white space, line ends, and single other characters. In scripts that are written without spaces each
 * character is a word.
 */
const tokenPattern = /[[\p{L}\p{N}\p{M}_]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]+|[\s--\n]+|[^]/gv;
const tokensOf = (text) => text.match(tokenPattern) ?? [];
/** Edits searched at once: in a long passage that was rewritten, where exactly its words survived helps no reader. */
const word_diff_effort = (tokens) => Math.min(128, Math.max(16, Math.floor(40_000 / tokens)));
function compareTokens(before, after) {
    const segments = [];
    let removed = '';
    let added = '';
    let position = 0;
    for (const change of diffLines(before, after, { maxEdits: word_diff_effort(before.length + after.length) }).changes) {
        const same = before.slice(position, change.beforeStart).join('');
        if (isGap(same)) {
            removed += same;
            added += same;
        }
        else {
            segments.push(...segment('removed', removed), ...segment('added', added), ...segment('same', same));
            removed = '';
            added = '';
        }
        position = change.beforeStart + change.removed;
        removed += before.slice(change.beforeStart, position).join('');
        added += after.slice(change.afterStart, change.afterStart + change.added).join('');
    }
    const rest = before.slice(position).join('');
    return [...segments, ...segment('removed', removed), ...segment('added', added), ...segment('same', rest)];
}
const segment = (kind, text) => text === '' ? [] : [{ kind, text }];
/** A space between two changed words is read as part of the change. */
const isGap = (same) => same.trim() === '' && !same.includes('\n');
/** Highlights help when at least a quarter of the shorter text stays; else they are confetti. */
function isTelling(segments, before, after) {
    let kept = 0;
    for (const { kind, text } of segments)
        if (kind === 'same')
            kept += text.trim().length;
    return kept * 4 >= Math.min(before.trim().length, after.trim().length);
}

;// CONCATENATED MODULE: ./build/report/text-diff.js


/** The semantic diff: risks first, then the sections that changed, then the lines. */
function diffText(data, paint) {
    const { prp, from, to, labels, identical, stats, sections, risks, note, unified } = data;
    const head = `${paint('bold', plain(prp))}  ${labels.from} → ${labels.to}`;
    if (from === to)
        return `${head}\nThere is one version only, and the file holds just that.\n`;
    if (identical)
        return `${head}\nNo difference.\n`;
    const changed = sections.map(({ change, title, role }) => {
        const serves = role === undefined ? '' : paint('dim', `  ${role}`);
        return `  ${paint(styleOf[change], change.padEnd(9))} ${plain(title)}${serves}`;
    });
    return [
        head,
        `${paint('green', `+${stats.added}`)} ${paint('red', `-${stats.removed}`)} lines in ${plural(sections.length, 'section')}`,
        ...(risks.length > 0
            ? ['', paint('red', 'Look twice:'), ...risks.map(({ message }) => `  ${paint('red', '!')} ${plain(message)}`)]
            : []),
        ...(changed.length > 0 ? ['', ...changed] : []),
        ...(note === undefined ? [] : ['', paint('dim', note)]),
        '',
        ...unifiedLines(unified, paint),
        '',
    ].join('\n');
}
const styleOf = { added: 'green', removed: 'red', modified: 'yellow', moved: 'cyan', renamed: 'cyan' };
/** Paints a unified diff; of a single line that was replaced by a single line only the words that differ stand out. */
function unifiedLines(unified, paint) {
    const lines = unified.split('\n').slice(0, -1);
    const painted = [];
    for (let index = 0; index < lines.length; index += 1) {
        const [line = '', next = ''] = [lines[index], lines[index + 1]];
        const alone = !lines[index - 1]?.startsWith('-') && !lines[index + 2]?.startsWith('+');
        if (line.startsWith('-') && next.startsWith('+') && alone && !line.startsWith('---')) {
            painted.push(...replacedLine(line.slice(1), next.slice(1), paint));
            index += 1;
        }
        else {
            painted.push(paintedLine(line, paint));
        }
    }
    return painted;
}
function replacedLine(before, after, paint) {
    const { segments } = diffWords(before, after);
    const side = (kind, style) => segments
        .filter((segment) => segment.kind === 'same' || segment.kind === kind)
        .map(({ kind: own, text }) => own === 'same' ? paint(style, plain(text)) : paint('bold', paint(style, plain(text))))
        .join('');
    return [paint('red', '-') + side('removed', 'red'), paint('green', '+') + side('added', 'green')];
}
function paintedLine(line, paint) {
    const text = plain(line);
    if (line.startsWith('+++') || line.startsWith('---'))
        return paint('bold', text);
    if (line.startsWith('@@'))
        return paint('cyan', text);
    if (line.startsWith('+'))
        return paint('green', text);
    if (line.startsWith('-'))
        return paint('red', text);
    return text;
}

;// CONCATENATED MODULE: ./build/report/text-import.js


/** PRPs that are shown; the rest is counted. JSON has them all. */
const text_import_shown = 50;
const text_import_because = {
    binary: 'binary',
    'not-utf8': 'not UTF-8',
    'too-large': 'too large',
    link: 'a symbolic link',
    submodule: 'a submodule',
    older: 'older than what is kept',
};
function importText(data, paint) {
    return `${[...text_import_summary(data, paint), ...rows(data, paint), ...notes(data, paint), ...next(data, paint)].join('\n')}\n`;
}
function text_import_summary({ prps, versions, known, globs, head, dryRun }, paint) {
    const idle = paint('dim', '·');
    if (head === null)
        return [`${idle} Nothing to import: there is no commit yet.`];
    if (prps.length === 0)
        return [`${idle} Nothing to import: no commit has a file that matches ${globs.map(plain).join(', ')}.`];
    if (versions === 0 && known > 0)
        return [`${idle} Nothing new: ${plural(known, 'revision')} of ${plural(prps.length, 'PRP')} kept already.`];
    const changed = prps.filter((prp) => prp.versions > 0).length;
    const what = `${plural(versions, 'version')} of ${plural(changed, 'PRP')}`;
    const kept = known > 0 ? `; ${known} were kept already` : '';
    return [
        dryRun ? `${paint('yellow', '·')} Would import ${what}${kept}.` : `${paint('green', '✓')} Imported ${what}${kept}.`,
    ];
}
function rows({ prps }, paint) {
    const told = prps.filter(({ versions, skipped }) => versions > 0 || skipped.length > 0);
    const width = Math.min(60, Math.max(0, ...told.slice(0, text_import_shown).map(({ prp }) => plain(prp).length)));
    const lines = told.slice(0, text_import_shown).map((one) => {
        const { prp, versions, present, formerPaths, skipped } = one;
        const remarks = [
            ...(present ? [] : ['gone from HEAD']),
            ...(formerPaths.length > 0 ? [`was ${formerPaths.map(plain).join(', ')}`] : []),
            ...skipped.map(({ reason, count }) => `${count} skipped: ${text_import_because[reason]}`),
        ];
        return `  ${plain(prp).padEnd(width)}  ${String(versions).padStart(5)}  ${paint('dim', remarks.join('; '))}`.trimEnd();
    });
    const more = told.length - text_import_shown;
    return more > 0 ? [...lines, `  … and ${plural(more, 'more PRP')}; --json has them all.`] : lines;
}
function notes({ prps, unnamed, cut }, paint) {
    const mark = paint('yellow', '!');
    const isOlder = prps.some(({ skipped }) => skipped.some(({ reason }) => reason === 'older'));
    return [
        ...(unnamed > 0 ? [`  ${mark} Skipped ${plural(unnamed, 'change')} of files whose names are not UTF-8.`] : []),
        ...(isOlder
            ? [
                `  ${mark} Some revisions are older than versions that are kept, and a history only grows.`,
                hint('Put them on top, the latest version once more after them', ['prp', 'import', '--append'], paint),
            ]
            : []),
        ...(cut
            ? [
                `  ${mark} This clone is shallow: what is before its oldest commits is not here.`,
                hint('Get it, before you import', ['git', 'fetch', '--unshallow'], paint),
            ]
            : []),
    ];
}
function next({ prps, versions, dryRun }, paint) {
    const longest = prps.toSorted((a, b) => b.versions - a.versions)[0];
    if (longest === undefined || versions === 0 || dryRun)
        return [];
    return [hint('See', ['prp', 'list', longest.prp], paint)];
}

;// CONCATENATED MODULE: ./build/report/text-history.js


function historyText({ prp, executions, validations, trends, problems }, paint) {
    if (executions.length + validations.length + problems.length === 0) {
        return `${plain(prp)} was neither validated nor executed yet.\n${hint('Validate it', ['prp', 'validate', prp], paint)}\n`;
    }
    return [
        paint('bold', plain(prp)),
        ...section('Executions', executions.map((one) => executionRow(one, paint))),
        ...section('Validations', validations.map((one) => validationRow(one, paint))),
        ...section('Gates', gateRows(trends.gates, paint)),
        ...section('Left out', problems.map(({ version, message }) => ` ${paint('red', '✗')} ${plain(version ?? '')} ${plain(message)}`)),
        '',
    ].join('\n');
}
function section(title, rows) {
    return rows.length === 0 ? [] : ['', title, ...rows];
}
const executionMark = { succeeded: 'passed', 'rolled-back': 'failed', failed: 'failed' };
function executionRow(execution, paint) {
    const { sequence, timestamp, agent, status, durationMs, changes, reason } = execution;
    const like = status === 'timed-out' || status === 'cancelled' ? status : executionMark[status];
    const { mark, style } = statusMark[like];
    const changed = changes ? `${plural(changes.files, 'file')} +${changes.added} -${changes.removed}` : '';
    return [
        ` ${paint(style, mark)}`,
        paint('bold', `v${sequence}`.padEnd(5)),
        when(timestamp),
        status.padEnd(11),
        duration(durationMs).padStart(8),
        plain(agent ?? '').padEnd(10),
        changed,
        paint('dim', plain(reason ?? '')),
    ]
        .join(' ')
        .trimEnd();
}
function validationRow(validation, paint) {
    const { sequence, timestamp, verdict, gates, totals } = validation;
    const { mark, style } = statusMark[verdict];
    const failed = gates.filter(({ status }) => !['passed', 'skipped', 'cancelled'].includes(status));
    return [
        ` ${paint(style, mark)}`,
        paint('bold', `v${sequence}`.padEnd(5)),
        when(timestamp),
        verdict.padEnd(7),
        plural(totals.errors, 'error').padEnd(9),
        paint('dim', failed.map(({ id }) => plain(id)).join(', ')),
    ]
        .join(' ')
        .trimEnd();
}
const trendStyle = { improving: 'green', steady: 'dim', worsening: 'red', unknown: 'dim' };
function gateRows(gates, paint) {
    const width = Math.max(0, ...gates.map(({ id }) => id.length));
    return gates.map(({ id, runs, passRate, p50Ms, p95Ms, trend }) => {
        const rate = `${Math.round(passRate * 100)} %`.padStart(5);
        const took = `${duration(p50Ms)} (95 %: ${duration(p95Ms)})`;
        return `   ${plain(id).padEnd(width)} ${plural(runs, 'run').padEnd(8)} ${rate} passed  ${took}  ${paint(trendStyle[trend], trend)}`;
    });
}
function when(timestamp) {
    return timestamp.slice(0, 16).replace('T', ' ');
}

;// CONCATENATED MODULE: ./build/report/text-tag.js


function tagText({ prp, action, name, dryRun, tags }, paint) {
    const width = Math.max(0, ...tags.map((tag) => tag.name.length));
    const rows = tags.map(({ name: own, version, sequence, timestamp, actor, problem }) => [
        ` ${problem === null ? paint('yellow', '•') : paint('red', '✗')}`,
        paint('bold', plain(own).padEnd(width)),
        (sequence === null ? '' : `v${sequence}`).padEnd(5),
        paint('cyan', version),
        timestamp.slice(0, 16).replace('T', ' '),
        problem === null ? paint('dim', plain(actor ?? '')) : paint('red', plain(problem)),
    ].join(' '));
    const done = name === null ? [] : [`${paint('green', '✓')} ${plain(name)} ${deed(action, dryRun)} in ${plain(prp)}`];
    if (tags.length > 0)
        return [...done, plain(prp), ...rows, ''].join('\n');
    return [...done, `${plain(prp)} has no tags.`, hint('Add one', ['prp', 'tag', prp, 'latest', 'approved'], paint), ''].join('\n');
}
function deed(action, dryRun) {
    if (action === 'unchanged' || action === 'listed')
        return 'is there already';
    return `${dryRun ? 'would be ' : ''}${action}`;
}

;// CONCATENATED MODULE: ./build/report/text-verify.js

/** Problems shown: who has more looks at the JSON. */
const text_verify_shown = 100;
function verifyText({ checked, problems, notes }, paint) {
    const ok = problems.length === 0;
    const sum = ok ? `${plural(checked, 'version')} checked, all as they were sealed.` : '';
    const found = `${plural(problems.length, 'problem')} in ${plural(checked, 'version')} checked.`;
    return [
        ...problems.slice(0, text_verify_shown).flatMap(({ prp, version, kind, message }) => {
            const where = [prp ?? 'the branch', ...(version === null ? [] : [version])].map(plain).join(' ');
            return [`${paint('red', '✗')} ${paint('bold', where)} ${paint('red', kind)}`, `  ${plain(message)}`];
        }),
        ...(problems.length > text_verify_shown ? [paint('dim', `… and ${problems.length - text_verify_shown} more; --json has them all`)] : []),
        ...notes.map((note) => `${paint('yellow', '!')} ${plain(note)}`),
        ok ? `${paint('green', '✓')} ${sum}` : `${paint('red', '✗')} ${found}`,
        ...(ok ? [] : [paint('dim', '  None of these versions is shown, compared or restored. Who changed what: git log -p.')]),
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/report/text-versions.js


function saveText({ versions }, paint) {
    const lines = versions.map(({ created, ...version }) => created
        ? `${paint('green', '✓')} ${plain(version.prp)} saved as ${paint('bold', `v${version.sequence}`)} ${paint('dim', version.id)}`
        : `${paint('dim', '·')} ${plain(version.prp)} is unchanged since ${paint('bold', `v${version.sequence}`)} ${paint('dim', version.id)}`);
    return `${lines.join('\n')}\n`;
}
function listText({ versions, prps, problems }, paint) {
    const numbers = new Map((versions ?? []).map(({ id, sequence }) => [id, `v${sequence}`]));
    const rows = prps ? prpRows(prps, paint) : (versions ?? []).map((version) => versionRow(version, numbers, paint));
    if (rows.length === 0 && problems.length === 0) {
        return 'No versions yet. `prp validate` and `prp save <prp>` keep one.\n';
    }
    const head = versions?.[0] === undefined ? [] : [plain(versions[0].prp)];
    const first = prps?.[0]?.prp;
    return [
        ...head,
        ...rows,
        ...problems.map(({ version, message }) => ` ${paint('red', '✗')} ${version} ${paint('red', 'tampered')} ${plain(message)}`),
        ...(first === undefined ? [] : [hint('Versions of one', ['prp', 'list', first], paint)]),
        '',
    ].join('\n');
}
function versionRow(version, numbers, paint) {
    const { sequence, id, status, reason, restoredFrom, commit, source, tags, encrypted, actor } = version;
    const { mark, style } = statusMark[status];
    const origin = restoredFrom === null ? reason : `${reason} from ${numbers.get(restoredFrom) ?? restoredFrom}`;
    const at = commit === null ? 'no commit' : `${commit.slice(0, 7)}${source.dirty ? '+' : ''}`;
    return [
        ` ${paint(style, mark)}`,
        paint('bold', `v${sequence}`.padEnd(5)),
        paint('cyan', id),
        text_versions_when(version),
        status.padEnd(11),
        at.padEnd(9),
        origin,
        ...tags.map((tag) => paint('yellow', `[${plain(tag)}]`)),
        ...(encrypted ? ['encrypted'] : []),
        paint('dim', plain(actor ?? '')),
    ].join(' ');
}
function prpRows(prps, paint) {
    const width = Math.max(...prps.map(({ prp }) => prp.length));
    return prps.map(({ prp, versions, latest }) => {
        const { mark, style } = statusMark[latest?.status ?? 'failed'];
        const newest = latest ? `latest ${paint('bold', `v${latest.sequence}`)} ${paint('dim', text_versions_when(latest))}` : '';
        return ` ${paint(style, mark)} ${plain(prp).padEnd(width)}  ${plural(versions, 'version').padEnd(12)} ${newest}`;
    });
}
function text_versions_when({ timestamp }) {
    return timestamp.slice(0, 16).replace('T', ' ');
}

;// CONCATENATED MODULE: ./build/report/text.js









/** A report for a person at a terminal. Ends with a newline, except for `show`, which is exactly the bytes. */
function reportText(report, paint) {
    switch (report.command) {
        case 'generate':
            return generateText(report.data, paint);
        case 'validate':
            return validateText(report.data, report.status, paint);
        case 'save':
            return saveText(report.data, paint);
        case 'list':
            return listText(report.data, paint);
        case 'show':
            return report.data.content;
        case 'diff':
            return diffText(report.data, paint);
        case 'rollback':
            return rollbackText(report.data, paint);
        case 'cleanup':
            return cleanupText(report.data, paint);
        case 'import':
            return importText(report.data, paint);
        case 'verify':
            return verifyText(report.data, paint);
        case 'tag':
            return tagText(report.data, paint);
        case 'history':
            return historyText(report.data, paint);
        case 'init':
            return initText(report.data, paint);
    }
}
function generateText(data, paint) {
    const { path, name, environment, template, complexity, created, changed, version, notes, content } = data;
    if (content !== undefined)
        return content;
    const did = created ? 'created' : changed ? 'written anew' : 'unchanged';
    return [
        `${paint('green', '✓')} ${paint('bold', plain(path))} ${did}${version ? ` as v${version.sequence} ${paint('dim', version.id)}` : ''}`,
        `  ${plain(name)}`,
        paint('dim', `  template ${template}, environment ${environment}, complexity ${complexity}`),
        ...notes.map((note) => `  ${paint('yellow', '!')} ${plain(note)}`),
        hint('Next', ['prp', 'validate', path], paint),
        '',
    ].join('\n');
}
function rollbackText({ path, restoredFrom, restoredSequence, version, changed, kept }, paint) {
    const did = changed ? 'restored from' : 'already is';
    return [
        `${paint('green', '✓')} ${paint('bold', plain(path))} ${did} v${restoredSequence} ${paint('dim', restoredFrom)}`,
        `  Recorded as v${version.sequence}.`,
        ...(kept ? [`  What it held before is kept as v${kept.sequence}.`] : []),
        ...(changed ? [hint('Undo', ['prp', 'rollback', path, 'previous'], paint)] : []),
        '',
    ].join('\n');
}
function initText({ created, kept }, paint) {
    return [
        ...created.map((path) => `${paint('green', '✓')} ${path} created`),
        ...kept.map((path) => `${paint('dim', '·')} ${path} is there already, left alone`),
        hint('Next: write the request, then', ['prp', 'generate', 'features/example.md'], paint),
        '',
    ].join('\n');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/git.js + 1 modules
var build_git = __webpack_require__(7614);
;// CONCATENATED MODULE: ./build/tree.js


function workTree(root, git) {
    let listed;
    return {
        files() {
            listed ??= git
                .text(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'])
                .then((names) => new Set(names.split('\0').filter(Boolean)));
            return listed;
        },
        async kindOf(path) {
            const real = await (0,promises_.realpath)((0,external_node_path_.join)(root, path)).catch(() => undefined);
            if (real === undefined || !isInside(root, real))
                return undefined;
            const found = await (0,promises_.stat)(real);
            return found.isDirectory() ? 'directory' : 'file';
        },
        async read(path) {
            const real = await (0,promises_.realpath)((0,external_node_path_.join)(root, path)).catch(() => undefined);
            return real !== undefined && isInside(root, real) ? (0,promises_.readFile)(real).catch(() => undefined) : undefined;
        },
    };
}
function commitTree(git, commit) {
    let listed;
    const files = () => {
        listed ??= git
            .text(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])
            .then((names) => new Set(names.split('\0').filter(Boolean)));
        return listed;
    };
    return {
        files,
        async kindOf(path) {
            const names = await files();
            if (names.has(path))
                return 'file';
            return names.values().some((name) => name.startsWith(`${path}/`)) ? 'directory' : undefined;
        },
        async read(path) {
            const { exitCode, stdout } = await git.run(['cat-file', 'blob', `${commit}:${path}`]);
            return exitCode === 0 ? stdout : undefined;
        },
    };
}
/** Both absolute, links resolved. */
function isInside(root, path) {
    return path === root || path.startsWith(root + external_node_path_.sep);
}

;// CONCATENATED MODULE: ./build/repository.js






/** Opens the repository that holds `directory`. Throws `E_NOT_A_REPOSITORY`. */
async function openRepository(directory) {
    const anywhere = (0,build_git/* gitIn */.uM)(directory);
    const found = await anywhere.run(['rev-parse', '--show-toplevel']);
    const shown = found.stdout.toString().replace(/\n$/, '');
    if (found.exitCode !== 0 || shown === '')
        throw (await (0,build_git/* gitTooOld */.AN)(anywhere)) ?? notARepository(directory, found.stderr);
    const root = await (0,promises_.realpath)(shown);
    const git = (0,build_git/* gitIn */.uM)(root);
    /** The real location of a path, or of its nearest existing ancestor, must be inside the root. */
    async function locate(path) {
        const absolute = (0,external_node_path_.join)(root, path);
        for (let probe = absolute;; probe = (0,external_node_path_.dirname)(probe)) {
            const real = await (0,promises_.realpath)(probe).catch(() => undefined);
            if (real === undefined) {
                const dangling = await (0,promises_.lstat)(probe).catch(() => undefined);
                if (dangling?.isSymbolicLink())
                    throw outside(path, 'it is a symbolic link to something that is not there');
                continue;
            }
            if (!isInside(root, real))
                throw outside(path, `it is a symbolic link to ${real}`);
            return absolute;
        }
    }
    async function commitOf(revision) {
        const { stdout } = await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
        const commit = stdout.toString().trim();
        if (commit !== '')
            return commit;
        throw new errors/* PrpError */.x('E_NOT_FOUND', `There is no commit ${revision} in this repository.`, {
            hint: 'Fetch it first; in a workflow, check out with fetch-depth: 0.',
        });
    }
    return {
        root,
        git,
        workTree: workTree(root, git),
        pathOf(typed, from) {
            const path = (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(from, typed));
            if (path === '' || (0,external_node_path_.isAbsolute)(path) || path.split(external_node_path_.sep)[0] === '..') {
                throw outside(typed, `the repository is ${root}`);
            }
            return path.split(external_node_path_.sep).join('/');
        },
        async read(path) {
            const location = await locate(path);
            try {
                return await (0,promises_.readFile)(location);
            }
            catch (cause) {
                throw unreadable(path, cause);
            }
        },
        async write(path, bytes) {
            const location = await (0,promises_.realpath)(await locate(path)).catch(() => (0,external_node_path_.join)(root, path));
            const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(location), `.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}.prp-tmp`);
            try {
                await (0,promises_.mkdir)((0,external_node_path_.dirname)(location), { recursive: true });
                const before = await (0,promises_.stat)(location).catch(() => undefined);
                await (0,promises_.writeFile)(temporary, bytes, { flag: 'wx', ...(before && { mode: before.mode }) });
                await (0,promises_.rename)(temporary, location);
            }
            catch (cause) {
                await (0,promises_.rm)(temporary, { force: true });
                throw new errors/* PrpError */.x('E_IO', `${path} could not be written: ${messageOf(cause)}`, {
                    hint: 'Nothing was changed. Check the permissions and the free space of the directory.',
                    cause,
                });
            }
        },
        async head() {
            const [commit, ref] = await Promise.all([
                git.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
                git.run(['symbolic-ref', '--quiet', 'HEAD']),
            ]);
            return { commit: commit.stdout.toString().trim() || null, ref: ref.stdout.toString().trim() || null };
        },
        async at(revision) {
            const commit = await commitOf(revision);
            return { commit, ...commitTree(git, commit) };
        },
        async mergeBase(revision) {
            const commit = await commitOf(revision);
            const { stdout } = await git.run(['merge-base', commit, 'HEAD']);
            return stdout.toString().trim() || commit;
        },
        async changedSince(commit) {
            const [changed, untracked] = await Promise.all([
                git.text(['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', commit, '--']),
                git.text(['ls-files', '-z', '--others', '--exclude-standard']),
            ]);
            return new Set(`${changed}${untracked}`.split('\0').filter(Boolean));
        },
        async name() {
            const { stdout } = await git.run(['config', '--get', 'remote.origin.url']);
            return withoutCredentials(stdout.toString().trim()) || null;
        },
        async actor() {
            const { stdout, exitCode } = await git.run(['var', 'GIT_COMMITTER_IDENT']);
            return exitCode === 0 ? stdout.toString().replace(/ \d+ [+-]\d+\n$/, '') : null;
        },
    };
}
/** `https://token@host/owner/name.git` → `https://host/owner/name`: an address is stored, a credential never. */
function withoutCredentials(address) {
    const short = /^(?:https?:\/\/(?:[^@/]*@)?|(?:ssh:\/\/)?git@)github\.com[/:](.+?)(?:\.git)?\/?$/.exec(address);
    return short?.[1] ?? address.replace(/^(\w+:\/\/)[^@/]*@/, '$1');
}
function messageOf(cause) {
    return cause instanceof Error ? cause.message : String(cause);
}
function notARepository(directory, said) {
    const unsafe = said.includes('safe.directory');
    return new errors/* PrpError */.x('E_NOT_A_REPOSITORY', unsafe
        ? `Git does not trust the owner of ${directory}.`
        : `${directory} is not in the work tree of a Git repository.`, {
        hint: unsafe
            ? `git config --global --add safe.directory ${directory}`
            : 'Run `git init` here first, or name a repository with -C DIR.',
    });
}
function outside(path, why) {
    return new errors/* PrpError */.x('E_OUTSIDE_REPOSITORY', `${path} is not a file of this repository: ${why}.`, {
        hint: 'Name a file inside the repository; -C DIR chooses another one.',
    });
}
function unreadable(path, cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
        return new errors/* PrpError */.x('E_NOT_FOUND', `${path} does not exist.`, {
            hint: 'Check the spelling; `prp list` shows the PRPs that have versions.',
            cause,
        });
    }
    if (code === 'EISDIR') {
        return new errors/* PrpError */.x('E_USAGE', `${path} is a directory.`, {
            hint: `Name a file, for example ${path}/feature.md.`,
            cause,
        });
    }
    return new errors/* PrpError */.x('E_IO', `${path} could not be read: ${messageOf(cause)}`, {
        hint: 'Check its permissions.',
        cause,
    });
}

// EXTERNAL MODULE: ./build/history/stored-version.js
var stored_version = __webpack_require__(2397);
;// CONCATENATED MODULE: ./build/report/version.js
function versionOf({ memento, status, tags }) {
    const { id, sequence, prp, timestamp, checksum, canonicalChecksum, size, source, reason, restoredFrom, actor } = memento;
    return {
        id,
        sequence,
        prp,
        timestamp,
        checksum,
        canonicalChecksum,
        size,
        source,
        reason,
        restoredFrom,
        actor,
        status,
        tags,
        encrypted: memento.encryption !== null,
        commit: source.commit,
    };
}

;// CONCATENATED MODULE: ./build/commands/upkeep.js

/** The limits that the configuration sets. */
function policyOf({ versions }) {
    return { maxPerPrp: versions['max-per-prp'], maxAgeDays: versions['max-age-days'] };
}
/**
 * Removes old versions when it is time; `prps` have just been saved. What the command was for is done by now, so that
 * whatever goes wrong here is told and fails nothing.
 */
async function keepTidy(prps, { history, config, announce }) {
    const intervalDays = config.versions['cleanup-interval-days'];
    if (prps.length === 0 || intervalDays === 0)
        return;
    try {
        const cleanup = await history.cleanupIfDue(policyOf(config), { intervalDays, prps });
        if (cleanup === undefined || cleanup.removed.length === 0)
            return;
        const cleaned = new Set(cleanup.removed.map(({ memento }) => memento.prp));
        announce({ type: 'cleaned-up', removed: cleanup.removed.length, prps: cleaned.size, kept: cleanup.kept });
    }
    catch (error) {
        announce({
            type: 'warning',
            message: `Old versions could not be cleaned up: ${error instanceof Error ? error.message : String(error)}`,
            hint: error instanceof errors/* PrpError */.x ? error.hint : 'Try `prp cleanup --dry-run --debug`.',
        });
    }
}

;// CONCATENATED MODULE: ./build/commands/cleanup.js





/** Removes what the limits say, in one commit, and compacts the branch when asked to. */
async function cleanup(command, runtime) {
    const { history, config } = runtime;
    const { dryRun } = command;
    const configured = policyOf(config);
    const policy = {
        maxPerPrp: command.maxVersions ?? configured.maxPerPrp,
        maxAgeDays: command.olderThan ?? configured.maxAgeDays,
    };
    const { removed, kept, spared } = await history.cleanup(policy, { dryRun });
    const compaction = command.compact
        ? await history.compact({ dryRun, without: dryRun ? removed : [] }).catch((error) => {
            throw dryRun ? error : halfDone(removed.length, error);
        })
        : undefined;
    return {
        command: 'cleanup',
        status: 'passed',
        data: {
            removed: removed.map(versionOf),
            kept,
            spared: spared.map(({ version, because }) => ({
                prp: version.tampered ? version.prp : version.memento.prp,
                version: (0,stored_version/* idOf */.TH)(version),
                sequence: (0,stored_version/* sequenceOf */.nD)(version) ?? null,
                because,
            })),
            limits: { maxVersions: policy.maxPerPrp || null, olderThanDays: policy.maxAgeDays || null },
            dryRun,
            compacted: compaction === undefined ? null : compactedData(compaction, config.versions.branch),
        },
    };
}
/** An error must not hide what was done before it. */
function halfDone(removed, error) {
    if (!(error instanceof errors/* PrpError */.x) || removed === 0)
        return error;
    const message = `${plural(removed, 'version')} removed, but the branch was not compacted. ${error.message}`;
    return new errors/* PrpError */.x(error.code, message, { hint: error.hint, cause: error });
}
function compactedData({ storage, ...rest }, branch) {
    return {
        ...rest,
        ...(storage && { bytesBefore: storage.total, bytesAfter: storage.remaining, unreachable: storage.unreachable }),
        heldBy: storage?.heldBy ?? [],
        branch,
    };
}

// EXTERNAL MODULE: ./build/prp/canonical.js
var canonical = __webpack_require__(5799);
;// CONCATENATED MODULE: ./build/prp/print.js
/** The text that was parsed, to the byte. */
function print(prp) {
    return prp.lines.map((line) => line.text + line.ending).join('');
}

;// CONCATENATED MODULE: ./build/prp/diff-comparable.js


/** The lines of the canonical form, each at its own index: what no reviewer decides on is the same in both versions. */
function comparableLines(prp) {
    const form = (0,canonical/* canonicalForm */.bU)(print(prp));
    return form === '' ? [] : form.slice(0, -1).split('\n');
}

// EXTERNAL MODULE: ./build/prp/box.js
var prp_box = __webpack_require__(984);
;// CONCATENATED MODULE: ./build/prp/diff-plain-key.js

/** A sentence as a key: without list marks, box, emphasis, case, spacing and closing punctuation. */
function plainKey(text) {
    const line = text.trim();
    const item = (0,prp_box/* readBoxMark */.B5)(line)?.after ?? line.replace(/^(?:[-*+>]|\d{1,9}[.)])\s+/, '');
    return item
        .replaceAll(/[*_]/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim()
        .replace(/[.;,:]$/, '')
        .toLowerCase();
}

;// CONCATENATED MODULE: ./build/prp/diff-likeness.js

/** Words compared of one text: enough for any sentence, and a bound for a page that poses as one. */
const maxWords = 128;
const isWord = /^[\p{L}\p{N}]/u;
/** The words of a text, in lower case, without those that `ignored` holds. */
function wordsOf(text, ignored = new Set()) {
    const words = new Set();
    for (const token of tokensOf(text.slice(0, 16 * maxWords).toLowerCase())) {
        if (isWord.test(token) && !ignored.has(token) && words.size < maxWords)
            words.add(token);
    }
    return words;
}
/** Share of words that two texts have in common, from 0 to 1; 0 when neither has any. */
function overlap(before, after) {
    const total = before.size + after.size;
    if (total === 0)
        return 0;
    let shared = 0;
    for (const word of before)
        if (after.has(word))
            shared += 1;
    return (2 * shared) / total;
}

;// CONCATENATED MODULE: ./build/prp/diff-number.js
/** Whether a limit in a sentence was moved so that more passes; says which, as a phrase. */
function numberWeakening(before, after) {
    const old = limitsIn(before);
    const now = limitsIn(after);
    // With another count nobody can tell which number became which.
    if (old.length !== now.length)
        return undefined;
    for (const [index, limit] of old.entries()) {
        const next = now[index];
        if (next === undefined || next.kind !== limit.kind || next.dimension !== limit.dimension)
            continue;
        const weaker = limit.kind === 'ceiling' ? next.value > limit.value : next.value < limit.value;
        if (weaker)
            return `${limit.text} was ${next.value > limit.value ? 'raised' : 'lowered'} to ${next.text}`;
    }
    return undefined;
}
const unitNames = [
    ['percent', 1, '% percent'],
    ['time', 1, 'ms millisecond milliseconds'],
    ['time', 1000, 's sec secs second seconds'],
    ['time', 60_000, 'min mins minute minutes'],
    ['time', 3_600_000, 'h hour hours'],
    ['size', 1, 'kb'],
    ['size', 1000, 'mb'],
    ['size', 1_000_000, 'gb'],
];
const units = new Map(unitNames.flatMap(([dimension, factor, names]) => names.split(' ').map((name) => [name, { dimension, factor }])));
/** A number that stands alone: not part of a name, a version, a path or a range. */
const numberPattern = /(?<![\p{L}\p{N}_./:#-])(?<digits>\d{1,3}(?:,\d{3})+|\d{1,15})(?<fraction>\.\d{1,6})?(?:\s?(?<unit>%|\p{L}{1,12}))?(?![\p{L}\p{N}_/%]|[.:,-]\d)/gu;
const ceilingBefore = /(?:<=?|≤|\b(?:under|below|within|at most|less than|fewer than|no more than|up to|max|maximum|maximum of|in))\s*$/i;
const floorBefore = /(?:>=?|≥|\b(?:at least|more than|over|above|exceeds?|min|minimum|minimum of|no less than|supports?|handles?|covers?))\s*$/i;
/** `0 type errors`: a ceiling on what nobody wants. */
const unwantedAfter = /^\s*(?:\p{L}+\s+)?(?:errors?|warnings?|failures?|violations?|vulnerabilities|regressions?|bugs?)\b/iu;
/** `returns 404`, `status code 500`: a name, not an amount. */
const codeBefore = /\b(?:http|status|code|returns?|error|responds? with)\s*$/i;
const lookBehind = 16;
/** The amounts that a sentence sets a limit by; numbers in code are names. */
function limitsIn(text) {
    const prose = text.slice(0, 2000).replaceAll(/`[^`]*`|https?:\/\/\S+/g, ' ');
    return [...prose.matchAll(numberPattern)].flatMap((match) => {
        const { digits = '', fraction = '', unit: name = '' } = match.groups ?? {};
        const unit = units.get(name.toLowerCase());
        const before = prose.slice(Math.max(0, match.index - lookBehind), match.index);
        const number = digits + fraction;
        const end = match.index + match[0].length;
        const after = prose.slice(unit === undefined ? match.index + number.length : end, end + 2 * lookBehind);
        const kind = kindOf(before, after, unit);
        if (kind === undefined)
            return [];
        const { dimension, factor } = unit ?? { dimension: 'count', factor: 1 };
        const value = Number(number.replaceAll(',', '')) * factor;
        return [{ text: unit === undefined ? number : match[0], value, dimension, kind }];
    });
}
function kindOf(before, after, unit) {
    if (unit === undefined && codeBefore.test(before))
        return undefined;
    if (floorBefore.test(before))
        return unwantedAfter.test(after) ? undefined : 'floor';
    if (ceilingBefore.test(before) || unwantedAfter.test(after))
        return 'ceiling';
    if (unit?.dimension === 'percent')
        return 'floor';
    return unit?.dimension === 'time' || unit?.dimension === 'size' ? 'ceiling' : undefined;
}

;// CONCATENATED MODULE: ./build/prp/diff-criterion.js


/**
 * Why a reworded criterion asks for less than before, as a phrase; `undefined` when none of the few signs shows: a
 * strong word gave way to a weak one, a limit moved, a way out was added. English only.
 */
function criterionWeakening(before, after) {
    if (struckOut.test(after) && !struckOut.test(before))
        return 'it was struck out';
    const had = wordsIn(before);
    const has = wordsIn(after);
    for (const { strong, weak } of scales) {
        const lost = strong.find((word) => had.has(word) && !has.has(word));
        const gained = weak.find((word) => has.has(word) && !had.has(word));
        if (lost !== undefined && gained !== undefined)
            return `“${lost}” became “${gained}”`;
    }
    const said = spaced(before);
    const says = spaced(after);
    const wayOut = waysOut.find((phrase) => says.includes(` ${phrase} `) && !said.includes(` ${phrase} `));
    if (wayOut !== undefined)
        return `“${wayOut}” was added`;
    return numberWeakening(before, after);
}
const struckOut = /~~.+~~/s;
/** Words of force and of amount: what a criterion demands, not what it is about. */
const scales = [
    {
        strong: ['must', 'shall', 'required', 'always', 'never', 'will'],
        weak: ['should', 'may', 'might', 'could', 'usually', 'generally', 'typically', 'sometimes', 'rarely', 'optional'],
    },
    {
        strong: [
            'all',
            'every',
            'each',
            'always',
            'entire',
            'fully',
            'full',
            'complete',
            'completely',
            'any',
            'no',
            'zero',
        ],
        weak: ['most', 'mostly', 'some', 'many', 'several', 'few', 'main', 'major', 'partial', 'partially', 'basic'],
    },
];
const waysOut = [
    'if possible',
    'where possible',
    'when possible',
    'if time permits',
    'if needed',
    'best effort',
    'best-effort',
    'nice to have',
    'nice-to-have',
    'ideally',
    'preferably',
    'optionally',
    'optional',
    'try to',
    'except',
    'unless',
    'excluding',
    'apart from',
    'other than',
];
const functionWords = 'a an the is are be been was were has have had it its this that these those to of in on at by for with from as and or not can do does';
/** Words that say nothing about the subject of a criterion. */
const subjectless = new Set([
    ...functionWords.split(' '),
    ...scales.flatMap(({ strong, weak }) => [...strong, ...weak]),
]);
/** What a criterion is about: its words without those of force, amount and number. */
function subjectOf(criterion) {
    return new Set([...wordsOf(criterion, subjectless)].filter((word) => !/^\d/.test(word)));
}
const wordsIn = (text) => wordsOf(text.replaceAll(/`[^`]*`/g, ' '));
/** The words with single spaces between and around them, so that a phrase is found as words. */
const spaced = (text) => ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')} `;

;// CONCATENATED MODULE: ./build/prp/diff-pairing.js

/**
 * Pairs equal items first, then the most alike of the others. A copy of an item that is still there was neither removed
 * nor added. Linear, up to sorting: among many items, each is compared with those nearest to its place only.
 */
function pairItems(before, after, rule) {
    const beforeKeys = before.map((item) => rule.keyOf(item));
    const afterKeys = after.map((item) => rule.keyOf(item));
    const gone = unmatched(beforeKeys, afterKeys).flatMap((index) => featured(before[index], rule));
    const come = unmatched(afterKeys, beforeKeys).flatMap((index) => featured(after[index], rule));
    const reach = Math.max(minCandidates, Math.min(maxCandidates, Math.floor(maxComparisons / gone.length)));
    const partners = mostAlike(gone, come, rule, reach);
    const paired = new Set(partners.values());
    const stillThere = new Set(afterKeys);
    const wasThere = new Set(beforeKeys);
    return {
        changed: come.flatMap(({ item }, index) => {
            const partner = gone[partners.get(index) ?? -1];
            return partner === undefined ? [] : [{ before: partner.item, after: item }];
        }),
        removed: gone.flatMap(({ item }, index) => (paired.has(index) || stillThere.has(rule.keyOf(item)) ? [] : [item])),
        added: come.flatMap(({ item }, index) => (partners.has(index) || wasThere.has(rule.keyOf(item)) ? [] : [item])),
        exact: gone.length === 0 || come.length <= reach,
    };
}
/** Items that one item is compared with, and comparisons of two lists. */
const minCandidates = 8;
const maxCandidates = 64;
const maxComparisons = 200_000;
const featured = (item, rule) => item === undefined ? [] : [{ item, features: rule.featuresOf(item) }];
/** Indexes of the keys left when each of `others` has taken one. */
function unmatched(keys, others) {
    const free = new Map();
    for (const key of others)
        free.set(key, (free.get(key) ?? 0) + 1);
    return [...keys.keys()].filter((index) => {
        const key = keys[index] ?? '';
        const left = free.get(key) ?? 0;
        free.set(key, left - 1);
        return left <= 0;
    });
}
/** From an index of `come` to its partner's in `gone`. */
function mostAlike(gone, come, rule, reach) {
    const candidates = [];
    for (const [before, { item, features }] of gone.entries()) {
        const place = Math.round((before / gone.length) * come.length);
        const first = Math.max(0, Math.min(place - reach / 2, come.length - reach));
        for (let after = Math.floor(first); after < Math.min(first + reach, come.length); after += 1) {
            const other = come[after];
            if (other === undefined)
                continue;
            const shared = overlap(features, other.features);
            const likeness = rule.likeness?.(item, other.item, shared) ?? shared;
            if (likeness >= rule.atLeast)
                candidates.push({ before, after, likeness });
        }
    }
    candidates.sort((a, b) => b.likeness - a.likeness || a.before - b.before || a.after - b.after);
    const partners = new Map();
    const taken = new Set();
    for (const { before, after } of candidates) {
        if (taken.has(before) || partners.has(after))
            continue;
        taken.add(before);
        partners.set(after, before);
    }
    return partners;
}

;// CONCATENATED MODULE: ./build/prp/diff-risk.js
const quoteLength = 72;
/** Text of the document inside a sentence: one line, of bounded length. */
function quote(text) {
    const line = text
        .slice(0, 4 * quoteLength)
        .replaceAll(/\s+/g, ' ')
        .trim();
    const short = line.length > quoteLength ? `${line.slice(0, quoteLength - 1).trimEnd()}…` : line;
    return `“${short.toWellFormed()}”`;
}

;// CONCATENATED MODULE: ./build/prp/diff-criteria.js




/** Compares what must be true in the end. `demands` holds what the document after demands anywhere, by `plainKey`. */
function diffCriteria(before, after, demands) {
    const { changed, removed, added, exact } = pairItems(before, after, {
        keyOf: ({ text }) => plainKey(text),
        featuresOf: ({ text }) => subjectOf(text),
        // More than half: of two criteria with one word in common out of two, each may stand for itself.
        atLeast: 0.55,
    });
    const weakened = [];
    const reworded = [];
    for (const pair of changed) {
        const change = { before: itemOf(pair.before), after: itemOf(pair.after) };
        const because = criterionWeakening(change.before.text, change.after.text);
        if (because === undefined)
            reworded.push(change);
        else
            weakened.push({ ...change, because });
    }
    const gone = removed.filter(({ text }) => !demands.has(plainKey(text))).map(itemOf);
    return {
        criteria: { added: added.map(itemOf), removed: gone, changed: reworded, weakened },
        risks: [
            ...gone.map(({ text, line }) => {
                return {
                    kind: 'criterion-removed',
                    message: `A success criterion is gone: ${quote(text)}`,
                    side: 'before',
                    line,
                };
            }),
            ...weakened.map(({ after: { text, line }, because }) => {
                return {
                    kind: 'criterion-weakened',
                    message: `A success criterion asks for less, ${because}: ${quote(text)}`,
                    side: 'after',
                    line,
                };
            }),
        ],
        exact,
    };
}
const itemOf = ({ text, line }) => ({ text, line });

;// CONCATENATED MODULE: ./build/prp/diff-expectation.js





/** Expected results that were dropped, or ask for less, although commands of their block are still run. */
function diffExpectations(blocksBefore, loopAfter) {
    const before = expectationsOf([...blocksBefore]);
    const after = expectationsOf(loopAfter.flatMap(({ blocks }) => blocks));
    const { changed, removed } = pairItems(before, after, {
        keyOf: ({ text }) => plainKey(text),
        featuresOf: ({ text }) => wordsOf(text),
        atLeast: 0.4,
    });
    return [
        ...removed.map(({ text, line }) => {
            return {
                kind: 'gate-weakened',
                message: `The expected result ${quote(text)} was dropped.`,
                side: 'before',
                line,
            };
        }),
        ...changed.flatMap((pair) => {
            const because = criterionWeakening(pair.before.text, pair.after.text);
            if (because === undefined)
                return [];
            const message = `The expected result asks for less, ${because}: ${quote(pair.after.text)}`;
            return [{ kind: 'gate-weakened', message, side: 'after', line: pair.after.line }];
        }),
    ];
}
/** What stands before the expectation itself: `# Expected output:`, `**EXPECT**:`. */
const label = /^[\s#*>-]*expect\w*(?:(?: \w+)?[\s*]*:[\s*]*|[\s*]+|$)/i;
/** A label alone announces what the reader sees below it, and says nothing itself. */
function expectationsOf(blocks) {
    return blocks
        .flatMap((block) => block?.expectations ?? [])
        .map(({ text, line }) => ({ text: text.replace(label, '').trim(), line }))
        .filter(({ text }) => text !== '');
}

;// CONCATENATED MODULE: ./build/prp/diff-gate-target.js
/** Gates remembered of one tool: the comparison of all with all must stay cheap. */
const maxGates = 16;
function coverageOf(gates) {
    const coverage = new Map();
    for (const gate of gates) {
        const covering = coverage.get(gate.tool) ?? [];
        coverage.set(gate.tool, covering);
        if (covering.length < maxGates)
            covering.push({ targets: targetsOf(gate), flags: gate.args.filter(isFlag) });
    }
    return coverage;
}
/** True when everything a gate looked at is looked at by gates of the same tool, with no flag that it did not have. */
function isCovered(gate, coverage) {
    const targets = targetsOf(gate);
    return targets.length > 0 && targets.every((target) => isCoveredTarget(target, gate, coverage));
}
/** A target of the gate before that no gate covers any more, when it was not replaced by another. */
function lostTarget(before, after, coverage) {
    const old = pathsOf(before);
    const now = pathsOf(after);
    if (now.length === 0 || now.some((path) => !isAmong(path, old)))
        return undefined;
    return old.find((path) => !isAmong(path, now) && !isCoveredTarget(path, before, coverage));
}
function isCoveredTarget(target, { tool, args }, coverage) {
    const known = new Set(args);
    return (coverage.get(tool) ?? []).some(({ targets, flags }) => isAmong(target, targets) && flags.every((flag) => known.has(flag)));
}
/** The first target of a test runner that had none, and so ran every test. */
function onlyTarget(before, after) {
    return testRunner.test(after.tool) && pathsOf(before).length === 0 ? pathsOf(after)[0] : undefined;
}
const testRunner = /^(?:pytest|py\.test|jest|vitest|mocha|script test|go test|cargo test)$/;
/** A test runner that is given no path runs every test. */
function targetsOf(gate) {
    const paths = pathsOf(gate);
    return paths.length === 0 && testRunner.test(gate.tool) ? ['.'] : paths;
}
const pathLike = /[/*]|\.\w{1,5}$|^\.$|^(?:src|tests?|lib|app|apps|packages|spec|specs|scripts|examples|backend|frontend)$/;
/** Words taken for paths of one command. */
const maxPaths = 16;
const pathsOf = (gate) => gate.args.filter((word) => !isFlag(word) && !word.includes('://') && pathLike.test(word)).slice(0, maxPaths);
const isFlag = (word) => word.startsWith('-');
const isAmong = (path, wider) => wider.some((other) => covers(other, path));
function covers(wide, narrow) {
    const folder = wide.replace(/^\.\//, '').replace(/\/?(?:\*+|\.\.\.)?$/, '');
    const path = narrow.replace(/^\.\//, '');
    return folder === '' || folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

;// CONCATENATED MODULE: ./build/prp/diff-gate-weakening.js

/**
 * Why a gate lets more pass than before, as a phrase; `undefined` when it does not, as far as the words tell. What the
 * gate no longer covers may be covered by another: `coverage` is that of all gates after.
 */
function gateWeakening(before, after, coverage) {
    return (maskAdded(before, after) ??
        leniencyAdded(before, after) ??
        strictnessLost(before, after) ??
        thresholdMoved(before, after) ??
        targetsLost(before, after, coverage));
}
/** True when a gate can pass although something is wrong. */
const isLenient = (gate) => masks(gate) || [...gate.env, ...gate.args].some((word) => isLenientWord(word, gate.tool));
/** A fallback that makes a failure pass. */
const masks = (gate) => gate.fallback !== undefined &&
    /^(?:true|:|echo|printf|exit 0)\b|^:$/.test(gate.fallback) &&
    !/\b(?:exit|return) [1-9]|\bfalse\b/.test(gate.fallback);
function maskAdded(before, after) {
    if (masks(after) && !masks(before))
        return `\`|| ${(after.fallback ?? '').slice(0, 40)}\` hides its failure`;
    const piped = after.args.includes('|') && !before.args.includes('|');
    if (piped && !/\bpipefail\b/.test(after.block?.text ?? ''))
        return 'a pipe hides its exit code';
    return undefined;
}
const lenient = /^(?:--no-verify|--pass-?with-?no-?tests|--exit-zero|--allow-(?:failure|empty|no-tests)|--continue-on-\S+|--no-strict\S*|--no-check|--no-fail(?!-fast)\S*|--no-error\S*|--skip\S*|--ignore\S*|--exclude\S*|--deselect|--omit|--disable\S*|--(?:test|module)PathIgnorePatterns|--lf|--last-failed|--only-?changed|--changed(?:Since)?|--grep|--filter|--testNamePattern|SKIP\w*|HUSKY)$/i;
/** Single letters mean such things to test runners only. */
const selective = /^-[kmt]$/;
function leniencyAdded(before, after) {
    const had = new Set([...before.env, ...before.args]);
    const added = [...after.env, ...after.args].find((word) => !had.has(word) && isLenientWord(word, after.tool));
    return added === undefined ? undefined : `\`${added.slice(0, 60)}\` was added`;
}
const isLenientWord = (word, tool) => lenient.test(flagName(word)) || (selective.test(word) && testRunner.test(tool));
const strict = /^(?:--strict\S*|--max-warnings|--cov-fail-under|--fail(?!-fast)\S*|--error\S*|-Werror|warnings|-Dwarnings|--deny|--check|-race|--all|--all-targets|--all-features|--workspace|--locked|--frozen-lockfile)$/;
function strictnessLost(before, after) {
    const has = new Set(after.args.map(flagName));
    const lost = before.args.map(flagName).find((name) => strict.test(name) && !has.has(name));
    return lost === undefined ? undefined : `\`${lost}\` was dropped`;
}
const floor = /fail-under|threshold|min/i;
const ceiling = /max/i;
function thresholdMoved(before, after) {
    const now = numbersByFlag(after.args);
    for (const [name, value] of numbersByFlag(before.args)) {
        const next = now.get(name);
        if (next === undefined)
            continue;
        if (floor.test(name) && next < value)
            return `\`${name}\` was lowered from ${value} to ${next}`;
        if (ceiling.test(name) && next > value)
            return `\`${name}\` was raised from ${value} to ${next}`;
    }
    return undefined;
}
function numbersByFlag(words) {
    const numbers = new Map();
    for (const [index, word] of words.entries()) {
        const name = flagName(word);
        if (!name.startsWith('-'))
            continue;
        const value = name === word ? words[index + 1] : word.slice(name.length + 1);
        if (value !== undefined && /^\d{1,9}(?:\.\d{1,6})?$/.test(value))
            numbers.set(name, Number(value));
    }
    return numbers;
}
const flagName = (word) => word.split('=', 1)[0] ?? word;
function targetsLost(before, after, coverage) {
    const only = onlyTarget(before, after);
    if (only !== undefined)
        return `it now covers only \`${only.slice(0, 60)}\``;
    const lost = lostTarget(before, after, coverage);
    return lost === undefined ? undefined : `it no longer covers \`${lost.slice(0, 60)}\``;
}

;// CONCATENATED MODULE: ./build/prp/diff-shell.js
const maxLength = 4096;
const shellToken = /\\[^]|'[^']*'?|"(?:\\[^]|[^"\\])*"?|&&|\|\||[^\\'"&|;(){}]+|[^]/g;
/**
 * Splits a shell line at `&&`, `||` and `;` outside quotes and brackets. In `a && b || c` the last is the fallback of
 * both others; in `a; true` likewise, since only the last exit code counts.
 */
function simpleCommands(line) {
    const commands = [];
    let chain = [];
    const close = (fallback) => {
        commands.push(...chain.map((text) => ({ text, fallback })));
        chain = [];
    };
    for (const { text, operator } of pieces(line)) {
        if (operator === '||' || (operator === ';' && succeeds.test(text))) {
            close(text);
        }
        else {
            if (operator === ';')
                close(undefined);
            if (text !== '')
                chain.push(text);
        }
    }
    close(undefined);
    return commands;
}
const succeeds = /^(?:true|:|exit 0)$/;
function pieces(line) {
    const found = [];
    let operator = '';
    let text = '';
    let depth = 0;
    for (const [token] of line.slice(0, maxLength).matchAll(shellToken)) {
        if (token === '(' || token === '{')
            depth += 1;
        if (token === ')' || token === '}')
            depth = Math.max(0, depth - 1);
        if (depth === 0 && (token === ';' || token === '&&' || token === '||')) {
            found.push({ text: text.trim(), operator });
            operator = token;
            text = '';
        }
        else {
            text += token;
        }
    }
    return [...found, { text: text.trim(), operator }];
}
/** The words of a simple command, without the quotes around them; a pipe is a word of its own. */
function shellWords(command) {
    const words = command.slice(0, maxLength).match(/(?:\\[^]|'[^']*'?|"(?:\\[^]|[^"\\])*"?|[^\s'"\\|])+|\|/g) ?? [];
    return words.map((word) => word.replace(/^(["'])(.*)\1$/s, '$2'));
}

;// CONCATENATED MODULE: ./build/prp/diff-program-run.js

function readRun(command) {
    const words = shellWords(command).filter((word) => word !== '');
    const start = words.findIndex((word) => !assignment.test(word));
    const env = words.slice(0, start === -1 ? words.length : start);
    let text = words.slice(env.length).join(' ');
    for (let nested = 0; nested < 3 && starter.test(text); nested += 1)
        text = text.replace(starter, '');
    const [program = '', ...rest] = text.replace(packageManager, 'script ').split(' ');
    const tool = program.replace(/^.*\/(?=[^/]+$)/, '');
    const action = severalInOne.test(tool) ? rest.findIndex((word) => !word.startsWith('-')) : -1;
    if (action === -1)
        return { tool, args: rest, env };
    return { tool: `${tool} ${rest[action] ?? ''}`, args: rest.toSpliced(action, 1), env };
}
/** True for what only prepares, reports or serves: its loss checks no less. */
const prepares = ({ tool }) => preparing.test(tool);
const assignment = /^[A-Za-z_]\w*=/;
const starter = /^(?:(?:uv|poetry|pipenv|pdm|hatch|rye) run|bundle exec|(?:pnpm|npm|yarn) (?:exec|dlx)|npx|bunx|pnpx|uvx|python3? -m|sudo|time|env|command|cross-env|timeout \d+\w?|docker(?:-| )compose (?:exec|run)(?: -\S+)* \S+|docker (?:exec|run)(?: -\S+)* \S+) (?:-\S+ )*/;
const packageManager = /^(?:npm|pnpm|yarn|bun)(?: run)? (?=\S)/;
/** Programs whose next word says what they do. */
const severalInOne = /^(?:script|cargo|go|make|just|task|docker|docker-compose|dotnet|deno|ruff|biome|git|nx|turbo|mix|rails|rake|terraform|godot|flutter|dart|swift|gradlew?|mvn|php|composer|nu|curl|wget|http|grep|rg|test|\[|ls|cat|jq|psql|sqlite3|node|python3?|bash|sh|tsx)$/;
const preparing = /^(?:\.|alias|cd|chmod|clear|cp|do|docker|docker-compose|done|echo|elif|else|esac|exit|export|fi|for|head|if|kill|lsof|mkdir|mv|open|pip3?|pkill|popd|printf|pushd|pwd|rm|set|sleep|source|tail|then|tmux|touch|trap|true|unset|uv|uvicorn|wait|which|while|case|git (?:add|checkout|clone|commit|fetch|init|log|pull|push|stash|status|switch|worktree)|dotnet restore|go mod|script (?:add|ci|dev|i|install|preview|serve|start)(?::\S+)?)(?: |$)/;

;// CONCATENATED MODULE: ./build/prp/diff-gate.js


/** Every command of the validation loop and of the tasks, one program run each, in document order. */
function gatesOf(prp) {
    const gates = [];
    const seen = new Set();
    for (const [level, { blocks }] of prp.loop.entries()) {
        for (const block of blocks) {
            if (block.nature === 'not-shell')
                continue;
            for (const command of block.commands) {
                seen.add(command.line);
                gates.push(...readGates(command.text, command.line, level, block));
            }
        }
    }
    for (const { validate } of prp.tasks) {
        for (const { text, line } of validate)
            if (!seen.has(line))
                gates.push(...readGates(text, line, undefined, undefined));
    }
    return gates.toSorted((a, b) => a.line - b.line);
}
/** How a gate is shown: with its fallback. */
const gateText = (gate) => gate.text + (gate.fallback === undefined ? '' : ` || ${gate.fallback}`);
function readGates(line, number, level, block) {
    return simpleCommands(line).map(({ text, fallback }) => {
        const run = readRun(text);
        return { ...run, text, fallback, line: number, checks: !prepares(run), level, block };
    });
}

;// CONCATENATED MODULE: ./build/prp/heading.js
const levels = [1, 2, 3, 4, 5, 6];
function readHeading(text) {
    if (!text.includes('#'))
        return undefined;
    const match = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/s.exec(text);
    if (match === null)
        return undefined;
    const level = levels[(match[1] ?? '').length - 1];
    if (level === undefined)
        return undefined;
    return { level, text: withoutClosingMarks(match[2] ?? '') };
}
/**
 * What the alias table looks up: lower case, without emoji, numbering, emphasis, brackets and trailing colon; `&` is
 * `and`. `## 📋 3. **Success Criteria** (must have):` is `success criteria`.
 */
function normaliseHeading(heading) {
    const plain = heading.replaceAll(/[*_`]/g, '');
    const outside = withoutBrackets(plain).trim();
    const unadorned = withoutLeadingMarks(outside === '' ? plain.replaceAll(/[()[\]]/g, '') : outside);
    const words = unadorned.toLowerCase().replaceAll('&', ' and ').split(/\s/);
    return withoutTrailingColon(words.filter((word) => word !== '').join(' '));
}
function withoutTrailingColon(text) {
    let end = text.length;
    while (text[end - 1] === ':' || text[end - 1] === ' ')
        end--;
    return text.slice(0, end);
}
function withoutClosingMarks(text) {
    const trimmed = text.trim();
    let end = trimmed.length;
    while (trimmed[end - 1] === '#')
        end--;
    if (end === trimmed.length)
        return trimmed;
    if (end === 0)
        return '';
    return /[ \t]/.test(trimmed[end - 1] ?? '') ? trimmed.slice(0, end).trimEnd() : trimmed;
}
/** Drops what stands in round or square brackets, nested or not. */
function withoutBrackets(text) {
    let depth = 0;
    let kept = '';
    for (const character of text) {
        if (character === '(' || character === '[')
            depth++;
        else if (depth === 0)
            kept += character;
        else if (character === ')' || character === ']')
            depth--;
    }
    return kept;
}
const leadingMarks = /^[^\p{L}\p{N}]+/u;
const numbering = /^(?:\d{1,4}(?:\.\d{1,4})*[.):](?!\d)|\d{1,4}(?:\.\d{1,4})+(?= )|\d{1,4} [-–—](?= ))/;
/** Emoji and numbers stand in either order: `📋 1. Goal`, `1. 📋 Goal`. */
function withoutLeadingMarks(text) {
    return text.replace(leadingMarks, '').replace(numbering, '').replace(leadingMarks, '');
}

;// CONCATENATED MODULE: ./build/prp/diff-level.js

/**
 * Indexes of the numbered levels that have no counterpart after: none of the same name, and none of the same number
 * that is not another's counterpart already. So dropping level 2 of four and renumbering the rest loses one level.
 */
function levelsWithoutCounterpart(before, after) {
    const free = new Set(after);
    const open = new Map(before.entries());
    const match = (keyOf) => {
        const byKey = Map.groupBy(free, keyOf);
        for (const [index, level] of open) {
            const key = keyOf(level);
            const counterpart = key === undefined ? undefined : byKey.get(key)?.shift();
            if (counterpart === undefined)
                continue;
            free.delete(counterpart);
            open.delete(index);
        }
    };
    match(nameOf);
    match(({ level }) => level);
    return [...open].filter(([, { level }]) => level !== undefined).map(([index]) => index);
}
function nameOf({ title }) {
    const name = normaliseHeading(title).replace(/^level \d+\W*/, '');
    return name === '' ? undefined : name;
}
/** A level as a reader would call it. */
const levelName = ({ level, title }) => level === undefined || /\blevel\s*\d/i.test(title) ? title : `Level ${level}: ${title}`;

;// CONCATENATED MODULE: ./build/prp/diff-loop.js







/** Compares what the validation loop and the tasks run, and what they expect of it. */
function diffLoop(before, after) {
    const gatesBefore = gatesOf(before);
    const gatesAfter = gatesOf(after);
    const pairing = pairItems(gatesBefore, gatesAfter, gateRule);
    const { changed, removed, added, exact } = pairing;
    const coverage = coverageOf(gatesAfter.filter((gate) => !isLenient(gate)));
    const weakened = [];
    const reworded = [];
    for (const pair of changed) {
        const change = { before: diff_loop_itemOf(pair.before), after: diff_loop_itemOf(pair.after) };
        const because = pair.before.checks ? gateWeakening(pair.before, pair.after, coverage) : undefined;
        if (because === undefined)
            reworded.push(change);
        else
            weakened.push({ ...change, because });
    }
    const commands = { added: added.map(diff_loop_itemOf), removed: removed.map(diff_loop_itemOf), changed: reworded, weakened };
    const checks = gatesBefore.filter((gate) => gate.checks);
    if (checks[0] !== undefined && !gatesAfter.some((gate) => gate.checks)) {
        const message = `No validation command is left; there were ${checks.length}.`;
        return { commands, exact, risks: [{ kind: 'all-gates-removed', message, side: 'before', line: checks[0].line }] };
    }
    const gone = new Set(removed.filter((gate) => gate.checks && !isCovered(gate, coverage)));
    const kept = checks.filter((gate) => !gone.has(gate));
    const keptBlocks = new Set(kept.map((gate) => gate.block));
    const keptLevels = new Set(kept.map((gate) => gate.level));
    const lostLevels = new Set(levelsWithoutCounterpart(before.loop, after.loop).filter((level) => !keptLevels.has(level)));
    const risks = [
        ...before.loop.filter((_, index) => lostLevels.has(index)).map(lostLevel),
        ...[...gone].filter((gate) => !lostLevels.has(gate.level ?? -1)).map(lostGate),
        ...weakened.map(weakenedGate),
        ...errorHandling(pairing, keptBlocks),
        ...diffExpectations(keptBlocks, after.loop),
    ];
    return { commands, risks, exact };
}
/** Commands of one tool are one gate when they share a sixth of their words or more. */
const gateRule = {
    keyOf: (gate) => gateText(gate).replaceAll(/\s+/g, ' '),
    featuresOf: ({ tool, args, env }) => new Set([tool, ...args, ...env]),
    likeness: (before, after, shared) => (before.tool === after.tool ? 0.4 + 0.6 * shared : 0),
    atLeast: 0.5,
};
const diff_loop_itemOf = (gate) => ({ text: gateText(gate), line: gate.line });
const lostLevel = (level) => {
    const count = level.blocks.flatMap((block) => block.commands).length;
    const message = `${quote(levelName(level))} was removed, with ${count === 1 ? '1 command' : `${count} commands`}.`;
    return { kind: 'level-removed', message, side: 'before', line: level.startLine };
};
const lostGate = (gate) => ({
    kind: 'gate-removed',
    message: `${quote(gateText(gate))} is no longer run.`,
    side: 'before',
    line: gate.line,
});
const weakenedGate = ({ after, because }) => ({
    kind: 'gate-weakened',
    message: `${quote(after.text)} lets more pass: ${because}.`,
    side: 'after',
    line: after.line,
});
const stopsAtFailure = (gate) => /^set -\w*e/.test(gate.text);
const goesOnAtFailure = (gate) => /^set \+\w*e/.test(gate.text);
/** `set +e` came, or `set -e` went from a block that is still there: what fails no longer stops it. */
function errorHandling({ changed, removed, added }, blocks) {
    const came = [...added, ...changed.map((pair) => pair.after)].filter(goesOnAtFailure);
    const replaced = changed.filter((pair) => !stopsAtFailure(pair.after)).map((pair) => pair.before);
    const went = [...removed, ...replaced].filter((gate) => stopsAtFailure(gate) && blocks.has(gate.block));
    const told = came.length > 0 ? came : went;
    return told.map((gate) => {
        const message = `A failing command no longer stops its block: ${quote(gate.text)} was ${told === came ? 'added' : 'dropped'}.`;
        return { kind: 'gate-weakened', message, side: told === came ? 'after' : 'before', line: gate.line };
    });
}

;// CONCATENATED MODULE: ./build/prp/diff-part.js
/** What stands before the first heading is a part like any other, when it says anything. */
function partsOf(prp, lines) {
    const own = (from, to) => lines.slice(from, to).filter((line) => line !== '');
    const parts = [];
    const preamble = own(0, (prp.sections[0]?.startLine ?? lines.length + 1) - 1);
    const offset = preamble.length === 0 ? 0 : 1;
    if (preamble.length > 0) {
        const name = { title: 'Preamble', normalised: '', role: undefined, within: undefined, path: '', parent: undefined };
        parts.push({ ...name, line: 1, lines: preamble, body: preamble.join('\n') });
    }
    for (const section of prp.sections) {
        const parent = section.parent === undefined ? undefined : section.parent + offset;
        const above = parent === undefined ? '' : (parts[parent]?.path ?? '');
        const heading = section.broken ? 2 : 1;
        parts.push({
            title: section.heading,
            normalised: section.normalised,
            role: section.role,
            within: section.within,
            path: `${above}\n${section.normalised}`,
            parent,
            line: section.startLine,
            lines: own(section.startLine - 1, section.endLine),
            body: own(section.startLine - 1 + heading, section.endLine).join('\n'),
        });
    }
    return parts;
}

;// CONCATENATED MODULE: ./build/prp/diff-references.js


/** Compares what the documents point at. Files that tasks act on are left to the tasks. */
function diffReferences(before, after) {
    const { changed, removed, added, exact } = pairItems(before.flatMap(compared), after.flatMap(compared), {
        keyOf: ({ key }) => key,
        featuresOf: ({ target }) => wordsOf(target),
        likeness: (old, now, shared) => (old.target === now.target ? 1 : shared),
        atLeast: 0.6,
    });
    const references = {
        added: added.map(({ item }) => item),
        removed: removed.map(({ item }) => item),
        changed: changed.map((pair) => ({ before: pair.before.item, after: pair.after.item })),
    };
    return { references, exact };
}
function compared({ kind, target, lines, why, line }) {
    if (kind === 'target')
        return [];
    const text = lines === undefined ? target : `${target}:${lines.startLine}-${lines.endLine}`;
    return [{ item: { text, line }, target, key: `${text}\n${why ?? ''}` }];
}

;// CONCATENATED MODULE: ./build/prp/diff-scope.js




/**
 * What the PRP said not to do and no longer says. `stated` holds every line of the document after, by `plainKey`: one
 * that forbids by its own words does so in any section, while `Admin pages` forbids only where it stands.
 */
function diffScope(before, after, stated) {
    const { removed, exact } = pairItems(limitsOf(before), limitsOf(after), {
        keyOf: ({ key }) => key,
        featuresOf: ({ text }) => wordsOf(text),
        atLeast: 0.5,
    });
    const risks = removed
        .filter(({ key }) => !(forbids.test(key) && stated.has(key)))
        .map(({ text, line }) => {
        return { kind: 'scope-limit-removed', message: `No longer ruled out: ${quote(text)}`, side: 'before', line };
    });
    return { risks, exact };
}
const forbids = /\b(?:not|never|no|avoid|without|don['’]t|won['’]t)\b/;
const listItem = /^\s*(?:[-*+]|\d{1,9}[.)]|❌|🚫)\s*(.+)$/u;
/** The list items of the sections on what not to build and how not to build it. */
function limitsOf(prp) {
    return prp.sections
        .filter(({ within }) => within === 'anti-patterns')
        .flatMap(({ startLine, endLine }) => prp.lines.slice(startLine, endLine).flatMap((line, index) => {
        const text = listItem.exec(line.text)?.[1];
        return text === undefined ? [] : [{ text, line: startLine + index + 1, key: plainKey(line.text) }];
    }));
}

;// CONCATENATED MODULE: ./build/prp/diff-part-pairs.js

/** Finds the counterpart of each section: by what is surest first. */
function pairParts(before, after) {
    const partners = new Map();
    const left = new Set(before);
    const free = new Set(after);
    const join = (part, counterpart) => {
        partners.set(part, counterpart);
        left.delete(part);
        free.delete(counterpart);
    };
    const match = (keyOf, onlyUnique = false) => {
        const from = Map.groupBy(left, keyOf);
        const to = Map.groupBy(free, keyOf);
        for (const [key, parts] of from) {
            const counterparts = to.get(key) ?? [];
            if (key === undefined || (onlyUnique && (parts.length > 1 || counterparts.length > 1)))
                continue;
            for (const [index, part] of parts.entries()) {
                const counterpart = counterparts[index];
                if (counterpart !== undefined)
                    join(part, counterpart);
            }
        }
    };
    match((part) => `${part.path}\n\n${part.body}`);
    match((part) => (part.body.length >= tellingLength ? part.body : undefined));
    match((part) => part.path);
    match((part) => part.normalised || undefined, true);
    const alike = pairItems([...left], [...free], {
        keyOf: (part) => `${part.path}\n\n${part.body}`,
        featuresOf: linesOf,
        atLeast: 0.6,
    });
    for (const pair of alike.changed)
        join(pair.before, pair.after);
    match((part) => part.role, true);
    return { partners, exact: alike.exact };
}
/** Characters of a body that is hardly the same by chance: placeholders and rules are shorter. */
const tellingLength = 40;
/** Lines compared of one body, and how much of each. */
const maxLines = 128;
function linesOf(part) {
    return new Set(part.body
        .slice(0, 64 * maxLines)
        .split('\n')
        .slice(0, maxLines));
}

;// CONCATENATED MODULE: ./build/prp/diff-sections.js



function diffSections(before, after) {
    const { partners, exact } = pairParts(before, after);
    const origins = new Map([...partners].map(([part, counterpart]) => [counterpart, part]));
    const moved = movedParts(before, after, partners);
    const gone = goneAfter(before, partners);
    const sections = after.flatMap((part) => [
        ...changeOf(origins.get(part), part, moved.has(part)),
        ...(gone.get(part) ?? []),
    ]);
    return { sections: [...(gone.get(undefined) ?? []), ...sections], exact };
}
/** What was removed, by the counterpart of the last section above it that is still there. */
function goneAfter(before, partners) {
    const gone = new Map();
    let anchor;
    for (const part of before) {
        const partner = partners.get(part);
        anchor = partner ?? anchor;
        if (partner !== undefined)
            continue;
        const { within, title, line, lines } = part;
        const stats = { added: 0, removed: lines.length };
        const changes = gone.get(anchor) ?? [];
        changes.push({ role: within ?? null, title, change: 'removed', line, stats });
        gone.set(anchor, changes);
    }
    return gone;
}
function changeOf(origin, part, isMoved) {
    const { within, title, line, lines } = part;
    const place = { role: within ?? null, title, line };
    if (origin === undefined)
        return [{ ...place, change: 'added', stats: { added: lines.length, removed: 0 } }];
    const { added, removed } = diffLines(origin.lines, lines);
    const renamed = origin.normalised !== part.normalised;
    if (!renamed && !isMoved && added + removed === 0)
        return [];
    const change = renamed ? 'renamed' : isMoved ? 'moved' : 'modified';
    const previous = origin.title === title ? {} : { previousTitle: origin.title };
    return [{ ...place, change, ...previous, stats: { added, removed } }];
}
/** Sections whose order among the others changed: as few as explain it, and not those that moved along with a parent. */
function movedParts(before, after, partners) {
    const places = new Map(after.map((part, index) => [part, index]));
    const paired = before.flatMap((part) => partners.get(part) ?? []);
    const inOrder = new Set(longestIncreasing(paired.map((part) => places.get(part) ?? 0)).map((index) => paired[index]));
    const moved = new Set(paired.filter((part) => !inOrder.has(part)));
    const movedAlong = ({ parent }) => {
        const above = parent === undefined ? undefined : after[parent];
        return above !== undefined && moved.has(above);
    };
    return new Set([...moved].filter((part) => !movedAlong(part)));
}

;// CONCATENATED MODULE: ./build/prp/diff-tasks.js



/** `lines` are the comparable lines of the task's document. */
function comparedTasks(tasks, lines) {
    return tasks.map((task) => ({
        task,
        name: diff_tasks_nameOf(task),
        key: [task.verb, task.target, diff_tasks_nameOf(task), ...lines.slice(task.startLine, task.endLine).filter(Boolean)].join('\n'),
    }));
}
/** What is done says little about which task it is. */
const verbs = new Set([
    'create',
    'modify',
    'add',
    'update',
    'implement',
    'write',
    'edit',
    'delete',
]);
/** Compares the units of work. A new number alone is no change. */
function diffTasks(before, after) {
    const { changed, removed, added, exact } = pairItems(before, after, taskRule);
    const changes = [];
    const risks = [];
    for (const pair of changed) {
        const because = retargeting(pair.before.task, pair.after.task);
        const change = { before: diff_tasks_itemOf(pair.before), after: diff_tasks_itemOf(pair.after) };
        changes.push(because === undefined ? change : { ...change, because });
        if (because !== undefined) {
            const message = `${quote(change.after.text)} ${because}.`;
            risks.push({ kind: 'task-retargeted', message, side: 'after', line: change.after.line });
        }
    }
    return { tasks: { added: added.map(diff_tasks_itemOf), removed: removed.map(diff_tasks_itemOf), changed: changes }, risks, exact };
}
const taskRule = {
    keyOf: ({ key }) => key,
    featuresOf: ({ task, name }) => wordsOf(`${name} ${task.target ?? ''}`, verbs),
    likeness(before, after, shared) {
        if (before.name === after.name)
            return 1;
        if (before.task.target !== undefined && before.task.target === after.task.target)
            return 0.9;
        const sameNumber = before.task.number !== undefined && before.task.number === after.task.number;
        return Math.min(0.8, shared + (sameNumber ? 0.1 : 0));
    },
    atLeast: 0.5,
};
const deleting = /^(?:DELETE|REMOVE|DROP)$/;
function retargeting(before, after) {
    if (before.target === undefined || after.target === undefined)
        return undefined;
    if (before.target !== after.target)
        return `now acts on ${quote(after.target)} instead of ${quote(before.target)}`;
    const deletes = deleting.test(after.verb ?? '') && !deleting.test(before.verb ?? '');
    return deletes ? `now deletes ${quote(after.target)}` : undefined;
}
/** Some tasks have a number for a title, and only their first action says what they are. */
function diff_tasks_nameOf({ title, verb, target }) {
    const isNumber = /^(?:task|step)[ #]*[\w.-]*\W*$/i.test(title);
    return isNumber && target !== undefined ? [verb, target].filter(Boolean).join(' ') : title;
}
function diff_tasks_itemOf({ task, name }) {
    return { text: task.number === undefined ? name : `Task ${task.number}: ${name}`, line: task.startLine };
}

;// CONCATENATED MODULE: ./build/prp/diff.js











/** Compares two versions of a PRP by what they say. Linear in the size of both, up to sorting. */
function diffPrps(before, after) {
    const linesBefore = comparableLines(before);
    const linesAfter = comparableLines(after);
    const whole = diffLines(before.lines.map(written), after.lines.map(written));
    const partsBefore = partsOf(before, linesBefore);
    const partsAfter = partsOf(after, linesAfter);
    const sections = diffSections(partsBefore, partsAfter);
    const loop = diffLoop(before, after);
    const criteria = diffCriteria(before.criteria, after.criteria, demandsOf(after, linesAfter));
    const tasks = diffTasks(comparedTasks(before.tasks, linesBefore), comparedTasks(after.tasks, linesAfter));
    const references = diffReferences(before.references, after.references);
    const scope = diffScope(before, after, new Set(linesAfter.map(plainKey)));
    const paired = [sections, loop, criteria, tasks, references, scope].every(({ exact }) => exact);
    return {
        identical: whole.changes.length === 0,
        canonicalIdentical: isSame(linesBefore, linesAfter),
        stats: { added: whole.added, removed: whole.removed },
        sections: sections.sections,
        criteria: criteria.criteria,
        tasks: tasks.tasks,
        references: references.references,
        commands: loop.commands,
        risks: [
            ...loop.risks,
            ...forgivenFailures(whole, after),
            ...criteria.risks,
            ...lostRoles(partsBefore, partsAfter),
            ...scope.risks,
            ...tasks.risks,
        ],
        ...completeness(whole.exact, paired),
    };
}
const demanding = new Set(['goal', 'what', 'success', 'validation', 'checklist']);
/** Every line that stands where a document makes demands, as `plainKey`: a criterion may move among these sections. */
function demandsOf(prp, lines) {
    const sections = prp.sections.filter(({ within }) => demanding.has(within));
    return new Set(sections.flatMap(({ startLine, endLine }) => lines.slice(startLine, endLine).map(plainKey)));
}
const written = ({ text, ending }) => text + ending;
const isSame = (before, after) => before.length === after.length && before.every((line, index) => line === after[index]);
function completeness(wholeExact, paired) {
    if (wholeExact && paired)
        return { exact: true };
    const note = paired
        ? 'The versions differ so much that the search was cut short: the counts of lines are upper bounds.'
        : 'The versions differ in so many items that not all were compared with each other: some that were reworded may be listed as removed and added.';
    return { exact: false, note };
}
const coreRoles = ['goal', 'success', 'context', 'blueprint', 'validation'];
/** Core roles that had a section and have none. */
function lostRoles(before, after) {
    return coreRoles.flatMap((role) => {
        const first = before.find((part) => part.role === role);
        if (first === undefined || after.some((part) => part.role === role))
            return [];
        const message = `No section on ${role} is left; there was ${quote(first.title)}.`;
        return [{ kind: 'role-section-removed', message, side: 'before', line: first.line }];
    });
}
/** A workflow step that may fail, wherever the document writes one. */
function forgivenFailures(whole, after) {
    return whole.changes.flatMap(({ afterStart, added }) => after.lines.slice(afterStart, afterStart + added).flatMap(({ text }, index) => {
        if (!/^\s*(?:-\s+)?continue-on-error:\s*true\b/.test(text))
            return [];
        const message = '`continue-on-error: true` was added: the step may fail unseen.';
        return [{ kind: 'gate-weakened', message, side: 'after', line: afterStart + index + 1 }];
    }));
}

;// CONCATENATED MODULE: ./build/prp/unified.js

/**
 * The difference as `git diff` writes it, for `git apply` and for readers. Lines end at `\n` only, so a `\r` is part of
 * its line. Empty when the texts are identical.
 */
function unifiedDiff(before, after, options) {
    if (before === after)
        return '';
    const beforeLines = splitLines(before);
    const afterLines = splitLines(after);
    const { changes } = diffLines(beforeLines, afterLines);
    const context = options.context ?? 3;
    const hunks = groupChanges(changes, context).map((hunk) => printHunk(hunk, context, beforeLines, afterLines));
    return [`--- ${unified_label(options.from)}\n+++ ${unified_label(options.to)}\n`, ...hunks].join('');
}
/** Each line with its `\n`; joined they are the text again. */
function splitLines(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
/** Changes whose contexts touch share a hunk. */
function groupChanges(changes, context) {
    const hunks = [];
    let end = Number.NEGATIVE_INFINITY;
    for (const change of changes) {
        const hunk = hunks.at(-1);
        if (hunk !== undefined && change.beforeStart - end <= 2 * context)
            hunk.push(change);
        else
            hunks.push([change]);
        end = change.beforeStart + change.removed;
    }
    return hunks;
}
function printHunk(changes, context, beforeLines, afterLines) {
    const first = changes[0];
    const last = changes.at(-1);
    if (first === undefined || last === undefined)
        return '';
    const lead = Math.min(context, first.beforeStart);
    const lastEnd = last.beforeStart + last.removed;
    const tail = Math.min(context, beforeLines.length - lastEnd);
    const beforeStart = first.beforeStart - lead;
    const beforeEnd = lastEnd + tail;
    const afterStart = first.afterStart - lead;
    const afterEnd = last.afterStart + last.added + tail;
    const parts = [`@@ -${range(beforeStart, beforeEnd)} +${range(afterStart, afterEnd)} @@\n`];
    const print = (mark, lines) => {
        for (const line of lines)
            parts.push(line.endsWith('\n') ? mark + line : `${mark}${line}\n${noNewline}`);
    };
    let kept = beforeStart;
    for (const { beforeStart: start, removed, afterStart: afterIndex, added } of changes) {
        print(' ', beforeLines.slice(kept, start));
        print('-', beforeLines.slice(start, start + removed));
        print('+', afterLines.slice(afterIndex, afterIndex + added));
        kept = start + removed;
    }
    print(' ', beforeLines.slice(kept, beforeEnd));
    return parts.join('');
}
const noNewline = '\\ No newline at end of file\n';
/** Line number and length as git writes them: an empty range names the line before it, a length of one is left out. */
function range(start, end) {
    const length = end - start;
    if (length === 0)
        return `${start},0`;
    return length === 1 ? `${start + 1}` : `${start + 1},${length}`;
}
/** A file name as git writes it in a header: quoted when it could end or break the line, ended by a tab when it has spaces. */
function unified_label(name) {
    if (/[\p{Cc}"\\]/u.test(name))
        return `"${name.replaceAll(/[\p{Cc}"\\]/gu, escaped)}"`;
    return name.includes(' ') ? `${name}\t` : name;
}
function escaped(character) {
    const named = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
    if (named !== undefined)
        return named;
    return [...Buffer.from(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/prp/decode.js

/** Bytes of the largest document that is read, 10 MiB: the largest known PRP has a hundredth of it. */
const maxPrpBytes = 10 * 1024 * 1024;
// What Git looks at before it calls a file binary.
const sniffedBytes = 8_000;
/** Bytes to text. A byte order mark stays in the text, as U+FEFF, so that the text is the bytes again. */
function readText(bytes, path) {
    if (bytes.length > maxPrpBytes) {
        const message = `${path} has ${bytes.length} bytes; at most ${maxPrpBytes} are read.`;
        return { problem: 'too-large', message };
    }
    if (bytes.subarray(0, sniffedBytes).includes(0)) {
        return { problem: 'binary', message: `${path} is a binary file: it has a NUL byte near its start.` };
    }
    if (!(0,external_node_buffer_.isUtf8)(bytes)) {
        const line = firstBadLine(bytes);
        return { problem: 'not-utf8', message: `${path} is not UTF-8 on line ${line}.`, line };
    }
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}
/** A line feed is never part of a longer character, so lines can be judged one by one. */
function firstBadLine(bytes) {
    let start = 0;
    for (let line = 1;; line++) {
        const end = bytes.indexOf(10, start);
        if (end < 0 || !(0,external_node_buffer_.isUtf8)(bytes.subarray(start, end)))
            return line;
        start = end + 1;
    }
}

// EXTERNAL MODULE: ./build/prp/lines.js
var prp_lines = __webpack_require__(6574);
// EXTERNAL MODULE: ./build/prp/page.js + 2 modules
var prp_page = __webpack_require__(6662);
;// CONCATENATED MODULE: ./build/prp/roles.js

/**
 * What normalised headings say which role. The first that matches decides, so what is narrow or anchored stands
 * before what is broad: `integration testing` is validation, `definition of done` is success and no checklist.
 */
const aliasTable = [
    ['blueprint', [/^(?:tasks?|steps?|phases?) [\d{[]/]],
    ['rollback', [/\brollback\b|\broll back\b|\brevert|\brecovery (?:plan|strategy|procedure)/]],
    ['validation', [/^level \d/]],
    ['confidence', [/\bconfidence\b/]],
    ['gotchas', [/\bgotchas?\b|\bquirks\b|\bknown (?:issues|pitfalls|limitations)\b/]],
    [
        'anti-patterns',
        [
            /\banti-? ?patterns?\b|\bwhat not to do\b|^do not\b|^don.?t\b|\bcritical (?:mistakes|anti)|\bnot building\b/,
            /\bout of scope\b|\bscope limits\b|\bpitfalls\b|\bnon-goals\b|^won.?t\b|\bcommon mistakes\b/,
        ],
    ],
    [
        'success',
        [
            /\bsuccess (?:criteria|metrics|definition|indicators)\b|\bacceptance criteria\b|\bdefinition of done\b|^dod$/,
            /\bmeasurable outcomes\b|^tests to pass$/,
        ],
    ],
    ['checklist', [/\bchecklist\b|\bcompletion criteria\b/]],
    [
        'validation',
        [/\bvalidation\b|\bverification\b|\btesting\b|^tests?\b|\bquality gates?\b|\btest (?:plan|strategy|cases)\b|^qa\b/],
    ],
    ['risk', [/\brisks?\b/]],
    ['integration', [/\bintegration\b/]],
    [
        'context',
        [
            /\bcontext\b|\bmandatory reading\b|\breferences?$|\bdocumentation\b|^research\b|\bcurrent state\b/,
            /\bcodebase\b|\bpatterns to (?:mirror|follow)\b|\bexisting (?:code|implementation)\b|\brelevant (?:files|code)\b|^dependencies$/,
        ],
    ],
    ['data', [/\bdata (?:models?|structures?)\b|\bschemas?\b|\bdatabase\b/]],
    [
        'blueprint',
        [
            /\bimplementation\b|^tasks?\b|\btask (?:list|breakdown)\b|\blist of tasks\b|\b(?:step-by-step|low-level) tasks\b|^phases?\b|^plan$|\bexecution plan\b|\broadmap\b/,
        ],
    ],
    [
        'goal',
        [
            /^(?:feature |main |poc )?goals?(?: and why)?$|^objectives?$|^(?:executive )?summary$|^overview$|^purpose$|^(?:primary )?mission$/,
            /^initial concept$|^high-level (?:objective|goal)s?$|^feature(?: overview| description)?$|^what (?:are )?we.?(?:re)? building/,
        ],
    ],
    [
        'why',
        [
            /^why\b|^motivation$|^business (?:logic|value|case|justification)\b|^problem(?: statement| analysis)?$|^background$/,
            /^rationale$|^user (?:story|stories|personas?)\b|^root cause\b|^original story$/,
        ],
    ],
    [
        'what',
        [
            /^what\b|^(?:(?:functional|technical|core|key) )?requirements?$|^solution\b|^(?:poc )?scope\b|^user-visible behaviou?r\b/,
            /^specifications?$|^technical (?:specifications?|approach|design|architecture)\b|^(?:key )?files (?:to (?:change|modify|create)|affected)\b/,
            /^features$|^deliverables?$|^design$|^architecture\b/,
        ],
    ],
];
const roles = new Set(aliasTable.map(([role]) => role));
// A longer heading is a sentence, and sentences name no role.
const longestAlias = 160;
/** The role that a normalised heading names. The user's aliases are whole headings and come first. */
function roleOf(normalised, aliases) {
    const own = aliases?.get(normalised);
    if (own !== undefined || normalised.length > longestAlias)
        return own;
    return aliasTable.find(([, patterns]) => patterns.some((pattern) => pattern.test(normalised)))?.[0];
}
/** Headings as a user writes them, by role, ready for look-up. Words that are no role are left out. */
function readAliases(headings) {
    const aliases = new Map();
    for (const [role, words] of Object.entries(headings)) {
        if (!isRole(role))
            continue;
        for (const word of words)
            aliases.set(normaliseHeading(word), role);
    }
    return aliases;
}
function isRole(word) {
    return roles.has(word);
}

;// CONCATENATED MODULE: ./build/prp/outline.js



function readHeadings(page) {
    const headings = [];
    let bare;
    for (const [index, text] of page.texts.entries()) {
        const line = index + 1;
        if (text === '' || !(0,prp_page/* isProse */.y6)(page, line))
            continue;
        const heading = readHeading(text);
        if (heading === undefined) {
            bare = undefined;
        }
        else if (heading.text === '') {
            bare = { ...heading, line, broken: false };
            headings.push(bare);
        }
        else {
            if (bare !== undefined)
                headings.pop();
            headings.push({ ...heading, line: bare?.line ?? line, broken: bare !== undefined });
            bare = undefined;
        }
    }
    return headings;
}
function readOutline(page, headings, options) {
    const sections = [];
    const sectionOf = new Int32Array(page.texts.length).fill(-1);
    const name = nameOnce(options.aliases);
    const title = options.named ? undefined : titleAmong(headings, name);
    const above = [];
    for (const [index, { level, text, line, broken }] of headings.entries()) {
        const endLine = (headings[index + 1]?.line ?? page.texts.length + 1) - 1;
        while (above.length > 0 && (sections[above.at(-1) ?? -1]?.level ?? 0) >= level)
            above.pop();
        const parent = above.at(-1);
        const inherited = parent === undefined ? undefined : sections[parent]?.within;
        const { normalised, role: named } = name(text);
        const role = headings[index] !== title && keepsItsRole(named, normalised, inherited) ? named : undefined;
        sectionOf.fill(index, line - 1, endLine);
        sections.push({
            level,
            heading: text,
            normalised,
            role,
            within: role ?? inherited,
            parent,
            broken,
            startLine: line,
            endLine,
        });
        above.push(index);
    }
    return { ...page, sections, sectionOf };
}
function sectionAt(outline, line) {
    return outline.sections[outline.sectionOf[line - 1] ?? -1];
}
/** Last line of a section and of everything that stands under it. */
function subtreeEnd(outline, index) {
    const level = outline.sections[index]?.level ?? 0;
    let last = index;
    while ((outline.sections[last + 1]?.level ?? 0) > level)
        last++;
    return outline.sections[last]?.endLine ?? outline.texts.length;
}
/**
 * The first H1 names the document and not a role, whatever words it uses, unless H1 is what this document uses for its
 * sections.
 */
function titleAmong(headings, name) {
    const [first, ...others] = headings.filter(({ level }) => level === 1);
    return others.some(({ text }) => name(text).role !== undefined) ? undefined : first;
}
/** Looks every wording up once: documents of a hundred thousand headings repeat them. */
function nameOnce(aliases) {
    const known = new Map();
    return (heading) => {
        const before = known.get(heading);
        if (before !== undefined)
            return before;
        const normalised = normaliseHeading(heading);
        const named = { normalised, role: roleOf(normalised, aliases) };
        known.set(heading, named);
        return named;
    };
}
// What stands under these belongs to them whatever it is called: `Feature Validation` in a checklist is a list to tick.
const closedRoles = new Set([
    'success',
    'checklist',
    'anti-patterns',
    'rollback',
    'gotchas',
    'risk',
    'confidence',
]);
function keepsItsRole(role, normalised, inherited) {
    if (role === undefined || inherited === undefined || !closedRoles.has(inherited))
        return true;
    return inherited === 'checklist' && /^level \d/.test(normalised);
}

;// CONCATENATED MODULE: ./build/prp/criteria.js




const bullet = /^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;
/** The list items of the sections that say when the work is done: every box, and the bullets that stand outermost. */
function readCriteria(outline) {
    const criteria = [];
    for (const [index, text] of outline.texts.entries()) {
        const line = index + 1;
        if (text === '' || !(0,prp_page/* isProse */.y6)(outline, line) || sectionAt(outline, line)?.within !== 'success')
            continue;
        const box = (0,prp_box/* readBoxMark */.B5)(text);
        const mark = bullet.exec(text)?.[0];
        if (mark === undefined || (box === undefined && (0,prp_lines/* indentOf */._j)(text) > 1))
            continue;
        criteria.push({ text: (box?.after ?? text.slice(mark.length)).trim(), state: box?.state, line });
    }
    return criteria;
}

;// CONCATENATED MODULE: ./build/prp/dialect.js
// The families with headings of their own, narrowest first.
const signs = [
    {
        dialect: 'plan',
        headings: [
            /^mandatory reading$/,
            /^files to change$/,
            /^patterns to mirror$/,
            /^step-by-step tasks$/,
            /^not building$/,
        ],
        of: 2,
    },
    {
        dialect: 'story',
        headings: [/^original story$/, /^story metadata$/, /^context references$/, /^completion checklist$/],
        of: 2,
    },
    {
        dialect: 'spec',
        headings: [/^high-level (?:objective|goal)s?$/, /^mid-level objectives?$/, /^low-level tasks$/],
        of: 2,
    },
    { dialect: 'planning', headings: [/^initial concept$/, /^planning process$/], of: 1 },
    { dialect: 'poc', headings: [/^poc (?:goal|scope)/], of: 1 },
];
const base = [
    /^all needed context$/,
    /^implementation blueprint$/,
    /^validation loop$/,
    /^validation gates?$/,
    /^final validation checklist$/,
];
const featureGoal = /^\s*(?:[-*+]\s+)?\*\*(?:Feature Goal|Success Definition)\b/;
const ifFails = /^\s*(?:[-*+]\s+)?(?:\*\*)?IF_FAIL\b/;
/** Which template family a document was written from, by its headings; `free` when it shows no family's marks. */
function dialectOf(outline) {
    const headings = new Set(outline.sections.map((section) => section.normalised));
    const count = (patterns) => patterns.filter((pattern) => some(headings, pattern)).length;
    const own = signs.find((sign) => count(sign.headings) >= sign.of);
    if (own !== undefined)
        return own.dialect;
    if (count(base) >= 2)
        return baseOf(outline, headings);
    return outline.texts.some((text) => ifFails.test(text)) ? 'task' : 'free';
}
function baseOf(outline, headings) {
    if (headings.has('context completeness check') || outline.texts.some((text) => featureGoal.test(text)))
        return 'base-v3';
    return some(headings, /^level 4\b/) ? 'base-v2' : 'base-v1';
}
function some(headings, pattern) {
    for (const heading of headings)
        if (pattern.test(heading))
            return true;
    return false;
}

;// CONCATENATED MODULE: ./build/prp/table.js
function isTableRow(text) {
    return text.trimStart().startsWith('|');
}
/** The line of dashes under a table's header. */
function isTableRule(text) {
    return isTableRow(text) && text.includes('-') && /^[\s|:-]+$/.test(text);
}
/** The cells of a row, trimmed. A pipe behind a backslash is text. */
function cellsOf(row) {
    const cells = [];
    let start = row.indexOf('|') + 1;
    for (let at = start; at < row.length; at++) {
        if (row[at] === '\\')
            at++;
        else if (row[at] === '|') {
            cells.push(cellAt(row, start, at));
            start = at + 1;
        }
    }
    if (row.slice(start).trim() !== '')
        cells.push(cellAt(row, start, row.length));
    return cells;
}
function cellAt(row, start, end) {
    const raw = row.slice(start, end);
    const text = raw.trim();
    return { text, column: start + (raw.length - raw.trimStart().length) + 1 };
}

;// CONCATENATED MODULE: ./build/prp/preamble.js


const none = { kind: 'none', fields: [], startLine: 0, endLine: 0 };
/**
 * Reads what stands before the first heading, else what stands right under the title. Never through a YAML parser:
 * most preambles look like YAML and are not.
 */
function readPreamble(page, firstHeading, secondHeading) {
    if (page.frontMatter > 0)
        return frontMatter(page);
    const firstLine = firstHeading ?? page.texts.length + 1;
    const above = readBefore(page, 1, firstLine);
    if (above.kind !== 'none' || firstHeading === undefined)
        return above;
    const under = readBefore(page, firstHeading + 1, secondHeading ?? page.texts.length + 1);
    return under.kind === 'bare-keys' ? none : under;
}
function frontMatter(page) {
    const fields = readKeys(page, 2, page.frontMatter);
    return { kind: fields.length > 0 ? 'front-matter' : 'prose', fields, startLine: 1, endLine: page.frontMatter };
}
/** Reads the preamble that starts on the first line with text from `from` on, and ends before line `end`. */
function readBefore(page, from, end) {
    let startLine = from;
    while (startLine < end && (page.texts[startLine - 1] ?? '') === '')
        startLine++;
    if (startLine >= end)
        return none;
    const text = page.texts[startLine - 1] ?? '';
    if (page.hidden[startLine - 1] === 1 && text.startsWith('<!--'))
        return comment(page, startLine, end);
    if (!(0,prp_page/* isProse */.y6)(page, startLine))
        return none;
    if (boldField(text) !== undefined)
        return boldLines(page, startLine, end);
    if (isTableRow(text) && isTableRule(page.texts[startLine] ?? ''))
        return table(page, startLine, end);
    if (keyOf(text) !== undefined)
        return bareKeys(page, startLine, end);
    return none;
}
function comment(page, startLine, end) {
    let endLine = startLine;
    while (endLine + 1 < end && page.hidden[endLine] === 1)
        endLine++;
    return preamble('comment', readKeys(page, startLine, endLine + 1), startLine, endLine);
}
/** Keys without a fence around them run to the first heading or thematic break. */
function bareKeys(page, startLine, end) {
    let stop = startLine;
    while (stop < end && page.texts[stop - 1] !== '---' && (0,prp_page/* isProse */.y6)(page, stop))
        stop++;
    return preamble('bare-keys', readKeys(page, startLine, stop), startLine, lastTextBefore(page, stop));
}
function boldLines(page, startLine, end) {
    const fields = [];
    let line = startLine;
    for (; line < end; line++) {
        const text = page.texts[line - 1] ?? '';
        if (text === '')
            continue;
        const field = boldField(text);
        if (field === undefined)
            break;
        fields.push({ ...field, line });
    }
    return preamble('bold-lines', fields, startLine, fields.at(-1)?.line ?? startLine);
}
function table(page, startLine, end) {
    const fields = [];
    let line = startLine;
    for (; line < end && isTableRow(page.texts[line - 1] ?? ''); line++) {
        if (line < startLine + 2)
            continue;
        const [key, value] = cellsOf(page.texts[line - 1] ?? '');
        if (key !== undefined)
            fields.push({ key: preamble_plain(key.text), value: preamble_plain(value?.text ?? ''), line });
    }
    return preamble('table', fields, startLine, line - 1);
}
function preamble(kind, fields, startLine, endLine) {
    return { kind, fields, startLine, endLine };
}
function lastTextBefore(page, stop) {
    let line = stop - 1;
    while (line > 1 && page.texts[line - 1] === '')
        line--;
    return line;
}
/** Reads `key: value` lines from line `from` to before line `end`; lines indented under a key are its value. */
function readKeys(page, from, end) {
    const found = [];
    for (let line = from; line < end; line++) {
        const text = page.texts[line - 1] ?? '';
        const key = keyOf(text);
        if (key !== undefined)
            found.push({ ...key, line, values: key.values });
        else if (/^[ \t]/.test(text))
            found.at(-1)?.values.push(text.trim());
    }
    return found.map(({ key, line, values }) => ({ key, line, value: values.join('\n') }));
}
const keyLine = /^([A-Za-z_][\w-]*(?: [\w-]+){0,3}):(?:[ \t](.*))?$/s;
function keyOf(text) {
    const match = keyLine.exec(text);
    if (match === null)
        return undefined;
    const value = unquoted((match[2] ?? '').trim());
    const opensBlock = /^[|>][+-]?\d?$/.test(value);
    return { key: match[1] ?? '', values: value === '' || opensBlock ? [] : [value] };
}
function unquoted(value) {
    const quote = value[0];
    const quotes = quote === '"' || quote === "'";
    return quotes && value.length > 1 && value.endsWith(quote) ? value.slice(1, -1) : value;
}
const boldLine = /^(?:> ?)?(?:[-*+] )?\*\*([^*]{1,80})\*\*[ \t]*(:?)[ \t]*(.*)$/s;
/** `**Key**: value` or `**Key:** value`; without a colon it is emphasis, not a field. */
function boldField(text) {
    const match = boldLine.exec(text);
    const key = (match?.[1] ?? '').trim();
    if (match === null || (match[2] === '' && !key.endsWith(':')))
        return undefined;
    return { key: key.endsWith(':') ? key.slice(0, -1).trimEnd() : key, value: (match[3] ?? '').trim() };
}
function preamble_plain(cell) {
    return cell.replaceAll(/[*`]/g, '').trim();
}

;// CONCATENATED MODULE: ./build/prp/citation.js
/** Reads a target with its line suffix and remark. `undefined` when nothing is cited. */
function readCitation(text) {
    const offset = text.length - text.trimStart().length;
    const value = text.slice(offset).trimEnd();
    const span = targetSpan(value);
    const written = value.slice(span.start, span.end);
    const inside = written.includes('://') ? undefined : /(?::|#)L?(\d{1,7})(?:-L?(\d{1,7}))?$/.exec(written);
    const target = written.slice(0, inside?.index ?? written.length).trimEnd();
    if (target === '')
        return undefined;
    const after = /^(?::|#)L?(\d{1,7})(?:-L?(\d{1,7}))?/.exec(value.slice(span.rest));
    const remark = readRemark(value.slice(span.rest + (after?.[0].length ?? 0)));
    return {
        target,
        offset: offset + span.start,
        lines: rangeOf(inside) ?? rangeOf(after) ?? remark.lines,
        why: remark.why,
    };
}
/** The first range of lines that a text such as `10-50`, `L10`, `lines 10 to 50` names. */
function readLineRange(text) {
    return rangeOf(/(?<![\d.])L?(\d{1,7})(?:\s?(?:-|–|to)\s?L?(\d{1,7}))?/.exec(text));
}
function rangeOf(match) {
    if (match === null || match === undefined)
        return undefined;
    const startLine = Number(match[1]);
    return { startLine, endLine: Number(match[2] ?? startLine) };
}
function targetSpan(value) {
    const quote = value[0] ?? '';
    if (quote === '"' || quote === "'" || quote === '`') {
        const end = value.indexOf(quote, 1);
        if (end > 0)
            return { start: 1, end, rest: end + 1 };
    }
    return linkSpan(value) ?? { start: 0, ...wordsEnd(value) };
}
/** `[text](target)` and `<https://…>`; any other bracket is a placeholder and stays as written. */
function linkSpan(value) {
    if (/^<https?:/.test(value)) {
        const end = value.indexOf('>');
        return end < 0 ? undefined : { start: 1, end, rest: end + 1 };
    }
    const start = value.startsWith('[') ? value.indexOf('](') + 2 : 1;
    const end = start > 1 ? value.indexOf(')', start) : -1;
    return end < 0 ? undefined : { start, end, rest: end + 1 };
}
const remarkStart = /\s(?:-{1,2}|[–—#])\s|\s\(|,\s|\slines?\s\d/;
function wordsEnd(value) {
    const from = value.startsWith('[') ? value.indexOf(']') + 1 : 0;
    const found = remarkStart.exec(value.slice(from));
    const end = found === null ? value.length : from + found.index;
    return { end, rest: end };
}
const remarkLines = /^[\s,]*(?:\((?:lines?\s|L\d)[^)]*\)|(?:lines?\s|L)\d{1,7}(?:\s?(?:-|–|to)\s?L?\d{1,7})?)/i;
const remarkMark = /^[\s,:*]*(?:(?:-{1,2}|[–—#])\s)?/;
/** Reads ` (lines 1-30) - why` and its parts. */
function readRemark(text) {
    const lines = remarkLines.exec(text)?.[0];
    const rest = text.slice(lines?.length ?? 0).replace(remarkMark, '');
    const why = rest.startsWith('(') && rest.endsWith(')') ? rest.slice(1, -1) : rest;
    return { lines: lines === undefined ? undefined : readLineRange(lines), why: why === '' ? undefined : why };
}

;// CONCATENATED MODULE: ./build/prp/path-like.js
const extensions = new Set(('adoc astro axaml bash bat bru c cc cfg cjs cmake conf cpp cs csproj css csv cts cu dart dockerfile elm env erb erl ex exs ' +
    'feature fish fs gd gdshader go godot gql gradle graphql groovy h hbs hcl heex hpp hs html ini ipynb java jinja jinja2 jl js ' +
    'json json5 jsonc jsx kt kts lock lua m md mdc mdx mjs mk ml mm mts nix nu odin php pl plist po prisma proto ps1 py pyi r rb ' +
    'res resx rs rst sass scala scss sh sln snap sol sql svelte svg swift tcl tf tfvars thrift tmpl toml tpl tres ts tscn tsv tsx ' +
    'txt v vim vue wasm wat xaml xml yaml yml zig zsh').split(' '));
/** True when a text ends in `.ts`, `.md` or another extension that source trees use. */
function hasKnownExtension(text) {
    const dot = text.lastIndexOf('.');
    return dot >= 0 && extensions.has(text.slice(dot + 1).toLowerCase());
}
const extensionless = new Set(['CODEOWNERS', 'Dockerfile', 'Gemfile', 'Justfile', 'LICENSE', 'Makefile', 'Procfile']);
const libraries = new Set('alpine.js chart.js d3.js express.js next.js node.js nuxt.js react.js three.js vue.js'.split(' '));
const pathCharacters = /^[^\s`'"|;,=()]+$/;
const routeGroup = /\([\w.-]+\)/g;
const rootedFolder = /^(?:\.{1,2}|~|src|apps?|libs?|tests?|docs|packages|scripts|components|backend|frontend|\.\w+)\/[\w.[\]{}/-]*$/;
const folder = /^[\w.-]+(?:\/[\w.[\]{}-]+)+\/$/;
/**
 * True for words that can only be meant as a path: they have an extension, or slashes that no prose has. `GET/POST`
 * and `and/or` are not paths, and neither is `Next.js`.
 */
function isPathLike(word) {
    if (word.includes('://') || word.startsWith('@') || !pathCharacters.test(word.replaceAll(routeGroup, '')))
        return false;
    if (word.split('[').length !== word.split(']').length)
        return false;
    const name = word.slice(word.lastIndexOf('/') + 1);
    if (hasKnownExtension(name))
        return word.includes('/') || !libraries.has(name.toLowerCase());
    return extensionless.has(name) || /^\.[a-z][\w.-]*$/.test(name) || rootedFolder.test(word) || folder.test(word);
}

;// CONCATENATED MODULE: ./build/prp/reference-list.js




const kinds = ['file', 'url', 'docfile', 'doc', 'mcp', 'example'];
const item = new RegExp(String.raw `^([\s>]*[-*+][ \t]+(?:\*\*|\x60)?)(${kinds.join('|')})((?:\*\*|\x60)?:(?:\*\*)?[ \t])(.*)$`, 'is');
const subKey = /^([\s>]*(?:\*\*|`)?)(why|reason|purpose|lines?|file|url|docfile|doc)((?:\*\*|`)?:(?:\*\*)?[ \t])(.*)$/is;
/**
 * Reads `- file: path` items with the keys indented under them, line by line: a quarter of these blocks is no valid
 * YAML. In prose they count anywhere; in a fence only where such lists usually stand.
 */
function readListedReferences(outline) {
    const drafts = [];
    let current;
    let depth = 0;
    for (const [index, text] of outline.texts.entries()) {
        const line = index + 1;
        if (text === '')
            continue;
        if (!listsReferences(outline, line)) {
            current = undefined;
            continue;
        }
        const started = readKeyed(item, text, line);
        if (started !== undefined) {
            current = { reference: started };
            depth = (0,prp_lines/* indentOf */._j)(text);
            drafts.push(current);
        }
        else if (current !== undefined && (0,prp_lines/* indentOf */._j)(text) > depth) {
            const other = readSubKey(text, line, current);
            if (other !== undefined)
                drafts.push({ reference: other });
        }
        else {
            current = undefined;
        }
    }
    return drafts.map(({ reference, lines, why }) => ({
        ...reference,
        lines: reference.lines ?? lines,
        why: why ?? reference.why,
    }));
}
function listsReferences(outline, line) {
    if (outline.hidden[line - 1] === 1)
        return false;
    const fence = (0,prp_page/* fenceAt */.f_)(outline, line);
    if (fence === undefined)
        return true;
    if ((0,prp_page/* isFenceMarker */.Cu)(fence, line) || !(0,prp_page/* isDataFence */.E2)(fence))
        return false;
    const role = sectionAt(outline, line)?.within;
    return role === undefined || role === 'context' || role === 'gotchas';
}
function readKeyed(pattern, text, line) {
    const match = pattern.exec(text);
    if (match === null)
        return undefined;
    const [, before = '', key = '', colon = '', value = ''] = match;
    const kind = kinds.find((known) => known === key.toLowerCase());
    const citation = kind === undefined || /^[|>][+-]?$/.test(value.trim()) ? undefined : readCitation(value);
    if (kind === undefined || citation === undefined)
        return undefined;
    const { target, offset, lines, why } = citation;
    return { kind, target, lines, why, line, column: before.length + key.length + colon.length + offset + 1 };
}
/** Adds what a key under an item says to the item; another target under it is a reference of its own. */
function readSubKey(text, line, owner) {
    const match = subKey.exec(text);
    const key = (match?.[2] ?? '').toLowerCase();
    const value = (match?.[4] ?? '').trim();
    if (key.startsWith('line'))
        owner.lines ??= readLineRange(value);
    else if (/^(?:why|reason|purpose)$/.test(key))
        owner.why ??= value === '' ? undefined : value;
    else
        return readKeyed(subKey, text, line);
    return undefined;
}

;// CONCATENATED MODULE: ./build/prp/reference-table.js





/** Reads tables with a column of files: mandatory reading is cited, files to change are targets. */
function readTabledReferences(outline) {
    const references = [];
    let columns;
    for (const [index, text] of outline.texts.entries()) {
        const line = index + 1;
        if (!isTableRow(text) || !(0,prp_page/* isProse */.y6)(outline, line)) {
            columns = undefined;
        }
        else if (isTableRule(outline.texts[index + 1] ?? '')) {
            columns = columnsOf(text, sectionAt(outline, line));
        }
        else if (columns !== undefined && !isTableRule(text)) {
            references.push(...readRow(text, line, columns));
        }
    }
    return references;
}
/** True for headings under which the files that will be created or changed are listed. */
function listsTargets(section) {
    return section !== undefined && targetHeading.test(section.normalised);
}
const targetHeading = /\bfiles? (?:to (?:be )?(?:change|create|modify|update|edit|delete)|affected|changed)|\b(?:new|modified|created|deleted|changed) files\b/;
function columnsOf(header, section) {
    const names = cellsOf(header).map((cell) => cell.text.replaceAll(/[*`_]/g, '').toLowerCase());
    const file = names.findIndex((name) => /^(?:files?|paths?|file path|file name|location)$/.test(name));
    if (file < 0)
        return undefined;
    const changes = listsTargets(section) || names.some((name) => /^(?:actions?|changes?|justification)$/.test(name));
    if (!changes && section?.within !== 'context')
        return undefined;
    return {
        kind: changes ? 'target' : 'file',
        file,
        lines: names.findIndex((name) => /^(?:key )?lines?$/.test(name)),
        why: names.findIndex((name) => /^(?:why|purpose|reason|justification|changes?|description)$/.test(name)),
    };
}
function readRow(text, line, columns) {
    const cells = cellsOf(text);
    const cell = cells[columns.file];
    const citation = cell === undefined ? undefined : readCitation(cell.text);
    if (cell === undefined || citation === undefined || !isPathLike(citation.target))
        return [];
    const why = cells[columns.why]?.text ?? '';
    const lines = cells[columns.lines]?.text ?? '';
    return [
        {
            kind: columns.kind,
            target: citation.target,
            lines: citation.lines ?? readLineRange(lines),
            why: why === '' ? citation.why : why,
            line,
            column: cell.column + citation.offset,
        },
    ];
}

;// CONCATENATED MODULE: ./build/prp/references.js






/** Everything the document points at, in document order; `targets` are what its tasks act on. */
function readReferences(outline, targets) {
    const found = [...readListedReferences(outline), ...readTabledReferences(outline), ...targets];
    for (const [index, text] of outline.texts.entries()) {
        const line = index + 1;
        if (text.includes('SOURCE'))
            found.push(...readSource(text, line));
        if (text === '' || !(0,prp_page/* isProse */.y6)(outline, line))
            continue;
        if (text.includes('@'))
            found.push(...readMentions(text, line));
        if (text.includes('`') && listsTargets(sectionAt(outline, line)))
            found.push(...readListedTarget(text, line));
    }
    return oncePerLine(found.toSorted((one, other) => one.line - other.line || one.column - other.column));
}
const source = /^([\s>]*(?:(?:\/\/|\/?\*+|#+|--|<!--|;+|%+|[-+])[ \t]*)?(?:\*\*)?SOURCE(?:\*\*)?:(?:\*\*)?[ \t]*)(.*?)(?:-->|\*\/)?$/s;
/** `// SOURCE: path:10-15`, in whatever comment the language has. */
function readSource(text, line) {
    const [, before = '', value = ''] = source.exec(text) ?? [];
    return readPath('source', value, line, before.length);
}
const listedPath = /^(\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ x]\][ \t]+)?(?:\*\*)?)(`.*)$/s;
/** `` - `path` - what changes there``, under a heading that announces such files. */
function readListedTarget(text, line) {
    const [, before = '', value = ''] = listedPath.exec(text) ?? [];
    return readPath('target', value, line, before.length);
}
function readPath(kind, text, line, before) {
    const citation = readCitation(text);
    if (citation === undefined || !isPathLike(citation.target))
        return [];
    const { target, offset, lines, why } = citation;
    return [{ kind, target, lines, why, line, column: before + offset + 1 }];
}
const mention = /(?<![\w@/.`"'])@((?:\.{1,2}\/|~\/)?[\w.-]+(?:\/[\w.-]+)*\/?)((?::|#L)\d{1,7}(?:-L?\d{1,7})?)?/g;
/**
 * `@docs/api.md`, as agents are told to read a file. Packages (`@scope/name`), decorators (`@app.get`) and people
 * (`@team/reviewers`) have no file extension and are left alone.
 */
function readMentions(text, line) {
    const references = [];
    for (const match of maskCode(text).matchAll(mention)) {
        const written = match[1] ?? '';
        const path = written.endsWith('.') ? written.slice(0, -1) : written;
        const isFolder = path.endsWith('/') && path.indexOf('/') < path.length - 1;
        const isPath = isFolder || hasKnownExtension(path) || /^(?:\.{1,2}|~)\//.test(path);
        if (!isPath || !isPathLike(path))
            continue;
        const citation = readCitation(path + (match[2] ?? ''));
        references.push({
            kind: 'mention',
            target: path,
            lines: citation?.lines,
            why: undefined,
            line,
            column: match.index + 2,
        });
    }
    return references;
}
/** The same text with blanks where code spans stand. */
function maskCode(text) {
    if (!text.includes('`'))
        return text;
    const runs = [...text.matchAll(/`+/g)];
    const nextOfLength = new Map();
    const closing = runs.map(() => -1);
    for (let index = runs.length - 1; index >= 0; index--) {
        const length = runs[index]?.[0].length ?? 0;
        closing[index] = nextOfLength.get(length) ?? -1;
        nextOfLength.set(length, index);
    }
    let masked = '';
    let from = 0;
    for (let index = 0; index < runs.length; index++) {
        const end = runs[closing[index] ?? -1];
        const start = runs[index];
        if (start === undefined || end === undefined)
            continue;
        const stop = end.index + end[0].length;
        masked += text.slice(from, start.index) + ' '.repeat(stop - start.index);
        from = stop;
        index = closing[index] ?? index;
    }
    return masked + text.slice(from);
}
/** What two readers found at one place is one reference, and so is a target named twice in a line. */
function oncePerLine(sorted) {
    let line = 0;
    let seen = new Set();
    return sorted.filter((reference) => {
        if (reference.line !== line)
            seen = new Set();
        line = reference.line;
        return !seen.has(reference.target) && seen.add(reference.target).size > 0;
    });
}

;// CONCATENATED MODULE: ./build/prp/task-action.js


const task_action_verbs = new Set(('ADAPT ADD ADJUST APPEND BUILD CHANGE CLEAN CONFIGURE CONVERT COPY CREATE DEFINE DELETE DEPLOY DOCUMENT EDIT ENHANCE EXECUTE ' +
    'EXPORT EXTEND EXTRACT FIX GENERATE IMPLEMENT IMPORT IMPROVE INITIALIZE INJECT INSERT INSTALL INTEGRATE MIGRATE MIRROR MODIFY ' +
    'MOVE OPTIMIZE REFACTOR REGISTER REMOVE RENAME REPLACE REWRITE RUN SETUP TEST UPDATE VALIDATE VERIFY WIRE WRITE').split(' '));
const onlyReads = new Set(['EXECUTE', 'IMPORT', 'MIRROR', 'RUN', 'TEST', 'VALIDATE', 'VERIFY']);
function changesItsTarget({ verb }) {
    return verb === undefined || !onlyReads.has(verb);
}
const leadingVerb = /^(?:\[([A-Za-z]{2,12})\]|([A-Za-z]{2,12}))(?=[\s:*]|$)[*:]*/;
/** Reads `CREATE path`, `[MODIFY] path:` or `Update the client`; whatever leads must be a verb we know. */
function readAction(text) {
    const match = leadingVerb.exec(text);
    const verb = (match?.[1] ?? match?.[2] ?? '').toUpperCase();
    if (match === null || !task_action_verbs.has(verb))
        return undefined;
    return { verb, ...readTarget(text.slice(match[0].length), match[0].length) };
}
const fileKey = /^(?:\*\*)?(?:files?|path|location)(?:\*\*)?:(?:\*\*)?/i;
/** Reads `**File**: path`, which names a target without a verb. */
function readFileKey(text) {
    const match = fileKey.exec(text);
    if (match === null)
        return undefined;
    return { verb: undefined, ...readTarget(text.slice(match[0].length), match[0].length) };
}
const opening = /^[\s*:]*/;
/** The first word when it is a path, else the first back-ticked one: `CREATE src/a.ts:`, `Update the file `src/a.ts``. */
function readTarget(text, before) {
    const start = opening.exec(text)?.[0].length ?? 0;
    const rest = text.slice(start);
    const word = /^[^\s`*"']+/.exec(rest)?.[0] ?? '';
    const bare = withoutPunctuation(word);
    if (isPathLike(bare))
        return { target: bare, offset: before + start };
    const tick = rest.indexOf('`');
    const quoted = tick < 0 ? undefined : readCitation(rest.slice(tick));
    if (quoted === undefined || !isPathLike(quoted.target))
        return { target: undefined, offset: 0 };
    return { target: quoted.target, offset: before + start + tick + quoted.offset };
}
/** Drops the punctuation and the line suffix that follow a path in a sentence. */
function withoutPunctuation(word) {
    let end = word.length;
    while (end > 0 && ':,;.'.includes(word[end - 1] ?? ' '))
        end--;
    return word.slice(0, end).replace(/:\d{1,7}(?:-\d{1,7})?$/, '');
}

;// CONCATENATED MODULE: ./build/prp/task-line.js




/**
 * Finds where tasks start. A document has several lists that look like tasks, so the most explicit form wins:
 * `Task N`, then `VERB path` headings, then `VERB path` lines, then `Step N` headings, then the items of a task list.
 */
function findTaskLines(outline) {
    const found = { task: [], heading: [], action: [], step: [], item: [] };
    for (const [index, text] of outline.texts.entries()) {
        if (text === '' || outline.hidden[index] === 1)
            continue;
        const candidate = readTaskLine(outline, index + 1, text);
        if (candidate !== undefined)
            found[candidate.form].push(candidate.task);
    }
    const forms = ['task', 'heading', 'action', 'step', 'item'];
    const best = forms.map((form) => found[form]).find((tasks) => tasks.length > 0) ?? [];
    return withoutRetellings(outline, best);
}
function readTaskLine(outline, line, text) {
    const index = outline.sectionOf[line - 1] ?? -1;
    const section = outline.sections[index];
    if (section?.startLine === line)
        return readTaskHeading(outline, index, section, text);
    const fence = (0,prp_page/* fenceAt */.f_)(outline, line);
    if (fence !== undefined && ((0,prp_page/* isFenceMarker */.Cu)(fence, line) || !(0,prp_page/* isDataFence */.E2)(fence)))
        return undefined;
    return holdsTasks(section) ? readTaskItem(outline, line, text, section) : undefined;
}
const numbered = /^(task|step)s?[ \t]+#?([A-Z]{0,3}-?\d{1,4}(?:\.\d{1,4})*[a-z]?)(?!\w|\.\d)[ \t]*(?:\([^)]{0,80}\))?[ \t]*([:.)–—-]*)[ \t]*(.*)$/is;
// Agents put it on either side.
const checked = /^[✅☑✔]|[✅☑✔]\uFE0F?$/u;
function readTaskHeading(outline, index, section, text) {
    const box = (0,prp_box/* readBoxMark */.B5)(text);
    const written = plainTitle(box === undefined ? section.heading : box.after);
    const heading = written.replace(/^[^\p{L}\p{N}[]+/u, '');
    const [, word = '', number, , title = ''] = numbered.exec(heading) ?? [];
    const task = {
        line: section.startLine,
        number,
        title: title === '' ? heading : title,
        state: box?.state ?? (checked.test(written) ? 'done' : undefined),
        section: index,
    };
    if (number !== undefined)
        return { form: word.toLowerCase() === 'task' ? 'task' : 'step', task };
    if (readAction(heading)?.target !== undefined)
        return { form: 'heading', task };
    const [before, count] = /^(\d{1,4}(?:\.\d{1,4})*)[.)][ \t]+/.exec(heading) ?? [];
    const parent = outline.sections[section.parent ?? -1];
    if (before === undefined || !taskList.test(parent?.normalised ?? ''))
        return undefined;
    return { form: 'step', task: { ...task, number: count, title: heading.slice(before.length) } };
}
const listMark = /^[\s>]*(?:([-*+])|(\d{1,4})[.)])[ \t]+/;
function readTaskItem(outline, line, text, section) {
    const box = (0,prp_box/* readBoxMark */.B5)(text);
    const mark = listMark.exec(text);
    const words = plainTitle(box?.after ?? text.slice(mark?.[0].length ?? 0));
    const [, word, number, colon = '', title = ''] = numbered.exec(words) ?? [];
    const task = { line, number, title: title === '' ? words : title, state: box?.state, section: undefined };
    const isTask = number !== undefined && word?.toLowerCase() === 'task' && (colon !== '' || title === '');
    if (isTask)
        return { form: 'task', task };
    const atTop = mark === null ? !/^\s/.test(text) : /^\S/.test(text);
    if (!atTop)
        return undefined;
    if (isUpperAction(words))
        return { form: 'action', task };
    const isItem = (0,prp_page/* isProse */.y6)(outline, line) && (mark?.[2] !== undefined || box !== undefined) && isTaskList(outline, section);
    return isItem ? { form: 'item', task: { ...task, number: mark?.[2] } } : undefined;
}
const taskList = /\btasks?\b|\bimplementation (?:steps|order|plan|sequence|checklist|phases)\b|^steps$/;
/** A list under `Implementation Tasks`, or under one of its phases. */
function isTaskList(outline, section) {
    if (section === undefined)
        return false;
    const parent = outline.sections[section.parent ?? -1];
    return taskList.test(section.normalised) || (parent !== undefined && taskList.test(parent.normalised));
}
/** `CREATE path` in capitals: `Create a file` in a sentence is no task of its own. */
function isUpperAction(words) {
    return /^\[?[A-Z]{3,}\b/.test(words) && readAction(words)?.target !== undefined;
}
const taskless = new Set([
    'success',
    'context',
    'validation',
    'checklist',
    'anti-patterns',
    'gotchas',
    'rollback',
    'risk',
]);
function holdsTasks(section) {
    return !taskless.has(section?.within);
}
/** Without the emphasis around a title, or around its number only: `**Task 1**: Add…`. */
function plainTitle(text) {
    return text.replaceAll('**', '').trim();
}
/** Pseudocode and notes tell the same tasks again, under their old numbers. */
function withoutRetellings(outline, tasks) {
    const seen = new Set();
    return tasks.filter(({ line, number, section }) => {
        if (number === undefined)
            return true;
        const known = seen.has(number);
        seen.add(number);
        const parent = section === undefined ? sectionAt(outline, line) : outline.sections[outline.sections[section]?.parent ?? -1];
        return !known || !/\bpseudo-?code\b|\bdetails\b|\bpatterns\b/.test(parent?.normalised ?? '');
    });
}

;// CONCATENATED MODULE: ./build/prp/tasks.js





/** Reads the units of work; `commands` are the document's inline VALIDATE commands, in document order. */
function readTasks(outline, commands) {
    const starts = findTaskLines(outline);
    const tasks = [];
    const targets = [];
    let command = 0;
    for (const [index, start] of starts.entries()) {
        const endLine = Math.min(endOf(outline, start), (starts[index + 1]?.line ?? Infinity) - 1);
        const actions = readActions(outline, start.line, endLine);
        for (const { reference } of actions)
            targets.push(reference);
        while ((commands[command]?.line ?? Infinity) < start.line)
            command++;
        const from = command;
        while ((commands[command]?.line ?? Infinity) <= endLine)
            command++;
        const own = readAction(start.title);
        const first = actions[0];
        tasks.push({
            number: start.number,
            title: start.title,
            verb: own?.verb ?? first?.verb,
            target: own?.target ?? first?.reference.target,
            state: start.state,
            validate: commands.slice(from, command),
            startLine: start.line,
            endLine,
        });
    }
    return { tasks, targets };
}
function endOf(outline, start) {
    if (start.section !== undefined)
        return subtreeEnd(outline, start.section);
    const fence = (0,prp_page/* fenceAt */.f_)(outline, start.line);
    if (fence !== undefined)
        return fence.closed ? fence.endLine - 1 : fence.endLine;
    return sectionAt(outline, start.line)?.endLine ?? outline.texts.length;
}
const mark = /^[\s>]*(?:#{1,6}[ \t]+)?(?:(?:[-*+]|\d{1,4}[.)])[ \t]+)?/;
const tasks_label = /^[^\p{L}\p{N}[]*(?:task[ \t]+[\w.-]{1,8}[\s*]*[:.–—-]*[\s*]*)?/iu;
/**
 * What the lines of a task do to which paths. Behind its first line only capitals lead an action: the rest explains.
 * What is only run, read or imitated is not acted on.
 */
function readActions(outline, startLine, endLine) {
    const actions = [];
    for (let line = startLine; line <= endLine; line++) {
        const text = outline.texts[line - 1] ?? '';
        if (text === '' || outline.hidden[line - 1] === 1 || isCode(outline, line))
            continue;
        const box = (0,prp_box/* readBoxMark */.B5)(text);
        const marks = box === undefined ? (mark.exec(text)?.[0].length ?? 0) : text.length - box.after.length;
        const before = marks + (tasks_label.exec(text.slice(marks))?.[0].length ?? 0);
        const words = text.slice(before);
        const leads = line === startLine || /^\[?[A-Z]{3,}\b/.test(words);
        const action = (leads ? readAction(words) : undefined) ?? readFileKey(words);
        if (action?.target === undefined || !changesItsTarget(action))
            continue;
        const { verb, target, offset } = action;
        const column = before + offset + 1;
        actions.push({ verb, reference: { kind: 'target', target, lines: undefined, why: undefined, line, column } });
    }
    return actions;
}
function isCode(outline, line) {
    const fence = (0,prp_page/* fenceAt */.f_)(outline, line);
    return fence !== undefined && !(0,prp_page/* isDataFence */.E2)(fence);
}

;// CONCATENATED MODULE: ./build/prp/looks-like-command.js
const programs = new Set(('[ alembic ansible apt apt-get artisan awk aws az babel basedpyright bandit bash biome black brew buf bun bundle bunx cargo cat cd ' +
    'chmod chown clang cmake code composer coverage cp cross-env ctest curl cypress dart date deno detox df diff dig django-admin docker ' +
    'docker-compose dotenv dotnet du echo electron env esbuild eslint expo export false find firebase flake8 fly flutter fvm gcc gcloud ' +
    'gem gh git go godot golangci-lint goose gradle graphql-codegen grep gunicorn gzip head helm heroku hexo hey http https hugo ' +
    'isort java jest jq k6 kill kubectl less lighthouse ln locust ls lsof lua madge make markdownlint mkdir mix mocha mongosh mv mvn mypy ' +
    'mysql nc ncu netlify netstat next ng nginx node nohup nox npm npx nslookup nu nuxt nvm nx openssl oxlint pdm perl pgrep php phpunit ' +
    'ping pip pip3 pipenv pkill playwright pnpm pnpx podman poetry pre-commit prettier prisma printf ps psql pwd py.test pylint pyright ' +
    'pytest python python3 rails rake rbenv redis-cli rg rm rspec rsync rubocop ruby ruff rustc rustup sam scp sed semgrep seq serve sh ' +
    'shellcheck sleep sls sort source sqlite3 sqlx ssh sudo supabase svelte-check swift systemctl tail tar tee terraform test time timeout ' +
    'touch tox tree trivy true tsc tsx turbo uv uvicorn uvx vercel vim vite vitest vue-tsc watch wc webpack wget which wrangler xargs ' +
    'xcodebuild yarn yq zig zip').split(' '));
// `make sure that…`, `find the…`, `test all…` are sentences.
const proseWords = new Set('a all an and any are as at be both by each every for has if in into is it its not of on or our sure that the these they this to when with your'.split(' '));
/** True when a line reads as a command and not as a sentence: its first word is a program, or a script by its path. */
function looksLikeCommand(line) {
    const words = line.slice(0, 400).trim().split(/\s+/);
    if (words[0] === '$')
        words.shift();
    while (/^[A-Za-z_]\w*=/.test(words[0] ?? ''))
        words.shift();
    const [program = '', argument = ''] = words;
    if (/^(?:\.{1,2}\/|\/|~\/)?[\w.-]+\/[\w./-]+$/.test(program))
        return /^[.~/]|\.(?:sh|py|js|ts|bash)$/.test(program);
    return (programs.has(program) || /^\.\/[\w.-]+$/.test(program)) && !proseWords.has(argument.toLowerCase());
}

;// CONCATENATED MODULE: ./build/prp/inline-commands.js


const validateLine = /^[\s>]*(?:[-*+][ \t]+)?(?:\*\*)?(?:VALIDATE|Validate|VERIFY|Verify)(?:\*\*)?:(?:\*\*)?[ \t]*(.+)$/s;
/** Every command that a `VALIDATE:` line names, in document order. Sentences that name none are left out. */
function readInlineCommands(page) {
    const commands = [];
    for (const [index, text] of page.texts.entries()) {
        const line = index + 1;
        if (!text.includes(':') || page.hidden[index] === 1)
            continue;
        const fence = (0,prp_page/* fenceAt */.f_)(page, line);
        if (fence !== undefined && !(0,prp_page/* isDataFence */.E2)(fence))
            continue;
        const value = validateLine.exec(text)?.[1];
        if (value !== undefined)
            commands.push(...commandsIn(value).map((command) => ({ text: command, line })));
    }
    return commands;
}
function commandsIn(value) {
    const spans = [...value.matchAll(/`([^`]+)`/g)].map((match) => (match[1] ?? '').trim());
    const plain = value.trim().replace(/^(["'])(.*)\1$/s, '$2');
    if (spans.length === 0)
        return looksLikeCommand(plain) ? [plain] : [];
    return spans.filter((span) => looksLikeCommand(span) || (spans.length === 1 && plain === `\`${span}\``));
}

;// CONCATENATED MODULE: ./build/prp/destructive.js
// Every repetition is bounded or followed by what it cannot match, so that reading stays linear. A pair does what `.*`
// would do in quadratic time.
const destructive_signs = [
    /\bgit\s+(?:-\S+\s+(?:[^-\s]\S*\s+)?){0,4}push\b/,
    /\bgit\s+reset\s+(?:\S+\s+)?--hard\b|\bgit\s+clean\s+-\w*f|\bgit\s+branch\s+-D\b/,
    /\bgh\s+(?:pr\s+(?:merge|close|create)|release\s+(?:create|delete)|repo\s+(?:delete|archive|create))\b/,
    /\bgh\s+(?:issue\s+(?:create|close|delete)|secret\s+set|workflow\s+run)\b/,
    /\b(?:npm|pnpm|yarn|bun|cargo|poetry|uv|lerna|vsce)\s+(?:npm\s+)?(?:publish|unpublish)\b/,
    /\btwine\s+upload\b|\bgem\s+push\b|\bdocker\s+push\b|\bnuget\s+push\b/,
    /\bkubectl\s+(?:-\S+\s+(?:[^-\s]\S*\s+)?){0,4}(?:apply|create|delete|drain|patch|replace|rollout|scale|set)\b/,
    /\bhelm\s+(?:install|upgrade|uninstall|delete|rollback)\b/,
    /\b(?:terraform|tofu|pulumi)\s+(?:-\S+\s+(?:[^-\s]\S*\s+)?){0,4}(?:apply|destroy|up)\b/,
    /\bdocker\s+(?:system|volume|image|container|builder)\s+prune\b|\bdocker\s+volume\s+rm\b/,
    [/\bdocker(?:-|\s+)compose\s/, /\sdown\s+(?:\S+\s+){0,8}(?:-v|--volumes)\b/],
    /\b(?:vercel|netlify|firebase|wrangler|railway|serverless|sls|cdk|sam|eb|fly|flyctl)\s+(?:deploy|publish)\b/,
    /\bgcloud\s+(?:app|run|functions)\s+deploy\b|\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?deploy\b/,
    [/\bvercel\s/, /\s--prod\b/],
    /\bsupabase\s+(?:db\s+(?:push|reset)|functions\s+deploy)\b/,
    /\baws\s+s3\s+(?:rm|rb|sync|mv)\b|\baws\s+\S+\s+(?:delete|terminate|put|update|create)-/,
    /\bprisma\s+migrate\s+(?:reset|deploy)\b/,
    [/\bprisma\s+db\s+push\b/, /\s--(?:force-reset|accept-data-loss)\b/],
    /\bdrop\s+(?:database|schema|table)\b|\btruncate\s+table\b|\bdropdb\b|\bdelete\s+from\s+\w+\s*(?:[;"']|$)/i,
    /\bmkfs(?:\.\w+)?\s|>\s*\/dev\/(?:sd|nvme|hd|disk)/,
    [/\bdd\s/, /\bof=\/dev\//],
    [/\b(?:curl|wget)\s/, /\|\s*(?:sudo\s+)?(?:ba|z|da|k)?sh\b/],
    /\b(?:ba|z)?sh\s+(?:-c\s+["']?\$\(|<\()\s*(?:curl|wget)\b|\beval\s+["']?\$\(\s*(?:curl|wget)\b/,
    /\bchmod\s+(?:-\w+\s+){0,4}0?777\s+(?:\/|~|\$HOME)(?:\s|$)/,
    /:\s*\(\s*\)\s*\{\s*:\s*\|\s*:\s*&\s*\}/,
    /\b(?:shutdown|reboot|poweroff)(?:\s+(?:-|now\b)|$)/,
    [/\bfind\s/, /\s-delete\b/],
];
/**
 * The part of a command that loses work or changes what others share, or `undefined`. Quotes do not protect:
 * `bash -c "rm -rf ~"` does what it says.
 */
function destructivePart(command) {
    for (const sign of destructive_signs) {
        const [first, second] = sign instanceof RegExp ? [sign, undefined] : sign;
        const found = first.exec(command);
        if (found !== null && (second === undefined || second.test(command.slice(found.index))))
            return found[0].trim();
    }
    return recursiveRemoval(command);
}
const removal = /\brm[ \t]+((?:-[^\s;&|]+[ \t]+){1,8})([^;&|\n]*)/g;
const builtFolder = /^(?:\.\/)?(?:[\w.-]+\/)*(?:dist|build|out|target|coverage|htmlcov|node_modules|tmp|temp|bin|obj|\.next|\.nuxt|\.turbo|\.cache|\.vite|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.nyc_output|\.venv|venv|__pycache__|test-results|playwright-report)(?:\/[\w./*-]*)?$/;
/** `rm -r` of anything but what a build makes again. */
function recursiveRemoval(command) {
    for (const [all, flags = '', targets = ''] of command.matchAll(removal)) {
        if (!/(?:^|\s)(?:-\w*[rR]|--recursive)/.test(flags))
            continue;
        const words = targets
            .split(/[\s"')]/)
            .filter((word) => word !== '' && !word.startsWith('-') && !/^\d?>/.test(word));
        if (words.length === 0 || words.some((word) => word.includes('..') || !builtFolder.test(word)))
            return all.trim();
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/prp/foreign-code.js
// Each says of the first line of a statement that no shell would read it the way it was meant.
const foreign_code_signs = [
    /^import\s+(?:[\w.]+(?:,\s|\s+as\s|$)|["'{*]|\w+[\s,].*\bfrom\b)|^from\s+[\w.]+\s+import\b/,
    /^(?:export\s+)?(?:const|interface|enum|class|default|async\s+function)\s|^(?:let|var)\s+\w+\s*(?::[^=]*)?=\s/,
    /^(?:async\s+)?(?:def|func|fn|pub)\s+\w|^(?:await|assert|package|extends)\s+\w/,
    /^(?:print|describe|it|test|expect|assert\w*|console\.\w+)\s*\(/,
    /^(?:SELECT|INSERT\s+INTO|CREATE\s+(?:TABLE|INDEX)|ALTER\s+TABLE|DELETE\s+FROM)\s/,
    /^(?:\/\/|\/\*|\*\s|@\w|<\/?[a-z]|"[\w-]+"\s*:|\{\s*"|\}\)?[;,]?$)/,
    /^[A-Za-z_]\w*\s+=\s|^[A-Za-z_][\w.]*\((?!\))|^[A-Za-z_]\w*\.\w+\(\)/,
    /^[├└│┌┐┘─✓✔✗✘✅❌→•⚠]/u,
    /^-\s|^\d{1,2}[.)]\s+\S|^\|.*\||^>\s/,
    /^\/[a-z][\w-]*(?:\s|$)/,
    /^[A-Z][a-z]+,? (?:a|all|an|and|are|as|at|can|each|for|if|in|is|must|on|should|that|the|to|up|with|your)\b/,
    /^[A-Z][\w ]{1,40}:(?:\s|$)/,
    /^(?:GET|POST|PUT|PATCH|DELETE)\s+(?:\/|https?:)/,
];
/** The first line of a statement that is Python, JavaScript, SQL, a drawing or a sentence instead of a command. */
function foreignCode({ text }) {
    const line = text.split('\n', 1)[0] ?? '';
    return foreign_code_signs.some((sign) => sign.test(line)) ? line : undefined;
}

;// CONCATENATED MODULE: ./build/prp/shell-placeholder.js
// Where quotes hide nothing. Shell syntax that looks alike: `< file`, `<(cmd)`, `${x}`, `{a,b}`, `{1..3}`, `@{u}`,
// `[ -f x ]`, `[[ x ]]`, `[a-z]*`, `pkg[extra]`, `./...`.
const shell_placeholder_unquoted = [
    /(?<![<&\d])<[A-Za-z][\w.:/-]{0,60}(?: [\w.:/-]{1,60}){0,5}>(?!\()/,
    /(?<![$@{%])\{[A-Za-z][\w -]{0,60}\}(?!\})/,
    /(?<=^|[\s=])\[[A-Za-z][\w ./-]{2,60}\](?=$|[\s;])/,
    /(?<=^|[\s=])(?:\.\.\.|…)(?=$|\s)/,
];
// Where text is data: only what nobody writes as data.
const anywhere = [
    /<(?:your|my|the|insert|project|api|user|token|id|name|path|file|url|branch|version|[a-z]+[_-][a-z_-]+|[A-Z][A-Z_-]{2,60})[\w -]{0,60}>/,
    /(?<![\w.])your[-_]\w{1,60}|\bYOUR_\w{1,60}/,
    /(?<![\w-])path\/to\/[\w./-]{0,80}/,
    /(?<![$@{%\w])\{(?:[a-z]+[_-])+[a-z]+\}(?!\})/,
    /\b(?:REPLACE_ME|CHANGE_?ME|PLACEHOLDER|INSERT_HERE)\b/,
];
// These programs take little languages of their own, in which braces and angle brackets are syntax.
const takesCode = /\b(?:awk|gawk|jq|yq|sed|perl|grep|rg|node|python3?|ruby|php|psql|sqlite3)\b/;
/** The part of a command that someone still has to fill in, or `undefined`. */
function placeholderIn(statement) {
    const bare = firstMatch(shell_placeholder_unquoted, statement.code);
    if (bare !== undefined)
        return bare;
    return takesCode.test(statement.code) || statement.code.includes('<<')
        ? firstMatch(anywhere.slice(1, 3), statement.text)
        : firstMatch(anywhere, statement.text);
}
function firstMatch(patterns, text) {
    for (const pattern of patterns) {
        const found = pattern.exec(text);
        if (found !== null)
            return found[0].trim();
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/prp/shell-service.js
const servers = new Set('caddy cloudflared daphne gunicorn http-server hypercorn json-server live-server mongod nginx ngrok nodemon redis-server uvicorn'.split(' '));
const clients = new Set('createdb mongo mongosh mysql pg_dump pg_isready psql redis-cli'.split(' '));
const packageManagers = new Set(['bun', 'npm', 'pnpm', 'yarn']);
const runners = new Set(['bunx', 'npx', 'pnpx', 'exec', 'uvx', 'poetry', 'uv', 'bundle', 'pipenv']);
// What follows the program, by program.
const startsServer = {
    artisan: /^serve\b/,
    cargo: /^(?:watch|leptos)\b/,
    docker: /^(?:run|start|exec|logs|attach)\b|^compose\b.*\s(?:up|start|run|exec|logs|restart)\b/,
    'docker-compose': /(?:^|\s)(?:up|start|run|exec|logs|restart)\b/,
    dotnet: /^(?:run|watch)\b/,
    expo: /^start\b/,
    firebase: /^emulators:/,
    flask: /(?:^|\s)run\b/,
    hugo: /^serve/,
    make: /^(?:dev|run|serve|start|up)\b/,
    mkdocs: /^serve\b/,
    next: /^(?:dev|start)\b/,
    php: /^-S\b|^artisan\s+serve\b/,
    python: /^-m\s+(?:http\.server|uvicorn|flask\s+run|gunicorn)\b|manage\.py\s+runserver\b/,
    rails: /^s(?:erver)?\b/,
    serve: /^/,
    storybook: /^dev\b/,
    streamlit: /^run\b/,
    stripe: /^listen\b/,
    supabase: /^start\b/,
    vite: /^$|^(?:dev|preview|serve|--)/,
    wrangler: /^dev\b/,
};
const localAddress = /(?:\/\/|@|\s)(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?=[:/\s"']|$)/;
const background = /(?<![&|><\\])&(?![&>\d])/;
/** What in a statement starts a server or a background job, or speaks to one on this machine. */
function serviceIn({ text, code }) {
    if (background.test(code))
        return text;
    const heads = commandsOf(code);
    if (heads.some(isService))
        return text;
    const onlyPrints = heads.every((head) => /^(?:echo|printf|#)/.test(head));
    return onlyPrints ? undefined : localAddress.exec(text)?.[1];
}
const prefix = /^(?:[A-Za-z_]\w*=\S*|(?:sudo|nohup|time|env|command)(?:\s+-\S+){0,4}|!|if|while|until|do|then|else|\{|timeout\s+\S+|cross-env)\s+/;
/** The simple commands in a statement, each from its program on. */
function commandsOf(code) {
    return code
        .split(/[;&|()`]/)
        .map(fromProgram)
        .filter((command) => command !== '');
}
function fromProgram(command) {
    let rest = command.trim();
    for (let match = prefix.exec(rest); match !== null; match = prefix.exec(rest))
        rest = rest.slice(match[0].length);
    return rest;
}
function isService(command) {
    const [program = '', ...words] = command.slice(0, 400).split(/\s+/);
    if (servers.has(program) || clients.has(program))
        return true;
    if (packageManagers.has(program) && runsServer(words))
        return true;
    const named = program.replace(/^python3(?:\.\d+)?$/, 'python');
    if (startsServer[named]?.test(words.join(' ')) ?? false)
        return true;
    const inner = words.findIndex((word) => !word.startsWith('-') && word !== 'run' && word !== 'exec');
    return ((runners.has(program) || packageManagers.has(program)) && inner >= 0 && isService(words.slice(inner).join(' ')));
}
/** `npm run dev`, `pnpm --filter web start`: among the first words, for options stand in between. */
function runsServer(words) {
    return words.slice(0, 4).some((word) => /^(?:dev|start|serve|preview|storybook)(?::[\w:-]+)?$/.test(word));
}

;// CONCATENATED MODULE: ./build/prp/block-nature.js





/** Judges whether a shell block can be run as it stands. Linear in its length. */
function natureOf(text) {
    return natureOfScript(readScript(text));
}
/** The same for a script that was read already. The order of the questions is that of `BlockNature`. */
function natureOfScript({ statements, comments }) {
    if (statements.length === 0)
        return { nature: 'comment-only', because: comments[0]?.text ?? '' };
    const assigned = assignedNames(statements);
    return (firstSign(statements, 'destructive', ({ text }) => destructivePart(text)) ??
        firstSign(statements, 'placeholder', placeholderIn) ??
        firstSign(statements, 'needs-secret', (statement) => secretIn(statement, assigned)) ??
        firstSign(statements, 'needs-service', serviceIn) ??
        firstSign(statements, 'needs-network', networkUse) ??
        firstSign(statements, 'not-shell', foreignCode) ?? { nature: 'runnable', because: '' });
}
function firstSign(statements, nature, sign) {
    for (const statement of statements) {
        const because = sign(statement);
        if (because !== undefined)
            return { nature, because: shortened(because) };
    }
    return undefined;
}
const block_nature_assignment = /(?<![\w$-])([A-Za-z_]\w*)=/g;
function assignedNames(statements) {
    return new Set(statements.flatMap(({ code }) => [...code.matchAll(block_nature_assignment)].map((match) => match[1] ?? '')));
}
const variable = /\$\{?([A-Z_][A-Z0-9_]*)/g;
const secretName = /(?:^|_)(?:API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)(?:_|$)/;
/** A variable that holds a secret and that the block does not set itself. */
function secretIn({ text }, assigned) {
    for (const [all, name = ''] of text.matchAll(variable)) {
        if (secretName.test(name) && !assigned.has(name))
            return all.replace('{', '');
    }
    return undefined;
}
const network = /^(?:aws|az|curl|dig|gcloud|gh|http|https|kubectl|nslookup|ping|scp|sftp|ssh|wget)\s|^git\s+(?:clone|fetch|ls-remote|pull)\b|^docker\s+(?:login|pull)\b/;
function networkUse({ text, code }) {
    return commandsOf(code).some((command) => network.test(command)) ? text : undefined;
}
/** Natures are reported in a line: the first one, and not all of it. */
function shortened(text) {
    const line = text.split('\n', 1)[0] ?? '';
    return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

;// CONCATENATED MODULE: ./build/prp/shell-script.js
const shell_script_prompt = /^[ \t]*\$ /;
/**
 * Reads a POSIX-like script one line at a time, well enough to know which words are commands. Control structures are
 * left as the lines they were written on.
 */
function shell_script_readScript(script) {
    const statements = [];
    const comments = [];
    const lines = script.split('\n');
    const prompted = lines.some((line) => shell_script_prompt.test(line));
    let draft;
    let quote;
    for (let index = 0; index < lines.length; index++) {
        const raw = lines[index] ?? '';
        const fresh = draft === undefined;
        // Where commands stand behind prompts, the other lines are what they print.
        if (fresh && prompted && !shell_script_prompt.test(raw) && !raw.trimStart().startsWith('#'))
            continue;
        draft ??= { text: '', code: '', line: index, hereDocuments: [] };
        const scanned = scanLine(fresh ? raw.replace(shell_script_prompt, '') : raw, quote, draft);
        quote = scanned.quote;
        if (scanned.comment !== undefined)
            comments.push({ text: scanned.comment, line: index });
        if (quote !== undefined || scanned.continued) {
            if (quote !== undefined)
                draft.text += '\n';
            continue;
        }
        for (const document of draft.hereDocuments)
            index = readHereDocument(lines, index, document, draft);
        finish(draft);
        draft = undefined;
    }
    if (draft !== undefined)
        finish(draft);
    return { statements, comments };
    function finish({ text, code, line }) {
        if (text.trim() !== '')
            statements.push({ text: text.trim(), code: code.trim(), line });
    }
}
const hereDocument = /<<(-?)[ \t]*(?:'([^']{1,80})'|"([^"]{1,80})"|\\?([A-Za-z_][\w.-]{0,79}))/y;
/** Adds a line to the statement it belongs to, and says in what state it leaves the script. */
function scanLine(line, quoteBefore, draft) {
    let quote = quoteBefore;
    let from = 0;
    let codeFrom = quote === undefined ? 0 : line.length;
    const keep = (to) => {
        draft.text += line.slice(from, to);
        if (quote === undefined)
            draft.code += line.slice(codeFrom, to);
    };
    for (let at = 0; at < line.length; at++) {
        const character = line[at];
        if (quote !== undefined) {
            if (character === '\\' && quote === '"')
                at++;
            else if (character === quote) {
                quote = undefined;
                codeFrom = at;
            }
        }
        else if (character === '\\') {
            if (at === line.length - 1) {
                keep(at);
                return { quote, continued: true, comment: undefined };
            }
            at++;
        }
        else if (character === '"' || character === "'") {
            draft.code += line.slice(codeFrom, at + 1);
            quote = character;
        }
        else if (character === '#' && (at === 0 || /[\s;(]/.test(line[at - 1] ?? ''))) {
            keep(at);
            return { quote, continued: false, comment: line.slice(at).trim() };
        }
        else if (character === '<' && line[at + 1] === '<' && line[at + 2] !== '<' && line[at - 1] !== '<') {
            hereDocument.lastIndex = at;
            const match = hereDocument.exec(line);
            if (match !== null) {
                const delimiter = match[2] ?? match[3] ?? match[4] ?? '';
                draft.hereDocuments.push({ delimiter, indented: match[1] === '-' });
                at = hereDocument.lastIndex - 1;
            }
        }
    }
    keep(line.length);
    return { quote, continued: false, comment: undefined };
}
/** Adds a here-document's body; one that is never closed takes all the rest. Answers with the last line it took. */
function readHereDocument(lines, index, document, draft) {
    let last = index;
    while (last + 1 < lines.length) {
        last++;
        const line = lines[last] ?? '';
        draft.text += `\n${line}`;
        if ((document.indented ? line.trimStart() : line).trimEnd() === document.delimiter)
            break;
    }
    return last;
}

;// CONCATENATED MODULE: ./build/prp/validation-loop.js





/**
 * Reads the validation loop: `Level N` headings, then the shell fences that stand under other validation headings.
 * When a document has neither, its inline VALIDATE commands are the loop.
 */
function readValidationLoop(outline, lines, inline) {
    const levels = readLevels(outline);
    const levelOfLine = new Int32Array(outline.texts.length).fill(-1);
    for (const [index, { startLine, endLine }] of levels.entries())
        levelOfLine.fill(index, startLine - 1, endLine);
    for (const fence of outline.fences) {
        const section = sectionAt(outline, fence.startLine);
        let level = levels[levelOfLine[fence.startLine - 1] ?? -1];
        if (level === undefined && section?.within !== 'validation')
            continue;
        const block = readBlock(outline, lines, fence);
        if (block === undefined)
            continue;
        level ??= unnumbered(levels, levelOfLine, section);
        level?.blocks.push(block);
    }
    const found = levels.filter(({ level, blocks }) => level !== undefined || blocks.length > 0);
    if (found.length === 0)
        return readInlineLoop(inline);
    return found.toSorted((one, other) => one.startLine - other.startLine);
}
const levelHeading = /^level (\d{1,3})\b[\s:.–—-]*/;
function readLevels(outline) {
    const levels = [];
    let covered = 0;
    for (const [index, { normalised, heading, startLine, within, role }] of outline.sections.entries()) {
        const match = levelHeading.exec(normalised);
        if (match === null || role !== 'validation' || within !== 'validation' || startLine <= covered)
            continue;
        covered = subtreeEnd(outline, index);
        levels.push({
            level: Number(match[1]),
            title: titleOf(heading),
            blocks: [],
            startLine,
            endLine: covered,
        });
    }
    return levels;
}
/** What a level heading says behind its number; all of it when that is nothing. */
function titleOf(heading) {
    const plain = heading.replaceAll(/[*`]/g, '');
    const title = /level\s*\d+[\s:.–—-]*(.*)$/is.exec(plain)?.[1] ?? '';
    return title === '' ? heading : title.trim();
}
/** The level of a section whose fences stand under no numbered heading, made when its first fence is met. */
function unnumbered(levels, levelOfLine, section) {
    if (section === undefined)
        return undefined;
    const { heading, startLine, endLine } = section;
    levelOfLine.fill(levels.length, startLine - 1, endLine);
    const level = { level: undefined, title: heading, blocks: [], startLine, endLine };
    levels.push(level);
    return level;
}
const shells = new Set(['bash', 'sh', 'shell', 'zsh', 'console', 'terminal', 'shell-session', 'shellsession']);
function readBlock(outline, lines, fence) {
    const { startLine, endLine, language, closed } = fence;
    if (language !== '' && !shells.has(language))
        return undefined;
    const content = lines.slice(startLine, closed ? endLine - 1 : endLine).map((line) => line.text);
    if (language === '' && !content.every(isCommandOrBlank))
        return undefined;
    const text = content.join('\n');
    const script = shell_script_readScript(text);
    if (language === '' && script.statements.length === 0)
        return undefined;
    const located = (entry) => ({ text: entry.text, line: startLine + 1 + entry.line });
    return {
        startLine,
        endLine,
        language,
        text,
        commands: script.statements.map(located),
        expectations: [
            ...script.comments.filter((comment) => expectComment.test(comment.text)).map(located),
            ...expectationsAfter(outline, fence),
        ],
        ...natureOfScript(script),
    };
}
function isCommandOrBlank(text) {
    return text.trim() === '' || text.trimStart().startsWith('#') || looksLikeCommand(text);
}
const expectComment = /^#+\s*(?:\S{1,2}\s+)?expect(?:ed|s)?\b/i;
const expectLine = /^[\s>]*(?:[-*+][ \t]+)?\*\*expect(?:ed|s)?(?:[ \t][\w ]{1,40})?:?\*\*/i;
/** The `**EXPECT**:` lines between a fence and the next one, in the same section. */
function expectationsAfter(outline, fence) {
    const end = sectionAt(outline, fence.endLine)?.endLine ?? outline.texts.length;
    const found = [];
    for (let line = fence.endLine + 1; line <= end && outline.fenceOf[line - 1] === -1; line++) {
        const text = outline.texts[line - 1] ?? '';
        if ((0,prp_page/* isProse */.y6)(outline, line) && expectLine.test(text))
            found.push({ text: text.trim(), line });
    }
    return found;
}
function readInlineLoop(commands) {
    const first = commands[0];
    const last = commands.at(-1);
    if (first === undefined || last === undefined)
        return [];
    const blocks = commands.map(({ text, line }) => {
        const own = { text, language: '', commands: [{ text, line }], expectations: [], startLine: line, endLine: line };
        return { ...own, ...natureOfScript(shell_script_readScript(text)) };
    });
    return [{ level: undefined, title: 'VALIDATE', blocks, startLine: first.line, endLine: last.line }];
}

;// CONCATENATED MODULE: ./build/prp/parse.js












/**
 * Reads a PRP of any template family. Every text parses: what is not understood is kept in `lines`, and `print` gives
 * back the text to the byte. Linear in the length of the text.
 */
function parse(text, path, options = {}) {
    // 1. lines, and the fences and comments that hide some of them
    const lines = (0,prp_lines/* readLines */.Se)(text);
    const page = (0,prp_page/* readPage */.SP)(lines);
    // 2. headings, and the preamble above or right under the first
    const headings = readHeadings(page);
    const preamble = readPreamble(page, headings[0]?.line, headings[1]?.line);
    const name = nameIn(preamble);
    // 3. sections with their roles
    const outline = readOutline(page, headings, {
        named: name !== undefined,
        aliases: readAliases(options.aliases ?? {}),
    });
    // 4. what the sections hold
    const commands = readInlineCommands(outline);
    const { tasks, targets } = readTasks(outline, commands);
    return {
        path,
        lines,
        title: name ?? firstTitle(outline.sections) ?? fileName(path),
        dialect: dialectOf(outline),
        preamble,
        sections: outline.sections,
        fences: outline.fences,
        references: readReferences(outline, targets),
        tasks,
        loop: readValidationLoop(outline, lines, commands),
        criteria: readCriteria(outline),
        boxes: (0,prp_box/* readBoxes */.a5)(outline),
    };
}
function nameIn(preamble) {
    return preamble.fields.find(({ key, value }) => key === 'name' && value !== '')?.value;
}
function firstTitle(sections) {
    return sections.find(({ level, heading }) => level === 1 && heading !== '')?.heading;
}
function fileName(path) {
    return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
}

;// CONCATENATED MODULE: ./build/commands/document.js




function documentOf(path, bytes, { config }) {
    const checksum = (0,canonical/* rawChecksum */.AC)(bytes);
    const decoded = readText(bytes, path);
    if ('problem' in decoded) {
        const { problem, line } = decoded;
        return { path, bytes, checksum, problem, ...(line !== undefined && { line }) };
    }
    const prp = parse(decoded.text, path, { aliases: config.aliases });
    return { path, bytes, checksum, canonicalChecksum: (0,canonical/* canonicalChecksum */._B)(decoded.text), prp };
}
/** For commands that have no other use for a document than to read it. Throws `E_NOT_TEXT`, `E_TOO_LARGE`. */
function readable(document) {
    if ('prp' in document)
        return document;
    const { path, problem } = document;
    if (problem === 'too-large') {
        throw new errors/* PrpError */.x('E_TOO_LARGE', `${path} is larger than a PRP can be (10 MiB).`, {
            hint: 'Move long material into files that the PRP refers to.',
        });
    }
    throw new errors/* PrpError */.x('E_NOT_TEXT', `${path} is not UTF-8 text.`, { hint: 'Save the file as UTF-8 text.' });
}

;// CONCATENATED MODULE: ./build/commands/prps.js


/** Whether the configuration says that a file is a PRP. */
function isPrp(path, { prps, ignore }) {
    const matches = (pattern) => external_node_path_.posix.matchesGlob(path, pattern);
    return prps.some(matches) && !ignore.some(matches);
}
/** Every PRP of the work tree, sorted. */
async function prpsInWorkTree({ config, repository }) {
    const files = await repository.workTree.files();
    const present = [];
    for (const path of files) {
        // A deleted file stays listed until the deletion is staged.
        if (isPrp(path, config) && (await repository.workTree.kindOf(path)) === 'file')
            present.push(path);
    }
    return present.toSorted();
}
/**
 * The PRP that was meant: a path, or the name of just one PRP with or without its ending (`user-api`). Looks in the work
 * tree and in the history. Throws `E_NOT_FOUND`.
 */
async function findPrp(typed, runtime) {
    const path = runtime.repository.pathOf(typed, runtime.repository.root);
    if ((await runtime.repository.workTree.kindOf(path)) === 'file')
        return path;
    const versioned = (await runtime.history.prps()).map(({ prp }) => prp);
    if (versioned.includes(path))
        return path;
    const known = new Set([...versioned, ...(await prpsInWorkTree(runtime))]);
    const named = [...known].filter((one) => one.endsWith(`/${path}`) || external_node_path_.posix.basename(one, '.md') === path);
    const [only, other] = named;
    if (only !== undefined && other === undefined)
        return only;
    throw new errors/* PrpError */.x('E_NOT_FOUND', other === undefined ? `There is no PRP ${typed}.` : `${typed} could be any of: ${named.join(', ')}.`, { hint: other === undefined ? nearbyHint(known) : 'Name it by its path.' });
}
function nearbyHint(known) {
    const some = [...known].slice(0, 5).join(', ');
    return known.size === 0
        ? 'Create one with `prp generate <feature-file>`.'
        : `PRPs here: ${some}${known.size > 5 ? ', …' : ''}.`;
}

;// CONCATENATED MODULE: ./build/commands/diff.js





/**
 * What changed between two versions, by sections and by lines. Without versions named: what the file holds that its
 * latest version does not; when that is nothing, what the latest version brought.
 */
async function diff(command, runtime) {
    const prp = await findPrp(command.prp, runtime);
    const [from, to] = await sides(prp, command, runtime);
    const { identical, ...changes } = diffPrps(from.document.prp, to.document.prp);
    const unified = unifiedDiff(print(from.document.prp), print(to.document.prp), {
        from: `a/${prp}`,
        to: `b/${prp}`,
    });
    return {
        command: 'diff',
        status: 'passed',
        data: {
            prp,
            from: from.name,
            to: to.name,
            labels: { from: from.label, to: to.label },
            identical,
            ...changes,
            unified,
        },
    };
}
async function sides(prp, { from, to }, runtime) {
    if (from !== undefined)
        return [await side(prp, from, runtime), await side(prp, to ?? 'worktree', runtime)];
    const latest = await side(prp, 'latest', runtime);
    const present = (await runtime.repository.workTree.kindOf(prp)) === 'file';
    const now = present ? await side(prp, 'worktree', runtime) : latest;
    if (now.document.checksum !== latest.document.checksum)
        return [latest, now];
    const [, previous] = await runtime.history.list(prp, { limit: 2 });
    return [previous ? await side(prp, 'previous', runtime) : latest, latest];
}
async function side(prp, selector, runtime) {
    if (selector === 'worktree') {
        return {
            name: selector,
            label: selector,
            document: readable(documentOf(prp, await runtime.repository.read(prp), runtime)),
        };
    }
    const version = await runtime.history.select(prp, selector);
    const bytes = await runtime.history.content(version);
    return {
        name: version.memento.id,
        label: `v${version.memento.sequence}`,
        document: readable(documentOf(prp, bytes, runtime)),
    };
}

;// CONCATENATED MODULE: ./build/generate/request.js


const parts = {
    feature: ['feature', 'feature request', 'what', 'request', 'description', 'summary', 'goal'],
    examples: ['example'],
    documentation: ['documentation', 'docs', 'reference', 'examples and documentation', 'links'],
    considerations: ['other consideration', 'consideration', 'gotcha', 'constraint', 'note', 'additional'],
};
/** Reads a request. Throws `E_REQUEST` when it asks for nothing, or is still the untouched template. */
function parseRequest(text, path) {
    const document = parse(text.replace(/^\uFEFF/, ''), path);
    const passages = new Map();
    for (const section of document.sections) {
        for (const part of request_partsOf(section)) {
            const lines = passages.get(part) ?? [];
            passages.set(part, [...lines, ...titleRest(section, part), ...under(section, document)]);
        }
    }
    const passage = (part) => ({
        lines: trimBlank((passages.get(part) ?? []).filter((line) => !isPlaceholder(line))),
    });
    const feature = passage('feature');
    if (feature.lines.length === 0) {
        const written = passages.get('feature')?.some((line) => line.trim() !== '') ?? false;
        throw written ? untouched(path) : nothingAsked(path, passages.has('feature'));
    }
    return {
        path,
        title: request_titleOf(document, feature),
        feature,
        examples: passage('examples'),
        documentation: passage('documentation'),
        considerations: passage('considerations'),
    };
}
/** A line that is nothing but `[…]`, as a template leaves it: nobody wrote it. */
function isPlaceholder(line) {
    return line.length < 2_048 && /^\s*(?:[-*+]\s+)?\[[^\][]{2,}\]\s*$/.test(line);
}
/** `EXAMPLES & DOCUMENTATION:` is both; a heading below another part's belongs to that part. */
function request_partsOf({ normalised, level }) {
    if (level > 3)
        return [];
    const starts = (part) => parts[part].some((word) => normalised.startsWith(word));
    if (/^examples? and documentation/.test(normalised))
        return ['examples', 'documentation'];
    const part = ['considerations', 'documentation', 'examples', 'feature'].find(starts);
    return part ? [part] : [];
}
/** `## FEATURE: add a login` says it on the heading itself. */
function titleRest({ heading, level }, part) {
    const rest = /^[^:]{1,40}:\s*(\S.*)$/.exec(heading.slice(0, 500))?.[1];
    return part === 'feature' && level > 1 && rest !== undefined ? [rest] : [];
}
/** Up to the next heading that starts a part of its own or stands as high. */
function under(section, { sections, lines }) {
    const next = sections.find((other) => other.startLine > section.startLine && (other.level <= section.level || request_partsOf(other).length > 0));
    return lines.slice(section.startLine, (next?.startLine ?? lines.length + 1) - 1).map(({ text }) => text);
}
/** Without the blank lines around it. */
function trimBlank(lines) {
    const first = lines.findIndex((line) => line.trim() !== '');
    const last = lines.findLastIndex((line) => line.trim() !== '');
    return first === -1 ? [] : lines.slice(first, last + 1);
}
/** The document's own title when it says more than "feature request", else the first sentence of the request. */
function request_titleOf({ sections }, { lines }) {
    const heading = sections.find(({ level }) => level === 1)?.heading ?? '';
    const own = heading.replace(/^(?:feature(?: request)?|request|prp|initial)\s*[:–—-]?\s*/i, '').trim();
    const first = lines.find((line) => line.trim() !== '' && !/^\s*(?:```|~~~|#)/.test(line)) ?? '';
    const sentence = first
        .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
        .replace(/[*_`]/g, '')
        .split(/(?<=[.!?])\s/, 1)[0] ?? '';
    const title = shorten((own || sentence).replace(/[.!?:\s]+$/, ''));
    return title.charAt(0).toUpperCase() + title.slice(1);
}
/** At a word's end where there is one. */
function shorten(title) {
    if (title.length <= 80)
        return title;
    const cut = title.slice(0, 81).replace(/\s+\S*$/, '');
    return cut.length > 80 ? title.slice(0, 80).toWellFormed().replace('\uFFFD', '') : cut;
}
const shape = '## FEATURE:, ## EXAMPLES:, ## DOCUMENTATION: and ## OTHER CONSIDERATIONS: (only the first is required)';
function nothingAsked(path, empty) {
    const message = empty ? `${path} has nothing under its FEATURE heading.` : `${path} has no FEATURE heading.`;
    return new errors/* PrpError */.x('E_REQUEST', message, { hint: `Write the request under the headings ${shape}.` });
}
function untouched(path) {
    return new errors/* PrpError */.x('E_REQUEST', `${path} is still the template: its FEATURE is a placeholder in brackets.`, {
        hint: 'Replace the brackets with what you want to have built.',
    });
}

;// CONCATENATED MODULE: ./build/generate/facts.js

function factsOf(request, environment, survey) {
    const { feature, examples, documentation, considerations } = request;
    const items = itemsOf(feature);
    const obligations = sentencesOf(feature).filter((sentence) => obliging.test(sentence));
    const criteria = items.length > 0 ? items : obligations.length > 0 ? obligations : sentencesOf(feature).slice(0, 1);
    const constraints = itemsOf(considerations).length > 0 ? itemsOf(considerations) : sentencesOf(considerations);
    const weight = criteria.length + constraints.length + survey.files.length;
    return {
        request,
        environment,
        stack: environment.id === 'generic' ? 'code' : `${environment.title} code`,
        survey,
        background: without(feature, (line) => items.length > 0 && isItem(line)),
        criteria: criteria.length > 0 ? criteria : [request.title],
        reasons: sentencesOf(feature).filter((sentence) => reasoning.test(sentence)),
        constraints,
        remarks: [examples, documentation]
            .map((passage) => without(passage, (line) => survey.cited.has(line) && (isItem(line) || !/\s/.test(line.trim()))))
            .filter(({ lines }) => lines.length > 0),
        complexity: weight <= 4 ? 'low' : weight <= 10 ? 'medium' : 'high',
    };
}
const reasoning = /\b(?:because|so that|in order to)\b/i;
const obliging = /\b(?:must|should|shall|can|allow|support|return|show|add|when)\b/i;
const facts_item = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/;
/** The list items of a passage, nested ones too, outside code. */
function itemsOf(passage) {
    return outsideFences(passage).flatMap((line) => {
        const text = facts_item.exec(line.slice(0, 2_048))?.[1];
        return text === undefined ? [] : [oneLine(text)];
    });
}
function isItem(line) {
    return facts_item.test(line.slice(0, 2_048));
}
/** The lines outside code that are not left out; code stays. */
function without(passage, isLeftOut) {
    const outside = new Set(outsideFences(passage));
    return { lines: trimBlank(passage.lines.filter((line) => !outside.has(line) || !isLeftOut(line))) };
}
function sentencesOf(passage) {
    const prose = outsideFences(passage).filter((line) => !/^\s*#{1,6}\s/.test(line));
    return prose
        .map((line) => line
        .slice(0, 2_048)
        .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
        .trim())
        .join('\n')
        .split(/(?<=[.!?])\s+|\n\s*\n/)
        .map(oneLine)
        .filter((sentence) => sentence !== '');
}
function outsideFences({ lines }) {
    let fence;
    return lines.filter((line) => {
        const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
        if (mark === undefined)
            return fence === undefined;
        if (fence === undefined)
            fence = mark;
        else if (mark.startsWith(fence))
            fence = undefined;
        return false;
    });
}
function oneLine(text) {
    return text.replace(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./build/generate/markdown.js
/** Blocks with one blank line between them, and a newline at the end. */
function sections(blocks) {
    return `${blocks.join('\n\n')}\n`;
}
function bullets(items) {
    return items.map((item) => `- ${item}`).join('\n');
}
/** A fence with more ticks than any line in it begins with. */
function fenced(language, lines) {
    const longest = Math.max(2, ...lines.map((line) => /^\s*(`*)/.exec(line)?.[1]?.length ?? 0));
    const ticks = '`'.repeat(longest + 1);
    return [`${ticks}${language}`, ...lines, ticks].join('\n');
}
/** A value that YAML reads as this text, whatever is in it. */
function scalar(text) {
    return /^[\w(][\w ,.()/'-]*$/.test(text) ? text : JSON.stringify(text);
}
/**
 * Somebody else's Markdown inside ours: its headings are lowered below level 3, and a fence that it leaves open is
 * closed, so that it cannot swallow or re-head what follows; neither can a comment.
 */
function quotedPassage({ lines }) {
    let fence;
    const quoted = lines.map((line) => {
        const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
        if (mark !== undefined) {
            if (fence === undefined)
                fence = mark;
            else if (mark.startsWith(fence) && line.trim() === mark)
                fence = undefined;
            return line;
        }
        if (fence !== undefined)
            return line;
        return line
            .replace(/^ {0,3}#{1,6}(?=\s)/, '####')
            .replaceAll('<!--', '&lt;!--')
            .trimEnd();
    });
    return [...quoted, ...(fence === undefined ? [] : [fence])].join('\n');
}

;// CONCATENATED MODULE: ./build/generate/full-template.js

/** The complete template: goal, reasons, criteria, context, tasks, a validation loop by levels, and a checklist. */
function fullTemplate(facts) {
    const { request, stack, background, criteria, reasons } = facts;
    return sections([
        `# PRP: ${request.title}`,
        '## Goal',
        `**Feature Goal**: ${request.title}.`,
        `**Deliverable**: Working, tested ${stack} for what is described under What.`,
        '**Success Definition**: Every success criterion holds, and every command of the validation loop passes.',
        '## Why',
        reasons.length > 0
            ? bullets(reasons)
            : `The request in \`${request.path}\` gives no reason of its own; ask its author when a choice depends on it.`,
        '## What',
        ...(background.lines.length > 0 ? [quotedPassage(background)] : []),
        '### Success Criteria',
        bullets(criteria.map((criterion) => `[ ] ${criterion}`)),
        ...context(facts),
        ...blueprint(facts),
        ...validationLoop(facts),
        '## Final Validation Checklist',
        bullets([
            '[ ] Every level of the validation loop passes.',
            '[ ] Every success criterion is covered by a test that fails without the change.',
            '[ ] Nothing outside the scope of this PRP was changed.',
        ]),
        '## Anti-Patterns to Avoid',
        bullets([
            'Do not weaken, skip or delete a test or a check to make it pass.',
            'Do not invent a new pattern where the repository has one.',
            'Do not add a dependency when the standard library or an existing one is enough.',
        ]),
    ]);
}
function context({ request, survey, constraints, remarks, stack }) {
    const references = [
        { kind: 'file', target: request.path, why: 'the feature request that this PRP was made from' },
        ...survey.files.map((file) => ({ kind: 'file', ...file })),
        ...survey.urls.map((url) => ({ kind: 'url', ...url })),
    ].flatMap(({ kind, target, why }) => [`- ${kind}: ${target}`, ...(why === '' ? [] : [`  why: ${scalar(why)}`])]);
    const notes = survey.missing.map((path) => `The request names \`${path}\`, which is not in this repository.`);
    const gotchas = [...constraints, ...notes];
    return [
        '## All Needed Context',
        '### Documentation & References',
        fenced('yaml', references),
        ...remarks.map(quotedPassage),
        ...(survey.layout.length > 0 ? ['### Current Codebase Tree', fenced('text', survey.layout)] : []),
        '### Known Gotchas',
        gotchas.length > 0
            ? bullets(gotchas)
            : `The request names none. Look first at how the existing ${stack} handles errors and names things.`,
    ];
}
/** One task for each outcome, its test before its code, and the command that shows it. */
function blueprint({ criteria, survey, environment }) {
    const pattern = survey.files.find((file) => !isTest(file));
    const testPattern = survey.files.find(isTest);
    const test = environment.commands.find(({ id }) => id === 'test');
    const steps = [
        `Write the test first${testPattern ? `, in the style of \`${testPattern.target}\`` : ''}: it must fail before the change and pass after it.`,
        ...(pattern ? [`Follow the pattern of \`${pattern.target}\`.`] : []),
        ...(test ? [`**VALIDATE**: \`${test.run}\``] : []),
    ];
    const tasks = [
        [
            'READ what is listed under Documentation & References',
            bullets(['Open every file before changing any. Where one differs from what this PRP assumes, stop and say so.']),
        ],
        ...criteria.map((criterion) => [`IMPLEMENT: ${criterion.replace(/[.\s]+$/, '')}`, bullets(steps)]),
        [
            'VERIFY the whole',
            bullets([
                'Run the validation loop level by level; mend what fails before going on.',
                'Tick what is true in the checklist below, and nothing else.',
            ]),
        ],
    ];
    return [
        '## Implementation Blueprint',
        ...tasks.flatMap(([title, body], index) => [`### Task ${index + 1}: ${title}`, body ?? '']),
    ];
}
function isTest({ target }) {
    return /(?:^|[/._-])(?:tests?|specs?)(?:[/._-]|$)/i.test(target);
}
const levelTitles = { 1: 'Syntax & Style', 2: 'Tests', 3: 'Build & Integration' };
function validationLoop({ environment }) {
    const levels = [1, 2, 3].flatMap((level) => {
        const commands = environment.commands.filter((command) => command.level === level);
        if (commands.length === 0)
            return [];
        return [
            `### Level ${level}: ${levelTitles[level]}`,
            fenced('bash', [...commands.map(({ run }) => run), '# Expected: exit code 0']),
        ];
    });
    const none = 'This repository offers no command that checks work. The first task is to add one that runs the tests; write it here.';
    return ['## Validation Loop', ...(levels.length > 0 ? levels : [none])];
}

;// CONCATENATED MODULE: ./build/generate/survey.js

async function survey(request, tree) {
    const files = new Map();
    const urls = new Map();
    const missing = new Set();
    const cited = new Set();
    const { examples, documentation, feature, considerations } = request;
    for (const line of [examples, documentation, feature, considerations].flatMap((passage) => passage.lines)) {
        const text = line.slice(0, 2_048);
        for (const [url] of text.matchAll(/https?:\/\/[^\s<>()[\]"'`]+/g)) {
            const target = url.replace(/[.,;:!?]+$/, '');
            if (!URL.canParse(target))
                continue;
            cited.add(line);
            if (!urls.has(target))
                urls.set(target, { target, why: remarkIn(text, target) });
        }
        for (const path of pathsIn(text)) {
            const found = await filesAt(path, tree);
            if (found.length === 0)
                missing.add(path);
            cited.add(line);
            for (const target of found)
                if (!files.has(target))
                    files.set(target, { target, why: remarkIn(text, path) });
        }
    }
    return {
        files: [...files.values()],
        urls: [...urls.values()],
        missing: [...missing],
        cited,
        layout: layoutOf([...(await tree.files())].toSorted()),
    };
}
/** Back-ticked words, links and bare words that are written like a path. */
function* pathsIn(text) {
    const withoutUrls = text.replace(/https?:\/\/\S+/g, ' ');
    const seen = new Set();
    for (const [token] of withoutUrls.matchAll(/[\w@.][\w@./-]{1,200}/g)) {
        const path = external_node_path_.posix.normalize(token.replace(/[.:]+$/, '').replace(/^@(?=\w+\/)/, ''));
        const likely = /^[\w@.-]+(?:\/[\w@.-]+)+\/?$/.test(path)
            ? /\.\w{1,8}$|\/$/.test(path)
            : /^[\w-]+\.[a-z]{1,5}$/.test(path);
        if (likely && !path.startsWith('..') && !seen.has(path)) {
            seen.add(path);
            yield path;
        }
    }
}
const filesPerDirectory = 5;
/** The file itself; of a directory its first files, so that an agent has something to open. */
async function filesAt(path, tree) {
    const bare = path.replace(/\/$/, '');
    const kind = await tree.kindOf(bare);
    if (kind === 'file')
        return [bare];
    if (kind === undefined)
        return [];
    const inside = [...(await tree.files())].filter((file) => file.startsWith(`${bare}/`));
    return inside.toSorted().slice(0, filesPerDirectory);
}
/** What a line says beside the thing it names: "- `src/a.ts`: how we log" says "how we log". */
function remarkIn(line, target) {
    return line
        .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
        .replace(`\`${target}\``, ' ')
        .replace(target, ' ')
        .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
        .replace(/^[\s:–—,.()-]+|[\s:–—,(-]+$/g, '')
        .replace(/\s{2,}/g, ' ')
        .slice(0, 200);
}
const layoutDepth = 3;
const layoutEntries = 12;
const layoutLines = 60;
/** Directories first. Hidden ones, and all below the depth, only say how much is in them; long ones are cut. */
function layoutOf(files) {
    const lines = directoryLines(files, 0);
    const more = lines.length - layoutLines;
    return more > 0 ? [...lines.slice(0, layoutLines), `(${more} more lines)`] : lines;
}
function directoryLines(files, depth) {
    const indent = '  '.repeat(depth);
    const directories = new Map();
    const names = [];
    for (const file of files) {
        const slash = file.indexOf('/');
        if (slash === -1) {
            names.push(file);
            continue;
        }
        const inside = directories.get(file.slice(0, slash)) ?? [];
        inside.push(file.slice(slash + 1));
        directories.set(file.slice(0, slash), inside);
    }
    const blocks = [
        ...[...directories].map(([name, inside]) => {
            const closed = name.startsWith('.') || depth + 1 === layoutDepth;
            if (!closed)
                return [`${indent}${name}/`, ...directoryLines(inside, depth + 1)];
            return [`${indent}${name}/ (${inside.length} ${inside.length === 1 ? 'file' : 'files'})`];
        }),
        ...names.map((name) => [`${indent}${name}`]),
    ];
    const more = blocks.length - layoutEntries;
    return more > 1 ? [...blocks.slice(0, layoutEntries).flat(), `${indent}(${more} more)`] : blocks.flat();
}

;// CONCATENATED MODULE: ./build/generate/generator.js




const generateOperation = 'generate';
/** Turns a request into a PRP: has the environment found, then the template filled in, each by its own component. */
function generatorComponent() {
    return {
        name: 'generator',
        kind: 'generator',
        provides: [generateOperation],
        async handle(task, context) {
            // Only the generate command submits this operation.
            const { id, request, tree, env } = task.payload;
            // What the environment adapter returns.
            const environment = generator_valueOf(await context.submit({ id: `${id}: environment`, operation: 'environment', payload: { tree, env } }));
            if (!environment) {
                throw new errors/* PrpError */.x('E_USAGE', `There is no environment ${env}.`, { hint: 'Leave --env out to have it found.' });
            }
            const facts = factsOf(request, environment, await survey(request, tree));
            const text = generator_valueOf(await context.submit({ id: `${id}: template`, operation: 'template:full', payload: facts }));
            return { text: String(text), facts };
        },
    };
}
/** Fills in the complete template: operation `template:full`, payload `Facts`. */
function fullTemplateComponent() {
    return {
        name: 'template full',
        kind: 'template-builder',
        provides: ['template:full'],
        // Only the generator submits this operation.
        handle: (task) => Promise.resolve(fullTemplate(task.payload)),
    };
}
function generator_valueOf(outcome) {
    if (outcome.status === 'succeeded')
        return outcome.value;
    throw outcome.error ?? new Error(`Internal error: ${outcome.id} ended as ${outcome.status}`);
}

// EXTERNAL MODULE: ./build/history/git-tree.js
var git_tree = __webpack_require__(2104);
// EXTERNAL MODULE: ./build/history/object-reader.js
var object_reader = __webpack_require__(8034);
;// CONCATENATED MODULE: ./build/history/committed-files.js



/** Looks up all `paths` at once, in one git process. Without a commit nothing is there. */
async function committedFiles(git, commit, paths) {
    const wanted = [...new Set(paths)];
    const found = commit === null || wanted.length === 0 ? [] : await lookUp(git, commit, wanted);
    const entries = new Map(wanted.map((path, index) => [path, found[index]]));
    return {
        at: (path) => entries.get(path),
        holds(path, bytes) {
            const entry = entries.get(path);
            return entry?.kind === 'file' && entry.id === blobId(bytes, entry.id.length);
        },
    };
}
async function lookUp(git, commit, paths) {
    const objects = (0,object_reader/* objectReader */.V)(git);
    try {
        return await (0,git_tree/* treeReader */.u)(objects).find(commit, paths);
    }
    finally {
        await objects.close();
    }
}
/** The id that Git gives a content: SHA-1, or SHA-256 where ids are that long. */
function blobId(bytes, length) {
    const hash = (0,external_node_crypto_.createHash)(length === 64 ? 'sha256' : 'sha1');
    return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

// EXTERNAL MODULE: ./build/gates/reference-paths.js
var reference_paths = __webpack_require__(9215);
;// CONCATENATED MODULE: ./build/commands/sealed-references.js

/** Every path of a commit that sealing a document asks for: its own, and where its references may lead. */
function wantedPaths(document) {
    return [document.path, ...placesOf(document).flat()];
}
/** The files that a document refers to, with the content they have in the commit; sorted, each once. */
function sealedReferences(document, committed) {
    const blobs = new Map();
    for (const places of placesOf(document)) {
        // Where a folder stands in the way of a file further on, the reference means the folder.
        const path = places.find((place) => committed.at(place) !== undefined) ?? '';
        const entry = committed.at(path);
        if (entry?.kind === 'file')
            blobs.set(path, entry.id);
    }
    return [...blobs].map(([path, blob]) => ({ path, blob })).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
/** For each reference, the paths it may mean, the likeliest first. */
function placesOf({ prp }) {
    return (prp?.references ?? [])
        .filter((reference) => (0,reference_paths/* looksLikePath */.j8)(reference) && !(0,reference_paths/* isAbsolutePath */.Z1)(reference.target))
        .map(({ target }) => (0,reference_paths/* pathsOf */.wG)(target, prp?.path ?? '')
        .filter(reference_paths/* isInRepository */.cC)
        .map((path) => path.replace(/\/$/, '')));
}

;// CONCATENATED MODULE: ./build/commands/addition.js


/**
 * Turns these documents into what history takes. Where and by whom they are saved, what of HEAD they are, and what HEAD
 * has where they point: all of that is asked of Git once, however many documents there are.
 */
async function additionsIn({ repository }, documents) {
    const [head, name, actor] = await Promise.all([repository.head(), repository.name(), repository.actor()]);
    const committed = await committedFiles(repository.git, head.commit, documents.flatMap(wantedPaths));
    return (document, reason) => {
        const { path, bytes, canonicalChecksum } = document;
        const dirty = !committed.holds(path, bytes);
        return {
            prp: path,
            bytes,
            canonicalChecksum,
            source: { repository: name, commit: head.commit, ref: head.ref, pullRequest: null, dirty },
            reason,
            actor,
            references: sealedReferences(document, committed),
        };
    };
}
function announceSaved(appended, { announce }) {
    for (const { version, created } of appended) {
        const { prp, id, sequence, reason } = version.memento;
        if (created)
            announce({ type: 'version-saved', prp, version: id, sequence, reason });
    }
}

;// CONCATENATED MODULE: ./build/commands/generate.js










/** Makes a PRP of a feature request. The same request in the same repository makes the same bytes. */
async function generate(command, runtime) {
    const { repository } = runtime;
    const request = await readRequest(command.feature, runtime);
    const path = command.out ?? `PRPs/${slugOf(request.title)}.md`;
    if (path === request.path) {
        throw new errors/* PrpError */.x('E_USAGE', `The PRP would replace its own feature request ${path}.`, {
            hint: 'Choose another place with --out.',
        });
    }
    const { text, facts } = await draftOf(request, path, command, runtime);
    const document = readable(documentOf(path, new TextEncoder().encode(text), runtime));
    const before = await repository.workTree.read(path);
    const created = before === undefined;
    const changed = created || Buffer.compare(before, document.bytes) !== 0;
    if (before && changed && !command.force)
        await refuseToReplace(path, before, request, runtime);
    // Into the history first, then the file: a crash in between loses nothing.
    const version = command.dryRun || !command.versioning ? null : await keep(document, before, runtime);
    if (changed && !command.dryRun) {
        await repository.write(path, document.bytes);
        runtime.announce({ type: 'file-written', path });
    }
    if (version !== null)
        await keepTidy([path], runtime);
    return {
        command: 'generate',
        status: 'passed',
        data: {
            path,
            name: document.prp.title,
            environment: facts.environment.id,
            template: 'full',
            complexity: facts.complexity,
            created,
            changed,
            version,
            notes: [
                ...notesOn(path, runtime),
                ...facts.survey.missing.map((one) => `${one} is named in the request, but is not in the repository.`),
            ],
            ...(command.dryRun && { content: print(document.prp) }),
        },
    };
}
async function readRequest(path, { repository }) {
    const decoded = readText(await repository.read(path), path);
    if ('text' in decoded)
        return parseRequest(decoded.text, path);
    throw new errors/* PrpError */.x('E_NOT_TEXT', `${path} is not UTF-8 text of a reasonable size.`, {
        hint: 'Save the feature request as UTF-8 text.',
    });
}
async function draftOf(request, path, { env }, { config, repository, mediator }) {
    const payload = {
        id: path,
        request,
        tree: await withoutFile(repository.workTree, path),
        env: env ?? config.env,
    };
    const outcome = await mediator.submit({ id: `generate ${path}`, operation: generateOperation, payload });
    if (outcome.value)
        return outcome.value;
    throw outcome.error ?? new Error(`Internal error: generation ended as ${outcome.status}`);
}
/** The repository as it was before the PRP: else a second generation would describe the first one's result. */
async function withoutFile(tree, path) {
    const files = new Set(await tree.files());
    files.delete(path);
    return { ...tree, files: () => Promise.resolve(files) };
}
/** What is there already is replaced only when it is exactly what was generated before. */
async function refuseToReplace(path, before, request, runtime) {
    const [latest] = await runtime.history.list(path, { limit: 1 });
    const current = documentOf(path, before, runtime);
    const generated = latest && !latest.tampered && latest.memento.reason === 'generated';
    if (generated && latest.memento.checksum === current.checksum)
        return;
    throw new errors/* PrpError */.x('E_CONFLICT', `${path} exists and was changed since it was generated, or was not generated at all.`, {
        hint: `Choose another place with --out, or replace it with --force: \`prp generate ${request.path} --force\`.`,
    });
}
/** One commit: what was there before, if nothing had kept it, and what is there now. */
async function keep(document, before, runtime) {
    const there = before && documentOf(document.path, before, runtime);
    const replaced = there && 'prp' in there ? [there] : [];
    const additionOf = await additionsIn(runtime, [...replaced, document]);
    const appended = await runtime.history.append([
        ...replaced.map((one) => additionOf(one, 'changed')),
        additionOf(document, 'generated'),
    ]);
    announceSaved(appended, runtime);
    const newest = appended.at(-1);
    if (!newest)
        throw new Error('Internal error: nothing was appended.');
    return versionOf(newest.version);
}
function notesOn(path, { config }) {
    return isPrp(path, config)
        ? []
        : [`${path} is no PRP by the configuration (${config.prps.join(', ')}): add it to \`prps\`.`];
}
/** As many words as stay below 60 characters; a single one longer than that is cut. */
function generate_shortened(words) {
    let slug = words[0]?.slice(0, 60).toWellFormed() ?? '';
    for (const word of words.slice(1)) {
        if (slug.length + 1 + word.length > 60)
            break;
        slug += `-${word}`;
    }
    return slug;
}
/** Lower-case words joined by hyphens, in any script; never empty, never a path. */
function slugOf(title) {
    const words = title
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    return generate_shortened(words) || 'feature';
}

;// CONCATENATED MODULE: ./build/history/blob-reader.js




/** Bytes that are held at once. */
const budget = 32 * 1024 * 1024;
/** Contents that git is asked for before they are needed. */
const readAhead = 32;
const offline = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' };
/** Nothing is ever fetched from anywhere, also where a partial clone lacks contents. */
function blobReader(git) {
    const objects = (0,object_reader/* objectReader */.V)({ ...git, env: { ...git.env, ...offline } }, maxPrpBytes);
    const facts = new Map();
    /** What was read last: what is examined is mostly wanted soon after. */
    const held = new Map();
    let heldBytes = 0;
    /** A content is worked on while git reads the next ones. */
    async function* contents(wanted) {
        const asked = [];
        for (const [index, blob] of wanted.entries()) {
            while (asked.length < readAhead && index + asked.length < wanted.length) {
                const answer = objects.read(wanted.slice(index + asked.length, index + asked.length + 1));
                answer.catch(() => undefined);
                asked.push(answer);
            }
            const [object] = (await asked.shift()) ?? [];
            if (object === undefined)
                throw missing(blob);
            yield [blob, object];
        }
    }
    function hold(blob, bytes) {
        if (heldBytes + bytes.length > budget) {
            held.clear();
            heldBytes = 0;
        }
        held.set(blob, bytes);
        heldBytes += bytes.length;
    }
    return {
        note: (blob, fact) => void facts.set(blob, fact),
        async examine(wanted) {
            const fresh = [...new Set(wanted)].filter((blob) => !facts.has(blob));
            for await (const [blob, { bytes, isTooLong }] of contents(fresh)) {
                facts.set(blob, isTooLong ? { problem: 'too-large' } : factOf(bytes));
                hold(blob, bytes);
            }
            return facts;
        },
        async read(wanted) {
            const found = new Map();
            for (const blob of wanted) {
                const bytes = held.get(blob);
                if (bytes !== undefined)
                    found.set(blob, bytes);
            }
            const absent = [...new Set(wanted)].filter((blob) => !found.has(blob));
            for await (const [blob, { bytes }] of contents(absent))
                found.set(blob, bytes);
            return found;
        },
        close: () => objects.close(),
    };
}
function factOf(bytes) {
    const decoded = readText(bytes, '');
    if ('problem' in decoded)
        return { problem: decoded.problem };
    const checksum = (0,canonical/* rawChecksum */.AC)(bytes);
    const form = (0,canonical/* canonicalForm */.bU)(decoded.text);
    const canonicalChecksum = form === decoded.text ? checksum : (0,canonical/* rawChecksum */.AC)(Buffer.from(form));
    return { checksum, canonicalChecksum, size: bytes.length };
}
function missing(blob) {
    return new errors/* PrpError */.x('E_GIT', `Git does not have the content ${blob}.`, {
        hint: 'In a partial clone, `git fetch --refetch --filter=tree:9999` brings all contents; else run `git fsck`.',
    });
}

;// CONCATENATED MODULE: ./build/history/import-batch.js
/** What one commit takes: it is all in memory while it is made. */
const mostVersions = 1000;
const mostBytes = 32 * 1024 * 1024;
/** The last second that an ISO date of four digits can tell. */
const lastSecond = 253_402_300_799;
/** Gathers revisions and saves them, in as few commits as their size allows. */
class ImportBatch {
    #target;
    /** By PRP, the version that the next one goes on top of. */
    #newest = new Map();
    #pending = [];
    #bytes = 0;
    constructor(target) {
        this.#target = target;
    }
    /** Throws as `History.append`: `E_CONFLICT` when the PRP has got a newer version than `newest`. */
    async add(prp, { add, restate }, facts, newest) {
        this.#newest.set(prp, newest);
        // What makes a version the latest again goes into the commit that made it another: one without the other would lie.
        if (restate !== undefined)
            await this.flush();
        for (const revision of add) {
            const fact = facts.get(revision.blob);
            if (fact === undefined || !('size' in fact))
                throw new Error(`Internal error: ${revision.blob} is no document.`);
            this.#pending.push({ prp, revision, fact });
            this.#bytes += fact.size;
            const isFull = this.#pending.length >= mostVersions || this.#bytes >= mostBytes;
            if (isFull && restate === undefined)
                await this.flush();
        }
        if (restate !== undefined)
            await this.flush(restate);
    }
    /** Saves what is left. */
    async flush(restate) {
        const pending = this.#pending;
        if (pending.length === 0)
            return;
        const { history, blobs, saved, onSaved } = this.#target;
        const contents = await blobs.read(pending.map(({ revision }) => revision.blob));
        const additions = pending.map((one) => this.#addition(one, contents.get(one.revision.blob)));
        if (restate !== undefined)
            additions.push(restated(restate, await history.content(restate)));
        const expected = new Map(additions.map(({ prp }) => [prp, this.#newest.get(prp)]));
        const appended = await history.append(additions, expected);
        for (const { version } of appended)
            this.#newest.set(version.memento.prp, version.memento.id);
        for (const [prp, own] of Map.groupBy(pending, (one) => one.prp)) {
            saved.set(prp, [...(saved.get(prp) ?? []), ...own.map(({ revision }) => revision)]);
        }
        this.#pending = [];
        this.#bytes = 0;
        onSaved(appended);
    }
    #addition({ prp, revision, fact }, bytes) {
        if (bytes === undefined)
            throw new Error(`Internal error: ${revision.blob} was not read.`);
        const { commit, path, blob } = revision;
        return {
            prp,
            bytes,
            canonicalChecksum: fact.canonicalChecksum,
            source: { repository: this.#target.repository, commit: commit.id, ref: null, pullRequest: null, dirty: false },
            reason: 'imported',
            actor: commit.author,
            metadata: { subject: commit.subject, ...(path !== prp && { path }), blob },
            madeAt: new Date(Math.min(Math.max(commit.seconds, 0), lastSecond) * 1000),
        };
    }
}
/** The latest version as it was, once more. */
function restated({ memento }, bytes) {
    const { prp, canonicalChecksum, source, actor, references, id } = memento;
    return { prp, bytes, canonicalChecksum, source, reason: 'imported', actor, references, restoredFrom: id };
}

;// CONCATENATED MODULE: ./build/history/import-choice.js
/**
 * Which revisions of a PRP become versions on top of `versions`, newest first. A revision is known when a version has
 * both its bytes and its commit. Since a chain only grows, one that is older than what is kept can only be put on top of
 * it. That is done where Git's history is all there is (a branch was merged, and what was done there is older), never for
 * bytes that some version has already, and the latest version then follows once more, so that it stays the latest. Where
 * versions were saved by other means, or removed by a clean-up, it is done only on demand: else everything that was
 * removed would come back.
 */
function chooseRevisions(revisions, facts, versions, { append }) {
    const { readable, unreadable } = sort(revisions, facts);
    const sound = versions.flatMap((version) => (version.tampered ? [] : [version]));
    const [latest] = sound;
    if (latest === undefined)
        return { add: readable, known: 0, skipped: unreadable, restate: undefined };
    const keys = new Set(sound.map(({ memento }) => `${memento.source.commit} ${memento.checksum}`));
    const contents = new Set(sound.map(({ memento }) => memento.checksum));
    const isKnown = ({ commit, checksum }) => keys.has(`${commit.id} ${checksum}`);
    const isOlder = ageAgainst(sound, readable, isKnown);
    const unknown = [...readable.entries()].filter(([, revision]) => !isKnown(revision));
    const newer = unknown.filter(([index, revision]) => !isOlder(revision, index)).map(([, revision]) => revision);
    const older = unknown
        .filter(([index, revision]) => isOlder(revision, index) && !contents.has(revision.checksum))
        .map(([, revision]) => revision);
    const isGitsAlone = sound.every(({ memento }) => memento.reason === 'imported') && isWhole(versions, latest);
    const isRefused = !append && !isGitsAlone;
    const wanted = isRefused ? newer : [...older, ...newer];
    const add = wanted.filter(({ checksum }, index) => checksum !== (wanted[index - 1] ?? latest.memento).checksum);
    const refused = isRefused ? older : [];
    return {
        add,
        known: readable.length - add.length - refused.length,
        skipped: [...unreadable, ...refused.map((revision) => ({ revision, reason: 'older' }))],
        restate: newer.length === 0 && add.length > 0 ? latest : undefined,
    };
}
/** Contents that are PRPs, the same never twice in a row. */
function sort(revisions, facts) {
    const readable = [];
    const unreadable = [];
    for (const revision of revisions) {
        const { kind, blob } = revision;
        const fact = facts.get(blob);
        if (kind === 'link' || kind === 'submodule')
            unreadable.push({ revision, reason: kind });
        else if (fact === undefined)
            throw new Error(`Internal error: nothing is known of ${blob}.`);
        else if ('problem' in fact)
            unreadable.push({ revision, reason: fact.problem });
        else if (readable.at(-1)?.checksum !== fact.checksum)
            readable.push({ ...revision, checksum: fact.checksum });
    }
    return { readable, unreadable };
}
/**
 * Tells which revisions are older than the newest version. Git's order decides as long as a version stands in it; of
 * versions that do not, only the time is known.
 */
function ageAgainst(sound, readable, isKnown) {
    const latest = sound[0]?.memento.checksum;
    const present = readable.findLastIndex(({ checksum }) => checksum === latest);
    const anchor = Math.max(present, readable.findLastIndex(isKnown));
    const saved = sound.find(({ memento }) => memento.reason !== 'imported');
    const savedAt = present >= 0 || saved === undefined ? -Infinity : Date.parse(saved.memento.timestamp);
    return ({ commit }, index) => index <= anchor || commit.seconds * 1000 <= savedAt;
}
/** Nothing was removed: as many versions as the latest one's number says. */
function isWhole(versions, latest) {
    return versions.length === latest.memento.sequence;
}

// EXTERNAL MODULE: ./build/history/layout.js
var layout = __webpack_require__(4489);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/history/git-tokens.js


/**
 * What git prints, cut at its NUL bytes, a chunk of tokens at a time, while it is still printing. Each byte is one
 * character (Latin-1), so that no name is bent; `textOf` makes text of a token. Throws `E_GIT`.
 */
async function* gitTokens(git, args, env = {}) {
    const child = (0,external_node_child_process_.spawn)('git', args, {
        cwd: git.directory,
        env: { ...git.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = Promise.withResolvers();
    let complaint = '';
    child.stderr.on('data', (chunk) => {
        complaint = (complaint + chunk.toString()).slice(-1000);
    });
    child.on('error', (cause) => ended.reject((0,build_git/* cannotStart */.m3)(git.directory, cause)));
    child.on('close', (code) => ended.resolve(code ?? 1));
    // Whoever stops early does not wait for the end.
    ended.promise.catch(() => undefined);
    try {
        let rest = '';
        for await (const chunk of child.stdout) {
            const tokens = (rest + chunk.toString('latin1')).split('\0');
            rest = tokens.pop() ?? '';
            yield tokens;
        }
        const exitCode = await ended.promise;
        if (exitCode !== 0)
            throw await (0,build_git/* gitFailed */.gk)(git, args, exitCode, complaint.trim());
    }
    finally {
        child.kill();
    }
}

;// CONCATENATED MODULE: ./build/history/revision-log.js


/** No configuration, replacement or mailmap may make the log show less or other than what was committed. */
const logArguments = [
    ...'--no-replace-objects --glob-pathspecs -c log.showRoot=true -c diff.renameLimit=1000'.split(' '),
    ...'log -z --raw --no-abbrev -M --diff-merges=separate --full-history --topo-order --reverse'.split(' '),
    ...'--no-follow --no-color --no-show-signature --no-notes --no-mailmap --no-ext-diff --no-relative'.split(' '),
    ...'--ignore-submodules=none -O/dev/null --encoding=UTF-8'.split(' '),
    '--format=%H%x00%ct%x00%an <%ae>%x00%s',
    '--end-of-options',
];
/**
 * Every commit that led to `head` and changed a file that `globs` match (all files when there are none), parents before
 * their children, side branches after the line they left. One git process, read while it prints.
 */
async function* revisionLog(git, head, globs) {
    // Nothing is fetched from anywhere, also where a partial clone lacks what renames are recognised by.
    const tokens = gitTokens(git, [...logArguments, head, '--', ...globs], {
        GIT_ALLOW_PROTOCOL: 'none',
        GIT_NO_LAZY_FETCH: '1',
    });
    let header = [];
    let commit;
    let changes = [];
    /** A line about a file whose paths are still to come. */
    let line;
    let from;
    for await (const chunk of tokens) {
        for (const token of chunk) {
            if (line !== undefined) {
                if (line.status === 'renamed' && from === undefined) {
                    from = token;
                    continue;
                }
                changes.push({ ...line, path: pathOf(token), from: from === undefined ? undefined : pathOf(from) });
                line = from = undefined;
            }
            else if (header.length === headerFields && /^\n?:/.test(token)) {
                line = rawLine(token);
            }
            else {
                // A commit without changes is printed with a line feed of its own before the next one.
                if (header.length === headerFields) {
                    if (commit !== undefined && changes.length > 0)
                        yield { commit, changes };
                    header = [];
                    changes = [];
                }
                header.push(header.length === 0 ? token.trimStart() : token);
                if (header.length === headerFields)
                    commit = commitOf(header, commit);
            }
        }
    }
    if (commit !== undefined && changes.length > 0)
        yield { commit, changes };
}
const headerFields = 4;
/** The same object for each parent of a merge. */
function commitOf([id = '', seconds = '', author = '', subject = ''], last) {
    return last?.id === id ? last : { id, seconds: Number(seconds), author: textOf(author), subject: textOf(subject) };
}
/** `:100644 100644 <id> <id> R097` */
function rawLine(token) {
    const [, mode = '', , blob = '', letter = ''] = token.trimStart().split(' ');
    return { status: statusOf(letter), kind: revision_log_kindOf(mode), blob };
}
function statusOf(letter) {
    if (letter === 'A')
        return 'added';
    if (letter === 'D')
        return 'removed';
    return letter.startsWith('R') ? 'renamed' : 'changed';
}
function revision_log_kindOf(mode) {
    if (mode.startsWith('100'))
        return 'file';
    if (mode === '120000')
        return 'link';
    return mode === '160000' ? 'submodule' : 'other';
}
/** Bytes that are no UTF-8 become U+FFFD. */
function textOf(token) {
    return /^[\0-\x7f]*$/.test(token) ? token : Buffer.from(token, 'latin1').toString();
}
function pathOf(token) {
    if (/^[\0-\x7f]*$/.test(token))
        return token;
    const bytes = Buffer.from(token, 'latin1');
    return (0,external_node_buffer_.isUtf8)(bytes) ? bytes.toString() : undefined;
}

;// CONCATENATED MODULE: ./build/history/trails.js
/**
 * Follows files through the log and answers with those that are or were PRPs. A file keeps its past when it is renamed,
 * also the part before it was a PRP; what was done to it after it left the PRPs' places is no part of it. A path that was
 * deleted and added again is one PRP. Where side branches meet, their revisions stand one line after the other, as the
 * log has them, and a merge adds one only when what it decided is not what came last.
 */
async function followPrps(log, isPrp) {
    const wanderers = [];
    const byPath = new Map();
    let number = 0;
    let unnamed = 0;
    function settle(path) {
        const wanderer = { path, isPresent: true, revisions: [] };
        wanderers.push(wanderer);
        byPath.set(path, wanderer);
        return wanderer;
    }
    function whoIsAt({ status, from }, path) {
        const there = byPath.get(path);
        if (there?.path === path && (status !== 'renamed' || there.isPresent))
            return there;
        const source = status === 'renamed' && from !== undefined ? byPath.get(from) : undefined;
        // Two branches that rename a file differently: the second makes a file of its own.
        if (source !== undefined && source.path === from) {
            source.path = path;
            byPath.set(path, source);
            return source;
        }
        // On a side branch a file may still have the name that another branch took from it.
        return there !== undefined && status === 'changed' ? there : settle(path);
    }
    for await (const { commit, changes } of log) {
        number += 1;
        for (const change of changes) {
            const { path, status, kind, blob } = change;
            if (path === undefined) {
                unnamed += 1;
            }
            else if (status === 'removed') {
                const there = byPath.get(path);
                if (there?.path === path)
                    there.isPresent = false;
            }
            else {
                const wanderer = whoIsAt(change, path);
                wanderer.isPresent = true;
                wanderer.revisions.push({ commit, path, kind, blob, number });
            }
        }
    }
    return { trails: trailsOf(wanderers, isPrp), unnamed };
}
function trailsOf(wanderers, isPrp) {
    const known = new Map();
    const isKnownPrp = (path) => {
        const answer = known.get(path) ?? isPrp(path);
        known.set(path, answer);
        return answer;
    };
    const found = wanderers.flatMap(({ path, isPresent, revisions }) => {
        const end = revisions.findLastIndex((revision) => isKnownPrp(revision.path)) + 1;
        const prp = isKnownPrp(path) ? path : revisions[end - 1]?.path;
        return prp === undefined ? [] : [{ prp, isPresent: isPresent && prp === path, revisions: revisions.slice(0, end) }];
    });
    return [...Map.groupBy(found, ({ prp }) => prp)]
        .map(([prp, parts]) => ({
        prp,
        revisions: withoutRepeats(parts.flatMap(({ revisions }) => revisions).toSorted((a, b) => a.number - b.number)),
        isPresent: parts.some(({ isPresent }) => isPresent),
    }))
        .toSorted((a, b) => (a.prp < b.prp ? -1 : 1));
}
function withoutRepeats(revisions) {
    return revisions.filter(({ blob }, index) => revisions[index - 1]?.blob !== blob);
}

;// CONCATENATED MODULE: ./build/history/import-revisions.js








/** How often others may save a PRP in the meantime. */
const attempts = 5;
/**
 * Makes versions of what Git's history knows of PRPs. What was saved before it breaks off stays; doing it again goes on
 * from there. Throws `E_GIT`, and as `History.append`.
 */
async function importRevisions(history, git, options) {
    const { head, pathspecs, isPrp, limit } = options;
    const log = revisionLog(git, head, pathspecs);
    const { trails, unnamed } = await followPrps(log, (path) => isPrp(path) && (0,layout/* isPrpPath */.UM)(path));
    const wanted = trails.map((trail) => ({
        ...trail,
        revisions: limit === undefined ? trail.revisions : trail.revisions.slice(-limit),
    }));
    const blobs = blobReader(git);
    const saved = new Map();
    try {
        for (let attempt = 1;; attempt += 1) {
            try {
                return { prps: await importTrails(wanted, { history, blobs, saved, ...options }), unnamed };
            }
            catch (error) {
                // Others saved one of the PRPs: what goes on top of their version is another question.
                if (!(error instanceof errors/* PrpError */.x) || error.code !== 'E_CONFLICT' || attempt === attempts)
                    throw error;
            }
        }
    }
    finally {
        await blobs.close();
    }
}
async function importTrails(trails, target) {
    const { history, blobs, saved, dryRun } = target;
    const versioned = new Set((await history.prps()).map(({ prp }) => prp));
    const batch = new ImportBatch(target);
    const outcomes = [];
    for (const trail of trails) {
        const { prp, revisions } = trail;
        const versions = versioned.has(prp) ? await history.list(prp) : [];
        noteContents(versions, blobs);
        const facts = await blobs.examine(blobsOf(trail));
        const choice = chooseRevisions(revisions, facts, versions, target);
        outcomes.push({ trail, choice, before: saved.get(prp)?.length ?? 0 });
        if (!dryRun)
            await batch.add(prp, choice, facts, versions[0] && (0,stored_version/* idOf */.TH)(versions[0]));
    }
    await batch.flush();
    return outcomes.map(({ trail: { prp, isPresent, revisions }, choice, before }) => ({
        prp,
        isPresent,
        formerPaths: [...new Set(revisions.map(({ path }) => path))].filter((path) => path !== prp),
        added: dryRun ? choice.add : (saved.get(prp) ?? []),
        known: choice.known - before,
        skipped: choice.skipped,
        restated: choice.restate?.memento.id ?? null,
    }));
}
function blobsOf({ revisions }) {
    return revisions.filter(({ kind }) => kind === 'file').map(({ blob }) => blob);
}
/** Imported versions tell what their blobs are: these need not be read again. */
function noteContents(versions, blobs) {
    for (const version of versions) {
        if (version.tampered)
            continue;
        const { checksum, canonicalChecksum, size, metadata } = version.memento;
        if (typeof metadata['blob'] === 'string')
            blobs.note(metadata['blob'], { checksum, canonicalChecksum, size });
    }
}

;// CONCATENATED MODULE: ./build/commands/import.js




/** Makes versions of every revision that Git's history has of PRPs. The work tree is neither read nor written. */
async function importPrps(command, runtime) {
    const { repository, history, config } = runtime;
    const { limit, append, dryRun } = command;
    const globs = command.globs.length > 0 ? command.globs : config.prps;
    const [{ commit }, name, cut] = await Promise.all([repository.head(), repository.name(), isCut(runtime)]);
    const nothing = { prps: [], unnamed: 0 };
    const { prps, unnamed } = commit === null
        ? nothing
        : await importRevisions(history, repository.git, {
            head: commit,
            pathspecs: pathspecsFor(globs),
            isPrp: (path) => isPrp(path, { ...config, prps: [...globs] }),
            limit,
            append,
            dryRun,
            repository: name,
            onSaved: (appended) => announceSaved(appended, runtime),
        });
    return {
        command: 'import',
        status: 'passed',
        data: {
            prps: prps.map(dataOf),
            versions: sum(prps, ({ added }) => added.length),
            known: sum(prps, ({ known }) => known),
            skipped: sum(prps, ({ skipped }) => skipped.length) + unnamed,
            unnamed,
            globs,
            head: commit,
            cut,
            dryRun,
        },
    };
}
/**
 * What Git may leave out: files without an ending that the globs end in. All folders stay in, so that a PRP is followed
 * to where it was before it came into a folder of PRPs.
 */
function pathspecsFor(globs) {
    const endings = globs.map((glob) => /\.\w+$/.exec(external_node_path_.posix.basename(glob))?.[0]);
    return endings.includes(undefined) ? [] : [...new Set(endings.map((ending) => `**/*${ending ?? ''}`))];
}
/** In a shallow clone the past is cut off. */
async function isCut({ repository }) {
    return (await repository.git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
}
function dataOf({ prp, isPresent, formerPaths, added, known, skipped, restated, }) {
    return {
        prp,
        present: isPresent,
        formerPaths,
        versions: added.length,
        known,
        skipped: [...Map.groupBy(skipped, ({ reason }) => reason)].map(([reason, revisions]) => ({
            reason,
            count: revisions.length,
            commits: revisions.slice(0, 5).map(({ revision }) => revision.commit.id),
        })),
        from: added[0]?.commit.id ?? null,
        to: added.at(-1)?.commit.id ?? null,
        restated,
    };
}
function sum(prps, count) {
    return prps.reduce((total, prp) => total + count(prp), 0);
}

;// CONCATENATED MODULE: ./build/commands/scaffold.js
/** What `prp init` writes, path by path. */
const scaffold = new Map([
    [
        '.github/prp.yml',
        `# Configuration of prp-action. Every key is optional; what is commented out shows the default or an example.

# prps: ["PRPs/**/*.md", ".claude/PRPs/**/*.md"]   # which files are PRPs
# features: ["features/**/*.md", "INITIAL.md"]     # which files are feature requests
# fail-on: error                                   # error, warning or never
# rules: { PRP203: off }                           # the severity of single rules

# Commands that must pass whenever a PRP changes; they run in parallel, once per run.
# commands:
#   - { id: lint, run: npm run lint }
#   - { id: test, run: npm test, needs: [lint], timeout: 300 }
`,
    ],
    [
        '.github/workflows/prp.yml',
        `name: PRPs
on:
  pull_request:
    paths: ["PRPs/**", ".claude/PRPs/**", ".github/prp.yml"]

permissions:
  contents: read

jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: prp-action/prp-action
          path: .prp-action
          persist-credentials: false
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 24
      - run: node .prp-action/dist/cli/index.js validate --base "origin/$BASE" --no-versioning
        env:
          BASE: \${{ github.base_ref }}
`,
    ],
    [
        'features/example.md',
        `# Feature request

## FEATURE:

Say what should be built, for whom, and what must be true when it is done.

- One outcome per line: these become the success criteria.

## EXAMPLES:

Files of this repository to follow, for example \`src/\`.

## DOCUMENTATION:

Links that explain what an agent cannot know.

## OTHER CONSIDERATIONS:

Traps, limits, things that went wrong before.
`,
    ],
]);

;// CONCATENATED MODULE: ./build/commands/init.js

/** Writes a configuration, a workflow and a first feature request; what is there already is left alone. */
async function init({ repository, announce }) {
    const created = [];
    const kept = [];
    for (const [path, text] of scaffold) {
        if ((await repository.workTree.kindOf(path)) !== undefined) {
            kept.push(path);
            continue;
        }
        await repository.write(path, new TextEncoder().encode(text));
        announce({ type: 'file-written', path });
        created.push(path);
    }
    return { command: 'init', status: 'passed', data: { created, kept } };
}

;// CONCATENATED MODULE: ./build/history/trends.js
/** With fewer runs there is no trend. */
const fewestRuns = 6;
/** Pass rates closer than that are equal. */
const rateTolerance = 0.1;
/** Median durations are equal when they differ by less than a fifth, or by less than these milliseconds. */
const durationTolerance = 0.2;
const shortestDifferenceMs = 10;
/** Every gate of the records, by id. `validations`: newest first. */
function trendsOf(validations) {
    return [...runsByGate(validations)]
        .map(([id, runs]) => {
        const durations = runs.map(({ durationMs }) => durationMs);
        const passRate = passRateOf(runs);
        const [p50Ms, p95Ms] = [quantile(durations, 0.5), quantile(durations, 0.95)];
        return { id, runs: runs.length, passRate, p50Ms, p95Ms, trend: trendOf(runs) };
    })
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
/** The median of the newest `limit` runs of each gate, in milliseconds. `validations`: newest first. */
function mediansOf(validations, limit) {
    const medians = [...runsByGate(validations)].map(([id, runs]) => {
        const durations = runs.slice(0, limit).map(({ durationMs }) => durationMs);
        return [id, quantile(durations, 0.5)];
    });
    return new Map(medians);
}
function runsByGate(validations) {
    const runs = new Map();
    for (const { id, status, durationMs } of validations.flatMap(({ gates }) => gates)) {
        if (status === 'skipped' || status === 'cancelled')
            continue;
        const known = runs.get(id) ?? [];
        known.push({ passed: status === 'passed', durationMs });
        runs.set(id, known);
    }
    return runs;
}
/** By pass rate; by duration when that is the same. Of an odd number the one in the middle is on no side. */
function trendOf(runs) {
    if (runs.length < fewestRuns)
        return 'unknown';
    const half = Math.floor(runs.length / 2);
    const [newer, older] = [runs.slice(0, half), runs.slice(-half)];
    const gain = passRateOf(newer) - passRateOf(older);
    if (Math.abs(gain) >= rateTolerance)
        return gain > 0 ? 'improving' : 'worsening';
    const [now, before] = [medianOf(newer), medianOf(older)];
    const difference = Math.abs(now - before);
    if (difference < shortestDifferenceMs || difference < durationTolerance * before)
        return 'steady';
    return now < before ? 'improving' : 'worsening';
}
function passRateOf(runs) {
    return runs.filter(({ passed }) => passed).length / runs.length;
}
function medianOf(runs) {
    const durations = runs.map(({ durationMs }) => durationMs);
    return quantile(durations, 0.5);
}
/** The shortest of the durations that a share of them does not exceed. */
function quantile(durations, share) {
    const sorted = durations.toSorted((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

;// CONCATENATED MODULE: ./build/commands/history.js


/** Validations that trends are made of, however few are shown. */
const trendRuns = 100;
/** What became of a PRP: how its versions were validated and executed, and where its gates are heading. */
async function history_history({ prp: typed, limit }, runtime) {
    const prp = await findPrp(typed, runtime);
    const records = await runtime.history.records(prp, Math.max(limit, trendRuns));
    return {
        command: 'history',
        status: 'passed',
        data: {
            prp,
            executions: records.executions
                .slice(0, limit)
                .map(({ id, version, sequence, timestamp, actor, commit, agent, status, durationMs, changes, reason }) => {
                const what = { agent, status, durationMs, changes, reason };
                return { id, version, sequence, timestamp, actor, commit, ...what };
            }),
            validations: records.validations
                .slice(0, limit)
                .map(({ id, version, sequence, timestamp, actor, commit, verdict, gates, totals }) => {
                return { id, version, sequence, timestamp, actor, commit, verdict, gates, totals };
            }),
            trends: { gates: trendsOf(records.validations.slice(0, trendRuns)) },
            problems: records.problems,
        },
    };
}

;// CONCATENATED MODULE: ./build/commands/list.js


/** The versions of one PRP, or every PRP that has versions. One that was tampered with is told apart, and hides no other. */
async function list({ prp, limit }, runtime) {
    if (prp === undefined) {
        const prps = await runtime.history.prps();
        const data = {
            prps: prps.map(({ latest, ...rest }) => ({ ...rest, latest: latest.tampered ? null : versionOf(latest) })),
            problems: problemsIn(prps.map(({ latest }) => latest)),
        };
        return { command: 'list', status: 'passed', data };
    }
    const versions = await runtime.history.list(await findPrp(prp, runtime), { limit });
    const sound = versions.flatMap((version) => (version.tampered ? [] : [versionOf(version)]));
    return { command: 'list', status: 'passed', data: { versions: sound, problems: problemsIn(versions) } };
}
function problemsIn(versions) {
    return versions.flatMap((version) => version.tampered ? [{ prp: version.prp, version: version.id, message: version.reason }] : []);
}

;// CONCATENATED MODULE: ./build/commands/rollback.js






/**
 * Gives the file the bytes of an earlier version. What it held is kept as a version first, and the rollback is a new
 * version itself: nothing is ever lost, and undoing the undo is the same command.
 */
async function rollback({ prp: typed, version: selector, expect }, runtime) {
    const { repository, history } = runtime;
    const prp = await findPrp(typed, runtime);
    // 1. What is there now, if it is what the caller expects.
    const present = (await repository.workTree.kindOf(prp)) === 'file';
    const current = present ? documentOf(prp, await repository.read(prp), runtime) : undefined;
    if (expect !== undefined)
        await refuseUnexpected(expect, current, runtime);
    // 2. What is restored, checked against its checksum before anything is touched.
    const target = await targetOf(prp, selector, current, runtime);
    const restored = readable(documentOf(prp, await history.content(target), runtime));
    const changed = current?.checksum !== restored.checksum;
    // 3. Both into the history, then the file: a crash in between loses nothing.
    const kept = current && changed ? [keepable(current)] : [];
    const additionOf = await additionsIn(runtime, [...kept, restored]);
    const restoring = { ...additionOf(restored, 'restored'), restoredFrom: target.memento.id };
    const appended = await history.append([...kept.map((one) => additionOf(one, 'changed')), restoring]);
    announceSaved(appended, runtime);
    if (changed) {
        await repository.write(prp, restored.bytes);
        runtime.announce({ type: 'file-written', path: prp });
    }
    // What was kept a moment ago is promised to the user, whatever the limits are: the next save may clean up.
    if (keptVersion(appended) === null)
        await keepTidy([prp], runtime);
    return {
        command: 'rollback',
        status: 'passed',
        data: {
            prp,
            path: prp,
            restoredFrom: target.memento.id,
            restoredSequence: target.memento.sequence,
            version: versionOf(last(appended).version),
            changed,
            kept: keptVersion(appended),
        },
    };
}
/** Without a selector: the last version that passed, other than the latest when the file holds just that. */
async function targetOf(prp, selector, current, { history }) {
    if (selector !== undefined)
        return history.select(prp, selector);
    let isLatest = true;
    for await (const version of history.walk(prp)) {
        const isThere = isLatest && !version.tampered && version.memento.checksum === current?.checksum;
        isLatest = false;
        if (!isThere && !version.tampered && version.status === 'passed')
            return version;
    }
    throw new errors/* PrpError */.x('E_NOT_FOUND', `No earlier version of ${prp} has passed its validation.`, {
        hint: `Choose one yourself: \`prp list ${prp}\`, then \`prp rollback ${prp} <version>\`.`,
    });
}
/** Even bytes that are no PRP any more are kept: somebody may want them back. */
function keepable(document) {
    return 'prp' in document ? document : { ...document, canonicalChecksum: document.checksum };
}
async function refuseUnexpected(expect, current, { repository }) {
    const { commit } = await repository.head();
    const checksum = current?.checksum.replace('sha256:', '') ?? '';
    const wanted = expect.replace('sha256:', '');
    if (wanted.length >= 7 && (commit?.startsWith(wanted) || checksum.startsWith(wanted)))
        return;
    throw new errors/* PrpError */.x('E_CONFLICT', `Expected ${expect}, but HEAD is ${commit?.slice(0, 12) ?? 'unborn'} and the file is ${checksum.slice(0, 12) || 'not there'}.`, { hint: 'Look at what changed with `prp diff`, then repeat the command with the new value. Nothing was changed.' });
}
function keptVersion(appended) {
    const [first, second] = appended;
    return second && first?.created ? versionOf(first.version) : null;
}
function last(appended) {
    const newest = appended.at(-1);
    if (!newest)
        throw new Error('Internal error: nothing was appended.');
    return newest;
}

;// CONCATENATED MODULE: ./build/commands/save.js





/** Keeps PRPs as they are now; one commit, however many. */
async function save({ prps, message }, runtime) {
    const paths = [...new Set(await Promise.all(prps.map((typed) => findPrp(typed, runtime))))];
    const documents = await Promise.all(paths.map(async (path) => readable(documentOf(path, await runtime.repository.read(path), runtime))));
    const additionOf = await additionsIn(runtime, documents);
    const additions = documents.map((document) => additionOf(document, 'saved'));
    const metadata = message === undefined ? {} : { metadata: { message } };
    const appended = await runtime.history.append(additions.map((addition) => ({ ...addition, ...metadata })));
    announceSaved(appended, runtime);
    await keepTidy(paths, runtime);
    return {
        command: 'save',
        status: 'passed',
        data: { versions: appended.map(({ version, created }) => ({ ...versionOf(version), created })) },
    };
}

;// CONCATENATED MODULE: ./build/commands/show.js


/** One version, its content checked against its checksum. */
async function show({ prp, version }, runtime) {
    const found = await runtime.history.select(await findPrp(prp, runtime), version);
    const content = await runtime.history.content(found);
    return {
        command: 'show',
        status: 'passed',
        // Only text is ever sealed, so decoding loses nothing; a byte order mark stays.
        data: {
            version: versionOf(found),
            content: new TextDecoder('utf-8', { ignoreBOM: true }).decode(content),
            metadata: found.memento.metadata,
        },
    };
}

;// CONCATENATED MODULE: ./build/commands/tag.js

/** Lists the tags of a PRP, puts one on a version, or takes one away. */
async function tag(command, runtime) {
    const { repository, history } = runtime;
    const prp = await findPrp(command.prp, runtime);
    const { tag: name, version, force, dryRun } = command;
    if (name === undefined) {
        const data = { prp, action: 'listed', name: null, dryRun, tags: (await history.tags(prp)).map(tag_dataOf) };
        return { command: 'tag', status: 'passed', data };
    }
    const wish = { prp, name, version, force, remove: command.delete, actor: await repository.actor() };
    const { tags, action } = await history.tag(wish, { dryRun });
    return { command: 'tag', status: 'passed', data: { prp, action, name, dryRun, tags: tags.map(tag_dataOf) } };
}
function tag_dataOf({ name, version, sequence, timestamp, actor, problem }) {
    return { name, version, sequence, timestamp, actor, problem };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/environments/catalogue.js
var catalogue = __webpack_require__(4758);
;// CONCATENATED MODULE: ./build/environments/detect.js

/** Finds the stack of a repository (`auto`) or sets up the one that is asked for; an unknown id is `undefined`. */
async function detectEnvironment(tree, wanted = 'auto') {
    const files = await tree.files();
    const environment = wanted === 'auto'
        ? catalogue/* environments */.d.find(({ markers, id }) => id === 'generic' || markers.some((marker) => isThere(marker, files)))
        : catalogue/* environments */.d.find(({ id }) => id === wanted);
    return environment && setUp(environment, tree, files);
}
async function setUp(environment, tree, files) {
    const { id, title, language, runners } = environment;
    const runner = runners.find(({ lockFile }) => lockFile === undefined || files.has(lockFile))?.command ?? '';
    const commands = new Map();
    for (const { id: command, level, run, when } of environment.commands) {
        if (commands.has(command) || (when && !(await holds(when, tree, files))))
            continue;
        commands.set(command, { id: command, level, run: run.replace('{runner}', runner) });
    }
    return { id, title, language, commands: [...commands.values()].toSorted((a, b) => a.level - b.level) };
}
function isThere(marker, files) {
    if (!marker.startsWith('*'))
        return files.has(marker);
    return files.values().some((file) => file.endsWith(marker.slice(1)));
}
async function holds(condition, tree, files) {
    if ('file' in condition)
        return files.has(condition.file);
    const file = 'script' in condition ? 'package.json' : condition.in;
    const bytes = files.has(file) ? await tree.read(file) : undefined;
    if (bytes === undefined)
        return false;
    const text = new TextDecoder().decode(bytes);
    return 'script' in condition ? scriptsOf(text).has(condition.script) : text.includes(condition.mention);
}
/** A package.json that is not JSON has no scripts: saying so is npm's business. */
function scriptsOf(text) {
    try {
        const parsed = JSON.parse(text);
        const scripts = typeof parsed === 'object' && parsed !== null && 'scripts' in parsed ? parsed.scripts : undefined;
        return new Set(typeof scripts === 'object' && scripts !== null ? Object.keys(scripts) : []);
    }
    catch {
        return new Set();
    }
}

// EXTERNAL MODULE: ./build/gates/catalogue.js + 6 modules
var gates_catalogue = __webpack_require__(5848);
;// CONCATENATED MODULE: ./build/child-process.js

/**
 * Runs a command line in the system's shell: its own process group, without our secrets, without input. Settles only
 * when the group is gone. Rejects when the shell cannot be started.
 */
async function runShell(command, options) {
    const { cwd, signal, outputLimit = 65_536, killAfterMs = 2_000 } = options;
    const { promise, resolve, reject } = Promise.withResolvers();
    const child = (0,external_node_child_process_.spawn)(command, {
        shell: true,
        cwd,
        env: withoutSecrets(process.env),
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
    });
    const kept = tail(outputLimit);
    child.stdout.on('data', kept.add);
    child.stderr.on('data', kept.add);
    let killTimer;
    const end = () => {
        killGroup(child.pid, 'SIGTERM');
        killTimer = setTimeout(() => killGroup(child.pid, 'SIGKILL'), killAfterMs);
    };
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted)
        end();
    child.on('error', reject);
    child.on('exit', () => {
        // What it left running in the background would hold the pipes open, and outlive us.
        killGroup(child.pid, 'SIGKILL');
    });
    child.on('close', (exitCode, ended) => resolve({ exitCode, signal: ended, output: kept.text() }));
    return promise.finally(() => {
        clearTimeout(killTimer);
        signal.removeEventListener('abort', end);
    });
}
const child_process_secretName = /(^|_)(TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|(API|PRIVATE|ACCESS|AGE)_KEY|AGE_IDENTITY|PAT)(_|$)/i;
const runnerName = /^(ACTIONS_|INPUT_)|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|EVENT_PATH)$/i;
/** The environment a foreign command may see: no token, nothing by which it could speak for the workflow. */
function withoutSecrets(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !child_process_secretName.test(name) && !runnerName.test(name)));
}
function killGroup(pid, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(process.platform === 'win32' ? pid : -pid, signal);
    }
    catch (error) {
        // ESRCH: already gone, which is what was wanted.
        if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH'))
            throw error;
    }
}
function tail(limit) {
    let chunks = [];
    let size = 0;
    let dropped = false;
    const add = (chunk) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > 2 * limit)
            shorten();
    };
    const shorten = () => {
        const all = Buffer.concat(chunks);
        dropped ||= all.length > limit;
        chunks = [all.subarray(-limit)];
        size = chunks[0]?.length ?? 0;
    };
    const text = () => {
        shorten();
        return (dropped ? '…\n' : '') + Buffer.concat(chunks).toString();
    };
    return { add, text };
}

;// CONCATENATED MODULE: ./build/mediator/component.js
/** Thrown by a component when the same attempt may succeed later: a lost connection, a busy service. */
class RetryableError extends Error {
    name = 'RetryableError';
}

;// CONCATENATED MODULE: ./build/gates/command-gate.js


/** The command ran and did not pass. */
class CommandFailed extends Error {
    name = 'CommandFailed';
    /** The end of what it printed. */
    output;
    constructor(message, output) {
        super(message);
        this.output = output;
    }
}
function commandOperation({ id }) {
    return `command:${id}`;
}
/** Runs one command in `root` as a colleague of the mediator: succeeds, or fails with `CommandFailed`. */
function commandComponent(command, root) {
    const { id, run } = command;
    return {
        name: `command ${id}`,
        kind: 'validator',
        provides: [commandOperation(command)],
        async handle(_task, { signal }) {
            const ended = await runShell(run, { cwd: root, signal }).catch((cause) => {
                throw new RetryableError(`\`${run}\` could not be started`, { cause });
            });
            const { exitCode, output } = ended;
            if (exitCode !== 0)
                throw new CommandFailed(`\`${run}\` ${howItEnded(exitCode, ended.signal)}`, output);
        },
    };
}
function howItEnded(exitCode, signal) {
    if (exitCode === null)
        return `was ended by ${signal}`;
    return exitCode === 127 ? 'was not found (exit code 127)' : `ended with exit code ${exitCode}`;
}

// EXTERNAL MODULE: ./build/gates/rules.js
var rules = __webpack_require__(8480);
;// CONCATENATED MODULE: ./build/gates/gate.js


/** A static gate as a colleague of the mediator. Its operation is `gate:<id>`, its payload a `Subject`. */
function gateComponent(gate, severityOf) {
    return {
        name: `gate ${gate.id}`,
        kind: 'validator',
        provides: [`gate:${gate.id}`],
        // The payload of a `gate:` operation is always a Subject: only `staticGateTasks` submits them.
        handle: (task) => examine(gate, task.payload, severityOf),
    };
}
async function examine(gate, subject, severityOf) {
    const findings = [];
    const seen = new Map();
    for await (const remark of gate.check(subject)) {
        const severity = severityOf(remark.rule);
        if (severity === 'off')
            continue;
        findings.push({
            ...remark,
            severity,
            path: subject.prp.path,
            baseline: false,
            fingerprint: fingerprint(subject.prp, remark, seen),
        });
    }
    return findings.toSorted((a, b) => a.startLine - b.startLine || (a.startColumn ?? 0) - (b.startColumn ?? 0));
}
/** Made of the rule and the text of the line, not of its number; equal ones are told apart by their order. */
function fingerprint(prp, { rule, startLine, message }, seen) {
    const text = prp.lines[startLine - 1]?.text.trim() ?? '';
    const key = JSON.stringify([rule, text || message]);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return (0,external_node_crypto_.createHash)('sha256').update(`${key}${occurrence}`).digest('hex').slice(0, 16);
}
function defaultSeverity(rule) {
    return rules/* rules */.a[rule].severity;
}

;// CONCATENATED MODULE: ./build/mediator/factory.js
const factories = new Map();
/** From now on components of this kind are made by `factory`; an earlier one is replaced. */
function registerComponent(kind, factory) {
    factories.set(kind, factory);
}
/** A new component of a kind that has been registered; `options` are what the factory of that kind takes. */
function createComponent(kind, options) {
    const factory = factories.get(kind);
    if (factory === undefined)
        throw new Error(`Internal error: no factory for components of the kind ${kind}`);
    // Which options a kind takes is between those who register and those who create.
    return factory(options);
}

;// CONCATENATED MODULE: ./build/components.js






registerComponent('validator', (options) => 'gate' in options ? gateComponent(options.gate, options.severityOf) : commandComponent(options.command, options.root));
registerComponent('generator', generatorComponent);
registerComponent('template-builder', fullTemplateComponent);
registerComponent('environment-adapter', environmentComponent);
/** The command gates of a configuration, the general timeout and retries filled in. */
function commandGates({ commands, timeout, retries }) {
    return commands.map((command) => ({
        ...command,
        timeout: command.timeout ?? timeout,
        retries: command.retries ?? retries,
    }));
}
/** Gives a mediator the colleagues that the configuration asks for. */
function registerComponents(mediator, config, { root }) {
    for (const gate of gates_catalogue/* staticGates */.D) {
        const options = { gate, severityOf: severityFor(gate.id, config) };
        mediator.register(createComponent('validator', options));
    }
    for (const command of commandGates(config)) {
        const options = { command, root };
        mediator.register(createComponent('validator', options));
    }
    for (const kind of ['generator', 'template-builder', 'environment-adapter']) {
        mediator.register(createComponent(kind, {}));
    }
}
/** Finds the stack of a repository: operation `environment`. */
function environmentComponent() {
    return {
        name: 'environments',
        kind: 'environment-adapter',
        provides: ['environment'],
        handle(task) {
            // Only the generator submits this operation.
            const { tree, env } = task.payload;
            return detectEnvironment(tree, env);
        },
    };
}
const weight = { off: 0, notice: 1, warning: 2, error: 3 };
/** The severity that the configuration gives a rule, else its own, but no more than its gate may weigh. */
function severityFor(gateId, { rules, gates }) {
    const gate = gates[gateId];
    const most = typeof gate === 'object' ? gate.severity : undefined;
    return (rule) => {
        const own = defaultSeverity(rule);
        return rules[rule] ?? (most && weight[most] < weight[own] ? most : own);
    };
}

;// CONCATENATED MODULE: ./build/gates/verdict.js

const verdict_weight = { notice: 0, warning: 1, error: 2 };
const threshold = { error: 2, warning: 1, never: Infinity };
/** Whether a finding fails its gate. What the base revision has too never does. */
function isFailing({ severity, baseline }, failOn) {
    return !baseline && verdict_weight[severity] >= threshold[failOn];
}
/** What a static gate said, weighed. `inBase` holds the fingerprints of what it says of the base revision. */
function staticResult(id, outcome, failOn, inBase) {
    const findings = (outcome.value ?? []).map((finding) => ({ ...finding, baseline: inBase.has(finding.fingerprint) }));
    const failed = findings.some((finding) => isFailing(finding, failOn));
    return { ...verdict_frame(id, outcome, failed ? 'failed' : 'passed'), findings };
}
function commandResult(id, outcome) {
    const result = { ...verdict_frame(id, outcome, 'passed'), findings: [] };
    const { error } = outcome;
    return error instanceof CommandFailed ? { ...result, status: 'failed', output: error.output } : result;
}
function verdict_frame(id, outcome, whenSucceeded) {
    const { queuedMs, runMs, attempts, error } = outcome;
    return {
        id,
        status: outcome.status === 'succeeded' ? whenSucceeded : verdict_statusOf[outcome.status],
        durationMs: Math.round(runMs),
        queuedMs: Math.round(queuedMs),
        attempts,
        ...(error && { reason: error.message }),
    };
}
const verdict_statusOf = {
    failed: 'errored',
    unroutable: 'errored',
    'timed-out': 'timed-out',
    cancelled: 'cancelled',
    skipped: 'skipped',
};
const bad = new Set(['failed', 'timed-out', 'errored']);
/** A PRP passes when none of the gates that covered it went wrong; a run that was cancelled has shown nothing. */
function verdictOf(gates) {
    return gates.some(({ status }) => bad.has(status) || status === 'cancelled') ? 'failed' : 'passed';
}

;// CONCATENATED MODULE: ./build/gates/start.js



/** Milliseconds for a static gate: far above what linear work on the largest document takes. */
const staticTimeoutMs = 30_000;
/**
 * Starts the static gates of one PRP, all at once, and of its base revision beside them: what the base has too is
 * marked as baseline. Each is announced when it is done.
 */
function startStaticGates(subject, base, { failOn, wanted }, { mediator, announce }) {
    const { path } = subject.prp;
    const examine = (gate, of, id) => mediator.submit({
        id,
        operation: `gate:${gate}`,
        payload: of,
        timeoutMs: staticTimeoutMs,
    });
    return gates_catalogue/* staticGates */.D
        .filter(({ id }) => wanted.has(id))
        .map(async ({ id }) => {
        const [now, before] = await Promise.all([
            examine(id, subject, `${path}#${id}`),
            base && examine(id, base, `${path}#${id} in the base revision`),
        ]);
        const inBase = new Set((before?.value ?? []).map(({ fingerprint }) => fingerprint));
        const gate = staticResult(id, now, failOn, inBase);
        announce({ type: 'gate-finished', prp: path, gate });
        return gate;
    });
}
/** Starts the command gates of a run; they wait for each other as their `needs` say. */
function startCommandGates(commands, { wanted }, { mediator, announce }) {
    const chosen = commands.filter(({ id }) => wanted.has(id));
    const outcomes = mediator.submitAll(chosen.map((command) => ({
        id: taskIdOf(command.id),
        operation: commandOperation(command),
        payload: undefined,
        priority: command.priority,
        timeoutMs: command.timeout * 1_000,
        retries: command.retries,
        // A need that was not asked for cannot be waited for.
        needs: command.needs.filter((need) => wanted.has(need)).map(taskIdOf),
    })));
    return outcomes.map(async (settled, index) => {
        const gate = commandResult(chosen[index]?.id ?? '', await settled);
        announce({ type: 'gate-finished', prp: null, gate });
        return gate;
    });
}
function taskIdOf(command) {
    return `command ${command}`;
}

;// CONCATENATED MODULE: ./build/gates/unreadable.js

const said = {
    binary: { rule: 'PRP108', message: 'The file is binary: it contains a NUL byte.' },
    'not-utf8': { rule: 'PRP108', message: 'The file is not valid UTF-8.' },
    'too-large': { rule: 'PRP109', message: 'The file is larger than 10 MiB.' },
};
/** The one gate result of a document that no gate can look into. */
function unreadableResult(path, problem, startLine = 1) {
    const { rule, message } = said[problem];
    const finding = {
        rule,
        severity: defaultSeverity(rule),
        message,
        path,
        startLine,
        baseline: false,
        fingerprint: `${rule}:${problem}`,
    };
    return { id: 'structure', status: 'failed', durationMs: 0, queuedMs: 0, attempts: 1, findings: [finding] };
}

;// CONCATENATED MODULE: ./build/commands/validate.js












/** Runs every gate of the chosen PRPs at once, and records what came out on the versions they are. */
async function validate(command, runtime) {
    const { repository, config } = runtime;
    const wanted = wantedGates(command, runtime);
    const base = command.base === undefined ? undefined : await repository.at(await repository.mergeBase(command.base));
    const paths = await chosen(command, runtime, base?.commit);
    const documents = await Promise.all(paths.map(async (path) => documentOf(path, await repository.read(path), runtime)));
    runtime.announce({ type: 'validation-started', prps: paths, gates: [...wanted] });
    const started = performance.now();
    const weighing = { failOn: command.failOn ?? config['fail-on'], wanted };
    const running = documents.length === 0 ? [] : startCommandGates(commandGates(config), weighing, runtime);
    const examined = documents.map((document) => validate_examine(document, base, weighing, runtime));
    const gates = await Promise.all(running);
    const results = await Promise.all(examined);
    const makespanMs = Math.round(performance.now() - started);
    const judged = documents.map((document, index) => {
        const own = results[index] ?? [];
        return { document, gates: own, verdict: verdictOf([...own, ...gates]) };
    });
    const versions = command.versioning ? await record(judged, gates, runtime) : new Map();
    await keepTidy([...versions.keys()], runtime);
    const prps = judged.map(({ document, gates: own, verdict }) => ({
        path: document.path,
        name: 'prp' in document ? document.prp.title : document.path,
        dialect: 'prp' in document ? document.prp.dialect : null,
        checksum: document.checksum,
        verdict,
        version: versions.get(document.path) ?? null,
        gates: own,
    }));
    return {
        command: 'validate',
        status: prps.some(({ verdict }) => verdict === 'failed') ? 'failed' : 'passed',
        data: { prps, gates, totals: totalsOf(prps, gates), workers: workersOf(runtime), makespanMs },
    };
}
function workersOf({ config }) {
    return config.workers === 'auto' ? (0,external_node_os_.availableParallelism)() : config.workers;
}
function wantedGates({ gates }, { config }) {
    const known = [...gates_catalogue/* staticGateIds */.y, ...config.commands.map(({ id }) => id)];
    const unknown = gates?.find((id) => !known.includes(id));
    if (unknown !== undefined) {
        throw new errors/* PrpError */.x('E_USAGE', `There is no gate ${unknown}.`, { hint: `Gates here: ${known.join(', ')}.` });
    }
    return new Set(gates ?? known.filter((id) => config.gates[id] !== 'off'));
}
async function chosen({ prps }, runtime, base) {
    if (prps.length > 0)
        return [...new Set(await Promise.all(prps.map((typed) => findPrp(typed, runtime))))];
    const present = await prpsInWorkTree(runtime);
    if (base === undefined)
        return present;
    const changed = await runtime.repository.changedSince(base);
    return present.filter((path) => changed.has(path));
}
async function validate_examine(document, base, weighing, runtime) {
    const { path } = document;
    if (!('prp' in document)) {
        const result = unreadableResult(path, document.problem, document.line);
        runtime.announce({ type: 'gate-finished', prp: path, gate: result });
        return [result];
    }
    const before = await base?.read(path);
    const earlier = before && documentOf(path, before, runtime);
    const baseline = base && earlier && 'prp' in earlier ? { prp: earlier.prp, tree: base } : undefined;
    const subject = { prp: document.prp, tree: runtime.repository.workTree };
    return Promise.all(startStaticGates(subject, baseline, weighing, runtime));
}
/** One commit for all: a version where the bytes are new, and what the gates said. */
async function record(judged, runGates, runtime) {
    const keepable = judged.flatMap(({ document, ...rest }) => ('prp' in document ? [{ document, ...rest }] : []));
    const additionOf = await additionsIn(runtime, keepable.map(({ document }) => document));
    const additions = keepable.map(({ document, gates, verdict }) => {
        const validation = { verdict, gates: [...gates, ...runGates].map(recordOf) };
        return { ...additionOf(document, 'changed'), validation };
    });
    const appended = await runtime.history.append(additions);
    announceSaved(appended, runtime);
    return new Map(appended.map(({ version }) => [version.memento.prp, versionOf(version)]));
}
function recordOf({ id, status, durationMs, queuedMs, attempts, findings }) {
    return { id, status, durationMs, queuedMs, attempts, ...countBySeverity(findings) };
}
function totalsOf(prps, runGates) {
    const gates = [...prps.flatMap((prp) => prp.gates), ...runGates];
    const findings = gates.flatMap((gate) => gate.findings);
    return {
        prps: prps.length,
        gates: gates.length,
        ...countBySeverity(findings.filter(({ baseline }) => !baseline)),
        baseline: findings.filter(({ baseline }) => baseline).length,
    };
}
function countBySeverity(findings) {
    const count = (wanted) => findings.filter(({ severity }) => severity === wanted).length;
    return { errors: count('error'), warnings: count('warning'), notices: count('notice') };
}

;// CONCATENATED MODULE: ./build/commands/verify.js

/** Recomputes what the versions branch promises, and tells what does not hold. */
async function verify({ prps }, runtime) {
    const paths = [...new Set(await Promise.all(prps.map((typed) => findPrp(typed, runtime))))];
    const data = await runtime.history.verify(paths.length === 0 ? undefined : paths);
    return { command: 'verify', status: data.problems.length === 0 ? 'passed' : 'failed', data };
}

;// CONCATENATED MODULE: ./build/run.js














/** The one path that every wish takes, whichever door it came through. Throws `PrpError`. */
async function run(command, runtime) {
    const started = performance.now();
    const finish = (status, code) => runtime.announce({
        type: 'run-finished',
        command: command.name,
        status,
        durationMs: Math.round(performance.now() - started),
        ...(code !== undefined && { code }),
    });
    runtime.announce({ type: 'run-started', command: command.name });
    try {
        const report = await dispatch(command, runtime);
        finish(report.status);
        return report;
    }
    catch (error) {
        finish('error', error instanceof errors/* PrpError */.x ? error.code : 'E_INTERNAL');
        throw error;
    }
}
function dispatch(command, runtime) {
    switch (command.name) {
        case 'generate':
            return generate(command, runtime);
        case 'validate':
            return validate(command, runtime);
        case 'save':
            return save(command, runtime);
        case 'list':
            return list(command, runtime);
        case 'show':
            return show(command, runtime);
        case 'diff':
            return diff(command, runtime);
        case 'rollback':
            return rollback(command, runtime);
        case 'cleanup':
            return cleanup(command, runtime);
        case 'import':
            return importPrps(command, runtime);
        case 'verify':
            return verify(command, runtime);
        case 'tag':
            return tag(command, runtime);
        case 'history':
            return history_history(command, runtime);
        case 'init':
            return init(runtime);
    }
}

// EXTERNAL MODULE: ./build/history/sealed-json.js
var sealed_json = __webpack_require__(7918);
;// CONCATENATED MODULE: ./build/history/encryption.js



/** Room for more than a hundred recipients of the longest kind; a hostile header with more would cost minutes to try. */
const maxHeaderBytes = 256 * 1024;
/** Each 64 KiB have a tag of 16 bytes; a nonce and the last tag stand beside them. */
const maxEncryptedBytes = maxHeaderBytes + maxPrpBytes + 16 * (maxPrpBytes / (64 * 1024) + 2);
/**
 * The binary age format (age-encryption.org/v1), to all recipients. It does not compress, so that content is never
 * larger than what it was stored as; both have a bound. The library is loaded when there is something to do.
 */
function ageCipher({ recipients, identity }) {
    const names = recipients.map(nameOfRecipient);
    let reading;
    return {
        recipients: names,
        async encrypt(bytes) {
            if (recipients.length === 0)
                throw new Error('Internal error: there is nobody to encrypt to.');
            const { Encrypter } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 1539));
            const encrypter = new Encrypter();
            let trying = '';
            try {
                for (const recipient of recipients) {
                    trying = nameOfRecipient(recipient);
                    encrypter.addRecipient(recipient);
                }
                trying = names.join(', ');
                return await collect(await encrypter.encrypt(streamOf(bytes)));
            }
            catch (cause) {
                throw new errors/* PrpError */.x('E_CONFIG', `versions.encrypt-to: nothing can be encrypted to ${trying}.`, {
                    hint: 'Copy the recipient again, whole: `age-keygen -y KEYFILE` prints it.',
                    cause,
                });
            }
        },
        async decrypt(bytes, what) {
            if (bytes.length > maxEncryptedBytes || !hasHeader(bytes)) {
                throw (0,sealed_json/* tampered */.rZ)(`${what}, is no age file of at most ${maxEncryptedBytes} bytes.`);
            }
            reading ??= identity();
            const found = await reading;
            if (found === undefined)
                throw locked(`${what}, cannot be read without a key.`);
            const { Decrypter } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 1539));
            const decrypter = new Decrypter();
            for (const { key, line } of found.keys) {
                try {
                    decrypter.addIdentity(key);
                }
                catch {
                    // The library's message quotes the key: it must not reach anybody.
                    throw locked(`Line ${line} of ${found.from} is not a whole age secret key.`);
                }
            }
            // Asked after all the others: it hears that none of them fits. What a message says decides nothing.
            const tried = { all: false };
            decrypter.addIdentity({
                unwrapFileKey() {
                    tried.all = true;
                    return null;
                },
            });
            try {
                return await collect(await decrypter.decrypt(streamOf(bytes)));
            }
            catch (cause) {
                if (tried.all)
                    throw locked(`${what}, is not for ${found.from}: no key there opens it.`);
                throw (0,sealed_json/* tampered */.rZ)(`${what}, cannot be decrypted: it is damaged, or was changed.`, cause);
            }
        },
    };
}
/** Enough of a recipient to find the whole of it: its kind and 16 characters, 80 bits. Never any of a mistaken key. */
function nameOfRecipient(recipient) {
    return /^age1(?:pq1|tag1|tagpq1)?.{1,16}/.exec(recipient)?.[0] ?? 'what does not start with age1';
}
function locked(message) {
    return new errors/* PrpError */.x('E_LOCKED', message, {
        hint: 'Set PRP_AGE_IDENTITY_FILE to the file with your age secret key, or PRP_AGE_IDENTITY to the key itself. ' +
            '`prp list` and `prp verify` need none.',
    });
}
function hasHeader(bytes) {
    const start = Buffer.from(bytes.subarray(0, maxHeaderBytes));
    return start.toString('latin1', 0, 22) === 'age-encryption.org/v1\n' && start.includes('\n--- ');
}
/** Streams, because the library turns to `fetch` for whole arrays, and loading that takes longer than all the rest. */
function streamOf(bytes) {
    return new ReadableStream({
        start(controller) {
            controller.enqueue(bytes);
            controller.close();
        },
    });
}
async function collect(stream) {
    const chunks = [];
    for await (const chunk of stream)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/history/memento.js
var history_memento = __webpack_require__(9931);
// EXTERNAL MODULE: ./build/history/message.js
var message = __webpack_require__(4788);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __webpack_require__(8395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
// EXTERNAL MODULE: ./build/history/record.js
var history_record = __webpack_require__(6742);
;// CONCATENATED MODULE: ./build/history/execution.js




const natural = schemas/* int */.Whr().check(api/* _nonnegative */.UI());
/** What became of handing one version to an agent; `mementoDigest` says which bytes it was given. */
const executionSchema = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(sealed_json/* currentFormat */.fz),
    kind: schemas/* literal */.euz('execution'),
    /** As a validation record's. */
    id: schemas/* string */.YjP(),
    /** Id of the version. */
    version: history_memento/* versionIdSchema */.lM,
    mementoDigest: schemas/* string */.YjP(),
    timestamp: history_memento/* timestampSchema */.yo,
    actor: schemas/* nullable */.mee(schemas/* string */.YjP()),
    /** The commit that the agent started from. */
    commit: schemas/* nullable */.mee(schemas/* string */.YjP()),
    /** Name of the agent; null when nobody said. */
    agent: schemas/* nullable */.mee(schemas/* string */.YjP()),
    status: schemas/* enum */.k5n(['succeeded', 'rolled-back', 'failed', 'timed-out', 'cancelled']),
    durationMs: schemas/* number */.aig().check(api/* _nonnegative */.UI()),
    /** Files that it changed, and lines; null when that is not known. */
    changes: schemas/* nullable */.mee(schemas/* readonly */.tBZ(schemas/* strictObject */.rej({ files: natural, added: natural, removed: natural }))),
    /** Why it did not succeed; null when it did, or nobody knows. */
    reason: schemas/* nullable */.mee(schemas/* string */.YjP()),
    digest: schemas/* string */.YjP(),
});
function sealExecution(memento, execution, stamp) {
    const { agent, status, durationMs, changes, reason } = execution;
    return (0,sealed_json/* withDigest */.hQ)({
        format: sealed_json/* currentFormat */.fz,
        kind: 'execution',
        id: stamp.id,
        version: memento.id,
        mementoDigest: memento.digest,
        timestamp: stamp.timestamp,
        actor: stamp.actor,
        commit: stamp.commit,
        agent,
        status,
        durationMs,
        changes,
        reason,
    });
}
/** Throws as `openValidation`. */
function openExecution(memento, id, bytes, path) {
    const record = (0,sealed_json/* readSealed */.Tb)(executionSchema, bytes, path);
    (0,history_record/* checkRecord */.EQ)(memento, id, record, path);
    return record;
}

;// CONCATENATED MODULE: ./build/history/new-records.js




/**
 * Adds the files of new records to `write`, and returns the version's newest validation record from then on. They sort
 * after those that the version has, on the branch and in `write`.
 */
async function addRecords(at, write, memento, { validation, execution }, { now, random, actor, commit, newest }) {
    const place = { prp: memento.prp, bucket: (0,layout/* bucketOf */.AU)(memento.sequence), id: memento.id };
    const stamp = (id) => ({ id, timestamp: now.toISOString(), actor, commit });
    if (execution !== undefined) {
        const directory = (0,layout/* executionsDirectory */.Lf)(place);
        const stored = (await at.list(directory)).map(({ name }) => name);
        const adding = [...write.keys()].flatMap((path) => path.startsWith(`${directory}/`) ? [path.slice(directory.length + 1)] : []);
        const last = [...stored, ...adding].flatMap((name) => (0,layout/* recordIdOf */.mi)(name) ?? []).toSorted().at(-1);
        const id = (0,layout/* recordId */.Re)(now, last, random());
        write.set((0,layout/* executionPath */.uL)(place, id), (0,sealed_json/* printJson */.Q2)(sealExecution(memento, execution, stamp(id))));
    }
    if (validation === undefined)
        return newest;
    const id = (0,layout/* recordId */.Re)(now, newest?.id, random());
    const record = (0,history_record/* sealValidation */.nI)(memento, validation, stamp(id));
    write.set((0,layout/* validationPath */.X$)(place, id), (0,sealed_json/* printJson */.Q2)(record));
    return record;
}
/** What the commit's trailers call it when only records are added to a version. */
function recordAction({ validation, execution }) {
    if (execution !== undefined)
        return 'recorded';
    return validation === undefined ? undefined : 'validated';
}

// EXTERNAL MODULE: ./build/history/places.js
var history_places = __webpack_require__(6167);
// EXTERNAL MODULE: ./build/history/select-version.js
var select_version = __webpack_require__(8298);
// EXTERNAL MODULE: ./build/history/tampered.js
var tampered = __webpack_require__(555);
;// CONCATENATED MODULE: ./build/history/stored-content.js







/** The one file that holds a version's content: its memento says which. */
function contentPathOf({ prp, id, sequence, encryption }) {
    const place = { prp, id, bucket: (0,layout/* bucketOf */.AU)(sequence) };
    return encryption === null ? (0,layout/* contentPath */.nX)(place) : (0,layout/* encryptedPath */._e)(place);
}
/**
 * All that can be checked of a version's stored content without a key: of a plain one everything, of an encrypted one
 * that it is what was stored. Throws `E_INTEGRITY`.
 */
function checkStored(memento, stored) {
    (0,sealed_json/* checkDigest */.H2)(memento, `${memento.prp} ${memento.id}`);
    checkStoredBytes(memento, stored);
}
/** The same for a memento that was just read, and whose digest was looked at then. */
function checkStoredBytes(memento, stored) {
    const { encryption } = memento;
    if (encryption === null) {
        (0,history_memento/* checkBytes */.Ac)(memento, stored);
        return;
    }
    const got = { checksum: (0,canonical/* rawChecksum */.AC)(stored), size: stored.length };
    if (got.size === encryption.size && got.checksum === encryption.checksum)
        return;
    throw new tampered/* TamperedError */.b('checksum-mismatch', `${contentPathOf(memento)} is not what was stored: expected ${encryption.size} bytes with ` +
        `${encryption.checksum}, got ${got.size} with ${got.checksum}.`);
}
/** The exact bytes that were sealed. Throws `E_INTEGRITY` when these are others, `E_LOCKED` without a key to them. */
async function openStored(memento, stored, cipher) {
    checkStored(memento, stored);
    if (memento.encryption === null)
        return stored;
    const { prp, sequence, encryption } = memento;
    const what = `${prp} v${sequence}, encrypted to ${encryption.recipients.join(', ')}`;
    if (cipher === undefined) {
        throw new errors/* PrpError */.x('E_LOCKED', `${what}, cannot be read here.`, { hint: 'Give this history a cipher.' });
    }
    return (0,history_memento/* open */.ho)(memento, await cipher.decrypt(stored, what));
}
/** Encrypts each document once, however often its append is planned anew. */
function encryptOnce(cipher) {
    if (cipher === undefined || cipher.recipients.length === 0)
        return () => undefined;
    const { recipients } = cipher;
    const done = new Map();
    return ({ prp, bytes }) => {
        // It could be stored, and never be read again.
        if (bytes.length > maxPrpBytes) {
            throw new errors/* PrpError */.x('E_TOO_LARGE', `${prp} has ${bytes.length} bytes; at most ${maxPrpBytes} are encrypted.`, {
                hint: 'Move long material into files that the PRP refers to. Nothing was changed.',
            });
        }
        const known = done.get(bytes) ?? cipher.encrypt(bytes).then((encrypted) => ({ bytes: encrypted, recipients }));
        done.set(bytes, known);
        return known;
    };
}

;// CONCATENATED MODULE: ./build/history/append-plan.js










/**
 * What one commit must do to keep all the additions. It looks at the newest version of each PRP only, so that its cost
 * does not grow with their number. Throws `E_INTEGRITY` or `E_FORMAT` when that one cannot be built upon, `E_USAGE` for a
 * path that no PRP can have.
 */
async function planAppend(at, additions, { now, random, isFirst, encrypt }) {
    for (const { prp } of additions)
        (0,layout/* checkPrpPath */.ox)(prp);
    const prps = [...new Set(additions.map(({ prp }) => prp))];
    const newest = await newestOfEach(at, prps);
    // What the next id must sort after.
    const after = new Map(await Promise.all(prps.map(async (prp) => [prp, await (0,history_places/* newestOrdered */.Ci)(at, prp)])));
    const write = new Map();
    const appended = [];
    const saved = [];
    for (const addition of additions) {
        const { prp, source, actor } = addition;
        const before = newest.get(prp);
        const checksum = (0,canonical/* rawChecksum */.AC)(addition.bytes);
        const same = before?.memento.checksum === checksum ? before : undefined;
        const encrypted = same === undefined ? await encrypt(addition) : undefined;
        const memento = same?.memento ?? sealNext(addition, encrypted, before?.memento, after.get(prp), now);
        if (same === undefined)
            after.set(prp, memento.id);
        const place = { prp, bucket: (0,layout/* bucketOf */.AU)(memento.sequence), id: memento.id };
        if (same === undefined) {
            write.set(contentPathOf(memento), encrypted?.bytes ?? addition.bytes);
            write.set((0,layout/* mementoPath */.Dg)(place), (0,sealed_json/* printJson */.Q2)(memento));
        }
        const context = { now, random, actor, commit: source.commit, newest: same?.validation ?? null };
        const record = await addRecords(at, write, memento, addition, context);
        const action = recordAction(addition);
        const version = (0,stored_version/* storedVersion */.Um)(memento, record, same?.tags);
        appended.push({ version, created: same === undefined });
        newest.set(prp, version);
        if (same === undefined)
            saved.push(savedBy(memento, source, memento.reason, actor));
        else if (action !== undefined)
            saved.push(savedBy(memento, source, action, actor));
    }
    // A PRP may have the very name of our README: it goes first.
    const isReadmeTaken = additions.some(({ prp }) => prp === layout/* readmePath */.Aj || prp.startsWith(`${layout/* readmePath */.Aj}/`));
    if (isFirst && write.size > 0 && !isReadmeTaken)
        write.set(layout/* readmePath */.Aj, Buffer.from(layout/* branchReadme */.$W));
    return { change: { write }, message: (0,message/* appendMessage */.Qv)(saved), appended };
}
async function newestOfEach(at, prps) {
    const newest = await Promise.all(prps.map((prp) => (0,select_version/* newestVersions */.aH)(at, prp, 1)));
    return new Map(newest.flat().map((version) => {
        if (version.tampered)
            throw version.problem;
        return [version.memento.prp, version];
    }));
}
function sealNext(addition, encrypted, parent, after, now) {
    const { prp, bytes, canonicalChecksum, source, reason, actor, references = [], madeAt = now } = addition;
    const sequence = (parent?.sequence ?? 0) + 1;
    return (0,history_memento/* seal */.od)({
        id: (0,layout/* versionId */.Ik)(madeAt < now ? madeAt : now, (0,canonical/* rawChecksum */.AC)(bytes), after),
        sequence,
        prp,
        timestamp: madeAt.toISOString(),
        bytes,
        encrypted,
        canonicalChecksum,
        source,
        parent: parent?.id ?? null,
        previousDigest: parent?.digest ?? null,
        reason,
        restoredFrom: addition.restoredFrom ?? null,
        actor,
        // What names no file of the repository is nothing but words of the document.
        references: encrypted ? references.filter(({ blob }) => blob !== null) : references,
        metadata: addition.metadata ?? {},
    });
}
function savedBy({ prp, id, sequence, checksum }, source, action, actor) {
    return { prp, id, sequence, checksum, sourceCommit: source.commit, action, actor };
}

;// CONCATENATED MODULE: ./build/history/attach-plan.js




/** What one commit must do to add records to a version. Throws as `selectVersion`: nothing is said of a tampered one. */
async function planAttach(at, prp, id, { actor, commit, ...records }, { now, random }) {
    const { memento, validation, tags } = await (0,select_version/* selectVersion */.fe)(at, prp, id);
    const write = new Map();
    const newest = await addRecords(at, write, memento, records, { now, random, actor, commit, newest: validation });
    const { sequence, checksum } = memento;
    const action = recordAction(records) ?? 'validated';
    return {
        change: { write },
        message: (0,message/* appendMessage */.Qv)([{ prp, id: memento.id, sequence, checksum, sourceCommit: commit, action, actor }]),
        version: (0,stored_version/* storedVersion */.Um)(memento, newest, tags),
    };
}

// EXTERNAL MODULE: ./build/history/cleanup-message.js
var cleanup_message = __webpack_require__(6085);
;// CONCATENATED MODULE: ./build/history/maintenance.js







/** `maintenance.json`: when the branch was last cleaned up, so that nobody has to read its log for that. */
const maintenanceSchema = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(sealed_json/* currentFormat */.fz),
    lastCleanup: history_memento/* timestampSchema */.yo,
    digest: schemas/* string */.YjP(),
});
const dayMs = 86_400_000;
function maintenanceFile(now) {
    return (0,sealed_json/* printJson */.Q2)((0,sealed_json/* withDigest */.hQ)({ format: sealed_json/* currentFormat */.fz, lastCleanup: now.toISOString() }));
}
/** `undefined` before the first clean-up. Throws `E_INTEGRITY` or `E_FORMAT` when the file cannot be relied on. */
async function lastCleanup(at) {
    const bytes = (await at.read([layout/* maintenancePath */.T8])).get(layout/* maintenancePath */.T8);
    if (bytes === undefined)
        return undefined;
    return Date.parse((0,sealed_json/* readSealed */.Tb)(maintenanceSchema, bytes, layout/* maintenancePath */.T8).lastCleanup);
}
/**
 * Whether a clean-up is due: `intervalDays` after the last one, or, before there was one, after the first version of
 * these PRPs. A time in the future is as good as one long ago: nobody should wait for a clock that was wrong. Reads a
 * handful of directories, however many versions there are. Throws as `lastCleanup`.
 */
async function isCleanupDue(at, { prps, intervalDays }, now) {
    if (intervalDays <= 0)
        return false;
    const since = (await lastCleanup(at)) ?? (await firstVersion(at, prps));
    return since !== undefined && Math.abs(now.getTime() - since) >= intervalDays * dayMs;
}
/** Whether the mark is there and was changed; one that a newer tool wrote is left alone. */
async function isMarkSpoiled(at) {
    try {
        await lastCleanup(at);
        return false;
    }
    catch (error) {
        if (error instanceof errors/* PrpError */.x && error.code === 'E_INTEGRITY')
            return true;
        throw error;
    }
}
/** Whether the branch was never cleaned up, and one of these PRPs begins with a version that an import made. */
async function startsWithImport(at, prps) {
    if ((await lastCleanup(at)) !== undefined)
        return false;
    const oldest = (await Promise.all(prps.map((prp) => (0,history_places/* oldestPlace */.jV)(at, prp)))).flatMap((place) => place ?? []);
    const versions = await Promise.all(oldest.map((place) => (0,stored_version/* readVersions */.q2)(at, [place])));
    return versions.flat().some((version) => !version.tampered && version.memento.reason === 'imported');
}
async function firstVersion(at, prps) {
    const oldest = await Promise.all(prps.map((prp) => (0,history_places/* oldestPlace */.jV)(at, prp)));
    const times = oldest.flatMap((place) => (place === undefined ? [] : [(0,layout/* sealedAt */.ys)(place.id)]));
    return times.length === 0 ? undefined : Math.min(...times);
}

// EXTERNAL MODULE: ./build/history/prp-directories.js
var prp_directories = __webpack_require__(891);
;// CONCATENATED MODULE: ./build/history/retention.js


const retention_dayMs = 86_400_000;
/**
 * Which versions of one PRP a policy removes, given all of them, newest first. Never the latest (so that numbers are
 * never used again), the last that passed, tagged ones, executed ones, or one that was tampered with: that is evidence.
 * So is the one after it, its witness, which says what the true one's digest and number were.
 * A version that another was restored from has no such claim: the other has the same bytes, and its own checksum says so;
 * else a PRP that is rolled back now and then would keep every version for ever.
 */
function retain(candidates, policy, now) {
    const latest = candidates.find(({ version }) => !version.tampered);
    const lastPassing = candidates.find(({ version }) => !version.tampered && version.status === 'passed');
    const removed = [];
    const kept = [];
    const spared = [];
    let counted = 0;
    for (const [index, candidate] of candidates.entries()) {
        const { version } = candidate;
        const beyond = isBeyond((0,stored_version/* idOf */.TH)(version), counted, policy, now);
        if (version.tampered) {
            kept.push(version);
            if (beyond)
                spared.push({ version, because: 'tampered' });
            continue;
        }
        counted += 1;
        const because = immunityOf(candidate, version, {
            latest,
            lastPassing,
            older: candidates[index + 1]?.version,
        });
        if (beyond && because === undefined)
            removed.push(version);
        else
            kept.push(version);
        if (beyond && because !== undefined)
            spared.push({ version, because });
    }
    return { removed, kept, spared };
}
/** Whether a version is beyond the limits when `newer` ones that count come before it. */
function isBeyond(id, newer, { maxPerPrp = 0, maxAgeDays = 0 }, now) {
    const tooMany = maxPerPrp > 0 && newer >= maxPerPrp;
    return tooMany || (maxAgeDays > 0 && (0,layout/* sealedAt */.ys)(id) < now.getTime() - maxAgeDays * retention_dayMs);
}
function immunityOf(candidate, { memento }, { latest, lastPassing, older }) {
    if (candidate === latest)
        return 'latest';
    if (candidate === lastPassing)
        return 'last-passing';
    if (candidate.tagged)
        return 'tagged';
    if (candidate.executed)
        return 'executed';
    return older?.tampered && older.id === memento.parent ? 'witness' : undefined;
}

// EXTERNAL MODULE: ./build/history/tags.js
var history_tags = __webpack_require__(7674);
;// CONCATENATED MODULE: ./build/history/cleanup-plan.js









/**
 * What one commit must do to clean up all PRPs. Only those that have a version beyond the limits are read, the rest is
 * known by directory names. With a `schedule` it does nothing before its time, and leaves a mark also when it found
 * nothing to remove, so that the next one is as far away as if it had. A history that was imported is as old as Git's:
 * there the first mark is all it makes, so that nobody's import is gone the next day. Throws `E_INTEGRITY` or `E_FORMAT`
 * when the tags of such a PRP, or the mark, cannot be relied on.
 */
async function planCleanup(at, policy, { now, schedule }) {
    const spoiled = await isMarkSpoiled(at);
    const counts = await (0,prp_directories/* countVersions */.p)(at);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (schedule !== undefined && !(await isCleanupDue(at, schedule, now)))
        return nothing(total);
    if (schedule !== undefined && (await startsWithImport(at, schedule.prps))) {
        return { ...nothing(total), change: { write: new Map([cleanup_plan_mark(now)]) }, message: (0,cleanup_message/* cleanupMessage */.Ct)([]) };
    }
    const retentions = [];
    for (const prp of counts.keys())
        retentions.push(await retentionOf(at, prp, policy, now));
    const removed = retentions.flatMap((one) => one.removed);
    const spared = retentions.flatMap((one) => one.spared);
    const marks = (removed.length > 0 || schedule !== undefined || spoiled) && (await canBeMarked(at));
    const change = {
        write: new Map(marks ? [cleanup_plan_mark(now)] : []),
        remove: removed.map(directoryOfVersion),
    };
    const message = (0,cleanup_message/* cleanupMessage */.Ct)(removed.map(({ memento }) => memento));
    return { removed, kept: total - removed.length, spared, change, message };
}
async function retentionOf(at, prp, policy, now) {
    const places = await (0,history_places/* newestPlaces */.ZH)(at, prp);
    if (!places.some(({ id }, index) => isBeyond(id, index, policy, now)))
        return { removed: [], kept: [], spared: [] };
    // Read for itself: tags that cannot be relied on must stop this, not lose their effect.
    const tagged = new Set((await (0,history_tags/* readTags */.g$)(at, prp)).map(({ version }) => version));
    const candidates = await Promise.all((await (0,select_version/* newestVersions */.aH)(at, prp)).map(async (version) => ({
        version,
        tagged: tagged.has((0,stored_version/* idOf */.TH)(version)),
        executed: await isExecuted(at, version),
    })));
    return retain(candidates, policy, now);
}
/** What of a plan is told when it is done. */
function cleanupOf({ removed, kept, spared }) {
    return { removed, kept, spared };
}
/** The directory of a version. */
function directoryOfVersion(version) {
    return (0,layout/* directoryOf */.jt)(placeOf(version));
}
function nothing(kept) {
    return { removed: [], kept, spared: [], change: { write: new Map() }, message: '' };
}
function cleanup_plan_mark(now) {
    return [layout/* maintenancePath */.T8, maintenanceFile(now)];
}
async function isExecuted(at, version) {
    // One that was tampered with stays in any case.
    if (version.tampered)
        return false;
    return (await at.list((0,layout/* executionsDirectory */.Lf)(placeOf(version)))).length > 0;
}
/** Somebody may have put a directory of that name there by hand; a file of ours would take its place. */
async function canBeMarked(at) {
    const there = (await at.list('')).find(({ name }) => name === layout/* maintenancePath */.T8);
    return there?.kind !== 'directory';
}
function placeOf({ memento: { prp, sequence, id } }) {
    return { prp, bucket: (0,layout/* bucketOf */.AU)(sequence), id };
}

// EXTERNAL MODULE: ./build/history/announced.js
var history_announced = __webpack_require__(3534);
// EXTERNAL MODULE: ./build/history/order.js
var order = __webpack_require__(4831);
;// CONCATENATED MODULE: ./build/history/spot.js


/** No name in a PRP's path is that of a version, so that the first one tells where the PRP ends. */
function spotOf(path) {
    if (path === layout/* readmePath */.Aj)
        return { kind: 'readme' };
    if (path === layout/* maintenancePath */.T8)
        return { kind: 'maintenance' };
    const names = path.split('/');
    const at = names.findIndex(layout/* isVersionId */.A_);
    const [bucket = '', id = ''] = names.slice(Math.max(at - 1, 0));
    if (at >= 2 && (0,layout/* isBucket */.nC)(bucket)) {
        const prp = names.slice(0, at - 1).join('/');
        return { kind: 'version', prp, bucket, id, part: partOf(names.slice(at + 1).join('/')) };
    }
    if (at < 0 && names.length > 1 && names.at(-1) === layout/* tagsFile */.w6)
        return { kind: 'tags', prp: names.slice(0, -1).join('/') };
    if (at < 0 && names.length > 2 && names.at(-1) === order/* orderFile */.Ri && (0,layout/* isBucket */.nC)(names.at(-2) ?? '')) {
        return { kind: 'order', prp: names.slice(0, -2).join('/') };
    }
    return { kind: 'stranger' };
}
/** What a file is, by its path inside a version's directory. */
function partOf(path) {
    if (path === 'prp.md' || path === 'prp.md.age')
        return 'content';
    if (path === 'memento.json')
        return 'memento';
    const record = /^(?:validations|executions)\/([^/]+)$/.exec(path)?.[1];
    return record !== undefined && (0,layout/* recordIdOf */.mi)(record) !== undefined ? 'record' : 'stranger';
}

;// CONCATENATED MODULE: ./build/history/verify-log.js




/** Reads the log of the branch once, and holds every commit to what its message announces. */
async function verifyLog(log) {
    const problems = [];
    const removed = new Set();
    const notes = [];
    for await (const commit of log) {
        const announced = (0,history_announced/* announcedIn */.Z)(commit.message);
        for (const key of announced?.removed ?? [])
            removed.add(key);
        if (commit.below === 'unknown') {
            notes.push(`The log ends at ${verify_log_short(commit)}: this clone is shallow. Older commits were not checked; ` +
                '`git fetch --unshallow` brings them.');
        }
        else {
            problems.push(...verifyCommit(commit, announced));
        }
    }
    return { problems, removed, isComplete: notes.length === 0, notes };
}
/** What is wrong with one commit: all that it does and does not announce, and what it announces and does not do. */
function verifyCommit(commit, announced = (0,history_announced/* announcedIn */.Z)(commit.message)) {
    if (announced === undefined && commit.changes.length === 0) {
        return [{ prp: null, version: null, kind: 'chain-broken', message: `${strange(commit)} changes nothing.` }];
    }
    const odd = [];
    const done = new Set();
    for (const change of commit.changes) {
        const deed = { change, spot: spotOf(change.path) };
        if (announced !== undefined && isAnnounced(deed, announced, commit.below))
            done.add(doneBy(deed));
        else
            odd.push(deed);
    }
    const who = announced === undefined ? strange(commit) : `The commit ${verify_log_short(commit)}`;
    const end = announced === undefined ? '.' : ', which its message does not announce.';
    const undone = announced === undefined ? [] : notDone(commit, announced, done);
    return [...[...Map.groupBy(odd, ({ spot }) => verify_log_subjectOf(spot)).values()].map((deeds) => told(deeds, who, end)), ...undone];
}
function isAnnounced({ change: { status }, spot }, announced, below) {
    // The commit that a compaction makes is the first, with all that was there.
    if (announced.isCompaction)
        return below === 'nothing' && status === 'added' && spot.kind !== 'stranger';
    switch (spot.kind) {
        case 'version': {
            const key = (0,history_announced/* versionKey */._)((0,message/* oneLine */.TN)(spot.prp), spot.id);
            if (status === 'removed')
                return announced.isCleanup && announced.removed.has(key);
            if (status === 'changed' || spot.part === 'stranger')
                return false;
            return announced.created.has(key) || (spot.part === 'record' && announced.recorded.has(key));
        }
        case 'tags':
            return status !== 'removed' && announced.tagged.has((0,message/* oneLine */.TN)(spot.prp));
        case 'order': {
            // What it says is held against the chain.
            const prefix = (0,history_announced/* versionKey */._)((0,message/* oneLine */.TN)(spot.prp), '');
            return status !== 'removed' && [...announced.created].some((key) => key.startsWith(prefix));
        }
        case 'readme':
            return status === 'added' || (status === 'removed' && isReadmeTaken(announced));
        case 'maintenance':
            return status !== 'removed' && announced.isCleanup;
        case 'stranger':
            return false;
    }
}
/** A PRP may have the very name of our README: it goes first. */
function isReadmeTaken({ created }) {
    return [...created].some((key) => /^[^\t/]*/.exec(key)?.[0] === layout/* readmePath */.Aj);
}
/** What one announced change contributes to what was announced. */
function doneBy({ change: { status }, spot }) {
    if (spot.kind === 'tags')
        return (0,message/* oneLine */.TN)(spot.prp);
    return spot.kind === 'version' ? `${status} ${spot.part} ${(0,history_announced/* versionKey */._)((0,message/* oneLine */.TN)(spot.prp), spot.id)}` : '';
}
function notDone(commit, announced, done) {
    if (announced.isCompaction)
        return [];
    const missing = (key, ...parts) => parts.some((part) => !done.has(`${part} ${key}`));
    const empty = [
        ...[...announced.created].filter((key) => missing(key, 'added content', 'added memento')),
        ...[...announced.recorded].filter((key) => missing(key, 'added record')),
        ...[...announced.removed].filter((key) => missing(key, 'removed memento')),
    ];
    return [
        ...empty.map((key) => {
            const [prp = null, version = null] = key.split('\t');
            return { prp, version, kind: 'chain-broken', message: emptyPromise(commit, version ?? '') };
        }),
        ...[...announced.tagged]
            .filter((prp) => !done.has(prp))
            .map((prp) => ({ prp, version: null, kind: 'chain-broken', message: emptyPromise(commit, 'tags') })),
    ];
}
function emptyPromise(commit, what) {
    return `The commit ${verify_log_short(commit)} announces ${what}, and does not do what it says of it.`;
}
/** Deeds that one sentence tells together. */
function verify_log_subjectOf(spot) {
    if (spot.kind === 'version')
        return (0,history_announced/* versionKey */._)(spot.prp, spot.id);
    return 'prp' in spot ? spot.prp : '';
}
/** How many paths a sentence names. */
const named = 3;
function told(deeds, who, end) {
    const spot = deeds[0]?.spot;
    const paths = (wanted) => deeds.filter(({ change }) => change.status === wanted).map(({ change }) => change.path);
    const parts = [
        ['removes', paths('removed')],
        ['rewrites', paths('changed')],
        ['adds', paths('added')],
    ].filter(([, found]) => found.length > 0);
    const sentence = parts.map(([verb, found]) => {
        const more = found.length > named ? ` and ${found.length - named} more` : '';
        return `${verb} ${found.slice(0, named).join(', ')}${more}`;
    });
    return {
        prp: spot !== undefined && 'prp' in spot ? spot.prp : null,
        version: spot?.kind === 'version' ? spot.id : null,
        kind: verify_log_kindOf(deeds),
        message: `${who} ${sentence.join(', and ')}${end}`,
    };
}
function verify_log_kindOf(deeds) {
    if (deeds.some(({ change }) => change.status === 'removed'))
        return 'missing-content';
    const rewritten = deeds.filter(({ change }) => change.status === 'changed');
    if (rewritten.length === 0)
        return 'chain-broken';
    const isContent = rewritten.some(({ spot }) => spot.kind === 'version' && spot.part === 'content');
    return isContent ? 'checksum-mismatch' : 'digest-mismatch';
}
function strange(commit) {
    return `The commit ${verify_log_short(commit)} was made by something else than this tool, and`;
}
function verify_log_short({ id }) {
    return id.slice(0, 12);
}

;// CONCATENATED MODULE: ./build/history/compaction.js




/**
 * Lets one commit with the same files take the place of the branch. A dry run changes nothing, and reckons as if the
 * versions `without` were gone already. Throws `E_STALE_HEAD` when the branch moved meanwhile, `E_INTEGRITY` when the
 * log shows tampering and nothing else leads to it, and `E_CONFLICT` where the branch cannot be compacted.
 */
async function compact(branch, head, { dryRun, without = [] }) {
    if (branch.log === undefined || branch.replace === undefined)
        throw cannotCompact();
    if (head === undefined)
        return { commitsBefore: 0, commitsAfter: 0, replaced: null, head: null, storage: null };
    const { commits, removed, problems } = await readLog(branch.log(head));
    const storage = (await branch.storage?.(head, without.map(directoryOfVersion))) ?? null;
    // What is to be removed first makes a second commit.
    const isOne = commits === 1 && without.length === 0;
    const counts = { commitsBefore: commits, commitsAfter: 1, replaced: isOne ? null : head };
    if (isOne)
        return { ...counts, head: null, storage };
    if (problems > 0 && storage?.unreachable.commits !== 0)
        throw wouldHide(problems, head);
    if (dryRun)
        return { ...counts, head: null, storage };
    return { ...counts, storage, head: await branch.replace((0,cleanup_message/* compactMessage */.D7)({ head, commits, removed }), head) };
}
async function readLog(log) {
    let commits = 0;
    async function* counted() {
        for await (const commit of log) {
            commits += 1;
            yield commit;
        }
    }
    const { removed, problems, isComplete } = await verifyLog(counted());
    if (!isComplete)
        throw isShallow();
    // Oldest first, as it happened.
    return { commits, removed: [...removed].toReversed(), problems: problems.length };
}
function cannotCompact() {
    return new errors/* PrpError */.x('E_CONFLICT', 'The versions branch cannot be compacted where it is kept.', {
        hint: 'Run `prp cleanup --compact` in a clone of the repository, then push the branch.',
    });
}
/** What is beyond the edge of a shallow clone would be lost, and with it why some versions are gone. */
function isShallow() {
    return new errors/* PrpError */.x('E_CONFLICT', 'This clone has only the newest commits of the versions branch: it is shallow.', {
        hint: 'git fetch --unshallow',
    });
}
/** What was done by hand shows in the log alone, so that it has to be kept somewhere. */
function wouldHide(problems, head) {
    const found = problems === 1 ? 'a problem' : `${problems} problems`;
    return new errors/* PrpError */.x('E_INTEGRITY', `The log of the versions branch shows ${found} that compacting would hide.`, {
        hint: `See \`prp verify\`. To compact all the same, keep the log first: \`git branch prp-evidence ${head}\`.`,
    });
}

;// CONCATENATED MODULE: ./build/history/on-top-of.js


/** Throws `E_CONFLICT` when a PRP has got other versions than the caller has seen. */
async function checkNewest(at, expected) {
    for (const [prp, id] of expected) {
        const [newest] = await (0,history_places/* newestPlaces */.ZH)(at, prp, 1);
        if (newest?.id === id)
            continue;
        throw new errors/* PrpError */.x('E_CONFLICT', `${prp} got a version in the meantime: expected ${id ?? 'none'}, found ${newest?.id ?? 'none'}.`, { hint: 'Somebody else saved at the same time. Run the command again.' });
    }
}

;// CONCATENATED MODULE: ./build/history/problem.js

function problemOf(prp, version, error) {
    return { prp, version, kind: (0,tampered/* tamperKindOf */.P)(error), message: error.message };
}

// EXTERNAL MODULE: ./build/history/read-each.js
var read_each = __webpack_require__(5325);
;// CONCATENATED MODULE: ./build/history/stored-records.js








/** Directories listed at once. */
const stride = 200;
/**
 * The newest records, at most `limit` of each kind, of the versions at `places` (all of one PRP, newest first). When a
 * record was made is known by its name: of the others nothing is read.
 */
async function readRecords(at, places, limit) {
    const validationFiles = [];
    const executionFiles = [];
    for (let from = 0; from < places.length; from += stride) {
        const some = places.slice(from, from + stride);
        const files = await Promise.all(some.map((place) => recordFiles(at, place)));
        validationFiles.push(...files.flatMap(({ validations }) => validations));
        executionFiles.push(...files.flatMap(({ executions }) => executions));
    }
    const validations = newest(validationFiles, limit);
    const executions = newest(executionFiles, limit);
    const wanted = new Set([...validations, ...executions].map(({ place }) => place));
    const versions = await (0,select_version/* readWhere */.eE)(at, places, (place) => wanted.has(place));
    const versionOf = new Map(versions.map((version) => [(0,stored_version/* idOf */.TH)(version), version]));
    const bytes = await (0,read_each/* readEach */.e)(at, [...validations, ...executions].map(({ path }) => path));
    const problems = [];
    function opened(files, open) {
        return files.flatMap(({ place, id, path }) => {
            try {
                const { memento } = usable(versionOf.get(place.id), path);
                const read = bytes.get(path) ?? new Uint8Array();
                if (read instanceof errors/* PrpError */.x)
                    throw read;
                return [{ ...open(memento, id, read, path), sequence: memento.sequence }];
            }
            catch (error) {
                if (!(error instanceof errors/* PrpError */.x))
                    throw error;
                problems.push(problemOf(place.prp, place.id, error));
                return [];
            }
        });
    }
    return {
        validations: opened(validations, history_record/* openValidation */.uj),
        executions: opened(executions, openExecution),
        problems: problems.filter((one, index) => index === problems.findIndex(({ message }) => message === one.message)),
    };
}
function usable(version, path) {
    if (version === undefined)
        throw new Error(`Internal error: nobody read the version of ${path}.`);
    if (version.tampered)
        throw version.problem;
    return version;
}
async function recordFiles(at, place) {
    const [validations, executions] = await Promise.all([
        idsIn(at, (0,layout/* validationsDirectory */.W9)(place)),
        idsIn(at, (0,layout/* executionsDirectory */.Lf)(place)),
    ]);
    return {
        validations: validations.map((id) => ({ place, id, path: (0,layout/* validationPath */.X$)(place, id) })),
        executions: executions.map((id) => ({ place, id, path: (0,layout/* executionPath */.uL)(place, id) })),
    };
}
async function idsIn(at, directory) {
    const entries = await at.list(directory);
    return entries.flatMap(({ name, kind }) => (kind === 'file' && (0,layout/* recordIdOf */.mi)(name)) || []);
}
function newest(files, limit) {
    return files.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
}

;// CONCATENATED MODULE: ./build/history/expected-durations.js



/** Runs of a gate that its expected duration is made of. */
const runs = 10;
/** Versions of one PRP whose records are looked at: what this costs must not grow with the history. */
const versions = 5;
/**
 * How long each gate is going to take, in milliseconds, by its id: the median of its newest runs, of whichever of these
 * PRPs. Records that cannot be relied on are left out, and a gate that never ran is not there.
 */
async function expectedDurations(at, prps) {
    const records = await Promise.all(prps.map(async (prp) => readRecords(at, (await (0,history_places/* newestPlaces */.ZH)(at, prp, versions)).slice(0, versions), runs)));
    const validations = records.flatMap((one) => one.validations);
    return mediansOf(validations.toSorted((a, b) => (a.id < b.id ? 1 : -1)), runs);
}

;// CONCATENATED MODULE: ./build/history/listed-tags.js




/** Looks up the versions that tags are on, all of them at once. */
async function listTags(at, prp, tags) {
    if (tags.length === 0)
        return [];
    const wanted = new Set(tags.map(({ version }) => version));
    const versions = await (0,select_version/* readWhere */.eE)(at, await (0,history_places/* newestPlaces */.ZH)(at, prp), ({ id }) => wanted.has(id));
    const byId = new Map(versions.map((version) => [(0,stored_version/* idOf */.TH)(version), version]));
    return tags.map((tag) => {
        const version = byId.get(tag.version);
        if (version === undefined)
            return { ...tag, sequence: null, problem: (0,history_tags/* missingTagged */.jE)(prp, tag) };
        const sequence = (0,stored_version/* sequenceOf */.nD)(version) ?? null;
        if (version.tampered)
            return { ...tag, sequence, problem: version.reason };
        const isSame = version.memento.digest === tag.mementoDigest;
        return { ...tag, sequence, problem: isSame ? null : (0,history_tags/* otherTagged */.FK)(prp, tag, version.memento.digest) };
    });
}

// EXTERNAL MODULE: ./build/history/pruned.js
var pruned = __webpack_require__(2571);
// EXTERNAL MODULE: ./build/history/snapshot.js
var snapshot = __webpack_require__(6699);
// EXTERNAL MODULE: ./build/history/tag-name.js
var tag_name = __webpack_require__(6579);
;// CONCATENATED MODULE: ./build/history/tag-plan.js







/** More would make a file that is refused for its size. */
const most = 1000;
/**
 * What one commit must do to fulfil the wish. Throws `E_USAGE` for a name that no tag can have, `E_CONFLICT` when another
 * version has the tag, `E_NOT_FOUND` when none has it, and as `selectVersion` and `openTags`.
 */
async function planTag(at, tagging, now) {
    const { prp, name, remove = false } = tagging;
    if (!remove)
        (0,tag_name/* checkTagName */.u)(name);
    const tags = await (0,history_tags/* readTags */.g$)(at, prp);
    const present = tags.find((tag) => tag.name === name);
    const others = tags.filter((tag) => tag.name !== name);
    const after = remove ? others : [...others, await placed(at, tagging, present, now)];
    if (remove)
        await refuseRemoval(at, tagging, present, tags);
    const changed = remove ? present : after.at(-1);
    if (changed === undefined || (!remove && changed === present)) {
        return { change: { write: new Map() }, message: '', tags: await listTags(at, prp, tags), action: 'unchanged' };
    }
    if (after.length > most) {
        throw new errors/* PrpError */.x('E_USAGE', `${prp} has ${most} tags: that is all that fit.`, {
            hint: 'Delete one with `prp tag <prp> <name> --delete`.',
        });
    }
    return {
        change: { write: new Map([[(0,layout/* tagsPath */.jI)(prp), (0,history_tags/* printTags */.j$)(prp, after)]]) },
        message: (0,message/* tagMessage */.ib)({ prp, name, id: changed.version, actor: tagging.actor, action: remove ? 'untagged' : 'tagged' }),
        tags: await listTags(at, prp, (0,history_tags/* sortTags */.uO)(after)),
        action: remove ? 'untagged' : present === undefined ? 'tagged' : 'moved',
    };
}
/** The tag as it will be; the very `present` one when it is there already. */
async function placed(at, tagging, present, now) {
    const { prp, name, version = 'latest', force = false, actor } = tagging;
    const { memento } = await (0,select_version/* selectVersion */.fe)(at, prp, version);
    if (present?.version === memento.id && present.mementoDigest === memento.digest)
        return present;
    if (present !== undefined && !force) {
        throw new errors/* PrpError */.x('E_CONFLICT', `${prp} has the tag ${name} already, on ${present.version}.`, {
            hint: 'Use another name, or move it with --force.',
        });
    }
    return { name, version: memento.id, mementoDigest: memento.digest, timestamp: now.toISOString(), actor };
}
async function refuseRemoval(at, { prp, name, version }, present, tags) {
    if (present === undefined) {
        const known = tags.slice(0, 10).map((tag) => tag.name);
        throw new errors/* PrpError */.x('E_NOT_FOUND', `${prp} has no tag ${JSON.stringify(name)}.`, {
            hint: known.length === 0 ? 'It has no tags at all.' : `Its tags are ${known.join(', ')}${tags.length > 10 ? ', …' : ''}.`,
        });
    }
    if (version === undefined)
        return;
    const { memento } = await (0,select_version/* selectVersion */.fe)(at, prp, version);
    if (memento.id === present.version)
        return;
    throw new errors/* PrpError */.x('E_CONFLICT', `The tag ${name} is on ${present.version}, not on ${memento.id}.`, {
        hint: 'Nothing was changed: leave the version away to delete the tag wherever it is.',
    });
}

;// CONCATENATED MODULE: ./build/history/prp-walk.js





/** Looks through all directories at and below `starts`, down to the versions, which it leaves to others. */
async function walkPrps(at, starts) {
    const directories = new Map();
    const problems = [];
    /** Whether the directory holds versions. `owner`: the PRP that it stands in, as far as that is known. */
    async function visit(path, owner) {
        const entries = await entriesOf(path, owner);
        const parent = bucketOwner(path);
        const isVersion = ({ name, kind }) => parent !== null && kind === 'directory' && (0,layout/* isVersionId */.A_)(name);
        const isHolding = entries.some(isVersion);
        const hasTags = path !== '' && entries.some(({ name, kind }) => kind === 'file' && name === layout/* tagsFile */.w6);
        const here = isHolding ? parent : hasTags ? path : owner;
        const inner = entries.filter((entry) => entry.kind === 'directory' && !isVersion(entry));
        const holding = await Promise.all(inner.map(({ name }) => visit(join(path, name), here)));
        const buckets = inner.filter((_, index) => holding[index]).map(({ name }) => name);
        if (hasTags || buckets.length > 0)
            directories.set(path, { prp: path, buckets, hasTags });
        for (const { name, kind } of entries) {
            if (kind !== 'file' || isKnown(path, name))
                continue;
            const error = new tampered/* TamperedError */.b('unreadable', `${join(path, name)} is nothing that this tool wrote.`);
            problems.push(problemOf(buckets.length > 0 ? path : here, null, error));
        }
        return isHolding;
    }
    async function entriesOf(path, owner) {
        try {
            return await at.list(path);
        }
        catch (error) {
            if (!(error instanceof errors/* PrpError */.x))
                throw error;
            problems.push(problemOf(owner, null, error));
            return [];
        }
    }
    await Promise.all(starts.map((start) => visit(start, start === '' ? null : start)));
    return { directories: [...directories.values()].toSorted((a, b) => (a.prp < b.prp ? -1 : 1)), problems };
}
/** The PRP whose versions stand in a directory of that path, if any do. */
function bucketOwner(path) {
    const end = path.lastIndexOf('/');
    return end > 0 && (0,layout/* isBucket */.nC)(path.slice(end + 1)) ? path.slice(0, end) : null;
}
function isKnown(directory, name) {
    if (directory === '')
        return name === layout/* readmePath */.Aj || name === layout/* maintenancePath */.T8;
    return name === layout/* tagsFile */.w6 || (name === order/* orderFile */.Ri && bucketOwner(directory) !== null);
}
function join(directory, name) {
    return directory === '' ? name : `${directory}/${name}`;
}

;// CONCATENATED MODULE: ./build/history/verify-chain.js




/** Holds each version of a PRP to the one before it; remembers no more than one of them, and the gaps. */
function walkChain(prp) {
    const gaps = [];
    let last;
    let lastSound;
    /** Versions since `lastSound` that say nothing of themselves. */
    let silent = 0;
    return {
        gaps,
        next(version) {
            const { place, memento } = version;
            const broken = last && (0,stored_version/* brokenLink */.yC)(version, last);
            if (memento === undefined) {
                silent += 1;
            }
            else {
                const missing = memento.sequence - (lastSound?.sequence ?? 0) - 1 - silent;
                if (missing > 0)
                    gaps.push({ prp, after: lastSound?.id, before: place.id, parent: memento.parent, missing });
                lastSound = { id: place.id, sequence: memento.sequence };
                silent = 0;
            }
            const sides = broken === undefined ? [] : [last, version];
            last = version;
            return sides.flatMap((side) => (side && broken ? [problemOf(prp, side.place.id, broken)] : []));
        },
    };
}
/** Whether clean-ups removed just the versions that a gap lacks. `removed` as `versionKey` names them. */
function isExplained({ prp, after = '', before, parent, missing }, removed) {
    const inside = removed.filter((key) => key > (0,history_announced/* versionKey */._)((0,message/* oneLine */.TN)(prp), after) && key < (0,history_announced/* versionKey */._)((0,message/* oneLine */.TN)(prp), before));
    return inside.length === missing && (parent === after || inside.includes((0,history_announced/* versionKey */._)((0,message/* oneLine */.TN)(prp), parent ?? '')));
}
function problemOfGap({ prp, after, before, missing }) {
    const where = after === undefined ? `before ${before}` : `between ${after} and ${before}`;
    const what = missing === 1 ? 'One version is' : `${missing} versions are`;
    const message = `${what} missing ${where}, and no clean-up removed ${missing === 1 ? 'it' : 'them'}.`;
    return { prp, version: before, kind: 'chain-broken', message };
}

;// CONCATENATED MODULE: ./build/history/verify-version.js










/** Holds every file of one version to what was sealed. `files`: all that stand in its directory, by path on the branch. */
function verifyVersion(place, files) {
    const problems = [];
    const attempt = (work) => {
        try {
            return work();
        }
        catch (error) {
            if (!(error instanceof errors/* PrpError */.x))
                throw error;
            problems.push(problemOf(place.prp, place.id, error));
            return undefined;
        }
    };
    const memento = attempt(() => (0,stored_version/* openMemento */.od)(place, bytesOf(files, (0,layout/* mementoPath */.Dg)(place))));
    const content = memento ? contentPathOf(memento) : (0,layout/* contentPath */.nX)(place);
    attempt(() => {
        const bytes = bytesOf(files, content);
        if (memento === undefined)
            checkByName(place, bytes);
        else if (bytes === undefined)
            throw new tampered/* TamperedError */.b('missing-content', `${content} is missing.`);
        else
            checkStoredBytes(memento, bytes);
    });
    const start = `${(0,layout/* directoryOf */.jt)(place)}/`.length;
    for (const path of files.keys()) {
        const part = partOf(path.slice(start));
        if (part === 'record')
            attempt(() => checkRecordFile(memento, path, bytesOf(files, path)));
        else if (part === 'stranger' || (part === 'content' && path !== content && memento !== undefined)) {
            attempt(() => {
                throw new tampered/* TamperedError */.b('unreadable', `${path} is nothing that this tool wrote.`);
            });
        }
    }
    return { place, problems, ...(memento && { memento }) };
}
/** Throws what the file cannot be read for. */
function bytesOf(files, path) {
    const found = files.get(path);
    if (found instanceof errors/* PrpError */.x)
        throw found;
    return found;
}
/** Where the memento is of no use, the name of the version still has the start of its content's checksum. */
function checkByName(place, bytes) {
    if (bytes === undefined)
        return;
    const got = (0,canonical/* rawChecksum */.AC)(bytes);
    if (got.startsWith(`sha256:${(0,layout/* checksumHexOf */.G$)(place.id)}`))
        return;
    throw new tampered/* TamperedError */.b('checksum-mismatch', `${(0,layout/* contentPath */.nX)(place)} is not what was sealed: expected a checksum that starts with ${(0,layout/* checksumHexOf */.G$)(place.id)}, got ${got}.`);
}
function checkRecordFile(memento, path, bytes) {
    const [kind, name = ''] = path.split('/').slice(-2);
    const id = (0,layout/* recordIdOf */.mi)(name);
    if (memento === undefined || id === undefined || bytes === undefined)
        return;
    if (kind === 'validations')
        (0,history_record/* openValidation */.uj)(memento, id, bytes, path);
    else
        openExecution(memento, id, bytes, path);
}

;// CONCATENATED MODULE: ./build/history/verify-prp.js









/** Versions read at once: what is in memory does not grow with how many there are. */
const verify_prp_stride = 25;
/** Reads every file of one PRP, oldest version first, and holds each to what was sealed, linked and tagged. */
async function verifyPrp(at, { prp, buckets, hasTags }) {
    const problems = [];
    const tags = hasTags ? await verifyTagsFile(at, prp, problems) : [];
    const digests = new Map(tags.map(({ version }) => [version, undefined]));
    const found = new Set();
    const chain = walkChain(prp);
    let checked = 0;
    for (const bucket of buckets.toSorted((a, b) => Number(a) - Number(b))) {
        const directory = `${prp}/${bucket}`;
        const ids = await verify_prp_idsIn(at, directory, prp, problems);
        for (let from = 0; from < ids.length; from += verify_prp_stride) {
            const places = ids.slice(from, from + verify_prp_stride).map((id) => ({ prp, bucket, id }));
            const files = await filesOf(at, places, problems);
            for (const place of places) {
                const version = verifyVersion(place, files.get(place) ?? new Map());
                problems.push(...version.problems, ...chain.next(version));
                if (digests.has(place.id))
                    digests.set(place.id, version.memento?.digest);
                found.add(place.id);
            }
            checked += places.length;
        }
    }
    problems.push(...tags.flatMap((tag) => tagProblem(prp, tag, found.has(tag.version), digests.get(tag.version))));
    return { checked, problems, gaps: chain.gaps };
}
/** All files in the directories of some versions, in one go. */
async function filesOf(at, places, problems) {
    const paths = await Promise.all(places.map((place) => verify_prp_pathsIn(at, (0,layout/* directoryOf */.jt)(place), place, problems)));
    const read = await (0,read_each/* readEach */.e)(at, paths.flat());
    return new Map(places.map((place, index) => [
        place,
        new Map((paths[index] ?? []).flatMap((path) => [[path, read.get(path) ?? new Uint8Array()]])),
    ]));
}
async function verify_prp_pathsIn(at, directory, place, problems) {
    const entries = await listed(at, directory, place.prp, problems, place.id);
    const paths = await Promise.all(entries.map(({ name, kind }) => {
        const path = `${directory}/${name}`;
        return kind === 'file' ? [path] : verify_prp_pathsIn(at, path, place, problems);
    }));
    return paths.flat();
}
/** The versions of a bucket, oldest first; by their ids alone where a newer tool says in which order they stand. */
async function verify_prp_idsIn(at, directory, prp, problems) {
    const entries = await listed(at, directory, prp, problems);
    try {
        return (await (0,order/* inOrder */.al)(at, directory, entries)).map(({ id }) => id);
    }
    catch (error) {
        if (!(error instanceof errors/* PrpError */.x))
            throw error;
        problems.push(problemOf(prp, null, error));
        return entries.map(({ name }) => name).filter(layout/* isVersionId */.A_);
    }
}
/** What stands in a directory; nothing, and a problem, when it cannot be read. */
async function listed(at, directory, prp, problems, version = null) {
    try {
        return await at.list(directory);
    }
    catch (error) {
        if (!(error instanceof errors/* PrpError */.x))
            throw error;
        problems.push(problemOf(prp, version, error));
        return [];
    }
}
async function verifyTagsFile(at, prp, problems) {
    try {
        const path = (0,layout/* tagsPath */.jI)(prp);
        return (0,history_tags/* openTags */.oT)(prp, (await at.read([path])).get(path) ?? new Uint8Array());
    }
    catch (error) {
        if (!(error instanceof errors/* PrpError */.x))
            throw error;
        problems.push(problemOf(prp, null, error));
        return [];
    }
}
function tagProblem(prp, tag, isThere, digest) {
    if (!isThere) {
        return [problemOf(prp, tag.version, new tampered/* TamperedError */.b('missing-content', (0,history_tags/* missingTagged */.jE)(prp, tag)))];
    }
    // A version that says nothing of itself was told of already.
    if (digest === undefined || digest === tag.mementoDigest)
        return [];
    return [problemOf(prp, tag.version, new tampered/* TamperedError */.b('digest-mismatch', (0,history_tags/* otherTagged */.FK)(prp, tag, digest)))];
}

;// CONCATENATED MODULE: ./build/history/verify.js








/**
 * Reads all that a branch holds of these PRPs, or of all, and its log, and recomputes every checksum, digest and link.
 * What it finds are values; it throws only when the branch cannot be found.
 */
async function verify_verify(branch, prps) {
    const head = await branch.head();
    if (head === undefined)
        return { checked: 0, problems: [], notes: [] };
    const at = (0,snapshot/* snapshotOf */.e)(branch, head);
    const [log, files] = await Promise.all([verify_readLog(branch, head), verifyFiles(at, prps)]);
    const removed = [...log.removed];
    const gaps = files.gaps.filter((gap) => !isExplained(gap, removed));
    const isAskedFor = ({ prp }) => prps === undefined || (prp !== null && prps.includes(prp));
    const problems = [
        ...files.problems,
        ...(log.isComplete ? gaps.map(problemOfGap) : []),
        ...log.problems.filter(isAskedFor),
    ];
    const unexplained = log.isComplete || gaps.length === 0 ? [] : [unexplainedNote(gaps)];
    return { checked: files.checked, problems: problems.toSorted(byPlace), notes: [...log.notes, ...unexplained] };
}
/** A log that cannot be read is a problem of its own, and takes nothing from the rest. */
async function verify_readLog(branch, head) {
    const nothing = { removed: new Set(), isComplete: false };
    if (branch.log === undefined) {
        const note = 'The log cannot be read where the branch is kept: what only the log tells was not checked.';
        return { ...nothing, problems: [], notes: [note] };
    }
    try {
        return await verifyLog(branch.log(head));
    }
    catch (error) {
        if (!(error instanceof errors/* PrpError */.x))
            throw error;
        return { ...nothing, problems: [problemOf(null, null, error)], notes: [] };
    }
}
/** PRPs verified side by side, so that git and we do not wait for each other. */
const atOnce = 4;
async function verifyFiles(at, prps) {
    const { directories, problems } = await walkPrps(at, prps ?? ['']);
    const verified = [];
    const waiting = directories.values();
    const worker = async () => {
        for (const directory of waiting)
            verified.push(await verifyPrp(at, directory));
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return {
        checked: verified.reduce((sum, { checked }) => sum + checked, 0),
        problems: [
            ...problems,
            ...verified.flatMap((one) => one.problems),
            ...(prps === undefined ? await maintenanceProblems(at) : []),
        ],
        gaps: verified.flatMap(({ gaps }) => gaps),
    };
}
async function maintenanceProblems(at) {
    try {
        await lastCleanup(at);
        return [];
    }
    catch (error) {
        if (!(error instanceof errors/* PrpError */.x))
            throw error;
        return [problemOf(null, null, error)];
    }
}
function unexplainedNote(gaps) {
    const missing = gaps.reduce((sum, gap) => sum + gap.missing, 0);
    return `${missing} older ${missing === 1 ? 'version is' : 'versions are'} not there, and the log does not reach back to why.`;
}
function byPlace(a, b) {
    const [one, other] = [`${a.prp ?? ''}\0${a.version ?? ''}`, `${b.prp ?? ''}\0${b.version ?? ''}`];
    return one === other ? 0 : one < other ? -1 : 1;
}

;// CONCATENATED MODULE: ./build/history/history.js























const history_attempts = 12;
const shortestPauseMs = 25;
const longestPauseMs = 2000;
/** The memento caretaker: keeps versions, looks inside none of them. */
class History {
    #branch;
    #clock;
    #random;
    #sleep;
    #cipher;
    constructor(branch, options = {}) {
        this.#branch = branch;
        this.#clock = options.clock ?? (() => new Date());
        this.#random = options.random ?? Math.random;
        this.#sleep = options.sleep ?? external_node_timers_promises_.setTimeout;
        this.#cipher = options.cipher;
    }
    /**
     * Keeps documents and what validating them showed, all in one commit; answers in the order of `additions`. Bytes equal
     * to the latest version's make no new version. Throws `E_INTEGRITY` when a latest version was tampered with,
     * `E_CONFLICT` when one is not the one that was expected, and `E_STALE_HEAD` when others were faster every time.
     */
    async append(additions, onTopOf = new Map()) {
        const encrypt = encryptOnce(this.#cipher);
        const { appended, commit } = await this.#update(async (at, isFirst) => {
            await checkNewest(at, onTopOf);
            return planAppend(at, additions, { now: this.#clock(), random: this.#random, isFirst, encrypt });
        });
        return appended.map(({ version, created }) => ({
            version: created && commit !== undefined ? { ...version, commit } : version,
            created,
        }));
    }
    /** By path. */
    async prps() {
        const at = await this.#now();
        const counts = await (0,prp_directories/* countVersions */.p)(at);
        const found = await Promise.all([...counts].map(async ([prp, versions]) => {
            const [latest] = await (0,select_version/* newestVersions */.aH)(at, prp, 1);
            return latest === undefined ? [] : [{ prp, versions, latest }];
        }));
        return found.flat();
    }
    /** Newest first; empty for a PRP without versions. */
    async list(prp, { limit } = {}) {
        return (0,select_version/* newestVersions */.aH)(await this.#now(), prp, limit);
    }
    /**
     * Adds what was found out later to a version that is there. Throws `E_NOT_FOUND`, and `E_INTEGRITY` when the version was
     * tampered with.
     */
    async attach(prp, version, records) {
        const stamp = () => ({ now: this.#clock(), random: this.#random });
        return (await this.#update((at) => planAttach(at, prp, version, records, stamp()))).version;
    }
    /** By name; empty before the first. Throws `E_INTEGRITY` when they were tampered with. */
    async tags(prp) {
        const at = await this.#now();
        return listTags(at, prp, await (0,history_tags/* readTags */.g$)(at, prp));
    }
    /** Puts a tag on a version or takes one away, or tells what would come of it. Throws as `planTag`. */
    async tag(tagging, { dryRun = false } = {}) {
        const plan = (at) => planTag(at, tagging, this.#clock());
        return dryRun ? plan(await this.#now()) : this.#update(plan);
    }
    /** Recomputes all checksums, digests and links of these PRPs, or of all. What it finds are values. */
    async verify(prps) {
        return verify_verify(this.#branch, prps);
    }
    /** What the newest records of a PRP say, at most `limit` of each kind. */
    async records(prp, limit) {
        const at = await this.#now();
        return readRecords(at, await (0,history_places/* newestPlaces */.ZH)(at, prp), limit);
    }
    /** How long each gate is going to take, in milliseconds, by its id: the median of its newest runs. */
    async expectedDurations(prps) {
        return expectedDurations(await this.#now(), prps);
    }
    /** Newest first, read as far as somebody asks. */
    async *walk(prp) {
        yield* (0,select_version/* walkBack */.Zv)(await this.#now(), prp);
    }
    /** As `selectVersion`. */
    async select(prp, selector) {
        try {
            return await (0,select_version/* selectVersion */.fe)(await this.#now(), prp, selector);
        }
        catch (error) {
            throw await (0,pruned/* prunedByLog */.A)(error, this.#branch, prp, selector);
        }
    }
    /**
     * The exact bytes that were sealed. Throws `E_INTEGRITY` when the branch has others by now, `E_NOT_FOUND` when it does
     * not have the version any more, `E_LOCKED` without a key. (`checkStored` tells without a key whether the file is what
     * was stored.)
     */
    async content({ memento: selected }) {
        const { prp, id, sequence, digest } = selected;
        const at = await this.#now();
        const place = { prp, id, bucket: (0,layout/* bucketOf */.AU)(sequence) };
        const path = contentPathOf(selected);
        const files = await at.read([path, (0,layout/* mementoPath */.Dg)(place)]);
        if (files.size === 0) {
            throw new errors/* PrpError */.x('E_NOT_FOUND', `${prp} ${id} is not kept any more.`, { hint: `See \`prp list ${prp}\`.` });
        }
        const memento = (0,stored_version/* openMemento */.od)(place, files.get((0,layout/* mementoPath */.Dg)(place)));
        if (memento.digest !== digest) {
            throw (0,sealed_json/* tampered */.rZ)(`${(0,layout/* mementoPath */.Dg)(place)} was replaced: expected ${digest}, got ${memento.digest}.`);
        }
        const stored = files.get(path);
        if (stored === undefined)
            throw (0,sealed_json/* tampered */.rZ)(`${path} is missing.`);
        return openStored(memento, stored, this.#cipher);
    }
    /** Removes what the policy says, in one commit, or tells what it would remove. Throws as `append`, and `E_FORMAT`. */
    async cleanup(policy, { dryRun = false } = {}) {
        const plan = (at) => planCleanup(at, policy, { now: this.#clock() });
        return cleanupOf(dryRun ? await plan(await this.#now()) : await this.#update(plan));
    }
    /** The same when it is time; `undefined` when it is not, which costs next to nothing to find out. */
    async cleanupIfDue(policy, schedule) {
        if (!(await isCleanupDue(await this.#now(), schedule, this.#clock())))
            return undefined;
        return cleanupOf(await this.#update((at) => planCleanup(at, policy, { now: this.#clock(), schedule })));
    }
    /**
     * Puts one commit in the place of the whole branch, so that what was removed can be freed. A dry run reckons as if
     * `without` had been removed. Throws as `compact`.
     */
    async compact(options) {
        return this.#retried(async () => compact(this.#branch, await this.#branch.head(), options));
    }
    async #now() {
        return (0,snapshot/* snapshotOf */.e)(this.#branch, await this.#branch.head());
    }
    /** Commits what `plan` makes of the branch as it is; plans anew each time another commit came first. */
    async #update(plan) {
        return this.#retried(async () => {
            const head = await this.#branch.head();
            const planned = await plan((0,snapshot/* snapshotOf */.e)(this.#branch, head), head === undefined);
            const { change, message } = planned;
            if (change.write.size === 0 && (change.remove ?? []).length === 0)
                return { ...planned, commit: undefined };
            return { ...planned, commit: await this.#branch.commit(change, message, head) };
        });
    }
    /** Does it again each time the branch has moved meanwhile. */
    async #retried(once) {
        for (let attempt = 1;; attempt += 1) {
            try {
                return await (this.#branch.inTurn?.(once) ?? once());
            }
            catch (error) {
                if (!(error instanceof errors/* PrpError */.x) || error.code !== 'E_STALE_HEAD')
                    throw error;
                if (attempt === history_attempts)
                    throw outpaced(error);
            }
            // Full jitter: writers that met once are unlikely to meet again.
            await this.#sleep(this.#random() * Math.min(longestPauseMs, shortestPauseMs * 2 ** attempt));
        }
    }
}
function outpaced(cause) {
    return new errors/* PrpError */.x('E_STALE_HEAD', `The versions branch moved ${history_attempts} times while we were saving.`, {
        hint: 'Others are saving at the same time. Nothing was changed: run the command again.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/history/identity.js





/**
 * The keys of whoever runs this, from the first place that is named: `PRP_AGE_IDENTITY` (the text), the file that
 * `PRP_AGE_IDENTITY_FILE` names, the configured file; `undefined` when none is. Throws `E_LOCKED` when there is no key.
 */
async function readIdentity({ env, configured, git, warn }) {
    const text = env['PRP_AGE_IDENTITY'];
    if (text !== undefined && text.trim() !== '')
        return { keys: keysIn(text, 'PRP_AGE_IDENTITY'), from: 'PRP_AGE_IDENTITY' };
    const named = env['PRP_AGE_IDENTITY_FILE'];
    if (named)
        return readFrom((0,external_node_path_.resolve)(atHome(named)), `${named} (PRP_AGE_IDENTITY_FILE)`);
    if (configured !== undefined) {
        return readFrom((0,external_node_path_.resolve)(git.directory, atHome(configured)), `${configured} (versions.identity)`);
    }
    return undefined;
    async function readFrom(path, from) {
        const content = await (0,promises_.readFile)(path, 'utf8').catch((cause) => {
            throw new errors/* PrpError */.x('E_LOCKED', `The key file ${from} could not be read.`, {
                hint: 'Make one with `age-keygen -o FILE`, or set PRP_AGE_IDENTITY_FILE to where yours is.',
                cause,
            });
        });
        const keys = keysIn(content, from);
        const danger = await exposure(path, git);
        if (danger !== undefined)
            warn(`The key file ${from} ${danger.message}`, danger.hint);
        return { keys, from };
    }
}
/** One key a line; empty lines and those that start with # are comments, as `age-keygen` writes them. */
function keysIn(text, from) {
    const lines = text.split('\n').map((content, index) => ({ key: content.trim(), line: index + 1 }));
    const keys = lines.filter(({ key }) => key !== '' && !key.startsWith('#'));
    const odd = keys.find(({ key }) => !/^AGE-SECRET-KEY-(?:PQ-)?1[A-Z\d]+$/.test(key));
    if (odd === undefined && keys.length > 0)
        return keys;
    throw new errors/* PrpError */.x('E_LOCKED', odd === undefined ? `There is no key in ${from}.` : `Line ${odd.line} of ${from} is not an age secret key.`, {
        hint: 'Each line is one AGE-SECRET-KEY-…, as `age-keygen` prints it. SSH keys, plugins and key files with a passphrase are not supported.',
    });
}
/** A configuration is shared, and everybody's home is another. */
function atHome(path) {
    return path.startsWith('~/') ? (0,external_node_path_.join)((0,external_node_os_.homedir)(), path.slice(2)) : path;
}
async function exposure(path, git) {
    const real = await (0,promises_.realpath)(path).catch(() => path);
    const inside = (0,external_node_path_.relative)(git.directory, real);
    if (!isInside(git.directory, real) || inside.split(external_node_path_.sep)[0] === '.git')
        return undefined;
    const says = async (...args) => (await git.run(args)).exitCode === 0;
    if (await says('--literal-pathspecs', 'ls-files', '--error-unmatch', '--', inside)) {
        return {
            message: 'is tracked by Git: whoever has the repository can read every version that was encrypted to it.',
            hint: 'Make a new key outside the repository, put its recipient into versions.encrypt-to, and remove the old ones.',
        };
    }
    // It knows no literal pathspecs; behind ./ no name begins with a colon, which is all it takes for special.
    if (await says('check-ignore', '--quiet', '--', `./${inside}`))
        return undefined;
    return {
        message: 'is in the repository and not ignored: the next `git add .` publishes it.',
        hint: 'Move it out of the repository, or add it to .gitignore.',
    };
}

;// CONCATENATED MODULE: ./build/mediator/chain.js
/** How many older tickets are followed at least; a chain that grows link by link would otherwise cost its square. */
const patience = 1_000;
/**
 * Brings the chain lengths of everything that the newcomers need up to date. Newcomers come with those they need
 * before them, so one pass backwards is enough for them; tickets that were there before are followed upwards only as
 * far as their chain really grows, and not much further than there are newcomers. `raise` stores a ticket's new length.
 */
function lengthenChains(newcomers, raise) {
    if (!newcomers.some(({ needs }) => needs.length > 0))
        return;
    const fresh = new Set(newcomers);
    const raised = new Set();
    const raiseNeeds = ({ needs, chainMs }) => {
        for (const need of needs) {
            if (need.expectedMs + chainMs <= need.chainMs)
                continue;
            raise(need, need.expectedMs + chainMs);
            if (!fresh.has(need))
                raised.add(need);
        }
    };
    for (const newcomer of newcomers.toReversed())
        raiseNeeds(newcomer);
    // A set is walked in the order of insertion, and sees what is added during the walk.
    let left = newcomers.length + patience;
    for (const ticket of raised) {
        if (left === 0)
            return;
        left -= 1;
        raised.delete(ticket);
        raiseNeeds(ticket);
    }
}

;// CONCATENATED MODULE: ./build/mediator/queue.js
/**
 * A priority queue as a binary heap: `push`, `pop` and `remove` cost O(log n), `peek` and `size` nothing.
 * What `before` compares must not change while an item is inside: remove it, change it, push it again.
 */
class Queue {
    #heap = [];
    #before;
    constructor(before) {
        this.#before = before;
    }
    get size() {
        return this.#heap.length;
    }
    peek() {
        return this.#heap[0];
    }
    push(item) {
        this.#rise(item, this.#heap.length);
    }
    pop() {
        const first = this.#heap[0];
        if (first !== undefined)
            this.remove(first);
        return first;
    }
    /** False when the item is not in this queue. */
    remove(item) {
        const hole = item.place;
        if (hole < 0 || this.#heap[hole] !== item)
            return false;
        item.place = -1;
        const last = this.#heap.pop();
        if (last !== undefined && last !== item) {
            this.#sink(last, hole);
            this.#rise(last, last.place);
        }
        return true;
    }
    /** Moves `item` from the hole at `place` towards the top, to where it belongs. */
    #rise(item, place) {
        while (place > 0) {
            const above = (place - 1) >> 1;
            const parent = this.#heap[above];
            if (parent === undefined || !this.#before(item, parent))
                break;
            this.#put(parent, place);
            place = above;
        }
        this.#put(item, place);
    }
    /** Moves `item` from the hole at `place` towards the bottom, to where it belongs. */
    #sink(item, place) {
        for (;;) {
            const below = 2 * place + 1;
            const left = this.#heap[below];
            if (left === undefined)
                break;
            const right = this.#heap[below + 1];
            const rightFirst = right !== undefined && this.#before(right, left);
            const child = rightFirst ? right : left;
            if (!this.#before(child, item))
                break;
            this.#put(child, place);
            place = rightFirst ? below + 1 : below;
        }
        this.#put(item, place);
    }
    #put(item, place) {
        this.#heap[place] = item;
        item.place = place;
    }
}

;// CONCATENATED MODULE: ./build/mediator/urgency.js
const stepsBehind = { high: 0, normal: 1, low: 2 };
const windowsPerStep = 4;
/**
 * Which window of time a task is due in. Time is cut into windows, a quarter of `agingMs` each; a task is due in the
 * window it began to wait in, plus four for every step its priority is below high. So ageing is part of a key that never
 * changes, and a queue sorted by it never needs sorting again: a task that has waited `agingMs` (give or take a window)
 * is level with new tasks one priority higher, and inside one window the other criteria decide.
 */
function dueWindow(priority, waitingSinceMs, agingMs) {
    return Math.floor((waitingSinceMs * windowsPerStep) / agingMs) + stepsBehind[priority] * windowsPerStep;
}
/**
 * Sub-tasks go before other tasks of their window: a parent that has begun is waiting for them, and finishing it first
 * keeps the number of tasks begun and not ended small. Then the longest chain, then the longest task, then the oldest.
 */
function isMoreUrgent(a, b) {
    if (a.window !== b.window)
        return a.window < b.window;
    if (a.depth !== b.depth)
        return a.depth > b.depth;
    if (a.chainMs !== b.chainMs)
        return a.chainMs > b.chainMs;
    if (a.expectedMs !== b.expectedMs)
        return a.expectedMs > b.expectedMs;
    return a.sequence < b.sequence;
}

;// CONCATENATED MODULE: ./build/mediator/lanes.js


/**
 * Tickets in lanes: those of a lane can be served by the same components, so a lane that nobody can serve now blocks no
 * other. Choosing looks at the first ticket of each lane only, however long the lanes are.
 */
class Lanes {
    #lanes = new Map();
    #size = 0;
    /** Tickets in all lanes. */
    get size() {
        return this.#size;
    }
    add(key, ticket) {
        const lane = this.#lanes.get(key) ?? new Queue(isMoreUrgent);
        if (lane.size === 0)
            this.#lanes.set(key, lane);
        lane.push(ticket);
        this.#size += 1;
    }
    /** False when the ticket is not in that lane. */
    remove(key, ticket) {
        const lane = this.#lanes.get(key);
        if (lane?.remove(ticket) !== true)
            return false;
        this.#size -= 1;
        if (lane.size === 0)
            this.#lanes.delete(key);
        return true;
    }
    /** Takes out the most urgent ticket of those lanes that `serverOf` finds a server for. */
    take(serverOf) {
        let best;
        for (const [key, lane] of this.#lanes) {
            const ticket = lane.peek();
            if (ticket === undefined || (best !== undefined && !isMoreUrgent(ticket, best.ticket)))
                continue;
            const server = serverOf(key);
            if (server !== undefined)
                best = { key, ticket, server };
        }
        if (best !== undefined)
            this.remove(best.key, best.ticket);
        return best;
    }
    /** Takes out a whole lane, most urgent first. */
    drain(key) {
        const lane = this.#lanes.get(key);
        const tickets = [];
        for (let next = lane?.pop(); next !== undefined; next = lane?.pop())
            tickets.push(next);
        this.#lanes.delete(key);
        this.#size -= tickets.length;
        return tickets;
    }
}

;// CONCATENATED MODULE: ./build/mediator/workers.js
/**
 * How many attempts may run at once. A worker is a permit, which costs nothing to create or to drop; so `auto` follows
 * the demand (tasks that run or could start) at once, up and down, instead of creeping towards it.
 */
function workerLimit(workers, demand, parallelism) {
    return workers === 'auto' ? Math.max(1, Math.min(demand, parallelism)) : workers;
}

;// CONCATENATED MODULE: ./build/mediator/dispatcher.js




/** Decides which ready ticket starts next, and with whom. */
class Dispatcher {
    #ready = new Lanes();
    #parallelism = (0,external_node_os_.availableParallelism)();
    #options;
    #roster;
    #places;
    #host;
    #pending = false;
    #disarm;
    constructor(options, roster, places, host) {
        this.#options = options;
        this.#roster = roster;
        this.#places = places;
        this.#host = host;
    }
    get workerLimit() {
        const demand = this.#places.busy + this.#places.returning + this.#ready.size;
        return workerLimit(this.#options.workers, demand, this.#parallelism);
    }
    add(ticket) {
        this.#ready.add(ticket.task.operation, ticket);
        this.soon();
    }
    remove(ticket) {
        if (this.#ready.remove(ticket.task.operation, ticket))
            this.soon();
    }
    /** Takes out all tickets that ask for an operation, most urgent first. */
    drain(operation) {
        return this.#ready.drain(operation);
    }
    /** Brings chain lengths up to date with newly submitted tickets, which come with those they need before them. */
    lengthenChains(newcomers) {
        lengthenChains(newcomers, (ticket, chainMs) => {
            const lane = ticket.task.operation;
            const queued = this.#ready.remove(lane, ticket);
            ticket.chainMs = chainMs;
            if (queued)
                this.#ready.add(lane, ticket);
        });
    }
    /** Dispatches once the current turn of the event loop has said all it wants to say. */
    soon() {
        if (this.#pending)
            return;
        this.#pending = true;
        queueMicrotask(() => this.#dispatch());
    }
    #dispatch() {
        this.#pending = false;
        this.#host.prepare();
        const pauseEnd = this.#roster.endPauses();
        while (this.#places.busy < this.workerLimit) {
            // Who has begun goes first, so that it ends.
            if (this.#places.returnOne())
                continue;
            const next = this.#ready.take((operation) => this.#roster.choose(operation));
            if (next === undefined)
                break;
            this.#host.start(next.ticket, next.server);
        }
        this.#wakeAt(this.#ready.size > 0 ? pauseEnd : undefined);
    }
    /** A timer keeps the process alive, so there is one only while a task may be waiting for it. */
    #wakeAt(time) {
        this.#disarm?.();
        const { clock } = this.#options;
        this.#disarm = time === undefined ? undefined : clock.after(time - clock.now(), () => this.soon());
    }
}

;// CONCATENATED MODULE: ./build/mediator/ended-tasks.js
/**
 * How tasks ended, for those that need them later. Remembers the latest `capacity` at least and twice as many at most,
 * in two generations: dropping a whole one costs nothing per task.
 */
class EndedTasks {
    #capacity;
    #recent = new Map();
    #older = new Map();
    constructor(capacity) {
        this.#capacity = capacity;
    }
    add(id, status) {
        this.#recent.set(id, status);
        if (this.#recent.size < this.#capacity)
            return;
        this.#older = this.#recent;
        this.#recent = new Map();
    }
    /** `undefined` when no such task has ended, or too many have ended since. */
    statusOf(id) {
        return this.#recent.get(id) ?? this.#older.get(id);
    }
}

;// CONCATENATED MODULE: ./build/mediator/clock.js
/** Timers hold a signed 32-bit number; a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;
const systemClock = {
    now: () => performance.now(),
    after(ms, action) {
        const timer = setTimeout(action, Math.min(ms, longestTimerMs));
        return () => clearTimeout(timer);
    },
};

;// CONCATENATED MODULE: ./build/mediator/mediator-options.js

const defaultOptions = {
    workers: 'auto',
    maxQueued: 10_000,
    agingMs: 30_000,
    graceMs: 5_000,
    retryDelayMs: 500,
    maxRetryDelayMs: 30_000,
    crashThreshold: 5,
    crashPauseMs: 10_000,
    clock: systemClock,
    random: Math.random,
    announce: () => { },
};

;// CONCATENATED MODULE: ./build/mediator/mediator-status.js
function componentStatus(colleague) {
    const { component, health, running, leaked, attempts, crashes } = colleague;
    const { name, kind, provides, concurrency } = component;
    const status = { name, kind, provides, health: health.state, running, leaked, attempts, crashes };
    return concurrency === undefined ? status : { ...status, concurrency };
}
function queueStatus(tickets, max) {
    const count = { ready: 0, waiting: 0, pausing: 0, running: 0, settled: 0 };
    for (const { state } of tickets)
        count[state] += 1;
    const { ready, waiting, pausing } = count;
    return { ready, waiting, pausing, max };
}
function runningStatus(tickets, now) {
    const running = [];
    for (const { task, turn, state, attempts, startedAt = now } of tickets) {
        if (state !== 'running' || turn === undefined)
            continue;
        const { id, operation } = task;
        const component = turn.colleague.component.name;
        const subTasks = turn.children.size;
        running.push({ id, operation, component, attempt: attempts, runMs: now - startedAt, subTasks });
    }
    return running;
}

;// CONCATENATED MODULE: ./build/mediator/need-groups.js
/**
 * Groups of items that need one another, each group after all groups it needs (Tarjan's strongly connected components,
 * without recursion, in linear time). A group is a cycle when it has several members, or one that needs itself.
 * Needs that are not among the items are ignored.
 */
function needGroups(items) {
    if (!items.some(({ task }) => task.needs?.length))
        return items.map((item) => [item]);
    const byId = new Map(items.map((item) => [item.task.id, item]));
    const visits = new Map();
    const groups = [];
    const open = [];
    const path = [];
    const enter = (item) => {
        const index = visits.size;
        const visit = { item, needs: (item.task.needs ?? []).values(), index, lowest: index, done: false };
        visits.set(item, visit);
        open.push(visit);
        path.push(visit);
    };
    const leave = (visit) => {
        path.pop();
        const before = path.at(-1);
        if (before !== undefined)
            before.lowest = Math.min(before.lowest, visit.lowest);
        if (visit.lowest < visit.index)
            return;
        const members = open.splice(open.lastIndexOf(visit));
        for (const member of members)
            member.done = true;
        groups.push(members.map((member) => member.item));
    };
    for (const item of items) {
        if (!visits.has(item))
            enter(item);
        for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
            const next = visit.needs.next();
            if (next.done === true) {
                leave(visit);
                continue;
            }
            const need = byId.get(next.value);
            if (need === undefined)
                continue;
            const known = visits.get(need);
            if (known === undefined)
                enter(need);
            else if (!known.done)
                visit.lowest = Math.min(visit.lowest, known.index);
        }
    }
    return groups;
}

;// CONCATENATED MODULE: ./build/mediator/health.js
/** At the start, and after every success. */
const healthy = { state: 'closed', crashes: 0 };
function admits(health) {
    return health.state === 'closed' || (health.state === 'half-open' && !health.probing);
}
function afterStart(health) {
    return health.state === 'half-open' ? { state: 'half-open', probing: true } : health;
}
/** An attempt that was cancelled, or that lent its place to a sub-task, says nothing: the next one is the probe. */
function afterNothing(health) {
    return health.state === 'half-open' ? { state: 'half-open', probing: false } : health;
}
/** A crash is an attempt that threw, ran into its timeout, or ignored its signal. */
function afterCrash(health, now, settings) {
    if (health.state === 'open')
        return health;
    const crashes = health.state === 'closed' ? health.crashes + 1 : settings.crashThreshold;
    if (crashes < settings.crashThreshold)
        return { state: 'closed', crashes };
    return { state: 'open', until: now + settings.crashPauseMs };
}
function afterPause(health, now) {
    return health.state === 'open' && now >= health.until ? { state: 'half-open', probing: false } : health;
}

;// CONCATENATED MODULE: ./build/mediator/route.js

function hasRoom(candidate) {
    return candidate.running + candidate.leaked < candidate.concurrency;
}
/** The least loaded of those that are healthy and have room; the first of them when several are. */
function route(providers) {
    let best;
    for (const provider of providers) {
        if (!admits(provider.health) || !hasRoom(provider))
            continue;
        if (best === undefined || provider.running + provider.leaked < best.running + best.leaked)
            best = provider;
    }
    return best;
}

;// CONCATENATED MODULE: ./build/mediator/places.js


/**
 * Workers and the places of components. A turn holds one of each, or neither: it lends both while it waits for
 * sub-tasks, and comes back for both. So whoever holds a place is working, and waiting for a place is never circular.
 */
class Places {
    #returning = new Lanes();
    #changed;
    #busy = 0;
    /** `changed` is called whenever somebody might start or come back. */
    constructor(changed) {
        this.#changed = changed;
    }
    /** Workers that are held. */
    get busy() {
        return this.#busy;
    }
    /** Turns that wait to come back. */
    get returning() {
        return this.#returning.size;
    }
    take(turn) {
        turn.holdsPlaces = true;
        turn.colleague.running += 1;
        this.#busy += 1;
    }
    free(turn) {
        if (!turn.holdsPlaces)
            return;
        turn.holdsPlaces = false;
        turn.colleague.running -= 1;
        this.#busy -= 1;
        this.#changed();
    }
    /** An attempt was given up while its work goes on: the component is short of a place until the work is gone. */
    async leak(colleague, gone) {
        colleague.leaked += 1;
        await gone;
        colleague.leaked -= 1;
        this.#changed();
    }
    /** Queues a turn that has lent its places; `turn.comeBack` is answered when it may go on. */
    askBack(turn) {
        if (turn.holdsPlaces || turn.comeBack !== undefined)
            return;
        turn.comeBack = Promise.withResolvers();
        this.#returning.add(turn.colleague, turn.ticket);
        this.#changed();
    }
    /** Lets a turn that waits to come back go on without places. */
    waive(turn) {
        this.#returning.remove(turn.colleague, turn.ticket);
        turn.comeBack?.resolve();
        delete turn.comeBack;
    }
    /** Lets the most urgent turn come back whose component has room; the caller knows of a free worker. */
    returnOne() {
        const next = this.#returning.take((colleague) => (hasRoom(colleague) ? colleague : undefined));
        const turn = next?.ticket.turn;
        if (turn === undefined)
            return false;
        // While it waited it may have begun another sub-task, for which its places stay lent.
        if (turn.children.size === 0)
            this.take(turn);
        this.waive(turn);
        return true;
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/mediator/to-error.js

/** Anything can be thrown or be the reason of an abort; from here on it is an error. */
function toError(thrown) {
    if (thrown instanceof Error)
        return thrown;
    return new Error(typeof thrown === 'string' ? thrown : (0,external_node_util_.inspect)(thrown), { cause: thrown });
}

;// CONCATENATED MODULE: ./build/mediator/result.js


function resultOf(task, end) {
    if (end.how === 'returned')
        return { status: 'succeeded', value: end.value };
    if (end.how === 'cancelled')
        return cancelled(task, end.error);
    return { status: end.how === 'threw' ? 'failed' : 'timed-out', error: end.error };
}
function cancelled({ id }, reason) {
    const cause = toError(reason);
    return { status: 'cancelled', error: new Error(`Task ${id} was cancelled: ${cause.message}`, { cause }) };
}
function skipped({ id }, need, status) {
    return { status: 'skipped', error: new Error(`Task ${id} needs ${need}, which did not succeed (${status}).`) };
}
function overloaded({ id }, maxQueued) {
    const error = new errors/* PrpError */.x('E_OVERLOADED', `Task ${id} was refused: ${maxQueued} tasks are waiting already.`, {
        hint: 'Submit it again when some of them have ended, or allow more with maxQueued.',
    });
    return { status: 'failed', error };
}
function unknownNeed({ id }, need) {
    return unroutable(`Task ${id} needs ${need}, and no known task has that id.`);
}
function circularWait({ id }, ancestor) {
    return unroutable(`Task ${id} needs a task that cannot end before ${ancestor}, which is waiting for ${id}: a cycle.`);
}
/** Of tasks that need one another: none of them can start first. One task alone is a cycle when it needs itself. */
function cycleIn(group) {
    const [first] = group;
    if (group.length === 1 && first?.needs?.includes(first.id) !== true)
        return undefined;
    const shown = group.slice(0, 10).map(({ id }) => id);
    return unroutable(`These tasks need one another, a cycle: ${shown.join(', ')}${group.length > 10 ? ', …' : ''}.`);
}
function duplicate({ id }) {
    return unroutable(`Another task has the id ${id} and has not ended yet.`);
}
function noProvider({ id, operation }) {
    return unroutable(`Task ${id} asks for ${operation}, which no component provides.`);
}
function unroutable(message) {
    return { status: 'unroutable', error: new Error(message) };
}

;// CONCATENATED MODULE: ./build/mediator/resolve-needs.js

/** Looks up what a ticket needs, among the live tasks first, then among those that have ended. */
function resolveNeeds(ticket, live, ended) {
    const { task, parent } = ticket;
    const tickets = [];
    let skip;
    for (const need of new Set(task.needs)) {
        const waitedFor = live.get(need);
        const status = ended.statusOf(need);
        if (waitedFor !== undefined)
            tickets.push(waitedFor);
        else if (status === undefined)
            return { refusal: unknownNeed(task, need) };
        else if (status !== 'succeeded')
            skip ??= skipped(task, need, status);
    }
    if (skip !== undefined)
        return { refusal: skip };
    const ancestor = parent && ancestorAmong(tickets, parent.ticket);
    return ancestor === undefined ? { tickets } : { refusal: circularWait(task, ancestor.task.id) };
}
/** A sub-task that waits for one of its ancestors, be it through needs and sub-tasks of others, waits for itself. */
function ancestorAmong(needs, parent) {
    if (needs.length === 0)
        return undefined;
    const ancestors = new Set();
    for (let next = parent; next !== undefined; next = next.parent?.ticket)
        ancestors.add(next);
    const waitedFor = new Set(needs);
    // A set is walked in the order of insertion, and the walk sees what is added on the way.
    for (const ticket of waitedFor) {
        if (ancestors.has(ticket))
            return ticket;
        for (const need of ticket.needs)
            waitedFor.add(need);
        for (const child of ticket.turn?.children ?? [])
            waitedFor.add(child);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/mediator/roster.js


/** The components that take part, and their health. */
class Roster {
    #colleagues = new Map();
    #providers = new Map();
    #open = new Set();
    #settings;
    #clock;
    #announce;
    constructor(settings, clock, announce) {
        this.#settings = settings;
        this.#clock = clock;
        this.#announce = announce;
    }
    add(component) {
        const { name, provides, concurrency = Infinity } = component;
        if (this.#colleagues.has(name))
            throw new Error(`Internal error: a component named ${name} is registered already`);
        if (!(concurrency >= 1))
            throw new Error(`Internal error: component ${name} takes ${concurrency} attempts at once`);
        const colleague = { component, concurrency, health: healthy, running: 0, leaked: 0, attempts: 0, crashes: 0 };
        this.#colleagues.set(name, colleague);
        for (const operation of provides) {
            const providers = this.#providers.get(operation) ?? new Set();
            this.#providers.set(operation, providers.add(colleague));
        }
    }
    /** The operations that nobody provides any more; `undefined` when there is no such component. */
    remove(name) {
        const colleague = this.#colleagues.get(name);
        if (colleague === undefined)
            return undefined;
        this.#colleagues.delete(name);
        this.#open.delete(colleague);
        return colleague.component.provides.filter((operation) => {
            const providers = this.#providers.get(operation);
            providers?.delete(colleague);
            return providers?.size === 0 && this.#providers.delete(operation);
        });
    }
    provides(operation) {
        return this.#providers.has(operation);
    }
    /** Who takes the operation's next task; `undefined` while nobody can. */
    choose(operation) {
        return route(this.#providers.get(operation) ?? []);
    }
    /** Its colleague begins an attempt. */
    started(colleague) {
        colleague.attempts += 1;
        this.#set(colleague, afterStart(colleague.health));
    }
    /** The attempt it began has ended. */
    ended(colleague, end) {
        const { health } = colleague;
        if (isCrash(end)) {
            colleague.crashes += 1;
            this.#set(colleague, afterCrash(health, this.#clock.now(), this.#settings));
        }
        else
            this.#set(colleague, end.how === 'returned' ? healthy : afterNothing(health));
    }
    /** The attempt it began waits for a sub-task, which may need the same component. */
    lent(colleague) {
        this.#set(colleague, afterNothing(colleague.health));
    }
    /** Half-opens what has paused long enough; answers when the next pause ends. */
    endPauses() {
        const now = this.#clock.now();
        let next;
        for (const colleague of this.#open) {
            this.#set(colleague, afterPause(colleague.health, now));
            if (colleague.health.state === 'open')
                next = Math.min(next ?? Infinity, colleague.health.until);
        }
        return next;
    }
    colleagues() {
        return [...this.#colleagues.values()];
    }
    #set(colleague, health) {
        const before = colleague.health.state;
        colleague.health = health;
        const component = colleague.component.name;
        if (health.state === before || this.#colleagues.get(component) !== colleague)
            return;
        if (health.state === 'open') {
            this.#open.add(colleague);
            this.#announce({ type: 'component-opened', component, pauseMs: this.#settings.crashPauseMs });
        }
        else {
            this.#open.delete(colleague);
            this.#announce({ type: health.state === 'closed' ? 'component-closed' : 'component-half-opened', component });
        }
    }
}
function isCrash(end) {
    return end.how === 'threw' || end.how === 'timed-out' || 'gone' in end;
}

;// CONCATENATED MODULE: ./build/mediator/signals.js
/**
 * Who is to be told when a signal fires. One listener for each signal, however many tasks share it: adding a listener
 * costs the length of the list of those already there.
 */
class Signals {
    #watched = new Map();
    #tell;
    constructor(tell) {
        this.#tell = tell;
    }
    add(signal, listener) {
        const watched = this.#watched.get(signal) ?? this.#watch(signal);
        watched.listeners.add(listener);
    }
    remove(signal, listener) {
        const watched = this.#watched.get(signal);
        if (watched?.listeners.delete(listener) !== true || watched.listeners.size > 0)
            return;
        watched.unwatch();
        this.#watched.delete(signal);
    }
    #watch(signal) {
        const listeners = new Set();
        const fire = () => {
            for (const listener of listeners)
                this.#tell(listener, signal.reason);
        };
        signal.addEventListener('abort', fire);
        const watched = { listeners, unwatch: () => signal.removeEventListener('abort', fire) };
        this.#watched.set(signal, watched);
        return watched;
    }
}

;// CONCATENATED MODULE: ./build/mediator/tally.js
/** Counts outcomes. The times are those of tasks that were started. */
class Tally {
    #byStatus = {
        succeeded: 0,
        failed: 0,
        'timed-out': 0,
        cancelled: 0,
        skipped: 0,
        unroutable: 0,
    };
    #started = 0;
    #queuedMs = 0;
    #runMs = 0;
    add({ status, attempts, queuedMs, runMs }) {
        this.#byStatus[status] += 1;
        if (attempts === 0)
            return;
        this.#started += 1;
        this.#queuedMs += queuedMs;
        this.#runMs += runMs;
    }
    byStatus() {
        return { ...this.#byStatus };
    }
    queued() {
        return this.#times(this.#queuedMs);
    }
    run() {
        return this.#times(this.#runMs);
    }
    #times(totalMs) {
        return { totalMs, averageMs: this.#started === 0 ? 0 : totalMs / this.#started };
    }
}

;// CONCATENATED MODULE: ./build/mediator/ticket.js

function openTicket(task, { sequence, now, agingMs, parent }) {
    const { promise: outcome, resolve } = Promise.withResolvers();
    const priority = task.priority ?? parent?.ticket.priority ?? 'normal';
    const agesFrom = parent?.ticket.agesFrom ?? now;
    // Recorded durations may be missing or nonsense, and NaN has no place in an order.
    const expectedMs = Math.max(0, task.expectedMs ?? 0) || 0;
    return {
        task,
        parent,
        priority,
        sequence,
        submittedAt: now,
        agesFrom,
        window: dueWindow(priority, agesFrom, agingMs),
        depth: parent === undefined ? 0 : parent.ticket.depth + 1,
        expectedMs,
        chainMs: expectedMs,
        outcome,
        resolve,
        state: 'waiting',
        needs: [],
        dependents: [],
        blockers: 0,
        attempts: 0,
        isCancelled: false,
        place: -1,
    };
}
function outcomeOf(ticket, result, now) {
    const { task, submittedAt, startedAt, endedAt, attempts, turn } = ticket;
    return {
        id: task.id,
        operation: task.operation,
        ...result,
        attempts,
        queuedMs: (startedAt ?? now) - submittedAt,
        runMs: startedAt === undefined ? 0 : (endedAt ?? now) - startedAt,
        ...(turn && { component: turn.colleague.component.name }),
    };
}
function isLive({ state }) {
    return state !== 'settled';
}

;// CONCATENATED MODULE: ./build/mediator/attempt.js

/** Starts the work, not before the caller has returned to the event loop's microtasks. */
function startAttempt(work, options) {
    const { clock, timeoutMs, graceMs } = options;
    const controller = new AbortController();
    const { promise: end, resolve } = Promise.withResolvers();
    let stopped;
    let over = false;
    let disarm = timeoutMs === undefined ? undefined : clock.after(timeoutMs, timeOut);
    const gone = finish(work, controller.signal);
    function timeOut() {
        stop({ how: 'timed-out', error: new Error(`The attempt did not end within ${timeoutMs} ms.`) });
    }
    function stop(by) {
        if (stopped !== undefined || over)
            return;
        stopped = by;
        disarm?.();
        controller.abort(by.error);
        options.onStop(by.error);
        // Only now, so that the graces of sub-tasks, which `onStop` cancels, end before that of the work that awaits them.
        disarm = clock.after(graceMs, () => resolve({ ...by, gone }));
    }
    void conclude();
    async function conclude() {
        const ended = await gone;
        over = true;
        disarm?.();
        resolve(stopped ?? ended);
    }
    return { signal: controller.signal, end, cancel: (reason) => stop({ how: 'cancelled', error: toError(reason) }) };
}
async function finish(work, signal) {
    await Promise.resolve();
    if (signal.aborted)
        return { how: 'cancelled', error: toError(signal.reason) };
    try {
        return { how: 'returned', value: await work(signal) };
    }
    catch (thrown) {
        return { how: 'threw', error: toError(thrown) };
    }
}

;// CONCATENATED MODULE: ./build/mediator/backoff.js
/** The pause after the given attempt: full jitter, so that tasks which failed together do not come back together. */
function backoffMs(attempt, settings, random) {
    return random() * Math.min(settings.maxRetryDelayMs, settings.retryDelayMs * 2 ** (attempt - 1));
}

;// CONCATENATED MODULE: ./build/mediator/turns.js





/** Why a sub-task is cancelled that nobody waited for. Made once: an error costs more than a whole attempt does. */
const attemptEnded = new Error('the attempt it was part of has ended');
/** The attempts in progress: starts them, lends their places while they wait for sub-tasks, and decides on retries. */
class Turns {
    #options;
    #roster;
    #places;
    #host;
    #running = 0;
    constructor(options, roster, places, host) {
        this.#options = options;
        this.#roster = roster;
        this.#places = places;
        this.#host = host;
    }
    /** Tickets in the state `running`. */
    get running() {
        return this.#running;
    }
    start(ticket, colleague) {
        const { task } = ticket;
        const { clock, graceMs } = this.#options;
        const { component } = colleague;
        const attempt = (ticket.attempts += 1);
        ticket.state = 'running';
        ticket.startedAt ??= clock.now();
        this.#running += 1;
        const turn = {
            ticket,
            colleague,
            attempt: startAttempt((signal) => component.handle(task, { signal, attempt, submit: (subTask) => this.#submit(subTask, turn) }), { clock, timeoutMs: task.timeoutMs, graceMs, onStop: (error) => this.#stop(turn, error) }),
            children: new Set(),
            holdsPlaces: false,
        };
        ticket.turn = turn;
        this.#places.take(turn);
        this.#roster.started(colleague);
        const { id, operation } = task;
        this.#host.announce({ type: 'task-started', id, operation, component: component.name, attempt });
        void this.#finish(turn);
    }
    async #finish(turn) {
        const { ticket, colleague } = turn;
        const end = await turn.attempt.end;
        if (turn.stopped === undefined)
            this.#stop(turn, attemptEnded);
        // What its sub-tasks do is part of the attempt, which has not ended before they have.
        for (const child of turn.children)
            await child.outcome;
        ticket.endedAt = this.#options.clock.now();
        this.#running -= 1;
        this.#places.free(turn);
        if ('gone' in end)
            void this.#places.leak(colleague, end.gone);
        this.#roster.ended(colleague, end);
        const mayRetry = ticket.attempts <= (ticket.task.retries ?? 0) && !ticket.isCancelled;
        const error = mayRetry ? retryableError(end) : undefined;
        if (error === undefined)
            this.#host.settle(ticket, resultOf(ticket.task, end));
        else
            this.#pause(ticket, error);
    }
    #pause(ticket, error) {
        const { task, attempts: attempt } = ticket;
        const delayMs = backoffMs(attempt, this.#options, this.#options.random);
        ticket.state = 'pausing';
        ticket.endPause = this.#options.clock.after(delayMs, () => this.#host.enqueue(ticket));
        this.#host.announce({ type: 'task-retried', id: task.id, operation: task.operation, attempt, delayMs, error });
    }
    /** The attempt's signal fired, or it ended: it does not ask for places any more, and its sub-tasks are in vain. */
    #stop(turn, error) {
        turn.stopped = error;
        this.#places.waive(turn);
        for (const child of turn.children)
            this.#host.cancel(child, error);
    }
    async #submit(subTask, turn) {
        const child = this.#host.submit(subTask, turn);
        if (isLive(child)) {
            turn.children.add(child);
            this.#places.free(turn);
            this.#roster.lent(turn.colleague);
            if (turn.stopped !== undefined)
                this.#host.cancel(child, turn.stopped);
        }
        const outcome = await child.outcome;
        // While other sub-tasks are under way the places stay lent, and the handler sees this outcome without them.
        if (turn.children.size === 0)
            await turn.comeBack?.promise;
        return outcome;
    }
    /** A sub-task has settled. After the last one the turn wants its places back. */
    childSettled(turn, child) {
        if (turn.children.delete(child) && turn.children.size === 0 && turn.stopped === undefined) {
            this.#places.askBack(turn);
        }
    }
}
/** The error after which another attempt may help. Work that is still going on must not be joined by more of it. */
function retryableError(end) {
    if (end.how === 'threw')
        return end.error instanceof RetryableError ? end.error : undefined;
    return end.how === 'timed-out' && end.gone === undefined ? end.error : undefined;
}

;// CONCATENATED MODULE: ./build/mediator/mediator.js













/** How many ended tasks are remembered for those that need them later. */
const rememberedTasks = 50_000;
/** Takes tasks, finds a component for each, and settles every one of them with an outcome. */
class Mediator {
    #options;
    #roster;
    #places;
    #turns;
    #dispatcher;
    #live = new Map();
    #ended = new EndedTasks(rememberedTasks);
    #signals = new Signals((ticket, reason) => this.#cancel(ticket, reason));
    #tally = new Tally();
    /** Submitted since the last dispatch; each after those it needs. */
    #newcomers = [];
    #submitted = 0;
    #failedAnnouncements = 0;
    #closed;
    #idle;
    constructor(options = {}) {
        this.#options = { ...defaultOptions, ...options };
        const { workers, clock } = this.#options;
        if (workers !== 'auto' && !(workers >= 1))
            throw new Error(`Internal error: a mediator with ${workers} workers`);
        const announce = (event) => this.#announce(event);
        this.#roster = new Roster(this.#options, clock, announce);
        this.#places = new Places(() => this.#dispatcher.soon());
        this.#turns = new Turns(this.#options, this.#roster, this.#places, {
            submit: (task, parent) => this.#submit(task, parent),
            cancel: (ticket, reason) => this.#cancel(ticket, reason),
            enqueue: (ticket) => this.#enqueue(ticket),
            settle: (ticket, result) => this.#settle(ticket, result),
            announce,
        });
        this.#dispatcher = new Dispatcher(this.#options, this.#roster, this.#places, {
            prepare: () => this.#lineUp(),
            start: (ticket, colleague) => this.#turns.start(ticket, colleague),
        });
    }
    /** From now on the component gets tasks. Its name must not be taken. */
    register(component) {
        this.#roster.add(component);
        this.#dispatcher.soon();
    }
    /**
     * From now on the component gets nothing new; what it has, it finishes. Ready tasks that nobody else can serve end as
     * `unroutable`. False when there is no such component.
     */
    unregister(name) {
        const orphaned = this.#roster.remove(name);
        for (const operation of orphaned ?? []) {
            for (const ticket of this.#dispatcher.drain(operation))
                this.#settle(ticket, noProvider(ticket.task));
        }
        return orphaned !== undefined;
    }
    /**
     * Never rejects. Tasks submitted together, without a turn of the event loop between them, compete on equal terms: the
     * most urgent starts first, not the first.
     */
    submit(task) {
        // The caller knows what its operation returns; the mediator hands it on untouched.
        return this.#submit(task).outcome;
    }
    /** As `submit`, for tasks that may need one another in any order. One promise for each task, in their order. */
    submitAll(tasks) {
        const tickets = tasks.map((task) => this.#receive(task));
        this.#link(tickets);
        // As in `submit`.
        return tickets.map((ticket) => ticket.outcome);
    }
    status() {
        const { workers, maxQueued, clock } = this.#options;
        return {
            queue: queueStatus(this.#live.values(), maxQueued),
            workers: { setting: workers, limit: this.#dispatcher.workerLimit, busy: this.#places.busy },
            components: this.#roster.colleagues().map(componentStatus),
            running: runningStatus(this.#live.values(), clock.now()),
            outcomes: this.#tally.byStatus(),
            queuedMs: this.#tally.queued(),
            runMs: this.#tally.run(),
            failedAnnouncements: this.#failedAnnouncements,
        };
    }
    /** Resolves when no task is left. */
    idle() {
        if (this.#live.size === 0)
            return Promise.resolve();
        this.#idle ??= Promise.withResolvers();
        return this.#idle.promise;
    }
    /** Cancels everything, and whatever is submitted from now on; resolves when all of it has settled. */
    close(reason = 'the mediator was closed') {
        this.#closed ??= new Error(reason);
        for (const ticket of this.#live.values())
            this.#cancel(ticket, this.#closed);
        return this.idle();
    }
    #submit(task, parent) {
        const ticket = this.#receive(task, parent);
        this.#link([ticket]);
        return ticket;
    }
    #receive(task, parent) {
        const { agingMs, clock, maxQueued } = this.#options;
        const ticket = openTicket(task, { sequence: this.#submitted++, now: clock.now(), agingMs, parent });
        if (this.#live.has(task.id))
            this.#settle(ticket, duplicate(task));
        else if (this.#closed !== undefined)
            this.#settle(ticket, cancelled(task, this.#closed));
        else if (this.#live.size - this.#turns.running >= maxQueued)
            this.#settle(ticket, overloaded(task, maxQueued));
        else
            this.#live.set(task.id, ticket);
        return ticket;
    }
    /** Ties tickets to those they need, and settles the ones that can never start. */
    #link(received) {
        for (const group of needGroups(received.filter(isLive))) {
            const refusal = cycleIn(group.map(({ task }) => task));
            for (const ticket of group) {
                if (refusal === undefined)
                    this.#admit(ticket);
                else
                    this.#settle(ticket, refusal);
            }
        }
    }
    #admit(ticket) {
        const { task, priority } = ticket;
        // Whoever hears of the tasks admitted before it may have cancelled this one.
        if (!isLive(ticket))
            return;
        const needs = resolveNeeds(ticket, this.#live, this.#ended);
        if ('refusal' in needs)
            return this.#settle(ticket, needs.refusal);
        if (task.signal?.aborted)
            return this.#settle(ticket, cancelled(task, task.signal.reason));
        ticket.needs = needs.tickets;
        ticket.blockers = needs.tickets.length;
        for (const need of needs.tickets)
            need.dependents.push(ticket);
        if (task.signal !== undefined)
            this.#signals.add(task.signal, ticket);
        this.#newcomers.push(ticket);
        this.#announce({ type: 'task-queued', id: task.id, operation: task.operation, priority });
        this.#dispatcher.soon();
    }
    /** Gives newcomers their chain lengths, and those that need nothing their places in the queue. */
    #lineUp() {
        const newcomers = this.#newcomers.filter(isLive);
        this.#newcomers = [];
        this.#dispatcher.lengthenChains(newcomers);
        for (const ticket of newcomers)
            if (ticket.state === 'waiting' && ticket.blockers === 0)
                this.#enqueue(ticket);
    }
    #enqueue(ticket) {
        if (!this.#roster.provides(ticket.task.operation))
            return this.#settle(ticket, noProvider(ticket.task));
        ticket.state = 'ready';
        this.#dispatcher.add(ticket);
    }
    #cancel(ticket, reason) {
        ticket.isCancelled = true;
        if (ticket.state === 'running')
            ticket.turn?.attempt.cancel(reason);
        else if (isLive(ticket))
            this.#settle(ticket, cancelled(ticket.task, reason));
    }
    /** Settles a ticket, and with it those that needed it and now can never start. */
    #settle(first, why) {
        const ending = [[first, why]];
        for (let next = ending.pop(); next !== undefined; next = ending.pop()) {
            const [ticket, result] = next;
            if (!isLive(ticket))
                continue;
            this.#conclude(ticket, result);
            for (const dependent of ticket.dependents.splice(0)) {
                dependent.blockers -= 1;
                if (result.status !== 'succeeded')
                    ending.push([dependent, this.#resultWithout(ticket, result, dependent)]);
                else if (dependent.blockers === 0 && isLive(dependent))
                    this.#enqueue(dependent);
            }
        }
        if (this.#live.size > 0)
            return;
        this.#idle?.resolve();
        this.#idle = undefined;
    }
    /** What cancels a task often cancels those that need it: then these are cancelled too, not skipped. */
    #resultWithout(need, { status }, { task }) {
        if (this.#closed !== undefined)
            return cancelled(task, this.#closed);
        if (task.signal?.aborted)
            return cancelled(task, task.signal.reason);
        return skipped(task, need.task.id, status);
    }
    #conclude(ticket, result) {
        const { task, parent } = ticket;
        this.#dispatcher.remove(ticket);
        ticket.endPause?.();
        if (task.signal !== undefined)
            this.#signals.remove(task.signal, ticket);
        ticket.state = 'settled';
        ticket.needs = [];
        // A refused duplicate is not the task that lives under its id.
        if (this.#live.get(task.id) === ticket)
            this.#live.delete(task.id);
        this.#ended.add(task.id, result.status);
        const outcome = outcomeOf(ticket, result, this.#options.clock.now());
        this.#tally.add(outcome);
        ticket.resolve(outcome);
        if (parent !== undefined)
            this.#turns.childSettled(parent, ticket);
        this.#announce({ type: 'task-settled', outcome });
    }
    #announce(event) {
        try {
            this.#options.announce(event);
        }
        catch {
            this.#failedAnnouncements += 1;
        }
    }
}

;// CONCATENATED MODULE: ./build/runtime.js





function createRuntime(config, ports) {
    const { repository, branch, announce = () => { } } = ports;
    const cipher = ports.cipher ?? cipherOf(config, repository, announce);
    const mediator = new Mediator({
        workers: config.workers,
        announce: (event) => announce({ type: 'mediator', event }),
    });
    registerComponents(mediator, config, repository);
    return {
        config,
        repository,
        history: new History(branch, { cipher }),
        mediator,
        announce,
        async close() {
            await mediator.close();
            await branch.close?.();
        },
    };
}
function cipherOf({ versions }, { git }, announce) {
    return ageCipher({
        recipients: versions['encrypt-to'],
        identity: () => readIdentity({
            env: process.env,
            configured: versions.identity,
            git,
            warn: (message, hint) => announce({ type: 'warning', message, hint }),
        }),
    });
}

;// CONCATENATED MODULE: ./build/cli/live-gates.js


/** Prints each gate as it ends: a line each and nothing that moves, so that a log of it reads like the terminal. */
function liveGates(stream, paint) {
    return (event) => {
        if (event.type === 'validation-started' && event.prps.length > 0) {
            const gates = paint('dim', event.gates.join(', '));
            stream.write(`Validating ${plural(event.prps.length, 'PRP')}: ${gates}\n`);
        }
        if (event.type === 'gate-finished')
            stream.write(`${gateLine(event.prp, event.gate, paint)}\n`);
    };
}

;// CONCATENATED MODULE: ./build/cli/output.js


/** The one line of JSON that `--json` prints. */
function envelopeOf({ command, status, started, data, error }) {
    const durationMs = Math.round(performance.now() - started);
    return `${JSON.stringify({
        format: 1,
        command,
        status,
        durationMs,
        data: data ?? {},
        ...(error !== undefined && { error: errorData(error) }),
    })}\n`;
}
function errorData(error) {
    if (error instanceof errors/* PrpError */.x)
        return { code: error.code, message: error.message, hint: error.hint };
    return { code: 'E_INTERNAL', message: error instanceof Error ? error.message : String(error), hint: bugHint };
}
const bugHint = 'This is a bug in prp. Please report it with the output of the same command with --debug.';
/** What went wrong and what to do next; the whole chain of causes when asked for. */
function errorText(error, debug, paint) {
    const { code, message, hint } = errorData(error);
    const lines = [`${paint('red', 'error')} ${message} ${paint('dim', code)}`, `${paint('cyan', 'hint:')} ${hint}`];
    if (debug)
        for (let cause = error; cause instanceof Error; cause = cause.cause)
            lines.push(cause.stack ?? cause.message);
    return `${lines.join('\n')}\n`;
}
function warningText({ message, hint }, paint) {
    return `${paint('yellow', 'warning')} ${plain(message)}\n${paint('cyan', 'hint:')} ${hint}\n`;
}
/** What the user is told when saving set off a clean-up. */
function cleanedUpText({ removed, prps, kept }, paint) {
    const what = `${plural(removed, 'old version')} of ${plural(prps, 'PRP')} removed, ${kept} kept`;
    return `${paint('cyan', 'clean-up:')} ${what}; the log of the versions branch names them.\n`;
}

;// CONCATENATED MODULE: ./build/cli/paths.js
/**
 * Turns what was typed in some directory into paths of the repository. A PRP may also be typed by its bare name or by
 * its path from the root, wherever one stands: what is no file from here is passed on as it was typed.
 */
async function locate(command, repository, directory) {
    const prpOf = async (typed) => {
        const path = repository.pathOf(typed, directory);
        return (await repository.workTree.kindOf(path)) === undefined ? typed : path;
    };
    switch (command.name) {
        case 'generate': {
            const { feature, out } = command;
            const located = { ...command, feature: repository.pathOf(feature, directory) };
            return out === undefined ? located : { ...located, out: repository.pathOf(out, directory) };
        }
        case 'validate':
        case 'verify':
        case 'save':
            return { ...command, prps: await Promise.all(command.prps.map(prpOf)) };
        case 'list':
            return command.prp === undefined ? command : { ...command, prp: await prpOf(command.prp) };
        case 'show':
        case 'tag':
        case 'history':
        case 'diff':
        case 'rollback':
            return { ...command, prp: await prpOf(command.prp) };
        case 'cleanup':
        case 'import':
        case 'init':
            return command;
    }
}

// EXTERNAL MODULE: ./build/history/git-branch.js + 5 modules
var git_branch = __webpack_require__(6544);
;// CONCATENATED MODULE: ./build/cli/sharing.js


/** Where a command keeps versions: on this machine alone, or shared through a remote. */
async function versionsBranch(git, { branch, remote }, announce) {
    if (remote === undefined)
        return (0,git_branch/* gitBranch */.b)(git, branch, { announce });
    // Loaded only where there is something to share.
    const { remoteBranch } = await __webpack_require__.e(/* import() */ 441).then(__webpack_require__.bind(__webpack_require__, 8441));
    return remoteBranch(git, branch, { remote, announce });
}
/** What a user is told of how their versions stand to a remote's, in one line; nothing for what goes without saying. */
function sharingText(event, paint) {
    switch (event.type) {
        case 'versions-shared': {
            const { did, remote, branch, versions } = event;
            if (did === 'fetched')
                return '';
            const what = did === 'published'
                ? `${branch} published to ${remote}`
                : `${branch} united with ${remote}: ${plural(versions, 'version')} of ours follow theirs`;
            return `${paint('cyan', 'versions:')} ${plain(what)}\n`;
        }
        case 'versions-unpublished': {
            const { remote, branch, reason } = event;
            return `${paint('yellow', 'warning')} ${plain(`${branch} could not be published to ${remote}: ${reason}`)}\n`;
        }
        case 'versions-behind': {
            const { remote, branch, behind, ahead } = event;
            const lacks = `${branch} lacks ${plural(behind, 'commit')} of ${remote}`;
            const what = ahead === 0 ? lacks : `${lacks}, which lacks ${ahead} of ours`;
            return `${paint('yellow', 'notice')} ${plain(what)}: --remote=${plain(remote)} brings them together\n`;
        }
        default:
            return '';
    }
}

// EXTERNAL MODULE: ./build/cli/terminal.js
var terminal = __webpack_require__(8565);
;// CONCATENATED MODULE: ./build/cli/execute.js














const defaultConfigFile = '.github/prp.yml';
/** Carries out a command in a local repository, prints its report, and returns the exit code. */
async function execute(command, options, started) {
    const directory = (0,external_node_path_.resolve)(options.directory ?? '.');
    const repository = await openRepository(directory);
    const config = withOptions(await loadConfig(repository, options, directory), options);
    const announce = notifyAll(observersFor(config, repository, options), (error) => process.stderr.write(`warning: an observer failed: ${error instanceof Error ? error.message : String(error)}\n`));
    const branch = await versionsBranch(repository.git, config.versions, announce);
    const runtime = createRuntime(config, { repository, branch, announce });
    const interrupt = () => void runtime.close().finally(() => process.exit(130));
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    try {
        const report = await run(await locate(command, repository, directory), runtime);
        const { status, data } = report;
        process.stdout.write(options.json
            ? envelopeOf({ command: command.name, status, started, data })
            : reportText(report, (0,terminal/* paintFor */.e)(process.stdout, options.color)));
        return status === 'passed' ? 0 : 1;
    }
    finally {
        process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
        await runtime.close();
    }
}
/** The parser and its schema messages are loaded only when there is something to parse. */
async function loadConfig(repository, { config: typed }, directory) {
    const path = typed === undefined ? defaultConfigFile : repository.pathOf(typed, directory);
    if (typed === undefined && (await repository.workTree.kindOf(path)) !== 'file')
        return config/* defaultConfig */.s;
    const text = new TextDecoder().decode(await repository.read(path));
    const { parseConfig } = await Promise.all(/* import() */[__webpack_require__.e(330), __webpack_require__.e(351)]).then(__webpack_require__.bind(__webpack_require__, 6351));
    return parseConfig(text, path);
}
function withOptions(config, { versionsBranch: branch, remote, workers }) {
    const { versions } = config;
    const wanted = remote === true ? (versions.remote ?? 'origin') : remote === false ? undefined : remote;
    return {
        ...config,
        versions: {
            ...versions,
            ...(branch !== undefined && { branch }),
            ...(remote !== undefined && { remote: wanted }),
        },
        ...(workers !== undefined && { workers }),
    };
}
function observersFor({ observers }, repository, options) {
    const heard = [];
    if (observers.log !== undefined) {
        const path = repository.pathOf(observers.log, repository.root);
        if (path.startsWith('.git/')) {
            throw new errors/* PrpError */.x('E_CONFIG', `observers.log: ${path} is inside Git's own directory.`, {
                hint: 'Use a file of the work tree, for example .prp/events.jsonl.',
            });
        }
        heard.push(logTo((0,external_node_path_.resolve)(repository.root, path)));
    }
    heard.push((event) => {
        if (event.type === 'cleaned-up')
            process.stderr.write(cleanedUpText(event, (0,terminal/* paintFor */.e)(process.stderr, options.color)));
        const sharing = sharingText(event, (0,terminal/* paintFor */.e)(process.stderr, options.color));
        if (sharing !== '')
            process.stderr.write(sharing);
        if (event.type === 'warning')
            process.stderr.write(warningText(event, (0,terminal/* paintFor */.e)(process.stderr, options.color)));
    });
    if (!options.json)
        heard.push(liveGates(process.stdout, (0,terminal/* paintFor */.e)(process.stdout, options.color)));
    if (options.debug)
        heard.push((event) => void process.stderr.write(`debug: ${JSON.stringify(event)}\n`));
    return heard;
}

// EXTERNAL MODULE: ./node_modules/commander/index.js + 6 modules
var commander = __webpack_require__(7375);
;// CONCATENATED MODULE: ./build/version.js
// Generated from package.json by `npm run generate`.
const version = '0.1.0';

;// CONCATENATED MODULE: ./build/cli/command-line.js


function commandLine(answer) {
    const program = silent(new commander/* Command */.uB('prp'))
        .description('Version control and CI for PRPs (Product Requirements Prompts).')
        .version(version)
        .configureHelp({ subcommandTerm: termOf })
        .addHelpText('after', examplesText(['prp demo', 'prp generate features/user-api.md', 'prp validate', 'prp list']));
    return {
        program,
        add: (usage, description, ...examples) => silent(program.command(usage)).description(description).addHelpText('after', examplesText(examples)),
        ask: (command, from) => answer({ kind: 'command', command, options: globalsOf(from) }),
        answer,
    };
}
function command_line_nameOf(argument) {
    return argument.name() + (argument.variadic ? '...' : '');
}
function termOf(command) {
    return [
        command.name(),
        ...command.registeredArguments.map((argument) => argument.required ? `<${command_line_nameOf(argument)}>` : `[${command_line_nameOf(argument)}]`),
    ].join(' ');
}
/** Errors are thrown and printed by us, like all others. */
function silent(program) {
    return program.exitOverride().configureOutput({ outputError: () => { } });
}
/** Adds the options that all commands have, after their own. */
function addGlobals(program) {
    program
        .optionsGroup('Everywhere:')
        .helpOption('-h, --help', 'this help')
        .option('--json', 'one JSON envelope on standard output')
        .option('-C, --directory <dir>', 'run as if started there')
        .option('--config <file>', 'configuration (default: .github/prp.yml)')
        .option('--versions-branch <name>', 'branch that keeps the versions')
        .option('--remote [name]', 'share the versions through this remote (default: origin)')
        .option('--no-remote', 'work on this machine alone, whatever the configuration says')
        .option('--no-color', 'plain text (NO_COLOR does the same)')
        .option('--debug', 'tell everything that happens on standard error');
}
/** The options that all commands have, wherever on the command line they stood. */
function globalsOf(from) {
    const { json = false, color = true, debug = false, ...rest } = from.optsWithGlobals();
    const { directory, config, versionsBranch, remote, workers } = rest;
    return { json, color, debug, directory, config, versionsBranch, remote, workers };
}
function workersOption() {
    return new commander/* Option */.c$('--workers <n>', 'how many tasks run at once').argParser((typed) => typed === 'auto' ? typed : command_line_count(typed));
}
function command_line_count(typed) {
    const number = Number(typed);
    if (Number.isInteger(number) && number >= 1)
        return number;
    throw new commander/* InvalidArgumentError */.Di('It must be a whole number, 1 or more.');
}
function command_line_list(typed) {
    return typed.split(',').filter(Boolean);
}
function examplesText(lines) {
    return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
/** Help for commands that take a version. */
const selectorsText = `
A version is named by v7 or 7, latest, previous, last-passing, a tag, commit:<sha>, its id, or the first
characters (4 or more) of its id or checksum; \`worktree\` is the file as it is now.`;

;// CONCATENATED MODULE: ./build/cli/upkeep-commands.js


/** Commands that look after the versions branch as a whole. */
function addUpkeepCommands({ add, ask }) {
    add('cleanup', 'Remove old versions; never the latest, the last that passed, tagged or executed ones.', 'prp cleanup --dry-run', 'prp cleanup --max-versions 20 --older-than 365', 'prp cleanup --compact --dry-run')
        .addOption(new commander/* Option */.c$('--max-versions <n>', 'leave so many of each PRP (default: from the configuration)').argParser(command_line_count))
        .addOption(new commander/* Option */.c$('--older-than <days>', 'remove those that are older (default: from the configuration)').argParser(command_line_count))
        .option('--compact', 'then put one commit in the place of the whole branch, so that Git can free space', false)
        .option('--dry-run', 'tell what would happen, change nothing', false)
        .action(({ maxVersions, olderThan, compact, dryRun }, from) => ask({ name: 'cleanup', maxVersions, olderThan, compact, dryRun }, from));
    add('import [glob...]', 'Make versions of every revision that Git has of PRPs, also of renamed and deleted ones.', 'prp import --dry-run', 'prp import', "prp import 'specs/**/*.md' --limit 20")
        .option('--append', 'put revisions that are older than kept versions on top of them', false)
        .addOption(new commander/* Option */.c$('-n, --limit <count>', 'only so many of each PRP, the newest').argParser(command_line_count))
        .option('--dry-run', 'tell what would happen, change nothing', false)
        .addHelpText('after', globsText)
        .action((globs, { limit, append, dryRun }, from) => ask({ name: 'import', globs, limit, append, dryRun }, from));
}
const globsText = `
Globs are read from the root of the repository, and in quotes: your shell would look at present files only. Without any,
\`prps\` of the configuration says which files are PRPs.`;

;// CONCATENATED MODULE: ./build/cli/version-commands.js



/** Commands that work with versions. */
function addVersionCommands({ add, ask }) {
    add('save <prp...>', 'Keep PRPs as they are now.', 'prp save PRPs/user-api.md', "prp save user-api -m 'before the rewrite'")
        .option('-m, --message <text>', 'why; shown by `prp show --json`')
        .action((prps, { message }, from) => ask({ name: 'save', prps, message }, from));
    add('list [prp]', 'List the versions of a PRP, newest first, or all PRPs that have versions.', 'prp list', 'prp list user-api --limit 10')
        .addOption(new commander/* Option */.c$('-n, --limit <count>', 'versions shown at most').argParser(command_line_count).default(50))
        .action((prp, { limit }, from) => ask({ name: 'list', limit, prp }, from));
    add('show <prp> [version]', 'Print a version, exactly its bytes.', 'prp show user-api', 'prp show user-api v3 > old.md')
        .addHelpText('after', selectorsText)
        .action((prp, version, _flags, from) => ask({ name: 'show', prp, version: version ?? 'latest' }, from));
    add('diff <prp> [from] [to]', 'Compare two versions: sections, risks, lines.', 'prp diff user-api', 'prp diff user-api v2 v5', 'prp diff user-api last-passing worktree')
        .addHelpText('after', selectorsText)
        .action((prp, from, to, _flags, program) => ask({ name: 'diff', prp, from, to }, program));
    add('rollback <prp> [version]', 'Give a PRP the content of an earlier version (default: the last that passed).', 'prp rollback user-api', 'prp rollback user-api v3')
        .option('--expect <sha>', 'refuse unless HEAD or the file has this SHA (7 digits or more)')
        .addHelpText('after', selectorsText)
        .action((prp, version, { expect }, from) => ask({ name: 'rollback', prp, version, expect }, from));
    add('tag <prp> [version] [name]', 'Give a version a name, or list the names.', 'prp tag user-api latest approved', 'prp tag user-api v5 approved --force', 'prp tag user-api approved --delete', 'prp tag user-api')
        .option('--delete', 'take the name away; with a version: only from that one')
        .option('--force', 'move it when another version has it')
        .option('--dry-run', 'show what would come of it')
        .addHelpText('after', selectorsText)
        .action((prp, first, second, flags, from) => ask(tagCommand(prp, first, second, flags), from));
    add('history <prp>', 'Show how versions were executed and validated, and where their gates are heading.', 'prp history user-api', 'prp history user-api --limit 5 --json')
        .addOption(new commander/* Option */.c$('-n, --limit <count>', 'records shown at most, of each kind').argParser(command_line_count).default(20))
        .action((prp, { limit }, from) => ask({ name: 'history', prp, limit }, from));
    add('verify [prp...]', 'Recompute every checksum, digest and link of the stored versions, and check who wrote them.', 'prp verify', 'prp verify user-api --json').action((prps, _flags, from) => ask({ name: 'verify', prps }, from));
}
/** Without `--delete` one word alone could be a version or a name: it is asked for both. */
function tagCommand(prp, first, second, flags) {
    const [version, tag] = second === undefined && flags.delete ? [undefined, first] : [first, second];
    if (tag === undefined && (version !== undefined || flags.delete)) {
        throw new errors/* PrpError */.x('E_USAGE', flags.delete ? 'Which tag is to be deleted?' : 'A tag needs a version and a name.', {
            hint: flags.delete ? 'prp tag <prp> <name> --delete' : 'prp tag <prp> <version> <name>',
        });
    }
    const { force = false, dryRun = false } = flags;
    return { name: 'tag', prp, tag, version, delete: flags.delete ?? false, force, dryRun };
}

// EXTERNAL MODULE: ./build/command.js
var command = __webpack_require__(8981);
;// CONCATENATED MODULE: ./build/cli/work-commands.js



/** Commands that make and check PRPs. */
function addWorkCommands({ add, ask, answer }) {
    add('generate <feature-file>', 'Make a PRP of a feature request.', 'prp generate features/user-api.md', 'prp generate INITIAL.md --out PRPs/login.md --dry-run')
        .addOption(new commander/* Option */.c$('--env <id>', 'technology stack (default: from the configuration)').choices(command/* environmentChoices */.E))
        .addOption(new commander/* Option */.c$('--template <name>', 'shape of the PRP').choices(['full']).default('full'))
        .option('--out <file>', 'where the PRP goes (default: PRPs/<title>.md)')
        .option('--force', 'replace a PRP that was changed since it was generated', false)
        .addOption(workersOption())
        .option('--no-versioning', 'do not keep a version')
        .option('--dry-run', 'print the PRP, write nothing', false)
        .action((feature, flags, from) => {
        const { env, out, force, versioning, dryRun } = flags;
        ask({ name: 'generate', feature, env, out, force, versioning, dryRun }, from);
    });
    add('validate [prp...]', 'Run the gates on PRPs, in parallel, and keep what came out.', 'prp validate', 'prp validate user-api --gates structure,references', 'prp validate --base origin/main')
        .option('--base <ref>', 'only PRPs that changed since; what was found there before does not fail')
        .option('--gates <ids>', 'only these gates, separated by commas', command_line_list)
        .addOption(new commander/* Option */.c$('--fail-on <severity>', 'least severity that fails').choices(['error', 'warning', 'never']))
        .addOption(workersOption())
        .option('--no-versioning', 'do not keep a version and the result')
        .addOption(new commander/* Option */.c$('--format <format>', 'what to print').choices(['text', 'json']))
        .action((prps, flags, from) => {
        const { base, gates, failOn, versioning, format } = flags;
        const options = globalsOf(from);
        answer({
            kind: 'command',
            command: { name: 'validate', prps, base, gates, failOn, versioning },
            options: { ...options, json: options.json || format === 'json' },
        });
    });
    add('init', 'Write a configuration, a workflow and a first feature request.', 'prp init').action((_flags, from) => ask({ name: 'init' }, from));
    add('demo', 'Tell the whole story in a throw-away repository.', 'prp demo').action((_flags, from) => answer({ kind: 'demo', options: globalsOf(from) }));
}

;// CONCATENATED MODULE: ./build/cli/program.js






/** What a command line asks for. Throws `E_USAGE`. */
function readArguments(argv) {
    let wish;
    const program = programFor((made) => {
        wish = made;
    });
    try {
        program.parse(argv, { from: 'user' });
    }
    catch (error) {
        if (!(error instanceof commander/* CommanderError */.b7))
            throw error;
        if (error.exitCode === 0)
            return { kind: 'answered', exitCode: 0 };
        if (error.code === 'commander.help')
            return { kind: 'answered', exitCode: 2 };
        throw new errors/* PrpError */.x('E_USAGE', error.message.replace(/^error: /, ''), {
            hint: `See \`${['prp', commandNamed(argv, program), '--help'].filter(Boolean).join(' ')}\`.`,
            cause: error,
        });
    }
    if (!wish)
        throw new Error('Internal error: the command line led to nothing.');
    return wish;
}
/** The help of every command, for the documentation. */
function helpPages() {
    const pages = [];
    for (const command of programFor(() => { }).commands) {
        let help = '';
        command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 100 });
        command.outputHelp();
        pages.push({ name: command.name(), help });
    }
    return pages;
}
function programFor(answer) {
    const line = commandLine(answer);
    addWorkCommands(line);
    addVersionCommands(line);
    addUpkeepCommands(line);
    for (const program of [line.program, ...line.program.commands])
        addGlobals(program);
    return line.program;
}
function commandNamed(argv, program) {
    return argv.find((word) => program.commands.some((command) => command.name() === word)) ?? '';
}

;// CONCATENATED MODULE: ./build/cli/cli.js





/** Runs one command line and returns the exit code: 0 passed, 1 failed, 2 usage or configuration, 3 operational. */
async function cli(argv) {
    // A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
    process.stdout.on('error', (error) => {
        if (error.code === 'EPIPE')
            process.exit(0);
        throw error;
    });
    const started = performance.now();
    const wantsJson = argv.includes('--json');
    let command = null;
    try {
        const wish = readArguments(argv);
        if (wish.kind === 'answered')
            return wish.exitCode;
        if (wish.kind === 'demo') {
            const { demo } = await __webpack_require__.e(/* import() */ 6).then(__webpack_require__.bind(__webpack_require__, 4006));
            return await demo(wish.options);
        }
        command = wish.command.name;
        return await execute(wish.command, wish.options, started);
    }
    catch (error) {
        if (wantsJson)
            process.stdout.write(envelopeOf({ command, status: 'error', started, error }));
        process.stderr.write(errorText(error, argv.includes('--debug'), (0,terminal/* paintFor */.e)(process.stderr)));
        return (0,errors/* exitCodeOf */.F)(error);
    }
}


/***/ }),

/***/ 8565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ paintFor)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

/** Colour on a terminal that wants it (NO_COLOR and FORCE_COLOR are heard), plain text everywhere else. */
function paintFor(stream, color = true) {
    if (!color)
        return (_style, text) => text;
    return (style, text) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.styleText)(style, text, { stream, validateStream: true });
}


/***/ }),

/***/ 8981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ environmentChoices)
/* harmony export */ });
/* harmony import */ var _environments_catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4758);

/** What `env` may be, here and in the configuration. */
const environmentChoices = ['auto', ..._environments_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentIds */ .o];


/***/ }),

/***/ 6611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ configSchema),
  s: () => (/* binding */ defaultConfig)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __webpack_require__(8395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
// EXTERNAL MODULE: ./build/command.js
var command = __webpack_require__(8981);
// EXTERNAL MODULE: ./build/gates/catalogue.js + 6 modules
var catalogue = __webpack_require__(5848);
// EXTERNAL MODULE: ./build/gates/rules.js
var rules = __webpack_require__(8480);
;// CONCATENATED MODULE: ./build/prp/prp.js
/** What a section can be for. */
const roles = [
    'goal',
    'why',
    'what',
    'success',
    'context',
    'blueprint',
    'validation',
    'checklist',
    'anti-patterns',
    'rollback',
    'confidence',
    'risk',
    'gotchas',
    'integration',
    'data',
];

;// CONCATENATED MODULE: ./build/config.js





const about = (text) => schemas/* describe */.q0y(text);
const ruleSeverity = schemas/* enum */.k5n(['off', 'notice', 'warning', 'error']);
const seconds = () => schemas/* number */.aig().check(api/* _gte */.qm(1), api/* _lte */.Zm(86_400));
const count = (maximum) => schemas/* int */.Whr().check(api/* _gte */.qm(0), api/* _lte */.Zm(maximum));
const id = () => schemas/* string */.YjP().check(api/* _regex */.Fk(/^[a-z0-9][a-z0-9._-]*$/i), api/* _maxLength */.Eb(64));
const globs = () => schemas/* array */.YOg(schemas/* string */.YjP().check(api/* _minLength */.m9(1)));
const recipient = () => schemas/* string */.YjP().check(api/* _regex */.Fk(/^age1(?:pq1|tag1|tagpq1)?[02-9ac-hj-np-z]{50,}$/, {
    error: 'expected an age recipient, age1…, as `age-keygen -y` prints it; SSH keys are not supported',
}));
const recipients = () => schemas/* array */.YOg(recipient()).check(api/* _maxLength */.Eb(100), schemas/* refine */.YPB((all) => new Set(all.map((one) => /^age1(?:tag)?pq1/.test(one))).size < 2, {
    error: 'post-quantum recipients (age1pq1…) and others cannot be mixed: the others would undo their protection',
}));
const gate = schemas/* union */.KCZ([
    schemas/* literal */.euz('off'),
    schemas/* strictObject */.rej({
        severity: schemas/* optional */.lqM(schemas/* enum */.k5n(['notice', 'warning', 'error']))
            .check(about('The most a finding of this gate weighs.')),
    }),
]);
const commandSchema = schemas/* strictObject */.rej({
    id: id().check(about('Name of the gate in reports, in `needs` and in --gates.')),
    run: schemas/* string */.YjP().check(api/* _minLength */.m9(1), about('Command line for the shell, in the root of the repository.')),
    needs: schemas/* _default */.Rvf(schemas/* array */.YOg(id()), []).check(about('Commands that must pass first.')),
    timeout: schemas/* optional */.lqM(seconds()).check(about('Seconds for one attempt; the general `timeout` when absent.')),
    retries: schemas/* optional */.lqM(count(10)).check(about('The general `retries` when absent.')),
    priority: schemas/* _default */.Rvf(schemas/* enum */.k5n(['high', 'normal', 'low']), 'normal')
        .check(about('Who starts first when workers are few.')),
});
const configSchema = schemas/* strictObject */.rej({
    prps: schemas/* _default */.Rvf(globs(), ['PRPs/**/*.md', '.claude/PRPs/**/*.md'])
        .check(about('Which files are PRPs: globs from the root of the repository.')),
    ignore: schemas/* _default */.Rvf(globs(), ['**/templates/**', '**/ai_docs/**', '**/README.md'])
        .check(about('Which of these files are not PRPs after all.')),
    features: schemas/* _default */.Rvf(globs(), ['features/**/*.md', 'INITIAL.md']).check(about('Which files are feature requests.')),
    env: schemas/* _default */.Rvf(schemas/* enum */.k5n(command/* environmentChoices */.E), 'auto')
        .check(about('The technology stack; `auto` finds it by its files.')),
    workers: schemas/* _default */.Rvf(schemas/* union */.KCZ([schemas/* literal */.euz('auto'), schemas/* int */.Whr().check(api/* _gte */.qm(1), api/* _lte */.Zm(256))]), 'auto')
        .check(about('How many gates run at once.')),
    timeout: schemas/* _default */.Rvf(seconds(), 300).check(about('Seconds for one attempt of a gate.')),
    retries: schemas/* _default */.Rvf(count(10), 3).check(about('How often a command that could not be started is tried again.')),
    'fail-on': schemas/* _default */.Rvf(schemas/* enum */.k5n(['error', 'warning', 'never']), 'error')
        .check(about('The least severity of a finding that fails a PRP.')),
    versions: schemas/* _default */.Rvf(schemas/* strictObject */.rej({
        branch: schemas/* _default */.Rvf(schemas/* string */.YjP().check(api/* _minLength */.m9(1)), 'prp-versions')
            .check(about('The branch that keeps the versions.')),
        remote: schemas/* optional */.lqM(schemas/* string */.YjP().check(api/* _minLength */.m9(1)))
            .check(about('Git remote that versions are shared through, as with --remote. Absent: they stay on this machine.')),
        'max-per-prp': schemas/* _default */.Rvf(count(1_000_000), 50)
            .check(about('How many versions of one PRP a clean-up leaves; 0: any number.')),
        'max-age-days': schemas/* _default */.Rvf(count(36_500), 0)
            .check(about('How old versions may become before a clean-up removes them, in days; 0: any age.')),
        'cleanup-interval-days': schemas/* _default */.Rvf(count(36_500), 30)
            .check(about('Days from one clean-up, which saving sets off, to the next; 0: only `prp cleanup` cleans up.')),
        'encrypt-to': schemas/* _default */.Rvf(recipients(), [])
            .check(about('age recipients: who can read new versions. Empty: they are stored as they are.')),
        identity: schemas/* optional */.lqM(schemas/* string */.YjP().check(api/* _minLength */.m9(1)))
            .check(about('File with the age secret key that opens them; it belongs outside the repository.')),
    }), { branch: 'prp-versions', 'max-per-prp': 50, 'max-age-days': 0, 'cleanup-interval-days': 30, 'encrypt-to': [] })
        .check(about('Where versions are kept.')),
    gates: schemas/* _default */.Rvf(schemas/* partialRecord */.jgl(schemas/* enum */.k5n(catalogue/* staticGateIds */.y), gate), {})
        .check(about('Switches a static gate off, or limits how much its findings weigh.')),
    rules: schemas/* _default */.Rvf(schemas/* partialRecord */.jgl(schemas/* enum */.k5n(Object.keys(rules/* rules */.a)), ruleSeverity), {})
        .check(about('The severity of single rules.')),
    aliases: schemas/* _default */.Rvf(schemas/* partialRecord */.jgl(schemas/* enum */.k5n(roles), schemas/* array */.YOg(schemas/* string */.YjP())), {})
        .check(about('More headings that name a role, for example in another language.')),
    commands: schemas/* _default */.Rvf(schemas/* array */.YOg(commandSchema), []).check(about('Commands to run as gates, once per run.')),
    observers: schemas/* _default */.Rvf(schemas/* strictObject */.rej({
        log: schemas/* optional */.lqM(schemas/* string */.YjP().check(api/* _minLength */.m9(1)))
            .check(about('File to which every event is appended as a line of JSON.')),
    }), {})
        .check(about('Who hears what happens.')),
});
const defaultConfig = configSchema.parse({});


/***/ }),

/***/ 4980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ editDistance)
/* harmony export */ });
/**
 * How many letters must be inserted, deleted or replaced to make one word of another (Levenshtein); `Infinity` above
 * `limit`. Only the diagonals within the limit are computed, so the cost is length × limit.
 */
function editDistance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit)
        return Infinity;
    let row = new Map(Array.from({ length: limit + 1 }, (_, column) => [column, column]));
    for (let i = 1; i <= a.length; i += 1) {
        const next = new Map();
        let least = Infinity;
        for (let j = Math.max(0, i - limit); j <= Math.min(b.length, i + limit); j += 1) {
            const replaced = (row.get(j - 1) ?? Infinity) + (a[i - 1] === b[j - 1] ? 0 : 1);
            const value = Math.min(replaced, (row.get(j) ?? Infinity) + 1, (next.get(j - 1) ?? Infinity) + 1);
            next.set(j, value);
            least = Math.min(least, value);
        }
        if (least > limit)
            return Infinity;
        row = next;
    }
    const distance = row.get(b.length) ?? Infinity;
    return distance <= limit ? distance : Infinity;
}


/***/ }),

/***/ 4758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ environments),
/* harmony export */   o: () => (/* binding */ environmentIds)
/* harmony export */ });
const nodeRunners = [
    { lockFile: 'pnpm-lock.yaml', command: 'pnpm run' },
    { lockFile: 'yarn.lock', command: 'yarn run' },
    { lockFile: 'bun.lock', command: 'bun run' },
    { lockFile: 'bun.lockb', command: 'bun run' },
    { command: 'npm run' },
];
const script = (id, level, ...names) => names.map((name) => ({ id, level, run: `{runner} ${name}`, when: { script: name } }));
const nodeCommands = [
    ...script('format', 1, 'format:check', 'fmt:check', 'check-format'),
    ...script('lint', 1, 'lint', 'check'),
    ...script('types', 1, 'typecheck', 'type-check', 'types', 'tsc'),
    ...script('test', 2, 'test', 'test:unit'),
    ...script('build', 3, 'build'),
];
/** In the order in which they are asked: a repository that shows the marks of several is read as the first. */
const environments = [
    {
        id: 'typescript',
        title: 'TypeScript',
        language: 'typescript',
        markers: ['tsconfig.json', 'tsconfig.base.json'],
        runners: nodeRunners,
        commands: [...nodeCommands, { id: 'types', level: 1, run: 'npx tsc --noEmit', when: { file: 'tsconfig.json' } }],
    },
    {
        id: 'python',
        title: 'Python',
        language: 'python',
        markers: ['pyproject.toml', 'requirements.txt', 'setup.py', 'setup.cfg', 'Pipfile'],
        runners: [
            { lockFile: 'uv.lock', command: 'uv run' },
            { lockFile: 'poetry.lock', command: 'poetry run' },
            { lockFile: 'Pipfile.lock', command: 'pipenv run' },
            { command: 'python -m' },
        ],
        commands: [
            { id: 'lint', level: 1, run: '{runner} ruff check .', when: { mention: 'ruff', in: 'pyproject.toml' } },
            { id: 'lint', level: 1, run: '{runner} ruff check .', when: { file: 'ruff.toml' } },
            { id: 'lint', level: 1, run: '{runner} flake8', when: { file: '.flake8' } },
            { id: 'types', level: 1, run: '{runner} mypy .', when: { mention: 'mypy', in: 'pyproject.toml' } },
            { id: 'types', level: 1, run: '{runner} mypy .', when: { file: 'mypy.ini' } },
            { id: 'types', level: 1, run: '{runner} pyright', when: { mention: 'pyright', in: 'pyproject.toml' } },
            { id: 'test', level: 2, run: '{runner} pytest', when: { mention: 'pytest', in: 'pyproject.toml' } },
            { id: 'test', level: 2, run: '{runner} pytest', when: { mention: 'pytest', in: 'requirements.txt' } },
            { id: 'test', level: 2, run: '{runner} pytest', when: { file: 'pytest.ini' } },
            { id: 'test', level: 2, run: 'python -m unittest' },
        ],
    },
    {
        id: 'rust',
        title: 'Rust',
        language: 'rust',
        markers: ['Cargo.toml'],
        runners: [{ command: 'cargo' }],
        commands: [
            { id: 'format', level: 1, run: '{runner} fmt --check' },
            { id: 'lint', level: 1, run: '{runner} clippy --all-targets -- -D warnings' },
            { id: 'test', level: 2, run: '{runner} test' },
            { id: 'build', level: 3, run: '{runner} build --release' },
        ],
    },
    {
        id: 'go',
        title: 'Go',
        language: 'go',
        markers: ['go.mod', 'go.work'],
        runners: [{ command: 'go' }],
        commands: [
            { id: 'lint', level: 1, run: 'golangci-lint run', when: { file: '.golangci.yml' } },
            { id: 'lint', level: 1, run: '{runner} vet ./...' },
            { id: 'test', level: 2, run: '{runner} test ./...' },
            { id: 'build', level: 3, run: '{runner} build ./...' },
        ],
    },
    {
        id: 'javascript',
        title: 'JavaScript',
        language: 'javascript',
        markers: ['package.json'],
        runners: nodeRunners,
        commands: nodeCommands,
    },
    {
        id: 'nushell',
        title: 'Nushell',
        language: 'nu',
        markers: ['*.nu'],
        runners: [{ command: 'nu' }],
        commands: [
            {
                id: 'lint',
                level: 1,
                run: "{runner} --commands 'glob **/*.nu | each { |file| nu-check --debug $file } | ignore'",
            },
            { id: 'test', level: 2, run: "{runner} --commands 'use std/testing; testing run-tests'" },
        ],
    },
    {
        id: 'generic',
        title: 'any stack',
        language: 'text',
        markers: [],
        runners: [{ command: '' }],
        commands: [
            { id: 'test', level: 2, run: 'make test', when: { file: 'Makefile' } },
            { id: 'test', level: 2, run: 'just test', when: { file: 'justfile' } },
            { id: 'lint', level: 1, run: 'git diff --check' },
        ],
    },
];
const environmentIds = environments.map(({ id }) => id);


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ exitCodeOf),
/* harmony export */   x: () => (/* binding */ PrpError)
/* harmony export */ });
/** An operational failure: says what happened and where (`message`), and what to do next (`hint`). */
class PrpError extends Error {
    name = 'PrpError';
    code;
    hint;
    constructor(code, message, options) {
        super(message, 'cause' in options ? { cause: options.cause } : undefined);
        this.code = code;
        this.hint = options.hint;
    }
}
const usageCodes = new Set([
    'E_USAGE',
    'E_CONFIG',
    'E_REQUEST',
    'E_NOT_FOUND',
    'E_OUTSIDE_REPOSITORY',
    'E_NOT_TEXT',
    'E_TOO_LARGE',
]);
/** The process exit code of an error: 1 tampering found, 2 the caller can mend it by asking differently, 3 operational. */
function exitCodeOf(error) {
    if (!(error instanceof PrpError))
        return 3;
    if (error.code === 'E_INTEGRITY')
        return 1;
    return usageCodes.has(error.code) ? 2 : 3;
}


/***/ }),

/***/ 5848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ staticGateIds),
  D: () => (/* binding */ staticGates)
});

;// CONCATENATED MODULE: ./build/gates/commands.js
/** The validation loop as it was extracted and classified: what of it can be run, and what must not be. */
const commands = {
    id: 'commands',
    *check({ prp }) {
        const blocks = prp.loop.flatMap((level) => level.blocks);
        yield* nothingToRun(prp, blocks);
        for (const block of blocks) {
            const { nature, because, startLine, endLine } = block;
            const verdict = verdictOn[nature];
            if (verdict) {
                const reason = because === '' ? '' : `: ${quoted(because)}`;
                yield { rule: verdict.rule, message: `This block ${verdict.says}${reason}.`, startLine, endLine };
            }
            for (const { text, line } of block.commands) {
                if (/\|\|\s*(?:true|:|echo)\b/.test(text.slice(0, 2_048))) {
                    yield { rule: 'PRP404', message: `${quoted(text)} succeeds even when it fails.`, startLine: line };
                }
            }
        }
    },
};
/** What a nature amounts to; the others are nothing to speak of. */
const verdictOn = {
    destructive: { rule: 'PRP403', says: 'destroys or publishes' },
    placeholder: { rule: 'PRP402', says: 'contains a placeholder' },
    'needs-secret': { rule: 'PRP405', says: 'needs a secret' },
    'needs-service': { rule: 'PRP405', says: 'needs a running service' },
    'needs-network': { rule: 'PRP405', says: 'needs the network' },
};
const withCommands = new Set(['runnable', 'needs-service', 'needs-network', 'needs-secret']);
function* nothingToRun({ sections, loop }, blocks) {
    if (blocks.some(({ nature }) => withCommands.has(nature)))
        return;
    const section = sections.find(({ role }) => role === 'validation');
    // Without any validation section the structure gate has said so already.
    if (!section && loop.length === 0)
        return;
    yield {
        rule: 'PRP401',
        message: 'The validation loop has no command that could be run.',
        startLine: section?.startLine ?? loop[0]?.startLine ?? 1,
    };
}
function quoted(text) {
    const [first = ''] = text.split('\n', 1);
    return `\`${first.length > 80 ? `${first.slice(0, 77)}…` : first}\``;
}

;// CONCATENATED MODULE: ./build/gates/prose.js
/** Longest part of a line that a gate looks at: keeps every pattern linear on a line of megabytes. */
const visible = 2_048;
/** The lines outside code fences, with code spans blanked out so that columns stay true. */
function* prose({ lines, fences }) {
    let fence = 0;
    for (const [index, { text }] of lines.entries()) {
        const line = index + 1;
        while ((fences[fence]?.endLine ?? Infinity) < line)
            fence += 1;
        if ((fences[fence]?.startLine ?? Infinity) <= line)
            continue;
        yield { text: withoutCodeSpans(text.slice(0, visible)), line };
    }
}
function withoutCodeSpans(text) {
    return text.replace(/`[^`]*`/g, (span) => ' '.repeat(span.length));
}

;// CONCATENATED MODULE: ./build/gates/placeholders.js

/** Words with which templates ask their author for something. */
const asking = 'add|choose|date|define|describe|description|e\\.g|enter|example|explain|feature|fill|goal|how|insert|list|name|path|placeholder|project|provide|replace|specific|specify|state|summary|tbd|title|todo|what|when|where|who|why|write|your?';
const patterns = [
    {
        // [Insert your feature here], not a link, a box, a footnote or a citation.
        rule: 'PRP201',
        pattern: new RegExp(`(?<!\\])\\[(?:${asking})\\b[^\\][]{0,160}\\](?![(\\[:])`, 'gi'),
        message: (found) => `${found} was not filled in.`,
    },
    {
        // {feature_name}, {{title}} and <your-token>, in prose only: in code the braces are the author's.
        rule: 'PRP202',
        pattern: /(?<![$\\{])\{\{?[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+\}?\}|<(?:your|insert|placeholder)[-_ ][^<>]{1,60}>/gi,
        message: (found) => `${found} was not replaced.`,
    },
    {
        rule: 'PRP203',
        // The mark itself, not a sentence about such marks.
        pattern: /\bTBD\b|\b(?:TODO|FIXME|XXX)(?=\s*(?::|\([\w@ -]{1,40}\)|$))/g,
        message: (found) => `${found} marks a decision that is still open.`,
    },
];
/** What a template left behind. Code is not searched: braces and brackets mean something there. */
const placeholders = {
    id: 'placeholders',
    *check({ prp }) {
        yield* templateTitle(prp);
        for (const { text, line } of prose(prp)) {
            for (const { rule, pattern, message } of patterns) {
                for (const { 0: found, index } of text.matchAll(pattern)) {
                    yield {
                        rule,
                        message: message(shorten(found)),
                        startLine: line,
                        startColumn: index + 1,
                        endColumn: index + found.length,
                    };
                }
            }
        }
    },
};
function* templateTitle({ title, preamble, sections }) {
    if (!/^(?:base )?prp template\b|\bprp template v?\d|^\[.*\]$/i.test(title.slice(0, 200)))
        return;
    const line = preamble.fields.find(({ key }) => key.toLowerCase() === 'name')?.line ?? sections[0]?.startLine ?? 1;
    yield { rule: 'PRP204', message: `"${shorten(title)}" is the title of a template.`, startLine: line };
}
function shorten(text) {
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/edit-distance.js
var edit_distance = __webpack_require__(4980);
;// CONCATENATED MODULE: ./build/gates/nearest.js


/** Names compared at most: beyond this a repository gets no guesses by spelling, only by file name. */
const candidatesAtMost = 20_000;
const lettersOff = 2;
/**
 * The file that a path was probably meant to be: one with the same name elsewhere (the deepest common tail wins), else
 * the one spelt nearest, at most two letters off. `undefined` when it would be a guess between equals.
 */
async function nearest(path, tree) {
    const files = await tree.files();
    const name = external_node_path_.posix.basename(path);
    const namesakes = files
        .values()
        .filter((file) => external_node_path_.posix.basename(file) === name)
        .take(50)
        .toArray();
    if (namesakes.length > 0)
        return best(namesakes, (file) => commonTail(file, path));
    if (files.size > candidatesAtMost || path.length > 200)
        return undefined;
    const close = files
        .values()
        .filter((file) => (0,edit_distance/* editDistance */.Y)(file, path, lettersOff) <= lettersOff)
        .toArray();
    return best(close, (file) => -(0,edit_distance/* editDistance */.Y)(file, path, lettersOff));
}
function best(files, score) {
    const scored = files.map((file) => ({ file, score: score(file) })).toSorted((a, b) => b.score - a.score);
    return scored[0]?.score === scored[1]?.score ? undefined : scored[0]?.file;
}
function commonTail(a, b) {
    const left = a.split('/').toReversed();
    const right = b.split('/').toReversed();
    const different = left.findIndex((part, index) => part !== right[index]);
    return different === -1 ? left.length : different;
}

// EXTERNAL MODULE: ./build/gates/reference-paths.js
var reference_paths = __webpack_require__(9215);
;// CONCATENATED MODULE: ./build/gates/references.js



/** Files, line ranges and URLs that the PRP points at, resolved against the files it will be executed with. */
const references = {
    id: 'references',
    async *check({ prp, tree }) {
        const created = createdBy(prp);
        for (const reference of prp.references) {
            if (isUrl(reference.target))
                yield* checkUrl(reference);
            else if ((0,reference_paths/* looksLikePath */.j8)(reference))
                yield* checkPath(reference, prp, tree, created);
        }
    },
};
/** Paths that a task creates: they need not be there yet, and neither need anything below them. */
function createdBy({ tasks, references: cited }) {
    const modifying = new Set(['MODIFY', 'UPDATE', 'DELETE', 'REFACTOR', 'FIND', 'VERIFY']);
    const changed = new Map(tasks.flatMap((task) => (task.target === undefined ? [] : [[task.target, task.verb]])));
    return new Set(cited
        .filter(({ kind, target }) => kind === 'target' && !modifying.has(changed.get(target) ?? ''))
        .map(({ target }) => external_node_path_.posix.normalize(target)));
}
function isUrl(target) {
    return /^[a-z][a-z+.-]*:\/\//i.test(target);
}
function* checkUrl(reference) {
    if (URL.canParse(reference.target) && !/[\s<>{}]/.test(reference.target))
        return;
    yield { rule: 'PRP305', message: `${shown(reference)} is not a URL that can be opened.`, ...placeOf(reference) };
}
async function* checkPath(reference, prp, tree, created) {
    const { kind, target, lines } = reference;
    const place = placeOf(reference);
    if ((0,reference_paths/* isAbsolutePath */.Z1)(target)) {
        const inside = await withoutMachine(target, tree);
        if (inside === undefined && kind === 'mention')
            return;
        yield {
            rule: 'PRP303',
            message: `${shown(reference)} is a path of one machine.`,
            ...place,
            ...(inside !== undefined && { suggestion: inside }),
        };
        return;
    }
    const candidates = (0,reference_paths/* pathsOf */.wG)(target, prp.path);
    const inside = candidates.filter(reference_paths/* isInRepository */.cC);
    if (inside.length === 0) {
        yield { rule: 'PRP304', message: `${shown(reference)} is outside the repository.`, ...place };
        return;
    }
    for (const path of inside) {
        const found = await tree.kindOf(path.replace(/\/$/, ''));
        if (found === 'file' && lines)
            yield* checkLines(reference, path, tree);
        if (found !== undefined)
            return;
    }
    if (isCreated(candidates, created))
        return;
    const suggestion = await nearest(candidates[0] ?? target, tree);
    yield {
        rule: kind === 'target' ? 'PRP306' : 'PRP301',
        message: `${shown(reference)} does not exist${suggestion === undefined ? '.' : `. Did you mean ${suggestion}?`}`,
        ...place,
        ...(suggestion !== undefined && { suggestion }),
    };
}
function isCreated(candidates, created) {
    return candidates.some((path) => {
        const wanted = path.replace(/\/$/, '');
        return created.has(wanted) || created.has(`${wanted}/`);
    });
}
async function* checkLines(reference, path, tree) {
    const bytes = await tree.read(path);
    if (bytes === undefined || reference.lines === undefined)
        return;
    const count = countLines(bytes);
    if (reference.lines.endLine <= count)
        return;
    const { startLine, endLine } = reference.lines;
    const cited = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
    yield { rule: 'PRP302', message: `${path} has ${count} lines; ${cited} cited.`, ...placeOf(reference) };
}
function countLines(bytes) {
    let count = 0;
    for (const byte of bytes)
        if (byte === 0x0a)
            count += 1;
    return bytes.at(-1) === 0x0a || bytes.length === 0 ? count : count + 1;
}
/** `/home/someone/project/src/a.ts` → `src/a.ts` when the longest tail that exists here is that. */
async function withoutMachine(target, tree) {
    const parts = target.split(/[\\/]+/).slice(1);
    for (let start = 0; start < Math.min(parts.length, 32); start += 1) {
        const tail = parts.slice(start).join('/');
        if (tail !== '' && (await tree.kindOf(tail)) === 'file')
            return tail;
    }
    return undefined;
}
function placeOf({ line, column, target }) {
    return { startLine: line, startColumn: column, endColumn: column + target.length - 1 };
}
function shown({ target }) {
    return target.length > 80 ? `${target.slice(0, 77)}…` : target;
}

;// CONCATENATED MODULE: ./build/gates/structure.js
const goal = {
    anyOf: ['goal', 'what', 'why'],
    rule: 'PRP101',
    asks: 'the goal: what is to be built, and why',
    heading: 'Goal',
};
const blueprint = {
    anyOf: ['blueprint'],
    rule: 'PRP101',
    asks: 'the blueprint: the tasks, in order',
    heading: 'Implementation Blueprint',
};
const validation = {
    anyOf: ['validation'],
    rule: 'PRP101',
    asks: 'the validation loop: the commands that check the work',
    heading: 'Validation Loop',
};
const success = {
    anyOf: ['success', 'checklist'],
    rule: 'PRP102',
    asks: 'success criteria',
    heading: 'Success Criteria',
};
const context = {
    anyOf: ['context', 'gotchas', 'integration'],
    rule: 'PRP102',
    asks: 'context: files, documentation, known traps',
    heading: 'All Needed Context',
};
const everything = [goal, blueprint, validation, success, context];
const demands = {
    'base-v1': everything,
    'base-v2': everything,
    'base-v3': everything,
    poc: everything,
    plan: everything,
    story: [blueprint, validation, context],
    task: [blueprint],
    spec: [goal, blueprint],
    planning: [goal],
    free: everything,
};
/** Roles by dialect, and headings, fences and sections that are not what their author thinks. */
const structure = {
    id: 'structure',
    *check({ prp }) {
        if (prp.lines.every(({ text }) => text.trim() === '')) {
            yield { rule: 'PRP107', message: 'The document is empty.', startLine: 1 };
            return;
        }
        yield* missingRoles(prp);
        yield* emptySections(prp);
        yield* twins(prp.sections);
        for (const section of prp.sections) {
            if (section.broken) {
                yield {
                    rule: 'PRP105',
                    message: 'A heading stands on the line below its mark.',
                    startLine: section.startLine,
                    suggestion: 'Join the two lines.',
                };
            }
        }
        for (const fence of prp.fences) {
            if (fence.closed)
                continue;
            yield {
                rule: 'PRP106',
                message: 'The code fence opened here is never closed: everything below it is code.',
                startLine: fence.startLine,
            };
        }
    },
};
function* missingRoles(prp) {
    const present = new Set(prp.sections.flatMap(({ role }) => role ?? []));
    if (prp.criteria.length > 0)
        present.add('success');
    if (prp.tasks.length > 0)
        present.add('blueprint');
    if (prp.loop.length > 0)
        present.add('validation');
    for (const { anyOf, rule, asks, heading } of demands[prp.dialect]) {
        if (anyOf.some((role) => present.has(role)))
            continue;
        yield { rule, message: `No section gives ${asks}.`, startLine: 1, suggestion: `## ${heading}` };
    }
}
/** Nothing but blank lines up to the next heading of the same or a higher level. A task's heading may say it all. */
function* emptySections({ sections, lines }) {
    for (const [index, section] of sections.entries()) {
        const next = sections[index + 1];
        if (section.broken || section.level === 1 || section.within === 'blueprint' || (next && next.level > section.level))
            continue;
        if (bodyIsBlank(section, lines)) {
            yield { rule: 'PRP103', message: `Section "${section.heading}" is empty.`, startLine: section.startLine };
        }
    }
}
function bodyIsBlank({ startLine, endLine }, lines) {
    for (let line = startLine; line < endLine; line += 1) {
        if (lines[line]?.text.trim() !== '')
            return false;
    }
    return true;
}
/** Headings with the same words under the same parent. */
function* twins(sections) {
    const first = new Map();
    for (const { normalised, heading, parent, level, startLine, broken } of sections) {
        if (normalised === '' || broken)
            continue;
        const key = `${parent ?? ''} ${level} ${heading.trim().toLowerCase()}`;
        const earlier = first.get(key);
        if (earlier === undefined)
            first.set(key, startLine);
        else
            yield { rule: 'PRP104', message: `"${heading}" is already a heading in line ${earlier}.`, startLine };
    }
}

;// CONCATENATED MODULE: ./build/gates/catalogue.js




/** The gates that come with the product, in the order in which a report lists them. */
const staticGates = [structure, placeholders, references, commands];
const staticGateIds = staticGates.map(({ id }) => id);


/***/ }),

/***/ 9215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z1: () => (/* binding */ isAbsolutePath),
/* harmony export */   cC: () => (/* binding */ isInRepository),
/* harmony export */   j8: () => (/* binding */ looksLikePath),
/* harmony export */   wG: () => (/* binding */ pathsOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/** Patterns, placeholders and plain words are not paths; of an @mention only what has both a slash and an extension. */
function looksLikePath({ kind, target }) {
    if (kind === 'url' || kind === 'mcp' || target.length > 512 || /[\s*?{}<>[\]|"'`…,;]|\.\.\./.test(target))
        return false;
    const slash = target.includes('/') || target.includes('\\');
    const extension = /\.[a-z][a-z0-9]{0,9}$/i.test(target);
    return kind === 'mention' ? slash && extension : slash || extension;
}
/** A path of one machine: absolute, or in somebody's home. */
function isAbsolutePath(target) {
    return /^(?:[/~]|[a-z]:[\\/])/i.test(target);
}
/** Where a relative target may be, the likeliest first: from the root of the repository, from the PRP's own folder. */
function pathsOf(target, prp) {
    return [target, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(prp), target)].map((path) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path));
}
/** False for what leads out of the repository. */
function isInRepository(path) {
    return !path.startsWith('../') && path !== '..';
}


/***/ }),

/***/ 8480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ rules)
/* harmony export */ });
/** Every rule of the static gates. Ids are stable: they stand in configurations, baselines and links. */
const rules = {
    PRP101: {
        gate: 'structure',
        severity: 'error',
        title: 'A required section is missing',
        why: 'An agent that is not told the goal, the work and the checks makes them up.',
        mend: 'Add the section. If it is there under another name, add that name to `aliases` in the configuration.',
    },
    PRP102: {
        gate: 'structure',
        severity: 'warning',
        title: 'A recommended section is missing',
        why: 'Success criteria and context are what reviewers and agents miss most when they are not there.',
        mend: 'Add the section, or set this rule to `off`.',
    },
    PRP103: {
        gate: 'structure',
        severity: 'warning',
        title: 'A section is empty',
        why: 'A heading promises content; an agent fills the gap with guesses.',
        mend: 'Write the section or delete its heading.',
    },
    PRP104: {
        gate: 'structure',
        severity: 'warning',
        title: 'A heading appears twice',
        why: 'Two sections with one name are read as one, and an edit to the first is easily undone by the second.',
        mend: 'Merge the sections or rename one.',
    },
    PRP105: {
        gate: 'structure',
        severity: 'warning',
        title: 'A heading is torn in two lines',
        why: 'A line with only `#` renders as an empty heading; some formatters leave it behind.',
        mend: 'Join the `#` line with the heading below it.',
    },
    PRP106: {
        gate: 'structure',
        severity: 'warning',
        title: 'A code fence is never closed',
        why: 'Everything below it is code, headings and tasks included.',
        mend: 'Close the fence with as many ticks as opened it. To show a fence inside a fence, give the outer one more ticks.',
    },
    PRP107: {
        gate: 'structure',
        severity: 'error',
        title: 'The document is empty',
        why: 'There is nothing to execute.',
        mend: 'Write the PRP, or create one with `prp generate`.',
    },
    PRP108: {
        gate: 'structure',
        severity: 'error',
        title: 'The document is not UTF-8 text',
        why: 'It cannot be read, compared or executed.',
        mend: 'Save the file as UTF-8 text.',
    },
    PRP109: {
        gate: 'structure',
        severity: 'error',
        title: 'The document is too large',
        why: 'No agent reads it whole, and no reviewer either.',
        mend: 'Split it, and move long material into files that the PRP refers to.',
    },
    PRP201: {
        gate: 'placeholders',
        severity: 'error',
        title: 'A bracketed placeholder was not filled in',
        why: 'The template is speaking where the author should.',
        mend: 'Replace the brackets with the real content, or delete the line.',
    },
    PRP202: {
        gate: 'placeholders',
        severity: 'warning',
        title: 'A template variable was not replaced',
        why: 'Whatever should have filled in `{name}` did not run.',
        mend: 'Write the value, or put the text in back ticks if the braces are meant.',
    },
    PRP203: {
        gate: 'placeholders',
        severity: 'warning',
        title: 'An open question is left in the text',
        why: 'TODO and TBD mark a decision that nobody made yet; the agent will make it.',
        mend: 'Decide, or move the question to a section on open questions.',
    },
    PRP204: {
        gate: 'placeholders',
        severity: 'error',
        title: "The title is still the template's",
        why: 'Nobody finds a PRP by the name of the template it was copied from.',
        mend: 'Give it a title of its own.',
    },
    PRP301: {
        gate: 'references',
        severity: 'error',
        title: 'A referenced file does not exist',
        why: 'An agent that cannot open what it was told to follow goes on without it.',
        mend: 'Correct the path, or delete the reference.',
    },
    PRP302: {
        gate: 'references',
        severity: 'warning',
        title: 'A referenced line is beyond the end of the file',
        why: 'The file changed since the reference was written; the cited lines are something else now.',
        mend: 'Look up the lines again.',
    },
    PRP303: {
        gate: 'references',
        severity: 'error',
        title: 'A path of one machine',
        why: 'An absolute or home path exists on the author’s machine only.',
        mend: 'Write the path relative to the root of the repository.',
    },
    PRP304: {
        gate: 'references',
        severity: 'error',
        title: 'A path leaves the repository',
        why: 'What is outside is not versioned with the PRP, and may be somebody’s secret.',
        mend: 'Copy what is needed into the repository, or link to it by URL.',
    },
    PRP305: {
        gate: 'references',
        severity: 'warning',
        title: 'A URL is malformed',
        why: 'Neither a reader nor an agent can open it.',
        mend: 'Correct the URL; it should start with https:// and contain no spaces.',
    },
    PRP306: {
        gate: 'references',
        severity: 'warning',
        title: 'A file to be modified does not exist',
        why: 'The task names a file that is neither there nor created by another task.',
        mend: 'Correct the path, or say CREATE.',
    },
    PRP401: {
        gate: 'commands',
        severity: 'warning',
        title: 'Nothing in the validation loop can be run',
        why: 'Without a command that fails when the work is wrong, an agent has only its own word.',
        mend: 'Add a shell block with the commands that check the work, cheapest first.',
    },
    PRP402: {
        gate: 'commands',
        severity: 'warning',
        title: 'A validation command contains a placeholder',
        why: 'It cannot be run as it stands.',
        mend: 'Write the real value.',
    },
    PRP403: {
        gate: 'commands',
        severity: 'error',
        title: 'A validation command destroys or publishes',
        why: 'Checks are run often and unattended; they must not delete, push, publish or deploy.',
        mend: 'Move the command out of the validation loop.',
    },
    PRP404: {
        gate: 'commands',
        severity: 'notice',
        title: 'A validation command cannot fail',
        why: '`|| true` and `|| echo` turn every failure into success.',
        mend: 'Let the command fail, or say in a comment why its result does not matter.',
    },
    PRP405: {
        gate: 'commands',
        severity: 'notice',
        title: 'A validation block cannot run unattended',
        why: 'It needs a service, the network or a secret that is not there by itself.',
        mend: 'Nothing, if a person runs it. Else start what it needs inside the block.',
    },
};


/***/ }),

/***/ 7614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m3: () => (/* binding */ cannotStart),
  gk: () => (/* binding */ gitFailed),
  uM: () => (/* binding */ gitIn),
  AN: () => (/* binding */ gitTooOld)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/git-version.js

/**
 * The oldest git that everything works with: `ls-files --deduplicate`, by which the work tree is listed, came with it.
 * (Next to that: `fetch --no-write-fetch-head` 2.29, `--end-of-options` 2.24, `%(worktreepath)` 2.23.)
 */
const oldestGit = '2.31';
/** The trouble with a git that answers this to `git version`; `undefined` when it is new enough or does not say. */
function tooOld(answer) {
    const [, found = '', major, minor] = /^git version ((\d+)\.(\d+)\S*)/.exec(answer) ?? [];
    if (major === undefined || minor === undefined)
        return undefined;
    const [neededMajor = 0, neededMinor = 0] = oldestGit.split('.').map(Number);
    const isOld = Number(major) < neededMajor || (Number(major) === neededMajor && Number(minor) < neededMinor);
    if (!isOld)
        return undefined;
    return new errors/* PrpError */.x('E_GIT', `git ${found} is too old for what was asked of it.`, {
        hint: `Install git ${oldestGit} or newer and make sure that it comes first on the PATH.`,
    });
}

;// CONCATENATED MODULE: ./build/git.js



function gitIn(directory) {
    // Git itself may need a token to fetch; hooks and filters that it runs have no business with the key to the versions.
    const { PRP_AGE_IDENTITY: _key, PRP_AGE_IDENTITY_FILE: _file, ...inherited } = process.env;
    const env = { ...inherited, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
    async function run(args, options = {}) {
        const { promise, resolve, reject } = Promise.withResolvers();
        const { deadlineMs, ownGroup = deadlineMs !== undefined } = options;
        const detached = ownGroup && process.platform !== 'win32';
        const child = (0,external_node_child_process_.spawn)('git', args, { cwd: directory, env: { ...env, ...options.env }, detached });
        const deadline = deadlineMs === undefined ? undefined : endAfter(child, detached, deadlineMs);
        const stdout = [];
        const stderr = [];
        child.stdout.on('data', (chunk) => stdout.push(chunk));
        child.stderr.on('data', (chunk) => stderr.push(chunk));
        child.on('error', (cause) => {
            deadline?.lift();
            reject(cannotStart(directory, cause));
        });
        child.on('close', (code) => {
            deadline?.lift();
            resolve({
                exitCode: code ?? 1,
                stdout: Buffer.concat(stdout),
                stderr: Buffer.concat(stderr).toString().trim(),
                pid: child.pid,
                timedOut: deadline?.hasPassed() ?? false,
            });
        });
        // A git that refuses early closes its end: its exit code tells the story, not the broken pipe.
        child.stdin.on('error', () => child.stdin.destroy());
        if (options.input !== undefined) {
            const input = options.input;
            const parts = typeof input === 'string' || input instanceof Uint8Array ? [input] : input;
            for (const part of parts)
                child.stdin.write(part);
        }
        child.stdin.end();
        return promise;
    }
    async function text(args, options) {
        const { exitCode, stdout, stderr } = await run(args, options);
        if (exitCode !== 0)
            throw await gitFailed({ run }, args, exitCode, stderr);
        return stdout.toString().replace(/\n$/, '');
    }
    return { directory, env, run, text };
}
/** What a failure of git is told as. Its version is looked at only now: where all goes well, that costs nothing. */
async function gitFailed(git, args, exitCode, stderr) {
    const old = await gitTooOld(git);
    if (old !== undefined)
        return old;
    const command = args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
    return new errors/* PrpError */.x('E_GIT', `git ${command} failed with exit code ${exitCode}: ${stderr || 'no message'}`, {
        hint: 'Run the command again with --debug to see every git call, or try the same command by hand.',
    });
}
/** The trouble with this git when it is older than what we need; `undefined` when it is not. */
async function gitTooOld(git) {
    return tooOld((await git.run(['version'])).stdout.toString());
}
/** What it is told as that no git could be run at all. */
function cannotStart(directory, cause) {
    return new errors/* PrpError */.x('E_GIT', `git could not be started in ${directory}: ${cause.message}`, {
        hint: `Install git ${oldestGit} or newer and make sure that it is on the PATH.`,
        cause,
    });
}
/** Ends a process, and what it started, after some time, and when ours ends first. */
function endAfter(child, isGroup, milliseconds) {
    let passed = false;
    const end = () => {
        try {
            if (child.pid !== undefined)
                process.kill(isGroup ? -child.pid : child.pid, 'SIGKILL');
        }
        catch (error) {
            // ESRCH: already gone, which is what was wanted.
            if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH'))
                throw error;
        }
    };
    const timer = setTimeout(() => {
        passed = true;
        end();
    }, milliseconds);
    process.once('exit', end);
    return {
        hasPassed: () => passed,
        lift() {
            clearTimeout(timer);
            process.off('exit', end);
        },
    };
}


/***/ }),

/***/ 3534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ announcedIn),
/* harmony export */   _: () => (/* binding */ versionKey)
/* harmony export */ });
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4788);

/** `prp` as `oneLine` prints it. */
function versionKey(prp, id) {
    return `${prp}\t${id}`;
}
/** Reads the trailers of a commit message; `undefined` when they are not such as this tool writes. */
function announcedIn(message) {
    const created = new Set();
    const recorded = new Set();
    const tagged = new Set();
    const removed = new Set();
    const branchActions = new Set();
    let prp;
    let id;
    for (const [, name, value = ''] of message.matchAll(/^(Prp(?:-[A-Z][a-z]+)*): (.*)$/gm)) {
        if (name === 'Prp')
            [prp, id] = [value, undefined];
        if (name === 'Prp-Version')
            id = value;
        if (name === 'Prp-Removed')
            removed.add(value);
        if (name !== 'Prp-Action')
            continue;
        if (prp === undefined) {
            branchActions.add(value);
            continue;
        }
        if (id === undefined)
            return undefined;
        const key = versionKey(prp, id);
        if ((0,_message_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecordAction */ .Kb)(value))
            recorded.add(key);
        else if (value === 'tagged' || value === 'untagged')
            tagged.add(prp);
        else
            created.add(key);
        [prp, id] = [undefined, undefined];
    }
    const isCleanup = branchActions.has('cleanup');
    const isCompaction = branchActions.has('compact');
    const isOurs = created.size + recorded.size + tagged.size > 0 || isCleanup || isCompaction;
    if (!isOurs || prp !== undefined || (removed.size > 0 && !isCleanup && !isCompaction))
        return undefined;
    return { created, recorded, tagged, removed, isCleanup, isCompaction };
}


/***/ }),

/***/ 9279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readTip),
/* harmony export */   n: () => (/* binding */ moveTip)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9473);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7614);
/* harmony import */ var _stale_head_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4637);






/** Reads it anew: other processes' commits are seen. Throws `E_CONFLICT` when several remotes could be the start. */
async function readTip(git, name) {
    const local = `refs/heads/${name}`;
    const format = '--format=%(refname)%00%(objectname)%00%(worktreepath)';
    const listed = await git.text(['for-each-ref', format, local, `refs/remotes/*/${name}`]);
    const refs = listed.split('\n').map((line) => {
        const [ref = '', commit = '', workTree = ''] = line.split('\0');
        return { ref, commit, workTree };
    });
    const own = refs.find(({ ref }) => ref === local);
    const remotes = refs.filter(({ ref }) => ref.startsWith('refs/remotes/') && ref.endsWith(`/${name}`));
    if (own !== undefined) {
        return { commit: own.commit, startsFrom: undefined, checkedOutIn: own.workTree || undefined, remotes };
    }
    const origin = `refs/remotes/origin/${name}`;
    const start = remotes.find(({ ref }) => ref === origin) ?? remotes[0];
    if (start !== undefined && start.ref !== origin && remotes.length > 1) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PrpError */ .x('E_CONFLICT', `Several remotes have a branch ${name}, and none of them is origin.`, {
            hint: `git branch ${name} ${start.ref.slice('refs/remotes/'.length)}`,
        });
    }
    return { commit: start?.commit, startsFrom: start?.ref, checkedOutIn: undefined, remotes };
}
/** Tries while the branch is where it should be, cannot be moved, and shows no lock: it may just have gone. */
const attempts = 5;
/** Milliseconds for which another process may hold the branch's lock; git itself needs a few of them. */
const patienceMs = 12_000;
/**
 * Moves the branch from where `tip` saw it to `commit`, or changes nothing and throws: `E_STALE_HEAD` when it is
 * elsewhere by now. Git's reference transaction is the compare-and-swap; what happened is read from the branch
 * afterwards, never from git's messages.
 */
async function moveTip(git, name, tip, commit, note) {
    const ref = `refs/heads/${name}`;
    const own = tip.startsFrom === undefined && tip.commit !== undefined;
    const input = [
        own ? `update ${ref} ${commit} ${tip.commit}` : `create ${ref} ${commit}`,
        ...(tip.startsFrom === undefined ? [] : [`verify ${tip.startsFrom} ${tip.commit}`]),
    ];
    const args = ['update-ref', ...(note === '' ? [] : ['-m', note]), '--stdin'];
    const started = Date.now();
    for (let unexplained = 0;;) {
        // A group of its own: whoever ends us by force, it lives the moment that it needs, and leaves no lock behind.
        const result = await git.run(args, { input: `${input.join('\n')}\n`, ownGroup: true });
        if (result.exitCode === 0)
            return;
        const now = await readTip(git, name);
        if (now.commit === commit)
            return;
        if (now.commit !== tip.commit || now.startsFrom !== tip.startsFrom)
            throw (0,_stale_head_js__WEBPACK_IMPORTED_MODULE_5__/* .staleHead */ .o)(tip.commit, now.commit);
        if (!(await waitForLock(git, ref)))
            unexplained += 1;
        if (unexplained === attempts || Date.now() - started > patienceMs) {
            throw await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .gitFailed */ .gk)(git, args, result.exitCode, result.stderr);
        }
    }
}
/** Git holds a reference's lock for milliseconds; one this old belongs to a process that was killed while it did. */
const abandonedAfterMs = 10_000;
/** Whether a lock explains that the branch could not be moved: then waits a moment, or breaks one that nobody holds. */
async function waitForLock(git, ref) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(git.directory, await git.text(['rev-parse', '--git-path', `${ref}.lock`]));
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined);
    if (found === undefined)
        return false;
    const age = Math.abs(Date.now() - found.mtimeMs);
    if (age > abandonedAfterMs)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true });
    else
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(20 + Math.random() * 80);
    return true;
}


/***/ }),

/***/ 4352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ canonicalJson)
/* harmony export */ });
/**
 * The JSON Canonicalization Scheme of RFC 8785: one text per value, whoever prints it. JSON.stringify already prints
 * numbers and strings that way; what is left is the order of keys, by UTF-16 code units.
 * A value that JSON cannot hold is a bug of the caller.
 */
function canonicalJson(value) {
    if (value === null || typeof value === 'string' || typeof value === 'boolean')
        return JSON.stringify(value);
    if (typeof value === 'number' && Number.isFinite(value))
        return JSON.stringify(value);
    if (Array.isArray(value))
        return `[${Array.from(value, (item) => canonicalJson(item)).join(',')}]`;
    if (isPlainObject(value)) {
        // Many thousand documents are read in a row: one string grows, and no list of its parts is made.
        let text = '{';
        // The default order of sort() is by UTF-16 code units.
        for (const key of Object.keys(value).toSorted()) {
            text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key])}`;
        }
        return `${text}}`;
    }
    throw new Error(`Internal error: this ${typeof value} has no JSON form.`);
}
function isPlainObject(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}


/***/ }),

/***/ 6085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ cleanupMessage),
/* harmony export */   D7: () => (/* binding */ compactMessage),
/* harmony export */   Md: () => (/* binding */ removedIn)
/* harmony export */ });
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4788);

/**
 * The commit message of one clean-up. Its trailers are what explains, from then on, why a chain has gaps: one for each
 * version, `Prp-Removed: <prp>\t<version id>`.
 */
function cleanupMessage(removed) {
    const prps = new Set(removed.map(({ prp }) => prp)).size;
    const subject = removed.length === 0
        ? 'prp: clean up, nothing to remove'
        : `prp: clean up ${plural(removed.length, 'version')} of ${plural(prps, 'PRP')}`;
    const trailers = removed.map(({ prp, id }) => `Prp-Removed: ${(0,_message_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(prp)}\t${id}\n`);
    return `${subject}\n\nPrp-Action: cleanup\n${trailers.join('')}`;
}
/** The message of the one commit that takes the place of all before it; what was removed earlier stays explained. */
function compactMessage({ head, commits, removed }) {
    return [
        `prp: compact ${plural(commits, 'commit')} into one`,
        '',
        'Prp-Action: compact',
        `Prp-Replaced-Commits: ${commits}`,
        `Prp-Replaced-Head: ${head}`,
        ...removed.map((line) => `Prp-Removed: ${line}`),
        '',
    ].join('\n');
}
/** What the `Prp-Removed` trailers of a message say; empty when it is the message of something else. */
function removedIn(message) {
    if (!/^Prp-Action: (?:cleanup|compact)$/m.test(message))
        return [];
    return [...message.matchAll(/^Prp-Removed: (.*)$/gm)].flatMap(([, line]) => line ?? []);
}
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 6544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ checkedOut),
  b: () => (/* binding */ gitBranch)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
;// CONCATENATED MODULE: ./build/history/apart.js
/**
 * Announces that a remote's branch, as it was when somebody last fetched it, has commits that ours lacks. Asks no remote,
 * and no git either where both are the same.
 */
async function announceApart(git, name, tip, announce) {
    const { commit, startsFrom, remotes } = tip;
    const named = remotes.map((remote) => ({ ...remote, name: remote.ref.split('/')[2] ?? '' }));
    const theirs = named.find((remote) => remote.name === 'origin') ?? (named.length === 1 ? named[0] : undefined);
    if (commit === undefined || startsFrom !== undefined || theirs === undefined || theirs.commit === commit)
        return;
    const counted = await git.run(['rev-list', '--left-right', '--count', `${commit}...${theirs.commit}`, '--']);
    const [ahead = 0, behind = 0] = counted.stdout.toString().split('\t').map(Number);
    if (counted.exitCode !== 0 || behind === 0)
        return;
    announce({ type: 'versions-behind', remote: theirs.name, branch: name, behind, ahead });
}

;// CONCATENATED MODULE: ./build/history/branch-name.js

/** Throws `E_USAGE` for a name that `git check-ref-format --branch` refuses. */
function checkBranchName(name) {
    const names = name.split('/');
    const valid = !/[\p{Cc} ~^:?*[\\]|\.\.|@\{/u.test(name) &&
        !/^-|^HEAD$|\.$/.test(name) &&
        names.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
    if (valid)
        return;
    throw new errors/* PrpError */.x('E_USAGE', `${JSON.stringify(name)} cannot be the name of a branch.`, {
        hint: 'Choose another with --versions-branch NAME, or versions.branch in the configuration.',
    });
}

// EXTERNAL MODULE: ./build/history/branch-tip.js
var branch_tip = __webpack_require__(9279);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./build/git.js + 1 modules
var build_git = __webpack_require__(7614);
;// CONCATENATED MODULE: ./build/history/git-log.js


/** No configuration, replacement or mailmap may make the log show less or other than what was committed. */
const arguments_ = [
    '--no-replace-objects',
    ...['-c', 'log.showRoot=true'],
    ...['log', '-z', '--raw', '--no-renames', '--no-abbrev', '--root', '--first-parent', '--diff-merges=first-parent'],
    ...['--no-color', '--no-show-signature', '--no-notes', '--no-relative', '--ignore-submodules=none', '-O/dev/null'],
    ...['--encoding=UTF-8', '--format=%H%x00%P%x00%B%x00', '--end-of-options'],
];
/** The commits that led to `head`, newest first, by first parents, as one git process tells them. */
async function* gitLog(git, head) {
    const child = (0,external_node_child_process_.spawn)('git', [...arguments_, head, '--'], { cwd: git.directory, env: git.env });
    const ended = Promise.withResolvers();
    let complaint = '';
    child.stderr.on('data', (chunk) => {
        complaint = (complaint + chunk.toString()).slice(-1000);
    });
    child.on('error', (cause) => ended.reject((0,build_git/* cannotStart */.m3)(git.directory, cause)));
    child.on('close', (code) => ended.resolve(code ?? 1));
    // Whoever stops early does not wait for the end.
    ended.promise.catch(() => undefined);
    try {
        yield* commitsIn(tokensOf(child.stdout));
        const exitCode = await ended.promise;
        if (exitCode !== 0)
            throw await (0,build_git/* gitFailed */.gk)(git, ['log'], exitCode, complaint.trim());
    }
    finally {
        child.kill();
    }
}
/** Cuts a stream at its NUL bytes; what follows the last one is no token. */
async function* tokensOf(stream) {
    let rest = [];
    for await (const chunk of stream) {
        const end = chunk.lastIndexOf(0);
        if (end < 0) {
            rest = [...rest, chunk];
            continue;
        }
        yield Buffer.concat([...rest, chunk.subarray(0, end)])
            .toString()
            .split('\0');
        rest = [chunk.subarray(end + 1)];
    }
}
/** Id, parents, message and nothing, then a line and a path for each file that changed. */
async function* commitsIn(chunks) {
    let fields = [];
    let changes = [];
    let status;
    const commit = () => {
        const [id = '', parents = '', message = ''] = fields;
        return { id, hasParent: parents !== '', message, changes };
    };
    for await (const tokens of chunks) {
        for (const token of tokens) {
            if (fields.length < 4) {
                fields.push(token);
            }
            else if (status !== undefined) {
                changes.push({ path: token, status });
                status = undefined;
            }
            else if (/^\n?:/.test(token)) {
                status = statusOf(token);
            }
            else {
                yield commit();
                fields = [token];
                changes = [];
            }
        }
    }
    if (fields.length === 4)
        yield commit();
}
/** `:100644 100644 <id> <id> M`; that something became a link or another kind of file is a change as well. */
function statusOf(line) {
    const letter = line.at(-1);
    return letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'changed';
}

;// CONCATENATED MODULE: ./build/history/git-storage.js
/** What a branch costs, and what of it nothing would need if it had one commit only, with the files of `head`. */
async function storageOf(git, trees, { head, refs, without }) {
    const revList = (args, ids) => git.text(['--no-replace-objects', 'rev-list', ...args, '--stdin'], { input: ids.map((id) => `${id}\n`).join('') });
    const elsewhere = ['--not', ...refs.map((ref) => `--exclude=${ref}`), '--all'];
    const weigh = ['--objects', '--disk-usage'];
    const rest = await restOf(trees, head, without);
    const excluded = rest.map((id) => `^${id}`);
    const [total, remaining, bytes, commits, heldBy] = await Promise.all([
        revList(weigh, [head]),
        rest.length === 0 ? 0 : revList(weigh, rest),
        revList([...weigh, ...elsewhere], [head, ...excluded]),
        revList(['--count', ...elsewhere], [head]),
        holders(git, head, refs),
    ]);
    return {
        total: Number(total),
        remaining: Number(remaining),
        unreachable: { commits: Number(commits), bytes: Number(bytes) },
        heldBy,
    };
}
/** Lets the reflogs of the branch forget what only they remember; Git itself does after 30 days. */
async function forgetPast(git, refs) {
    // The branch has moved: a reflog that is not there, or cannot be written, is no reason to fail.
    await git.run(['reflog', 'expire', '--expire=now', '--expire-unreachable=now', ...refs]);
}
/** The object ids of all that stays: whole directories where nothing in them goes. */
async function restOf(trees, head, without) {
    const goes = new Set(without);
    const touched = new Set(without.flatMap(directoriesAbove));
    const rest = [];
    async function visit(path, kind, id) {
        if (goes.has(path))
            return;
        if (kind === 'file' || !touched.has(path)) {
            rest.push(id);
            return;
        }
        const prefix = path === '' ? '' : `${path}/`;
        for (const [name, entry] of await trees.directory(id))
            await visit(`${prefix}${name}`, entry.kind, entry.id);
    }
    const [root] = await trees.find(head, ['']);
    if (root !== undefined)
        await visit('', root.kind, root.id);
    return rest;
}
/** Of `a/b/c`: the root, `a` and `a/b`. */
function directoriesAbove(path) {
    const names = path.split('/');
    return names.map((_, length) => names.slice(0, length).join('/'));
}
/** Other references that lead to commits of the branch: a remote's copy, somebody's tag. */
async function holders(git, head, own) {
    const roots = (await git.text(['rev-list', '--max-parents=0', head])).split('\n');
    const found = await git.text(['for-each-ref', '--format=%(refname)', ...roots.map((root) => `--contains=${root}`)]);
    return found.split('\n').filter((name) => name !== '' && !own.includes(name));
}

// EXTERNAL MODULE: ./build/history/git-tree.js
var git_tree = __webpack_require__(2104);
// EXTERNAL MODULE: ./build/history/make-commit.js + 1 modules
var make_commit = __webpack_require__(5940);
// EXTERNAL MODULE: ./build/history/object-reader.js
var object_reader = __webpack_require__(8034);
// EXTERNAL MODULE: ./build/history/stale-head.js
var stale_head = __webpack_require__(4637);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/history/turn.js




/** Nobody waits longer for a turn; then both go ahead. */
const patienceMs = 5_000;
/** A turn that takes longer is over, whatever its holder thinks. */
const longestTurnMs = 10_000;
/**
 * Does `work` while other processes on this machine that write the same branch of the same repository wait. A courtesy
 * that keeps writers from outpacing each other, no more: where the link that stands for it cannot be made or says
 * anything strange, everybody goes ahead. A turn ends with the process that has it, however that ends.
 */
async function inTurn(repository, branch, work) {
    const path = await turnFile(repository, branch);
    const mark = path && (await take(path));
    try {
        return await work();
    }
    finally {
        // Not if it took too long and somebody else has the turn by now.
        if (path && mark && (await holderOf(path)) === mark)
            await (0,promises_.rm)(path, { force: true }).catch(() => undefined);
    }
}
/**
 * Stands in Git's own directory, which all work trees of a repository share, and where only those can put something who
 * may write the branch: in a directory for everybody, a stranger could hold the turn, or plant a link or a pipe.
 * `undefined` where that directory is not to be found.
 */
async function turnFile(repository, branch) {
    const directory = await commonDirectory(repository);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(branch).digest('hex').slice(0, 16);
    return directory && (0,external_node_path_.join)(directory, `prp-${hash}.turn`);
}
/** As `git rev-parse --git-common-dir` would say, without a process for a courtesy. */
async function commonDirectory(repository) {
    const dotGit = (0,external_node_path_.join)(repository, '.git');
    const found = await (0,promises_.stat)(dotGit).catch(() => undefined);
    if (found === undefined)
        return undefined;
    if (found.isDirectory())
        return dotGit;
    const link = /^gitdir: (.*)\n?$/.exec(await (0,promises_.readFile)(dotGit, 'utf8').catch(() => ''))?.[1];
    if (link === undefined)
        return undefined;
    const own = (0,external_node_path_.resolve)(repository, link);
    const common = await (0,promises_.readFile)((0,external_node_path_.join)(own, 'commondir'), 'utf8').catch(() => '.');
    return (0,external_node_path_.resolve)(own, common.trimEnd());
}
/** The mark of the turn once it is ours; `undefined` when we go ahead without it. */
async function take(path) {
    const mark = `${process.pid}-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
    const start = Date.now();
    while (Date.now() - start < patienceMs) {
        try {
            // A link to nowhere says who made it from its first moment on; a file would be empty for a while.
            await (0,promises_.symlink)(mark, path);
            return mark;
        }
        catch (error) {
            // Where none can be made, everybody goes ahead.
            if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
                return undefined;
        }
        if (await isAbandoned(path))
            await (0,promises_.rm)(path, { force: true }).catch(() => undefined);
        else
            await (0,external_node_timers_promises_.setTimeout)(5 + Math.random() * 15);
    }
    return undefined;
}
/** Its holder has died, or has had it far too long; so a process that got the number of a dead one holds it not for ever. */
async function isAbandoned(path) {
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    if (found === undefined)
        return false;
    if (Math.abs(Date.now() - found.mtimeMs) > longestTurnMs)
        return true;
    const pid = Number((await holderOf(path)).split('-', 1)[0]);
    // Nothing of ours: time will tell.
    return Number.isSafeInteger(pid) && pid > 0 && !isAlive(pid);
}
async function holderOf(path) {
    return (0,promises_.readlink)(path).catch(() => '');
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        // EPERM: alive, and somebody else's.
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
}

;// CONCATENATED MODULE: ./build/history/git-branch.js











/**
 * A branch of the local repository, read and written by plumbing only: work tree, index, HEAD, stash and configuration
 * stay as they are. Where only a remote's branch of that name is known, it starts from that one.
 * Killed at any moment, it leaves the old head or the new one. Throws `E_USAGE` for a name that no branch can have.
 */
function gitBranch(git, name, options = {}) {
    checkBranchName(name);
    const ref = `refs/heads/${name}`;
    const refs = [ref, ...(options.copies ?? [])];
    const objects = (0,object_reader/* objectReader */.V)(git);
    const trees = (0,git_tree/* treeReader */.u)(objects);
    const makeCommit = (0,make_commit/* commitMaker */._)(git);
    const { announce, publish = async (_commit, move) => move() } = options;
    let told;
    let exists = false;
    let seen;
    async function look() {
        const tip = await (0,branch_tip/* readTip */.a)(git, name);
        exists = tip.commit !== undefined && tip.startsFrom === undefined;
        if (announce !== undefined)
            told ??= announceApart(git, name, tip, announce);
        return tip;
    }
    /** Makes a commit and moves the branch to it, from `expectedHead` only. */
    async function advance(commit, expectedHead) {
        // What head() saw will do, once: moving the tip checks again.
        const tip = seen !== undefined && seen.commit === expectedHead ? seen : await look();
        seen = undefined;
        if (tip.commit !== expectedHead)
            throw (0,stale_head/* staleHead */.o)(expectedHead, tip.commit);
        if (tip.checkedOutIn !== undefined)
            throw checkedOut(name, tip.checkedOutIn);
        const made = await makeCommit(commit);
        await publish(made, () => (0,branch_tip/* moveTip */.n)(git, name, tip, made, commit.message.split('\n', 1)[0] ?? ''));
        exists = true;
        return made;
    }
    return {
        async head() {
            // A name that is there means the branch; one that is not could mean a tag to git, so that only a look at all tells.
            const [found] = exists ? await objects.read([ref]) : [];
            if (found !== undefined)
                return found.id;
            seen = await look();
            return seen.commit;
        },
        async read(head, paths) {
            const entries = await trees.find(head, paths);
            const files = paths.flatMap((path, index) => {
                const entry = entries[index];
                return entry?.kind === 'file' ? [{ path, id: entry.id }] : [];
            });
            const contents = await trees.blobs(files.map(({ id }) => id));
            return new Map(files.map(({ path }, index) => [path, contents[index] ?? new Uint8Array()]));
        },
        async list(head, directory) {
            const [entry] = await trees.find(head, [directory]);
            if (entry?.kind !== 'directory')
                return [];
            const entries = await trees.directory(entry.id);
            return [...entries]
                .map(([entryName, { kind, id }]) => ({ name: entryName, kind, id }))
                .toSorted((a, b) => (a.name < b.name ? -1 : 1));
        },
        async commit(change, message, expectedHead) {
            return advance({ change, message, parent: expectedHead }, expectedHead);
        },
        async replace(message, expectedHead) {
            const [root] = await trees.find(expectedHead, ['']);
            const made = await advance({ change: nothing, message, parent: undefined, tree: root?.id }, expectedHead);
            await forgetPast(git, refs);
            return made;
        },
        storage: (head, without) => storageOf(git, trees, { head, refs, without }),
        async *log(head) {
            for await (const { hasParent, ...commit } of gitLog(git, head)) {
                if (hasParent) {
                    yield { ...commit, below: 'commit' };
                    continue;
                }
                // A shallow clone hides the parent from the log, not from the commit itself.
                const [object] = await objects.read([commit.id]);
                const isCutOff = /^parent /m.test(headerOf(object?.bytes ?? new Uint8Array()));
                yield isCutOff ? { ...commit, changes: [], below: 'unknown' } : { ...commit, below: 'nothing' };
            }
        },
        inTurn: (work) => inTurn(git.directory, name, work),
        async close() {
            await told;
            await objects.close();
        },
    };
}
const nothing = { write: new Map() };
/** Of a commit: all that stands before its message. */
function headerOf(commit) {
    return Buffer.from(commit).toString('latin1').split('\n\n', 1)[0] ?? '';
}
function checkedOut(name, workTree) {
    return new errors/* PrpError */.x('E_CONFLICT', `The branch ${name} is checked out in ${workTree}: a commit would pull it away.`, {
        hint: `git -C ${workTree} switch --detach`,
    });
}


/***/ }),

/***/ 2104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ treeReader)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _sealed_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7918);


/** Directory entries kept in memory; about 100 bytes each. */
const cacheLimit = 20_000;
function treeReader(objects) {
    // Promises, so that many readers at once ask for a directory once.
    const roots = new Map();
    const directories = new Map();
    let cachedEntries = 0;
    async function read(ids, type) {
        const found = await objects.read(ids);
        return found.map((object, index) => contentOf(object, type, ids[index]));
    }
    async function readRoot(commit) {
        const [bytes = new Uint8Array()] = await read([commit], 'commit');
        const root = /^tree ([0-9a-f]+)\n/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
        if (root === undefined)
            throw (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_1__/* .tampered */ .rZ)(`The commit ${commit} of the versions branch names no tree.`);
        return root;
    }
    async function readDirectory(id) {
        const [bytes = new Uint8Array()] = await read([id], 'tree');
        const directory = parseTree(Buffer.from(bytes), id.length / 2);
        cachedEntries += directory.size + 1;
        if (cachedEntries > cacheLimit) {
            directories.clear();
            cachedEntries = 0;
        }
        return directory;
    }
    const directory = (id) => once(directories, id, readDirectory);
    async function root(commit) {
        if (roots.size > 100)
            roots.clear();
        return { kind: 'directory', id: await once(roots, commit, readRoot) };
    }
    return {
        async find(commit, paths) {
            // Nobody would hear what becomes of the root.
            if (paths.length === 0)
                return [];
            // Paths that are asked for together mostly stand together: each directory on the way is looked up once.
            const known = new Map([['', root(commit)]]);
            const entryAt = (path) => {
                const entry = known.get(path) ?? lookUp(path);
                known.set(path, entry);
                return entry;
            };
            const lookUp = async (path) => {
                const end = path.lastIndexOf('/');
                const parent = await entryAt(path.slice(0, Math.max(end, 0)));
                return parent?.kind === 'directory' ? (await directory(parent.id)).get(path.slice(end + 1)) : undefined;
            };
            return Promise.all(paths.map(entryAt));
        },
        directory,
        blobs: (ids) => read(ids, 'blob'),
    };
}
/** What is being read or was read; a failure is forgotten, so that the next one tries again. */
function once(cache, id, read) {
    const known = cache.get(id);
    if (known !== undefined)
        return known;
    const reading = read(id).catch((error) => {
        cache.delete(id);
        throw error;
    });
    cache.set(id, reading);
    return reading;
}
function contentOf(object, type, id = '') {
    if (object?.type === type)
        return object.bytes;
    const got = object === undefined ? 'nothing' : `a ${object.type}`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x('E_INTEGRITY', `The versions branch needs the ${type} ${id}, and Git has ${got} under that id.`, {
        hint: 'Run `git fsck`; fetching the branch again brings missing objects back.',
    });
}
/** Git's binary form: `<octal mode> <name>\0<id>`, one after the other. Links and submodules are nobody's files. */
function parseTree(bytes, idLength) {
    const entries = new Map();
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const end = bytes.indexOf(0, space);
        if (space < at || end < space)
            throw (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_1__/* .tampered */ .rZ)('A directory of the versions branch is not a Git tree.');
        const mode = bytes.toString('latin1', at, space);
        const name = bytes.toString('utf8', space + 1, end);
        at = end + 1 + idLength;
        const kind = mode === '40000' ? 'directory' : mode.startsWith('100') ? 'file' : undefined;
        if (kind !== undefined)
            entries.set(name, { kind, id: bytes.toString('hex', end + 1, at) });
    }
    return entries;
}


/***/ }),

/***/ 4489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $W: () => (/* binding */ branchReadme),
/* harmony export */   AU: () => (/* binding */ bucketOf),
/* harmony export */   A_: () => (/* binding */ isVersionId),
/* harmony export */   Aj: () => (/* binding */ readmePath),
/* harmony export */   Dg: () => (/* binding */ mementoPath),
/* harmony export */   G$: () => (/* binding */ checksumHexOf),
/* harmony export */   Ik: () => (/* binding */ versionId),
/* harmony export */   Lf: () => (/* binding */ executionsDirectory),
/* harmony export */   Re: () => (/* binding */ recordId),
/* harmony export */   T8: () => (/* binding */ maintenancePath),
/* harmony export */   UM: () => (/* binding */ isPrpPath),
/* harmony export */   W9: () => (/* binding */ validationsDirectory),
/* harmony export */   X$: () => (/* binding */ validationPath),
/* harmony export */   _e: () => (/* binding */ encryptedPath),
/* harmony export */   cs: () => (/* binding */ firstOfBucket),
/* harmony export */   jI: () => (/* binding */ tagsPath),
/* harmony export */   jt: () => (/* binding */ directoryOf),
/* harmony export */   mi: () => (/* binding */ recordIdOf),
/* harmony export */   nC: () => (/* binding */ isBucket),
/* harmony export */   nX: () => (/* binding */ contentPath),
/* harmony export */   ox: () => (/* binding */ checkPrpPath),
/* harmony export */   uL: () => (/* binding */ executionPath),
/* harmony export */   w6: () => (/* binding */ tagsFile),
/* harmony export */   ys: () => (/* binding */ sealedAt)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

const bucketSize = 100;
const secondPattern = String.raw `\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])_(?:[01]\d|2[0-3])[0-5]\d[0-5]\d`;
const versionIdPattern = new RegExp(`^v${secondPattern}_([0-9a-f]{7})$`);
const recordIdPattern = new RegExp(`^${secondPattern}_\\d{3}_[0-9a-f]{8}$`);
const readmePath = 'README.md';
const maintenancePath = 'maintenance.json';
/** A hundred versions stand in one directory, so that an append rewrites small trees only. */
function bucketOf(sequence) {
    return String(Math.floor((sequence - 1) / bucketSize)).padStart(4, '0');
}
/** The lowest sequence that stands in a bucket. */
function firstOfBucket(bucket) {
    return Number(bucket) * bucketSize + 1;
}
function isBucket(name) {
    return /^\d{4,}$/.test(name);
}
function isVersionId(name) {
    return versionIdPattern.test(name);
}
/** The first digits of a checksum that stand at the end of a version id. */
function checksumHexOf(id) {
    return versionIdPattern.exec(id)?.[1] ?? '';
}
function directoryOf({ prp, bucket, id }) {
    return `${prp}/${bucket}/${id}`;
}
function contentPath(place) {
    return `${directoryOf(place)}/prp.md`;
}
function encryptedPath(place) {
    return `${contentPath(place)}.age`;
}
function mementoPath(place) {
    return `${directoryOf(place)}/memento.json`;
}
function validationsDirectory(place) {
    return `${directoryOf(place)}/validations`;
}
function validationPath(place, record) {
    return `${validationsDirectory(place)}/${record}.json`;
}
function executionsDirectory(place) {
    return `${directoryOf(place)}/executions`;
}
function executionPath(place, record) {
    return `${executionsDirectory(place)}/${record}.json`;
}
/** The tags of a PRP stand beside its buckets. */
const tagsFile = 'tags.json';
function tagsPath(prp) {
    return `${prp}/${tagsFile}`;
}
/** The record's id when a file name is one of a record. */
function recordIdOf(fileName) {
    const id = fileName.replace(/\.json$/, '');
    return id !== fileName && recordIdPattern.test(id) ? id : undefined;
}
/**
 * The id of a version: now, but always a second later than `parent`, so that ids sort as sequences do even where clocks
 * go backwards or much is saved at once.
 */
function versionId(now, checksum, parent) {
    const earliest = parent === undefined ? 0 : millisecondsOf(parent.slice(1)) + 1000;
    const time = compact(Math.max(now.getTime(), earliest)).slice(0, 15);
    return `v${time}_${checksum.replace(/^sha256:/, '').slice(0, 7)}`;
}
/** When a version was made, as its id says: milliseconds since 1970. */
function sealedAt(id) {
    return millisecondsOf(id.slice(1));
}
/** A record id that sorts after `newest`, whatever the clock says. `random` is below 1 and makes it unique. */
function recordId(now, newest, random) {
    const earliest = newest === undefined ? 0 : millisecondsOf(newest) + 1;
    const suffix = Math.floor(random * 2 ** 32);
    return `${compact(Math.max(now.getTime(), earliest))}_${suffix.toString(16).padStart(8, '0')}`;
}
/** False for a path that cannot be a directory of the branch: it would be lost among the versions. */
function isPrpPath(prp) {
    const names = prp.split('/');
    const odd = names.find((name) => ['', '.', '..', tagsFile].includes(name) || /^\.git$/i.test(name) || isVersionId(name));
    return odd === undefined && names[0] !== maintenancePath && !prp.includes('\0');
}
/** Throws `E_USAGE` for a path that is none. */
function checkPrpPath(prp) {
    if (isPrpPath(prp))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x('E_USAGE', `${JSON.stringify(prp)} cannot be the path of a PRP.`, {
        hint: 'Name it by its path from the root of the repository, for example PRPs/user-api.md.',
    });
}
const branchReadme = `# Versions of this repository's PRPs

\`prp-action\` keeps every version of every PRP (Product Requirements Prompt) on this branch. It shares no history with
the code, and it only ever grows by new commits.

    PRPs/user-api.md/                    one directory for each PRP, named after its path
      0000/                              versions 1 to 100; 0001 holds the next hundred
        v20261122_101530_3fa9c1d/        one version: when it was sealed (UTC), and the start of its checksum
          prp.md                         the document, byte for byte; prp.md.age when it is encrypted
          memento.json                   where it came from, its checksum, and the digest of the version before it
          validations/                   what validating it showed, one file a run

Please do not edit anything here by hand: each version carries a digest of itself and of the one before it, so an edit
shows, and a version that was edited is refused from then on.

To look around:

    prp list                             the PRPs and how many versions each has
    prp list PRPs/user-api.md            its versions, newest first
    prp show PRPs/user-api.md v3         one version
    prp verify                           check every digest and checksum
    git log <this branch>                who saved what, and when
`;
/** `20261122_101530_123`, UTC. */
function compact(milliseconds) {
    return new Date(milliseconds)
        .toISOString()
        .replace(/[-:]|Z$/g, '')
        .replace(/[T.]/g, '_');
}
/** Reads what starts as `compact` prints, with milliseconds or without. */
function millisecondsOf(text) {
    const [, date = '', hour = '', minute = '', second = '', fraction = '000'] = /^(\d{8})_(\d\d)(\d\d)(\d\d)(?:_(\d{3})_)?/.exec(text) ?? [];
    const day = date.replace(/^(\d{4})(\d\d)/, '$1-$2-');
    return Date.parse(`${day}T${hour}:${minute}:${second}.${fraction}Z`);
}


/***/ }),

/***/ 5940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ commitMaker)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/git.js + 1 modules
var build_git = __webpack_require__(7614);
;// CONCATENATED MODULE: ./build/history/import-stream.js
/**
 * What `git fast-import --date-format=now` reads to make one commit and print its id. No reference ends up pointing at
 * it: the name it is made under is dropped again before the end, and a stream that breaks off before `done` counts for
 * nothing.
 */
function* importStream({ change, message, parent, tree, committer }) {
    yield `feature done\ncommit refs/prp/pending\nmark :1\ncommitter ${committer} now\n`;
    yield* data(Buffer.from(message));
    if (parent !== undefined)
        yield `from ${parent}\n`;
    if (tree !== undefined)
        yield `M 040000 ${tree} ""\n`;
    for (const path of change.remove ?? [])
        yield `D ${quoted(path)}\n`;
    for (const [path, bytes] of change.write) {
        yield `M 100644 inline ${quoted(path)}\n`;
        yield* data(bytes);
    }
    yield 'get-mark :1\nreset refs/prp/pending\n\ndone\n';
}
function* data(bytes) {
    yield `data ${bytes.length}\n`;
    yield bytes;
    yield '\n';
}
/** Quoted always, so that no name can be taken for something else. */
function quoted(path) {
    return `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

;// CONCATENATED MODULE: ./build/history/make-commit.js




/** Makes commits in the user's name, which is asked for once. */
function commitMaker(git) {
    let committer;
    return async (commit) => {
        committer ??= committerOf(git);
        const args = ['-c', 'fastimport.unpackLimit=100', 'fast-import', '--quiet', '--date-format=now'];
        const input = importStream({ ...commit, committer: await committer });
        const { exitCode, stdout, stderr, pid } = await git.run(args, { input });
        const made = stdout.toString().trim();
        if (exitCode === 0 && made !== '')
            return made;
        const report = await git.text(['rev-parse', '--git-path', `fast_import_crash_${pid}`]);
        await (0,promises_.rm)((0,external_node_path_.resolve)(git.directory, report), { force: true });
        throw await (0,build_git/* gitFailed */.gk)(git, ['fast-import'], exitCode, stderr);
    };
}
/** The user's own identity when it is configured; a guess from the machine's name would say less than ours. */
async function committerOf(git) {
    const found = await git.run(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']);
    return found.exitCode === 0 ? found.stdout.toString().replace(/ \d+ [+-]\d+\n$/, '') : 'prp <prp@localhost>';
}


/***/ }),

/***/ 9931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ checkBytes),
/* harmony export */   ho: () => (/* binding */ open),
/* harmony export */   lM: () => (/* binding */ versionIdSchema),
/* harmony export */   od: () => (/* binding */ seal),
/* harmony export */   yo: () => (/* binding */ timestampSchema),
/* harmony export */   zk: () => (/* binding */ mementoSchema)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3305);
/* harmony import */ var _prp_canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5799);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4489);
/* harmony import */ var _sealed_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7918);
/* harmony import */ var _tampered_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(555);





const nullableText = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP());
const sha256 = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^sha256:[0-9a-f]{64}$/));
const natural = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._nonnegative */ .UI());
const versionIdSchema = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .refine */ .YPB(_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .isVersionId */ .A_));
const timestampSchema = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const sourceSchema = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    /** `owner/name` on GitHub, or an address. */
    repository: nullableText,
    /** The commit it was read from. */
    commit: nullableText,
    ref: nullableText,
    pullRequest: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(natural),
    /** True when the bytes are not those of `commit`. */
    dirty: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(),
}));
const encryptionSchema = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    /** The start of each recipient: who can read it. */
    recipients: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._regex */ .Fk(/^[!-~]{1,100}$/)))),
    /** Of the bytes that are stored. */
    checksum: sha256,
    /** Bytes that are stored. */
    size: natural,
}));
/** `memento.json`, format 1. What is not known is null, never missing: there is one shape. */
const mementoSchema = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    format: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(_sealed_json_js__WEBPACK_IMPORTED_MODULE_2__/* .currentFormat */ .fz),
    /** UTC time, then 7 hex digits of the checksum. */
    id: versionIdSchema,
    /** v1, v2, … of this PRP; never used twice. */
    sequence: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* ._positive */ .NC()),
    /** The PRP's path in its repository. */
    prp: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    /** ISO 8601, UTC, with milliseconds. */
    timestamp: timestampSchema,
    /** Of the exact bytes. */
    checksum: sha256,
    /** Of the text without line endings, trailing space and box states. */
    canonicalChecksum: sha256,
    /** Bytes. */
    size: natural,
    /** How the content is stored; null when it is stored as it is. `checksum` and `size` are those of the content. */
    encryption: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(encryptionSchema),
    source: sourceSchema,
    /** Id of the version before it; null for v1. */
    parent: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(versionIdSchema),
    /** The parent's digest: chains them, so that an edit shows. */
    previousDigest: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(sha256),
    reason: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['generated', 'changed', 'restored', 'executed', 'imported', 'saved']),
    /** Id of the version whose bytes these are. */
    restoredFrom: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(versionIdSchema),
    actor: nullableText,
    /** What the PRP pointed at when it was sealed; `blob` is null for what was not there. */
    references: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ path: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), blob: nullableText })))),
    metadata: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .json */ .Pq9())),
    digest: sha256,
});
/** The order of fields here is the order in `memento.json`. */
function seal(input) {
    const { encrypted } = input;
    return (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_2__/* .withDigest */ .hQ)({
        format: _sealed_json_js__WEBPACK_IMPORTED_MODULE_2__/* .currentFormat */ .fz,
        id: input.id,
        sequence: input.sequence,
        prp: input.prp,
        timestamp: input.timestamp,
        checksum: (0,_prp_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .rawChecksum */ .AC)(input.bytes),
        canonicalChecksum: input.canonicalChecksum,
        size: input.bytes.length,
        encryption: encrypted
            ? { recipients: encrypted.recipients, checksum: (0,_prp_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .rawChecksum */ .AC)(encrypted.bytes), size: encrypted.bytes.length }
            : null,
        source: input.source,
        parent: input.parent,
        previousDigest: input.previousDigest,
        reason: input.reason,
        restoredFrom: input.restoredFrom,
        actor: input.actor,
        references: input.references,
        metadata: input.metadata,
    });
}
/** The sealed bytes, given in plain. Throws `E_INTEGRITY` when these are others, or the memento itself was changed. */
function open(memento, bytes) {
    (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_2__/* .checkDigest */ .H2)(memento, `${memento.prp} ${memento.id}`);
    checkBytes(memento, bytes);
    return bytes;
}
/** The same for a memento that was just read, and whose digest was looked at then. */
function checkBytes(memento, bytes) {
    const name = `${memento.prp} ${memento.id}`;
    if (bytes.length !== memento.size) {
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_3__/* .TamperedError */ .b('checksum-mismatch', `${name} is not what was sealed: expected ${memento.size} bytes, got ${bytes.length}.`);
    }
    const checksum = (0,_prp_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .rawChecksum */ .AC)(bytes);
    if (checksum !== memento.checksum) {
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_3__/* .TamperedError */ .b('checksum-mismatch', `${name} is not what was sealed: expected ${memento.checksum}, got ${checksum}.`);
    }
}


/***/ }),

/***/ 4788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kb: () => (/* binding */ isRecordAction),
/* harmony export */   Qv: () => (/* binding */ appendMessage),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   ib: () => (/* binding */ tagMessage),
/* harmony export */   v3: () => (/* binding */ uniteMessage)
/* harmony export */ });
/**
 * The commit message of one append. Its trailers are the audit trail: six per version, always in this order, so that the
 * n-th of each name belong together.
 */
function appendMessage(saved) {
    return `${subject(saved)}\n\n${saved.map(trailers).join('')}`;
}
function subject(saved) {
    const created = saved.filter(({ action }) => !isRecordAction(action));
    const [named = saved[0]] = created;
    const verb = created.length > 0 ? 'save' : saved.some(({ action }) => action === 'recorded') ? 'record' : 'validate';
    const count = created.length || saved.length;
    return named !== undefined && count === 1
        ? `prp: ${verb} ${oneLine(named.prp)} v${named.sequence}`
        : `prp: ${verb} ${count} versions`;
}
function tagMessage({ prp, id, name, action, actor }) {
    const verb = action === 'tagged' ? 'tag' : 'untag';
    return `prp: ${verb} ${oneLine(prp)} ${oneLine(name)}\n\n${tagTrailers({ prp, id, name, action, actor })}`;
}
/** The commit message of bringing two sides of a branch together. */
function uniteMessage({ saved, tagged }) {
    const created = saved.filter(({ action }) => !isRecordAction(action)).length;
    const what = created > 0 ? `${created} ${created === 1 ? 'version' : 'versions'}` : 'records and tags';
    return `prp: unite ${what} with the remote's\n\n${saved.map(trailers).join('')}${tagged.map(tagTrailers).join('')}`;
}
function tagTrailers({ prp, id, name, action, actor }) {
    return [
        `Prp: ${oneLine(prp)}`,
        `Prp-Version: ${id}`,
        `Prp-Tag: ${oneLine(name)}`,
        `Prp-Action: ${action}`,
        `Prp-Actor: ${oneLine(actor ?? '-')}`,
        '',
    ].join('\n');
}
/** Whether an action only added records to a version. */
function isRecordAction(action) {
    return action === 'validated' || action === 'recorded';
}
function trailers({ prp, id, checksum, sourceCommit, action, actor }) {
    return [
        `Prp: ${oneLine(prp)}`,
        `Prp-Version: ${id}`,
        `Prp-Checksum: ${checksum}`,
        `Prp-Source-Commit: ${oneLine(sourceCommit ?? '-')}`,
        `Prp-Action: ${action}`,
        `Prp-Actor: ${oneLine(actor ?? '-')}`,
        '',
    ].join('\n');
}
/** A name must not be able to start a line of its own, or to hide what it is: no control or formatting characters. */
function oneLine(value) {
    return value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
        const codePoint = character.codePointAt(0) ?? 0;
        return `\\u{${codePoint.toString(16)}}`;
    });
}


/***/ }),

/***/ 8034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ objectReader)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);



/** Objects of more than `longest` bytes are passed over without taking them into memory. */
function objectReader(git, longest = Infinity) {
    let running;
    return {
        async read(names) {
            if (names.length === 0)
                return [];
            if (running === undefined || running.ended())
                running = start(git, longest);
            return running.ask(names);
        },
        async close() {
            await running?.stop();
            running = undefined;
        },
    };
}
function start(git, longest) {
    // Replacement objects would show other content than what an id promises.
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('git', ['--no-replace-objects', 'cat-file', '--batch'], { cwd: git.directory, env: git.env });
    const closed = Promise.withResolvers();
    const waiting = [];
    const parser = responseParser(longest, (object) => waiting.shift()?.resolve(object));
    let complaint = '';
    let failure;
    const fail = (message, cause) => {
        failure ??= new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PrpError */ .x('E_GIT', `git cat-file ${message}`, {
            hint: 'Run `git fsck` to see whether the repository is damaged, then try again.',
            ...(cause !== undefined && { cause }),
        });
        child.kill();
        for (const request of waiting.splice(0))
            request.reject(failure);
        keepNodeAlive(child, false);
    };
    child.stdout.on('data', (chunk) => {
        try {
            parser(chunk);
        }
        catch (cause) {
            fail(`gave an answer that was not understood`, cause);
        }
        if (waiting.length === 0)
            keepNodeAlive(child, false);
    });
    child.stderr.on('data', (chunk) => {
        complaint = (complaint + chunk.toString()).slice(-1000);
    });
    // The story is told by `close`, which follows.
    child.stdin.on('error', () => child.kill());
    child.on('error', (cause) => {
        fail(`could not be started in ${git.directory}: ${cause.message}`, cause);
        closed.resolve();
    });
    child.on('close', (code, signal) => {
        fail(`ended (${signal ?? `exit code ${code}`}): ${complaint.trim() || 'no message'}`);
        closed.resolve();
    });
    keepNodeAlive(child, false);
    return {
        ended: () => failure !== undefined,
        ask(names) {
            keepNodeAlive(child, true);
            const answers = names.map(() => new Promise((resolve, reject) => waiting.push({ resolve, reject })));
            child.stdin.write(`${names.join('\n')}\n`);
            return Promise.all(answers);
        },
        async stop() {
            fail('was closed');
            // Whoever waits for the end must live to see it.
            keepNodeAlive(child, true);
            await closed.promise;
        },
    };
}
/** An idle reader must not keep Node from ending; one that owes an answer must. */
function keepNodeAlive(child, alive) {
    // Pipes are sockets, though their types do not say so.
    const pipes = [child.stdin, child.stdout, child.stderr].filter((stream) => stream instanceof node_net__WEBPACK_IMPORTED_MODULE_1__.Socket);
    for (const handle of [child, ...pipes]) {
        if (alive)
            handle.ref();
        else
            handle.unref();
    }
}
/** Cuts the stream of `<id> <type> <size>\n<content>\n` and `<name> missing\n` into objects. */
function responseParser(longest, answer) {
    let chunks = [];
    let length = 0;
    /** How many bytes must be there before the next step can be taken. */
    let needed = 1;
    let header;
    /** Bytes of a content that is too long, still to come. */
    let excess = 0;
    return (chunk) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length < needed)
            return;
        let rest = chunks.length === 1 ? chunk : Buffer.concat(chunks);
        for (;;) {
            if (header === undefined) {
                const end = rest.indexOf('\n');
                needed = rest.length + 1;
                if (end < 0)
                    break;
                header = parseHeader(rest.toString('latin1', 0, end));
                rest = rest.subarray(end + 1);
                if (header === undefined)
                    answer(undefined);
                excess = header !== undefined && header.size > longest ? header.size + 1 : 0;
            }
            else if (excess > 0) {
                const passed = Math.min(excess, rest.length);
                excess -= passed;
                rest = rest.subarray(passed);
                needed = 1;
                if (excess > 0)
                    break;
                answer({ id: header.id, type: header.type, bytes: new Uint8Array(), isTooLong: true });
                header = undefined;
            }
            else {
                needed = header.size + 1;
                if (rest.length < needed)
                    break;
                // A copy, so that a small object does not hold on to a large chunk.
                answer({ id: header.id, type: header.type, bytes: new Uint8Array(rest.subarray(0, header.size)) });
                rest = rest.subarray(needed);
                header = undefined;
            }
        }
        chunks = [rest];
        length = rest.length;
    };
}
function parseHeader(line) {
    if (line.endsWith(' missing'))
        return undefined;
    const [, id, type, size] = /^([0-9a-f]+) (\w+) (\d+)$/.exec(line) ?? [];
    if (id === undefined || type === undefined)
        throw new Error(`Unexpected line: ${line}`);
    return { id, type, size: Number(size) };
}


/***/ }),

/***/ 4831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iv: () => (/* binding */ printOrder),
/* harmony export */   Ri: () => (/* binding */ orderFile),
/* harmony export */   Rx: () => (/* binding */ readOrder),
/* harmony export */   al: () => (/* binding */ inOrder),
/* harmony export */   bS: () => (/* binding */ versionsIn)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8395);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4489);
/* harmony import */ var _memento_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9931);
/* harmony import */ var _sealed_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7918);





/** Stands in a bucket some of whose versions were made earlier than the versions that they follow. */
const orderFile = 'order.json';
const orderSchema = zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    format: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(_sealed_json_js__WEBPACK_IMPORTED_MODULE_3__/* .currentFormat */ .fz),
    /** Id of a version → the id that it would have had, had it been made when it took its place. */
    sortsAs: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(_memento_js__WEBPACK_IMPORTED_MODULE_2__/* .versionIdSchema */ .lM, _memento_js__WEBPACK_IMPORTED_MODULE_2__/* .versionIdSchema */ .lM)),
    digest: zod_mini__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
});
function printOrder(sortsAs) {
    return (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_3__/* .printJson */ .Q2)((0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_3__/* .withDigest */ .hQ)({ format: _sealed_json_js__WEBPACK_IMPORTED_MODULE_3__/* .currentFormat */ .fz, sortsAs: Object.fromEntries(sortsAs) }));
}
/**
 * The order of a bucket, given its entries. A file that cannot be relied on counts for nothing: the versions then stand
 * in a wrong order, and their chain shows it. Throws `E_FORMAT`.
 */
async function readOrder(at, directory, entries) {
    const path = `${directory}/${orderFile}`;
    if (!entries.some(({ name, kind }) => name === orderFile && kind === 'file'))
        return new Map();
    try {
        const bytes = (await at.read([path])).get(path) ?? new Uint8Array();
        return new Map(Object.entries((0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_3__/* .readSealed */ .Tb)(orderSchema, bytes, path).sortsAs));
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x && error.code === 'E_INTEGRITY')
            return new Map();
        throw error;
    }
}
/** The versions of a bucket, oldest first. */
async function versionsIn(at, directory) {
    return inOrder(at, directory, await at.list(directory));
}
/** The same of a bucket's `entries`. */
async function inOrder(at, directory, entries) {
    const order = await readOrder(at, directory, entries);
    const versions = entries.flatMap(({ name: id, kind, id: tree }) => kind === 'directory' && (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .isVersionId */ .A_)(id) ? [{ id, sortsAs: order.get(id) ?? id, tree }] : []);
    return order.size === 0 ? versions : versions.toSorted((a, b) => (a.sortsAs < b.sortsAs ? -1 : 1));
}


/***/ }),

/***/ 6167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ci: () => (/* binding */ newestOrdered),
/* harmony export */   ZH: () => (/* binding */ newestPlaces),
/* harmony export */   jV: () => (/* binding */ oldestPlace)
/* harmony export */ });
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4489);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4831);


/**
 * Where the versions of a PRP stand, newest first, from directory names alone: ids sort by age, and where they do not, a
 * file says so. Looks no further back than to have `enough` of them.
 */
async function newestPlaces(at, prp, enough = Infinity) {
    const buckets = (await at.list(prp)).filter(({ name, kind }) => kind === 'directory' && (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .isBucket */ .nC)(name));
    const places = [];
    for (const { name: bucket } of buckets.toSorted((a, b) => Number(b.name) - Number(a.name))) {
        if (places.length >= enough)
            break;
        const versions = await (0,_order_js__WEBPACK_IMPORTED_MODULE_1__/* .versionsIn */ .bS)(at, `${prp}/${bucket}`);
        places.push(...versions.toReversed().map(({ id }) => ({ prp, bucket, id })));
    }
    return places;
}
/** Where the oldest version of a PRP stands. */
async function oldestPlace(at, prp) {
    const buckets = (await at.list(prp)).filter(({ name, kind }) => kind === 'directory' && (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .isBucket */ .nC)(name));
    for (const { name: bucket } of buckets.toSorted((a, b) => Number(a.name) - Number(b.name))) {
        const [oldest] = await (0,_order_js__WEBPACK_IMPORTED_MODULE_1__/* .versionsIn */ .bS)(at, `${prp}/${bucket}`);
        if (oldest !== undefined)
            return { prp, bucket, id: oldest.id };
    }
    return undefined;
}
/**
 * What a new version must sort after: the id of the newest, or what that one is sorted by. `undefined` for a PRP without
 * versions.
 */
async function newestOrdered(at, prp) {
    const [newest] = await newestPlaces(at, prp, 1);
    if (newest === undefined)
        return undefined;
    return (await (0,_order_js__WEBPACK_IMPORTED_MODULE_1__/* .versionsIn */ .bS)(at, `${prp}/${newest.bucket}`)).at(-1)?.sortsAs;
}


/***/ }),

/***/ 891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ countVersions)
/* harmony export */ });
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4489);

/** Every PRP that has versions, and how many, by path; from directory names alone. */
async function countVersions(at) {
    const counts = new Map();
    async function visit(directory, parent, isPossibleBucket) {
        const entries = (await at.list(directory)).filter(({ kind }) => kind === 'directory');
        const versions = isPossibleBucket ? entries.filter(({ name }) => (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .isVersionId */ .A_)(name)) : [];
        if (versions.length > 0)
            counts.set(parent, (counts.get(parent) ?? 0) + versions.length);
        // A directory of the repository may be called 2026: what holds no versions is walked like any other.
        const others = entries.filter((entry) => !versions.includes(entry));
        await Promise.all(others.map(({ name }) => visit(directory === '' ? name : `${directory}/${name}`, directory, (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .isBucket */ .nC)(name))));
    }
    await visit('', '', false);
    return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}


/***/ }),

/***/ 2571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ prunedByLog),
/* harmony export */   z: () => (/* binding */ prunedByNumber)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _cleanup_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6085);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4489);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4788);
/* harmony import */ var _selector_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2550);





/**
 * What to answer to a selector that means none of the versions that are there, when the numbers show that it meant one
 * that was: they start at 1 and are never used again.
 */
function prunedByNumber(prp, selector, latest) {
    for (const reading of (0,_selector_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSelector */ .P)(selector)) {
        if (latest === undefined || latest < 2)
            continue;
        if (reading.kind === 'previous')
            return pruned(prp, `v${latest - 1}`);
        if (reading.kind === 'sequence' && reading.sequence < latest)
            return pruned(prp, `v${reading.sequence}`);
    }
    return undefined;
}
/** The same for a whole version id, which only the log knows; anything else comes back as it is. */
async function prunedByLog(error, branch, prp, selector) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x) || error.code !== 'E_NOT_FOUND' || !(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .isVersionId */ .A_)(selector))
        return error;
    const head = await branch.head();
    if (head === undefined || branch.log === undefined)
        return error;
    const trailer = `${(0,_message_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(prp)}\t${selector}`;
    for await (const { message } of branch.log(head)) {
        if ((0,_cleanup_message_js__WEBPACK_IMPORTED_MODULE_4__/* .removedIn */ .Md)(message).includes(trailer))
            return pruned(prp, selector);
    }
    return error;
}
function pruned(prp, version) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x('E_NOT_FOUND', `${version} of ${prp} is not kept any more: a clean-up removed it.`, {
        hint: `\`prp list ${prp}\` shows what is kept; the log of the versions branch says when the others were removed.`,
    });
}


/***/ }),

/***/ 5325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ readEach)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/**
 * As `Snapshot.read`, but an object that cannot be read hides no other: where reading many fails, it reads fewer, down to
 * the one that fails alone.
 */
async function readEach(at, paths) {
    try {
        return await at.read(paths);
    }
    catch (error) {
        const [only] = paths;
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x) || only === undefined)
            throw error;
        if (paths.length === 1)
            return new Map([[only, error]]);
        const middle = Math.ceil(paths.length / 2);
        const first = await readEach(at, paths.slice(0, middle));
        return new Map([...first, ...(await readEach(at, paths.slice(middle)))]);
    }
}


/***/ }),

/***/ 6742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EQ: () => (/* binding */ checkRecord),
/* harmony export */   nI: () => (/* binding */ sealValidation),
/* harmony export */   uj: () => (/* binding */ openValidation)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3305);
/* harmony import */ var _memento_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9931);
/* harmony import */ var _sealed_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7918);
/* harmony import */ var _tampered_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(555);




const natural = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._nonnegative */ .UI());
const verdicts = ['passed', 'failed'];
const gateStatuses = [
    'passed',
    'failed',
    'skipped',
    'timed-out',
    'errored',
    'cancelled',
];
const gateSchema = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    id: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    status: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(gateStatuses),
    /** Milliseconds at work. */
    durationMs: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    /** Milliseconds in the queue. */
    queuedMs: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    attempts: natural,
    errors: natural,
    warnings: natural,
    notices: natural,
});
/** What was found out about one version, later than it was sealed; `mementoDigest` says of which bytes. */
const validationSchema = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(_sealed_json_js__WEBPACK_IMPORTED_MODULE_1__/* .currentFormat */ .fz),
    kind: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('validation'),
    /** UTC time with milliseconds, then 8 random hex digits: later records sort after earlier ones. */
    id: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Id of the version. */
    version: _memento_js__WEBPACK_IMPORTED_MODULE_0__/* .versionIdSchema */ .lM,
    mementoDigest: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    timestamp: _memento_js__WEBPACK_IMPORTED_MODULE_0__/* .timestampSchema */ .yo,
    actor: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    /** The commit that was validated. */
    commit: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    verdict: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(verdicts),
    gates: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .readonly */ .tBZ(gateSchema))),
    totals: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ gates: natural, errors: natural, warnings: natural, notices: natural })),
    digest: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
});
function sealValidation(memento, { verdict, gates }, stamp) {
    const { id, timestamp, actor, commit } = stamp;
    const total = (count) => gates.reduce((sum, gate) => sum + gate[count], 0);
    return (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_1__/* .withDigest */ .hQ)({
        format: _sealed_json_js__WEBPACK_IMPORTED_MODULE_1__/* .currentFormat */ .fz,
        kind: 'validation',
        id,
        version: memento.id,
        mementoDigest: memento.digest,
        timestamp,
        actor,
        commit,
        verdict,
        gates,
        totals: { gates: gates.length, errors: total('errors'), warnings: total('warnings'), notices: total('notices') },
    });
}
/** Throws `E_INTEGRITY` when the record was changed, or is about something else than `memento`; else as `readSealed`. */
function openValidation(memento, id, bytes, path) {
    const record = (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_1__/* .readSealed */ .Tb)(validationSchema, bytes, path);
    checkRecord(memento, id, record, path);
    return record;
}
/** Throws `E_INTEGRITY` when a record is another than its file says, or about something else than `memento`. */
function checkRecord(memento, id, record, path) {
    if (record.id !== id)
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_2__/* .TamperedError */ .b('digest-mismatch', `${path} holds another record: ${record.id}.`);
    if (record.version !== memento.id || record.mementoDigest !== memento.digest) {
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_2__/* .TamperedError */ .b('digest-mismatch', `${path} is about another version: expected ${memento.id} with ${memento.digest}, ` +
            `got ${record.version} with ${record.mementoDigest}.`);
    }
}


/***/ }),

/***/ 7918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H2: () => (/* binding */ checkDigest),
/* harmony export */   Q2: () => (/* binding */ printJson),
/* harmony export */   Tb: () => (/* binding */ readSealed),
/* harmony export */   fz: () => (/* binding */ currentFormat),
/* harmony export */   hQ: () => (/* binding */ withDigest),
/* harmony export */   rZ: () => (/* binding */ tampered)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _canonical_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4352);
/* harmony import */ var _tampered_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(555);




/** The newest `format` of stored JSON that this code writes and reads. */
const currentFormat = 1;
/** Far above any real document, and low enough that a hostile one cannot cost much. */
const maximumBytes = 1024 * 1024;
function withDigest(fields) {
    return { ...fields, digest: digestOf(fields) };
}
/** Throws `E_INTEGRITY` when `sealed` is not what was sealed; `what` names it in the message. */
function checkDigest({ digest, ...fields }, what) {
    const expected = digestOf(fields);
    if (digest !== expected) {
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_2__/* .TamperedError */ .b('digest-mismatch', `${what} was changed after it was sealed: its content makes ${expected}, its digest says ${digest}.`);
    }
}
function printJson(value) {
    return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
/**
 * Reads one stored, sealed document. Throws `E_FORMAT` when a newer version of this tool wrote it, and `E_INTEGRITY`
 * when it is not JSON, has another shape, or was changed, be it by a byte that changes no value: what one reader skips,
 * another may see.
 */
function readSealed(schema, bytes, path) {
    if (bytes.length > maximumBytes)
        throw tampered(`${path} is too large to be what was sealed: ${bytes.length} bytes.`);
    try {
        const document = JSON.parse(Buffer.from(bytes).toString());
        checkFormat(document, path);
        if (isSealed(document))
            checkDigest(document, path);
        const shape = schema.safeParse(document);
        if (!shape.success)
            throw tampered(`${path} does not have the shape of format ${currentFormat}: ${first(shape.error)}`);
        // The schema has no transforms, so the text's own value has its type; the copy it makes lacks `__proto__` keys.
        const sealed = document;
        if (Buffer.compare(printJson(sealed), bytes) !== 0) {
            throw new _tampered_js__WEBPACK_IMPORTED_MODULE_2__/* .TamperedError */ .b('digest-mismatch', `${path} was changed after it was sealed: its values hold, but not how they are written.`);
        }
        return sealed;
    }
    catch (cause) {
        if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .PrpError */ .x)
            throw cause;
        // No JSON, or nested so deep that walking it overflows the stack.
        throw tampered(`${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
    }
}
function tampered(message, cause) {
    return new _tampered_js__WEBPACK_IMPORTED_MODULE_2__/* .TamperedError */ .b('unreadable', message, cause);
}
/** The digest is looked at first: what was changed by hand is told as that, whatever it was changed to. */
function isSealed(document) {
    return (typeof document === 'object' && document !== null && 'digest' in document && typeof document.digest === 'string');
}
function digestOf(fields) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update((0,_canonical_json_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalJson */ .d)(fields)).digest('hex')}`;
}
function checkFormat(document, path) {
    if (typeof document !== 'object' || document === null || !('format' in document))
        return;
    const { format } = document;
    if (Number.isSafeInteger(format) && Number(format) > currentFormat) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .PrpError */ .x('E_FORMAT', `${path} has format ${String(format)}; this version reads up to ${currentFormat}.`, {
            hint: 'A newer prp-action wrote it: update this one.',
        });
    }
}
function first(error) {
    const issue = error.issues[0];
    return issue === undefined ? 'unknown' : `${issue.path.join('.') || 'document'}: ${issue.message}`;
}


/***/ }),

/***/ 8298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zv: () => (/* binding */ walkBack),
/* harmony export */   aH: () => (/* binding */ newestVersions),
/* harmony export */   eE: () => (/* binding */ readWhere),
/* harmony export */   fe: () => (/* binding */ selectVersion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4489);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6167);
/* harmony import */ var _pruned_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2571);
/* harmony import */ var _selector_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2550);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7674);
/* harmony import */ var _tampered_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(555);
/* harmony import */ var _stored_version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2397);








/** How many are read at once while walking back. */
const stride = 50;
/** How many versions a message names. */
const named = 5;
/** The newest versions of a PRP, newest first. */
async function newestVersions(at, prp, limit = Infinity) {
    // One more, to check the oldest against.
    return readWhere(at, await (0,_places_js__WEBPACK_IMPORTED_MODULE_2__/* .newestPlaces */ .ZH)(at, prp, limit + 1), (_, index) => index < limit);
}
/**
 * The one version that a selector means. Throws `E_NOT_FOUND` when there is none or more than one, naming those that
 * come near, and `E_INTEGRITY` or `E_FORMAT` when it cannot be relied on.
 */
async function selectVersion(at, prp, selector) {
    for (const reading of (0,_selector_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSelector */ .P)(selector)) {
        const found = await meantBy(reading, at, prp);
        if (found.length > 1)
            throw ambiguous(prp, selector, found);
        const [version] = found;
        if (version?.tampered)
            throw version.problem;
        if (version)
            return version;
    }
    throw await unknown(at, prp, selector);
}
/** Several when the reading is ambiguous; versions that share all of what was asked for are one: the newest. */
async function meantBy(reading, at, prp) {
    switch (reading.kind) {
        case 'latest':
            return newestVersions(at, prp, 1);
        case 'previous':
            return (await newestVersions(at, prp, 2)).slice(1);
        case 'last-passing':
            for await (const version of walkBack(at, prp))
                if (!version.tampered && version.status === 'passed')
                    return [version];
            return [];
        case 'sequence': {
            const bucket = (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .bucketOf */ .AU)(reading.sequence);
            const versions = await readWhere(at, await (0,_places_js__WEBPACK_IMPORTED_MODULE_2__/* .newestPlaces */ .ZH)(at, prp), (place) => place.bucket === bucket);
            return versions.filter((version) => (0,_stored_version_js__WEBPACK_IMPORTED_MODULE_7__/* .sequenceOf */ .nD)(version) === reading.sequence);
        }
        case 'id': {
            const places = await (0,_places_js__WEBPACK_IMPORTED_MODULE_2__/* .newestPlaces */ .ZH)(at, prp);
            const first = new Set(places.filter(({ id }) => id.startsWith(reading.prefix)).slice(0, named + 1));
            return readWhere(at, places, (place) => first.has(place));
        }
        case 'checksum': {
            const places = await (0,_places_js__WEBPACK_IMPORTED_MODULE_2__/* .newestPlaces */ .ZH)(at, prp);
            const versions = await readWhere(at, places, ({ id }) => agree((0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .checksumHexOf */ .G$)(id), reading.prefix));
            const sound = versions.filter((version) => !version.tampered);
            const matching = sound.filter(({ memento }) => memento.checksum.startsWith(`sha256:${reading.prefix}`));
            const distinct = distinctBy(matching, ({ memento }) => memento.checksum);
            return distinct.length > 0 ? distinct : versions.filter((version) => version.tampered).slice(0, 1);
        }
        case 'commit': {
            const matching = [];
            for await (const version of walkBack(at, prp)) {
                if (!version.tampered && version.memento.source.commit?.startsWith(reading.prefix))
                    matching.push(version);
            }
            return distinctBy(matching, ({ memento }) => memento.source.commit);
        }
        case 'tag':
            return taggedVersion(at, prp, reading.name);
    }
}
/** Throws `E_INTEGRITY` when the version that was tagged is not there any more, or is another now. */
async function taggedVersion(at, prp, name) {
    const tag = (await (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .readTags */ .g$)(at, prp)).find((one) => one.name === name);
    if (tag === undefined)
        return [];
    const found = await readWhere(at, await (0,_places_js__WEBPACK_IMPORTED_MODULE_2__/* .newestPlaces */ .ZH)(at, prp), ({ id }) => id === tag.version);
    if (found.length === 0)
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_6__/* .TamperedError */ .b('missing-content', (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .missingTagged */ .jE)(prp, tag));
    return found.map((version) => {
        if (version.tampered || version.memento.digest === tag.mementoDigest)
            return version;
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_6__/* .TamperedError */ .b('digest-mismatch', (0,_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .otherTagged */ .FK)(prp, tag, version.memento.digest));
    });
}
/** Newest first, read a stride at a time. */
async function* walkBack(at, prp) {
    const places = await (0,_places_js__WEBPACK_IMPORTED_MODULE_2__/* .newestPlaces */ .ZH)(at, prp);
    for (let from = 0; from < places.length; from += stride) {
        yield* await readWhere(at, places, (_, index) => index >= from && index < from + stride);
    }
}
/** The versions that are wanted of those at `places`, each checked against the ones on either side of it. */
async function readWhere(at, places, isWanted) {
    const wanted = places.map(isWanted);
    const isNear = (index) => wanted[index - 1] === true || wanted[index] === true || wanted[index + 1] === true;
    const near = [...places.keys()].filter(isNear);
    const versions = await (0,_stored_version_js__WEBPACK_IMPORTED_MODULE_7__/* .readVersions */ .q2)(at, near.flatMap((index) => places[index] ?? []));
    return versions.filter((_, position) => wanted[near[position] ?? 0] === true);
}
function agree(a, b) {
    return a.startsWith(b) || b.startsWith(a);
}
/** The first of each key. */
function distinctBy(values, keyOf) {
    return [...Map.groupBy(values, keyOf).values()].flatMap(([first]) => first ?? []);
}
function ambiguous(prp, selector, found) {
    const more = found.length > named ? ' and more' : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x('E_NOT_FOUND', `${selector} may be any of several versions of ${prp}: ${found.slice(0, named).map(nameOf).join(', ')}${more}.`, { hint: `Type more of it; \`prp list ${prp}\` shows them all.` });
}
async function unknown(at, prp, selector) {
    const near = await nearest(at, prp, selector);
    if (near.length === 0) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x('E_NOT_FOUND', `No versions of ${prp} are stored.`, {
            hint: '`prp list` shows the PRPs that have versions; `prp save` keeps one.',
        });
    }
    const [latest] = await newestVersions(at, prp, 1);
    const pruned = (0,_pruned_js__WEBPACK_IMPORTED_MODULE_3__/* .prunedByNumber */ .z)(prp, selector, latest && (0,_stored_version_js__WEBPACK_IMPORTED_MODULE_7__/* .sequenceOf */ .nD)(latest));
    if (pruned !== undefined)
        return pruned;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x('E_NOT_FOUND', `${prp} has no version ${selector}; the nearest are ${near.map(nameOf).join(', ')}.`, { hint: `\`prp list ${prp}\` shows them all.` });
}
/** Those whose ids begin most like what was typed, the newest first among equals. */
async function nearest(at, prp, selector) {
    const places = await (0,_places_js__WEBPACK_IMPORTED_MODULE_2__/* .newestPlaces */ .ZH)(at, prp);
    const best = places.toSorted((a, b) => sharedStart(b.id, selector) - sharedStart(a.id, selector));
    const nearby = new Set(best.slice(0, named));
    return readWhere(at, places, (place) => nearby.has(place));
}
function sharedStart(id, typed) {
    let length = 0;
    while (length < typed.length && id[length] === typed[length])
        length += 1;
    return length;
}
function nameOf(version) {
    const sequence = (0,_stored_version_js__WEBPACK_IMPORTED_MODULE_7__/* .sequenceOf */ .nD)(version);
    return `${sequence === undefined ? '' : `v${sequence} `}${(0,_stored_version_js__WEBPACK_IMPORTED_MODULE_7__/* .idOf */ .TH)(version)}${version.tampered ? ' (tampered)' : ''}`;
}


/***/ }),

/***/ 2550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseSelector)
/* harmony export */ });
/* harmony import */ var _tag_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6579);

/**
 * What a user may mean by the version they typed, in the order to try: `2026` is version 2026 when there is one, else the
 * start of a checksum; `v2026` likewise, else the start of an id. The name of a tag never means anything else.
 */
function parseSelector(text) {
    if (text === 'latest' || text === 'previous' || text === 'last-passing')
        return [{ kind: text }];
    const commit = /^commit:([0-9a-f]{4,64})$/i.exec(text)?.[1];
    if (commit !== undefined)
        return [{ kind: 'commit', prefix: commit.toLowerCase() }];
    const readings = [];
    const sequence = Number(/^v?([1-9]\d*)$/.exec(text)?.[1]);
    if (Number.isSafeInteger(sequence))
        readings.push({ kind: 'sequence', sequence });
    if ((0,_tag_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isTagName */ .I)(text))
        readings.push({ kind: 'tag', name: text });
    if (/^v\d[\d_a-f]{2,}$/.test(text))
        readings.push({ kind: 'id', prefix: text });
    const hex = /^(?:sha256:)?([0-9a-f]{4,64})$/i.exec(text)?.[1];
    if (hex !== undefined)
        readings.push({ kind: 'checksum', prefix: hex.toLowerCase() });
    return readings;
}


/***/ }),

/***/ 6699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ snapshotOf)
/* harmony export */ });
function snapshotOf(branch, head) {
    if (head === undefined)
        return { read: async () => new Map(), list: async () => [] };
    return {
        read: async (paths) => (paths.length === 0 ? new Map() : branch.read(head, paths)),
        list: (directory) => branch.list(head, directory),
    };
}


/***/ }),

/***/ 4637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ staleHead)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/** What every branch answers to a commit on top of something that is not its head. */
function staleHead(expected, actual) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x('E_STALE_HEAD', `The versions branch moved: expected ${expected ?? 'no branch'}, found ${actual ?? 'no branch'}.`, { hint: 'Somebody else saved at the same moment. Nothing was changed: try again.' });
}


/***/ }),

/***/ 2397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TH: () => (/* binding */ idOf),
/* harmony export */   Um: () => (/* binding */ storedVersion),
/* harmony export */   nD: () => (/* binding */ sequenceOf),
/* harmony export */   od: () => (/* binding */ openMemento),
/* harmony export */   q2: () => (/* binding */ readVersions),
/* harmony export */   yC: () => (/* binding */ brokenLink)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4489);
/* harmony import */ var _memento_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9931);
/* harmony import */ var _read_each_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5325);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6742);
/* harmony import */ var _sealed_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7918);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7674);
/* harmony import */ var _tampered_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(555);








function idOf(version) {
    return version.tampered ? version.id : version.memento.id;
}
function sequenceOf(version) {
    return version.tampered ? version.sequence : version.memento.sequence;
}
/**
 * Reads the versions at `places`, newest first, in their order. Each is checked against its neighbours among them. One
 * that cannot be relied on is told apart, and hides no other.
 */
async function readVersions(at, places) {
    const mementos = await (0,_read_each_js__WEBPACK_IMPORTED_MODULE_3__/* .readEach */ .e)(at, places.map(_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .mementoPath */ .Dg));
    const records = await newestRecords(at, places);
    const tags = await tagsByVersion(at, places);
    const inspected = places.map((place) => inspect(place, mementos.get((0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .mementoPath */ .Dg)(place)), records.get(place)));
    return inspected.map((version, index) => {
        const { place, memento, validation } = version;
        const [newer, older] = [inspected[index - 1], inspected[index + 1]];
        const problem = version.problem ?? brokenLink(newer, version) ?? brokenLink(version, older);
        if (problem === undefined && memento !== undefined) {
            return storedVersion(memento, validation ?? null, tags.get(memento.digest));
        }
        if (problem === undefined)
            throw new Error(`Internal error: ${place.id} has neither memento nor problem.`);
        const sequence = memento?.sequence ?? presumedSequence(place, newer?.memento, older);
        return { tampered: true, prp: place.prp, id: place.id, sequence, reason: problem.message, problem };
    });
}
/** The memento of a place. Throws `E_INTEGRITY` or `E_FORMAT` when it cannot be relied on. */
function openMemento(place, bytes) {
    const path = (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .mementoPath */ .Dg)(place);
    if (bytes === undefined)
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_7__/* .TamperedError */ .b('missing-content', `${path} is missing.`);
    const memento = (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_5__/* .readSealed */ .Tb)(_memento_js__WEBPACK_IMPORTED_MODULE_2__/* .mementoSchema */ .zk, bytes, path);
    const { prp, sequence, id, parent, previousDigest } = memento;
    if (prp !== place.prp || id !== place.id || (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .bucketOf */ .AU)(sequence) !== place.bucket) {
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_7__/* .TamperedError */ .b('chain-broken', `${path} is in the wrong directory: it belongs to ${prp} v${sequence}, ${id}.`);
    }
    if ((parent === null) !== (sequence === 1) || (previousDigest === null) !== (sequence === 1)) {
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_7__/* .TamperedError */ .b('chain-broken', `${path} breaks the chain: every version but v1 names the one before it.`);
    }
    return memento;
}
function storedVersion(memento, validation, tags = []) {
    return { tampered: false, memento, status: validation?.verdict ?? 'unvalidated', validation, tags };
}
/** Names by the digest of the memento. A tags file that cannot be relied on names nothing; whoever needs it reads it. */
async function tagsByVersion(at, places) {
    const names = new Map();
    for (const prp of new Set(places.map((place) => place.prp))) {
        for (const { name, mementoDigest } of await (0,_tags_js__WEBPACK_IMPORTED_MODULE_6__/* .readTags */ .g$)(at, prp).catch(nothingWhenTampered)) {
            names.set(mementoDigest, [...(names.get(mementoDigest) ?? []), name]);
        }
    }
    return names;
}
function nothingWhenTampered(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x && (error.code === 'E_INTEGRITY' || error.code === 'E_FORMAT'))
        return [];
    throw error;
}
/** The newest record of each, or why nobody can tell what it is. */
async function newestRecords(at, places) {
    const newest = await Promise.all(places.map(async (place) => {
        const directory = (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .validationsDirectory */ .W9)(place);
        const entries = await at.list(directory).catch((error) => {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x)
                return error;
            throw error;
        });
        if (entries instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x)
            return [{ place, id: '', path: directory, bytes: entries }];
        const id = entries.flatMap(({ name, kind }) => (kind === 'file' && (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .recordIdOf */ .mi)(name)) || []).at(-1);
        return id === undefined ? [] : [{ place, id, path: (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .validationPath */ .X$)(place, id), bytes: undefined }];
    }));
    const unread = newest.flat().filter(({ bytes }) => bytes === undefined);
    const files = await (0,_read_each_js__WEBPACK_IMPORTED_MODULE_3__/* .readEach */ .e)(at, unread.map(({ path }) => path));
    return new Map(newest.flat().map(({ place, id, path, bytes }) => [
        place,
        { id, path, bytes: bytes ?? files.get(path) ?? new Uint8Array() },
    ]));
}
function inspect(place, bytes, record) {
    let memento;
    try {
        if (bytes instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x)
            throw bytes;
        memento = openMemento(place, bytes);
        if (record === undefined)
            return { place, memento };
        if (record.bytes instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x)
            throw record.bytes;
        return { place, memento, validation: (0,_record_js__WEBPACK_IMPORTED_MODULE_4__/* .openValidation */ .uj)(memento, record.id, record.bytes, record.path) };
    }
    catch (problem) {
        if (!(problem instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x))
            throw problem;
        // A sound memento under a bad record still vouches for its neighbours.
        return { place, problem, ...(memento && { memento }) };
    }
}
/**
 * What is wrong between two neighbours. Which of the two was forged cannot be known, so both are refused: whoever
 * rewrites an old version breaks the link from the next, and a hand-made one in between breaks two.
 */
function brokenLink(newer, older) {
    if (newer?.memento === undefined || older?.memento === undefined)
        return undefined;
    const [child, parent] = [newer.memento, older.memento];
    if (child.sequence > parent.sequence + 1 && child.parent !== parent.id)
        return undefined; // Some were removed between.
    if (child.parent === parent.id && child.previousDigest === parent.digest && child.sequence > parent.sequence) {
        return undefined;
    }
    return new _tampered_js__WEBPACK_IMPORTED_MODULE_7__/* .TamperedError */ .b('chain-broken', `The chain of ${child.prp} is broken between ${parent.id} (v${parent.sequence}) and ${child.id} (v${child.sequence}): ` +
        `expected ${parent.digest} as the digest before it, got ${child.previousDigest ?? 'none'}.`);
}
function presumedSequence(place, newer, older) {
    if (newer?.parent === place.id)
        return newer.sequence - 1;
    if (older === undefined)
        return (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .firstOfBucket */ .cs)(place.bucket);
    return older.memento && older.memento.sequence + 1;
}


/***/ }),

/***/ 6579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ isTagName),
/* harmony export */   u: () => (/* binding */ checkTagName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/** Words that already name a version, or may one day. */
const reserved = new Set(['latest', 'previous', 'last-passing', 'worktree', 'head', 'none', 'all']);
const longest = 64;
/**
 * Whether a text can be the name of a tag. Letters, digits and `. _ + - /` only, so that it breaks no line, no terminal
 * and no shell; and nothing that means a version in another way, now or once there are more of them: `v7`, `7`, `latest`,
 * the start of an id or of a checksum.
 */
function isTagName(text) {
    return (text.length <= longest &&
        /^[a-z\d](?:[\w.+/-]*[a-z\d])?$/i.test(text) &&
        !/^v?[\d_]+$/i.test(text) &&
        !/^v[\d_a-f]*$/i.test(text) &&
        !/^[\da-f]{4,}$/i.test(text) &&
        !reserved.has(text.toLowerCase()));
}
/** Throws `E_USAGE` for what cannot be the name of a tag. */
function checkTagName(text) {
    if (isTagName(text))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x('E_USAGE', `${JSON.stringify(text.slice(0, longest + 1))} cannot be the name of a tag.`, {
        hint: `Use letters, digits and . _ + - / (at most ${longest}), for example approved or release-1.2; ` +
            'not a number, a version or the start of a checksum, nor latest, previous, last-passing or worktree.',
    });
}


/***/ }),

/***/ 7674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ otherTagged),
/* harmony export */   g$: () => (/* binding */ readTags),
/* harmony export */   j$: () => (/* binding */ printTags),
/* harmony export */   jE: () => (/* binding */ missingTagged),
/* harmony export */   oT: () => (/* binding */ openTags),
/* harmony export */   uO: () => (/* binding */ sortTags)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8395);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4489);
/* harmony import */ var _memento_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9931);
/* harmony import */ var _sealed_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7918);
/* harmony import */ var _tag_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6579);
/* harmony import */ var _tampered_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(555);






const tagSchema = zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    name: zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .refine */ .YPB(_tag_name_js__WEBPACK_IMPORTED_MODULE_3__/* .isTagName */ .I)),
    /** Id of the version. */
    version: _memento_js__WEBPACK_IMPORTED_MODULE_1__/* .versionIdSchema */ .lM,
    mementoDigest: zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    /** When it was put there. */
    timestamp: _memento_js__WEBPACK_IMPORTED_MODULE_1__/* .timestampSchema */ .yo,
    /** Who put it there. */
    actor: zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .nullable */ .mee(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()),
}));
/** `tags.json`: all tags of one PRP, sorted by name. */
const tagsSchema = zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    format: zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz(_sealed_json_js__WEBPACK_IMPORTED_MODULE_2__/* .currentFormat */ .fz),
    prp: zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
    tags: zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .readonly */ .tBZ(zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(tagSchema)),
    digest: zod_mini__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(),
});
function printTags(prp, tags) {
    return (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_2__/* .printJson */ .Q2)((0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_2__/* .withDigest */ .hQ)({ format: _sealed_json_js__WEBPACK_IMPORTED_MODULE_2__/* .currentFormat */ .fz, prp, tags: sortTags(tags) }));
}
function sortTags(tags) {
    return tags.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
/** The tags in a file. Throws `E_INTEGRITY` or `E_FORMAT` when it cannot be relied on. */
function openTags(prp, bytes) {
    const path = (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .tagsPath */ .jI)(prp);
    const { prp: owner, tags } = (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_2__/* .readSealed */ .Tb)(tagsSchema, bytes, path);
    if (owner !== prp)
        throw new _tampered_js__WEBPACK_IMPORTED_MODULE_4__/* .TamperedError */ .b('digest-mismatch', `${path} has the tags of ${owner}.`);
    if (new Set(tags.map(({ name }) => name)).size !== tags.length)
        throw (0,_sealed_json_js__WEBPACK_IMPORTED_MODULE_2__/* .tampered */ .rZ)(`${path} has a name twice.`);
    return tags;
}
/** The tags of a PRP; empty before the first. Throws as `openTags`. */
async function readTags(at, prp) {
    const path = (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .tagsPath */ .jI)(prp);
    const bytes = (await at.read([path])).get(path);
    return bytes === undefined ? [] : openTags(prp, bytes);
}
function missingTagged(prp, { name, version }) {
    return `The tag ${name} of ${prp} is on ${version}, which is not there.`;
}
function otherTagged(prp, { name, version, mementoDigest }, digest) {
    return `The tag ${name} of ${prp} is on another ${version} than is there: expected ${mementoDigest}, got ${digest}.`;
}


/***/ }),

/***/ 555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ tamperKindOf),
/* harmony export */   b: () => (/* binding */ TamperedError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/** Stored content that is not what was sealed: `E_INTEGRITY`. */
class TamperedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PrpError */ .x {
    kind;
    constructor(kind, message, cause) {
        super('E_INTEGRITY', message, {
            hint: 'Run `prp verify` to see all that was changed, and `git log -p` on the versions branch to see by whom.',
            ...(cause !== undefined && { cause }),
        });
        this.kind = kind;
    }
}
/** What is wrong, as an error says that came of reading something stored. */
function tamperKindOf(error) {
    return error instanceof TamperedError ? error.kind : 'unreadable';
}


/***/ }),

/***/ 984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ readBoxMark),
/* harmony export */   Nc: () => (/* binding */ mayHaveFilledBox),
/* harmony export */   a5: () => (/* binding */ readBoxes)
/* harmony export */ });
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6662);

/** Marks that stand for a state. A cross is none of them: in a list of what not to do it is part of the sentence. */
const states = {
    '[ ]': 'open',
    '[x]': 'done',
    '[X]': 'done',
    '[~]': 'in-progress',
    '[wip]': 'in-progress',
    '[f]': 'failed',
    '[-]': 'dropped',
    '☐': 'open',
    '⬜': 'open',
    '🔲': 'open',
    '✅': 'done',
    '☑': 'done',
    '✔': 'done',
};
const brackets = String.raw `\[(?:[ xX~f-]|wip)\]`;
const emoji = '[☐⬜🔲✅☑✔]';
const listItem = String.raw `[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+`;
const heading = String.raw ` {0,3}#{1,6}[ \t]+`;
// Brackets may stand in back ticks; an emoji may carry a variation selector. In a heading an emoji is ornament.
const pattern = new RegExp(String.raw `^(?:(${listItem})(?:(${brackets})|\x60(${brackets})\x60|(${emoji})\uFE0F?)|(${heading})(?:(${brackets})|\x60(${brackets})\x60))(?=\s|$)`, 'u');
const filled = new RegExp(String.raw `\[(?:[xX~f-]|wip)\]|\x60\[ \]\x60|${emoji}`, 'u');
/** False only when every box of a text is `[ ]`: a quick look at the whole. */
function mayHaveFilledBox(text) {
    return filled.test(text);
}
function readBoxMark(text) {
    const found = pattern.exec(text);
    if (found === null)
        return undefined;
    const [all, item, ...marks] = found;
    const state = states[marks.find((mark) => mark !== undefined && mark in states) ?? ''];
    const before = item ?? found[5] ?? '';
    return state === undefined ? undefined : { state, before, after: text.slice(all.length) };
}
/** Every box that a reader sees as one: those in fences are text. */
function readBoxes(page) {
    const boxes = [];
    for (const [index, text] of page.texts.entries()) {
        const box = (0,_page_js__WEBPACK_IMPORTED_MODULE_0__/* .isProse */ .y6)(page, index + 1) ? readBoxMark(text) : undefined;
        if (box !== undefined)
            boxes.push({ state: box.state, text: box.after.trim(), line: index + 1 });
    }
    return boxes;
}


/***/ }),

/***/ 5799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ rawChecksum),
/* harmony export */   _B: () => (/* binding */ canonicalChecksum),
/* harmony export */   bU: () => (/* binding */ canonicalForm)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _box_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(984);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6574);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6662);




/** `sha256:` and 64 hex digits, of the bytes as they are. */
function rawChecksum(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
/** The checksum of the canonical form: equal for texts that mean the same to a reviewer. */
function canonicalChecksum(text) {
    return rawChecksum(Buffer.from(canonicalForm(text)));
}
/**
 * The text without what no reviewer approves: byte order mark, kind of line ending, trailing white space, blank lines
 * at the end, and which boxes are ticked. Everything else makes another form. Doing it twice changes nothing.
 */
function canonicalForm(text) {
    const hasBoxes = (0,_box_js__WEBPACK_IMPORTED_MODULE_1__/* .mayHaveFilledBox */ .Nc)(text);
    if (!hasBoxes && isTidy(text))
        return text;
    const lines = (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .readLines */ .Se)(text);
    const page = hasBoxes ? (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .readPage */ .SP)(lines) : undefined;
    const levelled = lines.map((line, index) => {
        const trimmed = (index === 0 ? (0,_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutByteOrderMark */ .Yi)(line.text) : line.text).trimEnd();
        const box = page && (0,_page_js__WEBPACK_IMPORTED_MODULE_3__/* .isProse */ .y6)(page, index + 1) ? (0,_box_js__WEBPACK_IMPORTED_MODULE_1__/* .readBoxMark */ .B5)(trimmed) : undefined;
        return box === undefined ? trimmed : `${box.before}[ ]${box.after}`;
    });
    let end = levelled.length;
    while (end > 0 && levelled[end - 1] === '')
        end--;
    return end === 0 ? '' : `${levelled.slice(0, end).join('\n')}\n`;
}
/** As most documents are: no line has an ending to change or white space to drop. */
function isTidy(text) {
    if (text.includes('\r') || text.startsWith('\uFEFF') || !text.endsWith('\n') || text.endsWith('\n\n'))
        return false;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
        const last = text[end - 1] ?? '';
        if (last !== '\n' && last.trimEnd() === '')
            return false;
    }
    return true;
}


/***/ }),

/***/ 6574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gt: () => (/* binding */ structuralTexts),
/* harmony export */   Se: () => (/* binding */ readLines),
/* harmony export */   Yi: () => (/* binding */ withoutByteOrderMark),
/* harmony export */   _j: () => (/* binding */ indentOf)
/* harmony export */ });
/* unused harmony export maxStructureLength */
/**
 * Characters of a line that structure is read from. No heading, key, table row or path is longer, and the bound keeps
 * every pattern cheap on a line of megabytes. What lies beyond is kept, compared and printed like everything else.
 */
const maxStructureLength = 2_048;
// Documents are mostly blank lines when they are hostile: those share three objects.
const blank = {
    '\n': { text: '', ending: '\n' },
    '\r\n': { text: '', ending: '\r\n' },
    '\r': { text: '', ending: '\r' },
};
/** Splits at `\n`, `\r\n` and `\r` only: the other characters that Unicode calls line breaks are text in Markdown. */
function readLines(text) {
    const lines = [];
    let start = 0;
    // Each is looked for from where it was found last, so that a document without one kind is searched for it once.
    let feed = next(text, '\n', 0);
    let carriage = next(text, '\r', 0);
    while (feed < Infinity || carriage < Infinity) {
        const at = Math.min(feed, carriage);
        const ending = at === feed ? '\n' : feed === at + 1 ? '\r\n' : '\r';
        lines.push(at === start ? blank[ending] : { text: text.slice(start, at), ending });
        start = at + ending.length;
        if (feed < start)
            feed = next(text, '\n', start);
        if (carriage < start)
            carriage = next(text, '\r', start);
    }
    if (start < text.length)
        lines.push({ text: text.slice(start), ending: '' });
    return lines;
}
function next(text, character, from) {
    const at = text.indexOf(character, from);
    return at < 0 ? Infinity : at;
}
/** Each line as structure sees it: without byte order mark and trailing white space, and of bounded length. */
function structuralTexts(lines) {
    return lines.map((line, index) => {
        const text = (index === 0 ? withoutByteOrderMark(line.text) : line.text).trimEnd();
        return text.length > maxStructureLength ? text.slice(0, maxStructureLength) : text;
    });
}
/** Drops every leading mark, not only one, so that doing it twice changes nothing. */
function withoutByteOrderMark(text) {
    let start = 0;
    while (text.charCodeAt(start) === 0xfe_ff)
        start++;
    return start === 0 ? text : text.slice(start);
}
/** Columns of white space before the first other character; a tab stops at every fourth column. */
function indentOf(text) {
    let indent = 0;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (character === ' ')
            indent++;
        else if (character === '\t')
            indent += 4 - (indent % 4);
        else
            break;
    }
    return indent;
}


/***/ }),

/***/ 6662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f_: () => (/* binding */ fenceAt),
  E2: () => (/* binding */ isDataFence),
  Cu: () => (/* binding */ isFenceMarker),
  y6: () => (/* binding */ isProse),
  SP: () => (/* binding */ readPage)
});

;// CONCATENATED MODULE: ./build/prp/html-block.js
const blockTags = 'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
    'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
    'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';
// The start and end conditions of CommonMark 0.31, section 4.6, but the last.
const kinds = [
    [/^<!--/, /-->/],
    [/^<(?:script|pre|style|textarea)(?:\s|>|$)/i, /<\/(?:script|pre|style|textarea)>/i],
    [/^<\?/, /\?>/],
    [/^<![a-z]/i, />/],
    [/^<!\[CDATA\[/, /\]\]>/],
    [new RegExp(`^</?(?:${blockTags})(?:\\s|/?>|$)`, 'i'), 'blank'],
];
const loneTag = /^<(?:\/[a-z][a-z0-9-]*\s*|[a-z][a-z0-9-]*(?:\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?)*\s*\/?)>$/i;
/** How the HTML block ends that a line starts, white space before it taken off; `undefined` when it starts none. */
function htmlBlockEnd(text) {
    return interruptingHtmlEnd(text) ?? (loneTag.test(text) ? 'blank' : undefined);
}
/** The same for a line in a paragraph, which a tag of no particular meaning does not interrupt. */
function interruptingHtmlEnd(text) {
    if (!text.startsWith('<'))
        return undefined;
    return kinds.find(([start]) => start.test(text))?.[1];
}

// EXTERNAL MODULE: ./build/prp/lines.js
var prp_lines = __webpack_require__(6574);
;// CONCATENATED MODULE: ./build/prp/nesting.js


const item = /^[ \t]*(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+(?=\S)|$)/;
const thematicBreak = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const interrupts = /^[ \t]*(?:`{3,}[^`]*$|~{3}|>|#{1,6}(?:[ \t]|$))/;
const quoteMarks = /^ {0,3}>[> \t]*/;
const startsWithLetter = /^[ \t]*[a-z]/i;
const underline = /^[ \t]*(?:=+|-+)$/;
/**
 * The list items and the paragraph that the next line may continue, as CommonMark has them. They decide whether a
 * fence starts and ends where it seems to: a document must not hide from us what its readers see.
 */
class Nesting {
    /** Columns where the open list items have their content. */
    #items = [];
    #paragraph = false;
    /** True when that paragraph stands in a quote: lines without the mark may go on with it, but nothing else. */
    #quoted = false;
    #emptyItem = false;
    /** Column where the innermost open list item has its content; 0 outside lists. */
    get column() {
        return this.#items.at(-1) ?? 0;
    }
    /** Takes a blank line, which ends a paragraph and an item that has nothing yet. */
    blank() {
        if (this.#emptyItem)
            this.#items.pop();
        this.endParagraph();
    }
    /** Says that the line taken last starts a block which is no paragraph. */
    endParagraph() {
        this.#paragraph = false;
        this.#emptyItem = false;
    }
    /** Takes a line that is no blank one; false when it is indented code or goes on with a paragraph. */
    enter(text, indent) {
        let depth = this.#items.length;
        while (depth > 0 && (this.#items[depth - 1] ?? 0) > indent)
            depth--;
        const farIn = indent - (this.#items[depth - 1] ?? 0) > 3;
        // Most lines are sentences, and no block starts with a letter.
        const wordless = !farIn && !startsWithLetter.test(text);
        const marker = wordless && !thematicBreak.test(text) ? this.#itemMarker(text) : undefined;
        const starts = wordless && (marker !== undefined || startsBlock(text));
        if (this.#paragraph && !starts) {
            const underlined = depth === this.#items.length && !this.#quoted && underline.test(text);
            this.#paragraph = !underlined;
            return false;
        }
        this.#items.length = depth;
        if (marker !== undefined)
            this.#items.push(contentColumn(marker));
        const rest = text.slice(marker?.length ?? 0);
        const words = rest.replace(quoteMarks, '');
        this.#quoted = words.length < rest.length;
        this.#emptyItem = marker !== undefined && rest === '';
        const code = farIn || /[ \t]{5}$/.test(marker ?? '');
        this.#paragraph = !code && opensParagraph(words);
        return !farIn;
    }
    /** An empty item, or a number other than 1, does not break a paragraph. */
    #itemMarker(text) {
        const match = item.exec(text);
        if (match === null)
            return undefined;
        const weak = match[0].length === text.length || Number(match[1] ?? 1) !== 1;
        return weak && this.#paragraph && !this.#quoted && this.#items.length === 0 ? undefined : match[0];
    }
}
function startsBlock(text) {
    return interrupts.test(text) || thematicBreak.test(text) || interruptingHtmlEnd(text.trimStart()) !== undefined;
}
function opensParagraph(text) {
    return startsWithLetter.test(text) || (text !== '' && !startsBlock(text));
}
/** The white space and the marker at the start of a list item, or nothing. */
function listMarkerOf(text) {
    return item.exec(text)?.[0] ?? '';
}
function contentColumn(marker) {
    const mark = marker.trim();
    const padding = (0,prp_lines/* indentOf */._j)(marker.slice(marker.indexOf(mark) + mark.length));
    // Nothing behind the marker counts as one space; so do five and more, which are one and indented code.
    return (0,prp_lines/* indentOf */._j)(marker) + mark.length + (padding === 0 || padding > 4 ? 1 : padding);
}

;// CONCATENATED MODULE: ./build/prp/page.js



/** Finds fences and HTML blocks where CommonMark has them. */
function readPage(lines) {
    const texts = (0,prp_lines/* structuralTexts */.Gt)(lines);
    const frontMatter = frontMatterLength(texts);
    const fences = [];
    const fenceOf = new Int32Array(texts.length).fill(-1);
    const hidden = new Uint8Array(texts.length).fill(1, 0, frontMatter);
    let open;
    let html;
    const nesting = new Nesting();
    const close = ({ info, line }, endLine, closed) => {
        fenceOf.fill(fences.length, line - 1, endLine);
        fences.push({ startLine: line, endLine, language: languageOf(info), closed });
        open = undefined;
    };
    for (let index = frontMatter; index < texts.length; index++) {
        const text = texts[index] ?? '';
        if (text === '') {
            nesting.blank();
            if (html?.end === 'blank')
                html = undefined;
            hidden[index] = html === undefined ? 0 : 1;
            continue;
        }
        const indent = (0,prp_lines/* indentOf */._j)(text);
        if (open !== undefined && indent < open.column)
            close(open, index, false);
        if (html !== undefined && indent < html.column)
            html = undefined;
        if (open !== undefined) {
            if (closes(text, indent, open))
                close(open, index + 1, true);
            continue;
        }
        const starts = html === undefined && nesting.enter(text, indent);
        const end = starts ? htmlBlockEnd(text.slice(listMarkerOf(text).length).trimStart()) : undefined;
        if (end !== undefined)
            html = { end, column: nesting.column };
        if (html !== undefined) {
            hidden[index] = 1;
            nesting.endParagraph();
            // The whole line counts: a comment that ends past the structural bound must not hide the rest of the document.
            if (html.end !== 'blank' && html.end.test(lines[index]?.text ?? ''))
                html = undefined;
            continue;
        }
        const marker = starts ? openingMarker(text) : undefined;
        if (marker === undefined)
            continue;
        nesting.endParagraph();
        open = { ...marker, line: index + 1, column: nesting.column };
    }
    if (open !== undefined)
        close(open, texts.length, false);
    return { texts, fences, fenceOf, hidden, frontMatter };
}
/** True when a reader sees the line as prose: outside fences, HTML blocks and front matter. */
function isProse(page, line) {
    return page.fenceOf[line - 1] === -1 && page.hidden[line - 1] === 0;
}
function fenceAt(page, line) {
    return page.fences[page.fenceOf[line - 1] ?? -1];
}
/** True for the two marker lines of a fence, which are not its content. */
function isFenceMarker(fence, line) {
    return line === fence.startLine || (fence.closed && line === fence.endLine);
}
const dataLanguages = new Set(['', 'yaml', 'yml', 'markdown', 'md', 'text', 'txt', 'plaintext']);
/** True for fences that hold lists and notes rather than code. */
function isDataFence(fence) {
    return dataLanguages.has(fence.language);
}
function openingMarker(text) {
    if (!text.includes('```') && !text.includes('~~~'))
        return undefined;
    const body = text.slice(listMarkerOf(text).length).trimStart();
    const length = runLength(body);
    if (length < 3)
        return undefined;
    const info = body.slice(length).trim();
    if (body.startsWith('`') && info.includes('`'))
        return undefined;
    return { mark: body.slice(0, length), info };
}
function closes(text, indent, open) {
    if (indent > open.column + 3)
        return false;
    const body = text.trimStart();
    return body.startsWith(open.mark) && runLength(body) === body.length;
}
/** Length of the run of back ticks or tildes that a text starts with. */
function runLength(text) {
    const first = text[0];
    if (first !== '`' && first !== '~')
        return 0;
    let length = 1;
    while (text[length] === first)
        length++;
    return length;
}
function languageOf(info) {
    return /^[\w+#.-]+/.exec(info)?.[0].toLowerCase() ?? '';
}
/**
 * Front matter starts on the first line and is closed by a second `---`. A document that starts with a thematic break
 * has a heading or nothing under it instead, and sections between two breaks must not be hidden as front matter.
 */
function frontMatterLength(texts) {
    if (texts[0] !== '---' || texts[1] === '' || texts[1]?.startsWith('# '))
        return 0;
    const end = texts.indexOf('---', 1);
    for (let index = 1; index < end; index++) {
        const text = texts[index] ?? '';
        if (/^#{2,6}\s/.test(text) || openingMarker(text) !== undefined)
            return 0;
    }
    return end + 1;
}


/***/ }),

/***/ 2312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ shellCommand)
/* harmony export */ });
/** A word as a POSIX shell takes it literally: commands that we print can be pasted. */
function shellQuote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
}
/** A whole command line. */
function shellCommand(...words) {
    return words.map((word) => (/^--?[a-z-]+$/i.test(word) ? word : shellQuote(word))).join(' ');
}


/***/ })

};
