import { Br as plain, Xn as hereOf, ai as noVerdict, ii as exitCodes, oi as toGateError, vn as renderTextError } from "./start.js";
import { o as codeBlock } from "./changed-code.js";
import { n as renderVerification, r as verificationLine, t as verify } from "./verify.js";
import { i as refuseMistakes } from "./session.js";
import { i as workspaceOf } from "./workspace.js";
// src/action/verify-mode.ts
const style = {
	color: false,
	columns: 100
};
function requestOf(inputs, context) {
	refuseMistakes(inputs);
	const { release: target, reportFile, wait: waitSeconds, passEnv, reportRun: run, reportCommit: commit } = inputs;
	const cwd = workspaceOf(context);
	const expected = {
		run,
		commit,
		here: hereOf(context.env, cwd)
	};
	const { signerWorkflow, trustedRoot } = inputs;
	return {
		target,
		report: reportFile ?? "",
		cwd,
		waitSeconds,
		passEnv,
		expected,
		signerWorkflow,
		trustedRoot
	};
}
async function tell(runner, result) {
	runner.log(renderVerification(result, style));
	if (result.conclusion === "failure") {
		const more = result.differences.slice(0, 3).map(({ message }) => message);
		runner.annotateError({
			code: "EINTEGRITY",
			message: verificationLine(result),
			help: more.map(plain).join("\n")
		});
	}
	await runner.summary(`### pack-gate verify\n\n${codeBlock(renderVerification(result, style).trimEnd().split("\n"))}\n`);
}
async function runVerify(inputs, runner, context, cancelled) {
	try {
		const result = await Promise.race([verify(requestOf(inputs, context), context), cancelled]);
		await tell(runner, result);
		runner.output("conclusion", result.conclusion);
		runner.output("integrity", result.integrity.actual ?? "");
		runner.exit(exitCodes[result.conclusion]);
	} catch (thrown) {
		runner.exit(exitCodes.error);
		const failure = noVerdict(toGateError(thrown));
		const lines = renderTextError(failure, style, false);
		runner.log(lines);
		runner.annotateError(failure.error);
		runner.output("conclusion", "error");
		runner.output("integrity", "");
		await runner.summary(`### pack-gate verify\n\n${codeBlock(lines.trimEnd().split("\n"))}\n`).catch(() => void 0);
	}
}
export { runVerify };
