import { AwsError } from "../aws-error";

export const notFound = (message: string): AwsError => new AwsError("ResourceNotFoundException", message, 404);
export const inUse = (message: string): AwsError => new AwsError("ResourceInUseException", message, 409);
export const invalidParameter = (message: string): AwsError => new AwsError("InvalidParameterException", message);
export const invalidRequest = (message: string): AwsError => new AwsError("InvalidRequestException", message);
export const overLimit = (message: string): AwsError => new AwsError("ResourceLimitExceededException", message);
