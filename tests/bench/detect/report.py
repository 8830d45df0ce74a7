"""The tables of a run, plain text of at most 120 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.bench.detect.results import Results
from tests.bench.detect.score import Rates, Scored
from tests.bench.detect.sets import ENGLISH, FOREIGN
from tests.bench.detect.speed import ratios
from tests.bench.detect.systems import SYSTEMS
from tests.bench.detect.targets import targets

HALF = "*"
FIRST, CELL = 20, 16


def report(results: Results, *, with_types: bool = False) -> str:
    """Return the whole report."""
    parts = [_notes(results), *_score_tables(results, with_types=with_types), *_cost_tables(results), _targets(results)]
    return "\n\n".join(part for part in parts if part)


def _notes(results: Results) -> str:
    lines = ["Detection, side by side in one run."]
    if results.is_quick:
        lines.append("QUICK: a few documents, one turn. These figures say that the bench works and nothing else.")
    if results.sets:
        lines += [
            f"{HALF} Our names model was trained on one half of this set: all systems are scored on the other half.",
            "uner_ewt is for evaluation only (share-alike). Presidio reads English; sets in other languages show what",
            "their readers get from it. Over-redaction counts every label but those that the set never marks.",
            "Our thresholds and scores were tuned on these development sets: expect less of texts from elsewhere.",
        ]
    return "\n".join(lines)


def _score_tables(results: Results, *, with_types: bool) -> Iterator[str]:
    keys = [key for key in SYSTEMS if any(key in one.systems for one in results.sets.values())]
    if not keys:
        return
    for title, names in (("English", ENGLISH), ("Other languages", FOREIGN)):
        shown = [name for name in names if name in results.sets]
        if not shown:
            continue
        rows = [
            (_named(results, name), [_leaks(results.sets[name].systems.get(key)) for key in keys]) for name in shown
        ]
        yield _grid(f"{title}: leak, over-redaction, F2 of PERSON (shares)", keys, rows)
    person = [
        (
            _named(results, name),
            [_rates(one.types.get("PERSON") if one else None) for one in map(found.systems.get, keys)],
        )
        for name, found in results.sets.items()
        if any("PERSON" in one.types for one in found.systems.values())
    ]
    yield _grid("PERSON: precision, recall, F2 by overlap", keys, person)
    if not with_types:
        return
    for name, found in results.sets.items():
        counted = next(iter(found.systems.values())).types
        rows = [
            (
                f"{label} {rates.marked}",
                [_rates(one.types.get(label) if one else None) for one in map(found.systems.get, keys)],
            )
            for label, rates in counted.items()
        ]
        rows.append(("all", [_rates(one.every if one else None) for one in map(found.systems.get, keys)]))
        yield _grid(f"{_named(results, name)}, {found.documents} documents: precision, recall, F2 by type", keys, rows)


def _cost_tables(results: Results) -> Iterator[str]:
    if results.rates:
        sizes = list(next(iter(results.rates.values())))
        lines = ["Characters per CPU second, one thread (median of the turns); times Presidio (least - greatest)"]
        for key, rates in results.rates.items():
            cells = [f"{size}: {_median(rates[size]):>12,.0f} {_times(results, key, size):<26}" for size in sizes]
            lines.append(f"{SYSTEMS[key].title:<{FIRST}}" + "".join(cells).rstrip())
        yield "\n".join(lines)
    if results.starts:
        lines = ["Cold start to the first answer in process, and resident memory then, after 1 KB, after 50 KB"]
        for key, start in results.starts.items():
            memory = ", ".join(f"{rss / 2**20:.0f}" for rss in start.rss.values())
            lines.append(f"{SYSTEMS[key].title:<{FIRST}}{start.wall_s:6.2f} s {start.cpu_s:6.2f} CPU s   {memory} MB")
        for key, cost in results.commands.items():
            title = "maskmill detect" + (" --no-names" if key == "patterns" else "")
            lines.append(
                f"{title:<{FIRST + 8}}{cost.wall_s:6.2f} s {cost.cpu_s:6.2f} CPU s   {cost.peak_bytes / 2**20:.0f} MB "
                "at most (whole command, 1 KB)"
            )
        yield "\n".join(lines)
    if results.sizes:
        lines = ["Large texts through the command"]
        for one in results.sizes:
            how = "with names" if one.with_names else "patterns only"
            rate = one.characters / one.cost.cpu_s
            lines.append(
                f"{one.characters / 1e6:g} MB, {how}: {one.cost.wall_s:.1f} s, {rate:,.0f} characters per CPU second, "
                f"{one.cost.peak_bytes / 2**20:.0f} MB at most"
            )
        yield "\n".join(lines)


def _targets(results: Results) -> str:
    found = targets(results)
    if not found:
        return ""
    width = max(len(one.what) for one in found)
    lines = [
        f"{one.what:<{width}}  {one.figure:<26}{one.wanted:<34}{'met' if one.is_met else 'MISSED'}" for one in found
    ]
    return "\n".join(["What was promised of `ours, redact`", *lines])


def _grid(title: str, keys: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> str:
    head = " " * FIRST + "".join(f"{SYSTEMS[key].title:<{CELL}}" for key in keys)
    body = [f"{name:<{FIRST}}" + "".join(f"{cell:<{CELL}}" for cell in cells) for name, cells in rows]
    return "\n".join([title, *(line.rstrip() for line in (head, *body))])


def _named(results: Results, name: str) -> str:
    return name + (HALF if results.sets[name].is_half else "")


def _leaks(one: Scored | None) -> str:
    if one is None:
        return ""
    person = one.types.get("PERSON")
    return " ".join(map(_share, (one.leak, one.over, person.f2 if person else None)))


def _rates(one: Rates | None) -> str:
    return " ".join(map(_share, (one.precision, one.recall, one.f2))) if one else ""


def _share(value: float | None) -> str:
    """Write a share in four signs."""
    return "   -" if value is None else f"{value:.3f}"[1:] if value < 0.9995 else "1.00"


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _times(results: Results, key: str, size: str) -> str:
    base = results.rates.get("presidio")
    if base is None or key == "presidio":
        return ""
    middle, low, high = ratios(results.rates[key][size], base[size])
    digits = 2 if middle < 10 else 0
    return f"{middle:,.{digits}f}x ({low:,.{digits}f} - {high:,.{digits}f})"
