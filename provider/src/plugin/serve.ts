import { main } from "@pulumi/pulumi/provider/server";
import { PROVIDER_VERSION } from "../shared/provider-version";
import { reportBackgroundErrors } from "./background-errors";
import { construct } from "./construct";
import { door } from "./door";
import { endCleanly } from "./ending";
import { withOurHandlers } from "./hook";
import { readSchema } from "./schema";
import { Session } from "./session/session";
import { Tasks } from "./tasks";

/** Serves one engine, whose address is the last argument, until it ends. Prints the port it listens on. */
export async function serve(args: readonly string[]): Promise<void> {
    const session = new Session(args.at(-1));
    const tasks = new Tasks();
    endCleanly(session, tasks);
    reportBackgroundErrors(session);
    const library = { version: PROVIDER_VERSION, getSchema: readSchema, construct };
    await withOurHandlers(door(session, tasks), () => main(library, [...args]));
}
