import {
    type ConfigureRequest,
    ConfigureResponse,
    type ProviderHandshakeRequest,
    ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { decode } from "../wire/codec";
import type { Session } from "../session/session";

/** Components need secrets; without the rest, resources and outputs would reach us stripped of what they are. */
export const handshake = (session: Session) => (request: ProviderHandshakeRequest) => {
    session.connect(request.getEngineAddress());
    return Promise.resolve(
        new ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true).setAcceptOutputs(true),
    );
};

export const configure = (session: Session) => (request: ConfigureRequest) => {
    const { kubeconfig } = decode(request.getArgs()).value;
    session.kubeconfig = typeof kubeconfig === "string" && kubeconfig !== "" ? kubeconfig : undefined;
    session.renew();
    return Promise.resolve(
        new ConfigureResponse()
            .setAcceptsecrets(true)
            .setAcceptresources(true)
            .setAcceptoutputs(true)
            // Create and update are asked in previews too, so that known outputs stay known.
            .setSupportspreview(true),
    );
};
