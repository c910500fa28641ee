import { Nt as run, ri as GateError } from "./start.js";
import { r as maxPolicyBytes } from "./load.js";
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
	throw new GateError("EGITHUB", `git returns a different ${type} than ${id.slice(0, 12)} under that name`, "Look at what was done to this checkout (`git replace -l`, .git/objects/info), and check out again.");
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
const help = "Give the job `permissions: contents: read`, or check the base commit out too (`fetch-depth: 0`).";
function gitTree(root, commit, env) {
	const object = async (type, id) => {
		const bytes = await readObject(root, type, id, env);
		if (bytes) return bytes;
		throw new GateError("EGITHUB", `the base commit ${commit.slice(0, 12)} is not in this checkout, or git refuses to read it`, help);
	};
	const find = async (path) => {
		const [, top = ""] = /^tree ([0-9a-f]+)\n/.exec((await object("commit", commit)).toString("utf8")) ?? [];
		let id = top;
		let isFolder = true;
		for (const name of path.split("/")) {
			const entry = isFolder ? entryIn(await object("tree", id), name, commit.length / 2) : null;
			if (!entry) return null;
			id = entry.id;
			isFolder = entry.mode === "40000";
		}
		if (isFolder) throw notAFile(path);
		return id;
	};
	return { async read(path) {
		const id = await find(path);
		if (id === null) return null;
		const bytes = await object("blob", id);
		if (bytes.length > 1048576) throw notAFile(path);
		return bytes;
	} };
}
function notAFile(path) {
	const text = `${path} of the base commit is no file of at most ${maxPolicyBytes} bytes`;
	return new GateError("ECONFIG", text, "Make it a policy file.");
}
function firstThatAnswers(trees) {
	let rest = trees;
	return { async read(path) {
		for (;;) {
			const [tree, ...others] = rest;
			if (!tree) throw new GateError("EGITHUB", "the base commit can be read neither through GitHub nor by git", help);
			try {
				return await tree.read(path);
			} catch (error) {
				if (others.length === 0 || error instanceof GateError && error.code === "ECONFIG") throw error;
				rest = others;
			}
		}
	} };
}
export { readObject as i, git as n, gitTree as r, firstThatAnswers as t };
