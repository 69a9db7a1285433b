import pytest

from index.caches import Cache


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        pytest.param(["aa", "bbb", "ccccc"], ["aa", "bbb", "ccccc"], id="what has room"),
        pytest.param(["aa", "bbb", "ccccc", "d"], ["bbb", "ccccc", "d"], id="not the oldest"),
        pytest.param(["aa", "bbb", "ccccc", "aa", "d"], ["aa", "ccccc", "d"], id="what was asked"),
        pytest.param(["aa", "bbb", "cccccccccc"], ["cccccccccc"], id="one that takes all room"),
        pytest.param(["aa", "bbb", "ccccccccccc"], ["aa", "bbb"], id="not what is too large"),
    ],
)
def test_keeps_what_was_last_asked_for(asked: list[str], kept: list[str]) -> None:
    cache: Cache[str, str] = Cache(10, len)
    for text in asked:
        if cache.get(text) is None:
            cache.put(text, text)
    assert [text for text in dict.fromkeys(sorted(asked)) if cache.get(text)] == kept
