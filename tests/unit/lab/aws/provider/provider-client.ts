import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { buildAwsProvider } from "../../../../lab/aws/provider/build";
import { fromStruct, type Properties, toStruct } from "../../../../lab/aws/provider/properties";

type Done<Answer> = (error: ServiceError | null, answer: Answer) => void;

/** The provider as the engine sees it: its process, and the calls of one resource type. */
export class ProviderClient {
    private constructor(
        private readonly process: ChildProcess,
        private readonly client: ResourceProviderClient,
    ) {}

    static async start(environment: NodeJS.ProcessEnv): Promise<ProviderClient> {
        const launcher = join(await buildAwsProvider(), "pulumi-resource-aws");
        const child = spawn(launcher, ["127.0.0.1:1"], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
        const [line] = (await once(child.stdout, "data")) as [Buffer];
        const client = new ResourceProviderClient(`127.0.0.1:${line.toString().trim()}`, credentials.createInsecure());
        const started = new ProviderClient(child, client);
        await answerOf<rpc.ConfigureResponse>((done) => client.configure(new rpc.ConfigureRequest(), done));
        return started;
    }

    async check(type: string, name: string, news: Properties, olds: Properties = {}) {
        const request = new rpc.CheckRequest()
            .setType(type)
            .setName(name)
            .setNews(toStruct(news))
            .setOlds(toStruct(olds));
        request.setRandomseed(Uint8Array.from([1, 2, 3, 4]));
        const answer = await answerOf<rpc.CheckResponse>((done) => this.client.check(request, done));
        const failures = answer.getFailuresList().map((failure) => failure.getProperty());
        return { inputs: fromStruct(answer.getInputs()), failures };
    }

    async diff(type: string, oldInputs: Properties, outputs: Properties, news: Properties) {
        const request = new rpc.DiffRequest().setType(type).setOldInputs(toStruct(oldInputs));
        request.setOlds(toStruct(outputs)).setNews(toStruct(news));
        const answer = await answerOf<rpc.DiffResponse>((done) => this.client.diff(request, done));
        return {
            paths: answer
                .getDetaileddiffMap()
                .getEntryList()
                .map(([path]) => path),
            replaces: answer.getReplacesList(),
        };
    }

    async create(type: string, inputs: Properties) {
        const request = new rpc.CreateRequest().setType(type).setProperties(toStruct(inputs));
        const answer = await answerOf<rpc.CreateResponse>((done) => this.client.create(request, done));
        return { id: answer.getId(), outputs: fromStruct(answer.getProperties()) };
    }

    async read(type: string, id: string, inputs: Properties) {
        const request = new rpc.ReadRequest().setType(type).setId(id).setInputs(toStruct(inputs));
        const answer = await answerOf<rpc.ReadResponse>((done) => this.client.read(request, done));
        return { id: answer.getId(), inputs: fromStruct(answer.getInputs()) };
    }

    async update(
        type: string,
        id: string,
        oldInputs: Properties,
        outputs: Properties,
        news: Properties,
        preview = false,
    ) {
        const request = new rpc.UpdateRequest().setType(type).setId(id).setPreview(preview);
        request.setOldInputs(toStruct(oldInputs)).setOlds(toStruct(outputs)).setNews(toStruct(news));
        const answer = await answerOf<rpc.UpdateResponse>((done) => this.client.update(request, done));
        return fromStruct(answer.getProperties());
    }

    async delete(type: string, id: string, inputs: Properties): Promise<void> {
        const request = new rpc.DeleteRequest().setType(type).setId(id).setOldInputs(toStruct(inputs));
        await answerOf<Empty>((done) => this.client.delete(request, done));
    }

    async invoke(token: string, args: Properties): Promise<Properties> {
        const request = new rpc.InvokeRequest().setTok(token).setArgs(toStruct(args));
        return fromStruct(
            (await answerOf<rpc.InvokeResponse>((done) => this.client.invoke(request, done))).getReturn(),
        );
    }

    async stop(): Promise<void> {
        this.client.close();
        this.process.kill();
        await once(this.process, "exit");
    }
}

function answerOf<Answer>(call: (done: Done<Answer>) => unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
        call((error, answer) => {
            if (error === null) resolve(answer);
            else reject(error);
        });
    });
}
