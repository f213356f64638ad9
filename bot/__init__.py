"""Delivers what the dialogs decide."""

import os

# A question is too small a sum to be shared among threads: where another process is busy they wait for each other,
# and a matter of microseconds takes milliseconds.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
