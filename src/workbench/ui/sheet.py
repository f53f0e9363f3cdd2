"""The posting worksheet as a widget: a grid of amounts, codes and choices with its running balance."""

from workbench.model import Sheet
from workbench.ui.work import STATIC, WorkWidget


class Worksheet(WorkWidget[Sheet]):
    """A posting grid. The browser adds up; whether a sum is right is not known here."""

    NOUN = "cell"
    CHECK = "Check looks at balance and format only. It is free and does not say what is right."
    PRAISE = "Every amount stands where it belongs."
    SUBMITTED = "The worksheet as submitted"
    COLUMNS = "wb-pay"
    _esm = STATIC / "sheet.js"
    _css = STATIC / "sheet.css"

    @classmethod
    def described(cls, work: Sheet) -> dict[str, object]:
        """Columns, rows and what the tie column must equal."""
        columns = [
            {
                "id": column.id,
                "title": column.title,
                "spoken": column.spoken,
                "entry": column.entry.value,
                "choices": list(column.choices),
            }
            for column in work.columns
        ]
        rows = [{"id": row.id, "label": row.label, "code": row.code, "note": row.note, "charge": row.charge} for row in work.rows]
        return {
            "title": work.title,
            "columns": columns,
            "rows": rows,
            "tie_column": work.tie_column,
            "tie_total": work.tie_total,
            "tie_name": work.tie_name,
        }

    @classmethod
    def place(cls, work: Sheet, field: str) -> str:
        """Row and column of a cell."""
        for number, row in enumerate(work.rows, 1):
            for column in work.columns:
                if field == f"{row.id}.{column.id}":
                    return f"Row {number}, {column.spoken}"
        return ""
