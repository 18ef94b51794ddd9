import type { InvokeRequest, InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";

export const invoke = (request: InvokeRequest): Promise<InvokeResponse> =>
    Promise.reject(new Error(`this version of kuberay has no function "${request.getTok()}"`));
