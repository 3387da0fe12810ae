"""Time to an error √∫|δΨ|² of 1e-7 for iΨ' = (−∇²/2 + V)Ψ on a periodic grid of [−8, 8].

| problem | V | start | until | points |
|---|---|---|---|---|
| coherent | (x² + y²)/2 | ground state moved by 1 along x, with momentum 1 along y | 2π, where it returns | 64² |
| well | (x² − 9)²/72 | Gaussian of variance ½ about −2.5 | 10, against the eigenvectors of H | 128 |

| variant | |
|---|---|
| strang | e^{−iVτ/2} e^{−iTτ} e^{−iVτ/2} with scipy.fft, tables of phases, half steps joined: the method of trotter-suzuki with an exact T |
| qutip | `qutip.sesolve` (Adams, its default) on the sparse H, spectral T along each axis, tolerances as loose as the error allows |

Both take as few steps as reach the error.
"""

import peer

args = peer.arguments("Schroedinger", problem="coherent", variant="strang")

import numpy as np
import scipy.fft

ERROR = 1e-7
points = {"coherent": 64, "well": 128}[args.problem]
h = 16 / points
x = -8 + (np.arange(points) + 0.5) * h
k = 2 * np.pi * scipy.fft.fftfreq(points, h)
if args.problem == "coherent":
    v = (x[:, None] ** 2 + x**2) / 2
    t = (k[:, None] ** 2 + k**2) / 2
    start = np.exp(-((x[:, None] - 1) ** 2 + x**2) / 2) * np.exp(1j * x)
    until = 2 * np.pi
else:
    v = (x**2 - 9) ** 2 / 72
    t = k**2 / 2
    start = np.exp(-((x + 2.5) ** 2) / 2).astype(complex)
    until = 10.0
volume = h**v.ndim
start /= np.sqrt(np.sum(abs(start) ** 2) * volume)


def kinetic_matrix():
    return scipy.fft.ifft(k[:, None] ** 2 / 2 * scipy.fft.fft(np.eye(points), axis=0), axis=0)


if args.problem == "coherent":
    exact = start
else:
    energy, vector = np.linalg.eigh((kinetic_matrix() + np.diag(v)).real)
    exact = vector @ (np.exp(-1j * energy * until) * (vector.T @ start))


def error(psi):
    return np.sqrt(np.sum(abs(psi - exact) ** 2) * volume)


def strang(steps):
    tau = until / steps
    half, whole = np.exp(-0.5j * tau * v), np.exp(-1j * tau * v)
    kinetic = np.exp(-1j * tau * t)
    psi = start * half
    for step in range(steps):
        psi = scipy.fft.fftn(psi, workers=args.threads, overwrite_x=True)
        psi *= kinetic
        psi = scipy.fft.ifftn(psi, workers=args.threads, overwrite_x=True)
        psi *= whole if step < steps - 1 else half
    return psi


def least_steps():
    good = 64
    while error(strang(good)) > ERROR:
        good *= 2
    bad = good // 2
    while good - bad > good // 32:
        middle = (good + bad) // 2
        good, bad = (middle, bad) if error(strang(middle)) <= ERROR else (good, middle)
    return good


detail = {}
versions = ["numpy", "scipy"]
if args.variant == "strang":
    steps = least_steps()
    detail = {"steps": steps, "transform_pairs": steps}

    def work():
        return strang(steps)
else:
    import qutip
    import scipy.sparse

    versions.append("qutip")
    one = kinetic_matrix()
    if v.ndim == 2:
        eye = scipy.sparse.identity(points)
        matrix = scipy.sparse.kron(one, eye) + scipy.sparse.kron(eye, one)
    else:
        matrix = scipy.sparse.csr_matrix(one)
    matrix = (matrix + scipy.sparse.diags(v.ravel())).tocsr()
    hamiltonian = qutip.Qobj(matrix)
    ket = qutip.Qobj(start.reshape(-1, 1) * np.sqrt(volume))

    def solve(tolerance):
        options = {"atol": tolerance, "rtol": tolerance, "nsteps": 10**7, "progress_bar": ""}
        end = qutip.sesolve(hamiltonian, ket, [0, until], options=options).states[-1]
        return end.full().reshape(start.shape) / np.sqrt(volume)

    tolerance = 1e-10
    while error(solve(tolerance)) > ERROR:
        tolerance /= 4
    detail = {"tolerance": tolerance}

    def work():
        return solve(tolerance)


time = peer.seconds(work)
peer.report("schroedinger-" + args.problem, time, "s", args, versions, error=float(error(work())), **detail)
