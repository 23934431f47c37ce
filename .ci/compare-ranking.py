"""Compares a ranking with expected blast radii: compare-ranking.py RANKING.csv EXPECTED.csv"""

import csv
import sys

with open(sys.argv[1], newline="") as file:
    down = {row["component"]: int(row["down"]) for row in csv.DictReader(file)}
with open(sys.argv[2], newline="") as file:
    expected = {row["package"]: int(row["blast_radius"]) for row in csv.DictReader(file)}
expected |= {"debconf": 19833, "systemd": 134, "libsystemd0": 0}

wrong = {name: (down.get(name), count) for name, count in expected.items() if down.get(name) != count}
for name, (found, count) in wrong.items():
    print(f"{name}: found {found}, expected {count}", file=sys.stderr)
print(f"{len(expected) - len(wrong)} of {len(expected)} blast radii agree")
sys.exit(1 if wrong else 0)
