export const id = 6;
export const ids = [6];
export const modules = {

/***/ 4006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   demo: () => (/* binding */ demo)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9473);
/* harmony import */ var _report_shell_quote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2312);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8565);








const prp = 'PRPs/search-notes.md';
/** The whole story in a throw-away repository: every command is a real process, every version a real commit. */
async function demo(options) {
    const program = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(process.argv[1] ?? '');
    const directory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_3__.tmpdir)(), 'prp-demo-'));
    const stage = stageIn(directory, program, options);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.cp)(await exampleBeside(program), directory, { recursive: true });
    stage.say('A repository with a small program, its tests, and a request for a feature.');
    await stage.quiet('git', 'init', '--quiet', '--initial-branch=main');
    await stage.quiet('git', 'config', 'user.name', 'Demo');
    await stage.quiet('git', 'config', 'user.email', 'demo@example.invalid');
    await stage.quiet('git', 'add', '.');
    await stage.quiet('git', 'commit', '--quiet', '--message', 'A program that keeps notes');
    await stage.run(0, 'cat', 'features/search-notes.md');
    stage.say('1. Make a PRP of the request.');
    await stage.run(0, 'prp', 'generate', 'features/search-notes.md');
    stage.say('2. Validate it: all gates at once, the project’s own commands among them.');
    await stage.run(0, 'prp', 'validate');
    await stage.quiet('git', 'add', '.');
    await stage.quiet('git', 'commit', '--quiet', '--message', 'Plan the search');
    stage.say('3. Edit it: one more success criterion. What does that change?');
    await stage.edit('- [ ] Upper and lower case', '- [ ] A word may be the beginning of a longer one.\n- [ ] Upper and lower case');
    await stage.run(0, 'prp', 'diff', 'search-notes');
    await stage.run(0, 'prp', 'validate', 'search-notes');
    stage.say('4. Break it: drop a criterion, mask the tests, cite a file that is not there.');
    await stage.edit('- [ ] An empty search returns no notes, never all of them.\n', '');
    await stage.edit('npm run test\n', 'npm run test || true\n');
    await stage.edit('- file: src/notes.js', '- file: src/note.js');
    await stage.run(0, 'prp', 'diff', 'search-notes');
    await stage.run(1, 'prp', 'validate', 'search-notes');
    stage.say('5. Go back to the last version that passed.');
    await stage.run(0, 'prp', 'rollback', 'search-notes');
    await stage.run(0, 'prp', 'validate', 'search-notes');
    stage.say('6. Nothing was lost: every version is a commit on its own branch, beside your work.');
    await stage.run(0, 'prp', 'list', 'search-notes');
    await stage.run(0, 'git', 'log', '--oneline', 'prp-versions');
    stage.end(program);
    return 0;
}
/** The example program lies beside the bundle, in the same checkout. */
async function exampleBeside(program) {
    const example = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_4__.dirname)(program), '../../examples/notes-app');
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(example).catch((cause) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .PrpError */ .x('E_IO', `The example program of the demo is not at ${example}.`, {
            hint: 'Run the demo from a full checkout of prp-action: `npm run demo`.',
            cause,
        });
    });
}
function stageIn(directory, program, { color }) {
    const paint = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .paintFor */ .e)(process.stdout, color);
    async function start(stdio, command, args) {
        const [file, all] = command === 'prp' ? [process.execPath, [program, ...args]] : [command, args];
        const env = { ...process.env, GIT_PAGER: 'cat', ...(!color && { NO_COLOR: '1' }) };
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(file, all, { cwd: directory, env, stdio: ['ignore', stdio, 'inherit'] });
        await (0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(child, 'close');
        return child.exitCode;
    }
    return {
        say: (text) => print(`\n${paint('bold', text)}`),
        /** Prints a command, runs it for everybody to see, and insists on how it ends. */
        async run(expected, command, ...args) {
            print(`\n${paint('dim', '$')} ${paint('cyan', (0,_report_shell_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .shellCommand */ .q)(command, ...args))}`);
            const exitCode = await start('inherit', command, args);
            if (exitCode !== expected)
                throw broken(`${(0,_report_shell_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .shellCommand */ .q)(command, ...args)} ended with ${exitCode}`, directory);
        },
        async quiet(command, ...args) {
            const exitCode = await start('ignore', command, args);
            if (exitCode !== 0)
                throw broken(`${(0,_report_shell_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .shellCommand */ .q)(command, ...args)} ended with ${exitCode}`, directory);
        },
        async edit(before, after) {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(directory, prp);
            const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file, 'utf8');
            if (!text.includes(before))
                throw broken(`${prp} has no ${JSON.stringify(before)}`, directory);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(file, text.replace(before, after));
        },
        end(bundle) {
            const alias = `alias prp=${(0,_report_shell_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .shellCommand */ .q)((0,_report_shell_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .shellCommand */ .q)(process.execPath, bundle))}`;
            print(`\n${paint('bold', 'The repository is yours to play with:')} ${directory}`);
            for (const line of [
                `cd ${(0,_report_shell_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .shellCommand */ .q)(directory)}`,
                alias,
                'prp show search-notes v2',
                'prp diff search-notes v2 v3',
                'prp --help',
            ]) {
                print(`  ${paint('cyan', line)}`);
            }
        },
    };
}
function print(text) {
    process.stdout.write(`${text}\n`);
}
function broken(what, directory) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .PrpError */ .x('E_IO', `The demo stopped: ${what}.`, {
        hint: `The repository is still there to look at: ${directory}`,
    });
}


/***/ })

};
