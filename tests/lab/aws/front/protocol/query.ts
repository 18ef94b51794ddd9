import { decodeForm } from "./form";
import type { Protocol } from "./protocol";
import { escaped, xmlMembers } from "./xml";

const XML = { "content-type": "text/xml" };

/** IAM, STS, Auto Scaling. */
export const query: Protocol = {
    decode: (model, request) => decodeForm("query", model, request),
    encode(model, operation, output, requestId) {
        const { name, output: shape } = operation;
        const members = shape === undefined ? "" : xmlMembers(model, shape.shape, output, "member");
        const wrapper = shape?.resultWrapper ?? `${name}Result`;
        const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
        const body = `<${wrapper}>${members}</${wrapper}>${metadata}`;
        const namespace = model.metadata.xmlNamespace ?? "";
        return { status: 200, headers: XML, body: `<${name}Response xmlns="${namespace}">${body}</${name}Response>` };
    },
    encodeError(error, requestId) {
        const type = error.status >= 500 ? "Receiver" : "Sender";
        const inner = `<Type>${type}</Type><Code>${error.code}</Code><Message>${escaped(error.message)}</Message>`;
        const body = `<ErrorResponse><Error>${inner}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
        return { status: error.status, headers: XML, body };
    },
};
