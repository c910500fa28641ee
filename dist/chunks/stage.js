import { A as isStageId, L as readPacked, k as openRegistries, rt as publishedOf, tt as chooseAuto } from "./judging.js";
import { Cr as toGateError, Ct as renderMarkdown, Et as inlineMarkdown, Mn as plain, Sr as noVerdict, Tt as codeSpan, Xt as renderText, _r as worstConclusion, a as deliverAs, br as GateError, cr as plural, dn as wrap, dt as jsonDocument, fr as hasVerdict, gt as runAttached, i as deliver, it as nameMistake, l as jsonOption, ln as painter, o as reportTargets, qt as columnsOf, v as readArguments, wn as shorten, x as startProgress, xr as exitCodes, y as usage, zt as repositoryRoot } from "./start.js";
import { t as limitsOf } from "./inspection-limits.js";
import { t as compareReleases } from "./diff.js";
import { a as readVersion, n as packageSource } from "./read-side.js";
import { a as recordFor, n as recordOptions, r as repositoryOf, t as openRecords } from "./watch.js";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
// src/commands/stage/stage.ts
const atATime = 6;
function waiting({ id, name, version, tag, createdAt, actor }) {
	return {
		id,
		name,
		version,
		tag,
		staged: createdAt,
		actor
	};
}
function byName(a, b) {
	const [one, other] = [`${a.name}@${a.version} ${a.id}`, `${b.name}@${b.version} ${b.id}`];
	return one < other ? -1 : Number(one > other);
}
function selected(all, wanted, host) {
	if (wanted.length === 0) return all;
	const fits = (one, asked) => one.id === asked.toLowerCase() || one.name === asked;
	const missing = wanted.find((asked) => !all.some((one) => fits(one, asked)));
	if (missing !== void 0) throw new GateError("EUSAGE", `nothing that is staged in ${host} is ${missing}`, "See `npm stage list`: it may be approved already, or hidden from this login.");
	return all.filter((one) => wanted.some((asked) => fits(one, asked)));
}
async function integrityOf(contents) {
	const hash = createHash("sha512");
	if (contents.path !== void 0) await pipeline(createReadStream(contents.path), hash);
	return `sha512-${hash.digest("base64")}`;
}
async function publishedBefore({ name, version }, request) {
	const source = await packageSource(name, request);
	const packument = await source.packument();
	if (packument === null) return null;
	const before = chooseAuto(version, publishedOf(packument));
	return readVersion(source, before, packument.versions.get(before), limitsOf(request.policy));
}
async function lookInto(release, contents, request) {
	const { policy, context } = request;
	try {
		const side = {
			kind: "tarball",
			release: (await readPacked({
				packer: null,
				contents
			}, limitsOf(policy))).release,
			packer: null,
			source: null,
			declared: null
		};
		return { comparison: await compareReleases(await publishedBefore(release, request), side, policy, context) };
	} catch (thrown) {
		return {
			comparison: null,
			error: noVerdict(toGateError(thrown)).error
		};
	}
}
async function attested({ name, version }, contents, ask) {
	const { path } = contents;
	const fetch = async () => Promise.resolve({
		...path !== void 0 && { path },
		dispose: () => void 0
	});
	return ask({
		name,
		version,
		fetch
	});
}
async function judged(release, contents, request) {
	const { records, attestations } = request;
	const { name, version } = release;
	const integrity = await integrityOf(contents);
	const known = {
		...waiting(release),
		conclusion: "success",
		integrity
	};
	const recorded = recordFor(records ?? new Map(), name, version, integrity);
	if (recorded.kind === "passed") return {
		...known,
		record: {
			kind: "report",
			path: recorded.path
		}
	};
	const sha256 = attestations && await attested(release, contents, attestations);
	if (sha256 !== null) return {
		...known,
		record: {
			kind: "attestation",
			sha256
		}
	};
	return {
		...waiting(release),
		conclusion: "failure",
		integrity,
		reason: recorded.kind,
		..."path" in recorded && { path: recorded.path },
		...await lookInto(release, contents, request)
	};
}
async function lookAt(release, source, request) {
	try {
		const mistake = nameMistake(release.name, "the list of staged releases");
		if (mistake !== null) throw new GateError("EREGISTRY", mistake, "See `npm stage list`.");
		const contents = await source.tarball(release);
		try {
			return await judged(release, contents, request);
		} finally {
			contents.dispose();
		}
	} catch (thrown) {
		return {
			...waiting(release),
			...noVerdict(toGateError(thrown))
		};
	}
}
async function stage$1(request) {
	const { wanted, cwd, context } = request;
	const source = await openRegistries(context).staged(cwd);
	const releases = [...selected(await source.list(), wanted, source.host)].sort(byName);
	const staged = [];
	for (let at = 0; at < releases.length; at += atATime) {
		const some = releases.slice(at, at + atATime);
		staged.push(...await Promise.all(some.map(async (each) => lookAt(each, source, request))));
	}
	const { host } = source;
	return {
		schemaVersion: 1,
		tool: context.tool,
		conclusion: worstConclusion(staged),
		registry: host,
		staged
	};
}
// src/report/stage.ts
const stageReporters = new Map([
	["text", stageText],
	["markdown", stageMarkdown],
	["json", (report) => jsonDocument(report)]
]);
const reasons = {
	"no-record": "there is no record of it",
	"other-bytes": "other bytes passed under this version",
	"several-hashes": "it has more than one hash",
	"no-hash": "its record has no hash to compare",
	blocked: "the gate blocked these bytes"
};
function recordWords({ record, action }) {
	const grounds = record.kind === "report" ? `passed by the report ${record.path}` : "attested by the repository";
	if (action === void 0) return grounds;
	const done = action.did === "approve" ? "approved" : "rejected";
	return `${grounds}; ${action.exitCode === 0 ? done : `npm stage ${action.did} ended with ${action.exitCode}`}`;
}
function isKnown(one) {
	return one.conclusion === "success";
}
function verdictOf(one) {
	if (one.conclusion === "error") return ["Can't tell", one.error.message];
	if (isKnown(one)) return ["Known", recordWords(one)];
	return ["Unknown", `${reasons[one.reason]}${one.path === void 0 ? "" : ` (${one.path})`}`];
}
function stagedWords({ tag, staged, actor }) {
	const when = staged === null ? "" : `, staged ${staged.slice(0, 16).replace("T", " ")} UTC`;
	return `${tag === null ? "" : ` as ${tag}`}${when}${actor === null ? "" : ` by ${actor}`}`;
}
function headlineOf({ staged, registry, conclusion }) {
	if (staged.length === 0) return `Nothing waits for approval in ${registry}`;
	const known = staged.filter(isKnown).length;
	const all = plural(staged.length, "release");
	if (conclusion === "success") return `Known: ${all} of ${registry} wait, each as the gate let it pass`;
	return `${known} of ${all} that wait in ${registry} are known; do not approve the others`;
}
function lineOf(one) {
	const [word, why] = verdictOf(one);
	return plain(shorten(`${word}: ${one.name}@${one.version}${stagedWords(one)}: ${why}`, 600));
}
function nextSteps({ staged }) {
	const known = staged.filter(isKnown).filter(({ action }) => action === void 0);
	const [other] = staged.filter((one) => !isKnown(one));
	return [...known.length === 0 ? [] : ["Approve what is known: `pack-gate stage --approve` with the same options."], ...other ? [`Did none of you stage ${plain(shorten(`${other.name}@${other.version}`, 300))}? Then a credential is in other hands: revoke it, and reject the release: \`npm stage reject ${other.id}\`.`] : []];
}
function stageText(report, style) {
	const paint = painter(style.color);
	const columns = columnsOf(style);
	const tone = report.conclusion === "success" ? "green" : "red";
	const head = wrap(plain(headlineOf(report)), columns).map((line) => paint(tone, line));
	const lines = report.staged.flatMap((one) => wrap(lineOf(one), columns, "  "));
	const compared = report.staged.flatMap((one) => one.conclusion === "failure" && one.comparison ? ["", renderText(one.comparison, style).trimEnd()] : []);
	const steps = nextSteps(report).flatMap((line) => wrap(line, columns, "→ "));
	return `${[...[
		...head,
		...lines.length > 0 ? ["", ...lines] : [],
		...compared
	], ...steps.length > 0 ? ["", ...steps] : []].join("\n")}\n`;
}
const comparisonBytes = 6e4;
function stageMarkdown(report) {
	const rows = report.staged.map((one) => {
		const [word, why] = verdictOf(one);
		const cells = [
			word,
			"",
			one.tag ?? "",
			one.actor ?? "",
			why
		].map((cell) => inlineMarkdown(shorten(cell, 400)));
		cells[1] = codeSpan(shorten(`${one.name}@${one.version}`, 300));
		return `| ${cells.join(" | ")} | ${codeSpan(one.id)} |`;
	});
	const table = [
		"| | release | tag | staged by | why | id |",
		"| --- | --- | --- | --- | --- | --- |",
		...rows
	];
	const compared = report.staged.flatMap((one) => one.conclusion === "failure" && one.comparison && hasVerdict(one.comparison) ? [renderMarkdown(one.comparison, comparisonBytes)] : []);
	return `${[
		`# ${inlineMarkdown(headlineOf(report))}`,
		...rows.length > 0 ? [table.join("\n")] : [],
		...compared
	].join("\n\n")}\n`;
}
// src/cli/commands/stage.ts
const options = {
	...recordOptions,
	config: {
		type: "string",
		value: "FILE",
		help: ["a policy for looking into unknown releases (default: none)"]
	},
	approve: {
		type: "boolean",
		help: ["run `npm stage approve` for each that is known, with this terminal:", "npm asks for the second factor"]
	},
	reject: {
		type: "boolean",
		help: ["run `npm stage reject` for each that is known"]
	},
	reporter: {
		type: "string",
		multiple: true,
		value: "NAME[=FILE]",
		help: ["text (default), markdown or json; repeatable"]
	},
	json: jsonOption
};
function readStage(args, { confirm }) {
	const { values, positionals } = readArguments(args, options);
	for (const name of positionals) if (!isStageId(name) && nameMistake(name, "the arguments") !== null) throw usage(`${JSON.stringify(name)} is neither the name of a package nor the id of a staged release`, "Name packages without a version, or ids as `npm stage list` shows them.");
	if (values.records === void 0 && values.repository === void 0) throw usage("stage has nothing to compare with", "Name the repository that attests its releases, `--repository OWNER/REPO`, or a folder of reports, `--records DIR`.");
	if (values.approve === true && values.reject === true) throw usage("--approve and --reject contradict each other");
	const act = values.approve === true ? "approve" : values.reject === true ? "reject" : null;
	if (act !== null && confirm === null) throw usage(`--${act} needs a terminal`, "It asks before it hands over to npm, and npm asks for the second factor: no script can answer for you.");
	return {
		wanted: [...new Set(positionals)],
		records: values.records ?? null,
		repository: repositoryOf(values.repository),
		config: values.config ?? false,
		act,
		reports: reportTargets(values, [...stageReporters.keys()])
	};
}
async function look(wanted, terminal) {
	return stage$1({
		wanted: wanted.wanted,
		...await openRecords(wanted, terminal)
	});
}
function withoutHoles(env) {
	return Object.fromEntries(Object.entries(env).flatMap(([key, value]) => value === void 0 ? [] : [[key, value]]));
}
async function handOver(report, act, { confirm, cwd, env }) {
	const known = report.staged.filter((one) => one.conclusion === "success");
	const names = known.map(({ name, version }) => `${name}@${version}`).join(", ");
	if (confirm === null || known.length === 0) return report;
	if (!await confirm(`${act === "approve" ? "Approve" : "Reject"} ${names}?`)) return report;
	const done = new Map();
	for (const one of known) {
		const place = {
			cwd,
			env: withoutHoles(env),
			outside: [repositoryRoot(".", cwd)]
		};
		const exitCode = await runAttached("npm", [
			"stage",
			act,
			one.id
		], place);
		done.set(one.id, {
			...one,
			action: {
				did: act,
				exitCode
			}
		});
	}
	return {
		...report,
		staged: report.staged.map((one) => done.get(one.id) ?? one)
	};
}
function exitCodeOf({ conclusion, staged }) {
	const failed = staged.some((one) => one.conclusion === "success" && (one.action?.exitCode ?? 0) !== 0);
	return conclusion === "success" && failed ? exitCodes.error : exitCodes[conclusion];
}
async function run(args, terminal) {
	const wanted = readStage(args, terminal);
	const { act, reports } = wanted;
	const progress = startProgress(terminal.stderr, "looking at what waits for approval");
	const report = await look(wanted, terminal).catch((error) => noVerdict(toGateError(error))).finally(() => {
		progress.stop();
	});
	if ("error" in report) {
		await deliver(reports, report, terminal);
		return exitCodes.error;
	}
	if (act !== null) terminal.print(stageReporters.get("text")?.(report, terminal.style) ?? "");
	const done = act === null ? report : await handOver(report, act, terminal);
	await deliverAs(reports, terminal, (name, style) => stageReporters.get(name)?.(done, style) ?? "");
	return exitCodeOf(done);
}
const stage = {
	options,
	examples: [
		["pack-gate stage --repository octo-org/left-pad", "is all that waits attested?"],
		["pack-gate stage left-pad --records reports", "did what waits pass, by kept reports?"],
		["pack-gate stage --records reports --approve", "approve what is known"]
	],
	exitCodes: [
		"0  everything that waits is, byte for byte, what the gate let pass",
		"1  at least one is unknown: do not approve it",
		"2  can't tell: bad usage, or the registry, GitHub or npm failed"
	],
	run
};
export { stage };
