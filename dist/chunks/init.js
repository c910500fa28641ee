import { t as escapePath } from "./libraries/tinyglobby.js";
import { a as writePolicyFile, c as writeSharedPolicy, n as policyPlace, s as writePolicy, t as assertFree } from "./policy-file.js";
import { Br as plain, C as startProgress, D as withSharedPacking, En as firstReleaseWords, Fn as wrap, Fr as formatCount, Hr as totalSize, I as buildFirst, M as readReleases, Mn as findingsAsText, Nn as painter, O as evaluateAndDecide, Pr as formatBytes, Rr as listing, S as usage, V as entryPoints, Vr as plural, W as packedFile, b as atMostOne, c as baselineOptions, cr as repositoryRoot, d as namesOf, dn as findPolicy, ei as groupBy, f as packTimeOf, h as packingOptions, hr as workspacePatterns, jn as withdrawnWords, k as measure, m as packerOf, ni as smallest, oi as toGateError, on as findTarget, p as packagesOptions, pn as emptyPolicy, ri as GateError, sr as pathFrom, v as contextOf, w as pLimit, wn as verdictLine, x as readArguments } from "./start.js";
import { t as findPackages } from "./workspaces2.js";
import { a as selectPackages } from "./select2.js";
import { l as tool } from "./compile-cache.js";
import { It as admits, Vt as matches, _ as generalise, b as spell, f as evaluate, m as rules, v as folderOf, x as works, y as patternOf, zt as excluder } from "./judging.js";
import { _ as readPolicyText } from "./nodes.js";
import { i as parsePolicy } from "./load.js";
import { n as readPolicyAs } from "./read2.js";
import { n as policyFor } from "./package-policy2.js";
import { join, resolve, sep } from "node:path";
import { readFileSync } from "node:fs";
// src/commands/init/settings.ts
function setIn(extended, rule, option) {
	return extended?.policy.rules.get(rule)?.places?.get(option);
}
function isAdmittedBy(extended, paths) {
	const files = extended?.policy.files ?? [];
	return files.some(({ negated }) => !negated) && paths.every((path) => admits(files, path));
}
function isRequiredBy(extended, pattern) {
	return (extended?.policy.files ?? []).some((entry) => entry.required && entry.pattern === pattern);
}
function keeps(rule, today) {
	return (release, options) => {
		const about = {
			release,
			baseline: null,
			comparison: null,
			declared: null,
			policy: {
				...emptyPolicy,
				rules: new Map([[rule.id, {
					options,
					at: {
						path: "",
						line: 1
					}
				}]])
			},
			today,
			unusedWaivers: []
		};
		return evaluate(rule, about).every(({ level }) => level !== "error");
	};
}
function proposeSettings({ rules, extended, today, ...facts }) {
	return rules.toSorted((a, b) => a.id < b.id ? -1 : 1).flatMap((rule) => {
		const { proposal } = rule;
		if (!proposal) return [];
		const setAt = setIn(extended, rule.id, proposal.option);
		const value = setAt ? null : proposal.value({
			...facts,
			keeps: keeps(rule, today)
		});
		return [{
			rule: rule.id,
			proposal,
			order: rule.strictestFirst?.[proposal.option] ?? null,
			value,
			setAt
		}];
	});
}
// src/commands/init/propose.ts
const order = [
	"bin",
	"main",
	"module",
	"types",
	"typings",
	"exports[\".\"]",
	"exports"
];
function rank(field) {
	const at = order.findIndex((each) => field.startsWith(each));
	return at < 0 ? order.length : at;
}
function requiredFiles(manifest, paths) {
	const found = entryPoints(manifest).flatMap(({ field, anyOf, lookup }) => {
		const path = anyOf.map((target) => packedFile(target, lookup, paths)).find((each) => each !== null);
		return path === void 0 || path === "package.json" ? [] : [{
			path,
			field
		}];
	});
	const files = [...groupBy(found, ({ path }) => path)].map(([path, entries]) => ({
		path,
		fields: entries.map(({ field }) => field)
	}));
	const best = (file) => smallest(file.fields.map(rank));
	return files.sort((a, b) => best(a) - best(b));
}
function leftOut(release, rules, today) {
	const subject = {
		release,
		baseline: null,
		comparison: null,
		declared: null,
		policy: emptyPolicy,
		today,
		unusedWaivers: []
	};
	const named = rules.filter(({ refuses }) => refuses === "always").flatMap((rule) => evaluate(rule, subject)).filter(({ level }) => level === "error").flatMap(({ rule, problem }) => (problem.paths ?? [problem.path]).map((path) => ({
		path,
		rule: rule.id
	})));
	return [...groupBy(named.filter(({ path }) => path !== "package.json"), ({ path }) => path)].map(([path, each]) => ({
		path,
		rules: [...new Set(each.map(({ rule }) => rule))]
	}));
}
const mostEntries = 24;
const mostRequired = 8;
const leastRequired = 3;
function requiredEntries(files, room) {
	return files.map(({ path, fields }) => ({
		pattern: spell(path),
		paths: [path],
		fields
	})).filter(({ pattern, paths }) => works(pattern, paths)).slice(0, Math.min(mostRequired, Math.max(leastRequired, room)));
}
function takenOut(patterns, unwanted, kept) {
	const entries = patterns.map((pattern) => ({
		pattern,
		negated: false,
		required: false,
		at: {
			path: "",
			line: 1
		}
	}));
	const admitted = unwanted.map(({ path }) => path).filter((path) => entries.some((entry) => matches(entry, path)));
	return [...groupBy(admitted, folderOf)].flatMap(([folder, paths]) => {
		return folder !== "" && paths.length > 1 && !kept.some((path) => path.startsWith(`${folder}/`)) ? [{
			pattern: `${spell(folder)}/**`,
			paths
		}] : paths.map((path) => ({
			pattern: spell(path),
			paths: [path]
		}));
	}).filter(({ pattern, paths }) => works(`!${pattern}`, []) && works(pattern, paths));
}
function entryOf(part) {
	return {
		pattern: patternOf(part),
		paths: part.paths
	};
}
function propose({ release, baseline, rules, today, ownPath, extended }) {
	const before = "release" in baseline ? baseline.release : null;
	const unwanted = leftOut(release, rules, today);
	const not = new Set([...unwanted.map(({ path }) => path), ...ownPath === null ? [] : [ownPath]]);
	const wanted = release.files.map(({ path }) => path).filter((path) => !not.has(path));
	const excluded = wanted.filter((path) => excluder(extended?.policy.files ?? [], path));
	const kept = wanted.filter((path) => !excluded.includes(path));
	const entryFiles = requiredFiles(release.manifest, new Set(kept));
	const room = mostEntries - Math.min(mostRequired, entryFiles.length);
	const { parts, unnamed } = generalise(kept, release.version, room);
	const required = requiredEntries(entryFiles, mostEntries - parts.length);
	const own = new Set(required.map(({ pattern }) => pattern));
	const others = parts.filter((part) => !own.has(patternOf(part)) && !isAdmittedBy(extended, part.paths));
	const patterns = [...own, ...others.map(patternOf)];
	const now = totalSize(release.files.filter(({ path }) => !not.has(path)));
	return {
		name: release.name,
		version: release.version,
		fileCount: release.files.length,
		required: required.filter(({ pattern }) => !isRequiredBy(extended, pattern)),
		otherEntryPoints: entryFiles.length - required.length,
		top: others.filter(({ folder }) => folder === "").map(entryOf),
		folders: others.filter(({ folder }) => folder !== "").map(entryOf),
		out: takenOut(patterns, unwanted, kept),
		leftOut: unwanted,
		single: others.filter(({ folder, single }) => single && folder !== "").flatMap(({ paths }) => paths),
		unnamed,
		takenOut: excluded,
		unpackedSize: now,
		settings: proposeSettings({
			rules,
			release,
			before,
			unpackedSize: now,
			extended,
			today
		}),
		ownPath,
		extended
	};
}
// src/cli/init-request.ts
function textOf(file) {
	try {
		return readPolicyText(file).text;
	} catch {
		return "";
	}
}
function specsIn(text, { shown }, rules) {
	try {
		return (parsePolicy(text, shown, rules).bases ?? []).map(({ spec }) => spec);
	} catch {
		if (!/^["']?extends["']?\s*:/m.test(text)) return [];
		throw usage(`${shown} has a mistake, so what it extends can't be kept`, "Correct it (`pack-gate rules` shows the place), or delete it and run pack-gate init again.");
	}
}
async function keptExtends(place, path, root, rules, remote) {
	if (place.lines === null) return null;
	const specs = specsIn(textOf(place.file), place, rules);
	if (specs.length === 0) return null;
	return {
		specs,
		policy: await readPolicyAs(`extends: ${JSON.stringify(specs)}\n`, path, root, rules, remote)
	};
}
function policyPath({ request: { root }, place }) {
	return pathFrom(root, place.file);
}
async function extendedAt(job) {
	return keptExtends(job.place, policyPath(job), job.request.root, rules, job.context.remotePolicy);
}
async function policyAt(job, text) {
	return readPolicyAs(text, policyPath(job), job.request.root, rules, job.context.remotePolicy);
}
async function readBoth(request, context) {
	const read = await readReleases(request, context).catch((error) => {
		if (!(error instanceof GateError) || error.code !== "EREGISTRY") throw error;
		throw new GateError(error.code, error.message, `${error.help}\nWithout the last release: pack-gate init --baseline none`, { cause: error });
	});
	return measure(read, context);
}
function unbuiltIn({ verdict, releases }) {
	const remedy = buildFirst(releases);
	return verdict.findings.flatMap(({ level, unbuilt }) => level === "error" && unbuilt !== void 0 ? [{
		folder: unbuilt,
		remedy
	}] : []);
}
function notBuilt(what, unbuilt) {
	const [remedy = "", ...others] = new Set(unbuilt.map((each) => each.remedy));
	return new GateError("EPACK", `${what}, so a policy would leave out what is published`, `${others.length === 0 ? remedy : "Build first"}. Then run \`pack-gate init\` again. Nothing was written.`);
}
function proposalFor({ release, baseline }, { context, extended }, ownPath) {
	return propose({
		release,
		baseline,
		rules,
		today: context.now().toISOString().slice(0, 10),
		ownPath,
		extended
	});
}
function mayPackPolicy({ release }) {
	const { files } = release.manifest;
	return !(Array.isArray(files) && files.every((entry) => typeof entry === "string" && !/^[./]*(\*|$|\.github|pack-gate)/.test(entry)));
}
function packedPolicy({ release }, folder, { place }) {
	const path = pathFrom(folder, place.file);
	return release.files.some((file) => file.path === path) ? path : null;
}
// src/commands/init/share.ts
const alwaysPacked = /^(package\.json|readme|licen[cs]e|changelog|history|notice)(\.\w+)?$/i;
function entriesOf({ proposal: { top, folders } }) {
	return [...top, ...folders];
}
function commonEntries(members) {
	const byPattern = new Map();
	for (const entry of members.flatMap(entriesOf)) byPattern.set(entry.pattern, [...byPattern.get(entry.pattern) ?? [], entry]);
	return [...byPattern].filter(([pattern, entries]) => entries.length === members.length && members.length > 1 || entries.length > 1 && alwaysPacked.test(pattern)).map(([pattern, entries]) => ({
		pattern,
		paths: entries.flatMap(({ paths }) => paths)
	}));
}
function commonRequired([first, ...others]) {
	if (!first || others.length === 0) return [];
	return first.proposal.required.filter(({ pattern }) => others.every(({ proposal }) => proposal.required.some((entry) => entry.pattern === pattern)));
}
function equalSettings([first, ...others]) {
	if (!first || others.length === 0) return [];
	const isEqual = ({ rule, value }) => others.every(({ proposal }) => proposal.settings.some((each) => each.rule === rule && each.value === value));
	return first.proposal.settings.filter((setting) => !setting.proposal.isShared && setting.value !== null && isEqual(setting));
}
function sharedSettings(members) {
	const settings = members.flatMap(({ proposal }) => proposal.settings).filter(({ proposal }) => proposal.isShared);
	return [...groupBy(settings, ({ rule }) => rule).values()].flatMap((same) => {
		const value = (same[0]?.order ?? []).find((each) => same.some((setting) => setting.value === each));
		const setting = same.find((each) => each.value !== null && each.value === value);
		return setting ? [setting] : [];
	});
}
function share(members) {
	const common = commonEntries(members);
	const isOwn = ({ pattern }) => !common.some((entry) => entry.pattern === pattern);
	const required = commonRequired(members);
	const isCommon = ({ pattern }) => required.some((entry) => entry.pattern === pattern);
	const settings = [...sharedSettings(members), ...equalSettings(members)];
	const shared = new Map(settings.map((setting) => [setting.rule, setting.value]));
	const rest = ({ path, proposal }) => ({
		path,
		proposal: {
			...proposal,
			required: proposal.required.filter((entry) => !isCommon(entry)),
			top: proposal.top.filter(isOwn),
			folders: proposal.folders.filter(isOwn),
			settings: proposal.settings.map((setting) => setting.value === shared.get(setting.rule) ? {
				...setting,
				value: null
			} : setting)
		}
	});
	return {
		common,
		required,
		settings,
		members: members.map(rest)
	};
}
// src/cli/init-summary.ts
const labelWidth = 13;
const namesShown = 4;
function names(paths) {
	const left = paths.length - namesShown;
	return `${paths.slice(0, namesShown).join(", ")}${left > 0 ? ` and ${formatCount(left)} more` : ""}`;
}
function entryCount({ required, top, folders, out, ownPath }) {
	return required.length + top.length + folders.length + out.length + (ownPath === null ? 0 : 1);
}
function didWhat({ place, written }) {
	if (!written) return "Proposed";
	return place.lines === null ? `Wrote ${place.shown}` : `Replaced ${place.shown} (it had ${plural(place.lines, "line")})`;
}
function headline(done) {
	const { name, version, fileCount, leftOut, unnamed, takenOut, extended } = done.proposal;
	const entries = entryCount(done.proposal);
	const covered = fileCount - leftOut.length - unnamed.length - takenOut.length;
	const of = covered === fileCount ? `all ${plural(fileCount, "file")}` : `${formatCount(covered)} of ${plural(fileCount, "file")}`;
	const does = extended !== null ? "and what it extends cover" : entries === 1 ? "covers" : "cover";
	return `${didWhat(done)}: ${plural(entries, "entry", "entries")} ${does} ${of} of ${name}@${version}`;
}
function baselineOf(verdict) {
	const { baseline } = verdict;
	if (baseline.kind === "none") return "none, as requested";
	if (baseline.kind === "first-release") return firstReleaseWords(verdict);
	const passed = (baseline.passedOver ?? []).map(({ version, reason }) => `; ${version} was skipped: ${reason}`);
	return plain((baseline.version ?? "without a version") + passed.join("") + withdrawnWords(baseline));
}
function settingRow({ proposal, value, setAt }, unpackedSize) {
	const said = value === null ? setAt ? `as ${setAt.path}:${setAt.line} says` : "" : proposal.words(value);
	return [proposal.label, proposal.isShared ? said : `${said}, ${formatBytes(unpackedSize)} now`];
}
const test = /(^|\/)(__tests__|tests?|specs?)\/|[.-](test|spec)\.[cm]?[jt]sx?$/i;
const setting = /(^|\/)(tsconfig[^/]*\.json|[^/]+\.tsbuildinfo|[^/]+\.config\.[cm]?[jt]s)$/i;
function adoptedTools({ required, top, folders }) {
	const paths = [...top, ...folders].flatMap((entry) => entry.paths);
	const needed = new Set(required.flatMap((entry) => entry.paths));
	const found = (pattern) => paths.filter((path) => pattern.test(path) && !needed.has(path));
	const [tests, settings] = [found(test), found(setting)];
	if (tests.length + settings.length === 0) return null;
	const what = [...tests.length === 0 ? [] : [`test files (${names(tests)})`], ...settings.length === 0 ? [] : [`settings of tools (${names(settings)})`]].join(" and ");
	const [first = ""] = [...tests, ...settings];
	return `${what} are in the release. To keep them out, list only what to publish as \`files\` in package.json (or add "!${first}" and the like to that list), then run \`pack-gate init --force\``;
}
function facts({ place, proposal, verdict }) {
	const { required, otherEntryPoints, settings, unpackedSize, single, unnamed, takenOut, ownPath, extended } = proposal;
	const more = otherEntryPoints === 0 ? "" : `; ${plural(otherEntryPoints, "more entry point")} by rule entry-point-missing`;
	const isRequired = extended?.policy.files?.some((entry) => entry.required) === true;
	return [
		["Extends", extended === null ? "" : `${extended.specs.join(", ")}, as the previous policy did`],
		["Required", required.length === 0 ? isRequired ? "as in what it extends" : "nothing: package.json has no entry point that is packed" : `${names(required.flatMap(({ paths }) => paths))}${more}`],
		...settings.map((setting) => settingRow(setting, unpackedSize)),
		["Last release", baselineOf(verdict)],
		["Single files", names(single)],
		["No pattern", unnamed.length === 0 ? "" : `${names(unnamed)}: no pattern can match them, so the check blocks them`],
		["Excluded", takenOut.length === 0 ? "" : `${names(takenOut)}: a "!" entry of what it extends excludes them, so the check blocks them`],
		["Tests, tools", adoptedTools(proposal) ?? ""],
		["Also packed", ownPath === null ? "" : `${ownPath} itself. To keep it out, list what to publish as \`files\` in package.json, and remove its entry`],
		["Replaces", place.hides === null ? "" : `${place.hides} no longer applies to this package, which now has its own policy`]
	].filter(([, value]) => value !== "");
}
function leftOutLines({ leftOut }, columns) {
	if (leftOut.length === 0) return [];
	const byRule = groupBy(leftOut, ({ rules }) => rules.join(", "));
	return [...wrap("Left out of the policy. The check blocks them until you remove them or allow them yourself:", columns), ...[...byRule].flatMap(([rule, files]) => wrap(plain(`${rule}: ${names(files.map(({ path }) => path))}`), columns, "  "))];
}
function nextStep$1({ verdict, written }) {
	if (verdict.conclusion === "failure") return "Next: resolve the items above, then run `pack-gate check`. Comments in the policy explain each setting.";
	return written ? "Next: review it, commit it, and run `pack-gate check` before each release." : "Next: write it with `pack-gate init`.";
}
function summaryText(done, style) {
	const paint = painter(style.color);
	const columns = Math.min(Math.max(style.columns || 80, 20), 120);
	const { verdict, proposal } = done;
	const shown = {
		...verdict,
		findings: verdict.findings.filter(({ level }) => level !== "note")
	};
	const rows = facts(done).flatMap(([label, value]) => {
		const [first = "", ...others] = wrap(plain(value), columns, " ".repeat(labelWidth));
		return [paint("dim", label.padEnd(labelWidth)) + first.slice(labelWidth), ...others];
	});
	const found = findingsAsText(shown, paint, columns);
	return `${[
		wrap(plain(headline(done)), columns).map((line) => paint("bold", line)),
		rows,
		leftOutLines(proposal, columns),
		found.length === 0 ? ["`pack-gate check` passes with this policy."] : [`With this policy, the check ${verdict.conclusion === "success" ? "passes, and warns" : "blocks"}:`],
		...found,
		wrap(nextStep$1(done), columns)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
// src/cli/init-shared.ts
const atOnce = 64;
function failureOf(path, thrown) {
	const { code, message, help } = toGateError(thrown);
	return new GateError(code, `${path}: ${message}`, `${help}\nNothing was written. To leave out a package that is never published, set \`"private": true\` in its package.json, or select the others with --packages.`, { cause: thrown });
}
async function readAll(members, job) {
	const { request, context, target, say } = job;
	const limit = pLimit(atOnce);
	let finished = 0;
	let first = null;
	const readOne = async (shared, { path: within, name }) => {
		const folder = resolve(target.path, within);
		const path = pathFrom(request.root, folder);
		const measured = await readBoth({
			...shared,
			target: folder
		}, context).catch((thrown) => {
			first ??= failureOf(path, thrown);
			shared.shared?.packing.stop();
			throw first;
		});
		finished += 1;
		say(`[${finished}/${members.length}] ${path}`);
		return {
			path,
			name,
			folder,
			releases: measured.releases,
			unbuilt: unbuiltIn(measured),
			ownPath: null
		};
	};
	const read = await withSharedPacking(request, {
		packages: members,
		skipped: []
	}, context, async (shared) => Promise.allSettled(members.map(async (member) => limit(readOne, shared, member))));
	const failed = read.find((each) => each.status === "rejected");
	if (failed) throw toGateError(failed.reason);
	const found = read.flatMap((each) => each.status === "fulfilled" ? [each.value] : []);
	refuseUnbuilt(found);
	return found;
}
function refuseUnbuilt(found) {
	const lacking = found.filter(({ unbuilt }) => unbuilt.length > 0);
	if (lacking.length === 0) return;
	const all = lacking.flatMap(({ unbuilt }) => unbuilt);
	const folders = [...new Set(all.map(({ folder }) => folder))];
	const isOr = folders.length === 1 ? "isn't" : "aren't";
	throw notBuilt(`${listing(folders.map((folder) => `${folder}/`))} ${isOr} built in ${formatCount(lacking.length)} of ${plural(found.length, "package")} (${listing(lacking.map(({ path }) => path))})`, all);
}
function draft$1(packages, job) {
	const proposal = share(packages.map(({ path, releases, ownPath }) => ({
		path,
		proposal: proposalFor(releases, job, ownPath)
	})));
	return {
		proposal,
		text: writeSharedPolicy(proposal, tool.version)
	};
}
async function packAgain(each, job) {
	if (each.path !== "." || !mayPackPolicy(each.releases)) return each;
	const { releases } = await readBoth({
		...job.request,
		target: each.folder
	}, job.context);
	return {
		...each,
		releases,
		ownPath: packedPolicy(releases, each.folder, job)
	};
}
function ownPolicies(members, { request, place, target }) {
	return members.flatMap((member) => {
		const folder = resolve(target.path, member.path);
		const found = findPolicy({
			...request,
			config: null,
			folder
		});
		return found !== null && found.file !== place.file && folder !== request.root && found.file.startsWith(`${folder}${sep}`) ? [{
			member,
			path: pathFrom(request.root, folder),
			policy: found.path
		}] : [];
	});
}
async function initShared(members, job) {
	const apart = ownPolicies(members, job);
	let packages = await readAll(members.filter((each) => apart.every(({ member }) => member !== each)), job);
	let { proposal, text } = draft$1(packages, job);
	if (!job.print) {
		writePolicyFile(job.place, text);
		packages = await Promise.all(packages.map(async (each) => packAgain(each, job)));
		if (packages.some(({ ownPath }) => ownPath !== null)) {
			({proposal, text} = draft$1(packages, job));
			writePolicyFile(job.place, text);
		}
	}
	const policy = await policyAt(job, text);
	const verdicts = await Promise.all(packages.map(async ({ path, name, releases }) => evaluateAndDecide(releases, job.context, policyFor(policy, {
		path,
		name
	}))));
	return {
		text,
		place: job.place,
		proposal,
		verdicts,
		apart,
		written: !job.print
	};
}
function summaryLines(members, columns) {
	return [...groupBy(members, ({ head, notes }) => JSON.stringify([head, notes])).values()].flatMap((same) => {
		const [first] = same;
		if (!first) return [];
		return [...wrap(plain(`${names(same.map(({ path }) => path))}: ${first.head}`), columns, "  "), ...first.notes.flatMap((note) => wrap(plain(note), columns, "    "))];
	});
}
function summaryOf(member, verdict) {
	const { leftOut, unnamed, takenOut, settings } = member.proposal;
	const short = settings.flatMap(({ proposal, value }) => value === null ? [] : [proposal.short(value)]);
	const notes = [
		...leftOut.length === 0 ? [] : [`left out: ${names(leftOut.map(({ path, rules }) => `${path} (${rules.join(", ")})`))}`],
		...[adoptedTools(member.proposal) ?? []].flat(),
		...unnamed.length === 0 ? [] : [`no pattern can match: ${names(unnamed)}`],
		...takenOut.length === 0 ? [] : [`excluded by what it extends: ${names(takenOut)}`],
		...verdict.conclusion === "failure" ? [verdictLine(verdict)] : []
	];
	const count = entryCount(member.proposal);
	const head = [count === 0 ? "no entry of its own" : plural(count, "entry of its own", "entries of its own"), ...short].join(", ");
	return {
		path: member.path,
		head,
		notes
	};
}
function nextStep({ verdicts, written }) {
	if (verdicts.some(({ conclusion }) => conclusion === "failure")) return "Next: run `pack-gate check`, then fix what it finds or approve it with `pack-gate accept FOLDER`.";
	return written ? "Next: review it, commit it, and run `pack-gate check` before each release." : "Next: write it with `pack-gate init`.";
}
function outcome({ verdicts }) {
	const blocked = verdicts.filter(({ conclusion }) => conclusion === "failure").length;
	return blocked === 0 ? "`pack-gate check` passes with this policy for all of them." : `With this policy, the check blocks ${blocked === verdicts.length ? "all of them" : `${formatCount(blocked)} of them`}.`;
}
function sharedSummaryText(done, style) {
	const paint = painter(style.color);
	const columns = Math.min(Math.max(style.columns || 80, 20), 120);
	const { proposal, verdicts, apart } = done;
	const common = proposal.common.length + proposal.required.length;
	const specs = proposal.members[0]?.proposal.extended?.specs ?? [];
	return `${[
		wrap(plain(`${didWhat(done)}: one policy for ${plural(verdicts.length, "package")}${common === 0 ? "" : `, ${plural(common, "entry", "entries")} for all`}`), columns).map((line) => paint("bold", line)),
		specs.length === 0 ? [] : wrap(plain(`It extends ${specs.join(", ")}, as the previous policy did.`), columns),
		summaryLines(proposal.members.flatMap((member, index) => {
			const verdict = verdicts[index];
			return verdict ? [summaryOf(member, verdict)] : [];
		}), columns),
		apart.flatMap(({ path, policy }) => wrap(plain(`${path} keeps its own policy, ${policy}.`), columns, "  ")),
		[outcome(done)],
		wrap(nextStep(done), columns)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
// src/cli/commands/init.ts
async function draft(releases, job, ownPath) {
	const proposal = proposalFor(releases, job, ownPath);
	const text = writePolicy(proposal, tool.version);
	return {
		releases,
		proposal,
		text,
		policy: await policyAt(job, text)
	};
}
async function writeDraft(first, job) {
	const { place, target, request, context } = job;
	writePolicyFile(place, first.text);
	if (!target.isFolder || !mayPackPolicy(first.releases)) return first;
	const { releases: again } = await readBoth(request, context);
	const ownPath = packedPolicy(again, target.path, job);
	if (ownPath === null) return first;
	const second = await draft(again, job, ownPath);
	writePolicyFile(place, second.text);
	return second;
}
async function initOne(job) {
	const measured = await readBoth(job.request, job.context);
	const unbuilt = unbuiltIn(measured);
	if (unbuilt[0] && job.target.isFolder) throw notBuilt(`${unbuilt[0].folder}/ isn't built`, unbuilt);
	const first = await draft(measured.releases, job, null);
	const { releases, proposal, text, policy } = job.print ? first : await writeDraft(first, job);
	const verdict = await evaluateAndDecide(releases, job.context, policy);
	return {
		text,
		place: job.place,
		proposal,
		verdict,
		written: !job.print
	};
}
const options = {
	...baselineOptions,
	packages: {
		...packagesOptions.packages,
		help: ["package folders for one policy, relative to target; repeatable", "(default at a workspace root: all non-private packages)"]
	},
	config: {
		type: "string",
		value: "FILE",
		help: ["where to write (default .github/pack-gate.yml in the package,", "for a workspace at the repository's root)"]
	},
	print: {
		type: "boolean",
		help: ["print the policy on stdout, and write nothing"]
	},
	force: {
		type: "boolean",
		help: ["replace an existing policy"]
	},
	...packingOptions
};
function requestOf(args, cwd) {
	const { values, positionals } = readArguments(args, options);
	const target = atMostOne(positionals, "package") ?? ".";
	const { print = false, force = false } = values;
	if (print && force) throw usage("--print and --force can't be combined", "--print writes nothing, so there is nothing to replace.");
	return {
		request: {
			target,
			cwd,
			root: repositoryRoot(target, cwd),
			baseline: values.baseline ?? "auto",
			...values.offline === true && { offline: true },
			config: false,
			packer: packerOf(values.packer),
			ignoreScripts: values["ignore-scripts"] ?? false,
			passEnv: namesOf(values["pass-env"] ?? []),
			packTime: packTimeOf(values["pack-timeout"])
		},
		packages: values.packages ?? [],
		config: values.config ?? null,
		print,
		force
	};
}
async function sharedBy(target, wanted) {
	if (wanted.length > 0 && !target.isFolder) throw usage("--packages selects folders, and the target is a tarball", "Give the folder that contains the packages.");
	const selection = target.isFolder && (wanted.length > 0 || await workspacePatterns(target.path) !== null) ? await selectPackages(target.path, wanted) : null;
	if (wanted.length > 0) return selection?.packages ?? null;
	const isRootAlone = selection?.packages.every(({ path }) => path === ".") ?? true;
	return selection && !isRootAlone ? selection.packages : null;
}
function isBuilt(folder, root) {
	const path = pathFrom(root, folder);
	if (path === "." || path.startsWith("..")) return false;
	try {
		const named = readFileSync(join(root, ".gitignore"), "utf8").split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/\**$/g, ""));
		return path.split("/").some((part, at, parts) => [part, parts.slice(0, at + 1).join("/")].some((each) => named.includes(each)));
	} catch {
		return false;
	}
}
function builtPackage({ path }, root) {
	return findPackages(root, [escapePath(pathFrom(root, path))]).packages;
}
function deliver(text, summary, print, terminal) {
	if (!print) {
		terminal.print(summary(terminal.style));
		return;
	}
	terminal.print(text);
	terminal.stderr.write(summary({
		...terminal.style,
		color: false
	}));
}
async function run(args, terminal) {
	const { request, packages, config, print, force } = requestOf(args, terminal.cwd);
	const { env, now } = terminal;
	const asked = findTarget(request.target, request.cwd);
	const shared = await sharedBy(asked, packages);
	const built = shared === null && asked.isFolder && isBuilt(asked.path, request.root);
	const members = built ? builtPackage(asked, request.root) : shared;
	const target = built ? {
		path: request.root,
		isFolder: true
	} : asked;
	const own = target.isFolder ? target.path : request.cwd;
	const place = policyPlace({
		root: request.root,
		folder: members ? request.root : own,
		config,
		cwd: request.cwd
	});
	if (!print) assertFree(place, force);
	const context = contextOf({
		env,
		now
	});
	const extended = await extendedAt({
		request,
		place,
		context
	});
	const progress = startProgress(terminal.stderr, `packing ${request.target}`);
	const job = {
		request: built ? {
			...request,
			target: request.root
		} : request,
		context,
		target,
		place,
		extended,
		print,
		say: (text) => {
			progress.say(text);
		}
	};
	const work = async () => {
		if (members) {
			const done = await initShared(members, job);
			progress.stop();
			deliver(done.text, (style) => sharedSummaryText(done, style), print, terminal);
			return;
		}
		const done = await initOne(job);
		progress.stop();
		deliver(done.text, (style) => summaryText(done, style), print, terminal);
	};
	await work().finally(() => {
		progress.stop();
	});
	return 0;
}
const init = {
	options,
	examples: [
		["pack-gate init", "create a policy from what is packed today"],
		["pack-gate init --print", "preview it"],
		["pack-gate init packages/core", "for one package of a workspace; at its root: for all"],
		["pack-gate init --packages 'packages/*'", "one policy for some packages of a repository"],
		["pack-gate init --baseline none", "without asking the registry"]
	],
	exitCodes: ["0  written, even if the check blocks with it", "2  not written: wrong usage, or nothing could be packed"],
	run
};
export { init };
