import { o as __toESM } from "./rolldown-runtime.js";
import { Mt as require_semver } from "./judging.js";
import { sr as pathFrom } from "./start.js";
import { n as git } from "./git-objects2.js";
// src/gate/earlier-tags.ts
var import_semver = __toESM(require_semver(), 1);
const maxTags = 2e4;
function versionIn(tag, name, isRoot) {
	const own = [name, name.replace(/^@[^/]*\//, "")].find((each) => tag.startsWith(each));
	const rest = own === void 0 ? null : /^(?:@|-|\/|_)v?(\d.*)$/.exec(tag.slice(own.length))?.[1];
	return import_semver.default.valid(rest ?? (isRoot ? /^v?(\d.*)$/.exec(tag)?.[1] : null));
}
async function earlierTags({ name, version }, folder, root, { env }) {
	const result = await git(root, ["tag", "--list"], env).catch(() => null);
	if (result?.exitCode !== 0 || import_semver.default.valid(version) === null) return [];
	const isRoot = pathFrom(root, folder) === ".";
	return result.stdout.split("\n", maxTags).flatMap((tag) => {
		const tagged = versionIn(tag, name, isRoot);
		return tagged !== null && import_semver.default.lt(tagged, version) ? [{
			tag,
			tagged
		}] : [];
	}).sort((a, b) => import_semver.default.rcompare(a.tagged, b.tagged)).map(({ tag }) => tag);
}
export { earlierTags };
