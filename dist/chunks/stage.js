import { At as publicationHistory, J as isStageId, Tt as chooseAuto, W as limitsOf, X as packumentIn, h as unfitness, jt as publicationOf, nt as readPacked, q as openRegistries } from "./judging.js";
import { Br as plain, C as startProgress, Ct as nameMistake, Fn as wrap, Nn as painter, Pt as runAttached, Qr as worstConclusion, S as usage, Vr as plural, _n as renderText, a as deliverAs, ai as noVerdict, cr as repositoryRoot, i as deliver, ii as exitCodes, kt as jsonDocument, mn as columnsOf, o as reportTargets, oi as toGateError, qn as shorten, qr as hasVerdict, ri as GateError, u as jsonOption, x as readArguments } from "./start.js";
import { o as readVersion, r as packageSources, u as publicationsIn } from "./read-side.js";
import { c as tarballIntegrity, d as trustedRootLine, l as refusedWords, t as signalsOf } from "./signals.js";
import { t as compareReleases } from "./diff.js";
import { a as recordFor, n as recordOptions, r as recordsWanted, t as openRecords } from "./records.js";
import { t as renderMarkdown } from "./markdown.js";
import { c as codeSpan, u as inlineMarkdown } from "./changed-code.js";
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
	if (missing !== void 0) throw new GateError("EUSAGE", `no staged release in ${host} is ${missing}`, "See `npm stage list`: it may be approved already, or hidden from this login.");
	return all.filter((one) => wanted.some((asked) => fits(one, asked)));
}
async function publishedOf(name, request) {
	const source = await request.sources(name);
	const document = await source.document();
	const packument = packumentIn(document);
	return document && packument && {
		source,
		packument,
		publications: publicationsIn(document)
	};
}
async function releaseBefore(version, published, request) {
	if (published === null) return null;
	const { source, packument } = published;
	const before = chooseAuto(version, {
		versions: [...packument.versions.keys()],
		tags: packument.tags
	});
	return readVersion(source, before, packument.versions.get(before), limitsOf(request.policy));
}
async function lookInto(release, contents, published, request) {
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
		return { comparison: await compareReleases(await releaseBefore(release.version, published, request), side, policy, context, { sources: request.sources }) };
	} catch (thrown) {
		return {
			comparison: null,
			error: noVerdict(toGateError(thrown)).error
		};
	}
}
async function attested({ name, version }, contents, attestations) {
	const fetch = async () => Promise.resolve({
		...contents,
		dispose: () => void 0
	});
	return attestations === null ? {
		kind: "none",
		refused: []
	} : attestations.ask({
		name,
		version,
		fetch
	});
}
function wrongTag({ version, tag }, published) {
	if (tag !== "latest" || published === null || published.packument.versions.has(version)) return null;
	const { versions, tags } = published.packument;
	const listed = new Map([...versions].map(([each, { integrity }]) => [each, integrity]));
	return unfitness(version, {
		versions: listed,
		tags
	});
}
function signalsFor({ name, version, actor }, published, { policy, context }) {
	if (published === null) return [];
	const own = publicationOf(version, { _npmUser: { name: actor } });
	const all = new Map([...published.publications, [version, {
		...own,
		isStaged: true
	}]]);
	const history = publicationHistory(version, all);
	return history ? signalsOf({
		name,
		version
	}, history, policy, context) : [];
}
async function judged(release, contents, request) {
	const { records, attestations } = request;
	const { name, version } = release;
	const integrity = await tarballIntegrity(contents);
	const published = await publishedOf(name, request);
	const signals = signalsFor(release, published, request);
	const seen = {
		...waiting(release),
		integrity,
		...signals.length > 0 && { signals }
	};
	const detail = wrongTag(release, published);
	const known = (record) => detail === null ? {
		...seen,
		conclusion: "success",
		record
	} : {
		...seen,
		conclusion: "failure",
		reason: "dist-tag",
		detail,
		comparison: null
	};
	const recorded = recordFor(records ?? new Map(), name, version, integrity);
	if (recorded.kind === "passed") return known({
		kind: "report",
		path: recorded.path
	});
	const answer = await attested(release, contents, attestations);
	if (answer.kind === "attested") {
		const { sha256, signer } = answer;
		return known({
			kind: "attestation",
			sha256,
			signer
		});
	}
	return {
		...seen,
		conclusion: "failure",
		reason: recorded.kind,
		..."path" in recorded && { path: recorded.path },
		...answer.refused.length > 0 && { refused: answer.refused },
		...await lookInto(release, contents, published, request)
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
	const looking = {
		...request,
		sources: packageSources(request)
	};
	const staged = [];
	for (let at = 0; at < releases.length; at += atATime) {
		const some = releases.slice(at, at + atATime);
		const looked = await Promise.all(some.map(async (each) => lookAt(each, source, looking)));
		for (const one of looked) staged.push(one);
	}
	const trustedRoot = request.trust.name;
	return {
		schemaVersion: 1,
		tool: context.tool,
		conclusion: worstConclusion(staged),
		...trustedRoot && { trustedRoot },
		registry: source.host,
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
	blocked: "the check blocked these bytes",
	"dist-tag": "approving it would make it `latest`, and it is"
};
function actionWords({ action }) {
	if (action === void 0) return "";
	const done = action.did === "approve" ? "approved" : "rejected";
	return `; ${action.exitCode === 0 ? done : `npm stage ${action.did} ended with ${action.exitCode}`}`;
}
function recordWords({ record }) {
	return record.kind === "report" ? `passed by the report ${record.path}` : `attested by ${record.signer}`;
}
function isKnown(one) {
	return one.conclusion === "success";
}
function verdictOf(one) {
	if (one.conclusion === "error") return ["Can't tell", one.error.message];
	const more = `${(one.signals ?? []).map(({ message }) => `; ${message}`).join("")}${actionWords(one)}`;
	if (isKnown(one)) return ["Known", `${recordWords(one)}${more}`];
	if (one.reason === "dist-tag") return ["Wrong tag", `${reasons[one.reason]} ${one.detail ?? ""}${more}`];
	return ["Unknown", `${[`${reasons[one.reason]}${one.path === void 0 ? "" : ` (${one.path})`}`, ...refusedWords(one)].join("; ")}${more}`];
}
function stagedWords({ tag, staged, actor }) {
	const when = staged === null ? "" : `, staged ${staged.slice(0, 16).replace("T", " ")} UTC`;
	return `${tag === null ? "" : ` as ${tag}`}${when}${actor === null ? "" : ` by ${actor}`}`;
}
function headlineOf({ staged, registry, conclusion }) {
	if (staged.length === 0) return `No release waits for approval in ${registry}`;
	const known = staged.filter(isKnown).length;
	const all = plural(staged.length, "release");
	if (conclusion === "success") return `Known: ${all} of ${registry} wait, each exactly as it passed the check`;
	return `${known} of ${all} that wait in ${registry} are known; do not approve the others`;
}
function lineOf(one) {
	const [word, why] = verdictOf(one);
	return plain(shorten(`${word}: ${one.name}@${one.version}${stagedWords(one)}: ${why}`, 900));
}
function nextSteps({ staged }) {
	const known = staged.filter(isKnown).filter(({ action }) => action === void 0);
	const [other] = staged.filter((one) => !isKnown(one) && one.action === void 0);
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
	const root = report.trustedRoot ? ["", ...wrap(trustedRootLine(report.trustedRoot), columns)] : [];
	return `${[...[
		...head,
		...lines.length > 0 ? ["", ...lines] : [],
		...compared,
		...root
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
	const head = `# ${inlineMarkdown(headlineOf(report))}`;
	if (report.trustedRoot) compared.push(inlineMarkdown(trustedRootLine(report.trustedRoot)));
	return `${[
		head,
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
		help: ["run `npm stage reject` for each that is not known"]
	},
	reporter: {
		type: "string",
		multiple: true,
		value: "NAME[=FILE]",
		help: ["text (default), markdown or json; repeatable"]
	},
	json: jsonOption
};
function readStage(args, { confirm, cwd }) {
	const { values, positionals } = readArguments(args, options);
	for (const name of positionals) if (!isStageId(name) && nameMistake(name, "the arguments") !== null) throw usage(`${JSON.stringify(name)} is neither a package name nor the id of a staged release`, "Give packages without a version, or ids as `npm stage list` shows them.");
	if (values.approve === true && values.reject === true) throw usage("--approve and --reject contradict each other");
	const act = values.approve === true ? "approve" : values.reject === true ? "reject" : null;
	if (act !== null && confirm === null) throw usage(`--${act} needs a terminal`, "It asks before it hands over to npm, and npm asks for the second factor: no script can answer for you.");
	return {
		wanted: [...new Set(positionals)],
		...recordsWanted(values, cwd, "stage"),
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
	const wanted = report.staged.filter(({ conclusion }) => conclusion === (act === "approve" ? "success" : "failure"));
	const names = wanted.map(({ name, version }) => `${name}@${version}`).join(", ");
	if (confirm === null || wanted.length === 0) return report;
	if (!await confirm(`${act === "approve" ? "Approve" : "Reject"} ${names}?`)) return report;
	const done = new Map();
	for (const one of wanted) {
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
	return staged.some(({ action }) => (action?.exitCode ?? 0) !== 0) ? exitCodes.error : exitCodes[conclusion];
}
async function run(args, terminal) {
	const wanted = readStage(args, terminal);
	const { act, reports } = wanted;
	const progress = startProgress(terminal.stderr, "looking at the releases that wait for approval");
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
		["pack-gate stage --repository octo-org/left-pad", "are all waiting releases attested?"],
		["pack-gate stage left-pad --records reports", "did the waiting release pass, according to kept reports?"],
		["pack-gate stage --records reports --approve", "approve the known ones"]
	],
	exitCodes: [
		"0  each waiting release is, byte for byte, one that passed",
		"1  at least one is unknown: do not approve it",
		"2  can't tell: wrong usage, or the registry, GitHub or npm failed"
	],
	run
};
export { stage };
