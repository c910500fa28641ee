import { b as spell } from "./judging.js";
import { t as require_dist } from "./libraries/yaml.js";
import { Br as plain, Nr as clip, Pr as formatBytes, Rr as listing, S as usage, Vr as plural, dn as findPolicy, hr as workspacePatterns, ri as GateError, sr as pathFrom, ti as largest } from "./start.js";
import { n as rootPackage, t as findPackages } from "./workspaces2.js";
import { a as homepage, r as makeFolder } from "./compile-cache.js";
import { dirname, join, relative, resolve } from "node:path";
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
// src/commands/init/sections.ts
var import_dist = require_dist();
function commentLines(lines) {
	return lines.map((line) => ` ${plain(line)}`).join("\n");
}
function plainEntries(entries, mark = "") {
	return entries.map(({ pattern }) => ({ value: `${mark}${pattern}` }));
}
function requiredItems(entries) {
	return entries.map(({ pattern, fields }) => ({
		value: {
			path: pattern,
			required: true
		},
		comment: listing(fields)
	}));
}
function sections(proposal) {
	const { required, otherEntryPoints, top, folders, out, ownPath } = proposal;
	return [
		{
			comment: [
				"Entry points of package.json: a release without one of them is blocked.",
				"Add `max-size: 2 MB` to limit what an entry matches.",
				...otherEntryPoints === 0 ? [] : [`${plural(otherEntryPoints, "more entry point")} of package.json must be packed too: rule entry-point-missing checks them.`]
			],
			items: requiredItems(required)
		},
		{
			comment: ["At the top of the package."],
			items: plainEntries(top)
		},
		{
			comment: ["By folder and extension: another kind of file, or another folder, has to be added here first."],
			items: plainEntries(folders)
		},
		{
			comment: ["This file: package.json has no `files` that keeps it out."],
			items: ownPath === null ? [] : [{ value: ownPath }]
		},
		{
			comment: ["Not approved, although an entry above matches: keep it out of the package, then remove its line here."],
			items: plainEntries(out, "!")
		}
	].filter(({ items }) => items.length > 0);
}
function decorate(list, all) {
	let at = 0;
	for (const { comment, items } of all) items.forEach((item, index) => {
		const node = list.items[at++];
		if (!(0, import_dist.isScalar)(node) && !(0, import_dist.isMap)(node)) return;
		if ((0, import_dist.isMap)(node)) node.flow = true;
		if (index === 0 && comment.length > 0) node.commentBefore = commentLines(comment);
		if (index === 0 && comment.length > 0 && at > 1) node.spaceBefore = true;
		if (item.comment !== void 0) node.comment = commentLines([item.comment]);
	});
}
function keyOf(document, path, key) {
	const map = path.length === 0 ? document.contents : document.getIn(path, true);
	const pair = (0, import_dist.isMap)(map) ? map.items.find((each) => (0, import_dist.isPair)(each) && (0, import_dist.isScalar)(each.key) && each.key.value === key) : void 0;
	return pair instanceof import_dist.Pair && (0, import_dist.isScalar)(pair.key) ? pair.key : null;
}
function remark(document, path, key, lines) {
	const node = keyOf(document, path, key);
	if (!node) return;
	node.commentBefore = commentLines(lines);
	const first = (0, import_dist.isMap)(document.contents) ? document.contents.items[0]?.key : void 0;
	if (path.length === 0 && node !== first) node.spaceBefore = true;
}
// src/commands/init/write.ts
function schemaUrl(version) {
	return `${homepage.replace("//github.com/", "//raw.githubusercontent.com/")}/v${version}/schema/pack-gate.schema.json`;
}
function rulesOf(settings) {
	return Object.fromEntries(settings.flatMap(({ rule, proposal, value }) => value === null ? [] : [[rule, { [proposal.option]: value }]]));
}
function flowRules(document, path, settings) {
	for (const { rule } of settings) {
		const map = document.getIn([...path, rule], true);
		if ((0, import_dist.isMap)(map)) map.flow = true;
	}
}
function remarkRules(document, settings, unpackedSize) {
	for (const { rule, proposal, value } of settings) if (value !== null) remark(document, ["rules"], rule, [proposal.comment(value, unpackedSize)]);
}
function extendsOf(extended) {
	const { specs } = extended ?? { specs: [] };
	const [only] = specs;
	return only === void 0 ? {} : { extends: specs.length === 1 ? only : specs };
}
function startDocument(content, opening, version) {
	const document = new import_dist.Document(content);
	document.commentBefore = commentLines([
		`yaml-language-server: $schema=${schemaUrl(version)}`,
		...opening,
		`Every key: ${homepage}/blob/v${version}/docs/configuration.md`
	]);
	remark(document, [], "extends", ["Kept from the policy that was here. Its settings are not repeated below."]);
	remark(document, [], "baseline", ["What a release is compared with: the last one in the registry. Or a version, a tag, a .tgz, or none."]);
	remark(document, [], "rules", ["`pack-gate rules` lists them all, `pack-gate explain RULE` shows what one is for and how to set it."]);
	return document;
}
function textOf(document) {
	return `${document.toString({ lineWidth: 0 }).trimEnd()}\n`;
}
function valuesOf(parts) {
	const files = parts.flatMap(({ items }) => items.map(({ value }) => value));
	return files.length > 0 ? { files } : {};
}
function decorateAt(document, path, parts) {
	const list = document.getIn(path, true);
	if ((0, import_dist.isSeq)(list)) decorate(list, parts);
}
function baselineOf(extended) {
	return (extended?.policy.baseline.spec ?? null) === null ? { baseline: "auto" } : {};
}
function writePolicy(proposal, version) {
	const { extended, settings, unpackedSize } = proposal;
	const parts = sections(proposal);
	const rules = rulesOf(settings);
	const document = startDocument({
		...extendsOf(extended),
		...valuesOf(parts),
		...baselineOf(extended),
		...Object.keys(rules).length > 0 && { rules }
	}, [`What ${clip(proposal.name)} may contain. \`pack-gate check\` blocks a release with anything else.`, `Proposed by \`pack-gate init\` from version ${clip(proposal.version)}; from here on it is yours to change.`], version);
	decorateAt(document, ["files"], parts);
	remark(document, [], "files", ["Globs from the package root. A packed file must match one of them, and none that begins with \"!\"."]);
	remarkRules(document, settings, unpackedSize);
	flowRules(document, ["rules"], settings);
	return textOf(document);
}
function notesOf({ proposal, value }) {
	return value !== null && proposal.note !== void 0 ? [proposal.note] : [];
}
function memberSections({ proposal }) {
	return sections(proposal).map((section) => ({
		...section,
		comment: section.items.some(({ value }) => typeof value === "string" && value.startsWith("!")) ? section.comment : []
	}));
}
function writeSharedPolicy({ common, required, settings, members }, version) {
	const extended = members[0]?.proposal.extended ?? null;
	const keyed = members.map((member) => ({
		...member,
		key: spell(member.path),
		parts: memberSections(member),
		rules: rulesOf(member.proposal.settings)
	})).filter(({ parts, rules }) => parts.length > 0 || Object.keys(rules).length > 0);
	const packages = new Map(keyed.map(({ key, parts, rules }) => [key, {
		...valuesOf(parts),
		...Object.keys(rules).length > 0 && { rules }
	}]));
	const shared = [{
		comment: [],
		items: requiredItems(required)
	}, {
		comment: [],
		items: common.map(({ pattern }) => ({ value: pattern }))
	}];
	const document = startDocument({
		...extendsOf(extended),
		...valuesOf(shared),
		...baselineOf(extended),
		...settings.length > 0 && { rules: rulesOf(settings) },
		...keyed.length > 0 && { packages }
	}, ["What the packages of this repository may contain. `pack-gate check` blocks a release with anything else.", `Proposed by \`pack-gate init\` from ${plural(members.length, "package")}; from here on it is yours to change.`], version);
	remark(document, [], "files", ["For all packages. Globs from the root of each. A packed file must match one, here or under its package, and none that begins with \"!\"."]);
	decorateAt(document, ["files"], shared);
	remarkRules(document, settings, Math.max(0, largest(members.map(({ proposal }) => proposal.unpackedSize))));
	flowRules(document, ["rules"], settings);
	remark(document, [], "packages", ["For single packages, in addition to the above: another kind of file, or another folder, has to be added here first.", ...members.flatMap(({ proposal }) => proposal.settings).flatMap(notesOf).slice(0, 1)]);
	for (const { key, parts, proposal } of keyed) {
		decorateAt(document, [
			"packages",
			key,
			"files"
		], parts);
		flowRules(document, [
			"packages",
			key,
			"rules"
		], proposal.settings);
		remark(document, ["packages"], key, [`${clip(proposal.name)} ${clip(proposal.version)}: ${plural(proposal.fileCount, "file")}, ${formatBytes(proposal.unpackedSize)} today.`]);
	}
	return textOf(document);
}
// src/cli/policy-file.ts
const commandsShown = 6;
async function refuseWorkspace(folder) {
	const patterns = await workspacePatterns(folder);
	if (patterns === null) return;
	const { name, version, isPrivate } = rootPackage(folder);
	if (!isPrivate && name !== null && version !== null) return;
	const packages = findPackages(folder, patterns).packages.filter((each) => !each.isPrivate).map(({ path }) => path);
	const [shown, others] = [packages.slice(0, commandsShown), packages.slice(commandsShown)];
	const commands = shown.map((path) => `\n  pack-gate accept ${path}`).join("");
	const which = packages.length === 0 ? "It has no package that can be published." : `Name one:${commands}${others.length === 0 ? "" : `\nand so on for ${listing(others)}`}`;
	throw usage("this is the root of a workspace: accept takes one package at a time", which);
}
function isThere(file) {
	return lstatSync(file, { throwIfNoEntry: false }) !== void 0;
}
function lineCount(file) {
	try {
		return readFileSync(file, "utf8").split("\n").length - 1;
	} catch {
		return 0;
	}
}
function policyPlace({ root, folder, config, cwd }) {
	const found = config === null ? findPolicy({
		root,
		folder,
		config,
		cwd
	}) : null;
	const own = found && !relative(folder, found.file).startsWith("..") ? found.file : join(folder, ".github", "pack-gate.yml");
	const file = typeof config === "string" ? resolve(cwd, config) : own;
	return {
		file,
		shown: pathFrom(cwd, file),
		lines: isThere(file) ? lineCount(file) : null,
		hides: found && found.file !== file ? found.path : null
	};
}
function assertFree({ lines, shown }, force) {
	if (lines === null || force) return;
	throw usage(`${shown} exists already, so nothing was changed`, "Preview the new policy with --print, or replace the file with --force.");
}
function replacePolicyFile({ file, shown }, before, after) {
	const stat = lstatSync(file, { throwIfNoEntry: false });
	if (!stat?.isFile()) throw usage(`${shown} is not a regular file, so nothing was changed`, "Give the file itself: --config FILE.");
	if (readFileSync(file, "utf8") !== before) throw usage(`${shown} was changed meanwhile, so nothing was written`, "Run pack-gate accept again.");
	const fresh = `${file}.${process.pid}.tmp`;
	try {
		writeFileSync(fresh, after, {
			flag: "wx",
			mode: stat.mode
		});
		renameSync(fresh, file);
	} catch (cause) {
		rmSync(fresh, { force: true });
		throw unwritable(shown, cause);
	}
}
function unwritable(shown, cause) {
	const why = cause instanceof Error ? cause.message : String(cause);
	return new GateError("EUSAGE", `the policy could not be written to ${shown}: ${why}`, "Choose another file with --config FILE, or only print the change: init --print, accept --dry-run.", { cause });
}
function writePolicyFile({ file, shown }, text) {
	try {
		makeFolder(dirname(file));
		rmSync(file, { force: true });
		writeFileSync(file, text, { flag: "wx" });
	} catch (cause) {
		throw unwritable(shown, cause);
	}
}
export { writePolicyFile as a, writeSharedPolicy as c, replacePolicyFile as i, policyPlace as n, schemaUrl as o, refuseWorkspace as r, writePolicy as s, assertFree as t };
