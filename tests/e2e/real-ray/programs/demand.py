"""Three tasks that end only when all three run at once, each on a worker of its own: demand for three workers."""

import json
import socket
import time

import ray

TASKS = 3
# Most of a worker's 2 GiB. A task that waits gives its CPU back, and Ray would run two on one worker; memory it keeps.
MEMORY = 1536 * 1024 * 1024


@ray.remote(num_cpus=0)
class Meeting:
    def __init__(self):
        self.present = set()

    def arrive(self, task):
        self.present.add(task)

    def is_complete(self):
        return len(self.present) == TASKS


@ray.remote(num_cpus=1, memory=MEMORY)
def attend(meeting, task):
    ray.get(meeting.arrive.remote(task))
    while not ray.get(meeting.is_complete.remote()):
        time.sleep(0.2)
    return {"pod": socket.gethostname(), "square": task * task}


ray.init(log_to_driver=False, logging_level="ERROR")
meeting = Meeting.remote()
print(json.dumps(ray.get([attend.remote(meeting, task) for task in range(TASKS)])))
