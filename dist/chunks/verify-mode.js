import { i as toGateError, n as exitCodes, r as noVerdict, t as GateError } from "./errors.js";
import { t as codeBlock } from "./escape.js";
import { n as plain } from "./plain-text.js";
import { a as renderTextError } from "./text.js";
import { n as renderVerification, r as verificationLine, t as verify } from "./verify.js";
import { n as workspaceOf } from "./workspace.js";
// src/action/verify-mode.ts
const style = {
	color: false,
	columns: 100
};
function verifyRequest(input, context) {
	const report = input("report-file");
	const wait = input("wait") || "0";
	if (report === "") throw new GateError("EUSAGE", "Input `report-file`: mode verify needs the report of the run that judged the release.", "Give its path: the output `report` of that run, kept as an artifact.");
	if (!/^\d{1,6}$/.test(wait)) throw new GateError("EUSAGE", `Input \`wait\`: expected a whole number of seconds below a million, got ${JSON.stringify(wait.slice(0, 100))}.`, "Correct the `with:` of this step.");
	const passEnv = input("pass-env").split(/[\s,]+/).filter((name) => name !== "");
	return {
		target: input("release") || null,
		report,
		cwd: workspaceOf(context),
		waitSeconds: Number(wait),
		passEnv
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
async function runVerify(runner, context, cancelled) {
	try {
		const result = await Promise.race([verify(verifyRequest(runner.input, context), context), cancelled]);
		await tell(runner, result);
		runner.output("conclusion", result.conclusion);
		runner.output("integrity", result.integrity.actual ?? "");
		runner.exit(exitCodes[result.conclusion]);
	} catch (thrown) {
		runner.exit(exitCodes.error);
		const failure = noVerdict(toGateError(thrown));
		runner.log(renderTextError(failure, style));
		runner.annotateError(failure.error);
		runner.output("conclusion", "error");
	}
}
export { runVerify };
