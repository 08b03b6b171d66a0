package ua.meterline.common.workbook;

/**
 * A sheet of a workbook.
 *
 * @param title its name
 * @param rows those with cells, which can be iterated several times
 */
public record WorkbookSheet(String title, Iterable<WorkbookRow> rows) {}
