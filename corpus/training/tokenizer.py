"""Learns the pieces that words are made of."""

import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable

from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Lowercase, Normalizer, Replace
from tokenizers.normalizers import Sequence as Normalizers
from tokenizers.pre_tokenizers import Metaspace, PreTokenizer, Punctuation
from tokenizers.pre_tokenizers import Sequence as PreTokenizers
from tokenizers.trainers import UnigramTrainer

from corpus.training.disturbance import without_diacritics

UNKNOWN = "[UNK]"
WORD_START = "\u2581"
SOFT_HYPHEN = "\u00ad"
WORD = re.compile(r"[^\W_]+")
# Enough text for stable pieces; the whole material takes minutes and changes little (arbitrary).
MAX_TEXTS = 100_000
# So that words typed without diacritics get pieces of their own (arbitrary).
SHARE_WITHOUT_DIACRITICS = 0.1
# A misspelling or a name this rare is better read by its pieces (arbitrary).
MIN_WORD_COUNT = 5


def train_tokenizer(texts: Iterable[str], *, pieces: int, seed: int) -> Tokenizer:
    """Learn a Unigram tokenizer that folds case and compatibility forms, and keeps Swedish letters.

    Half of the pieces are learnt as Unigram pieces, half are the commonest whole words: the
    trainer only sees each distinct word once, so it never proposes a word that is no part of
    another one, however common, and would cut it before its last letter.
    """
    sample = _sample(texts, random.Random(seed))
    tokenizer = _untrained()
    trainer = UnigramTrainer(
        vocab_size=pieces // 2, unk_token=UNKNOWN, special_tokens=[UNKNOWN], show_progress=False
    )
    tokenizer.train_from_iterator(sample, trainer)
    scores = _piece_scores(tokenizer)
    for word, score in _word_scores(sample):
        if len(scores) >= pieces:
            break
        scores.setdefault(word, score)
    tokenizer.model = Unigram(list(scores.items()), unk_id=0, byte_fallback=False)
    return tokenizer


def _untrained() -> Tokenizer:
    tokenizer = Tokenizer(Unigram())
    normalizers: list[Normalizer] = [NFKC(), Replace(SOFT_HYPHEN, ""), Lowercase()]
    pre_tokenizers: list[PreTokenizer] = [Metaspace(), Punctuation()]
    tokenizer.normalizer = Normalizers(normalizers)
    tokenizer.pre_tokenizer = PreTokenizers(pre_tokenizers)
    return tokenizer


def _sample(texts: Iterable[str], rng: random.Random) -> list[str]:
    distinct = sorted(set(texts))
    sample = []
    for text in rng.sample(distinct, k=min(len(distinct), MAX_TEXTS)):
        sample.append(text)
        if rng.random() < SHARE_WITHOUT_DIACRITICS:
            sample.append(without_diacritics(text))
    return sample


def _piece_scores(tokenizer: Tokenizer) -> dict[str, float]:
    """Each learnt piece with its log probability; the unknown piece comes first, as it must."""
    return dict(json.loads(tokenizer.to_str())["model"]["vocab"])


def _word_scores(sample: Iterable[str]) -> list[tuple[str, float]]:
    """List the words of the sample with their log probabilities, commonest first."""
    counts = Counter(word for text in sample for word in WORD.findall(text.lower()))
    total = counts.total()
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [
        (WORD_START + word, math.log(count / total))
        for word, count in ranked
        if count >= MIN_WORD_COUNT
    ]
