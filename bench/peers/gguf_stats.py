"""What gguf-py and NumPy take for the statistics of quantised weights: `gguf.quants.dequantize` of the bytes that `WeightsBench` writes, then least, greatest, mean, deviation and a histogram of 64 bins.

Arguments: a type and the file with its blocks, each time; pairs as many as wanted. Gigabytes (10^9) of the file and numbers (10^9) a second of processor time, median of three.
"""
import statistics
import sys
import time

import gguf
import numpy as np


def stats(blocks, kind):
    values = gguf.quants.dequantize(blocks, kind)
    counts, _ = np.histogram(values, 64)
    return values.size, float(values.min()), float(values.max()), float(values.mean()), float(values.std()), counts


for name, path in zip(sys.argv[1::2], sys.argv[2::2]):
    kind = gguf.GGMLQuantizationType[name.upper()]
    elements, size = gguf.GGML_QUANT_SIZES[kind]
    raw = np.fromfile(path, np.uint8)
    blocks = raw[: raw.size // size * size].reshape(-1, size)
    rates = []
    for _ in range(3):
        began = time.process_time()
        found = stats(blocks, kind)
        rates.append(blocks.size / (time.process_time() - began) / 1e9)
    rate = statistics.median(rates)
    print(f"{name} {rate:.3f} GB/s, {rate * elements / size:.3f} G numbers/s; {found[0]} numbers, {found[1]:.9g} to {found[2]:.9g}, mean {found[3]:.6g}")
