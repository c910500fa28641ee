import { fn as isMissing, ri as GateError, un as attempt } from "./start.js";
import { t as resolveBases } from "./extends.js";
import { i as parsePolicy, n as loadPolicy, r as maxPolicyBytes } from "./load.js";
import { isAbsolute, join, relative } from "node:path";
import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
// src/policy/read.ts
function workingTree(root) {
	return { read: (path) => Promise.resolve().then(() => attempt(path, () => readInside(root, path))) };
}
function readInside(root, path) {
	const file = join(root, path);
	try {
		lstatSync(file);
	} catch (error) {
		if (isMissing(error)) return null;
		throw error;
	}
	const inside = relative(realpathSync(root), realpathSync(file));
	if (inside.startsWith("..") || isAbsolute(inside)) throw refused(path, "leads out of the repository");
	const { size } = statSync(file);
	if (!statSync(file).isFile()) throw refused(path, "is not a file");
	if (size > 1048576) throw refused(path, `is ${size} bytes, expected at most ${maxPolicyBytes}`);
	return readFileSync(file);
}
function refused(path, what) {
	return new GateError("ECONFIG", `${path} ${what}`, "Extend a file of this repository that contains a policy.", { location: {
		path,
		line: 1,
		column: 1
	} });
}
const noRemote = ({ owner, repo }) => {
	throw new GateError("ECONFIG", `a policy of ${owner}/${repo} can't be read here`, "Copy it into this repository and extend it as \"./FILE.yml\".");
};
async function readPolicyFile(file, root, rules, remote = noRemote) {
	return resolveBases(loadPolicy(file, rules), {
		rules,
		tree: workingTree(root),
		remote
	});
}
async function readPolicyAs(text, path, root, rules, remote = noRemote) {
	return resolveBases(parsePolicy(text, path, rules), {
		rules,
		tree: workingTree(root),
		remote
	});
}
export { workingTree as i, readPolicyAs as n, readPolicyFile as r, noRemote as t };
