import { expect } from "chai";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const GOLDENS = join(__dirname, "../preview/goldens");

/** Compares with the committed golden. `npm run test:update-goldens` writes it anew, to be reviewed like code. */
export function expectGolden(name: string, actual: string): void {
    const path = join(GOLDENS, name);
    if (process.env.UPDATE_GOLDENS === "1") {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, actual);
    }
    expect(existsSync(path), `golden ${name}; npm run test:update-goldens writes it`).to.equal(true);
    expect(actual).to.equal(readFileSync(path, "utf8"));
}
