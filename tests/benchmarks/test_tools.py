"""The benchmark's own reading and writing: what wrk and /proc say, the table, the budgets."""

import argparse
import os

import pytest

from . import processes
from .budgets import BUDGET, Weight, budget_table, needs
from .command import CANNOT, between, told
from .compression import compressed
from .errors import CannotMeasure
from .load import Load, drive, find_wrk, parse
from .measuring import Figures, Run, Subject, check, measure
from .pages import BARE, FILE, Result
from .scratch import scratch_site
from .server import Server
from .survey import Count
from .table import shown, table

WRK = """\
Running 3s test @ http://127.0.0.1:8000/
  2 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    14.21ms    3.02ms  61.20ms   91.07%
    Req/Sec   566.33     41.17   640.00     73.33%
  Latency Distribution
     50%   13.56ms
     75%   14.70ms
     90%   16.91ms
     99%    1.25s
  3390 requests in 3.01s, 128.61MB read
Requests/sec:   1126.25
Transfer/sec:     42.73MB
"""


def wrk_said(requests: int = 3390, refused: int = 0, broken: str = "") -> str:
    lines = WRK.replace("3390 requests", f"{requests} requests")
    if broken:
        lines += f"  Socket errors: {broken}\n"
    return lines + (f"  Non-2xx or 3xx responses: {refused}\n" if refused else "")


# --- wrk ---------------------------------------------------------------------------------------------


def test_parse_reads_what_wrk_prints():
    assert parse(wrk_said()) == Load(requests=3390, seconds=3.01, p50_ms=13.56, p99_ms=1250.0)


def test_parse_reads_microseconds_and_minutes():
    text = WRK.replace("13.56ms", "856.00us").replace("1.25s", "1.50m")

    assert (parse(text).p50_ms, parse(text).p99_ms) == (pytest.approx(0.856), 90_000.0)


def test_parse_counts_refusals_and_broken_connections():
    load = parse(wrk_said(refused=12, broken="connect 1, read 2, write 0, timeout 4"))

    assert (load.refused, load.broken) == (12, 7)


def test_parse_is_refused_where_nothing_was_answered():
    with pytest.raises(CannotMeasure, match="--seconds"):
        parse(wrk_said(requests=0))


def test_find_wrk_says_how_to_get_it(monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(CannotMeasure, match="apt install wrk"):
        find_wrk()


def test_drive_asks_this_machine_for_a_bounded_time(monkeypatch, tmp_path):
    fake = tmp_path / "wrk"
    fake.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\ncat <<END\n{WRK}END\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    drive(8765, "/ru/", seconds=2, connections=4, headers={"Cookie": "a=b"})

    assert (tmp_path / "asked").read_text() == (
        "--threads=2 --connections=4 --duration=2s --timeout=10s --latency "
        "--header=Cookie: a=b http://127.0.0.1:8765/ru/\n"
    )


# --- /proc -------------------------------------------------------------------------------------------


def test_parse_stat_finds_parent_and_ticks_behind_a_strange_name():
    line = "4242 (a (strange) name) S 17 4242 4242 0 -1 4194304 99 0 0 0 250 50 7 8 20 0 4 0 100 1 1\n"

    assert processes.parse_stat(line) == processes.Stat(parent=17, ticks=300)


def test_parse_pss_reads_the_sum_in_bytes():
    text = "55d0-7ffc ---p 00000000 00:00 0 [rollup]\nRss:     5000 kB\nPss:     1234 kB\nPss_Anon:     900 kB\n"

    assert processes.parse_pss(text) == 1234 * 1024


def test_tree_holds_a_process_and_all_below_it():
    stats = {pid: processes.Stat(parent, 0) for pid, parent in [(1, 0), (2, 1), (3, 2), (4, 2), (5, 1), (6, 3)]}

    assert sorted(processes.tree(2, stats)) == [2, 3, 4, 6]


@pytest.mark.skipif(not processes.PROC.is_dir(), reason="Only Linux has /proc.")
def test_a_process_of_ours_has_used_time_and_memory():
    assert processes.cpu_seconds(os.getpid()) > 0
    assert processes.memory(os.getpid()) > 1_000_000


def test_a_process_that_has_ended_used_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(processes, "PROC", tmp_path)

    assert (processes.cpu_seconds(1), processes.memory(1)) == (0, 0)


# --- Rounds ------------------------------------------------------------------------------------------


def test_measure_takes_turns_and_the_median(monkeypatch):
    asked = []
    answers = iter([100, 900, 300, 700, 200, 800])

    def fake_drive(port, path, **_kwargs):
        asked.append(path)
        return Load(requests=next(answers), seconds=1.0, p50_ms=1.0, p99_ms=len(asked))

    monkeypatch.setattr("tests.benchmarks.measuring.drive", fake_drive)
    monkeypatch.setattr(Server, "get", lambda self, path, headers, status: b"")
    monkeypatch.setattr(Server, "cpu_seconds", 0.0)
    subjects = [Subject(name, Server(1, 80), f"/{name}/") for name in ("one", "two")]

    figures = measure(subjects, Run(rounds=3, seconds=1, connections=2), lambda _sentence: None)

    assert asked == ["/one/", "/two/"] * 3
    assert figures == {"one": Figures(200, 1.0, 5, 0), "two": Figures(800, 1.0, 6, 0)}


@pytest.mark.parametrize(
    ("status", "refused", "broken"), [(200, 1, 0), (404, 9, 0), (200, 0, 1)], ids=["refused", "found", "broken"]
)
def test_check_refuses_answers_that_are_not_what_they_should_be(status, refused, broken):
    load = Load(requests=10, seconds=1, p50_ms=1, p99_ms=1, refused=refused, broken=broken)

    with pytest.raises(CannotMeasure, match="front"):
        check(Subject("front", Server(1, 80), status=status), load)


@pytest.mark.parametrize(("status", "refused"), [(200, 0), (404, 10)])
def test_check_accepts_what_was_expected(status, refused):
    load = Load(requests=10, seconds=1, p50_ms=1, p99_ms=1, refused=refused)

    assert check(Subject("front", Server(1, 80), status=status), load) is None


# --- The tables --------------------------------------------------------------------------------------


def test_table_aligns_names_to_the_left_and_figures_to_the_right():
    assert table(["page", "ms", "bytes"], [["front", 1.5, 62063], ["a story", None, 9]]) == (
        "page       ms   bytes\nfront    1.50  62,063\na story     -       9"
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, "-"),
        ("!", "!"),
        (0, "0"),
        (0.0, "0"),
        (12345, "12,345"),
        (12345.6, "12,346"),
        (123.4, "123"),
        (12.34, "12.3"),
        (1.234, "1.23"),
        (0.1234, "0.123"),
        (0.01234, "0.0123"),
        (0.001234, "0.00123"),
        (0.000001, "0.00000"),
    ],
)
def test_shown_keeps_three_digits_that_count(cell, text):
    assert shown(cell) == text


