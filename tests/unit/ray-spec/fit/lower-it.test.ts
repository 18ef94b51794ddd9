import { expect } from "chai";
import fc from "fast-check";
import { podsFit } from "../../../../provider/src/ray-spec/fit/errors";
import { fitWarnings } from "../../../../provider/src/ray-spec/fit/warnings";
import { type Breach } from "../../../../provider/src/shared/breach";
import { clusterWith, general } from "./fixtures";

/** Sizes, and what is beside them or before them, of which any may be too large. */
interface Pod {
    readonly cpu: number;
    readonly memory: string;
    readonly podsPerNode: number;
    readonly sidecars?: readonly object[];
    readonly initContainers?: readonly object[];
}

interface Case {
    readonly type: string;
    readonly reserved: { readonly cpuMillis: number; readonly memoryMiB: number } | undefined;
    readonly pod: Pod;
}

const RULES = ["R-FIT-CPU", "R-FIT-MEMORY", "R-TIGHT-CPU", "R-TIGHT-MEMORY"];

/** As a user sees it: warnings only of what is not refused. */
function said({ type, reserved, pod }: Case): Breach[] {
    const pool = general({ instanceTypes: [type], maxSize: 400, ...(reserved && { reserved }) });
    const args = clusterWith({ pool: "p", gpus: 0, ...pod }, { p: pool });
    const refused = podsFit(args);
    return (refused.length > 0 ? refused : fitWarnings(args)).filter(({ rule }) => RULES.includes(rule));
}

const cores = fc.integer({ min: 1, max: 9000 }).map((millis) => millis / 1000);
const memory = fc.integer({ min: 64, max: 40_000 }).map((mib) => `${mib}Mi`);
const others = fc.array(fc.record({ name: fc.constantFrom("a", "b"), image: fc.constant("x"), cpu: cores, memory }), {
    maxLength: 1,
});

const aCase: fc.Arbitrary<Case> = fc.record({
    type: fc.constantFrom("m7i.large", "m7i.2xlarge", "g5.xlarge", "g6e.2xlarge", "c7i.xlarge", "r7g.large"),
    reserved: fc.option(
        fc.record({ cpuMillis: fc.integer({ min: 0, max: 3000 }), memoryMiB: fc.integer({ min: 0, max: 20_000 }) }),
        { nil: undefined },
    ),
    pod: fc.record({
        cpu: cores,
        memory,
        podsPerNode: fc.integer({ min: 1, max: 5 }),
        sidecars: others,
        initContainers: others,
    }),
});

/** The message followed to the letter: memory is text, cores are a number. */
function followed(given: Case, { path, reason }: Breach): Case | undefined {
    const [, size] = /[Ll]ower it to (\S+?)(?:,|\.$|\. )/.exec(reason) ?? [];
    if (size === undefined) return undefined;
    expect(path).to.match(/^workers\.w\.(cpu|memory)$/);
    if (path.endsWith(".cpu")) {
        expect(size).to.match(/^\d+(\.\d+)?$/);
        expect(Number(size)).to.be.greaterThan(0).and.lessThan(given.pod.cpu);
        return { ...given, pod: { ...given.pod, cpu: Number(size) } };
    }
    expect(size).to.match(/^[1-9]\d*(Mi|Gi)$/);
    return { ...given, pod: { ...given.pod, memory: size } };
}

describe("a size that is lowered to what the message says", () => {
    it("is not complained of again", () => {
        const counts = new Map<string, number>();
        fc.assert(
            fc.property(aCase, (given) => {
                for (const breach of said(given)) {
                    const after = followed(given, breach);
                    if (after === undefined) continue;
                    counts.set(breach.rule, (counts.get(breach.rule) ?? 0) + 1);
                    const again = said(after).filter(({ rule, path }) => rule === breach.rule && path === breach.path);
                    expect(again, breach.reason).to.deep.equal([]);
                }
            }),
            { numRuns: 2000 },
        );
        expect([...counts.keys()].sort()).to.deep.equal(RULES);
    });
});
