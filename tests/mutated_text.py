"""Texts and bytes, changed a little or badly, always alike for the same random numbers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

LETTERS = "aăâđêôơưấềộựỹÝĐIVXLlO0123456789.,;:%/-–()≥≤|\t\"'#*>+_`~=&<![]{}\\ \n\r"
FIGURES = (
    *("0", "-1", "07", "1.652", "4,325", "2,004", "951/1.652", "1.652/951", "0/0", "57,56%", "%", "100,01%", "7S,67%"),
    *("2Ô23", "l2", "trên 99%", "khoảng 30%", "gần 2.000", "5.775,6 tỷ", "31/02/2024", "99/99/9999", "1e400", "NaN"),
    *("9" * 400, "1." * 200, "9/" * 200, "½", "１２", "٣", "²", "Ⅳ", "-", "...", "16.1.", "a)", "(i)", "1.1.1.1.1.1"),
)
PIECES = (
    *("\x00", "\x07", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\u202e", "\u200b", "\u0301" * 50, "\ud7ff", "😀", "ﬁ"),
    *("|", "||||", "\t\t", "|---|---|", "\n\n", "\n| ", "\r", "```\n", "~~~\n", "    ", "> " * 20, "- " * 20, "---\n"),
    *("<table>", "</table>", "<tr><td colspan=9999 rowspan=65534>", "<td>", "<!--", "-->", "<![CDATA[", "]]>", "<b>"),
    *("<script>", "<style>", "&nbsp;", "&#0;", "&#xD800;", "&#99999999999;", "&a;", "<!DOCTYPE a [", "<?xml ?>"),
    *("đạt tỷ lệ", "trong đó", "hồ sơ", "cấp xã", "Chỉ tiêu", "Kết quả đạt", "ngày", "Biểu mẫu", "STT", "Đơn vị"),
    *("# ", "1. ", "I. ", "[a]: b", "[x](y)", "![", "**", "__", '"', '""', "'", ";", ",", ":", "  \n", "unit: "),
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1258", "latin-1", "utf-7", "shift-jis")


def mutated(text: str, random: Random) -> str:
    """The text after one to six changes."""
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        text = random.choice(CHANGES)(text, random)
    return text


def mutated_bytes(data: bytes, random: Random) -> bytes:
    """The bytes after one to six changes."""
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        data = random.choice(BYTE_CHANGES)(data, random)
    return data


def encoded(text: str, random: Random) -> bytes:
    """The text in UTF-8 mostly, else as another program would write it; what that cannot write is lost."""
    encoding = random.choice(ENCODINGS) if random.random() < 0.15 else "utf-8"
    return text.encode(encoding, "surrogatepass" if encoding == "utf-8" else "ignore")


def stretch(size: int, random: Random, longest: int = 60) -> tuple[int, int]:
    """From where to where, within so many."""
    start = random.randint(0, size)
    return start, min(size, start + random.choice((1, 2, 8, longest, size)))


def _letters(text: str, random: Random) -> str:
    """Letters exchanged, all over the text."""
    found = list(text)
    for _ in range(random.choice((1, 5, 50)) if found else 0):
        found[random.randrange(len(found))] = random.choice(LETTERS)
    return "".join(found)


def _digits(text: str, random: Random) -> str:
    """Some digits exchanged for others or for what a scanner takes them for."""
    share = random.choice((0.01, 0.1, 0.5))
    swap = "0123456789,./% OlISB"
    return "".join(random.choice(swap) if each.isdigit() and random.random() < share else each for each in text)


def _put(text: str, random: Random) -> str:
    """A piece put in, perhaps in place of something."""
    start, end = stretch(len(text), random, 6)
    piece = random.choice(random.choice((FIGURES, PIECES)))
    return text[:start] + piece + text[end if random.random() < 0.5 else start :]


def _left_out(text: str, random: Random) -> str:
    start, end = stretch(len(text), random)
    return text[:start] + text[end:]


def _repeated(text: str, random: Random) -> str:
    start, end = stretch(len(text), random)
    times = min(random.choice((2, 2, 10, 500)), 1 + 200_000 // max(1, end - start))
    return text[:start] + text[start:end] * times + text[end:]


def _lines(text: str, random: Random) -> str:
    """Lines doubled, left out, exchanged, joined or cut in two."""
    lines = text.split("\n")
    for _ in range(random.choice((1, 3, 20))):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(5):
            case 0:
                lines.insert(at, lines[other])
            case 1 if len(lines) > 1:
                del lines[at]
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3 if at + 1 < len(lines):
                lines[at] += " " + lines.pop(at + 1)
            case 4:
                cut = random.randint(0, len(lines[at]))
                lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
    return "\n".join(lines)


def _marks(text: str, random: Random) -> str:
    """One mark exchanged for another throughout: tabs for bars, commas for semicolons."""
    return text.replace(random.choice("\t|,;.\n<>%/()"), random.choice(("\t", "|", ",", ";", " ", "\n", "", "\t\t")))


def _cut_off(text: str, random: Random) -> str:
    start, _ = stretch(len(text), random)
    return text[:start] if random.random() < 0.5 else text[start:]


CHANGES: tuple[Callable[[str, Random], str], ...] = (
    *(_letters, _digits, _digits, _put, _put, _put, _left_out, _repeated, _lines, _lines, _marks, _cut_off),
)


def _flipped(data: bytes, random: Random) -> bytes:
    found = bytearray(data)
    for _ in range(random.choice((1, 4, 100)) if found else 0):
        found[random.randrange(len(found))] = random.randrange(256)
    return bytes(found)


def _bytes_put(data: bytes, random: Random) -> bytes:
    start, _ = stretch(len(data), random)
    return data[:start] + random.randbytes(random.choice((1, 4, 300))) + data[start:]


def _bytes_left_out(data: bytes, random: Random) -> bytes:
    start, end = stretch(len(data), random, 3_000)
    return data[:start] + data[end:]


def _bytes_doubled(data: bytes, random: Random) -> bytes:
    start, end = stretch(len(data), random, 3_000)
    return data[:end] + data[start:]


def _bytes_moved(data: bytes, random: Random) -> bytes:
    start, end = stretch(len(data), random, 3_000)
    return data[end:] + data[start:end] + data[:start]


def _number(data: bytes, random: Random) -> bytes:
    """Four bytes as the lengths and places in files are: large, nothing, or less than nothing."""
    start, _ = stretch(len(data), random)
    value = random.choice((0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFF, len(data)))
    return data[:start] + value.to_bytes(4, "little") + data[start + 4 :]


BYTE_CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_flipped, _flipped, _bytes_put, _bytes_left_out, _bytes_doubled, _bytes_moved, _number),
)
