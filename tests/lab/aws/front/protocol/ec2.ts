import { decodeForm } from "./form";
import type { Protocol } from "./protocol";
import { escaped, xmlMembers } from "./xml";

const XML = { "content-type": "text/xml;charset=UTF-8" };

export const ec2: Protocol = {
    decode: (model, request) => decodeForm("ec2", model, request),
    encode(model, operation, output, requestId) {
        const members = operation.output === undefined ? "" : xmlMembers(model, operation.output.shape, output, "item");
        const namespace = `http://ec2.amazonaws.com/doc/${model.metadata.apiVersion}/`;
        // Operations without output answer like the rest of EC2: <return>true</return>.
        const result = members === "" ? "<return>true</return>" : members;
        const body = `<requestId>${requestId}</requestId>${result}`;
        const tag = `${operation.name}Response`;
        return { status: 200, headers: XML, body: `<${tag} xmlns="${namespace}">${body}</${tag}>` };
    },
    encodeError(error, requestId) {
        const inner = `<Code>${error.code}</Code><Message>${escaped(error.message)}</Message>`;
        const body = `<Response><Errors><Error>${inner}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
        return { status: error.status, headers: XML, body };
    },
};
