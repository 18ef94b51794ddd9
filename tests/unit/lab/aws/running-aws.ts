import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Aws, startAws } from "../../../lab/aws/aws";
import type { LoggedRequest } from "../../../lab/aws/front/request-log";
import { freePorts } from "../../../lab/ports";
import { ensureVenv } from "../../../lab/tools/python";

export const REGION = "us-west-2";
export const API_SERVER = { endpoint: "https://127.0.0.1:6443", certificateAuthority: "Y2E=" };

/** A trust policy for the machines of a node group. */
export const NODE_TRUST = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

export interface RunningAws {
    readonly aws: Aws;
    /** Calls one of the lab's own endpoints. */
    control(method: string, path: string, body?: unknown): Promise<unknown>;
    /** Names of the requests since the last time this was asked: mutating ones, and those that failed. */
    requests(): Promise<string[]>;
    stop(): Promise<void>;
}

/** AWS as the lab runs it, on ports and in a folder of its own. */
export async function runAws(): Promise<RunningAws> {
    const directory = mkdtempSync(join(tmpdir(), "lab-aws-"));
    const [ports, python] = await Promise.all([freePorts(), ensureVenv()]);
    const where = { directory, python, region: REGION, port: ports.aws, motoPort: ports.moto };
    const aws = await startAws({ ...where, apiServer: API_SERVER });
    const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
        const answer = await fetch(`${aws.endpoint}/_lab/${path}`, { method, body: JSON.stringify(body) });
        return answer.json();
    };
    return {
        aws,
        control,
        requests: async () => {
            const log = (await control("GET", "requests")) as LoggedRequest[];
            await control("DELETE", "requests");
            const notable = log.filter(({ mutating, status }) => mutating || status !== 200);
            return notable.map(({ operation, status }) => (status === 200 ? operation : `${operation} ${status}`));
        },
        stop: async () => {
            await aws.stop();
            rmSync(directory, { recursive: true });
        },
    };
}
