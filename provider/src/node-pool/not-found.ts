/**
 * Whether AWS says that there is no such cluster. The look-up of one cluster words it in Terraform's way, the list of
 * its node groups in that of EKS.
 */
export const isNotFound = (error: unknown): boolean =>
    error instanceof Error && /ResourceNotFoundException|No cluster found|couldn't find resource/.test(error.message);
