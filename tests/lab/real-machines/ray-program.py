"""Runs as a driver in the head's pod: one part of a sum on each node of the Ray cluster, the head among them."""

import json
import socket

import ray
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

NUMBERS_PER_NODE = 1_000_000


@ray.remote(num_cpus=0)
def squares(first, last):
    return {"pod": socket.gethostname(), "first": first, "last": last, "sum": sum(n * n for n in range(first, last))}


ray.init(log_to_driver=False, logging_level="ERROR")
nodes = [node["NodeID"] for node in ray.nodes() if node["Alive"]]
parts = [
    squares.options(scheduling_strategy=NodeAffinitySchedulingStrategy(node, soft=False)).remote(
        at * NUMBERS_PER_NODE, (at + 1) * NUMBERS_PER_NODE
    )
    for at, node in enumerate(nodes)
]
done = ray.get(parts)
print(json.dumps({"parts": [{**part, "sum": str(part["sum"])} for part in done], "sum": str(sum(p["sum"] for p in done))}))
