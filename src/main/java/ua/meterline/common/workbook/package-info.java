/** Reads spreadsheet files within limits, whatever they claim to hold. */
package ua.meterline.common.workbook;
