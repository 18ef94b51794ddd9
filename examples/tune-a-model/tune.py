"""Finds the kernel ridge regression that predicts Friedman's function best: 24 trials, each with its own settings.

y = 10 sin(pi x1 x2) + 20 (x3 - 1/2)^2 + 10 x4 + 5 x5 + noise, and five inputs that say nothing (J. H. Friedman,
Multivariate Adaptive Regression Splines, 1991). The noise alone makes an error of 1, so no model does better.
"""

import json
import os
import socket

import numpy as np
import ray
from ray import tune

ROWS, INPUTS, FOLDS, TRIALS = 1200, 10, 5, int(os.environ.get("TRIALS", "24"))


def data():
    random = np.random.default_rng(seed=7)
    x = random.uniform(size=(ROWS, INPUTS))
    y = 10 * np.sin(np.pi * x[:, 0] * x[:, 1]) + 20 * (x[:, 2] - 0.5) ** 2 + 10 * x[:, 3] + 5 * x[:, 4]
    return x, y + random.normal(size=ROWS)


def kernel(left, right, width):
    squares = (left**2).sum(axis=1)[:, None] + (right**2).sum(axis=1)[None, :] - 2 * left @ right.T
    return np.exp(-squares / (2 * width**2))


def error(train, test, width, penalty):
    (x, y), (unseen, truth) = train, test
    mean = y.mean()
    weights = np.linalg.solve(kernel(x, x, width) + penalty * np.eye(len(x)), y - mean)
    predicted = kernel(unseen, x, width) @ weights + mean
    return float(np.sqrt(np.mean((predicted - truth) ** 2)))


def trial(settings):
    """The error on rows that the model has not seen, as the mean over the folds."""
    x, y = data()
    fold = np.arange(ROWS) % FOLDS
    errors = [
        error((x[fold != k], y[fold != k]), (x[fold == k], y[fold == k]), settings["width"], settings["penalty"])
        for k in range(FOLDS)
    ]
    return {"error": float(np.mean(errors)), "pod": socket.gethostname()}


ray.init()
tuner = tune.Tuner(
    tune.with_resources(trial, {"cpu": 1}),
    param_space={"width": tune.loguniform(0.05, 20), "penalty": tune.loguniform(1e-4, 10)},
    tune_config=tune.TuneConfig(metric="error", mode="min", num_samples=TRIALS),
)
results = tuner.fit()
best = results.get_best_result()
print(
    json.dumps(
        {
            "trials": len(results) - results.num_errors,
            "pods": len({result.metrics["pod"] for result in results if result.metrics}),
            "error": round(best.metrics["error"], 3),
            "width": round(best.config["width"], 3),
            "penalty": round(best.config["penalty"], 5),
        }
    )
)
