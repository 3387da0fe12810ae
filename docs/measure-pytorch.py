"""Records learners in PyTorch for `kind: measure`: python measure-pytorch.py [FILE.npy]"""
import sys

import numpy
import torch

replicas, inputs, hidden, frames, batch, rate = 64, 2, 3, 400, 8, 0.05
torch.manual_seed(1)
x = torch.randn(256, inputs)
y = torch.sin(x.sum(1))
a = torch.randn(1, hidden, inputs).repeat(replicas, 1, 1).requires_grad_()  # all replicas start from one point
b = torch.randn(1, hidden).repeat(replicas, 1).requires_grad_()
q = []
for _ in range(frames):
    q.append(torch.cat([a.flatten(1), b], 1).detach().numpy().copy())
    chosen = torch.randint(len(x), (replicas, batch))  # each replica draws its own samples
    answer = (torch.tanh(x[chosen] @ a.transpose(1, 2)) * b[:, None]).sum(2)
    loss = ((answer - y[chosen]) ** 2).mean(1).sum()
    for p, slope in zip((a, b), torch.autograd.grad(loss, (a, b)), strict=True):
        p.data -= rate * slope
file = sys.argv[1] if len(sys.argv) > 1 else "learner.npy"
numpy.save(file, numpy.stack(q))  # [time, replica, coordinate]
print(f"septuple run measure.yaml 'recording={{file: {file}, axes: [time, replica, coordinate], interval: {rate}}}'")
