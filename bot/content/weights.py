"""What was learnt of an index, fitted once for each content and kept in the user's cache by its fingerprint."""

import os
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from dialogs.faq import Weights, fit, with_weights
from dialogs.library import Library


def cache_folder() -> Path:
    """Where things that can be made anew are kept: POLICYBOT_CACHE, else the user's cache."""
    chosen = os.environ.get("POLICYBOT_CACHE")
    return Path(chosen) if chosen else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "policybot"


def learnt(library: Library, fitting: Callable[[], None] = lambda: None) -> Library:
    """The library with what can be learnt of its phrasings; `fitting` is called before the seconds that takes."""
    index = library.index
    weights = kept(index.fingerprint)
    if weights is None:
        fitting()
        with ThreadPoolExecutor() as threads:  # numpy leaves the interpreter to the other while it multiplies
            weights = fit(index, threads.map)
        keep(weights)
    return replace(library, index=with_weights(index, weights))


def kept(fingerprint: str) -> Weights | None:
    """The weights of the index, where they have been fitted before and can still be read."""
    try:
        with np.load(_file(fingerprint), allow_pickle=False) as arrays:
            return Weights(fingerprint, {name: arrays[name] for name in arrays.files})
    except (OSError, ValueError, zipfile.BadZipFile):
        return None


def keep(weights: Weights) -> None:
    """Keep the weights; where nothing can be written they are fitted again next time."""
    file = _file(weights.fingerprint)
    part = file.with_suffix(f".{os.getpid()}.npz")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(part, **weights.arrays)  # type: ignore[arg-type] # its stub takes the names for options
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()


def _file(fingerprint: str) -> Path:
    return cache_folder() / f"weights-{fingerprint}.npz"
