"""Reading end to end: sentences a second from bytes to claims, beside trafilatura and dateparser on the same text.

    python -m benchmarks.bench_read FILE ...

The peers do a part of the work: trafilatura tells which paragraphs of a page are its article, dateparser finds dates.
Times are of the processor, medians of several rounds on one core.
"""

from __future__ import annotations

import html
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bilateral.reading.article import read_article
from bilateral.reading.readers import read
from bilateral.reading.sentences import split_sentences

ROUNDS = 7


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    work()
    spent = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return statistics.median(spent)


def main() -> None:
    from dateparser.search import search_dates
    from trafilatura import bare_extraction

    for name in sys.argv[1:]:
        data = Path(name).read_bytes()
        article = read_article(data, name=name)
        count = len(split_sentences(article.view, article.body))
        words = [article.view[a:b] for a, b in article.body]
        page = f"<html><body><article>{''.join(f'<p>{html.escape(w)}</p>' for w in words)}</article></body></html>"
        whole = seconds(lambda: read(read_article(data, name=name)))  # noqa: B023
        as_page = seconds(lambda: read(read_article(page.encode())))  # noqa: B023
        body = seconds(lambda: bare_extraction(page, favor_precision=True))  # noqa: B023
        dates = seconds(lambda: [search_dates(w, languages=["en"]) for w in words], 1)  # noqa: B023
        print(f"{Path(name).name}: {count} sentences")
        print(f"  read, from bytes to claims     {count / whole:9,.0f} sentences a second")
        print(f"  the same body as a web page    {count / as_page:9,.0f}")
        print(f"  trafilatura, body alone        {count / body:9,.0f}")
        print(f"  dateparser, dates alone        {count / dates:9,.0f}")


if __name__ == "__main__":
    main()
