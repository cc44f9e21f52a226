#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads QR codes as telephones do, by ZXing-C++.

Takes grey pictures on its standard input, each as a line "WIDTH HEIGHT" and so many bytes, and
answers each with a line: what the codes on it hold, as hexadecimal UTF-8, one space between two.
Says "ready" first, or "missing" where the package python3-zxing-cpp is not installed.
"""
import sys

try:
    import numpy
    import zxingcpp
except ImportError:
    print("missing")
    sys.exit(0)


def read_pictures(stream):
    for line in iter(stream.readline, b""):
        width, height = (int(word) for word in line.split())
        picture = numpy.frombuffer(stream.read(width * height), numpy.uint8)
        yield picture.reshape(height, width)


print("ready", flush=True)
for one in read_pictures(sys.stdin.buffer):
    found = zxingcpp.read_barcodes(one, formats=zxingcpp.BarcodeFormat.QRCode)
    print(*(code.text.encode().hex() for code in found), flush=True)
