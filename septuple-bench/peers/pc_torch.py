"""A predictive-coding epoch in PyTorch on the CPU, without autograd (see fashion.py for the formulas).

Every operation writes into a buffer made beforehand; e (1 − f²) is one kernel (tanh_backward); the descent
x ← x − r (e − Wᵀd) is addmm with β = 1 − r on x, then + r f; Adam is torch's fused one on a single flat parameter.
`--variant compile` gives the relaxation loop to torch.compile instead.
"""

import fashion  # first: it sets the environment
import numpy as np
import torch

from fashion import ADAM, BATCH, RELAXATION_RATE as R, RELAXATION_STEPS, SIZES, args

torch.set_num_threads(args.threads)
torch.set_default_dtype(torch.float64)
tanh_backward = torch.ops.aten.tanh_backward


def relax(x1, x2, target, pull, w2, b2, w3, b3):
    """The twenty steps, as plain formulas for torch.compile."""
    for _ in range(RELAXATION_STEPS):
        f2 = torch.tanh(torch.addmm(b2, x1, w2.t()))
        d2 = (x2 - f2) * (1 - f2 * f2)
        f3 = torch.tanh(torch.addmm(b3, x2, w3.t()))
        d3 = (target - f3) * (1 - f3 * f3)
        x1, x2 = (
            torch.mm(d2, w2) * R + (x1 * (1 - R) + pull),
            torch.mm(d3, w3) * R + (x2 * (1 - R) + R * f2),
        )
    return x1, x2


class Learner:
    compiled = staticmethod(torch.compile(relax)) if args.variant == "compile" else None

    def __init__(self, images, targets, weights):
        self.images, self.targets = torch.from_numpy(images), torch.from_numpy(targets)
        self.q = torch.zeros(sum(n * m + n for m, n in zip(SIZES, SIZES[1:])))
        self.q.grad = torch.zeros_like(self.q)
        self.wb, self.gwb = self.views(self.q), self.views(self.q.grad)
        for (w, _), initial in zip(self.wb, weights):
            w.copy_(torch.from_numpy(initial))
        betas = (ADAM["beta1"], ADAM["beta2"])
        self.adam = torch.optim.Adam([self.q], ADAM["rate"], betas, ADAM["epsilon"], fused=True)
        self.x, self.f, self.e, self.d = ([torch.empty(BATCH, n) for n in SIZES] for _ in range(4))
        self.pull = torch.empty_like(self.f[1])

    @staticmethod
    def views(flat):
        parts, at = [], 0
        for m, n in zip(SIZES, SIZES[1:]):
            parts.append((flat[at : at + n * m].view(n, m), flat[at + n * m : at + n * m + n]))
            at += n * m + n
        return parts

    def activate(self, l):
        w, b = self.wb[l - 1]
        torch.addmm(b, self.x[l - 1], w.t(), out=self.f[l])
        self.f[l].tanh_()

    def error(self, l):
        torch.sub(self.x[l], self.f[l], out=self.e[l])
        tanh_backward(self.e[l], self.f[l], grad_input=self.d[l])

    def step(self, chosen):
        x, f, d = self.x, self.f, self.d
        torch.index_select(self.images, 0, chosen, out=x[0])
        torch.index_select(self.targets, 0, chosen, out=x[3])
        self.activate(1)
        x[1].copy_(f[1])
        self.activate(2)
        x[2].copy_(f[2])
        torch.mul(f[1], R, out=self.pull)
        if self.compiled:
            (w2, b2), (w3, b3) = self.wb[1:]
            x[1], x[2] = self.compiled(x[1], x[2], x[3], self.pull, w2, b2, w3, b3)
        else:
            self.relax_in_place()
        self.activate(2)
        self.activate(3)
        for l in (1, 2, 3):
            self.error(l)
            gw, gb = self.gwb[l - 1]
            d[l].mul_(-1 / BATCH)
            torch.mm(d[l].t(), x[l - 1], out=gw)
            torch.sum(d[l], 0, out=gb)
        self.adam.step()

    def relax_in_place(self):
        x, f, d = self.x, self.f, self.d
        for _ in range(RELAXATION_STEPS):
            self.activate(2)
            self.error(2)
            self.activate(3)
            self.error(3)
            x[1].addmm_(d[2], self.wb[1][0], beta=1 - R, alpha=R).add_(self.pull)
            x[2].addmm_(d[3], self.wb[2][0], beta=1 - R, alpha=R).add_(f[2], alpha=R)

    def warm_up(self, plan):
        self.epoch(plan[0][:30])

    @torch.no_grad()
    def epoch(self, steps):
        for chosen in torch.from_numpy(np.ascontiguousarray(steps)):
            self.step(chosen)

    def parameters(self):
        return [(w.numpy(), b.numpy()) for w, b in self.wb]


features = torch.backends.cpu.get_cpu_capability()
fashion.run(Learner, ["torch"], variant=args.variant, kernels=features)