def test_result_is_one_line_with_its_ratios():
    count = Count("front", "/", 200, cookie="", queries=4, size=62063, gzipped=7602)
    result = Result("front", Figures(120.0, 8.0, 20.0, 7.5), to_bare=0.01, to_file=0.002, count=count)

    assert result.row == ["front", 120.0, 0.01, 0.002, 8.0, 20.0, 7.5, 4, 62063, 7602]


def test_result_of_a_yardstick_has_no_counts():
    assert Result(BARE, Figures(1, 2, 3, 4), 1.0, None, None).row == [BARE, 1, 1.0, None, 2, 3, 4, None, None, None]
    assert FILE != BARE


# --- The budgets -------------------------------------------------------------------------------------

PAGE = b"""<!doctype html><html lang="en"><head><title>Harbour opens</title>
<link rel="stylesheet" href="/static/site.css">
<link rel="preload" as="font" href="/static/serif.woff2" crossorigin>
<link rel="icon" href="/static/icon.svg">
<script type="module" src="/static/share.js"></script>
<script type="application/ld+json">{}</script>
</head><body><picture><source srcset="/media/a-320.avif 320w, https://cdn.example/a-800.avif 800w">
<img src="/media/a.jpg" alt="A harbour"></picture></body></html>"""


def test_needs_are_what_a_page_names_before_its_images():
    found = needs(PAGE)

    assert (found.css, found.js, found.fonts) == (["/static/site.css"], ["/static/share.js"], ["/static/serif.woff2"])


def test_needs_name_every_address_of_another_host():
    assert needs(PAGE).elsewhere == ["https://cdn.example/a-800.avif"]


def test_budget_table_marks_what_is_over():
    story = Weight(html=13_000, css=9_000, js=800, fonts=30_000, requests=4, elsewhere=0)

    assert budget_table({"story": story}) == (
        "bytes on the wire    HTML      CSS  scripts   fonts  requests  elsewhere\n"
        "story              13,000  9,000 !      800  30,000         4          0\n"
        "budget of a story  14,000    8,000    6,000  30,000         4          0"
    )
    assert BUDGET.requests == 4


def test_compressed_is_smaller_for_words():
    assert 0 < compressed(b"the harbour opened " * 200) < 400


# --- The command -------------------------------------------------------------------------------------


def test_told_ends_with_the_reason(capsys):
    def main():
        raise CannotMeasure("wrk is missing.")

    with pytest.raises(SystemExit) as ended:
        told(main)

    assert (ended.value.code, capsys.readouterr().err) == (CANNOT, "wrk is missing.\n")


@pytest.mark.parametrize("text", ["0", "31", "-1", "3.5", "many", ""])
def test_between_refuses_what_is_out_of_bounds(text):
    with pytest.raises(argparse.ArgumentTypeError, match="from 1 to 30"):
        between(1, 30)(text)


def test_between_takes_the_bounds_themselves():
    assert [between(1, 30)(text) for text in ("1", "30")] == [1, 30]


def test_scratch_site_refuses_what_is_no_postgresql_server():
    with pytest.raises(CannotMeasure, match="no address of a PostgreSQL server"), scratch_site(200, "mysql://here/"):
        pass
