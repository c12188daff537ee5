import pytest

from corpus.exercise import ExerciseError, load_exercises

ROW = '{"question": "Vem?", "source_id": "x", "page": 7, "quote": "Nämnden"}'


def test_rows_are_read_in_order_and_blank_lines_are_nothing(tmp_path):
    file = tmp_path / "exercises.jsonl"
    file.write_text(f"{ROW}\n\n{ROW.replace('Vem', 'Vad')}\n", encoding="utf-8")
    assert [one.question for one in load_exercises(file)] == ["Vem?", "Vad?"]


@pytest.mark.parametrize("row", ["{", ROW.replace('"page": 7, ', ""), ROW.replace("Nämnden", "")])
def test_a_row_that_cannot_be_used_is_named_by_its_line(tmp_path, row):
    file = tmp_path / "exercises.jsonl"
    file.write_text(f"{ROW}\n{row}\n", encoding="utf-8")
    with pytest.raises(ExerciseError, match="line 2"):
        load_exercises(file)
