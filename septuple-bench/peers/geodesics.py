"""The ray of GeodesicRate around a mass of 1, by PyGRO (Dormand-Prince 8(5,3), compiled equations of second order) and, if it is there, EinsteinPy: peers of GeodesicRate."""

import logging

import peer

args = peer.arguments("geodesics", goal=12)

import numpy as np  # noqa: E402
import pygro  # noqa: E402

logging.disable(logging.CRITICAL)
FAR, CLOSEST, LENGTH = 1000.0, 10.0, 2000.0
impact = CLOSEST / np.sqrt(1 - 2 / CLOSEST)
lapse = 1 - 2 / FAR
radial = -np.sqrt(1 - impact**2 * lapse / FAR**2)

line = "-(1-2*M/r)*dt**2+1/(1-2*M/r)*dr**2+r**2*(dtheta**2+sin(theta)**2*dphi**2)"
metric = pygro.Metric("mass", ["t", "r", "theta", "phi"], line_element=line, M=1.0)
engine = pygro.GeodesicEngine(metric, backend="lambdify", integrator="dp853")


def ray(goal):
    path = pygro.Geodesic("null", engine, verbose=False)
    path.initial_x = [0.0, FAR, np.pi / 2, 0.0]
    path.set_starting_4velocity(u1=radial, u2=0.0, u3=impact / FAR**2)
    engine.integrate(path, LENGTH, 1.0, accuracy_goal=goal, precision_goal=goal)
    return path


path, exact = ray(args.goal), ray(args.goal + 2)
steps = len(path.tau)
wall = peer.seconds(lambda: ray(args.goal))
peer.report(
    "geodesic-schwarzschild-pygro",
    wall * 1e6,
    "us/ray",
    args,
    ["pygro", "numpy"],
    steps=steps,
    us_per_step=wall * 1e6 / steps,
    error=float(path.x[-1, 3] - exact.x[-1, 3]),
)

try:
    from einsteinpy.geodesic import Nulllike
except ImportError:
    raise SystemExit(0)

STEPS = 400


def short():
    return Nulllike(
        metric="Schwarzschild",
        metric_params=(),
        position=[40.0, np.pi / 2, 0.0],
        momentum=[-0.9, 0.0, 10.0],
        steps=STEPS,
        delta=0.5,
        return_cartesian=False,
        suppress_warnings=True,
    )


wall = peer.seconds(short, windows=2)
peer.report("geodesic-schwarzschild-einsteinpy", wall * 1e6 / STEPS, "us/step", args, ["einsteinpy", "numpy"], steps=STEPS)
