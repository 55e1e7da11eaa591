export const id = 351;
export const ids = [351];
export const modules = {

/***/ 6351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseConfig: () => (/* binding */ parseConfig)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod_locales__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(252);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6611);
/* harmony import */ var _edit_distance_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4980);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _gates_catalogue_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5848);






/**
 * Reads the text of a configuration file. Every key is optional, so an empty file is the default configuration. Throws
 * `E_CONFIG` that names file, line and column of each problem, and the nearest valid key for one that is unknown.
 */
function parseConfig(text, file) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, prettyErrors: false });
    const at = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
    };
    const [syntax] = document.errors;
    if (syntax)
        throw configError(file, [{ ...at(syntax.pos[0]), message: syntax.message }]);
    const parsed = _config_js__WEBPACK_IMPORTED_MODULE_1__/* .configSchema */ .Q.safeParse(valueOf(document, file) ?? {}, { error: (0,zod_locales__WEBPACK_IMPORTED_MODULE_4__/* ["default"] */ .A)().localeError });
    if (!parsed.success) {
        const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, document.contents, at));
        throw configError(file, problems);
    }
    const clash = contradiction(parsed.data);
    if (clash) {
        const node = nodeAt(document.contents, clash.path);
        throw configError(file, [{ ...at(node?.range?.[0] ?? 0), message: clash.message }]);
    }
    return parsed.data;
}
/** Aliases could make a small document grow without end; a real configuration has few. */
function valueOf(document, file) {
    try {
        return document.toJS({ maxAliasCount: 100 });
    }
    catch (cause) {
        const message = cause instanceof Error ? cause.message : String(cause);
        throw configError(file, [{ line: 1, column: 1, message }]);
    }
}
function problemsOf(issue, root, at) {
    const path = issue.path.map(String);
    const shown = path.join('.').replace(/\.(\d+)/g, '[$1]');
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
            ...at(keyOffset(root, [...path, key])),
            message: unknownKey(key, shown, keysAt(path)),
        }));
    }
    if (issue.code === 'invalid_key') {
        const key = path.at(-1) ?? '';
        return [
            {
                ...at(keyOffset(root, path)),
                message: unknownKey(key, path.slice(0, -1).join('.'), keysAt(path.slice(0, -1))),
            },
        ];
    }
    const message = issue.code === 'invalid_union' ? unionMessage(issue) : plain(issue.message);
    const node = nodeAt(root, path);
    return [{ ...at(node?.range?.[0] ?? keyOffset(root, path)), message: `${shown || 'the file'}: ${message}` }];
}
/** The branch of a union that came closest says more than "invalid input". */
function unionMessage(issue) {
    return [...new Set(issue.errors.flatMap((branch) => branch.map(({ message }) => plain(message))))].join(', or ');
}
function plain(message) {
    return message.replace(/^Invalid (?:input|option): /, '');
}
function unknownKey(key, parent, valid) {
    const where = parent === '' ? '' : ` in ${parent}`;
    const limit = Math.max(2, Math.floor(key.length / 3));
    const [near] = valid
        .map((candidate) => ({ candidate, distance: (0,_edit_distance_js__WEBPACK_IMPORTED_MODULE_5__/* .editDistance */ .Y)(key.toLowerCase(), candidate.toLowerCase(), limit) }))
        .filter(({ distance }) => distance <= limit)
        .toSorted((a, b) => a.distance - b.distance);
    const hint = near ? ` Did you mean \`${near.candidate}\`?` : ` Valid keys: ${valid.join(', ')}.`;
    return `unknown key \`${key}\`${where}.${hint}`;
}
/** The keys that the schema knows at a path; read from the schema itself, so that they cannot disagree. */
function keysAt(path) {
    let found = [_config_js__WEBPACK_IMPORTED_MODULE_1__/* .configSchema */ .Q.def];
    for (const step of path) {
        found = found.flatMap((def) => {
            const object = unwrap(def);
            if (object.some((one) => one.type === 'array'))
                return object.flatMap((one) => one.element?.def ?? []);
            return object.flatMap((one) => one.shape?.[step]?.def ?? one.valueType?.def ?? []);
        });
    }
    return found.flatMap(unwrap).flatMap((def) => [...Object.keys(def.shape ?? {}), ...enumKeys(def)]);
}
function unwrap(def) {
    if (def.innerType)
        return unwrap(def.innerType.def);
    if (def.options)
        return def.options.flatMap((option) => unwrap(option.def));
    return [def];
}
function enumKeys(def) {
    return Object.keys(def.keyType?.def.entries ?? {});
}
function nodeAt(root, path) {
    let node = root;
    for (const step of path) {
        node = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) && 'get' in node && typeof node.get === 'function' ? node.get(asIndex(step), true) : undefined;
    }
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) ? node : undefined;
}
function asIndex(step) {
    return /^\d+$/.test(step) ? Number(step) : step;
}
/** Where the last key of a path is written; where its parent is, when it is missing. */
function keyOffset(root, path) {
    const parent = nodeAt(root, path.slice(0, -1));
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(parent))
        return parent?.range?.[0] ?? 0;
    const pair = parent.items.find(({ key }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && String(key.value) === path.at(-1));
    return ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair?.key) ? pair.key.range?.[0] : undefined) ?? parent.range?.[0] ?? 0;
}
/** What no schema of one value can see. */
function contradiction({ commands }) {
    const needsOf = new Map();
    for (const [index, { id, needs }] of commands.entries()) {
        const path = ['commands', String(index), 'id'];
        if (needsOf.has(id))
            return { path, message: `commands: the id \`${id}\` is used twice.` };
        if (_gates_catalogue_js__WEBPACK_IMPORTED_MODULE_3__/* .staticGateIds */ .y.includes(id))
            return { path, message: `commands: \`${id}\` is the id of a built-in gate.` };
        needsOf.set(id, needs);
    }
    for (const [index, { id, needs }] of commands.entries()) {
        const path = ['commands', String(index), 'needs'];
        const missing = needs.find((need) => !needsOf.has(need));
        if (missing !== undefined)
            return { path, message: `commands: \`${id}\` needs \`${missing}\`, which is no command here.` };
        const around = needs.find((need) => waitsFor(need, id, needsOf));
        if (around !== undefined)
            return { path, message: `commands: \`${id}\` and \`${around}\` wait for each other.` };
    }
    return undefined;
}
function waitsFor(id, wanted, needsOf) {
    const reached = new Set([id]);
    for (const one of reached) {
        if (one === wanted)
            return true;
        for (const need of needsOf.get(one) ?? [])
            reached.add(need);
    }
    return false;
}
function configError(file, problems) {
    const lines = problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PrpError */ .x('E_CONFIG', lines.join('\n'), {
        hint: `Correct ${file}; docs/config.md lists every key. Editors check it with schema/prp.schema.json.`,
    });
}


/***/ })

};
