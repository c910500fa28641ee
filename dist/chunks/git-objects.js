import { t as GateError } from "./errors.js";
import { t as run } from "./run.js";
import { createHash } from "node:crypto";
// src/gate/workspace/git-objects.ts
const passed = [
	"PATH",
	"Path",
	"HOME",
	"USERPROFILE",
	"SystemRoot",
	"TMPDIR",
	"TEMP",
	"LANG"
];
const settings = {
	GIT_NO_LAZY_FETCH: "1",
	GIT_NO_REPLACE_OBJECTS: "1",
	GIT_TERMINAL_PROMPT: "0",
	GIT_OPTIONAL_LOCKS: "0"
};
function git(root, args, env) {
	const own = Object.fromEntries(passed.flatMap((name) => env[name] === void 0 ? [] : [[name, env[name]]]));
	return run("git", [
		"-c",
		"core.fsmonitor=false",
		...args
	], {
		cwd: root,
		env: {
			...own,
			...settings
		},
		outside: [root]
	});
}
function nameOf(type, bytes, like) {
	return createHash(like.length === 64 ? "sha256" : "sha1").update(`${type} ${bytes.length}\0`).update(bytes).digest("hex");
}
async function readObject(root, type, id, env) {
	const { exitCode, bytes } = await git(root, [
		"cat-file",
		type,
		id
	], env);
	if (exitCode !== 0) return null;
	if (nameOf(type, bytes, id) === id) return bytes;
	throw new GateError("EGITHUB", `git gives another ${type} than ${id.slice(0, 12)} under that name`, "Look at what was done to this checkout (`git replace -l`, .git/objects/info), and check out anew.");
}
function entryIn(tree, name, idBytes) {
	for (let at = 0; at < tree.length;) {
		const end = tree.indexOf(0, at);
		const [mode = "", ...words] = tree.subarray(at, end).toString("utf8").split(" ");
		const id = tree.subarray(end + 1, end + 1 + idBytes).toString("hex");
		if (words.join(" ") === name) return {
			mode,
			id
		};
		at = end + 1 + idBytes;
	}
	return null;
}
export { git as n, readObject as r, entryIn as t };
