import { pn as emptyPolicy } from "./start.js";
import { t as resolveBases } from "./extends.js";
import { i as parsePolicy, t as decodePolicy } from "./load.js";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
// src/policy/base-policy.ts
const codeownersPlaces = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
async function readBaseSide(tree, request, rules, remote) {
	const found = await firstOf(tree, policyPlaces(request));
	const own = found && parsePolicy(decodePolicy(found.bytes, found.path), found.path, rules);
	const base = own === null ? emptyPolicy : await resolveBases(own, {
		rules,
		tree,
		remote
	});
	const owners = await firstOf(tree, codeownersPlaces);
	return {
		base,
		codeowners: owners && {
			path: owners.path,
			text: new TextDecoder().decode(owners.bytes)
		}
	};
}
function policyPlaces({ root, folder, config, cwd }) {
	if (config === false) return [];
	const paths = (config === null ? [folder, root].flatMap((each) => [join(each, ".github", "pack-gate.yml"), join(each, "pack-gate.yml")]) : [resolve(cwd, config)]).map((file) => relative(root, file)).filter((path) => !path.startsWith("..") && !isAbsolute(path));
	return [...new Set(paths.map((path) => path.split(sep).join("/")))];
}
async function firstOf(tree, paths) {
	for (const path of paths) {
		const bytes = await tree.read(path);
		if (bytes !== null) return {
			path,
			bytes
		};
	}
	return null;
}
export { readBaseSide };
