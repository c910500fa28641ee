import { n as defaultPackTime, r as milliseconds } from "./pack-watch.js";
import { t as packerNames } from "./packer.js";
import { t as reporters } from "./report2.js";
import { r as usage } from "./usage.js";
// src/cli/options.ts
const policyOptions = {
	config: {
		type: "string",
		value: "FILE",
		help: ["the policy (default .github/pack-gate.yml, else pack-gate.yml,", "in the package folder or at the repository's root)"]
	},
	"no-config": {
		type: "boolean",
		help: ["rules and baseline alone, whatever policy there is"]
	}
};
const baselineOptions = { baseline: {
	type: "string",
	value: "SPEC",
	help: [
		"what to compare with (default auto):",
		"auto      the last release in the registry",
		"none      nothing",
		"VERSION, TAG or FILE.tgz"
	]
} };
const packagesOptions = {
	packages: {
		type: "string",
		multiple: true,
		value: "GLOB",
		help: ["package folders to gate, relative to the target; repeatable", "(default at a workspace's root: every package that is not private)"]
	},
	"changed-since": {
		type: "string",
		value: "COMMIT",
		help: ["leave out packages of a workspace that can't have changed since", "a commit, a branch or a tag"]
	}
};
const reportOptions = { reporter: {
	type: "string",
	multiple: true,
	value: "NAME[=FILE]",
	help: ["repeatable; without =FILE on stdout:", ...[...reporters.values()].map(({ name, summary }) => `${name.padEnd(9)} ${summary}`)]
} };
const handOverOptions = {
	"pack-destination": {
		type: "string",
		value: "DIR",
		help: ["also make the tarball, judge it, and put it there if it passes", "(publish that file: it is what was judged)"]
	},
	vsa: {
		type: "string",
		value: "FILE",
		help: ["with it: write a SLSA verification summary of what passed,", "for a signer as actions/attest"]
	}
};
const packingOptions = {
	packer: {
		type: "string",
		value: "NAME",
		help: ["npm, pnpm, yarn or bun: the one that publishes (default auto:", "from packageManager, devEngines, lock files; else npm)"]
	},
	"ignore-scripts": {
		type: "boolean",
		help: ["pack without lifecycle scripts (said in the report)"]
	},
	"pass-env": {
		type: "string",
		multiple: true,
		value: "NAME",
		help: ["an environment variable that lifecycle scripts may see; repeatable"]
	},
	"pack-timeout": {
		type: "string",
		value: "TIME",
		help: ["end a packer that takes longer: 90s, 45m or 2h (default 30m)"]
	}
};
function configOf(values) {
	if (values.config !== void 0 && values["no-config"]) throw usage("--config and --no-config contradict each other");
	return values["no-config"] ? false : values.config ?? null;
}
function packerOf(value = "auto") {
	const names = ["auto", ...packerNames];
	const packer = names.find((name) => name === value);
	if (packer === void 0) throw usage(`there is no packer ${JSON.stringify(value)}`, `Packers are ${names.join(", ")}.`);
	return packer;
}
function packTimeOf(text, say) {
	const deadlineMs = text === void 0 ? defaultPackTime.deadlineMs : milliseconds(text);
	if (deadlineMs === null) throw usage(`--pack-timeout ${JSON.stringify(text)} is no time`, "Write 90s, 45m or 2h; a day at most.");
	return {
		...defaultPackTime,
		deadlineMs,
		...say && { say }
	};
}
function namesOf(values) {
	return values.flatMap((names) => names.split(/[\s,]+/)).filter((name) => name !== "");
}
export { packTimeOf as a, packingOptions as c, namesOf as i, policyOptions as l, configOf as n, packagesOptions as o, handOverOptions as r, packerOf as s, baselineOptions as t, reportOptions as u };
