import { expect } from "chai";
import { operatorRow, statusTable } from "../../../lab/supervisor/status";

describe("the table of lab:status", () => {
    it("has a line for each process, in columns", () => {
        const rows = [
            { name: "etcd", pid: 12, port: 20001, state: "running", healthy: true },
            { name: "kwok", state: "ended with exit code 1", healthy: false },
        ];
        expect(statusTable(rows).split("\n")).to.deep.equal([
            "process  pid  port   state",
            "etcd     12   20001  running",
            "kwok     -    -      ended with exit code 1",
        ]);
    });

    it("shows how often an operator was restarted", () => {
        const operator = { pod: "ray-system/op", version: "1.6.2", state: "ready", restarts: 2, pid: 7, port: 8 };
        expect(operatorRow(operator)).to.include({
            name: "operator ray-system/op (1.6.2)",
            state: "ready, restarted 2 times",
        });
    });
});
