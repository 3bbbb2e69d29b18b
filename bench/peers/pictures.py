"""The pictures of FigureBench by Matplotlib and Seaborn. Arguments: picture, the folder of its data, the file to write, and how often to draw again.

Whole-process times are taken around this script; with a number of rounds it prints the median of the warm ones.
"""

import sys
import time

picture, folder, out = sys.argv[1:4]
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 0

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd


def lines():
    data = pd.read_csv(f"{folder}/lines.csv")
    figure, axes = plt.subplots(figsize=(6.4, 4))
    for run, rows in data.groupby("run"):
        axes.plot(rows.step, rows.loss, label=run)
    axes.legend()
    figure.savefig(out)
    plt.close(figure)


def pairs():
    import seaborn as sns

    grid = sns.pairplot(pd.read_csv(f"{folder}/penguins.csv"), hue="species")
    grid.savefig(out)
    plt.close(grid.figure)


def heat():
    data = pd.read_csv(f"{folder}/heat.csv").pivot(index="y", columns="x", values="value")
    figure, axes = plt.subplots()
    figure.colorbar(axes.imshow(data))
    figure.savefig(out)
    plt.close(figure)


def points():
    data = pd.read_csv(f"{folder}/points.csv")
    figure, axes = plt.subplots(figsize=(12.8, 8))
    axes.scatter(data.x, data.y, s=2, alpha=0.1)
    figure.savefig(out)
    plt.close(figure)


draw = {"lines": lines, "pairs": pairs, "heat": heat, "points": points}[picture]
draw()
times = []
for _ in range(rounds):
    began = time.perf_counter()
    draw()
    times.append((time.perf_counter() - began) * 1000)
if times:
    print(f"{picture}: warm median {sorted(times)[len(times) // 2]:.0f} ms")
