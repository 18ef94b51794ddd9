"""Works on two groups, with an actor on the head and one on each group, until no worker that it found in the group
"edited" computes any more. Tells how many tasks it did, and what became of the actors."""

import json
import os
import socket
import time

import ray
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

GROUPS = ("edited", "steady")
LIMIT = 240


@ray.remote(num_cpus=0)
class Ledger:
    def __init__(self):
        self.entries = 0

    def enter(self):
        self.entries += 1
        return self.entries

    def identity(self):
        return f"{socket.gethostname()} {os.getpid()}"


@ray.remote(num_cpus=0, max_retries=-1)
def square(number):
    time.sleep(0.2)
    return {"pod": socket.gethostname(), "square": number * number}


ray.init(log_to_driver=False, logging_level="ERROR")
here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
ledgers = {
    "head": Ledger.options(scheduling_strategy=here).remote(),
    "steady": Ledger.options(resources={"steady": 0.1}).remote(),
}
identities = {place: ray.get(ledger.identity.remote()) for place, ledger in ledgers.items()}


def round_of_work(number):
    tasks = {group: [square.options(resources={group: 0.5}).remote(number) for _ in range(4)] for group in GROUPS}
    done = {group: ray.get(refs) for group, refs in tasks.items()}
    if any(task["square"] != number * number for tasks in done.values() for task in tasks):
        raise ValueError(f"{number} was not squared: {done}")
    for ledger in ledgers.values():
        ray.get(ledger.enter.remote())
    return {group: {task["pod"] for task in tasks} for group, tasks in done.items()}


first = round_of_work(0)
print("working", flush=True)
rounds, ended, deadline = 1, time.time(), time.time() + LIMIT
# A few rounds more once all are new: a restart that goes on would be seen.
pods = first
while pods["edited"] & first["edited"] or time.time() < ended + 5:
    if pods["edited"] & first["edited"]:
        ended = time.time()
    if time.time() > deadline:
        raise TimeoutError(f"after {LIMIT} s {pods['edited'] & first['edited']} still compute")
    pods = round_of_work(rounds)
    rounds += 1

print(
    json.dumps(
        {
            "rounds": rounds,
            "entries": {place: ray.get(ledger.enter.remote()) - 1 for place, ledger in ledgers.items()},
            "before": identities,
            "after": {place: ray.get(ledger.identity.remote()) for place, ledger in ledgers.items()},
            "steady": sorted(first["steady"] | pods["steady"]),
        }
    )
)
