import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SCRIPT = join(__dirname, "../../../lab/aws/get-token.sh");

describe("the lab's aws command", () => {
    let folder: string;
    const aws = (args: string[], file = "token") =>
        spawnSync(SCRIPT, args, {
            encoding: "utf8",
            env: { PATH: process.env.PATH, KUBERAY_LAB_TOKEN_FILE: join(folder, file) },
        });

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "get-token-"));
        writeFileSync(join(folder, "token"), "secret-of-the-lab");
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("answers eks get-token with the lab's token, good for a quarter of an hour", () => {
        const { stdout, status } = aws([
            "--region",
            "us-west-2",
            "eks",
            "get-token",
            "--cluster-name",
            "lab",
            "--output",
            "json",
        ]);
        const answer = JSON.parse(stdout) as {
            apiVersion: string;
            status: { token: string; expirationTimestamp: string };
        };
        expect([status, answer.apiVersion]).to.deep.equal([0, "client.authentication.k8s.io/v1beta1"]);
        expect(answer.status.token).to.equal("secret-of-the-lab");
        const minutesLeft = (Date.parse(answer.status.expirationTimestamp) - Date.now()) / 60_000;
        expect(minutesLeft).to.be.within(12, 14);
    });

    const refused: [string[], string][] = [
        [["s3", "ls"], 'no command "s3 ls"'],
        [["eks", "get-token"], "--cluster-name is missing"],
        [["eks", "get-token", "--cluster-name", "lab", "--bogus"], "unknown option --bogus"],
        [["eks", "get-token", "--cluster-name", "lab", "--output", "text"], "json only"],
    ];
    for (const [args, message] of refused) {
        it(`refuses aws ${args.join(" ")}`, () => {
            const { stderr, stdout, status } = aws(args);
            expect(status).to.equal(252);
            expect([stdout, stderr]).to.satisfy(([out, error]: string[]) => out === "" && error?.includes(message));
        });
    }

    it("says when there is no lab", () => {
        expect(aws(["eks", "get-token", "--cluster-name", "lab"], "absent").stderr).to.contain("is the lab up?");
    });
});
