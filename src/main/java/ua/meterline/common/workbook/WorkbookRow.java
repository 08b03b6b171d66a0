package ua.meterline.common.workbook;

import java.util.List;
import java.util.Set;

/**
 * A row of a sheet.
 *
 * @param number from 1, as a spreadsheet shows it
 * @param cells as texts: a number without exponent and trailing zeros, a date as {@code YYYY-MM-DD}; empty where there
 *     is nothing
 * @param formulas the indexes of the cells that a formula computes
 */
public record WorkbookRow(long number, List<String> cells, Set<Integer> formulas) {}
