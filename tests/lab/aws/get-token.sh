#!/bin/sh
# The lab's `aws`: the one command that a kubeconfig for EKS runs. It must be quick, since every client runs it, so it is
# a shell script. The token is in the file that KUBERAY_LAB_TOKEN_FILE names, else in `token` beside this script.

fail() {
    echo "aws (of the lab): $1" >&2
    exit 252
}

usage="the lab has only: aws eks get-token --cluster-name NAME [--region REGION] [--output json]"
service=""
command=""
cluster=""
while [ $# -gt 0 ]; do
    case "$1" in
    --cluster-name | --cluster-id) cluster="${2:-}" && shift ;;
    --cluster-name=*) cluster="${1#*=}" ;;
    --region | --profile | --role-arn | --endpoint-url) [ $# -gt 1 ] || fail "$1 needs a value" && shift ;;
    --output) [ "${2:-}" = json ] || fail "the lab answers in json only" && shift ;;
    --region=* | --profile=* | --role-arn=* | --endpoint-url=* | --output=json | --no-cli-pager) ;;
    -*) fail "unknown option $1; $usage" ;;
    *) if [ -z "$service" ]; then service="$1"; elif [ -z "$command" ]; then command="$1"; else fail "unknown argument $1; $usage"; fi ;;
    esac
    shift
done
[ "$service $command" = "eks get-token" ] || fail "no command \"$service $command\"; $usage"
[ -n "$cluster" ] || fail "--cluster-name is missing; $usage"

file="${KUBERAY_LAB_TOKEN_FILE:-$(dirname "$0")/token}"
[ -r "$file" ] || fail "cannot read the lab's token in $file; is the lab up?"
read -r token <"$file" || [ -n "$token" ] || fail "the lab's token in $file is empty"
# GNU date, else the one of macOS and the BSDs.
expires=$(date -u -d "+14 minutes" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -v+14M +%Y-%m-%dT%H:%M:%SZ)
printf '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","spec":{},"status":{"expirationTimestamp":"%s","token":"%s"}}\n' "$expires" "$token"
