import { Cr as npmFileName, Rr as listing, ei as groupBy, hr as workspacePatterns, ri as GateError } from "./start.js";
import { n as rootPackage, t as findPackages } from "./workspaces2.js";
// src/gate/workspace/select.ts
async function selectPackages(root, wanted) {
	const patterns = wanted.length > 0 ? wanted : await workspacePatterns(root);
	if (patterns === null) return null;
	const found = findPackages(root, patterns);
	const [missing] = wanted.length > 0 ? found.unmatched : [];
	if (missing !== void 0) throw new GateError("EUSAGE", `no package matches ${JSON.stringify(missing)}`, "Correct the glob: it is relative to the checked folder, and matches folders with a package.json.");
	return publishable(wanted.length > 0 ? found.packages : withRoot(root, found.packages), found.unmatched, new Set(wanted));
}
function withRoot(root, packages) {
	const own = rootPackage(root);
	return own.name !== null && own.version !== null && packages.every(({ path }) => path !== ".") ? [own, ...packages] : packages;
}
const privateReason = "private";
const namelessReason = "no name or version";
function publishable(all, unmatched, named) {
	const reasonOf = ({ isPrivate, isNameless, path }) => {
		if (isPrivate) return privateReason;
		return isNameless && !named.has(path) ? namelessReason : null;
	};
	const packages = all.filter((each) => reasonOf(each) === null);
	if (packages.length === 0) {
		const found = all.length === 0 ? "the workspace has no packages" : all.every(({ isPrivate }) => isPrivate) ? `all ${all.length} packages of the workspace are private` : `all ${all.length} packages of the workspace are private or have no name or version`;
		throw new GateError("EUSAGE", `${found}: there is nothing to check`, "Give a package folder, or correct `workspaces` in package.json (pnpm: pnpm-workspace.yaml).");
	}
	return {
		packages,
		skipped: [...all.flatMap((each) => {
			const reason = reasonOf(each);
			return reason === null ? [] : [{
				name: each.name,
				path: each.path,
				reason
			}];
		}), ...unmatched.map((glob) => ({
			name: null,
			path: glob,
			reason: "the workspace lists it, but no package is there"
		}))]
	};
}
function sharing(packages, keyOf) {
	const keyed = packages.flatMap((member) => {
		const key = keyOf(member);
		return key === null ? [] : [{
			key,
			path: member.path
		}];
	});
	const groups = [...groupBy(keyed, ({ key }) => key)].filter(([, members]) => members.length > 1);
	return new Map(groups.map(([key, members]) => [key, members.map(({ path }) => path)]));
}
function sameNames(packages) {
	return sharing(packages, ({ name }) => name);
}
function sameNameError(path, paths, asText = []) {
	const others = paths.filter((other) => other !== path).join(", ");
	const quoted = paths.filter((each) => asText.includes(each));
	const why = quoted.length === 0 ? "" : ` ${listing(quoted)} has \`"private": "true"\`, which is text, and Yarn publishes it: take the quotes around true out.`;
	return new GateError("EPACK", `${others} has the same name: npm would publish one over the other`, `Give each package its own name, or set \`"private": true\` in the one that is not published.${why}`);
}
function tarballOf({ name, version }) {
	return name === null || version === null ? null : npmFileName(name, version);
}
function sameTarballs(packages) {
	return sharing(packages, tarballOf);
}
export { selectPackages as a, sameTarballs as i, sameNameError as n, tarballOf as o, sameNames as r, privateReason as t };
